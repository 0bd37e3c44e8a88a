/* mark-import.c: marks kept, learner by learner
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/mark-import.h"

#include <glib/gi18n-lib.h>

#include "exchange/import-run.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "store/cohorts.h"
#include "store/enrolments.h"
#include "store/marks.h"
#include "store/registrations.h"

/* The grid of the cohort before the first row, and whose row was which. */
typedef struct
{
  gint64      cohort_id;
  const char *cohort;
  const char *component;
  GPtrArray  *rows;
  /* Enrolment → OfficeMarkRow; "enrolment attempt" → row number of the file. */
  GHashTable *by_enrolment;
  GHashTable *taken;
} Known;

static void
known_clear (Known *known)
{
  g_clear_pointer (&known->by_enrolment, g_hash_table_unref);
  g_clear_pointer (&known->taken, g_hash_table_unref);
  g_clear_pointer (&known->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

static gboolean
known_load (Known                      *known,
            OfficeConnection           *connection,
            const char                 *component,
            const OfficeImportOptions  *options,
            GError                    **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_find (connection, options->cohort, error);

  if (cohort == NULL)
    return FALSE;
  known->cohort_id = cohort->id;
  known->cohort = options->cohort;
  known->component = component;
  known->by_enrolment = g_hash_table_new (g_int64_hash, g_int64_equal);
  known->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->rows = office_marks_list_cohort (connection, cohort->id, error);
  if (known->rows == NULL)
    return FALSE;

  for (guint i = 0; i < known->rows->len; i++)
    {
      OfficeMarkRow *row = g_ptr_array_index (known->rows, i);

      g_hash_table_insert (known->by_enrolment, &row->enrolment_id, row);
    }
  return TRUE;
}

static gint64
find_by_reference (OfficeConnection       *connection,
                   const Known            *known,
                   const OfficeMarkDraft  *draft,
                   OfficeImportPlace      *place,
                   GError                **error)
{
  g_autoptr (OfficeEnrolment) enrolment = NULL;

  *place = (OfficeImportPlace) { "reference", draft->reference };
  enrolment = office_enrolment_find (connection, draft->reference, error);
  if (enrolment == NULL)
    return 0;
  if (enrolment->cohort_id != known->cohort_id)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("“%s” is enrolled in %s, not in %s."), draft->reference, enrolment->cohort,
                   known->cohort);
      return 0;
    }
  return enrolment->id;
}

/* Whose row it is; where both are given, reference and student number must agree. */
static gint64
find_enrolment (OfficeConnection       *connection,
                const Known            *known,
                const OfficeMarkDraft  *draft,
                OfficeImportPlace      *place,
                GError                **error)
{
  gint64 by_reference = 0, by_number = 0;

  if (draft->reference != NULL
      && (by_reference = find_by_reference (connection, known, draft, place, error)) == 0)
    return 0;
  if (draft->student_number == NULL)
    return by_reference;

  *place = (OfficeImportPlace) { "student_number", draft->student_number };
  by_number = office_enrolment_find_student_number (connection, known->cohort_id,
                                                    draft->student_number, error);
  if (by_number == 0)
    return 0;
  if (by_reference != 0 && by_number != by_reference)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("“%s” is the student number of somebody other than “%s”."),
                   draft->student_number, draft->reference);
      return 0;
    }
  return by_number;
}

static gboolean
take_turn (Known                  *known,
           gint64                  enrolment_id,
           const OfficeMarkDraft  *draft,
           GError                **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %d", enrolment_id, draft->attempt);
  gpointer before = g_hash_table_lookup (known->taken, key);

  if (before != NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("Row %u is of the same learner. Keep one of them."),
                   GPOINTER_TO_UINT (before));
      return FALSE;
    }
  g_hash_table_insert (known->taken, g_steal_pointer (&key), GUINT_TO_POINTER (draft->row));
  return TRUE;
}

/* The newest sitting of that attempt, as recorded, or %NULL. */
static const OfficeMarkCell *
find_cell (const Known *known,
           gint64       enrolment_id,
           int          attempt)
{
  const OfficeMarkRow *row = g_hash_table_lookup (known->by_enrolment, &enrolment_id);
  const OfficeMarkCell *found = NULL;

  for (gsize i = 0; row != NULL && i < row->n_cells; i++)
    if (g_str_equal (row->cells[i].component, known->component)
        && row->cells[i].attempt == attempt && row->cells[i].mark_id != 0)
      return &row->cells[i];

  for (guint i = 0; row != NULL && i < row->earlier->len; i++)
    {
      const OfficeMarkCell *cell = g_ptr_array_index (row->earlier, i);

      if (g_str_equal (cell->component, known->component) && cell->attempt == attempt)
        found = cell;
    }
  return found;
}

/* Whether the file brings something else than what stands there. */
static gboolean
compare_mark (OfficeImportRow      *detail,
              const OfficeMarkCell *cell,
              const char           *field,
              int                   before,
              int                   after)
{
  g_autofree char *was = cell != NULL && before != OFFICE_MARK_NONE ? office_mark_format (before)
                                                                     : NULL;
  g_autofree char *is = NULL;

  if (after == OFFICE_MARK_NONE || (cell != NULL && before == after))
    return FALSE;
  is = office_mark_format (after);
  office_import_row_add_change (detail, field, was, is);
  return TRUE;
}

static void
compare_work (OfficeImportRow      *detail,
              const OfficeMarkCell *cell,
              OfficeMarkEntry      *entry)
{
  if (entry->words >= 0 && (cell == NULL || cell->words != entry->words))
    {
      g_autofree char *was = cell != NULL && cell->words >= 0 ? g_strdup_printf ("%d", cell->words)
                                                              : NULL;
      g_autofree char *is = g_strdup_printf ("%d", entry->words);

      entry->fields |= OFFICE_MARK_FIELD_WORDS;
      office_import_row_add_change (detail, "words", was, is);
    }
  if (entry->received_at != 0 && (cell == NULL || cell->received_at != entry->received_at))
    {
      g_autofree char *was = cell != NULL && cell->received_at != 0
                               ? office_instant_to_text (cell->received_at)
                               : NULL;
      g_autofree char *is = office_instant_to_text (entry->received_at);

      entry->fields |= OFFICE_MARK_FIELD_RECEIVED;
      office_import_row_add_change (detail, "received", was, is);
    }
}

static void
collect_changes (const OfficeMarkDraft *draft,
                 const OfficeMarkCell  *cell,
                 OfficeImportRow       *detail,
                 OfficeMarkEntry       *entry)
{
  if (compare_mark (detail, cell, "first", cell != NULL ? cell->first : -1, draft->first))
    entry->fields |= OFFICE_MARK_FIELD_FIRST;
  if (compare_mark (detail, cell, "second", cell != NULL ? cell->second : -1, draft->second))
    entry->fields |= OFFICE_MARK_FIELD_SECOND;
  if (compare_mark (detail, cell, "agreed", cell != NULL ? cell->agreed : -1, draft->agreed))
    entry->fields |= OFFICE_MARK_FIELD_AGREED;
  if (draft->code != NULL && (cell == NULL || g_strcmp0 (cell->code, draft->code) != 0))
    {
      entry->fields |= OFFICE_MARK_FIELD_CODE;
      office_import_row_add_change (detail, "code", cell != NULL ? cell->code : NULL, draft->code);
    }
  if (draft->reason != NULL && (entry->fields & OFFICE_MARK_FIELD_AGREED))
    entry->fields |= OFFICE_MARK_FIELD_REASON;
  compare_work (detail, cell, entry);
}

static const char *
first_field (const OfficeMarkEntry *entry)
{
  if (entry->fields & OFFICE_MARK_FIELD_CODE)
    return "code";
  if (entry->fields & OFFICE_MARK_FIELD_AGREED)
    return "agreed";
  if (entry->fields & OFFICE_MARK_FIELD_FIRST)
    return "first";
  if (entry->fields & OFFICE_MARK_FIELD_SECOND)
    return "second";
  return entry->fields & OFFICE_MARK_FIELD_WORDS ? "words" : "received";
}

static gboolean
keep_draft (OfficeConnection   *connection,
            gpointer            data,
            OfficeImportRow    *detail,
            OfficeImportPlace  *place,
            gpointer            user_data,
            GError            **error)
{
  const OfficeMarkDraft *draft = data;
  Known *known = user_data;
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;
  const OfficeMarkCell *cell;

  entry.enrolment_id = find_enrolment (connection, known, draft, place, error);
  if (entry.enrolment_id == 0 || !take_turn (known, entry.enrolment_id, draft, error))
    return FALSE;

  entry.component = known->component;
  entry.attempt = draft->attempt;
  entry.first = draft->first;
  entry.second = draft->second;
  entry.agreed = draft->agreed;
  entry.code = draft->code;
  entry.reason = draft->reason;
  entry.words = draft->words;
  *place = (OfficeImportPlace) { "received", draft->received != NULL ? draft->received : "" };
  if (draft->received != NULL
      && !office_instant_parse (draft->received, &entry.received_at, error))
    return FALSE;

  cell = find_cell (known, entry.enrolment_id, draft->attempt);
  detail->reference = g_strdup (draft->reference);
  collect_changes (draft, cell, detail, &entry);
  if (entry.fields == 0)
    {
      detail->action = OFFICE_IMPORT_SAME;
      return TRUE;
    }
  detail->action = cell == NULL ? OFFICE_IMPORT_ADD : OFFICE_IMPORT_CHANGE;
  *place = (OfficeImportPlace) {
    first_field (&entry),
    ((OfficeImportChange *) g_ptr_array_index (detail->changes, detail->changes->len - 1))->after,
  };
  return office_mark_set (connection, &entry, error);
}

static guint
get_row (gpointer draft)
{
  return ((OfficeMarkDraft *) draft)->row;
}

static GPtrArray *
get_errors (gpointer draft)
{
  return ((OfficeMarkDraft *) draft)->errors;
}

/**
 * office_mark_import_run:
 * @connection: the connection
 * @drafts: (element-type OfficeMarkDraft): what office_mark_drafts_read() gave
 * @component: `written` or `viva`
 * @options: how they are to be kept
 * @cancellable: (nullable): stops it; nothing is kept then
 * @error: set when it could not be done at all: no such cohort, a full disk
 *
 * Enters the marks under the rules of office_mark_set(), in one step of work that is one step to
 * undo; a preview is the same, rolled back. A blank cell leaves what is recorded; a mark that
 * stands there already is no change, even where a board has locked it.
 *
 * Returns: (transfer full) (nullable): what was done, or would be
 */
OfficeImportReport *
office_mark_import_run (OfficeConnection           *connection,
                        GPtrArray                  *drafts,
                        const char                 *component,
                        const OfficeImportOptions  *options,
                        GCancellable               *cancellable,
                        GError                    **error)
{
  g_auto (Known) known = { 0 };
  g_autofree char *label
      = office_import_label (options, g_strdup_printf (ngettext ("Import %u mark (%s) of %s",
                                                                 "Import %u marks (%s) of %s",
                                                                 drafts->len),
                                                       drafts->len, component, options->cohort));
  OfficeImportJob job = { OFFICE_IMPORT_MARKS, label, get_row, get_errors, keep_draft, &known };

  if (!known_load (&known, connection, component, options, error))
    return NULL;
  return office_import_run (connection, drafts, &job, options, cancellable, error);
}
