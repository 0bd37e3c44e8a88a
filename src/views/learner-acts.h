/* learner-acts.h: what is asked before something is done with a learner's record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "store/consents.h"
#include "store/learner-story.h"

G_BEGIN_DECLS

void office_learner_ask_merge           (GtkWidget                *parent,
                                         OfficeSession            *session,
                                         const OfficeLearnerStory *story,
                                         const OfficeLearnerRow   *other);
void office_learner_say_not_duplicate   (OfficeSession            *session,
                                         const OfficeLearnerStory *story);
void office_learner_withdraw_newsletter (OfficeSession            *session,
                                         const OfficeLearnerStory *story);
void office_learner_ask_consent         (GtkWidget                *parent,
                                         OfficeSession            *session,
                                         const OfficeLearnerStory *story,
                                         OfficeConsentKind         kind);
void office_learner_ask_erase           (GtkWidget                *parent,
                                         OfficeSession            *session,
                                         const OfficeLearnerStory *story);
void office_learner_ask_transcript      (GtkWidget                *parent,
                                         OfficeSession            *session,
                                         const OfficeLearnerStory *story);
void office_learner_ask_calendar        (GtkWidget                *parent,
                                         OfficeSession            *session,
                                         const OfficeLearnerStory *story);
void office_learner_ask_subject_access  (GtkWidget                *parent,
                                         OfficeSession            *session,
                                         const OfficeLearnerStory *story);

G_END_DECLS
