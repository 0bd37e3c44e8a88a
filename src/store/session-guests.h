/* session-guests.h: learners who make up hours in a hands-on session of another cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

gboolean office_session_guest_book   (OfficeConnection  *connection,
                                      gint64             session_id,
                                      gint64             enrolment_id,
                                      GError           **error);
gboolean office_session_guest_cancel (OfficeConnection  *connection,
                                      gint64             session_id,
                                      gint64             enrolment_id,
                                      GError           **error);

G_END_DECLS
