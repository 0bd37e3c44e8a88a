/* viva-words.c: what stands in the way of a viva, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "planning/viva-explain.h"
#include "rules/clock.h"

#define SECONDS_PER_MINUTE 60
#define MOST_SPANS 4

static char *
time_of_day (int minute)
{
  int second = office_instant_second_of_day ((gint64) minute * SECONDS_PER_MINUTE);

  return g_strdup_printf ("%02d:%02d", second / 3600, second / 60 % 60);
}

static OfficeDay
day_of (int minute)
{
  return office_instant_to_day ((gint64) minute * SECONDS_PER_MINUTE);
}

/**
 * office_viva_words_for_span:
 * @span: a time
 *
 * Returns: (transfer full): "on 19 November 2025 from 14:00 to 14:30"
 */
char *
office_viva_words_for_span (const OfficeVivaSpan *span)
{
  g_autofree char *day = office_day_to_long (day_of (span->from));
  g_autofree char *from = time_of_day (span->from);
  g_autofree char *last_day = office_day_to_long (day_of (span->to));
  g_autofree char *to = time_of_day (span->to);

  if (day_of (span->from) == day_of (span->to))
    /* Translators: a day, a time of day and another */
    return g_strdup_printf (_("on %s from %s to %s"), day, from, to);

  /* Translators: a day and time of day, then another */
  return g_strdup_printf (_("from %s %s to %s %s"), day, from, last_day, to);
}

static char *
describe_spans (GArray *spans)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (spans->len, MOST_SPANS); i++)
    g_ptr_array_add (parts, office_viva_words_for_span (&g_array_index (spans, OfficeVivaSpan, i)));
  if (spans->len > MOST_SPANS)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u more time", "%u more times", spans->len - MOST_SPANS),
                                             spans->len - MOST_SPANS));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static char *
describe_conflict (const OfficeVivaProblem *problem,
                   int                      learner,
                   int                      examiner)
{
  const OfficeVivaLearner *asked = office_viva_problem_learner (problem, learner);
  const char *name = office_viva_problem_examiner (problem, examiner)->name;
  g_autofree char *employer = g_strstrip (g_strdup (asked->employer != NULL ? asked->employer : ""));

  if (office_viva_problem_conflict (problem, learner, examiner) == OFFICE_VIVA_CONFLICT_EMPLOYER)
    /* Translators: an examiner, a learner's reference, an employer */
    return g_strdup_printf (_("%s may not examine %s: both are employed by %s."), name, office_viva_learner_name (asked),
                            employer);

  /* Translators: an examiner, a learner's reference */
  return g_strdup_printf (_("%s may not examine %s: a conflict of interest is declared."), name,
                          office_viva_learner_name (asked));
}

static char *
describe_learner_times (const OfficeVivaLearner *learner)
{
  g_autofree char *times = describe_spans (learner->available);

  if (learner->available->len == 0)
    return g_strdup_printf (_("%s has no time at which they can come."), office_viva_learner_name (learner));
  /* Translators: a learner's reference, "on 19 November 2025 from 09:00 to 13:00" */
  return g_strdup_printf (_("%s can come only %s."), office_viva_learner_name (learner), times);
}

static char *
describe_examiner_times (const OfficeVivaExaminer *examiner)
{
  g_autofree char *times = describe_spans (examiner->available);

  if (examiner->available->len == 0)
    return g_strdup_printf (_("%s is not available at any time."), examiner->name);
  /* Translators: an examiner, "on 19 November 2025 from 09:00 to 13:00" */
  return g_strdup_printf (_("%s is available only %s."), examiner->name, times);
}

static char *
describe_rooms (const OfficeVivaProblem *problem)
{
  guint n = problem->rooms->len;

  for (guint r = 0; r < n; r++)
    if (office_viva_problem_room_is_shared (problem, (int) r))
      return g_strdup_printf (ngettext ("There is %u room, and not for vivas alone.",
                                        "There are %u rooms, and not for vivas alone.", n),
                              n);
  return g_strdup_printf (ngettext ("There is %u room.", "There are %u rooms.", n), n);
}

static char *
describe_fact (const OfficeVivaProblem *problem,
               int                      learner,
               const OfficeVivaFact    *fact)
{
  const OfficeVivaExaminer *examiner;

  switch (fact->kind)
    {
    case OFFICE_VIVA_FACT_LEARNER_TIMES:
      return describe_learner_times (office_viva_problem_learner (problem, learner));
    case OFFICE_VIVA_FACT_CONFLICT:
      return describe_conflict (problem, learner, fact->person);
    case OFFICE_VIVA_FACT_EXAMINER_TIMES:
      return describe_examiner_times (office_viva_problem_examiner (problem, fact->person));
    case OFFICE_VIVA_FACT_EXAMINER_MOST:
      examiner = office_viva_problem_examiner (problem, fact->person);
      return g_strdup_printf (ngettext ("%s takes at most %d viva a day.", "%s takes at most %d vivas a day.",
                                        (gulong) examiner->max_per_day),
                              examiner->name, examiner->max_per_day);
    case OFFICE_VIVA_FACT_ROOMS:
      return describe_rooms (problem);
    case OFFICE_VIVA_FACT_BREAKS:
      return g_strdup_printf (_("Examiners need a break of %d minutes after %d vivas in a row."), problem->break_minutes,
                              problem->break_after);
    default:
      return NULL;
    }
}

static gboolean
any_comma (GPtrArray *names)
{
  for (guint i = 0; i < names->len && names->pdata[i] != NULL; i++)
    if (strchr (names->pdata[i], ',') != NULL)
      return TRUE;

  return FALSE;
}

/**
 * office_viva_words_for_facts:
 * @problem: what was asked
 * @learner: who has no place
 * @facts: (element-type OfficeVivaFact): what stands in the way
 * @sentences: (element-type utf8): where to add a sentence for each fact, and one for all other
 *   learners together
 *
 * Puts facts into words.
 */
void
office_viva_words_for_facts (const OfficeVivaProblem *problem,
                             int                      learner,
                             GArray                  *facts,
                             GPtrArray               *sentences)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < facts->len; i++)
    {
      const OfficeVivaFact *fact = &g_array_index (facts, OfficeVivaFact, i);

      if (fact->kind == OFFICE_VIVA_FACT_OTHER)
        g_ptr_array_add (others, (char *) office_viva_learner_name (office_viva_problem_learner (problem, fact->person)));
      else
        g_ptr_array_add (sentences, describe_fact (problem, learner, fact));
    }

  if (others->len > 0)
    {
      g_autofree char *all = NULL;
      guint n = others->len;

      g_ptr_array_add (others, NULL);
      /* Names may have commas of their own. */
      all = g_strjoinv (any_comma (others) ? "; " : ", ", (char **) others->pdata);
      /* Translators: one or more learners' references */
      g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%s is to be examined as well.",
                                                             "%s are to be examined as well.", n),
                                                   all));
    }
}

/**
 * office_viva_words_for_time:
 * @who: an examiner, or a learner's reference
 * @span: when they would have to come
 *
 * Returns: (transfer full): the change in words
 */
char *
office_viva_words_for_time (const char           *who,
                            const OfficeVivaSpan *span)
{
  g_autofree char *when = office_viva_words_for_span (span);

  /* Translators: "Dr A", "on 19 November 2025 from 14:00 to 14:30" */
  return g_strdup_printf (_("%s %s"), who, when);
}

/**
 * office_viva_words_for_most:
 * @examiner: with the number that would have to be agreed
 *
 * Returns: (transfer full): the change in words
 */
char *
office_viva_words_for_most (const OfficeVivaExaminer *examiner)
{
  return g_strdup_printf (ngettext ("%s taking %d viva a day", "%s taking %d vivas a day", (gulong) examiner->max_per_day),
                          examiner->name, examiner->max_per_day);
}

/**
 * office_viva_words_for_newcomer:
 * @learner: whom the new examiner would examine
 * @span: when
 *
 * Returns: (transfer full): the change in words
 */
char *
office_viva_words_for_newcomer (const OfficeVivaLearner *learner,
                                const OfficeVivaSpan    *span)
{
  g_autofree char *employer = g_strstrip (g_strdup (learner->employer != NULL ? learner->employer : ""));
  g_autofree char *when = office_viva_words_for_span (span);

  if (*employer == '\0')
    return g_strdup_printf (_("another examiner %s"), when);
  /* Translators: an employer, "on 19 November 2025 from 14:00 to 14:30" */
  return g_strdup_printf (_("another examiner, not employed by %s, %s"), employer, when);
}
