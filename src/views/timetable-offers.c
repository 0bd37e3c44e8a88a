/* timetable-offers.c: for what clashes, the nearest times at which it would not, taken with one key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/timetable-private.h"

#include <glib/gi18n-lib.h>

#include "model/event-judge.h"
#include "rules/clock.h"

/* Asked of the worker for one event. */
typedef struct
{
  OfficeEventDraft *draft;
  gint64            cohort_id;
  gint64            offered[2];   /* UTC seconds, earlier and later; 0 for none */
} Offers;

static void
offers_free (gpointer data)
{
  Offers *offers = data;

  office_event_draft_free (offers->draft);
  g_free (offers);
}

/* The learners of the event's own cohort, whichever is chosen, and all that is booked around it. */
static gpointer
offers_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const Offers *asked = data;
  OfficeTimetableQuery query = { asked->cohort_id, 0, OFFICE_DAY_NONE };
  g_autoptr (OfficeTimetable) timetable = office_timetable_read (connection, &query, error);
  g_autoptr (OfficeSurroundings) around = NULL;
  Offers *offers;

  if (timetable == NULL
      || (around = office_surroundings_read_around (connection, asked->draft->starts_at, error)) == NULL)
    return NULL;

  offers = g_new0 (Offers, 1);
  offers->draft = office_event_draft_copy (asked->draft);
  for (int i = 0; i < 2; i++)
    if (!office_event_find_time (asked->draft, timetable, around, i == 1, &offers->offered[i]))
      offers->offered[i] = 0;
  return offers;
}

static void
offers_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OfficeTimetableView) self = user_data;
  Offers *offers = office_session_read_finish (OFFICE_SESSION (source), result, NULL);

  if (offers == NULL)
    return;
  /* Something else has been chosen since, or this has moved. */
  if (self->selected != NULL && office_timetable_item_get_id (self->selected) == offers->draft->id
      && office_timetable_item_get_starts (self->selected) == offers->draft->starts_at)
    {
      self->offered[0] = offers->offered[0];
      self->offered[1] = offers->offered[1];
      if (!office_view_pane_has_focus (OFFICE_VIEW (self)))
        office_timetable_show_facts (self);
      office_timetable_enable_actions (self);
    }
  offers_free (offers);
}

/* Looks for other times for what is selected, if it clashes. */
void
office_timetable_look_for_offers (OfficeTimetableView *self)
{
  OfficeSession *session = office_timetable_session (self);
  Offers *asked;

  self->offered[0] = self->offered[1] = 0;
  g_cancellable_cancel (self->offers_cancellable);
  g_clear_object (&self->offers_cancellable);
  if (session == NULL || self->selected == NULL || office_timetable_item_get_clashes (self->selected) == NULL
      || office_timetable_item_is_cancelled (self->selected))
    return;

  asked = g_new0 (Offers, 1);
  asked->draft = office_event_draft_from_item (self->selected);
  asked->cohort_id = office_timetable_item_get_cohort (self->selected);
  self->offers_cancellable = g_cancellable_new ();
  office_session_read_async (session, offers_job, asked, offers_free, offers_free, self->offers_cancellable, offers_cb,
                             g_object_ref (self));
}

/* F3 and F4: what is typed, or what is selected, goes to the nearest time that clashes with nothing. */
void
office_timetable_offer_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  const gboolean later = g_str_equal (action_name, "timetable.later");
  gint64 starts_at = self->offered[later ? 1 : 0];
  const char *nick;
  gint64 minutes;

  if (office_timetable_form_is_open (self))
    {
      gtk_widget_activate_action (self->form, "event-form.take", "b", later);
      return;
    }
  if (self->selected == NULL)
    return;
  if (starts_at == 0)
    {
      office_session_say (office_timetable_session (self), OFFICE_MESSAGE_PLAIN,
                          office_timetable_item_get_clashes (self->selected) == NULL
                            ? _("It clashes with nothing: no other time is needed.")
                            : _("No time within six weeks clashes with nothing."));
      return;
    }
  nick = office_timetable_kind_to_nick (office_timetable_item_get_kind (self->selected));
  minutes = (office_timetable_item_get_ends (self->selected) - office_timetable_item_get_starts (self->selected)) / 60;
  office_timetable_move_requested (self, nick, office_timetable_item_get_id (self->selected),
                                   office_instant_to_day (starts_at), office_instant_second_of_day (starts_at) / 60,
                                   (int) minutes);
}
