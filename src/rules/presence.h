/* presence.h: how long somebody was there who came and went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/availability.h"

G_BEGIN_DECLS

int office_presence_minutes (const OfficeSpan *spans,
                             gsize             n_spans,
                             OfficeSpan        session);

G_END_DECLS
