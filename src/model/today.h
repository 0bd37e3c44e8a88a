/* today.h: the office's day, in London
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/dates.h"

G_BEGIN_DECLS

OfficeDay office_today (void);

G_END_DECLS
