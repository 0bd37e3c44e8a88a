/* workbook-proof.h: whether a workbook on the disk is whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean office_workbook_is_whole (const char *path);

G_END_DECLS
