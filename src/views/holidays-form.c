/* holidays-form.c: England's bank holidays, and the office's own list beside the rule
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/holidays-form.h"

#include <glib/gi18n-lib.h>

#include "store/holidays.h"
#include "views/date-field.h"
#include "views/form-window.h"

#define LIST_HEIGHT 320
#define N_YEARS 2

typedef struct
{
  OfficeSession    *session;
  OfficeFormWindow *window;
  int               year;     /* the first that is listed */

  OfficeField      *day;
  OfficeField      *name;
  GtkWidget        *works;
  GtkWidget        *list;
} Form;

/* One change of the list: a day with a name is put on it, a day without one is taken off. */
typedef struct
{
  OfficeDay  day;
  gboolean   works;
  char      *name;
} Change;

static void
change_free (gpointer data)
{
  g_free (((Change *) data)->name);
  g_free (data);
}

static void
form_free (gpointer data)
{
  g_object_unref (((Form *) data)->session);
  g_free (data);
}

static void read_list (Form *form);

/* Changing --------------------------------------------------------------------------------------- */

static gpointer
change_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const Change *change = data;
  gboolean done = change->name != NULL
                    ? office_proclaimed_day_set (connection, change->day, change->works, change->name, error)
                    : office_proclaimed_day_drop (connection, change->day, error);

  return done ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (GError) error = NULL;

  office_form_window_set_busy (window, FALSE);
  if (office_session_write_finish (OFFICE_SESSION (source), result, &error) == NULL)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, _("The list of bank holidays is saved."));
  office_field_set_text (form->day, "");
  office_field_set_text (form->name, "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (form->works), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (form->day));
  read_list (form);
}

static void
change (Form       *form,
        OfficeDay   day,
        gboolean    works,
        const char *name)
{
  Change *wanted = g_new0 (Change, 1);

  *wanted = (Change) { day, works, g_strdup (name) };
  office_form_window_set_busy (form->window, TRUE);
  office_session_write_async (form->session, OFFICE_SUBJECT_SESSIONS, change_job, wanted, change_free, NULL, NULL,
                              changed_cb, g_object_ref (form->window));
}

static void
submit_cb (Form *form)
{
  OfficeField *fields[] = { form->day, form->name };
  g_autofree char *iso = NULL;
  g_autofree char *name = g_strstrip (g_strdup (office_field_get_text (form->name)));
  gboolean good = office_date_field_get_iso (form->day, &iso);

  if (good && iso == NULL)
    office_field_set_error (form->day, _("Which day?"));
  office_field_set_error (form->name, *name == '\0' ? _("Say what it is called, or why it is none.") : NULL);
  if (office_fields_focus_first_error (fields, G_N_ELEMENTS (fields)) || iso == NULL)
    return;
  change (form, office_day_from_iso (iso), gtk_check_button_get_active (GTK_CHECK_BUTTON (form->works)), name);
}

static void
drop_cb (GtkWidget *button,
         Form      *form)
{
  change (form, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "office-day")), FALSE, NULL);
}

/* The list --------------------------------------------------------------------------------------- */

static gpointer
list_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  return office_proclaimed_days_get (connection, error);
}

static void
add_row (Form       *form,
         OfficeDay   day,
         const char *name,
         gboolean    own)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GDate) date = g_date_new_julian ((guint32) day);
  g_autofree char *text = office_day_to_text (day);
  g_autofree char *line = NULL;
  char weekday[32];
  GtkWidget *label;

  g_date_strftime (weekday, sizeof weekday, "%a", date);
  line = g_strdup_printf ("%s %s  %s", weekday, text, name);
  label = gtk_label_new (line);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (row), label);
  if (own)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Take off"));
      /* Translators: a day and its name */
      g_autofree char *what = g_strdup_printf (_("Take off: %s"), line);

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
      g_object_set_data (G_OBJECT (button), "office-day", GINT_TO_POINTER (day));
      g_signal_connect (button, "clicked", G_CALLBACK (drop_cb), form);
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_list_box_append (GTK_LIST_BOX (form->list), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
}

static const OfficeProclaimedDay *
find_own (GPtrArray *proclaimed,
          OfficeDay  day)
{
  for (guint i = 0; i < proclaimed->len; i++)
    if (((OfficeProclaimedDay *) g_ptr_array_index (proclaimed, i))->day == day)
      return g_ptr_array_index (proclaimed, i);
  return NULL;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proclaimed = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  GtkWidget *child;

  if (proclaimed == NULL)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  while ((child = gtk_widget_get_first_child (form->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (form->list), child);
  for (OfficeDay day = office_day_new (form->year, 1, 1); day < office_day_new (form->year + N_YEARS, 1, 1); day++)
    {
      const OfficeProclaimedDay *own = find_own (proclaimed, day);
      const char *name = office_bank_holiday_name (day, proclaimed);
      /* Translators: why a day is no bank holiday */
      g_autofree char *none = own != NULL && own->works ? g_strdup_printf (_("no holiday: %s"), own->name) : NULL;

      if (name != NULL || none != NULL)
        add_row (form, day, none != NULL ? none : name, own != NULL);
    }
  office_form_window_set_busy (window, FALSE);
}

static void
read_list (Form *form)
{
  office_session_read_async (form->session, list_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb,
                             g_object_ref (form->window));
}

/**
 * office_holidays_form_present:
 * @parent: the window over which it stands
 * @session: where the office's own list is kept
 * @day: of the first year that is listed
 *
 * Lists the bank holidays of two years, and lets a person add those that are proclaimed and take away
 * those that are not.
 */
void
office_holidays_form_present (GtkWindow     *parent,
                              OfficeSession *session,
                              OfficeDay      day)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  form->session = g_object_ref (session);
  office_day_split (day, &form->year, NULL, NULL);
  form->window = office_form_window_new (parent, _("Bank Holidays"), _("_Add"));
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);

  form->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (form->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (form->list, "series-dates");
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Bank holidays of two years"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  form->day = OFFICE_FIELD (office_date_field_new (_("_Day"), OFFICE_DATE_EVENT));
  form->name = OFFICE_FIELD (office_field_new (_("_Name")));
  form->works = gtk_check_button_new_with_mnemonic (_("No _holiday after all"));

  office_form_window_add (form->window, scroller);
  office_form_window_add_pair (form->window, GTK_WIDGET (form->day), GTK_WIDGET (form->name));
  office_form_window_add (form->window, form->works);
  office_form_window_add_hint (form->window, _("England’s bank holidays by rule; what is proclaimed for one year is added "
                                               "here. Sessions that repeat are shown against this list."));
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);
  office_form_window_set_busy (form->window, TRUE);
  read_list (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->day));
  gtk_window_present (GTK_WINDOW (form->window));
}
