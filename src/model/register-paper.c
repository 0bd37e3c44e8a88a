/* register-paper.c: the register of a session on paper, with names and room to sign
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/register-paper.h"

#include <glib/gi18n-lib.h>

#include "documents/pen.h"
#include "rules/availability.h"
#include "rules/clock.h"
#include "rules/hours.h"
#include "store/attendance.h"
#include "store/provider.h"
#include "store/rows.h"
#include "store/sessions.h"

/* As high as a hand needs to sign. */
#define ROOM_TO_SIGN "\n "

static const char *
kind_of (const OfficeSessionRow *session)
{
  if (g_str_equal (session->kind, "practical"))
    return _("Hands-on session");
  return g_str_equal (session->kind, "induction") ? _("Induction") : _("Live session");
}

/* Before the session the register is empty and is signed; afterwards it says what was. */
static void
add_learners (OfficePaper *paper,
              GPtrArray   *rows)
{
  const OfficePaperColumn columns[] = {
    { _("LEARNER"), 2.8, FALSE, TRUE },
    { _("REFERENCE"), 2.0, FALSE, FALSE },
    { _("ATTENDED"), 1.5, TRUE, FALSE },
    { _("SIGNATURE OR NOTE"), 3.4, FALSE, FALSE },
  };
  guint n = 0;

  office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeAttendanceRow *row = g_ptr_array_index (rows, i);
      g_autofree char *person = office_person_name (row->family_name, row->given_names);
      /* Translators: a learner, the cohort that they come from */
      g_autofree char *name = row->guest_of != NULL ? g_strdup_printf (_("%s (from %s)"), person, row->guest_of)
                                                    : g_strdup (person);
      g_autofree char *minutes = row->minutes > 0 ? office_minutes_to_text (row->minutes) : NULL;
      const char *attended = row->minutes == 0 ? _("absent") : minutes != NULL ? minutes : "";
      const char *note = *row->note != '\0' ? row->note : row->minutes == OFFICE_ATTENDANCE_NONE ? ROOM_TO_SIGN : "";

      if (row->withdrawn && row->minutes == OFFICE_ATTENDANCE_NONE)
        continue;
      n++;
      office_paper_add_row (paper, (const char *[]) { name, row->reference, attended, note });
    }
  if (n == 0)
    office_paper_add_text (paper, _("Nobody is enrolled in this cohort."));
}

/**
 * office_register_paper_new:
 * @connection: the connection
 * @session_id: the session
 * @error: return location
 *
 * Makes the register of a session, with names: who is expected, what is recorded, room to sign.
 *
 * Returns: (transfer full) (nullable): the paper
 */
OfficePaper *
office_register_paper_new (OfficeConnection  *connection,
                           gint64             session_id,
                           GError           **error)
{
  g_autoptr (OfficeSessionRow) session = office_session_get (connection, session_id, error);
  g_autoptr (OfficeProvider) provider = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *when = NULL, *length = NULL, *staff = NULL, *foot = NULL;
  OfficePaper *paper;

  if (session == NULL)
    return NULL;
  provider = office_provider_get (connection, error);
  if (provider == NULL)
    return NULL;
  rows = office_attendance_register (connection, session_id, error);
  if (rows == NULL)
    return NULL;

  when = office_span_to_text (session->starts_at, session->starts_at + session->minutes * 60);
  length = office_minutes_to_text (session->minutes);
  staff = g_strjoinv (", ", session->staff);
  /* Translators: a cohort, when a session is */
  foot = g_strdup_printf (_("%s · register of %s"), session->cohort_code, when);
  paper = office_paper_new (provider->name, _("Register"),
                            *session->title != '\0' ? session->title : kind_of (session), foot);
  office_paper_add_fact (paper, _("COHORT"), session->cohort_code);
  office_paper_add_fact (paper, _("MODULE"), session->module_title);
  office_paper_add_fact (paper, _("KIND"), kind_of (session));
  office_paper_add_fact (paper, _("WHEN"), when);
  office_paper_add_fact (paper, _("LENGTH"), length);
  office_paper_add_fact (paper, _("ROOM"), session->room != NULL ? session->room : _("not said"));
  office_paper_add_fact (paper, _("STAFF"), *staff != '\0' ? staff : _("not said"));
  if (session->cancelled)
    office_paper_add_warning (paper, _("This session was cancelled."));
  add_learners (paper, rows);
  office_paper_add_lines (paper, (const char *const[]) { _("Tutor’s signature"), _("Date"), NULL });
  return paper;
}

/**
 * office_register_paper_deliver:
 * @connection: the connection
 * @session_id: the session
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancelled register leaves what was at @path
 * @error: return location
 *
 * Writes the register of a session as a PDF.
 *
 * Returns: whether it was written
 */
gboolean
office_register_paper_deliver (OfficeConnection  *connection,
                               gint64             session_id,
                               const char        *path,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_autoptr (OfficePaper) paper = office_register_paper_new (connection, session_id, error);
  g_autofree char *today = office_connection_today (connection);

  return paper != NULL && office_paper_write (paper, today, path, cancellable, error);
}
