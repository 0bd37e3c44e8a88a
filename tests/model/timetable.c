/* timetable.c: a week of all cohorts, the agenda of one, clashes, and what is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "../store/fixture.h"

#include "model/event-draft.h"
#include "model/timetable.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "store/audit.h"

static gint64
at (const char *wall)
{
  g_autoptr (GError) error = NULL;
  gint64 instant = 0;

  office_instant_parse (wall, &instant, &error);
  g_assert_no_error (error);
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

static gint64
save (Fixture          *fixture,
      OfficeEventDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  office_event_draft_save (fixture->connection, draft, &id, &error);
  g_assert_no_error (error);
  office_event_draft_free (draft);
  return id;
}

static OfficeTimetable *
read_timetable (Fixture   *fixture,
                gint64     cohort_id,
                OfficeDay  monday)
{
  g_autoptr (GError) error = NULL;
  OfficeTimetableQuery query = { cohort_id, 0, monday };
  OfficeTimetable *timetable = office_timetable_read (fixture->connection, &query, &error);

  g_assert_no_error (error);
  g_assert_nonnull (timetable);
  return timetable;
}

/* The week shows all cohorts, the agenda only the chosen one; deadlines stand among them. */
static void
test_week_and_agenda (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 other = add_cohort (fixture, "UIAO-2025-AUT", "2025-09-15", "2025-12-05", -1);
  g_autoptr (OfficeTimetable) timetable = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, draft_of (fixture->cohort_id, "Second", "2025-09-25T19:00", 90, "Online", "Dr A"));
  save (fixture, draft_of (fixture->cohort_id, "First", "2025-09-18T19:00", 90, "Online", "Dr A"));
  save (fixture, draft_of (other, "Elsewhere", "2025-09-19T10:00", 60, "Room 1", "Dr B"));
  office_deadline_set (fixture->connection, fixture->cohort_id, "written", 1, at ("2025-09-17T14:00"), -1, &error);
  g_assert_no_error (error);

  timetable = read_timetable (fixture, fixture->cohort_id, OFFICE_DAY_NONE);
  g_assert_cmpint (timetable->monday, ==, office_day_new (2025, 9, 15));
  g_assert_cmpint (timetable->first_monday, ==, office_day_new (2025, 9, 15));
  g_assert_cmpuint (timetable->agenda->len, ==, 3);
  g_assert_cmpuint (timetable->week->len, ==, 3);
  g_assert_cmpint (office_timetable_item_get_kind (timetable->week->pdata[0]), ==, OFFICE_TIMETABLE_DEADLINE);
  g_assert_cmpstr (office_timetable_item_get_title (timetable->week->pdata[1]), ==, "First");
  g_assert_cmpint (office_timetable_item_get_cohort (timetable->week->pdata[2]), ==, other);
  g_assert_cmpuint (timetable->clashes->len, ==, 0);
}

/* While the cohort runs, it begins with this week. */
static void
test_this_week (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (OfficeTimetable) timetable = NULL;

  save (fixture, draft_of (fixture->cohort_id, "First", "2025-09-18T19:00", 90, "", ""));
  save (fixture, draft_of (fixture->cohort_id, "Last", "2025-11-20T19:00", 90, "", ""));
  office_connection_set_clock (fixture->connection, at ("2025-10-08T09:00"));
  timetable = read_timetable (fixture, fixture->cohort_id, OFFICE_DAY_NONE);
  g_assert_cmpint (timetable->monday, ==, office_day_new (2025, 10, 6));
  g_assert_cmpint (timetable->first_monday, ==, office_day_new (2025, 9, 15));
}

static void
test_clashes (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 other = add_cohort (fixture, "UIAO-2025-AUT", "2025-09-22", "2025-12-05", -1);
  g_autoptr (OfficeTimetable) timetable = NULL;
  GPtrArray *sentences;

  save (fixture, draft_of (fixture->cohort_id, "One", "2025-09-25T19:00", 90, "Room 1", "Dr A; Dr B"));
  save (fixture, draft_of (other, "Two", "2025-09-25T20:00", 60, "Room 1", "Dr B"));
  /* It begins when the other ends: no clash. */
  save (fixture, draft_of (other, "Three", "2025-09-25T21:00", 60, "Room 1", "Dr B"));

  timetable = read_timetable (fixture, fixture->cohort_id, office_day_new (2025, 9, 22));
  g_assert_cmpuint (timetable->clashes->len, ==, 2);
  sentences = office_timetable_item_get_clashes (timetable->week->pdata[0]);
  g_assert_nonnull (sentences);
  g_assert_cmpuint (sentences->len, ==, 2);
  g_assert_nonnull (office_timetable_item_get_clashes (timetable->agenda->pdata[0]));
  g_assert_nonnull (office_timetable_item_get_clashes (timetable->week->pdata[1]));
  g_assert_null (office_timetable_item_get_clashes (timetable->week->pdata[2]));
}

static guint
count_supposed (Fixture                *fixture,
                const OfficeEventDraft *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeTimetable) timetable = read_timetable (fixture, draft->cohort_id, OFFICE_DAY_NONE);
  g_autoptr (GPtrArray) bookings = office_bookings_list (fixture->connection, G_MININT64, G_MAXINT64, &error);
  g_autoptr (GPtrArray) supposed = office_event_draft_bookings (draft, timetable);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_no_error (error);
  rows = office_clashes_suppose (bookings, supposed);
  return rows->len;
}

/* What is typed clashes before it is saved, and never with itself. */
static void
test_suppose (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (OfficeEventDraft) typed =
    draft_of (fixture->cohort_id, "Typed", "2025-09-25T20:00", 60, "room 1", "dr a; Dr New");
  gint64 id = save (fixture, draft_of (fixture->cohort_id, "One", "2025-09-25T19:00", 90, "Room 1", "Dr A"));

  /* The room, the person and the cohort itself. */
  g_assert_cmpuint (count_supposed (fixture, typed), ==, 3);

  typed->starts_at = at ("2025-09-25T20:30");
  g_assert_cmpuint (count_supposed (fixture, typed), ==, 0);

  typed->starts_at = at ("2025-09-25T19:30");
  typed->id = id;
  g_assert_cmpuint (count_supposed (fixture, typed), ==, 0);

  typed->id = 0;
  g_free (typed->kind);
  typed->kind = g_strdup ("deadline");
  g_assert_cmpuint (count_supposed (fixture, typed), ==, 0);
}

/* A name that is not known is said before it is added; case and accents make no other name. */
static void
test_new_names (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (OfficeEventDraft) typed =
    draft_of (fixture->cohort_id, "Typed", "2025-09-25T20:00", 60, "ROOM 1 ", "dr zoe; Dr Zoë ; Dr A");
  g_autoptr (OfficeTimetable) timetable = NULL;
  g_autofree char *room = NULL, *people = NULL;

  save (fixture, draft_of (fixture->cohort_id, "One", "2025-09-25T19:00", 90, "Room 1", "Dr Zoë"));
  timetable = read_timetable (fixture, fixture->cohort_id, OFFICE_DAY_NONE);
  room = office_event_draft_dup_new_room (typed, timetable);
  g_assert_null (room);
  g_assert_cmpuint (g_strv_length (typed->people), ==, 2);
  people = office_event_draft_dup_new_people (typed, timetable);
  g_assert_cmpstr (people, ==, "“Dr A” is new to the staff: it will be added.");
}

/* Why a session does not take place is known as long as it does not. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 id = save (fixture, draft_of (fixture->cohort_id, "One", "2025-09-25T19:00", 90, "Room 1", "Dr A"));
  g_autoptr (OfficeTimetable) timetable = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  office_session_cancel (fixture->connection, id, OFFICE_SESSION_ANY_VERSION, "Snow", &error);
  g_assert_no_error (error);
  timetable = read_timetable (fixture, fixture->cohort_id, OFFICE_DAY_NONE);
  g_assert_true (office_timetable_item_is_cancelled (timetable->agenda->pdata[0]));
  g_assert_cmpstr (office_timetable_item_get_cancelled_why (timetable->agenda->pdata[0]), ==, "Snow");
  g_clear_pointer (&timetable, office_timetable_free);

  g_free (undo (fixture));
  timetable = read_timetable (fixture, fixture->cohort_id, OFFICE_DAY_NONE);
  g_assert_null (office_timetable_item_get_cancelled_why (timetable->agenda->pdata[0]));

  /* And who reads what was done reads that it was taken back. */
  entries = office_audit_list (fixture->connection, "session", id, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (((OfficeAuditEntry *) entries->pdata[0])->label, "Undone: Session “One”"));
  g_assert_true (g_str_has_prefix (((OfficeAuditEntry *) entries->pdata[1])->label, "Session “One”"));
}

/* After a viva its examiners stay for the marking; its learner does not. */
static void
test_marking_time (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (OfficeApplicationAdded) added = NULL;
  g_autoptr (OfficeTimetable) timetable = NULL;
  g_autoptr (GError) error = NULL;
  OfficeEventDraft *viva;
  gint64 enrolment_id = 0;

  added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "7654321", "1984-09-18");
  bring_to (fixture, added->id, OFFICE_APPLICATION_ENROLLED);
  office_connection_get_int (fixture->connection, &enrolment_id, &error, "SELECT id FROM enrolment", "");
  g_assert_no_error (error);

  viva = draft_of (fixture->cohort_id, "", "2025-11-19T14:00", 20, "Room 1", "Dr A; Dr B");
  g_free (viva->kind);
  viva->kind = g_strdup ("viva");
  viva->enrolment_id = enrolment_id;
  viva->marking_minutes = 10;
  save (fixture, viva);

  /* The learner is free at 14:20, Dr A and the room at 14:30. */
  save (fixture, draft_of (fixture->cohort_id, "Seminar", "2025-11-19T14:20", 60, "Room 2", "Dr C"));
  timetable = read_timetable (fixture, fixture->cohort_id, office_day_new (2025, 11, 17));
  g_assert_cmpuint (timetable->clashes->len, ==, 0);
  g_clear_pointer (&timetable, office_timetable_free);

  save (fixture, draft_of (fixture->cohort_id, "Late", "2025-11-19T14:25", 60, "Room 1", "Dr A"));
  timetable = read_timetable (fixture, fixture->cohort_id, office_day_new (2025, 11, 17));
  /* Dr A and Room 1 with the viva, the cohort with the seminar; the cohort speaks for its learner. */
  g_assert_cmpuint (timetable->clashes->len, ==, 3);
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (OfficeTimetable) timetable = NULL;
  g_autoptr (OfficeEventDraft) mine = NULL;
  g_autoptr (OfficeEventDraft) theirs = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  save (fixture, draft_of (fixture->cohort_id, "One", "2025-09-25T19:00", 90, "Room 1", "Dr A"));
  timetable = read_timetable (fixture, fixture->cohort_id, OFFICE_DAY_NONE);
  mine = office_event_draft_from_item (timetable->agenda->pdata[0]);
  theirs = office_event_draft_copy (mine);
  theirs->minutes = 60;
  g_assert_true (office_event_draft_save (fixture->connection, theirs, &id, &error));
  g_assert_no_error (error);

  mine->minutes = 120;
  g_assert_false (office_event_draft_save (fixture->connection, mine, &id, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "1 h 30 min"));
  g_assert_nonnull (strstr (error->message, "2 h"));
  g_clear_error (&error);

  mine->version = OFFICE_EVENT_ANY_VERSION;
  g_assert_true (office_event_draft_save (fixture->connection, mine, &id, &error));
  g_assert_no_error (error);
}

static void
test_reading (void)
{
  static const struct
  {
    const char *text;
    int         minute; /* of the day, or -1 */
  } times[] = {
    { "19:00", 1140 }, { "9.30", 570 }, { "0930", 570 }, { "9", 540 }, { " 07:05 ", 425 }, { "00:00", 0 },
    { "23:59", 1439 }, { "24:00", -1 }, { "12:60", -1 }, { "930", -1 }, { "9:3", -1 }, { "", -1 }, { "noon", -1 },
    { "12:00:30", -1 }, { ":30", -1 }, { "-1", -1 },
  };
  g_auto (GStrv) names = office_event_split_names ("Dr A; dr a ;; Sallow, Imogen");
  g_auto (GStrv) commas = office_event_split_names ("Dr A, Dr B");
  const char *one[] = { "Sallow, Imogen", NULL };
  g_autofree char *joined = office_event_join_names (one);
  g_auto (GStrv) again = office_event_split_names (joined);
  int minutes = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      int second = -60;

      if (office_event_read_time (times[i].text, &second, &error))
        g_assert_cmpint (second / 60, ==, times[i].minute);
      else
        {
          g_assert_cmpint (times[i].minute, ==, -1);
          g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
        }
    }

  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[1], ==, "Sallow, Imogen");
  g_assert_cmpuint (g_strv_length (commas), ==, 2);
  g_assert_cmpuint (g_strv_length (again), ==, 1);

  g_assert_true (office_event_read_minutes ("90", 1, 1440, &minutes, NULL));
  g_assert_cmpint (minutes, ==, 90);
  g_assert_false (office_event_read_minutes ("0", 1, 1440, &minutes, NULL));
  g_assert_false (office_event_read_minutes ("1441", 1, 1440, &minutes, NULL));
  g_assert_false (office_event_read_minutes ("1.5", 1, 1440, &minutes, NULL));
  g_assert_false (office_event_read_minutes ("", 1, 1440, &minutes, NULL));

  /* VIVA-1 */
  g_assert_cmpint (office_event_adjust (20, 0), ==, 20);
  g_assert_cmpint (office_event_adjust (20, 2500), ==, 25);
  g_assert_cmpint (office_event_adjust (20, 5000), ==, 30);
  g_assert_cmpint (office_event_adjust (15, 2500), ==, 19);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/model/timetable/week-and-agenda", test_week_and_agenda);
  ADD ("/model/timetable/this-week", test_this_week);
  ADD ("/model/timetable/clashes", test_clashes);
  ADD ("/model/timetable/suppose", test_suppose);
  ADD ("/model/timetable/new-names", test_new_names);
  ADD ("/model/timetable/cancelled", test_cancelled);
  ADD ("/model/timetable/marking-time", test_marking_time);
  ADD ("/model/timetable/conflict", test_conflict);
#undef ADD
  g_test_add_func ("/model/timetable/reading", test_reading);
  return g_test_run ();
}
