/* template.c: texts with fields, and what a template of certificates may hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/certificate-template.h"
#include "rules/error.h"

static void
assert_refused (const char *text,
                const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (office_template_text_check (text, "Title", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” is not in: %s", says, error->message);
}

static void
test_check (void)
{
  g_assert_true (office_template_text_check ("", "Title", NULL));
  g_assert_true (office_template_text_check ("{name} of {module_code}: {{plain}}", "Title", NULL));
  assert_refused ("We certify {nmae}", "Did you mean {name}?");
  assert_refused ("{modul}", "Did you mean {module}?");
  assert_refused ("{}", "Title: there is no field {}");
  assert_refused ("{telephone number}", "The fields are {name}");
  assert_refused ("{a_word_that_is_far_longer_than_any_field_can_ever_be}", "The fields are");
  assert_refused ("{name", "brace");
  assert_refused ("name}", "brace");
  assert_refused ("{name{module}}", "brace");
  assert_refused ("{Name}", "Did you mean {name}?");
}

static char *
look_up (OfficeTemplateField field,
         gpointer            user_data)
{
  if (field == OFFICE_TEMPLATE_FIELD_AWARD)
    return NULL;
  return field == OFFICE_TEMPLATE_FIELD_NAME ? g_strdup ("Ánh {credits}") : g_strdup ("10");
}

static void
test_expand (void)
{
  g_autofree char *filled = office_template_text_expand ("{name}: {credits} {{x}}", look_up, NULL);

  /* What stands in a value is no field. */
  g_assert_cmpstr (filled, ==, "Ánh {credits}: 10 {x}");
  g_assert_null (office_template_text_expand ("a module of {award}", look_up, NULL));
  g_assert_null (office_template_text_expand ("", look_up, NULL));
}

static void
test_template (void)
{
  g_autoptr (OfficeCertificateTemplate) template = office_certificate_template_new ();
  g_autoptr (OfficeCertificateTemplate) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *endless = g_strnfill (601, 'x');

  g_assert_true (office_certificate_template_check (template, NULL));
  template->colours[OFFICE_CERTIFICATE_COLOUR_ACCENT] = 0xffe000;
  g_assert_false (office_certificate_template_check (template, &error));
  g_assert_nonnull (strstr (error->message, "too light"));
  g_clear_error (&error);

  template->colours[OFFICE_CERTIFICATE_COLOUR_ACCENT] = 0x000080;
  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (template->signatories, office_template_signatory_new ("A", "B", NULL));
  g_assert_false (office_certificate_template_check (template, &error));
  g_clear_error (&error);
  g_ptr_array_set_size (template->signatories, 1);

  copy = office_certificate_template_copy (template);
  g_assert_true (office_certificate_template_check (copy, NULL));
  office_certificate_template_set_text (copy, OFFICE_CERTIFICATE_TEXT_TITLE, endless);
  g_assert_false (office_certificate_template_check (copy, &error));
  g_assert_nonnull (strstr (error->message, "600"));
}

static void
test_colours (void)
{
  guint32 colour;

  g_assert_true (office_certificate_colour_parse ("#1D5560", &colour));
  g_assert_cmphex (colour, ==, 0x1d5560);
  g_assert_false (office_certificate_colour_parse (NULL, &colour));
  g_assert_false (office_certificate_colour_parse ("1d5560", &colour));
  g_assert_false (office_certificate_colour_parse ("#1d556", &colour));
  g_assert_false (office_certificate_colour_parse ("#1d556g", &colour));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/template/check", test_check);
  g_test_add_func ("/rules/template/expand", test_expand);
  g_test_add_func ("/rules/template/template", test_template);
  g_test_add_func ("/rules/template/colours", test_colours);

  return g_test_run ();
}
