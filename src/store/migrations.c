/* migrations.c: the schema, brought up to date file by file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "office-resources.h"
#include "store/backup.h"
#include "store/private.h"
#include "store/statement.h"

#define FOLDER OFFICE_RESOURCE_PATH "/sql/"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The files NNN-name.sql, in order; NNN is the schema's version after it. */
static GPtrArray *
list_migrations (void)
{
  g_auto (GStrv) names = g_resource_enumerate_children (office_get_resource (), FOLDER, 0, NULL);
  GPtrArray *migrations = g_ptr_array_new_with_free_func (g_free);

  for (char **name = names; name != NULL && *name != NULL; name++)
    if (g_ascii_isdigit (**name))
      g_ptr_array_add (migrations, g_strdup (*name));

  g_ptr_array_sort (migrations, compare_names);
  return migrations;
}

/*
 * office_migrations_newest:
 *
 * Returns: the schema version that this program writes
 */
int
office_migrations_newest (void)
{
  g_autoptr (GPtrArray) migrations = list_migrations ();

  return atoi (g_ptr_array_index (migrations, migrations->len - 1));
}

static gboolean
back_up_before (OfficeConnection  *self,
                int                version,
                GError           **error)
{
  g_autofree char *folder = office_backup_directory (self->path);
  g_autofree char *today = office_connection_today (self);
  g_autofree char *name = g_strdup_printf ("before-schema-%03d-%s.db", version, today);
  g_autofree char *target = g_build_filename (folder, name, NULL);

  return g_file_test (target, G_FILE_TEST_EXISTS) || office_backup_to (self, target, error);
}

static gboolean
apply (OfficeConnection  *self,
       const char        *name,
       GError           **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", atoi (name));
  g_autoptr (GBytes) sql = g_resource_lookup_data (office_get_resource (), path, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));

  return office_connection_exec (self, text, error) && office_connection_exec (self, version, error);
}

/* Looks at the version again inside the transaction: another program may have been quicker. */
static gboolean
apply_newer_than (OfficeConnection  *self,
                  GPtrArray         *migrations,
                  GError           **error)
{
  gint64 version = 0;

  if (!office_connection_get_int (self, &version, error, "PRAGMA user_version", ""))
    return FALSE;

  for (guint i = 0; i < migrations->len; i++)
    if (atoi (g_ptr_array_index (migrations, i)) > version
        && !apply (self, g_ptr_array_index (migrations, i), error))
      return FALSE;

  return office_audit_triggers_install (self, error);
}

/*
 * office_migrations_run:
 *
 * Brings an older schema up to date in one transaction, after a backup beside the database. Refuses a
 * newer one by name.
 */
gboolean
office_migrations_run (OfficeConnection  *self,
                       GError           **error)
{
  g_autoptr (GPtrArray) migrations = list_migrations ();
  g_autofree char *name = g_path_get_basename (self->path);
  int newest = office_migrations_newest ();
  gint64 version = 0;

  if (!office_connection_get_int (self, &version, error, "PRAGMA user_version", ""))
    return FALSE;

  if (version > newest)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NEWER,
                   _("“%s” was written by a newer version of Programme Office (schema %d; this one knows %d). "
                     "Update the program to open it."),
                   name, (int) version, newest);
      return FALSE;
    }

  if (version == newest)
    return TRUE;

  if (self->read_only)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_READ_ONLY,
                   _("“%s” is of an older version and read-only: it cannot be brought up to date."), name);
      return FALSE;
    }

  if (version > 0 && !back_up_before (self, newest, error))
    return FALSE;

  if (!office_connection_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (!apply_newer_than (self, migrations, error) || !office_connection_exec (self, "COMMIT", error))
    {
      office_connection_exec (self, "ROLLBACK", NULL);
      return FALSE;
    }

  return TRUE;
}
