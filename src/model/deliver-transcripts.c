/* deliver-transcripts.c: transcripts and statements of results, of one learner or of a cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/output-file.h"
#include "model/deliver.h"
#include "rules/error.h"
#include "rules/marks.h"
#include "rules/outcome.h"
#include "store/anonymity.h"
#include "store/cohorts.h"
#include "store/learner-story.h"
#include "store/provider.h"
#include "store/results.h"

/* What is the same on each paper of a batch. */
typedef struct
{
  OfficeTranscriptWish  wish;
  gint64                cohort_id;   /* a statement says only this one; 0: all */
  OfficeProvider       *provider;
  OfficePartner        *partner;     /* (nullable) */
  char                 *today;
  const char           *actor;
} Letterhead;

/* One learner's paper: the story, and what the facts borrow beside it. */
typedef struct
{
  OfficeLearnerStory            *story;
  OfficeTranscriptFacts          facts;
  OfficeTranscriptModule        *modules;
  OfficeTranscriptPriorLearning *prior;
  GPtrArray                     *components;   /* (element-type OfficeTranscriptComponent[]) */
  char                          *name;
  char                          *former_names;
  char                          *registration;
} Paper;

static void
letterhead_clear (Letterhead *head)
{
  g_clear_pointer (&head->provider, office_provider_free);
  g_clear_pointer (&head->partner, office_partner_free);
  g_clear_pointer (&head->today, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Letterhead, letterhead_clear)

static gboolean
letterhead_init (Letterhead                  *head,
                 OfficeConnection            *connection,
                 const OfficeTranscriptWish  *wish,
                 gint64                       cohort_id,
                 GError                     **error)
{
  head->wish = *wish;
  head->cohort_id = cohort_id;
  head->provider = office_provider_get (connection, error);
  if (head->provider == NULL)
    return FALSE;
  head->partner = office_partner_get (connection, NULL);
  head->today = office_connection_today (connection);
  head->actor = office_connection_get_actor (connection);
  return TRUE;
}

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_clear_pointer (&paper->story, office_learner_story_free);
  g_free (paper->modules);
  g_free (paper->prior);
  g_clear_pointer (&paper->components, g_ptr_array_unref);
  g_free (paper->name);
  g_free (paper->former_names);
  g_free (paper->registration);
  g_free (paper);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paper, paper_free)

static gboolean
shows_mark (const OfficeTranscriptWish *wish,
            const OfficeStoryMark      *mark)
{
  switch (wish->attempts)
    {
    case OFFICE_ATTEMPTS_NONE:
      return FALSE;
    case OFFICE_ATTEMPTS_COUNTING:
      return mark->counts;
    case OFFICE_ATTEMPTS_ALL:
    default:
      return TRUE;
    }
}

static void
add_components (Paper                      *paper,
                OfficeTranscriptModule     *target,
                const OfficeStoryModule    *source,
                const OfficeTranscriptWish *wish)
{
  guint n_marks = source->marks != NULL ? source->marks->len : 0;
  OfficeTranscriptComponent *components = g_new0 (OfficeTranscriptComponent, n_marks + 1);

  g_ptr_array_add (paper->components, components);
  target->components = components;
  for (guint i = 0; i < n_marks; i++)
    {
      const OfficeStoryMark *mark = g_ptr_array_index (source->marks, i);
      OfficeTranscriptComponent *component = &components[target->n_components];

      if (!shows_mark (wish, mark))
        continue;
      component->title = mark->label;
      component->attempt = mark->attempt;
      component->mark = mark->mark;
      component->code = mark->code;
      component->capped = mark->capped;
      target->n_components++;
    }
}

/* What was only applied for is no study. */
static gboolean
shows_module (const Letterhead        *head,
              const OfficeStoryModule *module)
{
  if (module->enrolment_id == 0)
    return FALSE;
  if (head->wish.ratified_only && module->provisional)
    return FALSE;
  return head->wish.kind == OFFICE_TRANSCRIPT_RECORD || head->cohort_id == 0 ||
         module->cohort_id == head->cohort_id;
}

static void
fill_module (OfficeTranscriptModule  *target,
             const OfficeStoryModule *source,
             OfficeTranscriptKind     kind)
{
  OfficeOutcome outcome;

  target->term = source->term;
  target->code = source->module_code;
  target->title = source->module_title;
  target->level = source->level;
  target->credits = source->credits;
  target->credits_earned = source->credits_earned;
  target->mark = source->mark;
  target->outcome = office_outcome_from_nick (source->outcome, &outcome) ? office_outcome_label (outcome)
                                                                         : source->outcome;
  target->reason = kind == OFFICE_TRANSCRIPT_STATEMENT ? source->reason : NULL;
  target->provisional = source->provisional;
  target->ratified_on = source->ratified_on;
}

static void
add_modules (Paper            *paper,
             const Letterhead *head)
{
  const GPtrArray *sources = paper->story->modules;

  paper->modules = g_new0 (OfficeTranscriptModule, sources->len + 1);
  paper->components = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sources->len; i++)
    {
      const OfficeStoryModule *source = g_ptr_array_index (sources, i);
      OfficeTranscriptModule *target = &paper->modules[paper->facts.n_modules];

      if (!shows_module (head, source))
        continue;
      fill_module (target, source, head->wish.kind);
      add_components (paper, target, source, &head->wish);
      paper->facts.n_modules++;
    }
  paper->facts.modules = paper->modules;
}

static void
add_prior (Paper *paper)
{
  const GPtrArray *sources = paper->story->prior;

  paper->prior = g_new0 (OfficeTranscriptPriorLearning, sources->len + 1);
  for (guint i = 0; i < sources->len; i++)
    {
      const OfficePriorLearning *source = g_ptr_array_index (sources, i);

      paper->prior[i].title = source->module != NULL ? source->module : source->note;
      paper->prior[i].institution = source->institution;
      paper->prior[i].credits = source->credits;
      paper->prior[i].recognised_on = source->recognised_on;
    }
  paper->facts.prior = paper->prior;
  paper->facts.n_prior = sources->len;
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

/* The application that the paper is about: that of the cohort, or the newest. */
static const OfficeStoryModule *
main_module (const OfficeLearnerStory *story,
             gint64                    cohort_id)
{
  for (guint i = 0; i < story->modules->len; i++)
    {
      const OfficeStoryModule *module = g_ptr_array_index (story->modules, i);

      if (cohort_id != 0 && module->cohort_id == cohort_id)
        return module;
    }
  return story->modules->len > 0 ? g_ptr_array_index (story->modules, story->modules->len - 1) : NULL;
}

static void
fill_facts (Paper            *paper,
            const Letterhead *head)
{
  const OfficeLearnerStory *story = paper->story;
  const OfficeStoryModule *main = main_module (story, head->cohort_id);
  OfficeTranscriptFacts *facts = &paper->facts;

  facts->kind = head->wish.kind;
  facts->ratified_only = head->wish.ratified_only;
  facts->name = paper->name;
  facts->former_names = paper->former_names;
  facts->date_of_birth = story->row->date_of_birth;
  facts->reference = main != NULL ? main->reference : NULL;
  facts->student_number = story->row->student_number;
  facts->registration = paper->registration;
  facts->provider = head->provider->name;
  facts->partner = head->partner != NULL ? head->partner->name : NULL;
  facts->award = story->award_title;
  facts->award_credits = story->award_credits;
  facts->credits_earned = story->award->credits;
  facts->mean_hundredths = story->award->mean;
  facts->classification = story->award->complete ? office_class_label (story->award->classification) : NULL;
  facts->issued_on = head->today;
  facts->issued_by = head->actor;
}

static Paper *
paper_new (OfficeConnection  *connection,
           const Letterhead  *head,
           gint64             learner_id,
           GError           **error)
{
  g_autoptr (Paper) paper = g_new0 (Paper, 1);
  const OfficeLearnerRow *row;

  paper->story = office_learner_story_get (connection, learner_id, error);
  if (paper->story == NULL)
    return NULL;

  row = paper->story->row;
  paper->name = g_strdup_printf ("%s %s", row->given_names, row->family_name);
  paper->former_names = join_former_names (paper->story);
  if (row->regulator != NULL)
    paper->registration = g_strdup_printf ("%s %s", row->regulator, row->registration_number);
  fill_facts (paper, head);
  add_modules (paper, head);
  add_prior (paper);
  return g_steal_pointer (&paper);
}

/**
 * office_deliver_transcript:
 * @connection: the connection
 * @learner_id: the learner
 * @wish: what is to be on it
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancelled transcript leaves what was at @path
 * @error: return location
 *
 * Writes what one learner has studied with us, results that no board has ratified marked as
 * provisional (BOARD-1, CREDIT-4).
 *
 * Returns: whether it was written
 */
gboolean
office_deliver_transcript (OfficeConnection            *connection,
                           gint64                       learner_id,
                           const OfficeTranscriptWish  *wish,
                           const char                  *path,
                           GCancellable                *cancellable,
                           GError                     **error)
{
  g_auto (Letterhead) head = { 0 };
  g_autoptr (Paper) paper = NULL;

  if (!letterhead_init (&head, connection, wish, 0, error))
    return FALSE;
  paper = paper_new (connection, &head, learner_id, error);
  return paper != NULL && office_transcript_write (&paper->facts, 1, path, cancellable, NULL, NULL, error);
}

/* Everybody of the cohort, by family name; with @ratified_only those whom a board has judged. */
static GPtrArray *
gather_papers (OfficeConnection  *connection,
               const Letterhead  *head,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (GPtrArray) rows = office_anonymity_check_off (connection, head->cohort_id, error)
                                 ? office_results_compute (connection, head->cohort_id, error) : NULL;
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func (paper_free);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (rows, i);
      Paper *paper;

      if (head->wish.ratified_only && row->provisional)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      paper = paper_new (connection, head, row->learner_id, error);
      if (paper == NULL)
        return NULL;
      g_ptr_array_add (papers, paper);
    }
  if (papers->len == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                           rows->len == 0 ? _("Nobody is enrolled in this cohort.")
                                          : _("No board has ratified a result of this cohort yet."));
      return NULL;
    }
  return g_steal_pointer (&papers);
}

static gboolean
write_one_pdf (GPtrArray               *papers,
               const char              *path,
               OfficeDocumentProgress   progress,
               gpointer                 progress_data,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_autofree OfficeTranscriptFacts *facts = g_new0 (OfficeTranscriptFacts, papers->len);

  for (guint i = 0; i < papers->len; i++)
    facts[i] = ((Paper *) g_ptr_array_index (papers, i))->facts;
  return office_transcript_write (facts, papers->len, path, cancellable, progress, progress_data, error);
}

static char *
file_name_of (const Paper *paper)
{
  const OfficeTranscriptFacts *facts = &paper->facts;
  g_autofree char *name = g_strdup_printf ("%s %s %s", paper->story->row->family_name, paper->story->row->given_names,
                                           facts->reference != NULL ? facts->reference : "");

  return office_output_file_safe_name (name, "pdf");
}

static gboolean
write_each (GPtrArray               *papers,
            const char              *folder,
            OfficeDocumentProgress   progress,
            gpointer                 progress_data,
            GCancellable            *cancellable,
            GError                 **error)
{
  if (!office_output_folder_make (folder, error))
    return FALSE;
  for (guint i = 0; i < papers->len; i++)
    {
      const Paper *paper = g_ptr_array_index (papers, i);
      g_autofree char *name = file_name_of (paper);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!office_transcript_write (&paper->facts, 1, path, cancellable, NULL, NULL, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, papers->len, progress_data);
    }
  return TRUE;
}

/**
 * office_deliver_transcripts:
 * @connection: the connection
 * @cohort_id: the cohort
 * @wish: what is to be on them; a statement of results says this cohort's module alone
 * @path: the PDF, or with the wish's @each the folder
 * @n_papers: (out) (optional): how many were written
 * @progress: (nullable): told of learners, on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancelled PDF leaves what was at @path
 * @error: return location
 *
 * Writes the transcript or statement of results of each learner of a cohort, by family name (BOARD-1).
 *
 * Returns: whether they were written; %OFFICE_ERROR_NOT_FOUND when there is nobody to write for
 */
gboolean
office_deliver_transcripts (OfficeConnection            *connection,
                            gint64                       cohort_id,
                            const OfficeTranscriptWish  *wish,
                            const char                  *path,
                            guint                       *n_papers,
                            OfficeDocumentProgress       progress,
                            gpointer                     progress_data,
                            GCancellable                *cancellable,
                            GError                     **error)
{
  g_auto (Letterhead) head = { 0 };
  g_autoptr (GPtrArray) papers = NULL;

  if (!letterhead_init (&head, connection, wish, cohort_id, error))
    return FALSE;
  papers = gather_papers (connection, &head, cancellable, error);
  if (papers == NULL)
    return FALSE;
  if (n_papers != NULL)
    *n_papers = papers->len;
  return wish->each ? write_each (papers, path, progress, progress_data, cancellable, error)
                    : write_one_pdf (papers, path, progress, progress_data, cancellable, error);
}
