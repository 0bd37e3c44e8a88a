/* step.h: one step of a calculation, kept so that it can be shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeStep:
 * @rule: (nullable): the id of the rule, "ASSESS-5"
 * @label: what was done, for a person
 * @before: the mark before, hundredths, or %OFFICE_MARK_NONE where the step is not about a mark
 * @after: the mark after, likewise
 *
 * One step of a calculation. Lists of them are #GPtrArray that own their elements.
 */
typedef struct
{
  char *rule;
  char *label;
  int   before;
  int   after;
} OfficeStep;

GPtrArray *office_steps_new     (void);
void       office_steps_add     (GPtrArray  *steps,
                                 const char *rule,
                                 int         before,
                                 int         after,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (5, 6);
void       office_steps_copy    (GPtrArray       *target,
                                 const GPtrArray *source);
char      *office_steps_to_text (const GPtrArray *steps);
void       office_step_free     (OfficeStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeStep, office_step_free)

G_END_DECLS
