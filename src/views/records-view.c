/* records-view.c: every learner ever, and one learner’s whole story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/learners-model.h"
#include "rules/count.h"
#include "store/rows.h"
#include "views/chip-bar.h"
#include "views/empty-state.h"
#include "views/learner-acts.h"
#include "views/learner-page.h"
#include "views/learner-sections.h"
#include "views/learners-table.h"
#include "views/pane-parts.h"
#include "views/records-view.h"
#include "views/template.h"

#define DUPLICATES "possible-duplicates"

struct _OfficeRecordsView
{
  OfficeView           parent_instance;

  OfficeLearnersModel *model;
  gint64               shown;          /* whose page is open, or 0 */
  gboolean             searching;      /* what was typed last is not answered yet */
  gboolean             entered;        /* and Enter was pressed already */

  GtkWidget           *search_entry;
  GtkWidget           *chips;
  GtkWidget           *stack;
  GtkWidget           *empty;
  GtkWidget           *table;
  GtkWidget           *page;
  GtkWidget           *history_pane;
  GtkWidget           *history_box;
  GMenuModel          *table_menu;
};

G_DEFINE_FINAL_TYPE (OfficeRecordsView, office_records_view, OFFICE_TYPE_VIEW)

static const OfficeViewAction actions[] = {
  { "records.search", N_("Search the records"), "<Control><Shift>f" },
  { "records.show-all", N_("Show all learners"), NULL },
  { "records.open", N_("Open the chosen record"), NULL },
  { "records.back", N_("Back to the list of learners"), NULL },
  { "records.previous", N_("The record before this one"), "<Alt>Page_Up" },
  { "records.next", N_("The record after this one"), "<Alt>Page_Down" },
  { "records.edit", N_("Edit who this learner is"), "F2" },
  { "records.transcript", N_("Write the transcript"), "<Control>p" },
  { "records.calendar", N_("Write the learner’s calendar"), NULL },
  { "records.subject-access", N_("Write all that is held on this learner"), "<Control>e" },
  { "records.withdraw-newsletter", N_("Take this learner off the newsletter"), NULL },
  { "records.give-newsletter", N_("Record that this learner asked for the newsletter"), NULL },
  { "records.give-notice", N_("Record that this learner saw the study privacy notice"), NULL },
  { "records.not-duplicate", N_("This learner is nobody else"), NULL },
  { "records.erase", N_("Erase this learner"), NULL },
};

/* Those that need an open page. */
static const char *const page_actions[] = {
  "records.back", "records.previous", "records.next", "records.edit", "records.transcript", "records.calendar",
  "records.subject-access", "records.withdraw-newsletter", "records.give-newsletter", "records.give-notice",
  "records.not-duplicate", "records.erase",
};

static OfficeSession *
get_session (OfficeRecordsView *self)
{
  return office_view_get_session (OFFICE_VIEW (self));
}

static const OfficeLearnerStory *
get_story (OfficeRecordsView *self)
{
  const OfficeLearnerFile *file = office_learner_page_get_file (OFFICE_LEARNER_PAGE (self->page));

  return self->shown != 0 && file != NULL && file->story->learner->id == self->shown ? file->story : NULL;
}

/* A button that has the focus and cannot be used any more lets it go. */
static void
keep_focus (OfficeRecordsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_root_get_focus (root) == NULL && self->shown != 0 &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    office_view_grab_table_focus (OFFICE_VIEW (self));
}

static void
update_actions (OfficeRecordsView *self)
{
  const OfficeLearnerStory *story = get_story (self);
  const gboolean live = story != NULL && story->learner->erased_on == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (page_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), page_actions[i], self->shown != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.edit", live);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.erase", live);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "records.open",
                                 self->shown == 0 && office_table_get_n_selected (OFFICE_TABLE (self->table)) == 1);
  keep_focus (self);
}

static void
update_status (OfficeRecordsView *self)
{
  const OfficeLearnerStory *story = get_story (self);
  g_autoptr (OfficeLearnerItem) item = NULL;
  g_autofree char *count = NULL;
  g_autofree char *found = NULL;
  g_autofree char *all = NULL;
  g_autofree char *name = NULL;
  g_autofree char *status = NULL;
  guint n_ids = 0;

  if (self->model == NULL)
    return;
  office_windowed_list_get_ids (office_learners_model_get_list (self->model), &n_ids);
  found = office_count_to_text (n_ids);
  all = office_count_to_text (office_learners_model_get_total (self->model));
  if (office_learners_model_is_filtered (self->model))
    /* Translators: how many were found, and of how many */
    count = g_strdup_printf (_("%s of %s learners"), found, all);
  else
    count = g_strdup_printf (ngettext ("%s learner", "%s learners", n_ids), found);

  item = self->shown == 0 ? office_table_get_selected (OFFICE_TABLE (self->table)) : NULL;
  if (story != NULL)
    name = office_person_name (story->learner->family_name, story->learner->given_names);
  else if (item != NULL)
    name = office_learner_item_get_name (item);
  /* Translators: how many learners, and the name of the chosen one */
  status = name != NULL ? g_strdup_printf (_("%s · %s"), count, name) : g_strdup (count);
  office_view_set_count (OFFICE_VIEW (self), count);
  office_view_set_status (OFFICE_VIEW (self), status);
}

/* The list ------------------------------------------------------------------------------------- */

static void
show_list (OfficeRecordsView *self)
{
  guint n_ids = 0;

  if (self->model != NULL)
    office_windowed_list_get_ids (office_learners_model_get_list (self->model), &n_ids);
  if (self->model != NULL && n_ids == 0)
    {
      const gboolean filtered = office_learners_model_is_filtered (self->model);

      office_empty_state_set_text (OFFICE_EMPTY_STATE (self->empty),
                                   filtered ? _("Nobody fits this search.")
                                            : _("No learners yet — they come with the first application."));
      office_empty_state_set_first (OFFICE_EMPTY_STATE (self->empty),
                                    filtered ? _("Show _all") : _("_Go to Enrolment"),
                                    filtered ? "records.show-all" : "records.go-enrolment");
    }
  self->shown = 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n_ids > 0 ? "table" : "empty");
  office_view_show_bar (OFFICE_VIEW (self), TRUE);
  g_object_set (self, "pane", NULL, NULL);
  update_actions (self);
  update_status (self);
}

static void search_activate_cb (OfficeRecordsView *self);

static void
model_refreshed_cb (OfficeRecordsView *self)
{
  const gboolean entered = self->entered;

  office_chip_bar_set_count (OFFICE_CHIP_BAR (self->chips), DUPLICATES,
                             office_learners_model_get_n_duplicates (self->model));
  if (self->shown == 0)
    show_list (self);
  update_status (self);
  self->searching = FALSE;
  self->entered = FALSE;
  if (entered)
    search_activate_cb (self);
}

static void
filter_changed_cb (OfficeRecordsView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  if (self->model == NULL)
    return;
  self->entered = FALSE;
  self->searching = office_learners_model_set_filter (self->model, text, office_chip_bar_is_active (
                                                                           OFFICE_CHIP_BAR (self->chips), DUPLICATES))
                    || self->searching;
}

static void
sort_changed_cb (OfficeRecordsView *self)
{
  OfficeTable *table = OFFICE_TABLE (self->table);

  if (self->model != NULL)
    office_learners_model_set_sort (self->model,
                                    office_learners_table_get_sort (office_table_get_sort_column (table)),
                                    office_table_get_sort_descending (table));
}

static void
make_model (OfficeRecordsView *self)
{
  self->model = office_learners_model_new (get_session (self));
  office_table_set_model (OFFICE_TABLE (self->table), G_LIST_MODEL (office_learners_model_get_list (self->model)));
  g_signal_connect_object (self->model, "refreshed", G_CALLBACK (model_refreshed_cb), self, G_CONNECT_SWAPPED);
  sort_changed_cb (self);
  filter_changed_cb (self);
  office_learners_model_refresh (self->model);
}

static void
selection_changed_cb (OfficeRecordsView *self)
{
  if (self->model == NULL)
    return;
  update_actions (self);
  update_status (self);
}

/* The page ------------------------------------------------------------------------------------- */

static void
show_page (OfficeRecordsView *self,
           gint64             learner_id)
{
  self->shown = learner_id;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "page");
  office_view_show_bar (OFFICE_VIEW (self), FALSE);
  g_object_set (self, "pane", self->history_pane, NULL);
  office_learner_page_show (OFFICE_LEARNER_PAGE (self->page), get_session (self), learner_id);
  update_actions (self);
}

static void
page_loaded_cb (OfficeRecordsView *self)
{
  const OfficeLearnerFile *file = office_learner_page_get_file (OFFICE_LEARNER_PAGE (self->page));

  if (self->shown == 0)
    return;
  /* Who was merged is found under the other name. */
  self->shown = file->story->learner->id;
  office_box_clear (self->history_box);
  office_learner_section_history (self->history_box, file->changes);
  update_actions (self);
  update_status (self);
}

static void
select_shown (OfficeRecordsView *self,
              gint64             learner_id)
{
  guint position;

  if (self->model != NULL &&
      office_windowed_list_find (office_learners_model_get_list (self->model), learner_id, &position))
    office_table_select (OFFICE_TABLE (self->table), position);
}

static void
close_page (OfficeRecordsView *self)
{
  const gint64 learner_id = self->shown;

  show_list (self);
  select_shown (self, learner_id);
  office_view_grab_table_focus (OFFICE_VIEW (self));
}

static void
activated_cb (OfficeRecordsView *self,
              OfficeLearnerItem *item)
{
  show_page (self, office_learner_item_get_id (item));
  gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
}

/* Enter in the search opens the only one, or leads to the table, once the search is answered: who
 * types a number and Enter at once is not led to what was found by its first figures. */
static void
search_activate_cb (OfficeRecordsView *self)
{
  const gint64 *ids;
  guint n_ids = 0;

  if (self->model == NULL)
    return;
  if (self->searching)
    {
      self->entered = TRUE;
      return;
    }
  ids = office_windowed_list_get_ids (office_learners_model_get_list (self->model), &n_ids);
  if (n_ids == 1)
    {
      show_page (self, ids[0]);
      gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
    }
  else if (n_ids > 1)
    office_table_select (OFFICE_TABLE (self->table), 0);
}

static void
stop_search_cb (OfficeRecordsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  office_view_grab_table_focus (OFFICE_VIEW (self));
}

/* Actions -------------------------------------------------------------------------------------- */

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (widget);

  if (self->shown != 0)
    show_list (self);
  gtk_widget_grab_focus (self->search_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  office_chip_bar_set_active (OFFICE_CHIP_BAR (self->chips), NULL);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (widget);
  g_autoptr (OfficeLearnerItem) item = office_table_get_selected (OFFICE_TABLE (self->table));

  if (item != NULL)
    activated_cb (self, item);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  office_view_go_back (OFFICE_VIEW (widget));
}

static void
neighbour_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (widget);
  OfficeWindowedList *list = office_learners_model_get_list (self->model);
  const gint64 *ids;
  guint position;
  guint n_ids;

  /* What is being edited is left first, knowingly. */
  if (office_learner_page_go_back (OFFICE_LEARNER_PAGE (self->page)))
    return;
  ids = office_windowed_list_get_ids (list, &n_ids);
  if (!office_windowed_list_find (list, self->shown, &position))
    return;
  if (g_str_equal (name, "records.next") && position + 1 < n_ids)
    show_page (self, ids[position + 1]);
  else if (g_str_equal (name, "records.previous") && position > 0)
    show_page (self, ids[position - 1]);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  office_learner_page_edit (OFFICE_LEARNER_PAGE (OFFICE_RECORDS_VIEW (widget)->page));
}

/* Everything that is done with the learner who is shown. */
static void
learner_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (widget);
  OfficeSession *session = get_session (self);
  const OfficeLearnerStory *story = get_story (self);

  if (story == NULL)
    return;
  if (g_str_equal (name, "records.transcript"))
    office_learner_ask_transcript (widget, session, story);
  else if (g_str_equal (name, "records.calendar"))
    office_learner_ask_calendar (widget, session, story);
  else if (g_str_equal (name, "records.subject-access"))
    office_learner_ask_subject_access (widget, session, story);
  else if (g_str_equal (name, "records.withdraw-newsletter"))
    office_learner_withdraw_newsletter (session, story);
  else if (g_str_equal (name, "records.give-newsletter"))
    office_learner_ask_consent (widget, session, story, OFFICE_CONSENT_NEWSLETTER);
  else if (g_str_equal (name, "records.give-notice"))
    office_learner_ask_consent (widget, session, story, OFFICE_CONSENT_STUDY_NOTICE);
  else if (g_str_equal (name, "records.not-duplicate"))
    office_learner_say_not_duplicate (session, story);
  else if (g_str_equal (name, "records.erase"))
    office_learner_ask_erase (widget, session, story);
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (widget);
  const OfficeLearnerStory *story = get_story (self);

  for (guint i = 0; story != NULL && i < story->duplicates->len; i++)
    {
      const OfficeLearnerRow *other = g_ptr_array_index (story->duplicates, i);

      if (other->id == g_variant_get_int64 (parameter))
        office_learner_ask_merge (widget, get_session (self), story, other);
    }
}

static void
show_other_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  show_page (OFFICE_RECORDS_VIEW (widget), g_variant_get_int64 (parameter));
}

/* To where the module was studied: its term and cohort become the chosen ones. */
static void
open_module_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (widget);
  const OfficeLearnerStory *story = get_story (self);
  const guint position = g_variant_get_uint32 (parameter);
  const OfficeStoryModule *module;
  gint64 learner_id;

  if (story == NULL || position >= story->modules->len)
    return;
  module = g_ptr_array_index (story->modules, position);
  learner_id = story->learner->id;
  office_session_set_term (get_session (self), module->term_id);
  office_session_set_cohort (get_session (self), module->cohort_id);
  office_view_go_to (OFFICE_VIEW (self), g_str_equal (name, "records.open-results") ? "results" : "enrolment", NULL,
                     learner_id);
}

static void
go_enrolment_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  office_view_go_to (OFFICE_VIEW (widget), "enrolment", NULL, 0);
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_records_view_refresh (OfficeView     *view,
                             OfficeSubjects  subjects)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (view);

  if (self->model == NULL)
    make_model (self);
  else
    office_learners_model_refresh (self->model);
  if (office_session_get_store (get_session (self)) == NULL)
    show_list (self);
  else if (self->shown != 0)
    office_learner_page_refresh (OFFICE_LEARNER_PAGE (self->page));
}

static gboolean
office_records_view_grab_table_focus (OfficeView *view)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (view);

  if (self->shown != 0)
    return gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "table") == 0)
    return gtk_widget_grab_focus (self->table);
  return gtk_widget_grab_focus (self->search_entry);
}

static void
office_records_view_show_record (OfficeView *view,
                                 const char *filter,
                                 gint64      id)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (view);
  const char *const duplicates[] = { DUPLICATES, NULL };

  if (self->model == NULL)
    make_model (self);
  if (filter != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
      office_chip_bar_set_active (OFFICE_CHIP_BAR (self->chips),
                                  g_str_equal (filter, DUPLICATES) ? duplicates : NULL);
    }
  if (id != 0)
    show_page (self, id);
  else
    show_list (self);
}

static gboolean
office_records_view_go_back (OfficeView *view)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (view);

  if (self->shown == 0)
    return FALSE;
  if (!office_learner_page_go_back (OFFICE_LEARNER_PAGE (self->page)))
    close_page (self);
  return TRUE;
}

static void
office_records_view_dispose (GObject *object)
{
  OfficeRecordsView *self = OFFICE_RECORDS_VIEW (object);

  g_clear_object (&self->model);
  g_clear_object (&self->history_pane);
  office_widget_dispose_template (GTK_WIDGET (object), OFFICE_TYPE_RECORDS_VIEW);

  G_OBJECT_CLASS (office_records_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const learner_actions[] = {
    "records.transcript", "records.calendar", "records.subject-access", "records.withdraw-newsletter", "records.give-newsletter",
    "records.give-notice", "records.not-duplicate", "records.erase",
  };

  gtk_widget_class_install_action (widget_class, "records.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "records.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "records.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "records.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "records.previous", NULL, neighbour_action);
  gtk_widget_class_install_action (widget_class, "records.next", NULL, neighbour_action);
  gtk_widget_class_install_action (widget_class, "records.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "records.merge", "x", merge_action);
  gtk_widget_class_install_action (widget_class, "records.show-other", "x", show_other_action);
  gtk_widget_class_install_action (widget_class, "records.open-application", "u", open_module_action);
  gtk_widget_class_install_action (widget_class, "records.open-results", "u", open_module_action);
  gtk_widget_class_install_action (widget_class, "records.go-enrolment", NULL, go_enrolment_action);
  for (guint i = 0; i < G_N_ELEMENTS (learner_actions); i++)
    gtk_widget_class_install_action (widget_class, learner_actions[i], NULL, learner_action);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/records-view.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeRecordsView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, OfficeRecordsView, chips);
  gtk_widget_class_bind_template_child (widget_class, OfficeRecordsView, stack);
  gtk_widget_class_bind_template_child (widget_class, OfficeRecordsView, empty);
  gtk_widget_class_bind_template_child (widget_class, OfficeRecordsView, table);
  gtk_widget_class_bind_template_child (widget_class, OfficeRecordsView, page);
  gtk_widget_class_bind_template_child (widget_class, OfficeRecordsView, history_pane);
  gtk_widget_class_bind_template_child (widget_class, OfficeRecordsView, history_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeRecordsView, table_menu);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_loaded_cb);
}

static void
office_records_view_class_init (OfficeRecordsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  OfficeViewClass *view_class = OFFICE_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_records_view_dispose;
  view_class->refresh = office_records_view_refresh;
  view_class->grab_table_focus = office_records_view_grab_table_focus;
  view_class->show_record = office_records_view_show_record;
  view_class->go_back = office_records_view_go_back;
  view_class->actions = actions;
  view_class->n_actions = G_N_ELEMENTS (actions);
  install_actions (widget_class);
  bind_template (widget_class);
}

static void
office_records_view_init (OfficeRecordsView *self)
{
  const OfficeColumn *columns;
  guint n_columns;

  g_type_ensure (OFFICE_TYPE_CHIP_BAR);
  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  g_type_ensure (OFFICE_TYPE_LEARNER_PAGE);
  g_type_ensure (OFFICE_TYPE_TABLE);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref (self->history_pane);

  columns = office_learners_table_get_columns (&n_columns);
  office_table_set_title (OFFICE_TABLE (self->table), _("Learners"));
  office_table_set_single (OFFICE_TABLE (self->table), TRUE);
  office_table_set_columns (OFFICE_TABLE (self->table), "learners", columns, n_columns);
  office_table_set_menu (OFFICE_TABLE (self->table), self->table_menu);
  office_chip_bar_add (OFFICE_CHIP_BAR (self->chips), DUPLICATES, _("Possible duplicates"), "office-warning-symbolic");
  office_stack_hide_others (GTK_STACK (self->stack));
  /* Search first: also from among the rows. */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry), self->table);
  update_actions (self);
}
