/* applications.c: applications: added, listed, edited, decided, and all about one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "store/application-pane.h"
#include "store/fees.h"
#include "store/fields.h"
#include "store/register-checks.h"

static const char *const odd_names[] = {
  "O'Brien; DROP TABLE learner; --", "<b>Bold</b> & \"Co\"", "אבג‏", "Zoe\xcc\x88", "  Space  ",
};

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd_names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, odd_names[i], "Test", NULL, NULL);
      g_autoptr (GPtrArray) rows = office_applications_rows (fixture->connection, &added->id, 1, &error);
      const OfficeApplicationRow *row = g_ptr_array_index (rows, 0);

      g_assert_no_error (error);
      if (i == 3)
        g_assert_cmpstr (row->family_name, ==, "Zoë"); /* composed */
      else if (i == 4)
        g_assert_cmpstr (row->family_name, ==, "Space");
      else
        g_assert_cmpstr (row->family_name, ==, odd_names[i]);
    }
}

/* A reference is given once: not twice, not again after an undo, not over one that came with a file. */
static void
test_references (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) one = apply (fixture, fixture->cohort_id, "One", "Test", NULL, NULL);
  g_autoptr (OfficeApplicationAdded) two = apply (fixture, fixture->cohort_id, "Two", "Test", NULL, NULL);
  OfficeNewApplication incoming = {
    .cohort_id = fixture->cohort_id, .family_name = "Four", .given_names = "Test", .reference = "A2025-0004",
  };
  g_autoptr (OfficeApplicationAdded) three = NULL;
  g_autoptr (OfficeApplicationAdded) four = NULL;
  g_autoptr (OfficeApplicationAdded) five = NULL;
  g_autofree char *undone = undo (fixture);

  g_assert_cmpstr (one->reference, ==, "A2025-0001");
  g_assert_cmpstr (two->reference, ==, "A2025-0002");
  g_assert_cmpint (office_application_find (fixture->connection, "A2025-0002", &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  three = apply (fixture, fixture->cohort_id, "Three", "Test", NULL, NULL);
  g_assert_cmpstr (three->reference, ==, "A2025-0003");
  four = office_application_add (fixture->connection, &incoming, &error);
  g_assert_no_error (error);
  g_assert_cmpint (office_application_find (fixture->connection, " a2025-0004 ", &error), ==, four->id);
  five = apply (fixture, fixture->cohort_id, "Five", "Test", NULL, NULL);
  g_assert_cmpstr (five->reference, ==, "A2025-0005");

  incoming.family_name = "Six";
  g_assert_null (office_application_add (fixture->connection, &incoming, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM learner WHERE family_name = 'Six'"), ==, 0);
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) one = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", NULL);
  g_autoptr (OfficeRegistration) number = office_registration_new (OFFICE_REGULATOR_GMC, "1234567", NULL);
  g_autoptr (OfficeRegistration) associate = office_registration_new (OFFICE_REGULATOR_GMC, "A1234567", NULL);
  OfficeNewApplication incoming = {
    .cohort_id = fixture->cohort_id, .family_name = "Ng", .given_names = "Aoife", .registration = number,
  };
  g_autoptr (OfficeApplicationAdded) two = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const OfficeApplicationRow *row;

  g_assert_null (office_application_add (fixture->connection, &incoming, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, one->reference));
  g_clear_error (&error);

  incoming.family_name = " ";
  incoming.registration = associate;
  g_assert_null (office_application_add (fixture->connection, &incoming, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  incoming.family_name = "Able";
  incoming.payer = "aunt";
  g_assert_null (office_application_add (fixture->connection, &incoming, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM learner"), ==, 1);

  /* Case 15: an associate's number is accepted and flagged. */
  incoming.payer = "employer";
  two = office_application_add (fixture->connection, &incoming, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (two->note, "ENTRY-3"));
  rows = office_applications_rows (fixture->connection, &two->id, 1, &error);
  row = g_ptr_array_index (rows, 0);
  g_assert_true (row->flags & OFFICE_APPLICATION_ASSOCIATE);
  g_assert_true (row->flags & OFFICE_APPLICATION_UNCHECKED);
  g_assert_cmpstr (office_application_flag_to_nick (OFFICE_APPLICATION_ASSOCIATE), ==, "associate");
  g_assert_cmpstr (row->regulator, ==, "GMC");
  g_assert_cmpstr (row->registration_number, ==, "A1234567");
  g_assert_cmpint (row->balance, ==, 60000);
}

static void
assert_ids (Fixture                       *fixture,
            const OfficeApplicationFilter *filter,
            OfficeApplicationSort          sort,
            gboolean                       descending,
            guint                          n_ids,
            gint64                         first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = office_applications_ids (fixture->connection, filter, sort, descending, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, n_ids);
  if (n_ids > 0)
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, first);
}

static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 other = add_cohort (fixture, "U-1", "2025-09-10", "2025-11-01", -1);
  g_autoptr (OfficeApplicationAdded) b = apply (fixture, fixture->cohort_id, "Brown", "Ann", "1234567", NULL);
  g_autoptr (OfficeApplicationAdded) a = apply (fixture, fixture->cohort_id, "Ábel", "Zoe", NULL, NULL);
  g_autoptr (OfficeApplicationAdded) c = apply (fixture, other, "Cole", "Cy", NULL, NULL);
  OfficeApplicationFilter cohort = { .cohort_id = fixture->cohort_id };
  OfficeApplicationFilter state = { .states = OFFICE_APPLICATION_STATE_BIT (OFFICE_APPLICATION_IN_REVIEW) };
  OfficeApplicationFilter missing = { .missing = 1u << OFFICE_REQUIREMENT_DEGREE };
  OfficeApplicationFilter regulator = { .regulator = "GMC", .term_id = 1 };
  OfficeApplicationFilter text = { .text = "abel", .cohort_id = fixture->cohort_id };
  guint counts[OFFICE_N_APPLICATION_STATES];

  meet_all (fixture, b->id);
  move_to (fixture, b->id, OFFICE_APPLICATION_IN_REVIEW);
  office_payment_add (fixture->connection, c->id, 10000, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_NAME, FALSE, 3, a->id);
  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_NAME, TRUE, 3, c->id);
  assert_ids (fixture, &cohort, OFFICE_APPLICATION_SORT_NAME, TRUE, 2, b->id);
  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_REFERENCE, FALSE, 3, b->id);
  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_STATE, TRUE, 3, b->id);
  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_REQUIREMENTS, TRUE, 3, b->id);
  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_REGISTRATION, TRUE, 3, b->id);
  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_BALANCE, FALSE, 3, c->id);
  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_EMPLOYER, FALSE, 3, a->id);
  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_PLACES, FALSE, 3, a->id);
  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_APPLIED, FALSE, 3, b->id);
  assert_ids (fixture, NULL, OFFICE_APPLICATION_SORT_STUDENT_NUMBER, FALSE, 3, a->id);
  assert_ids (fixture, &state, OFFICE_APPLICATION_SORT_NAME, FALSE, 1, b->id);
  assert_ids (fixture, &missing, OFFICE_APPLICATION_SORT_NAME, FALSE, 2, a->id);
  assert_ids (fixture, &regulator, OFFICE_APPLICATION_SORT_NAME, FALSE, 1, b->id);
  assert_ids (fixture, &text, OFFICE_APPLICATION_SORT_NAME, FALSE, 1, a->id);

  g_assert_true (office_applications_counts (fixture->connection, &cohort, counts, &error));
  g_assert_cmpuint (counts[OFFICE_APPLICATION_RECEIVED], ==, 1);
  g_assert_cmpuint (counts[OFFICE_APPLICATION_IN_REVIEW], ==, 1);
  g_assert_cmpuint (counts[OFFICE_APPLICATION_ENROLLED], ==, 0);
}

/* Sorts that are worked out in memory come to the order that a query of their own would. */
static void
test_slow_sorts (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const employers[] = { "Trust B", "trust b", "Ward", "", "Ábel Trust", "Zed" };
  static const struct
  {
    OfficeApplicationSort  sort;
    const char            *key;
  } sorts[] = {
    { OFFICE_APPLICATION_SORT_STATE, "CASE state WHEN 'received' THEN 0 WHEN 'in-review' THEN 1 ELSE 2 END" },
    { OFFICE_APPLICATION_SORT_EMPLOYER, "office_fold (employer)" },
    { OFFICE_APPLICATION_SORT_REQUIREMENTS,
      "(SELECT sum (CASE WHEN requirement.state IN ('met', 'waived') THEN 5 WHEN requirement.state = 'conditional'"
      " THEN 1 ELSE 0 END) FROM requirement WHERE application_id = application.id)" },
    { OFFICE_APPLICATION_SORT_BALANCE,
      "fee - coalesce ((SELECT sum (pence) FROM discount WHERE application_id = application.id), 0)"
      " - coalesce ((SELECT sum (CASE kind WHEN 'payment' THEN pence ELSE -pence END) FROM payment"
      "   WHERE application_id = application.id), 0)" },
  };
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 24; i++)
    {
      g_autofree char *given = g_strdup_printf ("%c", 'A' + i * 5 % 24);
      g_autoptr (OfficeApplicationAdded) added
        = apply (fixture, fixture->cohort_id, i % 3 == 0 ? "Ng" : "Brown", given, NULL, NULL);

      if (i % 4 == 0)
        meet_all (fixture, added->id);
      if (i % 8 == 0)
        move_to (fixture, added->id, OFFICE_APPLICATION_IN_REVIEW);
      if (i % 5 != 0)
        office_payment_add (fixture->connection, added->id, 100 * (i % 5), NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (office_command_begin (fixture->connection, OFFICE_COMMAND_EDIT, "Employer", NULL, &error));
      g_assert_true (office_connection_run (fixture->connection, &error,
                                            "UPDATE application SET employer = ? WHERE id = ?", "sl", employers[i % 6],
                                            added->id));
      g_assert_true (office_command_finish (fixture->connection, TRUE, &error));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    for (int descending = 0; descending < 2; descending++)
      {
        const char *direction = descending ? "DESC" : "ASC";
        g_autofree char *sql = g_strdup_printf (
          "SELECT application.id FROM application JOIN learner ON learner.id = learner_id"
          " ORDER BY %s %s, sort_name %s, application.id %s", sorts[i].key, direction, direction, direction);
        g_autoptr (GArray) expected = office_rows_collect_ids (
          office_connection_prepare (fixture->connection, &error, sql, ""), &error);
        g_autoptr (GArray) ids = office_applications_ids (fixture->connection, NULL, sorts[i].sort, descending, &error);

        g_assert_no_error (error);
        g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected->data, expected->len * sizeof (gint64));
      }
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, NULL);
  OfficeApplicationEdit first = { .version = 1, .employer = "Trust A", .fee = -1 };
  OfficeApplicationEdit second = { .version = 1, .employer = "Trust B", .fee = 50000 };
  OfficeApplicationEdit patient = { .ultrasound_evidence = "scanned 943 476 5919", .fee = -1 };
  g_autoptr (OfficeApplication) application = NULL;

  g_assert_true (office_application_edit (fixture->connection, added->id, &first, &error));
  g_assert_false (office_application_edit (fixture->connection, added->id, &second, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Example NHS Trust"));
  g_assert_nonnull (strstr (error->message, "Trust A"));
  g_assert_nonnull (strstr (error->message, "Trust B"));
  g_clear_error (&error);

  /* PRIVACY-3 */
  g_assert_false (office_application_edit (fixture->connection, added->id, &patient, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  second.version = 2;
  g_assert_true (office_application_edit (fixture->connection, added->id, &second, &error));
  application = office_application_get (fixture->connection, added->id, &error);
  g_assert_cmpstr (application->employer, ==, "Trust B");
  g_assert_cmpint (application->fee, ==, 50000);
  g_assert_cmpint (application->version, ==, 3);
}

/* ENTRY-2: who, when; a condition needs words; the second to decide is told. */
static void
test_requirements (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *undone = NULL;
  const OfficeRequirementRow *row;
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_false (office_requirement_set (fixture->connection, added->id, OFFICE_REQUIREMENT_DEGREE, 0,
                                          OFFICE_REQUIREMENT_CONDITIONAL, "", "2025-10-01", &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, added->reference));
  g_clear_error (&error);

  g_assert_true (office_requirement_set (fixture->connection, added->id, OFFICE_REQUIREMENT_DEGREE, 1,
                                         OFFICE_REQUIREMENT_CONDITIONAL, "certificate", "2025-08-01", &error));
  g_assert_no_error (error);
  g_assert_false (office_requirement_set (fixture->connection, added->id, OFFICE_REQUIREMENT_DEGREE, 1,
                                          OFFICE_REQUIREMENT_MET, "seen", NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);

  rows = office_requirements_list (fixture->connection, added->id, &error);
  g_assert_cmpuint (rows->len, ==, 4);
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpint (row->kind, ==, OFFICE_REQUIREMENT_DEGREE);
  g_assert_cmpint (row->state, ==, OFFICE_REQUIREMENT_CONDITIONAL);
  g_assert_cmpstr (row->decided_by, ==, "A. User");
  g_assert_cmpstr (row->decided_on, ==, "2025-09-01");
  g_assert_true (row->overdue);
  lines = office_applications_rows (fixture->connection, &added->id, 1, &error);
  g_assert_true (((OfficeApplicationRow *) lines->pdata[0])->flags & OFFICE_APPLICATION_CONDITION_OVERDUE);
  g_assert_cmpint (((OfficeApplicationRow *) lines->pdata[0])->requirements[1], ==, OFFICE_REQUIREMENT_CONDITIONAL);

  undone = undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM requirement WHERE state = 'not-seen'"), ==, 4);
}

/* ENTRY-4: a look at the register is good for 90 days. */
static void
test_register_checks (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", NULL);
  OfficeRegisterCheck check = {
    .registration_id = 1, .checked_on = (char *) "2025-06-02", .name_on_register = (char *) "NG, Aoife",
    .status = (char *) "Registered", .licence_to_practise = 1,
  };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) checks = NULL;

  g_assert_cmpint (office_register_check_add (fixture->connection, &check, &error), !=, 0);
  g_assert_no_error (error);
  rows = office_applications_rows (fixture->connection, &added->id, 1, &error);
  g_assert_true (((OfficeApplicationRow *) rows->pdata[0])->flags & OFFICE_APPLICATION_CHECK_LAPSED);

  check.checked_on = NULL;
  g_assert_cmpint (office_register_check_add (fixture->connection, &check, &error), !=, 0);
  again = office_applications_rows (fixture->connection, &added->id, 1, &error);
  g_assert_false (((OfficeApplicationRow *) again->pdata[0])->flags
                  & (OFFICE_APPLICATION_CHECK_LAPSED | OFFICE_APPLICATION_UNCHECKED));
  checks = office_register_checks_list (fixture->connection, added->learner_id, &error);
  g_assert_cmpuint (checks->len, ==, 2);
  g_assert_cmpstr (((OfficeRegisterCheck *) checks->pdata[0])->checked_by, ==, "A. User");

  check.checked_on = (char *) "2025-09-02";
  g_assert_cmpint (office_register_check_add (fixture->connection, &check, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
}

static void
test_pane (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 other = add_cohort (fixture, "U-1", "2025-09-10", "2025-11-01", -1);
  g_autoptr (OfficeApplicationAdded) one = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", NULL);
  g_autoptr (OfficeApplicationAdded) two = apply (fixture, other, "Ng", "Aoife", "1234567", NULL);
  g_autoptr (OfficeApplicationPane) pane = NULL;

  bring_to (fixture, one->id, OFFICE_APPLICATION_ENROLLED);
  pane = office_application_pane_get (fixture->connection, one->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pane->requirements->len, ==, 4);
  g_assert_cmpuint (pane->moves->len, ==, 5);
  g_assert_cmpuint (pane->numbers->len, ==, 1);
  g_assert_cmpuint (pane->others->len, ==, 1);
  g_assert_true (((OfficeOtherPlace *) pane->others->pdata[0])->same_term);
  g_assert_cmpint (pane->fee->balance, ==, 60000);
  g_assert_cmpstr (pane->enrolment->reference, ==, one->reference);
  g_assert_cmpstr (pane->row->cohort, ==, "DPL-2025-AUT");

  g_assert_null (office_application_pane_get (fixture->connection, 99, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add ("/store/applications/" path, Fixture, NULL, set_up, function, tear_down)
  TEST ("names", test_names);
  TEST ("references", test_references);
  TEST ("refusals", test_refusals);
  TEST ("lists", test_lists);
  TEST ("slow-sorts", test_slow_sorts);
  TEST ("edit", test_edit);
  TEST ("requirements", test_requirements);
  TEST ("register-checks", test_register_checks);
  TEST ("pane", test_pane);
#undef TEST

  return g_test_run ();
}
