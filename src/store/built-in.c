/* built-in.c: what a new office holds: the programme of the course page and the rules' starting values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "office-resources.h"
#include "rules/ruleset.h"
#include "store/private.h"
#include "store/statement.h"

#define CATALOGUE OFFICE_RESOURCE_PATH "/sql/catalogue.sql"

static gboolean
install_rule_set (OfficeConnection  *self,
                  GError           **error)
{
  OfficeRuleSet rules;
  g_autofree char *numbers = NULL;
  g_autofree char *today = office_connection_today (self);

  office_rule_set_init_default (&rules);
  numbers = office_rule_set_to_text (&rules);

  return office_connection_run (self, error,
                                "INSERT INTO rule_set (id, name, adopted_on, numbers) VALUES (1, ?, ?, ?)", "sss",
                                _("Rules of 2025"), today, numbers);
}

static gboolean
install_catalogue (OfficeConnection  *self,
                   GError           **error)
{
  g_autoptr (GBytes) sql = g_resource_lookup_data (office_get_resource (), CATALOGUE, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));

  return office_connection_exec (self, text, error);
}

/*
 * office_catalogue_install:
 *
 * Fills a database that has no rule set yet, as the first entry of its audit: a new one, or one whose
 * making was interrupted. It is an act: undo does not take it away.
 */
gboolean
office_catalogue_install (OfficeConnection  *self,
                          GError           **error)
{
  gint64 n_rule_sets = 0;

  if (!office_connection_get_int (self, &n_rule_sets, error, "SELECT count (*) FROM rule_set", ""))
    return FALSE;
  if (n_rule_sets > 0)
    return TRUE;

  if (!office_command_begin (self, OFFICE_COMMAND_ACT, _("Start the office"), NULL, error))
    return FALSE;

  return office_command_finish (self, install_rule_set (self, error) && install_catalogue (self, error), error);
}
