/* privacy.c: all that is held on one person, in readable form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "rules/application.h"
#include "rules/board.h"
#include "rules/clock.h"
#include "rules/dates.h"
#include "rules/entry.h"
#include "rules/marks.h"
#include "rules/money.h"
#include "rules/nicks.h"
#include "rules/outcome.h"
#include "store/audit.h"
#include "store/fields.h"
#include "store/learners.h"
#include "store/privacy.h"
#include "store/provider.h"

/* The learner and the records that were merged into it. */
#define LEARNERS "(SELECT id FROM learner WHERE id = ?1 OR merged_into = ?1)"
#define APPLICATIONS "(SELECT id FROM application WHERE learner_id = ?1)"
#define ENROLMENTS "(SELECT id FROM enrolment WHERE learner_id = ?1)"

/* One section: a query for one learner, and for each of its columns a letter and a label. The letters:
 * t text, d ISO day, i instant, p pence, m mark in hundredths, n number, s state of an application,
 * r state of a requirement, w another word of the database's, j a record as JSON. */
typedef struct
{
  const char *title;
  const char *sql;
  const char *kinds;
  const char *labels[16];
} Section;

static const Section sections[] = {
  { N_("Person"),
    "SELECT title, given_names, family_name, known_as, certificate_name, date_of_birth, email, phone, erased_on"
    " FROM learner WHERE id IN " LEARNERS " ORDER BY id",
    "tttttdttd",
    { N_("Title"), N_("Given names"), N_("Family name"), N_("Known as"), N_("Name on certificates"),
      N_("Date of birth"), N_("E-mail"), N_("Telephone"), N_("Erased on") } },
  { N_("Earlier names"),
    "SELECT name, until FROM former_name WHERE learner_id = ?1 ORDER BY id", "td", { N_("Name"), N_("Until") } },
  { N_("Other addresses"),
    "SELECT email FROM learner_email WHERE learner_id = ?1 ORDER BY id", "t", { N_("E-mail") } },
  { N_("Numbers"),
    "SELECT regulator, number FROM professional_registration WHERE learner_id = ?1"
    " UNION ALL SELECT kind, value FROM identifier WHERE learner_id = ?1",
    "wt", { N_("Kind"), N_("Number") } },
  { N_("Checks of the public registers"),
    "SELECT number, checked_on, checked_by, name_on_register, status, licence_to_practise, restrictions"
    " FROM register_check JOIN professional_registration ON professional_registration.id ="
    " professional_registration_id WHERE learner_id = ?1 ORDER BY checked_on",
    "tdtttnt",
    { N_("Number"), N_("Checked on"), N_("Checked by"), N_("Name on the register"), N_("Status"),
      N_("Licence to practise"), N_("Restrictions") } },
  { N_("Consents"),
    "SELECT kind, state, wording, source, at FROM consent WHERE learner_id = ?1 ORDER BY at", "wwtti",
    { N_("To what"), N_("Answer"), N_("Wording"), N_("Source"), N_("When") } },
  { N_("Applications"),
    "SELECT reference, cohort.code, state, applied_on, offered_on, degree, degree_class, awarding_institution,"
    " employer, sector, role, ultrasound_evidence, payer, application.fee, fee_waived_reason"
    " FROM application JOIN cohort ON cohort.id = cohort_id WHERE learner_id = ?1 ORDER BY application.id",
    "ttsddtttttttwpt",
    { N_("Reference"), N_("Cohort"), N_("State"), N_("Applied on"), N_("Offered on"), N_("Degree"),
      N_("Class of the degree"), N_("Awarding institution"), N_("Employer"), N_("Sector"), N_("Role"),
      N_("Ultrasound evidence"), N_("Payer"), N_("Fee"), N_("Fee waived because") } },
  { N_("Entry requirements"),
    "SELECT reference, kind, requirement.state, note, due_on, decided_by, decided_on FROM requirement"
    " JOIN application ON application.id = application_id WHERE learner_id = ?1 ORDER BY requirement.id",
    "twrtdtd",
    { N_("Application"), N_("Requirement"), N_("Decision"), N_("Note"), N_("Due"), N_("Decided by"),
      N_("Decided on") } },
  { N_("History of the applications"),
    "SELECT reference, from_state, to_state, moved_on, actor, reason FROM application_move"
    " JOIN application ON application.id = application_id WHERE learner_id = ?1 ORDER BY application_move.id",
    "tssdtt", { N_("Application"), N_("From"), N_("To"), N_("On"), N_("By"), N_("Reason") } },
  { N_("Discounts"),
    "SELECT pence, reason FROM discount WHERE application_id IN " APPLICATIONS, "pt", { N_("Amount"), N_("Reason") } },
  { N_("Invoices"),
    "SELECT number, dated, pence, purchase_order FROM invoice WHERE application_id IN " APPLICATIONS, "tdpt",
    { N_("Number"), N_("Date"), N_("Amount"), N_("Purchase order") } },
  { N_("Payments and refunds"),
    "SELECT kind, pence, method, paid_on, note FROM payment WHERE application_id IN " APPLICATIONS, "wptdt",
    { N_("Kind"), N_("Amount"), N_("Method"), N_("Date"), N_("Note") } },
  { N_("Enrolments"),
    "SELECT cohort.code, enrolled_on, withdrawn_on, student_number, withheld_reason, first_practical_reason,"
    " attempts_reason, nullif (viva_extra_percent, 0) FROM enrolment JOIN cohort ON cohort.id = cohort_id"
    " LEFT JOIN registration ON enrolment_id = enrolment.id WHERE learner_id = ?1 ORDER BY enrolment.id",
    "tddttttn",
    { N_("Cohort"), N_("Enrolled on"), N_("Withdrawn on"), N_("Student number"), N_("Result withheld because"),
      N_("Counted as first practical because"), N_("Further attempt because"), N_("Vivas longer by, per cent") } },
  { N_("Messages"),
    "SELECT sent_at, template, text FROM message WHERE application_id IN " APPLICATIONS, "itt",
    { N_("Sent"), N_("Template"), N_("Text") } },
  { N_("Attendance"),
    "SELECT session.title, session.kind, session.starts_at, attendance.minutes, attendance.note FROM attendance"
    " JOIN session ON session.id = session_id WHERE enrolment_id IN " ENROLMENTS " ORDER BY session.starts_at",
    "twint", { N_("Session"), N_("Kind"), N_("Starts"), N_("Minutes attended"), N_("Note") } },
  { N_("Vivas"),
    "SELECT starts_at, minutes, attempt FROM viva WHERE enrolment_id IN " ENROLMENTS " ORDER BY starts_at", "inn",
    { N_("Starts"), N_("Minutes"), N_("Attempt") } },
  { N_("Times for a viva"),
    "SELECT kind, starts_at, ends_at FROM viva_time WHERE enrolment_id IN " ENROLMENTS " ORDER BY starts_at", "wii",
    { N_("Kind"), N_("From"), N_("To") } },
  { N_("Conflicts of interest"),
    "SELECT staff.name, kind, note FROM conflict_of_interest JOIN staff ON staff.id = staff_id WHERE learner_id = ?1",
    "twt", { N_("Examiner"), N_("Kind"), N_("Note") } },
  { N_("Submissions"),
    "SELECT component.label, attempt, received_at, words FROM submission JOIN component ON component.id ="
    " component_id WHERE enrolment_id IN " ENROLMENTS,
    "tnin", { N_("Component"), N_("Attempt"), N_("Received"), N_("Words") } },
  { N_("Extensions"),
    "SELECT component.label, attempt, days, reason, granted_on FROM extension JOIN component ON component.id ="
    " component_id WHERE enrolment_id IN " ENROLMENTS,
    "tnntd", { N_("Component"), N_("Attempt"), N_("Days"), N_("Reason"), N_("Granted on") } },
  { N_("Exceptional circumstances"),
    "SELECT component.label, attempt, kind, begins_on, ends_on, received_on, evidence_on, decision, decided_by,"
    " decided_on, note, words FROM circumstance JOIN component ON component.id = component_id"
    " LEFT JOIN circumstance_detail ON circumstance_id = circumstance.id WHERE circumstance.enrolment_id IN " ENROLMENTS
    " ORDER BY circumstance.id",
    "tnwddddwtdtt",
    { N_("Component"), N_("Attempt"), N_("Kind"), N_("From"), N_("Until"), N_("Received on"), N_("Evidence seen on"),
      N_("Decision"), N_("Decided by"), N_("Decided on"), N_("Note"), N_("Details") } },
  { N_("Details of the circumstances were shown"),
    "SELECT actor, at FROM circumstance_reading WHERE enrolment_id IN " ENROLMENTS " ORDER BY id", "ti",
    { N_("To whom"), N_("When") } },
  { N_("Decisions of boards"),
    "SELECT cohort.code, held_on, outcome, decision, reason FROM board_decision"
    " JOIN enrolment ON enrolment.id = enrolment_id JOIN cohort ON cohort.id = enrolment.cohort_id"
    " LEFT JOIN board ON board.id = board_id WHERE learner_id = ?1 ORDER BY board_decision.id",
    "tdwwt", { N_("Cohort"), N_("Board"), N_("Outcome"), N_("Decision"), N_("Reason") } },
  { N_("Marks"),
    "SELECT component.label, attempt, first, second, agreed, agreed_reason, code FROM mark"
    " JOIN component ON component.id = component_id WHERE enrolment_id IN " ENROLMENTS
    " ORDER BY enrolment_id, component_id, attempt",
    "tnmmmtt",
    { N_("Component"), N_("Attempt"), N_("First mark"), N_("Second mark"), N_("Agreed mark"),
      N_("Agreed because"), N_("Code") } },
  { N_("Moderation"),
    "SELECT component.label, attempt, mark, decision, moderated, remark FROM moderated_script"
    " JOIN moderation_sample ON moderation_sample.id = sample_id JOIN component ON component.id = component_id"
    " WHERE enrolment_id IN " ENROLMENTS " ORDER BY moderated_script.id",
    "tnmtmt",
    { N_("Component"), N_("Attempt"), N_("Mark"), N_("Decision"), N_("Moderated mark"), N_("Remark") } },
  { N_("Viva forms"),
    "SELECT attempt, place, area, mark, note FROM viva_answer WHERE enrolment_id IN " ENROLMENTS
    " ORDER BY attempt, place, id",
    "nttmt", { N_("Attempt"), N_("Examiner"), N_("Area"), N_("Mark"), N_("Note") } },
  { N_("Candidate numbers"),
    "SELECT number FROM candidate WHERE enrolment_id IN " ENROLMENTS, "t", { N_("Number") } },
  { N_("Reassessment"),
    "SELECT component.label, attempt, sitting, due_on FROM reassessment_entry"
    " JOIN component ON component.id = component_id WHERE enrolment_id IN " ENROLMENTS,
    "tntd", { N_("Component"), N_("Attempt"), N_("Sitting"), N_("Due on") } },
  { N_("Results"),
    "SELECT cohort.code, outcome, mark, result.credits, sentence, ratified_on, chairs_action, reason FROM result"
    " JOIN enrolment ON enrolment.id = enrolment_id JOIN cohort ON cohort.id = enrolment.cohort_id"
    " WHERE learner_id = ?1 ORDER BY result.id",
    "twmntdwt",
    { N_("Cohort"), N_("Outcome"), N_("Mark"), N_("Credits"), N_("Why"), N_("Ratified on"), N_("Chair's action"),
      N_("Reason") } },
  { N_("Certificates"),
    "SELECT serial, issued_on, status, status_on, status_reason, facts FROM certificate WHERE enrolment_id IN "
    ENROLMENTS " ORDER BY id",
    "tdwdtj",
    { N_("Serial number"), N_("Issued on"), N_("Status"), N_("Status since"), N_("Reason"), N_("What it states") } },
  { N_("Prior learning"),
    "SELECT credits, institution, achieved_on, recognised_on, note FROM prior_learning WHERE learner_id = ?1",
    "ntddt", { N_("Credits"), N_("Institution"), N_("Achieved on"), N_("Recognised on"), N_("Note") } },
  { N_("Sent to the university"),
    "SELECT kind, cohort.code, number, made_at, made_by, cells FROM university_return_row"
    " JOIN university_return ON university_return.id = university_return_id"
    " JOIN cohort ON cohort.id = university_return.cohort_id WHERE enrolment_id IN " ENROLMENTS,
    "wtnitj", { N_("Return"), N_("Cohort"), N_("Version"), N_("Made"), N_("Made by"), N_("What was sent") } },
};

/* The words by which the database calls kinds and states, for a person. */
static const OfficeNick words[] = {
  { "student-number", N_("Student number") },
  { "husid", N_("HUSID") },
  { "other", N_("Other") },
  { "newsletter", N_("Newsletter") },
  { "study-privacy-notice", N_("Study privacy notice") },
  { "given", N_("Given") },
  { "unconfirmed", N_("Unconfirmed") },
  { "withdrawn", N_("Withdrawn") },
  { "self", N_("The learner") },
  { "employer", N_("Employer") },
  { "line-manager", N_("Line manager") },
  { "relative", N_("Relative") },
  { "declared", N_("Declared") },
  { "registration", N_("Registration") },
  { "degree", N_("Degree") },
  { "employment", N_("Employment") },
  { "ultrasound", N_("Ultrasound experience") },
  { "payment", N_("Payment") },
  { "refund", N_("Refund") },
  { "live", N_("Live online") },
  { "practical", N_("Practical") },
  { "induction", N_("Induction") },
  { "deadline", N_("Deadline") },
  { "available", N_("Available") },
  { "preferred", N_("Preferred") },
  { "issued", N_("Issued") },
  { "revoked", N_("Revoked") },
  { "replaced", N_("Replaced") },
  { "enrolments", N_("Enrolments") },
  { "marks", N_("Marks") },
  { "results", N_("Results") },
  { "awards", N_("Awards") },
};

/* An outcome and a reason of the chair's have tables of their own. */
static char *
word_to_text (const char *nick)
{
  OfficeChairReason reason;
  OfficeOutcome outcome;
  int word;

  if (office_nick_find (words, G_N_ELEMENTS (words), nick, &word))
    return g_strdup (office_nick_label (words, G_N_ELEMENTS (words), word));
  if (office_outcome_from_nick (nick, &outcome))
    return g_strdup (office_outcome_label (outcome));
  if (office_chair_reason_from_nick (nick, &reason))
    return g_strdup (office_chair_reason_label (reason));
  return g_strdup (nick);
}

static char *
member_to_text (const char   *key,
                const json_t *value)
{
  static const char *const keys_of_words[] = {
    "kind", "state", "from_state", "to_state", "status", "payer", "outcome", "chairs_action", NULL,
  };
  const char *text = json_string_value (value);
  OfficeApplicationState state;
  OfficeRequirementState decision;

  if (text == NULL)
    return json_is_null (value) ? g_strdup (_("blank")) : json_dumps (value, JSON_ENCODE_ANY | JSON_REAL_PRECISION (15));
  if (!g_strv_contains (keys_of_words, key))
    return g_strdup (text);
  if (office_application_state_from_nick (text, &state))
    return g_strdup (office_application_state_label (state));
  if (office_requirement_state_from_nick (text, &decision))
    return g_strdup (office_requirement_state_label (decision));
  return word_to_text (text);
}

/* What was kept of a row, member by member: "state: Accepted; offered on: 2025-10-10". The numbers by which the
 * database joins its rows say nothing about anybody. */
static char *
record_to_text (const char *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  json_t *object = record != NULL ? json_loads (record, 0, NULL) : NULL;
  json_t *value;
  const char *key;

  if (!json_is_object (object))
    {
      json_decref (object);
      return g_strdup (record);
    }
  json_object_foreach (object, key, value)
    {
      g_autofree char *name = g_strdelimit (g_strdup (key), "_", ' ');
      g_autofree char *said = member_to_text (key, value);

      if (g_str_equal (key, "id") || g_str_equal (key, "version") || g_str_has_suffix (key, "_id"))
        continue;
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", name, said);
    }
  json_decref (object);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * office_held_row_free:
 * @row: (nullable): a row
 */
void
office_held_row_free (OfficeHeldRow *row)
{
  if (row == NULL)
    return;

  g_free (row->label);
  g_free (row->value);
  g_free (row);
}

/**
 * office_held_section_free:
 * @section: (nullable): a section
 */
void
office_held_section_free (OfficeHeldSection *section)
{
  if (section == NULL)
    return;

  g_free (section->title);
  g_clear_pointer (&section->rows, g_ptr_array_unref);
  g_free (section);
}

/**
 * office_held_file_free:
 * @file: (nullable): a file
 */
void
office_held_file_free (OfficeHeldFile *file)
{
  if (file == NULL)
    return;

  g_free (file->name);
  g_clear_pointer (&file->content, g_bytes_unref);
  g_free (file);
}

/**
 * office_held_free:
 * @held: (nullable): all that is held on one person
 */
void
office_held_free (OfficeHeld *held)
{
  if (held == NULL)
    return;

  g_free (held->name);
  g_free (held->provider);
  g_clear_pointer (&held->sections, g_ptr_array_unref);
  g_clear_pointer (&held->files, g_ptr_array_unref);
  g_free (held);
}

static void
add_row (OfficeHeldSection *section,
         const char        *label,
         char              *value)
{
  OfficeHeldRow *row = g_new0 (OfficeHeldRow, 1);

  row->label = g_strdup (label);
  row->value = value;
  g_ptr_array_add (section->rows, row);
}

static char *
value_to_text (OfficeStatement *statement,
               int              column,
               char             kind)
{
  const char *text = office_statement_get_text (statement, column);
  gint64 number = office_statement_get_int (statement, column);
  OfficeApplicationState state;
  OfficeRequirementState decision;

  if (text == NULL || *text == '\0')
    return NULL;

  switch (kind)
    {
    case 'd':
      {
        OfficeDay day = office_day_from_iso (text);

        return day != OFFICE_DAY_NONE ? office_day_to_text (day) : g_strdup (text);
      }
    case 'i':
      return office_instant_to_text (number);
    case 'p':
      return office_money_format (number);
    case 'm':
      return office_mark_format ((int) number);
    case 'w':
      return word_to_text (text);
    case 'j':
      return record_to_text (text);
    case 's':
      return g_strdup (office_application_state_from_nick (text, &state) ? office_application_state_label (state) : text);
    case 'r':
      return g_strdup (office_requirement_state_from_nick (text, &decision) ? office_requirement_state_label (decision)
                                                                             : text);
    default:
      return g_strdup (text);
    }
}

static OfficeHeldSection *
section_new (const char *title)
{
  OfficeHeldSection *section = g_new0 (OfficeHeldSection, 1);

  section->title = g_strdup (title);
  section->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_held_row_free);
  return section;
}

static gboolean
read_section (OfficeConnection  *connection,
              gint64             learner_id,
              const Section     *description,
              GPtrArray         *held,
              GError           **error)
{
  g_autoptr (OfficeHeldSection) section = section_new (_(description->title));
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, description->sql, "l",
                                                                     learner_id);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;

  while (office_statement_step (statement, &local_error))
    {
      if (section->rows->len > 0)
        add_row (section, NULL, NULL);
      for (int i = 0; description->kinds[i] != '\0'; i++)
        add_row (section, _(description->labels[i]), value_to_text (statement, i, description->kinds[i]));
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (section->rows->len > 0)
    g_ptr_array_add (held, g_steal_pointer (&section));
  return TRUE;
}

static gboolean
add_changes (OfficeConnection  *connection,
             gint64             learner_id,
             GPtrArray         *held,
             GError           **error)
{
  g_autoptr (GPtrArray) entries = office_audit_list_learner (connection, learner_id, error);
  g_autoptr (OfficeHeldSection) section = section_new (_("Everything that was ever changed"));

  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const OfficeAuditEntry *entry = g_ptr_array_index (entries, i);

      if (i > 0)
        add_row (section, NULL, NULL);
      add_row (section, _("When"), office_instant_to_text (entry->at));
      add_row (section, _("By"), g_strdup (entry->actor));
      add_row (section, _("What"), g_strdup (entry->label));
      add_row (section, _("Reason"), g_strdup (entry->reason));
      add_row (section, _("Before"), record_to_text (entry->before));
      add_row (section, _("After"), record_to_text (entry->after));
    }

  if (section->rows->len > 0)
    g_ptr_array_add (held, g_steal_pointer (&section));
  return TRUE;
}

static gpointer
read_file (OfficeStatement *statement)
{
  OfficeHeldFile *file = g_new0 (OfficeHeldFile, 1);

  file->name = office_statement_dup_text (statement, 0);
  file->content = office_statement_get_bytes (statement, 1);
  return file;
}

static GPtrArray *
list_files (OfficeConnection  *connection,
            gint64             learner_id,
            GError           **error)
{
  static const char sql[] =
    "SELECT name, content FROM stored_file WHERE id IN"
    " (SELECT stored_file_id FROM requirement WHERE application_id IN " APPLICATIONS
    "  UNION SELECT stored_file_id FROM prior_learning WHERE learner_id = ?1)"
    " OR digest IN (SELECT pdf_digest FROM certificate WHERE enrolment_id IN " ENROLMENTS ") ORDER BY id";

  return office_rows_collect (office_connection_prepare (connection, error, sql, "l", learner_id), read_file,
                              (GDestroyNotify) office_held_file_free, error);
}

/**
 * office_learner_held:
 * @connection: the connection
 * @learner_id: a learner
 * @error: where to put %OFFICE_ERROR_NOT_FOUND
 *
 * The answer to a subject access request: everything, in words, section by section, with the files
 * (PRIVACY-2). A section that would be empty is left out.
 *
 * Returns: (transfer full) (nullable): all that is held
 */
OfficeHeld *
office_learner_held (OfficeConnection  *connection,
                     gint64             learner_id,
                     GError           **error)
{
  g_autoptr (OfficeHeld) held = g_new0 (OfficeHeld, 1);
  g_autoptr (OfficeProvider) provider = office_provider_get (connection, error);

  if (provider == NULL || (held->name = office_learner_name (connection, learner_id, error)) == NULL)
    return NULL;

  held->provider = g_strdup (provider->name);
  held->made_at = office_connection_now (connection);
  held->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) office_held_section_free);

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!read_section (connection, learner_id, &sections[i], held->sections, error))
      return NULL;

  if (!add_changes (connection, learner_id, held->sections, error))
    return NULL;

  held->files = list_files (connection, learner_id, error);
  return held->files != NULL ? g_steal_pointer (&held) : NULL;
}
