/* learner-duplicates.c: the same person twice: recognised, proposed, merged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "store/command.h"
#include "store/fold.h"
#include "store/learners.h"
#include "store/fields.h"

/**
 * office_recognised_free:
 * @recognised: (nullable): what was recognised
 */
void
office_recognised_free (OfficeRecognised *recognised)
{
  if (recognised == NULL)
    return;

  g_free (recognised->why);
  g_free (recognised);
}

static OfficeRegistration *
parse_number (const char *regulator,
              const char *number)
{
  OfficeRegulator which;

  if (regulator == NULL || number == NULL || !office_regulator_from_nick (regulator, &which))
    return NULL;

  return office_registration_new (which, number, NULL);
}

/* Compares with one learner, under the name of today and under each earlier one. */
static gboolean
compare_with (OfficeConnection      *connection,
              gint64                 learner_id,
              const OfficeIdentity  *identity,
              OfficeRecognised      *recognised,
              GError               **error)
{
  g_autoptr (OfficeLearner) learner = office_learner_get (connection, learner_id, error);
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GPtrArray) former_names = NULL;
  g_autoptr (OfficeRegistration) number = NULL;
  OfficeIdentity known = { 0 };

  if (learner == NULL)
    return FALSE;

  numbers = office_learners_rows (connection, &learner_id, 1, error);
  former_names = numbers != NULL ? office_former_names_list (connection, learner_id, error) : NULL;
  if (former_names == NULL)
    return FALSE;

  if (numbers->len > 0)
    {
      const OfficeLearnerRow *row = g_ptr_array_index (numbers, 0);

      number = parse_number (row->regulator, row->registration_number);
    }

  known.registration = number;
  known.family_name = learner->family_name;
  known.born = learner->date_of_birth != NULL ? office_day_from_iso (learner->date_of_birth) : OFFICE_DAY_NONE;

  for (guint i = 0; i < MAX (former_names->len, 1); i++)
    {
      g_autofree char *why = NULL;
      OfficeDuplicate how;

      if (i < former_names->len)
        known.former_family_name = ((OfficeFormerName *) g_ptr_array_index (former_names, i))->name;

      how = office_identity_compare (identity, &known, &why);
      if (how > recognised->how)
        {
          recognised->how = how;
          recognised->learner_id = learner_id;
          g_free (recognised->why);
          recognised->why = g_steal_pointer (&why);
        }
    }

  return TRUE;
}

static gboolean
compare_with_born (OfficeConnection      *connection,
                   const OfficeIdentity  *identity,
                   OfficeRecognised      *recognised,
                   GError               **error)
{
  g_autofree char *born = office_day_to_iso (identity->born);
  g_autoptr (GArray) ids = office_rows_collect_ids (
    office_connection_prepare (connection, error,
                               "SELECT id FROM learner WHERE date_of_birth = ? AND merged_into IS NULL"
                               " AND erased_on IS NULL ORDER BY id",
                               "s", born),
    error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!compare_with (connection, g_array_index (ids, gint64, i), identity, recognised, error))
      return FALSE;

  return TRUE;
}

/**
 * office_learner_recognise:
 * @connection: the connection
 * @identity: a person as they come in
 * @error: where to put a failure
 *
 * Looks for somebody we know: the same regulator and number is the same person, the same family name
 * and date of birth with another number is possibly one (ENTRY-5).
 *
 * Returns: (transfer full) (nullable): whom we know, with learner 0 for nobody
 */
OfficeRecognised *
office_learner_recognise (OfficeConnection      *connection,
                          const OfficeIdentity  *identity,
                          GError               **error)
{
  g_autoptr (OfficeRecognised) recognised = g_new0 (OfficeRecognised, 1);
  g_autoptr (GError) local_error = NULL;
  gint64 owner_id = 0;

  recognised->how = OFFICE_DUPLICATE_NO;

  if (identity->registration != NULL)
    office_learner_find_number (connection, identity->registration, &owner_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (owner_id != 0)
    {
      if (!compare_with (connection, owner_id, identity, recognised, error))
        return NULL;

      /* The number may be an older one of theirs, which the newest hides from the comparison. */
      recognised->how = OFFICE_DUPLICATE_SAME;
      recognised->learner_id = owner_id;
      return g_steal_pointer (&recognised);
    }

  if (identity->born != OFFICE_DAY_NONE && !compare_with_born (connection, identity, recognised, error))
    return NULL;

  return g_steal_pointer (&recognised);
}

/**
 * office_learner_duplicates:
 * @connection: the connection
 * @learner_id: a learner
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeLearnerRow): who it may also be, in both
 *   directions
 */
GPtrArray *
office_learner_duplicates (OfficeConnection  *connection,
                           gint64             learner_id,
                           GError           **error)
{
  static const char sql[] =
    "SELECT possible_duplicate_of FROM learner WHERE id = ?1 AND possible_duplicate_of IS NOT NULL"
    " UNION SELECT id FROM learner WHERE possible_duplicate_of = ?1 AND merged_into IS NULL";
  g_autoptr (GArray) ids = office_rows_collect_ids (office_connection_prepare (connection, error, sql, "l", learner_id),
                                                    error);

  if (ids == NULL)
    return NULL;

  return office_learners_rows (connection, (const gint64 *) (void *) ids->data, ids->len, error);
}

static gboolean
check_mergeable (OfficeConnection     *connection,
                 const OfficeLearner  *keep,
                 const OfficeLearner  *other,
                 GError              **error)
{
  static const char both_sql[] =
    "SELECT cohort.code FROM application AS one JOIN application AS two ON two.cohort_id = one.cohort_id"
    "  JOIN cohort ON cohort.id = one.cohort_id"
    " WHERE one.learner_id = ? AND two.learner_id = ?"
    "   AND one.state NOT IN ('declined', 'withdrawn', 'deferred')"
    "   AND two.state NOT IN ('declined', 'withdrawn', 'deferred')";
  g_autofree char *cohort = NULL;
  g_autoptr (GError) local_error = NULL;

  if (keep->id == other->id)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("A record cannot be merged with itself."));
      return FALSE;
    }

  if (keep->merged_into != 0 || other->merged_into != 0 || keep->erased_on != NULL || other->erased_on != NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s: a record that was merged or erased cannot be merged again."), other->family_name);
      return FALSE;
    }

  cohort = office_connection_get_text (connection, &local_error, both_sql, "ll", keep->id, other->id);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (cohort != NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s: both records have a live application to %s. Withdraw or decline one of them first."),
                   other->family_name, cohort);
      return FALSE;
    }

  return TRUE;
}

/* Everything that names the other one names the one that is kept. */
static gboolean
hand_over (OfficeConnection  *connection,
           gint64             keep_id,
           gint64             other_id,
           GError           **error)
{
  static const char *const statements[] = {
    "UPDATE former_name SET learner_id = ?1 WHERE learner_id = ?2",
    "UPDATE learner_email SET learner_id = ?1 WHERE learner_id = ?2",
    "UPDATE identifier SET learner_id = ?1 WHERE learner_id = ?2",
    "UPDATE professional_registration SET learner_id = ?1, version = version + 1 WHERE learner_id = ?2",
    "UPDATE consent SET learner_id = ?1 WHERE learner_id = ?2",
    "UPDATE prior_learning SET learner_id = ?1, version = version + 1 WHERE learner_id = ?2",
    "UPDATE application SET learner_id = ?1, version = version + 1 WHERE learner_id = ?2",
    "UPDATE enrolment SET learner_id = ?1, version = version + 1 WHERE learner_id = ?2",
    "DELETE FROM conflict_of_interest WHERE learner_id = ?2 AND EXISTS (SELECT 1 FROM conflict_of_interest AS kept"
    " WHERE kept.learner_id = ?1 AND kept.staff_id = conflict_of_interest.staff_id"
    " AND kept.kind = conflict_of_interest.kind)",
    "UPDATE conflict_of_interest SET learner_id = ?1 WHERE learner_id = ?2",
    "UPDATE learner SET possible_duplicate_of = CASE WHEN id = ?1 THEN NULL ELSE ?1 END, version = version + 1"
    " WHERE possible_duplicate_of = ?2",
    "UPDATE learner SET possible_duplicate_of = NULL, version = version + 1"
    " WHERE id = ?1 AND possible_duplicate_of = ?2",
    "UPDATE learner SET merged_into = ?1, possible_duplicate_of = NULL, version = version + 1 WHERE id = ?2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!office_connection_run (connection, error, statements[i], "ll", keep_id, other_id))
      return FALSE;

  return TRUE;
}

static gboolean
keep_name (OfficeConnection     *connection,
           const OfficeLearner  *keep,
           const OfficeLearner  *other,
           GError              **error)
{
  g_autofree char *keep_given = office_fold_text (keep->given_names);
  g_autofree char *other_given = office_fold_text (other->given_names);
  g_autofree char *whole = g_strdup_printf ("%s %s", other->given_names, other->family_name);
  g_autofree char *today = office_connection_today (connection);
  gboolean same_given = g_str_equal (keep_given, other_given);

  if (same_given && g_str_equal (keep->family_name, other->family_name))
    return TRUE;

  return office_learner_add_former_name (connection, keep->id, same_given ? other->family_name : whole, today, error);
}

/* What the kept record does not know, the other one may. */
static gboolean
fill_gaps (OfficeConnection     *connection,
           const OfficeLearner  *keep,
           const OfficeLearner  *other,
           GError              **error)
{
  static const char fill_sql[] =
    "UPDATE learner SET title = CASE title WHEN '' THEN ?1 ELSE title END,"
    " known_as = CASE known_as WHEN '' THEN ?2 ELSE known_as END,"
    " date_of_birth = coalesce (date_of_birth, ?3), email = CASE email WHEN '' THEN ?4 ELSE email END,"
    " phone = CASE phone WHEN '' THEN ?5 ELSE phone END, version = version + 1 WHERE id = ?6";

  if (!office_connection_run (connection, error, fill_sql, "sssssl", other->title, other->known_as,
                              other->date_of_birth, other->email, other->phone, keep->id))
    return FALSE;

  return *keep->email == '\0' || *other->email == '\0'
         || office_learner_add_email (connection, keep->id, other->email, error);
}

/**
 * office_learner_add_email:
 * @connection: the connection
 * @id: the learner
 * @email: another address
 * @error: where to put a failure
 *
 * Keeps an address beside the learner's own, once.
 *
 * Returns: whether it is kept, or was known
 */
gboolean
office_learner_add_email (OfficeConnection  *connection,
                          gint64             id,
                          const char        *email,
                          GError           **error)
{
  static const char insert_sql[] =
    "INSERT INTO learner_email (learner_id, email) SELECT ?1, ?2"
    " WHERE NOT EXISTS (SELECT 1 FROM learner WHERE id = ?1 AND email = ?2 COLLATE NOCASE)"
    "   AND NOT EXISTS (SELECT 1 FROM learner_email WHERE learner_id = ?1 AND email = ?2 COLLATE NOCASE)";
  g_autofree char *tidy = office_tidy (email);

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, _("Keep another e-mail address"), NULL, error))
    return FALSE;

  return office_command_finish (connection, office_connection_run (connection, error, insert_sql, "ls", id, tidy),
                                error);
}

/**
 * office_learner_merge:
 * @connection: the connection
 * @keep_id: the record that stays
 * @other_id: the record that goes into it
 * @reason: (nullable): why a person is sure that they are the same
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED when both have a live application to one cohort
 *
 * Makes one person of two records (ENTRY-5): every application, enrolment, number, address and consent
 * goes to the one that stays, and the other's name is kept as an earlier one. One step, to be undone.
 *
 * Returns: whether they are merged
 */
gboolean
office_learner_merge (OfficeConnection  *connection,
                      gint64             keep_id,
                      gint64             other_id,
                      const char        *reason,
                      GError           **error)
{
  g_autofree char *name = office_learner_name (connection, other_id, error);
  g_autofree char *label = NULL;
  g_autoptr (OfficeLearner) keep = NULL;
  g_autoptr (OfficeLearner) other = NULL;
  gboolean done;

  if (name == NULL)
    return FALSE;

  label = g_strdup_printf (_("Merge the two records of %s"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, reason, error))
    return FALSE;

  done = (keep = office_learner_get (connection, keep_id, error)) != NULL
         && (other = office_learner_get (connection, other_id, error)) != NULL
         && check_mergeable (connection, keep, other, error)
         && hand_over (connection, keep_id, other_id, error)
         && keep_name (connection, keep, other, error)
         && fill_gaps (connection, keep, other, error);

  return office_command_finish (connection, done, error);
}

/**
 * office_learner_not_duplicate:
 * @connection: the connection
 * @id: a learner flagged as a possible duplicate
 * @error: where to put a failure
 *
 * A person has looked and says: these are two.
 *
 * Returns: whether it is recorded
 */
gboolean
office_learner_not_duplicate (OfficeConnection  *connection,
                              gint64             id,
                              GError           **error)
{
  g_autofree char *name = office_learner_name (connection, id, error);
  g_autofree char *label = NULL;

  if (name == NULL)
    return FALSE;

  label = g_strdup_printf (_("Say that %s is nobody else"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_connection_run (connection, error,
                           "UPDATE learner SET possible_duplicate_of = NULL, version = version + 1"
                           " WHERE (id = ?1 AND possible_duplicate_of IS NOT NULL) OR possible_duplicate_of = ?1",
                           "l", id),
    error);
}
