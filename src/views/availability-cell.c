/* availability-cell.c: one half hour of somebody's week
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell has a name of its own for assistive technology: when it is, and what is said of it.
 */
#include "config.h"

#include "views/availability-cell.h"

#define LEAST_WIDTH 34
#define LEAST_HEIGHT 13

struct _OfficeAvailabilityCell
{
  GtkWidget   parent_instance;

  OfficeSlot  slot;
};

G_DEFINE_FINAL_TYPE (OfficeAvailabilityCell, office_availability_cell, GTK_TYPE_WIDGET)

static void
office_availability_cell_measure (GtkWidget      *widget,
                                  GtkOrientation  orientation,
                                  int             for_size,
                                  int            *minimum,
                                  int            *natural,
                                  int            *minimum_baseline,
                                  int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
}

static void
office_availability_cell_class_init (OfficeAvailabilityCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = office_availability_cell_measure;
  gtk_widget_class_set_css_name (widget_class, "slot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
office_availability_cell_init (OfficeAvailabilityCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * office_availability_cell_new:
 *
 * Returns: (transfer floating): a cell of which nothing is said
 */
GtkWidget *
office_availability_cell_new (void)
{
  return g_object_new (OFFICE_TYPE_AVAILABILITY_CELL, NULL);
}

/**
 * office_availability_cell_get_slot:
 * @self: a cell
 *
 * Returns: what is said of it
 */
OfficeSlot
office_availability_cell_get_slot (OfficeAvailabilityCell *self)
{
  return self->slot;
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/**
 * office_availability_cell_show:
 * @self: a cell
 * @slot: what is said of it
 * @description: when it is, and what is said of it, in words
 */
void
office_availability_cell_show (OfficeAvailabilityCell *self,
                               OfficeSlot              slot,
                               const char             *description)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->slot = slot;
  set_class (widget, "available", slot.state == OFFICE_SLOT_AVAILABLE);
  set_class (widget, "busy", slot.state == OFFICE_SLOT_BUSY);
  set_class (widget, "imported", slot.state != OFFICE_SLOT_NOTHING && !slot.painted);
  set_class (widget, "part", slot.part);
  gtk_widget_set_tooltip_text (widget, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

/**
 * office_availability_cell_set_chosen:
 * @self: a cell
 * @chosen: whether it would be painted now
 */
void
office_availability_cell_set_chosen (OfficeAvailabilityCell *self,
                                     gboolean                chosen)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "chosen") == chosen)
    return;

  set_class (GTK_WIDGET (self), "chosen", chosen);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}
