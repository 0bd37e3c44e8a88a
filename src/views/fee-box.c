/* fee-box.c: the fee account of an application, with the entry of payments and the waiver (FEE-1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/today.h"
#include "rules/given.h"
#include "views/fee-box.h"
#include "views/field.h"
#include "views/pane-parts.h"
#include "views/scroll-to.h"
#include "views/template.h"

struct _OfficeFeeBox
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  gboolean       saving;
  gint64         application_id;
  char          *reference;
  char          *done;             /* what is said once it is saved */

  GtkWidget     *root;
  GtkWidget     *balance_label;
  GtkWidget     *enter_button;
  GtkWidget     *waiver_box;
  GtkWidget     *waiver_label;
  GtkWidget     *entries_box;
  GtkWidget     *form;
  GtkWidget     *kind_drop_down;
  GtkWidget     *amount_field;
  GtkWidget     *method_field;
  GtkWidget     *date_field;
  GtkWidget     *note_field;
};

G_DEFINE_FINAL_TYPE (OfficeFeeBox, office_fee_box, GTK_TYPE_WIDGET)

/* The kinds in the order of the list; a waiver is no entry of the account. */
typedef enum
{
  KIND_PAYMENT,
  KIND_REFUND,
  KIND_DISCOUNT,
  KIND_INVOICE,
  KIND_WAIVER,
  N_KINDS
} Kind;

static const OfficeFeeEntryKind entry_kinds[] = {
  [KIND_PAYMENT] = OFFICE_FEE_PAYMENT,
  [KIND_REFUND] = OFFICE_FEE_REFUND,
  [KIND_DISCOUNT] = OFFICE_FEE_DISCOUNT,
  [KIND_INVOICE] = OFFICE_FEE_INVOICE,
};

static Kind
get_kind (OfficeFeeBox *self)
{
  return MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind_drop_down)), N_KINDS - 1);
}

static void
kind_selected_cb (OfficeFeeBox *self)
{
  static const struct
  {
    gboolean    amount;
    const char *method;   /* the labels; NULL for no field */
    const char *hint;
    const char *date;
    const char *note;
  } forms[N_KINDS] = {
    [KIND_PAYMENT] = { TRUE, N_("_How it was paid"), N_("bank transfer, card, cheque"), N_("_On"), N_("_Note") },
    [KIND_REFUND] = { TRUE, N_("_How it was paid"), N_("bank transfer, card, cheque"), N_("_On"), N_("_Note") },
    [KIND_DISCOUNT] = { TRUE, NULL, NULL, NULL, N_("_Why") },
    [KIND_INVOICE] = { TRUE, N_("N_umber"), N_("the next one"), N_("_On"), N_("_Purchase order") },
    [KIND_WAIVER] = { FALSE, NULL, NULL, NULL, N_("_Why the certificate may go out unpaid") },
  };
  const Kind kind = get_kind (self);

  gtk_widget_set_visible (self->amount_field, forms[kind].amount);
  gtk_widget_set_visible (self->method_field, forms[kind].method != NULL);
  gtk_widget_set_visible (self->date_field, forms[kind].date != NULL);
  if (forms[kind].method != NULL)
    g_object_set (self->method_field, "label", _(forms[kind].method), "placeholder", _(forms[kind].hint), NULL);
  g_object_set (self->note_field, "label", _(forms[kind].note), NULL);
  office_field_set_error (OFFICE_FIELD (self->note_field), NULL);
}

static void
enter_toggled_cb (OfficeFeeBox *self)
{
  const gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->enter_button));

  if (open)
    {
      g_autofree char *today = office_day_to_text (office_today ());

      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind_drop_down), 0);
      office_field_set_text (OFFICE_FIELD (self->amount_field), "");
      office_field_set_text (OFFICE_FIELD (self->method_field), "");
      office_field_set_text (OFFICE_FIELD (self->note_field), "");
      office_field_set_text (OFFICE_FIELD (self->date_field), today);
    }
  gtk_widget_set_visible (self->form, open);
  if (open)
    office_show_in_sight (self->root, self->amount_field);
}

static gboolean
read_amount (OfficeFeeBox *self,
             gint64       *pence)
{
  g_autoptr (GError) error = NULL;

  if (office_money_parse (office_field_get_text (OFFICE_FIELD (self->amount_field)), pence, &error))
    return TRUE;
  office_field_set_error (OFFICE_FIELD (self->amount_field), error->message);
  return FALSE;
}

static void
amount_changed_cb (OfficeFeeBox *self)
{
  gint64 pence;

  if (*office_field_get_text (OFFICE_FIELD (self->amount_field)) != '\0')
    read_amount (self, &pence);
}

static gboolean
read_date (OfficeFeeBox  *self,
           char         **iso)
{
  const char *text = office_field_get_text (OFFICE_FIELD (self->date_field));
  g_autoptr (GError) error = NULL;
  OfficeDay day;

  *iso = NULL;
  if (*text == '\0' || !gtk_widget_get_visible (self->date_field))
    return TRUE;
  day = office_day_parse (text, OFFICE_DATE_EVENT, OFFICE_EXCEL_NONE, office_today (), &error);
  if (day == OFFICE_DAY_NONE)
    {
      office_field_set_error (OFFICE_FIELD (self->date_field), error->message);
      return FALSE;
    }
  *iso = office_day_to_iso (day);
  return TRUE;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeFeeBox) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *field;

  self->saving = FALSE;
  if (office_application_save_finish (OFFICE_SESSION (source), result, &error))
    {
      office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, self->done);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->enter_button), FALSE);
      gtk_widget_grab_focus (self->enter_button);
      return;
    }
  if (!gtk_widget_get_visible (self->form))
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  field = gtk_widget_get_visible (self->amount_field) ? self->amount_field : self->note_field;
  office_field_set_error (OFFICE_FIELD (field), error->message);
  gtk_widget_grab_focus (field);
}

/* A discount and a waiver are given for a reason (FEE-1). */
static gboolean
read_why (OfficeFeeBox *self)
{
  const Kind kind = get_kind (self);
  const gboolean sound = (kind != KIND_DISCOUNT && kind != KIND_WAIVER) ||
                         office_text_is_given (office_field_get_text (OFFICE_FIELD (self->note_field)));

  office_field_set_error (OFFICE_FIELD (self->note_field), sound ? NULL : _("Say why."));
  return sound;
}

static void
save_waiver (OfficeFeeBox *self,
             const char   *reason)
{
  self->saving = TRUE;
  g_free (self->done);
  /* Translators: the reference of an application */
  self->done = g_strdup_printf (reason != NULL ? _("The certificate of %s may go out unpaid.")
                                               : _("The certificate of %s waits for payment again."),
                                self->reference);
  office_waiver_save_async (self->session, self->application_id, reason, saved_cb, g_object_ref (self));
}

static void
save_entry (OfficeFeeBox *self,
            gint64        pence,
            const char   *day)
{
  const OfficeFeeEntryKind kind = entry_kinds[get_kind (self)];
  g_autofree char *amount = office_money_format (pence);

  self->saving = TRUE;
  g_free (self->done);
  /* Translators: a payment, a refund, a discount or an invoice; an amount; the reference of an application */
  self->done = g_strdup_printf (_("%s of %s entered for %s."), office_fee_entry_kind_label (kind), amount,
                                self->reference);
  office_payment_save_async (self->session, self->application_id, kind, pence,
                             office_field_get_text (OFFICE_FIELD (self->method_field)), day,
                             office_field_get_text (OFFICE_FIELD (self->note_field)), saved_cb,
                             g_object_ref (self));
}

static void
save_clicked_cb (OfficeFeeBox *self)
{
  OfficeField *const fields[] = {
    OFFICE_FIELD (self->amount_field), OFFICE_FIELD (self->date_field), OFFICE_FIELD (self->note_field),
  };
  const gboolean waiver = get_kind (self) == KIND_WAIVER;
  g_autofree char *day = NULL;
  gint64 pence = 0;
  gboolean sound = waiver || read_amount (self, &pence);

  if (self->saving)
    return;
  sound = read_date (self, &day) && sound;
  sound = read_why (self) && sound;
  if (!sound)
    office_fields_focus_first_error (fields, G_N_ELEMENTS (fields));
  else if (waiver)
    save_waiver (self, office_field_get_text (OFFICE_FIELD (self->note_field)));
  else
    save_entry (self, pence, day);
}

static void
unwaive_clicked_cb (OfficeFeeBox *self)
{
  if (!self->saving)
    save_waiver (self, NULL);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  OfficeFeeBox *self = OFFICE_FEE_BOX (widget);

  if (!gtk_widget_get_visible (self->form))
    return FALSE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->enter_button), FALSE);
  gtk_widget_grab_focus (self->enter_button);
  return TRUE;
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_fee_box_dispose (GObject *object)
{
  OfficeFeeBox *self = OFFICE_FEE_BOX (object);

  g_clear_object (&self->session);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_FEE_BOX);

  G_OBJECT_CLASS (office_fee_box_parent_class)->dispose (object);
}

static void
office_fee_box_finalize (GObject *object)
{
  OfficeFeeBox *self = OFFICE_FEE_BOX (object);

  g_free (self->reference);
  g_free (self->done);

  G_OBJECT_CLASS (office_fee_box_parent_class)->finalize (object);
}

static void
office_fee_box_class_init (OfficeFeeBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_fee_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = office_fee_box_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/fee-box.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, balance_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, enter_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, waiver_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, waiver_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, entries_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, form);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, amount_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, method_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, date_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, note_field);
  gtk_widget_class_bind_template_callback (widget_class, enter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, unwaive_clicked_cb);
}

static void
office_fee_box_init (OfficeFeeBox *self)
{
  g_type_ensure (OFFICE_TYPE_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
  kind_selected_cb (self);
}

/* Public --------------------------------------------------------------------------------------- */

static void
show_entries (OfficeFeeBox           *self,
              const OfficeFeeAccount *account)
{
  office_box_clear (self->entries_box);
  for (guint i = 0; i < account->entries->len; i++)
    {
      const OfficeFeeEntry *entry = g_ptr_array_index (account->entries, i);
      g_autofree char *pence = office_money_format (entry->pence);
      g_autofree char *day = office_pane_date (entry->on);
      g_autoptr (GString) text = g_string_new (office_fee_entry_kind_label (entry->kind));

      g_string_append_printf (text, " %s", pence);
      if (day != NULL)
        g_string_append_printf (text, " · %s", day);
      if (entry->text != NULL && *entry->text != '\0')
        g_string_append_printf (text, " · %s", entry->text);
      if (entry->note != NULL && *entry->note != '\0')
        g_string_append_printf (text, " · %s", entry->note);
      gtk_widget_add_css_class (office_pane_add_text (self->entries_box, text->str, TRUE), "numeric");
    }
}

/**
 * office_fee_box_set:
 * @self: a fee box
 * @session: where it is saved
 * @account: the account
 *
 * Shows a fee account: the balance with the sums it comes from, and its entries (FEE-1).
 */
void
office_fee_box_set (OfficeFeeBox           *self,
                    OfficeSession          *session,
                    const OfficeFeeAccount *account)
{
  const OfficeAccount sums = {
    account->fee, account->discounts, account->payments, account->refunds, account->waived_reason,
  };
  g_autofree char *text = office_account_text (&sums);

  g_return_if_fail (OFFICE_IS_FEE_BOX (self));

  if (account->application_id != self->application_id)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->enter_button), FALSE);
  g_set_object (&self->session, session);
  self->application_id = account->application_id;
  g_free (self->reference);
  self->reference = g_strdup (account->reference);
  gtk_label_set_label (GTK_LABEL (self->balance_label), text);
  gtk_widget_set_visible (self->waiver_box, account->waived_reason != NULL);
  if (account->waived_reason != NULL)
    {
      /* Translators: a reason */
      g_autofree char *waived = g_strdup_printf (_("The certificate may go out unpaid: %s"), account->waived_reason);

      gtk_label_set_label (GTK_LABEL (self->waiver_label), waived);
    }
  show_entries (self, account);
}
