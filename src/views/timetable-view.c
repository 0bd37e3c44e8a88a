/* timetable-view.c: sessions and vivas on a week canvas and as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/timetable-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/hours-item.h"
#include "rules/clock.h"
#include "views/attendance-page.h"
#include "views/empty-state.h"
#include "views/event-form.h"
#include "views/people-page.h"
#include "views/month-page.h"
#include "views/table.h"
#include "views/template.h"
#include "views/timetable-columns.h"
#include "views/timetable-panes.h"
#include "views/viva-page.h"
#include "views/week-canvas.h"
#include "views/week-page.h"


enum
{
  PROP_0,
  PROP_PAGE,
  PROP_ONLY_CHOSEN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (OfficeTimetableView, office_timetable_view, OFFICE_TYPE_VIEW)

static GParamSpec *properties[N_PROPS];

/* Going through the weeks ------------------------------------------------------------------------ */

/* A week on or back, or, where the month is shown, a month: by the week that holds its seventh day. */
static void
step (OfficeTimetableView *self,
      int                  way)
{
  int year, month;

  if (!office_timetable_on_page (self, "month"))
    {
      office_timetable_show_week_of (self, self->monday + way * OFFICE_DAYS_OF_WEEK);
      return;
    }
  office_day_split (office_month_of (self->monday), &year, &month, NULL);
  month += way;
  year += month < 1 ? -1 : month > 12 ? 1 : 0;
  month = month < 1 ? 12 : month > 12 ? 1 : month;
  office_timetable_show_week_of (self, office_day_new (year, month, OFFICE_DAYS_OF_WEEK));
}

static void
week_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (widget);

  if (self->timetable == NULL || self->attending)
    return;
  if (g_str_equal (action_name, "timetable.previous-week"))
    step (self, -1);
  else if (g_str_equal (action_name, "timetable.next-week"))
    step (self, 1);
  else if (g_str_equal (action_name, "timetable.today"))
    office_timetable_show_week_of (self, office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC));
  else if (self->timetable->first_monday != OFFICE_DAY_NONE)
    office_timetable_show_week_of (self, self->timetable->first_monday);
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
  office_timetable_show_week_of (self, day);
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
  office_timetable_reload (self);
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

/* A day of the month opens its week. */
static void
month_activated_cb (OfficeTimetableView *self,
                    int                  day)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "timetable.page", "s", "week");
  office_timetable_show_week_of (self, day);
  office_view_grab_table_focus (OFFICE_VIEW (self));
}

static void
set_page (OfficeTimetableView *self,
          const char          *page)
{
  if (page == NULL || g_str_equal (self->page, page))
    return;

  g_free (self->page);
  self->page = g_strdup (page);
  /* The month is read when it is looked at. */
  if (office_timetable_on_page (self, "month") && self->timetable != NULL)
    office_timetable_reload (self);
  else
    office_timetable_show_weeks (self);
  office_timetable_show_page (self);
  office_timetable_show_facts (self);
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
  if (office_timetable_on_page (self, "agenda"))
    office_timetable_focus_selected (self);
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
  if (office_timetable_on_page (self, "hours") && office_table_get_n_selected (OFFICE_TABLE (self->hours)) == 0
      && g_list_model_get_n_items (G_LIST_MODEL (rows)) > 0)
    office_table_select (OFFICE_TABLE (self->hours), 0);
  if (!office_timetable_form_is_open (self))
    office_timetable_show_facts (self);
}

/* In the agenda, where the sessions without attendance follow each other; the first has the focus. */
static void
show_untaken (OfficeTimetableView *self,
              gint64               session_id)
{
  set_page (self, "agenda");
  if (session_id == 0)
    return;
  self->wanted_kind = OFFICE_TIMETABLE_SESSION;
  self->wanted_id = session_id;
  self->monday = OFFICE_DAY_NONE;
  office_timetable_reload (self);
}

static void
office_timetable_view_show_record (OfficeView *view,
                                   const char *filter,
                                   gint64      id)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (view);

  if (self->attending)
    office_timetable_close_register (self);
  if (g_strcmp0 (filter, "clashes") == 0)
    set_page (self, "clashes");
  else if (g_strcmp0 (filter, "attendance") == 0)
    show_untaken (self, id);
  else if (id != 0 || g_strcmp0 (filter, "hours") == 0)
    {
      self->wanted_learner = id;
      self->hours_stale = TRUE;
      set_page (self, "hours");
      if (self->timetable != NULL && self->hours_stale)
        office_timetable_load_hours (self);
    }
}

static gboolean
office_timetable_view_grab_table_focus (OfficeView *view)
{
  OfficeTimetableView *self = OFFICE_TIMETABLE_VIEW (view);
  const char *front = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  if (g_strcmp0 (front, "week") == 0 && office_timetable_on_page (self, "agenda"))
    return gtk_widget_grab_focus (self->agenda);
  self->focus_waits = self->timetable == NULL;
  if (g_strcmp0 (front, "month") == 0)
    return gtk_widget_grab_focus (self->month);
  if (g_strcmp0 (front, "hours") == 0)
    return gtk_widget_grab_focus (self->hours);
  if (g_strcmp0 (front, "clashes") == 0)
    return gtk_widget_grab_focus (self->clashes);
  if (g_strcmp0 (front, "people") == 0)
    return gtk_widget_grab_focus (self->people);
  if (g_strcmp0 (front, "vivas") == 0)
    return gtk_widget_grab_focus (self->vivas);
  if (g_strcmp0 (front, "week") == 0 && self->selected != NULL)
    {
      office_week_canvas_select (OFFICE_WEEK_CANVAS (self->canvas),
                                 office_timetable_kind_to_nick (office_timetable_item_get_kind (self->selected)),
                                 office_timetable_item_get_id (self->selected));
      if (office_timetable_has_focus (self->canvas))
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
    case PROP_ONLY_CHOSEN:
      g_value_set_boolean (value, OFFICE_TIMETABLE_VIEW (object)->only_chosen);
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
    case PROP_ONLY_CHOSEN:
      OFFICE_TIMETABLE_VIEW (object)->only_chosen = g_value_get_boolean (value);
      office_timetable_show_weeks (OFFICE_TIMETABLE_VIEW (object));
      g_object_notify_by_pspec (object, pspec);
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
  g_cancellable_cancel (self->offers_cancellable);
  g_clear_object (&self->offers_cancellable);
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
  g_free (self->moved_as);
  g_clear_pointer (&self->timetable, office_timetable_free);

  G_OBJECT_CLASS (office_timetable_view_parent_class)->finalize (object);
}

static const OfficeViewAction actions[] = {
  { "timetable.new", N_("Add a session"), "<Control>n" },
  { "timetable.new-viva", N_("Add a viva"), "v" },
  { "timetable.edit", N_("Edit the session or viva"), "F2" },
  { "timetable.copy", N_("Copy or repeat the session"), "<Control>d" },
  { "timetable.earlier", N_("Move to the nearest earlier free time"), "F3" },
  { "timetable.later", N_("Move to the nearest later free time"), "F4" },
  { "timetable.carry-over", N_("Carry the timetable over to another cohort"), NULL },
  { "timetable.holidays", N_("List bank holidays"), NULL },
  { "timetable.print", N_("Print the week or the agenda"), "<Control>p" },
  { "timetable.write-pdf", N_("Write the week or the agenda as a PDF"), NULL },
  { "timetable.write-calendar", N_("Write the calendar for other programs"), "<Control>e" },
  { "timetable.cancel", N_("Cancel the session or viva"), "Delete" },
  { "timetable.register", N_("Take attendance"), "<Control>t" },
  { "timetable.all-present", N_("Everybody was present"), "<Control>Return" },
  { "timetable.save", N_("Save what was typed"), "<Control>s" },
  { "timetable.previous-week", N_("Show the previous week"), "<Control>Page_Up" },
  { "timetable.next-week", N_("Show the next week"), "<Control>Page_Down" },
  { "timetable.today", N_("Show this week"), "t" },
  { "timetable.first-week", N_("Show the first week of the cohort"), "f" },
  { "timetable.go-to-date", N_("Go to the week of a day"), "g" },
  { "timetable.show-week", N_("Show the week"), "w" },
  { "timetable.only-chosen", N_("Show this cohort alone, or all"), "o" },
  { "timetable.show-month", N_("Show the month"), "m" },
  { "timetable.show-agenda", N_("Show the agenda"), "a" },
  { "timetable.show-hours", N_("Show hands-on hours"), "h" },
  { "timetable.show-clashes", N_("Show clashes"), "c" },
  { "timetable.show-people", N_("Show people and rooms"), "p" },
  { "timetable.show-vivas", N_("Plan the vivas"), "l" },
  { "timetable.missed", N_("The learner missed the viva"), NULL },
  { "vivas.plan", N_("Plan everybody; what is pinned stays"), "<Control>l" },
  { "vivas.fill", N_("Keep all that is proposed, and plan the others"), "<Control><Shift>l" },
  { "vivas.accept", N_("Put the proposed vivas into the timetable"), "<Control><Shift>Return" },
  { "vivas.discard", N_("Put the proposed vivas aside"), NULL },
  { "vivas.pin", N_("Pin the proposed viva, or release it"), "k" },
  { "vivas.take-back", N_("Take back the last change to the proposal"), "BackSpace" },
  { "vivas.compare", N_("Compare with the proposal before"), "b" },
  { "vivas.swap", N_("Use the proposal before"), NULL },
  { "vivas.schedule", N_("Write the schedule of the vivas as a PDF"), NULL },
  { "vivas.doors", N_("Write the lists for the doors as a PDF"), NULL },
  { "vivas.by-room", N_("Show the proposed vivas by room"), "r" },
  { "timetable.read-calendar", N_("Read a calendar for the selected person"), NULL },
  { "timetable.set-ratio", N_("Set how many learners one tutor teaches"), NULL },
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
    { "timetable.new", NULL, office_timetable_new_action },
    { "timetable.new-viva", NULL, office_timetable_new_action },
    { "timetable.edit", NULL, office_timetable_edit_action },
    { "timetable.copy", NULL, office_timetable_copy_action },
    { "timetable.earlier", NULL, office_timetable_offer_action },
    { "timetable.later", NULL, office_timetable_offer_action },
    { "timetable.carry-over", NULL, office_timetable_carry_over_action },
    { "timetable.holidays", NULL, office_timetable_holidays_action },
    { "timetable.print", NULL, office_timetable_print_action },
    { "timetable.write-pdf", NULL, office_timetable_pdf_action },
    { "timetable.write-calendar", NULL, office_timetable_write_calendar_action },
    { "timetable.cancel", NULL, office_timetable_cancel_action },
    { "timetable.register", NULL, office_timetable_register_action },
    { "timetable.all-present", NULL, office_timetable_all_present_action },
    { "timetable.save", NULL, office_timetable_save_action },
    { "timetable.back", NULL, office_timetable_back_action },
    { "timetable.previous-week", NULL, week_action },
    { "timetable.next-week", NULL, week_action },
    { "timetable.today", NULL, week_action },
    { "timetable.first-week", NULL, week_action },
    { "timetable.go-to-date", NULL, go_to_date_action },
    { "timetable.go-to", "(sxx)", go_to_action },
    { "timetable.show-week", NULL, page_action },
    { "timetable.show-month", NULL, page_action },
    { "timetable.show-agenda", NULL, page_action },
    { "timetable.show-hours", NULL, page_action },
    { "timetable.show-clashes", NULL, page_action },
    { "timetable.show-people", NULL, page_action },
    { "timetable.show-vivas", NULL, page_action },
    { "timetable.missed", NULL, office_timetable_missed_action },
    { "vivas.plan", NULL, office_timetable_vivas_action },
    { "vivas.fill", NULL, office_timetable_vivas_action },
    { "vivas.accept", NULL, office_timetable_vivas_action },
    { "vivas.discard", NULL, office_timetable_vivas_action },
    { "vivas.pin", NULL, office_timetable_vivas_action },
    { "vivas.take-back", NULL, office_timetable_vivas_action },
    { "vivas.compare", NULL, office_timetable_vivas_action },
    { "vivas.swap", NULL, office_timetable_vivas_action },
    { "vivas.schedule", NULL, office_timetable_viva_paper_action },
    { "vivas.doors", NULL, office_timetable_viva_paper_action },
    { "vivas.by-room", NULL, office_timetable_vivas_action },
    { "vivas.adjust", "(xi)", office_timetable_vivas_action },
    { "timetable.read-calendar", NULL, office_timetable_people_action },
    { "timetable.forget-calendars", NULL, office_timetable_people_action },
    { "timetable.set-ratio", NULL, office_timetable_people_action },
    { "timetable.book-place", "(xx)", office_timetable_place_action },
    { "timetable.give-place-back", "(xx)", office_timetable_place_action },
    { "timetable.show-enrolment", NULL, show_enrolment_action },
    { "timetable.why", NULL, why_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    gtk_widget_class_install_action (widget_class, handlers[i].name, handlers[i].parameter, handlers[i].activate);
  gtk_widget_class_install_property_action (widget_class, "timetable.page", "page");
  gtk_widget_class_install_property_action (widget_class, "timetable.only-chosen", "only-chosen");
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
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, month);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, hours);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, clashes);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, attendance);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, people);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, vivas);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, new_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, new_viva_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, empty);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, pane_stack);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, facts);
  gtk_widget_class_bind_template_child (widget_class, OfficeTimetableView, form);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_update_status);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_agenda_selected);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_agenda_activated);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_event_selected);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_event_activated);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_create_requested);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_move_requested);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_hours_selected);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_clash_selected);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_people_changed);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_vivas_changed);
  gtk_widget_class_bind_template_callback (widget_class, clash_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_form_saved);
  gtk_widget_class_bind_template_callback (widget_class, office_timetable_form_closed);
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
  view_class->refresh = office_timetable_refresh;
  view_class->grab_table_focus = office_timetable_view_grab_table_focus;
  view_class->show_record = office_timetable_view_show_record;
  view_class->go_back = office_timetable_go_back;

  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, "week",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ONLY_CHOSEN] = g_param_spec_boolean (
    "only-chosen", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (OFFICE_TYPE_ATTENDANCE_PAGE);
  g_type_ensure (OFFICE_TYPE_VIVA_PAGE);
  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  g_type_ensure (OFFICE_TYPE_EVENT_FORM);
  g_type_ensure (OFFICE_TYPE_FACTS_PANE);
  g_type_ensure (OFFICE_TYPE_PEOPLE_PAGE);
  g_type_ensure (OFFICE_TYPE_MONTH_PAGE);
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
  office_timetable_show_no_office (self);
}
