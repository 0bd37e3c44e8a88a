/* ctl.c: what every command of officectl works with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "rules/clock.h"
#include "rules/marks.h"
#include "store/anonymity.h"
#include "store/applications.h"
#include "store/backup.h"
#include "store/cohorts.h"
#include "store/enrolments.h"

static guint
count_words (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  return *words == '\0' ? 0 : g_strv_length (parts);
}

/* "officectl cohort add [OPTION…] CODE", the summary and the options. */
static void
print_help (OfficeCtl      *ctl,
            GOptionContext *context)
{
  g_autofree char *name = g_strdup_printf ("officectl %s", ctl->command);
  g_autofree char *help = NULL;

  g_set_prgname (name);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_print ("%s", help);
}

/* GOption takes the first word for the program's name. */
static char **
copy_arguments (OfficeCtl *ctl)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, "officectl");
  g_strv_builder_addv (builder, (const char **) ctl->arguments);
  return g_strv_builder_end (builder);
}

/* GOption leaves the "--" that lets "-5" be a word in front of it. */
static void
drop_separator (char **arguments)
{
  for (char **word = arguments + 1; *word != NULL; word++)
    if (g_str_equal (*word, "--"))
      {
        g_free (*word);
        for (; *word != NULL; word++)
          *word = word[1];
        return;
      }
}

static gboolean
parse (OfficeCtl            *ctl,
       const char           *parameters,
       const GOptionEntry   *options,
       char               ***positional,
       GError              **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_auto (GStrv) arguments = copy_arguments (ctl);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(ctl->summary));
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);

  if (ctl->help)
    {
      print_help (ctl, context);
      return office_ctl_misuse (error, "%s", "");
    }

  if (!g_option_context_parse_strv (context, &arguments, error))
    return FALSE;
  drop_separator (arguments);

  if (g_strv_length (arguments) - 1 != count_words (parameters))
    return office_ctl_misuse (error, _("use it so: officectl %s %s (“officectl help %s” explains)"), ctl->command, parameters,
                              ctl->command);

  *positional = g_strdupv (arguments + 1);
  return TRUE;
}

static gboolean
open_database (OfficeCtl        *ctl,
               OfficeCtlAccess   access,
               GError          **error)
{
  g_autoptr (GError) backup_error = NULL;

  ctl->connection = office_connection_open (ctl->database, OFFICE_OPEN_EXISTING, error);
  if (ctl->connection == NULL)
    return FALSE;

  if (g_strcmp0 (g_get_real_name (), "Unknown") != 0)
    office_connection_set_actor (ctl->connection, g_get_real_name ());

  if (access == OFFICE_CTL_WRITE
      && !office_connection_is_read_only (ctl->connection)
      && !office_backup_daily (ctl->connection, &backup_error))
    ctl->warning = g_strdup (backup_error->message);

  return TRUE;
}

/**
 * office_ctl_begin:
 * @ctl: the run
 * @access: what is done with the database
 * @parameters: the words that must follow, in capitals ("CODE"); their number is checked
 * @options: (nullable): the command's options; their variables are the caller's
 * @positional: (out): the words that followed
 * @error: an error of %G_OPTION_ERROR for wrong usage
 *
 * Reads the command line and opens the database, in that order, so that wrong usage touches nothing.
 *
 * Returns: whether the command may go on; %FALSE with an empty message after the help was printed
 */
gboolean
office_ctl_begin (OfficeCtl            *ctl,
                  OfficeCtlAccess       access,
                  const char           *parameters,
                  const GOptionEntry   *options,
                  char               ***positional,
                  GError              **error)
{
  return parse (ctl, parameters, options, positional, error)
         && (access == OFFICE_CTL_NO_DATABASE || open_database (ctl, access, error));
}

/**
 * office_ctl_misuse:
 * @error: where to put it
 * @format: what is wrong with the command line
 *
 * Returns: always %FALSE
 */
gboolean
office_ctl_misuse (GError     **error,
                   const char  *format,
                   ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return FALSE;
}

/**
 * office_ctl_print_value:
 * @ctl: the run
 * @value: (transfer full): what `--json` prints
 * @format: what a person reads instead
 */
void
office_ctl_print_value (OfficeCtl  *ctl,
                        json_t     *value,
                        const char *format,
                        ...)
{
  g_autoptr (json_t) owned = value;
  g_autofree char *text = NULL;
  va_list arguments;

  if (ctl->json)
    {
      text = json_dumps (owned, JSON_ENCODE_ANY | JSON_REAL_PRECISION (15));
    }
  else
    {
      va_start (arguments, format);
      text = g_strdup_vprintf (format, arguments);
      va_end (arguments);
    }

  g_print ("%s\n", text);
}

static char *
cell_text (const json_t *value)
{
  if (value == NULL || json_is_null (value))
    return g_strdup ("");
  if (json_is_string (value))
    return g_strdup (json_string_value (value));
  if (json_is_boolean (value))
    return g_strdup (json_is_true (value) ? _("yes") : _("no"));

  {
    GString *joined = g_string_new (NULL);
    const char *key;
    json_t *item;
    size_t i;

    if (json_is_array (value))
      json_array_foreach (value, i, item)
        {
          g_autofree char *text = cell_text (item);

          g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", text);
        }
    else if (json_is_object (value))
      json_object_foreach ((json_t *) value, key, item)
        {
          g_autofree char *text = cell_text (item);

          g_string_append_printf (joined, "%s%s %s", joined->len > 0 ? ", " : "", key, text);
        }
    else
      {
        g_autofree char *number = json_dumps (value, JSON_ENCODE_ANY | JSON_REAL_PRECISION (15));

        g_string_append (joined, number);
      }

    return g_string_free (joined, FALSE);
  }
}

static void
print_line (GPtrArray   *cells,
            const glong *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      const char *text = g_ptr_array_index (cells, i);

      g_string_append (line, text);
      for (glong n = g_utf8_strlen (text, -1); i + 1 < cells->len && n < widths[i] + 2; n++)
        g_string_append_c (line, ' ');
    }

  g_print ("%s\n", g_strchomp (line->str));
}

/**
 * office_ctl_print_list:
 * @ctl: the run
 * @rows: (transfer full): an array of objects, which `--json` prints as it is
 * @keys: the keys that a person sees, as columns, parted by spaces
 */
void
office_ctl_print_list (OfficeCtl  *ctl,
                       json_t     *rows,
                       const char *keys)
{
  g_autoptr (json_t) owned = rows;
  g_auto (GStrv) columns = g_strsplit (keys, " ", -1);
  g_autofree glong *widths = g_new0 (glong, g_strv_length (columns));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  json_t *row;
  size_t i;

  if (ctl->json)
    {
      g_autofree char *text = json_dumps (owned, JSON_REAL_PRECISION (15));

      g_print ("%s\n", text);
      return;
    }

  g_ptr_array_add (lines, g_ptr_array_new_with_free_func (g_free));
  for (char **column = columns; *column != NULL; column++)
    g_ptr_array_add (g_ptr_array_index (lines, 0), g_strdup (*column));

  json_array_foreach (owned, i, row)
    {
      GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

      for (char **column = columns; *column != NULL; column++)
        g_ptr_array_add (cells, cell_text (json_object_get (row, *column)));
      g_ptr_array_add (lines, cells);
    }

  for (guint n = 0; n < lines->len; n++)
    for (guint column = 0; column < g_strv_length (columns); column++)
      widths[column] = MAX (widths[column],
                            g_utf8_strlen (g_ptr_array_index ((GPtrArray *) g_ptr_array_index (lines, n), column), -1));

  for (guint n = 0; n < lines->len; n++)
    print_line (g_ptr_array_index (lines, n), widths);
}

/**
 * office_ctl_strings:
 * @strings: (nullable): UTF-8
 *
 * Returns: (transfer full): a JSON array of them, empty for %NULL
 */
json_t *
office_ctl_strings (char **strings)
{
  json_t *array = json_array ();

  for (char **string = strings; string != NULL && *string != NULL; string++)
    json_array_append_new (array, json_string (*string));

  return array;
}

/**
 * office_ctl_mark:
 * @mark: hundredths, or %OFFICE_MARK_NONE
 *
 * Returns: (transfer full): a JSON number, or null for a blank
 */
json_t *
office_ctl_mark (int mark)
{
  if (mark == OFFICE_MARK_NONE)
    return json_null ();

  return mark % 100 == 0 ? json_integer (mark / 100) : json_real (mark / 100.0);
}

/**
 * office_ctl_find_cohort:
 * @ctl: the run
 * @code: (nullable): what was typed
 * @id: (out): the cohort
 * @error: where to put a failure
 *
 * Returns: whether there is such a cohort
 */
gboolean
office_ctl_find_cohort (OfficeCtl   *ctl,
                        const char  *code,
                        gint64      *id,
                        GError     **error)
{
  g_autoptr (OfficeCohort) cohort = NULL;

  if (code == NULL)
    return office_ctl_misuse (error, _("--cohort is missing"));

  cohort = office_cohort_find (ctl->connection, code, error);
  if (cohort == NULL)
    return FALSE;

  *id = cohort->id;
  return TRUE;
}

/**
 * office_ctl_find_application:
 * @ctl: the run
 * @reference: what was typed
 * @id: (out): the application
 * @error: where to put a failure
 *
 * Returns: whether there is such an application
 */
gboolean
office_ctl_find_application (OfficeCtl   *ctl,
                             const char  *reference,
                             gint64      *id,
                             GError     **error)
{
  *id = office_application_find (ctl->connection, reference, error);
  return *id != 0;
}

/**
 * office_ctl_find_enrolment:
 * @ctl: the run
 * @reference: reference of the application, or the candidate number while marking is anonymous
 * @id: (out): the enrolment
 * @error: where to put a failure
 *
 * Returns: whether that application has become an enrolment
 */
gboolean
office_ctl_find_enrolment (OfficeCtl   *ctl,
                           const char  *reference,
                           gint64      *id,
                           GError     **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_find (ctl->connection, reference, error);

  g_autofree char *name = NULL;

  if (enrolment == NULL)
    return FALSE;

  /* A reference that is answered with a candidate number would tell whose number it is. */
  name = office_anonymity_name (ctl->connection, enrolment->id, reference, "");
  if (g_ascii_strcasecmp (name, reference) != 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s is marked anonymously: give the candidate number in place of “%s”."), enrolment->cohort,
                   reference);
      return FALSE;
    }

  *id = enrolment->id;
  return TRUE;
}

/**
 * office_ctl_check_day:
 * @option: the option's name
 * @text: (nullable): what was typed
 * @error: where to put a failure
 *
 * Returns: whether it is a day `YYYY-MM-DD`, or nothing
 */
gboolean
office_ctl_check_day (const char  *option,
                      const char  *text,
                      GError     **error)
{
  if (text == NULL || office_day_from_iso (text) != OFFICE_DAY_NONE)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("%s: “%s” is not a day. Write it as YYYY-MM-DD."), option, text);
  return FALSE;
}

/**
 * office_ctl_read_instant:
 * @option: the option's name
 * @text: (nullable): what was typed: London wall time `YYYY-MM-DDTHH:MM[:SS]`
 * @instant: (out): UTC seconds; untouched when @text is %NULL
 * @error: where to put a failure
 *
 * Returns: whether it is a time that exists once, or nothing
 */
gboolean
office_ctl_read_instant (const char  *option,
                         const char  *text,
                         gint64      *instant,
                         GError     **error)
{
  if (text == NULL || office_instant_parse (text, instant, error))
    return TRUE;

  g_prefix_error (error, "%s: ", option);
  return FALSE;
}
