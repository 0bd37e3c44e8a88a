/* certificate-wordings.c: what certificates of one module or one award say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/certificate-wordings.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/fields.h"

/**
 * office_wording_free:
 * @wording: (nullable): a wording
 */
void
office_wording_free (OfficeWording *wording)
{
  if (wording == NULL)
    return;

  g_free (wording->place);
  g_free (wording->words);
  g_free (wording->approved_on);
  g_free (wording->approved_by);
  g_free (wording);
}

static gpointer
read_wording (OfficeStatement *statement)
{
  OfficeWording *wording = g_new0 (OfficeWording, 1);

  wording->id = office_statement_get_int (statement, 0);
  wording->kind = (OfficeWordingKind) office_statement_get_int (statement, 1);
  wording->module_id = office_statement_get_int (statement, 2);
  wording->award_id = office_statement_get_int (statement, 3);
  wording->place = office_statement_dup_text (statement, 4);
  wording->words = office_statement_dup_text (statement, 5);
  wording->approved_on = office_statement_dup_text (statement, 6);
  wording->approved_by = office_statement_dup_text (statement, 7);
  wording->version = (int) office_statement_get_int (statement, 8);
  return wording;
}

/**
 * office_wordings_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeWording) (nullable): both kinds for every award and
 *   every module, awards first; those that nobody wrote are empty
 */
GPtrArray *
office_wordings_list (OfficeConnection  *connection,
                      GError           **error)
{
  static const char list_sql[]
    = "WITH kinds (kind, name) AS (VALUES (0, 'provider'), (1, 'university')),"
      " places (rank, module_id, award_id, code) AS ("
      "  SELECT 0, 0, id, code FROM award UNION ALL SELECT 1, id, 0, code FROM module)"
      " SELECT coalesce (certificate_wording.id, 0), kinds.kind, places.module_id, places.award_id,"
      "  places.code, coalesce (words, ''), approved_on, approved_by, coalesce (version, 0)"
      " FROM places JOIN kinds LEFT JOIN certificate_wording"
      "  ON certificate_wording.kind = kinds.name"
      "  AND coalesce (certificate_wording.module_id, 0) = places.module_id"
      "  AND coalesce (certificate_wording.award_id, 0) = places.award_id"
      " ORDER BY places.rank, places.code, kinds.kind";

  return office_rows_collect (office_connection_prepare (connection, error, list_sql, ""),
                              read_wording, (GDestroyNotify) office_wording_free, error);
}

static gboolean
is_word_edge (const char *before,
              const char *after)
{
  return (before == NULL || !g_unichar_isalnum (g_utf8_get_char (before)))
         && (*after == '\0' || !g_unichar_isalnum (g_utf8_get_char (after)));
}

static gboolean
names (const char *text,
       const char *name)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  if (*wanted == '\0')
    return FALSE;
  for (const char *at = strstr (folded, wanted); at != NULL; at = strstr (at + 1, wanted))
    if (is_word_edge (g_utf8_find_prev_char (folded, at), at + strlen (wanted)))
      return TRUE;

  return FALSE;
}

/**
 * office_wording_check_own_words:
 * @connection: the connection
 * @words: what is to be printed in our own words
 * @label: what it is, for the sentence
 * @error: where to put a failure
 *
 * Our own words do not name the university: that would go round its approval (CERT-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED
 */
gboolean
office_wording_check_own_words (OfficeConnection  *connection,
                                const char        *words,
                                const char        *label,
                                GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (
    connection, error, "SELECT name FROM partner UNION ALL SELECT short_name FROM partner", "");

  if (statement == NULL)
    return FALSE;

  while (office_statement_step (statement, &local_error))
    if (names (words, office_statement_get_text (statement, 0)))
      {
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                     _("%s: “%s” may stand only in the university’s wording, with its approval "
                       "recorded. Use {university_wording}."),
                     label, office_statement_get_text (statement, 0));
        return FALSE;
      }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_wording (OfficeConnection     *connection,
               const OfficeWording  *wording,
               const char           *words,
               GError              **error)
{
  gboolean approved = wording->approved_on != NULL && *wording->approved_on != '\0';

  if (wording->kind == OFFICE_WORDING_PROVIDER)
    return office_wording_check_own_words (connection, words, _("Our statement"), error);
  if (!approved)
    return TRUE;

  return office_check_day (wording->approved_on, _("Day of the approval"), error)
         && office_check_given (wording->approved_by,
                                _("Who approved the wording for the university"), error);
}

static gboolean
put (OfficeConnection     *connection,
     const OfficeWording  *wording,
     const char           *words,
     GError              **error)
{
  static const char insert_sql[]
    = "INSERT INTO certificate_wording (kind, module_id, award_id, words, approved_on, approved_by)"
      " VALUES (?1, nullif (?2, 0), nullif (?3, 0), ?4, nullif (?5, ''),"
      " CASE WHEN nullif (?5, '') IS NOT NULL THEN ?6 END)";
  /* An approval belongs to one wording: other words under the same approval have none. */
  static const char update_sql[]
    = "UPDATE certificate_wording SET words = ?1,"
      " approved_on = CASE WHEN words IS NOT ?1 AND approved_on IS nullif (?2, '') THEN NULL"
      "   ELSE nullif (?2, '') END,"
      " approved_by = CASE WHEN nullif (?2, '') IS NULL"
      "   OR (words IS NOT ?1 AND approved_on IS nullif (?2, '')) THEN NULL ELSE ?3 END,"
      " version = version + 1 WHERE id = ?4";
  const char *kind = wording->kind == OFFICE_WORDING_PROVIDER ? "provider" : "university";
  gboolean theirs = wording->kind == OFFICE_WORDING_UNIVERSITY;
  const char *on = theirs ? wording->approved_on : NULL;
  const char *by = theirs ? wording->approved_by : NULL;

  if (wording->id == 0)
    return *words == '\0'
           || office_connection_run (connection, error, insert_sql, "sllsss", kind,
                                     wording->module_id, wording->award_id, words, on, by);
  if (*words == '\0')
    return office_connection_run (connection, error, "DELETE FROM certificate_wording WHERE id = ?",
                                  "l", wording->id);
  return office_connection_run (connection, error, update_sql, "sssl", words, on, by, wording->id);
}

/**
 * office_wording_set:
 * @connection: the connection
 * @wording: as it is to be; id and version are those that the person saw
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Keeps what certificates of a module or an award say. The university's words are printed once it is
 * recorded who approved them and when; other words lose the approval of the old ones (CERT-1).
 *
 * Returns: whether it is saved
 */
gboolean
office_wording_set (OfficeConnection     *connection,
                    const OfficeWording  *wording,
                    GError              **error)
{
  g_autofree char *words = office_tidy (wording->words);
  OfficeField fields[] = {
    { "words", _("wording for certificates"), OFFICE_FIELD_TEXT, words },
    { "approved_on", _("day of the approval"), OFFICE_FIELD_DATE, wording->approved_on },
    { "approved_by", _("who approved it"), OFFICE_FIELD_TEXT, wording->approved_by },
  };

  if (!check_wording (connection, wording, words, error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, _("Wording of certificates"), NULL,
                                error))
    return FALSE;

  return office_command_finish (
    connection,
    (wording->id == 0
     || office_check_version (connection, "certificate_wording", wording->id,
                              _("The wording of certificates"), wording->version, fields,
                              G_N_ELEMENTS (fields), error))
      && put (connection, wording, words, error),
    error);
}
