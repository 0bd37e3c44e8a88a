/* return-template.h: a spreadsheet of the university, taken as the pattern of a return
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "store/return-profiles.h"

G_BEGIN_DECLS

/**
 * OfficeReturnTemplate:
 * @kind: which return it is the pattern of
 * @name: of the file, without its ending
 * @sheet: the sheet with the headings
 * @is_workbook: @sheet is a name that the file gave
 * @heading_row: the row of the headings, as the sheet numbers it
 * @fields: (element-type OfficeReturnField): a column for each heading, in their order
 * @notes: (array zero-terminated=1): what a person should look at, a sentence each
 *
 * What was read out of it.
 */
typedef struct
{
  OfficeReturnKind   kind;
  char              *name;
  char              *sheet;
  gboolean           is_workbook;
  guint              heading_row;
  GPtrArray         *fields;
  char             **notes;
} OfficeReturnTemplate;

OfficeReturnTemplate *office_return_template_read    (const char            *path,
                                                      const char            *sheet_name,
                                                      OfficeReturnKind       kind,
                                                      GCancellable          *cancellable,
                                                      GError               **error);
void                  office_return_template_free    (OfficeReturnTemplate  *self);
OfficeReturnProfile  *office_return_template_propose (OfficeReturnTemplate  *self,
                                                      const char            *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnTemplate, office_return_template_free)

G_END_DECLS
