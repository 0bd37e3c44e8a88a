/* draft-reader.h: the cells of one row at a time, by field, with every error kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/import-report.h"
#include "rules/dates.h"

G_BEGIN_DECLS

/**
 * OfficeDraftReader:
 * @sheet: the sheet
 * @mapping: its mapping
 * @columns: field → column + 1
 * @month_first: field → whether its column is seen to have the month before the day, once that was asked
 * @today: the day against which dates are judged
 * @index: the row, counted from 0 over the rows held
 * @row: its number as the person sees it
 * @errors: (nullable): where the errors of this row go
 *
 * Used by the three imports to read their drafts.
 */
typedef struct
{
  OfficeSheet   *sheet;
  OfficeMapping *mapping;
  GHashTable    *columns;
  GHashTable    *month_first;
  OfficeDay      today;
  guint          index;
  guint          row;
  GPtrArray     *errors;
} OfficeDraftReader;

void              office_draft_reader_init        (OfficeDraftReader  *self,
                                                   OfficeSheet        *sheet,
                                                   OfficeMapping      *mapping,
                                                   OfficeDay           today);
void              office_draft_reader_clear       (OfficeDraftReader  *self);
gboolean          office_draft_reader_next        (OfficeDraftReader  *self);

gboolean          office_draft_reader_has         (OfficeDraftReader  *self,
                                                   const char         *field);
const OfficeCell *office_draft_reader_cell        (OfficeDraftReader  *self,
                                                   const char         *field);
void              office_draft_reader_fail        (OfficeDraftReader  *self,
                                                   const char         *field,
                                                   const char         *sentence);
void              office_draft_reader_check_width (OfficeDraftReader  *self);

char             *office_draft_reader_text        (OfficeDraftReader  *self,
                                                   const char         *field,
                                                   gboolean            keep_lines,
                                                   guint               limit);
char             *office_draft_reader_name        (OfficeDraftReader  *self,
                                                   const char         *field);
char             *office_draft_reader_code        (OfficeDraftReader  *self,
                                                   const char         *field);
char             *office_draft_reader_email       (OfficeDraftReader  *self);
char             *office_draft_reader_date        (OfficeDraftReader  *self,
                                                   const char         *field,
                                                   OfficeDateUse       use);
void              office_draft_reader_names       (OfficeDraftReader  *self,
                                                   char              **family_name,
                                                   char              **given_names);

char             *office_import_sentence          (OfficeImportKind    kind,
                                                   guint               row,
                                                   const char         *field,
                                                   const char         *sentence);

G_END_DECLS
