/* progress.h: how a long document tells how far it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeDocumentProgress:
 * @done: how many rows or pages are done
 * @total: how many there are
 * @user_data: what the caller gave
 *
 * Called in the thread that writes, now and then, last with @done equal to @total.
 */
typedef void (*OfficeDocumentProgress) (guint    done,
                                        guint    total,
                                        gpointer user_data);

G_END_DECLS
