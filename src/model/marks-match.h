/* marks-match.h: whose marks a pasted line holds, by what stands in its first cells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OFFICE_MARKS_NOBODY (G_MAXUINT - 1)

GArray *office_marks_match_lines (GPtrArray *rows,
                                  GPtrArray *lines,
                                  guint     *n_before);

G_END_DECLS
