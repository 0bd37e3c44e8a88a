/* database-path.h: where an office's database lies unless somebody says otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *office_default_database_path       (void);
char *office_demonstration_database_path (void);

G_END_DECLS
