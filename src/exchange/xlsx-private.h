/* xlsx-private.h: what the two files that read workbooks share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/xlsx.h"
#include "exchange/xml-part.h"

G_BEGIN_DECLS

typedef struct
{
  char     *name;
  char     *part;
  gboolean  hidden;
} OfficeXlsxSheet;

struct _OfficeXlsx
{
  OfficePackage *package;
  char          *workbook_part;
  char          *strings_part;
  char          *styles_part;
  gboolean       from_1904;
  GArray        *sheets;
  /* Read with the first sheet. */
  GPtrArray     *strings;
  GStringChunk  *string_chunk;
  GByteArray    *formats;
};

void         office_xlsx_unescape   (GString        *text);
OfficeSheet *office_xlsx_read_cells (OfficeXlsx     *self,
                                     const char     *part,
                                     const char     *name,
                                     GCancellable   *cancellable,
                                     GError        **error);

G_END_DECLS
