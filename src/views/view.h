/* view.h: what the five views have in common: a bar, the table, a pane beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

/**
 * OfficeViewAction:
 * @name: the action's full name ("enrolment.offer"), installed by the view with
 *   gtk_widget_class_install_action()
 * @title: its name for a person, marked with N_() ("Offer a place")
 * @accel: (nullable): its shortcut ("<Control>n"); a shortcut without Ctrl or Alt works only while
 *   the focus is in the view's content, so that "o" can still be typed into a field
 *
 * One line of a view's table of actions: its shortcut, and its line in the list of every action.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *accel;
} OfficeViewAction;

#define OFFICE_TYPE_VIEW (office_view_get_type ())

G_DECLARE_DERIVABLE_TYPE (OfficeView, office_view, OFFICE, VIEW, GtkWidget)

/**
 * OfficeViewClass:
 * @actions: (array length=n_actions): the table of actions; set in class_init
 * @n_actions: its length
 * @refresh: read again what @subjects touches; called only while the view is shown (a hidden view
 *   gets one call with everything that it missed when it is shown again), and with
 *   %OFFICE_SUBJECT_ALL when the database, the term or the cohort is another one. There may be no
 *   database: show the empty state then
 * @grab_table_focus: put the focus into the table, grid or canvas; the default looks for it in the content
 * @show_record: show the record @id (a learner in every view; 0 for none) and apply @filter (nullable,
 *   a word of the view's own: "offered", "unmarked", "clashes")
 * @go_back: Esc: close what is open on top (an import page, a search) and return %TRUE; %FALSE when there
 *   is nothing to close
 *
 * What a view overrides. Everything is optional but @refresh.
 */
struct _OfficeViewClass
{
  GtkWidgetClass          parent_class;

  const OfficeViewAction *actions;
  guint                   n_actions;

  void     (*refresh)          (OfficeView     *self,
                                OfficeSubjects  subjects);
  gboolean (*grab_table_focus) (OfficeView     *self);
  void     (*show_record)      (OfficeView     *self,
                                const char     *filter,
                                gint64          id);
  gboolean (*go_back)          (OfficeView     *self);

  gpointer                padding[8];
};

OfficeSession          *office_view_get_session      (OfficeView     *self);
void                    office_view_set_session      (OfficeView     *self,
                                                      OfficeSession  *session);
const char             *office_view_get_id           (OfficeView     *self);
const char             *office_view_get_title        (OfficeView     *self);
const char             *office_view_get_icon_name    (OfficeView     *self);
const char             *office_view_get_help         (OfficeView     *self);

const char             *office_view_get_count        (OfficeView     *self);
void                    office_view_set_count        (OfficeView     *self,
                                                      const char     *count);
const char             *office_view_get_status       (OfficeView     *self);
void                    office_view_set_status       (OfficeView     *self,
                                                      const char     *status);
guint                   office_view_get_n_todo       (OfficeView     *self);
void                    office_view_set_n_todo       (OfficeView     *self,
                                                      guint           n_todo);

void                    office_view_set_content_width (OfficeView    *self,
                                                       int            width);
gboolean                office_view_get_pane_visible (OfficeView     *self);
void                    office_view_set_pane_visible (OfficeView     *self,
                                                      gboolean        pane_visible);
void                    office_view_show_bar         (OfficeView     *self,
                                                      gboolean        show);

void                    office_view_refresh          (OfficeView     *self,
                                                      OfficeSubjects  subjects);
gboolean                office_view_grab_table_focus (OfficeView     *self);
gboolean                office_view_grab_pane_focus  (OfficeView     *self);
gboolean                office_view_pane_has_focus   (OfficeView     *self);
void                    office_view_show_record      (OfficeView     *self,
                                                      const char     *filter,
                                                      gint64          id);
gboolean                office_view_go_back          (OfficeView     *self);
void                    office_view_go_to            (OfficeView     *self,
                                                      const char     *view_id,
                                                      const char     *filter,
                                                      gint64          id);
const OfficeViewAction *office_view_get_actions      (OfficeView     *self,
                                                      guint          *n_actions);

G_END_DECLS
