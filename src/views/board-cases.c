/* board-cases.c: what a board looks at one by one: result, reason, and what it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/board-jobs.h"
#include "rules/marks.h"
#include "rules/step.h"
#include "views/board-cases.h"
#include "views/choice.h"
#include "views/field.h"
#include "views/state-pill.h"
#include "views/step-page.h"
#include "views/template.h"

struct _OfficeBoardCases
{
  GtkWidget                parent_instance;

  OfficeSession           *session;
  const OfficeBoardAgenda *agenda;        /* the page's */
  gboolean                 anonymous;
  GPtrArray               *cases;         /* of OfficeBoardItem, the agenda's */
  gint64                   enrolment_id;  /* of the case that is shown */
  char                    *kept_reason;   /* what the form began with */
  OfficeBoardDecision      kept_decision;
  gboolean                 filling;

  GtkWidget               *root;
  GtkWidget               *list;
  GtkWidget               *case_box;
  GtkWidget               *name_label;
  GtkWidget               *pill;
  GtkWidget               *place_label;
  GtkWidget               *sentence_label;
  GtkWidget               *facts_box;
  GtkWidget               *form;
  GtkWidget               *decision_choice;
  GtkWidget               *reason_field;
  GtkWidget               *minuted_label;
  GtkWidget               *chair_button;
};

G_DEFINE_FINAL_TYPE (OfficeBoardCases, office_board_cases, GTK_TYPE_WIDGET)

static guint
get_index (OfficeBoardCases *self)
{
  for (guint i = 0; i < self->cases->len; i++)
    if (((OfficeBoardItem *) g_ptr_array_index (self->cases, i))->row->enrolment_id == self->enrolment_id)
      return i;
  return 0;
}

static const OfficeBoardItem *
get_case (OfficeBoardCases *self)
{
  return self->cases->len > 0 ? g_ptr_array_index (self->cases, get_index (self)) : NULL;
}

/* The list ------------------------------------------------------------------------------------ */

/* What stands beside a name: the word that is kept, or that there is none. */
static char *
word_on (const OfficeBoardItem *item)
{
  if (item->decision != NULL && (item->decision->board_id == 0 || !office_board_item_is_open (item)))
    return g_strdup (office_board_decision_label (item->decision->decision));
  if (!office_board_item_is_open (item))
    return g_strdup (_("ratified"));
  return g_strdup (item->wants_decision ? _("no word yet") : _("for information"));
}

static GtkWidget *
make_row (OfficeBoardCases      *self,
          const OfficeBoardItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *pill = office_state_pill_new ();
  g_autofree char *name = office_board_item_name (item, self->anonymous);
  g_autofree char *word = word_on (item);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *below = gtk_label_new (word);
  g_autofree char *text = NULL;
  GtkWidget *row;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, name);
  gtk_label_set_xalign (GTK_LABEL (below), 0);
  gtk_label_set_ellipsize (GTK_LABEL (below), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (below, "dim-label");
  gtk_widget_add_css_class (below, "caption");
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (words), below);
  gtk_widget_set_hexpand (words, TRUE);
  office_state_pill_set (OFFICE_STATE_PILL (pill), office_state_look_outcome (item->row->outcome));
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), pill);
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* Translators: a learner, the outcome, what the board has said */
  text = g_strdup_printf (_("%s: %s, %s"), name, office_outcome_label (item->row->outcome), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void
fill_list (OfficeBoardCases *self)
{
  GtkWidget *row;

  self->filling = TRUE;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->cases->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, g_ptr_array_index (self->cases, i)));
  self->filling = FALSE;
}

/* The case ------------------------------------------------------------------------------------ */

static void
add_lines (GtkWidget          *box,
           const char         *heading,
           const char *const  *lines)
{
  if (lines[0] == NULL)
    return;
  office_step_page_add_line (box, heading, "heading");
  for (guint i = 0; lines[i] != NULL; i++)
    office_step_page_add_line (box, lines[i], "numeric");
}

static void
show_facts (OfficeBoardCases      *self,
            const OfficeBoardItem *item)
{
  office_step_page_empty (self->facts_box);
  add_lines (self->facts_box, _("Exceptional circumstances"), (const char *const *) item->circumstances);
  add_lines (self->facts_box, _("Borderlines"), (const char *const *) item->borderlines);
  if (item->row->steps->len > 0)
    office_step_page_add_line (self->facts_box, _("How it comes about"), "heading");
  for (guint i = 0; i < item->row->steps->len; i++)
    {
      const OfficeStep *step = g_ptr_array_index (item->row->steps, i);
      g_autofree char *after = office_mark_format (step->after);
      g_autofree char *text = *after != '\0' ? g_strdup_printf (_("%s: %s"), step->label, after)
                                             : g_strdup (step->label);

      gtk_widget_set_tooltip_text (office_step_page_add_line (self->facts_box, text, "numeric"), step->rule);
    }
}

static gboolean
is_prepared (const OfficeBoardItem *item)
{
  return item->decision != NULL && item->decision->board_id == 0;
}

static OfficeBoardDecision
get_chosen (OfficeBoardCases *self)
{
  const char *nick = office_choice_get_id (OFFICE_CHOICE (self->decision_choice));
  OfficeBoardDecision decision = OFFICE_BOARD_DECISION_STANDS;

  if (nick != NULL)
    office_board_decision_from_nick (nick, &decision);
  return decision;
}

static gboolean
is_touched (OfficeBoardCases *self)
{
  return self->kept_reason != NULL
         && (get_chosen (self) != self->kept_decision
             || !g_str_equal (office_field_get_text (OFFICE_FIELD (self->reason_field)), self->kept_reason));
}

static void
fill_form (OfficeBoardCases      *self,
           const OfficeBoardItem *item)
{
  g_free (self->kept_reason);
  self->kept_reason = g_strdup (is_prepared (item) ? item->decision->reason : "");
  self->kept_decision = is_prepared (item) && office_board_decision_suits (item->decision->decision, item->row->outcome)
    ? item->decision->decision : OFFICE_BOARD_DECISION_STANDS;
  office_choice_clear (OFFICE_CHOICE (self->decision_choice));
  for (int i = 0; i < OFFICE_N_BOARD_DECISIONS; i++)
    if (office_board_decision_suits ((OfficeBoardDecision) i, item->row->outcome))
      office_choice_add (OFFICE_CHOICE (self->decision_choice),
                         office_board_decision_to_nick ((OfficeBoardDecision) i),
                         office_board_decision_label ((OfficeBoardDecision) i));
  office_choice_set_id (OFFICE_CHOICE (self->decision_choice), office_board_decision_to_nick (self->kept_decision));
  office_field_set_text (OFFICE_FIELD (self->reason_field), self->kept_reason);
  office_field_set_error (OFFICE_FIELD (self->reason_field), NULL);
}

static char *
minutes_of (const OfficeBoardItem *item)
{
  g_autofree char *day = office_day_to_text (office_day_from_iso (item->row->ratified_on));
  g_autofree char *held = item->decision != NULL ? office_day_to_text (office_day_from_iso (item->decision->held_on)) : NULL;

  if (office_board_item_is_open (item))
    return NULL;
  if (item->decision == NULL || item->decision->board_id == 0)
    return g_strdup_printf (_("Ratified on %s. Only a chair’s action changes the result now."), day);
  if (*item->decision->reason == '\0')
    /* Translators: a day, what the board decided */
    return g_strdup_printf (_("In the minutes of %s: %s. Only a chair’s action changes the result now."), held,
                            office_board_decision_label (item->decision->decision));
  /* Translators: a day, what the board decided, and why */
  return g_strdup_printf (_("In the minutes of %s: %s. “%s” Only a chair’s action changes the result now."), held,
                          office_board_decision_label (item->decision->decision), item->decision->reason);
}

/* A field that has the focus must not be hidden under it. */
static void
set_open (OfficeBoardCases *self,
          gboolean          open)
{
  if (!open && gtk_widget_get_focus_child (self->form) != NULL)
    gtk_widget_grab_focus (self->list);
  gtk_widget_set_visible (self->form, open);
  gtk_widget_set_visible (self->chair_button, !open);
}

static void
show_case (OfficeBoardCases *self,
           gboolean          keep_form)
{
  const OfficeBoardItem *item = get_case (self);
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autofree char *minutes = NULL;

  gtk_widget_set_visible (self->case_box, item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.record", item != NULL && office_board_item_is_open (item));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.previous", item != NULL && get_index (self) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.next",
                                 item != NULL && get_index (self) + 1 < self->cases->len);
  if (item == NULL)
    return;

  self->enrolment_id = item->row->enrolment_id;
  name = office_board_item_name (item, self->anonymous);
  /* Translators: which of how many */
  place = g_strdup_printf (_("%u of %u"), get_index (self) + 1, self->cases->len);
  minutes = minutes_of (item);
  gtk_label_set_label (GTK_LABEL (self->name_label), name);
  gtk_label_set_label (GTK_LABEL (self->place_label), place);
  gtk_label_set_label (GTK_LABEL (self->sentence_label), item->row->reason);
  gtk_label_set_label (GTK_LABEL (self->minuted_label), minutes != NULL ? minutes : "");
  gtk_widget_set_visible (self->minuted_label, minutes != NULL);
  office_state_pill_set (OFFICE_STATE_PILL (self->pill), office_state_look_outcome (item->row->outcome));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->chair_button), "(sx)", "chair", item->row->learner_id);
  show_facts (self, item);
  set_open (self, office_board_item_is_open (item));
  if (!keep_form)
    fill_form (self, item);
}

static void
select_case (OfficeBoardCases *self,
             guint             index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) index);

  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

static void
row_selected_cb (OfficeBoardCases *self,
                 GtkListBoxRow    *row)
{
  const OfficeBoardItem *item;

  if (row == NULL || self->filling || self->agenda == NULL)
    return;
  item = g_ptr_array_index (self->cases, (guint) gtk_list_box_row_get_index (row));
  if (item->row->enrolment_id == self->enrolment_id)
    return;
  self->enrolment_id = item->row->enrolment_id;
  show_case (self, FALSE);
}

/* What the board says ------------------------------------------------------------------------- */

static void
go_on (OfficeBoardCases *self)
{
  guint index = get_index (self);

  if (index + 1 < self->cases->len)
    select_case (self, index + 1);
  gtk_widget_grab_focus (self->decision_choice);
}

static void
decided_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeBoardCases) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!office_board_decide_finish (OFFICE_SESSION (source), result, &error))
    {
      if (self->root != NULL && g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED))
        office_field_set_error (OFFICE_FIELD (self->reason_field), error->message);
      else
        office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, _("The board’s word is kept."));
  if (self->root == NULL)
    return;
  g_clear_pointer (&self->kept_reason, g_free);
  if (self->agenda != NULL)
    go_on (self);
}

static void
record_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  OfficeBoardCases *self = OFFICE_BOARD_CASES (widget);
  const OfficeBoardItem *item = get_case (self);
  const char *reason = office_field_get_text (OFFICE_FIELD (self->reason_field));
  g_autoptr (GError) error = NULL;

  if (item == NULL || self->session == NULL)
    return;
  if (!office_board_decision_check (get_chosen (self), item->row->outcome, reason, &error))
    {
      office_field_set_error (OFFICE_FIELD (self->reason_field), error->message);
      gtk_widget_grab_focus (self->reason_field);
      return;
    }
  office_board_decide_async (self->session, item->row->enrolment_id, is_prepared (item) ? item->decision->version : 0,
                             get_chosen (self), reason, decided_cb, g_object_ref (self));
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OfficeBoardCases *self = OFFICE_BOARD_CASES (widget);
  guint index = get_index (self);

  if (g_str_equal (name, "board.next") && index + 1 < self->cases->len)
    select_case (self, index + 1);
  else if (g_str_equal (name, "board.previous") && index > 0)
    select_case (self, index - 1);
}

static void
office_board_cases_dispose (GObject *object)
{
  OfficeBoardCases *self = OFFICE_BOARD_CASES (object);

  self->root = NULL;
  self->agenda = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->kept_reason, g_free);
  g_ptr_array_set_size (self->cases, 0);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_BOARD_CASES);

  G_OBJECT_CLASS (office_board_cases_parent_class)->dispose (object);
}

static void
office_board_cases_finalize (GObject *object)
{
  g_clear_pointer (&OFFICE_BOARD_CASES (object)->cases, g_ptr_array_unref);

  G_OBJECT_CLASS (office_board_cases_parent_class)->finalize (object);
}

static void
office_board_cases_class_init (OfficeBoardCasesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_board_cases_dispose;
  object_class->finalize = office_board_cases_finalize;

  g_type_ensure (OFFICE_TYPE_CHOICE);
  g_type_ensure (OFFICE_TYPE_FIELD);
  g_type_ensure (OFFICE_TYPE_STATE_PILL);
  gtk_widget_class_install_action (widget_class, "board.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "board.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "board.record", NULL, record_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "board.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "board.next", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/board-cases.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, list);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, case_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, name_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, pill);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, place_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, facts_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, form);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, decision_choice);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, reason_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, minuted_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardCases, chair_button);
}

static void
activate_cb (OfficeBoardCases *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.record", NULL);
}

static void
office_board_cases_init (OfficeBoardCases *self)
{
  GtkWidget *entry;

  self->cases = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->chair_button), "(sx)", "chair", (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->chair_button), "results.go-to");
  entry = office_field_get_entry (OFFICE_FIELD (self->reason_field));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
}

/* Who wants the board's word, then who is only to be known of. */
static void
gather (OfficeBoardCases *self)
{
  g_ptr_array_set_size (self->cases, 0);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->agenda->items->len; i++)
      {
        OfficeBoardItem *item = g_ptr_array_index (self->agenda->items, i);
        gboolean known = item->borderlines[0] != NULL || item->circumstances[0] != NULL;

        if (pass == 0 ? item->wants_decision : !item->wants_decision && known)
          g_ptr_array_add (self->cases, item);
      }
}

/**
 * office_board_cases_show:
 * @self: the section
 * @session: writes for it
 * @agenda: what the board has before it; must live until the next one is shown or it is cleared
 * @anonymous: references stand in place of names
 *
 * Shows every R, F, WH, DEF and INC, and what else the board should know of. What is being typed
 * stays.
 */
void
office_board_cases_show (OfficeBoardCases        *self,
                         OfficeSession           *session,
                         const OfficeBoardAgenda *agenda,
                         gboolean                 anonymous)
{
  gint64 before = self->enrolment_id;
  gboolean touched;

  g_return_if_fail (OFFICE_IS_BOARD_CASES (self));

  touched = is_touched (self);
  g_set_object (&self->session, session);
  self->agenda = agenda;
  self->anonymous = anonymous;
  gather (self);
  fill_list (self);
  self->enrolment_id = before;
  self->filling = TRUE;
  select_case (self, get_index (self));
  self->filling = FALSE;
  show_case (self, touched && get_case (self) != NULL && get_case (self)->row->enrolment_id == before);
}

/**
 * office_board_cases_clear:
 * @self: the section
 *
 * Forgets the agenda.
 */
void
office_board_cases_clear (OfficeBoardCases *self)
{
  g_return_if_fail (OFFICE_IS_BOARD_CASES (self));

  self->agenda = NULL;
  g_ptr_array_set_size (self->cases, 0);
  g_clear_pointer (&self->kept_reason, g_free);
  self->enrolment_id = 0;
}

/**
 * office_board_cases_go_to:
 * @self: the section
 * @learner_id: whose case
 *
 * Shows one learner's case.
 */
void
office_board_cases_go_to (OfficeBoardCases *self,
                          gint64            learner_id)
{
  g_return_if_fail (OFFICE_IS_BOARD_CASES (self));

  for (guint i = 0; i < self->cases->len; i++)
    if (((OfficeBoardItem *) g_ptr_array_index (self->cases, i))->row->learner_id == learner_id)
      select_case (self, i);
}

/**
 * office_board_cases_focus:
 * @self: the section
 *
 * Puts the focus where the board's word is given, or on the list. Not the widget's own grab_focus(),
 * which would hold Tab inside.
 */
void
office_board_cases_focus (OfficeBoardCases *self)
{
  g_return_if_fail (OFFICE_IS_BOARD_CASES (self));

  if (gtk_widget_get_visible (self->case_box) && gtk_widget_get_visible (self->form))
    gtk_widget_grab_focus (self->decision_choice);
  else
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}
