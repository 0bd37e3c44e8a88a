/* marks-suppose.c: what the marks would come to, while they are typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/marks-sheet-private.h"

typedef struct
{
  OfficeMarksSheet *sheet;
  guint             generation;
} Supposing;

/* Entries of one learner stand together. */
static gpointer
suppose_job (OfficeConnection  *connection,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  GArray *entries = data;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) office_result_row_free);

  for (guint i = 0; i < entries->len;)
    {
      const OfficeMarkEntry *first = &g_array_index (entries, OfficeMarkEntry, i);
      OfficeResultRow *result;
      guint n = 1;

      while (i + n < entries->len &&
             g_array_index (entries, OfficeMarkEntry, i + n).enrolment_id == first->enrolment_id)
        n++;
      /* What cannot be saved is said where it is typed; here it only leaves the outcome as it is. */
      result = office_results_compute_one (connection, first->enrolment_id, first, n, NULL);
      if (result != NULL)
        g_ptr_array_add (results, result);
      i += n;
    }
  return g_steal_pointer (&results);
}

static void
supposed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Supposing *supposing = user_data;
  g_autoptr (OfficeMarksSheet) self = supposing->sheet;
  guint generation = supposing->generation;
  g_autoptr (GPtrArray) results = office_session_read_finish (OFFICE_SESSION (source), result, NULL);

  g_free (supposing);
  if (results == NULL || generation != self->supposition)
    return;

  for (guint i = 0; i < results->len; i++)
    {
      OfficeResultRow *supposed = g_ptr_array_index (results, i);
      guint index;
      OfficeMarksRow *row = office_marks_sheet_find_row (self, supposed->enrolment_id, &index);

      if (row == NULL)
        continue;
      results->pdata[i] = NULL;
      office_marks_row_take_supposed (row, supposed);
      office_marks_sheet_row_changed (self, index);
    }
}

/* Takes @entries. */
static void
start (OfficeMarksSheet *self,
       GArray           *entries)
{
  Supposing *supposing = g_new0 (Supposing, 1);

  supposing->sheet = g_object_ref (self);
  supposing->generation = ++self->supposition;
  office_session_read_async (self->session, suppose_job, entries, (GDestroyNotify) g_array_unref,
                             (GDestroyNotify) g_ptr_array_unref, NULL, supposed_cb, supposing);
}

static gboolean
add_supposition (GArray                  *entries,
                 OfficeMarksRow          *row,
                 const OfficeMarksColumn *column,
                 const char              *text)
{
  OfficeMarkEntry entry;

  if (!office_marks_column_parse (column, office_marks_row_get_marks (row), text, &entry, NULL))
    return FALSE;

  entry.component = g_intern_string (entry.component);
  entry.code = g_intern_string (entry.code);
  entry.version = OFFICE_MARK_ANY_VERSION;
  if (entry.fields & OFFICE_MARK_FIELD_AGREED)
    {
      /* The reason is asked for afterwards; the outcome does not wait for it. */
      entry.fields |= OFFICE_MARK_FIELD_REASON;
      entry.reason = "…";
    }
  g_array_append_val (entries, entry);
  return TRUE;
}

/**
 * office_marks_sheet_suppose:
 * @self: a sheet
 * @row: which row
 * @column: which column
 * @text: what is being typed
 *
 * Works out on the worker what the learner's marks would come to with this one, without saving it;
 * #OfficeMarksSheet::row-changed tells when the row shows it.
 */
void
office_marks_sheet_suppose (OfficeMarksSheet *self,
                            guint             row,
                            guint             column,
                            const char       *text)
{
  OfficeMarksRow *item;
  const OfficeMarksColumn *at;
  GArray *entries;

  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));
  g_return_if_fail (text != NULL);

  item = office_marks_sheet_get_row (self, row);
  at = office_marks_sheet_get_column (self, column);
  if (item == NULL || at == NULL || !office_marks_column_is_editable (at) || self->session == NULL)
    return;

  entries = g_array_new (FALSE, TRUE, sizeof (OfficeMarkEntry));
  if (add_supposition (entries, item, at, text))
    {
      start (self, entries);
      return;
    }

  g_array_unref (entries);
  self->supposition++;
  office_marks_row_take_supposed (item, NULL);
  office_marks_sheet_row_changed (self, row);
}

static void
add_row (OfficeMarksSheet *self,
         OfficeMarksRow   *row,
         GArray           *entries)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const OfficeMarksColumn *column = g_ptr_array_index (self->columns, i);
      OfficeMarksCellState state = office_marks_row_get_state (row, column);

      if (state == OFFICE_MARKS_CELL_PROPOSED || state == OFFICE_MARKS_CELL_WANTS_REASON)
        add_supposition (entries, row, column, office_marks_row_get_typed (row, column));
    }
}

/* What the waiting block would come to, row by row. */
void
office_marks_sheet_suppose_block (OfficeMarksSheet *self)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (OfficeMarkEntry));

  for (guint i = 0; i < self->rows->len; i++)
    add_row (self, g_ptr_array_index (self->rows, i), entries);

  if (entries->len > 0 && self->session != NULL)
    start (self, entries);
  else
    g_array_unref (entries);
}
