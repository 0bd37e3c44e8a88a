/* return-facts.c: the kinds of return, and every fact of the office that a column of one can hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/return-facts.h"

#include <glib/gi18n-lib.h>

#include "rules/codes.h"
#include "rules/credit.h"
#include "rules/nicks.h"
#include "rules/outcome.h"
#include "rules/registers.h"

static const OfficeNick return_kinds[] = {
  [OFFICE_RETURN_ENROLMENTS] = { "enrolments", N_("Enrolments return") },
  [OFFICE_RETURN_MARKS] = { "marks", N_("Marks return") },
  [OFFICE_RETURN_RESULTS] = { "results", N_("Results return") },
  [OFFICE_RETURN_AWARDS] = { "awards", N_("Award list") },
};

static const OfficeNick field_kinds[] = {
  [OFFICE_RETURN_FIELD_TEXT] = { "text", N_("Text") },
  [OFFICE_RETURN_FIELD_NUMBER] = { "number", N_("Number") },
  [OFFICE_RETURN_FIELD_MARK] = { "mark", N_("Mark from 0 to 100, or a code") },
  [OFFICE_RETURN_FIELD_DATE] = { "date", N_("Date") },
  [OFFICE_RETURN_FIELD_INTEGER] = { "integer", N_("Whole number") },
  [OFFICE_RETURN_FIELD_MONEY] = { "money", N_("Pounds") },
};

static const OfficeNick places[] = {
  [OFFICE_RETURN_PLACE_LEARNER] = { "learner", N_("Record of the learner") },
  [OFFICE_RETURN_PLACE_APPLICATION] = { "application", N_("Enrolment") },
  [OFFICE_RETURN_PLACE_MARKS] = { "marks", N_("Marks") },
  [OFFICE_RETURN_PLACE_BOARD] = { "board", N_("Board") },
  [OFFICE_RETURN_PLACE_PROFILE] = { "profile", N_("Profile of the return") },
};

OFFICE_DEFINE_NICKS (OfficeReturnKind, office_return_kind, return_kinds)

/**
 * office_return_field_kind_to_nick:
 * @kind: what the cells of a column hold
 *
 * Returns: "text", "mark", …
 */
const char *
office_return_field_kind_to_nick (OfficeReturnFieldKind kind)
{
  return office_nick_of (field_kinds, G_N_ELEMENTS (field_kinds), (int) kind);
}

/**
 * office_return_field_kind_label:
 * @kind: what the cells of a column hold
 *
 * Returns: the same for a person
 */
const char *
office_return_field_kind_label (OfficeReturnFieldKind kind)
{
  return office_nick_label (field_kinds, G_N_ELEMENTS (field_kinds), (int) kind);
}

/**
 * office_return_place_to_nick:
 * @place: where something is mended
 *
 * Returns: "learner", "application", …
 */
const char *
office_return_place_to_nick (OfficeReturnPlace place)
{
  return office_nick_of (places, G_N_ELEMENTS (places), (int) place);
}

/**
 * office_return_place_label:
 * @place: where something is mended
 *
 * Returns: the same for a person
 */
const char *
office_return_place_label (OfficeReturnPlace place)
{
  return office_nick_label (places, G_N_ELEMENTS (places), (int) place);
}

#define WORDS(...) (const char *const[]) { __VA_ARGS__, NULL }

#define ENROLMENTS (1u << OFFICE_RETURN_ENROLMENTS)
#define MARKS      (1u << OFFICE_RETURN_MARKS)
#define RESULTS    (1u << OFFICE_RETURN_RESULTS)
#define AWARDS     (1u << OFFICE_RETURN_AWARDS)
#define OUTCOMES   (MARKS | RESULTS)
#define ALL        (ENROLMENTS | MARKS | RESULTS | AWARDS)

#define TEXT    OFFICE_RETURN_FIELD_TEXT
#define NUMBER  OFFICE_RETURN_FIELD_NUMBER
#define MARK    OFFICE_RETURN_FIELD_MARK
#define DATE    OFFICE_RETURN_FIELD_DATE
#define INTEGER OFFICE_RETURN_FIELD_INTEGER
#define MONEY   OFFICE_RETURN_FIELD_MONEY

#define ANY       OFFICE_RETURN_CODES_NONE
#define LEARNER   OFFICE_RETURN_PLACE_LEARNER
#define ENROLMENT OFFICE_RETURN_PLACE_APPLICATION
#define MARKED    OFFICE_RETURN_PLACE_MARKS
#define BOARD     OFFICE_RETURN_PLACE_BOARD
#define PROFILE   OFFICE_RETURN_PLACE_PROFILE

/* The words that imports know for a fact of the same name are known for a template, too. */
static const OfficeReturnFact facts[OFFICE_N_RETURN_FACTS] = {
  [OFFICE_FACT_REFERENCE] = {
    "reference", N_("Reference"), N_("The provider’s reference of the application."),
    "Provider Reference", TEXT, ANY, ALL, 0, ENROLMENT,
    WORDS ("providerreference", "providerref", "partnerreference", "partnerref", "partnerid") },
  [OFFICE_FACT_STUDENT_NUMBER] = {
    "student_number", N_("Student number"), N_("The number that the university gave the learner."),
    "Student ID", TEXT, ANY, ALL, MARKS | RESULTS | AWARDS, ENROLMENT,
    WORDS ("studentid", "studentnumber", "banneridnumber", "bannerid", "sprcode", "stucode",
           "scjcode", "candidatenumber", "candidateid", "personcode") },
  [OFFICE_FACT_TITLE] = {
    "title", N_("Title"), N_("How the learner is addressed."),
    "Title", TEXT, ANY, ALL, 0, LEARNER, WORDS ("salutation") },
  [OFFICE_FACT_FAMILY_NAME] = {
    "family_name", N_("Family name"), N_("The learner’s family name."),
    "Family Name", TEXT, ANY, ALL, ALL, LEARNER, WORDS ("surname", "lastname") },
  [OFFICE_FACT_GIVEN_NAMES] = {
    "given_names", N_("Given names"), N_("The learner’s given names."),
    "Given Names", TEXT, ANY, ALL, ALL, LEARNER, WORDS ("forenames", "forename", "firstname") },
  [OFFICE_FACT_DATE_OF_BIRTH] = {
    "date_of_birth", N_("Date of birth"), N_("The day on which the learner was born."),
    "Date of Birth", DATE, ANY, ALL, ENROLMENTS, LEARNER, WORDS ("dob", "birthdate") },
  [OFFICE_FACT_EMAIL] = {
    "email", N_("E-mail"), N_("The learner’s e-mail address."),
    "Email", TEXT, ANY, ALL, 0, LEARNER, WORDS ("emailaddress", "mail") },
  [OFFICE_FACT_REGULATOR] = {
    "regulator", N_("Regulator"), N_("The professional body with which the learner is registered."),
    "Professional Body", TEXT, OFFICE_RETURN_CODES_REGULATOR, ALL, 0, LEARNER,
    WORDS ("professionalbody", "psrb") },
  [OFFICE_FACT_REGISTRATION_NUMBER] = {
    "registration_number", N_("Registration number"), N_("The learner’s number on its register."),
    "Professional Registration", TEXT, ANY, ALL, 0, LEARNER,
    WORDS ("professionalregistration", "psrbnumber") },
  [OFFICE_FACT_ENROLLED_ON] = {
    "enrolled_on", N_("Enrolled on"), N_("The day on which the learner was enrolled."),
    "Enrolment Date", DATE, ANY, ALL, 0, ENROLMENT,
    WORDS ("enrolmentdate", "dateofenrolment", "dateenrolled", "registrationdate") },
  [OFFICE_FACT_WITHDRAWN_ON] = {
    "withdrawn_on", N_("Withdrawn on"), N_("The day on which the learner withdrew; blank for the others."),
    "Withdrawal Date", DATE, ANY, ALL, 0, ENROLMENT,
    WORDS ("withdrawaldate", "dateofwithdrawal", "datewithdrawn", "leavingdate", "dateleft") },
  [OFFICE_FACT_CERTIFICATE_SERIAL] = {
    "certificate_serial", N_("Certificate"), N_("The serial number of the certificate that stands."),
    "Certificate", TEXT, ANY, OUTCOMES | AWARDS, 0, BOARD,
    WORDS ("certificatenumber", "certificateserial", "certificateno") },
  [OFFICE_FACT_EMPLOYER] = {
    "employer", N_("Employer"), N_("The learner’s employer, as the application said."),
    "Employer", TEXT, ANY, ALL, 0, ENROLMENT, WORDS ("trust", "organisation") },
  [OFFICE_FACT_FEE] = {
    "fee", N_("Fee"), N_("The fee of the course, before discounts."),
    "Fee", MONEY, ANY, ENROLMENTS, 0, ENROLMENT, WORDS ("coursefee", "tuitionfee") },
  [OFFICE_FACT_AWARD_CODE] = {
    "award_code", N_("Code of the award"), N_("The award towards which the module counts."),
    "Award Code", TEXT, ANY, ALL, 0, PROFILE,
    WORDS ("programmecode", "coursecode", "qualificationaim", "routecode", "programme") },
  [OFFICE_FACT_MODULE_CODE] = {
    "module_code", N_("Code of the module"), N_("The module’s code."),
    "Module Code", TEXT, ANY, ALL, 0, PROFILE, WORDS ("module", "modcode", "unitcode", "subjectcode") },
  [OFFICE_FACT_MODULE_TITLE] = {
    "module_title", N_("Title of the module"), N_("The module’s title."),
    "Module Title", TEXT, ANY, ALL, 0, PROFILE, WORDS ("modulename", "moduledescription", "unittitle") },
  [OFFICE_FACT_CREDIT_VALUE] = {
    "credit_value", N_("Credits of the module"), N_("The UK credits that the module earns."),
    "Credit Value", INTEGER, ANY, ALL, 0, PROFILE,
    WORDS ("modulecredits", "modulecredit", "creditvalue", "creditsize", "credits") },
  [OFFICE_FACT_LEVEL] = {
    "level", N_("Level"), N_("The level in the framework of higher education qualifications."),
    "Level", INTEGER, ANY, ALL, 0, PROFILE, WORDS ("modulelevel", "fheqlevel", "academiclevel") },
  [OFFICE_FACT_TERM] = {
    "term", N_("Term"), N_("The term in which the module was studied."),
    "Period of Study", TEXT, ANY, ALL, 0, PROFILE,
    WORDS ("periodofstudy", "period", "semester", "periodslot", "studyperiod") },
  [OFFICE_FACT_STARTS] = {
    "starts", N_("First day"), N_("The first day of the course."),
    "Start Date", DATE, ANY, ALL, 0, PROFILE,
    WORDS ("startdate", "commencementdate", "coursestart", "coursestartdate", "datestarted") },
  [OFFICE_FACT_ENDS] = {
    "ends", N_("Last day"), N_("The last day of the course."),
    "End Date", DATE, ANY, ALL, 0, PROFILE,
    WORDS ("enddate", "courseend", "courseenddate", "expectedenddate", "completiondate") },
  [OFFICE_FACT_COHORT] = {
    "cohort", N_("Cohort"), N_("The provider’s code of this run of the module."),
    "Cohort", TEXT, ANY, ALL, 0, PROFILE, WORDS ("occurrence", "modoccurrence", "group", "intake") },
  [OFFICE_FACT_AWARD_TITLE] = {
    "award_title", N_("Title of the award"), N_("The award’s title."),
    "Award Title", TEXT, ANY, ALL, 0, PROFILE,
    WORDS ("award", "awardname", "programmetitle", "qualification", "coursetitle", "programmename") },
  [OFFICE_FACT_PROVIDER] = {
    "provider", N_("Provider"), N_("Who runs the course."),
    "Provider", TEXT, ANY, ALL, 0, PROFILE,
    WORDS ("partner", "partnername", "collaborativepartner", "centre", "partnerinstitution") },
  [OFFICE_FACT_FULL_NAME] = {
    "full_name", N_("Full name"), N_("Family name and given names, parted by a comma."),
    "Name", TEXT, ANY, ALL, 0, LEARNER, WORDS ("name", "fullname", "studentname", "learnername") },
  [OFFICE_FACT_ACADEMIC_YEAR] = {
    "academic_year", N_("Academic year"), N_("The year from August to July that holds the first day."),
    "Academic Year", TEXT, ANY, ALL, 0, PROFILE, WORDS ("year", "ayr", "session", "academicsession") },
  [OFFICE_FACT_MODULE_MARK] = {
    "module_mark", N_("Mark of the module"),
    N_("The mark of the whole module, from 0 to 100 with up to two decimals."),
    "Module Mark", MARK, OFFICE_RETURN_CODES_MARK, OUTCOMES, 0, MARKED,
    WORDS ("overallmark", "mark", "finalmark", "agreedmark", "totalmark", "modulegrade",
           "overallgrade", "percentage") },
  [OFFICE_FACT_OUTCOME] = {
    "outcome", N_("Outcome"), N_("What the learner’s assessment has come to."),
    "Outcome", TEXT, OFFICE_RETURN_CODES_OUTCOME, OUTCOMES, OUTCOMES, MARKED,
    WORDS ("result", "passfail", "grade", "finalresult", "moduleresult", "decision",
           "boarddecision", "moduleoutcome", "overallresult") },
  [OFFICE_FACT_CREDITS] = {
    "credits", N_("Credits earned"), N_("The UK credits that the board has ratified; 0 before."),
    "Credits Awarded", INTEGER, ANY, OUTCOMES, 0, BOARD,
    WORDS ("creditsawarded", "creditawarded", "creditsachieved", "creditsearned", "creditachieved",
           "creditspassed") },
  [OFFICE_FACT_RESULT_VERSION] = {
    "result_version", N_("Version of the result"),
    N_("1 as the board ratified it, one more after each chair’s action."),
    "Result Version", INTEGER, ANY, OUTCOMES, 0, BOARD, WORDS ("version") },
  [OFFICE_FACT_RATIFIED_ON] = {
    "ratified_on", N_("Ratified on"), N_("The day of the board, or of the chair’s action; blank before."),
    "Board Date", DATE, ANY, OUTCOMES, 0, BOARD,
    WORDS ("boarddate", "dateofboard", "examboarddate", "dateratified", "ratificationdate") },
  [OFFICE_FACT_REASON] = {
    "reason", N_("Reason"), N_("One sentence that says why this is the outcome."),
    "Reason", TEXT, ANY, OUTCOMES, 0, MARKED, WORDS ("comment", "comments", "notes", "remarks") },
  [OFFICE_FACT_AWARD_CREDITS] = {
    "award_credits", N_("Credits towards the award"),
    N_("All credits that count towards the award, prior learning included."),
    "Total Credits", INTEGER, ANY, AWARDS, AWARDS, BOARD,
    WORDS ("totalcredits", "totalcredit", "creditsawarded", "creditsachieved") },
  [OFFICE_FACT_PRIOR_CREDITS] = {
    "prior_credits", N_("Credits by prior learning"), N_("Of these, the credits recognised as prior learning."),
    "RPL Credits", INTEGER, ANY, AWARDS, 0, LEARNER,
    WORDS ("rplcredits", "rpl", "apl", "aplcredits", "priorlearning") },
  [OFFICE_FACT_AWARD_MEAN] = {
    "award_mean", N_("Mean of the award"),
    N_("The mean of the modules’ marks weighted by credit, without prior learning."),
    "Award Mean", NUMBER, ANY, AWARDS, 0, BOARD,
    WORDS ("average", "mean", "overallaverage", "finalaverage", "overallmark", "weightedaverage") },
  [OFFICE_FACT_AWARD_CLASS] = {
    "award_class", N_("Class of the award"), N_("Pass, Merit or Distinction."),
    "Classification", TEXT, OFFICE_RETURN_CODES_CLASS, AWARDS, AWARDS, BOARD,
    WORDS ("classification", "class", "awardclass", "awardclassification", "result", "grade") },
  [OFFICE_FACT_COMPLETED_ON] = {
    "completed_on", N_("Completed on"), N_("The day on which the last credit was ratified."),
    "Award Date", DATE, ANY, AWARDS, AWARDS, BOARD,
    WORDS ("awarddate", "dateofaward", "completiondate", "datecompleted", "conferraldate") },
  [OFFICE_FACT_WRITTEN_MARK] = {
    "written_mark", N_("Mark of the written assignment"),
    N_("The mark that counts, from 0 to 100, or a code in its place."),
    "Written Assignment Mark", MARK, OFFICE_RETURN_CODES_MARK, OUTCOMES, 0, MARKED,
    WORDS ("written", "writtenmark", "assignmentmark", "essay", "essaymark", "coursework",
           "courseworkmark", "component1", "component1mark", "element1mark", "assignment") },
  [OFFICE_FACT_WRITTEN_ATTEMPT] = {
    "written_attempt", N_("Attempt of the written assignment"), N_("The attempt whose mark counts."),
    "Written Assignment Attempt", INTEGER, ANY, OUTCOMES, 0, MARKED,
    WORDS ("writtenattempt", "assignmentattempt", "component1attempt") },
  [OFFICE_FACT_VIVA_MARK] = {
    "viva_mark", N_("Mark of the viva voce"),
    N_("The mark that counts, from 0 to 100, or a code in its place."),
    "Viva Voce Mark", MARK, OFFICE_RETURN_CODES_MARK, OUTCOMES, 0, MARKED,
    WORDS ("viva", "vivavoce", "vivamark", "oralmark", "oral", "component2", "component2mark",
           "element2mark", "oralexamination") },
  [OFFICE_FACT_VIVA_ATTEMPT] = {
    "viva_attempt", N_("Attempt of the viva voce"), N_("The attempt whose mark counts."),
    "Viva Voce Attempt", INTEGER, ANY, OUTCOMES, 0, MARKED,
    WORDS ("vivaattempt", "oralattempt", "component2attempt") },
  [OFFICE_FACT_CONSTANT] = {
    "constant", N_("The same text in every row"), N_("A text that the university asked for."),
    "", TEXT, ANY, ALL, 0, PROFILE, WORDS (NULL) },
  [OFFICE_FACT_BLANK] = {
    "blank", N_("Left blank"), N_("Left for the university."),
    "", TEXT, ANY, ALL, 0, PROFILE, WORDS (NULL) },
};

static const OfficeReturnFactId enrolment_facts[] = {
  OFFICE_FACT_REFERENCE,   OFFICE_FACT_STUDENT_NUMBER,
  OFFICE_FACT_TITLE,       OFFICE_FACT_FAMILY_NAME,
  OFFICE_FACT_GIVEN_NAMES, OFFICE_FACT_DATE_OF_BIRTH,
  OFFICE_FACT_EMAIL,       OFFICE_FACT_REGULATOR,
  OFFICE_FACT_REGISTRATION_NUMBER, OFFICE_FACT_AWARD_CODE,
  OFFICE_FACT_MODULE_CODE, OFFICE_FACT_MODULE_TITLE,
  OFFICE_FACT_CREDIT_VALUE, OFFICE_FACT_TERM,
  OFFICE_FACT_STARTS,      OFFICE_FACT_ENDS,
  OFFICE_FACT_ENROLLED_ON, OFFICE_FACT_WITHDRAWN_ON,
};

static const OfficeReturnFactId mark_facts[] = {
  OFFICE_FACT_STUDENT_NUMBER, OFFICE_FACT_REFERENCE,
  OFFICE_FACT_FAMILY_NAME,    OFFICE_FACT_GIVEN_NAMES,
  OFFICE_FACT_DATE_OF_BIRTH,  OFFICE_FACT_MODULE_CODE,
  OFFICE_FACT_MODULE_TITLE,   OFFICE_FACT_COHORT,
  OFFICE_FACT_WRITTEN_MARK,   OFFICE_FACT_WRITTEN_ATTEMPT,
  OFFICE_FACT_VIVA_MARK,      OFFICE_FACT_VIVA_ATTEMPT,
  OFFICE_FACT_MODULE_MARK,    OFFICE_FACT_OUTCOME,
  OFFICE_FACT_CREDITS,        OFFICE_FACT_RATIFIED_ON,
};

static const OfficeReturnFactId result_facts[] = {
  OFFICE_FACT_STUDENT_NUMBER, OFFICE_FACT_REFERENCE,
  OFFICE_FACT_FAMILY_NAME,    OFFICE_FACT_GIVEN_NAMES,
  OFFICE_FACT_DATE_OF_BIRTH,  OFFICE_FACT_AWARD_CODE,
  OFFICE_FACT_MODULE_CODE,    OFFICE_FACT_MODULE_TITLE,
  OFFICE_FACT_LEVEL,          OFFICE_FACT_TERM,
  OFFICE_FACT_MODULE_MARK,    OFFICE_FACT_OUTCOME,
  OFFICE_FACT_CREDITS,        OFFICE_FACT_RESULT_VERSION,
  OFFICE_FACT_RATIFIED_ON,    OFFICE_FACT_CERTIFICATE_SERIAL,
};

static const OfficeReturnFactId award_facts[] = {
  OFFICE_FACT_STUDENT_NUMBER, OFFICE_FACT_REFERENCE,
  OFFICE_FACT_FAMILY_NAME,    OFFICE_FACT_GIVEN_NAMES,
  OFFICE_FACT_DATE_OF_BIRTH,  OFFICE_FACT_AWARD_CODE,
  OFFICE_FACT_AWARD_TITLE,    OFFICE_FACT_AWARD_CREDITS,
  OFFICE_FACT_PRIOR_CREDITS,  OFFICE_FACT_AWARD_MEAN,
  OFFICE_FACT_AWARD_CLASS,    OFFICE_FACT_COMPLETED_ON,
};

/**
 * office_return_fact_get:
 * @id: a fact
 *
 * Returns: (transfer none): what is known of it
 */
const OfficeReturnFact *
office_return_fact_get (OfficeReturnFactId id)
{
  g_return_val_if_fail (id < OFFICE_N_RETURN_FACTS, NULL);

  return &facts[id];
}

/**
 * office_return_fact_find:
 * @key: (nullable): its name in a profile
 * @id: (out) (optional): which it is
 *
 * Returns: (transfer none) (nullable): the fact, or %NULL when there is none of that name
 */
const OfficeReturnFact *
office_return_fact_find (const char         *key,
                         OfficeReturnFactId *id)
{
  for (int i = 0; i < OFFICE_N_RETURN_FACTS; i++)
    if (g_strcmp0 (facts[i].key, key) == 0)
      {
        if (id != NULL)
          *id = (OfficeReturnFactId) i;
        return &facts[i];
      }

  return NULL;
}

/**
 * office_return_fact_fits:
 * @id: a fact
 * @kind: a kind of return
 *
 * Returns: whether a return of this kind can hold it
 */
gboolean
office_return_fact_fits (OfficeReturnFactId id,
                         OfficeReturnKind   kind)
{
  return (facts[id].kinds & (1u << kind)) != 0;
}

/**
 * office_return_facts_built_in:
 * @kind: a kind of return
 * @n_facts: (out): how many
 *
 * Returns: (transfer none) (array length=n_facts): the columns of its built-in profile, in order
 */
const OfficeReturnFactId *
office_return_facts_built_in (OfficeReturnKind  kind,
                              gsize            *n_facts)
{
  static const struct
  {
    const OfficeReturnFactId *facts;
    gsize                     n_facts;
  } built_in[OFFICE_N_RETURN_KINDS] = {
    [OFFICE_RETURN_ENROLMENTS] = { enrolment_facts, G_N_ELEMENTS (enrolment_facts) },
    [OFFICE_RETURN_MARKS] = { mark_facts, G_N_ELEMENTS (mark_facts) },
    [OFFICE_RETURN_RESULTS] = { result_facts, G_N_ELEMENTS (result_facts) },
    [OFFICE_RETURN_AWARDS] = { award_facts, G_N_ELEMENTS (award_facts) },
  };

  g_return_val_if_fail (kind < OFFICE_N_RETURN_KINDS, NULL);

  *n_facts = built_in[kind].n_facts;
  return built_in[kind].facts;
}

/**
 * office_return_codes_list:
 * @codes: a list
 * @n_codes: (out): how many
 *
 * Returns: (transfer container) (array length=n_codes): our values and what they mean, in the order
 *   in which a person wants to see them; the texts are static
 */
OfficeReturnCode *
office_return_codes_list (OfficeReturnCodes  codes,
                          gsize             *n_codes)
{
  g_autoptr (GArray) list = g_array_new (TRUE, TRUE, sizeof (OfficeReturnCode));
  const OfficeMarkCode *mark_codes;
  gsize n_mark_codes = 0;

#define ADD(ours, theirs) \
  G_STMT_START \
    { \
      const OfficeReturnCode one = { (ours), (theirs) }; \
      g_array_append_val (list, one); \
    } \
  G_STMT_END

  switch (codes)
    {
    case OFFICE_RETURN_CODES_OUTCOME:
      for (int i = OFFICE_N_OUTCOMES - 1; i >= 0; i--)
        ADD (office_outcome_to_nick ((OfficeOutcome) i), office_outcome_label ((OfficeOutcome) i));
      break;
    case OFFICE_RETURN_CODES_MARK:
      mark_codes = office_mark_codes_builtin (&n_mark_codes);
      for (gsize i = 0; i < n_mark_codes; i++)
        ADD (mark_codes[i].code, _(mark_codes[i].label));
      break;
    case OFFICE_RETURN_CODES_CLASS:
      for (int i = OFFICE_CLASS_PASS; i <= OFFICE_CLASS_DISTINCTION; i++)
        ADD (office_class_to_nick ((OfficeClass) i), office_class_label ((OfficeClass) i));
      break;
    case OFFICE_RETURN_CODES_REGULATOR:
      for (int i = 0; i < OFFICE_N_REGULATORS; i++)
        ADD (office_regulator_to_nick ((OfficeRegulator) i), office_regulator_label ((OfficeRegulator) i));
      break;
    case OFFICE_RETURN_CODES_NONE:
    default:
      break;
    }
#undef ADD

  *n_codes = list->len;
  return (OfficeReturnCode *) (void *) g_array_free (g_steal_pointer (&list), FALSE);
}

/**
 * office_return_codes_count:
 * @codes: a list
 *
 * Returns: how many values it has, without making it
 */
gsize
office_return_codes_count (OfficeReturnCodes codes)
{
  gsize n_codes = 0;

  switch (codes)
    {
    case OFFICE_RETURN_CODES_OUTCOME:
      return OFFICE_N_OUTCOMES;
    case OFFICE_RETURN_CODES_MARK:
      office_mark_codes_builtin (&n_codes);
      return n_codes;
    case OFFICE_RETURN_CODES_CLASS:
      return OFFICE_CLASS_DISTINCTION;
    case OFFICE_RETURN_CODES_REGULATOR:
      return OFFICE_N_REGULATORS;
    case OFFICE_RETURN_CODES_NONE:
    default:
      return 0;
    }
}

/**
 * office_return_formats_list:
 * @kind: what the cells of a column hold
 *
 * Returns: (transfer none) (array zero-terminated=1): the number formats that such a column may
 *   have, as a workbook writes them; the first is what it has unless a profile says otherwise
 */
const char *const *
office_return_formats_list (OfficeReturnFieldKind kind)
{
  static const char *const text[] = { "@", NULL };
  static const char *const number[] = { "General", "0", "0.0", "0.00", NULL };
  static const char *const date[] = { "dd/mm/yyyy", "yyyy-mm-dd", "d mmmm yyyy", "dd-mmm-yyyy", "dd.mm.yyyy", NULL };
  static const char *const integer[] = { "0", "00", "000", "General", NULL };
  static const char *const money[] = { "[$£-809]#,##0.00", "#,##0.00", "0.00", NULL };
  static const char *const *const formats[] = {
    [OFFICE_RETURN_FIELD_TEXT] = text,       [OFFICE_RETURN_FIELD_NUMBER] = number,
    [OFFICE_RETURN_FIELD_MARK] = number,     [OFFICE_RETURN_FIELD_DATE] = date,
    [OFFICE_RETURN_FIELD_INTEGER] = integer, [OFFICE_RETURN_FIELD_MONEY] = money,
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (formats), text);

  return formats[kind];
}
