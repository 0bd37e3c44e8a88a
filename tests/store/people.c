/* people.c: what people can do, when they can come, and what sessions take along
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "delivery-fixture.h"

#include "model/clash-tutors.h"
#include "model/equipment-text.h"
#include "rules/clock.h"
#include "store/attendance.h"
#include "store/availability.h"
#include "store/equipment.h"
#include "store/learner-hours.h"
#include "store/rooms.h"
#include "store/session-guests.h"
#include "store/sessions.h"
#include "store/staff.h"
#include "store/tutor-ratio.h"
#include "store/undo.h"

static gint64
add_staff (Fixture    *fixture,
           const char *name)
{
  OfficeStaff staff = { .name = (char *) name, .tutor = TRUE, .active = TRUE };
  g_autoptr (GError) error = NULL;
  gint64 id = office_staff_add (fixture->connection, &staff, &error);

  g_assert_no_error (error);
  return id;
}

static int
version_of (Fixture *fixture,
            gint64   staff_id)
{
  g_autoptr (OfficeStaff) staff = office_staff_get (fixture->connection, staff_id, NULL);

  return staff->version;
}

static void
paint (Fixture                 *fixture,
       gint64                   staff_id,
       const char              *from,
       const char              *to,
       OfficeAvailabilityPaint  what)
{
  OfficeSpan span = { fixture_instant (from), fixture_instant (to) };
  g_autoptr (GError) error = NULL;

  office_availability_paint (fixture->connection, staff_id, 0, &span, 1, what, &error);
  g_assert_no_error (error);
}

/* "09:00-10:00+ 10:00-11:00-": what stands of a day, with * for what a calendar said. */
static char *
say_day (Fixture    *fixture,
         gint64      staff_id,
         const char *day)
{
  OfficeSpan span = office_span_of_days (office_day_from_iso (day), 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
    office_availability_list (fixture->connection, staff_id, span.from, span.to, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeAvailability *row = g_ptr_array_index (rows, i);
      g_autofree char *from = office_instant_to_wall (row->span.from);
      g_autofree char *to = office_instant_to_wall (row->span.to);

      g_string_append_printf (text, "%s%.5s-%.5s%c%s", i > 0 ? " " : "", from + 11, to + 11,
                              row->span.kind == OFFICE_AVAILABILITY_BUSY ? '-' : '+', row->span.painted ? "" : "*");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_day(fixture, staff_id, day, expected) \
  G_STMT_START \
  { \
    g_autofree char *said = say_day ((fixture), (staff_id), (day)); \
    g_assert_cmpstr (said, ==, (expected)); \
  } \
  G_STMT_END

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeUndoState) state = office_undo_get_state (fixture->connection, &error);
  g_autofree char *label = office_undo_command (fixture->connection, state->undo_id, &error);

  g_assert_no_error (error);
  g_test_message ("%s", label);
}

static void
test_staff (Fixture       *fixture,
            gconstpointer  data)
{
  const char *const subjects[] = { "Cardiac", " Lung ", "Cardiac", "", NULL };
  const char *const fewer[] = { "Lung", NULL };
  OfficeStaff staff = { .name = (char *) "Dr A. Tutor", .examiner = TRUE, .max_vivas_per_day = 6, .active = TRUE,
                        .subjects = (char **) subjects };
  g_autoptr (OfficeStaff) read = NULL;
  g_autoptr (OfficeStaff) edited = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = office_staff_add (fixture->connection, &staff, &error);

  g_assert_no_error (error);
  read = office_staff_get (fixture->connection, id, &error);
  g_assert_cmpuint (g_strv_length (read->subjects), ==, 2);
  g_assert_cmpstr (read->subjects[0], ==, "Cardiac");
  g_assert_cmpstr (read->subjects[1], ==, "Lung");
  g_assert_false (read->tutor);
  g_assert_true (read->active);

  read->tutor = TRUE;
  read->active = FALSE;
  g_clear_pointer (&read->subjects, g_strfreev);
  read->subjects = g_strdupv ((char **) fewer);
  g_assert_true (office_staff_edit (fixture->connection, read, &error));
  edited = office_staff_get (fixture->connection, id, &error);
  g_assert_true (edited->tutor);
  g_assert_false (edited->active);
  g_assert_cmpuint (g_strv_length (edited->subjects), ==, 1);
  undo (fixture);
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM staff_subject"), ==, 2);

  g_assert_false (office_staff_edit (fixture->connection, read, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);

  staff.max_vivas_per_day = -1;
  staff.name = (char *) "Dr B";
  g_assert_cmpint (office_staff_add (fixture->connection, &staff, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const names[] = { "Dr A", NULL };
  OfficeSessionDraft draft = { DPL_COHORT, "live", NULL, fixture_instant ("2025-09-25T18:00"), 90, "Room 7", names,
                               NULL };
  gint64 asked = add_staff (fixture, "Dr A");
  gint64 never = add_staff (fixture, "Dr B");
  g_autoptr (GError) error = NULL;

  g_assert_true (office_session_add (fixture->connection, &draft, NULL, &error));
  g_assert_false (office_staff_remove (fixture->connection, asked, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (office_room_remove (fixture->connection,
                                      fixture_int (fixture, "SELECT id FROM room WHERE name = 'Room 7'"), &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  paint (fixture, never, "2025-11-12T09:00", "2025-11-12T12:00", OFFICE_AVAILABILITY_PAINT_AVAILABLE);
  g_assert_true (office_staff_remove (fixture->connection, never, &error));
  undo (fixture);
  assert_day (fixture, never, "2025-11-12", "09:00-12:00+");
}

/* Painting joins, cuts and takes back; each stroke is one step to undo. */
static void
test_paint (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 id = add_staff (fixture, "Dr A");
  g_autoptr (GError) error = NULL;
  OfficeSpan wrong = { fixture_instant ("2025-11-12T12:00"), fixture_instant ("2025-11-12T09:00") };
  int version;

  paint (fixture, id, "2025-11-12T09:00", "2025-11-12T10:00", OFFICE_AVAILABILITY_PAINT_AVAILABLE);
  paint (fixture, id, "2025-11-12T10:00", "2025-11-12T12:00", OFFICE_AVAILABILITY_PAINT_AVAILABLE);
  assert_day (fixture, id, "2025-11-12", "09:00-12:00+");
  paint (fixture, id, "2025-11-12T10:00", "2025-11-12T10:30", OFFICE_AVAILABILITY_PAINT_BUSY);
  assert_day (fixture, id, "2025-11-12", "09:00-10:00+ 10:00-10:30- 10:30-12:00+");
  paint (fixture, id, "2025-11-12T09:30", "2025-11-12T11:00", OFFICE_AVAILABILITY_PAINT_CLEAR);
  assert_day (fixture, id, "2025-11-12", "09:00-09:30+ 11:00-12:00+");
  undo (fixture);
  assert_day (fixture, id, "2025-11-12", "09:00-10:00+ 10:00-10:30- 10:30-12:00+");
  undo (fixture);
  assert_day (fixture, id, "2025-11-12", "09:00-12:00+");

  /* What is said already is no step. */
  version = version_of (fixture, id);
  paint (fixture, id, "2025-11-12T09:30", "2025-11-12T10:00", OFFICE_AVAILABILITY_PAINT_AVAILABLE);
  paint (fixture, id, "2025-11-13T09:30", "2025-11-13T10:00", OFFICE_AVAILABILITY_PAINT_CLEAR);
  g_assert_cmpint (version_of (fixture, id), ==, version);

  g_assert_false (office_availability_paint (fixture->connection, id, 0, &wrong, 1,
                                             OFFICE_AVAILABILITY_PAINT_AVAILABLE, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "Dr A"));
  g_clear_error (&error);
  g_assert_false (office_availability_paint (fixture->connection, 99, 0, &wrong, 1,
                                             OFFICE_AVAILABILITY_PAINT_AVAILABLE, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  assert_day (fixture, id, "2025-11-12", "09:00-12:00+");
}

/* Of two who paint at once, the second is told. */
static void
test_paint_conflict (Fixture       *fixture,
                     gconstpointer  data)
{
  gint64 id = add_staff (fixture, "Dr A");
  int seen = version_of (fixture, id);
  OfficeSpan span = { fixture_instant ("2025-11-12T09:00"), fixture_instant ("2025-11-12T12:00") };
  g_autoptr (GError) error = NULL;

  g_assert_true (office_availability_paint (fixture->connection, id, seen, &span, 1, OFFICE_AVAILABILITY_PAINT_BUSY,
                                            &error));
  g_assert_false (office_availability_paint (fixture->connection, id, seen, &span, 1,
                                             OFFICE_AVAILABILITY_PAINT_AVAILABLE, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  assert_day (fixture, id, "2025-11-12", "09:00-12:00-");
}

/* 26 October has 25 hours: 09:00 stays 09:00. */
static void
test_copy_week (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 id = add_staff (fixture, "Dr A");
  g_autoptr (GError) error = NULL;

  paint (fixture, id, "2025-10-23T09:00", "2025-10-23T12:00", OFFICE_AVAILABILITY_PAINT_AVAILABLE);
  paint (fixture, id, "2025-10-24T14:00", "2025-10-24T15:00", OFFICE_AVAILABILITY_PAINT_BUSY);
  paint (fixture, id, "2025-10-31T08:00", "2025-10-31T18:00", OFFICE_AVAILABILITY_PAINT_AVAILABLE);
  g_assert_true (office_availability_copy_week (fixture->connection, id, 0, office_day_from_iso ("2025-10-20"),
                                                office_day_from_iso ("2025-10-27"), 2, &error));
  g_assert_no_error (error);
  assert_day (fixture, id, "2025-10-30", "09:00-12:00+");
  assert_day (fixture, id, "2025-10-31", "14:00-15:00-");
  assert_day (fixture, id, "2025-11-06", "09:00-12:00+");
  undo (fixture);
  assert_day (fixture, id, "2025-10-31", "08:00-18:00+");
  assert_day (fixture, id, "2025-11-06", "");

  g_assert_false (office_availability_copy_week (fixture->connection, id, 0, office_day_from_iso ("2025-10-20"),
                                                 office_day_from_iso ("2025-10-13"), 2, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
}

/* Reading a calendar again replaces its own alone, and leaves alone what has not changed. */
static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 id = add_staff (fixture, "Dr A");
  OfficeAvailabilitySpan first[] = {
    { fixture_instant ("2025-11-12T10:00"), fixture_instant ("2025-11-12T11:00"), OFFICE_AVAILABILITY_BUSY, FALSE },
    { fixture_instant ("2025-11-12T14:00"), fixture_instant ("2025-11-12T15:00"), OFFICE_AVAILABILITY_BUSY, FALSE },
  };
  OfficeAvailabilitySpan wrong = first[0];
  g_autoptr (GError) error = NULL;
  int version;

  paint (fixture, id, "2025-11-12T09:00", "2025-11-12T17:00", OFFICE_AVAILABILITY_PAINT_AVAILABLE);
  g_assert_true (office_availability_import (fixture->connection, id, 0, "Clinic", first, 2, &error));
  g_assert_true (office_availability_import (fixture->connection, id, 0, "Home", first, 1, &error));
  assert_day (fixture, id, "2025-11-12", "09:00-17:00+ 10:00-11:00-* 10:00-11:00-* 14:00-15:00-*");

  version = version_of (fixture, id);
  g_assert_true (office_availability_import (fixture->connection, id, 0, "Clinic", first, 2, &error));
  g_assert_cmpint (version_of (fixture, id), ==, version);
  g_assert_true (office_availability_import (fixture->connection, id, 0, "Clinic", &first[1], 1, &error));
  assert_day (fixture, id, "2025-11-12", "09:00-17:00+ 10:00-11:00-* 14:00-15:00-*");
  undo (fixture);
  assert_day (fixture, id, "2025-11-12", "09:00-17:00+ 10:00-11:00-* 10:00-11:00-* 14:00-15:00-*");

  wrong.to = wrong.from;
  g_assert_false (office_availability_import (fixture->connection, id, 0, "Clinic", &wrong, 1, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (office_availability_import (fixture->connection, id, 0, "Clinic", NULL, 0, &error));
  assert_day (fixture, id, "2025-11-12", "09:00-17:00+ 10:00-11:00-*");
}

static void
test_by_staff (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 a = add_staff (fixture, "Dr A");
  gint64 b = add_staff (fixture, "Dr B");
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) by_staff = NULL;

  paint (fixture, a, "2025-11-12T09:00", "2025-11-12T12:00", OFFICE_AVAILABILITY_PAINT_AVAILABLE);
  paint (fixture, b, "2025-11-13T09:00", "2025-11-13T12:00", OFFICE_AVAILABILITY_PAINT_AVAILABLE);
  by_staff = office_availability_by_staff (fixture->connection, fixture_instant ("2025-11-12T11:30"),
                                           fixture_instant ("2025-11-13T09:00"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (by_staff), ==, 1);
  g_assert_cmpuint (((GArray *) g_hash_table_lookup (by_staff, &a))->len, ==, 1);
  g_assert_null (g_hash_table_lookup (by_staff, &b));
}

static void
test_equipment (Fixture       *fixture,
                gconstpointer  data)
{
  OfficeEquipment machine = { .name = (char *) "Ultrasound machine", .quantity = 4 };
  g_autoptr (GPtrArray) needs = g_ptr_array_new_with_free_func ((GDestroyNotify) office_equipment_need_free);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GError) error = NULL;
  OfficeSessionDraft draft = { DPL_COHORT, "practical", "Scanning", fixture_instant ("2025-09-25T09:00"), 180, NULL,
                               NULL, needs };
  gint64 session, equipment = office_equipment_add (fixture->connection, &machine, &error);

  g_assert_no_error (error);
  g_assert_cmpint (office_equipment_add (fixture->connection, &machine, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  g_ptr_array_add (needs, office_equipment_need_new (0, "ultrasound machine", 3));
  g_assert_true (office_session_add (fixture->connection, &draft, &session, &error));
  read = office_equipment_of_session (fixture->connection, session, &error);
  g_assert_cmpuint (read->len, ==, 1);
  uses = office_equipment_uses (fixture->connection, fixture_instant ("2025-09-25T11:59"),
                                fixture_instant ("2025-09-25T12:00"), &error);
  g_assert_cmpuint (uses->len, ==, 1);
  g_assert_cmpint (((OfficeEquipmentUse *) g_ptr_array_index (uses, 0))->quantity, ==, 3);
  g_assert_cmpint (((OfficeEquipmentUse *) g_ptr_array_index (uses, 0))->owned, ==, 4);
  g_clear_pointer (&uses, g_ptr_array_unref);
  uses = office_equipment_uses (fixture->connection, fixture_instant ("2025-09-25T12:00"),
                                fixture_instant ("2025-09-25T13:00"), &error);
  g_assert_cmpuint (uses->len, ==, 0);

  g_assert_false (office_equipment_remove (fixture->connection, equipment, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  draft.equipment = NULL;
  g_assert_true (office_session_edit (fixture->connection, session, OFFICE_SESSION_ANY_VERSION, &draft, &error));
  g_assert_cmpint (fixture_int (fixture, "SELECT count (*) FROM session_equipment"), ==, 1);

  g_ptr_array_set_size (needs, 0);
  g_ptr_array_add (needs, office_equipment_need_new (0, "Phantom", 1));
  draft.equipment = needs;
  g_assert_false (office_session_edit (fixture->connection, session, OFFICE_SESSION_ANY_VERSION, &draft, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_ptr_array_set_size (needs, 0);
  g_assert_true (office_session_edit (fixture->connection, session, OFFICE_SESSION_ANY_VERSION, &draft, &error));
  g_assert_true (office_equipment_remove (fixture->connection, equipment, &error));
  undo (fixture);
  undo (fixture);
  g_assert_true (office_session_remove (fixture->connection, session, OFFICE_SESSION_ANY_VERSION, &error));
  g_assert_no_error (error);
}

/* Nine learners, one tutor of two: the rule and the numbers are said, until there are enough. */
static void
test_tutors (Fixture       *fixture,
             gconstpointer  data)
{
  const char *const names[] = { "Dr A", "Dr B", NULL };
  OfficeSessionDraft draft = { DPL_COHORT, "practical", "Scanning", FIXTURE_NOW + 86400, 180, NULL, names, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (OfficeStaff) second = NULL;
  const OfficeClashRow *row;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Learner%d", i);

      fixture_person (fixture, name, "Aoife");
    }
  g_assert_true (office_session_add (fixture->connection, &draft, NULL, &error));
  draft.starts_at = FIXTURE_NOW - 86400 * 3;
  g_assert_true (office_session_add (fixture->connection, &draft, NULL, &error));
  second = office_staff_get (fixture->connection, fixture_int (fixture, "SELECT id FROM staff WHERE name = 'Dr B'"), &error);
  second->tutor = FALSE;
  g_clear_pointer (&second->subjects, g_strfreev);
  g_assert_true (office_staff_edit (fixture->connection, second, &error));

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_clash_row_free);
  g_assert_true (office_clashes_add_tutors (rows, fixture->connection, G_MININT64, G_MAXINT64, &error));
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_test_message ("%s", row->sentence);
  g_assert_nonnull (strstr (row->sentence, "has 1 tutor for 5 learners and needs 2 tutors"));
  g_assert_nonnull (strstr (row->sentence, "at most 4"));

  g_ptr_array_set_size (rows, 0);
  g_assert_true (office_tutor_ratio_set (fixture->connection, 5, &error));
  g_assert_true (office_clashes_add_tutors (rows, fixture->connection, G_MININT64, G_MAXINT64, &error));
  g_assert_cmpuint (rows->len, ==, 0);
  g_assert_false (office_tutor_ratio_set (fixture->connection, 0, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
}

/* What people type into the field of a session. */
static void
test_equipment_text (Fixture       *fixture,
                     gconstpointer  data)
{
  OfficeEquipment machine = { .name = (char *) "Ultrasound machine", .quantity = 4 };
  OfficeEquipment phantom = { .name = (char *) "3D phantom", .quantity = 2 };
  OfficeEquipment both = { .name = (char *) "This; that", .quantity = 2 };
  static const struct
  {
    const char *text;
    guint       n;        /* G_MAXUINT: refused */
    int         quantity; /* of the first */
  } cases[] = {
    { "", 0, 0 }, { " ; ", 0, 0 }, { "4 Ultrasound machine", 1, 4 }, { "ultrasound MACHINE", 1, 1 },
    { "4 × Ultrasound machine; 3D phantom", 2, 4 }, { "3D phantom", 1, 1 }, { "2 3D phantom", 1, 2 },
    { "0 Ultrasound machine", G_MAXUINT, 0 }, { "Ultrasound", G_MAXUINT, 0 }, { "4", G_MAXUINT, 0 },
    { "-1 Ultrasound machine", G_MAXUINT, 0 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) known = NULL;

  g_assert_cmpint (office_equipment_add (fixture->connection, &machine, &error), !=, 0);
  g_assert_cmpint (office_equipment_add (fixture->connection, &phantom, &error), !=, 0);
  g_assert_cmpint (office_equipment_add (fixture->connection, &both, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  known = office_equipment_list (fixture->connection, &error);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) refused = NULL;
      g_autoptr (GPtrArray) needs = office_equipment_text_read (cases[i].text, known, &refused);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (needs == NULL, ==, cases[i].n == G_MAXUINT);
      if (needs == NULL)
        continue;
      g_assert_cmpuint (needs->len, ==, cases[i].n);
      if (needs->len > 0)
        g_assert_cmpint (((OfficeEquipmentNeed *) g_ptr_array_index (needs, 0))->quantity, ==, cases[i].quantity);
    }
}

static gint64
practical (Fixture    *fixture,
           gint64      cohort_id,
           const char *starts,
           const char *room)
{
  OfficeSessionDraft draft = { cohort_id, "practical", NULL, fixture_instant (starts), 600, room, NULL, NULL };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  office_session_add (fixture->connection, &draft, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
assert_hours (Fixture             *fixture,
              gint64               enrolment_id,
              guint                n_to_come,
              guint                n_bookable,
              OfficeHoursForecast  forecast)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeLearnerHours) hours = office_learner_hours_get (fixture->connection, enrolment_id, &error);

  g_assert_no_error (error);
  g_test_message ("%s", hours->hours->forecast_text);
  g_assert_cmpuint (hours->to_come->len, ==, n_to_come);
  g_assert_cmpuint (hours->bookable->len, ==, n_bookable);
  g_assert_cmpint (hours->hours->forecast, ==, forecast);
}

static void
refuse_booking (Fixture    *fixture,
                gint64      session_id,
                gint64      enrolment_id,
                const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (office_session_guest_book (fixture->connection, session_id, enrolment_id, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, why));
}

/* 21 hours are wanted: the own cohort has 10 to come, others 20 that could be booked (HOURS-4). */
static void
test_guests (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 own = fixture_cohort (fixture, "LTU-2025-AUT", "LTU", TRUE, "Autumn 2025", "2025-10-01");
  gint64 other = fixture_cohort (fixture, "LTU-2026-SPR", "LTU", TRUE, "Spring 2026", "2026-01-10");
  gint64 strange = fixture_cohort (fixture, "FEC-2026-SPR", "FEC", TRUE, "Spring 2026", "2026-01-10");
  gint64 enrolment = fixture_enrol (fixture, fixture_learner (fixture, "Ng", "Aoife"), own);
  OfficeRoom small = { .name = (char *) "Small room", .capacity = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 mine, first, second, full, overlapping;

  g_assert_cmpint (office_room_add (fixture->connection, &small, &error), !=, 0);
  fixture_enrol (fixture, fixture_learner (fixture, "Okafor", "Bea"), other);
  mine = practical (fixture, own, "2025-12-01T09:00", NULL);
  assert_hours (fixture, enrolment, 1, 0, OFFICE_HOURS_OUT_OF_REACH);
  first = practical (fixture, other, "2026-02-02T09:00", NULL);
  assert_hours (fixture, enrolment, 1, 1, OFFICE_HOURS_OUT_OF_REACH);
  second = practical (fixture, other, "2026-02-09T09:00", NULL);
  full = practical (fixture, other, "2026-02-16T09:00", "Small room");
  overlapping = practical (fixture, other, "2025-12-01T18:59", NULL);
  assert_hours (fixture, enrolment, 1, 2, OFFICE_HOURS_BOOKABLE);

  refuse_booking (fixture, mine, enrolment, "own cohort");
  refuse_booking (fixture, full, enrolment, "full");
  refuse_booking (fixture, overlapping, enrolment, "01/12/2025 09:00");
  refuse_booking (fixture, practical (fixture, strange, "2026-02-03T09:00", NULL), enrolment, "another module");
  refuse_booking (fixture, practical (fixture, other, "2025-11-03T09:00", NULL), enrolment, "not to come");

  g_assert_true (office_session_guest_book (fixture->connection, first, enrolment, &error));
  g_assert_true (office_session_guest_book (fixture->connection, second, enrolment, &error));
  assert_hours (fixture, enrolment, 3, 0, OFFICE_HOURS_BOOKED);
  undo (fixture);
  assert_hours (fixture, enrolment, 2, 1, OFFICE_HOURS_BOOKABLE);

  rows = office_attendance_register (fixture->connection, first, &error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((OfficeAttendanceRow *) g_ptr_array_index (rows, 0))->guest_of, ==, "LTU-2025-AUT");
  g_assert_null (((OfficeAttendanceRow *) g_ptr_array_index (rows, 1))->guest_of);
  fixture_attend (fixture, first, enrolment, 600);
  g_assert_false (office_session_guest_cancel (fixture->connection, first, enrolment, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (office_session_guest_book (fixture->connection, second, enrolment, &error));
  g_assert_true (office_session_guest_cancel (fixture->connection, second, enrolment, &error));
  assert_hours (fixture, enrolment, 1, 1, OFFICE_HOURS_BOOKABLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/people/staff", test_staff);
  ADD ("/people/remove", test_remove);
  ADD ("/people/paint", test_paint);
  ADD ("/people/paint-conflict", test_paint_conflict);
  ADD ("/people/copy-week", test_copy_week);
  ADD ("/people/import", test_import);
  ADD ("/people/by-staff", test_by_staff);
  ADD ("/people/equipment", test_equipment);
  ADD ("/people/tutors", test_tutors);
  ADD ("/people/equipment-text", test_equipment_text);
  ADD ("/people/guests", test_guests);

  return g_test_run ();
}
