/* workbook.c: a return holds what it was given, as openpyxl reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "documents/workbook.h"
#include "reader.h"
#include "rules/dates.h"
#include "rules/error.h"

static const char *const OUTCOMES[] = { "P", "R", "F", NULL };
static const char *const MARK_CODES[] = { "NS", "DEF", NULL };
static const char *const DICTIONARY[] = { "Outcome\tWhat it came to\tText\tP: Pass; R: Refer", NULL };

static const OfficeReturnColumn COLUMNS[] = {
  { "Student number", OFFICE_RETURN_COLUMN_TEXT, 0, NULL },
  { "Name", OFFICE_RETURN_COLUMN_TEXT, 30, NULL },
  { "Date of birth", OFFICE_RETURN_COLUMN_DATE, 0, NULL },
  { "Mark", OFFICE_RETURN_COLUMN_MARK, 0, MARK_CODES },
  { "Credits", OFFICE_RETURN_COLUMN_INTEGER, 0, NULL },
  { "Fee", OFFICE_RETURN_COLUMN_MONEY, 0, NULL },
  { "Outcome", OFFICE_RETURN_COLUMN_TEXT, 0, OUTCOMES },
};

#define N_COLUMNS G_N_ELEMENTS (COLUMNS)

static OfficeReturnWorkbook
make_return (const OfficeCell *cells,
             guint             n_rows)
{
  return (OfficeReturnWorkbook) {
    .title = "Marks return", .provider = "Invented Courses", .cohort = "DPL-2025-AUT",
    .version = 2, .made_by = "A. User", .made_on = 1764936000, .rule_set = "1",
    .columns = COLUMNS, .n_columns = N_COLUMNS, .cells = cells, .n_rows = n_rows,
    .dictionary = DICTIONARY,
  };
}

static char *
write_return (const OfficeReturnWorkbook *workbook,
              const char                 *folder)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "return.xlsx", NULL);

  office_return_workbook_write (workbook, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_cells (void)
{
  g_autofree char *folder = reader_make_folder ();
  OfficeCell cells[] = {
    office_cell_text ("00123456"), office_cell_text ("O'Brien <b>&\"Áine\"</b>"),
    office_cell_date ("1984-09-18"), office_cell_value (6835), office_cell_value (10),
    office_cell_value (60050), office_cell_text ("P"),
    office_cell_text ("=1+1"), office_cell_text ("@SUM(A1)"), office_cell_date (NULL),
    office_cell_text ("NS"), office_cell_value (0), office_cell_value (-5), office_cell_text ("F"),
    office_cell_text ("https://example.org"), office_cell_text ("שלום Nguye\xcc\x82\xcc\x83n"),
    office_cell_date ("2025-02-28"), office_cell_value (0), office_cell_blank (),
    office_cell_blank (), office_cell_text (""),
  };
  OfficeReturnWorkbook workbook = make_return (cells, 3);
  g_autofree char *path = write_return (&workbook, folder);
  g_autofree char *read = reader_run_script ("dump-workbook.py", path, NULL);

  reader_assert_has (read, "Data|A1|s|Student number|");
  reader_assert_has (read, "Data|A2|s|00123456|@\n");
  reader_assert_has (read, "Data|B2|s|O'Brien <b>&\"Áine\"</b>|@\n");
  reader_assert_has (read, "Data|C2|d|1984-09-18 00:00:00|dd/mm/yyyy\n");
  reader_assert_has (read, "Data|D2|n|68.35|General\n");
  reader_assert_has (read, "Data|E2|n|10|0\n");
  reader_assert_has (read, "Data|F2|n|600.5|");
  reader_assert_has (read, "Data|G2|s|P|@\n");

  /* What looks like a formula, a link or a date is the text that it was. */
  reader_assert_has (read, "Data|A3|s|=1+1|@\n");
  reader_assert_has (read, "Data|B3|s|@SUM(A1)|@\n");
  reader_assert_has (read, "Data|D3|s|NS|");
  reader_assert_has (read, "Data|A4|s|https://example.org|@\n");
  reader_assert_has (read, "Data|B4|s|שלום Nguye\xcc\x82\xcc\x83n|@\n");
  reader_assert_lacks (read, "|f|");

  /* A blank is not a zero. */
  reader_assert_lacks (read, "Data|C3|");
  reader_assert_has (read, "Data|E3|n|0|0\n");
  reader_assert_has (read, "Data|D4|n|0|General\n");
  reader_assert_lacks (read, "Data|E4|");
  reader_assert_lacks (read, "Data|G4|");
  reader_remove_folder (folder);
}

static void
test_sheets (void)
{
  static const char *const exceptions[] = { "Error\tLovelace, Ada\tA-1\tno student number\tEnrolment",
                                            "Warning", NULL };
  static const char *const counts[] = { "Outcome: Pass\t1", NULL };
  g_autofree char *folder = reader_make_folder ();
  OfficeCell cells[N_COLUMNS] = { 0 };
  OfficeReturnWorkbook workbook = make_return (cells, 1);
  g_autofree char *digest = office_return_workbook_digest (&workbook);
  g_autofree char *path = write_return (&workbook, folder);
  g_autofree char *read = reader_run_script ("dump-workbook.py", path, NULL);
  g_autofree char *again = NULL;
  g_autofree char *line = g_strdup_printf ("Digest of the rows|General\nCover|B11|s|%s|", digest);
  g_autofree char *custom = g_strdup_printf ("custom|Digest of the rows=%s|Version=2\n", digest);

  reader_assert_has (read, "properties|Marks return|A. User|DPL-2025-AUT, version 2|"
                           "2025-12-05T12:00:00\n");
  reader_assert_has (read, "sheet|Data|A2|None|landscape|9|$1:$1|Page &P of &N\n");
  reader_assert_has (read, "table|Data|ReturnRows|A1:G2|A1:G2\n");
  reader_assert_has (read, "validation|Data|list|G2|\"P,R,F\"\n");
  reader_assert_has (read, "styles|Return date|Return heading|Return instant|Return label|Return line|Return mark|"
                           "Return money|Return number heading|Return text|Return title|Return value|"
                           "Return whole number\n");
  reader_assert_has (read, custom);
  reader_assert_has (read, "Cover|A1|s|Marks return|");
  reader_assert_has (read, "|DPL-2025-AUT|");
  reader_assert_has (read, "|d|2025-12-05 12:00:00|dd/mm/yyyy hh:mm\n");
  reader_assert_has (read, line);
  reader_assert_has (read, "Data dictionary|A2|s|Outcome|@\nData dictionary|B2|s|What it came to|@\n"
                           "Data dictionary|C2|s|Text|@\nData dictionary|D2|s|P: Pass; R: Refer|@\n");
  reader_assert_has (read, "Exceptions|D2|s|None: nothing is left out or contradicted.|@\n");
  reader_assert_lacks (read, "sheet|Changes");

  workbook.exceptions = exceptions;
  workbook.n_errors = 1;
  workbook.counts = counts;
  g_free (path);
  path = write_return (&workbook, folder);
  again = reader_run_script ("dump-workbook.py", path, NULL);
  reader_assert_has (again, "Exceptions|A2|s|Error|@\nExceptions|B2|s|Lovelace, Ada|@\nExceptions|C2|s|A-1|@\n"
                            "Exceptions|D2|s|no student number|@\nExceptions|E2|s|Enrolment|@\n"
                            "Exceptions|A3|s|Warning|@\n");
  reader_assert_has (again, "Cover|A10|s|Outcome: Pass|General\nCover|B10|n|1|");
  reader_assert_has (again, "Exceptions|General\nCover|B11|n|2|");
  reader_assert_has (again, "Of these, errors|General\nCover|B12|n|1|");
  reader_remove_folder (folder);
}

/* The names that a profile gives, the format of a column, and what an amendment says. */
static void
test_amendment (void)
{
  static const OfficeReturnColumn columns[] = {
    { "Change", OFFICE_RETURN_COLUMN_TEXT, 0, NULL, NULL },
    { "Mark", OFFICE_RETURN_COLUMN_MARK, 0, NULL, "0.00" },
    { "Day", OFFICE_RETURN_COLUMN_DATE, 0, NULL, "yyyy-mm-dd" },
  };
  static const char *const changes[] = { "Changed\tLovelace, Ada\t0012\tMark\t49\t51.5", NULL };
  static const char *const names[OFFICE_N_WORKBOOK_SHEETS] = { [OFFICE_WORKBOOK_DATA] = "Module marks" };
  g_autofree char *folder = reader_make_folder ();
  OfficeCell cells[] = { office_cell_text ("Changed"), office_cell_value (5150), office_cell_date ("2025-12-05") };
  OfficeReturnWorkbook workbook = make_return (cells, 1);
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;

  workbook.columns = columns;
  workbook.n_columns = G_N_ELEMENTS (columns);
  workbook.amends = 1;
  workbook.changes = changes;
  workbook.sheet_names = names;
  path = write_return (&workbook, folder);
  read = reader_run_script ("dump-workbook.py", path, NULL);
  reader_assert_has (read, "Cover|A6|s|Amends version|General\nCover|B6|n|1|");
  reader_assert_has (read, "Module marks|B2|n|51.5|0.00\n");
  reader_assert_has (read, "Module marks|C2|d|2025-12-05 00:00:00|yyyy-mm-dd\n");
  reader_assert_has (read, "validation|Module marks|decimal|B2|0\n");
  reader_assert_has (read, "|Return mark 0.00|");
  reader_assert_has (read, "Changes|C2|s|0012|@\nChanges|D2|s|Mark|@\nChanges|E2|s|49|@\nChanges|F2|s|51.5|@\n");
  reader_remove_folder (folder);
}

/* Three programs that are not ours read the same cells, whatever they look like. */
static void
test_read_back (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *longest = g_strnfill (32767, 'x');
  OfficeCell cells[] = {
    office_cell_text ("00123456"), office_cell_text ("O'Brien <b>&\"Áine\"</b>"),
    office_cell_date ("1984-09-18"), office_cell_value (6835), office_cell_value (10),
    office_cell_value (60050), office_cell_text ("P"),
    office_cell_text ("=cmd|' /C calc'!A0"), office_cell_text ("@SUM(A1)"), office_cell_date ("1900-03-01"),
    office_cell_text ("NS"), office_cell_value (0), office_cell_value (-5), office_cell_text ("F"),
    office_cell_text ("+44 20 7946 0000"), office_cell_text ("-1"), office_cell_date ("2025-02-28"),
    office_cell_value (0), office_cell_blank (), office_cell_blank (), office_cell_text ("R"),
    office_cell_text ("1e5"), office_cell_text (longest), office_cell_blank (), office_cell_value (10000),
    office_cell_value (12), office_cell_value (1), office_cell_text ("P"),
    office_cell_text ("_x0041_"), office_cell_text ("Nguyễn Thị Ánh 🎓\nsecond line"), office_cell_blank (),
    office_cell_value (4999), office_cell_value (12), office_cell_value (1), office_cell_text ("P"),
  };
  OfficeReturnWorkbook workbook = make_return (cells, G_N_ELEMENTS (cells) / N_COLUMNS);
  g_autofree char *path = write_return (&workbook, folder);
  g_autofree char *read = reader_run_script ("read-back.py", path, NULL);

  g_test_message ("%s", read);
  reader_assert_has (read, "openpyxl: ");
  reader_assert_has (read, "Gnumeric: ");
  reader_assert_has (read, "LibreOffice: ");
  reader_assert_lacks (read, "different");
  reader_assert_lacks (read, "is not installed");
  g_assert_cmpuint (reader_count (read, "equal"), ==, 2);
  reader_remove_folder (folder);
}

/* The digest is worked out anew from the file by another program; every mark survives. */
static void
test_digest (void)
{
  static const OfficeReturnColumn columns[] = {
    { "Mark", OFFICE_RETURN_COLUMN_MARK, 0, NULL },
    { "Text with \\", OFFICE_RETURN_COLUMN_TEXT, 0, NULL },
    { "Day", OFFICE_RETURN_COLUMN_DATE, 0, NULL },
    { "Count", OFFICE_RETURN_COLUMN_INTEGER, 0, NULL },
    { "Fee", OFFICE_RETURN_COLUMN_MONEY, 0, NULL },
  };
  static const char *const texts[] = { NULL, "plain", "tab\tand\nline", "back\\slash",
                                       "Ł\"quoted\"" };
  g_autofree char *folder = reader_make_folder ();
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (OfficeCell));
  OfficeReturnWorkbook workbook = make_return (NULL, 10001);
  g_autofree char *digest = NULL;
  g_autofree char *path = NULL;
  g_autofree char *read = NULL;
  g_autofree char *line = NULL;

  for (int mark = 0; mark <= 10000; mark++)
    {
      OfficeCell row[] = {
        office_cell_value (mark), office_cell_text (texts[mark % G_N_ELEMENTS (texts)]),
        { .kind = OFFICE_CELL_DATE, .value = office_day_new (1930, 1, 1) + mark * 3 },
        mark % 7 == 0 ? office_cell_blank () : office_cell_value (mark * G_GINT64_CONSTANT (99991)),
        office_cell_value (mark * 7 - 5000),
      };

      g_array_append_vals (cells, row, G_N_ELEMENTS (row));
    }
  workbook.columns = columns;
  workbook.n_columns = G_N_ELEMENTS (columns);
  workbook.cells = (const OfficeCell *) (gpointer) cells->data;
  digest = office_return_workbook_digest (&workbook);
  workbook.digest = digest;
  path = write_return (&workbook, folder);
  read = reader_run_script ("dump-workbook.py", path, "mtdim", NULL);
  line = g_strdup_printf ("digest|%s\n", digest);
  reader_assert_has (read, line);
  reader_remove_folder (folder);
}

/* A cohort without anyone still makes a workbook, with its headings. */
static void
test_no_rows (void)
{
  g_autofree char *folder = reader_make_folder ();
  OfficeReturnWorkbook workbook = make_return (NULL, 0);
  g_autofree char *path = write_return (&workbook, folder);
  g_autofree char *read = reader_run_script ("dump-workbook.py", path, NULL);

  reader_assert_has (read, "Data|G1|s|Outcome|");
  reader_assert_has (read, "Cover|A9|s|Rows|General\nCover|B9|n|0|");
  reader_remove_folder (folder);
}

static void
test_same_bytes (void)
{
  g_autofree char *folder = reader_make_folder ();
  OfficeCell cells[N_COLUMNS] = { [0] = { .kind = OFFICE_CELL_TEXT, .text = "1" } };
  OfficeReturnWorkbook workbook = make_return (cells, 1);
  g_autofree char *path = write_return (&workbook, folder);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  g_assert_true (g_file_get_contents (path, &first, &first_length, NULL));
  g_usleep (1100000);
  g_free (path);
  path = write_return (&workbook, folder);
  g_assert_true (g_file_get_contents (path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
  reader_remove_folder (folder);
}

static void
assert_refused (guint       column,
                OfficeCell  cell,
                const char *part)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "return.xlsx", NULL);
  OfficeCell cells[2 * N_COLUMNS] = { 0 };
  OfficeReturnWorkbook workbook = make_return (cells, 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *place = g_strdup_printf ("Row 3, column “%s”", COLUMNS[column].heading);

  cells[N_COLUMNS + column] = cell;
  g_assert_false (office_return_workbook_write (&workbook, path, NULL, NULL, NULL, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  reader_assert_has (error->message, place);
  reader_assert_has (error->message, part);
  g_assert_cmpuint (reader_count_files (folder), ==, 0);
  reader_remove_folder (folder);
}

static void
test_refusals (void)
{
  g_autofree char *longest = g_strnfill (32767, 'x');
  g_autofree char *longer = g_strnfill (32768, 'x');
  OfficeCell cells[N_COLUMNS] = { [1] = { .kind = OFFICE_CELL_TEXT, .text = longest } };
  OfficeReturnWorkbook workbook = make_return (cells, 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (office_return_workbook_check (&workbook, &error));
  assert_refused (1, office_cell_text (longer), "32768 characters");
  assert_refused (1, office_cell_text ("bell\a"), "U+0007");
  assert_refused (1, office_cell_text ("\xff"), "Unicode");
  assert_refused (1, office_cell_value (5), "a number stands");
  assert_refused (2, office_cell_date ("2025-02-29"), "“2025-02-29” is not a date");
  assert_refused (2, office_cell_date ("1899-12-31"), "01/03/1900");
  assert_refused (3, office_cell_value (10001), "from 0 to 100");
  assert_refused (3, office_cell_value (-1), "from 0 to 100");
  assert_refused (3, office_cell_text ("P"), "“P” is neither a mark");
  assert_refused (4, office_cell_text ("ten"), "“ten” is not a number");
  assert_refused (4, office_cell_value (G_MAXINT64 / 2), "digits");
  assert_refused (6, office_cell_text ("Pass"), "“Pass” is not one of the codes");

  workbook.digest = "0000";
  g_assert_false (office_return_workbook_write (&workbook, "/nonexistent/x", NULL, NULL, NULL,
                                                &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED);
}

static OfficeReturnWorkbook
make_large (OfficeCell **cells)
{
  guint n_rows = 4000;

  *cells = g_new0 (OfficeCell, n_rows * N_COLUMNS);
  for (guint i = 0; i < n_rows; i++)
    (*cells)[i * N_COLUMNS + 3] = office_cell_value (i % 10001);
  return make_return (*cells, n_rows);
}

static void
cancel_cb (guint    done,
           guint    total,
           gpointer user_data)
{
  if (done > total / 2)
    g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "return.xlsx", NULL);
  g_autofree char *content = NULL;
  g_autofree OfficeCell *cells = NULL;
  OfficeReturnWorkbook workbook = make_large (&cells);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_assert_false (office_return_workbook_write (&workbook, path, cancellable, cancel_cb,
                                                cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
  g_assert_cmpuint (reader_count_files (folder), ==, 1);
  reader_remove_folder (folder);
}

/* The disk fills at every possible place: while scratch files, and while the file is written. */
static void
test_full (void)
{
  g_autofree char *folder = reader_make_folder ();
  g_autofree char *path = g_build_filename (folder, "return.xlsx", NULL);
  g_autofree OfficeCell *cells = NULL;
  OfficeReturnWorkbook workbook = make_large (&cells);
  struct rlimit before;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  for (rlim_t limit = 0; limit < 48 * 1024; limit += 5 * 1024)
    {
      struct rlimit small = { limit, before.rlim_max };
      g_autoptr (GError) error = NULL;
      gboolean written;

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      written = office_return_workbook_write (&workbook, path, NULL, NULL, NULL, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_false (written);
      g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_FULL);
      g_assert_cmpuint (reader_count_files (folder), ==, 0);
    }
  reader_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/workbook/cells", test_cells);
  g_test_add_func ("/documents/workbook/sheets", test_sheets);
  g_test_add_func ("/documents/workbook/amendment", test_amendment);
  g_test_add_func ("/documents/workbook/read-back", test_read_back);
  g_test_add_func ("/documents/workbook/digest", test_digest);
  g_test_add_func ("/documents/workbook/no-rows", test_no_rows);
  g_test_add_func ("/documents/workbook/same-bytes", test_same_bytes);
  g_test_add_func ("/documents/workbook/refusals", test_refusals);
  g_test_add_func ("/documents/workbook/cancel", test_cancel);
  g_test_add_func ("/documents/workbook/full", test_full);

  return g_test_run ();
}
