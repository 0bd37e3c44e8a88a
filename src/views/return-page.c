/* return-page.c: a return to the university: what it leaves out, what changed, and its workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/results-jobs.h"
#include "rules/clock.h"
#include "views/choice.h"
#include "views/confirm.h"
#include "views/file-chooser.h"
#include "views/return-page.h"
#include "views/step-page.h"
#include "views/template.h"

struct _OfficeReturnPage
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  gint64         cohort_id;
  guint          generation;
  guint          n_exceptions;
  char          *file_name;      /* what is suggested */

  GtkWidget     *root;
  GtkWidget     *kind_choice;
  GtkWidget     *summary_label;
  GtkWidget     *exceptions_box;
  GtkWidget     *write_button;
  GtkWidget     *differences_title;
  GtkWidget     *differences_box;
  GtkWidget     *returns_title;
  GtkWidget     *returns_box;
};

G_DEFINE_FINAL_TYPE (OfficeReturnPage, office_return_page, GTK_TYPE_WIDGET)

static const OfficeFileType file_types[] = { { N_("Excel workbooks"), "*.xlsx" } };

typedef struct
{
  OfficeReturnPage *page;
  guint             generation;
  OfficeJob        *job;
} Running;

static OfficeReturnKind
get_kind (OfficeReturnPage *self)
{
  OfficeReturnKind kind = OFFICE_RETURN_RESULTS;
  const char *id = office_choice_get_id (OFFICE_CHOICE (self->kind_choice));

  if (id != NULL)
    office_return_kind_from_nick (id, &kind);
  return kind;
}

static OfficeResultsRequest *
make_request (OfficeReturnPage *self)
{
  OfficeResultsRequest *request = office_results_request_new (self->cohort_id);

  request->kind = get_kind (self);
  return request;
}

/* What is shown ------------------------------------------------------------------------------- */

static void
show_exceptions (OfficeReturnPage        *self,
                 const OfficeReturnSheet *sheet)
{
  g_autofree char *text = NULL;

  office_step_page_empty (self->exceptions_box);
  for (guint i = 0; i < sheet->exceptions->len; i++)
    {
      const OfficeReturnException *exception = g_ptr_array_index (sheet->exceptions, i);

      office_step_page_add_line (self->exceptions_box, exception->sentence, "warning-line");
    }
  self->n_exceptions = sheet->exceptions->len;

  if (sheet->exceptions->len == 0)
    text = g_strdup_printf (ngettext ("Version %d, %u learner. Nothing is left out or contradicted.",
                                      "Version %d, %u learners. Nothing is left out or contradicted.",
                                      sheet->n_rows),
                            sheet->number, sheet->n_rows);
  else
    text = g_strdup_printf (ngettext ("Version %d, %u learner. Look at this first; it goes out inside the "
                                      "workbook, if you choose to send it:",
                                      "Version %d, %u learners. Look at this first; it goes out inside the "
                                      "workbook, if you choose to send it:", sheet->n_rows),
                            sheet->number, sheet->n_rows);
  gtk_label_set_label (GTK_LABEL (self->summary_label), text);
}

static void
show_differences (OfficeReturnPage *self,
                  GPtrArray        *differences)
{
  office_step_page_empty (self->differences_box);
  gtk_widget_set_visible (self->differences_title, differences->len > 0);
  for (guint i = 0; i < differences->len; i++)
    {
      const OfficeReturnDifference *difference = g_ptr_array_index (differences, i);
      const char *before = difference->before != NULL ? difference->before : _("blank");
      const char *after = difference->after != NULL ? difference->after : _("blank");
      g_autofree char *text = NULL;

      if (difference->heading != NULL)
        /* Translators: learner, column, what was sent, what it is now */
        text = g_strdup_printf (_("%s, %s: %s → %s"), difference->label, difference->heading, before, after);
      else if (difference->after != NULL)
        text = g_strdup_printf (_("%s: was not in it"), difference->label);
      else
        text = g_strdup_printf (_("%s: is no longer in it"), difference->label);
      office_step_page_add_line (self->differences_box, text, "numeric");
    }
}

static void
show_returns (OfficeReturnPage *self,
              GPtrArray        *returns)
{
  office_step_page_empty (self->returns_box);
  gtk_widget_set_visible (self->returns_title, returns->len > 0);
  for (guint i = 0; i < returns->len; i++)
    {
      const OfficeReturnRow *row = g_ptr_array_index (returns, i);
      g_autofree char *when = office_instant_to_text (row->made_at);
      g_autofree char *text = NULL;
      g_autofree char *outdated = NULL;

      text = g_strdup_printf (ngettext ("%s, version %d: %s, %s, %d learner", "%s, version %d: %s, %s, %d learners",
                                        row->n_rows),
                              office_return_kind_label (row->kind), row->number, when, row->made_by, row->n_rows);
      gtk_widget_set_tooltip_text (office_step_page_add_line (self->returns_box, text, "numeric"), row->digest);
      if (row->out_of_date_since == 0)
        continue;
      outdated = g_strdup_printf (_("Out of date: %s"),
                                  row->out_of_date_reason != NULL ? row->out_of_date_reason : "");
      office_step_page_add_line (self->returns_box, outdated, "warning-line");
    }
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Running *reading = user_data;
  g_autoptr (OfficeReturnPage) self = reading->page;
  guint generation = reading->generation;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeReturnSheet) sheet = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  g_free (reading);
  if (generation != self->generation || self->root == NULL)
    return;
  gtk_widget_set_sensitive (self->write_button, sheet != NULL);
  if (sheet == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->summary_label), error->message);
      return;
    }

  g_free (self->file_name);
  self->file_name = g_strdup_printf ("%s-%s-%d.xlsx", sheet->cohort_code,
                                     office_return_kind_to_nick (get_kind (self)), sheet->number);
  show_exceptions (self, sheet);
  show_differences (self, sheet->differences);
  show_returns (self, sheet->returns);
}

static void
reload (OfficeReturnPage *self)
{
  Running *reading;

  if (self->session == NULL || self->cohort_id == 0)
    return;
  reading = g_new0 (Running, 1);
  reading->page = g_object_ref (self);
  reading->generation = ++self->generation;
  office_session_read_async (self->session, office_results_read_return, make_request (self),
                             (GDestroyNotify) office_results_request_free,
                             (GDestroyNotify) office_return_sheet_free, NULL, read_cb, reading);
}

/* Writing ------------------------------------------------------------------------------------- */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Running *running = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeDeliveredReturn) delivered = office_session_write_finish (session, result, &error);
  g_autofree char *text = NULL;

  office_session_end_job (session, running->job);
  if (delivered == NULL)
    {
      office_session_say_failure (session, NULL, error);
    }
  else
    {
      text = g_strdup_printf (ngettext ("Version %d of the return is written, with %u learner, and kept.",
                                        "Version %d of the return is written, with %u learners, and kept.",
                                        delivered->n_rows),
                              delivered->number, delivered->n_rows);
      office_session_say (session, OFFICE_MESSAGE_PLAIN, text);
    }
  g_object_unref (running->job);
  g_object_unref (running->page);
  g_free (running);
}

static void
chosen_cb (GtkWindow *window,
           GFile     *file,
           gpointer   user_data)
{
  OfficeReturnPage *self = user_data;
  OfficeResultsRequest *request;
  Running *running;

  if (self->root == NULL || self->session == NULL)
    return;
  request = make_request (self);
  request->path = g_file_get_path (file);
  running = g_new0 (Running, 1);
  running->page = g_object_ref (self);
  running->job = office_session_begin_job (self->session, _("Writing the return"));
  request->job = g_object_ref (running->job);
  office_session_write_async (self->session, OFFICE_SUBJECT_DOCUMENTS, office_results_write_return, request,
                              (GDestroyNotify) office_results_request_free,
                              (GDestroyNotify) office_delivered_return_free,
                              office_job_get_cancellable (running->job), written_cb, running);
}

static void
choose_file (OfficeReturnPage *self)
{
  g_autofree char *folder = g_strdup (g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS));
  g_autoptr (GFile) suggestion = NULL;

  suggestion = g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), self->file_name, NULL);
  office_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Write the return"),
                            file_types, G_N_ELEMENTS (file_types), suggestion, "export-folder", chosen_cb, self);
}

static void
confirmed_cb (const char *reason,
              gpointer    user_data)
{
  choose_file (user_data);
}

static void
write_clicked_cb (OfficeReturnPage *self)
{
  g_autofree char *question = NULL;

  if (self->file_name == NULL)
    return;
  if (self->n_exceptions == 0)
    {
      choose_file (self);
      return;
    }
  question = g_strdup_printf (ngettext ("Send the return with %u exception?", "Send the return with %u exceptions?",
                                        self->n_exceptions), self->n_exceptions);
  office_confirm (GTK_WIDGET (self), question,
                  _("The list goes out inside the workbook. What is sent is kept, and the next return shows what "
                    "has changed since."),
                  _("_Send it so"), FALSE, confirmed_cb, g_object_ref (self), g_object_unref);
}

static void
office_return_page_dispose (GObject *object)
{
  OfficeReturnPage *self = OFFICE_RETURN_PAGE (object);

  self->root = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->file_name, g_free);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_RETURN_PAGE);

  G_OBJECT_CLASS (office_return_page_parent_class)->dispose (object);
}

static void
office_return_page_class_init (OfficeReturnPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_return_page_dispose;
  g_type_ensure (OFFICE_TYPE_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/return-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, exceptions_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, write_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, differences_title);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, differences_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, returns_title);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, returns_box);
}

static void
office_return_page_init (OfficeReturnPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = OFFICE_N_RETURN_KINDS - 1; i >= 0; i--)
    office_choice_add (OFFICE_CHOICE (self->kind_choice), office_return_kind_to_nick ((OfficeReturnKind) i),
                       office_return_kind_label ((OfficeReturnKind) i));
  office_choice_set_id (OFFICE_CHOICE (self->kind_choice), office_return_kind_to_nick (OFFICE_RETURN_RESULTS));
  g_signal_connect_swapped (self->kind_choice, "changed", G_CALLBACK (reload), self);
  g_signal_connect_swapped (self->write_button, "clicked", G_CALLBACK (write_clicked_cb), self);
}

/**
 * office_return_page_load:
 * @self: a page
 * @session: reads and writes for it
 * @cohort_id: the cohort
 *
 * Reads what a return would hold now, and those that were sent.
 */
void
office_return_page_load (OfficeReturnPage *self,
                         OfficeSession    *session,
                         gint64            cohort_id)
{
  g_return_if_fail (OFFICE_IS_RETURN_PAGE (self));

  g_set_object (&self->session, session);
  self->cohort_id = cohort_id;
  reload (self);
}
