/* chart-frame.c: what all charts have: title, key, and the room that is left for the plot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/chart-frame.h"

#define SWATCH 9.0
#define KEY_GAP 14.0

/* Below this a plot says nothing, and the title gets the room. */
#define LEAST_WIDTH 40.0
#define LEAST_HEIGHT 24.0

static const OfficeTextStyle TITLE_STYLE = {
  .families = OFFICE_TEXT_SANS, .size = 13, .bold = TRUE,
};
static const OfficeTextStyle LABEL_STYLE = {
  .families = OFFICE_TEXT_SANS, .size = OFFICE_CHART_LABEL_SIZE,
};

static void
unref_context (gpointer context)
{
  g_object_unref (context);
}

/* A chart is drawn at each frame; a font map is not made at each frame. */
static PangoContext *
get_context (void)
{
  static GPrivate contexts = G_PRIVATE_INIT (unref_context);
  PangoContext *context = g_private_get (&contexts);

  if (context == NULL)
    {
      context = office_text_context_new ();
      g_private_set (&contexts, context);
    }

  return context;
}

/**
 * office_chart_set_colour:
 * @colour: a colour of the palette
 */
void
office_chart_set_colour (cairo_t                 *cr,
                         const OfficeChartColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

/**
 * office_chart_series_colour:
 *
 * Returns: (transfer none): the colour of a series
 */
const OfficeChartColour *
office_chart_series_colour (const OfficeChartFrame *frame,
                            guint                   series)
{
  return &frame->palette->series[series % OFFICE_CHART_MAX_SERIES];
}

/**
 * office_chart_text_on:
 *
 * Returns: (transfer none): black or white, whichever is read better on @ground
 */
const OfficeChartColour *
office_chart_text_on (const OfficeChartFrame  *frame,
                      const OfficeChartColour *ground)
{
  static const OfficeChartColour black = { 0, 0, 0, 1 };
  static const OfficeChartColour white = { 1, 1, 1, 1 };
  double luminance = 0.299 * ground->red + 0.587 * ground->green + 0.114 * ground->blue;

  return luminance > 0.52 ? &black : &white;
}

/**
 * office_chart_text:
 * @width: at which the text gets an ellipsis; 0 for none
 *
 * Returns: (transfer full): a label on one line
 */
PangoLayout *
office_chart_text (const OfficeChartFrame *frame,
                   const char             *text,
                   double                  width,
                   PangoAlignment          alignment)
{
  OfficeTextStyle style = LABEL_STYLE;
  PangoLayout *layout;

  style.families = frame->families;
  layout = office_text_layout_new (frame->context, &style, text != NULL ? text : "", width,
                                   alignment);

  if (width > 0)
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/**
 * office_chart_value:
 *
 * Returns: a count, never below 0
 */
int
office_chart_value (const OfficeChart *chart,
                    guint              series,
                    guint              index)
{
  return MAX (chart->values[(gsize) series * chart->n_labels + index], 0);
}

/**
 * office_chart_total:
 *
 * Returns: the counts of all series at one label
 */
int
office_chart_total (const OfficeChart *chart,
                    guint              index)
{
  int total = 0;

  for (guint i = 0; i < chart->n_series; i++)
    total += office_chart_value (chart, i, index);

  return total;
}

static void
take_height (OfficeChartFrame *frame,
             double            height)
{
  frame->y += height;
  frame->height -= height;
}

static void
draw_line (OfficeChartFrame        *frame,
           const OfficeTextStyle   *like,
           const OfficeChartColour *colour,
           const char              *text,
           int                      lines)
{
  OfficeTextStyle style = *like;
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return;

  style.families = frame->families;
  layout = office_text_layout_new (frame->context, &style, text, frame->width, PANGO_ALIGN_LEFT);
  pango_layout_set_height (layout, -lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (office_text_height (layout) > frame->height)
    return;

  office_chart_set_colour (frame->cr, colour);
  office_text_draw (frame->cr, layout, frame->x, frame->y);
  take_height (frame, office_text_height (layout) + 2);
}

/* The key flows over as many lines as it needs; none when it would eat half of the plot. */
static void
draw_key (OfficeChartFrame *frame)
{
  const OfficeChart *chart = frame->chart;

  for (guint pass = 0; pass < 2; pass++)
    {
      double x = 0, y = 0, line = 0;

      for (guint i = 0; i < chart->n_series; i++)
        {
          g_autoptr (PangoLayout) name =
            office_chart_text (frame, chart->series != NULL ? chart->series[i] : "",
                               MAX (frame->width - SWATCH - 5, 1), PANGO_ALIGN_LEFT);
          double width = SWATCH + 5 + office_text_width (name);

          line = office_text_height (name) + 2;
          if (x > 0 && x + width > frame->width)
            {
              x = 0;
              y += line;
            }
          if (pass == 1)
            {
              office_chart_set_colour (frame->cr, office_chart_series_colour (frame, i));
              cairo_rectangle (frame->cr, frame->x + x, frame->y + y + (line - 2 - SWATCH) / 2,
                               SWATCH, SWATCH);
              cairo_fill (frame->cr);
              office_chart_set_colour (frame->cr, &frame->palette->text);
              office_text_draw (frame->cr, name, frame->x + x + SWATCH + 5, frame->y + y);
            }
          x += width + KEY_GAP;
        }

      if (y + line > frame->height / 2)
        return;
      if (pass == 1)
        take_height (frame, y + line + 4);
    }
}

/**
 * office_chart_frame_begin:
 * @frame: with context, chart and palette set
 * @width: of the whole chart
 * @height: of the whole chart
 *
 * Draws background, title and key, and says where the plot goes.
 */
void
office_chart_frame_begin (OfficeChartFrame *frame,
                          double            width,
                          double            height)
{
  const OfficeChart *chart = frame->chart;
  gboolean has_key = chart->n_series > 1 && chart->kind != OFFICE_CHART_RATES &&
                     chart->kind != OFFICE_CHART_HISTOGRAM && chart->kind != OFFICE_CHART_SCATTER;

  if (frame->context != NULL)
    frame->families
      = pango_font_description_get_family (pango_context_get_font_description (frame->context));
  else
    frame->context = get_context ();
  if (frame->families == NULL)
    frame->families = OFFICE_TEXT_SANS;
  frame->x = 0;
  frame->y = 0;
  frame->width = width;
  frame->height = height;
  if (frame->palette->background.alpha > 0)
    {
      office_chart_set_colour (frame->cr, &frame->palette->background);
      cairo_rectangle (frame->cr, 0, 0, width, height);
      cairo_fill (frame->cr);
    }

  draw_line (frame, &TITLE_STYLE, &frame->palette->text, chart->title,
             height > 160 && width > 120 ? 2 : 1);
  if (height > 90)
    draw_line (frame, &LABEL_STYLE, &frame->palette->muted, chart->subtitle, 1);
  take_height (frame, 4);
  if (has_key && frame->height > 60)
    draw_key (frame);

  if (frame->width < LEAST_WIDTH || frame->height < LEAST_HEIGHT)
    frame->width = frame->height = 0;
}
