/* actions.c: the window's own actions: their names for a person, and their shortcuts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/actions.h"

static const OfficeViewAction actions[] = {
  { "win.show-view::overview", N_("Show the overview"), "<Alt>1" },
  { "win.show-view::enrolment", N_("Show enrolment"), "<Alt>2" },
  { "win.show-view::timetable", N_("Show the timetable"), "<Alt>3" },
  { "win.show-view::results", N_("Show results"), "<Alt>4" },
  { "win.show-view::records", N_("Show records"), "<Alt>5" },
  { "win.find", N_("Find a learner"), "<Control>f" },
  { "win.undo", N_("Undo"), "<Control>z" },
  { "win.redo", N_("Redo"), "<Control><Shift>z" },
  { "win.toggle-pane", N_("Fold or unfold the detail pane"), "F9" },
  { "win.next-area", N_("Move to the next area"), "F6" },
  { "win.previous-area", N_("Move to the previous area"), "<Shift>F6" },
  { "win.cancel-job", N_("Cancel the work under way"), NULL },
  { "win.open-database", N_("Open a database"), "<Control>o" },
  { "win.start-office", N_("Start an office"), NULL },
  { "win.open-demonstration", N_("Open the demonstration"), NULL },
  { "win.import-applications", N_("Import applications"), NULL },
  { "win.new-cohort", N_("Add a cohort"), NULL },
  { "win.edit-cohort", N_("Edit the chosen cohort"), NULL },
  { "win.new-module", N_("Add a module"), NULL },
  { "win.new-term", N_("Add a term"), NULL },
  { "win.office-details", N_("Edit the office and the university"), NULL },
  { "app.new-window", N_("New window"), "<Control><Shift>n" },
  { "win.preferences", N_("Preferences"), "<Control>comma" },
  { "win.all-actions", N_("List every action"), "<Control>k" },
  { "win.help", N_("Help for this view"), "F1" },
  { "win.show-help-overlay", N_("Keyboard shortcuts"), "<Control>question" },
  { "app.about", N_("About Programme Office"), NULL },
  { "win.close", N_("Close the window"), "<Control>w" },
  { "app.quit", N_("Quit"), "<Control>q" },
};

/**
 * office_actions_get_table:
 * @n_actions: (out): how many
 *
 * Returns: (transfer none) (array length=n_actions): the actions of window and application
 */
const OfficeViewAction *
office_actions_get_table (guint *n_actions)
{
  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

/**
 * office_actions_set_accels:
 * @application: the application
 *
 * Gives every action of the table its shortcut.
 */
void
office_actions_set_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const char *accels[] = { actions[i].accel, NULL };

      if (actions[i].accel != NULL)
        gtk_application_set_accels_for_action (application, actions[i].name, accels);
    }
}
