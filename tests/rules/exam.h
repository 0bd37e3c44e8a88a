/* exam.h: a module with a written assignment and a viva, to put sittings into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/outcome.h"

G_BEGIN_DECLS

enum
{
  WRITTEN,
  VIVA,
};

typedef struct
{
  OfficeRuleSet       rules;
  OfficeComponentSpec components[2];
  GArray             *sittings;
  OfficeAssessment    assessment;
} Exam;

Exam               *exam_new    (void);
void                exam_free   (Exam *exam);
OfficeSitting      *exam_sit    (Exam       *exam,
                                 int         component,
                                 int         attempt,
                                 const char *agreed);
OfficeSitting      *exam_code   (Exam       *exam,
                                 int         component,
                                 int         attempt,
                                 const char *code);
OfficeModuleResult *exam_result (Exam *exam);
int                 mark_of     (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exam, exam_free)

G_END_DECLS
