/* grid-row.c: a row of cells of which the first and the last stay while the others scroll
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/grid-row.h"

/* The strip between the columns that stay: it cuts off what is scrolled below them. */
#define OFFICE_TYPE_GRID_STRIP (office_grid_strip_get_type ())

G_DECLARE_FINAL_TYPE (OfficeGridStrip, office_grid_strip, OFFICE, GRID_STRIP, GtkWidget)

struct _OfficeGridStrip
{
  GtkWidget               parent_instance;

  const OfficeGridLayout *layout;
};

struct _OfficeGridRow
{
  GtkWidget               parent_instance;

  const OfficeGridLayout *layout;
  GtkWidget              *strip;
  GPtrArray              *cells;   /* borrowed, left to right */
  guint                   index;
};

G_DEFINE_FINAL_TYPE (OfficeGridStrip, office_grid_strip, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (OfficeGridRow, office_grid_row, GTK_TYPE_WIDGET)

/**
 * office_grid_layout_sum:
 * @layout: a layout
 * @first: the first column
 * @n_columns: how many
 *
 * Returns: how wide these columns are together, px
 */
int
office_grid_layout_sum (const OfficeGridLayout *layout,
                        guint                   first,
                        guint                   n_columns)
{
  int sum = 0;

  for (guint i = first; i < first + n_columns && i < layout->n_columns; i++)
    sum += layout->widths[i];
  return sum;
}

static void
place (GtkWidget *cell,
       int        x,
       int        width,
       int        height)
{
  GtkAllocation allocation = { x, 0, width, height };

  gtk_widget_size_allocate (cell, &allocation, -1);
}

/* A cell is as large as its column, whatever it holds; a child that is never measured complains. */
static void
measure_children (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
}

/* Strip --------------------------------------------------------------------------------------- */

static void
office_grid_strip_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  measure_children (widget);
  *minimum = *natural = 0;
}

static void
office_grid_strip_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  OfficeGridStrip *self = OFFICE_GRID_STRIP (widget);
  int x = -self->layout->offset;
  guint i = self->layout->n_left;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    {
      int column_width = self->layout->widths[i];

      gtk_widget_set_child_visible (child, x + column_width > 0 && x < width);
      place (child, x, column_width, height);
      x += column_width;
    }
}

static void
office_grid_strip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (office_grid_strip_parent_class)->dispose (object);
}

static void
office_grid_strip_class_init (OfficeGridStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_grid_strip_dispose;
  widget_class->measure = office_grid_strip_measure;
  widget_class->size_allocate = office_grid_strip_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "gridstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_grid_strip_init (OfficeGridStrip *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* Row ----------------------------------------------------------------------------------------- */

static void
office_grid_row_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  OfficeGridRow *self = OFFICE_GRID_ROW (widget);

  measure_children (widget);
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->layout->height : 0;
}

static void
office_grid_row_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  OfficeGridRow *self = OFFICE_GRID_ROW (widget);
  const OfficeGridLayout *layout = self->layout;
  guint first_right = layout->n_columns - layout->n_right;
  int left = office_grid_layout_sum (layout, 0, layout->n_left);
  int right = office_grid_layout_sum (layout, first_right, layout->n_right);
  int middle = office_grid_layout_sum (layout, layout->n_left, first_right - layout->n_left);
  int x = 0;

  for (guint i = 0; i < layout->n_left && i < self->cells->len; i++)
    {
      place (g_ptr_array_index (self->cells, i), x, layout->widths[i], height);
      x += layout->widths[i];
    }

  middle = CLAMP (width - left - right, 0, middle);
  place (self->strip, left, middle, height);
  x = left + middle;
  for (guint i = first_right; i < layout->n_columns && i < self->cells->len; i++)
    {
      place (g_ptr_array_index (self->cells, i), x, layout->widths[i], height);
      x += layout->widths[i];
    }
}

static void
office_grid_row_dispose (GObject *object)
{
  OfficeGridRow *self = OFFICE_GRID_ROW (object);
  GtkWidget *child;

  self->strip = NULL;
  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (office_grid_row_parent_class)->dispose (object);
}

static void
office_grid_row_finalize (GObject *object)
{
  g_clear_pointer (&OFFICE_GRID_ROW (object)->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (office_grid_row_parent_class)->finalize (object);
}

static void
office_grid_row_class_init (OfficeGridRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_grid_row_dispose;
  object_class->finalize = office_grid_row_finalize;
  widget_class->measure = office_grid_row_measure;
  widget_class->size_allocate = office_grid_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "gridrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
office_grid_row_init (OfficeGridRow *self)
{
  self->cells = g_ptr_array_new ();
}

/**
 * office_grid_row_new:
 * @layout: where the cells are; outlives the row
 *
 * Returns: (transfer floating): a row without cells
 */
GtkWidget *
office_grid_row_new (const OfficeGridLayout *layout)
{
  OfficeGridRow *self = g_object_new (OFFICE_TYPE_GRID_ROW, NULL);
  OfficeGridStrip *strip = g_object_new (OFFICE_TYPE_GRID_STRIP, NULL);

  self->layout = layout;
  strip->layout = layout;
  self->strip = GTK_WIDGET (strip);
  gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * office_grid_row_add:
 * @self: a row
 * @cell: (transfer floating): its next cell
 */
void
office_grid_row_add (OfficeGridRow *self,
                     GtkWidget     *cell)
{
  guint column = self->cells->len;
  gboolean stays = column < self->layout->n_left ||
                   column >= self->layout->n_columns - self->layout->n_right;

  g_ptr_array_add (self->cells, cell);
  if (!stays)
    gtk_widget_set_parent (cell, self->strip);
  else if (column < self->layout->n_left)
    gtk_widget_insert_before (cell, GTK_WIDGET (self), self->strip);
  else
    gtk_widget_set_parent (cell, GTK_WIDGET (self));
}

/**
 * office_grid_row_get_cell:
 * @self: a row
 * @column: which one
 *
 * Returns: (transfer none) (nullable): its cell
 */
GtkWidget *
office_grid_row_get_cell (OfficeGridRow *self,
                          guint          column)
{
  return column < self->cells->len ? g_ptr_array_index (self->cells, column) : NULL;
}

/**
 * office_grid_row_get_index:
 * @self: a row
 *
 * Returns: which row of the model it shows, or %G_MAXUINT for none
 */
guint
office_grid_row_get_index (OfficeGridRow *self)
{
  return self->index;
}

/**
 * office_grid_row_set_index:
 * @self: a row
 * @index: which row of the model it shows, or %G_MAXUINT for none
 */
void
office_grid_row_set_index (OfficeGridRow *self,
                           guint          index)
{
  self->index = index;
}

/**
 * office_grid_row_scrolled:
 * @self: a row
 *
 * The offset of the layout, or the widths in it, are others now.
 */
void
office_grid_row_scrolled (OfficeGridRow *self)
{
  gtk_widget_queue_allocate (self->strip);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
