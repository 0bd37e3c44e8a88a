/* consents.c: the newsletter and the study privacy notice: given, unconfirmed, withdrawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/consents.h"
#include "store/fields.h"
#include "store/learners.h"

static const struct
{
  const char *nick;
  const char *label;
} kinds[OFFICE_N_CONSENT_KINDS] = {
  [OFFICE_CONSENT_NEWSLETTER] = { "newsletter", N_("Newsletter") },
  [OFFICE_CONSENT_STUDY_NOTICE] = { "study-privacy-notice", N_("Study privacy notice") },
};

/**
 * office_consent_kind_to_nick:
 * @kind: what was consented to
 *
 * Returns: its key
 */
const char *
office_consent_kind_to_nick (OfficeConsentKind kind)
{
  return kinds[kind].nick;
}

/**
 * office_consent_kind_from_nick:
 * @nick: (nullable): a key
 * @kind: (out): what it stands for
 *
 * Returns: whether there is such a key
 */
gboolean
office_consent_kind_from_nick (const char         *nick,
                               OfficeConsentKind  *kind)
{
  for (int i = 0; i < OFFICE_N_CONSENT_KINDS; i++)
    if (g_strcmp0 (kinds[i].nick, nick) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * office_consent_kind_label:
 * @kind: what was consented to
 *
 * Returns: its name for a person
 */
const char *
office_consent_kind_label (OfficeConsentKind kind)
{
  return _(kinds[kind].label);
}

/**
 * office_consent_record_free:
 * @record: (nullable): a record of consent
 */
void
office_consent_record_free (OfficeConsentRecord *record)
{
  if (record == NULL)
    return;

  g_free (record->wording);
  g_free (record->source);
  g_free (record);
}

static gpointer
read_consent (OfficeStatement *statement)
{
  OfficeConsentRecord *record = g_new0 (OfficeConsentRecord, 1);

  record->id = office_statement_get_int (statement, 0);
  office_consent_kind_from_nick (office_statement_get_text (statement, 1), &record->kind);
  office_consent_from_nick (office_statement_get_text (statement, 2), &record->state);
  record->wording = office_statement_dup_text (statement, 3);
  record->source = office_statement_dup_text (statement, 4);
  record->at = office_statement_get_int (statement, 5);
  return record;
}

/**
 * office_consents_list:
 * @connection: the connection
 * @learner_id: a learner
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeConsentRecord): all that was said, the newest
 *   first; of each kind the first one holds
 */
GPtrArray *
office_consents_list (OfficeConnection  *connection,
                      gint64             learner_id,
                      GError           **error)
{
  static const char sql[] =
    "SELECT id, kind, state, wording, source, at FROM consent WHERE learner_id = ? ORDER BY at DESC, id DESC";

  return office_rows_collect (office_connection_prepare (connection, error, sql, "l", learner_id), read_consent,
                              (GDestroyNotify) office_consent_record_free, error);
}

/**
 * office_consent_get:
 * @connection: the connection
 * @learner_id: a learner
 * @kind: consent to what
 * @state: (out): how it stands today; %OFFICE_CONSENT_NONE when it was never said
 * @error: where to put a failure
 *
 * Returns: whether @state is filled
 */
gboolean
office_consent_get (OfficeConnection   *connection,
                    gint64              learner_id,
                    OfficeConsentKind   kind,
                    OfficeConsent      *state,
                    GError            **error)
{
  static const char sql[] =
    "SELECT state FROM consent WHERE learner_id = ? AND kind = ? ORDER BY at DESC, id DESC LIMIT 1";
  g_autoptr (GError) local_error = NULL;
  g_autofree char *nick = office_connection_get_text (connection, &local_error, sql, "ls", learner_id,
                                                      office_consent_kind_to_nick (kind));

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (nick == NULL || !office_consent_from_nick (nick, state))
    *state = OFFICE_CONSENT_NONE;
  return TRUE;
}

/**
 * office_consent_add:
 * @connection: the connection
 * @learner_id: a learner
 * @kind: consent to what
 * @state: given, unconfirmed or withdrawn
 * @wording: (nullable): the words that the person was shown
 * @source: (nullable): where it was said
 * @error: where to put a failure
 *
 * Records what a person said, beside what they said before (PRIVACY-1). Withdrawing is this one call.
 *
 * Returns: whether it is recorded
 */
gboolean
office_consent_add (OfficeConnection   *connection,
                    gint64              learner_id,
                    OfficeConsentKind   kind,
                    OfficeConsent       state,
                    const char         *wording,
                    const char         *source,
                    GError            **error)
{
  static const char insert_sql[] =
    "INSERT INTO consent (learner_id, kind, state, wording, source, at)"
    " VALUES (?, ?, ?, coalesce (?, ''), coalesce (?, ''), ?)";
  g_autofree char *name = office_learner_name (connection, learner_id, error);
  g_autofree char *label = NULL;

  if (name == NULL)
    return FALSE;

  if (state == OFFICE_CONSENT_NONE)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s: a consent is given, unconfirmed or withdrawn; it is not made unsaid (PRIVACY-1)."), name);
      return FALSE;
    }

  /* Translators: what was consented to, a person, the answer: "Newsletter of Ng, Aoife: withdrawn". */
  label = g_strdup_printf (_("%s of %s: %s"), office_consent_kind_label (kind), name, office_consent_label (state));
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_connection_run (connection, error, insert_sql, "lssssl", learner_id, office_consent_kind_to_nick (kind),
                           office_consent_to_nick (state), wording, source, office_connection_now (connection)),
    error);
}
