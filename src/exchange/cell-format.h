/* cell-format.h: how a workbook shows a number: as a date, a time, with zeros in front
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeCellFormat:
 * @OFFICE_CELL_FORMAT_PLAIN: a number as it is
 * @OFFICE_CELL_FORMAT_DATE: a day, perhaps with a time
 * @OFFICE_CELL_FORMAT_TIME: a time of day or a duration, no day
 * @OFFICE_CELL_FORMAT_ZEROS: from here on: digits padded with zeros to a width of
 *   `format - OFFICE_CELL_FORMAT_ZEROS`, as `0000000` does for register numbers
 */
typedef enum
{
  OFFICE_CELL_FORMAT_PLAIN,
  OFFICE_CELL_FORMAT_DATE,
  OFFICE_CELL_FORMAT_TIME,
  OFFICE_CELL_FORMAT_ZEROS,
} OfficeCellFormat;

guint8    office_cell_format_built_in  (guint        id);
guint8    office_cell_format_parse     (const char  *code);

gboolean  office_cell_is_number        (const char  *digits);
char     *office_cell_number_text      (const char  *digits,
                                        guint8       format);
gboolean  office_cell_date_from_serial (const char  *digits,
                                        gboolean     from_1904,
                                        char       **text,
                                        char       **iso);
char     *office_cell_time_from_serial (const char  *digits);

G_END_DECLS
