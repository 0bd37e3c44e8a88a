/* event-form-private.h: what the files of the form for sessions and vivas share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/event-judge.h"
#include "planning/session-pattern.h"
#include "views/event-form.h"

G_BEGIN_DECLS

struct _OfficeEventForm
{
  GtkWidget              parent_instance;

  OfficeSession         *session;
  const OfficeTimetable *timetable;     /* not owned: the view sets it anew before it goes */
  OfficeEventDraft      *draft;         /* what was typed, as far as it can be read */
  OfficeSurroundings    *around;        /* of the draft; nullable */
  gint64                 around_from;   /* asked for: UTC seconds; 0 for not yet */
  gint64                 around_to;
  GCancellable          *cancellable;
  guint                  judge_id;
  gboolean               touched;
  gboolean               filling;
  gboolean               saving;
  gboolean               save_waits;    /* for the dates of a series */
  int                    plain_minutes; /* of a viva without adjustment */

  GtkWidget             *root;
  GtkWidget             *heading;
  GtkWidget             *kind_row;
  GtkWidget             *kind;
  GtkWidget             *cohort;
  GtkWidget             *learner;
  GtkWidget             *title;
  GtkWidget             *when_row;
  GtkWidget             *date;
  GtkWidget             *time;
  GtkWidget             *minutes;
  GtkWidget             *marking;
  GtkWidget             *viva_row;
  GtkWidget             *adjustment;
  GtkWidget             *attempt;
  GtkWidget             *room;
  GtkWidget             *people;
  GtkWidget             *equipment;
  GtkWidget             *clash_box;
  GtkWidget             *offers_box;    /* the nearest times that clash with nothing */
  GtkWidget             *offers[2];
  gint64                 offered[2];    /* UTC seconds; 0 for none */
  GtkWidget             *repeat;
  GPtrArray             *series;        /* every date of a session that repeats; nullable */
  GtkWidget             *conflict_box;
  GtkWidget             *conflict_label;
};

gboolean office_event_form_read           (OfficeEventForm      *self,
                                           gboolean              final);
gboolean office_event_form_read_pattern   (OfficeEventForm      *self,
                                           OfficeSessionPattern *pattern);
void     office_event_form_set_start      (OfficeEventForm      *self,
                                           gint64                starts_at);
gboolean office_event_form_judge          (OfficeEventForm      *self,
                                           gboolean              final);
void     office_event_form_judge_later    (OfficeEventForm      *self);
void     office_event_form_typed          (OfficeEventForm      *self);
void     office_event_form_forget_clashes (OfficeEventForm      *self);
void     office_event_form_save_action      (GtkWidget  *widget,
                                             const char *action_name,
                                             GVariant   *parameter);
void     office_event_form_overwrite_action (GtkWidget  *widget,
                                             const char *action_name,
                                             GVariant   *parameter);
void     office_event_form_close_action     (GtkWidget  *widget,
                                             const char *action_name,
                                             GVariant   *parameter);

G_END_DECLS
