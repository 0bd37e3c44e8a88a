/* learner-page.h: one learner's file: who, what they studied, what they agreed to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/learner-file.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_LEARNER_PAGE (office_learner_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeLearnerPage, office_learner_page, OFFICE, LEARNER_PAGE, GtkWidget)

void                     office_learner_page_show     (OfficeLearnerPage *self,
                                                       OfficeSession     *session,
                                                       gint64             learner_id);
void                     office_learner_page_refresh  (OfficeLearnerPage *self);
const OfficeLearnerFile *office_learner_page_get_file (OfficeLearnerPage *self);
void                     office_learner_page_edit     (OfficeLearnerPage *self);
gboolean                 office_learner_page_go_back  (OfficeLearnerPage *self);

G_END_DECLS
