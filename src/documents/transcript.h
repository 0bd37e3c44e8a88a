/* transcript.h: everything that one learner has studied with us, as a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "documents/progress.h"

G_BEGIN_DECLS

/* A mark that is not there; a blank is not a zero (ASSESS-2). */
#define OFFICE_TRANSCRIPT_NO_MARK (-1)

/**
 * OfficeTranscriptKind:
 * @OFFICE_TRANSCRIPT_RECORD: everything studied, prior learning and the way to the award
 * @OFFICE_TRANSCRIPT_STATEMENT: a statement of results: what each module came to and why, without
 *   particulars that a result does not need
 */
typedef enum
{
  OFFICE_TRANSCRIPT_RECORD,
  OFFICE_TRANSCRIPT_STATEMENT,
} OfficeTranscriptKind;

/**
 * OfficeTranscriptComponent:
 * @title: "Written assignment"
 * @attempt: 1 for the first
 * @mark: hundredths, or %OFFICE_TRANSCRIPT_NO_MARK
 * @code: (nullable): NS, DEF… in place of or beside the mark
 * @capped: whether the mark shown was capped
 */
typedef struct
{
  const char *title;
  guint       attempt;
  int         mark;
  const char *code;
  gboolean    capped;
} OfficeTranscriptComponent;

/**
 * OfficeTranscriptModule:
 * @term: "Autumn 2025"
 * @code: the module's code
 * @title: the module's title
 * @level: 0 leaves it out
 * @credits: what the module is worth
 * @credits_earned: what was earned by it
 * @mark: module mark in hundredths, or %OFFICE_TRANSCRIPT_NO_MARK
 * @outcome: in words ("Pass", "Refer")
 * @reason: (nullable): why, in one sentence; a statement of results says it
 * @provisional: not yet ratified: marked so on the page (BOARD-1)
 * @ratified_on: (nullable): ISO date of the board
 * @components: (array length=n_components): its attempts, in the order in which they are shown
 */
typedef struct
{
  const char                      *term;
  const char                      *code;
  const char                      *title;
  int                              level;
  int                              credits;
  int                              credits_earned;
  int                              mark;
  const char                      *outcome;
  const char                      *reason;
  gboolean                         provisional;
  const char                      *ratified_on;
  const OfficeTranscriptComponent *components;
  guint                            n_components;
} OfficeTranscriptModule;

/**
 * OfficeTranscriptPriorLearning:
 * @title: what was recognised
 * @institution: (nullable): where it was learned
 * @credits: how many credits
 * @recognised_on: (nullable): ISO date
 */
typedef struct
{
  const char *title;
  const char *institution;
  int         credits;
  const char *recognised_on;
} OfficeTranscriptPriorLearning;

/**
 * OfficeTranscriptFacts:
 * @kind: transcript or statement of results
 * @ratified_only: what no board has ratified was left out
 * @name: the learner
 * @former_names: (nullable): as one text
 * @date_of_birth: (nullable): ISO
 * @reference: (nullable): the office's own
 * @student_number: (nullable): the university's
 * @registration: (nullable): "GMC 1234567"
 * @provider: who issues it
 * @partner: (nullable): the university
 * @award: (nullable): title of the award
 * @award_credits: credits that the award needs; 0 leaves the progress out
 * @credits_earned: credits that count towards it, RPL included (CREDIT-2, -3)
 * @mean_hundredths: credit-weighted mean, rounded for display, or %OFFICE_TRANSCRIPT_NO_MARK
 * @classification: (nullable): "Merit", once the award is complete (CREDIT-4)
 * @issued_on: ISO date of this document
 * @issued_by: (nullable): who made it
 */
typedef struct
{
  OfficeTranscriptKind                 kind;
  gboolean                             ratified_only;
  const char                          *name;
  const char                          *former_names;
  const char                          *date_of_birth;
  const char                          *reference;
  const char                          *student_number;
  const char                          *registration;
  const char                          *provider;
  const char                          *partner;

  const OfficeTranscriptModule        *modules;
  guint                                n_modules;
  const OfficeTranscriptPriorLearning *prior;
  guint                                n_prior;

  const char                          *award;
  int                                  award_credits;
  int                                  credits_earned;
  int                                  mean_hundredths;
  const char                          *classification;

  const char                          *issued_on;
  const char                          *issued_by;
} OfficeTranscriptFacts;

gboolean  office_transcript_write  (const OfficeTranscriptFacts  *facts,
                                    guint                         n_learners,
                                    const char                   *path,
                                    GCancellable                 *cancellable,
                                    OfficeDocumentProgress        progress,
                                    gpointer                      progress_data,
                                    GError                      **error);
GBytes   *office_transcript_render (const OfficeTranscriptFacts  *facts,
                                    guint                        *n_pages,
                                    GError                      **error);

G_END_DECLS
