/* import-cells.c: the columns of the preview, and the row above them that says what each brings
 *
 * GTK 4.8 has no widgets in the headings of a table: the row of choices stands above the table in
 * places of its own, as wide as the columns, and scrolls with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/cell-text.h"
#include "views/import-cells.h"
#include "views/state-pill.h"

#define ROW_WIDTH    52
#define ACTION_WIDTH 124
#define COLUMN_WIDTH 156

/* What a column's factory knows. */
typedef struct
{
  OfficeImportModel *model;    /* not owned: the page lets go of the columns before it */
  guint              column;
} Place;

static Place *
place_new (OfficeImportModel *model,
           guint              column)
{
  Place *place = g_new0 (Place, 1);

  place->model = model;
  place->column = column;
  return place;
}

static guint
get_index (GtkListItem *list_item)
{
  return office_import_item_get_index (gtk_list_item_get_item (list_item));
}

/* Cells ---------------------------------------------------------------------------------------- */

typedef void (*Bind) (GtkListItem *list_item,
                      Place       *place);

static void
bind_number (GtkListItem *list_item,
             Place       *place)
{
  g_autofree char *text =
    g_strdup_printf ("%u", office_import_model_get_row_number (place->model, get_index (list_item)));

  office_cell_text_set (gtk_list_item_get_child (list_item), text);
}

static OfficeStateLook
get_action_look (OfficeImportAction action)
{
  switch (action)
    {
    case OFFICE_IMPORT_ADD:
      return (OfficeStateLook) { _("Add"), "office-tick-symbolic", "good" };
    case OFFICE_IMPORT_CHANGE:
      return (OfficeStateLook) { _("Change"), "office-review-symbolic", "info" };
    case OFFICE_IMPORT_SAME:
      return (OfficeStateLook) { _("Already here"), "office-person-symbolic", "muted" };
    case OFFICE_IMPORT_SKIP:
    default:
      return (OfficeStateLook) { _("Left out"), "office-error-symbolic", "bad" };
    }
}

static void
bind_action (GtkListItem *list_item,
             Place       *place)
{
  OfficeStatePill *pill = OFFICE_STATE_PILL (gtk_list_item_get_child (list_item));
  const OfficeImportRow *row = office_import_model_get_detail (place->model, get_index (list_item));
  g_autofree char *text = NULL;
  OfficeStateLook look;

  if (row == NULL)
    {
      office_state_pill_clear (pill);
      return;
    }
  text = office_import_row_text (place->model, get_index (list_item));
  look = get_action_look (row->action);
  office_state_pill_set_text (pill, look, look.word, text);
}

static void
bind_cell (GtkListItem *list_item,
           Place       *place)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  const char *text = office_import_model_get_text (place->model, get_index (list_item), place->column);
  g_autofree char *error =
    office_import_model_dup_errors (place->model, get_index (list_item), (int) place->column);

  /* A cell that is empty and should not be is seen, too. */
  office_cell_text_set (cell, error != NULL && (text == NULL || *text == '\0') ? "—" : text);
  office_cell_text_set_tooltip (cell, error);
  if (error != NULL)
    {
      gtk_widget_add_css_class (cell, "bad-cell");
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error, -1);
      gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (cell, "bad-cell");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID);
    }
  if (office_import_model_get_field (place->model, place->column) == NULL)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_widget_remove_css_class (cell, "dim-label");
}

static void
rebind_cb (GtkListItem *list_item)
{
  Bind bind = (Bind) g_object_get_data (G_OBJECT (list_item), "office-bind");

  bind (list_item, g_object_get_data (G_OBJECT (list_item), "office-place"));
}

static void
bind_with (GtkListItem *list_item,
           Place       *place,
           Bind         bind)
{
  g_object_set_data (G_OBJECT (list_item), "office-bind", (gpointer) bind);
  g_object_set_data (G_OBJECT (list_item), "office-place", place);
  bind (list_item, place);
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify", G_CALLBACK (rebind_cb), list_item,
                           G_CONNECT_SWAPPED);
}

static void
bind_number_cb (GtkListItemFactory *factory, GtkListItem *list_item, Place *place)
{
  bind_with (list_item, place, bind_number);
}

static void
bind_action_cb (GtkListItemFactory *factory, GtkListItem *list_item, Place *place)
{
  bind_with (list_item, place, bind_action);
}

static void
bind_cell_cb (GtkListItemFactory *factory, GtkListItem *list_item, Place *place)
{
  bind_with (list_item, place, bind_cell);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), rebind_cb, list_item);
}

static void
setup_text_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, office_cell_text_new (FALSE));
}

static void
setup_pill_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, office_state_pill_new ());
}

static void
append_column (GtkColumnView     *view,
               OfficeImportModel *model,
               guint              index,
               const char        *title,
               int                width,
               GCallback          setup,
               GCallback          bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect_data (factory, "bind", bind, place_new (model, index),
                         (GClosureNotify) (GCallback) g_free, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (view, column);
}

/**
 * office_import_columns_make:
 * @view: the preview
 * @model: a model with a sheet
 *
 * Makes the columns of a sheet, in place of those of another.
 */
void
office_import_columns_make (GtkColumnView     *view,
                            OfficeImportModel *model)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
  append_column (view, model, 0, _("Row"), ROW_WIDTH, G_CALLBACK (setup_text_cb), G_CALLBACK (bind_number_cb));
  append_column (view, model, 0, _("What will be done"), ACTION_WIDTH, G_CALLBACK (setup_pill_cb),
                 G_CALLBACK (bind_action_cb));
  for (guint i = 0; i < office_import_model_get_n_columns (model); i++)
    append_column (view, model, i, office_import_model_get_heading (model, i), COLUMN_WIDTH,
                   G_CALLBACK (setup_text_cb), G_CALLBACK (bind_cell_cb));
}

/* Mapping -------------------------------------------------------------------------------------- */

static void
setup_choice_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_choice_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

static const OfficeImportField *
get_field (OfficeImportModel *model,
           guint              index)
{
  gsize n_fields;
  const OfficeImportField *fields = office_import_fields_get (office_import_model_get_kind (model), &n_fields);

  return index < n_fields ? &fields[index] : NULL;
}

static void
choice_cb (GtkDropDown *drop_down,
           GParamSpec  *pspec,
           gpointer     user_data)
{
  OfficeImportModel *model = user_data;
  const guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "office-column"));
  const guint choice = gtk_drop_down_get_selected (drop_down);

  if (g_object_get_data (G_OBJECT (drop_down), "office-showing") == NULL)
    office_import_model_set_field (model, column,
                                   choice > 0 ? get_field (model, choice - 1)->id : NULL);
}

static GtkStringList *
make_choices (OfficeImportModel *model)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _("Left out"));
  for (guint i = 0; get_field (model, i) != NULL; i++)
    gtk_string_list_append (choices, office_import_field_label (get_field (model, i)));
  return choices;
}

static void
add_choice (GtkFixed          *row,
            OfficeImportModel *model,
            GtkStringList     *choices,
            guint              column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (choices)), NULL);
  GtkWidget *note = gtk_label_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  /* Translators: a heading in somebody's file */
  g_autofree char *name =
    g_strdup_printf (_("What the column “%s” brings"), office_import_model_get_heading (model, column));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  g_object_set_data (G_OBJECT (drop_down), "office-column", GUINT_TO_POINTER (column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (choice_cb), model, 0);

  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (note, "hint");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_margin_start (note, 6);
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_set_size_request (box, COLUMN_WIDTH - 6, -1);
  gtk_fixed_put (row, box, ROW_WIDTH + ACTION_WIDTH + (double) column * COLUMN_WIDTH + 3, 0);
}

/**
 * office_import_mapping_make:
 * @row: the row above the preview
 * @model: a model with a sheet
 *
 * Makes a choice above each column, in place of those of another sheet.
 */
void
office_import_mapping_make (GtkFixed          *row,
                            OfficeImportModel *model)
{
  const guint n_columns = office_import_model_get_n_columns (model);
  g_autoptr (GtkStringList) choices = make_choices (model);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (row))) != NULL)
    gtk_fixed_remove (row, child);
  for (guint column = 0; column < n_columns; column++)
    add_choice (row, model, choices, column);
  gtk_widget_set_size_request (GTK_WIDGET (row),
                               ROW_WIDTH + ACTION_WIDTH + (int) n_columns * COLUMN_WIDTH, -1);
  office_import_mapping_show (row, model);
}

static guint
find_field (OfficeImportModel *model,
            const char        *id)
{
  for (guint i = 0; id != NULL && get_field (model, i) != NULL; i++)
    if (g_str_equal (get_field (model, i)->id, id))
      return i + 1;
  return 0;
}

static char *
describe_choice (OfficeImportModel *model,
                 guint              column)
{
  const guint confidence = office_import_model_get_confidence (model, column);

  if (office_import_model_is_corrected (model, column))
    return g_strdup (_("chosen"));
  if (office_import_model_get_field (model, column) == NULL)
    return g_strdup ("");
  if (confidence >= 100)
    return g_strdup (_("recognised"));
  return g_strdup_printf (_("guessed, %u %% sure"), confidence);
}

/**
 * office_import_mapping_show:
 * @row: the row above the preview
 * @model: a model with a sheet
 *
 * Shows what each column brings, and how sure the guess is.
 */
void
office_import_mapping_show (GtkFixed          *row,
                            OfficeImportModel *model)
{
  guint column = 0;

  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (row)); box != NULL;
       box = gtk_widget_get_next_sibling (box), column++)
    {
      GtkWidget *drop_down = gtk_widget_get_first_child (box);
      GtkWidget *note = gtk_widget_get_next_sibling (drop_down);
      g_autofree char *text = describe_choice (model, column);

      g_object_set_data (G_OBJECT (drop_down), "office-showing", GINT_TO_POINTER (TRUE));
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down),
                                  find_field (model, office_import_model_get_field (model, column)));
      g_object_set_data (G_OBJECT (drop_down), "office-showing", NULL);
      gtk_label_set_label (GTK_LABEL (note), text);
      gtk_widget_set_tooltip_text (note, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                      -1);
    }
}

/**
 * office_import_row_text:
 * @model: a model with a preview
 * @index: a row
 *
 * Returns: (transfer full) (nullable): all that is to be said of the row: errors, notes, changes
 */
char *
office_import_row_text (OfficeImportModel *model,
                        guint              index)
{
  const OfficeImportRow *row = office_import_model_get_detail (model, index);
  g_autofree char *errors = office_import_model_dup_errors (model, index, -2);
  g_autoptr (GString) text = g_string_new (errors);

  if (row != NULL && row->note != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", row->note);
  for (guint i = 0; row != NULL && i < row->changes->len; i++)
    {
      const OfficeImportChange *change = g_ptr_array_index (row->changes, i);
      const guint field = find_field (model, change->field);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a field, what it says now, what it will say */
      g_string_append_printf (text, _("%s: %s → %s"),
                              field > 0 ? office_import_field_label (get_field (model, field - 1)) : change->field,
                              change->before != NULL ? change->before : "—",
                              change->after != NULL ? change->after : "—");
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
