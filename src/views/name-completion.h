/* name-completion.h: names offered while they are typed, several in one entry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void office_name_completion_attach (GtkEntry          *entry,
                                    gboolean           several);
void office_name_completion_set    (GtkEntry          *entry,
                                    const char *const *names);

G_END_DECLS
