/* transcript-blocks.h: the parts of a transcript, each measured and drawn by one function
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/pen.h"
#include "documents/transcript.h"

G_BEGIN_DECLS

/* Each returns the height that it takes from @y on, in points. */

double office_transcript_head     (OfficePen                           *pen,
                                   const OfficeTranscriptFacts         *facts,
                                   double                               y);
double office_transcript_award    (OfficePen                           *pen,
                                   const OfficeTranscriptFacts         *facts,
                                   double                               y);
double office_transcript_headings (OfficePen                           *pen,
                                   gboolean                             prior,
                                   double                               y);
double office_transcript_module   (OfficePen                           *pen,
                                   const OfficeTranscriptModule        *module,
                                   double                               y);
double office_transcript_prior    (OfficePen                           *pen,
                                   const OfficeTranscriptPriorLearning *prior,
                                   double                               y);
double office_transcript_line     (OfficePen                           *pen,
                                   const char                          *text,
                                   double                               y);
void   office_transcript_foot     (OfficePen                           *pen,
                                   const OfficeTranscriptFacts         *facts,
                                   guint                                page,
                                   guint                                n_pages);

G_END_DECLS
