/* carry-over-form.c: asking for which cohort, and by how many weeks, a timetable is carried over
 *
 * Every session is shown where it would be, before anything is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/carry-over-form.h"

#include <glib/gi18n-lib.h>

#include "model/carry-over.h"
#include "store/cohorts.h"
#include "views/choice.h"
#include "views/field.h"
#include "views/form-window.h"

#define MOST_WEEKS 520
#define LIST_HEIGHT 260

typedef struct
{
  OfficeSession    *session;
  OfficeFormWindow *window;
  OfficeCarryOver   what;
  GPtrArray        *cohorts;      /* NULL until they have been read */
  GCancellable     *cancellable;
  gboolean          filling;

  OfficeChoice     *into;
  OfficeField      *weeks;
  GtkWidget        *not_on_holidays;
  GtkWidget        *summary;
  GtkWidget        *list;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_cancellable_cancel (form->cancellable);
  g_clear_object (&form->cancellable);
  g_clear_pointer (&form->cohorts, g_ptr_array_unref);
  g_object_unref (form->session);
  g_free (form);
}

static const OfficeCohort *
find_cohort (Form   *form,
             gint64  id)
{
  for (guint i = 0; i < form->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (form->cohorts, i);

      if (cohort->id == id)
        return cohort;
    }
  return NULL;
}

/* The preview ------------------------------------------------------------------------------------ */

static gpointer
preview_job (OfficeConnection  *connection,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  return office_carry_over_preview (connection, data, error);
}

static void
add_row (Form                       *form,
         const OfficeCarriedSession *carried)
{
  g_autofree char *text = office_carried_session_describe (carried);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (carried->date->left_out != NULL)
    gtk_widget_add_css_class (label, "field-note");
  else if (carried->date->clashes->len > 0)
    gtk_widget_add_css_class (label, "field-error");
  gtk_list_box_append (GTK_LIST_BOX (form->list), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) carried = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  g_autofree char *summary = NULL;
  GtkWidget *child;

  if (carried == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        office_form_window_refuse (window, error->message);
      return;
    }
  while ((child = gtk_widget_get_first_child (form->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (form->list), child);
  for (guint i = 0; i < carried->len; i++)
    add_row (form, g_ptr_array_index (carried, i));
  summary = office_carry_over_describe (carried);
  gtk_label_set_label (GTK_LABEL (form->summary), summary);
}

static gboolean
read_weeks (Form *form)
{
  g_autofree char *text = g_strstrip (g_strdup (office_field_get_text (form->weeks)));
  g_autofree char *error = NULL;
  gint64 weeks = 0;

  if (!g_ascii_string_to_signed (text, 10, -MOST_WEEKS, MOST_WEEKS, &weeks, NULL))
    /* Translators: what was typed */
    error = g_strdup_printf (_("“%s” is not a number of weeks."), text);
  office_field_set_error (form->weeks, error);
  form->what.weeks = (int) weeks;
  return error == NULL;
}

static void
preview (Form *form)
{
  const char *into = office_choice_get_id (form->into);

  if (form->filling || form->cohorts == NULL || !read_weeks (form) || into == NULL)
    return;
  form->what.to = g_ascii_strtoll (into, NULL, 10);
  form->what.not_on_holidays = gtk_check_button_get_active (GTK_CHECK_BUTTON (form->not_on_holidays));
  g_cancellable_cancel (form->cancellable);
  g_clear_object (&form->cancellable);
  form->cancellable = g_cancellable_new ();
  office_session_read_async (form->session, preview_job, g_memdup2 (&form->what, sizeof form->what), g_free,
                             (GDestroyNotify) g_ptr_array_unref, form->cancellable, previewed_cb,
                             g_object_ref (form->window));
}

/* The weeks between the first weeks of both, until a person says otherwise. */
static void
into_changed_cb (Form *form)
{
  const char *into = office_choice_get_id (form->into);
  const OfficeCohort *from, *to;

  if (form->filling || form->cohorts == NULL || into == NULL)
    return;
  from = find_cohort (form, form->what.from);
  to = find_cohort (form, g_ascii_strtoll (into, NULL, 10));
  if (from != NULL && to != NULL)
    {
      int weeks = from == to ? 1 : office_carry_over_suggest_weeks (from->starts, to->starts);
      g_autofree char *text = g_strdup_printf ("%d", weeks);

      form->filling = TRUE;
      office_field_set_text (form->weeks, text);
      form->filling = FALSE;
    }
  preview (form);
}

/* Doing it --------------------------------------------------------------------------------------- */

static gpointer
save_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  int n = office_carry_over_save (connection, data, error);

  return n > 0 ? GINT_TO_POINTER (n) : NULL;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (office_session_write_finish (OFFICE_SESSION (source), result, &error));
  g_autofree char *said = NULL;

  office_form_window_set_busy (window, FALSE);
  if (n == 0)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  said = g_strdup_printf (ngettext ("%u session is carried over.", "%u sessions are carried over.", n), n);
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, said);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
submit_cb (Form *form)
{
  if (form->cohorts == NULL || !read_weeks (form))
    {
      gtk_widget_grab_focus (GTK_WIDGET (form->weeks));
      return;
    }
  office_form_window_set_busy (form->window, TRUE);
  office_session_write_async (form->session, OFFICE_SUBJECT_SESSIONS, save_job,
                              g_memdup2 (&form->what, sizeof form->what), g_free, NULL, NULL, saved_cb,
                              g_object_ref (form->window));
}

/* Opening ---------------------------------------------------------------------------------------- */

static gpointer
cohorts_job (OfficeConnection  *connection,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  return office_cohorts_list (connection, 0, error);
}

/* The next run of the same module comes first to mind. */
static gint64
suggest (Form *form)
{
  const OfficeCohort *from = find_cohort (form, form->what.from);
  const OfficeCohort *best = NULL;

  for (guint i = 0; from != NULL && i < form->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (form->cohorts, i);

      if (g_strcmp0 (cohort->starts, from->starts) <= 0 || cohort->module_id != from->module_id)
        continue;
      if (best == NULL || g_strcmp0 (cohort->starts, best->starts) < 0)
        best = cohort;
    }
  return best != NULL ? best->id : form->what.from;
}

static void
cohorts_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (GError) error = NULL;
  g_autofree char *chosen = NULL;

  form->cohorts = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  if (form->cohorts == NULL)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  form->filling = TRUE;
  for (guint i = 0; i < form->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (form->cohorts, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, cohort->id);
      /* Translators: the code of a cohort, its term */
      g_autofree char *name = cohort->id == form->what.from
                                ? g_strdup_printf (_("%s itself: its sessions move"), cohort->code)
                                : g_strdup_printf (_("%s, %s"), cohort->code, cohort->term);

      office_choice_add (form->into, id, name);
    }
  chosen = g_strdup_printf ("%" G_GINT64_FORMAT, suggest (form));
  office_choice_set_id (form->into, chosen);
  form->filling = FALSE;
  office_form_window_set_busy (window, FALSE);
  into_changed_cb (form);
}

static void
make_rows (Form *form)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  form->into = OFFICE_CHOICE (office_choice_new (_("_For")));
  form->weeks = OFFICE_FIELD (office_field_new (_("_Weeks later")));
  form->not_on_holidays = gtk_check_button_new_with_mnemonic (_("_Leave out those that fall on a bank holiday"));
  form->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (form->summary), 0);
  gtk_widget_add_css_class (form->summary, "heading");
  form->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (form->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (form->list, "series-dates");
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What would become of each session"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);

  office_form_window_add_pair (form->window, GTK_WIDGET (form->into), GTK_WIDGET (form->weeks));
  office_form_window_add (form->window, form->not_on_holidays);
  office_form_window_add (form->window, form->summary);
  office_form_window_add (form->window, scroller);
  office_form_window_add_hint (form->window, _("The day of the week and the time stay. Vivas, and when work is due, stay "
                                               "where they are. One step to undo."));
  g_signal_connect_swapped (form->into, "changed", G_CALLBACK (into_changed_cb), form);
  g_signal_connect_swapped (form->weeks, "changed", G_CALLBACK (preview), form);
  g_signal_connect_swapped (form->not_on_holidays, "toggled", G_CALLBACK (preview), form);
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);
}

/**
 * office_carry_over_form_present:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @cohort_id: whose timetable is carried over
 */
void
office_carry_over_form_present (GtkWindow     *parent,
                                OfficeSession *session,
                                gint64         cohort_id)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->what.from = form->what.to = cohort_id;
  form->window = office_form_window_new (parent, _("Carry the Timetable Over"), _("_Carry over"));
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);
  make_rows (form);
  office_form_window_set_busy (form->window, TRUE);
  office_session_read_async (session, cohorts_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, cohorts_cb,
                             g_object_ref (form->window));
  gtk_window_present (GTK_WINDOW (form->window));
}
