/* demo-private.h: what the files that fill a demonstration share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/demo-people.h"
#include "rules/application.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeDemo:
 * @connection: a new office
 * @random: where chance comes from
 * @serial: how many people were invented
 */
typedef struct
{
  OfficeConnection *connection;
  GRand            *random;
  guint             serial;
} OfficeDemo;

/**
 * OfficeDemoStage:
 *
 * How far a cohort has come.
 */
typedef enum
{
  OFFICE_DEMO_APPLYING,
  OFFICE_DEMO_ENROLLING,
  OFFICE_DEMO_MARKING,
  OFFICE_DEMO_MARKED,
  OFFICE_DEMO_RATIFIED,
} OfficeDemoStage;

/**
 * OfficeDemoCohort:
 * @share: learners of a hundred and twenty
 * @first_session: London wall time of the first weekly session
 * @sessions: how many weekly sessions
 * @practicals: how many hands-on days
 */
typedef struct
{
  const char      *code;
  const char      *module;
  const char      *starts;
  const char      *ends;
  const char      *opens;
  const char      *closes;
  int              capacity;
  guint            share;
  OfficeDemoStage  stage;
  const char      *first_session;
  guint            sessions;
  guint            practicals;
} OfficeDemoCohort;

gint64   office_demo_apply      (OfficeDemo              *demo,
                                 const OfficeDemoCohort  *plan,
                                 gint64                   cohort_id,
                                 gint64                   learner_id,
                                 GError                 **error);
gboolean office_demo_decide     (OfficeDemo              *demo,
                                 const OfficeDemoCohort  *plan,
                                 gint64                   application_id,
                                 OfficeApplicationState   state,
                                 GError                 **error);
gboolean office_demo_move       (OfficeDemo              *demo,
                                 gint64                   application_id,
                                 OfficeApplicationState   state,
                                 const char              *day,
                                 const char              *reason,
                                 GError                 **error);
gboolean office_demo_teach      (OfficeDemo              *demo,
                                 const OfficeDemoCohort  *plan,
                                 gint64                   cohort_id,
                                 GError                 **error);
gboolean office_demo_clash      (OfficeDemo              *demo,
                                 GError                 **error);
gboolean office_demo_assess     (OfficeDemo              *demo,
                                 const OfficeDemoCohort  *plan,
                                 gint64                   cohort_id,
                                 GError                 **error);
gboolean office_demo_ratify     (OfficeDemo              *demo,
                                 const OfficeDemoCohort  *plan,
                                 gint64                   cohort_id,
                                 GError                 **error);
gboolean office_demo_faculty    (OfficeDemo              *demo,
                                 GError                 **error);
gboolean office_demo_history    (OfficeDemo              *demo,
                                 guint                    n_learners,
                                 GCancellable            *cancellable,
                                 GError                 **error);
char    *office_demo_day        (const char              *from,
                                 int                      days);
void     office_demo_set_clock  (OfficeDemo              *demo,
                                 const char              *day);

G_END_DECLS
