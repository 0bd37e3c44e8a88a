/* viva-changes.c: single changes, each enough to place everybody
 *
 * A change is first asked for generously (an examiner who could come at any time of those days); of
 * the plan that comes of it only what was used is kept, and that is planned once more by itself.
 * Nothing is offered that was not planned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-changes.h"

#include <glib/gi18n-lib.h>

#include "planning/viva-words.h"
#include "rules/clock.h"

#define SECONDS_PER_MINUTE 60

/* Of the time left. */
#define SHARE_OF_CHANGE 0.2

typedef struct
{
  const OfficeVivaProblem *question;
  int                      learner;
  OfficeVivaWatch          watch;
  GPtrArray               *would_suffice;
  GPtrArray               *changes;
} Finder;

static OfficeVivaSpan
whole_day (int minute)
{
  OfficeDay day = office_instant_to_day ((gint64) minute * SECONDS_PER_MINUTE);
  OfficeVivaSpan span = { minute, minute };
  gint64 instant;

  /* Midnight always exists, and once: clocks change at one. */
  if (office_instant_from_wall (day, 0, &instant, NULL))
    span.from = (int) (instant / SECONDS_PER_MINUTE);
  if (office_instant_from_wall (day + 1, 0, &instant, NULL))
    span.to = (int) (instant / SECONDS_PER_MINUTE);
  return span;
}

/**
 * office_viva_changes_open_days:
 * @problem: a problem
 * @examiner: one of it or of a copy
 *
 * Makes an examiner available at any time of every day on which anybody examines.
 */
void
office_viva_changes_open_days (const OfficeVivaProblem *problem,
                               OfficeVivaExaminer      *examiner)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (OfficeVivaSpan));

  for (guint e = 0; e < problem->examiners->len; e++)
    {
      GArray *available = office_viva_problem_examiner (problem, (int) e)->available;

      for (guint i = 0; i < available->len; i++)
        {
          OfficeVivaSpan span = { whole_day (g_array_index (available, OfficeVivaSpan, i).from).from,
                                  whole_day (g_array_index (available, OfficeVivaSpan, i).to - 1).to };

          g_array_append_val (days, span);
        }
    }
  g_array_set_size (examiner->available, 0);
  g_array_append_vals (examiner->available, days->data, days->len);
}

/* No change may take the time of all that are still to be tried. */
static gboolean
fits (Finder                   *finder,
      const OfficeVivaProblem  *question,
      OfficeVivaPlan          **plan)
{
  OfficeVivaWatch slice
    = office_viva_watch_slice (&finder->watch, office_viva_watch_seconds (&finder->watch) * SHARE_OF_CHANGE);

  return office_viva_fit_all (question, &slice, plan) == OFFICE_VIVA_IT_FITS;
}

/* Plans a change by itself; keeps it when everybody has a place. Takes @change and @words. */
static gboolean
offer (Finder            *finder,
       OfficeVivaProblem *change,
       char              *words)
{
  if (!fits (finder, change, NULL))
    {
      office_viva_problem_free (change);
      g_free (words);
      return FALSE;
    }

  g_ptr_array_add (finder->would_suffice, words);
  g_ptr_array_add (finder->changes, change);
  return TRUE;
}

static const OfficeVivaPlacement *
place_of (const OfficeVivaPlan *plan,
          int                   learner)
{
  for (guint i = 0; i < plan->placements->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (plan->placements, i);

      if (placement->learner == learner)
        return placement;
    }
  return NULL;
}

static void
learner_comes_then (Finder *finder)
{
  g_autoptr (OfficeVivaProblem) generous = office_viva_problem_copy (finder->question);
  g_autoptr (OfficeVivaPlan) plan = NULL;
  OfficeVivaProblem *change;
  OfficeVivaSpan span;

  if (office_viva_problem_learner (generous, finder->learner)->any_time)
    return;

  office_viva_problem_learner (generous, finder->learner)->any_time = TRUE;
  if (!fits (finder, generous, &plan))
    return;

  span.from = place_of (plan, finder->learner)->at;
  span.to = span.from + place_of (plan, finder->learner)->minutes;
  change = office_viva_problem_copy (finder->question);
  g_array_append_val (office_viva_problem_learner (change, finder->learner)->available, span);
  offer (finder, change, office_viva_words_for_time (office_viva_learner_name (office_viva_problem_learner (finder->question, finder->learner)),
                                      &span));
}

static gboolean
offer_time (Finder         *finder,
            int             examiner,
            OfficeVivaSpan  span)
{
  OfficeVivaProblem *change = office_viva_problem_copy (finder->question);
  OfficeVivaExaminer *asked = office_viva_problem_examiner (change, examiner);

  g_array_append_val (asked->available, span);
  return offer (finder, change, office_viva_words_for_time (asked->name, &span));
}

static gboolean
holds (GArray                    *spans,
       const OfficeVivaPlacement *placement)
{
  for (guint i = 0; i < spans->len; i++)
    if (g_array_index (spans, OfficeVivaSpan, i).from <= placement->at
        && placement->ends <= g_array_index (spans, OfficeVivaSpan, i).to)
      return TRUE;
  return FALSE;
}

static gboolean
examines (const OfficeVivaPlacement *placement,
          int                        examiner)
{
  for (guint i = 0; i < placement->panel->len; i++)
    if (g_array_index (placement->panel, int, i) == examiner)
      return TRUE;
  return FALSE;
}

/* A viva's length before or after a time that the examiner has given: the least to ask for. */
static gboolean
a_little_longer (Finder *finder,
                 int     examiner)
{
  GArray *available = office_viva_problem_examiner (finder->question, examiner)->available;
  int total = office_viva_problem_total_minutes (finder->question, finder->learner);

  for (guint i = 0; i < available->len; i++)
    {
      const OfficeVivaSpan *span = &g_array_index (available, OfficeVivaSpan, i);

      if (offer_time (finder, examiner, (OfficeVivaSpan) { span->to, span->to + total })
          || offer_time (finder, examiner, (OfficeVivaSpan) { span->from - total, span->from }))
        return TRUE;
    }
  return FALSE;
}

static void
examiner_comes_then (Finder *finder,
                     int     examiner)
{
  g_autoptr (OfficeVivaProblem) generous = office_viva_problem_copy (finder->question);
  g_autoptr (OfficeVivaPlan) plan = NULL;
  GArray *available = office_viva_problem_examiner (finder->question, examiner)->available;

  office_viva_changes_open_days (finder->question, office_viva_problem_examiner (generous, examiner));
  if (!fits (finder, generous, &plan) || a_little_longer (finder, examiner))
    return;

  for (guint i = 0; i < plan->placements->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (plan->placements, i);

      if (examines (placement, examiner) && !holds (available, placement)
          && offer_time (finder, examiner, (OfficeVivaSpan) { placement->at, placement->ends }))
        return;
    }
}

static void
examiner_takes_one_more (Finder *finder,
                         int     examiner)
{
  OfficeVivaProblem *change = office_viva_problem_copy (finder->question);
  OfficeVivaExaminer *asked = office_viva_problem_examiner (change, examiner);

  if (asked->max_per_day == 0)
    {
      office_viva_problem_free (change);
      return;
    }

  asked->max_per_day++;
  offer (finder, change, office_viva_words_for_most (asked));
}

static void
one_more_room (Finder *finder)
{
  OfficeVivaProblem *change;

  if (finder->question->rooms == NULL)
    return;

  change = office_viva_problem_copy (finder->question);
  g_ptr_array_add (change->rooms, g_strdup (""));
  offer (finder, change, g_strdup (_("one more room")));
}

/* Somebody whom nothing speaks against, available in @spans. */
static OfficeVivaProblem *
with_another_examiner (const OfficeVivaProblem *question)
{
  OfficeVivaProblem *change = office_viva_problem_copy (question);
  gsize n_examiners = question->examiners->len;
  guint8 *conflicts = g_new0 (guint8, question->learners->len * (n_examiners + 1));

  for (gsize l = 0; l < question->learners->len; l++)
    for (gsize e = 0; e < n_examiners; e++)
      conflicts[l * (n_examiners + 1) + e] = question->conflicts[l * n_examiners + e];
  g_free (change->conflicts);
  change->conflicts = conflicts;
  office_viva_problem_add_examiner (change, "");
  return change;
}

static void
another_examiner (Finder *finder)
{
  g_autoptr (OfficeVivaProblem) generous = with_another_examiner (finder->question);
  g_autoptr (OfficeVivaPlan) plan = NULL;
  int newcomer = (int) finder->question->examiners->len;

  office_viva_changes_open_days (finder->question, office_viva_problem_examiner (generous, newcomer));
  if (!fits (finder, generous, &plan))
    return;

  for (guint i = 0; i < plan->placements->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (plan->placements, i);
      const OfficeVivaLearner *learner = office_viva_problem_learner (finder->question, placement->learner);
      OfficeVivaSpan span = { placement->at, placement->ends };
      OfficeVivaProblem *change;

      if (!examines (placement, newcomer))
        continue;

      change = with_another_examiner (finder->question);
      g_array_append_val (office_viva_problem_examiner (change, newcomer)->available, span);
      if (offer (finder, change, office_viva_words_for_newcomer (learner, &span)))
        return;
    }
}

/**
 * office_viva_changes_find:
 * @question: a problem in which not everybody has a place
 * @reference: the learner whose times may change
 * @watch: when to stop
 * @would_suffice: (element-type utf8): where to add each change in words
 * @changes: (element-type OfficeVivaProblem): where to add what it makes of the question
 *
 * Looks for single changes, each of which is enough: a time of the learner or of an examiner, one
 * viva more a day, a room, another examiner (VIVA-4). A conflict of interest is never lifted.
 */
void
office_viva_changes_find (const OfficeVivaProblem *question,
                          const char              *reference,
                          const OfficeVivaWatch   *watch,
                          GPtrArray               *would_suffice,
                          GPtrArray               *changes)
{
  Finder finder = { question, 0, *watch, would_suffice, changes };

  while (!g_str_equal (office_viva_problem_learner (question, finder.learner)->reference, reference))
    finder.learner++;

  learner_comes_then (&finder);
  for (int e = 0; e < (int) question->examiners->len && !office_viva_watch_is_over (watch); e++)
    {
      examiner_comes_then (&finder, e);
      examiner_takes_one_more (&finder, e);
    }
  if (!office_viva_watch_is_over (watch))
    one_more_room (&finder);
  if (!office_viva_watch_is_over (watch))
    another_examiner (&finder);
}
