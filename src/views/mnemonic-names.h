/* mnemonic-names.h: the names of buttons, once and without the underscore of their mnemonic
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void office_mnemonic_names_install (void);

G_END_DECLS
