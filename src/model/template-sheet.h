/* template-sheet.h: the templates as the editor reads them, and what it asks of the worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/certificate-look.h"
#include "model/frozen-facts.h"
#include "store/certificate-templates.h"

G_BEGIN_DECLS

/**
 * OfficeTemplateSheet:
 * @templates: (element-type OfficeTemplateRow): those that are kept; the first look of an office, not
 *   kept yet, where there is none
 * @current: which of them is in use for the cohort that was asked for
 * @modules: (element-type OfficeModule): all
 * @sample: what a certificate of the cohort might state, as JSON
 * @files: (element-type utf8 GBytes): the pictures of all templates, by digest
 *
 * All that the editor of templates shows.
 */
typedef struct
{
  GPtrArray  *templates;
  guint       current;
  GPtrArray  *modules;
  char       *sample;
  GHashTable *files;
} OfficeTemplateSheet;

/**
 * OfficeTemplatePicture:
 * @path: where from
 * @digest: by which it is kept
 * @content: the file
 *
 * A picture on its way in.
 */
typedef struct
{
  char   *path;
  char   *digest;
  GBytes *content;
} OfficeTemplatePicture;

void               office_template_sheet_free         (OfficeTemplateSheet              *sheet);
void               office_template_picture_free       (OfficeTemplatePicture            *picture);
gpointer           office_template_sheet_read         (OfficeConnection                 *connection,
                                                       gpointer                          cohort_id,
                                                       GCancellable                     *cancellable,
                                                       GError                          **error);
gpointer           office_template_sheet_save         (OfficeConnection                 *connection,
                                                       gpointer                          row,
                                                       GCancellable                     *cancellable,
                                                       GError                          **error);
gpointer           office_template_sheet_add_picture  (OfficeConnection                 *connection,
                                                       gpointer                          picture,
                                                       GCancellable                     *cancellable,
                                                       GError                          **error);
OfficeFrozenFacts *office_template_sheet_sample       (const char                       *sample,
                                                       const OfficeCertificateTemplate  *template,
                                                       const char                       *name,
                                                       GError                          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeTemplateSheet, office_template_sheet_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeTemplatePicture, office_template_picture_free)

G_END_DECLS
