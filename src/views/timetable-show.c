/* timetable-show.c: reading the timetable, and showing what was read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One read brings the week of all cohorts and the agenda of the chosen one. What is selected is one
 * thing for the canvas, the agenda and the pane.
 */
#include "config.h"

#include "views/timetable-private.h"

#include <glib/gi18n-lib.h>

#include "model/hours-item.h"
#include "model/timetable-sheets.h"
#include "rules/clock.h"
#include "views/attendance-page.h"
#include "views/empty-state.h"
#include "views/event-form.h"
#include "views/people-page.h"
#include "views/month-page.h"
#include "views/table.h"
#include "views/timetable-panes.h"
#include "views/viva-page.h"
#include "views/week-canvas.h"
#include "views/week-page.h"

OfficeSession *
office_timetable_session (OfficeTimetableView *self)
{
  return office_view_get_session (OFFICE_VIEW (self));
}

gboolean
office_timetable_on_page (OfficeTimetableView *self,
                          const char          *page)
{
  return g_str_equal (self->page, page);
}

gboolean
office_timetable_form_is_open (OfficeTimetableView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->pane_stack)), "form") == 0;
}

/* Status line and counts ------------------------------------------------------------------------- */

static void
count_kinds (GPtrArray *items,
             guint      counts[3])
{
  for (guint i = 0; i < items->len; i++)
    counts[office_timetable_item_get_kind (g_ptr_array_index (items, i))]++;
}

void
office_timetable_update_status (OfficeTimetableView *self)
{
  guint counts[3] = { 0 };
  g_autofree char *sessions = NULL, *vivas = NULL, *clashes = NULL, *count = NULL, *status = NULL;

  if (self->timetable == NULL)
    {
      office_view_set_count (OFFICE_VIEW (self), NULL);
      office_view_set_status (OFFICE_VIEW (self), NULL);
      return;
    }

  count_kinds (self->timetable->agenda, counts);
  sessions = g_strdup_printf (ngettext ("%u session", "%u sessions", counts[OFFICE_TIMETABLE_SESSION]),
                              counts[OFFICE_TIMETABLE_SESSION]);
  vivas = g_strdup_printf (ngettext ("%u viva", "%u vivas", counts[OFFICE_TIMETABLE_VIVA]),
                           counts[OFFICE_TIMETABLE_VIVA]);
  clashes = g_strdup_printf (ngettext ("%u clash", "%u clashes", self->timetable->clashes->len),
                             self->timetable->clashes->len);
  count = g_strdup_printf ("%s · %s", sessions, vivas);

  if (self->attending)
    status = office_attendance_page_dup_status (OFFICE_ATTENDANCE_PAGE (self->attendance));
  else if (office_timetable_on_page (self, "people"))
    status = office_people_page_dup_status (OFFICE_PEOPLE_PAGE (self->people));
  else if (office_timetable_on_page (self, "vivas"))
    status = office_viva_page_dup_status (OFFICE_VIVA_PAGE (self->vivas));
  else if (self->selected != NULL && !office_timetable_on_page (self, "hours")
           && !office_timetable_on_page (self, "clashes"))
    status = g_strdup_printf ("%s · %s · %s · %s", sessions, vivas, clashes,
                              office_timetable_item_get_title (self->selected));
  else
    status = g_strdup_printf ("%s · %s · %s", sessions, vivas, clashes);
  office_view_set_count (OFFICE_VIEW (self), count);
  office_view_set_status (OFFICE_VIEW (self), status);
  gtk_button_set_label (GTK_BUTTON (self->clashes_button), _("_Clashes"));
  if (self->timetable->clashes->len > 0)
    {
      /* Translators: how many clashes there are */
      g_autofree char *label = g_strdup_printf (_("_Clashes %u"), self->timetable->clashes->len);

      gtk_button_set_label (GTK_BUTTON (self->clashes_button), label);
    }
}

/* On this page the same keys work on people, rooms and equipment. */
static void
enable_people_actions (OfficeTimetableView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->timetable != NULL;
  gboolean selected = open && office_people_page_has_selected (OFFICE_PEOPLE_PAGE (self->people));

  gtk_widget_action_set_enabled (widget, "timetable.new", open);
  gtk_widget_action_set_enabled (widget, "timetable.new-viva", FALSE);
  gtk_widget_action_set_enabled (widget, "timetable.edit", selected);
  gtk_widget_action_set_enabled (widget, "timetable.cancel", selected);
  gtk_widget_action_set_enabled (widget, "timetable.register", FALSE);
  gtk_widget_action_set_enabled (widget, "timetable.copy", FALSE);
  gtk_widget_action_set_enabled (widget, "timetable.read-calendar", selected);
  gtk_widget_action_set_enabled (widget, "timetable.set-ratio", open);
}

void
office_timetable_enable_actions (OfficeTimetableView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->timetable != NULL && self->timetable->cohorts->len > 0 && !self->attending;
  const OfficeSessionRow *session = self->selected != NULL ? office_timetable_item_get_session (self->selected) : NULL;
  gboolean event = self->selected != NULL
                   && office_timetable_item_get_kind (self->selected) != OFFICE_TIMETABLE_DEADLINE;
  gboolean takes_place = event && !office_timetable_item_is_cancelled (self->selected);

  office_timetable_enable_viva_actions (self);
  if (office_timetable_on_page (self, "vivas") && !self->attending)
    return;
  if (office_timetable_on_page (self, "people") && !self->attending)
    {
      enable_people_actions (self);
      return;
    }
  gtk_widget_action_set_enabled (widget, "timetable.read-calendar", FALSE);
  gtk_widget_action_set_enabled (widget, "timetable.set-ratio", FALSE);
  gtk_widget_action_set_enabled (widget, "timetable.new", open);
  gtk_widget_action_set_enabled (widget, "timetable.new-viva", open && self->timetable->enrolments->len > 0);
  gtk_widget_action_set_enabled (widget, "timetable.edit", open && event);
  gtk_widget_action_set_enabled (widget, "timetable.copy", open && event && session != NULL);
  gtk_widget_action_set_enabled (widget, "timetable.cancel", open && takes_place);
  gtk_widget_action_set_enabled (widget, "timetable.register",
                                 open && takes_place && session != NULL && session->minutes > 0);
}

/* The month -------------------------------------------------------------------------------------- */

static OfficeMonthLine *
month_line (OfficeTimetableView *self,
            OfficeTimetableItem *item)
{
  OfficeMonthLine *line = office_month_line_new (office_instant_to_day (office_timetable_item_get_starts (item)));
  const int minute = office_instant_second_of_day (office_timetable_item_get_starts (item)) / 60;
  const char *title = office_timetable_item_get_title (item);
  g_autofree char *brief = office_timetable_item_dup_learner (item);
  const char *shown = brief != NULL ? brief : title;

  line->other = self->cohort_id != 0 && office_timetable_item_get_cohort (item) != self->cohort_id;
  if (self->cohort_id == 0)
    line->text = g_strdup_printf ("%02d:%02d %s %s", minute / 60, minute % 60, office_timetable_item_get_code (item), shown);
  else
    line->text = g_strdup_printf ("%02d:%02d %s", minute / 60, minute % 60, shown);
  line->clash = office_timetable_item_get_clashes (item) != NULL;
  line->cancelled = office_timetable_item_is_cancelled (item);
  line->colour = office_timetable_tint_of (item);
  line->name = g_strdup_printf ("%02d:%02d %s, %s%s", minute / 60, minute % 60, title, office_timetable_item_get_code (item),
                                line->cancelled ? _("; cancelled") : line->clash ? _("; clashes") : "");
  return line;
}

static void
show_month (OfficeTimetableView *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) office_month_line_free);
  const OfficeDay first = office_month_of (self->monday);
  g_autoptr (GDate) date = g_date_new_julian ((guint32) first);
  char label[64];

  for (guint i = 0; i < self->timetable->month->len; i++)
    {
      OfficeTimetableItem *item = g_ptr_array_index (self->timetable->month, i);
      OfficeMonthLine *line = month_line (self, item);

      if (line->other && self->only_chosen)
        office_month_line_free (line);
      else
        g_ptr_array_add (lines, line);
    }
  office_month_page_show (OFFICE_MONTH_PAGE (self->month), first, office_monday_of (first), first, lines);
  /* Translators: a month, as in strftime(3): "September 2025" */
  g_date_strftime (label, sizeof label, _("%B %Y"), date);
  if (office_timetable_on_page (self, "month"))
    gtk_label_set_label (GTK_LABEL (self->week_label), label);
}

/* Pages ------------------------------------------------------------------------------------------ */

static void
set_empty (OfficeTimetableView *self,
           const char          *text,
           const char          *label,
           const char          *action)
{
  office_empty_state_set_text (OFFICE_EMPTY_STATE (self->empty), text);
  office_empty_state_set_first (OFFICE_EMPTY_STATE (self->empty), label, action);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
show_week_or_agenda (OfficeTimetableView *self)
{
  gboolean nothing = self->timetable->agenda->len == 0;

  if (self->timetable->cohorts->len == 0)
    {
      set_empty (self, _("No cohort in this term yet — choose another term, or add a cohort."), NULL, NULL);
      return;
    }
  if (nothing && (office_timetable_on_page (self, "agenda") || self->timetable->week->len == 0))
    {
      set_empty (self, _("No sessions yet — add the first one."), _("_New session"), "timetable.new");
      return;
    }
  office_week_page_show_agenda (OFFICE_WEEK_PAGE (self->week_page), office_timetable_on_page (self, "agenda"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "week");
}

void
office_timetable_show_page (OfficeTimetableView *self)
{
  gboolean week = office_timetable_on_page (self, "week") || office_timetable_on_page (self, "agenda");
  gboolean month = office_timetable_on_page (self, "month");
  gboolean people = office_timetable_on_page (self, "people");

  gtk_widget_set_visible (self->week_bar, (week || month || people) && self->timetable != NULL);
  gtk_widget_set_visible (self->new_viva_button, !people);
  gtk_button_set_label (GTK_BUTTON (self->new_button),
                        people ? office_people_page_get_new_label (OFFICE_PEOPLE_PAGE (self->people))
                               : _("_New session"));
  office_view_show_bar (OFFICE_VIEW (self), !self->attending);
  if (self->timetable == NULL)
    set_empty (self, _("No office is open — open a database or start a new one."), NULL, NULL);
  else if (self->attending)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "attendance");
  else if (week)
    show_week_or_agenda (self);
  else if (month)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "month");
  else if (office_timetable_on_page (self, "vivas"))
    {
      if (self->vivas_stale)
        office_viva_page_show (OFFICE_VIVA_PAGE (self->vivas), office_timetable_session (self), self->cohort_id);
      self->vivas_stale = FALSE;
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "vivas");
    }
  else if (people)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "people");
  else if (office_timetable_on_page (self, "hours"))
    {
      if (self->hours_stale)
        office_timetable_load_hours (self);
      if (self->timetable->enrolments->len == 0)
        set_empty (self, _("Nobody is enrolled here yet — hours are kept from the enrolment on."),
                   _("Show _enrolment"), "timetable.show-enrolment");
      else
        gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "hours");
    }
  else if (self->timetable->clashes->len == 0)
    set_empty (self, _("Nothing clashes: nobody and no room is in two places at once."), _("Show the _week"),
               "timetable.show-week");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "clashes");
  office_timetable_enable_actions (self);
  office_timetable_update_status (self);
}

/* Selection -------------------------------------------------------------------------------------- */

void
office_timetable_show_facts (OfficeTimetableView *self)
{
  OfficeFactsPane *facts = OFFICE_FACTS_PANE (self->facts);
  g_autoptr (GObject) row = NULL;

  if (office_timetable_on_page (self, "people") && !self->attending)
    {
      office_people_page_show_facts (OFFICE_PEOPLE_PAGE (self->people), facts);
      return;
    }
  if (office_timetable_on_page (self, "vivas") && !self->attending)
    {
      office_viva_page_show_facts (OFFICE_VIVA_PAGE (self->vivas), facts);
      return;
    }
  if (office_timetable_on_page (self, "hours") && !self->attending)
    {
      row = office_table_get_selected (OFFICE_TABLE (self->hours));
      if (row != NULL)
        office_timetable_show_hours (facts, OFFICE_HOURS_ITEM (row));
    }
  else if (office_timetable_on_page (self, "clashes") && !self->attending)
    {
      row = office_table_get_selected (OFFICE_TABLE (self->clashes));
      if (row != NULL)
        office_timetable_show_clash (facts, OFFICE_CLASH_ITEM (row));
    }
  else if (self->selected != NULL)
    {
      office_timetable_show_event (facts, self->selected, self->offered);
      return;
    }
  if (row == NULL)
    office_timetable_show_nothing (
      facts, self->page, g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "empty") == 0);
}

OfficeTimetableItem *
office_timetable_find (GPtrArray           *items,
                       OfficeTimetableKind  kind,
                       gint64               id)
{
  for (guint i = 0; i < items->len; i++)
    {
      OfficeTimetableItem *item = g_ptr_array_index (items, i);

      if (office_timetable_item_get_kind (item) == kind && office_timetable_item_get_id (item) == id)
        return item;
    }
  return NULL;
}

static void
mark_in_agenda (OfficeTimetableView *self,
                gboolean             focus)
{
  GtkSelectionModel *rows = office_table_get_selection (OFFICE_TABLE (self->agenda));
  guint n = rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OfficeTimetableItem) item = g_list_model_get_item (G_LIST_MODEL (rows), i);

      if (!office_timetable_item_same (item, self->selected))
        continue;
      if (focus)
        office_table_select (OFFICE_TABLE (self->agenda), i);
      else
        office_table_show (OFFICE_TABLE (self->agenda), i);
      return;
    }
  if (rows != NULL)
    gtk_selection_model_unselect_all (rows);
}

/* The agenda begins with what is selected, not with its first row. */
void
office_timetable_focus_selected (OfficeTimetableView *self)
{
  const gboolean was_syncing = self->syncing;

  if (self->selected == NULL)
    return;
  self->syncing = TRUE;
  mark_in_agenda (self, TRUE);
  self->syncing = was_syncing;
}

/* Selects an event everywhere; the focus stays where it is. */
void
office_timetable_select (OfficeTimetableView *self,
                         OfficeTimetableItem *item,
                         gboolean             from_agenda)
{
  gboolean was_syncing = self->syncing;

  g_set_object (&self->selected, item);
  office_timetable_look_for_offers (self);
  self->syncing = TRUE;
  office_week_canvas_mark (OFFICE_WEEK_CANVAS (self->canvas),
                           item != NULL ? office_timetable_kind_to_nick (office_timetable_item_get_kind (item)) : NULL,
                           item != NULL ? office_timetable_item_get_id (item) : 0);
  if (!from_agenda)
    mark_in_agenda (self, FALSE);
  self->syncing = was_syncing;

  if (office_timetable_form_is_open (self) && !office_event_form_is_touched (OFFICE_EVENT_FORM (self->form)))
    gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "facts");
  office_timetable_show_facts (self);
  office_timetable_enable_actions (self);
  office_timetable_update_status (self);
}

void
office_timetable_show_week_of (OfficeTimetableView *self,
                               OfficeDay            day)
{
  OfficeDay monday = office_monday_of (day);

  if (monday == self->monday)
    return;
  self->monday = monday;
  office_timetable_reload (self);
}

void
office_timetable_agenda_selected (OfficeTimetableView *self)
{
  g_autoptr (OfficeTimetableItem) item = NULL;

  if (self->syncing)
    return;
  item = office_table_get_selected (OFFICE_TABLE (self->agenda));
  if (item == NULL)
    return;
  office_timetable_select (self, item, TRUE);
  office_timetable_show_week_of (self, office_instant_to_day (office_timetable_item_get_starts (item)));
}

void
office_timetable_event_selected (OfficeTimetableView *self,
                                 const char          *nick,
                                 gint64               id)
{
  OfficeTimetableKind kind;
  OfficeTimetableItem *item;

  if (self->syncing || self->timetable == NULL || !office_timetable_kind_from_nick (nick, &kind))
    return;
  item = office_timetable_find (self->timetable->week, kind, id);
  if (item != NULL && item != self->selected)
    office_timetable_select (self, item, FALSE);
}

void
office_timetable_hours_selected (OfficeTimetableView *self)
{
  if (office_timetable_on_page (self, "hours"))
    office_timetable_show_facts (self);
}

void
office_timetable_clash_selected (OfficeTimetableView *self)
{
  if (office_timetable_on_page (self, "clashes"))
    office_timetable_show_facts (self);
}

/* Another person, room or list is in front of the page of people. */
void
office_timetable_people_changed (OfficeTimetableView *self)
{
  if (!office_timetable_on_page (self, "people") || self->timetable == NULL)
    return;
  office_timetable_show_page (self);
  office_timetable_show_facts (self);
}

/* Showing what was read -------------------------------------------------------------------------- */

static char *
detail_of (OfficeTimetableItem *item,
           gboolean             other)
{
  const char *parts[4] = { NULL };
  guint n = 0;

  if (other)
    parts[n++] = office_timetable_item_get_code (item);
  if (office_timetable_item_get_room (item) != NULL)
    parts[n++] = office_timetable_item_get_room (item);
  if (*office_timetable_item_get_people (item) != '\0')
    parts[n++] = office_timetable_item_get_people (item);
  return n > 0 ? g_strjoinv (" · ", (char **) parts) : NULL;
}

static void
show_canvas (OfficeTimetableView *self)
{
  GPtrArray *events = g_ptr_array_new ();
  g_autofree char *from = office_day_to_text (self->monday);
  g_autofree char *to = office_day_to_text (self->monday + OFFICE_DAYS_OF_WEEK - 1);
  /* Translators: the first and the last day of a week */
  g_autofree char *label = g_strdup_printf (_("%s – %s"), from, to);
  OfficeWeekCanvas *canvas = OFFICE_WEEK_CANVAS (self->canvas);

  for (guint i = 0; i < self->timetable->week->len; i++)
    {
      OfficeTimetableItem *item = g_ptr_array_index (self->timetable->week, i);
      const gboolean other = self->cohort_id != 0 && office_timetable_item_get_cohort (item) != self->cohort_id;
      OfficeWeekEvent *event;

      if (other && self->only_chosen)
        continue;
      event = office_week_event_new (office_timetable_kind_to_nick (office_timetable_item_get_kind (item)),
                                     office_timetable_item_get_id (item));
      event->other = other;
      event->title = g_strdup (office_timetable_item_get_title (item));
      event->brief = office_timetable_item_dup_learner (item);
      event->detail = detail_of (item, event->other || self->cohort_id == 0);
      event->starts_at = office_timetable_item_get_starts (item);
      event->ends_at = office_timetable_item_get_ends (item);
      event->clash = office_timetable_item_get_clashes (item) != NULL;
      event->cancelled = office_timetable_item_is_cancelled (item);
      event->colour = office_timetable_tint_of (item);
      event->mark = office_timetable_mark_of (self->timetable, office_timetable_item_get_cohort (item));
      g_ptr_array_add (events, event);
    }

  self->syncing = TRUE;
  if (office_week_canvas_get_monday (canvas) != self->monday)
    office_week_canvas_set_monday (canvas, self->monday);
  office_week_canvas_set_events (canvas, events);
  self->syncing = FALSE;
  gtk_label_set_label (GTK_LABEL (self->week_label), label);
}

/* The week and the month that were read. */
void
office_timetable_show_weeks (OfficeTimetableView *self)
{
  if (self->timetable == NULL)
    return;
  show_canvas (self);
  show_month (self);
}

static gboolean
agenda_reads_same (OfficeTimetableView *self)
{
  GListModel *shown = G_LIST_MODEL (self->agenda_items);

  if (g_list_model_get_n_items (shown) != self->timetable->agenda->len)
    return FALSE;
  for (guint i = 0; i < self->timetable->agenda->len; i++)
    {
      g_autoptr (OfficeTimetableItem) item = g_list_model_get_item (shown, i);

      if (!office_timetable_item_reads_same (item, g_ptr_array_index (self->timetable->agenda, i)))
        return FALSE;
    }
  return TRUE;
}

static void
fill_store (GListStore *store,
            GPtrArray  *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

gboolean
office_timetable_has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
show_agenda (OfficeTimetableView *self)
{
  gboolean focused = office_timetable_has_focus (self->agenda);

  if (agenda_reads_same (self))
    return;
  self->syncing = TRUE;
  fill_store (self->agenda_items, self->timetable->agenda);
  if (self->selected != NULL)
    mark_in_agenda (self, focused);
  self->syncing = FALSE;
}

/* The event that was to be selected, or the one that was, as it reads now. */
static void
restore_selection (OfficeTimetableView *self)
{
  OfficeTimetableItem *item = NULL;
  OfficeTimetableKind kind = self->wanted_kind;
  gint64 id = self->wanted_id;
  gboolean wanted = id != 0;

  if (!wanted && self->selected != NULL)
    {
      kind = office_timetable_item_get_kind (self->selected);
      id = office_timetable_item_get_id (self->selected);
    }
  self->wanted_id = 0;
  if (id != 0)
    item = office_timetable_find (self->timetable->week, kind, id);
  if (id != 0 && item == NULL)
    item = office_timetable_find (self->timetable->agenda, kind, id);
  office_timetable_select (self, item, FALSE);
  if (!wanted || item == NULL)
    return;
  if (office_timetable_on_page (self, "agenda"))
    {
      mark_in_agenda (self, TRUE);
      office_timetable_show_week_of (self, office_instant_to_day (office_timetable_item_get_starts (item)));
    }
  else
    office_week_canvas_select (OFFICE_WEEK_CANVAS (self->canvas), office_timetable_kind_to_nick (kind), id);
}

/* The view was opened before it was read: the focus comes now, unless it has gone elsewhere than to
 * the sidebar since. */
static void
give_focus (OfficeTimetableView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean waits = self->focus_waits;

  self->focus_waits = FALSE;
  if (waits && gtk_widget_get_mapped (GTK_WIDGET (self)) && (focus == NULL || GTK_IS_LIST_BOX_ROW (focus)))
    office_view_grab_table_focus (OFFICE_VIEW (self));
}

static void
show_timetable (OfficeTimetableView *self,
                OfficeTimetable     *timetable)
{
  OfficeTimetable *before = self->timetable;

  self->timetable = timetable;
  if (timetable->monday != OFFICE_DAY_NONE)
    self->monday = timetable->monday;
  else if (self->monday == OFFICE_DAY_NONE)
    self->monday = office_monday_of (office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC));
  office_event_form_set_timetable (OFFICE_EVENT_FORM (self->form), office_timetable_session (self), timetable);
  office_timetable_free (before);

  show_agenda (self);
  fill_store (self->clash_items, timetable->clashes);
  office_timetable_show_weeks (self);
  office_people_page_show (OFFICE_PEOPLE_PAGE (self->people), office_timetable_session (self), self->monday);
  self->vivas_stale = TRUE;
  office_timetable_show_page (self);
  restore_selection (self);
  give_focus (self);
}

/* Reading ---------------------------------------------------------------------------------------- */

static gpointer
read_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  return office_timetable_read (connection, data, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeTimetableView) self = user_data;
  g_autoptr (GError) error = NULL;
  OfficeTimetable *timetable = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (timetable == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), _("The timetable could not be read."), error);
      return;
    }
  if (office_timetable_session (self) == NULL)
    {
      office_timetable_free (timetable);
      return;
    }
  show_timetable (self, timetable);
}

void
office_timetable_reload (OfficeTimetableView *self)
{
  OfficeSession *session = office_timetable_session (self);
  OfficeTimetableQuery query = { self->cohort_id, self->term_id, self->monday, office_timetable_on_page (self, "month") };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (session != NULL)
    office_session_read_async (session, read_job, g_memdup2 (&query, sizeof query), g_free,
                               (GDestroyNotify) office_timetable_free, self->cancellable, read_cb,
                               g_object_ref (self));
}

static gpointer
hours_job (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  return office_hours_items_read (connection, data, error);
}

static void
select_learner (OfficeTimetableView *self)
{
  GtkSelectionModel *rows = office_table_get_selection (OFFICE_TABLE (self->hours));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (OfficeHoursItem) item = g_list_model_get_item (G_LIST_MODEL (rows), i);

      if (office_hours_item_get (item)->learner_id == self->wanted_learner)
        {
          office_table_select (OFFICE_TABLE (self->hours), i);
          break;
        }
    }
  self->wanted_learner = 0;
}

static void
hours_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeTimetableView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  g_autoptr (OfficeHoursItem) before = NULL;

  if (items == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), _("The hours could not be read."), error);
      return;
    }
  if (office_timetable_session (self) == NULL)
    return;

  before = office_table_get_selected (OFFICE_TABLE (self->hours));
  if (before != NULL && self->wanted_learner == 0)
    self->wanted_learner = office_hours_item_get (before)->learner_id;
  fill_store (self->hours_items, items);
  if (self->wanted_learner != 0)
    select_learner (self);
  office_timetable_show_facts (self);
}

void
office_timetable_load_hours (OfficeTimetableView *self)
{
  OfficeHoursQuery query = { self->cohort_id, self->term_id };

  self->hours_stale = FALSE;
  g_cancellable_cancel (self->hours_cancellable);
  g_clear_object (&self->hours_cancellable);
  self->hours_cancellable = g_cancellable_new ();
  office_session_read_async (office_timetable_session (self), hours_job, g_memdup2 (&query, sizeof query), g_free,
                             (GDestroyNotify) g_ptr_array_unref, self->hours_cancellable, hours_cb,
                             g_object_ref (self));
}

void
office_timetable_show_no_office (OfficeTimetableView *self)
{
  g_cancellable_cancel (self->cancellable);
  office_event_form_set_timetable (OFFICE_EVENT_FORM (self->form), NULL, NULL);
  office_people_page_show (OFFICE_PEOPLE_PAGE (self->people), NULL, OFFICE_DAY_NONE);
  office_viva_page_show (OFFICE_VIVA_PAGE (self->vivas), NULL, 0);
  g_clear_pointer (&self->timetable, office_timetable_free);
  g_list_store_remove_all (self->agenda_items);
  g_list_store_remove_all (self->hours_items);
  g_list_store_remove_all (self->clash_items);
  g_clear_object (&self->selected);
  self->attending = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "facts");
  office_timetable_show_page (self);
  office_timetable_show_facts (self);
}

void
office_timetable_refresh (OfficeView     *view,
                          OfficeSubjects  subjects)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (view);
  OfficeSession *session = office_view_get_session (view);
  OfficeStore *store = session != NULL ? office_session_get_store (session) : NULL;

  if (store == NULL)
    {
      self->store = NULL;
      office_timetable_show_no_office (self);
      return;
    }

  if (store != self->store || self->cohort_id != office_session_get_cohort (session)
      || self->term_id != office_session_get_term (session))
    {
      /* Another place: its own first week. */
      if (store != self->store)
        office_timetable_show_no_office (self);
      self->store = store;
      self->cohort_id = office_session_get_cohort (session);
      self->term_id = office_session_get_term (session);
      if (self->wanted_id == 0)
        self->monday = OFFICE_DAY_NONE;
    }
  self->hours_stale = TRUE;
  if (self->attending)
    office_attendance_page_refresh (OFFICE_ATTENDANCE_PAGE (self->attendance));
  office_timetable_reload (self);
}
