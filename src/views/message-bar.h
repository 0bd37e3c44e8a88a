/* message-bar.h: what was done or did not work, one message at a time, above the status line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_MESSAGE_BAR (office_message_bar_get_type ())

G_DECLARE_FINAL_TYPE (OfficeMessageBar, office_message_bar, OFFICE, MESSAGE_BAR, GtkWidget)

GtkWidget  *office_message_bar_new      (void);
void        office_message_bar_show     (OfficeMessageBar  *self,
                                         OfficeMessageKind  kind,
                                         const char        *text,
                                         const char        *details);
void        office_message_bar_hide     (OfficeMessageBar  *self);
const char *office_message_bar_get_text (OfficeMessageBar  *self);

G_END_DECLS
