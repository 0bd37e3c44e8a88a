/* timetable-vivas.c: what can be done on the page that plans vivas, and a viva that was missed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/timetable-private.h"

#include <glib/gi18n-lib.h>

#include "model/deliver.h"
#include "store/viva-needs.h"
#include "views/confirm.h"
#include "views/file-chooser.h"
#include "views/viva-page.h"

/* Adjustments ------------------------------------------------------------------------------------ */

typedef struct
{
  gint64 enrolment_id;
  int    percent;
} Adjustment;

static gpointer
adjust_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const Adjustment *adjustment = data;

  return office_viva_need_set_extra (connection, adjustment->enrolment_id, adjustment->percent, error)
           ? GINT_TO_POINTER (TRUE)
           : NULL;
}

static void
adjusted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (session, result, &error) != NULL)
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("The adjustment is kept; vivas are planned with it."));
  else
    office_session_say_failure (session, NULL, error);
}

static void
adjust (OfficeTimetableView *self,
        GVariant            *parameter)
{
  Adjustment *adjustment = g_new0 (Adjustment, 1);

  g_variant_get (parameter, "(xi)", &adjustment->enrolment_id, &adjustment->percent);
  office_session_write_async (office_timetable_session (self), OFFICE_SUBJECT_APPLICATIONS | OFFICE_SUBJECT_SESSIONS,
                              adjust_job, adjustment, g_free, NULL, NULL, adjusted_cb, NULL);
}

/* The planner ------------------------------------------------------------------------------------ */

/* What can be done depends on what there is. */
void
office_timetable_enable_viva_actions (OfficeTimetableView *self)
{
  static const char *const proposed[] = { "vivas.fill", "vivas.accept", "vivas.discard", "vivas.take-back" };
  static const char *const others[] = { "timetable.new", "timetable.new-viva", "timetable.edit", "timetable.register",
                                        "timetable.copy", "timetable.read-calendar", "timetable.set-ratio" };
  GtkWidget *widget = GTK_WIDGET (self);
  OfficeVivaPage *page = OFFICE_VIVA_PAGE (self->vivas);
  OfficeVivaDesk *desk = office_viva_page_get_desk (page);
  gboolean here = office_timetable_on_page (self, "vivas") && !self->attending && self->timetable != NULL;
  gboolean idle = here && office_viva_desk_get_question (desk) != NULL && !office_viva_desk_is_planning (desk);
  gboolean any = idle && office_viva_desk_get_now (desk) != NULL;
  gboolean selected = idle && office_viva_page_get_selected (page) != 0;
  const OfficeVivaRow *viva = self->selected != NULL ? office_timetable_item_get_viva (self->selected) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (proposed); i++)
    gtk_widget_action_set_enabled (widget, proposed[i], any);
  gtk_widget_action_set_enabled (widget, "vivas.plan", idle);
  gtk_widget_action_set_enabled (widget, "vivas.pin", selected);
  gtk_widget_action_set_enabled (widget, "vivas.compare", here);
  gtk_widget_action_set_enabled (widget, "vivas.schedule", here && self->cohort_id != 0);
  gtk_widget_action_set_enabled (widget, "vivas.doors", here && self->cohort_id != 0);
  gtk_widget_action_set_enabled (widget, "vivas.by-room", here);
  gtk_widget_action_set_enabled (widget, "vivas.swap", idle && office_viva_desk_get_before (desk) != NULL);
  gtk_widget_action_set_enabled (widget, "timetable.missed", !here && viva != NULL && !viva->cancelled);
  if (!here)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_action_set_enabled (widget, others[i], FALSE);
  gtk_widget_action_set_enabled (widget, "timetable.cancel", selected);
}

/* Another viva or another proposal is in front of the page of vivas. */
void
office_timetable_vivas_changed (OfficeTimetableView *self)
{
  if (!office_timetable_on_page (self, "vivas") || self->timetable == NULL)
    return;
  office_timetable_enable_viva_actions (self);
  office_timetable_update_status (self);
  office_timetable_show_facts (self);
}

void
office_timetable_vivas_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  OfficeVivaPage *page = OFFICE_VIVA_PAGE (self->vivas);
  OfficeVivaDesk *desk = office_viva_page_get_desk (page);

  if (g_str_equal (action_name, "vivas.plan"))
    office_viva_desk_plan (desk, FALSE);
  else if (g_str_equal (action_name, "vivas.fill"))
    office_viva_desk_plan (desk, TRUE);
  else if (g_str_equal (action_name, "vivas.accept"))
    office_viva_desk_accept (desk);
  else if (g_str_equal (action_name, "vivas.discard"))
    office_viva_desk_discard (desk);
  else if (g_str_equal (action_name, "vivas.pin"))
    office_viva_page_toggle_pin (page);
  else if (g_str_equal (action_name, "vivas.take-back"))
    office_viva_desk_take_back (desk);
  else if (g_str_equal (action_name, "vivas.compare"))
    office_viva_page_compare (page);
  else if (g_str_equal (action_name, "vivas.swap"))
    office_viva_desk_swap (desk);
  else if (g_str_equal (action_name, "vivas.by-room"))
    office_viva_page_by_room (page);
  else
    adjust (self, parameter);
}

/* Paper ------------------------------------------------------------------------------------------ */

typedef struct
{
  gint64    cohort_id;
  gboolean  doors;
  char     *path;
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_free (paper->path);
  g_free (paper);
}

static gpointer
paper_job (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  const Paper *paper = data;

  return office_deliver_vivas (connection, paper->cohort_id, paper->doors, paper->path, cancellable, error)
           ? GINT_TO_POINTER (TRUE)
           : NULL;
}

static void
paper_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autofree char *name = user_data;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  /* Translators: the name of a file */
  said = g_strdup_printf (_("%s is written."), name);
  if (office_session_read_finish (session, result, &error) != NULL)
    office_session_say (session, OFFICE_MESSAGE_PLAIN, said);
  else
    office_session_say_failure (session, NULL, error);
}

static void
write_paper (OfficeTimetableView *self,
             GFile               *file,
             gboolean             doors)
{
  OfficeSession *session = office_timetable_session (self);
  Paper *paper;

  if (session == NULL || self->cohort_id == 0)
    return;

  paper = g_new0 (Paper, 1);
  *paper = (Paper) { self->cohort_id, doors, g_file_get_path (file) };
  office_session_read_async (session, paper_job, paper, paper_free, NULL, NULL, paper_cb, g_file_get_basename (file));
}

static void
schedule_chosen_cb (GtkWindow *window,
                    GFile     *file,
                    gpointer   user_data)
{
  write_paper (user_data, file, FALSE);
}

static void
doors_chosen_cb (GtkWindow *window,
                 GFile     *file,
                 gpointer   user_data)
{
  write_paper (user_data, file, TRUE);
}

void
office_timetable_viva_paper_action (GtkWidget  *widget,
                                    const char *action_name,
                                    GVariant   *parameter)
{
  static const OfficeFileType types[] = { { N_("PDF documents"), "*.pdf" } };
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  OfficeVivaDesk *desk = office_viva_page_get_desk (OFFICE_VIVA_PAGE (self->vivas));
  gboolean doors = g_str_equal (action_name, "vivas.doors");
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const char *code = office_viva_desk_get_question (desk) != NULL ? office_viva_desk_get_question (desk)->code : "";
  g_autofree char *name = g_strdup_printf (doors ? _("Vivas by room %s.pdf") : _("Vivas %s.pdf"), code);
  g_autoptr (GFile) suggestion = g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), name, NULL);

  if (self->timetable == NULL || self->cohort_id == 0)
    return;
  office_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (widget)),
                            doors ? _("Write the lists for the doors") : _("Write the schedule of the vivas"), types,
                            G_N_ELEMENTS (types), suggestion, "export-folder", doors ? doors_chosen_cb : schedule_chosen_cb,
                            self);
}

/* No-shows --------------------------------------------------------------------------------------- */

typedef struct
{
  OfficeTimetableView *view;
  gint64               id;
  int                  version;
  gboolean             missed;
  char                *reason;
} Absence;

static void
absence_free (gpointer data)
{
  Absence *absence = data;

  g_clear_object (&absence->view);
  g_free (absence->reason);
  g_free (absence);
}

static gpointer
missed_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const Absence *absence = data;

  return office_viva_set_missed (connection, absence->id, absence->version, absence->missed, absence->reason, error)
           ? GINT_TO_POINTER (TRUE)
           : NULL;
}

static void
missed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (session, result, &error) == NULL)
    office_session_say_failure (session, NULL, error);
  else if (GPOINTER_TO_INT (user_data))
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("Recorded as missed; another viva can be planned."));
  else
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("No longer recorded as missed."));
}

static void
record_absence (OfficeSession *session,
                Absence       *absence)
{
  if (session == NULL)
    absence_free (absence);
  else
    office_session_write_async (session, OFFICE_SUBJECT_SESSIONS, missed_job, absence, absence_free, NULL, NULL, missed_cb,
                                GINT_TO_POINTER (absence->missed));
}

static void
missed_confirmed_cb (const char *reason,
                     gpointer    user_data)
{
  const Absence *asked = user_data;
  Absence *absence = g_new0 (Absence, 1);

  *absence = (Absence) { NULL, asked->id, asked->version, TRUE, g_strdup (reason) };
  record_absence (office_timetable_session (asked->view), absence);
}

void
office_timetable_missed_action (GtkWidget  *widget,
                                const char *action_name,
                                GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  const OfficeVivaRow *viva = self->selected != NULL ? office_timetable_item_get_viva (self->selected) : NULL;
  Absence *absence;

  if (viva == NULL)
    return;

  absence = g_new0 (Absence, 1);
  *absence = (Absence) { NULL, viva->id, viva->version, !viva->missed, NULL };
  if (viva->missed)
    {
      record_absence (office_timetable_session (self), absence);
      return;
    }
  absence->view = g_object_ref (self);
  office_confirm_reason (widget, _("Did the learner miss the viva?"),
                         _("It stays in the timetable, and another one can be planned. Whether it counts as an attempt is "
                           "said with the marks."),
                         _("_Missed"), _("_Keep it"), FALSE, missed_confirmed_cb, absence, absence_free);
}
