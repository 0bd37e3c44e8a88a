/* step.c: one step of a calculation, kept so that it can be shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/step.h"

#include <glib/gi18n-lib.h>

#include "rules/marks.h"

/**
 * office_step_free:
 * @step: (nullable): a step
 *
 * Frees a step.
 */
void
office_step_free (OfficeStep *step)
{
  if (step == NULL)
    return;

  g_free (step->rule);
  g_free (step->label);
  g_free (step);
}

/**
 * office_steps_new:
 *
 * Makes an empty list of steps that owns its elements.
 *
 * Returns: (transfer full) (element-type OfficeStep): the list
 */
GPtrArray *
office_steps_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) office_step_free);
}

/**
 * office_steps_add:
 * @steps: (element-type OfficeStep): the list
 * @rule: (nullable): the id of the rule
 * @before: mark before, hundredths, or %OFFICE_MARK_NONE
 * @after: mark after, likewise
 * @format: printf format of the label
 * @...: its arguments
 *
 * Adds a step at the end.
 */
void
office_steps_add (GPtrArray  *steps,
                  const char *rule,
                  int         before,
                  int         after,
                  const char *format,
                  ...)
{
  OfficeStep *step = g_new0 (OfficeStep, 1);
  va_list args;

  va_start (args, format);
  step->label = g_strdup_vprintf (format, args);
  va_end (args);

  step->rule = g_strdup (rule);
  step->before = before;
  step->after = after;
  g_ptr_array_add (steps, step);
}

/**
 * office_steps_copy:
 * @target: (element-type OfficeStep): the list to add to
 * @source: (element-type OfficeStep): the steps to add
 *
 * Adds copies of all steps of @source to @target.
 */
void
office_steps_copy (GPtrArray       *target,
                   const GPtrArray *source)
{
  for (guint i = 0; i < source->len; i++)
    {
      const OfficeStep *step = source->pdata[i];

      office_steps_add (target, step->rule, step->before, step->after, "%s", step->label);
    }
}

static void
append_step (GString          *text,
             const OfficeStep *step)
{
  g_autofree char *before = office_mark_format (step->before);
  g_autofree char *after = office_mark_format (step->after);

  if (text->len > 0)
    g_string_append_c (text, '\n');

  g_string_append (text, step->label);
  if (step->before != OFFICE_MARK_NONE && step->after != OFFICE_MARK_NONE)
    g_string_append_printf (text, ": %s → %s", before, after);
  else if (step->after != OFFICE_MARK_NONE)
    g_string_append_printf (text, ": %s", after);
  if (step->rule != NULL)
    g_string_append_printf (text, " (%s)", step->rule);
}

/**
 * office_steps_to_text:
 * @steps: (element-type OfficeStep): a list
 *
 * The steps as lines of text, one a step: "Late by 3 days: 72 → 50 (ASSESS-6)".
 *
 * Returns: (transfer full): the text, empty for no steps
 */
char *
office_steps_to_text (const GPtrArray *steps)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    append_step (text, steps->pdata[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
