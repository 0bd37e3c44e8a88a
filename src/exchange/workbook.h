/* workbook.h: a file somebody sent: what it really is, its sheets, and one of them read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "exchange/sheet.h"

G_BEGIN_DECLS

/* Larger files are refused before they are read. */
#define OFFICE_WORKBOOK_MAX_FILE (50 * 1024 * 1024)

/**
 * OfficeWorkbookFormat:
 * @OFFICE_WORKBOOK_CSV: text with commas, semicolons or bars between cells
 * @OFFICE_WORKBOOK_TSV: text with tabs between cells
 * @OFFICE_WORKBOOK_XLSX: an Office Open XML workbook
 */
typedef enum
{
  OFFICE_WORKBOOK_CSV,
  OFFICE_WORKBOOK_TSV,
  OFFICE_WORKBOOK_XLSX,
} OfficeWorkbookFormat;

/**
 * OfficeWorkbook:
 *
 * An opened file with one or more sheets. Not to be used from two threads at once.
 */
typedef struct _OfficeWorkbook OfficeWorkbook;

OfficeWorkbook       *office_workbook_open            (const char      *path,
                                                       GCancellable    *cancellable,
                                                       GError         **error);
OfficeWorkbook       *office_workbook_open_bytes      (GBytes          *bytes,
                                                       const char      *name,
                                                       GCancellable    *cancellable,
                                                       GError         **error);
void                  office_workbook_free            (OfficeWorkbook  *self);

OfficeWorkbookFormat  office_workbook_get_format      (OfficeWorkbook  *self);
char                 *office_workbook_describe_format (OfficeWorkbook  *self);
guint                 office_workbook_get_n_sheets    (OfficeWorkbook  *self);
const char           *office_workbook_get_sheet_name  (OfficeWorkbook  *self,
                                                       guint            index);
gboolean              office_workbook_is_sheet_hidden (OfficeWorkbook  *self,
                                                       guint            index);
int                   office_workbook_find_sheet      (OfficeWorkbook  *self,
                                                       const char      *name,
                                                       GError         **error);
OfficeSheet          *office_workbook_read_sheet      (OfficeWorkbook  *self,
                                                       int              index,
                                                       GCancellable    *cancellable,
                                                       GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeWorkbook, office_workbook_free)

G_END_DECLS
