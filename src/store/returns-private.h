/* returns-private.h: what the files about returns share; for this folder only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/credit.h"
#include "store/results.h"
#include "store/returns.h"

G_BEGIN_DECLS

/* The award of one learner of a cohort, as far as it is ratified. */
typedef struct
{
  OfficeAward *award;
  gint64       completed_by;   /* the enrolment whose credit made it complete, or 0 */
  char        *completed_on;   /* ISO day, or NULL */
  OfficeAward *awaited;        /* as it would be: a provisional pass of this cohort makes it complete; or NULL */
} OfficeReturnAward;

/* Whose row is examined, before it has got a label. */
typedef struct
{
  gint64      enrolment_id;
  gint64      learner_id;
  const char *name;
  const char *reference;
} OfficeReturnPerson;

GHashTable *office_return_awards_load      (OfficeConnection         *connection,
                                            gint64                    cohort_id,
                                            GPtrArray                *results,
                                            GError                  **error);

void        office_return_examine_award    (OfficeReturnTable        *table,
                                            const OfficeReturnPerson *person,
                                            const OfficeReturnAward  *award);
void        office_return_examine_result   (OfficeReturnTable        *table,
                                            const OfficeReturnPerson *person,
                                            const OfficeResultRow    *row);
void        office_return_examine_cells    (OfficeReturnTable        *table,
                                            const OfficeReturnPerson *person,
                                            guint                     row);
void        office_return_examine_twins    (OfficeReturnTable        *table);
gboolean    office_return_examine_people   (OfficeConnection         *connection,
                                            OfficeReturnTable        *table,
                                            GError                  **error);

char      **office_return_cell_keys        (const OfficeReturnProfile *profile);
void        office_return_append_json_text (GString                  *json,
                                            const char               *text);
void        office_return_row_to_json      (GString                  *json,
                                            const OfficeReturnTable  *table,
                                            char                    **keys,
                                            guint                     row);
gboolean    office_return_row_from_json    (OfficeReturnTable        *table,
                                            char                    **keys,
                                            guint                     row,
                                            const char               *text);
char       *office_return_exceptions_to_json (const OfficeReturnTable *table);
void        office_return_exceptions_from_json (OfficeReturnTable    *table,
                                            const char               *text);
char       *office_return_facts_to_json    (const OfficeReturnTable  *table);
void        office_return_facts_from_json  (OfficeReturnTable        *table,
                                            const char               *text);
char       *office_return_value_to_text    (const OfficeReturnValue  *value,
                                            OfficeReturnFieldKind     kind);

G_END_DECLS
