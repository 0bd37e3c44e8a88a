/* sidebar-row.c: a view's row in the sidebar: icon, name, and how much there is to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/sidebar-row.h"

struct _OfficeSidebarRow
{
  GtkListBoxRow  parent_instance;

  OfficeView    *view;   /* not owned: the window holds both */
  GtkWidget     *count_label;
};

G_DEFINE_FINAL_TYPE (OfficeSidebarRow, office_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_count (OfficeSidebarRow *self)
{
  guint n_todo = office_view_get_n_todo (self->view);
  g_autofree char *count = g_strdup_printf ("%u", n_todo);
  g_autofree char *description = NULL;

  description = g_strdup_printf (ngettext ("%s, %u thing to do", "%s, %u things to do", n_todo),
                                 office_view_get_title (self->view), n_todo);
  gtk_label_set_label (GTK_LABEL (self->count_label), count);
  gtk_widget_set_visible (self->count_label, n_todo > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  n_todo > 0 ? description : office_view_get_title (self->view),
                                  -1);
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
 * @view: the view that the row leads to; must live as long as the row
 * @position: of the view, from 1: its shortcut is Alt and this number
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
office_sidebar_row_new (OfficeView *view,
                        guint       position)
{
  OfficeSidebarRow *self = g_object_new (OFFICE_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (office_view_get_icon_name (view));
  GtkWidget *label = gtk_label_new (office_view_get_title (view));
  /* Translators: a tooltip, such as "Enrolment (Alt+2)" */
  g_autofree char *tooltip =
    g_strdup_printf (_("%s (Alt+%u)"), office_view_get_title (view), position);

  self->view = view;
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

  g_signal_connect_object (view, "notify::n-todo", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  update_count (self);
  return GTK_WIDGET (self);
}

/**
 * office_sidebar_row_get_view:
 * @self: a row
 *
 * Returns: (transfer none): the view that it leads to
 */
OfficeView *
office_sidebar_row_get_view (OfficeSidebarRow *self)
{
  g_return_val_if_fail (OFFICE_IS_SIDEBAR_ROW (self), NULL);

  return self->view;
}
