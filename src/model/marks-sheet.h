/* marks-sheet.h: the marks of a cohort: rows and columns, typed, pasted, supposed and saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/marks-row.h"
#include "model/session.h"
#include "store/cohorts.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_MARKS_SHEET (office_marks_sheet_get_type ())

G_DECLARE_FINAL_TYPE (OfficeMarksSheet, office_marks_sheet, OFFICE, MARKS_SHEET, GObject)

/**
 * OfficeMarksArea:
 *
 * A block of cells, both ends included.
 */
typedef struct
{
  guint first_row;
  guint first_column;
  guint last_row;
  guint last_column;
} OfficeMarksArea;

/**
 * OfficeMarksBlock:
 * @n_good: cells that can be saved
 * @n_refused: cells against a rule
 * @n_reason: agreed marks that can be saved once a reason is given
 * @n_left_out: rows of the block below the last learner
 * @n_unknown: rows of the block that name no learner, or one named before
 * @by_learner: the rows name their learners; otherwise they are taken in the order of the grid
 *
 * A block of cells that waits: nothing of it is saved yet.
 */
typedef struct
{
  guint    n_good;
  guint    n_refused;
  guint    n_reason;
  guint    n_left_out;
  guint    n_unknown;
  gboolean by_learner;
} OfficeMarksBlock;

OfficeMarksSheet        *office_marks_sheet_new             (void);
void                     office_marks_sheet_set_session     (OfficeMarksSheet        *self,
                                                             OfficeSession           *session);
void                     office_marks_sheet_load            (OfficeMarksSheet        *self,
                                                             gint64                   cohort_id);
void                     office_marks_sheet_changed         (OfficeMarksSheet        *self);
gboolean                 office_marks_sheet_is_saving       (OfficeMarksSheet        *self);
gboolean                 office_marks_sheet_is_loaded       (OfficeMarksSheet        *self);
const OfficeCohort      *office_marks_sheet_get_cohort      (OfficeMarksSheet        *self);
gboolean                 office_marks_sheet_get_submissions (OfficeMarksSheet        *self);
void                     office_marks_sheet_set_submissions (OfficeMarksSheet        *self,
                                                             gboolean                 submissions);
const OfficeRuleSet     *office_marks_sheet_get_rules       (OfficeMarksSheet        *self);
void                     office_marks_sheet_choose_attempt  (OfficeMarksSheet        *self,
                                                             guint                    row,
                                                             guint                    component,
                                                             int                      attempt);
gboolean                 office_marks_sheet_get_narrow      (OfficeMarksSheet        *self);
void                     office_marks_sheet_set_narrow      (OfficeMarksSheet        *self,
                                                             gboolean                 narrow);

guint                    office_marks_sheet_get_n_rows      (OfficeMarksSheet        *self);
guint                    office_marks_sheet_get_n_columns   (OfficeMarksSheet        *self);
OfficeMarksRow          *office_marks_sheet_get_row         (OfficeMarksSheet        *self,
                                                             guint                    row);
const OfficeMarksColumn *office_marks_sheet_get_column      (OfficeMarksSheet        *self,
                                                             guint                    column);
gboolean                 office_marks_sheet_find            (OfficeMarksSheet        *self,
                                                             gint64                   enrolment_id,
                                                             guint                   *row);
guint                    office_marks_sheet_count_missing   (OfficeMarksSheet        *self);
guint                    office_marks_sheet_count_refused   (OfficeMarksSheet        *self);

void                     office_marks_sheet_enter           (OfficeMarksSheet        *self,
                                                             guint                    row,
                                                             guint                    column,
                                                             const char              *text);
void                     office_marks_sheet_suppose         (OfficeMarksSheet        *self,
                                                             guint                    row,
                                                             guint                    column,
                                                             const char              *text);
void                     office_marks_sheet_forget          (OfficeMarksSheet        *self,
                                                             guint                    row,
                                                             guint                    column);
void                     office_marks_sheet_blank           (OfficeMarksSheet        *self,
                                                             const OfficeMarksArea   *area);
void                     office_marks_sheet_fill_down       (OfficeMarksSheet        *self,
                                                             const OfficeMarksArea   *area);
char                    *office_marks_sheet_copy            (OfficeMarksSheet        *self,
                                                             const OfficeMarksArea   *area);
void                     office_marks_sheet_paste           (OfficeMarksSheet        *self,
                                                             const OfficeMarksArea   *area,
                                                             const char              *text);

gboolean                 office_marks_sheet_get_block       (OfficeMarksSheet        *self,
                                                             OfficeMarksBlock        *block);
gboolean                 office_marks_sheet_save_block      (OfficeMarksSheet        *self,
                                                             const char              *reason);
void                     office_marks_sheet_drop_block      (OfficeMarksSheet        *self);

void                     office_marks_sheet_keep_mine       (OfficeMarksSheet        *self,
                                                             guint                    row,
                                                             guint                    column);
void                     office_marks_sheet_take_theirs     (OfficeMarksSheet        *self,
                                                             guint                    row,
                                                             guint                    column);

G_END_DECLS
