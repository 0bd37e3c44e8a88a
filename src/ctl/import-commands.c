/* import-commands.c: officectl import applications, marks, registrations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "exchange/application-import.h"
#include "exchange/choose-sheet.h"
#include "exchange/mark-import.h"
#include "exchange/registration-import.h"
#include "exchange/remembered-mapping.h"
#include "exchange/workbook.h"

/* What the three imports are told alike. */
typedef struct
{
  char     *cohort;
  char     *sheet;
  char    **map;
  gboolean  dry_run;
  gboolean  all_or_nothing;
} ImportOptions;

static void
import_options_clear (ImportOptions *options)
{
  g_free (options->cohort);
  g_free (options->sheet);
  g_strfreev (options->map);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, import_options_clear)

#define IMPORT_OPTION_ENTRIES(options)                                                                              \
  { "cohort", 0, 0, G_OPTION_ARG_STRING, &(options).cohort, N_("Code of the cohort"), "C" },                        \
  { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(options).map, N_("Which heading brings a field"), "FIELD=HEADING" },  \
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &(options).sheet, N_("Which sheet; found by its headings unless said"),     \
    "NAME" },                                                                                                       \
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &(options).dry_run, N_("Say what would happen and keep nothing"), NULL },   \
  { "all-or-nothing", 0, 0, G_OPTION_ARG_NONE, &(options).all_or_nothing,                                           \
    N_("Keep nothing when any row has an error"), NULL }

static OfficeSheet *
read_sheet (const char           *path,
            OfficeImportKind      kind,
            const ImportOptions  *options,
            GError              **error)
{
  g_autoptr (OfficeWorkbook) workbook = office_workbook_open (path, NULL, error);
  int index;

  if (workbook == NULL)
    return NULL;
  if (options->sheet == NULL)
    return office_workbook_find_table (workbook, kind, NULL, NULL, error);

  index = office_workbook_find_sheet (workbook, options->sheet, error);
  return index < 0 ? NULL : office_workbook_read_sheet (workbook, index, NULL, error);
}

static gboolean
apply_maps (OfficeMapping       *mapping,
            const ImportOptions *options,
            GError             **error)
{
  for (char **map = options->map; map != NULL && *map != NULL; map++)
    {
      g_auto (GStrv) parts = g_strsplit (*map, "=", 2);

      if (g_strv_length (parts) != 2)
        return office_ctl_misuse (error, _("--map is written FIELD=HEADING, not “%s”"), *map);
      if (!office_mapping_set_heading (mapping, parts[0], parts[1], error))
        return FALSE;
    }

  return TRUE;
}

/* Guessed, then as the office corrected it the last time, then as the command line says. */
static OfficeMapping *
map_columns (OfficeCtl            *ctl,
             OfficeSheet          *sheet,
             OfficeImportKind      kind,
             const char           *component,
             const ImportOptions  *options,
             GError              **error)
{
  g_autoptr (OfficeMapping) mapping = office_mapping_guess_remembered (ctl->connection, sheet, kind, error);

  if (mapping != NULL && component != NULL)
    office_mark_mapping_choose_component (mapping, component);
  if (mapping == NULL
      || !apply_maps (mapping, options, error)
      || !office_mapping_check (mapping, error))
    return NULL;

  return g_steal_pointer (&mapping);
}

static void
print_report (OfficeCtl          *ctl,
              OfficeImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *tally = office_import_report_describe (report);

  g_string_append (text, tally);
  for (guint i = 0; i < report->errors->len; i++)
    {
      const OfficeImportError *problem = g_ptr_array_index (report->errors, i);

      g_string_append_printf (text, "\n  %s", problem->message);
    }

  office_ctl_print_value (ctl, office_import_report_to_json (report), "%s", text->str);
}

/* With --all-or-nothing a single error is a refusal; otherwise the good rows were kept. */
static gboolean
finish (OfficeCtl           *ctl,
        OfficeImportReport  *report,
        const ImportOptions *options,
        GError             **error)
{
  if (report == NULL)
    return FALSE;

  print_report (ctl, report);
  if (!options->all_or_nothing || report->errors->len == 0)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("Nothing was imported: %s"),
               ((const OfficeImportError *) g_ptr_array_index (report->errors, 0))->message);
  return FALSE;
}

static OfficeImportOptions
run_options (const ImportOptions *options,
             const char          *path)
{
  return (OfficeImportOptions) {
    .cohort = options->cohort,
    .source = path,
    .dry_run = options->dry_run,
    .all_or_nothing = options->all_or_nothing,
  };
}

static gboolean
begin (OfficeCtl           *ctl,
       const GOptionEntry  *entries,
       const ImportOptions *options,
       char              ***words,
       GError             **error)
{
  gint64 cohort_id;

  return office_ctl_begin (ctl, OFFICE_CTL_WRITE, "FILE", entries, words, error)
         && office_ctl_find_cohort (ctl, options->cohort, &cohort_id, error);
}

static gboolean
run_applications (OfficeCtl  *ctl,
                  GError    **error)
{
  g_auto (ImportOptions) options = { 0 };
  g_autofree char *regulator = NULL;
  const GOptionEntry entries[] = {
    IMPORT_OPTION_ENTRIES (options),
    { "regulator", 0, 0, G_OPTION_ARG_STRING, &regulator, N_("For rows that give a number and no regulator"), "GMC|HCPC|NMC" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeSheet) sheet = NULL;
  g_autoptr (OfficeMapping) mapping = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (OfficeImportReport) report = NULL;
  g_autofree char *today = NULL;

  if (!begin (ctl, entries, &options, &words, error)
      || (sheet = read_sheet (words[0], OFFICE_IMPORT_APPLICATIONS, &options, error)) == NULL
      || (mapping = map_columns (ctl, sheet, OFFICE_IMPORT_APPLICATIONS, NULL, &options, error)) == NULL)
    return FALSE;

  today = office_connection_today (ctl->connection);
  drafts = office_application_drafts_read (sheet, mapping, &(OfficeDraftOptions) { today, regulator }, NULL, error);
  if (drafts != NULL)
    {
      OfficeImportOptions how = run_options (&options, words[0]);

      report = office_application_import_run (ctl->connection, drafts, &how, NULL, error);
    }

  return finish (ctl, report, &options, error);
}

static gboolean
run_marks (OfficeCtl  *ctl,
           GError    **error)
{
  g_auto (ImportOptions) options = { 0 };
  g_autofree char *component = NULL;
  const GOptionEntry entries[] = {
    IMPORT_OPTION_ENTRIES (options),
    { "component", 0, 0, G_OPTION_ARG_STRING, &component, N_("Which part of the assessment"), "written|viva" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeSheet) sheet = NULL;
  g_autoptr (OfficeMapping) mapping = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (OfficeImportReport) report = NULL;

  if (!begin (ctl, entries, &options, &words, error))
    return FALSE;
  if (component == NULL)
    return office_ctl_misuse (error, _("--component is missing"));
  if ((sheet = read_sheet (words[0], OFFICE_IMPORT_MARKS, &options, error)) == NULL
      || (mapping = map_columns (ctl, sheet, OFFICE_IMPORT_MARKS, component, &options, error)) == NULL)
    return FALSE;

  drafts = office_mark_drafts_read (sheet, mapping, NULL, error);
  if (drafts != NULL)
    {
      OfficeImportOptions how = run_options (&options, words[0]);

      report = office_mark_import_run (ctl->connection, drafts, component, &how, NULL, error);
    }

  return finish (ctl, report, &options, error);
}

static gboolean
run_registrations (OfficeCtl  *ctl,
                   GError    **error)
{
  g_auto (ImportOptions) options = { 0 };
  const GOptionEntry entries[] = { IMPORT_OPTION_ENTRIES (options), { NULL } };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeSheet) sheet = NULL;
  g_autoptr (OfficeMapping) mapping = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (OfficeImportReport) report = NULL;
  g_autofree char *today = NULL;

  if (!begin (ctl, entries, &options, &words, error)
      || (sheet = read_sheet (words[0], OFFICE_IMPORT_REGISTRATIONS, &options, error)) == NULL
      || (mapping = map_columns (ctl, sheet, OFFICE_IMPORT_REGISTRATIONS, NULL, &options, error)) == NULL)
    return FALSE;

  today = office_connection_today (ctl->connection);
  drafts = office_registration_drafts_read (sheet, mapping, today, NULL, error);
  if (drafts != NULL)
    {
      OfficeImportOptions how = run_options (&options, words[0]);

      report = office_registration_import_run (ctl->connection, drafts, &how, NULL, error);
    }

  return finish (ctl, report, &options, error);
}

const OfficeCtlCommand office_ctl_import_commands[] = {
  { "import applications", N_("Import applications from csv, tsv or xlsx"), run_applications },
  { "import marks", N_("Import the marks of one component"), run_marks },
  { "import registrations", N_("Import the student numbers that the university sent back"), run_registrations },
  { NULL },
};
