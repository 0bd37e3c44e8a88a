/* marks-page.c: the marks grid with the line that explains it and the bars that ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/deadline-bar.h"
#include "views/marks-grid.h"
#include "views/marks-page.h"
#include "views/state-look.h"
#include "views/template.h"

struct _OfficeMarksPage
{
  GtkWidget         parent_instance;

  OfficeMarksSheet *sheet;

  GtkWidget        *deadline_bar;
  GtkWidget        *grid;
  GtkWidget        *block_bar;
  GtkWidget        *block_label;
  GtkWidget        *reason_entry;
  GtkWidget        *save_button;
  GtkWidget        *conflict_bar;
  GtkWidget        *conflict_label;
  GtkWidget        *line;
  GtkWidget        *line_icon;
  GtkWidget        *line_label;
  GtkWidget        *why_button;
  GtkWidget        *why_popover;
};

enum
{
  ROW_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfficeMarksPage, office_marks_page, GTK_TYPE_WIDGET)

static gboolean
get_cell (OfficeMarksPage          *self,
          OfficeMarksRow          **item,
          const OfficeMarksColumn **column)
{
  guint row, index;

  if (self->sheet == NULL ||
      !office_marks_grid_get_cursor (OFFICE_MARKS_GRID (self->grid), &row, &index))
    return FALSE;
  *item = office_marks_sheet_get_row (self->sheet, row);
  *column = office_marks_sheet_get_column (self->sheet, index);
  return *item != NULL && *column != NULL;
}

/* The line: what is wrong with the cell, or why it is locked, or else what the row comes to. */
static void
update_line (OfficeMarksPage *self)
{
  OfficeMarksRow *item;
  const OfficeMarksColumn *column;
  const OfficeResultRow *result;
  const char *sentence;
  g_autofree char *reason = NULL;
  g_autofree char *lock = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->line, get_cell (self, &item, &column));
  if (!gtk_widget_get_visible (self->line))
    return;

  result = office_marks_row_get_shown (item);
  reason = office_marks_row_dup_reason (item);
  sentence = office_marks_row_get_sentence (item, column);
  lock = office_marks_column_is_editable (column) ? office_marks_row_dup_lock (item, column) : NULL;
  if (sentence != NULL)
    text = g_strdup (sentence);
  else if (lock != NULL && result != NULL)
    /* Translators: what a row comes to, and why it cannot be typed into */
    text = g_strdup_printf (_("%s. %s"), reason, lock);
  else
    text = g_strdup (reason);
  gtk_label_set_label (GTK_LABEL (self->line_label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (self->line_label, text);
  if (sentence != NULL)
    gtk_widget_add_css_class (self->line, "refused");
  else
    gtk_widget_remove_css_class (self->line, "refused");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->line_icon),
                                sentence != NULL ? "office-error-symbolic"
                                : lock != NULL ? "changes-prevent-symbolic"
                                : result != NULL ? office_state_look_outcome (result->outcome).icon_name
                                                 : "office-pending-symbolic");
}

static void
update_conflict (OfficeMarksPage *self)
{
  OfficeMarksRow *item;
  const OfficeMarksColumn *column;
  gboolean conflict = get_cell (self, &item, &column) &&
                      office_marks_row_get_state (item, column) == OFFICE_MARKS_CELL_CONFLICT;

  if (conflict)
    gtk_label_set_label (GTK_LABEL (self->conflict_label), office_marks_row_get_sentence (item, column));
  gtk_widget_set_visible (self->conflict_bar, conflict);
}

static void
cursor_changed_cb (OfficeMarksPage *self)
{
  update_line (self);
  update_conflict (self);
  g_signal_emit (self, signals[ROW_SHOWN], 0);
}

static void
row_changed_cb (OfficeMarksPage *self,
                guint            row)
{
  guint cursor, column;

  if (office_marks_grid_get_cursor (OFFICE_MARKS_GRID (self->grid), &cursor, &column) && cursor == row)
    cursor_changed_cb (self);
}

static char *
describe_block (const OfficeMarksBlock *block)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  if (block->n_good > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u cell is in order", "%u cells are in order",
                                                       block->n_good), block->n_good));
  if (block->n_refused > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u cell has an error", "%u cells have errors",
                                                       block->n_refused), block->n_refused));
  if (block->n_reason > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u agreed mark needs a reason",
                                                       "%u agreed marks need a reason", block->n_reason),
                                             block->n_reason));
  if (block->n_left_out > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u row lies below the last learner and is left out",
                                                       "%u rows lie below the last learner and are left out",
                                                       block->n_left_out), block->n_left_out));
  if (block->n_unknown > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u row names no learner of the cohort, or one named before, "
                                                       "and is left out",
                                                       "%u rows name no learner of the cohort, or one named before, "
                                                       "and are left out",
                                                       block->n_unknown), block->n_unknown));
  g_ptr_array_add (parts, g_strdup (block->by_learner ? _("rows matched by the learners they name")
                                                      : _("rows taken in the order of the grid")));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  /* Translators: a list of what is in order and what is not in a pasted block */
  return g_strdup_printf (_("%s. Nothing is saved yet."), text);
}

static void
update_block (OfficeMarksPage *self)
{
  OfficeMarksBlock block;
  gboolean waits = self->sheet != NULL && office_marks_sheet_get_block (self->sheet, &block);
  gboolean was_visible = gtk_widget_get_visible (self->reason_entry) &&
                         gtk_widget_get_visible (self->block_bar);
  g_autofree char *text = NULL;
  g_autofree char *save = NULL;
  guint n;

  gtk_widget_set_visible (self->block_bar, waits);
  if (!waits)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), "");
      return;
    }

  n = block.n_good + block.n_reason;
  text = describe_block (&block);
  save = g_strdup_printf (ngettext ("_Save %u cell", "_Save %u cells", n), n);
  gtk_label_set_label (GTK_LABEL (self->block_label), text);
  gtk_button_set_label (GTK_BUTTON (self->save_button), save);
  gtk_widget_set_sensitive (self->save_button, n > 0);
  gtk_widget_set_visible (self->reason_entry, block.n_reason > 0);
  if (block.n_reason > 0 && !was_visible && block.n_refused == 0)
    gtk_widget_grab_focus (self->reason_entry);
}

static void
reset_cb (OfficeMarksPage *self)
{
  update_block (self);
  cursor_changed_cb (self);
}

static void
reason_activated_cb (OfficeMarksPage *self)
{
  office_marks_page_save_block (self);
}

/* Esc in the reason leads back to the grid without harm. */
static gboolean
reason_key_cb (OfficeMarksPage *self,
               guint            keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  office_marks_page_drop_block (self);
  return GDK_EVENT_STOP;
}

static void
office_marks_page_dispose (GObject *object)
{
  OfficeMarksPage *self = OFFICE_MARKS_PAGE (object);

  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->why_popover, gtk_widget_unparent);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_MARKS_PAGE);

  G_OBJECT_CLASS (office_marks_page_parent_class)->dispose (object);
}

static void
office_marks_page_class_init (OfficeMarksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_marks_page_dispose;
  g_type_ensure (OFFICE_TYPE_DEADLINE_BAR);
  g_type_ensure (OFFICE_TYPE_MARKS_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/marks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, deadline_bar);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, grid);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, block_bar);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, block_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, conflict_bar);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, conflict_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, line);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, line_icon);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, line_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarksPage, why_button);

  /**
   * OfficeMarksPage::row-shown:
   *
   * The cursor is on another learner, or the learner's row reads differently.
   */
  signals[ROW_SHOWN] = g_signal_new ("row-shown", OFFICE_TYPE_MARKS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);
}

static void
office_marks_page_init (OfficeMarksPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->grid, "cursor-changed", G_CALLBACK (cursor_changed_cb), self);
  g_signal_connect_swapped (self->reason_entry, "activate", G_CALLBACK (reason_activated_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (reason_key_cb), self);
  gtk_widget_add_controller (self->reason_entry, keys);
}

/**
 * office_marks_page_set_sheet:
 * @self: a page
 * @sheet: the marks to show
 */
void
office_marks_page_set_sheet (OfficeMarksPage  *self,
                             OfficeMarksSheet *sheet)
{
  g_return_if_fail (OFFICE_IS_MARKS_PAGE (self));
  g_return_if_fail (self->sheet == NULL);

  self->sheet = g_object_ref (sheet);
  office_marks_grid_set_sheet (OFFICE_MARKS_GRID (self->grid), sheet);
  g_signal_connect_swapped (sheet, "reset", G_CALLBACK (reset_cb), self);
  g_signal_connect_swapped (sheet, "row-changed", G_CALLBACK (row_changed_cb), self);
  g_signal_connect_swapped (sheet, "block-changed", G_CALLBACK (update_block), self);
}

/**
 * office_marks_page_get_grid:
 * @self: a page
 *
 * Returns: (transfer none): its grid
 */
GtkWidget *
office_marks_page_get_grid (OfficeMarksPage *self)
{
  g_return_val_if_fail (OFFICE_IS_MARKS_PAGE (self), NULL);

  return self->grid;
}

/**
 * office_marks_page_get_row:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the row of the cursor
 */
OfficeMarksRow *
office_marks_page_get_row (OfficeMarksPage *self)
{
  OfficeMarksRow *item;
  const OfficeMarksColumn *column;

  g_return_val_if_fail (OFFICE_IS_MARKS_PAGE (self), NULL);

  return get_cell (self, &item, &column) ? item : NULL;
}

/**
 * office_marks_page_show_deadlines:
 * @self: a page
 * @session: (nullable): reads and writes for it; %NULL hides the deadlines
 * @cohort_id: the cohort
 */
void
office_marks_page_show_deadlines (OfficeMarksPage *self,
                                  OfficeSession   *session,
                                  gint64           cohort_id)
{
  g_return_if_fail (OFFICE_IS_MARKS_PAGE (self));

  gtk_widget_set_visible (self->deadline_bar, session != NULL);
  if (session != NULL)
    office_deadline_bar_load (OFFICE_DEADLINE_BAR (self->deadline_bar), session, cohort_id);
}

/**
 * office_marks_page_save_block:
 * @self: a page
 *
 * Saves what is in order of the block that waits.
 */
void
office_marks_page_save_block (OfficeMarksPage *self)
{
  OfficeMarksBlock block;
  const char *reason;

  g_return_if_fail (OFFICE_IS_MARKS_PAGE (self));

  if (self->sheet == NULL || !office_marks_sheet_get_block (self->sheet, &block))
    return;
  reason = gtk_editable_get_text (GTK_EDITABLE (self->reason_entry));
  if (block.n_good == 0 && *reason == '\0')
    {
      gtk_widget_grab_focus (self->reason_entry);
      return;
    }
  office_marks_sheet_save_block (self->sheet, reason);
  gtk_widget_grab_focus (self->grid);
}

/**
 * office_marks_page_drop_block:
 * @self: a page
 *
 * Forgets the block that waits.
 */
void
office_marks_page_drop_block (OfficeMarksPage *self)
{
  g_return_if_fail (OFFICE_IS_MARKS_PAGE (self));

  office_marks_sheet_drop_block (self->sheet);
  gtk_widget_grab_focus (self->grid);
}

/**
 * office_marks_page_keep_mine:
 * @self: a page
 *
 * Saves what was typed in the cursor's cell over what somebody else saved.
 */
void
office_marks_page_keep_mine (OfficeMarksPage *self)
{
  guint row, column;

  g_return_if_fail (OFFICE_IS_MARKS_PAGE (self));

  if (office_marks_grid_get_cursor (OFFICE_MARKS_GRID (self->grid), &row, &column))
    office_marks_sheet_keep_mine (self->sheet, row, column);
  gtk_widget_grab_focus (self->grid);
}

/**
 * office_marks_page_take_theirs:
 * @self: a page
 *
 * Takes what somebody else saved in the cursor's cell.
 */
void
office_marks_page_take_theirs (OfficeMarksPage *self)
{
  guint row, column;

  g_return_if_fail (OFFICE_IS_MARKS_PAGE (self));

  if (office_marks_grid_get_cursor (OFFICE_MARKS_GRID (self->grid), &row, &column))
    office_marks_sheet_take_theirs (self->sheet, row, column);
  gtk_widget_grab_focus (self->grid);
}

/**
 * office_marks_page_choose_attempt:
 * @self: a page
 * @component: index of a component
 * @attempt: the attempt that the row of the cursor is to show and take
 *
 * Leads into the cell where the first mark of the attempt is typed.
 */
void
office_marks_page_choose_attempt (OfficeMarksPage *self,
                                  guint            component,
                                  int              attempt)
{
  OfficeMarksGrid *grid = OFFICE_MARKS_GRID (self->grid);
  guint row, index;

  g_return_if_fail (OFFICE_IS_MARKS_PAGE (self));

  if (self->sheet == NULL || !office_marks_grid_get_cursor (grid, &row, &index))
    return;
  office_marks_sheet_choose_attempt (self->sheet, row, component, attempt);
  for (guint i = 0; i < office_marks_sheet_get_n_columns (self->sheet); i++)
    {
      const OfficeMarksColumn *column = office_marks_sheet_get_column (self->sheet, i);

      if (column->component == (int) component && office_marks_column_is_editable (column))
        {
          office_marks_grid_set_cursor (grid, row, i);
          break;
        }
    }
  gtk_widget_grab_focus (self->grid);
}

/**
 * office_marks_page_next_attempt:
 * @self: a page
 *
 * Shows the next attempt of the component in which the cursor is, and after the last the first.
 *
 * Returns: whether there is another
 */
gboolean
office_marks_page_next_attempt (OfficeMarksPage *self)
{
  OfficeMarksRow *item;
  const OfficeMarksColumn *column;
  g_autoptr (GArray) attempts = NULL;

  g_return_val_if_fail (OFFICE_IS_MARKS_PAGE (self), FALSE);

  if (!get_cell (self, &item, &column) || column->component < 0)
    return FALSE;
  attempts = office_marks_row_list_attempts (item, (guint) column->component);
  for (guint i = 0; i < attempts->len && attempts->len > 1; i++)
    if (g_array_index (attempts, int, i) == office_marks_row_get_marks (item)->cells[column->component].attempt)
      {
        office_marks_page_choose_attempt (self, (guint) column->component,
                                          g_array_index (attempts, int, (i + 1) % attempts->len));
        return TRUE;
      }
  return FALSE;
}

static void
popover_closed_cb (OfficeMarksPage *self)
{
  gtk_widget_grab_focus (self->grid);
}

/**
 * office_marks_page_show_why:
 * @self: a page
 *
 * Shows where the outcome of the row comes from: rule, inputs, steps (Ctrl+I).
 */
void
office_marks_page_show_why (OfficeMarksPage *self)
{
  OfficeMarksRow *item = office_marks_page_get_row (self);
  const OfficeResultRow *result = item != NULL ? office_marks_row_get_shown (item) : NULL;
  g_autofree char *steps = NULL;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (result == NULL)
    return;

  g_clear_pointer (&self->why_popover, gtk_widget_unparent);
  steps = office_steps_to_text (result->steps);
  text = g_strdup_printf ("%s\n\n%s", result->reason, steps);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 64);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  self->why_popover = gtk_popover_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why_popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Why"), -1);
  gtk_popover_set_child (GTK_POPOVER (self->why_popover), label);
  gtk_popover_set_position (GTK_POPOVER (self->why_popover), GTK_POS_TOP);
  gtk_widget_set_parent (self->why_popover, self->why_button);
  g_signal_connect_swapped (self->why_popover, "closed", G_CALLBACK (popover_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->why_popover));
}
