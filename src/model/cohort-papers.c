/* cohort-papers.c: the papers of a cohort, written beside the window's work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/cohort-papers.h"

/* A paper on its way. The job is the main thread's; it may be told of progress from any. */
typedef struct
{
  OfficeCohortPaper     paper;
  gint64                cohort_id;
  OfficeTranscriptWish  wish;
  char                 *path;
  OfficeJob            *job;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->job);
  g_free (order->path);
  g_free (order);
}

static void
report (guint    done,
        guint    total,
        gpointer user_data)
{
  office_job_report (user_data, done, total);
}

static const char *
label_of (OfficeCohortPaper paper)
{
  switch (paper)
    {
    case OFFICE_COHORT_TRANSCRIPTS:
      return _("Writing results on paper");
    case OFFICE_COHORT_REGISTER:
      return _("Writing the register");
    case OFFICE_COHORT_BADGES:
      return _("Writing the badges");
    case OFFICE_COHORT_PACK:
      return _("Writing the pack");
    case OFFICE_COHORT_BOARD_PAPERS:
    case OFFICE_COHORT_ANONYMOUS_PAPERS:
    case OFFICE_COHORT_BOARD_WORKBOOK:
    case OFFICE_COHORT_ANONYMOUS_WORKBOOK:
    default:
      return _("Writing the board papers");
    }
}

static char *
write_transcripts (OfficeConnection  *connection,
                   const Order       *order,
                   GCancellable      *cancellable,
                   GError           **error)
{
  guint n_papers = 0;

  if (!office_deliver_transcripts (connection, order->cohort_id, &order->wish, order->path, &n_papers, report, order->job,
                                   cancellable, error))
    return NULL;
  return g_strdup_printf (ngettext ("The results of %u learner are written.", "The results of %u learners are written.",
                                    n_papers), n_papers);
}

static char *
write_badges (OfficeConnection  *connection,
              const Order       *order,
              GCancellable      *cancellable,
              GError           **error)
{
  g_auto (GStrv) names = office_deliver_badges (connection, order->cohort_id, order->path, cancellable, error);
  guint n_badges = names != NULL ? g_strv_length (names) : 0;

  if (names == NULL)
    return NULL;
  return g_strdup_printf (ngettext ("%u badge is written.", "%u badges are written.", n_badges), n_badges);
}

static char *
write_pack (OfficeConnection  *connection,
            const Order       *order,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr (OfficeDeliveredPack) delivered =
    office_deliver_pack (connection, order->cohort_id, order->path, report, order->job, cancellable, error);
  g_autofree char *left_out = NULL;
  guint n_files;

  if (delivered == NULL)
    return NULL;
  n_files = g_strv_length (delivered->files);
  left_out = g_strjoinv (" ", delivered->left_out);
  if (*left_out != '\0')
    return g_strdup_printf (ngettext ("The pack holds %u file. %s", "The pack holds %u files. %s", n_files), n_files,
                            left_out);
  return g_strdup_printf (ngettext ("The pack holds %u file.", "The pack holds %u files.", n_files), n_files);
}

/* Returns the sentence that says what is there now. */
static gpointer
write_paper (OfficeConnection  *connection,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  const Order *order = data;
  gboolean anonymous = order->paper == OFFICE_COHORT_ANONYMOUS_PAPERS;

  switch (order->paper)
    {
    case OFFICE_COHORT_TRANSCRIPTS:
      return write_transcripts (connection, order, cancellable, error);
    case OFFICE_COHORT_BADGES:
      return write_badges (connection, order, cancellable, error);
    case OFFICE_COHORT_PACK:
      return write_pack (connection, order, cancellable, error);
    case OFFICE_COHORT_REGISTER:
      return office_deliver_register (connection, order->cohort_id, order->path, cancellable, error)
        ? g_strdup (_("The register is written.")) : NULL;
    case OFFICE_COHORT_BOARD_WORKBOOK:
    case OFFICE_COHORT_ANONYMOUS_WORKBOOK:
      return office_deliver_board_workbook (connection, order->cohort_id,
                                            order->paper == OFFICE_COHORT_ANONYMOUS_WORKBOOK, order->path, cancellable,
                                            error)
        ? g_strdup (_("The board papers are written.")) : NULL;
    case OFFICE_COHORT_BOARD_PAPERS:
    case OFFICE_COHORT_ANONYMOUS_PAPERS:
    default:
      return office_deliver_board_papers (connection, order->cohort_id, anonymous, order->path, cancellable, error)
        ? g_strdup (_("The board papers are written.")) : NULL;
    }
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  GError *error = NULL;
  char *sentence = office_session_write_finish (session, result, &error);

  office_session_end_job (session, g_task_get_task_data (task));
  if (sentence != NULL)
    g_task_return_pointer (task, sentence, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * office_cohort_paper_write_async:
 * @session: the session; it shows a job that can be cancelled
 * @paper: which
 * @cohort_id: the cohort
 * @wish: (nullable): what is to be on transcripts
 * @path: where it is to be; of badges, and of transcripts for each, a folder
 * @callback: (scope async): called when it is written, or why not
 * @user_data: for @callback
 *
 * Writes a paper of a cohort.
 */
void
office_cohort_paper_write_async (OfficeSession              *session,
                                 OfficeCohortPaper           paper,
                                 gint64                      cohort_id,
                                 const OfficeTranscriptWish *wish,
                                 const char                 *path,
                                 GAsyncReadyCallback         callback,
                                 gpointer                    user_data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, user_data);
  OfficeJob *job = office_session_begin_job (session, label_of (paper));
  Order *order = g_new0 (Order, 1);

  order->paper = paper;
  order->cohort_id = cohort_id;
  order->path = g_strdup (path);
  order->job = g_object_ref (job);
  if (wish != NULL)
    order->wish = *wish;
  g_task_set_source_tag (task, office_cohort_paper_write_async);
  g_task_set_task_data (task, g_object_ref (job), g_object_unref);
  office_session_write_async (session, OFFICE_SUBJECT_DOCUMENTS, write_paper, order, order_free, g_free,
                              office_job_get_cancellable (job), written_cb, g_steal_pointer (&task));
}

/**
 * office_cohort_paper_write_finish:
 * @session: the session
 * @result: of office_cohort_paper_write_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is there now, in a sentence
 */
char *
office_cohort_paper_write_finish (OfficeSession  *session,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
