/* archive.h: a folder of documents as one zip file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean office_archive_write (const char          *folder,
                               const char * const  *names,
                               const char          *prefix,
                               gint64               made_at,
                               const char          *path,
                               GCancellable        *cancellable,
                               GError             **error);

G_END_DECLS
