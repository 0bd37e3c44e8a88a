/* learner-history.c: everything that was ever changed of one learner, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "model/learner-history.h"
#include "rules/application.h"
#include "rules/certificate.h"
#include "rules/clock.h"
#include "rules/dates.h"
#include "rules/entry.h"
#include "rules/hours.h"
#include "rules/marks.h"
#include "rules/money.h"
#include "rules/outcome.h"
#include "store/audit.h"
#include "store/consents.h"

/* How the value of a column is said to a person. */
typedef enum
{
  TEXT,
  DAY,
  INSTANT,
  MARK,
  MONEY,
  MINUTES,
  NUMBER,
  YES_NO,
  APPLICATION_STATE,
  REQUIREMENT,
  REQUIREMENT_STATE,
  CONSENT_KIND,
  CONSENT_STATE,
  OUTCOME,
  CERTIFICATE_STATUS,
} Kind;

typedef struct
{
  const char *column;
  const char *label;
  Kind        kind;
} Column;

typedef struct
{
  const char *table;
  const char *label;    /* NULL: the learner, who needs no name here */
  Column      columns[14];
} Table;

/* What is not listed here (ids, versions, folded names) says nothing to a person. */
static const Table tables[] = {
  { "learner", NULL,
    { { "title", N_("Title"), TEXT }, { "given_names", N_("Given names"), TEXT },
      { "family_name", N_("Family name"), TEXT }, { "known_as", N_("Known as"), TEXT },
      { "certificate_name", N_("Name on certificates"), TEXT }, { "date_of_birth", N_("Date of birth"), DAY },
      { "email", N_("E-mail"), TEXT }, { "phone", N_("Telephone"), TEXT }, { "erased_on", N_("Erased on"), DAY } } },
  { "former_name", N_("Earlier name"), { { "name", N_("Name"), TEXT }, { "until", N_("Until"), DAY } } },
  { "learner_email", N_("Other address"), { { "email", N_("E-mail"), TEXT } } },
  { "identifier", N_("Number"), { { "value", N_("Number"), TEXT } } },
  { "professional_registration", N_("Registration"),
    { { "regulator", N_("Regulator"), TEXT }, { "number", N_("Number"), TEXT } } },
  { "register_check", N_("Look at the register"),
    { { "checked_on", N_("Day"), DAY }, { "checked_by", N_("By"), TEXT },
      { "name_on_register", N_("Name on the register"), TEXT }, { "status", N_("Status"), TEXT },
      { "licence_to_practise", N_("Licence to practise"), YES_NO }, { "restrictions", N_("Restrictions"), TEXT } } },
  { "consent", N_("Consent"),
    { { "kind", N_("To what"), CONSENT_KIND }, { "state", N_("Answer"), CONSENT_STATE },
      { "source", N_("Source"), TEXT } } },
  { "prior_learning", N_("Prior learning"),
    { { "institution", N_("Institution"), TEXT }, { "credits", N_("Credits"), NUMBER },
      { "achieved_on", N_("Completed on"), DAY }, { "recognised_on", N_("Recognised on"), DAY } } },
  { "application", N_("Application"),
    { { "reference", N_("Reference"), TEXT }, { "state", N_("State"), APPLICATION_STATE },
      { "applied_on", N_("Applied on"), DAY }, { "offered_on", N_("Offered on"), DAY },
      { "degree", N_("Degree"), TEXT }, { "degree_class", N_("Class of the degree"), TEXT },
      { "awarding_institution", N_("Awarding institution"), TEXT }, { "employer", N_("Employer"), TEXT },
      { "role", N_("Role"), TEXT }, { "fee", N_("Fee"), MONEY },
      { "fee_waived_reason", N_("Fee waived because"), TEXT } } },
  { "requirement", N_("Entry requirement"),
    { { "kind", N_("Which"), REQUIREMENT }, { "state", N_("Decision"), REQUIREMENT_STATE },
      { "note", N_("Note"), TEXT }, { "due_on", N_("Due"), DAY } } },
  { "payment", N_("Payment"),
    { { "pence", N_("Amount"), MONEY }, { "method", N_("Method"), TEXT }, { "paid_on", N_("Day"), DAY },
      { "note", N_("Note"), TEXT } } },
  { "enrolment", N_("Enrolment"),
    { { "enrolled_on", N_("Enrolled on"), DAY }, { "withdrawn_on", N_("Withdrawn on"), DAY },
      { "withheld_reason", N_("Withheld because"), TEXT } } },
  { "registration", N_("Registration with the university"),
    { { "student_number", N_("Student number"), TEXT }, { "registered_on", N_("Registered on"), DAY } } },
  { "attendance", N_("Attendance"), { { "minutes", N_("Time"), MINUTES }, { "note", N_("Note"), TEXT } } },
  { "mark", N_("Mark"),
    { { "attempt", N_("Attempt"), NUMBER }, { "first", N_("First mark"), MARK },
      { "second", N_("Second mark"), MARK }, { "agreed", N_("Agreed mark"), MARK },
      { "agreed_reason", N_("Reason"), TEXT }, { "code", N_("Code"), TEXT } } },
  { "result", N_("Result"),
    { { "outcome", N_("Outcome"), OUTCOME }, { "mark", N_("Mark"), MARK }, { "credits", N_("Credits"), NUMBER },
      { "ratified_on", N_("Ratified on"), DAY } } },
  { "certificate", N_("Certificate"),
    { { "serial", N_("Serial"), TEXT }, { "issued_on", N_("Issued on"), DAY },
      { "status", N_("Status"), CERTIFICATE_STATUS }, { "status_reason", N_("Because"), TEXT } } },
};

/**
 * office_learner_change_free:
 * @change: (nullable): a change
 */
void
office_learner_change_free (OfficeLearnerChange *change)
{
  if (change == NULL)
    return;

  g_free (change->actor);
  g_free (change->step);
  g_free (change->reason);
  g_clear_pointer (&change->lines, g_ptr_array_unref);
  g_free (change);
}

/* Values --------------------------------------------------------------------------------------- */

static char *
say_number (gint64 number,
            Kind   kind)
{
  switch (kind)
    {
    case MARK:
      return office_mark_format ((int) number);
    case MONEY:
      return office_money_format (number);
    case MINUTES:
      return office_minutes_to_text ((int) number);
    case INSTANT:
      return office_instant_to_text (number);
    case YES_NO:
      return g_strdup (number != 0 ? _("yes") : _("no"));
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

#define SAY_NICK(Type, prefix) \
  { Type value; if (prefix##_from_nick (text, &value)) return g_strdup (prefix##_label (value)); break; }

static char *
say_text (const char *text,
          Kind        kind)
{
  OfficeDay day;

  switch (kind)
    {
    case DAY:
      day = office_day_from_iso (text);
      if (day != OFFICE_DAY_NONE)
        return office_day_to_text (day);
      break;
    case APPLICATION_STATE:
      SAY_NICK (OfficeApplicationState, office_application_state)
    case REQUIREMENT:
      SAY_NICK (OfficeRequirement, office_requirement)
    case REQUIREMENT_STATE:
      SAY_NICK (OfficeRequirementState, office_requirement_state)
    case CONSENT_KIND:
      SAY_NICK (OfficeConsentKind, office_consent_kind)
    case CONSENT_STATE:
      SAY_NICK (OfficeConsent, office_consent)
    case OUTCOME:
      SAY_NICK (OfficeOutcome, office_outcome)
    case CERTIFICATE_STATUS:
      SAY_NICK (OfficeCertificateStatus, office_certificate_status)
    default:
      break;
    }
  return g_strdup (text);
}

#undef SAY_NICK

/* NULL for a blank. */
static char *
say_value (const json_t *value,
           Kind          kind)
{
  if (json_is_integer (value))
    return say_number (json_integer_value (value), kind);
  if (json_is_string (value) && *json_string_value (value) != '\0')
    return say_text (json_string_value (value), kind);
  return NULL;
}

/* Entries -------------------------------------------------------------------------------------- */

static const Table *
find_table (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].table, name))
      return &tables[i];
  return NULL;
}

static char *
name_field (const Table  *table,
            const Column *column)
{
  if (table->label == NULL)
    return g_strdup (_(column->label));
  /* Translators: a kind of record and a field of it, such as "Application: State" */
  return g_strdup_printf (_("%s, %s"), _(table->label), _(column->label));
}

/* A new record and one that goes are told in one line, a change field by field. */
static void
add_whole (GPtrArray    *lines,
           const Table  *table,
           const json_t *row,
           gboolean      gone)
{
  g_autoptr (GString) values = g_string_new (NULL);

  for (const Column *column = table->columns; column < table->columns + G_N_ELEMENTS (table->columns) &&
                                              column->column != NULL; column++)
    {
      g_autofree char *value = say_value (json_object_get (row, column->column), column->kind);

      if (value == NULL)
        continue;
      if (values->len > 0)
        g_string_append (values, " · ");
      if (column->kind == REQUIREMENT || column->kind == CONSENT_KIND)
        g_string_append (values, value);
      else
        /* Translators: a field and its value */
        g_string_append_printf (values, _("%s %s"), _(column->label), value);
    }
  if (values->len == 0)
    return;
  g_ptr_array_add (lines, g_strdup_printf (gone ? _("%s removed: %s") : _("%s added: %s"),
                                           table->label != NULL ? _(table->label) : _("Person"), values->str));
}

static void
add_changed (GPtrArray    *lines,
             const Table  *table,
             const json_t *before,
             const json_t *after)
{
  for (const Column *column = table->columns; column < table->columns + G_N_ELEMENTS (table->columns) &&
                                              column->column != NULL; column++)
    {
      g_autofree char *was = say_value (json_object_get (before, column->column), column->kind);
      g_autofree char *is = say_value (json_object_get (after, column->column), column->kind);
      g_autofree char *name = NULL;

      if (g_strcmp0 (was, is) == 0)
        continue;
      name = name_field (table, column);
      /* Translators: a field, what it was, what it is */
      g_ptr_array_add (lines, g_strdup_printf (_("%s: %s → %s"), name, was != NULL ? was : _("blank"),
                                               is != NULL ? is : _("blank")));
    }
}

static void
add_lines (GPtrArray              *lines,
           const OfficeAuditEntry *entry)
{
  const Table *table = find_table (entry->table_name);
  json_t *before = entry->before != NULL ? json_loads (entry->before, 0, NULL) : NULL;
  json_t *after = entry->after != NULL ? json_loads (entry->after, 0, NULL) : NULL;
  const guint n_later = lines->len;

  if (table == NULL)
    ;
  else if (before == NULL && after == NULL)
    g_ptr_array_add (lines, g_strdup_printf (_("%s: what it was and became was erased"),
                                             table->label != NULL ? _(table->label) : _("Person")));
  else if (g_str_equal (entry->action, "insert"))
    add_whole (lines, table, after, FALSE);
  else if (g_str_equal (entry->action, "delete"))
    add_whole (lines, table, before, TRUE);
  else
    add_changed (lines, table, before, after);

  /* The audit comes newest first; within a step it reads in the order in which it was done. */
  for (guint i = n_later, to = 0; n_later > 0 && i < lines->len; i++, to++)
    g_ptr_array_insert (lines, (int) to, g_ptr_array_steal_index (lines, i));

  json_decref (before);
  json_decref (after);
}

static gboolean
is_part_of (const OfficeAuditEntry    *entry,
            const OfficeLearnerChange *change)
{
  return entry->at == change->at && g_strcmp0 (entry->actor, change->actor) == 0 &&
         g_strcmp0 (entry->label, change->step) == 0 && g_strcmp0 (entry->reason, change->reason) == 0;
}

/**
 * office_learner_history_read:
 * @connection: the connection
 * @learner_id: a learner
 * @error: return location
 *
 * Reads the audit of all that is held on one learner, step by step, in the words of the office.
 *
 * Returns: (transfer full) (element-type OfficeLearnerChange) (nullable): newest first
 */
GPtrArray *
office_learner_history_read (OfficeConnection  *connection,
                             gint64             learner_id,
                             GError           **error)
{
  g_autoptr (GPtrArray) entries = office_audit_list_learner (connection, learner_id, error);
  g_autoptr (GPtrArray) changes = NULL;
  OfficeLearnerChange *change = NULL;

  if (entries == NULL)
    return NULL;

  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) office_learner_change_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const OfficeAuditEntry *entry = g_ptr_array_index (entries, i);

      if (change == NULL || !is_part_of (entry, change))
        {
          change = g_new0 (OfficeLearnerChange, 1);
          change->at = entry->at;
          change->actor = g_strdup (entry->actor);
          change->step = g_strdup (entry->label);
          change->reason = g_strdup (entry->reason);
          change->lines = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (changes, change);
        }
      add_lines (change->lines, entry);
    }
  return g_steal_pointer (&changes);
}
