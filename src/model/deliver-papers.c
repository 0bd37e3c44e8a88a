/* deliver-papers.c: transcript, calendar and subject access, gathered and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/calendar.h"
#include "documents/subject-access.h"
#include "documents/transcript.h"
#include "model/deliver.h"
#include "rules/marks.h"
#include "rules/outcome.h"
#include "store/cohorts.h"
#include "store/learner-story.h"
#include "store/privacy.h"
#include "store/provider.h"
#include "store/sessions.h"

/* Transcript ---------------------------------------------------------------------------------- */

/* What the transcript borrows while it is written. */
typedef struct
{
  OfficeTranscriptModule        *modules;
  guint                          n_modules;
  OfficeTranscriptPriorLearning *prior;
  GPtrArray                     *components;   /* (element-type OfficeTranscriptComponent[]) */
  char                          *name;
  char                          *former_names;
  char                          *registration;
  char                          *today;
} Paper;

static void
paper_clear (Paper *paper)
{
  g_free (paper->modules);
  g_free (paper->prior);
  g_clear_pointer (&paper->components, g_ptr_array_unref);
  g_free (paper->name);
  g_free (paper->former_names);
  g_free (paper->registration);
  g_free (paper->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

static void
add_components (Paper                   *paper,
                OfficeTranscriptModule  *target,
                const OfficeStoryModule *source)
{
  guint n_components = source->marks != NULL ? source->marks->len : 0;
  OfficeTranscriptComponent *components = g_new0 (OfficeTranscriptComponent, n_components + 1);

  for (guint i = 0; i < n_components; i++)
    {
      const OfficeStoryMark *mark = g_ptr_array_index (source->marks, i);

      components[i].title = mark->label;
      components[i].attempt = mark->attempt;
      components[i].mark = mark->mark;
      components[i].code = mark->code;
    }
  g_ptr_array_add (paper->components, components);
  target->components = components;
  target->n_components = n_components;
}

/* What was only applied for is no study. */
static void
add_modules (Paper                    *paper,
             const OfficeLearnerStory *story)
{
  paper->modules = g_new0 (OfficeTranscriptModule, story->modules->len + 1);
  paper->components = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < story->modules->len; i++)
    {
      const OfficeStoryModule *source = g_ptr_array_index (story->modules, i);
      OfficeTranscriptModule *target = &paper->modules[paper->n_modules];
      OfficeOutcome outcome;

      if (source->enrolment_id == 0)
        continue;
      target->term = source->term;
      target->code = source->module_code;
      target->title = source->module_title;
      target->level = source->level;
      target->credits = source->credits;
      target->credits_earned = source->credits_earned;
      target->mark = source->mark;
      target->outcome = office_outcome_from_nick (source->outcome, &outcome) ? office_outcome_label (outcome)
                                                                             : source->outcome;
      target->provisional = source->provisional;
      target->ratified_on = source->ratified_on;
      add_components (paper, target, source);
      paper->n_modules++;
    }
}

static void
add_prior (Paper                    *paper,
           const OfficeLearnerStory *story)
{
  paper->prior = g_new0 (OfficeTranscriptPriorLearning, story->prior->len + 1);
  for (guint i = 0; i < story->prior->len; i++)
    {
      const OfficePriorLearning *source = g_ptr_array_index (story->prior, i);

      paper->prior[i].title = source->module != NULL ? source->module : source->note;
      paper->prior[i].institution = source->institution;
      paper->prior[i].credits = source->credits;
      paper->prior[i].recognised_on = source->recognised_on;
    }
}

static char *
join_former_names (const OfficeLearnerStory *story)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (story->former_names == NULL || story->former_names->len == 0)
    return NULL;
  for (guint i = 0; i < story->former_names->len; i++)
    g_ptr_array_add (names, ((OfficeFormerName *) g_ptr_array_index (story->former_names, i))->name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static const char *
newest_reference (const OfficeLearnerStory *story)
{
  if (story->modules->len == 0)
    return NULL;
  return ((OfficeStoryModule *) g_ptr_array_index (story->modules, story->modules->len - 1))->reference;
}

static void
fill_paper (Paper                    *paper,
            OfficeConnection         *connection,
            const OfficeLearnerStory *story)
{
  const OfficeLearnerRow *row = story->row;

  add_modules (paper, story);
  add_prior (paper, story);
  paper->name = g_strdup_printf ("%s %s", row->given_names, row->family_name);
  paper->former_names = join_former_names (story);
  if (row->regulator != NULL)
    paper->registration = g_strdup_printf ("%s %s", row->regulator, row->registration_number);
  paper->today = office_connection_today (connection);
}

/**
 * office_deliver_transcript:
 * @connection: the connection
 * @learner_id: the learner
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancelled transcript leaves what was at @path
 * @error: return location
 *
 * Writes everything that one learner has studied with us, results that no board has ratified marked
 * as provisional (BOARD-1, CREDIT-4).
 *
 * Returns: whether it was written
 */
gboolean
office_deliver_transcript (OfficeConnection  *connection,
                           gint64             learner_id,
                           const char        *path,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_autoptr (OfficeLearnerStory) story = office_learner_story_get (connection, learner_id, error);
  g_autoptr (OfficeProvider) provider = NULL;
  g_autoptr (OfficePartner) partner = NULL;
  g_auto (Paper) paper = { 0 };
  OfficeTranscriptFacts facts = { 0 };

  if (story == NULL)
    return FALSE;
  provider = office_provider_get (connection, error);
  if (provider == NULL)
    return FALSE;
  partner = office_partner_get (connection, NULL);

  fill_paper (&paper, connection, story);
  facts.name = paper.name;
  facts.former_names = paper.former_names;
  facts.date_of_birth = story->row->date_of_birth;
  facts.reference = newest_reference (story);
  facts.student_number = story->row->student_number;
  facts.registration = paper.registration;
  facts.provider = provider->name;
  facts.partner = partner != NULL ? partner->name : NULL;
  facts.modules = paper.modules;
  facts.n_modules = paper.n_modules;
  facts.prior = paper.prior;
  facts.n_prior = story->prior->len;
  facts.award = story->award_title;
  facts.award_credits = story->award_credits;
  facts.credits_earned = story->award->credits;
  facts.mean_hundredths = story->award->mean;
  facts.classification = story->award->complete ? office_class_label (story->award->classification) : NULL;
  facts.issued_on = paper.today;
  facts.issued_by = office_connection_get_actor (connection);
  return office_transcript_write (&facts, path, cancellable, error);
}

/* Calendar ------------------------------------------------------------------------------------ */

static const char *
session_title (const OfficeSessionRow *session)
{
  return session->title != NULL && *session->title != '\0' ? session->title : session->module_title;
}

static char *
session_description (const OfficeSessionRow *session)
{
  g_autofree char *people = g_strjoinv (", ", session->staff);

  return *people != '\0' ? g_strdup_printf (_("%s, with %s"), session->module_title, people)
                         : g_strdup (session->module_title);
}

/**
 * office_deliver_calendar:
 * @connection: the connection
 * @cohort_id: the cohort
 * @path: where the file is to be
 * @cancellable: (nullable): a cancelled calendar leaves what was at @path
 * @error: return location
 *
 * Writes the sessions of a cohort as an iCalendar file, cancelled ones as such.
 *
 * Returns: whether it was written
 */
gboolean
office_deliver_calendar (OfficeConnection  *connection,
                         gint64             cohort_id,
                         const char        *path,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, cohort_id, error);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) descriptions = g_ptr_array_new_with_free_func (g_free);
  g_autofree OfficeCalendarEvent *events = NULL;
  g_autofree char *name = NULL;
  OfficeCalendar calendar = { 0 };

  if (cohort == NULL)
    return FALSE;
  sessions = office_sessions_list_cohort (connection, cohort_id, error);
  if (sessions == NULL)
    return FALSE;

  events = g_new0 (OfficeCalendarEvent, sessions->len + 1);
  for (guint i = 0; i < sessions->len; i++)
    {
      const OfficeSessionRow *session = g_ptr_array_index (sessions, i);

      g_ptr_array_add (descriptions, session_description (session));
      events[i].uid = session->uid;
      events[i].sequence = (guint) MAX (session->version - 1, 0);
      events[i].starts = session->starts_at;
      events[i].ends = session->starts_at + (gint64) session->minutes * 60;
      events[i].title = session_title (session);
      events[i].location = session->room;
      events[i].description = g_ptr_array_index (descriptions, i);
      events[i].cancelled = session->cancelled;
    }

  name = g_strdup_printf ("%s · %s", cohort->code, cohort->module_title);
  calendar.name = name;
  calendar.made_on = office_connection_now (connection);
  calendar.events = events;
  calendar.n_events = sessions->len;
  return office_calendar_write (&calendar, path, cancellable, error);
}

/* Subject access ------------------------------------------------------------------------------ */

static OfficeSubjectRow *
rows_of (const OfficeHeldSection *section)
{
  OfficeSubjectRow *rows = g_new0 (OfficeSubjectRow, section->rows->len + 1);

  for (guint i = 0; i < section->rows->len; i++)
    {
      const OfficeHeldRow *row = g_ptr_array_index (section->rows, i);

      rows[i].label = row->label;
      rows[i].value = row->value;
    }
  return rows;
}

/**
 * office_deliver_subject_access:
 * @connection: the connection
 * @learner_id: the learner
 * @folder: where the files are to be
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes all that is held on one person, in readable form, with the documents held (PRIVACY-2).
 *
 * Returns: whether it was written
 */
gboolean
office_deliver_subject_access (OfficeConnection  *connection,
                               gint64             learner_id,
                               const char        *folder,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_autoptr (OfficeHeld) held = office_learner_held (connection, learner_id, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree OfficeSubjectSection *sections = NULL;
  g_autofree OfficeSubjectFile *files = NULL;
  OfficeSubjectAccess access = { 0 };

  if (held == NULL)
    return FALSE;

  sections = g_new0 (OfficeSubjectSection, held->sections->len + 1);
  for (guint i = 0; i < held->sections->len; i++)
    {
      const OfficeHeldSection *section = g_ptr_array_index (held->sections, i);

      g_ptr_array_add (rows, rows_of (section));
      sections[i].title = section->title;
      sections[i].rows = g_ptr_array_index (rows, i);
      sections[i].n_rows = section->rows->len;
    }
  files = g_new0 (OfficeSubjectFile, held->files->len + 1);
  for (guint i = 0; i < held->files->len; i++)
    {
      const OfficeHeldFile *file = g_ptr_array_index (held->files, i);

      files[i].name = file->name;
      files[i].content = file->content;
    }

  access.name = held->name;
  access.provider = held->provider;
  access.made_on = held->made_at;
  access.sections = sections;
  access.n_sections = held->sections->len;
  access.files = files;
  access.n_files = held->files->len;
  return office_subject_access_write (&access, folder, cancellable, error);
}
