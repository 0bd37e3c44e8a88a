/* application-commands.c: officectl applications, requirement, register-check, move, payment, fee
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "rules/money.h"
#include "store/applications.h"
#include "store/fees.h"
#include "store/moves.h"
#include "store/register-checks.h"
#include "store/requirements.h"

static json_t *
flags_to_json (OfficeApplicationFlags flags)
{
  json_t *array = json_array ();

  for (int i = 0; i < OFFICE_N_APPLICATION_FLAGS; i++)
    if (flags & (1u << i))
      json_array_append_new (array, json_string (office_application_flag_to_nick (1u << i)));

  return array;
}

static json_t *
application_to_json (const OfficeApplicationRow *row)
{
  json_t *requirements = json_object ();

  for (int i = 0; i < OFFICE_N_REQUIREMENTS; i++)
    json_object_set_new (requirements, office_requirement_to_nick (i),
                         json_string (office_requirement_state_to_nick (row->requirements[i])));

  return json_pack ("{s:s, s:s, s:s, s:s, s:s?, s:s?, s:o, s:o, s:s?, s:I, s:s?}",
                    "reference", row->reference, "family_name", row->family_name, "given_names", row->given_names,
                    "state", office_application_state_to_nick (row->state),
                    "regulator", row->regulator, "registration_number", row->registration_number,
                    "requirements", requirements, "flags", flags_to_json (row->flags),
                    "applied_on", row->applied_on, "balance", (json_int_t) row->balance,
                    "student_number", row->student_number);
}

static gboolean
run_applications (OfficeCtl  *ctl,
                  GError    **error)
{
  g_autofree char *cohort = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  OfficeApplicationFilter filter = { 0 };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  json_t *list;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &filter.cohort_id, error))
    return FALSE;

  ids = office_applications_ids (ctl->connection, &filter, OFFICE_APPLICATION_SORT_NAME, FALSE, error);
  if (ids == NULL)
    return FALSE;
  rows = office_applications_rows (ctl->connection, (const gint64 *) ids->data, ids->len, error);
  if (rows == NULL)
    return FALSE;

  list = json_array ();
  for (guint i = 0; i < rows->len; i++)
    json_array_append_new (list, application_to_json (g_ptr_array_index (rows, i)));

  office_ctl_print_list (ctl, list, "reference family_name given_names state regulator registration_number flags");
  return TRUE;
}

static int
requirement_version (OfficeCtl          *ctl,
                     gint64              application_id,
                     OfficeRequirement   kind,
                     GError            **error)
{
  g_autoptr (GPtrArray) rows = office_requirements_list (ctl->connection, application_id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const OfficeRequirementRow *row = g_ptr_array_index (rows, i);

      if (row->kind == kind)
        return row->version;
    }

  return -1;
}

static gboolean
run_requirement (OfficeCtl  *ctl,
                 GError    **error)
{
  g_autofree char *note = NULL, *due = NULL;
  const GOptionEntry options[] = {
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_("The evidence, the condition, or why it is waived"), "T" },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, N_("Until when a condition is to be cleared"), "D" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  OfficeRequirement kind;
  OfficeRequirementState state;
  gint64 id;
  int version;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE REQUIREMENT STATE", options, &words, error))
    return FALSE;
  if (!office_requirement_from_nick (words[1], &kind))
    return office_ctl_misuse (error, _("“%s” is no requirement: registration, degree, employment or ultrasound"), words[1]);
  if (!office_requirement_state_from_nick (words[2], &state))
    return office_ctl_misuse (error, _("“%s” is no state: met, not-met, conditional, waived or not-seen"), words[2]);
  if (!office_ctl_check_day ("--due", due, error)
      || !office_ctl_find_application (ctl, words[0], &id, error)
      || (version = requirement_version (ctl, id, kind, error)) < 0
      || !office_requirement_set (ctl->connection, id, kind, version, state, note, due, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s, s:s}", "reference", words[0], "requirement", words[1], "state", words[2]),
                          "%s: %s: %s", words[0], office_requirement_label (kind), office_requirement_state_label (state));
  return TRUE;
}

static gboolean
run_register_check (OfficeCtl  *ctl,
                    GError    **error)
{
  g_autofree char *name = NULL, *status = NULL, *restrictions = NULL, *date = NULL;
  gboolean licence = FALSE, no_licence = FALSE;
  const GOptionEntry options[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Name on the register"), "T" },
    { "status", 0, 0, G_OPTION_ARG_STRING, &status, N_("Status on the register"), "T" },
    { "licence", 0, 0, G_OPTION_ARG_NONE, &licence, N_("With a licence to practise (GMC)"), NULL },
    { "no-licence", 0, 0, G_OPTION_ARG_NONE, &no_licence, N_("Without a licence to practise (GMC)"), NULL },
    { "restrictions", 0, 0, G_OPTION_ARG_STRING, &restrictions, N_("As they stand on the register"), "T" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Day of the check; today unless said"), "D" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeApplication) application = NULL;
  g_autofree char *today = NULL;
  gint64 id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE", options, &words, error))
    return FALSE;
  if (name == NULL || status == NULL)
    return office_ctl_misuse (error, _("--name and --status are needed"));
  if (!office_ctl_check_day ("--date", date, error)
      || !office_ctl_find_application (ctl, words[0], &id, error)
      || (application = office_application_get (ctl->connection, id, error)) == NULL)
    return FALSE;

  today = office_connection_today (ctl->connection);
  {
    const OfficeRegisterCheck check = {
      .registration_id = application->registration_id,
      .checked_on = date != NULL ? date : today,
      .checked_by = (char *) office_connection_get_actor (ctl->connection),
      .name_on_register = name,
      .status = status,
      .licence_to_practise = licence ? 1 : no_licence ? 0 : -1,
      .restrictions = restrictions != NULL ? restrictions : (char *) "",
    };

    if (office_register_check_add (ctl->connection, &check, error) == 0)
      return FALSE;
  }

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s}", "reference", words[0], "status", status), "%s: %s", words[0], status);
  return TRUE;
}

static gboolean
run_move (OfficeCtl  *ctl,
          GError    **error)
{
  g_autofree char *reason = NULL, *date = NULL, *to_cohort = NULL;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why; overrides a late or full cohort, too"), "T" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Day of the move; today unless said"), "D" },
    { "to-cohort", 0, 0, G_OPTION_ARG_STRING, &to_cohort, N_("For “deferred”: the cohort it goes to"), "C" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeApplication) application = NULL;
  OfficeMoveOptions how = { 0 };
  OfficeApplicationState state;
  gint64 id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE STATE", options, &words, error))
    return FALSE;
  if (!office_application_state_from_nick (words[1], &state))
    return office_ctl_misuse (error, _("“%s” is no state: received, in-review, offered, accepted, enrolled, waiting, declined, "
                                       "withdrawn or deferred"), words[1]);
  if (!office_ctl_check_day ("--date", date, error)
      || (to_cohort != NULL && !office_ctl_find_cohort (ctl, to_cohort, &how.to_cohort_id, error))
      || !office_ctl_find_application (ctl, words[0], &id, error)
      || (application = office_application_get (ctl->connection, id, error)) == NULL)
    return FALSE;

  how.reason = reason;
  how.date = date;
  if (!office_application_move (ctl->connection, id, application->version, state, &how, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s}", "reference", words[0], "state", words[1]), "%s: %s", words[0],
                          office_application_state_label (state));
  return TRUE;
}

static gboolean
read_pence (const char  *text,
            gint64      *pence,
            GError     **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT32, pence, NULL))
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” is not an amount in whole pence above 0: £600 is 60000."), text);
  return FALSE;
}

static gboolean
run_payment (OfficeCtl  *ctl,
             GError    **error)
{
  g_autofree char *method = NULL, *date = NULL;
  gboolean refund = FALSE;
  const GOptionEntry options[] = {
    { "method", 0, 0, G_OPTION_ARG_STRING, &method, N_("How it was paid"), "M" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Day of the payment; today unless said"), "D" },
    { "refund", 0, 0, G_OPTION_ARG_NONE, &refund, N_("It was paid back"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 id, pence, row;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE PENCE", options, &words, error)
      || !read_pence (words[1], &pence, error)
      || !office_ctl_check_day ("--date", date, error)
      || !office_ctl_find_application (ctl, words[0], &id, error))
    return FALSE;

  row = (refund ? office_refund_add : office_payment_add) (ctl->connection, id, pence, method, date, NULL, error);
  if (row == 0)
    return FALSE;

  {
    g_autofree char *amount = office_money_format (pence);

    office_ctl_print_value (ctl, json_pack ("{s:s, s:I}", "reference", words[0], refund ? "refunded" : "paid", (json_int_t) pence),
                            "%s: %s", words[0], amount);
  }
  return TRUE;
}

static gboolean
run_discount (OfficeCtl  *ctl,
              GError    **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 id, pence;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE PENCE", options, &words, error))
    return FALSE;
  if (reason == NULL)
    return office_ctl_misuse (error, _("--reason is missing"));
  if (!read_pence (words[1], &pence, error)
      || !office_ctl_find_application (ctl, words[0], &id, error)
      || office_discount_add (ctl->connection, id, pence, reason, error) == 0)
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:I}", "reference", words[0], "discount", (json_int_t) pence), "%s: %s",
                          words[0], reason);
  return TRUE;
}

static gboolean
run_waive (OfficeCtl  *ctl,
           GError    **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why the certificate may go out unpaid"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE", options, &words, error))
    return FALSE;
  if (reason == NULL)
    return office_ctl_misuse (error, _("--reason is missing"));
  if (!office_ctl_find_application (ctl, words[0], &id, error)
      || !office_fee_waive (ctl->connection, id, reason, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "reference", words[0]), "%s: %s", words[0], reason);
  return TRUE;
}

static gboolean
run_fee (OfficeCtl  *ctl,
         GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeFeeAccount) account = NULL;
  g_autofree char *balance = NULL;
  gint64 id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "REFERENCE", NULL, &words, error)
      || !office_ctl_find_application (ctl, words[0], &id, error)
      || (account = office_fee_account_get (ctl->connection, id, error)) == NULL)
    return FALSE;

  balance = office_money_format (account->balance);
  office_ctl_print_value (ctl,
                          json_pack ("{s:s, s:I, s:I, s:I, s:I, s:I}", "reference", account->reference,
                                     "fee", (json_int_t) account->fee, "discounts", (json_int_t) account->discounts,
                                     "payments", (json_int_t) account->payments, "refunds", (json_int_t) account->refunds,
                                     "balance", (json_int_t) account->balance),
                          _("%s: balance %s"), account->reference, balance);
  return TRUE;
}

const OfficeCtlCommand office_ctl_application_commands[] = {
  { "applications", N_("List the applications of a cohort"), run_applications },
  { "requirement", N_("Decide an entry requirement"), run_requirement },
  { "register-check", N_("Record what stands on the public register"), run_register_check },
  { "move", N_("Move an application to another state"), run_move },
  { "payment", N_("Record a payment or a refund"), run_payment },
  { "discount", N_("Record a discount"), run_discount },
  { "waive", N_("Let the certificate go out unpaid"), run_waive },
  { "fee", N_("Show what is owed"), run_fee },
  { NULL },
};
