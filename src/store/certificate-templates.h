/* certificate-templates.h: templates of certificates, version by version, and their pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/certificate-template.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Larger pictures make every certificate slow and heavy. */
#define OFFICE_PICTURE_MOST_BYTES (2 * 1024 * 1024)

/**
 * OfficeTemplateRow:
 * @id: 0 for one that is not kept
 * @name: for a person
 * @module_id: for this module only; 0 for every module that has none of its own
 * @module_code: (nullable): its code
 * @in_use: certificates are issued with it
 * @version: of the row; for saving
 * @version_id: its newest version
 * @number: of that version: 1, 2, …
 * @made_at: when that version was saved, UTC
 * @made_by: by whom
 * @n_issued: how many certificates were issued with any of its versions
 * @template: the newest version
 */
typedef struct
{
  gint64                     id;
  char                      *name;
  gint64                     module_id;
  char                      *module_code;
  gboolean                   in_use;
  int                        version;
  gint64                     version_id;
  int                        number;
  gint64                     made_at;
  char                      *made_by;
  guint                      n_issued;
  OfficeCertificateTemplate *template;
} OfficeTemplateRow;

void                       office_template_row_free    (OfficeTemplateRow        *row);

GPtrArray                 *office_templates_list       (OfficeConnection         *connection,
                                                        GError                  **error);
OfficeTemplateRow         *office_template_find        (OfficeConnection         *connection,
                                                        const char               *name,
                                                        GError                  **error);
OfficeCertificateTemplate *office_template_get_version (OfficeConnection         *connection,
                                                        gint64                    version_id,
                                                        GError                  **error);
OfficeCertificateTemplate *office_template_for_module  (OfficeConnection         *connection,
                                                        gint64                    module_id,
                                                        gint64                   *version_id,
                                                        GError                  **error);
gint64                     office_template_save        (OfficeConnection         *connection,
                                                        const OfficeTemplateRow  *row,
                                                        GError                  **error);

char                      *office_picture_add          (OfficeConnection         *connection,
                                                        const char               *name,
                                                        const char               *type,
                                                        GBytes                   *content,
                                                        GError                  **error);
GBytes                    *office_picture_get          (OfficeConnection         *connection,
                                                        const char               *digest,
                                                        GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeTemplateRow, office_template_row_free)

G_END_DECLS
