/* board-page.c: the board of examiners, from what is missing to the ratification
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/cohort-papers.h"
#include "views/board-cases.h"
#include "views/board-page.h"
#include "views/board-parts.h"
#include "views/board-ratify.h"
#include "views/file-chooser.h"
#include "views/template.h"

typedef enum
{
  SECTION_CHECKLIST,
  SECTION_FIGURES,
  SECTION_CASES,
  SECTION_AWARD,
  SECTION_RATIFY,
  N_SECTIONS,
} Section;

struct _OfficeBoardPage
{
  GtkWidget          parent_instance;

  OfficeSession     *session;
  gint64             cohort_id;
  char              *cohort_code;
  guint              generation;
  OfficeBoardMatter *matter;
  OfficeCohortPaper  wanted_paper;
  gint64             wanted_learner;   /* whose case is shown once the matter is there */

  GtkWidget         *root;
  GtkWidget         *sections_box;
  GtkWidget         *anonymous_check;
  GtkWidget         *stack;
  GtkWidget         *checklist_box;
  GtkWidget         *figures_box;
  GtkWidget         *cases;
  GtkWidget         *award_box;
  GtkWidget         *ratify;
  GtkWidget         *buttons[N_SECTIONS];
  GtkWidget         *counts[N_SECTIONS];
};

G_DEFINE_FINAL_TYPE (OfficeBoardPage, office_board_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *name;
  const char *title;
} sections[N_SECTIONS] = {
  [SECTION_CHECKLIST] = { "checklist", N_("Checklist") },
  [SECTION_FIGURES] = { "figures", N_("Figures") },
  [SECTION_CASES] = { "cases", N_("One by one") },
  [SECTION_AWARD] = { "award", N_("Award") },
  [SECTION_RATIFY] = { "ratify", N_("Ratify") },
};

typedef struct
{
  OfficeBoardPage *page;
  guint            generation;
} Reading;

static gboolean
is_anonymous (OfficeBoardPage *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->anonymous_check));
}

/* Sections ------------------------------------------------------------------------------------ */

static void
show_section (OfficeBoardPage *self,
              Section          section)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == section);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), sections[section].name);
}

static void
section_clicked_cb (GtkWidget       *button,
                    OfficeBoardPage *self)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    if (self->buttons[i] == button)
      show_section (self, (Section) i);
}

static void
add_section (OfficeBoardPage *self,
             Section          section)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->counts[section] = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->counts[section], "dim-label");
  gtk_widget_add_css_class (self->counts[section], "numeric");
  gtk_box_append (GTK_BOX (box), gtk_label_new (_(sections[section].title)));
  gtk_box_append (GTK_BOX (box), self->counts[section]);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(sections[section].title),
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (section_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->sections_box), button);
  self->buttons[section] = button;
}

static void
set_count (OfficeBoardPage *self,
           Section          section,
           const char      *count)
{
  g_autofree char *name = *count != '\0' ? g_strdup_printf (_("%s: %s"), _(sections[section].title), count)
                                         : g_strdup (_(sections[section].title));

  gtk_label_set_label (GTK_LABEL (self->counts[section]), count);
  gtk_widget_set_visible (self->counts[section], *count != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[section]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_matter (OfficeBoardPage *self)
{
  const OfficeBoardAgenda *agenda = self->matter->agenda;
  gboolean anonymous = is_anonymous (self);
  guint n_gaps = office_board_checklist_fill (self->checklist_box, agenda, anonymous);
  guint n_awards = 0;
  g_autofree char *gaps = n_gaps > 0 ? g_strdup_printf ("%u", n_gaps) : g_strdup ("");
  g_autofree char *cases = NULL;
  g_autofree char *awards = NULL;
  g_autofree char *open = agenda->n_open > 0 ? g_strdup_printf ("%u", agenda->n_open) : g_strdup (_("done"));

  office_board_figures_fill (self->figures_box, self->matter, anonymous);
  office_board_awards_fill (self->award_box, agenda, anonymous);
  office_board_cases_show (OFFICE_BOARD_CASES (self->cases), self->session, agenda, anonymous);
  if (self->wanted_learner != 0)
    office_board_cases_go_to (OFFICE_BOARD_CASES (self->cases), self->wanted_learner);
  self->wanted_learner = 0;

  for (guint i = 0; i < agenda->awards->len; i++)
    n_awards += ((OfficeBoardAward *) g_ptr_array_index (agenda->awards, i))->award->complete;
  awards = n_awards > 0 ? g_strdup_printf ("%u", n_awards) : g_strdup ("");
  /* Translators: how many of the results have the board's word */
  cases = agenda->n_cases > 0 ? g_strdup_printf (_("%u of %u"), agenda->n_decided, agenda->n_cases) : g_strdup ("");
  set_count (self, SECTION_CHECKLIST, gaps);
  set_count (self, SECTION_CASES, cases);
  set_count (self, SECTION_AWARD, awards);
  set_count (self, SECTION_RATIFY, open);
}

/* Reading ------------------------------------------------------------------------------------- */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr (OfficeBoardPage) self = reading->page;
  guint generation = reading->generation;
  g_autoptr (GError) error = NULL;
  OfficeBoardMatter *matter = office_board_matter_read_finish (OFFICE_SESSION (source), result, &error);
  OfficeBoardMatter *before;

  g_free (reading);
  if (generation != self->generation || self->root == NULL)
    {
      office_board_matter_free (matter);
      return;
    }
  if (matter == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  before = self->matter;
  self->matter = matter;
  show_matter (self);
  office_board_matter_free (before);
}

static void
reload (OfficeBoardPage *self)
{
  Reading *reading;

  if (self->session == NULL || self->cohort_id == 0)
    return;
  office_board_ratify_page_load (OFFICE_BOARD_RATIFY_PAGE (self->ratify), self->session, self->cohort_id,
                                 is_anonymous (self));
  reading = g_new0 (Reading, 1);
  reading->page = g_object_ref (self);
  reading->generation = ++self->generation;
  office_board_matter_read_async (self->session, self->cohort_id, is_anonymous (self), read_cb, reading);
}

/* Papers -------------------------------------------------------------------------------------- */

static const OfficeFileType pdf_types[] = { { N_("PDF documents"), "*.pdf" } };
static const OfficeFileType xlsx_types[] = { { N_("Workbooks"), "*.xlsx" } };

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = office_cohort_paper_write_finish (OFFICE_SESSION (source), result, &error);

  if (sentence != NULL)
    office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_PLAIN, sentence);
  else
    office_session_say_failure (OFFICE_SESSION (source), NULL, error);
}

static void
chosen_cb (GtkWindow *window,
           GFile     *file,
           gpointer   user_data)
{
  OfficeBoardPage *self = user_data;

  if (self->session != NULL)
    office_cohort_paper_write_async (self->session, self->wanted_paper, self->cohort_id, NULL,
                                     g_file_peek_path (file), written_cb, NULL);
}

static void
papers_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  OfficeBoardPage *self = OFFICE_BOARD_PAGE (widget);
  gboolean pdf = g_str_equal (g_variant_get_string (parameter, NULL), "pdf");
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *stem = g_strdup_printf (is_anonymous (self) ? _("%s board papers without names.%s")
                                                               : _("%s board papers.%s"),
                                           self->cohort_code, pdf ? "pdf" : "xlsx");
  g_autoptr (GFile) suggestion = g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), stem, NULL);

  if (pdf)
    self->wanted_paper = is_anonymous (self) ? OFFICE_COHORT_ANONYMOUS_PAPERS : OFFICE_COHORT_BOARD_PAPERS;
  else
    self->wanted_paper = is_anonymous (self) ? OFFICE_COHORT_ANONYMOUS_WORKBOOK : OFFICE_COHORT_BOARD_WORKBOOK;
  office_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (widget)), _("Board papers"), pdf ? pdf_types : xlsx_types,
                            1, suggestion, "export-folder", chosen_cb, self);
}

/* Alt+Page Up and Page Down go through the parts of the board, like Ctrl+Page Up and Down through what is in one. */
static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  OfficeBoardPage *self = OFFICE_BOARD_PAGE (widget);
  int by = g_variant_get_int32 (args);

  for (int i = 0; i < N_SECTIONS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      {
        if (i + by < 0 || i + by >= N_SECTIONS)
          return TRUE;
        show_section (self, (Section) (i + by));
        if (i + by == SECTION_CASES)
          office_board_cases_focus (OFFICE_BOARD_CASES (self->cases));
        else
          gtk_widget_grab_focus (self->buttons[i + by]);
        return TRUE;
      }
  return FALSE;
}

/* Overrides ----------------------------------------------------------------------------------- */

static void
office_board_page_dispose (GObject *object)
{
  OfficeBoardPage *self = OFFICE_BOARD_PAGE (object);

  self->root = NULL;
  if (self->cases != NULL)
    office_board_cases_clear (OFFICE_BOARD_CASES (self->cases));
  self->cases = NULL;
  g_clear_pointer (&self->matter, office_board_matter_free);
  g_clear_pointer (&self->cohort_code, g_free);
  g_clear_object (&self->session);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_BOARD_PAGE);

  G_OBJECT_CLASS (office_board_page_parent_class)->dispose (object);
}

static void
office_board_page_class_init (OfficeBoardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_board_page_dispose;
  g_type_ensure (OFFICE_TYPE_BOARD_CASES);
  g_type_ensure (OFFICE_TYPE_BOARD_RATIFY_PAGE);
  gtk_widget_class_install_action (widget_class, "board-page.papers", "s", papers_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, step_cb, "i", 1);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/board-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardPage, sections_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardPage, anonymous_check);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardPage, checklist_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardPage, figures_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardPage, cases);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardPage, award_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeBoardPage, ratify);
}

static void
office_board_page_init (OfficeBoardPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  office_stack_hide_others (GTK_STACK (self->stack));
  for (guint i = 0; i < N_SECTIONS; i++)
    add_section (self, (Section) i);
  show_section (self, SECTION_CHECKLIST);
  g_signal_connect_swapped (self->anonymous_check, "toggled", G_CALLBACK (reload), self);
}

/**
 * office_board_page_load:
 * @self: a page
 * @session: reads and writes for it
 * @cohort_id: the cohort
 * @cohort_code: its code, for the names of files
 *
 * Reads what a board of the cohort has before it.
 */
void
office_board_page_load (OfficeBoardPage *self,
                        OfficeSession   *session,
                        gint64           cohort_id,
                        const char      *cohort_code)
{
  g_return_if_fail (OFFICE_IS_BOARD_PAGE (self));

  g_set_object (&self->session, session);
  if (self->cohort_id != cohort_id)
    {
      show_section (self, SECTION_CHECKLIST);
      office_board_cases_clear (OFFICE_BOARD_CASES (self->cases));
      g_clear_pointer (&self->matter, office_board_matter_free);
    }
  self->cohort_id = cohort_id;
  g_free (self->cohort_code);
  self->cohort_code = g_strdup (cohort_code);
  reload (self);
}

/**
 * office_board_page_go_to:
 * @self: a page
 * @section: "checklist", "figures", "cases", "award", "ratify"
 * @learner_id: whose case to show, or 0
 *
 * Shows a part of the board.
 */
void
office_board_page_go_to (OfficeBoardPage *self,
                         const char      *section,
                         gint64           learner_id)
{
  g_return_if_fail (OFFICE_IS_BOARD_PAGE (self));

  for (guint i = 0; i < N_SECTIONS; i++)
    if (g_str_equal (sections[i].name, section))
      show_section (self, (Section) i);
  if (learner_id == 0)
    return;
  self->wanted_learner = self->matter == NULL ? learner_id : 0;
  office_board_cases_go_to (OFFICE_BOARD_CASES (self->cases), learner_id);
  office_board_cases_focus (OFFICE_BOARD_CASES (self->cases));
}
