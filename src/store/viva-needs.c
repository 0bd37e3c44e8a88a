/* viva-needs.c: who is still to be examined, who may examine, and when they can come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/viva-needs.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "store/assessment.h"
#include "store/availability.h"
#include "store/command.h"
#include "store/conflict.h"
#include "store/enrolments.h"
#include "store/rows.h"
#include "store/statement.h"

#define VIVA_COMPONENT "viva"
#define FOR_EVER G_GINT64_CONSTANT (253402300800)   /* the year 10000 */

/**
 * office_viva_need_free:
 * @need: (nullable): what a learner needs
 */
void
office_viva_need_free (OfficeVivaNeed *need)
{
  if (need == NULL)
    return;

  g_free (need->reference);
  g_free (need->family_name);
  g_free (need->given_names);
  g_free (need->employer);
  g_array_unref (need->available);
  g_array_unref (need->preferred);
  g_free (need);
}

/**
 * office_viva_examiner_row_free:
 * @row: (nullable): an examiner
 */
void
office_viva_examiner_row_free (OfficeVivaExaminerRow *row)
{
  if (row == NULL)
    return;

  g_free (row->name);
  g_free (row->employer);
  g_array_unref (row->available);
  g_free (row);
}

static gpointer
read_need (OfficeStatement *statement)
{
  OfficeVivaNeed *need = g_new0 (OfficeVivaNeed, 1);

  need->enrolment_id = office_statement_get_int (statement, 0);
  need->learner_id = office_statement_get_int (statement, 1);
  need->reference = office_statement_dup_text (statement, 2);
  need->family_name = office_statement_dup_text (statement, 3);
  need->given_names = office_statement_dup_text (statement, 4);
  need->employer = office_statement_dup_text (statement, 5);
  need->extra_percent = (int) office_statement_get_int (statement, 6);
  need->version = (int) office_statement_get_int (statement, 7);
  need->available = g_array_new (FALSE, FALSE, sizeof (OfficeSpan));
  need->preferred = g_array_new (FALSE, FALSE, sizeof (OfficeSpan));
  return need;
}

/* The attempt for which a viva is due, or 0 when none is (ASSESS-4, ASSESS-8). */
static int
attempt_due (const OfficeComponentResult *result)
{
  if (result->attempt == 0)
    return 1;
  if (result->deferred)
    return result->attempt;
  return result->failed && result->attempts_left > 0 ? result->attempt + 1 : 0;
}

static int
due_for (const OfficeCohortAssessment *assessment,
         int                           component,
         gint64                        enrolment_id)
{
  OfficeAssessed *assessed = office_cohort_assessment_find (assessment, enrolment_id);
  g_autoptr (OfficeModuleResult) result = NULL;

  if (assessed == NULL || assessed->withdrawn_on != NULL)
    return 0;

  result = office_assessed_compute (assessment, assessed);
  return attempt_due (&result->components[component]);
}

static gboolean
fill_times (OfficeConnection  *connection,
            gint64             cohort_id,
            GPtrArray         *needs,
            GError           **error)
{
  static const char times_sql[] =
    "SELECT enrolment_id, kind = 'preferred', starts_at, ends_at FROM viva_time"
    " JOIN enrolment ON enrolment.id = enrolment_id WHERE cohort_id = ? ORDER BY starts_at, viva_time.id";
  g_autoptr (GHashTable) by_enrolment = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, times_sql, "l", cohort_id);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < needs->len; i++)
    {
      OfficeVivaNeed *need = g_ptr_array_index (needs, i);

      g_hash_table_insert (by_enrolment, &need->enrolment_id, need);
    }
  while (office_statement_step (statement, &local_error))
    {
      gint64 enrolment_id = office_statement_get_int (statement, 0);
      OfficeVivaNeed *need = g_hash_table_lookup (by_enrolment, &enrolment_id);
      OfficeSpan time = { office_statement_get_int (statement, 2), office_statement_get_int (statement, 3) };

      if (need != NULL)
        g_array_append_val (office_statement_get_int (statement, 1) != 0 ? need->preferred : need->available, time);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/**
 * office_viva_needs_list:
 * @connection: the connection
 * @cohort_id: a cohort
 * @error: where to put a failure
 *
 * Lists those who take part and for whom a viva is due: the first, one that was deferred, or the next
 * attempt after one that was failed (ASSESS-4, ASSESS-8).
 *
 * Returns: (transfer full) (element-type OfficeVivaNeed) (nullable): them, by name; nobody when the
 *   module has no viva
 */
GPtrArray *
office_viva_needs_list (OfficeConnection  *connection,
                        gint64             cohort_id,
                        GError           **error)
{
  static const char list_sql[] =
    "SELECT enrolment.id, learner.id, reference, family_name, given_names, employer, viva_extra_percent,"
    " enrolment.version FROM enrolment JOIN learner ON learner.id = enrolment.learner_id"
    " JOIN application ON application.id = application_id"
    " WHERE enrolment.cohort_id = ? AND withdrawn_on IS NULL ORDER BY sort_name, enrolment.id";
  g_autoptr (OfficeCohortAssessment) assessment = office_cohort_assessment_load (connection, cohort_id, 0, error);
  g_autoptr (GPtrArray) needs = NULL;
  int component;

  if (assessment == NULL)
    return NULL;
  needs = office_rows_collect (office_connection_prepare (connection, error, list_sql, "l", cohort_id), read_need,
                               (GDestroyNotify) office_viva_need_free, error);
  if (needs == NULL)
    return NULL;

  component = office_cohort_assessment_component (assessment, VIVA_COMPONENT, NULL);
  for (guint i = needs->len; i > 0; i--)
    {
      OfficeVivaNeed *need = g_ptr_array_index (needs, i - 1);

      need->attempt = component >= 0 ? due_for (assessment, component, need->enrolment_id) : 0;
      if (need->attempt == 0)
        g_ptr_array_remove_index (needs, i - 1);
    }
  return fill_times (connection, cohort_id, needs, error) ? g_steal_pointer (&needs) : NULL;
}

static gboolean
save_times (OfficeConnection  *connection,
            gint64             enrolment_id,
            const char        *kind,
            GArray            *times,
            GError           **error)
{
  for (guint i = 0; i < times->len; i++)
    {
      const OfficeSpan *time = &g_array_index (times, OfficeSpan, i);

      if (!office_connection_run (connection, error,
                                  "INSERT INTO viva_time (enrolment_id, kind, starts_at, ends_at) VALUES (?, ?, ?, ?)",
                                  "lsll", enrolment_id, kind, time->from, time->to))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_need (OfficeConnection      *connection,
           const OfficeVivaNeed  *need,
           int                    version,
           const char            *what,
           GError               **error)
{
  g_autofree char *percent = g_strdup_printf ("%d", need->extra_percent);
  const OfficeField fields[] = { { "viva_extra_percent", _("adjustment"), OFFICE_FIELD_INTEGER, percent } };

  return office_conflict_check (connection, "enrolment", need->enrolment_id, what, version, need->version, fields,
                                G_N_ELEMENTS (fields), error)
         && office_connection_run (connection, error,
                                   "UPDATE enrolment SET viva_extra_percent = ?, version = version + 1 WHERE id = ?",
                                   "il", need->extra_percent, need->enrolment_id)
         && office_connection_run (connection, error, "DELETE FROM viva_time WHERE enrolment_id = ?", "l",
                                   need->enrolment_id)
         && save_times (connection, need->enrolment_id, "available", need->available, error)
         && save_times (connection, need->enrolment_id, "preferred", need->preferred, error);
}

static gboolean
check_times (const char  *name,
             GArray      *times,
             GError     **error)
{
  for (guint i = 0; i < times->len; i++)
    {
      const OfficeSpan *time = &g_array_index (times, OfficeSpan, i);

      if (time->from >= time->to)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("%s: a time ends before it begins."), name);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * office_viva_need_save:
 * @connection: the connection
 * @need: whose @enrolment_id, @version, @extra_percent, @available and @preferred are read
 * @error: where to put %OFFICE_ERROR_INVALID, %OFFICE_ERROR_CONFLICT or %OFFICE_ERROR_NOT_FOUND
 *
 * Keeps a learner's reasonable adjustment and times for the planner, as one step to undo.
 *
 * Returns: whether it is saved
 */
gboolean
office_viva_need_save (OfficeConnection      *connection,
                       const OfficeVivaNeed  *need,
                       GError               **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, need->enrolment_id, error);
  g_autofree char *name = NULL, *what = NULL;

  if (enrolment == NULL)
    return FALSE;

  name = office_person_name (enrolment->family_name, enrolment->given_names);
  if (need->extra_percent < 0 || need->extra_percent > 100)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s: the adjustment has to be from 0 to 100 per cent."), name);
      return FALSE;
    }
  if (!check_times (name, need->available, error) || !check_times (name, need->preferred, error))
    return FALSE;

  /* Translators: a learner */
  what = g_strdup_printf (_("What %s needs for a viva"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, what, NULL, error))
    return FALSE;

  return office_command_finish (connection, save_need (connection, need, enrolment->version, what, error), error);
}

/**
 * office_viva_need_set_extra:
 * @connection: the connection
 * @enrolment_id: whose
 * @extra_percent: 0 to 100, by which the vivas are longer (VIVA-1)
 * @error: where to put %OFFICE_ERROR_INVALID or %OFFICE_ERROR_NOT_FOUND
 *
 * Keeps a reasonable adjustment alone, as one step to undo.
 *
 * Returns: whether it is saved
 */
gboolean
office_viva_need_set_extra (OfficeConnection  *connection,
                            gint64             enrolment_id,
                            int                extra_percent,
                            GError           **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, enrolment_id, error);
  g_autofree char *name = NULL, *what = NULL;

  if (enrolment == NULL)
    return FALSE;

  name = office_person_name (enrolment->family_name, enrolment->given_names);
  if (extra_percent < 0 || extra_percent > 100)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s: the adjustment has to be from 0 to 100 per cent."), name);
      return FALSE;
    }
  /* Translators: a learner */
  what = g_strdup_printf (_("What %s needs for a viva"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, what, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_connection_run (connection, error,
                           "UPDATE enrolment SET viva_extra_percent = ?, version = version + 1 WHERE id = ?", "il",
                           extra_percent, enrolment_id),
    error);
}

static gpointer
read_examiner (OfficeStatement *statement)
{
  OfficeVivaExaminerRow *row = g_new0 (OfficeVivaExaminerRow, 1);

  row->staff_id = office_statement_get_int (statement, 0);
  row->name = office_statement_dup_text (statement, 1);
  row->employer = office_statement_dup_text (statement, 2);
  row->max_per_day = (int) office_statement_get_int (statement, 3);
  row->available = g_array_new (FALSE, FALSE, sizeof (OfficeSpan));
  return row;
}

/* What each of them said, and their calendars, come down to. */
static gboolean
fill_available (OfficeConnection  *connection,
                GPtrArray         *rows,
                GError           **error)
{
  g_autoptr (GHashTable) by_staff = office_availability_by_staff (connection, 0, FOR_EVER, error);

  if (by_staff == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      OfficeVivaExaminerRow *row = g_ptr_array_index (rows, i);
      GArray *spans = g_hash_table_lookup (by_staff, &row->staff_id);

      if (spans == NULL)
        continue;
      g_array_unref (row->available);
      row->available = office_availability_when ((const OfficeAvailabilitySpan *) (gpointer) spans->data, spans->len, 0,
                                                 FOR_EVER);
    }
  return TRUE;
}

/**
 * office_viva_examiners_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Lists those who examine: who is still asked, and is marked as an examiner or has been one of a viva.
 *
 * Returns: (transfer full) (element-type OfficeVivaExaminerRow) (nullable): them, by name, with their
 *   availability
 */
GPtrArray *
office_viva_examiners_list (OfficeConnection  *connection,
                            GError           **error)
{
  static const char list_sql[] =
    "SELECT id, name, employer, max_vivas_per_day FROM staff"
    " WHERE active AND (examiner OR id IN (SELECT staff_id FROM viva_examiner)) ORDER BY name, id";
  g_autoptr (GPtrArray) rows
    = office_rows_collect (office_connection_prepare (connection, error, list_sql, ""), read_examiner,
                           (GDestroyNotify) office_viva_examiner_row_free, error);

  return rows != NULL && fill_available (connection, rows, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * office_viva_interests_list:
 * @connection: the connection
 * @cohort_id: a cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeVivaInterest) (nullable): who may not examine whom among
 *   the learners of the cohort (VIVA-2); employers that are equal now are not among them
 */
GArray *
office_viva_interests_list (OfficeConnection  *connection,
                            gint64             cohort_id,
                            GError           **error)
{
  static const char list_sql[] =
    "SELECT DISTINCT staff_id, learner_id FROM conflict_of_interest"
    " WHERE learner_id IN (SELECT learner_id FROM enrolment WHERE cohort_id = ?)";
  g_autoptr (GArray) interests = g_array_new (FALSE, FALSE, sizeof (OfficeVivaInterest));
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, list_sql, "l", cohort_id);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    {
      OfficeVivaInterest interest = { office_statement_get_int (statement, 0), office_statement_get_int (statement, 1) };

      g_array_append_val (interests, interest);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&interests);
}
