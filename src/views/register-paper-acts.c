/* register-paper-acts.c: the register of a session to a printer, or to a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/register-paper-acts.h"

#include <glib/gi18n-lib.h>

#include "model/register-paper.h"
#include "rules/clock.h"
#include "views/file-chooser.h"
#include "views/print-paper.h"

static const OfficeFileType pdf_types[] = { { N_("PDF documents"), "*.pdf" } };

/* Which register, and what becomes of it. */
typedef struct
{
  GtkWindow     *window;
  OfficeSession *session;
  gint64         session_id;
  char          *name;
  char          *path;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_object (&act->window);
  g_object_unref (act->session);
  g_free (act->name);
  g_free (act->path);
  g_free (act);
}

/* "DPL-2025-AUT register 2025-09-25" */
static Act *
act_new (GtkWindow              *window,
         OfficeSession          *session,
         const OfficeSessionRow *row)
{
  Act *act = g_new0 (Act, 1);
  g_autofree char *day = office_day_to_iso (office_instant_to_day (row->starts_at));

  act->window = g_object_ref (window);
  act->session = g_object_ref (session);
  act->session_id = row->id;
  /* Translators: a cohort, a day: the name of a file */
  act->name = g_strdup_printf (_("%s register %s"), row->cohort_code, day);
  return act;
}

/* Printing ---------------------------------------------------------------------------------------- */

static gpointer
paper_job (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  return office_register_paper_new (connection, *(gint64 *) data, error);
}

static void
printed_cb (guint         n_pages,
            const GError *error,
            gpointer      user_data)
{
  OfficeSession *session = user_data;
  g_autofree char *said = NULL;

  if (error != NULL)
    office_session_say_failure (session, _("The register could not be printed."), error);
  else if (n_pages > 0)
    {
      said = g_strdup_printf (ngettext ("The register was printed on %u page.", "The register was printed on %u pages.",
                                        n_pages),
                              n_pages);
      office_session_say (session, OFFICE_MESSAGE_PLAIN, said);
    }
  g_object_unref (session);
}

static void
paper_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Act *act = user_data;
  g_autoptr (GError) error = NULL;
  OfficePaper *paper = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (paper != NULL)
    office_print_paper (act->window, paper, act->name, printed_cb, g_object_ref (act->session));
  else
    office_session_say_failure (act->session, _("The register could not be printed."), error);
  act_free (act);
}

/**
 * office_register_print:
 * @window: the window that asks
 * @session: the session
 * @row: whose register
 *
 * Asks for a printer and prints the register with names, as it is saved.
 */
void
office_register_print (GtkWindow              *window,
                       OfficeSession          *session,
                       const OfficeSessionRow *row)
{
  Act *act = act_new (window, session, row);

  office_session_read_async (session, paper_job, g_memdup2 (&row->id, sizeof row->id), g_free,
                             (GDestroyNotify) office_paper_free, NULL, paper_cb, act);
}

/* A PDF ------------------------------------------------------------------------------------------- */

static gpointer
deliver_job (OfficeConnection  *connection,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  const Act *act = data;

  return GINT_TO_POINTER (office_register_paper_deliver (connection, act->session_id, act->path, cancellable, error));
}

static void
delivered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autofree char *name = user_data;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  if (office_session_read_finish (session, result, &error) == NULL)
    {
      office_session_say_failure (session, NULL, error);
      return;
    }
  said = g_strdup_printf (_("The register is written to “%s”."), name);
  office_session_say (session, OFFICE_MESSAGE_PLAIN, said);
}

static void
chosen_cb (GtkWindow *window,
           GFile     *file,
           gpointer   user_data)
{
  Act *asked = user_data;
  Act *act = g_new0 (Act, 1);

  act->session = g_object_ref (asked->session);
  act->session_id = asked->session_id;
  act->path = g_file_get_path (file);
  office_session_read_async (act->session, deliver_job, act, act_free, NULL, NULL, delivered_cb,
                             g_file_get_basename (file));
}

/**
 * office_register_export:
 * @window: the window that asks
 * @session: the session
 * @row: whose register
 *
 * Asks for a file and writes the register with names as a PDF.
 */
void
office_register_export (GtkWindow              *window,
                        OfficeSession          *session,
                        const OfficeSessionRow *row)
{
  Act *act = act_new (window, session, row);
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = g_strconcat (act->name, ".pdf", NULL);
  g_autoptr (GFile) suggestion = g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), name, NULL);

  g_clear_object (&act->window);
  /* Lives as long as the window: a person may think better of it, and nobody is told. */
  g_object_set_data_full (G_OBJECT (window), "office-register-act", act, act_free);
  office_file_chooser_save (window, _("Write the Register"), pdf_types, G_N_ELEMENTS (pdf_types), suggestion,
                            "export-folder", chosen_cb, act);
}
