/* calendar-rows.h: what stands in the calendar of a cohort, a learner or one of the staff
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeCalendarOf:
 * @OFFICE_CALENDAR_COHORT: every session and viva of a cohort
 * @OFFICE_CALENDAR_LEARNER: the sessions of all cohorts of a learner, and their own vivas
 * @OFFICE_CALENDAR_STAFF: what one of the staff teaches and examines
 *
 * Whose calendar it is.
 */
typedef enum
{
  OFFICE_CALENDAR_COHORT,
  OFFICE_CALENDAR_LEARNER,
  OFFICE_CALENDAR_STAFF,
} OfficeCalendarOf;

/**
 * OfficeCalendarRow:
 * @uid: of the entry, for ever
 * @sequence: raised by each change, never lowered
 * @starts_at: UTC seconds
 * @ends_at: UTC seconds; the same for a deadline. An examiner stays for the marking
 * @changed_at: UTC seconds of the last change
 * @cohort_code: "DPL-2025-AUT"
 * @module_title: what the cohort studies
 * @kind: "live", "practical", "induction", "deadline" or "viva"
 * @title: of a session; may be empty
 * @room: (nullable): where
 * @people: (array zero-terminated=1): names of staff or examiners
 * @cancelled: it does not take place, or not any more for the one whose calendar it is
 * @reference: of a viva: the application's; otherwise empty
 * @family_name: of a viva: the learner's; otherwise empty
 * @given_names: of a viva: the learner's; otherwise empty
 *
 * One entry of a calendar.
 */
typedef struct
{
  char      *uid;
  int        sequence;
  gint64     starts_at;
  gint64     ends_at;
  gint64     changed_at;
  char      *cohort_code;
  char      *module_title;
  char      *kind;
  char      *title;
  char      *room;
  char     **people;
  gboolean   cancelled;
  char      *reference;
  char      *family_name;
  char      *given_names;
} OfficeCalendarRow;

void       office_calendar_row_free  (OfficeCalendarRow  *row);
GPtrArray *office_calendar_rows_list (OfficeConnection   *connection,
                                      OfficeCalendarOf    of,
                                      gint64              id,
                                      GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCalendarRow, office_calendar_row_free)

G_END_DECLS
