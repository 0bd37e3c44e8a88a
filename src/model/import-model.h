/* import-model.h: a file of applications on its way in: sheet, mapping, preview, commit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/application-import.h"
#include "model/import-item.h"
#include "model/session.h"
#include "model/windowed-list.h"

G_BEGIN_DECLS

/**
 * OfficeImportState:
 * @OFFICE_IMPORT_NO_FILE: no file has been chosen
 * @OFFICE_IMPORT_READING: the file is being read
 * @OFFICE_IMPORT_CHECKING: the rows are being judged
 * @OFFICE_IMPORT_READY: the preview stands
 * @OFFICE_IMPORT_COMMITTING: the rows are being kept
 */
typedef enum
{
  OFFICE_IMPORT_NO_FILE,
  OFFICE_IMPORT_READING,
  OFFICE_IMPORT_CHECKING,
  OFFICE_IMPORT_READY,
  OFFICE_IMPORT_COMMITTING,
} OfficeImportState;

#define OFFICE_TYPE_IMPORT_MODEL (office_import_model_get_type ())

G_DECLARE_FINAL_TYPE (OfficeImportModel, office_import_model, OFFICE, IMPORT_MODEL, GObject)

OfficeImportModel   *office_import_model_new               (OfficeSession     *session);
void                 office_import_model_open              (OfficeImportModel *self,
                                                            GFile             *file);
void                 office_import_model_select_sheet      (OfficeImportModel *self,
                                                            guint              index);
void                 office_import_model_set_field         (OfficeImportModel *self,
                                                            guint              column,
                                                            const char        *field);
void                 office_import_model_set_cohort        (OfficeImportModel *self,
                                                            const char        *code);
void                office_import_model_set_kind       (OfficeImportModel  *self,
                                                        OfficeImportKind    kind,
                                                        const char         *component);
OfficeImportKind    office_import_model_get_kind       (OfficeImportModel  *self);
void                 office_import_model_set_regulator     (OfficeImportModel *self,
                                                            const char        *regulator);
void                 office_import_model_set_all           (OfficeImportModel *self,
                                                            gboolean           all_or_nothing);
void                 office_import_model_set_only_problems (OfficeImportModel *self,
                                                            gboolean           only_problems);
void                 office_import_model_commit            (OfficeImportModel *self);

OfficeImportState    office_import_model_get_state         (OfficeImportModel *self);
const char          *office_import_model_get_problem       (OfficeImportModel *self);
const char          *office_import_model_get_file_name     (OfficeImportModel *self);
char                *office_import_model_describe_file     (OfficeImportModel *self);
guint                office_import_model_get_n_sheets      (OfficeImportModel *self);
const char          *office_import_model_get_sheet_name    (OfficeImportModel *self,
                                                            guint              index);
guint                office_import_model_get_sheet         (OfficeImportModel *self);
guint                office_import_model_get_n_columns     (OfficeImportModel *self);
const char          *office_import_model_get_heading       (OfficeImportModel *self,
                                                            guint              column);
const char          *office_import_model_get_field         (OfficeImportModel *self,
                                                            guint              column);
guint                office_import_model_get_confidence    (OfficeImportModel *self,
                                                            guint              column);
gboolean             office_import_model_is_corrected      (OfficeImportModel *self,
                                                            guint              column);
OfficeWindowedList  *office_import_model_get_rows          (OfficeImportModel *self);
OfficeImportReport  *office_import_model_get_report        (OfficeImportModel *self);
guint                office_import_model_get_row_number    (OfficeImportModel *self,
                                                            guint              index);
const char          *office_import_model_get_text          (OfficeImportModel *self,
                                                            guint              index,
                                                            guint              column);
char                *office_import_model_dup_errors        (OfficeImportModel *self,
                                                            guint              index,
                                                            int                column);
const OfficeImportRow *office_import_model_get_detail      (OfficeImportModel *self,
                                                            guint              index);

G_END_DECLS
