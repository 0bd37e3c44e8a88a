/* return-page.c: a return to the university: what it leaves out, what changed, and its workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/return-item.h"
#include "model/return-jobs.h"
#include "views/choice.h"
#include "views/confirm.h"
#include "views/empty-state.h"
#include "views/file-chooser.h"
#include "views/return-columns.h"
#include "views/return-page.h"
#include "views/return-profile-acts.h"
#include "views/table.h"
#include "views/template.h"
#include "views/view.h"

/* The lists of the page, in the order of its tabs. */
typedef enum
{
  LIST_EXCEPTIONS,
  LIST_DIFFERENCES,
  LIST_RETURNS,
  N_LISTS
} List;

struct _OfficeReturnPage
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  gint64         cohort_id;
  guint          generation;
  guint          n_exceptions;
  char          *cohort_code;
  int            number;
  gboolean       amendment;      /* what the file that is being chosen will hold */
  gint64         copied;         /* the return that is being copied */
  GPtrArray     *profiles;       /* (element-type OfficeReturnProfile): of the kind */
  GListStore    *lists[N_LISTS];

  GtkWidget     *root;
  GtkWidget     *kind_choice;
  GtkWidget     *profile_choice;
  GtkWidget     *summary_label;
  GtkWidget     *amend_button;
  GtkWidget     *write_button;
  GtkWidget     *mend_button;
  GtkWidget     *compare_button;
  GtkWidget     *copy_button;
  GtkWidget     *pages;
  GtkWidget     *stacks[N_LISTS];
  GtkWidget     *tables[N_LISTS];
  GtkWidget     *empties[N_LISTS];
};

G_DEFINE_FINAL_TYPE (OfficeReturnPage, office_return_page, GTK_TYPE_WIDGET)

static const OfficeFileType file_types[] = { { N_("Excel workbooks"), "*.xlsx" } };

static const char *const list_names[N_LISTS] = { "exceptions", "differences", "returns" };

typedef struct
{
  OfficeReturnPage *page;
  guint             generation;
  OfficeJob        *job;
} Running;

static void reload (OfficeReturnPage *self);

static OfficeReturnKind
get_kind (OfficeReturnPage *self)
{
  OfficeReturnKind kind = OFFICE_RETURN_RESULTS;
  const char *id = office_choice_get_id (OFFICE_CHOICE (self->kind_choice));

  if (id != NULL)
    office_return_kind_from_nick (id, &kind);
  return kind;
}

static OfficeReturnRequest *
make_request (OfficeReturnPage *self)
{
  OfficeReturnRequest *request = office_return_request_new (self->cohort_id, get_kind (self));

  request->profile_name = g_strdup (office_choice_get_id (OFFICE_CHOICE (self->profile_choice)));
  return request;
}

static OfficeReturnItem *
get_selected (OfficeReturnPage *self,
              List              list)
{
  return office_table_get_selected (OFFICE_TABLE (self->tables[list]));
}

static gboolean
has_selected (OfficeReturnPage *self,
              List              list)
{
  return office_table_get_n_selected (OFFICE_TABLE (self->tables[list])) > 0;
}

/* What is shown ------------------------------------------------------------------------------- */

static void
show_list (OfficeReturnPage *self,
           List              list,
           GPtrArray        *records,
           const char       *title,
           const char       *empty)
{
  g_autoptr (GPtrArray) items = office_return_items_new (records);

  g_list_store_splice (self->lists[list], 0, g_list_model_get_n_items (G_LIST_MODEL (self->lists[list])),
                       items->pdata, items->len);
  office_empty_state_set_text (OFFICE_EMPTY_STATE (self->empties[list]), empty);
  gtk_stack_set_visible_child (GTK_STACK (self->stacks[list]),
                               records->len > 0 ? self->tables[list] : self->empties[list]);
  gtk_stack_page_set_title (gtk_stack_get_page (GTK_STACK (self->pages), self->stacks[list]), title);
}

static void
show_differences (OfficeReturnPage *self,
                  GPtrArray        *differences,
                  int               since)
{
  g_autofree char *title = NULL;

  if (since == 0)
    title = g_strdup (_("Changed"));
  else
    /* Translators: a tab: changes since a version that was sent, how many */
    title = g_strdup_printf (_("Changed since version %d: %u"), since, differences->len);
  show_list (self, LIST_DIFFERENCES, differences, title,
             since == 0 ? _("None was sent yet, so there is nothing to compare with.")
                        : _("Nothing has changed since the one that was sent last."));
}

static void
show_sheet (OfficeReturnPage        *self,
            const OfficeReturnSheet *sheet)
{
  /* Translators: a tab: how many exceptions */
  g_autofree char *exceptions = g_strdup_printf (_("To look at: %u"), sheet->exceptions->len);
  /* Translators: a tab: how many returns were sent */
  g_autofree char *returns = g_strdup_printf (_("Sent: %u"), sheet->returns->len);

  show_list (self, LIST_EXCEPTIONS, sheet->exceptions, exceptions, _("Nothing is left out or contradicted."));
  show_list (self, LIST_RETURNS, sheet->returns, returns, _("None of this kind was sent for the cohort yet."));
  show_differences (self, sheet->differences, sheet->returns->len > 0 ? sheet->number - 1 : 0);
}

static void
show_profiles (OfficeReturnPage        *self,
               const OfficeReturnSheet *sheet)
{
  OfficeChoice *choice = OFFICE_CHOICE (self->profile_choice);

  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  self->profiles = g_ptr_array_ref (sheet->profiles);
  office_choice_clear (choice);
  for (guint i = 0; i < sheet->profiles->len; i++)
    {
      const OfficeReturnProfile *profile = g_ptr_array_index (sheet->profiles, i);

      office_choice_add (choice, profile->name, profile->id == 0 ? _("Built-in") : profile->name);
    }
  office_choice_set_id (choice, sheet->profile);
}

static void
show_summary (OfficeReturnPage        *self,
              const OfficeReturnSheet *sheet)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const OfficeReturnRow *newest = sheet->returns->len > 0 ? g_ptr_array_index (sheet->returns, 0) : NULL;
  guint n_warnings = sheet->exceptions->len - sheet->n_errors;

  g_string_append_printf (text, ngettext ("Version %d, %u learner.", "Version %d, %u learners.", sheet->n_rows),
                          sheet->number, sheet->n_rows);
  g_string_append_c (text, ' ');
  if (sheet->exceptions->len == 0)
    g_string_append (text, _("Nothing is left out or contradicted."));
  else
    /* Translators: how many errors and warnings there are before a return goes out */
    g_string_append_printf (text, _("Errors: %u, warnings: %u. The list goes out inside the workbook."), sheet->n_errors,
                            n_warnings);
  if (newest != NULL && newest->out_of_date_since != 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("Version %d, which was sent, is out of date."), newest->number);
    }
  gtk_label_set_label (GTK_LABEL (self->summary_label), text->str);
}

static void
update_actions (OfficeReturnPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (self->pages));
  const char *profile = office_choice_get_id (OFFICE_CHOICE (self->profile_choice));
  gboolean saved = profile != NULL && self->profiles != NULL
                   && !g_str_equal (profile, office_return_kind_label (get_kind (self)));

  gtk_widget_set_visible (self->mend_button, g_strcmp0 (name, "exceptions") == 0);
  gtk_widget_set_visible (self->compare_button, g_strcmp0 (name, "returns") == 0);
  gtk_widget_set_visible (self->copy_button, g_strcmp0 (name, "returns") == 0);
  gtk_widget_set_sensitive (self->mend_button, has_selected (self, LIST_EXCEPTIONS));
  gtk_widget_set_sensitive (self->compare_button, has_selected (self, LIST_RETURNS));
  gtk_widget_set_sensitive (self->copy_button, has_selected (self, LIST_RETURNS));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "return.remove-profile", saved);
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
  gtk_widget_set_sensitive (self->amend_button, sheet != NULL && sheet->returns->len > 0 && sheet->differences->len > 0);
  if (sheet == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->summary_label), error->message);
      return;
    }

  g_free (self->cohort_code);
  self->cohort_code = g_strdup (sheet->cohort_code);
  self->number = sheet->number;
  self->n_exceptions = sheet->exceptions->len;
  show_profiles (self, sheet);
  show_summary (self, sheet);
  show_sheet (self, sheet);
  update_actions (self);
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
  office_session_read_async (self->session, office_return_job_read, make_request (self),
                             (GDestroyNotify) office_return_request_free,
                             (GDestroyNotify) office_return_sheet_free, NULL, read_cb, reading);
}

static void
kind_changed_cb (OfficeReturnPage *self)
{
  office_choice_clear (OFFICE_CHOICE (self->profile_choice));
  reload (self);
}

/* Mending ------------------------------------------------------------------------------------- */

static void
edit_profile (OfficeReturnPage *self)
{
  const char *name = office_choice_get_id (OFFICE_CHOICE (self->profile_choice));

  for (guint i = 0; name != NULL && self->profiles != NULL && i < self->profiles->len; i++)
    {
      const OfficeReturnProfile *profile = g_ptr_array_index (self->profiles, i);

      if (g_str_equal (profile->name, name))
        {
          office_return_edit_profile (GTK_WIDGET (self), self->session, profile, NULL);
          return;
        }
    }
}

static void
go_to_learner (OfficeReturnPage  *self,
               OfficeReturnPlace  place,
               gint64             learner_id)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), OFFICE_TYPE_VIEW);

  if (place == OFFICE_RETURN_PLACE_PROFILE)
    edit_profile (self);
  else if (place == OFFICE_RETURN_PLACE_BOARD)
    gtk_widget_activate_action (GTK_WIDGET (self), "results.board", NULL);
  else if (place == OFFICE_RETURN_PLACE_MARKS)
    office_view_show_record (OFFICE_VIEW (view), "marks", learner_id);
  else
    office_view_go_to (OFFICE_VIEW (view), place == OFFICE_RETURN_PLACE_LEARNER ? "records" : "enrolment", NULL,
                       learner_id);
}

static void
mend_cb (OfficeReturnPage *self)
{
  g_autoptr (OfficeReturnItem) item = get_selected (self, LIST_EXCEPTIONS);
  const OfficeReturnException *exception = item != NULL ? office_return_item_get_exception (item) : NULL;

  if (exception != NULL)
    go_to_learner (self, exception->place, exception->learner_id);
}

static void
difference_cb (OfficeReturnPage *self)
{
  g_autoptr (OfficeReturnItem) item = get_selected (self, LIST_DIFFERENCES);
  const OfficeReturnDifference *difference = item != NULL ? office_return_item_get_difference (item) : NULL;

  if (difference != NULL && difference->learner_id != 0)
    go_to_learner (self, get_kind (self) == OFFICE_RETURN_ENROLMENTS ? OFFICE_RETURN_PLACE_LEARNER
                                                                     : OFFICE_RETURN_PLACE_MARKS,
                   difference->learner_id);
}

/* What was sent ------------------------------------------------------------------------------- */

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Running *reading = user_data;
  g_autoptr (OfficeReturnPage) self = reading->page;
  int version = (int) reading->generation;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  g_free (reading);
  if (self->root == NULL)
    return;
  if (differences == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  if (version == 1)
    {
      office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_PLAIN,
                          _("Version 1 was the first: it changed nothing."));
      return;
    }
  show_differences (self, differences, version - 1);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "differences");
}

static void
compare_cb (OfficeReturnPage *self)
{
  g_autoptr (OfficeReturnItem) item = get_selected (self, LIST_RETURNS);
  OfficeReturnRequest *request;
  Running *reading;

  if (item == NULL)
    return;
  request = make_request (self);
  request->return_id = office_return_item_get_row (item)->id;
  reading = g_new0 (Running, 1);
  reading->page = g_object_ref (self);
  reading->generation = (guint) office_return_item_get_row (item)->number;
  office_session_read_async (self->session, office_return_job_compare, request,
                             (GDestroyNotify) office_return_request_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                             compared_cb, reading);
}

static GFile *
suggest_file (OfficeReturnPage *self,
              int               number,
              gboolean          amendment)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = g_strdup_printf (amendment ? "%s-%s-%d-amendment.xlsx" : "%s-%s-%d.xlsx", self->cohort_code,
                                           office_return_kind_to_nick (get_kind (self)), number);

  return g_file_new_build_filename (documents != NULL ? documents : g_get_home_dir (), name, NULL);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (office_session_read_finish (OFFICE_SESSION (source), result, &error) != NULL)
    office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_PLAIN, _("The copy is written, as it was sent."));
  else
    office_session_say_failure (OFFICE_SESSION (source), NULL, error);
}

static void
copy_chosen_cb (GtkWindow *window,
                GFile     *file,
                gpointer   user_data)
{
  OfficeReturnPage *self = user_data;
  OfficeReturnRequest *request;

  if (self->root == NULL || self->session == NULL)
    return;
  request = make_request (self);
  request->return_id = self->copied;
  request->path = g_file_get_path (file);
  office_session_read_async (self->session, office_return_job_copy, request,
                             (GDestroyNotify) office_return_request_free, NULL, NULL, copied_cb, NULL);
}

static void
copy_cb (OfficeReturnPage *self)
{
  g_autoptr (OfficeReturnItem) item = get_selected (self, LIST_RETURNS);
  const OfficeReturnRow *row = item != NULL ? office_return_item_get_row (item) : NULL;
  g_autoptr (GFile) suggestion = NULL;

  if (row == NULL)
    return;
  self->copied = row->id;
  suggestion = suggest_file (self, row->number, row->amends != 0);
  office_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Save a copy of the return"),
                            file_types, G_N_ELEMENTS (file_types), suggestion, "export-folder", copy_chosen_cb, self);
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
  OfficeReturnRequest *request;
  Running *running;

  if (self->root == NULL || self->session == NULL)
    return;
  request = make_request (self);
  request->path = g_file_get_path (file);
  request->amendment = self->amendment;
  running = g_new0 (Running, 1);
  running->page = g_object_ref (self);
  running->job = office_session_begin_job (self->session, _("Writing the return"));
  request->job = g_object_ref (running->job);
  office_session_write_async (self->session, OFFICE_SUBJECT_DOCUMENTS, office_return_job_write, request,
                              (GDestroyNotify) office_return_request_free,
                              (GDestroyNotify) office_delivered_return_free,
                              office_job_get_cancellable (running->job), written_cb, running);
}

static void
choose_file (OfficeReturnPage *self)
{
  g_autoptr (GFile) suggestion = suggest_file (self, self->number, self->amendment);

  office_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            self->amendment ? _("Write the amendment") : _("Write the return"), file_types,
                            G_N_ELEMENTS (file_types), suggestion, "export-folder", chosen_cb, self);
}

static void
confirmed_cb (const char *reason,
              gpointer    user_data)
{
  choose_file (user_data);
}

static void
ask_and_write (OfficeReturnPage *self,
               gboolean          amendment)
{
  g_autofree char *question = NULL;

  if (self->cohort_code == NULL)
    return;
  self->amendment = amendment;
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
write_clicked_cb (OfficeReturnPage *self)
{
  ask_and_write (self, FALSE);
}

static void
amend_clicked_cb (OfficeReturnPage *self)
{
  ask_and_write (self, TRUE);
}

/* Profiles ------------------------------------------------------------------------------------ */

static void
profile_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  OfficeReturnPage *self = OFFICE_RETURN_PAGE (widget);
  const char *profile = office_choice_get_id (OFFICE_CHOICE (self->profile_choice));

  if (self->session == NULL || profile == NULL)
    return;
  if (g_str_equal (name, "return.edit-profile"))
    edit_profile (self);
  else if (g_str_equal (name, "return.like-theirs"))
    office_return_ask_template (widget, self->session, get_kind (self));
  else if (g_str_equal (name, "return.import-profile"))
    office_return_ask_import (widget, self->session);
  else if (g_str_equal (name, "return.export-profile"))
    office_return_ask_export (widget, self->session, get_kind (self), profile);
  else
    office_return_ask_remove (widget, self->session, profile);
}

/* Overrides ----------------------------------------------------------------------------------- */

static void
office_return_page_dispose (GObject *object)
{
  OfficeReturnPage *self = OFFICE_RETURN_PAGE (object);

  self->root = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->cohort_code, g_free);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  for (int i = 0; i < N_LISTS; i++)
    g_clear_object (&self->lists[i]);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_RETURN_PAGE);

  G_OBJECT_CLASS (office_return_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, profile_choice);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, amend_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, write_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, mend_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, compare_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeReturnPage, pages);
  for (int i = 0; i < N_LISTS; i++)
    {
      g_autofree char *stack = g_strconcat (list_names[i], "_stack", NULL);
      g_autofree char *table = g_strconcat (list_names[i], "_table", NULL);
      g_autofree char *empty = g_strconcat (list_names[i], "_empty", NULL);

      gtk_widget_class_bind_template_child_full (widget_class, stack, FALSE, 0);
      gtk_widget_class_bind_template_child_full (widget_class, table, FALSE, 0);
      gtk_widget_class_bind_template_child_full (widget_class, empty, FALSE, 0);
    }
}

static void
office_return_page_class_init (OfficeReturnPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_return_page_dispose;
  g_type_ensure (OFFICE_TYPE_CHOICE);
  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  g_type_ensure (OFFICE_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/return-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "return.edit-profile", NULL, profile_action);
  gtk_widget_class_install_action (widget_class, "return.like-theirs", NULL, profile_action);
  gtk_widget_class_install_action (widget_class, "return.import-profile", NULL, profile_action);
  gtk_widget_class_install_action (widget_class, "return.export-profile", NULL, profile_action);
  gtk_widget_class_install_action (widget_class, "return.remove-profile", NULL, profile_action);
}

static GtkWidget *
get_child (OfficeReturnPage *self,
           List              list,
           const char       *what)
{
  g_autofree char *name = g_strconcat (list_names[list], what, NULL);

  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), OFFICE_TYPE_RETURN_PAGE, name));
}

static void
set_up_list (OfficeReturnPage   *self,
             List                list,
             const char         *title,
             const OfficeColumn *columns,
             guint               n_columns,
             GCallback           activated)
{
  g_autofree char *id = g_strconcat ("return-", list_names[list], NULL);

  self->stacks[list] = get_child (self, list, "_stack");
  self->tables[list] = get_child (self, list, "_table");
  self->empties[list] = get_child (self, list, "_empty");
  self->lists[list] = g_list_store_new (OFFICE_TYPE_RETURN_ITEM);
  office_stack_hide_others (GTK_STACK (self->stacks[list]));
  office_table_set_title (OFFICE_TABLE (self->tables[list]), title);
  office_table_set_single (OFFICE_TABLE (self->tables[list]), TRUE);
  office_table_set_columns (OFFICE_TABLE (self->tables[list]), id, columns, n_columns);
  office_table_set_model (OFFICE_TABLE (self->tables[list]), G_LIST_MODEL (self->lists[list]));
  g_signal_connect_swapped (self->tables[list], "activated", activated, self);
  g_signal_connect_swapped (self->tables[list], "selection-changed", G_CALLBACK (update_actions), self);
}

static void
set_up_lists (OfficeReturnPage *self)
{
  guint n_columns;
  const OfficeColumn *columns;

  columns = office_return_exception_columns (&n_columns);
  set_up_list (self, LIST_EXCEPTIONS, _("To look at"), columns, n_columns, G_CALLBACK (mend_cb));
  columns = office_return_difference_columns (&n_columns);
  set_up_list (self, LIST_DIFFERENCES, _("Changed"), columns, n_columns, G_CALLBACK (difference_cb));
  columns = office_return_sent_columns (&n_columns);
  set_up_list (self, LIST_RETURNS, _("Returns sent"), columns, n_columns, G_CALLBACK (compare_cb));
}

static void
office_return_page_init (OfficeReturnPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  office_stack_hide_others (GTK_STACK (self->pages));
  set_up_lists (self);
  for (int i = OFFICE_N_RETURN_KINDS - 1; i >= 0; i--)
    office_choice_add (OFFICE_CHOICE (self->kind_choice), office_return_kind_to_nick ((OfficeReturnKind) i),
                       office_return_kind_label ((OfficeReturnKind) i));
  office_choice_set_id (OFFICE_CHOICE (self->kind_choice), office_return_kind_to_nick (OFFICE_RETURN_RESULTS));
  g_signal_connect_swapped (self->kind_choice, "changed", G_CALLBACK (kind_changed_cb), self);
  g_signal_connect_swapped (self->profile_choice, "changed", G_CALLBACK (reload), self);
  g_signal_connect_swapped (self->write_button, "clicked", G_CALLBACK (write_clicked_cb), self);
  g_signal_connect_swapped (self->amend_button, "clicked", G_CALLBACK (amend_clicked_cb), self);
  g_signal_connect_swapped (self->mend_button, "clicked", G_CALLBACK (mend_cb), self);
  g_signal_connect_swapped (self->compare_button, "clicked", G_CALLBACK (compare_cb), self);
  g_signal_connect_swapped (self->copy_button, "clicked", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (self->pages, "notify::visible-child", G_CALLBACK (update_actions), self);
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

/**
 * office_return_page_choose_profile:
 * @self: a page
 * @name: a profile that was saved just now
 * @kind: which return it is for
 *
 * Shows the return by it.
 */
void
office_return_page_choose_profile (OfficeReturnPage *self,
                                   const char       *name,
                                   OfficeReturnKind  kind)
{
  g_return_if_fail (OFFICE_IS_RETURN_PAGE (self));

  if (self->root == NULL)
    return;
  office_choice_set_id (OFFICE_CHOICE (self->kind_choice), office_return_kind_to_nick (kind));
  office_choice_clear (OFFICE_CHOICE (self->profile_choice));
  if (name != NULL)
    {
      office_choice_add (OFFICE_CHOICE (self->profile_choice), name, name);
      office_choice_set_id (OFFICE_CHOICE (self->profile_choice), name);
    }
  reload (self);
}
