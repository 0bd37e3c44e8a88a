/* workbook-close.h: let libxlsxwriter write its file, and keep what it would say to itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

lxw_error office_workbook_close (lxw_workbook *workbook,
                                 int          *saved_errno);

G_END_DECLS
