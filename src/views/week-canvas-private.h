/* week-canvas-private.h: what the files of the week's canvas share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/week-layout.h"
#include "views/week-canvas.h"

G_BEGIN_DECLS

#define FIRST_HOUR 7
#define LAST_HOUR 22
#define N_HOURS (LAST_HOUR - FIRST_HOUR)
#define N_DAYS 7
#define GUTTER 48
#define DAY_HEADER 28
#define STRIP 26
#define LEAST_HOUR_HEIGHT 24
#define LEAST_DAY_WIDTH 72
#define LANE_WIDTH 120 /* shows a time and a name */
#define SNAP_MINUTES 15
#define SHORTEST_MINUTES 15
#define LEAST_EVENT_HEIGHT 20
#define MINUTES_PER_DAY 1440
#define EDGE 5 /* px at the foot of an event by which it is stretched */

typedef enum
{
  DRAG_NEW,     /* over empty hours */
  DRAG_EVENT,
  DRAG_EDGE,
} DragKind;

typedef struct
{
  OfficeWeekEvent *event;
  GtkWidget       *button;
  int              day;       /* 0 is Monday */
  int              starts;    /* minutes of the day */
  int              ends;
  gboolean         all_day;
  OfficeWeekSpan   span;
} Block;

struct _OfficeWeekCanvas
{
  GtkWidget  parent_instance;

  OfficeDay  monday;
  GArray    *blocks;        /* of Block */
  char      *marked_kind;   /* the event that is selected; nullable */
  gint64     marked_id;
  GtkWidget *day_labels[N_DAYS];
  int        day_lefts[N_DAYS + 1]; /* from the gutter on; the days with more side by side are wider */
  guint      now_source;
  GskRenderNode *marks;     /* of the cohorts, as they were drawn; nullable */
  GdkRGBA    marks_colour;

  /* While a person drags; an event is known by its words, for what is shown may be read anew. */
  gboolean   dragging;
  DragKind   drag_kind;
  char      *drag_event;    /* its kind; nullable */
  gint64     drag_id;
  int        drag_grip;     /* minutes from the event's start to where it was taken hold of */
  int        drag_day;
  int        drag_from;     /* minutes of the day */
  int        drag_to;
};

int          office_week_canvas_hours_top   (void);
int          office_week_canvas_day_to_x    (OfficeWeekCanvas *self,
                                             int               day);
int          office_week_canvas_day_width   (OfficeWeekCanvas *self,
                                             int               day);
int          office_week_canvas_minute_to_y (int               minute,
                                             int               height);
int          office_week_canvas_y_to_minute (OfficeWeekCanvas *self,
                                             double            y);
int          office_week_canvas_x_to_day    (OfficeWeekCanvas *self,
                                             double            x);
const Block *office_week_canvas_find_block  (OfficeWeekCanvas *self,
                                             GtkWidget        *button);
void         office_week_canvas_add_drag    (OfficeWeekCanvas *self);
void         office_week_canvas_draw_grid   (OfficeWeekCanvas *self,
                                             GtkSnapshot      *snapshot);
void         office_week_canvas_draw_above  (OfficeWeekCanvas *self,
                                             GtkSnapshot      *snapshot);

G_END_DECLS
