/* test-workbook.c: files as they come: workbooks of every make, and what is not one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "exchange/cell-format.h"
#include "exchange/choose-sheet.h"
#include "files.h"
#include "rules/error.h"

static char *folder;

static OfficeWorkbook *
open_file (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = files_path (folder, name);
  OfficeWorkbook *workbook = office_workbook_open (path, NULL, &error);

  g_assert_no_error (error);
  return workbook;
}

static OfficeSheet *
read_file (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeWorkbook) workbook = open_file (name);
  OfficeSheet *sheet = office_workbook_read_sheet (workbook, -1, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
test_sheets (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeWorkbook) workbook = open_file ("by-hand.xlsx");

  g_assert_cmpint (office_workbook_get_format (workbook), ==, OFFICE_WORKBOOK_XLSX);
  g_assert_cmpuint (office_workbook_get_n_sheets (workbook), ==, 3);
  g_assert_cmpstr (office_workbook_get_sheet_name (workbook, 1), ==, "Applicants");
  g_assert_true (office_workbook_is_sheet_hidden (workbook, 0));
  g_assert_false (office_workbook_is_sheet_hidden (workbook, 1));
  g_assert_cmpint (office_workbook_find_sheet (workbook, "applicants", NULL), ==, 1);
  g_assert_cmpint (office_workbook_find_sheet (workbook, "Marks", &error), ==, -1);
  assert_says (error, OFFICE_ERROR_NOT_FOUND, "“Marks”", "Notes, Applicants, Blank", NULL);
}

/* Past a cover page, to the sheet that has the columns. */
static void
test_find_table (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeWorkbook) cover = open_file ("cover.xlsx");
  g_autoptr (OfficeWorkbook) hand = open_file ("by-hand.xlsx");
  int index = -1;
  g_autoptr (OfficeSheet) table = office_workbook_find_table (cover, OFFICE_IMPORT_REGISTRATIONS, &index,
                                                              NULL, &error);
  g_autoptr (OfficeSheet) first = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (index, ==, 2);
  g_assert_cmpstr (office_sheet_get_name (table), ==, "Numbers");

  first = office_workbook_find_table (hand, OFFICE_IMPORT_MARKS, &index, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (index, ==, 1);

  g_assert_null (office_workbook_read_sheet (hand, 2, NULL, &error));
  assert_says (error, OFFICE_ERROR_NOT_FOUND, "“Blank”", NULL);
}

static void
test_text_cells (void)
{
  g_autoptr (OfficeSheet) sheet = read_file ("by-hand.xlsx");

  g_assert_cmpstr (office_sheet_get_name (sheet), ==, "Applicants");
  g_assert_cmpuint (office_sheet_get_n_rows (sheet), ==, 5);
  g_assert_cmpuint (office_sheet_get_row_number (sheet, 0), ==, 2);
  g_assert_cmpuint (office_sheet_get_row_number (sheet, 1), ==, 3);
  g_assert_cmpuint (office_sheet_get_row_number (sheet, 2), ==, 7);
  g_assert_cmpuint (office_sheet_get_row_number (sheet, 4), ==, 12);
  assert_cell (sheet, 0, 0, OFFICE_CELL_TEXT, "Surname");
  assert_cell (sheet, 0, 1, OFFICE_CELL_TEXT, "First name");
  assert_cell (sheet, 0, 2, OFFICE_CELL_EMPTY, "");
  assert_cell (sheet, 0, 5, OFFICE_CELL_TEXT, "Reg");
  assert_cell (sheet, 1, 0, OFFICE_CELL_TEXT, "東京");
  assert_cell (sheet, 1, 1, OFFICE_CELL_TEXT, "line one\r\nline two & <b> _x0041_");
  assert_cell (sheet, 1, 3, OFFICE_CELL_TEXT, "0123456");
}

static void
test_numbers_and_dates (void)
{
  g_autoptr (OfficeSheet) sheet = read_file ("by-hand.xlsx");
  g_autoptr (OfficeSheet) mac = read_file ("1904.xlsx");

  assert_cell (sheet, 2, 0, OFFICE_CELL_DATE, "18/09/1984");
  g_assert_cmpstr (office_sheet_get_cell (sheet, 2, 0)->exact, ==, "1984-09-18");
  assert_cell (sheet, 2, 1, OFFICE_CELL_DATE, "18/09/2025 14:00");
  g_assert_cmpstr (office_sheet_get_cell (sheet, 2, 1)->exact, ==, "2025-09-18T14:00:00");
  assert_cell (sheet, 2, 2, OFFICE_CELL_NUMBER, "0123456");
  assert_cell (sheet, 2, 3, OFFICE_CELL_TEXT, "14:00");
  assert_cell (sheet, 2, 4, OFFICE_CELL_NUMBER, "600");
  assert_cell (sheet, 2, 5, OFFICE_CELL_TEXT, "25:30");
  assert_cell (sheet, 2, 6, OFFICE_CELL_DATE, "28/02/1900");
  assert_cell (sheet, 2, 7, OFFICE_CELL_NUMBER, "60");
  assert_cell (sheet, 2, 8, OFFICE_CELL_DATE, "01/03/1900");

  assert_cell (sheet, 3, 5, OFFICE_CELL_NUMBER, "55.1");
  g_assert_cmpstr (office_sheet_get_cell (sheet, 3, 5)->exact, ==, "55.100000000000001");
  assert_cell (sheet, 3, 6, OFFICE_CELL_DATE, "18/09/2025");
  assert_cell (sheet, 3, 7, OFFICE_CELL_NUMBER, "1.2e+19");
  assert_cell (sheet, 3, 8, OFFICE_CELL_NUMBER, "-0.5");

  assert_cell (mac, 0, 0, OFFICE_CELL_DATE, "18/09/1984");
  assert_cell (mac, 0, 1, OFFICE_CELL_DATE, "01/01/1904");
}

static void
test_other_cells (void)
{
  g_autoptr (OfficeSheet) sheet = read_file ("by-hand.xlsx");

  assert_cell (sheet, 3, 0, OFFICE_CELL_BOOLEAN, "TRUE");
  assert_cell (sheet, 3, 1, OFFICE_CELL_ERROR, "#N/A");
  assert_cell (sheet, 3, 2, OFFICE_CELL_TEXT, "made\n up");
  g_assert_true (office_sheet_get_cell (sheet, 3, 2)->formula);
  assert_cell (sheet, 3, 3, OFFICE_CELL_NUMBER, "2");
  g_assert_true (office_sheet_get_cell (sheet, 3, 3)->formula);
  assert_cell (sheet, 3, 4, OFFICE_CELL_EMPTY, "");
  g_assert_true (office_sheet_get_cell (sheet, 3, 4)->formula);
  g_assert_false (office_sheet_get_cell (sheet, 3, 5)->formula);
}

static void
test_openpyxl (void)
{
  g_autofree char *path = files_path (folder, "openpyxl.xlsx");
  g_autoptr (OfficeSheet) sheet = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("openpyxl is not installed");
      return;
    }
  sheet = read_file ("openpyxl.xlsx");
  assert_cell (sheet, 0, 0, OFFICE_CELL_TEXT, "Applications, autumn 2025");
  g_assert_cmpuint (office_sheet_get_row_number (sheet, 1), ==, 3);
  assert_cell (sheet, 1, 0, OFFICE_CELL_TEXT, "Surname");
  assert_cell (sheet, 2, 2, OFFICE_CELL_DATE, "01/01/1970");
  assert_cell (sheet, 2, 5, OFFICE_CELL_TEXT, "1000000");
}

static void
test_gnumeric (void)
{
  g_autofree char *path = files_path (folder, "gnumeric.xlsx");
  g_autoptr (OfficeSheet) sheet = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("ssconvert is not installed");
      return;
    }
  sheet = read_file ("gnumeric.xlsx");
  g_assert_cmpuint (office_sheet_get_n_rows (sheet), ==, 2);
  assert_cell (sheet, 0, 0, OFFICE_CELL_TEXT, "Surname");
  assert_cell (sheet, 1, 1, OFFICE_CELL_TEXT, "Siobhán & <b>");
  g_assert_cmpint (office_sheet_get_cell (sheet, 1, 2)->kind, ==, OFFICE_CELL_DATE);
  g_assert_cmpstr (office_sheet_get_cell (sheet, 1, 2)->exact, ==, "1984-09-18");
  assert_cell (sheet, 1, 3, OFFICE_CELL_NUMBER, "600.5");
  assert_cell (sheet, 1, 4, OFFICE_CELL_BOOLEAN, "TRUE");
}

static void
test_formats (void)
{
  static const struct
  {
    const char *code;
    guint8      format;
  } cases[] = {
    { "General", OFFICE_CELL_FORMAT_PLAIN },
    { "0.00", OFFICE_CELL_FORMAT_PLAIN },
    { "#,##0 \"days\"", OFFICE_CELL_FORMAT_PLAIN },
    { "[Red]0", OFFICE_CELL_FORMAT_PLAIN },
    { "0\\d", OFFICE_CELL_FORMAT_PLAIN },
    { "_-£* #,##0.00_-", OFFICE_CELL_FORMAT_PLAIN },
    { "dd/mm/yyyy", OFFICE_CELL_FORMAT_DATE },
    { "d-mmm", OFFICE_CELL_FORMAT_DATE },
    { "mmm", OFFICE_CELL_FORMAT_DATE },
    { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", OFFICE_CELL_FORMAT_DATE },
    { "yyyy\\-mm\\-dd hh:mm", OFFICE_CELL_FORMAT_DATE },
    { "hh:mm:ss", OFFICE_CELL_FORMAT_TIME },
    { "[h]:mm", OFFICE_CELL_FORMAT_TIME },
    { "00000", OFFICE_CELL_FORMAT_ZEROS + 5 },
    { "\"unclosed", OFFICE_CELL_FORMAT_PLAIN },
    { "\\", OFFICE_CELL_FORMAT_PLAIN },
    { "", OFFICE_CELL_FORMAT_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (office_cell_format_parse (cases[i].code), ==, cases[i].format);
    }
}

static void
refuse (const char *name,
        int         code,
        const char *first,
        const char *second)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = files_path (folder, name);
  g_autoptr (OfficeWorkbook) workbook = office_workbook_open (path, NULL, &error);

  if (workbook != NULL)
    g_assert_null (office_workbook_read_sheet (workbook, -1, NULL, &error));
  g_test_message ("%s:", name);
  assert_says (error, code, name, first, second, NULL);
}

static void
test_not_what_they_say (void)
{
  g_autoptr (OfficeSheet) sheet = read_file ("wrong-name.csv");

  assert_cell (sheet, 0, 0, OFFICE_CELL_TEXT, "Surname");

  refuse ("old.xlsx", OFFICE_ERROR_INVALID, "old workbook (.xls)", "save it as .xlsx");
  refuse ("locked.xlsx", OFFICE_ERROR_INVALID, "password", "save it as .xlsx");
  refuse ("locked-zip.xlsx", OFFICE_ERROR_INVALID, "password", "save it as .xlsx");
  refuse ("old-word.xlsx", OFFICE_ERROR_INVALID, "old Word document", ".csv");
  refuse ("letter.csv", OFFICE_ERROR_INVALID, "PDF", ".csv");
  refuse ("picture.xlsx", OFFICE_ERROR_INVALID, "picture", ".csv");
  refuse ("page.xls", OFFICE_ERROR_INVALID, "web page", ".csv");
  refuse ("document.xlsx", OFFICE_ERROR_INVALID, "Word document", ".csv");
  refuse ("sheet.ods", OFFICE_ERROR_INVALID, "OpenDocument", ".xlsx");
  refuse ("photos.zip", OFFICE_ERROR_INVALID, "zip archive", ".xlsx");
  refuse ("binary.csv", OFFICE_ERROR_INVALID, "Line 2", "no text has");
}

static void
test_empty_and_missing (void)
{
  g_autoptr (GError) error = NULL;

  refuse ("empty.csv", OFFICE_ERROR_INVALID, "empty", "no rows");
  refuse ("bom-only.csv", OFFICE_ERROR_NOT_FOUND, "no rows", "");
  refuse ("nowhere.csv", OFFICE_ERROR_NOT_FOUND, "cannot be opened", "");
  g_assert_null (office_workbook_open (folder, NULL, &error));
  assert_says (error, OFFICE_ERROR_INVALID, "folder", NULL);
}

static void
test_too_large (void)
{
  gint64 before = g_get_monotonic_time ();

  refuse ("huge.csv", OFFICE_ERROR_REFUSED, "200.0", "50 MB");
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
}

static void
test_bombs (void)
{
  refuse ("bomb.xlsx", OFFICE_ERROR_REFUSED, "unpacks to far more", "xl/worksheets/sheet1.xml");
  refuse ("bomb-strings.xlsx", OFFICE_ERROR_REFUSED, "unpacks to far more", "xl/sharedStrings.xml");
  refuse ("bomb-entries.xlsx", OFFICE_ERROR_REFUSED, "unpacks to far more", "xl/");
  refuse ("entities.xlsx", OFFICE_ERROR_REFUSED, "declares entities", "xl/worksheets/sheet1.xml");
}

static void
test_damaged (void)
{
  refuse ("cut-short.xlsx", OFFICE_ERROR_DAMAGED, "damaged or cut short", "");
  refuse ("flipped.xlsx", OFFICE_ERROR_DAMAGED, "damaged", "xl/worksheets/sheet2.xml");
  refuse ("missing-part.xlsx", OFFICE_ERROR_DAMAGED, "xl/worksheets/sheet1.xml", "missing");
  refuse ("bad-string.xlsx", OFFICE_ERROR_DAMAGED, "Row 3, column B", "damaged");
  refuse ("bad-number.xlsx", OFFICE_ERROR_DAMAGED, "Row 3, column C", "damaged");
  refuse ("rows-back.xlsx", OFFICE_ERROR_DAMAGED, "Row 2", "damaged");
  refuse ("not-closed.xlsx", OFFICE_ERROR_DAMAGED, "line 1", "sheet1.xml");
  refuse ("long-cell.xlsx", OFFICE_ERROR_INVALID, "Row 4, column B", "32767");
  refuse ("far-cell.xlsx", OFFICE_ERROR_INVALID, "Row 4", "too many cells");
}

static void
test_describe (void)
{
  g_autoptr (OfficeWorkbook) hand = open_file ("by-hand.xlsx");
  g_autofree char *hand_text = office_workbook_describe_format (hand);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Name;Born\nS\xf8ren;1\n", 18);
  g_autoptr (OfficeWorkbook) text = office_workbook_open_bytes (bytes, "a.csv", NULL, NULL);
  g_autofree char *text_text = office_workbook_describe_format (text);

  g_assert_cmpstr (hand_text, ==, "Workbook with 3 sheets");
  g_assert_cmpstr (text_text, ==, "Text with semicolons, Windows-1252");
  g_assert_cmpstr (office_workbook_get_sheet_name (text, 0), ==, "a.csv");
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = files_make (NULL);

  g_test_add_func ("/workbook/sheets", test_sheets);
  g_test_add_func ("/workbook/find-table", test_find_table);
  g_test_add_func ("/workbook/text-cells", test_text_cells);
  g_test_add_func ("/workbook/numbers-and-dates", test_numbers_and_dates);
  g_test_add_func ("/workbook/other-cells", test_other_cells);
  g_test_add_func ("/workbook/openpyxl", test_openpyxl);
  g_test_add_func ("/workbook/gnumeric", test_gnumeric);
  g_test_add_func ("/workbook/formats", test_formats);
  g_test_add_func ("/workbook/not-what-they-say", test_not_what_they_say);
  g_test_add_func ("/workbook/empty-and-missing", test_empty_and_missing);
  g_test_add_func ("/workbook/too-large", test_too_large);
  g_test_add_func ("/workbook/bombs", test_bombs);
  g_test_add_func ("/workbook/damaged", test_damaged);
  g_test_add_func ("/workbook/describe", test_describe);

  status = g_test_run ();
  files_remove (folder);
  return status;
}
