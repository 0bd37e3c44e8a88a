/* deliver-pack.c: everything that leaves the office for one cohort, in one folder or zip file
 *
 * The files are made in a folder of their own beside the target, which is named last: who cancels,
 * or has no room left, finds nothing half done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <jansson.h>

#include "documents/archive.h"
#include "documents/output-file.h"
#include "documents/pen.h"
#include "model/deliver.h"
#include "rules/clock.h"
#include "store/certificates.h"
#include "store/cohorts.h"
#include "store/command.h"

#define N_STEPS 8

/* A pack in the making. */
typedef struct
{
  OfficeConnection       *connection;
  OfficeCohort           *cohort;
  char                   *folder;      /* where the files are made */
  GPtrArray              *names;       /* (element-type utf8): below it, as they were made */
  GPtrArray              *contents;    /* (element-type utf8): beside each, what it is */
  GStrvBuilder           *left_out;
  guint                   step;
  OfficeDocumentProgress  progress;
  gpointer                progress_data;
  GCancellable           *cancellable;
} Pack;

static void
remove_folder (const Pack *pack)
{
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer folder;

  if (pack->folder == NULL)
    return;
  for (guint i = 0; i < pack->names->len; i++)
    {
      g_autofree char *path = g_build_filename (pack->folder, g_ptr_array_index (pack->names, i), NULL);

      g_unlink (path);
      g_hash_table_add (folders, g_path_get_dirname (path));
    }
  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &folder, NULL))
    g_rmdir (folder);
  g_rmdir (pack->folder);
}

static void
pack_clear (Pack *pack)
{
  remove_folder (pack);
  g_clear_pointer (&pack->cohort, office_cohort_free);
  g_clear_pointer (&pack->names, g_ptr_array_unref);
  g_clear_pointer (&pack->contents, g_ptr_array_unref);
  g_clear_pointer (&pack->left_out, g_strv_builder_unref);
  g_clear_pointer (&pack->folder, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pack, pack_clear)

/**
 * office_delivered_pack_free:
 * @delivered: (nullable): what was delivered
 */
void
office_delivered_pack_free (OfficeDeliveredPack *delivered)
{
  if (delivered == NULL)
    return;

  g_strfreev (delivered->files);
  g_strfreev (delivered->left_out);
  g_free (delivered);
}

/* Names a file that is about to be made; it is removed with the folder, made or not. */
static char *
begin_file (Pack       *pack,
            const char *name,
            const char *content)
{
  g_ptr_array_add (pack->names, g_strdup (name));
  g_ptr_array_add (pack->contents, g_strdup (content));
  return g_build_filename (pack->folder, name, NULL);
}

static void
leave_out (Pack       *pack,
           const char *sentence)
{
  g_strv_builder_add (pack->left_out, sentence);
}

static gboolean
end_step (Pack    *pack,
          GError **error)
{
  pack->step++;
  if (pack->progress != NULL)
    pack->progress (pack->step, N_STEPS, pack->progress_data);
  return !g_cancellable_set_error_if_cancelled (pack->cancellable, error);
}

/* The files ----------------------------------------------------------------------------------- */

static gboolean
add_return (Pack              *pack,
            OfficeReturnKind   kind,
            const char        *name,
            GError           **error)
{
  g_autofree char *path = begin_file (pack, name, office_return_kind_label (kind));
  g_autoptr (OfficeDeliveredReturn) delivered =
    office_deliver_current_return (pack->connection, kind, pack->cohort->id, path, pack->cancellable, error);

  return delivered != NULL && end_step (pack, error);
}

static gboolean
add_board_papers (Pack    *pack,
                  GError **error)
{
  g_autofree char *path = begin_file (pack, "board-papers.pdf", _("Board papers"));

  return office_deliver_board_papers (pack->connection, pack->cohort->id, FALSE, path, pack->cancellable, error) &&
         end_step (pack, error);
}

static gboolean
add_statements (Pack    *pack,
                GError **error)
{
  const OfficeTranscriptWish wish = { .kind = OFFICE_TRANSCRIPT_STATEMENT };
  g_autofree char *path = begin_file (pack, "statements-of-results.pdf", _("Statements of results"));

  return office_deliver_transcripts (pack->connection, pack->cohort->id, &wish, path, NULL, NULL, NULL,
                                     pack->cancellable, error) &&
         end_step (pack, error);
}

static gboolean
add_certificates (Pack      *pack,
                  gboolean   any,
                  GError   **error)
{
  g_autofree char *path = NULL;
  g_autoptr (OfficeDeliveredCertificates) delivered = NULL;

  if (!any)
    {
      leave_out (pack, _("No certificate stands, so there is no PDF of certificates and no badge."));
      return end_step (pack, error);
    }
  path = begin_file (pack, "certificates.pdf", _("Certificates"));
  delivered = office_deliver_certificates (pack->connection, pack->cohort->id, NULL, path, NULL, NULL,
                                           pack->cancellable, error);
  return delivered != NULL && end_step (pack, error);
}

static gboolean
add_register (Pack    *pack,
              GError **error)
{
  g_autofree char *path = begin_file (pack, "register-of-certificates.pdf", _("Register of certificates"));

  return office_deliver_register (pack->connection, pack->cohort->id, path, pack->cancellable, error) &&
         end_step (pack, error);
}

static gboolean
add_badges (Pack      *pack,
            gboolean   any,
            GError   **error)
{
  g_autofree char *folder = g_build_filename (pack->folder, "badges", NULL);
  g_auto (GStrv) names = NULL;

  if (!any)
    return end_step (pack, error);
  names = office_deliver_badges (pack->connection, pack->cohort->id, folder, pack->cancellable, error);
  if (names == NULL)
    {
      g_rmdir (folder);
      return FALSE;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_build_filename ("badges", names[i], NULL);
      g_autofree char *path = begin_file (pack, name, _("Open Badges 3.0 credential, unsigned"));
    }
  return end_step (pack, error);
}

/* The manifest -------------------------------------------------------------------------------- */

static char *
digest_of (const char  *path,
           gsize       *length,
           GError     **error)
{
  g_autofree char *content = NULL;

  if (!g_file_get_contents (path, &content, length, error))
    return NULL;
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, *length);
}

static gboolean
save (Pack        *pack,
      const char  *name,
      const char  *text,
      GError     **error)
{
  g_autofree char *path = begin_file (pack, name, NULL);

  return office_output_file_save (path, text, strlen (text), pack->cancellable, error);
}

/* `manifest.json` for a reader, `SHA256SUMS` for `sha256sum --check`. */
static gboolean
add_manifest (Pack    *pack,
              GError **error)
{
  g_autoptr (GString) sums = g_string_new (NULL);
  g_autofree char *made_at = office_instant_to_utc (office_connection_now (pack->connection));
  g_auto (GStrv) left_out = g_strv_builder_end (pack->left_out);
  json_t *files = json_array ();
  json_t *notes = json_array ();
  json_t *root = NULL;
  char *text;
  gboolean saved;

  for (guint i = 0; i < pack->names->len; i++)
    {
      const char *name = g_ptr_array_index (pack->names, i);
      g_autofree char *path = g_build_filename (pack->folder, name, NULL);
      gsize length;
      g_autofree char *digest = digest_of (path, &length, error);

      if (digest == NULL)
        {
          json_decref (files);
          json_decref (notes);
          return FALSE;
        }
      g_string_append_printf (sums, "%s  %s\n", digest, name);
      json_array_append_new (files, json_pack ("{s:s, s:s, s:I, s:s}", "file", name,
                                               "content", (char *) g_ptr_array_index (pack->contents, i),
                                               "bytes", (json_int_t) length, "sha256", digest));
    }
  for (guint i = 0; left_out[i] != NULL; i++)
    {
      json_array_append_new (notes, json_string (left_out[i]));
      g_strv_builder_add (pack->left_out, left_out[i]);
    }

  root = json_pack ("{s:s, s:s, s:s, s:s, s:o, s:o}", "cohort", pack->cohort->code, "module",
                    pack->cohort->module_title, "made_at", made_at, "made_by",
                    office_connection_get_actor (pack->connection), "files", files, "left_out", notes);
  text = json_dumps (root, JSON_INDENT (2) | JSON_PRESERVE_ORDER);
  saved = save (pack, "manifest.json", text, error) && save (pack, "SHA256SUMS", sums->str, error);
  free (text);
  json_decref (root);
  return saved && end_step (pack, error);
}

/* The whole ----------------------------------------------------------------------------------- */

static gboolean
make_files (Pack    *pack,
            GError **error)
{
  g_autoptr (GPtrArray) certificates = office_certificates_list_cohort (pack->connection, pack->cohort->id, error);
  gboolean any = FALSE;

  if (certificates == NULL)
    return FALSE;
  for (guint i = 0; i < certificates->len; i++)
    any |= ((OfficeCertificateRow *) g_ptr_array_index (certificates, i))->status == OFFICE_CERTIFICATE_ISSUED;

  return add_return (pack, OFFICE_RETURN_MARKS, "marks-return.xlsx", error) &&
         add_return (pack, OFFICE_RETURN_RESULTS, "results-return.xlsx", error) &&
         add_board_papers (pack, error) && add_statements (pack, error) && add_certificates (pack, any, error) &&
         add_register (pack, error) && add_badges (pack, any, error) && add_manifest (pack, error);
}

static gboolean
is_zip (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".zip");
}

/* A folder in which something lies already is somebody's. */
static gboolean
check_target (const char  *path,
              GError     **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *shown = g_filename_display_name (path);

  if (is_zip (path) || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (dir != NULL && g_dir_read_name (dir) == NULL)
    return TRUE;
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               dir != NULL ? _("“%s” already holds something. Choose a new folder.")
                           : _("“%s” is a file; a folder is needed. Choose another name."), shown);
  return FALSE;
}

static gboolean
make_folder (Pack        *pack,
             const char  *path,
             GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  pack->folder = g_build_filename (parent, ".office-pack-XXXXXX", NULL);
  if (g_mkdtemp_full (pack->folder, 0700) != NULL)
    return TRUE;
  office_output_file_set_error (error, path, errno);
  g_clear_pointer (&pack->folder, g_free);
  return FALSE;
}

static gboolean
put_in_place (Pack        *pack,
              const char  *path,
              GError     **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (!is_zip (path))
    {
      if (g_rename (pack->folder, path) == 0)
        {
          g_clear_pointer (&pack->folder, g_free);
          return TRUE;
        }
      office_output_file_set_error (error, path, errno);
      return FALSE;
    }
  for (guint i = 0; i < pack->names->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (pack->names, i));
  g_ptr_array_add (names, NULL);
  return office_archive_write (pack->folder, (const char *const *) names->pdata, pack->cohort->code,
                               office_connection_now (pack->connection), path, pack->cancellable, error);
}

static OfficeDeliveredPack *
delivered_new (const Pack *pack)
{
  OfficeDeliveredPack *delivered = g_new0 (OfficeDeliveredPack, 1);
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();

  for (guint i = 0; i < pack->names->len; i++)
    g_strv_builder_add (files, g_ptr_array_index (pack->names, i));
  delivered->files = g_strv_builder_end (files);
  delivered->left_out = g_strv_builder_end (pack->left_out);
  return delivered;
}

/**
 * office_deliver_pack:
 * @connection: the connection
 * @cohort_id: the cohort
 * @path: a new or empty folder, or a file whose name ends with “.zip”
 * @progress: (nullable): told of documents, on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): a cancelled pack leaves nothing behind and changes nothing
 * @error: return location
 *
 * Writes all that leaves the office for one cohort: marks and results return, board papers,
 * statements of results, certificates, their register and badges, and a manifest with the digest of
 * each. A return that says what the last one said is that version again; otherwise it is a new one
 * (RETURN-1).
 *
 * Returns: (transfer full) (nullable): what was delivered
 */
OfficeDeliveredPack *
office_deliver_pack (OfficeConnection        *connection,
                     gint64                   cohort_id,
                     const char              *path,
                     OfficeDocumentProgress   progress,
                     gpointer                 progress_data,
                     GCancellable            *cancellable,
                     GError                 **error)
{
  g_auto (Pack) pack = { .connection = connection, .progress = progress, .progress_data = progress_data,
                         .cancellable = cancellable };
  gboolean done;

  pack.names = g_ptr_array_new_with_free_func (g_free);
  pack.contents = g_ptr_array_new_with_free_func (g_free);
  pack.left_out = g_strv_builder_new ();
  pack.cohort = office_cohort_get (connection, cohort_id, error);
  if (pack.cohort == NULL || !check_target (path, error) || !make_folder (&pack, path, error))
    return NULL;

  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, _("Cohort pack"), NULL, error))
    return NULL;
  done = make_files (&pack, error) && put_in_place (&pack, path, error);
  if (!office_command_finish (connection, done, error))
    return NULL;
  return delivered_new (&pack);
}
