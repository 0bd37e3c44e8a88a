/* shortcuts.c: the window of keyboard shortcuts
 *
 * What a view's own actions are called and by which keys is said by the view's table alone, so that the window
 * cannot promise a key that does nothing. GTK takes groups of shortcuts only from a description (adding them by
 * hand came with GTK 4.14), so that the description is put together here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/shortcuts.h"
#include "views/enrolment-view.h"
#include "views/overview-view.h"
#include "views/records-view.h"
#include "views/results-view.h"
#include "views/timetable-view.h"

#define DESCRIPTION OFFICE_RESOURCE_PATH "/ui/help-overlay.ui"
/* Where the description leaves room for the sections of the views. */
#define VIEWS "<!-- views -->"
/* Groups are never split between two columns. */
#define MOST_IN_GROUP 10

/* What GTK's lists do by themselves. */
static const OfficeViewAction list_keys[] = {
  { NULL, N_("Open what has the focus"), "Return" },
  { NULL, N_("Select, or not"), "space" },
  { NULL, N_("Select all"), "<Control>a" },
  { NULL, N_("Menu of what is selected"), "<Shift>F10" },
};

static void
append_shortcut (GString                *text,
                 const OfficeViewAction *action)
{
  g_autofree char *shortcut =
    g_markup_printf_escaped ("<child><object class=\"GtkShortcutsShortcut\"><property name=\"title\">%s</property>"
                             "<property name=\"accelerator\">%s</property></object></child>",
                             _(action->title), action->accel);

  g_string_append (text, shortcut);
}

/* The beginning of a section, which has a name to be shown by, or of a group. */
static void
append_head (GString    *text,
             const char *class_name,
             const char *name,
             const char *title)
{
  g_autofree char *head =
    g_markup_printf_escaped ("<child><object class=\"%s\"><property name=\"title\">%s</property>", class_name, title);

  g_string_append (text, head);
  if (name != NULL)
    g_string_append_printf (text, "<property name=\"section-name\">%s</property>", name);
}

/* Those that have keys; in more than one group where one would be higher than the screen. */
static void
append_groups (GString                *text,
               const char             *title,
               const OfficeViewAction *actions,
               guint                   n_actions)
{
  guint n_shown = 0;

  for (guint i = 0; i < n_actions; i++)
    {
      if (actions[i].accel == NULL)
        continue;
      if (n_shown % MOST_IN_GROUP == 0)
        {
          g_string_append (text, n_shown > 0 ? "</object></child>" : "");
          append_head (text, "GtkShortcutsGroup", NULL, title);
        }
      append_shortcut (text, &actions[i]);
      n_shown++;
    }
  g_string_append (text, n_shown > 0 ? "</object></child>" : "");
}

static void
append_view (GString    *text,
             GType       type,
             const char *title)
{
  OfficeViewClass *klass = g_type_class_ref (type);

  append_head (text, "GtkShortcutsSection", g_type_name (type), title);
  append_groups (text, title, klass->actions, klass->n_actions);
  append_groups (text, _("Lists and tables"), list_keys, G_N_ELEMENTS (list_keys));
  g_string_append (text, "</object></child>");
  g_type_class_unref (klass);
}

static char *
describe (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (DESCRIPTION, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GString) views = g_string_new (NULL);
  GString *text;

  g_assert (bytes != NULL);
  append_view (views, OFFICE_TYPE_OVERVIEW_VIEW, _("Overview"));
  append_view (views, OFFICE_TYPE_ENROLMENT_VIEW, _("Enrolment"));
  append_view (views, OFFICE_TYPE_TIMETABLE_VIEW, _("Timetable"));
  append_view (views, OFFICE_TYPE_RESULTS_VIEW, _("Results"));
  append_view (views, OFFICE_TYPE_RECORDS_VIEW, _("Records"));
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_string_replace (text, VIEWS, views->str, 1);
  return g_string_free (text, FALSE);
}

/**
 * office_shortcuts_present:
 * @window: the window over which it stands
 * @view: (nullable): the view in front, whose shortcuts are shown first
 *
 * Shows every shortcut. Made when it is asked for: a window of its own takes its time.
 */
void
office_shortcuts_present (GtkWindow  *window,
                          OfficeView *view)
{
  g_autofree char *description = describe ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  GtkWindow *overlay;

  gtk_builder_set_translation_domain (builder, GETTEXT_PACKAGE);
  if (!gtk_builder_add_from_string (builder, description, -1, &error))
    {
      g_critical ("The shortcuts cannot be shown: %s", error->message);
      return;
    }
  overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
  if (view != NULL)
    g_object_set (overlay, "section-name", G_OBJECT_TYPE_NAME (view), NULL);
  gtk_window_set_transient_for (overlay, window);
  gtk_window_set_destroy_with_parent (overlay, TRUE);
  gtk_window_present (overlay);
}
