/* page-text.h: text on a page, in points, the same on screen and on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Best first; each text takes the first that has all its letters. */
#define OFFICE_TEXT_SERIF "EB Garamond 12,EB Garamond,Noto Serif,DejaVu Serif,serif"
#define OFFICE_TEXT_SANS "Cantarell,Noto Sans,DejaVu Sans,sans-serif"
#define OFFICE_TEXT_MONO "DejaVu Sans Mono,monospace"

/**
 * OfficeTextStyle:
 * @families: one of the lists above
 * @size: in points
 * @bold: heavier
 * @italic: slanted
 * @small_caps: by the font's own small capitals
 * @lining: figures as tall as capitals, so that nobody takes 1 for I
 * @spacing: extra room between letters, in points
 * @leading: distance of lines as a multiple of the font's, 0 for the font's own
 */
typedef struct
{
  const char *families;
  double      size;
  gboolean    bold;
  gboolean    italic;
  gboolean    small_caps;
  gboolean    lining;
  double      spacing;
  double      leading;
} OfficeTextStyle;

PangoContext *office_text_context_new (void);

PangoLayout  *office_text_layout_new  (PangoContext          *context,
                                       const OfficeTextStyle *style,
                                       const char            *text,
                                       double                 width,
                                       PangoAlignment         alignment);
PangoLayout  *office_text_fit         (PangoContext          *context,
                                       const OfficeTextStyle *style,
                                       const char            *text,
                                       double                 width,
                                       double                 height,
                                       double                 single_line_size,
                                       guint                  max_lines,
                                       PangoAlignment         alignment);

double        office_text_width       (PangoLayout           *layout);
double        office_text_height      (PangoLayout           *layout);
double        office_text_baseline    (PangoLayout           *layout);

void          office_text_draw        (cairo_t               *cr,
                                       PangoLayout           *layout,
                                       double                 x,
                                       double                 y);

void          office_text_add_missing (PangoContext          *context,
                                       const OfficeTextStyle *style,
                                       const char            *text,
                                       GPtrArray             *missing);

G_END_DECLS
