/* moderation.h: the moderation sample, drawn by a recorded seed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * OfficeSampleReason:
 * @OFFICE_SAMPLE_ALL: so few scripts that all are moderated
 * @OFFICE_SAMPLE_FAIL: below the pass mark
 * @OFFICE_SAMPLE_BORDER: near the pass mark
 * @OFFICE_SAMPLE_HIGH: a high mark
 * @OFFICE_SAMPLE_DRAWN: drawn by the seed
 */
typedef enum
{
  OFFICE_SAMPLE_ALL,
  OFFICE_SAMPLE_FAIL,
  OFFICE_SAMPLE_BORDER,
  OFFICE_SAMPLE_HIGH,
  OFFICE_SAMPLE_DRAWN,
} OfficeSampleReason;

#define OFFICE_N_SAMPLE_REASONS (OFFICE_SAMPLE_DRAWN + 1)

const char *office_sample_reason_to_nick   (OfficeSampleReason reason);
gboolean    office_sample_reason_from_nick (const char         *nick,
                                            OfficeSampleReason *reason);
const char *office_sample_reason_label     (OfficeSampleReason reason);

/**
 * OfficeScript:
 * @id: the caller's own number for it; the draw does not depend on the order of the array
 * @mark: hundredths; scripts without a mark are not passed in
 */
typedef struct
{
  gint64 id;
  int    mark;
} OfficeScript;

typedef struct
{
  gint64             id;
  OfficeSampleReason reason;
} OfficeSampled;

/* (element-type OfficeSampled), in order of id; free with g_array_unref () */
GArray *office_moderation_sample      (const OfficeScript  *scripts,
                                       gsize                n_scripts,
                                       int                  pass_mark,
                                       guint64              seed,
                                       const OfficeRuleSet *rules);
gsize   office_moderation_sample_size (gsize                n_scripts,
                                       const OfficeRuleSet *rules);
guint64 office_splitmix64             (guint64 *state);

G_END_DECLS
