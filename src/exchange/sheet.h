/* sheet.h: one table that was read: rows of cells, as people saw them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeCellKind:
 * @OFFICE_CELL_EMPTY: nothing in it
 * @OFFICE_CELL_TEXT: text; in a csv file every filled cell is text
 * @OFFICE_CELL_NUMBER: a number; `exact` holds its digits as the file had them
 * @OFFICE_CELL_DATE: a day or an instant; `exact` holds `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`
 * @OFFICE_CELL_BOOLEAN: `TRUE` or `FALSE`
 * @OFFICE_CELL_ERROR: an error of the spreadsheet (`#N/A`, `#REF!`)
 */
typedef enum
{
  OFFICE_CELL_EMPTY,
  OFFICE_CELL_TEXT,
  OFFICE_CELL_NUMBER,
  OFFICE_CELL_DATE,
  OFFICE_CELL_BOOLEAN,
  OFFICE_CELL_ERROR,
} OfficeCellKind;

/**
 * OfficeCell:
 * @kind: what it holds
 * @formula: the value is what the spreadsheet last computed, not what a person typed
 * @text: what it says; never %NULL
 * @exact: for numbers the exact digits, for dates the ISO form; the text otherwise
 */
typedef struct
{
  OfficeCellKind kind;
  gboolean       formula;
  const char    *text;
  const char    *exact;
} OfficeCell;

/**
 * OfficeSheetSource:
 * @OFFICE_SHEET_TEXT: a delimited text file or pasted text
 * @OFFICE_SHEET_WORKBOOK: a sheet of an xlsx workbook
 *
 * Where a sheet came from. In text a surplus cell means that a row has slipped.
 */
typedef enum
{
  OFFICE_SHEET_TEXT,
  OFFICE_SHEET_WORKBOOK,
} OfficeSheetSource;

/* What we are prepared to hold of one sheet; more is refused by name. */
#define OFFICE_SHEET_MAX_ROWS     200000
#define OFFICE_SHEET_MAX_COLUMNS  1024
#define OFFICE_SHEET_MAX_CELLS    3000000
#define OFFICE_SHEET_MAX_TEXT     32767

/**
 * OfficeSheet:
 *
 * Rows of cells. Built by one reader, then never changed: may be read from any thread.
 */
typedef struct _OfficeSheet OfficeSheet;

OfficeSheet       *office_sheet_new            (const char        *name,
                                                OfficeSheetSource  source);
OfficeSheet       *office_sheet_ref            (OfficeSheet       *self);
void               office_sheet_unref          (OfficeSheet       *self);

gboolean           office_sheet_begin_row      (OfficeSheet       *self,
                                                guint              number,
                                                GError           **error);
gboolean           office_sheet_set_cell       (OfficeSheet       *self,
                                                guint              column,
                                                OfficeCellKind     kind,
                                                gboolean           formula,
                                                const char        *text,
                                                const char        *exact,
                                                GError           **error);

void               office_sheet_set_from_1904  (OfficeSheet       *self,
                                                gboolean           from_1904);

const char        *office_sheet_get_name       (OfficeSheet       *self);
OfficeSheetSource  office_sheet_get_source     (OfficeSheet       *self);
gboolean           office_sheet_get_from_1904  (OfficeSheet       *self);
guint              office_sheet_get_n_rows     (OfficeSheet       *self);
guint              office_sheet_get_n_columns  (OfficeSheet       *self);
guint              office_sheet_get_row_number (OfficeSheet       *self,
                                                guint              index);
guint              office_sheet_get_row_width  (OfficeSheet       *self,
                                                guint              index);
const OfficeCell  *office_sheet_get_cell       (OfficeSheet       *self,
                                                guint              index,
                                                guint              column);
const char        *office_sheet_get_text       (OfficeSheet       *self,
                                                guint              index,
                                                guint              column);
char              *office_sheet_column_name    (guint              column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeSheet, office_sheet_unref)

G_END_DECLS
