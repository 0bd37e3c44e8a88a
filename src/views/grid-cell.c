/* grid-cell.c: a cell of the marks grid: a value, how it stands, and an editor while it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/grid-cell.h"
#include "views/state-pill.h"

struct _OfficeGridCell
{
  GtkWidget           parent_instance;

  GtkWidget          *icon;      /* only where there is something to mark */
  GtkWidget          *label;
  GtkWidget          *pill;
  GtkWidget          *editor;    /* only while it is typed into */
  OfficeGridCellLook  look;
  char               *name;
  char               *description;
  char               *tooltip;
};

G_DEFINE_FINAL_TYPE (OfficeGridCell, office_grid_cell, GTK_TYPE_WIDGET)

static const char *const look_classes[] = {
  "locked", "code", "refused", "saving", "proposed", "conflict", "supposed", "computed", "capped",
  "selected", "cursor",
};

static void
office_grid_cell_dispose (GObject *object)
{
  OfficeGridCell *self = OFFICE_GRID_CELL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->pill, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);

  G_OBJECT_CLASS (office_grid_cell_parent_class)->dispose (object);
}

static void
office_grid_cell_finalize (GObject *object)
{
  OfficeGridCell *self = OFFICE_GRID_CELL (object);

  g_free (self->name);
  g_free (self->description);
  g_free (self->tooltip);

  G_OBJECT_CLASS (office_grid_cell_parent_class)->finalize (object);
}

static gboolean
office_grid_cell_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard_tooltip,
                                GtkTooltip *tooltip)
{
  OfficeGridCell *self = OFFICE_GRID_CELL (widget);
  const char *text = self->tooltip;

  /* A text that does not fit shows itself. */
  if (text == NULL && self->label != NULL &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (self->label))))
    text = gtk_label_get_text (GTK_LABEL (self->label));
  if (text == NULL || *text == '\0')
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
office_grid_cell_class_init (OfficeGridCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_grid_cell_dispose;
  object_class->finalize = office_grid_cell_finalize;
  widget_class->query_tooltip = office_grid_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "gridcell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
office_grid_cell_init (OfficeGridCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 2);
}

/**
 * office_grid_cell_new:
 * @role: what it is to assistive technology
 * @numeric: right-aligned, in tabular figures
 *
 * Returns: (transfer floating): an empty cell of text
 */
GtkWidget *
office_grid_cell_new (GtkAccessibleRole role,
                      gboolean          numeric)
{
  OfficeGridCell *self = g_object_new (OFFICE_TYPE_GRID_CELL, "accessible-role", role, NULL);

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), numeric ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  if (numeric)
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  return GTK_WIDGET (self);
}

/**
 * office_grid_cell_new_pill:
 *
 * Returns: (transfer floating): an empty cell that shows a state as a pill
 */
GtkWidget *
office_grid_cell_new_pill (void)
{
  OfficeGridCell *self = g_object_new (OFFICE_TYPE_GRID_CELL, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_GRID_CELL, NULL);

  self->pill = office_state_pill_new ();
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->pill, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * office_grid_cell_set_text:
 * @self: a cell of text
 * @text: its text
 */
void
office_grid_cell_set_text (OfficeGridCell *self,
                           const char     *text)
{
  g_return_if_fail (self->label != NULL);

  if (g_strcmp0 (text, gtk_label_get_text (GTK_LABEL (self->label))) != 0)
    gtk_label_set_text (GTK_LABEL (self->label), text);
}

/**
 * office_grid_cell_set_pill:
 * @self: a cell with a pill
 * @look: the state; without a word the pill is empty
 */
void
office_grid_cell_set_pill (OfficeGridCell  *self,
                           OfficeStateLook  look)
{
  g_return_if_fail (self->pill != NULL);

  if (look.word == NULL)
    office_state_pill_clear (OFFICE_STATE_PILL (self->pill));
  else
    office_state_pill_set (OFFICE_STATE_PILL (self->pill), look);
}

/**
 * office_grid_cell_set_look:
 * @self: a cell
 * @look: how it stands
 * @icon_name: (nullable): what marks it beside the tint
 */
void
office_grid_cell_set_look (OfficeGridCell     *self,
                           OfficeGridCellLook  look,
                           const char         *icon_name)
{
  OfficeGridCellLook differs = look ^ self->look;

  for (guint i = 0; differs != 0 && i < G_N_ELEMENTS (look_classes); i++)
    {
      if (!(differs & (1u << i)))
        continue;
      if (look & (1u << i))
        gtk_widget_add_css_class (GTK_WIDGET (self), look_classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), look_classes[i]);
    }
  self->look = look;

  if (icon_name == NULL)
    {
      g_clear_pointer (&self->icon, gtk_widget_unparent);
      return;
    }
  if (self->icon == NULL)
    {
      self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                 "pixel-size", 11, NULL);
      gtk_widget_insert_after (self->icon, GTK_WIDGET (self), NULL);
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
}

static gboolean
replace (char       **kept,
         const char  *text)
{
  if (g_strcmp0 (*kept, text) == 0)
    return FALSE;
  g_free (*kept);
  *kept = g_strdup (text);
  return TRUE;
}

/**
 * office_grid_cell_set_words:
 * @self: a cell
 * @name: which cell it is: "Written assignment, first, Ng Aoife"
 * @description: what stands in it, and what is wrong with it
 * @tooltip: (nullable): what it says on hover
 */
void
office_grid_cell_set_words (OfficeGridCell *self,
                            const char     *name,
                            const char     *description,
                            const char     *tooltip)
{
  if (replace (&self->name, name))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (replace (&self->description, description))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description, -1);
  replace (&self->tooltip, tooltip);
}

/**
 * office_grid_cell_begin_editing:
 * @self: a cell of text
 * @text: what stands in the editor at first
 * @name: its name for assistive technology
 *
 * Returns: (transfer none): the editor, to be given the focus
 */
GtkText *
office_grid_cell_begin_editing (OfficeGridCell *self,
                                const char     *text,
                                const char     *name)
{
  g_return_val_if_fail (self->label != NULL, NULL);

  office_grid_cell_end_editing (self);
  self->editor = gtk_text_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  gtk_editable_set_alignment (GTK_EDITABLE (self->editor), gtk_label_get_xalign (GTK_LABEL (self->label)));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), 1);
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  return GTK_TEXT (self->editor);
}

/**
 * office_grid_cell_end_editing:
 * @self: a cell
 */
void
office_grid_cell_end_editing (OfficeGridCell *self)
{
  if (self->editor == NULL)
    return;

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  gtk_widget_set_visible (self->label, TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
}
