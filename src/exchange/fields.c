/* fields.c: the fields that a file can bring, and the words that offices use for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/fields.h"

#include <glib/gi18n-lib.h>

#define WORDS(...) (const char *const[]) { __VA_ARGS__, NULL }

#define REFERENCE_WORDS \
  WORDS ("ref", "reference", "refno", "applicationref", "applicationreference", "applicationid", \
         "applicationno", "applicationnumber", "ourref", "ourreference", "officereference")
#define GIVEN_WORDS \
  WORDS ("givenname", "forename", "forenames", "firstname", "firstnames", "first", \
         "christianname", "givenforename", "firstandmiddlenames")
#define FAMILY_WORDS \
  WORDS ("familyname", "surname", "lastname", "last", "secondname")
#define FULL_NAME_WORDS \
  WORDS ("name", "fullname", "names", "applicant", "applicantname", "nameofapplicant", \
         "candidate", "candidatename", "learner", "learnername", "student", "studentname", \
         "nameofstudent", \
         "surnameforename", "surnameforenames", "surnamefirstname", "surnamegivennames", \
         "familynamegivennames", "lastnamefirstname", "lastfirst")
#define BIRTH_WORDS \
  WORDS ("dob", "dateofbirth", "birthdate", "born", "birthday", "bornon")
#define EMAIL_WORDS \
  WORDS ("email", "emailaddress", "mail", "contactemail", "workemail", "nhsemail", \
         "personalemail", "preferredemail", "preferredemailaddress", "emailaddr")
#define STUDENT_NUMBER_WORDS \
  WORDS ("studentno", "studentnumber", "studentid", "studentidnumber", "studentref", "sid", \
         "universityid", "universitynumber", "universitystudentnumber", "studentcode", \
         "registrationno", "regno")

static const OfficeImportField application_fields[] = {
  { "reference", N_ ("Reference"), FALSE, REFERENCE_WORDS },
  { "applied_on", N_ ("Applied on"), FALSE,
    WORDS ("applied", "dateapplied", "applicationdate", "dateofapplication", "received",
           "datereceived", "submitted", "submittedon", "timestamp", "submissiondate",
           "dateofsubmission", "completiontime", "datesubmitted") },
  { "title", N_ ("Title"), FALSE, WORDS ("salutation", "prefix", "titledrmrms") },
  { "given_names", N_ ("Given names"), TRUE, GIVEN_WORDS },
  { "family_name", N_ ("Family name"), TRUE, FAMILY_WORDS },
  { OFFICE_IMPORT_FULL_NAME, N_ ("Full name (Surname, Given names)"), FALSE, FULL_NAME_WORDS },
  { "known_as", N_ ("Known as"), FALSE,
    WORDS ("preferredname", "preferredfirstname", "nickname", "likestobecalled",
           "preferredforename") },
  { "former_family_name", N_ ("Former family name"), FALSE,
    WORDS ("formername", "formersurname", "previousname", "previoussurname", "maidenname",
           "birthname", "previousfamilyname", "nameatbirth") },
  { "date_of_birth", N_ ("Date of birth"), FALSE, BIRTH_WORDS },
  { "email", N_ ("E-mail"), TRUE, EMAIL_WORDS },
  { "phone", N_ ("Telephone"), FALSE,
    WORDS ("telephone", "tel", "telno", "mobile", "mobileno", "mobilenumber", "phonenumber",
           "phoneno", "telephonenumber", "telephoneno", "contactnumber", "contacttelephone",
           "mobilephone", "cell") },
  { "regulator", N_ ("Regulator"), FALSE,
    WORDS ("regulatorybody", "professionalbody", "register", "registeredwith", "regulatingbody",
           "professionalregulator", "registrationbody", "gmchcpcnmc", "gmcnmchcpc", "gmchcpcornmc",
           "gmcnmcorhcpc") },
  { "registration_number", N_ ("Registration number"), FALSE,
    WORDS ("regnumber", "regno", "registrationno", "registration", "registernumber", "registerno",
           "professionalregistration", "professionalregistrationnumber",
           "professionalregistrationno", "professionalregno", "gmc", "gmcno", "gmcnumber",
           "gmcregistrationnumber", "gmcreferencenumber", "gmcreg", "gmcregno", "hcpc", "hcpcno",
           "hcpcnumber", "hcpcregistrationnumber", "hcpcreg", "hcpcregno", "nmc", "nmcno",
           "nmcnumber", "nmcpin", "nmcpinnumber", "pin", "pinno", "pinnumber", "gmchcpcnmcno",
           "gmchcpcnmcnumber", "gmcnmchcpcno", "gmcnmchcpcnumber", "gmchcpcornmcnumber",
           "gmcnmcorhcpcnumber") },
  { "degree", N_ ("Degree"), FALSE,
    WORDS ("firstdegree", "qualification", "qualifications", "primaryqualification",
           "primarymedicalqualification", "pmq", "highestqualification", "degreetitle",
           "undergraduatedegree") },
  { "degree_class", N_ ("Class of degree"), FALSE,
    WORDS ("class", "classification", "degreeclassification", "honours", "classofdegree",
           "degreegrade") },
  { "awarding_institution", N_ ("Awarding institution"), FALSE,
    WORDS ("university", "institution", "awardingbody", "medicalschool", "awardinguniversity",
           "universityattended", "placeofstudy") },
  { "employer", N_ ("Employer"), FALSE,
    WORDS ("trust", "employertrust", "trustemployer", "nhstrust", "hospital", "organisation",
           "organization", "placeofwork", "workplace", "currentemployer", "hospitaltrust",
           "trusthospital", "nameofemployer", "employername", "employerhospital",
           "currentplaceofwork") },
  { "sector", N_ ("Sector"), FALSE,
    WORDS ("nhsorprivate", "nhsprivate", "employmentsector", "typeofemployer") },
  { "role", N_ ("Role"), FALSE,
    WORDS ("jobtitle", "job", "position", "post", "grade", "currentrole", "occupation",
           "currentpost", "jobrole", "currentjobtitle", "gradespecialty", "rolegrade") },
  { "ultrasound_evidence", N_ ("Evidence of ultrasound experience"), FALSE,
    WORDS ("ultrasoundexperience", "ultrasound", "evidence", "experience", "pocusexperience",
           "evidenceofultrasoundexperience", "evidenceofbasicultrasoundexperience",
           "basicultrasoundexperience", "ultrasoundtraining") },
  { "payer", N_ ("Payer"), FALSE,
    WORDS ("whopays", "whowillpay", "funding", "fundedby", "fundingsource", "paidby", "invoiceto",
           "funder", "paymentby", "feepaidby", "sourceoffunding") },
  { "newsletter_consent", N_ ("Consent to the newsletter"), FALSE,
    WORDS ("newsletter", "marketing", "mailinglist", "consenttonewsletter",
           "marketingconsent", "newsletteroptin", "subscribe", "emailupdates",
           "subscribetonewsletter") },
};

static const OfficeImportField mark_fields[] = {
  { "reference", N_ ("Reference"), FALSE, REFERENCE_WORDS },
  { "student_number", N_ ("Student number"), FALSE, STUDENT_NUMBER_WORDS },
  { "attempt", N_ ("Attempt"), FALSE, WORDS ("attemptno", "attemptnumber", "sitting", "try") },
  { "first", N_ ("First mark"), FALSE,
    WORDS ("firstmark", "first", "1st", "1stmark", "firstmarker", "1stmarker", "marker1", "mark1",
           "examiner1", "firstexaminer", "1stexaminer") },
  { "second", N_ ("Second mark"), FALSE,
    WORDS ("secondmark", "second", "2nd", "2ndmark", "secondmarker", "2ndmarker", "marker2",
           "mark2", "examiner2", "secondexaminer", "2ndexaminer") },
  { "agreed", N_ ("Mark"), FALSE,
    WORDS ("mark", "marks", "agreedmark", "finalmark", "score", "result", "percentage", "percent",
           "markpercent", "mark100", "written", "writtenmark", "essay", "assignment", "viva",
           "vivamark", "vivavoce", "overallmark") },
  { "code", N_ ("Code"), FALSE, WORDS ("markcode", "outcomecode", "nsdef") },
  { "words", N_ ("Words"), FALSE,
    WORDS ("wordcount", "numberofwords", "wordscounted", "noofwords") },
  { "received", N_ ("Received"), FALSE,
    WORDS ("receivedat", "submitted", "submittedat", "submissiontime", "handedin", "datereceived",
           "datesubmitted", "submissiondate") },
  { "reason", N_ ("Reason"), FALSE, WORDS ("comment", "comments", "note", "notes", "remark") },
};

static const OfficeImportField registration_fields[] = {
  { "reference", N_ ("Reference"), FALSE, REFERENCE_WORDS },
  { "student_number", N_ ("Student number"), TRUE, STUDENT_NUMBER_WORDS },
  { "given_names", N_ ("Given names"), FALSE, GIVEN_WORDS },
  { "family_name", N_ ("Family name"), FALSE, FAMILY_WORDS },
  { OFFICE_IMPORT_FULL_NAME, N_ ("Full name (Surname, Given names)"), FALSE, FULL_NAME_WORDS },
  { "date_of_birth", N_ ("Date of birth"), FALSE, BIRTH_WORDS },
  { "email", N_ ("E-mail"), FALSE, EMAIL_WORDS },
};

static const struct
{
  const char        *nick;
  const OfficeImportField *fields;
  gsize              n_fields;
} kinds[] = {
  [OFFICE_IMPORT_APPLICATIONS] = { "applications", application_fields,
                                   G_N_ELEMENTS (application_fields) },
  [OFFICE_IMPORT_MARKS] = { "marks", mark_fields, G_N_ELEMENTS (mark_fields) },
  [OFFICE_IMPORT_REGISTRATIONS] = { "registrations", registration_fields,
                                    G_N_ELEMENTS (registration_fields) },
};

/**
 * office_import_kind_to_nick:
 * @kind: what is imported
 *
 * Returns: `applications`, `marks` or `registrations`
 */
const char *
office_import_kind_to_nick (OfficeImportKind kind)
{
  return kinds[kind].nick;
}

/**
 * office_import_fields_get:
 * @kind: what is imported
 * @n_fields: (out): how many there are
 *
 * Returns: (array length=n_fields): the fields of such a file, in the order of our own template
 */
const OfficeImportField *
office_import_fields_get (OfficeImportKind  kind,
                   gsize            *n_fields)
{
  *n_fields = kinds[kind].n_fields;
  return kinds[kind].fields;
}

/**
 * office_import_fields_find:
 * @kind: what is imported
 * @id: (nullable): id of a field
 *
 * Returns: (nullable): the field, or %NULL when such a file has none of that id
 */
const OfficeImportField *
office_import_fields_find (OfficeImportKind  kind,
                    const char       *id)
{
  for (gsize i = 0; id != NULL && i < kinds[kind].n_fields; i++)
    if (g_str_equal (kinds[kind].fields[i].id, id))
      return &kinds[kind].fields[i];
  return NULL;
}

/**
 * office_import_field_label:
 * @field: a field
 *
 * Returns: what a person calls it, translated
 */
const char *
office_import_field_label (const OfficeImportField *field)
{
  return _(field->label);
}

/**
 * office_import_heading_fold:
 * @heading: a heading as it was typed
 *
 * Leaves what matters for telling headings apart: letters and digits without case or accents, so
 * that `E-mail` and `EMAIL` are one.
 *
 * Returns: (transfer full): the folded heading
 */
char *
office_import_heading_fold (const char *heading)
{
  g_autofree char *apart = g_utf8_normalize (heading, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = apart != NULL ? g_utf8_casefold (apart, -1) : g_strdup ("");
  GString *kept = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isalnum (character))
        g_string_append_unichar (kept, character);
    }
  return g_string_free (kept, FALSE);
}
