/* marking-workbook.c: the moderation sheet and the list of reassessments as workbooks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/marking-papers.h"

#include <glib/gi18n-lib.h>

#include "documents/workbook.h"
#include "exchange/moderation-columns.h"
#include "rules/clock.h"
#include "store/cohorts.h"
#include "store/moderation.h"
#include "store/provider.h"
#include "store/reassessments.h"

/* What all workbooks of marking state on their cover. */
static gboolean
write_sheet (OfficeConnection          *connection,
             gint64                     cohort_id,
             const char                *title,
             const char                *note,
             const OfficeReturnColumn  *columns,
             guint                      n_columns,
             GArray                    *cells,
             const char                *path,
             GCancellable              *cancellable,
             GError                   **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, cohort_id, error);
  g_autoptr (OfficeProvider) provider = cohort != NULL ? office_provider_get (connection, error) : NULL;
  OfficeReturnWorkbook workbook = { 0 };

  if (provider == NULL)
    return FALSE;

  workbook.title = title;
  workbook.provider = provider->name;
  workbook.cohort = cohort->code;
  workbook.version = 1;
  workbook.made_by = office_connection_get_actor (connection);
  workbook.made_on = office_connection_now (connection);
  workbook.note = note;
  workbook.columns = columns;
  workbook.n_columns = n_columns;
  workbook.cells = (const OfficeCell *) cells->data;
  workbook.n_rows = cells->len / n_columns;
  return office_return_workbook_write (&workbook, path, cancellable, NULL, NULL, error);
}

static OfficeCell
mark_cell (int mark)
{
  return mark == OFFICE_MARK_NONE ? office_cell_blank () : office_cell_value (mark);
}

static void
add_script (GArray                      *cells,
            const char                  *sample_name,
            const OfficeModeratedScript *script)
{
  const OfficeCell row[OFFICE_N_MODERATION_COLUMNS] = {
    [OFFICE_MODERATION_SAMPLE] = office_cell_text (sample_name),
    [OFFICE_MODERATION_REFERENCE] = office_cell_text (script->reference),
    [OFFICE_MODERATION_ATTEMPT] = office_cell_value (script->attempt),
    [OFFICE_MODERATION_FIRST] = mark_cell (script->first),
    [OFFICE_MODERATION_SECOND] = mark_cell (script->second),
    [OFFICE_MODERATION_MARK] = mark_cell (script->mark),
    [OFFICE_MODERATION_WHY] = office_cell_text (office_sample_reason_label (script->why)),
    [OFFICE_MODERATION_DECISION] = office_cell_text (script->decision == OFFICE_MODERATION_OPEN
                                                       ? NULL : office_moderation_decision_label (script->decision)),
    [OFFICE_MODERATION_MODERATED] = mark_cell (script->moderated),
    [OFFICE_MODERATION_REMARK] = office_cell_text (script->remark),
  };

  g_array_append_vals (cells, row, G_N_ELEMENTS (row));
}

static gboolean
write_moderation (OfficeConnection         *connection,
                  const OfficeMarkingWish  *wish,
                  const char               *path,
                  GCancellable             *cancellable,
                  GError                  **error)
{
  const char *const decisions[] = { office_moderation_decision_label (OFFICE_MODERATION_STANDS),
                                    office_moderation_decision_label (OFFICE_MODERATION_CHANGED), NULL };
  g_autoptr (OfficeMarkingList) list = office_marking_list_load (connection, wish->cohort_id, wish->component, error);
  g_autoptr (OfficeModerationSample) sample = list != NULL ? office_moderation_sample_get (connection, list, error)
                                                           : NULL;
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (OfficeCell));
  OfficeReturnColumn columns[OFFICE_N_MODERATION_COLUMNS] = { 0 };
  g_autofree char *sample_name = NULL;
  g_autofree char *title = NULL;

  if (sample == NULL)
    return FALSE;
  if (sample->id == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("No sample is drawn yet: draw one first."));
      return FALSE;
    }

  for (int i = 0; i < OFFICE_N_MODERATION_COLUMNS; i++)
    {
      columns[i].heading = office_moderation_column_label ((OfficeModerationColumn) i);
      columns[i].kind = OFFICE_RETURN_COLUMN_TEXT;
    }
  columns[OFFICE_MODERATION_ATTEMPT].kind = OFFICE_RETURN_COLUMN_INTEGER;
  columns[OFFICE_MODERATION_FIRST].kind = OFFICE_RETURN_COLUMN_MARK;
  columns[OFFICE_MODERATION_SECOND].kind = OFFICE_RETURN_COLUMN_MARK;
  columns[OFFICE_MODERATION_MARK].kind = OFFICE_RETURN_COLUMN_MARK;
  columns[OFFICE_MODERATION_MODERATED].kind = OFFICE_RETURN_COLUMN_MARK;
  columns[OFFICE_MODERATION_DECISION].codes = decisions;
  columns[OFFICE_MODERATION_REMARK].width = 60;

  sample_name = office_moderation_sample_name (list->cohort, list->component, sample->id);
  for (guint i = 0; i < sample->scripts->len; i++)
    add_script (cells, sample_name, g_ptr_array_index (sample->scripts, i));
  /* Translators: a component */
  title = g_strdup_printf (_("Moderation sheet: %s"), list->label);
  return write_sheet (connection, wish->cohort_id, title,
                      _("Fill in decision, moderated mark and remark; all else comes back as it is."), columns,
                      G_N_ELEMENTS (columns), cells, path, cancellable, error);
}

static gboolean
write_reassessment (OfficeConnection         *connection,
                    const OfficeMarkingWish  *wish,
                    const char               *path,
                    GCancellable             *cancellable,
                    GError                  **error)
{
  const OfficeReturnColumn columns[] = {
    { .heading = _("Reference"), .kind = OFFICE_RETURN_COLUMN_TEXT },
    { .heading = _("Learner"), .kind = OFFICE_RETURN_COLUMN_TEXT },
    { .heading = _("Component"), .kind = OFFICE_RETURN_COLUMN_TEXT },
    { .heading = _("Why"), .kind = OFFICE_RETURN_COLUMN_TEXT },
    { .heading = _("Attempt"), .kind = OFFICE_RETURN_COLUMN_INTEGER },
    { .heading = _("Mark so far"), .kind = OFFICE_RETURN_COLUMN_MARK },
    { .heading = _("Capped at"), .kind = OFFICE_RETURN_COLUMN_MARK },
    { .heading = _("Sitting"), .kind = OFFICE_RETURN_COLUMN_TEXT },
    { .heading = _("Due on"), .kind = OFFICE_RETURN_COLUMN_DATE },
    { .heading = _("Terms"), .kind = OFFICE_RETURN_COLUMN_TEXT, .width = 70 },
  };
  g_autoptr (GPtrArray) rows = office_reassessments_list (connection, wish->cohort_id, error);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (OfficeCell));

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeReassessmentRow *row = g_ptr_array_index (rows, i);
      const OfficeCell line[] = {
        office_cell_text (row->reference), office_cell_text (row->name), office_cell_text (row->label),
        office_cell_text (office_retake_kind_label (row->retake.kind)), office_cell_value (row->retake.attempt),
        mark_cell (row->retake.mark), mark_cell (row->retake.cap), office_cell_text (row->sitting),
        office_cell_date (row->due_on), office_cell_text (row->explanation),
      };

      g_array_append_vals (cells, line, G_N_ELEMENTS (line));
    }
  return write_sheet (connection, wish->cohort_id, _("Reassessment"), NULL, columns, G_N_ELEMENTS (columns), cells, path,
                      cancellable, error);
}

/**
 * office_marking_write_workbook:
 * @connection: the connection
 * @wish: which paper
 * @path: where the xlsx is to be
 * @cancellable: (nullable): a cancelled one leaves what was at @path
 * @error: return location
 *
 * Returns: whether it is written; forms of vivas are for paper alone
 */
gboolean
office_marking_write_workbook (OfficeConnection         *connection,
                               const OfficeMarkingWish  *wish,
                               const char               *path,
                               GCancellable             *cancellable,
                               GError                  **error)
{
  if (wish->paper == OFFICE_MARKING_MODERATION)
    return write_moderation (connection, wish, path, cancellable, error);
  if (wish->paper == OFFICE_MARKING_REASSESSMENT)
    return write_reassessment (connection, wish, path, cancellable, error);

  g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("Forms of vivas are printed or written as PDF: choose a name that ends with .pdf."));
  return FALSE;
}
