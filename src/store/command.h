/* command.h: one step of a person's work: a transaction with who, when and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeCommandKind:
 * @OFFICE_COMMAND_EDIT: ordinary work: one step to undo
 * @OFFICE_COMMAND_ACT: something that leaves the office (ratified, issued, sent, erased): never undone,
 *   reversed only by an act of its own
 * @OFFICE_COMMAND_CHAIRS_ACTION: an act that may change what a board has locked (BOARD-1)
 */
typedef enum
{
  OFFICE_COMMAND_EDIT,
  OFFICE_COMMAND_ACT,
  OFFICE_COMMAND_CHAIRS_ACTION,
} OfficeCommandKind;

gboolean office_command_begin    (OfficeConnection   *connection,
                                  OfficeCommandKind   kind,
                                  const char         *label,
                                  const char         *reason,
                                  GError            **error);
gboolean office_command_commit   (OfficeConnection   *connection,
                                  GError            **error);
void     office_command_rollback (OfficeConnection   *connection);
gboolean office_command_finish   (OfficeConnection   *connection,
                                  gboolean            succeeded,
                                  GError            **error);

G_END_DECLS
