/* learner-form.c: who a learner is, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/learner-file.h"
#include "rules/error.h"
#include "exchange/clean-text.h"
#include "views/date-field.h"
#include "views/learner-form.h"

struct _OfficeLearnerForm
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  gint64         learner_id;
  int            version;
  gboolean       setting;
  gboolean       touched;
  gboolean       saving;

  GtkWidget     *root;
  GtkWidget     *problem_label;
  GtkWidget     *conflict_box;
  GtkWidget     *fields_box;
  OfficeField   *title_field;
  OfficeField   *given_names_field;
  OfficeField   *family_name_field;
  OfficeField   *known_as_field;
  OfficeField   *certificate_name_field;
  OfficeField   *date_of_birth_field;
  OfficeField   *email_field;
  OfficeField   *phone_field;
};

enum
{
  CLOSED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeLearnerForm, office_learner_form, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* Judging -------------------------------------------------------------------------------------- */

static void
judge (OfficeLearnerForm *self)
{
  const char *email = office_field_get_text (self->email_field);
  g_autofree char *given = g_strstrip (g_strdup (office_field_get_text (self->given_names_field)));
  g_autofree char *family = g_strstrip (g_strdup (office_field_get_text (self->family_name_field)));
  g_autoptr (GError) error = NULL;

  office_field_set_error (self->given_names_field, *given == '\0' ? _("Type the given names.") : NULL);
  office_field_set_error (self->family_name_field, *family == '\0' ? _("Type the family name.") : NULL);
  if (*email != '\0')
    office_text_check_email (email, &error);
  office_field_set_error (self->email_field, error != NULL ? error->message : NULL);
}

static void
changed_cb (OfficeLearnerForm *self)
{
  g_autofree char *iso = NULL;

  if (self->setting)
    return;
  self->touched = TRUE;
  judge (self);
  office_field_set_error (self->date_of_birth_field, NULL);
  if (strlen (office_field_get_text (self->date_of_birth_field)) >= 8)
    office_date_field_get_iso (self->date_of_birth_field, &iso);
}

static gboolean
is_sound (OfficeLearnerForm  *self,
          char              **date_of_birth)
{
  OfficeField *const fields[] = {
    self->given_names_field, self->family_name_field, self->date_of_birth_field, self->email_field,
  };

  judge (self);
  office_date_field_get_iso (self->date_of_birth_field, date_of_birth);
  return !office_fields_focus_first_error (fields, G_N_ELEMENTS (fields));
}

/* Saving --------------------------------------------------------------------------------------- */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeLearnerForm) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean saved = office_learner_act_finish (OFFICE_SESSION (source), result, &error);

  if (saved)
    office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, _("The learner’s details are saved."));
  self->saving = FALSE;
  if (self->root == NULL)
    return;

  if (saved)
    {
      g_signal_emit (self, signals[CLOSED], 0);
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->problem_label), error->message);
  gtk_widget_set_visible (self->problem_label, TRUE);
  gtk_widget_set_visible (self->conflict_box,
                          g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT));
  if (!gtk_widget_get_visible (self->conflict_box)
      || !gtk_widget_child_focus (self->conflict_box, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->given_names_field));
}

static void
save (OfficeLearnerForm *self,
      int                version)
{
  g_autofree char *date_of_birth = NULL;
  OfficeLearnerEdit edit = { 0 };

  if (self->saving || !is_sound (self, &date_of_birth))
    return;
  edit = (OfficeLearnerEdit) {
    .version = version,
    .title = office_field_get_text (self->title_field),
    .given_names = office_field_get_text (self->given_names_field),
    .family_name = office_field_get_text (self->family_name_field),
    .known_as = office_field_get_text (self->known_as_field),
    .certificate_name = office_field_get_text (self->certificate_name_field),
    .date_of_birth = date_of_birth != NULL ? date_of_birth : "",
    .email = office_field_get_text (self->email_field),
    .phone = office_field_get_text (self->phone_field),
  };
  gtk_widget_set_visible (self->problem_label, FALSE);
  gtk_widget_set_visible (self->conflict_box, FALSE);
  self->saving = TRUE;
  office_learner_save_async (self->session, self->learner_id, &edit, saved_cb, g_object_ref (self));
}

static void
save_clicked_cb (OfficeLearnerForm *self)
{
  save (self, self->version);
}

/* Version 0: over whatever is there. */
static void
save_mine_cb (OfficeLearnerForm *self)
{
  save (self, 0);
}

static void
cancel_clicked_cb (OfficeLearnerForm *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

/* Making --------------------------------------------------------------------------------------- */

static OfficeField *
add_field (OfficeLearnerForm *self,
           GtkWidget         *field,
           int                column,
           int                row)
{
  gtk_widget_set_hexpand (field, TRUE);
  gtk_widget_set_valign (field, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (self->fields_box), field, column, row, 1, 1);
  g_signal_connect_swapped (field, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (field, "activate", G_CALLBACK (save_clicked_cb), self);
  return OFFICE_FIELD (field);
}

static void
add_button (OfficeLearnerForm *self,
            GtkWidget         *box,
            const char        *label,
            gboolean           suggested,
            void             (*clicked) (OfficeLearnerForm *self))
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_fields (OfficeLearnerForm *self)
{
  self->title_field = add_field (self, office_field_new (_("_Title")), 0, 0);
  self->known_as_field = add_field (self, office_field_new (_("_Known as")), 1, 0);
  self->given_names_field = add_field (self, office_field_new (_("_Given names")), 0, 1);
  self->family_name_field = add_field (self, office_field_new (_("F_amily name")), 1, 1);
  self->certificate_name_field = add_field (self, office_field_new (_("Name as _printed on certificates")), 0, 2);
  self->date_of_birth_field = add_field (self, office_date_field_new (_("_Date of birth"), OFFICE_DATE_BIRTH), 1, 2);
  self->email_field = add_field (self, office_field_new (_("_E-mail")), 0, 3);
  self->phone_field = add_field (self, office_field_new (_("Telep_hone")), 1, 3);
  g_object_set (self->certificate_name_field, "placeholder", _("given names and family name"), NULL);
}

static void
office_learner_form_dispose (GObject *object)
{
  OfficeLearnerForm *self = OFFICE_LEARNER_FORM (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->root, gtk_widget_unparent);

  G_OBJECT_CLASS (office_learner_form_parent_class)->dispose (object);
}

static void
office_learner_form_class_init (OfficeLearnerFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = office_learner_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * OfficeLearnerForm::closed:
   * @self: the form
   *
   * It was saved, or is to be left as it was.
   */
  signals[CLOSED] = g_signal_new ("closed", OFFICE_TYPE_LEARNER_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
office_learner_form_init (OfficeLearnerForm *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->fields_box = gtk_grid_new ();
  self->problem_label = gtk_label_new (NULL);
  self->conflict_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->fields_box), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->fields_box), 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->fields_box), TRUE);
  add_fields (self);

  gtk_label_set_xalign (GTK_LABEL (self->problem_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem_label), TRUE);
  gtk_widget_add_css_class (self->problem_label, "field-error");
  gtk_widget_set_visible (self->problem_label, FALSE);
  add_button (self, self->conflict_box, _("Save _mine over it"), FALSE, save_mine_cb);
  add_button (self, self->conflict_box, _("Keep the _other one"), FALSE, cancel_clicked_cb);
  gtk_widget_set_visible (self->conflict_box, FALSE);
  add_button (self, buttons, _("_Save"), TRUE, save_clicked_cb);
  add_button (self, buttons, _("_Cancel"), FALSE, cancel_clicked_cb);

  gtk_box_append (GTK_BOX (self->root), self->fields_box);
  gtk_box_append (GTK_BOX (self->root), self->problem_label);
  gtk_box_append (GTK_BOX (self->root), self->conflict_box);
  gtk_box_append (GTK_BOX (self->root), buttons);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
}

/**
 * office_learner_form_new:
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
office_learner_form_new (void)
{
  return g_object_new (OFFICE_TYPE_LEARNER_FORM, NULL);
}

/**
 * office_learner_form_open:
 * @self: a form
 * @session: saves for it
 * @learner: who is to be edited, as it is read now
 *
 * Begins anew, with the focus in the given names.
 */
void
office_learner_form_open (OfficeLearnerForm   *self,
                          OfficeSession       *session,
                          const OfficeLearner *learner)
{
  g_return_if_fail (OFFICE_IS_LEARNER_FORM (self));
  g_return_if_fail (learner != NULL);

  g_set_object (&self->session, session);
  self->learner_id = learner->id;
  self->version = learner->version;
  self->setting = TRUE;
  office_field_set_text (self->title_field, learner->title);
  office_field_set_text (self->given_names_field, learner->given_names);
  office_field_set_text (self->family_name_field, learner->family_name);
  office_field_set_text (self->known_as_field, learner->known_as);
  office_field_set_text (self->certificate_name_field, learner->certificate_name);
  office_date_field_set_iso (self->date_of_birth_field, learner->date_of_birth);
  office_field_set_text (self->email_field, learner->email);
  office_field_set_text (self->phone_field, learner->phone);
  office_field_set_error (self->date_of_birth_field, NULL);
  self->setting = FALSE;
  self->touched = FALSE;
  judge (self);
  gtk_widget_set_visible (self->problem_label, FALSE);
  gtk_widget_set_visible (self->conflict_box, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->given_names_field));
}

/**
 * office_learner_form_is_touched:
 * @self: a form
 *
 * Returns: whether something was typed since it was opened
 */
gboolean
office_learner_form_is_touched (OfficeLearnerForm *self)
{
  g_return_val_if_fail (OFFICE_IS_LEARNER_FORM (self), FALSE);

  return self->touched;
}
