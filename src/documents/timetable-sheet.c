/* timetable-sheet.c: a week or an agenda as it is printed
 *
 * One function draws a page, for the printer and for the PDF alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/timetable-sheet.h"

#include <glib/gi18n-lib.h>

#include "documents/cohort-mark.h"
#include "documents/output-file.h"
#include "documents/pdf.h"
#include "documents/pen.h"

/* A week lies: the same sheet, turned. */
#define LYING_WIDTH OFFICE_PDF_A4_HEIGHT
#define LYING_HEIGHT OFFICE_PDF_A4_WIDTH
#define MARGIN 36.0
#define HEAD 46.0
#define DAY_HEAD 16.0
#define STRIP 22.0
#define GUTTER 32.0
#define FOOT 24.0
#define FIRST_HOUR 7
#define LAST_HOUR 22
#define LEAST_HEIGHT 11.0
#define MARK_WIDTH 4.0
#define PAD 3.0

/* Where the columns of an agenda begin. */
#define WHEN_X (OFFICE_PEN_LEFT + 10)
#define TITLE_X (OFFICE_PEN_LEFT + 92)
#define DETAIL_X (OFFICE_PEN_LEFT + 282)
#define ROW_GAP 6.0

static const OfficeTextStyle BLOCK_STYLE = { .families = OFFICE_TEXT_SANS, .size = 7, .bold = TRUE };
static const OfficeTextStyle DETAIL_STYLE = { .families = OFFICE_TEXT_SANS, .size = 6.6 };

/* What the kinds are tinted with; the words say the kind as well. 0xRRGGBB */
static const guint32 tints[] = { 0xdce8f6, 0xdcf2e2, 0xfbeed3, 0xececec, 0xfae0dd, 0xf4f4f4 };

/**
 * office_timetable_sheet_new:
 * @week: a week, otherwise an agenda
 *
 * Returns: (transfer full): a sheet to fill in
 */
OfficeTimetableSheet *
office_timetable_sheet_new (gboolean week)
{
  OfficeTimetableSheet *sheet = g_new0 (OfficeTimetableSheet, 1);

  sheet->week = week;
  sheet->events = g_ptr_array_new ();
  sheet->legend = g_ptr_array_new ();
  return sheet;
}

/**
 * office_sheet_event_new:
 * @title: what it is
 *
 * Returns: (transfer full): an event to fill in and to give to a sheet
 */
OfficeSheetEvent *
office_sheet_event_new (const char *title)
{
  OfficeSheetEvent *event = g_new0 (OfficeSheetEvent, 1);

  event->title = g_strdup (title);
  event->n_lanes = 1;
  return event;
}

static void
free_events (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      OfficeSheetEvent *event = g_ptr_array_index (events, i);

      g_free (event->heading);
      g_free (event->when);
      g_free (event->title);
      g_free (event->detail);
      g_free (event);
    }
  g_ptr_array_unref (events);
}

/**
 * office_timetable_sheet_free:
 * @sheet: (transfer full) (nullable): a sheet
 */
void
office_timetable_sheet_free (OfficeTimetableSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_free (sheet->title);
  g_free (sheet->subtitle);
  g_free (sheet->foot);
  for (int i = 0; i < OFFICE_SHEET_DAYS; i++)
    g_free (sheet->days[i]);
  free_events (sheet->events);
  free_events (sheet->legend);
  g_free (sheet);
}

static void
fill (OfficePen *pen,
      guint32    colour,
      double     x,
      double     y,
      double     width,
      double     height)
{
  if (pen->cr == NULL)
    return;
  office_pen_set_colour (pen, colour);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_fill (pen->cr);
}

/* A week --------------------------------------------------------------------------------------- */

static double
day_x (const OfficeTimetableSheet *sheet,
       int                         day)
{
  return MARGIN + GUTTER + (LYING_WIDTH - 2 * MARGIN - GUTTER) * sheet->lefts[day] / 1000;
}

static double
hours_top (void)
{
  return MARGIN + HEAD + DAY_HEAD + STRIP;
}

static double
minute_y (int minute)
{
  const double height = LYING_HEIGHT - MARGIN - FOOT - hours_top ();
  const int within = CLAMP (minute - FIRST_HOUR * 60, 0, (LAST_HOUR - FIRST_HOUR) * 60);

  return hours_top () + height * within / ((LAST_HOUR - FIRST_HOUR) * 60);
}

static void
draw_grid (OfficePen                  *pen,
           const OfficeTimetableSheet *sheet)
{
  const double top = MARGIN + HEAD;
  const double bottom = minute_y (LAST_HOUR * 60);

  fill (pen, 0xf3f5f5, day_x (sheet, 5), top, day_x (sheet, 7) - day_x (sheet, 5), bottom - top);
  for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++)
    {
      g_autofree char *text = g_strdup_printf ("%02d:00", hour);

      fill (pen, OFFICE_PEN_RULE, day_x (sheet, 0), minute_y (hour * 60), day_x (sheet, 7) - day_x (sheet, 0), 0.4);
      if (hour < LAST_HOUR)
        office_pen_put (pen, &DETAIL_STYLE, OFFICE_PEN_MUTED, text, MARGIN + GUTTER - 4, minute_y (hour * 60) - 4, 0,
                        PANGO_ALIGN_RIGHT);
    }
  for (int day = 0; day <= OFFICE_SHEET_DAYS; day++)
    fill (pen, OFFICE_PEN_RULE, day_x (sheet, day), top, 0.6, bottom - top);
  for (int day = 0; day < OFFICE_SHEET_DAYS; day++)
    office_pen_put (pen, &BLOCK_STYLE, OFFICE_PEN_INK, sheet->days[day],
                    (day_x (sheet, day) + day_x (sheet, day + 1)) / 2, top + 3, 0, PANGO_ALIGN_CENTER);
  fill (pen, OFFICE_PEN_RULE, MARGIN, top + DAY_HEAD, day_x (sheet, 7) - MARGIN, 0.6);
}

static void
draw_words (OfficePen              *pen,
            const OfficeSheetEvent *event,
            double                  x,
            double                  y,
            double                  width,
            double                  height)
{
  g_autofree char *head = g_strdup_printf ("%s %s", event->when, event->title);
  double used;

  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_clip (pen->cr);
  used = office_pen_put (pen, &BLOCK_STYLE, OFFICE_PEN_INK, head, x + MARK_WIDTH + PAD, y + 1.5,
                         MAX (8, width - MARK_WIDTH - 2 * PAD), PANGO_ALIGN_LEFT);
  if (!event->all_day)
    office_pen_put (pen, &DETAIL_STYLE, OFFICE_PEN_INK, event->detail, x + MARK_WIDTH + PAD, y + 2 + used,
                    MAX (8, width - MARK_WIDTH - 2 * PAD), PANGO_ALIGN_LEFT);
  if (event->cancelled)
    fill (pen, OFFICE_PEN_INK, x + MARK_WIDTH + PAD, y + 6, width - MARK_WIDTH - 2 * PAD, 0.6);
  cairo_restore (pen->cr);
}

static void
draw_block (OfficePen                  *pen,
            const OfficeTimetableSheet *sheet,
            const OfficeSheetEvent     *event)
{
  const double lane = (day_x (sheet, event->day + 1) - day_x (sheet, event->day) - 2) / MAX (event->n_lanes, 1);
  const double x = day_x (sheet, event->day) + 1 + event->lane * lane;
  const double width = lane - 1;
  double y = event->all_day ? MARGIN + HEAD + DAY_HEAD + 2 : minute_y (event->from);
  double height = event->all_day ? STRIP - 4 : MAX (LEAST_HEIGHT, minute_y (event->to) - y - 0.8);

  if (!event->all_day)
    y = MIN (y, minute_y (LAST_HOUR * 60) - height);
  fill (pen, tints[event->kind % G_N_ELEMENTS (tints)], x, y, width, height);
  office_pen_set_colour (pen, OFFICE_PEN_ACCENT);
  office_cohort_mark_draw (pen->cr, event->mark, x, y, MARK_WIDTH, height);
  draw_words (pen, event, x, y, width, height);
  office_pen_set_colour (pen, event->clash ? OFFICE_PEN_WARNING : OFFICE_PEN_RULE);
  cairo_set_line_width (pen->cr, event->clash ? 1.4 : 0.5);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_stroke (pen->cr);
}

/* What each mark stands for, on one line; returns where it ends. */
static double
draw_legend (OfficePen                  *pen,
             const OfficeTimetableSheet *sheet,
             double                      x,
             double                      y)
{
  for (guint i = 0; i < sheet->legend->len; i++)
    {
      const OfficeSheetEvent *cohort = g_ptr_array_index (sheet->legend, i);
      g_autoptr (PangoLayout) layout =
        office_text_layout_new (pen->context, &DETAIL_STYLE, cohort->title, 0, PANGO_ALIGN_LEFT);

      if (pen->cr != NULL)
        {
          office_pen_set_colour (pen, OFFICE_PEN_ACCENT);
          office_cohort_mark_draw (pen->cr, cohort->mark, x, y, 8, 9);
          office_pen_set_colour (pen, OFFICE_PEN_INK);
          office_text_draw (pen->cr, layout, x + 11, y);
        }
      x += 24 + office_text_width (layout);
    }
  return x;
}

static void
draw_week (OfficePen                  *pen,
           const OfficeTimetableSheet *sheet)
{
  const double foot = LYING_HEIGHT - MARGIN - 10;

  office_pen_put (pen, &OFFICE_PEN_NAME_STYLE, OFFICE_PEN_ACCENT, sheet->title, MARGIN, MARGIN, 480, PANGO_ALIGN_LEFT);
  office_pen_put (pen, &OFFICE_PEN_TEXT_STYLE, OFFICE_PEN_INK, sheet->subtitle, LYING_WIDTH - MARGIN, MARGIN + 8, 0,
                  PANGO_ALIGN_RIGHT);
  draw_grid (pen, sheet);
  for (guint i = 0; i < sheet->events->len; i++)
    draw_block (pen, sheet, g_ptr_array_index (sheet->events, i));
  draw_legend (pen, sheet, MARGIN + GUTTER, foot);
  office_pen_put (pen, &DETAIL_STYLE, OFFICE_PEN_MUTED, sheet->foot, LYING_WIDTH - MARGIN, foot, 0,
                  PANGO_ALIGN_RIGHT);
}

/* An agenda ------------------------------------------------------------------------------------ */

static double
draw_row (OfficePen              *pen,
          const OfficeSheetEvent *event,
          double                  y)
{
  const guint32 ink = event->cancelled ? OFFICE_PEN_MUTED : OFFICE_PEN_INK;
  const double begin = y;
  double height, detail;

  if (event->heading != NULL)
    {
      y += 4;
      y += office_pen_put (pen, &OFFICE_PEN_STRONG_STYLE, OFFICE_PEN_ACCENT, event->heading, OFFICE_PEN_LEFT, y,
                           OFFICE_PEN_WIDTH, PANGO_ALIGN_LEFT);
      office_pen_rule (pen, OFFICE_PEN_RULE, y + 1, 0.5);
      y += 4;
    }
  height = office_pen_put (pen, &OFFICE_PEN_TEXT_STYLE, ink, event->when, WHEN_X, y, TITLE_X - WHEN_X - 6, PANGO_ALIGN_LEFT);
  detail = office_pen_put (pen, event->clash ? &OFFICE_PEN_STRONG_STYLE : &OFFICE_PEN_TEXT_STYLE,
                           event->clash ? OFFICE_PEN_WARNING : ink, event->title, TITLE_X, y, DETAIL_X - TITLE_X - 8,
                           PANGO_ALIGN_LEFT);
  height = MAX (height, detail);
  detail = office_pen_put (pen, &OFFICE_PEN_SMALL_STYLE, ink, event->detail, DETAIL_X, y + 1, OFFICE_PEN_RIGHT - DETAIL_X,
                           PANGO_ALIGN_LEFT);
  height = MAX (height, detail);
  if (pen->cr != NULL)
    {
      office_pen_set_colour (pen, OFFICE_PEN_ACCENT);
      office_cohort_mark_draw (pen->cr, event->mark, OFFICE_PEN_LEFT, y, MARK_WIDTH, height);
    }
  return y + height + ROW_GAP - begin;
}

static double
agenda_head (OfficePen                  *pen,
             const OfficeTimetableSheet *sheet)
{
  double y = OFFICE_PEN_TOP;

  y += office_pen_put (pen, &OFFICE_PEN_NAME_STYLE, OFFICE_PEN_ACCENT, sheet->title, OFFICE_PEN_LEFT, y, OFFICE_PEN_WIDTH,
                       PANGO_ALIGN_LEFT);
  y += office_pen_put (pen, &OFFICE_PEN_TEXT_STYLE, OFFICE_PEN_INK, sheet->subtitle, OFFICE_PEN_LEFT, y, OFFICE_PEN_WIDTH,
                       PANGO_ALIGN_LEFT);
  if (sheet->legend->len > 1)
    {
      draw_legend (pen, sheet, OFFICE_PEN_LEFT, y + 4);
      y += 14;
    }
  return y + 8;
}

/* Goes through the rows, and draws those of a page (or of none, G_MAXUINT). Returns: how many pages there are. */
static guint
walk_agenda (OfficePen                  *pen,
             const OfficeTimetableSheet *sheet,
             guint                       page)
{
  OfficePen measure = { pen->context, NULL };
  double y = agenda_head (page == 0 ? pen : &measure, sheet);
  guint on = 0;

  for (guint i = 0; i < sheet->events->len; i++)
    {
      const OfficeSheetEvent *event = g_ptr_array_index (sheet->events, i);
      double height = draw_row (&measure, event, y);

      if (y + height > OFFICE_PEN_BOTTOM && y > OFFICE_PEN_TOP)
        {
          on++;
          y = OFFICE_PEN_TOP;
        }
      if (on == page)
        draw_row (pen, event, y);
      y += height;
    }
  return on + 1;
}

/**
 * office_timetable_sheet_count_pages:
 * @sheet: a sheet
 *
 * Returns: how many pages it takes
 */
guint
office_timetable_sheet_count_pages (const OfficeTimetableSheet *sheet)
{
  g_autoptr (GObject) context = G_OBJECT (office_text_context_new ());
  OfficePen pen = { PANGO_CONTEXT (context), NULL };

  return sheet->week ? 1 : walk_agenda (&pen, sheet, G_MAXUINT);
}

/**
 * office_timetable_sheet_draw:
 * @cr: where to draw
 * @sheet: a sheet
 * @page: counted from 0
 * @width: of the page, in points
 * @height: of the page, in points
 *
 * Draws one page, as large as the paper allows: the one function for printer and PDF.
 */
void
office_timetable_sheet_draw (cairo_t                    *cr,
                             const OfficeTimetableSheet *sheet,
                             guint                       page,
                             double                      width,
                             double                      height)
{
  g_autoptr (GObject) context = G_OBJECT (office_text_context_new ());
  OfficePen pen = { PANGO_CONTEXT (context), cr };
  const double own_width = sheet->week ? LYING_WIDTH : OFFICE_PDF_A4_WIDTH;
  const double own_height = sheet->week ? LYING_HEIGHT : OFFICE_PDF_A4_HEIGHT;
  const double scale = MIN (width / own_width, height / own_height);

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  if (sheet->week)
    draw_week (&pen, sheet);
  else
    {
      guint n_pages = walk_agenda (&pen, sheet, page);

      office_pen_foot (&pen, sheet->foot, page + 1, n_pages);
    }
  cairo_restore (cr);
}

/**
 * office_timetable_sheet_write:
 * @sheet: a sheet
 * @made_on: day, ISO
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Returns: %FALSE with #OFFICE_ERROR or %G_IO_ERROR_CANCELLED; what was at @path is then as it was
 */
gboolean
office_timetable_sheet_write (const OfficeTimetableSheet *sheet,
                              const char                 *made_on,
                              const char                 *path,
                              GCancellable               *cancellable,
                              GError                    **error)
{
  const double width = sheet->week ? LYING_WIDTH : OFFICE_PDF_A4_WIDTH;
  const double height = sheet->week ? LYING_HEIGHT : OFFICE_PDF_A4_HEIGHT;
  const guint n_pages = office_timetable_sheet_count_pages (sheet);
  g_autoptr (OfficeOutputFile) file = office_output_file_begin (path, error);
  g_autoptr (OfficePdf) pdf = NULL;

  if (file == NULL)
    return FALSE;

  pdf = office_pdf_new_for_file (file, width, height);
  office_pdf_set_metadata (pdf, sheet->title, NULL, sheet->subtitle, made_on);
  for (guint page = 0; page < n_pages; page++)
    {
      office_pdf_begin_page (pdf, width, height);
      office_timetable_sheet_draw (office_pdf_get_context (pdf), sheet, page, width, height);
      cairo_show_page (office_pdf_get_context (pdf));
    }
  return office_pdf_finish (pdf, error) && office_output_file_commit (file, cancellable, error);
}
