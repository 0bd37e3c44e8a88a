/* backup.h: copies of the whole office in one file, and their return
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

#define OFFICE_BACKUPS_KEPT 14

char      *office_backup_directory (const char        *database_path);
gboolean   office_backup_to        (OfficeConnection  *connection,
                                    const char        *target_path,
                                    GError           **error);
gboolean   office_backup_daily     (OfficeConnection  *connection,
                                    GError           **error);
gboolean   office_backup_restore   (const char        *backup_path,
                                    const char        *database_path,
                                    GError           **error);
GPtrArray *office_database_check   (OfficeConnection  *connection,
                                    GError           **error);

G_END_DECLS
