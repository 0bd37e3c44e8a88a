/* window.h: the frame around the five views
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_WINDOW (office_window_get_type ())

G_DECLARE_FINAL_TYPE (OfficeWindow, office_window, OFFICE, WINDOW, GtkApplicationWindow)

OfficeWindow  *office_window_new         (GtkApplication    *application,
                                          OfficeSession     *session);

OfficeSession *office_window_get_session (OfficeWindow      *self);
OfficeView    *office_window_get_view    (OfficeWindow      *self);
OfficeView    *office_window_find_view   (OfficeWindow      *self,
                                          const char        *view_id);
void           office_window_show_view   (OfficeWindow      *self,
                                          const char        *view_id);
void           office_window_set_n_todo  (OfficeWindow      *self,
                                          const char        *view_id,
                                          guint              n_todo);
void           office_window_say         (OfficeWindow      *self,
                                          OfficeMessageKind  kind,
                                          const char        *text,
                                          const char        *details);
const char    *office_window_get_message (OfficeWindow      *self);
gboolean       office_window_is_filled   (OfficeWindow      *self);

G_END_DECLS
