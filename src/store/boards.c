/* boards.c: ratifying a cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/boards.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "store/anonymity.h"
#include "store/assessment.h"
#include "store/board-decisions.h"
#include "store/command.h"
#include "store/ratification.h"
#include "store/result-row.h"
#include "store/returns.h"
#include "store/rows.h"
#include "store/statement.h"

/**
 * office_board_row_free:
 * @row: (nullable): a board
 *
 * Frees a board.
 */
void
office_board_row_free (OfficeBoardRow *row)
{
  if (row == NULL)
    return;

  g_free (row->held_on);
  g_free (row->chair);
  g_free (row->external_examiner);
  g_free (row->note);
  g_free (row);
}

/**
 * office_board_preview_free:
 * @preview: (nullable): a preview
 *
 * Frees the preview of a board.
 */
void
office_board_preview_free (OfficeBoardPreview *preview)
{
  if (preview == NULL)
    return;

  g_free (preview->refusal);
  g_free (preview->warnings);
  g_strfreev (preview->unagreed);
  g_strfreev (preview->forward);
  g_free (preview);
}

static gboolean
needs_agreement (const OfficeResultRow *row)
{
  for (gsize i = 0; i < row->n_components; i++)
    if (row->components[i].needs_agreement)
      return TRUE;

  return FALSE;
}

/* What goes before the board: a row and its line each, the labels owned by @labels. */
static GPtrArray *
make_rows (const OfficeCohortAssessment *cohort,
           gboolean                      anonymous,
           GArray                       *lines,
           GPtrArray                    *labels)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_result_row_free);

  for (guint i = 0; i < cohort->learners->len; i++)
    {
      const OfficeAssessed *learner = g_ptr_array_index (cohort->learners, i);
      OfficeResultRow *row = office_result_row_new (cohort, learner, FALSE);
      OfficeBoardLine line = {
        .label = anonymous ? g_strdup (learner->reference) : office_assessed_dup_name (learner),
        .outcome = row->outcome,
        .needs_agreement = needs_agreement (row),
        .already_ratified = !row->provisional,
      };

      g_ptr_array_add (labels, (gpointer) line.label);
      g_ptr_array_add (rows, row);
      g_array_append_val (lines, line);
    }

  return rows;
}

static OfficeBoardMeeting
make_meeting (const OfficeCohortAssessment *cohort,
              const OfficeBoardDraft       *draft)
{
  return (OfficeBoardMeeting){
    .cohort = cohort->code,
    .held_on = draft->held_on != NULL ? office_day_from_iso (draft->held_on) : OFFICE_DAY_NONE,
    .chair = draft->chair,
    .external = draft->external_examiner,
  };
}

static OfficeDay
today_of (OfficeConnection *connection)
{
  g_autofree char *today = office_connection_today (connection);

  return office_day_from_iso (today);
}

/**
 * office_board_preview:
 * @connection: the connection
 * @draft: the board as it is planned
 * @error: where to put a failure
 *
 * What a board would do: whether it can ratify the cohort, how many of each outcome, and who goes
 * forward as withheld, deferred or pending (BOARD-1). Nothing is saved.
 *
 * Returns: (transfer full) (nullable): the preview
 */
OfficeBoardPreview *
office_board_preview (OfficeConnection        *connection,
                      const OfficeBoardDraft  *draft,
                      GError                 **error)
{
  g_autoptr (OfficeCohortAssessment) cohort
    = office_cohort_assessment_load (connection, draft->cohort_id, 0, error);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (OfficeBoardLine));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GStrvBuilder) unagreed = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) forward = g_strv_builder_new ();
  g_autoptr (GError) refusal = NULL;
  OfficeBoardPreview *preview;
  OfficeBoardMeeting meeting;

  if (cohort == NULL)
    return NULL;

  rows = make_rows (cohort, draft->anonymous, lines, labels);
  meeting = make_meeting (cohort, draft);
  preview = g_new0 (OfficeBoardPreview, 1);
  if (!office_board_check (&meeting, (const OfficeBoardLine *) lines->data, lines->len,
                           today_of (connection), &refusal))
    preview->refusal = g_strdup (refusal->message);
  preview->warnings
    = office_board_warnings (&meeting, (const OfficeBoardLine *) lines->data, lines->len);

  for (guint i = 0; i < lines->len; i++)
    {
      const OfficeBoardLine *line = &g_array_index (lines, OfficeBoardLine, i);

      preview->n_outcomes[line->outcome]++;
      if (line->already_ratified)
        preview->n_standing++;
      else
        preview->n_new++;
      if (line->needs_agreement)
        g_strv_builder_add (unagreed, line->label);
      else if (line->outcome == OFFICE_OUTCOME_PENDING || line->outcome == OFFICE_OUTCOME_WITHHELD
               || line->outcome == OFFICE_OUTCOME_DEFERRED)
        g_strv_builder_add (forward, line->label);
    }

  preview->unagreed = g_strv_builder_end (unagreed);
  preview->forward = g_strv_builder_end (forward);
  return preview;
}

static char *
components_to_json (const OfficeResultRow *row)
{
  json_t *object = json_object ();
  char *dumped, *text;

  for (gsize i = 0; i < row->n_components; i++)
    json_object_set_new (object, row->components[i].name,
                         row->components[i].mark == OFFICE_MARK_NONE
                           ? json_null ()
                           : json_integer (row->components[i].mark));

  dumped = json_dumps (object, JSON_COMPACT);
  text = g_strdup (dumped);
  free (dumped);
  json_decref (object);
  return text;
}

/* Credit is earned by a ratified pass, once per module (CREDIT-2). */
int
office_ratification_credits (const OfficeCohortAssessment *cohort,
                             const OfficeAssessed         *learner,
                             OfficeOutcome                 outcome)
{
  return outcome == OFFICE_OUTCOME_PASS && !learner->earned_elsewhere ? cohort->credits : 0;
}

/* Adds the next version of a learner's result. */
gboolean
office_ratification_add_result (OfficeConnection              *connection,
                                const OfficeCohortAssessment  *cohort,
                                const OfficeAssessed          *learner,
                                const OfficeResultRow         *row,
                                gint64                         board_id,
                                const char                    *ratified_on,
                                const char                    *chairs_action,
                                const char                    *reason,
                                GError                       **error)
{
  g_autofree char *components = components_to_json (row);

  return office_connection_run (
    connection, error,
    "INSERT INTO result (enrolment_id, board_id, version, outcome, mark, credits,"
    " components, sentence, ratified_on, chairs_action, reason)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "llismisssss", learner->enrolment_id, board_id, learner->ratified.version + 1,
    office_outcome_to_nick (row->outcome), row->mark,
    office_ratification_credits (cohort, learner, row->outcome), components, row->reason,
    ratified_on, chairs_action, reason);
}

/* A sitting that came to something; one that still waits for a marker can be completed after the
 * board. */
static gboolean
is_decided (const OfficeCohortAssessment *cohort,
            const OfficeRecordedSitting  *sitting)
{
  const OfficeMarkCode *code = NULL;
  int mark;

  if (sitting->code != NULL)
    code = office_mark_code_find (
      (const OfficeMarkCode *) cohort->codes->data, cohort->codes->len, sitting->code);
  if (code != NULL && !code->takes_mark)
    return TRUE;

  office_mark_agree (sitting->first, sitting->second, sitting->agreed,
                     cohort->components[sitting->component].pass_mark, &cohort->rules, &mark);
  return mark != OFFICE_MARK_NONE;
}

static gboolean
is_deferral (const OfficeCohortAssessment *cohort,
             const OfficeRecordedSitting  *sitting)
{
  const OfficeMarkCode *code = NULL;

  if (sitting->code != NULL)
    code = office_mark_code_find (
      (const OfficeMarkCode *) cohort->codes->data, cohort->codes->len, sitting->code);
  return code != NULL && office_mark_code_defers (code);
}

/* Locks what a board has decided on: the marks, and the submissions behind them. The work of a
 * deferred sitting is still to come. */
gboolean
office_ratification_lock (OfficeConnection              *connection,
                          const OfficeCohortAssessment  *cohort,
                          const OfficeAssessed          *learner,
                          gint64                         board_id,
                          GError                       **error)
{
  for (guint i = 0; i < learner->sittings->len; i++)
    {
      const OfficeRecordedSitting *sitting
        = &g_array_index (learner->sittings, OfficeRecordedSitting, i);

      if (sitting->mark_id == 0 || sitting->board_id != 0 || !is_decided (cohort, sitting))
        continue;
      if (!office_connection_run (
            connection, error, "UPDATE mark SET board_id = ?, version = version + 1 WHERE id = ?",
            "ll", board_id, sitting->mark_id))
        return FALSE;
      if (!is_deferral (cohort, sitting)
          && !office_connection_run (connection, error,
                                     "UPDATE submission SET board_id = ?, version = version + 1"
                                     " WHERE enrolment_id = ? AND component_id = ? AND attempt = ?"
                                     " AND board_id IS NULL",
                                     "llli", board_id, learner->enrolment_id,
                                     cohort->component_ids[sitting->component], sitting->attempt))
        return FALSE;
    }

  return TRUE;
}

static gboolean
ratify_one (OfficeConnection              *connection,
            const OfficeCohortAssessment  *cohort,
            const OfficeAssessed          *learner,
            const OfficeResultRow         *row,
            gint64                         board_id,
            const char                    *held_on,
            GError                       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GPtrArray) outdated = NULL;

  if (!row->provisional)
    return TRUE;

  name = office_assessed_dup_name (learner);
  /* Translators: a learner */
  reason = g_strdup_printf (_("A board has ratified the result of %s since."), name);
  if (!office_ratification_add_result (
        connection, cohort, learner, row, board_id, held_on, NULL, NULL, error)
      || !office_ratification_lock (connection, cohort, learner, board_id, error))
    return FALSE;

  outdated = office_returns_mark_out_of_date (connection, learner->enrolment_id, reason, error);
  return outdated != NULL;
}

static gboolean
ratify (OfficeConnection              *connection,
        const OfficeCohortAssessment  *cohort,
        GPtrArray                     *rows,
        const OfficeBoardDraft        *draft,
        gint64                        *board_id,
        GError                       **error)
{
  gint64 id;

  if (!office_connection_run (
        connection, error,
        "INSERT INTO board (cohort_id, held_on, chair, external_examiner, note)"
        " VALUES (?, ?, ?, ?, ?)",
        "lssss", draft->cohort_id, draft->held_on, draft->chair,
        draft->external_examiner != NULL ? draft->external_examiner : "",
        draft->note != NULL ? draft->note : ""))
    return FALSE;

  id = office_connection_last_id (connection);
  for (guint i = 0; i < rows->len; i++)
    if (!ratify_one (connection, cohort, g_ptr_array_index (cohort->learners, i),
                     g_ptr_array_index (rows, i), id, draft->held_on, error))
      return FALSE;

  if (board_id != NULL)
    *board_id = id;
  return office_board_decisions_minute (connection, draft->cohort_id, id, error);
}

/**
 * office_board_ratify:
 * @connection: the connection
 * @draft: the board
 * @board_id: (out) (optional): the new board
 * @error: where to put a failure
 *
 * Ratifies a cohort as a whole (BOARD-1): every result that is not ratified yet, or that something
 * newer has changed since, gets a version; what was decided on is locked, and what was said to
 * single learners is in the minutes. An act of its own: it is not undone.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED, %OFFICE_ERROR_LOCKED or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_board_ratify (OfficeConnection        *connection,
                     const OfficeBoardDraft  *draft,
                     gint64                  *board_id,
                     GError                 **error)
{
  g_autoptr (OfficeCohortAssessment) cohort = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (OfficeBoardLine));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *code = NULL;
  g_autofree char *label = NULL;
  OfficeBoardMeeting meeting;
  gboolean done = FALSE;

  code = office_connection_get_text (
    connection, NULL, "SELECT code FROM cohort WHERE id = ?", "l", draft->cohort_id);
  /* Translators: a cohort */
  label = g_strdup_printf (_("Board of %s"), code != NULL ? code : "");

  /* Nothing may change between the reading and the ratifying. */
  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, label, NULL, error))
    return FALSE;

  if (office_anonymity_check_off (connection, draft->cohort_id, error))
    cohort = office_cohort_assessment_load (connection, draft->cohort_id, 0, error);
  if (cohort != NULL)
    {
      rows = make_rows (cohort, FALSE, lines, labels);
      meeting = make_meeting (cohort, draft);
      done = office_board_check (&meeting, (const OfficeBoardLine *) lines->data, lines->len,
                                 today_of (connection), error)
             && ratify (connection, cohort, rows, draft, board_id, error);
    }

  return office_command_finish (connection, done, error);
}

static gpointer
read_board (OfficeStatement *statement)
{
  OfficeBoardRow *row = g_new0 (OfficeBoardRow, 1);

  row->id = office_statement_get_int (statement, 0);
  row->cohort_id = office_statement_get_int (statement, 1);
  row->held_on = office_statement_dup_text (statement, 2);
  row->chair = office_statement_dup_text (statement, 3);
  row->external_examiner = office_statement_dup_text (statement, 4);
  row->note = office_statement_dup_text (statement, 5);
  row->n_results = (int) office_statement_get_int (statement, 6);

  return row;
}

/**
 * office_boards_list:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeBoardRow) (nullable): the cohort's boards, newest
 * first
 */
GPtrArray *
office_boards_list (OfficeConnection  *connection,
                    gint64             cohort_id,
                    GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (
      connection, error,
      "SELECT id, cohort_id, held_on, chair, external_examiner, note,"
      " (SELECT count (*) FROM result WHERE board_id = board.id AND chairs_action IS NULL)"
      " FROM board WHERE cohort_id = ? ORDER BY id DESC",
      "l", cohort_id),
    read_board, (GDestroyNotify) office_board_row_free, error);
}
