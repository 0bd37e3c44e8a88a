/* learner-item.h: one learner as a line of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "store/learners.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_LEARNER_ITEM (office_learner_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeLearnerItem, office_learner_item, OFFICE, LEARNER_ITEM, GObject)

OfficeLearnerItem      *office_learner_item_new      (gint64             id);
gint64                  office_learner_item_get_id   (OfficeLearnerItem *self);
const OfficeLearnerRow *office_learner_item_get_row  (OfficeLearnerItem *self);
void                    office_learner_item_take_row (OfficeLearnerItem *self,
                                                      OfficeLearnerRow  *row);
char                   *office_learner_item_get_name (OfficeLearnerItem *self);

G_END_DECLS
