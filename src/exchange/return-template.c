/* return-template.c: a spreadsheet of the university, taken as the pattern of a return
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/return-template.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/fields.h"
#include "exchange/mapping-private.h"
#include "exchange/workbook.h"
#include "rules/error.h"

/* How far down the headings are looked for, and how many rows tell which words a column has. */
#define HEADING_ROWS 20
#define SAMPLE_ROWS  50

/* From here on a heading says what it means by itself. */
#define SURE 95

#define MAX_HEADING 255

typedef struct
{
  guint              score;
  guint              column;
  OfficeReturnFactId fact;
} Candidate;

/* The headings of one row, and what they mean. */
typedef struct
{
  OfficeSheet        *sheet;
  guint               row;
  guint               n_columns;
  OfficeReturnFactId *facts;
  guint              *scores;
  guint               sum;
} Guess;

static void
guess_clear (Guess *guess)
{
  g_clear_pointer (&guess->sheet, office_sheet_unref);
  g_clear_pointer (&guess->facts, g_free);
  g_clear_pointer (&guess->scores, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Guess, guess_clear)

/**
 * office_return_template_free:
 * @self: (nullable): what was read
 */
void
office_return_template_free (OfficeReturnTemplate *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->sheet);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_strfreev (self->notes);
  g_free (self);
}

/* What the office's own return calls it, what universities call it, what imports know. */
static guint
score (const char         *folded,
       OfficeReturnFactId  id)
{
  static const OfficeImportKind kinds[] = { OFFICE_IMPORT_APPLICATIONS, OFFICE_IMPORT_REGISTRATIONS };
  const OfficeReturnFact *fact = office_return_fact_get (id);
  g_autofree char *heading = office_import_heading_fold (fact->heading);
  guint best = office_heading_score (folded, fact->key, fact->synonyms);

  if (g_str_equal (folded, heading))
    return 100;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const OfficeImportField *field = office_import_fields_find (kinds[i], fact->key);

      if (field != NULL)
        best = MAX (best, office_heading_score (folded, field->id, field->synonyms));
    }
  return best;
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

static GArray *
list_candidates (OfficeSheet      *sheet,
                 guint             row,
                 OfficeReturnKind  kind)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint column = 0; column < office_sheet_get_row_width (sheet, row); column++)
    {
      g_autofree char *folded = office_import_heading_fold (office_sheet_get_text (sheet, row, column));

      for (int id = 0; *folded != '\0' && id < OFFICE_FACT_CONSTANT; id++)
        {
          Candidate candidate = { 0, column, (OfficeReturnFactId) id };

          if (!office_return_fact_fits (candidate.fact, kind))
            continue;
          candidate.score = score (folded, candidate.fact);
          if (candidate.score > 0)
            g_array_append_val (candidates, candidate);
        }
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* Trailing blanks are no columns. */
static guint
count_columns (OfficeSheet *sheet,
               guint        row)
{
  guint n = office_sheet_get_row_width (sheet, row);

  while (n > 0 && *office_sheet_get_text (sheet, row, n - 1) == '\0')
    n--;
  return n;
}

/* Each heading gets one fact and each fact one heading, the surest first. */
static void
guess_row (Guess            *guess,
           OfficeSheet      *sheet,
           guint             row,
           OfficeReturnKind  kind)
{
  g_autoptr (GArray) candidates = list_candidates (sheet, row, kind);
  gboolean taken[OFFICE_N_RETURN_FACTS] = { FALSE };

  guess->sheet = office_sheet_ref (sheet);
  guess->row = row;
  guess->n_columns = count_columns (sheet, row);
  guess->facts = g_new (OfficeReturnFactId, MAX (guess->n_columns, 1));
  guess->scores = g_new0 (guint, MAX (guess->n_columns, 1));
  for (guint i = 0; i < guess->n_columns; i++)
    guess->facts[i] = OFFICE_FACT_BLANK;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (taken[candidate->fact] || guess->scores[candidate->column] > 0)
        continue;
      taken[candidate->fact] = TRUE;
      guess->facts[candidate->column] = candidate->fact;
      guess->scores[candidate->column] = candidate->score;
      guess->sum += candidate->score;
    }
}

static void
guess_sheet (Guess            *best,
             OfficeSheet      *sheet,
             OfficeReturnKind  kind)
{
  for (guint row = 0; row < office_sheet_get_n_rows (sheet) && row < HEADING_ROWS; row++)
    {
      g_auto (Guess) guess = { 0 };

      guess_row (&guess, sheet, row, kind);
      /* A row that says nothing to us is still taken when it is the widest. */
      if (guess.sum > best->sum || (guess.sum == best->sum && guess.n_columns > best->n_columns))
        {
          Guess before = *best;

          *best = guess;
          guess = before;
        }
    }
}

/* The wanted sheet, or the one among those that people see whose headings say most. */
static gboolean
guess_workbook (Guess             *best,
                OfficeWorkbook    *workbook,
                const char        *sheet_name,
                OfficeReturnKind   kind,
                GCancellable      *cancellable,
                GError           **error)
{
  int wanted = sheet_name != NULL ? office_workbook_find_sheet (workbook, sheet_name, error) : -1;

  if (sheet_name != NULL && wanted < 0)
    return FALSE;
  for (guint i = 0; i < office_workbook_get_n_sheets (workbook); i++)
    {
      g_autoptr (OfficeSheet) sheet = NULL;
      g_autoptr (GError) failure = NULL;

      if (wanted >= 0 ? (int) i != wanted : office_workbook_is_sheet_hidden (workbook, i))
        continue;
      sheet = office_workbook_read_sheet (workbook, (int) i, cancellable, &failure);
      if (sheet != NULL)
        guess_sheet (best, sheet, kind);
      else if (!g_error_matches (failure, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  if (best->sheet != NULL && best->n_columns > 0)
    return TRUE;

  g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("The spreadsheet has no row of headings."));
  return FALSE;
}

/* One line, none twice: a table needs different headings. */
static char *
tidy_heading (OfficeSheet *sheet,
              guint        row,
              guint        column,
              GHashTable  *seen,
              GPtrArray   *notes)
{
  const char *text = office_sheet_get_text (sheet, row, column);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *heading = NULL;
  char *folded;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  if (line->len == 0)
    {
      g_autofree char *name = office_sheet_column_name (column);

      /* Translators: a column of a spreadsheet by its letter */
      g_string_printf (line, _("Column %s"), name);
      g_ptr_array_add (notes, g_strdup_printf (_("Column %s has no heading there."), name));
    }
  heading = g_utf8_substring (line->str, 0, MIN (g_utf8_strlen (line->str, -1), MAX_HEADING - 4));

  folded = g_utf8_casefold (heading, -1);
  for (guint n = 2; g_hash_table_contains (seen, folded); n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s %u", line->str, n);

      g_free (folded);
      folded = g_utf8_casefold (numbered, -1);
      if (g_hash_table_contains (seen, folded))
        continue;
      g_ptr_array_add (notes, g_strdup_printf (_("“%s” stands there more than once: this one is headed “%s”."), line->str,
                                               numbered));
      g_free (heading);
      heading = g_strdup (numbered);
    }
  g_hash_table_add (seen, folded);
  return g_steal_pointer (&heading);
}

/* Where the column shows their words already ("PASS"), ours become those. */
static void
take_words (OfficeReturnField *field,
            const Guess       *guess,
            guint              column)
{
  g_autofree OfficeReturnCode *codes = NULL;
  gsize n_codes = 0;

  codes = office_return_codes_list (office_return_fact_get (field->fact)->codes, &n_codes);
  for (guint row = guess->row + 1; row < office_sheet_get_n_rows (guess->sheet) && row <= guess->row + SAMPLE_ROWS; row++)
    {
      const char *sample = office_sheet_get_text (guess->sheet, row, column);
      g_autofree char *folded = g_utf8_casefold (sample, -1);

      for (gsize i = 0; *sample != '\0' && i < n_codes; i++)
        {
          const char *word = field->translation != NULL ? g_hash_table_lookup (field->translation, codes[i].value) : NULL;
          g_autofree char *folded_word = word != NULL ? g_utf8_casefold (word, -1) : NULL;
          g_autofree char *folded_code = g_utf8_casefold (codes[i].value, -1);

          if (g_strcmp0 (folded, folded_word) == 0 || g_str_equal (folded, folded_code))
            office_return_field_translate (field, codes[i].value, sample);
        }
    }
}

static void
note_guess (GPtrArray               *notes,
            const OfficeReturnField *field,
            guint                    sureness)
{
  if (field->fact == OFFICE_FACT_BLANK)
    g_ptr_array_add (notes, g_strdup_printf (_("“%s”: the office has nothing by this name, so the column is left blank. "
                                               "Choose a fact or a text for it."), field->heading));
  else if (sureness < SURE)
    g_ptr_array_add (notes, g_strdup_printf (_("“%s” is taken for “%s”: see whether that is meant."), field->heading,
                                             _(office_return_fact_get (field->fact)->label)));
}

static void
note_missing (GPtrArray   *notes,
              const Guess *guess,
              OfficeReturnKind kind)
{
  for (int id = 0; id < OFFICE_N_RETURN_FACTS; id++)
    {
      const OfficeReturnFact *fact = office_return_fact_get ((OfficeReturnFactId) id);
      gboolean there = FALSE;

      if ((fact->required & (1u << kind)) == 0)
        continue;
      for (guint i = 0; i < guess->n_columns; i++)
        there = there || guess->facts[i] == (OfficeReturnFactId) id
                || (guess->facts[i] == OFFICE_FACT_FULL_NAME
                    && (id == OFFICE_FACT_FAMILY_NAME || id == OFFICE_FACT_GIVEN_NAMES));
      if (!there)
        g_ptr_array_add (notes, g_strdup_printf (_("No column was found for “%s”."), _(fact->label)));
    }
}

static OfficeReturnTemplate *
template_new (const Guess      *guess,
              OfficeReturnKind  kind,
              const char       *path,
              gboolean          is_workbook)
{
  OfficeReturnTemplate *self = g_new0 (OfficeReturnTemplate, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *notes = g_ptr_array_new ();
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  self->kind = kind;
  self->name = g_filename_display_name (base);
  self->sheet = g_strdup (office_sheet_get_name (guess->sheet));
  self->is_workbook = is_workbook;
  self->heading_row = office_sheet_get_row_number (guess->sheet, guess->row);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) office_return_field_free);

  for (guint i = 0; i < guess->n_columns; i++)
    {
      g_autofree char *heading = tidy_heading (guess->sheet, guess->row, i, seen, notes);
      OfficeReturnField *field = office_return_field_new_built_in (guess->facts[i], kind, heading);

      take_words (field, guess, i);
      note_guess (notes, field, guess->scores[i]);
      g_ptr_array_add (self->fields, field);
    }
  note_missing (notes, guess, kind);
  g_ptr_array_add (notes, NULL);
  self->notes = (char **) g_ptr_array_free (notes, FALSE);
  return self;
}

/**
 * office_return_template_read:
 * @path: a spreadsheet of the university: xlsx, csv or tsv
 * @sheet_name: (nullable): the sheet with the headings, or %NULL for the likeliest
 * @kind: which return is to look like it
 * @cancellable: (nullable): stops it
 * @error: where to put a failure
 *
 * Finds the row of the headings and what each of them means. Nothing of what stands below is taken
 * but the words for outcomes.
 *
 * Returns: (transfer full) (nullable): what was read, or %NULL with #OFFICE_ERROR
 */
OfficeReturnTemplate *
office_return_template_read (const char        *path,
                             const char        *sheet_name,
                             OfficeReturnKind   kind,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_autoptr (OfficeWorkbook) workbook = office_workbook_open (path, cancellable, error);
  g_auto (Guess) guess = { 0 };

  if (workbook == NULL || !guess_workbook (&guess, workbook, sheet_name, kind, cancellable, error))
    return NULL;

  return template_new (&guess, kind, path, office_workbook_get_format (workbook) == OFFICE_WORKBOOK_XLSX);
}

/**
 * office_return_template_propose:
 * @self: what was read
 * @name: (nullable): the name of the profile, or %NULL for that of the file
 *
 * Returns: (transfer full): a profile with their columns in their order, under their headings; not
 *   saved
 */
OfficeReturnProfile *
office_return_template_propose (OfficeReturnTemplate *self,
                                const char           *name)
{
  OfficeReturnProfile *profile = office_return_profile_new (self->kind, name != NULL ? name : self->name);

  g_ptr_array_unref (profile->fields);
  profile->fields = g_ptr_array_ref (self->fields);
  if (self->is_workbook)
    {
      profile->sheets[OFFICE_RETURN_SHEET_DATA] = g_strdup (self->sheet);
      if (!office_return_profile_check (profile, NULL))
        g_clear_pointer (&profile->sheets[OFFICE_RETURN_SHEET_DATA], g_free);
    }
  return profile;
}
