/* test-mark-import.c: marks and student numbers into the office
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "exchange/mark-import.h"
#include "exchange/registration-import.h"
#include "files.h"
#include "office.h"
#include "rules/error.h"
#include "store/enrolments.h"
#include "store/marks.h"

#define PEOPLE \
  "Reference,Surname,First name,Email,DOB\n" \
  "R1,Ashworth,Jory,jory@x.example,18/09/1984\n" \
  "R2,Okonkwo,Chidi,chidi@x.example,01/02/1990\n" \
  "R3,Nguyễn,Thảo,thao@x.example,03/03/1991\n" \
  "R4,Waiting,Still,still@x.example,\n"

static void
begin (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeSheet) sheet = sheet_from_text (PEOPLE);
  g_autoptr (OfficeMapping) mapping = office_mapping_guess (sheet, OFFICE_IMPORT_APPLICATIONS, NULL);
  OfficeDraftOptions draft_options = { "2025-09-01", NULL };
  OfficeImportOptions options = { .cohort = OFFICE_TEST_COHORT };
  g_autoptr (GPtrArray) drafts = office_application_drafts_read (sheet, mapping, &draft_options, NULL,
                                                                 &error);
  g_autoptr (OfficeImportReport) report = NULL;

  office_begin (office);
  report = office_application_import_run (office->connection, drafts, &options, NULL, &error);
  g_assert_no_error (error);
  assert_tally (report, 4, 4, 0);
  office_enrol (office, "R1");
  office_enrol (office, "R2");
  office_enrol (office, "R3");
}

static OfficeImportReport *
import_marks (Office              *office,
              const char          *text,
              const char          *component,
              OfficeImportOptions  options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeSheet) sheet = sheet_from_text (text);
  g_autoptr (OfficeMapping) mapping = office_mapping_guess (sheet, OFFICE_IMPORT_MARKS, NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  OfficeImportReport *report;

  office_mark_mapping_choose_component (mapping, component);
  drafts = office_mark_drafts_read (sheet, mapping, NULL, &error);
  g_assert_no_error (error);
  options.cohort = OFFICE_TEST_COHORT;
  report = office_mark_import_run (office->connection, drafts, component, &options, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static OfficeImportReport *
import_numbers (Office              *office,
                const char          *text,
                OfficeImportOptions  options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeSheet) sheet = sheet_from_text (text);
  g_autoptr (OfficeMapping) mapping = office_mapping_guess (sheet, OFFICE_IMPORT_REGISTRATIONS, NULL);
  g_autoptr (GPtrArray) drafts = office_registration_drafts_read (sheet, mapping, "2025-09-01", NULL,
                                                                  &error);
  OfficeImportReport *report;

  g_assert_no_error (error);
  options.cohort = OFFICE_TEST_COHORT;
  report = office_registration_import_run (office->connection, drafts, &options, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* "agreed/first/second/code" of the newest sitting of a component, or "-". */
static char *
recorded (Office     *office,
          const char *reference,
          const char *component)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = office_marks_list_cohort (office->connection, office->cohort_id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      OfficeMarkRow *row = g_ptr_array_index (rows, i);

      for (gsize j = 0; j < row->n_cells && g_str_equal (row->reference, reference); j++)
        if (g_str_equal (row->cells[j].component, component) && row->cells[j].mark_id != 0)
          return g_strdup_printf ("%d/%d/%d/%s", row->cells[j].agreed, row->cells[j].first,
                                  row->cells[j].second,
                                  row->cells[j].code != NULL ? row->cells[j].code : "");
    }
  return g_strdup ("-");
}

static void
assert_recorded (Office     *office,
                 const char *reference,
                 const char *component,
                 const char *expected)
{
  g_autofree char *found = recorded (office, reference, component);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_marks (void)
{
  Office office;
  g_autoptr (OfficeImportReport) report = NULL;

  begin (&office);
  report = import_marks (&office, "Ref,Mark\nR1,68\nr2,55.5\nR3,ns\n", "written",
                         (OfficeImportOptions) { 0 });
  assert_tally (report, 3, 3, 0);
  assert_recorded (&office, "R1", "written", "6800/-1/-1/");
  assert_recorded (&office, "R2", "written", "5550/-1/-1/");
  assert_recorded (&office, "R3", "written", "-1/-1/-1/NS");
  assert_recorded (&office, "R1", "viva", "-");
  office_end (&office);
}

/* Each bad cell is an error of that cell, and nothing of its row is kept. */
static void
test_bad_marks (void)
{
  static const char text[] = "Ref;First mark;Second mark;Words\n"
                             "R1;101;-1;1500\n"
                             "R2;55,5;abc;many\n"
                             "R3;;60;1500\n"
                             "R9;60;60;\n"
                             "R4;60;60;\n"
                             ";60;60;\n";
  Office office;
  g_autoptr (OfficeImportReport) report = NULL;

  begin (&office);
  report = import_marks (&office, text, "written", (OfficeImportOptions) { 0 });
  assert_tally (report, 6, 1, 8);
  assert_report_error (report, 0, 2, "first", "101");
  assert_report_error (report, 1, 2, "second", "0 to 100");
  assert_report_error (report, 2, 3, "first", "full stop, 55.5");
  assert_report_error (report, 3, 3, "second", "abc");
  assert_report_error (report, 4, 3, "words", "“many” is not a whole number");
  assert_report_error (report, 5, 5, "reference", "R9");
  assert_report_error (report, 6, 6, "reference", "R4");
  assert_report_error (report, 7, 7, "reference", "Nobody is named");
  assert_recorded (&office, "R1", "written", "-");
  assert_recorded (&office, "R2", "written", "-");
  assert_recorded (&office, "R3", "written", "-1/-1/6000/");
  office_end (&office);
}

static void
test_nothing_half_done (void)
{
  Office office;
  g_autoptr (OfficeImportReport) report = NULL;

  begin (&office);
  report = import_marks (&office, "Ref,Mark\nR1,68\nR2,101\n", "viva",
                         (OfficeImportOptions) { .all_or_nothing = TRUE });
  assert_tally (report, 2, 0, 1);
  assert_recorded (&office, "R1", "viva", "-");
  office_end (&office);
}

/* Nobody can tell which of two is meant. */
static void
test_twice (void)
{
  Office office;
  g_autoptr (OfficeImportReport) numbers = NULL, report = NULL, crossed = NULL;

  begin (&office);
  report = import_marks (&office, "Ref,Mark\nR1,68\nR2,50\nr1,70\n", "written",
                         (OfficeImportOptions) { 0 });
  assert_tally (report, 3, 1, 2);
  assert_report_error (report, 0, 2, "reference", "Row 4 names the same learner");
  assert_report_error (report, 1, 4, "reference", "Row 2 names the same learner");
  assert_recorded (&office, "R1", "written", "-");

  numbers = import_numbers (&office, "Reference,Student number\nR1,00123\n", (OfficeImportOptions) { 0 });
  crossed = import_marks (&office, "Ref,Student number,Mark\nR1,,68\n,00123,70\nR2,00123,71\n", "written",
                          (OfficeImportOptions) { 0 });
  assert_report_error (crossed, 0, 3, "student_number", "Row 4 names the same learner");
  office_end (&office);
}

static void
test_by_student_number (void)
{
  Office office;
  g_autoptr (OfficeImportReport) numbers = NULL, report = NULL, wrong = NULL, same = NULL;

  begin (&office);
  numbers = import_numbers (&office, "Reference,Student number\nR1,00123\nR2,00124\n",
                            (OfficeImportOptions) { 0 });
  assert_tally (numbers, 2, 2, 0);
  report = import_marks (&office, "Student ID,Viva mark\n00123,61\n00999,62\n", "viva",
                         (OfficeImportOptions) { 0 });
  assert_tally (report, 2, 1, 1);
  assert_report_error (report, 0, 3, "student_number", "00999");
  assert_recorded (&office, "R1", "viva", "6100/-1/-1/");

  wrong = import_marks (&office, "Ref,Student ID,Mark\nR1,00124,61\n", "viva", (OfficeImportOptions) { 0 });
  assert_tally (wrong, 1, 0, 1);
  assert_report_error (wrong, 0, 2, "student_number", "somebody other than “R1”");
  same = import_marks (&office, "Ref,Student ID,Mark\nR1,,61\n,00123,\n", "viva",
                       (OfficeImportOptions) { 0 });
  assert_report_error (same, 0, 3, "student_number", "Row 2 is of the same learner");
  office_end (&office);
}

static void
test_two_components (void)
{
  Office office;
  g_autoptr (OfficeImportReport) written = NULL, viva = NULL;

  begin (&office);
  written = import_marks (&office, "Ref,Written,Viva\nR1,61,72\n", "written", (OfficeImportOptions) { 0 });
  viva = import_marks (&office, "Ref,Written,Viva\nR1,61,72\n", "viva", (OfficeImportOptions) { 0 });
  assert_recorded (&office, "R1", "written", "6100/-1/-1/");
  assert_recorded (&office, "R1", "viva", "7200/-1/-1/");
  office_end (&office);
}

static void
test_mark_changes (void)
{
  Office office;
  g_autoptr (OfficeImportReport) first = NULL, preview = NULL, second = NULL, again = NULL;
  OfficeImportRow *detail;
  OfficeImportChange *change;

  begin (&office);
  first = import_marks (&office, "Ref,1st marker,2nd marker\nR1,61,65\nR2,,\n", "written",
                        (OfficeImportOptions) { 0 });
  assert_tally (first, 2, 1, 0);
  assert_recorded (&office, "R1", "written", "-1/6100/6500/");

  preview = import_marks (&office, "Ref,1st marker,2nd marker\nR1,61,66\n", "written",
                          (OfficeImportOptions) { .dry_run = TRUE });
  assert_tally (preview, 1, 1, 0);
  assert_recorded (&office, "R1", "written", "-1/6100/6500/");

  second = import_marks (&office, "Ref,1st marker,2nd marker\nR1,61,66\n", "written",
                         (OfficeImportOptions) { 0 });
  detail = g_ptr_array_index (second->details, 0);
  g_assert_cmpint (detail->action, ==, OFFICE_IMPORT_CHANGE);
  g_assert_cmpuint (detail->changes->len, ==, 1);
  change = g_ptr_array_index (detail->changes, 0);
  g_assert_cmpstr (change->field, ==, "second");
  g_assert_cmpstr (change->before, ==, "65");
  g_assert_cmpstr (change->after, ==, "66");
  assert_recorded (&office, "R1", "written", "-1/6100/6600/");

  again = import_marks (&office, "Ref,1st marker,2nd marker\nR1,61,66\n", "written",
                        (OfficeImportOptions) { 0 });
  assert_tally (again, 1, 0, 0);
  office_end (&office);
}

static void
test_received (void)
{
  Office office;
  g_autoptr (OfficeImportReport) report = NULL;

  begin (&office);
  report = import_marks (&office,
                         "Ref,Mark,Words,Received\nR1,61,1600,23/10/2025 14:00\n"
                         "R2,62,1500,2025-10-23T14:00:01\nR3,63,1500,23/10/2025\n",
                         "written", (OfficeImportOptions) { 0 });
  assert_tally (report, 3, 2, 1);
  assert_report_error (report, 0, 4, "received", "the day and the time");
  office_end (&office);
}

static void
test_unknown_component (void)
{
  Office office;
  g_autoptr (OfficeImportReport) report = NULL;

  begin (&office);
  report = import_marks (&office, "Ref,Mark\nR1,61\n", "dance", (OfficeImportOptions) { 0 });
  assert_tally (report, 1, 0, 1);
  assert_report_error (report, 0, 2, "agreed", "dance");
  office_end (&office);
}

static char *
student_number (Office     *office,
                const char *reference)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_find (office->connection, reference, NULL);

  return g_strdup (enrolment->student_number);
}

static void
test_registrations (void)
{
  static const char text[] = "Student ID,Surname,Forename,Date of Birth,Our ref\n"
                             "0012345,,,,R1\n"
                             "0012346,OKONKWO,Chidi,01/02/1990,\n"
                             "0012347,Nguyen,Thao,1991-03-03,\n"
                             "0012348,Nobody,Known,1991-03-03,\n"
                             "0012349,Okonkwo,Chidi,02/02/1990,\n"
                             ",,,,R3\n"
                             "0012350,Alone,,,\n";
  Office office;
  g_autoptr (OfficeImportReport) report = NULL, again = NULL;
  g_autofree char *one = NULL, *two = NULL, *three = NULL;

  begin (&office);
  report = import_numbers (&office, text, (OfficeImportOptions) { 0 });
  assert_tally (report, 7, 3, 4);
  assert_report_error (report, 0, 5, "family_name", "Nobody");
  assert_report_error (report, 1, 6, "family_name", "Okonkwo");
  assert_report_error (report, 2, 7, "student_number", "required");
  assert_report_error (report, 3, 8, "reference", "Nobody is named");
  one = student_number (&office, "R1");
  two = student_number (&office, "R2");
  three = student_number (&office, "R3");
  g_assert_cmpstr (one, ==, "0012345");
  g_assert_cmpstr (two, ==, "0012346");
  g_assert_cmpstr (three, ==, "0012347");

  again = import_numbers (&office, text, (OfficeImportOptions) { 0 });
  assert_tally (again, 7, 0, 4);
  office_end (&office);
}

static void
test_registrations_twice (void)
{
  Office office;
  g_autoptr (OfficeImportReport) report = NULL;
  g_autofree char *one = NULL;

  begin (&office);
  report = import_numbers (&office, "Reference,Student number\nR1,1\nR2,1\nR1,2\n",
                           (OfficeImportOptions) { 0 });
  assert_tally (report, 3, 0, 4);
  assert_report_error (report, 0, 2, "student_number", "row 3");
  one = student_number (&office, "R1");
  g_assert_null (one);
  office_end (&office);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mark-import/marks", test_marks);
  g_test_add_func ("/mark-import/bad-marks", test_bad_marks);
  g_test_add_func ("/mark-import/nothing-half-done", test_nothing_half_done);
  g_test_add_func ("/mark-import/twice", test_twice);
  g_test_add_func ("/mark-import/by-student-number", test_by_student_number);
  g_test_add_func ("/mark-import/two-components", test_two_components);
  g_test_add_func ("/mark-import/changes", test_mark_changes);
  g_test_add_func ("/mark-import/received", test_received);
  g_test_add_func ("/mark-import/unknown-component", test_unknown_component);
  g_test_add_func ("/registration-import/registrations", test_registrations);
  g_test_add_func ("/registration-import/twice", test_registrations_twice);

  return g_test_run ();
}
