/* import-model.c: a file of applications on its way in: sheet, mapping, preview, commit
 *
 * The file is read and its rows are judged on threads; what would become of them is found out by the
 * worker, with the very code that keeps them. Every change of a choice starts a new round, and what
 * comes back from an earlier one is dropped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/mark-import.h"
#include "exchange/registration-import.h"
#include "exchange/remembered-mapping.h"
#include "model/import-model-private.h"
#include "model/today.h"

enum
{
  CHANGED,
  COMMITTED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeImportModel, office_import_model, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void preview (OfficeImportModel *self);

/* Rows ----------------------------------------------------------------------------------------- */

/* The sheet is in memory: a fetch is answered at once. Ids are indexes + 1. */
static GObject *
make_item (gint64   id,
           gpointer user_data)
{
  return G_OBJECT (office_import_item_new ((guint) (id - 1)));
}

static gint64
get_row_id (gconstpointer row)
{
  return *(const gint64 *) row;
}

static void
fill_item (GObject  *item,
           gpointer  row)
{
  office_import_item_judged (OFFICE_IMPORT_ITEM (item));
}

static void
fetch (OfficeWindowedList *list,
       guint               ticket,
       const gint64       *ids,
       guint               n_ids,
       gpointer            user_data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_sized_new (n_ids);

  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (rows, (gpointer) &ids[i]);
  office_windowed_list_take (list, ticket, rows);
}

static const OfficeWindowedSource source = { make_item, get_row_id, fill_item, fetch };

static void
update_rows (OfficeImportModel *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const guint n_rows = self->sheet != NULL ? office_sheet_get_n_rows (self->sheet) : 0;
  const guint first = self->mapping != NULL ? office_mapping_get_heading_row (self->mapping) + 1 : 0;

  for (guint index = first; index < n_rows; index++)
    {
      const guint number = office_sheet_get_row_number (self->sheet, index);
      const gint64 id = (gint64) index + 1;

      if (!self->only_problems || g_hash_table_contains (self->errors, GUINT_TO_POINTER (number)))
        g_array_append_val (ids, id);
    }
  office_windowed_list_set_ids (self->rows, ids);
}

/* State ---------------------------------------------------------------------------------------- */

static void
end_job (OfficeImportModel *self)
{
  if (self->job != NULL)
    office_session_end_job (self->session, self->job);
  g_clear_object (&self->job);
}

static void
set_state (OfficeImportModel *self,
           OfficeImportState  state,
           const char        *problem)
{
  g_autofree char *copy = g_strdup (problem);

  if (state == OFFICE_IMPORT_NO_FILE || state == OFFICE_IMPORT_READY)
    end_job (self);
  self->state = state;
  g_free (self->problem);
  self->problem = g_steal_pointer (&copy);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cancelled_cb (OfficeImportModel *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* What is under way is of no use any more. */
static void
begin_round (OfficeImportModel *self,
             const char        *label)
{
  self->round++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  end_job (self);
  self->job = office_session_begin_job (self->session, label);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (office_job_get_cancellable (self->job), "cancelled", G_CALLBACK (cancelled_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
forget_report (OfficeImportModel *self)
{
  g_hash_table_remove_all (self->errors);
  g_hash_table_remove_all (self->details);
  g_clear_pointer (&self->report, office_import_report_free);
}

static void
forget_sheet (OfficeImportModel *self)
{
  forget_report (self);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_hash_table_remove_all (self->corrected);
  g_clear_pointer (&self->mapping, office_mapping_free);
  g_clear_pointer (&self->sheet, office_sheet_unref);
}

/* A round on another thread, with what it was given and what it found. */
typedef struct
{
  guint             round;
  OfficeImportKind  kind;
  char             *path;
  OfficeWorkbook   *workbook;
  int               sheet_index;
  OfficeSheet      *sheet;
  OfficeMapping    *mapping;
  const char       *component;
  char             *today;
  char             *regulator;
  GPtrArray        *drafts;
  char             *cohort;
  char             *source;
  gboolean          all_or_nothing;
  gboolean          dry_run;
  gboolean          remember;
  OfficeJob        *job;
} Round;

static void
round_free (gpointer data)
{
  Round *round = data;

  g_free (round->path);
  g_clear_pointer (&round->workbook, office_workbook_free);
  g_clear_pointer (&round->sheet, office_sheet_unref);
  g_clear_pointer (&round->mapping, office_mapping_free);
  g_free (round->today);
  g_free (round->regulator);
  g_clear_pointer (&round->drafts, g_ptr_array_unref);
  g_free (round->cohort);
  g_free (round->source);
  g_clear_object (&round->job);
  g_free (round);
}

static Round *
round_new (OfficeImportModel *self)
{
  Round *round = g_new0 (Round, 1);

  round->round = self->round;
  round->kind = self->kind;
  round->component = self->component;
  round->job = g_object_ref (self->job);
  return round;
}

/* Who asked the worker, and in which round. */
typedef struct
{
  OfficeImportModel *model;
  guint              round;
} Asked;

static Asked *
asked_new (OfficeImportModel *self)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->model = g_object_ref (self);
  asked->round = self->round;
  return asked;
}

/* Reading -------------------------------------------------------------------------------------- */

static void
read_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Round *round = task_data;
  g_autoptr (GError) error = NULL;

  if (round->workbook == NULL)
    round->workbook = office_workbook_open (round->path, cancellable, &error);
  for (guint i = 0; round->sheet_index < 0 && round->workbook != NULL; i++)
    if (i + 1 == office_workbook_get_n_sheets (round->workbook) ||
        !office_workbook_is_sheet_hidden (round->workbook, i))
      round->sheet_index = (int) i;
  if (round->workbook != NULL)
    round->sheet = office_workbook_read_sheet (round->workbook, round->sheet_index, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static gpointer
guess_mapping (OfficeConnection  *connection,
               gpointer           data,
               GCancellable      *cancellable,
               GError           **error)
{
  const Round *round = data;
  g_autoptr (OfficeMapping) mapping = office_mapping_guess_remembered (connection, round->sheet, round->kind, error);

  if (mapping != NULL && round->component != NULL)
    office_mark_mapping_choose_component (mapping, round->component);
  return g_steal_pointer (&mapping);
}

static void
mapping_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (OfficeImportModel) self = asked->model;
  g_autoptr (GError) error = NULL;
  OfficeMapping *mapping = office_session_read_finish (OFFICE_SESSION (source_object), result, &error);

  if (asked->round != self->round)
    {
      g_clear_pointer (&mapping, office_mapping_free);
      return;
    }
  self->mapping = mapping;
  update_rows (self);
  if (mapping == NULL)
    set_state (self, OFFICE_IMPORT_READY, error->message);
  else
    preview (self);
}

static void
ask_mapping (OfficeImportModel *self)
{
  Round *round = round_new (self);

  round->sheet = office_sheet_ref (self->sheet);
  office_session_read_async (self->session, guess_mapping, round, round_free,
                             (GDestroyNotify) office_mapping_free, self->cancellable, mapping_cb,
                             asked_new (self));
}

static void
note_workbook (OfficeImportModel *self,
               Round             *round)
{
  g_clear_pointer (&self->workbook, office_workbook_free);
  self->workbook = g_steal_pointer (&round->workbook);
  if (self->workbook == NULL)
    return;
  g_free (self->format);
  self->format = office_workbook_describe_format (self->workbook);
  g_ptr_array_set_size (self->sheet_names, 0);
  for (guint i = 0; i < office_workbook_get_n_sheets (self->workbook); i++)
    g_ptr_array_add (self->sheet_names, g_strdup (office_workbook_get_sheet_name (self->workbook, i)));
}

static void
read_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  OfficeImportModel *self = OFFICE_IMPORT_MODEL (source_object);
  Round *round = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const gboolean read = g_task_propagate_boolean (G_TASK (result), &error);

  if (round->round != self->round)
    return;

  note_workbook (self, round);
  if (!read)
    {
      const gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

      set_state (self, OFFICE_IMPORT_NO_FILE, cancelled ? NULL : error->message);
      return;
    }
  self->sheet = g_steal_pointer (&round->sheet);
  self->sheet_index = (guint) round->sheet_index;
  ask_mapping (self);
}

static void
read_sheet (OfficeImportModel *self,
            GFile             *file,
            int                sheet_index)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *label = NULL;
  Round *round;

  /* Translators: the name of a file */
  label = g_strdup_printf (_("Reading %s"), self->file_name);
  forget_sheet (self);
  update_rows (self);
  begin_round (self, label);
  round = round_new (self);
  round->sheet_index = sheet_index;
  if (file != NULL)
    round->path = g_file_get_path (file);
  else
    round->workbook = g_steal_pointer (&self->workbook);
  set_state (self, OFFICE_IMPORT_READING, NULL);

  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, round, round_free);
  g_task_run_in_thread (task, read_thread);
}

/* Preview -------------------------------------------------------------------------------------- */

static void
note_report (OfficeImportModel  *self,
             OfficeImportReport *report)
{
  forget_report (self);
  self->report = report;
  for (guint i = 0; i < report->errors->len; i++)
    {
      OfficeImportError *error = g_ptr_array_index (report->errors, i);
      GPtrArray *errors = g_hash_table_lookup (self->errors, GUINT_TO_POINTER (error->row));

      if (errors == NULL)
        {
          errors = g_ptr_array_new ();
          g_hash_table_insert (self->errors, GUINT_TO_POINTER (error->row), errors);
        }
      g_ptr_array_add (errors, error);
    }
  for (guint i = 0; i < report->details->len; i++)
    {
      OfficeImportRow *row = g_ptr_array_index (report->details, i);

      g_hash_table_insert (self->details, GUINT_TO_POINTER (row->row), row);
    }
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer data)
{
  office_job_report (data, done, total);
}

static gpointer
run_import (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  Round *round = data;
  const OfficeImportOptions options = {
    .cohort = round->cohort,
    .source = round->source,
    .dry_run = round->dry_run,
    .all_or_nothing = round->all_or_nothing,
    .progress = progress_cb,
    .progress_data = round->job,
  };

  /* Before the rows, so that Undo takes back those. */
  if (round->remember && !office_mapping_remember (connection, round->mapping, error))
    return NULL;
  switch (round->kind)
    {
    case OFFICE_IMPORT_REGISTRATIONS:
      return office_registration_import_run (connection, round->drafts, &options, cancellable, error);
    case OFFICE_IMPORT_MARKS:
      return office_mark_import_run (connection, round->drafts, round->component, &options, cancellable, error);
    case OFFICE_IMPORT_APPLICATIONS:
    default:
      return office_application_import_run (connection, round->drafts, &options, cancellable, error);
    }
}

static void
report_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (OfficeImportModel) self = asked->model;
  g_autoptr (GError) error = NULL;
  OfficeImportReport *report = office_session_read_finish (OFFICE_SESSION (source_object), result, &error);

  if (asked->round != self->round)
    {
      g_clear_pointer (&report, office_import_report_free);
      return;
    }
  if (report == NULL)
    {
      const gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

      set_state (self, OFFICE_IMPORT_READY,
                 cancelled ? _("The check was cancelled. Change anything to check again.") : error->message);
      return;
    }

  note_report (self, report);
  update_rows (self);
  set_state (self, OFFICE_IMPORT_READY, NULL);
}

static Round *
make_run (OfficeImportModel *self,
          gboolean           dry_run)
{
  Round *round = round_new (self);

  round->drafts = g_ptr_array_ref (self->drafts);
  round->cohort = g_strdup (self->cohort);
  round->source = g_strdup (self->file_name);
  round->all_or_nothing = self->all_or_nothing;
  round->dry_run = dry_run;
  if (!dry_run)
    {
      round->mapping = office_mapping_copy (self->mapping);
      round->remember = g_hash_table_size (self->corrected) > 0;
    }
  return round;
}

static GPtrArray *
read_drafts (Round         *round,
             GCancellable  *cancellable,
             GError       **error)
{
  const OfficeDraftOptions options = { round->today, round->regulator };

  switch (round->kind)
    {
    case OFFICE_IMPORT_REGISTRATIONS:
      return office_registration_drafts_read (round->sheet, round->mapping, round->today, cancellable, error);
    case OFFICE_IMPORT_MARKS:
      return office_mark_drafts_read (round->sheet, round->mapping, cancellable, error);
    case OFFICE_IMPORT_APPLICATIONS:
    default:
      return office_application_drafts_read (round->sheet, round->mapping, &options, cancellable, error);
    }
}

static void
draft_thread (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Round *round = task_data;
  g_autoptr (GError) error = NULL;

  if (office_mapping_check (round->mapping, &error))
    round->drafts = read_drafts (round, cancellable, &error);
  if (round->drafts == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
drafts_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  OfficeImportModel *self = OFFICE_IMPORT_MODEL (source_object);
  Round *round = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const gboolean read = g_task_propagate_boolean (G_TASK (result), &error);

  if (round->round != self->round)
    return;
  if (!read)
    {
      forget_report (self);
      update_rows (self);
      set_state (self, OFFICE_IMPORT_READY, error->message);
      return;
    }

  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  self->drafts = g_steal_pointer (&round->drafts);
  office_session_read_async (self->session, run_import, make_run (self, TRUE), round_free,
                             (GDestroyNotify) office_import_report_free, self->cancellable, report_cb,
                             asked_new (self));
}

static void
preview (OfficeImportModel *self)
{
  g_autoptr (GTask) task = NULL;
  Round *round;

  if (self->mapping == NULL || self->state == OFFICE_IMPORT_COMMITTING)
    return;
  if (self->cohort == NULL)
    {
      set_state (self, OFFICE_IMPORT_READY, _("Choose the cohort that these people apply for."));
      return;
    }

  begin_round (self, _("Checking the rows"));
  round = round_new (self);
  round->sheet = office_sheet_ref (self->sheet);
  round->mapping = office_mapping_copy (self->mapping);
  round->today = office_day_to_iso (office_today ());
  round->regulator = g_strdup (self->regulator);
  set_state (self, OFFICE_IMPORT_CHECKING, NULL);

  task = g_task_new (self, self->cancellable, drafts_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, round, round_free);
  g_task_run_in_thread (task, draft_thread);
}

/* Commit --------------------------------------------------------------------------------------- */

static void
committed_cb (GObject      *source_object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (OfficeImportModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeImportReport) report =
    office_session_write_finish (OFFICE_SESSION (source_object), result, &error);
  g_autofree char *tally = NULL;
  g_autofree char *text = NULL;

  if (report == NULL)
    {
      const gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

      set_state (self, OFFICE_IMPORT_READY,
                 cancelled ? _("The import was cancelled; nothing was kept.") : error->message);
      return;
    }
  if (report->imported == 0)
    {
      set_state (self, OFFICE_IMPORT_READY, _("Nothing was kept."));
      preview (self);
      return;
    }

  tally = office_import_report_describe (report);
  /* Translators: a file, and a tally such as "112 added, 5 with errors" */
  text = g_strdup_printf (_("%s: %s."), self->file_name, tally);
  set_state (self, OFFICE_IMPORT_READY, NULL);
  office_session_say (self->session, OFFICE_MESSAGE_UNDOABLE, text);
  g_signal_emit (self, signals[COMMITTED], 0);
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_import_model_dispose (GObject *object)
{
  OfficeImportModel *self = OFFICE_IMPORT_MODEL (object);

  self->round++;
  if (self->cancellable != NULL && self->state != OFFICE_IMPORT_COMMITTING)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    end_job (self);

  G_OBJECT_CLASS (office_import_model_parent_class)->dispose (object);
}

static void
office_import_model_finalize (GObject *object)
{
  OfficeImportModel *self = OFFICE_IMPORT_MODEL (object);

  forget_sheet (self);
  g_clear_pointer (&self->workbook, office_workbook_free);
  g_hash_table_unref (self->errors);
  g_hash_table_unref (self->details);
  g_hash_table_unref (self->corrected);
  g_ptr_array_unref (self->sheet_names);
  g_object_unref (self->rows);
  g_clear_object (&self->session);
  g_free (self->problem);
  g_free (self->file_name);
  g_free (self->format);
  g_free (self->cohort);
  g_free (self->regulator);

  G_OBJECT_CLASS (office_import_model_parent_class)->finalize (object);
}

static void
office_import_model_class_init (OfficeImportModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = office_import_model_dispose;
  object_class->finalize = office_import_model_finalize;

  /**
   * OfficeImportModel::changed:
   * @self: the model
   *
   * Another state, sheet, mapping or report.
   */
  signals[CHANGED] = g_signal_new ("changed", OFFICE_TYPE_IMPORT_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  /**
   * OfficeImportModel::committed:
   * @self: the model
   *
   * The rows have been kept, as one step to undo.
   */
  signals[COMMITTED] = g_signal_new ("committed", OFFICE_TYPE_IMPORT_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
office_import_model_init (OfficeImportModel *self)
{
  self->errors = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->details = g_hash_table_new (NULL, NULL);
  self->corrected = g_hash_table_new (NULL, NULL);
  self->sheet_names = g_ptr_array_new_with_free_func (g_free);
  self->rows = office_windowed_list_new (OFFICE_TYPE_IMPORT_ITEM, &source, NULL);
}

/* Public --------------------------------------------------------------------------------------- */

/**
 * office_import_model_new:
 * @session: the session
 *
 * Returns: (transfer full): a model without a file
 */
OfficeImportModel *
office_import_model_new (OfficeSession *session)
{
  OfficeImportModel *self = g_object_new (OFFICE_TYPE_IMPORT_MODEL, NULL);

  self->session = g_object_ref (session);
  return self;
}

/**
 * office_import_model_open:
 * @self: a model
 * @file: a csv, tsv or xlsx file
 *
 * Reads a file, guesses its mapping and judges its rows.
 */
void
office_import_model_open (OfficeImportModel *self,
                          GFile             *file)
{
  g_return_if_fail (OFFICE_IS_IMPORT_MODEL (self));

  if (self->state == OFFICE_IMPORT_COMMITTING)
    return;
  g_free (self->file_name);
  self->file_name = g_file_get_basename (file);
  g_ptr_array_set_size (self->sheet_names, 0);
  g_clear_pointer (&self->workbook, office_workbook_free);
  read_sheet (self, file, -1);
}

/**
 * office_import_model_select_sheet:
 * @self: a model with a file
 * @index: the sheet
 */
void
office_import_model_select_sheet (OfficeImportModel *self,
                                  guint              index)
{
  g_return_if_fail (OFFICE_IS_IMPORT_MODEL (self));

  if (self->workbook != NULL && index != self->sheet_index && self->state != OFFICE_IMPORT_COMMITTING)
    read_sheet (self, NULL, (int) index);
}

/**
 * office_import_model_set_field:
 * @self: a model with a sheet
 * @column: a column, from 0
 * @field: (nullable): id of the field that it brings; %NULL leaves it out
 *
 * Corrects the guess; it is remembered when the rows are kept.
 */
void
office_import_model_set_field (OfficeImportModel *self,
                               guint              column,
                               const char        *field)
{
  const char *before;

  g_return_if_fail (OFFICE_IS_IMPORT_MODEL (self));

  if (self->mapping == NULL)
    return;
  before = office_mapping_get_field (self->mapping, column);
  if (g_strcmp0 (before, field) == 0)
    return;
  if (field != NULL)
    office_mapping_set (self->mapping, field, (int) column, NULL);
  else
    office_mapping_set (self->mapping, before, -1, NULL);
  g_hash_table_add (self->corrected, GUINT_TO_POINTER (column + 1));
  preview (self);
}

/**
 * office_import_model_set_cohort:
 * @self: a model
 * @code: (nullable): the cohort that the people apply for
 */
void
office_import_model_set_cohort (OfficeImportModel *self,
                                const char        *code)
{
  g_return_if_fail (OFFICE_IS_IMPORT_MODEL (self));

  if (g_strcmp0 (self->cohort, code) == 0)
    return;
  g_free (self->cohort);
  self->cohort = g_strdup (code);
  preview (self);
}

/**
 * office_import_model_set_kind:
 * @self: a model
 * @kind: what the file holds
 * @component: (nullable): of which component the marks are: "written", "viva"; %NULL for other kinds
 *
 * A file that is open is mapped anew and checked again.
 */
void
office_import_model_set_kind (OfficeImportModel *self,
                              OfficeImportKind   kind,
                              const char        *component)
{
  g_return_if_fail (OFFICE_IS_IMPORT_MODEL (self));

  if (self->kind == kind && g_strcmp0 (self->component, component) == 0)
    return;
  self->kind = kind;
  self->component = g_intern_string (component);
  if (self->workbook != NULL && self->sheet != NULL && self->state == OFFICE_IMPORT_READY)
    read_sheet (self, NULL, (int) self->sheet_index);
}

/**
 * office_import_model_get_kind:
 * @self: a model
 *
 * Returns: what the file holds
 */
OfficeImportKind
office_import_model_get_kind (OfficeImportModel *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), OFFICE_IMPORT_APPLICATIONS);

  return self->kind;
}

/**
 * office_import_model_set_regulator:
 * @self: a model
 * @regulator: (nullable): whose numbers these are, for rows that do not say
 */
void
office_import_model_set_regulator (OfficeImportModel *self,
                                   const char        *regulator)
{
  g_return_if_fail (OFFICE_IS_IMPORT_MODEL (self));

  if (g_strcmp0 (self->regulator, regulator) == 0)
    return;
  g_free (self->regulator);
  self->regulator = g_strdup (regulator);
  preview (self);
}

/**
 * office_import_model_set_all:
 * @self: a model
 * @all_or_nothing: one error anywhere and nothing is kept
 */
void
office_import_model_set_all (OfficeImportModel *self,
                             gboolean           all_or_nothing)
{
  g_return_if_fail (OFFICE_IS_IMPORT_MODEL (self));

  if (self->all_or_nothing == all_or_nothing)
    return;
  self->all_or_nothing = all_or_nothing;
  preview (self);
}

/**
 * office_import_model_set_only_problems:
 * @self: a model
 * @only_problems: show the rows with errors alone
 */
void
office_import_model_set_only_problems (OfficeImportModel *self,
                                       gboolean           only_problems)
{
  g_return_if_fail (OFFICE_IS_IMPORT_MODEL (self));

  if (self->only_problems == only_problems)
    return;
  self->only_problems = only_problems;
  update_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * office_import_model_commit:
 * @self: a model with a preview
 *
 * Keeps the rows, as one step to undo.
 */
void
office_import_model_commit (OfficeImportModel *self)
{
  g_autofree char *label = NULL;

  g_return_if_fail (OFFICE_IS_IMPORT_MODEL (self));

  if (self->state != OFFICE_IMPORT_READY || self->drafts == NULL || self->report == NULL)
    return;
  /* Translators: the name of a file */
  label = g_strdup_printf (_("Importing %s"), self->file_name);
  begin_round (self, label);
  set_state (self, OFFICE_IMPORT_COMMITTING, NULL);
  office_session_write_async (self->session,
                              self->kind == OFFICE_IMPORT_MARKS ? OFFICE_SUBJECT_MARKS
                                : OFFICE_SUBJECT_APPLICATIONS | OFFICE_SUBJECT_LEARNERS | OFFICE_SUBJECT_MARKS,
                              run_import, make_run (self, FALSE), round_free,
                              (GDestroyNotify) office_import_report_free, self->cancellable, committed_cb,
                              g_object_ref (self));
}
