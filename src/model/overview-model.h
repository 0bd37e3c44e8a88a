/* overview-model.h: what the overview shows: the next actions by kind, and the charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/charts.h"
#include "store/overview.h"

G_BEGIN_DECLS

/**
 * OfficeNextAction:
 * @kind: its kind's nick: that of an #OfficeTaskKind, or "clashes"
 * @heading: the kind's name for a person
 * @sentence: what, for whom, since when
 * @since: ISO day since which it waits or on which it falls, or ""
 * @count: how many
 * @view: where it is done
 * @cohort_id: in which cohort, or 0
 * @filter: what that view is to show, in its own words
 * @record_id: the learner that it is about, of several the first, or for attendance the session; or 0
 *
 * One line of the list of next actions.
 */
typedef struct
{
  const char     *kind;
  const char     *heading;
  char           *sentence;
  char           *since;
  int             count;
  OfficeTaskView  view;
  gint64          cohort_id;
  const char     *filter;
  gint64          record_id;
} OfficeNextAction;

/**
 * OfficeOverviewPlace:
 *
 * The term and the cohort whose charts are wanted, or 0 for all; and the next actions, if they have
 * been read already.
 */
typedef struct
{
  gint64     term_id;
  gint64     cohort_id;
  GPtrArray *actions;
} OfficeOverviewPlace;

/**
 * OfficeOverviewSheet:
 * @actions: (element-type OfficeNextAction): grouped by kind; the kind that waits longest comes first,
 *   and so does what waits longest within it
 * @charts: the four charts
 * @n_cohorts: in the whole office
 * @n_applications: in the whole office
 */
typedef struct
{
  GPtrArray       *actions;
  OfficeChartData *charts[OFFICE_N_CHARTS];
  int              n_cohorts;
  int              n_applications;
} OfficeOverviewSheet;

void       office_next_action_free     (OfficeNextAction     *action);
GPtrArray *office_next_actions_list    (OfficeConnection     *connection,
                                        GError              **error);
void       office_next_actions_count   (const GPtrArray      *actions,
                                        int                   counts[OFFICE_N_TASK_VIEWS]);

void       office_overview_sheet_free  (OfficeOverviewSheet  *sheet);
gpointer   office_overview_read        (OfficeConnection     *connection,
                                        gpointer              place,
                                        GCancellable         *cancellable,
                                        GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeNextAction, office_next_action_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeOverviewSheet, office_overview_sheet_free)

G_END_DECLS
