/* transcript-blocks.h: the parts of a transcript, each measured and drawn by one function
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/page-text.h"
#include "documents/transcript.h"

G_BEGIN_DECLS

#define OFFICE_TRANSCRIPT_LEFT 54.0
#define OFFICE_TRANSCRIPT_RIGHT 541.0

/**
 * OfficeTranscriptPen:
 * @context: from office_text_context_new()
 * @cr: (nullable): where to draw; %NULL only measures
 */
typedef struct
{
  PangoContext *context;
  cairo_t      *cr;
} OfficeTranscriptPen;

/* Each returns the height that it takes from @y on, in points. */

double office_transcript_head     (OfficeTranscriptPen                 *pen,
                                   const OfficeTranscriptFacts         *facts,
                                   double                               y);
double office_transcript_award    (OfficeTranscriptPen                 *pen,
                                   const OfficeTranscriptFacts         *facts,
                                   double                               y);
double office_transcript_headings (OfficeTranscriptPen                 *pen,
                                   gboolean                             prior,
                                   double                               y);
double office_transcript_module   (OfficeTranscriptPen                 *pen,
                                   const OfficeTranscriptModule        *module,
                                   double                               y);
double office_transcript_prior    (OfficeTranscriptPen                 *pen,
                                   const OfficeTranscriptPriorLearning *prior,
                                   double                               y);
double office_transcript_section  (OfficeTranscriptPen                 *pen,
                                   const char                          *title,
                                   double                               y);
double office_transcript_line     (OfficeTranscriptPen                 *pen,
                                   const char                          *text,
                                   double                               y);
void   office_transcript_foot     (OfficeTranscriptPen                 *pen,
                                   const OfficeTranscriptFacts         *facts,
                                   guint                                page,
                                   guint                                n_pages);

G_END_DECLS
