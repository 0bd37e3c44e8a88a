/* facts-pane.c: a pane of facts: a title, what is known, what is wrong, and what can be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/facts-pane.h"

#include "views/state-pill.h"
#include "views/wrap-layout.h"

struct _OfficeFactsPane
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *body;
  GtkWidget *actions;
  GtkWidget *grid;      /* of the facts that follow each other; nullable */
  int        n_facts;
};

G_DEFINE_FINAL_TYPE (OfficeFactsPane, office_facts_pane, GTK_TYPE_WIDGET)

static void
office_facts_pane_dispose (GObject *object)
{
  g_clear_pointer (&OFFICE_FACTS_PANE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (office_facts_pane_parent_class)->dispose (object);
}

static void
office_facts_pane_class_init (OfficeFactsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_facts_pane_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
office_facts_pane_init (OfficeFactsPane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->title = new_label (NULL, "form-title");
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (self->actions, office_wrap_layout_new (6));
  gtk_widget_set_margin_top (self->actions, 6);
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), self->body);
  gtk_box_append (GTK_BOX (self->box), self->actions);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 12);
  gtk_widget_set_margin_bottom (self->box, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * office_facts_pane_new:
 *
 * Returns: (transfer floating): an empty pane
 */
GtkWidget *
office_facts_pane_new (void)
{
  return g_object_new (OFFICE_TYPE_FACTS_PANE, NULL);
}

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/**
 * office_facts_pane_clear:
 * @self: a pane
 *
 * Takes everything out.
 */
void
office_facts_pane_clear (OfficeFactsPane *self)
{
  g_return_if_fail (OFFICE_IS_FACTS_PANE (self));

  gtk_label_set_label (GTK_LABEL (self->title), "");
  empty (self->body);
  empty (self->actions);
  self->grid = NULL;
}

static void
append (OfficeFactsPane *self,
        GtkWidget       *widget)
{
  self->grid = NULL;
  gtk_box_append (GTK_BOX (self->body), widget);
}

/**
 * office_facts_pane_set_title:
 * @self: a pane
 * @title: what it is about, in full
 */
void
office_facts_pane_set_title (OfficeFactsPane *self,
                             const char      *title)
{
  g_return_if_fail (OFFICE_IS_FACTS_PANE (self));

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * office_facts_pane_add_pill:
 * @self: a pane
 * @look: the state
 */
void
office_facts_pane_add_pill (OfficeFactsPane *self,
                            OfficeStateLook  look)
{
  GtkWidget *pill = office_state_pill_new ();

  g_return_if_fail (OFFICE_IS_FACTS_PANE (self));

  office_state_pill_set (OFFICE_STATE_PILL (pill), look);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  append (self, pill);
}

/**
 * office_facts_pane_add_fact:
 * @self: a pane
 * @label: what it is
 * @value: (nullable): what is known; %NULL or "" leaves the fact out
 */
void
office_facts_pane_add_fact (OfficeFactsPane *self,
                            const char      *label,
                            const char      *value)
{
  GtkWidget *what, *said;

  g_return_if_fail (OFFICE_IS_FACTS_PANE (self));

  if (value == NULL || *value == '\0')
    return;
  if (self->grid == NULL)
    {
      GtkWidget *grid = gtk_grid_new ();

      gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
      gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
      append (self, grid);
      self->grid = grid;
      self->n_facts = 0;
    }

  what = new_label (label, "dim-label");
  said = new_label (value, "numeric");
  gtk_widget_set_hexpand (said, TRUE);
  gtk_label_set_selectable (GTK_LABEL (said), FALSE);
  gtk_grid_attach (GTK_GRID (self->grid), what, 0, self->n_facts, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), said, 1, self->n_facts++, 1, 1);
}

/**
 * office_facts_pane_add_heading:
 * @self: a pane
 * @heading: of what follows
 */
void
office_facts_pane_add_heading (OfficeFactsPane *self,
                               const char      *heading)
{
  GtkWidget *label = new_label (heading, "form-title");

  g_return_if_fail (OFFICE_IS_FACTS_PANE (self));

  gtk_widget_set_margin_top (label, 6);
  append (self, label);
}

/**
 * office_facts_pane_add_text:
 * @self: a pane
 * @text: a sentence
 */
void
office_facts_pane_add_text (OfficeFactsPane *self,
                            const char      *text)
{
  g_return_if_fail (OFFICE_IS_FACTS_PANE (self));

  append (self, new_label (text, "numeric"));
}

/**
 * office_facts_pane_add_warning:
 * @self: a pane
 * @text: a sentence that says what is wrong
 */
void
office_facts_pane_add_warning (OfficeFactsPane *self,
                               const char      *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("office-clash-symbolic");
  GtkWidget *label = new_label (text, NULL);

  g_return_if_fail (OFFICE_IS_FACTS_PANE (self));

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "field-error");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  append (self, row);
}

/**
 * office_facts_pane_add_action:
 * @self: a pane
 * @label: a verb, with a mnemonic
 * @action_name: the action
 * @target: (nullable) (transfer floating): its parameter
 */
void
office_facts_pane_add_action (OfficeFactsPane *self,
                              const char      *label,
                              const char      *action_name,
                              GVariant        *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_return_if_fail (OFFICE_IS_FACTS_PANE (self));

  if (target != NULL)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_box_append (GTK_BOX (self->actions), button);
}
