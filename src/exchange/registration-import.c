/* registration-import.c: student numbers kept, learner by learner
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/registration-import.h"

#include <glib/gi18n-lib.h>

#include "exchange/draft-reader.h"
#include "exchange/import-run.h"
#include "rules/error.h"
#include "store/cohorts.h"
#include "store/enrolments.h"
#include "store/registrations.h"

typedef struct
{
  gint64      cohort_id;
  const char *cohort;
} Known;

/**
 * office_registration_draft_free:
 * @self: a draft
 *
 * Frees it.
 */
void
office_registration_draft_free (OfficeRegistrationDraft *self)
{
  g_free (self->reference);
  g_free (self->given_names);
  g_free (self->family_name);
  g_free (self->date_of_birth);
  g_free (self->email);
  g_free (self->student_number);
  g_ptr_array_unref (self->errors);
  g_free (self);
}

static OfficeRegistrationDraft *
read_draft (OfficeDraftReader *reader)
{
  OfficeRegistrationDraft *draft = g_new0 (OfficeRegistrationDraft, 1);

  draft->row = reader->row;
  draft->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) office_import_error_free);
  reader->errors = draft->errors;

  office_draft_reader_check_width (reader);
  draft->reference = office_draft_reader_code (reader, "reference");
  office_draft_reader_names (reader, &draft->family_name, &draft->given_names);
  draft->date_of_birth = office_draft_reader_date (reader, "date_of_birth", OFFICE_DATE_BIRTH);
  draft->email = office_draft_reader_email (reader);
  draft->student_number = office_draft_reader_code (reader, "student_number");

  if (draft->errors->len > 0)
    return draft;
  if (draft->student_number == NULL)
    office_draft_reader_fail (reader, "student_number",
                              _("It is required, and the cell is empty."));
  if (draft->reference == NULL
      && (draft->family_name == NULL || draft->given_names == NULL || draft->date_of_birth == NULL))
    office_draft_reader_fail (reader, "reference",
                              _("Nobody is named: give the reference, or both names and the date "
                                "of birth."));
  return draft;
}

static void
fail_repeat (OfficeRegistrationDraft *draft,
             const char              *field,
             const char              *value,
             char                    *taken)
{
  g_autofree char *sentence = taken;
  g_autofree char *message
      = office_import_sentence (OFFICE_IMPORT_REGISTRATIONS, draft->row, field, sentence);

  g_ptr_array_add (draft->errors, office_import_error_new (draft->row, -1, field, value, message));
}

/* Nobody can tell which of two rows is right: both are refused. */
static void
check_repeat (GHashTable              *seen,
              OfficeRegistrationDraft *draft,
              const char              *field,
              const char              *value)
{
  g_autofree char *folded = value != NULL ? g_utf8_casefold (value, -1) : NULL;
  OfficeRegistrationDraft *first;

  if (folded == NULL)
    return;
  first = g_hash_table_lookup (seen, folded);
  if (first == NULL)
    {
      g_hash_table_insert (seen, g_steal_pointer (&folded), draft);
      return;
    }
  fail_repeat (first, field, value,
               g_strdup_printf (_("It stands in row %u, too. Keep one of them."), draft->row));
  fail_repeat (draft, field, value,
               g_strdup_printf (_("It stands in row %u, too. Keep one of them."), first->row));
}

/**
 * office_registration_drafts_read:
 * @sheet: a sheet
 * @mapping: which column is which field
 * @today: `YYYY-MM-DD`
 * @cancellable: (nullable): stops it
 * @error: set when the mapping lacks a required field
 *
 * Reads each row below the headings into a draft and judges each of its cells. A student number or
 * a reference that stands twice is refused in both rows.
 *
 * Returns: (transfer full) (element-type OfficeRegistrationDraft) (nullable): a draft for each row
 */
GPtrArray *
office_registration_drafts_read (OfficeSheet    *sheet,
                                 OfficeMapping  *mapping,
                                 const char     *today,
                                 GCancellable   *cancellable,
                                 GError        **error)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GHashTable) references = NULL;
  g_autoptr (GHashTable) numbers = NULL;
  OfficeDraftReader reader;

  if (!office_mapping_check (mapping, error))
    return NULL;

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) office_registration_draft_free);
  references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  office_draft_reader_init (&reader, sheet, mapping, office_day_from_iso (today));
  while (!g_cancellable_is_cancelled (cancellable) && office_draft_reader_next (&reader))
    {
      OfficeRegistrationDraft *draft = read_draft (&reader);

      g_ptr_array_add (drafts, draft);
      check_repeat (references, draft, "reference", draft->reference);
      check_repeat (numbers, draft, "student_number", draft->student_number);
    }
  office_draft_reader_clear (&reader);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&drafts);
}

static OfficeEnrolment *
find_by_reference (OfficeConnection               *connection,
                   const Known                    *known,
                   const OfficeRegistrationDraft  *draft,
                   GError                        **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_find (connection, draft->reference,
                                                                 error);

  if (enrolment == NULL || enrolment->cohort_id == known->cohort_id)
    return g_steal_pointer (&enrolment);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, _("“%s” is enrolled in %s, not in %s."),
               draft->reference, enrolment->cohort, known->cohort);
  return NULL;
}

static gboolean
keep_draft (OfficeConnection   *connection,
            gpointer            data,
            OfficeImportRow    *detail,
            OfficeImportPlace  *place,
            gpointer            user_data,
            GError            **error)
{
  const OfficeRegistrationDraft *draft = data;
  const Known *known = user_data;
  g_autoptr (OfficeEnrolment) enrolment = NULL;
  gint64 id;

  if (draft->reference != NULL)
    {
      *place = (OfficeImportPlace) { "reference", draft->reference };
      enrolment = find_by_reference (connection, known, draft, error);
    }
  else
    {
      *place = (OfficeImportPlace) { "family_name", draft->family_name };
      id = office_enrolment_find_person (connection, known->cohort_id, draft->given_names,
                                         draft->family_name, draft->date_of_birth, error);
      if (id != 0)
        enrolment = office_enrolment_get (connection, id, error);
    }
  if (enrolment == NULL)
    return FALSE;

  *place = (OfficeImportPlace) { "student_number", draft->student_number };
  detail->reference = g_strdup (enrolment->reference);
  office_import_row_add_change (detail, "student_number", enrolment->student_number,
                                draft->student_number);
  if (detail->changes->len == 0)
    detail->action = OFFICE_IMPORT_SAME;
  else
    detail->action = enrolment->student_number == NULL ? OFFICE_IMPORT_ADD : OFFICE_IMPORT_CHANGE;
  return detail->action == OFFICE_IMPORT_SAME
         || office_student_number_set (connection, enrolment->id, draft->student_number, NULL,
                                       error);
}

static guint
get_row (gpointer draft)
{
  return ((OfficeRegistrationDraft *) draft)->row;
}

static GPtrArray *
get_errors (gpointer draft)
{
  return ((OfficeRegistrationDraft *) draft)->errors;
}

/**
 * office_registration_import_run:
 * @connection: the connection
 * @drafts: (element-type OfficeRegistrationDraft): what office_registration_drafts_read() gave
 * @options: how they are to be kept
 * @cancellable: (nullable): stops it; nothing is kept then
 * @error: set when it could not be done at all: no such cohort, a full disk
 *
 * Keeps the university's student number of each learner, found by reference, else by names and date
 * of birth; who is not found is in the report. One step of work, one step to undo; a preview is the
 * same, rolled back.
 *
 * Returns: (transfer full) (nullable): what was done, or would be
 */
OfficeImportReport *
office_registration_import_run (OfficeConnection           *connection,
                                GPtrArray                  *drafts,
                                const OfficeImportOptions  *options,
                                GCancellable               *cancellable,
                                GError                    **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_find (connection, options->cohort, error);
  g_autofree char *label
      = office_import_label (options, g_strdup_printf (ngettext ("Import %u student number of %s",
                                                                 "Import %u student numbers of %s",
                                                                 drafts->len),
                                                       drafts->len, options->cohort));
  Known known = { cohort != NULL ? cohort->id : 0, options->cohort };
  OfficeImportJob job = {
    OFFICE_IMPORT_REGISTRATIONS, label, get_row, get_errors, keep_draft, &known,
  };

  if (cohort == NULL)
    return NULL;
  return office_import_run (connection, drafts, &job, options, cancellable, error);
}
