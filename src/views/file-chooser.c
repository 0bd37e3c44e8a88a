/* file-chooser.c: asking for a file to open or to write
 *
 * GtkFileChooserNative, because GtkFileDialog came after GTK 4.8; through the portal when sandboxed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/file-chooser.h"
#include "views/settings.h"

typedef struct
{
  GtkWindow        *window;
  char             *folder_key;
  OfficeFileChosen  chosen;
  gpointer          user_data;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_free (question->folder_key);
  g_free (question);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Question *question = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && g_file_peek_path (file) != NULL)
    {
      folder = g_file_get_parent (file);
      if (question->folder_key != NULL && folder != NULL)
        office_settings_set_string (question->folder_key, g_file_peek_path (folder));
      question->chosen (question->window, file, question->user_data);
    }
  question_free (question);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_types (GtkFileChooser       *chooser,
           const OfficeFileType *types,
           guint                 n_types)
{
  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) patterns = g_strsplit (types[i].patterns, ";", -1);

      gtk_file_filter_set_name (filter, _(types[i].name));
      for (guint j = 0; patterns[j] != NULL; j++)
        gtk_file_filter_add_pattern (filter, patterns[j]);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static void
ask (GtkWindow            *window,
     const char           *title,
     GtkFileChooserAction  action,
     const OfficeFileType *types,
     guint                 n_types,
     GFile                *suggestion,
     const char           *folder_key,
     OfficeFileChosen      chosen,
     gpointer              user_data)
{
  GtkFileChooserNative *dialog;
  g_autofree char *last_folder = NULL;
  g_autoptr (GFile) folder = NULL;
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (window);
  question->folder_key = g_strdup (folder_key);
  question->chosen = chosen;
  question->user_data = user_data;

  dialog = gtk_file_chooser_native_new (
    title, window, action,
    action == GTK_FILE_CHOOSER_ACTION_SAVE ? _("_Save") : _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_types (GTK_FILE_CHOOSER (dialog), types, n_types);

  if (folder_key != NULL)
    last_folder = office_settings_get_string (folder_key);
  if (last_folder != NULL && g_file_test (last_folder, G_FILE_TEST_IS_DIR))
    folder = g_file_new_for_path (last_folder);
  else if (suggestion != NULL)
    folder = g_file_get_parent (suggestion);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  if (suggestion != NULL)
    {
      g_autofree char *name = g_file_get_basename (suggestion);

      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
    }

  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * office_file_chooser_open:
 * @window: the window that asks
 * @title: what is asked for
 * @types: (array length=n_types): the kinds of files, the first one preset
 * @n_types: how many kinds
 * @folder_key: (nullable): the setting that remembers the folder ("import-folder")
 * @chosen: called with the file
 * @user_data: for @chosen
 *
 * Asks for a file that is there.
 */
void
office_file_chooser_open (GtkWindow            *window,
                          const char           *title,
                          const OfficeFileType *types,
                          guint                 n_types,
                          const char           *folder_key,
                          OfficeFileChosen      chosen,
                          gpointer              user_data)
{
  ask (window, title, GTK_FILE_CHOOSER_ACTION_OPEN, types, n_types, NULL, folder_key,
       chosen, user_data);
}

/**
 * office_file_chooser_save:
 * @window: the window that asks
 * @title: what is to be written
 * @types: (array length=n_types): the kinds of files, the first one preset
 * @n_types: how many kinds
 * @suggestion: (nullable): the name to begin with, and the folder when none is remembered
 * @folder_key: (nullable): the setting that remembers the folder ("export-folder")
 * @chosen: called with the file; the person has agreed to replace what is there
 * @user_data: for @chosen
 *
 * Asks where a file is to be written.
 */
void
office_file_chooser_save (GtkWindow            *window,
                          const char           *title,
                          const OfficeFileType *types,
                          guint                 n_types,
                          GFile                *suggestion,
                          const char           *folder_key,
                          OfficeFileChosen      chosen,
                          gpointer              user_data)
{
  ask (window, title, GTK_FILE_CHOOSER_ACTION_SAVE, types, n_types, suggestion, folder_key,
       chosen, user_data);
}

/**
 * office_file_chooser_folder:
 * @window: the window that asks
 * @title: what the folder is for
 * @folder_key: (nullable): the setting that remembers the folder ("export-folder")
 * @chosen: called with the folder
 * @user_data: for @chosen
 *
 * Asks for a folder.
 */
void
office_file_chooser_folder (GtkWindow        *window,
                            const char       *title,
                            const char       *folder_key,
                            OfficeFileChosen  chosen,
                            gpointer          user_data)
{
  ask (window, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, 0, NULL, folder_key, chosen,
       user_data);
}
