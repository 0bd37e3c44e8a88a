/* overview.h: what needs doing now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeTaskView:
 *
 * Nicks, as in the sidebar: "overview", "enrolment", "timetable", "results", "records".
 */
typedef enum
{
  OFFICE_TASK_VIEW_OVERVIEW,
  OFFICE_TASK_VIEW_ENROLMENT,
  OFFICE_TASK_VIEW_TIMETABLE,
  OFFICE_TASK_VIEW_RESULTS,
  OFFICE_TASK_VIEW_RECORDS,
} OfficeTaskView;

#define OFFICE_N_TASK_VIEWS (OFFICE_TASK_VIEW_RECORDS + 1)

const char *office_task_view_to_nick (OfficeTaskView view);

/**
 * OfficeTaskKind:
 * @OFFICE_TASK_APPLICATIONS: applications received or in review, which nobody has decided on (APPLY-1)
 * @OFFICE_TASK_CONDITIONS: conditions of offers that are due within a fortnight, or were
 * @OFFICE_TASK_REGISTER: register checks missing or lapsed (ENTRY-4)
 * @OFFICE_TASK_UNREGISTERED: enrolled learners without a student number
 * @OFFICE_TASK_WAITING: places are free and learners wait
 * @OFFICE_TASK_MARKS: the cohort has ended, or its deadline is past, and marks are missing
 * @OFFICE_TASK_AGREEMENT: two markers' marks await an agreed mark
 * @OFFICE_TASK_BOARD: all marks are in and no board has ratified them
 * @OFFICE_TASK_CERTIFICATES: ratified passes without a certificate
 * @OFFICE_TASK_RETURNS: returns that are out of date
 * @OFFICE_TASK_REGISTERS_OPEN: sessions are over and no attendance was taken
 * @OFFICE_TASK_DUPLICATES: learners who may be the same person
 *
 * Nicks: "applications", "conditions", "register", "unregistered", "waiting", "marks", "agreement", "board",
 * "certificates", "returns", "attendance", "duplicates".
 */
typedef enum
{
  OFFICE_TASK_APPLICATIONS,
  OFFICE_TASK_CONDITIONS,
  OFFICE_TASK_REGISTER,
  OFFICE_TASK_UNREGISTERED,
  OFFICE_TASK_WAITING,
  OFFICE_TASK_MARKS,
  OFFICE_TASK_AGREEMENT,
  OFFICE_TASK_BOARD,
  OFFICE_TASK_CERTIFICATES,
  OFFICE_TASK_RETURNS,
  OFFICE_TASK_REGISTERS_OPEN,
  OFFICE_TASK_DUPLICATES,
} OfficeTaskKind;

#define OFFICE_N_TASK_KINDS (OFFICE_TASK_DUPLICATES + 1)

const char *office_task_kind_to_nick (OfficeTaskKind kind);
const char *office_task_kind_label   (OfficeTaskKind kind);

/**
 * OfficeTask:
 * @kind: what sort of thing
 * @count: how many
 * @sentence: what, for whom, since when
 * @since: ISO day since which it waits, or "" when it does not matter: the oldest come first
 * @view: where it is done
 * @cohort_id: in which cohort, or 0
 * @filter: what to show there: a nick of #OfficeTaskKind
 * @record_id: the application, enrolment or session that it is about, of several the first; the learner
 *   who may be another's duplicate; 0 for what is about a whole cohort or about several duplicates
 *
 * One thing that needs doing now.
 */
typedef struct
{
  OfficeTaskKind  kind;
  int             count;
  char           *sentence;
  char           *since;
  OfficeTaskView  view;
  gint64          cohort_id;
  const char     *filter;
  gint64          record_id;
} OfficeTask;

void       office_task_free           (OfficeTask        *task);
GPtrArray *office_overview_list_tasks (OfficeConnection  *connection,
                                       GError           **error);
gint64     office_task_find_learner   (OfficeConnection  *connection,
                                       const OfficeTask  *task);
void       office_overview_count      (const GPtrArray   *tasks,
                                       int                counts[OFFICE_N_TASK_VIEWS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeTask, office_task_free)

G_END_DECLS
