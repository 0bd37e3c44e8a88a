/* next-actions.h: what needs doing now, read once for everyone who shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/overview-model.h"
#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_NEXT_ACTIONS (office_next_actions_get_type ())

G_DECLARE_FINAL_TYPE (OfficeNextActions, office_next_actions, OFFICE, NEXT_ACTIONS, GObject)

OfficeNextActions *office_next_actions_of  (OfficeSession     *session);
GPtrArray         *office_next_actions_get (OfficeNextActions *self);

G_END_DECLS
