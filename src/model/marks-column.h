/* marks-column.h: the columns of the marks grid: what stands in a cell, and how typing is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/results.h"

G_BEGIN_DECLS

/**
 * OfficeMarksColumnKind:
 *
 * What a column of the marks grid shows; those from %OFFICE_MARKS_FIRST to %OFFICE_MARKS_WORDS
 * can be typed into.
 */
typedef enum
{
  OFFICE_MARKS_NAME,
  OFFICE_MARKS_NUMBER,
  OFFICE_MARKS_ATTEMPT,
  OFFICE_MARKS_FIRST,
  OFFICE_MARKS_SECOND,
  OFFICE_MARKS_AGREED,
  OFFICE_MARKS_CODE,
  OFFICE_MARKS_RECEIVED,
  OFFICE_MARKS_WORDS,
  OFFICE_MARKS_COUNTS,
  OFFICE_MARKS_MODULE,
  OFFICE_MARKS_OUTCOME,
  OFFICE_MARKS_HOURS,
} OfficeMarksColumnKind;

/**
 * OfficeMarksColumn:
 * @kind: what it shows
 * @component: index of its component, or -1
 * @group: (nullable): heading over several columns: "Written assignment"
 * @heading: its own heading: "1st"
 * @title: in full, for assistive technology and messages: "Written assignment, first"
 * @numeric: its values stand to the right
 * @codes: (nullable) (element-type OfficeMarkCode): that can be typed; %NULL for the built-in ones
 */
typedef struct
{
  OfficeMarksColumnKind  kind;
  int                    component;
  char                  *group;
  char                  *heading;
  char                  *title;
  gboolean               numeric;
  GArray                *codes;
} OfficeMarksColumn;

OfficeMarksColumn *office_marks_column_new         (OfficeMarksColumnKind     kind,
                                                    int                       component,
                                                    const char               *group);
void               office_marks_column_free        (OfficeMarksColumn        *column);
gboolean           office_marks_column_is_editable (const OfficeMarksColumn  *column);
char              *office_marks_column_format      (const OfficeMarksColumn  *column,
                                                    const OfficeMarkRow      *marks,
                                                    const OfficeResultRow    *result);
gboolean           office_marks_parse_time         (const char               *text,
                                                    gint64                   *at,
                                                    GError                  **error);
gboolean           office_marks_column_parse       (const OfficeMarksColumn  *column,
                                                    const OfficeMarkRow      *marks,
                                                    const char               *text,
                                                    OfficeMarkEntry          *entry,
                                                    GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMarksColumn, office_marks_column_free)

G_END_DECLS
