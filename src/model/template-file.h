/* template-file.h: templates of certificates as files, and pictures on their way in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "store/certificate-templates.h"

G_BEGIN_DECLS

char   *office_template_add_picture (OfficeConnection         *connection,
                                     const char               *path,
                                     GError                  **error);
gboolean office_template_export     (OfficeConnection         *connection,
                                     const OfficeTemplateRow  *row,
                                     const char               *path,
                                     GError                  **error);
gint64  office_template_import      (OfficeConnection         *connection,
                                     const char               *path,
                                     const char               *name,
                                     gint64                    module_id,
                                     gboolean                  in_use,
                                     GError                  **error);

G_END_DECLS
