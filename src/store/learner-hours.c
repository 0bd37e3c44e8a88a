/* learner-hours.c: the hands-on hours of learners, from their whole history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/learner-hours.h"

#include <glib/gi18n-lib.h>

#include "store/catalogue.h"
#include "store/enrolments.h"
#include "store/rows.h"
#include "store/statement.h"

static void
hours_line_free (OfficeHoursLine *line)
{
  g_free (line->label);
  g_free (line->cohort_code);
  g_free (line);
}

/**
 * office_learner_hours_free:
 * @hours: (nullable): a learner's hours
 *
 * Frees a learner's hours.
 */
void
office_learner_hours_free (OfficeLearnerHours *hours)
{
  if (hours == NULL)
    return;

  g_free (hours->reference);
  g_free (hours->family_name);
  g_free (hours->given_names);
  g_clear_pointer (&hours->hours, office_hours_free);
  g_clear_pointer (&hours->counted, g_ptr_array_unref);
  g_clear_pointer (&hours->to_come, g_ptr_array_unref);
  g_clear_pointer (&hours->bookable, g_ptr_array_unref);
  g_free (hours);
}

static gpointer
read_learner (OfficeStatement *statement)
{
  OfficeLearnerHours *hours = g_new0 (OfficeLearnerHours, 1);

  hours->enrolment_id = office_statement_get_int (statement, 0);
  hours->learner_id = office_statement_get_int (statement, 1);
  hours->reference = office_statement_dup_text (statement, 2);
  hours->family_name = office_statement_dup_text (statement, 3);
  hours->given_names = office_statement_dup_text (statement, 4);
  hours->withdrawn = office_statement_get_int (statement, 5) != 0;
  hours->counted = g_ptr_array_new_with_free_func ((GDestroyNotify) hours_line_free);
  hours->to_come = g_ptr_array_new_with_free_func ((GDestroyNotify) hours_line_free);
  hours->bookable = g_ptr_array_new_with_free_func ((GDestroyNotify) hours_line_free);

  return hours;
}

typedef struct
{
  gint64 learner_id;
  GArray *history; /* of OfficeHoursEnrolment */
} History;

static void
history_free (History *history)
{
  g_array_unref (history->history);
  g_free (history);
}

/* Every enrolment of every learner of the cohort, by learner (HOURS-2: any module counts). */
static GHashTable *
load_histories (OfficeConnection  *connection,
                gint64             cohort_id,
                gint64             enrolment_id,
                GError           **error)
{
  static const char history_sql[]
    = "SELECT enrolment.learner_id, enrolment.id, cohort.code, module.practical, cohort.term_id,"
      " cohort.starts,"
      " (SELECT min (starts_at) FROM session WHERE cohort_id = cohort.id AND kind = 'practical'"
      " AND NOT cancelled),"
      " EXISTS (SELECT 1 FROM attendance JOIN session ON session.id = attendance.session_id"
      "   WHERE attendance.enrolment_id = enrolment.id AND attendance.minutes > 0"
      " AND NOT session.cancelled),"
      " EXISTS (SELECT 1 FROM attendance JOIN session ON session.id = attendance.session_id"
      "   WHERE attendance.enrolment_id = enrolment.id AND attendance.minutes > 0"
      " AND NOT session.cancelled"
      "   AND session.kind = 'practical'),"
      " enrolment.withdrawn_on, coalesce (enrolment.first_practical, 0)"
      " FROM enrolment JOIN cohort ON cohort.id = enrolment.cohort_id JOIN module"
      " ON module.id = cohort.module_id"
      " WHERE enrolment.learner_id IN (SELECT learner_id FROM enrolment AS mine"
      " WHERE mine.cohort_id = ?1"
      "   AND (?2 = 0 OR mine.id = ?2))"
      " ORDER BY cohort.starts, enrolment.id";
  g_autoptr (GHashTable) histories
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) history_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, history_sql, "ll", cohort_id, enrolment_id);

  if (statement == NULL)
    return NULL;

  while (office_statement_step (statement, &local_error))
    {
      gint64 learner_id = office_statement_get_int (statement, 0);
      History *history = g_hash_table_lookup (histories, &learner_id);
      const char *withdrawn_on = office_statement_get_text (statement, 9);
      OfficeHoursEnrolment enrolment = {
        .id = office_statement_get_int (statement, 1),
        .label = g_intern_string (office_statement_get_text (statement, 2)),
        .practical = office_statement_get_int (statement, 3) != 0,
        .term = office_statement_get_int (statement, 4),
        .starts = office_day_from_iso (office_statement_get_text (statement, 5)),
        .first_practical = office_statement_get_int (statement, 6),
        .attended = office_statement_get_int (statement, 7) != 0,
        .practical_attended = office_statement_get_int (statement, 8) != 0,
        .withdrawn_on = withdrawn_on != NULL ? office_day_from_iso (withdrawn_on) : OFFICE_DAY_NONE,
        .chosen_first = office_statement_get_int (statement, 10) != 0,
      };

      if (history == NULL)
        {
          history = g_new0 (History, 1);
          history->learner_id = learner_id;
          history->history = g_array_new (FALSE, FALSE, sizeof (OfficeHoursEnrolment));
          g_hash_table_insert (histories, &history->learner_id, history);
        }
      g_array_append_val (history->history, enrolment);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&histories);
}

static gsize
which_of (const GArray *history,
          gint64        enrolment_id)
{
  for (guint i = 0; i < history->len; i++)
    if (g_array_index (history, OfficeHoursEnrolment, i).id == enrolment_id)
      return i;

  g_assert_not_reached ();
}

static OfficeHoursLine *
read_line (OfficeStatement *statement)
{
  OfficeHoursLine *line = g_new0 (OfficeHoursLine, 1);

  line->session_id = office_statement_get_int (statement, 1);
  line->label = office_statement_dup_text (statement, 2);
  line->starts_at = office_statement_get_int (statement, 3);
  line->minutes = (int) office_statement_get_int (statement, office_statement_is_null (statement, 5) ? 4 : 5);
  line->cohort_code = office_statement_dup_text (statement, 6);
  return line;
}

/* The hands-on sessions of the cohort, and those of others in which a learner has a place: those
 * attended, and those to come that have nothing recorded yet. */
static const char sessions_sql[]
  = "SELECT enrolment.id, session.id,"
    " CASE session.title WHEN '' THEN session.kind ELSE session.title END,"
    " session.starts_at, session.minutes, attendance.minutes,"
    " CASE WHEN session.cohort_id <> enrolment.cohort_id THEN cohort.code END"
    " FROM enrolment JOIN session ON (session.cohort_id = enrolment.cohort_id"
    " OR session.id IN (SELECT session_id FROM session_guest WHERE enrolment_id = enrolment.id))"
    " AND session.kind = 'practical'"
    " AND NOT session.cancelled"
    " JOIN cohort ON cohort.id = session.cohort_id"
    " LEFT JOIN attendance ON attendance.session_id = session.id"
    " AND attendance.enrolment_id = enrolment.id"
    " WHERE enrolment.cohort_id = ?1 AND (?2 = 0 OR enrolment.id = ?2)"
    " AND (attendance.minutes > 0 OR (attendance.minutes IS NULL AND session.starts_at > ?3))"
    " ORDER BY session.starts_at, session.id";

/* Those of other cohorts of the module that are to come, have room, and at whose time the learner has
 * nothing else: in them a place could be booked. */
static const char bookable_sql[]
  = "SELECT enrolment.id, session.id,"
    " CASE session.title WHEN '' THEN session.kind ELSE session.title END,"
    " session.starts_at, session.minutes, NULL, cohort.code"
    " FROM enrolment JOIN cohort AS own ON own.id = enrolment.cohort_id"
    " JOIN cohort ON cohort.module_id = own.module_id AND cohort.id <> own.id"
    " JOIN session ON session.cohort_id = cohort.id AND session.starts_at > ?3"
    " AND session.kind = 'practical' AND NOT session.cancelled"
    " LEFT JOIN room ON room.id = session.room_id"
    " WHERE enrolment.cohort_id = ?1 AND (?2 = 0 OR enrolment.id = ?2) AND enrolment.withdrawn_on IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM session_guest WHERE session_id = session.id AND enrolment_id = enrolment.id)"
    " AND coalesce (room.online OR room.capacity >"
    "   (SELECT count (*) FROM enrolment AS other WHERE other.cohort_id = session.cohort_id"
    "     AND other.withdrawn_on IS NULL)"
    "   + (SELECT count (*) FROM session_guest WHERE session_id = session.id), 1)"
    " AND NOT EXISTS (SELECT 1 FROM session AS mine WHERE NOT mine.cancelled AND mine.kind <> 'deadline'"
    "   AND (mine.cohort_id = own.id"
    "     OR mine.id IN (SELECT session_id FROM session_guest WHERE enrolment_id = enrolment.id))"
    "   AND mine.starts_at < session.starts_at + session.minutes * 60"
    "   AND session.starts_at < mine.starts_at + mine.minutes * 60)"
    " ORDER BY session.starts_at, session.id";

static gboolean
load_lines (OfficeConnection  *connection,
            const char        *sql,
            gint64             cohort_id,
            gint64             enrolment_id,
            GHashTable        *by_enrolment,
            GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, sql, "lll", cohort_id, enrolment_id,
                                 office_connection_now (connection));

  if (statement == NULL)
    return FALSE;

  while (office_statement_step (statement, &local_error))
    {
      gint64 id = office_statement_get_int (statement, 0);
      OfficeLearnerHours *hours = g_hash_table_lookup (by_enrolment, &id);

      if (sql == bookable_sql)
        g_ptr_array_add (hours->bookable, read_line (statement));
      else
        g_ptr_array_add (office_statement_is_null (statement, 5) ? hours->to_come : hours->counted,
                         read_line (statement));
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static void
add_rule_sessions (GArray    *sessions,
                   GPtrArray *lines,
                   gboolean   booked)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const OfficeHoursLine *line = g_ptr_array_index (lines, i);
      OfficeHoursSession session = { line->label, line->starts_at, line->minutes, booked };

      g_array_append_val (sessions, session);
    }
}

static void
compute (OfficeLearnerHours  *hours,
         GHashTable          *histories,
         const OfficeRuleSet *rules)
{
  const History *history = g_hash_table_lookup (histories, &hours->learner_id);
  g_autoptr (GArray) counted = g_array_new (FALSE, TRUE, sizeof (OfficeHoursSession));
  g_autoptr (GArray) to_come = g_array_new (FALSE, TRUE, sizeof (OfficeHoursSession));

  add_rule_sessions (counted, hours->counted, TRUE);
  add_rule_sessions (to_come, hours->to_come, TRUE);
  add_rule_sessions (to_come, hours->bookable, FALSE);
  hours->hours = office_hours_new (
    (const OfficeHoursEnrolment *) history->history->data, history->history->len,
    which_of (history->history, hours->enrolment_id), (const OfficeHoursSession *) counted->data,
    counted->len, (const OfficeHoursSession *) to_come->data, to_come->len, rules);
}

static GPtrArray *
load_hours (OfficeConnection  *connection,
            gint64             cohort_id,
            gint64             enrolment_id,
            GError           **error)
{
  static const char learners_sql[]
    = "SELECT enrolment.id, learner.id, application.reference, learner.family_name,"
      " learner.given_names,"
      " enrolment.withdrawn_on IS NOT NULL"
      " FROM enrolment JOIN application ON application.id = enrolment.application_id"
      " JOIN learner ON learner.id = enrolment.learner_id"
      " WHERE enrolment.cohort_id = ?1 AND (?2 = 0 OR enrolment.id = ?2)"
      " ORDER BY learner.sort_name, learner.family_name, learner.given_names, enrolment.id";
  g_autoptr (GHashTable) histories = NULL;
  g_autoptr (GHashTable) by_enrolment = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) list = NULL;
  OfficeRuleSet rules;

  if (!office_rule_set_load_cohort (connection, cohort_id, &rules, error))
    return NULL;
  list = office_rows_collect (
    office_connection_prepare (connection, error, learners_sql, "ll", cohort_id, enrolment_id),
    read_learner, (GDestroyNotify) office_learner_hours_free, error);
  if (list == NULL)
    return NULL;
  histories = load_histories (connection, cohort_id, enrolment_id, error);
  if (histories == NULL)
    return NULL;

  for (guint i = 0; i < list->len; i++)
    {
      OfficeLearnerHours *hours = g_ptr_array_index (list, i);

      g_hash_table_insert (by_enrolment, &hours->enrolment_id, hours);
    }
  if (!load_lines (connection, sessions_sql, cohort_id, enrolment_id, by_enrolment, error)
      || !load_lines (connection, bookable_sql, cohort_id, enrolment_id, by_enrolment, error))
    return NULL;

  for (guint i = 0; i < list->len; i++)
    compute (g_ptr_array_index (list, i), histories, &rules);

  return g_steal_pointer (&list);
}

/**
 * office_learner_hours_list_cohort:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * The hands-on hours of a cohort's learners, each from the learner's whole history (HOURS-1 to -4).
 *
 * Returns: (transfer full) (element-type OfficeLearnerHours) (nullable): by family name
 */
GPtrArray *
office_learner_hours_list_cohort (OfficeConnection  *connection,
                                  gint64             cohort_id,
                                  GError           **error)
{
  return load_hours (connection, cohort_id, 0, error);
}

/**
 * office_learner_hours_get:
 * @connection: the connection
 * @enrolment_id: whose
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the hands-on hours of one enrolment, or %NULL with
 *   %OFFICE_ERROR_NOT_FOUND
 */
OfficeLearnerHours *
office_learner_hours_get (OfficeConnection  *connection,
                          gint64             enrolment_id,
                          GError           **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, enrolment_id, error);
  g_autoptr (GPtrArray) list = NULL;

  if (enrolment == NULL)
    return NULL;
  list = load_hours (connection, enrolment->cohort_id, enrolment_id, error);
  if (list == NULL)
    return NULL;

  g_assert (list->len == 1);
  return g_ptr_array_steal_index (list, 0);
}
