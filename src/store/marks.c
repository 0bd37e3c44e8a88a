/* marks.c: marks, codes and submissions saved, and the rows of the marks grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/marks.h"

#include <glib/gi18n-lib.h>

#include "store/assessment.h"
#include "store/command.h"
#include "store/conflict.h"
#include "store/rows.h"
#include "store/statement.h"

static char *
mark_to_value (int mark)
{
  return mark == OFFICE_MARK_NONE ? NULL : g_strdup_printf ("%d", mark);
}

static gboolean
check_version (OfficeConnection             *connection,
               const OfficeCohortAssessment *cohort,
               const OfficeAssessed         *learner,
               const OfficeRecordedSitting  *before,
               const OfficeRecordedSitting  *after,
               int                           seen_version,
               GError                      **error)
{
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  g_autofree char *first = mark_to_value (after->first);
  g_autofree char *second = mark_to_value (after->second);
  g_autofree char *agreed = mark_to_value (after->agreed);
  const OfficeField fields[] = {
    { "first", _("first mark"), OFFICE_FIELD_MARK, first },
    { "second", _("second mark"), OFFICE_FIELD_MARK, second },
    { "agreed", _("agreed mark"), OFFICE_FIELD_MARK, agreed },
    { "code", _("code"), OFFICE_FIELD_TEXT, after->code },
  };

  if (seen_version < 0 || seen_version == before->version)
    return TRUE;

  name = office_assessed_dup_name (learner);
  /* Translators: a component in the middle of a sentence, a learner */
  what = g_strdup_printf (
    _("The mark of the %s of %s"), cohort->components[after->component].label, name);
  return office_conflict_check (connection, "mark", before->mark_id, what, before->version,
                                seen_version, fields, G_N_ELEMENTS (fields), error);
}

static gboolean
same_marks (const OfficeRecordedSitting *a,
            const OfficeRecordedSitting *b)
{
  return a->mark_id == b->mark_id && a->opportunity == b->opportunity && a->first == b->first
         && a->second == b->second && a->agreed == b->agreed && a->code == b->code
         && g_strcmp0 (a->reason, b->reason) == 0;
}

static gboolean
save_sitting (OfficeConnection             *connection,
              const OfficeCohortAssessment *cohort,
              const OfficeAssessed         *learner,
              const OfficeRecordedSitting  *before,
              OfficeRecordedSitting        *sitting,
              GError                      **error)
{
  if (same_marks (before, sitting)
      && (sitting->mark_id != 0 || office_recorded_sitting_is_blank (sitting)))
    return TRUE;

  if (sitting->mark_id != 0)
    {
      sitting->version++;
      return office_connection_run (
        connection, error,
        "UPDATE mark SET first = ?, second = ?, agreed = ?, agreed_reason = ?, code = ?,"
        " version = version + 1 WHERE id = ?",
        "mmmssl", sitting->first, sitting->second, sitting->agreed, sitting->reason, sitting->code,
        sitting->mark_id);
    }

  if (!office_connection_run (
        connection, error,
        "INSERT INTO mark (enrolment_id, component_id, attempt, opportunity, first, second,"
        " agreed, agreed_reason, code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "lliimmmss", learner->enrolment_id, cohort->component_ids[sitting->component],
        sitting->attempt, sitting->opportunity, sitting->first, sitting->second, sitting->agreed,
        sitting->reason, sitting->code))
    return FALSE;

  sitting->mark_id = office_connection_last_id (connection);
  sitting->version = 1;
  return TRUE;
}

static gboolean
save_work (OfficeConnection             *connection,
           const OfficeCohortAssessment *cohort,
           const OfficeAssessed         *learner,
           OfficeRecordedWork           *work,
           GError                      **error)
{
  if (!office_connection_run (
        connection, error,
        "INSERT INTO submission (enrolment_id, component_id, attempt, received_at, words)"
        " VALUES (?, ?, ?, nullif (?, 0), ?)"
        " ON CONFLICT (enrolment_id, component_id, attempt) DO UPDATE"
        " SET received_at = excluded.received_at, words = excluded.words,"
        " version = version + 1"
        " WHERE received_at IS NOT excluded.received_at OR words IS NOT excluded.words",
        "llilm", learner->enrolment_id, cohort->component_ids[work->component], work->attempt,
        work->received_at, work->words))
    return FALSE;

  if (work->submission_id == 0)
    work->submission_id = office_connection_last_id (connection);
  return TRUE;
}

/* Enters a mark into what was read and saves it, inside the caller's command. */
gboolean
office_assessed_save_entry (OfficeConnection              *connection,
                            const OfficeCohortAssessment  *cohort,
                            OfficeAssessed                *self,
                            const OfficeMarkEntry         *entry,
                            gboolean                       by_chair,
                            GError                       **error)
{
  OfficeRecordedSitting before = { 0 };
  OfficeRecordedSitting *sitting;
  OfficeRecordedWork *work;

  if (!office_assessed_apply (cohort, self, entry, by_chair, &before, &sitting, &work, error))
    return FALSE;

  return (sitting == NULL
          || (check_version (connection, cohort, self, &before, sitting, entry->version, error)
              && save_sitting (connection, cohort, self, &before, sitting, error)))
         && (work == NULL || save_work (connection, cohort, self, work, error));
}

/**
 * office_mark_set:
 * @connection: the connection
 * @entry: what was entered
 * @error: where to put a failure
 *
 * Saves what was entered for one sitting: marks, a code, when the work came, how long it is. A
 * second attempt needs a failed first one (ASSESS-4); an agreed mark beside two that are far apart
 * needs a reason (ASSESS-9); what a board has ratified is locked (BOARD-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID, %OFFICE_ERROR_REFUSED, %OFFICE_ERROR_LOCKED,
 *   %OFFICE_ERROR_CONFLICT or %OFFICE_ERROR_NOT_FOUND
 */
gboolean
office_mark_set (OfficeConnection       *connection,
                 const OfficeMarkEntry  *entry,
                 GError                **error)
{
  g_autoptr (OfficeCohortAssessment) cohort
    = office_cohort_assessment_load_one (connection, entry->enrolment_id, error);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  OfficeAssessed *learner;

  if (cohort == NULL)
    return FALSE;

  learner = office_cohort_assessment_find (cohort, entry->enrolment_id);
  name = office_assessed_dup_name (learner);
  /* Translators: a learner */
  label = g_strdup_printf (_("Mark for %s"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, entry->reason, error))
    return FALSE;

  return office_command_finish (
    connection, office_assessed_save_entry (connection, cohort, learner, entry, FALSE, error),
    error);
}

/* The cohort that an entry is of, read at the first of its entries. */
static OfficeCohortAssessment *
cohort_of_entry (OfficeConnection       *connection,
                 const OfficeMarkEntry  *entry,
                 GPtrArray              *cohorts,
                 GError                **error)
{
  OfficeCohortAssessment *cohort;
  gint64 cohort_id = 0;

  for (guint i = 0; i < cohorts->len; i++)
    if (office_cohort_assessment_find (g_ptr_array_index (cohorts, i), entry->enrolment_id) != NULL)
      return g_ptr_array_index (cohorts, i);

  office_connection_get_int (connection, &cohort_id, NULL,
                             "SELECT cohort_id FROM enrolment WHERE id = ?", "l",
                             entry->enrolment_id);
  cohort = cohort_id != 0
             ? office_cohort_assessment_load (connection, cohort_id, 0, error)
             : office_cohort_assessment_load_one (connection, entry->enrolment_id, error);
  if (cohort != NULL)
    g_ptr_array_add (cohorts, cohort);

  return cohort;
}

static gboolean
save_entries (OfficeConnection       *connection,
              const OfficeMarkEntry  *entries,
              gsize                   n_entries,
              GError                **error)
{
  g_autoptr (GPtrArray) cohorts
    = g_ptr_array_new_with_free_func ((GDestroyNotify) office_cohort_assessment_free);

  for (gsize i = 0; i < n_entries; i++)
    {
      OfficeCohortAssessment *cohort = cohort_of_entry (connection, &entries[i], cohorts, error);

      if (cohort == NULL
          || !office_assessed_save_entry (
            connection, cohort, office_cohort_assessment_find (cohort, entries[i].enrolment_id),
            &entries[i], FALSE, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * office_marks_set:
 * @connection: the connection
 * @entries: (array length=n_entries): what was entered or pasted
 * @n_entries: how many
 * @label: (nullable): what was done, for the undo menu; %NULL for the usual words
 * @error: where to put a failure
 *
 * Saves several entries as one step to undo: all of them, or none.
 *
 * Returns: %FALSE as for office_mark_set(), naming the learner of the first that was refused
 */
gboolean
office_marks_set (OfficeConnection       *connection,
                  const OfficeMarkEntry  *entries,
                  gsize                   n_entries,
                  const char             *label,
                  GError                **error)
{
  g_autofree char *usual = NULL;

  if (n_entries == 1 && label == NULL)
    return office_mark_set (connection, entries, error);

  usual = g_strdup_printf (ngettext ("%d mark", "%d marks", n_entries), (int) n_entries);
  if (!office_command_begin (
        connection, OFFICE_COMMAND_EDIT, label != NULL ? label : usual, NULL, error))
    return FALSE;

  return office_command_finish (
    connection, save_entries (connection, entries, n_entries, error), error);
}

static void
cell_clear (OfficeMarkCell *cell)
{
  g_free (cell->agreed_reason);
  g_free (cell->code);
}

static void
cell_free (OfficeMarkCell *cell)
{
  cell_clear (cell);
  g_free (cell);
}

/**
 * office_mark_row_free:
 * @row: (nullable): a row of the grid
 *
 * Frees a row of the grid.
 */
void
office_mark_row_free (OfficeMarkRow *row)
{
  if (row == NULL)
    return;

  g_free (row->reference);
  g_free (row->family_name);
  g_free (row->given_names);
  g_free (row->student_number);
  for (gsize i = 0; i < row->n_cells; i++)
    cell_clear (&row->cells[i]);
  g_free (row->cells);
  g_clear_pointer (&row->earlier, g_ptr_array_unref);
  g_free (row);
}

static void
fill_cell (OfficeMarkCell               *cell,
           const OfficeCohortAssessment *cohort,
           const OfficeAssessed         *learner,
           const OfficeRecordedSitting  *sitting)
{
  const OfficeRecordedWork *work
    = office_assessed_find_work (learner, sitting->component, sitting->attempt);

  cell->component = cohort->components[sitting->component].name;
  cell->mark_id = sitting->mark_id;
  cell->attempt = sitting->attempt;
  cell->opportunity = sitting->opportunity;
  cell->first = sitting->first;
  cell->second = sitting->second;
  cell->agreed = sitting->agreed;
  cell->agreed_reason = g_strdup (sitting->reason);
  cell->code = g_strdup (sitting->code);
  cell->version = sitting->version;
  cell->locked = sitting->board_id != 0;
  cell->received_at = work != NULL ? work->received_at : 0;
  cell->words = work != NULL ? work->words : -1;
  cell->due_at = office_assessed_due_at (cohort, learner, sitting->component, sitting->attempt);
}

/* The sitting that an entry made now goes to: the newest, or the one after a locked one that was
 * failed or deferred. */
OfficeRecordedSitting
office_assessed_current_sitting (const OfficeAssessed     *learner,
                                 const OfficeModuleResult *result,
                                 int                       component,
                                 gboolean                 *recorded)
{
  const OfficeComponentResult *outcome = &result->components[component];
  OfficeRecordedSitting sitting = {
    .component = component,
    .attempt = 1,
    .opportunity = 1,
    .first = OFFICE_MARK_NONE,
    .second = OFFICE_MARK_NONE,
    .agreed = OFFICE_MARK_NONE,
  };
  const OfficeRecordedSitting *newest = NULL;

  for (int attempt = 1; attempt <= 1 + (int) learner->sittings->len; attempt++)
    {
      const OfficeRecordedSitting *found
        = office_assessed_newest_sitting (learner, component, attempt);

      if (found != NULL)
        newest = found;
    }

  *recorded = newest != NULL;
  if (newest == NULL)
    return sitting;

  *recorded = newest->board_id == 0 || office_assessed_is_final (learner)
              || !(outcome->deferred || (outcome->failed && outcome->attempts_left > 0));
  if (*recorded)
    return *newest;

  sitting.attempt = outcome->deferred ? newest->attempt : newest->attempt + 1;
  sitting.opportunity = outcome->deferred ? newest->opportunity + 1 : 1;
  return sitting;
}

static OfficeMarkRow *
make_row (const OfficeCohortAssessment *cohort,
          const OfficeAssessed         *learner)
{
  g_autoptr (OfficeModuleResult) result = office_assessed_compute (cohort, learner);
  OfficeMarkRow *row = g_new0 (OfficeMarkRow, 1);

  row->enrolment_id = learner->enrolment_id;
  row->learner_id = learner->learner_id;
  row->reference = g_strdup (learner->reference);
  row->family_name = g_strdup (learner->family_name);
  row->given_names = g_strdup (learner->given_names);
  row->student_number = g_strdup (learner->student_number);
  row->withdrawn = learner->withdrawn_on != NULL;
  row->final = office_assessed_is_final (learner);
  row->n_cells = cohort->n_components;
  row->cells = g_new0 (OfficeMarkCell, row->n_cells);
  row->earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);

  for (int i = 0; i < cohort->n_components; i++)
    {
      gboolean recorded;
      OfficeRecordedSitting current = office_assessed_current_sitting (learner, result, i, &recorded);

      fill_cell (&row->cells[i], cohort, learner, &current);
      for (guint j = 0; j < learner->sittings->len; j++)
        {
          const OfficeRecordedSitting *sitting
            = &g_array_index (learner->sittings, OfficeRecordedSitting, j);
          OfficeMarkCell *cell;

          if (sitting->component != i || (recorded && sitting->mark_id == current.mark_id))
            continue;
          cell = g_new0 (OfficeMarkCell, 1);
          fill_cell (cell, cohort, learner, sitting);
          g_ptr_array_add (row->earlier, cell);
        }
    }

  return row;
}

/**
 * office_marks_list_cohort:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeMarkRow) (nullable): the rows of the grid, by family
 * name: the same learners in the same order as office_results_compute()
 */
GPtrArray *
office_marks_list_cohort (OfficeConnection  *connection,
                          gint64             cohort_id,
                          GError           **error)
{
  g_autoptr (OfficeCohortAssessment) cohort
    = office_cohort_assessment_load (connection, cohort_id, 0, error);
  GPtrArray *rows;

  if (cohort == NULL)
    return NULL;

  rows = g_ptr_array_new_full (cohort->learners->len, (GDestroyNotify) office_mark_row_free);
  for (guint i = 0; i < cohort->learners->len; i++)
    g_ptr_array_add (rows, make_row (cohort, g_ptr_array_index (cohort->learners, i)));

  return rows;
}

/**
 * office_marks_list_learner:
 * @connection: the connection
 * @enrolment_id: whose
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type OfficeMarkRow) (nullable): the one row of an enrolment
 */
GPtrArray *
office_marks_list_learner (OfficeConnection  *connection,
                           gint64             enrolment_id,
                           GError           **error)
{
  g_autoptr (OfficeCohortAssessment) cohort
    = office_cohort_assessment_load_one (connection, enrolment_id, error);
  GPtrArray *rows;

  if (cohort == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_mark_row_free);
  g_ptr_array_add (rows, make_row (cohort, office_cohort_assessment_find (cohort, enrolment_id)));
  return rows;
}
