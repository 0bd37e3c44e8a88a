/* marking-list.c: every work of a component with its markers, their marks, and what a moderator said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/marking-list.h"

#include "rules/allocation.h"
#include "store/assessment.h"
#include "store/statement.h"

static void
row_free (OfficeMarkingRow *row)
{
  g_free (row->reference);
  g_free (row->name);
  g_free (row->candidate);
  g_free (row->first_marker);
  g_free (row->second_marker);
  g_free (row->reason);
  g_free (row->code);
  g_free (row);
}

/**
 * office_marking_list_free:
 * @list: (nullable): a list
 */
void
office_marking_list_free (OfficeMarkingList *list)
{
  if (list == NULL)
    return;

  g_free (list->cohort);
  g_free (list->label);
  g_clear_pointer (&list->rows, g_ptr_array_unref);
  g_free (list);
}

static OfficeMarkingRow *
row_new (const OfficeCohortAssessment *cohort,
         const OfficeAssessed         *learner,
         int                           component)
{
  g_autoptr (OfficeModuleResult) result = office_assessed_compute (cohort, learner);
  gboolean recorded;
  OfficeRecordedSitting sitting = office_assessed_current_sitting (learner, result, component, &recorded);
  OfficeMarkingRow *row = g_new0 (OfficeMarkingRow, 1);

  row->enrolment_id = learner->enrolment_id;
  row->reference = g_strdup (learner->reference);
  row->name = office_assessed_dup_name (learner);
  row->candidate = g_strdup (learner->candidate);
  row->attempt = sitting.attempt;
  row->opportunity = sitting.opportunity;
  row->first = sitting.first;
  row->second = sitting.second;
  row->agreed = sitting.agreed;
  row->reason = g_strdup (sitting.reason);
  row->code = g_strdup (sitting.code);
  row->version = sitting.version;
  row->locked = sitting.board_id != 0;
  row->agreement = office_mark_agree (row->first, row->second, row->agreed, cohort->components[component].pass_mark,
                                      &cohort->rules, &row->mark);
  return row;
}

static void
take_marker (OfficeMarkingList *list,
             OfficeStatement   *statement)
{
  OfficeMarkingRow *row = office_marking_list_find (list, office_statement_get_int (statement, 0));
  OfficeMarkerPlace place;

  if (row == NULL || row->attempt != (int) office_statement_get_int (statement, 1)
      || !office_marker_place_from_nick (office_statement_get_text (statement, 2), &place))
    return;
  if (place == OFFICE_MARKER_FIRST)
    {
      row->first_marker_id = office_statement_get_int (statement, 3);
      g_free (row->first_marker);
      row->first_marker = office_statement_dup_text (statement, 4);
    }
  else
    {
      row->second_marker_id = office_statement_get_int (statement, 3);
      g_free (row->second_marker);
      row->second_marker = office_statement_dup_text (statement, 4);
    }
}

static gboolean
load_markers (OfficeConnection   *connection,
              OfficeMarkingList  *list,
              gint64              component_id,
              GError            **error)
{
  static const char markers_sql[] =
    "SELECT enrolment_id, attempt, place, staff.id, staff.name FROM marker"
    " JOIN staff ON staff.id = staff_id JOIN enrolment ON enrolment.id = enrolment_id"
    " WHERE cohort_id = ? AND component_id = ?";
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, markers_sql, "ll",
                                                                     list->cohort_id, component_id);

  if (statement == NULL)
    return FALSE;
  while (office_statement_step (statement, &local_error))
    take_marker (list, statement);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/**
 * office_marking_list_load:
 * @connection: the connection
 * @cohort_id: a cohort
 * @component: the component's key
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the works of the component (ASSESS-9)
 */
OfficeMarkingList *
office_marking_list_load (OfficeConnection  *connection,
                          gint64             cohort_id,
                          const char        *component,
                          GError           **error)
{
  g_autoptr (OfficeCohortAssessment) cohort = office_cohort_assessment_load (connection, cohort_id, 0, error);
  g_autoptr (OfficeMarkingList) list = g_new0 (OfficeMarkingList, 1);
  int index;

  if (cohort == NULL || (index = office_cohort_assessment_component (cohort, component, error)) < 0)
    return NULL;

  list->cohort_id = cohort_id;
  list->cohort = g_strdup (cohort->code);
  list->component = cohort->components[index].name;
  list->label = g_strdup (cohort->labels[index]);
  list->pass_mark = cohort->components[index].pass_mark;
  list->rules = cohort->rules;
  list->anonymous = cohort->anonymous;
  list->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  for (guint i = 0; i < cohort->learners->len; i++)
    {
      const OfficeAssessed *learner = g_ptr_array_index (cohort->learners, i);

      if (learner->withdrawn_on == NULL)
        g_ptr_array_add (list->rows, row_new (cohort, learner, index));
    }

  if (!load_markers (connection, list, cohort->component_ids[index], error))
    return NULL;
  return g_steal_pointer (&list);
}

/**
 * office_marking_list_find:
 * @list: a list
 * @enrolment_id: whose
 *
 * Returns: (nullable): the row
 */
OfficeMarkingRow *
office_marking_list_find (const OfficeMarkingList *list,
                          gint64                   enrolment_id)
{
  for (guint i = 0; i < list->rows->len; i++)
    {
      OfficeMarkingRow *row = g_ptr_array_index (list->rows, i);

      if (row->enrolment_id == enrolment_id)
        return row;
    }

  return NULL;
}
