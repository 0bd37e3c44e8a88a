/* accounts.c: fees, student numbers, consents, decisions on enrolments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "store/consents.h"
#include "store/enrolments.h"
#include "store/fees.h"
#include "store/registrations.h"

/* FEE-1 */
static void
test_fee (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, NULL);
  OfficeConnection *connection = fixture->connection;
  g_autoptr (OfficeFeeAccount) account = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpint (office_discount_add (connection, added->id, 10000, "early bird", &error), !=, 0);
  g_assert_cmpint (office_payment_add (connection, added->id, 40001, "card", "2025-09-02", "note", &error), !=, 0);
  g_assert_cmpint (office_payment_add (connection, added->id, 20000, NULL, NULL, NULL, &error), !=, 0);
  g_assert_cmpint (office_refund_add (connection, added->id, 10001, "card", NULL, NULL, &error), !=, 0);
  g_assert_cmpint (office_invoice_add (connection, added->id, NULL, NULL, 60000, "PO 7", &error), !=, 0);
  g_assert_no_error (error);

  account = office_fee_account_get (connection, added->id, &error);
  g_assert_cmpint (account->fee, ==, 60000);
  g_assert_cmpint (account->discounts, ==, 10000);
  g_assert_cmpint (account->payments, ==, 60001);
  g_assert_cmpint (account->refunds, ==, 10001);
  g_assert_cmpint (account->balance, ==, 0);
  g_assert_true (account->settled);
  g_assert_cmpuint (account->entries->len, ==, 5);
  g_assert_cmpstr (((OfficeFeeEntry *) account->entries->pdata[1])->text, ==, "I2025-0001");
  g_assert_cmpstr (((OfficeFeeEntry *) account->entries->pdata[0])->text, ==, "early bird");

  g_assert_cmpint (office_payment_add (connection, added->id, 0, NULL, NULL, NULL, &error), ==, 0);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (office_refund_add (connection, added->id, 50001, NULL, NULL, NULL, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, added->reference));
  g_clear_error (&error);
  g_assert_cmpint (office_discount_add (connection, added->id, 50001, "too much", &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (office_discount_add (connection, added->id, 1, " ", &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (office_invoice_add (connection, added->id, "I2025-0001", NULL, 1, NULL, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  undone = undo (fixture); /* the invoice */
  g_free (undone);
  undone = undo (fixture); /* the refund */
  g_assert_nonnull (strstr (undone, "Ng, Aoife"));
  g_clear_pointer (&account, office_fee_account_free);
  account = office_fee_account_get (connection, added->id, &error);
  g_assert_cmpint (account->balance, ==, -10001);
}

static void
test_waive (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, NULL);
  g_autoptr (OfficeFeeAccount) account = office_fee_account_get (fixture->connection, added->id, &error);

  g_assert_false (account->settled);
  g_assert_false (office_fee_waive (fixture->connection, added->id, "", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (office_fee_waive (fixture->connection, added->id, "faculty", &error));
  g_clear_pointer (&account, office_fee_account_free);
  account = office_fee_account_get (fixture->connection, added->id, &error);
  g_assert_true (account->settled);
  g_assert_cmpint (account->balance, ==, 60000);
  g_assert_true (office_fee_waive (fixture->connection, added->id, NULL, &error));
  g_clear_pointer (&account, office_fee_account_free);
  account = office_fee_account_get (fixture->connection, added->id, &error);
  g_assert_false (account->settled);
}

/* Text with its leading zeros; one person's only; found by it. */
static void
test_student_numbers (Fixture       *fixture,
                      gconstpointer  data)
{
  OfficeConnection *connection = fixture->connection;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) one = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, "1984-09-18");
  g_autoptr (OfficeApplicationAdded) two = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, "1990-01-01");
  g_autoptr (OfficeEnrolment) first = NULL;
  g_autoptr (OfficeEnrolment) second = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GArray) found = NULL;
  g_autofree char *undone = NULL;

  bring_to (fixture, one->id, OFFICE_APPLICATION_ENROLLED);
  bring_to (fixture, two->id, OFFICE_APPLICATION_ENROLLED);
  first = office_enrolment_find (connection, one->reference, &error);
  second = office_enrolment_find (connection, two->reference, &error);

  g_assert_true (office_student_number_set (connection, first->id, " 00123456 ", "2025-09-20", &error));
  g_assert_no_error (error);
  number = office_student_number_get (connection, first->id, &error);
  g_assert_cmpstr (number, ==, "00123456");
  g_assert_cmpint (office_enrolment_find_student_number (connection, fixture->cohort_id, "00123456", &error), ==,
                   first->id);
  g_assert_cmpint (office_enrolment_find_student_number (connection, fixture->cohort_id, "123456", &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  found = office_learners_search (connection, "00123456", 5, &error);
  g_assert_cmpuint (found->len, ==, 1);

  g_assert_false (office_student_number_set (connection, second->id, "00123456", NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (office_student_number_set (connection, first->id, "00999999", NULL, &error));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM identifier"), ==, 1);
  g_assert_true (office_student_number_set (connection, second->id, "00123456", NULL, &error));
  g_assert_no_error (error);
  undone = undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM identifier WHERE value = '00123456'"), ==, 0);

  g_assert_cmpint (office_enrolment_find_person (connection, fixture->cohort_id, "AOIFE", "ng", "1990-01-01", &error),
                   ==, second->id);
  g_assert_cmpint (office_enrolment_find_person (connection, fixture->cohort_id, "Aoife", "Ng", NULL, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
}

/* PRIVACY-1 */
static void
test_consents (Fixture       *fixture,
               gconstpointer  data)
{
  OfficeConnection *connection = fixture->connection;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, NULL);
  OfficeConsent state = OFFICE_CONSENT_GIVEN;
  g_autoptr (GPtrArray) records = NULL;

  g_assert_true (office_consent_get (connection, added->learner_id, OFFICE_CONSENT_NEWSLETTER, &state, &error));
  g_assert_cmpint (state, ==, OFFICE_CONSENT_NONE);
  g_assert_true (office_consent_add (connection, added->learner_id, OFFICE_CONSENT_NEWSLETTER,
                                     OFFICE_CONSENT_UNCONFIRMED, "by proceeding you consent", "form", &error));
  g_assert_true (office_consent_add (connection, added->learner_id, OFFICE_CONSENT_STUDY_NOTICE, OFFICE_CONSENT_GIVEN,
                                     "CCCU receives study records", "letter", &error));
  g_assert_true (office_consent_add (connection, added->learner_id, OFFICE_CONSENT_NEWSLETTER,
                                     OFFICE_CONSENT_WITHDRAWN, NULL, "telephone", &error));
  g_assert_true (office_consent_get (connection, added->learner_id, OFFICE_CONSENT_NEWSLETTER, &state, &error));
  g_assert_cmpint (state, ==, OFFICE_CONSENT_WITHDRAWN);
  g_assert_true (office_consent_get (connection, added->learner_id, OFFICE_CONSENT_STUDY_NOTICE, &state, &error));
  g_assert_cmpint (state, ==, OFFICE_CONSENT_GIVEN);
  records = office_consents_list (connection, added->learner_id, &error);
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpint (((OfficeConsentRecord *) records->pdata[0])->at, ==, TEST_NOW);

  g_assert_false (office_consent_add (connection, added->learner_id, OFFICE_CONSENT_NEWSLETTER, OFFICE_CONSENT_NONE,
                                      NULL, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
}

/* ASSESS-4, ASSESS-11 */
static void
test_enrolment_decisions (Fixture       *fixture,
                          gconstpointer  data)
{
  OfficeConnection *connection = fixture->connection;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, NULL);
  g_autoptr (OfficeEnrolment) enrolment = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_null (office_enrolment_find (connection, added->reference, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  bring_to (fixture, added->id, OFFICE_APPLICATION_ENROLLED);
  enrolment = office_enrolment_find (connection, added->reference, &error);
  g_assert_true (office_enrolment_withhold (connection, enrolment->id, enrolment->version, "misconduct", &error));
  g_assert_false (office_enrolment_withhold (connection, enrolment->id, enrolment->version, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (office_enrolment_allow_attempts (connection, enrolment->id, 0, 3, "", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (office_enrolment_allow_attempts (connection, enrolment->id, 0, 3, "illness", &error));
  g_assert_no_error (error);

  list = office_enrolments_list (connection, fixture->cohort_id, &error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((OfficeEnrolment *) list->pdata[0])->withheld_reason, ==, "misconduct");
  g_assert_cmpint (((OfficeEnrolment *) list->pdata[0])->attempts_allowed, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add ("/store/accounts/" path, Fixture, NULL, set_up, function, tear_down)
  TEST ("fee", test_fee);
  TEST ("waive", test_waive);
  TEST ("student-numbers", test_student_numbers);
  TEST ("consents", test_consents);
  TEST ("enrolment-decisions", test_enrolment_decisions);
#undef TEST

  return g_test_run ();
}
