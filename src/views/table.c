/* table.c: a table of rows of one height, made from a static description of its columns
 *
 * Which column is sorted by is our own knowledge: GTK 4.8 does not tell, so every column has a sorter
 * that says who it is when it is asked to compare.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/cell-text.h"
#include "views/scroll-to.h"
#include "views/settings.h"
#include "views/table.h"

#define LIST_ITEM "office-list-item"

struct _OfficeTable
{
  GtkWidget           parent_instance;

  char               *id;
  const OfficeColumn *columns;
  guint               n_columns;

  const OfficeColumn *sort_column;
  gboolean            sort_descending;
  gboolean            probing;        /* the sorters are asked who they are */
  const OfficeColumn *probed;

  gboolean            single;
  GtkSelectionModel  *selection;
  guint               remember_id;

  GtkWidget          *scroller;
  GtkWidget          *view;
  GtkWidget          *menu;
};

enum
{
  SELECTION_CHANGED,
  SORT_CHANGED,
  ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeTable, office_table, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* What a sorter or a factory of ours knows: its table and its column. */
typedef struct
{
  OfficeTable        *table;   /* not owned: outlives its columns */
  const OfficeColumn *column;
} Place;

static Place *
new_place (OfficeTable        *self,
           const OfficeColumn *column)
{
  Place *place = g_new0 (Place, 1);

  place->table = self;
  place->column = column;
  return place;
}

/* Cells ---------------------------------------------------------------------------------------- */

static void
bind_item (GtkListItem *list_item,
           Place       *place)
{
  const OfficeColumn *column = place->column;
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  gpointer item = gtk_list_item_get_item (list_item);

  if (item == NULL)
    return;
  if (column->bind_cell != NULL)
    {
      column->bind_cell (cell, item);
    }
  else
    {
      g_autofree char *text = column->get_text != NULL ? column->get_text (item) : NULL;
      g_autofree char *tooltip = column->get_tooltip != NULL ? column->get_tooltip (item) : NULL;

      office_cell_text_set (cell, text);
      office_cell_text_set_tooltip (cell, tooltip);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          Place                    *place)
{
  const OfficeColumn *column = place->column;
  GtkWidget *cell = column->make_cell != NULL
                      ? column->make_cell ()
                      : office_cell_text_new ((column->flags & OFFICE_COLUMN_NUMERIC) != 0);

  g_object_set_data (G_OBJECT (cell), LIST_ITEM, list_item);
  gtk_list_item_set_child (list_item, cell);
}

static void
item_changed_cb (GtkListItem *list_item)
{
  Place *place = g_object_get_data (G_OBJECT (list_item), "office-place");

  bind_item (list_item, place);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         Place                    *place)
{
  g_object_set_data (G_OBJECT (list_item), "office-place", place);
  bind_item (list_item, place);
  /* An item that is loaded or saved later says so by any property. */
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify",
                           G_CALLBACK (item_changed_cb), list_item, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           Place                    *place)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_changed_cb,
                                        list_item);
}

/* Sorting -------------------------------------------------------------------------------------- */

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  Place *place = user_data;

  if (place->table->probing)
    {
      if (place->table->probed == NULL)
        place->table->probed = place->column;
      return GTK_ORDERING_SMALLER;
    }
  return place->column->compare != NULL ? place->column->compare (a, b) : GTK_ORDERING_EQUAL;
}

static void
remember_sorting (OfficeTable *self)
{
  if (self->id != NULL)
    office_settings_set_entry ("sorting", self->id,
                               g_variant_new ("(sb)", self->sort_column != NULL ? self->sort_column->id : "",
                                              self->sort_descending));
}

static void
sorter_changed_cb (OfficeTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  GtkOrdering ordering;

  self->probing = TRUE;
  self->probed = NULL;
  ordering = gtk_sorter_compare (sorter, self, self->view);
  self->probing = FALSE;

  if (self->probed == self->sort_column && (ordering == GTK_ORDERING_LARGER) == self->sort_descending)
    return;
  self->sort_column = self->probed;
  self->sort_descending = self->probed != NULL && ordering == GTK_ORDERING_LARGER;
  remember_sorting (self);
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

/* Columns -------------------------------------------------------------------------------------- */

static const OfficeColumn *
find_column (OfficeTable *self,
             const char  *id)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i].id, id) == 0)
      return &self->columns[i];
  return NULL;
}

static GtkColumnViewColumn *
get_view_column (OfficeTable *self,
                 const char  *id)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (g_object_get_data (G_OBJECT (column), "office-id"), id) == 0)
        return column;   /* the view holds it */
    }
  return NULL;
}

static void
remember_columns_cb (gpointer user_data)
{
  OfficeTable *self = user_data;
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sib)"));

  self->remember_id = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_variant_builder_add (&builder, "(sib)", g_object_get_data (G_OBJECT (column), "office-id"),
                             gtk_column_view_column_get_fixed_width (column),
                             gtk_column_view_column_get_visible (column));
    }
  office_settings_set_entry ("columns", self->id, g_variant_builder_end (&builder));
}

/* A drag changes the width at every step: it is remembered once it rests. */
static void
width_changed_cb (OfficeTable *self)
{
  if (self->id == NULL)
    return;
  g_clear_handle_id (&self->remember_id, g_source_remove);
  self->remember_id = g_timeout_add_once (500, remember_columns_cb, self);
}

static void
restore_columns (OfficeTable *self)
{
  g_autoptr (GVariant) columns = office_settings_get_entry ("columns", self->id, "a(sib)");
  g_autoptr (GVariant) sorting = office_settings_get_entry ("sorting", self->id, "(sb)");

  if (columns != NULL)
    {
      GVariantIter iter;
      const char *id;
      int width;
      gboolean visible;

      g_variant_iter_init (&iter, columns);
      while (g_variant_iter_next (&iter, "(&sib)", &id, &width, &visible))
        {
          GtkColumnViewColumn *column = get_view_column (self, id);

          if (column == NULL)
            continue;
          if (width > 0)
            gtk_column_view_column_set_fixed_width (column, width);
          gtk_column_view_column_set_visible (column, visible);
        }
    }
  if (sorting != NULL)
    {
      const char *id;
      gboolean descending;

      g_variant_get (sorting, "(&sb)", &id, &descending);
      office_table_set_sorting (self, id, descending);
    }
}

static void
add_column (OfficeTable        *self,
            const OfficeColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), new_place (self, column),
                         (GClosureNotify) (GCallback) g_free, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), new_place (self, column),
                         (GClosureNotify) (GCallback) g_free, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  view_column = gtk_column_view_column_new (_(column->title), factory);
  g_object_set_data (G_OBJECT (view_column), "office-id", (gpointer) column->id);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, (column->flags & OFFICE_COLUMN_EXPAND) != 0);
  if (column->width > 0)
    gtk_column_view_column_set_fixed_width (view_column, column->width);
  if ((column->flags & OFFICE_COLUMN_NOT_SORTABLE) == 0)
    {
      g_autoptr (GtkSorter) sorter =
        GTK_SORTER (gtk_custom_sorter_new (compare_cb, new_place (self, column), g_free));

      gtk_column_view_column_set_sorter (view_column, sorter);
    }
  g_signal_connect_object (view_column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
  g_object_unref (view_column);
}

/* Context menu --------------------------------------------------------------------------------- */

static GtkListItem *
find_list_item (GtkWidget *widget,
                GtkWidget *view)
{
  for (; widget != NULL && widget != view; widget = gtk_widget_get_parent (widget))
    {
      GtkListItem *item = g_object_get_data (G_OBJECT (widget), LIST_ITEM);
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (item == NULL && child != NULL)
        item = g_object_get_data (G_OBJECT (child), LIST_ITEM);
      if (item != NULL)
        return item;
    }
  return NULL;
}

static void
show_menu (OfficeTable *self,
           double       x,
           double       y)
{
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (self->menu == NULL)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            gpointer         user_data)
{
  OfficeTable *self = user_data;
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = find_list_item (picked, self->view);

  if (self->menu == NULL || item == NULL)
    return;
  if (!gtk_selection_model_is_selected (self->selection, gtk_list_item_get_position (item)))
    gtk_selection_model_select_item (self->selection, gtk_list_item_get_position (item), TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  OfficeTable *self = OFFICE_TABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x = 12;
  double y = 12;

  if (self->menu == NULL)
    return FALSE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->view))
    gtk_widget_translate_coordinates (focus, widget, 24, gtk_widget_get_height (focus), &x, &y);
  show_menu (self, x, y);
  return TRUE;
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
selection_changed_cb (OfficeTable *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activate_cb (OfficeTable *self,
             guint        position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  /* The pane shows what is selected, and a row can have the focus without that. */
  if (item != NULL && !gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

/* The arrows go through the rows; Tab leaves them, however many there are. */
static gboolean
office_table_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  if (tab)
    return gtk_widget_grab_focus (widget);
  return GTK_WIDGET_CLASS (office_table_parent_class)->focus (widget, direction);
}

static gboolean
office_table_grab_focus (GtkWidget *widget)
{
  OfficeTable *self = OFFICE_TABLE (widget);
  GtkWidget *child;

  /* The rows, not the headings. */
  for (child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return gtk_widget_grab_focus (child);
  return FALSE;
}

static void
office_table_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  OfficeTable *self = OFFICE_TABLE (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
office_table_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  gtk_widget_measure (OFFICE_TABLE (widget)->scroller, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
clear_selection (OfficeTable *self)
{
  if (self->selection == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
}

static void
office_table_dispose (GObject *object)
{
  OfficeTable *self = OFFICE_TABLE (object);

  g_clear_handle_id (&self->remember_id, g_source_remove);
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (
        gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), self);
      gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
      self->view = NULL;
    }
  clear_selection (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (office_table_parent_class)->dispose (object);
}

static void
office_table_finalize (GObject *object)
{
  g_free (OFFICE_TABLE (object)->id);

  G_OBJECT_CLASS (office_table_parent_class)->finalize (object);
}

static void
office_table_class_init (OfficeTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_table_dispose;
  object_class->finalize = office_table_finalize;
  widget_class->grab_focus = office_table_grab_focus;
  widget_class->focus = office_table_focus;
  widget_class->size_allocate = office_table_size_allocate;
  widget_class->measure = office_table_measure;

  /**
   * OfficeTable::selection-changed:
   * @self: the table
   *
   * Other rows are selected, or the rows are other ones.
   */
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", OFFICE_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * OfficeTable::sort-changed:
   * @self: the table
   *
   * A heading was pressed: a model that is sorted by the database is to be sorted anew.
   */
  signals[SORT_CHANGED] =
    g_signal_new ("sort-changed", OFFICE_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * OfficeTable::activated:
   * @self: the table
   * @item: the row's item
   *
   * Enter or a double click on a row.
   */
  signals[ACTIVATED] =
    g_signal_new ("activated", OFFICE_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_OBJECT);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
}

static void
office_table_init (OfficeTable *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "office-table");
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), FALSE);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));

  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                            G_CALLBACK (sorter_changed_cb), self);
}

/* Public --------------------------------------------------------------------------------------- */

/**
 * office_table_new:
 *
 * Returns: (transfer floating): a table without columns
 */
GtkWidget *
office_table_new (void)
{
  return g_object_new (OFFICE_TYPE_TABLE, NULL);
}

/**
 * office_table_set_title:
 * @self: a table
 * @title: what it is a table of, for those who cannot see it
 */
void
office_table_set_title (OfficeTable *self,
                        const char  *title)
{
  g_return_if_fail (OFFICE_IS_TABLE (self));

  office_column_view_set_title (GTK_COLUMN_VIEW (self->view), title);
}

/**
 * office_column_view_set_title:
 * @view: a column view
 * @title: what it is a table of, for those who cannot see it
 *
 * Names a column view and the list of rows inside it, which takes the focus.
 */
void
office_column_view_set_title (GtkColumnView *view,
                              const char    *title)
{
  GtkWidget *child;

  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * office_table_set_columns:
 * @self: a table
 * @table_id: (nullable): the table's word in the settings ("applications"); %NULL remembers nothing
 * @columns: (array length=n_columns): the columns, static
 * @n_columns: how many
 *
 * Makes the columns, with the widths and the sorting of last time. Call it once, before a model is set.
 */
void
office_table_set_columns (OfficeTable        *self,
                          const char         *table_id,
                          const OfficeColumn *columns,
                          guint               n_columns)
{
  g_return_if_fail (OFFICE_IS_TABLE (self));
  g_return_if_fail (self->columns == NULL);

  self->id = g_strdup (table_id);
  self->columns = columns;
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i]);
  if (table_id != NULL)
    restore_columns (self);
}

/**
 * office_table_set_model:
 * @self: a table
 * @model: (nullable): the rows, in the order in which they are to stand
 *
 * Shows rows that are sorted already, by the database. See #OfficeTable::sort-changed.
 */
void
office_table_set_model (OfficeTable *self,
                        GListModel  *model)
{
  g_return_if_fail (OFFICE_IS_TABLE (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  clear_selection (self);
  if (model != NULL)
    {
      g_object_ref (model);
      self->selection = self->single ? GTK_SELECTION_MODEL (gtk_single_selection_new (model))
                                     : GTK_SELECTION_MODEL (gtk_multi_selection_new (model));
      g_signal_connect_swapped (self->selection, "selection-changed",
                                G_CALLBACK (selection_changed_cb), self);
      g_signal_connect_swapped (self->selection, "items-changed",
                                G_CALLBACK (selection_changed_cb), self);
    }
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), self->selection);
  selection_changed_cb (self);
}

/**
 * office_table_sort_in_memory:
 * @self: a table
 * @model: rows in any order, few enough to be sorted on the main thread
 *
 * Shows rows in the order of the columns' compare functions.
 */
void
office_table_sort_in_memory (OfficeTable *self,
                             GListModel  *model)
{
  GtkSorter *sorter;
  g_autoptr (GtkSortListModel) sorted = NULL;

  g_return_if_fail (OFFICE_IS_TABLE (self));
  g_return_if_fail (G_IS_LIST_MODEL (model));

  sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  sorted = gtk_sort_list_model_new (g_object_ref (model), g_object_ref (sorter));
  office_table_set_model (self, G_LIST_MODEL (sorted));
}

/**
 * office_table_set_single:
 * @self: a table
 * @single: whether one row at most is selected; call it before a model is set
 */
void
office_table_set_single (OfficeTable *self,
                         gboolean     single)
{
  g_return_if_fail (OFFICE_IS_TABLE (self));

  self->single = single;
}

/**
 * office_table_set_label:
 * @self: a table
 * @label: what assistive technology calls it, translated ("Agenda")
 */
void
office_table_set_label (OfficeTable *self,
                        const char  *label)
{
  g_return_if_fail (OFFICE_IS_TABLE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * office_table_set_menu:
 * @self: a table
 * @menu: (nullable): the context menu of the selected rows
 */
void
office_table_set_menu (OfficeTable *self,
                       GMenuModel  *menu)
{
  g_return_if_fail (OFFICE_IS_TABLE (self));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (menu == NULL)
    return;
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/**
 * office_table_get_selection:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the rows with what is selected of them
 */
GtkSelectionModel *
office_table_get_selection (OfficeTable *self)
{
  g_return_val_if_fail (OFFICE_IS_TABLE (self), NULL);

  return self->selection;
}

/**
 * office_table_get_n_selected:
 * @self: a table
 *
 * Returns: how many rows are selected
 */
guint
office_table_get_n_selected (OfficeTable *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (OFFICE_IS_TABLE (self), 0);

  if (self->selection == NULL)
    return 0;
  selected = gtk_selection_model_get_selection (self->selection);
  return (guint) gtk_bitset_get_size (selected);
}

/**
 * office_table_get_selected:
 * @self: a table
 *
 * Returns: (transfer full) (nullable): the first of the selected items
 */
gpointer
office_table_get_selected (OfficeTable *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (OFFICE_IS_TABLE (self), NULL);

  if (self->selection == NULL)
    return NULL;
  selected = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_is_empty (selected))
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (selected));
}

/**
 * office_table_dup_selected:
 * @self: a table
 *
 * Returns: (transfer full) (element-type GObject): the selected items, in the order of the rows
 */
GPtrArray *
office_table_dup_selected (OfficeTable *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (OFFICE_IS_TABLE (self), items);

  if (self->selection == NULL)
    return items;
  selected = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      {
        gpointer item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

        if (item != NULL)
          g_ptr_array_add (items, item);
      }
    while (gtk_bitset_iter_next (&iter, &position));
  return items;
}

/**
 * office_table_select:
 * @self: a table
 * @position: of a row
 *
 * Selects one row alone, brings it into sight and gives it the focus.
 */
void
office_table_select (OfficeTable *self,
                     guint        position)
{
  g_return_if_fail (OFFICE_IS_TABLE (self));

  if (self->selection == NULL || position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_selection_model_select_item (self->selection, position, TRUE);
  office_scroll_to (self->view, position, TRUE);
}

/**
 * office_table_show:
 * @self: a table
 * @position: of a row
 *
 * Selects one row alone and brings it into sight. The focus stays where it is.
 */
void
office_table_show (OfficeTable *self,
                   guint        position)
{
  g_return_if_fail (OFFICE_IS_TABLE (self));

  if (self->selection == NULL || position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_selection_model_select_item (self->selection, position, TRUE);
  office_scroll_to (self->view, position, FALSE);
}

/**
 * office_table_get_sort_column:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the id of the column that is sorted by
 */
const char *
office_table_get_sort_column (OfficeTable *self)
{
  g_return_val_if_fail (OFFICE_IS_TABLE (self), NULL);

  return self->sort_column != NULL ? self->sort_column->id : NULL;
}

/**
 * office_table_get_sort_descending:
 * @self: a table
 *
 * Returns: whether the order is descending
 */
gboolean
office_table_get_sort_descending (OfficeTable *self)
{
  g_return_val_if_fail (OFFICE_IS_TABLE (self), FALSE);

  return self->sort_descending;
}

/**
 * office_table_set_sorting:
 * @self: a table
 * @column_id: (nullable): the column to sort by; %NULL for the model's own order
 * @descending: whether the order is descending
 */
void
office_table_set_sorting (OfficeTable *self,
                          const char  *column_id,
                          gboolean     descending)
{
  const OfficeColumn *column;

  g_return_if_fail (OFFICE_IS_TABLE (self));

  column = find_column (self, column_id);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view),
                                  column != NULL ? get_view_column (self, column->id) : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
