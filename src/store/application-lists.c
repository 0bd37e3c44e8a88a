/* application-lists.c: the table of applications: ids in order, lines, counts by state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "rules/money.h"
#include "rules/ruleset.h"
#include "store/application-order.h"
#include "store/applications.h"
#include "store/catalogue.h"
#include "store/fields.h"
#include "store/search.h"

#define BALANCE \
  "(application.fee" \
  " - (SELECT coalesce (sum (pence), 0) FROM discount WHERE application_id = application.id)" \
  " - (SELECT coalesce (sum (CASE kind WHEN 'payment' THEN pence ELSE -pence END), 0) FROM payment" \
  "     WHERE application_id = application.id))"
#define PLACES_IN_TERM \
  "(SELECT count (*) FROM application AS held JOIN cohort AS its ON its.id = held.cohort_id" \
  "  WHERE held.learner_id = application.learner_id AND its.term_id = cohort.term_id" \
  "    AND held.state IN ('accepted', 'enrolled'))"
#define STUDENT_NUMBER \
  "(SELECT student_number FROM registration JOIN enrolment ON enrolment.id = registration.enrolment_id" \
  "  WHERE enrolment.application_id = application.id)"
#define REQUIREMENT(kind) \
  "(SELECT state FROM requirement WHERE application_id = application.id AND kind = '" kind "')"

static const struct
{
  OfficeApplicationFlags  flag;
  const char             *nick;
  const char             *label;
} flags[OFFICE_N_APPLICATION_FLAGS] = {
  { OFFICE_APPLICATION_ASSOCIATE, OFFICE_FLAG_ASSOCIATE, N_("Associate: the tutor decides") },
  { OFFICE_APPLICATION_POSSIBLE_DUPLICATE, "possible-duplicate", N_("Possibly somebody we know") },
  { OFFICE_APPLICATION_CHECK_LAPSED, "check-lapsed", N_("The check of the register has lapsed") },
  { OFFICE_APPLICATION_UNCHECKED, "unchecked", N_("Nobody has looked at the register yet") },
  { OFFICE_APPLICATION_CONDITION_OVERDUE, "condition-overdue", N_("A condition is overdue") },
};

/**
 * office_application_flag_to_nick:
 * @flag: one flag
 *
 * Returns: (nullable): its word in lists
 */
const char *
office_application_flag_to_nick (OfficeApplicationFlags flag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (flags[i].flag == flag)
      return flags[i].nick;

  return NULL;
}

/**
 * office_application_flag_label:
 * @flag: one flag
 *
 * Returns: (nullable): what it says to a person
 */
const char *
office_application_flag_label (OfficeApplicationFlags flag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (flags[i].flag == flag)
      return _(flags[i].label);

  return NULL;
}

/**
 * office_application_row_free:
 * @row: (nullable): a line of the table
 */
void
office_application_row_free (OfficeApplicationRow *row)
{
  if (row == NULL)
    return;

  g_free (row->reference);
  g_free (row->family_name);
  g_free (row->given_names);
  g_free (row->email);
  g_free (row->cohort);
  g_free (row->regulator);
  g_free (row->registration_number);
  g_free (row->employer);
  g_free (row->applied_on);
  g_free (row->student_number);
  g_free (row);
}

/* What office_applications_rows() flags, said in SQL; see watch(). The days for which a check is good
 * are the cohort's, or those we start with. */
static const char flagged_sql[] =
  " AND application.id IN (SELECT held.id FROM professional_registration AS number"
  "   JOIN application AS held ON held.professional_registration_id = number.id WHERE number.associate <> 0"
  " UNION SELECT id FROM application WHERE learner_id IN"
  "   (SELECT id FROM learner WHERE possible_duplicate_of IS NOT NULL"
  "     UNION SELECT possible_duplicate_of FROM learner WHERE possible_duplicate_of IS NOT NULL)"
  " UNION SELECT watched.id FROM cohort AS its CROSS JOIN application AS watched ON watched.cohort_id = its.id"
  "   JOIN rule_set ON rule_set.id = its.rule_set_id"
  "   WHERE its.ends >= ?5 AND watched.state NOT IN ('declined', 'withdrawn', 'deferred')"
  "     AND (EXISTS (SELECT 1 FROM requirement WHERE application_id = watched.id AND state = 'conditional'"
  "                     AND due_on < ?5)"
  "          OR (watched.professional_registration_id IS NOT NULL"
  "              AND coalesce ((SELECT max (checked_on) FROM register_check WHERE"
  "                    professional_registration_id = watched.professional_registration_id), '')"
  "                  < date (min (?5, its.starts),"
  "                          -coalesce (json_extract (rule_set.numbers, '$.register_check_days'), ?6)"
  "                          || ' days'))))";

/* Parameters of every list: ?1 cohort, ?2 term, ?3 regulator, ?4 words, ?5 today, ?6 days of a check,
 * ?7 learner. */
static OfficeStatement *
prepare_list (OfficeConnection               *connection,
              GError                        **error,
              const char                     *sql,
              const OfficeApplicationFilter  *filter,
              const char                     *expression)
{
  g_autofree char *today = office_connection_today (connection);
  OfficeRuleSet rules;

  office_rule_set_init_default (&rules);
  return office_connection_prepare (connection, error, sql, "llsssil", filter->cohort_id, filter->term_id,
                                    filter->regulator, expression, today, rules.register_check_days,
                                    filter->learner_id);
}

static void
append_filter (GString                        *sql,
               const OfficeApplicationFilter  *filter,
               const char                     *expression)
{
  if (filter->cohort_id != 0)
    g_string_append (sql, " AND application.cohort_id = ?1");
  if (filter->term_id != 0)
    g_string_append (sql, " AND application.cohort_id IN (SELECT id FROM cohort WHERE term_id = ?2)");
  if (filter->learner_id != 0)
    g_string_append (sql, " AND application.learner_id = ?7");
  if (filter->regulator != NULL)
    g_string_append (sql, " AND (SELECT regulator FROM professional_registration"
                          " WHERE id = application.professional_registration_id) = ?3");
  if (expression != NULL)
    g_string_append (sql, " AND application.learner_id IN"
                          " (SELECT rowid FROM learner_search WHERE learner_search MATCH ?4)");

  if (filter->missing & OFFICE_APPLICATION_MISSING_NUMBER)
    g_string_append (sql, " AND application.id IN (SELECT application_id FROM enrolment"
                          " JOIN enrolment_standing AS standing ON standing.enrolment_id = enrolment.id"
                          " WHERE standing.unregistered = 1)");

  if (filter->missing & (OFFICE_APPLICATION_MISSING_NUMBER - 1))
    {
      g_string_append (sql, " AND application.id IN (SELECT application_id FROM requirement"
                            " WHERE state NOT IN ('met', 'waived') AND kind IN (''");
      for (int kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
        if (filter->missing & (1u << kind))
          g_string_append_printf (sql, ", '%s'", office_requirement_to_nick (kind));
      g_string_append (sql, "))");
    }

  if (filter->flagged)
    g_string_append (sql, flagged_sql);

  g_string_append (sql, " AND coalesce (?7, '') IS NOT NULL");
}

static void
append_states (GString *sql,
               guint    states)
{
  if (states == 0)
    return;

  g_string_append (sql, " AND application.state IN (''");
  for (int state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    if (states & OFFICE_APPLICATION_STATE_BIT (state))
      g_string_append_printf (sql, ", '%s'", office_application_state_to_nick (state));
  g_string_append (sql, ")");
}

/* The states in the order of the work, not of the alphabet. */
static char *
state_position (void)
{
  GString *position = g_string_new ("CASE application.state");

  for (int state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    g_string_append_printf (position, " WHEN '%s' THEN %d", office_application_state_to_nick (state), state);
  g_string_append (position, " END");
  return g_string_free (position, FALSE);
}

static char *
sort_expression (OfficeApplicationSort sort)
{
  switch (sort)
    {
    case OFFICE_APPLICATION_SORT_REFERENCE:
      return g_strdup ("application.reference");
    case OFFICE_APPLICATION_SORT_REGISTRATION:
      return g_strdup ("(SELECT regulator || ' ' || number FROM professional_registration AS number"
                       " WHERE number.id = application.professional_registration_id)");
    case OFFICE_APPLICATION_SORT_PLACES:
      return g_strdup (PLACES_IN_TERM);
    case OFFICE_APPLICATION_SORT_APPLIED:
      return g_strdup ("application.applied_on");
    case OFFICE_APPLICATION_SORT_STUDENT_NUMBER:
      return g_strdup (STUDENT_NUMBER);
    case OFFICE_APPLICATION_SORT_NAME:
    default:
      return g_strdup ("learner.sort_name");
    }
}

/* Whether the filter leaves few: they are looked for first then, and put in order. Otherwise everybody
 * is gone through in order. */
static gboolean
leaves_few (const OfficeApplicationFilter *filter)
{
  return filter->cohort_id != 0 || filter->term_id != 0 || filter->learner_id != 0 || filter->text != NULL
         || filter->missing != 0 || filter->flagged;
}

/* The tables that the sort needs and no others: an index alone then answers the commonest lists. */
static const char *
tables_for (OfficeApplicationSort           sort,
            const OfficeApplicationFilter  *filter)
{
  switch (sort)
    {
    case OFFICE_APPLICATION_SORT_REFERENCE:
    case OFFICE_APPLICATION_SORT_APPLIED:
      return "application";
    case OFFICE_APPLICATION_SORT_PLACES:
      return "application JOIN cohort ON cohort.id = application.cohort_id"
             " JOIN learner ON learner.id = application.learner_id";
    case OFFICE_APPLICATION_SORT_NAME:
      return leaves_few (filter) ? "application CROSS JOIN learner ON learner.id = application.learner_id"
                                 : "learner CROSS JOIN application ON application.learner_id = learner.id";
    default:
      return "application JOIN learner ON learner.id = application.learner_id";
    }
}

/* What office_application_order() sorts by, where a query of its own would be slow. */
typedef struct
{
  gboolean    here;
  char       *key;        /* a number and a text, as SQL */
  const char *addends;
} SlowSort;

static SlowSort
find_slow_sort (OfficeApplicationSort sort)
{
  g_autofree char *state = NULL;

  switch ((int) sort)
    {
    case OFFICE_APPLICATION_SORT_STATE:
      state = state_position ();
      return (SlowSort) { TRUE, g_strconcat (state, ", NULL", NULL), NULL };
    case OFFICE_APPLICATION_SORT_REQUIREMENTS:
      /* Every application has its four from the start; one that is cleared counts 5, a condition 1. */
      return (SlowSort) { TRUE, g_strdup ("20, NULL"),
                          "SELECT application_id, CASE state WHEN 'conditional' THEN -4 ELSE -5 END"
                          " FROM requirement WHERE state NOT IN ('met', 'waived')" };
    case OFFICE_APPLICATION_SORT_EMPLOYER:
      return (SlowSort) { TRUE, g_strdup ("NULL, application.employer"), NULL };
    case OFFICE_APPLICATION_SORT_BALANCE:
      return (SlowSort) { TRUE, g_strdup ("application.fee, NULL"),
                          "SELECT application_id, CASE kind WHEN 'payment' THEN -pence ELSE pence END FROM payment"
                          " UNION ALL SELECT application_id, -pence FROM discount" };
    default:
      return (SlowSort) { FALSE, NULL, NULL };
    }
}

/**
 * office_applications_ids:
 * @connection: the connection
 * @filter: (nullable): which; %NULL for all
 * @sort: by what; the name follows, then the order of arrival
 * @descending: from the end
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the applications in order
 */
GArray *
office_applications_ids (OfficeConnection               *connection,
                         const OfficeApplicationFilter  *filter,
                         OfficeApplicationSort           sort,
                         gboolean                        descending,
                         GError                        **error)
{
  static const OfficeApplicationFilter all = { 0 };
  const char *direction = descending ? "DESC" : "ASC";
  g_autofree char *expression = NULL;
  SlowSort slow = find_slow_sort (sort);
  g_autofree char *order = slow.here ? g_steal_pointer (&slow.key) : sort_expression (sort);
  g_autofree char *text = NULL;
  GString *sql;

  if (filter == NULL)
    filter = &all;

  expression = office_search_expression (filter->text, FALSE);
  if (slow.here)
    {
      sql = g_string_new (NULL);
      g_string_printf (sql, "SELECT application.id, application.learner_id, %s FROM application WHERE 1", order);
      append_filter (sql, filter, expression);
      append_states (sql, filter->states);
      g_string_append (sql, " ORDER BY application.id");
      text = g_string_free (sql, FALSE);
      return office_application_order (connection, prepare_list (connection, error, text, filter, expression),
                                       slow.addends, descending, error);
    }

  sql = g_string_new ("SELECT application.id FROM ");
  g_string_append_printf (sql, "%s WHERE 1", tables_for (sort, filter));
  append_filter (sql, filter, expression);
  append_states (sql, filter->states);
  g_string_append_printf (sql, " ORDER BY %s %s", order, direction);
  if (sort != OFFICE_APPLICATION_SORT_NAME && sort != OFFICE_APPLICATION_SORT_REFERENCE
      && sort != OFFICE_APPLICATION_SORT_APPLIED)
    g_string_append_printf (sql, ", learner.sort_name %s", direction);
  if (sort == OFFICE_APPLICATION_SORT_NAME)
    g_string_append_printf (sql, ", learner.id %s", direction);
  g_string_append_printf (sql, ", application.id %s", direction);
  text = g_string_free (sql, FALSE);

  return office_rows_collect_ids (prepare_list (connection, error, text, filter, expression), error);
}

/**
 * office_applications_counts:
 * @connection: the connection
 * @filter: (nullable): which; its states are not read
 * @counts: (array fixed-size=9) (out caller-allocates): how many in each #OfficeApplicationState
 * @error: where to put a failure
 *
 * Returns: whether @counts is filled
 */
gboolean
office_applications_counts (OfficeConnection               *connection,
                            const OfficeApplicationFilter  *filter,
                            guint                          *counts,
                            GError                        **error)
{
  static const OfficeApplicationFilter all = { 0 };
  g_autofree char *expression = NULL;
  g_autofree char *text = NULL;
  g_autoptr (OfficeStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  GString *sql = g_string_new ("SELECT state, count (*) FROM application WHERE 1");

  if (filter == NULL)
    filter = &all;

  expression = office_search_expression (filter->text, FALSE);
  append_filter (sql, filter, expression);
  g_string_append (sql, " GROUP BY state");
  text = g_string_free (sql, FALSE);

  for (int state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    counts[state] = 0;

  statement = prepare_list (connection, error, text, filter, expression);
  if (statement == NULL)
    return FALSE;

  while (office_statement_step (statement, &local_error))
    {
      OfficeApplicationState state;

      if (office_application_state_from_nick (office_statement_get_text (statement, 0), &state))
        counts[state] = office_statement_get_int (statement, 1);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static const char row_sql[] =
  "SELECT application.id, application.reference, learner.id, learner.family_name, learner.given_names, learner.email,"
  "       cohort.id, cohort.code, application.state,"
  "       " REQUIREMENT ("registration") ", " REQUIREMENT ("degree") ","
  "       " REQUIREMENT ("employment") ", " REQUIREMENT ("ultrasound") ","
  "       number.regulator, number.number, coalesce (number.associate, 0), application.employer,"
  "       " PLACES_IN_TERM ", " BALANCE ", application.applied_on, " STUDENT_NUMBER ","
  "       learner.possible_duplicate_of IS NOT NULL"
  "         OR EXISTS (SELECT 1 FROM learner AS other WHERE other.possible_duplicate_of = learner.id),"
  "       (SELECT max (checked_on) FROM register_check WHERE professional_registration_id = number.id),"
  "       cohort.starts, cohort.ends,"
  "       (SELECT min (due_on) FROM requirement WHERE application_id = application.id AND state = 'conditional'),"
  "       application.version, cohort.rule_set_id"
  "  FROM application JOIN learner ON learner.id = application.learner_id"
  "  JOIN cohort ON cohort.id = application.cohort_id"
  "  LEFT JOIN professional_registration AS number ON number.id = application.professional_registration_id"
  " WHERE application.id = ?";

static gboolean
is_live (OfficeApplicationState state)
{
  return state != OFFICE_APPLICATION_DECLINED && state != OFFICE_APPLICATION_WITHDRAWN
         && state != OFFICE_APPLICATION_DEFERRED;
}

/* ENTRY-4: a check must stand today, until the course has begun; then it must have stood at the start. */
static OfficeApplicationFlags
watch (OfficeStatement       *statement,
       OfficeApplicationRow  *row,
       OfficeDay              today,
       const OfficeRuleSet   *rules)
{
  const char *checked = office_statement_get_text (statement, 22);
  OfficeDay checked_on = checked != NULL ? office_day_from_iso (checked) : OFFICE_DAY_NONE;
  OfficeDay starts = office_day_from_iso (office_statement_get_text (statement, 23));
  OfficeDay ends = office_day_from_iso (office_statement_get_text (statement, 24));
  const char *due = office_statement_get_text (statement, 25);
  OfficeApplicationFlags found = OFFICE_APPLICATION_PLAIN;

  if (!is_live (row->state) || ends < today)
    return found;

  if (row->registration_number != NULL)
    switch (office_register_check_state (checked_on, MIN (today, starts), rules))
      {
      case OFFICE_CHECK_NONE:
        found |= OFFICE_APPLICATION_UNCHECKED;
        break;
      case OFFICE_CHECK_LAPSED:
        found |= OFFICE_APPLICATION_CHECK_LAPSED;
        break;
      case OFFICE_CHECK_GOOD:
      case OFFICE_CHECK_LATER:
      default:
        break;
      }

  if (due != NULL && office_day_from_iso (due) < today)
    found |= OFFICE_APPLICATION_CONDITION_OVERDUE;

  return found;
}

static OfficeApplicationRow *
read_row (OfficeStatement *statement)
{
  OfficeApplicationRow *row = g_new0 (OfficeApplicationRow, 1);

  row->id = office_statement_get_int (statement, 0);
  row->reference = office_statement_dup_text (statement, 1);
  row->learner_id = office_statement_get_int (statement, 2);
  row->family_name = office_statement_dup_text (statement, 3);
  row->given_names = office_statement_dup_text (statement, 4);
  row->email = office_statement_dup_text (statement, 5);
  row->cohort_id = office_statement_get_int (statement, 6);
  row->cohort = office_statement_dup_text (statement, 7);
  office_application_state_from_nick (office_statement_get_text (statement, 8), &row->state);

  for (int kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
    if (!office_statement_is_null (statement, 9 + kind))
      office_requirement_state_from_nick (office_statement_get_text (statement, 9 + kind), &row->requirements[kind]);

  row->regulator = office_statement_dup_text (statement, 13);
  row->registration_number = office_statement_dup_text (statement, 14);
  row->employer = office_statement_dup_text (statement, 16);
  row->places_in_term = office_statement_get_int (statement, 17);
  row->balance = office_statement_get_int (statement, 18);
  row->applied_on = office_statement_dup_text (statement, 19);
  row->student_number = office_statement_dup_text (statement, 20);
  row->version = office_statement_get_int (statement, 26);

  if (office_statement_get_int (statement, 15) != 0)
    row->flags |= OFFICE_APPLICATION_ASSOCIATE;
  if (office_statement_get_int (statement, 21) != 0)
    row->flags |= OFFICE_APPLICATION_POSSIBLE_DUPLICATE;

  return row;
}

/**
 * office_applications_rows:
 * @connection: the connection
 * @ids: (array length=n_ids): applications
 * @n_ids: how many
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeApplicationRow): their lines in the same
 *   order; one that is not there any more is left out
 */
GPtrArray *
office_applications_rows (OfficeConnection  *connection,
                          const gint64      *ids,
                          guint              n_ids,
                          GError           **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, (GDestroyNotify) office_application_row_free);
  g_autofree char *iso = office_connection_today (connection);
  OfficeDay today = office_day_from_iso (iso);
  OfficeRuleSet rules;
  gint64 rules_id = 0;

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, row_sql, "l", ids[i]);
      g_autoptr (GError) local_error = NULL;
      OfficeApplicationRow *row;

      if (statement == NULL)
        return NULL;

      if (!office_statement_step (statement, &local_error))
        {
          if (local_error == NULL)
            continue;
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }

      row = read_row (statement);
      g_ptr_array_add (rows, row);

      if (office_statement_get_int (statement, 27) != rules_id)
        {
          rules_id = office_statement_get_int (statement, 27);
          if (!office_rule_set_load (connection, rules_id, &rules, error))
            return NULL;
        }
      row->flags |= watch (statement, row, today, &rules);
    }

  return g_steal_pointer (&rows);
}
