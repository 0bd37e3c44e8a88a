/* timetable-panes.c: what the pane says of an event, of hours, of a clash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/timetable-panes.h"

#include <glib/gi18n-lib.h>

#include "model/event-draft.h"
#include "rules/clock.h"

/**
 * office_timetable_show_nothing:
 * @pane: a pane
 * @page: what is in front: "week", "agenda", "hours" or "clashes"
 * @empty: there is nothing on it to choose from
 *
 * Says what can be done on the page; where it is empty, the page itself says so.
 */
void
office_timetable_show_nothing (OfficeFactsPane *pane,
                               const char      *page,
                               gboolean         empty)
{
  office_facts_pane_clear (pane);
  office_facts_pane_set_title (pane, _("Nothing selected"));
  if (empty)
    {
      office_facts_pane_add_text (pane, _("What is chosen is told here."));
      return;
    }
  if (g_str_equal (page, "hours"))
    {
      office_facts_pane_add_text (pane, _("Choose a learner to see which sessions count, and why."));
      return;
    }
  if (g_str_equal (page, "clashes"))
    {
      office_facts_pane_add_text (pane, _("Choose a clash to go to either of its events."));
      return;
    }
  office_facts_pane_add_text (pane, g_str_equal (page, "agenda")
                                      ? _("Choose a session or viva to see all of it, or add one.")
                                      : _("Choose a session, or drag over empty hours to add one."));
  office_facts_pane_add_action (pane, _("_New session"), "timetable.new", NULL);
}

static void
add_when (OfficeFactsPane     *pane,
          OfficeTimetableItem *item)
{
  gint64 starts_at = office_timetable_item_get_starts (item);
  gint64 ends_at = office_timetable_item_get_ends (item);
  g_autofree char *day = office_day_to_long (office_instant_to_day (starts_at));
  g_autofree char *when = office_timetable_item_dup_when (item);
  g_autofree char *length = ends_at > starts_at ? office_minutes_to_text ((int) ((ends_at - starts_at) / 60)) : NULL;

  office_facts_pane_add_fact (pane, _("Day"), day);
  office_facts_pane_add_fact (pane, _("When"), when);
  office_facts_pane_add_fact (pane, _("Length"), length);
}

static void
add_viva_facts (OfficeFactsPane     *pane,
                const OfficeVivaRow *viva)
{
  g_autofree char *marking = office_minutes_to_text (viva->marking_minutes);
  g_autofree char *attempt = g_strdup_printf ("%d", viva->attempt);

  office_facts_pane_add_fact (pane, _("Reference"), viva->reference);
  office_facts_pane_add_fact (pane, _("Marking"), marking);
  office_facts_pane_add_fact (pane, _("Attempt"), attempt);
  if (viva->missed)
    office_facts_pane_add_warning (pane, _("The learner did not come. Whether it counts is said with the marks: NS or DEF."));
}

static void
add_offers (OfficeFactsPane *pane,
            const gint64     offered[2])
{
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *when = offered[i] != 0 ? office_event_time_to_text (offered[i]) : NULL;
      g_autofree char *label = NULL;

      if (when == NULL)
        continue;
      /* Translators: a time that clashes with nothing, and the key that takes it */
      label = i == 0 ? g_strdup_printf (_("Earlier: %s (F3)"), when) : g_strdup_printf (_("Later: %s (F4)"), when);
      office_facts_pane_add_action (pane, label, i == 0 ? "timetable.earlier" : "timetable.later", NULL);
    }
}

/**
 * office_timetable_show_event:
 * @pane: a pane
 * @item: a session, a viva or a deadline
 * @offered: UTC seconds: the nearest times, earlier and later, at which it would clash with nothing; 0 for none
 *
 * Says all of it, its clashes first.
 */
void
office_timetable_show_event (OfficeFactsPane     *pane,
                             OfficeTimetableItem *item,
                             const gint64         offered[2])
{
  OfficeTimetableKind kind = office_timetable_item_get_kind (item);
  GPtrArray *clashes = office_timetable_item_get_clashes (item);
  g_autofree char *attended = office_timetable_item_dup_attended (item);
  gboolean cancelled = office_timetable_item_is_cancelled (item);

  office_facts_pane_clear (pane);
  office_facts_pane_set_title (pane, office_timetable_item_get_title (item));
  if (cancelled)
    office_facts_pane_add_pill (pane, (OfficeStateLook) { _("Cancelled"), "office-declined-symbolic", "muted" });
  office_facts_pane_add_fact (pane, _("Reason"), office_timetable_item_get_cancelled_why (item));
  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    office_facts_pane_add_warning (pane, g_ptr_array_index (clashes, i));

  office_facts_pane_add_fact (pane, _("Kind"), office_timetable_item_get_label (item));
  office_facts_pane_add_fact (pane, _("Cohort"), office_timetable_item_get_code (item));
  add_when (pane, item);
  office_facts_pane_add_fact (pane, _("Room"), office_timetable_item_get_room (item));
  office_facts_pane_add_fact (pane, kind == OFFICE_TIMETABLE_VIVA ? _("Examiners") : _("Staff"),
                              office_timetable_item_get_people (item));
  if (office_timetable_item_get_session (item) != NULL)
    office_facts_pane_add_fact (pane, _("Equipment"), office_timetable_item_get_session (item)->equipment);
  office_facts_pane_add_fact (pane, _("Attended"), attended);
  if (kind == OFFICE_TIMETABLE_VIVA)
    add_viva_facts (pane, office_timetable_item_get_viva (item));

  if (kind == OFFICE_TIMETABLE_DEADLINE)
    {
      office_facts_pane_add_text (pane, _("When work is due is set with the results of the cohort."));
      return;
    }
  add_offers (pane, offered);
  if (kind == OFFICE_TIMETABLE_SESSION && attended != NULL && !cancelled)
    office_facts_pane_add_action (pane, _("_Take attendance"), "timetable.register", NULL);
  if (kind == OFFICE_TIMETABLE_VIVA && !cancelled)
    office_facts_pane_add_action (pane,
                                  office_timetable_item_get_viva (item)->missed ? _("The learner _did come")
                                                                                : _("_Missed by the learner…"),
                                  "timetable.missed", NULL);
  office_facts_pane_add_action (pane, _("_Edit"), "timetable.edit", NULL);
  if (kind == OFFICE_TIMETABLE_SESSION)
    office_facts_pane_add_action (pane, _("Cop_y or repeat…"), "timetable.copy", NULL);
  if (!cancelled)
    office_facts_pane_add_action (pane, kind == OFFICE_TIMETABLE_VIVA ? _("Cancel the _viva…")
                                                                      : _("Cancel the sessi_on…"),
                                  "timetable.cancel", NULL);
}

static void
add_line (OfficeFactsPane       *pane,
          const OfficeHoursLine *line)
{
  g_autofree char *when = office_instant_to_text (line->starts_at);
  g_autofree char *minutes = office_minutes_to_text (line->minutes);
  /* Translators: a session's title, its length */
  g_autofree char *what = g_strdup_printf (_("%s, %s"), line->label, minutes);
  /* Translators: a session, the cohort that it is of */
  g_autofree char *whole = line->cohort_code != NULL ? g_strdup_printf (_("%s (of %s)"), what, line->cohort_code)
                                                     : g_strdup (what);

  office_facts_pane_add_fact (pane, when, whole);
}

static void
add_lines (OfficeFactsPane *pane,
           const char      *heading,
           GPtrArray       *lines)
{
  if (lines->len == 0)
    return;

  office_facts_pane_add_heading (pane, heading);
  for (guint i = 0; i < lines->len; i++)
    add_line (pane, g_ptr_array_index (lines, i));
}

/* A button for each place that could be taken, or given back. */
static void
add_places (OfficeFactsPane *pane,
            GPtrArray       *lines,
            gint64           enrolment_id,
            gboolean         back)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const OfficeHoursLine *line = g_ptr_array_index (lines, i);
      g_autofree char *when = office_instant_to_text (line->starts_at);
      /* Translators: a day and a time */
      g_autofree char *label = back ? g_strdup_printf (_("Give %s back"), when) : g_strdup_printf (_("Book %s"), when);

      if (line->cohort_code != NULL)
        office_facts_pane_add_action (pane, label, back ? "timetable.give-place-back" : "timetable.book-place",
                                      g_variant_new ("(xx)", line->session_id, enrolment_id));
    }
}

/**
 * office_timetable_show_hours:
 * @pane: a pane
 * @item: a learner's hands-on hours
 *
 * Says the rule and why, the sessions counted, what is short, and what can close the gap (HOURS-4).
 */
void
office_timetable_show_hours (OfficeFactsPane *pane,
                             OfficeHoursItem *item)
{
  const OfficeLearnerHours *learner = office_hours_item_get (item);
  const OfficeHours *hours = learner->hours;
  g_autofree char *required = office_minutes_to_text (hours->required);
  g_autofree char *attended = office_minutes_to_text (hours->attended);
  g_autofree char *short_of = office_minutes_to_text (hours->short_of);

  office_facts_pane_clear (pane);
  office_facts_pane_set_title (pane, office_hours_item_get_name (item));
  office_facts_pane_add_pill (pane, office_state_look_hours (hours->forecast));
  if (learner->withdrawn)
    office_facts_pane_add_pill (pane, (OfficeStateLook) { _("Withdrawn"), "office-withdrawn-symbolic", "muted" });
  office_facts_pane_add_fact (pane, _("Reference"), learner->reference);
  office_facts_pane_add_fact (pane, _("Cohort"), office_hours_item_get_code (item));
  office_facts_pane_add_fact (pane, _("Required"), required);
  office_facts_pane_add_fact (pane, _("Attended"), attended);
  office_facts_pane_add_fact (pane, _("Short of"), short_of);

  office_facts_pane_add_heading (pane, _("Why"));
  office_facts_pane_add_text (pane, hours->why);
  if (hours->note != NULL)
    office_facts_pane_add_text (pane, hours->note);
  if (hours->forecast_text != NULL)
    office_facts_pane_add_text (pane, hours->forecast_text);
  add_lines (pane, _("Sessions counted"), learner->counted);
  add_lines (pane, _("Sessions to come"), learner->to_come);
  if (hours->short_of == 0 || learner->withdrawn)
    return;
  add_lines (pane, _("Sessions that could be booked"), learner->bookable);
  add_places (pane, learner->bookable, learner->enrolment_id, FALSE);
  add_places (pane, learner->to_come, learner->enrolment_id, TRUE);
}

static void
add_go_to (OfficeFactsPane   *pane,
           const char        *label,
           OfficeBookingKind  kind,
           gint64             id,
           gint64             at)
{
  office_facts_pane_add_action (
    pane, label, "timetable.go-to",
    g_variant_new ("(sxx)", office_timetable_kind_to_nick (kind == OFFICE_BOOKING_VIVA ? OFFICE_TIMETABLE_VIVA
                                                                                      : OFFICE_TIMETABLE_SESSION),
                   id, at));
}

/**
 * office_timetable_show_clash:
 * @pane: a pane
 * @item: a clash
 *
 * Says it in words, with the way to both events.
 */
void
office_timetable_show_clash (OfficeFactsPane *pane,
                             OfficeClashItem *item)
{
  const OfficeClashRow *row = office_clash_item_get_row (item);
  g_autofree char *from = office_instant_to_text (row->from);
  g_autofree char *to = office_instant_to_text (row->to);

  office_facts_pane_clear (pane);
  office_facts_pane_set_title (pane, row->resource);
  office_facts_pane_add_warning (pane, row->sentence);
  office_facts_pane_add_fact (pane, _("From"), from);
  office_facts_pane_add_fact (pane, _("To"), to);
  if (row->second_id == 0)
    {
      office_facts_pane_add_fact (pane, _("Event"), row->first_title);
      add_go_to (pane, _("_Go to it"), row->first_kind, row->first_id, row->from);
      return;
    }
  office_facts_pane_add_fact (pane, _("Is in"), row->first_title);
  office_facts_pane_add_fact (pane, _("And in"), row->second_title);
  add_go_to (pane, _("Go to the _first"), row->first_kind, row->first_id, row->from);
  add_go_to (pane, _("Go to the _second"), row->second_kind, row->second_id, row->from);
}
