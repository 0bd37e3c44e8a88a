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
 * OfficeReturnSeverity:
 * @OFFICE_RETURN_WARNING: a person should know
 * @OFFICE_RETURN_ERROR: something is left out or contradicted
 */
typedef enum
{
  OFFICE_RETURN_WARNING,
  OFFICE_RETURN_ERROR,
} OfficeReturnSeverity;

/**
 * OfficeReturnException:
 * @severity: how grave it is
 * @place: where it is mended
 * @enrolment_id: whose
 * @learner_id: whose
 * @name: "Ng, Aoife"
 * @reference: of the application
 * @label: "Ng, Aoife (BEC-2025-00012)"
 * @what: what is left out or contradicted
 * @sentence: the same with the learner named
 */
typedef struct
{
  OfficeReturnSeverity  severity;
  OfficeReturnPlace     place;
  gint64                enrolment_id;
  gint64                learner_id;
  char                 *name;
  char                 *reference;
  char                 *label;
  char                 *what;
  char                 *sentence;
} OfficeReturnException;

/**
 * OfficeReturnTable:
 * @id: the return, when it was read out of those that were sent, or 0
 * @kind: which return
 * @cohort_id: the cohort
 * @cohort_code: its code
 * @provider: who sends it
 * @partner: (nullable): who receives it
 * @rule_set: the rule set's name
 * @made_by: who is making it
 * @made_at: UTC seconds
 * @number: the version it will have when it is kept: 1, 2, …
 * @amends_id: the return that it amends, or 0 for a whole one
 * @amends: the number of that return, or 0
 * @digest: (nullable): of the rows, when it was sent
 * @profile: the columns
 * @n_rows: how many
 * @n_columns: how many
 * @values: @n_rows × @n_columns, row after row, by family name
 * @enrolment_ids: (array length=n_rows): whose row it is
 * @learner_ids: (array length=n_rows): whose row it is
 * @names: (array length=n_rows): whose row it is: "Ng, Aoife"
 * @references: (array length=n_rows): of the application
 * @exceptions: (element-type OfficeReturnException): what a person should see first (RETURN-2)
 * @n_errors: how many of them are errors
 * @provisional: at least one row is not ratified
 * @note: (nullable): one line for the cover
 * @text: owns the texts
 *
 * A return, ready to be written and kept; or one that was sent.
 */
typedef struct
{
  gint64                id;
  OfficeReturnKind      kind;
  gint64                cohort_id;
  char                 *cohort_code;
  char                 *provider;
  char                 *partner;
  char                 *rule_set;
  char                 *made_by;
  gint64                made_at;
  int                   number;
  gint64                amends_id;
  int                   amends;
  char                 *digest;
  OfficeReturnProfile  *profile;
  guint                 n_rows;
  guint                 n_columns;
  OfficeReturnValue    *values;
  gint64               *enrolment_ids;
  gint64               *learner_ids;
  const char          **names;
  const char          **references;
  GPtrArray            *exceptions;
  guint                 n_errors;
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
 * @n_errors: how many of them are errors
 * @profile: the name of the profile by which it was made
 * @amends: the number of the return that it amends, or 0
 * @newest: none of its kind was sent for the cohort since
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
  int               n_errors;
  char             *profile;
  int               amends;
  gboolean          newest;
  gint64            out_of_date_since;
  char             *out_of_date_reason;
} OfficeReturnRow;

/**
 * OfficeReturnChange:
 * @OFFICE_RETURN_ADDED: a row that was not in the earlier return
 * @OFFICE_RETURN_CHANGED: a cell that says something else
 * @OFFICE_RETURN_WITHDRAWN: a row that is no longer in it
 * @OFFICE_RETURN_COLUMN_ADDED: a column that the earlier profile did not have
 * @OFFICE_RETURN_COLUMN_DROPPED: a column that the later profile does not have
 *
 * What has become of a row or a column. Nicks: "added", "changed", "withdrawn", "column-added",
 * "column-dropped".
 */
typedef enum
{
  OFFICE_RETURN_ADDED,
  OFFICE_RETURN_CHANGED,
  OFFICE_RETURN_WITHDRAWN,
  OFFICE_RETURN_COLUMN_ADDED,
  OFFICE_RETURN_COLUMN_DROPPED,
} OfficeReturnChange;

/**
 * OfficeReturnDifference:
 * @change: what has become of it
 * @enrolment_id: whose, or 0 for a column
 * @learner_id: whose, or 0
 * @label: the learner, "" for a column
 * @heading: (nullable): the column; %NULL when the whole row came or went
 * @before: (nullable): as it was sent
 * @after: (nullable): as it is now
 * @row_before: its row in the earlier return, or -1
 * @row_after: its row in the later one, or -1
 */
typedef struct
{
  OfficeReturnChange  change;
  gint64              enrolment_id;
  gint64              learner_id;
  char               *label;
  char               *heading;
  char               *before;
  char               *after;
  int                 row_before;
  int                 row_after;
} OfficeReturnDifference;

void               office_return_table_add_exception (OfficeReturnTable      *table,
                                                  OfficeReturnSeverity        severity,
                                                  OfficeReturnPlace           place,
                                                  guint                       row,
                                                  const char                 *what);
void               office_return_exception_free  (OfficeReturnException      *exception);
void               office_return_table_free      (OfficeReturnTable          *table);
void               office_return_row_free        (OfficeReturnRow            *row);
void               office_return_difference_free (OfficeReturnDifference     *difference);
const char        *office_return_change_to_nick  (OfficeReturnChange          change);
const char        *office_return_change_label    (OfficeReturnChange          change);

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
OfficeReturnTable *office_return_load            (OfficeConnection           *connection,
                                                  gint64                      return_id,
                                                  GError                    **error);
gint64             office_return_find            (OfficeConnection           *connection,
                                                  gint64                      cohort_id,
                                                  OfficeReturnKind            kind,
                                                  int                         number,
                                                  GError                    **error);
GPtrArray         *office_returns_list           (OfficeConnection           *connection,
                                                  gint64                      cohort_id,
                                                  GError                    **error);
OfficeReturnTable *office_return_load_previous   (OfficeConnection           *connection,
                                                  const OfficeReturnTable    *table,
                                                  GError                    **error);
GPtrArray         *office_return_compare         (const OfficeReturnTable    *before,
                                                  const OfficeReturnTable    *after);
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
