/* codes.c: the table of mark codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/codes.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

#define CODE_MAX_LENGTH 8

static const OfficeMarkCode builtin_codes[] = {
  { OFFICE_CODE_NOT_SUBMITTED, N_("Not submitted or not attended"), FALSE, TRUE, "NS" },
  { OFFICE_CODE_DEFERRED, N_("Deferred: circumstances accepted"), FALSE, FALSE, "DEF" },
};

/**
 * office_mark_codes_builtin:
 * @n_codes: (out): how many
 *
 * The codes that every office starts with: NS and DEF (ASSESS-8). Their labels are marked for
 * translation but not translated.
 *
 * Returns: (transfer none) (array length=n_codes): the table
 */
const OfficeMarkCode *
office_mark_codes_builtin (gsize *n_codes)
{
  *n_codes = G_N_ELEMENTS (builtin_codes);
  return builtin_codes;
}

/**
 * office_mark_code_find:
 * @codes: (array length=n_codes): a table
 * @n_codes: its length
 * @code: (nullable): a code
 *
 * Finds a code, exactly as written.
 *
 * Returns: (transfer none) (nullable): its row, or %NULL
 */
const OfficeMarkCode *
office_mark_code_find (const OfficeMarkCode *codes,
                       gsize                 n_codes,
                       const char           *code)
{
  for (gsize i = 0; code != NULL && i < n_codes; i++)
    {
      if (g_str_equal (codes[i].code, code))
        return &codes[i];
    }

  return NULL;
}

/**
 * office_mark_code_defers:
 * @code: a row of the table
 *
 * Whether the code leaves the sitting blank, so that the next opportunity is for the same attempt
 * (ASSESS-8).
 *
 * Returns: %TRUE if it does
 */
gboolean
office_mark_code_defers (const OfficeMarkCode *code)
{
  return !code->takes_mark && !code->counts_as_attempt;
}

/**
 * office_mark_code_check:
 * @code: a row as the office typed it
 * @error: return location for an error
 *
 * Checks a row of the code table: a code is one to eight capital letters or digits and has a label
 * and a text for the return (ASSESS-8).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID if it cannot be used
 */
gboolean
office_mark_code_check (const OfficeMarkCode *code,
                        GError              **error)
{
  gsize length = code->code == NULL ? 0 : strlen (code->code);
  gboolean good = length >= 1 && length <= CODE_MAX_LENGTH && g_ascii_isupper (code->code[0]);

  for (gsize i = 0; good && i < length; i++)
    good = g_ascii_isupper (code->code[i]) || g_ascii_isdigit (code->code[i]);

  if (!good)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” cannot be a mark code: type one to eight capital letters or digits, "
                     "a letter first."),
                   code->code == NULL ? "" : code->code);
      return FALSE;
    }

  if (code->label == NULL || *code->label == '\0')
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The mark code %s has no label: say in words what it means."), code->code);
      return FALSE;
    }

  if (code->return_text == NULL || *code->return_text == '\0')
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The mark code %s has no text for the return: say what the university is to "
                     "see for it."),
                   code->code);
      return FALSE;
    }

  return TRUE;
}
