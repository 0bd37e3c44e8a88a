/* main.c: officectl: the office from a terminal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "ctl/ctl.h"
#include "model/database-path.h"

enum
{
  DONE = 0,
  REFUSED = 1,
  WRONG_USAGE = 2,
};

static const OfficeCtlCommand *const tables[] = {
  office_ctl_database_commands,    office_ctl_catalogue_commands, office_ctl_import_commands,
  office_ctl_application_commands, office_ctl_timetable_commands, office_ctl_pattern_commands, office_ctl_viva_commands,      office_ctl_result_commands,
  office_ctl_marking_commands,
  office_ctl_return_commands,      office_ctl_document_commands,  office_ctl_template_commands,
  office_ctl_trust_commands,
};

/* How many of the words name the command: "cohort add" is two, "hours" one; 0 when it is another. */
static int
match (const char *name,
       char      **words)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", -1);
  int n = 0;

  for (; parts[n] != NULL; n++)
    if (g_strcmp0 (parts[n], words[n]) != 0)
      return 0;

  return n;
}

static const OfficeCtlCommand *
find_command (char **words,
              int   *n_words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const OfficeCtlCommand *command = tables[i]; command->name != NULL; command++)
      {
        *n_words = match (command->name, words);
        if (*n_words > 0)
          return command;
      }

  return NULL;
}

static void
print_overview (void)
{
  g_print ("%s\n\n%s\n", _("Usage:\n  officectl [--database FILE] [--json] COMMAND …"), _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const OfficeCtlCommand *command = tables[i]; command->name != NULL; command++)
      g_print ("  %-24s %s\n", command->name, _(command->summary));
  g_print ("\n%s\n", _("“officectl help COMMAND” explains one. Days are YYYY-MM-DD, times YYYY-MM-DDTHH:MM[:SS] in London.\n"
                       "Exit status: 0 done, 1 refused or failed, 2 wrong usage."));
}

static int
fail (const GError *error)
{
  gboolean misuse = error->domain == G_OPTION_ERROR;
  g_autofree char *line = g_strdelimit (g_strdup (error->message), "\n", ' ');

  /* After the help of a command nothing is left to say. */
  if (misuse && *line == '\0')
    return DONE;

  g_printerr ("officectl: %s\n", line);
  return misuse ? WRONG_USAGE : REFUSED;
}

/* "cohort" alone names no command, but the beginning of some. */
static gboolean
print_group (const char *word)
{
  g_autofree char *prefix = g_strconcat (word, " ", NULL);
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const OfficeCtlCommand *command = tables[i]; command->name != NULL; command++)
      if (g_str_has_prefix (command->name, prefix))
        {
          g_print ("  %-24s %s\n", command->name, _(command->summary));
          any = TRUE;
        }

  return any;
}

static int
run (OfficeCtl *ctl,
     char     **words)
{
  g_autoptr (GError) error = NULL;
  const OfficeCtlCommand *command;
  gboolean done;
  int n_words;

  if (g_strcmp0 (words[0], "help") == 0)
    {
      ctl->help = TRUE;
      words++;
    }

  if (words[0] == NULL && ctl->help)
    {
      print_overview ();
      return DONE;
    }
  if (words[0] == NULL)
    {
      g_printerr (_("officectl: say what is to be done; “officectl help” lists the commands\n"));
      return WRONG_USAGE;
    }

  command = find_command (words, &n_words);
  if (command == NULL && ctl->help && words[1] == NULL && print_group (words[0]))
    return DONE;
  if (command == NULL)
    {
      g_printerr (_("officectl: there is no command “%s”; “officectl help” lists them\n"), words[0]);
      return WRONG_USAGE;
    }

  ctl->command = command->name;
  ctl->summary = command->summary;
  ctl->arguments = words + n_words;

  done = command->run (ctl, &error);
  g_clear_pointer (&ctl->connection, office_connection_close);

  if (!done)
    return fail (error);

  if (ctl->warning != NULL)
    g_printerr ("officectl: %s\n", ctl->warning);
  return DONE;
}

/* The options before the command; what follows it is the command's own. "--json" may stand anywhere. */
static gboolean
take_global_options (OfficeCtl *ctl,
                     GPtrArray *words)
{
  guint i = 0;

  while (i < words->len)
    {
      const char *word = g_ptr_array_index (words, i);

      if (g_str_equal (word, "--json"))
        {
          ctl->json = TRUE;
          g_ptr_array_remove_index (words, i);
        }
      else if (g_str_equal (word, "--database"))
        {
          if (i + 1 == words->len)
            return FALSE;
          g_free (ctl->database);
          ctl->database = g_strdup (g_ptr_array_index (words, i + 1));
          g_ptr_array_remove_range (words, i, 2);
        }
      else if (g_str_has_prefix (word, "--database="))
        {
          g_free (ctl->database);
          ctl->database = g_strdup (word + strlen ("--database="));
          g_ptr_array_remove_index (words, i);
        }
      else if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
        {
          ctl->help = TRUE;
          g_ptr_array_remove_index (words, i);
        }
      else
        i++;
    }

  return TRUE;
}

/* Names are UTF-8 whatever the locale says: a job of cron, which has none, must not turn them into
 * question marks. */
static void
use_utf8 (void)
{
  setlocale (LC_ALL, "");
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
}

/* What no field can hold is refused before it gets into one. Lines and tabs are text. */
static gboolean
is_text (const char *word)
{
  if (!g_utf8_validate (word, -1, NULL))
    return FALSE;

  for (; *word != '\0'; word = g_utf8_next_char (word))
    if (g_unichar_iscntrl (g_utf8_get_char (word)) && *word != '\n' && *word != '\t')
      return FALSE;

  return TRUE;
}

static gboolean
collect_words (int        argc,
               char     **argv,
               GPtrArray *words)
{
  for (int i = 1; i < argc; i++)
    {
      if (!is_text (argv[i]))
        {
          g_autofree char *shown = g_strescape (argv[i], NULL);

          g_printerr (_("officectl: “%s” holds bytes that no text has: type it in UTF-8, without control characters\n"),
                      shown);
          return FALSE;
        }
      g_ptr_array_add (words, g_strdup (argv[i]));
    }

  return TRUE;
}

/* A disk that is full, or a reader that has gone, takes nothing: what was printed into it is lost. */
static int
flush_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  g_printerr (_("officectl: the output could not be written; whatever the command changed is saved\n"));
  return status == DONE ? REFUSED : status;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  OfficeCtl ctl = { 0 };
  const char *locale_folder = g_getenv ("OFFICE_LOCALE_DIR");
  int status;

  use_utf8 ();
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : OFFICE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!collect_words (argc, argv, words))
    return WRONG_USAGE;

  ctl.database = office_default_database_path ();
  if (take_global_options (&ctl, words))
    {
      g_ptr_array_add (words, NULL);
      if (ctl.help && words->len == 1)
        {
          print_overview ();
          status = DONE;
        }
      else
        status = run (&ctl, (char **) words->pdata);
    }
  else
    {
      g_printerr (_("officectl: --database needs a file\n"));
      status = WRONG_USAGE;
    }

  g_free (ctl.warning);
  g_free (ctl.database);
  return flush_output (status);
}
