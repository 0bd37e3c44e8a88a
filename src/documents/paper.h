/* paper.h: a paper of headings, facts, tables and drawings, laid out on as many pages as it takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OfficePaper:
 *
 * A paper in the making: blocks are added from top to bottom, then it is written.
 */
typedef struct _OfficePaper OfficePaper;

/**
 * OfficePaperColumn:
 * @heading: above the column
 * @share: of the page's width, in relation to the other columns
 * @right: numbers, aligned at the right
 * @strong: heavier
 */
typedef struct
{
  const char *heading;
  double      share;
  gboolean    right;
  gboolean    strong;
} OfficePaperColumn;

/**
 * OfficePaperDraw:
 * @cr: where to draw; the origin is the drawing's upper left corner
 * @width: in points
 * @height: in points
 * @user_data: what was given with the drawing
 */
typedef void (*OfficePaperDraw) (cairo_t  *cr,
                                 double    width,
                                 double    height,
                                 gpointer  user_data);

OfficePaper *office_paper_new         (const char               *brand,
                                       const char               *title,
                                       const char               *subtitle,
                                       const char               *foot);
void         office_paper_free        (OfficePaper              *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficePaper, office_paper_free)

void         office_paper_begin_page  (OfficePaper              *self,
                                       const char               *title,
                                       const char               *subtitle);
void         office_paper_add_fact    (OfficePaper              *self,
                                       const char               *label,
                                       const char               *value);
void         office_paper_add_heading (OfficePaper              *self,
                                       const char               *text);
void         office_paper_add_text    (OfficePaper              *self,
                                       const char               *text);
void         office_paper_add_warning (OfficePaper              *self,
                                       const char               *text);
void         office_paper_add_table   (OfficePaper              *self,
                                       const OfficePaperColumn  *columns,
                                       guint                     n_columns);
void         office_paper_add_row     (OfficePaper              *self,
                                       const char * const       *cells);
void         office_paper_add_drawing (OfficePaper              *self,
                                       double                    height,
                                       OfficePaperDraw           draw,
                                       gpointer                  user_data,
                                       GDestroyNotify            free_data);
void         office_paper_add_lines   (OfficePaper              *self,
                                       const char * const       *labels);

guint        office_paper_lay_out     (OfficePaper              *self);
void         office_paper_draw_page   (OfficePaper              *self,
                                       cairo_t                  *cr,
                                       guint                     page);
gboolean     office_paper_write       (OfficePaper              *self,
                                       const char               *issued_on,
                                       const char               *path,
                                       GCancellable             *cancellable,
                                       GError                  **error);

G_END_DECLS
