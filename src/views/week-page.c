/* week-page.c: the week canvas and the agenda, beside each other where there is room
 *
 * In a narrow window one of the two fills the place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/week-page.h"

/* At 1920 px the view has room for both; at 1280 px it has not. */
#define WIDE 1120
#define AGENDA_SHARE 42

struct _OfficeWeekPage
{
  GtkWidget  parent_instance;

  GtkWidget *week;
  GtkWidget *agenda;
  gboolean   agenda_in_front;
  gboolean   wide;
};

enum
{
  PROP_0,
  PROP_WEEK,
  PROP_AGENDA,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (OfficeWeekPage, office_week_page, GTK_TYPE_WIDGET)

static void
show_child (GtkWidget *child,
            gboolean   show)
{
  if (gtk_widget_get_child_visible (child) == show)
    return;

  gtk_widget_set_child_visible (child, show);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !show, -1);
}

static void
office_week_page_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  OfficeWeekPage *self = OFFICE_WEEK_PAGE (widget);
  int share = width * AGENDA_SHARE / 100;
  graphene_point_t right = GRAPHENE_POINT_INIT ((float) (width - share), 0);

  self->wide = width >= WIDE;
  show_child (self->week, self->wide || !self->agenda_in_front);
  show_child (self->agenda, self->wide || self->agenda_in_front);

  if (self->wide)
    {
      gtk_widget_allocate (self->week, width - share, height, -1, NULL);
      gtk_widget_allocate (self->agenda, share, height, -1, gsk_transform_translate (NULL, &right));
    }
  else
    {
      gtk_widget_allocate (self->agenda_in_front ? self->agenda : self->week, width, height, -1, NULL);
    }
}

static void
office_week_page_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  OfficeWeekPage *self = OFFICE_WEEK_PAGE (widget);
  int least, usual;

  gtk_widget_measure (self->week, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->agenda, orientation, -1, &least, &usual, NULL, NULL);
  *minimum = MAX (*minimum, least);
  *natural = MAX (*natural, MIN (usual, WIDE));
  *natural = MAX (*natural, *minimum);
}

static void
office_week_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  OfficeWeekPage *self = OFFICE_WEEK_PAGE (object);
  GtkWidget **child = prop_id == PROP_WEEK ? &self->week : &self->agenda;

  if (prop_id != PROP_WEEK && prop_id != PROP_AGENDA)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  *child = g_value_get_object (value);
  gtk_widget_set_parent (*child, GTK_WIDGET (self));
}

static void
office_week_page_dispose (GObject *object)
{
  OfficeWeekPage *self = OFFICE_WEEK_PAGE (object);

  g_clear_pointer (&self->week, gtk_widget_unparent);
  g_clear_pointer (&self->agenda, gtk_widget_unparent);

  G_OBJECT_CLASS (office_week_page_parent_class)->dispose (object);
}

static void
office_week_page_class_init (OfficeWeekPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_week_page_dispose;
  object_class->set_property = office_week_page_set_property;
  widget_class->size_allocate = office_week_page_size_allocate;
  widget_class->measure = office_week_page_measure;

  g_object_class_install_property (
    object_class, PROP_WEEK,
    g_param_spec_object ("week", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
    object_class, PROP_AGENDA,
    g_param_spec_object ("agenda", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
office_week_page_init (OfficeWeekPage *self)
{
}

/**
 * office_week_page_show_agenda:
 * @self: a page
 * @agenda: whether the agenda is in front where there is room for one of the two alone
 */
void
office_week_page_show_agenda (OfficeWeekPage *self,
                              gboolean        agenda)
{
  g_return_if_fail (OFFICE_IS_WEEK_PAGE (self));

  self->agenda_in_front = agenda;
  if (!self->wide)
    {
      show_child (self->week, !agenda);
      show_child (self->agenda, agenda);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * office_week_page_is_wide:
 * @self: a page
 *
 * Returns: whether both stand beside each other
 */
gboolean
office_week_page_is_wide (OfficeWeekPage *self)
{
  g_return_val_if_fail (OFFICE_IS_WEEK_PAGE (self), FALSE);

  return self->wide;
}
