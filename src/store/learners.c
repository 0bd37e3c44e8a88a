/* learners.c: people: read, added, edited, their names and numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/dates.h"
#include "store/command.h"
#include "store/fold.h"
#include "store/learners.h"
#include "store/fields.h"

/**
 * office_learner_free:
 * @learner: (nullable): a learner
 */
void
office_learner_free (OfficeLearner *learner)
{
  if (learner == NULL)
    return;

  g_free (learner->title);
  g_free (learner->given_names);
  g_free (learner->family_name);
  g_free (learner->known_as);
  g_free (learner->certificate_name);
  g_free (learner->date_of_birth);
  g_free (learner->email);
  g_free (learner->phone);
  g_free (learner->erased_on);
  g_free (learner);
}

static gpointer
read_learner (OfficeStatement *statement)
{
  OfficeLearner *learner = g_new0 (OfficeLearner, 1);

  learner->id = office_statement_get_int (statement, 0);
  learner->title = office_statement_dup_text (statement, 1);
  learner->given_names = office_statement_dup_text (statement, 2);
  learner->family_name = office_statement_dup_text (statement, 3);
  learner->known_as = office_statement_dup_text (statement, 4);
  learner->certificate_name = office_statement_dup_text (statement, 5);
  learner->date_of_birth = office_statement_dup_text (statement, 6);
  learner->email = office_statement_dup_text (statement, 7);
  learner->phone = office_statement_dup_text (statement, 8);
  learner->possible_duplicate_of = office_statement_get_int (statement, 9);
  learner->merged_into = office_statement_get_int (statement, 10);
  learner->erased_on = office_statement_dup_text (statement, 11);
  learner->version = office_statement_get_int (statement, 12);
  return learner;
}

/**
 * office_learner_get:
 * @connection: the connection
 * @id: the row
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the learner
 */
OfficeLearner *
office_learner_get (OfficeConnection  *connection,
                    gint64             id,
                    GError           **error)
{
  static const char sql[] =
    "SELECT id, title, given_names, family_name, known_as, certificate_name, date_of_birth, email, phone,"
    " possible_duplicate_of, merged_into, erased_on, version FROM learner WHERE id = ?";
  g_autoptr (GError) local_error = NULL;
  OfficeLearner *learner = office_rows_first (
    office_connection_prepare (connection, &local_error, sql, "l", id), read_learner, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (learner == NULL)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("This learner is not there."));

  return learner;
}

/**
 * office_learner_name:
 * @connection: the connection
 * @id: the row
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the name as in tables and sentences: "Ng, Aoife"
 */
char *
office_learner_name (OfficeConnection  *connection,
                     gint64             id,
                     GError           **error)
{
  g_autoptr (OfficeLearner) learner = office_learner_get (connection, id, error);

  if (learner == NULL)
    return NULL;

  return office_person_name (learner->family_name, learner->given_names);
}

/* What learners are sorted by, and found by at its beginning. */
static char *
make_sort_name (const char *family_name,
                const char *given_names)
{
  g_autofree char *whole = g_strdup_printf ("%s %s", family_name, given_names);

  return office_fold_text (whole);
}

static gboolean
check_person (const OfficeLearnerEdit  *person,
              gboolean                  is_new,
              GError                  **error)
{
  if ((is_new || person->family_name != NULL)
      && !office_check_given (person->family_name, _("The family name"), error))
    return FALSE;

  if ((is_new || person->given_names != NULL) && person->family_name == NULL
      && !office_check_given (person->given_names, _("The given names"), error))
    return FALSE;

  return office_check_day (person->date_of_birth, _("Date of birth"), error);
}

/**
 * office_learner_add:
 * @connection: the connection
 * @person: who; the version is not read
 * @error: where to put a failure
 *
 * Adds a person without asking whether they are known; office_application_add() asks (ENTRY-5).
 *
 * Returns: the new row, or 0
 */
gint64
office_learner_add (OfficeConnection         *connection,
                    const OfficeLearnerEdit  *person,
                    GError                  **error)
{
  static const char insert_sql[] =
    "INSERT INTO learner (title, given_names, family_name, known_as, certificate_name, date_of_birth, email, phone,"
    " sort_name) VALUES (?, ?, ?, ?, ?, nullif (?, ''), ?, ?, ?)";
  g_autofree char *title = office_tidy (person->title);
  g_autofree char *given_names = office_tidy (person->given_names);
  g_autofree char *family_name = office_tidy (person->family_name);
  g_autofree char *known_as = office_tidy (person->known_as);
  g_autofree char *certificate_name = office_tidy (person->certificate_name);
  g_autofree char *email = office_tidy (person->email);
  g_autofree char *phone = office_tidy (person->phone);
  g_autofree char *sort_name = make_sort_name (family_name, given_names);
  g_autofree char *name = office_person_name (family_name, given_names);
  g_autofree char *label = g_strdup_printf (_("Add %s"), name);
  gint64 id = 0;
  gboolean done;

  if (!check_person (person, TRUE, error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  done = office_connection_run (connection, error, insert_sql, "sssssssss", title, given_names, family_name, known_as,
                                certificate_name, person->date_of_birth, email, phone, sort_name);
  if (done)
    id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? id : 0;
}

static gboolean
keep_former_name (OfficeConnection     *connection,
                  const OfficeLearner  *learner,
                  const char           *family_name,
                  GError              **error)
{
  g_autofree char *today = office_connection_today (connection);

  if (family_name == NULL || g_str_equal (family_name, learner->family_name))
    return TRUE;

  return office_learner_add_former_name (connection, learner->id, learner->family_name, today, error);
}

static gboolean
check_not_gone (const OfficeLearner  *learner,
                GError              **error)
{
  if (learner->erased_on == NULL && learner->merged_into == 0)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
               learner->erased_on != NULL ? _("%s: this record was erased and is kept as it is (PRIVACY-2).")
                                          : _("%s: this record was merged into another; edit that one."),
               learner->family_name);
  return FALSE;
}

static gboolean
save_learner (OfficeConnection         *connection,
              const OfficeLearner      *learner,
              const OfficeLearnerEdit  *edit,
              GError                  **error)
{
  static const char update_sql[] =
    "UPDATE learner SET title = coalesce (?1, title), given_names = coalesce (?2, given_names),"
    " family_name = coalesce (?3, family_name), known_as = coalesce (?4, known_as),"
    " certificate_name = coalesce (?5, certificate_name),"
    " date_of_birth = CASE WHEN ?6 IS NULL THEN date_of_birth ELSE nullif (?6, '') END,"
    " email = coalesce (?7, email), phone = coalesce (?8, phone), sort_name = ?9, version = version + 1"
    " WHERE id = ?10";
  g_autofree char *given_names = edit->given_names != NULL ? office_tidy (edit->given_names) : NULL;
  g_autofree char *family_name = edit->family_name != NULL ? office_tidy (edit->family_name) : NULL;
  g_autofree char *sort_name = make_sort_name (family_name != NULL ? family_name : learner->family_name,
                                               given_names != NULL ? given_names : learner->given_names);

  return keep_former_name (connection, learner, family_name, error)
         && office_connection_run (connection, error, update_sql, "sssssssssl", edit->title, given_names, family_name,
                                   edit->known_as, edit->certificate_name, edit->date_of_birth, edit->email,
                                   edit->phone, sort_name, learner->id);
}

/**
 * office_learner_edit:
 * @connection: the connection
 * @id: the learner
 * @edit: what changes
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Returns: whether it is saved
 */
gboolean
office_learner_edit (OfficeConnection         *connection,
                     gint64                    id,
                     const OfficeLearnerEdit  *edit,
                     GError                  **error)
{
  g_autofree char *name = office_learner_name (connection, id, error);
  g_autofree char *label = NULL;
  g_autoptr (OfficeLearner) learner = NULL;
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (OfficeField));
  gboolean done;

  if (name == NULL || !check_person (edit, FALSE, error))
    return FALSE;

  label = g_strdup_printf (_("Edit %s"), name);
  office_fields_add (fields, "title", _("title"), OFFICE_FIELD_TEXT, edit->title);
  office_fields_add (fields, "given_names", _("given names"), OFFICE_FIELD_TEXT, edit->given_names);
  office_fields_add (fields, "family_name", _("family name"), OFFICE_FIELD_TEXT, edit->family_name);
  office_fields_add (fields, "known_as", _("known as"), OFFICE_FIELD_TEXT, edit->known_as);
  office_fields_add (fields, "certificate_name", _("name on the certificate"), OFFICE_FIELD_TEXT,
                     edit->certificate_name);
  office_fields_add (fields, "date_of_birth", _("date of birth"), OFFICE_FIELD_DATE, edit->date_of_birth);
  office_fields_add (fields, "email", _("e-mail"), OFFICE_FIELD_TEXT, edit->email);
  office_fields_add (fields, "phone", _("telephone"), OFFICE_FIELD_TEXT, edit->phone);

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  done = (learner = office_learner_get (connection, id, error)) != NULL && check_not_gone (learner, error)
         && office_check_version (connection, "learner", id, name, edit->version,
                                  (const OfficeField *) (void *) fields->data, fields->len, error)
         && save_learner (connection, learner, edit, error);

  return office_command_finish (connection, done, error);
}

/**
 * office_learner_add_former_name:
 * @connection: the connection
 * @id: the learner
 * @name: an earlier name
 * @until: (nullable): ISO day up to which it was used
 * @error: where to put a failure
 *
 * Keeps an earlier name, once.
 *
 * Returns: whether it is kept
 */
gboolean
office_learner_add_former_name (OfficeConnection  *connection,
                                gint64             id,
                                const char        *name,
                                const char        *until,
                                GError           **error)
{
  static const char insert_sql[] =
    "INSERT INTO former_name (learner_id, name, until) SELECT ?1, ?2, ?3"
    " WHERE NOT EXISTS (SELECT 1 FROM former_name WHERE learner_id = ?1 AND name = ?2)";
  g_autofree char *tidy = office_tidy (name);
  g_autofree char *label = g_strdup_printf (_("Keep the earlier name “%s”"), tidy);

  if (!office_check_given (tidy, _("The earlier name"), error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (connection,
                                office_connection_run (connection, error, insert_sql, "lss", id, tidy, until), error);
}

/**
 * office_former_name_free:
 * @name: (nullable): an earlier name
 */
void
office_former_name_free (OfficeFormerName *name)
{
  if (name == NULL)
    return;

  g_free (name->name);
  g_free (name->until);
  g_free (name);
}

static gpointer
read_former_name (OfficeStatement *statement)
{
  OfficeFormerName *name = g_new0 (OfficeFormerName, 1);

  name->name = office_statement_dup_text (statement, 0);
  name->until = office_statement_dup_text (statement, 1);
  return name;
}

/**
 * office_former_names_list:
 * @connection: the connection
 * @learner_id: a learner
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeFormerName): earlier names, oldest first
 */
GPtrArray *
office_former_names_list (OfficeConnection  *connection,
                          gint64             learner_id,
                          GError           **error)
{
  return office_rows_collect (office_connection_prepare (connection, error,
                                                         "SELECT name, until FROM former_name WHERE learner_id = ?"
                                                         " ORDER BY id",
                                                         "l", learner_id),
                              read_former_name, (GDestroyNotify) office_former_name_free, error);
}

/**
 * office_learner_find_number:
 * @connection: the connection
 * @number: a professional number
 * @learner_id: (out): whose it is, or 0
 * @error: where to put a failure
 *
 * Looks for a number as ENTRY-3 reads it: with the HCPC, zeros in front of the digits make no difference.
 *
 * Returns: the row of the professional registration, or 0, also without @error where it is new
 */
gint64
office_learner_find_number (OfficeConnection          *connection,
                            const OfficeRegistration  *number,
                            gint64                    *learner_id,
                            GError                   **error)
{
  static const char sql[] =
    "SELECT id, learner_id FROM professional_registration WHERE regulator = ? AND number IN (?, ?, ?, ?, ?, ?, ?)";
  gsize letters = strcspn (number->key, "0123456789");
  const char *digits = number->key + letters;
  char *variants[6];
  g_autoptr (OfficeStatement) statement = NULL;
  gint64 id = 0;

  *learner_id = 0;
  for (int i = 0; i < 6; i++)
    variants[i] = number->regulator == OFFICE_REGULATOR_HCPC && strlen (digits) + i <= 6
                    ? g_strdup_printf ("%.*s%.*s%s", (int) letters, number->key, i, "00000", digits)
                    : NULL;

  statement = office_connection_prepare (connection, error, sql, "ssssssss",
                                         office_regulator_to_nick (number->regulator), number->number, variants[0],
                                         variants[1], variants[2], variants[3], variants[4], variants[5]);
  if (statement != NULL && office_statement_step (statement, error))
    {
      id = office_statement_get_int (statement, 0);
      *learner_id = office_statement_get_int (statement, 1);
    }

  for (int i = 0; i < 6; i++)
    g_free (variants[i]);
  return id;
}

/**
 * office_learner_add_number:
 * @connection: the connection
 * @id: the learner
 * @number: a professional number
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED when it is somebody else's (ENTRY-5)
 *
 * Returns: the row of the professional registration, new or known, or 0
 */
gint64
office_learner_add_number (OfficeConnection          *connection,
                           gint64                     id,
                           const OfficeRegistration  *number,
                           GError                   **error)
{
  static const char insert_sql[] =
    "INSERT INTO professional_registration (learner_id, regulator, number, associate) VALUES (?, ?, ?, ?)";
  const char *regulator = office_regulator_to_nick (number->regulator);
  g_autofree char *label = g_strdup_printf (_("Add the number %s %s"), regulator, number->number);
  g_autoptr (GError) local_error = NULL;
  gint64 owner_id = 0;
  gint64 number_id;
  gboolean done;

  number_id = office_learner_find_number (connection, number, &owner_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }

  if (number_id != 0 && owner_id == id)
    return number_id;

  if (number_id != 0)
    {
      g_autofree char *owner = office_learner_name (connection, owner_id, NULL);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s %s is the number of %s: the same number is the same person (ENTRY-5). Merge the two records."),
                   regulator, number->number, owner);
      return 0;
    }

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  done = office_connection_run (connection, error, insert_sql, "lssi", id, regulator, number->number,
                                (number->flags & OFFICE_REGISTRATION_ASSOCIATE) != 0);
  if (done)
    number_id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? number_id : 0;
}
