/* actions.h: the window's own actions: their names for a person, and their shortcuts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

const OfficeViewAction *office_actions_get_table   (guint          *n_actions);
void                    office_actions_set_accels  (GtkApplication *application);

G_END_DECLS
