/* marks.c: a mark in hundredths: read, written, agreed between two markers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/marks.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/given.h"

#define HUNDREDTHS 100
#define MOST_WHOLE_DIGITS 3
#define MOST_DECIMALS 2

static gboolean
refuse (GError    **error,
        const char *text,
        const char *hint)
{
  g_autofree char *shown = g_utf8_make_valid (text, -1);

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("“%s” is not a mark: %s"), shown, hint);
  return FALSE;
}

static gboolean
has_digit_that_is_not_ascii (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c > 127 && g_unichar_isdigit (c))
        return TRUE;
    }

  return FALSE;
}

/* Why a text that is not a plain number from 0 to 100 is refused: the most helpful reason. */
static const char *
hint_for (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (!g_utf8_validate (text, -1, NULL))
    return _("it is not text that can be read. Type a number from 0 to 100.");
  if (has_digit_that_is_not_ascii (text))
    return _("type it with the digits 0 to 9.");
  if (text[0] == '-' && g_ascii_isdigit (text[1]))
    return _("marks run from 0 to 100. Leave the cell blank where there is no mark.");
  if (digits > 0 && text[digits] == ',')
    return _("type the decimal point as a full stop, 55.5.");
  if (digits > 0 && text[digits] == '%')
    return _("type the number without the per cent sign.");
  if (digits > 0 && text[digits] == '.' && strspn (text + digits + 1, "0123456789") == 0)
    return _("there is nothing after the decimal point.");
  if (digits == 0 && text[0] == '.')
    return _("type the nought before the decimal point, 0.5.");

  return _("type a number from 0 to 100, with at most two decimals, or a code.");
}

static char *
trim (const char *text)
{
  const char *start = text;
  const char *end;

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  for (end = start + strlen (start); end > start;)
    {
      const char *previous = g_utf8_find_prev_char (start, end);

      if (previous == NULL || !g_unichar_isspace (g_utf8_get_char (previous)))
        break;
      end = previous;
    }

  return g_strndup (start, end - start);
}

/**
 * office_mark_parse:
 * @text: (nullable): what was typed, pasted or read
 * @mark: (out): hundredths; %OFFICE_MARK_NONE for a blank, which is not a zero
 * @error: return location for an error
 *
 * Reads a mark: 0 to 100 with at most two decimals, nothing else (ASSESS-2).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID, in words that say how to type it
 */
gboolean
office_mark_parse (const char *text,
                   int        *mark,
                   GError    **error)
{
  g_autofree char *trimmed = NULL;
  gsize whole, decimals = 0;
  int value = 0;

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    return refuse (error, text, hint_for (text));

  trimmed = trim (text == NULL ? "" : text);
  if (*trimmed == '\0')
    {
      *mark = OFFICE_MARK_NONE;
      return TRUE;
    }

  whole = strspn (trimmed, "0123456789");
  if (whole > 0 && trimmed[whole] == '.')
    decimals = strspn (trimmed + whole + 1, "0123456789");

  if (whole == 0 || trimmed[whole + (decimals > 0 ? decimals + 1 : 0)] != '\0')
    return refuse (error, trimmed, hint_for (trimmed));
  if (decimals > MOST_DECIMALS)
    return refuse (error, trimmed, _("a mark has at most two decimals."));
  if (whole > MOST_WHOLE_DIGITS)
    return refuse (error, trimmed, _("marks run from 0 to 100."));

  for (gsize i = 0; i < whole; i++)
    value = value * 10 + (trimmed[i] - '0');
  value *= HUNDREDTHS;
  if (decimals > 0)
    value += (trimmed[whole + 1] - '0') * 10;
  if (decimals > 1)
    value += trimmed[whole + 2] - '0';

  if (value > OFFICE_MARK_MAX)
    return refuse (error, trimmed, _("marks run from 0 to 100."));

  *mark = value;
  return TRUE;
}

/**
 * office_mark_format:
 * @mark: hundredths, or %OFFICE_MARK_NONE
 *
 * Writes a mark as shortly as it can be written exactly: "68", "49.5", "59.25"; a blank is the
 * empty string.
 *
 * Returns: (transfer full): the text
 */
char *
office_mark_format (int mark)
{
  if (mark < 0)
    return g_strdup ("");
  if (mark % HUNDREDTHS == 0)
    return g_strdup_printf ("%d", mark / HUNDREDTHS);
  if (mark % 10 == 0)
    return g_strdup_printf ("%d.%d", mark / HUNDREDTHS, mark % HUNDREDTHS / 10);

  return g_strdup_printf ("%d.%02d", mark / HUNDREDTHS, mark % HUNDREDTHS);
}

static gboolean
too_far_apart (int                  first,
               int                  second,
               int                  pass_mark,
               const OfficeRuleSet *rules)
{
  return ABS (first - second) >= rules->agreement_difference ||
         (first >= pass_mark) != (second >= pass_mark);
}

/* Rounded half up to hundredths: a mark is held in hundredths. */
static int
mean_of_two (int first,
             int second)
{
  return (first + second + 1) / 2;
}

/**
 * office_mark_agree:
 * @first: first marker's mark, hundredths, or %OFFICE_MARK_NONE
 * @second: second marker's, likewise
 * @agreed: the mark agreed by hand, likewise
 * @pass_mark: of the component, hundredths
 * @rules: the rule set
 * @mark: (out) (optional): the mark that stands, or %OFFICE_MARK_NONE
 *
 * Brings two markers' marks together (ASSESS-9). An agreed mark stands by itself; one marker alone
 * does not.
 *
 * Returns: how the mark came about, or what it waits for
 */
OfficeAgreement
office_mark_agree (int                  first,
                   int                  second,
                   int                  agreed,
                   int                  pass_mark,
                   const OfficeRuleSet *rules,
                   int                 *mark)
{
  OfficeAgreement agreement;
  int stands = OFFICE_MARK_NONE;

  if (agreed != OFFICE_MARK_NONE)
    {
      agreement = OFFICE_AGREEMENT_BY_HAND;
      stands = agreed;
    }
  else if (first == OFFICE_MARK_NONE && second == OFFICE_MARK_NONE)
    {
      agreement = OFFICE_AGREEMENT_NONE;
    }
  else if (first == OFFICE_MARK_NONE || second == OFFICE_MARK_NONE)
    {
      agreement = OFFICE_AGREEMENT_ONE_MARKER;
    }
  else if (too_far_apart (first, second, pass_mark, rules))
    {
      agreement = OFFICE_AGREEMENT_NEEDED;
    }
  else
    {
      agreement = OFFICE_AGREEMENT_MEAN;
      stands = mean_of_two (first, second);
    }

  if (mark != NULL)
    *mark = stands;
  return agreement;
}

/**
 * office_mark_check_agreed:
 * @first: first marker's mark, hundredths, or %OFFICE_MARK_NONE
 * @second: second marker's, likewise
 * @agreed: the mark agreed by hand, likewise
 * @reason: (nullable): why, in words
 * @pass_mark: of the component, hundredths
 * @rules: the rule set
 * @error: return location for an error
 *
 * Checks that an agreed mark entered beside two markers' marks says why, unless it is just their
 * mean where the mean stands (ASSESS-9). An agreed mark alone is a whole entry.
 *
 * Returns: %FALSE with %OFFICE_ERROR_REFUSED if the reason is missing
 */
gboolean
office_mark_check_agreed (int                  first,
                          int                  second,
                          int                  agreed,
                          const char          *reason,
                          int                  pass_mark,
                          const OfficeRuleSet *rules,
                          GError             **error)
{
  g_autofree char *shown_first = NULL;
  g_autofree char *shown_second = NULL;
  g_autofree char *shown_agreed = NULL;

  if (agreed == OFFICE_MARK_NONE || first == OFFICE_MARK_NONE || second == OFFICE_MARK_NONE)
    return TRUE;
  if (office_text_is_given (reason))
    return TRUE;
  if (!too_far_apart (first, second, pass_mark, rules) && agreed == mean_of_two (first, second))
    return TRUE;

  shown_first = office_mark_format (first);
  shown_second = office_mark_format (second);
  shown_agreed = office_mark_format (agreed);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("The markers gave %s and %s: an agreed mark of %s needs a reason in words."),
               shown_first, shown_second, shown_agreed);
  return FALSE;
}
