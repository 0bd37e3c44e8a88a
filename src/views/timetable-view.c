/* timetable-view.c: sessions and vivas on a week canvas and as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/empty-state.h"
#include "views/template.h"
#include "views/timetable-view.h"

struct _OfficeTimetableView
{
  OfficeView  parent_instance;

  GtkWidget  *empty;
};

G_DEFINE_FINAL_TYPE (OfficeTimetableView, office_timetable_view, OFFICE_TYPE_VIEW)

static void
office_timetable_view_refresh (OfficeView     *view,
                               OfficeSubjects  subjects)
{
}

static void
office_timetable_view_dispose (GObject *object)
{
  office_widget_dispose_template (GTK_WIDGET (object), OFFICE_TYPE_TIMETABLE_VIEW);

  G_OBJECT_CLASS (office_timetable_view_parent_class)->dispose (object);
}

static void
office_timetable_view_class_init (OfficeTimetableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfficeViewClass *view_class = OFFICE_VIEW_CLASS (klass);

  object_class->dispose = office_timetable_view_dispose;
  view_class->refresh = office_timetable_view_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/timetable-view.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, empty);
}

static void
office_timetable_view_init (OfficeTimetableView *self)
{
  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  gtk_widget_init_template (GTK_WIDGET (self));
}
