/* viva-proposals.c: plans of vivas that are not accepted yet
 *
 * Work in progress: kept so that nothing is lost when the window closes, and no part of the record, so
 * neither audited nor a step to undo. What is accepted is (VIVA-3).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/viva-proposals.h"

#include "store/statement.h"

/**
 * office_viva_proposal_load:
 * @connection: the connection
 * @cohort_id: whose vivas
 * @place: %OFFICE_VIVA_PROPOSAL_NOW or %OFFICE_VIVA_PROPOSAL_BEFORE
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the proposal as JSON; %NULL without @error where there is none
 */
char *
office_viva_proposal_load (OfficeConnection  *connection,
                           gint64             cohort_id,
                           const char        *place,
                           GError           **error)
{
  return office_connection_get_text (connection, error,
                                     "SELECT content FROM viva_proposal WHERE cohort_id = ? AND place = ?", "ls",
                                     cohort_id, place);
}

/**
 * office_viva_proposal_keep:
 * @connection: the connection
 * @cohort_id: whose vivas
 * @place: %OFFICE_VIVA_PROPOSAL_NOW or %OFFICE_VIVA_PROPOSAL_BEFORE
 * @content: (nullable): the proposal as JSON; %NULL discards what is kept
 * @error: where to put a failure
 *
 * Keeps a proposal in place of the one there.
 *
 * Returns: whether it is kept
 */
gboolean
office_viva_proposal_keep (OfficeConnection  *connection,
                           gint64             cohort_id,
                           const char        *place,
                           const char        *content,
                           GError           **error)
{
  if (content == NULL)
    return office_connection_run (connection, error, "DELETE FROM viva_proposal WHERE cohort_id = ? AND place = ?", "ls",
                                  cohort_id, place);

  return office_connection_run (connection, error,
                                "INSERT INTO viva_proposal (cohort_id, place, content) VALUES (?, ?, ?)"
                                " ON CONFLICT (cohort_id, place) DO UPDATE SET content = excluded.content",
                                "lss", cohort_id, place, content);
}
