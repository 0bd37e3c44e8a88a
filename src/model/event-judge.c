/* event-judge.c: what a session or viva clashes with before it is saved, and when it would not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/event-judge.h"

#include "model/clash-limits.h"
#include "model/equipment-text.h"
#include "planning/free-time.h"
#include "store/cohorts.h"
#include "store/enrolments.h"
#include "store/holidays.h"
#include "store/rooms.h"
#include "store/rows.h"

#define SECONDS_PER_DAY 86400
#define DAYS_AROUND 50 /* as far as an alternative is looked for, and a week */

/**
 * office_surroundings_free:
 * @surroundings: (transfer full) (nullable): what was read
 */
void
office_surroundings_free (OfficeSurroundings *surroundings)
{
  if (surroundings == NULL)
    return;

  g_clear_pointer (&surroundings->bookings, g_ptr_array_unref);
  g_clear_pointer (&surroundings->availability, g_hash_table_unref);
  g_clear_pointer (&surroundings->uses, g_ptr_array_unref);
  g_clear_pointer (&surroundings->proclaimed, g_ptr_array_unref);
  g_free (surroundings);
}

/**
 * office_surroundings_read:
 * @connection: the connection
 * @from: UTC seconds
 * @to: UTC seconds
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): what is booked within a time
 */
OfficeSurroundings *
office_surroundings_read (OfficeConnection  *connection,
                          gint64             from,
                          gint64             to,
                          GError           **error)
{
  g_autoptr (OfficeSurroundings) surroundings = g_new0 (OfficeSurroundings, 1);

  surroundings->from = from;
  surroundings->to = to;
  surroundings->now = office_connection_now (connection);
  surroundings->bookings = office_bookings_list (connection, from, to, error);
  if (surroundings->bookings == NULL
      || (surroundings->uses = office_equipment_uses (connection, from, to, error)) == NULL
      || (surroundings->availability = office_availability_by_staff (connection, from, to, error)) == NULL)
    return NULL;
  surroundings->proclaimed = office_proclaimed_days_get (connection, error);
  return surroundings->proclaimed != NULL ? g_steal_pointer (&surroundings) : NULL;
}

/**
 * office_surroundings_read_around:
 * @connection: the connection
 * @instant: UTC seconds: when something is to begin
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): what is booked as far around it as an alternative is looked for
 */
OfficeSurroundings *
office_surroundings_read_around (OfficeConnection  *connection,
                                 gint64             instant,
                                 GError           **error)
{
  return office_surroundings_read (connection, instant - DAYS_AROUND * SECONDS_PER_DAY,
                                   instant + DAYS_AROUND * SECONDS_PER_DAY, error);
}

static const OfficeEnrolment *
find_enrolment (const OfficeTimetable *timetable,
                gint64                 id)
{
  for (guint i = 0; i < timetable->enrolments->len; i++)
    {
      const OfficeEnrolment *enrolment = g_ptr_array_index (timetable->enrolments, i);

      if (enrolment->id == id)
        return enrolment;
    }
  return NULL;
}

static OfficeBooking *
as_learner (const OfficeBooking   *booking,
            const OfficeEnrolment *enrolment)
{
  OfficeBooking *copy = g_memdup2 (booking, sizeof *booking);

  copy->title = g_strdup (booking->title);
  copy->resource = OFFICE_BOOKING_LEARNER;
  copy->resource_id = enrolment->learner_id;
  copy->resource_name = office_person_name (enrolment->family_name, enrolment->given_names);
  return copy;
}

/* The sessions of a cohort name it, not each of its learners: of the one whose viva this is they speak
 * as well. Bookings of one event stay neighbours. Returns: (transfer container), with @own to free. */
static GPtrArray *
bookings_for (const OfficeEventDraft   *draft,
              const OfficeTimetable    *timetable,
              const OfficeSurroundings *surroundings,
              GPtrArray                *own)
{
  const OfficeEnrolment *enrolment =
    office_event_draft_is_viva (draft) ? find_enrolment (timetable, draft->enrolment_id) : NULL;
  GPtrArray *bookings = g_ptr_array_sized_new (surroundings->bookings->len + 1);

  for (guint i = 0; i < surroundings->bookings->len; i++)
    {
      OfficeBooking *booking = g_ptr_array_index (surroundings->bookings, i);

      g_ptr_array_add (bookings, booking);
      if (enrolment == NULL || enrolment->reassessment_only || booking->resource != OFFICE_BOOKING_COHORT
          || booking->cohort_id != enrolment->cohort_id)
        continue;
      g_ptr_array_add (own, as_learner (booking, enrolment));
      g_ptr_array_add (bookings, g_ptr_array_index (own, own->len - 1));
    }
  return bookings;
}

static const OfficeCohort *
find_cohort (const OfficeTimetable *timetable,
             gint64                 id)
{
  for (guint i = 0; i < timetable->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (timetable->cohorts, i);

      if (cohort->id == id)
        return cohort;
    }
  return NULL;
}

static gboolean
is_bound_to_dates (const OfficeEventDraft *draft)
{
  return office_event_draft_is_viva (draft) ? draft->attempt == 1 : g_strcmp0 (draft->kind, "induction") != 0;
}

static int
count_learners (const OfficeEventDraft *draft,
                const OfficeTimetable  *timetable)
{
  int n = 0;

  if (office_event_draft_is_viva (draft))
    return 1;
  for (guint i = 0; i < timetable->enrolments->len; i++)
    {
      const OfficeEnrolment *enrolment = g_ptr_array_index (timetable->enrolments, i);

      n += enrolment->cohort_id == draft->cohort_id && enrolment->withdrawn_on == NULL
           && !enrolment->reassessment_only;
    }
  return n;
}

/* What the store says of an event that is saved, said of one that is being typed. */
static void
add_breaches (GPtrArray              *rows,
              const OfficeEventDraft *draft,
              const OfficeTimetable  *timetable)
{
  const OfficeCohort *cohort = find_cohort (timetable, draft->cohort_id);
  const OfficeRoom *room = office_event_draft_find_room (draft, timetable);
  const gboolean viva = office_event_draft_is_viva (draft);
  const gboolean bound = cohort != NULL && is_bound_to_dates (draft);
  g_autofree char *title = office_event_draft_dup_title (draft);
  OfficeEventFacts facts = {
    .kind = viva ? OFFICE_BOOKING_VIVA : OFFICE_BOOKING_SESSION,
    .id = draft->id,
    .title = title,
    .starts_at = draft->starts_at,
    .ends_at = draft->starts_at + (draft->minutes + (viva ? draft->marking_minutes : 0)) * 60,
    .cohort_code = cohort != NULL ? cohort->code : NULL,
    .cohort_starts = bound ? cohort->starts : NULL,
    .cohort_ends = bound ? cohort->ends : NULL,
    .room = room != NULL ? room->name : NULL,
    .capacity = room != NULL ? room->capacity : 0,
    .n_people = count_learners (draft, timetable) + (int) g_strv_length (draft->people),
  };

  if (g_strcmp0 (draft->kind, "deadline") != 0)
    office_clashes_add_breaches (rows, &facts);
}

#define BEING_TYPED (-1) /* in place of the id of a session that is not saved yet */

static gint64
own_id (const OfficeEventDraft *draft)
{
  return draft->id != 0 ? draft->id : BEING_TYPED;
}

static int
count_owned (const OfficeTimetable *timetable,
             gint64                 equipment_id)
{
  for (guint i = 0; i < timetable->equipment->len; i++)
    {
      const OfficeEquipment *equipment = g_ptr_array_index (timetable->equipment, i);

      if (equipment->id == equipment_id)
        return equipment->quantity;
    }
  return G_MAXINT;
}

/* What all others need, and what the draft needs as it is typed; a text that cannot be read needs
 * nothing yet. The words are borrowed. Returns: (transfer full) with @needs and @title to live as long */
static GPtrArray *
uses_with (const OfficeEventDraft   *draft,
           const OfficeTimetable    *timetable,
           const OfficeSurroundings *surroundings,
           GPtrArray                *needs,
           char                     *title)
{
  GPtrArray *uses = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < surroundings->uses->len; i++)
    {
      const OfficeEquipmentUse *use = g_ptr_array_index (surroundings->uses, i);

      if (use->session_id != draft->id)
        g_ptr_array_add (uses, g_memdup2 (use, sizeof *use));
    }
  for (guint i = 0; needs != NULL && i < needs->len; i++)
    {
      const OfficeEquipmentNeed *need = g_ptr_array_index (needs, i);
      OfficeEquipmentUse use = {
        .session_id = own_id (draft), .title = title, .starts_at = draft->starts_at,
        .ends_at = draft->starts_at + draft->minutes * 60, .equipment_id = need->equipment_id, .name = need->name,
        .quantity = need->quantity, .owned = count_owned (timetable, need->equipment_id),
      };

      if (need->equipment_id != 0)
        g_ptr_array_add (uses, g_memdup2 (&use, sizeof use));
    }
  return uses;
}

static GPtrArray *
read_needs (const OfficeEventDraft *draft,
            const OfficeTimetable  *timetable)
{
  if (office_event_draft_is_viva (draft) || *draft->equipment == '\0')
    return NULL;
  return office_equipment_text_read (draft->equipment, timetable->equipment, NULL);
}

static void
add_equipment (GPtrArray                *rows,
               const OfficeEventDraft   *draft,
               const OfficeTimetable    *timetable,
               const OfficeSurroundings *surroundings)
{
  g_autoptr (GPtrArray) needs = read_needs (draft, timetable);
  g_autofree char *title = office_event_draft_dup_title (draft);
  g_autoptr (GPtrArray) uses = needs != NULL ? uses_with (draft, timetable, surroundings, needs, title) : NULL;

  if (uses != NULL)
    office_clashes_add_equipment (rows, uses, own_id (draft));
}

/**
 * office_event_judge:
 * @draft: what is being typed
 * @timetable: with the rooms, the staff, the cohorts and the learners
 * @surroundings: what is booked around it
 *
 * Holds a draft against everyone and everything involved (VIVA-2), by half-open overlap, and against
 * the size of its room, the dates of its cohort, when its people can come, and the equipment.
 *
 * Returns: (transfer full) (element-type OfficeClashRow): what is in the way, with the reason in words
 */
GPtrArray *
office_event_judge (const OfficeEventDraft   *draft,
                    const OfficeTimetable    *timetable,
                    const OfficeSurroundings *surroundings)
{
  g_autoptr (GPtrArray) supposed = office_event_draft_bookings (draft, timetable);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) office_booking_free);
  g_autoptr (GPtrArray) bookings = bookings_for (draft, timetable, surroundings, own);
  GPtrArray *rows = office_clashes_suppose (bookings, supposed);

  add_breaches (rows, draft, timetable);
  office_clashes_add_availability (rows, supposed, surroundings->availability);
  add_equipment (rows, draft, timetable, surroundings);
  return rows;
}

static gboolean
same_resource (const OfficeBooking *a,
               const OfficeBooking *b)
{
  return a->resource == b->resource && a->resource_id == b->resource_id;
}

/* Times at which it may not start, for each thing that it needs and that is taken. */
static GArray *
list_forbidden (GPtrArray *bookings,
                GPtrArray *supposed)
{
  GArray *forbidden = g_array_new (FALSE, FALSE, sizeof (OfficeForbidden));

  for (guint i = 0; i < supposed->len; i++)
    {
      const OfficeBooking *need = g_ptr_array_index (supposed, i);

      for (guint j = 0; j < bookings->len; j++)
        {
          const OfficeBooking *taken = g_ptr_array_index (bookings, j);
          OfficeForbidden between = { taken->starts_at - (need->ends_at - need->starts_at), taken->ends_at };

          if (same_resource (need, taken) && (taken->kind != need->kind || taken->id != need->id))
            g_array_append_val (forbidden, between);
        }
    }
  return forbidden;
}

/* What cannot be said as times that are forbidden. */
typedef struct
{
  const OfficeEventDraft   *draft;
  const OfficeSurroundings *surroundings;
  GPtrArray                *supposed;
  GPtrArray                *uses;       /* nullable */
} Possible;

static gboolean
is_possible (gint64   starts_at,
             gpointer user_data)
{
  const Possible *what = user_data;
  const OfficeEventDraft *draft = what->draft;

  for (guint i = 0; i < what->supposed->len; i++)
    {
      const OfficeBooking *need = g_ptr_array_index (what->supposed, i);

      if (need->resource == OFFICE_BOOKING_STAFF
          && !office_staff_can_come (what->surroundings->availability, need->resource_id, starts_at,
                                     starts_at + need->ends_at - need->starts_at))
        return FALSE;
    }
  return what->uses == NULL
         || office_equipment_suffices (what->uses, own_id (draft), starts_at, starts_at + draft->minutes * 60);
}

/**
 * office_event_find_time:
 * @draft: what clashes
 * @timetable: with the rooms, the staff, the cohorts and the learners
 * @surroundings: what is booked around it
 * @later: whether to look after its time, or before it
 * @starts_at: (out): UTC seconds
 *
 * Finds the nearest time at which the draft, as long as it is, clashes with nothing: on the same day
 * or else on the same day of the week, within the dates of its cohort, never on a bank holiday.
 *
 * Returns: whether there is one
 */
gboolean
office_event_find_time (const OfficeEventDraft   *draft,
                        const OfficeTimetable    *timetable,
                        const OfficeSurroundings *surroundings,
                        gboolean                  later,
                        gint64                   *starts_at)
{
  g_autoptr (GPtrArray) supposed = office_event_draft_bookings (draft, timetable);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) office_booking_free);
  g_autoptr (GPtrArray) bookings = bookings_for (draft, timetable, surroundings, own);
  g_autoptr (GArray) forbidden = list_forbidden (bookings, supposed);
  const OfficeCohort *cohort = find_cohort (timetable, draft->cohort_id);
  const gboolean bound = cohort != NULL && is_bound_to_dates (draft);
  g_autoptr (GPtrArray) needs = read_needs (draft, timetable);
  g_autofree char *title = office_event_draft_dup_title (draft);
  g_autoptr (GPtrArray) uses = needs != NULL ? uses_with (draft, timetable, surroundings, needs, title) : NULL;
  Possible possible = { draft, surroundings, supposed, uses };
  OfficeFreeTimeQuery query = {
    .wished = draft->starts_at,
    .minutes = draft->minutes + (office_event_draft_is_viva (draft) ? draft->marking_minutes : 0),
    .first_day = bound ? office_day_from_iso (cohort->starts) : OFFICE_DAY_NONE,
    .last_day = bound ? office_day_from_iso (cohort->ends) : OFFICE_DAY_NONE,
    .not_before = draft->starts_at > surroundings->now ? surroundings->now : G_MININT64,
    .forbidden = (const OfficeForbidden *) (gpointer) forbidden->data,
    .n_forbidden = forbidden->len,
    .proclaimed = surroundings->proclaimed,
    .possible = is_possible,
    .user_data = &possible,
  };

  return office_free_time_find (&query, later, starts_at)
         && *starts_at >= surroundings->from && *starts_at < surroundings->to;
}
