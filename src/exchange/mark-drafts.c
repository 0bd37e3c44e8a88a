/* mark-drafts.c: marks out of a sheet, with every error of every cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/clean-text.h"
#include "exchange/draft-reader.h"
#include "exchange/mark-import.h"
#include "rules/clock.h"
#include "rules/marks.h"

#define MOST_ATTEMPTS 9
#define MOST_WORDS    1000000

/* What the headings of a component say. */
static const struct
{
  const char *component;
  const char *part;
} component_words[] = {
  { "written", "written" }, { "written", "essay" }, { "written", "assignment" },
  { "viva", "viva" },       { "viva", "oral" },
};

/**
 * office_mark_draft_free:
 * @self: a draft
 *
 * Frees it.
 */
void
office_mark_draft_free (OfficeMarkDraft *self)
{
  g_free (self->reference);
  g_free (self->student_number);
  g_free (self->code);
  g_free (self->received);
  g_free (self->reason);
  g_ptr_array_unref (self->errors);
  g_free (self);
}

static gboolean
heading_says (OfficeMapping *mapping,
              guint          column,
              const char    *component)
{
  const char *heading = office_mapping_get_heading (mapping, column);
  g_autofree char *folded = office_import_heading_fold (heading);

  for (guint i = 0; i < G_N_ELEMENTS (component_words); i++)
    if (g_str_equal (component_words[i].component, component)
        && strstr (folded, component_words[i].part) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * office_mark_mapping_choose_component:
 * @mapping: a mapping of a marks file, guessed or remembered
 * @component: `written` or `viva`
 *
 * Where a file has a column for each component, takes the one that is meant. To be called before a
 * person's own corrections are applied.
 */
void
office_mark_mapping_choose_component (OfficeMapping *mapping,
                                      const char    *component)
{
  int taken = office_mapping_get_column (mapping, "agreed");

  if (taken >= 0 && heading_says (mapping, taken, component))
    return;
  for (guint i = 0; i < office_mapping_get_n_columns (mapping); i++)
    if (office_mapping_get_field (mapping, i) == NULL && heading_says (mapping, i, component))
      {
        office_mapping_set (mapping, "agreed", i, NULL);
        return;
      }
}

/* A mark, or a code in its place: `NS`, `DEF` (ASSESS-8). */
static int
read_mark (OfficeDraftReader *reader,
           OfficeMarkDraft   *draft,
           const char        *field)
{
  g_autofree char *text = office_draft_reader_text (reader, field, FALSE, OFFICE_TEXT_LIMIT_LINE);
  g_autofree char *upper = text != NULL ? g_utf8_strup (text, -1) : NULL;
  g_autoptr (GError) error = NULL;
  gsize n_codes;
  const OfficeMarkCode *codes = office_mark_codes_builtin (&n_codes);
  int mark = OFFICE_MARK_NONE;

  if (text == NULL)
    return OFFICE_MARK_NONE;
  if (office_mark_code_find (codes, n_codes, upper) != NULL)
    {
      if (draft->code == NULL)
        draft->code = g_steal_pointer (&upper);
      else if (!g_str_equal (draft->code, upper))
        office_draft_reader_fail (reader, field, _("The row has two different codes."));
      return OFFICE_MARK_NONE;
    }
  if (!office_mark_parse (text, &mark, &error))
    {
      office_draft_reader_fail (reader, field, error->message);
      return OFFICE_MARK_NONE;
    }
  return mark;
}

/* A whole number from 1 (or 0) up; @missing where the cell is empty. */
static int
read_whole (OfficeDraftReader *reader,
            const char        *field,
            int                least,
            int                most,
            int                missing)
{
  g_autofree char *text = office_draft_reader_text (reader, field, FALSE, OFFICE_TEXT_LIMIT_SHORT);
  g_autofree char *sentence = NULL;
  long value;

  if (text == NULL)
    return missing;
  if (strspn (text, "0123456789") == strlen (text) && strlen (text) < 10)
    {
      value = strtol (text, NULL, 10);
      if (value >= least && value <= most)
        return (int) value;
    }
  sentence = g_strdup_printf (_("“%s” is not a whole number from %d to %d."), text, least, most);
  office_draft_reader_fail (reader, field, sentence);
  return missing;
}

/* `18/09/2025 14:00`, ISO, or a workbook's date; deadlines are to the second, so a time it has. */
static char *
read_received (OfficeDraftReader *reader)
{
  const OfficeCell *cell = office_draft_reader_cell (reader, "received");
  g_autofree char *text = office_draft_reader_text (reader, "received", FALSE,
                                                    OFFICE_TEXT_LIMIT_SHORT);
  g_autofree char *wall = NULL;
  const char *time;
  gint64 instant;

  if (text == NULL)
    return NULL;
  if (cell->kind == OFFICE_CELL_DATE)
    wall = g_strdup (cell->exact);
  else if (strlen (text) > 10 && text[10] == 'T')
    wall = g_strdup (text);
  else if ((time = strrchr (text, ' ')) != NULL && strchr (time, ':') != NULL)
    {
      g_autofree char *date = g_strndup (text, time - text);
      OfficeDay day = office_day_parse (date, OFFICE_DATE_EVENT, OFFICE_EXCEL_NONE, reader->today,
                                        NULL);
      g_autofree char *iso = day != OFFICE_DAY_NONE ? office_day_to_iso (day) : NULL;

      if (iso != NULL)
        wall = g_strdup_printf ("%sT%s%s", iso, time[2] == ':' ? "0" : "", time + 1);
    }

  if (wall != NULL && strchr (wall, 'T') != NULL && office_instant_parse (wall, &instant, NULL))
    return g_steal_pointer (&wall);
  office_draft_reader_fail (reader, "received",
                            _("Type the day and the time: 18/09/2025 14:00."));
  return NULL;
}

static OfficeMarkDraft *
read_draft (OfficeDraftReader *reader)
{
  OfficeMarkDraft *draft = g_new0 (OfficeMarkDraft, 1);

  draft->row = reader->row;
  draft->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) office_import_error_free);
  reader->errors = draft->errors;

  office_draft_reader_check_width (reader);
  draft->reference = office_draft_reader_code (reader, "reference");
  draft->student_number = office_draft_reader_code (reader, "student_number");
  if (draft->reference == NULL && draft->student_number == NULL && draft->errors->len == 0)
    office_draft_reader_fail (reader,
                              office_draft_reader_has (reader, "reference") ? "reference"
                                                                            : "student_number",
                              _("Nobody is named: the reference and the student number are "
                                "empty."));
  draft->attempt = read_whole (reader, "attempt", 1, MOST_ATTEMPTS, 1);
  draft->code = office_draft_reader_text (reader, "code", FALSE, OFFICE_TEXT_LIMIT_SHORT);
  if (draft->code != NULL)
    {
      g_autofree char *typed = draft->code;

      draft->code = g_utf8_strup (typed, -1);
    }
  draft->first = read_mark (reader, draft, "first");
  draft->second = read_mark (reader, draft, "second");
  draft->agreed = read_mark (reader, draft, "agreed");
  draft->words = read_whole (reader, "words", 0, MOST_WORDS, -1);
  draft->received = read_received (reader);
  draft->reason = office_draft_reader_text (reader, "reason", TRUE, OFFICE_TEXT_LIMIT_LONG);

  return draft;
}

static void
fail_repeat (OfficeMarkDraft *draft,
             const char      *field,
             const char      *value,
             guint            other)
{
  g_autofree char *sentence
      = g_strdup_printf (_("Row %u names the same learner. Keep one of them."), other);
  g_autofree char *message = office_import_sentence (OFFICE_IMPORT_MARKS, draft->row, field,
                                                     sentence);

  g_ptr_array_add (draft->errors, office_import_error_new (draft->row, -1, field, value, message));
}

/* Nobody can tell which of two marks is meant: both rows are refused. */
static void
check_repeat (GHashTable      *seen,
              OfficeMarkDraft *draft,
              const char      *field,
              const char      *value)
{
  g_autofree char *folded = value != NULL ? g_utf8_casefold (value, -1) : NULL;
  g_autofree char *key = NULL;
  OfficeMarkDraft *first;

  if (folded == NULL)
    return;
  key = g_strdup_printf ("%s\n%s\n%d", field, folded, draft->attempt);
  first = g_hash_table_lookup (seen, key);
  if (first == NULL)
    {
      g_hash_table_insert (seen, g_steal_pointer (&key), draft);
      return;
    }
  fail_repeat (first, field, value, draft->row);
  fail_repeat (draft, field, value, first->row);
}

/**
 * office_mark_drafts_read:
 * @sheet: a sheet
 * @mapping: which column is which field
 * @cancellable: (nullable): stops it
 * @error: set when the mapping lacks a required field
 *
 * Reads each row below the headings into a draft and judges each of its cells. A mark is 0 to 100
 * with at most two decimals (ASSESS-2), or a code of the table (ASSESS-8); a blank is a blank. A
 * learner named twice for one attempt is refused in both rows.
 *
 * Returns: (transfer full) (element-type OfficeMarkDraft) (nullable): a draft for each row
 */
GPtrArray *
office_mark_drafts_read (OfficeSheet    *sheet,
                         OfficeMapping  *mapping,
                         GCancellable   *cancellable,
                         GError        **error)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GHashTable) seen = NULL;
  OfficeDraftReader reader;

  if (!office_mapping_check (mapping, error))
    return NULL;

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) office_mark_draft_free);
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  office_draft_reader_init (&reader, sheet, mapping,
                            office_instant_to_day (g_get_real_time () / G_USEC_PER_SEC));
  while (!g_cancellable_is_cancelled (cancellable) && office_draft_reader_next (&reader))
    {
      OfficeMarkDraft *draft = read_draft (&reader);

      g_ptr_array_add (drafts, draft);
      check_repeat (seen, draft, "reference", draft->reference);
      check_repeat (seen, draft, "student_number", draft->student_number);
    }
  office_draft_reader_clear (&reader);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&drafts);
}
