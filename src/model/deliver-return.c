/* deliver-return.c: a return to the university: built, written, kept; or written once more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/deliver.h"
#include "model/return-workbook.h"
#include "store/command.h"

/**
 * office_delivered_return_free:
 * @delivered: (nullable): what was delivered
 */
void
office_delivered_return_free (OfficeDeliveredReturn *delivered)
{
  if (delivered == NULL)
    return;

  g_free (delivered->digest);
  g_strfreev (delivered->exceptions);
  g_free (delivered);
}

static OfficeDeliveredReturn *
delivered_new (const OfficeReturnTable *table,
               OfficeReturnPaper       *paper,
               gint64                   return_id)
{
  OfficeDeliveredReturn *delivered = g_new0 (OfficeDeliveredReturn, 1);

  delivered->return_id = return_id;
  delivered->kind = table->kind;
  delivered->number = table->number;
  delivered->amends = table->amends;
  delivered->n_rows = office_return_paper_get_workbook (paper)->n_rows;
  delivered->digest = g_strdup (office_return_paper_get_digest (paper));
  delivered->provisional = table->provisional;
  delivered->exceptions = office_return_paper_dup_exceptions (table);
  return delivered;
}

/* What has changed since the return that was sent last. */
static OfficeReturnPaper *
make_amendment (OfficeConnection   *connection,
                OfficeReturnTable  *table,
                OfficeReturnTable **before,
                GError            **error)
{
  OfficeReturnPaper *paper;
  g_autoptr (GError) local_error = NULL;

  *before = office_return_load_previous (connection, table, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (*before == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s: none was sent yet, so there is nothing to amend. Send a whole one."),
                   office_return_kind_label (table->kind));
      return NULL;
    }

  table->amends_id = (*before)->id;
  table->amends = (*before)->number;
  paper = office_return_paper_new_amendment (*before, table);
  if (paper == NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("Nothing has changed since version %d, so there is nothing to amend."), (*before)->number);
  return paper;
}

typedef struct
{
  OfficeReturnKind        kind;
  gint64                  cohort_id;
  const char             *profile_name;
  gboolean                amendment;
  const char             *path;
  OfficeDocumentProgress  progress;
  gpointer                progress_data;
  GCancellable           *cancellable;
} Wanted;

typedef struct
{
  const OfficeReturnWorkbook *workbook;
  const Wanted               *wanted;
  GError                     *error;
} Writing;

static gpointer
write_beside (gpointer data)
{
  Writing *self = data;
  const Wanted *wanted = self->wanted;

  return office_return_workbook_write_beside (self->workbook, wanted->path, wanted->cancellable, wanted->progress,
                                              wanted->progress_data, &self->error);
}

/* The workbook is written on a thread of its own while its rows are kept on this one: neither needs
 * the other, and the file takes its place only when both are done. */
static gboolean
keep_and_write (OfficeConnection         *connection,
                const Wanted             *wanted,
                const OfficeReturnTable  *table,
                OfficeReturnPaper        *paper,
                gint64                   *return_id,
                GError                  **error)
{
  const char *digest = office_return_paper_get_digest (paper);
  Writing writing = { office_return_paper_get_workbook (paper), wanted, NULL };
  g_autoptr (OfficeOutputFile) file = NULL;
  g_autoptr (GError) local_error = NULL;
  GThread *thread = g_thread_new ("office-return", write_beside, &writing);
  gboolean kept = office_return_keep (connection, table, digest, return_id, &local_error);

  file = g_thread_join (thread);
  if (kept && file != NULL)
    return office_output_file_commit (file, wanted->cancellable, error);

  if (kept)
    g_propagate_error (error, writing.error);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      g_clear_error (&writing.error);
    }
  return FALSE;
}

static OfficeDeliveredReturn *
deliver (OfficeConnection  *connection,
         const Wanted      *wanted,
         GError           **error)
{
  g_autofree char *unwritable = NULL;
  g_autoptr (OfficeReturnTable) table = NULL;
  g_autoptr (OfficeReturnTable) before = NULL;
  g_autoptr (OfficeReturnPaper) paper = NULL;
  gint64 return_id = 0;

  table = office_return_prepare (connection, wanted->kind, wanted->cohort_id, wanted->profile_name, &paper,
                                 &unwritable, error);
  if (table == NULL)
    return NULL;
  if (wanted->amendment)
    {
      g_clear_pointer (&paper, office_return_paper_free);
      paper = make_amendment (connection, table, &before, error);
    }
  if (paper == NULL)
    return NULL;
  if (unwritable != NULL)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, unwritable);
      return NULL;
    }

  if (!keep_and_write (connection, wanted, table, paper, &return_id, error))
    return NULL;
  return delivered_new (table, paper, return_id);
}

/* One step: if the file cannot be written nothing is kept, and what was at the path stays. */
static OfficeDeliveredReturn *
deliver_in_one_step (OfficeConnection  *connection,
                     const Wanted      *wanted,
                     GError           **error)
{
  g_autofree char *label = g_strdup_printf (_("Return “%s”"), office_return_kind_label (wanted->kind));
  g_autoptr (OfficeDeliveredReturn) delivered = NULL;

  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, label, NULL, error))
    return NULL;

  delivered = deliver (connection, wanted, error);
  return office_command_finish (connection, delivered != NULL, error) ? g_steal_pointer (&delivered) : NULL;
}

/**
 * office_deliver_return:
 * @connection: the connection
 * @kind: which return
 * @cohort_id: the cohort
 * @profile_name: (nullable): the profile of columns, or %NULL for the one saved last
 * @path: where the workbook is to be
 * @progress: (nullable): told of rows, on a thread of its own
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancelled return is neither written nor kept
 * @error: return location
 *
 * Builds a return, keeps what was sent and writes its workbook, in one step: if the file cannot be
 * written nothing is kept, and what was at @path stays (RETURN-1). What it leaves out or contradicts
 * goes out inside it, learner by learner (RETURN-2); office_return_prepare() lists it first.
 *
 * Returns: (transfer full) (nullable): what was delivered, or %NULL with @error set
 */
OfficeDeliveredReturn *
office_deliver_return (OfficeConnection        *connection,
                       OfficeReturnKind         kind,
                       gint64                   cohort_id,
                       const char              *profile_name,
                       const char              *path,
                       OfficeDocumentProgress   progress,
                       gpointer                 progress_data,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  const Wanted wanted = { kind, cohort_id, profile_name, FALSE, path, progress, progress_data, cancellable };

  return deliver_in_one_step (connection, &wanted, error);
}

/**
 * office_deliver_amendment:
 * @connection: the connection
 * @kind: which return
 * @cohort_id: the cohort
 * @profile_name: (nullable): the profile of columns, or %NULL for the one saved last
 * @path: where the workbook is to be
 * @progress: (nullable): told of rows, on a thread of its own
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancelled amendment is neither written nor kept
 * @error: return location
 *
 * The same with only the rows that are new, changed or withdrawn since the return that was sent last;
 * the university has then what a whole return would say, and that is what is kept.
 *
 * Returns: (transfer full) (nullable): what was delivered, or %NULL with %OFFICE_ERROR_REFUSED when
 *   there is nothing to amend
 */
OfficeDeliveredReturn *
office_deliver_amendment (OfficeConnection        *connection,
                          OfficeReturnKind         kind,
                          gint64                   cohort_id,
                          const char              *profile_name,
                          const char              *path,
                          OfficeDocumentProgress   progress,
                          gpointer                 progress_data,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  const Wanted wanted = { kind, cohort_id, profile_name, TRUE, path, progress, progress_data, cancellable };

  return deliver_in_one_step (connection, &wanted, error);
}

/**
 * office_deliver_return_again:
 * @connection: the connection
 * @return_id: a return that was sent
 * @path: where the workbook is to be
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes a return once more as it was sent, with its version, date and digest, whatever has changed
 * since (RETURN-1).
 *
 * Returns: %FALSE with @error set, %OFFICE_ERROR_DAMAGED when its rows are not those that were sent
 */
gboolean
office_deliver_return_again (OfficeConnection  *connection,
                             gint64             return_id,
                             const char        *path,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_autoptr (OfficeReturnTable) table = office_return_load (connection, return_id, error);
  g_autoptr (OfficeReturnTable) before = NULL;
  g_autoptr (OfficeReturnPaper) paper = NULL;

  if (table == NULL
      || (table->amends_id != 0 && (before = office_return_load (connection, table->amends_id, error)) == NULL))
    return FALSE;

  paper = before != NULL ? office_return_paper_new_amendment (before, table) : office_return_paper_new (table);
  if (paper == NULL || g_strcmp0 (office_return_paper_get_digest (paper), table->digest) != 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                   _("What is kept of version %d is not what was sent: its rows have another digest. A learner in it may "
                     "have been erased since."), table->number);
      return FALSE;
    }
  return office_return_workbook_write (office_return_paper_get_workbook (paper), path, cancellable, NULL, NULL, error);
}

/* What was sent last, when it was a whole return and still says the same. */
static OfficeReturnTable *
find_current (OfficeConnection  *connection,
              OfficeReturnKind   kind,
              gint64             cohort_id,
              GError           **error)
{
  g_autoptr (OfficeReturnTable) table = office_return_build (connection, cohort_id, kind, NULL, error);
  g_autoptr (OfficeReturnTable) newest = table != NULL ? office_return_load_previous (connection, table, error) : NULL;
  g_autoptr (OfficeReturnPaper) paper = NULL;

  if (newest == NULL || newest->amends_id != 0)
    return NULL;
  paper = office_return_paper_new (table);
  return g_str_equal (office_return_paper_get_digest (paper), newest->digest) ? g_steal_pointer (&newest) : NULL;
}

/**
 * office_deliver_current_return:
 * @connection: the connection
 * @kind: which return
 * @cohort_id: the cohort
 * @path: where the workbook is to be
 * @cancellable: (nullable): a cancelled return is neither written nor kept
 * @error: return location
 *
 * Writes the newest return once more when it still says what is true, by the profile saved last;
 * otherwise makes the next version of it (RETURN-1).
 *
 * Returns: (transfer full) (nullable): what was delivered, or %NULL with @error set
 */
OfficeDeliveredReturn *
office_deliver_current_return (OfficeConnection  *connection,
                               OfficeReturnKind   kind,
                               gint64             cohort_id,
                               const char        *path,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeReturnTable) current = find_current (connection, kind, cohort_id, &local_error);
  g_autoptr (OfficeReturnPaper) paper = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (current == NULL)
    return office_deliver_return (connection, kind, cohort_id, NULL, path, NULL, NULL, cancellable, error);

  paper = office_return_paper_new (current);
  if (!office_return_workbook_write (office_return_paper_get_workbook (paper), path, cancellable, NULL, NULL, error))
    return NULL;
  return delivered_new (current, paper, current->id);
}
