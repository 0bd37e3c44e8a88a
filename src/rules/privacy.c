/* privacy.c: how long things are kept, and what must not be written down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/privacy.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/nicks.h"

#define NHS_DIGITS 10
#define NHS_MODULUS 11

/* Ten figures alone, in one piece or as 3-3-4; not a part of a longer number. */
#define NHS_PATTERN "(?<![0-9])([0-9]{3})[ -]?([0-9]{3})[ -]?([0-9]{4})(?![0-9])"
#define LABEL_PATTERN                                                                              \
  "\\b(nhs|hospital|patient|chi|mrn|unit)\\s*(no\\.?|number|num|id|#)?\\s*[:#=]?\\s*[a-z]?[0-9]{4,}"

static const OfficeNick consents[OFFICE_N_CONSENTS] = {
  [OFFICE_CONSENT_NONE] = { "none", N_("No") },
  [OFFICE_CONSENT_UNCONFIRMED] = { "unconfirmed", N_("Unconfirmed") },
  [OFFICE_CONSENT_GIVEN] = { "given", N_("Yes") },
  [OFFICE_CONSENT_WITHDRAWN] = { "withdrawn", N_("Withdrawn") },
};

OFFICE_DEFINE_NICKS (OfficeConsent, office_consent, consents)

/**
 * office_consent_allows_mail:
 * @consent: what is known
 *
 * Whether the newsletter may be sent: only when it was asked for by itself (PRIVACY-1).
 *
 * Returns: %TRUE if it may
 */
gboolean
office_consent_allows_mail (OfficeConsent consent)
{
  return consent == OFFICE_CONSENT_GIVEN;
}

/**
 * office_consent_from_form:
 * @answer: (nullable): what the form's column says
 * @explicit_opt_in: the form asked for the newsletter by itself
 *
 * What an imported answer is worth: a yes to a form that only said “by proceeding you consent” is
 * unconfirmed (PRIVACY-1). Anything that is not a plain yes is no consent.
 *
 * Returns: the consent
 */
OfficeConsent
office_consent_from_form (const char *answer,
                          gboolean    explicit_opt_in)
{
  static const char *const yes[] = { "yes", "y", "true", "1", "x", "✓", "opt-in", "agreed", NULL };
  g_autofree char *valid = g_utf8_make_valid (answer == NULL ? "" : answer, -1);
  g_autofree char *folded = g_utf8_casefold (g_strstrip (valid), -1);

  if (!g_strv_contains (yes, folded))
    return OFFICE_CONSENT_NONE;

  return explicit_opt_in ? OFFICE_CONSENT_GIVEN : OFFICE_CONSENT_UNCONFIRMED;
}

/**
 * office_retention_until:
 * @kind: what kind of record
 * @from: the decision, or the end of study
 * @rules: the rule set
 *
 * The last day on which a record is kept (PRIVACY-2).
 *
 * Returns: the day, or %OFFICE_DAY_NONE for what is kept for good or has not ended
 */
OfficeDay
office_retention_until (OfficeRecordKind     kind,
                        OfficeDay            from,
                        const OfficeRuleSet *rules)
{
  if (from == OFFICE_DAY_NONE)
    return OFFICE_DAY_NONE;

  switch (kind)
    {
    case OFFICE_RECORD_UNSUCCESSFUL_APPLICATION:
      return office_day_add_years (from, rules->retention_unsuccessful_years);
    case OFFICE_RECORD_STUDENT_FILE:
      return office_day_add_years (from, rules->retention_student_file_years);
    case OFFICE_RECORD_TRANSCRIPT_CORE:
      return OFFICE_DAY_NONE;
    default:
      g_assert_not_reached ();
    }
}

/**
 * office_retention_is_over:
 * @kind: what kind of record
 * @from: the decision, or the end of study
 * @today: the day
 * @rules: the rule set
 *
 * Whether a record is due for erasure (PRIVACY-2).
 *
 * Returns: %TRUE from the day after the last on which it is kept
 */
gboolean
office_retention_is_over (OfficeRecordKind     kind,
                          OfficeDay            from,
                          OfficeDay            today,
                          const OfficeRuleSet *rules)
{
  OfficeDay until = office_retention_until (kind, from, rules);

  return until != OFFICE_DAY_NONE && today > until;
}

/**
 * office_nhs_number_is_valid:
 * @digits: ten figures, nothing between them
 *
 * Whether figures are an NHS number by their check digit (PRIVACY-3).
 *
 * Returns: %TRUE if they are
 */
gboolean
office_nhs_number_is_valid (const char *digits)
{
  int sum = 0, check;

  if (strlen (digits) != NHS_DIGITS || strspn (digits, "0123456789") != NHS_DIGITS ||
      strspn (digits, (char[]){ digits[0], '\0' }) == NHS_DIGITS)
    return FALSE;

  for (int i = 0; i < NHS_DIGITS - 1; i++)
    sum += (digits[i] - '0') * (NHS_DIGITS - i);

  check = (NHS_MODULUS - sum % NHS_MODULUS) % NHS_MODULUS;
  return check != NHS_DIGITS && digits[NHS_DIGITS - 1] - '0' == check;
}

/* (nullable): a text that is an NHS number or is called a patient's number */
static char *
find_identifier (const char *text)
{
  g_autoptr (GRegex) numbers = g_regex_new (NHS_PATTERN, 0, 0, NULL);
  g_autoptr (GRegex) labels = g_regex_new (LABEL_PATTERN, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) number = NULL;
  g_autoptr (GMatchInfo) label = NULL;

  for (g_regex_match (numbers, text, 0, &number); g_match_info_matches (number);
       g_match_info_next (number, NULL))
    {
      g_auto (GStrv) part = g_match_info_fetch_all (number);
      g_autofree char *digits = g_strconcat (part[1], part[2], part[3], NULL);

      if (office_nhs_number_is_valid (digits))
        return g_strdup (part[0]);
    }

  if (g_regex_match (labels, text, 0, &label))
    return g_match_info_fetch (label, 0);

  return NULL;
}

/**
 * office_patient_check:
 * @field: where the text stands, for the sentence
 * @text: (nullable): a note or a line of a logbook
 * @error: return location for an error
 *
 * Looks for a patient identifier: an NHS number by its check digit, or a number that is called a
 * hospital or patient number (PRIVACY-3). It is a hint: not to find one proves nothing.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED that names what was found
 */
gboolean
office_patient_check (const char *field,
                      const char *text,
                      GError    **error)
{
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);
  g_autofree char *found = find_identifier (valid);

  if (found == NULL)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("%s: “%s” looks like a patient’s number. Write the note without anything that "
                 "identifies a patient."),
               field, found);
  return FALSE;
}
