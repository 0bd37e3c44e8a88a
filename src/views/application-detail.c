/* application-detail.c: all about one application, beside the table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/application-acts.h"
#include "rules/hours.h"
#include "store/rows.h"
#include "views/application-detail.h"
#include "views/confirm.h"
#include "views/fee-box.h"
#include "views/move-applications.h"
#include "views/pane-parts.h"
#include "views/register-form.h"
#include "views/requirement-editor.h"
#include "views/state-pill.h"
#include "views/template.h"
#include "views/wrap-layout.h"

struct _OfficeApplicationDetail
{
  GtkWidget               parent_instance;

  OfficeSession          *session;
  gint64                  application_id;
  GCancellable           *cancellable;    /* of the reading under way */
  OfficeApplicationSheet *sheet;

  GtkWidget              *stack;
  GtkWidget              *none_label;
  GtkWidget              *name_label;
  GtkWidget              *state_pill;
  GtkWidget              *reference_label;
  GtkWidget              *flags_box;
  GtkWidget              *moves_box;
  GtkWidget              *why_not_box;
  GtkWidget              *requirements_box;
  GtkWidget              *editors[OFFICE_N_REQUIREMENTS];
  GtkWidget              *facts_grid;
  GtkWidget              *register_form;
  GtkWidget              *places_box;
  GtkWidget              *fee_box;
  GtkWidget              *duplicates_section;
  GtkWidget              *duplicates_box;
  GtkWidget              *others_section;
  GtkWidget              *others_box;
  GtkWidget              *history_box;
};

G_DEFINE_FINAL_TYPE (OfficeApplicationDetail, office_application_detail, GTK_TYPE_WIDGET)

/* Moves ---------------------------------------------------------------------------------------- */

static void
move_clicked_cb (OfficeApplicationDetail *self,
                 GtkWidget               *button)
{
  const OfficeApplicationState to =
    GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "office-state"));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, self->application_id);
  office_move_applications (GTK_WIDGET (self), self->session, ids, to);
}

static gboolean
moves_have_focus (OfficeApplicationDetail *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->moves_box);
}

static GtkWidget *
add_move (OfficeApplicationDetail *self,
          OfficeApplicationState   to,
          gboolean                 main)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (office_move_verb (to));

  g_object_set_data (G_OBJECT (button), "office-state", GUINT_TO_POINTER (to));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (move_clicked_cb), self);
  if (main)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->moves_box), button);
  return button;
}

/* The step that leads on, of those that are allowed. */
static OfficeApplicationState
find_main_move (const OfficeApplicationSheet *sheet)
{
  static const OfficeApplicationState steps[] = {
    OFFICE_APPLICATION_ENROLLED, OFFICE_APPLICATION_ACCEPTED, OFFICE_APPLICATION_OFFERED,
    OFFICE_APPLICATION_IN_REVIEW,
  };

  /* What it has come to already is a step back. */
  for (guint i = 0; i < G_N_ELEMENTS (steps) && steps[i] != sheet->pane->application->state; i++)
    if (sheet->choices[steps[i]].allowed)
      return steps[i];
  return OFFICE_N_APPLICATION_STATES;
}

/* Why not, each sentence once: a rule may stand in the way of several moves. */
static void
show_why_not (OfficeApplicationDetail *self)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new ();

  office_box_clear (self->why_not_box);
  for (guint state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    {
      const OfficeMoveChoice *choice = &self->sheet->choices[state];

      if (!choice->known || choice->allowed ||
          g_ptr_array_find_with_equal_func (said, choice->why_not, g_str_equal, NULL))
        continue;
      g_ptr_array_add (said, choice->why_not);
      office_pane_add_text (self->why_not_box, choice->why_not, TRUE);
    }
}

static void
show_moves (OfficeApplicationDetail *self)
{
  const gboolean had_focus = moves_have_focus (self);
  const OfficeApplicationState main_move = find_main_move (self->sheet);

  office_box_clear (self->moves_box);
  for (guint state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    if (self->sheet->choices[state].allowed || self->sheet->choices[state].with_reason)
      add_move (self, state, state == main_move);
  show_why_not (self);
  if (had_focus)
    gtk_widget_child_focus (self->moves_box, GTK_DIR_TAB_FORWARD);
}

/* Person --------------------------------------------------------------------------------------- */

static char *
join_former_names (GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (names, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_facts (OfficeApplicationDetail *self)
{
  const OfficeApplicationPane *pane = self->sheet->pane;
  const OfficeApplication *application = pane->application;
  g_autofree char *born = office_pane_date (pane->learner->date_of_birth);
  g_autofree char *applied = office_pane_date (application->applied_on);
  g_autofree char *former = join_former_names (pane->former_names);

  office_box_clear (self->facts_grid);
  office_pane_add_fact (self->facts_grid, _("E-mail"), pane->learner->email);
  office_pane_add_fact (self->facts_grid, _("Phone"), pane->learner->phone);
  office_pane_add_fact (self->facts_grid, _("Born"), born);
  office_pane_add_fact (self->facts_grid, _("Known as"), pane->learner->known_as);
  office_pane_add_fact (self->facts_grid, _("Earlier name"), former);
  office_pane_add_fact (self->facts_grid, _("Employer"), application->employer);
  office_pane_add_fact (self->facts_grid, _("Role"), application->role);
  office_pane_add_fact (self->facts_grid, _("Sector"), application->sector);
  office_pane_add_fact (self->facts_grid, _("Degree"), application->degree);
  office_pane_add_fact (self->facts_grid, _("Class"), application->degree_class);
  office_pane_add_fact (self->facts_grid, _("Awarded by"), application->awarding_institution);
  office_pane_add_fact (self->facts_grid, _("Note"), pane->degree_note);
  office_pane_add_fact (self->facts_grid, _("Ultrasound"), application->ultrasound_evidence);
  office_pane_add_fact (self->facts_grid, _("Applied on"), applied);
  office_pane_add_fact (self->facts_grid, _("Student number"), pane->row->student_number);
}

static void
show_heading (OfficeApplicationDetail *self)
{
  const OfficeApplicationRow *row = self->sheet->pane->row;
  const OfficeLearner *learner = self->sheet->pane->learner;
  /* Translators: title, given names, family name */
  g_autofree char *name = g_strdup_printf (_("%s %s %s"), learner->title, learner->given_names,
                                           learner->family_name);
  g_autofree char *reference = g_strdup_printf ("%s · %s", row->reference, row->cohort);

  gtk_label_set_label (GTK_LABEL (self->name_label), g_strstrip (name));
  gtk_label_set_label (GTK_LABEL (self->reference_label), reference);
  office_state_pill_set (OFFICE_STATE_PILL (self->state_pill), office_state_look_application (row->state));
  office_box_clear (self->flags_box);
  for (guint i = 0; i < OFFICE_N_APPLICATION_FLAGS; i++)
    if ((guint) row->flags & (1u << i))
      {
        GtkWidget *pill = office_state_pill_new ();
        const char *text = office_application_flag_label (1u << i);

        office_state_pill_set_text (OFFICE_STATE_PILL (pill),
                                    (OfficeStateLook) { text, "office-warning-symbolic", "warn" }, text,
                                    NULL);
        gtk_box_append (GTK_BOX (self->flags_box), pill);
      }
}

static void
show_requirements (OfficeApplicationDetail *self)
{
  const OfficeLearner *learner = self->sheet->pane->learner;
  GPtrArray *rows = self->sheet->pane->requirements;
  g_autofree char *name = office_person_name (learner->family_name, learner->given_names);

  for (guint i = 0; i < MIN (rows->len, OFFICE_N_REQUIREMENTS); i++)
    office_requirement_editor_set (OFFICE_REQUIREMENT_EDITOR (self->editors[i]), self->session,
                                   self->application_id, name, g_ptr_array_index (rows, i));
}

/* Places --------------------------------------------------------------------------------------- */

static void
show_places (OfficeApplicationDetail *self)
{
  const OfficeCohort *cohort = self->sheet->pane->cohort;
  const int taken = cohort->places.accepted + cohort->places.enrolled;
  g_autofree char *places = NULL;
  g_autofree char *offered = NULL;
  g_autofree char *term = NULL;

  office_box_clear (self->places_box);
  if (cohort->capacity >= 0)
    places = g_strdup_printf (_("%d of %d places of %s are taken."), taken, cohort->capacity, cohort->code);
  else
    places = g_strdup_printf (ngettext ("%d place of %s is taken; there is no limit.",
                                        "%d places of %s are taken; there is no limit.", taken),
                              taken, cohort->code);
  office_pane_add_text (self->places_box, places, FALSE);
  if (cohort->places.offered > 0)
    {
      offered = g_strdup_printf (ngettext ("%d more is offered.", "%d more are offered.",
                                           cohort->places.offered), cohort->places.offered);
      office_pane_add_text (self->places_box, offered, TRUE);
    }
  term = g_strdup_printf (ngettext ("This person holds %d place in %s (LOAD-1).",
                                    "This person holds %d places in %s (LOAD-1).",
                                    self->sheet->pane->row->places_in_term),
                          self->sheet->pane->row->places_in_term, cohort->term);
  office_pane_add_text (self->places_box, term, TRUE);
  if (self->sheet->waiting_place > 0)
    {
      g_autofree char *waiting = g_strdup_printf (_("Number %u of %u on the waiting list."),
                                                  self->sheet->waiting_place, self->sheet->n_waiting);

      office_pane_add_text (self->places_box, waiting, FALSE);
    }
}

/* Others --------------------------------------------------------------------------------------- */

static void
show_others (OfficeApplicationDetail *self)
{
  GPtrArray *others = self->sheet->pane->others;

  gtk_widget_set_visible (self->others_section, others->len > 0);
  office_box_clear (self->others_box);
  for (guint i = 0; i < others->len; i++)
    {
      const OfficeOtherPlace *other = g_ptr_array_index (others, i);
      /* Translators: a cohort, a term, a state, a reference */
      g_autofree char *text = g_strdup_printf (_("%s, %s: %s (%s)"), other->cohort, other->term,
                                               office_application_state_label (other->state),
                                               other->reference);

      office_pane_add_text (self->others_box, text, FALSE);
    }
}

typedef struct
{
  OfficeApplicationDetail *detail;
  gint64                   keep_id;
  gint64                   other_id;
} Settling;

static void
settling_free (gpointer data)
{
  Settling *settling = data;

  g_object_unref (settling->detail);
  g_free (settling);
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeApplicationDetail) self = user_data;
  g_autoptr (GError) error = NULL;

  if (office_application_save_finish (OFFICE_SESSION (source), result, &error))
    office_session_say (self->session, OFFICE_MESSAGE_UNDOABLE, _("The records are settled."));
  else
    office_session_say_failure (self->session, NULL, error);
}

static void
merge (const char *reason,
       gpointer    user_data)
{
  Settling *settling = user_data;

  office_duplicate_settle_async (settling->detail->session, settling->keep_id, settling->other_id, reason,
                                 settled_cb, g_object_ref (settling->detail));
}

static void
merge_clicked_cb (OfficeApplicationDetail *self,
                  GtkWidget               *button)
{
  Settling *settling = g_new0 (Settling, 1);
  const char *name = g_object_get_data (G_OBJECT (button), "office-name");
  g_autofree char *question = g_strdup_printf (_("Are %s and this applicant one person?"), name);

  settling->detail = g_object_ref (self);
  settling->keep_id = *(gint64 *) g_object_get_data (G_OBJECT (button), "office-learner");
  settling->other_id = self->sheet->pane->learner->id;
  office_confirm_reason (GTK_WIDGET (self), question,
                         _("The two records become one. Applications, numbers and earlier names all stay "
                           "with it; Undo parts them again."),
                         _("_Merge"), NULL, FALSE, merge, settling, settling_free);
}

static void
not_duplicate_clicked_cb (OfficeApplicationDetail *self)
{
  office_duplicate_settle_async (self->session, self->sheet->pane->learner->id, 0, NULL, settled_cb,
                                 g_object_ref (self));
}

static void
add_duplicate (OfficeApplicationDetail *self,
               const OfficeLearnerRow  *row)
{
  g_autofree char *born = office_pane_date (row->date_of_birth);
  g_autofree char *name = g_strdup_printf ("%s %s", row->given_names, row->family_name);
  /* Translators: a person, the day of birth, the regulator and the number */
  g_autofree char *text = g_strdup_printf (_("%s, born %s, %s %s"), name, born != NULL ? born : "—",
                                           row->regulator != NULL ? row->regulator : "",
                                           row->registration_number != NULL ? row->registration_number : "");
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *same = gtk_button_new_with_mnemonic (_("_Merge…"));
  GtkWidget *different = gtk_button_new_with_mnemonic (_("_Different people"));

  office_pane_add_text (self->duplicates_box, text, FALSE);
  g_object_set_data_full (G_OBJECT (same), "office-name", g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (same), "office-learner", g_memdup2 (&row->id, sizeof row->id), g_free);
  g_signal_connect_swapped (same, "clicked", G_CALLBACK (merge_clicked_cb), self);
  g_signal_connect_swapped (different, "clicked", G_CALLBACK (not_duplicate_clicked_cb), self);
  gtk_box_append (GTK_BOX (buttons), same);
  gtk_box_append (GTK_BOX (buttons), different);
  gtk_box_append (GTK_BOX (self->duplicates_box), buttons);
}

static void
show_duplicates (OfficeApplicationDetail *self)
{
  GPtrArray *duplicates = self->sheet->pane->duplicates;

  gtk_widget_set_visible (self->duplicates_section, duplicates->len > 0);
  office_box_clear (self->duplicates_box);
  for (guint i = 0; i < duplicates->len; i++)
    add_duplicate (self, g_ptr_array_index (duplicates, i));
}

/* History -------------------------------------------------------------------------------------- */

static void
show_history (OfficeApplicationDetail *self)
{
  GPtrArray *moves = self->sheet->pane->moves;

  office_box_clear (self->history_box);
  for (guint i = moves->len; i > 0; i--)
    {
      const OfficeApplicationMove *move = g_ptr_array_index (moves, i - 1);
      g_autofree char *day = office_pane_date (move->moved_on);
      g_autofree char *text = NULL;

      if (move->arrived)
        /* Translators: a day, a state, a person */
        text = g_strdup_printf (_("%s: %s (%s)"), day, office_application_state_label (move->to), move->actor);
      else
        /* Translators: a day, a state, a state, a person */
        text = g_strdup_printf (_("%s: %s → %s (%s)"), day, office_application_state_label (move->from),
                                office_application_state_label (move->to), move->actor);
      office_pane_add_text (self->history_box, text, FALSE);
      if (move->reason != NULL && *move->reason != '\0')
        office_pane_add_text (self->history_box, move->reason, TRUE);
    }
}

/* Reading -------------------------------------------------------------------------------------- */

static void
show_sheet (OfficeApplicationDetail *self)
{
  show_heading (self);
  show_moves (self);
  show_requirements (self);
  show_facts (self);
  office_register_form_set (OFFICE_REGISTER_FORM (self->register_form), self->session, self->sheet->pane);
  show_places (self);
  office_fee_box_set (OFFICE_FEE_BOX (self->fee_box), self->session, self->sheet->pane->fee);
  show_duplicates (self);
  show_others (self);
  show_history (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "one");
}

static void
show_none (OfficeApplicationDetail *self,
           const char              *text)
{
  gtk_label_set_label (GTK_LABEL (self->none_label), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
}

static void
sheet_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeApplicationDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  OfficeApplicationSheet *sheet =
    office_application_sheet_read_finish (OFFICE_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Another one was asked for in the meantime. */
  if (sheet != NULL && sheet->pane->application->id != self->application_id)
    {
      office_application_sheet_free (sheet);
      return;
    }

  g_clear_pointer (&self->sheet, office_application_sheet_free);
  self->sheet = sheet;
  if (sheet != NULL)
    show_sheet (self);
  else if (self->application_id != 0)
    show_none (self, error->message);
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_application_detail_dispose (GObject *object)
{
  OfficeApplicationDetail *self = OFFICE_APPLICATION_DETAIL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->sheet, office_application_sheet_free);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_APPLICATION_DETAIL);

  G_OBJECT_CLASS (office_application_detail_parent_class)->dispose (object);
}

static void
office_application_detail_class_init (OfficeApplicationDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_application_detail_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/application-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, none_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, name_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, state_pill);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, reference_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, flags_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, moves_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, why_not_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, requirements_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, facts_grid);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, register_form);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, places_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, fee_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, duplicates_section);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, duplicates_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, others_section);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, others_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeApplicationDetail, history_box);
}

static void
office_application_detail_init (OfficeApplicationDetail *self)
{
  g_type_ensure (OFFICE_TYPE_STATE_PILL);
  g_type_ensure (OFFICE_TYPE_FEE_BOX);
  g_type_ensure (OFFICE_TYPE_REGISTER_FORM);
  g_type_ensure (OFFICE_TYPE_WRAP_LAYOUT);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->moves_box, office_wrap_layout_new (6));
  office_stack_hide_others (GTK_STACK (self->stack));
  for (guint kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
    {
      self->editors[kind] = office_requirement_editor_new ();
      gtk_box_append (GTK_BOX (self->requirements_box), self->editors[kind]);
    }
}

/* Public --------------------------------------------------------------------------------------- */

/**
 * office_application_detail_new:
 *
 * Returns: (transfer floating): a pane without an application
 */
GtkWidget *
office_application_detail_new (void)
{
  return g_object_new (OFFICE_TYPE_APPLICATION_DETAIL, NULL);
}

/**
 * office_application_detail_refresh:
 * @self: a pane
 *
 * Reads the application again; what stands there stays until it is read.
 */
void
office_application_detail_refresh (OfficeApplicationDetail *self)
{
  g_return_if_fail (OFFICE_IS_APPLICATION_DETAIL (self));

  if (self->session == NULL || self->application_id == 0)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  office_application_sheet_read_async (self->session, self->application_id, self->cancellable, sheet_cb,
                                       g_object_ref (self));
}

/**
 * office_application_detail_set:
 * @self: a pane
 * @session: the session
 * @application_id: the application, or 0 for none
 *
 * Shows an application.
 */
void
office_application_detail_set (OfficeApplicationDetail *self,
                               OfficeSession           *session,
                               gint64                   application_id)
{
  g_return_if_fail (OFFICE_IS_APPLICATION_DETAIL (self));

  g_set_object (&self->session, session);
  if (application_id == self->application_id && application_id != 0)
    return;
  self->application_id = application_id;
  if (application_id == 0)
    show_none (self, _("Select an application to see all about it."));
  else
    office_application_detail_refresh (self);
}

/**
 * office_application_detail_set_many:
 * @self: a pane
 * @n_selected: how many are selected
 *
 * Says that several are selected, and what can be done with them.
 */
void
office_application_detail_set_many (OfficeApplicationDetail *self,
                                    guint                    n_selected)
{
  g_autofree char *text = NULL;

  g_return_if_fail (OFFICE_IS_APPLICATION_DETAIL (self));

  self->application_id = 0;
  text = g_strdup_printf (ngettext ("%u application is selected. The menu of the table moves it.",
                                    "%u applications are selected. The menu of the table moves them all at "
                                    "once; what will happen is said before.", n_selected), n_selected);
  show_none (self, text);
}
