/* moderation-import.h: the moderation sheet as it comes back from the moderator
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/import-report.h"
#include "exchange/workbook.h"
#include "store/connection.h"

G_BEGIN_DECLS

OfficeSheet        *office_moderation_sheet_find (OfficeWorkbook    *workbook,
                                                  GCancellable      *cancellable,
                                                  GError           **error);
OfficeImportReport *office_moderation_import     (OfficeConnection  *connection,
                                                  OfficeSheet       *sheet,
                                                  gint64             cohort_id,
                                                  const char        *component,
                                                  gboolean           dry_run,
                                                  GError           **error);

G_END_DECLS
