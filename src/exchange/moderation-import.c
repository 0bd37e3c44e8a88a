/* moderation-import.c: the moderation sheet as it comes back from the moderator
 *
 * All of it or nothing: a sheet of which one cell cannot be is not kept at all, and each such cell is
 * named. The preview is the same work, rolled back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/moderation-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/moderation-columns.h"
#include "rules/error.h"
#include "rules/given.h"
#include "store/command.h"
#include "store/moderation.h"

/* Headings stand this far down at most. */
#define MOST_HEAD_ROWS 20

typedef struct
{
  OfficeConnection       *connection;
  OfficeSheet            *sheet;
  OfficeMarkingList      *list;
  OfficeModerationSample *sample;
  char                   *sample_name;
  int                     columns[OFFICE_N_MODERATION_COLUMNS];
  guint                   head;       /* index of the row of headings */
  OfficeImportReport     *report;
  GHashTable             *taken;      /* script → number of its row */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->sheet, office_sheet_unref);
  g_clear_pointer (&reading->list, office_marking_list_free);
  g_clear_pointer (&reading->sample, office_moderation_sample_free);
  g_clear_pointer (&reading->sample_name, g_free);
  g_clear_pointer (&reading->report, office_import_report_free);
  g_clear_pointer (&reading->taken, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
says (const char *text,
      const char *word)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *folded = g_utf8_casefold (stripped, -1);
  g_autofree char *wanted = g_utf8_casefold (word, -1);

  return g_str_equal (folded, wanted);
}

/* The words in English and in the language at work: the moderator's may be the other. */
static int
find_column (OfficeSheet            *sheet,
             guint                   row,
             OfficeModerationColumn  column)
{
  static const char *const english[OFFICE_N_MODERATION_COLUMNS] = {
    "Sample", "Reference", "Attempt", "First mark", "Second mark", "Mark", "Why in the sample", "Decision",
    "Moderated mark", "Remark",
  };

  for (guint i = 0; i < office_sheet_get_row_width (sheet, row); i++)
    {
      const char *text = office_sheet_get_text (sheet, row, i);

      if (says (text, english[column]) || says (text, office_moderation_column_label (column)))
        return (int) i;
    }

  return -1;
}

static gboolean
find_head (OfficeSheet *sheet,
           int          columns[OFFICE_N_MODERATION_COLUMNS],
           guint       *head)
{
  for (guint row = 0; row < MIN (office_sheet_get_n_rows (sheet), MOST_HEAD_ROWS); row++)
    {
      gboolean all = TRUE;

      for (int i = 0; i < OFFICE_N_MODERATION_COLUMNS; i++)
        {
          columns[i] = find_column (sheet, row, (OfficeModerationColumn) i);
          all = all && columns[i] >= 0;
        }
      *head = row;
      if (all)
        return TRUE;
    }

  return FALSE;
}

/**
 * office_moderation_sheet_find:
 * @workbook: what came back
 * @cancellable: (nullable): a cancellable
 * @error: set with %OFFICE_ERROR_INVALID where it is no moderation sheet
 *
 * Returns: (transfer full) (nullable): the sheet with the columns that went out
 */
OfficeSheet *
office_moderation_sheet_find (OfficeWorkbook  *workbook,
                              GCancellable    *cancellable,
                              GError         **error)
{
  for (guint i = 0; i < office_workbook_get_n_sheets (workbook); i++)
    {
      g_autoptr (OfficeSheet) sheet = office_workbook_read_sheet (workbook, (int) i, cancellable, error);
      int columns[OFFICE_N_MODERATION_COLUMNS];
      guint head;

      if (sheet == NULL)
        return NULL;
      if (find_head (sheet, columns, &head))
        return g_steal_pointer (&sheet);
    }

  g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("This is not a moderation sheet, or its columns were changed: it needs all the headings that it "
                         "went out with, from Sample to Remark."));
  return NULL;
}

static const char *
text_at (const Reading          *reading,
         guint                   row,
         OfficeModerationColumn  column)
{
  return office_sheet_get_text (reading->sheet, row, (guint) reading->columns[column]);
}

static const char *
exact_at (const Reading          *reading,
          guint                   row,
          OfficeModerationColumn  column)
{
  const OfficeCell *cell = office_sheet_get_cell (reading->sheet, row, (guint) reading->columns[column]);

  return cell != NULL && cell->exact != NULL ? cell->exact : "";
}

static void
add_error (Reading                *reading,
           guint                   row,
           OfficeModerationColumn  column,
           const char             *sentence)
{
  guint number = office_sheet_get_row_number (reading->sheet, row);
  /* Translators: a row of a spreadsheet, the heading of a column, what is wrong with the cell */
  g_autofree char *message = g_strdup_printf (_("Row %u, %s: %s"), number, office_moderation_column_label (column),
                                              sentence);

  g_ptr_array_add (reading->report->errors,
                   office_import_error_new (number, reading->columns[column], office_moderation_column_to_nick (column),
                                            text_at (reading, row, column), message));
}

static OfficeModeratedScript *
find_script (const Reading *reading,
             const char    *reference)
{
  for (guint i = 0; i < reading->sample->scripts->len; i++)
    {
      OfficeModeratedScript *script = g_ptr_array_index (reading->sample->scripts, i);

      if (says (reference, script->reference))
        return script;
    }

  return NULL;
}

/* Whose row it is; %NULL with the error noted. */
static OfficeModeratedScript *
take_script (Reading *reading,
             guint    row)
{
  OfficeModeratedScript *script = find_script (reading, text_at (reading, row, OFFICE_MODERATION_REFERENCE));
  g_autofree char *sentence = NULL;
  gpointer before;

  if (!says (text_at (reading, row, OFFICE_MODERATION_SAMPLE), reading->sample_name))
    {
      sentence = g_strdup_printf (_("it is of another sample than the one at hand, “%s”. Write the sheet again."),
                                  reading->sample_name);
      add_error (reading, row, OFFICE_MODERATION_SAMPLE, sentence);
      return NULL;
    }
  if (script == NULL)
    {
      add_error (reading, row, OFFICE_MODERATION_REFERENCE, _("it is not in the sample."));
      return NULL;
    }

  before = g_hash_table_lookup (reading->taken, script);
  if (before != NULL)
    {
      sentence = g_strdup_printf (_("row %u is of the same work. Keep one of them."), GPOINTER_TO_UINT (before));
      add_error (reading, row, OFFICE_MODERATION_REFERENCE, sentence);
      return NULL;
    }
  g_hash_table_insert (reading->taken, script, GUINT_TO_POINTER (office_sheet_get_row_number (reading->sheet, row)));
  return script;
}

/* What went out must come back: the moderator looked at those marks and at no others. */
static void
check_mark (Reading                *reading,
            guint                   row,
            OfficeModerationColumn  column,
            int                     expected)
{
  g_autofree char *ours = office_mark_format (expected);
  g_autofree char *sentence = NULL;
  int mark = OFFICE_MARK_NONE;

  if (office_mark_parse (exact_at (reading, row, column), &mark, NULL) && mark == expected)
    return;

  sentence = g_strdup_printf (_("“%s” is not what the office has, %s. Only decision, moderated mark and remark are to be "
                                "filled in; if the mark was changed here since, write the sheet again."),
                              text_at (reading, row, column), *ours != '\0' ? ours : _("a blank"));
  add_error (reading, row, column, sentence);
}

static void
check_untouched (Reading                     *reading,
                 guint                        row,
                 const OfficeModeratedScript *script)
{
  g_autofree char *attempt = g_strdup_printf ("%d", script->attempt);

  if (!says (exact_at (reading, row, OFFICE_MODERATION_ATTEMPT), attempt))
    add_error (reading, row, OFFICE_MODERATION_ATTEMPT, _("it was changed: only the last three columns are to be filled in."));
  check_mark (reading, row, OFFICE_MODERATION_FIRST, script->first);
  check_mark (reading, row, OFFICE_MODERATION_SECOND, script->second);
  check_mark (reading, row, OFFICE_MODERATION_MARK, script->mark);
}

static gboolean
read_decision (const char               *text,
               OfficeModerationDecision *decision)
{
  static const char *const english[OFFICE_N_MODERATION_DECISIONS] = { "", "Stands", "Changed" };

  for (int i = 0; i < OFFICE_N_MODERATION_DECISIONS; i++)
    if (says (text, english[i]) || says (text, office_moderation_decision_label ((OfficeModerationDecision) i)))
      {
        *decision = (OfficeModerationDecision) i;
        return TRUE;
      }

  return FALSE;
}

/* The moderator's three cells, each error of each. */
static void
read_entry (Reading               *reading,
            guint                  row,
            OfficeModerationEntry *entry)
{
  const char *mark = exact_at (reading, row, OFFICE_MODERATION_MODERATED);
  gboolean decided = read_decision (text_at (reading, row, OFFICE_MODERATION_DECISION), &entry->decision);
  g_autoptr (GError) error = NULL;

  entry->moderated = OFFICE_MARK_NONE;
  entry->remark = text_at (reading, row, OFFICE_MODERATION_REMARK);
  if (!decided)
    add_error (reading, row, OFFICE_MODERATION_DECISION, _("write Stands, Changed, or nothing."));
  if (!office_mark_parse (mark, &entry->moderated, &error))
    {
      add_error (reading, row, OFFICE_MODERATION_MODERATED, error->message);
      return;
    }
  if (!decided)
    return;

  if (entry->decision == OFFICE_MODERATION_CHANGED && entry->moderated == OFFICE_MARK_NONE)
    add_error (reading, row, OFFICE_MODERATION_MODERATED, _("a changed mark needs the new mark here."));
  if (entry->decision == OFFICE_MODERATION_CHANGED && !office_text_is_given (entry->remark))
    add_error (reading, row, OFFICE_MODERATION_REMARK, _("a mark is changed only with a remark that says why."));
  if (entry->decision != OFFICE_MODERATION_CHANGED && entry->moderated != OFFICE_MARK_NONE)
    add_error (reading, row, OFFICE_MODERATION_MODERATED, _("a new mark stands here only beside the decision Changed."));
}

static gboolean
is_same (const OfficeModeratedScript *script,
         const OfficeModerationEntry *entry)
{
  g_autofree char *remark = g_strstrip (g_strdup (entry->remark != NULL ? entry->remark : ""));

  return script->decision == entry->decision && script->moderated == entry->moderated
         && g_strcmp0 (script->remark, remark) == 0;
}

static void
describe (OfficeImportRow             *detail,
          const OfficeModeratedScript *script,
          const OfficeModerationEntry *entry)
{
  g_autofree char *was = office_mark_format (script->moderated);
  g_autofree char *is = office_mark_format (entry->moderated);

  if (script->decision != entry->decision)
    office_import_row_add_change (detail, "decision", office_moderation_decision_label (script->decision),
                                  office_moderation_decision_label (entry->decision));
  if (script->moderated != entry->moderated)
    office_import_row_add_change (detail, "moderated", was, is);
  if (g_strcmp0 (script->remark, entry->remark) != 0)
    office_import_row_add_change (detail, "remark", script->remark, entry->remark);
}

/* Reads a row and, where it says something new and nothing is wrong with it, keeps it. */
static gboolean
read_row (Reading  *reading,
          guint     row,
          GError  **error)
{
  OfficeImportRow *detail = office_import_row_new (office_sheet_get_row_number (reading->sheet, row),
                                                   OFFICE_IMPORT_SKIP);
  guint n_errors = reading->report->errors->len;
  OfficeModerationEntry entry = { .version = -1 };
  OfficeModeratedScript *script;
  g_autoptr (GError) refusal = NULL;

  g_ptr_array_add (reading->report->details, detail);
  script = take_script (reading, row);
  if (script == NULL)
    return TRUE;

  detail->reference = g_strdup (script->reference);
  check_untouched (reading, row, script);
  read_entry (reading, row, &entry);
  if (reading->report->errors->len > n_errors)
    return TRUE;
  if (is_same (script, &entry))
    {
      detail->action = OFFICE_IMPORT_SAME;
      return TRUE;
    }

  entry.script_id = script->id;
  describe (detail, script, &entry);
  detail->action = OFFICE_IMPORT_CHANGE;
  if (office_moderation_decide (reading->connection, reading->list->cohort_id, reading->list->component, &entry, 1,
                                NULL, &refusal))
    return TRUE;
  if (refusal->domain != OFFICE_ERROR || refusal->code > OFFICE_ERROR_LOCKED)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  detail->action = OFFICE_IMPORT_SKIP;
  add_error (reading, row, OFFICE_MODERATION_DECISION, refusal->message);
  return TRUE;
}

static gboolean
is_blank_row (OfficeSheet *sheet,
              guint        row)
{
  for (guint i = 0; i < office_sheet_get_row_width (sheet, row); i++)
    if (office_text_is_given (office_sheet_get_text (sheet, row, i)))
      return FALSE;

  return TRUE;
}

/* A work that went out and is not in the sheet any more. */
static void
note_missing (Reading *reading)
{
  for (guint i = 0; i < reading->sample->scripts->len; i++)
    {
      OfficeModeratedScript *script = g_ptr_array_index (reading->sample->scripts, i);
      g_autofree char *sentence = NULL;

      if (g_hash_table_contains (reading->taken, script))
        continue;
      sentence = g_strdup_printf (_("%s is in the sample and its row is not in the sheet."), script->reference);
      add_error (reading, reading->head, OFFICE_MODERATION_REFERENCE, sentence);
    }
}

static gboolean
reading_load (Reading           *reading,
              OfficeConnection  *connection,
              OfficeSheet       *sheet,
              gint64             cohort_id,
              const char        *component,
              GError           **error)
{
  reading->connection = connection;
  reading->sheet = office_sheet_ref (sheet);
  reading->report = office_import_report_new ();
  reading->taken = g_hash_table_new (NULL, NULL);
  reading->list = office_marking_list_load (connection, cohort_id, component, error);
  if (reading->list == NULL)
    return FALSE;
  reading->sample = office_moderation_sample_get (connection, reading->list, error);
  if (reading->sample == NULL)
    return FALSE;
  if (reading->sample->id == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("No sample is drawn yet: draw one first."));
      return FALSE;
    }
  if (!find_head (sheet, reading->columns, &reading->head))
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("The columns of this sheet are not those of a moderation sheet."));
      return FALSE;
    }

  reading->sample_name = office_moderation_sample_name (reading->list->cohort, reading->list->component,
                                                        reading->sample->id);
  return TRUE;
}

/**
 * office_moderation_import:
 * @connection: the connection
 * @sheet: of office_moderation_sheet_find()
 * @cohort_id: a cohort
 * @component: the component's key
 * @dry_run: say what would happen and keep nothing
 * @error: set when it could not be done at all
 *
 * Reads the moderator's decisions (ASSESS-10). Where any cell is wrong, or anything but the
 * moderator's own columns was changed, nothing is kept and each cell is named; otherwise all of it is
 * one step to undo.
 *
 * Returns: (transfer full) (nullable): what was done, or would be
 */
OfficeImportReport *
office_moderation_import (OfficeConnection  *connection,
                          OfficeSheet       *sheet,
                          gint64             cohort_id,
                          const char        *component,
                          gboolean           dry_run,
                          GError           **error)
{
  g_auto (Reading) reading = { 0 };
  g_autofree char *label = NULL;

  if (!reading_load (&reading, connection, sheet, cohort_id, component, error))
    return NULL;

  /* Translators: a component, a cohort */
  label = g_strdup_printf (_("Read the moderation sheet of %s, %s"), reading.list->label, reading.list->cohort);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return NULL;

  for (guint row = reading.head + 1; row < office_sheet_get_n_rows (sheet); row++)
    if (!is_blank_row (sheet, row) && !read_row (&reading, row, error))
      {
        office_command_rollback (connection);
        return NULL;
      }
  note_missing (&reading);

  reading.report->dry_run = dry_run;
  if (reading.report->errors->len > 0)
    for (guint i = 0; i < reading.report->details->len; i++)
      ((OfficeImportRow *) g_ptr_array_index (reading.report->details, i))->action = OFFICE_IMPORT_SKIP;
  if (dry_run || reading.report->errors->len > 0)
    office_command_rollback (connection);
  else if (!office_command_commit (connection, error))
    return NULL;

  office_import_report_tally (reading.report);
  return g_steal_pointer (&reading.report);
}
