/* viva-acceptance.c: a plan of vivas becomes the timetable's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/viva-acceptance.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/error.h"
#include "store/command.h"
#include "store/enrolments.h"
#include "store/vivas.h"

#define SECONDS_PER_MINUTE 60

/* A learner of this cohort, who has no viva there yet. */
static gboolean
find_enrolment (OfficeConnection  *connection,
                gint64             cohort_id,
                GPtrArray         *standing,
                const char        *reference,
                gint64            *enrolment_id,
                GError           **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_find (connection, reference, error);

  if (enrolment == NULL)
    return FALSE;
  if (enrolment->cohort_id != cohort_id)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("%s is enrolled in another cohort."), reference);
      return FALSE;
    }

  for (guint i = 0; i < standing->len; i++)
    {
      const OfficeVivaRow *viva = g_ptr_array_index (standing, i);
      g_autofree char *when = office_instant_to_text (viva->starts_at);

      if (viva->enrolment_id != enrolment->id || viva->cancelled || viva->missed)
        continue;
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s already has a viva on %s. Cancel it, or leave %s out of the plan."), reference, when, reference);
      return FALSE;
    }

  *enrolment_id = enrolment->id;
  return TRUE;
}

static gboolean
add_viva (OfficeConnection           *connection,
          const OfficeVivaProblem    *problem,
          const OfficeVivaPlacement  *placement,
          gint64                      enrolment_id,
          GError                    **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  OfficeVivaDraft draft = {
    .enrolment_id = enrolment_id,
    .attempt = 1,
    .starts_at = (gint64) placement->at * SECONDS_PER_MINUTE,
    .minutes = placement->minutes,
    .marking_minutes = placement->ends - placement->at - placement->minutes,
  };

  for (guint i = 0; i < placement->panel->len; i++)
    g_ptr_array_add (names, office_viva_problem_examiner (problem, g_array_index (placement->panel, int, i))->name);
  g_ptr_array_add (names, NULL);
  draft.examiners = (const char *const *) names->pdata;
  if (placement->room >= 0)
    draft.room = g_ptr_array_index (problem->rooms, (guint) placement->room);

  return office_viva_add (connection, &draft, NULL, error);
}

static gboolean
add_vivas (OfficeConnection         *connection,
           gint64                    cohort_id,
           const OfficeVivaProblem  *problem,
           const OfficeVivaPlan     *plan,
           GError                  **error)
{
  g_autoptr (GPtrArray) standing = office_vivas_list_cohort (connection, cohort_id, error);

  if (standing == NULL)
    return FALSE;

  for (guint i = 0; i < plan->placements->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (plan->placements, i);
      const OfficeVivaLearner *learner = office_viva_problem_learner (problem, placement->learner);
      gint64 enrolment_id;

      if (learner->pinned)
        continue;
      if (!find_enrolment (connection, cohort_id, standing, learner->reference, &enrolment_id, error)
          || !add_viva (connection, problem, placement, enrolment_id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * office_viva_plan_accept:
 * @connection: the connection
 * @cohort_id: whose vivas they are
 * @problem: what was asked
 * @plan: what was answered
 * @error: where to put %OFFICE_ERROR_NOT_FOUND for a reference that is not enrolled,
 *   %OFFICE_ERROR_REFUSED for one of another cohort, with a viva already, or with an examiner in
 *   conflict (VIVA-2)
 *
 * Writes all vivas of a plan that are not pinned as one step to undo, or none. Rooms and examiners are
 * found by name; those not known yet are added, as everywhere in the timetable.
 *
 * Returns: whether it was done
 */
gboolean
office_viva_plan_accept (OfficeConnection         *connection,
                         gint64                    cohort_id,
                         const OfficeVivaProblem  *problem,
                         const OfficeVivaPlan     *plan,
                         GError                  **error)
{
  guint n = plan->placements->len;
  g_autofree char *label = g_strdup_printf (ngettext ("Plan %u viva", "Plan %u vivas", n), n);

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (connection, add_vivas (connection, cohort_id, problem, plan, error), error);
}

/* Nothing is written that a rule speaks against. */
static gboolean
check_slots (const OfficeVivaQuestion  *question,
             const OfficeVivaProposal  *proposal,
             GError                   **error)
{
  for (guint i = 0; i < proposal->slots->len; i++)
    {
      const OfficeVivaSlot *slot = g_ptr_array_index (proposal->slots, i);
      g_autoptr (GPtrArray) against = office_viva_proposal_against (proposal, question, slot);
      int learner = office_viva_question_find_learner (question, slot->enrolment_id);

      if (against->len == 0)
        continue;
      /* Translators: a learner, a sentence that says what stands against the viva */
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("The viva of %s cannot be where it is proposed: %s Move it, or take it out of the proposal."),
                   office_viva_question_candidate (question, learner)->name,
                   (const char *) g_ptr_array_index (against, 0));
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_slot (OfficeConnection          *connection,
          const OfficeVivaQuestion  *question,
          const OfficeVivaSlot      *slot,
          GError                   **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  OfficeVivaDraft draft = {
    .enrolment_id = slot->enrolment_id,
    .attempt = slot->attempt,
    .starts_at = (gint64) slot->at * SECONDS_PER_MINUTE,
    .minutes = slot->minutes,
    .marking_minutes = slot->marking,
    .room = slot->room,
    .pinned = slot->pinned,
  };

  for (guint i = 0; i < slot->staff->len; i++)
    {
      int examiner = office_viva_question_find_staff (question, g_array_index (slot->staff, gint64, i));

      g_ptr_array_add (names, office_viva_problem_examiner (question->problem, examiner)->name);
    }
  g_ptr_array_add (names, NULL);
  draft.examiners = (const char *const *) names->pdata;
  return office_viva_add (connection, &draft, NULL, error);
}

static gboolean
add_slots (OfficeConnection          *connection,
           const OfficeVivaQuestion  *question,
           const OfficeVivaProposal  *proposal,
           GError                   **error)
{
  for (guint i = 0; i < proposal->slots->len; i++)
    if (!add_slot (connection, question, g_ptr_array_index (proposal->slots, i), error))
      return FALSE;

  return TRUE;
}

/**
 * office_viva_proposal_accept:
 * @connection: the connection
 * @cohort_id: whose vivas they are
 * @wish: how they were planned
 * @proposal: what is proposed
 * @error: where to put %OFFICE_ERROR_REFUSED: something stands against one of them, or the office has
 *   changed since
 *
 * Writes what is proposed into the timetable as one step to undo, or nothing. It is held against the
 * office as it is at that moment (VIVA-1, VIVA-2).
 *
 * Returns: whether it was done
 */
gboolean
office_viva_proposal_accept (OfficeConnection          *connection,
                             gint64                     cohort_id,
                             const OfficeVivaWish      *wish,
                             const OfficeVivaProposal  *proposal,
                             GError                   **error)
{
  g_autoptr (OfficeVivaQuestion) question = office_viva_question_read (connection, cohort_id, wish, error);
  g_autoptr (OfficeVivaProposal) copy = NULL;
  g_autofree char *label = NULL;
  guint n = proposal->slots->len;

  if (question == NULL)
    return FALSE;

  copy = office_viva_proposal_copy (proposal);
  office_viva_proposal_tidy (copy, question);
  if (copy->slots->len < n)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   ngettext ("%u of the proposed vivas is no longer due, or its examiners have gone. Look at the proposal again.",
                             "%u of the proposed vivas are no longer due, or their examiners have gone. Look at the proposal again.",
                             n - copy->slots->len),
                   n - copy->slots->len);
      return FALSE;
    }
  label = g_strdup_printf (ngettext ("Plan %u viva", "Plan %u vivas", n), n);
  if (!check_slots (question, copy, error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (connection, add_slots (connection, question, copy, error), error);
}
