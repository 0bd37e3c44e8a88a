/* learner-acts.c: what is asked before something is done with a learner's record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/learner-file.h"
#include "store/rows.h"
#include "views/confirm.h"
#include "views/file-chooser.h"
#include "views/learner-acts.h"
#include "views/calendar-export.h"
#include "views/transcript-form.h"

/* What is being asked about, and then done. */
typedef struct
{
  OfficeSession     *session;
  gint64             id;
  gint64             other_id;
  OfficeConsentKind  kind;
  OfficeJob         *job;
  char              *done;      /* what is said when it is done */
  gboolean           undoable;
  char              *person;    /* (nullable): for the name of a file */

  OfficeTranscriptWish paper;
} Wish;

static Wish *
wish_new (OfficeSession            *session,
          const OfficeLearnerStory *story,
          gboolean                  undoable,
          char                     *done)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->session = g_object_ref (session);
  wish->id = story->learner->id;
  wish->undoable = undoable;
  wish->done = done;
  return wish;
}

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->session);
  g_clear_object (&wish->job);
  g_free (wish->done);
  g_free (wish->person);
  g_free (wish);
}

/* The question keeps its wish; what is done has its own. */
static Wish *
wish_copy (const Wish *wish)
{
  Wish *copy = g_memdup2 (wish, sizeof *wish);

  g_object_ref (copy->session);
  copy->done = g_strdup (wish->done);
  copy->person = g_strdup (wish->person);
  return copy;
}

static char *
name_of (const OfficeLearnerStory *story)
{
  return office_person_name (story->learner->family_name, story->learner->given_names);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Wish *wish = user_data;
  g_autoptr (GError) error = NULL;

  if (wish->job != NULL)
    office_session_end_job (wish->session, wish->job);
  if (office_learner_act_finish (wish->session, result, &error))
    office_session_say (wish->session, wish->undoable ? OFFICE_MESSAGE_UNDOABLE : OFFICE_MESSAGE_PLAIN, wish->done);
  else
    office_session_say_failure (wish->session, NULL, error);
  wish_free (wish);
}

/* Possible duplicates -------------------------------------------------------------------------- */

static void
merge_cb (const char *reason,
          gpointer    user_data)
{
  const Wish *wish = user_data;

  office_learner_merge_async (wish->session, wish->id, wish->other_id, reason, done_cb, wish_copy (wish));
}

/**
 * office_learner_ask_merge:
 * @parent: the widget that asks
 * @session: the session
 * @story: of the record that stays
 * @other: the record that goes into it
 *
 * Asks why they are one person, and merges them (ENTRY-5).
 */
void
office_learner_ask_merge (GtkWidget                *parent,
                          OfficeSession            *session,
                          const OfficeLearnerStory *story,
                          const OfficeLearnerRow   *other)
{
  g_autofree char *name = name_of (story);
  g_autofree char *other_name = office_person_name (other->family_name, other->given_names);
  g_autofree char *question = g_strdup_printf (_("Are these two records of one person, %s?"), name);
  g_autofree char *consequence = NULL;
  Wish *wish = wish_new (session, story, TRUE, g_strdup_printf (_("The records of %s are one now."), name));

  wish->other_id = other->id;
  consequence = g_strdup_printf (_("Every application, number, address and consent of the other record, %s, comes "
                                   "to this one; the other name stays as an earlier name. Undo parts them again."),
                                 other_name);
  office_confirm_reason (parent, question, consequence, _("_Merge"), NULL, FALSE, merge_cb, wish, wish_free);
}

/**
 * office_learner_say_not_duplicate:
 * @session: the session
 * @story: of the learner
 *
 * Records that somebody has looked: this is nobody else.
 */
void
office_learner_say_not_duplicate (OfficeSession            *session,
                                  const OfficeLearnerStory *story)
{
  g_autofree char *name = name_of (story);

  office_learner_not_duplicate_async (session, story->learner->id, done_cb,
                                      wish_new (session, story, TRUE,
                                                g_strdup_printf (_("%s is nobody else."), name)));
}

/* Consent -------------------------------------------------------------------------------------- */

/**
 * office_learner_withdraw_newsletter:
 * @session: the session
 * @story: of the learner
 *
 * Takes a person off the newsletter, at once (PRIVACY-1).
 */
void
office_learner_withdraw_newsletter (OfficeSession            *session,
                                    const OfficeLearnerStory *story)
{
  g_autofree char *name = name_of (story);

  office_learner_consent_async (session, story->learner->id, OFFICE_CONSENT_NEWSLETTER, OFFICE_CONSENT_WITHDRAWN,
                                _("Please send me no newsletter any more."), _("Records view"), done_cb,
                                wish_new (session, story, TRUE,
                                          g_strdup_printf (_("%s gets no newsletter any more."), name)));
}

static void
consent_cb (const char *source,
            gpointer    user_data)
{
  const Wish *wish = user_data;
  const char *wording = wish->kind == OFFICE_CONSENT_NEWSLETTER
    ? _("I would like to receive the newsletter. I can unsubscribe at any time, and my details are not shared "
        "with third parties.")
    : _("I have read the study privacy notice, which names the university as recipient of study records.");

  office_learner_consent_async (wish->session, wish->id, wish->kind, OFFICE_CONSENT_GIVEN, wording, source, done_cb,
                                wish_copy (wish));
}

/**
 * office_learner_ask_consent:
 * @parent: the widget that asks
 * @session: the session
 * @story: of the learner
 * @kind: to what
 *
 * Asks where a consent comes from, and records it (PRIVACY-1).
 */
void
office_learner_ask_consent (GtkWidget                *parent,
                            OfficeSession            *session,
                            const OfficeLearnerStory *story,
                            OfficeConsentKind         kind)
{
  g_autofree char *name = name_of (story);
  g_autofree char *question = NULL;
  Wish *wish = wish_new (session, story, TRUE, NULL);

  wish->kind = kind;
  if (kind == OFFICE_CONSENT_NEWSLETTER)
    {
      question = g_strdup_printf (_("Has %s asked for the newsletter?"), name);
      wish->done = g_strdup_printf (_("%s gets the newsletter."), name);
    }
  else
    {
      question = g_strdup_printf (_("Has %s seen the study privacy notice?"), name);
      wish->done = g_strdup_printf (_("%s has seen the study privacy notice."), name);
    }
  office_confirm_reason (parent, question,
                         _("Say below where it comes from: a form, a letter, a telephone call. It is kept with "
                           "today’s time."),
                         _("_Record"), NULL, FALSE, consent_cb, wish, wish_free);
}

/* Erasure -------------------------------------------------------------------------------------- */

static void
erase_cb (const char *reason,
          gpointer    user_data)
{
  const Wish *wish = user_data;

  office_learner_erase_async (wish->session, wish->id, reason, done_cb, wish_copy (wish));
}

/**
 * office_learner_ask_erase:
 * @parent: the widget that asks
 * @session: the session
 * @story: of the learner
 *
 * Says what stays and what goes, asks why, and erases (PRIVACY-2).
 */
void
office_learner_ask_erase (GtkWidget                *parent,
                          OfficeSession            *session,
                          const OfficeLearnerStory *story)
{
  g_autofree char *name = name_of (story);
  g_autofree char *question = g_strdup_printf (_("Erase the record of %s?"), name);

  office_confirm_reason (
    parent, question,
    _("Goes: title, e-mail, telephone, professional registration, consents, employer, degree, evidence, notes and "
      "reasons; of somebody who never studied here, the name as well.\n\nStays: the transcript core (name, date of "
      "birth, student number, modules, hours, marks, results, certificates as issued), returns as sent, and the "
      "chain of the audit without what it said.\n\nThis cannot be undone."),
    _("_Erase"), NULL, TRUE, erase_cb,
    wish_new (session, story, FALSE, g_strdup_printf (_("The record of %s is erased."), name)), wish_free);
}

/* Papers --------------------------------------------------------------------------------------- */

/* A name that every file system takes. */
static char *
person_of (const OfficeLearnerStory *story)
{
  char *person = g_strdup_printf ("%s %s", story->learner->family_name, story->learner->given_names);

  return g_strdelimit (person, "/\\:*?\"<>|", ' ');
}

static GFile *
suggest (const char *name)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), name, NULL);
}

/* The window keeps the wish: a chooser that is closed says nothing. */
static void
ask_file (GtkWidget            *parent,
          const char           *title,
          const OfficeFileType *types,
          guint                 n_types,
          const char           *name,
          OfficeFileChosen      chosen,
          Wish                 *wish)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  g_autoptr (GFile) suggestion = suggest (name);

  g_object_set_data_full (G_OBJECT (window), "office-learner-paper", wish, wish_free);
  office_file_chooser_save (window, title, types, n_types, suggestion, "export-folder", chosen, wish);
}

static void
transcript_cb (GtkWindow *window,
               GFile     *file,
               gpointer   user_data)
{
  Wish *wish = wish_copy (user_data);

  wish->job = g_object_ref (office_session_begin_job (wish->session, _("Writing the transcript")));
  office_learner_transcript_async (wish->session, wish->id, &wish->paper, g_file_peek_path (file),
                                   office_job_get_cancellable (wish->job), done_cb, wish);
}

static void
paper_chosen_cb (GtkWindow                  *window,
                 const OfficeTranscriptWish *paper,
                 gpointer                    user_data)
{
  static const OfficeFileType types[] = { { N_("PDF documents"), "*.pdf" } };
  Wish *wish = wish_copy (user_data);
  gboolean record = paper->kind == OFFICE_TRANSCRIPT_RECORD;
  g_autofree char *file_name = g_strdup_printf (record ? _("Transcript %s.pdf") : _("Results %s.pdf"), wish->person);

  wish->paper = *paper;
  ask_file (GTK_WIDGET (window), record ? _("Write the transcript") : _("Write the statement of results"), types,
            G_N_ELEMENTS (types), file_name, transcript_cb, wish);
}

/**
 * office_learner_ask_transcript:
 * @parent: the widget that asks
 * @session: the session
 * @story: of the learner
 *
 * Asks what is to be on it and where, and writes a transcript or a statement of results as a PDF.
 */
void
office_learner_ask_transcript (GtkWidget                *parent,
                               OfficeSession            *session,
                               const OfficeLearnerStory *story)
{
  g_autofree char *name = name_of (story);
  Wish *wish = wish_new (session, story, FALSE, g_strdup_printf (_("The results of %s are written."), name));

  wish->person = person_of (story);
  office_transcript_form_present (GTK_WINDOW (gtk_widget_get_root (parent)), name, FALSE, paper_chosen_cb, wish,
                                  wish_free);
}

/**
 * office_learner_ask_calendar:
 * @parent: the widget that asks
 * @session: the session
 * @story: of the learner
 *
 * Asks for a file and writes the sessions and vivas of a learner for their calendar.
 */
void
office_learner_ask_calendar (GtkWidget                *parent,
                             OfficeSession            *session,
                             const OfficeLearnerStory *story)
{
  g_autofree char *person = person_of (story);

  office_calendar_export_ask (parent, session, OFFICE_CALENDAR_LEARNER, story->learner->id, person);
}

static void
access_cb (GtkWindow *window,
           GFile     *file,
           gpointer   user_data)
{
  Wish *wish = wish_copy (user_data);

  wish->job = g_object_ref (office_session_begin_job (wish->session, _("Writing all that is held")));
  office_learner_subject_access_async (wish->session, wish->id, g_file_peek_path (file),
                                       office_job_get_cancellable (wish->job), done_cb, wish);
}

/**
 * office_learner_ask_subject_access:
 * @parent: the widget that asks
 * @session: the session
 * @story: of the learner
 *
 * Asks where, and writes a folder with all that is held on the person (PRIVACY-2).
 */
void
office_learner_ask_subject_access (GtkWidget                *parent,
                                   OfficeSession            *session,
                                   const OfficeLearnerStory *story)
{
  g_autofree char *name = name_of (story);
  g_autofree char *person = person_of (story);
  g_autofree char *folder_name = g_strdup_printf (_("Subject access %s"), person);

  ask_file (parent, _("Make a folder with all that is held"), NULL, 0, folder_name, access_cb,
            wish_new (session, story, FALSE, g_strdup_printf (_("All that is held on %s is written."), name)));
}
