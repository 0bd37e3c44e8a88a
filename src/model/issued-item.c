/* issued-item.c: one certificate of the register, for lists; and what is asked of the register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/issued-item.h"

#include <glib/gi18n-lib.h>

#include "model/frozen-facts.h"
#include "rules/dates.h"

struct _OfficeIssuedItem
{
  GObject               parent_instance;

  OfficeCertificateRow *row;
};

G_DEFINE_FINAL_TYPE (OfficeIssuedItem, office_issued_item, G_TYPE_OBJECT)

static void
office_issued_item_finalize (GObject *object)
{
  office_certificate_row_free (OFFICE_ISSUED_ITEM (object)->row);

  G_OBJECT_CLASS (office_issued_item_parent_class)->finalize (object);
}

static void
office_issued_item_class_init (OfficeIssuedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_issued_item_finalize;
}

static void
office_issued_item_init (OfficeIssuedItem *self)
{
}

/**
 * office_issued_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none): the certificate
 */
const OfficeCertificateRow *
office_issued_item_get_row (OfficeIssuedItem *self)
{
  g_return_val_if_fail (OFFICE_IS_ISSUED_ITEM (self), NULL);

  return self->row;
}

/**
 * office_issued_act_new:
 * @serial: of which certificate
 * @code_or_reason: its code to verify it; otherwise why it is issued again or revoked
 * @how: to issue again: lost or corrected
 *
 * Returns: (transfer full): what is asked of the register
 */
OfficeIssuedAct *
office_issued_act_new (const char    *serial,
                       const char    *code_or_reason,
                       OfficeReissue  how)
{
  OfficeIssuedAct *act = g_new0 (OfficeIssuedAct, 1);

  act->serial = g_strdup (serial);
  act->code = g_strdup (code_or_reason);
  act->reason = g_strdup (code_or_reason);
  act->how = how;
  return act;
}

/**
 * office_issued_act_free:
 * @act: (nullable): what was asked
 */
void
office_issued_act_free (OfficeIssuedAct *act)
{
  if (act == NULL)
    return;

  g_free (act->serial);
  g_free (act->code);
  g_free (act->reason);
  g_free (act);
}

static void
append_line (GString    *text,
             const char *label,
             const char *value)
{
  if (value != NULL && *value != '\0')
    /* Translators: a fact and its value */
    g_string_append_printf (text, _("\n%s: %s"), label, value);
}

static void
append_day (GString    *text,
            const char *label,
            const char *iso)
{
  OfficeDay day = iso != NULL ? office_day_from_iso (iso) : OFFICE_DAY_NONE;
  g_autofree char *shown = day != OFFICE_DAY_NONE ? office_day_to_text (day) : NULL;

  append_line (text, label, shown);
}

/**
 * office_issued_describe:
 * @answer: what the register says to a serial and a code
 *
 * Says what the certificate states, its status and the chain that it stands in, not merely that it is
 * valid (CERT-2).
 *
 * Returns: (transfer full): some lines for a person
 */
char *
office_issued_describe (const OfficeCertificateVerification *answer)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OfficeFrozenFacts) frozen
    = answer->found ? office_frozen_facts_new (answer->facts, NULL) : NULL;
  g_autofree char *chain = NULL;

  if (frozen == NULL)
    return g_strdup_printf (_("Serial “%s” and this code do not belong to a certificate of this "
                              "office."), answer->serial);

  /* Translators: serial and status: "PO-2025-000123-X: Issued" */
  g_string_append_printf (text, _("%s: %s"), answer->serial,
                          office_certificate_status_label (answer->status));
  append_day (text, _("Status since"), answer->status_on);
  append_line (text, _("Reason"), answer->status_reason);
  append_line (text, _("Learner"), frozen->facts.learner_name);
  append_line (text, _("Module"), frozen->facts.module_title);
  g_string_append_printf (text, ngettext ("\n%d credit at level %d", "\n%d credits at level %d",
                                          frozen->facts.credits),
                          frozen->facts.credits, frozen->facts.level);
  append_day (text, _("Studied from"), frozen->facts.study_from);
  append_day (text, _("Studied to"), frozen->facts.study_to);
  append_day (text, _("Issued on"), frozen->facts.issued_on);
  append_line (text, _("Provider"), frozen->facts.provider);
  append_line (text, _("University’s wording"), frozen->facts.partner_wording);
  if (answer->chain != NULL && g_strv_length (answer->chain) > 1)
    chain = g_strjoinv (" → ", answer->chain);
  append_line (text, _("Chain"), chain);
  append_line (text, _("SHA-256 of its PDF"), answer->pdf_digest);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * office_issued_read:
 * @connection: the worker's connection
 * @cohort_id: (type gint64*): the cohort
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): a #GPtrArray of #OfficeIssuedItem: all ever issued to the cohort
 */
gpointer
office_issued_read (OfficeConnection  *connection,
                    gpointer           cohort_id,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (GPtrArray) rows
    = office_certificates_list_cohort (connection, *(gint64 *) cohort_id, error);
  GPtrArray *items;

  if (rows == NULL)
    return NULL;

  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      OfficeIssuedItem *item = g_object_new (OFFICE_TYPE_ISSUED_ITEM, NULL);

      item->row = g_ptr_array_index (rows, i);
      g_ptr_array_add (items, item);
    }
  return items;
}

/**
 * office_issued_verify:
 * @connection: the worker's connection
 * @act: an #OfficeIssuedAct with serial and code
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): an #OfficeCertificateVerification
 */
gpointer
office_issued_verify (OfficeConnection  *connection,
                      gpointer           act,
                      GCancellable      *cancellable,
                      GError           **error)
{
  const OfficeIssuedAct *asked = act;

  return office_certificate_verify (connection, asked->serial, asked->code, error);
}

/**
 * office_issued_reissue:
 * @connection: the worker's connection
 * @act: an #OfficeIssuedAct with a reason
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): the new #OfficeCertificateRow
 */
gpointer
office_issued_reissue (OfficeConnection  *connection,
                       gpointer           act,
                       GCancellable      *cancellable,
                       GError           **error)
{
  const OfficeIssuedAct *asked = act;

  return office_certificate_reissue (connection, asked->serial, asked->how, asked->reason, error);
}

/**
 * office_issued_revoke:
 * @connection: the worker's connection
 * @act: an #OfficeIssuedAct with a reason
 * @cancellable: (nullable): not read
 * @error: return location
 *
 * Returns: (nullable): anything
 */
gpointer
office_issued_revoke (OfficeConnection  *connection,
                      gpointer           act,
                      GCancellable      *cancellable,
                      GError           **error)
{
  const OfficeIssuedAct *asked = act;

  return GINT_TO_POINTER (office_certificate_revoke (connection, asked->serial, asked->reason, error));
}
