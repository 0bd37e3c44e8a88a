/* catalogue.c: modules and their components, terms, rule sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/credit.h"
#include "rules/dates.h"
#include "store/catalogue.h"
#include "store/command.h"
#include "store/fields.h"

#define MODULE_COLUMNS \
  "SELECT id, code, title, aliases, credits, notional_hours, level, practical, version FROM module"
#define COMPONENT_COLUMNS \
  "SELECT id, module_id, name, label, position, weight, pass_mark, word_limit, version FROM component"
#define TERM_COLUMNS "SELECT id, name, starts, ends, version FROM term"

/**
 * office_module_free:
 * @module: (nullable): a module
 */
void
office_module_free (OfficeModule *module)
{
  if (module == NULL)
    return;

  g_free (module->code);
  g_free (module->title);
  g_free (module->aliases);
  g_free (module);
}

/**
 * office_component_free:
 * @component: (nullable): a component
 */
void
office_component_free (OfficeComponent *component)
{
  if (component == NULL)
    return;

  g_free (component->name);
  g_free (component->label);
  g_free (component);
}

/**
 * office_term_row_free:
 * @term: (nullable): a term
 */
void
office_term_row_free (OfficeTermRow *term)
{
  if (term == NULL)
    return;

  g_free (term->name);
  g_free (term->starts);
  g_free (term->ends);
  g_free (term);
}

static gpointer
read_module (OfficeStatement *statement)
{
  OfficeModule *module = g_new0 (OfficeModule, 1);

  module->id = office_statement_get_int (statement, 0);
  module->code = office_statement_dup_text (statement, 1);
  module->title = office_statement_dup_text (statement, 2);
  module->aliases = office_statement_dup_text (statement, 3);
  module->credits = office_statement_get_int (statement, 4);
  module->notional_hours = office_statement_get_int (statement, 5);
  module->level = office_statement_get_int (statement, 6);
  module->practical = office_statement_get_int (statement, 7) != 0;
  module->version = office_statement_get_int (statement, 8);
  return module;
}

static gpointer
read_component (OfficeStatement *statement)
{
  OfficeComponent *component = g_new0 (OfficeComponent, 1);

  component->id = office_statement_get_int (statement, 0);
  component->module_id = office_statement_get_int (statement, 1);
  component->name = office_statement_dup_text (statement, 2);
  component->label = office_statement_dup_text (statement, 3);
  component->position = office_statement_get_int (statement, 4);
  component->weight = office_statement_get_int (statement, 5);
  component->pass_mark = office_statement_get_int (statement, 6);
  component->word_limit = office_statement_get_int (statement, 7);
  component->version = office_statement_get_int (statement, 8);
  return component;
}

static gpointer
read_term (OfficeStatement *statement)
{
  OfficeTermRow *term = g_new0 (OfficeTermRow, 1);

  term->id = office_statement_get_int (statement, 0);
  term->name = office_statement_dup_text (statement, 1);
  term->starts = office_statement_dup_text (statement, 2);
  term->ends = office_statement_dup_text (statement, 3);
  term->version = office_statement_get_int (statement, 4);
  return term;
}

/* One row that must be there; @missing is the sentence for when it is not. */
static gpointer
read_expected (OfficeStatement  *statement,
               OfficeRowReader   reader,
               GError          **error,
               const char       *missing,
               const char       *name)
{
  g_autoptr (GError) local_error = NULL;
  gpointer row = statement != NULL ? office_rows_first (statement, reader, &local_error) : NULL;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (row == NULL && statement != NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, "%s: %s", name, missing);

  return row;
}

/**
 * office_modules_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeModule): the catalogue, by code
 */
GPtrArray *
office_modules_list (OfficeConnection  *connection,
                     GError           **error)
{
  return office_rows_collect (office_connection_prepare (connection, error, MODULE_COLUMNS " ORDER BY code", ""),
                              read_module, (GDestroyNotify) office_module_free, error);
}

/**
 * office_module_get:
 * @connection: the connection
 * @id: the row
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the module
 */
OfficeModule *
office_module_get (OfficeConnection  *connection,
                   gint64             id,
                   GError           **error)
{
  return read_expected (office_connection_prepare (connection, error, MODULE_COLUMNS " WHERE id = ?", "l", id),
                        read_module, error, _("there is no such module in the catalogue."), _("Module"));
}

/**
 * office_module_find:
 * @connection: the connection
 * @code: the module's code, in whatever capitals
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the module
 */
OfficeModule *
office_module_find (OfficeConnection  *connection,
                    const char        *code,
                    GError           **error)
{
  return read_expected (office_connection_prepare (connection, error,
                                                   MODULE_COLUMNS " WHERE code = ? COLLATE NOCASE", "s", code),
                        read_module, error, _("there is no such module in the catalogue."), code);
}

static gboolean
check_new_module (OfficeConnection  *connection,
                  const char        *code,
                  const char        *title,
                  int                credits,
                  GError           **error)
{
  gint64 other = 0;
  g_autoptr (GError) local_error = NULL;

  if (!office_check_given (code, _("The module's code"), error)
      || !office_check_given (title, _("The module's title"), error))
    return FALSE;

  if (credits <= 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s: a module earns at least one credit; %d is not possible."), code, credits);
      return FALSE;
    }

  if (office_connection_get_int (connection, &other, &local_error,
                                 "SELECT id FROM module WHERE code = ? COLLATE NOCASE", "s", code))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("There is already a module %s in the catalogue."),
                   code);
      return FALSE;
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_component (OfficeConnection  *connection,
               gint64             module_id,
               const char        *name,
               const char        *label,
               int                position,
               int                weight,
               int                pass_mark,
               int                word_limit,
               GError           **error)
{
  return office_connection_run (connection, error,
                                "INSERT INTO component (module_id, name, label, position, weight, pass_mark, word_limit)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                                "lssiiim", module_id, name, label, position, weight, pass_mark, word_limit);
}

/**
 * office_module_add:
 * @connection: the connection
 * @code: its code, unique
 * @title: in full
 * @credits: UK credits, or 0 for what the rule set says (CREDIT-1)
 * @practical: it has hands-on hours (HOURS-1)
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED when the code is taken
 *
 * Adds a module with the two components of ASSESS-1, written assignment and viva.
 *
 * Returns: the new row, or 0
 */
gint64
office_module_add (OfficeConnection  *connection,
                   const char        *code,
                   const char        *title,
                   int                credits,
                   gboolean           practical,
                   GError           **error)
{
  static const char insert_sql[] =
    "INSERT INTO module (award_id, code, title, credits, notional_hours, level, practical)"
    " VALUES ((SELECT min (id) FROM award), ?, ?, ?, ?, ?, ?)";
  OfficeRuleSet rules;
  g_autofree char *tidy_code = office_tidy (code);
  g_autofree char *tidy_title = office_tidy (title);
  g_autofree char *label = g_strdup_printf (_("Add the module %s"), tidy_code);
  gint64 id = 0;
  gboolean done;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  done = office_rule_set_load_current (connection, &rules, error) != 0;
  if (done && credits == 0)
    credits = rules.module_credits;

  done = done && check_new_module (connection, tidy_code, tidy_title, credits, error)
         && office_connection_run (connection, error, insert_sql, "ssiiii", tidy_code, tidy_title, credits,
                                   office_notional_hours (credits, &rules), rules.level, practical != FALSE);
  if (done)
    id = office_connection_last_id (connection);

  done = done
         && add_component (connection, id, "written", _("Written assignment"), 1, rules.written_weight,
                           rules.pass_mark, rules.word_limit, error)
         && add_component (connection, id, "viva", _("Viva voce"), 2, rules.viva_weight, rules.pass_mark, -1, error);

  return office_command_finish (connection, done, error) ? id : 0;
}

/**
 * office_module_edit:
 * @connection: the connection
 * @module: as it is to be; the version is the one that the person saw. Its code stays
 * @error: where to put a failure; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Returns: whether it is saved
 */
gboolean
office_module_edit (OfficeConnection    *connection,
                    const OfficeModule  *module,
                    GError             **error)
{
  static const char update_sql[] =
    "UPDATE module SET title = ?, aliases = coalesce (?, ''), credits = ?, notional_hours = ?, level = ?,"
    " practical = ?, version = version + 1 WHERE id = ?";
  g_autofree char *label = g_strdup_printf (_("Edit the module %s"), module->code);
  g_autofree char *credits = g_strdup_printf ("%d", module->credits);
  OfficeField fields[] = {
    { "title", _("title"), OFFICE_FIELD_TEXT, module->title },
    { "credits", _("credits"), OFFICE_FIELD_INTEGER, credits },
  };

  if (!office_check_given (module->title, _("The module's title"), error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (
    connection,
    office_check_version (connection, "module", module->id, module->code, module->version, fields,
                          G_N_ELEMENTS (fields), error)
      && office_connection_run (connection, error, update_sql, "ssiiiil", module->title, module->aliases,
                                module->credits, module->notional_hours, module->level, module->practical != FALSE,
                                module->id),
    error);
}

/**
 * office_components_list:
 * @connection: the connection
 * @module_id: the module
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeComponent): its components, in their order
 */
GPtrArray *
office_components_list (OfficeConnection  *connection,
                        gint64             module_id,
                        GError           **error)
{
  return office_rows_collect (office_connection_prepare (connection, error,
                                                         COMPONENT_COLUMNS " WHERE module_id = ? ORDER BY position", "l",
                                                         module_id),
                              read_component, (GDestroyNotify) office_component_free, error);
}

/**
 * office_component_find:
 * @connection: the connection
 * @module_id: the module
 * @name: the component's key: "written", "viva"
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the component
 */
OfficeComponent *
office_component_find (OfficeConnection  *connection,
                       gint64             module_id,
                       const char        *name,
                       GError           **error)
{
  return read_expected (office_connection_prepare (connection, error,
                                                   COMPONENT_COLUMNS " WHERE module_id = ? AND name = ? COLLATE NOCASE",
                                                   "ls", module_id, name),
                        read_component, error, _("the module has no such component; try “written” or “viva”."), name);
}

/**
 * office_terms_list:
 * @connection: the connection
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeTermRow): all terms, by first day
 */
GPtrArray *
office_terms_list (OfficeConnection  *connection,
                   GError           **error)
{
  return office_rows_collect (office_connection_prepare (connection, error, TERM_COLUMNS " ORDER BY starts, name", ""),
                              read_term, (GDestroyNotify) office_term_row_free, error);
}

/**
 * office_term_find:
 * @connection: the connection
 * @name: "Autumn 2025"
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the term
 */
OfficeTermRow *
office_term_find (OfficeConnection  *connection,
                  const char        *name,
                  GError           **error)
{
  return read_expected (office_connection_prepare (connection, error, TERM_COLUMNS " WHERE name = ? COLLATE NOCASE",
                                                   "s", name),
                        read_term, error, _("there is no term of this name."), name);
}

/**
 * office_term_find_day:
 * @connection: the connection
 * @day: ISO day
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * Finds the term that holds a day (LOAD-1).
 *
 * Returns: (transfer full) (nullable): the term
 */
OfficeTermRow *
office_term_find_day (OfficeConnection  *connection,
                      const char        *day,
                      GError           **error)
{
  return read_expected (office_connection_prepare (connection, error,
                                                   TERM_COLUMNS " WHERE ?1 BETWEEN starts AND ends ORDER BY starts",
                                                   "s", day),
                        read_term, error, _("no term holds this day."), day);
}

static gboolean
check_new_term (OfficeConnection  *connection,
                const char        *name,
                const char        *starts,
                const char        *ends,
                GError           **error)
{
  g_autoptr (GPtrArray) terms = office_terms_list (connection, error);
  g_autofree OfficeTerm *all = NULL;

  if (terms == NULL)
    return FALSE;

  all = g_new0 (OfficeTerm, terms->len + 1);
  for (guint i = 0; i < terms->len; i++)
    {
      const OfficeTermRow *term = g_ptr_array_index (terms, i);

      if (g_ascii_strcasecmp (term->name, name) == 0)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("There is already a term “%s”."), term->name);
          return FALSE;
        }

      all[i] = (OfficeTerm) { term->id, term->name, office_day_from_iso (term->starts),
                              office_day_from_iso (term->ends) };
    }
  all[terms->len] = (OfficeTerm) { 0, name, office_day_from_iso (starts), office_day_from_iso (ends) };

  return office_terms_check (all, terms->len + 1, error);
}

/**
 * office_term_add:
 * @connection: the connection
 * @name: "Spring 2026", unique
 * @starts: first day, ISO
 * @ends: last day, ISO
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED when it overlaps another
 *
 * Returns: the new row, or 0
 */
gint64
office_term_add (OfficeConnection  *connection,
                 const char        *name,
                 const char        *starts,
                 const char        *ends,
                 GError           **error)
{
  g_autofree char *tidy = office_tidy (name);
  g_autofree char *label = g_strdup_printf (_("Add the term “%s”"), tidy);
  gint64 id = 0;
  gboolean done;

  if (!office_check_given (tidy, _("The name of the term"), error)
      || !office_check_given (starts, _("First day of the term"), error)
      || !office_check_given (ends, _("Last day of the term"), error)
      || !office_check_day (starts, _("First day of the term"), error)
      || !office_check_day (ends, _("Last day of the term"), error)
      || !office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return 0;

  done = check_new_term (connection, tidy, starts, ends, error)
         && office_connection_run (connection, error, "INSERT INTO term (name, starts, ends) VALUES (?, ?, ?)", "sss",
                                   tidy, starts, ends);
  if (done)
    id = office_connection_last_id (connection);

  return office_command_finish (connection, done, error) ? id : 0;
}

static gint64
load_rule_set (OfficeStatement  *statement,
               OfficeRuleSet    *rules,
               GError          **error)
{
  g_autoptr (OfficeStatement) owned = statement;
  g_autoptr (GError) local_error = NULL;

  if (owned == NULL)
    return 0;

  if (office_statement_step (owned, &local_error))
    return office_rule_set_from_text (rules, office_statement_get_text (owned, 1), error)
             ? office_statement_get_int (owned, 0)
             : 0;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("The rule set is not in the database."));
  return 0;
}

/**
 * office_rule_set_load:
 * @connection: the connection
 * @rule_set_id: the row
 * @rules: (out caller-allocates): the numbers
 * @error: where to put a failure
 *
 * Returns: whether @rules is filled
 */
gboolean
office_rule_set_load (OfficeConnection  *connection,
                      gint64             rule_set_id,
                      OfficeRuleSet     *rules,
                      GError           **error)
{
  return load_rule_set (office_connection_prepare (connection, error, "SELECT id, numbers FROM rule_set WHERE id = ?",
                                                   "l", rule_set_id),
                        rules, error) != 0;
}

/**
 * office_rule_set_load_cohort:
 * @connection: the connection
 * @cohort_id: a cohort
 * @rules: (out caller-allocates): the numbers under which it runs
 * @error: where to put a failure
 *
 * Returns: whether @rules is filled
 */
gboolean
office_rule_set_load_cohort (OfficeConnection  *connection,
                             gint64             cohort_id,
                             OfficeRuleSet     *rules,
                             GError           **error)
{
  return load_rule_set (office_connection_prepare (connection, error,
                                                   "SELECT rule_set.id, numbers FROM rule_set"
                                                   " JOIN cohort ON cohort.rule_set_id = rule_set.id"
                                                   " WHERE cohort.id = ?",
                                                   "l", cohort_id),
                        rules, error) != 0;
}

/**
 * office_rule_set_load_current:
 * @connection: the connection
 * @rules: (out caller-allocates): the numbers adopted last
 * @error: where to put a failure
 *
 * Returns: the rule set's row, or 0
 */
gint64
office_rule_set_load_current (OfficeConnection  *connection,
                              OfficeRuleSet     *rules,
                              GError           **error)
{
  return load_rule_set (office_connection_prepare (connection, error,
                                                   "SELECT id, numbers FROM rule_set ORDER BY adopted_on DESC, id DESC"
                                                   " LIMIT 1",
                                                   ""),
                        rules, error);
}
