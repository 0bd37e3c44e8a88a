/* choose-sheet.h: the sheet of a workbook that holds what is to be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/fields.h"
#include "exchange/workbook.h"

G_BEGIN_DECLS

OfficeSheet *office_workbook_find_table (OfficeWorkbook    *workbook,
                                         OfficeImportKind   kind,
                                         int               *index,
                                         GCancellable      *cancellable,
                                         GError           **error);

G_END_DECLS
