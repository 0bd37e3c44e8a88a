/* import-run.h: one step of work around all rows of an import, whatever they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/import-report.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeImportPlace:
 * @field: id of the field that is refused, or "" for the whole row
 * @value: what its cell said, or ""
 *
 * Where in its row a refusal belongs; set before failing, with memory of the draft.
 */
typedef struct
{
  const char *field;
  const char *value;
} OfficeImportPlace;

/**
 * OfficeImportJob:
 * @kind: what is imported
 * @label: what the step is called in the undo menu and the audit
 * @get_row: the row number of a draft
 * @get_errors: the errors that a draft came with
 * @keep: keeps one draft; says in the detail what it did
 * @data: for @keep
 *
 * The part of an import that is its own. @keep fails with a sentence for the person when the row is
 * refused; it is then taken back alone.
 */
typedef struct
{
  OfficeImportKind   kind;
  const char        *label;
  guint            (*get_row)    (gpointer            draft);
  GPtrArray       *(*get_errors) (gpointer            draft);
  gboolean         (*keep)       (OfficeConnection   *connection,
                                  gpointer            draft,
                                  OfficeImportRow    *detail,
                                  OfficeImportPlace  *place,
                                  gpointer            data,
                                  GError            **error);
  gpointer           data;
} OfficeImportJob;

OfficeImportReport *office_import_run   (OfficeConnection           *connection,
                                         GPtrArray                  *drafts,
                                         const OfficeImportJob      *job,
                                         const OfficeImportOptions  *options,
                                         GCancellable               *cancellable,
                                         GError                    **error);
char               *office_import_label (const OfficeImportOptions  *options,
                                         char                       *what);

G_END_DECLS
