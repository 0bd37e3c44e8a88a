/* registration-import.h: student numbers back from the university
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/import-report.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeRegistrationDraft:
 * @row: the row number as the person sees it
 * @reference: reference of the application, or %NULL: then name and date of birth must match
 * @date_of_birth: `YYYY-MM-DD`, or %NULL
 * @student_number: the university's number, kept as text with its leading zeros
 * @errors: (element-type OfficeImportError): every error of every cell
 */
typedef struct
{
  guint      row;
  char      *reference;
  char      *given_names;
  char      *family_name;
  char      *date_of_birth;
  char      *email;
  char      *student_number;
  GPtrArray *errors;
} OfficeRegistrationDraft;

GPtrArray          *office_registration_drafts_read (OfficeSheet                *sheet,
                                                     OfficeMapping              *mapping,
                                                     const char                 *today,
                                                     GCancellable               *cancellable,
                                                     GError                    **error);
void                office_registration_draft_free  (OfficeRegistrationDraft    *self);
OfficeImportReport *office_registration_import_run  (OfficeConnection           *connection,
                                                     GPtrArray                  *drafts,
                                                     const OfficeImportOptions  *options,
                                                     GCancellable               *cancellable,
                                                     GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeRegistrationDraft, office_registration_draft_free)

G_END_DECLS
