/* deadline.c: deadlines, extensions and lateness
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/deadline.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"

#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_HOUR 3600
#define SECONDS_PER_DAY 86400

/**
 * office_deadline_add_days:
 * @deadline: an instant, UTC seconds
 * @days: days to add
 * @extended: (out): the instant @days later at the same London time of day
 * @error: return location for an error
 *
 * Moves a deadline by whole days, keeping the time of day across a clock change (ASSESS-6). A time
 * that comes twice on the new day is the later of the two: nobody loses an hour.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID if that time does not exist on the new day
 */
gboolean
office_deadline_add_days (gint64   deadline,
                          int      days,
                          gint64  *extended,
                          GError **error)
{
  return office_instant_from_wall_latest (office_instant_to_day (deadline) + days,
                                          office_instant_second_of_day (deadline), extended,
                                          error);
}

/**
 * office_deadline_extend:
 * @deadline: an instant, UTC seconds
 * @days: length of the extension
 * @rules: the rule set
 * @extended: (out): the new deadline, UTC seconds
 * @error: return location for an error
 *
 * Extends a deadline by one of the two lengths that the rules allow (ASSESS-6, ASSESS-8).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED for another length
 */
gboolean
office_deadline_extend (gint64               deadline,
                        int                  days,
                        const OfficeRuleSet *rules,
                        gint64              *extended,
                        GError             **error)
{
  if (days != rules->extension_short_days && days != rules->extension_long_days)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("An extension is %d or %d days, not %d."), rules->extension_short_days,
                   rules->extension_long_days, days);
      return FALSE;
    }

  return office_deadline_add_days (deadline, days, extended, error);
}

/**
 * office_deadline_late_seconds:
 * @deadline: an instant, UTC seconds
 * @received: an instant, UTC seconds
 *
 * How late something came, to the second, by the London clock: a week after 14:00 is 14:00, even
 * when the clocks went back between the two (ASSESS-6). On time is 0 or less, by true time.
 *
 * Returns: seconds
 */
gint64
office_deadline_late_seconds (gint64 deadline,
                              gint64 received)
{
  gint64 days, seconds;

  if (received <= deadline)
    return received - deadline;

  days = office_instant_to_day (received) - office_instant_to_day (deadline);
  seconds = office_instant_second_of_day (received) - office_instant_second_of_day (deadline);
  return MAX (1, days * SECONDS_PER_DAY + seconds);
}

/**
 * office_deadline_late_text:
 * @late_seconds: seconds late, greater than 0
 *
 * Lateness in words, as finely as it matters: "3 days", "7 days 0 min 1 s", "2 h 5 min".
 *
 * Returns: (transfer full): the words
 */
char *
office_deadline_late_text (gint64 late_seconds)
{
  int days = (int) MIN (late_seconds / SECONDS_PER_DAY, G_MAXINT);
  int hours = (int) (late_seconds % SECONDS_PER_DAY / SECONDS_PER_HOUR);
  int minutes = (int) (late_seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
  int seconds = (int) (late_seconds % SECONDS_PER_MINUTE);

  if (days > 0 && hours == 0 && late_seconds % SECONDS_PER_HOUR > 0)
    return g_strdup_printf (ngettext ("%d day %d min %d s", "%d days %d min %d s", days), days,
                            minutes, seconds);
  if (days > 0 && hours == 0)
    return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
  if (days > 0)
    return g_strdup_printf (ngettext ("%d day %d h", "%d days %d h", days), days, hours);
  if (hours > 0)
    return g_strdup_printf (_("%d h %d min"), hours, minutes);
  if (minutes > 0)
    return g_strdup_printf (_("%d min %d s"), minutes, seconds);

  return g_strdup_printf (_("%d s"), seconds);
}
