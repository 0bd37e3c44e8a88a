/* result-pane.c: one learner's result: outcome, why, hours, marks and their history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/mark-history.h"
#include "rules/clock.h"
#include "rules/dates.h"
#include "store/learner-hours.h"
#include "store/reassessments.h"
#include "store/circumstances.h"
#include "views/circumstance-acts.h"
#include "views/result-pane.h"
#include "views/state-pill.h"
#include "views/step-page.h"
#include "views/template.h"
#include "views/wrap-layout.h"

struct _OfficeResultPane
{
  GtkWidget     parent_instance;

  GtkWidget    *root;
  GtkWidget    *name_label;
  GtkWidget    *pill;
  GtkWidget    *facts_label;
  GtkWidget    *sentence_label;
  GtkWidget    *steps_section;
  GtkWidget    *steps_box;
  GtkWidget    *hours_section;
  GtkWidget    *hours_label;
  GtkWidget    *chair_button;
  GtkWidget    *extension_button;
  GtkWidget    *circumstances_section;
  GtkWidget    *circumstances_box;
  GtkWidget    *circumstances_button;
  GtkWidget    *withhold_button;
  GtkWidget    *acts_box;
  GtkWidget    *attempts_section;
  GtkWidget    *attempts_box;
  GtkWidget    *history_section;
  GtkWidget    *history_box;

  GCancellable *cancellable;   /* of what is being read for the learner shown */
  gint64        enrolment_id;  /* whose story is shown or on its way */
  OfficeMarksRow *row;         /* of that learner */
};

G_DEFINE_FINAL_TYPE (OfficeResultPane, office_result_pane, GTK_TYPE_WIDGET)

/* What is read when the cursor comes to rest on a learner. */
typedef struct
{
  gint64 cohort_id;
  gint64 enrolment_id;
} Wanted;

typedef struct
{
  GPtrArray          *changes;
  GPtrArray          *circumstances;
  GPtrArray          *retakes;
  OfficeLearnerHours *hours;
} Story;

static void
story_free (Story *story)
{
  g_clear_pointer (&story->changes, g_ptr_array_unref);
  g_clear_pointer (&story->circumstances, g_ptr_array_unref);
  g_clear_pointer (&story->retakes, g_ptr_array_unref);
  g_clear_pointer (&story->hours, office_learner_hours_free);
  g_free (story);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Story, story_free)

static gpointer
read_story (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const Wanted *wanted = data;
  g_autoptr (Story) story = g_new0 (Story, 1);

  story->changes = office_mark_history_read (connection, wanted->cohort_id, wanted->enrolment_id, error);
  if (story->changes == NULL)
    return NULL;
  story->circumstances = office_circumstances_list_learner (connection, wanted->enrolment_id, error);
  if (story->circumstances == NULL)
    return NULL;
  story->hours = office_learner_hours_get (connection, wanted->enrolment_id, error);
  if (story->hours == NULL)
    return NULL;
  story->retakes = office_reassessments_of (connection, wanted->enrolment_id, error);
  if (story->retakes == NULL)
    return NULL;
  return g_steal_pointer (&story);
}

static void
show_steps (OfficeResultPane      *self,
            const OfficeResultRow *result)
{
  office_step_page_empty (self->steps_box);
  gtk_widget_set_visible (self->steps_section, result != NULL && result->steps->len > 0);
  for (guint i = 0; result != NULL && i < result->steps->len; i++)
    {
      const OfficeStep *step = g_ptr_array_index (result->steps, i);
      g_autofree char *after = office_mark_format (step->after);
      g_autofree char *text = NULL;
      GtkWidget *label;

      /* Translators: a step of a calculation, and the mark after it */
      text = *after != '\0' ? g_strdup_printf (_("%s: %s"), step->label, after) : g_strdup (step->label);
      label = office_step_page_add_line (self->steps_box, text, "numeric");
      gtk_widget_set_tooltip_text (label, step->rule);
    }
}

static void
show_hours (OfficeResultPane         *self,
            const OfficeLearnerHours *hours)
{
  const OfficeHours *facts = hours->hours;
  g_autoptr (GString) text = g_string_new (facts->why);

  gtk_widget_set_visible (self->hours_section, facts->rule != OFFICE_HOURS_NO_PRACTICAL);
  if (facts->note != NULL)
    g_string_append_printf (text, "\n%s", facts->note);
  if (facts->forecast_text != NULL)
    g_string_append_printf (text, "\n%s", facts->forecast_text);
  gtk_label_set_label (GTK_LABEL (self->hours_label), text->str);
}

static void
show_history (OfficeResultPane *self,
              GPtrArray        *changes)
{
  office_step_page_empty (self->history_box);
  gtk_widget_set_visible (self->history_section, changes->len > 0);
  for (guint i = 0; i < changes->len; i++)
    {
      const OfficeMarkChange *change = g_ptr_array_index (changes, i);
      g_autofree char *when = office_instant_to_text (change->at);
      g_autofree char *who = g_strdup_printf ("%s · %s", when, change->actor);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      office_step_page_add_line (box, who, "caption");
      office_step_page_add_line (box, change->what, "numeric");
      if (change->reason != NULL)
        office_step_page_add_line (box, change->reason, "dim-label");
      gtk_box_append (GTK_BOX (self->history_box), box);
    }
}

/* What must be taken again, under which terms and in which sitting (ASSESS-4). */
static void
show_retakes (OfficeResultPane *self,
              GPtrArray        *retakes)
{
  for (guint i = 0; i < retakes->len; i++)
    {
      const OfficeReassessmentRow *row = g_ptr_array_index (retakes, i);
      g_autofree char *day = row->due_on != NULL ? office_day_to_text (office_day_from_iso (row->due_on)) : NULL;
      g_autofree char *entered = NULL;

      office_step_page_add_line (self->attempts_box, row->explanation, NULL);
      if (row->sitting == NULL)
        continue;
      /* Translators: a sitting, its day */
      entered = day != NULL ? g_strdup_printf (_("Entered for %s, %s"), row->sitting, day)
                            : g_strdup_printf (_("Entered for %s"), row->sitting);
      office_step_page_add_line (self->attempts_box, entered, "dim-label");
    }
  if (retakes->len > 0)
    gtk_widget_set_visible (self->attempts_section, TRUE);
}

static void
story_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeResultPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Story) story = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (story == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  if (self->root == NULL || story->hours->enrolment_id != self->enrolment_id)
    return;
  show_hours (self, story->hours);
  gtk_widget_set_visible (self->circumstances_section, story->circumstances->len > 0);
  if (self->row != NULL)
    office_circumstances_fill (self->circumstances_box, OFFICE_SESSION (source), self->row,
                               g_steal_pointer (&story->circumstances));
  show_history (self, story->changes);
  show_retakes (self, story->retakes);
}

/* Attempts and deadlines ----------------------------------------------------------------------- */

static void
attempt_clicked_cb (GtkWidget *button)
{
  guint component = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "office-component"));
  int attempt = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "office-attempt"));

  gtk_widget_activate_action (button, "results.choose-attempt", "(ui)", component, attempt);
}

static void
add_attempts (GtkWidget  *line,
              GArray     *attempts,
              guint       component,
              const char *label,
              int         shown)
{
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (linked, "linked");
  gtk_widget_set_valign (linked, GTK_ALIGN_START);
  for (guint i = 0; i < attempts->len; i++)
    {
      int attempt = g_array_index (attempts, int, i);
      g_autofree char *title = g_strdup_printf (_("Attempt %d"), attempt);
      /* Translators: a component of the assessment, and which attempt at it */
      g_autofree char *name = g_strdup_printf (_("%s, attempt %d"), label, attempt);
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (title));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), attempt == shown);
      gtk_widget_set_tooltip_text (button, _("Show this attempt in the grid, and enter its marks there"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (button), "office-component", GUINT_TO_POINTER (component));
      g_object_set_data (G_OBJECT (button), "office-attempt", GINT_TO_POINTER (attempt));
      g_signal_connect (button, "clicked", G_CALLBACK (attempt_clicked_cb), NULL);
      gtk_box_append (GTK_BOX (linked), button);
    }
  gtk_box_append (GTK_BOX (line), linked);
}

static void
show_attempts (OfficeResultPane *self,
               OfficeMarksRow   *row)
{
  const OfficeMarkRow *marks = office_marks_row_get_marks (row);
  const OfficeResultRow *result = office_marks_row_get_result (row);
  gboolean any = FALSE;

  office_step_page_empty (self->attempts_box);
  for (guint i = 0; result != NULL && i < marks->n_cells && i < result->n_components; i++)
    {
      g_autoptr (GArray) attempts = office_marks_row_list_attempts (row, i);
      const OfficeMarkCell *cell = &marks->cells[i];
      g_autofree char *due = cell->due_at != 0 ? office_instant_to_text (cell->due_at) : NULL;
      g_autofree char *text = NULL;
      GtkWidget *line;

      if (attempts->len < 2 && due == NULL)
        continue;
      any = TRUE;
      /* Translators: a component of the assessment, and when the work is due with any extension */
      text = due != NULL ? g_strdup_printf (_("%s, due %s"), result->components[i].label, due)
                         : g_strdup (result->components[i].label);
      line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      gtk_widget_set_halign (office_step_page_add_line (line, text, "numeric"), GTK_ALIGN_START);
      if (attempts->len > 1)
        add_attempts (line, attempts, i, result->components[i].label, cell->attempt);
      gtk_box_append (GTK_BOX (self->attempts_box), line);
    }
  gtk_widget_set_visible (self->attempts_section, any);
}

static void
show_acts (OfficeResultPane *self,
           OfficeMarksRow   *row)
{
  const OfficeMarkRow *marks = office_marks_row_get_marks (row);
  const OfficeResultRow *result = office_marks_row_get_result (row);
  gboolean open = !marks->final && !marks->withdrawn;
  gboolean withheld = result != NULL && result->outcome == OFFICE_OUTCOME_WITHHELD;

  gtk_widget_set_visible (self->extension_button, open);
  gtk_widget_set_visible (self->circumstances_button, open);
  gtk_widget_set_visible (self->withhold_button, open || (withheld && !marks->final));
  gtk_button_set_label (GTK_BUTTON (self->withhold_button), withheld ? _("_Release…") : _("_Withhold…"));
  gtk_widget_set_visible (self->chair_button, result != NULL && result->result_id != 0);
}

static char *
facts_of (const OfficeMarkRow *marks)
{
  if (marks->learner_id == 0)
    return g_strdup (_("Candidate number, until the names are revealed"));
  return marks->student_number != NULL ? g_strdup_printf ("%s · %s", marks->reference, marks->student_number)
                                       : g_strdup_printf (_("%s · no student number yet"), marks->reference);
}

static void
forget_story (OfficeResultPane *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
office_result_pane_dispose (GObject *object)
{
  OfficeResultPane *self = OFFICE_RESULT_PANE (object);

  forget_story (self);
  g_clear_object (&self->row);
  self->root = NULL;
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_RESULT_PANE);

  G_OBJECT_CLASS (office_result_pane_parent_class)->dispose (object);
}

static void
office_result_pane_class_init (OfficeResultPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_result_pane_dispose;
  g_type_ensure (OFFICE_TYPE_STATE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/result-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, name_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, pill);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, facts_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, steps_section);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, steps_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, hours_section);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, hours_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, acts_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, attempts_section);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, attempts_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, extension_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, withhold_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, circumstances_section);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, circumstances_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, circumstances_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, chair_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, history_section);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultPane, history_box);
}

static void
office_result_pane_init (OfficeResultPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->acts_box, office_wrap_layout_new (6));
}

/**
 * office_result_pane_show:
 * @self: a pane
 * @session: (nullable): reads for it
 * @cohort_id: the cohort
 * @row: (nullable): whose result to show; %NULL for nobody's
 *
 * Shows a learner's result as it stands, or would with what is being typed, and reads the rest.
 */
void
office_result_pane_show (OfficeResultPane *self,
                         OfficeSession    *session,
                         gint64            cohort_id,
                         OfficeMarksRow   *row)
{
  const OfficeResultRow *result;
  const OfficeMarkRow *marks;
  g_autofree char *name = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *reason = NULL;
  Wanted wanted;

  g_return_if_fail (OFFICE_IS_RESULT_PANE (self));

  gtk_widget_set_visible (self->root, row != NULL);
  if (row == NULL)
    {
      forget_story (self);
      self->enrolment_id = 0;
      return;
    }

  result = office_marks_row_get_shown (row);
  marks = office_marks_row_get_marks (row);
  name = office_marks_row_dup_name (row);
  facts = facts_of (marks);
  gtk_label_set_label (GTK_LABEL (self->name_label), name);
  gtk_widget_set_tooltip_text (self->name_label, name);
  gtk_label_set_label (GTK_LABEL (self->facts_label), facts);
  reason = office_marks_row_dup_reason (row);
  gtk_label_set_label (GTK_LABEL (self->sentence_label), reason != NULL ? reason : "");
  if (result != NULL)
    office_state_pill_set (OFFICE_STATE_PILL (self->pill), office_state_look_outcome (result->outcome));
  show_acts (self, row);
  show_attempts (self, row);
  show_steps (self, result);
  if (office_marks_row_is_supposed (row))
    return;

  if (self->enrolment_id != marks->enrolment_id)
    {
      gtk_widget_set_visible (self->hours_section, FALSE);
      gtk_widget_set_visible (self->history_section, FALSE);
      gtk_widget_set_visible (self->circumstances_section, FALSE);
    }
  forget_story (self);
  self->enrolment_id = marks->enrolment_id;
  g_set_object (&self->row, row);
  self->cancellable = g_cancellable_new ();
  wanted = (Wanted) { cohort_id, marks->enrolment_id };
  office_session_read_async (session, read_story, g_memdup2 (&wanted, sizeof wanted), g_free,
                             (GDestroyNotify) story_free, self->cancellable, story_cb, g_object_ref (self));
}

/**
 * office_result_pane_show_history:
 * @self: a pane
 *
 * Brings the history of the learner's marks into sight, with the focus on it: every value, who, when
 * and why.
 *
 * Returns: %FALSE when nothing was ever entered
 */
gboolean
office_result_pane_show_history (OfficeResultPane *self)
{
  g_return_val_if_fail (OFFICE_IS_RESULT_PANE (self), FALSE);

  return gtk_widget_get_visible (self->history_section) && gtk_widget_grab_focus (self->history_section);
}
