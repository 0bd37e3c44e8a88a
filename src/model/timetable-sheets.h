/* timetable-sheets.h: the week or the agenda that is shown, for the printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/timetable-sheet.h"
#include "model/timetable.h"

G_BEGIN_DECLS

/**
 * OfficeSheetWish:
 * @cohort_id: the chosen cohort, or 0 for every cohort of the term
 * @only_chosen: leave the sessions of other cohorts out of a week
 * @agenda: an agenda, otherwise a week
 *
 * What is to be printed of a timetable.
 */
typedef struct
{
  gint64   cohort_id;
  gboolean only_chosen;
  gboolean agenda;
} OfficeSheetWish;

guint                 office_timetable_mark_of    (const OfficeTimetable  *timetable,
                                                   gint64                  cohort_id);
guint                 office_timetable_tint_of    (OfficeTimetableItem    *item);
OfficeTimetableSheet *office_timetable_make_sheet (const OfficeTimetable  *timetable,
                                                   const OfficeSheetWish  *wish,
                                                   gint64                  now);

G_END_DECLS
