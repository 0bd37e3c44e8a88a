/* audit.c: the chain of every change: who, when, what was, what is, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/audit.h"
#include "store/private.h"
#include "store/statement.h"

#define ENTRY_COLUMNS \
  "audit.id, audit.at, audit.actor, command.label, audit.reason, audit.table_name, audit.record_id, audit.action," \
  " audit.before, audit.after, command.kind"

static const char list_sql[] =
  "SELECT " ENTRY_COLUMNS
  "  FROM audit JOIN command ON command.id = audit.command_id"
  " WHERE (?1 IS NULL OR audit.table_name = ?1) AND (?2 = 0 OR audit.record_id = ?2)"
  " ORDER BY audit.id DESC";

/* Everything that hangs on one learner, by way of the tables that name them. */
static const char list_learner_sql[] =
  "WITH records (table_name, record_id) AS ("
  "  SELECT 'learner', ?1"
  "  UNION ALL SELECT 'former_name', id FROM former_name WHERE learner_id = ?1"
  "  UNION ALL SELECT 'learner_email', id FROM learner_email WHERE learner_id = ?1"
  "  UNION ALL SELECT 'identifier', id FROM identifier WHERE learner_id = ?1"
  "  UNION ALL SELECT 'professional_registration', id FROM professional_registration WHERE learner_id = ?1"
  "  UNION ALL SELECT 'register_check', id FROM register_check WHERE professional_registration_id IN"
  "    (SELECT id FROM professional_registration WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'consent', id FROM consent WHERE learner_id = ?1"
  "  UNION ALL SELECT 'prior_learning', id FROM prior_learning WHERE learner_id = ?1"
  "  UNION ALL SELECT 'application', id FROM application WHERE learner_id = ?1"
  "  UNION ALL SELECT 'requirement', id FROM requirement WHERE application_id IN"
  "    (SELECT id FROM application WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'application_move', id FROM application_move WHERE application_id IN"
  "    (SELECT id FROM application WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'discount', id FROM discount WHERE application_id IN"
  "    (SELECT id FROM application WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'invoice', id FROM invoice WHERE application_id IN"
  "    (SELECT id FROM application WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'payment', id FROM payment WHERE application_id IN"
  "    (SELECT id FROM application WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'enrolment', id FROM enrolment WHERE learner_id = ?1"
  "  UNION ALL SELECT 'registration', id FROM registration WHERE enrolment_id IN"
  "    (SELECT id FROM enrolment WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'attendance', id FROM attendance WHERE enrolment_id IN"
  "    (SELECT id FROM enrolment WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'viva', id FROM viva WHERE enrolment_id IN (SELECT id FROM enrolment WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'extension', id FROM extension WHERE enrolment_id IN"
  "    (SELECT id FROM enrolment WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'submission', id FROM submission WHERE enrolment_id IN"
  "    (SELECT id FROM enrolment WHERE learner_id = ?1)"
  /* While marking is anonymous no mark stands beside a name. */
  "  UNION ALL SELECT 'mark', id FROM mark WHERE enrolment_id IN (SELECT id FROM enrolment WHERE learner_id = ?1"
  "    AND cohort_id NOT IN (SELECT cohort_id FROM anonymous_marking WHERE revealed_at IS NULL))"
  "  UNION ALL SELECT 'result', id FROM result WHERE enrolment_id IN (SELECT id FROM enrolment WHERE learner_id = ?1)"
  "  UNION ALL SELECT 'certificate', id FROM certificate WHERE enrolment_id IN"
  "    (SELECT id FROM enrolment WHERE learner_id = ?1))"
  "SELECT " ENTRY_COLUMNS
  "  FROM records JOIN audit USING (table_name, record_id) JOIN command ON command.id = audit.command_id"
  " ORDER BY audit.id DESC";

static const char verify_sql[] =
  "SELECT id, command_id, at, actor, coalesce (reason, ''), table_name, record_id, action, before, after, content,"
  " digest, reason_digest FROM audit ORDER BY id";

/**
 * office_audit_entry_free:
 * @entry: (transfer full) (nullable): an entry
 */
void
office_audit_entry_free (OfficeAuditEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->actor);
  g_free (entry->label);
  g_free (entry->reason);
  g_free (entry->table_name);
  g_free (entry->action);
  g_free (entry->before);
  g_free (entry->after);
  g_free (entry);
}

/* What a step is called; one that took another back, or did it again, says so. */
static char *
read_label (OfficeStatement *statement)
{
  const char *label = office_statement_get_text (statement, 3);
  const char *kind = office_statement_get_text (statement, 10);

  if (g_strcmp0 (kind, "undo") == 0)
    /* Translators: a step of work */
    return g_strdup_printf (_("Undone: %s"), label);
  if (g_strcmp0 (kind, "redo") == 0)
    /* Translators: a step of work */
    return g_strdup_printf (_("Done again: %s"), label);
  return g_strdup (label);
}

static OfficeAuditEntry *
read_entry (OfficeStatement *statement)
{
  OfficeAuditEntry *entry = g_new0 (OfficeAuditEntry, 1);

  entry->id = office_statement_get_int (statement, 0);
  entry->at = office_statement_get_int (statement, 1);
  entry->actor = office_statement_dup_text (statement, 2);
  entry->label = read_label (statement);
  entry->reason = office_statement_dup_text (statement, 4);
  entry->table_name = office_statement_dup_text (statement, 5);
  entry->record_id = office_statement_get_int (statement, 6);
  entry->action = office_statement_dup_text (statement, 7);
  entry->before = office_statement_dup_text (statement, 8);
  entry->after = office_statement_dup_text (statement, 9);
  return entry;
}

static GPtrArray *
read_entries (OfficeStatement  *statement,
              GError          **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) office_audit_entry_free);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    g_ptr_array_add (entries, read_entry (statement));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&entries);
}

/**
 * office_audit_list:
 * @connection: the connection
 * @table_name: (nullable): one table only
 * @record_id: one row of it only, or 0
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeAuditEntry) (nullable): the changes, newest first
 */
GPtrArray *
office_audit_list (OfficeConnection  *connection,
                   const char        *table_name,
                   gint64             record_id,
                   GError           **error)
{
  g_autoptr (OfficeStatement) statement =
    office_connection_prepare (connection, error, list_sql, "sl", table_name, record_id);

  return read_entries (statement, error);
}

/**
 * office_audit_knows:
 * @connection: the connection
 * @table_name: (nullable): what was typed
 *
 * Returns: whether changes of a table of that name are recorded
 */
gboolean
office_audit_knows (OfficeConnection *connection,
                    const char       *table_name)
{
  gint64 known = 0;

  return office_connection_get_int (connection, &known, NULL, "SELECT 1 FROM audited_table WHERE name = ?", "s", table_name);
}

/**
 * office_audit_list_learner:
 * @connection: the connection
 * @learner_id: a learner
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeAuditEntry) (nullable): every change of what is held on
 *   one learner, newest first
 */
GPtrArray *
office_audit_list_learner (OfficeConnection  *connection,
                           gint64             learner_id,
                           GError           **error)
{
  g_autoptr (OfficeStatement) statement =
    office_connection_prepare (connection, error, list_learner_sql, "l", learner_id);

  return read_entries (statement, error);
}

static char *
digest_of_content (OfficeStatement *statement)
{
  const char *before = office_statement_get_text (statement, 8);
  const char *after = office_statement_get_text (statement, 9);
  g_autofree char *content = g_strdup_printf ("%s\x1f%s", before != NULL ? before : "", after != NULL ? after : "");

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
}

static char *
digest_of_link (OfficeStatement *statement,
                const char      *previous)
{
  GString *link = g_string_new (previous);

  /* The digest of the reason stands for it, but in the links of before there was one. */
  for (int column = 1; column <= 7; column++)
    g_string_append_printf (link, "\x1f%s",
                            office_statement_get_text (statement, column == 4 && !office_statement_is_null (statement, 12)
                                                                    ? 12 : column));
  g_string_append_printf (link, "\x1f%s", office_statement_get_text (statement, 10));

  {
    g_autofree char *text = g_string_free (link, FALSE);

    return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  }
}

/* An erased reason is blank; any other is the one that the chain holds. */
static gboolean
reason_is_sound (OfficeStatement *statement)
{
  const char *reason = office_statement_get_text (statement, 4);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, reason, -1);

  return office_statement_is_null (statement, 12) || *reason == '\0'
         || g_strcmp0 (digest, office_statement_get_text (statement, 12)) == 0;
}

static void
verify_link (OfficeStatement *statement,
             const char      *previous,
             GPtrArray       *problems)
{
  gint64 id = office_statement_get_int (statement, 0);
  gboolean erased = office_statement_is_null (statement, 8) && office_statement_is_null (statement, 9);
  g_autofree char *content = digest_of_content (statement);
  g_autofree char *digest = digest_of_link (statement, previous);

  if (!erased && g_strcmp0 (content, office_statement_get_text (statement, 10)) != 0)
    g_ptr_array_add (problems,
                     g_strdup_printf (_("Audit entry %lld: what it says was or is has been altered."), (long long) id));

  if (!reason_is_sound (statement))
    g_ptr_array_add (problems, g_strdup_printf (_("Audit entry %lld: its reason has been altered."), (long long) id));

  if (g_strcmp0 (digest, office_statement_get_text (statement, 11)) != 0)
    g_ptr_array_add (problems,
                     g_strdup_printf (_("Audit entry %lld: the chain is broken here: this entry or the "
                                        "one before it was altered or removed."), (long long) id));
}

/**
 * office_audit_verify:
 * @connection: the connection
 * @problems: (element-type utf8): sentences are added here, one for each entry that does not fit
 * @error: where to put a failure
 *
 * Computes the whole chain anew.
 *
 * Returns: whether it could be read; the chain is sound when nothing was added to @problems
 */
gboolean
office_audit_verify (OfficeConnection  *connection,
                     GPtrArray         *problems,
                     GError           **error)
{
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, verify_sql, "");
  g_autoptr (GError) local_error = NULL;
  g_autofree char *previous = g_strdup ("");

  if (statement == NULL)
    return FALSE;

  while (office_statement_step (statement, &local_error))
    {
      verify_link (statement, previous, problems);
      g_free (previous);
      previous = office_statement_dup_text (statement, 11);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}
