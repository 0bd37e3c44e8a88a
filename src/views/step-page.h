/* step-page.h: what the pages of the Results view's steps share: boxes of lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       office_step_page_empty    (GtkWidget  *box);
GtkWidget *office_step_page_add_line (GtkWidget  *box,
                                      const char *text,
                                      const char *css_class);

G_END_DECLS
