/* load.c: how many modules a learner takes in a term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/load.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"

/**
 * office_withdrawal_is_early:
 * @starts: the cohort's first day
 * @withdrawn_on: or %OFFICE_DAY_NONE
 * @rules: the rule set
 *
 * Whether a withdrawal, on or before the last of the days allowed after the start, gives the place
 * back (LOAD-1) and leaves no trace in the hours (HOURS-2).
 *
 * Returns: %FALSE also when there was no withdrawal
 */
gboolean
office_withdrawal_is_early (OfficeDay            starts,
                            OfficeDay            withdrawn_on,
                            const OfficeRuleSet *rules)
{
  return withdrawn_on != OFFICE_DAY_NONE && withdrawn_on - starts <= rules->early_withdrawal_days;
}

/**
 * office_load_counts:
 * @entry: a place
 * @rules: the rule set
 *
 * Whether a place counts towards the term's load: not for reassessment alone, nor when it was
 * given back in time (LOAD-1).
 *
 * Returns: %TRUE if it counts
 */
gboolean
office_load_counts (const OfficeLoadEntry *entry,
                    const OfficeRuleSet   *rules)
{
  return !entry->reassessment_only &&
         !office_withdrawal_is_early (entry->starts, entry->withdrawn_on, rules);
}

/**
 * office_load_count:
 * @entries: (array length=n_entries): the learner's places, in any term
 * @n_entries: their number
 * @term: the term asked about
 * @rules: the rule set
 *
 * The places that a learner takes in a term (LOAD-1).
 *
 * Returns: how many
 */
int
office_load_count (const OfficeLoadEntry *entries,
                   gsize                  n_entries,
                   gint64                 term,
                   const OfficeRuleSet   *rules)
{
  int count = 0;

  for (gsize i = 0; i < n_entries; i++)
    {
      if (entries[i].term == term && office_load_counts (&entries[i], rules))
        count++;
    }

  return count;
}

static char *
list_labels (const OfficeLoadEntry *entries,
             gsize                  n_entries,
             gint64                 term,
             const OfficeRuleSet   *rules)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (gsize i = 0; i < n_entries; i++)
    {
      if (entries[i].term == term && office_load_counts (&entries[i], rules))
        g_ptr_array_add (labels, (gpointer) entries[i].label);
    }

  g_ptr_array_add (labels, NULL);
  return g_strjoinv (", ", (char **) labels->pdata);
}

/**
 * office_load_check:
 * @entries: (array length=n_entries): the places that the learner holds, @wanted not among them
 * @n_entries: their number
 * @wanted: the place asked for
 * @term_name: the term's name, for the sentence
 * @rules: the rule set
 * @error: return location for an error
 *
 * Checks that a learner may take one more module in a term (LOAD-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED that names the places held
 */
gboolean
office_load_check (const OfficeLoadEntry *entries,
                   gsize                  n_entries,
                   const OfficeLoadEntry *wanted,
                   const char            *term_name,
                   const OfficeRuleSet   *rules,
                   GError               **error)
{
  int taken = office_load_count (entries, n_entries, wanted->term, rules);
  g_autofree char *held = NULL;

  if (!office_load_counts (wanted, rules) || taken < rules->modules_per_term)
    return TRUE;

  held = list_labels (entries, n_entries, wanted->term, rules);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               ngettext ("%s is refused: at most %d module in a term, and in %s the learner has "
                         "%s.",
                         "%s is refused: at most %d modules in a term, and in %s the learner has "
                         "%s.",
                         rules->modules_per_term),
               wanted->label, rules->modules_per_term, term_name, held);
  return FALSE;
}
