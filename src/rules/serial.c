/* serial.c: what a certificate's serial and verification code look like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/certificate.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

/*
 * The characters of codes: 31 of them, without those that are misread. 31 is prime, so that a sum
 * with a weight of its own at each place notices every wrong character and every two exchanged.
 */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXY";

#define BASE 31
#define CODE_LENGTH 12 /* the last is the check character */
#define GROUP_LENGTH 4

#define SERIAL_PREFIX "PO"
#define YEAR_DIGITS 4
#define NUMBER_DIGITS 6
#define MOST_CERTIFICATES 999999

G_STATIC_ASSERT (sizeof alphabet == BASE + 1);

static int
value_of (char c)
{
  const char *at = c == '\0' ? NULL : strchr (alphabet, c);

  return at == NULL ? -1 : (int) (at - alphabet);
}

/* The character after a text that makes the weighted sum 0. */
static char
check_character (const char *text,
                 gsize       length)
{
  int sum = 0;

  for (gsize i = 0; i < length; i++)
    sum += ((int) i + 2) * value_of (text[i]);

  return alphabet[(BASE - sum % BASE) % BASE];
}

/* Upper case, without spaces and hyphens, and with what is easily misread put right. */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);
  g_autofree char *upper = g_ascii_strup (valid, -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const char *at = upper; *at != '\0'; at++)
    {
      if (*at == 'O')
        g_string_append_c (kept, '0');
      else if (*at == 'I' || *at == 'L')
        g_string_append_c (kept, '1');
      else if (*at == 'Z')
        g_string_append_c (kept, '2');
      else if (*at == 'U')
        g_string_append_c (kept, 'V');
      else if (*at != '-' && !g_ascii_isspace (*at))
        g_string_append_c (kept, *at);
    }

  return g_string_free (g_steal_pointer (&kept), FALSE);
}

static gboolean
all_in_alphabet (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (value_of (*text) < 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * office_certificate_serial:
 * @year: the year of issue, four figures
 * @number: 1, 2, … within the year, at most 999999; never used again
 *
 * The serial of a certificate with a check character behind it: "PO-2025-000123-X" (CERT-1,
 * CERT-2).
 *
 * Returns: (transfer full): the serial
 */
char *
office_certificate_serial (int    year,
                           gint64 number)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (year >= 1000 && year <= 9999, NULL);
  g_return_val_if_fail (number >= 1 && number <= MOST_CERTIFICATES, NULL);

  digits = g_strdup_printf ("%04d%06d", year, (int) number);
  return g_strdup_printf ("%s-%.4s-%s-%c", SERIAL_PREFIX, digits, digits + YEAR_DIGITS,
                          check_character (digits, YEAR_DIGITS + NUMBER_DIGITS));
}

/* The first @length figures alone: a figure may follow as the check character. */
static gint64
number_of (const char *text,
           gsize       length)
{
  g_autofree char *figures = g_strndup (text, length);

  return g_ascii_strtoll (figures, NULL, 10);
}

/**
 * office_certificate_serial_parse:
 * @text: a serial as typed, in any case, with or without hyphens
 * @year: (out) (optional): the year
 * @number: (out) (optional): the number within the year
 * @error: return location for an error
 *
 * Reads a serial and checks its check character.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID
 */
gboolean
office_certificate_serial_parse (const char *text,
                                 int        *year,
                                 gint64     *number,
                                 GError    **error)
{
  /* The prefix's O is read as a nought like any other. */
  const char *prefix = "P0";
  const gsize digits = YEAR_DIGITS + NUMBER_DIGITS;
  g_autofree char *cleaned = clean (text);
  const char *body = cleaned + strlen (prefix);

  if (!g_str_has_prefix (cleaned, prefix) || strlen (body) != digits + 1 ||
      strspn (body, "0123456789") < digits || body[digits] != check_character (body, digits) ||
      body[0] == '0')
    {
      g_autofree char *shown = g_utf8_make_valid (text == NULL ? "" : text, -1);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is not a certificate’s serial number: look for a typing error; it reads "
                     "like PO-2025-000123-X."),
                   shown);
      return FALSE;
    }

  if (number != NULL)
    *number = number_of (body + YEAR_DIGITS, NUMBER_DIGITS);
  if (year != NULL)
    *year = (int) number_of (body, YEAR_DIGITS);
  return TRUE;
}

static char *
group (const char *code)
{
  g_autoptr (GString) grouped = g_string_new (NULL);

  for (gsize i = 0; i < CODE_LENGTH; i++)
    {
      if (i > 0 && i % GROUP_LENGTH == 0)
        g_string_append_c (grouped, '-');
      g_string_append_c (grouped, code[i]);
    }

  return g_string_free (g_steal_pointer (&grouped), FALSE);
}

/**
 * office_certificate_code:
 * @random: (array length=n_random): bytes that nobody can guess
 * @n_random: at least %OFFICE_CERTIFICATE_CODE_BYTES
 *
 * The verification code of a certificate, eleven random characters and a check character:
 * "7K3Q-0VXA-9M2T" (CERT-1).
 *
 * Returns: (transfer full): the code
 */
char *
office_certificate_code (const guint8 *random,
                         gsize         n_random)
{
  char code[CODE_LENGTH + 1] = { 0 };
  guint64 value = 0;

  g_return_val_if_fail (n_random >= OFFICE_CERTIFICATE_CODE_BYTES, NULL);

  for (gsize i = 0; i < OFFICE_CERTIFICATE_CODE_BYTES; i++)
    value = value << 8 | random[i];

  for (gsize i = 0; i < CODE_LENGTH - 1; i++)
    {
      code[i] = alphabet[value % BASE];
      value /= BASE;
    }
  code[CODE_LENGTH - 1] = check_character (code, CODE_LENGTH - 1);

  return group (code);
}

/**
 * office_certificate_code_normalise:
 * @text: a code as typed
 * @error: return location for an error
 *
 * Reads a verification code as people type it: in any case, with or without hyphens, the letter O
 * for a nought. The check character tells a typing error from a code that was never given.
 *
 * Returns: (transfer full) (nullable): the code as it was issued, or %NULL with
 *   %OFFICE_ERROR_INVALID
 */
char *
office_certificate_code_normalise (const char *text,
                                   GError    **error)
{
  g_autofree char *cleaned = clean (text);

  if (strlen (cleaned) != CODE_LENGTH || !all_in_alphabet (cleaned) ||
      cleaned[CODE_LENGTH - 1] != check_character (cleaned, CODE_LENGTH - 1))
    {
      g_autofree char *shown = g_utf8_make_valid (text == NULL ? "" : text, -1);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is not a verification code: look for a typing error; it has twelve "
                     "characters, like 7K3Q-0VXA-9M2T."),
                   shown);
      return NULL;
    }

  return group (cleaned);
}
