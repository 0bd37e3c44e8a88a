/* start-page.c: the first start: the demonstration, a new office, or a database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/start-page.h"

#include "views/template.h"

struct _OfficeStartPage
{
  GtkWidget  parent_instance;

  GtkWidget *demonstration_button;
};

G_DEFINE_FINAL_TYPE (OfficeStartPage, office_start_page, GTK_TYPE_WIDGET)

static gboolean
office_start_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *button = OFFICE_START_PAGE (widget)->demonstration_button;

  return button != NULL && gtk_widget_grab_focus (button);
}

/* Most windows open a database and never show it: it is made when it comes into view. */
static void
office_start_page_map (GtkWidget *widget)
{
  if (OFFICE_START_PAGE (widget)->demonstration_button == NULL)
    gtk_widget_init_template (widget);

  GTK_WIDGET_CLASS (office_start_page_parent_class)->map (widget);
}

static void
office_start_page_dispose (GObject *object)
{
  office_widget_dispose_template (GTK_WIDGET (object), OFFICE_TYPE_START_PAGE);

  G_OBJECT_CLASS (office_start_page_parent_class)->dispose (object);
}

static void
office_start_page_class_init (OfficeStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_start_page_dispose;
  widget_class->grab_focus = office_start_page_grab_focus;
  widget_class->map = office_start_page_map;
  widget_class->focus = office_widget_focus_through;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeStartPage, demonstration_button);
}

static void
office_start_page_init (OfficeStartPage *self)
{
}
