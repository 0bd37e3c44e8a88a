/* marks.h: a mark in hundredths, and the mark of one sitting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/codes.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

#define OFFICE_MARK_NONE (-1)
#define OFFICE_MARK_MAX 10000

gboolean office_mark_parse  (const char *text,
                             int        *mark,
                             GError    **error);
char    *office_mark_format (int mark);

/**
 * OfficeAgreement:
 * @OFFICE_AGREEMENT_NONE: no mark at all yet
 * @OFFICE_AGREEMENT_ONE_MARKER: one marker's mark, the other's is awaited
 * @OFFICE_AGREEMENT_MEAN: the mean of the two stands
 * @OFFICE_AGREEMENT_NEEDED: the two are too far apart, or on either side of the pass mark: an
 *   agreed mark must be entered by hand, with a reason
 * @OFFICE_AGREEMENT_BY_HAND: an agreed mark was entered by hand
 *
 * How the marks of the first and second marker came together (ASSESS-9).
 */
typedef enum
{
  OFFICE_AGREEMENT_NONE,
  OFFICE_AGREEMENT_ONE_MARKER,
  OFFICE_AGREEMENT_MEAN,
  OFFICE_AGREEMENT_NEEDED,
  OFFICE_AGREEMENT_BY_HAND,
} OfficeAgreement;

OfficeAgreement office_mark_agree (int                  first,
                                   int                  second,
                                   int                  agreed,
                                   int                  pass_mark,
                                   const OfficeRuleSet *rules,
                                   int                 *mark);

gboolean office_mark_check_agreed (int                  first,
                                   int                  second,
                                   int                  agreed,
                                   const char          *reason,
                                   int                  pass_mark,
                                   const OfficeRuleSet *rules,
                                   GError             **error);

/**
 * OfficeSitting:
 * @component: index of its component in the assessment
 * @attempt: 1, 2, …: the sitting that counts
 * @opportunity: 1, 2, …: which offer of that attempt this was (a deferred one is offered again)
 * @first: first marker's mark or first examiner's, hundredths, or %OFFICE_MARK_NONE
 * @second: the second's, likewise
 * @agreed: the mark agreed by hand, likewise
 * @code: (nullable): a code of the code table, "NS"
 * @late_seconds: seconds after the deadline, extension included; 0 or less is on time
 * @words: words counted, or -1 where nobody counted
 *
 * One sitting of one component as it was recorded.
 */
typedef struct
{
  int         component;
  int         attempt;
  int         opportunity;
  int         first;
  int         second;
  int         agreed;
  const char *code;
  gint64      late_seconds;
  int         words;
} OfficeSitting;

#define OFFICE_SITTING_INIT \
  { \
    0, 1, 1, OFFICE_MARK_NONE, OFFICE_MARK_NONE, OFFICE_MARK_NONE, NULL, 0, -1 \
  }

/**
 * OfficeSittingMark:
 * @mark: what the sitting counts, hundredths, or %OFFICE_MARK_NONE while there is nothing to count
 * @raw: the mark before word penalty, lateness and cap, likewise
 * @agreement: how the markers' marks came together
 * @code: (nullable): the code that decided, of the table that was passed in
 * @deferred: the sitting is blank by its code, the attempt is not used
 * @uses_attempt: there is a mark, or a code that counts as an attempt
 * @word_penalised: a word penalty or the word cap lowered the mark
 * @late_penalised: lateness lowered the mark
 * @capped: a cap (words, lateness or reassessment) lowered the mark
 * @steps: (element-type OfficeStep): each step of the way
 *
 * The mark of one sitting.
 */
typedef struct
{
  int                   mark;
  int                   raw;
  OfficeAgreement       agreement;
  const OfficeMarkCode *code;
  gboolean              deferred;
  gboolean              uses_attempt;
  gboolean              word_penalised;
  gboolean              late_penalised;
  gboolean              capped;
  GPtrArray            *steps;
} OfficeSittingMark;

OfficeSittingMark *office_sitting_mark_new  (const OfficeSitting  *sitting,
                                             int                   pass_mark,
                                             int                   word_limit,
                                             const OfficeMarkCode *codes,
                                             gsize                 n_codes,
                                             const OfficeRuleSet  *rules);
void               office_sitting_mark_free (OfficeSittingMark *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeSittingMark, office_sitting_mark_free)

G_END_DECLS
