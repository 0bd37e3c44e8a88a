/* codes.h: the table of mark codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeMarkCode:
 * @code: what stands in place of, or beside, a mark: "NS"
 * @label: for a person
 * @takes_mark: a mark stands beside the code and counts
 * @counts_as_attempt: the sitting uses its attempt; without a mark it counts 0
 * @return_text: what the university's return shows for it
 *
 * One row of the code table, which the office can edit (ASSESS-8). A code that neither takes a
 * mark nor counts as an attempt defers the sitting.
 */
typedef struct
{
  const char *code;
  const char *label;
  gboolean    takes_mark;
  gboolean    counts_as_attempt;
  const char *return_text;
} OfficeMarkCode;

#define OFFICE_CODE_NOT_SUBMITTED "NS"
#define OFFICE_CODE_DEFERRED "DEF"

const OfficeMarkCode *office_mark_codes_builtin (gsize *n_codes);
const OfficeMarkCode *office_mark_code_find     (const OfficeMarkCode *codes,
                                                 gsize                 n_codes,
                                                 const char           *code);
gboolean              office_mark_code_check    (const OfficeMarkCode *code,
                                                 GError              **error);
gboolean              office_mark_code_defers   (const OfficeMarkCode *code);

G_END_DECLS
