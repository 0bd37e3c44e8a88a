/* pen.h: what the office's papers are written with: one hand for all of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/page-text.h"

G_BEGIN_DECLS

/* An upright A4 page: left and right margin, first line, last line and foot, in points. */
#define OFFICE_PEN_LEFT 54.0
#define OFFICE_PEN_RIGHT 541.0
#define OFFICE_PEN_WIDTH (OFFICE_PEN_RIGHT - OFFICE_PEN_LEFT)
#define OFFICE_PEN_TOP 52.0
#define OFFICE_PEN_BOTTOM 778.0
#define OFFICE_PEN_FOOT 796.0

/* 0xRRGGBB */
#define OFFICE_PEN_INK 0x16242f
#define OFFICE_PEN_ACCENT 0x1d5560
#define OFFICE_PEN_MUTED 0x5d6972
#define OFFICE_PEN_RULE 0xc3d3d5
#define OFFICE_PEN_WARNING 0x9a3412

extern const OfficeTextStyle OFFICE_PEN_BRAND_STYLE;
extern const OfficeTextStyle OFFICE_PEN_TITLE_STYLE;
extern const OfficeTextStyle OFFICE_PEN_NAME_STYLE;
extern const OfficeTextStyle OFFICE_PEN_SECTION_STYLE;
extern const OfficeTextStyle OFFICE_PEN_LABEL_STYLE;
extern const OfficeTextStyle OFFICE_PEN_TEXT_STYLE;
extern const OfficeTextStyle OFFICE_PEN_STRONG_STYLE;
extern const OfficeTextStyle OFFICE_PEN_SMALL_STYLE;

/**
 * OfficePen:
 * @context: from office_text_context_new()
 * @cr: (nullable): where to draw; %NULL only measures
 */
typedef struct
{
  PangoContext *context;
  cairo_t      *cr;
} OfficePen;

void   office_pen_set_colour (OfficePen             *pen,
                              guint32                colour);
double office_pen_put        (OfficePen             *pen,
                              const OfficeTextStyle *style,
                              guint32                colour,
                              const char            *text,
                              double                 x,
                              double                 y,
                              double                 width,
                              PangoAlignment         alignment);
double office_pen_put_left   (OfficePen             *pen,
                              const OfficeTextStyle *style,
                              guint32                colour,
                              const char            *text,
                              double                 x,
                              double                 y,
                              double                 width);
double office_pen_put_fact   (OfficePen             *pen,
                              const char            *label,
                              const char            *value,
                              double                 x,
                              double                 y,
                              double                 width);
void   office_pen_rule       (OfficePen             *pen,
                              guint32                colour,
                              double                 y,
                              double                 thickness);
double office_pen_section    (OfficePen             *pen,
                              const char            *title,
                              double                 y);
void   office_pen_foot       (OfficePen             *pen,
                              const char            *text,
                              guint                  page,
                              guint                  n_pages);
char  *office_pen_day        (const char            *iso);

G_END_DECLS
