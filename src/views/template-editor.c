/* template-editor.c: how certificates look: edited beside the page that comes of it
 *
 * The form is read into a template after each change; a template without a mistake is drawn at once,
 * and can be saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/template-sheet.h"
#include "rules/error.h"
#include "store/catalogue.h"
#include "views/certificate-preview.h"
#include "views/choice.h"
#include "views/confirm.h"
#include "views/field.h"
#include "views/file-chooser.h"
#include "views/template-editor.h"
#include "views/template-parts.h"
#include "views/template.h"
#include "views/wording-form.h"

/* The page is drawn this long after the last key. */
#define PREVIEW_MS 120

/* Not a person: letters of two languages that need room above and below. */
#define LONG_NAME "Nguyễn Thị Ngọc Ánh Ó Súilleabháin Mac Giolla"

#define N_SIGNATORIES OFFICE_CERTIFICATE_MAX_SIGNATORIES

struct _OfficeTemplateEditor
{
  GtkWidget            parent_instance;

  OfficeSession       *session;
  gint64               cohort_id;
  OfficeTemplateSheet *sheet;
  OfficeTemplateRow   *row;              /* what is edited: id, version, number */
  char                *saved_name;       /* to be chosen again after a reload */
  OfficePictureRow    *wanting;          /* (unowned): for which a file is asked */
  guint                shown;            /* which of the sheet's templates the form was filled from */
  guint                asked;            /* which was asked for while there was unsaved work */
  gboolean             quiet;
  gboolean             changed;
  guint                preview_id;

  GtkWidget           *root;
  GtkWidget           *back_button;
  GtkWidget           *state_label;
  GtkWidget           *wording_button;
  GtkWidget           *copy_button;
  GtkWidget           *save_button;
  GtkWidget           *form;
  GtkWidget           *long_check;
  GtkWidget           *preview;

  GtkWidget           *which;
  GtkWidget           *name;
  GtkWidget           *module;
  GtkWidget           *in_use;
  GtkWidget           *page;
  GtkWidget           *border;
  GtkWidget           *seal;
  GtkWidget           *texts[OFFICE_N_CERTIFICATE_TEXTS];
  GtkWidget           *colours[OFFICE_N_CERTIFICATE_COLOURS];
  GtkWidget           *logo;
  GtkWidget           *signatories[N_SIGNATORIES];
  GtkWidget           *roles[N_SIGNATORIES];
  GtkWidget           *signatures[N_SIGNATORIES];
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const OfficeFileType picture_types[] = { { N_("Pictures (SVG, PNG)"), "*.svg;*.png" } };

G_DEFINE_FINAL_TYPE (OfficeTemplateEditor, office_template_editor, GTK_TYPE_WIDGET)

/* From the form ------------------------------------------------------------------------------- */

static char *
tidy (GtkWidget *field)
{
  return g_strstrip (g_strdup (office_field_get_text (OFFICE_FIELD (field))));
}

static void
read_signatories (OfficeTemplateEditor      *self,
                  OfficeCertificateTemplate *template)
{
  for (guint i = 0; i < N_SIGNATORIES; i++)
    {
      g_autofree char *name = tidy (self->signatories[i]);
      g_autofree char *role = tidy (self->roles[i]);
      const char *image = office_picture_row_get_digest (OFFICE_PICTURE_ROW (self->signatures[i]));

      if (*name != '\0' || *role != '\0' || image != NULL)
        g_ptr_array_add (template->signatories, office_template_signatory_new (name, role, image));
    }
}

static OfficeCertificateTemplate *
read_form (OfficeTemplateEditor *self)
{
  OfficeCertificateTemplate *template = office_certificate_template_new ();

  office_certificate_page_from_nick (office_choice_get_id (OFFICE_CHOICE (self->page)), &template->page);
  office_certificate_border_from_nick (office_choice_get_id (OFFICE_CHOICE (self->border)), &template->border);
  office_certificate_seal_from_nick (office_choice_get_id (OFFICE_CHOICE (self->seal)), &template->seal);
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    {
      g_autofree char *text = tidy (self->texts[i]);

      office_certificate_template_set_text (template, (OfficeCertificateText) i, text);
    }
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_COLOURS; i++)
    template->colours[i] = office_colour_row_get (self->colours[i]);
  template->logo = g_strdup (office_picture_row_get_digest (OFFICE_PICTURE_ROW (self->logo)));
  read_signatories (self, template);
  return template;
}

/* What is wrong stands below its field as one types. */
static gboolean
mark_errors (OfficeTemplateEditor  *self,
             GError               **first)
{
  gboolean sound = TRUE;
  g_autofree char *name = tidy (self->name);

  office_field_set_error (OFFICE_FIELD (self->name), *name == '\0' ? _("A template needs a name.") : NULL);
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    {
      g_autofree char *text = tidy (self->texts[i]);
      g_autoptr (GError) error = NULL;

      sound &= office_template_text_check (text, office_certificate_text_label ((OfficeCertificateText) i), &error);
      office_field_set_error (OFFICE_FIELD (self->texts[i]), error != NULL ? error->message : NULL);
      if (error != NULL && *first == NULL)
        *first = g_steal_pointer (&error);
    }
  for (guint i = 0; i < N_SIGNATORIES; i++)
    {
      g_autofree char *signatory = tidy (self->signatories[i]);
      g_autofree char *role = tidy (self->roles[i]);
      gboolean nameless = *signatory == '\0' && (*role != '\0' || office_picture_row_get_digest (
                                                                     OFFICE_PICTURE_ROW (self->signatures[i])) != NULL);

      office_field_set_error (OFFICE_FIELD (self->signatories[i]), nameless ? _("Who signs?") : NULL);
      sound &= !nameless;
    }
  return sound && *name != '\0';
}

static void
update_state (OfficeTemplateEditor *self,
              const char           *problem)
{
  g_autofree char *save = g_strdup_printf (_("_Save as Version %d"), self->row != NULL ? self->row->number + 1 : 1);
  g_autofree char *state = NULL;

  if (problem != NULL)
    state = g_strdup (problem);
  else if (self->row == NULL || self->row->id == 0)
    state = g_strdup (_("Not saved yet"));
  else
    state = g_strdup_printf (ngettext ("Version %d by %s, %u certificate issued with it",
                                       "Version %d by %s, %u certificates issued with it", self->row->n_issued),
                             self->row->number, self->row->made_by, self->row->n_issued);
  gtk_label_set_label (GTK_LABEL (self->state_label), state);
  gtk_widget_set_tooltip_text (self->state_label, state);
  if (problem != NULL)
    gtk_widget_add_css_class (self->state_label, "warning-line");
  else
    gtk_widget_remove_css_class (self->state_label, "warning-line");
  gtk_button_set_label (GTK_BUTTON (self->save_button), save);
  gtk_widget_set_sensitive (self->save_button, self->changed && problem == NULL);
}

static void
update_preview (OfficeTemplateEditor *self)
{
  g_autoptr (OfficeCertificateTemplate) template = read_form (self);
  g_autoptr (OfficeCertificateLook) look = NULL;
  g_autoptr (GError) error = NULL;
  gboolean long_name = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->long_check));
  OfficeFrozenFacts *facts;

  if (self->sheet == NULL)
    return;
  if (!mark_errors (self, &error) || !office_certificate_template_check (template, &error))
    {
      update_state (self, error != NULL ? error->message : _("Mend what is marked, then it can be saved."));
      return;
    }

  facts = office_template_sheet_sample (self->sheet->sample, template, long_name ? LONG_NAME : NULL, NULL);
  look = office_certificate_look_new (template, self->sheet->files);
  if (facts != NULL)
    office_certificate_preview_show_sample (OFFICE_CERTIFICATE_PREVIEW (self->preview), facts, look);
  update_state (self, NULL);
}

static gboolean
preview_cb (gpointer user_data)
{
  OfficeTemplateEditor *self = user_data;

  self->preview_id = 0;
  update_preview (self);
  return G_SOURCE_REMOVE;
}

static void
queue_preview (OfficeTemplateEditor *self)
{
  g_clear_handle_id (&self->preview_id, g_source_remove);
  self->preview_id = g_timeout_add (PREVIEW_MS, preview_cb, self);
}

static void
changed_cb (OfficeTemplateEditor *self)
{
  if (self->quiet)
    return;
  self->changed = TRUE;
  queue_preview (self);
}

/* Into the form ------------------------------------------------------------------------------- */

static void
show_template (OfficeTemplateEditor            *self,
               const OfficeCertificateTemplate *template)
{
  office_choice_set_id (OFFICE_CHOICE (self->page), office_certificate_page_to_nick (template->page));
  office_choice_set_id (OFFICE_CHOICE (self->border), office_certificate_border_to_nick (template->border));
  office_choice_set_id (OFFICE_CHOICE (self->seal), office_certificate_seal_to_nick (template->seal));
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    office_field_set_text (OFFICE_FIELD (self->texts[i]), template->texts[i]);
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_COLOURS; i++)
    office_colour_row_set (self->colours[i], template->colours[i]);
  office_picture_row_set_digest (OFFICE_PICTURE_ROW (self->logo), template->logo, NULL);
  for (guint i = 0; i < N_SIGNATORIES; i++)
    {
      const OfficeTemplateSignatory *one
        = i < template->signatories->len ? g_ptr_array_index (template->signatories, i) : NULL;

      office_field_set_text (OFFICE_FIELD (self->signatories[i]), one != NULL ? one->name : "");
      office_field_set_text (OFFICE_FIELD (self->roles[i]), one != NULL ? one->role : "");
      office_picture_row_set_digest (OFFICE_PICTURE_ROW (self->signatures[i]), one != NULL ? one->image : NULL,
                                     NULL);
    }
}

static OfficeTemplateRow *
copy_row (const OfficeTemplateRow *row)
{
  OfficeTemplateRow *copy = g_memdup2 (row, sizeof *row);

  copy->name = g_strdup (row->name);
  copy->module_code = g_strdup (row->module_code);
  copy->made_by = g_strdup (row->made_by);
  copy->template = office_certificate_template_copy (row->template);
  return copy;
}

static void
show_row (OfficeTemplateEditor *self,
          guint                 index)
{
  g_autofree char *module = NULL;

  g_clear_pointer (&self->row, office_template_row_free);
  self->row = copy_row (g_ptr_array_index (self->sheet->templates, index));
  self->shown = index;
  module = g_strdup_printf ("%" G_GINT64_FORMAT, self->row->module_id);

  self->quiet = TRUE;
  office_field_set_text (OFFICE_FIELD (self->name), self->row->name);
  office_choice_set_id (OFFICE_CHOICE (self->module), module);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->in_use), self->row->in_use);
  show_template (self, self->row->template);
  self->quiet = FALSE;
  self->changed = self->row->id == 0;
  update_preview (self);
}

/* Chooses the template at @index of the sheet, without a word to which_cb(). */
static void
choose_quietly (OfficeTemplateEditor *self,
                guint                 index)
{
  g_autofree char *id = g_strdup_printf ("%u", index);
  const gboolean quiet = self->quiet;

  self->quiet = TRUE;
  office_choice_set_id (OFFICE_CHOICE (self->which), id);
  self->quiet = quiet;
}

static gboolean
has_unsaved_work (OfficeTemplateEditor *self)
{
  return self->changed && self->row != NULL && self->row->id != 0;
}

static void
other_confirmed_cb (const char *reason,
                    gpointer    user_data)
{
  OfficeTemplateEditor *self = user_data;

  if (self->root == NULL || self->sheet == NULL || self->asked >= self->sheet->templates->len)
    return;
  choose_quietly (self, self->asked);
  show_row (self, self->asked);
}

static void
which_cb (OfficeTemplateEditor *self)
{
  const char *id = office_choice_get_id (OFFICE_CHOICE (self->which));

  if (self->quiet || id == NULL || self->sheet == NULL)
    return;
  self->asked = (guint) g_ascii_strtoull (id, NULL, 10);
  if (!has_unsaved_work (self))
    {
      show_row (self, self->asked);
      return;
    }
  choose_quietly (self, self->shown);
  office_confirm (GTK_WIDGET (self), _("Go to the other template without saving?"),
                  _("What was changed in this one is lost."), _("_Go to the Other"), TRUE, other_confirmed_cb,
                  g_object_ref (self), g_object_unref);
}

static void
fill_choices (OfficeTemplateEditor *self)
{
  office_choice_clear (OFFICE_CHOICE (self->module));
  office_choice_add (OFFICE_CHOICE (self->module), "0", _("All modules"));
  for (guint i = 0; i < self->sheet->modules->len; i++)
    {
      const OfficeModule *module = g_ptr_array_index (self->sheet->modules, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, module->id);

      office_choice_add (OFFICE_CHOICE (self->module), id, module->title);
    }

  office_choice_clear (OFFICE_CHOICE (self->which));
  for (guint i = 0; i < self->sheet->templates->len; i++)
    {
      const OfficeTemplateRow *row = g_ptr_array_index (self->sheet->templates, i);
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *title = row->in_use ? g_strdup_printf (_("%s (in use)"), row->name) : g_strdup (row->name);

      office_choice_add (OFFICE_CHOICE (self->which), id, title);
      if (g_strcmp0 (row->name, self->saved_name) == 0)
        self->sheet->current = i;
    }
}

typedef struct
{
  OfficeTemplateEditor *editor;
  OfficePictureRow     *row;
  char                 *name;
} Running;

static void
running_free (Running *running)
{
  g_object_unref (running->editor);
  g_clear_object (&running->row);
  g_free (running->name);
  g_free (running);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Running, running_free)

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Running) running = user_data;
  OfficeTemplateEditor *self = running->editor;
  g_autoptr (GError) error = NULL;
  OfficeTemplateSheet *sheet = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (sheet == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  if (self->root == NULL)
    {
      office_template_sheet_free (sheet);
      return;
    }
  office_template_sheet_free (self->sheet);
  self->sheet = sheet;
  self->quiet = TRUE;
  fill_choices (self);
  self->quiet = FALSE;
  choose_quietly (self, sheet->current);
  show_row (self, sheet->current);
}

static void
read_sheet (OfficeTemplateEditor *self,
            GAsyncReadyCallback   callback)
{
  Running *running = g_new0 (Running, 1);

  running->editor = g_object_ref (self);
  office_session_read_async (self->session, office_template_sheet_read,
                             g_memdup2 (&self->cohort_id, sizeof self->cohort_id), g_free,
                             (GDestroyNotify) office_template_sheet_free, NULL, callback, running);
}

static void
reload (OfficeTemplateEditor *self)
{
  read_sheet (self, read_cb);
}

/* Acts ---------------------------------------------------------------------------------------- */

static void save_cb (OfficeTemplateEditor *self);

/* Theirs have been read: what is in the form is saved as the version after theirs. */
static void
theirs_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Running) running = user_data;
  OfficeTemplateEditor *self = running->editor;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeTemplateSheet) sheet = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (sheet == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  for (guint i = 0; self->root != NULL && self->row != NULL && i < sheet->templates->len; i++)
    {
      const OfficeTemplateRow *theirs = g_ptr_array_index (sheet->templates, i);

      if (theirs->id != self->row->id)
        continue;
      self->row->version = theirs->version;
      self->row->number = theirs->number;
      save_cb (self);
      return;
    }
}

static void
save_mine_cb (const char *reason,
              gpointer    user_data)
{
  OfficeTemplateEditor *self = user_data;

  if (self->session != NULL)
    read_sheet (self, theirs_read_cb);
}

static void
ask_about_conflict (OfficeTemplateEditor *self,
                    const GError         *error)
{
  /* Translators: %s is what the other person saved, a sentence */
  g_autofree char *consequence
    = g_strdup_printf (_("%s Yours would become the next version; theirs is kept as the version before."),
                       error->message);

  office_confirm (GTK_WIDGET (self), _("Save yours after theirs?"), consequence, _("_Save Mine"), FALSE,
                  save_mine_cb, g_object_ref (self), g_object_unref);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Running) running = user_data;
  OfficeTemplateEditor *self = running->editor;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (office_session_write_finish (OFFICE_SESSION (source), result, &error) == NULL)
    {
      if (g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT) && self->root != NULL)
        ask_about_conflict (self, error);
      else
        office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  text = g_strdup_printf (_("The template “%s” is saved. Certificates that were issued stay as they are."),
                          running->name);
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, text);
  if (self->root == NULL)
    return;
  g_free (self->saved_name);
  self->saved_name = g_steal_pointer (&running->name);
  reload (self);
}

static void
save_cb (OfficeTemplateEditor *self)
{
  OfficeTemplateRow *row;
  Running *running;
  const char *module = office_choice_get_id (OFFICE_CHOICE (self->module));

  if (self->row == NULL)
    return;
  row = copy_row (self->row);
  g_free (row->name);
  row->name = tidy (self->name);
  row->module_id = module != NULL ? g_ascii_strtoll (module, NULL, 10) : 0;
  row->in_use = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->in_use));
  office_certificate_template_free (row->template);
  row->template = read_form (self);

  running = g_new0 (Running, 1);
  running->editor = g_object_ref (self);
  running->name = g_strdup (row->name);
  office_session_write_async (self->session, 0, office_template_sheet_save, row,
                              (GDestroyNotify) office_template_row_free, NULL, NULL, saved_cb, running);
}

/* The same under another name; it comes into use when the person says so. */
static void
copy_cb (OfficeTemplateEditor *self)
{
  g_autofree char *name = NULL;

  if (self->row == NULL)
    return;
  name = g_strdup_printf (_("%s, copy"), self->row->name);
  self->row->id = 0;
  self->row->number = 0;
  self->quiet = TRUE;
  office_field_set_text (OFFICE_FIELD (self->name), name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->in_use), FALSE);
  self->quiet = FALSE;
  self->changed = TRUE;
  update_preview (self);
  gtk_widget_grab_focus (self->name);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Running) running = user_data;
  OfficeTemplateEditor *self = running->editor;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeTemplatePicture) added = office_session_write_finish (OFFICE_SESSION (source), result, &error);
  g_autofree char *name = NULL;

  if (added == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), _("The picture cannot be used."), error);
      return;
    }
  if (self->root == NULL || self->sheet == NULL)
    return;
  g_hash_table_insert (self->sheet->files, g_strdup (added->digest), g_bytes_ref (added->content));
  name = g_filename_display_basename (added->path);
  office_picture_row_set_digest (running->row, added->digest, name);
  changed_cb (self);
}

static void
picture_chosen_cb (GtkWindow *window,
                   GFile     *file,
                   gpointer   user_data)
{
  OfficeTemplateEditor *self = user_data;
  OfficeTemplatePicture *picture;
  Running *running;

  if (self->root == NULL || self->session == NULL || self->wanting == NULL)
    return;
  picture = g_new0 (OfficeTemplatePicture, 1);
  picture->path = g_file_get_path (file);
  running = g_new0 (Running, 1);
  running->editor = g_object_ref (self);
  running->row = g_object_ref (self->wanting);
  office_session_write_async (self->session, 0, office_template_sheet_add_picture, picture,
                              (GDestroyNotify) office_template_picture_free,
                              (GDestroyNotify) office_template_picture_free, NULL, added_cb, running);
}

static void
choose_picture_cb (OfficePictureRow     *row,
                   OfficeTemplateEditor *self)
{
  self->wanting = row;
  office_file_chooser_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Choose a picture"),
                            picture_types, G_N_ELEMENTS (picture_types), "import-folder", picture_chosen_cb, self);
}

static void
wording_cb (OfficeTemplateEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->session != NULL)
    office_wording_form_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session);
}

static void
leave_confirmed_cb (const char *reason,
                    gpointer    user_data)
{
  g_signal_emit (user_data, signals[CLOSED], 0);
}

static void
back_cb (OfficeTemplateEditor *self)
{
  if (has_unsaved_work (self))
    office_confirm (GTK_WIDGET (self), _("Leave without saving?"), _("What was changed in the template is lost."),
                    _("_Leave"), TRUE, leave_confirmed_cb, g_object_ref (self), g_object_unref);
  else
    g_signal_emit (self, signals[CLOSED], 0);
}

/* The form ------------------------------------------------------------------------------------ */

static GtkWidget *
add_field (OfficeTemplateEditor *self,
           GtkWidget            *box,
           const char           *label)
{
  GtkWidget *field = office_field_new (label);

  gtk_widget_set_hexpand (field, TRUE);
  gtk_box_append (GTK_BOX (box), field);
  g_signal_connect_swapped (field, "changed", G_CALLBACK (changed_cb), self);
  return field;
}

static GtkWidget *
add_choice (OfficeTemplateEditor *self,
            GtkWidget            *box,
            const char           *label)
{
  GtkWidget *choice = office_choice_new (label);

  gtk_widget_set_hexpand (choice, TRUE);
  gtk_box_append (GTK_BOX (box), choice);
  g_signal_connect_swapped (choice, "changed", G_CALLBACK (changed_cb), self);
  return choice;
}

static void
add_heading (OfficeTemplateEditor *self,
             const char           *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (self->form), label);
}

static GtkWidget *
add_picture_row (OfficeTemplateEditor *self,
                 const char           *label)
{
  GtkWidget *row = office_picture_row_new (label);

  gtk_box_append (GTK_BOX (self->form), row);
  g_signal_connect (row, "choose", G_CALLBACK (choose_picture_cb), self);
  g_signal_connect_swapped (row, "removed", G_CALLBACK (changed_cb), self);
  return row;
}

static GtkWidget *
add_pair (OfficeTemplateEditor *self)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_box_set_homogeneous (GTK_BOX (pair), TRUE);
  gtk_box_append (GTK_BOX (self->form), pair);
  return pair;
}

static void
build_looks (OfficeTemplateEditor *self)
{
  GtkWidget *pair;

  self->page = add_choice (self, self->form, _("_Page"));
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_PAGES; i++)
    office_choice_add (OFFICE_CHOICE (self->page), office_certificate_page_to_nick ((OfficeCertificatePage) i),
                       office_certificate_page_label ((OfficeCertificatePage) i));
  pair = add_pair (self);
  self->border = add_choice (self, pair, _("Bo_rder"));
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_BORDERS; i++)
    office_choice_add (OFFICE_CHOICE (self->border),
                       office_certificate_border_to_nick ((OfficeCertificateBorder) i),
                       office_certificate_border_label ((OfficeCertificateBorder) i));
  self->seal = add_choice (self, pair, _("S_eal"));
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_SEALS; i++)
    office_choice_add (OFFICE_CHOICE (self->seal), office_certificate_seal_to_nick ((OfficeCertificateSeal) i),
                       office_certificate_seal_label ((OfficeCertificateSeal) i));

  pair = add_pair (self);
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_COLOURS; i++)
    {
      gtk_box_append (GTK_BOX (pair),
                      office_colour_row_new (office_certificate_colour_label ((OfficeCertificateColour) i),
                                             &self->colours[i]));
      g_signal_connect_swapped (self->colours[i], "color-set", G_CALLBACK (changed_cb), self);
    }
}

static void
build_texts (OfficeTemplateEditor *self)
{
  g_autoptr (GString) hint = g_string_new (_("Fields:"));
  GtkWidget *label;

  add_heading (self, _("Texts"));
  for (guint i = 0; i < OFFICE_N_TEMPLATE_FIELDS; i++)
    g_string_append_printf (hint, " {%s}", office_template_field_to_nick ((OfficeTemplateField) i));
  label = gtk_label_new (hint->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (self->form), label);
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    self->texts[i] = add_field (self, self->form, office_certificate_text_label ((OfficeCertificateText) i));
}

static void
build_signatories (OfficeTemplateEditor *self)
{
  add_heading (self, _("Signatories; none for those of the office"));
  for (guint i = 0; i < N_SIGNATORIES; i++)
    {
      g_autofree char *name = g_strdup_printf (_("Signatory %u"), i + 1);
      g_autofree char *role = g_strdup_printf (_("Role %u"), i + 1);
      g_autofree char *signature = g_strdup_printf (_("Signature %u"), i + 1);
      GtkWidget *pair = add_pair (self);

      self->signatories[i] = add_field (self, pair, name);
      self->roles[i] = add_field (self, pair, role);
      self->signatures[i] = add_picture_row (self, signature);
    }
}

static void
build_form (OfficeTemplateEditor *self)
{
  self->which = office_choice_new (_("_Template"));
  gtk_box_append (GTK_BOX (self->form), self->which);
  g_signal_connect_swapped (self->which, "changed", G_CALLBACK (which_cb), self);
  self->name = add_field (self, self->form, _("_Name"));
  self->module = add_choice (self, self->form, _("_For"));
  self->in_use = gtk_check_button_new_with_mnemonic (_("_Issue certificates with it"));
  gtk_box_append (GTK_BOX (self->form), self->in_use);
  g_signal_connect_swapped (self->in_use, "toggled", G_CALLBACK (changed_cb), self);

  add_heading (self, _("Look"));
  build_looks (self);
  self->logo = add_picture_row (self, _("Logo"));
  build_texts (self);
  build_signatories (self);
}

/* Object -------------------------------------------------------------------------------------- */

static void
office_template_editor_dispose (GObject *object)
{
  OfficeTemplateEditor *self = OFFICE_TEMPLATE_EDITOR (object);

  self->root = NULL;
  self->quiet = TRUE;
  g_clear_handle_id (&self->preview_id, g_source_remove);
  g_clear_object (&self->session);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_TEMPLATE_EDITOR);

  G_OBJECT_CLASS (office_template_editor_parent_class)->dispose (object);
}

static void
office_template_editor_finalize (GObject *object)
{
  OfficeTemplateEditor *self = OFFICE_TEMPLATE_EDITOR (object);

  office_template_sheet_free (self->sheet);
  office_template_row_free (self->row);
  g_free (self->saved_name);

  G_OBJECT_CLASS (office_template_editor_parent_class)->finalize (object);
}

static void
office_template_editor_class_init (OfficeTemplateEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_template_editor_dispose;
  object_class->finalize = office_template_editor_finalize;
  g_type_ensure (OFFICE_TYPE_CERTIFICATE_PREVIEW);

  /**
   * OfficeTemplateEditor::closed:
   * @self: the editor
   *
   * The person goes back.
   */
  signals[CLOSED] = g_signal_new ("closed", OFFICE_TYPE_TEMPLATE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/template-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeTemplateEditor, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeTemplateEditor, back_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeTemplateEditor, state_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeTemplateEditor, wording_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeTemplateEditor, copy_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeTemplateEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeTemplateEditor, form);
  gtk_widget_class_bind_template_child (widget_class, OfficeTemplateEditor, long_check);
  gtk_widget_class_bind_template_child (widget_class, OfficeTemplateEditor, preview);
}

static void
office_template_editor_init (OfficeTemplateEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  build_form (self);
  g_signal_connect_swapped (self->back_button, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->wording_button, "clicked", G_CALLBACK (wording_cb), self);
  g_signal_connect_swapped (self->copy_button, "clicked", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->long_check, "toggled", G_CALLBACK (queue_preview), self);
  update_state (self, NULL);
}

/**
 * office_template_editor_load:
 * @self: an editor
 * @session: reads and writes for it
 * @cohort_id: the cohort whose certificates are shown as the sample
 *
 * Reads the templates and shows the one that is in use for the cohort.
 */
void
office_template_editor_load (OfficeTemplateEditor *self,
                             OfficeSession        *session,
                             gint64                cohort_id)
{
  g_return_if_fail (OFFICE_IS_TEMPLATE_EDITOR (self));

  g_set_object (&self->session, session);
  self->cohort_id = cohort_id;
  self->changed = FALSE;
  g_clear_pointer (&self->saved_name, g_free);
  reload (self);
}
