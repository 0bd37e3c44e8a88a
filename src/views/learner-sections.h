/* learner-sections.h: the parts of a learner's page that are only read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "store/learner-story.h"

G_BEGIN_DECLS

GtkWidget *office_learner_section_add           (GtkWidget                *box,
                                                 const char               *title);
void       office_learner_section_identity      (GtkWidget                *grid,
                                                 const OfficeLearnerStory *story);
void       office_learner_section_award         (GtkWidget                *box,
                                                 const OfficeLearnerStory *story);
void       office_learner_section_modules       (GtkWidget                *box,
                                                 const OfficeLearnerStory *story);
void       office_learner_section_registrations (GtkWidget                *box,
                                                 const OfficeLearnerStory *story);
void       office_learner_section_history       (GtkWidget                *box,
                                                 GPtrArray                *changes);

G_END_DECLS
