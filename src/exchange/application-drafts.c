/* application-drafts.c: applications out of a sheet, with every error of every cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/application-import.h"
#include "exchange/clean-text.h"
#include "exchange/draft-reader.h"
#include "rules/money.h"

/* A spreadsheet drops the zero in front of a seven-figure number that it takes for a number. */
#define GMC_DIGITS 7

/* What people write for who pays, by word (FEE-1). */
static const struct
{
  const char  *word;
  OfficePayer  payer;
} payer_words[] = {
  { "self", OFFICE_PAYER_SELF },       { "myself", OFFICE_PAYER_SELF },
  { "own", OFFICE_PAYER_SELF },        { "personal", OFFICE_PAYER_SELF },
  { "individual", OFFICE_PAYER_SELF }, { "employer", OFFICE_PAYER_EMPLOYER },
  { "trust", OFFICE_PAYER_EMPLOYER },  { "hospital", OFFICE_PAYER_EMPLOYER },
  { "nhs", OFFICE_PAYER_EMPLOYER },    { "department", OFFICE_PAYER_EMPLOYER },
  { "other", OFFICE_PAYER_OTHER },     { "charity", OFFICE_PAYER_OTHER },
  { "grant", OFFICE_PAYER_OTHER },     { "deanery", OFFICE_PAYER_OTHER },
};

/* Rows of this file seen so far: what makes them the same, and in which row it stood first. */
typedef struct
{
  GHashTable *references;
  GHashTable *registrations;
  GHashTable *people;
} Seen;

/**
 * office_application_draft_free:
 * @self: a draft
 *
 * Frees it.
 */
void
office_application_draft_free (OfficeApplicationDraft *self)
{
  g_free (self->reference);
  g_free (self->applied_on);
  g_free (self->title);
  g_free (self->given_names);
  g_free (self->family_name);
  g_free (self->known_as);
  g_free (self->former_family_name);
  g_free (self->date_of_birth);
  g_free (self->email);
  g_free (self->phone);
  g_clear_pointer (&self->registration, office_registration_free);
  g_free (self->degree);
  g_free (self->degree_class);
  g_free (self->awarding_institution);
  g_free (self->employer);
  g_free (self->sector);
  g_free (self->role);
  g_free (self->ultrasound_evidence);
  g_free (self->payer);
  g_free (self->note);
  g_ptr_array_unref (self->errors);
  g_free (self);
}

static void
add_note (OfficeApplicationDraft *draft,
          const char             *sentence)
{
  g_autofree char *before = draft->note;

  draft->note = before != NULL ? g_strjoin (" ", before, sentence, NULL) : g_strdup (sentence);
}

/* Kept as typed, and pointed out. */
static void
note_odd_name (OfficeApplicationDraft *draft,
               const char             *name)
{
  g_autofree char *odd = name != NULL ? office_text_odd_character (name) : NULL;
  g_autofree char *sentence = NULL;

  if (odd == NULL)
    return;
  sentence = g_strdup_printf (_("The name “%s” has “%s” in it."), name, odd);
  add_note (draft, sentence);
}

static void
require (OfficeDraftReader *reader,
         const char        *field,
         const char        *value,
         guint              n_errors)
{
  /* Something already says why there is no value. */
  for (guint i = n_errors; i < reader->errors->len; i++)
    {
      OfficeImportError *error = g_ptr_array_index (reader->errors, i);

      if (g_str_equal (error->field, field) || g_str_equal (error->field, OFFICE_IMPORT_FULL_NAME))
        return;
    }
  if (value == NULL)
    office_draft_reader_fail (reader, field, _("It is required, and the cell is empty."));
}

static void
read_person (OfficeDraftReader      *reader,
             OfficeApplicationDraft *draft)
{
  guint n_errors = reader->errors->len;

  draft->title = office_draft_reader_text (reader, "title", FALSE, OFFICE_TEXT_LIMIT_SHORT);
  office_draft_reader_names (reader, &draft->family_name, &draft->given_names);
  require (reader, "family_name", draft->family_name, n_errors);
  require (reader, "given_names", draft->given_names, n_errors);
  draft->known_as = office_draft_reader_name (reader, "known_as");
  draft->former_family_name = office_draft_reader_name (reader, "former_family_name");
  draft->date_of_birth = office_draft_reader_date (reader, "date_of_birth", OFFICE_DATE_BIRTH);
  n_errors = reader->errors->len;
  draft->email = office_draft_reader_email (reader);
  require (reader, "email", draft->email, n_errors);
  draft->phone = office_draft_reader_code (reader, "phone");

  note_odd_name (draft, draft->family_name);
  note_odd_name (draft, draft->given_names);
}

/* Without a regulator in the row: the file's, or the heading's (`GMC No.`), or the one whose
 * numbers look like this one. */
static gboolean
find_regulator (OfficeDraftReader        *reader,
                OfficeApplicationDraft   *draft,
                const OfficeDraftOptions *options,
                const char               *number,
                OfficeRegulator          *regulator)
{
  int column = office_mapping_get_column (reader->mapping, "registration_number");
  g_autofree char *sentence = NULL;

  if (options->default_regulator != NULL
      && office_regulator_parse (options->default_regulator, regulator, NULL))
    return TRUE;
  if (column >= 0
      && office_regulator_parse (office_mapping_get_heading (reader->mapping, column), regulator,
                                 NULL))
    return TRUE;

  for (int i = 0; i < OFFICE_N_REGULATORS; i++)
    {
      g_autoptr (OfficeRegistration) fitting = office_registration_new ((OfficeRegulator) i, number,
                                                                        NULL);

      if (fitting == NULL)
        continue;
      *regulator = (OfficeRegulator) i;
      sentence = g_strdup_printf (_("The regulator %s is read from the number %s."),
                                  office_regulator_to_nick (*regulator), fitting->number);
      add_note (draft, sentence);
      return TRUE;
    }

  office_draft_reader_fail (reader, "registration_number",
                            _("No regulator is given, and it is a number of neither the GMC, the "
                              "HCPC nor the NMC."));
  return FALSE;
}

static void
fail_registration (OfficeDraftReader *reader,
                   OfficeRegulator    regulator,
                   const char        *number,
                   const char        *sentence)
{
  const OfficeCell *cell = office_draft_reader_cell (reader, "registration_number");
  g_autofree char *hint = NULL;

  if (cell->kind == OFFICE_CELL_NUMBER && regulator == OFFICE_REGULATOR_GMC
      && strlen (number) < GMC_DIGITS)
    hint = g_strdup_printf (_("%s The spreadsheet may have dropped a zero in front."), sentence);
  office_draft_reader_fail (reader, "registration_number", hint != NULL ? hint : sentence);
}

static void
read_registration (OfficeDraftReader        *reader,
                   OfficeApplicationDraft   *draft,
                   const OfficeDraftOptions *options)
{
  g_autofree char *body = office_draft_reader_text (reader, "regulator", FALSE,
                                                    OFFICE_TEXT_LIMIT_LINE);
  g_autofree char *number = office_draft_reader_code (reader, "registration_number");
  g_autoptr (GError) error = NULL;
  OfficeRegulator regulator;

  if (body != NULL && !office_regulator_parse (body, &regulator, &error))
    {
      office_draft_reader_fail (reader, "regulator", error->message);
      return;
    }
  if (number == NULL)
    {
      if (body != NULL && *office_draft_reader_cell (reader, "registration_number")->text == '\0')
        add_note (draft, _("A regulator is given without a number."));
      return;
    }
  if (body == NULL && !find_regulator (reader, draft, options, number, &regulator))
    return;

  draft->registration = office_registration_new (regulator, number, &error);
  if (draft->registration == NULL)
    fail_registration (reader, regulator, number, error->message);
  else if (draft->registration->flags & OFFICE_REGISTRATION_ASSOCIATE)
    add_note (draft, _("A physician or anaesthesia associate: the tutor decides."));
}

/* Free text about experience is where a patient's number may slip in (PRIVACY-3). */
static void
check_patients (OfficeDraftReader      *reader,
                OfficeApplicationDraft *draft)
{
  if (draft->ultrasound_evidence == NULL
      || office_patient_check ("", draft->ultrasound_evidence, NULL))
    return;
  office_draft_reader_fail (reader, "ultrasound_evidence",
                            _("It holds what looks like a patient’s number. "
                              "Take out whatever identifies a patient."));
  g_clear_pointer (&draft->ultrasound_evidence, g_free);
}

static void
read_background (OfficeDraftReader      *reader,
                 OfficeApplicationDraft *draft)
{
  draft->degree = office_draft_reader_text (reader, "degree", FALSE, OFFICE_TEXT_LIMIT_LINE);
  draft->degree_class = office_draft_reader_text (reader, "degree_class", FALSE,
                                                  OFFICE_TEXT_LIMIT_SHORT);
  draft->awarding_institution = office_draft_reader_text (reader, "awarding_institution", FALSE,
                                                          OFFICE_TEXT_LIMIT_LINE);
  draft->employer = office_draft_reader_text (reader, "employer", FALSE, OFFICE_TEXT_LIMIT_LINE);
  draft->sector = office_draft_reader_text (reader, "sector", FALSE, OFFICE_TEXT_LIMIT_LINE);
  draft->role = office_draft_reader_text (reader, "role", FALSE, OFFICE_TEXT_LIMIT_LINE);
  draft->ultrasound_evidence = office_draft_reader_text (reader, "ultrasound_evidence", TRUE,
                                                         OFFICE_TEXT_LIMIT_LONG);
  check_patients (reader, draft);
}

static void
read_payer (OfficeDraftReader      *reader,
            OfficeApplicationDraft *draft)
{
  g_autofree char *text = office_draft_reader_text (reader, "payer", FALSE, OFFICE_TEXT_LIMIT_LINE);
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_auto (GStrv) words = folded != NULL ? g_strsplit_set (folded, " ,.;:/()&-'", -1) : NULL;
  g_autofree char *sentence = NULL;

  if (words == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (payer_words); i++)
    if (g_strv_contains ((const char *const *) words, payer_words[i].word))
      {
        draft->payer = g_strdup (office_payer_to_nick (payer_words[i].payer));
        return;
      }
  sentence = g_strdup_printf (_("“%s” is not one of self, employer and other."), text);
  office_draft_reader_fail (reader, "payer", sentence);
}

/* The row that had it first, or 0 when this is the one. */
static guint
find_repeat (OfficeDraftReader *reader,
             GHashTable        *seen,
             char              *key)
{
  gpointer first = g_hash_table_lookup (seen, key);

  if (first == NULL)
    g_hash_table_insert (seen, key, GUINT_TO_POINTER (reader->row));
  else
    g_free (key);
  return GPOINTER_TO_UINT (first);
}

static void
fail_repeat (OfficeDraftReader *reader,
             const char        *field,
             char              *sentence)
{
  g_autofree char *taken = sentence;

  office_draft_reader_fail (reader, field, taken);
}

static void
check_repeats (OfficeDraftReader      *reader,
               OfficeApplicationDraft *draft,
               Seen                   *seen)
{
  guint first;

  if (draft->reference != NULL
      && (first = find_repeat (reader, seen->references,
                               g_utf8_casefold (draft->reference, -1))) > 0)
    fail_repeat (reader, "reference",
                 g_strdup_printf (_("The same reference stands in row %u."), first));

  if (draft->registration != NULL
      && (first = find_repeat (reader, seen->registrations,
                               g_strdup_printf ("%d %s", draft->registration->regulator,
                                                draft->registration->key))) > 0)
    fail_repeat (reader, "registration_number",
                 g_strdup_printf (_("The same registration number stands in row %u."), first));

  if (draft->email != NULL && draft->family_name != NULL && draft->given_names != NULL)
    {
      g_autofree char *email = g_utf8_casefold (draft->email, -1);
      g_autofree char *family = office_name_fold (draft->family_name);
      g_autofree char *given = office_name_fold (draft->given_names);

      first = find_repeat (reader, seen->people, g_strjoin ("\n", email, family, given, NULL));
      if (first > 0)
        fail_repeat (reader, "email",
                     g_strdup_printf (_("The same name with the same e-mail address stands in "
                                        "row %u."),
                                      first));
    }
}

static OfficeApplicationDraft *
read_draft (OfficeDraftReader        *reader,
            const OfficeDraftOptions *options,
            Seen                     *seen)
{
  OfficeApplicationDraft *draft = g_new0 (OfficeApplicationDraft, 1);

  draft->row = reader->row;
  draft->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) office_import_error_free);
  reader->errors = draft->errors;

  office_draft_reader_check_width (reader);
  draft->reference = office_draft_reader_code (reader, "reference");
  draft->applied_on = office_draft_reader_date (reader, "applied_on", OFFICE_DATE_EVENT);
  read_person (reader, draft);
  read_registration (reader, draft, options);
  read_background (reader, draft);
  read_payer (reader, draft);
  draft->newsletter_consent
      = office_consent_from_form (office_draft_reader_cell (reader, "newsletter_consent")->text,
                                  FALSE);
  check_repeats (reader, draft, seen);

  return draft;
}

/**
 * office_application_drafts_read:
 * @sheet: a sheet
 * @mapping: which column is which field
 * @options: what the sheet itself does not say
 * @cancellable: (nullable): stops it
 * @error: set when the mapping lacks a required field
 *
 * Reads each row below the headings into a draft and judges each of its cells: required fields,
 * names, dates, e-mail, registration numbers (ENTRY-3), patients' identifiers (PRIVACY-3), rows
 * that repeat an earlier one. A draft with errors has them all, not only its first.
 *
 * Returns: (transfer full) (element-type OfficeApplicationDraft) (nullable): a draft for each row
 */
GPtrArray *
office_application_drafts_read (OfficeSheet               *sheet,
                                OfficeMapping             *mapping,
                                const OfficeDraftOptions  *options,
                                GCancellable              *cancellable,
                                GError                   **error)
{
  g_autoptr (GPtrArray) drafts = NULL;
  OfficeDraftReader reader;
  Seen seen;

  if (!office_mapping_check (mapping, error))
    return NULL;

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) office_application_draft_free);
  office_draft_reader_init (&reader, sheet, mapping, office_day_from_iso (options->today));
  seen.references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  seen.registrations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  seen.people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (!g_cancellable_is_cancelled (cancellable) && office_draft_reader_next (&reader))
    g_ptr_array_add (drafts, read_draft (&reader, options, &seen));

  g_hash_table_unref (seen.references);
  g_hash_table_unref (seen.registrations);
  g_hash_table_unref (seen.people);
  office_draft_reader_clear (&reader);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&drafts);
}
