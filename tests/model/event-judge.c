/* event-judge.c: everything that can be in the way of a session is said, and what is offered instead is not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "../store/fixture.h"

#include "model/event-judge.h"
#include "rules/clock.h"
#include "store/availability.h"
#include "store/enrolments.h"
#include "store/equipment.h"
#include "store/rooms.h"
#include "store/staff.h"

static gint64
at (const char *wall)
{
  gint64 instant = 0;

  g_assert_true (office_instant_parse (wall, &instant, NULL));
  return instant;
}

static OfficeEventDraft *
draft_of (gint64      cohort_id,
          const char *title,
          const char *starts,
          int         minutes,
          const char *room,
          const char *people)
{
  OfficeEventDraft *draft = office_event_draft_new ();

  draft->cohort_id = cohort_id;
  g_free (draft->title);
  draft->title = g_strdup (title);
  draft->starts_at = at (starts);
  draft->minutes = minutes;
  g_free (draft->room);
  draft->room = g_strdup (room);
  g_strfreev (draft->people);
  draft->people = office_event_split_names (people);
  return draft;
}

static void
save (Fixture          *fixture,
      OfficeEventDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  office_event_draft_save (fixture->connection, draft, &id, &error);
  g_assert_no_error (error);
  office_event_draft_free (draft);
}

/* What the draft breaks, a sentence a line. */
static char *
judge (Fixture                *fixture,
       const OfficeEventDraft *draft)
{
  OfficeTimetableQuery query = { 0, 0, OFFICE_DAY_NONE };
  g_autoptr (OfficeTimetable) timetable = office_timetable_read (fixture->connection, &query, NULL);
  g_autoptr (OfficeSurroundings) around = office_surroundings_read_around (fixture->connection, draft->starts_at, NULL);
  g_autoptr (GPtrArray) rows = office_event_judge (draft, timetable, around);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (said, "%s\n", ((OfficeClashRow *) rows->pdata[i])->sentence);
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static char *
find_time (Fixture                *fixture,
           const OfficeEventDraft *draft,
           gboolean                later)
{
  OfficeTimetableQuery query = { 0, 0, OFFICE_DAY_NONE };
  g_autoptr (OfficeTimetable) timetable = office_timetable_read (fixture->connection, &query, NULL);
  g_autoptr (OfficeSurroundings) around = office_surroundings_read_around (fixture->connection, draft->starts_at, NULL);
  gint64 found;

  return office_event_find_time (draft, timetable, around, later, &found) ? office_instant_to_wall (found) : NULL;
}

static void
assert_said (const char *said,
             const char *words)
{
  if (strstr (said, words) == NULL)
    g_error ("“%s” is not said in:\n%s", words, said);
}

static void
enrol (Fixture    *fixture,
       gint64      cohort_id,
       const char *family_name,
       const char *given_names,
       const char *gmc,
       const char *born)
{
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, cohort_id, family_name, given_names, gmc, born);

  bring_to (fixture, added->id, OFFICE_APPLICATION_ENROLLED);
}

static void
add_room (Fixture    *fixture,
          const char *name,
          int         capacity)
{
  g_autoptr (GError) error = NULL;
  OfficeRoom room = { .name = (char *) name, .capacity = capacity };

  office_room_add (fixture->connection, &room, &error);
  g_assert_no_error (error);
}

/* A draft and the same once it is saved are judged alike. */
static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (OfficeEventDraft) draft = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL, *roomy = NULL, *early = NULL;

  enrol (fixture, fixture->cohort_id, "Ng", "Aoife", "7654321", "1984-09-18");
  enrol (fixture, fixture->cohort_id, "Okafor", "Ben", "7654322", "1985-09-18");
  add_room (fixture, "Small room", 2);
  draft = draft_of (fixture->cohort_id, "Crowded", "2025-11-27T19:00", 90, "small room", "Dr A");
  said = judge (fixture, draft);
  assert_said (said, "Small room holds 2 people; to “Crowded” on 27/11/2025 19:00 would come 3.");
  assert_said (said, "“Crowded” on 27/11/2025 19:00 lies after DPL-2025-AUT has ended on 20/11/2025.");

  save (fixture, office_event_draft_copy (draft));
  saved = office_clashes_list (fixture->connection, G_MININT64, G_MAXINT64, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, 2);
  g_assert_cmpint (((OfficeClashRow *) saved->pdata[0])->kind, ==, OFFICE_CLASH_CAPACITY);
  g_assert_cmpint (((OfficeClashRow *) saved->pdata[1])->kind, ==, OFFICE_CLASH_DATES);

  /* Exactly as many as it holds; an induction may be before the first day. */
  g_strfreev (draft->people);
  draft->people = office_event_split_names ("");
  draft->starts_at = at ("2025-10-02T19:00");
  roomy = judge (fixture, draft);
  g_assert_cmpstr (roomy, ==, "");
  g_free (draft->kind);
  draft->kind = g_strdup ("induction");
  draft->starts_at = at ("2025-09-11T19:00");
  early = judge (fixture, draft);
  g_assert_cmpstr (early, ==, "");
}

/* A learner's own sessions stand in the way of their viva before anything says that they are in two places. */
static void
test_viva_and_own_session (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (OfficeEventDraft) viva = NULL;
  g_autoptr (GPtrArray) enrolments = NULL;
  g_autofree char *said = NULL, *after = NULL;

  enrol (fixture, fixture->cohort_id, "Ng", "Aoife", "7654321", "1984-09-18");
  enrolments = office_enrolments_list (fixture->connection, fixture->cohort_id, NULL);
  save (fixture, draft_of (fixture->cohort_id, "Live", "2025-10-02T19:00", 90, "Online", "Dr A"));
  viva = draft_of (fixture->cohort_id, "", "2025-10-02T20:00", 20, "Online", "Dr B");
  g_free (viva->kind);
  viva->kind = g_strdup ("viva");
  viva->enrolment_id = ((OfficeEnrolment *) enrolments->pdata[0])->id;
  viva->marking_minutes = 10;

  said = judge (fixture, viva);
  assert_said (said, "Ng, Aoife is in");
  /* Half open: it may begin when the session ends, and the learner does not stay for the marking. */
  viva->starts_at = at ("2025-10-02T20:30");
  after = judge (fixture, viva);
  g_assert_cmpstr (after, ==, "");
}

/* Who has painted a part of a week is asked within it alone, and nothing else is offered. */
static void
test_availability (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (OfficeEventDraft) draft = draft_of (fixture->cohort_id, "Mine", "2025-10-23T19:00", 90, "Room 9", "Dr A");
  OfficeStaff staff = { .name = (char *) "Dr A", .active = TRUE };
  OfficeSpan spans[] = { { at ("2025-10-23T09:00"), at ("2025-10-23T12:30") } };
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL, *earlier = NULL, *free = NULL;
  gint64 id = office_staff_add (fixture->connection, &staff, &error);

  g_assert_no_error (error);
  office_availability_paint (fixture->connection, id, -1, spans, 1, OFFICE_AVAILABILITY_PAINT_AVAILABLE, &error);
  g_assert_no_error (error);
  said = judge (fixture, draft);
  assert_said (said, "Dr A has not said that they can come");
  earlier = find_time (fixture, draft, FALSE);
  g_assert_cmpstr (earlier, ==, "2025-10-23T11:00:00");
  draft->starts_at = at ("2025-10-23T11:00");
  free = judge (fixture, draft);
  g_assert_cmpstr (free, ==, "");

  draft->starts_at = at ("2025-10-23T12:00");
  save (fixture, office_event_draft_copy (draft));
  saved = office_clashes_list (fixture->connection, G_MININT64, G_MAXINT64, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (saved->len, ==, 1);
  g_assert_cmpint (((OfficeClashRow *) saved->pdata[0])->kind, ==, OFFICE_CLASH_AVAILABILITY);
}

/* Two hands-on days at once need more machines than there are; the half-open edge is enough. */
static void
test_equipment (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 other = add_cohort (fixture, "UIAO-2025-AUT", "2025-09-22", "2025-12-05", -1);
  OfficeEquipment machines = { .name = (char *) "Ultrasound machine", .quantity = 6 };
  g_autoptr (GPtrArray) needs = g_ptr_array_new_with_free_func ((GDestroyNotify) office_equipment_need_free);
  g_autoptr (GPtrArray) saved = NULL, apart = NULL, sessions = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = office_equipment_add (fixture->connection, &machines, &error);

  g_assert_no_error (error);
  save (fixture, draft_of (fixture->cohort_id, "One", "2025-10-23T10:00", 120, "Room 1", "Dr A"));
  save (fixture, draft_of (other, "Two", "2025-10-23T11:00", 120, "Room 2", "Dr B"));
  sessions = office_sessions_list_between (fixture->connection, 0, G_MAXINT32, &error);
  g_ptr_array_add (needs, office_equipment_need_new (id, "Ultrasound machine", 4));
  g_assert_true (office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "Equipment", NULL, &error));
  for (guint i = 0; i < 2; i++)
    g_assert_true (office_equipment_set_needs (fixture->connection, ((OfficeSessionRow *) sessions->pdata[i])->id, needs,
                                               &error));
  g_assert_true (office_command_finish (fixture->connection, TRUE, &error));
  saved = office_clashes_list (fixture->connection, G_MININT64, G_MAXINT64, &error);
  g_assert_cmpuint (saved->len, ==, 2);
  assert_said (((OfficeClashRow *) saved->pdata[0])->sentence, "Of Ultrasound machine, 8 are needed at once");

  g_assert_true (office_session_move (fixture->connection, ((OfficeSessionRow *) sessions->pdata[1])->id, -1,
                                      at ("2025-10-23T12:00"), 120, &error));
  apart = office_clashes_list (fixture->connection, G_MININT64, G_MAXINT64, &error);
  g_assert_cmpuint (apart->len, ==, 0);
}

static void
test_alternatives (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 other = add_cohort (fixture, "UIAO-2025-AUT", "2025-09-22", "2025-12-05", -1);
  g_autoptr (OfficeEventDraft) draft = NULL;
  g_autofree char *earlier = NULL, *later = NULL, *last = NULL;

  save (fixture, draft_of (other, "One", "2025-10-23T18:00", 90, "Room 1", "Dr A"));
  save (fixture, draft_of (other, "Two", "2025-10-23T20:30", 90, "Room 2", "Dr A"));
  save (fixture, draft_of (other, "Another's", "2025-10-23T16:00", 60, "Room 3", "Dr B"));
  draft = draft_of (fixture->cohort_id, "Mine", "2025-10-23T19:00", 90, "Room 9", "Dr A");

  earlier = find_time (fixture, draft, FALSE);
  later = find_time (fixture, draft, TRUE);
  g_assert_cmpstr (earlier, ==, "2025-10-23T16:30:00");
  /* Nothing of the day is left: the next Thursday, at the same time by the clock, which has gone back. */
  g_assert_cmpstr (later, ==, "2025-10-30T19:00:00");

  /* Not beyond the last day of the cohort. */
  draft->starts_at = at ("2025-11-20T21:00");
  last = find_time (fixture, draft, TRUE);
  g_assert_null (last);
}

/* Over many small timetables: what is offered is judged to clash with nothing, and is as long. */
static void
test_offers_are_free (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const rooms[] = { "Room 1", "Room 2", "Online" };
  static const char *const people[] = { "Dr A", "Dr B", "Dr A; Dr B", "" };
  gint64 other = add_cohort (fixture, "UIAO-2025-AUT", "2025-09-18", "2025-12-05", -1);
  OfficeTimetableQuery query = { 0, 0, OFFICE_DAY_NONE };
  g_autoptr (OfficeTimetable) timetable = NULL;
  g_autoptr (OfficeSurroundings) around = NULL;
  guint n_offered = 0;

  for (int i = 0; i < 60; i++)
    {
      OfficeEventDraft *draft = draft_of (g_test_rand_bit () ? other : fixture->cohort_id, "Some", "2025-10-06T09:00",
                                          g_test_rand_int_range (1, 9) * 30, rooms[g_test_rand_int_range (0, 3)],
                                          people[g_test_rand_int_range (0, 4)]);

      draft->starts_at += g_test_rand_int_range (0, 20) * 86400 + g_test_rand_int_range (0, 40) * 900;
      save (fixture, draft);
    }
  timetable = office_timetable_read (fixture->connection, &query, NULL);
  around = office_surroundings_read_around (fixture->connection, at ("2025-10-16T12:00"), NULL);

  for (int i = 0; i < 400; i++)
    {
      g_autoptr (OfficeEventDraft) draft =
        draft_of (fixture->cohort_id, "Mine", "2025-10-06T09:00", g_test_rand_int_range (1, 9) * 30,
                  rooms[g_test_rand_int_range (0, 3)], people[g_test_rand_int_range (0, 4)]);
      gboolean later = g_test_rand_bit ();
      gint64 wished = draft->starts_at + g_test_rand_int_range (0, 20) * 86400 + g_test_rand_int_range (0, 40) * 900;
      g_autoptr (GPtrArray) rows = NULL;

      draft->starts_at = wished;
      if (!office_event_find_time (draft, timetable, around, later, &draft->starts_at))
        continue;
      rows = office_event_judge (draft, timetable, around);
      g_assert_cmpuint (rows->len, ==, 0);
      g_assert_true (later ? draft->starts_at > wished : draft->starts_at < wished);
      n_offered++;
    }
  g_assert_cmpuint (n_offered, >, 300);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/event-judge/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("limits", test_limits);
  ADD ("viva-and-own-session", test_viva_and_own_session);
  ADD ("availability", test_availability);
  ADD ("equipment", test_equipment);
  ADD ("alternatives", test_alternatives);
  ADD ("offers-are-free", test_offers_are_free);
#undef ADD

  return g_test_run ();
}
