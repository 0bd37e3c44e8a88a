/* import-report.h: what an import found, row by row and cell by cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <jansson.h>

#include "exchange/mapping.h"

G_BEGIN_DECLS

/**
 * OfficeImportError:
 * @row: the row number as the person sees it in their spreadsheet
 * @column: the column, counted from 0, or -1 when the error is of the row
 * @field: id of the field, or "" when the error is of the row
 * @value: what the cell said
 * @message: the sentence, which names the place
 */
typedef struct
{
  guint  row;
  int    column;
  char  *field;
  char  *value;
  char  *message;
} OfficeImportError;

/**
 * OfficeImportAction:
 * @OFFICE_IMPORT_ADD: a new record
 * @OFFICE_IMPORT_CHANGE: something of an existing record becomes different
 * @OFFICE_IMPORT_SAME: already here, nothing to change
 * @OFFICE_IMPORT_SKIP: has an error and is left out
 */
typedef enum
{
  OFFICE_IMPORT_ADD,
  OFFICE_IMPORT_CHANGE,
  OFFICE_IMPORT_SAME,
  OFFICE_IMPORT_SKIP,
} OfficeImportAction;

/**
 * OfficeImportChange:
 * @field: id of the field
 * @before: what is in the database, or %NULL
 * @after: what the row brings
 */
typedef struct
{
  char *field;
  char *before;
  char *after;
} OfficeImportChange;

/**
 * OfficeImportRow:
 * @row: the row number as the person sees it
 * @action: what was done with it, or would be
 * @reference: reference of the application it became or concerns, or %NULL
 * @note: a sentence worth knowing (a possible duplicate, a flag for the tutor), or %NULL
 * @changes: (element-type OfficeImportChange): before and after
 */
typedef struct
{
  guint               row;
  OfficeImportAction  action;
  char               *reference;
  char               *note;
  GPtrArray          *changes;
} OfficeImportRow;

/**
 * OfficeImportReport:
 * @rows: rows of data below the headings
 * @imported: rows added or changed, or that would be in a dry run
 * @skipped: rows with an error, and rows that are already here as they are
 * @dry_run: nothing was kept
 * @errors: (element-type OfficeImportError): every error of every cell, by row
 * @details: (element-type OfficeImportRow): one for each row
 */
typedef struct
{
  guint      rows;
  guint      imported;
  guint      skipped;
  gboolean   dry_run;
  GPtrArray *errors;
  GPtrArray *details;
} OfficeImportReport;

/**
 * OfficeImportProgress:
 * @done: rows done
 * @total: rows in all
 * @data: what was given with it
 *
 * Told now and then, on the thread that imports.
 */
typedef void (*OfficeImportProgress) (guint    done,
                                      guint    total,
                                      gpointer data);

/**
 * OfficeImportOptions:
 * @cohort: code of the cohort
 * @source: (nullable): name of the file, for the step's label
 * @dry_run: do everything, then roll it back
 * @all_or_nothing: one error anywhere and nothing is kept
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 *
 * How the rows of a file are to be kept.
 */
typedef struct
{
  const char           *cohort;
  const char           *source;
  gboolean              dry_run;
  gboolean              all_or_nothing;
  OfficeImportProgress  progress;
  gpointer              progress_data;
} OfficeImportOptions;

OfficeImportError  *office_import_error_new        (guint               row,
                                                    int                 column,
                                                    const char         *field,
                                                    const char         *value,
                                                    const char         *message);
OfficeImportError  *office_import_error_copy       (OfficeImportError  *self);
void                office_import_error_free       (OfficeImportError  *self);

OfficeImportRow    *office_import_row_new          (guint               row,
                                                    OfficeImportAction  action);
void                office_import_row_add_change   (OfficeImportRow    *self,
                                                    const char         *field,
                                                    const char         *before,
                                                    const char         *after);
void                office_import_row_free         (OfficeImportRow    *self);

OfficeImportReport *office_import_report_new       (void);
void                office_import_report_free      (OfficeImportReport *self);
void                office_import_report_tally     (OfficeImportReport *self);
guint               office_import_report_count     (OfficeImportReport *self,
                                                    OfficeImportAction  action);
json_t             *office_import_report_to_json   (OfficeImportReport *self);
char               *office_import_report_describe  (OfficeImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeImportError, office_import_error_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeImportRow, office_import_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeImportReport, office_import_report_free)

G_END_DECLS
