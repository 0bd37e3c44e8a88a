/* viva-canvas.h: proposed vivas as blocks, a row for each examiner or room of each day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "rules/dates.h"

G_BEGIN_DECLS

/**
 * OfficeVivaBlock:
 * @enrolment_id: whose viva
 * @row: index of its row
 * @from: minute of the day
 * @to: minute of the day, marking included
 * @text: what stands on it
 * @name: all of it, for the tooltip and assistive technology
 * @standing: it is in the timetable already
 * @pinned: the planner leaves it where it is
 * @against: something stands against it
 */
typedef struct
{
  gint64    enrolment_id;
  guint     row;
  int       from;
  int       to;
  char     *text;
  char     *name;
  gboolean  standing;
  gboolean  pinned;
  gboolean  against;
} OfficeVivaBlock;

/**
 * OfficeVivaRowSpan:
 * @from: minute of the day
 * @to: minute of the day
 */
typedef struct
{
  int from;
  int to;
} OfficeVivaRowSpan;

/**
 * OfficeVivaCanvasRow:
 * @day: its day
 * @resource: the caller's: an examiner or a room
 * @label: its name
 * @open: (element-type OfficeVivaRowSpan): when there can be vivas
 */
typedef struct
{
  OfficeDay  day;
  int        resource;
  char      *label;
  GArray    *open;
} OfficeVivaCanvasRow;

void office_viva_block_free      (OfficeVivaBlock     *block);
void office_viva_canvas_row_free (OfficeVivaCanvasRow *row);

#define OFFICE_TYPE_VIVA_CANVAS (office_viva_canvas_get_type ())

G_DECLARE_FINAL_TYPE (OfficeVivaCanvas, office_viva_canvas, OFFICE, VIVA_CANVAS, GtkWidget)

void   office_viva_canvas_show         (OfficeVivaCanvas *self,
                                        GPtrArray        *rows,
                                        GPtrArray        *blocks,
                                        int               snap);
gint64 office_viva_canvas_get_selected (OfficeVivaCanvas *self);
void   office_viva_canvas_select       (OfficeVivaCanvas *self,
                                        gint64            enrolment_id);

G_END_DECLS
