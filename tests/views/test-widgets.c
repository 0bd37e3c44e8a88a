/* test-widgets.c: the small widgets that the views share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/error.h"
#include "views/chip-bar.h"
#include "views/choice.h"
#include "views/date-field.h"
#include "views/field.h"
#include "views/form-window.h"
#include "views/message-bar.h"
#include "views/settings.h"
#include "views/state-pill.h"
#include "views/style.h"
#include "views/table.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Tables --------------------------------------------------------------------------------------- */

static char *
get_word (gpointer item)
{
  return g_strdup (gtk_string_object_get_string (item));
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (gtk_string_object_get_string ((gpointer) a),
                    gtk_string_object_get_string ((gpointer) b));
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  return (int) strlen (gtk_string_object_get_string ((gpointer) a)) -
         (int) strlen (gtk_string_object_get_string ((gpointer) b));
}

static const OfficeColumn columns[] = {
  { .id = "word", .title = "Word", .flags = OFFICE_COLUMN_EXPAND, .get_text = get_word,
    .compare = compare_words },
  { .id = "length", .title = "Length", .width = 80, .flags = OFFICE_COLUMN_NUMERIC,
    .get_text = get_word, .compare = compare_lengths },
};

static OfficeTable *
new_table (const char *id)
{
  static const char *const words[] = { "bee", "a", "dd", "cccc", NULL };
  OfficeTable *table = OFFICE_TABLE (g_object_ref_sink (office_table_new ()));
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  office_table_set_columns (table, id, columns, G_N_ELEMENTS (columns));
  office_table_sort_in_memory (table, G_LIST_MODEL (list));
  return table;
}

static void
assert_order (OfficeTable *table,
              const char  *expected)
{
  GListModel *rows = G_LIST_MODEL (office_table_get_selection (table));
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkStringObject) word = g_list_model_get_item (rows, i);

      g_string_append_printf (order, "%s ", gtk_string_object_get_string (word));
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_table_sorts (void)
{
  g_autoptr (OfficeTable) table = new_table (NULL);
  guint n_changes = 0;

  g_signal_connect_swapped (table, "sort-changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_null (office_table_get_sort_column (table));
  assert_order (table, "bee a dd cccc ");

  office_table_set_sorting (table, "word", FALSE);
  g_assert_cmpstr (office_table_get_sort_column (table), ==, "word");
  g_assert_false (office_table_get_sort_descending (table));
  assert_order (table, "a bee cccc dd ");

  office_table_set_sorting (table, "length", TRUE);
  g_assert_cmpstr (office_table_get_sort_column (table), ==, "length");
  g_assert_true (office_table_get_sort_descending (table));
  assert_order (table, "cccc bee dd a ");
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_table_remembers_its_sorting (void)
{
  {
    g_autoptr (OfficeTable) table = new_table ("words");

    office_table_set_sorting (table, "length", TRUE);
  }
  {
    g_autoptr (OfficeTable) table = new_table ("words");

    g_assert_cmpstr (office_table_get_sort_column (table), ==, "length");
    g_assert_true (office_table_get_sort_descending (table));
    assert_order (table, "cccc bee dd a ");
  }
}

static void
test_table_selects (void)
{
  g_autoptr (OfficeTable) table = new_table (NULL);
  g_autoptr (GtkStringObject) first = NULL;
  g_autoptr (GPtrArray) all = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (table, "selection-changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpuint (office_table_get_n_selected (table), ==, 0);
  g_assert_null (office_table_get_selected (table));

  gtk_selection_model_select_range (office_table_get_selection (table), 1, 2, TRUE);
  g_assert_cmpuint (office_table_get_n_selected (table), ==, 2);
  g_assert_cmpuint (n_changes, ==, 1);
  first = office_table_get_selected (table);
  g_assert_cmpstr (gtk_string_object_get_string (first), ==, "a");
  all = office_table_dup_selected (table);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (gtk_string_object_get_string (g_ptr_array_index (all, 1)), ==, "dd");

  office_table_select (table, 3);
  g_assert_cmpuint (office_table_get_n_selected (table), ==, 1);
}

/* Pills ---------------------------------------------------------------------------------------- */

/* Never the tint alone: every state has a word and an icon that the theme knows. */
static void
assert_look (OfficeStateLook look)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_nonnull (look.word);
  g_assert_cmpuint (strlen (look.word), >, 0);
  g_assert_true (gtk_icon_theme_has_icon (theme, look.icon_name));
  g_assert_nonnull (look.tint);
}

static void
test_every_state_has_a_look (void)
{
  for (int i = 0; i < OFFICE_N_APPLICATION_STATES; i++)
    assert_look (office_state_look_application (i));
  for (int i = 0; i < OFFICE_N_REQUIREMENT_STATES; i++)
    assert_look (office_state_look_requirement (i));
  for (int i = 0; i < OFFICE_N_OUTCOMES; i++)
    assert_look (office_state_look_outcome (i));
  for (int i = 0; i <= OFFICE_CERTIFICATE_REVOKED; i++)
    assert_look (office_state_look_certificate (i));
  for (int i = 0; i <= OFFICE_HOURS_OUT_OF_REACH; i++)
    assert_look (office_state_look_hours (i));
  assert_look (office_state_look_code ("NS"));
  assert_look (office_state_look_code ("DEF"));
  assert_look (office_state_look_code ("XX"));
}

/* Chips ---------------------------------------------------------------------------------------- */

static void
test_chips_filter (void)
{
  static const char *const wanted[] = { "offered", "gone", NULL };
  g_autoptr (OfficeChipBar) bar = OFFICE_CHIP_BAR (g_object_ref_sink (office_chip_bar_new ()));
  g_auto (GStrv) active = NULL;
  guint n_changes = 0;

  office_chip_bar_add (bar, "received", "Received", NULL);
  office_chip_bar_add (bar, "offered", "Offered", NULL);
  office_chip_bar_set_count (bar, "offered", 12);
  g_signal_connect_swapped (bar, "changed", G_CALLBACK (count_cb), &n_changes);

  office_chip_bar_set_active (bar, wanted);
  g_assert_true (office_chip_bar_is_active (bar, "offered"));
  g_assert_false (office_chip_bar_is_active (bar, "received"));
  g_assert_cmpuint (n_changes, ==, 1);
  active = office_chip_bar_dup_active (bar);
  g_assert_cmpuint (g_strv_length (active), ==, 1);
  g_assert_cmpstr (active[0], ==, "offered");
}

static void
test_chips_are_remembered (void)
{
  static const char *const wanted[] = { "b", NULL };

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (OfficeChipBar) bar = OFFICE_CHIP_BAR (g_object_ref_sink (office_chip_bar_new ()));

      office_chip_bar_add (bar, "a", "A", NULL);
      office_chip_bar_add (bar, "b", "B", NULL);
      office_chip_bar_remember (bar, "chips");
      g_assert_cmpint (office_chip_bar_is_active (bar, "b"), ==, i == 1);
      office_chip_bar_set_active (bar, wanted);
    }
}

/* Fields --------------------------------------------------------------------------------------- */

static void
test_field_says_what_is_wrong (void)
{
  g_autoptr (OfficeField) field = OFFICE_FIELD (g_object_ref_sink (office_field_new ("_Mark")));

  office_field_set_text (field, "101");
  office_field_set_error (field, "A mark goes from 0 to 100.");
  g_assert_cmpstr (office_field_get_error (field), ==, "A mark goes from 0 to 100.");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (field), "invalid"));
  gtk_test_accessible_assert_state (office_field_get_entry (field), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (office_field_get_entry (field),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A mark goes from 0 to 100.");

  /* The reproach goes when it is mended. */
  office_field_set_text (field, "100");
  g_assert_null (office_field_get_error (field));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (field), "invalid"));
}

/* The way through a form, down and up again. */
static void
test_fields_let_the_focus_go (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = office_field_new ("_First");
  GtkWidget *choice = office_choice_new ("_Second");
  GtkWidget *last = office_field_new ("_Last");
  GtkWidget *const down[] = { first, choice, last };

  office_choice_add (OFFICE_CHOICE (choice), "one", "One");
  for (guint i = 0; i < G_N_ELEMENTS (down); i++)
    gtk_box_append (GTK_BOX (box), down[i]);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));

  gtk_widget_grab_focus (first);
  for (guint i = 1; i < G_N_ELEMENTS (down); i++)
    {
      g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), down[i]));
    }
  for (guint i = G_N_ELEMENTS (down) - 1; i > 0; i--)
    {
      g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), down[i - 1]));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* However many rows there are. */
static void
test_table_lets_the_focus_go (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("Before");
  GtkWidget *after = gtk_button_new_with_label ("After");
  g_autoptr (OfficeTable) table = new_table ("focus");

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (table));
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_height (GTK_WIDGET (table)) == 0)
    g_main_context_iteration (NULL, TRUE);
  office_table_select (table, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (table)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (table)));

  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == after);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (table)));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_date_field_reads_days (void)
{
  g_autoptr (OfficeField) field = OFFICE_FIELD (
    g_object_ref_sink (office_date_field_new ("_Born", OFFICE_DATE_BIRTH)));
  g_autofree char *iso = NULL;

  office_date_field_set_iso (field, "1984-09-18");
  g_assert_cmpstr (office_field_get_text (field), ==, "18/09/1984");
  g_assert_true (office_date_field_get_iso (field, &iso));
  g_assert_cmpstr (iso, ==, "1984-09-18");
  g_clear_pointer (&iso, g_free);

  office_field_set_text (field, "31/06/1984");
  g_assert_false (office_date_field_get_iso (field, &iso));
  g_assert_null (iso);
  g_assert_nonnull (office_field_get_error (field));

  office_field_set_text (field, " ");
  g_assert_true (office_date_field_get_iso (field, &iso));
  g_assert_null (iso);
  g_assert_null (office_field_get_error (field));
}

static void
test_choice_chooses (void)
{
  g_autoptr (OfficeChoice) choice = OFFICE_CHOICE (
    g_object_ref_sink (office_choice_new ("_Regulator")));
  guint n_changes = 0;

  g_signal_connect_swapped (choice, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_null (office_choice_get_id (choice));
  office_choice_add (choice, "GMC", "General Medical Council");
  office_choice_add (choice, "NMC", "Nursing and Midwifery Council");
  office_choice_set_id (choice, "NMC");
  g_assert_cmpstr (office_choice_get_id (choice), ==, "NMC");
  office_choice_set_id (choice, "XYZ");
  g_assert_cmpstr (office_choice_get_id (choice), ==, "NMC");
  /* Filling and setting are the program's doing. */
  g_assert_cmpuint (n_changes, ==, 0);
}

/* Settings ------------------------------------------------------------------------------------- */

static void
test_settings_by_table (void)
{
  g_autoptr (GVariant) first = NULL;
  g_autoptr (GVariant) second = NULL;

  g_assert_null (office_settings_get_entry ("sorting", "nowhere", "(sb)"));
  office_settings_set_entry ("sorting", "one", g_variant_new ("(sb)", "name", TRUE));
  office_settings_set_entry ("sorting", "two", g_variant_new ("(sb)", "mark", FALSE));
  first = office_settings_get_entry ("sorting", "one", "(sb)");
  second = office_settings_get_entry ("sorting", "two", "(sb)");
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_null (office_settings_get_entry ("sorting", "one", "i"));
}

/* Forms ---------------------------------------------------------------------------------------- */

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* Somebody else has saved since: theirs or mine; any other refusal leaves the form as it is. */
static void
test_form_offers_theirs_or_mine (void)
{
  g_autoptr (OfficeFormWindow) form = g_object_ref (office_form_window_new (NULL, "Form", "_Save"));
  g_autoptr (GError) conflict = g_error_new_literal (OFFICE_ERROR, OFFICE_ERROR_CONFLICT, "Saved by B. Other.");
  g_autoptr (GError) refusal = g_error_new_literal (OFFICE_ERROR, OFFICE_ERROR_REFUSED, "No.");
  GtkWidget *theirs = find_button (GTK_WIDGET (form), "Keep _theirs");
  GtkWidget *mine = find_button (GTK_WIDGET (form), "Save _mine");
  GtkWidget *save = find_button (GTK_WIDGET (form), "_Save");
  guint submitted = 0;

  g_signal_connect_swapped (form, "submit", G_CALLBACK (count_cb), &submitted);
  gtk_window_present (GTK_WINDOW (form));
  g_assert_false (office_form_window_fail (form, refusal));
  g_assert_false (gtk_widget_get_visible (mine));
  g_assert_true (gtk_widget_get_visible (save));

  g_assert_true (office_form_window_fail (form, conflict));
  g_assert_true (gtk_widget_get_visible (theirs));
  g_assert_true (gtk_widget_get_visible (mine));
  g_assert_false (gtk_widget_get_visible (save));
  g_signal_emit_by_name (mine, "clicked");
  g_assert_cmpuint (submitted, ==, 1);
  g_assert_false (gtk_widget_get_visible (mine));

  office_form_window_fail (form, conflict);
  g_signal_emit_by_name (theirs, "clicked");
  g_assert_cmpuint (submitted, ==, 1);
  /* What comes back after it was closed finds it closed. */
  g_assert_false (office_form_window_is_open (form));
  g_assert_false (office_form_window_fail (form, conflict));
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv);
  office_style_load (gdk_display_get_default ());
  office_style_add_icons (gdk_display_get_default ());

  g_test_add_func ("/table/sorts", test_table_sorts);
  g_test_add_func ("/table/remembers-its-sorting", test_table_remembers_its_sorting);
  g_test_add_func ("/table/selects", test_table_selects);
  g_test_add_func ("/pill/every-state-has-a-look", test_every_state_has_a_look);
  g_test_add_func ("/chips/filter", test_chips_filter);
  g_test_add_func ("/chips/are-remembered", test_chips_are_remembered);
  g_test_add_func ("/field/says-what-is-wrong", test_field_says_what_is_wrong);
  g_test_add_func ("/field/lets-the-focus-go", test_fields_let_the_focus_go);
  g_test_add_func ("/table/lets-the-focus-go", test_table_lets_the_focus_go);
  g_test_add_func ("/field/reads-days", test_date_field_reads_days);
  g_test_add_func ("/choice/chooses", test_choice_chooses);
  g_test_add_func ("/form/offers-theirs-or-mine", test_form_offers_theirs_or_mine);
  g_test_add_func ("/settings/by-table", test_settings_by_table);
  return g_test_run ();
}
