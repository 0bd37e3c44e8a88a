/* state-pill.c: a state as a small pill: icon, word and tint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/state-pill.h"

struct _OfficeStatePill
{
  GtkWidget   parent_instance;

  GtkWidget  *box;
  GtkWidget  *icon;
  GtkWidget  *label;
  const char *tint;    /* a literal of the table */
  gboolean    mark;    /* the icon alone; the word is the tooltip */
};

G_DEFINE_FINAL_TYPE (OfficeStatePill, office_state_pill, GTK_TYPE_WIDGET)

static void
office_state_pill_dispose (GObject *object)
{
  OfficeStatePill *self = OFFICE_STATE_PILL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (office_state_pill_parent_class)->dispose (object);
}

static void
office_state_pill_class_init (OfficeStatePillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_state_pill_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statepill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
office_state_pill_init (OfficeStatePill *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 12);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_widget_add_css_class (self->box, "pill");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * office_state_pill_new:
 *
 * Returns: (transfer floating): a pill that shows no state yet; also a cell of an #OfficeColumn
 */
GtkWidget *
office_state_pill_new (void)
{
  return g_object_new (OFFICE_TYPE_STATE_PILL, NULL);
}

/**
 * office_state_pill_new_mark:
 *
 * Returns: (transfer floating): a small mark: the icon alone, with the word as its tooltip
 */
GtkWidget *
office_state_pill_new_mark (void)
{
  OfficeStatePill *self = g_object_new (OFFICE_TYPE_STATE_PILL, NULL);

  self->mark = TRUE;
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 16);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_add_css_class (self->box, "mark");
  return GTK_WIDGET (self);
}

/**
 * office_state_pill_set:
 * @self: a pill
 * @look: the state's look
 *
 * Shows a state.
 */
void
office_state_pill_set (OfficeStatePill *self,
                       OfficeStateLook  look)
{
  office_state_pill_set_text (self, look, look.word, NULL);
}

/**
 * office_state_pill_set_text:
 * @self: a pill
 * @look: the state's look
 * @text: in place of the look's word ("R (viva)")
 * @tooltip: (nullable): what it says on hover
 *
 * Shows a state with words of its own.
 */
void
office_state_pill_set_text (OfficeStatePill *self,
                            OfficeStateLook  look,
                            const char      *text,
                            const char      *tooltip)
{
  g_return_if_fail (OFFICE_IS_STATE_PILL (self));

  if (self->tint != NULL)
    gtk_widget_remove_css_class (self->box, self->tint);
  self->tint = look.tint;
  gtk_widget_add_css_class (self->box, look.tint);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), look.icon_name);
  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               tooltip == NULL && self->mark ? text : tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_set_visible (self->box, TRUE);
}

/**
 * office_state_pill_clear:
 * @self: a pill
 *
 * Shows nothing.
 */
void
office_state_pill_clear (OfficeStatePill *self)
{
  g_return_if_fail (OFFICE_IS_STATE_PILL (self));

  gtk_widget_set_visible (self->box, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
}
