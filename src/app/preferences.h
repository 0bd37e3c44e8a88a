/* preferences.h: who is working, and where the office's file and its backups are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_PREFERENCES (office_preferences_get_type ())

G_DECLARE_FINAL_TYPE (OfficePreferences, office_preferences, OFFICE, PREFERENCES, GtkWindow)

void office_preferences_present (GtkWindow     *window,
                                 OfficeSession *session);

G_END_DECLS
