/* timetable-private.h: what the files of the timetable's view share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/timetable.h"
#include "views/timetable-view.h"

G_BEGIN_DECLS

#define OFFICE_DAYS_OF_WEEK 7

struct _OfficeTimetableView
{
  OfficeView           parent_instance;

  char                *page;           /* "week", "month", "agenda", "hours", "clashes", "vivas" or "people" */
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
  GCancellable        *offers_cancellable;
  gint64               offered[2];     /* UTC seconds, earlier and later: when the selected would clash with nothing */
  gboolean             hours_stale;
  gboolean             vivas_stale;
  gboolean             attending;      /* the register is in front */
  gboolean             syncing;        /* selections follow each other */
  gboolean             moving;
  char                *moved_as;       /* what is said when it is done */
  gboolean             only_chosen;    /* the sessions of other cohorts are not shown */
  gboolean             focus_waits;    /* until there is something to give it to */

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
  GtkWidget           *month;
  GtkWidget           *agenda;
  GtkWidget           *hours;
  GtkWidget           *clashes;
  GtkWidget           *attendance;
  GtkWidget           *people;
  GtkWidget           *vivas;
  GtkWidget           *new_button;
  GtkWidget           *new_viva_button;
  GtkWidget           *empty;
  GtkWidget           *pane_stack;
  GtkWidget           *facts;
  GtkWidget           *form;
};

OfficeSession       *office_timetable_session            (OfficeTimetableView *self);
gboolean             office_timetable_on_page            (OfficeTimetableView *self,
                                                          const char          *page);
gboolean             office_timetable_form_is_open       (OfficeTimetableView *self);
void                 office_timetable_show_weeks         (OfficeTimetableView *self);
void                 office_timetable_enable_actions     (OfficeTimetableView *self);
void                 office_timetable_update_status      (OfficeTimetableView *self);
void                 office_timetable_show_page          (OfficeTimetableView *self);
void                 office_timetable_show_facts         (OfficeTimetableView *self);
void                 office_timetable_focus_selected     (OfficeTimetableView *self);
void                 office_timetable_select             (OfficeTimetableView *self,
                                                          OfficeTimetableItem *item,
                                                          gboolean             from_agenda);
void                 office_timetable_show_week_of       (OfficeTimetableView *self,
                                                          OfficeDay            day);
OfficeTimetableItem *office_timetable_find               (GPtrArray           *items,
                                                          OfficeTimetableKind  kind,
                                                          gint64               id);
void                 office_timetable_agenda_selected    (OfficeTimetableView *self);
void                 office_timetable_event_selected     (OfficeTimetableView *self,
                                                          const char          *nick,
                                                          gint64               id);
void                 office_timetable_hours_selected     (OfficeTimetableView *self);
void                 office_timetable_clash_selected     (OfficeTimetableView *self);
void                 office_timetable_people_changed     (OfficeTimetableView *self);
void                 office_timetable_vivas_changed      (OfficeTimetableView *self);
void                 office_timetable_enable_viva_actions (OfficeTimetableView *self);
void                 office_timetable_vivas_action       (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_viva_paper_action  (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_missed_action      (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_place_action       (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_people_action      (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
gboolean             office_timetable_has_focus          (GtkWidget *widget);
void                 office_timetable_reload             (OfficeTimetableView *self);
void                 office_timetable_load_hours         (OfficeTimetableView *self);
void                 office_timetable_show_no_office     (OfficeTimetableView *self);
void                 office_timetable_refresh            (OfficeView     *view,
                                                          OfficeSubjects  subjects);
void                 office_timetable_create_requested   (OfficeTimetableView *self,
                                                          int                  day,
                                                          int                  minute,
                                                          int                  minutes);
void                 office_timetable_new_action         (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_edit_action        (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_event_activated    (OfficeTimetableView *self,
                                                          const char          *nick,
                                                          gint64               id);
void                 office_timetable_agenda_activated   (OfficeTimetableView *self,
                                                          GObject             *item);
void                 office_timetable_form_closed        (OfficeTimetableView *self);
void                 office_timetable_form_saved         (OfficeTimetableView *self,
                                                          const char          *nick,
                                                          gint64               id,
                                                          int                  day);
void                 office_timetable_move_requested     (OfficeTimetableView *self,
                                                          const char          *nick,
                                                          gint64               id,
                                                          int                  day,
                                                          int                  minute,
                                                          int                  minutes);
void                 office_timetable_copy_action        (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_write_calendar_action (GtkWidget  *widget,
                                                             const char *action_name,
                                                             GVariant   *parameter);
void                 office_timetable_carry_over_action  (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_holidays_action    (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_print_action       (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_pdf_action         (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_look_for_offers    (OfficeTimetableView *self);
void                 office_timetable_offer_action       (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_cancel_action      (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_open_register      (OfficeTimetableView *self,
                                                          gint64               session_id);
void                 office_timetable_close_register     (OfficeTimetableView *self);
void                 office_timetable_register_action    (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
gboolean             office_timetable_go_back            (OfficeView *view);
void                 office_timetable_back_action        (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_save_action        (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);
void                 office_timetable_all_present_action (GtkWidget  *widget,
                                                          const char *action_name,
                                                          GVariant   *parameter);

G_END_DECLS
