/* preferences.c: who is working, and where the office's file and its backups are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/preferences.h"
#include "store/backup.h"
#include "views/settings.h"
#include "views/template.h"

struct _OfficePreferences
{
  GtkWindow      parent_instance;

  OfficeSession *session;
  GCancellable  *cancellable;

  GtkWidget     *name_entry;
  GtkWidget     *database_label;
  GtkWidget     *backup_label;
  GtkWidget     *last_label;
  GtkWidget     *close_button;
};

G_DEFINE_FINAL_TYPE (OfficePreferences, office_preferences, GTK_TYPE_WINDOW)

/* The newest file in the folder, off the main thread: the disk may be slow. */
static void
find_newest (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_new_for_path (data);
  g_autoptr (GFileEnumerator) files = NULL;
  g_autoptr (GDateTime) newest = NULL;
  GFileInfo *info;

  files = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                     G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  while (files != NULL &&
         g_file_enumerator_iterate (files, &info, NULL, cancellable, NULL) && info != NULL)
    {
      g_autoptr (GDateTime) time = g_file_info_get_modification_date_time (info);

      if (time != NULL && (newest == NULL || g_date_time_compare (time, newest) > 0))
        {
          g_clear_pointer (&newest, g_date_time_unref);
          newest = g_steal_pointer (&time);
        }
    }
  g_task_return_pointer (task, g_steal_pointer (&newest), (GDestroyNotify) g_date_time_unref);
}

static void
newest_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  OfficePreferences *self = OFFICE_PREFERENCES (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) newest = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (error != NULL)
    return;
  if (newest != NULL)
    {
      local = g_date_time_to_local (newest);
      when = g_date_time_format (local, "%d/%m/%Y %H:%M");
      text = g_strdup_printf (_("Last backup: %s. The last %d days are kept."), when,
                              OFFICE_BACKUPS_KEPT);
    }
  gtk_label_set_label (GTK_LABEL (self->last_label),
                       text != NULL ? text : _("No backup yet: one is made every day."));
}

static void
show_database (OfficePreferences *self)
{
  OfficeStore *store = office_session_get_store (self->session);
  g_autofree char *folder = NULL;
  g_autoptr (GTask) task = NULL;

  if (store == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->database_label), _("None is open."));
      return;
    }

  folder = office_backup_directory (office_store_get_path (store));
  gtk_label_set_label (GTK_LABEL (self->database_label), office_store_get_path (store));
  gtk_label_set_label (GTK_LABEL (self->backup_label), folder);

  task = g_task_new (self, self->cancellable, newest_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&folder), g_free);
  g_task_run_in_thread (task, find_newest);
}

static void
name_changed_cb (OfficePreferences *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));

  g_strstrip (name);
  office_settings_set_string ("display-name", name);
  office_session_set_actor (self->session, name);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
office_preferences_dispose (GObject *object)
{
  OfficePreferences *self = OFFICE_PREFERENCES (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_PREFERENCES);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (office_preferences_parent_class)->dispose (object);
}

static void
office_preferences_class_init (OfficePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_preferences_dispose;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficePreferences, name_entry);
  gtk_widget_class_bind_template_child (widget_class, OfficePreferences, database_label);
  gtk_widget_class_bind_template_child (widget_class, OfficePreferences, backup_label);
  gtk_widget_class_bind_template_child (widget_class, OfficePreferences, last_label);
  gtk_widget_class_bind_template_child (widget_class, OfficePreferences, close_button);
}

static void
office_preferences_init (OfficePreferences *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->close_button, "clicked", G_CALLBACK (gtk_window_close), self);
}

/**
 * office_preferences_present:
 * @window: the window over which it stands
 * @session: whose name and database are shown
 *
 * Shows the preferences. Changes hold at once; Esc closes.
 */
void
office_preferences_present (GtkWindow     *window,
                            OfficeSession *session)
{
  OfficePreferences *self = g_object_new (OFFICE_TYPE_PREFERENCES, "transient-for", window, NULL);
  g_autofree char *name = office_settings_get_string ("display-name");

  self->session = g_object_ref (session);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), name);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name_entry), office_session_get_actor (session));
  g_signal_connect_swapped (self->name_entry, "changed", G_CALLBACK (name_changed_cb), self);
  show_database (self);
  gtk_widget_grab_focus (self->name_entry);
  gtk_window_present (GTK_WINDOW (self));
}
