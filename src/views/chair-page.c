/* chair-page.c: a chair's action: a change of a result that a board has ratified
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/results-jobs.h"
#include "rules/marks.h"
#include "store/results.h"
#include "views/chair-page.h"
#include "views/choice.h"
#include "views/confirm.h"
#include "views/field.h"
#include "views/step-page.h"
#include "views/template.h"

struct _OfficeChairPage
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  OfficeMarksRow *row;

  GtkWidget     *root;
  GtkWidget     *title_label;
  GtkWidget     *now_label;
  GtkWidget     *marks_box;
  GtkWidget     *withhold_check;
  GtkWidget     *reason_choice;
  GtkWidget     *words_field;
  GtkWidget     *act_button;
  GtkWidget     *versions_box;
  GPtrArray     *fields;         /* borrowed, one a component */
};

G_DEFINE_FINAL_TYPE (OfficeChairPage, office_chair_page, GTK_TYPE_WIDGET)

/* The newest sitting of a component that a board has locked, or the open one. */
static const OfficeMarkCell *
ratified_sitting (const OfficeMarkRow *marks,
                  gsize                component)
{
  const OfficeMarkCell *found = marks->cells[component].locked ? &marks->cells[component] : NULL;

  for (guint i = marks->earlier->len; found == NULL && i > 0; i--)
    {
      const OfficeMarkCell *earlier = g_ptr_array_index (marks->earlier, i - 1);

      if (earlier->locked && g_str_equal (earlier->component, marks->cells[component].component))
        found = earlier;
    }
  return found != NULL ? found : &marks->cells[component];
}

static char *
now_of (OfficeChairPage *self,
        gsize            component)
{
  const OfficeMarkCell *cell = ratified_sitting (office_marks_row_get_marks (self->row), component);
  const OfficeResultRow *result = office_marks_row_get_result (self->row);

  if (cell->code != NULL)
    return g_strdup (cell->code);
  if (cell->agreed != OFFICE_MARK_NONE)
    return office_mark_format (cell->agreed);
  return result != NULL && component < result->n_components ? office_mark_format (result->components[component].mark)
                                                            : g_strdup ("");
}

static gboolean
add_entry (OfficeChairPage *self,
           gsize            component,
           GArray          *entries)
{
  OfficeField *field = g_ptr_array_index (self->fields, component);
  const OfficeMarkCell *cell = ratified_sitting (office_marks_row_get_marks (self->row), component);
  const OfficeMarksColumn column = { .kind = OFFICE_MARKS_AGREED, .component = (int) component };
  g_autofree char *now = now_of (self, component);
  g_autoptr (GError) error = NULL;
  OfficeMarkEntry entry;

  office_field_set_error (field, NULL);
  if (g_str_equal (office_field_get_text (field), now))
    return TRUE;
  if (!office_marks_column_parse (&column, office_marks_row_get_marks (self->row), office_field_get_text (field),
                                  &entry, &error))
    {
      office_field_set_error (field, error->message);
      return FALSE;
    }
  entry.component = g_intern_string (cell->component);
  entry.code = g_intern_string (entry.code);
  entry.attempt = cell->attempt;
  entry.version = cell->version;
  if (entry.fields & OFFICE_MARK_FIELD_AGREED)
    {
      entry.fields |= OFFICE_MARK_FIELD_REASON;
      /* A mark in place of a code: the code goes. */
      if (cell->code != NULL)
        entry.fields |= OFFICE_MARK_FIELD_CODE;
    }
  g_array_append_val (entries, entry);
  return TRUE;
}

static void
acted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeChairPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeChairsActionDone) done = office_session_write_finish (OFFICE_SESSION (source), result, &error);

  if (done == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_PLAIN, done->sentence);
  if (self->root != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "results.marks", NULL);
}

/* What is to be done when the person agrees. */
typedef struct
{
  OfficeChairPage      *page;
  OfficeResultsRequest *request;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->page);
  office_results_request_free (question->request);
  g_free (question);
}

static void
confirmed_cb (const char *reason,
              gpointer    user_data)
{
  Question *question = user_data;
  OfficeChairPage *self = question->page;

  if (self->session == NULL)
    return;
  office_session_write_async (self->session, OFFICE_SUBJECT_MARKS | OFFICE_SUBJECT_DOCUMENTS,
                              office_results_act_for_chair, g_steal_pointer (&question->request),
                              (GDestroyNotify) office_results_request_free,
                              (GDestroyNotify) office_chairs_action_done_free, NULL, acted_cb, g_object_ref (self));
}

/* What the change would bring, so that it is known before it is done. */
static char *
consequence_of (const OfficeChairsActionDone *done)
{
  return g_strdup_printf (_("%s\nThe versions before it are kept. This cannot be undone."), done->sentence);
}

static OfficeResultsRequest *
copy_request (const OfficeResultsRequest *request)
{
  OfficeResultsRequest *copy = office_results_request_new (request->cohort_id);

  copy->enrolment_id = request->enrolment_id;
  copy->note = g_strdup (request->note);
  copy->chair_reason = request->chair_reason;
  copy->marks = g_array_copy (request->marks);
  copy->set_withheld = request->set_withheld;
  copy->withheld = g_strdup (request->withheld);
  return copy;
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeChairsActionDone) done = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *consequence = NULL;

  if (done == NULL || question->page->root == NULL || question->page->row == NULL)
    {
      if (done == NULL)
        office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      question_free (question);
      return;
    }
  name = office_marks_row_dup_name (question->page->row);
  text = g_strdup_printf (_("Change the ratified result of %s?"), name);
  consequence = consequence_of (done);
  office_confirm (GTK_WIDGET (question->page), text, consequence, _("Change the _result"), TRUE, confirmed_cb, question,
                  question_free);
}

static gboolean
check_words (OfficeChairPage *self)
{
  gboolean empty = *office_field_get_text (OFFICE_FIELD (self->words_field)) == '\0';

  office_field_set_error (OFFICE_FIELD (self->words_field),
                          empty ? _("Say in words why the result is changed; it stays in the audit.") : NULL);
  return !empty;
}

static void
act_cb (OfficeChairPage *self)
{
  const OfficeMarkRow *marks = office_marks_row_get_marks (self->row);
  g_autoptr (OfficeResultsRequest) request = office_results_request_new (0);
  gboolean good = TRUE;
  const char *reason = office_choice_get_id (OFFICE_CHOICE (self->reason_choice));
  Question *asked;

  request->marks = g_array_new (FALSE, TRUE, sizeof (OfficeMarkEntry));
  for (gsize i = 0; i < marks->n_cells; i++)
    good = add_entry (self, i, request->marks) && good;
  good = check_words (self) && good;
  if (!good)
    {
      g_ptr_array_add (self->fields, self->words_field);
      office_fields_focus_first_error ((OfficeField *const *) self->fields->pdata, self->fields->len);
      g_ptr_array_set_size (self->fields, self->fields->len - 1);
      return;
    }

  request->enrolment_id = marks->enrolment_id;
  request->note = g_strdup (office_field_get_text (OFFICE_FIELD (self->words_field)));
  if (reason != NULL)
    office_chair_reason_from_nick (reason, &request->chair_reason);
  request->set_withheld = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->withhold_check));
  request->withheld = request->set_withheld ? g_strdup (request->note) : NULL;

  asked = g_new0 (Question, 1);
  asked->page = g_object_ref (self);
  asked->request = g_steal_pointer (&request);
  office_session_read_async (self->session, office_results_try_for_chair, copy_request (asked->request),
                             (GDestroyNotify) office_results_request_free,
                             (GDestroyNotify) office_chairs_action_done_free, NULL, tried_cb, asked);
}

/* The versions -------------------------------------------------------------------------------- */

static void
add_version (GtkWidget                 *box,
             const OfficeResultVersion *version)
{
  g_autofree char *day = office_day_to_text (office_day_from_iso (version->ratified_on));
  g_autofree char *mark = office_mark_format (version->mark);
  g_autofree char *what = *mark != '\0' ? g_strdup_printf (_("%s, mark %s"), office_outcome_label (version->outcome), mark)
                                        : g_strdup (office_outcome_label (version->outcome));
  OfficeChairReason reason = OFFICE_CHAIR_OTHER;
  g_autofree char *text = NULL;

  if (version->chairs_action != NULL)
    office_chair_reason_from_nick (version->chairs_action, &reason);
  if (version->chairs_action == NULL)
    /* Translators: number of the version, a day, the result */
    text = g_strdup_printf (_("Version %d, %s, by the board: %s"), version->version, day, what);
  else
    /* Translators: number of the version, a day, the result, kind of reason, the reason in words */
    text = g_strdup_printf (_("Version %d, %s, by chair’s action: %s (%s: %s)"), version->version, day, what,
                            office_chair_reason_label (reason), version->reason != NULL ? version->reason : "");
  office_step_page_add_line (box, text, "numeric");
}

static void
versions_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (OfficeChairPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (self->root == NULL)
    return;
  office_step_page_empty (self->versions_box);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    add_version (self->versions_box, g_ptr_array_index (versions, i));
}

static void
read_versions (OfficeChairPage *self)
{
  OfficeResultsRequest *request = office_results_request_new (0);

  request->enrolment_id = office_marks_row_get_marks (self->row)->enrolment_id;
  office_session_read_async (self->session, office_results_read_versions, request,
                             (GDestroyNotify) office_results_request_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                             versions_cb, g_object_ref (self));
}

static void
office_chair_page_dispose (GObject *object)
{
  OfficeChairPage *self = OFFICE_CHAIR_PAGE (object);

  self->root = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->row);
  g_ptr_array_set_size (self->fields, 0);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_CHAIR_PAGE);

  G_OBJECT_CLASS (office_chair_page_parent_class)->dispose (object);
}

static void
office_chair_page_finalize (GObject *object)
{
  g_clear_pointer (&OFFICE_CHAIR_PAGE (object)->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (office_chair_page_parent_class)->finalize (object);
}

static void
office_chair_page_class_init (OfficeChairPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_chair_page_dispose;
  object_class->finalize = office_chair_page_finalize;
  g_type_ensure (OFFICE_TYPE_CHOICE);
  g_type_ensure (OFFICE_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/chair-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeChairPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeChairPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeChairPage, now_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeChairPage, marks_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeChairPage, withhold_check);
  gtk_widget_class_bind_template_child (widget_class, OfficeChairPage, reason_choice);
  gtk_widget_class_bind_template_child (widget_class, OfficeChairPage, words_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeChairPage, act_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeChairPage, versions_box);
}

static void
office_chair_page_init (OfficeChairPage *self)
{
  self->fields = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < OFFICE_N_CHAIR_REASONS; i++)
    office_choice_add (OFFICE_CHOICE (self->reason_choice), office_chair_reason_to_nick ((OfficeChairReason) i),
                       office_chair_reason_label ((OfficeChairReason) i));
  g_signal_connect_swapped (self->act_button, "clicked", G_CALLBACK (act_cb), self);
  g_signal_connect_swapped (self->words_field, "activate", G_CALLBACK (act_cb), self);
}

/**
 * office_chair_page_show:
 * @self: a page
 * @session: writes for it
 * @row: the learner whose result is to be changed
 *
 * Begins a chair's action (BOARD-1).
 */
void
office_chair_page_show (OfficeChairPage *self,
                        OfficeSession   *session,
                        OfficeMarksRow  *row)
{
  const OfficeResultRow *result;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (OFFICE_IS_CHAIR_PAGE (self));
  g_return_if_fail (OFFICE_IS_MARKS_ROW (row));

  g_set_object (&self->session, session);
  g_set_object (&self->row, row);
  result = office_marks_row_get_result (row);
  name = office_marks_row_dup_name (row);
  title = g_strdup_printf (_("Chair’s action for %s"), name);
  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  gtk_label_set_label (GTK_LABEL (self->now_label), result != NULL ? result->reason : "");

  office_step_page_empty (self->marks_box);
  g_ptr_array_set_size (self->fields, 0);
  for (gsize i = 0; result != NULL && i < result->n_components; i++)
    {
      GtkWidget *field = office_field_new (result->components[i].label);
      g_autofree char *now = now_of (self, i);

      office_field_set_text (OFFICE_FIELD (field), now);
      g_signal_connect_object (field, "activate", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->marks_box), field);
      g_ptr_array_add (self->fields, field);
    }
  office_field_set_text (OFFICE_FIELD (self->words_field), "");
  office_field_set_error (OFFICE_FIELD (self->words_field), NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->withhold_check), FALSE);
  read_versions (self);
  if (self->fields->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->fields, 0));
}
