/* requirements.h: the four entry requirements of an application, as decided
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/entry.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeRequirementRow:
 * @note: the evidence, the condition, or why it was waived
 * @due_on: (nullable): day of the condition, ISO
 * @decided_by: (nullable): who
 * @decided_on: (nullable): ISO
 * @stored_file_id: the evidence as a file, or 0
 * @overdue: the day of the condition has passed
 * @version: of the row, for saving
 */
typedef struct
{
  OfficeRequirement       kind;
  OfficeRequirementState  state;
  char                   *note;
  char                   *due_on;
  char                   *decided_by;
  char                   *decided_on;
  gint64                  stored_file_id;
  gboolean                overdue;
  int                     version;
} OfficeRequirementRow;

void           office_requirement_row_free         (OfficeRequirementRow       *row);
OfficeDecision office_requirement_row_get_decision (const OfficeRequirementRow *row);

GPtrArray *office_requirements_list (OfficeConnection        *connection,
                                     gint64                   application_id,
                                     GError                 **error);
gboolean   office_requirement_set   (OfficeConnection        *connection,
                                     gint64                   application_id,
                                     OfficeRequirement        kind,
                                     int                      version,
                                     OfficeRequirementState   state,
                                     const char              *note,
                                     const char              *due_on,
                                     GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeRequirementRow, office_requirement_row_free)

G_END_DECLS
