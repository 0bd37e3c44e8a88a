/* calendar-form.c: what a calendar's file would say of a person, before it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/calendar-form.h"

#include <glib/gi18n-lib.h>

#include "model/calendar-import.h"
#include "model/today.h"
#include "views/field.h"
#include "views/file-chooser.h"
#include "views/form-window.h"

#define MOST_LISTED 500
#define LIST_HEIGHT 170

static const OfficeFileType calendar_types[] = { { N_("Calendars"), "*.ics;*.ical;*.ifb;*.vfb" } };

typedef struct
{
  OfficeSession      *session;
  OfficeFormWindow   *window;
  gint64              staff_id;
  int                 version;
  char               *path;
  OfficeSpan          within;
  OfficeCalendarFile *file;      /* NULL while it is being read */

  OfficeField        *name;
  GtkCheckButton     *busy;
  GtkCheckButton     *available;
  GtkWidget          *found;
  GtkWidget          *times;
  GtkWidget          *problems_heading;
  GtkWidget          *problems;
  GtkWidget          *problems_scroller;
} Form;

/* For whom a file is being chosen. */
typedef struct
{
  OfficeSession *session;
  gint64         staff_id;
  int            version;
  char          *staff_name;
  OfficeDay      monday;
} Asking;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_free (form->path);
  office_calendar_file_free (form->file);
  g_free (form);
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->session);
  g_free (asking->staff_name);
  g_free (asking);
}

static void
show_problems (Form *form)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = form->file->problems->len;
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%u entry could not be read", "%u entries could not be read", n), n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((OfficeCalendarProblem *) g_ptr_array_index (form->file->problems, i))->sentence);
  gtk_label_set_label (GTK_LABEL (form->problems_heading), heading);
  gtk_label_set_label (GTK_LABEL (form->problems), text->str);
  gtk_widget_set_visible (form->problems_heading, n > 0);
  gtk_widget_set_visible (form->problems_scroller, n > 0);
}

static void
show_file (Form *form)
{
  g_autofree char *found = office_calendar_import_say (form->file, form->within);
  g_autofree char *times = office_calendar_import_list (form->file, MOST_LISTED);

  gtk_label_set_label (GTK_LABEL (form->found), found);
  gtk_label_set_label (GTK_LABEL (form->times), times);
  if (*office_field_get_text (form->name) == '\0')
    {
      g_autofree char *base = g_path_get_basename (form->path);

      office_field_set_text (form->name, form->file->name != NULL && *form->file->name != '\0' ? form->file->name : base);
    }
  show_problems (form);
  office_form_window_set_busy (form->window, FALSE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (GError) error = NULL;
  OfficeCalendarFile *file = office_calendar_import_read_finish (OFFICE_SESSION (source), result, &error);

  g_clear_pointer (&form->file, office_calendar_file_free);
  form->file = file;
  if (file != NULL)
    show_file (form);
  else
    office_form_window_refuse (window, error->message);
}

static void
read_again (Form *form)
{
  gboolean available = gtk_check_button_get_active (form->available);

  office_form_window_set_busy (form->window, TRUE);
  office_calendar_import_read_async (form->session, form->path, form->within,
                                     available ? OFFICE_AVAILABILITY_AVAILABLE : OFFICE_AVAILABILITY_BUSY, read_cb,
                                     g_object_ref (form->window));
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  office_form_window_set_busy (window, FALSE);
  if (office_session_write_finish (session, result, &error) == NULL)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  said = g_strdup_printf (ngettext ("%u time is kept from the calendar “%s”.",
                                    "%u times are kept from the calendar “%s”.", form->file->spans->len),
                          form->file->spans->len, office_field_get_text (form->name));
  office_session_say (session, OFFICE_MESSAGE_UNDOABLE, said);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
submit_cb (Form *form)
{
  g_autofree char *name = g_strstrip (g_strdup (office_field_get_text (form->name)));

  if (form->file == NULL)
    return;
  office_field_set_error (form->name, *name == '\0' ? _("Give the calendar a name: reading one of that name again "
                                                        "replaces it.")
                                                    : NULL);
  if (office_fields_focus_first_error (&form->name, 1))
    return;
  office_form_window_set_busy (form->window, TRUE);
  office_calendar_import_keep_async (form->session, form->staff_id, form->version, name, form->file->spans, kept_cb,
                                     g_object_ref (form->window));
}

static GtkWidget *
add_list (Form        *form,
          const char  *name,
          int          height,
          GtkWidget  **label)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (*label), 0);
  gtk_label_set_yalign (GTK_LABEL (*label), 0);
  gtk_label_set_wrap (GTK_LABEL (*label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (*label), TRUE);
  gtk_widget_add_css_class (*label, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), *label);
  office_form_window_add (form->window, scroller);
  return scroller;
}

static void
build (Form *form)
{
  GtkWidget *busy = gtk_check_button_new_with_mnemonic (_("Its events say when they are _busy"));
  GtkWidget *available = gtk_check_button_new_with_mnemonic (_("Its events say when they are _available"));

  form->name = OFFICE_FIELD (office_field_new (_("_Name of the calendar")));
  form->busy = GTK_CHECK_BUTTON (busy);
  form->available = GTK_CHECK_BUTTON (available);
  gtk_check_button_set_group (form->available, form->busy);
  gtk_check_button_set_active (form->busy, TRUE);
  g_signal_connect_swapped (available, "toggled", G_CALLBACK (read_again), form);

  office_form_window_add (form->window, GTK_WIDGET (form->name));
  office_form_window_add (form->window, busy);
  office_form_window_add (form->window, available);
  form->found = office_form_window_add_hint (form->window, _("The file is being read…"));
  add_list (form, _("Times"), LIST_HEIGHT, &form->times);
  form->problems_heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (form->problems_heading), 0);
  gtk_widget_add_css_class (form->problems_heading, "field-error");
  office_form_window_add (form->window, form->problems_heading);
  form->problems_scroller = add_list (form, _("What could not be read"), LIST_HEIGHT / 2, &form->problems);
  gtk_widget_set_visible (form->problems_heading, FALSE);
  gtk_widget_set_visible (form->problems_scroller, FALSE);
  office_form_window_add_hint (form->window, _("Only times are kept, no titles. What the calendar of this name said "
                                               "before is replaced; what was painted stays and goes before it."));
}

static void
chosen_cb (GtkWindow *window,
           GFile     *file,
           gpointer   user_data)
{
  Asking *asking = user_data;
  Form *form = g_new0 (Form, 1);
  /* Translators: a person */
  g_autofree char *title = g_strdup_printf (_("Calendar of %s"), asking->staff_name);

  form->session = g_object_ref (asking->session);
  form->window = office_form_window_new (window, title, _("_Keep"));
  form->staff_id = asking->staff_id;
  form->version = asking->version;
  form->path = g_file_get_path (file);
  form->within = office_calendar_import_within (asking->monday, office_today ());
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);
  build (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->name));
  gtk_window_present (GTK_WINDOW (form->window));
  read_again (form);
}

/**
 * office_calendar_form_ask:
 * @parent: the window over which it stands
 * @session: where it is kept
 * @staff: whose calendar it is
 * @monday: the week that is looked at
 *
 * Asks for a calendar's file, shows what it would say of the person, and keeps it when they agree.
 */
void
office_calendar_form_ask (GtkWindow         *parent,
                          OfficeSession     *session,
                          const OfficeStaff *staff,
                          OfficeDay          monday)
{
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { g_object_ref (session), staff->id, staff->version, g_strdup (staff->name), monday };
  /* Lives as long as the window: a person may think better of it, and nobody is told. */
  g_object_set_data_full (G_OBJECT (parent), "office-calendar-asking", asking, (GDestroyNotify) asking_free);
  office_file_chooser_open (parent, _("Read a Calendar"), calendar_types, G_N_ELEMENTS (calendar_types),
                            "import-folder", chosen_cb, asking);
}
