/* open-database.c: the ways in which a window comes to its database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/open-database.h"
#include "model/database-path.h"
#include "model/demonstration.h"
#include "model/next-actions.h"
#include "views/file-chooser.h"
#include "views/settings.h"

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OfficeWindow) window = user_data;
  OfficeSession *session = office_window_get_session (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeStore) store = NULL;

  store = office_store_open_finish (result, &error);
  if (store == NULL)
    {
      office_session_say_failure (session, NULL, error);
      return;
    }
  office_settings_set_string ("database", office_store_get_path (store));
  office_session_set_store (session, store);
}

/**
 * office_open_path:
 * @window: the window that is to work in it
 * @path: a database
 * @flags: how to open it
 *
 * Opens a database in place of the one before; when that fails, the one before stays and the
 * message strip says why.
 */
void
office_open_path (OfficeWindow    *window,
                  const char      *path,
                  OfficeOpenFlags  flags)
{
  g_return_if_fail (OFFICE_IS_WINDOW (window));
  g_return_if_fail (path != NULL);

  office_store_open_async (path, flags, NULL, opened_cb, g_object_ref (window));
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeSession) session = user_data;
  g_autoptr (GError) error = NULL;
  OfficeStore *store = office_session_get_store (session);

  if (!office_store_begin_open_finish (result, &error))
    {
      office_session_set_store (session, NULL);
      office_session_say_failure (session, NULL, error);
    }
  else if (store != NULL)
    {
      office_settings_set_string ("database", office_store_get_path (store));
      if (office_store_get_notice (store) != NULL)
        office_session_say (session, OFFICE_MESSAGE_PLAIN, office_store_get_notice (store));
    }
}

/**
 * office_open_session:
 * @path: a database
 *
 * Begins to open a database, and to read what needs doing in it: a window is made meanwhile, and GTK
 * itself started. When it cannot be opened the session is without one, and says why.
 *
 * Returns: (transfer full): who works in it
 */
OfficeSession *
office_open_session (const char *path)
{
  OfficeSession *session = office_session_new ();
  g_autoptr (OfficeStore) store = office_store_begin_open (path, OFFICE_OPEN_EXISTING, begun_cb,
                                                           g_object_ref (session));

  office_session_set_store (session, store);
  office_next_actions_of (session);
  return session;
}

typedef struct
{
  OfficeWindow *window;
  OfficeJob    *job;
  char         *path;
} Making;

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Making *making = user_data;
  g_autoptr (OfficeWindow) window = making->window;
  g_autoptr (OfficeJob) job = making->job;
  g_autofree char *path = making->path;
  g_autoptr (GError) error = NULL;

  office_session_end_job (office_window_get_session (window), job);
  if (office_demonstration_make_finish (result, &error))
    office_open_path (window, path, OFFICE_OPEN_EXISTING);
  else
    office_session_say_failure (office_window_get_session (window),
                                _("The demonstration could not be made."), error);
}

/**
 * office_open_demonstration:
 * @window: the window that is to work in it
 *
 * Opens the demonstration in the user's data folder, and makes it first when it is not there.
 */
void
office_open_demonstration (OfficeWindow *window)
{
  OfficeSession *session = office_window_get_session (window);
  g_autofree char *path = office_demonstration_database_path ();
  Making *making;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      office_open_path (window, path, OFFICE_OPEN_EXISTING);
      return;
    }
  if (office_session_get_job (session) != NULL)
    return;

  making = g_new0 (Making, 1);
  making->window = g_object_ref (window);
  making->job = office_session_begin_job (session, _("Inventing 120 learners"));
  making->path = g_steal_pointer (&path);
  office_demonstration_make_async (making->path, office_job_get_cancellable (making->job), made_cb,
                                   making);
}

static void
existing_chosen_cb (GtkWindow *window,
                    GFile     *file,
                    gpointer   user_data)
{
  office_open_path (OFFICE_WINDOW (window), g_file_peek_path (file), OFFICE_OPEN_EXISTING);
}

/**
 * office_open_choose_existing:
 * @window: the window that is to work in it
 *
 * Asks for the file of an office and opens it.
 */
void
office_open_choose_existing (OfficeWindow *window)
{
  static const OfficeFileType types[] = {
    { N_("Office databases"), "*.db" },
    { N_("All files"), "*" },
  };

  office_file_chooser_open (GTK_WINDOW (window), _("Open a Database"), types,
                            G_N_ELEMENTS (types), NULL, existing_chosen_cb, NULL);
}

static void
new_chosen_cb (GtkWindow *window,
               GFile     *file,
               gpointer   user_data)
{
  office_open_path (OFFICE_WINDOW (window), g_file_peek_path (file), OFFICE_OPEN_CREATE);
}

/**
 * office_open_choose_new:
 * @window: the window that is to work in it
 *
 * Asks where the database of a new office is to lie, and makes it there.
 */
void
office_open_choose_new (OfficeWindow *window)
{
  static const OfficeFileType types[] = {
    { N_("Office databases"), "*.db" },
  };
  g_autofree char *path = office_default_database_path ();
  g_autoptr (GFile) suggestion = g_file_new_for_path (path);

  office_file_chooser_save (GTK_WINDOW (window), _("Start an Office"), types,
                            G_N_ELEMENTS (types), suggestion, NULL, new_chosen_cb, NULL);
}
