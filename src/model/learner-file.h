/* learner-file.h: one learner's file in Records: read, edited, merged, handed out, erased
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/deliver.h"
#include "model/learner-history.h"
#include "model/session.h"
#include "store/consents.h"
#include "store/learner-story.h"
#include "store/register-checks.h"

G_BEGIN_DECLS

/**
 * OfficeLearnerFile:
 * @story: the whole story
 * @changes: (element-type OfficeLearnerChange): everything that was ever changed, newest first
 *
 * What a learner's page shows.
 */
typedef struct
{
  OfficeLearnerStory *story;
  GPtrArray          *changes;
} OfficeLearnerFile;

void               office_learner_file_free             (OfficeLearnerFile       *file);
void               office_learner_file_read_async       (OfficeSession           *session,
                                                         gint64                   learner_id,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
OfficeLearnerFile *office_learner_file_read_finish      (OfficeSession           *session,
                                                         GAsyncResult            *result,
                                                         GError                 **error);

void               office_learner_save_async            (OfficeSession           *session,
                                                         gint64                   learner_id,
                                                         const OfficeLearnerEdit *edit,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
void               office_learner_merge_async           (OfficeSession           *session,
                                                         gint64                   keep_id,
                                                         gint64                   other_id,
                                                         const char              *reason,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
void               office_learner_not_duplicate_async   (OfficeSession           *session,
                                                         gint64                   learner_id,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
void               office_learner_consent_async         (OfficeSession           *session,
                                                         gint64                   learner_id,
                                                         OfficeConsentKind        kind,
                                                         OfficeConsent            state,
                                                         const char              *wording,
                                                         const char              *source,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
void               office_learner_erase_async           (OfficeSession           *session,
                                                         gint64                   learner_id,
                                                         const char              *reason,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
void               office_learner_transcript_async      (OfficeSession           *session,
                                                         gint64                   learner_id,
                                                         const OfficeTranscriptWish *wish,
                                                         const char              *path,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
void               office_learner_subject_access_async  (OfficeSession           *session,
                                                         gint64                   learner_id,
                                                         const char              *folder,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
gboolean           office_learner_act_finish            (OfficeSession           *session,
                                                         GAsyncResult            *result,
                                                         GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeLearnerFile, office_learner_file_free)

G_END_DECLS
