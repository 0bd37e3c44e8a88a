/* event-facts.c: what limits each session and viva: its cohort's dates, its room, how many come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/event-facts.h"

#include <glib/gi18n-lib.h>

#include "store/rows.h"
#include "store/statement.h"

/* As office_bookings_list() has them: cancelled ones and deadlines take no time of anybody. */
static const char session_facts_sql[] =
  "WITH learners AS (SELECT cohort_id, count (*) AS n FROM enrolment"
  "   WHERE withdrawn_on IS NULL AND NOT reassessment_only GROUP BY cohort_id)"
  " SELECT session.id, session.starts_at, session.starts_at + session.minutes * 60, cohort.code,"
  " CASE WHEN session.kind <> 'induction' THEN cohort.starts END, cohort.ends, room.name,"
  " coalesce (room.capacity, 0),"
  " coalesce (learners.n, 0) + (SELECT count (*) FROM session_staff WHERE session_id = session.id),"
  " cohort.code, session.title"
  " FROM session JOIN cohort ON cohort.id = session.cohort_id"
  " LEFT JOIN learners ON learners.cohort_id = cohort.id"
  " LEFT JOIN room ON room.id = session.room_id"
  " WHERE NOT session.cancelled AND session.kind <> 'deadline'"
  " AND session.starts_at >= ?1 - 86400 AND session.starts_at < ?2"
  " AND session.starts_at + session.minutes * 60 > ?1"
  " ORDER BY session.starts_at, session.id";

static const char viva_facts_sql[] =
  "SELECT viva.id, viva.starts_at, viva.starts_at + (viva.minutes + viva.marking_minutes) * 60,"
  " cohort.code, CASE WHEN viva.attempt = 1 THEN cohort.starts END, cohort.ends, room.name,"
  " coalesce (room.capacity, 0), 1 + (SELECT count (*) FROM viva_examiner WHERE viva_id = viva.id),"
  " learner.family_name, learner.given_names"
  " FROM viva JOIN enrolment ON enrolment.id = viva.enrolment_id"
  " JOIN learner ON learner.id = enrolment.learner_id"
  " JOIN cohort ON cohort.id = enrolment.cohort_id"
  " LEFT JOIN room ON room.id = viva.room_id"
  " WHERE NOT viva.cancelled AND viva.starts_at >= ?1 - 86400 AND viva.starts_at < ?2"
  " AND viva.starts_at + (viva.minutes + viva.marking_minutes) * 60 > ?1"
  " ORDER BY viva.starts_at, viva.id";

/**
 * office_event_facts_free:
 * @facts: (transfer full) (nullable): what limits an event
 */
void
office_event_facts_free (OfficeEventFacts *facts)
{
  if (facts == NULL)
    return;

  g_free (facts->title);
  g_free (facts->cohort_code);
  g_free (facts->cohort_starts);
  g_free (facts->cohort_ends);
  g_free (facts->room);
  g_free (facts);
}

static OfficeEventFacts *
read_common (OfficeStatement   *statement,
             OfficeBookingKind  kind)
{
  OfficeEventFacts *facts = g_new0 (OfficeEventFacts, 1);

  facts->kind = kind;
  facts->id = office_statement_get_int (statement, 0);
  facts->starts_at = office_statement_get_int (statement, 1);
  facts->ends_at = office_statement_get_int (statement, 2);
  facts->cohort_code = office_statement_dup_text (statement, 3);
  facts->cohort_starts = office_statement_dup_text (statement, 4);
  facts->cohort_ends = office_statement_dup_text (statement, 5);
  facts->room = office_statement_dup_text (statement, 6);
  facts->capacity = (int) office_statement_get_int (statement, 7);
  facts->n_people = (int) office_statement_get_int (statement, 8);
  return facts;
}

static gpointer
read_session_facts (OfficeStatement *statement)
{
  OfficeEventFacts *facts = read_common (statement, OFFICE_BOOKING_SESSION);
  const char *code = office_statement_get_text (statement, 9);
  const char *title = office_statement_get_text (statement, 10);

  /* Translators: a cohort and the title of one of its sessions */
  facts->title = *title != '\0' ? g_strdup_printf (_("%s: %s"), code, title) : g_strdup (code);
  return facts;
}

static gpointer
read_viva_facts (OfficeStatement *statement)
{
  OfficeEventFacts *facts = read_common (statement, OFFICE_BOOKING_VIVA);
  g_autofree char *name =
    office_person_name (office_statement_get_text (statement, 9), office_statement_get_text (statement, 10));

  /* Translators: a learner */
  facts->title = g_strdup_printf (_("Viva of %s"), name);
  return facts;
}

/**
 * office_event_facts_list:
 * @connection: the connection
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeEventFacts) (nullable): the sessions and vivas of all
 *   cohorts that take place within a time: sessions, then vivas, each in order of time
 */
GPtrArray *
office_event_facts_list (OfficeConnection  *connection,
                         gint64             from,
                         gint64             to,
                         GError           **error)
{
  g_autoptr (GPtrArray) sessions = office_rows_collect (
    office_connection_prepare (connection, error, session_facts_sql, "ll", from, to), read_session_facts,
    (GDestroyNotify) office_event_facts_free, error);
  g_autoptr (GPtrArray) vivas = NULL;

  if (sessions == NULL)
    return NULL;
  vivas = office_rows_collect (office_connection_prepare (connection, error, viva_facts_sql, "ll", from, to),
                               read_viva_facts, (GDestroyNotify) office_event_facts_free, error);
  if (vivas == NULL)
    return NULL;

  g_ptr_array_extend_and_steal (sessions, g_steal_pointer (&vivas));
  return g_steal_pointer (&sessions);
}
