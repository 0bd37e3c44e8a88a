/* deadlines.h: when work is due, extensions, and when it came
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

#define OFFICE_DEADLINE_ANY_VERSION (-1)

/**
 * OfficeDeadlineRow:
 * @id: the deadline
 * @cohort_id: its cohort
 * @cohort_code: "DPL-2025-AUT"
 * @component: the component's key: "written"
 * @component_label: for a person
 * @attempt: 1, 2, …
 * @at: UTC seconds
 * @version: raised by each change
 */
typedef struct
{
  gint64  id;
  gint64  cohort_id;
  char   *cohort_code;
  char   *component;
  char   *component_label;
  gint64  component_id;
  int     attempt;
  gint64  at;
  int     version;
} OfficeDeadlineRow;

void       office_deadline_row_free        (OfficeDeadlineRow  *row);
gboolean   office_deadline_set             (OfficeConnection   *connection,
                                            gint64              cohort_id,
                                            const char         *component,
                                            int                 attempt,
                                            gint64              at,
                                            int                 version,
                                            GError            **error);
gboolean   office_deadline_remove          (OfficeConnection   *connection,
                                            gint64              deadline_id,
                                            int                 version,
                                            GError            **error);
GPtrArray *office_deadlines_list_cohort    (OfficeConnection   *connection,
                                            gint64              cohort_id,
                                            GError            **error);
GPtrArray *office_deadlines_list_between   (OfficeConnection   *connection,
                                            gint64              from,
                                            gint64              to,
                                            GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeDeadlineRow, office_deadline_row_free)

G_END_DECLS
