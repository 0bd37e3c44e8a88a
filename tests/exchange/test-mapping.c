/* test-mapping.c: headings and fields: guessed, corrected, remembered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "files.h"
#include "rules/error.h"

static OfficeMapping *
guess (const char       *text,
       OfficeImportKind  kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeSheet) sheet = sheet_from_text (text);
  OfficeMapping *mapping = office_mapping_guess (sheet, kind, &error);

  g_assert_no_error (error);
  return mapping;
}

static void
assert_fields (OfficeMapping *mapping,
               const char    *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < office_mapping_get_n_columns (mapping); i++)
    {
      const char *field = office_mapping_get_field (mapping, i);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", field != NULL ? field : "-");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* The headings that the design names, and those of real offices' files. */
static void
test_headings (void)
{
  static const struct
  {
    const char *headings;
    const char *fields;
  } cases[] = {
    { "Surname,Forename(s),DOB,E-mail,GMC No.,Employer/Trust",
      "family_name given_names date_of_birth email registration_number employer" },
    { "FIRST NAME,LAST_NAME,Email Address,Reg number,Job Title",
      "given_names family_name email registration_number role" },
    { "Date of birth (dd/mm/yyyy),Your first name,Email address (work),Telephone / mobile",
      "date_of_birth given_names email phone" },
    { "Email,Confirm email,Supervisor's e-mail,Emergency contact phone", "email - - -" },
    { "Surname,Surname,First name", "family_name - given_names" },
    { "Course title,Title,Prénom", "- title -" },
    { "reference,applied_on,title,given_names,family_name,known_as,former_family_name,date_of_birth,"
      "email,phone,regulator,registration_number,degree,degree_class,awarding_institution,employer,"
      "sector,role,ultrasound_evidence,payer,newsletter_consent",
      "reference applied_on title given_names family_name known_as former_family_name date_of_birth "
      "email phone regulator registration_number degree degree_class awarding_institution employer "
      "sector role ultrasound_evidence payer newsletter_consent" },
    { "Maiden name,Surname,Forename,E-Mail", "former_family_name family_name given_names email" },
    { "HCPC,Family name,Given name(s),e mail,University,Class",
      "registration_number family_name given_names email awarding_institution degree_class" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OfficeMapping) mapping = guess (cases[i].headings, OFFICE_IMPORT_APPLICATIONS);

      assert_fields (mapping, cases[i].fields);
    }
}

static void
test_confidence (void)
{
  g_autoptr (OfficeMapping) mapping
      = guess ("family_name,First name,Email address (work),Shoe size", OFFICE_IMPORT_APPLICATIONS);

  g_assert_cmpuint (office_mapping_get_confidence (mapping, 0), ==, 100);
  g_assert_cmpuint (office_mapping_get_confidence (mapping, 1), ==, 95);
  g_assert_cmpuint (office_mapping_get_confidence (mapping, 2), <, 95);
  g_assert_cmpuint (office_mapping_get_confidence (mapping, 2), >=, 60);
  g_assert_cmpuint (office_mapping_get_confidence (mapping, 3), ==, 0);
}

static void
test_heading_row (void)
{
  g_autoptr (OfficeMapping) mapping
      = guess ("Applications for the leadership module,,\n\nPrinted,1 July,\nSurname,First name,Email\n"
               "Ashworth,Jory,j@x.example\n",
               OFFICE_IMPORT_APPLICATIONS);
  g_autoptr (OfficeMapping) unknown = guess ("only a title\n\nUno,Due\n1,2\n",
                                             OFFICE_IMPORT_APPLICATIONS);

  g_assert_cmpuint (office_mapping_get_heading_row (mapping), ==, 2);
  g_assert_cmpstr (office_mapping_get_heading (mapping, 1), ==, "First name");
  assert_fields (mapping, "family_name given_names email");
  g_assert_cmpuint (office_mapping_get_heading_row (unknown), ==, 1);
  assert_fields (unknown, "- -");
}

static void
test_full_name (void)
{
  g_autoptr (OfficeMapping) both
      = guess ("Name;Email\nAshworth, Jory;a@x.example\nO'Brien, Siobhán;b@x.example\n",
               OFFICE_IMPORT_APPLICATIONS);
  g_autoptr (OfficeMapping) plain = guess ("Name;Email\nJory Ashworth;a@x.example\n",
                                           OFFICE_IMPORT_APPLICATIONS);
  g_autoptr (OfficeMapping) parts
      = guess ("Name;Surname;First name;Email\nAshworth, Jory;Ashworth;Jory;a@x.example\n",
               OFFICE_IMPORT_APPLICATIONS);

  assert_fields (both, "full_name email");
  g_assert_true (office_mapping_check (both, NULL));
  assert_fields (plain, "- email");
  assert_fields (parts, "- family_name given_names email");
}

static void
test_other_kinds (void)
{
  g_autoptr (OfficeMapping) marks
      = guess ("Ref,Student No.,1st marker,2nd marker,Agreed mark,Code,Word count", OFFICE_IMPORT_MARKS);
  g_autoptr (OfficeMapping) back = guess ("Student ID,Surname,Forename,Date of Birth",
                                          OFFICE_IMPORT_REGISTRATIONS);

  assert_fields (marks, "reference student_number first second agreed code words");
  g_assert_true (office_mapping_check (marks, NULL));
  assert_fields (back, "student_number family_name given_names date_of_birth");
  g_assert_true (office_mapping_check (back, NULL));
}

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMapping) applications = guess ("Given,Surname,Town", OFFICE_IMPORT_APPLICATIONS);
  g_autoptr (OfficeMapping) marks = guess ("Name,Comment", OFFICE_IMPORT_MARKS);

  g_assert_false (office_mapping_check (applications, &error));
  assert_says (error, OFFICE_ERROR_INVALID, "Given names, E-mail", "row 1", "Given, Surname, Town",
               NULL);
  g_clear_error (&error);
  g_assert_false (office_mapping_check (marks, &error));
  assert_says (error, OFFICE_ERROR_INVALID, "Reference or Student number, Mark", NULL);
}

static void
test_correct (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMapping) mapping = guess ("Given,Surname,Mail me at", OFFICE_IMPORT_APPLICATIONS);

  g_assert_true (office_mapping_set_heading (mapping, "given_names", "given", &error));
  g_assert_true (office_mapping_set_heading (mapping, "email", "MAIL ME AT:", &error));
  g_assert_no_error (error);
  assert_fields (mapping, "given_names family_name email");

  /* A column brings one field, and a field comes from one column. */
  g_assert_true (office_mapping_set (mapping, "known_as", 0, &error));
  assert_fields (mapping, "known_as family_name email");
  g_assert_true (office_mapping_set (mapping, "email", 1, &error));
  assert_fields (mapping, "known_as email -");
  g_assert_true (office_mapping_set (mapping, "email", -1, &error));
  assert_fields (mapping, "known_as - -");

  g_assert_false (office_mapping_set (mapping, "shoe_size", 0, &error));
  assert_says (error, OFFICE_ERROR_NOT_FOUND, "shoe_size", NULL);
  g_clear_error (&error);
  g_assert_false (office_mapping_set (mapping, "email", 3, &error));
  assert_says (error, OFFICE_ERROR_NOT_FOUND, "column 4", "3 columns", NULL);
  g_clear_error (&error);
  g_assert_false (office_mapping_set_heading (mapping, "email", "Post", &error));
  assert_says (error, OFFICE_ERROR_NOT_FOUND, "“Post”", "row 1", "Given, Surname, Mail me at", NULL);
}

static void
test_remember (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMapping) mapping = guess ("Uno,Surname,\"Tre, \"\"x\"\"\"",
                                             OFFICE_IMPORT_APPLICATIONS);
  g_autoptr (OfficeMapping) same = guess ("UNO,surname,Tre (x)\na,b,c", OFFICE_IMPORT_APPLICATIONS);
  g_autoptr (OfficeMapping) moved = guess ("Surname,Tre x,Uno", OFFICE_IMPORT_APPLICATIONS);
  g_autofree char *one = office_mapping_get_signature (mapping);
  g_autofree char *two = office_mapping_get_signature (same);
  g_autofree char *three = office_mapping_get_signature (moved);
  g_autofree char *json = NULL;

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, !=, three);

  office_mapping_set (mapping, "given_names", 0, NULL);
  office_mapping_set (mapping, "family_name", -1, NULL);
  office_mapping_set (mapping, "email", 2, NULL);
  json = office_mapping_to_json (mapping);

  g_assert_true (office_mapping_apply_json (same, json, &error));
  assert_fields (same, "given_names - email");
  g_assert_true (office_mapping_apply_json (moved, json, &error));
  assert_fields (moved, "- email given_names");
  g_assert_no_error (error);

  g_assert_false (office_mapping_apply_json (moved, "{nonsense", &error));
  assert_says (error, OFFICE_ERROR_INVALID, "remembered mapping", NULL);
  assert_fields (moved, "- email given_names");
}

static void
test_copy (void)
{
  g_autoptr (OfficeMapping) mapping = guess ("Surname,Email", OFFICE_IMPORT_APPLICATIONS);
  g_autoptr (OfficeMapping) copy = office_mapping_copy (mapping);

  office_mapping_set (copy, "family_name", -1, NULL);
  assert_fields (mapping, "family_name email");
  assert_fields (copy, "- email");
}

static void
test_blank (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeSheet) sheet = sheet_from_text ("\n\n");

  g_assert_null (office_mapping_guess (sheet, OFFICE_IMPORT_MARKS, &error));
  assert_says (error, OFFICE_ERROR_INVALID, "blank", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mapping/headings", test_headings);
  g_test_add_func ("/mapping/confidence", test_confidence);
  g_test_add_func ("/mapping/heading-row", test_heading_row);
  g_test_add_func ("/mapping/full-name", test_full_name);
  g_test_add_func ("/mapping/other-kinds", test_other_kinds);
  g_test_add_func ("/mapping/check", test_check);
  g_test_add_func ("/mapping/correct", test_correct);
  g_test_add_func ("/mapping/remember", test_remember);
  g_test_add_func ("/mapping/copy", test_copy);
  g_test_add_func ("/mapping/blank", test_blank);

  return g_test_run ();
}
