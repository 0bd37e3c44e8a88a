/* returns.h: what is sent to the university, what was sent, and what has changed since
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"
#include "store/return-profiles.h"

G_BEGIN_DECLS

/**
 * OfficeReturnValueKind:
 * @OFFICE_RETURN_VALUE_BLANK: nothing; not a zero
 * @OFFICE_RETURN_VALUE_TEXT: @text
 * @OFFICE_RETURN_VALUE_NUMBER: @value, in the unit of the column's kind
 * @OFFICE_RETURN_VALUE_DATE: @value is a Julian day as g_date_get_julian() counts
 */
typedef enum
{
  OFFICE_RETURN_VALUE_BLANK,
  OFFICE_RETURN_VALUE_TEXT,
  OFFICE_RETURN_VALUE_NUMBER,
  OFFICE_RETURN_VALUE_DATE,
} OfficeReturnValueKind;

/**
 * OfficeReturnValue:
 *
 * One cell, 16 bytes. The text belongs to the table.
 */
typedef struct
{
  OfficeReturnValueKind kind;
  union
  {
    const char *text;
    gint64      value;
  };
} OfficeReturnValue;

/**
 * OfficeReturnException:
 * @enrolment_id: whose
 * @label: "Ng, Aoife (BEC-2025-00012)"
 * @sentence: what is left out or contradicted, learner named
 */
typedef struct
{
  gint64  enrolment_id;
  char   *label;
  char   *sentence;
} OfficeReturnException;

/**
 * OfficeReturnTable:
 * @kind: which return
 * @cohort_id: the cohort
 * @cohort_code: its code
 * @provider: who sends it
 * @partner: (nullable): who receives it
 * @rule_set: the rule set's name
 * @made_by: who is making it
 * @made_at: UTC seconds
 * @number: the version it will have when it is kept: 1, 2, …
 * @profile: the columns
 * @n_rows: how many
 * @n_columns: how many
 * @values: @n_rows × @n_columns, row after row, by family name
 * @enrolment_ids: (array length=n_rows): whose row it is
 * @exceptions: (element-type OfficeReturnException): what a person should see first (RETURN-2)
 * @provisional: at least one row is not ratified
 * @note: (nullable): one line for the cover
 * @text: owns the texts
 *
 * A return, ready to be written and kept.
 */
typedef struct
{
  OfficeReturnKind      kind;
  gint64                cohort_id;
  char                 *cohort_code;
  char                 *provider;
  char                 *partner;
  char                 *rule_set;
  char                 *made_by;
  gint64                made_at;
  int                   number;
  OfficeReturnProfile  *profile;
  guint                 n_rows;
  guint                 n_columns;
  OfficeReturnValue    *values;
  gint64               *enrolment_ids;
  GPtrArray            *exceptions;
  gboolean              provisional;
  char                 *note;
  GStringChunk         *text;
} OfficeReturnTable;

/**
 * OfficeReturnRow:
 * @id: the return
 * @kind: which
 * @cohort_id: the cohort
 * @number: its version
 * @made_at: UTC seconds
 * @made_by: who
 * @digest: of the rows, as the workbook states it
 * @n_rows: how many
 * @n_exceptions: with which it went out
 * @out_of_date_since: UTC seconds, or 0
 * @out_of_date_reason: (nullable): why
 *
 * A return that was sent.
 */
typedef struct
{
  gint64            id;
  OfficeReturnKind  kind;
  gint64            cohort_id;
  int               number;
  gint64            made_at;
  char             *made_by;
  char             *digest;
  int               n_rows;
  int               n_exceptions;
  gint64            out_of_date_since;
  char             *out_of_date_reason;
} OfficeReturnRow;

/**
 * OfficeReturnDifference:
 * @enrolment_id: whose
 * @label: the learner
 * @heading: (nullable): the column; %NULL when the whole row came or went
 * @before: (nullable): as it was sent
 * @after: (nullable): as it is now
 */
typedef struct
{
  gint64  enrolment_id;
  char   *label;
  char   *heading;
  char   *before;
  char   *after;
} OfficeReturnDifference;

void               office_return_exception_free  (OfficeReturnException      *exception);
void               office_return_table_free      (OfficeReturnTable          *table);
void               office_return_row_free        (OfficeReturnRow            *row);
void               office_return_difference_free (OfficeReturnDifference     *difference);

OfficeReturnTable *office_return_build           (OfficeConnection           *connection,
                                                  gint64                      cohort_id,
                                                  OfficeReturnKind            kind,
                                                  const char                 *profile_name,
                                                  GError                    **error);
gboolean           office_return_keep            (OfficeConnection           *connection,
                                                  const OfficeReturnTable    *table,
                                                  const char                 *digest,
                                                  gint64                     *return_id,
                                                  GError                    **error);
GPtrArray         *office_returns_list           (OfficeConnection           *connection,
                                                  gint64                      cohort_id,
                                                  GError                    **error);
GPtrArray         *office_return_differences     (OfficeConnection           *connection,
                                                  const OfficeReturnTable    *table,
                                                  GError                    **error);
GPtrArray         *office_returns_mark_out_of_date (OfficeConnection         *connection,
                                                  gint64                      enrolment_id,
                                                  const char                 *reason,
                                                  GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnException, office_return_exception_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnTable, office_return_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnRow, office_return_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnDifference, office_return_difference_free)

G_END_DECLS
