/* timetable-sheet.h: a week or an agenda as it is printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define OFFICE_SHEET_DAYS 7

/**
 * OfficeSheetEvent:
 * @day: of a week: 0 is Monday
 * @from: of a week: minutes of the day
 * @to: of a week: minutes of the day
 * @all_day: of a week: it stands in the strip above the hours
 * @lane: of a week: its place beside others
 * @n_lanes: of a week: how many stand beside each other
 * @heading: (nullable): of an agenda: the day, where it is another than that of the event before
 * @when: "19:00–20:30"
 * @title: what it is
 * @detail: (nullable): cohort, room, people
 * @kind: 0 to 5: which tint
 * @mark: by which pattern its cohort is known
 * @clash: it clashes
 * @cancelled: it does not take place
 */
typedef struct
{
  int       day;
  int       from;
  int       to;
  gboolean  all_day;
  guint     lane;
  guint     n_lanes;
  char     *heading;
  char     *when;
  char     *title;
  char     *detail;
  guint     kind;
  guint     mark;
  gboolean  clash;
  gboolean  cancelled;
} OfficeSheetEvent;

/**
 * OfficeTimetableSheet:
 * @week: a week, on one page that lies; otherwise an agenda, on as many upright pages as it takes
 * @title: "DPL-2025-AUT"
 * @subtitle: "22/09/2025 – 28/09/2025"
 * @foot: who has printed it, when
 * @days: of a week: "Mon 22 Sep"
 * @lefts: of a week: where each day begins, and where the last one ends, in thousandths of the width
 * @events: (element-type OfficeSheetEvent): in order of time
 * @legend: (element-type OfficeSheetEvent): each cohort, by its title and its mark
 */
typedef struct
{
  gboolean   week;
  char      *title;
  char      *subtitle;
  char      *foot;
  char      *days[OFFICE_SHEET_DAYS];
  int        lefts[OFFICE_SHEET_DAYS + 1];
  GPtrArray *events;
  GPtrArray *legend;
} OfficeTimetableSheet;

OfficeTimetableSheet *office_timetable_sheet_new         (gboolean                     week);
void                  office_timetable_sheet_free        (OfficeTimetableSheet        *sheet);
OfficeSheetEvent     *office_sheet_event_new             (const char                  *title);
guint                 office_timetable_sheet_count_pages (const OfficeTimetableSheet  *sheet);
void                  office_timetable_sheet_draw        (cairo_t                     *cr,
                                                          const OfficeTimetableSheet  *sheet,
                                                          guint                        page,
                                                          double                       width,
                                                          double                       height);
gboolean              office_timetable_sheet_write       (const OfficeTimetableSheet  *sheet,
                                                          const char                  *made_on,
                                                          const char                  *path,
                                                          GCancellable                *cancellable,
                                                          GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeTimetableSheet, office_timetable_sheet_free)

G_END_DECLS
