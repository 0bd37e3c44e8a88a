/* vivas.c: the vivas of the timetable
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/vivas.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "store/catalogue.h"
#include "store/command.h"
#include "store/conflict.h"
#include "store/enrolments.h"
#include "store/rooms.h"
#include "store/rows.h"
#include "store/staff.h"
#include "store/statement.h"

/* Why a viva was cancelled stands where every change stands, in the audit. */
#define CANCELLED_WHY \
  " CASE WHEN viva.cancelled THEN" \
  "   (SELECT reason FROM audit WHERE table_name = 'viva' AND record_id = viva.id" \
  "     AND json_extract (after, '$.cancelled') = 1 ORDER BY id DESC LIMIT 1) END"

#define VIVA_COLUMNS \
  "SELECT viva.id, viva.enrolment_id, learner.id, cohort.id, cohort.code, application.reference," \
  " learner.family_name, learner.given_names, viva.attempt, viva.starts_at, viva.minutes," \
  " viva.marking_minutes," \
  " viva.room_id, room.name, coalesce (room.online, 0)," \
  " (SELECT group_concat (name, char (31)) FROM" \
  "   (SELECT staff.name AS name FROM viva_examiner JOIN staff" \
  " ON staff.id = viva_examiner.staff_id" \
  "     WHERE viva_examiner.viva_id = viva.id ORDER BY staff.name))," \
  " viva.pinned, viva.cancelled, viva.uid, viva.version," \
  CANCELLED_WHY ", viva.missed" \
  " FROM viva JOIN enrolment ON enrolment.id = viva.enrolment_id" \
  " JOIN application ON application.id = enrolment.application_id" \
  " JOIN learner ON learner.id = enrolment.learner_id" \
  " JOIN cohort ON cohort.id = enrolment.cohort_id" \
  " LEFT JOIN room ON room.id = viva.room_id"

/**
 * office_viva_row_free:
 * @row: (nullable): a viva
 *
 * Frees a viva.
 */
void
office_viva_row_free (OfficeVivaRow *row)
{
  if (row == NULL)
    return;

  g_free (row->cohort_code);
  g_free (row->reference);
  g_free (row->family_name);
  g_free (row->given_names);
  g_free (row->room);
  g_strfreev (row->examiners);
  g_free (row->cancelled_why);
  g_free (row->uid);
  g_free (row);
}

static gpointer
read_viva (OfficeStatement *statement)
{
  OfficeVivaRow *row = g_new0 (OfficeVivaRow, 1);

  row->id = office_statement_get_int (statement, 0);
  row->enrolment_id = office_statement_get_int (statement, 1);
  row->learner_id = office_statement_get_int (statement, 2);
  row->cohort_id = office_statement_get_int (statement, 3);
  row->cohort_code = office_statement_dup_text (statement, 4);
  row->reference = office_statement_dup_text (statement, 5);
  row->family_name = office_statement_dup_text (statement, 6);
  row->given_names = office_statement_dup_text (statement, 7);
  row->attempt = (int) office_statement_get_int (statement, 8);
  row->starts_at = office_statement_get_int (statement, 9);
  row->minutes = (int) office_statement_get_int (statement, 10);
  row->marking_minutes = (int) office_statement_get_int (statement, 11);
  row->room_id = office_statement_get_int (statement, 12);
  row->room = office_statement_dup_text (statement, 13);
  row->online = office_statement_get_int (statement, 14) != 0;
  row->examiners = office_rows_split (office_statement_get_text (statement, 15));
  row->pinned = office_statement_get_int (statement, 16) != 0;
  row->cancelled = office_statement_get_int (statement, 17) != 0;
  row->uid = office_statement_dup_text (statement, 18);
  row->version = (int) office_statement_get_int (statement, 19);
  row->cancelled_why = office_statement_dup_text (statement, 20);
  row->missed = office_statement_get_int (statement, 21) != 0;

  return row;
}

static char *
describe (const char *family_name,
          const char *given_names)
{
  g_autofree char *name = office_person_name (family_name, given_names);

  /* Translators: a learner */
  return g_strdup_printf (_("Viva of %s"), name);
}

/* Examiners' conflicts of interest are a hard rule (VIVA-2). */
static gboolean
check_examiner (OfficeConnection  *connection,
                gint64             staff_id,
                const char        *examiner,
                gint64             learner_id,
                const char        *viva,
                GError           **error)
{
  static const char conflict_sql[]
    = "SELECT CASE kind WHEN 'employer' THEN 1 WHEN 'line-manager' THEN 2 WHEN 'relative' THEN 3 ELSE 4 END"
      " FROM conflict_of_interest WHERE staff_id = ? AND learner_id = ? ORDER BY id LIMIT 1";
  g_autoptr (GError) local_error = NULL;
  const char *why;
  gint64 kind = 0;

  if (!office_connection_get_int (
        connection, &kind, &local_error, conflict_sql, "ll", staff_id, learner_id))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  switch (kind)
    {
    case 1:
      why = _("they have worked for the same employer within three years");
      break;
    case 2:
      why = _("one is the other’s line manager");
      break;
    case 3:
      why = _("they are relatives");
      break;
    default:
      why = _("a conflict of interest is declared");
      break;
    }

  /* Translators: "Viva of Ng, Aoife", an examiner, why not */
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("%s cannot be examined by %s: %s. Choose another examiner."), viva, examiner,
               why);
  return FALSE;
}

static gboolean
save_examiners (OfficeConnection    *connection,
                gint64               viva_id,
                gint64               learner_id,
                const char          *viva,
                const char * const  *names,
                GError             **error)
{
  g_autoptr (GString) keep = g_string_new ("[");

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      gint64 staff_id = office_staff_find_or_add (connection, names[i], error);

      if (staff_id == 0 || !check_examiner (connection, staff_id, names[i], learner_id, viva, error)
          || !office_connection_run (connection, error,
                                     "INSERT INTO viva_examiner (viva_id, staff_id) VALUES (?, ?)"
                                     " ON CONFLICT DO NOTHING",
                                     "ll", viva_id, staff_id))
        return FALSE;
      g_string_append_printf (keep, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", staff_id);
    }
  g_string_append_c (keep, ']');

  return office_connection_run (connection, error,
                                "DELETE FROM viva_examiner WHERE viva_id = ?"
                                " AND staff_id NOT IN (SELECT value FROM json_each (?))",
                                "ls", viva_id, keep->str);
}

/* What a viva takes when nothing else was said comes from the cohort's rule set (VIVA-1). */
static gboolean
fill_lengths (OfficeConnection       *connection,
              gint64                  cohort_id,
              const OfficeVivaDraft  *draft,
              int                    *minutes,
              int                    *marking_minutes,
              GError                **error)
{
  OfficeRuleSet rules;

  if (!office_rule_set_load_cohort (connection, cohort_id, &rules, error))
    return FALSE;

  *minutes = draft->minutes > 0 ? draft->minutes : rules.viva_minutes;
  *marking_minutes
    = draft->marking_minutes >= 0 ? draft->marking_minutes : rules.viva_marking_minutes;
  return TRUE;
}

static gboolean
resolve_room (OfficeConnection  *connection,
              const char        *name,
              gint64            *room_id,
              GError           **error)
{
  *room_id = 0;
  if (name == NULL || *name == '\0')
    return TRUE;

  *room_id = office_room_find_or_add (connection, name, error);
  return *room_id != 0;
}

static gboolean
insert_viva (OfficeConnection       *connection,
             const OfficeEnrolment  *enrolment,
             const OfficeVivaDraft  *draft,
             const char             *label,
             gint64                 *viva_id,
             GError                **error)
{
  g_autofree char *uid = g_uuid_string_random ();
  int minutes, marking_minutes;
  gint64 room_id, id;

  if (!fill_lengths (connection, enrolment->cohort_id, draft, &minutes, &marking_minutes, error)
      || !resolve_room (connection, draft->room, &room_id, error)
      || !office_connection_run (
        connection, error,
        "INSERT INTO viva (enrolment_id, attempt, starts_at, minutes, marking_minutes,"
        " room_id, pinned, uid) VALUES (?, ?, ?, ?, ?, nullif (?, 0), ?, ?)",
        "liliilis", enrolment->id, MAX (draft->attempt, 1), draft->starts_at, minutes,
        marking_minutes, room_id, draft->pinned != FALSE, uid))
    return FALSE;

  id = office_connection_last_id (connection);
  if (!save_examiners (connection, id, enrolment->learner_id, label, draft->examiners, error))
    return FALSE;

  if (viva_id != NULL)
    *viva_id = id;
  return TRUE;
}

/**
 * office_viva_add:
 * @connection: the connection
 * @draft: what was filled in
 * @viva_id: (out) (optional): the new viva
 * @error: where to put a failure
 *
 * Adds a viva. An examiner with a conflict of interest is refused (VIVA-2); clashes are shown.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_viva_add (OfficeConnection       *connection,
                 const OfficeVivaDraft  *draft,
                 gint64                 *viva_id,
                 GError                **error)
{
  g_autoptr (OfficeEnrolment) enrolment
    = office_enrolment_get (connection, draft->enrolment_id, error);
  g_autofree char *label = NULL;

  if (enrolment == NULL)
    return FALSE;

  label = describe (enrolment->family_name, enrolment->given_names);
  if (enrolment->withdrawn_on != NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s cannot be planned: the learner has withdrawn."), label);
      return FALSE;
    }

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection, insert_viva (connection, enrolment, draft, label, viva_id, error), error);
}

static gboolean
check_version (OfficeConnection     *connection,
               const OfficeVivaRow  *row,
               int                   version,
               gint64                starts_at,
               int                   minutes,
               const char           *what,
               GError              **error)
{
  g_autofree char *starts_text = g_strdup_printf ("%" G_GINT64_FORMAT, starts_at);
  g_autofree char *minutes_text = g_strdup_printf ("%d", minutes);
  const OfficeField fields[] = {
    { "starts_at", _("start"), OFFICE_FIELD_INSTANT, starts_text },
    { "minutes", _("length"), OFFICE_FIELD_MINUTES, minutes_text },
  };

  return office_conflict_check (
    connection, "viva", row->id, what, row->version, version, fields, G_N_ELEMENTS (fields), error);
}

static gboolean
update_viva (OfficeConnection       *connection,
             const OfficeVivaRow    *row,
             int                     version,
             const OfficeVivaDraft  *draft,
             const char             *label,
             GError                **error)
{
  int minutes, marking_minutes;
  gint64 room_id;

  return fill_lengths (connection, row->cohort_id, draft, &minutes, &marking_minutes, error)
         && check_version (connection, row, version, draft->starts_at, minutes, label, error)
         && resolve_room (connection, draft->room, &room_id, error)
         && office_connection_run (
           connection, error,
           "UPDATE viva SET attempt = ?, starts_at = ?, minutes = ?, marking_minutes = ?,"
           " room_id = nullif (?, 0), pinned = ?, version = version + 1 WHERE id = ?",
           "iliilil", MAX (draft->attempt, 1), draft->starts_at, minutes, marking_minutes, room_id,
           draft->pinned != FALSE, row->id)
         && save_examiners (connection, row->id, row->learner_id, label, draft->examiners, error);
}

/**
 * office_viva_edit:
 * @connection: the connection
 * @viva_id: the viva
 * @version: that the person saw, or %OFFICE_VIVA_ANY_VERSION
 * @draft: all fields as they are to be
 * @error: where to put a failure
 *
 * Saves a viva that was edited. Its learner stays.
 *
 * Returns: %FALSE with %OFFICE_ERROR_CONFLICT, %OFFICE_ERROR_REFUSED or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_viva_edit (OfficeConnection       *connection,
                  gint64                  viva_id,
                  int                     version,
                  const OfficeVivaDraft  *draft,
                  GError                **error)
{
  g_autoptr (OfficeVivaRow) row = office_viva_get (connection, viva_id, error);
  g_autofree char *label = NULL;

  if (row == NULL)
    return FALSE;

  label = describe (row->family_name, row->given_names);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection, update_viva (connection, row, version, draft, label, error), error);
}

/**
 * office_viva_cancel:
 * @connection: the connection
 * @viva_id: the viva
 * @version: that the person saw, or %OFFICE_VIVA_ANY_VERSION
 * @reason: (nullable): why
 * @error: where to put a failure
 *
 * Cancels a viva; it stays in the timetable so that calendars are told.
 *
 * Returns: %FALSE with %OFFICE_ERROR_CONFLICT or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_viva_cancel (OfficeConnection  *connection,
                    gint64             viva_id,
                    int                version,
                    const char        *reason,
                    GError           **error)
{
  g_autoptr (OfficeVivaRow) row = office_viva_get (connection, viva_id, error);
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  if (row == NULL)
    return FALSE;

  what = describe (row->family_name, row->given_names);
  /* Translators: "Viva of Ng, Aoife" */
  label = g_strdup_printf (_("%s cancelled"), what);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, reason, error))
    return FALSE;

  return office_command_finish (
    connection,
    check_version (connection, row, version, row->starts_at, row->minutes, what, error)
      && office_connection_run (connection, error,
                                "UPDATE viva SET cancelled = 1, version = version + 1 WHERE id = ?",
                                "l", viva_id),
    error);
}

/**
 * office_viva_set_missed:
 * @connection: the connection
 * @viva_id: the viva
 * @version: that the person saw, or %OFFICE_VIVA_ANY_VERSION
 * @missed: the learner did not come; %FALSE takes that back
 * @reason: (nullable): what is known of it
 * @error: where to put a failure
 *
 * Records a no-show: the viva stays where it was, and another one can be planned. Whether it counts as
 * an attempt is said with its code in the results (ASSESS-8).
 *
 * Returns: %FALSE with %OFFICE_ERROR_CONFLICT, %OFFICE_ERROR_NOT_FOUND, or %OFFICE_ERROR_REFUSED for a
 *   viva that was cancelled
 */
gboolean
office_viva_set_missed (OfficeConnection  *connection,
                        gint64             viva_id,
                        int                version,
                        gboolean           missed,
                        const char        *reason,
                        GError           **error)
{
  g_autoptr (OfficeVivaRow) row = office_viva_get (connection, viva_id, error);
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  if (row == NULL)
    return FALSE;

  what = describe (row->family_name, row->given_names);
  if (row->cancelled)
    {
      /* Translators: "Viva of Ng, Aoife" */
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("%s was cancelled: nobody can have missed it."), what);
      return FALSE;
    }

  /* Translators: "Viva of Ng, Aoife" */
  label = g_strdup_printf (missed ? _("%s missed") : _("%s not missed"), what);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, reason, error))
    return FALSE;

  return office_command_finish (
    connection,
    check_version (connection, row, version, row->starts_at, row->minutes, what, error)
      && office_connection_run (connection, error, "UPDATE viva SET missed = ?, version = version + 1 WHERE id = ?",
                                "il", missed != FALSE, viva_id),
    error);
}

/**
 * office_viva_get:
 * @connection: the connection
 * @viva_id: the viva
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the viva, or %NULL with %OFFICE_ERROR_NOT_FOUND
 */
OfficeVivaRow *
office_viva_get (OfficeConnection  *connection,
                 gint64             viva_id,
                 GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  OfficeVivaRow *row = office_rows_first (
    office_connection_prepare (
      connection, &local_error, VIVA_COLUMNS " WHERE viva.id = ?", "l", viva_id),
    read_viva, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (row == NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                 _("There is no viva %d; it may have been removed."), (int) viva_id);

  return row;
}

/**
 * office_vivas_list_cohort:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeVivaRow) (nullable): the cohort's vivas, cancelled
 * ones too, in order of time
 */
GPtrArray *
office_vivas_list_cohort (OfficeConnection  *connection,
                          gint64             cohort_id,
                          GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               VIVA_COLUMNS
                               " WHERE enrolment.cohort_id = ? ORDER BY viva.starts_at, viva.id",
                               "l", cohort_id),
    read_viva, (GDestroyNotify) office_viva_row_free, error);
}

/**
 * office_vivas_list_between:
 * @connection: the connection
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeVivaRow) (nullable): the vivas of all cohorts that
 * take place within the time, cancelled ones too, in order of time
 */
GPtrArray *
office_vivas_list_between (OfficeConnection  *connection,
                           gint64             from,
                           gint64             to,
                           GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (
      connection, error,
      VIVA_COLUMNS " WHERE viva.starts_at >= ? - 86400 AND viva.starts_at < ?"
                   " AND viva.starts_at + (viva.minutes + viva.marking_minutes) * 60 > ?"
                   " ORDER BY viva.starts_at, viva.id",
      "lll", from, to, from),
    read_viva, (GDestroyNotify) office_viva_row_free, error);
}
