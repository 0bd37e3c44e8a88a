/* xlsx.h: an Office Open XML workbook: its list of sheets, and the cells of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/package.h"
#include "exchange/sheet.h"

G_BEGIN_DECLS

/**
 * OfficeXlsx:
 *
 * The parts of a workbook that all its sheets share.
 */
typedef struct _OfficeXlsx OfficeXlsx;

OfficeXlsx  *office_xlsx_open            (GBytes        *bytes,
                                          GError       **error);
void         office_xlsx_free            (OfficeXlsx    *self);
guint        office_xlsx_get_n_sheets    (OfficeXlsx    *self);
const char  *office_xlsx_get_sheet_name  (OfficeXlsx    *self,
                                          guint          index);
gboolean     office_xlsx_is_sheet_hidden (OfficeXlsx    *self,
                                          guint          index);
OfficeSheet *office_xlsx_read_sheet      (OfficeXlsx    *self,
                                          guint          index,
                                          GCancellable  *cancellable,
                                          GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeXlsx, office_xlsx_free)

G_END_DECLS
