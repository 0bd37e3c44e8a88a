/* register-paper.h: the register of a session on paper, with names and room to sign
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/paper.h"
#include "store/connection.h"

G_BEGIN_DECLS

OfficePaper *office_register_paper_new     (OfficeConnection  *connection,
                                            gint64             session_id,
                                            GError           **error);
gboolean     office_register_paper_deliver (OfficeConnection  *connection,
                                            gint64             session_id,
                                            const char        *path,
                                            GCancellable      *cancellable,
                                            GError           **error);

G_END_DECLS
