/* window.c: the frame around the five views
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/action-list.h"
#include "app/open-database.h"
#include "app/place-chooser.h"
#include "app/preferences.h"
#include "app/shortcuts.h"
#include "app/sidebar-keys.h"
#include "app/sidebar-row.h"
#include "app/start-page.h"
#include "app/todo.h"
#include "app/undo.h"
#include "app/window.h"
#include "views/catalogue-forms.h"
#include "views/enrolment-view.h"
#include "views/help.h"
#include "views/learner-search.h"
#include "views/message-bar.h"
#include "views/overview-view.h"
#include "views/provider-form.h"
#include "views/records-view.h"
#include "views/results-view.h"
#include "views/settings.h"
#include "views/template.h"
#include "views/timetable-view.h"

struct _OfficeWindow
{
  GtkApplicationWindow  parent_instance;

  OfficeSession        *session;
  OfficeJob            *job;       /* the one in the status line */

  GtkWidget            *place_chooser;
  GtkWidget            *undo_button;
  GtkWidget            *learner_search;
  GtkWidget            *pages;
  GtkWidget            *start_page;
  GtkWidget            *sidebar;
  GtkWidget            *views;
  GtkWidget            *message_bar;
  GtkWidget            *status_line;
  GtkWidget            *status_label;
  GtkWidget            *job_box;
  GtkWidget            *job_label;
  GtkWidget            *job_bar;
  GtkWidget            *job_share_label;
  GtkWidget            *saved_label;
  GtkWidget            *actor_label;
};

G_DEFINE_FINAL_TYPE (OfficeWindow, office_window, GTK_TYPE_APPLICATION_WINDOW)

/* The status line ------------------------------------------------------------------------------ */

static void
update_status (OfficeWindow *self)
{
  OfficeView *view = office_window_get_view (self);
  const char *status = view != NULL ? office_view_get_status (view) : NULL;

  gtk_label_set_label (GTK_LABEL (self->status_label), status != NULL ? status : "");
  gtk_widget_set_tooltip_text (self->status_label, status);
}

static void
update_saved (OfficeWindow *self)
{
  gint64 saved_at = office_session_get_saved_at (self->session);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *text = NULL;

  if (saved_at != 0 && (time = g_date_time_new_from_unix_local (saved_at)) != NULL)
    {
      clock = g_date_time_format (time, "%H:%M");
      /* Translators: %s is a time of day, such as 10:42 */
      text = g_strdup_printf (_("saved %s"), clock);
    }
  gtk_label_set_label (GTK_LABEL (self->saved_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->saved_label, text != NULL);
}

static void
update_actor (OfficeWindow *self)
{
  gtk_label_set_label (GTK_LABEL (self->actor_label), office_session_get_actor (self->session));
}

static void
update_job_share (OfficeWindow *self)
{
  guint per_mille;
  g_autofree char *share = NULL;

  if (self->job == NULL)
    return;

  per_mille = office_job_get_per_mille (self->job);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->job_bar), per_mille / 1000.0);
  /* Translators: how far a piece of work is */
  share = g_strdup_printf (_("%u %%"), per_mille / 10);
  gtk_label_set_label (GTK_LABEL (self->job_share_label), share);
}

static void
update_job (OfficeWindow *self)
{
  OfficeJob *job = office_session_get_job (self->session);

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, job);
  if (job != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->job_label), office_job_get_label (job));
      g_signal_connect_object (job, "notify::per-mille", G_CALLBACK (update_job_share), self,
                               G_CONNECT_SWAPPED);
      update_job_share (self);
    }
  gtk_widget_set_visible (self->job_box, job != NULL);
  gtk_widget_set_visible (self->status_line,
                          job != NULL || office_session_get_store (self->session) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-job", job != NULL);
}

static void
update_undo (OfficeWindow *self)
{
  const char *undo_label = office_session_get_undo_label (self->session);
  const char *redo_label = office_session_get_redo_label (self->session);
  g_autofree char *tooltip = NULL;

  /* Translators: %s is what was done, such as "Mark for Ng, Aoife" */
  if (undo_label != NULL)
    tooltip = g_strdup_printf (_("Undo: %s (Ctrl+Z; in a text field that undoes the typing)"), undo_label);
  gtk_widget_set_tooltip_text (self->undo_button,
                               tooltip != NULL ? tooltip : _("Nothing to undo (Ctrl+Z)"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo_label != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-step", undo_label != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo_label != NULL);
}

/* Views ---------------------------------------------------------------------------------------- */

/* A view is made when it is first shown: the window stands sooner. */
static const struct
{
  const char  *id;
  const char  *title;
  const char  *icon_name;
  GType      (*get_type) (void);
} views[] = {
  { "overview", N_("Overview"), "office-overview-symbolic", office_overview_view_get_type },
  { "enrolment", N_("Enrolment"), "office-enrolment-symbolic", office_enrolment_view_get_type },
  { "timetable", N_("Timetable"), "office-timetable-symbolic", office_timetable_view_get_type },
  { "results", N_("Results"), "office-results-symbolic", office_results_view_get_type },
  { "records", N_("Records"), "office-records-symbolic", office_records_view_get_type },
};

static OfficeSidebarRow *
find_row (OfficeWindow *self,
          guint         position)
{
  return OFFICE_SIDEBAR_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sidebar),
                                                            (int) position));
}

static OfficeView *
ensure_view (OfficeWindow *self,
             guint         position)
{
  GtkWidget *child = gtk_stack_get_child_by_name (GTK_STACK (self->views), views[position].id);
  OfficeView *view;

  if (child != NULL)
    return OFFICE_VIEW (child);

  view = g_object_new (views[position].get_type (), NULL);
  gtk_stack_add_named (GTK_STACK (self->views), GTK_WIDGET (view), views[position].id);
  office_sidebar_row_set_view (find_row (self, position), view);
  g_signal_connect_object (view, "notify::status", G_CALLBACK (update_status), self,
                           G_CONNECT_SWAPPED);
  office_view_set_session (view, self->session);
  return view;
}

static void
view_shown_cb (OfficeWindow *self)
{
  OfficeView *view = office_window_get_view (self);

  if (view == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i].id, office_view_get_id (view)) == 0)
      gtk_list_box_select_row (GTK_LIST_BOX (self->sidebar), GTK_LIST_BOX_ROW (find_row (self, i)));
  office_view_set_pane_visible (view, office_settings_get_boolean ("pane-shown"));
  office_settings_set_string ("view", office_view_get_id (view));
  update_status (self);
}

static void
row_selected_cb (OfficeWindow  *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    gtk_stack_set_visible_child (
      GTK_STACK (self->views),
      GTK_WIDGET (ensure_view (self, (guint) gtk_list_box_row_get_index (row))));
}

static void
row_activated_cb (OfficeWindow *self)
{
  OfficeView *view = office_window_get_view (self);

  if (view != NULL)
    office_view_grab_table_focus (view);
}

static void
add_rows (OfficeWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->sidebar),
                         office_sidebar_row_new (views[i].id, _(views[i].title),
                                                 views[i].icon_name, i + 1));
}

/* Moving between sidebar, table and pane ------------------------------------------------------- */

typedef enum
{
  AREA_SIDEBAR,
  AREA_TABLE,
  AREA_PANE,
  N_AREAS
} Area;

static Area
find_area (OfficeWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  OfficeView *view = office_window_get_view (self);

  if (focus == NULL || gtk_widget_is_ancestor (focus, self->sidebar))
    return AREA_SIDEBAR;
  if (view != NULL && office_view_pane_has_focus (view))
    return AREA_PANE;
  return AREA_TABLE;
}

static gboolean
grab_area (OfficeWindow *self,
           Area          area)
{
  OfficeView *view = office_window_get_view (self);
  GtkListBoxRow *row;

  switch (area)
    {
    case AREA_SIDEBAR:
      row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->sidebar));
      return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
    case AREA_TABLE:
      return view != NULL && office_view_grab_table_focus (view);
    case AREA_PANE:
      return view != NULL && office_view_grab_pane_focus (view);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
move_area (OfficeWindow *self,
           int           step)
{
  Area area = find_area (self);

  for (int i = 1; i < N_AREAS; i++)
    if (grab_area (self, (area + N_AREAS + i * step) % N_AREAS))
      return;
}

/* Actions -------------------------------------------------------------------------------------- */

static void
show_view_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  OfficeWindow *self = OFFICE_WINDOW (widget);

  office_window_show_view (self, g_variant_get_string (parameter, NULL));
  if (!grab_area (self, AREA_TABLE))
    grab_area (self, AREA_SIDEBAR);
}

static void
go_to_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  OfficeWindow *self = OFFICE_WINDOW (widget);
  const char *view_id;
  const char *filter;
  gint64 id;

  g_variant_get (parameter, "(&s&sx)", &view_id, &filter, &id);
  office_window_show_view (self, view_id);
  office_view_show_record (office_window_get_view (self), *filter != '\0' ? filter : NULL, id);
  grab_area (self, AREA_TABLE);
}

static void
focus_table_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  grab_area (OFFICE_WINDOW (widget), AREA_TABLE);
}

static void
find_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  gtk_widget_grab_focus (OFFICE_WINDOW (widget)->learner_search);
}

static void
toggle_pane_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  OfficeView *view = office_window_get_view (OFFICE_WINDOW (widget));
  gboolean shown;

  if (view == NULL)
    return;
  shown = !office_view_get_pane_visible (view);
  office_view_set_pane_visible (view, shown);
  office_settings_set_boolean ("pane-shown", shown);
}

static void
next_area_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  move_area (OFFICE_WINDOW (widget), 1);
}

static void
previous_area_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  move_area (OFFICE_WINDOW (widget), -1);
}

static void
cancel_job_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  OfficeWindow *self = OFFICE_WINDOW (widget);

  if (self->job != NULL)
    g_cancellable_cancel (office_job_get_cancellable (self->job));
}

static void
all_actions_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  OfficeWindow *self = OFFICE_WINDOW (widget);

  office_action_list_present (GTK_WINDOW (self), office_window_get_view (self));
}

static void
help_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  OfficeWindow *self = OFFICE_WINDOW (widget);

  office_help_present (GTK_WINDOW (self), office_window_get_view (self));
}

static void
show_help_overlay_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  office_shortcuts_present (GTK_WINDOW (widget), office_window_get_view (OFFICE_WINDOW (widget)));
}

static void
preferences_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  OfficeWindow *self = OFFICE_WINDOW (widget);

  office_preferences_present (GTK_WINDOW (self), self->session);
}

static void
import_applications_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  OfficeWindow *self = OFFICE_WINDOW (widget);

  office_window_show_view (self, "enrolment");
  gtk_widget_activate_action (GTK_WIDGET (office_window_get_view (self)), "enrolment.import", NULL);
}

static void
new_cohort_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  office_cohort_form_present (GTK_WINDOW (widget), OFFICE_WINDOW (widget)->session, 0);
}

static void
edit_cohort_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  OfficeSession *session = OFFICE_WINDOW (widget)->session;

  if (office_session_get_cohort (session) != 0)
    office_cohort_form_present (GTK_WINDOW (widget), session, office_session_get_cohort (session));
}

static void
new_module_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  office_module_form_present (GTK_WINDOW (widget), OFFICE_WINDOW (widget)->session);
}

static void
new_term_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  office_term_form_present (GTK_WINDOW (widget), OFFICE_WINDOW (widget)->session);
}

static void
office_details_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  office_provider_form_present (GTK_WINDOW (widget), OFFICE_WINDOW (widget)->session);
}

static void
close_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
open_database_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  office_open_choose_existing (OFFICE_WINDOW (widget));
}

static void
start_office_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  office_open_choose_new (OFFICE_WINDOW (widget));
}

static void
open_demonstration_cb (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  office_open_demonstration (OFFICE_WINDOW (widget));
}

/* Session -------------------------------------------------------------------------------------- */

static void
message_cb (OfficeWindow      *self,
            OfficeMessageKind  kind,
            const char        *text,
            const char        *details)
{
  office_window_say (self, kind, text, details);
}

static void
cohort_cb (OfficeWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit-cohort",
                                 office_session_get_store (self->session) != NULL &&
                                 office_session_get_cohort (self->session) != 0);
}

static void
store_cb (OfficeWindow *self)
{
  OfficeStore *store = office_session_get_store (self->session);
  const gboolean open = store != NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), open ? "office" : "start");
  gtk_widget_set_visible (self->place_chooser, open);
  gtk_widget_set_visible (self->learner_search, open);
  gtk_widget_set_visible (self->undo_button, open);
  gtk_widget_set_visible (self->status_line, open || self->job != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.toggle-pane", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-applications", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-cohort", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-module", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-term", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.office-details", open);
  cohort_cb (self);

  if (open)
    {
      name = g_path_get_basename (office_store_get_path (store));
      /* Translators: the window's title; %s is the name of the database's file */
      title = g_strdup_printf (office_store_is_read_only (store) ? _("%s (read-only) — Programme Office")
                                                                 : _("%s — Programme Office"), name);
      if (office_store_get_notice (store) != NULL)
        office_window_say (self, OFFICE_MESSAGE_PLAIN, office_store_get_notice (store), NULL);
    }
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _("Programme Office"));
}

static void
connect_session (OfficeWindow *self)
{
  g_autofree char *name = office_settings_get_string ("display-name");

  office_session_set_actor (self->session, name);
  g_signal_connect_object (self->session, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::store", G_CALLBACK (store_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::cohort", G_CALLBACK (cohort_cb), self,
                           G_CONNECT_SWAPPED);
  office_todo_follow (self);
  g_signal_connect_object (self->session, "notify::saved-at", G_CALLBACK (update_saved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::actor", G_CALLBACK (update_actor), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::job", G_CALLBACK (update_job), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::undo-label", G_CALLBACK (update_undo), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::redo-label", G_CALLBACK (update_undo), self,
                           G_CONNECT_SWAPPED);
}

static void
restore_state (OfficeWindow *self)
{
  g_autofree char *view_id = office_settings_get_string ("view");

  gtk_window_set_default_size (GTK_WINDOW (self), office_settings_get_int ("window-width"),
                               office_settings_get_int ("window-height"));
  if (office_settings_get_boolean ("window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  office_window_show_view (self, view_id);
  if (office_window_get_view (self) == NULL)
    office_window_show_view (self, views[0].id);
}

static void
remember_state (OfficeWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    {
      office_settings_set_int ("window-width", width);
      office_settings_set_int ("window-height", height);
    }
  office_settings_set_boolean ("window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

/* Overrides ------------------------------------------------------------------------------------ */

/* When there is nothing else to go back from, the message goes. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  OfficeWindow *self = OFFICE_WINDOW (widget);

  if (office_window_get_message (self) == NULL)
    return FALSE;
  office_message_bar_hide (OFFICE_MESSAGE_BAR (self->message_bar));
  return TRUE;
}

static gboolean
office_window_close_request (GtkWindow *window)
{
  remember_state (OFFICE_WINDOW (window));

  return GTK_WINDOW_CLASS (office_window_parent_class)->close_request (window);
}

static void
office_window_dispose (GObject *object)
{
  OfficeWindow *self = OFFICE_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->job);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_WINDOW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (office_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                  *name;
    const char                  *parameter_type;
    GtkWidgetActionActivateFunc  activate;
  } actions[] = {
    { "win.show-view", "s", show_view_cb },
    { "win.go-to", "(ssx)", go_to_cb },
    { "win.focus-table", NULL, focus_table_cb },
    { "win.find", NULL, find_cb },
    { "win.toggle-pane", NULL, toggle_pane_cb },
    { "win.next-area", NULL, next_area_cb },
    { "win.previous-area", NULL, previous_area_cb },
    { "win.cancel-job", NULL, cancel_job_cb },
    { "win.all-actions", NULL, all_actions_cb },
    { "win.help", NULL, help_cb },
    { "win.show-help-overlay", NULL, show_help_overlay_cb },
    { "win.preferences", NULL, preferences_cb },
    { "win.import-applications", NULL, import_applications_cb },
    { "win.new-cohort", NULL, new_cohort_cb },
    { "win.edit-cohort", NULL, edit_cohort_cb },
    { "win.new-module", NULL, new_module_cb },
    { "win.new-term", NULL, new_term_cb },
    { "win.office-details", NULL, office_details_cb },
    { "win.close", NULL, close_cb },
    { "win.open-database", NULL, open_database_cb },
    { "win.start-office", NULL, start_office_cb },
    { "win.open-demonstration", NULL, open_demonstration_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type,
                                     actions[i].activate);
  office_undo_install_actions (widget_class);
}

static void
office_window_class_init (OfficeWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = office_window_close_request;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, place_chooser);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, learner_search);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, views);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, message_bar);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, status_line);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, status_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, job_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, job_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, job_bar);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, job_share_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeWindow, actor_label);
  install_actions (widget_class);
}

static void
office_window_init (OfficeWindow *self)
{
  g_type_ensure (OFFICE_TYPE_LEARNER_SEARCH);
  g_type_ensure (OFFICE_TYPE_MESSAGE_BAR);
  g_type_ensure (OFFICE_TYPE_PLACE_CHOOSER);
  g_type_ensure (OFFICE_TYPE_START_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
  office_sidebar_leave_by_tab (self->sidebar, self->place_chooser, self->views);
  g_signal_connect_swapped (self->sidebar, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->sidebar, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->views, "notify::visible-child", G_CALLBACK (view_shown_cb), self);
  office_stack_hide_others (GTK_STACK (self->pages));
  office_stack_hide_others (GTK_STACK (self->views));
}

static void
set_session (OfficeWindow  *self,
             OfficeSession *session)
{
  self->session = session != NULL ? g_object_ref (session) : office_session_new ();
  office_place_chooser_set_session (OFFICE_PLACE_CHOOSER (self->place_chooser), self->session);
  office_learner_search_set_session (OFFICE_LEARNER_SEARCH (self->learner_search), self->session);
  connect_session (self);
  restore_state (self);
  store_cb (self);
  update_saved (self);
  update_actor (self);
  update_job (self);
  update_undo (self);
}

/* Public --------------------------------------------------------------------------------------- */

/**
 * office_window_new:
 * @application: the application
 * @session: (nullable): who works in which database; without one the window is on the first-start page
 *
 * Returns: (transfer none): a window
 */
OfficeWindow *
office_window_new (GtkApplication *application,
                   OfficeSession  *session)
{
  OfficeWindow *self = g_object_new (OFFICE_TYPE_WINDOW, "application", application, NULL);

  set_session (self, session);
  return self;
}

/**
 * office_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): who is working in which database here
 */
OfficeSession *
office_window_get_session (OfficeWindow *self)
{
  g_return_val_if_fail (OFFICE_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * office_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the view that is shown
 */
OfficeView *
office_window_get_view (OfficeWindow *self)
{
  GtkWidget *child;

  g_return_val_if_fail (OFFICE_IS_WINDOW (self), NULL);

  child = gtk_stack_get_visible_child (GTK_STACK (self->views));
  return child != NULL ? OFFICE_VIEW (child) : NULL;
}

/**
 * office_window_find_view:
 * @self: a window
 * @view_id: "overview", "enrolment", "timetable", "results" or "records"
 *
 * Makes the view when it has never been shown.
 *
 * Returns: (transfer none) (nullable): that view
 */
OfficeView *
office_window_find_view (OfficeWindow *self,
                         const char   *view_id)
{
  g_return_val_if_fail (OFFICE_IS_WINDOW (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i].id, view_id) == 0)
      return ensure_view (self, i);
  return NULL;
}

/**
 * office_window_set_n_todo:
 * @self: a window
 * @view_id: "overview", "enrolment", "timetable", "results" or "records"
 * @n_todo: the number for the view's row in the sidebar; 0 shows none
 */
void
office_window_set_n_todo (OfficeWindow *self,
                          const char   *view_id,
                          guint         n_todo)
{
  g_return_if_fail (OFFICE_IS_WINDOW (self));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (views[i].id, view_id) == 0)
      office_sidebar_row_set_n_todo (find_row (self, i), n_todo);
}

/**
 * office_window_show_view:
 * @self: a window
 * @view_id: "overview", "enrolment", "timetable", "results" or "records"; anything else has no effect
 */
void
office_window_show_view (OfficeWindow *self,
                         const char   *view_id)
{
  OfficeView *view = office_window_find_view (self, view_id);

  if (view == NULL)
    return;
  gtk_stack_set_visible_child (GTK_STACK (self->views), GTK_WIDGET (view));
  view_shown_cb (self);
}

/**
 * office_window_say:
 * @self: a window
 * @kind: plain, with Undo, or a failure
 * @text: one sentence
 * @details: (nullable): what stands behind Details
 */
void
office_window_say (OfficeWindow      *self,
                   OfficeMessageKind  kind,
                   const char        *text,
                   const char        *details)
{
  g_return_if_fail (OFFICE_IS_WINDOW (self));

  office_message_bar_show (OFFICE_MESSAGE_BAR (self->message_bar), kind, text, details);
}

/**
 * office_window_get_message:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the sentence in the message strip
 */
const char *
office_window_get_message (OfficeWindow *self)
{
  g_return_val_if_fail (OFFICE_IS_WINDOW (self), NULL);

  return office_message_bar_get_text (OFFICE_MESSAGE_BAR (self->message_bar));
}

/**
 * office_window_is_filled:
 * @self: a window
 *
 * Returns: whether there is something to see: a message, or the data of the view that is shown
 */
gboolean
office_window_is_filled (OfficeWindow *self)
{
  OfficeView *view;

  g_return_val_if_fail (OFFICE_IS_WINDOW (self), FALSE);

  view = office_window_get_view (self);
  if (office_window_get_message (self) != NULL)
    return TRUE;
  return office_session_get_store (self->session) != NULL && view != NULL &&
         office_view_get_status (view) != NULL;
}
