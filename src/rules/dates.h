/* dates.h: days as the office writes them, read and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeDay:
 *
 * A calendar day as a number, so that days can be compared and counted: GLib's Julian day
 * (1 January of the year 1 is 1). %OFFICE_DAY_NONE is no day.
 */
typedef gint32 OfficeDay;

#define OFFICE_DAY_NONE 0

OfficeDay office_day_new       (int year,
                                int month,
                                int day);
void      office_day_split     (OfficeDay day,
                                int      *year,
                                int      *month,
                                int      *day_of_month);
OfficeDay office_day_from_iso  (const char *iso);
char     *office_day_to_iso    (OfficeDay day);
char     *office_day_to_text   (OfficeDay day);
char     *office_day_to_long   (OfficeDay day);
OfficeDay office_day_add_years (OfficeDay day,
                                int       years);

/**
 * OfficeDateUse:
 * @OFFICE_DATE_EVENT: a day of the office's work: two figures for the year mean 20xx
 * @OFFICE_DATE_BIRTH: a date of birth: never in the future, two figures mean the latest
 *   past year that fits
 */
typedef enum
{
  OFFICE_DATE_EVENT,
  OFFICE_DATE_BIRTH,
} OfficeDateUse;

/**
 * OfficeExcelSystem:
 * @OFFICE_EXCEL_NONE: the text does not come from a workbook: a bare number is no date
 * @OFFICE_EXCEL_1900: day 1 is 1 January 1900, and 29 February 1900 is counted though it never was
 * @OFFICE_EXCEL_1904: day 0 is 1 January 1904
 */
typedef enum
{
  OFFICE_EXCEL_NONE,
  OFFICE_EXCEL_1900,
  OFFICE_EXCEL_1904,
} OfficeExcelSystem;

OfficeDay office_day_parse      (const char       *text,
                                 OfficeDateUse     use,
                                 OfficeExcelSystem excel,
                                 OfficeDay         today,
                                 GError          **error);
OfficeDay office_day_from_excel (gint64            serial,
                                 OfficeExcelSystem system,
                                 GError          **error);

/**
 * OfficeTerm:
 * @id: the caller's own number for it
 * @name: "Autumn 2025"
 * @starts: first day
 * @ends: last day, included
 */
typedef struct
{
  gint64      id;
  const char *name;
  OfficeDay   starts;
  OfficeDay   ends;
} OfficeTerm;

const OfficeTerm *office_term_of_day (const OfficeTerm *terms,
                                      gsize             n_terms,
                                      OfficeDay         day);
gboolean          office_terms_check (const OfficeTerm *terms,
                                      gsize             n_terms,
                                      GError          **error);

G_END_DECLS
