/* timetable-view.c: sessions and vivas on a week canvas and as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One read brings the week of all cohorts and the agenda of the chosen one. What is selected is one
 * thing for the canvas, the agenda and the pane.
 */
#include "config.h"

#include "views/timetable-view.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/hours-item.h"
#include "model/timetable.h"
#include "rules/clock.h"
#include "views/attendance-page.h"
#include "views/confirm.h"
#include "views/empty-state.h"
#include "views/event-form.h"
#include "views/table.h"
#include "views/template.h"
#include "views/timetable-columns.h"
#include "views/timetable-panes.h"
#include "views/week-canvas.h"
#include "views/week-page.h"

#define DAYS_OF_WEEK 7

struct _OfficeTimetableView
{
  OfficeView           parent_instance;

  char                *page;           /* "week", "agenda", "hours" or "clashes" */
  OfficeDay            monday;
  gint64               cohort_id;      /* whose timetable is shown */
  gint64               term_id;
  OfficeStore         *store;          /* where it was read; not owned, to be compared alone */

  OfficeTimetable     *timetable;
  OfficeTimetableItem *selected;
  GListStore          *agenda_items;
  GListStore          *hours_items;
  GListStore          *clash_items;
  GCancellable        *cancellable;
  GCancellable        *hours_cancellable;
  gboolean             hours_stale;
  gboolean             attending;      /* the register is in front */
  gboolean             syncing;        /* selections follow each other */
  gboolean             moving;

  /* To be selected, and given the focus, once it has been read. */
  OfficeTimetableKind  wanted_kind;
  gint64               wanted_id;
  gint64               wanted_learner;

  GtkWidget           *clashes_button;
  GtkWidget           *week_bar;
  GtkWidget           *week_label;
  GtkWidget           *date_entry;
  GtkWidget           *date_error;
  GtkWidget           *stack;
  GtkWidget           *week_page;
  GtkWidget           *canvas;
  GtkWidget           *agenda;
  GtkWidget           *hours;
  GtkWidget           *clashes;
  GtkWidget           *attendance;
  GtkWidget           *empty;
  GtkWidget           *pane_stack;
  GtkWidget           *facts;
  GtkWidget           *form;
};

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (OfficeTimetableView, office_timetable_view, OFFICE_TYPE_VIEW)

static GParamSpec *properties[N_PROPS];

static void reload     (OfficeTimetableView *self);
static void load_hours (OfficeTimetableView *self);

static OfficeSession *
session_of (OfficeTimetableView *self)
{
  return office_view_get_session (OFFICE_VIEW (self));
}

static gboolean
on_page (OfficeTimetableView *self,
         const char          *page)
{
  return g_str_equal (self->page, page);
}

static gboolean
form_is_open (OfficeTimetableView *self)
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

static void
update_status (OfficeTimetableView *self)
{
  guint counts[3] = { 0 };
  g_autofree char *sessions = NULL, *vivas = NULL, *clashes = NULL, *count = NULL, *status = NULL;

  if (self->timetable == NULL)
    {
      office_view_set_count (OFFICE_VIEW (self), NULL);
      office_view_set_status (OFFICE_VIEW (self), NULL);
      office_view_set_n_todo (OFFICE_VIEW (self), 0);
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
  else if (self->selected != NULL)
    status = g_strdup_printf ("%s · %s · %s · %s", sessions, vivas, clashes,
                              office_timetable_item_get_title (self->selected));
  else
    status = g_strdup_printf ("%s · %s · %s", sessions, vivas, clashes);
  office_view_set_count (OFFICE_VIEW (self), count);
  office_view_set_status (OFFICE_VIEW (self), status);
  office_view_set_n_todo (OFFICE_VIEW (self), self->timetable->clashes->len);
  gtk_button_set_label (GTK_BUTTON (self->clashes_button), _("_Clashes"));
  if (self->timetable->clashes->len > 0)
    {
      /* Translators: how many clashes there are */
      g_autofree char *label = g_strdup_printf (_("_Clashes %u"), self->timetable->clashes->len);

      gtk_button_set_label (GTK_BUTTON (self->clashes_button), label);
    }
}

static void
enable_actions (OfficeTimetableView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->timetable != NULL && self->timetable->cohorts->len > 0 && !self->attending;
  const OfficeSessionRow *session = self->selected != NULL ? office_timetable_item_get_session (self->selected) : NULL;
  gboolean event = self->selected != NULL
                   && office_timetable_item_get_kind (self->selected) != OFFICE_TIMETABLE_DEADLINE;
  gboolean takes_place = event && !office_timetable_item_is_cancelled (self->selected);

  gtk_widget_action_set_enabled (widget, "timetable.new", open);
  gtk_widget_action_set_enabled (widget, "timetable.new-viva", open && self->timetable->enrolments->len > 0);
  gtk_widget_action_set_enabled (widget, "timetable.edit", open && event);
  gtk_widget_action_set_enabled (widget, "timetable.cancel", open && takes_place);
  gtk_widget_action_set_enabled (widget, "timetable.register",
                                 open && takes_place && session != NULL && session->minutes > 0);
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
  if (nothing && (on_page (self, "agenda") || self->timetable->week->len == 0))
    {
      set_empty (self, _("No sessions yet — add the first one."), _("_New session"), "timetable.new");
      return;
    }
  office_week_page_show_agenda (OFFICE_WEEK_PAGE (self->week_page), on_page (self, "agenda"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "week");
}

static void
show_page (OfficeTimetableView *self)
{
  gboolean week = on_page (self, "week") || on_page (self, "agenda");

  gtk_widget_set_visible (self->week_bar, week && self->timetable != NULL);
  office_view_show_bar (OFFICE_VIEW (self), !self->attending);
  if (self->timetable == NULL)
    set_empty (self, _("No office is open — open a database or start a new one."), NULL, NULL);
  else if (self->attending)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "attendance");
  else if (week)
    show_week_or_agenda (self);
  else if (on_page (self, "hours"))
    {
      if (self->hours_stale)
        load_hours (self);
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
  enable_actions (self);
  update_status (self);
}

/* Selection -------------------------------------------------------------------------------------- */

static void
show_facts (OfficeTimetableView *self)
{
  OfficeFactsPane *facts = OFFICE_FACTS_PANE (self->facts);
  g_autoptr (GObject) row = NULL;

  if (on_page (self, "hours") && !self->attending)
    {
      row = office_table_get_selected (OFFICE_TABLE (self->hours));
      if (row != NULL)
        office_timetable_show_hours (facts, OFFICE_HOURS_ITEM (row));
    }
  else if (on_page (self, "clashes") && !self->attending)
    {
      row = office_table_get_selected (OFFICE_TABLE (self->clashes));
      if (row != NULL)
        office_timetable_show_clash (facts, OFFICE_CLASH_ITEM (row));
    }
  else if (self->selected != NULL)
    {
      office_timetable_show_event (facts, self->selected);
      return;
    }
  if (row == NULL)
    office_timetable_show_nothing (facts);
}

static OfficeTimetableItem *
find_item (GPtrArray           *items,
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

/* Selects an event everywhere; the focus stays where it is. */
static void
select_item (OfficeTimetableView *self,
             OfficeTimetableItem *item,
             gboolean             from_agenda)
{
  gboolean was_syncing = self->syncing;

  g_set_object (&self->selected, item);
  self->syncing = TRUE;
  office_week_canvas_mark (OFFICE_WEEK_CANVAS (self->canvas),
                           item != NULL ? office_timetable_kind_to_nick (office_timetable_item_get_kind (item)) : NULL,
                           item != NULL ? office_timetable_item_get_id (item) : 0);
  if (!from_agenda)
    mark_in_agenda (self, FALSE);
  self->syncing = was_syncing;

  if (form_is_open (self) && !office_event_form_is_touched (OFFICE_EVENT_FORM (self->form)))
    gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "facts");
  show_facts (self);
  enable_actions (self);
  update_status (self);
}

static void
show_week_of (OfficeTimetableView *self,
              OfficeDay            day)
{
  OfficeDay monday = office_monday_of (day);

  if (monday == self->monday)
    return;
  self->monday = monday;
  reload (self);
}

static void
agenda_selected_cb (OfficeTimetableView *self)
{
  g_autoptr (OfficeTimetableItem) item = NULL;

  if (self->syncing)
    return;
  item = office_table_get_selected (OFFICE_TABLE (self->agenda));
  if (item == NULL)
    return;
  select_item (self, item, TRUE);
  show_week_of (self, office_instant_to_day (office_timetable_item_get_starts (item)));
}

static void
event_selected_cb (OfficeTimetableView *self,
                   const char          *nick,
                   gint64               id)
{
  OfficeTimetableKind kind;
  OfficeTimetableItem *item;

  if (self->syncing || self->timetable == NULL || !office_timetable_kind_from_nick (nick, &kind))
    return;
  item = find_item (self->timetable->week, kind, id);
  if (item != NULL && item != self->selected)
    select_item (self, item, FALSE);
}

static void
hours_selected_cb (OfficeTimetableView *self)
{
  if (on_page (self, "hours"))
    show_facts (self);
}

static void
clash_selected_cb (OfficeTimetableView *self)
{
  if (on_page (self, "clashes"))
    show_facts (self);
}

/* Showing what was read -------------------------------------------------------------------------- */

static guint
colour_of (OfficeTimetableItem *item)
{
  const OfficeSessionRow *session = office_timetable_item_get_session (item);

  if (office_timetable_item_get_kind (item) == OFFICE_TIMETABLE_VIVA)
    return 2;
  if (session == NULL || g_strcmp0 (session->kind, "deadline") == 0)
    return 4;
  if (g_strcmp0 (session->kind, "practical") == 0)
    return 1;
  return g_strcmp0 (session->kind, "induction") == 0 ? 3 : 0;
}

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
  g_autofree char *to = office_day_to_text (self->monday + DAYS_OF_WEEK - 1);
  /* Translators: the first and the last day of a week */
  g_autofree char *label = g_strdup_printf (_("%s – %s"), from, to);
  OfficeWeekCanvas *canvas = OFFICE_WEEK_CANVAS (self->canvas);

  for (guint i = 0; i < self->timetable->week->len; i++)
    {
      OfficeTimetableItem *item = g_ptr_array_index (self->timetable->week, i);
      OfficeWeekEvent *event =
        office_week_event_new (office_timetable_kind_to_nick (office_timetable_item_get_kind (item)),
                               office_timetable_item_get_id (item));

      event->other = self->cohort_id != 0 && office_timetable_item_get_cohort (item) != self->cohort_id;
      event->title = g_strdup (office_timetable_item_get_title (item));
      event->detail = detail_of (item, event->other || self->cohort_id == 0);
      event->starts_at = office_timetable_item_get_starts (item);
      event->ends_at = office_timetable_item_get_ends (item);
      event->clash = office_timetable_item_get_clashes (item) != NULL;
      event->cancelled = office_timetable_item_is_cancelled (item);
      event->colour = colour_of (item);
      g_ptr_array_add (events, event);
    }

  self->syncing = TRUE;
  if (office_week_canvas_get_monday (canvas) != self->monday)
    office_week_canvas_set_monday (canvas, self->monday);
  office_week_canvas_set_events (canvas, events);
  self->syncing = FALSE;
  gtk_label_set_label (GTK_LABEL (self->week_label), label);
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

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
show_agenda (OfficeTimetableView *self)
{
  gboolean focused = has_focus_within (self->agenda);

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
    item = find_item (self->timetable->week, kind, id);
  if (id != 0 && item == NULL)
    item = find_item (self->timetable->agenda, kind, id);
  select_item (self, item, FALSE);
  if (!wanted || item == NULL)
    return;
  if (on_page (self, "agenda"))
    mark_in_agenda (self, TRUE);
  else
    office_week_canvas_select (OFFICE_WEEK_CANVAS (self->canvas), office_timetable_kind_to_nick (kind), id);
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
  office_event_form_set_timetable (OFFICE_EVENT_FORM (self->form), session_of (self), timetable);
  office_timetable_free (before);

  show_agenda (self);
  fill_store (self->clash_items, timetable->clashes);
  show_canvas (self);
  show_page (self);
  restore_selection (self);
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
  if (session_of (self) == NULL)
    {
      office_timetable_free (timetable);
      return;
    }
  show_timetable (self, timetable);
}

static void
reload (OfficeTimetableView *self)
{
  OfficeSession *session = session_of (self);
  OfficeTimetableQuery query = { self->cohort_id, self->term_id, self->monday };

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
  if (session_of (self) == NULL)
    return;

  before = office_table_get_selected (OFFICE_TABLE (self->hours));
  if (before != NULL && self->wanted_learner == 0)
    self->wanted_learner = office_hours_item_get (before)->learner_id;
  fill_store (self->hours_items, items);
  if (self->wanted_learner != 0)
    select_learner (self);
  show_facts (self);
}

static void
load_hours (OfficeTimetableView *self)
{
  OfficeHoursQuery query = { self->cohort_id, self->term_id };

  self->hours_stale = FALSE;
  g_cancellable_cancel (self->hours_cancellable);
  g_clear_object (&self->hours_cancellable);
  self->hours_cancellable = g_cancellable_new ();
  office_session_read_async (session_of (self), hours_job, g_memdup2 (&query, sizeof query), g_free,
                             (GDestroyNotify) g_ptr_array_unref, self->hours_cancellable, hours_cb,
                             g_object_ref (self));
}

static void
show_no_office (OfficeTimetableView *self)
{
  g_cancellable_cancel (self->cancellable);
  office_event_form_set_timetable (OFFICE_EVENT_FORM (self->form), NULL, NULL);
  g_clear_pointer (&self->timetable, office_timetable_free);
  g_list_store_remove_all (self->agenda_items);
  g_list_store_remove_all (self->hours_items);
  g_list_store_remove_all (self->clash_items);
  g_clear_object (&self->selected);
  self->attending = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "facts");
  show_facts (self);
  show_page (self);
}

static void
office_timetable_view_refresh (OfficeView     *view,
                               OfficeSubjects  subjects)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (view);
  OfficeSession *session = office_view_get_session (view);
  OfficeStore *store = session != NULL ? office_session_get_store (session) : NULL;

  if (store == NULL)
    {
      self->store = NULL;
      show_no_office (self);
      return;
    }

  if (store != self->store || self->cohort_id != office_session_get_cohort (session)
      || self->term_id != office_session_get_term (session))
    {
      /* Another place: its own first week. */
      if (store != self->store)
        show_no_office (self);
      self->store = store;
      self->cohort_id = office_session_get_cohort (session);
      self->term_id = office_session_get_term (session);
      if (self->wanted_id == 0)
        self->monday = OFFICE_DAY_NONE;
    }
  self->hours_stale = TRUE;
  if (self->attending)
    office_attendance_page_refresh (OFFICE_ATTENDANCE_PAGE (self->attendance));
  reload (self);
}

/* The form --------------------------------------------------------------------------------------- */

static void
show_form (OfficeTimetableView *self)
{
  office_view_set_pane_visible (OFFICE_VIEW (self), TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "form");
}

static void
open_new (OfficeTimetableView *self,
          const char          *kind,
          OfficeDay            day,
          int                  minute,
          int                  minutes)
{
  if (self->timetable == NULL || self->timetable->cohorts->len == 0)
    return;
  show_form (self);
  office_event_form_open_new (OFFICE_EVENT_FORM (self->form), kind, self->cohort_id, day, minute, minutes);
}

static void
create_requested_cb (OfficeTimetableView *self,
                     int                  day,
                     int                  minute,
                     int                  minutes)
{
  open_new (self, "live", day, minute, minutes);
}

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  open_new (self, g_str_equal (action_name, "timetable.new-viva") ? "viva" : "live", OFFICE_DAY_NONE, -1, 0);
}

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->selected == NULL || office_timetable_item_get_kind (self->selected) == OFFICE_TIMETABLE_DEADLINE)
    return;
  show_form (self);
  office_event_form_open_edit (OFFICE_EVENT_FORM (self->form), self->selected);
}

static void
event_activated_cb (OfficeTimetableView *self,
                    const char          *nick,
                    gint64               id)
{
  event_selected_cb (self, nick, id);
  office_view_set_pane_visible (OFFICE_VIEW (self), TRUE);
}

static void
agenda_activated_cb (OfficeTimetableView *self,
                     GObject             *item)
{
  select_item (self, OFFICE_TIMETABLE_ITEM (item), TRUE);
  edit_action (GTK_WIDGET (self), "timetable.edit", NULL);
}

static void
close_form (OfficeTimetableView *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "facts");
  show_facts (self);
  office_view_grab_table_focus (OFFICE_VIEW (self));
}

static void
form_closed_cb (OfficeTimetableView *self)
{
  close_form (self);
}

static void
form_saved_cb (OfficeTimetableView *self,
               const char          *nick,
               gint64               id,
               int                  day)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->pane_stack), "facts");
  office_timetable_kind_from_nick (nick, &self->wanted_kind);
  self->wanted_id = id;
  self->monday = office_monday_of (day);
  reload (self);
}

/* Moving and cancelling -------------------------------------------------------------------------- */

static gpointer
move_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const OfficeEventDraft *draft = data;
  gint64 id;
  gboolean done = office_event_draft_is_viva (draft)
                    ? office_event_draft_save (connection, draft, &id, error)
                    : office_session_move (connection, draft->id, draft->version, draft->starts_at, draft->minutes,
                                           error);

  return done ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeTimetableView) self = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  self->moving = FALSE;
  if (office_session_write_finish (session, result, &error) != NULL)
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("Moved."));
  else
    office_session_say_failure (session, NULL, error);
}

static void
move_requested_cb (OfficeTimetableView *self,
                   const char          *nick,
                   gint64               id,
                   int                  day,
                   int                  minute)
{
  OfficeSession *session = session_of (self);
  OfficeTimetableKind kind;
  OfficeTimetableItem *item;
  g_autoptr (OfficeEventDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  /* The next step begins where the last one has led. */
  if (self->moving || self->timetable == NULL || !office_timetable_kind_from_nick (nick, &kind))
    return;
  item = find_item (self->timetable->week, kind, id);
  if (item == NULL)
    return;
  if (kind == OFFICE_TIMETABLE_DEADLINE)
    {
      office_session_say (session, OFFICE_MESSAGE_PLAIN, _("When work is due is set with the results of the cohort."));
      return;
    }

  draft = office_event_draft_from_item (item);
  if (!office_instant_from_wall (day, minute * 60, &draft->starts_at, &error))
    {
      office_session_say_failure (session, NULL, error);
      return;
    }
  self->moving = TRUE;
  self->wanted_kind = kind;
  self->wanted_id = id;
  self->monday = office_monday_of (day);
  office_session_write_async (session, OFFICE_SUBJECT_SESSIONS, move_job, g_steal_pointer (&draft),
                              (GDestroyNotify) office_event_draft_free, NULL, NULL, moved_cb, g_object_ref (self));
}

/* What is to be cancelled, and why. */
typedef struct
{
  OfficeTimetableView *view;
  OfficeTimetableKind  kind;
  gint64               id;
  int                  version;
  char                *reason;
} Cancellation;

static void
cancellation_free (gpointer data)
{
  Cancellation *cancellation = data;

  g_clear_object (&cancellation->view);
  g_free (cancellation->reason);
  g_free (cancellation);
}

static gpointer
cancel_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const Cancellation *what = data;
  gboolean done = what->kind == OFFICE_TIMETABLE_VIVA
                    ? office_viva_cancel (connection, what->id, what->version, what->reason, error)
                    : office_session_cancel (connection, what->id, what->version, what->reason, error);

  return done ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (session, result, &error) != NULL)
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("Cancelled; it stays in the timetable."));
  else
    office_session_say_failure (session, NULL, error);
}

static void
cancel_confirmed_cb (const char *reason,
                     gpointer    user_data)
{
  const Cancellation *asked = user_data;
  Cancellation *what = g_new0 (Cancellation, 1);
  OfficeSession *session = session_of (asked->view);

  *what = (Cancellation) { NULL, asked->kind, asked->id, asked->version, g_strdup (reason) };
  if (session == NULL)
    cancellation_free (what);
  else
    office_session_write_async (session, OFFICE_SUBJECT_SESSIONS, cancel_job, what, cancellation_free, NULL, NULL,
                                cancelled_cb, NULL);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  const OfficeSessionRow *row;
  Cancellation *what;
  g_autofree char *when = NULL;
  g_autofree char *question = NULL;

  if (self->selected == NULL)
    return;
  row = office_timetable_item_get_session (self->selected);
  what = g_new0 (Cancellation, 1);
  what->view = g_object_ref (self);
  what->kind = office_timetable_item_get_kind (self->selected);
  what->id = office_timetable_item_get_id (self->selected);
  what->version = row != NULL ? row->version : office_timetable_item_get_viva (self->selected)->version;
  when = office_timetable_item_dup_when (self->selected);
  /* Translators: a session or viva, and when it is */
  question = g_strdup_printf (_("Cancel “%s” on %s?"), office_timetable_item_get_title (self->selected), when);
  office_confirm_reason (widget, question,
                         _("It stays in the timetable, marked as cancelled, and its time does not count."),
                         _("_Cancel it"), TRUE, cancel_confirmed_cb, what, cancellation_free);
}

/* The register ----------------------------------------------------------------------------------- */

static void
open_register (OfficeTimetableView *self,
               gint64               session_id)
{
  self->attending = TRUE;
  office_attendance_page_open (OFFICE_ATTENDANCE_PAGE (self->attendance), session_of (self), session_id);
  show_page (self);
  show_facts (self);
}

static void
close_register (OfficeTimetableView *self)
{
  self->attending = FALSE;
  office_attendance_page_close (OFFICE_ATTENDANCE_PAGE (self->attendance));
  show_page (self);
  show_facts (self);
  office_view_grab_table_focus (OFFICE_VIEW (self));
}

static void
register_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->selected != NULL && office_timetable_item_get_session (self->selected) != NULL)
    open_register (self, office_timetable_item_get_id (self->selected));
}

static void
leave_confirmed_cb (const char *reason,
                    gpointer    user_data)
{
  OfficeTimetableView *self = user_data;

  if (self->attending)
    close_register (self);
  else if (form_is_open (self))
    close_form (self);
}

static gboolean
office_timetable_view_go_back (OfficeView *view)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (view);
  guint n_changed = office_attendance_page_n_changed (OFFICE_ATTENDANCE_PAGE (self->attendance));

  if (self->attending && n_changed > 0)
    {
      g_autofree char *lost = g_strdup_printf (ngettext ("%u line is not saved and will be lost.",
                                                         "%u lines are not saved and will be lost.", n_changed),
                                               n_changed);

      office_confirm (GTK_WIDGET (self), _("Leave the register?"), lost, _("_Leave"), TRUE, leave_confirmed_cb,
                      g_object_ref (self), g_object_unref);
      return TRUE;
    }
  if (self->attending)
    {
      close_register (self);
      return TRUE;
    }
  if (!form_is_open (self))
    return FALSE;
  if (office_event_form_is_touched (OFFICE_EVENT_FORM (self->form)))
    office_confirm (GTK_WIDGET (self), _("Close the form?"), _("What was typed is not saved and will be lost."),
                    _("_Close it"), TRUE, leave_confirmed_cb, g_object_ref (self), g_object_unref);
  else
    close_form (self);
  return TRUE;
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  office_view_go_back (OFFICE_VIEW (widget));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->attending)
    office_attendance_page_save (OFFICE_ATTENDANCE_PAGE (self->attendance));
  else if (form_is_open (self))
    office_event_form_save (OFFICE_EVENT_FORM (self->form));
}

static void
all_present_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->attending)
    office_attendance_page_all_present (OFFICE_ATTENDANCE_PAGE (self->attendance));
}

/* Going through the weeks ------------------------------------------------------------------------ */

static void
week_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->timetable == NULL || self->attending)
    return;
  if (g_str_equal (action_name, "timetable.previous-week"))
    show_week_of (self, self->monday - DAYS_OF_WEEK);
  else if (g_str_equal (action_name, "timetable.next-week"))
    show_week_of (self, self->monday + DAYS_OF_WEEK);
  else if (g_str_equal (action_name, "timetable.today"))
    show_week_of (self, office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC));
  else if (self->timetable->first_monday != OFFICE_DAY_NONE)
    show_week_of (self, self->timetable->first_monday);
}

static void
date_changed_cb (OfficeTimetableView *self)
{
  gtk_widget_set_visible (self->date_error, FALSE);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->date_entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
date_activate_cb (OfficeTimetableView *self)
{
  g_autoptr (GError) error = NULL;
  OfficeDay today = office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC);
  OfficeDay day = office_day_parse (gtk_editable_get_text (GTK_EDITABLE (self->date_entry)), OFFICE_DATE_EVENT,
                                    OFFICE_EXCEL_NONE, today, &error);

  if (day == OFFICE_DAY_NONE)
    {
      gtk_label_set_label (GTK_LABEL (self->date_error), error->message);
      gtk_widget_set_tooltip_text (self->date_error, error->message);
      gtk_widget_set_visible (self->date_error, TRUE);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->date_entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }
  show_week_of (self, day);
}

static void
go_to_date_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (gtk_widget_get_visible (self->week_bar))
    gtk_widget_grab_focus (self->date_entry);
}

/* Going to one event, as from a clash: (kind, id, UTC seconds). */
static void
go_to_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  const char *nick;
  gint64 at;

  g_variant_get (parameter, "(&sxx)", &nick, &self->wanted_id, &at);
  office_timetable_kind_from_nick (nick, &self->wanted_kind);
  gtk_widget_activate_action (widget, "timetable.page", "s", "week");
  self->monday = office_monday_of (office_instant_to_day (at));
  reload (self);
}

static void
clash_activated_cb (OfficeTimetableView *self,
                    GObject             *item)
{
  const OfficeClashRow *row = office_clash_item_get_row (OFFICE_CLASH_ITEM (item));
  OfficeTimetableKind kind = row->first_kind == OFFICE_BOOKING_VIVA ? OFFICE_TIMETABLE_VIVA : OFFICE_TIMETABLE_SESSION;

  gtk_widget_activate_action (GTK_WIDGET (self), "timetable.go-to", "(sxx)", office_timetable_kind_to_nick (kind),
                              row->first_id, row->from);
}

static void
set_page (OfficeTimetableView *self,
          const char          *page)
{
  if (page == NULL || g_str_equal (self->page, page))
    return;

  g_free (self->page);
  self->page = g_strdup (page);
  show_page (self);
  show_facts (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
page_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->attending)
    return;
  set_page (self, action_name + strlen ("timetable.show-"));
  office_view_grab_table_focus (OFFICE_VIEW (self));
}

static void
show_enrolment_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  office_view_go_to (OFFICE_VIEW (widget), "enrolment", NULL, 0);
}

/* Ctrl+I: the pane says why: the clashes of an event, the rule behind the hours. */
static void
why_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);
  GtkSelectionModel *rows = office_table_get_selection (OFFICE_TABLE (self->hours));

  office_view_set_pane_visible (OFFICE_VIEW (self), TRUE);
  if (on_page (self, "hours") && office_table_get_n_selected (OFFICE_TABLE (self->hours)) == 0
      && g_list_model_get_n_items (G_LIST_MODEL (rows)) > 0)
    office_table_select (OFFICE_TABLE (self->hours), 0);
  if (!form_is_open (self))
    show_facts (self);
}

static void
office_timetable_view_show_record (OfficeView *view,
                                   const char *filter,
                                   gint64      id)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (view);

  if (self->attending)
    close_register (self);
  if (g_strcmp0 (filter, "clashes") == 0)
    set_page (self, "clashes");
  else if (g_strcmp0 (filter, "attendance") == 0 && id != 0 && session_of (self) != NULL)
    open_register (self, id);
  else if (g_strcmp0 (filter, "attendance") == 0)
    set_page (self, "agenda");
  else if (id != 0 || g_strcmp0 (filter, "hours") == 0)
    {
      self->wanted_learner = id;
      self->hours_stale = TRUE;
      set_page (self, "hours");
      if (self->timetable != NULL && self->hours_stale)
        load_hours (self);
    }
}

static gboolean
office_timetable_view_grab_table_focus (OfficeView *view)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (view);
  const char *front = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  if (g_strcmp0 (front, "week") == 0 && on_page (self, "agenda"))
    return gtk_widget_grab_focus (self->agenda);
  if (g_strcmp0 (front, "hours") == 0)
    return gtk_widget_grab_focus (self->hours);
  if (g_strcmp0 (front, "clashes") == 0)
    return gtk_widget_grab_focus (self->clashes);
  if (g_strcmp0 (front, "week") == 0 && self->selected != NULL)
    {
      office_week_canvas_select (OFFICE_WEEK_CANVAS (self->canvas),
                                 office_timetable_kind_to_nick (office_timetable_item_get_kind (self->selected)),
                                 office_timetable_item_get_id (self->selected));
      if (has_focus_within (self->canvas))
        return TRUE;
    }
  return OFFICE_VIEW_CLASS (office_timetable_view_parent_class)->grab_table_focus (view);
}

/* Class ------------------------------------------------------------------------------------------ */

static void
office_timetable_view_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_string (value, OFFICE_TIMETABLE_VIEW (object)->page);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_timetable_view_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_PAGE:
      set_page (OFFICE_TIMETABLE_VIEW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_timetable_view_dispose (GObject *object)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (object);

  self->syncing = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->hours_cancellable);
  g_clear_object (&self->hours_cancellable);
  office_widget_dispose_template (GTK_WIDGET (object), OFFICE_TYPE_TIMETABLE_VIEW);
  g_clear_object (&self->selected);
  g_clear_object (&self->agenda_items);
  g_clear_object (&self->hours_items);
  g_clear_object (&self->clash_items);

  G_OBJECT_CLASS (office_timetable_view_parent_class)->dispose (object);
}

static void
office_timetable_view_finalize (GObject *object)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (object);

  g_free (self->page);
  g_clear_pointer (&self->timetable, office_timetable_free);

  G_OBJECT_CLASS (office_timetable_view_parent_class)->finalize (object);
}

static const OfficeViewAction actions[] = {
  { "timetable.new", N_("Add a session"), "<Control>n" },
  { "timetable.new-viva", N_("Add a viva"), "v" },
  { "timetable.edit", N_("Edit the session or viva"), "F2" },
  { "timetable.cancel", N_("Cancel the session or viva"), "Delete" },
  { "timetable.register", N_("Take attendance"), "<Control>t" },
  { "timetable.all-present", N_("Everybody was present"), "<Control><Shift>a" },
  { "timetable.save", N_("Save what was typed"), "<Control>s" },
  { "timetable.previous-week", N_("Show the previous week"), "<Control>Page_Up" },
  { "timetable.next-week", N_("Show the next week"), "<Control>Page_Down" },
  { "timetable.today", N_("Show this week"), "t" },
  { "timetable.first-week", N_("Show the first week of the cohort"), "f" },
  { "timetable.go-to-date", N_("Go to the week of a day"), "g" },
  { "timetable.show-week", N_("Show the week"), "w" },
  { "timetable.show-agenda", N_("Show the agenda"), "a" },
  { "timetable.show-hours", N_("Show hands-on hours"), "h" },
  { "timetable.show-clashes", N_("Show clashes"), "c" },
  { "timetable.why", N_("Say why"), "<Control>i" },
};

static void
install_actions (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char                  *name;
    const char                  *parameter;
    GtkWidgetActionActivateFunc  activate;
  } handlers[] = {
    { "timetable.new", NULL, new_action },
    { "timetable.new-viva", NULL, new_action },
    { "timetable.edit", NULL, edit_action },
    { "timetable.cancel", NULL, cancel_action },
    { "timetable.register", NULL, register_action },
    { "timetable.all-present", NULL, all_present_action },
    { "timetable.save", NULL, save_action },
    { "timetable.back", NULL, back_action },
    { "timetable.previous-week", NULL, week_action },
    { "timetable.next-week", NULL, week_action },
    { "timetable.today", NULL, week_action },
    { "timetable.first-week", NULL, week_action },
    { "timetable.go-to-date", NULL, go_to_date_action },
    { "timetable.go-to", "(sxx)", go_to_action },
    { "timetable.show-week", NULL, page_action },
    { "timetable.show-agenda", NULL, page_action },
    { "timetable.show-hours", NULL, page_action },
    { "timetable.show-clashes", NULL, page_action },
    { "timetable.show-enrolment", NULL, show_enrolment_action },
    { "timetable.why", NULL, why_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    gtk_widget_class_install_action (widget_class, handlers[i].name, handlers[i].parameter, handlers[i].activate);
  gtk_widget_class_install_property_action (widget_class, "timetable.page", "page");
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/timetable-view.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, clashes_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, week_bar);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, week_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, date_entry);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, date_error);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, stack);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, week_page);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, canvas);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, agenda);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, hours);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, clashes);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, attendance);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, empty);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, pane_stack);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, facts);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, form);
  gtk_widget_class_bind_template_callback (widget_class, update_status);
  gtk_widget_class_bind_template_callback (widget_class, agenda_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, agenda_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, event_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, event_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, hours_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, clash_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, clash_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
}

static void
office_timetable_view_class_init (OfficeTimetableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfficeViewClass *view_class = OFFICE_VIEW_CLASS (klass);

  object_class->dispose = office_timetable_view_dispose;
  object_class->finalize = office_timetable_view_finalize;
  object_class->get_property = office_timetable_view_get_property;
  object_class->set_property = office_timetable_view_set_property;
  view_class->actions = actions;
  view_class->n_actions = G_N_ELEMENTS (actions);
  view_class->refresh = office_timetable_view_refresh;
  view_class->grab_table_focus = office_timetable_view_grab_table_focus;
  view_class->show_record = office_timetable_view_show_record;
  view_class->go_back = office_timetable_view_go_back;

  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, "week",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (OFFICE_TYPE_ATTENDANCE_PAGE);
  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  g_type_ensure (OFFICE_TYPE_EVENT_FORM);
  g_type_ensure (OFFICE_TYPE_FACTS_PANE);
  g_type_ensure (OFFICE_TYPE_TABLE);
  g_type_ensure (OFFICE_TYPE_WEEK_CANVAS);
  g_type_ensure (OFFICE_TYPE_WEEK_PAGE);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
set_up_table (GtkWidget  *table,
              GListStore *items,
              const char *label,
              void      (*set_columns) (OfficeTable *table))
{
  set_columns (OFFICE_TABLE (table));
  office_table_set_label (OFFICE_TABLE (table), label);
  office_table_sort_in_memory (OFFICE_TABLE (table), G_LIST_MODEL (items));
}

static void
office_timetable_view_init (OfficeTimetableView *self)
{
  self->page = g_strdup ("week");
  self->syncing = TRUE;
  self->agenda_items = g_list_store_new (OFFICE_TYPE_TIMETABLE_ITEM);
  self->hours_items = g_list_store_new (OFFICE_TYPE_HOURS_ITEM);
  self->clash_items = g_list_store_new (OFFICE_TYPE_CLASH_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));

  set_up_table (self->agenda, self->agenda_items, _("Agenda"), office_timetable_set_agenda_columns);
  set_up_table (self->hours, self->hours_items, _("Hands-on hours"), office_timetable_set_hours_columns);
  set_up_table (self->clashes, self->clash_items, _("Clashes"), office_timetable_set_clashes_columns);
  office_stack_hide_others (GTK_STACK (self->stack));
  office_stack_hide_others (GTK_STACK (self->pane_stack));
  self->syncing = FALSE;
  show_no_office (self);
}
