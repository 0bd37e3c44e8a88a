/* papers-page.c: the papers of a cohort, each with a button that writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/cohort-papers.h"
#include "views/file-chooser.h"
#include "views/papers-page.h"
#include "views/template.h"
#include "views/transcript-form.h"

struct _OfficePapersPage
{
  GtkWidget             parent_instance;

  OfficeSession        *session;
  gint64                cohort_id;
  char                 *cohort_code;

  OfficeCohortPaper     wanted;       /* for which a file is being chosen */
  OfficeTranscriptWish  wish;

  GtkWidget            *root;
  GtkWidget            *papers_box;
};

G_DEFINE_FINAL_TYPE (OfficePapersPage, office_papers_page, GTK_TYPE_WIDGET)

/* What can be written, and what is suggested as its name. */
static const struct
{
  OfficeCohortPaper paper;
  const char       *title;
  const char       *explanation;
  const char       *button;
  const char       *file_name;
} papers[] = {
  { OFFICE_COHORT_BOARD_PAPERS, N_("Board papers"),
    N_("Outcomes and marks in numbers, everybody whose outcome is no plain pass with the reason, borderlines, every "
       "result, the chair’s actions, and lines for the signatures."),
    N_("_Board Papers…"), N_("%s board papers.pdf") },
  { OFFICE_COHORT_ANONYMOUS_PAPERS, N_("Board papers without names"),
    N_("The same, with each learner known by the reference alone."),
    N_("Without _Names…"), N_("%s board papers without names.pdf") },
  { OFFICE_COHORT_TRANSCRIPTS, N_("Statements of results and transcripts"),
    N_("For each learner what the module came to, and why; in one PDF to print, or in a PDF for each to send. What no "
       "board has ratified says that it is provisional."),
    N_("_Statements…"), N_("%s results") },
  { OFFICE_COHORT_REGISTER, N_("Register of certificates"),
    N_("Every certificate of the cohort with its serial, the name as printed, and what became of it."),
    N_("_Register…"), N_("%s register of certificates.pdf") },
  { OFFICE_COHORT_BADGES, N_("Open Badges"),
    N_("Each certificate that stands as an unsigned Open Badges 3.0 credential, in a folder, for an issuer that hosts "
       "and signs. E-mail addresses are hashed."),
    N_("Bad_ges…"), N_("%s badges") },
  { OFFICE_COHORT_PACK, N_("The whole pack"),
    N_("Marks and results return, board papers, statements, certificates, register and badges with a manifest of "
       "digests. A name that ends with .zip makes one file, any other a folder. A return that has changed since it "
       "was last sent becomes a new version."),
    N_("_Pack…"), N_("%s pack.zip") },
};

static const OfficeFileType pdf_types[] = { { N_("PDF documents"), "*.pdf" } };

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = office_cohort_paper_write_finish (session, result, &error);

  if (sentence != NULL)
    office_session_say (session, OFFICE_MESSAGE_PLAIN, sentence);
  else
    office_session_say_failure (session, NULL, error);
}

static void
chosen_cb (GtkWindow *window,
           GFile     *file,
           gpointer   user_data)
{
  OfficePapersPage *self = user_data;

  if (self->session != NULL)
    office_cohort_paper_write_async (self->session, self->wanted, self->cohort_id, &self->wish, g_file_peek_path (file),
                                     written_cb, NULL);
}

static void
ask_file (OfficePapersPage *self,
          gsize             index)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const char *format = _(papers[index].file_name);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *stem = g_strjoinv (self->cohort_code, parts);
  gboolean batch = papers[index].paper == OFFICE_COHORT_TRANSCRIPTS;
  gboolean pdf = g_str_has_suffix (stem, ".pdf") || (batch && !self->wish.each);
  g_autofree char *name = batch && !self->wish.each ? g_strconcat (stem, ".pdf", NULL) : g_strdup (stem);
  g_autoptr (GFile) suggestion = g_file_new_build_filename (folder != NULL ? folder : g_get_home_dir (), name, NULL);

  office_file_chooser_save (window, _(papers[index].title), pdf_types, pdf ? G_N_ELEMENTS (pdf_types) : 0, suggestion,
                            "export-folder", chosen_cb, self);
}

static void
wished_cb (GtkWindow                  *parent,
           const OfficeTranscriptWish *wish,
           gpointer                    user_data)
{
  OfficePapersPage *self = user_data;

  self->wish = *wish;
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (papers[i].paper == OFFICE_COHORT_TRANSCRIPTS)
      ask_file (self, i);
}

static void
button_clicked_cb (GtkWidget        *button,
                   OfficePapersPage *self)
{
  gsize index = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "office-paper"));

  self->wanted = papers[index].paper;
  if (self->wanted == OFFICE_COHORT_TRANSCRIPTS)
    office_transcript_form_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cohort_code, TRUE,
                                    wished_cb, g_object_ref (self), g_object_unref);
  else
    ask_file (self, index);
}

static void
add_paper (OfficePapersPage *self,
           gsize             index)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (_(papers[index].title));
  GtkWidget *explanation = gtk_label_new (_(papers[index].explanation));
  GtkWidget *button = gtk_button_new_with_mnemonic (_(papers[index].button));

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (explanation, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (explanation), 0);
  gtk_label_set_wrap (GTK_LABEL (explanation), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (explanation), 90);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), explanation);
  gtk_widget_set_hexpand (words, TRUE);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_size_request (button, 170, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, explanation, NULL, -1);
  g_object_set_data (G_OBJECT (button), "office-paper", GSIZE_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked_cb), self);

  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (self->papers_box), row);
}

static gboolean
office_papers_page_grab_focus (GtkWidget *widget)
{
  OfficePapersPage *self = OFFICE_PAPERS_PAGE (widget);
  GtkWidget *row = gtk_widget_get_first_child (self->papers_box);

  return row != NULL && gtk_widget_grab_focus (gtk_widget_get_last_child (row));
}

static void
office_papers_page_dispose (GObject *object)
{
  OfficePapersPage *self = OFFICE_PAPERS_PAGE (object);

  g_clear_object (&self->session);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_PAPERS_PAGE);

  G_OBJECT_CLASS (office_papers_page_parent_class)->dispose (object);
}

static void
office_papers_page_finalize (GObject *object)
{
  g_free (OFFICE_PAPERS_PAGE (object)->cohort_code);

  G_OBJECT_CLASS (office_papers_page_parent_class)->finalize (object);
}

static void
office_papers_page_class_init (OfficePapersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_papers_page_dispose;
  object_class->finalize = office_papers_page_finalize;
  widget_class->grab_focus = office_papers_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/papers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficePapersPage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficePapersPage, papers_box);
}

static void
office_papers_page_init (OfficePapersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    add_paper (self, i);
}

/**
 * office_papers_page_load:
 * @self: a page
 * @session: the session
 * @cohort_id: the cohort
 * @cohort_code: its code, for the names of files
 */
void
office_papers_page_load (OfficePapersPage *self,
                         OfficeSession    *session,
                         gint64            cohort_id,
                         const char       *cohort_code)
{
  g_set_object (&self->session, session);
  self->cohort_id = cohort_id;
  g_free (self->cohort_code);
  self->cohort_code = g_strdup (cohort_code);
}
