/* results-status.h: how far a cohort is on its way from deadline to certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * OfficeResultsStep:
 *
 * What is done with the results of a cohort, in the order in which it is done.
 */
typedef enum
{
  OFFICE_STEP_SUBMISSIONS,
  OFFICE_STEP_MARKS,
  OFFICE_STEP_MARKING,
  OFFICE_STEP_BOARD,
  OFFICE_STEP_RETURN,
  OFFICE_STEP_CERTIFICATES,
  OFFICE_STEP_PAPERS,
} OfficeResultsStep;

#define OFFICE_N_RESULTS_STEPS (OFFICE_STEP_PAPERS + 1)

/**
 * OfficeResultsStatus:
 * @n_learners: in the cohort, without those who withdrew
 * @n_pending: of whom a mark or a code is missing
 * @n_unratified: results that no board has ratified, or that have changed since
 * @n_eligible: could have a certificate now
 * @n_issued: have a certificate that stands
 * @state: (array fixed-size=7): in words, how each step stands; of papers nothing is said
 * @done: (array fixed-size=7): nothing more is to be done there now
 */
typedef struct
{
  guint     n_learners;
  guint     n_pending;
  guint     n_unratified;
  guint     n_eligible;
  guint     n_issued;
  char     *state[OFFICE_N_RESULTS_STEPS];
  gboolean  done[OFFICE_N_RESULTS_STEPS];
} OfficeResultsStatus;

void                 office_results_status_free (OfficeResultsStatus  *status);
OfficeResultsStatus *office_results_status_read (OfficeConnection     *connection,
                                                 gint64                cohort_id,
                                                 GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeResultsStatus, office_results_status_free)

G_END_DECLS
