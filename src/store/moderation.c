/* moderation.c: the moderation sample of a component, what the moderator said, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/moderation.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "rules/given.h"
#include "rules/nicks.h"
#include "store/assessment.h"
#include "store/command.h"
#include "store/fields.h"

/* SQLite and JSON hold seeds as signed numbers: the upper half is not drawn. */
#define SEED_MASK G_GUINT64_CONSTANT (0x7fffffffffffffff)

static const OfficeNick decisions[OFFICE_N_MODERATION_DECISIONS] = {
  [OFFICE_MODERATION_OPEN] = { "open", N_("Open") },
  [OFFICE_MODERATION_STANDS] = { "stands", N_("Stands") },
  [OFFICE_MODERATION_CHANGED] = { "changed", N_("Changed") },
};

OFFICE_DEFINE_NICKS (OfficeModerationDecision, office_moderation_decision, decisions)

static const OfficeNick outcomes[OFFICE_N_MODERATION_OUTCOMES] = {
  [OFFICE_MODERATION_PENDING] = { "pending", N_("No outcome yet") },
  [OFFICE_MODERATION_MARKS_STAND] = { "marks-stand", N_("All marks stand") },
  [OFFICE_MODERATION_MARKS_CHANGED] = { "marks-changed", N_("Marks stand as changed") },
  [OFFICE_MODERATION_MARK_AGAIN] = { "mark-again", N_("To be marked again") },
};

OFFICE_DEFINE_NICKS (OfficeModerationOutcome, office_moderation_outcome, outcomes)

static void
script_free (OfficeModeratedScript *script)
{
  g_free (script->reference);
  g_free (script->name);
  g_free (script->remark);
  g_free (script);
}

/**
 * office_moderation_sample_free:
 * @sample: (nullable): a sample
 */
void
office_moderation_sample_free (OfficeModerationSample *sample)
{
  if (sample == NULL)
    return;

  g_free (sample->moderator);
  g_free (sample->decided_on);
  g_free (sample->note);
  g_clear_pointer (&sample->scripts, g_ptr_array_unref);
  g_free (sample);
}

static gpointer
read_sample (OfficeStatement *statement)
{
  OfficeModerationSample *sample = g_new0 (OfficeModerationSample, 1);

  sample->id = office_statement_get_int (statement, 0);
  sample->seed = (guint64) office_statement_get_int (statement, 1);
  sample->drawn_at = office_statement_get_int (statement, 2);
  if (office_statement_is_null (statement, 3)
      || !office_moderation_outcome_from_nick (office_statement_get_text (statement, 3), &sample->outcome))
    sample->outcome = OFFICE_MODERATION_PENDING;
  sample->moderator = office_statement_dup_text (statement, 4);
  sample->decided_on = office_statement_dup_text (statement, 5);
  sample->note = office_statement_dup_text (statement, 6);
  sample->version = (int) office_statement_get_int (statement, 7);
  return sample;
}

static gpointer
read_script (OfficeStatement *statement)
{
  OfficeModeratedScript *script = g_new0 (OfficeModeratedScript, 1);

  script->id = office_statement_get_int (statement, 0);
  script->enrolment_id = office_statement_get_int (statement, 1);
  script->attempt = (int) office_statement_get_int (statement, 2);
  if (!office_sample_reason_from_nick (office_statement_get_text (statement, 3), &script->why))
    script->why = OFFICE_SAMPLE_DRAWN;
  script->mark = (int) office_statement_get_int (statement, 4);
  if (office_statement_is_null (statement, 5)
      || !office_moderation_decision_from_nick (office_statement_get_text (statement, 5), &script->decision))
    script->decision = OFFICE_MODERATION_OPEN;
  script->moderated = (int) office_statement_get_int_or (statement, 6, OFFICE_MARK_NONE);
  script->remark = office_statement_dup_text (statement, 7);
  script->version = (int) office_statement_get_int (statement, 8);
  return script;
}

/* Puts beside each script who it is and what its mark is now; who has left is left out. */
static void
join_list (OfficeModerationSample  *sample,
           const OfficeMarkingList *list)
{
  g_autoptr (GPtrArray) scripts = g_steal_pointer (&sample->scripts);

  sample->scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) script_free);
  for (guint i = 0; i < list->rows->len; i++)
    for (guint j = 0; j < scripts->len; j++)
      {
        const OfficeMarkingRow *row = g_ptr_array_index (list->rows, i);
        OfficeModeratedScript *script = g_ptr_array_index (scripts, j);

        if (row->enrolment_id != script->enrolment_id)
          continue;
        script->reference = g_strdup (row->reference);
        script->name = g_strdup (row->name);
        script->first = row->first;
        script->second = row->second;
        script->locked = row->locked;
        script->mark_now = row->attempt == script->attempt ? row->mark : OFFICE_MARK_NONE;
        sample->n_open += script->decision == OFFICE_MODERATION_OPEN;
        sample->n_out_of_date += script->mark_now != script->mark && script->mark_now != script->moderated;
        g_ptr_array_add (sample->scripts, g_ptr_array_steal_index (scripts, j));
        break;
      }
}

/**
 * office_moderation_sample_get:
 * @connection: the connection
 * @list: the works of the component
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the newest sample; its id is 0 where none was drawn
 */
OfficeModerationSample *
office_moderation_sample_get (OfficeConnection         *connection,
                              const OfficeMarkingList  *list,
                              GError                  **error)
{
  static const char sample_sql[] =
    "SELECT moderation_sample.id, seed, drawn_at, outcome, moderator, decided_on, note, moderation_sample.version"
    " FROM moderation_sample JOIN component ON component.id = component_id"
    " WHERE cohort_id = ? AND component.name = ? ORDER BY moderation_sample.id DESC LIMIT 1";
  static const char scripts_sql[] =
    "SELECT id, enrolment_id, attempt, why, mark, decision, moderated, remark, version FROM moderated_script"
    " WHERE sample_id = ? ORDER BY id";
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeModerationSample) sample = office_rows_first (
    office_connection_prepare (connection, &local_error, sample_sql, "ls", list->cohort_id, list->component),
    read_sample, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (sample == NULL)
    sample = g_new0 (OfficeModerationSample, 1);

  sample->scripts = office_rows_collect (office_connection_prepare (connection, error, scripts_sql, "l", sample->id),
                                         read_script, (GDestroyNotify) script_free, error);
  if (sample->scripts == NULL)
    return NULL;
  join_list (sample, list);
  return g_steal_pointer (&sample);
}

/**
 * office_moderation_count:
 * @connection: the connection
 * @cohort_id: a cohort
 * @n_samples: (out): components of which a sample was drawn
 * @n_open: (out): of how many of these the moderation has no outcome yet
 * @error: where to put a failure
 *
 * Returns: whether it could be read
 */
gboolean
office_moderation_count (OfficeConnection  *connection,
                         gint64             cohort_id,
                         gint64            *n_samples,
                         gint64            *n_open,
                         GError           **error)
{
#define NEWEST " FROM moderation_sample AS sample WHERE cohort_id = ?1 AND id = (SELECT max (id) FROM moderation_sample" \
               " WHERE cohort_id = ?1 AND component_id = sample.component_id)"
  return office_connection_get_int (connection, n_samples, error, "SELECT count (*)" NEWEST, "l", cohort_id)
         && office_connection_get_int (connection, n_open, error, "SELECT count (*)" NEWEST " AND outcome IS NULL", "l",
                                       cohort_id);
#undef NEWEST
}

/* The works that a moderator can look at: those whose mark stands. */
static GArray *
scripts_of (const OfficeMarkingList *list)
{
  GArray *scripts = g_array_new (FALSE, FALSE, sizeof (OfficeScript));

  for (guint i = 0; i < list->rows->len; i++)
    {
      const OfficeMarkingRow *row = g_ptr_array_index (list->rows, i);
      OfficeScript script = { row->enrolment_id, row->mark };

      if (row->mark != OFFICE_MARK_NONE && row->code == NULL)
        g_array_append_val (scripts, script);
    }

  return scripts;
}

static gboolean
save_scripts (OfficeConnection         *connection,
              const OfficeMarkingList  *list,
              GArray                   *sampled,
              gint64                    sample_id,
              GError                  **error)
{
  for (guint i = 0; i < sampled->len; i++)
    {
      const OfficeSampled *one = &g_array_index (sampled, OfficeSampled, i);
      const OfficeMarkingRow *row = office_marking_list_find (list, one->id);

      if (!office_connection_run (connection, error,
                                  "INSERT INTO moderated_script (sample_id, enrolment_id, attempt, why, mark)"
                                  " VALUES (?, ?, ?, ?, ?)",
                                  "llisi", sample_id, one->id, row->attempt,
                                  office_sample_reason_to_nick (one->reason), row->mark))
        return FALSE;
    }

  return TRUE;
}

/* As drawn, in one piece: the record stays readable without the rows beside it. */
static char *
drawn_to_text (const OfficeMarkingList *list,
               GArray                  *sampled)
{
  json_t *drawn = json_array ();
  char *dumped, *text;

  for (guint i = 0; i < sampled->len; i++)
    {
      const OfficeSampled *one = &g_array_index (sampled, OfficeSampled, i);
      const OfficeMarkingRow *row = office_marking_list_find (list, one->id);

      json_array_append_new (drawn, json_pack ("{s:s, s:s}", "reference", row->reference, "why",
                                               office_sample_reason_to_nick (one->reason)));
    }
  dumped = json_dumps (drawn, JSON_COMPACT);
  text = g_strdup (dumped);
  free (dumped);
  json_decref (drawn);
  return text;
}

static gboolean
draw (OfficeConnection         *connection,
      const OfficeMarkingList  *list,
      GArray                   *scripts,
      guint64                   seed,
      GError                  **error)
{
  static const char insert_sql[] =
    "INSERT INTO moderation_sample (cohort_id, component_id, seed, drawn_at, references_drawn)"
    " SELECT cohort.id, component.id, ?, ?, ? FROM cohort JOIN component ON component.module_id = cohort.module_id"
    " WHERE cohort.id = ? AND component.name = ?";
  g_autoptr (GArray) sampled = office_moderation_sample ((const OfficeScript *) scripts->data, scripts->len,
                                                         list->pass_mark, seed, &list->rules);
  g_autofree char *drawn = drawn_to_text (list, sampled);

  return office_connection_run (connection, error, insert_sql, "llsls", (gint64) seed,
                                office_connection_now (connection), drawn, list->cohort_id, list->component)
         && save_scripts (connection, list, sampled, office_connection_last_id (connection), error);
}

/**
 * office_moderation_draw:
 * @connection: the connection
 * @cohort_id: a cohort
 * @component: the component's key
 * @seed: recorded with the sample; the same marks and seed draw the same sample
 * @error: where to put %OFFICE_ERROR_REFUSED
 *
 * Draws the moderation sample of a component (ASSESS-10) in place of the one before, which is kept.
 * One step to undo.
 *
 * Returns: whether it is drawn
 */
gboolean
office_moderation_draw (OfficeConnection  *connection,
                        gint64             cohort_id,
                        const char        *component,
                        guint64            seed,
                        GError           **error)
{
  g_autoptr (OfficeMarkingList) list = office_marking_list_load (connection, cohort_id, component, error);
  g_autoptr (GArray) scripts = NULL;
  g_autofree char *label = NULL;

  if (list == NULL)
    return FALSE;
  scripts = scripts_of (list);
  if (scripts->len == 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("No mark of the %s in %s stands yet: there is nothing to moderate."), list->label, list->cohort);
      return FALSE;
    }

  /* Translators: a component, a cohort */
  label = g_strdup_printf (_("Draw the moderation sample of %s, %s"), list->label, list->cohort);
  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (connection, draw (connection, list, scripts, seed & SEED_MASK, error), error);
}

static OfficeModeratedScript *
find_script (const OfficeModerationSample *sample,
             gint64                        id)
{
  for (guint i = 0; i < sample->scripts->len; i++)
    {
      OfficeModeratedScript *script = g_ptr_array_index (sample->scripts, i);

      if (script->id == id)
        return script;
    }

  return NULL;
}

static gboolean
check_entry (OfficeConnection             *connection,
             const OfficeModeratedScript  *script,
             const OfficeModerationEntry  *entry,
             GError                      **error)
{
  const OfficeField fields[] = {
    { "decision", _("decision"), OFFICE_FIELD_TEXT, office_moderation_decision_to_nick (entry->decision) },
    { "remark", _("remark"), OFFICE_FIELD_TEXT, entry->remark },
  };
  g_autofree char *now = office_mark_format (script->mark_now);
  g_autofree char *drawn = office_mark_format (script->mark);

  if (script->locked)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
                 _("The board has ratified the mark of %s: only a chair’s action can change it."), script->name);
  else if (entry->decision == OFFICE_MODERATION_CHANGED
           && (entry->moderated < 0 || entry->moderated > OFFICE_MARK_MAX))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("%s: a changed mark needs the new mark beside it, from 0 to 100."), script->name);
  else if (entry->decision == OFFICE_MODERATION_CHANGED && !office_text_is_given (entry->remark))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("%s: a mark is changed only with a remark that says why."), script->name);
  else if (script->mark_now != script->mark && script->mark_now != script->moderated)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("The mark of %s was %s when the sample was drawn and is %s now: draw the sample again."),
                 script->name, drawn, *now != '\0' ? now : _("blank"));
  else
    return entry->version < 0
           || office_check_version (connection, "moderated_script", script->id, script->name, entry->version, fields,
                                    G_N_ELEMENTS (fields), error);

  return FALSE;
}

/* The moderated mark becomes the agreed one, with the moderator's words; taken back, the markers' stand. */
static gboolean
apply_mark (OfficeConnection              *connection,
            const OfficeCohortAssessment  *cohort,
            const char                    *component,
            const OfficeModeratedScript   *script,
            const OfficeModerationEntry   *entry,
            GError                       **error)
{
  OfficeMarkEntry mark = OFFICE_MARK_ENTRY_INIT;
  g_autofree char *reason = NULL;

  if (entry->decision != OFFICE_MODERATION_CHANGED && script->decision != OFFICE_MODERATION_CHANGED)
    return TRUE;

  mark.enrolment_id = script->enrolment_id;
  mark.component = component;
  mark.attempt = script->attempt;
  mark.fields = OFFICE_MARK_FIELD_AGREED | OFFICE_MARK_FIELD_REASON;
  mark.agreed = entry->decision == OFFICE_MODERATION_CHANGED ? entry->moderated : script->mark;
  reason = entry->decision == OFFICE_MODERATION_CHANGED
             ? g_strdup_printf (_("Moderation: %s"), entry->remark) : g_strdup (_("Moderation: the mark stands"));
  mark.reason = reason;
  return office_assessed_save_entry (connection, cohort,
                                     office_cohort_assessment_find (cohort, script->enrolment_id), &mark, FALSE, error);
}

static gboolean
save_entry (OfficeConnection              *connection,
            const OfficeCohortAssessment  *cohort,
            const char                    *component,
            const OfficeModeratedScript   *script,
            const OfficeModerationEntry   *entry,
            GError                       **error)
{
  static const char update_sql[] =
    "UPDATE moderated_script SET decision = ?1, moderated = ?2, remark = coalesce (?3, ''), version = version + 1"
    " WHERE id = ?4 AND (decision IS NOT ?1 OR moderated IS NOT ?2 OR remark <> coalesce (?3, ''))";
  g_autofree char *remark = office_tidy (entry->remark);
  gboolean changed = entry->decision == OFFICE_MODERATION_CHANGED;

  return check_entry (connection, script, entry, error)
         && apply_mark (connection, cohort, component, script, entry, error)
         && office_connection_run (connection, error, update_sql, "smsl",
                                   entry->decision == OFFICE_MODERATION_OPEN
                                     ? NULL : office_moderation_decision_to_nick (entry->decision),
                                   changed ? entry->moderated : OFFICE_MARK_NONE, remark, script->id);
}

static gboolean
save_entries (OfficeConnection              *connection,
              const OfficeMarkingList       *list,
              const OfficeModerationSample  *sample,
              const OfficeModerationEntry   *entries,
              gsize                          n_entries,
              GError                       **error)
{
  g_autoptr (OfficeCohortAssessment) cohort = office_cohort_assessment_load (connection, list->cohort_id, 0, error);

  if (cohort == NULL)
    return FALSE;

  for (gsize i = 0; i < n_entries; i++)
    {
      const OfficeModeratedScript *script = find_script (sample, entries[i].script_id);

      if (script == NULL)
        {
          g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                               _("This work is not in the sample any more: it was drawn again. Load the list again."));
          return FALSE;
        }
      if (!save_entry (connection, cohort, list->component, script, &entries[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * office_moderation_decide:
 * @connection: the connection
 * @cohort_id: a cohort
 * @component: the component's key
 * @entries: (array length=n_entries): what the moderator said
 * @n_entries: how many
 * @label: (nullable): for the undo menu
 * @error: where to put a failure
 *
 * Keeps the moderator's decisions; a changed mark becomes the agreed mark with the remark as its
 * reason (ASSESS-9, ASSESS-10). All of them or none, one step to undo.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED, %OFFICE_ERROR_LOCKED, %OFFICE_ERROR_CONFLICT
 */
gboolean
office_moderation_decide (OfficeConnection             *connection,
                          gint64                        cohort_id,
                          const char                   *component,
                          const OfficeModerationEntry  *entries,
                          gsize                         n_entries,
                          const char                   *label,
                          GError                      **error)
{
  g_autoptr (OfficeMarkingList) list = office_marking_list_load (connection, cohort_id, component, error);
  g_autoptr (OfficeModerationSample) sample = list != NULL ? office_moderation_sample_get (connection, list, error)
                                                           : NULL;
  g_autofree char *usual = NULL;

  if (sample == NULL)
    return FALSE;

  usual = g_strdup_printf (_("Moderation of %s, %s"), list->label, list->cohort);
  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label != NULL ? label : usual, NULL, error)
         && office_command_finish (connection, save_entries (connection, list, sample, entries, n_entries, error),
                                   error);
}

static gboolean
check_conclusion (const OfficeModerationSample  *sample,
                  OfficeModerationOutcome        outcome,
                  const char                    *moderator,
                  const char                    *note,
                  GError                       **error)
{
  guint n_changed = 0;

  for (guint i = 0; i < sample->scripts->len; i++)
    n_changed += ((OfficeModeratedScript *) g_ptr_array_index (sample->scripts, i))->decision
                 == OFFICE_MODERATION_CHANGED;

  if (sample->id == 0)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("No sample is drawn yet: draw one first."));
  else if (outcome == OFFICE_MODERATION_PENDING)
    return TRUE;
  else if (!office_text_is_given (moderator))
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("Say who moderated."));
  else if (outcome == OFFICE_MODERATION_MARK_AGAIN && !office_text_is_given (note))
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("Say why it is to be marked again."));
  else if (outcome == OFFICE_MODERATION_MARKS_STAND && n_changed > 0)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 ngettext ("%u mark was changed: the outcome is “Marks stand as changed”.",
                           "%u marks were changed: the outcome is “Marks stand as changed”.", n_changed), n_changed);
  else if (outcome != OFFICE_MODERATION_MARK_AGAIN && sample->n_open > 0)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 ngettext ("%u work of the sample waits for a decision: decide on it first.",
                           "%u works of the sample wait for a decision: decide on them first.", sample->n_open),
                 sample->n_open);
  else
    return TRUE;

  return FALSE;
}

/**
 * office_moderation_conclude:
 * @connection: the connection
 * @cohort_id: a cohort
 * @component: the component's key
 * @outcome: what the moderation came to; %OFFICE_MODERATION_PENDING takes it back
 * @moderator: (nullable): who moderated
 * @note: (nullable): in words
 * @error: where to put %OFFICE_ERROR_REFUSED or %OFFICE_ERROR_INVALID
 *
 * Keeps the outcome of the moderation of a component (ASSESS-10).
 *
 * Returns: whether it is kept
 */
gboolean
office_moderation_conclude (OfficeConnection         *connection,
                            gint64                    cohort_id,
                            const char               *component,
                            OfficeModerationOutcome   outcome,
                            const char               *moderator,
                            const char               *note,
                            GError                  **error)
{
  static const char update_sql[] =
    "UPDATE moderation_sample SET outcome = ?, moderator = ?, decided_on = ?, note = ?, version = version + 1"
    " WHERE id = ?";
  g_autoptr (OfficeMarkingList) list = office_marking_list_load (connection, cohort_id, component, error);
  g_autoptr (OfficeModerationSample) sample = list != NULL ? office_moderation_sample_get (connection, list, error)
                                                           : NULL;
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *who = office_tidy (moderator);
  g_autofree char *words = office_tidy (note);
  g_autofree char *label = NULL;
  gboolean given = outcome != OFFICE_MODERATION_PENDING;

  if (sample == NULL || !check_conclusion (sample, outcome, moderator, note, error))
    return FALSE;

  label = g_strdup_printf (_("Outcome of the moderation of %s, %s"), list->label, list->cohort);
  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (connection,
                                   office_connection_run (connection, error, update_sql, "ssssl",
                                                          given ? office_moderation_outcome_to_nick (outcome) : NULL,
                                                          given ? who : NULL, given ? today : NULL, words, sample->id),
                                   error);
}
