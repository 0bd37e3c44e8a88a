/* provider-form.c: who runs the courses, who signs, and what the university has approved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/provider.h"
#include "views/date-field.h"
#include "views/form-window.h"
#include "views/provider-form.h"

#define N_SIGNATORIES 2

/* Both rows, as they were read or as they are to be. */
typedef struct
{
  OfficeProvider *provider;
  OfficePartner  *partner;
} Facts;

typedef struct
{
  OfficeSession    *session;
  OfficeFormWindow *window;
  Facts            *facts;   /* NULL until they have been read */

  OfficeField      *name;
  OfficeField      *address;
  OfficeField      *email;
  OfficeField      *verify;
  OfficeField      *signatories[N_SIGNATORIES];
  OfficeField      *roles[N_SIGNATORIES];
  OfficeField      *university;
  OfficeField      *wording;
  OfficeField      *approved_on;
  OfficeField      *approved_by;
} Form;

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  if (facts == NULL)
    return;
  office_provider_free (facts->provider);
  office_partner_free (facts->partner);
  g_free (facts);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Facts, facts_free)

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  facts_free (form->facts);
  g_free (form);
}

static gpointer
read_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr (Facts) facts = g_new0 (Facts, 1);

  facts->provider = office_provider_get (connection, error);
  if (facts->provider != NULL)
    facts->partner = office_partner_get (connection, error);
  return facts->partner != NULL ? g_steal_pointer (&facts) : NULL;
}

/* One step to undo, whichever of the two has changed. */
static gpointer
save_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Facts *facts = data;
  gboolean done;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT,
                             _("Edit the office and the university"), NULL, error))
    return NULL;
  done = office_provider_set (connection, facts->provider, error) &&
         office_partner_set (connection, facts->partner, error);
  return GINT_TO_POINTER (office_command_finish (connection, done, error));
}

static void read_saved (Form *form);

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (OFFICE_SESSION (source), result, &error) == NULL)
    {
      if (office_form_window_fail (window, error))
        read_saved (form);
      return;
    }
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE,
                      _("The office and the university are saved."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
tidy_text (OfficeField *field)
{
  return g_strstrip (g_strdup (office_field_get_text (field)));
}

static void
take_text (char        **text,
           OfficeField  *field)
{
  g_free (*text);
  *text = tidy_text (field);
}

static GPtrArray *
list_signatories (Form *form)
{
  GPtrArray *signatories =
    g_ptr_array_new_with_free_func ((GDestroyNotify) office_signatory_free);

  for (guint i = 0; i < N_SIGNATORIES; i++)
    {
      g_autofree char *name = tidy_text (form->signatories[i]);
      g_autofree char *role = tidy_text (form->roles[i]);

      if (*name != '\0')
        g_ptr_array_add (signatories, office_signatory_new (name, role));
    }
  /* Any that the form has no room for stay. */
  for (guint i = N_SIGNATORIES; i < form->facts->provider->signatories->len; i++)
    {
      const OfficeSignatory *more = g_ptr_array_index (form->facts->provider->signatories, i);

      g_ptr_array_add (signatories, office_signatory_new (more->name, more->role));
    }
  return signatories;
}

/* CERT-1: an approval has a day and a name, and is of a wording. */
static gboolean
check (Form  *form,
       char **approved_on)
{
  OfficeField *fields[] = { form->name, form->university, form->wording, form->approved_on,
                            form->approved_by };
  g_autofree char *name = tidy_text (form->name);
  g_autofree char *university = tidy_text (form->university);
  g_autofree char *wording = tidy_text (form->wording);
  g_autofree char *approved_by = tidy_text (form->approved_by);
  gboolean good = office_date_field_get_iso (form->approved_on, approved_on);

  office_field_set_error (form->name, *name == '\0' ? _("Say who runs the courses.") : NULL);
  office_field_set_error (form->university,
                          *university == '\0' ? _("Say which university gives the credit.") : NULL);
  office_field_set_error (form->wording, *approved_on != NULL && *wording == '\0'
                                           ? _("Say which wording was approved.") : NULL);
  office_field_set_error (form->approved_by, *approved_on != NULL && *approved_by == '\0'
                                               ? _("Say who approved it, for the university.")
                                               : NULL);
  if (good && *approved_on == NULL && *approved_by != '\0')
    office_field_set_error (form->approved_on, _("Say on which day it was approved."));
  return !office_fields_focus_first_error (fields, G_N_ELEMENTS (fields));
}

static void
submit_cb (Form *form)
{
  g_autofree char *approved_on = NULL;
  Facts *facts;

  if (form->facts == NULL || !check (form, &approved_on))
    return;

  facts = g_new0 (Facts, 1);
  facts->provider = g_new0 (OfficeProvider, 1);
  facts->provider->id = form->facts->provider->id;
  facts->provider->version = form->facts->provider->version;
  facts->provider->signatories = list_signatories (form);
  take_text (&facts->provider->name, form->name);
  take_text (&facts->provider->address, form->address);
  take_text (&facts->provider->email, form->email);
  take_text (&facts->provider->verify_address, form->verify);
  facts->partner = g_new0 (OfficePartner, 1);
  facts->partner->id = form->facts->partner->id;
  facts->partner->version = form->facts->partner->version;
  facts->partner->short_name = g_strdup (form->facts->partner->short_name);
  facts->partner->wording_approved_on = g_steal_pointer (&approved_on);
  take_text (&facts->partner->name, form->university);
  take_text (&facts->partner->wording, form->wording);
  take_text (&facts->partner->wording_approved_by, form->approved_by);

  office_form_window_set_busy (form->window, TRUE);
  office_session_write_async (form->session, OFFICE_SUBJECT_CATALOGUE | OFFICE_SUBJECT_DOCUMENTS,
                              save_job, facts, facts_free, NULL, NULL, saved_cb,
                              g_object_ref (form->window));
}

static void
fill (Form *form)
{
  const OfficeProvider *provider = form->facts->provider;
  const OfficePartner *partner = form->facts->partner;

  office_field_set_text (form->name, provider->name);
  office_field_set_text (form->address, provider->address);
  office_field_set_text (form->email, provider->email);
  office_field_set_text (form->verify, provider->verify_address);
  for (guint i = 0; i < MIN (N_SIGNATORIES, provider->signatories->len); i++)
    {
      const OfficeSignatory *signatory = g_ptr_array_index (provider->signatories, i);

      office_field_set_text (form->signatories[i], signatory->name);
      office_field_set_text (form->roles[i], signatory->role);
    }
  office_field_set_text (form->university, partner->name);
  office_field_set_text (form->wording, partner->wording);
  office_date_field_set_iso (form->approved_on, partner->wording_approved_on);
  office_field_set_text (form->approved_by, partner->wording_approved_by);
}

/* Read again after a conflict, the fields keep what was typed. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (GError) error = NULL;
  g_autoptr (Facts) facts = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  const gboolean first = form->facts == NULL;

  if (!office_form_window_is_open (window))
    return;
  if (facts == NULL)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  facts_free (form->facts);
  form->facts = g_steal_pointer (&facts);
  if (first)
    fill (form);
  office_form_window_set_busy (window, FALSE);
}

static void
read_saved (Form *form)
{
  office_form_window_set_busy (form->window, TRUE);
  office_session_read_async (form->session, read_job, NULL, NULL, facts_free, NULL, read_cb,
                             g_object_ref (form->window));
}

static void
make_fields (Form *form)
{
  static const char *const signs[N_SIGNATORIES] = { N_("_First to sign"), N_("_Second to sign") };

  form->name = OFFICE_FIELD (office_field_new (_("Pr_ovider")));
  form->email = OFFICE_FIELD (office_field_new (_("_E-mail")));
  form->address = OFFICE_FIELD (office_field_new (_("A_ddress")));
  form->verify = OFFICE_FIELD (office_field_new (_("_Web address that verifies certificates")));
  for (guint i = 0; i < N_SIGNATORIES; i++)
    {
      form->signatories[i] = OFFICE_FIELD (office_field_new (_(signs[i])));
      form->roles[i] = OFFICE_FIELD (office_field_new (_("Role")));
    }
  form->university = OFFICE_FIELD (office_field_new (_("_University")));
  form->wording =
    OFFICE_FIELD (office_field_new (_("Wor_ding on certificates that names its credit")));
  form->approved_on =
    OFFICE_FIELD (office_date_field_new (_("Wording a_pproved on"), OFFICE_DATE_EVENT));
  form->approved_by = OFFICE_FIELD (office_field_new (_("Approved _by")));
  g_object_set (form->verify, "placeholder", _("none until it answers"), NULL);
}

/**
 * office_provider_form_present:
 * @parent: the window over which it stands
 * @session: where it is kept
 *
 * Asks for the provider, the signatories and the wording that the university has approved (CERT-1).
 */
void
office_provider_form_present (GtkWindow     *parent,
                              OfficeSession *session)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->window = office_form_window_new (parent, _("Office and University"), _("_Save"));
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);

  make_fields (form);
  office_form_window_add_pair (form->window, GTK_WIDGET (form->name), GTK_WIDGET (form->email));
  office_form_window_add_pair (form->window, GTK_WIDGET (form->address), GTK_WIDGET (form->verify));
  for (guint i = 0; i < N_SIGNATORIES; i++)
    office_form_window_add_pair (form->window, GTK_WIDGET (form->signatories[i]),
                                 GTK_WIDGET (form->roles[i]));
  office_form_window_add (form->window, GTK_WIDGET (form->university));
  office_form_window_add (form->window, GTK_WIDGET (form->wording));
  office_form_window_add_pair (form->window, GTK_WIDGET (form->approved_on),
                               GTK_WIDGET (form->approved_by));
  office_form_window_add_hint (form->window, _("The wording is printed only once it is approved; a "
                                               "wording that changes needs a new approval."));
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);

  read_saved (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->name));
  gtk_window_present (GTK_WINDOW (form->window));
}
