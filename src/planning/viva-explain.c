/* viva-explain.c: why a learner has no place (VIVA-4)
 *
 * The facts are taken away one after the other, many at once where that is possible: what the
 * learner still has no place without, is not needed. What is left stands in the way together, and
 * each of it is needed. Every step is a question of its own, answered by planning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-explain.h"

#include <glib/gi18n-lib.h>

#include "planning/viva-changes.h"
#include "planning/viva-words.h"

/* Of the time for one learner, what the facts may take; the rest is for the changes. */
#define SHARE_OF_FACTS 0.6

typedef struct
{
  const OfficeVivaProblem *problem;
  const OfficeVivaPlan    *plan;
  int                      learner;
  OfficeVivaWatch          watch;
  GArray                  *facts;
  gboolean                 in_doubt;
} Inquiry;

/**
 * office_viva_explanation_free:
 * @explanation: (nullable): an explanation
 *
 * Frees an explanation.
 */
void
office_viva_explanation_free (OfficeVivaExplanation *explanation)
{
  if (explanation == NULL)
    return;

  g_array_unref (explanation->facts);
  g_ptr_array_unref (explanation->because);
  g_ptr_array_unref (explanation->would_suffice);
  g_ptr_array_unref (explanation->changes);
  g_free (explanation);
}

static gboolean
is_fact (GArray             *facts,
         int                 except,
         OfficeVivaFactKind  kind,
         int                 person)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const OfficeVivaFact *fact = &g_array_index (facts, OfficeVivaFact, i);

      if ((int) i != except && fact->kind == kind && fact->person == person)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_placed (const OfficeVivaPlan *plan,
           int                   learner)
{
  for (guint i = 0; i < plan->unplaced->len; i++)
    if (g_array_index (plan->unplaced, int, i) == learner)
      return FALSE;
  return TRUE;
}

static void
forget_examiner_facts (OfficeVivaProblem       *question,
                       const OfficeVivaProblem *problem,
                       int                      learner,
                       GArray                  *facts,
                       int                      except)
{
  int n_examiners = (int) problem->examiners->len;

  for (int e = 0; e < n_examiners; e++)
    {
      if (!is_fact (facts, except, OFFICE_VIVA_FACT_CONFLICT, e))
        question->conflicts[learner * n_examiners + e] = OFFICE_VIVA_CONFLICT_NONE;
      if (!is_fact (facts, except, OFFICE_VIVA_FACT_EXAMINER_MOST, e))
        office_viva_problem_examiner (question, e)->max_per_day = 0;
      if (!is_fact (facts, except, OFFICE_VIVA_FACT_EXAMINER_TIMES, e))
        office_viva_changes_open_days (problem, office_viva_problem_examiner (question, e));
    }
}

/**
 * office_viva_explain_question:
 * @problem: what was asked
 * @plan: what was answered
 * @learner: index of one who has no place
 * @facts: (element-type OfficeVivaFact): what is to hold
 * @except: index of a fact that is not to hold, or -1
 *
 * The question whether @learner has a place beside the others named among the facts, when of all
 * facts about them and the examiners only those given hold.
 *
 * Returns: (transfer full): a problem in which everybody is to be placed
 */
OfficeVivaProblem *
office_viva_explain_question (const OfficeVivaProblem *problem,
                              const OfficeVivaPlan    *plan,
                              int                      learner,
                              GArray                  *facts,
                              int                      except)
{
  OfficeVivaProblem *question = office_viva_problem_copy (problem);

  forget_examiner_facts (question, problem, learner, facts, except);
  if (!is_fact (facts, except, OFFICE_VIVA_FACT_LEARNER_TIMES, learner))
    office_viva_problem_learner (question, learner)->any_time = TRUE;
  if (!is_fact (facts, except, OFFICE_VIVA_FACT_BREAKS, -1))
    question->break_after = 0;
  if (!is_fact (facts, except, OFFICE_VIVA_FACT_ROOMS, -1))
    {
      g_clear_pointer (&question->rooms, g_ptr_array_unref);
      g_clear_pointer (&question->room_busy, g_ptr_array_unref);
      for (guint l = 0; l < question->learners->len; l++)
        office_viva_problem_learner (question, (int) l)->pin_room = -1;
    }
  for (int l = (int) question->learners->len - 1; l >= 0; l--)
    if (l != learner && !is_fact (facts, except, OFFICE_VIVA_FACT_OTHER, l))
      office_viva_problem_remove_learner (question, l);
  return question;
}

static void
add_fact (GArray             *facts,
          OfficeVivaFactKind  kind,
          int                 person)
{
  OfficeVivaFact fact = { kind, person };

  g_array_append_val (facts, fact);
}

/* Everything that holds, what is likeliest not to matter first. */
static GArray *
all_facts (const OfficeVivaProblem *problem,
           const OfficeVivaPlan    *plan,
           int                      learner)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (OfficeVivaFact));
  int n_examiners = (int) problem->examiners->len;

  for (int l = 0; l < (int) problem->learners->len; l++)
    if (l != learner && is_placed (plan, l))
      add_fact (facts, OFFICE_VIVA_FACT_OTHER, l);
  for (int e = 0; e < n_examiners; e++)
    if (office_viva_problem_examiner (problem, e)->max_per_day > 0)
      add_fact (facts, OFFICE_VIVA_FACT_EXAMINER_MOST, e);
  if (problem->break_after > 0)
    add_fact (facts, OFFICE_VIVA_FACT_BREAKS, -1);
  if (problem->rooms != NULL)
    add_fact (facts, OFFICE_VIVA_FACT_ROOMS, -1);
  for (int e = 0; e < n_examiners; e++)
    add_fact (facts, OFFICE_VIVA_FACT_EXAMINER_TIMES, e);
  if (!office_viva_problem_learner (problem, learner)->any_time)
    add_fact (facts, OFFICE_VIVA_FACT_LEARNER_TIMES, learner);
  for (int e = 0; e < n_examiners; e++)
    if (office_viva_problem_conflict (problem, learner, e) != OFFICE_VIVA_CONFLICT_NONE)
      add_fact (facts, OFFICE_VIVA_FACT_CONFLICT, e);
  return facts;
}

static OfficeVivaFit
ask (Inquiry *inquiry,
     GArray  *facts)
{
  g_autoptr (OfficeVivaProblem) question
    = office_viva_explain_question (inquiry->problem, inquiry->plan, inquiry->learner, facts, -1);

  return office_viva_fit_all (question, &inquiry->watch, NULL);
}

/* Takes away what is not needed among the facts from @from to before @to, and keeps the rest.
 * Returns how many are left of them. */
static guint
thin_out (Inquiry *inquiry,
          guint    from,
          guint    to)
{
  g_autoptr (GArray) rest = NULL;
  OfficeVivaFit fit;
  guint middle, left;

  if (from == to)
    return 0;

  rest = g_array_copy (inquiry->facts);
  g_array_remove_range (rest, from, to - from);
  fit = ask (inquiry, rest);
  if (fit == OFFICE_VIVA_IT_DOES_NOT)
    {
      g_array_remove_range (inquiry->facts, from, to - from);
      return 0;
    }
  if (to - from == 1)
    {
      inquiry->in_doubt = inquiry->in_doubt || fit == OFFICE_VIVA_NOT_KNOWN;
      return 1;
    }

  middle = from + (to - from) / 2;
  left = thin_out (inquiry, from, middle);
  return left + thin_out (inquiry, from + left, from + left + to - middle);
}

/* Kind by kind, since whole kinds seldom matter. */
static void
thin_out_kinds (Inquiry *inquiry)
{
  static const OfficeVivaFactKind order[]
    = { OFFICE_VIVA_FACT_OTHER,          OFFICE_VIVA_FACT_EXAMINER_MOST, OFFICE_VIVA_FACT_BREAKS, OFFICE_VIVA_FACT_ROOMS,
        OFFICE_VIVA_FACT_EXAMINER_TIMES, OFFICE_VIVA_FACT_LEARNER_TIMES, OFFICE_VIVA_FACT_CONFLICT };
  guint from = 0;

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    {
      guint to = from;

      while (to < inquiry->facts->len && g_array_index (inquiry->facts, OfficeVivaFact, to).kind == order[k])
        to++;
      from += thin_out (inquiry, from, to);
    }
}

static void
put_into_words (OfficeVivaExplanation   *self,
                const OfficeVivaProblem *problem,
                OfficeVivaFit            fit)
{
  const char *name = office_viva_learner_name (office_viva_problem_learner (problem, self->learner));

  if (fit != OFFICE_VIVA_IT_DOES_NOT)
    g_ptr_array_add (self->because, g_strdup_printf (_("No place was found for %s in the time given; it is not proven "
                                                       "that there is none. Give the planner more time."),
                                                     name));
  else if (self->facts->len == 0)
    g_ptr_array_add (self->because, g_strdup (_("There is no day on which enough examiners could examine at all.")));
  else
    office_viva_words_for_facts (problem, self->learner, self->facts, self->because);

  if (fit == OFFICE_VIVA_IT_DOES_NOT && !self->minimal)
    g_ptr_array_add (self->because, g_strdup (_("Time ran out before each of these was shown to be needed.")));
}

/**
 * office_viva_explain:
 * @problem: what was asked
 * @plan: the answer, with the greatest number placed
 * @learner: index of one who has no place in it
 * @watch: when to stop
 *
 * Explains why a learner cannot be placed beside all who are, and what would be enough (VIVA-4).
 *
 * Returns: (transfer full): the explanation, which says so itself where time ran out
 */
OfficeVivaExplanation *
office_viva_explain (const OfficeVivaProblem *problem,
                     const OfficeVivaPlan    *plan,
                     int                      learner,
                     const OfficeVivaWatch   *watch)
{
  OfficeVivaExplanation *self = g_new0 (OfficeVivaExplanation, 1);
  Inquiry inquiry = { problem, plan, learner, { 0 }, all_facts (problem, plan, learner), FALSE };
  g_autoptr (OfficeVivaProblem) whole = NULL;
  OfficeVivaFit fit;

  inquiry.watch = office_viva_watch_slice (watch, office_viva_watch_seconds (watch) * SHARE_OF_FACTS);
  self->learner = learner;
  self->because = g_ptr_array_new_with_free_func (g_free);
  self->would_suffice = g_ptr_array_new_with_free_func (g_free);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) office_viva_problem_free);
  whole = office_viva_explain_question (problem, plan, learner, inquiry.facts, -1);

  fit = office_viva_fit_all (whole, &inquiry.watch, NULL);
  if (fit == OFFICE_VIVA_IT_DOES_NOT)
    thin_out_kinds (&inquiry);
  else
    g_array_set_size (inquiry.facts, 0);
  self->minimal = fit == OFFICE_VIVA_IT_DOES_NOT && !inquiry.in_doubt;
  self->facts = inquiry.facts;

  put_into_words (self, problem, fit);
  if (fit != OFFICE_VIVA_IT_FITS)
    office_viva_changes_find (whole, office_viva_problem_learner (problem, learner)->reference, watch, self->would_suffice,
                              self->changes);
  return self;
}
