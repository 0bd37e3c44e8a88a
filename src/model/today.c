/* today.c: the office's day, in London
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/today.h"
#include "rules/clock.h"

/**
 * office_today:
 *
 * Returns: the day it is now, by the wall clock of London
 */
OfficeDay
office_today (void)
{
  return office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC);
}
