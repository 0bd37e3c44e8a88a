/* learner-file.c: one learner's file in Records: read, edited, merged, handed out, erased
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/deliver.h"
#include "model/learner-file.h"
#include "store/privacy.h"

#define DONE GINT_TO_POINTER (TRUE)

/* Reading -------------------------------------------------------------------------------------- */

/**
 * office_learner_file_free:
 * @file: (nullable): a file
 */
void
office_learner_file_free (OfficeLearnerFile *file)
{
  if (file == NULL)
    return;

  g_clear_pointer (&file->story, office_learner_story_free);
  g_clear_pointer (&file->changes, g_ptr_array_unref);
  g_free (file);
}

/* Who was merged into somebody is found there. */
static gpointer
read_file (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (OfficeLearnerFile) file = g_new0 (OfficeLearnerFile, 1);
  gint64 id = *(const gint64 *) data;

  for (int i = 0; i < 16; i++)
    {
      g_autoptr (OfficeLearner) learner = office_learner_get (connection, id, error);

      if (learner == NULL)
        return NULL;
      if (learner->merged_into == 0)
        break;
      id = learner->merged_into;
    }

  file->story = office_learner_story_get (connection, id, error);
  if (file->story == NULL)
    return NULL;
  file->changes = office_learner_history_read (connection, id, error);
  return file->changes != NULL ? g_steal_pointer (&file) : NULL;
}

/**
 * office_learner_file_read_async:
 * @session: the session
 * @learner_id: a learner; of one who was merged into another, that other one is read
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called with the file
 * @user_data: for @callback
 *
 * Reads all that is known of one learner.
 */
void
office_learner_file_read_async (OfficeSession       *session,
                                gint64               learner_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  office_session_read_async (session, read_file, g_memdup2 (&learner_id, sizeof learner_id), g_free,
                             (GDestroyNotify) office_learner_file_free, cancellable, callback, user_data);
}

/**
 * office_learner_file_read_finish:
 * @session: the session
 * @result: of office_learner_file_read_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file
 */
OfficeLearnerFile *
office_learner_file_read_finish (OfficeSession  *session,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  return office_session_read_finish (session, result, error);
}

/* Acts ----------------------------------------------------------------------------------------- */

typedef struct
{
  gint64               id;
  gint64               other_id;
  OfficeLearnerEdit    edit;        /* its texts are owned */
  OfficeConsentKind    kind;
  OfficeConsent        state;
  OfficeTranscriptWish wish;
  char                *text;        /* reason, wording, path or folder */
  char                *source;
} Act;

static Act *
act_new (gint64      id,
         const char *text)
{
  Act *act = g_new0 (Act, 1);

  act->id = id;
  act->text = g_strdup (text);
  return act;
}

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free ((char *) act->edit.title);
  g_free ((char *) act->edit.given_names);
  g_free ((char *) act->edit.family_name);
  g_free ((char *) act->edit.known_as);
  g_free ((char *) act->edit.certificate_name);
  g_free ((char *) act->edit.date_of_birth);
  g_free ((char *) act->edit.email);
  g_free ((char *) act->edit.phone);
  g_free (act->text);
  g_free (act->source);
  g_free (act);
}

static gpointer
save (OfficeConnection  *connection,
      gpointer           data,
      GCancellable      *cancellable,
      GError           **error)
{
  const Act *act = data;

  return office_learner_edit (connection, act->id, &act->edit, error) ? DONE : NULL;
}

static gpointer
merge (OfficeConnection  *connection,
       gpointer           data,
       GCancellable      *cancellable,
       GError           **error)
{
  const Act *act = data;

  return office_learner_merge (connection, act->id, act->other_id, act->text, error) ? DONE : NULL;
}

static gpointer
part (OfficeConnection  *connection,
      gpointer           data,
      GCancellable      *cancellable,
      GError           **error)
{
  const Act *act = data;

  return office_learner_not_duplicate (connection, act->id, error) ? DONE : NULL;
}

static gpointer
consent (OfficeConnection  *connection,
         gpointer           data,
         GCancellable      *cancellable,
         GError           **error)
{
  const Act *act = data;

  return office_consent_add (connection, act->id, act->kind, act->state, act->text, act->source, error) ? DONE : NULL;
}

static gpointer
erase (OfficeConnection  *connection,
       gpointer           data,
       GCancellable      *cancellable,
       GError           **error)
{
  const Act *act = data;

  return office_learner_erase (connection, act->id, act->text, error) ? DONE : NULL;
}

static gpointer
write_transcript (OfficeConnection  *connection,
                  gpointer           data,
                  GCancellable      *cancellable,
                  GError           **error)
{
  const Act *act = data;

  return office_deliver_transcript (connection, act->id, &act->wish, act->text, cancellable, error) ? DONE : NULL;
}

static gpointer
write_access (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  const Act *act = data;

  return office_deliver_subject_access (connection, act->id, act->text, cancellable, error) ? DONE : NULL;
}

/**
 * office_learner_save_async:
 * @session: the session
 * @learner_id: a learner
 * @edit: what changes, and the version that the person saw
 * @callback: (scope async): called when it is saved
 * @user_data: for @callback
 *
 * Saves what a person has typed, as one step to undo.
 */
void
office_learner_save_async (OfficeSession           *session,
                           gint64                   learner_id,
                           const OfficeLearnerEdit *edit,
                           GAsyncReadyCallback      callback,
                           gpointer                 user_data)
{
  Act *act = act_new (learner_id, NULL);

  act->edit = (OfficeLearnerEdit) {
    .version = edit->version,
    .title = g_strdup (edit->title),
    .given_names = g_strdup (edit->given_names),
    .family_name = g_strdup (edit->family_name),
    .known_as = g_strdup (edit->known_as),
    .certificate_name = g_strdup (edit->certificate_name),
    .date_of_birth = g_strdup (edit->date_of_birth),
    .email = g_strdup (edit->email),
    .phone = g_strdup (edit->phone),
  };
  office_session_write_async (session, OFFICE_SUBJECT_LEARNERS, save, act, act_free, NULL, NULL, callback, user_data);
}

/**
 * office_learner_merge_async:
 * @session: the session
 * @keep_id: the record that stays
 * @other_id: the record that goes into it
 * @reason: (nullable): why they are one person
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Makes one person of two records (ENTRY-5), as one step to undo.
 */
void
office_learner_merge_async (OfficeSession       *session,
                            gint64               keep_id,
                            gint64               other_id,
                            const char          *reason,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Act *act = act_new (keep_id, reason);

  act->other_id = other_id;
  office_session_write_async (session,
                              OFFICE_SUBJECT_LEARNERS | OFFICE_SUBJECT_APPLICATIONS | OFFICE_SUBJECT_MARKS, merge,
                              act, act_free, NULL, NULL, callback, user_data);
}

/**
 * office_learner_not_duplicate_async:
 * @session: the session
 * @learner_id: a learner who may be somebody else
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * A person has looked and says: these are two.
 */
void
office_learner_not_duplicate_async (OfficeSession       *session,
                                    gint64               learner_id,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  office_session_write_async (session, OFFICE_SUBJECT_LEARNERS | OFFICE_SUBJECT_APPLICATIONS, part,
                              act_new (learner_id, NULL), act_free, NULL, NULL, callback, user_data);
}

/**
 * office_learner_consent_async:
 * @session: the session
 * @learner_id: a learner
 * @kind: to what
 * @state: given, unconfirmed or withdrawn
 * @wording: the words that the person was shown, or used
 * @source: where it comes from
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Records what a person says to the newsletter or the study notice (PRIVACY-1).
 */
void
office_learner_consent_async (OfficeSession       *session,
                              gint64               learner_id,
                              OfficeConsentKind    kind,
                              OfficeConsent        state,
                              const char          *wording,
                              const char          *source,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Act *act = act_new (learner_id, wording);

  act->kind = kind;
  act->state = state;
  act->source = g_strdup (source);
  office_session_write_async (session, OFFICE_SUBJECT_LEARNERS, consent, act, act_free, NULL, NULL, callback,
                              user_data);
}

/**
 * office_learner_erase_async:
 * @session: the session
 * @learner_id: a learner with nothing open
 * @reason: why
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Erases a person, all but the transcript core (PRIVACY-2). This is not undone.
 */
void
office_learner_erase_async (OfficeSession       *session,
                            gint64               learner_id,
                            const char          *reason,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  office_session_write_async (session, OFFICE_SUBJECT_ALL & ~OFFICE_SUBJECT_CATALOGUE, erase,
                              act_new (learner_id, reason), act_free, NULL, NULL, callback, user_data);
}

/**
 * office_learner_transcript_async:
 * @session: the session
 * @learner_id: a learner
 * @wish: what is to be on it
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancelled transcript leaves what was there
 * @callback: (scope async): called when it is written
 * @user_data: for @callback
 */
void
office_learner_transcript_async (OfficeSession              *session,
                                 gint64                      learner_id,
                                 const OfficeTranscriptWish *wish,
                                 const char                 *path,
                                 GCancellable               *cancellable,
                                 GAsyncReadyCallback         callback,
                                 gpointer                    user_data)
{
  Act *act = act_new (learner_id, path);

  act->wish = *wish;
  office_session_read_async (session, write_transcript, act, act_free, NULL, cancellable, callback, user_data);
}

/**
 * office_learner_subject_access_async:
 * @session: the session
 * @learner_id: a learner
 * @folder: where the files are to be
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when it is written
 * @user_data: for @callback
 *
 * Writes all that is held on one person (PRIVACY-2).
 */
void
office_learner_subject_access_async (OfficeSession       *session,
                                     gint64               learner_id,
                                     const char          *folder,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  office_session_read_async (session, write_access, act_new (learner_id, folder), act_free, NULL, cancellable,
                             callback, user_data);
}

/**
 * office_learner_act_finish:
 * @session: the session
 * @result: of any of the acts above
 * @error: return location
 *
 * Returns: whether it was done
 */
gboolean
office_learner_act_finish (OfficeSession  *session,
                           GAsyncResult   *result,
                           GError        **error)
{
  return office_session_write_finish (session, result, error) != NULL;
}
