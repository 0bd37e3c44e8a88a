/* wording-form.c: what certificates of a module or an award say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/certificate-wordings.h"
#include "store/command.h"
#include "views/choice.h"
#include "views/date-field.h"
#include "views/form-window.h"
#include "views/wording-form.h"

typedef struct
{
  OfficeSession    *session;
  OfficeFormWindow *window;
  GPtrArray        *wordings;   /* (element-type OfficeWording); NULL until they have been read */

  OfficeChoice     *place;
  OfficeField      *ours;
  OfficeField      *theirs;
  OfficeField      *approved_on;
  OfficeField      *approved_by;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_clear_pointer (&form->wordings, g_ptr_array_unref);
  g_free (form);
}

static gpointer
read_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  return office_wordings_list (connection, error);
}

/* Ours and theirs are one step to undo. */
static gpointer
save_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  GPtrArray *wordings = data;
  gboolean done = TRUE;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, _("Wording of certificates"), NULL, error))
    return NULL;
  for (guint i = 0; i < wordings->len && done; i++)
    done = office_wording_set (connection, g_ptr_array_index (wordings, i), error);
  return GINT_TO_POINTER (office_command_finish (connection, done, error));
}

static const OfficeWording *
find (Form              *form,
      OfficeWordingKind  kind)
{
  const char *place = office_choice_get_id (form->place);

  for (guint i = 0; form->wordings != NULL && i < form->wordings->len; i++)
    {
      const OfficeWording *one = g_ptr_array_index (form->wordings, i);

      if (one->kind == kind && g_strcmp0 (one->place, place) == 0)
        return one;
    }
  return NULL;
}

static void
show_place (Form *form)
{
  const OfficeWording *ours = find (form, OFFICE_WORDING_PROVIDER);
  const OfficeWording *theirs = find (form, OFFICE_WORDING_UNIVERSITY);

  if (ours == NULL || theirs == NULL)
    return;
  office_field_set_text (form->ours, ours->words);
  office_field_set_text (form->theirs, theirs->words);
  office_date_field_set_iso (form->approved_on, theirs->approved_on);
  office_field_set_text (form->approved_by, theirs->approved_by);
}

static void
add_places (Form *form)
{
  for (guint i = 0; i < form->wordings->len; i++)
    {
      const OfficeWording *one = g_ptr_array_index (form->wordings, i);
      g_autofree char *title = one->module_id != 0 ? g_strdup_printf (_("Module %s"), one->place)
                                                   : g_strdup_printf (_("Award %s"), one->place);

      if (one->kind == OFFICE_WORDING_PROVIDER)
        office_choice_add (form->place, one->place, title);
    }
  show_place (form);
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
  g_autoptr (GPtrArray) wordings = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  const gboolean first = form->wordings == NULL;

  if (!office_form_window_is_open (window))
    return;
  if (wordings == NULL)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  g_clear_pointer (&form->wordings, g_ptr_array_unref);
  form->wordings = g_steal_pointer (&wordings);
  if (first)
    add_places (form);
  office_form_window_set_busy (window, FALSE);
}

static void
read_saved (Form *form)
{
  office_form_window_set_busy (form->window, TRUE);
  office_session_read_async (form->session, read_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                             read_cb, g_object_ref (form->window));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (OFFICE_SESSION (source), result, &error) == NULL)
    {
      if (office_form_window_fail (window, error))
        read_saved (g_object_get_data (G_OBJECT (window), "office-form"));
      return;
    }
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, _("The wording is saved."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static OfficeWording *
changed_wording (const OfficeWording *wording,
                 OfficeField         *words,
                 const char          *approved_on,
                 const char          *approved_by)
{
  OfficeWording *changed = g_memdup2 (wording, sizeof *wording);

  changed->place = g_strdup (wording->place);
  changed->words = g_strstrip (g_strdup (office_field_get_text (words)));
  changed->approved_on = g_strdup (approved_on);
  changed->approved_by = g_strdup (approved_by);
  return changed;
}

/* CERT-1: an approval has a day and a name, and is of a wording. */
static gboolean
check (Form  *form,
       char **approved_on)
{
  OfficeField *fields[] = { form->ours, form->theirs, form->approved_on, form->approved_by };
  gboolean named = *office_field_get_text (form->approved_by) != '\0';
  gboolean good = office_date_field_get_iso (form->approved_on, approved_on);

  office_field_set_error (form->theirs, *approved_on != NULL && *office_field_get_text (form->theirs) == '\0'
                                          ? _("Say which wording was approved.") : NULL);
  office_field_set_error (form->approved_by,
                          *approved_on != NULL && !named ? _("Say who approved it, for the university.") : NULL);
  if (good && *approved_on == NULL && named)
    office_field_set_error (form->approved_on, _("Say on which day it was approved."));
  return !office_fields_focus_first_error (fields, G_N_ELEMENTS (fields));
}

static void
submit_cb (Form *form)
{
  const OfficeWording *ours = find (form, OFFICE_WORDING_PROVIDER);
  const OfficeWording *theirs = find (form, OFFICE_WORDING_UNIVERSITY);
  g_autofree char *approved_on = NULL;
  GPtrArray *changed;

  if (ours == NULL || theirs == NULL || !check (form, &approved_on))
    return;

  changed = g_ptr_array_new_with_free_func ((GDestroyNotify) office_wording_free);
  g_ptr_array_add (changed, changed_wording (ours, form->ours, NULL, NULL));
  g_ptr_array_add (changed, changed_wording (theirs, form->theirs, approved_on,
                                             office_field_get_text (form->approved_by)));
  office_form_window_set_busy (form->window, TRUE);
  office_session_write_async (form->session, OFFICE_SUBJECT_DOCUMENTS, save_job, changed,
                              (GDestroyNotify) g_ptr_array_unref, NULL, NULL, saved_cb,
                              g_object_ref (form->window));
}

/**
 * office_wording_form_present:
 * @parent: the window over which it stands
 * @session: where it is kept
 *
 * Asks what the certificates of a module or an award say: in our words, and in those of the
 * university once it is recorded who approved them and when (CERT-1).
 */
void
office_wording_form_present (GtkWindow     *parent,
                             OfficeSession *session)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->window = office_form_window_new (parent, _("Wording of Certificates"), _("_Save"));
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);

  form->place = OFFICE_CHOICE (office_choice_new (_("_For")));
  form->ours = OFFICE_FIELD (office_field_new (_("_Our own words")));
  form->theirs = OFFICE_FIELD (office_field_new (_("The _university’s words")));
  form->approved_on = OFFICE_FIELD (office_date_field_new (_("A_pproved on"), OFFICE_DATE_EVENT));
  form->approved_by = OFFICE_FIELD (office_field_new (_("Approved _by")));
  office_form_window_add (form->window, GTK_WIDGET (form->place));
  office_form_window_add (form->window, GTK_WIDGET (form->ours));
  office_form_window_add (form->window, GTK_WIDGET (form->theirs));
  office_form_window_add_pair (form->window, GTK_WIDGET (form->approved_on), GTK_WIDGET (form->approved_by));
  office_form_window_add_hint (form->window, _("A module’s words come before its award’s. The university’s are "
                                               "printed only once they are approved; words that change need a "
                                               "new approval. Issued certificates keep theirs."));
  g_signal_connect_swapped (form->place, "changed", G_CALLBACK (show_place), form);
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);

  read_saved (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->place));
  gtk_window_present (GTK_WINDOW (form->window));
}
