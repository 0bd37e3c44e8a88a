/* marking-acts.h: what is done on the page of marking, each one step of work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/marking-papers.h"
#include "store/markers.h"
#include "store/moderation.h"
#include "store/viva-forms.h"

G_BEGIN_DECLS

typedef enum
{
  OFFICE_MARKING_ALLOCATE,
  OFFICE_MARKING_SAVE_WORK,
  OFFICE_MARKING_BEGIN_ANONYMOUS,
  OFFICE_MARKING_REVEAL,
  OFFICE_MARKING_DRAW,
  OFFICE_MARKING_DECIDE,
  OFFICE_MARKING_CONCLUDE,
  OFFICE_MARKING_LOOK_AT_SHEET,
  OFFICE_MARKING_READ_SHEET,
  OFFICE_MARKING_SAVE_FORM,
  OFFICE_MARKING_ENTER_SITTING,
  OFFICE_MARKING_ALLOW_ATTEMPT,
  OFFICE_MARKING_WRITE,
} OfficeMarkingActKind;

/**
 * OfficeMarkingAct:
 * @kind: what is done
 * @cohort_id: the cohort
 * @component: (owned): the component's key
 * @enrolment_id: whose, where it is of one
 * @attempt: which attempt
 * @staff: (nullable): who shares the works
 * @anew: share out anew
 * @marker_ids: first and second marker of a work, 0 for nobody
 * @agreed: the agreed mark, or %OFFICE_MARK_NONE; saved where @agreed_changed
 * @seed: of a sample
 * @entry: a moderator's decision; its words are @words
 * @outcome: of a moderation
 * @words: (nullable) (owned): reason, remark, note or sitting
 * @name: (nullable) (owned): keeper, moderator, or the day of a sitting
 * @path: (nullable) (owned): a file
 * @paper: which paper is written
 * @filled: with what is known
 * @form: (nullable) (owned): of a viva
 *
 * What is done, with all that it needs.
 */
typedef struct
{
  OfficeMarkingActKind     kind;
  gint64                   cohort_id;
  char                    *component;
  gint64                   enrolment_id;
  int                      attempt;
  GArray                  *staff;
  gboolean                 anew;
  gint64                   marker_ids[OFFICE_N_MARKER_PLACES];
  gboolean                 agreed_changed;
  int                      agreed;
  guint64                  seed;
  OfficeModerationEntry    entry;
  OfficeModerationOutcome  outcome;
  char                    *words;
  char                    *name;
  char                    *path;
  OfficeMarkingPaper       paper;
  gboolean                 filled;
  OfficeVivaForm          *form;
} OfficeMarkingAct;

OfficeMarkingAct *office_marking_act_new         (OfficeMarkingActKind     kind,
                                                  gint64                   cohort_id,
                                                  const char              *component);
void              office_marking_act_free        (OfficeMarkingAct        *act);
gboolean          office_marking_act_is_undoable (OfficeMarkingActKind     kind);
char             *office_marking_act_run         (OfficeConnection        *connection,
                                                  const OfficeMarkingAct  *act,
                                                  GCancellable            *cancellable,
                                                  GError                 **error);

G_END_DECLS
