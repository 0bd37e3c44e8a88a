/* return-facts.h: the kinds of return, and every fact of the office that a column of one can hold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeReturnKind:
 *
 * Nicks: "enrolments", "marks", "results", "awards".
 */
typedef enum
{
  OFFICE_RETURN_ENROLMENTS,
  OFFICE_RETURN_MARKS,
  OFFICE_RETURN_RESULTS,
  OFFICE_RETURN_AWARDS,
} OfficeReturnKind;

#define OFFICE_N_RETURN_KINDS (OFFICE_RETURN_AWARDS + 1)

/**
 * OfficeReturnFieldKind:
 * @OFFICE_RETURN_FIELD_TEXT: names, identifiers and codes
 * @OFFICE_RETURN_FIELD_NUMBER: hundredths
 * @OFFICE_RETURN_FIELD_MARK: a mark in hundredths, or a code in its place
 * @OFFICE_RETURN_FIELD_DATE: a day
 * @OFFICE_RETURN_FIELD_INTEGER: a whole number
 * @OFFICE_RETURN_FIELD_MONEY: pence
 *
 * What the cells of a column hold.
 */
typedef enum
{
  OFFICE_RETURN_FIELD_TEXT,
  OFFICE_RETURN_FIELD_NUMBER,
  OFFICE_RETURN_FIELD_MARK,
  OFFICE_RETURN_FIELD_DATE,
  OFFICE_RETURN_FIELD_INTEGER,
  OFFICE_RETURN_FIELD_MONEY,
} OfficeReturnFieldKind;

/**
 * OfficeReturnFactId:
 *
 * The facts, by where they are read: those of the person and those of the cohort in the order of
 * the queries in returns.c, then those of the result, of the award, and what is no fact at all.
 */
typedef enum
{
  OFFICE_FACT_REFERENCE,
  OFFICE_FACT_STUDENT_NUMBER,
  OFFICE_FACT_TITLE,
  OFFICE_FACT_FAMILY_NAME,
  OFFICE_FACT_GIVEN_NAMES,
  OFFICE_FACT_DATE_OF_BIRTH,
  OFFICE_FACT_EMAIL,
  OFFICE_FACT_REGULATOR,
  OFFICE_FACT_REGISTRATION_NUMBER,
  OFFICE_FACT_ENROLLED_ON,
  OFFICE_FACT_WITHDRAWN_ON,
  OFFICE_FACT_CERTIFICATE_SERIAL,
  OFFICE_FACT_EMPLOYER,
  OFFICE_FACT_FEE,
  OFFICE_N_PERSON_FACTS,
  OFFICE_FACT_AWARD_CODE = OFFICE_N_PERSON_FACTS,
  OFFICE_FACT_MODULE_CODE,
  OFFICE_FACT_MODULE_TITLE,
  OFFICE_FACT_CREDIT_VALUE,
  OFFICE_FACT_LEVEL,
  OFFICE_FACT_TERM,
  OFFICE_FACT_STARTS,
  OFFICE_FACT_ENDS,
  OFFICE_FACT_COHORT,
  OFFICE_FACT_AWARD_TITLE,
  OFFICE_FACT_PROVIDER,
  OFFICE_N_COHORT_FACTS,
  OFFICE_FACT_FULL_NAME = OFFICE_N_COHORT_FACTS,
  OFFICE_FACT_ACADEMIC_YEAR,
  OFFICE_FACT_MODULE_MARK,
  OFFICE_FACT_OUTCOME,
  OFFICE_FACT_CREDITS,
  OFFICE_FACT_RESULT_VERSION,
  OFFICE_FACT_RATIFIED_ON,
  OFFICE_FACT_REASON,
  OFFICE_FACT_AWARD_CREDITS,
  OFFICE_FACT_PRIOR_CREDITS,
  OFFICE_FACT_AWARD_MEAN,
  OFFICE_FACT_AWARD_CLASS,
  OFFICE_FACT_COMPLETED_ON,
  OFFICE_FACT_WRITTEN_MARK,
  OFFICE_FACT_WRITTEN_ATTEMPT,
  OFFICE_FACT_VIVA_MARK,
  OFFICE_FACT_VIVA_ATTEMPT,
  OFFICE_FACT_CONSTANT,
  OFFICE_FACT_BLANK,
  OFFICE_N_RETURN_FACTS,
} OfficeReturnFactId;

/**
 * OfficeReturnPlace:
 * @OFFICE_RETURN_PLACE_LEARNER: the learner's record
 * @OFFICE_RETURN_PLACE_APPLICATION: the application
 * @OFFICE_RETURN_PLACE_MARKS: the marks
 * @OFFICE_RETURN_PLACE_BOARD: the board
 * @OFFICE_RETURN_PLACE_PROFILE: the profile of the return
 *
 * Where what is wrong with a return is mended. Nicks: "learner", "application", …
 */
typedef enum
{
  OFFICE_RETURN_PLACE_LEARNER,
  OFFICE_RETURN_PLACE_APPLICATION,
  OFFICE_RETURN_PLACE_MARKS,
  OFFICE_RETURN_PLACE_BOARD,
  OFFICE_RETURN_PLACE_PROFILE,
} OfficeReturnPlace;

/**
 * OfficeReturnCodes:
 * @OFFICE_RETURN_CODES_NONE: any text
 * @OFFICE_RETURN_CODES_OUTCOME: outcomes of a module: "P"
 * @OFFICE_RETURN_CODES_MARK: codes in the place of a mark: "NS"
 * @OFFICE_RETURN_CODES_CLASS: classes of the award: "merit"
 * @OFFICE_RETURN_CODES_REGULATOR: regulators: "GMC"
 *
 * Which list of our values a fact has, if it has one.
 */
typedef enum
{
  OFFICE_RETURN_CODES_NONE,
  OFFICE_RETURN_CODES_OUTCOME,
  OFFICE_RETURN_CODES_MARK,
  OFFICE_RETURN_CODES_CLASS,
  OFFICE_RETURN_CODES_REGULATOR,
} OfficeReturnCodes;

/**
 * OfficeReturnFact:
 * @key: its name in a profile: "student_number"
 * @label: for a person, marked with N_()
 * @meaning: one sentence for the data dictionary, marked with N_()
 * @heading: as the built-in profile heads it; the university's word, not translated
 * @kind: what its cells hold
 * @codes: the list that its values are from
 * @kinds: (type guint): the kinds of return that can hold it, 1 << kind each
 * @required: (type guint): those whose built-in profile cannot do without it
 * @place: where it is mended
 * @synonyms: (array zero-terminated=1): headings by which universities ask for it, folded
 *
 * One fact that a column can hold. This table is read by the rows of a return, its pre-flight, the
 * data dictionary, the editor of profiles, the reader of templates and officectl (RETURN-1).
 */
typedef struct
{
  const char            *key;
  const char            *label;
  const char            *meaning;
  const char            *heading;
  OfficeReturnFieldKind  kind;
  OfficeReturnCodes      codes;
  guint                  kinds;
  guint                  required;
  OfficeReturnPlace      place;
  const char *const     *synonyms;
} OfficeReturnFact;

/**
 * OfficeReturnCode:
 * @value: ours: "P"
 * @meaning: for a person, translated: "Pass"
 *
 * One of our values, and what it means.
 */
typedef struct
{
  const char *value;
  const char *meaning;
} OfficeReturnCode;

const char             *office_return_kind_to_nick    (OfficeReturnKind       kind);
gboolean                office_return_kind_from_nick  (const char            *nick,
                                                       OfficeReturnKind      *kind);
const char             *office_return_kind_label      (OfficeReturnKind       kind);
const char             *office_return_field_kind_to_nick (OfficeReturnFieldKind kind);
const char             *office_return_field_kind_label (OfficeReturnFieldKind kind);
const char             *office_return_place_to_nick   (OfficeReturnPlace      place);
const char             *office_return_place_label     (OfficeReturnPlace      place);

const OfficeReturnFact *office_return_fact_get        (OfficeReturnFactId     id);
const OfficeReturnFact *office_return_fact_find       (const char            *key,
                                                       OfficeReturnFactId    *id);
gboolean                office_return_fact_fits       (OfficeReturnFactId     id,
                                                       OfficeReturnKind       kind);
const OfficeReturnFactId *office_return_facts_built_in (OfficeReturnKind      kind,
                                                       gsize                 *n_facts);
OfficeReturnCode       *office_return_codes_list      (OfficeReturnCodes      codes,
                                                       gsize                 *n_codes);
gsize                   office_return_codes_count     (OfficeReturnCodes      codes);
const char *const      *office_return_formats_list    (OfficeReturnFieldKind  kind);

G_END_DECLS
