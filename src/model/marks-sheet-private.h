/* marks-sheet-private.h: what the files of the marks sheet share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/marks-sheet.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * OfficeMarksPlace:
 * @enrolment_id: which row
 * @kind: which column
 * @component: of which component
 *
 * A cell that is remembered while rows and columns come and go.
 */
typedef struct
{
  gint64                enrolment_id;
  OfficeMarksColumnKind kind;
  int                   component;
} OfficeMarksPlace;

/**
 * OfficeMarksSave:
 * @entries: (element-type OfficeMarkEntry): what is to be saved, in one command
 * @reason: (nullable): of the agreed marks among them; the entries point at it
 * @label: what the command is called
 * @places: (element-type OfficeMarksPlace): the cells that it comes from
 * @is_block: several cells, in order all together
 */
typedef struct
{
  GArray   *entries;
  char     *reason;
  char     *label;
  GArray   *places;
  gboolean  is_block;
} OfficeMarksSave;

struct _OfficeMarksSheet
{
  GObject        parent_instance;

  OfficeSession *session;
  GCancellable  *cancellable;
  gint64         cohort_id;
  guint          generation;       /* of the newest load */
  guint          reload_id;

  OfficeCohort  *cohort;
  OfficeRuleSet  rules;
  GPtrArray     *components;       /* (element-type OfficeComponent) */
  GArray        *codes;            /* (element-type OfficeMarkCode): that can be typed */
  GPtrArray     *columns;          /* (element-type OfficeMarksColumn) */
  GPtrArray     *rows;             /* (element-type OfficeMarksRow) */
  gboolean       loaded;
  gboolean       submissions;
  gboolean       narrow;

  GQueue         saves;            /* of OfficeMarksSave, the first of which is on its way */
  gboolean       saving;
  guint          supposition;      /* generation of the newest supposition */

  GArray        *block;            /* (element-type OfficeMarksPlace): cells that wait, or NULL */
  guint          n_left_out;
  guint          n_unknown;
  gboolean       by_learner;
  char          *block_label;
};

void            office_marks_sheet_row_changed   (OfficeMarksSheet        *self,
                                                  guint                    row);
void            office_marks_sheet_block_changed (OfficeMarksSheet        *self);
OfficeMarksRow *office_marks_sheet_find_row      (OfficeMarksSheet        *self,
                                                  gint64                   enrolment_id,
                                                  guint                   *index);
OfficeMarksColumn
               *office_marks_sheet_find_column   (OfficeMarksSheet        *self,
                                                  const OfficeMarksPlace  *place);

OfficeMarksSave *office_marks_save_new           (const char              *label,
                                                  const char              *reason);
void            office_marks_save_free           (OfficeMarksSave         *save);
void            office_marks_save_add            (OfficeMarksSave         *save,
                                                  const OfficeMarkEntry   *entry,
                                                  const OfficeMarksPlace  *place);
void            office_marks_sheet_queue_save    (OfficeMarksSheet        *self,
                                                  OfficeMarksSave         *save);
void            office_marks_sheet_suppose_block (OfficeMarksSheet        *self);

G_END_DECLS
