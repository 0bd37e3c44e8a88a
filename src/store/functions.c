/* functions.c: the functions of ours that the schema calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <jansson.h>

#include "store/fold.h"
#include "store/private.h"

static void
fold_function (sqlite3_context  *context,
               int               n_values,
               sqlite3_value   **values)
{
  char *folded = office_fold_text ((const char *) sqlite3_value_text (values[0]));

  sqlite3_result_text (context, folded, -1, g_free);
}

static void
digest_function (sqlite3_context  *context,
                 int               n_values,
                 sqlite3_value   **values)
{
  const guchar *text = sqlite3_value_text (values[0]);
  char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, text, sqlite3_value_bytes (values[0]));

  sqlite3_result_text (context, digest, -1, g_free);
}

static gboolean
same_value (sqlite3_value *a,
            sqlite3_value *b)
{
  if (sqlite3_value_type (a) != sqlite3_value_type (b))
    return FALSE;

  switch (sqlite3_value_type (a))
    {
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
      return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
    default:
      return g_strcmp0 ((const char *) sqlite3_value_text (a), (const char *) sqlite3_value_text (b)) == 0;
    }
}

static json_t *
value_to_json (sqlite3_value *value)
{
  switch (sqlite3_value_type (value))
    {
    case SQLITE_NULL:
      return json_null ();
    case SQLITE_INTEGER:
      return json_integer (sqlite3_value_int64 (value));
    default:
      return json_string ((const char *) sqlite3_value_text (value));
    }
}

/* office_changed (name, value, other, …): an object of the values that differ from the other */
static void
changed_function (sqlite3_context  *context,
                  int               n_values,
                  sqlite3_value   **values)
{
  json_t *object = json_object ();
  char *text;

  for (int i = 0; i + 2 < n_values; i += 3)
    if (!same_value (values[i + 1], values[i + 2]))
      json_object_set_new (object, (const char *) sqlite3_value_text (values[i]), value_to_json (values[i + 1]));

  text = json_dumps (object, JSON_COMPACT);
  sqlite3_result_text (context, text, -1, free);
  json_decref (object);
}

/*
 * office_functions_install:
 *
 * `office_fold (text)` for the search; `office_digest (text)`, SHA-256 in hexadecimal, and
 * `office_changed (name, value, other, …)` for the audit chain. A program without them cannot change
 * an audited table.
 */
gboolean
office_functions_install (OfficeConnection  *self,
                          GError           **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  int code;

  code = sqlite3_create_function_v2 (self->db, "office_fold", 1, flags, NULL, fold_function, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (self->db, "office_digest", 1, flags, NULL, digest_function, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (self->db, "office_changed", -1, flags, NULL, changed_function, NULL, NULL, NULL);

  return code == SQLITE_OK || office_sqlite_fail (self, code, error);
}
