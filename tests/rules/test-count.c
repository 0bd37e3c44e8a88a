/* test-count.c: how many, for a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/count.h"

static void
test_text (void)
{
  static const struct
  {
    gint64      count;
    const char *text;
  } cases[] = {
    { 0, "0" }, { 7, "7" }, { 999, "999" }, { 1000, "1,000" }, { 19000, "19,000" }, { 1234567, "1,234,567" },
    { -1000, "−1,000" }, { G_MININT64, "−9,223,372,036,854,775,808" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = office_count_to_text (cases[i].count);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/count/text", test_text);
  return g_test_run ();
}
