/* conflict.c: saving over somebody else's change: what was, what is, and who saved it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/conflict.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "rules/application.h"
#include "rules/clock.h"
#include "rules/dates.h"
#include "rules/entry.h"
#include "rules/hours.h"
#include "rules/marks.h"
#include "rules/money.h"
#include "store/private.h"
#include "store/statement.h"

static char *
value_to_text (OfficeFieldKind  kind,
               const char      *value)
{
  gint64 number;

  if (value == NULL || *value == '\0')
    return g_strdup (_("blank"));

  number = g_ascii_strtoll (value, NULL, 10);
  switch (kind)
    {
    case OFFICE_FIELD_MARK:
      return office_mark_format ((int) number);
    case OFFICE_FIELD_MINUTES:
      return office_minutes_to_text ((int) number);
    case OFFICE_FIELD_MONEY:
      return office_money_format (number);
    case OFFICE_FIELD_INSTANT:
      return office_instant_to_text (number);
    case OFFICE_FIELD_DATE:
      {
        OfficeDay day = office_day_from_iso (value);

        return day == OFFICE_DAY_NONE ? g_strdup (value) : office_day_to_text (day);
      }
    case OFFICE_FIELD_INTEGER:
      return g_strdup (value);
    case OFFICE_FIELD_REQUIREMENT_STATE:
      {
        OfficeRequirementState state;

        return g_strdup_printf (_("“%s”"), office_requirement_state_from_nick (value, &state)
                                             ? office_requirement_state_label (state) : value);
      }
    case OFFICE_FIELD_APPLICATION_STATE:
      {
        OfficeApplicationState state;

        return g_strdup_printf (_("“%s”"), office_application_state_from_nick (value, &state)
                                             ? office_application_state_label (state) : value);
      }
    case OFFICE_FIELD_TEXT:
    default:
      return g_strdup_printf (_("“%s”"), value);
    }
}

static char *
json_member_to_value (const json_t *row,
                      const char   *column)
{
  const json_t *member = json_object_get (row, column);

  if (json_is_integer (member))
    return g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (member));
  if (json_is_string (member))
    return g_strdup (json_string_value (member));

  return NULL;
}

static gboolean
same_value (const char *a,
            const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* "first mark: was 55, is now 58, yours is 60" for each field that differs. */
static char *
describe_fields (const json_t      *was,
                 const json_t      *is,
                 const OfficeField *fields,
                 gsize              n_fields)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n_fields; i++)
    {
      g_autofree char *before = json_member_to_value (was, fields[i].column);
      g_autofree char *now = json_member_to_value (is, fields[i].column);
      g_autofree char *before_text = NULL;
      g_autofree char *now_text = NULL;
      g_autofree char *your_text = NULL;

      if (same_value (before, now) && same_value (now, fields[i].yours))
        continue;

      before_text = value_to_text (fields[i].kind, before);
      now_text = value_to_text (fields[i].kind, now);
      your_text = value_to_text (fields[i].kind, fields[i].yours);
      /* Translators: a field's name, its value as it was read, as it is saved now, as it was typed
       */
      g_ptr_array_add (parts, g_strdup_printf (_("%s was %s, is now %s, yours is %s"),
                                               fields[i].label, before_text, now_text, your_text));
    }

  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

static json_t *
load_json (const char *text)
{
  json_t *row = text != NULL ? json_loads (text, 0, NULL) : NULL;

  return row != NULL ? row : json_object ();
}

static json_t *
load_row (OfficeConnection *connection,
          const char       *table_name,
          gint64            record_id)
{
  g_autofree char *expression = office_audit_row_expression (connection, table_name, "", NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?", expression, table_name);
  g_autofree char *row = office_connection_get_text (connection, NULL, sql, "l", record_id);

  return load_json (row);
}

/* The row as it was at a version: as it is, with every later change taken back. */
static json_t *
load_seen_row (OfficeConnection *connection,
               const char       *table_name,
               gint64            record_id,
               int               seen_version,
               json_t           *is)
{
  static const char later_sql[]
    = "SELECT before FROM audit WHERE table_name = ? AND record_id = ? AND action = 'update'"
      " AND json_extract (after, '$.version') > ? ORDER BY id DESC";
  g_autoptr (OfficeStatement) later = office_connection_prepare (
    connection, NULL, later_sql, "sli", table_name, record_id, seen_version);
  json_t *was = json_copy (is);

  while (later != NULL && office_statement_step (later, NULL))
    {
      json_t *before = load_json (office_statement_get_text (later, 0));

      json_object_update (was, before);
      json_decref (before);
    }

  return was;
}

static gboolean
set_conflict (OfficeConnection   *connection,
              const char         *table_name,
              gint64              record_id,
              const char         *what,
              int                 seen_version,
              const OfficeField  *fields,
              gsize               n_fields,
              GError            **error)
{
  static const char newest_sql[]
    = "SELECT actor, at FROM audit WHERE table_name = ? AND record_id = ? ORDER BY id DESC LIMIT 1";
  g_autoptr (OfficeStatement) newest
    = office_connection_prepare (connection, error, newest_sql, "sl", table_name, record_id);
  g_autofree char *when = NULL;
  g_autofree char *details = NULL;
  json_t *was, *is;

  if (newest == NULL)
    return FALSE;
  if (!office_statement_step (newest, error))
    {
      if (error == NULL || *error == NULL)
        g_set_error (
          error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT,
          _("%s was changed since you read it. Nothing of yours was saved: look at it again."),
          what);
      return FALSE;
    }

  is = load_row (connection, table_name, record_id);
  was = load_seen_row (connection, table_name, record_id, seen_version, is);
  details = describe_fields (was, is, fields, n_fields);
  json_decref (was);
  json_decref (is);

  when = office_instant_to_text (office_statement_get_int (newest, 1));
  if (*details != '\0')
    /* Translators: what was saved, who saved it, when, and the fields that differ */
    g_set_error (
      error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT,
      _(
        "%s was saved by %s on %s while you had it open: %s. Nothing of yours was saved; choose which is to stand."),
      what, office_statement_get_text (newest, 0), when, details);
  else
    g_set_error (
      error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT,
      _(
        "%s was saved by %s on %s while you had it open. Nothing of yours was saved; look at it again."),
      what, office_statement_get_text (newest, 0), when);
  return FALSE;
}

/**
 * office_conflict_check:
 * @connection: the connection
 * @table_name: the table of the row
 * @record_id: the row
 * @what: the row in words, to begin a sentence: "The mark of Ng, Aoife"
 * @saved_version: the version in the database
 * @seen_version: the version that the person saw, or -1 to save over anything
 * @fields: (array length=n_fields): what is about to be saved
 * @n_fields: how many
 * @error: where to put a failure
 *
 * Refuses to save over a change that the person has not seen. The sentence says who saved it and
 * when (from the audit), and each field as it was, as it is, and as it was typed.
 *
 * Returns: %FALSE with %OFFICE_ERROR_CONFLICT when somebody else saved the row
 */
gboolean
office_conflict_check (OfficeConnection   *connection,
                       const char         *table_name,
                       gint64              record_id,
                       const char         *what,
                       int                 saved_version,
                       int                 seen_version,
                       const OfficeField  *fields,
                       gsize               n_fields,
                       GError            **error)
{
  if (seen_version < 0 || seen_version == saved_version)
    return TRUE;

  return set_conflict (
    connection, table_name, record_id, what, seen_version, fields, n_fields, error);
}
