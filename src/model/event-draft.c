/* event-draft.c: a session or a viva as it is being typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/event-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/equipment-text.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "store/cohorts.h"
#include "store/enrolments.h"
#include "store/fields.h"
#include "store/fold.h"
#include "store/rooms.h"
#include "store/rows.h"
#include "store/staff.h"

#define HUNDRED_PER_CENT 10000

/**
 * office_event_draft_new:
 *
 * Returns: (transfer full): an empty draft of a live session
 */
OfficeEventDraft *
office_event_draft_new (void)
{
  OfficeEventDraft *draft = g_new0 (OfficeEventDraft, 1);

  draft->kind = g_strdup ("live");
  draft->version = OFFICE_EVENT_ANY_VERSION;
  draft->attempt = 1;
  draft->title = g_strdup ("");
  draft->room = g_strdup ("");
  draft->equipment = g_strdup ("");
  draft->people = g_new0 (char *, 1);
  return draft;
}

/**
 * office_event_draft_free:
 * @draft: (transfer full) (nullable): a draft
 */
void
office_event_draft_free (OfficeEventDraft *draft)
{
  if (draft == NULL)
    return;

  g_free (draft->kind);
  g_free (draft->title);
  g_free (draft->room);
  g_free (draft->equipment);
  g_strfreev (draft->people);
  g_free (draft);
}

/**
 * office_event_draft_copy:
 * @draft: a draft
 *
 * Returns: (transfer full): the same once more
 */
OfficeEventDraft *
office_event_draft_copy (const OfficeEventDraft *draft)
{
  OfficeEventDraft *copy = g_memdup2 (draft, sizeof *draft);

  copy->kind = g_strdup (draft->kind);
  copy->title = g_strdup (draft->title);
  copy->room = g_strdup (draft->room);
  copy->equipment = g_strdup (draft->equipment);
  copy->people = g_strdupv (draft->people);
  return copy;
}

static void
fill_in (OfficeEventDraft *draft,
         const char       *kind,
         const char       *room,
         char            **people)
{
  g_free (draft->kind);
  draft->kind = g_strdup (kind);
  g_free (draft->room);
  draft->room = g_strdup (room != NULL ? room : "");
  g_strfreev (draft->people);
  draft->people = people != NULL ? g_strdupv (people) : g_new0 (char *, 1);
}

/**
 * office_event_draft_from_item:
 * @item: a session or a viva
 *
 * Returns: (transfer full): it as it stands, to be edited
 */
OfficeEventDraft *
office_event_draft_from_item (OfficeTimetableItem *item)
{
  const OfficeSessionRow *session = office_timetable_item_get_session (item);
  const OfficeVivaRow *viva = office_timetable_item_get_viva (item);
  OfficeEventDraft *draft = office_event_draft_new ();

  draft->id = office_timetable_item_get_id (item);
  draft->cohort_id = office_timetable_item_get_cohort (item);
  draft->starts_at = office_timetable_item_get_starts (item);
  if (session != NULL)
    {
      fill_in (draft, session->kind, session->room, session->staff);
      draft->version = session->version;
      draft->minutes = session->minutes;
      g_free (draft->title);
      draft->title = g_strdup (session->title);
      g_free (draft->equipment);
      draft->equipment = g_strdup (session->equipment != NULL ? session->equipment : "");
    }
  if (viva != NULL)
    {
      fill_in (draft, "viva", viva->room, viva->examiners);
      draft->version = viva->version;
      draft->minutes = viva->minutes;
      draft->marking_minutes = viva->marking_minutes;
      draft->enrolment_id = viva->enrolment_id;
      draft->attempt = viva->attempt;
      draft->pinned = viva->pinned;
    }

  return draft;
}

/**
 * office_event_draft_is_viva:
 * @draft: a draft
 *
 * Returns: whether it is a viva, not a session
 */
gboolean
office_event_draft_is_viva (const OfficeEventDraft *draft)
{
  return g_strcmp0 (draft->kind, "viva") == 0;
}

static gboolean
save_viva (OfficeConnection        *connection,
           const OfficeEventDraft  *draft,
           gint64                  *id,
           GError                 **error)
{
  OfficeVivaDraft viva = {
    .enrolment_id = draft->enrolment_id, .attempt = draft->attempt, .starts_at = draft->starts_at,
    .minutes = draft->minutes, .marking_minutes = draft->marking_minutes, .room = draft->room,
    .examiners = (const char *const *) draft->people, .pinned = draft->pinned,
  };

  if (draft->id == 0)
    return office_viva_add (connection, &viva, id, error);
  *id = draft->id;
  return office_viva_edit (connection, draft->id, draft->version, &viva, error);
}

static gboolean
save_session (OfficeConnection        *connection,
              const OfficeEventDraft  *draft,
              gint64                  *id,
              GError                 **error)
{
  g_autoptr (GPtrArray) known = office_equipment_list (connection, error);
  g_autoptr (GPtrArray) needs = known != NULL ? office_equipment_text_read (draft->equipment, known, error) : NULL;
  OfficeSessionDraft session = {
    .cohort_id = draft->cohort_id, .kind = draft->kind, .title = draft->title, .starts_at = draft->starts_at,
    .minutes = draft->minutes, .room = draft->room, .staff = (const char *const *) draft->people, .equipment = needs,
  };

  if (needs == NULL)
    return FALSE;
  if (draft->id == 0)
    return office_session_add (connection, &session, id, error);
  *id = draft->id;
  return office_session_edit (connection, draft->id, draft->version, &session, error);
}

/**
 * office_event_draft_save:
 * @connection: the connection
 * @draft: what was typed
 * @id: (out): the session or viva
 * @error: where to put a failure
 *
 * Adds or changes the session or viva, as one step to undo.
 *
 * Returns: %FALSE with the errors of office_session_add(), office_session_edit(), office_viva_add() and
 *   office_viva_edit()
 */
gboolean
office_event_draft_save (OfficeConnection        *connection,
                         const OfficeEventDraft  *draft,
                         gint64                  *id,
                         GError                 **error)
{
  return office_event_draft_is_viva (draft) ? save_viva (connection, draft, id, error)
                                            : save_session (connection, draft, id, error);
}

/* What is being typed, as bookings ------------------------------------------------------------- */

static void
add_booking (GPtrArray              *bookings,
             const OfficeEventDraft *draft,
             const char             *title,
             OfficeBookingResource   resource,
             gint64                  resource_id,
             const char             *name)
{
  OfficeBooking *booking = g_new0 (OfficeBooking, 1);
  gboolean viva = office_event_draft_is_viva (draft);
  gboolean marks = viva && resource != OFFICE_BOOKING_LEARNER;

  booking->kind = viva ? OFFICE_BOOKING_VIVA : OFFICE_BOOKING_SESSION;
  booking->id = draft->id;
  booking->cohort_id = draft->cohort_id;
  booking->title = g_strdup (title);
  booking->starts_at = draft->starts_at;
  booking->ends_at = draft->starts_at + (draft->minutes + (marks ? draft->marking_minutes : 0)) * 60;
  booking->resource = resource;
  booking->resource_id = resource_id;
  booking->resource_name = g_strdup (name);
  g_ptr_array_add (bookings, booking);
}

/* As the office tells names apart: without case and accents. */
static gboolean
same_name (const char *a,
           const char *b)
{
  g_autofree char *tidy_a = office_tidy (a);
  g_autofree char *tidy_b = office_tidy (b);
  g_autofree char *first = office_fold_text (tidy_a);
  g_autofree char *second = office_fold_text (tidy_b);

  return g_str_equal (first, second);
}

static const OfficeStaff *
find_staff (const OfficeTimetable *timetable,
            const char            *name)
{
  for (guint i = 0; i < timetable->staff->len; i++)
    {
      const OfficeStaff *staff = g_ptr_array_index (timetable->staff, i);

      if (same_name (staff->name, name))
        return staff;
    }
  return NULL;
}

static const OfficeRoom *
find_room (const OfficeTimetable *timetable,
           const char            *name)
{
  for (guint i = 0; i < timetable->rooms->len; i++)
    {
      const OfficeRoom *room = g_ptr_array_index (timetable->rooms, i);

      if (same_name (room->name, name))
        return room;
    }
  return NULL;
}

/**
 * office_event_draft_dup_title:
 * @draft: what is being typed
 *
 * Returns: (transfer full): what it is called among others: by its title, or else by its kind
 */
char *
office_event_draft_dup_title (const OfficeEventDraft *draft)
{
  return g_strdup (*draft->title != '\0' ? draft->title : office_session_kind_label (draft->kind));
}

/**
 * office_event_draft_find_room:
 * @draft: what is being typed
 * @timetable: with the rooms
 *
 * Returns: (transfer none) (nullable): the room that was typed, where the office knows it
 */
const OfficeRoom *
office_event_draft_find_room (const OfficeEventDraft *draft,
                              const OfficeTimetable  *timetable)
{
  return *draft->room != '\0' ? find_room (timetable, draft->room) : NULL;
}

/* Somebody who is not known yet is in no other place. */
static void
book_people (GPtrArray              *bookings,
             const OfficeEventDraft *draft,
             const OfficeTimetable  *timetable,
             const char             *title)
{
  for (char **name = draft->people; *name != NULL; name++)
    {
      const OfficeStaff *staff = find_staff (timetable, *name);

      if (staff != NULL)
        add_booking (bookings, draft, title, OFFICE_BOOKING_STAFF, staff->id, staff->name);
    }
}

static void
book_room (GPtrArray              *bookings,
           const OfficeEventDraft *draft,
           const OfficeTimetable  *timetable,
           const char             *title)
{
  const OfficeRoom *room = office_event_draft_find_room (draft, timetable);

  if (room != NULL && !room->online)
    add_booking (bookings, draft, title, OFFICE_BOOKING_ROOM, room->id, room->name);
}

/* The cohort speaks for its learners; those of them who are elsewhere, too, are found by themselves. */
static void
book_learners (GPtrArray              *bookings,
               const OfficeEventDraft *draft,
               const OfficeTimetable  *timetable,
               const char             *title)
{
  gboolean viva = office_event_draft_is_viva (draft);

  for (guint i = 0; i < timetable->enrolments->len; i++)
    {
      const OfficeEnrolment *enrolment = g_ptr_array_index (timetable->enrolments, i);
      g_autofree char *name = NULL;

      if (viva ? enrolment->id != draft->enrolment_id
               : enrolment->cohort_id != draft->cohort_id || enrolment->withdrawn_on != NULL
                   || enrolment->reassessment_only)
        continue;
      name = office_person_name (enrolment->family_name, enrolment->given_names);
      add_booking (bookings, draft, title, OFFICE_BOOKING_LEARNER, enrolment->learner_id, name);
    }
}

static const char *
cohort_code (const OfficeTimetable *timetable,
             gint64                 cohort_id)
{
  for (guint i = 0; i < timetable->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (timetable->cohorts, i);

      if (cohort->id == cohort_id)
        return cohort->code;
    }
  return "";
}

/**
 * office_event_draft_bookings:
 * @draft: what is being typed
 * @timetable: with the rooms, the staff and the learners
 *
 * Says whom and what an event would need that is not saved yet, for office_clashes_suppose().
 *
 * Returns: (transfer full) (element-type OfficeBooking): its bookings; none for a deadline
 */
GPtrArray *
office_event_draft_bookings (const OfficeEventDraft *draft,
                             const OfficeTimetable  *timetable)
{
  GPtrArray *bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) office_booking_free);
  g_autofree char *title = office_event_draft_dup_title (draft);

  if (g_strcmp0 (draft->kind, "deadline") == 0 || draft->minutes <= 0)
    return bookings;

  book_people (bookings, draft, timetable, title);
  book_room (bookings, draft, timetable, title);
  if (!office_event_draft_is_viva (draft))
    add_booking (bookings, draft, title, OFFICE_BOOKING_COHORT, draft->cohort_id,
                 cohort_code (timetable, draft->cohort_id));
  book_learners (bookings, draft, timetable, title);
  return bookings;
}

/**
 * office_event_draft_dup_second_viva:
 * @draft: what is being typed
 * @timetable: with the vivas of the cohort
 *
 * Returns: (transfer full) (nullable): a sentence for the person when the learner has a viva for this
 *   attempt already
 */
char *
office_event_draft_dup_second_viva (const OfficeEventDraft *draft,
                                    const OfficeTimetable  *timetable)
{
  for (guint i = 0; draft->enrolment_id != 0 && i < timetable->agenda->len; i++)
    {
      OfficeTimetableItem *item = g_ptr_array_index (timetable->agenda, i);
      const OfficeVivaRow *viva = office_timetable_item_get_viva (item);
      g_autofree char *when = NULL;

      if (viva == NULL || viva->cancelled || viva->id == draft->id || viva->enrolment_id != draft->enrolment_id
          || viva->attempt != draft->attempt)
        continue;
      when = office_instant_to_text (viva->starts_at);
      /* Translators: which attempt, and when the viva is */
      return g_strdup_printf (_("A viva for attempt %d is already planned on %s."), draft->attempt, when);
    }
  return NULL;
}

/**
 * office_event_draft_dup_new_room:
 * @draft: what is being typed
 * @timetable: with the rooms
 *
 * Returns: (transfer full) (nullable): a sentence for the person when saving it would add a room
 */
char *
office_event_draft_dup_new_room (const OfficeEventDraft *draft,
                                 const OfficeTimetable  *timetable)
{
  if (*draft->room == '\0' || find_room (timetable, draft->room) != NULL)
    return NULL;
  /* Translators: a room that the office does not know yet */
  return g_strdup_printf (_("“%s” is a new room: it will be added."), draft->room);
}

/**
 * office_event_draft_dup_new_people:
 * @draft: what is being typed
 * @timetable: with the staff
 *
 * Returns: (transfer full) (nullable): a sentence for the person when saving it would add staff
 */
char *
office_event_draft_dup_new_people (const OfficeEventDraft *draft,
                                   const OfficeTimetable  *timetable)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  for (char **name = draft->people; *name != NULL; name++)
    if (find_staff (timetable, *name) == NULL)
      g_strv_builder_add (builder, *name);
  names = g_strv_builder_end (builder);
  if (*names == NULL)
    return NULL;

  /* Translators: stands between names that are in quotation marks */
  joined = g_strjoinv (_("”, “"), names);
  /* Translators: a name, or several, that the office does not know yet */
  return g_strdup_printf (ngettext ("“%s” is new to the staff: it will be added.",
                                    "“%s” are new to the staff: they will be added.", g_strv_length (names)),
                          joined);
}

/* Reading what was typed ----------------------------------------------------------------------- */

static gboolean
refuse_time (const char  *text,
             GError     **error)
{
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” is not a time of day: write it as 19:00."), text);
  return FALSE;
}

/**
 * office_event_read_time:
 * @text: "19:00", "9.30", "0930" or "9"
 * @second_of_day: (out): 0 to 86399
 * @error: where to put a failure
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID
 */
gboolean
office_event_read_time (const char  *text,
                        int         *second_of_day,
                        GError     **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  char digits[5] = "";
  gsize n = 0, before = 0;
  gboolean separated = FALSE;
  int hours, minutes;

  for (const char *at = typed; *at != '\0'; at++)
    {
      if (g_ascii_isdigit (*at) && n < 4)
        digits[n++] = *at;
      else if ((*at == ':' || *at == '.') && !separated && (n == 1 || n == 2))
        {
          separated = TRUE;
          before = n;
        }
      else
        return refuse_time (typed, error);
    }
  if (n == 0 || (separated && n - before != 2) || (!separated && n == 3))
    return refuse_time (typed, error);

  if (!separated)
    before = n <= 2 ? n : 2;
  hours = before == 1 ? digits[0] - '0' : (digits[0] - '0') * 10 + digits[1] - '0';
  minutes = n == before ? 0 : (digits[before] - '0') * 10 + digits[before + 1] - '0';
  if (hours > 23 || minutes > 59)
    return refuse_time (typed, error);

  *second_of_day = (hours * 60 + minutes) * 60;
  return TRUE;
}

/**
 * office_event_read_minutes:
 * @text: a whole number
 * @least: the smallest that is possible
 * @most: the largest
 * @minutes: (out): minutes
 * @error: where to put a failure
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID
 */
gboolean
office_event_read_minutes (const char  *text,
                           int          least,
                           int          most,
                           int         *minutes,
                           GError     **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  guint64 number;

  if (!g_ascii_string_to_unsigned (typed, 10, (guint64) least, (guint64) most, &number, NULL))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is not a length: a whole number of minutes from %d to %d."), typed, least, most);
      return FALSE;
    }

  *minutes = (int) number;
  return TRUE;
}

/**
 * office_event_split_names:
 * @text: names between semicolons, or between commas when there is no semicolon
 *
 * Returns: (transfer full) (array zero-terminated=1): the names, each once
 */
char **
office_event_split_names (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, strchr (text, ';') != NULL ? ";" : ",", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (char **part = parts; *part != NULL; part++)
    {
      gboolean seen = *g_strstrip (*part) == '\0';

      for (guint i = 0; i < names->len && !seen; i++)
        seen = same_name (g_ptr_array_index (names, i), *part);
      if (!seen)
        g_ptr_array_add (names, g_strdup (*part));
    }

  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * office_event_join_names:
 * @names: (nullable) (array zero-terminated=1): names
 *
 * Returns: (transfer full): a text that office_event_split_names() takes apart again
 */
char *
office_event_join_names (const char *const *names)
{
  g_autofree char *joined = names != NULL ? g_strjoinv ("; ", (char **) names) : g_strdup ("");

  /* A single name with a comma in it would come apart. */
  if (strchr (joined, ',') != NULL && strchr (joined, ';') == NULL)
    return g_strconcat (joined, ";", NULL);
  return g_steal_pointer (&joined);
}

/**
 * office_event_time_to_text:
 * @instant: UTC seconds
 *
 * Returns: (transfer full): London wall time with its day of the week: "Thu 25/09/2025 19:00"
 */
char *
office_event_time_to_text (gint64 instant)
{
  g_autoptr (GDate) day = g_date_new_julian (office_instant_to_day (instant));
  g_autofree char *text = office_instant_to_text (instant);
  char weekday[32];

  g_date_strftime (weekday, sizeof weekday, "%a", day);
  return g_strdup_printf ("%s %s", weekday, text);
}

/**
 * office_event_adjust:
 * @minutes: a viva's length
 * @basis_points: the adjustment, hundredths of a per cent: 2500 for 25 %
 *
 * Lengthens a viva for a reasonable adjustment (VIVA-1); a part of a minute is a minute.
 *
 * Returns: minutes
 */
int
office_event_adjust (int minutes,
                     int basis_points)
{
  return (minutes * (HUNDRED_PER_CENT + basis_points) + HUNDRED_PER_CENT - 1) / HUNDRED_PER_CENT;
}
