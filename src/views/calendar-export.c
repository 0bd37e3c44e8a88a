/* calendar-export.c: asking where a calendar is to be written, and writing it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/calendar-export.h"

#include <glib/gi18n-lib.h>

#include "model/deliver.h"
#include "views/file-chooser.h"

typedef struct
{
  OfficeSession    *session;
  OfficeCalendarOf  of;
  gint64            id;
  char             *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->session);
  g_free (export->path);
  g_free (export);
}

static Export *
export_new (OfficeSession    *session,
            OfficeCalendarOf  of,
            gint64            id,
            const char       *path)
{
  Export *export = g_new0 (Export, 1);

  export->session = g_object_ref (session);
  export->of = of;
  export->id = id;
  export->path = g_strdup (path);
  return export;
}

/* One more than the number of entries, for an empty calendar is one as well. */
static gpointer
write_job (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  const Export *export = data;

  return GINT_TO_POINTER (
    office_deliver_calendar (connection, export->of, export->id, export->path, cancellable, error) + 1);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree char *name = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;
  int n = GPOINTER_TO_INT (office_session_read_finish (session, result, &error)) - 1;
  g_autofree char *said = NULL;

  if (n < 0)
    {
      office_session_say_failure (session, NULL, error);
      return;
    }
  /* Translators: the name of a file, how many entries it has */
  said = g_strdup_printf (ngettext ("%s: %d entry. Sent again after a change, it updates.",
                                    "%s: %d entries. Sent again after a change, it updates.", (gulong) n),
                          name, n);
  office_session_say (session, OFFICE_MESSAGE_PLAIN, said);
}

static void
chosen_cb (GtkWindow *window,
           GFile     *file,
           gpointer   user_data)
{
  const Export *asked = user_data;

  office_session_read_async (asked->session, write_job,
                             export_new (asked->session, asked->of, asked->id, g_file_peek_path (file)), export_free,
                             NULL, NULL, written_cb, g_file_get_basename (file));
}

/**
 * office_calendar_export_ask:
 * @parent: the widget that asks
 * @session: where it is read
 * @of: whose calendar
 * @id: the cohort, the learner or the one of the staff
 * @name: what the file is called at first, without its ending
 *
 * Asks for a file and writes a calendar for other programs into it.
 */
void
office_calendar_export_ask (GtkWidget        *parent,
                            OfficeSession    *session,
                            OfficeCalendarOf  of,
                            gint64            id,
                            const char       *name)
{
  static const OfficeFileType types[] = { { N_("Calendars"), "*.ics" } };
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *stem = g_strdelimit (g_strdup (name), "/\\:*?\"<>|", ' ');
  g_autofree char *file_name = g_strconcat (stem, ".ics", NULL);
  g_autoptr (GFile) suggestion = g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), file_name, NULL);
  Export *export = export_new (session, of, id, NULL);

  /* The window keeps it: a chooser that is closed says nothing. */
  g_object_set_data_full (G_OBJECT (window), "office-calendar-export", export, export_free);
  office_file_chooser_save (window, _("Write the calendar"), types, G_N_ELEMENTS (types), suggestion, "export-folder",
                            chosen_cb, export);
}
