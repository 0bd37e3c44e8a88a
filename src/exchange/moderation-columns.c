/* moderation-columns.c: the columns of the moderation sheet as a workbook, written and read back alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/moderation-columns.h"

#include <glib/gi18n-lib.h>

#include "rules/nicks.h"

static const OfficeNick columns[OFFICE_N_MODERATION_COLUMNS] = {
  [OFFICE_MODERATION_SAMPLE] = { "sample", N_("Sample") },
  [OFFICE_MODERATION_REFERENCE] = { "reference", N_("Reference") },
  [OFFICE_MODERATION_ATTEMPT] = { "attempt", N_("Attempt") },
  [OFFICE_MODERATION_FIRST] = { "first", N_("First mark") },
  [OFFICE_MODERATION_SECOND] = { "second", N_("Second mark") },
  [OFFICE_MODERATION_MARK] = { "mark", N_("Mark") },
  [OFFICE_MODERATION_WHY] = { "why", N_("Why in the sample") },
  [OFFICE_MODERATION_DECISION] = { "decision", N_("Decision") },
  [OFFICE_MODERATION_MODERATED] = { "moderated", N_("Moderated mark") },
  [OFFICE_MODERATION_REMARK] = { "remark", N_("Remark") },
};

OFFICE_DEFINE_NICKS (OfficeModerationColumn, office_moderation_column, columns)

/**
 * office_moderation_sample_name:
 * @cohort: code of the cohort
 * @component: the component's key
 * @sample_id: the sample
 *
 * Returns: (transfer full): what stands in each row, so that a sheet of another sample is noticed
 */
char *
office_moderation_sample_name (const char *cohort,
                               const char *component,
                               gint64      sample_id)
{
  return g_strdup_printf ("%s %s %" G_GINT64_FORMAT, cohort, component, sample_id);
}
