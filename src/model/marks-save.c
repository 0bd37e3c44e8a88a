/* marks-save.c: cells on their way to the disk, one command after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/marks-sheet-private.h"

/* Up to so many learners are worked out one by one; above it the whole cohort in one go. */
#define MOST_ONE_BY_ONE 20

/* What is handed to the worker: a copy that belongs to it alone. */
typedef struct
{
  gint64           cohort_id;
  GArray          *entries;
  char            *reason;
  char            *label;
  gboolean         is_block;
} Request;

/* What comes back: the learners concerned, as they are now. */
typedef struct
{
  GPtrArray *marks;
  GPtrArray *results;
} Saved;

static void
request_free (Request *request)
{
  g_clear_pointer (&request->entries, g_array_unref);
  g_free (request->reason);
  g_free (request->label);
  g_free (request);
}

static void
saved_free (Saved *saved)
{
  g_clear_pointer (&saved->marks, g_ptr_array_unref);
  g_clear_pointer (&saved->results, g_ptr_array_unref);
  g_free (saved);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saved, saved_free)

OfficeMarksSave *
office_marks_save_new (const char *label,
                       const char *reason)
{
  OfficeMarksSave *save = g_new0 (OfficeMarksSave, 1);

  save->entries = g_array_new (FALSE, TRUE, sizeof (OfficeMarkEntry));
  save->places = g_array_new (FALSE, TRUE, sizeof (OfficeMarksPlace));
  save->label = g_strdup (label);
  save->reason = g_strdup (reason);
  return save;
}

void
office_marks_save_free (OfficeMarksSave *save)
{
  g_array_unref (save->entries);
  g_array_unref (save->places);
  g_free (save->label);
  g_free (save->reason);
  g_free (save);
}

static void
merge (OfficeMarkEntry       *entry,
       const OfficeMarkEntry *more)
{
  entry->fields |= more->fields;
  if (more->fields & OFFICE_MARK_FIELD_FIRST)
    entry->first = more->first;
  if (more->fields & OFFICE_MARK_FIELD_SECOND)
    entry->second = more->second;
  if (more->fields & OFFICE_MARK_FIELD_AGREED)
    entry->agreed = more->agreed;
  if ((more->fields & OFFICE_MARK_FIELD_CODE) && (entry->code == NULL || more->code != NULL))
    entry->code = more->code;
  if (more->fields & OFFICE_MARK_FIELD_REASON)
    entry->reason = more->reason;
  if (more->fields & OFFICE_MARK_FIELD_RECEIVED)
    entry->received_at = more->received_at;
  if (more->fields & OFFICE_MARK_FIELD_WORDS)
    entry->words = more->words;
}

/* Cells of the same sitting are one entry, so that they are judged, and their version raised, once. */
void
office_marks_save_add (OfficeMarksSave        *save,
                       const OfficeMarkEntry  *entry,
                       const OfficeMarksPlace *place)
{
  g_array_append_val (save->places, *place);
  for (guint i = 0; i < save->entries->len; i++)
    {
      OfficeMarkEntry *other = &g_array_index (save->entries, OfficeMarkEntry, i);

      if (other->enrolment_id == entry->enrolment_id && other->component == entry->component &&
          other->attempt == entry->attempt)
        {
          merge (other, entry);
          return;
        }
    }
  g_array_append_val (save->entries, *entry);
}

/* On the worker ------------------------------------------------------------------------------- */

static gboolean
concerns (const Request *request,
          gint64         enrolment_id)
{
  for (guint i = 0; i < request->entries->len; i++)
    if (g_array_index (request->entries, OfficeMarkEntry, i).enrolment_id == enrolment_id)
      return TRUE;
  return FALSE;
}

static gboolean
read_results (OfficeConnection  *connection,
              const Request     *request,
              Saved             *saved,
              GError           **error)
{
  if (saved->marks->len > MOST_ONE_BY_ONE)
    {
      saved->results = office_results_compute (connection, request->cohort_id, error);
      return saved->results != NULL;
    }

  saved->results = g_ptr_array_new_with_free_func ((GDestroyNotify) office_result_row_free);
  for (guint i = 0; i < saved->marks->len; i++)
    {
      const OfficeMarkRow *marks = g_ptr_array_index (saved->marks, i);
      OfficeResultRow *result = office_results_compute_one (connection, marks->enrolment_id, NULL, 0, error);

      if (result == NULL)
        return FALSE;
      g_ptr_array_add (saved->results, result);
    }
  return TRUE;
}

static gboolean
read_back (OfficeConnection  *connection,
           const Request     *request,
           Saved             *saved,
           GError           **error)
{
  g_autoptr (GPtrArray) all = office_marks_list_cohort (connection, request->cohort_id, error);

  if (all == NULL)
    return FALSE;

  saved->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) office_mark_row_free);
  for (guint i = 0; i < all->len; i++)
    {
      OfficeMarkRow *marks = g_ptr_array_index (all, i);

      if (!concerns (request, marks->enrolment_id))
        continue;
      g_ptr_array_add (saved->marks, marks);
      all->pdata[i] = NULL;
    }
  return read_results (connection, request, saved, error);
}

static gpointer
save_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Request *request = data;
  const OfficeMarkEntry *entries = (const OfficeMarkEntry *) request->entries->data;
  g_autoptr (Saved) saved = g_new0 (Saved, 1);
  gboolean done;

  done = request->is_block ? office_marks_set (connection, entries, request->entries->len, request->label, error)
                           : office_mark_set (connection, entries, error);
  if (!done)
    return NULL;

  /* It is saved whatever comes now: a failure to read back must not look like a failure to save. */
  if (!read_back (connection, request, saved, NULL))
    {
      g_clear_pointer (&saved->marks, g_ptr_array_unref);
      saved->marks = g_ptr_array_new ();
    }
  return g_steal_pointer (&saved);
}

/* Back on the main thread --------------------------------------------------------------------- */

static void send_next (OfficeMarksSheet *self);

/* What the person types next of the same sitting builds on what was just saved, and does not
 * conflict with it. */
static void
raise_versions (OfficeMarksSheet    *self,
                const OfficeMarkRow *before,
                const OfficeMarkRow *now)
{
  for (GList *link = self->saves.head; link != NULL; link = link->next)
    {
      OfficeMarksSave *save = link->data;

      for (guint i = 0; i < save->entries->len; i++)
        {
          OfficeMarkEntry *entry = &g_array_index (save->entries, OfficeMarkEntry, i);

          if (entry->enrolment_id != now->enrolment_id)
            continue;
          for (gsize c = 0; c < now->n_cells && c < before->n_cells; c++)
            if (g_strcmp0 (entry->component, now->cells[c].component) == 0 &&
                entry->attempt == before->cells[c].attempt &&
                entry->version == before->cells[c].version)
              entry->version = now->cells[c].version;
        }
    }
}

static OfficeResultRow *
steal_result (GPtrArray *results,
              gint64     enrolment_id)
{
  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      OfficeResultRow *result = g_ptr_array_index (results, i);

      if (result != NULL && result->enrolment_id == enrolment_id)
        {
          results->pdata[i] = NULL;
          return result;
        }
    }
  return NULL;
}

static void
take_saved (OfficeMarksSheet *self,
            Saved            *saved)
{
  for (guint i = 0; i < saved->marks->len; i++)
    {
      OfficeMarkRow *marks = g_ptr_array_index (saved->marks, i);
      guint index;
      OfficeMarksRow *row = office_marks_sheet_find_row (self, marks->enrolment_id, &index);

      if (row == NULL)
        continue;
      raise_versions (self, office_marks_row_get_marks (row), marks);
      saved->marks->pdata[i] = NULL;
      office_marks_row_take (row, marks, steal_result (saved->results, marks->enrolment_id));
      office_marks_row_take_supposed (row, NULL);
      office_marks_sheet_row_changed (self, index);
    }
}

static void
set_states (OfficeMarksSheet      *self,
            const OfficeMarksSave *save,
            OfficeMarksCellState   from,
            OfficeMarksCellState   to,
            const char            *sentence)
{
  for (guint i = 0; i < save->places->len; i++)
    {
      const OfficeMarksPlace *place = &g_array_index (save->places, OfficeMarksPlace, i);
      const OfficeMarksColumn column = { .kind = place->kind, .component = place->component };
      guint index;
      OfficeMarksRow *row = office_marks_sheet_find_row (self, place->enrolment_id, &index);
      g_autofree char *typed = NULL;

      if (row == NULL || office_marks_row_get_state (row, &column) != from)
        continue;
      typed = g_strdup (office_marks_row_get_typed (row, &column));
      office_marks_row_set_state (row, &column, to, typed, sentence);
      if (to != OFFICE_MARKS_CELL_SAVED)
        office_marks_row_take_supposed (row, NULL);
      office_marks_sheet_row_changed (self, index);
    }
}

static void
take_failure (OfficeMarksSheet      *self,
              const OfficeMarksSave *save,
              const GError          *error)
{
  gboolean conflict = g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);

  set_states (self, save, OFFICE_MARKS_CELL_SAVING,
              conflict ? OFFICE_MARKS_CELL_CONFLICT : OFFICE_MARKS_CELL_REFUSED, error->message);
  if (save->is_block)
    office_session_say_failure (self->session, _("Nothing of the block was saved."), error);
  if (conflict || g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED))
    office_marks_sheet_changed (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeMarksSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Saved) saved = office_session_write_finish (OFFICE_SESSION (source), result, &error);
  OfficeMarksSave *save = g_queue_pop_head (&self->saves);

  self->saving = FALSE;
  if (saved != NULL)
    {
      set_states (self, save, OFFICE_MARKS_CELL_SAVING, OFFICE_MARKS_CELL_SAVED, NULL);
      take_saved (self, saved);
      if (saved->marks->len == 0)
        office_marks_sheet_changed (self);
      if (save->is_block)
        office_session_say (self->session, OFFICE_MESSAGE_UNDOABLE, save->label);
    }
  else
    {
      take_failure (self, save, error);
    }
  office_marks_save_free (save);
  send_next (self);
}

static Request *
request_new (OfficeMarksSheet      *self,
             const OfficeMarksSave *save)
{
  Request *request = g_new0 (Request, 1);

  request->cohort_id = self->cohort_id;
  request->entries = g_array_copy (save->entries);
  request->reason = g_strdup (save->reason);
  request->label = g_strdup (save->label);
  request->is_block = save->is_block;
  for (guint i = 0; i < request->entries->len; i++)
    {
      OfficeMarkEntry *entry = &g_array_index (request->entries, OfficeMarkEntry, i);

      /* Components and codes are interned; the reason is not. */
      entry->component = g_intern_string (entry->component);
      entry->code = g_intern_string (entry->code);
      if (entry->fields & OFFICE_MARK_FIELD_REASON)
        entry->reason = request->reason;
    }
  return request;
}

static void
send_next (OfficeMarksSheet *self)
{
  OfficeMarksSave *save = g_queue_peek_head (&self->saves);

  if (save == NULL || self->saving || self->session == NULL)
    return;

  self->saving = TRUE;
  office_session_write_async (self->session, OFFICE_SUBJECT_MARKS, save_job, request_new (self, save),
                              (GDestroyNotify) request_free, (GDestroyNotify) saved_free, NULL, saved_cb,
                              g_object_ref (self));
}

/* Takes @save and sends it off when those before it have come back. */
void
office_marks_sheet_queue_save (OfficeMarksSheet *self,
                               OfficeMarksSave  *save)
{
  for (guint i = 0; i < save->entries->len; i++)
    {
      OfficeMarkEntry *entry = &g_array_index (save->entries, OfficeMarkEntry, i);

      entry->component = g_intern_string (entry->component);
      entry->code = g_intern_string (entry->code);
      entry->reason = save->reason;
    }
  g_queue_push_tail (&self->saves, save);
  send_next (self);
}
