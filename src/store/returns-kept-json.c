/* returns-kept-json.c: what is kept of a return, as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/returns-private.h"

#include <stdlib.h>

#include <jansson.h>

#include "rules/dates.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

/*
 * office_return_cell_keys:
 *
 * By which a row's cells are kept: the fact's key, "outcome#2" for its second column. What says the
 * same in every row is in the profile and not kept again.
 *
 * Returns: (transfer full) (array zero-terminated=1): one for each column, "" for one that is not kept
 */
char **
office_return_cell_keys (const OfficeReturnProfile *profile)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  guint n_seen[OFFICE_N_RETURN_FACTS] = { 0 };

  for (guint i = 0; i < profile->fields->len; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (profile->fields, i);
      const char *key = office_return_fact_get (field->fact)->key;
      guint n = ++n_seen[field->fact];
      g_autofree char *numbered = n > 1 ? g_strdup_printf ("%s#%u", key, n) : NULL;

      if (field->fact == OFFICE_FACT_CONSTANT || field->fact == OFFICE_FACT_BLANK)
        key = "";
      else if (numbered != NULL)
        key = numbered;
      g_strv_builder_add (keys, key);
    }
  return g_strv_builder_end (keys);
}

void
office_return_append_json_text (GString    *json,
                                const char *text)
{
  const char *plain = text;

  g_string_append_c (json, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at != '"' && *at != '\\' && (guchar) *at >= 0x20)
        continue;
      g_string_append_len (json, plain, at - plain);
      plain = at + 1;
      if ((guchar) *at < 0x20)
        g_string_append_printf (json, "\\u%04x", *at);
      else
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, *at);
        }
    }
  g_string_append (json, plain);
  g_string_append_c (json, '"');
}

static void
append_json_number (GString *json,
                    gint64   value)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    *--at = '-';
  g_string_append_len (json, at, digits + sizeof digits - at);
}

static void
append_value (GString                 *json,
              const OfficeReturnValue *value)
{
  switch (value->kind)
    {
    case OFFICE_RETURN_VALUE_TEXT:
      office_return_append_json_text (json, value->text);
      break;
    case OFFICE_RETURN_VALUE_NUMBER:
      append_json_number (json, value->value);
      break;
    case OFFICE_RETURN_VALUE_DATE:
      {
        g_autofree char *iso = office_day_to_iso ((OfficeDay) value->value);

        office_return_append_json_text (json, iso);
        break;
      }
    case OFFICE_RETURN_VALUE_BLANK:
    default:
      g_string_append (json, "null");
      break;
    }
}

/*
 * office_return_row_to_json:
 *
 * One row as a JSON object by the columns' keys: written by hand, since there are thousands.
 */
void
office_return_row_to_json (GString                  *json,
                           const OfficeReturnTable  *table,
                           char                    **keys,
                           guint                     row)
{
  const OfficeReturnValue *values = table->values + (gsize) row * table->n_columns;

  g_string_assign (json, "{");
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (*keys[i] == '\0')
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      office_return_append_json_text (json, keys[i]);
      g_string_append_c (json, ':');
      append_value (json, &values[i]);
    }
  g_string_append_c (json, '}');
}

static OfficeReturnValue
value_from_json (OfficeReturnTable       *table,
                 const OfficeReturnField *field,
                 const json_t            *cell)
{
  OfficeReturnValue value = { .kind = OFFICE_RETURN_VALUE_BLANK };
  OfficeDay day;

  if (json_is_integer (cell))
    {
      value.kind = OFFICE_RETURN_VALUE_NUMBER;
      value.value = json_integer_value (cell);
      return value;
    }
  if (!json_is_string (cell))
    return value;

  if (office_return_field_get_kind (field) == OFFICE_RETURN_FIELD_DATE
      && (day = office_day_from_iso (json_string_value (cell))) != OFFICE_DAY_NONE)
    {
      value.kind = OFFICE_RETURN_VALUE_DATE;
      value.value = day;
      return value;
    }
  value.kind = OFFICE_RETURN_VALUE_TEXT;
  value.text = g_string_chunk_insert_const (table->text, json_string_value (cell));
  return value;
}

/*
 * office_return_row_from_json:
 *
 * Fills a row with the cells that were kept.
 *
 * Returns: whether they could be read
 */
gboolean
office_return_row_from_json (OfficeReturnTable  *table,
                             char              **keys,
                             guint               row,
                             const char         *text)
{
  g_autoptr (json_t) cells = json_loads (text, 0, NULL);

  if (!json_is_object (cells))
    return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (table->profile->fields, i);
      OfficeReturnValue *value = &table->values[(gsize) row * table->n_columns + i];

      if (field->fact == OFFICE_FACT_CONSTANT && field->constant != NULL)
        {
          value->kind = OFFICE_RETURN_VALUE_TEXT;
          value->text = g_string_chunk_insert_const (table->text, field->constant);
        }
      else if (*keys[i] != '\0')
        *value = value_from_json (table, field, json_object_get (cells, keys[i]));
    }
  return TRUE;
}

/*
 * office_return_exceptions_to_json:
 *
 * Returns: (transfer full): the exceptions with which a return goes out
 */
char *
office_return_exceptions_to_json (const OfficeReturnTable *table)
{
  g_autoptr (json_t) list = json_array ();
  char *dumped, *text;

  for (guint i = 0; i < table->exceptions->len; i++)
    {
      const OfficeReturnException *exception = g_ptr_array_index (table->exceptions, i);

      json_array_append_new (list, json_pack ("{s:I, s:b, s:i, s:s, s:s, s:s}", "enrolment",
                                              (json_int_t) exception->enrolment_id, "error",
                                              exception->severity == OFFICE_RETURN_ERROR, "place",
                                              (int) exception->place, "name", exception->name, "reference",
                                              exception->reference, "what", exception->what));
    }
  dumped = json_dumps (list, JSON_COMPACT);
  text = g_strdup (dumped);
  free (dumped);
  return text;
}

/* The earliest returns kept one sentence each. */
static OfficeReturnException *
exception_from_json (const json_t *kept)
{
  OfficeReturnException *exception = g_new0 (OfficeReturnException, 1);
  const char *name = json_string_value (json_object_get (kept, "name"));
  const char *reference = json_string_value (json_object_get (kept, "reference"));
  const char *what = json_is_string (kept) ? json_string_value (kept) : json_string_value (json_object_get (kept, "what"));

  exception->enrolment_id = json_integer_value (json_object_get (kept, "enrolment"));
  exception->severity = json_is_true (json_object_get (kept, "error")) ? OFFICE_RETURN_ERROR : OFFICE_RETURN_WARNING;
  exception->place = (OfficeReturnPlace) CLAMP (json_integer_value (json_object_get (kept, "place")), 0,
                                                OFFICE_RETURN_PLACE_PROFILE);
  exception->name = g_strdup (name != NULL ? name : "");
  exception->reference = g_strdup (reference != NULL ? reference : "");
  exception->what = g_strdup (what != NULL ? what : "");
  exception->label = name != NULL ? g_strdup_printf ("%s (%s)", exception->name, exception->reference) : g_strdup ("");
  exception->sentence = name != NULL ? g_strdup_printf ("%s: %s", exception->label, exception->what)
                                     : g_strdup (exception->what);
  return exception;
}

/*
 * office_return_exceptions_from_json:
 *
 * Fills in the exceptions with which a return went out.
 */
void
office_return_exceptions_from_json (OfficeReturnTable *table,
                                    const char        *text)
{
  g_autoptr (json_t) list = json_loads (text, 0, NULL);
  json_t *kept;
  size_t i;

  json_array_foreach (list, i, kept)
    {
      OfficeReturnException *exception = exception_from_json (kept);

      table->n_errors += exception->severity == OFFICE_RETURN_ERROR;
      g_ptr_array_add (table->exceptions, exception);
    }
}

/*
 * office_return_facts_to_json:
 *
 * Returns: (transfer full): what the cover says beside the columns of the table of returns
 */
char *
office_return_facts_to_json (const OfficeReturnTable *table)
{
  g_autoptr (json_t) facts
    = json_pack ("{s:s?, s:s?, s:s?, s:s?, s:b}", "provider", table->provider, "partner", table->partner, "rule_set",
                 table->rule_set, "note", table->note, "provisional", table->provisional);
  char *dumped = json_dumps (facts, JSON_COMPACT);
  char *text = g_strdup (dumped);

  free (dumped);
  return text;
}

/*
 * office_return_facts_from_json:
 *
 * The same the other way round.
 */
void
office_return_facts_from_json (OfficeReturnTable *table,
                               const char        *text)
{
  g_autoptr (json_t) facts = json_loads (text, 0, NULL);

  table->provider = g_strdup (json_string_value (json_object_get (facts, "provider")));
  table->partner = g_strdup (json_string_value (json_object_get (facts, "partner")));
  table->rule_set = g_strdup (json_string_value (json_object_get (facts, "rule_set")));
  table->note = g_strdup (json_string_value (json_object_get (facts, "note")));
  table->provisional = json_is_true (json_object_get (facts, "provisional"));
}
