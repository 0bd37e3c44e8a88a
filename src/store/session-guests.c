/* session-guests.c: learners who make up hours in a hands-on session of another cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/session-guests.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "store/command.h"
#include "store/rows.h"
#include "store/sessions.h"

/* Whose, and what stands in the way; each is a fact of the moment of booking. */
typedef struct
{
  char     *name;
  gboolean  same_module;
  gboolean  own_cohort;
  gboolean  withdrawn;
  gboolean  booked;
  gboolean  full;
  gint64    overlaps;    /* when the session begins that they have at that time; 0 for none */
} Facts;

static void
facts_free (Facts *facts)
{
  g_free (facts->name);
  g_free (facts);
}

static gpointer
read_facts (OfficeStatement *statement)
{
  Facts *facts = g_new0 (Facts, 1);

  facts->name = office_person_name (office_statement_get_text (statement, 0), office_statement_get_text (statement, 1));
  facts->same_module = office_statement_get_int (statement, 2) != 0;
  facts->own_cohort = office_statement_get_int (statement, 3) != 0;
  facts->withdrawn = office_statement_get_int (statement, 4) != 0;
  facts->booked = office_statement_get_int (statement, 5) != 0;
  facts->full = office_statement_get_int (statement, 6) != 0;
  facts->overlaps = office_statement_get_int (statement, 7);
  return facts;
}

static Facts *
load_facts (OfficeConnection  *connection,
            gint64             session_id,
            gint64             enrolment_id,
            GError           **error)
{
  static const char sql[] =
    "SELECT learner.family_name, learner.given_names, own.module_id = cohort.module_id, own.id = cohort.id,"
    " enrolment.withdrawn_on IS NOT NULL,"
    " EXISTS (SELECT 1 FROM session_guest WHERE session_id = session.id AND enrolment_id = enrolment.id),"
    " coalesce (NOT room.online AND room.capacity <="
    "   (SELECT count (*) FROM enrolment AS other WHERE other.cohort_id = session.cohort_id"
    "     AND other.withdrawn_on IS NULL)"
    "   + (SELECT count (*) FROM session_guest WHERE session_id = session.id), 0),"
    " coalesce ((SELECT min (mine.starts_at) FROM session AS mine"
    "   WHERE NOT mine.cancelled AND mine.kind <> 'deadline' AND (mine.cohort_id = own.id"
    "     OR mine.id IN (SELECT session_id FROM session_guest WHERE enrolment_id = enrolment.id))"
    "   AND mine.starts_at < session.starts_at + session.minutes * 60"
    "   AND session.starts_at < mine.starts_at + mine.minutes * 60), 0)"
    " FROM session JOIN cohort ON cohort.id = session.cohort_id LEFT JOIN room ON room.id = session.room_id"
    " JOIN enrolment ON enrolment.id = ?2 JOIN cohort AS own ON own.id = enrolment.cohort_id"
    " JOIN learner ON learner.id = enrolment.learner_id WHERE session.id = ?1";
  g_autoptr (GError) local_error = NULL;
  Facts *facts = office_rows_first (office_connection_prepare (connection, &local_error, sql, "ll", session_id,
                                                               enrolment_id),
                                    read_facts, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (facts == NULL)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("There is no such enrolment."));
  return facts;
}

static char *
find_obstacle (OfficeConnection       *connection,
               const OfficeSessionRow *session,
               const Facts            *facts)
{
  if (!g_str_equal (session->kind, "practical"))
    return g_strdup (_("it is no hands-on session"));
  if (session->cancelled)
    return g_strdup (_("it was cancelled"));
  if (session->starts_at <= office_connection_now (connection))
    return g_strdup (_("it is not to come any more"));
  if (facts->own_cohort)
    return g_strdup (_("it is of their own cohort: they have a place in it"));
  if (!facts->same_module)
    return g_strdup (_("it is of another module"));
  if (facts->withdrawn)
    return g_strdup (_("they have withdrawn"));
  if (facts->full)
    return g_strdup (_("its room is full"));
  if (facts->overlaps != 0)
    {
      g_autofree char *when = office_instant_to_text (facts->overlaps);

      /* Translators: when another session of the learner begins */
      return g_strdup_printf (_("they have another session at that time, on %s"), when);
    }
  return NULL;
}

static char *
describe (const OfficeSessionRow *session,
          const char             *name)
{
  g_autofree char *when = office_instant_to_text (session->starts_at);

  /* Translators: a learner, a cohort, when its session is */
  return g_strdup_printf (_("%s in the session of %s on %s"), name, session->cohort_code, when);
}

/**
 * office_session_guest_book:
 * @connection: the connection
 * @session_id: a hands-on session to come, of another cohort of the same module
 * @enrolment_id: who makes up hours in it
 * @error: where to put a failure
 *
 * Gives a learner a place in a session of another cohort (HOURS-4). One step to undo.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED and the reason, or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_session_guest_book (OfficeConnection  *connection,
                           gint64             session_id,
                           gint64             enrolment_id,
                           GError           **error)
{
  g_autoptr (OfficeSessionRow) session = office_session_get (connection, session_id, error);
  g_autofree char *obstacle = NULL;
  g_autofree char *label = NULL;
  Facts *facts = session != NULL ? load_facts (connection, session_id, enrolment_id, error) : NULL;
  gboolean booked;

  if (facts == NULL)
    return FALSE;
  booked = facts->booked;
  obstacle = booked ? NULL : find_obstacle (connection, session, facts);
  label = describe (session, facts->name);
  facts_free (facts);
  if (booked)
    return TRUE;
  if (obstacle != NULL)
    {
      /* Translators: a learner and a session, why not */
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("%s: this cannot be booked, for %s."), label, obstacle);
      return FALSE;
    }

  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (
           connection,
           office_connection_run (connection, error,
                                  "INSERT INTO session_guest (session_id, enrolment_id) VALUES (?, ?)", "ll",
                                  session_id, enrolment_id),
           error);
}

/**
 * office_session_guest_cancel:
 * @connection: the connection
 * @session_id: the session
 * @enrolment_id: who had a place in it
 * @error: where to put a failure
 *
 * Gives the place back, unless their attendance is recorded. One step to undo.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_session_guest_cancel (OfficeConnection  *connection,
                             gint64             session_id,
                             gint64             enrolment_id,
                             GError           **error)
{
  g_autoptr (OfficeSessionRow) session = office_session_get (connection, session_id, error);
  Facts *facts = session != NULL ? load_facts (connection, session_id, enrolment_id, error) : NULL;
  g_autofree char *label = NULL;
  gint64 n_recorded = 0;

  if (facts == NULL)
    return FALSE;
  label = describe (session, facts->name);
  facts_free (facts);
  if (!office_connection_get_int (connection, &n_recorded, error,
                                  "SELECT count (*) FROM attendance WHERE session_id = ? AND enrolment_id = ?", "ll",
                                  session_id, enrolment_id))
    return FALSE;
  if (n_recorded > 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s: the place cannot be given back, for the attendance is recorded."), label);
      return FALSE;
    }

  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (
           connection,
           office_connection_run (connection, error,
                                  "DELETE FROM session_guest WHERE session_id = ? AND enrolment_id = ?", "ll",
                                  session_id, enrolment_id),
           error);
}
