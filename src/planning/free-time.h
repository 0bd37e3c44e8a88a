/* free-time.h: the nearest times at which something clashes with nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/holidays.h"

G_BEGIN_DECLS

/**
 * OfficeForbidden:
 * @after: UTC seconds: a start at this instant is still possible
 * @before: UTC seconds: a start at this instant is possible again
 *
 * Between the two nothing may start: what takes L seconds and needs what is taken from S to E may not
 * start after S − L and before E, for times are half open.
 */
typedef struct
{
  gint64 after;
  gint64 before;
} OfficeForbidden;

/**
 * OfficeFreeTimeQuery:
 * @wished: UTC seconds: when it was to start
 * @minutes: how long it takes
 * @first_day: not before this day, or %OFFICE_DAY_NONE
 * @last_day: not after this day, or %OFFICE_DAY_NONE
 * @not_before: UTC seconds: not before this instant
 * @forbidden: (array length=n_forbidden): in any order
 * @n_forbidden: how many
 * @proclaimed: (nullable) (element-type OfficeProclaimedDay): beside the rule of the bank holidays, on
 *   which nothing is offered
 * @possible: (nullable): whether nothing else stands in the way of a start
 * @user_data: for @possible
 */
typedef struct
{
  gint64                 wished;
  int                    minutes;
  OfficeDay              first_day;
  OfficeDay              last_day;
  gint64                 not_before;
  const OfficeForbidden *forbidden;
  guint                  n_forbidden;
  GPtrArray             *proclaimed;
  gboolean             (*possible) (gint64   starts_at,
                                    gpointer user_data);
  gpointer               user_data;
} OfficeFreeTimeQuery;

gboolean office_free_time_find (const OfficeFreeTimeQuery *query,
                                gboolean                   later,
                                gint64                    *starts_at);

G_END_DECLS
