/* applications-model.h: the applications of the chosen cohort, filtered and sorted by the database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/application-item.h"
#include "model/session.h"
#include "model/windowed-list.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_APPLICATIONS_MODEL (office_applications_model_get_type ())

G_DECLARE_FINAL_TYPE (OfficeApplicationsModel, office_applications_model, OFFICE, APPLICATIONS_MODEL, GObject)

OfficeApplicationsModel *office_applications_model_new         (OfficeSession                 *session);
OfficeWindowedList      *office_applications_model_get_list    (OfficeApplicationsModel       *self);
void                     office_applications_model_set_filter  (OfficeApplicationsModel       *self,
                                                                const OfficeApplicationFilter *filter);
gboolean                 office_applications_model_is_filtered (OfficeApplicationsModel       *self);
void                     office_applications_model_set_sort    (OfficeApplicationsModel       *self,
                                                                OfficeApplicationSort          sort,
                                                                gboolean                       descending);
void                     office_applications_model_refresh     (OfficeApplicationsModel       *self);
guint                    office_applications_model_get_count   (OfficeApplicationsModel       *self,
                                                                OfficeApplicationState         state);
guint                    office_applications_model_get_total   (OfficeApplicationsModel       *self);

G_END_DECLS
