/* test-window.c: the frame: its actions, its message strip, its areas, driven in this process
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>

#include "app/actions.h"
#include "app/open-database.h"
#include "app/window.h"
#include "store/catalogue.h"
#include "views/settings.h"
#include "views/style.h"

#define WAIT_SECONDS 20

static GtkApplication *application;

typedef struct
{
  OfficeWindow *window;
  char         *folder;
  char         *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("office-window-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "office.db", NULL);

  office_settings_set_string ("view", "overview");
  office_settings_set_boolean ("pane-shown", TRUE);
  fixture->window = office_window_new (application, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();

  folder = g_dir_open (fixture->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Turns the main loop until @condition holds; a test that waits in vain fails. */
#define wait_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 _end = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;                         \
                                                                                                   \
    while (!(condition) && g_get_monotonic_time () < _end)                                         \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (2000);                                                                           \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static void
open_new (Fixture *fixture)
{
  OfficeSession *session = office_window_get_session (fixture->window);

  office_open_path (fixture->window, fixture->path, OFFICE_OPEN_CREATE);
  wait_until (office_session_get_store (session) != NULL);
}

static void
activate (Fixture    *fixture,
          const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) parameter = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_action_parse_detailed_name (detailed_name, &name, &parameter, &error));
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name, parameter));
}

static void
assert_view (Fixture    *fixture,
             const char *id)
{
  g_assert_cmpstr (office_view_get_id (office_window_get_view (fixture->window)), ==, id);
}

/* Every action of the list exists, and none of its shortcuts serves two of them. */
static void
test_every_action_exists (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const OfficeViewAction *actions;
  guint n_actions;

  actions = office_actions_get_table (&n_actions);
  g_assert_cmpuint (n_actions, >, 10);
  for (guint i = 0; i < n_actions; i++)
    {
      if (actions[i].accel != NULL)
        {
          guint keyval;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (actions[i].accel, &keyval, &modifiers));
          g_assert_true (g_hash_table_add (seen, (gpointer) actions[i].accel));
        }
      /* The window's are installed on its class; the others belong to the application, which is a
       * bare one here, or to GTK. */
      if (g_str_has_prefix (actions[i].name, "win.") &&
          !g_str_equal (actions[i].name, "win.show-help-overlay"))
        {
          g_autofree char *name = NULL;
          g_autoptr (GVariant) parameter = NULL;
          gboolean found = FALSE;
          const char *installed;
          const char *property;
          const GVariantType *type;
          GType owner;

          g_assert_true (g_action_parse_detailed_name (actions[i].name, &name, &parameter, NULL));
          for (guint j = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (fixture->window), j,
                                                           &owner, &installed, &type, &property); j++)
            found = found || g_str_equal (installed, name);
          if (!found)
            g_test_message ("%s is listed and not installed", name);
          g_assert_true (found);
        }
    }
}

static void
test_views_switch (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const ids[] = { "enrolment", "timetable", "results", "records", "overview" };

  open_new (fixture);
  assert_view (fixture, "overview");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-view::%s", ids[i]);
      g_autofree char *remembered = NULL;

      activate (fixture, action);
      assert_view (fixture, ids[i]);
      remembered = office_settings_get_string ("view");
      g_assert_cmpstr (remembered, ==, ids[i]);
    }
}

static void
test_go_to_leads_away (Fixture       *fixture,
                       gconstpointer  data)
{
  open_new (fixture);
  office_view_go_to (office_window_get_view (fixture->window), "results", "unmarked", 7);
  assert_view (fixture, "results");
}

static void
test_pane_folds_everywhere (Fixture       *fixture,
                            gconstpointer  data)
{
  open_new (fixture);
  g_assert_true (office_view_get_pane_visible (office_window_get_view (fixture->window)));
  activate (fixture, "win.toggle-pane");
  g_assert_false (office_view_get_pane_visible (office_window_get_view (fixture->window)));
  activate (fixture, "win.show-view::records");
  g_assert_false (office_view_get_pane_visible (office_window_get_view (fixture->window)));
  activate (fixture, "win.toggle-pane");
  g_assert_true (office_view_get_pane_visible (office_window_get_view (fixture->window)));
}

static void
test_messages_one_at_a_time (Fixture       *fixture,
                             gconstpointer  data)
{
  OfficeSession *session = office_window_get_session (fixture->window);
  g_autoptr (GError) cancelled =
    g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Operation was cancelled");
  g_autoptr (GError) full = g_error_new_literal (OFFICE_ERROR, OFFICE_ERROR_FULL, "The disk is full.");

  g_assert_null (office_window_get_message (fixture->window));
  office_session_say (session, OFFICE_MESSAGE_UNDOABLE, "3 applications were offered a place.");
  g_assert_cmpstr (office_window_get_message (fixture->window), ==,
                   "3 applications were offered a place.");
  office_session_say_failure (session, NULL, cancelled);
  g_assert_cmpstr (office_window_get_message (fixture->window), ==,
                   "3 applications were offered a place.");
  office_session_say_failure (session, NULL, full);
  g_assert_cmpstr (office_window_get_message (fixture->window), ==, "The disk is full.");
}

/* What is not a database leaves the window where it was, and says so. */
static void
test_not_a_database (Fixture       *fixture,
                     gconstpointer  data)
{
  OfficeSession *session = office_window_get_session (fixture->window);
  OfficeStore *before;

  open_new (fixture);
  before = office_session_get_store (session);
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "letter.db", NULL);
  g_assert_true (g_file_set_contents (fixture->path, "Dear colleagues,", -1, NULL));
  office_open_path (fixture->window, fixture->path, OFFICE_OPEN_EXISTING);
  wait_until (office_window_get_message (fixture->window) != NULL);
  g_assert_nonnull (strstr (office_window_get_message (fixture->window), "letter.db"));
  g_assert_true (office_session_get_store (session) == before);
}

static void
test_a_cohort_is_chosen (Fixture       *fixture,
                         gconstpointer  data)
{
  OfficeSession *session = office_window_get_session (fixture->window);

  open_new (fixture);
  wait_until (office_session_get_cohort (session) != 0);
  g_assert_cmpint (office_session_get_term (session), !=, 0);
}

static GtkWidget *
find_type (GtkWidget  *widget,
           const char *type)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static guint
remembered_regulator (void)
{
  g_autoptr (GVariant) remembered = office_settings_get_entry ("filters", "applications-more", "(uub)");
  guint regulator = 0;

  if (remembered != NULL)
    g_variant_get_child (remembered, 0, "u", &regulator);
  return regulator;
}

/* The filters that are no chips come back next time as well. */
static void
test_filters_come_back (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *regulators;

  open_new (fixture);
  activate (fixture, "win.show-view::enrolment");
  regulators = find_type (GTK_WIDGET (office_window_get_view (fixture->window)), "GtkDropDown");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (regulators)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (regulators), 2);
  wait_until (remembered_regulator () == 2);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = office_window_new (application, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  office_open_path (fixture->window, fixture->path, OFFICE_OPEN_EXISTING);
  wait_until (office_session_get_store (office_window_get_session (fixture->window)) != NULL);
  activate (fixture, "win.show-view::enrolment");
  regulators = find_type (GTK_WIDGET (office_window_get_view (fixture->window)), "GtkDropDown");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (regulators)), ==, 2);
}

/* Also where the program is not installed: About and the window show its icon. */
static void
test_program_has_its_icon (Fixture       *fixture,
                           gconstpointer  data)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_true (gtk_icon_theme_has_icon (theme, OFFICE_APPLICATION_ID));
}

static void
test_find_takes_the_focus (Fixture       *fixture,
                           gconstpointer  data)
{
  GtkWidget *search = find_type (GTK_WIDGET (fixture->window), "OfficeLearnerSearch");

  open_new (fixture);
  g_assert_nonnull (search);
  activate (fixture, "win.find");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), search));
}

static void
test_long_work_shows_and_cancels (Fixture       *fixture,
                                  gconstpointer  data)
{
  OfficeSession *session = office_window_get_session (fixture->window);
  GtkWidget *bar = find_type (GTK_WIDGET (fixture->window), "GtkProgressBar");
  g_autoptr (OfficeJob) job = NULL;

  open_new (fixture);
  g_assert_false (gtk_widget_is_visible (bar));
  job = office_session_begin_job (session, "Importing 118 applications");
  g_assert_true (gtk_widget_is_visible (bar));
  office_job_report (job, 59, 118);
  wait_until (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)) == 0.5);
  activate (fixture, "win.cancel-job");
  g_assert_true (g_cancellable_is_cancelled (office_job_get_cancellable (job)));
  office_session_end_job (session, job);
  g_assert_false (gtk_widget_is_visible (bar));
}

static void
collect_accels (GtkWidget  *widget,
                GHashTable *accels)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkShortcutsShortcut"))
    {
      char *accel = NULL;
      guint keyval;
      GdkModifierType modifiers;

      g_object_get (widget, "accelerator", &accel, NULL);
      g_assert_true (gtk_accelerator_parse (accel, &keyval, &modifiers));
      g_hash_table_add (accels, gtk_accelerator_name (keyval, modifiers));
      g_free (accel);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_accels (child, accels);
}

static void
assert_shown (GHashTable             *accels,
              const OfficeViewAction *actions,
              guint                   n_actions)
{
  for (guint i = 0; i < n_actions; i++)
    {
      g_autofree char *accel = NULL;
      guint keyval;
      GdkModifierType modifiers;

      if (actions[i].accel == NULL)
        continue;
      g_assert_true (gtk_accelerator_parse (actions[i].accel, &keyval, &modifiers));
      accel = gtk_accelerator_name (keyval, modifiers);
      if (!g_hash_table_contains (accels, accel))
        g_error ("the shortcuts window does not hold %s: %s", accel, actions[i].title);
    }
}

/* Every key of every view stands in the shortcuts window, and so do Enter and Space. */
static void
test_shortcuts_are_shown (Fixture       *fixture,
                          gconstpointer  data)
{
  static const char *const ids[] = { "overview", "enrolment", "timetable", "results", "records" };
  g_autoptr (GHashTable) accels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) windows = NULL;
  const OfficeViewAction *actions;
  GtkWidget *overlay = NULL;
  guint n_actions;

  open_new (fixture);
  activate (fixture, "win.show-help-overlay");
  windows = gtk_window_list_toplevels ();
  for (GList *i = windows; i != NULL; i = i->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (i->data), "GtkShortcutsWindow"))
      overlay = i->data;
  g_assert_nonnull (overlay);
  collect_accels (overlay, accels);
  gtk_window_destroy (GTK_WINDOW (overlay));

  actions = office_actions_get_table (&n_actions);
  assert_shown (accels, actions, n_actions);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-view::%s", ids[i]);

      activate (fixture, action);
      actions = office_view_get_actions (office_window_get_view (fixture->window), &n_actions);
      assert_shown (accels, actions, n_actions);
    }
  g_assert_true (g_hash_table_contains (accels, "Return"));
  g_assert_true (g_hash_table_contains (accels, "space"));
}

static gpointer
add_term_job (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  return GINT_TO_POINTER (office_term_add (connection, "Spring 2031", "2031-01-01", "2031-04-30", error) != 0);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (office_session_write_finish (OFFICE_SESSION (source), result, &error));
  g_assert_no_error (error);
}

/* Ctrl+Z in a text field is about the typing; the buttons are about the office's last step. */
static void
test_undo_of_typing_and_of_steps (Fixture       *fixture,
                                  gconstpointer  data)
{
  OfficeSession *session = office_window_get_session (fixture->window);
  GtkWidget *search = find_type (GTK_WIDGET (fixture->window), "OfficeLearnerSearch");
  GtkWidget *text = find_type (search, "GtkText");
  g_autofree char *step = NULL;

  open_new (fixture);
  office_session_write_async (session, OFFICE_SUBJECT_CATALOGUE, add_term_job, NULL, NULL, NULL, NULL, done_cb,
                              NULL);
  wait_until (office_session_get_undo_label (session) != NULL);
  step = g_strdup (office_session_get_undo_label (session));

  activate (fixture, "win.find");
  gtk_widget_activate_action (text, "text.clear", NULL);
  gtk_editable_insert_text (GTK_EDITABLE (text), "Sm", 2, &(int) { 0 });
  activate (fixture, "win.undo");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "");
  g_assert_cmpstr (office_session_get_undo_label (session), ==, step);

  gtk_editable_insert_text (GTK_EDITABLE (text), "Sm", 2, &(int) { 0 });
  activate (fixture, "win.undo-step");
  wait_until (g_strcmp0 (office_session_get_undo_label (session), step) != 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Sm");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  gtk_test_init (&argc, &argv);
  office_style_load (gdk_display_get_default ());
  office_style_add_icons (gdk_display_get_default ());
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  office_actions_set_accels (application);

#define ADD(path, test) g_test_add ("/window/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("every-action-exists", test_every_action_exists);
  ADD ("views-switch", test_views_switch);
  ADD ("go-to-leads-away", test_go_to_leads_away);
  ADD ("pane-folds-everywhere", test_pane_folds_everywhere);
  ADD ("messages-one-at-a-time", test_messages_one_at_a_time);
  ADD ("not-a-database", test_not_a_database);
  ADD ("a-cohort-is-chosen", test_a_cohort_is_chosen);
  ADD ("filters-come-back", test_filters_come_back);
  ADD ("program-has-its-icon", test_program_has_its_icon);
  ADD ("find-takes-the-focus", test_find_takes_the_focus);
  ADD ("shortcuts-are-shown", test_shortcuts_are_shown);
  ADD ("undo-of-typing-and-of-steps", test_undo_of_typing_and_of_steps);
  ADD ("long-work-shows-and-cancels", test_long_work_shows_and_cancels);
#undef ADD
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
