/* test-application-drafts.c: rows of applications: what is kept, what is refused, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "exchange/clean-text.h"
#include "files.h"
#include "rules/error.h"

#define HEADINGS "Surname,First name,Email,DOB,Regulator,GMC No.,Applied on,Payer,Newsletter,Reference\n"

static GPtrArray *
read_with (OfficeSheet *sheet,
           const char  *default_regulator)
{
  g_autoptr (GError) error = NULL;
  OfficeDraftOptions options = { "2025-09-01", default_regulator };
  g_autoptr (OfficeMapping) mapping = office_mapping_guess (sheet, OFFICE_IMPORT_APPLICATIONS, &error);
  GPtrArray *drafts;

  g_assert_no_error (error);
  drafts = office_application_drafts_read (sheet, mapping, &options, NULL, &error);
  g_assert_no_error (error);
  return drafts;
}

static GPtrArray *
read_rows (const char *rows)
{
  g_autofree char *text = g_strconcat (HEADINGS, rows, NULL);
  g_autoptr (OfficeSheet) sheet = sheet_from_text (text);

  return read_with (sheet, NULL);
}

static OfficeApplicationDraft *
draft_at (GPtrArray *drafts,
          guint      index)
{
  g_assert_cmpuint (drafts->len, >, index);
  return g_ptr_array_index (drafts, index);
}

static void
assert_error (OfficeApplicationDraft *draft,
              const char             *field,
              const char             *value,
              const char             *part)
{
  g_autofree char *row = g_strdup_printf ("Row %u", draft->row);

  for (guint i = 0; i < draft->errors->len; i++)
    {
      const OfficeImportError *error = g_ptr_array_index (draft->errors, i);

      if (!g_str_equal (error->field, field))
        continue;
      g_test_message ("%s", error->message);
      g_assert_cmpstr (error->value, ==, value);
      g_assert_cmpuint (error->row, ==, draft->row);
      g_assert_true (g_str_has_prefix (error->message, row));
      if (strstr (error->message, part) == NULL)
        g_error ("“%s” does not say “%s”", error->message, part);
      return;
    }
  g_error ("row %u has no error of “%s”", draft->row, field);
}

static void
test_good (void)
{
  g_autoptr (GPtrArray) drafts
      = read_rows ("  Ashworth ,Jory  Tamsin,mailto:jory@trust.example,18/09/1984,GMC,C1234567,"
                   "2025-07-01,Invoice my Trust,Yes,A-1\n");
  const OfficeApplicationDraft *draft = draft_at (drafts, 0);

  g_assert_cmpuint (draft->errors->len, ==, 0);
  g_assert_cmpuint (draft->row, ==, 2);
  g_assert_cmpstr (draft->family_name, ==, "Ashworth");
  g_assert_cmpstr (draft->given_names, ==, "Jory Tamsin");
  g_assert_cmpstr (draft->email, ==, "jory@trust.example");
  g_assert_cmpstr (draft->date_of_birth, ==, "1984-09-18");
  g_assert_cmpint (draft->registration->regulator, ==, OFFICE_REGULATOR_GMC);
  g_assert_cmpstr (draft->registration->number, ==, "1234567");
  g_assert_cmpstr (draft->applied_on, ==, "2025-07-01");
  g_assert_cmpstr (draft->payer, ==, "employer");
  g_assert_cmpint (draft->newsletter_consent, ==, OFFICE_CONSENT_UNCONFIRMED);
  g_assert_cmpstr (draft->reference, ==, "A-1");
  g_assert_null (draft->note);
}

/* Every error of every cell, not the first of the row. */
static void
test_all_errors (void)
{
  g_autoptr (GPtrArray) drafts
      = read_rows (",123,nobody,31/02/1984,GMC,PA012345,someday,the moon,no,\n");
  OfficeApplicationDraft *draft = draft_at (drafts, 0);

  g_assert_cmpuint (draft->errors->len, ==, 7);
  assert_error (draft, "family_name", "", "Family name: It is required, and the cell is empty");
  assert_error (draft, "given_names", "123", "no letter");
  assert_error (draft, "email", "nobody", "not an e-mail address");
  assert_error (draft, "date_of_birth", "31/02/1984", "31/02/1984");
  assert_error (draft, "registration_number", "PA012345", "HCPC paramedic?");
  assert_error (draft, "applied_on", "someday", "someday");
  assert_error (draft, "payer", "the moon", "self, employer and other");
  g_assert_null (draft->family_name);
  g_assert_null (draft->registration);
}

static void
test_names (void)
{
  g_autoptr (GPtrArray) drafts
      = read_rows ("O'Brien-Smith,Siobhán,a@x.example,,,,,,,\n"
                   "Nguye\xcc\x82\xcc\x83n,The\xcc\x89o,b@x.example,,,,,,,\n"
                   "\u0627\u0644\u0645\u0635\u0631\u064a,\u200f\u0644\u064a\u0644\u0649\u200f,"
                   "c@x.example,,,,,,,\n"
                   "<b>Bold</b> & \"\"Co\"\",=HYPERLINK(1),d@x.example,,,,,,,\n"
                   "Tab\u202eevil,Bell\a,e@x.example,,,,,,,\n"
                   "f@x.example,Moved,Column,,,,,,,\n"
                   "Line\u00a0Space,\"Two\nLines\",g@x.example,,,,,,,\n"
                   "mi\u200c\u0647,X,h@x.example,,,,,,,\n");
  OfficeApplicationDraft *draft;

  g_assert_cmpuint (drafts->len, ==, 8);
  draft = draft_at (drafts, 0);
  g_assert_cmpuint (draft->errors->len, ==, 0);
  g_assert_cmpstr (draft->family_name, ==, "O'Brien-Smith");
  g_assert_null (draft->note);

  /* Marks are put together with their letters. */
  draft = draft_at (drafts, 1);
  g_assert_cmpstr (draft->family_name, ==, "Nguyễn");
  g_assert_null (draft->note);

  /* Right to left stays; the invisible marks around it go. */
  draft = draft_at (drafts, 2);
  g_assert_cmpuint (draft->errors->len, ==, 0);
  g_assert_cmpstr (draft->family_name, ==, "المصري");
  g_assert_cmpstr (draft->given_names, ==, "ليلى");

  /* Markup and formulas are text, and are pointed out. */
  draft = draft_at (drafts, 3);
  g_assert_cmpuint (draft->errors->len, ==, 0);
  g_assert_cmpstr (draft->family_name, ==, "<b>Bold</b> & \"\"Co\"\"");
  g_assert_cmpstr (draft->given_names, ==, "=HYPERLINK(1)");
  g_assert_nonnull (strstr (draft->note, "“<”"));
  g_assert_nonnull (strstr (draft->note, "“=”"));

  draft = draft_at (drafts, 4);
  assert_error (draft, "family_name", "Tab\u202eevil", "U+202E");
  assert_error (draft, "given_names", "Bell\a", "U+0007");

  draft = draft_at (drafts, 5);
  assert_error (draft, "family_name", "f@x.example", "looks like an e-mail address");
  assert_error (draft, "email", "Column", "not an e-mail address");

  draft = draft_at (drafts, 6);
  g_assert_cmpstr (draft->family_name, ==, "Line Space");
  g_assert_cmpstr (draft->given_names, ==, "Two Lines");

  g_assert_cmpuint (draft_at (drafts, 7)->errors->len, ==, 0);
}

static void
test_payers (void)
{
  static const struct
  {
    const char *text;
    const char *payer;
  } cases[] = {
    { "Self", "self" },       { "I will pay it myself", "self" },   { "Employer/Trust", "employer" },
    { "NHS", "employer" },    { "other (charity)", "other" },      { "unknown", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = g_strdup_printf ("A,A,a@x.example,,,,,%s,,\n", cases[i].text);
      g_autoptr (GPtrArray) drafts = read_rows (rows);

      g_assert_cmpstr (draft_at (drafts, 0)->payer, ==, cases[i].payer);
      g_assert_cmpuint (draft_at (drafts, 0)->errors->len, ==, cases[i].payer == NULL);
    }
}

/* PRIVACY-3: evidence of experience is no place for a patient's number. */
static void
test_patients (void)
{
  g_autoptr (OfficeSheet) sheet
      = sheet_from_text ("Surname,First name,Email,Ultrasound experience\n"
                         "A,A,a@x.example,\"20 scans\nlogbook\"\nB,B,b@x.example,NHS 943 476 5919\n");
  g_autoptr (GPtrArray) drafts = read_with (sheet, NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->ultrasound_evidence, ==, "20 scans\nlogbook");
  assert_error (draft_at (drafts, 1), "ultrasound_evidence", "NHS 943 476 5919", "patient’s number");
}

static void
test_length (void)
{
  g_autofree char *longest = g_strnfill (100, 'x');
  g_autofree char *longer = g_strnfill (101, 'x');
  g_autofree char *rows = g_strdup_printf ("%s,A,a@x.example,,,,,,,\n%s,B,b@x.example,,,,,,,\n", longest,
                                           longer);
  g_autoptr (GPtrArray) drafts = read_rows (rows);

  g_assert_cmpuint (draft_at (drafts, 0)->errors->len, ==, 0);
  assert_error (draft_at (drafts, 1), "family_name", longer, "101 characters; at most 100");
}

static void
test_registrations (void)
{
  g_autoptr (GPtrArray) drafts
      = read_rows ("A,A,a@x.example,,Nursing & Midwifery Council,12A3456B,,,,\n"
                   "B,B,b@x.example,,hcpc,pa 012345,,,,\n"
                   "C,C,c@x.example,,,A1234567,,,,\n"
                   "D,D,d@x.example,,GMC,,,,,\n"
                   "E,E,e@x.example,,Law Society,1234567,,,,\n"
                   "F,F,f@x.example,,,,,,,\n"
                   "G,G,g@x.example,,GMC,1.23E+06,,,,\n");

  g_assert_cmpint (draft_at (drafts, 0)->registration->regulator, ==, OFFICE_REGULATOR_NMC);
  g_assert_cmpstr (draft_at (drafts, 1)->registration->number, ==, "PA012345");
  /* The heading says GMC. */
  g_assert_cmpint (draft_at (drafts, 2)->registration->regulator, ==, OFFICE_REGULATOR_GMC);
  g_assert_nonnull (strstr (draft_at (drafts, 2)->note, "the tutor decides"));
  g_assert_null (draft_at (drafts, 3)->registration);
  g_assert_cmpuint (draft_at (drafts, 3)->errors->len, ==, 0);
  assert_error (draft_at (drafts, 4), "regulator", "Law Society", "GMC, HCPC or NMC");
  g_assert_cmpuint (draft_at (drafts, 5)->errors->len, ==, 0);
  assert_error (draft_at (drafts, 6), "registration_number", "1.23E+06", "digits are lost");
}

static void
test_regulator_by_shape (void)
{
  static const char text[] = "Surname,First name,Email,Registration number\n"
                             "A,A,a@x.example,PA012345\n"
                             "B,B,b@x.example,12A3456B\n"
                             "C,C,c@x.example,hello\n";
  g_autoptr (OfficeSheet) sheet = sheet_from_text (text);
  g_autoptr (GPtrArray) drafts = read_with (sheet, NULL);
  g_autoptr (GPtrArray) given = read_with (sheet, "GMC");

  g_assert_cmpint (draft_at (drafts, 0)->registration->regulator, ==, OFFICE_REGULATOR_HCPC);
  g_assert_nonnull (strstr (draft_at (drafts, 0)->note, "HCPC is read from the number PA012345"));
  g_assert_cmpint (draft_at (drafts, 1)->registration->regulator, ==, OFFICE_REGULATOR_NMC);
  assert_error (draft_at (drafts, 2), "registration_number", "hello", "neither the GMC");
  assert_error (draft_at (given, 0), "registration_number", "PA012345", "paramedic");
}

static void
test_repeats (void)
{
  g_autoptr (GPtrArray) drafts
      = read_rows ("Ashworth,Jory,a@x.example,,HCPC,PH95159,,,,R1\n\n"
                   "Okonkwo,Chidi,b@x.example,,HCPC,PH095159,,,,r1\n"
                   "ASHWORTH,Jory,A@X.example,,,,,,,\n");

  g_assert_cmpuint (draft_at (drafts, 0)->errors->len, ==, 0);
  assert_error (draft_at (drafts, 1), "reference", "r1", "stands in row 2");
  assert_error (draft_at (drafts, 1), "registration_number", "PH095159", "stands in row 2");
  g_assert_cmpuint (draft_at (drafts, 1)->row, ==, 4);
  assert_error (draft_at (drafts, 2), "email", "A@X.example", "stands in row 2");
}

static void
test_too_many_cells (void)
{
  g_autoptr (GPtrArray) drafts = read_rows ("Ashworth,Jory,a@x.example,,,,,,,,,\n"
                                            "Ash, worth,Jory,a@x.example,,,,,,,R2\n");

  g_assert_cmpuint (draft_at (drafts, 0)->errors->len, ==, 0);
  assert_error (draft_at (drafts, 1), "", "", "11 cells under 10 headings");
}

static void
test_dates (void)
{
  g_autoptr (GPtrArray) drafts = read_rows ("A,A,a@x.example,18-Sep-84,,,,,,\n"
                                            "B,B,b@x.example,1984-09-18,,,1/7/2025,,,\n"
                                            "C,C,c@x.example,01/01/2030,,,,,,\n"
                                            "D,D,d@x.example,30943,,,,,,\n"
                                            "E,E,e@x.example,1984,,,,,,\n");

  g_assert_cmpstr (draft_at (drafts, 0)->date_of_birth, ==, "1984-09-18");
  g_assert_cmpstr (draft_at (drafts, 1)->date_of_birth, ==, "1984-09-18");
  g_assert_cmpstr (draft_at (drafts, 1)->applied_on, ==, "2025-07-01");
  g_assert_cmpuint (draft_at (drafts, 2)->errors->len, ==, 1);
  g_assert_cmpstr (draft_at (drafts, 3)->date_of_birth, ==, "1984-09-18");
  assert_error (draft_at (drafts, 4), "date_of_birth", "1984", "1984");
}

static void
put (OfficeSheet    *sheet,
     guint           column,
     OfficeCellKind  kind,
     gboolean        formula,
     const char     *text,
     const char     *exact)
{
  g_assert_true (office_sheet_set_cell (sheet, column, kind, formula, text, exact, NULL));
}

/* What only a workbook can say: numbers, dates, errors, formulas. */
static void
test_workbook_cells (void)
{
  static const char *const headings[] = { "Surname", "First name", "Email", "DOB", "GMC number", "Role" };
  g_autoptr (OfficeSheet) sheet = office_sheet_new ("x", OFFICE_SHEET_WORKBOOK);
  g_autoptr (GPtrArray) drafts = NULL;

  office_sheet_begin_row (sheet, 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    put (sheet, i, OFFICE_CELL_TEXT, FALSE, headings[i], NULL);
  office_sheet_begin_row (sheet, 5, NULL);
  put (sheet, 0, OFFICE_CELL_TEXT, TRUE, "Ashworth", NULL);
  put (sheet, 1, OFFICE_CELL_EMPTY, TRUE, NULL, NULL);
  put (sheet, 2, OFFICE_CELL_TEXT, FALSE, "a@x.example", NULL);
  put (sheet, 3, OFFICE_CELL_DATE, FALSE, "18/09/1984 14:00", "1984-09-18T14:00:00");
  put (sheet, 4, OFFICE_CELL_NUMBER, FALSE, "123456", "123456");
  put (sheet, 5, OFFICE_CELL_ERROR, TRUE, "#N/A", NULL);
  put (sheet, 9, OFFICE_CELL_TEXT, FALSE, "a note at the side", NULL);
  office_sheet_begin_row (sheet, 6, NULL);
  put (sheet, 0, OFFICE_CELL_TEXT, FALSE, "Okonkwo", NULL);
  put (sheet, 1, OFFICE_CELL_TEXT, FALSE, "Chidi", NULL);
  put (sheet, 2, OFFICE_CELL_TEXT, FALSE, "b@x.example", NULL);
  put (sheet, 3, OFFICE_CELL_NUMBER, FALSE, "30943", NULL);
  put (sheet, 4, OFFICE_CELL_NUMBER, FALSE, "7654321", NULL);
  office_sheet_begin_row (sheet, 7, NULL);
  put (sheet, 0, OFFICE_CELL_TEXT, FALSE, "Nguyễn", NULL);
  put (sheet, 1, OFFICE_CELL_TEXT, FALSE, "Thảo", NULL);
  put (sheet, 2, OFFICE_CELL_TEXT, FALSE, "c@x.example", NULL);
  put (sheet, 3, OFFICE_CELL_NUMBER, FALSE, "1984", NULL);

  drafts = read_with (sheet, NULL);
  g_assert_cmpuint (draft_at (drafts, 0)->errors->len, ==, 3);
  g_assert_cmpstr (draft_at (drafts, 0)->family_name, ==, "Ashworth");
  g_assert_cmpstr (draft_at (drafts, 0)->date_of_birth, ==, "1984-09-18");
  assert_error (draft_at (drafts, 0), "given_names", "", "formula without a value");
  assert_error (draft_at (drafts, 0), "registration_number", "123456", "dropped a zero");
  assert_error (draft_at (drafts, 0), "role", "#N/A", "error #N/A");
  g_assert_cmpuint (draft_at (drafts, 1)->errors->len, ==, 0);
  g_assert_cmpstr (draft_at (drafts, 1)->date_of_birth, ==, "1984-09-18");
  g_assert_cmpstr (draft_at (drafts, 1)->registration->number, ==, "7654321");
  assert_error (draft_at (drafts, 2), "date_of_birth", "1984", "1984");
}

static void
test_full_name (void)
{
  g_autoptr (OfficeSheet) sheet
      = sheet_from_text ("Name;Email\n\"García López, José\";a@x.example\nA, B;b@x.example\n"
                         "C, D;c@x.example\nE, F;d@x.example\nJosé García;e@x.example\n");
  g_autoptr (GPtrArray) drafts = read_with (sheet, NULL);

  g_assert_cmpstr (draft_at (drafts, 0)->family_name, ==, "García López");
  g_assert_cmpstr (draft_at (drafts, 0)->given_names, ==, "José");
  g_assert_cmpuint (draft_at (drafts, 4)->errors->len, ==, 1);
  assert_error (draft_at (drafts, 4), "full_name", "José García", "Surname, Given names");
}

static void
test_emails (void)
{
  static const struct
  {
    const char *email;
    gboolean    good;
  } cases[] = {
    { "a@b.example", TRUE },          { "first.last+tag@sub.trust.nhs.uk", TRUE },
    { "o'brien@x.example", TRUE },    { "josé@exämple.org", TRUE },
    { "a@b", FALSE },                 { "@b.example", FALSE },
    { "a@", FALSE },                  { "a b@c.example", FALSE },
    { "a@b..example", FALSE },        { "a@.example", FALSE },
    { "a@b.example.", FALSE },        { "a.@b.example", FALSE },
    { "a@b.example; c@d.example", FALSE }, { "A <a@b.example>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].email);
      g_assert_cmpint (office_text_check_email (cases[i].email, NULL), ==, cases[i].good);
    }
}

static void
test_unmapped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeSheet) sheet = sheet_from_text ("Uno,Due\n1,2\n");
  g_autoptr (OfficeMapping) mapping = office_mapping_guess (sheet, OFFICE_IMPORT_APPLICATIONS, NULL);
  OfficeDraftOptions options = { "2025-09-01", NULL };

  g_assert_null (office_application_drafts_read (sheet, mapping, &options, NULL, &error));
  assert_says (error, OFFICE_ERROR_INVALID, "Given names", "Uno, Due", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/application-drafts/good", test_good);
  g_test_add_func ("/application-drafts/all-errors", test_all_errors);
  g_test_add_func ("/application-drafts/names", test_names);
  g_test_add_func ("/application-drafts/payers", test_payers);
  g_test_add_func ("/application-drafts/patients", test_patients);
  g_test_add_func ("/application-drafts/length", test_length);
  g_test_add_func ("/application-drafts/registrations", test_registrations);
  g_test_add_func ("/application-drafts/regulator-by-shape", test_regulator_by_shape);
  g_test_add_func ("/application-drafts/repeats", test_repeats);
  g_test_add_func ("/application-drafts/too-many-cells", test_too_many_cells);
  g_test_add_func ("/application-drafts/dates", test_dates);
  g_test_add_func ("/application-drafts/workbook-cells", test_workbook_cells);
  g_test_add_func ("/application-drafts/full-name", test_full_name);
  g_test_add_func ("/application-drafts/emails", test_emails);
  g_test_add_func ("/application-drafts/unmapped", test_unmapped);

  return g_test_run ();
}
