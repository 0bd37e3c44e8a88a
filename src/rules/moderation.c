/* moderation.c: the moderation sample, drawn by a recorded seed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/moderation.h"

#include <glib/gi18n-lib.h>

#include "rules/nicks.h"

static const OfficeNick reasons[OFFICE_N_SAMPLE_REASONS] = {
  [OFFICE_SAMPLE_ALL] = { "all", N_("All are moderated") },
  [OFFICE_SAMPLE_FAIL] = { "fail", N_("Fail") },
  [OFFICE_SAMPLE_BORDER] = { "border", N_("Near the pass mark") },
  [OFFICE_SAMPLE_HIGH] = { "high", N_("High mark") },
  [OFFICE_SAMPLE_DRAWN] = { "drawn", N_("Drawn") },
};

OFFICE_DEFINE_NICKS (OfficeSampleReason, office_sample_reason, reasons)

/**
 * office_splitmix64:
 * @state: (inout): the state; a seed to begin with
 *
 * The next number of Vigna's splitmix64. It is written out here, and must never change, so that a
 * recorded seed draws the same sample for ever (ASSESS-10).
 *
 * Returns: 64 bits
 */
guint64
office_splitmix64 (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* From 0 to below the bound, each equally likely: what would favour the low ones is drawn again. */
static guint64
draw_below (guint64 *state,
            guint64  bound)
{
  guint64 rejected = (0 - bound) % bound;
  guint64 drawn;

  do
    drawn = office_splitmix64 (state);
  while (drawn < rejected);

  return drawn % bound;
}

static gsize
root_rounded_up (gsize n)
{
  gsize root = 0;

  while (root * root < n)
    root++;

  return root;
}

/**
 * office_moderation_sample_size:
 * @n_scripts: scripts with a mark
 * @rules: the rule set
 *
 * How many scripts are moderated at least (ASSESS-10).
 *
 * Returns: the number, never above @n_scripts
 */
gsize
office_moderation_sample_size (gsize                n_scripts,
                               const OfficeRuleSet *rules)
{
  if (n_scripts < (gsize) rules->moderation_all_below)
    return n_scripts;

  return MIN (n_scripts, MAX ((gsize) rules->moderation_minimum, root_rounded_up (n_scripts)));
}

static int
compare_scripts (gconstpointer a,
                 gconstpointer b)
{
  const OfficeScript *x = a;
  const OfficeScript *y = b;

  return x->id < y->id ? -1 : x->id > y->id;
}

static int
compare_sampled (gconstpointer a,
                 gconstpointer b)
{
  const OfficeSampled *x = a;
  const OfficeSampled *y = b;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* Returns: %FALSE if the script is moderated only when it is drawn */
static gboolean
must_be_moderated (const OfficeScript  *script,
                   gsize                n_scripts,
                   int                  pass_mark,
                   const OfficeRuleSet *rules,
                   OfficeSampleReason  *reason)
{
  if (n_scripts < (gsize) rules->moderation_all_below)
    *reason = OFFICE_SAMPLE_ALL;
  else if (script->mark < pass_mark)
    *reason = OFFICE_SAMPLE_FAIL;
  else if (script->mark >= rules->moderation_from && script->mark <= rules->moderation_to)
    *reason = OFFICE_SAMPLE_BORDER;
  else if (script->mark >= rules->moderation_high_from)
    *reason = OFFICE_SAMPLE_HIGH;
  else
    return FALSE;

  return TRUE;
}

static void
add_sampled (GArray            *sample,
             gint64             id,
             OfficeSampleReason reason)
{
  OfficeSampled sampled = { id, reason };

  g_array_append_val (sample, sampled);
}

/* Draws without putting back until the sample is large enough. */
static void
draw_rest (GArray *sample,
           GArray *rest,
           gsize   size,
           guint64 seed)
{
  guint64 state = seed;

  while (sample->len < size && rest->len > 0)
    {
      guint drawn = (guint) draw_below (&state, rest->len);

      add_sampled (sample, g_array_index (rest, OfficeScript, drawn).id, OFFICE_SAMPLE_DRAWN);
      g_array_remove_index (rest, drawn);
    }
}

/**
 * office_moderation_sample:
 * @scripts: (array length=n_scripts): the scripts of a cohort and component that have a mark
 * @n_scripts: their number
 * @pass_mark: of the component, hundredths
 * @seed: recorded with the sample
 * @rules: the rule set
 *
 * The moderation sample (ASSESS-10): every fail, every mark near the pass mark, every high mark,
 * and as many drawn as are wanting. The same scripts and seed give the same sample, in whatever
 * order the scripts come.
 *
 * Returns: (transfer full) (element-type OfficeSampled): the sample in order of id
 */
GArray *
office_moderation_sample (const OfficeScript  *scripts,
                          gsize                n_scripts,
                          int                  pass_mark,
                          guint64              seed,
                          const OfficeRuleSet *rules)
{
  GArray *sample = g_array_new (FALSE, FALSE, sizeof (OfficeSampled));
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (OfficeScript));
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (OfficeScript));

  if (n_scripts > 0)
    g_array_append_vals (sorted, scripts, (guint) n_scripts);
  g_array_sort (sorted, compare_scripts);

  for (guint i = 0; i < sorted->len; i++)
    {
      const OfficeScript *script = &g_array_index (sorted, OfficeScript, i);
      OfficeSampleReason reason;

      if (must_be_moderated (script, n_scripts, pass_mark, rules, &reason))
        add_sampled (sample, script->id, reason);
      else
        g_array_append_val (rest, *script);
    }

  draw_rest (sample, rest, office_moderation_sample_size (n_scripts, rules), seed);
  g_array_sort (sample, compare_sampled);
  return sample;
}
