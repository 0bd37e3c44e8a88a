/* marks.h: marks, codes and submissions, and the rows of the marks grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/marks.h"
#include "store/connection.h"

G_BEGIN_DECLS

#define OFFICE_MARK_ANY_VERSION (-1)

/**
 * OfficeMarkFields:
 *
 * Which fields of an #OfficeMarkEntry are to be saved; the others stay as they are.
 */
typedef enum
{
  OFFICE_MARK_FIELD_FIRST    = 1 << 0,
  OFFICE_MARK_FIELD_SECOND   = 1 << 1,
  OFFICE_MARK_FIELD_AGREED   = 1 << 2,
  OFFICE_MARK_FIELD_REASON   = 1 << 3,
  OFFICE_MARK_FIELD_CODE     = 1 << 4,
  OFFICE_MARK_FIELD_RECEIVED = 1 << 5,
  OFFICE_MARK_FIELD_WORDS    = 1 << 6,
} OfficeMarkFields;

/**
 * OfficeMarkEntry:
 * @enrolment_id: whose
 * @component: the component's key: "written", "viva"
 * @attempt: 1, 2, …
 * @fields: which of the following are to be saved
 * @first: first marker's mark or first examiner's, hundredths; %OFFICE_MARK_NONE blanks it
 * @second: the second's, likewise
 * @agreed: agreed by hand, likewise; alone it is a whole entry
 * @reason: (nullable): why it was agreed so (ASSESS-9)
 * @code: (nullable): "NS", "DEF"; %NULL takes the code away
 * @received_at: when the work came, UTC seconds; 0 blanks it
 * @words: words counted; -1 blanks it
 * @version: of the mark that the person saw, 0 where there was none, or %OFFICE_MARK_ANY_VERSION
 *
 * What is entered for one sitting. A mark entered after a code that defers (DEF) is of the next
 * opportunity of the same attempt, and the deferred one stays on record (ASSESS-8); a mark entered
 * over a code that counts as an attempt (NS) takes its place.
 */
typedef struct
{
  gint64            enrolment_id;
  const char       *component;
  int               attempt;
  OfficeMarkFields  fields;
  int               first;
  int               second;
  int               agreed;
  const char       *reason;
  const char       *code;
  gint64            received_at;
  int               words;
  int               version;
} OfficeMarkEntry;

#define OFFICE_MARK_ENTRY_INIT \
  { \
    0, NULL, 1, 0, OFFICE_MARK_NONE, OFFICE_MARK_NONE, OFFICE_MARK_NONE, NULL, NULL, 0, -1, \
    OFFICE_MARK_ANY_VERSION \
  }

gboolean office_mark_set  (OfficeConnection       *connection,
                           const OfficeMarkEntry  *entry,
                           GError                **error);
gboolean office_marks_set (OfficeConnection       *connection,
                           const OfficeMarkEntry  *entries,
                           gsize                   n_entries,
                           const char             *label,
                           GError                **error);

/**
 * OfficeMarkCell:
 * @component: the component's key, interned
 * @mark_id: or 0 where nothing is recorded
 * @attempt: 1, 2, …
 * @opportunity: which offer of the attempt
 * @first: hundredths, or %OFFICE_MARK_NONE
 * @second: likewise
 * @agreed: likewise
 * @agreed_reason: (nullable): why
 * @code: (nullable): in place of the marks
 * @version: of the mark, 0 where nothing is recorded
 * @locked: by a board
 * @received_at: UTC seconds, or 0
 * @words: or -1
 * @due_at: the deadline with the learner's extension, UTC seconds, or 0 without one
 *
 * One sitting of one component, as recorded.
 */
typedef struct
{
  const char *component;
  gint64      mark_id;
  int         attempt;
  int         opportunity;
  int         first;
  int         second;
  int         agreed;
  char       *agreed_reason;
  char       *code;
  int         version;
  gboolean    locked;
  gint64      received_at;
  int         words;
  gint64      due_at;
} OfficeMarkCell;

/**
 * OfficeMarkRow:
 * @enrolment_id: whose
 * @learner_id: whose
 * @reference: of the application
 * @family_name: of the learner
 * @given_names: of the learner
 * @student_number: (nullable): the university's
 * @withdrawn: the learner has withdrawn
 * @final: a board has ratified a pass or a fail: nothing more is entered
 * @cells: (array length=n_cells): one a component, in the assessment's order: the sitting that an
 *   entry made now would go to. When a failed or deferred sitting is locked and another is due,
 *   that is the next one, still empty
 * @n_cells: number of components
 * @earlier: (element-type OfficeMarkCell): all other sittings, oldest first
 *
 * One learner's row of the grid.
 */
typedef struct
{
  gint64          enrolment_id;
  gint64          learner_id;
  char           *reference;
  char           *family_name;
  char           *given_names;
  char           *student_number;
  gboolean        withdrawn;
  gboolean        final;
  OfficeMarkCell *cells;
  gsize           n_cells;
  GPtrArray      *earlier;
} OfficeMarkRow;

void       office_mark_row_free      (OfficeMarkRow     *row);
GPtrArray *office_marks_list_cohort  (OfficeConnection  *connection,
                                      gint64             cohort_id,
                                      GError           **error);
GPtrArray *office_marks_list_learner (OfficeConnection  *connection,
                                      gint64             enrolment_id,
                                      GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMarkRow, office_mark_row_free)

G_END_DECLS
