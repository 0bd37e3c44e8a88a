/* marks-row.h: one learner's row of the marks grid, with what was typed and is not saved yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/marks-column.h"

G_BEGIN_DECLS

/**
 * OfficeMarksCellState:
 * @OFFICE_MARKS_CELL_SAVED: what is shown is what is recorded
 * @OFFICE_MARKS_CELL_SAVING: typed, on its way to the disk
 * @OFFICE_MARKS_CELL_PROPOSED: part of a block that waits for the others, itself in order
 * @OFFICE_MARKS_CELL_WANTS_REASON: an agreed mark that may be saved with a reason only (ASSESS-9)
 * @OFFICE_MARKS_CELL_REFUSED: typed, against a rule, and not saved
 * @OFFICE_MARKS_CELL_CONFLICT: somebody else has saved another value meanwhile
 */
typedef enum
{
  OFFICE_MARKS_CELL_SAVED,
  OFFICE_MARKS_CELL_SAVING,
  OFFICE_MARKS_CELL_PROPOSED,
  OFFICE_MARKS_CELL_WANTS_REASON,
  OFFICE_MARKS_CELL_REFUSED,
  OFFICE_MARKS_CELL_CONFLICT,
} OfficeMarksCellState;

#define OFFICE_TYPE_MARKS_ROW (office_marks_row_get_type ())

G_DECLARE_FINAL_TYPE (OfficeMarksRow, office_marks_row, OFFICE, MARKS_ROW, GObject)

OfficeMarksRow        *office_marks_row_new           (OfficeMarkRow            *marks,
                                                       OfficeResultRow          *result);
void                   office_marks_row_take          (OfficeMarksRow           *self,
                                                       OfficeMarkRow            *marks,
                                                       OfficeResultRow          *result);
GArray                *office_marks_row_list_attempts (OfficeMarksRow           *self,
                                                       guint                     component);
void                   office_marks_row_choose_attempt (OfficeMarksRow          *self,
                                                       guint                     component,
                                                       int                       attempt);
const OfficeMarkRow   *office_marks_row_get_marks     (OfficeMarksRow           *self);
const OfficeResultRow *office_marks_row_get_result    (OfficeMarksRow           *self);
const OfficeResultRow *office_marks_row_get_shown     (OfficeMarksRow           *self);
void                   office_marks_row_take_supposed (OfficeMarksRow           *self,
                                                       OfficeResultRow          *supposed);
gboolean               office_marks_row_is_supposed   (OfficeMarksRow           *self);
char                  *office_marks_row_dup_reason    (OfficeMarksRow           *self);
char                  *office_marks_row_dup_name      (OfficeMarksRow           *self);
char                  *office_marks_row_dup_lock      (OfficeMarksRow           *self,
                                                       const OfficeMarksColumn  *column);

OfficeMarksCellState   office_marks_row_get_state     (OfficeMarksRow           *self,
                                                       const OfficeMarksColumn  *column);
const char            *office_marks_row_get_typed     (OfficeMarksRow           *self,
                                                       const OfficeMarksColumn  *column);
const char            *office_marks_row_get_sentence  (OfficeMarksRow           *self,
                                                       const OfficeMarksColumn  *column);
void                   office_marks_row_set_state     (OfficeMarksRow           *self,
                                                       const OfficeMarksColumn  *column,
                                                       OfficeMarksCellState      state,
                                                       const char               *typed,
                                                       const char               *sentence);
char                  *office_marks_row_dup_text      (OfficeMarksRow           *self,
                                                       const OfficeMarksColumn  *column);

G_END_DECLS
