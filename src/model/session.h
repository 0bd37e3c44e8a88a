/* session.h: who is working in which database, on which term and cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/job.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * OfficeSubjects:
 * @OFFICE_SUBJECT_CATALOGUE: modules, terms, cohorts, rooms, staff
 * @OFFICE_SUBJECT_LEARNERS: people, identifiers, register checks, consent
 * @OFFICE_SUBJECT_APPLICATIONS: applications, requirements, moves, enrolments, fees
 * @OFFICE_SUBJECT_SESSIONS: sessions, attendance, vivas
 * @OFFICE_SUBJECT_MARKS: marks, deadlines, boards, results
 * @OFFICE_SUBJECT_DOCUMENTS: certificates and returns
 *
 * What a change touched, so that a view reads again only what it shows.
 */
typedef enum
{
  OFFICE_SUBJECT_CATALOGUE = 1 << 0,
  OFFICE_SUBJECT_LEARNERS = 1 << 1,
  OFFICE_SUBJECT_APPLICATIONS = 1 << 2,
  OFFICE_SUBJECT_SESSIONS = 1 << 3,
  OFFICE_SUBJECT_MARKS = 1 << 4,
  OFFICE_SUBJECT_DOCUMENTS = 1 << 5,
  OFFICE_SUBJECT_ALL = (1 << 6) - 1,
} OfficeSubjects;

/**
 * OfficeMessageKind:
 * @OFFICE_MESSAGE_PLAIN: something was done or found out
 * @OFFICE_MESSAGE_UNDOABLE: something was done that Undo takes back
 * @OFFICE_MESSAGE_FAILURE: something did not work; stays until it is closed
 */
typedef enum
{
  OFFICE_MESSAGE_PLAIN,
  OFFICE_MESSAGE_UNDOABLE,
  OFFICE_MESSAGE_FAILURE,
} OfficeMessageKind;

#define OFFICE_TYPE_SESSION (office_session_get_type ())

G_DECLARE_FINAL_TYPE (OfficeSession, office_session, OFFICE, SESSION, GObject)

OfficeSession *office_session_new            (void);

OfficeStore   *office_session_get_store      (OfficeSession        *self);
void           office_session_set_store      (OfficeSession        *self,
                                              OfficeStore          *store);
const char    *office_session_get_actor      (OfficeSession        *self);
void           office_session_set_actor      (OfficeSession        *self,
                                              const char           *actor);
gint64         office_session_get_term       (OfficeSession        *self);
void           office_session_set_term       (OfficeSession        *self,
                                              gint64                term_id);
gint64         office_session_get_cohort     (OfficeSession        *self);
void           office_session_set_cohort     (OfficeSession        *self,
                                              gint64                cohort_id);
void           office_session_hold           (OfficeSession        *self,
                                              gboolean              held);
gboolean       office_session_is_held        (OfficeSession        *self);
gint64         office_session_get_saved_at   (OfficeSession        *self);

void           office_session_read_async     (OfficeSession        *self,
                                              OfficeStoreJob        job,
                                              gpointer              data,
                                              GDestroyNotify        free_data,
                                              GDestroyNotify        free_result,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gpointer       office_session_read_finish    (OfficeSession        *self,
                                              GAsyncResult         *result,
                                              GError              **error);
void           office_session_write_async    (OfficeSession        *self,
                                              OfficeSubjects        subjects,
                                              OfficeStoreJob        job,
                                              gpointer              data,
                                              GDestroyNotify        free_data,
                                              GDestroyNotify        free_result,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gpointer       office_session_write_finish   (OfficeSession        *self,
                                              GAsyncResult         *result,
                                              GError              **error);
void           office_session_changed        (OfficeSession        *self,
                                              OfficeSubjects        subjects);

const char    *office_session_get_undo_label (OfficeSession        *self);
const char    *office_session_get_redo_label (OfficeSession        *self);
void           office_session_undo_async     (OfficeSession        *self,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
char          *office_session_undo_finish    (OfficeSession        *self,
                                              GAsyncResult         *result,
                                              GError              **error);
void           office_session_redo_async     (OfficeSession        *self,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
char          *office_session_redo_finish    (OfficeSession        *self,
                                              GAsyncResult         *result,
                                              GError              **error);

void           office_session_say            (OfficeSession        *self,
                                              OfficeMessageKind     kind,
                                              const char           *text);
void           office_session_say_failure    (OfficeSession        *self,
                                              const char           *text,
                                              const GError         *error);

OfficeJob     *office_session_get_job        (OfficeSession        *self);
OfficeJob     *office_session_begin_job      (OfficeSession        *self,
                                              const char           *label);
void           office_session_end_job        (OfficeSession        *self,
                                              OfficeJob            *job);

G_END_DECLS
