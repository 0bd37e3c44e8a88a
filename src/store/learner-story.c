/* learner-story.c: one learner's whole story, for Records and the transcript
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "rules/marks.h"
#include "store/anonymity.h"
#include "store/catalogue.h"
#include "store/consents.h"
#include "store/fields.h"
#include "store/learner-story.h"
#include "store/provider.h"
#include "store/register-checks.h"
#include "store/results.h"

/**
 * office_story_mark_free:
 * @mark: (nullable): a mark of the story
 */
void
office_story_mark_free (OfficeStoryMark *mark)
{
  if (mark == NULL)
    return;

  g_free (mark->component);
  g_free (mark->label);
  g_free (mark->code);
  g_free (mark);
}

/**
 * office_story_module_free:
 * @module: (nullable): a module of the story
 */
void
office_story_module_free (OfficeStoryModule *module)
{
  if (module == NULL)
    return;

  g_free (module->reference);
  g_free (module->applied_on);
  g_free (module->cohort);
  g_free (module->module_code);
  g_free (module->module_title);
  g_free (module->term);
  g_free (module->starts);
  g_free (module->ends);
  g_free (module->enrolled_on);
  g_free (module->withdrawn_on);
  g_free (module->student_number);
  g_free (module->outcome);
  g_free (module->reason);
  g_free (module->ratified_on);
  g_clear_pointer (&module->marks, g_ptr_array_unref);
  g_free (module->certificate_serial);
  g_free (module->certificate_status);
  g_free (module);
}

/**
 * office_prior_learning_free:
 * @prior: (nullable): recognised prior learning
 */
void
office_prior_learning_free (OfficePriorLearning *prior)
{
  if (prior == NULL)
    return;

  g_free (prior->module_code);
  g_free (prior->module);
  g_free (prior->achieved_on);
  g_free (prior->recognised_on);
  g_free (prior->institution);
  g_free (prior->note);
  g_free (prior);
}

/**
 * office_learner_story_free:
 * @story: (nullable): a learner's story
 */
void
office_learner_story_free (OfficeLearnerStory *story)
{
  if (story == NULL)
    return;

  office_learner_free (story->learner);
  office_learner_row_free (story->row);
  g_clear_pointer (&story->former_names, g_ptr_array_unref);
  g_clear_pointer (&story->emails, g_ptr_array_unref);
  g_clear_pointer (&story->numbers, g_ptr_array_unref);
  g_clear_pointer (&story->checks, g_ptr_array_unref);
  g_clear_pointer (&story->modules, g_ptr_array_unref);
  g_clear_pointer (&story->prior, g_ptr_array_unref);
  g_clear_pointer (&story->award, office_award_free);
  g_free (story->award_title);
  g_clear_pointer (&story->consents, g_ptr_array_unref);
  g_clear_pointer (&story->duplicates, g_ptr_array_unref);
  g_free (story);
}

static gpointer
read_module (OfficeStatement *statement)
{
  OfficeStoryModule *module = g_new0 (OfficeStoryModule, 1);

  module->application_id = office_statement_get_int (statement, 0);
  module->reference = office_statement_dup_text (statement, 1);
  office_application_state_from_nick (office_statement_get_text (statement, 2), &module->state);
  module->applied_on = office_statement_dup_text (statement, 3);
  module->cohort = office_statement_dup_text (statement, 4);
  module->module_code = office_statement_dup_text (statement, 5);
  module->module_title = office_statement_dup_text (statement, 6);
  module->term = office_statement_dup_text (statement, 7);
  module->starts = office_statement_dup_text (statement, 8);
  module->ends = office_statement_dup_text (statement, 9);
  module->level = office_statement_get_int (statement, 10);
  module->credits = office_statement_get_int (statement, 11);
  module->enrolment_id = office_statement_get_int (statement, 12);
  module->enrolled_on = office_statement_dup_text (statement, 13);
  module->withdrawn_on = office_statement_dup_text (statement, 14);
  module->student_number = office_statement_dup_text (statement, 15);
  module->certificate_serial = office_statement_dup_text (statement, 16);
  module->certificate_status = office_statement_dup_text (statement, 17);
  module->cohort_id = office_statement_get_int (statement, 18);
  module->term_id = office_statement_get_int (statement, 19);

  module->hours_required = -1;
  module->hours_attended = -1;
  module->mark = OFFICE_MARK_NONE;
  module->provisional = TRUE;
  module->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) office_story_mark_free);
  return module;
}

static GPtrArray *
list_modules (OfficeConnection  *connection,
              gint64             learner_id,
              GError           **error)
{
  static const char sql[] =
    "SELECT application.id, reference, state, applied_on, cohort.code, module.code, module.title, term.name,"
    "       cohort.starts, cohort.ends, module.level, module.credits, enrolment.id, enrolled_on, withdrawn_on,"
    "       (SELECT student_number FROM registration WHERE enrolment_id = enrolment.id),"
    "       (SELECT serial FROM certificate WHERE enrolment_id = enrolment.id ORDER BY certificate.id DESC LIMIT 1),"
    "       (SELECT status FROM certificate WHERE enrolment_id = enrolment.id ORDER BY certificate.id DESC LIMIT 1),"
    "       cohort.id, term.id"
    "  FROM application JOIN cohort ON cohort.id = application.cohort_id JOIN module ON module.id = module_id"
    "  JOIN term ON term.id = term_id LEFT JOIN enrolment ON enrolment.application_id = application.id"
    " WHERE application.learner_id = ? ORDER BY cohort.starts, application.id";

  return office_rows_collect (office_connection_prepare (connection, error, sql, "l", learner_id), read_module,
                              (GDestroyNotify) office_story_module_free, error);
}

/* The attempts before the one that the result stands on, as they were marked. */
static gboolean
add_earlier_marks (OfficeConnection       *connection,
                   OfficeStoryModule      *module,
                   const OfficeRuleSet    *rules,
                   const OfficeResultRow  *result,
                   GError                **error)
{
  static const char sql[] =
    "SELECT component.name, component.label, attempt, first, second, agreed, code, pass_mark"
    "  FROM mark JOIN component ON component.id = component_id WHERE enrolment_id = ?"
    " ORDER BY position, attempt, opportunity";
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, sql, "l",
                                                                     module->enrolment_id);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;

  while (office_statement_step (statement, &local_error))
    {
      const char *name = office_statement_get_text (statement, 0);
      int attempt = office_statement_get_int (statement, 2);
      int counting = 0;
      OfficeStoryMark *mark;

      for (gsize i = 0; i < result->n_components; i++)
        if (g_str_equal (result->components[i].name, name))
          counting = result->components[i].attempt;
      if (counting == 0 || attempt >= counting)
        continue;

      mark = g_new0 (OfficeStoryMark, 1);
      mark->component = g_strdup (name);
      mark->label = office_statement_dup_text (statement, 1);
      mark->attempt = attempt;
      mark->code = office_statement_dup_text (statement, 6);
      office_mark_agree (office_statement_get_int_or (statement, 3, OFFICE_MARK_NONE),
                         office_statement_get_int_or (statement, 4, OFFICE_MARK_NONE),
                         office_statement_get_int_or (statement, 5, OFFICE_MARK_NONE),
                         office_statement_get_int (statement, 7), rules, &mark->mark);
      g_ptr_array_add (module->marks, mark);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static void
add_counting_marks (OfficeStoryModule      *module,
                    const OfficeResultRow  *result)
{
  for (gsize i = 0; i < result->n_components; i++)
    {
      const OfficeResultComponent *component = &result->components[i];
      OfficeStoryMark *mark;

      if (component->attempt == 0 && component->code == NULL)
        continue;

      mark = g_new0 (OfficeStoryMark, 1);
      mark->component = g_strdup (component->name);
      mark->label = g_strdup (component->label);
      mark->attempt = MAX (component->attempt, 1);
      mark->mark = component->mark;
      mark->code = g_strdup (component->code);
      mark->capped = component->capped;
      mark->counts = TRUE;
      g_ptr_array_add (module->marks, mark);
    }
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const OfficeStoryMark *one = *(const OfficeStoryMark *const *) a;
  const OfficeStoryMark *two = *(const OfficeStoryMark *const *) b;
  int by_component = g_strcmp0 (two->component, one->component); /* written before viva */

  return by_component != 0 ? by_component : one->attempt - two->attempt;
}

/* The name stands here, so the marks do not. */
static void
hide_marks (OfficeStoryModule *module)
{
  module->mark = OFFICE_MARK_NONE;
  module->outcome = g_strdup (office_outcome_to_nick (OFFICE_OUTCOME_PENDING));
  module->reason = g_strdup (_("Marked anonymously: the marks stand here once the names are revealed."));
  module->provisional = TRUE;
}

static gboolean
add_result (OfficeConnection     *connection,
            OfficeStoryModule    *module,
            const OfficeRuleSet  *rules,
            GError              **error)
{
  g_autoptr (OfficeResultRow) result = NULL;
  gboolean anonymous = FALSE;

  if (module->enrolment_id == 0)
    return TRUE;

  result = office_results_compute_one (connection, module->enrolment_id, NULL, 0, error);
  if (result == NULL)
    return FALSE;

  module->hours_required = result->hours_required;
  module->hours_attended = result->hours_attended;
  if (!office_anonymity_is_on (connection, module->cohort_id, &anonymous, error))
    return FALSE;
  if (anonymous)
    {
      hide_marks (module);
      return TRUE;
    }

  module->mark = result->mark;
  module->outcome = g_strdup (office_outcome_to_nick (result->outcome));
  module->reason = g_strdup (result->reason);
  module->provisional = result->provisional;
  module->ratified_on = g_strdup (result->ratified_on);
  module->credits_earned = result->credits;

  if (!add_earlier_marks (connection, module, rules, result, error))
    return FALSE;
  add_counting_marks (module, result);
  g_ptr_array_sort (module->marks, compare_marks);
  return TRUE;
}

static gpointer
read_prior (OfficeStatement *statement)
{
  OfficePriorLearning *prior = g_new0 (OfficePriorLearning, 1);

  prior->id = office_statement_get_int (statement, 0);
  prior->module_code = office_statement_dup_text (statement, 1);
  prior->module = office_statement_dup_text (statement, 2);
  prior->credits = office_statement_get_int (statement, 3);
  prior->achieved_on = office_statement_dup_text (statement, 4);
  prior->recognised_on = office_statement_dup_text (statement, 5);
  prior->institution = office_statement_dup_text (statement, 6);
  prior->note = office_statement_dup_text (statement, 7);
  return prior;
}

static GPtrArray *
list_prior (OfficeConnection  *connection,
            gint64             learner_id,
            GError           **error)
{
  static const char sql[] =
    "SELECT prior_learning.id, module.code, module.title, prior_learning.credits, achieved_on, recognised_on,"
    " institution, note FROM prior_learning LEFT JOIN module ON module.id = module_id WHERE learner_id = ?"
    " ORDER BY recognised_on, prior_learning.id";

  return office_rows_collect (office_connection_prepare (connection, error, sql, "l", learner_id), read_prior,
                              (GDestroyNotify) office_prior_learning_free, error);
}

/* CREDIT-2 to -4, from what is ratified and recognised. Entry is the first day of study. */
static OfficeAward *
count_award (const OfficeLearnerStory  *story,
             const OfficeRuleSet       *rules)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (OfficeCreditItem));
  OfficeDay entered_on = OFFICE_DAY_NONE;

  for (guint i = 0; i < story->modules->len; i++)
    {
      const OfficeStoryModule *module = g_ptr_array_index (story->modules, i);
      OfficeCreditItem item = {
        .module = module->module_code,
        .credits = module->credits,
        .mark = module->mark,
        .passed = g_strcmp0 (module->outcome, "P") == 0,
        .ratified = !module->provisional,
      };

      if (module->enrolment_id == 0)
        continue;
      if (entered_on == OFFICE_DAY_NONE)
        entered_on = office_day_from_iso (module->starts);
      g_array_append_val (items, item);
    }

  for (guint i = 0; i < story->prior->len; i++)
    {
      const OfficePriorLearning *prior = g_ptr_array_index (story->prior, i);
      OfficeCreditItem item = {
        .module = prior->module_code != NULL ? prior->module_code : prior->institution,
        .credits = prior->credits,
        .mark = OFFICE_MARK_NONE,
        .passed = TRUE,
        .ratified = TRUE,
        .prior = TRUE,
        .learnt_on = office_day_from_iso (prior->achieved_on),
      };

      g_array_append_val (items, item);
    }

  return office_award_new ((const OfficeCreditItem *) (void *) items->data, items->len, entered_on, rules);
}

static gboolean
load_person (OfficeConnection    *connection,
             OfficeLearnerStory  *story,
             gint64               learner_id,
             GError             **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if ((story->learner = office_learner_get (connection, learner_id, error)) == NULL
      || (rows = office_learners_rows (connection, &learner_id, 1, error)) == NULL
      || (story->former_names = office_former_names_list (connection, learner_id, error)) == NULL
      || (story->numbers = office_professional_numbers_list (connection, learner_id, error)) == NULL
      || (story->checks = office_register_checks_list (connection, learner_id, error)) == NULL
      || (story->consents = office_consents_list (connection, learner_id, error)) == NULL
      || (story->duplicates = office_learner_duplicates (connection, learner_id, error)) == NULL)
    return FALSE;

  story->row = rows->len > 0 ? g_ptr_array_steal_index (rows, 0) : NULL;
  story->emails = office_rows_collect (office_connection_prepare (connection, error,
                                                                  "SELECT email FROM learner_email WHERE learner_id = ?"
                                                                  " ORDER BY id",
                                                                  "l", learner_id),
                                       office_rows_dup_text, g_free, error);
  return story->emails != NULL;
}

/**
 * office_learner_story_get:
 * @connection: the connection
 * @learner_id: a learner
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the whole story
 */
OfficeLearnerStory *
office_learner_story_get (OfficeConnection  *connection,
                          gint64             learner_id,
                          GError           **error)
{
  g_autoptr (OfficeLearnerStory) story = g_new0 (OfficeLearnerStory, 1);
  g_autoptr (OfficeAwardRow) award = NULL;
  OfficeRuleSet rules;

  if (!load_person (connection, story, learner_id, error)
      || (story->modules = list_modules (connection, learner_id, error)) == NULL
      || (story->prior = list_prior (connection, learner_id, error)) == NULL
      || office_rule_set_load_current (connection, &rules, error) == 0
      || (award = office_award_row_get (connection, error)) == NULL)
    return NULL;

  for (guint i = 0; i < story->modules->len; i++)
    if (!add_result (connection, g_ptr_array_index (story->modules, i), &rules, error))
      return NULL;

  story->award_title = g_strdup (award->title);
  story->award_credits = award->credits;
  story->award = count_award (story, &rules);
  return g_steal_pointer (&story);
}
