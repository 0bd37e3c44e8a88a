/* application-import.h: applications from a sheet: drafts with errors, and one run to keep them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/import-report.h"
#include "rules/privacy.h"
#include "rules/registers.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeApplicationDraft:
 * @row: the row number as the person sees it
 * @registration: the professional number, or %NULL
 * @applied_on: `YYYY-MM-DD`, or %NULL; @date_of_birth likewise
 * @payer: `self`, `employer` or `other`, or %NULL
 * @newsletter_consent: a yes in a file is unconfirmed (PRIVACY-1)
 * @note: what the office should know of a well-formed row, such as a flag of ENTRY-3, or %NULL
 * @errors: (element-type OfficeImportError): every error of every cell
 *
 * One row as we understood it. Every other string is as the file had it, trimmed, its inner spaces
 * folded and in Unicode's form NFC; %NULL when the cell is empty or has an error.
 */
typedef struct
{
  guint               row;
  char               *reference;
  char               *applied_on;
  char               *title;
  char               *given_names;
  char               *family_name;
  char               *known_as;
  char               *former_family_name;
  char               *date_of_birth;
  char               *email;
  char               *phone;
  OfficeRegistration *registration;
  char               *degree;
  char               *degree_class;
  char               *awarding_institution;
  char               *employer;
  char               *sector;
  char               *role;
  char               *ultrasound_evidence;
  char               *payer;
  OfficeConsent       newsletter_consent;
  char               *note;
  GPtrArray          *errors;
} OfficeApplicationDraft;

/**
 * OfficeDraftOptions:
 * @today: `YYYY-MM-DD`: the day against which dates are judged
 * @default_regulator: (nullable): used for rows that give a number and no regulator
 *
 * What the sheet itself does not say.
 */
typedef struct
{
  const char *today;
  const char *default_regulator;
} OfficeDraftOptions;

GPtrArray          *office_application_drafts_read (OfficeSheet                *sheet,
                                                    OfficeMapping              *mapping,
                                                    const OfficeDraftOptions   *options,
                                                    GCancellable               *cancellable,
                                                    GError                    **error);
void                office_application_draft_free  (OfficeApplicationDraft     *self);
OfficeImportReport *office_application_import_run  (OfficeConnection           *connection,
                                                    GPtrArray                  *drafts,
                                                    const OfficeImportOptions  *options,
                                                    GCancellable               *cancellable,
                                                    GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeApplicationDraft, office_application_draft_free)

G_END_DECLS
