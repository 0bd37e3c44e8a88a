/* enrolment-view.c: the applications of a cohort, from received to enrolled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/application-adding.h"
#include "model/applications-model.h"
#include "rules/count.h"
#include "views/application-detail.h"
#include "views/application-form.h"
#include "views/applications-table.h"
#include "views/chip-bar.h"
#include "views/empty-state.h"
#include "views/enrolment-view.h"
#include "views/import-page.h"
#include "views/move-applications.h"
#include "views/settings.h"
#include "views/state-look.h"
#include "views/template.h"

/* The filters that are no chips, in the settings. */
#define REMEMBERED_FILTERS "applications-more"

struct _OfficeEnrolmentView
{
  OfficeView               parent_instance;

  OfficeApplicationsModel *model;
  GArray                  *selected;       /* of gint64: the selected applications, through a refresh */
  gboolean                 refreshing;     /* the list changes: what is selected is put back after */
  gboolean                 setting_up;
  gint64                   wanted;         /* to be selected once it is in the list, or 0 */

  GtkWidget               *filter_entry;
  GtkWidget               *regulator_drop_down;
  GtkStringList           *regulators;
  GtkWidget               *missing_drop_down;
  GtkStringList           *missing;
  GtkWidget               *flagged_button;
  GtkWidget               *add_button;
  GtkWidget               *chips;
  GtkWidget               *stack;
  GtkWidget               *table;
  GtkWidget               *empty;
  GtkWidget               *form;
  GtkWidget               *import;
  GtkWidget               *detail;
  GMenuModel              *table_menu;
};

G_DEFINE_FINAL_TYPE (OfficeEnrolmentView, office_enrolment_view, OFFICE_TYPE_VIEW)

static const OfficeViewAction actions[] = {
  { "enrolment.add", N_("Add an application"), "<Control>n" },
  { "enrolment.import", N_("Import applications"), "<Control>m" },
  { "enrolment.filter", N_("Filter the applications"), "<Control><Shift>f" },
  { "enrolment.show-all", N_("Show all applications"), NULL },
  { "enrolment.review", N_("Review the selected applications"), "r" },
  { "enrolment.offer", N_("Offer the selected applicants a place"), "o" },
  { "enrolment.accept", N_("Record that the selected applicants accept"), "a" },
  { "enrolment.enrol", N_("Enrol the selected applicants"), "e" },
  { "enrolment.wait", N_("Put the selected applicants on the waiting list"), "w" },
  { "enrolment.defer", N_("Defer the selected applications"), NULL },
  { "enrolment.decline", N_("Decline the selected applications"), NULL },
  { "enrolment.withdraw", N_("Withdraw the selected applications"), NULL },
  { "enrolment.show-learner", N_("Open the learner's record"), NULL },
};

static const struct
{
  const char             *action;
  OfficeApplicationState  to;
} moves[] = {
  { "enrolment.review", OFFICE_APPLICATION_IN_REVIEW },
  { "enrolment.offer", OFFICE_APPLICATION_OFFERED },
  { "enrolment.accept", OFFICE_APPLICATION_ACCEPTED },
  { "enrolment.enrol", OFFICE_APPLICATION_ENROLLED },
  { "enrolment.wait", OFFICE_APPLICATION_WAITING },
  { "enrolment.defer", OFFICE_APPLICATION_DEFERRED },
  { "enrolment.decline", OFFICE_APPLICATION_DECLINED },
  { "enrolment.withdraw", OFFICE_APPLICATION_WITHDRAWN },
};

static OfficeSession *
get_session (OfficeEnrolmentView *self)
{
  return office_view_get_session (OFFICE_VIEW (self));
}

static gboolean
shows (OfficeEnrolmentView *self,
       const char          *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), page) == 0;
}

static void
update_actions (OfficeEnrolmentView *self)
{
  const gboolean open = get_session (self) != NULL && office_session_get_store (get_session (self)) != NULL;
  const gboolean selected = shows (self, "table") && self->selected->len > 0;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), moves[i].action, selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "enrolment.show-learner",
                                 selected && self->selected->len == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "enrolment.add", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "enrolment.import", open);
}

/* Pages ---------------------------------------------------------------------------------------- */

static void
show_page (OfficeEnrolmentView *self,
           const char          *page)
{
  const gboolean list = g_str_equal (page, "table") || g_str_equal (page, "empty");
  const gboolean pane = g_str_equal (page, "table");

  if (shows (self, page))
    return;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  office_view_show_bar (OFFICE_VIEW (self), list);
  /* One main action at a time: where there is nothing, the empty page has it. */
  if (g_str_equal (page, "empty"))
    gtk_widget_remove_css_class (self->add_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->add_button, "suggested-action");
  /* Put in anew, it would lose the focus and its place. */
  if (pane != (gtk_widget_get_parent (self->detail) != NULL))
    g_object_set (self, "pane", pane ? self->detail : NULL, NULL);
  update_actions (self);
}

static void
show_list (OfficeEnrolmentView *self)
{
  guint n_ids;

  office_windowed_list_get_ids (office_applications_model_get_list (self->model), &n_ids);
  if (n_ids > 0)
    {
      show_page (self, "table");
      return;
    }
  if (office_applications_model_is_filtered (self->model) &&
      office_applications_model_get_total (self->model) > 0)
    {
      office_empty_state_set_text (OFFICE_EMPTY_STATE (self->empty),
                                   _("No application fits these filters."));
      office_empty_state_set_first (OFFICE_EMPTY_STATE (self->empty), _("Show _all"), "enrolment.show-all");
      office_empty_state_set_second (OFFICE_EMPTY_STATE (self->empty), NULL, NULL);
    }
  else
    {
      office_empty_state_set_text (OFFICE_EMPTY_STATE (self->empty),
                                   _("No applications yet — import a spreadsheet or add one."));
      office_empty_state_set_first (OFFICE_EMPTY_STATE (self->empty), _("_Import a spreadsheet"),
                                    "enrolment.import");
      office_empty_state_set_second (OFFICE_EMPTY_STATE (self->empty), _("A_dd one"), "enrolment.add");
    }
  show_page (self, "empty");
}

static void
page_closed_cb (OfficeEnrolmentView *self)
{
  show_list (self);
  office_view_grab_table_focus (OFFICE_VIEW (self));
}

/* Selection ------------------------------------------------------------------------------------ */

static void
note_selection (OfficeEnrolmentView *self)
{
  GtkSelectionModel *selection = office_table_get_selection (OFFICE_TABLE (self->table));
  g_autoptr (GtkBitset) selected = NULL;
  const gint64 *ids;
  GtkBitsetIter iter;
  guint position;
  guint n_ids;

  g_array_set_size (self->selected, 0);
  if (selection == NULL)
    return;
  ids = office_windowed_list_get_ids (office_applications_model_get_list (self->model), &n_ids);
  selected = gtk_selection_model_get_selection (selection);
  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      if (position < n_ids)
        g_array_append_val (self->selected, ids[position]);
    while (gtk_bitset_iter_next (&iter, &position));
}

static void
update_status (OfficeEnrolmentView *self)
{
  g_autofree char *count = NULL;
  g_autofree char *number = NULL;
  g_autofree char *status = NULL;
  guint n_ids;

  office_windowed_list_get_ids (office_applications_model_get_list (self->model), &n_ids);
  number = office_count_to_text (n_ids);
  count = g_strdup_printf (ngettext ("%s application", "%s applications", n_ids), number);
  if (self->selected->len > 0)
    {
      g_autofree char *how_many = office_count_to_text (self->selected->len);
      g_autofree char *selected =
        g_strdup_printf (ngettext ("%s selected", "%s selected", self->selected->len), how_many);

      /* Translators: "118 applications" and "3 selected" */
      status = g_strdup_printf (_("%s · %s"), count, selected);
    }
  office_view_set_count (OFFICE_VIEW (self), count);
  office_view_set_status (OFFICE_VIEW (self), status != NULL ? status : count);
}

static void
show_selection (OfficeEnrolmentView *self)
{
  if (self->selected->len > 1)
    office_application_detail_set_many (OFFICE_APPLICATION_DETAIL (self->detail), self->selected->len);
  else
    office_application_detail_set (OFFICE_APPLICATION_DETAIL (self->detail), get_session (self),
                                   self->selected->len == 1 ? g_array_index (self->selected, gint64, 0) : 0);
  update_actions (self);
  update_status (self);
}

static void
selection_changed_cb (OfficeEnrolmentView *self)
{
  if (self->refreshing || self->model == NULL)
    return;
  note_selection (self);
  show_selection (self);
}

static void
refreshing_cb (OfficeEnrolmentView *self)
{
  self->refreshing = TRUE;
}

/* Rows that went elsewhere have lost their selection on the way. */
static void
list_refreshed_cb (OfficeEnrolmentView *self)
{
  OfficeWindowedList *list = office_applications_model_get_list (self->model);
  GtkSelectionModel *selection = office_table_get_selection (OFFICE_TABLE (self->table));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  guint position;
  guint n_ids;

  office_windowed_list_get_ids (list, &n_ids);
  for (guint i = 0; i < self->selected->len; i++)
    if (office_windowed_list_find (list, g_array_index (self->selected, gint64, i), &position))
      gtk_bitset_add (selected, position);
  all = gtk_bitset_new_range (0, n_ids);
  if (selection != NULL)
    gtk_selection_model_set_selection (selection, selected, all);
  self->refreshing = FALSE;
}

/* List and filters ----------------------------------------------------------------------------- */

static void
update_chips (OfficeEnrolmentView *self)
{
  for (guint state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    office_chip_bar_set_count (OFFICE_CHIP_BAR (self->chips), office_application_state_to_nick (state),
                               office_applications_model_get_count (self->model, state));
}

static void
select_wanted (OfficeEnrolmentView *self)
{
  guint position;

  if (self->wanted != 0 &&
      office_windowed_list_find (office_applications_model_get_list (self->model), self->wanted, &position))
    office_table_select (OFFICE_TABLE (self->table), position);
  self->wanted = 0;
}

static void
model_refreshed_cb (OfficeEnrolmentView *self)
{
  update_chips (self);
  if (shows (self, "table") || shows (self, "empty"))
    show_list (self);
  note_selection (self);
  select_wanted (self);
  show_selection (self);
}

static guint
get_states (OfficeEnrolmentView *self)
{
  guint states = 0;

  for (guint state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    if (office_chip_bar_is_active (OFFICE_CHIP_BAR (self->chips), office_application_state_to_nick (state)))
      states |= OFFICE_APPLICATION_STATE_BIT (state);
  return states;
}

/* What the chips do not remember by themselves: regulator, missing requirement, flags. */
static void
remember_filters (OfficeEnrolmentView *self)
{
  const guint regulator = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->regulator_drop_down));
  const guint missing = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->missing_drop_down));
  const gboolean flagged = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->flagged_button));
  g_autoptr (GVariant) chosen = g_variant_ref_sink (g_variant_new ("(uub)", regulator, missing, flagged));
  g_autoptr (GVariant) remembered = office_settings_get_entry ("filters", REMEMBERED_FILTERS, "(uub)");

  if (remembered == NULL || !g_variant_equal (remembered, chosen))
    office_settings_set_entry ("filters", REMEMBERED_FILTERS, chosen);
}

static void
recall_filters (OfficeEnrolmentView *self)
{
  g_autoptr (GVariant) remembered = office_settings_get_entry ("filters", REMEMBERED_FILTERS, "(uub)");
  guint regulator, missing;
  gboolean flagged;

  if (remembered == NULL)
    return;
  g_variant_get (remembered, "(uub)", &regulator, &missing, &flagged);
  if (regulator <= OFFICE_N_REGULATORS)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->regulator_drop_down), regulator);
  if (missing <= OFFICE_N_REQUIREMENTS + 1)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->missing_drop_down), missing);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->flagged_button), flagged);
}

static void
filter_changed_cb (OfficeEnrolmentView *self)
{
  const guint regulator = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->regulator_drop_down));
  const guint missing = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->missing_drop_down));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->filter_entry))));
  OfficeApplicationFilter filter = { 0 };

  if (self->setting_up || self->model == NULL)
    return;

  filter.states = get_states (self);
  filter.regulator = regulator > 0 && regulator <= OFFICE_N_REGULATORS
                       ? office_regulator_to_nick (regulator - 1) : NULL;
  filter.missing = missing > 0 && missing <= OFFICE_N_REQUIREMENTS + 1 ? 1u << (missing - 1) : 0;
  filter.flagged = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->flagged_button));
  filter.text = *text != '\0' ? text : NULL;
  office_applications_model_set_filter (self->model, &filter);
  remember_filters (self);
}

static void
set_states (OfficeEnrolmentView *self,
            const char          *nick)
{
  const char *const nicks[] = { nick, NULL };

  office_chip_bar_set_active (OFFICE_CHIP_BAR (self->chips), nick != NULL ? nicks : NULL);
}

static void
clear_filters (OfficeEnrolmentView *self)
{
  self->setting_up = TRUE;
  set_states (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->regulator_drop_down), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->missing_drop_down), 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->flagged_button), FALSE);
  self->setting_up = FALSE;
  filter_changed_cb (self);
}

static void
stop_search_cb (OfficeEnrolmentView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  office_view_grab_table_focus (OFFICE_VIEW (self));
}

static void
sort_changed_cb (OfficeEnrolmentView *self)
{
  OfficeTable *table = OFFICE_TABLE (self->table);

  if (self->model != NULL)
    office_applications_model_set_sort (
      self->model, office_applications_table_get_sort (office_table_get_sort_column (table)),
      office_table_get_sort_descending (table));
}

static void
activated_cb (OfficeEnrolmentView *self)
{
  office_view_set_pane_visible (OFFICE_VIEW (self), TRUE);
  office_view_grab_pane_focus (OFFICE_VIEW (self));
}

static void
make_model (OfficeEnrolmentView *self)
{
  OfficeWindowedList *list;

  self->model = office_applications_model_new (get_session (self));
  list = office_applications_model_get_list (self->model);
  g_signal_connect_object (list, "refreshing", G_CALLBACK (refreshing_cb), self, G_CONNECT_SWAPPED);
  office_table_set_model (OFFICE_TABLE (self->table), G_LIST_MODEL (list));
  /* After the table, so that its selection has heard of all that changed. */
  g_signal_connect_object (list, "refreshed", G_CALLBACK (list_refreshed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "refreshed", G_CALLBACK (model_refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  sort_changed_cb (self);
  filter_changed_cb (self);
}

/* Actions -------------------------------------------------------------------------------------- */

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OfficeEnrolmentView *self = OFFICE_ENROLMENT_VIEW (widget);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (moves[i].action, name))
      {
        g_autoptr (GArray) ids = g_array_copy (self->selected);

        office_move_applications (widget, get_session (self), ids, moves[i].to);
        return;
      }
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  OfficeEnrolmentView *self = OFFICE_ENROLMENT_VIEW (widget);

  show_page (self, "form");
  office_application_form_open (OFFICE_APPLICATION_FORM (self->form), get_session (self));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  OfficeEnrolmentView *self = OFFICE_ENROLMENT_VIEW (widget);

  show_page (self, "import");
  office_import_page_open (OFFICE_IMPORT_PAGE (self->import), get_session (self));
}

static void
form_added_cb (OfficeEnrolmentView *self,
               gint64               application_id)
{
  self->wanted = application_id;
  page_closed_cb (self);
  office_applications_model_refresh (self->model);
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (OFFICE_ENROLMENT_VIEW (widget)->filter_entry);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  clear_filters (OFFICE_ENROLMENT_VIEW (widget));
}

static void
show_learner_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  OfficeEnrolmentView *self = OFFICE_ENROLMENT_VIEW (widget);
  g_autoptr (OfficeApplicationItem) item = office_table_get_selected (OFFICE_TABLE (self->table));
  const OfficeApplicationRow *row = item != NULL ? office_application_item_get_row (item) : NULL;

  if (row != NULL)
    office_view_go_to (OFFICE_VIEW (self), "records", NULL, row->learner_id);
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_enrolment_view_refresh (OfficeView     *view,
                               OfficeSubjects  subjects)
{
  OfficeEnrolmentView *self = OFFICE_ENROLMENT_VIEW (view);
  const OfficeSubjects shown = OFFICE_SUBJECT_APPLICATIONS | OFFICE_SUBJECT_LEARNERS |
                               OFFICE_SUBJECT_CATALOGUE | OFFICE_SUBJECT_MARKS;

  if ((subjects & shown) == 0)
    return;
  if (self->model == NULL)
    {
      make_model (self);
      return;
    }
  office_applications_model_refresh (self->model);
  office_application_detail_refresh (OFFICE_APPLICATION_DETAIL (self->detail));
}

static gboolean
office_enrolment_view_grab_table_focus (OfficeView *view)
{
  OfficeEnrolmentView *self = OFFICE_ENROLMENT_VIEW (view);

  if (shows (self, "table"))
    return gtk_widget_grab_focus (self->table);
  return gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeEnrolmentView) self = user_data;
  g_autoptr (GError) error = NULL;
  const gint64 id = office_application_of_learner_finish (OFFICE_SESSION (source), result, &error);

  if (id == 0)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  self->wanted = id;
  office_applications_model_refresh (self->model);
}

static void
office_enrolment_view_show_record (OfficeView *view,
                                   const char *filter,
                                   gint64      id)
{
  OfficeEnrolmentView *self = OFFICE_ENROLMENT_VIEW (view);
  OfficeApplicationState state;

  if (self->model == NULL)
    make_model (self);
  if (!shows (self, "table"))
    show_list (self);
  clear_filters (self);
  if (filter != NULL && office_application_state_from_nick (filter, &state))
    set_states (self, filter);
  else if (g_strcmp0 (filter, "applications") == 0)
    office_chip_bar_set_active (OFFICE_CHIP_BAR (self->chips), (const char *[]) { "received", "in-review", NULL });
  else if (g_strcmp0 (filter, "flagged") == 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->flagged_button), TRUE);
  else if (g_strcmp0 (filter, "unregistered") == 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->missing_drop_down), OFFICE_N_REQUIREMENTS + 1);
  if (id != 0)
    office_application_of_learner_async (get_session (self), id, found_cb, g_object_ref (self));
}

static gboolean
office_enrolment_view_go_back (OfficeView *view)
{
  OfficeEnrolmentView *self = OFFICE_ENROLMENT_VIEW (view);

  if (shows (self, "table") || shows (self, "empty"))
    return FALSE;
  page_closed_cb (self);
  return TRUE;
}

static void
office_enrolment_view_dispose (GObject *object)
{
  OfficeEnrolmentView *self = OFFICE_ENROLMENT_VIEW (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (office_applications_model_get_list (self->model), self);
  g_clear_object (&self->model);
  g_clear_object (&self->detail);
  office_widget_dispose_template (GTK_WIDGET (object), OFFICE_TYPE_ENROLMENT_VIEW);

  G_OBJECT_CLASS (office_enrolment_view_parent_class)->dispose (object);
}

static void
office_enrolment_view_finalize (GObject *object)
{
  g_array_unref (OFFICE_ENROLMENT_VIEW (object)->selected);

  G_OBJECT_CLASS (office_enrolment_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/enrolment-view.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, regulator_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, regulators);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, missing_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, missing);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, flagged_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, add_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, chips);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, stack);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, table);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, empty);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, form);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, import);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, detail);
  gtk_widget_class_bind_template_child (widget_class, OfficeEnrolmentView, table_menu);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_added_cb);
}

static void
office_enrolment_view_class_init (OfficeEnrolmentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfficeViewClass *view_class = OFFICE_VIEW_CLASS (klass);

  object_class->dispose = office_enrolment_view_dispose;
  object_class->finalize = office_enrolment_view_finalize;
  view_class->refresh = office_enrolment_view_refresh;
  view_class->grab_table_focus = office_enrolment_view_grab_table_focus;
  view_class->show_record = office_enrolment_view_show_record;
  view_class->go_back = office_enrolment_view_go_back;
  view_class->actions = actions;
  view_class->n_actions = G_N_ELEMENTS (actions);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_install_action (widget_class, moves[i].action, NULL, move_action);
  gtk_widget_class_install_action (widget_class, "enrolment.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "enrolment.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "enrolment.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "enrolment.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "enrolment.show-learner", NULL, show_learner_action);
  bind_template (widget_class);
}

static void
add_filters (OfficeEnrolmentView *self)
{
  for (guint state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    {
      const OfficeStateLook look = office_state_look_application (state);

      office_chip_bar_add (OFFICE_CHIP_BAR (self->chips), office_application_state_to_nick (state), look.word,
                           look.icon_name);
    }
  office_chip_bar_remember (OFFICE_CHIP_BAR (self->chips), "applications");

  gtk_string_list_append (self->regulators, _("Any regulator"));
  for (guint regulator = 0; regulator < OFFICE_N_REGULATORS; regulator++)
    gtk_string_list_append (self->regulators, office_regulator_to_nick (regulator));
  gtk_string_list_append (self->missing, _("Any requirements"));
  for (guint kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
    {
      /* Translators: an entry requirement */
      g_autofree char *text = g_strdup_printf (_("Missing: %s"), office_requirement_label (kind));

      gtk_string_list_append (self->missing, text);
    }
  gtk_string_list_append (self->missing, _("Missing: student number"));
}

static void
office_enrolment_view_init (OfficeEnrolmentView *self)
{
  const OfficeColumn *columns;
  guint n_columns;

  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  g_type_ensure (OFFICE_TYPE_CHIP_BAR);
  g_type_ensure (OFFICE_TYPE_TABLE);
  g_type_ensure (OFFICE_TYPE_APPLICATION_DETAIL);
  g_type_ensure (OFFICE_TYPE_APPLICATION_FORM);
  g_type_ensure (OFFICE_TYPE_IMPORT_PAGE);
  self->setting_up = TRUE;
  self->selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref (self->detail);

  columns = office_applications_table_get_columns (&n_columns);
  office_table_set_columns (OFFICE_TABLE (self->table), "applications", columns, n_columns);
  office_table_set_title (OFFICE_TABLE (self->table), _("Applications"));
  office_table_set_menu (OFFICE_TABLE (self->table), self->table_menu);
  add_filters (self);
  recall_filters (self);
  office_stack_hide_others (GTK_STACK (self->stack));
  self->setting_up = FALSE;
  update_actions (self);
}
