/* marking-page.c: marking and moderation of a component: markers, agreed marks, sample, reassessment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/marking-page.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "views/chart-area.h"
#include "views/empty-state.h"
#include "views/marking-columns.h"
#include "views/marking-forms.h"
#include "views/marking-papers-acts.h"
#include "views/table.h"
#include "views/template.h"

struct _OfficeMarkingPage
{
  GtkWidget           parent_instance;

  OfficeSession      *session;
  gint64              cohort_id;
  char               *component;
  OfficeMarkingSheet *sheet;
  OfficeMarkingKind   kind;          /* which list is in front */
  guint               generation;
  gboolean            filling;

  GtkWidget          *root;
  GtkWidget          *component_drop;
  GtkWidget          *works_button;
  GtkWidget          *sample_button;
  GtkWidget          *markers_button;
  GtkWidget          *retakes_button;
  GtkWidget          *allocate_button;
  GtkWidget          *anonymous_button;
  GtkWidget          *draw_button;
  GtkWidget          *sheet_button;
  GtkWidget          *forms_button;
  GtkWidget          *outcome_button;
  GtkWidget          *retakes_out_button;
  GtkWidget          *note_label;
  GtkWidget          *lists;
  GtkWidget          *works_table;
  GtkWidget          *sample_table;
  GtkWidget          *markers_table;
  GtkWidget          *retakes_table;
  GtkWidget          *chart;
  GtkWidget          *empty;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfficeMarkingPage, office_marking_page, GTK_TYPE_WIDGET)

static const char *const list_names[OFFICE_N_MARKING_KINDS] = { "works", "sample", "markers", "retakes" };

static OfficeTable *
get_table (OfficeMarkingPage *self,
           OfficeMarkingKind  kind)
{
  GtkWidget *tables[] = { self->works_table, self->sample_table, self->markers_table, self->retakes_table };

  return OFFICE_TABLE (tables[kind]);
}

static GtkWindow *
get_window (OfficeMarkingPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Showing ------------------------------------------------------------------------------------- */

static char *
describe_works (const OfficeMarkingSheet *sheet)
{
  const OfficeAnonymity *anonymity = sheet->anonymity;
  g_autofree char *waiting = sheet->n_waiting == 0
    ? g_strdup (_("No mark waits for the markers to agree."))
    : g_strdup_printf (ngettext ("%u mark waits for the markers to agree: choose it and press Enter.",
                                 "%u marks wait for the markers to agree: choose one and press Enter.",
                                 sheet->n_waiting), sheet->n_waiting);

  if (anonymity->anonymous)
    /* Translators: a sentence about marks that wait; who keeps the names */
    return g_strdup_printf (_("%s Marking is anonymous; %s keeps the names."), waiting, anonymity->keeper);
  if (anonymity->revealed_by != NULL)
    {
      g_autofree char *when = office_instant_to_text (anonymity->revealed_at);

      /* Translators: a sentence about marks that wait; who; when */
      return g_strdup_printf (_("%s The names were revealed by %s on %s."), waiting, anonymity->revealed_by, when);
    }
  return g_steal_pointer (&waiting);
}

static char *
describe_sample (const OfficeModerationSample *sample)
{
  g_autofree char *open = g_strdup_printf (ngettext ("%u work waits for a decision", "%u works wait for a decision",
                                                     sample->n_open), sample->n_open);

  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, sample->seed);

  if (sample->id == 0)
    return g_strdup ("");
  if (sample->n_out_of_date > 0)
    return g_strdup_printf (ngettext ("%u mark has changed since the sample was drawn: draw it again.",
                                      "%u marks have changed since the sample was drawn: draw it again.",
                                      sample->n_out_of_date), sample->n_out_of_date);
  /* Translators: a number, the outcome of the moderation, how many wait for a decision */
  return g_strdup_printf (_("Seed %s · %s · %s"), seed,
                          office_moderation_outcome_label (sample->outcome), open);
}

static void
show_note (OfficeMarkingPage *self)
{
  g_autofree char *text = NULL;

  if (self->kind == OFFICE_MARKING_WORKS)
    text = describe_works (self->sheet);
  else if (self->kind == OFFICE_MARKING_SAMPLE)
    text = describe_sample (self->sheet->sample);
  else if (self->kind == OFFICE_MARKING_RETAKES)
    text = g_strdup (_("Enter opens the sitting; where no attempt is left, the board’s override."));
  gtk_label_set_label (GTK_LABEL (self->note_label), text != NULL ? text : "");
}

/* Each list has its own acts. */
static void
show_acts (OfficeMarkingPage *self)
{
  gboolean works = self->kind == OFFICE_MARKING_WORKS;
  gboolean sample = self->kind == OFFICE_MARKING_SAMPLE;
  gboolean drawn = self->sheet->sample->id != 0;

  gtk_widget_set_visible (self->allocate_button, works);
  gtk_widget_set_visible (self->anonymous_button, works);
  gtk_button_set_label (GTK_BUTTON (self->anonymous_button),
                        self->sheet->anonymity->anonymous ? _("Re_veal…") : _("Anon_ymous…"));
  gtk_widget_set_visible (self->forms_button, works && g_strcmp0 (self->component, "viva") == 0);
  gtk_widget_set_visible (self->draw_button, sample);
  gtk_widget_set_visible (self->sheet_button, sample && drawn);
  gtk_widget_set_visible (self->outcome_button, sample && drawn);
  gtk_widget_set_visible (self->retakes_out_button, self->kind == OFFICE_MARKING_RETAKES);
}

static void
show_list (OfficeMarkingPage *self)
{
  static const char *const nothing[OFFICE_N_MARKING_KINDS] = {
    N_("Nobody is enrolled yet — there is nothing to mark."),
    N_("No moderation sample yet — draw one once marks stand."),
    N_("Nobody has marked yet — each marker’s mean and spread will stand here."),
    N_("Nothing must be taken again."),
  };
  const guint counts[OFFICE_N_MARKING_KINDS] = { self->sheet->list->rows->len, self->sheet->sample->scripts->len,
                                                 self->sheet->numbers->len, self->sheet->retakes->len };

  office_empty_state_set_text (OFFICE_EMPTY_STATE (self->empty), _(nothing[self->kind]));
  gtk_stack_set_visible_child_name (GTK_STACK (self->lists), counts[self->kind] > 0 ? list_names[self->kind] : "empty");
  show_acts (self);
  show_note (self);
}

static void
show_components (OfficeMarkingPage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new ((const char *const *) self->sheet->labels);

  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->component_drop), G_LIST_MODEL (labels));
  for (guint i = 0; self->sheet->components[i] != NULL; i++)
    if (g_strcmp0 (self->sheet->components[i], self->component) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->component_drop), i);
  self->filling = FALSE;
}

/* What was chosen stays chosen. */
static void
fill_table (OfficeMarkingPage *self,
            OfficeMarkingKind  kind)
{
  OfficeTable *table = get_table (self, kind);
  g_autoptr (OfficeMarkingItem) before = office_table_get_selected (table);
  gint64 id = before != NULL ? office_marking_item_get_id (before) : 0;
  g_autoptr (GListStore) items = office_marking_sheet_items (self->sheet, kind);
  GtkSelectionModel *rows;

  office_table_sort_in_memory (table, G_LIST_MODEL (items));
  rows = office_table_get_selection (table);
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (OfficeMarkingItem) item = g_list_model_get_item (G_LIST_MODEL (rows), i);

      if (id != 0 && office_marking_item_get_id (item) == id)
        office_table_select (table, i);
    }
}

static void
show_sheet (OfficeMarkingPage  *self,
            OfficeMarkingSheet *sheet)
{
  g_autoptr (OfficeMarkingChart) chart = office_marking_chart_new (sheet->numbers);
  gboolean waited = self->sheet == NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  g_clear_pointer (&self->sheet, office_marking_sheet_unref);
  self->sheet = sheet;
  gtk_widget_set_visible (self->root, TRUE);
  show_components (self);
  self->filling = TRUE;
  for (int kind = 0; kind < OFFICE_N_MARKING_KINDS; kind++)
    fill_table (self, (OfficeMarkingKind) kind);
  self->filling = FALSE;
  office_chart_area_set_chart (OFFICE_CHART_AREA (self->chart), &chart->chart);
  show_list (self);
  if (waited)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Reading ------------------------------------------------------------------------------------- */

typedef struct
{
  gint64  cohort_id;
  char   *component;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->component);
  g_free (wanted);
}

static gpointer
read_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Wanted *wanted = data;

  return office_marking_sheet_read (connection, wanted->cohort_id, wanted->component, error);
}

typedef struct
{
  OfficeMarkingPage *page;
  guint              generation;
} Reading;

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr (OfficeMarkingPage) self = reading->page;
  guint generation = reading->generation;
  g_autoptr (GError) error = NULL;
  OfficeMarkingSheet *sheet = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  g_free (reading);
  if (generation != self->generation || self->root == NULL)
    g_clear_pointer (&sheet, office_marking_sheet_unref);
  else if (sheet != NULL)
    show_sheet (self, sheet);
  else
    office_session_say_failure (OFFICE_SESSION (source), NULL, error);
}

static void
read_again (OfficeMarkingPage *self)
{
  Reading *reading = g_new0 (Reading, 1);
  Wanted *wanted = g_new0 (Wanted, 1);

  reading->page = g_object_ref (self);
  reading->generation = ++self->generation;
  wanted->cohort_id = self->cohort_id;
  wanted->component = g_strdup (self->component);
  office_session_read_async (self->session, read_job, wanted, wanted_free, (GDestroyNotify) office_marking_sheet_unref,
                             NULL, read_cb, reading);
}

/* Acts ---------------------------------------------------------------------------------------- */

static void
component_cb (OfficeMarkingPage *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->component_drop));

  if (self->filling || self->sheet == NULL || chosen >= g_strv_length (self->sheet->components)
      || g_strcmp0 (self->sheet->components[chosen], self->component) == 0)
    return;
  g_free (self->component);
  self->component = g_strdup (self->sheet->components[chosen]);
  read_again (self);
}

static void
list_toggled_cb (OfficeMarkingPage *self,
                 GtkToggleButton   *button)
{
  GtkWidget *buttons[] = { self->works_button, self->sample_button, self->markers_button, self->retakes_button };

  for (int kind = 0; kind < OFFICE_N_MARKING_KINDS && gtk_toggle_button_get_active (button); kind++)
    if (buttons[kind] == GTK_WIDGET (button))
      self->kind = (OfficeMarkingKind) kind;
  if (self->sheet != NULL && gtk_toggle_button_get_active (button))
    show_list (self);
}

static void
activated_cb (OfficeMarkingPage *self,
              OfficeMarkingItem *item)
{
  gpointer row = office_marking_item_get_row (item);

  if (self->kind == OFFICE_MARKING_WORKS)
    office_marking_form_work (get_window (self), self->session, self->sheet, row);
  else if (self->kind == OFFICE_MARKING_SAMPLE)
    office_marking_form_decide (get_window (self), self->session, self->sheet, row);
  else if (self->kind == OFFICE_MARKING_RETAKES)
    office_marking_form_sitting (get_window (self), self->session, self->sheet, row);
}

/* Whose work it is stands in the pane. */
static void
selected_cb (OfficeMarkingPage *self)
{
  g_autoptr (OfficeMarkingItem) item = self->filling ? NULL : office_table_get_selected (get_table (self, self->kind));
  gint64 enrolment_id = 0;

  if (item == NULL)
    return;
  if (self->kind == OFFICE_MARKING_SAMPLE)
    enrolment_id = ((OfficeModeratedScript *) office_marking_item_get_row (item))->enrolment_id;
  else if (self->kind != OFFICE_MARKING_MARKERS)
    enrolment_id = office_marking_item_get_id (item);
  if (enrolment_id != 0)
    g_signal_emit (self, signals[CHOSEN], 0, enrolment_id);
}

static void
allocate_cb (OfficeMarkingPage *self)
{
  office_marking_form_allocate (get_window (self), self->session, self->sheet);
}

static void
anonymous_cb (OfficeMarkingPage *self)
{
  office_marking_form_anonymous (get_window (self), self->session, self->sheet);
}

static void
draw_cb (OfficeMarkingPage *self)
{
  office_marking_form_draw (get_window (self), self->session, self->sheet);
}

static void
outcome_cb (OfficeMarkingPage *self)
{
  office_marking_form_conclude (get_window (self), self->session, self->sheet);
}

static void
form_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OfficeMarkingPage *self = OFFICE_MARKING_PAGE (widget);
  g_autoptr (OfficeMarkingItem) item = office_table_get_selected (get_table (self, OFFICE_MARKING_WORKS));

  if (item == NULL)
    office_session_say (self->session, OFFICE_MESSAGE_PLAIN, _("Choose whose viva it is first."));
  else
    office_marking_form_viva (get_window (self), self->session, self->sheet, office_marking_item_get_row (item),
                              g_str_equal (name, "marking.first-form") ? OFFICE_MARKER_FIRST : OFFICE_MARKER_SECOND);
}

static void
paper_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OfficeMarkingPage *self = OFFICE_MARKING_PAGE (widget);

  if (self->sheet != NULL)
    office_marking_paper_act (get_window (self), self->session, self->sheet, name);
}

/* Overrides ----------------------------------------------------------------------------------- */

static gboolean
office_marking_page_grab_focus (GtkWidget *widget)
{
  OfficeMarkingPage *self = OFFICE_MARKING_PAGE (widget);
  GtkWidget *table = GTK_WIDGET (get_table (self, self->kind));

  if (self->sheet != NULL && gtk_widget_get_mapped (table) && gtk_widget_grab_focus (table))
    return TRUE;
  return gtk_widget_grab_focus (self->works_button);
}

static void
office_marking_page_dispose (GObject *object)
{
  OfficeMarkingPage *self = OFFICE_MARKING_PAGE (object);

  self->root = NULL;
  g_clear_object (&self->session);
  g_clear_pointer (&self->sheet, office_marking_sheet_unref);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_MARKING_PAGE);

  G_OBJECT_CLASS (office_marking_page_parent_class)->dispose (object);
}

static void
office_marking_page_finalize (GObject *object)
{
  g_free (OFFICE_MARKING_PAGE (object)->component);

  G_OBJECT_CLASS (office_marking_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, component_drop);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, works_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, markers_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, retakes_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, allocate_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, anonymous_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, draw_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, sheet_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, forms_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, outcome_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, retakes_out_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, note_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, lists);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, works_table);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, sample_table);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, markers_table);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, retakes_table);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, chart);
  gtk_widget_class_bind_template_child (widget_class, OfficeMarkingPage, empty);
}

static void
office_marking_page_class_init (OfficeMarkingPageClass *klass)
{
  static const char *const paper_actions[] = {
    "marking.write-sheet", "marking.read-sheet", "marking.print-sheet", "marking.print-blank", "marking.print-filled",
    "marking.write-forms", "marking.print-retakes", "marking.write-retakes",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_marking_page_dispose;
  object_class->finalize = office_marking_page_finalize;
  widget_class->grab_focus = office_marking_page_grab_focus;
  gtk_widget_class_install_action (widget_class, "marking.first-form", NULL, form_action);
  gtk_widget_class_install_action (widget_class, "marking.second-form", NULL, form_action);
  for (guint i = 0; i < G_N_ELEMENTS (paper_actions); i++)
    gtk_widget_class_install_action (widget_class, paper_actions[i], NULL, paper_action);

  /**
   * OfficeMarkingPage::chosen:
   * @self: the page
   * @enrolment_id: whose work was chosen in a list
   */
  signals[CHOSEN] = g_signal_new ("chosen", OFFICE_TYPE_MARKING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (OFFICE_TYPE_TABLE);
  g_type_ensure (OFFICE_TYPE_CHART_AREA);
  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/marking-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, component_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, allocate_cb);
  gtk_widget_class_bind_template_callback (widget_class, anonymous_cb);
  gtk_widget_class_bind_template_callback (widget_class, draw_cb);
  gtk_widget_class_bind_template_callback (widget_class, outcome_cb);
}

static void
office_marking_page_init (OfficeMarkingPage *self)
{
  self->component = g_strdup ("written");
  gtk_widget_init_template (GTK_WIDGET (self));
  office_stack_hide_others (GTK_STACK (self->lists));
  for (int kind = 0; kind < OFFICE_N_MARKING_KINDS; kind++)
    office_marking_set_columns (get_table (self, (OfficeMarkingKind) kind), (OfficeMarkingKind) kind);
  gtk_widget_set_visible (self->root, FALSE);
}

/**
 * office_marking_page_load:
 * @self: a page
 * @session: reads and writes for it
 * @cohort_id: the cohort
 *
 * Reads who marks what, what waits for an agreed mark, the sample and what must be taken again.
 */
void
office_marking_page_load (OfficeMarkingPage *self,
                          OfficeSession     *session,
                          gint64             cohort_id)
{
  g_return_if_fail (OFFICE_IS_MARKING_PAGE (self));

  g_set_object (&self->session, session);
  self->cohort_id = cohort_id;
  read_again (self);
}
