/* assessment.c: all that the outcomes of a cohort depend on, read at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/assessment.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "rules/deadline.h"
#include "store/catalogue.h"
#include "store/learner-hours.h"
#include "store/mark-codes.h"
#include "store/rows.h"
#include "store/statement.h"

static void
assessed_free (OfficeAssessed *self)
{
  g_free (self->reference);
  g_free (self->family_name);
  g_free (self->given_names);
  g_free (self->student_number);
  g_free (self->candidate);
  g_free (self->withdrawn_on);
  g_free (self->withheld_reason);
  g_clear_pointer (&self->sittings, g_array_unref);
  g_clear_pointer (&self->works, g_array_unref);
  g_free (self->ratified.components);
  g_free (self);
}

/* Frees what was read of a cohort. */
void
office_cohort_assessment_free (OfficeCohortAssessment *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->rule_set_name);
  g_free (self->components);
  g_free (self->labels);
  g_free (self->keys);
  g_free (self->component_ids);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->deadlines, g_array_unref);
  g_clear_pointer (&self->by_enrolment, g_hash_table_unref);
  g_clear_pointer (&self->learners, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_cohort (OfficeConnection        *connection,
             OfficeCohortAssessment  *self,
             GError                 **error)
{
  static const char cohort_sql[]
    = "SELECT cohort.code, module.credits, module.practical, rule_set.name,"
      " EXISTS (SELECT 1 FROM anonymous_marking WHERE cohort_id = cohort.id AND revealed_at IS NULL)"
      " FROM cohort JOIN module ON module.id = cohort.module_id JOIN rule_set"
      " ON rule_set.id = cohort.rule_set_id"
      " WHERE cohort.id = ?";
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, cohort_sql, "l", self->cohort_id);

  if (statement == NULL)
    return FALSE;
  if (!office_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                             _("There is no such cohort. Choose one of the list."));
      return FALSE;
    }

  self->code = office_statement_dup_text (statement, 0);
  self->credits = (int) office_statement_get_int (statement, 1);
  self->practical = office_statement_get_int (statement, 2) != 0;
  self->rule_set_name = office_statement_dup_text (statement, 3);
  self->anonymous = office_statement_get_int (statement, 4) != 0;

  return office_rule_set_load_cohort (connection, self->cohort_id, &self->rules, error);
}

/* "Written assignment" as it stands in the middle of a sentence. */
static const char *
intern_lower_label (const char *label)
{
  g_autofree char *first = g_utf8_strdown (label, g_utf8_next_char (label) - label);
  g_autofree char *lower = g_strconcat (first, g_utf8_next_char (label), NULL);

  return g_intern_string (lower);
}

static const char *
intern_key (const char *name)
{
  json_t *string = json_string (name);
  char *quoted = json_dumps (string, JSON_ENCODE_ANY);
  const char *key = g_intern_string (quoted);

  free (quoted);
  json_decref (string);
  return key;
}

static gboolean
load_components (OfficeConnection        *connection,
                 OfficeCohortAssessment  *self,
                 GError                 **error)
{
  static const char components_sql[]
    = "SELECT component.id, component.name, component.label, component.weight, component.pass_mark,"
      " coalesce (component.word_limit, 0)"
      " FROM component JOIN cohort ON cohort.module_id = component.module_id"
      " WHERE cohort.id = ? ORDER BY component.position, component.id";
  g_autoptr (GArray) specs = g_array_new (FALSE, TRUE, sizeof (OfficeComponentSpec));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, components_sql, "l", self->cohort_id);

  if (statement == NULL)
    return FALSE;

  while (office_statement_step (statement, &local_error))
    {
      gint64 id = office_statement_get_int (statement, 0);
      OfficeComponentSpec spec = {
        .name = g_intern_string (office_statement_get_text (statement, 1)),
        .label = intern_lower_label (office_statement_get_text (statement, 2)),
        .weight = (int) office_statement_get_int (statement, 3),
        .pass_mark = (int) office_statement_get_int (statement, 4),
        .word_limit = (int) office_statement_get_int (statement, 5),
        .max_attempts = self->rules.max_attempts,
      };

      g_array_append_val (specs, spec);
      g_array_append_val (ids, id);
      g_ptr_array_add (
        labels, (gpointer) g_intern_string (office_statement_get_text (statement, 2)));
      g_ptr_array_add (keys, (gpointer) intern_key (spec.name));
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (specs->len == 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("The module of %s has no assessment yet: add its components first."),
                   self->code);
      return FALSE;
    }

  self->n_components = (int) specs->len;
  self->components = (OfficeComponentSpec *) g_array_free (g_steal_pointer (&specs), FALSE);
  self->component_ids = (gint64 *) g_array_free (g_steal_pointer (&ids), FALSE);
  self->labels = (const char **) g_ptr_array_free (g_steal_pointer (&labels), FALSE);
  self->keys = (const char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
  return TRUE;
}

static gboolean
load_codes (OfficeConnection        *connection,
            OfficeCohortAssessment  *self,
            GError                 **error)
{
  g_autoptr (GArray) codes = office_mark_codes_list (connection, error);

  if (codes == NULL)
    return FALSE;

  g_array_append_vals (self->codes, codes->data, codes->len);
  return TRUE;
}

static int
index_of_component (const OfficeCohortAssessment *self,
                    gint64                        component_id)
{
  for (int i = 0; i < self->n_components; i++)
    if (self->component_ids[i] == component_id)
      return i;

  return -1;
}

static gboolean
load_deadlines (OfficeConnection        *connection,
                OfficeCohortAssessment  *self,
                GError                 **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error, "SELECT component_id, attempt, at FROM deadline WHERE cohort_id = ?", "l",
    self->cohort_id);

  if (statement == NULL)
    return FALSE;

  while (office_statement_step (statement, &local_error))
    {
      OfficeCohortDeadline deadline = {
        index_of_component (self, office_statement_get_int (statement, 0)),
        (int) office_statement_get_int (statement, 1),
        office_statement_get_int (statement, 2),
      };

      g_array_append_val (self->deadlines, deadline);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gpointer
read_learner (OfficeStatement *statement)
{
  OfficeAssessed *self = g_new0 (OfficeAssessed, 1);

  self->enrolment_id = office_statement_get_int (statement, 0);
  self->learner_id = office_statement_get_int (statement, 1);
  self->reference = office_statement_dup_text (statement, 2);
  self->family_name = office_statement_dup_text (statement, 3);
  self->given_names = office_statement_dup_text (statement, 4);
  self->student_number = office_statement_dup_text (statement, 5);
  self->withdrawn_on = office_statement_dup_text (statement, 6);
  self->withheld_reason = office_statement_dup_text (statement, 7);
  self->attempts_allowed = (int) office_statement_get_int (statement, 8);
  self->earned_elsewhere = office_statement_get_int (statement, 9) != 0;
  self->candidate = office_statement_dup_text (statement, 10);
  self->sittings = g_array_new (FALSE, TRUE, sizeof (OfficeRecordedSitting));
  self->works = g_array_new (FALSE, TRUE, sizeof (OfficeRecordedWork));
  self->ratified.mark = OFFICE_MARK_NONE;

  return self;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const OfficeAssessed *x = *(OfficeAssessed *const *) a;
  const OfficeAssessed *y = *(OfficeAssessed *const *) b;

  return g_strcmp0 (x->reference, y->reference);
}

/* While marking is anonymous nothing above this knows who it is, not even by the order. */
static void
hide_names (OfficeCohortAssessment *self)
{
  for (guint i = 0; i < self->learners->len; i++)
    {
      OfficeAssessed *learner = g_ptr_array_index (self->learners, i);
      const char *number = learner->candidate != NULL ? learner->candidate : "C";

      g_free (learner->reference);
      g_free (learner->family_name);
      g_free (learner->given_names);
      g_clear_pointer (&learner->student_number, g_free);
      learner->reference = g_strdup (number);
      learner->family_name = g_strdup (number);
      learner->given_names = g_strdup ("");
      learner->learner_id = 0;
    }
  g_ptr_array_sort (self->learners, compare_candidates);
}

/* ?1: the cohort; ?2: all of it, one enrolment, or those that are open. */
#define OF_THE_SCOPE \
  "enrolment.cohort_id = ?1 AND (?2 IN (0, -2) OR enrolment.id = ?2 OR (?2 = -1 AND enrolment.id IN" \
  " (SELECT enrolment_id FROM enrolment_standing WHERE cohort_id = ?1 AND unratified = 1)))"

static gboolean
load_learners (OfficeConnection        *connection,
               OfficeCohortAssessment  *self,
               gint64                   enrolment_id,
               GError                 **error)
{
  /* Credit is earned once per module (CREDIT-2): by the enrolment that came first. */
  static const char learners_sql[]
    = "SELECT enrolment.id, learner.id, application.reference, learner.family_name,"
      " learner.given_names,"
      " coalesce (registration.student_number, (SELECT value FROM identifier"
      "   WHERE learner_id = learner.id AND kind = 'student-number' ORDER BY id LIMIT 1)),"
      " enrolment.withdrawn_on, enrolment.withheld_reason, enrolment.attempts_allowed,"
      " EXISTS (SELECT 1 FROM enrolment AS other JOIN cohort AS other_cohort"
      " ON other_cohort.id = other.cohort_id"
      "   JOIN result ON result.enrolment_id = other.id"
      "   WHERE other.learner_id = enrolment.learner_id AND other.id < enrolment.id"
      "   AND other_cohort.module_id = cohort.module_id AND result.credits > 0"
      "   AND result.version = (SELECT max (version) FROM result AS newest"
      " WHERE newest.enrolment_id = other.id)),"
      " (SELECT number FROM candidate WHERE candidate.enrolment_id = enrolment.id)"
      " FROM enrolment JOIN application ON application.id = enrolment.application_id"
      " JOIN learner ON learner.id = enrolment.learner_id JOIN cohort"
      " ON cohort.id = enrolment.cohort_id"
      " LEFT JOIN registration ON registration.enrolment_id = enrolment.id"
      " WHERE " OF_THE_SCOPE
      " ORDER BY learner.sort_name, learner.family_name, learner.given_names, enrolment.id";
  static const char nameless_sql[]
    = "SELECT id, learner_id, NULL, NULL, NULL, NULL, withdrawn_on, withheld_reason, attempts_allowed, 0"
      " FROM enrolment WHERE cohort_id = ?1 AND ?2 < 0 ORDER BY id";

  self->learners
    = office_rows_collect (office_connection_prepare (
                             connection, error,
                             enrolment_id == OFFICE_ASSESSMENT_NAMELESS ? nameless_sql : learners_sql, "ll",
                             self->cohort_id, enrolment_id),
                           read_learner, (GDestroyNotify) assessed_free, error);
  if (self->learners == NULL)
    return FALSE;
  if (self->anonymous)
    hide_names (self);

  for (guint i = 0; i < self->learners->len; i++)
    {
      OfficeAssessed *learner = g_ptr_array_index (self->learners, i);

      g_hash_table_insert (self->by_enrolment, &learner->enrolment_id, learner);
    }

  return TRUE;
}

/* Which learner the row that a query stands on is about; NULL when the row is not of this
 * assessment. Rows of one learner follow each other. */
static OfficeAssessed *
find_row_learner (OfficeCohortAssessment *self,
                  OfficeStatement        *statement)
{
  gint64 enrolment_id = office_statement_get_int (statement, 0);

  if (self->found == NULL || self->found->enrolment_id != enrolment_id)
    self->found = g_hash_table_lookup (self->by_enrolment, &enrolment_id);
  return self->found;
}

static const char *
insert_text (OfficeCohortAssessment *self,
             const char             *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
take_mark (OfficeCohortAssessment *self,
           OfficeStatement        *statement)
{
  OfficeAssessed *learner = find_row_learner (self, statement);
  OfficeRecordedSitting sitting = {
    .component = index_of_component (self, office_statement_get_int (statement, 1)),
    .mark_id = office_statement_get_int (statement, 2),
    .attempt = (int) office_statement_get_int (statement, 3),
    .opportunity = (int) office_statement_get_int (statement, 4),
    .first = (int) office_statement_get_int_or (statement, 5, OFFICE_MARK_NONE),
    .second = (int) office_statement_get_int_or (statement, 6, OFFICE_MARK_NONE),
    .agreed = (int) office_statement_get_int_or (statement, 7, OFFICE_MARK_NONE),
    .reason = insert_text (self, office_statement_get_text (statement, 8)),
    .code = g_intern_string (office_statement_get_text (statement, 9)),
    .version = (int) office_statement_get_int (statement, 10),
    .board_id = office_statement_get_int (statement, 11),
  };

  if (learner != NULL && sitting.component >= 0)
    g_array_append_val (learner->sittings, sitting);
}

/* The work of an attempt, made where there is none yet. */
OfficeRecordedWork *
office_assessed_ensure_work (OfficeAssessed *learner,
                             int             component,
                             int             attempt)
{
  OfficeRecordedWork *found = office_assessed_find_work (learner, component, attempt);
  OfficeRecordedWork work = { .component = component, .attempt = attempt, .words = -1 };

  if (found != NULL)
    return found;

  g_array_append_val (learner->works, work);
  return &g_array_index (learner->works, OfficeRecordedWork, learner->works->len - 1);
}

static void
take_submission (OfficeCohortAssessment *self,
                 OfficeStatement        *statement)
{
  OfficeAssessed *learner = find_row_learner (self, statement);
  int component = index_of_component (self, office_statement_get_int (statement, 1));
  OfficeRecordedWork *work;

  if (learner == NULL || component < 0)
    return;

  work = office_assessed_ensure_work (
    learner, component, (int) office_statement_get_int (statement, 2));
  work->submission_id = office_statement_get_int (statement, 3);
  work->received_at = office_statement_get_int (statement, 4);
  work->words = (int) office_statement_get_int_or (statement, 5, -1);
  work->board_id = office_statement_get_int (statement, 6);
  work->version = (int) office_statement_get_int (statement, 7);
}

static void
take_extension (OfficeCohortAssessment *self,
                OfficeStatement        *statement)
{
  OfficeAssessed *learner = find_row_learner (self, statement);
  int component = index_of_component (self, office_statement_get_int (statement, 1));

  if (learner != NULL && component >= 0)
    office_assessed_ensure_work (learner, component, (int) office_statement_get_int (statement, 2))
      ->extension_days
      = (int) office_statement_get_int (statement, 3);
}

/* `{"written":6200,"viva":null}`, which a board writes and nobody else: there are thousands, so that
 * each number is looked for where it stands. */
static int *
read_ratified_marks (const OfficeCohortAssessment *self,
                     const char                   *json)
{
  int *marks = g_new (int, self->n_components);

  for (int i = 0; i < self->n_components; i++)
    {
      const char *at = strstr (json, self->keys[i]);

      if (at != NULL)
        at += strlen (self->keys[i]);
      if (at != NULL)
        at += strspn (at, ": ");
      marks[i] = at != NULL && g_ascii_isdigit (*at) ? atoi (at) : OFFICE_MARK_NONE;
    }
  return marks;
}

/* Of several versions the newest comes last. */
static void
take_result (OfficeCohortAssessment *self,
             OfficeStatement        *statement)
{
  OfficeAssessed *learner = find_row_learner (self, statement);
  OfficeRatified *ratified;

  if (learner == NULL)
    return;

  ratified = &learner->ratified;
  ratified->id = office_statement_get_int (statement, 1);
  ratified->version = (int) office_statement_get_int (statement, 2);
  if (!office_outcome_from_nick (office_statement_get_text (statement, 3), &ratified->outcome))
    g_assert_not_reached ();
  ratified->mark = (int) office_statement_get_int_or (statement, 4, OFFICE_MARK_NONE);
  ratified->credits = (int) office_statement_get_int (statement, 5);
  g_free (ratified->components);
  ratified->components = read_ratified_marks (self, office_statement_get_text (statement, 6));
  ratified->sentence = g_string_chunk_insert (self->texts, office_statement_get_text (statement, 7));
  ratified->ratified_on = insert_text (self, office_statement_get_text (statement, 8));
}

#define OF_THE_COHORT \
  " JOIN enrolment ON enrolment.id = enrolment_id WHERE " OF_THE_SCOPE

static const struct
{
  const char *sql;
  void (*take) (OfficeCohortAssessment *self, OfficeStatement *statement);
} record_queries[] = {
  { "SELECT enrolment_id, component_id, mark.id, attempt, opportunity, first, second, agreed,"
    " agreed_reason, code,"
    " mark.version, board_id FROM mark" OF_THE_COHORT
    " ORDER BY enrolment.id, component_id, attempt, opportunity",
    take_mark },
  { "SELECT enrolment_id, component_id, attempt, submission.id, received_at, words, board_id,"
    " submission.version"
    " FROM submission" OF_THE_COHORT,
    take_submission },
  { "SELECT enrolment_id, component_id, attempt, days FROM extension" OF_THE_COHORT,
    take_extension },
  { "SELECT enrolment_id, result.id, result.version, outcome, mark, credits, components, sentence,"
    " ratified_on"
    " FROM result" OF_THE_COHORT " ORDER BY enrolment.id, result.version",
    take_result },
};

static gboolean
load_records (OfficeConnection        *connection,
              OfficeCohortAssessment  *self,
              gint64                   enrolment_id,
              GError                 **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (record_queries); i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (OfficeStatement) statement = office_connection_prepare (
        connection, error, record_queries[i].sql, "ll", self->cohort_id, enrolment_id);

      if (statement == NULL)
        return FALSE;
      while (office_statement_step (statement, &local_error))
        record_queries[i].take (self, statement);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  return TRUE;
}

static void
take_hours (OfficeCohortAssessment   *self,
            const OfficeLearnerHours *hours)
{
  OfficeAssessed *learner = g_hash_table_lookup (self->by_enrolment, &hours->enrolment_id);

  learner->hours_required = hours->hours->required;
  learner->hours_attended = hours->hours->attended;
}

/* Where not the whole cohort is wanted: one after the other. */
static gboolean
load_hours_of_each (OfficeConnection        *connection,
                    OfficeCohortAssessment  *self,
                    GError                 **error)
{
  for (guint i = 0; i < self->learners->len; i++)
    {
      const OfficeAssessed *learner = g_ptr_array_index (self->learners, i);
      g_autoptr (OfficeLearnerHours) hours
        = office_learner_hours_get (connection, learner->enrolment_id, error);

      if (hours == NULL)
        return FALSE;
      take_hours (self, hours);
    }

  return TRUE;
}

static gboolean
load_hours (OfficeConnection        *connection,
            OfficeCohortAssessment  *self,
            gint64                   enrolment_id,
            GError                 **error)
{
  g_autoptr (GPtrArray) list = NULL;

  if (!self->practical)
    return TRUE;
  if (enrolment_id > 0 || enrolment_id == OFFICE_ASSESSMENT_OPEN)
    return load_hours_of_each (connection, self, error);

  list = office_learner_hours_list_cohort (connection, self->cohort_id, error);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    take_hours (self, g_ptr_array_index (list, i));

  return TRUE;
}

/* Reads a cohort; where @enrolment_id is not 0 that one of it, or what OFFICE_ASSESSMENT_OPEN and
 * OFFICE_ASSESSMENT_NAMELESS say. */
OfficeCohortAssessment *
office_cohort_assessment_load (OfficeConnection  *connection,
                               gint64             cohort_id,
                               gint64             enrolment_id,
                               GError           **error)
{
  g_autoptr (OfficeCohortAssessment) self = g_new0 (OfficeCohortAssessment, 1);

  self->cohort_id = cohort_id;
  self->texts = g_string_chunk_new (256);
  self->codes = g_array_new (FALSE, TRUE, sizeof (OfficeMarkCode));
  self->deadlines = g_array_new (FALSE, TRUE, sizeof (OfficeCohortDeadline));
  self->by_enrolment = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!load_cohort (connection, self, error) || !load_components (connection, self, error)
      || !load_codes (connection, self, error) || !load_deadlines (connection, self, error)
      || !load_learners (connection, self, enrolment_id, error)
      || !load_records (connection, self, enrolment_id, error)
      || !load_hours (connection, self, enrolment_id, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Reads what the outcome of one enrolment depends on. */
OfficeCohortAssessment *
office_cohort_assessment_load_one (OfficeConnection  *connection,
                                   gint64             enrolment_id,
                                   GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 cohort_id = 0;

  if (!office_connection_get_int (connection, &cohort_id, &local_error,
                                  "SELECT cohort_id FROM enrolment WHERE id = ?", "l",
                                  enrolment_id))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                             _("This learner is not enrolled any more. Load the list again."));
      return NULL;
    }

  return office_cohort_assessment_load (connection, cohort_id, enrolment_id, error);
}

/* The index of a component, or -1 with @error set. */
int
office_cohort_assessment_component (const OfficeCohortAssessment  *self,
                                    const char                    *name,
                                    GError                       **error)
{
  for (int i = 0; i < self->n_components; i++)
    if (g_strcmp0 (self->components[i].name, name) == 0)
      return i;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
               _("The assessment of %s has no component “%s”."), self->code,
               name != NULL ? name : "");
  return -1;
}

OfficeAssessed *
office_cohort_assessment_find (const OfficeCohortAssessment *self,
                               gint64                        enrolment_id)
{
  return g_hash_table_lookup (self->by_enrolment, &enrolment_id);
}

/* The newest opportunity of an attempt, or NULL. */
OfficeRecordedSitting *
office_assessed_newest_sitting (const OfficeAssessed *self,
                                int                   component,
                                int                   attempt)
{
  OfficeRecordedSitting *newest = NULL;

  for (guint i = 0; i < self->sittings->len; i++)
    {
      OfficeRecordedSitting *sitting = &g_array_index (self->sittings, OfficeRecordedSitting, i);

      if (sitting->component == component && sitting->attempt == attempt
          && (newest == NULL || sitting->opportunity > newest->opportunity))
        newest = sitting;
    }

  return newest;
}

OfficeRecordedWork *
office_assessed_find_work (const OfficeAssessed *self,
                           int                   component,
                           int                   attempt)
{
  for (guint i = 0; i < self->works->len; i++)
    {
      OfficeRecordedWork *work = &g_array_index (self->works, OfficeRecordedWork, i);

      if (work->component == component && work->attempt == attempt)
        return work;
    }

  return NULL;
}

/* The deadline with the learner's extension, or 0 without one (ASSESS-6). */
gint64
office_assessed_due_at (const OfficeCohortAssessment *cohort,
                        const OfficeAssessed         *self,
                        int                           component,
                        int                           attempt)
{
  const OfficeRecordedWork *work = office_assessed_find_work (self, component, attempt);

  for (guint i = 0; i < cohort->deadlines->len; i++)
    {
      const OfficeCohortDeadline *deadline
        = &g_array_index (cohort->deadlines, OfficeCohortDeadline, i);
      gint64 extended;

      if (deadline->component != component || deadline->attempt != attempt)
        continue;
      if (work == NULL || work->extension_days == 0
          || !office_deadline_add_days (deadline->at, work->extension_days, &extended, NULL))
        return deadline->at;
      return extended;
    }

  return 0;
}

gboolean
office_recorded_sitting_is_blank (const OfficeRecordedSitting *self)
{
  return self->first == OFFICE_MARK_NONE && self->second == OFFICE_MARK_NONE
         && self->agreed == OFFICE_MARK_NONE && self->code == NULL;
}

static OfficeSitting
to_rule_sitting (const OfficeCohortAssessment *cohort,
                 const OfficeAssessed         *self,
                 const OfficeRecordedSitting  *recorded)
{
  const OfficeRecordedWork *work
    = office_assessed_find_work (self, recorded->component, recorded->attempt);
  gint64 due_at = office_assessed_due_at (cohort, self, recorded->component, recorded->attempt);
  OfficeSitting sitting = OFFICE_SITTING_INIT;

  sitting.component = recorded->component;
  sitting.attempt = recorded->attempt;
  sitting.opportunity = recorded->opportunity;
  sitting.first = recorded->first;
  sitting.second = recorded->second;
  sitting.agreed = recorded->agreed;
  sitting.code = recorded->code;
  if (work != NULL)
    sitting.words = work->words;
  if (work != NULL && work->received_at != 0 && due_at != 0)
    sitting.late_seconds = office_deadline_late_seconds (due_at, work->received_at);

  return sitting;
}

/* Fills @assessment with what the rules ask for; the arrays behind it belong to the caller. */
void
office_assessed_to_rules (const OfficeCohortAssessment *cohort,
                          const OfficeAssessed         *self,
                          OfficeAssessment             *assessment,
                          OfficeComponentSpec          *specs,
                          GArray                       *sittings)
{
  for (int i = 0; i < cohort->n_components; i++)
    {
      specs[i] = cohort->components[i];
      specs[i].max_attempts = MAX (specs[i].max_attempts, self->attempts_allowed);
    }

  for (guint i = 0; i < self->sittings->len; i++)
    {
      const OfficeRecordedSitting *recorded
        = &g_array_index (self->sittings, OfficeRecordedSitting, i);
      OfficeSitting sitting;

      if (office_recorded_sitting_is_blank (recorded))
        continue;
      sitting = to_rule_sitting (cohort, self, recorded);
      g_array_append_val (sittings, sitting);
    }

  *assessment = (OfficeAssessment){
    .components = specs,
    .n_components = cohort->n_components,
    .sittings = (const OfficeSitting *) sittings->data,
    .n_sittings = sittings->len,
    .codes = (const OfficeMarkCode *) cohort->codes->data,
    .n_codes = cohort->codes->len,
    .withdrawn = self->withdrawn_on != NULL,
    .withheld = self->withheld_reason != NULL,
    .withheld_reason = self->withheld_reason,
    .hours_required = self->hours_required,
    .hours_attended = self->hours_attended,
    .ratified = FALSE,
    .credits = cohort->credits,
  };
}

/* What the enrolment comes to as of now, whatever a board has ratified (ASSESS-1 to -11). */
OfficeModuleResult *
office_assessed_compute (const OfficeCohortAssessment *cohort,
                         const OfficeAssessed         *self)
{
  g_autofree OfficeComponentSpec *specs = g_new (OfficeComponentSpec, cohort->n_components);
  g_autoptr (GArray) sittings = g_array_new (FALSE, FALSE, sizeof (OfficeSitting));
  OfficeAssessment assessment;

  office_assessed_to_rules (cohort, self, &assessment, specs, sittings);
  return office_module_result_new (&assessment, &cohort->rules);
}

/* Whether a board has ratified a pass or a fail: nothing more is entered but by chair's action. */
gboolean
office_assessed_is_final (const OfficeAssessed *self)
{
  return self->ratified.id != 0
         && (self->ratified.outcome == OFFICE_OUTCOME_PASS
             || self->ratified.outcome == OFFICE_OUTCOME_FAIL);
}

char *
office_assessed_dup_name (const OfficeAssessed *self)
{
  return office_person_name (self->family_name, self->given_names);
}
