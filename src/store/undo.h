/* undo.h: taking back a person's last step, and putting it back again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeUndoState:
 * @undo_id: the command that undo would take back, or 0
 * @undo_label: (nullable): what it did, in words ("Mark for Ng, Aoife")
 * @redo_id: the undo that redo would take back, or 0
 * @redo_label: (nullable): what redo would do again
 */
typedef struct
{
  gint64  undo_id;
  char   *undo_label;
  gint64  redo_id;
  char   *redo_label;
} OfficeUndoState;

OfficeUndoState *office_undo_get_state  (OfficeConnection  *connection,
                                         GError           **error);
void             office_undo_state_free (OfficeUndoState   *state);
char            *office_undo_command    (OfficeConnection  *connection,
                                         gint64             command_id,
                                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeUndoState, office_undo_state_free)

G_END_DECLS
