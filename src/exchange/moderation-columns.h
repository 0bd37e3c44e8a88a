/* moderation-columns.h: the columns of the moderation sheet as a workbook, written and read back alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeModerationColumn:
 *
 * In the order of the sheet. The moderator fills the last three; all others come back as they went.
 */
typedef enum
{
  OFFICE_MODERATION_SAMPLE,
  OFFICE_MODERATION_REFERENCE,
  OFFICE_MODERATION_ATTEMPT,
  OFFICE_MODERATION_FIRST,
  OFFICE_MODERATION_SECOND,
  OFFICE_MODERATION_MARK,
  OFFICE_MODERATION_WHY,
  OFFICE_MODERATION_DECISION,
  OFFICE_MODERATION_MODERATED,
  OFFICE_MODERATION_REMARK,
} OfficeModerationColumn;

#define OFFICE_N_MODERATION_COLUMNS (OFFICE_MODERATION_REMARK + 1)

const char *office_moderation_column_to_nick   (OfficeModerationColumn  column);
const char *office_moderation_column_label     (OfficeModerationColumn  column);
gboolean    office_moderation_column_from_nick (const char             *nick,
                                                OfficeModerationColumn *column);
char       *office_moderation_sample_name      (const char             *cohort,
                                                const char             *component,
                                                gint64                  sample_id);

G_END_DECLS
