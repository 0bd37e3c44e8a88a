/* workbook.h: a return to the university as an xlsx workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "documents/output-file.h"
#include "documents/progress.h"

G_BEGIN_DECLS

/**
 * OfficeReturnColumnKind:
 * @OFFICE_RETURN_COLUMN_TEXT: names, identifiers and codes; always text in the workbook
 * @OFFICE_RETURN_COLUMN_NUMBER: hundredths, shown with as many decimals as they need
 * @OFFICE_RETURN_COLUMN_MARK: a mark in hundredths, or one of the column's codes
 * @OFFICE_RETURN_COLUMN_DATE: a day
 * @OFFICE_RETURN_COLUMN_INTEGER: a whole number
 * @OFFICE_RETURN_COLUMN_MONEY: pence, shown as pounds
 */
typedef enum
{
  OFFICE_RETURN_COLUMN_TEXT,
  OFFICE_RETURN_COLUMN_NUMBER,
  OFFICE_RETURN_COLUMN_MARK,
  OFFICE_RETURN_COLUMN_DATE,
  OFFICE_RETURN_COLUMN_INTEGER,
  OFFICE_RETURN_COLUMN_MONEY,
} OfficeReturnColumnKind;

/**
 * OfficeReturnColumn:
 * @heading: the heading, as the university wants it
 * @kind: what its cells hold
 * @width: in characters of the default font, or 0 for what fits heading and cells
 * @codes: (nullable) (array zero-terminated=1): the texts that may stand in the column: all that a
 *   text column allows, or what a mark column allows in place of a mark. %NULL: any text in a text
 *   column, none in the others
 * @format: (nullable): the number format, as a workbook writes it; %NULL for the kind's own
 */
typedef struct
{
  const char             *heading;
  OfficeReturnColumnKind  kind;
  guint                   width;
  const char * const     *codes;
  const char             *format;
} OfficeReturnColumn;

/**
 * OfficeCellKind:
 * @OFFICE_CELL_BLANK: nothing; not a zero
 * @OFFICE_CELL_TEXT: @text
 * @OFFICE_CELL_VALUE: @value, in the unit of the column's kind (hundredths, whole, pence)
 * @OFFICE_CELL_DATE: @value is a Julian day as g_date_get_julian() counts
 */
typedef enum
{
  OFFICE_CELL_BLANK,
  OFFICE_CELL_TEXT,
  OFFICE_CELL_VALUE,
  OFFICE_CELL_DATE,
} OfficeCellKind;

/**
 * OfficeCell:
 *
 * One cell in 16 bytes; made by office_cell_text() and its siblings. The text is the caller's.
 */
typedef struct
{
  OfficeCellKind kind;
  union
  {
    const char *text;
    gint64      value;
  };
} OfficeCell;

/**
 * OfficeWorkbookSheet:
 *
 * The sheets of a return, in their order.
 */
typedef enum
{
  OFFICE_WORKBOOK_COVER,
  OFFICE_WORKBOOK_EXCEPTIONS,
  OFFICE_WORKBOOK_DATA,
  OFFICE_WORKBOOK_DICTIONARY,
  OFFICE_WORKBOOK_CHANGES,
} OfficeWorkbookSheet;

#define OFFICE_N_WORKBOOK_SHEETS (OFFICE_WORKBOOK_CHANGES + 1)

/**
 * OfficeReturnWorkbook:
 * @title: what the return is ("Marks return")
 * @provider: (nullable): who sends it
 * @partner: (nullable): the university that receives it
 * @cohort: the cohort's code
 * @version: 1 for the first return of this kind for this cohort
 * @made_by: who made it
 * @made_on: UTC seconds
 * @rule_set: (nullable): the rule set that the results were reckoned under
 * @digest: (nullable): hex SHA-256 that the rows must have, or %NULL to compute it
 * @digest_is_fresh: whether @digest has just been computed of these rows: it is not made again
 * @is_checked: whether each cell has just been checked by office_return_cell_check()
 * @note: (nullable): one line for the cover ("Provisional: not yet ratified by the board")
 * @columns: (array length=n_columns): the columns, left to right
 * @cells: @n_rows × @n_columns cells, row after row
 * @profile: (nullable): the name of the profile by which it was made
 * @amends: the version that it amends, or 0 for a whole return
 * @counts: (nullable) (array zero-terminated=1): what is counted on the cover beside the rows, one a
 *   line: "Pass\t11"
 * @n_errors: how many of the exceptions are errors
 * @exceptions: (nullable) (array zero-terminated=1): RETURN-2, one a line: kind, learner, reference,
 *   what, where it is mended, parted by tabs
 * @dictionary: (nullable) (array zero-terminated=1): what the columns mean, one a line: heading,
 *   meaning, what its cells hold, its values, parted by tabs
 * @changes: (nullable) (array zero-terminated=1): what has changed since the version that it amends,
 *   one a line: change, learner, number, column, was, is, parted by tabs
 * @sheet_names: (nullable) (array length=OFFICE_N_WORKBOOK_SHEETS): the names of the sheets; %NULL
 *   for our own, also for one of them
 *
 * A return, complete and by itself: RETURN-1. All memory is the caller's.
 */
typedef struct
{
  const char               *title;
  const char               *provider;
  const char               *partner;
  const char               *cohort;
  guint                     version;
  const char               *made_by;
  gint64                    made_on;
  const char               *rule_set;
  const char               *digest;
  gboolean                  digest_is_fresh;
  gboolean                  is_checked;
  const char               *note;

  const OfficeReturnColumn *columns;
  guint                     n_columns;
  const OfficeCell         *cells;
  guint                     n_rows;

  const char               *profile;
  guint                     amends;
  const char * const       *counts;
  guint                     n_errors;
  const char * const       *exceptions;
  const char * const       *dictionary;
  const char * const       *changes;
  const char * const       *sheet_names;
} OfficeReturnWorkbook;

/* A row that a message about a cell does not name. */
#define OFFICE_WORKBOOK_NO_ROW G_MAXUINT

OfficeCell        office_cell_blank                   (void);
OfficeCell        office_cell_text                    (const char                  *text);
OfficeCell        office_cell_value                   (gint64                       value);
OfficeCell        office_cell_date                    (const char                  *iso_date);

char             *office_return_workbook_digest       (const OfficeReturnWorkbook  *workbook);
gboolean          office_return_cell_check            (const OfficeCell            *cell,
                                                       const OfficeReturnColumn    *column,
                                                       guint                        row,
                                                       GError                     **error);
gboolean          office_return_workbook_check        (const OfficeReturnWorkbook  *workbook,
                                                       GError                     **error);
OfficeOutputFile *office_return_workbook_write_beside (const OfficeReturnWorkbook  *workbook,
                                                       const char                  *path,
                                                       GCancellable                *cancellable,
                                                       OfficeDocumentProgress       progress,
                                                       gpointer                     user_data,
                                                       GError                     **error);
gboolean          office_return_workbook_write        (const OfficeReturnWorkbook  *workbook,
                                                       const char                  *path,
                                                       GCancellable                *cancellable,
                                                       OfficeDocumentProgress       progress,
                                                       gpointer                     user_data,
                                                       GError                     **error);

G_END_DECLS
