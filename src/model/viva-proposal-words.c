/* viva-proposal-words.c: what a proposal is worth, and how it differs from another, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/viva-proposal-words.h"

#include <glib/gi18n-lib.h>

#include "planning/viva-words.h"

/* "16 examiner-days, proven fewest" */
static char *
describe_days (const OfficeVivaProposal *proposal)
{
  int n = proposal->figures.examiner_days, bound = proposal->bounds.examiner_days;

  if (proposal->by_hand || bound <= 0)
    return g_strdup_printf (ngettext ("%d examiner-day", "%d examiner-days", (gulong) n), n);
  if (n == bound)
    return g_strdup_printf (ngettext ("%d examiner-day, proven fewest", "%d examiner-days, proven fewest", (gulong) n), n);
  return g_strdup_printf (ngettext ("%d examiner-day, no fewer than %d possible",
                                    "%d examiner-days, no fewer than %d possible", (gulong) n),
                          n, bound);
}

static char *
describe_waiting (const OfficeVivaProposal *proposal)
{
  int n = proposal->figures.waiting_minutes, bound = proposal->bounds.waiting_minutes;

  if (proposal->by_hand)
    return g_strdup_printf (ngettext ("%d minute of waiting", "%d minutes of waiting", (gulong) n), n);
  if (n == bound)
    return g_strdup_printf (ngettext ("%d minute of waiting, proven shortest", "%d minutes of waiting, proven shortest",
                                      (gulong) n),
                            n);
  return g_strdup_printf (ngettext ("%d minute of waiting, no less than %d possible",
                                    "%d minutes of waiting, no less than %d possible", (gulong) n),
                          n, bound);
}

static char *
describe_placed (const OfficeVivaProposal *proposal,
                 const OfficeVivaQuestion *question)
{
  int all = (int) question->problem->learners->len, n = proposal->figures.placed;

  if (proposal->by_hand || n == all)
    /* Translators: how many of all learners have a place */
    return g_strdup_printf (_("%d of %d placed"), n, all);
  if (n == proposal->bounds.placed)
    return g_strdup_printf (_("%d of %d placed, proven most"), n, all);
  return g_strdup_printf (_("%d of %d placed, no more than %d possible"), n, all, proposal->bounds.placed);
}

/**
 * office_viva_proposal_dup_words:
 * @proposal: a proposal
 * @question: what it answers
 *
 * Returns: (transfer full): "60 of 60 placed; 16 examiner-days, proven fewest; …"
 */
char *
office_viva_proposal_dup_words (const OfficeVivaProposal *proposal,
                                const OfficeVivaQuestion *question)
{
  g_autofree char *placed = describe_placed (proposal, question);
  g_autofree char *days = describe_days (proposal);
  g_autofree char *waiting = describe_waiting (proposal);
  g_autofree char *most = g_strdup_printf (ngettext ("%d viva at most for one examiner",
                                                     "%d vivas at most for one examiner",
                                                     (gulong) proposal->figures.most_vivas),
                                           proposal->figures.most_vivas);
  g_autofree char *preferred = g_strdup_printf (_("%d at a preferred time"), proposal->figures.preferred);
  /* Translators: what a plan of vivas is worth, five figures with what is proven of each */
  g_autofree char *all = g_strdup_printf (_("%s; %s; %s; %s; %s."), placed, days, waiting, most, preferred);

  if (proposal->by_hand)
    return g_strconcat (all, " ", _("Changed by hand since it was planned."), NULL);
  return g_strconcat (all, " ", proposal->optimal ? _("No plan is better; that is proven.")
                                                  : _("It is not proven that no plan is better."), NULL);
}

/**
 * office_viva_slot_dup_panel:
 * @slot: a proposed viva
 * @question: a question
 *
 * Returns: (transfer full): the names of its examiners
 */
char *
office_viva_slot_dup_panel (const OfficeVivaSlot     *slot,
                            const OfficeVivaQuestion *question)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < slot->staff->len; i++)
    {
      int examiner = office_viva_question_find_staff (question, g_array_index (slot->staff, gint64, i));

      if (examiner >= 0)
        g_ptr_array_add (names, office_viva_problem_examiner (question->problem, examiner)->name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/**
 * office_viva_slot_dup_words:
 * @slot: (nullable): a proposed viva
 * @question: a question
 *
 * Returns: (transfer full): "on 19 November 2025 from 09:00 to 09:30, Online, Dr A, Dr B"
 */
char *
office_viva_slot_dup_words (const OfficeVivaSlot     *slot,
                            const OfficeVivaQuestion *question)
{
  g_autofree char *when = NULL, *panel = NULL;
  OfficeVivaSpan span;

  if (slot == NULL)
    return g_strdup (_("no place"));

  span = (OfficeVivaSpan) { slot->at, slot->at + slot->minutes + slot->marking };
  when = office_viva_words_for_span (&span);
  panel = office_viva_slot_dup_panel (slot, question);
  if (slot->room == NULL)
    return g_strdup_printf ("%s, %s", when, panel);
  return g_strdup_printf ("%s, %s, %s", when, slot->room, panel);
}

/**
 * office_viva_proposal_differences:
 * @before: (nullable): a proposal
 * @now: (nullable): another
 * @question: a question that both are tidied by
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each learner whose viva differs
 */
GPtrArray *
office_viva_proposal_differences (const OfficeVivaProposal *before,
                                  const OfficeVivaProposal *now,
                                  const OfficeVivaQuestion *question)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < question->candidates->len; i++)
    {
      const OfficeVivaCandidate *candidate = g_ptr_array_index (question->candidates, i);
      const OfficeVivaSlot *old = before != NULL ? office_viva_proposal_find (before, candidate->enrolment_id) : NULL;
      const OfficeVivaSlot *new = now != NULL ? office_viva_proposal_find (now, candidate->enrolment_id) : NULL;
      g_autofree char *was = office_viva_slot_dup_words (old, question);
      g_autofree char *is = office_viva_slot_dup_words (new, question);

      if ((old == NULL && new == NULL) || (old != NULL && new != NULL && office_viva_slot_equal (old, new)))
        continue;
      /* Translators: a learner; then where the viva was before and is now: "no place" or a time, a room and examiners */
      g_ptr_array_add (sentences, g_strdup_printf (_("%s: before, %s; now, %s."), candidate->name, was, is));
    }
  return sentences;
}
