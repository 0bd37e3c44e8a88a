/* wrap-layout.c: children in a row that breaks into the next line where it must
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/wrap-layout.h"

struct _OfficeWrapLayout
{
  GtkLayoutManager  parent_instance;

  int               spacing;
};

G_DEFINE_FINAL_TYPE (OfficeWrapLayout, office_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Walks the lines; with @allocate the children get their places.
 *
 * Returns: the height of all lines */
static int
lay_out (OfficeWrapLayout *self,
         GtkWidget        *widget,
         int               width,
         gboolean          allocate)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width;
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &child_width, NULL, NULL);
      child_width = width > 0 ? MIN (child_width, width) : child_width;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL,
                          NULL);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height + self->spacing;
          line_height = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (child,
                                  &(GtkAllocation) { rtl ? width - x - child_width : x, y,
                                                     child_width, child_height },
                                  -1);
      x += child_width + self->spacing;
      line_height = MAX (line_height, child_height);
    }
  return y + line_height;
}

static GtkSizeRequestMode
office_wrap_layout_get_request_mode (GtkLayoutManager *layout,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
office_wrap_layout_measure (GtkLayoutManager *layout,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  OfficeWrapLayout *self = OFFICE_WRAP_LAYOUT (layout);
  int widest = 0;
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      widest = MAX (widest, child_minimum);
      sum += child_natural + (sum > 0 ? self->spacing : 0);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = sum;
    }
  else
    {
      *minimum = *natural = lay_out (self, widget, for_size < 0 ? sum : for_size, FALSE);
    }
}

static void
office_wrap_layout_allocate (GtkLayoutManager *layout,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  lay_out (OFFICE_WRAP_LAYOUT (layout), widget, width, TRUE);
}

static void
office_wrap_layout_class_init (OfficeWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = office_wrap_layout_get_request_mode;
  layout_class->measure = office_wrap_layout_measure;
  layout_class->allocate = office_wrap_layout_allocate;
}

static void
office_wrap_layout_init (OfficeWrapLayout *self)
{
}

/**
 * office_wrap_layout_new:
 * @spacing: px between children and between lines
 *
 * Returns: (transfer full): a layout for one widget
 */
GtkLayoutManager *
office_wrap_layout_new (int spacing)
{
  OfficeWrapLayout *self = g_object_new (OFFICE_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
