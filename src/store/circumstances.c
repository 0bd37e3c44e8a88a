/* circumstances.c: exceptional circumstances, and the words that few may read
 *
 * The words are in a table of their own that no audit, list or history shows (PRIVACY-2 reads and
 * erases them); the record keeps their digest. Showing them is an act that is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/circumstances.h"

#include <glib/gi18n-lib.h>

#include "store/anonymity.h"
#include "store/catalogue.h"
#include "store/command.h"
#include "store/enrolments.h"
#include "store/extensions.h"
#include "store/fields.h"
#include "store/marks.h"
#include "store/rows.h"
#include "store/statement.h"

#define COLUMNS \
  "SELECT circumstance.id, circumstance.enrolment_id, component.name, component.label, circumstance.attempt," \
  " kind, begins_on, ends_on, received_on, evidence_on, decision, decided_by, decided_on, note," \
  " details_digest IS NOT NULL," \
  " (SELECT count (*) FROM circumstance_reading WHERE circumstance_id = circumstance.id), circumstance.version" \
  " FROM circumstance JOIN component ON component.id = circumstance.component_id"

/**
 * office_circumstance_free:
 * @self: (nullable): a record
 *
 * Frees a record.
 */
void
office_circumstance_free (OfficeCircumstance *self)
{
  if (self == NULL)
    return;

  g_free (self->component);
  g_free (self->component_label);
  g_free (self->begins_on);
  g_free (self->ends_on);
  g_free (self->received_on);
  g_free (self->evidence_on);
  g_free (self->decided_by);
  g_free (self->decided_on);
  g_free (self->note);
  g_free (self);
}

/**
 * office_circumstance_reading_free:
 * @reading: (nullable): a reading
 *
 * Frees a reading.
 */
void
office_circumstance_reading_free (OfficeCircumstanceReading *reading)
{
  if (reading == NULL)
    return;

  g_free (reading->actor);
  g_free (reading);
}

static gpointer
read_circumstance (OfficeStatement *statement)
{
  OfficeCircumstance *self = g_new0 (OfficeCircumstance, 1);

  self->id = office_statement_get_int (statement, 0);
  self->enrolment_id = office_statement_get_int (statement, 1);
  self->component = office_statement_dup_text (statement, 2);
  self->component_label = office_statement_dup_text (statement, 3);
  self->attempt = (int) office_statement_get_int (statement, 4);
  office_circumstance_kind_from_nick (office_statement_get_text (statement, 5), &self->kind);
  self->begins_on = office_statement_dup_text (statement, 6);
  self->ends_on = office_statement_dup_text (statement, 7);
  self->received_on = office_statement_dup_text (statement, 8);
  self->evidence_on = office_statement_dup_text (statement, 9);
  office_circumstance_decision_from_nick (office_statement_get_text (statement, 10), &self->decision);
  self->decided_by = office_statement_dup_text (statement, 11);
  self->decided_on = office_statement_dup_text (statement, 12);
  self->note = office_statement_dup_text (statement, 13);
  self->has_details = office_statement_get_int (statement, 14) != 0;
  self->n_readings = (int) office_statement_get_int (statement, 15);
  self->version = (int) office_statement_get_int (statement, 16);
  return self;
}

/**
 * office_circumstance_to_text:
 * @self: a record
 *
 * Returns: (transfer full): what everybody may read of it, in a line
 */
char *
office_circumstance_to_text (const OfficeCircumstance *self)
{
  g_autofree char *evidence = office_day_to_text (office_day_from_iso (self->evidence_on));
  g_autofree char *decided = office_day_to_text (office_day_from_iso (self->decided_on));
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: a component, a kind of circumstances */
  g_string_append_printf (text, _("%s: %s"), self->component_label, office_circumstance_kind_label (self->kind));
  if (self->evidence_on != NULL)
    g_string_append_printf (text, _(", evidence seen %s"), evidence);
  if (self->decision == OFFICE_CIRCUMSTANCE_OPEN)
    g_string_append (text, _(", not decided yet"));
  else
    /* Translators: accepted or refused, by whom, the day */
    g_string_append_printf (text, _(", %s by %s on %s"),
                            self->decision == OFFICE_CIRCUMSTANCE_ACCEPTED ? _("accepted") : _("refused"),
                            self->decided_by, decided);
  if (self->note != NULL && *self->note != '\0')
    g_string_append_printf (text, " — %s", self->note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * office_circumstances_list_cohort:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeCircumstance) (nullable): what was recorded in a cohort
 */
GPtrArray *
office_circumstances_list_cohort (OfficeConnection  *connection,
                                  gint64             cohort_id,
                                  GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               COLUMNS " JOIN enrolment ON enrolment.id = circumstance.enrolment_id"
                               " WHERE enrolment.cohort_id = ? ORDER BY circumstance.id", "l", cohort_id),
    read_circumstance, (GDestroyNotify) office_circumstance_free, error);
}

/**
 * office_circumstances_list_learner:
 * @connection: the connection
 * @enrolment_id: whose
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeCircumstance) (nullable): what was recorded of one learner
 */
GPtrArray *
office_circumstances_list_learner (OfficeConnection  *connection,
                                   gint64             enrolment_id,
                                   GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               COLUMNS " WHERE circumstance.enrolment_id = ? ORDER BY circumstance.id", "l",
                               enrolment_id),
    read_circumstance, (GDestroyNotify) office_circumstance_free, error);
}

static OfficeCircumstance *
get (OfficeConnection  *connection,
     gint64             id,
     GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  OfficeCircumstance *self = office_rows_first (
    office_connection_prepare (connection, &local_error, COLUMNS " WHERE circumstance.id = ?", "l", id),
    read_circumstance, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (self == NULL)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                         _("This record of circumstances was taken back already."));
  return self;
}

static gboolean
check (OfficeConnection          *connection,
       const OfficeCircumstance  *draft,
       const char                *name,
       GError                   **error)
{
  g_autofree char *today = office_connection_today (connection);
  const OfficeCircumstanceFacts facts = {
    .kind = draft->kind,
    .begins_on = office_day_from_iso (draft->begins_on),
    .ends_on = office_day_from_iso (draft->ends_on),
    .evidence_on = office_day_from_iso (draft->evidence_on),
    .decision = draft->decision,
    .decided_by = draft->decided_by,
  };

  if (office_circumstance_check (&facts, office_day_from_iso (today), error))
    return TRUE;
  g_prefix_error (error, _("%s: "), name);
  return FALSE;
}

/* What accepting brings: more time, or the next opportunity for the same attempt. */
static gboolean
follow (OfficeConnection          *connection,
        const OfficeCircumstance  *draft,
        const OfficeEnrolment     *enrolment,
        GError                   **error)
{
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;
  OfficeRuleSet rules;

  if (draft->decision != OFFICE_CIRCUMSTANCE_ACCEPTED)
    return TRUE;
  if (draft->kind != OFFICE_CIRCUMSTANCE_DEFERRAL)
    return office_rule_set_load_cohort (connection, enrolment->cohort_id, &rules, error)
           && office_extension_grant (connection, enrolment->id, draft->component, draft->attempt,
                                      office_circumstance_days (draft->kind, &rules),
                                      office_circumstance_kind_label (draft->kind), error);

  entry.enrolment_id = enrolment->id;
  entry.component = draft->component;
  entry.attempt = draft->attempt;
  entry.fields = OFFICE_MARK_FIELD_CODE;
  entry.code = "DEF";
  return office_mark_set (connection, &entry, error);
}

static gboolean
insert (OfficeConnection          *connection,
        const OfficeCircumstance  *draft,
        const char                *today,
        gint64                    *id,
        GError                   **error)
{
  gboolean open = draft->decision == OFFICE_CIRCUMSTANCE_OPEN;

  if (!office_connection_run (
        connection, error,
        "INSERT INTO circumstance (enrolment_id, component_id, attempt, kind, begins_on, ends_on, received_on,"
        " evidence_on, decision, decided_by, decided_on, note) SELECT enrolment.id, component.id, ?, ?, ?, ?, ?, ?, ?,"
        " ?, ?, ? FROM enrolment JOIN cohort ON cohort.id = enrolment.cohort_id"
        " JOIN component ON component.module_id = cohort.module_id AND component.name = ? WHERE enrolment.id = ?",
        "issssssssssl", draft->attempt, office_circumstance_kind_to_nick (draft->kind), draft->begins_on,
        draft->ends_on, draft->received_on != NULL ? draft->received_on : today, draft->evidence_on,
        office_circumstance_decision_to_nick (draft->decision), draft->decided_by != NULL ? draft->decided_by : "",
        open ? NULL : today, draft->note != NULL ? draft->note : "", draft->component, draft->enrolment_id))
    return FALSE;
  *id = office_connection_last_id (connection);
  return TRUE;
}

static gboolean
update (OfficeConnection          *connection,
        const OfficeCircumstance  *draft,
        const char                *name,
        const char                *today,
        GError                   **error)
{
  const OfficeField fields[] = {
    { "decision", _("decision"), OFFICE_FIELD_TEXT, office_circumstance_decision_to_nick (draft->decision) },
    { "evidence_on", _("evidence seen"), OFFICE_FIELD_DATE, draft->evidence_on },
    { "note", _("note"), OFFICE_FIELD_TEXT, draft->note },
  };
  gboolean open = draft->decision == OFFICE_CIRCUMSTANCE_OPEN;

  return office_check_version (connection, "circumstance", draft->id, name, draft->version, fields,
                               G_N_ELEMENTS (fields), error)
         && office_connection_run (
           connection, error,
           "UPDATE circumstance SET kind = ?, begins_on = ?, ends_on = ?, evidence_on = ?, decision = ?,"
           " decided_by = ?, decided_on = ?, note = ?, version = version + 1 WHERE id = ?",
           "ssssssssl", office_circumstance_kind_to_nick (draft->kind), draft->begins_on, draft->ends_on,
           draft->evidence_on, office_circumstance_decision_to_nick (draft->decision),
           draft->decided_by != NULL ? draft->decided_by : "", open ? NULL : today,
           draft->note != NULL ? draft->note : "", draft->id);
}

static gboolean
save_details (OfficeConnection  *connection,
              gint64             id,
              gint64             enrolment_id,
              const char        *details,
              GError           **error)
{
  g_autofree char *words = NULL;

  if (details == NULL)
    return TRUE;
  words = g_strstrip (g_strdup (details));
  if (*words == '\0')
    return office_connection_run (connection, error, "DELETE FROM circumstance_detail WHERE circumstance_id = ?", "l",
                                  id)
           && office_connection_run (connection, error,
                                     "UPDATE circumstance SET details_digest = NULL WHERE id = ?", "l", id);
  return office_connection_run (connection, error,
                                "INSERT INTO circumstance_detail (circumstance_id, enrolment_id, words)"
                                " VALUES (?, ?, ?) ON CONFLICT (circumstance_id) DO UPDATE"
                                " SET words = excluded.words, enrolment_id = excluded.enrolment_id", "lls", id,
                                enrolment_id, words)
         && office_connection_run (connection, error,
                                   "UPDATE circumstance SET details_digest = office_digest (?) WHERE id = ?", "sl",
                                   words, id);
}

static gboolean
save (OfficeConnection          *connection,
      const OfficeCircumstance  *draft,
      const OfficeEnrolment     *enrolment,
      const char                *name,
      const char                *details,
      gint64                    *id,
      GError                   **error)
{
  g_autofree char *today = office_connection_today (connection);

  *id = draft->id;
  return (draft->id == 0 ? insert (connection, draft, today, id, error)
                         : update (connection, draft, name, today, error))
         && save_details (connection, *id, draft->enrolment_id, details, error)
         && follow (connection, draft, enrolment, error);
}

/**
 * office_circumstance_save:
 * @connection: the connection
 * @draft: what is to be recorded, or changed
 * @details: (nullable): the words that few may read; empty takes them away, %NULL leaves them
 * @id: (out) (optional): the record
 * @error: where to put a failure
 *
 * Records exceptional circumstances, or what became of them. Accepting grants the extension or
 * enters the code DEF in the same step (ASSESS-6, ASSESS-8), which can be undone. What is decided
 * already is not decided again.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED, %OFFICE_ERROR_LOCKED, %OFFICE_ERROR_NOT_FOUND or
 *   %OFFICE_ERROR_CONFLICT
 */
gboolean
office_circumstance_save (OfficeConnection          *connection,
                          const OfficeCircumstance  *draft,
                          const char                *details,
                          gint64                    *id,
                          GError                   **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, draft->enrolment_id, error);
  g_autoptr (OfficeCircumstance) saved = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  gint64 saved_id = 0;

  if (enrolment == NULL)
    return FALSE;
  name = office_anonymity_name (connection, enrolment->id, enrolment->family_name, enrolment->given_names);
  if (draft->id != 0)
    {
      saved = get (connection, draft->id, error);
      if (saved == NULL)
        return FALSE;
    }
  if (saved != NULL && saved->decision != OFFICE_CIRCUMSTANCE_OPEN)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("These circumstances of %s are decided: record new ones instead."), name);
      return FALSE;
    }
  if (!check (connection, draft, name, error))
    return FALSE;

  /* Translators: a learner */
  label = g_strdup_printf (_("Exceptional circumstances of %s"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
      || !office_command_finish (connection, save (connection, draft, enrolment, name, details, &saved_id, error),
                                 error))
    return FALSE;
  if (id != NULL)
    *id = saved_id;
  return TRUE;
}

/**
 * office_circumstance_show_details:
 * @connection: the connection
 * @id: the record
 * @error: where to put a failure
 *
 * Hands out the words that few may read, and keeps that they were shown, when, and to whom.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL with %OFFICE_ERROR_NOT_FOUND
 */
char *
office_circumstance_show_details (OfficeConnection  *connection,
                                  gint64             id,
                                  GError           **error)
{
  g_autoptr (OfficeCircumstance) self = get (connection, id, error);
  g_autoptr (OfficeEnrolment) enrolment = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (self == NULL)
    return NULL;
  enrolment = office_enrolment_get (connection, self->enrolment_id, error);
  if (enrolment == NULL)
    return NULL;
  words = office_connection_get_text (connection, &local_error,
                                      "SELECT words FROM circumstance_detail WHERE circumstance_id = ?", "l", id);
  if (words == NULL)
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("There are no details on record."));
      return NULL;
    }

  name = office_anonymity_name (connection, enrolment->id, enrolment->family_name, enrolment->given_names);
  /* Translators: a learner */
  label = g_strdup_printf (_("Details of the circumstances of %s shown"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, label, NULL, error)
      || !office_command_finish (
        connection,
        office_connection_run (connection, error,
                               "INSERT INTO circumstance_reading (circumstance_id, enrolment_id, actor, at)"
                               " VALUES (?, ?, ?, ?)", "llsl", id, self->enrolment_id,
                               office_connection_get_actor (connection), office_connection_now (connection)),
        error))
    return NULL;
  return g_steal_pointer (&words);
}

static gpointer
read_reading (OfficeStatement *statement)
{
  OfficeCircumstanceReading *reading = g_new0 (OfficeCircumstanceReading, 1);

  reading->actor = office_statement_dup_text (statement, 0);
  reading->at = office_statement_get_int (statement, 1);
  return reading;
}

/**
 * office_circumstance_list_readings:
 * @connection: the connection
 * @id: the record
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeCircumstanceReading) (nullable): who was shown the
 *   details, newest first
 */
GPtrArray *
office_circumstance_list_readings (OfficeConnection  *connection,
                                   gint64             id,
                                   GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               "SELECT actor, at FROM circumstance_reading WHERE circumstance_id = ? ORDER BY id DESC",
                               "l", id),
    read_reading, (GDestroyNotify) office_circumstance_reading_free, error);
}
