/* markers.h: who marks what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/allocation.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeMarkerLoad:
 * @staff_id: who
 * @name: unlike every other's
 * @employer: may be ""
 * @examiner: examines vivas
 * @n_first: works of the cohort's component of which they are the first marker
 * @n_second: likewise the second
 * @n_barred: learners of the cohort whom they may not mark (VIVA-2)
 */
typedef struct
{
  gint64    staff_id;
  char     *name;
  char     *employer;
  gboolean  examiner;
  guint     n_first;
  guint     n_second;
  guint     n_barred;
} OfficeMarkerLoad;

/**
 * OfficeAllocationWish:
 * @cohort_id: the cohort
 * @component: the component's key
 * @staff: (array length=n_staff): who shares the work
 * @n_staff: how many
 * @seed: the same seed shares out the same way
 * @anew: also those who were allocated before, unless by hand
 */
typedef struct
{
  gint64        cohort_id;
  const char   *component;
  const gint64 *staff;
  guint         n_staff;
  guint64       seed;
  gboolean      anew;
} OfficeAllocationWish;

/**
 * OfficeAllocated:
 * @n_works: works that want markers
 * @n_given: places that were filled or changed
 * @n_empty: places that stay empty, because nobody may take them
 */
typedef struct
{
  guint n_works;
  guint n_given;
  guint n_empty;
} OfficeAllocated;

void       office_marker_load_free (OfficeMarkerLoad            *load);
GPtrArray *office_markers_loads    (OfficeConnection            *connection,
                                    gint64                       cohort_id,
                                    const char                  *component,
                                    GError                     **error);
gboolean   office_markers_allocate (OfficeConnection            *connection,
                                    const OfficeAllocationWish  *wish,
                                    OfficeAllocated             *allocated,
                                    GError                     **error);
gboolean   office_marker_set       (OfficeConnection            *connection,
                                    gint64                       enrolment_id,
                                    const char                  *component,
                                    int                          attempt,
                                    OfficeMarkerPlace            place,
                                    gint64                       staff_id,
                                    GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMarkerLoad, office_marker_load_free)

G_END_DECLS
