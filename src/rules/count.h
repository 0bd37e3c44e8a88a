/* count.h: how many, for a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *office_count_to_text (gint64 count);

G_END_DECLS
