/* test-holidays.c: England's bank holidays against those that the government has published
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "rules/error.h"
#include "rules/holidays.h"

/* As published for England and Wales: weekdays alone, substitutes in place of weekends. */
static const char *const published[] = {
  "2018-01-01", "2018-03-30", "2018-04-02", "2018-05-07", "2018-05-28", "2018-08-27", "2018-12-25", "2018-12-26",
  "2019-01-01", "2019-04-19", "2019-04-22", "2019-05-06", "2019-05-27", "2019-08-26", "2019-12-25", "2019-12-26",
  "2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25", "2020-08-31", "2020-12-25", "2020-12-28",
  "2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03", "2021-05-31", "2021-08-30", "2021-12-27", "2021-12-28",
  "2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19",
  "2022-12-26", "2022-12-27",
  "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25",
  "2023-12-26",
  "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26",
  "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26",
  "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28",
  "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
};

static gboolean
is_weekend (OfficeDay day)
{
  return (day - 1) % 7 >= 5;
}

static void
test_published (void)
{
  gsize next = 0;

  for (int year = 2018; year <= 2027; year++)
    {
      g_autoptr (GArray) holidays = office_bank_holidays_of_year (year, NULL);

      for (guint i = 0; i < holidays->len; i++)
        {
          const OfficeBankHoliday *holiday = &g_array_index (holidays, OfficeBankHoliday, i);
          g_autofree char *iso = office_day_to_iso (holiday->day);

          if (is_weekend (holiday->day))
            continue;
          g_assert_cmpuint (next, <, G_N_ELEMENTS (published));
          g_assert_cmpstr (iso, ==, published[next++]);
        }
    }
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (published));
}

static void
test_easter (void)
{
  g_assert_cmpint (office_easter_sunday (1818), ==, office_day_new (1818, 3, 22));
  g_assert_cmpint (office_easter_sunday (1943), ==, office_day_new (1943, 4, 25));
  g_assert_cmpint (office_easter_sunday (2000), ==, office_day_new (2000, 4, 23));
  g_assert_cmpint (office_easter_sunday (2038), ==, office_day_new (2038, 4, 25));
  for (int year = 1900; year < 2200; year++)
    {
      OfficeDay easter = office_easter_sunday (year);

      g_assert_cmpint ((easter - 1) % 7, ==, 6);
      g_assert_cmpint (easter, >=, office_day_new (year, 3, 22));
      g_assert_cmpint (easter, <=, office_day_new (year, 4, 25));
    }
}

/* Eight working days are free each year, whatever the weekdays; a weekend is no reason for fewer. */
static void
test_eight_a_year (void)
{
  for (int year = 2028; year < 2128; year++)
    {
      g_autoptr (GArray) holidays = office_bank_holidays_of_year (year, NULL);
      guint n = 0;

      for (guint i = 0; i < holidays->len; i++)
        n += !is_weekend (g_array_index (holidays, OfficeBankHoliday, i).day);
      g_assert_cmpuint (n, ==, 8);
    }
}

static void
test_own_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = office_proclaimed_days_parse ("2029-06-11 A jubilee\n\n-2029-05-28 Moved\n", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpstr (office_bank_holiday_name (office_day_new (2029, 6, 11), days), ==, "A jubilee");
  g_assert_null (office_bank_holiday_name (office_day_new (2029, 5, 28), days));
  g_assert_cmpstr (office_bank_holiday_name (office_day_new (2029, 5, 28), NULL), ==, "Spring bank holiday");
  g_assert_cmpstr (office_bank_holiday_name (office_day_new (2029, 12, 25), days), ==, "Christmas Day");
  g_assert_null (office_bank_holiday_name (office_day_new (2029, 6, 12), days));
  text = office_proclaimed_days_print (days);
  g_assert_cmpstr (text, ==, "2029-06-11 A jubilee\n-2029-05-28 Moved\n");

  g_assert_null (office_proclaimed_days_parse ("2029-06-11 Good\n30/06/2029 Bad", &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 2"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/holidays/published", test_published);
  g_test_add_func ("/holidays/easter", test_easter);
  g_test_add_func ("/holidays/eight-a-year", test_eight_a_year);
  g_test_add_func ("/holidays/own-list", test_own_list);

  return g_test_run ();
}
