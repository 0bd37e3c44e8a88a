/* office.h: an office database of its own for a test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/import-report.h"
#include "store/connection.h"

G_BEGIN_DECLS

typedef struct
{
  char             *folder;
  OfficeConnection *connection;
  gint64            cohort_id;
} Office;

#define OFFICE_TEST_COHORT "DPL-2025-AUT"

void  office_begin           (Office             *office);
void  office_end             (Office             *office);
guint office_count           (Office             *office);
void  office_enrol           (Office             *office,
                              const char         *reference);
void  assert_tally           (OfficeImportReport *report,
                              guint               rows,
                              guint               imported,
                              guint               errors);
void  assert_report_error    (OfficeImportReport *report,
                              guint               index,
                              guint               row,
                              const char         *field,
                              const char         *part);

G_END_DECLS
