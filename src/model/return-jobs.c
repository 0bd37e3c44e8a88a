/* return-jobs.c: what the page of returns asks of the worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/return-jobs.h"

#include <string.h>

#include "documents/output-file.h"
#include "model/return-workbook.h"

/* A job whose result is only that it was done. */
#define DONE GINT_TO_POINTER (TRUE)

/**
 * office_return_request_new:
 * @cohort_id: the cohort
 * @kind: which return
 *
 * Returns: (transfer full): a request that asks for nothing yet
 */
OfficeReturnRequest *
office_return_request_new (gint64           cohort_id,
                           OfficeReturnKind kind)
{
  OfficeReturnRequest *request = g_new0 (OfficeReturnRequest, 1);

  request->cohort_id = cohort_id;
  request->kind = kind;
  return request;
}

/**
 * office_return_request_free:
 * @request: (nullable): a request
 */
void
office_return_request_free (OfficeReturnRequest *request)
{
  if (request == NULL)
    return;

  g_free (request->profile_name);
  g_free (request->path);
  g_clear_pointer (&request->profile, office_return_profile_free);
  g_clear_object (&request->job);
  g_free (request);
}

/**
 * office_return_sheet_free:
 * @sheet: (nullable): what was read
 */
void
office_return_sheet_free (OfficeReturnSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_clear_pointer (&sheet->exceptions, g_ptr_array_unref);
  g_clear_pointer (&sheet->differences, g_ptr_array_unref);
  g_clear_pointer (&sheet->returns, g_ptr_array_unref);
  g_clear_pointer (&sheet->profiles, g_ptr_array_unref);
  g_free (sheet->profile);
  g_free (sheet->cohort_code);
  g_free (sheet);
}

static void
report (guint    done,
        guint    total,
        gpointer user_data)
{
  if (user_data != NULL)
    office_job_report (user_data, done, total);
}

/* Those of the kind alone. */
static GPtrArray *
list_returns (OfficeConnection          *connection,
              const OfficeReturnRequest *wanted,
              GError                   **error)
{
  GPtrArray *returns = office_returns_list (connection, wanted->cohort_id, error);

  for (guint i = returns != NULL ? returns->len : 0; i > 0; i--)
    if (((OfficeReturnRow *) g_ptr_array_index (returns, i - 1))->kind != wanted->kind)
      g_ptr_array_remove_index (returns, i - 1);
  return returns;
}

static GPtrArray *
list_profiles (OfficeConnection  *connection,
               OfficeReturnKind   kind,
               GError           **error)
{
  GPtrArray *profiles = office_return_profiles_list (connection, error);

  for (guint i = profiles != NULL ? profiles->len : 0; i > 0; i--)
    if (((OfficeReturnProfile *) g_ptr_array_index (profiles, i - 1))->kind != kind)
      g_ptr_array_remove_index (profiles, i - 1);
  if (profiles != NULL)
    g_ptr_array_insert (profiles, 0, office_return_profile_builtin (kind));
  return profiles;
}

/**
 * office_return_job_read:
 * @connection: the worker's connection
 * @request: an #OfficeReturnRequest
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * What a return would leave out or contradict, what changed since the last one, and what was sent
 * (RETURN-1, -2).
 *
 * Returns: (nullable): an #OfficeReturnSheet
 */
gpointer
office_return_job_read (OfficeConnection  *connection,
                        gpointer           request,
                        GCancellable      *cancellable,
                        GError           **error)
{
  const OfficeReturnRequest *wanted = request;
  g_autoptr (OfficeReturnSheet) sheet = g_new0 (OfficeReturnSheet, 1);
  g_autoptr (OfficeReturnTable) table
    = office_return_prepare (connection, wanted->kind, wanted->cohort_id, wanted->profile_name, NULL, NULL, error);

  if (table == NULL
      || (sheet->returns = list_returns (connection, wanted, error)) == NULL
      || (sheet->profiles = list_profiles (connection, wanted->kind, error)) == NULL
      || (sheet->differences = office_return_differences (connection, table, error)) == NULL)
    return NULL;

  sheet->number = table->number;
  sheet->n_rows = table->n_rows;
  sheet->n_errors = table->n_errors;
  sheet->exceptions = g_ptr_array_ref (table->exceptions);
  sheet->profile = g_strdup (table->profile->name);
  sheet->cohort_code = g_strdup (table->cohort_code);
  return g_steal_pointer (&sheet);
}

/**
 * office_return_job_write:
 * @connection: the worker's connection
 * @request: an #OfficeReturnRequest with path, profile and job
 * @cancellable: (nullable): a cancelled return is neither written nor kept
 * @error: return location
 *
 * Returns: (nullable): an #OfficeDeliveredReturn
 */
gpointer
office_return_job_write (OfficeConnection  *connection,
                         gpointer           request,
                         GCancellable      *cancellable,
                         GError           **error)
{
  const OfficeReturnRequest *wanted = request;

  return (wanted->amendment ? office_deliver_amendment : office_deliver_return) (
    connection, wanted->kind, wanted->cohort_id, wanted->profile_name, wanted->path, report, wanted->job, cancellable,
    error);
}

/**
 * office_return_job_copy:
 * @connection: the worker's connection
 * @request: an #OfficeReturnRequest with a return that was sent, and a path
 * @cancellable: (nullable): a cancelled copy is not written
 * @error: return location
 *
 * Returns: (nullable): anything
 */
gpointer
office_return_job_copy (OfficeConnection  *connection,
                        gpointer           request,
                        GCancellable      *cancellable,
                        GError           **error)
{
  const OfficeReturnRequest *wanted = request;

  return office_deliver_return_again (connection, wanted->return_id, wanted->path, cancellable, error) ? DONE : NULL;
}

/**
 * office_return_job_compare:
 * @connection: the worker's connection
 * @request: an #OfficeReturnRequest with a return that was sent
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * What a return that was sent said otherwise than the one before it.
 *
 * Returns: (nullable): a #GPtrArray of #OfficeReturnDifference; empty for the first
 */
gpointer
office_return_job_compare (OfficeConnection  *connection,
                           gpointer           request,
                           GCancellable      *cancellable,
                           GError           **error)
{
  const OfficeReturnRequest *wanted = request;
  g_autoptr (OfficeReturnTable) table = office_return_load (connection, wanted->return_id, error);

  return table != NULL ? office_return_differences (connection, table, error) : NULL;
}

/**
 * office_return_job_save_profile:
 * @connection: the worker's connection
 * @request: an #OfficeReturnRequest with a profile
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): anything
 */
gpointer
office_return_job_save_profile (OfficeConnection  *connection,
                                gpointer           request,
                                GCancellable      *cancellable,
                                GError           **error)
{
  return office_return_profile_save (connection, ((OfficeReturnRequest *) request)->profile, error) ? DONE : NULL;
}

/**
 * office_return_job_remove_profile:
 * @connection: the worker's connection
 * @request: an #OfficeReturnRequest with the name of a profile
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): anything
 */
gpointer
office_return_job_remove_profile (OfficeConnection  *connection,
                                  gpointer           request,
                                  GCancellable      *cancellable,
                                  GError           **error)
{
  return office_return_profile_remove (connection, ((OfficeReturnRequest *) request)->profile_name, error) ? DONE : NULL;
}

/**
 * office_return_job_import_profile:
 * @connection: the worker's connection
 * @request: an #OfficeReturnRequest with the path of a file
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): the #OfficeReturnProfile in the file, checked and not saved
 */
gpointer
office_return_job_import_profile (OfficeConnection  *connection,
                                  gpointer           request,
                                  GCancellable      *cancellable,
                                  GError           **error)
{
  g_autofree char *text = office_return_profile_read_file (((OfficeReturnRequest *) request)->path, error);

  return text != NULL ? office_return_profile_from_text (text, error) : NULL;
}

/**
 * office_return_job_export_profile:
 * @connection: the worker's connection
 * @request: an #OfficeReturnRequest with the name of a profile and the path of a file
 * @cancellable: (nullable): a cancelled file is not written
 * @error: return location
 *
 * Returns: (nullable): anything
 */
gpointer
office_return_job_export_profile (OfficeConnection  *connection,
                                  gpointer           request,
                                  GCancellable      *cancellable,
                                  GError           **error)
{
  const OfficeReturnRequest *wanted = request;
  g_autoptr (OfficeReturnProfile) profile
    = office_return_profile_load (connection, wanted->kind, wanted->profile_name, error);
  g_autofree char *text = profile != NULL ? office_return_profile_to_text (profile) : NULL;

  return text != NULL && office_output_file_save (wanted->path, text, strlen (text), cancellable, error) ? DONE : NULL;
}

/**
 * office_return_job_read_template:
 * @connection: the worker's connection
 * @request: an #OfficeReturnRequest with the path of a spreadsheet of the university
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Returns: (nullable): an #OfficeReturnTemplate
 */
gpointer
office_return_job_read_template (OfficeConnection  *connection,
                                 gpointer           request,
                                 GCancellable      *cancellable,
                                 GError           **error)
{
  const OfficeReturnRequest *wanted = request;

  return office_return_template_read (wanted->path, NULL, wanted->kind, cancellable, error);
}
