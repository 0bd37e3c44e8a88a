/* marks-sheet.c: the marks of a cohort: loaded, and laid out in rows and columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/marks-sheet-private.h"
#include "store/catalogue.h"
#include "store/mark-codes.h"

/* After a change elsewhere we wait this long for the next one before we read everything again. */
#define RELOAD_MS 250

enum
{
  RESET,
  ROW_CHANGED,
  BLOCK_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeMarksSheet, office_marks_sheet, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* What the worker reads in one go. */
typedef struct
{
  OfficeCohort  *cohort;
  OfficeRuleSet  rules;
  GPtrArray     *components;
  GArray        *codes;
  GPtrArray     *marks;
  GPtrArray     *results;
} Snapshot;

typedef struct
{
  OfficeMarksSheet *sheet;
  guint             generation;
} Loading;

static void
snapshot_free (Snapshot *snapshot)
{
  g_clear_pointer (&snapshot->cohort, office_cohort_free);
  g_clear_pointer (&snapshot->components, g_ptr_array_unref);
  g_clear_pointer (&snapshot->codes, g_array_unref);
  g_clear_pointer (&snapshot->marks, g_ptr_array_unref);
  g_clear_pointer (&snapshot->results, g_ptr_array_unref);
  g_free (snapshot);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Snapshot, snapshot_free)

static gpointer
read_snapshot (OfficeConnection  *connection,
               gpointer           data,
               GCancellable      *cancellable,
               GError           **error)
{
  const gint64 *cohort_id = data;
  g_autoptr (Snapshot) snapshot = g_new0 (Snapshot, 1);

  snapshot->cohort = office_cohort_get (connection, *cohort_id, error);
  if (snapshot->cohort == NULL ||
      !office_rule_set_load_cohort (connection, *cohort_id, &snapshot->rules, error))
    return NULL;
  snapshot->components = office_components_list (connection, snapshot->cohort->module_id, error);
  if (snapshot->components == NULL)
    return NULL;
  snapshot->codes = office_mark_codes_list (connection, error);
  if (snapshot->codes == NULL)
    return NULL;
  snapshot->marks = office_marks_list_cohort (connection, *cohort_id, error);
  if (snapshot->marks == NULL)
    return NULL;
  snapshot->results = office_results_compute (connection, *cohort_id, error);
  if (snapshot->results == NULL)
    return NULL;
  return g_steal_pointer (&snapshot);
}

/* Columns ------------------------------------------------------------------------------------- */

static void
add_column (OfficeMarksSheet      *self,
            OfficeMarksColumnKind  kind,
            int                    component,
            const char            *group)
{
  OfficeMarksColumn *column = office_marks_column_new (kind, component, group);

  column->codes = self->codes != NULL ? g_array_ref (self->codes) : NULL;
  g_ptr_array_add (self->columns, column);
}

static void
add_component_columns (OfficeMarksSheet *self,
                       int               index)
{
  const OfficeComponent *component = g_ptr_array_index (self->components, (guint) index);
  const char *group = component->label;

  add_column (self, OFFICE_MARKS_ATTEMPT, index, group);
  if (self->submissions)
    {
      add_column (self, OFFICE_MARKS_RECEIVED, index, group);
      if (component->word_limit > 0)
        add_column (self, OFFICE_MARKS_WORDS, index, group);
    }
  if (!self->submissions || !self->narrow)
    {
      add_column (self, OFFICE_MARKS_FIRST, index, group);
      add_column (self, OFFICE_MARKS_SECOND, index, group);
      add_column (self, OFFICE_MARKS_AGREED, index, group);
    }
  add_column (self, OFFICE_MARKS_CODE, index, group);
  add_column (self, OFFICE_MARKS_COUNTS, index, group);
}

static void
build_columns (OfficeMarksSheet *self)
{
  g_ptr_array_set_size (self->columns, 0);
  if (self->cohort == NULL)
    return;

  add_column (self, OFFICE_MARKS_NAME, -1, NULL);
  if (!self->narrow)
    add_column (self, OFFICE_MARKS_NUMBER, -1, NULL);
  for (guint i = 0; i < self->components->len; i++)
    add_component_columns (self, (int) i);
  if (self->cohort->practical && !self->narrow)
    add_column (self, OFFICE_MARKS_HOURS, -1, NULL);
  add_column (self, OFFICE_MARKS_MODULE, -1, NULL);
  add_column (self, OFFICE_MARKS_OUTCOME, -1, NULL);
}

/* Loading ------------------------------------------------------------------------------------- */

static OfficeResultRow *
steal_result (GPtrArray *results,
              gint64     enrolment_id)
{
  for (guint i = 0; i < results->len; i++)
    {
      OfficeResultRow *result = g_ptr_array_index (results, i);

      if (result != NULL && result->enrolment_id == enrolment_id)
        {
          results->pdata[i] = NULL;
          return result;
        }
    }
  return NULL;
}

/* A row that was there keeps its object, and with it what was typed and is not saved. */
static void
take_rows (OfficeMarksSheet *self,
           Snapshot         *snapshot)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (snapshot->marks, NULL);
  for (guint i = 0; i < snapshot->marks->len; i++)
    {
      OfficeMarkRow *marks = g_ptr_array_index (snapshot->marks, i);
      OfficeResultRow *result = steal_result (snapshot->results, marks->enrolment_id);
      OfficeMarksRow *row = NULL;

      for (guint j = 0; row == NULL && j < before->len; j++)
        {
          OfficeMarksRow *old = g_ptr_array_index (before, (i + j) % before->len);

          if (office_marks_row_get_marks (old)->enrolment_id == marks->enrolment_id)
            row = g_object_ref (old);
        }
      if (row != NULL)
        office_marks_row_take (row, marks, result);
      else
        row = office_marks_row_new (marks, result);
      g_ptr_array_add (self->rows, row);
    }
  g_ptr_array_set_size (snapshot->marks, 0);
}

static void
forget_everything (OfficeMarksSheet *self)
{
  g_clear_pointer (&self->cohort, office_cohort_free);
  g_clear_pointer (&self->components, g_ptr_array_unref);
  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->rows, 0);
  self->loaded = FALSE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Loading *loading = user_data;
  g_autoptr (OfficeMarksSheet) self = loading->sheet;
  guint generation = loading->generation;
  g_autoptr (GError) error = NULL;
  g_autoptr (Snapshot) snapshot = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  g_free (loading);
  if (generation != self->generation)
    return;
  if (snapshot == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      forget_everything (self);
      g_signal_emit (self, signals[RESET], 0);
      return;
    }

  g_clear_pointer (&self->cohort, office_cohort_free);
  g_clear_pointer (&self->components, g_ptr_array_unref);
  self->cohort = g_steal_pointer (&snapshot->cohort);
  self->components = g_steal_pointer (&snapshot->components);
  g_clear_pointer (&self->codes, g_array_unref);
  self->codes = g_steal_pointer (&snapshot->codes);
  self->rules = snapshot->rules;
  /* A save that is on its way will tell what it changed by itself. */
  take_rows (self, snapshot);
  build_columns (self);
  self->loaded = TRUE;
  g_signal_emit (self, signals[RESET], 0);
}

static void
start_loading (OfficeMarksSheet *self)
{
  Loading *loading;

  self->generation++;
  g_clear_handle_id (&self->reload_id, g_source_remove);
  if (self->session == NULL || self->cohort_id == 0)
    return;

  loading = g_new0 (Loading, 1);
  loading->sheet = g_object_ref (self);
  loading->generation = self->generation;
  office_session_read_async (self->session, read_snapshot, g_memdup2 (&self->cohort_id, sizeof (gint64)),
                             g_free, (GDestroyNotify) snapshot_free, NULL, loaded_cb, loading);
}

/* Object -------------------------------------------------------------------------------------- */

static void
office_marks_sheet_dispose (GObject *object)
{
  OfficeMarksSheet *self = OFFICE_MARKS_SHEET (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (office_marks_sheet_parent_class)->dispose (object);
}

static void
office_marks_sheet_finalize (GObject *object)
{
  OfficeMarksSheet *self = OFFICE_MARKS_SHEET (object);

  g_clear_pointer (&self->cohort, office_cohort_free);
  g_clear_pointer (&self->components, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->block, g_array_unref);
  g_clear_pointer (&self->block_label, g_free);
  g_queue_clear_full (&self->saves, (GDestroyNotify) office_marks_save_free);

  G_OBJECT_CLASS (office_marks_sheet_parent_class)->finalize (object);
}

static void
office_marks_sheet_class_init (OfficeMarksSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = office_marks_sheet_dispose;
  object_class->finalize = office_marks_sheet_finalize;

  /**
   * OfficeMarksSheet::reset:
   *
   * Rows or columns are others now.
   */
  signals[RESET] = g_signal_new ("reset", OFFICE_TYPE_MARKS_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  /**
   * OfficeMarksSheet::row-changed:
   * @row: which row
   *
   * Something in a row reads differently.
   */
  signals[ROW_CHANGED] = g_signal_new ("row-changed", OFFICE_TYPE_MARKS_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * OfficeMarksSheet::block-changed:
   *
   * A block began to wait, changed, was saved or dropped.
   */
  signals[BLOCK_CHANGED] = g_signal_new ("block-changed", OFFICE_TYPE_MARKS_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
office_marks_sheet_init (OfficeMarksSheet *self)
{
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) office_marks_column_free);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->saves);
  office_rule_set_init_default (&self->rules);
}

/* Between the files of the sheet -------------------------------------------------------------- */

void
office_marks_sheet_row_changed (OfficeMarksSheet *self,
                                guint             row)
{
  g_signal_emit (self, signals[ROW_CHANGED], 0, row);
}

void
office_marks_sheet_block_changed (OfficeMarksSheet *self)
{
  g_signal_emit (self, signals[BLOCK_CHANGED], 0);
}

OfficeMarksRow *
office_marks_sheet_find_row (OfficeMarksSheet *self,
                             gint64            enrolment_id,
                             guint            *index)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      OfficeMarksRow *row = g_ptr_array_index (self->rows, i);

      if (office_marks_row_get_marks (row)->enrolment_id == enrolment_id)
        {
          *index = i;
          return row;
        }
    }
  return NULL;
}

OfficeMarksColumn *
office_marks_sheet_find_column (OfficeMarksSheet       *self,
                                const OfficeMarksPlace *place)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      OfficeMarksColumn *column = g_ptr_array_index (self->columns, i);

      if (column->kind == place->kind && column->component == place->component)
        return column;
    }
  return NULL;
}

/* For everyone -------------------------------------------------------------------------------- */

/**
 * office_marks_sheet_new:
 *
 * Returns: (transfer full): a sheet without a cohort
 */
OfficeMarksSheet *
office_marks_sheet_new (void)
{
  return g_object_new (OFFICE_TYPE_MARKS_SHEET, NULL);
}

/**
 * office_marks_sheet_set_session:
 * @self: a sheet
 * @session: (nullable): reads and writes for it
 */
void
office_marks_sheet_set_session (OfficeMarksSheet *self,
                                OfficeSession    *session)
{
  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  if (g_set_object (&self->session, session))
    self->generation++;
}

/**
 * office_marks_sheet_load:
 * @self: a sheet
 * @cohort_id: the cohort to show, or 0 for none
 *
 * Reads a cohort on the worker; #OfficeMarksSheet::reset tells when it is there. What was typed and not
 * saved in another cohort is forgotten.
 */
void
office_marks_sheet_load (OfficeMarksSheet *self,
                         gint64            cohort_id)
{
  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  if (self->cohort_id != cohort_id || cohort_id == 0)
    {
      office_marks_sheet_drop_block (self);
      forget_everything (self);
      self->cohort_id = cohort_id;
      g_signal_emit (self, signals[RESET], 0);
    }
  start_loading (self);
}

static gboolean
reload_cb (gpointer user_data)
{
  OfficeMarksSheet *self = user_data;

  self->reload_id = 0;
  start_loading (self);
  return G_SOURCE_REMOVE;
}

/**
 * office_marks_sheet_changed:
 * @self: a sheet
 *
 * Something that the sheet shows has changed, by undo, in another view or by another program: it is read
 * again, once for several changes in a row.
 */
void
office_marks_sheet_changed (OfficeMarksSheet *self)
{
  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  if (self->cohort_id == 0)
    return;
  g_clear_handle_id (&self->reload_id, g_source_remove);
  self->reload_id = g_timeout_add (RELOAD_MS, reload_cb, self);
}

/**
 * office_marks_sheet_is_saving:
 * @self: a sheet
 *
 * Returns: whether something of its own is on its way to the disk, so that news of a change is its own
 */
gboolean
office_marks_sheet_is_saving (OfficeMarksSheet *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), FALSE);

  return self->saving;
}

/**
 * office_marks_sheet_is_loaded:
 * @self: a sheet
 *
 * Returns: whether a cohort has been read
 */
gboolean
office_marks_sheet_is_loaded (OfficeMarksSheet *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), FALSE);

  return self->loaded;
}

/**
 * office_marks_sheet_get_cohort:
 * @self: a sheet
 *
 * Returns: (transfer none) (nullable): the cohort
 */
const OfficeCohort *
office_marks_sheet_get_cohort (OfficeMarksSheet *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), NULL);

  return self->cohort;
}

/**
 * office_marks_sheet_get_submissions:
 * @self: a sheet
 *
 * Returns: whether there are columns for the time of receipt and the words
 */
gboolean
office_marks_sheet_get_submissions (OfficeMarksSheet *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), FALSE);

  return self->submissions;
}

/**
 * office_marks_sheet_set_submissions:
 * @self: a sheet
 * @submissions: whether to have columns for the time of receipt and the words (ASSESS-5, -6)
 */
void
office_marks_sheet_set_submissions (OfficeMarksSheet *self,
                                    gboolean          submissions)
{
  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  if (self->submissions == submissions)
    return;

  self->submissions = submissions;
  build_columns (self);
  g_signal_emit (self, signals[RESET], 0);
}

/**
 * office_marks_sheet_get_rules:
 * @self: a sheet
 *
 * Returns: (transfer none): the rules that the cohort runs under
 */
const OfficeRuleSet *
office_marks_sheet_get_rules (OfficeMarksSheet *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), NULL);

  return &self->rules;
}

/**
 * office_marks_sheet_choose_attempt:
 * @self: a sheet
 * @row: which row
 * @component: index of a component
 * @attempt: the attempt that the row is to show and take: 1, 2, …
 *
 * The block that waits is dropped: it was typed for the other attempt.
 */
void
office_marks_sheet_choose_attempt (OfficeMarksSheet *self,
                                   guint             row,
                                   guint             component,
                                   int               attempt)
{
  OfficeMarksRow *item;

  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  item = office_marks_sheet_get_row (self, row);
  if (item == NULL || component >= office_marks_row_get_marks (item)->n_cells)
    return;

  office_marks_sheet_drop_block (self);
  office_marks_row_choose_attempt (item, component, attempt);
  g_signal_emit (self, signals[ROW_CHANGED], 0, row);
}

/**
 * office_marks_sheet_get_narrow:
 * @self: a sheet
 *
 * Returns: whether there is little room for its columns
 */
gboolean
office_marks_sheet_get_narrow (OfficeMarksSheet *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), FALSE);

  return self->narrow;
}

/**
 * office_marks_sheet_set_narrow:
 * @self: a sheet
 * @narrow: whether there is little room: what the pane says as well has no column (student number,
 *   hands-on hours), and beside the times of receipt there are no marks
 */
void
office_marks_sheet_set_narrow (OfficeMarksSheet *self,
                               gboolean          narrow)
{
  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  build_columns (self);
  g_signal_emit (self, signals[RESET], 0);
}

/**
 * office_marks_sheet_get_n_rows:
 * @self: a sheet
 *
 * Returns: how many learners
 */
guint
office_marks_sheet_get_n_rows (OfficeMarksSheet *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), 0);

  return self->rows->len;
}

/**
 * office_marks_sheet_get_n_columns:
 * @self: a sheet
 *
 * Returns: how many columns
 */
guint
office_marks_sheet_get_n_columns (OfficeMarksSheet *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), 0);

  return self->columns->len;
}

/**
 * office_marks_sheet_get_row:
 * @self: a sheet
 * @row: which one
 *
 * Returns: (transfer none) (nullable): the row
 */
OfficeMarksRow *
office_marks_sheet_get_row (OfficeMarksSheet *self,
                            guint             row)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), NULL);

  return row < self->rows->len ? g_ptr_array_index (self->rows, row) : NULL;
}

/**
 * office_marks_sheet_get_column:
 * @self: a sheet
 * @column: which one
 *
 * Returns: (transfer none) (nullable): the column
 */
const OfficeMarksColumn *
office_marks_sheet_get_column (OfficeMarksSheet *self,
                               guint             column)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), NULL);

  return column < self->columns->len ? g_ptr_array_index (self->columns, column) : NULL;
}

/**
 * office_marks_sheet_find:
 * @self: a sheet
 * @enrolment_id: whose row
 * @row: (out): which one it is
 *
 * Returns: whether there is one
 */
gboolean
office_marks_sheet_find (OfficeMarksSheet *self,
                         gint64            enrolment_id,
                         guint            *row)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), FALSE);

  return office_marks_sheet_find_row (self, enrolment_id, row) != NULL;
}

/**
 * office_marks_sheet_count_missing:
 * @self: a sheet
 *
 * Returns: how many learners are still pending (ASSESS-11)
 */
guint
office_marks_sheet_count_missing (OfficeMarksSheet *self)
{
  guint n_missing = 0;

  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const OfficeResultRow *result = office_marks_row_get_result (g_ptr_array_index (self->rows, i));

      n_missing += result != NULL && result->outcome == OFFICE_OUTCOME_PENDING;
    }
  return n_missing;
}

/**
 * office_marks_sheet_count_refused:
 * @self: a sheet
 *
 * Returns: how many cells hold something that was typed and is not saved
 */
guint
office_marks_sheet_count_refused (OfficeMarksSheet *self)
{
  guint n_refused = 0;

  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->columns->len; j++)
      {
        OfficeMarksCellState state = office_marks_row_get_state (g_ptr_array_index (self->rows, i),
                                                                 g_ptr_array_index (self->columns, j));

        n_refused += state == OFFICE_MARKS_CELL_REFUSED || state == OFFICE_MARKS_CELL_CONFLICT;
      }
  return n_refused;
}
