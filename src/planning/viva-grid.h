/* viva-grid.h: when and with whom each viva could be, taken by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-problem.h"

G_BEGIN_DECLS

/**
 * OfficeVivaStart:
 * @at: UTC minutes
 * @day: index of its day in London
 * @preferred: within a time that the learner prefers
 * @first: of its examiners, in the grid's list
 * @n_examiners: who could come, at least a panel
 */
typedef struct
{
  int      at;
  guint16  day;
  guint16  preferred;
  guint    first;
  guint    n_examiners;
} OfficeVivaStart;

/**
 * OfficeVivaGrid:
 * @problem: the question
 * @n_learners: how many
 * @n_examiners: how many
 * @n_days: days on which anybody could examine
 * @total: (array): minutes of each learner's viva, marking included
 * @minutes: (array): minutes of each learner's viva itself
 * @starts: (array) (element-type OfficeVivaStart): of each learner an array in order of time
 * @examiners: (element-type guint16): what the starts point into
 * @room_classes: rooms that stand for each other
 * @class_size: (array): how many
 * @room_class: (array): of each room
 * @class_room: (array): of each class its one room that is not like the others, or -1
 * @rooms_differ: it matters which class a viva has
 * @from: the first minute that matters
 * @to: the first that no longer does
 * @unit: every length and every distance within a day is a multiple of this
 * @n_choices: pairs of a start and an examiner, over all learners: the size of the question
 */
typedef struct
{
  const OfficeVivaProblem *problem;
  int                      n_learners;
  int                      n_examiners;
  int                      n_days;
  int                     *total;
  int                     *minutes;
  GArray                 **starts;
  GArray                  *examiners;
  int                      room_classes;
  int                     *class_size;
  int                     *room_class;
  int                     *class_room;
  gboolean                 rooms_differ;
  int                      from;
  int                      to;
  int                      unit;
  gsize                    n_choices;
} OfficeVivaGrid;

OfficeVivaGrid        *office_viva_grid_new        (const OfficeVivaProblem  *problem,
                                                    GError                  **error);
void                   office_viva_grid_free       (OfficeVivaGrid           *grid);
int                    office_viva_grid_n_starts   (const OfficeVivaGrid     *grid,
                                                    int                       learner);
const OfficeVivaStart *office_viva_grid_start      (const OfficeVivaGrid     *grid,
                                                    int                       learner,
                                                    int                       start);
const guint16         *office_viva_grid_examiners  (const OfficeVivaGrid     *grid,
                                                    const OfficeVivaStart    *start);
gboolean               office_viva_grid_class_open (const OfficeVivaGrid     *grid,
                                                    int                       room_class,
                                                    int                       learner,
                                                    const OfficeVivaStart    *start);
int                    office_viva_grid_possible   (const OfficeVivaGrid     *grid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaGrid, office_viva_grid_free)

G_END_DECLS
