/* marks-block.h: a block of cells as spreadsheets put it on the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *office_marks_block_parse  (const char *text);
char      *office_marks_block_format (GPtrArray  *lines);

G_END_DECLS
