/* marking-papers-acts.c: papers of marking to a file or a printer, and the moderator's sheet back in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/marking-papers-acts.h"

#include <glib/gi18n-lib.h>

#include "model/marking-acts.h"
#include "views/confirm.h"
#include "views/file-chooser.h"
#include "views/print-paper.h"

static const OfficeFileType sheet_types[] = {
  { N_("Excel workbooks"), "*.xlsx" },
  { N_("PDF documents"), "*.pdf" },
};
static const OfficeFileType pdf_types[] = { { N_("PDF documents"), "*.pdf" } };

/* What each act puts on paper, and what a file of it is called. */
static const struct
{
  const char         *name;
  OfficeMarkingPaper  paper;
  gboolean            filled;
  gboolean            prints;
  const char         *file_name;
} acts[] = {
  { "marking.write-sheet", OFFICE_MARKING_MODERATION, FALSE, FALSE, N_("%s moderation.xlsx") },
  { "marking.print-sheet", OFFICE_MARKING_MODERATION, FALSE, TRUE, N_("%s moderation") },
  { "marking.print-blank", OFFICE_MARKING_VIVA_FORMS, FALSE, TRUE, N_("%s viva forms") },
  { "marking.print-filled", OFFICE_MARKING_VIVA_FORMS, TRUE, TRUE, N_("%s viva forms") },
  { "marking.write-forms", OFFICE_MARKING_VIVA_FORMS, TRUE, FALSE, N_("%s viva forms.pdf") },
  { "marking.write-retakes", OFFICE_MARKING_REASSESSMENT, FALSE, FALSE, N_("%s reassessment.pdf") },
  { "marking.print-retakes", OFFICE_MARKING_REASSESSMENT, FALSE, TRUE, N_("%s reassessment") },
};

/* What is under way, until it is done or nobody wants it any more. */
typedef struct
{
  GtkWindow        *window;
  OfficeSession    *session;
  OfficeMarkingAct *act;
  char             *name;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_object (&errand->window);
  g_object_unref (errand->session);
  office_marking_act_free (errand->act);
  g_free (errand->name);
  g_free (errand);
}

static Errand *
errand_new (GtkWindow          *window,
            OfficeSession      *session,
            OfficeMarkingSheet *sheet,
            OfficeMarkingActKind kind)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->window = g_object_ref (window);
  errand->session = g_object_ref (session);
  errand->act = office_marking_act_new (kind, sheet->list->cohort_id, sheet->list->component);
  return errand;
}

/* Lives as long as the window: a person may think better of it, and nobody is told. */
static void
leave_with_window (Errand *errand)
{
  GtkWindow *window = errand->window;

  errand->window = NULL;
  g_object_set_data_full (G_OBJECT (window), "office-marking-errand", errand, errand_free);
}

static Errand *
take_from_window (GtkWindow *window)
{
  Errand *errand = g_object_steal_data (G_OBJECT (window), "office-marking-errand");

  if (errand != NULL)
    errand->window = g_object_ref (window);
  return errand;
}

static gpointer
run_job (OfficeConnection  *connection,
         gpointer           data,
         GCancellable      *cancellable,
         GError           **error)
{
  return office_marking_act_run (connection, data, cancellable, error);
}

static void
run (Errand              *errand,
     GAsyncReadyCallback  callback)
{
  gboolean reads = errand->act->kind == OFFICE_MARKING_WRITE;

  if (reads)
    office_session_read_async (errand->session, run_job, errand->act, NULL, g_free, NULL, callback, errand);
  else
    office_session_write_async (errand->session, OFFICE_SUBJECT_MARKS, run_job, errand->act, NULL, g_free, NULL, callback,
                                errand);
}

/* Writing ------------------------------------------------------------------------------------- */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (sentence != NULL)
    office_session_say (errand->session, OFFICE_MESSAGE_PLAIN, sentence);
  else
    office_session_say_failure (errand->session, NULL, error);
  errand_free (errand);
}

static void
target_chosen_cb (GtkWindow *window,
                  GFile     *file,
                  gpointer   user_data)
{
  Errand *errand = take_from_window (window);

  if (errand == NULL)
    return;
  errand->act->path = g_file_get_path (file);
  run (errand, written_cb);
}

static void
ask_target (Errand *errand)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) suggestion
    = g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), errand->name, NULL);
  gboolean pdf_only = errand->act->paper == OFFICE_MARKING_VIVA_FORMS;
  GtkWindow *window = errand->window;

  leave_with_window (errand);
  office_file_chooser_save (window, _("Write the Paper"), pdf_only ? pdf_types : sheet_types,
                            pdf_only ? G_N_ELEMENTS (pdf_types) : G_N_ELEMENTS (sheet_types), suggestion,
                            "export-folder", target_chosen_cb, NULL);
}

/* Printing ------------------------------------------------------------------------------------ */

static gpointer
paper_job (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  const OfficeMarkingAct *act = data;
  OfficeMarkingWish wish = { act->paper, act->cohort_id, act->component, 0, act->filled };

  return office_marking_paper_new (connection, &wish, error);
}

static void
printed_cb (guint         n_pages,
            const GError *error,
            gpointer      user_data)
{
  OfficeSession *session = user_data;

  if (error != NULL)
    office_session_say_failure (session, _("It could not be printed."), error);
  else if (n_pages > 0)
    {
      g_autofree char *said = g_strdup_printf (ngettext ("%u page was printed.", "%u pages were printed.", n_pages),
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
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;
  OfficePaper *paper = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (paper != NULL)
    office_print_paper (errand->window, paper, errand->name, printed_cb, g_object_ref (errand->session));
  else
    office_session_say_failure (errand->session, _("It could not be printed."), error);
  errand_free (errand);
}

/* The sheet back in --------------------------------------------------------------------------- */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = office_session_write_finish (OFFICE_SESSION (source), result, &error);

  if (sentence != NULL)
    {
      /* Translators: how many decisions of the moderator */
      g_autofree char *said = g_strdup_printf (_("Read: %s."), sentence);

      office_session_say (errand->session, OFFICE_MESSAGE_UNDOABLE, said);
    }
  else
    office_session_say_failure (errand->session, _("The sheet was not read; nothing was changed."), error);
  errand_free (errand);
}

static void
confirmed_cb (const char *reason,
              gpointer    user_data)
{
  Errand *asked = user_data;
  Errand *errand = g_new0 (Errand, 1);

  errand->window = g_object_ref (asked->window);
  errand->session = g_object_ref (asked->session);
  errand->act = office_marking_act_new (OFFICE_MARKING_READ_SHEET, asked->act->cohort_id, asked->act->component);
  errand->act->path = g_strdup (asked->act->path);
  run (errand, read_cb);
}

static void
looked_at_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = office_session_write_finish (OFFICE_SESSION (source), result, &error);

  if (sentence == NULL)
    {
      office_session_say_failure (errand->session, _("The sheet cannot be read; nothing was changed."), error);
      errand_free (errand);
      return;
    }
  office_confirm (GTK_WIDGET (errand->window), _("Read the moderator’s sheet?"), sentence, _("_Read"), FALSE, confirmed_cb,
                  errand, errand_free);
}

static void
source_chosen_cb (GtkWindow *window,
                  GFile     *file,
                  gpointer   user_data)
{
  Errand *errand = take_from_window (window);

  if (errand == NULL)
    return;
  errand->act->path = g_file_get_path (file);
  run (errand, looked_at_cb);
}

static void
ask_source (Errand *errand)
{
  GtkWindow *window = errand->window;

  leave_with_window (errand);
  office_file_chooser_open (window, _("Read the Moderation Sheet"), sheet_types, 1, "export-folder", source_chosen_cb,
                            NULL);
}

/**
 * office_marking_paper_act:
 * @window: the window that asks
 * @session: the session
 * @sheet: the works of a component
 * @name: the action
 *
 * Writes or prints one of the papers of marking, or reads the moderator's sheet: looked at first, and
 * kept when the person agrees.
 */
void
office_marking_paper_act (GtkWindow          *window,
                          OfficeSession      *session,
                          OfficeMarkingSheet *sheet,
                          const char         *name)
{
  if (g_str_equal (name, "marking.read-sheet"))
    {
      ask_source (errand_new (window, session, sheet, OFFICE_MARKING_LOOK_AT_SHEET));
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      Errand *errand;
      g_auto (GStrv) parts = NULL;

      if (!g_str_equal (acts[i].name, name))
        continue;
      errand = errand_new (window, session, sheet, OFFICE_MARKING_WRITE);
      parts = g_strsplit (_(acts[i].file_name), "%s", 2);
      errand->act->paper = acts[i].paper;
      errand->act->filled = acts[i].filled;
      errand->name = g_strjoinv (sheet->list->cohort, parts);
      if (acts[i].prints)
        office_session_read_async (session, paper_job, errand->act, NULL, (GDestroyNotify) office_paper_free, NULL,
                                   paper_cb, errand);
      else
        ask_target (errand);
    }
}
