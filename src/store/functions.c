/* functions.c: the functions of ours that the schema calls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

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

/*
 * office_functions_install:
 *
 * `office_fold (text)` for the search and `office_digest (text)`, SHA-256 in hexadecimal, for the
 * audit chain. A program without them cannot change an audited table.
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

  return code == SQLITE_OK || office_sqlite_fail (self, code, error);
}
