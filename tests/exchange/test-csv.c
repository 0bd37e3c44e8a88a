/* test-csv.c: delimited text: delimiters, quotation marks, encodings, pasted blocks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "files.h"
#include "rules/error.h"

static void
test_delimiters (void)
{
  static const struct
  {
    const char *text;
    char        delimiter;
  } cases[] = {
    { "a,b,c\n1,2,3\n", ',' },
    { "a;b;c\n1,5;2;3\n", ';' },
    { "a\tb\tc\n1,5\t2;0\t3\n", '\t' },
    { "a|b|c\nx, y|z|w\n", '|' },
    { "Name;Trust\nSmith, A;Here\nJones, B;There\n", ';' },
    { "Applications for autumn\n\nSurname,Notes\nA,\"x;y;z\"\nB,\"p;q\"\n", ',' },
    { "one column\nonly\n", ',' },
    { "sep=;\na,b;c\n", ';' },
    { "", ',' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (office_csv_find_delimiter (cases[i].text), ==, cases[i].delimiter);
}

static void
test_quotation_marks (void)
{
  g_autoptr (OfficeSheet) sheet
      = sheet_from_text ("a,\"b \"\"c\"\"\",\"d,\r\ne\"\r\n\r\n\"x\" y,z\" w,\r\nlast,=1+1,<b>&");

  g_assert_cmpuint (office_sheet_get_n_rows (sheet), ==, 3);
  g_assert_cmpuint (office_sheet_get_n_columns (sheet), ==, 3);
  assert_cell (sheet, 0, 1, OFFICE_CELL_TEXT, "b \"c\"");
  assert_cell (sheet, 0, 2, OFFICE_CELL_TEXT, "d,\ne");
  /* The blank line is row 2 of the spreadsheet, the line end in the cell is no row. */
  g_assert_cmpuint (office_sheet_get_row_number (sheet, 1), ==, 3);
  assert_cell (sheet, 1, 0, OFFICE_CELL_TEXT, "x y");
  assert_cell (sheet, 1, 1, OFFICE_CELL_TEXT, "z\" w");
  assert_cell (sheet, 1, 2, OFFICE_CELL_EMPTY, "");
  assert_cell (sheet, 2, 1, OFFICE_CELL_TEXT, "=1+1");
  assert_cell (sheet, 2, 2, OFFICE_CELL_TEXT, "<b>&");
  assert_cell (sheet, 2, 99, OFFICE_CELL_EMPTY, "");
  assert_cell (sheet, 99, 0, OFFICE_CELL_EMPTY, "");
}

static void
test_line_ends (void)
{
  g_autoptr (OfficeSheet) sheet = sheet_from_text ("a,b\rc,d\ne,f\r\ng,h");

  g_assert_cmpuint (office_sheet_get_n_rows (sheet), ==, 4);
  assert_cell (sheet, 3, 1, OFFICE_CELL_TEXT, "h");
}

static void
test_unclosed (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (office_csv_read ("a,b\n\nc,\"d\ne,f\n", ',', NULL, NULL, &error));
  assert_says (error, OFFICE_ERROR_INVALID, "Row 3", "column B", "quotation mark", NULL);
}

static void
test_too_much (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wide = g_strnfill (2000, ',');
  g_autofree char *wide_text = g_strconcat ("a\n", wide, "\n", NULL);
  g_autofree char *cell = g_strnfill (40000, 'x');
  g_autofree char *long_text = g_strconcat ("a,b\nc,", cell, "\n", NULL);
  g_autofree char *lines = g_strnfill (2 * 200001, 'x');

  g_assert_null (office_csv_read (wide_text, ',', NULL, NULL, &error));
  assert_says (error, OFFICE_ERROR_INVALID, "Row 2", "too many cells", "1024", NULL);
  g_clear_error (&error);

  g_assert_null (office_csv_read (long_text, ',', NULL, NULL, &error));
  assert_says (error, OFFICE_ERROR_INVALID, "Row 2", "column B", "32767", NULL);
  g_clear_error (&error);

  for (gsize i = 1; i < strlen (lines); i += 2)
    lines[i] = '\n';
  g_assert_null (office_csv_read (lines, ',', NULL, NULL, &error));
  assert_says (error, OFFICE_ERROR_INVALID, "Row 200001", "200000", NULL);
}

static void
test_cancel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *lines = g_strnfill (4000, '\n');

  g_cancellable_cancel (cancellable);
  g_assert_null (office_csv_read (lines, ',', NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define BYTES(literal) (const guint8 *) literal, sizeof literal - 1

static void
assert_decodes (const guint8       *data,
                gsize               length,
                OfficeTextEncoding  expected,
                const char         *text)
{
  g_autoptr (GError) error = NULL;
  OfficeTextEncoding encoding;
  g_autofree char *decoded = office_text_decode (data, length, &encoding, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (decoded, ==, text);
  g_assert_cmpint (encoding, ==, expected);
}

static void
test_encodings (void)
{
  assert_decodes (BYTES ("Sørensen"), OFFICE_TEXT_UTF_8, "Sørensen");
  assert_decodes (BYTES ("\xef\xbb\xbfSørensen"), OFFICE_TEXT_UTF_8, "Sørensen");
  assert_decodes (BYTES ("S\xf8rensen \x80 \x93x\x94"), OFFICE_TEXT_WINDOWS_1252, "Sørensen € “x”");
  assert_decodes (BYTES ("\xff\xfeS\0\xf8\0"), OFFICE_TEXT_UTF_16_LE, "Sø");
  assert_decodes (BYTES ("\xfe\xff\0S\0\xf8"), OFFICE_TEXT_UTF_16_BE, "Sø");
  assert_decodes (BYTES ("N\0a\0m\0e\0\n\0\x59\x1e"), OFFICE_TEXT_UTF_16_LE, "Name\nṙ");
}

static void
refuse_bytes (const guint8 *data,
              gsize         length,
              const char   *first,
              const char   *second)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (office_text_decode (data, length, NULL, &error));
  assert_says (error, error->code, first, second, NULL);
}

static void
test_not_text (void)
{
  refuse_bytes (BYTES (""), "empty", "no rows");
  refuse_bytes (BYTES ("a,b\nc\0,d\n"), "Line 2", "bytes that no text has");
  refuse_bytes (BYTES ("a,b\nc,\x01\xf8\n"), "Line 2", "bytes that no text has");
  refuse_bytes (BYTES ("S\xc3\xb8ren,b\nS\xf8ren,d\n"), "Line 2", "UTF-8 up to here");
  refuse_bytes (BYTES ("a,b\r\nc,\x81\r\n"), "Line 2", "neither UTF-8 nor Windows-1252");
  refuse_bytes (BYTES ("\xff\xfeS\0\xf8"), "UTF-16LE", "part of a character");
  refuse_bytes (BYTES ("\xff\xfeS\0\0\xd8S\0"), "UTF-16LE", "part of a character");
  refuse_bytes (BYTES ("\xff\xfeS\0\n\0\0\0S\0"), "Line 2", "bytes that no text has");
}

static OfficeSheet *
paste (const char *text)
{
  g_autoptr (GError) error = NULL;
  OfficeSheet *sheet = office_csv_read_paste (text, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
test_paste (void)
{
  /* As Excel puts it on the clipboard. */
  g_autoptr (OfficeSheet) excel = paste ("68\t55,5\r\n\r\n\"two\nlines \"\"x\"\"\"\tNS\r\n");
  g_autoptr (OfficeSheet) one = paste ("55,5");
  g_autoptr (OfficeSheet) column = paste ("1\n2\n\n4\n");
  g_autoptr (OfficeSheet) marks = paste ("\"quoted\" but not closed off\t\"open\tx\n");
  g_autoptr (OfficeSheet) nothing = paste ("");

  g_assert_cmpuint (office_sheet_get_n_rows (excel), ==, 3);
  assert_cell (excel, 0, 1, OFFICE_CELL_TEXT, "55,5");
  g_assert_cmpuint (office_sheet_get_row_width (excel, 1), ==, 1);
  assert_cell (excel, 2, 0, OFFICE_CELL_TEXT, "two\nlines \"x\"");
  assert_cell (excel, 2, 1, OFFICE_CELL_TEXT, "NS");

  g_assert_cmpuint (office_sheet_get_n_rows (one), ==, 1);
  g_assert_cmpuint (office_sheet_get_n_columns (one), ==, 1);
  assert_cell (one, 0, 0, OFFICE_CELL_TEXT, "55,5");

  g_assert_cmpuint (office_sheet_get_n_rows (column), ==, 4);
  assert_cell (column, 2, 0, OFFICE_CELL_EMPTY, "");

  assert_cell (marks, 0, 0, OFFICE_CELL_TEXT, "\"quoted\" but not closed off");
  assert_cell (marks, 0, 1, OFFICE_CELL_TEXT, "\"open");
  assert_cell (marks, 0, 2, OFFICE_CELL_TEXT, "x");

  g_assert_cmpuint (office_sheet_get_n_rows (nothing), ==, 0);
}

static void
test_column_names (void)
{
  static const struct
  {
    guint       column;
    const char *name;
  } cases[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 701, "ZZ" }, { 702, "AAA" },
                { 16383, "XFD" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = office_sheet_column_name (cases[i].column);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/delimiters", test_delimiters);
  g_test_add_func ("/csv/quotation-marks", test_quotation_marks);
  g_test_add_func ("/csv/line-ends", test_line_ends);
  g_test_add_func ("/csv/unclosed", test_unclosed);
  g_test_add_func ("/csv/too-much", test_too_much);
  g_test_add_func ("/csv/cancel", test_cancel);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/not-text", test_not_text);
  g_test_add_func ("/csv/paste", test_paste);
  g_test_add_func ("/csv/column-names", test_column_names);

  return g_test_run ();
}
