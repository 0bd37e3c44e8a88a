/* list-splices.h: from one order of ids to another by as few changes as can be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeSplice:
 * @position: where
 * @n_removed: how many ids went from there
 * @n_added: how many came in their place
 * @user_data: what was given with the call
 *
 * Called after each change; the array is already as it says.
 */
typedef void (*OfficeSplice) (guint    position,
                              guint    n_removed,
                              guint    n_added,
                              gpointer user_data);

void office_list_splices_apply (GArray       *from,
                                GArray       *to,
                                OfficeSplice  splice,
                                gpointer      user_data);

G_END_DECLS
