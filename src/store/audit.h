/* audit.h: the chain of every change: who, when, what was, what is, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeAuditEntry:
 * @id: its place in the chain
 * @at: UTC seconds
 * @actor: who
 * @label: the step of work it was part of
 * @reason: (nullable): why, as the person said it
 * @table_name: the table
 * @record_id: the row's id
 * @action: `insert`, `update` or `delete`
 * @before: (nullable): JSON object of what was: the whole row of a delete, what an update changed; %NULL
 *   for an insert, or when erased
 * @after: (nullable): JSON object of what is: the whole row of an insert, what an update changed; %NULL
 *   for a delete, or when erased
 */
typedef struct
{
  gint64  id;
  gint64  at;
  char   *actor;
  char   *label;
  char   *reason;
  char   *table_name;
  gint64  record_id;
  char   *action;
  char   *before;
  char   *after;
} OfficeAuditEntry;

void       office_audit_entry_free   (OfficeAuditEntry  *entry);
GPtrArray *office_audit_list         (OfficeConnection  *connection,
                                      const char        *table_name,
                                      gint64             record_id,
                                      GError           **error);
GPtrArray *office_audit_list_learner (OfficeConnection  *connection,
                                      gint64             learner_id,
                                      GError           **error);
gboolean   office_audit_knows        (OfficeConnection  *connection,
                                      const char        *table_name);
gboolean   office_audit_verify       (OfficeConnection  *connection,
                                      GPtrArray         *problems,
                                      GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeAuditEntry, office_audit_entry_free)

G_END_DECLS
