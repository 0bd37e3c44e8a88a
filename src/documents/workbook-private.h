/* workbook-private.h: what the files that write a return share; for this folder only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <xlsxwriter.h>

#include "documents/workbook.h"

G_BEGIN_DECLS

/* A format with a name, so that a person can change all cells of it at once. */
typedef struct
{
  char       *name;
  lxw_format *format;
  int         index;      /* among the cell formats of the workbook */
} OfficeNamedStyle;

typedef struct
{
  const OfficeReturnWorkbook *facts;
  lxw_workbook               *workbook;
  GArray                     *styles;         /* (element-type OfficeNamedStyle) */
  lxw_format                 *title;
  lxw_format                 *label;
  lxw_format                 *value;
  lxw_format                 *instant;
  lxw_format                 *heading;
  lxw_format                 *number_heading;
  lxw_format                 *line;
  lxw_format                **columns;
  GCancellable               *cancellable;
  OfficeDocumentProgress      progress;
  gpointer                    user_data;
} OfficeWorkbookWriter;

void           office_workbook_writer_add_formats (OfficeWorkbookWriter  *writer);
void           office_workbook_writer_clear       (OfficeWorkbookWriter  *writer);
lxw_worksheet *office_workbook_writer_add_sheet   (OfficeWorkbookWriter  *writer,
                                                   OfficeWorkbookSheet    sheet);
void           office_workbook_writer_set_page    (OfficeWorkbookWriter  *writer,
                                                   lxw_worksheet         *sheet);
void           office_workbook_write_text         (lxw_worksheet         *sheet,
                                                   guint                  row,
                                                   guint                  column,
                                                   const char            *text,
                                                   lxw_format            *format);

void           office_workbook_write_cover        (OfficeWorkbookWriter  *writer,
                                                   const char            *digest);
void           office_workbook_write_exceptions   (OfficeWorkbookWriter  *writer);
void           office_workbook_write_dictionary   (OfficeWorkbookWriter  *writer);
void           office_workbook_write_changes      (OfficeWorkbookWriter  *writer);
lxw_worksheet *office_workbook_add_data           (OfficeWorkbookWriter  *writer);
gboolean       office_workbook_write_data         (OfficeWorkbookWriter  *writer,
                                                   lxw_worksheet         *sheet,
                                                   GError               **error);

gboolean       office_workbook_name_styles        (const char            *path,
                                                   GArray                *styles);

G_END_DECLS
