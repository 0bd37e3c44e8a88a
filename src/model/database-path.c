/* database-path.c: where an office's database lies unless somebody says otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>

#include "model/database-path.h"

static char *
in_data_folder (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "programme-office", NULL);

  /* Nobody else's business: the folder is the person's own. A failure shows when the file is opened. */
  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

/**
 * office_default_database_path:
 *
 * Returns: (transfer full): the path of the office's database in the user's data folder, whose
 *   folder is made when it is missing
 */
char *
office_default_database_path (void)
{
  return in_data_folder ("office.db");
}

/**
 * office_demonstration_database_path:
 *
 * Returns: (transfer full): the path of the demonstration in the user's data folder
 */
char *
office_demonstration_database_path (void)
{
  return in_data_folder ("demonstration.db");
}
