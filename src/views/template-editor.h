/* template-editor.h: how certificates look: edited beside the page that comes of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_TEMPLATE_EDITOR (office_template_editor_get_type ())

G_DECLARE_FINAL_TYPE (OfficeTemplateEditor, office_template_editor, OFFICE, TEMPLATE_EDITOR, GtkWidget)

void office_template_editor_load (OfficeTemplateEditor *self,
                                  OfficeSession        *session,
                                  gint64                cohort_id);

G_END_DECLS
