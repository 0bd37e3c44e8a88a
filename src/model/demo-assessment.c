/* demo-assessment.c: invented sessions, attendance, vivas, marks and a board
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/demo-private.h"
#include "model/deliver.h"
#include "rules/clock.h"
#include "rules/marks.h"
#include "store/attendance.h"
#include "store/boards.h"
#include "store/certificates.h"
#include "store/cohorts.h"
#include "store/deadlines.h"
#include "store/enrolments.h"
#include "store/marks.h"
#include "store/registrations.h"
#include "store/sessions.h"
#include "store/vivas.h"

#define WEEK 7
#define PRACTICAL_MINUTES 330
#define LIVE_MINUTES 90
#define DAY_AFTER_END 7

static const char *const faculty[] = {
  "Dr Imogen Sallow", "Prof. Hari Venkatesan", "Mr Tomos Llewelyn-Price", "Dr Beatriz Quintela", "Ms Orla Fennimore",
  "Dr Kwabena Asante-Moor",
};

static const char *const subjects[] = {
  "Welcome and how the module works", "National guidelines and local governance", "Training pathways and competency",
  "Equipment and quality assurance", "Audit, risk and medico-legal questions", "Implementation and resistance",
  "Leadership and personal development", "Bring your draft", "Preparing for the viva",
};

static gint64
wall (const char *day,
      int         hour,
      int         minute)
{
  gint64 instant = 0;

  office_instant_from_wall (office_day_from_iso (day), hour * 3600 + minute * 60, &instant, NULL);
  return instant;
}

static gboolean
add_session (OfficeDemo   *demo,
             gint64        cohort_id,
             const char   *kind,
             const char   *title,
             gint64        starts_at,
             int           minutes,
             const char   *room,
             guint         who,
             gint64       *id,
             GError      **error)
{
  const char *const staff[] = { faculty[who % G_N_ELEMENTS (faculty)], NULL };
  const OfficeSessionDraft draft = {
    .cohort_id = cohort_id, .kind = kind, .title = title, .starts_at = starts_at, .minutes = minutes, .room = room,
    .staff = staff,
  };

  return office_session_add (demo->connection, &draft, id, error);
}

/* What becomes of the n-th learner of a cohort; most simply pass. */
typedef enum
{
  FATE_PASSES,
  FATE_WITHDRAWS,
  FATE_DEFERS_VIVA,
  FATE_SENDS_NOTHING,
  FATE_FAILS_VIVA,
  FATE_FAILS_WRITTEN,
  FATE_FAILS_TWICE,
  FATE_IS_WITHHELD,
  FATE_IS_LATE,
  FATE_WRITES_TOO_MUCH,
  FATE_PASSES_AGAIN,
  FATE_IS_NOT_MARKED,
  N_FATES,
} Fate;

static Fate
fate_of (guint                   n,
         const OfficeDemoCohort *plan)
{
  if (plan->stage == OFFICE_DEMO_MARKING && n % 3 == 2)
    return FATE_IS_NOT_MARKED;

  return n > 0 && n < FATE_IS_NOT_MARKED ? (Fate) n : FATE_PASSES;
}

/* Three in four there throughout, some late, a few not at all. */
static gboolean
attend (OfficeDemo  *demo,
        gint64       session_id,
        int          minutes,
        GError     **error)
{
  g_autoptr (GPtrArray) lines = office_attendance_register (demo->connection, session_id, error);
  g_autoptr (GArray) exceptions = g_array_new (FALSE, TRUE, sizeof (OfficeAttendanceEntry));

  if (lines == NULL)
    return FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const OfficeAttendanceRow *line = g_ptr_array_index (lines, i);
      int chance = g_rand_int_range (demo->random, 0, 24);
      OfficeAttendanceEntry entry = {
        line->enrolment_id, chance == 0 ? 0 : minutes - 15 * chance, NULL, OFFICE_ATTENDANCE_ANY_VERSION,
      };

      if (!line->withdrawn && chance < 3)
        g_array_append_val (exceptions, entry);
    }

  return office_attendance_set_present (demo->connection, session_id, (const OfficeAttendanceEntry *) exceptions->data,
                                        exceptions->len, error);
}

static gboolean
register_one (OfficeDemo              *demo,
              const OfficeDemoCohort  *plan,
              const OfficeEnrolment   *enrolment,
              GError                 **error)
{
  g_autofree char *number = g_strdup_printf ("00%06" G_GINT64_FORMAT, 410000 + enrolment->id);

  office_demo_set_clock (demo, plan->starts);
  return office_student_number_set (demo->connection, enrolment->id, number, plan->starts, error);
}

/* Who leaves in the first week is registered and gone before anything but the first evening is attended. */
static gboolean
withdraw (OfficeDemo              *demo,
          const OfficeDemoCohort  *plan,
          gint64                   cohort_id,
          GError                 **error)
{
  g_autoptr (GPtrArray) enrolments = office_enrolments_list (demo->connection, cohort_id, error);
  g_autofree char *day = office_demo_day (plan->starts, 6);

  if (enrolments == NULL)
    return FALSE;

  for (guint i = 0; i < enrolments->len; i++)
    {
      const OfficeEnrolment *enrolment = g_ptr_array_index (enrolments, i);

      if (fate_of (i, plan) == FATE_WITHDRAWS
          && (!register_one (demo, plan, enrolment, error)
              || !office_demo_move (demo, enrolment->application_id, OFFICE_APPLICATION_WITHDRAWN, day,
                                    "Family reasons", error)))
        return FALSE;
    }

  return TRUE;
}

/*
 * office_demo_teach:
 *
 * Plans the cohort's sessions and, when it has begun, takes attendance of those who have not left.
 */
gboolean
office_demo_teach (OfficeDemo              *demo,
                   const OfficeDemoCohort  *plan,
                   gint64                   cohort_id,
                   GError                 **error)
{
  gboolean held = plan->stage >= OFFICE_DEMO_MARKING;

  if (held && !withdraw (demo, plan, cohort_id, error))
    return FALSE;

  for (guint i = 0; i < plan->sessions; i++)
    {
      g_autofree char *day = office_demo_day (plan->first_session, WEEK * i);
      gint64 id;

      office_demo_set_clock (demo, plan->opens);
      if (!add_session (demo, cohort_id, i == 0 ? "induction" : "live", subjects[i % G_N_ELEMENTS (subjects)],
                        wall (day, 19, 0), LIVE_MINUTES, "Online", cohort_id + i, &id, error))
        return FALSE;
      office_demo_set_clock (demo, day);
      if (held && !attend (demo, id, LIVE_MINUTES, error))
        return FALSE;
    }

  for (guint i = 0; i < plan->practicals; i++)
    {
      g_autofree char *day = office_demo_day (plan->first_session, 2 + WEEK * (i + 1));
      g_autofree char *title = g_strdup_printf ("Hands-on day %u", i + 1);
      gint64 id;

      office_demo_set_clock (demo, plan->opens);
      if (!add_session (demo, cohort_id, "practical", title, wall (day, 9, 30), PRACTICAL_MINUTES, "Training centre, room 1",
                        i, &id, error))
        return FALSE;
      office_demo_set_clock (demo, day);
      if (held && !attend (demo, id, PRACTICAL_MINUTES, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * office_demo_clash:
 *
 * Books the tutor of the leadership cohort's last but one evening a second time.
 */
gboolean
office_demo_clash (OfficeDemo  *demo,
                   GError     **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_find (demo->connection, "LTU-2025-AUT", error);
  gint64 id;

  office_demo_set_clock (demo, "2025-09-01");
  return cohort != NULL
         && add_session (demo, cohort->id, "live", "Questions before the viva", wall ("2025-11-13", 19, 30), 60, "Online",
                         1 + 8, &id, error);
}

static gboolean
set_mark (OfficeDemo   *demo,
          gint64        enrolment_id,
          const char   *component,
          int           attempt,
          int           mark,
          const char   *code,
          gint64        received_at,
          int           words,
          GError      **error)
{
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;
  int apart = mark == OFFICE_MARK_NONE ? 0 : g_rand_int_range (demo->random, 0, 3) * 100;

  entry.enrolment_id = enrolment_id;
  entry.component = component;
  entry.attempt = attempt;

  if (code != NULL)
    {
      entry.fields = OFFICE_MARK_FIELD_CODE;
      entry.code = code;
    }
  else
    {
      /* Both on one side of the pass mark, so that their mean may stand (ASSESS-9). */
      entry.fields = OFFICE_MARK_FIELD_FIRST | OFFICE_MARK_FIELD_SECOND;
      entry.first = mark < 5000 ? mark - apart : mark + apart;
      entry.second = mark;
    }

  if (received_at != 0)
    {
      entry.fields |= OFFICE_MARK_FIELD_RECEIVED | OFFICE_MARK_FIELD_WORDS;
      entry.received_at = received_at;
      entry.words = words;
    }

  return office_mark_set (demo->connection, &entry, error);
}

static gboolean
mark_written (OfficeDemo   *demo,
              gint64        enrolment_id,
              Fate          fate,
              int           mark,
              gint64        deadline,
              GError      **error)
{
  gint64 received = deadline - g_rand_int_range (demo->random, 600, 200000);
  int words = g_rand_int_range (demo->random, 1380, 1600);

  switch (fate)
    {
    case FATE_SENDS_NOTHING:
      return set_mark (demo, enrolment_id, "written", 1, OFFICE_MARK_NONE, "NS", 0, -1, error);
    case FATE_FAILS_WRITTEN:
      return set_mark (demo, enrolment_id, "written", 1, 4600, NULL, received, words, error);
    case FATE_IS_LATE:
      return set_mark (demo, enrolment_id, "written", 1, mark, NULL, deadline + 2 * 86400, words, error);
    case FATE_WRITES_TOO_MUCH:
      return set_mark (demo, enrolment_id, "written", 1, mark, NULL, received, 1702, error);
    default:
      return set_mark (demo, enrolment_id, "written", 1, mark, NULL, received, words, error);
    }
}

static gboolean
mark_viva (OfficeDemo  *demo,
           gint64       enrolment_id,
           Fate         fate,
           int          mark,
           GError     **error)
{
  switch (fate)
    {
    case FATE_DEFERS_VIVA:
      return set_mark (demo, enrolment_id, "viva", 1, OFFICE_MARK_NONE, "DEF", 0, -1, error);
    case FATE_FAILS_VIVA:
      return set_mark (demo, enrolment_id, "viva", 1, 4400, NULL, 0, -1, error);
    case FATE_FAILS_TWICE:
      return set_mark (demo, enrolment_id, "viva", 1, 4100, NULL, 0, -1, error)
             && set_mark (demo, enrolment_id, "viva", 2, 4800, NULL, 0, -1, error);
    case FATE_PASSES_AGAIN:
      return set_mark (demo, enrolment_id, "viva", 1, 4300, NULL, 0, -1, error)
             && set_mark (demo, enrolment_id, "viva", 2, 6300, NULL, 0, -1, error);
    default:
      return set_mark (demo, enrolment_id, "viva", 1, mark, NULL, 0, -1, error);
    }
}

static gboolean
hold_viva (OfficeDemo             *demo,
           const OfficeDemoCohort *plan,
           gint64                  enrolment_id,
           guint                   n,
           GError                **error)
{
  /* Two panels side by side, half an hour each, on the last day but one. */
  g_autofree char *day = office_demo_day (plan->ends, n / 24 == 0 ? -1 : 0);
  const char *const examiners[] = { faculty[n % 2 * 2], faculty[n % 2 * 2 + 1], NULL };
  const OfficeVivaDraft draft = {
    .enrolment_id = enrolment_id,
    .attempt = 1,
    .starts_at = wall (day, 9, 0) + (n % 24) / 2 * 30 * 60 + ((n % 24) / 2 / 4) * 15 * 60,
    .minutes = 20,
    .marking_minutes = 10,
    .room = "Online",
    .examiners = examiners,
  };
  gint64 id;

  return office_viva_add (demo->connection, &draft, &id, error);
}

static gboolean
assess_one (OfficeDemo              *demo,
            const OfficeDemoCohort  *plan,
            const OfficeEnrolment   *enrolment,
            guint                    n,
            gint64                   deadline,
            GError                 **error)
{
  Fate fate = fate_of (n, plan);
  int written = g_rand_int_range (demo->random, 52, 79) * 100 + (g_rand_int_range (demo->random, 0, 4) == 0 ? 50 : 0);
  int viva = g_rand_int_range (demo->random, 52, 82) * 100;

  if (fate == FATE_WITHDRAWS)
    return TRUE;

  office_demo_set_clock (demo, plan->ends);
  if (!hold_viva (demo, plan, enrolment->id, n, error))
    return FALSE;
  if (fate == FATE_IS_NOT_MARKED)
    return TRUE;

  return mark_written (demo, enrolment->id, fate, written, deadline, error)
         && mark_viva (demo, enrolment->id, fate, viva, error)
         && (fate != FATE_IS_WITHHELD
             || office_enrolment_withhold (demo->connection, enrolment->id, enrolment->version,
                                           "A similarity report is being looked into", error));
}

/*
 * office_demo_assess:
 *
 * Registers, examines and marks a cohort, each learner by their fate.
 */
gboolean
office_demo_assess (OfficeDemo              *demo,
                    const OfficeDemoCohort  *plan,
                    gint64                   cohort_id,
                    GError                 **error)
{
  g_autoptr (GPtrArray) enrolments = office_enrolments_list (demo->connection, cohort_id, error);
  g_autofree char *due_day = office_demo_day (plan->ends, -14);
  gint64 deadline = wall (due_day, 14, 0);

  office_demo_set_clock (demo, plan->starts);
  if (enrolments == NULL
      || !office_deadline_set (demo->connection, cohort_id, "written", 1, deadline, OFFICE_DEADLINE_ANY_VERSION, error))
    return FALSE;

  for (guint i = 0; i < enrolments->len; i++)
    {
      const OfficeEnrolment *enrolment = g_ptr_array_index (enrolments, i);

      if ((enrolment->withdrawn_on == NULL && !register_one (demo, plan, enrolment, error))
          || !assess_one (demo, plan, enrolment, i, deadline, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * office_demo_ratify:
 *
 * Takes a marked cohort through the board and issues its certificates.
 */
gboolean
office_demo_ratify (OfficeDemo              *demo,
                    const OfficeDemoCohort  *plan,
                    gint64                   cohort_id,
                    GError                 **error)
{
  g_autofree char *held_on = office_demo_day (plan->ends, 2 * DAY_AFTER_END);
  g_autofree char *issued_on = office_demo_day (plan->ends, 3 * DAY_AFTER_END);
  const OfficeBoardDraft draft = {
    .cohort_id = cohort_id,
    .held_on = held_on,
    .chair = "Prof. Adaeze Winterbourne",
    .external_examiner = "Dr Lorcan Tuohy",
  };
  g_autoptr (GPtrArray) certificates = NULL;
  gint64 board_id;

  office_demo_set_clock (demo, held_on);
  if (!office_board_ratify (demo->connection, &draft, &board_id, error))
    return FALSE;

  office_demo_set_clock (demo, issued_on);
  certificates = office_certificates_issue (demo->connection, cohort_id, NULL, 0, error);
  return certificates != NULL;
}
