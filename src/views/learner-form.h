/* learner-form.h: who a learner is, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "store/learners.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_LEARNER_FORM (office_learner_form_get_type ())

G_DECLARE_FINAL_TYPE (OfficeLearnerForm, office_learner_form, OFFICE, LEARNER_FORM, GtkWidget)

GtkWidget *office_learner_form_new  (void);
void       office_learner_form_open (OfficeLearnerForm   *self,
                                     OfficeSession       *session,
                                     const OfficeLearner *learner);
gboolean   office_learner_form_is_touched (OfficeLearnerForm *self);

G_END_DECLS
