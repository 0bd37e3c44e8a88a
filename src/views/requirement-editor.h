/* requirement-editor.h: one entry requirement in the pane, edited in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "store/requirements.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_REQUIREMENT_EDITOR (office_requirement_editor_get_type ())

G_DECLARE_FINAL_TYPE (OfficeRequirementEditor, office_requirement_editor, OFFICE, REQUIREMENT_EDITOR, GtkWidget)

GtkWidget *office_requirement_editor_new (void);
void       office_requirement_editor_set (OfficeRequirementEditor    *self,
                                          OfficeSession              *session,
                                          gint64                      application_id,
                                          const char                 *name,
                                          const OfficeRequirementRow *row);

G_END_DECLS
