/* applications.c: applications: added, edited, read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "rules/money.h"
#include "rules/privacy.h"
#include "store/applications.h"
#include "store/cohorts.h"
#include "store/command.h"
#include "store/fold.h"
#include "store/learners.h"
#include "store/fields.h"

/**
 * office_application_free:
 * @application: (nullable): an application
 */
void
office_application_free (OfficeApplication *application)
{
  if (application == NULL)
    return;

  g_free (application->reference);
  g_free (application->applied_on);
  g_free (application->offered_on);
  g_free (application->degree);
  g_free (application->degree_class);
  g_free (application->awarding_institution);
  g_free (application->employer);
  g_free (application->sector);
  g_free (application->role);
  g_free (application->ultrasound_evidence);
  g_free (application->payer);
  g_free (application->fee_waived_reason);
  g_free (application);
}

/**
 * office_application_added_free:
 * @added: (nullable): what became of a new application
 */
void
office_application_added_free (OfficeApplicationAdded *added)
{
  if (added == NULL)
    return;

  g_free (added->reference);
  g_free (added->note);
  g_free (added);
}

static gpointer
read_application (OfficeStatement *statement)
{
  OfficeApplication *application = g_new0 (OfficeApplication, 1);

  application->id = office_statement_get_int (statement, 0);
  application->reference = office_statement_dup_text (statement, 1);
  application->learner_id = office_statement_get_int (statement, 2);
  application->cohort_id = office_statement_get_int (statement, 3);
  application->registration_id = office_statement_get_int (statement, 4);
  office_application_state_from_nick (office_statement_get_text (statement, 5), &application->state);
  application->applied_on = office_statement_dup_text (statement, 6);
  application->offered_on = office_statement_dup_text (statement, 7);
  application->offer_conditional = office_statement_get_int (statement, 8) != 0;
  application->degree = office_statement_dup_text (statement, 9);
  application->degree_class = office_statement_dup_text (statement, 10);
  application->awarding_institution = office_statement_dup_text (statement, 11);
  application->employer = office_statement_dup_text (statement, 12);
  application->sector = office_statement_dup_text (statement, 13);
  application->role = office_statement_dup_text (statement, 14);
  application->ultrasound_evidence = office_statement_dup_text (statement, 15);
  application->payer = office_statement_dup_text (statement, 16);
  application->fee = office_statement_get_int (statement, 17);
  application->fee_waived_reason = office_statement_dup_text (statement, 18);
  application->enrolment_id = office_statement_get_int (statement, 19);
  application->version = office_statement_get_int (statement, 20);
  return application;
}

/**
 * office_application_get:
 * @connection: the connection
 * @id: the row
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the application
 */
OfficeApplication *
office_application_get (OfficeConnection  *connection,
                        gint64             id,
                        GError           **error)
{
  static const char sql[] =
    "SELECT application.id, reference, learner_id, cohort_id, professional_registration_id, state, applied_on,"
    " offered_on, offer_conditional, degree, degree_class, awarding_institution, employer, sector, role,"
    " ultrasound_evidence, payer, fee, fee_waived_reason,"
    " (SELECT enrolment.id FROM enrolment WHERE application_id = application.id), version"
    " FROM application WHERE application.id = ?";
  g_autoptr (GError) local_error = NULL;
  OfficeApplication *application = office_rows_first (
    office_connection_prepare (connection, &local_error, sql, "l", id), read_application, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (application == NULL)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("This application is not there."));

  return application;
}

/**
 * office_application_find:
 * @connection: the connection
 * @reference: the reference, in whatever capitals
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: the application's row, or 0
 */
gint64
office_application_find (OfficeConnection  *connection,
                         const char        *reference,
                         GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *tidy = office_tidy (reference);
  gint64 id = 0;

  /* The exact spelling has an index; the other way round is rare. */
  if (office_connection_get_int (connection, &id, &local_error, "SELECT id FROM application WHERE reference = ?", "s",
                                 tidy)
      || (local_error == NULL
          && office_connection_get_int (connection, &id, &local_error,
                                        "SELECT id FROM application WHERE reference = ? COLLATE NOCASE", "s", tidy)))
    return id;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("There is no application with the reference “%s”."),
                 tidy);
  return 0;
}

/* The next number of the year that nobody has; the counter is never put back. */
static char *
take_reference (OfficeConnection  *connection,
                const char        *applied_on,
                GError           **error)
{
  static const char count_sql[] =
    "INSERT INTO reference_counter (year, last) VALUES (?, 1)"
    " ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last";
  g_autofree char *year = g_strndup (applied_on, 4);

  for (;;)
    {
      g_autofree char *reference = NULL;
      g_autoptr (GError) local_error = NULL;
      gint64 number = 0;
      gint64 other = 0;

      if (!office_connection_get_int (connection, &number, error, count_sql, "s", year))
        return NULL;

      reference = g_strdup_printf ("A%s-%04" G_GINT64_FORMAT, year, number);
      if (!office_connection_get_int (connection, &other, &local_error,
                                      "SELECT id FROM application WHERE reference = ?", "s", reference))
        {
          if (local_error == NULL)
            return g_steal_pointer (&reference);

          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
}

static char *
choose_reference (OfficeConnection  *connection,
                  const char        *wanted,
                  const char        *applied_on,
                  GError           **error)
{
  g_autofree char *tidy = office_tidy (wanted);
  g_autoptr (GError) local_error = NULL;
  gint64 other = 0;

  if (*tidy == '\0')
    return take_reference (connection, applied_on, error);

  if (office_connection_get_int (connection, &other, &local_error,
                                 "SELECT id FROM application WHERE reference = ? COLLATE NOCASE", "s", tidy))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("There is already an application with the reference “%s”: a reference is given once."), tidy);
      return NULL;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&tidy);
}

static gboolean
same_family_name (OfficeConnection  *connection,
                  gint64             learner_id,
                  const char        *family_name)
{
  g_autoptr (OfficeLearner) learner = office_learner_get (connection, learner_id, NULL);
  g_autoptr (GPtrArray) former_names = office_former_names_list (connection, learner_id, NULL);
  g_autofree char *wanted = office_fold_text (family_name);
  g_autofree char *known = office_fold_text (learner != NULL ? learner->family_name : NULL);

  if (g_str_equal (wanted, known))
    return TRUE;

  for (guint i = 0; former_names != NULL && i < former_names->len; i++)
    {
      const OfficeFormerName *former = g_ptr_array_index (former_names, i);
      g_autofree char *folded = office_fold_text (former->name);

      if (g_str_equal (wanted, folded))
        return TRUE;
    }

  return FALSE;
}

static gint64
add_person (OfficeConnection            *connection,
            const OfficeNewApplication  *incoming,
            GError                     **error)
{
  OfficeLearnerEdit person = {
    .title = incoming->title,
    .given_names = incoming->given_names,
    .family_name = incoming->family_name,
    .known_as = incoming->known_as,
    .date_of_birth = incoming->date_of_birth,
    .email = incoming->email,
    .phone = incoming->phone,
  };
  gint64 id = office_learner_add (connection, &person, error);

  if (id != 0 && incoming->former_family_name != NULL && *incoming->former_family_name != '\0'
      && !office_learner_add_former_name (connection, id, incoming->former_family_name, NULL, error))
    return 0;

  return id;
}

/* Somebody we know applies again: what we did not know of them is filled in, nothing is overwritten. */
static gboolean
complete_person (OfficeConnection            *connection,
                 gint64                       learner_id,
                 const OfficeNewApplication  *incoming,
                 GError                     **error)
{
  g_autoptr (OfficeLearner) learner = office_learner_get (connection, learner_id, error);
  OfficeLearnerEdit edit = { 0 };
  g_autofree char *email = office_tidy (incoming->email);

  if (learner == NULL)
    return FALSE;

  if (learner->date_of_birth == NULL)
    edit.date_of_birth = incoming->date_of_birth;
  if (*learner->email == '\0')
    edit.email = incoming->email;
  if (*learner->phone == '\0')
    edit.phone = incoming->phone;
  if (*learner->known_as == '\0')
    edit.known_as = incoming->known_as;

  if ((edit.date_of_birth != NULL || edit.email != NULL || edit.phone != NULL || edit.known_as != NULL)
      && !office_learner_edit (connection, learner_id, &edit, error))
    return FALSE;

  return *learner->email == '\0' || *email == '\0' || g_ascii_strcasecmp (learner->email, email) == 0
         || office_learner_add_email (connection, learner_id, email, error);
}

static gboolean
flag_duplicate (OfficeConnection  *connection,
                gint64             learner_id,
                gint64             known_id,
                GError           **error)
{
  return office_connection_run (connection, error,
                                "UPDATE learner SET possible_duplicate_of = ?, version = version + 1 WHERE id = ?", "ll",
                                known_id, learner_id);
}

static char *
describe_recognised (OfficeConnection        *connection,
                     const OfficeRecognised  *recognised,
                     gboolean                 joined)
{
  g_autofree char *name = office_learner_name (connection, recognised->learner_id, NULL);

  if (recognised->how == OFFICE_DUPLICATE_SAME && joined)
    return g_strdup_printf (_("%s is known: the same number is the same person (ENTRY-5)."), name);
  if (recognised->how == OFFICE_DUPLICATE_SAME)
    return g_strdup_printf (_("The number is that of %s, under another family name: merge the two records if they "
                              "are the same person (ENTRY-5)."), name);

  return g_strdup_printf (_("Possibly the same person as %s: the same family name and date of birth with another "
                            "number (ENTRY-5)."), name);
}

/* Somebody who is known applies with the number they give, or else with the newest they have given. */
static gboolean
settle_number (OfficeConnection            *connection,
               const OfficeNewApplication  *incoming,
               gint64                      *number_id,
               GError                     **error)
{
  g_autoptr (GError) local_error = NULL;

  if (incoming->registration != NULL)
    {
      *number_id = office_learner_add_number (connection, incoming->learner_id, incoming->registration, error);
      return *number_id != 0;
    }

  office_connection_get_int (connection, number_id, &local_error,
                             "SELECT id FROM professional_registration WHERE learner_id = ? ORDER BY id DESC LIMIT 1",
                             "l", incoming->learner_id);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* ENTRY-5: who is it? The same number under the same family name, of today or earlier, is the same
 * person. Under another name they are kept apart, flagged, until a person confirms the merge. */
static gboolean
settle_person (OfficeConnection            *connection,
               const OfficeNewApplication  *incoming,
               OfficeApplicationAdded      *added,
               gint64                      *number_id,
               GError                     **error)
{
  OfficeIdentity identity = {
    incoming->registration, incoming->family_name, incoming->former_family_name,
    incoming->date_of_birth != NULL ? office_day_from_iso (incoming->date_of_birth) : OFFICE_DAY_NONE,
  };
  g_autoptr (OfficeRecognised) recognised = NULL;
  gint64 owner_id = 0;
  gboolean joined;

  if (incoming->learner_id != 0)
    {
      added->learner_id = incoming->learner_id;
      return settle_number (connection, incoming, number_id, error);
    }

  recognised = office_learner_recognise (connection, &identity, error);
  if (recognised == NULL)
    return FALSE;

  added->duplicate = recognised->how;
  joined = recognised->how == OFFICE_DUPLICATE_SAME
           && same_family_name (connection, recognised->learner_id, incoming->family_name);
  if (recognised->how != OFFICE_DUPLICATE_NO)
    added->note = describe_recognised (connection, recognised, joined);

  added->learner_id = joined ? recognised->learner_id : add_person (connection, incoming, error);
  if (added->learner_id == 0)
    return FALSE;

  if (joined && !complete_person (connection, added->learner_id, incoming, error))
    return FALSE;

  if (!joined && recognised->how != OFFICE_DUPLICATE_NO
      && !flag_duplicate (connection, added->learner_id, recognised->learner_id, error))
    return FALSE;

  if (incoming->registration == NULL)
    return TRUE;

  *number_id = recognised->how == OFFICE_DUPLICATE_SAME
                 ? office_learner_find_number (connection, incoming->registration, &owner_id, error)
                 : office_learner_add_number (connection, added->learner_id, incoming->registration, error);
  return *number_id != 0;
}

static gboolean
check_first_of_cohort (OfficeConnection    *connection,
                       gint64               learner_id,
                       const OfficeCohort  *cohort,
                       GError             **error)
{
  static const char sql[] =
    "SELECT reference, state FROM application WHERE learner_id = ? AND cohort_id = ?"
    " AND state NOT IN ('declined', 'withdrawn', 'deferred')";
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, sql, "ll", learner_id,
                                                                     cohort->id);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;

  if (office_statement_step (statement, &local_error))
    {
      g_autofree char *name = office_learner_name (connection, learner_id, NULL);
      OfficeApplicationState state = OFFICE_APPLICATION_RECEIVED;

      office_application_state_from_nick (office_statement_get_text (statement, 1), &state);
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("%s has already applied to %s: %s, %s."), name,
                   cohort->code, office_statement_get_text (statement, 0), office_application_state_label (state));
      return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
insert_application (OfficeConnection            *connection,
                    const OfficeNewApplication  *incoming,
                    OfficeApplicationAdded      *added,
                    const OfficeCohort          *cohort,
                    gint64                       number_id,
                    const char                  *applied_on,
                    GError                     **error)
{
  static const char insert_sql[] =
    "INSERT INTO application (reference, learner_id, cohort_id, professional_registration_id, applied_on, degree,"
    " degree_class, awarding_institution, employer, sector, role, ultrasound_evidence, payer, fee)"
    " VALUES (?, ?, ?, nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  g_autofree char *degree = office_tidy (incoming->degree);
  g_autofree char *degree_class = office_tidy (incoming->degree_class);
  g_autofree char *institution = office_tidy (incoming->awarding_institution);
  g_autofree char *employer = office_tidy (incoming->employer);
  g_autofree char *sector = office_tidy (incoming->sector);
  g_autofree char *role = office_tidy (incoming->role);
  g_autofree char *evidence = office_tidy (incoming->ultrasound_evidence);
  OfficePayer payer = OFFICE_PAYER_SELF;

  if (incoming->payer != NULL && *incoming->payer != '\0' && !office_payer_from_nick (incoming->payer, &payer))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("Payer: “%s” is none of “self”, “employer” and “other” (FEE-1)."), incoming->payer);
      return FALSE;
    }

  if (!office_connection_run (connection, error, insert_sql, "slllsssssssssl", added->reference, added->learner_id,
                              cohort->id, number_id, applied_on, degree, degree_class, institution, employer, sector,
                              role, evidence, office_payer_to_nick (payer), cohort->fee))
    return FALSE;

  added->id = office_connection_last_id (connection);
  return TRUE;
}

/* A new application arrives with its four requirements not seen yet, and the first entry of its history. */
static gboolean
insert_beginnings (OfficeConnection  *connection,
                   gint64             id,
                   const char        *applied_on,
                   GError           **error)
{
  for (int kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
    if (!office_connection_run (connection, error, "INSERT INTO requirement (application_id, kind) VALUES (?, ?)", "ls",
                                id, office_requirement_to_nick (kind)))
      return FALSE;

  return office_connection_run (connection, error,
                                "INSERT INTO application_move (application_id, to_state, moved_on, actor)"
                                " VALUES (?, 'received', ?, ?)",
                                "lss", id, applied_on, office_connection_get_actor (connection));
}

static void
add_associate_note (OfficeApplicationAdded    *added,
                    const OfficeRegistration  *number)
{
  g_autofree char *note = added->note;

  if (number == NULL || (number->flags & OFFICE_REGISTRATION_ASSOCIATE) == 0)
    {
      added->note = g_steal_pointer (&note);
      return;
    }

  /* Translators: the first is another whole sentence, or nothing. */
  added->note = g_strdup_printf (_("%s%sThe number %s is that of an associate: the tutor decides (ENTRY-3)."),
                                 note != NULL ? note : "", note != NULL ? " " : "", number->number);
}

/**
 * office_application_add:
 * @connection: the connection
 * @incoming: the application as it comes in
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED when the person has a live application to this
 *   cohort or the reference is taken
 *
 * Adds an application, in state received, with the cohort's fee of today. The person is recognised or
 * added (ENTRY-5); the next free reference is given where none came along.
 *
 * Returns: (transfer full) (nullable): what became of it
 */
OfficeApplicationAdded *
office_application_add (OfficeConnection            *connection,
                        const OfficeNewApplication  *incoming,
                        GError                     **error)
{
  g_autoptr (OfficeApplicationAdded) added = g_new0 (OfficeApplicationAdded, 1);
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, incoming->cohort_id, error);
  g_autofree char *today = office_connection_today (connection);
  const char *applied_on = incoming->applied_on != NULL && *incoming->applied_on != '\0' ? incoming->applied_on : today;
  g_autofree char *name = office_person_name (incoming->family_name != NULL ? incoming->family_name : "",
                                              incoming->given_names);
  g_autofree char *label = g_strdup_printf (_("Add the application of %s"), name);
  gint64 number_id = 0;
  gboolean done;

  if (cohort == NULL || !office_check_day (applied_on, _("Applied on"), error)
      || !office_patient_check (_("Ultrasound evidence"), incoming->ultrasound_evidence, error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return NULL;

  done = settle_person (connection, incoming, added, &number_id, error)
         && check_first_of_cohort (connection, added->learner_id, cohort, error)
         && (added->reference = choose_reference (connection, incoming->reference, applied_on, error)) != NULL
         && insert_application (connection, incoming, added, cohort, number_id, applied_on, error)
         && insert_beginnings (connection, added->id, applied_on, error);
  add_associate_note (added, incoming->registration);

  return office_command_finish (connection, done, error) ? g_steal_pointer (&added) : NULL;
}

static void
collect_fields (GArray                       *fields,
                const OfficeApplicationEdit  *edit,
                const char                   *fee)
{
  office_fields_add (fields, "applied_on", _("day of the application"), OFFICE_FIELD_DATE, edit->applied_on);
  office_fields_add (fields, "degree", _("degree"), OFFICE_FIELD_TEXT, edit->degree);
  office_fields_add (fields, "degree_class", _("class of the degree"), OFFICE_FIELD_TEXT, edit->degree_class);
  office_fields_add (fields, "awarding_institution", _("awarding institution"), OFFICE_FIELD_TEXT,
                     edit->awarding_institution);
  office_fields_add (fields, "employer", _("employer"), OFFICE_FIELD_TEXT, edit->employer);
  office_fields_add (fields, "sector", _("sector"), OFFICE_FIELD_TEXT, edit->sector);
  office_fields_add (fields, "role", _("role"), OFFICE_FIELD_TEXT, edit->role);
  office_fields_add (fields, "ultrasound_evidence", _("ultrasound evidence"), OFFICE_FIELD_TEXT,
                     edit->ultrasound_evidence);
  office_fields_add (fields, "payer", _("payer"), OFFICE_FIELD_TEXT, edit->payer);
  office_fields_add (fields, "fee", _("fee"), OFFICE_FIELD_MONEY, fee);
}

static gboolean
check_edit (const OfficeApplicationEdit  *edit,
            GError                      **error)
{
  OfficePayer payer;

  if (!office_check_day (edit->applied_on, _("Applied on"), error)
      || !office_patient_check (_("Ultrasound evidence"), edit->ultrasound_evidence, error))
    return FALSE;

  if (edit->payer == NULL || office_payer_from_nick (edit->payer, &payer))
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("Payer: “%s” is none of “self”, “employer” and “other” (FEE-1)."), edit->payer);
  return FALSE;
}

/**
 * office_application_edit:
 * @connection: the connection
 * @id: the application
 * @edit: what changes
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Returns: whether it is saved
 */
gboolean
office_application_edit (OfficeConnection             *connection,
                         gint64                        id,
                         const OfficeApplicationEdit  *edit,
                         GError                      **error)
{
  static const char update_sql[] =
    "UPDATE application SET applied_on = coalesce (nullif (?, ''), applied_on), degree = coalesce (?, degree),"
    " degree_class = coalesce (?, degree_class), awarding_institution = coalesce (?, awarding_institution),"
    " employer = coalesce (?, employer), sector = coalesce (?, sector), role = coalesce (?, role),"
    " ultrasound_evidence = coalesce (?, ultrasound_evidence), payer = coalesce (?, payer),"
    " fee = coalesce (?, fee), professional_registration_id = coalesce (nullif (?, 0), professional_registration_id),"
    " version = version + 1 WHERE id = ?";
  g_autoptr (OfficeApplication) application = office_application_get (connection, id, error);
  g_autofree char *name = application != NULL ? office_learner_name (connection, application->learner_id, error) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *fee = edit->fee >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, edit->fee) : NULL;
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (OfficeField));
  gint64 number_id = 0;
  gboolean done;

  if (name == NULL || !check_edit (edit, error))
    return FALSE;

  label = g_strdup_printf (_("Edit the application of %s"), name);
  collect_fields (fields, edit, fee);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  done = office_check_version (connection, "application", id, name, edit->version,
                               (const OfficeField *) (void *) fields->data, fields->len, error);
  if (done && edit->registration != NULL)
    {
      number_id = office_learner_add_number (connection, application->learner_id, edit->registration, error);
      done = number_id != 0;
    }

  done = done
         && office_connection_run (connection, error, update_sql, "ssssssssssll", edit->applied_on, edit->degree,
                                   edit->degree_class, edit->awarding_institution, edit->employer, edit->sector,
                                   edit->role, edit->ultrasound_evidence, edit->payer, fee, number_id, id);

  return office_command_finish (connection, done, error);
}
