/* learners.c: people: searched, recognised, merged, edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "fixture.h"

static gint64
add (Fixture    *fixture,
     const char *family_name,
     const char *given_names,
     const char *born,
     const char *email)
{
  g_autoptr (GError) error = NULL;
  OfficeLearnerEdit person = {
    .family_name = family_name, .given_names = given_names, .date_of_birth = born, .email = email,
  };
  gint64 id = office_learner_add (fixture->connection, &person, &error);

  g_assert_no_error (error);
  return id;
}

static void
assert_found (Fixture    *fixture,
              const char *text,
              gint64      first,
              guint       n_found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = office_learners_search (fixture->connection, text, 20, &error);

  g_assert_no_error (error);
  if (ids->len != n_found || (n_found > 0 && g_array_index (ids, gint64, 0) != first))
    g_error ("“%s” found %u", text, ids->len);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 soren = add (fixture, "Sørensen", "Åse <b>", NULL, "ase@example.dk");
  gint64 obrien = add (fixture, "O’Brien", "\"Bob\" Robert", NULL, "bob.obrien@example.org");
  gint64 nguyen = add (fixture, "Nguyễn", "Văn A", NULL, NULL);
  gint64 rtl = add (fixture, "כהן", "דוד", NULL, NULL);
  g_autoptr (OfficeApplicationAdded) numbered = apply (fixture, fixture->cohort_id, "Able", "Ann", "7654321", NULL);

  add (fixture, "Brown", "Able", NULL, "7654321@example.org");

  assert_found (fixture, "soren", soren, 1);
  assert_found (fixture, "SØRENSEN ås", soren, 1);
  assert_found (fixture, "obri", obrien, 1);
  assert_found (fixture, "O'Brien", obrien, 1);
  assert_found (fixture, "bob.obrien@exa", obrien, 1);
  assert_found (fixture, "nguyen van", nguyen, 1);
  assert_found (fixture, "כהן", rtl, 1);
  assert_found (fixture, "able", numbered->learner_id, 2); /* the family name first */
  assert_found (fixture, "7654321", numbered->learner_id, 2); /* the exact number first */
  assert_found (fixture, numbered->reference, numbered->learner_id, 1);
  assert_found (fixture, "nobody", 0, 0);
  assert_found (fixture, "", 0, 0);
  assert_found (fixture, "\" XOR * : ( ^ -", 0, 0);
  assert_found (fixture, "\"bob", obrien, 1);
  assert_found (fixture, "NOT", 0, 0);

  {
    OfficeLearnerFilter filter = { .text = "able" };
    g_autoptr (GArray) ids = office_learners_ids (fixture->connection, &filter, OFFICE_LEARNER_SORT_NAME, TRUE, &error);
    g_autoptr (GPtrArray) rows = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (ids->len, ==, 2);
    rows = office_learners_rows (fixture->connection, (gint64 *) (void *) ids->data, ids->len, &error);
    g_assert_cmpstr (((OfficeLearnerRow *) rows->pdata[0])->family_name, ==, "Brown");
    g_assert_cmpstr (((OfficeLearnerRow *) rows->pdata[1])->registration_number, ==, "7654321");
    g_assert_cmpstr (((OfficeLearnerRow *) rows->pdata[1])->last_cohort, ==, "DPL-2025-AUT");
  }

  for (int sort = OFFICE_LEARNER_SORT_NAME; sort <= OFFICE_LEARNER_SORT_CREDITS; sort++)
    {
      g_autoptr (GArray) ids = office_learners_ids (fixture->connection, NULL, sort, FALSE, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, ==, 6);
    }
}

/* The second to save is told the label, what it was, what the other saved, and theirs. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add (fixture, "Ng", "Aoife", "1984-09-18", "old@example.org");
  OfficeLearnerEdit first = { .version = 1, .email = "other@example.org" };
  OfficeLearnerEdit second = { .version = 1, .email = "mine@example.org" };
  OfficeLearnerEdit married = { .family_name = "Byrne" };
  OfficeLearnerEdit wrong = { .date_of_birth = "1984-02-30" };
  g_autoptr (OfficeLearner) learner = NULL;
  g_autoptr (GPtrArray) former = NULL;
  g_autofree char *undone = NULL;

  office_connection_set_actor (fixture->connection, "B. Other");
  g_assert_true (office_learner_edit (fixture->connection, id, &first, &error));
  office_connection_set_actor (fixture->connection, "A. User");
  g_assert_false (office_learner_edit (fixture->connection, id, &second, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Ng, Aoife"));
  g_assert_nonnull (strstr (error->message, "e-mail"));
  g_assert_nonnull (strstr (error->message, "old@example.org"));
  g_assert_nonnull (strstr (error->message, "other@example.org"));
  g_assert_nonnull (strstr (error->message, "mine@example.org"));
  g_assert_nonnull (strstr (error->message, "B. Other"));
  g_clear_error (&error);

  g_assert_false (office_learner_edit (fixture->connection, id, &wrong, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);

  /* A new family name keeps the old one, and both are found. */
  g_assert_true (office_learner_edit (fixture->connection, id, &married, &error));
  former = office_former_names_list (fixture->connection, id, &error);
  g_assert_cmpuint (former->len, ==, 1);
  g_assert_cmpstr (((OfficeFormerName *) former->pdata[0])->name, ==, "Ng");
  assert_found (fixture, "ng", id, 1);
  assert_found (fixture, "byrne", id, 1);
  learner = office_learner_get (fixture->connection, id, &error);
  g_assert_cmpstr (learner->email, ==, "other@example.org");
  g_assert_cmpstr (learner->date_of_birth, ==, "1984-09-18");

  undone = undo (fixture);
  g_assert_cmpstr (undone, ==, "Edit Ng, Aoife");
  assert_found (fixture, "byrne", 0, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM former_name"), ==, 0);
}

/* ENTRY-5, and case 14: same number, new surname: a merge is proposed, and confirmed by a person. */
static void
test_recognise (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 later = add_cohort (fixture, "U-1", "2025-09-10", "2025-11-01", -1);
  gint64 third = add_cohort (fixture, "U-2", "2025-09-11", "2025-11-01", -1);
  g_autoptr (OfficeApplicationAdded) one = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", "1984-09-18");
  g_autoptr (OfficeApplicationAdded) same = apply (fixture, later, "NG", "Aoife", "1234567", "1984-09-18");
  g_autoptr (OfficeApplicationAdded) renamed = apply (fixture, third, "Byrne", "Aoife", "1234567", "1984-09-18");
  g_autoptr (OfficeApplicationAdded) perhaps = apply (fixture, third, "Ng", "Aoife M", "7654321", "1984-09-18");
  g_autoptr (OfficeApplicationAdded) stranger = apply (fixture, third, "Ng", "Bob", "7654322", "1990-01-01");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) duplicates = NULL;

  g_assert_cmpint (one->duplicate, ==, OFFICE_DUPLICATE_NO);
  g_assert_null (one->note);
  g_assert_cmpint (same->duplicate, ==, OFFICE_DUPLICATE_SAME);
  g_assert_cmpint (same->learner_id, ==, one->learner_id);
  g_assert_cmpint (renamed->duplicate, ==, OFFICE_DUPLICATE_SAME);
  g_assert_cmpint (renamed->learner_id, !=, one->learner_id);
  g_assert_nonnull (strstr (renamed->note, "merge"));
  g_assert_cmpint (perhaps->duplicate, ==, OFFICE_DUPLICATE_POSSIBLE);
  g_assert_cmpint (perhaps->learner_id, !=, one->learner_id);
  g_assert_cmpint (stranger->duplicate, ==, OFFICE_DUPLICATE_NO);

  rows = office_applications_rows (fixture->connection, &renamed->id, 1, &error);
  g_assert_cmpstr (((OfficeApplicationRow *) rows->pdata[0])->registration_number, ==, "1234567");
  g_assert_true (((OfficeApplicationRow *) rows->pdata[0])->flags & OFFICE_APPLICATION_POSSIBLE_DUPLICATE);
  duplicates = office_learner_duplicates (fixture->connection, one->learner_id, &error);
  g_assert_cmpuint (duplicates->len, ==, 2);

  g_assert_true (office_learner_not_duplicate (fixture->connection, perhaps->learner_id, &error));
  g_clear_pointer (&duplicates, g_ptr_array_unref);
  duplicates = office_learner_duplicates (fixture->connection, one->learner_id, &error);
  g_assert_cmpuint (duplicates->len, ==, 1);
}

/* ENTRY-3: with the HCPC, zeros in front of the digits make no difference. */
static void
test_hcpc_zeros (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeRegistration) one = office_registration_new (OFFICE_REGULATOR_HCPC, "PH95159", &error);
  g_autoptr (OfficeRegistration) two = office_registration_new (OFFICE_REGULATOR_HCPC, "ph 095159", &error);
  gint64 id = add (fixture, "Ng", "Aoife", NULL, NULL);
  gint64 other = add (fixture, "Able", "Ann", NULL, NULL);
  gint64 owner = 0;
  gint64 number_id;

  g_assert_no_error (error);
  number_id = office_learner_add_number (fixture->connection, id, one, &error);
  g_assert_no_error (error);
  g_assert_cmpint (office_learner_find_number (fixture->connection, two, &owner, &error), ==, number_id);
  g_assert_cmpint (owner, ==, id);
  g_assert_cmpint (office_learner_add_number (fixture->connection, other, two, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Ng, Aoife"));
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 later = add_cohort (fixture, "U-1", "2025-09-10", "2025-11-01", -1);
  g_autoptr (OfficeApplicationAdded) one = apply (fixture, fixture->cohort_id, "Ng", "Aoife", "1234567", "1984-09-18");
  g_autoptr (OfficeApplicationAdded) two = apply (fixture, later, "Byrne", "Aoife", "1234567", "1984-09-18");
  g_autoptr (GPtrArray) former = NULL;
  g_autoptr (OfficeLearner) gone = NULL;
  g_autofree char *undone = NULL;

  bring_to (fixture, one->id, OFFICE_APPLICATION_ENROLLED);
  g_assert_false (office_learner_merge (fixture->connection, one->learner_id, one->learner_id, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (office_learner_merge (fixture->connection, two->learner_id, one->learner_id, "passport seen", &error));
  g_assert_no_error (error);
  former = office_former_names_list (fixture->connection, two->learner_id, &error);
  g_assert_cmpuint (former->len, ==, 1);
  g_assert_cmpstr (((OfficeFormerName *) former->pdata[0])->name, ==, "Ng");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM application WHERE learner_id = 2"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM enrolment WHERE learner_id = 2"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM professional_registration WHERE learner_id = 2"), ==, 1);
  assert_found (fixture, "ng", two->learner_id, 1);
  gone = office_learner_get (fixture->connection, one->learner_id, &error);
  g_assert_cmpint (gone->merged_into, ==, two->learner_id);

  undone = undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM application WHERE learner_id = 1"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM enrolment WHERE learner_id = 1"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM former_name"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM learner WHERE merged_into IS NOT NULL"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM learner WHERE possible_duplicate_of IS NOT NULL"), ==, 1);

  /* Two live applications to one cohort are in the way. */
  {
    g_autoptr (OfficeApplicationAdded) three = apply (fixture, later, "Ng", "A", NULL, NULL);

    g_assert_false (office_learner_merge (fixture->connection, two->learner_id, three->learner_id, NULL, &error));
    g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
    g_assert_nonnull (strstr (error->message, "U-1"));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add ("/store/learners/" path, Fixture, NULL, set_up, function, tear_down)
  TEST ("search", test_search);
  TEST ("edit", test_edit);
  TEST ("recognise", test_recognise);
  TEST ("hcpc-zeros", test_hcpc_zeros);
  TEST ("merge", test_merge);
#undef TEST

  return g_test_run ();
}
