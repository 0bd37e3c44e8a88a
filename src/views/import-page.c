/* import-page.c: a spreadsheet of applications on its way in, on one page
 *
 * File and sheet at the top, the mapping above the columns of the preview, each bad cell marked with
 * its sentence, a tally, and one button that says what it will do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/import-model.h"
#include "rules/count.h"
#include "rules/registers.h"
#include "store/cohorts.h"
#include "views/empty-state.h"
#include "views/file-chooser.h"
#include "views/import-cells.h"
#include "views/import-page.h"
#include "views/table.h"
#include "views/template.h"
#include "views/wrap-layout.h"

struct _OfficeImportPage
{
  GtkWidget           parent_instance;

  OfficeSession      *session;
  OfficeImportModel  *model;
  GPtrArray          *cohort_list;      /* of OfficeCohort */
  GtkSelectionModel  *selection;
  gboolean            setting;          /* the choices are being shown, not made */
  guint               follow_id;        /* the choices are about to scroll to where the table is */
  guint               n_columns;        /* those that are shown */
  char               *shown_sheet;      /* of which file and sheet */

  GtkWidget          *root;
  GtkWidget          *file_label;
  GtkWidget          *heading_label;
  GtkWidget          *kind_drop_down;
  GtkWidget          *choose_button;
  GtkWidget          *close_button;
  GtkWidget          *options_box;
  GtkWidget          *choices_box;
  GtkWidget          *sheet_drop_down;
  GtkStringList      *sheets;
  GtkWidget          *cohort_drop_down;
  GtkStringList      *cohorts;
  GtkWidget          *regulator_drop_down;
  GtkStringList      *regulators;
  GtkStringList      *kinds_list;
  GtkWidget          *all_button;
  GtkWidget          *problems_button;
  GtkWidget          *tally_label;
  GtkWidget          *commit_button;
  GtkWidget          *problem_label;
  GtkWidget          *stack;
  GtkWidget          *empty;
  GtkWidget          *mapping_scroller;
  GtkWidget          *mapping_row;
  GtkWidget          *table_scroller;
  GtkWidget          *table;
  GtkWidget          *row_label;
};

enum
{
  CLOSED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeImportPage, office_import_page, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const OfficeFileType file_types[] = {
  { N_("Spreadsheets"), "*.csv;*.tsv;*.txt;*.xlsx" },
  { N_("All files"), "*" },
};

/* Showing -------------------------------------------------------------------------------------- */

static void
show_row (OfficeImportPage *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (self->selection);
  OfficeImportItem *item = selection != NULL ? gtk_single_selection_get_selected_item (selection) : NULL;
  g_autofree char *text =
    item != NULL ? office_import_row_text (self->model, office_import_item_get_index (item)) : NULL;

  gtk_label_set_label (GTK_LABEL (self->row_label),
                       text != NULL ? text : _("Nothing is wrong with this row."));
  gtk_widget_set_visible (self->row_label, item != NULL && office_import_model_get_report (self->model) != NULL);
}

/* The columns are another sheet's: made anew. */
static void
show_sheet (OfficeImportPage *self)
{
  const guint n_columns = office_import_model_get_n_columns (self->model);
  g_autofree char *sheet = g_strdup_printf ("%s/%u/%u/%d", office_import_model_get_file_name (self->model),
                                            office_import_model_get_sheet (self->model), n_columns,
                                            office_import_model_get_kind (self->model));
  gboolean same_headings = g_strcmp0 (sheet, self->shown_sheet) == 0 && n_columns == self->n_columns;

  if (n_columns == 0)
    {
      /* What comes next is shown anew even when it is called the same. */
      g_clear_pointer (&self->shown_sheet, g_free);
      return;
    }
  if (same_headings)
    {
      office_import_mapping_show (GTK_FIXED (self->mapping_row), self->model);
      return;
    }

  g_free (self->shown_sheet);
  self->shown_sheet = g_steal_pointer (&sheet);
  self->n_columns = n_columns;
  office_import_columns_make (GTK_COLUMN_VIEW (self->table), self->model);
  office_import_mapping_make (GTK_FIXED (self->mapping_row), self->model);
}

static void
show_sheets (OfficeImportPage *self)
{
  const guint n_sheets = office_import_model_get_n_sheets (self->model);

  gtk_widget_set_visible (self->sheet_drop_down, n_sheets > 1);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->sheets)) != n_sheets)
    {
      gtk_string_list_splice (self->sheets, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sheets)), NULL);
      for (guint i = 0; i < n_sheets; i++)
        gtk_string_list_append (self->sheets, office_import_model_get_sheet_name (self->model, i));
    }
  if (n_sheets > 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sheet_drop_down),
                                office_import_model_get_sheet (self->model));
}

static char *
describe_commit (OfficeImportReport *report,
                 OfficeImportKind    kind)
{
  const guint added = office_import_report_count (report, OFFICE_IMPORT_ADD);
  const guint changed = office_import_report_count (report, OFFICE_IMPORT_CHANGE);
  g_autofree char *to_record = office_count_to_text (report->imported);
  g_autofree char *to_add = office_count_to_text (added);
  g_autofree char *to_change = office_count_to_text (changed);

  if (kind != OFFICE_IMPORT_APPLICATIONS)
    return g_strdup_printf (ngettext ("_Record %s row", "_Record %s rows", report->imported), to_record);
  if (added > 0 && changed > 0)
    return g_strdup_printf (_("_Import %s applications, change %s"), to_add, to_change);
  if (changed > 0)
    return g_strdup_printf (ngettext ("_Change %s application", "_Change %s applications", changed), to_change);
  return g_strdup_printf (ngettext ("_Import %s application", "_Import %s applications", added), to_add);
}

static void
show_tally (OfficeImportPage *self)
{
  OfficeImportReport *report = office_import_model_get_report (self->model);
  const OfficeImportState state = office_import_model_get_state (self->model);
  g_autofree char *tally = NULL;
  g_autofree char *label = NULL;

  if (state == OFFICE_IMPORT_CHECKING)
    tally = g_strdup (_("Checking…"));
  else if (state == OFFICE_IMPORT_COMMITTING)
    tally = g_strdup (_("Importing…"));
  else if (report != NULL)
    tally = office_import_report_describe (report);
  label = report != NULL && report->imported > 0 ? describe_commit (report, office_import_model_get_kind (self->model)) : g_strdup (_("Nothing to import"));

  gtk_label_set_label (GTK_LABEL (self->tally_label), tally != NULL ? tally : "");
  gtk_button_set_label (GTK_BUTTON (self->commit_button), label);
  gtk_widget_set_sensitive (self->commit_button,
                            state == OFFICE_IMPORT_READY && report != NULL && report->imported > 0);
}

static void
show_problem (OfficeImportPage *self)
{
  const char *problem = office_import_model_get_problem (self->model);

  gtk_label_set_label (GTK_LABEL (self->problem_label), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_label, problem != NULL);
}

static void
changed_cb (OfficeImportPage *self)
{
  const OfficeImportState state = office_import_model_get_state (self->model);
  const gboolean sheet = office_import_model_get_n_columns (self->model) > 0;
  g_autofree char *file = office_import_model_describe_file (self->model);

  self->setting = TRUE;
  gtk_label_set_label (GTK_LABEL (self->file_label), file != NULL ? file : "");
  gtk_widget_set_tooltip_text (self->file_label, file);
  gtk_widget_set_visible (self->options_box, state != OFFICE_IMPORT_NO_FILE);
  gtk_widget_set_sensitive (self->mapping_row, state != OFFICE_IMPORT_COMMITTING);
  gtk_widget_set_sensitive (self->choose_button, state != OFFICE_IMPORT_COMMITTING);
  show_sheets (self);
  show_sheet (self);
  show_tally (self);
  show_problem (self);
  show_row (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), sheet ? "preview" : "empty");
  self->setting = FALSE;
}

static void
close_page (OfficeImportPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

/* What was imported is what is looked at next. */
static void
committed_cb (OfficeImportPage *self)
{
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cohort_drop_down));

  if (self->cohort_list != NULL && chosen < self->cohort_list->len &&
      office_session_get_cohort (self->session) != 0)
    office_session_set_cohort (self->session,
                               ((OfficeCohort *) g_ptr_array_index (self->cohort_list, chosen))->id);
  close_page (self);
}

/* Choices -------------------------------------------------------------------------------------- */

static void
sheet_selected_cb (OfficeImportPage *self)
{
  if (!self->setting && self->model != NULL)
    office_import_model_select_sheet (self->model,
                                      gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sheet_drop_down)));
}

static void
cohort_selected_cb (OfficeImportPage *self)
{
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->cohort_drop_down));

  if (!self->setting && self->model != NULL && self->cohort_list != NULL && chosen < self->cohort_list->len)
    office_import_model_set_cohort (self->model,
                                    ((OfficeCohort *) g_ptr_array_index (self->cohort_list, chosen))->code);
}

/* What can be imported, as the list names it. */
static const struct
{
  const char       *title;
  const char       *heading;
  OfficeImportKind  kind;
  const char       *component;
} kinds[] = {
  { N_("Applications"), N_("Import applications"), OFFICE_IMPORT_APPLICATIONS, NULL },
  { N_("Student numbers"), N_("Import student numbers"), OFFICE_IMPORT_REGISTRATIONS, NULL },
  { N_("Marks of the written assignment"), N_("Import marks"), OFFICE_IMPORT_MARKS, "written" },
  { N_("Marks of the viva voce"), N_("Import marks"), OFFICE_IMPORT_MARKS, "viva" },
};

static void
kind_selected_cb (OfficeImportPage *self)
{
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind_drop_down));

  if (chosen >= G_N_ELEMENTS (kinds))
    return;
  gtk_label_set_label (GTK_LABEL (self->heading_label), _(kinds[chosen].heading));
  gtk_widget_set_visible (self->regulator_drop_down, kinds[chosen].kind == OFFICE_IMPORT_APPLICATIONS);
  if (!self->setting && self->model != NULL)
    office_import_model_set_kind (self->model, kinds[chosen].kind, kinds[chosen].component);
}

static void
regulator_selected_cb (OfficeImportPage *self)
{
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->regulator_drop_down));

  if (!self->setting && self->model != NULL)
    office_import_model_set_regulator (self->model, chosen > 0 && chosen <= OFFICE_N_REGULATORS
                                                      ? office_regulator_to_nick (chosen - 1) : NULL);
}

static void
all_toggled_cb (OfficeImportPage *self)
{
  if (!self->setting && self->model != NULL)
    office_import_model_set_all (self->model, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all_button)));
}

static void
problems_toggled_cb (OfficeImportPage *self)
{
  if (!self->setting && self->model != NULL)
    office_import_model_set_only_problems (
      self->model, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->problems_button)));
}

static void
commit_clicked_cb (OfficeImportPage *self)
{
  if (self->model != NULL)
    office_import_model_commit (self->model);
}

static void
close_clicked_cb (OfficeImportPage *self)
{
  close_page (self);
}

static void
file_chosen_cb (GtkWindow *window,
                GFile     *file,
                gpointer   user_data)
{
  office_import_page_open_file (OFFICE_IMPORT_PAGE (user_data), file);
}

static void
choose_clicked_cb (OfficeImportPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  office_file_chooser_open (GTK_WINDOW (root), _("Import applications"), file_types,
                            G_N_ELEMENTS (file_types), "import-folder", file_chosen_cb, self);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  choose_clicked_cb (OFFICE_IMPORT_PAGE (widget));
}

static gboolean
drop_cb (GtkDropTarget    *target,
         const GValue     *value,
         double            x,
         double            y,
         OfficeImportPage *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL || !g_file_is_native (file))
    return FALSE;
  office_import_page_open_file (self, file);
  return TRUE;
}

/* Cohorts -------------------------------------------------------------------------------------- */

static gpointer
read_cohorts (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  return office_cohorts_list (connection, 0, error);
}

static void
cohorts_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *list = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  guint chosen = 0;

  if (list == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  g_clear_pointer (&self->cohort_list, g_ptr_array_unref);
  self->cohort_list = list;
  self->setting = TRUE;
  gtk_string_list_splice (self->cohorts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->cohorts)), NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (list, i);

      gtk_string_list_append (self->cohorts, cohort->code);
      if (cohort->id == office_session_get_cohort (self->session))
        chosen = i;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->cohort_drop_down), chosen);
  self->setting = FALSE;
  cohort_selected_cb (self);
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
let_go_of_model (OfficeImportPage *self)
{
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), NULL);
  g_clear_object (&self->selection);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->shown_sheet, g_free);
}

static GtkAdjustment *
get_hadjustment (GtkWidget *scroller)
{
  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static gboolean
follow_table_cb (gpointer user_data)
{
  OfficeImportPage *self = user_data;

  gtk_adjustment_set_value (get_hadjustment (self->mapping_scroller),
                            gtk_adjustment_get_value (get_hadjustment (self->table_scroller)));
  self->follow_id = 0;
  return G_SOURCE_REMOVE;
}

/* The table may be in the middle of its layout, when the row above has had its own. */
static void
table_scrolled_cb (OfficeImportPage *self)
{
  if (self->follow_id == 0)
    self->follow_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_table_cb, self, NULL);
}

/* By the focus that walks along the choices. */
static void
mapping_scrolled_cb (OfficeImportPage *self)
{
  if (self->follow_id == 0)
    gtk_adjustment_set_value (get_hadjustment (self->table_scroller),
                              gtk_adjustment_get_value (get_hadjustment (self->mapping_scroller)));
}

/* The choices stand above their columns. */
static void
scroll_together (OfficeImportPage *self)
{
  g_signal_connect_object (get_hadjustment (self->table_scroller), "value-changed",
                           G_CALLBACK (table_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_hadjustment (self->mapping_scroller), "value-changed",
                           G_CALLBACK (mapping_scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
office_import_page_dispose (GObject *object)
{
  OfficeImportPage *self = OFFICE_IMPORT_PAGE (object);

  if (self->table != NULL)
    let_go_of_model (self);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->cohort_list, g_ptr_array_unref);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_IMPORT_PAGE);
  self->table = NULL;

  G_OBJECT_CLASS (office_import_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, heading_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, kinds_list);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, close_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, options_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, choices_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, sheet_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, sheets);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, cohort_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, cohorts);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, regulator_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, regulators);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, problems_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, tally_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, commit_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, empty);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, mapping_scroller);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, mapping_row);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, table_scroller);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, table);
  gtk_widget_class_bind_template_child (widget_class, OfficeImportPage, row_label);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, cohort_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, regulator_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, problems_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, commit_clicked_cb);
}

static void
office_import_page_class_init (OfficeImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_import_page_dispose;

  /**
   * OfficeImportPage::closed:
   * @self: the page
   *
   * The person goes back to the applications.
   */
  signals[CLOSED] = g_signal_new ("closed", OFFICE_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  bind_template (widget_class);
}

static void
office_import_page_init (OfficeImportPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  office_empty_state_set_first (OFFICE_EMPTY_STATE (self->empty), _("_Choose a file…"), "import.choose");
  gtk_widget_set_layout_manager (self->choices_box, office_wrap_layout_new (6));
  office_stack_hide_others (GTK_STACK (self->stack));
  office_column_view_set_title (GTK_COLUMN_VIEW (self->table), _("Preview"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Import applications"), -1);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (self->kinds_list, _(kinds[i].title));
  gtk_string_list_append (self->regulators, _("Regulator as the row says"));
  for (guint regulator = 0; regulator < OFFICE_N_REGULATORS; regulator++)
    {
      /* Translators: a regulator, such as "GMC" */
      g_autofree char *text = g_strdup_printf (_("%s where none is said"), office_regulator_to_nick (regulator));

      gtk_string_list_append (self->regulators, text);
    }
  scroll_together (self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  self->setting = FALSE;
}

/* Public --------------------------------------------------------------------------------------- */

/**
 * office_import_page_new:
 *
 * Returns: (transfer floating): a page without a file
 */
GtkWidget *
office_import_page_new (void)
{
  return g_object_new (OFFICE_TYPE_IMPORT_PAGE, NULL);
}

/**
 * office_import_page_open:
 * @self: a page
 * @session: the session
 *
 * Begins anew, without a file.
 */
void
office_import_page_open (OfficeImportPage *self,
                         OfficeSession    *session)
{
  g_return_if_fail (OFFICE_IS_IMPORT_PAGE (self));

  let_go_of_model (self);
  g_set_object (&self->session, session);
  self->model = office_import_model_new (session);
  self->selection = GTK_SELECTION_MODEL (gtk_single_selection_new (
    g_object_ref (G_LIST_MODEL (office_import_model_get_rows (self->model)))));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_row), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), self->selection);

  self->setting = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->all_button), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->problems_button), FALSE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->regulator_drop_down), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind_drop_down), 0);
  self->setting = FALSE;
  changed_cb (self);
  office_session_read_async (session, read_cohorts, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                             cohorts_cb, g_object_ref (self));
  gtk_widget_grab_focus (self->choose_button);
}

/**
 * office_import_page_open_file:
 * @self: a page
 * @file: a csv, tsv or xlsx file
 *
 * Shows a file: what its columns bring, and what would become of its rows.
 */
void
office_import_page_open_file (OfficeImportPage *self,
                              GFile            *file)
{
  g_return_if_fail (OFFICE_IS_IMPORT_PAGE (self));

  if (self->model != NULL)
    office_import_model_open (self->model, file);
}
