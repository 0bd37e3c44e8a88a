/* hours-item.h: a learner's hands-on hours as a row of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "store/learner-hours.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_HOURS_ITEM (office_hours_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeHoursItem, office_hours_item, OFFICE, HOURS_ITEM, GObject)

OfficeHoursItem          *office_hours_item_new      (OfficeLearnerHours *hours,
                                                      const char         *cohort_code);
const OfficeLearnerHours *office_hours_item_get      (OfficeHoursItem    *self);
const char               *office_hours_item_get_code (OfficeHoursItem    *self);
const char               *office_hours_item_get_name (OfficeHoursItem    *self);

/**
 * OfficeHoursQuery:
 * @cohort_id: a cohort, or 0 for every cohort of the term
 * @term_id: a term, or 0 for every term; read only when @cohort_id is 0
 */
typedef struct
{
  gint64 cohort_id;
  gint64 term_id;
} OfficeHoursQuery;

GPtrArray *office_hours_items_read (OfficeConnection        *connection,
                                    const OfficeHoursQuery  *query,
                                    GError                 **error);

G_END_DECLS
