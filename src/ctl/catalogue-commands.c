/* catalogue-commands.c: officectl module, term and cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "rules/error.h"
#include "store/catalogue.h"
#include "store/cohorts.h"

#define STANDARD_CREDITS 10

static gboolean
run_module_add (OfficeCtl  *ctl,
                GError    **error)
{
  g_autofree char *title = NULL;
  int credits = STANDARD_CREDITS;
  gboolean practical = FALSE;
  const GOptionEntry options[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("The module’s title in full"), "T" },
    { "credits", 0, 0, G_OPTION_ARG_INT, &credits, N_("UK credits, 10 unless said"), "N" },
    { "practical", 0, 0, G_OPTION_ARG_NONE, &practical, N_("It has hands-on hours"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "CODE", options, &words, error))
    return FALSE;
  if (title == NULL)
    return office_ctl_misuse (error, _("--title is missing"));
  if (credits < 1)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("%s: a module earns at least one credit; %d is not possible."),
                   words[0], credits);
      return FALSE;
    }
  if (office_module_add (ctl->connection, words[0], title, credits, practical, error) == 0)
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "code", words[0]), _("Added %s: %s"), words[0], title);
  return TRUE;
}

static gboolean
run_module_list (OfficeCtl  *ctl,
                 GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) modules = NULL;
  json_t *rows;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", NULL, &words, error))
    return FALSE;

  modules = office_modules_list (ctl->connection, error);
  if (modules == NULL)
    return FALSE;

  rows = json_array ();
  for (guint i = 0; i < modules->len; i++)
    {
      const OfficeModule *module = g_ptr_array_index (modules, i);

      json_array_append_new (rows, json_pack ("{s:s, s:s, s:i, s:i, s:i, s:b}", "code", module->code, "title", module->title,
                                              "credits", module->credits, "notional_hours", module->notional_hours,
                                              "level", module->level, "practical", module->practical));
    }

  office_ctl_print_list (ctl, rows, "code title credits level practical");
  return TRUE;
}

static gboolean
run_term_add (OfficeCtl  *ctl,
              GError    **error)
{
  g_autofree char *starts = NULL;
  g_autofree char *ends = NULL;
  const GOptionEntry options[] = {
    { "starts", 0, 0, G_OPTION_ARG_STRING, &starts, N_("First day"), "D" },
    { "ends", 0, 0, G_OPTION_ARG_STRING, &ends, N_("Last day"), "D" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "NAME", options, &words, error))
    return FALSE;
  if (starts == NULL || ends == NULL)
    return office_ctl_misuse (error, _("--starts and --ends are needed"));
  if (!office_ctl_check_day ("--starts", starts, error)
      || !office_ctl_check_day ("--ends", ends, error)
      || office_term_add (ctl->connection, words[0], starts, ends, error) == 0)
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "name", words[0]), _("Added the term %s"), words[0]);
  return TRUE;
}

static gboolean
run_term_list (OfficeCtl  *ctl,
               GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  json_t *rows;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", NULL, &words, error))
    return FALSE;

  terms = office_terms_list (ctl->connection, error);
  if (terms == NULL)
    return FALSE;

  rows = json_array ();
  for (guint i = 0; i < terms->len; i++)
    {
      const OfficeTermRow *term = g_ptr_array_index (terms, i);

      json_array_append_new (rows, json_pack ("{s:s, s:s, s:s}", "name", term->name, "starts", term->starts, "ends", term->ends));
    }

  office_ctl_print_list (ctl, rows, "name starts ends");
  return TRUE;
}

/* What was not said stands as it is; what was said is no less than nothing. */
static gboolean
check_not_negative (const char  *option,
                    gint64       number,
                    gint64       unsaid,
                    GError     **error)
{
  if (number == unsaid || number >= 0)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("%s: %lld is less than nothing."), option, (long long) number);
  return FALSE;
}

static gboolean
run_cohort_add (OfficeCtl  *ctl,
                GError    **error)
{
  g_autofree char *module = NULL, *term = NULL, *starts = NULL, *ends = NULL, *opens = NULL, *closes = NULL;
  int capacity = G_MININT;
  gint64 fee = G_MININT64;
  const GOptionEntry options[] = {
    { "module", 0, 0, G_OPTION_ARG_STRING, &module, N_("Code of the module"), "M" },
    { "term", 0, 0, G_OPTION_ARG_STRING, &term, N_("The term that holds the first day; a new name adds it"), "NAME" },
    { "starts", 0, 0, G_OPTION_ARG_STRING, &starts, N_("First day"), "D" },
    { "ends", 0, 0, G_OPTION_ARG_STRING, &ends, N_("Last day"), "D" },
    { "capacity", 0, 0, G_OPTION_ARG_INT, &capacity, N_("Places; no limit unless said"), "N" },
    { "fee", 0, 0, G_OPTION_ARG_INT64, &fee, N_("Fee in pence; the rule set’s unless said"), "PENCE" },
    { "opens", 0, 0, G_OPTION_ARG_STRING, &opens, N_("First day of applications; “opening soon” unless said"), "D" },
    { "closes", 0, 0, G_OPTION_ARG_STRING, &closes, N_("Last day of applications"), "D" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "CODE", options, &words, error))
    return FALSE;
  if (module == NULL || starts == NULL || ends == NULL)
    return office_ctl_misuse (error, _("--module, --starts and --ends are needed"));
  if (!office_ctl_check_day ("--starts", starts, error) || !office_ctl_check_day ("--ends", ends, error)
      || !office_ctl_check_day ("--opens", opens, error) || !office_ctl_check_day ("--closes", closes, error)
      || !check_not_negative ("--capacity", capacity, G_MININT, error)
      || !check_not_negative ("--fee", fee, G_MININT64, error))
    return FALSE;

  {
    const OfficeCohortDraft draft = {
      words[0], module, term, starts, ends, opens, closes, MAX (capacity, -1), MAX (fee, -1),
    };

    if (office_cohort_add (ctl->connection, &draft, error) == 0)
      return FALSE;
  }

  office_ctl_print_value (ctl, json_pack ("{s:s}", "code", words[0]), _("Added the cohort %s"), words[0]);
  return TRUE;
}

static json_t *
cohort_to_json (const OfficeCohort *cohort)
{
  return json_pack ("{s:s, s:s, s:s, s:s, s:s, s:o, s:I, s:{s:i, s:i, s:i, s:i}, s:s?, s:s?, s:s?}",
                    "code", cohort->code, "module", cohort->module_code, "term", cohort->term,
                    "starts", cohort->starts, "ends", cohort->ends,
                    "capacity", cohort->capacity < 0 ? json_null () : json_integer (cohort->capacity),
                    "fee", (json_int_t) cohort->fee,
                    "places", "offered", cohort->places.offered, "accepted", cohort->places.accepted,
                    "enrolled", cohort->places.enrolled, "waiting", cohort->places.waiting,
                    "opens", cohort->opens, "closes", cohort->closes, "ratified_on", cohort->ratified_on);
}

static gboolean
run_cohort_list (OfficeCtl  *ctl,
                 GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) cohorts = NULL;
  json_t *rows;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", NULL, &words, error))
    return FALSE;

  cohorts = office_cohorts_list (ctl->connection, 0, error);
  if (cohorts == NULL)
    return FALSE;

  rows = json_array ();
  for (guint i = 0; i < cohorts->len; i++)
    json_array_append_new (rows, cohort_to_json (g_ptr_array_index (cohorts, i)));

  office_ctl_print_list (ctl, rows, "code module term starts ends capacity fee places");
  return TRUE;
}

const OfficeCtlCommand office_ctl_catalogue_commands[] = {
  { "module add", N_("Add a module to the catalogue"), run_module_add },
  { "module list", N_("List the modules"), run_module_list },
  { "term add", N_("Add a term"), run_term_add },
  { "term list", N_("List the terms"), run_term_list },
  { "cohort add", N_("Add a cohort"), run_cohort_add },
  { "cohort list", N_("List the cohorts and their places"), run_cohort_list },
  { NULL },
};
