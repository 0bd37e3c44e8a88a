/* overview.c: what needs doing now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/overview.h"

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "store/catalogue.h"
#include "store/learner-hours.h"
#include "store/results.h"
#include "store/returns.h"
#include "store/rows.h"
#include "store/statement.h"

static const struct
{
  const char *nick;
  const char *label;
  OfficeTaskView view;
} task_kinds[OFFICE_N_TASK_KINDS] = {
  [OFFICE_TASK_APPLICATIONS]
  = { "applications", N_("Applications to decide on"), OFFICE_TASK_VIEW_ENROLMENT },
  [OFFICE_TASK_CONDITIONS] = { "conditions", N_("Conditions due"), OFFICE_TASK_VIEW_ENROLMENT },
  [OFFICE_TASK_REGISTER] = { "register", N_("Registers to check"), OFFICE_TASK_VIEW_ENROLMENT },
  [OFFICE_TASK_UNREGISTERED]
  = { "unregistered", N_("Student numbers awaited"), OFFICE_TASK_VIEW_ENROLMENT },
  [OFFICE_TASK_WAITING]
  = { "waiting", N_("Places for the waiting list"), OFFICE_TASK_VIEW_ENROLMENT },
  [OFFICE_TASK_MARKS] = { "marks", N_("Marks missing"), OFFICE_TASK_VIEW_RESULTS },
  [OFFICE_TASK_AGREEMENT] = { "agreement", N_("Marks to agree"), OFFICE_TASK_VIEW_RESULTS },
  [OFFICE_TASK_BOARD] = { "board", N_("Results for a board"), OFFICE_TASK_VIEW_RESULTS },
  [OFFICE_TASK_CERTIFICATES]
  = { "certificates", N_("Certificates to issue"), OFFICE_TASK_VIEW_RESULTS },
  [OFFICE_TASK_RETURNS] = { "returns", N_("Returns out of date"), OFFICE_TASK_VIEW_RESULTS },
  [OFFICE_TASK_REGISTERS_OPEN]
  = { "attendance", N_("Attendance to take"), OFFICE_TASK_VIEW_TIMETABLE },
  [OFFICE_TASK_DUPLICATES] = { "duplicates", N_("Possible duplicates"), OFFICE_TASK_VIEW_RECORDS },
};

/**
 * office_task_view_to_nick:
 * @view: a view
 *
 * Returns: its nick: "enrolment"
 */
const char *
office_task_view_to_nick (OfficeTaskView view)
{
  static const char *const nicks[OFFICE_N_TASK_VIEWS] = {
    [OFFICE_TASK_VIEW_OVERVIEW] = "overview",   [OFFICE_TASK_VIEW_ENROLMENT] = "enrolment",
    [OFFICE_TASK_VIEW_TIMETABLE] = "timetable", [OFFICE_TASK_VIEW_RESULTS] = "results",
    [OFFICE_TASK_VIEW_RECORDS] = "records",
  };

  g_return_val_if_fail (view < OFFICE_N_TASK_VIEWS, NULL);

  return nicks[view];
}

/**
 * office_task_kind_to_nick:
 * @kind: a kind of task
 *
 * Returns: its nick: "conditions"
 */
const char *
office_task_kind_to_nick (OfficeTaskKind kind)
{
  g_return_val_if_fail (kind < OFFICE_N_TASK_KINDS, NULL);

  return task_kinds[kind].nick;
}

/**
 * office_task_kind_label:
 * @kind: a kind of task
 *
 * Returns: its heading for a person: "Conditions due"
 */
const char *
office_task_kind_label (OfficeTaskKind kind)
{
  g_return_val_if_fail (kind < OFFICE_N_TASK_KINDS, NULL);

  return _(task_kinds[kind].label);
}

/**
 * office_task_free:
 * @task: (nullable): a task
 *
 * Frees a task.
 */
void
office_task_free (OfficeTask *task)
{
  if (task == NULL)
    return;

  g_free (task->sentence);
  g_free (task->since);
  g_free (task);
}

static char *
make_sentence (OfficeTaskKind  kind,
               int             count,
               const char     *where,
               const char     *since)
{
  OfficeDay day = since != NULL && *since != '\0' ? office_day_from_iso (since) : OFFICE_DAY_NONE;
  g_autofree char *when = day != OFFICE_DAY_NONE ? office_day_to_text (day) : g_strdup ("");

  switch (kind)
    {
    case OFFICE_TASK_APPLICATIONS:
      return g_strdup_printf (ngettext ("%d application for %s to decide on, received on %s",
                                        "%d applications for %s to decide on, the first received on %s",
                                        (gulong) count),
                              count, where, when);
    case OFFICE_TASK_CONDITIONS:
      return g_strdup_printf (ngettext ("%d condition in %s, due on %s",
                                        "%d conditions in %s, the first due on %s", (gulong) count),
                              count, where, when);
    case OFFICE_TASK_REGISTER:
      return g_strdup_printf (
        ngettext ("%d applicant for %s to look up in the register",
                  "%d applicants for %s to look up in the register", (gulong) count),
        count, where);
    case OFFICE_TASK_UNREGISTERED:
      return g_strdup_printf (
        ngettext ("%d learner in %s without a student number",
                  "%d learners in %s without a student number", (gulong) count),
        count, where);
    case OFFICE_TASK_WAITING:
      return g_strdup_printf (
        ngettext ("%d place in %s to offer to the waiting list",
                  "%d places in %s to offer to the waiting list", (gulong) count),
        count, where);
    case OFFICE_TASK_MARKS:
      return g_strdup_printf (
        ngettext ("%d learner in %s with marks missing, which ended on %s",
                  "%d learners in %s with marks missing, which ended on %s", (gulong) count),
        count, where, when);
    case OFFICE_TASK_AGREEMENT:
      return g_strdup_printf (ngettext ("%d learner in %s awaits an agreed mark",
                                        "%d learners in %s await an agreed mark", (gulong) count),
                              count, where);
    case OFFICE_TASK_BOARD:
      return g_strdup_printf (ngettext ("%d result in %s for a board to ratify",
                                        "%d results in %s for a board to ratify", (gulong) count),
                              count, where);
    case OFFICE_TASK_CERTIFICATES:
      return g_strdup_printf (ngettext ("%d certificate of %s to issue",
                                        "%d certificates of %s to issue", (gulong) count),
                              count, where);
    case OFFICE_TASK_RETURNS:
      return g_strdup_printf (
        ngettext ("%d return of %s is out of date since %s",
                  "%d returns of %s are out of date, the first since %s", (gulong) count),
        count, where, when);
    case OFFICE_TASK_REGISTERS_OPEN:
      return g_strdup_printf (
        ngettext ("%d session of %s without attendance, on %s",
                  "%d sessions of %s without attendance, the first on %s", (gulong) count),
        count, where, when);
    case OFFICE_TASK_DUPLICATES:
      return g_strdup_printf (
        ngettext ("%d learner may be the same person as another",
                  "%d learners may be the same persons as others", (gulong) count),
        count);
    default:
      g_assert_not_reached ();
    }
}

static void
add_task (GPtrArray      *tasks,
          OfficeTaskKind  kind,
          int             count,
          gint64          cohort_id,
          const char     *where,
          const char     *since,
          gint64          record_id)
{
  OfficeTask *task;

  if (count == 0)
    return;

  task = g_new0 (OfficeTask, 1);
  task->kind = kind;
  task->count = count;
  task->sentence = make_sentence (kind, count, where, since);
  task->since = g_strdup (since != NULL ? since : "");
  task->view = task_kinds[kind].view;
  task->cohort_id = cohort_id;
  task->filter = task_kinds[kind].nick;
  task->record_id = count == 1 || kind != OFFICE_TASK_DUPLICATES ? record_id : 0;
  g_ptr_array_add (tasks, task);
}

/* Each query gives a row a cohort: cohort id, its code, how many, since when, the first record's
 * id. ?1 is today, ?2 the days for which a check of the register is good, ?3 the time now. */
static const struct
{
  OfficeTaskKind kind;
  const char *sql;
} task_queries[] = {
  { OFFICE_TASK_APPLICATIONS,
    "SELECT cohort.id, cohort.code, count (*), min (application.applied_on), min (application.id)"
    " FROM cohort JOIN application ON application.cohort_id = cohort.id"
    " WHERE application.state IN ('received', 'in-review') AND cohort.ends >= ?1 AND ?2 > 0 AND ?3 > 0"
    " GROUP BY cohort.id" },
  { OFFICE_TASK_CONDITIONS,
    "SELECT cohort.id, cohort.code, count (*), min (requirement.due_on), min (application.id)"
    " FROM requirement JOIN application ON application.id = requirement.application_id"
    " JOIN cohort ON cohort.id = application.cohort_id"
    " WHERE requirement.state = 'conditional' AND application.state IN ('offered', 'accepted')"
    " AND requirement.due_on <= date (?1, '+14 days') AND ?2 > 0 AND ?3 > 0 GROUP BY cohort.id" },
  { OFFICE_TASK_REGISTER,
    "WITH checked AS (SELECT application.id, application.cohort_id, application.state, cohort.code,"
    " cohort.starts,"
    "   cohort.ends, (SELECT max (checked_on) FROM register_check"
    "     WHERE professional_registration_id = application.professional_registration_id) AS checked_on"
    "   FROM cohort CROSS JOIN application ON application.cohort_id = cohort.id"
    "   WHERE application.professional_registration_id IS NOT NULL"
    "   AND application.state IN ('in-review', 'offered', 'accepted', 'enrolled')"
    " AND cohort.ends >= ?1)"
    " SELECT cohort_id, code, count (*), NULL, min (id) FROM checked"
    " WHERE ?3 > 0 AND (checked_on IS NULL"
    "   OR checked_on < date (CASE state WHEN 'enrolled' THEN starts ELSE ?1 END,"
    " '-' || ?2 || ' days'))"
    " GROUP BY cohort_id" },
  { OFFICE_TASK_UNREGISTERED,
    "SELECT cohort.id, cohort.code, count (*), min (standing.enrolled_on),"
    " min (standing.enrolment_id)"
    " FROM enrolment_standing AS standing JOIN cohort ON cohort.id = standing.cohort_id"
    " WHERE standing.unregistered = 1 AND ?1 <> '' AND ?2 > 0 AND ?3 > 0"
    " GROUP BY standing.cohort_id" },
  { OFFICE_TASK_WAITING,
    "WITH places AS (SELECT cohort.id, cohort.code, cohort.capacity,"
    "   sum (application.state IN ('accepted', 'enrolled')) AS taken,"
    "   sum (application.state = 'waiting') AS waiting,"
    "   min (CASE application.state WHEN 'waiting' THEN application.applied_on END) AS since,"
    "   min (CASE application.state WHEN 'waiting' THEN application.id END) AS first"
    "   FROM cohort JOIN application ON application.cohort_id = cohort.id"
    "   WHERE cohort.ends >= ?1 AND ?2 > 0 AND ?3 > 0 GROUP BY cohort.id)"
    " SELECT id, code, min (waiting, coalesce (capacity - taken, waiting)), since, first"
    " FROM places"
    " WHERE waiting > 0 AND (capacity IS NULL OR taken < capacity)" },
  { OFFICE_TASK_REGISTERS_OPEN,
    "WITH untaken AS (SELECT session.id, session.cohort_id, session.starts_at FROM session"
    "   WHERE session.kind <> 'deadline' AND NOT session.cancelled"
    "   AND session.starts_at + session.minutes * 60 < ?3 AND ?1 <> '' AND ?2 > 0"
    "   AND EXISTS (SELECT 1 FROM enrolment"
    "     WHERE cohort_id = session.cohort_id AND withdrawn_on IS NULL)"
    "   AND NOT EXISTS (SELECT 1 FROM attendance WHERE session_id = session.id))"
    " SELECT cohort.id, cohort.code, count (*), date (min (untaken.starts_at), 'unixepoch'),"
    "   (SELECT id FROM untaken AS first WHERE first.cohort_id = cohort.id"
    "     ORDER BY starts_at, id LIMIT 1)"
    " FROM untaken JOIN cohort ON cohort.id = untaken.cohort_id GROUP BY cohort.id" },
  { OFFICE_TASK_RETURNS,
    "SELECT cohort.id, cohort.code, count (*), date (min (out_of_date_since), 'unixepoch'),"
    " min (university_return.id)"
    " FROM university_return JOIN cohort ON cohort.id = university_return.cohort_id"
    " WHERE out_of_date_since IS NOT NULL AND ?1 <> '' AND ?2 > 0 AND ?3 > 0"
    " AND NOT EXISTS (SELECT 1 FROM university_return AS newer"
    " WHERE newer.kind = university_return.kind"
    "   AND newer.cohort_id = university_return.cohort_id"
    " AND newer.number > university_return.number)"
    " GROUP BY cohort.id" },
  { OFFICE_TASK_DUPLICATES,
    "SELECT 0, '', count (*), NULL, min (id) FROM learner"
    " WHERE possible_duplicate_of IS NOT NULL AND merged_into IS NULL AND erased_on IS NULL"
    " AND ?1 <> '' AND ?2 > 0 AND ?3 > 0 HAVING count (*) > 0" },
};

static gboolean
add_from_queries (OfficeConnection  *connection,
                  const char        *today,
                  GPtrArray         *tasks,
                  GError           **error)
{
  OfficeRuleSet rules;

  if (office_rule_set_load_current (connection, &rules, error) == 0)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (task_queries); i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (OfficeStatement) statement
        = office_connection_prepare (connection, error, task_queries[i].sql, "sil", today,
                                     rules.register_check_days, office_connection_now (connection));

      if (statement == NULL)
        return FALSE;
      while (office_statement_step (statement, &local_error))
        add_task (tasks, task_queries[i].kind, (int) office_statement_get_int (statement, 2),
                  office_statement_get_int (statement, 0), office_statement_get_text (statement, 1),
                  office_statement_get_text (statement, 3),
                  office_statement_get_int (statement, 4));
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
needs_agreement (const OfficeResultRow *row)
{
  for (gsize i = 0; i < row->n_components; i++)
    if (row->components[i].needs_agreement)
      return TRUE;

  return FALSE;
}

typedef struct
{
  int count;
  gint64 first;
} Tally;

static void
count_in (Tally  *tally,
          gint64  record_id)
{
  if (tally->count++ == 0)
    tally->first = record_id;
}

/* Marks and boards: of a cohort that is over, only those whose result is open are reckoned. */
static gboolean
add_from_results (OfficeConnection  *connection,
                  gint64             cohort_id,
                  const char        *code,
                  const char        *ended,
                  GPtrArray         *tasks,
                  GError           **error)
{
  g_autoptr (GPtrArray) rows = office_results_read_open (connection, cohort_id, error);
  Tally missing = { 0 }, unagreed = { 0 }, ready = { 0 };

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (rows, i);

      if (needs_agreement (row))
        count_in (&unagreed, row->enrolment_id);
      else if (row->outcome == OFFICE_OUTCOME_PENDING)
        count_in (&missing, row->enrolment_id);
      else if (row->provisional)
        count_in (&ready, row->enrolment_id);
    }

  add_task (tasks, OFFICE_TASK_MARKS, missing.count, cohort_id, code, ended, missing.first);
  add_task (tasks, OFFICE_TASK_AGREEMENT, unagreed.count, cohort_id, code, ended, unagreed.first);
  if (missing.count == 0 && unagreed.count == 0)
    add_task (tasks, OFFICE_TASK_BOARD, ready.count, cohort_id, code, ended, ready.first);
  return TRUE;
}

/* Of a practical module those who have their hours, too: they may have been corrected since. */
static gboolean
count_with_hours (OfficeConnection  *connection,
                  gint64             cohort_id,
                  int               *count,
                  GError           **error)
{
  static const char due_sql[]
    = "SELECT enrolment_id FROM enrolment_standing WHERE cohort_id = ? AND uncertified = 1";
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, due_sql, "l", cohort_id);

  if (statement == NULL)
    return FALSE;

  *count = 0;
  while (office_statement_step (statement, &local_error))
    {
      g_autoptr (OfficeLearnerHours) hours = office_learner_hours_get (
        connection, office_statement_get_int (statement, 0), &local_error);

      if (hours == NULL)
        break;
      if (hours->hours->attended >= hours->hours->required)
        (*count)++;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

typedef struct
{
  gint64 id;
  char *code;
  char *ends;
  int count;
  gboolean practical;
} OpenCohort;

static void
open_cohort_free (OpenCohort *cohort)
{
  g_free (cohort->code);
  g_free (cohort->ends);
  g_free (cohort);
}

static gpointer
read_open_cohort (OfficeStatement *statement)
{
  OpenCohort *cohort = g_new0 (OpenCohort, 1);

  cohort->id = office_statement_get_int (statement, 0);
  cohort->code = office_statement_dup_text (statement, 1);
  cohort->ends = office_statement_dup_text (statement, 2);
  cohort->count = (int) office_statement_get_int (statement, 3);
  cohort->practical = office_statement_get_int (statement, 4) != 0;

  return cohort;
}

#define OPEN_COHORTS(what)                                                                         \
  "SELECT cohort.id, cohort.code, cohort.ends, open.n, module.practical"                           \
  " FROM (SELECT cohort_id, count (*) AS n FROM enrolment_standing WHERE " what " = 1"             \
  "   GROUP BY cohort_id) AS open"                                                                 \
  " JOIN cohort ON cohort.id = open.cohort_id JOIN module ON module.id = cohort.module_id"

static GPtrArray *
list_open_cohorts (OfficeConnection  *connection,
                   const char        *sql,
                   const char        *today,
                   GError           **error)
{
  return office_rows_collect (office_connection_prepare (connection, error, sql, "s", today),
                              read_open_cohort, (GDestroyNotify) open_cohort_free, error);
}

static gboolean
add_from_cohorts (OfficeConnection  *connection,
                  const char        *today,
                  GPtrArray         *tasks,
                  GError           **error)
{
  g_autoptr (GPtrArray) unratified = list_open_cohorts (
    connection, OPEN_COHORTS ("unratified") " WHERE cohort.ends < ?1", today, error);
  g_autoptr (GPtrArray) uncertified = NULL;

  if (unratified == NULL)
    return FALSE;
  for (guint i = 0; i < unratified->len; i++)
    {
      const OpenCohort *cohort = g_ptr_array_index (unratified, i);

      if (!add_from_results (
            connection, cohort->id, cohort->code, cohort->ends, tasks, error))
        return FALSE;
    }

  uncertified = list_open_cohorts (
    connection, OPEN_COHORTS ("uncertified") " WHERE ?1 <> ''", today, error);
  if (uncertified == NULL)
    return FALSE;
  for (guint i = 0; i < uncertified->len; i++)
    {
      OpenCohort *cohort = g_ptr_array_index (uncertified, i);

      if (cohort->practical && !count_with_hours (connection, cohort->id, &cohort->count, error))
        return FALSE;
      add_task (tasks, OFFICE_TASK_CERTIFICATES, cohort->count, cohort->id, cohort->code,
                cohort->ends, 0);
    }

  return TRUE;
}

/* The oldest first; those that do not wait since a day last. */
static int
compare_tasks (gconstpointer a,
               gconstpointer b)
{
  const OfficeTask *one = *(const OfficeTask *const *) a;
  const OfficeTask *other = *(const OfficeTask *const *) b;

  if ((*one->since == '\0') != (*other->since == '\0'))
    return *one->since == '\0' ? 1 : -1;
  if (!g_str_equal (one->since, other->since))
    return strcmp (one->since, other->since);

  return (int) one->kind - (int) other->kind;
}

/**
 * office_overview_list_tasks:
 * @connection: the connection
 * @error: where to put a failure
 *
 * What needs doing now, in all cohorts. Clashes are not among them: they are found from
 * office_bookings_list().
 *
 * Returns: (transfer full) (element-type OfficeTask) (nullable): the tasks, the oldest first
 */
GPtrArray *
office_overview_list_tasks (OfficeConnection  *connection,
                            GError           **error)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) office_task_free);
  g_autofree char *today = office_connection_today (connection);

  if (!add_from_queries (connection, today, tasks, error)
      || !add_from_cohorts (connection, today, tasks, error))
    return NULL;

  g_ptr_array_sort (tasks, compare_tasks);
  return g_steal_pointer (&tasks);
}

/**
 * office_task_find_learner:
 * @connection: the connection
 * @task: a task
 *
 * Returns: the learner whose application or enrolment the task is about, or 0
 */
gint64
office_task_find_learner (OfficeConnection *connection,
                          const OfficeTask *task)
{
  gint64 learner_id = 0;

  switch (task->kind)
    {
    case OFFICE_TASK_APPLICATIONS:
    case OFFICE_TASK_CONDITIONS:
    case OFFICE_TASK_REGISTER:
    case OFFICE_TASK_WAITING:
      office_connection_get_int (connection, &learner_id, NULL,
                                 "SELECT learner_id FROM application WHERE id = ?", "l",
                                 task->record_id);
      break;
    case OFFICE_TASK_UNREGISTERED:
    case OFFICE_TASK_MARKS:
    case OFFICE_TASK_AGREEMENT:
      office_connection_get_int (connection, &learner_id, NULL,
                                 "SELECT learner_id FROM enrolment WHERE id = ?", "l",
                                 task->record_id);
      break;
    case OFFICE_TASK_DUPLICATES:
      learner_id = task->record_id;
      break;
    case OFFICE_TASK_BOARD:
    case OFFICE_TASK_CERTIFICATES:
    case OFFICE_TASK_RETURNS:
    case OFFICE_TASK_REGISTERS_OPEN:
    default:
      break;
    }

  return learner_id;
}

/**
 * office_overview_count:
 * @tasks: (element-type OfficeTask): the tasks
 * @counts: (out): things to do in each view; for the overview the number of tasks
 *
 * The numbers of the sidebar.
 */
void
office_overview_count (const GPtrArray *tasks,
                       int              counts[OFFICE_N_TASK_VIEWS])
{
  for (int i = 0; i < OFFICE_N_TASK_VIEWS; i++)
    counts[i] = 0;

  for (guint i = 0; i < tasks->len; i++)
    {
      const OfficeTask *task = g_ptr_array_index (tasks, i);

      counts[task->view] += task->count;
    }
  counts[OFFICE_TASK_VIEW_OVERVIEW] = (int) tasks->len;
}
