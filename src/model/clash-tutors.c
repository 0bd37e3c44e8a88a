/* clash-tutors.c: hands-on days with too few tutors for their learners
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/clash-tutors.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/tutors.h"
#include "store/sessions.h"
#include "store/tutor-ratio.h"

static void
add_session (GPtrArray              *rows,
             const OfficeSessionRow *session,
             int                     learners_per_tutor)
{
  g_autofree char *when = office_instant_to_text (session->starts_at);
  /* Translators: a cohort and the title of one of its sessions */
  g_autofree char *title = *session->title != '\0' ? g_strdup_printf (_("%s: %s"), session->cohort_code, session->title)
                                                   : g_strdup (session->cohort_code);
  /* Translators: a session, when it is */
  g_autofree char *whole = g_strdup_printf (_("%s on %s"), title, when);
  char *sentence = office_tutors_missing (whole, session->n_enrolled, session->n_tutors, learners_per_tutor);
  OfficeClashRow *row;

  if (sentence == NULL)
    return;
  row = g_new0 (OfficeClashRow, 1);
  row->first_kind = OFFICE_BOOKING_SESSION;
  row->first_id = session->id;
  row->first_title = g_steal_pointer (&title);
  row->second_title = g_strdup ("");
  row->kind = OFFICE_CLASH_TUTORS;
  row->resource = g_strdup (_("Tutors"));
  row->from = session->starts_at;
  row->to = session->starts_at + session->minutes * 60;
  row->sentence = sentence;
  g_ptr_array_add (rows, row);
}

/**
 * office_clashes_add_tutors:
 * @rows: (element-type OfficeClashRow): where they are added
 * @connection: the connection
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @error: where to put a failure
 *
 * Adds the hands-on sessions between the two instants that have too few tutors for the learners of their
 * cohort. What is over is left out: nobody can mend it.
 *
 * Returns: %FALSE when it could not be read
 */
gboolean
office_clashes_add_tutors (GPtrArray         *rows,
                           OfficeConnection  *connection,
                           gint64             from,
                           gint64             to,
                           GError           **error)
{
  gint64 now = office_connection_now (connection);
  g_autoptr (GPtrArray) sessions = NULL;
  int learners_per_tutor;

  if (to <= now)
    return TRUE;
  sessions = office_sessions_list_between (connection, MAX (from, now), to, error);
  if (sessions == NULL || !office_tutor_ratio_get (connection, &learners_per_tutor, error))
    return FALSE;

  for (guint i = 0; i < sessions->len; i++)
    {
      const OfficeSessionRow *session = g_ptr_array_index (sessions, i);

      if (!session->cancelled && g_str_equal (session->kind, "practical"))
        add_session (rows, session, learners_per_tutor);
    }
  return TRUE;
}
