/* deadline.h: deadlines, extensions and lateness
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/clock.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

gboolean office_deadline_extend       (gint64               deadline,
                                       int                  days,
                                       const OfficeRuleSet *rules,
                                       gint64              *extended,
                                       GError             **error);
gboolean office_deadline_add_days     (gint64   deadline,
                                       int      days,
                                       gint64  *extended,
                                       GError **error);
gint64   office_deadline_late_seconds (gint64 deadline,
                                       gint64 received);
char    *office_deadline_late_text    (gint64 late_seconds);

G_END_DECLS
