/* viva-page.h: an examiner's form of a viva, on a page of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/paper.h"
#include "rules/viva-form.h"

G_BEGIN_DECLS

/**
 * OfficeVivaPage:
 * @name: the learner, or the candidate number
 * @reference: of the application, or the candidate number
 * @cohort: its code
 * @module: its title
 * @attempt: 1, 2, …
 * @starts: (nullable): when the viva is, for a person
 * @room: (nullable): where
 * @examiner: (nullable): who
 * @place: "First examiner"
 * @marks: of each area, hundredths, or %OFFICE_MARK_NONE for a box to write in
 * @notes: of each area, or %NULL
 *
 * What stands on a form, blank or filled.
 */
typedef struct
{
  const char *name;
  const char *reference;
  const char *cohort;
  const char *module;
  int         attempt;
  const char *starts;
  const char *room;
  const char *examiner;
  const char *place;
  int         marks[OFFICE_N_VIVA_AREAS];
  const char *notes[OFFICE_N_VIVA_AREAS];
} OfficeVivaPage;

void office_viva_page_add (OfficePaper          *paper,
                           const OfficeVivaPage *page);

G_END_DECLS
