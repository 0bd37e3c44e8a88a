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

      if (viva->enrolment_id != enrolment->id || viva->cancelled)
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
