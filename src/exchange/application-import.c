/* application-import.c: applications kept: new ones added, those already here completed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/application-import.h"

#include <glib/gi18n-lib.h>

#include "exchange/import-run.h"
#include "rules/error.h"
#include "store/applications.h"
#include "store/cohorts.h"
#include "store/command.h"
#include "store/consents.h"
#include "store/learners.h"

/* What is known of the cohort before the first row, and how a row is found in it. */
typedef struct
{
  gint64      cohort_id;
  const char *source;
  GPtrArray  *rows;
  /* Folded reference, learner, folded names with e-mail → OfficeApplicationRow. */
  GHashTable *by_reference;
  GHashTable *by_learner;
  GHashTable *by_person;
} Known;

/* One existing application against a row of the file. */
typedef struct
{
  OfficeImportRow *detail;
  gboolean         overwrite;
  GString         *left;
} Comparison;

static char *
person_key (const char *family_name,
            const char *given_names,
            const char *email)
{
  g_autofree char *family = office_name_fold (family_name);
  g_autofree char *given = office_name_fold (given_names);
  g_autofree char *address = g_utf8_casefold (email != NULL ? email : "", -1);

  return g_strjoin ("\n", family, given, address, NULL);
}

static gboolean
is_over (OfficeApplicationState state)
{
  return state == OFFICE_APPLICATION_DECLINED || state == OFFICE_APPLICATION_WITHDRAWN
         || state == OFFICE_APPLICATION_DEFERRED;
}

static void
index_row (Known                *known,
           OfficeApplicationRow *row)
{
  g_hash_table_replace (known->by_reference, g_utf8_casefold (row->reference, -1), row);
  if (is_over (row->state))
    return;
  g_hash_table_replace (known->by_learner, &row->learner_id, row);
  g_hash_table_replace (known->by_person,
                        person_key (row->family_name, row->given_names, row->email), row);
}

static void
known_clear (Known *known)
{
  g_clear_pointer (&known->by_reference, g_hash_table_unref);
  g_clear_pointer (&known->by_learner, g_hash_table_unref);
  g_clear_pointer (&known->by_person, g_hash_table_unref);
  g_clear_pointer (&known->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

static gboolean
known_load (Known                      *known,
            OfficeConnection           *connection,
            const OfficeImportOptions  *options,
            GError                    **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_find (connection, options->cohort, error);
  OfficeApplicationFilter filter = { 0 };
  g_autoptr (GArray) ids = NULL;

  if (cohort == NULL)
    return FALSE;
  known->cohort_id = filter.cohort_id = cohort->id;
  known->source = options->source;
  known->by_reference = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->by_learner = g_hash_table_new (g_int64_hash, g_int64_equal);
  known->by_person = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  ids = office_applications_ids (connection, &filter, OFFICE_APPLICATION_SORT_REFERENCE, FALSE,
                                 error);
  if (ids == NULL)
    return FALSE;
  known->rows = office_applications_rows (connection, (const gint64 *) (void *) ids->data,
                                          ids->len, error);
  if (known->rows == NULL)
    return FALSE;

  for (guint i = 0; i < known->rows->len; i++)
    index_row (known, g_ptr_array_index (known->rows, i));
  return TRUE;
}

static gboolean
same_number (const OfficeApplicationRow *row,
             const OfficeRegistration   *registration)
{
  OfficeRegulator regulator;
  g_autoptr (OfficeRegistration) known = NULL;

  if (registration == NULL || row->registration_number == NULL || row->regulator == NULL
      || !office_regulator_from_nick (row->regulator, &regulator))
    return FALSE;
  known = office_registration_new (regulator, row->registration_number, NULL);
  return known != NULL && office_registration_same_person (known, registration);
}

/* References of two forms can be alike; the people behind them are not. */
static gboolean
may_be_same_person (const OfficeApplicationRow   *row,
                    const OfficeApplicationDraft *draft)
{
  g_autofree char *known = office_name_fold (row->family_name);
  g_autofree char *now = office_name_fold (draft->family_name);
  g_autofree char *former = office_name_fold (draft->former_family_name);

  return g_str_equal (known, now) || g_str_equal (known, former)
         || g_ascii_strcasecmp (row->email != NULL ? row->email : "", draft->email) == 0
         || same_number (row, draft->registration);
}

/* The application that a row repeats (ENTRY-5): by reference, by number, by name and address. */
static gboolean
find_existing (Known                         *known,
               OfficeConnection              *connection,
               const OfficeApplicationDraft  *draft,
               OfficeImportPlace             *place,
               OfficeRecognised             **recognised,
               OfficeApplicationRow         **existing,
               gboolean                      *by_reference,
               GError                       **error)
{
  OfficeIdentity identity = {
    draft->registration, draft->family_name, draft->former_family_name,
    draft->date_of_birth != NULL ? office_day_from_iso (draft->date_of_birth) : OFFICE_DAY_NONE,
  };
  g_autofree char *person = person_key (draft->family_name, draft->given_names, draft->email);

  *existing = NULL;
  *by_reference = FALSE;
  if (draft->reference != NULL)
    {
      g_autofree char *reference = g_utf8_casefold (draft->reference, -1);

      *existing = g_hash_table_lookup (known->by_reference, reference);
    }
  if (*existing != NULL)
    {
      if (may_be_same_person (*existing, draft))
        {
          *by_reference = TRUE;
          return TRUE;
        }
      *place = (OfficeImportPlace) { "reference", draft->reference };
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("“%s” is the reference of %s, %s, and this row is of %s, %s."),
                   draft->reference, (*existing)->family_name, (*existing)->given_names,
                   draft->family_name, draft->given_names);
      return FALSE;
    }

  *recognised = office_learner_recognise (connection, &identity, error);
  if (*recognised == NULL)
    return FALSE;
  if ((*recognised)->how == OFFICE_DUPLICATE_SAME)
    *existing = g_hash_table_lookup (known->by_learner, &(*recognised)->learner_id);
  if (*existing == NULL)
    *existing = g_hash_table_lookup (known->by_person, person);
  return TRUE;
}

static void
append_sentence (OfficeImportRow *detail,
                 const char      *sentence)
{
  char *before = detail->note;

  if (sentence == NULL)
    return;
  detail->note = before != NULL ? g_strjoin (" ", before, sentence, NULL) : g_strdup (sentence);
  g_free (before);
}

/* Blanks are filled; what is there is changed only where the row names the application. */
static void
compare (Comparison  *self,
         const char  *field,
         const char  *before,
         const char  *after,
         const char **slot)
{
  gboolean blank = before == NULL || *before == '\0';

  if (after == NULL || g_strcmp0 (before, after) == 0)
    return;
  if (blank || self->overwrite)
    {
      *slot = after;
      office_import_row_add_change (self->detail, field, before, after);
      return;
    }
  g_string_append_printf (self->left, "%s%s", self->left->len > 0 ? ", " : "",
                          office_import_field_label (
                            office_import_fields_find (OFFICE_IMPORT_APPLICATIONS, field)));
}

static gboolean
complete_learner (OfficeConnection              *connection,
                  Comparison                    *comparison,
                  gint64                         id,
                  const OfficeApplicationDraft  *draft,
                  GError                       **error)
{
  g_autoptr (OfficeLearner) learner = office_learner_get (connection, id, error);
  OfficeLearnerEdit edit = { 0 };
  guint n_changes = comparison->detail->changes->len;

  if (learner == NULL)
    return FALSE;
  edit.version = learner->version;
  compare (comparison, "title", learner->title, draft->title, &edit.title);
  compare (comparison, "given_names", learner->given_names, draft->given_names, &edit.given_names);
  compare (comparison, "family_name", learner->family_name, draft->family_name, &edit.family_name);
  compare (comparison, "known_as", learner->known_as, draft->known_as, &edit.known_as);
  compare (comparison, "date_of_birth", learner->date_of_birth, draft->date_of_birth,
           &edit.date_of_birth);
  compare (comparison, "email", learner->email, draft->email, &edit.email);
  compare (comparison, "phone", learner->phone, draft->phone, &edit.phone);

  return comparison->detail->changes->len == n_changes
         || office_learner_edit (connection, id, &edit, error);
}

static void
compare_registration (Comparison                   *comparison,
                      const OfficeApplicationRow   *row,
                      const OfficeApplicationDraft *draft,
                      OfficeApplicationEdit        *edit)
{
  const char *changed = NULL;

  if (draft->registration == NULL || same_number (row, draft->registration))
    return;
  compare (comparison, "registration_number", row->registration_number,
           draft->registration->number, &changed);
  if (changed != NULL)
    edit->registration = draft->registration;
}

static gboolean
complete_application (OfficeConnection              *connection,
                      Comparison                    *comparison,
                      const OfficeApplicationRow    *row,
                      const OfficeApplicationDraft  *draft,
                      GError                       **error)
{
  g_autoptr (OfficeApplication) here = office_application_get (connection, row->id, error);
  OfficeApplicationEdit edit = { .fee = -1 };
  guint n_changes = comparison->detail->changes->len;

  if (here == NULL)
    return FALSE;
  edit.version = here->version;
  compare (comparison, "applied_on", here->applied_on, draft->applied_on, &edit.applied_on);
  compare (comparison, "degree", here->degree, draft->degree, &edit.degree);
  compare (comparison, "degree_class", here->degree_class, draft->degree_class,
           &edit.degree_class);
  compare (comparison, "awarding_institution", here->awarding_institution,
           draft->awarding_institution, &edit.awarding_institution);
  compare (comparison, "employer", here->employer, draft->employer, &edit.employer);
  compare (comparison, "sector", here->sector, draft->sector, &edit.sector);
  compare (comparison, "role", here->role, draft->role, &edit.role);
  compare (comparison, "ultrasound_evidence", here->ultrasound_evidence,
           draft->ultrasound_evidence, &edit.ultrasound_evidence);
  compare (comparison, "payer", here->payer, draft->payer, &edit.payer);
  compare_registration (comparison, row, draft, &edit);

  return comparison->detail->changes->len == n_changes
         || office_application_edit (connection, row->id, &edit, error);
}

/* A yes in a file is worth a question, no more (PRIVACY-1); what the person said since stays. */
static gboolean
keep_consent (OfficeConnection              *connection,
              const Known                   *known,
              gint64                         learner_id,
              const OfficeApplicationDraft  *draft,
              OfficeImportRow               *detail,
              GError                       **error)
{
  OfficeConsent state;

  if (draft->newsletter_consent != OFFICE_CONSENT_UNCONFIRMED)
    return TRUE;
  if (!office_consent_get (connection, learner_id, OFFICE_CONSENT_NEWSLETTER, &state, error))
    return FALSE;
  if (state != OFFICE_CONSENT_NONE)
    return TRUE;
  office_import_row_add_change (detail, "newsletter_consent", NULL,
                                office_consent_label (OFFICE_CONSENT_UNCONFIRMED));
  return office_consent_add (connection, learner_id, OFFICE_CONSENT_NEWSLETTER,
                             OFFICE_CONSENT_UNCONFIRMED, NULL, known->source, error);
}

static gboolean
complete_existing (OfficeConnection              *connection,
                   const Known                   *known,
                   const OfficeApplicationRow    *row,
                   gboolean                       by_reference,
                   const OfficeApplicationDraft  *draft,
                   OfficeImportRow               *detail,
                   GError                       **error)
{
  g_autoptr (GString) left = g_string_new (NULL);
  Comparison comparison = { detail, by_reference, left };
  g_autofree char *sentence = NULL;

  detail->reference = g_strdup (row->reference);
  if (!complete_learner (connection, &comparison, row->learner_id, draft, error)
      || !complete_application (connection, &comparison, row, draft, error)
      || !keep_consent (connection, known, row->learner_id, draft, detail, error))
    return FALSE;

  detail->action = detail->changes->len > 0 ? OFFICE_IMPORT_CHANGE : OFFICE_IMPORT_SAME;
  append_sentence (detail, detail->action == OFFICE_IMPORT_SAME ? _("Already here.") : NULL);
  if (left->len > 0)
    {
      sentence = g_strdup_printf (_("The file says otherwise, and it was left as it is: %s."),
                                  left->str);
      append_sentence (detail, sentence);
    }
  return TRUE;
}

/* What adding an application did to a person who was here before. */
static gboolean
note_changes (OfficeConnection     *connection,
              const OfficeLearner  *before,
              OfficeImportRow      *detail,
              GError              **error)
{
  g_autoptr (OfficeLearner) after = office_learner_get (connection, before->id, error);

  if (after == NULL)
    return FALSE;
  office_import_row_add_change (detail, "title", before->title, after->title);
  office_import_row_add_change (detail, "given_names", before->given_names, after->given_names);
  office_import_row_add_change (detail, "family_name", before->family_name, after->family_name);
  office_import_row_add_change (detail, "known_as", before->known_as, after->known_as);
  office_import_row_add_change (detail, "date_of_birth", before->date_of_birth,
                                after->date_of_birth);
  office_import_row_add_change (detail, "email", before->email, after->email);
  office_import_row_add_change (detail, "phone", before->phone, after->phone);
  return TRUE;
}

static gboolean
check_reference (OfficeConnection              *connection,
                 const OfficeApplicationDraft  *draft,
                 OfficeImportPlace             *place,
                 GError                       **error)
{
  g_autoptr (GError) missing = NULL;

  if (draft->reference == NULL
      || office_application_find (connection, draft->reference, &missing) == 0)
    return TRUE;
  *place = (OfficeImportPlace) { "reference", draft->reference };
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("“%s” is the reference of an application to another cohort."), draft->reference);
  return FALSE;
}

static gboolean
add_new (OfficeConnection              *connection,
         const Known                   *known,
         const OfficeRecognised        *recognised,
         const OfficeApplicationDraft  *draft,
         OfficeImportRow               *detail,
         GError                       **error)
{
  OfficeNewApplication incoming = {
    .reference = draft->reference,
    .cohort_id = known->cohort_id,
    .applied_on = draft->applied_on,
    .title = draft->title,
    .given_names = draft->given_names,
    .family_name = draft->family_name,
    .known_as = draft->known_as,
    .former_family_name = draft->former_family_name,
    .date_of_birth = draft->date_of_birth,
    .email = draft->email,
    .phone = draft->phone,
    .registration = draft->registration,
    .degree = draft->degree,
    .degree_class = draft->degree_class,
    .awarding_institution = draft->awarding_institution,
    .employer = draft->employer,
    .sector = draft->sector,
    .role = draft->role,
    .ultrasound_evidence = draft->ultrasound_evidence,
    .payer = draft->payer,
  };
  g_autoptr (OfficeLearner) before = NULL;
  g_autoptr (OfficeApplicationAdded) added = NULL;

  if (recognised->how == OFFICE_DUPLICATE_SAME
      && (before = office_learner_get (connection, recognised->learner_id, error)) == NULL)
    return FALSE;
  added = office_application_add (connection, &incoming, error);
  if (added == NULL)
    return FALSE;

  detail->action = OFFICE_IMPORT_ADD;
  detail->reference = g_strdup (added->reference);
  append_sentence (detail, added->note);
  return (before == NULL || before->id != added->learner_id
          || note_changes (connection, before, detail, error))
         && keep_consent (connection, known, added->learner_id, draft, detail, error);
}

static gboolean
keep_draft (OfficeConnection   *connection,
            gpointer            data,
            OfficeImportRow    *detail,
            OfficeImportPlace  *place,
            gpointer            user_data,
            GError            **error)
{
  const OfficeApplicationDraft *draft = data;
  Known *known = user_data;
  g_autoptr (OfficeRecognised) recognised = NULL;
  OfficeApplicationRow *existing;
  gboolean by_reference;

  append_sentence (detail, draft->note);
  if (!find_existing (known, connection, draft, place, &recognised, &existing, &by_reference,
                      error))
    return FALSE;
  if (existing != NULL)
    return complete_existing (connection, known, existing, by_reference, draft, detail, error);

  return check_reference (connection, draft, place, error)
         && add_new (connection, known, recognised, draft, detail, error);
}

static guint
get_row (gpointer draft)
{
  return ((OfficeApplicationDraft *) draft)->row;
}

static GPtrArray *
get_errors (gpointer draft)
{
  return ((OfficeApplicationDraft *) draft)->errors;
}

/**
 * office_application_import_run:
 * @connection: the connection
 * @drafts: (element-type OfficeApplicationDraft): what office_application_drafts_read() gave
 * @options: how they are to be kept
 * @cancellable: (nullable): stops it; nothing is kept then
 * @error: set when it could not be done at all: no such cohort, a full disk
 *
 * Adds an application for each draft without errors, in one step of work that is one step to undo;
 * a preview is the same, rolled back. Known people are recognised (ENTRY-5). A row that turns out
 * to be an application of this cohort fills what is blank there; one that names it by its reference
 * also changes what differs.
 *
 * Returns: (transfer full) (nullable): what was done, or would be
 */
OfficeImportReport *
office_application_import_run (OfficeConnection           *connection,
                               GPtrArray                  *drafts,
                               const OfficeImportOptions  *options,
                               GCancellable               *cancellable,
                               GError                    **error)
{
  g_auto (Known) known = { 0 };
  g_autofree char *label
      = office_import_label (options, g_strdup_printf (ngettext ("Import %u application to %s",
                                                                 "Import %u applications to %s",
                                                                 drafts->len),
                                                       drafts->len, options->cohort));
  OfficeImportJob job = {
    OFFICE_IMPORT_APPLICATIONS, label, get_row, get_errors, keep_draft, &known,
  };
  g_autoptr (OfficeImportReport) report = NULL;

  /* What is known is read within the step: two imports at once see each other's rows. */
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return NULL;
  if (known_load (&known, connection, options, error))
    report = office_import_run (connection, drafts, &job, options, cancellable, error);
  if (!office_command_finish (connection, report != NULL, error))
    return NULL;

  return g_steal_pointer (&report);
}
