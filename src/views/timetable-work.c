/* timetable-work.c: adding, moving and cancelling, and the register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/timetable-private.h"

#include <glib/gi18n-lib.h>

#include "model/event-draft.h"
#include "rules/clock.h"
#include "store/session-guests.h"
#include "rules/hours.h"
#include "views/attendance-page.h"
#include "views/confirm.h"
#include "views/event-form.h"
#include "views/people-page.h"
#include "views/viva-page.h"

/* The form --------------------------------------------------------------------------------------- */

static void
show_form (OfficeTimetableView *self)
{
  office_view_set_pane_visible (OFFICE_VIEW (self), TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "form");
}

static void
open_new (OfficeTimetableView *self,
          const char          *kind,
          OfficeDay            day,
          int                  minute,
          int                  minutes)
{
  if (self->timetable == NULL || self->timetable->cohorts->len == 0)
    return;
  show_form (self);
  office_event_form_open_new (OFFICE_EVENT_FORM (self->form), kind, self->cohort_id, day, minute, minutes);
}

void
office_timetable_create_requested (OfficeTimetableView *self,
                                   int                  day,
                                   int                  minute,
                                   int                  minutes)
{
  open_new (self, "live", day, minute, minutes);
}

void
office_timetable_new_action (GtkWidget  *widget,
                             const char *action_name,
                             GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (office_timetable_on_page (self, "people"))
    {
      office_people_page_add (OFFICE_PEOPLE_PAGE (self->people));
      return;
    }
  open_new (self, g_str_equal (action_name, "timetable.new-viva") ? "viva" : "live", OFFICE_DAY_NONE, -1, 0);
}

void
office_timetable_edit_action (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (office_timetable_on_page (self, "people"))
    {
      office_people_page_edit (OFFICE_PEOPLE_PAGE (self->people));
      return;
    }
  if (self->selected == NULL || office_timetable_item_get_kind (self->selected) == OFFICE_TIMETABLE_DEADLINE)
    return;
  show_form (self);
  office_event_form_open_edit (OFFICE_EVENT_FORM (self->form), self->selected);
}

void
office_timetable_copy_action (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->selected == NULL || office_timetable_item_get_session (self->selected) == NULL)
    return;
  show_form (self);
  office_event_form_open_copy (OFFICE_EVENT_FORM (self->form), self->selected);
}

void
office_timetable_event_activated (OfficeTimetableView *self,
                                  const char          *nick,
                                  gint64               id)
{
  office_timetable_event_selected (self, nick, id);
  office_view_set_pane_visible (OFFICE_VIEW (self), TRUE);
}

void
office_timetable_agenda_activated (OfficeTimetableView *self,
                                   GObject             *item)
{
  office_timetable_select (self, OFFICE_TIMETABLE_ITEM (item), TRUE);
  office_timetable_edit_action (GTK_WIDGET (self), "timetable.edit", NULL);
}

static void
close_form (OfficeTimetableView *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "facts");
  office_timetable_show_facts (self);
  office_view_grab_table_focus (OFFICE_VIEW (self));
}

void
office_timetable_form_closed (OfficeTimetableView *self)
{
  close_form (self);
}

void
office_timetable_form_saved (OfficeTimetableView *self,
                             const char          *nick,
                             gint64               id,
                             int                  day)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "facts");
  office_timetable_kind_from_nick (nick, &self->wanted_kind);
  self->wanted_id = id;
  self->monday = office_monday_of (day);
  office_timetable_reload (self);
}

/* Moving and cancelling -------------------------------------------------------------------------- */

static gpointer
move_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const OfficeEventDraft *draft = data;
  gint64 id;
  gboolean done = office_event_draft_is_viva (draft)
                    ? office_event_draft_save (connection, draft, &id, error)
                    : office_session_move (connection, draft->id, draft->version, draft->starts_at, draft->minutes,
                                           error);

  return done ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeTimetableView) self = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  self->moving = FALSE;
  if (office_session_write_finish (session, result, &error) != NULL)
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, self->moved_as);
  else
    office_session_say_failure (session, NULL, error);
}

/* Where it is now, for those who do not see it move. */
static char *
describe_move (OfficeTimetableItem    *item,
               const OfficeEventDraft *draft)
{
  g_autofree char *when = office_event_time_to_text (draft->starts_at);
  g_autofree char *length = office_minutes_to_text (draft->minutes);

  if (draft->starts_at == office_timetable_item_get_starts (item))
    /* Translators: a length of time */
    return g_strdup_printf (_("Its length is now %s."), length);
  /* Translators: when */
  return g_strdup_printf (_("Moved to %s."), when);
}

void
office_timetable_move_requested (OfficeTimetableView *self,
                                 const char          *nick,
                                 gint64               id,
                                 int                  day,
                                 int                  minute,
                                 int                  minutes)
{
  OfficeSession *session = office_timetable_session (self);
  OfficeTimetableKind kind;
  OfficeTimetableItem *item;
  g_autoptr (OfficeEventDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  /* The next step begins where the last one has led. */
  if (self->moving || self->timetable == NULL || !office_timetable_kind_from_nick (nick, &kind))
    return;
  item = office_timetable_find (self->timetable->week, kind, id);
  if (item == NULL)
    return;
  if (kind == OFFICE_TIMETABLE_DEADLINE)
    {
      office_session_say (session, OFFICE_MESSAGE_PLAIN, _("When work is due is set with the results of the cohort."));
      return;
    }

  draft = office_event_draft_from_item (item);
  if (!office_instant_from_wall (day, minute * 60, &draft->starts_at, &error))
    {
      office_session_say_failure (session, NULL, error);
      return;
    }
  draft->minutes = minutes;
  if (draft->starts_at == office_timetable_item_get_starts (item)
      && draft->starts_at + minutes * 60 == office_timetable_item_get_ends (item))
    return;
  g_free (self->moved_as);
  self->moved_as = describe_move (item, draft);
  self->moving = TRUE;
  self->wanted_kind = kind;
  self->wanted_id = id;
  self->monday = office_monday_of (day);
  office_session_write_async (session, OFFICE_SUBJECT_SESSIONS, move_job, g_steal_pointer (&draft),
                              (GDestroyNotify) office_event_draft_free, NULL, NULL, moved_cb, g_object_ref (self));
}

/* What is to be cancelled, and why. */
typedef struct
{
  OfficeTimetableView *view;
  OfficeTimetableKind  kind;
  gint64               id;
  int                  version;
  char                *reason;
} Cancellation;

static void
cancellation_free (gpointer data)
{
  Cancellation *cancellation = data;

  g_clear_object (&cancellation->view);
  g_free (cancellation->reason);
  g_free (cancellation);
}

static gpointer
cancel_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const Cancellation *what = data;
  gboolean done = what->kind == OFFICE_TIMETABLE_VIVA
                    ? office_viva_cancel (connection, what->id, what->version, what->reason, error)
                    : office_session_cancel (connection, what->id, what->version, what->reason, error);

  return done ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (session, result, &error) != NULL)
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("Cancelled; it stays in the timetable."));
  else
    office_session_say_failure (session, NULL, error);
}

static void
cancel_confirmed_cb (const char *reason,
                     gpointer    user_data)
{
  const Cancellation *asked = user_data;
  Cancellation *what = g_new0 (Cancellation, 1);
  OfficeSession *session = office_timetable_session (asked->view);

  *what = (Cancellation) { NULL, asked->kind, asked->id, asked->version, g_strdup (reason) };
  if (session == NULL)
    cancellation_free (what);
  else
    office_session_write_async (session, OFFICE_SUBJECT_SESSIONS, cancel_job, what, cancellation_free, NULL, NULL,
                                cancelled_cb, NULL);
}

void
office_timetable_cancel_action (GtkWidget  *widget,
                                const char *action_name,
                                GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  const OfficeSessionRow *row;
  Cancellation *what;
  g_autofree char *when = NULL;
  g_autofree char *question = NULL;

  if (office_timetable_on_page (self, "people"))
    {
      office_people_page_remove (OFFICE_PEOPLE_PAGE (self->people));
      return;
    }
  if (office_timetable_on_page (self, "vivas"))
    {
      office_viva_page_take_out (OFFICE_VIVA_PAGE (self->vivas));
      return;
    }
  if (self->selected == NULL)
    return;
  row = office_timetable_item_get_session (self->selected);
  what = g_new0 (Cancellation, 1);
  what->view = g_object_ref (self);
  what->kind = office_timetable_item_get_kind (self->selected);
  what->id = office_timetable_item_get_id (self->selected);
  what->version = row != NULL ? row->version : office_timetable_item_get_viva (self->selected)->version;
  when = office_timetable_item_dup_when (self->selected);
  /* Translators: a session or viva, and when it is */
  question = g_strdup_printf (_("Cancel “%s” on %s?"), office_timetable_item_get_title (self->selected), when);
  office_confirm_reason (widget, question,
                         _("It stays in the timetable, marked as cancelled, and its time does not count."),
                         _("_Cancel it"), _("_Keep it"), TRUE, cancel_confirmed_cb, what, cancellation_free);
}

void
office_timetable_people_action (GtkWidget  *widget,
                                const char *action_name,
                                GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (g_str_equal (action_name, "timetable.set-ratio"))
    office_people_page_set_ratio (OFFICE_PEOPLE_PAGE (self->people));
  else if (g_str_equal (action_name, "timetable.forget-calendars"))
    office_people_page_forget_calendars (OFFICE_PEOPLE_PAGE (self->people));
  else
    office_people_page_read_calendar (OFFICE_PEOPLE_PAGE (self->people));
}

/* Hours made up in a session of another cohort ---------------------------------------------------- */

typedef struct
{
  gint64   session_id;
  gint64   enrolment_id;
  gboolean back;
} Place;

static gpointer
place_job (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  const Place *place = data;
  gboolean done = place->back ? office_session_guest_cancel (connection, place->session_id, place->enrolment_id, error)
                              : office_session_guest_book (connection, place->session_id, place->enrolment_id, error);

  return GINT_TO_POINTER (done);
}

static void
placed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (session, result, &error) != NULL)
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE,
                        GPOINTER_TO_INT (user_data) ? _("The place is given back.") : _("The place is booked."));
  else
    office_session_say_failure (session, NULL, error);
}

void
office_timetable_place_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  OfficeSession *session = office_timetable_session (OFFICE_TIMETABLE_VIEW (widget));
  Place place = { 0 };

  g_variant_get (parameter, "(xx)", &place.session_id, &place.enrolment_id);
  place.back = g_str_equal (action_name, "timetable.give-place-back");
  if (session != NULL)
    office_session_write_async (session, OFFICE_SUBJECT_SESSIONS, place_job, g_memdup2 (&place, sizeof place), g_free,
                                NULL, NULL, placed_cb, GINT_TO_POINTER (place.back));
}

/* The register ----------------------------------------------------------------------------------- */

void
office_timetable_open_register (OfficeTimetableView *self,
                                gint64               session_id)
{
  self->attending = TRUE;
  office_attendance_page_open (OFFICE_ATTENDANCE_PAGE (self->attendance), office_timetable_session (self), session_id);
  office_timetable_show_page (self);
  office_timetable_show_facts (self);
}

void
office_timetable_close_register (OfficeTimetableView *self)
{
  self->attending = FALSE;
  office_attendance_page_close (OFFICE_ATTENDANCE_PAGE (self->attendance));
  office_timetable_show_page (self);
  office_timetable_show_facts (self);
  office_view_grab_table_focus (OFFICE_VIEW (self));
}

void
office_timetable_register_action (GtkWidget  *widget,
                                  const char *action_name,
                                  GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->selected != NULL && office_timetable_item_get_session (self->selected) != NULL)
    office_timetable_open_register (self, office_timetable_item_get_id (self->selected));
}

static void
leave_confirmed_cb (const char *reason,
                    gpointer    user_data)
{
  OfficeTimetableView *self = user_data;

  if (self->attending)
    office_timetable_close_register (self);
  else if (office_timetable_form_is_open (self))
    close_form (self);
}

gboolean
office_timetable_go_back (OfficeView *view)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (view);
  guint n_changed = office_attendance_page_n_changed (OFFICE_ATTENDANCE_PAGE (self->attendance));

  if (self->attending && n_changed > 0)
    {
      g_autofree char *lost = g_strdup_printf (ngettext ("%u line is not saved and will be lost.",
                                                         "%u lines are not saved and will be lost.", n_changed),
                                               n_changed);

      office_confirm (GTK_WIDGET (self), _("Leave the register?"), lost, _("_Leave"), TRUE, leave_confirmed_cb,
                      g_object_ref (self), g_object_unref);
      return TRUE;
    }
  if (self->attending)
    {
      office_timetable_close_register (self);
      return TRUE;
    }
  if (!office_timetable_form_is_open (self))
    return FALSE;
  if (office_event_form_is_touched (OFFICE_EVENT_FORM (self->form)))
    office_confirm (GTK_WIDGET (self), _("Close the form?"), _("What was typed is not saved and will be lost."),
                    _("_Close it"), TRUE, leave_confirmed_cb, g_object_ref (self), g_object_unref);
  else
    close_form (self);
  return TRUE;
}

void
office_timetable_back_action (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  office_view_go_back (OFFICE_VIEW (widget));
}

void
office_timetable_save_action (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->attending)
    office_attendance_page_save (OFFICE_ATTENDANCE_PAGE (self->attendance));
  else if (office_timetable_form_is_open (self))
    office_event_form_save (OFFICE_EVENT_FORM (self->form));
}

void
office_timetable_all_present_action (GtkWidget  *widget,
                                     const char *action_name,
                                     GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->attending)
    office_attendance_page_all_present (OFFICE_ATTENDANCE_PAGE (self->attendance));
}
