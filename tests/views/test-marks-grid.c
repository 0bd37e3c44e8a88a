/* test-marks-grid.c: the marks grid by its keys, and what it tells those who do not see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "model/certificate-item.h"
#include "model/demo.h"
#include "model/results-jobs.h"
#include "views/grid-row.h"
#include "views/marks-grid.h"
#include "views/print.h"
#include "views/style.h"

#define COHORT "FEC-2026-SPR"     /* of the demonstration: enrolled, and no marks yet */
#define RATIFIED "DPL-2025-AUT"

typedef struct
{
  char             *folder;
  OfficeStore      *store;
  OfficeSession    *session;
  OfficeMarksSheet *sheet;
  GtkWidget        *window;
  OfficeMarksGrid  *grid;
  gint64            cohort_id;
  guint             wake_id;
} Fixture;

static gpointer
fill (OfficeConnection  *connection,
      gpointer           data,
      GCancellable      *cancellable,
      GError           **error)
{
  const char *code = data;
  g_autoptr (OfficeCohort) cohort = NULL;

  if (!office_demo_fill (connection, 90, 7, NULL, error))
    return NULL;
  cohort = office_cohort_find (connection, code, error);
  return cohort != NULL ? g_memdup2 (&cohort->id, sizeof cohort->id) : NULL;
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

#define WAIT_FOR(condition) \
  G_STMT_START \
  { \
    gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; \
    while (!(condition)) \
      { \
        g_assert_cmpint (g_get_monotonic_time (), <, until); \
        g_main_context_iteration (NULL, TRUE); \
      } \
  } \
  G_STMT_END

static void
settle (Fixture *fixture)
{
  WAIT_FOR (!office_marks_sheet_is_saving (fixture->sheet));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree gint64 *cohort_id = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->folder = g_dir_make_tmp ("office-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->store = office_store_open (path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  cohort_id = office_store_call (fixture->store, fill, (gpointer) data, NULL, &error);
  g_assert_no_error (error);
  fixture->cohort_id = *cohort_id;

  fixture->session = office_session_new ();
  office_session_set_store (fixture->session, fixture->store);
  fixture->sheet = office_marks_sheet_new ();
  office_marks_sheet_set_session (fixture->sheet, fixture->session);
  fixture->grid = OFFICE_MARKS_GRID (office_marks_grid_new ());
  office_marks_grid_set_sheet (fixture->grid, fixture->sheet);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->grid));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 400);
  /* One size from the first frame to the last, with or without a window manager. */
  gtk_window_set_resizable (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));

  fixture->wake_id = g_timeout_add (50, wake, NULL);
  office_marks_sheet_load (fixture->sheet, fixture->cohort_id);
  WAIT_FOR (office_marks_sheet_is_loaded (fixture->sheet));
  WAIT_FOR (gtk_widget_get_height (GTK_WIDGET (fixture->grid)) > 100);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *remove = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->sheet);
  office_session_set_store (fixture->session, NULL);
  g_clear_object (&fixture->session);
  office_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_source_remove (fixture->wake_id);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  remove = g_strdup_printf ("rm -r -- '%s'", fixture->folder);
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

/* As the grid's own key controller hears it. */
static void
press (Fixture         *fixture,
       guint            keyval,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->grid));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
      if (handled)
        break;
    }
}

/* The first character opens the editor; the others go to it, as GTK delivers them. */
static void
type (Fixture    *fixture,
      const char *text)
{
  GtkWidget *focus;

  press (fixture, (guint) text[0], 0);
  g_assert_true (office_marks_grid_is_editing (fixture->grid));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
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

static void
assert_at (Fixture *fixture,
           guint    row,
           guint    column)
{
  guint at_row, at_column;

  g_assert_true (office_marks_grid_get_cursor (fixture->grid, &at_row, &at_column));
  g_assert_cmpuint (at_row, ==, row);
  g_assert_cmpuint (at_column, ==, column);
}

static void
assert_text (Fixture    *fixture,
             guint       row,
             guint       column,
             const char *text)
{
  g_autofree char *is = office_marks_row_dup_text (office_marks_sheet_get_row (fixture->sheet, row),
                                                   office_marks_sheet_get_column (fixture->sheet, column));

  g_assert_cmpstr (is, ==, text);
}

static void
test_moving (Fixture       *fixture,
             gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  guint viva = find_column (fixture, OFFICE_MARKS_FIRST, 1);
  guint code = find_column (fixture, OFFICE_MARKS_CODE, 0);
  guint last_row = office_marks_sheet_get_n_rows (fixture->sheet) - 1;
  guint last_column = office_marks_sheet_get_n_columns (fixture->sheet) - 1;
  OfficeMarksArea area;

  office_marks_grid_set_cursor (fixture->grid, 0, first);
  press (fixture, GDK_KEY_Down, 0);
  assert_at (fixture, 1, first);
  press (fixture, GDK_KEY_Right, 0);
  assert_at (fixture, 1, first + 1);
  press (fixture, GDK_KEY_Home, 0);
  assert_at (fixture, 1, 0);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_at (fixture, last_row, last_column);
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_at (fixture, 0, 0);

  /* Tab leads from one cell that can be typed into to the next. */
  office_marks_grid_set_cursor (fixture->grid, 0, code);
  press (fixture, GDK_KEY_Tab, 0);
  assert_at (fixture, 0, viva);
  press (fixture, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_at (fixture, 0, code);
  press (fixture, GDK_KEY_Up, 0);
  assert_at (fixture, 0, code);

  office_marks_grid_set_cursor (fixture->grid, 1, first);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  office_marks_grid_get_area (fixture->grid, &area);
  g_assert_cmpuint (area.first_row, ==, 1);
  g_assert_cmpuint (area.last_row, ==, 2);
  g_assert_cmpuint (area.first_column, ==, first);
  g_assert_cmpuint (area.last_column, ==, first + 1);
  press (fixture, GDK_KEY_Escape, 0);
  office_marks_grid_get_area (fixture->grid, &area);
  g_assert_cmpuint (area.first_row, ==, area.last_row);
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);

  office_marks_grid_set_cursor (fixture->grid, 0, first);
  type (fixture, "62");
  press (fixture, GDK_KEY_Tab, 0);
  assert_at (fixture, 0, first + 1);
  type (fixture, "64");
  press (fixture, GDK_KEY_Return, 0);
  assert_at (fixture, 1, first + 1);
  settle (fixture);
  assert_text (fixture, 0, first, "62");
  assert_text (fixture, 0, first + 1, "64");

  /* Esc undoes the cell. */
  office_marks_grid_set_cursor (fixture->grid, 0, first);
  type (fixture, "9");
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_false (office_marks_grid_is_editing (fixture->grid));
  assert_text (fixture, 0, first, "62");

  /* F2 amends what is there; left and right then move within the text. */
  press (fixture, GDK_KEY_F2, 0);
  g_assert_true (office_marks_grid_is_editing (fixture->grid));
  press (fixture, GDK_KEY_Left, 0);
  assert_at (fixture, 0, first);
  press (fixture, GDK_KEY_Escape, 0);

  press (fixture, GDK_KEY_Delete, 0);
  settle (fixture);
  assert_text (fixture, 0, first, "");
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  const OfficeMarkRow *marks = office_marks_row_get_marks (office_marks_sheet_get_row (fixture->sheet, 0));
  g_autofree char *name = g_strdup_printf ("Written assignment, first, %s %s", marks->family_name,
                                           marks->given_names);
  GtkWidget *cell;

  office_marks_grid_set_cursor (fixture->grid, 0, first);
  cell = office_marks_grid_get_cell (fixture->grid, 0, first);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "blank");

  type (fixture, "101");
  press (fixture, GDK_KEY_Return, 0);
  settle (fixture);
  g_assert_true (gtk_widget_has_css_class (cell, "refused"));
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "101: not saved. “101” is not a mark: marks run from 0 to 100.");

  office_marks_grid_set_cursor (fixture->grid, 0, first);
  type (fixture, "0");
  press (fixture, GDK_KEY_Return, 0);
  settle (fixture);
  g_assert_false (gtk_widget_has_css_class (cell, "refused"));
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "0");
}

/* A row that a board has locked says why, and nothing can be typed there. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  guint first = find_column (fixture, OFFICE_MARKS_FIRST, 0);
  guint n_rows = office_marks_sheet_get_n_rows (fixture->sheet);
  guint row = 0;
  GtkWidget *cell;

  while (row < n_rows && !office_marks_row_get_marks (office_marks_sheet_get_row (fixture->sheet, row))->final)
    row++;
  g_assert_cmpuint (row, <, n_rows);
  office_marks_grid_set_cursor (fixture->grid, row, first);
  settle (fixture);
  cell = office_marks_grid_get_cell (fixture->grid, row, first);
  g_assert_true (gtk_widget_has_css_class (cell, "locked"));
  press (fixture, '5', 0);
  g_assert_false (office_marks_grid_is_editing (fixture->grid));
}

static guint
count_rows (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += OFFICE_IS_GRID_ROW (child);
  return n;
}

/* Nothing that is typed is lost while the cell waits for its place on the screen, or when the focus has
 * gone from the editor: GTK gives such keys to nobody. */
static void
test_typing_ahead (Fixture       *fixture,
                   gconstpointer  data)
{
  guint column = find_column (fixture, OFFICE_MARKS_AGREED, 0);
  guint last = office_marks_sheet_get_n_rows (fixture->sheet) - 1;
  GtkWidget *cell;

  settle (fixture);
  office_marks_grid_set_cursor (fixture->grid, last, column);
  cell = office_marks_grid_get_cell (fixture->grid, last, column);
  gtk_widget_set_child_visible (gtk_widget_get_parent (cell), FALSE);
  press (fixture, GDK_KEY_6, 0);
  press (fixture, GDK_KEY_5, 0);
  press (fixture, GDK_KEY_BackSpace, 0);
  press (fixture, GDK_KEY_4, 0);
  gtk_widget_set_child_visible (gtk_widget_get_parent (cell), TRUE);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  press (fixture, GDK_KEY_Return, 0);
  assert_text (fixture, last, column, "64");
}

/* Who goes elsewhere has finished the cell: what was typed is kept. */
static void
test_leaving (Fixture       *fixture,
              gconstpointer  data)
{
  guint column = find_column (fixture, OFFICE_MARKS_AGREED, 0);
  GtkWidget *elsewhere = gtk_window_get_child (GTK_WINDOW (fixture->window));

  settle (fixture);
  office_marks_grid_set_cursor (fixture->grid, 1, column);
  type (fixture, "57");
  gtk_widget_set_focusable (elsewhere, TRUE);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), elsewhere);
  g_assert_false (office_marks_grid_is_editing (fixture->grid));
  assert_text (fixture, 1, column, "57");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == elsewhere);
}

/* Rows are used again: walking through all learners makes none but those of the two edges and the
 * cursor's own, however many learners there are. */
static void
test_recycling (Fixture       *fixture,
                gconstpointer  data)
{
  guint n_rows = office_marks_sheet_get_n_rows (fixture->sheet);
  guint made;

  settle (fixture);
  made = count_rows (fixture);
  for (guint row = 0; row < n_rows; row++)
    {
      office_marks_grid_set_cursor (fixture->grid, row, 3);
      settle (fixture);
      g_assert_nonnull (office_marks_grid_get_cell (fixture->grid, row, 3));
    }
  g_assert_cmpuint (count_rows (fixture), <=, made + 3);
  g_assert_cmpuint (count_rows (fixture), <, n_rows);
  g_assert_null (office_marks_grid_get_cell (fixture->grid, 0, 3));
}

static gpointer
read_certificates (OfficeConnection  *connection,
                   gpointer           data,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (OfficeResultsRequest) request = office_results_request_new (*(gint64 *) data);

  return office_results_read_certificates (connection, request, NULL, error);
}

/* Cairo 1.16 writes each page as an object of its own, in the open. */
static guint
count_pages (const char *content,
             gsize       length)
{
  static const char page[] = "/Type /Page ";
  guint n = 0;

  for (gsize i = 0; i + strlen (page) <= length; i++)
    n += memcmp (content + i, page, strlen (page)) == 0;
  return n;
}

/* GtkPrintOperation draws one page for each. */
static void
test_print (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) printable = g_ptr_array_new ();
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "print.pdf", NULL);
  g_autofree char *content = NULL;
  gsize length;

  items = office_store_call (fixture->store, read_certificates, &fixture->cohort_id, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    if (office_certificate_item_get_candidate (g_ptr_array_index (items, i))->standing_serial != NULL)
      g_ptr_array_add (printable, g_ptr_array_index (items, i));
  g_assert_cmpuint (printable->len, >, 0);

  operation = office_print_operation_new (printable);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  g_assert_cmpuint (count_pages (content, length), ==, printable->len);
}

int
main (int   argc,
      char *argv[])
{
  /* What assistive technology is told is kept for us to look at. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  office_style_load (gdk_display_get_default ());

#define ADD(name, cohort, function) \
  g_test_add ("/marks-grid/" name, Fixture, cohort, set_up, function, tear_down)
  ADD ("moving", COHORT, test_moving);
  ADD ("typing", COHORT, test_typing);
  ADD ("typing-ahead", COHORT, test_typing_ahead);
  ADD ("leaving", COHORT, test_leaving);
  ADD ("words", COHORT, test_words);
  ADD ("locked", RATIFIED, test_locked);
  ADD ("recycling", RATIFIED, test_recycling);
  ADD ("print", RATIFIED, test_print);
#undef ADD

  return g_test_run ();
}
