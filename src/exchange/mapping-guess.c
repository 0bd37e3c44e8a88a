/* mapping-guess.c: which heading means which field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/mapping-private.h"
#include "rules/error.h"

/* How far down the headings are looked for, and how many rows tell what a column holds. */
#define HEADING_ROWS 20
#define SAMPLE_ROWS  50

#define EXACT_ID       100
#define EXACT_SYNONYM  95
#define LEAST_GUESS    60

/* A heading with one of these is about somebody or something else. */
static const char *const others[] = {
  "supervisor", "manager", "emergency", "nextofkin", "referee", "confirm", "course", "module",
  "signature", "finance", "invoiceemail", "verify", "checked",
};

typedef struct
{
  guint              score;
  guint              column;
  const OfficeImportField *field;
} Candidate;

/* A longer heading that begins with a known word, or holds a long one: more of it is surer. */
static guint
score_part (const char *heading,
            const char *word)
{
  gsize heading_length = strlen (heading), word_length = strlen (word);
  const char *found = strstr (heading, word);

  if (found == NULL || word_length < 5 || (found != heading && word_length < 7))
    return 0;
  return 50 + 40 * word_length / heading_length;
}

/*< private >
 * office_heading_score:
 * @heading: a heading, folded
 * @field: the id of a field
 * @synonyms: (array zero-terminated=1): other headings for it, folded
 *
 * Returns: how sure it is that @heading means @field, up to 100; 0 when nothing speaks for it
 */
guint
office_heading_score (const char         *heading,
                      const char         *field,
                      const char *const  *synonyms)
{
  g_autofree char *id = office_import_heading_fold (field);
  gboolean partly = TRUE;
  guint best = 0;

  if (*heading == '\0')
    return 0;
  if (g_str_equal (heading, id))
    return EXACT_ID;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (heading, others[i]) != NULL)
      partly = FALSE;
  if (partly)
    best = score_part (heading, id);

  for (guint i = 0; synonyms[i] != NULL; i++)
    {
      if (g_str_equal (heading, synonyms[i]))
        return EXACT_SYNONYM;
      if (partly)
        best = MAX (best, score_part (heading, synonyms[i]));
    }
  return best >= LEAST_GUESS ? best : 0;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->column < other->column ? -1 : one->column > other->column;
}

/* Most cells below say `Surname, Given`. */
static gboolean
holds_full_names (OfficeMapping *self,
                  OfficeSheet   *sheet,
                  guint          column)
{
  guint filled = 0, parted = 0;

  for (guint i = self->heading_row + 1;
       i < office_sheet_get_n_rows (sheet) && i <= self->heading_row + SAMPLE_ROWS; i++)
    {
      const char *text = office_sheet_get_text (sheet, i, column);
      const char *comma = strchr (text, ',');

      if (*text == '\0')
        continue;
      filled++;
      parted += comma != NULL && comma != text && comma[1] != '\0';
    }
  return filled > 0 && parted * 5 >= filled * 4;
}

static gboolean
may_take (OfficeMapping     *self,
          OfficeSheet       *sheet,
          const Candidate   *candidate)
{
  if (g_array_index (self->columns, OfficeMappingColumn, candidate->column).field != NULL
      || office_mapping_get_column (self, candidate->field->id) >= 0)
    return FALSE;
  if (!g_str_equal (candidate->field->id, OFFICE_IMPORT_FULL_NAME))
    return TRUE;
  return office_mapping_get_column (self, "family_name") < 0
         && office_mapping_get_column (self, "given_names") < 0
         && holds_full_names (self, sheet, candidate->column);
}

/* A full name beside its own parts says nothing new. */
static void
drop_needless_full_name (OfficeMapping *self)
{
  int column = office_mapping_get_column (self, OFFICE_IMPORT_FULL_NAME);

  if (column >= 0
      && (office_mapping_get_column (self, "family_name") >= 0
          || office_mapping_get_column (self, "given_names") >= 0))
    office_mapping_set (self, OFFICE_IMPORT_FULL_NAME, -1, NULL);
}

/*< private >
 * office_mapping_assign:
 * @self: a mapping with its headings
 * @sheet: the sheet that they stand in
 *
 * Gives each column the field that its heading means, the surest first, none twice.
 *
 * Returns: how sure we are that this is the row of the headings
 */
guint
office_mapping_assign (OfficeMapping *self,
                       OfficeSheet   *sheet)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  gsize n_fields;
  const OfficeImportField *fields = office_import_fields_get (self->kind, &n_fields);
  guint sum = 0;

  for (guint column = 0; column < self->columns->len; column++)
    for (gsize i = 0; i < n_fields; i++)
      {
        const char *folded = g_array_index (self->columns, OfficeMappingColumn, column).folded;
        Candidate candidate = { office_heading_score (folded, fields[i].id, fields[i].synonyms), column,
                                &fields[i] };

        if (candidate.score > 0)
          g_array_append_val (candidates, candidate);
      }
  g_array_sort (candidates, compare_candidates);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      OfficeMappingColumn *column = &g_array_index (self->columns, OfficeMappingColumn,
                                                    candidate->column);

      if (!may_take (self, sheet, candidate))
        continue;
      column->field = candidate->field->id;
      column->confidence = candidate->score;
      sum += candidate->score;
    }
  drop_needless_full_name (self);
  return sum;
}

/* Without a heading that we know: the first row that looks like headings at all. */
static guint
first_wide_row (OfficeSheet *sheet)
{
  for (guint i = 0; i < office_sheet_get_n_rows (sheet) && i < HEADING_ROWS; i++)
    {
      guint filled = 0;

      for (guint column = 0; column < office_sheet_get_row_width (sheet, i); column++)
        filled += *office_sheet_get_text (sheet, i, column) != '\0';
      if (filled > 1)
        return i;
    }
  return 0;
}

/**
 * office_mapping_guess:
 * @sheet: a sheet
 * @kind: what is imported
 * @error: set when the sheet has no rows
 *
 * Finds the row of the headings among the first rows, and what each heading means. Where no heading
 * is known the first row with more than one filled cell is taken, and nothing is mapped.
 *
 * Returns: (transfer full) (nullable): the mapping
 */
OfficeMapping *
office_mapping_guess (OfficeSheet       *sheet,
                      OfficeImportKind   kind,
                      GError           **error)
{
  g_autoptr (OfficeMapping) best = NULL;
  guint best_score = 0;

  if (office_sheet_get_n_rows (sheet) == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("The sheet is blank: it has no row of headings."));
      return NULL;
    }

  for (guint row = 0; row < office_sheet_get_n_rows (sheet) && row < HEADING_ROWS; row++)
    {
      g_autoptr (OfficeMapping) mapping = office_mapping_new_for_row (sheet, kind, row);
      guint score = 0;

      for (guint i = 0; i < mapping->columns->len; i++)
        score += g_array_index (mapping->columns, OfficeMappingColumn, i).confidence;
      if (score > best_score)
        {
          g_clear_pointer (&best, office_mapping_free);
          best = g_steal_pointer (&mapping);
          best_score = score;
        }
    }

  if (best == NULL)
    best = office_mapping_new_for_row (sheet, kind, first_wide_row (sheet));
  return g_steal_pointer (&best);
}
