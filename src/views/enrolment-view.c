/* enrolment-view.c: the applications of a cohort, from received to enrolled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/empty-state.h"
#include "views/enrolment-view.h"
#include "views/template.h"

struct _OfficeEnrolmentView
{
  OfficeView  parent_instance;

  GtkWidget  *empty;
};

G_DEFINE_FINAL_TYPE (OfficeEnrolmentView, office_enrolment_view, OFFICE_TYPE_VIEW)

static void
office_enrolment_view_refresh (OfficeView     *view,
                               OfficeSubjects  subjects)
{
}

static void
office_enrolment_view_dispose (GObject *object)
{
  office_widget_dispose_template (GTK_WIDGET (object), OFFICE_TYPE_ENROLMENT_VIEW);

  G_OBJECT_CLASS (office_enrolment_view_parent_class)->dispose (object);
}

static void
office_enrolment_view_class_init (OfficeEnrolmentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfficeViewClass *view_class = OFFICE_VIEW_CLASS (klass);

  object_class->dispose = office_enrolment_view_dispose;
  view_class->refresh = office_enrolment_view_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/enrolment-view.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, empty);
}

static void
office_enrolment_view_init (OfficeEnrolmentView *self)
{
  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  gtk_widget_init_template (GTK_WIDGET (self));
}
