/* cohorts.h: runs of a module in a term, and their places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/application.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeCohortPlaces:
 *
 * Applications of a cohort in the states that matter for its places. Taken: accepted and enrolled.
 */
typedef struct
{
  int offered;
  int accepted;
  int enrolled;
  int waiting;
} OfficeCohortPlaces;

/**
 * OfficeCohort:
 * @code: "DPL-2025-AUT"
 * @module_code: "DPL"
 * @module_title: in full
 * @practical: the module has hands-on hours
 * @credits: of the module
 * @term: name of the term that holds @starts
 * @starts: first day, ISO; @ends the last
 * @opens: (nullable): first day of applications, ISO; %NULL: opening soon
 * @closes: (nullable): last day of applications, ISO
 * @capacity: places, or -1 where there is no limit
 * @fee: pence
 * @places: as they stand
 * @applications: how many in all
 * @ratified_on: (nullable): day of the last board, ISO
 */
typedef struct
{
  gint64              id;
  char               *code;
  gint64              module_id;
  char               *module_code;
  char               *module_title;
  gboolean            practical;
  int                 credits;
  gint64              term_id;
  char               *term;
  gint64              rule_set_id;
  char               *starts;
  char               *ends;
  char               *opens;
  char               *closes;
  int                 capacity;
  gint64              fee;
  int                 version;
  OfficeCohortPlaces  places;
  int                 applications;
  char               *ratified_on;
} OfficeCohort;

/**
 * OfficeCohortDraft:
 * @code: its code, unique
 * @module: the module's code
 * @term: (nullable): the term's name; must be the one that holds @starts (LOAD-1); %NULL finds it
 * @starts: first day, ISO
 * @ends: last day, ISO
 * @opens: (nullable): first day of applications, ISO
 * @closes: (nullable): last day of applications, ISO
 * @capacity: places, or -1 for no limit
 * @fee: pence, or -1 for the fee of the rule set
 *
 * What a person says of a cohort. The memory is the caller's.
 */
typedef struct
{
  const char *code;
  const char *module;
  const char *term;
  const char *starts;
  const char *ends;
  const char *opens;
  const char *closes;
  int         capacity;
  gint64      fee;
} OfficeCohortDraft;

void office_cohort_free (OfficeCohort *cohort);

GPtrArray    *office_cohorts_list (OfficeConnection         *connection,
                                   gint64                    term_id,
                                   GError                  **error);
OfficeCohort *office_cohort_get   (OfficeConnection         *connection,
                                   gint64                    id,
                                   GError                  **error);
OfficeCohort *office_cohort_find  (OfficeConnection         *connection,
                                   const char               *code,
                                   GError                  **error);
gint64        office_cohort_add   (OfficeConnection         *connection,
                                   const OfficeCohortDraft  *draft,
                                   GError                  **error);
gboolean      office_cohort_edit  (OfficeConnection         *connection,
                                   gint64                    id,
                                   int                       version,
                                   const OfficeCohortDraft  *draft,
                                   GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCohort, office_cohort_free)

G_END_DECLS
