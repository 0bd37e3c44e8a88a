/* overview-view.c: what needs doing now, and four charts of how things stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/next-actions.h"
#include "rules/count.h"
#include "rules/dates.h"
#include "views/chart-area.h"
#include "views/empty-state.h"
#include "views/overview-view.h"
#include "views/settings.h"
#include "views/template.h"

#define LIST_WIDTH 408
#define LINE_CHARS 38   /* of a sentence, at that width */

struct _OfficeOverviewView
{
  OfficeView           parent_instance;

  OfficeNextActions   *next;         /* shared with the sidebar */
  OfficeOverviewSheet *sheet;        /* what is shown */
  GCancellable        *cancellable;  /* of the reading under way */
  guint                rest_id;

  GtkWidget           *pages;
  GtkWidget           *halves;
  GtkWidget           *list;
  GtkWidget           *charts;
  GtkWidget           *empty;
  GtkWidget           *areas[OFFICE_N_CHARTS];
};

G_DEFINE_FINAL_TYPE (OfficeOverviewView, office_overview_view, OFFICE_TYPE_VIEW)

/* The list ------------------------------------------------------------------------------------- */

static const OfficeNextAction *
find_action (OfficeOverviewView *self,
             GtkListBoxRow      *row)
{
  int index = gtk_list_box_row_get_index (row);

  if (self->sheet == NULL || index < 0 || (guint) index >= self->sheet->actions->len)
    return NULL;
  return g_ptr_array_index (self->sheet->actions, index);
}

static GtkWidget *
make_heading (OfficeOverviewView     *self,
              const OfficeNextAction *action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (action->heading);
  GtkWidget *count;
  g_autofree char *text = NULL;
  int total = 0;

  for (guint i = 0; i < self->sheet->actions->len; i++)
    {
      const OfficeNextAction *other = g_ptr_array_index (self->sheet->actions, i);

      if (g_str_equal (other->kind, action->kind))
        total += other->count;
    }
  text = office_count_to_text (total);
  count = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "todo-count");
  gtk_widget_add_css_class (box, "next-heading");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  return box;
}

/* A heading above the first line of each kind. */
static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  OfficeOverviewView *self = user_data;
  const OfficeNextAction *action = find_action (self, row);
  const OfficeNextAction *previous = before != NULL ? find_action (self, before) : NULL;
  gboolean first;

  if (action == NULL)
    return;
  first = previous == NULL || !g_str_equal (previous->kind, action->kind);
  if (!first)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, make_heading (self, action));
}

static char *
describe_since (const OfficeNextAction *action)
{
  OfficeDay day = *action->since != '\0' ? office_day_from_iso (action->since) : OFFICE_DAY_NONE;

  return day != OFFICE_DAY_NONE ? office_day_to_text (day) : g_strdup ("");
}

/* Inscriptions, for labels that wrap are laid out again for every width that is tried. */
static GtkWidget *
make_row (const OfficeNextAction *action)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sentence = gtk_inscription_new (action->sentence);
  g_autofree char *text = describe_since (action);
  GtkWidget *since = gtk_inscription_new (text);
  g_autofree char *name = g_strdup_printf ("%s: %s", action->heading, action->sentence);
  guint n_lines = g_utf8_strlen (action->sentence, -1) > LINE_CHARS ? 2 : 1;

  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (sentence), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (sentence),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (sentence), n_lines);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (sentence), n_lines);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (sentence), 10);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (since), 10);
  gtk_widget_set_hexpand (sentence, TRUE);
  gtk_widget_set_tooltip_text (row, action->sentence);
  gtk_widget_set_valign (since, GTK_ALIGN_START);
  gtk_widget_add_css_class (since, "dim-label");
  gtk_widget_add_css_class (since, "numeric");
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_box_append (GTK_BOX (box), since);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static GtkListBoxRow *
find_row (OfficeOverviewView *self,
          int                 index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
}

static void
show_actions (OfficeOverviewView *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (self->list);
  int at = -1;
  GtkWidget *child;

  if (GTK_IS_LIST_BOX_ROW (focused))
    at = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused));
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < self->sheet->actions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (g_ptr_array_index (self->sheet->actions, i)));

  at = MIN (at, (int) self->sheet->actions->len - 1);
  if (at >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (find_row (self, at)));
}

/* The cohort first, so that the view reads it once, and what is sought is there when it looks. */
static void
activated_cb (OfficeOverviewView *self,
              GtkListBoxRow      *row)
{
  const OfficeNextAction *action = find_action (self, row);
  OfficeSession *session = office_view_get_session (OFFICE_VIEW (self));
  OfficeTaskView view;
  const char *filter;
  gint64 record_id;

  if (action == NULL || session == NULL)
    return;
  /* Another cohort may make us read again, which frees the action. */
  view = action->view;
  filter = action->filter;
  record_id = action->record_id;
  if (action->cohort_id != 0)
    office_session_set_cohort (session, action->cohort_id);
  office_view_go_to (OFFICE_VIEW (self), office_task_view_to_nick (view), filter, record_id);
}

/* Reading -------------------------------------------------------------------------------------- */

static void
show_charts (OfficeOverviewView *self)
{
  for (guint i = 0; i < OFFICE_N_CHARTS; i++)
    {
      OfficeChart chart;

      office_chart_from_data (&chart, self->sheet->charts[i]);
      office_chart_area_set_chart (OFFICE_CHART_AREA (self->areas[i]), &chart);
    }
}

static void
show_counts (OfficeOverviewView *self)
{
  int n_actions = (int) self->sheet->actions->len;
  int n_applications = self->sheet->n_applications;
  g_autofree char *things = office_count_to_text (n_actions);
  g_autofree char *number = office_count_to_text (n_applications);
  g_autofree char *count = NULL;
  g_autofree char *applications = NULL;
  g_autofree char *status = NULL;

  if (n_actions > 0)
    count = g_strdup_printf (ngettext ("%s thing to do", "%s things to do", (gulong) n_actions), things);
  else
    count = g_strdup (_("nothing to do"));
  applications = g_strdup_printf (ngettext ("%s application in the office",
                                            "%s applications in the office",
                                            (gulong) n_applications), number);
  /* Translators: the status line: things to do, applications */
  status = g_strdup_printf (_("%s · %s"), count, applications);
  office_view_set_count (OFFICE_VIEW (self), count);
  office_view_set_status (OFFICE_VIEW (self), status);
}

static void
show_sheet (OfficeOverviewView  *self,
            OfficeOverviewSheet *sheet)
{
  gboolean empty = sheet->n_applications == 0 && sheet->actions->len == 0;

  office_overview_sheet_free (self->sheet);
  self->sheet = sheet;
  if (!empty)
    {
      show_actions (self);
      show_charts (self);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), empty ? "empty" : "office");
  show_counts (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeOverviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  OfficeOverviewSheet *sheet;

  sheet = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      office_overview_sheet_free (sheet);
      return;   /* something has changed since */
    }

  g_clear_object (&self->cancellable);
  if (sheet != NULL)
    show_sheet (self, sheet);
  else
    office_session_say_failure (OFFICE_SESSION (source), _("The overview could not be read."),
                                error);
}

static void
stop (OfficeOverviewView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
}

static void
place_free (gpointer data)
{
  OfficeOverviewPlace *place = data;

  g_ptr_array_unref (place->actions);
  g_free (place);
}

/* Term and cohort change together: when both have, this runs. */
static gboolean
rested_cb (gpointer user_data)
{
  OfficeOverviewView *self = user_data;
  OfficeSession *session = office_view_get_session (OFFICE_VIEW (self));
  OfficeOverviewPlace *place = g_new0 (OfficeOverviewPlace, 1);

  self->rest_id = 0;
  place->term_id = office_session_get_term (session);
  place->cohort_id = office_session_get_cohort (session);
  place->actions = g_ptr_array_ref (office_next_actions_get (self->next));
  self->cancellable = g_cancellable_new ();
  office_session_read_async (session, office_overview_read, place, place_free,
                             (GDestroyNotify) office_overview_sheet_free, self->cancellable,
                             read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
actions_read_cb (OfficeOverviewView *self)
{
  office_view_refresh (OFFICE_VIEW (self), OFFICE_SUBJECT_ALL);
}

static void
follow_actions (OfficeOverviewView *self,
                OfficeSession      *session)
{
  OfficeNextActions *next = office_next_actions_of (session);

  if (next == self->next)
    return;
  if (self->next != NULL)
    g_signal_handlers_disconnect_by_data (self->next, self);
  g_set_object (&self->next, next);
  g_signal_connect_object (next, "read", G_CALLBACK (actions_read_cb), self, G_CONNECT_SWAPPED);
}

static void
office_overview_view_refresh (OfficeView     *view,
                              OfficeSubjects  subjects)
{
  OfficeOverviewView *self = OFFICE_OVERVIEW_VIEW (view);
  OfficeSession *session = office_view_get_session (view);

  stop (self);
  follow_actions (self, session);
  if (office_session_get_store (session) == NULL)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "wait");
      office_view_set_status (view, NULL);
      return;
    }

  /* Otherwise we are told when they have been read. */
  if (office_next_actions_get (self->next) != NULL)
    self->rest_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rested_cb, self, NULL);
}

/* Overrides ------------------------------------------------------------------------------------ */

static gboolean
office_overview_view_grab_table_focus (OfficeView *view)
{
  OfficeOverviewView *self = OFFICE_OVERVIEW_VIEW (view);
  GtkListBoxRow *row = find_row (self, 0);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->pages)), "empty") == 0)
    return gtk_widget_child_focus (self->empty, GTK_DIR_TAB_FORWARD);
  if (row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return gtk_widget_child_focus (self->pages, GTK_DIR_TAB_FORWARD);
}

static void
office_overview_view_unmap (GtkWidget *widget)
{
  OfficeOverviewView *self = OFFICE_OVERVIEW_VIEW (widget);

  office_settings_set_entry (
    "panes", "overview",
    g_variant_new_int32 (gtk_paned_get_position (GTK_PANED (self->halves))));

  GTK_WIDGET_CLASS (office_overview_view_parent_class)->unmap (widget);
}

static void
office_overview_view_dispose (GObject *object)
{
  OfficeOverviewView *self = OFFICE_OVERVIEW_VIEW (object);

  stop (self);
  office_widget_dispose_template (GTK_WIDGET (object), OFFICE_TYPE_OVERVIEW_VIEW);
  g_clear_pointer (&self->sheet, office_overview_sheet_free);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (office_overview_view_parent_class)->dispose (object);
}

static void
office_overview_view_class_init (OfficeOverviewViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfficeViewClass *view_class = OFFICE_VIEW_CLASS (klass);

  object_class->dispose = office_overview_view_dispose;
  widget_class->unmap = office_overview_view_unmap;
  view_class->refresh = office_overview_view_refresh;
  view_class->grab_table_focus = office_overview_view_grab_table_focus;

  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/overview-view.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeOverviewView, pages);
  gtk_widget_class_bind_template_child (widget_class, OfficeOverviewView, halves);
  gtk_widget_class_bind_template_child (widget_class, OfficeOverviewView, list);
  gtk_widget_class_bind_template_child (widget_class, OfficeOverviewView, charts);
  gtk_widget_class_bind_template_child (widget_class, OfficeOverviewView, empty);
}

static void
office_overview_view_init (OfficeOverviewView *self)
{
  g_autoptr (GVariant) position = NULL;
  GtkWidget *nothing;

  gtk_widget_init_template (GTK_WIDGET (self));
  office_stack_hide_others (GTK_STACK (self->pages));

  nothing = office_empty_state_new ("office-tick-circle-symbolic", _("Nothing needs doing now."));
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), nothing);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  for (int i = 0; i < OFFICE_N_CHARTS; i++)
    {
      self->areas[i] = office_chart_area_new ();
      gtk_grid_attach (GTK_GRID (self->charts), self->areas[i], i % 2, i / 2, 1, 1);
    }

  position = office_settings_get_entry ("panes", "overview", "i");
  gtk_paned_set_position (GTK_PANED (self->halves),
                          position != NULL ? g_variant_get_int32 (position) : LIST_WIDTH);
}
