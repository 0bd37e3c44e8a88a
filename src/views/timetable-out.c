/* timetable-out.c: what leaves the timetable: on paper, as a PDF, for other calendars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/timetable-private.h"

#include <glib/gi18n-lib.h>

#include "model/timetable-sheets.h"
#include "rules/clock.h"
#include "store/cohorts.h"
#include "views/calendar-export.h"
#include "views/carry-over-form.h"
#include "views/file-chooser.h"
#include "views/holidays-form.h"
#include "views/people-page.h"
#include "views/settings.h"

static const OfficeCohort *
find_cohort (OfficeTimetableView *self)
{
  for (guint i = 0; self->timetable != NULL && i < self->timetable->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (self->timetable->cohorts, i);

      if (cohort->id == self->cohort_id)
        return cohort;
    }
  return NULL;
}

/* Of the person who is selected among the people, otherwise of the cohort that is chosen. */
void
office_timetable_write_calendar_action (GtkWidget  *widget,
                                        const char *action_name,
                                        GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  OfficeSession *session = office_timetable_session (self);
  const OfficeCohort *cohort = find_cohort (self);
  const OfficeStaff *staff =
    office_timetable_on_page (self, "people") ? office_people_page_get_staff (OFFICE_PEOPLE_PAGE (self->people)) : NULL;

  if (session == NULL)
    return;
  if (staff != NULL)
    office_calendar_export_ask (widget, session, OFFICE_CALENDAR_STAFF, staff->id, staff->name);
  else if (cohort != NULL)
    office_calendar_export_ask (widget, session, OFFICE_CALENDAR_COHORT, cohort->id, cohort->code);
  else
    office_session_say (session, OFFICE_MESSAGE_PLAIN, _("Whose calendar? Choose a cohort above, or a person among the people."));
}

/* The sessions of the chosen cohort, for the next one. */
void
office_timetable_carry_over_action (GtkWidget  *widget,
                                    const char *action_name,
                                    GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  OfficeSession *session = office_timetable_session (self);

  if (session == NULL)
    return;
  if (self->cohort_id == 0)
    office_session_say (session, OFFICE_MESSAGE_PLAIN, _("Whose timetable? Choose a cohort above."));
  else
    office_carry_over_form_present (GTK_WINDOW (gtk_widget_get_root (widget)), session, self->cohort_id);
}

/* Of the year that is shown, and the next. */
void
office_timetable_holidays_action (GtkWidget  *widget,
                                  const char *action_name,
                                  GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  OfficeSession *session = office_timetable_session (self);

  if (session != NULL && self->monday != OFFICE_DAY_NONE)
    office_holidays_form_present (GTK_WINDOW (gtk_widget_get_root (widget)), session, self->monday);
}

/* Paper ------------------------------------------------------------------------------------------ */

static OfficeTimetableSheet *
make_sheet (OfficeTimetableView *self)
{
  OfficeSheetWish wish = { self->cohort_id, self->only_chosen, office_timetable_on_page (self, "agenda") };

  if (self->timetable == NULL)
    return NULL;
  return office_timetable_make_sheet (self->timetable, &wish, g_get_real_time () / G_USEC_PER_SEC);
}

static void
draw_page_cb (GtkPrintOperation          *operation,
              GtkPrintContext            *context,
              int                         page,
              const OfficeTimetableSheet *sheet)
{
  office_timetable_sheet_draw (gtk_print_context_get_cairo_context (context), sheet, (guint) page,
                               gtk_print_context_get_width (context), gtk_print_context_get_height (context));
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         OfficeSession           *session)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    office_session_say (session, OFFICE_MESSAGE_PLAIN, _("The timetable is sent to the printer."));
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  office_session_say_failure (session, _("The timetable could not be printed."), error);
}

static void
propose (GtkPrintOperation          *operation,
         const OfficeTimetableSheet *sheet)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autofree char *folder = office_settings_get_string ("export-folder");

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, sheet->week ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, _("Timetable"));
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
  gtk_print_operation_set_print_settings (operation, settings);
}

void
office_timetable_print_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  OfficeTimetableSheet *sheet = make_sheet (self);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  if (sheet == NULL)
    return;
  g_object_set_data_full (G_OBJECT (operation), "office-sheet", sheet, (GDestroyNotify) office_timetable_sheet_free);
  propose (operation, sheet);
  gtk_print_operation_set_n_pages (operation, (int) office_timetable_sheet_count_pages (sheet));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _("Timetable"));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), sheet);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), office_timetable_session (self), 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

static void
pdf_chosen_cb (GtkWindow *window,
               GFile     *file,
               gpointer   user_data)
{
  OfficeTimetableView *self = user_data;
  OfficeSession *session = office_timetable_session (self);
  OfficeTimetableSheet *sheet = make_sheet (self);
  g_autofree char *today = office_day_to_iso (office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC));
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  if (sheet == NULL || session == NULL)
    return;
  /* Translators: the name of a file */
  said = g_strdup_printf (_("%s is written."), name);
  if (office_timetable_sheet_write (sheet, today, g_file_peek_path (file), NULL, &error))
    office_session_say (session, OFFICE_MESSAGE_PLAIN, said);
  else
    office_session_say_failure (session, NULL, error);
  office_timetable_sheet_free (sheet);
}

void
office_timetable_pdf_action (GtkWidget  *widget,
                             const char *action_name,
                             GVariant   *parameter)
{
  static const OfficeFileType types[] = { { N_("PDF documents"), "*.pdf" } };
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  const OfficeCohort *cohort = find_cohort (self);
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = NULL;
  g_autoptr (GFile) suggestion = NULL;

  if (self->timetable == NULL)
    return;
  name = g_strdup_printf (office_timetable_on_page (self, "agenda") ? _("Agenda %s.pdf") : _("Week %s.pdf"),
                          cohort != NULL ? cohort->code : "");
  suggestion = g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), name, NULL);
  office_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (widget)), _("Write the timetable as a PDF"), types,
                            G_N_ELEMENTS (types), suggestion, "export-folder", pdf_chosen_cb, self);
}
