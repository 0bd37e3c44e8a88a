/* retake.h: what must be taken again, and under which terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/outcome.h"

G_BEGIN_DECLS

/**
 * OfficeRetakeKind:
 * @OFFICE_RETAKE_NONE: nothing of this component is due
 * @OFFICE_RETAKE_REFERRED: it was failed and an attempt is left
 * @OFFICE_RETAKE_DEFERRED: the same attempt is offered again
 * @OFFICE_RETAKE_EXHAUSTED: it was failed and no attempt is left: the board alone can grant one
 */
typedef enum
{
  OFFICE_RETAKE_NONE,
  OFFICE_RETAKE_REFERRED,
  OFFICE_RETAKE_DEFERRED,
  OFFICE_RETAKE_EXHAUSTED,
} OfficeRetakeKind;

#define OFFICE_N_RETAKE_KINDS (OFFICE_RETAKE_EXHAUSTED + 1)

const char *office_retake_kind_to_nick   (OfficeRetakeKind  kind);
const char *office_retake_kind_label     (OfficeRetakeKind  kind);
gboolean    office_retake_kind_from_nick (const char       *nick,
                                          OfficeRetakeKind *kind);

/**
 * OfficeRetake:
 * @kind: why
 * @attempt: the attempt that is due, or the last one where none is left
 * @attempts_left: after the one that is due
 * @cap: what its mark is capped at, hundredths, or %OFFICE_MARK_NONE: it counts in full
 * @mark: what the component counts so far, hundredths, or %OFFICE_MARK_NONE
 */
typedef struct
{
  OfficeRetakeKind kind;
  int              attempt;
  int              attempts_left;
  int              cap;
  int              mark;
} OfficeRetake;

void  office_retake_of      (const OfficeComponentResult *result,
                             const OfficeComponentSpec   *spec,
                             OfficeRetake                *retake);
char *office_retake_explain (const OfficeRetake          *retake,
                             const char                  *label);

G_END_DECLS
