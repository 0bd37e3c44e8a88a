/* marking-list.h: every work of a component with its markers, their marks, and what a moderator said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/marks.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeMarkingRow:
 * @enrolment_id: whose
 * @reference: of the application, or the candidate number while marking is anonymous
 * @name: "Family, Given", or the candidate number
 * @candidate: (nullable): the candidate number, where one was given
 * @attempt: 1, 2, …: the attempt that is being marked
 * @opportunity: which offer of it
 * @first_marker_id: or 0
 * @first_marker: (nullable): who
 * @second_marker_id: or 0
 * @second_marker: (nullable): who
 * @first: hundredths, or %OFFICE_MARK_NONE
 * @second: likewise
 * @agreed: likewise
 * @reason: (nullable): why it was agreed so
 * @code: (nullable): in place of marks
 * @mark: what they come to before any penalty, hundredths, or %OFFICE_MARK_NONE
 * @agreement: how the marks came together, or what they wait for (ASSESS-9)
 * @version: of the mark
 * @locked: by a board
 */
typedef struct
{
  gint64           enrolment_id;
  char            *reference;
  char            *name;
  char            *candidate;
  int              attempt;
  int              opportunity;
  gint64           first_marker_id;
  char            *first_marker;
  gint64           second_marker_id;
  char            *second_marker;
  int              first;
  int              second;
  int              agreed;
  char            *reason;
  char            *code;
  int              mark;
  OfficeAgreement  agreement;
  int              version;
  gboolean         locked;
} OfficeMarkingRow;

/**
 * OfficeMarkingList:
 * @cohort_id: the cohort
 * @cohort: its code
 * @component: the component's key, interned
 * @label: for a person
 * @pass_mark: hundredths
 * @anonymous: candidate numbers stand in place of names
 * @rows: (element-type OfficeMarkingRow): without those who have withdrawn; by name, or by number
 */
typedef struct
{
  gint64         cohort_id;
  char          *cohort;
  const char    *component;
  char          *label;
  int            pass_mark;
  OfficeRuleSet  rules;
  gboolean       anonymous;
  GPtrArray     *rows;
} OfficeMarkingList;

void               office_marking_list_free (OfficeMarkingList        *list);
OfficeMarkingList *office_marking_list_load (OfficeConnection         *connection,
                                             gint64                    cohort_id,
                                             const char               *component,
                                             GError                  **error);
OfficeMarkingRow  *office_marking_list_find (const OfficeMarkingList  *list,
                                             gint64                    enrolment_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMarkingList, office_marking_list_free)

G_END_DECLS
