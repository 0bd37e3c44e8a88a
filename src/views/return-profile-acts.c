/* return-profile-acts.c: what a person does with a profile of returns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/return-profile-acts.h"

#include <glib/gi18n-lib.h>

#include "model/return-jobs.h"
#include "views/confirm.h"
#include "views/file-chooser.h"
#include "views/return-page.h"
#include "views/return-profile-editor.h"

static const OfficeFileType profile_types[] = { { N_("Profiles of returns"), "*.json" } };
static const OfficeFileType sheet_types[] = { { N_("Spreadsheets"), "*.xlsx *.csv *.tsv *.txt" } };

/* What is wanted of the page while a file is chosen or a job runs. */
typedef struct
{
  OfficeReturnPage    *page;
  OfficeSession       *session;
  OfficeReturnRequest *request;
} Wish;

static Wish *
wish_new (GtkWidget        *page,
          OfficeSession    *session,
          OfficeReturnKind  kind,
          const char       *profile_name)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->page = g_object_ref (OFFICE_RETURN_PAGE (page));
  wish->session = g_object_ref (session);
  wish->request = office_return_request_new (0, kind);
  wish->request->profile_name = g_strdup (profile_name);
  return wish;
}

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->page);
  g_object_unref (wish->session);
  g_clear_pointer (&wish->request, office_return_request_free);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static GtkWindow *
get_window (gpointer page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Editing ------------------------------------------------------------------------------------- */

static void
saved_cb (const OfficeReturnProfile *profile,
          gpointer                   user_data)
{
  office_return_page_choose_profile (user_data, profile->name, profile->kind);
}

/* The built-in profile stays what it is: a copy of it is edited. */
static void
edit (OfficeReturnPage    *page,
      OfficeSession       *session,
      OfficeReturnProfile *profile,
      char               **notes)
{
  GtkWindow *window = get_window (page);

  if (window == NULL)
    {
      office_return_profile_free (profile);
      return;
    }
  office_return_profile_editor_present (window, session, profile, notes, saved_cb, g_object_ref (page), g_object_unref);
}

/**
 * office_return_edit_profile:
 * @page: the page of returns
 * @session: saves it
 * @profile: a profile; the built-in one is copied first
 * @notes: (nullable) (array zero-terminated=1): what a person should look at
 *
 * Opens the editor of a profile.
 */
void
office_return_edit_profile (GtkWidget                 *page,
                            OfficeSession             *session,
                            const OfficeReturnProfile *profile,
                            char                     **notes)
{
  OfficeReturnProfile *copy = office_return_profile_copy (profile);

  if (copy->id == 0)
    {
      g_free (copy->name);
      /* Translators: the name of a profile that is a copy of the built-in one: "Marks return, ours" */
      copy->name = g_strdup_printf (_("%s, ours"), office_return_kind_label (profile->kind));
    }
  edit (OFFICE_RETURN_PAGE (page), session, copy, notes);
}

/* Like a spreadsheet of theirs ---------------------------------------------------------------- */

static void
template_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeReturnTemplate) template = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (template == NULL)
    office_session_say_failure (wish->session, NULL, error);
  else
    edit (wish->page, wish->session, office_return_template_propose (template, NULL), template->notes);
}

static void
template_chosen_cb (GtkWindow *window,
                    GFile     *file,
                    gpointer   user_data)
{
  Wish *wish = user_data;

  wish->request->path = g_file_get_path (file);
  office_session_read_async (wish->session, office_return_job_read_template, g_steal_pointer (&wish->request),
                             (GDestroyNotify) office_return_request_free,
                             (GDestroyNotify) office_return_template_free, NULL, template_read_cb, wish);
}

/**
 * office_return_ask_template:
 * @page: the page of returns
 * @session: reads the file
 * @kind: which return is to look like it
 *
 * Asks for a spreadsheet of the university and opens the editor with its columns.
 */
void
office_return_ask_template (GtkWidget        *page,
                            OfficeSession    *session,
                            OfficeReturnKind  kind)
{
  office_file_chooser_open (get_window (page), _("Choose the university’s spreadsheet"), sheet_types,
                            G_N_ELEMENTS (sheet_types), "import-folder", template_chosen_cb,
                            wish_new (page, session, kind, NULL));
}

/* Files --------------------------------------------------------------------------------------- */

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  OfficeReturnProfile *profile = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (profile == NULL)
    office_session_say_failure (wish->session, NULL, error);
  else
    edit (wish->page, wish->session, profile, NULL);
}

static void
import_chosen_cb (GtkWindow *window,
                  GFile     *file,
                  gpointer   user_data)
{
  Wish *wish = user_data;

  wish->request->path = g_file_get_path (file);
  office_session_read_async (wish->session, office_return_job_import_profile, g_steal_pointer (&wish->request),
                             (GDestroyNotify) office_return_request_free,
                             (GDestroyNotify) office_return_profile_free, NULL, imported_cb, wish);
}

/**
 * office_return_ask_import:
 * @page: the page of returns
 * @session: reads the file
 *
 * Asks for a file with a profile and opens the editor with it.
 */
void
office_return_ask_import (GtkWidget     *page,
                          OfficeSession *session)
{
  office_file_chooser_open (get_window (page), _("Import a profile"), profile_types, G_N_ELEMENTS (profile_types),
                            "import-folder", import_chosen_cb, wish_new (page, session, OFFICE_RETURN_MARKS, NULL));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;

  if (office_session_read_finish (OFFICE_SESSION (source), result, &error) != NULL)
    office_session_say (wish->session, OFFICE_MESSAGE_PLAIN, _("The profile is written."));
  else
    office_session_say_failure (wish->session, NULL, error);
}

static void
export_chosen_cb (GtkWindow *window,
                  GFile     *file,
                  gpointer   user_data)
{
  Wish *wish = user_data;

  wish->request->path = g_file_get_path (file);
  office_session_read_async (wish->session, office_return_job_export_profile, g_steal_pointer (&wish->request),
                             (GDestroyNotify) office_return_request_free, NULL, NULL, exported_cb, wish);
}

/**
 * office_return_ask_export:
 * @page: the page of returns
 * @session: reads the profile
 * @kind: which return it is for
 * @profile_name: its name
 *
 * Asks for a file and writes a profile to it.
 */
void
office_return_ask_export (GtkWidget        *page,
                          OfficeSession    *session,
                          OfficeReturnKind  kind,
                          const char       *profile_name)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = g_strdelimit (g_strdup_printf ("%s.json", profile_name), "/", '-');
  g_autoptr (GFile) suggestion = g_file_new_build_filename (documents != NULL ? documents : g_get_home_dir (), name, NULL);

  office_file_chooser_save (get_window (page), _("Export the profile"), profile_types, G_N_ELEMENTS (profile_types),
                            suggestion, "export-folder", export_chosen_cb, wish_new (page, session, kind, profile_name));
}

/* Removing ------------------------------------------------------------------------------------ */

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (wish->session, result, &error) == NULL)
    {
      office_session_say_failure (wish->session, NULL, error);
      return;
    }
  office_session_say (wish->session, OFFICE_MESSAGE_UNDOABLE, _("The profile is removed."));
  office_return_page_choose_profile (wish->page, NULL, OFFICE_RETURN_RESULTS);
}

static void
remove_confirmed_cb (const char *reason,
                     gpointer    user_data)
{
  Wish *wish = user_data;
  Wish *again = wish_new (GTK_WIDGET (wish->page), wish->session, wish->request->kind, NULL);

  office_session_write_async (wish->session, OFFICE_SUBJECT_DOCUMENTS, office_return_job_remove_profile,
                              g_steal_pointer (&wish->request), (GDestroyNotify) office_return_request_free, NULL, NULL,
                              removed_cb, again);
}

/**
 * office_return_ask_remove:
 * @page: the page of returns
 * @session: removes it
 * @profile_name: of a saved profile
 *
 * Asks, and takes the profile away.
 */
void
office_return_ask_remove (GtkWidget     *page,
                          OfficeSession *session,
                          const char    *profile_name)
{
  g_autofree char *question = g_strdup_printf (_("Remove the profile “%s”?"), profile_name);

  office_confirm (page, question, _("Returns that were made by it stay as they were sent."), _("_Remove"), TRUE,
                  remove_confirmed_cb, wish_new (page, session, OFFICE_RETURN_RESULTS, profile_name),
                  (GDestroyNotify) wish_free);
}
