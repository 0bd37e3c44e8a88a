/* circumstances.h: exceptional circumstances, and the words that few may read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/circumstance.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeCircumstance:
 * @id: the record, 0 for a new one
 * @enrolment_id: whose
 * @component: the component's key
 * @component_label: for a person; not read when saving
 * @attempt: 1, 2, …
 * @kind: what is asked for
 * @begins_on: (nullable): ISO day, of the circumstances
 * @ends_on: (nullable): ISO day
 * @received_on: (nullable): ISO day; %NULL when saving: today
 * @evidence_on: (nullable): ISO day on which the evidence was seen
 * @decision: what became of it
 * @decided_by: who decided, may be empty
 * @decided_on: (nullable): ISO day; not read when saving
 * @note: what everybody may read, may be empty
 * @has_details: there are words that few may read
 * @n_readings: how often they were shown
 * @version: that the person saw; 0 for a new one
 */
typedef struct
{
  gint64                     id;
  gint64                     enrolment_id;
  char                      *component;
  char                      *component_label;
  int                        attempt;
  OfficeCircumstanceKind     kind;
  char                      *begins_on;
  char                      *ends_on;
  char                      *received_on;
  char                      *evidence_on;
  OfficeCircumstanceDecision decision;
  char                      *decided_by;
  char                      *decided_on;
  char                      *note;
  gboolean                   has_details;
  int                        n_readings;
  int                        version;
} OfficeCircumstance;

void       office_circumstance_free          (OfficeCircumstance        *self);
char      *office_circumstance_to_text       (const OfficeCircumstance  *self);
GPtrArray *office_circumstances_list_cohort  (OfficeConnection          *connection,
                                              gint64                     cohort_id,
                                              GError                   **error);
GPtrArray *office_circumstances_list_learner (OfficeConnection          *connection,
                                              gint64                     enrolment_id,
                                              GError                   **error);
gboolean   office_circumstance_save          (OfficeConnection          *connection,
                                              const OfficeCircumstance  *draft,
                                              const char                *details,
                                              gint64                    *id,
                                              GError                   **error);
char      *office_circumstance_show_details  (OfficeConnection          *connection,
                                              gint64                     id,
                                              GError                   **error);

/**
 * OfficeCircumstanceReading:
 * @actor: to whom the words were shown
 * @at: when, UTC seconds
 */
typedef struct
{
  char   *actor;
  gint64  at;
} OfficeCircumstanceReading;

void       office_circumstance_reading_free  (OfficeCircumstanceReading *reading);
GPtrArray *office_circumstance_list_readings (OfficeConnection          *connection,
                                              gint64                     id,
                                              GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCircumstance, office_circumstance_free)

G_END_DECLS
