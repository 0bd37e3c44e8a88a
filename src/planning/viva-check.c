/* viva-check.c: what stands against one viva beside the others
 *
 * The planner never makes such a viva; a person who moves one may, and is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-check.h"

#include <glib/gi18n-lib.h>

#include "planning/viva-explain.h"
#include "planning/viva-words.h"
#include "rules/clock.h"

#define SECONDS_PER_MINUTE 60

typedef struct
{
  const OfficeVivaProblem   *problem;
  GPtrArray                 *placements;
  const OfficeVivaPlacement *asked;
  GPtrArray                 *reasons;
} Check;

static void
say (Check *check,
     char  *sentence)
{
  g_ptr_array_add (check->reasons, sentence);
}

static const char *
name_of_learner (const Check *check,
                 int          learner)
{
  return office_viva_learner_name (office_viva_problem_learner (check->problem, learner));
}

/* Whether the spans, which may overlap, hold all of [from, to) together. */
static gboolean
spans_hold (GArray *spans,
            int     from,
            int     to)
{
  for (guint i = 0; i < spans->len && from < to; i++)
    {
      const OfficeVivaSpan *span = &g_array_index (spans, OfficeVivaSpan, i);

      if (span->from <= from && from < span->to)
        {
          from = span->to;
          i = (guint) -1;
        }
    }
  return from >= to;
}

static gboolean
takes (const OfficeVivaPlacement *placement,
       int                        examiner)
{
  for (guint i = 0; i < placement->panel->len; i++)
    if (g_array_index (placement->panel, int, i) == examiner)
      return TRUE;

  return FALSE;
}

/* Of the others, not the same learner's. */
static const OfficeVivaPlacement *
other (const Check *check,
       guint        index)
{
  const OfficeVivaPlacement *placement = g_ptr_array_index (check->placements, index);

  return placement->learner != check->asked->learner ? placement : NULL;
}

static void
check_learner (Check *check)
{
  const OfficeVivaPlacement *asked = check->asked;
  OfficeVivaLearner *learner = office_viva_problem_learner (check->problem, asked->learner);
  OfficeVivaSpan span = { asked->at, asked->at + asked->minutes };

  if (!learner->any_time && !spans_hold (learner->available, span.from, span.to))
    {
      g_autofree char *when = office_viva_words_for_span (&span);

      /* Translators: a learner, "on 19 November 2025 from 14:00 to 14:20" */
      say (check, g_strdup_printf (_("%s cannot come %s."), office_viva_learner_name (learner), when));
    }
}

static void
check_conflict (Check *check,
                int    examiner)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (OfficeVivaFact));
  OfficeVivaFact fact = { OFFICE_VIVA_FACT_CONFLICT, examiner };

  if (office_viva_problem_conflict (check->problem, check->asked->learner, examiner) == OFFICE_VIVA_CONFLICT_NONE)
    return;
  g_array_append_val (facts, fact);
  office_viva_words_for_facts (check->problem, check->asked->learner, facts, check->reasons);
}

static void
check_available (Check *check,
                 int    examiner)
{
  OfficeVivaExaminer *asked = office_viva_problem_examiner (check->problem, examiner);
  OfficeVivaSpan span = { check->asked->at, check->asked->ends };
  g_autofree char *when = NULL;

  if (spans_hold (asked->available, span.from, span.to))
    return;
  when = office_viva_words_for_span (&span);
  /* Translators: an examiner, "on 19 November 2025 from 14:00 to 14:30" */
  say (check, g_strdup_printf (_("%s is not available %s."), asked->name, when));
}

/* Who else is with this examiner, or in this room, at that time. */
static void
check_overlaps (Check      *check,
                int         examiner,
                int         room,
                const char *what)
{
  for (guint i = 0; i < check->placements->len; i++)
    {
      const OfficeVivaPlacement *placement = other (check, i);
      OfficeVivaSpan span;
      g_autofree char *when = NULL;

      if (placement == NULL || placement->ends <= check->asked->at || check->asked->ends <= placement->at
          || (examiner >= 0 && !takes (placement, examiner)) || (room >= 0 && placement->room != room))
        continue;
      span = (OfficeVivaSpan) { placement->at, placement->ends };
      when = office_viva_words_for_span (&span);
      if (examiner >= 0)
        /* Translators: an examiner, a learner, "on 19 November 2025 from 14:00 to 14:30" */
        say (check, g_strdup_printf (_("%s examines %s %s."), what, name_of_learner (check, placement->learner), when));
      else
        /* Translators: a room, a learner, "on 19 November 2025 from 14:00 to 14:30" */
        say (check, g_strdup_printf (_("In %s is the viva of %s %s."), what, name_of_learner (check, placement->learner),
                                     when));
    }
}

static int
compare_placements (gconstpointer a,
                    gconstpointer b)
{
  const OfficeVivaPlacement *first = *(OfficeVivaPlacement *const *) a;
  const OfficeVivaPlacement *second = *(OfficeVivaPlacement *const *) b;

  return (first->at > second->at) - (first->at < second->at);
}

static OfficeDay
day_of (const OfficeVivaPlacement *placement)
{
  return office_instant_to_day ((gint64) placement->at * SECONDS_PER_MINUTE);
}

/* The vivas of the examiner on that day, with the one asked about, in order of time. */
static GPtrArray *
diary_of (const Check *check,
          int          examiner)
{
  GPtrArray *diary = g_ptr_array_new ();

  g_ptr_array_add (diary, (gpointer) check->asked);
  for (guint i = 0; i < check->placements->len; i++)
    {
      const OfficeVivaPlacement *placement = other (check, i);

      if (placement != NULL && takes (placement, examiner) && day_of (placement) == day_of (check->asked))
        g_ptr_array_add (diary, (gpointer) placement);
    }
  g_ptr_array_sort (diary, compare_placements);
  return diary;
}

/* How many there are in the row that holds the viva asked about (VIVA-1). */
static int
length_of_row (const Check *check,
               GPtrArray   *diary)
{
  gboolean holds = FALSE;
  int n = 0;

  for (guint i = 0; i < diary->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (diary, i);
      const OfficeVivaPlacement *before = i > 0 ? g_ptr_array_index (diary, i - 1) : NULL;

      if (before != NULL && placement->at - before->ends >= check->problem->break_minutes)
        {
          if (holds)
            return n;
          n = 0;
        }
      holds = holds || placement == check->asked;
      n++;
    }
  return n;
}

static void
check_diary (Check *check,
             int    examiner)
{
  const OfficeVivaProblem *problem = check->problem;
  const OfficeVivaExaminer *asked = office_viva_problem_examiner (problem, examiner);
  g_autoptr (GPtrArray) diary = diary_of (check, examiner);
  int row = length_of_row (check, diary);

  if (asked->max_per_day > 0 && (int) diary->len > asked->max_per_day)
    say (check, g_strdup_printf (ngettext ("%s takes at most %d viva a day, and would have %u.",
                                           "%s takes at most %d vivas a day, and would have %u.",
                                           (gulong) asked->max_per_day),
                                 asked->name, asked->max_per_day, diary->len));
  if (problem->break_after > 0 && row > problem->break_after)
    say (check, g_strdup_printf (_("%s would have %d vivas in a row: after %d a break of %d minutes is due."), asked->name,
                                 row, problem->break_after, problem->break_minutes));
}

static void
check_room (Check *check)
{
  const OfficeVivaPlacement *asked = check->asked;
  const char *name;

  if (asked->room < 0 || check->problem->rooms == NULL)
    return;
  name = g_ptr_array_index (check->problem->rooms, (guint) asked->room);
  check_overlaps (check, -1, asked->room, name);
  if (!office_viva_problem_room_open (check->problem, asked->room, asked->at, asked->ends))
    {
      OfficeVivaSpan span = { asked->at, asked->ends };
      g_autofree char *when = office_viva_words_for_span (&span);

      /* Translators: a room, "on 19 November 2025 from 14:00 to 14:30" */
      say (check, g_strdup_printf (_("%s is taken by something else %s."), name, when));
    }
}

/**
 * office_viva_check:
 * @problem: what the vivas are planned by
 * @placements: (element-type OfficeVivaPlacement): all of them; another of the same learner is not read
 * @placement: the one asked about, anywhere at all
 *
 * Says what of VIVA-1 and VIVA-2 stands against a viva where it is: conflicts of interest, availability,
 * others at the same time, the number a day, the row without a break, the room.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each; none when it can stand
 */
GPtrArray *
office_viva_check (const OfficeVivaProblem   *problem,
                   GPtrArray                 *placements,
                   const OfficeVivaPlacement *placement)
{
  Check check = { problem, placements, placement, g_ptr_array_new_with_free_func (g_free) };

  if ((int) placement->panel->len != problem->panel)
    say (&check, g_strdup_printf (ngettext ("A viva takes %d examiner.", "A viva takes %d examiners.",
                                            (gulong) problem->panel),
                                  problem->panel));
  check_learner (&check);
  for (guint i = 0; i < placement->panel->len; i++)
    {
      int examiner = g_array_index (placement->panel, int, i);

      check_conflict (&check, examiner);
      check_available (&check, examiner);
      check_overlaps (&check, examiner, -1, office_viva_problem_examiner (problem, examiner)->name);
      check_diary (&check, examiner);
    }
  check_room (&check);
  return check.reasons;
}
