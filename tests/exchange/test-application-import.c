/* test-application-import.c: applications into the office: added, completed, previewed, taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "exchange/remembered-mapping.h"
#include "files.h"
#include "office.h"
#include "rules/error.h"
#include "store/applications.h"
#include "store/cohorts.h"
#include "store/consents.h"
#include "store/learners.h"
#include "store/undo.h"

#define HEADINGS "Reference,Surname,First name,Email,DOB,Regulator,Reg number,Employer,Newsletter\n"

#define THREE \
  HEADINGS "R1,Ashworth,Jory,jory@x.example,18/09/1984,GMC,1234567,North Trust,yes\n" \
           "R2,Okonkwo,Chidi,chidi@x.example,01/02/1990,HCPC,PA012345,,\n" \
           "R3,Nguyễn,Thảo,thao@x.example,,,,South Trust,no\n"

static OfficeImportReport *
try_import (Office              *office,
            const char          *text,
            OfficeImportOptions  options,
            GError             **error)
{
  g_autoptr (OfficeSheet) sheet = sheet_from_text (text);
  g_autoptr (OfficeMapping) mapping = office_mapping_guess (sheet, OFFICE_IMPORT_APPLICATIONS, NULL);
  OfficeDraftOptions draft_options = { "2025-09-01", NULL };
  g_autoptr (GPtrArray) drafts = NULL;

  if (options.cohort == NULL)
    options.cohort = OFFICE_TEST_COHORT;
  drafts = office_application_drafts_read (sheet, mapping, &draft_options, NULL, error);
  g_assert_nonnull (drafts);
  return office_application_import_run (office->connection, drafts, &options, NULL, error);
}

static OfficeImportReport *
import (Office              *office,
        const char          *text,
        OfficeImportOptions  options)
{
  g_autoptr (GError) error = NULL;
  OfficeImportReport *report = try_import (office, text, options, &error);

  g_assert_no_error (error);
  return report;
}

static OfficeImportRow *
detail_at (OfficeImportReport *report,
           guint               index)
{
  g_assert_cmpuint (index, <, report->details->len);
  return g_ptr_array_index (report->details, index);
}

static OfficeApplication *
application (Office     *office,
             const char *reference)
{
  g_autoptr (GError) error = NULL;
  gint64 id = office_application_find (office->connection, reference, &error);

  g_assert_no_error (error);
  return office_application_get (office->connection, id, NULL);
}

static void
assert_change (OfficeImportRow *detail,
               const char      *field,
               const char      *before,
               const char      *after)
{
  for (guint i = 0; i < detail->changes->len; i++)
    {
      OfficeImportChange *change = g_ptr_array_index (detail->changes, i);

      if (!g_str_equal (change->field, field))
        continue;
      g_assert_cmpstr (change->before, ==, before);
      g_assert_cmpstr (change->after, ==, after);
      return;
    }
  g_error ("no change of %s", field);
}

static void
test_add (void)
{
  Office office;
  g_autoptr (OfficeImportReport) report = NULL;
  g_autoptr (OfficeApplication) one = NULL;
  g_autoptr (OfficeLearner) learner = NULL;
  OfficeConsent state;

  office_begin (&office);
  report = import (&office, THREE, (OfficeImportOptions) { .source = "/tmp/July.csv" });
  assert_tally (report, 3, 3, 0);
  g_assert_cmpuint (office_count (&office), ==, 3);
  g_assert_cmpstr (detail_at (report, 0)->reference, ==, "R1");
  g_assert_cmpint (detail_at (report, 0)->action, ==, OFFICE_IMPORT_ADD);

  one = application (&office, "R1");
  g_assert_cmpstr (one->employer, ==, "North Trust");
  g_assert_cmpint (one->state, ==, OFFICE_APPLICATION_RECEIVED);
  learner = office_learner_get (office.connection, one->learner_id, NULL);
  g_assert_cmpstr (learner->date_of_birth, ==, "1984-09-18");
  g_assert_true (office_consent_get (office.connection, learner->id, OFFICE_CONSENT_NEWSLETTER, &state,
                                     NULL));
  g_assert_cmpint (state, ==, OFFICE_CONSENT_UNCONFIRMED);
  office_end (&office);
}

static void
test_bad_rows_alone (void)
{
  Office office;
  g_autoptr (OfficeImportReport) report = NULL;
  g_autofree char *text = g_strconcat (THREE, "R4,Broken,,not-mail,31/02/1990,,,,\n", NULL);

  office_begin (&office);
  report = import (&office, text, (OfficeImportOptions) { 0 });
  assert_tally (report, 4, 3, 3);
  assert_report_error (report, 0, 5, "given_names", "required");
  assert_report_error (report, 1, 5, "email", "not-mail");
  assert_report_error (report, 2, 5, "date_of_birth", "31/02/1990");
  g_assert_cmpuint (office_count (&office), ==, 3);
  office_end (&office);
}

static void
test_all_or_nothing (void)
{
  Office office;
  g_autoptr (OfficeImportReport) report = NULL;
  g_autofree char *text = g_strconcat (THREE, "R4,Broken,X,not-mail,,,,,\n", NULL);

  office_begin (&office);
  report = import (&office, text, (OfficeImportOptions) { .all_or_nothing = TRUE });
  assert_tally (report, 4, 0, 1);
  g_assert_cmpuint (office_count (&office), ==, 0);
  office_end (&office);
}

static void
assert_same_reports (OfficeImportReport *a,
                     OfficeImportReport *b)
{
  g_assert_cmpuint (a->details->len, ==, b->details->len);
  for (guint i = 0; i < a->details->len; i++)
    {
      OfficeImportRow *one = detail_at (a, i), *other = detail_at (b, i);

      g_assert_cmpint (one->action, ==, other->action);
      g_assert_cmpstr (one->reference, ==, other->reference);
      g_assert_cmpstr (one->note, ==, other->note);
      g_assert_cmpuint (one->changes->len, ==, other->changes->len);
      for (guint j = 0; j < one->changes->len; j++)
        {
          OfficeImportChange *x = g_ptr_array_index (one->changes, j);
          OfficeImportChange *y = g_ptr_array_index (other->changes, j);

          g_assert_cmpstr (x->field, ==, y->field);
          g_assert_cmpstr (x->before, ==, y->before);
          g_assert_cmpstr (x->after, ==, y->after);
        }
    }
}

/* The preview says what the commit then does, and keeps nothing. */
static void
test_preview (void)
{
  static const char mixed[] =
    HEADINGS "R1,Ashworth,Jory,jory@x.example,18/09/1984,GMC,1234567,East Trust,yes\n"
             ",Okonkwo,Chidi,chidi@x.example,,HCPC,PA12345,West Trust,\n"
             ",New,Person,new@x.example,,,,,yes\n"
             ",Bad,Person,bad,,,,,\n"
             "R3,Nguyễn,Thảo,thao@x.example,,,,South Trust,no\n";
  Office office;
  g_autoptr (OfficeImportReport) first = NULL, preview = NULL, commit = NULL;
  g_autofree char *said = NULL, *done = NULL;

  office_begin (&office);
  preview = import (&office, THREE, (OfficeImportOptions) { .dry_run = TRUE });
  assert_tally (preview, 3, 3, 0);
  g_assert_cmpuint (office_count (&office), ==, 0);
  first = import (&office, THREE, (OfficeImportOptions) { 0 });
  assert_same_reports (preview, first);

  g_clear_pointer (&preview, office_import_report_free);
  preview = import (&office, mixed, (OfficeImportOptions) { .dry_run = TRUE });
  g_assert_cmpuint (office_count (&office), ==, 3);
  commit = import (&office, mixed, (OfficeImportOptions) { 0 });
  g_assert_cmpuint (office_count (&office), ==, 4);
  assert_same_reports (preview, commit);
  assert_tally (commit, 5, 3, 1);

  said = office_import_report_describe (preview);
  done = office_import_report_describe (commit);
  g_assert_cmpstr (said, ==, "1 to add, 2 to change, 1 with errors, 1 already here");
  g_assert_cmpstr (done, ==, "1 added, 2 changed, 1 with errors, 1 already here");
  office_end (&office);
}

static void
test_again (void)
{
  Office office;
  g_autoptr (OfficeImportReport) first = NULL, second = NULL;

  office_begin (&office);
  first = import (&office, THREE, (OfficeImportOptions) { 0 });
  second = import (&office, THREE, (OfficeImportOptions) { 0 });
  assert_tally (second, 3, 0, 0);
  g_assert_cmpuint (office_import_report_count (second, OFFICE_IMPORT_SAME), ==, 3);
  g_assert_cmpuint (office_count (&office), ==, 3);
  office_end (&office);
}

/* Named by its reference a row changes what differs; found by its person it only fills blanks. */
static void
test_complete (void)
{
  Office office;
  g_autoptr (OfficeImportReport) first = NULL, named = NULL, found = NULL;
  g_autoptr (OfficeApplication) one = NULL, two = NULL;

  office_begin (&office);
  first = import (&office, THREE, (OfficeImportOptions) { 0 });
  named = import (&office, HEADINGS "r1,Ashworth,Jory,jory@x.example,,GMC,1234567,East Trust,\n",
                  (OfficeImportOptions) { 0 });
  assert_tally (named, 1, 1, 0);
  g_assert_cmpint (detail_at (named, 0)->action, ==, OFFICE_IMPORT_CHANGE);
  assert_change (detail_at (named, 0), "employer", "North Trust", "East Trust");
  one = application (&office, "R1");
  g_assert_cmpstr (one->employer, ==, "East Trust");

  found = import (&office,
                  HEADINGS ",Ashworth,Jory,jory@x.example,,GMC,1234567,Other Trust,\n"
                           ",Okonkwo,Chidi,chidi@x.example,,HCPC,PA12345,West Trust,\n",
                  (OfficeImportOptions) { 0 });
  assert_tally (found, 2, 1, 0);
  g_assert_cmpint (detail_at (found, 0)->action, ==, OFFICE_IMPORT_SAME);
  g_assert_nonnull (strstr (detail_at (found, 0)->note, "left as it is: Employer"));
  assert_change (detail_at (found, 1), "employer", "", "West Trust");
  two = application (&office, "R2");
  g_assert_cmpstr (two->employer, ==, "West Trust");
  g_assert_cmpuint (office_count (&office), ==, 3);
  office_end (&office);
}

static void
test_reference_of_another (void)
{
  Office office;
  g_autoptr (OfficeImportReport) first = NULL, second = NULL;

  office_begin (&office);
  first = import (&office, THREE, (OfficeImportOptions) { 0 });
  second = import (&office, HEADINGS "R1,Penhaligon,Morwenna,m@x.example,,,,,\n",
                   (OfficeImportOptions) { 0 });
  assert_tally (second, 1, 0, 1);
  assert_report_error (second, 0, 2, "reference", "“R1” is the reference of Ashworth, Jory");
  office_end (&office);
}

/* ENTRY-5 and case 14: the same number under another surname. In the same cohort it is the
 * application that is already here; in another a new one, with a merge proposed. */
static void
test_known_people (void)
{
  static const char renamed[]
      = HEADINGS ",Trelawney,Jory,j.t@x.example,18/09/1984,HCPC,PH095159,,\n";
  Office office;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeImportReport) first = NULL, same = NULL, other = NULL, again = NULL;
  OfficeCohortDraft cohort = {
    .code = "UIAO-2025-AUT", .module = "UIAO", .starts = "2025-09-20", .ends = "2025-11-01",
    .capacity = -1, .fee = -1,
  };
  g_autoptr (OfficeApplication) one = NULL, two = NULL;

  office_begin (&office);
  g_assert_cmpint (office_cohort_add (office.connection, &cohort, &error), >, 0);
  g_assert_no_error (error);
  first = import (&office, HEADINGS ",Ashworth,Jory,jory@x.example,18/09/1984,HCPC,PH95159,,\n",
                  (OfficeImportOptions) { 0 });

  same = import (&office, renamed, (OfficeImportOptions) { 0 });
  assert_tally (same, 1, 0, 0);
  g_assert_cmpint (detail_at (same, 0)->action, ==, OFFICE_IMPORT_SAME);
  g_assert_nonnull (strstr (detail_at (same, 0)->note, "Family name"));
  g_assert_cmpuint (office_count (&office), ==, 1);

  other = import (&office, renamed, (OfficeImportOptions) { .cohort = "UIAO-2025-AUT" });
  assert_tally (other, 1, 1, 0);
  g_assert_nonnull (strstr (detail_at (other, 0)->note, "ENTRY-5"));
  one = application (&office, detail_at (first, 0)->reference);
  two = application (&office, detail_at (other, 0)->reference);
  g_assert_cmpint (one->learner_id, !=, two->learner_id);

  again = import (&office, renamed, (OfficeImportOptions) { .cohort = "UIAO-2025-AUT" });
  assert_tally (again, 1, 0, 0);
  office_end (&office);
}

/* Somebody we know applies to a second module: one person, and what the row adds to them shows. */
static void
test_second_module (void)
{
  Office office;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeImportReport) first = NULL, second = NULL;
  OfficeCohortDraft cohort = {
    .code = "UIAO-2025-AUT", .module = "UIAO", .starts = "2025-09-20", .ends = "2025-11-01",
    .capacity = -1, .fee = -1,
  };
  g_autoptr (OfficeApplication) one = NULL, two = NULL;

  office_begin (&office);
  g_assert_cmpint (office_cohort_add (office.connection, &cohort, &error), >, 0);
  first = import (&office, HEADINGS ",Ashworth,Jory,jory@x.example,,HCPC,PH95159,,\n",
                  (OfficeImportOptions) { 0 });
  second = import (&office, HEADINGS ",Ashworth,Jory,jory@x.example,18/09/1984,HCPC,PH95159,,\n",
                   (OfficeImportOptions) { .cohort = "UIAO-2025-AUT" });
  assert_tally (second, 1, 1, 0);
  one = application (&office, detail_at (first, 0)->reference);
  two = application (&office, detail_at (second, 0)->reference);
  g_assert_cmpint (one->learner_id, ==, two->learner_id);
  assert_change (detail_at (second, 0), "date_of_birth", NULL, "1984-09-18");
  office_end (&office);
}

static void
test_undo (void)
{
  Office office;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeImportReport) report = NULL;
  g_autoptr (OfficeUndoState) state = NULL;
  g_autofree char *label = NULL;

  office_begin (&office);
  report = import (&office, THREE, (OfficeImportOptions) { .source = "July.csv" });
  state = office_undo_get_state (office.connection, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (state->undo_label, ==, "Import 3 applications to DPL-2025-AUT from “July.csv”");
  label = office_undo_command (office.connection, state->undo_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (office_count (&office), ==, 0);
  office_end (&office);
}

/* The office's correction serves the next file with these headings. */
static void
test_remembered_mapping (void)
{
  Office office;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeSheet) sheet = sheet_from_text ("Uno,Surname,E-mail\nJory,Ashworth,j@x.example\n");
  g_autoptr (OfficeSheet) next = sheet_from_text ("UNO,surname,Email\nChidi,Okonkwo,c@x.example\n");
  g_autoptr (OfficeMapping) mapping = NULL, remembered = NULL, other = NULL;

  office_begin (&office);
  mapping = office_mapping_guess_remembered (office.connection, sheet, OFFICE_IMPORT_APPLICATIONS, &error);
  g_assert_no_error (error);
  g_assert_null (office_mapping_get_field (mapping, 0));
  office_mapping_set (mapping, "given_names", 0, &error);
  g_assert_true (office_mapping_remember (office.connection, mapping, &error));
  g_assert_no_error (error);

  remembered = office_mapping_guess_remembered (office.connection, next, OFFICE_IMPORT_APPLICATIONS,
                                                &error);
  g_assert_cmpstr (office_mapping_get_field (remembered, 0), ==, "given_names");
  other = office_mapping_guess_remembered (office.connection, next, OFFICE_IMPORT_REGISTRATIONS, &error);
  g_assert_null (office_mapping_get_field (other, 0));
  office_end (&office);
}

static void
test_no_cohort (void)
{
  Office office;
  g_autoptr (GError) error = NULL;

  office_begin (&office);
  g_assert_null (try_import (&office, THREE, (OfficeImportOptions) { .cohort = "NO-SUCH" }, &error));
  assert_says (error, OFFICE_ERROR_NOT_FOUND, "NO-SUCH", NULL);
  office_end (&office);
}

static void
count_progress (guint    done,
                guint    total,
                gpointer data)
{
  g_assert_cmpuint (total, ==, 3);
  *(guint *) data += 1;
}

static void
test_progress (void)
{
  Office office;
  guint calls = 0;
  g_autoptr (OfficeImportReport) report = NULL;

  office_begin (&office);
  report = import (&office, THREE,
                   (OfficeImportOptions) { .progress = count_progress, .progress_data = &calls });
  g_assert_cmpuint (calls, ==, 1);
  office_end (&office);
}

static void
test_cancel (void)
{
  Office office;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (OfficeSheet) sheet = sheet_from_text (THREE);
  g_autoptr (OfficeMapping) mapping = office_mapping_guess (sheet, OFFICE_IMPORT_APPLICATIONS, NULL);
  OfficeDraftOptions draft_options = { "2025-09-01", NULL };
  OfficeImportOptions options = { .cohort = OFFICE_TEST_COHORT };
  g_autoptr (GPtrArray) drafts = office_application_drafts_read (sheet, mapping, &draft_options, NULL,
                                                                 NULL);

  office_begin (&office);
  g_cancellable_cancel (cancellable);
  g_assert_null (office_application_import_run (office.connection, drafts, &options, cancellable,
                                                &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (office_count (&office), ==, 0);
  office_end (&office);
}

static void
test_json (void)
{
  Office office;
  g_autoptr (OfficeImportReport) report = NULL;
  json_t *json;
  char *text;

  office_begin (&office);
  report = import (&office, HEADINGS "R4,\"Bro\"\"ken\",X,not-mail,,,,,\n", (OfficeImportOptions) { 0 });
  json = office_import_report_to_json (report);
  text = json_dumps (json, JSON_COMPACT);
  g_assert_cmpstr (text, ==,
                   "{\"rows\":1,\"imported\":0,\"skipped\":1,\"errors\":[{\"row\":2,\"field\":\"email\","
                   "\"value\":\"not-mail\",\"message\":\"Row 2, E-mail: “not-mail” is not an e-mail "
                   "address, such as name@trust.nhs.uk.\"}]}");
  free (text);
  json_decref (json);
  office_end (&office);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/application-import/add", test_add);
  g_test_add_func ("/application-import/bad-rows-alone", test_bad_rows_alone);
  g_test_add_func ("/application-import/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/application-import/preview", test_preview);
  g_test_add_func ("/application-import/again", test_again);
  g_test_add_func ("/application-import/complete", test_complete);
  g_test_add_func ("/application-import/reference-of-another", test_reference_of_another);
  g_test_add_func ("/application-import/known-people", test_known_people);
  g_test_add_func ("/application-import/second-module", test_second_module);
  g_test_add_func ("/application-import/undo", test_undo);
  g_test_add_func ("/application-import/remembered-mapping", test_remembered_mapping);
  g_test_add_func ("/application-import/no-cohort", test_no_cohort);
  g_test_add_func ("/application-import/progress", test_progress);
  g_test_add_func ("/application-import/cancel", test_cancel);
  g_test_add_func ("/application-import/json", test_json);

  return g_test_run ();
}
