/* demonstration.h: making the demonstration, away from the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     office_demonstration_make_async  (const char           *path,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean office_demonstration_make_finish (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
