/* catalogue-forms.c: adding a module or a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/catalogue.h"
#include "views/catalogue-forms.h"
#include "views/date-field.h"
#include "views/form-window.h"

#define MOST_CREDITS 120

/* What both forms hold, and what goes to the store. */
typedef struct
{
  OfficeSession    *session;
  OfficeFormWindow *window;
  char             *name;      /* of what is being added */
  OfficeField      *code;      /* of a module; the name of a term */
  OfficeField      *title;
  OfficeField      *credits;
  GtkCheckButton   *practical;
  OfficeField      *starts;
  OfficeField      *ends;
} Form;

typedef struct
{
  char     *code;
  char     *title;
  int       credits;
  gboolean  practical;
  char     *starts;
  char     *ends;
} Draft;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_free (form->name);
  g_free (form);
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->code);
  g_free (draft->title);
  g_free (draft->starts);
  g_free (draft->ends);
  g_free (draft);
}

static Form *
form_new (GtkWindow     *parent,
          OfficeSession *session,
          const char    *title)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->window = office_form_window_new (parent, title, _("_Add"));
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);
  return form;
}

static gboolean
check_given (OfficeField *field,
             const char  *sentence)
{
  g_autofree char *text = g_strstrip (g_strdup (office_field_get_text (field)));

  office_field_set_error (field, *text == '\0' ? sentence : NULL);
  return *text != '\0';
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (session, result, &error) == NULL)
    {
      if (!office_form_window_is_open (window))
        return;
      office_form_window_set_busy (window, FALSE);
      /* Most refusals are about the name: it is taken, or not one. */
      if (g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED) ||
          g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_INVALID))
        {
          office_field_set_error (form->code, error->message);
          gtk_widget_grab_focus (GTK_WIDGET (form->code));
        }
      else
        office_form_window_refuse (window, error->message);
      return;
    }
  /* Translators: %s is the code of a module or the name of a term */
  text = g_strdup_printf (_("%s is added."), form->name);
  office_session_say (session, OFFICE_MESSAGE_UNDOABLE, text);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
save (Form           *form,
      OfficeStoreJob  job,
      Draft          *draft)
{
  g_free (form->name);
  form->name = g_strdup (draft->code);
  office_form_window_set_busy (form->window, TRUE);
  office_session_write_async (form->session, OFFICE_SUBJECT_CATALOGUE, job, draft, draft_free, NULL,
                              NULL, saved_cb, g_object_ref (form->window));
}

/* Modules -------------------------------------------------------------------------------------- */

static gpointer
add_module_job (OfficeConnection  *connection,
                gpointer           data,
                GCancellable      *cancellable,
                GError           **error)
{
  const Draft *draft = data;
  gint64 id = office_module_add (connection, draft->code, draft->title, draft->credits,
                                 draft->practical, error);

  return GINT_TO_POINTER (id != 0);
}

static void
add_module_cb (Form *form)
{
  OfficeField *fields[] = { form->code, form->title, form->credits };
  g_autofree char *credits = g_strstrip (g_strdup (office_field_get_text (form->credits)));
  guint64 number = 0;
  Draft *draft;

  check_given (form->code, _("Give the module a short code, such as FEC."));
  check_given (form->title, _("Give the module’s title in full."));
  office_field_set_error (form->credits,
                          g_ascii_string_to_unsigned (credits, 10, 1, MOST_CREDITS, &number, NULL)
                            ? NULL : _("Credits are a whole number from 1 to 120."));
  if (office_fields_focus_first_error (fields, G_N_ELEMENTS (fields)))
    return;

  draft = g_new0 (Draft, 1);
  draft->code = g_strdup (office_field_get_text (form->code));
  draft->title = g_strdup (office_field_get_text (form->title));
  draft->credits = (int) number;
  draft->practical = gtk_check_button_get_active (form->practical);
  save (form, add_module_job, draft);
}

/**
 * office_module_form_present:
 * @parent: the window over which it stands
 * @session: where the module is added
 *
 * Asks for a module of the catalogue and adds it (CREDIT-1, HOURS-1).
 */
void
office_module_form_present (GtkWindow     *parent,
                            OfficeSession *session)
{
  Form *form = form_new (parent, session, _("New Module"));
  GtkWidget *practical =
    gtk_check_button_new_with_mnemonic (_("It has a _practical part, with hands-on hours"));

  form->code = OFFICE_FIELD (office_field_new (_("C_ode")));
  form->title = OFFICE_FIELD (office_field_new (_("_Title")));
  form->credits = OFFICE_FIELD (office_field_new (_("C_redits")));
  form->practical = GTK_CHECK_BUTTON (practical);
  office_field_set_text (form->credits, "10");
  office_form_window_add_pair (form->window, GTK_WIDGET (form->code), GTK_WIDGET (form->credits));
  office_form_window_add (form->window, GTK_WIDGET (form->title));
  office_form_window_add (form->window, practical);
  office_form_window_add_hint (form->window, _("Its assessment is a written assignment and a viva "
                                               "voce, half the mark each."));
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (add_module_cb), form);
  gtk_widget_grab_focus (GTK_WIDGET (form->code));
  gtk_window_present (GTK_WINDOW (form->window));
}

/* Terms ---------------------------------------------------------------------------------------- */

static gpointer
add_term_job (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  const Draft *draft = data;
  gint64 id = office_term_add (connection, draft->code, draft->starts, draft->ends, error);

  return GINT_TO_POINTER (id != 0);
}

static void
add_term_cb (Form *form)
{
  OfficeField *fields[] = { form->code, form->starts, form->ends };
  g_autofree char *starts = NULL;
  g_autofree char *ends = NULL;
  gboolean good_start = office_date_field_get_iso (form->starts, &starts);
  gboolean good_end = office_date_field_get_iso (form->ends, &ends);
  Draft *draft;

  check_given (form->code, _("Give the term a name, such as Spring 2027."));
  if (good_start && starts == NULL)
    office_field_set_error (form->starts, _("Say on which day the term begins."));
  if (good_end && ends == NULL)
    office_field_set_error (form->ends, _("Say on which day the term ends."));
  else if (starts != NULL && ends != NULL && strcmp (starts, ends) > 0)
    office_field_set_error (form->ends, _("The term ends before it begins."));
  if (office_fields_focus_first_error (fields, G_N_ELEMENTS (fields)))
    return;

  draft = g_new0 (Draft, 1);
  draft->code = g_strdup (office_field_get_text (form->code));
  draft->starts = g_steal_pointer (&starts);
  draft->ends = g_steal_pointer (&ends);
  save (form, add_term_job, draft);
}

/**
 * office_term_form_present:
 * @parent: the window over which it stands
 * @session: where the term is added
 *
 * Asks for a term and adds it (LOAD-1).
 */
void
office_term_form_present (GtkWindow     *parent,
                          OfficeSession *session)
{
  Form *form = form_new (parent, session, _("New Term"));

  form->code = OFFICE_FIELD (office_field_new (_("_Name")));
  form->starts = OFFICE_FIELD (office_date_field_new (_("_First day"), OFFICE_DATE_EVENT));
  form->ends = OFFICE_FIELD (office_date_field_new (_("_Last day"), OFFICE_DATE_EVENT));
  office_form_window_add (form->window, GTK_WIDGET (form->code));
  office_form_window_add_pair (form->window, GTK_WIDGET (form->starts), GTK_WIDGET (form->ends));
  office_form_window_add_hint (form->window, _("The first day of a cohort decides to which term it "
                                               "belongs. Terms do not overlap."));
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (add_term_cb), form);
  gtk_widget_grab_focus (GTK_WIDGET (form->code));
  gtk_window_present (GTK_WINDOW (form->window));
}
