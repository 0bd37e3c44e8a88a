/* return-commands.c: officectl export, return: what goes to the university, and what went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "documents/output-file.h"
#include "exchange/return-template.h"
#include "model/deliver.h"
#include "model/return-workbook.h"
#include "rules/clock.h"

#define PROFILE_HELP N_("The profile of its columns; the one saved last unless said, or else the built-in one")

/* Sending -------------------------------------------------------------------------------------- */

static void
print_delivered (OfficeCtl                   *ctl,
                 const char                  *path,
                 const OfficeDeliveredReturn *delivered)
{
  g_autoptr (GString) text = g_string_new (NULL);
  json_t *value = json_pack ("{s:s, s:i, s:i, s:s, s:b, s:o}", "file", path, "version", delivered->number,
                             "rows", (int) delivered->n_rows, "digest", delivered->digest,
                             "provisional", delivered->provisional,
                             "exceptions", office_ctl_strings (delivered->exceptions));

  if (delivered->amends != 0)
    json_object_set_new (value, "amends", json_integer (delivered->amends));
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%s: version %d, %u row", "%s: version %d, %u rows", delivered->n_rows),
                          path, delivered->number, delivered->n_rows);
  for (char **line = delivered->exceptions; line != NULL && *line != NULL; line++)
    g_string_append_printf (text, "\n  %s", *line);

  office_ctl_print_value (ctl, value, "%s", text->str);
}

static gboolean
run_export (OfficeCtl         *ctl,
            OfficeReturnKind   kind,
            GError           **error)
{
  g_autofree char *cohort = NULL, *profile = NULL;
  gboolean amendment = FALSE;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile, PROFILE_HELP, "NAME" },
    { "amendment", 0, 0, G_OPTION_ARG_NONE, &amendment, N_("Only what has changed since the one that was sent last"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeDeliveredReturn) delivered = NULL;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "FILE.xlsx", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error))
    return FALSE;
  delivered = (amendment ? office_deliver_amendment : office_deliver_return) (ctl->connection, kind, cohort_id, profile,
                                                                              words[0], NULL, NULL, NULL, error);
  if (delivered == NULL)
    return FALSE;

  print_delivered (ctl, words[0], delivered);
  return TRUE;
}

static gboolean
run_export_enrolments (OfficeCtl  *ctl,
                       GError    **error)
{
  return run_export (ctl, OFFICE_RETURN_ENROLMENTS, error);
}

static gboolean
run_export_marks (OfficeCtl  *ctl,
                  GError    **error)
{
  return run_export (ctl, OFFICE_RETURN_MARKS, error);
}

static gboolean
run_export_results (OfficeCtl  *ctl,
                    GError    **error)
{
  return run_export (ctl, OFFICE_RETURN_RESULTS, error);
}

static gboolean
run_export_awards (OfficeCtl  *ctl,
                   GError    **error)
{
  return run_export (ctl, OFFICE_RETURN_AWARDS, error);
}

/* Before and after ----------------------------------------------------------------------------- */

static gboolean
read_kind (const char        *nick,
           OfficeReturnKind  *kind,
           GError           **error)
{
  if (nick == NULL)
    return office_ctl_misuse (error, _("--kind is missing: enrolments, marks, results or awards"));
  if (office_return_kind_from_nick (nick, kind))
    return TRUE;
  return office_ctl_misuse (error, _("“%s” is no kind of return: enrolments, marks, results or awards"), nick);
}

static gboolean
run_check (OfficeCtl  *ctl,
           GError    **error)
{
  g_autofree char *cohort = NULL, *profile = NULL, *nick = NULL;
  const GOptionEntry options[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &nick, N_("enrolments, marks, results or awards"), "K" },
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile, PROFILE_HELP, "NAME" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeReturnTable) table = NULL;
  g_autoptr (json_t) list = json_array ();
  OfficeReturnKind kind;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error)
      || !read_kind (nick, &kind, error) || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || (table = office_return_prepare (ctl->connection, kind, cohort_id, profile, NULL, NULL, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < table->exceptions->len; i++)
    {
      const OfficeReturnException *exception = g_ptr_array_index (table->exceptions, i);

      json_array_append_new (list, json_pack ("{s:s, s:s, s:s, s:s, s:s}", "severity",
                                              exception->severity == OFFICE_RETURN_ERROR ? "error" : "warning",
                                              "learner", exception->name, "reference", exception->reference, "what",
                                              exception->what, "place", office_return_place_to_nick (exception->place)));
    }
  office_ctl_print_list (ctl, g_steal_pointer (&list), "severity learner reference what place");
  return TRUE;
}

static json_t *
return_to_json (const OfficeReturnRow *row)
{
  g_autofree char *made_at = office_instant_to_wall (row->made_at);

  return json_pack ("{s:s, s:i, s:s, s:s, s:i, s:i, s:i, s:s, s:s, s:o, s:b, s:s?}", "kind",
                    office_return_kind_to_nick (row->kind), "version", row->number, "made_at", made_at, "made_by",
                    row->made_by, "rows", row->n_rows, "exceptions", row->n_exceptions, "errors", row->n_errors,
                    "profile", row->profile, "digest", row->digest, "amends",
                    row->amends != 0 ? json_integer (row->amends) : json_null (), "newest", row->newest,
                    "out_of_date", row->out_of_date_since != 0 ? row->out_of_date_reason : NULL);
}

static gboolean
run_history (OfficeCtl  *ctl,
             GError    **error)
{
  g_autofree char *cohort = NULL, *nick = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &nick, N_("Only this kind: enrolments, marks, results or awards"), "K" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) returns = NULL;
  json_t *list;
  OfficeReturnKind kind = OFFICE_RETURN_MARKS;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error)
      || (nick != NULL && !read_kind (nick, &kind, error)) || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || (returns = office_returns_list (ctl->connection, cohort_id, error)) == NULL)
    return FALSE;

  list = json_array ();
  for (guint i = 0; i < returns->len; i++)
    {
      const OfficeReturnRow *row = g_ptr_array_index (returns, i);

      if (nick == NULL || row->kind == kind)
        json_array_append_new (list, return_to_json (row));
    }
  office_ctl_print_list (ctl, list, "kind version made_at made_by rows exceptions profile out_of_date");
  return TRUE;
}

static json_t *
differences_to_json (GPtrArray *differences)
{
  json_t *list = json_array ();

  for (guint i = 0; i < differences->len; i++)
    {
      const OfficeReturnDifference *difference = g_ptr_array_index (differences, i);

      json_array_append_new (list, json_pack ("{s:s, s:s, s:s?, s:s?, s:s?}", "change",
                                              office_return_change_to_nick (difference->change), "learner",
                                              difference->label, "column", difference->heading, "was",
                                              difference->before, "is", difference->after));
    }
  return list;
}

/* A version that was sent, or the return as it would be now. */
static OfficeReturnTable *
load_version (OfficeCtl         *ctl,
              OfficeReturnKind   kind,
              gint64             cohort_id,
              const char        *profile,
              int                number,
              GError           **error)
{
  gint64 id;

  if (number < 0)
    return office_return_build (ctl->connection, cohort_id, kind, profile, error);
  id = office_return_find (ctl->connection, cohort_id, kind, number, error);
  return id != 0 ? office_return_load (ctl->connection, id, error) : NULL;
}

static gboolean
run_diff (OfficeCtl  *ctl,
          GError    **error)
{
  g_autofree char *cohort = NULL, *profile = NULL, *nick = NULL;
  int from = 0, to = -1;
  const GOptionEntry options[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &nick, N_("enrolments, marks, results or awards"), "K" },
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "from", 0, 0, G_OPTION_ARG_INT, &from, N_("A version that was sent; the newest unless said"), "N" },
    { "to", 0, 0, G_OPTION_ARG_INT, &to, N_("A later version; the return as it would be now unless said"), "N" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile, PROFILE_HELP, "NAME" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeReturnTable) before = NULL;
  g_autoptr (OfficeReturnTable) after = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  OfficeReturnKind kind;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error)
      || !read_kind (nick, &kind, error) || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error))
    return FALSE;
  if (from < 0 || to == 0 || to < -1)
    return office_ctl_misuse (error, _("versions are counted from 1"));
  if ((before = load_version (ctl, kind, cohort_id, profile, from, error)) == NULL
      || (after = load_version (ctl, kind, cohort_id, profile, to, error)) == NULL)
    return FALSE;

  differences = office_return_compare (before, after);
  office_ctl_print_list (ctl, differences_to_json (differences), "change learner column was is");
  return TRUE;
}

static gboolean
run_copy (OfficeCtl  *ctl,
          GError    **error)
{
  g_autofree char *cohort = NULL, *nick = NULL;
  int number = 0;
  const GOptionEntry options[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &nick, N_("enrolments, marks, results or awards"), "K" },
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "version", 0, 0, G_OPTION_ARG_INT, &number, N_("Which of those that were sent; the newest unless said"), "N" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  OfficeReturnKind kind;
  gint64 cohort_id, id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "FILE.xlsx", options, &words, error)
      || !read_kind (nick, &kind, error) || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error))
    return FALSE;
  if (number < 0)
    return office_ctl_misuse (error, _("versions are counted from 1"));
  if ((id = office_return_find (ctl->connection, cohort_id, kind, number, error)) == 0
      || !office_deliver_return_again (ctl->connection, id, words[0], NULL, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "file", words[0]), "%s", words[0]);
  return TRUE;
}

/* Profiles ------------------------------------------------------------------------------------- */

static json_t *
profile_to_json (const OfficeReturnProfile *profile,
                 gboolean                   built_in)
{
  return json_pack ("{s:s, s:s, s:i, s:b}", "name", profile->name, "kind", office_return_kind_to_nick (profile->kind),
                    "columns", (int) profile->fields->len, "built_in", built_in);
}

static gboolean
run_profiles (OfficeCtl  *ctl,
              GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) profiles = NULL;
  json_t *list;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", NULL, &words, error)
      || (profiles = office_return_profiles_list (ctl->connection, error)) == NULL)
    return FALSE;

  list = json_array ();
  for (guint i = 0; i < profiles->len; i++)
    json_array_append_new (list, profile_to_json (g_ptr_array_index (profiles, i), FALSE));
  for (int kind = 0; kind < OFFICE_N_RETURN_KINDS; kind++)
    {
      g_autoptr (OfficeReturnProfile) profile = office_return_profile_builtin ((OfficeReturnKind) kind);

      json_array_append_new (list, profile_to_json (profile, TRUE));
    }
  office_ctl_print_list (ctl, list, "name kind columns built_in");
  return TRUE;
}

static gboolean
run_profile_export (OfficeCtl  *ctl,
                    GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeReturnProfile) profile = NULL;
  g_autofree char *text = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "NAME FILE.json", NULL, &words, error)
      || (profile = office_return_profile_find (ctl->connection, words[0], error)) == NULL)
    return FALSE;

  text = office_return_profile_to_text (profile);
  if (!office_output_file_save (words[1], text, strlen (text), NULL, error))
    return FALSE;
  office_ctl_print_value (ctl, json_pack ("{s:s, s:s}", "file", words[1], "name", profile->name), "%s", words[1]);
  return TRUE;
}

static gboolean
save_profile (OfficeCtl            *ctl,
              OfficeReturnProfile  *profile,
              const char           *name,
              gboolean              replace,
              GError              **error)
{
  g_autoptr (OfficeReturnProfile) saved = NULL;

  if (name != NULL)
    {
      g_free (profile->name);
      profile->name = g_strdup (name);
    }
  if (replace && (saved = office_return_profile_find (ctl->connection, profile->name, NULL)) != NULL
      && saved->id != 0)
    {
      profile->id = saved->id;
      profile->version = saved->version;
      if (saved->kind != profile->kind)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("“%s” is a profile of another kind of return: give this one another name."), profile->name);
          return FALSE;
        }
    }
  return office_return_profile_save (ctl->connection, profile, error);
}

static gboolean
run_profile_import (OfficeCtl  *ctl,
                    GError    **error)
{
  g_autofree char *name = NULL;
  gboolean replace = FALSE;
  const GOptionEntry options[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Its name; that in the file unless said"), "NAME" },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("In place of the saved one of this name"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autofree char *text = NULL;
  g_autoptr (OfficeReturnProfile) profile = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "FILE.json", options, &words, error)
      || (text = office_return_profile_read_file (words[0], error)) == NULL
      || (profile = office_return_profile_from_text (text, error)) == NULL
      || !save_profile (ctl, profile, name, replace, error))
    return FALSE;

  office_ctl_print_value (ctl, profile_to_json (profile, FALSE), _("%s is saved"), profile->name);
  return TRUE;
}

static gboolean
run_profile_remove (OfficeCtl  *ctl,
                    GError    **error)
{
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "NAME", NULL, &words, error)
      || !office_return_profile_remove (ctl->connection, words[0], error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "name", words[0]), _("%s is removed"), words[0]);
  return TRUE;
}

static gboolean
run_profile_like (OfficeCtl  *ctl,
                  GError    **error)
{
  g_autofree char *nick = NULL, *name = NULL, *sheet = NULL;
  gboolean replace = FALSE, dry_run = FALSE;
  const GOptionEntry options[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &nick, N_("enrolments, marks, results or awards"), "K" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Its name; that of the file unless said"), "NAME" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, N_("The sheet with the headings; the likeliest unless said"), "NAME" },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("In place of the saved one of this name"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show the columns, save nothing"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeReturnTemplate) template = NULL;
  g_autoptr (OfficeReturnProfile) profile = NULL;
  json_t *columns;
  OfficeReturnKind kind;

  if (!office_ctl_begin (ctl, dry_run ? OFFICE_CTL_READ : OFFICE_CTL_WRITE, "TEMPLATE.xlsx", options, &words, error)
      || !read_kind (nick, &kind, error)
      || (template = office_return_template_read (words[0], sheet, kind, NULL, error)) == NULL)
    return FALSE;

  profile = office_return_template_propose (template, name);
  if (!dry_run && !save_profile (ctl, profile, NULL, replace, error))
    return FALSE;

  columns = json_array ();
  for (guint i = 0; i < profile->fields->len; i++)
    {
      const OfficeReturnField *field = g_ptr_array_index (profile->fields, i);

      json_array_append_new (columns, json_pack ("{s:s, s:s}", "heading", field->heading, "fact",
                                                 office_return_fact_get (field->fact)->key));
    }
  if (ctl->json)
    office_ctl_print_value (ctl, json_pack ("{s:s, s:s, s:o, s:o}", "name", profile->name, "sheet", template->sheet,
                                            "columns", columns, "notes", office_ctl_strings (template->notes)),
                            "%s", "");
  else
    {
      office_ctl_print_list (ctl, columns, "heading fact");
      for (char **note = template->notes; *note != NULL; note++)
        g_printerr ("officectl: %s\n", *note);
    }
  return TRUE;
}

static gboolean
run_facts (OfficeCtl  *ctl,
           GError    **error)
{
  g_autofree char *nick = NULL;
  const GOptionEntry options[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &nick, N_("enrolments, marks, results or awards"), "K" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  json_t *list;
  OfficeReturnKind kind;

  if (!office_ctl_begin (ctl, OFFICE_CTL_NO_DATABASE, "", options, &words, error) || !read_kind (nick, &kind, error))
    return FALSE;

  list = json_array ();
  for (int id = 0; id < OFFICE_N_RETURN_FACTS; id++)
    {
      const OfficeReturnFact *fact = office_return_fact_get ((OfficeReturnFactId) id);

      if (office_return_fact_fits ((OfficeReturnFactId) id, kind))
        json_array_append_new (list, json_pack ("{s:s, s:s, s:s}", "key", fact->key, "holds",
                                                office_return_field_kind_to_nick (fact->kind), "meaning",
                                                _(fact->meaning)));
    }
  office_ctl_print_list (ctl, list, "key holds meaning");
  return TRUE;
}

const OfficeCtlCommand office_ctl_return_commands[] = {
  { "export enrolments", N_("Make the enrolment return for the university"), run_export_enrolments },
  { "export marks", N_("Make the marks return"), run_export_marks },
  { "export results", N_("Make the results return"), run_export_results },
  { "export awards", N_("Make the list of those who have completed the award"), run_export_awards },
  { "return check", N_("Show what a return would leave out or contradict"), run_check },
  { "return history", N_("List the returns that were sent"), run_history },
  { "return diff", N_("Show what has changed since a return was sent"), run_diff },
  { "return copy", N_("Write a return once more as it was sent"), run_copy },
  { "return facts", N_("List what a column of a return can hold"), run_facts },
  { "return profiles", N_("List the profiles of returns"), run_profiles },
  { "return profile export", N_("Write a profile to a file"), run_profile_export },
  { "return profile import", N_("Save a profile out of a file"), run_profile_import },
  { "return profile like", N_("Make a profile that looks like a spreadsheet of the university"), run_profile_like },
  { "return profile remove", N_("Remove a profile"), run_profile_remove },
  { NULL },
};
