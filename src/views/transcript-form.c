/* transcript-form.c: what is to be on a transcript or a statement of results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/choice.h"
#include "views/form-window.h"
#include "views/transcript-form.h"

typedef struct
{
  OfficeFormWindow       *window;
  GtkWindow              *parent;
  OfficeChoice           *kind;
  OfficeChoice           *attempts;
  OfficeChoice           *results;
  OfficeChoice           *files;      /* (nullable): asked of a batch alone */

  OfficeTranscriptWished  wished;
  gpointer                user_data;
  GDestroyNotify          free_data;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  if (form->free_data != NULL)
    form->free_data (form->user_data);
  g_free (form);
}

static OfficeChoice *
add_choice (Form       *form,
            const char *label,
            const char *titles[][2],
            guint       n_titles)
{
  GtkWidget *choice = office_choice_new (label);

  for (guint i = 0; i < n_titles; i++)
    office_choice_add (OFFICE_CHOICE (choice), titles[i][0], titles[i][1]);
  office_choice_set_id (OFFICE_CHOICE (choice), titles[0][0]);
  office_form_window_add (form->window, choice);
  return OFFICE_CHOICE (choice);
}

static void
add_choices (Form     *form,
             gboolean  batch)
{
  const char *kinds[][2] = {
    { "statement", _("Statement of results") },
    { "record", _("Transcript of studies") },
  };
  const char *attempts[][2] = {
    { "all", _("Every attempt") },
    { "counting", _("The attempts that count") },
    { "none", _("The module’s mark alone") },
  };
  const char *results[][2] = {
    { "all", _("All, provisional ones marked so") },
    { "ratified", _("Ratified ones only") },
  };
  const char *files[][2] = {
    { "one", _("One PDF, by family name") },
    { "each", _("A PDF for each, in a folder") },
  };

  form->kind = add_choice (form, _("_Paper"), kinds, G_N_ELEMENTS (kinds));
  if (!batch)
    office_choice_set_id (form->kind, "record");
  form->attempts = add_choice (form, _("_Marks"), attempts, G_N_ELEMENTS (attempts));
  form->results = add_choice (form, _("_Results"), results, G_N_ELEMENTS (results));
  if (batch)
    form->files = add_choice (form, _("_Files"), files, G_N_ELEMENTS (files));
}

static void
submit_cb (Form *form)
{
  const char *attempts = office_choice_get_id (form->attempts);
  OfficeTranscriptWish wish = {
    .kind = g_str_equal (office_choice_get_id (form->kind), "record") ? OFFICE_TRANSCRIPT_RECORD
                                                                      : OFFICE_TRANSCRIPT_STATEMENT,
    .attempts = g_str_equal (attempts, "all") ? OFFICE_ATTEMPTS_ALL
                : g_str_equal (attempts, "counting") ? OFFICE_ATTEMPTS_COUNTING : OFFICE_ATTEMPTS_NONE,
    .ratified_only = g_str_equal (office_choice_get_id (form->results), "ratified"),
    .each = form->files != NULL && g_str_equal (office_choice_get_id (form->files), "each"),
  };

  gtk_widget_set_visible (GTK_WIDGET (form->window), FALSE);
  form->wished (form->parent, &wish, form->user_data);
  gtk_window_destroy (GTK_WINDOW (form->window));
}

/**
 * office_transcript_form_present:
 * @parent: the window that asks
 * @whose: for the title: a learner's name, or a cohort's code
 * @batch: it is for everybody of a cohort
 * @wished: called when the person goes on
 * @user_data: for @wished
 * @free_data: (nullable): frees @user_data when the question is over
 *
 * Asks what is to be on a transcript or a statement of results.
 */
void
office_transcript_form_present (GtkWindow              *parent,
                                const char             *whose,
                                gboolean                batch,
                                OfficeTranscriptWished  wished,
                                gpointer                user_data,
                                GDestroyNotify          free_data)
{
  g_autofree char *title = g_strdup_printf (_("Results on paper: %s"), whose);
  Form *form = g_new0 (Form, 1);

  form->window = office_form_window_new (parent, title, _("_Choose the File…"));
  form->parent = parent;
  form->wished = wished;
  form->user_data = user_data;
  form->free_data = free_data;
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);
  add_choices (form, batch);
  office_form_window_add_hint (form->window,
                               _("A statement says what each module came to, and why. A transcript adds personal "
                                 "particulars, prior learning and the way to the award."));
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);
  gtk_window_present (GTK_WINDOW (form->window));
}
