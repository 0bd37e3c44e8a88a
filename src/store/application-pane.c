/* application-pane.c: all about one application, for its pane
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/entry.h"
#include "store/application-pane.h"
#include "store/fields.h"
#include "store/moves.h"
#include "store/register-checks.h"
#include "store/requirements.h"

/**
 * office_other_place_free:
 * @place: (nullable): another application of the person
 */
void
office_other_place_free (OfficeOtherPlace *place)
{
  if (place == NULL)
    return;

  g_free (place->reference);
  g_free (place->cohort);
  g_free (place->module_title);
  g_free (place->term);
  g_free (place);
}

/**
 * office_application_pane_free:
 * @pane: (nullable): a pane's contents
 */
void
office_application_pane_free (OfficeApplicationPane *pane)
{
  if (pane == NULL)
    return;

  office_application_free (pane->application);
  office_application_row_free (pane->row);
  office_learner_free (pane->learner);
  office_cohort_free (pane->cohort);
  g_clear_pointer (&pane->former_names, g_ptr_array_unref);
  g_free (pane->degree_note);
  g_clear_pointer (&pane->requirements, g_ptr_array_unref);
  g_clear_pointer (&pane->moves, g_ptr_array_unref);
  office_fee_account_free (pane->fee);
  g_clear_pointer (&pane->numbers, g_ptr_array_unref);
  g_clear_pointer (&pane->checks, g_ptr_array_unref);
  g_clear_pointer (&pane->others, g_ptr_array_unref);
  g_clear_pointer (&pane->duplicates, g_ptr_array_unref);
  office_enrolment_free (pane->enrolment);
  g_free (pane);
}

static gpointer
read_other (OfficeStatement *statement)
{
  OfficeOtherPlace *place = g_new0 (OfficeOtherPlace, 1);

  place->application_id = office_statement_get_int (statement, 0);
  place->reference = office_statement_dup_text (statement, 1);
  place->cohort = office_statement_dup_text (statement, 2);
  place->module_title = office_statement_dup_text (statement, 3);
  place->term = office_statement_dup_text (statement, 4);
  office_application_state_from_nick (office_statement_get_text (statement, 5), &place->state);
  place->same_term = office_statement_get_int (statement, 6) != 0;
  return place;
}

static GPtrArray *
list_others (OfficeConnection         *connection,
             const OfficeApplication  *application,
             const OfficeCohort       *cohort,
             GError                  **error)
{
  static const char sql[] =
    "SELECT application.id, reference, cohort.code, module.title, term.name, state, term.id = ?"
    "  FROM application JOIN cohort ON cohort.id = cohort_id JOIN module ON module.id = module_id"
    "  JOIN term ON term.id = term_id WHERE learner_id = ? AND application.id <> ? ORDER BY cohort.starts";

  return office_rows_collect (office_connection_prepare (connection, error, sql, "lll", cohort->term_id,
                                                         application->learner_id, application->id),
                              read_other, (GDestroyNotify) office_other_place_free, error);
}

static GPtrArray *
list_former_names (OfficeConnection  *connection,
                   gint64             learner_id,
                   GError           **error)
{
  return office_rows_collect (office_connection_prepare (connection, error,
                                                         "SELECT name FROM former_name WHERE learner_id = ? ORDER BY id",
                                                         "l", learner_id),
                              office_rows_dup_text, g_free, error);
}

/* The table's line of the application; there is one, since the application is. */
static OfficeApplicationRow *
get_row (OfficeConnection  *connection,
         gint64             application_id,
         GError           **error)
{
  g_autoptr (GPtrArray) rows = office_applications_rows (connection, &application_id, 1, error);

  return rows != NULL && rows->len > 0 ? g_ptr_array_steal_index (rows, 0) : NULL;
}

/**
 * office_application_pane_get:
 * @connection: the connection
 * @application_id: an application
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): all about it
 */
OfficeApplicationPane *
office_application_pane_get (OfficeConnection  *connection,
                             gint64             application_id,
                             GError           **error)
{
  g_autoptr (OfficeApplicationPane) pane = g_new0 (OfficeApplicationPane, 1);
  gint64 learner_id;

  pane->application = office_application_get (connection, application_id, error);
  if (pane->application == NULL)
    return NULL;

  learner_id = pane->application->learner_id;
  pane->degree_note = office_degree_note (pane->application->degree, pane->application->degree_class);

  if ((pane->row = get_row (connection, application_id, error)) == NULL
      || (pane->learner = office_learner_get (connection, learner_id, error)) == NULL
      || (pane->cohort = office_cohort_get (connection, pane->application->cohort_id, error)) == NULL
      || (pane->former_names = list_former_names (connection, learner_id, error)) == NULL
      || (pane->requirements = office_requirements_list (connection, application_id, error)) == NULL
      || (pane->moves = office_application_moves_list (connection, application_id, error)) == NULL
      || (pane->fee = office_fee_account_get (connection, application_id, error)) == NULL
      || (pane->numbers = office_professional_numbers_list (connection, learner_id, error)) == NULL
      || (pane->checks = office_register_checks_list (connection, learner_id, error)) == NULL
      || (pane->others = list_others (connection, pane->application, pane->cohort, error)) == NULL
      || (pane->duplicates = office_learner_duplicates (connection, learner_id, error)) == NULL)
    return NULL;

  if (pane->application->enrolment_id != 0)
    {
      pane->enrolment = office_enrolment_get (connection, pane->application->enrolment_id, error);
      if (pane->enrolment == NULL)
        return NULL;
    }

  return g_steal_pointer (&pane);
}
