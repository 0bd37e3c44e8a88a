/* pen.c: what the office's papers are written with: one hand for all of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/pen.h"

#include <glib/gi18n-lib.h>

#include "rules/dates.h"

const OfficeTextStyle OFFICE_PEN_BRAND_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 15, .small_caps = TRUE, .spacing = 1.4,
};
const OfficeTextStyle OFFICE_PEN_TITLE_STYLE = { .families = OFFICE_TEXT_SERIF, .size = 25 };
const OfficeTextStyle OFFICE_PEN_NAME_STYLE = { .families = OFFICE_TEXT_SERIF, .size = 18 };
const OfficeTextStyle OFFICE_PEN_SECTION_STYLE = { .families = OFFICE_TEXT_SERIF, .size = 15 };
const OfficeTextStyle OFFICE_PEN_LABEL_STYLE = { .families = OFFICE_TEXT_SANS, .size = 6.8, .spacing = 0.7 };
const OfficeTextStyle OFFICE_PEN_TEXT_STYLE = { .families = OFFICE_TEXT_SANS, .size = 9 };
const OfficeTextStyle OFFICE_PEN_STRONG_STYLE = { .families = OFFICE_TEXT_SANS, .size = 9, .bold = TRUE };
const OfficeTextStyle OFFICE_PEN_SMALL_STYLE = { .families = OFFICE_TEXT_SANS, .size = 7.6 };

/**
 * office_pen_set_colour:
 * @pen: a pen that draws
 * @colour: 0xRRGGBB
 */
void
office_pen_set_colour (OfficePen *pen,
                       guint32    colour)
{
  cairo_set_source_rgb (pen->cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

/**
 * office_pen_put:
 * @pen: a pen
 * @style: the look
 * @colour: 0xRRGGBB
 * @text: (nullable): plain text
 * @x: left edge, or the right one for a text of no width that is aligned right
 * @y: top
 * @width: at which lines are broken; 0 for one line
 * @alignment: within @width
 *
 * Draws a text, or only measures it.
 *
 * Returns: how high it is, in points; 0 when there is none
 */
double
office_pen_put (OfficePen             *pen,
                const OfficeTextStyle *style,
                guint32                colour,
                const char            *text,
                double                 x,
                double                 y,
                double                 width,
                PangoAlignment         alignment)
{
  g_autofree char *valid = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return 0;

  valid = g_utf8_make_valid (text, -1);
  layout = office_text_layout_new (pen->context, style, valid, width, alignment);
  if (pen->cr != NULL)
    {
      office_pen_set_colour (pen, colour);
      office_text_draw (pen->cr, layout, x, y);
    }

  return office_text_height (layout);
}

/**
 * office_pen_put_left:
 *
 * office_pen_put() from the left edge on.
 */
double
office_pen_put_left (OfficePen             *pen,
                     const OfficeTextStyle *style,
                     guint32                colour,
                     const char            *text,
                     double                 x,
                     double                 y,
                     double                 width)
{
  return office_pen_put (pen, style, colour, text, x, y, width, PANGO_ALIGN_LEFT);
}

/**
 * office_pen_put_fact:
 * @pen: a pen
 * @label: in small capitals above the value
 * @value: (nullable): nothing is drawn without one
 * @x: left edge
 * @y: top
 * @width: at which lines are broken
 *
 * Returns: how high it is with the air below, in points
 */
double
office_pen_put_fact (OfficePen  *pen,
                     const char *label,
                     const char *value,
                     double      x,
                     double      y,
                     double      width)
{
  double height;

  if (value == NULL || *value == '\0')
    return 0;

  height = office_pen_put_left (pen, &OFFICE_PEN_LABEL_STYLE, OFFICE_PEN_MUTED, label, x, y, width) + 1;
  return height + office_pen_put_left (pen, &OFFICE_PEN_TEXT_STYLE, OFFICE_PEN_INK, value, x, y + height, width) + 7;
}

/**
 * office_pen_rule:
 * @pen: a pen
 * @colour: 0xRRGGBB
 * @y: where
 * @thickness: in points
 *
 * A line from margin to margin.
 */
void
office_pen_rule (OfficePen *pen,
                 guint32    colour,
                 double     y,
                 double     thickness)
{
  if (pen->cr == NULL)
    return;

  office_pen_set_colour (pen, colour);
  cairo_set_line_width (pen->cr, thickness);
  cairo_move_to (pen->cr, OFFICE_PEN_LEFT, y);
  cairo_line_to (pen->cr, OFFICE_PEN_RIGHT, y);
  cairo_stroke (pen->cr);
}

/**
 * office_pen_section:
 *
 * A heading with air above it.
 *
 * Returns: how high it is, in points
 */
double
office_pen_section (OfficePen  *pen,
                    const char *title,
                    double      y)
{
  return 10 + office_pen_put_left (pen, &OFFICE_PEN_SECTION_STYLE, OFFICE_PEN_INK, title, OFFICE_PEN_LEFT, y + 10,
                                   OFFICE_PEN_WIDTH) + 5;
}

/**
 * office_pen_foot:
 * @pen: a pen
 * @text: whose paper a loose sheet belongs to
 * @page: from 1
 * @n_pages: of this paper
 */
void
office_pen_foot (OfficePen  *pen,
                 const char *text,
                 guint       page,
                 guint       n_pages)
{
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page, n_pages);
  g_autoptr (PangoLayout) whose = office_text_fit (pen->context, &OFFICE_PEN_SMALL_STYLE, text, OFFICE_PEN_WIDTH - 90, 14,
                                                   6, 1, PANGO_ALIGN_LEFT);

  office_pen_rule (pen, OFFICE_PEN_RULE, OFFICE_PEN_FOOT - 6, 0.5);
  if (pen->cr != NULL)
    {
      office_pen_set_colour (pen, OFFICE_PEN_MUTED);
      office_text_draw (pen->cr, whose, OFFICE_PEN_LEFT, OFFICE_PEN_FOOT);
    }
  office_pen_put (pen, &OFFICE_PEN_SMALL_STYLE, OFFICE_PEN_MUTED, number, OFFICE_PEN_RIGHT, OFFICE_PEN_FOOT, 0,
                  PANGO_ALIGN_RIGHT);
}

/**
 * office_pen_day:
 * @iso: (nullable): ISO date
 *
 * Returns: (transfer full) (nullable): the day as a person reads it
 */
char *
office_pen_day (const char *iso)
{
  OfficeDay day = iso != NULL ? office_day_from_iso (iso) : OFFICE_DAY_NONE;

  return day != OFFICE_DAY_NONE ? office_day_to_text (day) : g_strdup (iso);
}
