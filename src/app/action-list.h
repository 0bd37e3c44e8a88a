/* action-list.h: every action by name, to search and to run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_ACTION_LIST (office_action_list_get_type ())

G_DECLARE_FINAL_TYPE (OfficeActionList, office_action_list, OFFICE, ACTION_LIST, GtkWindow)

void office_action_list_present (GtkWindow  *window,
                                 OfficeView *view);

G_END_DECLS
