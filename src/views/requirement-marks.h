/* requirement-marks.h: the four entry requirements as four small marks in one cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "rules/entry.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_REQUIREMENT_MARKS (office_requirement_marks_get_type ())

G_DECLARE_FINAL_TYPE (OfficeRequirementMarks, office_requirement_marks, OFFICE, REQUIREMENT_MARKS, GtkWidget)

GtkWidget *office_requirement_marks_new (void);
void       office_requirement_marks_set (OfficeRequirementMarks       *self,
                                         const OfficeRequirementState *states);

G_END_DECLS
