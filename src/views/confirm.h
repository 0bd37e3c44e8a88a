/* confirm.h: asking before something is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OfficeConfirmed:
 * @reason: (nullable): what was typed, when a reason was asked for
 * @user_data: what was given with the question
 *
 * Called when the person agrees; not at all when they think better of it.
 */
typedef void (*OfficeConfirmed) (const char *reason,
                                 gpointer    user_data);

void office_confirm        (GtkWidget       *parent,
                            const char      *question,
                            const char      *consequence,
                            const char      *action_label,
                            gboolean         destructive,
                            OfficeConfirmed  confirmed,
                            gpointer         user_data,
                            GDestroyNotify   free_data);
void office_confirm_reason (GtkWidget       *parent,
                            const char      *question,
                            const char      *consequence,
                            const char      *action_label,
                            const char      *keep_label,
                            gboolean         destructive,
                            OfficeConfirmed  confirmed,
                            gpointer         user_data,
                            GDestroyNotify   free_data);

G_END_DECLS
