/* return-awards.c: whose award a cohort has made complete
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/returns-private.h"

#include "rules/dates.h"
#include "rules/marks.h"
#include "store/catalogue.h"
#include "store/rows.h"
#include "store/statement.h"

#define LEARNERS "(SELECT learner_id FROM enrolment WHERE cohort_id = ?)"

/* What one learner has to show: recognised first, then in the order of ratification. */
typedef struct
{
  GArray    *items;        /* (element-type OfficeCreditItem) */
  GArray    *enrolments;   /* (element-type gint64): 0 for prior learning */
  GPtrArray *days;         /* ISO days on which they were ratified */
  OfficeDay  entered_on;
} Study;

static Study *
study_new (void)
{
  Study *study = g_new0 (Study, 1);

  study->items = g_array_new (FALSE, TRUE, sizeof (OfficeCreditItem));
  study->enrolments = g_array_new (FALSE, TRUE, sizeof (gint64));
  study->days = g_ptr_array_new_with_free_func (g_free);
  study->entered_on = OFFICE_DAY_NONE;
  return study;
}

static void
study_free (Study *study)
{
  g_array_unref (study->items);
  g_array_unref (study->enrolments);
  g_ptr_array_unref (study->days);
  g_free (study);
}

static void
award_free (OfficeReturnAward *award)
{
  g_clear_pointer (&award->award, office_award_free);
  g_clear_pointer (&award->awaited, office_award_free);
  g_free (award->completed_on);
  g_free (award);
}

static Study *
find_study (GHashTable *studies,
            gint64      learner_id)
{
  Study *study = g_hash_table_lookup (studies, &learner_id);

  if (study == NULL)
    {
      study = study_new ();
      g_hash_table_insert (studies, g_memdup2 (&learner_id, sizeof learner_id), study);
    }
  return study;
}

static void
study_add (Study                  *study,
           const OfficeCreditItem *item,
           gint64                  enrolment_id,
           const char             *day)
{
  g_array_append_val (study->items, *item);
  g_array_append_val (study->enrolments, enrolment_id);
  g_ptr_array_add (study->days, g_strdup (day));
}

static gboolean
read_prior (OfficeConnection  *connection,
            gint64             cohort_id,
            GHashTable        *studies,
            GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error,
    "SELECT learner_id, coalesce (module.code, institution), prior_learning.credits, achieved_on, recognised_on"
    " FROM prior_learning LEFT JOIN module ON module.id = module_id WHERE learner_id IN " LEARNERS
    " ORDER BY recognised_on, prior_learning.id",
    "l", cohort_id);

  if (statement == NULL)
    return FALSE;
  while (office_statement_step (statement, &local_error))
    {
      const OfficeCreditItem item = {
        .module = g_intern_string (office_statement_get_text (statement, 1)),
        .credits = (int) office_statement_get_int (statement, 2),
        .mark = OFFICE_MARK_NONE,
        .passed = TRUE,
        .ratified = TRUE,
        .prior = TRUE,
        .learnt_on = office_day_from_iso (office_statement_get_text (statement, 3)),
      };

      study_add (find_study (studies, office_statement_get_int (statement, 0)), &item, 0,
                 office_statement_get_text (statement, 4));
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The newest version of each ratified result. Entry is the first day of study (CREDIT-3). */
static gboolean
read_ratified (OfficeConnection  *connection,
               gint64             cohort_id,
               GHashTable        *studies,
               GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error,
    "SELECT enrolment.learner_id, module.code, module.credits, result.mark, result.outcome, enrolment.id,"
    " (SELECT min (first.ratified_on) FROM result AS first WHERE first.enrolment_id = enrolment.id"
    "   AND first.outcome = 'P'), cohort.starts"
    " FROM enrolment JOIN cohort ON cohort.id = enrolment.cohort_id JOIN module ON module.id = cohort.module_id"
    " JOIN result ON result.enrolment_id = enrolment.id AND result.version ="
    "   (SELECT max (version) FROM result AS newest WHERE newest.enrolment_id = enrolment.id)"
    " WHERE enrolment.learner_id IN " LEARNERS " ORDER BY 7, enrolment.id",
    "l", cohort_id);

  if (statement == NULL)
    return FALSE;
  while (office_statement_step (statement, &local_error))
    {
      Study *study = find_study (studies, office_statement_get_int (statement, 0));
      OfficeDay starts = office_day_from_iso (office_statement_get_text (statement, 7));
      const OfficeCreditItem item = {
        .module = g_intern_string (office_statement_get_text (statement, 1)),
        .credits = (int) office_statement_get_int (statement, 2),
        .mark = (int) office_statement_get_int_or (statement, 3, OFFICE_MARK_NONE),
        .passed = g_strcmp0 (office_statement_get_text (statement, 4), "P") == 0,
        .ratified = TRUE,
      };

      if (study->entered_on == OFFICE_DAY_NONE || starts < study->entered_on)
        study->entered_on = starts;
      study_add (study, &item, office_statement_get_int (statement, 5), office_statement_get_text (statement, 6));
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static OfficeAward *
count (const Study         *study,
       guint                n_items,
       const OfficeRuleSet *rules)
{
  return office_award_new ((const OfficeCreditItem *) (void *) study->items->data, n_items, study->entered_on, rules);
}

/* Item by item until the credits are reached: the last of them made the award complete. */
static OfficeReturnAward *
reckon (const Study         *study,
        const OfficeRuleSet *rules)
{
  OfficeReturnAward *award = g_new0 (OfficeReturnAward, 1);

  award->award = count (study, study->items->len, rules);
  for (guint i = 0; award->award->complete && award->completed_on == NULL && i < study->items->len; i++)
    {
      g_autoptr (OfficeAward) so_far = count (study, i + 1, rules);

      if (!so_far->complete)
        continue;
      award->completed_by = g_array_index (study->enrolments, gint64, i);
      award->completed_on = g_strdup (g_ptr_array_index (study->days, i));
    }
  return award;
}

/* The award that a provisional pass of this cohort would make complete, were it ratified; or NULL. */
static OfficeAward *
await (const Study           *study,
       const OfficeResultRow *row,
       const char            *module,
       int                    credits,
       const OfficeRuleSet   *rules)
{
  const OfficeCreditItem item = {
    .module = module, .credits = credits, .mark = row->mark, .passed = TRUE, .ratified = TRUE,
  };
  g_autoptr (OfficeAward) then = NULL;

  g_array_append_val (study->items, item);
  then = count (study, study->items->len, rules);
  g_array_set_size (study->items, study->items->len - 1);
  return then->complete ? g_steal_pointer (&then) : NULL;
}

/* What a module of this cohort is worth, and when somebody entered who has nothing ratified yet. */
typedef struct
{
  char     *module;
  int       credits;
  OfficeDay starts;
} CohortModule;

static gpointer
read_module (OfficeStatement *statement)
{
  CohortModule *module = g_new0 (CohortModule, 1);

  module->module = office_statement_dup_text (statement, 0);
  module->credits = (int) office_statement_get_int (statement, 1);
  module->starts = office_day_from_iso (office_statement_get_text (statement, 2));
  return module;
}

static CohortModule *
load_module (OfficeConnection  *connection,
             gint64             cohort_id,
             GError           **error)
{
  return office_rows_first (
    office_connection_prepare (connection, error,
                               "SELECT module.code, module.credits, cohort.starts FROM cohort"
                               " JOIN module ON module.id = module_id WHERE cohort.id = ?", "l", cohort_id),
    read_module, error);
}

static void
mark_awaited (const CohortModule  *module,
              GPtrArray           *results,
              GHashTable          *studies,
              GHashTable          *awards,
              const OfficeRuleSet *rules)
{
  for (guint i = 0; i < results->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (results, i);
      OfficeReturnAward *award = g_hash_table_lookup (awards, &row->learner_id);
      const Study *study;
      OfficeAward *awaited;

      if (!row->provisional || row->outcome != OFFICE_OUTCOME_PASS || (award != NULL && award->award->complete))
        continue;
      study = find_study (studies, row->learner_id);
      awaited = await (study, row, module->module, module->credits, rules);
      if (awaited != NULL && award == NULL)
        {
          award = reckon (study, rules);
          g_hash_table_insert (awards, g_memdup2 (&row->learner_id, sizeof (gint64)), award);
        }
      if (awaited != NULL)
        award->awaited = awaited;
    }
}

/*
 * office_return_awards_load:
 * @results: what the learners of the cohort come to
 *
 * Returns: (transfer full) (nullable): learner's id → #OfficeReturnAward, for the learners of the
 *   cohort who have anything ratified or recognised (CREDIT-2 to -4)
 */
GHashTable *
office_return_awards_load (OfficeConnection  *connection,
                           gint64             cohort_id,
                           GPtrArray         *results,
                           GError           **error)
{
  g_autoptr (GHashTable) studies
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) study_free);
  g_autoptr (GHashTable) awards
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) award_free);
  OfficeRuleSet rules;
  GHashTableIter iter;
  gpointer learner_id, study;
  CohortModule *module;

  if (!office_rule_set_load_cohort (connection, cohort_id, &rules, error)
      || !read_prior (connection, cohort_id, studies, error)
      || !read_ratified (connection, cohort_id, studies, error))
    return NULL;
  module = load_module (connection, cohort_id, error);
  if (module == NULL)
    return NULL;

  g_hash_table_iter_init (&iter, studies);
  while (g_hash_table_iter_next (&iter, &learner_id, &study))
    {
      if (((Study *) study)->entered_on == OFFICE_DAY_NONE)
        ((Study *) study)->entered_on = module->starts;
      g_hash_table_insert (awards, g_memdup2 (learner_id, sizeof (gint64)), reckon (study, &rules));
    }
  mark_awaited (module, results, studies, awards, &rules);
  g_free (module->module);
  g_free (module);

  return g_steal_pointer (&awards);
}
