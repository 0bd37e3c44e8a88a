/* marks-entry.c: what is typed, pasted, filled and blanked in the marks sheet, before it is saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/marks-block.h"
#include "model/marks-match.h"
#include "model/marks-match.h"
#include "model/marks-sheet-private.h"
#include "store/catalogue.h"

/* One cell: where it is, and what belongs there. */
typedef struct
{
  OfficeMarksRow          *row;
  const OfficeMarksColumn *column;
  guint                    index;
} Cell;

static gboolean
find_cell (OfficeMarksSheet *self,
           guint             row,
           guint             column,
           Cell             *cell)
{
  cell->row = office_marks_sheet_get_row (self, row);
  cell->column = office_marks_sheet_get_column (self, column);
  cell->index = row;
  return cell->row != NULL && cell->column != NULL;
}

static gboolean
find_place (OfficeMarksSheet       *self,
            const OfficeMarksPlace *place,
            Cell                   *cell)
{
  cell->row = office_marks_sheet_find_row (self, place->enrolment_id, &cell->index);
  cell->column = office_marks_sheet_find_column (self, place);
  return cell->row != NULL && cell->column != NULL;
}

static OfficeMarksPlace
place_of (const Cell *cell)
{
  OfficeMarksPlace place = {
    office_marks_row_get_marks (cell->row)->enrolment_id, cell->column->kind, cell->column->component,
  };

  return place;
}

static void
set_state (OfficeMarksSheet     *self,
           const Cell           *cell,
           OfficeMarksCellState  state,
           const char           *typed,
           const char           *sentence)
{
  office_marks_row_set_state (cell->row, cell->column, state, typed, sentence);
  office_marks_sheet_row_changed (self, cell->index);
}

/* Judging one cell ---------------------------------------------------------------------------- */

static gboolean
changes (const Cell            *cell,
         const OfficeMarkEntry *entry)
{
  const OfficeMarkCell *old = &office_marks_row_get_marks (cell->row)->cells[cell->column->component];

  return ((entry->fields & OFFICE_MARK_FIELD_FIRST) && entry->first != old->first) ||
         ((entry->fields & OFFICE_MARK_FIELD_SECOND) && entry->second != old->second) ||
         ((entry->fields & OFFICE_MARK_FIELD_AGREED) && entry->agreed != old->agreed) ||
         ((entry->fields & OFFICE_MARK_FIELD_CODE) && g_strcmp0 (entry->code, old->code) != 0) ||
         ((entry->fields & OFFICE_MARK_FIELD_RECEIVED) && entry->received_at != old->received_at) ||
         ((entry->fields & OFFICE_MARK_FIELD_WORDS) && entry->words != old->words);
}

/* A marker's mark as it would be: typed in the block that waits, or else recorded. */
static int
mark_beside (const Cell            *cell,
             OfficeMarksColumnKind  kind)
{
  const OfficeMarkCell *old = &office_marks_row_get_marks (cell->row)->cells[cell->column->component];
  const OfficeMarksColumn beside = { .kind = kind, .component = cell->column->component };
  int mark = kind == OFFICE_MARKS_FIRST ? old->first : old->second;

  if (office_marks_row_get_state (cell->row, &beside) == OFFICE_MARKS_CELL_PROPOSED)
    office_mark_parse (office_marks_row_get_typed (cell->row, &beside), &mark, NULL);
  return mark;
}

/* ASSESS-9: whether an agreed mark can be saved without a reason, and in words why not. */
static gboolean
check_agreed (OfficeMarksSheet       *self,
              const Cell             *cell,
              const OfficeMarkEntry  *entry,
              GError                **error)
{
  const OfficeComponent *component;

  if (!(entry->fields & OFFICE_MARK_FIELD_AGREED) || entry->agreed == OFFICE_MARK_NONE)
    return TRUE;

  component = g_ptr_array_index (self->components, (guint) cell->column->component);
  return office_mark_check_agreed (mark_beside (cell, OFFICE_MARKS_FIRST), mark_beside (cell, OFFICE_MARKS_SECOND),
                                   entry->agreed, NULL, component->pass_mark, &self->rules, error);
}

static OfficeMarksCellState
judge (OfficeMarksSheet  *self,
       const Cell        *cell,
       const char        *text,
       OfficeMarkEntry   *entry,
       char             **sentence)
{
  g_autofree char *lock = office_marks_row_dup_lock (cell->row, cell->column);
  g_autoptr (GError) error = NULL;

  *sentence = NULL;
  if (lock != NULL)
    {
      *sentence = g_steal_pointer (&lock);
      return OFFICE_MARKS_CELL_REFUSED;
    }
  if (!office_marks_column_parse (cell->column, office_marks_row_get_marks (cell->row), text, entry, &error))
    {
      *sentence = g_strdup (error->message);
      return OFFICE_MARKS_CELL_REFUSED;
    }
  if (!changes (cell, entry))
    return OFFICE_MARKS_CELL_SAVED;
  if (!check_agreed (self, cell, entry, &error))
    {
      *sentence = g_strdup (error->message);
      return OFFICE_MARKS_CELL_WANTS_REASON;
    }
  return OFFICE_MARKS_CELL_PROPOSED;
}

/* The block that waits ------------------------------------------------------------------------ */

static gboolean
is_in_block (OfficeMarksSheet *self,
             const Cell       *cell)
{
  const OfficeMarksPlace place = place_of (cell);

  for (guint i = 0; self->block != NULL && i < self->block->len; i++)
    {
      const OfficeMarksPlace *other = &g_array_index (self->block, OfficeMarksPlace, i);

      if (other->enrolment_id == place.enrolment_id && other->kind == place.kind &&
          other->component == place.component)
        return TRUE;
    }
  return FALSE;
}

static void
add_to_block (OfficeMarksSheet *self,
              const Cell       *cell)
{
  const OfficeMarksPlace place = place_of (cell);

  if (self->block == NULL)
    self->block = g_array_new (FALSE, TRUE, sizeof (OfficeMarksPlace));
  g_array_append_val (self->block, place);
}

static void
end_block (OfficeMarksSheet *self)
{
  g_clear_pointer (&self->block, g_array_unref);
  g_clear_pointer (&self->block_label, g_free);
  self->n_left_out = 0;
  self->n_unknown = 0;
  self->by_learner = FALSE;
  office_marks_sheet_block_changed (self);
}

static void
begin_block (OfficeMarksSheet *self,
             char             *label)
{
  office_marks_sheet_drop_block (self);
  self->block_label = label;
}

/* Puts @text into a cell of the block, locked cells that would not change left out. */
static void
propose (OfficeMarksSheet *self,
         const Cell       *cell,
         const char       *text)
{
  g_autofree char *sentence = NULL;
  g_autofree char *now = NULL;
  OfficeMarkEntry entry;
  OfficeMarksCellState state;

  if (!office_marks_column_is_editable (cell->column))
    return;
  now = office_marks_column_format (cell->column, office_marks_row_get_marks (cell->row), NULL);
  if (g_strcmp0 (now, text) == 0)
    {
      office_marks_row_set_state (cell->row, cell->column, OFFICE_MARKS_CELL_SAVED, NULL, NULL);
      return;
    }

  state = judge (self, cell, text, &entry, &sentence);
  office_marks_row_set_state (cell->row, cell->column, state, text, sentence);
  if (state != OFFICE_MARKS_CELL_SAVED)
    add_to_block (self, cell);
}

/* An agreed mark may stand to the left of what it depends on: it is judged again when all is there. */
static void
judge_agreed_again (OfficeMarksSheet *self)
{
  for (guint i = 0; self->block != NULL && i < self->block->len; i++)
    {
      const OfficeMarksPlace *place = &g_array_index (self->block, OfficeMarksPlace, i);
      g_autofree char *sentence = NULL;
      g_autofree char *typed = NULL;
      OfficeMarkEntry entry;
      OfficeMarksCellState state;
      Cell cell;

      if (place->kind != OFFICE_MARKS_AGREED || !find_place (self, place, &cell))
        continue;
      typed = g_strdup (office_marks_row_get_typed (cell.row, cell.column));
      state = judge (self, &cell, typed, &entry, &sentence);
      office_marks_row_set_state (cell.row, cell.column, state, typed, sentence);
    }
}

/* A block that is in order is saved at once; one with errors is shown first (nothing is saved). */
static void
close_block (OfficeMarksSheet *self)
{
  OfficeMarksBlock block;

  judge_agreed_again (self);
  if (!office_marks_sheet_get_block (self, &block))
    {
      end_block (self);
      return;
    }
  if (block.n_refused == 0 && block.n_reason == 0 && block.n_left_out == 0
      && block.n_unknown == 0)
    {
      office_marks_sheet_save_block (self, NULL);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    office_marks_sheet_row_changed (self, i);
  office_marks_sheet_suppose_block (self);
  office_marks_sheet_block_changed (self);
}

/**
 * office_marks_sheet_get_block:
 * @self: a sheet
 * @block: (out): how it stands
 *
 * Returns: whether a block of cells waits to be saved or dropped
 */
gboolean
office_marks_sheet_get_block (OfficeMarksSheet *self,
                              OfficeMarksBlock *block)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), FALSE);

  *block = (OfficeMarksBlock) {
    .n_left_out = self->n_left_out,
    .n_unknown = self->n_unknown,
    .by_learner = self->by_learner,
  };
  for (guint i = 0; self->block != NULL && i < self->block->len; i++)
    {
      Cell cell;

      if (!find_place (self, &g_array_index (self->block, OfficeMarksPlace, i), &cell))
        continue;
      switch (office_marks_row_get_state (cell.row, cell.column))
        {
        case OFFICE_MARKS_CELL_PROPOSED:
          block->n_good++;
          break;
        case OFFICE_MARKS_CELL_WANTS_REASON:
          block->n_reason++;
          break;
        case OFFICE_MARKS_CELL_REFUSED:
          block->n_refused++;
          break;
        case OFFICE_MARKS_CELL_SAVED:
        case OFFICE_MARKS_CELL_SAVING:
        case OFFICE_MARKS_CELL_CONFLICT:
        default:
          break;
        }
    }
  return self->block != NULL;
}

static void
add_cell_to_save (OfficeMarksSheet *self,
                  const Cell       *cell,
                  OfficeMarksSave  *save)
{
  const OfficeMarksPlace place = place_of (cell);
  OfficeMarksCellState state = office_marks_row_get_state (cell->row, cell->column);
  g_autofree char *typed = g_strdup (office_marks_row_get_typed (cell->row, cell->column));
  g_autofree char *sentence = NULL;
  OfficeMarkEntry entry;

  if (state != OFFICE_MARKS_CELL_PROPOSED &&
      (state != OFFICE_MARKS_CELL_WANTS_REASON || save->reason == NULL))
    return;
  if (judge (self, cell, typed, &entry, &sentence) == OFFICE_MARKS_CELL_REFUSED)
    return;
  if (entry.fields & OFFICE_MARK_FIELD_AGREED)
    {
      entry.fields |= OFFICE_MARK_FIELD_REASON;
      entry.reason = state == OFFICE_MARKS_CELL_WANTS_REASON ? save->reason : NULL;
    }
  office_marks_save_add (save, &entry, &place);
}

/**
 * office_marks_sheet_save_block:
 * @self: a sheet
 * @reason: (nullable): why the agreed marks that need a reason are what they are (ASSESS-9)
 *
 * Saves the cells of the waiting block that are in order, as one step to undo. The others keep what was
 * typed, marked, and are not saved.
 *
 * Returns: whether there was anything to save
 */
gboolean
office_marks_sheet_save_block (OfficeMarksSheet *self,
                               const char       *reason)
{
  OfficeMarksSave *save;

  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), FALSE);

  if (self->block == NULL)
    return FALSE;

  save = office_marks_save_new (NULL, reason != NULL && *reason != '\0' ? reason : NULL);
  for (guint i = 0; i < self->block->len; i++)
    {
      Cell cell;

      if (find_place (self, &g_array_index (self->block, OfficeMarksPlace, i), &cell))
        add_cell_to_save (self, &cell, save);
    }
  if (save->places->len == 0)
    {
      office_marks_save_free (save);
      return FALSE;
    }

  for (guint i = 0; i < save->places->len; i++)
    {
      Cell cell;

      if (find_place (self, &g_array_index (save->places, OfficeMarksPlace, i), &cell))
        {
          g_autofree char *typed = g_strdup (office_marks_row_get_typed (cell.row, cell.column));

          set_state (self, &cell, OFFICE_MARKS_CELL_SAVING, typed, NULL);
        }
    }
  save->is_block = save->places->len > 1;
  /* Translators: what was done, how many cells of the marks grid it changed */
  save->label = g_strdup_printf ("%s: %u", self->block_label, save->places->len);
  office_marks_sheet_queue_save (self, save);
  end_block (self);
  return TRUE;
}

/**
 * office_marks_sheet_drop_block:
 * @self: a sheet
 *
 * Forgets the block that waits: its cells are again what is recorded.
 */
void
office_marks_sheet_drop_block (OfficeMarksSheet *self)
{
  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  if (self->block == NULL)
    return;

  for (guint i = 0; i < self->block->len; i++)
    {
      Cell cell;

      if (!find_place (self, &g_array_index (self->block, OfficeMarksPlace, i), &cell))
        continue;
      office_marks_row_take_supposed (cell.row, NULL);
      set_state (self, &cell, OFFICE_MARKS_CELL_SAVED, NULL, NULL);
    }
  end_block (self);
}

/* One cell ------------------------------------------------------------------------------------ */

static void
save_cell (OfficeMarksSheet      *self,
           const Cell            *cell,
           const OfficeMarkEntry *entry,
           const char            *text)
{
  OfficeMarksSave *save = office_marks_save_new (cell->column->title, NULL);
  const OfficeMarksPlace place = place_of (cell);

  office_marks_save_add (save, entry, &place);
  set_state (self, cell, OFFICE_MARKS_CELL_SAVING, text, NULL);
  office_marks_sheet_queue_save (self, save);
}

/**
 * office_marks_sheet_enter:
 * @self: a sheet
 * @row: which row
 * @column: which column
 * @text: what was typed; empty blanks the cell
 *
 * Takes what was typed. What is in order is saved at once, on the worker, with the version that was
 * seen; what is against a rule stays in the cell, marked, with the rule's sentence, and is not saved; an
 * agreed mark that needs a reason waits for it as a block of one (ASSESS-2, -8, -9).
 */
void
office_marks_sheet_enter (OfficeMarksSheet *self,
                          guint             row,
                          guint             column,
                          const char       *text)
{
  g_autofree char *sentence = NULL;
  OfficeMarkEntry entry;
  OfficeMarksCellState state;
  Cell cell;

  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));
  g_return_if_fail (text != NULL);

  if (!find_cell (self, row, column, &cell) || !office_marks_column_is_editable (cell.column))
    return;

  state = judge (self, &cell, text, &entry, &sentence);
  if (is_in_block (self, &cell))
    {
      set_state (self, &cell, state, state == OFFICE_MARKS_CELL_SAVED ? NULL : text, sentence);
      office_marks_sheet_suppose_block (self);
      office_marks_sheet_block_changed (self);
      return;
    }

  switch (state)
    {
    case OFFICE_MARKS_CELL_PROPOSED:
      save_cell (self, &cell, &entry, text);
      break;
    case OFFICE_MARKS_CELL_WANTS_REASON:
      begin_block (self, g_strdup (_("Agreed mark")));
      office_marks_row_set_state (cell.row, cell.column, state, text, sentence);
      add_to_block (self, &cell);
      set_state (self, &cell, state, text, sentence);
      office_marks_sheet_block_changed (self);
      break;
    case OFFICE_MARKS_CELL_REFUSED:
      office_marks_row_take_supposed (cell.row, NULL);
      set_state (self, &cell, state, text, sentence);
      break;
    case OFFICE_MARKS_CELL_SAVED:
    case OFFICE_MARKS_CELL_SAVING:
    case OFFICE_MARKS_CELL_CONFLICT:
    default:
      office_marks_row_take_supposed (cell.row, NULL);
      set_state (self, &cell, OFFICE_MARKS_CELL_SAVED, NULL, NULL);
      break;
    }
}

/**
 * office_marks_sheet_forget:
 * @self: a sheet
 * @row: which row
 * @column: which column
 *
 * Undoes what is being typed into the cell, or was typed and refused: it is again what is recorded.
 */
void
office_marks_sheet_forget (OfficeMarksSheet *self,
                           guint             row,
                           guint             column)
{
  Cell cell;

  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  if (!find_cell (self, row, column, &cell))
    return;

  self->supposition++;
  office_marks_row_take_supposed (cell.row, NULL);
  if (!is_in_block (self, &cell) &&
      office_marks_row_get_state (cell.row, cell.column) != OFFICE_MARKS_CELL_SAVING)
    office_marks_row_set_state (cell.row, cell.column, OFFICE_MARKS_CELL_SAVED, NULL, NULL);
  office_marks_sheet_row_changed (self, row);
}

/* Several cells ------------------------------------------------------------------------------- */

/**
 * office_marks_sheet_blank:
 * @self: a sheet
 * @area: the cells
 *
 * Blanks cells, in one step to undo. A blank is not a zero (ASSESS-2).
 */
void
office_marks_sheet_blank (OfficeMarksSheet      *self,
                          const OfficeMarksArea *area)
{
  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  if (area->first_row == area->last_row && area->first_column == area->last_column)
    {
      office_marks_sheet_enter (self, area->first_row, area->first_column, "");
      return;
    }

  begin_block (self, g_strdup (_("Cells blanked")));
  for (guint row = area->first_row; row <= area->last_row; row++)
    for (guint column = area->first_column; column <= area->last_column; column++)
      {
        Cell cell;

        if (find_cell (self, row, column, &cell))
          propose (self, &cell, "");
      }
  close_block (self);
}

/**
 * office_marks_sheet_fill_down:
 * @self: a sheet
 * @area: the cells; the first row fills the others
 *
 * Copies the first row of the area into those below it, in one step to undo.
 */
void
office_marks_sheet_fill_down (OfficeMarksSheet      *self,
                              const OfficeMarksArea *area)
{
  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  if (area->first_row == area->last_row)
    return;

  begin_block (self, g_strdup (_("Cells filled")));
  for (guint column = area->first_column; column <= area->last_column; column++)
    {
      g_autofree char *text = NULL;
      Cell first, cell;

      if (!find_cell (self, area->first_row, column, &first))
        continue;
      text = office_marks_row_dup_text (first.row, first.column);
      for (guint row = area->first_row + 1; row <= area->last_row; row++)
        if (find_cell (self, row, column, &cell))
          propose (self, &cell, text);
    }
  close_block (self);
}

/**
 * office_marks_sheet_copy:
 * @self: a sheet
 * @area: the cells
 *
 * Returns: (transfer full): the cells as spreadsheets read them from the clipboard
 */
char *
office_marks_sheet_copy (OfficeMarksSheet      *self,
                         const OfficeMarksArea *area)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_val_if_fail (OFFICE_IS_MARKS_SHEET (self), NULL);

  for (guint row = area->first_row; row <= area->last_row; row++)
    {
      g_autoptr (GStrvBuilder) line = g_strv_builder_new ();

      for (guint column = area->first_column; column <= area->last_column; column++)
        {
          g_autofree char *text = NULL;
          Cell cell;

          if (find_cell (self, row, column, &cell))
            text = office_marks_row_dup_text (cell.row, cell.column);
          g_strv_builder_add (line, text != NULL ? text : "");
        }
      g_ptr_array_add (lines, g_strv_builder_end (line));
    }
  return office_marks_block_format (lines);
}

/* One value pasted onto several selected cells fills them all. */
static void
paste_one (OfficeMarksSheet      *self,
           const OfficeMarksArea *area,
           const char            *text)
{
  for (guint row = area->first_row; row <= area->last_row; row++)
    for (guint column = area->first_column; column <= area->last_column; column++)
      {
        Cell cell;

        if (find_cell (self, row, column, &cell))
          propose (self, &cell, text);
      }
}

/* The lines go to the learners that they name. */
static void
paste_matched (OfficeMarksSheet      *self,
               const OfficeMarksArea *area,
               GPtrArray             *lines,
               GArray                *matches,
               guint                  n_before)
{
  self->by_learner = TRUE;
  for (guint i = 0; i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);
      guint row = g_array_index (matches, guint, i);

      if (row == OFFICE_MARKS_NOBODY)
        {
          self->n_unknown++;
          continue;
        }
      for (guint j = n_before; cells[j] != NULL; j++)
        {
          Cell cell;

          if (find_cell (self, row, area->first_column + j - n_before, &cell))
            propose (self, &cell, g_strstrip (cells[j]));
        }
    }
}

static void
paste_lines (OfficeMarksSheet      *self,
             const OfficeMarksArea *area,
             GPtrArray             *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      char **cells = g_ptr_array_index (lines, i);

      if (area->first_row + i >= self->rows->len)
        {
          self->n_left_out = lines->len - i;
          break;
        }
      for (guint j = 0; cells[j] != NULL; j++)
        {
          Cell cell;

          if (find_cell (self, area->first_row + i, area->first_column + j, &cell))
            propose (self, &cell, g_strstrip (cells[j]));
        }
    }
}

/* A block in which nothing would change ends at once, and says why. */
static void
say_nothing_pasted (OfficeMarksSheet *self)
{
  g_autofree char *text = NULL;

  if (self->session == NULL)
    return;
  if (self->n_unknown > 0)
    text = g_strdup_printf (ngettext ("Nothing is pasted: %u row names no learner of the cohort, or one named before, "
                                      "and the rest is recorded already or takes no marks.",
                                      "Nothing is pasted: %u rows name no learner of the cohort, or one named before, "
                                      "and the rest is recorded already or takes no marks.", self->n_unknown),
                            self->n_unknown);
  else
    text = g_strdup (_("Nothing is pasted: what the block holds is recorded already, or goes where no marks are "
                       "typed."));
  office_session_say (self->session, OFFICE_MESSAGE_PLAIN, text);
}

/**
 * office_marks_sheet_paste:
 * @self: a sheet
 * @area: where to: the block begins in its first cell; a single value fills all of it
 * @text: the clipboard's text
 *
 * A block whose first column names learners goes to their rows (office_marks_match_lines()), from the
 * column of @area on; any other is taken in the order of the grid.
 *
 * Pastes a block from a spreadsheet. When every cell is in order the block is saved, as one step to
 * undo. Otherwise it waits: the cells show what would be and what is wrong, and nothing is saved until
 * office_marks_sheet_save_block().
 */
void
office_marks_sheet_paste (OfficeMarksSheet      *self,
                          const OfficeMarksArea *area,
                          const char            *text)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GArray) matches = NULL;
  guint n_before;
  char **first;

  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));
  g_return_if_fail (text != NULL);

  lines = office_marks_block_parse (text);
  if (lines->len == 0)
    return;

  begin_block (self, g_strdup (_("Cells pasted")));
  first = g_ptr_array_index (lines, 0);
  if (lines->len == 1 && g_strv_length (first) == 1)
    paste_one (self, area, g_strstrip (first[0]));
  else if ((matches = office_marks_match_lines (self->rows, lines, &n_before)) != NULL)
    paste_matched (self, area, lines, matches, n_before);
  else
    paste_lines (self, area, lines);
  if (self->block == NULL)
    say_nothing_pasted (self);
  close_block (self);
}

/* Conflicts ----------------------------------------------------------------------------------- */

/**
 * office_marks_sheet_keep_mine:
 * @self: a sheet
 * @row: which row
 * @column: which column
 *
 * Saves what was typed over what somebody else saved meanwhile, now that the person has seen both.
 */
void
office_marks_sheet_keep_mine (OfficeMarksSheet *self,
                              guint             row,
                              guint             column)
{
  g_autofree char *typed = NULL;
  Cell cell;

  g_return_if_fail (OFFICE_IS_MARKS_SHEET (self));

  if (!find_cell (self, row, column, &cell) ||
      office_marks_row_get_state (cell.row, cell.column) != OFFICE_MARKS_CELL_CONFLICT)
    return;

  typed = g_strdup (office_marks_row_get_typed (cell.row, cell.column));
  office_marks_sheet_enter (self, row, column, typed);
}

/**
 * office_marks_sheet_take_theirs:
 * @self: a sheet
 * @row: which row
 * @column: which column
 *
 * Forgets what was typed in favour of what somebody else saved meanwhile.
 */
void
office_marks_sheet_take_theirs (OfficeMarksSheet *self,
                                guint             row,
                                guint             column)
{
  office_marks_sheet_forget (self, row, column);
}
