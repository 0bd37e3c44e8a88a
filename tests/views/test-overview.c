/* test-overview.c: the overview and the forms of the catalogue, driven in this process
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>

#include "app/open-database.h"
#include "app/window.h"
#include "model/demo.h"
#include "store/cohorts.h"
#include "views/chart-area.h"
#include "views/empty-state.h"
#include "views/field.h"
#include "views/form-window.h"
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
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (OfficeSession) session = NULL;
  OfficeConnection *connection;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("office-overview-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "office.db", NULL);
  connection = office_connection_open (fixture->path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  if (data != NULL)
    office_demo_fill (connection, OFFICE_DEMO_LEARNERS, 1, NULL, &error);
  g_assert_no_error (error);
  office_connection_close (connection);

  office_settings_set_string ("view", "overview");
  session = office_open_session (fixture->path);
  fixture->window = office_window_new (application, session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (office_window_is_filled (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *clean = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (system (clean), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The @n-th widget of a type below @widget that is mapped, counted from 0. */
static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          int       *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (gtk_widget_get_mapped (child) && G_TYPE_CHECK_INSTANCE_TYPE (child, type) && (*n)-- == 0)
        return child;
      found = find_nth (child, type, n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      int        n)
{
  return find_nth (widget, type, &n);
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return GTK_WIDGET (office_window_get_view (fixture->window));
}

static void
test_lines_lead_to_their_place (Fixture       *fixture,
                                gconstpointer  data)
{
  OfficeSession *session = office_window_get_session (fixture->window);
  GtkWidget *list = find (get_view (fixture), GTK_TYPE_LIST_BOX, 0);
  GtkListBoxRow *row;

  g_assert_nonnull (list);
  for (int i = 0; i < 4; i++)
    g_assert_nonnull (find (get_view (fixture), OFFICE_TYPE_CHART_AREA, i));
  office_session_set_term (session, 0);
  office_session_set_cohort (session, 0);
  wait_until ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)) != NULL);
  g_assert_nonnull (gtk_list_box_row_get_header (row));
  g_signal_emit_by_name (list, "row-activated", row);
  g_assert_cmpstr (office_view_get_id (office_window_get_view (fixture->window)), !=, "overview");
  g_assert_cmpint (office_session_get_cohort (session), >, 0);
}

static void
test_empty_office (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *empty = find (get_view (fixture), OFFICE_TYPE_EMPTY_STATE, 0);

  g_assert_nonnull (empty);
  g_assert_null (find (get_view (fixture), GTK_TYPE_LIST_BOX, 0));
  for (int i = 0; i < 2; i++)
    g_assert_nonnull (
      gtk_actionable_get_action_name (GTK_ACTIONABLE (find (empty, GTK_TYPE_BUTTON, i))));
}

static OfficeFormWindow *
find_form (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (OFFICE_IS_FORM_WINDOW (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return OFFICE_FORM_WINDOW (window);
    }
  return NULL;
}

static OfficeField *
get_field (int n)
{
  return OFFICE_FIELD (find (GTK_WIDGET (find_form ()), OFFICE_TYPE_FIELD, n));
}

static void
open_form (Fixture    *fixture,
           const char *action)
{
  GtkWidget *submit;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  wait_until (find_form () != NULL);
  submit = gtk_window_get_default_widget (GTK_WINDOW (find_form ()));
  wait_until (gtk_widget_get_sensitive (submit));
}

static void
test_refused_at_the_field (Fixture       *fixture,
                           gconstpointer  data)
{
  open_form (fixture, "win.new-cohort");
  office_field_set_text (get_field (0), "dpl-2025-aut");
  office_field_set_text (get_field (1), "20/11/2026");
  office_field_set_text (get_field (2), "18/09/2026");
  g_signal_emit_by_name (find_form (), "submit");
  g_assert_nonnull (strstr (office_field_get_error (get_field (0)), "DPL-2025-AUT"));
  g_assert_null (office_field_get_error (get_field (1)));
  g_assert_nonnull (office_field_get_error (get_field (2)));
  gtk_window_close (GTK_WINDOW (find_form ()));
  wait_until (find_form () == NULL);
}

static void
test_cohort_added_and_chosen (Fixture       *fixture,
                              gconstpointer  data)
{
  OfficeSession *session = office_window_get_session (fixture->window);
  gint64 before = office_session_get_cohort (session);
  OfficeConnection *connection;
  g_autoptr (OfficeCohort) cohort = NULL;
  g_autoptr (GError) error = NULL;

  open_form (fixture, "win.new-cohort");
  office_field_set_text (get_field (0), "DPL-2027-SPR");
  office_field_set_text (get_field (1), "12/01/2027");
  office_field_set_text (get_field (2), "19/03/2027");
  g_signal_emit_by_name (find_form (), "submit");
  wait_until (find_form () == NULL);
  wait_until (office_session_get_cohort (session) != before);

  connection = office_connection_open (fixture->path, OFFICE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  cohort = office_cohort_find (connection, "DPL-2027-SPR", &error);
  g_assert_no_error (error);
  g_assert_cmpint (cohort->id, ==, office_session_get_cohort (session));
  g_assert_cmpstr (cohort->term, ==, "Spring 2027");
  g_assert_null (cohort->opens);
  g_assert_cmpint (cohort->capacity, ==, -1);
  g_assert_cmpint (cohort->fee, ==, 60000);
  office_connection_close (connection);
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

#define ADD(path, demo, test) g_test_add ("/overview/" path, Fixture, demo, set_up, test, tear_down)
  ADD ("lines-lead-to-their-place", "demo", test_lines_lead_to_their_place);
  ADD ("empty-office", NULL, test_empty_office);
  ADD ("refused-at-the-field", NULL, test_refused_at_the_field);
  ADD ("cohort-added-and-chosen", NULL, test_cohort_added_and_chosen);
#undef ADD
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
