/* marks-sheet.c: typing, pasting, supposing and saving marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "model/demo.h"
#include "model/marks-block.h"
#include "model/marks-sheet.h"

#define COHORT "FEC-2026-SPR"   /* of the demonstration: enrolled, and no marks yet */

typedef struct
{
  char             *folder;
  char             *path;
  OfficeStore      *store;
  OfficeSession    *session;
  OfficeMarksSheet *sheet;
  gint64            cohort_id;
  guint             n_resets;
  guint             wake_id;
} Fixture;

static gpointer
fill (OfficeConnection  *connection,
      gpointer           data,
      GCancellable      *cancellable,
      GError           **error)
{
  gint64 *cohort_id = data;
  g_autoptr (OfficeCohort) cohort = NULL;

  if (!office_demo_fill (connection, 60, 7, NULL, error))
    return NULL;
  cohort = office_cohort_find (connection, COHORT, error);
  if (cohort == NULL)
    return NULL;
  *cohort_id = cohort->id;
  return cohort_id;
}

static void
reset_cb (Fixture *fixture)
{
  fixture->n_resets++;
}

static void
spin (void)
{
  g_main_context_iteration (NULL, TRUE);
}

#define WAIT_FOR(condition) \
  G_STMT_START \
  { \
    gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; \
    while (!(condition)) \
      { \
        g_assert_cmpint (g_get_monotonic_time (), <, until); \
        spin (); \
      } \
  } \
  G_STMT_END

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("office-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->store = office_store_open (fixture->path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (office_store_call (fixture->store, fill, &fixture->cohort_id, NULL, &error));
  g_assert_no_error (error);

  fixture->session = office_session_new ();
  office_session_set_store (fixture->session, fixture->store);
  fixture->sheet = office_marks_sheet_new ();
  g_signal_connect_swapped (fixture->sheet, "reset", G_CALLBACK (reset_cb), fixture);
  office_marks_sheet_set_session (fixture->sheet, fixture->session);
  fixture->wake_id = g_timeout_add (50, wake, NULL);
  office_marks_sheet_load (fixture->sheet, fixture->cohort_id);
  WAIT_FOR (office_marks_sheet_is_loaded (fixture->sheet));
  g_assert_cmpuint (office_marks_sheet_get_n_rows (fixture->sheet), >=, 4);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (fixture->sheet, fixture);
  g_clear_object (&fixture->sheet);
  office_session_set_store (fixture->session, NULL);
  g_clear_object (&fixture->session);
  office_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_source_remove (fixture->wake_id);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static guint
find_column (Fixture               *fixture,
             OfficeMarksColumnKind  kind,
             int                    component)
{
  for (guint i = 0; i < office_marks_sheet_get_n_columns (fixture->sheet); i++)
    {
      const OfficeMarksColumn *column = office_marks_sheet_get_column (fixture->sheet, i);

      if (column->kind == kind && column->component == component)
        return i;
    }
  g_assert_not_reached ();
}

static OfficeMarksCellState
state_of (Fixture *fixture,
          guint    row,
          guint    column)
{
  return office_marks_row_get_state (office_marks_sheet_get_row (fixture->sheet, row),
                                     office_marks_sheet_get_column (fixture->sheet, column));
}

typedef struct
{
  gint64 cohort_id;
  gint64 enrolment_id;
} Where;

static gpointer
read_written (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  const Where *where = data;
  g_autoptr (GPtrArray) rows = office_marks_list_cohort (connection, where->cohort_id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const OfficeMarkRow *row = g_ptr_array_index (rows, i);

      if (row->enrolment_id == where->enrolment_id)
        return g_strdup_printf ("%d|%d|%d|%s|%s", row->cells[0].first, row->cells[0].second, row->cells[0].agreed,
                                row->cells[0].code != NULL ? row->cells[0].code : "",
                                row->cells[0].agreed_reason != NULL ? row->cells[0].agreed_reason : "");
    }
  return g_strdup ("none");
}

/* What the database holds of a learner's written assignment, whatever the sheet shows. */
static char *
recorded (Fixture *fixture,
          guint    row)
{
  Where where = { fixture->cohort_id,
                  office_marks_row_get_marks (office_marks_sheet_get_row (fixture->sheet, row))->enrolment_id };
  g_autoptr (GError) error = NULL;
  char *text = office_store_call (fixture->store, read_written, &where, NULL, &error);

  g_assert_no_error (error);
  return text;
}

#define assert_recorded(fixture, row, expected) \
  G_STMT_START \
  { \
    g_autofree char *is = recorded (fixture, row); \
    g_assert_cmpstr (is, ==, expected); \
  } \
  G_STMT_END

static void
enter (Fixture    *fixture,
       guint       row,
       guint       column,
       const char *text)
{
  office_marks_sheet_enter (fixture->sheet, row, column, text);
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
}

/* Typing -------------------------------------------------------------------------------------- */

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  guint second = find_column (fixture, OFFICE_MARKS_SECOND, 0);

  /* Two cells of one sitting in quick succession: the second builds on the first. */
  office_marks_sheet_enter (fixture->sheet, 0, first, "62");
  office_marks_sheet_enter (fixture->sheet, 0, second, "64.5");
  g_assert_cmpint (state_of (fixture, 0, first), ==, OFFICE_MARKS_CELL_SAVING);
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  g_assert_cmpint (state_of (fixture, 0, first), ==, OFFICE_MARKS_CELL_SAVED);
  g_assert_cmpint (state_of (fixture, 0, second), ==, OFFICE_MARKS_CELL_SAVED);
  assert_recorded (fixture, 0, "6200|6450|-1||");

  enter (fixture, 0, second, "");
  assert_recorded (fixture, 0, "6200|-1|-1||");
  enter (fixture, 1, first, "0");
  assert_recorded (fixture, 1, "0|-1|-1||");
  enter (fixture, 1, first, " ns ");
  assert_recorded (fixture, 1, "-1|-1|-1|NS|");
  enter (fixture, 1, first, "DEF");
  assert_recorded (fixture, 1, "-1|-1|-1|DEF|");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  const char *const texts[] = { "101", "-1", "55,5", "abc", "55.555", "1e1", "5 5", "٥٥" };
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  OfficeMarksRow *row = office_marks_sheet_get_row (fixture->sheet, 0);
  const OfficeMarksColumn *column = office_marks_sheet_get_column (fixture->sheet, first);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      enter (fixture, 0, first, texts[i]);
      g_assert_cmpint (state_of (fixture, 0, first), ==, OFFICE_MARKS_CELL_REFUSED);
      g_assert_cmpstr (office_marks_row_get_typed (row, column), ==, texts[i]);
      g_assert_nonnull (office_marks_row_get_sentence (row, column));
      assert_recorded (fixture, 0, "-1|-1|-1||");
    }
  g_assert_cmpuint (office_marks_sheet_count_refused (fixture->sheet), ==, 1);
  office_marks_sheet_forget (fixture->sheet, 0, first);
  g_assert_cmpint (state_of (fixture, 0, first), ==, OFFICE_MARKS_CELL_SAVED);
}

/* Letters that are no code are said in words: an outcome is worked out, and withheld has a place of its own. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *text; const char *words; } cases[] = {
    { "WH", "withhold the result in the pane" },
    { "P", "is an outcome" },
    { "EC", "NS (Not submitted or not attended), DEF (" },
  };
  const OfficeMarksColumnKind kinds[] = { OFFICE_MARKS_FIRST, OFFICE_MARKS_CODE };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        guint index = find_column (fixture, kinds[j], 0);
        const OfficeMarksColumn *column = office_marks_sheet_get_column (fixture->sheet, index);

        enter (fixture, 0, index, cases[i].text);
        g_assert_nonnull (strstr (office_marks_row_get_sentence (office_marks_sheet_get_row (fixture->sheet, 0),
                                                                 column), cases[i].words));
      }
  assert_recorded (fixture, 0, "-1|-1|-1||");
}

static int
attempt_of (Fixture *fixture,
            guint    row)
{
  return office_marks_row_get_marks (office_marks_sheet_get_row (fixture->sheet, row))->cells[0].attempt;
}

/* ASSESS-4: the attempt after a failed one can be chosen and typed into, and the first one again. */
static void
test_attempts (Fixture       *fixture,
               gconstpointer  data)
{
  guint agreed = find_column (fixture, OFFICE_MARKS_AGREED, 0);
  OfficeMarksRow *row = office_marks_sheet_get_row (fixture->sheet, 0);
  g_autoptr (GArray) one = office_marks_row_list_attempts (row, 0);
  g_autoptr (GArray) two = NULL;

  g_assert_cmpuint (one->len, ==, 1);
  enter (fixture, 0, agreed, "44");
  two = office_marks_row_list_attempts (row, 0);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpint (g_array_index (two, int, 1), ==, 2);

  office_marks_sheet_choose_attempt (fixture->sheet, 0, 0, 2);
  g_assert_cmpint (attempt_of (fixture, 0), ==, 2);
  g_assert_cmpint (office_marks_row_get_marks (row)->cells[0].agreed, ==, OFFICE_MARK_NONE);
  enter (fixture, 0, agreed, "63");
  assert_recorded (fixture, 0, "-1|-1|6300||");
  g_assert_cmpint (office_result_row_get_mark (office_marks_row_get_result (row), "written"), ==, 5000);

  office_marks_sheet_choose_attempt (fixture->sheet, 0, 0, 1);
  g_assert_cmpint (office_marks_row_get_marks (row)->cells[0].agreed, ==, 4400);
  enter (fixture, 0, agreed, "45");
  g_assert_cmpint (attempt_of (fixture, 0), ==, 1);
  g_assert_cmpint (office_marks_row_get_marks (row)->cells[0].agreed, ==, 4500);
  assert_recorded (fixture, 0, "-1|-1|6300||");
}

/* Little room: what the pane says as well has no column, and the marks all have one. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_columns = office_marks_sheet_get_n_columns (fixture->sheet);

  office_marks_sheet_set_narrow (fixture->sheet, TRUE);
  g_assert_cmpuint (office_marks_sheet_get_n_columns (fixture->sheet), ==, n_columns - 2);
  g_assert_cmpuint (find_column (fixture, OFFICE_MARKS_COUNTS, 1), >, find_column (fixture, OFFICE_MARKS_FIRST, 0));
  office_marks_sheet_set_submissions (fixture->sheet, TRUE);
  find_column (fixture, OFFICE_MARKS_RECEIVED, 0);
  office_marks_sheet_set_submissions (fixture->sheet, FALSE);
  office_marks_sheet_set_narrow (fixture->sheet, FALSE);
  g_assert_cmpuint (office_marks_sheet_get_n_columns (fixture->sheet), ==, n_columns);
}

/* ASSESS-9: too far apart for a mean, so the agreed mark needs a reason. */
static void
test_agreed (Fixture       *fixture,
             gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  guint agreed = find_column (fixture, OFFICE_MARKS_AGREED, 0);
  OfficeMarksBlock block;

  enter (fixture, 0, first, "48");
  enter (fixture, 0, first + 1, "61");
  enter (fixture, 0, agreed, "55");
  g_assert_cmpint (state_of (fixture, 0, agreed), ==, OFFICE_MARKS_CELL_WANTS_REASON);
  assert_recorded (fixture, 0, "4800|6100|-1||");
  g_assert_true (office_marks_sheet_get_block (fixture->sheet, &block));
  g_assert_cmpuint (block.n_reason, ==, 1);
  g_assert_false (office_marks_sheet_save_block (fixture->sheet, ""));

  g_assert_true (office_marks_sheet_save_block (fixture->sheet, "Second marker missed the appendix"));
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  assert_recorded (fixture, 0, "4800|6100|5500||Second marker missed the appendix");
}

/* The outcome moves while a mark is typed, and nothing is saved. */
static void
test_supposing (Fixture       *fixture,
                gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_AGREED, 0);
  OfficeMarksRow *row = office_marks_sheet_get_row (fixture->sheet, 2);

  office_marks_sheet_suppose (fixture->sheet, 2, first, "44");
  WAIT_FOR (office_marks_row_is_supposed (row));
  g_assert_cmpint (office_result_row_get_mark (office_marks_row_get_shown (row), "written"), ==, 4400);
  g_assert_cmpint (office_result_row_get_mark (office_marks_row_get_result (row), "written"), ==, OFFICE_MARK_NONE);
  assert_recorded (fixture, 2, "-1|-1|-1||");
  office_marks_sheet_forget (fixture->sheet, 2, first);
  g_assert_false (office_marks_row_is_supposed (row));
}

/* BOARD-1: before the board a result says that it is provisional; what is pending is none yet. */
static void
test_provisional (Fixture       *fixture,
                  gconstpointer  data)
{
  const OfficeMarksArea written = { 0, find_column (fixture, OFFICE_MARKS_FIRST, 0), 0, 0 };
  const OfficeMarksArea viva = { 0, find_column (fixture, OFFICE_MARKS_FIRST, 1), 0, 0 };
  OfficeMarksRow *row = office_marks_sheet_get_row (fixture->sheet, 0);
  g_autofree char *before = office_marks_row_dup_reason (row);
  g_autofree char *after = NULL;

  g_assert_false (g_str_has_prefix (before, "Provisional: "));
  office_marks_sheet_paste (fixture->sheet, &written, "64\t66\n");
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  office_marks_sheet_paste (fixture->sheet, &viva, "60\t62\n");
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  row = office_marks_sheet_get_row (fixture->sheet, 0);
  after = office_marks_row_dup_reason (row);
  g_assert_true (g_str_has_prefix (after, "Provisional: 65 / 61"));
}

/* Blocks -------------------------------------------------------------------------------------- */

static void
test_block_text (void)
{
  g_autoptr (GPtrArray) lines = office_marks_block_parse ("62\t\"6\"\"4\"\r\n\t\"a\tb\nc\"\r\n");
  g_autoptr (GPtrArray) ragged = office_marks_block_parse ("1\t\n2");
  g_autofree char *text = office_marks_block_format (lines);
  char **line;

  g_assert_cmpuint (lines->len, ==, 2);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (line[0], ==, "62");
  g_assert_cmpstr (line[1], ==, "6\"4");
  line = g_ptr_array_index (lines, 1);
  g_assert_cmpstr (line[0], ==, "");
  g_assert_cmpstr (line[1], ==, "a\tb\nc");
  g_assert_cmpstr (text, ==, "62\t6\"4\n\ta\tb\nc\n");
  g_assert_cmpuint (ragged->len, ==, 2);
  g_assert_cmpuint (g_strv_length (g_ptr_array_index (ragged, 0)), ==, 2);
}

/* A time is typed as a day and an hour are written elsewhere in the window, in summer and in winter. */
static void
test_times (void)
{
  static const struct
  {
    const char *text;
    gint64 at;
  } times[] = {
    { "20/11/2025 14:00", 1763647200 },
    { "11/05/2026 14:00:01", 1778504401 },
    { " 2025-11-20 14:00 ", 1763647200 },
    { "2025-11-20T14:00", 1763647200 },
    { "", 0 },
  };
  g_autoptr (GError) error = NULL;
  gint64 at;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_assert_true (office_marks_parse_time (times[i].text, &at, &error));
      g_assert_no_error (error);
      g_assert_cmpint (at, ==, times[i].at);
    }
  g_assert_false (office_marks_parse_time ("soon", &at, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = office_session_undo_finish (OFFICE_SESSION (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  const OfficeMarksArea area = { 0, first, 0, first };
  OfficeMarksBlock block;
  gboolean undone = FALSE;

  office_marks_sheet_paste (fixture->sheet, &area, "62\t64\r\nNS\t\r\n0\t5\r\n");
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  g_assert_false (office_marks_sheet_get_block (fixture->sheet, &block));
  assert_recorded (fixture, 0, "6200|6400|-1||");
  assert_recorded (fixture, 1, "-1|-1|-1|NS|");
  assert_recorded (fixture, 2, "0|500|-1||");

  office_session_undo_async (fixture->session, undone_cb, &undone);
  WAIT_FOR (undone);
  assert_recorded (fixture, 0, "-1|-1|-1||");
  assert_recorded (fixture, 1, "-1|-1|-1||");
  assert_recorded (fixture, 2, "-1|-1|-1||");
}

static void
message_cb (OfficeSession *session,
            guint          kind,
            const char    *text,
            const char    *details,
            char         **said)
{
  g_free (*said);
  *said = g_strdup (text);
}

/* A spreadsheet's order is not the grid's: references, student numbers and names say whose a line is. */
static void
test_paste_by_learner (Fixture       *fixture,
                       gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  const OfficeMarksArea area = { 0, first, 0, first };
  const OfficeMarkRow *a = office_marks_row_get_marks (office_marks_sheet_get_row (fixture->sheet, 0));
  const OfficeMarkRow *c = office_marks_row_get_marks (office_marks_sheet_get_row (fixture->sheet, 2));
  g_autofree char *by_reference = g_strdup_printf ("Reference\tFamily name\tMark\n%s\t%s\t61\n%s\t%s\t62\n",
                                                   c->reference, c->family_name, a->reference, a->family_name);
  g_autofree char *by_name = g_strdup_printf ("%s, %s\t71\nNobody, At All\t72\n%s %s\t73\n", c->family_name,
                                              c->given_names, a->given_names, a->family_name);
  g_autofree char *nothing_new = g_strdup_printf ("%s\t71\nNobody\t72\n", c->reference);
  g_autofree char *said = NULL;
  OfficeMarksBlock block;

  office_marks_sheet_paste (fixture->sheet, &area, by_reference);
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  g_assert_false (office_marks_sheet_get_block (fixture->sheet, &block));
  assert_recorded (fixture, 0, "6200|-1|-1||");
  assert_recorded (fixture, 1, "-1|-1|-1||");
  assert_recorded (fixture, 2, "6100|-1|-1||");

  office_marks_sheet_paste (fixture->sheet, &area, by_name);
  g_assert_true (office_marks_sheet_get_block (fixture->sheet, &block));
  g_assert_true (block.by_learner);
  g_assert_cmpuint (block.n_good, ==, 2);
  g_assert_cmpuint (block.n_unknown, ==, 1);
  office_marks_sheet_save_block (fixture->sheet, NULL);
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  assert_recorded (fixture, 0, "7300|-1|-1||");
  assert_recorded (fixture, 2, "7100|-1|-1||");

  /* The only line that names somebody says what is recorded: nothing waits, and that is said. */
  g_signal_connect (fixture->session, "message", G_CALLBACK (message_cb), &said);
  office_marks_sheet_paste (fixture->sheet, &area, nothing_new);
  g_assert_false (office_marks_sheet_get_block (fixture->sheet, &block));
  g_assert_nonnull (said);
  g_assert_nonnull (strstr (said, "Nothing is pasted: 1 row names no learner"));
  g_signal_handlers_disconnect_by_func (fixture->session, message_cb, &said);
}

static void
test_paste_with_errors (Fixture       *fixture,
                        gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  guint n_rows = office_marks_sheet_get_n_rows (fixture->sheet);
  const OfficeMarksArea area = { n_rows - 2, first, n_rows - 2, first };
  OfficeMarksBlock block;

  office_marks_sheet_paste (fixture->sheet, &area, "70\t101\n71\t55,5\n72\t73\n");
  g_assert_true (office_marks_sheet_get_block (fixture->sheet, &block));
  g_assert_cmpuint (block.n_good, ==, 2);
  g_assert_cmpuint (block.n_refused, ==, 2);
  g_assert_cmpuint (block.n_left_out, ==, 1);
  assert_recorded (fixture, n_rows - 2, "-1|-1|-1||");

  /* One error is mended in place, still without saving. */
  enter (fixture, n_rows - 2, first + 1, "69");
  g_assert_true (office_marks_sheet_get_block (fixture->sheet, &block));
  g_assert_cmpuint (block.n_good, ==, 3);
  assert_recorded (fixture, n_rows - 2, "-1|-1|-1||");

  g_assert_true (office_marks_sheet_save_block (fixture->sheet, NULL));
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  assert_recorded (fixture, n_rows - 2, "7000|6900|-1||");
  assert_recorded (fixture, n_rows - 1, "7100|-1|-1||");
  g_assert_cmpint (state_of (fixture, n_rows - 1, first + 1), ==, OFFICE_MARKS_CELL_REFUSED);
}

static void
test_drop_and_fill (Fixture       *fixture,
                    gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  const OfficeMarksArea one = { 0, first, 0, first };
  const OfficeMarksArea column = { 0, first, 3, first };
  OfficeMarksBlock block;
  g_autofree char *text = NULL;

  office_marks_sheet_paste (fixture->sheet, &one, "70\tx");
  g_assert_true (office_marks_sheet_get_block (fixture->sheet, &block));
  office_marks_sheet_drop_block (fixture->sheet);
  g_assert_false (office_marks_sheet_get_block (fixture->sheet, &block));
  g_assert_cmpint (state_of (fixture, 0, first), ==, OFFICE_MARKS_CELL_SAVED);
  assert_recorded (fixture, 0, "-1|-1|-1||");

  enter (fixture, 0, first, "58.25");
  office_marks_sheet_fill_down (fixture->sheet, &column);
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  assert_recorded (fixture, 3, "5825|-1|-1||");
  text = office_marks_sheet_copy (fixture->sheet, &column);
  g_assert_cmpstr (text, ==, "58.25\n58.25\n58.25\n58.25\n");
  office_marks_sheet_blank (fixture->sheet, &column);
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  assert_recorded (fixture, 0, "-1|-1|-1||");
  assert_recorded (fixture, 3, "-1|-1|-1||");
}

/* Somebody else ------------------------------------------------------------------------------- */

static gpointer
save_elsewhere (OfficeConnection  *connection,
                gpointer           data,
                GCancellable      *cancellable,
                GError           **error)
{
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;

  entry.enrolment_id = ((Where *) data)->enrolment_id;
  entry.component = "written";
  entry.fields = OFFICE_MARK_FIELD_FIRST;
  entry.first = 3300;
  return GINT_TO_POINTER (office_mark_set (connection, &entry, error));
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  Where where = { fixture->cohort_id, 0 };
  g_autoptr (OfficeStore) other = NULL;
  g_autoptr (GError) error = NULL;
  guint n_resets;

  enter (fixture, 0, first, "62");
  where.enrolment_id = office_marks_row_get_marks (office_marks_sheet_get_row (fixture->sheet, 0))->enrolment_id;
  other = office_store_open (fixture->path, OFFICE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_nonnull (office_store_call (other, save_elsewhere, &where, NULL, &error));
  g_assert_no_error (error);
  office_store_close (other);

  n_resets = fixture->n_resets;
  enter (fixture, 0, first, "65");
  g_assert_cmpint (state_of (fixture, 0, first), ==, OFFICE_MARKS_CELL_CONFLICT);
  assert_recorded (fixture, 0, "3300|-1|-1||");
  WAIT_FOR (fixture->n_resets > n_resets);
  g_assert_cmpint (state_of (fixture, 0, first), ==, OFFICE_MARKS_CELL_CONFLICT);

  office_marks_sheet_keep_mine (fixture->sheet, 0, first);
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  assert_recorded (fixture, 0, "6500|-1|-1||");
  g_assert_cmpint (state_of (fixture, 0, first), ==, OFFICE_MARKS_CELL_SAVED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/marks-sheet/block-text", test_block_text);
  g_test_add_func ("/marks-sheet/times", test_times);
#define ADD(name, function) \
  g_test_add ("/marks-sheet/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("typing", test_typing);
  ADD ("refused", test_refused);
  ADD ("words", test_words);
  ADD ("attempts", test_attempts);
  ADD ("narrow", test_narrow);
  ADD ("agreed", test_agreed);
  ADD ("supposing", test_supposing);
  ADD ("provisional", test_provisional);
  ADD ("paste", test_paste);
  ADD ("paste-by-learner", test_paste_by_learner);
  ADD ("paste-with-errors", test_paste_with_errors);
  ADD ("drop-and-fill", test_drop_and_fill);
  ADD ("conflict", test_conflict);
#undef ADD

  return g_test_run ();
}
