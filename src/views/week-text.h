/* week-text.h: what stands in an event of the week: time and title, then room and people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *office_week_text_new (const char *time_and_title,
                                 const char *detail);

G_END_DECLS
