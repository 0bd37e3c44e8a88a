/* registers.c: registration numbers of the three regulators, and how long a check is good
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/registers.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/nicks.h"

#define GMC_DIGITS 7
#define HCPC_MOST_DIGITS 6

static const OfficeNick regulators[OFFICE_N_REGULATORS] = {
  [OFFICE_REGULATOR_GMC] = { "GMC", N_("General Medical Council") },
  [OFFICE_REGULATOR_HCPC] = { "HCPC", N_("Health and Care Professions Council") },
  [OFFICE_REGULATOR_NMC] = { "NMC", N_("Nursing and Midwifery Council") },
};

OFFICE_DEFINE_NICKS (OfficeRegulator, office_regulator, regulators)

/* The parts of the register that the HCPC's prefixes name. */
static const OfficeNick professions[] = {
  { "AS", N_("arts therapist") },
  { "BS", N_("biomedical scientist") },
  { "CH", N_("chiropodist or podiatrist") },
  { "CS", N_("clinical scientist") },
  { "DT", N_("dietitian") },
  { "HAD", N_("hearing aid dispenser") },
  { "ODP", N_("operating department practitioner") },
  { "OR", N_("orthoptist") },
  { "OT", N_("occupational therapist") },
  { "PA", N_("paramedic") },
  { "PH", N_("physiotherapist") },
  { "PO", N_("prosthetist or orthotist") },
  { "PYL", N_("practitioner psychologist") },
  { "RA", N_("radiographer") },
  { "SL", N_("speech and language therapist") },
};

/**
 * office_regulator_parse:
 * @text: "gmc", "Nursing & Midwifery Council (NMC)"
 * @regulator: (out): the regulator
 * @error: return location for an error
 *
 * Reads a regulator's name or letters as people write them (ENTRY-1).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID
 */
gboolean
office_regulator_parse (const char      *text,
                        OfficeRegulator *regulator,
                        GError         **error)
{
  static const char *const words[OFFICE_N_REGULATORS][2] = {
    [OFFICE_REGULATOR_GMC] = { "gmc", "medical council" },
    [OFFICE_REGULATOR_HCPC] = { "hcpc", "care professions" },
    [OFFICE_REGULATOR_NMC] = { "nmc", "midwifery council" },
  };
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  int found = -1, n_found = 0;

  for (int i = 0; i < OFFICE_N_REGULATORS; i++)
    {
      if (strstr (folded, words[i][0]) != NULL || strstr (folded, words[i][1]) != NULL)
        {
          found = i;
          n_found++;
        }
    }

  if (n_found == 1)
    {
      *regulator = (OfficeRegulator) found;
      return TRUE;
    }

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” is not one regulator: type GMC, HCPC or NMC."), g_strstrip (valid));
  return FALSE;
}

/**
 * office_registration_normalise:
 * @text: a number as typed
 *
 * Removes all spaces and makes letters upper case (ENTRY-3). Doing it twice changes nothing more.
 *
 * Returns: (transfer full): the number
 */
char *
office_registration_normalise (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) normal = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || g_unichar_iszerowidth (c))
        continue;
      g_string_append_unichar (normal, c < 128 ? (gunichar) g_ascii_toupper ((char) c) : c);
    }

  return g_string_free (g_steal_pointer (&normal), FALSE);
}

/* Whether the text is letters and digits of a shape: 9 a digit, A a letter. */
static gboolean
has_shape (const char *text,
           const char *shape)
{
  for (; *text != '\0' && *shape != '\0'; text++, shape++)
    {
      if (*shape == '9' ? !g_ascii_isdigit (*text)
                        : *shape == 'A' ? !g_ascii_isupper (*text) : *shape != *text)
        return FALSE;
    }

  return *text == *shape;
}

static gboolean
is_associate (const char *number)
{
  /* The shape’s A would take any letter. */
  return number[0] == 'A' && (has_shape (number, "A999999") || has_shape (number, "A9999999"));
}

static gboolean
is_gmc (const char *number)
{
  return has_shape (number, "9999999") || is_associate (number);
}

static gboolean
is_nmc (const char *number)
{
  return has_shape (number, "99A9999A");
}

/* (nullable): the profession whose prefix the number has, if the whole number is the HCPC's */
static const OfficeNick *
hcpc_profession (const char *number)
{
  gsize letters = strcspn (number, "0123456789");
  gsize digits = strspn (number + letters, "0123456789");

  if (digits < 1 || digits > HCPC_MOST_DIGITS || number[letters + digits] != '\0')
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (professions); i++)
    {
      if (strlen (professions[i].nick) == letters &&
          strncmp (professions[i].nick, number, letters) == 0)
        return &professions[i];
    }

  return NULL;
}

static gboolean
fits (OfficeRegulator regulator,
      const char     *number)
{
  switch (regulator)
    {
    case OFFICE_REGULATOR_GMC:
      return is_gmc (number);
    case OFFICE_REGULATOR_HCPC:
      return hcpc_profession (number) != NULL;
    case OFFICE_REGULATOR_NMC:
      return is_nmc (number);
    default:
      g_assert_not_reached ();
    }
}

/* The HCPC counts PH95159 and PH095159 as one; the other registers have one way to write a number. */
static char *
identity_key (OfficeRegulator regulator,
              const char     *number)
{
  gsize letters, zeros;

  if (regulator != OFFICE_REGULATOR_HCPC)
    return g_strdup (number);

  letters = strcspn (number, "0123456789");
  zeros = strspn (number + letters, "0");
  return g_strdup_printf ("%.*s%s", (int) letters, number, number + letters + zeros);
}

static const char *
expected_form (OfficeRegulator regulator)
{
  switch (regulator)
    {
    case OFFICE_REGULATOR_GMC:
      return _("seven digits, 1234567");
    case OFFICE_REGULATOR_HCPC:
      return _("two or three letters for the profession and up to six digits, PH095159");
    case OFFICE_REGULATOR_NMC:
      return _("two digits, a letter, four digits and a letter, 12A3456B");
    default:
      g_assert_not_reached ();
    }
}

static void
set_refusal (GError        **error,
             OfficeRegulator regulator,
             const char     *number)
{
  const OfficeNick *profession = hcpc_profession (number);

  for (int i = 0; i < OFFICE_N_REGULATORS; i++)
    {
      if (i == (int) regulator || !fits ((OfficeRegulator) i, number))
        continue;

      if (i == OFFICE_REGULATOR_HCPC)
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                     _("“%s” is not a number of the %s. Is it that of an HCPC %s?"), number,
                     regulators[regulator].nick, _(profession->label));
      else
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                     _("“%s” is not a number of the %s. Is it one of the %s?"), number,
                     regulators[regulator].nick, regulators[i].nick);
      return;
    }

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” is not a number of the %s, which has %s."), number,
               regulators[regulator].nick, expected_form (regulator));
}

/**
 * office_registration_new:
 * @regulator: whose number it is said to be
 * @text: (nullable): the number as typed
 * @error: return location for an error
 *
 * Reads a registration number (ENTRY-3). An associate's number under the GMC is accepted and
 * flagged.
 *
 * Returns: (transfer full) (nullable): the number, or %NULL with %OFFICE_ERROR_INVALID, which
 *   hints at another regulator whose number it could be
 */
OfficeRegistration *
office_registration_new (OfficeRegulator regulator,
                         const char     *text,
                         GError        **error)
{
  g_autofree char *normal = office_registration_normalise (text == NULL ? "" : text);
  const char *number = normal;
  OfficeRegistration *registration;

  if (regulator == OFFICE_REGULATOR_GMC && number[0] == 'C' && has_shape (number + 1, "9999999"))
    number++;

  if (!fits (regulator, number))
    {
      set_refusal (error, regulator, number);
      return NULL;
    }

  registration = g_new0 (OfficeRegistration, 1);
  registration->regulator = regulator;
  registration->number = g_strdup (number);
  registration->key = identity_key (regulator, number);
  if (regulator == OFFICE_REGULATOR_HCPC)
    registration->profession = _(hcpc_profession (number)->label);
  if (regulator == OFFICE_REGULATOR_GMC && is_associate (number))
    {
      registration->profession = _("physician or anaesthesia associate");
      registration->flags |= OFFICE_REGISTRATION_ASSOCIATE;
    }

  return registration;
}

/**
 * office_registration_free:
 * @registration: (nullable): a registration
 *
 * Frees a registration.
 */
void
office_registration_free (OfficeRegistration *registration)
{
  if (registration == NULL)
    return;

  g_free (registration->number);
  g_free (registration->key);
  g_free (registration);
}

/**
 * office_registration_same_person:
 * @a: a registration
 * @b: another
 *
 * Whether two registrations are one: the same regulator and number are the same person (ENTRY-5).
 *
 * Returns: %TRUE if they are
 */
gboolean
office_registration_same_person (const OfficeRegistration *a,
                                 const OfficeRegistration *b)
{
  return a->regulator == b->regulator && g_str_equal (a->key, b->key);
}

/**
 * office_register_check_expires:
 * @checked_on: when a person looked at the register
 * @rules: the rule set
 *
 * The last day on which a check is good (ENTRY-4).
 *
 * Returns: the day
 */
OfficeDay
office_register_check_expires (OfficeDay            checked_on,
                               const OfficeRuleSet *rules)
{
  return checked_on == OFFICE_DAY_NONE ? OFFICE_DAY_NONE : checked_on + rules->register_check_days;
}

/**
 * office_register_check_state:
 * @checked_on: when a person looked at the register, or %OFFICE_DAY_NONE
 * @on: the day of the offer, or of the start
 * @rules: the rule set
 *
 * Whether a check is good on a day (ENTRY-4). A lapse raises a task; it withdraws nobody.
 *
 * Returns: the state of the check
 */
OfficeCheckState
office_register_check_state (OfficeDay            checked_on,
                             OfficeDay            on,
                             const OfficeRuleSet *rules)
{
  if (checked_on == OFFICE_DAY_NONE)
    return OFFICE_CHECK_NONE;
  if (checked_on > on)
    return OFFICE_CHECK_LATER;
  if (on > office_register_check_expires (checked_on, rules))
    return OFFICE_CHECK_LAPSED;

  return OFFICE_CHECK_GOOD;
}
