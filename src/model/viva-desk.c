/* viva-desk.c: planning the vivas of a cohort: the question, the proposal at work, the one before
 *
 * Planning runs on a thread of its own; the window stays usable and the store free. What is proposed is
 * kept in the database after every change, so that it is there again when the window is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/viva-desk.h"

#include <glib/gi18n-lib.h>

#include "model/viva-acceptance.h"
#include "model/viva-proposal-words.h"
#include "planning/viva-explain.h"
#include "store/viva-proposals.h"

#define TICK_MILLISECONDS 250
#define SECONDS_PER_MINUTE 60

struct _OfficeVivaDesk
{
  GObject             parent_instance;

  OfficeSession      *session;
  gint64              cohort_id;
  OfficeVivaWish     *wish;
  OfficeVivaQuestion *question;
  OfficeVivaProposal *now;
  OfficeVivaProposal *before;
  GPtrArray          *earlier;      /* of OfficeVivaProposal: what taking back leads to, latest last */
  GCancellable       *reading;
  guint               n_reading;    /* on their way */

  OfficeJob          *job;          /* while it plans */
  gint64              began;
  guint               tick_id;
  char               *progress;
};

enum
{
  CHANGED,
  PROGRESS,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeVivaDesk, office_viva_desk, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
tell (OfficeVivaDesk *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
let_go (OfficeVivaDesk *self)
{
  g_clear_pointer (&self->question, office_viva_question_free);
  g_clear_pointer (&self->now, office_viva_proposal_free);
  g_clear_pointer (&self->before, office_viva_proposal_free);
}

static void
office_viva_desk_dispose (GObject *object)
{
  OfficeVivaDesk *self = OFFICE_VIVA_DESK (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->job != NULL)
    g_cancellable_cancel (office_job_get_cancellable (self->job));
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->job);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (office_viva_desk_parent_class)->dispose (object);
}

static void
office_viva_desk_finalize (GObject *object)
{
  OfficeVivaDesk *self = OFFICE_VIVA_DESK (object);

  let_go (self);
  g_ptr_array_unref (self->earlier);
  office_viva_wish_free (self->wish);
  g_free (self->progress);

  G_OBJECT_CLASS (office_viva_desk_parent_class)->finalize (object);
}

static void
office_viva_desk_class_init (OfficeVivaDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = office_viva_desk_dispose;
  object_class->finalize = office_viva_desk_finalize;

  /* The question or a proposal is another one. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /* While it plans, something is better known. */
  signals[PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
office_viva_desk_init (OfficeVivaDesk *self)
{
  self->wish = office_viva_wish_new ();
  self->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) office_viva_proposal_free);
}

/**
 * office_viva_desk_new:
 *
 * Returns: (transfer full): a desk with nothing on it
 */
OfficeVivaDesk *
office_viva_desk_new (void)
{
  return g_object_new (OFFICE_TYPE_VIVA_DESK, NULL);
}

/* Reading and keeping ---------------------------------------------------------------------------- */

static void
end_planning (OfficeVivaDesk *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->progress, g_free);
  if (self->job != NULL && self->session != NULL)
    office_session_end_job (self->session, self->job);
  g_clear_object (&self->job);
}

/* What is asked of the store, and what comes back. */
typedef struct
{
  gint64              cohort_id;
  OfficeVivaWish     *wish;        /* NULL: the one that was kept */
  OfficeVivaQuestion *question;
  OfficeVivaProposal *now;
  OfficeVivaProposal *before;
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  office_viva_wish_free (sheet->wish);
  office_viva_question_free (sheet->question);
  office_viva_proposal_free (sheet->now);
  office_viva_proposal_free (sheet->before);
  g_free (sheet);
}

static gboolean
load_proposal (OfficeConnection    *connection,
               Sheet               *sheet,
               const char          *place,
               OfficeVivaProposal **proposal,
               GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = office_viva_proposal_load (connection, sheet->cohort_id, place, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (text != NULL)
    *proposal = office_viva_proposal_from_json (text, sheet->wish == NULL ? &sheet->wish : NULL);
  return TRUE;
}

static gpointer
read_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Sheet *asked = data;
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->cohort_id = asked->cohort_id;
  sheet->wish = asked->wish != NULL ? office_viva_wish_copy (asked->wish) : NULL;
  if (load_proposal (connection, sheet, OFFICE_VIVA_PROPOSAL_NOW, &sheet->now, error)
      && load_proposal (connection, sheet, OFFICE_VIVA_PROPOSAL_BEFORE, &sheet->before, error))
    {
      if (sheet->wish == NULL)
        sheet->wish = office_viva_wish_new ();
      sheet->question = office_viva_question_read (connection, sheet->cohort_id, sheet->wish, error);
    }
  if (sheet->question != NULL)
    return sheet;

  sheet_free (sheet);
  return NULL;
}

static void
tidy (OfficeVivaProposal       **proposal,
      const OfficeVivaQuestion  *question)
{
  if (*proposal == NULL)
    return;

  office_viva_proposal_tidy (*proposal, question);
  if ((*proposal)->slots->len == 0 && (*proposal)->without->len == 0)
    g_clear_pointer (proposal, office_viva_proposal_free);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeVivaDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  Sheet *sheet = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  self->n_reading--;
  if (sheet == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }

  let_go (self);
  office_viva_wish_free (self->wish);
  self->wish = g_steal_pointer (&sheet->wish);
  self->question = g_steal_pointer (&sheet->question);
  self->now = g_steal_pointer (&sheet->now);
  self->before = g_steal_pointer (&sheet->before);
  sheet_free (sheet);
  tidy (&self->now, self->question);
  tidy (&self->before, self->question);
  tell (self);
}

static void
read_again (OfficeVivaDesk *self,
            gboolean        with_wish)
{
  Sheet *asked = g_new0 (Sheet, 1);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  self->n_reading++;
  asked->cohort_id = self->cohort_id;
  asked->wish = with_wish ? office_viva_wish_copy (self->wish) : NULL;
  office_session_read_async (self->session, read_job, asked, sheet_free, sheet_free, self->reading, read_cb,
                             g_object_ref (self));
}

/**
 * office_viva_desk_open:
 * @self: the desk
 * @session: where the cohort is
 * @cohort_id: whose vivas; 0 clears the desk
 *
 * Reads the question and what was proposed and kept, again when it is the same cohort.
 */
void
office_viva_desk_open (OfficeVivaDesk *self,
                       OfficeSession  *session,
                       gint64          cohort_id)
{
  if (self->job != NULL && (cohort_id != self->cohort_id || session != self->session))
    {
      office_viva_desk_cancel (self);
      end_planning (self);
    }
  g_set_object (&self->session, session);
  if (cohort_id != self->cohort_id)
    {
      let_go (self);
      g_ptr_array_set_size (self->earlier, 0);
    }
  self->cohort_id = cohort_id;
  if (cohort_id != 0 && session != NULL)
    read_again (self, FALSE);
  else
    tell (self);
}

static char *
kept_text (OfficeVivaDesk           *self,
           const OfficeVivaProposal *proposal)
{
  return office_viva_proposal_to_json (proposal, self->wish);
}

typedef struct
{
  gint64  cohort_id;
  char   *now;
  char   *before;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->now);
  g_free (keeping->before);
  g_free (keeping);
}

static gpointer
keep_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Keeping *keeping = data;
  gboolean kept
    = office_viva_proposal_keep (connection, keeping->cohort_id, OFFICE_VIVA_PROPOSAL_NOW, keeping->now, error)
      && office_viva_proposal_keep (connection, keeping->cohort_id, OFFICE_VIVA_PROPOSAL_BEFORE, keeping->before, error);

  return kept ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (office_session_read_finish (OFFICE_SESSION (source), result, &error) == NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    office_session_say_failure (OFFICE_SESSION (source), _("The proposal could not be kept."), error);
}

static void
keep (OfficeVivaDesk *self)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->cohort_id = self->cohort_id;
  keeping->now = kept_text (self, self->now);
  keeping->before = self->before != NULL ? kept_text (self, self->before) : NULL;
  office_session_read_async (self->session, keep_job, keeping, keeping_free, NULL, NULL, kept_cb, NULL);
  /* What was being read is older than this. */
  if (self->n_reading > 0)
    read_again (self, TRUE);
}

/**
 * office_viva_desk_get_question:
 * @self: the desk
 *
 * Returns: (transfer none) (nullable): the question, once it has been read
 */
const OfficeVivaQuestion *
office_viva_desk_get_question (OfficeVivaDesk *self)
{
  return self->question;
}

/**
 * office_viva_desk_get_wish:
 * @self: the desk
 *
 * Returns: (transfer none): how it is planned
 */
const OfficeVivaWish *
office_viva_desk_get_wish (OfficeVivaDesk *self)
{
  return self->wish;
}

/**
 * office_viva_desk_take_wish:
 * @self: the desk
 * @wish: (transfer full): how it is to be planned from here on
 */
void
office_viva_desk_take_wish (OfficeVivaDesk *self,
                            OfficeVivaWish *wish)
{
  office_viva_wish_free (self->wish);
  self->wish = wish;
  if (self->question == NULL)
    return;
  keep (self);
  read_again (self, TRUE);
}

/**
 * office_viva_desk_get_now:
 * @self: the desk
 *
 * Returns: (transfer none) (nullable): the proposal at work
 */
OfficeVivaProposal *
office_viva_desk_get_now (OfficeVivaDesk *self)
{
  return self->now;
}

/**
 * office_viva_desk_get_before:
 * @self: the desk
 *
 * Returns: (transfer none) (nullable): the proposal before it
 */
OfficeVivaProposal *
office_viva_desk_get_before (OfficeVivaDesk *self)
{
  return self->before;
}

/* Planning --------------------------------------------------------------------------------------- */

/* What the thread works on, and by itself. */
typedef struct
{
  OfficeVivaQuestion *question;
  OfficeVivaProblem  *problem;
  OfficeVivaProposal *before;
  OfficeVivaDesk     *desk;        /* for the main thread alone */
  int                 seconds;
  gboolean            fill;
} Planning;

static void
planning_free (gpointer data)
{
  Planning *planning = data;

  office_viva_question_free (planning->question);
  office_viva_problem_free (planning->problem);
  office_viva_proposal_free (planning->before);
  g_clear_object (&planning->desk);
  g_free (planning);
}

/* News on their way from the thread. */
typedef struct
{
  OfficeVivaDesk    *desk;
  OfficeVivaFigures  figures;
  int                all;
} News;

static gboolean
news_cb (gpointer data)
{
  News *news = data;
  OfficeVivaDesk *self = news->desk;

  if (self->job == NULL)
    return G_SOURCE_REMOVE;
  g_free (self->progress);
  /* Translators: of the best plan so far */
  self->progress = g_strdup_printf (_("So far %d of %d placed, %d examiner-days, %d minutes of waiting."),
                                    news->figures.placed, news->all, news->figures.examiner_days,
                                    news->figures.waiting_minutes);
  g_signal_emit (self, signals[PROGRESS], 0);
  return G_SOURCE_REMOVE;
}

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->desk);
  g_free (news);
}

static void
progress_cb (const OfficeVivaFigures *figures,
             const OfficeVivaFigures *bounds,
             gpointer                 user_data)
{
  const Planning *planning = user_data;
  News *news = g_new0 (News, 1);

  news->desk = g_object_ref (planning->desk);
  news->figures = *figures;
  news->all = (int) planning->problem->learners->len;
  g_idle_add_full (G_PRIORITY_DEFAULT, news_cb, news, news_free);
}

static void
copy_texts (GPtrArray *from,
            GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (g_ptr_array_index (from, i)));
}

/* Each of those without a place has the same share of what is left of the time. */
static void
explain (const Planning       *planning,
         const OfficeVivaPlan *plan,
         gint64                deadline,
         GCancellable         *cancellable,
         OfficeVivaProposal   *proposal)
{
  for (guint i = 0; i < plan->unplaced->len; i++)
    {
      int learner = g_array_index (plan->unplaced, int, i);
      OfficeVivaWatch all = { deadline, cancellable };
      OfficeVivaWatch watch
        = office_viva_watch_slice (&all, office_viva_watch_seconds (&all) / (plan->unplaced->len - i));
      g_autoptr (OfficeVivaExplanation) explanation
        = office_viva_explain (planning->problem, plan, learner, &watch);
      OfficeVivaWithout *without = office_viva_proposal_find_without (
        proposal, office_viva_question_candidate (planning->question, learner)->enrolment_id);

      copy_texts (explanation->because, without->because);
      copy_texts (explanation->would_suffice, without->would_suffice);
    }
}

static void
plan_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Planning *planning = task_data;
  gint64 deadline = g_get_monotonic_time () + (gint64) planning->seconds * G_USEC_PER_SEC;
  g_autoptr (OfficeVivaPlan) plan = NULL;
  OfficeVivaProposal *proposal;
  GError *error = NULL;

  plan = office_viva_plan_make (planning->problem, planning->seconds, cancellable, progress_cb, planning, &error);
  if (plan == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  proposal = office_viva_proposal_from_plan (planning->question, planning->problem, plan, planning->before);
  explain (planning, plan, deadline, cancellable, proposal);
  g_task_return_pointer (task, proposal, (GDestroyNotify) office_viva_proposal_free);
}

static gboolean
tick_cb (gpointer data)
{
  OfficeVivaDesk *self = data;
  gint64 passed = g_get_monotonic_time () - self->began;

  office_job_report (self->job, (guint) (passed / 1000), (guint) self->wish->seconds * 1000);
  return G_SOURCE_CONTINUE;
}

/* What filling in the rest has changed is said; nothing moves. */
static void
say_what_changed (OfficeVivaDesk           *self,
                  const Planning           *planning,
                  const OfficeVivaProposal *proposal)
{
  guint n = proposal->slots->len - (planning->before != NULL ? planning->before->slots->len : 0);
  g_autofree char *text = NULL;

  if (planning->fill && n == 0)
    text = g_strdup (_("Nobody else can be placed; nothing has moved."));
  else if (planning->fill)
    text = g_strdup_printf (ngettext ("%u more viva is proposed; nothing has moved.",
                                      "%u more vivas are proposed; nothing has moved.", n),
                            n);
  else
    text = g_strdup_printf (ngettext ("%u viva is proposed.", "%u vivas are proposed.", proposal->slots->len),
                            proposal->slots->len);
  office_session_say (self->session, OFFICE_MESSAGE_PLAIN, text);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeVivaDesk) self = g_object_ref (OFFICE_VIVA_DESK (source));
  Planning *planning = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  OfficeVivaProposal *proposal = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another cohort or another office is on the desk by now. */
  if (self->job == NULL || office_job_get_cancellable (self->job) != g_task_get_cancellable (G_TASK (result)))
    {
      office_viva_proposal_free (proposal);
      return;
    }
  end_planning (self);
  if (proposal == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        office_session_say (self->session, OFFICE_MESSAGE_PLAIN, _("Planning was cancelled; nothing has changed."));
      else
        office_session_say_failure (self->session, NULL, error);
      tell (self);
      return;
    }

  say_what_changed (self, planning, proposal);
  office_viva_question_free (self->question);
  self->question = g_steal_pointer (&planning->question);
  g_clear_pointer (&self->before, office_viva_proposal_free);
  self->before = g_steal_pointer (&self->now);
  self->now = proposal;
  g_ptr_array_set_size (self->earlier, 0);
  if (self->before != NULL)
    office_viva_proposal_tidy (self->before, self->question);
  keep (self);
  tell (self);
}

static void
begin_planning (OfficeVivaDesk     *self,
                OfficeVivaQuestion *question,
                gboolean            fill)
{
  g_autoptr (GTask) task = NULL;
  Planning *planning = g_new0 (Planning, 1);

  if (self->now != NULL)
    office_viva_proposal_tidy (self->now, question);
  planning->question = question;
  planning->problem = office_viva_problem_copy (question->problem);
  planning->before = self->now != NULL ? office_viva_proposal_copy (self->now) : NULL;
  planning->desk = g_object_ref (self);
  planning->seconds = self->wish->seconds;
  planning->fill = fill;
  if (planning->before != NULL)
    office_viva_proposal_pin_into (planning->before, question, fill, planning->problem);

  task = g_task_new (self, office_job_get_cancellable (self->job), planned_cb, NULL);
  g_task_set_task_data (task, planning, planning_free);
  g_task_run_in_thread (task, plan_thread);
  tell (self);
}

typedef struct
{
  OfficeVivaDesk *desk;
  OfficeJob      *job;
  gboolean        fill;
} Asked;

static void
question_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Asked *asked = user_data;
  g_autoptr (OfficeVivaDesk) self = asked->desk;
  g_autoptr (OfficeJob) job = asked->job;
  gboolean fill = asked->fill;
  g_autoptr (GError) error = NULL;
  Sheet *sheet = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  g_free (asked);
  if (job != self->job)
    {
      g_clear_pointer (&sheet, sheet_free);
      return;
    }
  if (sheet == NULL || sheet->cohort_id != self->cohort_id || !office_viva_question_check (sheet->question, &error))
    {
      end_planning (self);
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        office_session_say_failure (self->session, NULL, error);
      tell (self);
    }
  else
    {
      begin_planning (self, g_steal_pointer (&sheet->question), fill);
    }
  g_clear_pointer (&sheet, sheet_free);
}

/**
 * office_viva_desk_plan:
 * @self: the desk
 * @fill: keep all that is proposed and plan the others; otherwise only what is pinned stays
 *
 * Plans on a thread of its own, as the session's job; the proposal so far becomes the one before.
 */
void
office_viva_desk_plan (OfficeVivaDesk *self,
                       gboolean        fill)
{
  Sheet *sheet;
  Asked *asked;

  if (self->job != NULL || self->session == NULL || self->cohort_id == 0)
    return;

  self->job = office_session_begin_job (self->session, _("Planning the vivas"));
  self->began = g_get_monotonic_time ();
  self->tick_id = g_timeout_add (TICK_MILLISECONDS, tick_cb, self);
  sheet = g_new0 (Sheet, 1);
  sheet->cohort_id = self->cohort_id;
  sheet->wish = office_viva_wish_copy (self->wish);
  asked = g_new0 (Asked, 1);
  *asked = (Asked) { g_object_ref (self), g_object_ref (self->job), fill };
  office_session_read_async (self->session, read_job, sheet, sheet_free, sheet_free,
                             office_job_get_cancellable (self->job), question_cb, asked);
  tell (self);
}

/**
 * office_viva_desk_cancel:
 * @self: the desk
 *
 * Stops planning; nothing has changed.
 */
void
office_viva_desk_cancel (OfficeVivaDesk *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (office_job_get_cancellable (self->job));
}

/**
 * office_viva_desk_is_planning:
 * @self: the desk
 *
 * Returns: whether it plans at the moment
 */
gboolean
office_viva_desk_is_planning (OfficeVivaDesk *self)
{
  return self->job != NULL;
}

/**
 * office_viva_desk_get_progress:
 * @self: the desk
 *
 * Returns: (transfer none) (nullable): how far planning is, in words
 */
const char *
office_viva_desk_get_progress (OfficeVivaDesk *self)
{
  return self->progress;
}

/* By hand ---------------------------------------------------------------------------------------- */

static gboolean
begin_change (OfficeVivaDesk *self)
{
  if (self->question == NULL || self->now == NULL || self->job != NULL)
    return FALSE;

  g_ptr_array_add (self->earlier, office_viva_proposal_copy (self->now));
  return TRUE;
}

static void
end_change (OfficeVivaDesk *self)
{
  keep (self);
  tell (self);
}

/**
 * office_viva_desk_place:
 * @self: the desk
 * @slot: where a viva is to be
 *
 * Puts a proposed viva elsewhere, or one of a learner without a place anywhere; it is pinned there.
 */
void
office_viva_desk_place (OfficeVivaDesk       *self,
                        const OfficeVivaSlot *slot)
{
  if (!begin_change (self))
    return;

  office_viva_proposal_place (self->now, self->question, slot);
  end_change (self);
}

/**
 * office_viva_desk_take_out:
 * @self: the desk
 * @enrolment_id: whose viva
 *
 * Takes a viva out of the proposal.
 */
void
office_viva_desk_take_out (OfficeVivaDesk *self,
                           gint64          enrolment_id)
{
  if (self->now == NULL || office_viva_proposal_find (self->now, enrolment_id) == NULL || !begin_change (self))
    return;

  office_viva_proposal_take_out (self->now, self->question, enrolment_id);
  end_change (self);
}

/**
 * office_viva_desk_set_pinned:
 * @self: the desk
 * @enrolment_id: whose viva
 * @pinned: whether the planner is to leave it where it is
 */
void
office_viva_desk_set_pinned (OfficeVivaDesk *self,
                             gint64          enrolment_id,
                             gboolean        pinned)
{
  OfficeVivaSlot *slot;

  if (self->now == NULL || office_viva_proposal_find (self->now, enrolment_id) == NULL || !begin_change (self))
    return;

  slot = office_viva_proposal_find (self->now, enrolment_id);
  slot->pinned = pinned;
  end_change (self);
}

/**
 * office_viva_desk_take_back:
 * @self: the desk
 *
 * Takes back the last change made by hand since planning.
 *
 * Returns: whether there was one
 */
gboolean
office_viva_desk_take_back (OfficeVivaDesk *self)
{
  if (self->earlier->len == 0 || self->job != NULL)
    return FALSE;

  office_viva_proposal_free (self->now);
  self->now = g_ptr_array_steal_index (self->earlier, self->earlier->len - 1);
  office_viva_proposal_tidy (self->now, self->question);
  end_change (self);
  return TRUE;
}

/**
 * office_viva_desk_swap:
 * @self: the desk
 *
 * Makes the proposal before the one at work, and the other way round.
 */
void
office_viva_desk_swap (OfficeVivaDesk *self)
{
  OfficeVivaProposal *now = self->now;

  if (self->before == NULL || self->job != NULL)
    return;

  self->now = self->before;
  self->before = now;
  g_ptr_array_set_size (self->earlier, 0);
  end_change (self);
}

/**
 * office_viva_desk_discard:
 * @self: the desk
 *
 * Puts the proposal aside: it is the one before until there is another.
 */
void
office_viva_desk_discard (OfficeVivaDesk *self)
{
  if (self->now == NULL || self->job != NULL)
    return;

  g_clear_pointer (&self->before, office_viva_proposal_free);
  self->before = g_steal_pointer (&self->now);
  g_ptr_array_set_size (self->earlier, 0);
  end_change (self);
}

/* Accepting -------------------------------------------------------------------------------------- */

typedef struct
{
  gint64              cohort_id;
  OfficeVivaWish     *wish;
  OfficeVivaProposal *proposal;
} Acceptance;

static void
acceptance_free (gpointer data)
{
  Acceptance *acceptance = data;

  office_viva_wish_free (acceptance->wish);
  office_viva_proposal_free (acceptance->proposal);
  g_free (acceptance);
}

static gpointer
accept_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const Acceptance *acceptance = data;

  return office_viva_proposal_accept (connection, acceptance->cohort_id, acceptance->wish, acceptance->proposal, error)
           ? GINT_TO_POINTER (TRUE)
           : NULL;
}

static void
accepted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (user_data);
  g_autofree char *text = NULL;

  if (office_session_write_finish (session, result, &error) == NULL)
    {
      office_session_say_failure (session, NULL, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u viva is in the timetable.", "%u vivas are in the timetable.", n), n);
  office_session_say (session, OFFICE_MESSAGE_UNDOABLE, text);
}

/**
 * office_viva_desk_accept:
 * @self: the desk
 *
 * Writes the proposed vivas into the timetable as one step to undo. The proposal stays kept: what stands
 * is no longer part of it, and is again after Undo.
 */
void
office_viva_desk_accept (OfficeVivaDesk *self)
{
  Acceptance *acceptance;

  if (self->now == NULL || self->now->slots->len == 0 || self->job != NULL)
    return;

  acceptance = g_new0 (Acceptance, 1);
  *acceptance = (Acceptance) { self->cohort_id, office_viva_wish_copy (self->wish), office_viva_proposal_copy (self->now) };
  office_session_write_async (self->session, OFFICE_SUBJECT_SESSIONS, accept_job, acceptance, acceptance_free, NULL, NULL,
                              accepted_cb, GUINT_TO_POINTER (self->now->slots->len));
}
