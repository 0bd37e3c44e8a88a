/* application-adding.h: a new application, and who the applicant may be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/session.h"
#include "store/applications.h"
#include "store/learners.h"

G_BEGIN_DECLS

void                    office_application_add_async         (OfficeSession               *session,
                                                              const OfficeNewApplication  *incoming,
                                                              GAsyncReadyCallback          callback,
                                                              gpointer                     user_data);
OfficeApplicationAdded *office_application_add_finish        (OfficeSession               *session,
                                                              GAsyncResult                *result,
                                                              GError                     **error);

void                    office_applicant_recognise_async     (OfficeSession               *session,
                                                              const OfficeIdentity        *identity,
                                                              GCancellable                *cancellable,
                                                              GAsyncReadyCallback          callback,
                                                              gpointer                     user_data);
OfficeRecognised       *office_applicant_recognise_finish    (OfficeSession               *session,
                                                              GAsyncResult                *result,
                                                              GError                     **error);

void                    office_application_of_learner_async  (OfficeSession               *session,
                                                              gint64                       learner_id,
                                                              GAsyncReadyCallback          callback,
                                                              gpointer                     user_data);
gint64                  office_application_of_learner_finish (OfficeSession               *session,
                                                              GAsyncResult                *result,
                                                              GError                     **error);

G_END_DECLS
