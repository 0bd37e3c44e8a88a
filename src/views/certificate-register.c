/* certificate-register.c: every certificate of a cohort: verify, issue again, revoke
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/issued-item.h"
#include "rules/dates.h"
#include "views/certificate-register.h"
#include "views/confirm.h"
#include "views/field.h"
#include "views/state-pill.h"
#include "views/table.h"
#include "views/template.h"

struct _OfficeCertificateRegister
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  gint64         cohort_id;
  guint          generation;
  GListStore    *items;
  char          *shown;       /* serial whose facts are shown; what a person typed over it stays */

  GtkWidget     *root;
  GtkWidget     *back_button;
  GtkWidget     *tally_label;
  GtkWidget     *lost_button;
  GtkWidget     *corrected_button;
  GtkWidget     *revoke_button;
  GtkWidget     *table;
  GtkWidget     *serial_field;
  GtkWidget     *code_field;
  GtkWidget     *verify_button;
  GtkWidget     *answer_label;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfficeCertificateRegister, office_certificate_register, GTK_TYPE_WIDGET)

/* A question to the person, until it is answered. */
typedef struct
{
  OfficeCertificateRegister *page;
  char                      *serial;
  OfficeReissue              how;
} Question;

typedef struct
{
  OfficeCertificateRegister *page;
  guint                      generation;
} Reading;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->page);
  g_free (question->serial);
  g_free (question);
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->page);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* Columns ------------------------------------------------------------------------------------- */

static char *
get_serial (gpointer item)
{
  return g_strdup (office_issued_item_get_row (item)->serial);
}

static char *
get_name (gpointer item)
{
  const OfficeCertificateRow *row = office_issued_item_get_row (item);

  return g_strdup_printf ("%s, %s", row->family_name, row->given_names);
}

static char *
get_issued (gpointer item)
{
  return office_day_to_text (office_day_from_iso (office_issued_item_get_row (item)->issued_on));
}

static char *
get_history (gpointer item)
{
  const OfficeCertificateRow *row = office_issued_item_get_row (item);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (row->replaces != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("replaces %s"), row->replaces);

      g_strv_builder_add (parts, text);
    }
  if (row->replaced_by != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("replaced by %s"), row->replaced_by);

      g_strv_builder_add (parts, text);
    }
  if (row->status_reason != NULL)
    g_strv_builder_add (parts, row->status_reason);
  all = g_strv_builder_end (parts);
  return g_strjoinv (" · ", all);
}

static char *
get_digest (gpointer item)
{
  const char *digest = office_issued_item_get_row (item)->pdf_digest;

  return digest != NULL ? g_strndup (digest, 12) : g_strdup (_("not printed yet"));
}

static char *
get_whole_digest (gpointer item)
{
  return g_strdup (office_issued_item_get_row (item)->pdf_digest);
}

static void
bind_pill (GtkWidget *cell,
           gpointer   item)
{
  office_state_pill_set (OFFICE_STATE_PILL (cell),
                         office_state_look_certificate (office_issued_item_get_row (item)->status));
}

static const OfficeColumn columns[] = {
  { "serial", N_("Serial number"), 150, OFFICE_COLUMN_NOT_SORTABLE, get_serial, NULL, NULL, NULL, NULL },
  { "name", N_("Learner"), 150, OFFICE_COLUMN_NOT_SORTABLE, get_name, NULL, NULL, NULL, NULL },
  { "issued", N_("Issued"), 100, OFFICE_COLUMN_NOT_SORTABLE | OFFICE_COLUMN_NUMERIC, get_issued, NULL, NULL, NULL,
    NULL },
  { "status", N_("Status"), 104, OFFICE_COLUMN_NOT_SORTABLE, NULL, NULL, office_state_pill_new, bind_pill, NULL },
  { "history", N_("History"), 150, OFFICE_COLUMN_NOT_SORTABLE | OFFICE_COLUMN_EXPAND, get_history, NULL, NULL, NULL,
    NULL },
  { "digest", N_("Digest of the PDF"), 126, OFFICE_COLUMN_NOT_SORTABLE, get_digest, get_whole_digest, NULL, NULL,
    NULL },
};

/* What is shown ------------------------------------------------------------------------------- */

static const OfficeCertificateRow *
get_selected (OfficeCertificateRegister *self)
{
  OfficeIssuedItem *item = office_table_get_selected (OFFICE_TABLE (self->table));

  return item != NULL ? office_issued_item_get_row (item) : NULL;
}

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  OfficeCertificateRegister *self = reading->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCertificateVerification) answer
    = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (self->root == NULL)
    return;
  text = answer != NULL ? office_issued_describe (answer) : g_strdup (error->message);
  gtk_label_set_label (GTK_LABEL (self->answer_label), text);
  if (answer != NULL && !answer->found)
    gtk_widget_add_css_class (self->answer_label, "warning-line");
  else
    gtk_widget_remove_css_class (self->answer_label, "warning-line");
}

static void
verify_cb (OfficeCertificateRegister *self)
{
  const char *serial = office_field_get_text (OFFICE_FIELD (self->serial_field));
  const char *code = office_field_get_text (OFFICE_FIELD (self->code_field));
  Reading *reading;

  if (self->session == NULL || *serial == '\0')
    return;
  reading = g_new0 (Reading, 1);
  reading->page = g_object_ref (self);
  office_session_read_async (self->session, office_issued_verify, office_issued_act_new (serial, code, 0),
                             (GDestroyNotify) office_issued_act_free,
                             (GDestroyNotify) office_certificate_verification_free, NULL, verified_cb, reading);
}

static void
selection_cb (OfficeCertificateRegister *self)
{
  const OfficeCertificateRow *row = get_selected (self);
  gboolean stands = row != NULL && row->status == OFFICE_CERTIFICATE_ISSUED;

  gtk_widget_set_sensitive (self->lost_button, stands);
  gtk_widget_set_sensitive (self->corrected_button, stands);
  gtk_widget_set_sensitive (self->revoke_button, stands);
  if (row == NULL || g_strcmp0 (row->serial, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (row->serial);
  office_field_set_text (OFFICE_FIELD (self->serial_field), row->serial);
  office_field_set_text (OFFICE_FIELD (self->code_field), row->code);
  verify_cb (self);
}

static void
update_tally (OfficeCertificateRegister *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint standing = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OfficeIssuedItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      standing += office_issued_item_get_row (item)->status == OFFICE_CERTIFICATE_ISSUED;
    }
  /* Translators: how many certificates are in the register, how many of them stand */
  text = n > 0 ? g_strdup_printf (ngettext ("%u certificate in the register, %u stand",
                                            "%u certificates in the register, %u stand", n), n, standing)
               : g_strdup (_("No certificate of this cohort was issued yet."));
  gtk_label_set_label (GTK_LABEL (self->tally_label), text);
}

/* A button that has done its work cannot hold the focus any more. */
static void
keep_focus (OfficeCertificateRegister *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || !gtk_widget_is_sensitive (focus)))
    gtk_widget_grab_focus (self->table);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  OfficeCertificateRegister *self = reading->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  g_autofree char *serial = NULL;
  guint at = 0;

  if (reading->generation != self->generation || self->root == NULL)
    return;
  if (items == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  serial = get_selected (self) != NULL ? g_strdup (get_selected (self)->serial) : NULL;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  update_tally (self);
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (office_issued_item_get_row (g_ptr_array_index (items, i))->serial, serial) == 0)
      at = i;
  if (items->len > 0)
    office_table_show (OFFICE_TABLE (self->table), at);
  selection_cb (self);
  keep_focus (self);
}

static void
reload (OfficeCertificateRegister *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->page = g_object_ref (self);
  reading->generation = ++self->generation;
  office_session_read_async (self->session, office_issued_read,
                             g_memdup2 (&self->cohort_id, sizeof self->cohort_id), g_free,
                             (GDestroyNotify) g_ptr_array_unref, NULL, read_cb, reading);
}

/* Acts ---------------------------------------------------------------------------------------- */

static void
revoked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeCertificateRegister) self = user_data;
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (OFFICE_SESSION (source), result, &error) == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_PLAIN, _("The certificate is revoked."));
  g_clear_pointer (&self->shown, g_free);
  if (self->root != NULL)
    reload (self);
}

static void
revoke_confirmed_cb (const char *reason,
                     gpointer    user_data)
{
  Question *question = user_data;

  office_session_write_async (question->page->session, OFFICE_SUBJECT_DOCUMENTS, office_issued_revoke,
                              office_issued_act_new (question->serial, reason, 0),
                              (GDestroyNotify) office_issued_act_free, NULL, NULL, revoked_cb,
                              g_object_ref (question->page));
}

static void
reissued_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (OfficeCertificateRegister) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCertificateRow) row = office_session_write_finish (OFFICE_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (row == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  text = g_strdup_printf (_("%s replaces %s. Print it from the list of learners."), row->serial, row->replaces);
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_PLAIN, text);
  g_clear_pointer (&self->shown, g_free);
  if (self->root != NULL)
    reload (self);
}

static void
reissue_confirmed_cb (const char *reason,
                      gpointer    user_data)
{
  Question *question = user_data;

  office_session_write_async (question->page->session, OFFICE_SUBJECT_DOCUMENTS, office_issued_reissue,
                              office_issued_act_new (question->serial, reason, question->how),
                              (GDestroyNotify) office_issued_act_free,
                              (GDestroyNotify) office_certificate_row_free, NULL, reissued_cb,
                              g_object_ref (question->page));
}

static Question *
new_question (OfficeCertificateRegister *self,
              OfficeReissue              how)
{
  const OfficeCertificateRow *row = get_selected (self);
  Question *question;

  if (row == NULL || self->session == NULL)
    return NULL;
  question = g_new0 (Question, 1);
  question->page = g_object_ref (self);
  question->serial = g_strdup (row->serial);
  question->how = how;
  return question;
}

static void
revoke_cb (OfficeCertificateRegister *self)
{
  Question *question = new_question (self, 0);
  g_autofree char *words = NULL;

  if (question == NULL)
    return;
  words = g_strdup_printf (_("Revoke certificate %s?"), question->serial);
  office_confirm_reason (GTK_WIDGET (self), words,
                         _("Whoever verifies it is told so from now on, with the reason. It stays in the "
                           "register; its serial number is never used again."),
                         _("_Revoke"), NULL, TRUE, revoke_confirmed_cb, question, question_free);
}

static void
reissue (OfficeCertificateRegister *self,
         OfficeReissue              how)
{
  Question *question = new_question (self, how);
  g_autofree char *words = NULL;

  if (question == NULL)
    return;
  words = g_strdup_printf (_("Issue certificate %s again?"), question->serial);
  office_confirm_reason (GTK_WIDGET (self), words,
                         how == OFFICE_REISSUE_LOST
                           ? _("The new one states the same facts under a new serial number that names the old "
                               "one. The old one is replaced from then on.")
                           : _("The new one states the facts of today, in the look of today. Ask for the "
                               "original back first. The old one is replaced from then on."),
                         _("_Issue Again"), NULL, FALSE, reissue_confirmed_cb, question, question_free);
}

static void
lost_cb (OfficeCertificateRegister *self)
{
  reissue (self, OFFICE_REISSUE_LOST);
}

static void
corrected_cb (OfficeCertificateRegister *self)
{
  reissue (self, OFFICE_REISSUE_CORRECTED);
}

static void
back_cb (OfficeCertificateRegister *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

/* Object -------------------------------------------------------------------------------------- */

static void
office_certificate_register_dispose (GObject *object)
{
  OfficeCertificateRegister *self = OFFICE_CERTIFICATE_REGISTER (object);

  self->root = NULL;
  g_clear_object (&self->session);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_CERTIFICATE_REGISTER);
  g_clear_object (&self->items);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (office_certificate_register_parent_class)->dispose (object);
}

static void
office_certificate_register_class_init (OfficeCertificateRegisterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_certificate_register_dispose;
  g_type_ensure (OFFICE_TYPE_TABLE);
  g_type_ensure (OFFICE_TYPE_FIELD);

  /**
   * OfficeCertificateRegister::closed:
   * @self: the register
   *
   * The person goes back.
   */
  signals[CLOSED] = g_signal_new ("closed", OFFICE_TYPE_CERTIFICATE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/certificate-register.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, back_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, tally_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, lost_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, corrected_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, revoke_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, table);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, serial_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, code_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, verify_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeCertificateRegister, answer_label);
}

static void
office_certificate_register_init (OfficeCertificateRegister *self)
{
  GtkSelectionModel *selection;

  self->items = g_list_store_new (OFFICE_TYPE_ISSUED_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  office_table_set_columns (OFFICE_TABLE (self->table), "register", columns, G_N_ELEMENTS (columns));
  office_table_set_label (OFFICE_TABLE (self->table), _("Register of certificates"));
  office_table_set_single (OFFICE_TABLE (self->table), TRUE);
  office_table_set_model (OFFICE_TABLE (self->table), G_LIST_MODEL (self->items));
  selection = office_table_get_selection (OFFICE_TABLE (self->table));
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->back_button, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->lost_button, "clicked", G_CALLBACK (lost_cb), self);
  g_signal_connect_swapped (self->corrected_button, "clicked", G_CALLBACK (corrected_cb), self);
  g_signal_connect_swapped (self->revoke_button, "clicked", G_CALLBACK (revoke_cb), self);
  g_signal_connect_swapped (self->verify_button, "clicked", G_CALLBACK (verify_cb), self);
  g_signal_connect_swapped (self->serial_field, "activate", G_CALLBACK (verify_cb), self);
  g_signal_connect_swapped (self->code_field, "activate", G_CALLBACK (verify_cb), self);
}

/**
 * office_certificate_register_load:
 * @self: a register
 * @session: reads and writes for it
 * @cohort_id: the cohort
 *
 * Reads every certificate that was ever issued to a cohort (CERT-2).
 */
void
office_certificate_register_load (OfficeCertificateRegister *self,
                                  OfficeSession             *session,
                                  gint64                     cohort_id)
{
  g_return_if_fail (OFFICE_IS_CERTIFICATE_REGISTER (self));

  g_set_object (&self->session, session);
  self->cohort_id = cohort_id;
  reload (self);
}
