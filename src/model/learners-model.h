/* learners-model.h: every learner ever, filtered and sorted by the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/learner-item.h"
#include "model/session.h"
#include "model/windowed-list.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_LEARNERS_MODEL (office_learners_model_get_type ())

G_DECLARE_FINAL_TYPE (OfficeLearnersModel, office_learners_model, OFFICE, LEARNERS_MODEL, GObject)

OfficeLearnersModel *office_learners_model_new              (OfficeSession       *session);
OfficeWindowedList  *office_learners_model_get_list         (OfficeLearnersModel *self);
gboolean             office_learners_model_set_filter       (OfficeLearnersModel *self,
                                                             const char          *text,
                                                             gboolean             possible_duplicates);
gboolean             office_learners_model_is_filtered      (OfficeLearnersModel *self);
void                 office_learners_model_set_sort         (OfficeLearnersModel *self,
                                                             OfficeLearnerSort    sort,
                                                             gboolean             descending);
void                 office_learners_model_refresh          (OfficeLearnersModel *self);
guint                office_learners_model_get_total        (OfficeLearnersModel *self);
guint                office_learners_model_get_n_duplicates (OfficeLearnersModel *self);

G_END_DECLS
