/* sidebar-row.c: a view's row in the sidebar: icon, name, and how much there is to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/sidebar-row.h"
#include "rules/count.h"

struct _OfficeSidebarRow
{
  GtkListBoxRow  parent_instance;

  const char    *view_id;
  const char    *title;
  guint          n_todo;
  OfficeView    *view;   /* not owned: the window holds both; NULL until it has been shown */
  GtkWidget     *count_label;
};

G_DEFINE_FINAL_TYPE (OfficeSidebarRow, office_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_count (OfficeSidebarRow *self)
{
  g_autofree char *count = office_count_to_text (self->n_todo);
  g_autofree char *description = NULL;

  description = g_strdup_printf (ngettext ("%s, %s thing to do", "%s, %s things to do",
                                           self->n_todo), self->title, count);
  gtk_label_set_label (GTK_LABEL (self->count_label), count);
  gtk_widget_set_visible (self->count_label, self->n_todo > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->n_todo > 0 ? description : self->title, -1);
}

static void
view_counted_cb (OfficeSidebarRow *self)
{
  self->n_todo = office_view_get_n_todo (self->view);
  update_count (self);
}

static void
office_sidebar_row_class_init (OfficeSidebarRowClass *klass)
{
}

static void
office_sidebar_row_init (OfficeSidebarRow *self)
{
}

/**
 * office_sidebar_row_new:
 * @view_id: (transfer none): the view that the row leads to; a constant
 * @title: (transfer none): its name for a person; must live as long as the row
 * @icon_name: its symbolic icon
 * @position: of the view, from 1: its shortcut is Alt and this number
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
office_sidebar_row_new (const char *view_id,
                        const char *title,
                        const char *icon_name,
                        guint       position)
{
  OfficeSidebarRow *self = g_object_new (OFFICE_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (title);
  /* Translators: a tooltip, such as "Enrolment (Alt+2)" */
  g_autofree char *tooltip = g_strdup_printf (_("%s (Alt+%u)"), title, position);

  self->view_id = view_id;
  self->title = title;
  self->count_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count_label, "todo-count");
  gtk_widget_set_valign (self->count_label, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->count_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);

  update_count (self);
  return GTK_WIDGET (self);
}

/**
 * office_sidebar_row_get_view_id:
 * @self: a row
 *
 * Returns: (transfer none): the view that it leads to
 */
const char *
office_sidebar_row_get_view_id (OfficeSidebarRow *self)
{
  g_return_val_if_fail (OFFICE_IS_SIDEBAR_ROW (self), NULL);

  return self->view_id;
}

/**
 * office_sidebar_row_set_view:
 * @self: a row
 * @view: the view, now that it has been made; must live as long as the row
 *
 * From now on the row shows the number that the view has, which at first is the row's own.
 */
void
office_sidebar_row_set_view (OfficeSidebarRow *self,
                             OfficeView       *view)
{
  g_return_if_fail (OFFICE_IS_SIDEBAR_ROW (self));
  g_return_if_fail (OFFICE_IS_VIEW (view));

  self->view = view;
  office_view_set_n_todo (view, self->n_todo);
  g_signal_connect_object (view, "notify::n-todo", G_CALLBACK (view_counted_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * office_sidebar_row_set_n_todo:
 * @self: a row
 * @n_todo: how much there is to do in the view; 0 shows no number
 */
void
office_sidebar_row_set_n_todo (OfficeSidebarRow *self,
                               guint             n_todo)
{
  g_return_if_fail (OFFICE_IS_SIDEBAR_ROW (self));

  if (self->view != NULL)
    {
      office_view_set_n_todo (self->view, n_todo);
      return;
    }
  self->n_todo = n_todo;
  update_count (self);
}
