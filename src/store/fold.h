/* fold.h: text as it is searched: without case, accents or apostrophes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *office_fold_text (const char *text);

G_END_DECLS
