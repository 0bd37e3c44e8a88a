/* learner-search.h: finding a learner anywhere, as one types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_LEARNER_SEARCH (office_learner_search_get_type ())

G_DECLARE_FINAL_TYPE (OfficeLearnerSearch, office_learner_search, OFFICE, LEARNER_SEARCH, GtkWidget)

void office_learner_search_set_session (OfficeLearnerSearch *self,
                                        OfficeSession       *session);

G_END_DECLS
