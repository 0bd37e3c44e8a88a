/* import-report.c: what an import found, row by row and cell by cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/import-report.h"

#include <glib/gi18n-lib.h>

#include "rules/count.h"

/**
 * office_import_error_new:
 * @row: the row number as the person sees it
 * @column: the column, counted from 0, or -1
 * @field: id of the field, or ""
 * @value: (nullable): what the cell said
 * @message: the sentence
 *
 * Returns: (transfer full): the error of one cell
 */
OfficeImportError *
office_import_error_new (guint       row,
                         int         column,
                         const char *field,
                         const char *value,
                         const char *message)
{
  OfficeImportError *self = g_new0 (OfficeImportError, 1);

  self->row = row;
  self->column = column;
  self->field = g_strdup (field);
  self->value = g_strdup (value != NULL ? value : "");
  self->message = g_strdup (message);
  return self;
}

/**
 * office_import_error_copy:
 * @self: an error
 *
 * Returns: (transfer full): one like it
 */
OfficeImportError *
office_import_error_copy (OfficeImportError *self)
{
  return office_import_error_new (self->row, self->column, self->field, self->value,
                                  self->message);
}

/**
 * office_import_error_free:
 * @self: an error
 *
 * Frees it.
 */
void
office_import_error_free (OfficeImportError *self)
{
  g_free (self->field);
  g_free (self->value);
  g_free (self->message);
  g_free (self);
}

static void
change_free (gpointer data)
{
  OfficeImportChange *self = data;

  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/**
 * office_import_row_new:
 * @row: the row number as the person sees it
 * @action: what is done with it
 *
 * Returns: (transfer full): the row's part of a report
 */
OfficeImportRow *
office_import_row_new (guint              row,
                       OfficeImportAction action)
{
  OfficeImportRow *self = g_new0 (OfficeImportRow, 1);

  self->row = row;
  self->action = action;
  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

/**
 * office_import_row_add_change:
 * @self: a row
 * @field: id of the field
 * @before: (nullable): what is in the database
 * @after: (nullable): what the row brings
 *
 * Notes a change. Nothing is noted when both are the same, or both empty.
 */
void
office_import_row_add_change (OfficeImportRow *self,
                              const char      *field,
                              const char      *before,
                              const char      *after)
{
  OfficeImportChange *change;

  if (g_strcmp0 (before != NULL ? before : "", after != NULL ? after : "") == 0)
    return;
  change = g_new0 (OfficeImportChange, 1);
  change->field = g_strdup (field);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (self->changes, change);
}

/**
 * office_import_row_free:
 * @self: a row
 *
 * Frees it.
 */
void
office_import_row_free (OfficeImportRow *self)
{
  g_free (self->reference);
  g_free (self->note);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/**
 * office_import_report_new:
 *
 * Returns: (transfer full): an empty report
 */
OfficeImportReport *
office_import_report_new (void)
{
  OfficeImportReport *self = g_new0 (OfficeImportReport, 1);

  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) office_import_error_free);
  self->details = g_ptr_array_new_with_free_func ((GDestroyNotify) office_import_row_free);
  return self;
}

/**
 * office_import_report_free:
 * @self: a report
 *
 * Frees it.
 */
void
office_import_report_free (OfficeImportReport *self)
{
  g_ptr_array_unref (self->errors);
  g_ptr_array_unref (self->details);
  g_free (self);
}

static int
compare_errors (gconstpointer a,
                gconstpointer b)
{
  const OfficeImportError *one = *(OfficeImportError *const *) a;
  const OfficeImportError *other = *(OfficeImportError *const *) b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return one->column < other->column ? -1 : one->column > other->column;
}

/**
 * office_import_report_count:
 * @self: a report
 * @action: an action
 *
 * Returns: for how many rows that was done, or would be
 */
guint
office_import_report_count (OfficeImportReport *self,
                            OfficeImportAction  action)
{
  guint n = 0;

  for (guint i = 0; i < self->details->len; i++)
    n += ((OfficeImportRow *) g_ptr_array_index (self->details, i))->action == action;
  return n;
}

/**
 * office_import_report_tally:
 * @self: a report with its details and errors
 *
 * Counts the rows and puts the errors in the order of the sheet.
 */
void
office_import_report_tally (OfficeImportReport *self)
{
  self->rows = self->details->len;
  self->imported = office_import_report_count (self, OFFICE_IMPORT_ADD)
                   + office_import_report_count (self, OFFICE_IMPORT_CHANGE);
  self->skipped = self->rows - self->imported;
  g_ptr_array_sort (self->errors, compare_errors);
}

/**
 * office_import_report_to_json:
 * @self: a report
 *
 * Returns: (transfer full): `{"rows", "imported", "skipped", "errors": [{"row", "field", "value",
 *   "message"}]}`, as `officectl import` prints it
 */
json_t *
office_import_report_to_json (OfficeImportReport *self)
{
  json_t *errors = json_array ();

  for (guint i = 0; i < self->errors->len; i++)
    {
      const OfficeImportError *error = g_ptr_array_index (self->errors, i);

      json_array_append_new (errors, json_pack ("{s:i, s:s, s:s, s:s}", "row", error->row,
                                                "field", error->field, "value", error->value,
                                                "message", error->message));
    }
  return json_pack ("{s:i, s:i, s:i, s:o}", "rows", self->rows, "imported", self->imported,
                    "skipped", self->skipped, "errors", errors);
}

/**
 * office_import_report_describe:
 * @self: a report
 *
 * Returns: (transfer full): the tally in words: `112 to add, 5 with errors, 1 already here`
 */
char *
office_import_report_describe (OfficeImportReport *self)
{
  guint added = office_import_report_count (self, OFFICE_IMPORT_ADD);
  guint changed = office_import_report_count (self, OFFICE_IMPORT_CHANGE);
  guint same = office_import_report_count (self, OFFICE_IMPORT_SAME);
  guint wrong = office_import_report_count (self, OFFICE_IMPORT_SKIP);
  g_autofree char *n_added = office_count_to_text (added);
  g_autofree char *n_changed = office_count_to_text (changed);
  g_autofree char *n_same = office_count_to_text (same);
  g_autofree char *n_wrong = office_count_to_text (wrong);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (added > 0 || changed + same + wrong == 0)
    g_ptr_array_add (parts, g_strdup_printf (self->dry_run ? ngettext ("%s to add", "%s to add", added)
                                                           : ngettext ("%s added", "%s added", added), n_added));
  if (changed > 0)
    g_ptr_array_add (parts, g_strdup_printf (self->dry_run ? ngettext ("%s to change", "%s to change", changed)
                                                           : ngettext ("%s changed", "%s changed", changed),
                                             n_changed));
  if (wrong > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s with errors", "%s with errors", wrong), n_wrong));
  if (same > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%s already here", "%s already here", same), n_same));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}
