/* registrations.c: the university's student numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/registers.h"
#include "store/command.h"
#include "store/enrolments.h"
#include "store/fields.h"
#include "store/learners.h"
#include "store/registrations.h"

/**
 * office_student_number_get:
 * @connection: the connection
 * @enrolment_id: the enrolment
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the number as the university wrote it; %NULL without @error where
 *   there is none yet
 */
char *
office_student_number_get (OfficeConnection  *connection,
                           gint64             enrolment_id,
                           GError           **error)
{
  return office_connection_get_text (connection, error,
                                     "SELECT student_number FROM registration WHERE enrolment_id = ?", "l",
                                     enrolment_id);
}

/* A student number is one person's, in whatever cohort. */
static gboolean
check_owner (OfficeConnection       *connection,
             const OfficeEnrolment  *enrolment,
             const char             *number,
             GError                **error)
{
  static const char sql[] =
    "SELECT learner_id FROM registration JOIN enrolment ON enrolment.id = enrolment_id"
    " WHERE student_number = ?1 AND learner_id <> ?2"
    " UNION SELECT learner_id FROM identifier WHERE kind = 'student-number' AND value = ?1 AND learner_id <> ?2";
  g_autoptr (GError) local_error = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *name = NULL;
  gint64 owner_id = 0;

  if (office_connection_get_int (connection, &owner_id, &local_error, sql, "sl", number, enrolment->learner_id))
    {
      owner = office_learner_name (connection, owner_id, NULL);
      name = office_person_name (enrolment->family_name, enrolment->given_names);
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s (%s): the student number %s is that of %s."), name, enrolment->reference, number, owner);
      return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* The number of the person follows the numbers of the registrations. */
static gboolean
follow_identifier (OfficeConnection       *connection,
                   const OfficeEnrolment  *enrolment,
                   const char             *number,
                   GError                **error)
{
  static const char forget_sql[] =
    "DELETE FROM identifier WHERE learner_id = ?1 AND kind = 'student-number' AND value = ?2"
    " AND NOT EXISTS (SELECT 1 FROM registration JOIN enrolment ON enrolment.id = enrolment_id"
    " WHERE enrolment.learner_id = ?1 AND student_number = ?2)";

  if (enrolment->student_number != NULL
      && !office_connection_run (connection, error, forget_sql, "ls", enrolment->learner_id,
                                 enrolment->student_number))
    return FALSE;

  return *number == '\0'
         || office_connection_run (connection, error,
                                   "INSERT INTO identifier (learner_id, kind, value) VALUES (?, 'student-number', ?)"
                                   " ON CONFLICT (kind, value) DO NOTHING",
                                   "ls", enrolment->learner_id, number);
}

static gboolean
save_number (OfficeConnection       *connection,
             const OfficeEnrolment  *enrolment,
             const char             *number,
             const char             *registered_on,
             GError                **error)
{
  static const char put_sql[] =
    "INSERT INTO registration (enrolment_id, student_number, registered_on) VALUES (?, ?, ?)"
    " ON CONFLICT (enrolment_id) DO UPDATE SET student_number = excluded.student_number,"
    " registered_on = excluded.registered_on, version = version + 1"
    " WHERE student_number IS NOT excluded.student_number";

  if (*number == '\0')
    return office_connection_run (connection, error, "DELETE FROM registration WHERE enrolment_id = ?", "l",
                                  enrolment->id);

  return office_connection_run (connection, error, put_sql, "lss", enrolment->id, number, registered_on);
}

/**
 * office_student_number_set:
 * @connection: the connection
 * @enrolment_id: the enrolment
 * @student_number: (nullable): as the university wrote it, with its leading zeros; %NULL or "" takes it away
 * @registered_on: (nullable): ISO day; %NULL: today
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED when it is somebody else's
 *
 * Returns: whether it is saved
 */
gboolean
office_student_number_set (OfficeConnection  *connection,
                           gint64             enrolment_id,
                           const char        *student_number,
                           const char        *registered_on,
                           GError           **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, enrolment_id, error);
  g_autofree char *number = office_tidy (student_number);
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  gboolean done;

  if (enrolment == NULL || !office_check_day (registered_on, _("Day of the registration"), error))
    return FALSE;

  name = office_person_name (enrolment->family_name, enrolment->given_names);
  label = g_strdup_printf (_("Student number of %s"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  done = (*number == '\0' || check_owner (connection, enrolment, number, error))
         && save_number (connection, enrolment, number,
                         registered_on != NULL && *registered_on != '\0' ? registered_on : today, error)
         && follow_identifier (connection, enrolment, number, error);

  return office_command_finish (connection, done, error);
}

/**
 * office_enrolment_find_student_number:
 * @connection: the connection
 * @cohort_id: the cohort
 * @student_number: the university's number, exactly
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: the enrolment, or 0
 */
gint64
office_enrolment_find_student_number (OfficeConnection  *connection,
                                      gint64             cohort_id,
                                      const char        *student_number,
                                      GError           **error)
{
  static const char sql[] =
    "SELECT enrolment.id FROM registration JOIN enrolment ON enrolment.id = enrolment_id"
    " WHERE cohort_id = ? AND student_number = ?";
  g_autoptr (GError) local_error = NULL;
  gint64 id = 0;

  if (office_connection_get_int (connection, &id, &local_error, sql, "ls", cohort_id, student_number))
    return id;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("Nobody in this cohort has the student number %s."),
                 student_number);
  return 0;
}

static gboolean
same_text (const char *a,
           const char *b)
{
  g_autofree char *one = office_name_fold (a);
  g_autofree char *two = office_name_fold (b);

  return g_str_equal (one, two);
}

/**
 * office_enrolment_find_person:
 * @connection: the connection
 * @cohort_id: the cohort
 * @given_names: given names
 * @family_name: family name
 * @date_of_birth: (nullable): ISO day; %NULL: the name alone must do
 * @error: where to put %OFFICE_ERROR_NOT_FOUND, or %OFFICE_ERROR_REFUSED when it fits more than one
 *
 * Finds somebody without a number, by name and date of birth, as the university writes them.
 *
 * Returns: the enrolment, or 0
 */
gint64
office_enrolment_find_person (OfficeConnection  *connection,
                              gint64             cohort_id,
                              const char        *given_names,
                              const char        *family_name,
                              const char        *date_of_birth,
                              GError           **error)
{
  g_autoptr (GPtrArray) enrolments = office_enrolments_list (connection, cohort_id, error);
  g_autofree char *name = office_person_name (family_name, given_names);
  gint64 found = 0;

  if (enrolments == NULL)
    return 0;

  for (guint i = 0; i < enrolments->len; i++)
    {
      const OfficeEnrolment *enrolment = g_ptr_array_index (enrolments, i);
      g_autoptr (OfficeLearner) learner = office_learner_get (connection, enrolment->learner_id, error);

      if (learner == NULL)
        return 0;
      if (!same_text (learner->family_name, family_name) || !same_text (learner->given_names, given_names)
          || (date_of_birth != NULL && g_strcmp0 (learner->date_of_birth, date_of_birth) != 0))
        continue;

      if (found != 0)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                       _("%s fits more than one learner of this cohort: give the reference."), name);
          return 0;
        }
      found = enrolment->id;
    }

  if (found == 0)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("%s is not among the enrolled of this cohort."), name);
  return found;
}
