/* erasure.c: a person's erasure, and whose time is over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "rules/privacy.h"
#include "store/catalogue.h"
#include "store/command.h"
#include "store/fields.h"
#include "store/fold.h"
#include "store/learners.h"
#include "store/privacy.h"

#define APPLICATIONS "(SELECT id FROM application WHERE learner_id = ?1)"
#define ENROLMENTS "(SELECT id FROM enrolment WHERE learner_id = ?1)"
#define LEARNERS "(SELECT id FROM learner WHERE id = ?1 OR merged_into = ?1)"

/**
 * office_retention_row_free:
 * @row: (nullable): a row
 */
void
office_retention_row_free (OfficeRetentionRow *row)
{
  if (row == NULL)
    return;

  g_free (row->name);
  g_free (row->what);
  g_free (row->until);
  g_free (row);
}

/* Who has something to wait for with us is not erased. */
static gboolean
check_nothing_open (OfficeConnection  *connection,
                    gint64             learner_id,
                    const char        *name,
                    GError           **error)
{
  static const char open_sql[] =
    "SELECT reference FROM application JOIN cohort ON cohort.id = application.cohort_id"
    "  LEFT JOIN enrolment ON enrolment.application_id = application.id"
    " WHERE application.learner_id = ?1 AND (state IN ('received', 'in-review', 'offered', 'accepted', 'waiting')"
    "    OR (state = 'enrolled' AND (cohort.ends >= ?2"
    "        OR NOT EXISTS (SELECT 1 FROM result WHERE enrolment_id = enrolment.id))))";
  g_autofree char *today = office_connection_today (connection);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *reference = office_connection_get_text (connection, &local_error, open_sql, "ls", learner_id, today);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (reference != NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("%s: the application %s is still open or its result is not ratified. Decline or withdraw it first "
                   "(PRIVACY-2)."),
                 name, reference);
  else
    return TRUE;

  return FALSE;
}

static gboolean
run_all (OfficeConnection   *connection,
         const char *const  *statements,
         gsize               n_statements,
         gint64              learner_id,
         GError            **error)
{
  for (gsize i = 0; i < n_statements; i++)
    if (!office_connection_run (connection, error, statements[i], "l", learner_id))
      return FALSE;

  return TRUE;
}

/* Files that nobody else's record points to; what was issued stays (CERT-2). */
static gboolean
erase_files (OfficeConnection  *connection,
             gint64             learner_id,
             GError           **error)
{
  static const char list_sql[] =
    "SELECT stored_file_id FROM requirement WHERE stored_file_id IS NOT NULL AND application_id IN " APPLICATIONS
    " UNION SELECT stored_file_id FROM prior_learning WHERE stored_file_id IS NOT NULL AND learner_id = ?1";
  static const char *const let_go[] = {
    "UPDATE requirement SET stored_file_id = NULL, version = version + 1 WHERE stored_file_id IS NOT NULL"
    " AND application_id IN " APPLICATIONS,
    "UPDATE prior_learning SET stored_file_id = NULL, note = '', version = version + 1 WHERE learner_id = ?1",
  };
  static const char delete_sql[] =
    "DELETE FROM stored_file WHERE id = ?1"
    " AND NOT EXISTS (SELECT 1 FROM requirement WHERE stored_file_id = ?1)"
    " AND NOT EXISTS (SELECT 1 FROM prior_learning WHERE stored_file_id = ?1)"
    " AND NOT EXISTS (SELECT 1 FROM certificate WHERE pdf_digest = stored_file.digest)";
  g_autoptr (GArray) files = office_rows_collect_ids (
    office_connection_prepare (connection, error, list_sql, "l", learner_id), error);

  if (files == NULL || !run_all (connection, let_go, G_N_ELEMENTS (let_go), learner_id, error))
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    if (!office_connection_run (connection, error, delete_sql, "l", g_array_index (files, gint64, i)))
      return FALSE;

  return TRUE;
}

/* What goes whoever it is. A reason that something hangs on stays a reason, without its words. */
static gboolean
erase_details (OfficeConnection  *connection,
               gint64             learner_id,
               GError           **error)
{
  static const char *const statements[] = {
    "DELETE FROM learner_email WHERE learner_id = ?1",
    "DELETE FROM consent WHERE learner_id = ?1",
    "DELETE FROM conflict_of_interest WHERE learner_id = ?1",
    "DELETE FROM identifier WHERE learner_id = ?1 AND kind <> 'student-number'",
    "DELETE FROM message WHERE application_id IN " APPLICATIONS,
    "UPDATE viva_answer SET note = '', version = version + 1 WHERE note <> '' AND enrolment_id IN " ENROLMENTS,
    "UPDATE moderated_script SET remark = '', version = version + 1 WHERE remark <> '' AND enrolment_id IN " ENROLMENTS,
    "DELETE FROM viva_time WHERE enrolment_id IN " ENROLMENTS,
    "DELETE FROM viva_proposal WHERE cohort_id IN (SELECT cohort_id FROM enrolment WHERE learner_id = ?1)",
    "UPDATE application SET degree = '', degree_class = '', awarding_institution = '', employer = '', sector = '',"
    " role = '', ultrasound_evidence = '', professional_registration_id = NULL,"
    " fee_waived_reason = CASE WHEN fee_waived_reason IS NULL THEN NULL ELSE '*' END, version = version + 1"
    " WHERE learner_id = ?1",
    "DELETE FROM register_check WHERE professional_registration_id IN"
    " (SELECT id FROM professional_registration WHERE learner_id = ?1)",
    "UPDATE professional_registration SET version = version + 1, learner_id = (SELECT learner_id FROM application"
    " WHERE professional_registration_id = professional_registration.id LIMIT 1)"
    " WHERE learner_id = ?1 AND EXISTS (SELECT 1 FROM application"
    " WHERE professional_registration_id = professional_registration.id)",
    "DELETE FROM professional_registration WHERE learner_id = ?1",
    "UPDATE requirement SET note = '', version = version + 1 WHERE note <> '' AND application_id IN " APPLICATIONS,
    "UPDATE application_move SET reason = NULL WHERE reason IS NOT NULL AND application_id IN " APPLICATIONS,
    "UPDATE discount SET reason = '' WHERE application_id IN " APPLICATIONS,
    "UPDATE invoice SET purchase_order = '' WHERE purchase_order <> '' AND application_id IN " APPLICATIONS,
    "UPDATE payment SET note = '' WHERE note <> '' AND application_id IN " APPLICATIONS,
    "UPDATE attendance SET note = '', version = version + 1 WHERE note <> '' AND enrolment_id IN " ENROLMENTS,
    "DELETE FROM circumstance_detail WHERE enrolment_id IN " ENROLMENTS,
    "DELETE FROM circumstance_reading WHERE enrolment_id IN " ENROLMENTS,
    "DELETE FROM circumstance WHERE enrolment_id IN " ENROLMENTS,
    "UPDATE board_decision SET reason = '*', version = version + 1 WHERE reason <> '' AND enrolment_id IN " ENROLMENTS,
    "UPDATE extension SET reason = '*', version = version + 1 WHERE enrolment_id IN " ENROLMENTS,
    /* Of what was sent to the university the core of the transcript stays. */
    "UPDATE university_return_row SET cells = json_remove (cells, '$.title', '$.email', '$.regulator',"
    " '$.registration_number', '$.employer', '$.fee', '$.\"email#2\"', '$.\"registration_number#2\"',"
    " '$.\"employer#2\"') WHERE enrolment_id IN " ENROLMENTS,
    "UPDATE enrolment SET version = version + 1, viva_extra_percent = 0,"
    " withheld_reason = CASE WHEN withheld_reason IS NULL THEN NULL ELSE '*' END,"
    " first_practical_reason = CASE WHEN first_practical_reason IS NULL THEN NULL ELSE '*' END,"
    " attempts_reason = CASE WHEN attempts_reason IS NULL THEN NULL ELSE '*' END WHERE learner_id = ?1",
  };

  return run_all (connection, statements, G_N_ELEMENTS (statements), learner_id, error)
         && erase_files (connection, learner_id, error);
}

/* Somebody who studied with us keeps name, earlier names, date of birth and student number: the
 * transcript must be found again and must say whose it is. Somebody who never did keeps nothing. */
static gboolean
erase_person (OfficeConnection  *connection,
              gint64             learner_id,
              gboolean           has_studied,
              GError           **error)
{
  static const char keep_sql[] =
    "UPDATE learner SET title = '', known_as = '', certificate_name = '', email = '', phone = '',"
    " possible_duplicate_of = NULL, erased_on = ?, version = version + 1 WHERE id = ?";
  static const char blank_sql[] =
    "UPDATE learner SET title = '', given_names = '', family_name = ?2, known_as = '', certificate_name = '',"
    " date_of_birth = NULL, email = '', phone = '', sort_name = ?3, possible_duplicate_of = NULL, erased_on = ?4,"
    " version = version + 1 WHERE (id = ?1 AND ?5 = 0) OR merged_into = ?1";
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *sort_name = office_fold_text (_("Erased"));

  if (has_studied && !office_connection_run (connection, error, keep_sql, "sl", today, learner_id))
    return FALSE;

  if (!has_studied
      && (!office_connection_run (connection, error, "DELETE FROM former_name WHERE learner_id = ?", "l", learner_id)
          || !office_connection_run (connection, error, "DELETE FROM identifier WHERE learner_id = ?", "l",
                                     learner_id)))
    return FALSE;

  return office_connection_run (connection, error, blank_sql, "lsssi", learner_id, _("Erased"), sort_name, today,
                                has_studied ? 1 : 0)
         && office_connection_run (connection, error,
                                   "UPDATE learner SET possible_duplicate_of = NULL, version = version + 1"
                                   " WHERE possible_duplicate_of = ?",
                                   "l", learner_id);
}

/* This erasure's own reason says why, and stays; links that hold their reason itself cannot lose it. */
#define BLANK \
  "before = NULL, after = NULL, reason = CASE WHEN reason_digest IS NULL OR command_id IS" \
  " (SELECT command_id FROM working) THEN reason ELSE NULL END"

/*
 * The audit keeps that something was changed, by whom and when, and the digests that prove it; what it
 * was, what it became and why are blanked: of every row that this erasure has touched, this erasure's own
 * entries among them, and of rows that were gone before.
 */
static gboolean
blank_audit (OfficeConnection  *connection,
             gint64             learner_id,
             GError           **error)
{
  static const char *const statements[] = {
    "UPDATE audit SET " BLANK " WHERE table_name IN ('former_name', 'learner_email', 'consent',"
    " 'identifier', 'professional_registration', 'conflict_of_interest', 'prior_learning', 'application')"
    " AND coalesce (before, after) IS NOT NULL"
    " AND json_extract (coalesce (before, after), '$.learner_id') IN " LEARNERS
    " AND NOT (table_name = 'professional_registration' AND EXISTS (SELECT 1 FROM professional_registration"
    "   WHERE id = record_id))"
    " AND NOT (table_name IN ('former_name', 'identifier') AND EXISTS (SELECT 1 FROM enrolment"
    "   WHERE learner_id = ?1))",
    "UPDATE audit SET " BLANK " WHERE table_name IN ('requirement', 'application_move', 'discount',"
    " 'invoice', 'payment', 'message') AND coalesce (before, after) IS NOT NULL"
    " AND json_extract (coalesce (before, after), '$.application_id') IN " APPLICATIONS,
    "UPDATE audit SET " BLANK " WHERE table_name = 'viva_time' AND coalesce (before, after) IS NOT NULL"
    " AND json_extract (coalesce (before, after), '$.enrolment_id') IN " ENROLMENTS,
  };
  static const char touched_sql[] =
    "UPDATE audit SET " BLANK " WHERE (before IS NOT NULL OR after IS NOT NULL OR reason IS NOT NULL) AND id IN"
    " (SELECT other.id FROM audit AS this JOIN audit AS other"
    "   ON other.table_name = this.table_name AND other.record_id = this.record_id"
    " WHERE this.command_id = (SELECT command_id FROM working)"
    "   AND NOT (this.table_name = 'professional_registration' AND EXISTS (SELECT 1 FROM professional_registration"
    "     WHERE id = this.record_id)))";
  static const char steps_sql[] =
    "UPDATE command SET reason = NULL WHERE reason IS NOT NULL AND id IS NOT (SELECT command_id FROM working) AND id IN"
    " (SELECT other.command_id FROM audit AS this JOIN audit AS other"
    "   ON other.table_name = this.table_name AND other.record_id = this.record_id"
    " WHERE this.command_id = (SELECT command_id FROM working))";

  return run_all (connection, statements, G_N_ELEMENTS (statements), learner_id, error)
         && office_connection_run (connection, error, touched_sql, "")
         && office_connection_run (connection, error, steps_sql, "");
}

/* The names of steps hold the person's name. They are no part of the chain. */
static gboolean
blank_labels (OfficeConnection  *connection,
              const char        *name,
              GError           **error)
{
  return office_connection_run (connection, error,
                                "UPDATE command SET label = replace (label, ?1, ?2), reason = NULL"
                                " WHERE instr (label, ?1) > 0 AND id IS NOT (SELECT command_id FROM working)",
                                "ss", name, _("Erased"));
}

/**
 * office_learner_erase:
 * @connection: the connection
 * @learner_id: a learner with nothing open
 * @reason: why: a request, or the end of the time for which it is kept
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED while an application is open
 *
 * Erases a person (PRIVACY-2). What stays of somebody who studied with us is the transcript core: name
 * and earlier names, date of birth, student numbers, enrolments, attendance in minutes, marks, results,
 * certificates as they were issued, returns as they were sent, and the sums of the fee. Of somebody who
 * never did, the name goes too. The audit keeps its chain and loses what it held of these rows.
 * It is an act: undo does not bring it back.
 *
 * Returns: whether the person is erased
 */
gboolean
office_learner_erase (OfficeConnection  *connection,
                      gint64             learner_id,
                      const char        *reason,
                      GError           **error)
{
  g_autoptr (OfficeLearner) learner = office_learner_get (connection, learner_id, error);
  g_autofree char *name = learner != NULL ? office_person_name (learner->family_name, learner->given_names) : NULL;
  gint64 n_enrolments = 0;
  gboolean done;

  if (learner == NULL || !office_check_given (reason, _("The reason of the erasure"), error))
    return FALSE;

  if (learner->erased_on != NULL || learner->merged_into != 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s: this record was erased already, or merged into another."), name);
      return FALSE;
    }

  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, _("Erase a learner"), reason, error))
    return FALSE;

  done = check_nothing_open (connection, learner_id, name, error)
         && office_connection_get_int (connection, &n_enrolments, error,
                                       "SELECT count (*) FROM enrolment WHERE learner_id = ?", "l", learner_id)
         && erase_details (connection, learner_id, error)
         && erase_person (connection, learner_id, n_enrolments > 0, error)
         && blank_audit (connection, learner_id, error)
         && (n_enrolments > 0 || blank_labels (connection, name, error));

  return office_command_finish (connection, done, error);
}

/* The day from which a person's time counts: the end of study, or the last decision. */
static const char ends_sql[] =
  "SELECT learner.id, family_name, given_names,"
  "  (SELECT max (coalesce (withdrawn_on, cohort.ends)) FROM enrolment JOIN cohort ON cohort.id = cohort_id"
  "    WHERE learner_id = learner.id),"
  "  (SELECT max (moved_on) FROM application_move JOIN application ON application.id = application_id"
  "    WHERE learner_id = learner.id)"
  " FROM learner WHERE erased_on IS NULL AND merged_into IS NULL"
  "  AND EXISTS (SELECT 1 FROM application WHERE learner_id = learner.id)"
  "  AND NOT EXISTS (SELECT 1 FROM application WHERE learner_id = learner.id"
  "    AND state IN ('received', 'in-review', 'offered', 'accepted', 'waiting')) ORDER BY sort_name";

/**
 * office_retention_over:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Whose time is over (PRIVACY-2): proposed, never done by itself.
 *
 * Returns: (transfer full) (nullable) (element-type OfficeRetentionRow): them, by name
 */
GPtrArray *
office_retention_over (OfficeConnection  *connection,
                       GError           **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_retention_row_free);
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, ends_sql, "");
  g_autofree char *iso = office_connection_today (connection);
  OfficeDay today = office_day_from_iso (iso);
  g_autoptr (GError) local_error = NULL;
  OfficeRuleSet rules;

  if (statement == NULL || office_rule_set_load_current (connection, &rules, error) == 0)
    return NULL;

  while (office_statement_step (statement, &local_error))
    {
      gboolean has_studied = !office_statement_is_null (statement, 3);
      OfficeRecordKind kind = has_studied ? OFFICE_RECORD_STUDENT_FILE : OFFICE_RECORD_UNSUCCESSFUL_APPLICATION;
      const char *end = office_statement_get_text (statement, has_studied ? 3 : 4);
      OfficeDay from = end != NULL ? office_day_from_iso (end) : OFFICE_DAY_NONE;
      OfficeRetentionRow *row;

      if (!office_retention_is_over (kind, from, today, &rules))
        continue;

      row = g_new0 (OfficeRetentionRow, 1);
      row->learner_id = office_statement_get_int (statement, 0);
      row->name = office_person_name (office_statement_get_text (statement, 1),
                                      office_statement_get_text (statement, 2));
      row->what = g_strdup (has_studied ? _("Student file") : _("Unsuccessful application"));
      row->until = office_day_to_iso (office_retention_until (kind, from, &rules));
      g_ptr_array_add (rows, row);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&rows);
}
