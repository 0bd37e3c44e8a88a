/* holidays.c: the bank holidays that the office lists beside the rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/holidays.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "store/command.h"
#include "store/settings.h"

#define SETTING "bank-holidays"

/**
 * office_proclaimed_days_get:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeProclaimedDay): the office's own list, earliest first
 */
GPtrArray *
office_proclaimed_days_get (OfficeConnection  *connection,
                            GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = office_setting_get (connection, SETTING, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return office_proclaimed_days_parse (text, error);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const OfficeProclaimedDay *const *first = a;
  const OfficeProclaimedDay *const *second = b;

  return (*first)->day < (*second)->day ? -1 : (*first)->day > (*second)->day;
}

static gboolean
remove_day (GPtrArray *days,
            OfficeDay  day)
{
  for (guint i = 0; i < days->len; i++)
    if (((OfficeProclaimedDay *) g_ptr_array_index (days, i))->day == day)
      {
        g_ptr_array_remove_index (days, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
keep (OfficeConnection  *connection,
      GPtrArray         *days,
      const char        *label,
      GError           **error)
{
  g_autofree char *text = NULL;

  g_ptr_array_sort (days, compare_days);
  text = office_proclaimed_days_print (days);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;
  return office_command_finish (connection,
                                office_setting_set (connection, SETTING, days->len > 0 ? text : NULL, error), error);
}

/**
 * office_proclaimed_day_set:
 * @connection: the connection
 * @day: the day
 * @works: it is an ordinary day, although the rule makes it a holiday
 * @name: what a holiday is called, or why it is none
 * @error: where to put a failure
 *
 * Lists a bank holiday that was proclaimed, or one that was taken away, in place of what was listed
 * for that day before.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID for a holiday without a name
 */
gboolean
office_proclaimed_day_set (OfficeConnection  *connection,
                           OfficeDay          day,
                           gboolean           works,
                           const char        *name,
                           GError           **error)
{
  g_autoptr (GPtrArray) days = office_proclaimed_days_get (connection, error);
  g_autofree char *tidy = g_strstrip (g_strdup (name != NULL ? name : ""));
  g_autofree char *when = office_day_to_text (day);
  g_autofree char *label = NULL;

  if (days == NULL)
    return FALSE;
  if (*tidy == '\0')
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The bank holiday on %s has no name. Say what it is called."), when);
      return FALSE;
    }

  remove_day (days, day);
  g_ptr_array_add (days, office_proclaimed_day_new (day, works, tidy));
  /* Translators: a day, its name */
  label = works ? g_strdup_printf (_("No bank holiday on %s: %s"), when, tidy)
                : g_strdup_printf (_("Bank holiday on %s: %s"), when, tidy);
  return keep (connection, days, label, error);
}

/**
 * office_proclaimed_day_drop:
 * @connection: the connection
 * @day: the day
 * @error: where to put a failure
 *
 * Takes a day off the office's list; the rule holds for it again.
 *
 * Returns: %FALSE with %OFFICE_ERROR_NOT_FOUND when it was not listed
 */
gboolean
office_proclaimed_day_drop (OfficeConnection  *connection,
                            OfficeDay          day,
                            GError           **error)
{
  g_autoptr (GPtrArray) days = office_proclaimed_days_get (connection, error);
  g_autofree char *when = office_day_to_text (day);
  g_autofree char *label = NULL;

  if (days == NULL)
    return FALSE;
  if (!remove_day (days, day))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                   _("%s is not on the office’s list of bank holidays."), when);
      return FALSE;
    }

  /* Translators: a day */
  label = g_strdup_printf (_("%s taken off the list of bank holidays"), when);
  return keep (connection, days, label, error);
}
