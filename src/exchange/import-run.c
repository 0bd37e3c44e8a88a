/* import-run.c: one step of work around all rows of an import, whatever they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/import-run.h"

#include <glib/gi18n-lib.h>

#include "exchange/draft-reader.h"
#include "rules/error.h"
#include "store/command.h"

/* How often a long import says how far it is. */
#define ROWS_A_STEP 50

/*< private >
 * office_import_label:
 * @options: how the rows are kept
 * @what: (transfer full): what is imported, in words
 *
 * Returns: (transfer full): what the step is called
 */
char *
office_import_label (const OfficeImportOptions *options,
                     char                      *what)
{
  g_autofree char *taken = what;
  g_autofree char *name = NULL;

  if (options->source == NULL)
    return g_steal_pointer (&taken);
  name = g_filename_display_basename (options->source);
  return g_strdup_printf (_("%s from “%s”"), taken, name);
}

/* What is wrong with one row stops that row; what is wrong with the database stops everything. */
static gboolean
is_of_the_row (const GError *error)
{
  return error->domain == OFFICE_ERROR
         && (error->code == OFFICE_ERROR_INVALID || error->code == OFFICE_ERROR_REFUSED
             || error->code == OFFICE_ERROR_NOT_FOUND || error->code == OFFICE_ERROR_CONFLICT
             || error->code == OFFICE_ERROR_LOCKED);
}

static void
report_failure (OfficeImportReport      *report,
                const OfficeImportJob   *job,
                guint                    row,
                const OfficeImportPlace *place,
                const GError            *failure)
{
  g_autofree char *message = office_import_sentence (job->kind, row, place->field,
                                                     failure->message);

  g_ptr_array_add (report->errors,
                   office_import_error_new (row, -1, place->field, place->value, message));
}

/* Keeps one row, or takes it back and says why. */
static gboolean
run_row (OfficeConnection      *connection,
         gpointer               draft,
         const OfficeImportJob *job,
         OfficeImportReport    *report,
         GError               **error)
{
  g_autoptr (OfficeImportRow) detail = office_import_row_new (job->get_row (draft),
                                                              OFFICE_IMPORT_SKIP);
  g_autoptr (GError) failure = NULL;
  OfficeImportPlace place = { "", "" };
  GPtrArray *errors = job->get_errors (draft);

  for (guint i = 0; i < errors->len; i++)
    g_ptr_array_add (report->errors, office_import_error_copy (g_ptr_array_index (errors, i)));

  if (errors->len == 0)
    {
      if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, job->label, NULL, error))
        return FALSE;
      if (job->keep (connection, draft, detail, &place, job->data, &failure))
        {
          if (!office_command_commit (connection, error))
            return FALSE;
        }
      else
        {
          office_command_rollback (connection);
          if (!is_of_the_row (failure))
            {
              g_propagate_error (error, g_steal_pointer (&failure));
              return FALSE;
            }
          detail->action = OFFICE_IMPORT_SKIP;
          report_failure (report, job, detail->row, &place, failure);
        }
    }
  g_ptr_array_add (report->details, g_steal_pointer (&detail));
  return TRUE;
}

static gboolean
run_rows (OfficeConnection           *connection,
          GPtrArray                  *drafts,
          const OfficeImportJob      *job,
          const OfficeImportOptions  *options,
          OfficeImportReport         *report,
          GCancellable               *cancellable,
          GError                    **error)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      if (options->progress != NULL && i % ROWS_A_STEP == 0)
        options->progress (i, drafts->len, options->progress_data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !run_row (connection, g_ptr_array_index (drafts, i), job, report, error))
        return FALSE;
    }
  return TRUE;
}

static void
skip_all (OfficeImportReport *report)
{
  for (guint i = 0; i < report->details->len; i++)
    ((OfficeImportRow *) g_ptr_array_index (report->details, i))->action = OFFICE_IMPORT_SKIP;
}

/*< private >
 * office_import_run:
 * @connection: the connection
 * @drafts: the drafts
 * @job: what is done with each
 * @options: how they are to be kept
 * @cancellable: (nullable): stops it; nothing is kept then
 * @error: set when it could not be done at all; a row that is refused is in the report
 *
 * Does all rows in one step of work, one step to undo. A preview runs the very same code and is
 * then rolled back; so is everything else that is not to be kept.
 *
 * Returns: (transfer full) (nullable): what was done, or would be
 */
OfficeImportReport *
office_import_run (OfficeConnection           *connection,
                   GPtrArray                  *drafts,
                   const OfficeImportJob      *job,
                   const OfficeImportOptions  *options,
                   GCancellable               *cancellable,
                   GError                    **error)
{
  g_autoptr (OfficeImportReport) report = office_import_report_new ();

  report->dry_run = options->dry_run;
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, job->label, NULL, error))
    return NULL;

  if (!run_rows (connection, drafts, job, options, report, cancellable, error))
    {
      office_command_rollback (connection);
      return NULL;
    }

  if (options->all_or_nothing && report->errors->len > 0)
    {
      office_command_rollback (connection);
      skip_all (report);
    }
  else if (options->dry_run)
    office_command_rollback (connection);
  else if (!office_command_commit (connection, error))
    return NULL;

  office_import_report_tally (report);
  return g_steal_pointer (&report);
}
