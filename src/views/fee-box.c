/* fee-box.c: the fee account of an application, with the entry of payments (FEE-1)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/today.h"
#include "views/fee-box.h"
#include "views/field.h"
#include "views/pane-parts.h"
#include "views/template.h"

struct _OfficeFeeBox
{
  GtkWidget      parent_instance;

  OfficeSession *session;
  gboolean       saving;
  gint64         application_id;
  gint64         balance;

  GtkWidget     *root;
  GtkWidget     *balance_label;
  GtkWidget     *enter_button;
  GtkWidget     *entries_box;
  GtkWidget     *form;
  GtkWidget     *kind_drop_down;
  GtkWidget     *amount_field;
  GtkWidget     *method_field;
  GtkWidget     *date_field;
  GtkWidget     *note_field;
};

G_DEFINE_FINAL_TYPE (OfficeFeeBox, office_fee_box, GTK_TYPE_WIDGET)

static OfficeFeeEntryKind
get_kind (OfficeFeeBox *self)
{
  static const OfficeFeeEntryKind kinds[] = { OFFICE_FEE_PAYMENT, OFFICE_FEE_REFUND, OFFICE_FEE_DISCOUNT };

  return kinds[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind_drop_down)), 2)];
}

static void
kind_selected_cb (OfficeFeeBox *self)
{
  const gboolean discount = get_kind (self) == OFFICE_FEE_DISCOUNT;

  gtk_widget_set_visible (self->method_field, !discount);
  gtk_widget_set_visible (self->date_field, !discount);
  g_object_set (self->note_field, "label", discount ? _("_Why") : _("_Note"), NULL);
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
    gtk_widget_grab_focus (self->amount_field);
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
  if (*text == '\0' || get_kind (self) == OFFICE_FEE_DISCOUNT)
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

  self->saving = FALSE;
  if (office_application_save_finish (OFFICE_SESSION (source), result, &error))
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->enter_button), FALSE);
      gtk_widget_grab_focus (self->enter_button);
      return;
    }
  office_field_set_error (OFFICE_FIELD (self->amount_field), error->message);
  gtk_widget_grab_focus (self->amount_field);
}

static void
save_clicked_cb (OfficeFeeBox *self)
{
  OfficeField *const fields[] = { OFFICE_FIELD (self->amount_field), OFFICE_FIELD (self->date_field) };
  g_autofree char *day = NULL;
  gint64 pence = 0;
  gboolean sound = read_amount (self, &pence);

  if (self->saving)
    return;
  sound = read_date (self, &day) && sound;
  if (!sound)
    {
      office_fields_focus_first_error (fields, G_N_ELEMENTS (fields));
      return;
    }
  self->saving = TRUE;
  office_payment_save_async (self->session, self->application_id, get_kind (self), pence,
                             office_field_get_text (OFFICE_FIELD (self->method_field)), day,
                             office_field_get_text (OFFICE_FIELD (self->note_field)), saved_cb,
                             g_object_ref (self));
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
office_fee_box_class_init (OfficeFeeBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_fee_box_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/fee-box.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, balance_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeFeeBox, enter_button);
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
}

static void
office_fee_box_init (OfficeFeeBox *self)
{
  g_type_ensure (OFFICE_TYPE_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
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
  self->balance = account->balance;
  gtk_label_set_label (GTK_LABEL (self->balance_label), text);
  show_entries (self, account);
}
