/* transcript.c: transcripts and statements of results as a PDF, of one learner or of many
 *
 * The parts are measured first, parted into pages, and then drawn: a part is never split, and the
 * headings of the table stand on each page that goes on with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/transcript.h"

#include <glib/gi18n-lib.h>

#include "documents/pdf.h"
#include "documents/transcript-blocks.h"
#include "rules/error.h"

#define PAGE_TOP OFFICE_PEN_TOP
#define PAGE_BOTTOM OFFICE_PEN_BOTTOM

typedef enum
{
  PART_HEAD,
  PART_AWARD,
  PART_MODULES_TITLE,
  PART_MODULE,
  PART_NO_MODULE,
  PART_PRIOR_TITLE,
  PART_PRIOR,
  PART_SMALL_PRINT,
} PartKind;

typedef struct
{
  PartKind kind;
  guint    index;
  guint    page;
  double   y;
} Part;

static gboolean
is_in_table (PartKind kind)
{
  return kind == PART_MODULE || kind == PART_PRIOR;
}

static double
draw_part (OfficePen         *pen,
           const OfficeTranscriptFacts *facts,
           const Part                  *part,
           double                       y)
{
  double height;

  switch (part->kind)
    {
    case PART_HEAD:
      return office_transcript_head (pen, facts, y);
    case PART_AWARD:
      return office_transcript_award (pen, facts, y);
    case PART_MODULES_TITLE:
      height = office_pen_section (pen, _("Modules"), y);
      return height + office_transcript_headings (pen, FALSE, y + height);
    case PART_MODULE:
      return office_transcript_module (pen, &facts->modules[part->index], y);
    case PART_NO_MODULE:
      return office_transcript_line (pen, facts->ratified_only ? _("No result has been ratified yet.")
                                                               : _("No module has been studied yet."), y);
    case PART_PRIOR_TITLE:
      height = office_pen_section (pen, _("Recognition of prior learning"), y);
      return height + office_transcript_headings (pen, TRUE, y + height);
    case PART_PRIOR:
      return office_transcript_prior (pen, &facts->prior[part->index], y);
    case PART_SMALL_PRINT:
    default:
      return office_transcript_line (pen,
                                     _("Marks are out of 100. Credit is earned when a module is "
                                       "passed and the board of examiners has ratified it. "
                                       "NS: not submitted or not attended. DEF: deferred."), y);
    }
}

static void
add_part (GArray   *parts,
          PartKind  kind,
          guint     index)
{
  Part part = { .kind = kind, .index = index };

  g_array_append_val (parts, part);
}

static GArray *
list_parts (const OfficeTranscriptFacts *facts)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  add_part (parts, PART_HEAD, 0);
  if (facts->kind == OFFICE_TRANSCRIPT_RECORD)
    add_part (parts, PART_AWARD, 0);
  add_part (parts, PART_MODULES_TITLE, 0);
  for (guint i = 0; i < facts->n_modules; i++)
    add_part (parts, PART_MODULE, i);
  if (facts->n_modules == 0)
    add_part (parts, PART_NO_MODULE, 0);
  if (facts->kind == OFFICE_TRANSCRIPT_RECORD && facts->n_prior > 0)
    {
      add_part (parts, PART_PRIOR_TITLE, 0);
      for (guint i = 0; i < facts->n_prior; i++)
        add_part (parts, PART_PRIOR, i);
    }
  add_part (parts, PART_SMALL_PRINT, 0);

  return parts;
}

/* Gives each part its page and place. A title stays with the first row below it. */
static guint
paginate (OfficePen         *pen,
          const OfficeTranscriptFacts *facts,
          GArray                      *parts)
{
  double y = PAGE_TOP;
  guint page = 1;

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      double height = draw_part (pen, facts, part, y);
      double needed = height;

      if (part->kind == PART_MODULES_TITLE || part->kind == PART_PRIOR_TITLE)
        needed += draw_part (pen, facts, part + 1, y);
      if (y + needed > PAGE_BOTTOM && y > PAGE_TOP)
        {
          page++;
          y = PAGE_TOP;
          if (is_in_table (part->kind))
            y += office_transcript_headings (pen, part->kind == PART_PRIOR, y);
        }
      part->page = page;
      part->y = y;
      y += height;
    }

  return page;
}

static void
draw_pages (OfficePen         *pen,
            const OfficeTranscriptFacts *facts,
            GArray                      *parts,
            guint                        n_pages)
{
  guint next = 0;

  for (guint page = 1; page <= n_pages; page++)
    {
      const Part *first = &g_array_index (parts, Part, next);

      if (page > 1 && is_in_table (first->kind))
        office_transcript_headings (pen, first->kind == PART_PRIOR, PAGE_TOP);
      while (next < parts->len && g_array_index (parts, Part, next).page == page)
        {
          const Part *part = &g_array_index (parts, Part, next++);

          draw_part (pen, facts, part, part->y);
        }
      office_transcript_foot (pen, facts, page, n_pages);
      cairo_show_page (pen->cr);
    }
}

/* One learner's pages; their numbers begin at 1, so that the sheets can be parted and sent. */
static guint
draw_learner (OfficePdf                   *pdf,
              PangoContext                *context,
              const OfficeTranscriptFacts *facts)
{
  g_autoptr (GArray) parts = list_parts (facts);
  OfficePen pen = { .context = context };
  guint n_pages = paginate (&pen, facts, parts);

  pen.cr = office_pdf_get_context (pdf);
  draw_pages (&pen, facts, parts, n_pages);

  return n_pages;
}

static char *
title_of (const OfficeTranscriptFacts *facts,
          guint                        n_learners)
{
  if (n_learners == 1)
    return g_strdup_printf (facts->kind == OFFICE_TRANSCRIPT_RECORD ? _("Transcript: %s") : _("Statement of results: %s"),
                            facts->name);

  return g_strdup_printf (facts->kind == OFFICE_TRANSCRIPT_RECORD
                            ? ngettext ("Transcript of %u learner", "Transcripts of %u learners", n_learners)
                            : ngettext ("Statement of results of %u learner", "Statements of results of %u learners",
                                        n_learners),
                          n_learners);
}

static gboolean
draw_learners (OfficePdf                    *pdf,
               const OfficeTranscriptFacts  *facts,
               guint                         n_learners,
               guint                        *n_pages,
               GCancellable                 *cancellable,
               OfficeDocumentProgress        progress,
               gpointer                      progress_data,
               GError                      **error)
{
  g_autoptr (GObject) context = G_OBJECT (office_text_context_new ());
  g_autofree char *title = title_of (facts, n_learners);
  guint pages = 0;

  office_pdf_set_metadata (pdf, title, facts->provider, n_learners == 1 ? facts->reference : NULL, facts->issued_on);
  for (guint i = 0; i < n_learners; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      pages += draw_learner (pdf, PANGO_CONTEXT (context), &facts[i]);
      if (progress != NULL)
        progress (i + 1, n_learners, progress_data);
    }
  if (n_pages != NULL)
    *n_pages = pages;

  return office_pdf_finish (pdf, error);
}

/**
 * office_transcript_write:
 * @facts: (array length=n_learners): the learners' studies; all are issued on one day by one provider
 * @n_learners: at least one
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): told of learners
 * @progress_data: for @progress
 *
 * Writes a transcript or a statement of results for each learner, on as many pages as it takes. What
 * is provisional says so: BOARD-1.
 *
 * Returns: %FALSE with #OFFICE_ERROR or %G_IO_ERROR_CANCELLED; what was at @path is then as it was
 */
gboolean
office_transcript_write (const OfficeTranscriptFacts  *facts,
                         guint                         n_learners,
                         const char                   *path,
                         GCancellable                 *cancellable,
                         OfficeDocumentProgress        progress,
                         gpointer                      progress_data,
                         GError                      **error)
{
  g_autoptr (OfficeOutputFile) file = NULL;
  g_autoptr (OfficePdf) pdf = NULL;

  g_return_val_if_fail (n_learners > 0, FALSE);
  file = office_output_file_begin (path, error);
  if (file == NULL)
    return FALSE;

  pdf = office_pdf_new_for_file (file, OFFICE_PDF_A4_WIDTH, OFFICE_PDF_A4_HEIGHT);
  return draw_learners (pdf, facts, n_learners, NULL, cancellable, progress, progress_data, error) &&
         office_output_file_commit (file, cancellable, error);
}

/**
 * office_transcript_render:
 * @facts: the learner's studies
 * @n_pages: (out) (optional): how many pages there are
 *
 * Makes a transcript in memory. The same facts give the same bytes.
 *
 * Returns: (transfer full) (nullable): the PDF, or %NULL with #OFFICE_ERROR
 */
GBytes *
office_transcript_render (const OfficeTranscriptFacts  *facts,
                          guint                        *n_pages,
                          GError                      **error)
{
  g_autoptr (OfficePdf) pdf = office_pdf_new (OFFICE_PDF_A4_WIDTH, OFFICE_PDF_A4_HEIGHT);

  if (!draw_learners (pdf, facts, 1, n_pages, NULL, NULL, NULL, error))
    return NULL;

  return office_pdf_steal_bytes (pdf);
}
