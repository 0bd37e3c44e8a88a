/* delivery-fixture.c: a real office in a temporary folder, with invented people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "delivery-fixture.h"

#include <glib/gstdio.h>

#include "rules/clock.h"
#include "store/attendance.h"
#include "store/boards.h"
#include "store/command.h"
#include "store/sessions.h"
#include "store/statement.h"

void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("office-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "office.db", NULL);
  self->connection = office_connection_open (self->path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  office_connection_set_actor (self->connection, "A. Tester");
  office_connection_set_clock (self->connection, FIXTURE_NOW);
  self->n_people = 0;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) listing = g_dir_open (path, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static gboolean
is_open (const OfficeResultRow *row)
{
  gboolean open = row->provisional || row->outcome == OFFICE_OUTCOME_PENDING;

  for (gsize i = 0; i < row->n_components; i++)
    open = open || row->components[i].needs_agreement;
  return open;
}

static gboolean
is_among (GPtrArray *rows,
          gint64     enrolment_id)
{
  for (guint i = 0; i < rows->len; i++)
    if (((OfficeResultRow *) g_ptr_array_index (rows, i))->enrolment_id == enrolment_id)
      return TRUE;

  return FALSE;
}

/* Whoever's result is open is found without looking at the whole cohort. */
static void
assert_open_results (Fixture *self,
                     gint64   cohort_id)
{
  g_autoptr (GPtrArray) all = office_results_compute (self->connection, cohort_id, NULL);
  g_autoptr (GPtrArray) open = office_results_read_open (self->connection, cohort_id, NULL);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const OfficeResultRow *row = g_ptr_array_index (all, i);

      g_assert_true (!is_open (row) || is_among (open, row->enrolment_id));
    }
}

/* After whatever a test has done, what is kept of every enrolment's standing is true. */
static void
assert_standings (Fixture *self)
{
  gint64 newest = fixture_int (self, "SELECT coalesce (max (id), 0) FROM cohort");

  g_assert_cmpint (fixture_int (self, "SELECT count (*) FROM (SELECT * FROM enrolment_standing"
                                      " EXCEPT SELECT * FROM enrolment_standing_now)"), ==, 0);
  g_assert_cmpint (fixture_int (self, "SELECT count (*) FROM (SELECT * FROM enrolment_standing_now"
                                      " EXCEPT SELECT * FROM enrolment_standing)"), ==, 0);
  for (gint64 id = 1; id <= newest; id++)
    assert_open_results (self, id);
}

void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  assert_standings (self);
  g_clear_pointer (&self->connection, office_connection_close);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static void
begin (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  office_command_begin (self->connection, OFFICE_COMMAND_EDIT, "Set the scene", NULL, &error);
  g_assert_no_error (error);
}

static void
finish (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  office_command_finish (self->connection, TRUE, &error);
  g_assert_no_error (error);
}

void
fixture_run (Fixture    *self,
             const char *sql)
{
  g_autoptr (GError) error = NULL;

  begin (self);
  office_connection_run (self->connection, &error, sql, "");
  g_assert_no_error (error);
  finish (self);
}

gint64
fixture_int (Fixture    *self,
             const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  office_connection_get_int (self->connection, &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

char *
fixture_text (Fixture    *self,
              const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = office_connection_get_text (self->connection, &error, sql, "");

  g_assert_no_error (error);
  return text;
}

gint64
fixture_cohort (Fixture    *self,
                const char *code,
                const char *module,
                gboolean    practical,
                const char *term,
                const char *starts)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  begin (self);
  office_connection_run (self->connection, &error,
                         "INSERT INTO term (name, starts, ends) VALUES (?1, ?2, date (?2, '+3 months'))"
                         " ON CONFLICT DO NOTHING",
                         "ss", term, starts);
  g_assert_no_error (error);
  office_connection_run (self->connection, &error,
                         "INSERT INTO module (award_id, code, title, credits, notional_hours, practical)"
                         " VALUES (1, ?1, 'Module ' || ?1, 10, 100, ?2) ON CONFLICT DO NOTHING",
                         "si", module, practical);
  g_assert_no_error (error);
  office_connection_run (self->connection, &error,
                         "INSERT INTO component (module_id, name, label, position, weight, pass_mark, word_limit)"
                         " SELECT module.id, model.name, model.label, model.position, model.weight, model.pass_mark,"
                         " model.word_limit FROM module JOIN component AS model ON model.module_id = 1"
                         " WHERE module.code = ? ON CONFLICT DO NOTHING",
                         "s", module);
  g_assert_no_error (error);
  office_connection_run (self->connection, &error,
                         "INSERT INTO cohort (code, module_id, term_id, rule_set_id, starts, ends, fee)"
                         " SELECT ?1, module.id, term.id, 1, ?2, date (?2, '+2 months'), 60000"
                         " FROM module, term WHERE module.code = ?3 AND term.name = ?4",
                         "ssss", code, starts, module, term);
  g_assert_no_error (error);
  id = office_connection_last_id (self->connection);
  finish (self);

  return id;
}

gint64
fixture_learner (Fixture    *self,
                 const char *family_name,
                 const char *given_names)
{
  g_autofree char *folded = g_utf8_casefold (family_name, -1);
  g_autofree char *sort_name = g_strconcat (folded, " ", given_names, NULL);
  g_autoptr (GError) error = NULL;
  gint64 id;

  begin (self);
  office_connection_run (self->connection, &error,
                         "INSERT INTO learner (family_name, given_names, sort_name, date_of_birth)"
                         " VALUES (?, ?, ?, '1984-09-18')",
                         "sss", family_name, given_names, sort_name);
  g_assert_no_error (error);
  id = office_connection_last_id (self->connection);
  finish (self);

  return id;
}

gint64
fixture_enrol (Fixture *self,
               gint64   learner_id,
               gint64   cohort_id)
{
  g_autofree char *reference = g_strdup_printf ("A-%05d", (int) ++self->n_people);
  g_autoptr (GError) error = NULL;
  gint64 id;

  begin (self);
  office_connection_run (self->connection, &error,
                         "INSERT INTO application (reference, learner_id, cohort_id, state, applied_on, fee)"
                         " VALUES (?, ?, ?, 'enrolled', '2025-08-01', 60000)",
                         "sll", reference, learner_id, cohort_id);
  g_assert_no_error (error);
  id = office_connection_last_id (self->connection);
  office_connection_run (self->connection, &error,
                         "INSERT INTO enrolment (application_id, learner_id, cohort_id, enrolled_on)"
                         " VALUES (?, ?, ?, '2025-09-01')",
                         "lll", id, learner_id, cohort_id);
  g_assert_no_error (error);
  id = office_connection_last_id (self->connection);
  finish (self);

  return id;
}

gint64
fixture_person (Fixture    *self,
                const char *family_name,
                const char *given_names)
{
  return fixture_enrol (self, fixture_learner (self, family_name, given_names), DPL_COHORT);
}

gint64
fixture_instant (const char *wall)
{
  g_autoptr (GError) error = NULL;
  gint64 instant;

  office_instant_parse (wall, &instant, &error);
  g_assert_no_error (error);
  return instant;
}

gint64
fixture_session (Fixture    *self,
                 gint64      cohort_id,
                 const char *kind,
                 const char *wall,
                 int         minutes)
{
  const OfficeSessionDraft draft = {
    .cohort_id = cohort_id, .kind = kind, .starts_at = fixture_instant (wall), .minutes = minutes
  };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  office_session_add (self->connection, &draft, &id, &error);
  g_assert_no_error (error);
  return id;
}

void
fixture_attend (Fixture *self,
                gint64   session_id,
                gint64   enrolment_id,
                int      minutes)
{
  const OfficeAttendanceEntry entry = { enrolment_id, minutes, NULL, OFFICE_ATTENDANCE_ANY_VERSION };
  g_autoptr (GError) error = NULL;

  office_attendance_set (self->connection, session_id, &entry, 1, &error);
  g_assert_no_error (error);
}

void
fixture_mark (Fixture    *self,
              gint64      enrolment_id,
              const char *component,
              int         attempt,
              int         agreed)
{
  g_autoptr (GError) error = NULL;
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;

  entry.enrolment_id = enrolment_id;
  entry.component = component;
  entry.attempt = attempt;
  entry.fields = OFFICE_MARK_FIELD_AGREED;
  entry.agreed = agreed;
  office_mark_set (self->connection, &entry, &error);
  g_assert_no_error (error);
}

void
fixture_code (Fixture    *self,
              gint64      enrolment_id,
              const char *component,
              int         attempt,
              const char *code)
{
  g_autoptr (GError) error = NULL;
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;

  entry.enrolment_id = enrolment_id;
  entry.component = component;
  entry.attempt = attempt;
  entry.fields = OFFICE_MARK_FIELD_CODE;
  entry.code = code;
  office_mark_set (self->connection, &entry, &error);
  g_assert_no_error (error);
}

gint64
fixture_ratify (Fixture *self,
                gint64   cohort_id)
{
  const OfficeBoardDraft draft = { cohort_id, "2025-11-25", "Prof. C. Chair", "Dr E. External", NULL };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  office_board_ratify (self->connection, &draft, &id, &error);
  g_assert_no_error (error);
  return id;
}

void
fixture_pay (Fixture *self,
             gint64   enrolment_id)
{
  g_autoptr (GError) error = NULL;

  begin (self);
  office_connection_run (self->connection, &error,
                         "INSERT INTO payment (application_id, pence, method, paid_on)"
                         " SELECT application_id, 60000, 'card', '2025-09-02' FROM enrolment WHERE id = ?",
                         "l", enrolment_id);
  g_assert_no_error (error);
  finish (self);
}

OfficeResultRow *
fixture_result (Fixture *self,
                gint64   enrolment_id)
{
  g_autoptr (GError) error = NULL;
  OfficeResultRow *row = office_results_compute_one (self->connection, enrolment_id, NULL, 0, &error);

  g_assert_no_error (error);
  return row;
}
