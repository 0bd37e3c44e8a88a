/* certificates-page.c: who gets a certificate, the page as it will print, issue and print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/certificate-item.h"
#include "model/results-jobs.h"
#include "views/certificate-preview.h"
#include "views/certificate-register.h"
#include "views/certificates-page.h"
#include "views/confirm.h"
#include "views/file-chooser.h"
#include "views/print.h"
#include "views/state-pill.h"
#include "views/table.h"
#include "views/template-editor.h"
#include "views/template.h"

struct _OfficeCertificatesPage
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  gint64         cohort_id;
  guint          generation;
  GListStore    *items;

  GtkWidget     *root;
  GtkWidget     *pages;
  GtkWidget     *register_page;
  GtkWidget     *editor;
  GtkWidget     *files_button;
  GtkWidget     *register_button;
  GtkWidget     *design_button;
  GtkWidget     *tally_label;
  GtkWidget     *issue_button;
  GtkWidget     *print_button;
  GtkWidget     *pdf_button;
  GtkWidget     *table;
  GtkWidget     *page_label;
  GtkWidget     *previous_button;
  GtkWidget     *next_button;
  GtkWidget     *smaller_button;
  GtkWidget     *fit_button;
  GtkWidget     *larger_button;
  GtkWidget     *preview;
};

G_DEFINE_FINAL_TYPE (OfficeCertificatesPage, office_certificates_page, GTK_TYPE_WIDGET)

static const OfficeFileType file_types[] = { { N_("PDF documents"), "*.pdf" } };

typedef struct
{
  OfficeCertificatesPage *page;
  guint                   generation;
  OfficeJob              *job;
  GPtrArray              *items;
} Running;

static void
running_free (Running *running)
{
  g_clear_object (&running->page);
  g_clear_object (&running->job);
  g_clear_pointer (&running->items, g_ptr_array_unref);
  g_free (running);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Running, running_free)

/* Columns ------------------------------------------------------------------------------------- */

static char *
get_name (gpointer item)
{
  const OfficeCertificateCandidate *candidate = office_certificate_item_get_candidate (item);

  return g_strdup_printf ("%s, %s", candidate->family_name, candidate->given_names);
}

static char *
get_printed (gpointer item)
{
  return g_strdup (office_certificate_item_get_candidate (item)->printed_name);
}

static char *
get_state (gpointer item)
{
  return office_certificate_item_dup_state (item);
}

static void
bind_pill (GtkWidget *cell,
           gpointer   item)
{
  const OfficeCertificateCandidate *candidate = office_certificate_item_get_candidate (item);
  OfficeStateLook issued = office_state_look_certificate (OFFICE_CERTIFICATE_ISSUED);
  OfficeStateLook ready = { _("Ready"), "office-certificate-symbolic", "info" };
  OfficeStateLook none = { _("None"), "office-cross-symbolic", "muted" };

  office_state_pill_set (OFFICE_STATE_PILL (cell), candidate->standing_serial != NULL ? issued
                                                   : candidate->eligible ? ready : none);
}

static const OfficeColumn columns[] = {
  { "name", N_("Learner"), 190, OFFICE_COLUMN_NOT_SORTABLE, get_name, NULL, NULL, NULL, NULL },
  { "printed", N_("Name as printed"), 170, OFFICE_COLUMN_NOT_SORTABLE, get_printed, NULL, NULL, NULL, NULL },
  { "certificate", N_("Certificate"), 100, OFFICE_COLUMN_NOT_SORTABLE, NULL, NULL, office_state_pill_new,
    bind_pill, NULL },
  { "why", N_("Serial, or why none"), 200, OFFICE_COLUMN_NOT_SORTABLE | OFFICE_COLUMN_EXPAND, get_state, NULL,
    NULL, NULL, NULL },
};

/* What is shown ------------------------------------------------------------------------------- */

static guint
count (OfficeCertificatesPage *self,
       gboolean                issued)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (OfficeCertificateItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const OfficeCertificateCandidate *candidate = office_certificate_item_get_candidate (item);

      n += issued ? candidate->standing_serial != NULL : candidate->eligible;
    }
  return n;
}

static void
update_bar (OfficeCertificatesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_ready = count (self, FALSE);
  guint n_issued = count (self, TRUE);
  /* Translators: how many certificates can be issued, are issued, cannot be had */
  g_autofree char *tally = g_strdup_printf (_("%u to issue · %u issued · %u without"), n_ready, n_issued,
                                            n - n_ready - n_issued);
  g_autofree char *issue = g_strdup_printf (ngettext ("_Issue %u…", "_Issue %u…", n_ready), n_ready);

  gtk_label_set_label (GTK_LABEL (self->tally_label), tally);
  gtk_button_set_label (GTK_BUTTON (self->issue_button), n_ready > 0 ? issue : _("_Issue…"));
  gtk_widget_set_sensitive (self->issue_button, n_ready > 0);
  gtk_widget_set_sensitive (self->print_button, n_issued > 0);
  gtk_widget_set_sensitive (self->pdf_button, n_issued > 0);
  gtk_widget_set_sensitive (self->files_button, n_issued > 0);
}

static void
selection_cb (OfficeCertificatesPage *self)
{
  OfficeCertificateItem *item = office_table_get_selected (OFFICE_TABLE (self->table));
  g_autofree char *text = NULL;

  office_certificate_preview_show (OFFICE_CERTIFICATE_PREVIEW (self->preview), item);
  if (item != NULL)
    {
      g_autofree char *name = get_name (item);
      g_autofree char *state = get_state (item);

      text = g_strdup_printf ("%s · %s", name, state);
    }
  gtk_label_set_label (GTK_LABEL (self->page_label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (self->page_label, text);
}

/* The next certificate that can be seen, past those who get none. */
static void
step_by (OfficeCertificatesPage *self,
         int                     by)
{
  GtkSelectionModel *selection = office_table_get_selection (OFFICE_TABLE (self->table));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));
  guint at = 0;

  while (at < n && !gtk_selection_model_is_selected (selection, at))
    at++;
  for (gint64 next = (gint64) (at < n ? at : 0) + by; next >= 0 && next < n; next += by)
    {
      g_autoptr (OfficeCertificateItem) item = g_list_model_get_item (G_LIST_MODEL (selection), (guint) next);

      if (office_certificate_item_get_facts (item) == NULL)
        continue;
      office_table_select (OFFICE_TABLE (self->table), (guint) next);
      return;
    }
}

static void
previous_cb (OfficeCertificatesPage *self)
{
  step_by (self, -1);
}

static void
next_cb (OfficeCertificatesPage *self)
{
  step_by (self, 1);
}

static void
smaller_cb (OfficeCertificatesPage *self)
{
  office_certificate_preview_zoom (OFFICE_CERTIFICATE_PREVIEW (self->preview), -1);
}

static void
fit_cb (OfficeCertificatesPage *self)
{
  office_certificate_preview_zoom (OFFICE_CERTIFICATE_PREVIEW (self->preview), 0);
}

static void
larger_cb (OfficeCertificatesPage *self)
{
  office_certificate_preview_zoom (OFFICE_CERTIFICATE_PREVIEW (self->preview), 1);
}

static gint64
get_enrolment_id (OfficeCertificateItem *item)
{
  return office_certificate_item_get_candidate (item)->enrolment_id;
}

/* Returns: where an enrolment stands among @items, or the first place. */
static guint
find_enrolment (const GPtrArray *items,
                gint64           enrolment_id)
{
  for (guint i = 0; i < items->len; i++)
    if (get_enrolment_id (g_ptr_array_index (items, i)) == enrolment_id)
      return i;
  return 0;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Running) reading = user_data;
  OfficeCertificatesPage *self = reading->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  OfficeCertificateItem *selected;
  gint64 enrolment_id;

  if (reading->generation != self->generation || self->root == NULL)
    return;
  if (items == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }

  selected = office_table_get_selected (OFFICE_TABLE (self->table));
  enrolment_id = selected != NULL ? get_enrolment_id (selected) : 0;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  update_bar (self);
  if (items->len > 0)
    office_table_show (OFFICE_TABLE (self->table), find_enrolment (items, enrolment_id));
  selection_cb (self);
}

static void
reload (OfficeCertificatesPage *self)
{
  Running *reading = g_new0 (Running, 1);

  reading->page = g_object_ref (self);
  reading->generation = ++self->generation;
  office_session_read_async (self->session, office_results_read_certificates,
                             office_results_request_new (self->cohort_id),
                             (GDestroyNotify) office_results_request_free, (GDestroyNotify) g_ptr_array_unref,
                             NULL, read_cb, reading);
}

/* Issuing ------------------------------------------------------------------------------------- */

static void
issued_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OfficeCertificatesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = office_session_write_finish (OFFICE_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (rows == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u certificate is issued.", "%u certificates are issued.", rows->len), rows->len);
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_PLAIN, text);
}

static void
issue_confirmed_cb (const char *reason,
                    gpointer    user_data)
{
  OfficeCertificatesPage *self = user_data;
  OfficeResultsRequest *request = office_results_request_new (self->cohort_id);

  request->enrolments = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (OfficeCertificateItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const OfficeCertificateCandidate *candidate = office_certificate_item_get_candidate (item);

      if (candidate->eligible)
        g_array_append_val (request->enrolments, candidate->enrolment_id);
    }
  office_session_write_async (self->session, OFFICE_SUBJECT_DOCUMENTS, office_results_issue_certificates, request,
                              (GDestroyNotify) office_results_request_free, (GDestroyNotify) g_ptr_array_unref,
                              NULL, issued_cb, g_object_ref (self));
}

static void
issue_cb (OfficeCertificatesPage *self)
{
  guint n = count (self, FALSE);
  g_autofree char *question = g_strdup_printf (ngettext ("Issue %u certificate?", "Issue %u certificates?", n), n);

  office_confirm (GTK_WIDGET (self), question,
                  _("Each gets a serial number that is never used again. What it states stays as it is now, "
                    "whatever changes later. A certificate is reissued or revoked, never taken back."),
                  _("_Issue"), FALSE, issue_confirmed_cb, g_object_ref (self), g_object_unref);
}

/* Printing ------------------------------------------------------------------------------------ */

/* The issued ones that are selected when there are several, or else all. */
static GPtrArray *
dup_printable (OfficeCertificatesPage *self)
{
  g_autoptr (GPtrArray) selected = office_table_dup_selected (OFFICE_TABLE (self->table));
  GPtrArray *printable = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = selected->len > 1 ? selected->len : g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OfficeCertificateItem) item = NULL;

      item = selected->len > 1 ? g_object_ref (g_ptr_array_index (selected, i))
                               : g_list_model_get_item (G_LIST_MODEL (self->items), i);
      if (office_certificate_item_get_candidate (item)->standing_serial != NULL &&
          office_certificate_item_get_facts (item) != NULL)
        g_ptr_array_add (printable, g_steal_pointer (&item));
    }
  return printable;
}

static OfficeResultsRequest *
request_for (OfficeCertificatesPage *self,
             GPtrArray              *items)
{
  OfficeResultsRequest *request = office_results_request_new (self->cohort_id);
  g_autoptr (GStrvBuilder) serials = g_strv_builder_new ();

  for (guint i = 0; i < items->len; i++)
    g_strv_builder_add (serials,
                        office_certificate_item_get_candidate (g_ptr_array_index (items, i))->standing_serial);
  request->serials = g_strv_builder_end (serials);
  return request;
}

static void
printed_cb (guint         n_pages,
            const GError *error,
            gpointer      user_data)
{
  g_autoptr (OfficeSession) session = user_data;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      office_session_say_failure (session, _("The certificates could not be printed."), error);
      return;
    }
  if (n_pages == 0)
    return;
  text = g_strdup_printf (ngettext ("%u certificate was sent to the printer.",
                                    "%u certificates were sent to the printer.", n_pages), n_pages);
  office_session_say (session, OFFICE_MESSAGE_PLAIN, text);
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Running) running = user_data;
  OfficeCertificatesPage *self = running->page;
  g_autoptr (GError) error = NULL;
  GtkRoot *root;

  if (office_session_write_finish (OFFICE_SESSION (source), result, &error) == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  if (self->root == NULL)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  office_print_certificates (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, running->items, printed_cb,
                             g_object_ref (source));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Running) running = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeDeliveredCertificates) delivered = office_session_write_finish (session, result, &error);
  g_autofree char *text = NULL;
  g_autofree char *warnings = NULL;

  office_session_end_job (session, running->job);
  if (delivered == NULL)
    {
      office_session_say_failure (session, NULL, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u certificate is written.", "%u certificates are written.",
                                    delivered->n_certificates), delivered->n_certificates);
  warnings = g_strjoinv ("\n", delivered->warnings);
  if (*warnings == '\0')
    {
      office_session_say (session, OFFICE_MESSAGE_PLAIN, text);
      return;
    }
  g_set_error_literal (&error, OFFICE_ERROR, OFFICE_ERROR_FAILED, warnings);
  office_session_say_failure (session, _("Some letters of a name cannot be printed with the fonts here."), error);
}

/* A job with a path: a file for all, or a folder for one each. */
static void
write_to (OfficeCertificatesPage *self,
          GFile                  *file,
          OfficeStoreJob          job)
{
  g_autoptr (GPtrArray) items = dup_printable (self);
  OfficeResultsRequest *request = request_for (self, items);
  Running *running = g_new0 (Running, 1);

  request->path = g_file_get_path (file);
  running->page = g_object_ref (self);
  running->job = office_session_begin_job (self->session, _("Writing the certificates"));
  request->job = g_object_ref (running->job);
  office_session_write_async (self->session, OFFICE_SUBJECT_DOCUMENTS, job, request,
                              (GDestroyNotify) office_results_request_free,
                              (GDestroyNotify) office_delivered_certificates_free,
                              office_job_get_cancellable (running->job), written_cb, running);
}

static void
chosen_cb (GtkWindow *window,
           GFile     *file,
           gpointer   user_data)
{
  OfficeCertificatesPage *self = user_data;

  if (self->root != NULL && self->session != NULL)
    write_to (self, file, office_results_write_certificates);
}

static void
folder_chosen_cb (GtkWindow *window,
                  GFile     *file,
                  gpointer   user_data)
{
  OfficeCertificatesPage *self = user_data;

  if (self->root != NULL && self->session != NULL)
    write_to (self, file, office_results_write_certificate_files);
}

static void
files_cb (OfficeCertificatesPage *self)
{
  office_file_chooser_folder (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                              _("A folder for the certificates"), "export-folder", folder_chosen_cb, self);
}

static void
pdf_cb (OfficeCertificatesPage *self)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) suggestion = g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (),
                                                            _("certificates.pdf"), NULL);

  office_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Write the certificates"),
                            file_types, G_N_ELEMENTS (file_types), suggestion, "export-folder", chosen_cb, self);
}

static void
register_cb (OfficeCertificatesPage *self)
{
  office_certificate_register_load (OFFICE_CERTIFICATE_REGISTER (self->register_page), self->session,
                                    self->cohort_id);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "register");
  gtk_widget_child_focus (self->register_page, GTK_DIR_TAB_FORWARD);
}

static void
design_cb (OfficeCertificatesPage *self)
{
  office_template_editor_load (OFFICE_TEMPLATE_EDITOR (self->editor), self->session, self->cohort_id);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "design");
  gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
}

/* What was done there shows here. */
static void
closed_cb (OfficeCertificatesPage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "learners");
  gtk_widget_grab_focus (self->table);
  reload (self);
}

static void
print_cb (OfficeCertificatesPage *self)
{
  office_certificates_page_print (self);
}

/* Object -------------------------------------------------------------------------------------- */

static void
office_certificates_page_dispose (GObject *object)
{
  OfficeCertificatesPage *self = OFFICE_CERTIFICATES_PAGE (object);

  self->root = NULL;
  g_clear_object (&self->session);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_CERTIFICATES_PAGE);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (office_certificates_page_parent_class)->dispose (object);
}

static void
office_certificates_page_class_init (OfficeCertificatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_certificates_page_dispose;
  g_type_ensure (OFFICE_TYPE_TABLE);
  g_type_ensure (OFFICE_TYPE_CERTIFICATE_PREVIEW);
  g_type_ensure (OFFICE_TYPE_CERTIFICATE_REGISTER);
  g_type_ensure (OFFICE_TYPE_TEMPLATE_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/certificates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, pages);
  gtk_widget_class_bind_template_child_full (widget_class, "register", FALSE,
                                             G_STRUCT_OFFSET (OfficeCertificatesPage, register_page));
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, editor);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, files_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, register_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, design_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, tally_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, issue_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, pdf_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, table);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, page_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, smaller_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, fit_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, larger_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificatesPage, preview);
}

static void
office_certificates_page_init (OfficeCertificatesPage *self)
{
  GtkSelectionModel *selection;

  self->items = g_list_store_new (OFFICE_TYPE_CERTIFICATE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  office_table_set_columns (OFFICE_TABLE (self->table), "certificates", columns, G_N_ELEMENTS (columns));
  office_table_set_model (OFFICE_TABLE (self->table), G_LIST_MODEL (self->items));
  selection = office_table_get_selection (OFFICE_TABLE (self->table));
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->issue_button, "clicked", G_CALLBACK (issue_cb), self);
  g_signal_connect_swapped (self->print_button, "clicked", G_CALLBACK (print_cb), self);
  g_signal_connect_swapped (self->pdf_button, "clicked", G_CALLBACK (pdf_cb), self);
  g_signal_connect_swapped (self->files_button, "clicked", G_CALLBACK (files_cb), self);
  g_signal_connect_swapped (self->register_button, "clicked", G_CALLBACK (register_cb), self);
  g_signal_connect_swapped (self->design_button, "clicked", G_CALLBACK (design_cb), self);
  g_signal_connect_swapped (self->register_page, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (self->editor, "closed", G_CALLBACK (closed_cb), self);
  office_stack_hide_others (GTK_STACK (self->pages));
  g_signal_connect_swapped (self->previous_button, "clicked", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->next_button, "clicked", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->smaller_button, "clicked", G_CALLBACK (smaller_cb), self);
  g_signal_connect_swapped (self->fit_button, "clicked", G_CALLBACK (fit_cb), self);
  g_signal_connect_swapped (self->larger_button, "clicked", G_CALLBACK (larger_cb), self);
  update_bar (self);
}

/**
 * office_certificates_page_load:
 * @self: a page
 * @session: reads and writes for it
 * @cohort_id: the cohort
 *
 * Reads who gets a certificate, who does not and why (CERT-1).
 */
void
office_certificates_page_load (OfficeCertificatesPage *self,
                               OfficeSession          *session,
                               gint64                  cohort_id)
{
  g_return_if_fail (OFFICE_IS_CERTIFICATES_PAGE (self));

  g_set_object (&self->session, session);
  /* What was edited or asked for was of the other cohort. */
  if (self->cohort_id != cohort_id)
    gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "learners");
  self->cohort_id = cohort_id;
  reload (self);
  if (gtk_stack_get_visible_child (GTK_STACK (self->pages)) == self->register_page)
    office_certificate_register_load (OFFICE_CERTIFICATE_REGISTER (self->register_page), session, cohort_id);
}

/**
 * office_certificates_page_print:
 * @self: a page
 *
 * Keeps the digest of each certificate that is issued, then sends them to a printer: those that are
 * selected when there are several, or else all (CERT-2).
 */
void
office_certificates_page_print (OfficeCertificatesPage *self)
{
  g_autoptr (GPtrArray) items = NULL;
  OfficeResultsRequest *request;
  Running *running;

  g_return_if_fail (OFFICE_IS_CERTIFICATES_PAGE (self));

  if (self->session == NULL)
    return;
  items = dup_printable (self);
  if (items->len == 0)
    {
      office_session_say (self->session, OFFICE_MESSAGE_PLAIN,
                          _("No certificate of this cohort is issued yet: issue them first."));
      return;
    }
  request = request_for (self, items);
  running = g_new0 (Running, 1);
  running->page = g_object_ref (self);
  running->items = g_steal_pointer (&items);
  office_session_write_async (self->session, OFFICE_SUBJECT_DOCUMENTS, office_results_record_certificates, request,
                              (GDestroyNotify) office_results_request_free, NULL, NULL, recorded_cb, running);
}
