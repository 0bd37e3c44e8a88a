/* return-workbook.h: a return as the workbook that goes out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/workbook.h"
#include "store/returns.h"

G_BEGIN_DECLS

/**
 * OfficeReturnPaper:
 *
 * A workbook of a return, with the memory that it borrows. The tables that it was made of must
 * outlive it.
 */
typedef struct _OfficeReturnPaper OfficeReturnPaper;

OfficeReturnPaper          *office_return_paper_new           (const OfficeReturnTable  *table);
OfficeReturnPaper          *office_return_paper_new_amendment (const OfficeReturnTable  *before,
                                                               const OfficeReturnTable  *table);
void                        office_return_paper_free          (OfficeReturnPaper        *self);
const OfficeReturnWorkbook *office_return_paper_get_workbook  (OfficeReturnPaper        *self);
const char                 *office_return_paper_get_digest    (OfficeReturnPaper        *self);
char                      **office_return_paper_dup_exceptions (const OfficeReturnTable *table);

OfficeReturnTable          *office_return_prepare             (OfficeConnection         *connection,
                                                               OfficeReturnKind          kind,
                                                               gint64                    cohort_id,
                                                               const char               *profile_name,
                                                               OfficeReturnPaper       **paper_out,
                                                               char                    **unwritable,
                                                               GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnPaper, office_return_paper_free)

G_END_DECLS
