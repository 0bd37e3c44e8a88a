/* exam.c: a module with a written assignment and a viva, to put sittings into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exam.h"

/* What the rules start with: 50 and 50 per cent, pass mark 50, two attempts, 1,500 words. */
Exam *
exam_new (void)
{
  Exam *exam = g_new0 (Exam, 1);

  office_rule_set_init_default (&exam->rules);
  exam->components[WRITTEN] = (OfficeComponentSpec){ "written", "written assignment", 50, 5000,
                                                     1500, 2 };
  exam->components[VIVA] = (OfficeComponentSpec){ "viva", "viva", 50, 5000, 0, 2 };
  exam->sittings = g_array_new (FALSE, FALSE, sizeof (OfficeSitting));
  exam->assessment.components = exam->components;
  exam->assessment.n_components = 2;
  exam->assessment.codes = office_mark_codes_builtin (&exam->assessment.n_codes);
  exam->assessment.credits = 10;
  return exam;
}

void
exam_free (Exam *exam)
{
  g_array_unref (exam->sittings);
  g_free (exam);
}

/* The sitting that is returned can be changed until the next one is added. */
OfficeSitting *
exam_sit (Exam       *exam,
          int         component,
          int         attempt,
          const char *agreed)
{
  OfficeSitting sitting = OFFICE_SITTING_INIT;

  sitting.component = component;
  sitting.attempt = attempt;
  sitting.opportunity = 1;
  sitting.agreed = mark_of (agreed);
  g_array_append_val (exam->sittings, sitting);
  return &g_array_index (exam->sittings, OfficeSitting, exam->sittings->len - 1);
}

OfficeSitting *
exam_code (Exam       *exam,
           int         component,
           int         attempt,
           const char *code)
{
  OfficeSitting *sitting = exam_sit (exam, component, attempt, "");

  sitting->code = code;
  return sitting;
}

OfficeModuleResult *
exam_result (Exam *exam)
{
  exam->assessment.sittings = (const OfficeSitting *) exam->sittings->data;
  exam->assessment.n_sittings = exam->sittings->len;
  return office_module_result_new (&exam->assessment, &exam->rules);
}

int
mark_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  int mark;

  office_mark_parse (text, &mark, &error);
  g_assert_no_error (error);
  return mark;
}
