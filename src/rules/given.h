/* given.h: whether something was typed at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean office_text_is_given (const char *text);

G_END_DECLS
