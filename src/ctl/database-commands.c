/* database-commands.c: officectl init, demo, check, backup, restore
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "model/demo.h"
#include "store/backup.h"

static gboolean
create (OfficeCtl  *ctl,
        GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (ctl->database);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED, _("The folder “%s” cannot be made: %s."), folder, g_strerror (errno));
      return FALSE;
    }

  ctl->connection = office_connection_open (ctl->database, OFFICE_OPEN_CREATE, error);
  return ctl->connection != NULL;
}

static gboolean
run_init (OfficeCtl  *ctl,
          GError    **error)
{
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_NO_DATABASE, "", NULL, &words, error) || !create (ctl, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "database", ctl->database), _("A new office: %s"), ctl->database);
  return TRUE;
}

static gboolean
run_demo (OfficeCtl  *ctl,
          GError    **error)
{
  int learners = OFFICE_DEMO_LEARNERS;
  int seed = 1;
  const GOptionEntry options[] = {
    { "learners", 0, 0, G_OPTION_ARG_INT, &learners, N_("How many invented learners"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_("The same seed invents the same people"), "S" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_NO_DATABASE, "", options, &words, error))
    return FALSE;
  if (learners < 1 || learners > OFFICE_DEMO_MOST_LEARNERS)
    return office_ctl_misuse (error, _("--learners goes from 1 to %d"), OFFICE_DEMO_MOST_LEARNERS);
  if (!create (ctl, error) || !office_demo_fill (ctl->connection, learners, seed, NULL, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:i}", "database", ctl->database, "learners", learners),
                          _("A demonstration with %d invented learners: %s"), learners, ctl->database);
  return TRUE;
}

static gboolean
run_check (OfficeCtl  *ctl,
           GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  json_t *list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", NULL, &words, error))
    return FALSE;

  problems = office_database_check (ctl->connection, error);
  if (problems == NULL)
    return FALSE;

  list = json_array ();
  for (guint i = 0; i < problems->len; i++)
    {
      json_array_append_new (list, json_string (g_ptr_array_index (problems, i)));
      g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (problems, i));
    }

  if (problems->len == 0)
    g_string_assign (text, _("Sound: the pages, the references, the schema, the audit’s chain and every row against it."));

  office_ctl_print_value (ctl, json_pack ("{s:b, s:o}", "sound", problems->len == 0, "problems", list), "%s", text->str);
  if (problems->len == 0)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
               g_dngettext (GETTEXT_PACKAGE, "“%s” has %u problem", "“%s” has %u problems", problems->len), ctl->database,
               problems->len);
  return FALSE;
}

static gboolean
run_backup (OfficeCtl  *ctl,
            GError    **error)
{
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "FILE", NULL, &words, error)
      || !office_backup_to (ctl->connection, words[0], error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "file", words[0]), _("Backed up to %s"), words[0]);
  return TRUE;
}

static gboolean
run_restore (OfficeCtl  *ctl,
             GError    **error)
{
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_NO_DATABASE, "FILE", NULL, &words, error)
      || !office_backup_restore (words[0], ctl->database, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "database", ctl->database),
                          _("Restored %s; what it replaced is kept in %s.backups"), ctl->database, ctl->database);
  return TRUE;
}

const OfficeCtlCommand office_ctl_database_commands[] = {
  { "init", N_("Start a new office with the built-in catalogue"), run_init },
  { "demo", N_("Start an office filled with plausible invented data"), run_demo },
  { "check", N_("Verify integrity, references, the audit’s chain and the rows against it"), run_check },
  { "backup", N_("Copy the whole office to a file"), run_backup },
  { "restore", N_("Put a backup in the database’s place, keeping what was there"), run_restore },
  { NULL },
};
