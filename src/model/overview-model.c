/* overview-model.c: what the overview shows: the next actions by kind, and the charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/clashes.h"
#include "model/overview-model.h"
#include "rules/clock.h"
#include "store/cohorts.h"

#define CLASHES "clashes"

/**
 * office_next_action_free:
 * @action: (transfer full) (nullable): a next action
 */
void
office_next_action_free (OfficeNextAction *action)
{
  if (action == NULL)
    return;

  g_free (action->sentence);
  g_free (action->since);
  g_free (action);
}

/* What the view calls the rows that a task is about. */
static const char *
filter_of (const OfficeTask *task)
{
  switch (task->kind)
    {
    case OFFICE_TASK_CONDITIONS:
      return "offered";
    case OFFICE_TASK_REGISTER:
      return "flagged";
    case OFFICE_TASK_UNREGISTERED:
      return "unregistered";
    case OFFICE_TASK_AGREEMENT:
      return "marks";
    case OFFICE_TASK_RETURNS:
      return "return";
    case OFFICE_TASK_WAITING:
    case OFFICE_TASK_MARKS:
    case OFFICE_TASK_BOARD:
    case OFFICE_TASK_CERTIFICATES:
    case OFFICE_TASK_REGISTERS_OPEN:
    case OFFICE_TASK_DUPLICATES:
    default:
      return task->filter;
    }
}

/* Views show learners: the one that a task is about. The timetable shows sessions. */
static gint64
record_of (OfficeConnection *connection,
           const OfficeTask *task)
{
  return task->kind == OFFICE_TASK_REGISTERS_OPEN ? task->record_id
                                                  : office_task_find_learner (connection, task);
}

static OfficeNextAction *
action_of_task (OfficeConnection *connection,
                OfficeTask       *task)
{
  OfficeNextAction *action = g_new0 (OfficeNextAction, 1);

  action->kind = office_task_kind_to_nick (task->kind);
  action->heading = office_task_kind_label (task->kind);
  action->sentence = g_steal_pointer (&task->sentence);
  action->since = g_steal_pointer (&task->since);
  action->count = task->count;
  action->view = task->view;
  action->cohort_id = task->cohort_id;
  action->filter = filter_of (task);
  action->record_id = record_of (connection, task);
  return action;
}

static OfficeNextAction *
action_of_clash (OfficeClashRow *clash)
{
  OfficeNextAction *action = g_new0 (OfficeNextAction, 1);
  action->kind = CLASHES;
  action->heading = _("Clashes");
  action->sentence = g_steal_pointer (&clash->sentence);
  action->since = office_day_to_iso (office_instant_to_day (clash->from));
  action->count = 1;
  action->view = OFFICE_TASK_VIEW_TIMETABLE;
  action->filter = CLASHES;
  return action;
}

/* Kinds in the order in which their first one comes, for the list is the oldest first. */
static GPtrArray *
group_by_kind (GPtrArray *actions)
{
  GPtrArray *grouped = g_ptr_array_new_with_free_func ((GDestroyNotify) office_next_action_free);

  g_ptr_array_set_free_func (actions, NULL);
  for (guint i = 0; i < actions->len; i++)
    {
      OfficeNextAction *action = g_ptr_array_index (actions, i);
      guint at = grouped->len;

      while (at > 0 && !g_str_equal (((OfficeNextAction *) grouped->pdata[at - 1])->kind,
                                     action->kind))
        at--;
      g_ptr_array_insert (grouped, at > 0 ? (int) at : -1, action);
    }
  return grouped;
}

/**
 * office_next_actions_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * What needs doing now in all cohorts, the clashes of what is still to come among it.
 *
 * Returns: (transfer full) (element-type OfficeNextAction) (nullable): grouped by kind, the oldest first
 */
GPtrArray *
office_next_actions_list (OfficeConnection  *connection,
                          GError           **error)
{
  g_autoptr (GPtrArray) tasks = office_overview_list_tasks (connection, error);
  g_autoptr (GPtrArray) clashes = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  if (tasks == NULL)
    return NULL;
  clashes = office_clashes_list (connection, office_connection_now (connection), G_MAXINT64, error);
  if (clashes == NULL)
    return NULL;

  /* Nothing is more urgent than somebody who is to be in two places. */
  actions = g_ptr_array_new_with_free_func ((GDestroyNotify) office_next_action_free);
  for (guint i = 0; i < clashes->len; i++)
    g_ptr_array_add (actions, action_of_clash (g_ptr_array_index (clashes, i)));
  for (guint i = 0; i < tasks->len; i++)
    g_ptr_array_add (actions, action_of_task (connection, g_ptr_array_index (tasks, i)));
  return group_by_kind (actions);
}

/**
 * office_next_actions_count:
 * @actions: (element-type OfficeNextAction): what needs doing
 * @counts: (out): things to do in each view; for the overview the number of lines
 *
 * The numbers of the sidebar.
 */
void
office_next_actions_count (const GPtrArray *actions,
                           int              counts[OFFICE_N_TASK_VIEWS])
{
  for (int i = 0; i < OFFICE_N_TASK_VIEWS; i++)
    counts[i] = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      const OfficeNextAction *action = g_ptr_array_index (actions, i);

      counts[action->view] += action->count;
    }
  counts[OFFICE_TASK_VIEW_OVERVIEW] = (int) actions->len;
}

/**
 * office_overview_sheet_free:
 * @sheet: (transfer full) (nullable): what the overview shows
 */
void
office_overview_sheet_free (OfficeOverviewSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_clear_pointer (&sheet->actions, g_ptr_array_unref);
  for (guint i = 0; i < OFFICE_N_CHARTS; i++)
    office_chart_data_free (sheet->charts[i]);
  g_free (sheet);
}

/**
 * office_overview_read:
 * @connection: the connection
 * @place: an #OfficeOverviewPlace
 * @cancellable: (nullable): not looked at: the work is short
 * @error: where to put a failure
 *
 * Reads everything that the overview shows: a job for the store.
 *
 * Returns: (transfer full) (nullable): an #OfficeOverviewSheet
 */
gpointer
office_overview_read (OfficeConnection  *connection,
                      gpointer           place,
                      GCancellable      *cancellable,
                      GError           **error)
{
  const OfficeOverviewPlace *wanted = place;
  g_autoptr (OfficeOverviewSheet) sheet = g_new0 (OfficeOverviewSheet, 1);
  g_autoptr (GPtrArray) cohorts = office_cohorts_list (connection, 0, error);

  if (cohorts == NULL)
    return NULL;
  sheet->n_cohorts = (int) cohorts->len;
  for (guint i = 0; i < cohorts->len; i++)
    sheet->n_applications += ((OfficeCohort *) g_ptr_array_index (cohorts, i))->applications;

  sheet->actions = wanted->actions != NULL ? g_ptr_array_ref (wanted->actions)
                                           : office_next_actions_list (connection, error);
  if (sheet->actions == NULL ||
      !office_charts_read (connection, wanted->term_id, wanted->cohort_id, sheet->charts, error))
    return NULL;
  return g_steal_pointer (&sheet);
}
