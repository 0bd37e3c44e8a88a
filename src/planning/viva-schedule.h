/* viva-schedule.h: a plan in the making: who is placed where, what may follow, what it is worth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-grid.h"

G_BEGIN_DECLS

/**
 * OfficeVivaFigures:
 * @placed: learners, the more the better
 * @examiner_days: pairs of an examiner and a day, the fewer the better
 * @waiting_minutes: of examiners between vivas, beyond the breaks due, the less the better
 * @most_vivas: that one examiner takes, the fewer the better
 * @preferred: learners who start when they like to, the more the better
 *
 * The goals of VIVA-3, in their order.
 */
typedef struct
{
  int placed;
  int examiner_days;
  int waiting_minutes;
  int most_vivas;
  int preferred;
} OfficeVivaFigures;

/**
 * OfficeVivaBooking:
 * @at: UTC minutes
 * @ends: UTC minutes, marking included
 * @day: index of its day
 * @learner: whose viva
 */
typedef struct
{
  int at;
  int ends;
  int day;
  int learner;
} OfficeVivaBooking;

/**
 * OfficeVivaDiary:
 * @bookings: (array length=n): one examiner's vivas in order of time
 * @n: how many
 */
typedef struct
{
  OfficeVivaBooking *bookings;
  int                n;
} OfficeVivaDiary;

/**
 * OfficeVivaSchedule:
 * @grid: what it is made from
 * @start: (array): of each learner the index of the start, or -1
 * @panels: (array): of each learner a panel of examiners
 * @classes: (array): of each learner the class of the room, or -1
 * @diaries: (array): of each examiner
 * @in_use: (array): of each class of rooms and, within, each minute: how many are taken
 */
typedef struct
{
  const OfficeVivaGrid *grid;
  int                  *start;
  guint16              *panels;
  int                  *classes;
  OfficeVivaDiary      *diaries;
  guint16              *in_use;
} OfficeVivaSchedule;

OfficeVivaSchedule *office_viva_schedule_new          (const OfficeVivaGrid      *grid);
void                office_viva_schedule_free         (OfficeVivaSchedule        *schedule);
void                office_viva_schedule_copy         (OfficeVivaSchedule        *schedule,
                                                       const OfficeVivaSchedule  *source);
guint16            *office_viva_schedule_panel        (const OfficeVivaSchedule  *schedule,
                                                       int                        learner);

gboolean            office_viva_schedule_examiner_free (const OfficeVivaSchedule *schedule,
                                                        int                       examiner,
                                                        int                       learner,
                                                        const OfficeVivaStart    *start);
int                 office_viva_schedule_room_free    (const OfficeVivaSchedule  *schedule,
                                                       int                        learner,
                                                       const OfficeVivaStart     *start);
void                office_viva_schedule_place        (OfficeVivaSchedule        *schedule,
                                                       int                        learner,
                                                       int                        start,
                                                       const guint16             *panel,
                                                       int                        room_class);
gboolean            office_viva_schedule_try          (OfficeVivaSchedule        *schedule,
                                                       int                        learner,
                                                       int                        start,
                                                       const guint16             *panel);
void                office_viva_schedule_remove       (OfficeVivaSchedule        *schedule,
                                                       int                        learner);

int                 office_viva_schedule_waiting_with (const OfficeVivaSchedule  *schedule,
                                                       int                        examiner,
                                                       int                        learner,
                                                       const OfficeVivaStart     *start,
                                                       int                       *n_on_day,
                                                       int                       *waiting_before);
void                office_viva_schedule_measure      (const OfficeVivaSchedule  *schedule,
                                                       OfficeVivaFigures         *figures);
int                *office_viva_schedule_assign_rooms (const OfficeVivaSchedule  *schedule);
int                 office_viva_figures_compare       (const OfficeVivaFigures   *a,
                                                       const OfficeVivaFigures   *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaSchedule, office_viva_schedule_free)

G_END_DECLS
