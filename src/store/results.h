/* results.h: what the learners of a cohort come to: ratified, or provisional as of now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/outcome.h"
#include "rules/step.h"
#include "store/connection.h"
#include "store/marks.h"

G_BEGIN_DECLS

/**
 * OfficeResultComponent:
 * @name: the component's key, interned
 * @label: for a person, interned
 * @mark: what it counts, hundredths, or %OFFICE_MARK_NONE
 * @attempt: that counts, 0 while there is none
 * @attempts_left: after those used
 * @passed: the mark reaches the pass mark
 * @failed: there is a mark and it does not
 * @capped: a cap lowered the mark
 * @needs_agreement: two markers' marks await an agreed mark
 * @code: (nullable): the code that decided, interned
 */
typedef struct
{
  const char *name;
  const char *label;
  int         mark;
  int         attempt;
  int         attempts_left;
  gboolean    passed;
  gboolean    failed;
  gboolean    capped;
  gboolean    needs_agreement;
  const char *code;
} OfficeResultComponent;

/**
 * OfficeResultRow:
 * @enrolment_id: whose
 * @learner_id: whose
 * @reference: of the application
 * @family_name: of the learner
 * @given_names: of the learner
 * @student_number: (nullable): the university's
 * @components: (array length=n_components): in the assessment's order
 * @n_components: how many
 * @mark: module mark, hundredths, or %OFFICE_MARK_NONE
 * @outcome: the outcome
 * @reason: one sentence: why
 * @provisional: not ratified (BOARD-1)
 * @credits: earned; 0 until ratified (CREDIT-2)
 * @hours_required: hands-on minutes
 * @hours_attended: hands-on minutes
 * @steps: (element-type OfficeStep): the whole calculation
 * @result_id: the newest ratified result, or 0
 * @result_version: its version, or 0
 * @ratified_on: (nullable): ISO day of the board or chair's action
 * @changed: a ratified result that something newer contradicts: it needs a board again
 */
typedef struct
{
  gint64                 enrolment_id;
  gint64                 learner_id;
  char                  *reference;
  char                  *family_name;
  char                  *given_names;
  char                  *student_number;
  OfficeResultComponent *components;
  gsize                  n_components;
  int                    mark;
  OfficeOutcome          outcome;
  char                  *reason;
  gboolean               provisional;
  int                    credits;
  int                    hours_required;
  int                    hours_attended;
  GPtrArray             *steps;
  gint64                 result_id;
  int                    result_version;
  char                  *ratified_on;
  gboolean               changed;
} OfficeResultRow;

void             office_result_row_free         (OfficeResultRow        *row);
int              office_result_row_get_mark     (const OfficeResultRow  *row,
                                                 const char             *component);
GPtrArray       *office_results_compute         (OfficeConnection       *connection,
                                                 gint64                  cohort_id,
                                                 GError                **error);
GPtrArray       *office_results_read            (OfficeConnection       *connection,
                                                 gint64                  cohort_id,
                                                 GError                **error);
GPtrArray       *office_results_read_open       (OfficeConnection       *connection,
                                                 gint64                  cohort_id,
                                                 GError                **error);
OfficeResultRow *office_results_compute_one     (OfficeConnection       *connection,
                                                 gint64                  enrolment_id,
                                                 const OfficeMarkEntry  *hypothetical,
                                                 gsize                   n_hypothetical,
                                                 GError                **error);

/**
 * OfficeResultVersion:
 * @id: the result
 * @version: 1 is the board's
 * @board_id: the board
 * @outcome: the outcome
 * @mark: module mark, hundredths, or %OFFICE_MARK_NONE
 * @credits: earned
 * @components: JSON: `{"written": 6200, "viva": null}`
 * @sentence: why
 * @ratified_on: ISO day
 * @chairs_action: (nullable): nick of the kind of reason
 * @reason: (nullable): the chair's words
 *
 * One version of a learner's ratified result.
 */
typedef struct
{
  gint64         id;
  int            version;
  gint64         board_id;
  OfficeOutcome  outcome;
  int            mark;
  int            credits;
  char          *components;
  char          *sentence;
  char          *ratified_on;
  char          *chairs_action;
  char          *reason;
} OfficeResultVersion;

void       office_result_version_free   (OfficeResultVersion  *version);
GPtrArray *office_results_list_versions (OfficeConnection     *connection,
                                         gint64                enrolment_id,
                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeResultRow, office_result_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeResultVersion, office_result_version_free)

G_END_DECLS
