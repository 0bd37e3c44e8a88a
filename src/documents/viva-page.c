/* viva-page.c: an examiner's form of a viva, on a page of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/viva-page.h"

#include <glib/gi18n-lib.h>

#include "documents/pen.h"
#include "rules/marks.h"

#define AREA_HEIGHT 64.0
#define MARK_WIDTH 52.0
#define PADDING 5.0

/* One area: its name and what to ask about, a box for the mark, room for notes. */
typedef struct
{
  OfficeVivaArea area;
  int            mark;
  char          *note;
} Area;

static void
area_free (gpointer data)
{
  Area *area = data;

  g_free (area->note);
  g_free (area);
}

/* Draws with a cairo context, measures without one. */
static double
put_area (OfficePen  *pen,
          const Area *area)
{
  double width = OFFICE_PEN_WIDTH - MARK_WIDTH - 3 * PADDING;
  double y = PADDING;

  y += office_pen_put_left (pen, &OFFICE_PEN_STRONG_STYLE, OFFICE_PEN_INK, office_viva_area_label (area->area), PADDING,
                            y, width) + 1;
  y += office_pen_put_left (pen, &OFFICE_PEN_SMALL_STYLE, OFFICE_PEN_MUTED, office_viva_area_prompts (area->area),
                            PADDING, y, width) + 4;
  if (area->note != NULL && *area->note != '\0')
    y += office_pen_put_left (pen, &OFFICE_PEN_TEXT_STYLE, OFFICE_PEN_INK, area->note, PADDING, y, width);
  return y + PADDING;
}

static void
stroke_box (OfficePen *pen,
            double     x,
            double     y,
            double     width,
            double     height)
{
  office_pen_set_colour (pen, OFFICE_PEN_RULE);
  cairo_set_line_width (pen->cr, 0.7);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_stroke (pen->cr);
}

static void
draw_area (cairo_t  *cr,
           double    width,
           double    height,
           gpointer  user_data)
{
  const Area *area = user_data;
  g_autoptr (GObject) context = G_OBJECT (office_text_context_new ());
  OfficePen pen = { .context = PANGO_CONTEXT (context), .cr = cr };
  g_autofree char *mark = office_mark_format (area->mark);

  stroke_box (&pen, 0, 0, width, height);
  stroke_box (&pen, width - MARK_WIDTH, 0, MARK_WIDTH, height);
  office_pen_put (&pen, &OFFICE_PEN_LABEL_STYLE, OFFICE_PEN_MUTED, _("MARK"), width - MARK_WIDTH / 2, PADDING,
                  MARK_WIDTH, PANGO_ALIGN_CENTER);
  if (*mark != '\0')
    office_pen_put (&pen, &OFFICE_PEN_NAME_STYLE, OFFICE_PEN_INK, mark, width - MARK_WIDTH / 2, 4 * PADDING,
                    MARK_WIDTH, PANGO_ALIGN_CENTER);
  put_area (&pen, area);
}

static void
add_area (OfficePaper          *paper,
          const OfficeVivaPage *page,
          OfficeVivaArea        area)
{
  g_autoptr (GObject) context = G_OBJECT (office_text_context_new ());
  OfficePen pen = { .context = PANGO_CONTEXT (context) };
  Area *drawn = g_new0 (Area, 1);

  drawn->area = area;
  drawn->mark = page->marks[area];
  drawn->note = g_strdup (page->notes[area]);
  office_paper_add_drawing (paper, MAX (AREA_HEIGHT, put_area (&pen, drawn)), draw_area, drawn, area_free);
}

/**
 * office_viva_page_add:
 * @paper: a paper
 * @page: what stands on the form
 *
 * Adds an examiner's form, on a page of its own: the areas of a viva with what to ask about, a box
 * for each mark and room for notes. What is blank is to be written by hand.
 */
void
office_viva_page_add (OfficePaper          *paper,
                      const OfficeVivaPage *page)
{
  g_autofree char *attempt = g_strdup_printf ("%d", page->attempt);
  g_autofree char *mark = office_mark_format (office_viva_form_mark (page->marks));

  office_paper_begin_page (paper, _("Viva voce: examiner’s form"), page->name);
  office_paper_add_fact (paper, _("REFERENCE"), g_strcmp0 (page->reference, page->name) != 0 ? page->reference : NULL);
  office_paper_add_fact (paper, _("COHORT"), page->cohort);
  office_paper_add_fact (paper, _("ATTEMPT"), attempt);
  office_paper_add_fact (paper, _("VIVA"), page->starts);
  office_paper_add_fact (paper, _("ROOM"), page->room);
  office_paper_add_fact (paper, page->place, page->examiner != NULL ? page->examiner : "…………………………");
  office_paper_add_text (paper, _("A mark from 0 to 100 for each area; their mean is the examiner’s mark."));
  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    add_area (paper, page, (OfficeVivaArea) area);
  if (*mark != '\0')
    office_paper_add_fact (paper, _("EXAMINER’S MARK"), mark);
  office_paper_add_lines (paper, (const char *[]) { _("Mark"), _("Signature"), _("Date"), NULL });
}
