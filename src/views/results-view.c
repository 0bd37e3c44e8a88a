/* results-view.c: the marks grid, the board, the return and the certificates of a cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/marks-sheet.h"
#include "model/results-status.h"
#include "rules/count.h"
#include "views/board-page.h"
#include "views/certificates-page.h"
#include "views/chair-page.h"
#include "views/circumstance-acts.h"
#include "views/empty-state.h"
#include "views/marking-page.h"
#include "views/marks-grid.h"
#include "views/marks-page.h"
#include "views/papers-page.h"
#include "views/result-acts.h"
#include "views/result-pane.h"
#include "views/results-view.h"
#include "views/return-page.h"
#include "views/template.h"

/* All marks are seen in a window of 1280 pixels: the pane gives way to the grid. */
#define GRID_WIDTH 794

/* The steps say how they stand this long after the last change. */
#define STATUS_MS 300

struct _OfficeResultsView
{
  OfficeView         parent_instance;

  GtkWidget         *steps_box;
  GtkWidget         *pages;
  GtkWidget         *empty;
  GtkWidget         *marks_page;
  GtkWidget         *marking_page;
  GtkWidget         *board_page;
  GtkWidget         *return_page;
  GtkWidget         *certificates_page;
  GtkWidget         *papers_page;
  GtkWidget         *chair_page;
  GtkWidget         *pane;

  GtkWidget         *step_buttons[OFFICE_N_RESULTS_STEPS];
  GtkWidget         *step_labels[OFFICE_N_RESULTS_STEPS];
  GtkWidget         *step_icons[OFFICE_N_RESULTS_STEPS];

  OfficeMarksSheet  *sheet;
  OfficeResultsStep  step;
  gpointer           store;            /* (unowned): of which @cohort_id is, only to be compared */
  gint64             cohort_id;
  gint64             page_cohort_id;   /* for which the page of the step was read */
  gint64             wanted_learner;   /* to be shown when the cohort is there */
  gboolean           pane_before;      /* whether the pane was there before the board */
  guint              status_id;
  guint              pane_id;
  guint              generation;       /* of the newest reading of the status */
  gboolean           focus_wanted;     /* by the grid, once it has been read */
};

G_DEFINE_FINAL_TYPE (OfficeResultsView, office_results_view, OFFICE_TYPE_VIEW)

static const OfficeViewAction actions[] = {
  { "results.marks", N_("Enter marks"), NULL },
  { "results.submissions", N_("Show times of receipt and words"), NULL },
  { "results.marking", N_("Go to markers, moderation and reassessment"), "<Control>m" },
  { "results.board", N_("Go to the board"), "<Control>b" },
  { "results.export", N_("Make a return for the university"), "<Control>e" },
  { "results.certificates", N_("Go to the certificates"), NULL },
  { "results.papers", N_("Go to the papers of the cohort"), "<Control><Shift>p" },
  { "results.print", N_("Print certificates"), "<Control>p" },
  { "results.chairs-action", N_("Chair’s action on the chosen learner"), NULL },
  { "results.next-attempt", N_("Show another attempt of the component, to enter its marks"), "<Control>t" },
  { "results.extension", N_("Give the chosen learner more time"), NULL },
  { "results.circumstances", N_("Record exceptional circumstances of the chosen learner"), NULL },
  { "results.withhold", N_("Withhold the chosen learner’s result, or release it"), NULL },
  { "results.why", N_("Why this outcome"), "<Control>i" },
  { "results.history", N_("History of the chosen learner’s marks"), "<Control>h" },
  { "results.save-block", N_("Save the cells that wait"), "<Control>Return" },
  { "results.drop-block", N_("Discard the cells that wait"), NULL },
  { "results.keep-mine", N_("Save my value over the other one"), NULL },
  { "results.take-theirs", N_("Take the value that somebody else saved"), NULL },
};

static const char *const step_titles[OFFICE_N_RESULTS_STEPS] = {
  [OFFICE_STEP_SUBMISSIONS] = N_("Deadlines"),
  [OFFICE_STEP_MARKS] = N_("Marks"),
  [OFFICE_STEP_MARKING] = N_("Marking"),
  [OFFICE_STEP_BOARD] = N_("Board"),
  [OFFICE_STEP_RETURN] = N_("Return"),
  [OFFICE_STEP_CERTIFICATES] = N_("Certificates"),
  [OFFICE_STEP_PAPERS] = N_("Papers"),
};

static const char *const step_pages[OFFICE_N_RESULTS_STEPS] = {
  [OFFICE_STEP_SUBMISSIONS] = "marks",
  [OFFICE_STEP_MARKS] = "marks",
  [OFFICE_STEP_MARKING] = "marking",
  [OFFICE_STEP_BOARD] = "board",
  [OFFICE_STEP_RETURN] = "return",
  [OFFICE_STEP_CERTIFICATES] = "certificates",
  [OFFICE_STEP_PAPERS] = "papers",
};

static OfficeSession *
get_session (OfficeResultsView *self)
{
  return office_view_get_session (OFFICE_VIEW (self));
}

/* The page that is shown ---------------------------------------------------------------------- */

static void
show_empty (OfficeResultsView *self,
            const char        *text,
            const char        *label,
            const char        *action)
{
  office_empty_state_set_text (OFFICE_EMPTY_STATE (self->empty), text);
  office_empty_state_set_first (OFFICE_EMPTY_STATE (self->empty), label, action);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "empty");
}

static void
load_page (OfficeResultsView *self)
{
  OfficeSession *session = get_session (self);

  if (session == NULL || self->cohort_id == 0 || !office_marks_sheet_is_loaded (self->sheet))
    return;
  self->page_cohort_id = self->cohort_id;
  office_marks_page_show_deadlines (OFFICE_MARKS_PAGE (self->marks_page),
                                    self->step == OFFICE_STEP_SUBMISSIONS ? session : NULL, self->cohort_id);
  if (self->step == OFFICE_STEP_MARKING)
    office_marking_page_load (OFFICE_MARKING_PAGE (self->marking_page), session, self->cohort_id);
  else if (self->step == OFFICE_STEP_BOARD)
    office_board_page_load (OFFICE_BOARD_PAGE (self->board_page), session, self->cohort_id,
                            office_marks_sheet_get_cohort (self->sheet)->code);
  else if (self->step == OFFICE_STEP_RETURN)
    office_return_page_load (OFFICE_RETURN_PAGE (self->return_page), session, self->cohort_id);
  else if (self->step == OFFICE_STEP_CERTIFICATES)
    office_certificates_page_load (OFFICE_CERTIFICATES_PAGE (self->certificates_page), session, self->cohort_id);
  else if (self->step == OFFICE_STEP_PAPERS)
    office_papers_page_load (OFFICE_PAPERS_PAGE (self->papers_page), session, self->cohort_id,
                             office_marks_sheet_get_cohort (self->sheet)->code);
}

static void
update_page (OfficeResultsView *self)
{
  gboolean ready = office_marks_sheet_is_loaded (self->sheet) &&
                   office_marks_sheet_get_n_rows (self->sheet) > 0;

  gtk_widget_set_sensitive (self->steps_box, ready);
  if (self->cohort_id == 0)
    {
      show_empty (self, _("No cohort is chosen — choose one at the top left."), NULL, NULL);
    }
  else if (!office_marks_sheet_is_loaded (self->sheet))
    {
      show_empty (self, _("The marks are being read…"), NULL, NULL);
    }
  else if (!ready)
    {
      show_empty (self, _("Nobody is enrolled yet — marks are entered for enrolled learners."),
                  _("_Go to Enrolment"), "results.go-enrolment");
    }
  else if (gtk_stack_get_visible_child (GTK_STACK (self->pages)) != self->chair_page)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->pages), step_pages[self->step]);
    }
}

/* A board has the whole width, and names nobody whom it does not want named: the pane is folded. */
static void
fold_for_board (OfficeResultsView *self,
                OfficeResultsStep  step)
{
  OfficeView *view = OFFICE_VIEW (self);

  if (step == OFFICE_STEP_BOARD && self->step != OFFICE_STEP_BOARD)
    {
      self->pane_before = office_view_get_pane_visible (view);
      office_view_set_pane_visible (view, FALSE);
    }
  else if (step != OFFICE_STEP_BOARD && self->step == OFFICE_STEP_BOARD && self->pane_before)
    office_view_set_pane_visible (view, TRUE);
}

static void
show_step (OfficeResultsView *self,
           OfficeResultsStep  step)
{
  fold_for_board (self, step);
  self->step = step;
  for (guint i = 0; i < OFFICE_N_RESULTS_STEPS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->step_buttons[i]), i == step);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "marks");
  office_marks_sheet_set_submissions (self->sheet, step == OFFICE_STEP_SUBMISSIONS);
  update_page (self);
  load_page (self);
  if (gtk_widget_get_mapped (self->pages))
    office_view_grab_table_focus (OFFICE_VIEW (self));
}

static void
step_clicked_cb (GtkWidget         *button,
                 OfficeResultsView *self)
{
  for (guint i = 0; i < OFFICE_N_RESULTS_STEPS; i++)
    if (self->step_buttons[i] == button)
      show_step (self, (OfficeResultsStep) i);
}

static void
add_step (OfficeResultsView *self,
          OfficeResultsStep  step)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_(step_titles[step]));

  self->step_icons[step] = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                         "pixel-size", 12, NULL);
  self->step_labels[step] = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->step_labels[step], "dim-label");
  gtk_widget_add_css_class (self->step_labels[step], "numeric");
  gtk_box_append (GTK_BOX (box), self->step_icons[step]);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->step_labels[step]);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "step");
  gtk_widget_set_visible (self->step_icons[step], step != OFFICE_STEP_PAPERS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(step_titles[step]), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (step_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->steps_box), button);
  self->step_buttons[step] = button;
}

/* How the steps stand ------------------------------------------------------------------------- */

typedef struct
{
  OfficeResultsView *view;
  guint              generation;
} Reading;

static void
show_status (OfficeResultsView         *self,
             const OfficeResultsStatus *status)
{
  g_autofree char *number = NULL;
  g_autofree char *count = NULL;

  for (guint i = 0; i < OFFICE_N_RESULTS_STEPS; i++)
    {
      g_autofree char *name = NULL;

      if (status->state[i] == NULL)
        continue;
      name = g_strdup_printf (_("%s: %s"), _(step_titles[i]), status->state[i]);

      gtk_label_set_label (GTK_LABEL (self->step_labels[i]), status->state[i]);
      gtk_image_set_from_icon_name (GTK_IMAGE (self->step_icons[i]),
                                    status->done[i] ? "office-tick-symbolic" : "office-ring-symbolic");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->step_buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
    }
  number = office_count_to_text (status->n_learners);
  count = g_strdup_printf (ngettext ("%s learner", "%s learners", status->n_learners), number);
  office_view_set_count (OFFICE_VIEW (self), count);
}

static void
clear_status (OfficeResultsView *self)
{
  for (guint i = 0; i < OFFICE_N_RESULTS_STEPS; i++)
    {
      gtk_label_set_label (GTK_LABEL (self->step_labels[i]), "");
      gtk_image_set_from_icon_name (GTK_IMAGE (self->step_icons[i]), "office-ring-symbolic");
    }
  office_view_set_count (OFFICE_VIEW (self), NULL);
}

static gpointer
read_status (OfficeConnection  *connection,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  return office_results_status_read (connection, *(gint64 *) data, error);
}

static void
status_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr (OfficeResultsView) self = reading->view;
  guint generation = reading->generation;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeResultsStatus) status = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  g_free (reading);
  if (generation != self->generation || self->sheet == NULL)
    return;
  if (status == NULL)
    {
      g_debug ("Status of the results: %s", error->message);
      clear_status (self);
      return;
    }
  show_status (self, status);
}

static gboolean
read_status_cb (gpointer user_data)
{
  OfficeResultsView *self = user_data;
  OfficeSession *session = get_session (self);
  Reading *reading;
  gint64 cohort_id;

  self->status_id = 0;
  self->generation++;
  if (session == NULL || office_session_get_cohort (session) == 0 || office_session_get_store (session) == NULL)
    {
      clear_status (self);
      return G_SOURCE_REMOVE;
    }

  reading = g_new0 (Reading, 1);
  reading->view = g_object_ref (self);
  reading->generation = self->generation;
  cohort_id = office_session_get_cohort (session);
  office_session_read_async (session, read_status, g_memdup2 (&cohort_id, sizeof cohort_id), g_free,
                             (GDestroyNotify) office_results_status_free, NULL, status_cb, reading);
  return G_SOURCE_REMOVE;
}

static void
queue_status (OfficeResultsView *self)
{
  g_clear_handle_id (&self->status_id, g_source_remove);
  self->status_id = g_timeout_add (STATUS_MS, read_status_cb, self);
}

/* The pane ------------------------------------------------------------------------------------ */

static gboolean
show_pane_cb (gpointer user_data)
{
  OfficeResultsView *self = user_data;
  OfficeMarksRow *row = office_marks_page_get_row (OFFICE_MARKS_PAGE (self->marks_page));
  const OfficeResultRow *result = row != NULL ? office_marks_row_get_result (row) : NULL;

  self->pane_id = 0;
  office_result_pane_show (OFFICE_RESULT_PANE (self->pane), get_session (self), self->cohort_id, row);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.chairs-action",
                                 result != NULL && result->result_id != 0);
  return G_SOURCE_REMOVE;
}

/* Once for all that changes in one turn of the loop. */
static void
row_shown_cb (OfficeResultsView *self)
{
  if (self->pane_id == 0)
    self->pane_id = g_idle_add (show_pane_cb, self);
}

static void
update_status_line (OfficeResultsView *self)
{
  guint n_refused = office_marks_sheet_count_refused (self->sheet);
  g_autofree char *text = NULL;

  if (n_refused > 0)
    text = g_strdup_printf (ngettext ("%u cell is not saved", "%u cells are not saved", n_refused), n_refused);
  office_view_set_status (OFFICE_VIEW (self), text);
}

static void
show_wanted (OfficeResultsView *self)
{
  guint n_rows = office_marks_sheet_get_n_rows (self->sheet);

  for (guint i = 0; self->wanted_learner != 0 && i < n_rows; i++)
    {
      OfficeMarksRow *row = office_marks_sheet_get_row (self->sheet, i);

      if (office_marks_row_get_marks (row)->learner_id == self->wanted_learner)
        {
          self->wanted_learner = 0;
          office_marks_grid_set_cursor (OFFICE_MARKS_GRID (office_marks_page_get_grid (
                                          OFFICE_MARKS_PAGE (self->marks_page))), i, 3);
        }
    }
}

/* What is chosen on the page of marking is what the pane tells of. */
static void
chosen_cb (OfficeResultsView *self,
           gint64             enrolment_id)
{
  for (guint i = 0; i < office_marks_sheet_get_n_rows (self->sheet); i++)
    if (office_marks_row_get_marks (office_marks_sheet_get_row (self->sheet, i))->enrolment_id == enrolment_id)
      office_marks_grid_set_cursor (OFFICE_MARKS_GRID (office_marks_page_get_grid (OFFICE_MARKS_PAGE (self->marks_page))),
                                    i, 3);
}

static void
sheet_reset_cb (OfficeResultsView *self)
{
  update_page (self);
  update_status_line (self);
  show_wanted (self);
  if (self->focus_wanted && office_marks_sheet_is_loaded (self->sheet))
    {
      self->focus_wanted = FALSE;
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        office_view_grab_table_focus (OFFICE_VIEW (self));
    }
  if (self->page_cohort_id != self->cohort_id && office_marks_sheet_is_loaded (self->sheet))
    load_page (self);
}

/* Actions ------------------------------------------------------------------------------------- */

static void
marks_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  show_step (OFFICE_RESULTS_VIEW (widget), OFFICE_STEP_MARKS);
}

static void
submissions_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  show_step (OFFICE_RESULTS_VIEW (widget), OFFICE_STEP_SUBMISSIONS);
}

static void
marking_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  show_step (OFFICE_RESULTS_VIEW (widget), OFFICE_STEP_MARKING);
}

static void
board_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  show_step (OFFICE_RESULTS_VIEW (widget), OFFICE_STEP_BOARD);
}

static void
begin_chairs_action (OfficeResultsView *self)
{
  OfficeMarksRow *row = office_marks_page_get_row (OFFICE_MARKS_PAGE (self->marks_page));

  if (row == NULL || get_session (self) == NULL)
    return;
  gtk_stack_set_visible_child (GTK_STACK (self->pages), self->chair_page);
  office_chair_page_show (OFFICE_CHAIR_PAGE (self->chair_page), get_session (self), row);
}

/* Where something that a board misses is filled in, for the learner whom it is about. */
static void
go_to_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (widget);
  const char *place;
  gint64 learner_id;

  g_variant_get (parameter, "(&sx)", &place, &learner_id);
  if (g_str_equal (place, "cases"))
    {
      office_board_page_go_to (OFFICE_BOARD_PAGE (self->board_page), place, learner_id);
      return;
    }
  if (g_str_equal (place, "hours"))
    {
      office_view_go_to (OFFICE_VIEW (self), "timetable", place, learner_id);
      return;
    }
  if (g_str_equal (place, "unregistered"))
    {
      office_view_go_to (OFFICE_VIEW (self), learner_id != 0 ? "records" : "enrolment",
                         learner_id != 0 ? NULL : place, learner_id);
      return;
    }
  if (g_str_equal (place, "moderation"))
    {
      show_step (self, OFFICE_STEP_MARKING);
      return;
    }
  show_step (self, g_str_equal (place, "submissions") ? OFFICE_STEP_SUBMISSIONS : OFFICE_STEP_MARKS);
  self->wanted_learner = learner_id;
  show_wanted (self);
  if (g_str_equal (place, "chair"))
    begin_chairs_action (self);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  show_step (OFFICE_RESULTS_VIEW (widget), OFFICE_STEP_RETURN);
}

static void
certificates_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  show_step (OFFICE_RESULTS_VIEW (widget), OFFICE_STEP_CERTIFICATES);
}

static void
papers_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  show_step (OFFICE_RESULTS_VIEW (widget), OFFICE_STEP_PAPERS);
}

/* What is printed is looked at first: elsewhere the shortcut leads to the page. */
static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (widget);

  if (self->step == OFFICE_STEP_CERTIFICATES)
    office_certificates_page_print (OFFICE_CERTIFICATES_PAGE (self->certificates_page));
  else
    show_step (self, OFFICE_STEP_CERTIFICATES);
}

static void
chairs_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  begin_chairs_action (OFFICE_RESULTS_VIEW (widget));
}

static void
choose_attempt_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (widget);
  guint component;
  int attempt;

  g_variant_get (parameter, "(ui)", &component, &attempt);
  office_marks_page_choose_attempt (OFFICE_MARKS_PAGE (self->marks_page), component, attempt);
}

static void
next_attempt_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (widget);

  if (!office_marks_page_next_attempt (OFFICE_MARKS_PAGE (self->marks_page)) && get_session (self) != NULL)
    office_session_say (get_session (self), OFFICE_MESSAGE_PLAIN,
                        _("There is one attempt only: another comes when this one is failed and one is left."));
}

static void
learner_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (widget);
  OfficeMarksRow *row = office_marks_page_get_row (OFFICE_MARKS_PAGE (self->marks_page));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (row == NULL || get_session (self) == NULL)
    return;
  if (g_str_equal (name, "results.circumstances"))
    office_circumstance_form_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, get_session (self), row, NULL);
  else if (g_str_equal (name, "results.withhold"))
    office_result_ask_withhold (widget, get_session (self), row);
  else
    office_extension_form_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, get_session (self),
                                   self->sheet, row);
}

static void
block_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OfficeMarksPage *page = OFFICE_MARKS_PAGE (OFFICE_RESULTS_VIEW (widget)->marks_page);

  if (g_str_equal (name, "results.save-block"))
    office_marks_page_save_block (page);
  else if (g_str_equal (name, "results.drop-block"))
    office_marks_page_drop_block (page);
  else if (g_str_equal (name, "results.keep-mine"))
    office_marks_page_keep_mine (page);
  else
    office_marks_page_take_theirs (page);
}

/* Every value that the learner's marks ever had: in the pane, which is unfolded. */
static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (widget);

  if (self->step == OFFICE_STEP_BOARD)
    show_step (self, OFFICE_STEP_MARKS);
  office_view_set_pane_visible (OFFICE_VIEW (self), TRUE);
  if (!office_result_pane_show_history (OFFICE_RESULT_PANE (self->pane)) && get_session (self) != NULL)
    office_session_say (get_session (self), OFFICE_MESSAGE_PLAIN,
                        _("No mark of this learner was ever entered or changed."));
}

static void
why_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  office_marks_page_show_why (OFFICE_MARKS_PAGE (OFFICE_RESULTS_VIEW (widget)->marks_page));
}

static void
go_enrolment_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  office_view_go_to (OFFICE_VIEW (widget), "enrolment", NULL, 0);
}

/* Overrides ----------------------------------------------------------------------------------- */

static void
office_results_view_refresh (OfficeView     *view,
                             OfficeSubjects  subjects)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (view);
  OfficeSession *session = get_session (self);
  OfficeStore *store = session != NULL ? office_session_get_store (session) : NULL;
  gint64 cohort_id = store != NULL ? office_session_get_cohort (session) : 0;

  office_marks_sheet_set_session (self->sheet, session);
  queue_status (self);
  if (store != self->store || cohort_id != self->cohort_id)
    {
      self->store = store;
      self->cohort_id = cohort_id;
      self->page_cohort_id = 0;      /* the page of the step is read again with the sheet */
      office_marks_sheet_load (self->sheet, cohort_id);
      update_page (self);
    }
  /* The news of our own save: the rows that it changed come back with it. */
  else if (subjects != OFFICE_SUBJECT_MARKS || !office_marks_sheet_is_saving (self->sheet))
    {
      office_marks_sheet_changed (self->sheet);
      load_page (self);
    }
}

static gboolean
office_results_view_grab_table_focus (OfficeView *view)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (view);
  GtkWidget *page = gtk_stack_get_visible_child (GTK_STACK (self->pages));

  /* While the marks are being read there is nothing to use yet. */
  self->focus_wanted = !office_marks_sheet_is_loaded (self->sheet);
  if (page == self->marks_page)
    return gtk_widget_grab_focus (office_marks_page_get_grid (OFFICE_MARKS_PAGE (page)));
  if (page != NULL && gtk_widget_get_focus_child (page) != NULL)
    return TRUE;
  return page != NULL && gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static gboolean
office_results_view_go_back (OfficeView *view)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (view);

  if ((self->step == OFFICE_STEP_MARKS || self->step == OFFICE_STEP_SUBMISSIONS) &&
      gtk_stack_get_visible_child (GTK_STACK (self->pages)) != self->chair_page)
    return FALSE;
  show_step (self, OFFICE_STEP_MARKS);
  return TRUE;
}

static void
office_results_view_show_record (OfficeView *view,
                                 const char *filter,
                                 gint64      id)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (view);

  for (guint i = 0; filter != NULL && i < OFFICE_N_RESULTS_STEPS; i++)
    if (g_str_equal (filter, step_pages[i]))
      {
        show_step (self, (OfficeResultsStep) MAX (i, OFFICE_STEP_MARKS));
        break;
      }
  self->wanted_learner = id;
  show_wanted (self);
}

static void
office_results_view_dispose (GObject *object)
{
  OfficeResultsView *self = OFFICE_RESULTS_VIEW (object);

  g_clear_handle_id (&self->status_id, g_source_remove);
  g_clear_handle_id (&self->pane_id, g_source_remove);
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  office_widget_dispose_template (GTK_WIDGET (object), OFFICE_TYPE_RESULTS_VIEW);

  G_OBJECT_CLASS (office_results_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "results.marks", NULL, marks_action);
  gtk_widget_class_install_action (widget_class, "results.submissions", NULL, submissions_action);
  gtk_widget_class_install_action (widget_class, "results.marking", NULL, marking_action);
  gtk_widget_class_install_action (widget_class, "results.board", NULL, board_action);
  gtk_widget_class_install_action (widget_class, "results.go-to", "(sx)", go_to_action);
  gtk_widget_class_install_action (widget_class, "results.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "results.certificates", NULL, certificates_action);
  gtk_widget_class_install_action (widget_class, "results.papers", NULL, papers_action);
  gtk_widget_class_install_action (widget_class, "results.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "results.chairs-action", NULL, chairs_action);
  gtk_widget_class_install_action (widget_class, "results.choose-attempt", "(ui)", choose_attempt_action);
  gtk_widget_class_install_action (widget_class, "results.next-attempt", NULL, next_attempt_action);
  gtk_widget_class_install_action (widget_class, "results.extension", NULL, learner_action);
  gtk_widget_class_install_action (widget_class, "results.circumstances", NULL, learner_action);
  gtk_widget_class_install_action (widget_class, "results.withhold", NULL, learner_action);
  gtk_widget_class_install_action (widget_class, "results.why", NULL, why_action);
  gtk_widget_class_install_action (widget_class, "results.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "results.save-block", NULL, block_action);
  gtk_widget_class_install_action (widget_class, "results.drop-block", NULL, block_action);
  gtk_widget_class_install_action (widget_class, "results.keep-mine", NULL, block_action);
  gtk_widget_class_install_action (widget_class, "results.take-theirs", NULL, block_action);
  gtk_widget_class_install_action (widget_class, "results.go-enrolment", NULL, go_enrolment_action);
}

static void
office_results_view_class_init (OfficeResultsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfficeViewClass *view_class = OFFICE_VIEW_CLASS (klass);

  object_class->dispose = office_results_view_dispose;
  view_class->actions = actions;
  view_class->n_actions = G_N_ELEMENTS (actions);
  view_class->refresh = office_results_view_refresh;
  view_class->grab_table_focus = office_results_view_grab_table_focus;
  view_class->show_record = office_results_view_show_record;
  view_class->go_back = office_results_view_go_back;
  install_actions (widget_class);

  g_type_ensure (OFFICE_TYPE_BOARD_PAGE);
  g_type_ensure (OFFICE_TYPE_PAPERS_PAGE);
  g_type_ensure (OFFICE_TYPE_CERTIFICATES_PAGE);
  g_type_ensure (OFFICE_TYPE_CHAIR_PAGE);
  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  g_type_ensure (OFFICE_TYPE_MARKING_PAGE);
  g_type_ensure (OFFICE_TYPE_MARKS_PAGE);
  g_type_ensure (OFFICE_TYPE_RESULT_PANE);
  g_type_ensure (OFFICE_TYPE_RETURN_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/results-view.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, steps_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, pages);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, empty);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, marks_page);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, marking_page);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, board_page);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, return_page);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, certificates_page);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, papers_page);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, chair_page);
  gtk_widget_class_bind_template_child (widget_class, OfficeResultsView, pane);
}

static void
office_results_view_init (OfficeResultsView *self)
{
  self->sheet = office_marks_sheet_new ();
  self->step = OFFICE_STEP_MARKS;
  gtk_widget_init_template (GTK_WIDGET (self));
  office_view_set_content_width (OFFICE_VIEW (self), GRID_WIDTH);
  office_stack_hide_others (GTK_STACK (self->pages));
  for (guint i = 0; i < OFFICE_N_RESULTS_STEPS; i++)
    add_step (self, (OfficeResultsStep) i);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->step_buttons[OFFICE_STEP_MARKS]), TRUE);
  clear_status (self);

  office_marks_page_set_sheet (OFFICE_MARKS_PAGE (self->marks_page), self->sheet);
  g_signal_connect_swapped (self->marks_page, "row-shown", G_CALLBACK (row_shown_cb), self);
  g_signal_connect_swapped (self->marking_page, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->sheet, "reset", G_CALLBACK (sheet_reset_cb), self);
  g_signal_connect_swapped (self->sheet, "row-changed", G_CALLBACK (update_status_line), self);
}
