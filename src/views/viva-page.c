/* viva-page.c: planning the vivas of a cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is proposed, as blocks; who has no place, with the reasons; how it differs from the proposal
 * before. The desk knows all of it, the page shows it.
 */
#include "config.h"

#include "views/viva-page.h"

#include <glib/gi18n-lib.h>

#include "model/viva-proposal-words.h"
#include "rules/clock.h"
#include "views/empty-state.h"
#include "views/template.h"
#include "views/viva-blocks.h"
#include "views/viva-canvas.h"

#define SECONDS_PER_MINUTE 60

struct _OfficeVivaPage
{
  GtkWidget       parent_instance;

  OfficeSession  *session;
  OfficeVivaDesk *desk;
  gboolean        filling;
  gint64          without;       /* whose row of the tray is selected, or 0 */

  GtkWidget      *root;
  GtkWidget      *compare_button;
  GtkWidget      *rooms_button;
  GtkWidget      *from_entry;
  GtkWidget      *to_entry;
  GtkWidget      *where_button;
  GtkWidget      *where_box;
  GtkWidget      *seconds_drop;
  GtkWidget      *summary;
  GtkWidget      *stack;
  GtkWidget      *canvas;
  GtkWidget      *differences;
  GtkWidget      *empty;
  GtkWidget      *tray_box;
  GtkWidget      *tray_title;
  GtkWidget      *tray;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static const int seconds_offered[] = { 5, 20, 60 };

G_DEFINE_FINAL_TYPE (OfficeVivaPage, office_viva_page, GTK_TYPE_WIDGET)

static gboolean
by_room (OfficeVivaPage *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->rooms_button));
}

static OfficeVivaSlot *
find_slot (OfficeVivaPage *self,
           gint64          enrolment_id)
{
  OfficeVivaProposal *now = office_viva_desk_get_now (self->desk);

  return now != NULL && enrolment_id != 0 ? office_viva_proposal_find (now, enrolment_id) : NULL;
}

static void
show_canvas (OfficeVivaPage *self)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_viva_canvas_row_free);
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) office_viva_block_free);

  office_viva_blocks_make (question, office_viva_desk_get_now (self->desk), by_room (self), rows, blocks);
  office_viva_canvas_show (OFFICE_VIVA_CANVAS (self->canvas), rows, blocks, question->problem->start_grid_minutes);
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

static void
add_line (GtkWidget  *list,
          const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_box_append (GTK_LIST_BOX (list), label);
}

static OfficeVivaCandidate *
find_candidate (const OfficeVivaQuestion *question,
                gint64                    enrolment_id)
{
  int learner = office_viva_question_find_learner (question, enrolment_id);

  return learner >= 0 ? office_viva_question_candidate (question, learner) : NULL;
}

static void
show_tray (OfficeVivaPage *self)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  OfficeVivaProposal *now = office_viva_desk_get_now (self->desk);
  guint n = now != NULL ? now->without->len : 0;
  g_autofree char *title = g_strdup_printf (ngettext ("%u learner without a place", "%u learners without a place", n), n);

  clear_list (self->tray);
  gtk_widget_set_visible (self->tray_box, n > 0);
  gtk_label_set_label (GTK_LABEL (self->tray_title), title);
  for (guint i = 0; i < n; i++)
    {
      const OfficeVivaWithout *without = g_ptr_array_index (now->without, i);
      GString *text = g_string_new (find_candidate (question, without->enrolment_id)->name);
      g_autofree char *line = NULL;

      for (guint k = 0; k < without->because->len; k++)
        g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (without->because, k));
      for (guint k = 0; k < without->would_suffice->len; k++)
        {
          g_string_append_c (text, '\n');
          /* Translators: a change that would give a learner a place: "Dr A on 19 November 2025 from 14:00 to 14:30" */
          g_string_append_printf (text, _("Enough would be: %s."), (const char *) g_ptr_array_index (without->would_suffice, k));
        }
      line = g_string_free (text, FALSE);
      add_line (self->tray, line);
    }
}

static void
show_differences (OfficeVivaPage *self)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  OfficeVivaProposal *now = office_viva_desk_get_now (self->desk);
  OfficeVivaProposal *before = office_viva_desk_get_before (self->desk);
  g_autoptr (GPtrArray) sentences = office_viva_proposal_differences (before, now, question);
  g_autofree char *was = NULL, *line_before = NULL;

  clear_list (self->differences);
  if (before == NULL)
    {
      add_line (self->differences, _("There is no proposal before: plan again, and both can be compared."));
      return;
    }
  was = office_viva_proposal_dup_words (before, question);
  /* Translators: the figures of the proposal before */
  line_before = g_strdup_printf (_("Before: %s"), was);
  add_line (self->differences, line_before);
  if (now != NULL)
    {
      g_autofree char *words = office_viva_proposal_dup_words (now, question);
      /* Translators: the figures of the proposal at work */
      g_autofree char *line = g_strdup_printf (_("Now: %s"), words);

      add_line (self->differences, line);
    }
  for (guint i = 0; i < sentences->len; i++)
    add_line (self->differences, g_ptr_array_index (sentences, i));
  if (sentences->len == 0)
    add_line (self->differences, _("Both are the same."));
}

static void
show_summary (OfficeVivaPage *self)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  OfficeVivaProposal *now = office_viva_desk_get_now (self->desk);
  g_autofree char *text = NULL;

  if (office_viva_desk_is_planning (self->desk))
    text = g_strdup (office_viva_desk_get_progress (self->desk) != NULL ? office_viva_desk_get_progress (self->desk)
                                                                        : _("Planning…"));
  else if (question != NULL && now != NULL)
    text = office_viva_proposal_dup_words (now, question);
  else if (question != NULL)
    text = g_strdup_printf (ngettext ("%u learner is due for a viva, %u of them has one in the timetable.",
                                      "%u learners are due for a viva, %u of them have one in the timetable.",
                                      question->candidates->len),
                            question->candidates->len, question->n_standing);
  gtk_label_set_label (GTK_LABEL (self->summary), text != NULL ? text : "");
}

static void
set_day (GtkWidget *entry,
         OfficeDay  day)
{
  g_autofree char *text = day != OFFICE_DAY_NONE ? office_day_to_text (day) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void wish_cb (OfficeVivaPage *self);

static void
show_rooms (OfficeVivaPage           *self,
            const OfficeVivaQuestion *question)
{
  g_autofree char *label = NULL;
  GtkWidget *child;
  guint n = question->problem->rooms != NULL ? question->problem->rooms->len : 0;

  while ((child = gtk_widget_get_first_child (self->where_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->where_box), child);
  for (guint r = 0; r < question->all_rooms->len; r++)
    {
      const char *name = g_ptr_array_index (question->all_rooms, r);
      GtkWidget *check = gtk_check_button_new_with_label (name);
      gboolean online = g_ptr_array_find_with_equal_func (question->online_rooms, name, g_str_equal, NULL);
      const OfficeVivaWish *wish = office_viva_desk_get_wish (self->desk);
      gboolean chosen = wish->rooms != NULL ? g_strv_contains ((const char *const *) wish->rooms, name)
                                            : online || question->online_rooms->len == 0;

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect_object (check, "toggled", G_CALLBACK (wish_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->where_box), check);
    }
  label = question->online != NULL ? g_strdup (question->online)
                                   : g_strdup_printf (ngettext ("%u room", "%u rooms", n), n);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->where_button), label);
}

static void
show_wish (OfficeVivaPage *self)
{
  const OfficeVivaWish *wish = office_viva_desk_get_wish (self->desk);
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);

  self->filling = TRUE;
  set_day (self->from_entry, wish->from);
  set_day (self->to_entry, wish->to);
  for (guint i = 0; i < G_N_ELEMENTS (seconds_offered); i++)
    if (seconds_offered[i] == wish->seconds)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->seconds_drop), i);
  if (question != NULL && !gtk_widget_get_mapped (self->where_box))
    show_rooms (self, question);
  self->filling = FALSE;
}

static void
set_empty (OfficeVivaPage *self,
           const char     *text,
           const char     *label,
           const char     *action)
{
  office_empty_state_set_text (OFFICE_EMPTY_STATE (self->empty), text);
  office_empty_state_set_first (OFFICE_EMPTY_STATE (self->empty), label, action);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
show_content (OfficeVivaPage *self)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  g_autoptr (GError) error = NULL;

  if (question == NULL)
    {
      set_empty (self, _("Choose one cohort to plan its vivas."), NULL, NULL);
      return;
    }
  show_canvas (self);
  show_differences (self);
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->compare_button)))
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "compare");
  else if (office_viva_desk_get_now (self->desk) == NULL && question->n_standing == 0
           && !office_viva_question_check (question, &error))
    set_empty (self, error->message, question->candidates->len > 0 ? _("Show _people and rooms") : NULL,
               "timetable.show-people");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "canvas");
}

static void
desk_changed_cb (OfficeVivaPage *self)
{
  show_wish (self);
  show_summary (self);
  show_content (self);
  if (office_viva_desk_get_question (self->desk) != NULL)
    show_tray (self);
  else
    gtk_widget_set_visible (self->tray_box, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_cb (OfficeVivaPage *self)
{
  show_content (self);
}

static void
selected_cb (OfficeVivaPage *self)
{
  self->without = 0;
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->tray));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Acting ----------------------------------------------------------------------------------------- */

static gboolean
read_day (OfficeVivaPage  *self,
          GtkWidget       *entry,
          OfficeDay       *day,
          GError         **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  OfficeDay today = office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC);

  *day = OFFICE_DAY_NONE;
  if (*text == '\0')
    return TRUE;

  *day = office_day_parse (text, OFFICE_DATE_EVENT, OFFICE_EXCEL_NONE, today, error);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               *day == OFFICE_DAY_NONE ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  return *day != OFFICE_DAY_NONE;
}

static char **
read_rooms (OfficeVivaPage *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (self->where_box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_ptr_array_add (names, g_strdup (gtk_check_button_get_label (GTK_CHECK_BUTTON (child))));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static void
wish_cb (OfficeVivaPage *self)
{
  g_autoptr (OfficeVivaWish) wish = NULL;
  g_autoptr (GError) error = NULL;
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->seconds_drop));

  if (self->filling || office_viva_desk_get_question (self->desk) == NULL)
    return;

  wish = office_viva_wish_new ();
  if (!read_day (self, self->from_entry, &wish->from, &error) || !read_day (self, self->to_entry, &wish->to, &error))
    {
      office_session_say_failure (self->session, NULL, error);
      return;
    }
  if (wish->from != OFFICE_DAY_NONE && wish->to != OFFICE_DAY_NONE && wish->to < wish->from)
    {
      office_session_say (self->session, OFFICE_MESSAGE_FAILURE, _("The last day of the vivas is before the first."));
      return;
    }
  wish->seconds = seconds_offered[MIN (chosen, G_N_ELEMENTS (seconds_offered) - 1)];
  wish->rooms = read_rooms (self);
  office_viva_desk_take_wish (self->desk, g_steal_pointer (&wish));
}

static void
move_cb (OfficeVivaPage *self,
         gint64          enrolment_id,
         int             from,
         int             to,
         int             day,
         int             minute)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  const OfficeVivaSlot *slot = find_slot (self, enrolment_id);
  g_autoptr (OfficeVivaSlot) moved = NULL;
  g_autoptr (GError) error = NULL;
  gint64 instant;

  if (slot == NULL)
    return;
  if (!office_instant_from_wall (day, minute * SECONDS_PER_MINUTE, &instant, &error))
    {
      office_session_say_failure (self->session, NULL, error);
      return;
    }

  moved = office_viva_slot_copy (slot);
  moved->at = (int) (instant / SECONDS_PER_MINUTE);
  if (by_room (self) && to >= 0)
    {
      g_free (moved->room);
      moved->room = g_strdup (office_viva_blocks_room (question, to));
    }
  for (guint i = 0; !by_room (self) && from != to && i < moved->staff->len; i++)
    {
      gint64 *staff = &g_array_index (moved->staff, gint64, i);

      /* Onto the row of the other examiner: the two are not doubled. */
      if (*staff == g_array_index (question->staff, gint64, to))
        return;
      if (*staff == g_array_index (question->staff, gint64, from))
        *staff = g_array_index (question->staff, gint64, to);
    }
  office_viva_desk_place (self->desk, moved);
  office_viva_canvas_select (OFFICE_VIVA_CANVAS (self->canvas), enrolment_id);
}

static void
tray_selected_cb (OfficeVivaPage *self,
                  GtkListBoxRow  *row)
{
  OfficeVivaProposal *now = office_viva_desk_get_now (self->desk);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  self->without = now != NULL && index >= 0 && index < (int) now->without->len
                    ? ((const OfficeVivaWithout *) g_ptr_array_index (now->without, (guint) index))->enrolment_id
                    : 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The first examiners without a conflict who can come at the first time at which anybody can: somewhere to
 * begin, from where it can be moved. */
static gboolean
find_beginning (const OfficeVivaQuestion *question,
                int                       learner,
                OfficeVivaSlot           *slot)
{
  int at = G_MAXINT;

  for (int e = 0; e < (int) question->problem->examiners->len; e++)
    {
      GArray *available = office_viva_problem_examiner (question->problem, e)->available;

      if (available->len == 0
          || office_viva_problem_conflict (question->problem, learner, e) != OFFICE_VIVA_CONFLICT_NONE)
        continue;
      at = MIN (at, g_array_index (available, OfficeVivaSpan, 0).from);
      if ((int) slot->staff->len < question->problem->panel)
        g_array_append_val (slot->staff, g_array_index (question->staff, gint64, (guint) e));
    }
  slot->at = at;
  return (int) slot->staff->len == question->problem->panel;
}

static void
tray_activated_cb (OfficeVivaPage *self,
                   GtkListBoxRow  *row)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  g_autoptr (OfficeVivaSlot) slot = g_new0 (OfficeVivaSlot, 1);
  int learner = office_viva_question_find_learner (question, self->without);

  slot->staff = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (learner < 0)
    return;

  slot->enrolment_id = self->without;
  slot->attempt = office_viva_question_candidate (question, learner)->attempt;
  slot->minutes = office_viva_problem_minutes (question->problem, learner);
  slot->marking = question->problem->marking_minutes;
  slot->room = g_strdup (question->problem->rooms != NULL ? g_ptr_array_index (question->problem->rooms, 0)
                                                          : question->online);
  if (!find_beginning (question, learner, slot))
    {
      office_session_say (self->session, OFFICE_MESSAGE_FAILURE,
                          _("There are not enough examiners without a conflict of interest who can come."));
      return;
    }
  office_viva_desk_place (self->desk, slot);
  office_viva_canvas_select (OFFICE_VIVA_CANVAS (self->canvas), slot->enrolment_id);
}

/**
 * office_viva_page_show:
 * @self: the page
 * @session: (nullable): where the cohort is
 * @cohort_id: whose vivas, or 0
 *
 * Shows a cohort's question and proposal, as they are now.
 */
void
office_viva_page_show (OfficeVivaPage *self,
                       OfficeSession  *session,
                       gint64          cohort_id)
{
  g_set_object (&self->session, session);
  office_viva_desk_open (self->desk, session, session != NULL ? cohort_id : 0);
}

/**
 * office_viva_page_get_desk:
 * @self: the page
 *
 * Returns: (transfer none): what it shows
 */
OfficeVivaDesk *
office_viva_page_get_desk (OfficeVivaPage *self)
{
  return self->desk;
}

/**
 * office_viva_page_get_selected:
 * @self: the page
 *
 * Returns: whose proposed viva is selected, or 0
 */
gint64
office_viva_page_get_selected (OfficeVivaPage *self)
{
  gint64 selected = office_viva_canvas_get_selected (OFFICE_VIVA_CANVAS (self->canvas));

  return find_slot (self, selected) != NULL ? selected : 0;
}

/* A reasonable adjustment, as it is and as it could be (VIVA-1). */
static void
add_adjustment (OfficeVivaPage  *self,
                OfficeFactsPane *pane,
                gint64           enrolment_id)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  int learner = office_viva_question_find_learner (question, enrolment_id);
  int extra = office_viva_problem_learner (question->problem, learner)->extra_percent;
  g_autofree char *text = g_strdup_printf (_("%d %% longer"), extra);

  office_facts_pane_add_fact (pane, _("Adjustment"), extra > 0 ? text : _("None"));
  for (int percent = 0; percent <= 50; percent += 25)
    if (percent != extra)
      {
        g_autofree char *label = percent > 0 ? g_strdup_printf (_("Make vivas %d %% longer"), percent)
                                             : g_strdup (_("Vivas as long as usual"));

        office_facts_pane_add_action (pane, label, "vivas.adjust", g_variant_new ("(xi)", enrolment_id, percent));
      }
}

static void
show_slot_facts (OfficeVivaPage       *self,
                 OfficeFactsPane      *pane,
                 const OfficeVivaSlot *slot)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  OfficeVivaProposal *now = office_viva_desk_get_now (self->desk);
  g_autoptr (GPtrArray) against = office_viva_proposal_against (now, question, slot);
  g_autofree char *panel = office_viva_slot_dup_panel (slot, question);
  g_autofree char *when = office_instant_to_text ((gint64) slot->at * SECONDS_PER_MINUTE);
  g_autofree char *length = office_minutes_to_text (slot->minutes);
  const OfficeVivaCandidate *candidate = find_candidate (question, slot->enrolment_id);

  office_facts_pane_set_title (pane, candidate->name);
  for (guint i = 0; i < against->len; i++)
    office_facts_pane_add_warning (pane, g_ptr_array_index (against, i));
  office_facts_pane_add_fact (pane, _("Reference"), candidate->reference);
  office_facts_pane_add_fact (pane, _("When"), when);
  office_facts_pane_add_fact (pane, _("Length"), length);
  office_facts_pane_add_fact (pane, _("Room"), slot->room);
  office_facts_pane_add_fact (pane, _("Examiners"), panel);
  office_facts_pane_add_fact (pane, _("Pinned"), slot->pinned ? _("Yes: it never moves") : _("No"));
  office_facts_pane_add_text (pane, _("Ctrl+Shift and the arrows move it: along the hours, and to another row."));
  office_facts_pane_add_action (pane, slot->pinned ? _("Release the _pin") : _("_Pin it"), "vivas.pin", NULL);
  office_facts_pane_add_action (pane, _("Take it _out"), "timetable.cancel", NULL);
  add_adjustment (self, pane, slot->enrolment_id);
}

/**
 * office_viva_page_show_facts:
 * @self: the page
 * @pane: a pane
 *
 * Says what is selected, and what stands against it.
 */
void
office_viva_page_show_facts (OfficeVivaPage  *self,
                             OfficeFactsPane *pane)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  OfficeVivaSlot *slot = find_slot (self, office_viva_canvas_get_selected (OFFICE_VIVA_CANVAS (self->canvas)));

  office_facts_pane_clear (pane);
  if (question != NULL && self->without != 0 && find_candidate (question, self->without) != NULL)
    {
      office_facts_pane_set_title (pane, find_candidate (question, self->without)->name);
      office_facts_pane_add_text (pane, _("Enter on the row puts the viva at the first time that anybody can come, to be "
                                          "moved from there."));
      add_adjustment (self, pane, self->without);
      return;
    }
  if (slot != NULL)
    {
      show_slot_facts (self, pane, slot);
      return;
    }
  office_facts_pane_set_title (pane, _("Nothing selected"));
  office_facts_pane_add_text (pane, _("Plan the vivas, then choose one to see all of it, to pin it or to move it."));
  if (office_viva_desk_get_before (self->desk) != NULL)
    office_facts_pane_add_action (pane, _("_Use the proposal before"), "vivas.swap", NULL);
}

/**
 * office_viva_page_dup_status:
 * @self: the page
 *
 * Returns: (transfer full): counts for the status line
 */
char *
office_viva_page_dup_status (OfficeVivaPage *self)
{
  const OfficeVivaQuestion *question = office_viva_desk_get_question (self->desk);
  OfficeVivaProposal *now = office_viva_desk_get_now (self->desk);

  if (question == NULL)
    return g_strdup ("");
  /* Translators: vivas in the timetable, vivas proposed, learners without one */
  return g_strdup_printf (_("%u in the timetable · %u proposed · %u without"), question->n_standing,
                          now != NULL ? now->slots->len : 0,
                          question->candidates->len - question->n_standing - (now != NULL ? now->slots->len : 0));
}

/**
 * office_viva_page_toggle_pin:
 * @self: the page
 *
 * Pins the selected viva, or releases it.
 */
void
office_viva_page_toggle_pin (OfficeVivaPage *self)
{
  const OfficeVivaSlot *slot = find_slot (self, office_viva_page_get_selected (self));

  if (slot != NULL)
    office_viva_desk_set_pinned (self->desk, slot->enrolment_id, !slot->pinned);
}

/**
 * office_viva_page_take_out:
 * @self: the page
 *
 * Takes the selected viva out of the proposal.
 */
void
office_viva_page_take_out (OfficeVivaPage *self)
{
  gint64 selected = office_viva_page_get_selected (self);

  if (selected == 0)
    return;
  office_viva_desk_take_out (self->desk, selected);
  office_viva_canvas_select (OFFICE_VIVA_CANVAS (self->canvas), 0);
}

static void
toggle (GtkWidget *button)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

/**
 * office_viva_page_compare:
 * @self: the page
 *
 * Shows what differs from the proposal before, or the vivas again.
 */
void
office_viva_page_compare (OfficeVivaPage *self)
{
  toggle (self->compare_button);
}

/**
 * office_viva_page_by_room:
 * @self: the page
 *
 * Shows a row for each room, or for each examiner again.
 */
void
office_viva_page_by_room (OfficeVivaPage *self)
{
  toggle (self->rooms_button);
}

/* Class ------------------------------------------------------------------------------------------ */

static gboolean
office_viva_page_grab_focus (GtkWidget *widget)
{
  OfficeVivaPage *self = OFFICE_VIVA_PAGE (widget);
  GtkWidget *child = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "canvas") == 0)
    {
      gint64 selected = office_viva_canvas_get_selected (OFFICE_VIVA_CANVAS (self->canvas));

      office_viva_canvas_select (OFFICE_VIVA_CANVAS (self->canvas), selected);
      if (gtk_widget_get_focus_child (self->canvas) != NULL)
        return TRUE;
      return gtk_widget_child_focus (self->root, GTK_DIR_TAB_FORWARD);
    }
  return child != NULL && gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
office_viva_page_dispose (GObject *object)
{
  OfficeVivaPage *self = OFFICE_VIVA_PAGE (object);

  self->filling = TRUE;
  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      office_viva_desk_cancel (self->desk);
    }
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_VIVA_PAGE);
  g_clear_object (&self->desk);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (office_viva_page_parent_class)->dispose (object);
}

static void
office_viva_page_class_init (OfficeVivaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_viva_page_dispose;
  widget_class->grab_focus = office_viva_page_grab_focus;

  /**
   * OfficeVivaPage::changed:
   * @self: the page
   *
   * Something else is selected, or reads differently.
   */
  signals[CHANGED] = g_signal_new ("changed", OFFICE_TYPE_VIVA_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  g_type_ensure (OFFICE_TYPE_VIVA_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/viva-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, compare_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, rooms_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, from_entry);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, to_entry);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, where_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, where_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, seconds_drop);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, summary);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, differences);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, empty);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, tray_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, tray_title);
  gtk_widget_class_bind_template_child (widget_class, OfficeVivaPage, tray);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, wish_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, tray_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, tray_activated_cb);
}

static void
progress_cb (OfficeVivaPage *self)
{
  show_summary (self);
}

static void
office_viva_page_init (OfficeVivaPage *self)
{
  self->desk = office_viva_desk_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  office_stack_hide_others (GTK_STACK (self->stack));
  self->filling = FALSE;
  g_signal_connect_swapped (self->desk, "changed", G_CALLBACK (desk_changed_cb), self);
  g_signal_connect_swapped (self->desk, "progress", G_CALLBACK (progress_cb), self);
}
