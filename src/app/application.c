/* application.c: the program: its options, its windows, its own actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/actions.h"
#include "app/application.h"
#include "app/dark.h"
#include "app/first-frame.h"
#include "app/open-database.h"
#include "app/window.h"
#include "model/database-path.h"
#include "views/mnemonic-names.h"
#include "views/settings.h"
#include "views/style.h"

struct _OfficeApplication
{
  GtkApplication  parent_instance;

  char           *path;    /* (nullable): what the command line opens */
  gboolean        demonstration;
  OfficeSession  *early;   /* (nullable): on the first window's database, which is being opened */
};

G_DEFINE_FINAL_TYPE (OfficeApplication, office_application, GTK_TYPE_APPLICATION)

static OfficeWindow *
new_window (OfficeApplication *self)
{
  OfficeWindow *window = office_window_new (GTK_APPLICATION (self), NULL);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* @path: (nullable): a file on this machine; without one the window stays on the first-start page
 *
 * Only the first window waits until it is filled: see office_first_frame_present (). */
static OfficeWindow *
new_window_on (OfficeApplication *self,
               const char        *path)
{
  g_autoptr (OfficeSession) session = g_steal_pointer (&self->early);
  gboolean first = gtk_application_get_windows (GTK_APPLICATION (self)) == NULL;
  OfficeWindow *window;

  if (path == NULL)
    return new_window (self);
  if (session == NULL || office_session_get_store (session) == NULL ||
      !g_str_equal (office_store_get_path (office_session_get_store (session)), path))
    {
      g_clear_object (&session);
      session = office_open_session (path);
    }
  window = office_window_new (GTK_APPLICATION (self), session);
  if (first)
    office_first_frame_present (window);
  else
    gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The database of last time, or the one in the user's data folder; NULL without either, and the
 * first-start page stays. */
static char *
dup_last_path (void)
{
  g_autofree char *last = office_settings_get_string ("database");
  g_autofree char *usual = office_default_database_path ();

  if (*last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&last);
  if (g_file_test (usual, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&usual);
  return NULL;
}

/* GTK takes its time to start, and the database can be opened and read meanwhile. */
static void
open_early (OfficeApplication *self)
{
  if (self->path == NULL)
    self->path = dup_last_path ();
  if (self->path != NULL)
    self->early = office_open_session (self->path);
}

/* Actions -------------------------------------------------------------------------------------- */

/* Not gtk_show_about_dialog (), which keeps the dialog and hides it: no window stays unshown. */
static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  static const char *authors[] = { "Programme Office contributors", NULL };
  GtkWindow *about =
    g_object_new (GTK_TYPE_ABOUT_DIALOG,
                  "transient-for", gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                  "modal", TRUE,
                  "destroy-with-parent", TRUE,
                  "program-name", _("Programme Office"),
                  "logo-icon-name", OFFICE_APPLICATION_ID,
                  "version", OFFICE_VERSION,
                  "comments", _("From application to certificate: the office of a provider’s "
                                "university-credit short courses"),
                  "license-type", GTK_LICENSE_GPL_3_0,
                  "authors", authors,
                  "translator-credits", _("translator-credits"),
                  NULL);

  gtk_window_present (about);
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  OfficeStore *store = NULL;

  if (OFFICE_IS_WINDOW (active))
    store = office_session_get_store (office_window_get_session (OFFICE_WINDOW (active)));
  if (store != NULL)
    new_window_on (OFFICE_APPLICATION (user_data), office_store_get_path (store));
  else
    new_window (OFFICE_APPLICATION (user_data));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));
  g_autoptr (GList) copy = g_list_copy (windows);

  /* Closing, so that each window remembers its state; the last one ends the program. */
  for (GList *iter = copy; iter != NULL; iter = iter->next)
    gtk_window_close (iter->data);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "new-window", .activate = new_window_cb },
  { .name = "quit", .activate = quit_cb },
};

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_application_startup (GApplication *application)
{
  if (!OFFICE_APPLICATION (application)->demonstration)
    open_early (OFFICE_APPLICATION (application));
  G_APPLICATION_CLASS (office_application_parent_class)->startup (application);
  office_mnemonic_names_install ();

  office_style_load (gdk_display_get_default ());
  office_dark_follow (g_application_get_dbus_connection (application));
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  office_actions_set_accels (GTK_APPLICATION (application));
}

static void
office_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    {
      g_autofree char *path = dup_last_path ();

      new_window_on (OFFICE_APPLICATION (application), path);
    }
}

static void
office_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    new_window_on (OFFICE_APPLICATION (application), g_file_peek_path (files[i]));
}

static int
office_application_command_line (GApplication            *application,
                                 GApplicationCommandLine *command_line)
{
  OfficeApplication *self = OFFICE_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **files = NULL;
  g_autofree char *database = NULL;
  g_autoptr (GFile) file = NULL;
  OfficeWindow *window = NULL;

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &files);
  if (g_variant_dict_contains (options, "demo"))
    {
      window = new_window (self);
      office_open_demonstration (window);
    }
  else if (g_variant_dict_lookup (options, "database", "^ay", &database))
    file = g_application_command_line_create_file_for_arg (command_line, database);
  else if (files != NULL && files[0] != NULL)
    file = g_application_command_line_create_file_for_arg (command_line, files[0]);

  if (file != NULL)
    window = new_window_on (self, g_file_peek_path (file));
  if (window == NULL)
    {
      g_application_activate (application);
      window = OFFICE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self)));
    }

  if (g_variant_dict_contains (options, "quit-after-first-frame"))
    office_first_frame_quit_after (window);
  return 0;
}

static int
office_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  OfficeApplication *self = OFFICE_APPLICATION (application);
  g_autofree const char **files = NULL;
  g_autoptr (GFile) file = NULL;
  const char *database = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s %s\n", _("Programme Office"), OFFICE_VERSION);
      return 0;
    }

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &files);
  if (g_variant_dict_lookup (options, "database", "^&ay", &database) ||
      (files != NULL && (database = files[0]) != NULL))
    file = g_file_new_for_commandline_arg (database);
  if (file != NULL)
    self->path = g_file_get_path (file);
  self->demonstration = g_variant_dict_contains (options, "demo");
  return -1;
}

static void
office_application_finalize (GObject *object)
{
  OfficeApplication *self = OFFICE_APPLICATION (object);

  g_clear_object (&self->early);
  g_free (self->path);

  G_OBJECT_CLASS (office_application_parent_class)->finalize (object);
}

static void
office_application_class_init (OfficeApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = office_application_finalize;
  application_class->startup = office_application_startup;
  application_class->activate = office_application_activate;
  application_class->open = office_application_open;
  application_class->command_line = office_application_command_line;
  application_class->handle_local_options = office_application_handle_local_options;
}

static void
office_application_init (OfficeApplication *self)
{
  static const GOptionEntry options[] = {
    { "database", 'd', 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this office database"), N_("FILE") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the demonstration"), NULL },
    { "quit-after-first-frame", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Quit once the first frame filled with data is painted"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and quit"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FILE]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * office_application_new:
 *
 * Returns: (transfer full): the application, to be run
 */
OfficeApplication *
office_application_new (void)
{
  return g_object_new (OFFICE_TYPE_APPLICATION,
                       "application-id", OFFICE_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
