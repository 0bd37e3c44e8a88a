/* application.h: the program: its options, its windows, its own actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_APPLICATION (office_application_get_type ())

G_DECLARE_FINAL_TYPE (OfficeApplication, office_application, OFFICE, APPLICATION, GtkApplication)

OfficeApplication *office_application_new (void);

G_END_DECLS
