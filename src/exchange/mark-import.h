/* mark-import.h: marks of one component from a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/import-report.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeMarkDraft:
 * @row: the row number as the person sees it
 * @reference: reference of the application, or %NULL
 * @student_number: the university's number, or %NULL
 * @attempt: 1, 2, …
 * @first: first marker's mark in hundredths, or -1; @second, @agreed likewise
 * @code: code in place of a mark (`NS`, `DEF`), or %NULL
 * @words: words of the essay, or -1
 * @received: London wall time `YYYY-MM-DDTHH:MM:SS`, or %NULL
 * @errors: (element-type OfficeImportError): every error of every cell
 */
typedef struct
{
  guint      row;
  char      *reference;
  char      *student_number;
  int        attempt;
  int        first;
  int        second;
  int        agreed;
  char      *code;
  int        words;
  char      *received;
  char      *reason;
  GPtrArray *errors;
} OfficeMarkDraft;

void                office_mark_mapping_choose_component (OfficeMapping *mapping,
                                                          const char    *component);

GPtrArray          *office_mark_drafts_read (OfficeSheet                *sheet,
                                             OfficeMapping              *mapping,
                                             GCancellable               *cancellable,
                                             GError                    **error);
void                office_mark_draft_free  (OfficeMarkDraft            *self);
OfficeImportReport *office_mark_import_run  (OfficeConnection           *connection,
                                             GPtrArray                  *drafts,
                                             const char                 *component,
                                             const OfficeImportOptions  *options,
                                             GCancellable               *cancellable,
                                             GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMarkDraft, office_mark_draft_free)

G_END_DECLS
