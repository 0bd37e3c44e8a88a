/* marks-row.c: one learner's row of the marks grid, with what was typed and is not saved yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/marks-row.h"
#include "model/marks-sitting.h"
#include "store/rows.h"

typedef struct
{
  OfficeMarksCellState  state;
  char                 *typed;
  char                 *sentence;
} Pending;

struct _OfficeMarksRow
{
  GObject          parent_instance;

  OfficeMarkRow   *marks;
  OfficeResultRow *result;     /* as recorded */
  OfficeResultRow *supposed;   /* as it would be with what is being typed */
  GHashTable      *pending;    /* key of a column to Pending: cells that are not simply saved */
  GArray          *chosen;     /* int: the attempt that a person chose, by component; 0 for none */
};

G_DEFINE_FINAL_TYPE (OfficeMarksRow, office_marks_row, G_TYPE_OBJECT)

static void
pending_free (Pending *pending)
{
  g_free (pending->typed);
  g_free (pending->sentence);
  g_free (pending);
}

static gpointer
key_of (const OfficeMarksColumn *column)
{
  return GINT_TO_POINTER ((column->component + 1) * 64 + (int) column->kind);
}

static void
office_marks_row_finalize (GObject *object)
{
  OfficeMarksRow *self = OFFICE_MARKS_ROW (object);

  g_clear_pointer (&self->marks, office_mark_row_free);
  g_clear_pointer (&self->result, office_result_row_free);
  g_clear_pointer (&self->supposed, office_result_row_free);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_array_unref);

  G_OBJECT_CLASS (office_marks_row_parent_class)->finalize (object);
}

static void
office_marks_row_class_init (OfficeMarksRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_marks_row_finalize;
}

static void
office_marks_row_init (OfficeMarksRow *self)
{
  self->pending = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) pending_free);
  self->chosen = g_array_new (FALSE, TRUE, sizeof (int));
}

/**
 * office_marks_row_new:
 * @marks: (transfer full): what is recorded
 * @result: (transfer full) (nullable): what it comes to
 *
 * Returns: (transfer full): the row
 */
OfficeMarksRow *
office_marks_row_new (OfficeMarkRow   *marks,
                      OfficeResultRow *result)
{
  OfficeMarksRow *self = g_object_new (OFFICE_TYPE_MARKS_ROW, NULL);

  office_marks_row_take (self, marks, result);
  return self;
}

/**
 * office_marks_row_take:
 * @self: a row
 * @marks: (transfer full): what is recorded now
 * @result: (transfer full) (nullable): what it comes to now
 *
 * What was typed and is not saved stays.
 */
void
office_marks_row_take (OfficeMarksRow  *self,
                       OfficeMarkRow   *marks,
                       OfficeResultRow *result)
{
  g_return_if_fail (OFFICE_IS_MARKS_ROW (self));
  g_return_if_fail (marks != NULL);

  g_clear_pointer (&self->marks, office_mark_row_free);
  g_clear_pointer (&self->result, office_result_row_free);
  self->marks = marks;
  self->result = result;
  g_array_set_size (self->chosen, marks->n_cells);
  for (guint i = 0; i < self->chosen->len; i++)
    if (g_array_index (self->chosen, int, i) != 0)
      office_mark_row_choose_attempt (self->marks, i, g_array_index (self->chosen, int, i));
}

/**
 * office_marks_row_list_attempts:
 * @self: a row
 * @component: index of a component
 *
 * Returns: (transfer full) (element-type int): the attempts that can be shown in the row: those on record,
 *   the one that is open, and the next where the last was failed and another is left (ASSESS-4)
 */
GArray *
office_marks_row_list_attempts (OfficeMarksRow *self,
                                guint           component)
{
  gboolean another = self->result != NULL && component < self->result->n_components &&
                     self->result->components[component].failed &&
                     self->result->components[component].attempts_left > 0 && !self->marks->final &&
                     !self->marks->withdrawn;

  g_return_val_if_fail (OFFICE_IS_MARKS_ROW (self), NULL);
  g_return_val_if_fail (component < self->marks->n_cells, NULL);

  return office_mark_row_list_attempts (self->marks, component, another);
}

/**
 * office_marks_row_choose_attempt:
 * @self: a row
 * @component: index of a component
 * @attempt: which attempt the row is to show and take, as office_marks_row_list_attempts() told
 *
 * What was typed for the other attempt and is not saved is forgotten.
 */
void
office_marks_row_choose_attempt (OfficeMarksRow *self,
                                 guint           component,
                                 int             attempt)
{
  g_return_if_fail (OFFICE_IS_MARKS_ROW (self));
  g_return_if_fail (component < self->marks->n_cells);

  if (self->marks->cells[component].attempt == attempt)
    return;
  g_array_index (self->chosen, int, component) = attempt;
  office_mark_row_choose_attempt (self->marks, component, attempt);
  office_marks_row_take_supposed (self, NULL);
  for (int kind = OFFICE_MARKS_FIRST; kind <= OFFICE_MARKS_WORDS; kind++)
    {
      const OfficeMarksColumn column = { .kind = kind, .component = (int) component };

      g_hash_table_remove (self->pending, key_of (&column));
    }
}

/**
 * office_marks_row_get_marks:
 * @self: a row
 *
 * Returns: (transfer none): what is recorded
 */
const OfficeMarkRow *
office_marks_row_get_marks (OfficeMarksRow *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_ROW (self), NULL);

  return self->marks;
}

/**
 * office_marks_row_get_result:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what the recorded marks come to
 */
const OfficeResultRow *
office_marks_row_get_result (OfficeMarksRow *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_ROW (self), NULL);

  return self->result;
}

/**
 * office_marks_row_get_shown:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what the marks come to, what is being typed included
 */
const OfficeResultRow *
office_marks_row_get_shown (OfficeMarksRow *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_ROW (self), NULL);

  return self->supposed != NULL ? self->supposed : self->result;
}

/**
 * office_marks_row_take_supposed:
 * @self: a row
 * @supposed: (transfer full) (nullable): what the marks would come to, or %NULL to forget it
 */
void
office_marks_row_take_supposed (OfficeMarksRow  *self,
                                OfficeResultRow *supposed)
{
  g_return_if_fail (OFFICE_IS_MARKS_ROW (self));

  g_clear_pointer (&self->supposed, office_result_row_free);
  self->supposed = supposed;
}

/**
 * office_marks_row_is_supposed:
 * @self: a row
 *
 * Returns: whether what is shown rests on something that is not saved
 */
gboolean
office_marks_row_is_supposed (OfficeMarksRow *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_ROW (self), FALSE);

  return self->supposed != NULL;
}

/**
 * office_marks_row_dup_reason:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the sentence of what the row shows, which says that it is
 *   provisional before a board has ratified it (BOARD-1); %NULL when there is nothing to show
 */
char *
office_marks_row_dup_reason (OfficeMarksRow *self)
{
  const OfficeResultRow *result;

  g_return_val_if_fail (OFFICE_IS_MARKS_ROW (self), NULL);

  result = office_marks_row_get_shown (self);
  if (result == NULL)
    return NULL;
  if (!result->provisional || result->outcome == OFFICE_OUTCOME_PENDING)
    return g_strdup (result->reason);
  /* Translators: what a row comes to: "64 / 60 → pass: module mark 62" */
  return g_strdup_printf (_("Provisional: %s"), result->reason);
}

/**
 * office_marks_row_dup_name:
 * @self: a row
 *
 * Returns: (transfer full): "Ng, Aoife"
 */
char *
office_marks_row_dup_name (OfficeMarksRow *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_ROW (self), NULL);

  return office_person_name (self->marks->family_name, self->marks->given_names);
}

/**
 * office_marks_row_dup_lock:
 * @self: a row
 * @column: a column
 *
 * Returns: (transfer full) (nullable): why nothing can be typed there, or %NULL when it can (BOARD-1)
 */
char *
office_marks_row_dup_lock (OfficeMarksRow          *self,
                           const OfficeMarksColumn *column)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (OFFICE_IS_MARKS_ROW (self), NULL);

  name = office_marks_row_dup_name (self);
  if (self->marks->withdrawn)
    return g_strdup_printf (_("%s has withdrawn: no marks are entered."), name);
  if (self->marks->final)
    return g_strdup_printf (_("The board has ratified the result of %s: only a chair’s action changes it."),
                            name);
  if (column->component >= 0 && self->marks->cells[column->component].locked)
    return g_strdup_printf (_("The board has ratified the %s of %s: only a chair’s action changes it."),
                            column->group, name);
  if (!office_marks_column_is_editable (column))
    return g_strdup_printf (_("The column “%s” is worked out; nothing is typed there."), column->heading);
  return NULL;
}

/* Cells that are not saved -------------------------------------------------------------------- */

static const Pending *
find_pending (OfficeMarksRow          *self,
              const OfficeMarksColumn *column)
{
  return g_hash_table_lookup (self->pending, key_of (column));
}

/**
 * office_marks_row_get_state:
 * @self: a row
 * @column: a column
 *
 * Returns: how the cell stands to what is recorded
 */
OfficeMarksCellState
office_marks_row_get_state (OfficeMarksRow          *self,
                            const OfficeMarksColumn *column)
{
  const Pending *pending = find_pending (self, column);

  return pending != NULL ? pending->state : OFFICE_MARKS_CELL_SAVED;
}

/**
 * office_marks_row_get_typed:
 * @self: a row
 * @column: a column
 *
 * Returns: (transfer none) (nullable): what was typed there and is not saved
 */
const char *
office_marks_row_get_typed (OfficeMarksRow          *self,
                            const OfficeMarksColumn *column)
{
  const Pending *pending = find_pending (self, column);

  return pending != NULL ? pending->typed : NULL;
}

/**
 * office_marks_row_get_sentence:
 * @self: a row
 * @column: a column
 *
 * Returns: (transfer none) (nullable): what stands against what was typed there
 */
const char *
office_marks_row_get_sentence (OfficeMarksRow          *self,
                               const OfficeMarksColumn *column)
{
  const Pending *pending = find_pending (self, column);

  return pending != NULL ? pending->sentence : NULL;
}

/**
 * office_marks_row_set_state:
 * @self: a row
 * @column: a column
 * @state: how the cell stands; %OFFICE_MARKS_CELL_SAVED forgets what was typed
 * @typed: (nullable): what was typed there
 * @sentence: (nullable): what stands against it
 */
void
office_marks_row_set_state (OfficeMarksRow          *self,
                            const OfficeMarksColumn *column,
                            OfficeMarksCellState     state,
                            const char              *typed,
                            const char              *sentence)
{
  Pending *pending;

  g_return_if_fail (OFFICE_IS_MARKS_ROW (self));

  if (state == OFFICE_MARKS_CELL_SAVED)
    {
      g_hash_table_remove (self->pending, key_of (column));
      return;
    }

  pending = g_new0 (Pending, 1);
  pending->state = state;
  pending->typed = g_strdup (typed);
  pending->sentence = g_strdup (sentence);
  g_hash_table_replace (self->pending, key_of (column), pending);
}

/**
 * office_marks_row_dup_text:
 * @self: a row
 * @column: a column
 *
 * Returns: (transfer full): the text of the cell: what was typed, or else what is recorded
 */
char *
office_marks_row_dup_text (OfficeMarksRow          *self,
                           const OfficeMarksColumn *column)
{
  const Pending *pending = find_pending (self, column);

  if (pending != NULL && pending->typed != NULL)
    return g_strdup (pending->typed);
  return office_marks_column_format (column, self->marks, office_marks_row_get_shown (self));
}
