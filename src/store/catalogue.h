/* catalogue.h: modules and their components, terms, rule sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/ruleset.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeModule:
 * @id: its row
 * @code: "DPL"
 * @title: in full
 * @aliases: other titles, one a line, by which the module is recognised
 * @credits: UK credits (CREDIT-1)
 * @notional_hours: hours of study
 * @level: 7
 * @practical: has hands-on hours (HOURS-1)
 * @version: of the row, for saving
 */
typedef struct
{
  gint64    id;
  char     *code;
  char     *title;
  char     *aliases;
  int       credits;
  int       notional_hours;
  int       level;
  gboolean  practical;
  int       version;
} OfficeModule;

/**
 * OfficeComponent:
 * @name: the key, "written" or "viva"
 * @label: for people
 * @position: 1, 2, …
 * @weight: per cent
 * @pass_mark: hundredths
 * @word_limit: words, or 0 for none
 */
typedef struct
{
  gint64  id;
  gint64  module_id;
  char   *name;
  char   *label;
  int     position;
  int     weight;
  int     pass_mark;
  int     word_limit;
  int     version;
} OfficeComponent;

/**
 * OfficeTermRow:
 * @starts: first day, ISO
 * @ends: last day, ISO
 */
typedef struct
{
  gint64  id;
  char   *name;
  char   *starts;
  char   *ends;
  int     version;
} OfficeTermRow;

void office_module_free    (OfficeModule    *module);
void office_component_free (OfficeComponent *component);
void office_term_row_free  (OfficeTermRow   *term);

GPtrArray    *office_modules_list (OfficeConnection    *connection,
                                   GError             **error);
OfficeModule *office_module_get   (OfficeConnection    *connection,
                                   gint64               id,
                                   GError             **error);
OfficeModule *office_module_find  (OfficeConnection    *connection,
                                   const char          *code,
                                   GError             **error);
gint64        office_module_add   (OfficeConnection    *connection,
                                   const char          *code,
                                   const char          *title,
                                   int                  credits,
                                   gboolean             practical,
                                   GError             **error);
gboolean      office_module_edit  (OfficeConnection    *connection,
                                   const OfficeModule  *module,
                                   GError             **error);

GPtrArray       *office_components_list (OfficeConnection  *connection,
                                         gint64             module_id,
                                         GError           **error);
OfficeComponent *office_component_find  (OfficeConnection  *connection,
                                         gint64             module_id,
                                         const char        *name,
                                         GError           **error);

GPtrArray     *office_terms_list    (OfficeConnection  *connection,
                                     GError           **error);
OfficeTermRow *office_term_find     (OfficeConnection  *connection,
                                     const char        *name,
                                     GError           **error);
OfficeTermRow *office_term_find_day (OfficeConnection  *connection,
                                     const char        *day,
                                     GError           **error);
gint64         office_term_add      (OfficeConnection  *connection,
                                     const char        *name,
                                     const char        *starts,
                                     const char        *ends,
                                     GError           **error);

gboolean office_rule_set_load         (OfficeConnection  *connection,
                                       gint64             rule_set_id,
                                       OfficeRuleSet     *rules,
                                       GError           **error);
gboolean office_rule_set_load_cohort  (OfficeConnection  *connection,
                                       gint64             cohort_id,
                                       OfficeRuleSet     *rules,
                                       GError           **error);
gint64   office_rule_set_load_current (OfficeConnection  *connection,
                                       OfficeRuleSet     *rules,
                                       GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeModule, office_module_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeComponent, office_component_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeTermRow, office_term_row_free)

G_END_DECLS
