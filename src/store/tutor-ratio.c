/* tutor-ratio.c: how many learners one tutor teaches on hands-on days, as the office has set it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/tutor-ratio.h"

#include <glib/gi18n-lib.h>

#include "rules/tutors.h"
#include "store/settings.h"

#define SETTING "learners-per-tutor"

/**
 * office_tutor_ratio_get:
 * @connection: the connection
 * @learners_per_tutor: (out): how many one tutor teaches at most
 * @error: where to put a failure
 *
 * Returns: whether it was read
 */
gboolean
office_tutor_ratio_get (OfficeConnection  *connection,
                        int               *learners_per_tutor,
                        GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = office_setting_get (connection, SETTING, &local_error);
  guint64 number = 0;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *learners_per_tutor = OFFICE_LEARNERS_PER_TUTOR;
  if (text != NULL
      && g_ascii_string_to_unsigned (text, 10, 1, OFFICE_MOST_LEARNERS_PER_TUTOR, &number, NULL))
    *learners_per_tutor = (int) number;
  return TRUE;
}

/**
 * office_tutor_ratio_set:
 * @connection: the connection
 * @learners_per_tutor: how many one tutor teaches at most
 * @error: where to put %OFFICE_ERROR_INVALID
 *
 * Sets the number for the whole office, as one step to undo.
 *
 * Returns: whether it is saved
 */
gboolean
office_tutor_ratio_set (OfficeConnection  *connection,
                        int                learners_per_tutor,
                        GError           **error)
{
  g_autofree char *text = g_strdup_printf ("%d", learners_per_tutor);

  if (learners_per_tutor < 1 || learners_per_tutor > OFFICE_MOST_LEARNERS_PER_TUTOR)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("One tutor cannot teach %d learners: it is a number from 1 to 100."), learners_per_tutor);
      return FALSE;
    }
  return office_setting_set (connection, SETTING, text, error);
}
