/* cohorts.c: runs of a module in a term, and their places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/dates.h"
#include "rules/ruleset.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/command.h"
#include "store/fields.h"

#define PLACES(state) "(SELECT count (*) FROM application WHERE cohort_id = cohort.id AND state = '" state "')"

static const char list_sql[] =
  "SELECT cohort.id, cohort.code, module.id, module.code, module.title, module.practical, module.credits,"
  "       term.id, term.name, cohort.rule_set_id, cohort.starts, cohort.ends, cohort.opens, cohort.closes,"
  "       cohort.capacity, cohort.fee, cohort.version,"
  "       " PLACES ("offered") ", " PLACES ("accepted") ", " PLACES ("enrolled") ", " PLACES ("waiting") ","
  "       (SELECT count (*) FROM application WHERE cohort_id = cohort.id),"
  "       (SELECT max (held_on) FROM board WHERE cohort_id = cohort.id)"
  "  FROM cohort JOIN module ON module.id = cohort.module_id JOIN term ON term.id = cohort.term_id"
  " WHERE (?1 = 0 OR cohort.term_id = ?1) AND (?2 = 0 OR cohort.id = ?2)"
  "   AND (?3 IS NULL OR cohort.code = ?3 COLLATE NOCASE)"
  " ORDER BY cohort.starts, cohort.code";

/**
 * office_cohort_free:
 * @cohort: (nullable): a cohort
 */
void
office_cohort_free (OfficeCohort *cohort)
{
  if (cohort == NULL)
    return;

  g_free (cohort->code);
  g_free (cohort->module_code);
  g_free (cohort->module_title);
  g_free (cohort->term);
  g_free (cohort->starts);
  g_free (cohort->ends);
  g_free (cohort->opens);
  g_free (cohort->closes);
  g_free (cohort->ratified_on);
  g_free (cohort);
}

static gpointer
read_cohort (OfficeStatement *statement)
{
  OfficeCohort *cohort = g_new0 (OfficeCohort, 1);

  cohort->id = office_statement_get_int (statement, 0);
  cohort->code = office_statement_dup_text (statement, 1);
  cohort->module_id = office_statement_get_int (statement, 2);
  cohort->module_code = office_statement_dup_text (statement, 3);
  cohort->module_title = office_statement_dup_text (statement, 4);
  cohort->practical = office_statement_get_int (statement, 5) != 0;
  cohort->credits = office_statement_get_int (statement, 6);
  cohort->term_id = office_statement_get_int (statement, 7);
  cohort->term = office_statement_dup_text (statement, 8);
  cohort->rule_set_id = office_statement_get_int (statement, 9);
  cohort->starts = office_statement_dup_text (statement, 10);
  cohort->ends = office_statement_dup_text (statement, 11);
  cohort->opens = office_statement_dup_text (statement, 12);
  cohort->closes = office_statement_dup_text (statement, 13);
  cohort->capacity = office_statement_get_int_or (statement, 14, -1);
  cohort->fee = office_statement_get_int (statement, 15);
  cohort->version = office_statement_get_int (statement, 16);
  cohort->places.offered = office_statement_get_int (statement, 17);
  cohort->places.accepted = office_statement_get_int (statement, 18);
  cohort->places.enrolled = office_statement_get_int (statement, 19);
  cohort->places.waiting = office_statement_get_int (statement, 20);
  cohort->applications = office_statement_get_int (statement, 21);
  cohort->ratified_on = office_statement_dup_text (statement, 22);
  return cohort;
}

/**
 * office_cohorts_list:
 * @connection: the connection
 * @term_id: a term, or 0 for all
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeCohort): the cohorts by first day, with places
 */
GPtrArray *
office_cohorts_list (OfficeConnection  *connection,
                     gint64             term_id,
                     GError           **error)
{
  return office_rows_collect (office_connection_prepare (connection, error, list_sql, "lls", term_id, (gint64) 0, NULL),
                              read_cohort, (GDestroyNotify) office_cohort_free, error);
}

/**
 * office_cohort_get:
 * @connection: the connection
 * @id: the row
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the cohort
 */
OfficeCohort *
office_cohort_get (OfficeConnection  *connection,
                   gint64             id,
                   GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  OfficeCohort *cohort = NULL;

  if (id != 0)
    cohort = office_rows_first (
      office_connection_prepare (connection, &local_error, list_sql, "lls", (gint64) 0, id, NULL), read_cohort,
      &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (cohort == NULL)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("This cohort is not there."));

  return cohort;
}

/**
 * office_cohort_find:
 * @connection: the connection
 * @code: the cohort's code, in whatever capitals
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the cohort
 */
OfficeCohort *
office_cohort_find (OfficeConnection  *connection,
                    const char        *code,
                    GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  OfficeCohort *cohort = office_rows_first (
    office_connection_prepare (connection, &local_error, list_sql, "lls", (gint64) 0, (gint64) 0,
                               code != NULL ? code : ""),
    read_cohort, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (cohort == NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("There is no cohort “%s”."), code != NULL ? code : "");

  return cohort;
}

static gboolean
check_dates (const OfficeCohortDraft  *draft,
             GError                  **error)
{
  if (!office_check_given (draft->starts, _("First day of the cohort"), error)
      || !office_check_given (draft->ends, _("Last day of the cohort"), error)
      || !office_check_day (draft->starts, _("First day of the cohort"), error)
      || !office_check_day (draft->ends, _("Last day of the cohort"), error)
      || !office_check_day (draft->opens, _("First day of applications"), error)
      || !office_check_day (draft->closes, _("Last day of applications"), error))
    return FALSE;

  if (g_strcmp0 (draft->starts, draft->ends) > 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("%s ends on %s, before it begins on %s."),
                   draft->code, draft->ends, draft->starts);
      return FALSE;
    }

  if (draft->opens != NULL && *draft->opens != '\0' && draft->closes != NULL && *draft->closes != '\0'
      && g_strcmp0 (draft->opens, draft->closes) > 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s: applications close on %s, before they open on %s."), draft->code, draft->closes,
                   draft->opens);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_draft (OfficeConnection         *connection,
             gint64                    id,
             const OfficeCohortDraft  *draft,
             GError                  **error)
{
  gint64 other = 0;
  g_autoptr (GError) local_error = NULL;

  if (!office_check_given (draft->code, _("The cohort's code"), error) || !check_dates (draft, error))
    return FALSE;

  if (office_connection_get_int (connection, &other, &local_error,
                                 "SELECT id FROM cohort WHERE code = trim (?) COLLATE NOCASE AND id <> ?", "sl",
                                 draft->code, id))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("There is already a cohort %s."), draft->code);
      return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* A term that nobody has entered yet is the third of the year that holds the day, cut back to where
 * its neighbours begin and end. */
static gint64
add_term_around (OfficeConnection  *connection,
                 const char        *name,
                 const char        *day,
                 GError           **error)
{
  static const char *const thirds[][2] = { { "01-01", "04-30" }, { "05-01", "08-31" }, { "09-01", "12-31" } };
  g_autofree char *year = g_strndup (day, 4);
  int month = 0;
  g_autofree char *starts = NULL;
  g_autofree char *ends = NULL;
  g_autofree char *after = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) local_error = NULL;

  office_day_split (office_day_from_iso (day), NULL, &month, NULL);
  starts = g_strdup_printf ("%s-%s", year, thirds[(month - 1) / 4][0]);
  ends = g_strdup_printf ("%s-%s", year, thirds[(month - 1) / 4][1]);

  after = office_connection_get_text (connection, &local_error,
                                      "SELECT date (max (ends), '+1 day') FROM term WHERE ends < ? AND ends >= ?", "ss",
                                      day, starts);
  if (local_error == NULL)
    before = office_connection_get_text (connection, &local_error,
                                         "SELECT date (min (starts), '-1 day') FROM term"
                                         " WHERE starts > ? AND starts <= ?",
                                         "ss", day, ends);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }

  return office_term_add (connection, name, after != NULL ? after : starts, before != NULL ? before : ends, error);
}

/* LOAD-1: a cohort belongs to the term that holds its first day, and to no other. */
static gint64
find_term (OfficeConnection         *connection,
           const OfficeCohortDraft  *draft,
           GError                  **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeTermRow) term = office_term_find_day (connection, draft->starts, &local_error);
  gboolean named = draft->term != NULL && *draft->term != '\0';

  if (term == NULL && named && g_error_matches (local_error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND))
    {
      g_autoptr (OfficeTermRow) other = office_term_find (connection, draft->term, NULL);

      if (other == NULL)
        return add_term_around (connection, draft->term, draft->starts, error);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s begins on %s, outside “%s” (%s to %s): a cohort belongs to the term that holds its first "
                     "day (LOAD-1)."),
                   draft->code, draft->starts, other->name, other->starts, other->ends);
      return 0;
    }

  if (term == NULL)
    {
      if (g_error_matches (local_error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND))
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                     _("%s begins on %s, and no term holds that day (LOAD-1): add the term first."), draft->code,
                     draft->starts);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }

  if (named && g_ascii_strcasecmp (draft->term, term->name) != 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s begins on %s, which lies in “%s”, not in “%s”: a cohort belongs to the term that holds its "
                     "first day (LOAD-1)."),
                   draft->code, draft->starts, term->name, draft->term);
      return 0;
    }

  return term->id;
}

/**
 * office_cohort_add:
 * @connection: the connection
 * @draft: what a person says of it
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED when the code is taken or the term is not the one
 *   that holds its first day
 *
 * Adds a cohort under the rule set adopted last. A term of a new name, where none holds the first day
 * yet, is added with it: the third of the year around that day.
 *
 * Returns: the new row, or 0
 */
gint64
office_cohort_add (OfficeConnection         *connection,
                   const OfficeCohortDraft  *draft,
                   GError                  **error)
{
  static const char insert_sql[] =
    "INSERT INTO cohort (code, module_id, term_id, rule_set_id, starts, ends, opens, closes, capacity, fee)"
    " VALUES (trim (?), ?, ?, ?, ?, ?, nullif (?, ''), nullif (?, ''), ?, ?)";
  OfficeRuleSet rules;
  g_autofree char *label = g_strdup_printf (_("Add the cohort %s"), draft->code != NULL ? draft->code : "");
  g_autoptr (OfficeModule) module = NULL;
  gint64 rule_set_id = 0;
  gint64 term_id = 0;
  gint64 id = 0;
  gboolean done;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  done = check_draft (connection, 0, draft, error)
         && (module = office_module_find (connection, draft->module, error)) != NULL
         && (rule_set_id = office_rule_set_load_current (connection, &rules, error)) != 0
         && (term_id = find_term (connection, draft, error)) != 0
         && office_connection_run (connection, error, insert_sql, "slllssssml", draft->code, module->id, term_id,
                                   rule_set_id, draft->starts, draft->ends, draft->opens, draft->closes,
                                   draft->capacity, draft->fee >= 0 ? draft->fee : rules.fee);
  if (done)
    id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? id : 0;
}

static gboolean
check_capacity (const OfficeCohort       *cohort,
                const OfficeCohortDraft  *draft,
                GError                  **error)
{
  int taken = cohort->places.accepted + cohort->places.enrolled;

  if (draft->capacity < 0 || draft->capacity >= taken)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               ngettext ("%s: %d place is taken already, so its capacity cannot be %d (APPLY-2).",
                         "%s: %d places are taken already, so its capacity cannot be %d (APPLY-2).", taken),
               cohort->code, taken, draft->capacity);
  return FALSE;
}

/**
 * office_cohort_edit:
 * @connection: the connection
 * @id: the cohort
 * @version: the version that the person saw, or 0 to save over whatever is there
 * @draft: as it is to be; the module stays, and applications keep the fee that they came in with
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Returns: whether it is saved
 */
gboolean
office_cohort_edit (OfficeConnection         *connection,
                    gint64                    id,
                    int                       version,
                    const OfficeCohortDraft  *draft,
                    GError                  **error)
{
  static const char update_sql[] =
    "UPDATE cohort SET code = trim (?), term_id = ?, starts = ?, ends = ?, opens = nullif (?, ''),"
    " closes = nullif (?, ''), capacity = ?, fee = ?, version = version + 1 WHERE id = ?";
  g_autoptr (OfficeCohort) cohort = NULL;
  g_autofree char *label = g_strdup_printf (_("Edit the cohort %s"), draft->code != NULL ? draft->code : "");
  g_autofree char *capacity = draft->capacity >= 0 ? g_strdup_printf ("%d", draft->capacity) : NULL;
  g_autofree char *fee = draft->fee >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, draft->fee) : NULL;
  OfficeField fields[] = {
    { "code", _("code"), OFFICE_FIELD_TEXT, draft->code },
    { "starts", _("first day"), OFFICE_FIELD_DATE, draft->starts },
    { "ends", _("last day"), OFFICE_FIELD_DATE, draft->ends },
    { "opens", _("first day of applications"), OFFICE_FIELD_DATE, draft->opens },
    { "closes", _("last day of applications"), OFFICE_FIELD_DATE, draft->closes },
    { "capacity", _("capacity"), OFFICE_FIELD_INTEGER, capacity },
    { "fee", _("fee"), OFFICE_FIELD_MONEY, fee },
  };
  gint64 term_id = 0;
  gboolean done;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  done = check_draft (connection, id, draft, error)
         && (cohort = office_cohort_get (connection, id, error)) != NULL
         && office_check_version (connection, "cohort", id, cohort->code, version, fields, G_N_ELEMENTS (fields), error)
         && check_capacity (cohort, draft, error) && (term_id = find_term (connection, draft, error)) != 0
         && office_connection_run (connection, error, update_sql, "slssssmll", draft->code, term_id, draft->starts,
                                   draft->ends, draft->opens, draft->closes, draft->capacity,
                                   draft->fee >= 0 ? draft->fee : cohort->fee, id);

  return office_command_finish (connection, done, error);
}
