/* ruleset.c: every number the programme is run by, as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/ruleset.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

/* What a number may be, whatever rule set it stands in. */
#define MARK_LIMIT 10000
#define SHARE_LIMIT 10000
#define MINUTES_LIMIT 60000
#define DAYS_LIMIT 3660
#define COUNT_LIMIT 1000000

typedef struct
{
  const char *key;
  gsize       offset;
  int         least;
  int         most;
  int         initial;
} Number;

#define NUMBER(field, least, most, initial)                                                        \
  {                                                                                                \
    #field, G_STRUCT_OFFSET (OfficeRuleSet, field), least, most, initial                           \
  }

/* One row a number: its key in JSON is the name of the field. The fee alone is wider than int. */
static const Number numbers[] = {
  NUMBER (module_credits, 1, 1000, 10),
  NUMBER (award_credits, 1, 1000, 60),
  NUMBER (notional_hours_per_credit, 1, 1000, 10),
  NUMBER (level, 1, 8, 7),
  NUMBER (uk_credits_per_ects_pair, 1, 1000, 10),
  NUMBER (ects_credits_per_pair, 1, 1000, 5),
  NUMBER (rpl_share, 0, SHARE_LIMIT, 5000),
  NUMBER (rpl_max_age_years, 0, 100, 5),
  NUMBER (distinction_from, 0, MARK_LIMIT, 7000),
  NUMBER (merit_from, 0, MARK_LIMIT, 6000),
  NUMBER (award_pass_from, 0, MARK_LIMIT, 5000),
  NUMBER (modules_per_term, 1, 100, 2),
  NUMBER (early_withdrawal_days, 0, DAYS_LIMIT, 14),
  NUMBER (hours_first, 0, MINUTES_LIMIT, 1260),
  NUMBER (hours_later, 0, MINUTES_LIMIT, 900),
  NUMBER (register_check_days, 0, DAYS_LIMIT, 90),
  NUMBER (pass_mark, 100, MARK_LIMIT, 5000),
  NUMBER (written_weight, 1, 100, 50),
  NUMBER (viva_weight, 1, 100, 50),
  NUMBER (failed_module_margin, 1, MARK_LIMIT, 100),
  NUMBER (max_attempts, 1, 10, 2),
  NUMBER (word_limit, 0, COUNT_LIMIT, 1500),
  NUMBER (word_tolerance, 0, SHARE_LIMIT, 1000),
  NUMBER (word_penalty_band, 0, SHARE_LIMIT, 2000),
  NUMBER (word_penalty, 0, MARK_LIMIT, 500),
  NUMBER (late_cap_days, 0, DAYS_LIMIT, 7),
  NUMBER (extension_short_days, 1, DAYS_LIMIT, 7),
  NUMBER (extension_long_days, 1, DAYS_LIMIT, 14),
  NUMBER (self_certified_days, 0, DAYS_LIMIT, 7),
  NUMBER (evidenced_days, 0, DAYS_LIMIT, 14),
  NUMBER (agreement_difference, 0, MARK_LIMIT, 1000),
  NUMBER (moderation_from, 0, MARK_LIMIT, 4800),
  NUMBER (moderation_to, 0, MARK_LIMIT, 5200),
  NUMBER (moderation_high_from, 0, MARK_LIMIT, 7000),
  NUMBER (moderation_minimum, 0, COUNT_LIMIT, 5),
  NUMBER (moderation_all_below, 0, COUNT_LIMIT, 15),
  NUMBER (viva_minutes, 1, 1440, 20),
  NUMBER (viva_marking_minutes, 0, 1440, 10),
  NUMBER (viva_break_minutes, 0, 1440, 15),
  NUMBER (viva_break_after, 1, 100, 4),
  NUMBER (viva_shortest_minutes, 1, 1440, 15),
  NUMBER (viva_longest_minutes, 1, 1440, 20),
  NUMBER (viva_examiners, 1, 10, 2),
  NUMBER (viva_adjustment_small, 0, SHARE_LIMIT, 2500),
  NUMBER (viva_adjustment_large, 0, SHARE_LIMIT, 5000),
  NUMBER (conflict_years, 0, 100, 3),
  NUMBER (vivas_per_day, 1, 100, 8),
  NUMBER (retention_unsuccessful_years, 0, 100, 1),
  NUMBER (retention_student_file_years, 0, 100, 6),
};

#define FEE_KEY "fee"
#define FEE_DEFAULT 60000
#define FEE_LIMIT 100000000

/* Pairs of which the first must not be above the second. */
static const struct
{
  gsize       low;
  gsize       high;
  const char *low_key;
  const char *high_key;
} orders[] = {
#define ORDER(a, b)                                                                                \
  {                                                                                                \
    G_STRUCT_OFFSET (OfficeRuleSet, a), G_STRUCT_OFFSET (OfficeRuleSet, b), #a, #b                 \
  }
  ORDER (award_pass_from, merit_from),
  ORDER (merit_from, distinction_from),
  ORDER (failed_module_margin, pass_mark),
  ORDER (word_tolerance, word_penalty_band),
  ORDER (moderation_from, moderation_to),
  ORDER (extension_short_days, extension_long_days),
  ORDER (viva_shortest_minutes, viva_longest_minutes),
  ORDER (viva_adjustment_small, viva_adjustment_large),
#undef ORDER
};

static int
get_number (const OfficeRuleSet *rules,
            gsize                offset)
{
  return G_STRUCT_MEMBER (int, rules, offset);
}

/**
 * office_rule_set_init_default:
 * @rules: (out): the rule set
 *
 * Fills in the numbers that the programme starts with.
 */
void
office_rule_set_init_default (OfficeRuleSet *rules)
{
  memset (rules, 0, sizeof *rules);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    G_STRUCT_MEMBER (int, rules, numbers[i].offset) = numbers[i].initial;

  rules->fee = FEE_DEFAULT;
}

/**
 * office_rule_set_equal:
 * @a: a rule set
 * @b: another
 *
 * Compares number by number.
 *
 * Returns: %TRUE if they are the same
 */
gboolean
office_rule_set_equal (const OfficeRuleSet *a,
                       const OfficeRuleSet *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (get_number (a, numbers[i].offset) != get_number (b, numbers[i].offset))
        return FALSE;
    }

  return a->fee == b->fee;
}

static gboolean
check_range (const char *key,
             gint64      value,
             int         least,
             int         most,
             GError    **error)
{
  g_autofree char *shown = NULL;

  if (value >= least && value <= most)
    return TRUE;

  shown = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("The rule set’s “%s” is %s: it must be from %d to %d."), key, shown, least, most);
  return FALSE;
}

/**
 * office_rule_set_check:
 * @rules: a rule set
 * @error: return location for an error
 *
 * Checks that every number can be worked with, and that bands and classes are in order.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID that names the number
 */
gboolean
office_rule_set_check (const OfficeRuleSet *rules,
                       GError             **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (!check_range (numbers[i].key, get_number (rules, numbers[i].offset), numbers[i].least,
                        numbers[i].most, error))
        return FALSE;
    }

  if (!check_range (FEE_KEY, rules->fee, 0, FEE_LIMIT, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (get_number (rules, orders[i].low) > get_number (rules, orders[i].high))
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("The rule set’s “%s” (%d) is above its “%s” (%d)."), orders[i].low_key,
                       get_number (rules, orders[i].low), orders[i].high_key,
                       get_number (rules, orders[i].high));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * office_rule_set_to_json:
 * @rules: a rule set
 *
 * The rule set as a JSON object, one key a number.
 *
 * Returns: (transfer full): the object
 */
json_t *
office_rule_set_to_json (const OfficeRuleSet *rules)
{
  json_t *json = json_object ();

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    json_object_set_new (json, numbers[i].key,
                         json_integer (get_number (rules, numbers[i].offset)));
  json_object_set_new (json, FEE_KEY, json_integer (rules->fee));

  return json;
}

/**
 * office_rule_set_to_text:
 * @rules: a rule set
 *
 * The rule set as JSON text: the same numbers give the same text.
 *
 * Returns: (transfer full): the text
 */
char *
office_rule_set_to_text (const OfficeRuleSet *rules)
{
  json_t *json = office_rule_set_to_json (rules);
  char *dumped = json_dumps (json, JSON_INDENT (2) | JSON_SORT_KEYS);
  char *text = g_strdup (dumped);

  free (dumped);
  json_decref (json);
  return text;
}

static gboolean
key_is_known (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (g_str_equal (numbers[i].key, key))
        return TRUE;
    }

  return g_str_equal (key, FEE_KEY);
}

static gboolean
read_integer (const json_t *json,
              const char   *key,
              int           least,
              int           most,
              gint64       *value,
              GError      **error)
{
  const json_t *member = json_object_get (json, key);

  if (member == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The rule set has no “%s”: add it; there is no silent default."), key);
      return FALSE;
    }

  if (!json_is_integer (member))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The rule set’s “%s” is not a whole number."), key);
      return FALSE;
    }

  *value = json_integer_value (member);
  return check_range (key, *value, least, most, error);
}

static gboolean
refuse_unknown_keys (const json_t *json,
                     GError      **error)
{
  for (void *at = json_object_iter ((json_t *) json); at != NULL;
       at = json_object_iter_next ((json_t *) json, at))
    {
      if (!key_is_known (json_object_iter_key (at)))
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("The rule set’s “%s” is not a number that the rules know: correct or "
                         "remove it."),
                       json_object_iter_key (at));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * office_rule_set_from_json:
 * @rules: (out): the rule set, untouched on error
 * @json: a JSON object
 * @error: return location for an error
 *
 * Reads a rule set. Every number must be there and no other, so that a misspelt key is never a
 * silent default.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID that names the key
 */
gboolean
office_rule_set_from_json (OfficeRuleSet *rules,
                           const json_t  *json,
                           GError       **error)
{
  OfficeRuleSet read = { 0 };

  if (!json_is_object (json))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The rule set is not a JSON object of numbers."));
      return FALSE;
    }

  if (!refuse_unknown_keys (json, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 value;

      if (!read_integer (json, numbers[i].key, numbers[i].least, numbers[i].most, &value, error))
        return FALSE;
      G_STRUCT_MEMBER (int, &read, numbers[i].offset) = (int) value;
    }

  if (!read_integer (json, FEE_KEY, 0, FEE_LIMIT, &read.fee, error) ||
      !office_rule_set_check (&read, error))
    return FALSE;

  *rules = read;
  return TRUE;
}

/**
 * office_rule_set_from_text:
 * @rules: (out): the rule set, untouched on error
 * @text: JSON text
 * @error: return location for an error
 *
 * Reads a rule set from JSON text; see office_rule_set_from_json().
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID that names the line or the key
 */
gboolean
office_rule_set_from_text (OfficeRuleSet *rules,
                           const char    *text,
                           GError       **error)
{
  json_error_t where;
  json_t *json = json_loads (text, JSON_REJECT_DUPLICATES, &where);
  gboolean good;

  if (json == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The rule set is not JSON: line %d, column %d: %s."), where.line,
                   where.column, where.text);
      return FALSE;
    }

  good = office_rule_set_from_json (rules, json, error);
  json_decref (json);
  return good;
}
