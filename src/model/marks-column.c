/* marks-column.c: the columns of the marks grid: what stands in a cell, and how typing is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/marks-column.h"
#include "model/today.h"
#include "rules/clock.h"
#include "rules/hours.h"
#include "store/rows.h"

#define MOST_WORDS 1000000

typedef struct
{
  const char *heading;
  const char *title;
  gboolean    numeric;
} Wording;

static const Wording wordings[] = {
  [OFFICE_MARKS_NAME]     = { N_("Learner"), N_("Learner"), FALSE },
  [OFFICE_MARKS_NUMBER]   = { N_("Student no."), N_("Student number"), FALSE },
  [OFFICE_MARKS_ATTEMPT]  = { N_("Att."), N_("attempt"), TRUE },
  [OFFICE_MARKS_FIRST]    = { N_("1st"), N_("first"), TRUE },
  [OFFICE_MARKS_SECOND]   = { N_("2nd"), N_("second"), TRUE },
  [OFFICE_MARKS_AGREED]   = { N_("Agreed"), N_("agreed"), TRUE },
  [OFFICE_MARKS_CODE]     = { N_("Code"), N_("code"), FALSE },
  [OFFICE_MARKS_RECEIVED] = { N_("Received"), N_("received"), FALSE },
  [OFFICE_MARKS_WORDS]    = { N_("Words"), N_("words"), TRUE },
  [OFFICE_MARKS_COUNTS]   = { N_("Counts"), N_("counts"), TRUE },
  [OFFICE_MARKS_MODULE]   = { N_("Module"), N_("Module mark"), TRUE },
  [OFFICE_MARKS_OUTCOME]  = { N_("Outcome"), N_("Outcome"), FALSE },
  [OFFICE_MARKS_HOURS]    = { N_("Hours"), N_("Hands-on hours"), TRUE },
};

/**
 * office_marks_column_new:
 * @kind: what it shows
 * @component: index of its component, or -1
 * @group: (nullable): the component's label, for people
 *
 * Returns: (transfer full): the column
 */
OfficeMarksColumn *
office_marks_column_new (OfficeMarksColumnKind  kind,
                         int                    component,
                         const char            *group)
{
  OfficeMarksColumn *column = g_new0 (OfficeMarksColumn, 1);

  column->kind = kind;
  column->component = component;
  column->group = g_strdup (group);
  column->heading = g_strdup (_(wordings[kind].heading));
  /* Translators: a component of the assessment and what of it: "Written assignment, first" */
  column->title = group != NULL ? g_strdup_printf (_("%s, %s"), group, _(wordings[kind].title))
                                : g_strdup (_(wordings[kind].title));
  column->numeric = wordings[kind].numeric;
  return column;
}

/**
 * office_marks_column_free:
 * @column: (nullable): a column
 */
void
office_marks_column_free (OfficeMarksColumn *column)
{
  if (column == NULL)
    return;

  g_free (column->group);
  g_free (column->heading);
  g_free (column->title);
  g_clear_pointer (&column->codes, g_array_unref);
  g_free (column);
}

/**
 * office_marks_column_is_editable:
 * @column: a column
 *
 * Returns: whether its cells can be typed into, unless the row is locked
 */
gboolean
office_marks_column_is_editable (const OfficeMarksColumn *column)
{
  return column->kind >= OFFICE_MARKS_FIRST && column->kind <= OFFICE_MARKS_WORDS;
}

static char *
format_attempt (const OfficeMarkCell *cell)
{
  /* Translators: attempt and opportunity of one sitting: "1 · 2" is the second offer of the first attempt */
  return cell->opportunity > 1 ? g_strdup_printf (_("%d · %d"), cell->attempt, cell->opportunity)
                               : g_strdup_printf ("%d", cell->attempt);
}

static char *
format_counts (const OfficeResultRow *result,
               int                    component)
{
  if (result == NULL || (gsize) component >= result->n_components)
    return g_strdup ("");
  return office_mark_format (result->components[component].mark);
}

static char *
format_hours (const OfficeResultRow *result)
{
  g_autofree char *attended = NULL;
  g_autofree char *required = NULL;

  if (result == NULL || result->hours_required == 0)
    return g_strdup ("");
  attended = office_minutes_to_text (result->hours_attended);
  required = office_minutes_to_text (result->hours_required);
  /* Translators: hands-on hours attended and required: "14 h 45 / 21 h" */
  return g_strdup_printf (_("%s / %s"), attended, required);
}

static char *
format_cell (const OfficeMarksColumn *column,
             const OfficeMarkCell    *cell,
             const OfficeResultRow   *result)
{
  switch (column->kind)
    {
    case OFFICE_MARKS_ATTEMPT:
      return format_attempt (cell);
    case OFFICE_MARKS_FIRST:
      return office_mark_format (cell->first);
    case OFFICE_MARKS_SECOND:
      return office_mark_format (cell->second);
    case OFFICE_MARKS_AGREED:
      return office_mark_format (cell->agreed);
    case OFFICE_MARKS_CODE:
      return g_strdup (cell->code != NULL ? cell->code : "");
    case OFFICE_MARKS_RECEIVED:
      return cell->received_at != 0 ? office_instant_to_text (cell->received_at) : g_strdup ("");
    case OFFICE_MARKS_WORDS:
      return cell->words >= 0 ? g_strdup_printf ("%d", cell->words) : g_strdup ("");
    case OFFICE_MARKS_COUNTS:
    default:
      return format_counts (result, column->component);
    }
}

/**
 * office_marks_column_format:
 * @column: a column
 * @marks: what is recorded of the learner
 * @result: (nullable): what it comes to
 *
 * The text of a cell. A blank is empty, a nought is "0", a code is its letters (ASSESS-2, -8).
 *
 * Returns: (transfer full): the text
 */
char *
office_marks_column_format (const OfficeMarksColumn *column,
                            const OfficeMarkRow     *marks,
                            const OfficeResultRow   *result)
{
  switch (column->kind)
    {
    case OFFICE_MARKS_NAME:
      return office_person_name (marks->family_name, marks->given_names);
    case OFFICE_MARKS_NUMBER:
      return g_strdup (marks->student_number != NULL ? marks->student_number : "");
    case OFFICE_MARKS_MODULE:
      return result != NULL ? office_mark_format (result->mark) : g_strdup ("");
    case OFFICE_MARKS_OUTCOME:
      return g_strdup (result != NULL ? office_outcome_to_nick (result->outcome) : "");
    case OFFICE_MARKS_HOURS:
      return format_hours (result);
    default:
      g_return_val_if_fail (column->component >= 0 && (gsize) column->component < marks->n_cells, NULL);
      return format_cell (column, &marks->cells[column->component], result);
    }
}

/* Typing -------------------------------------------------------------------------------------- */

static const OfficeMarkCode *
get_codes (const OfficeMarksColumn *column,
           gsize                   *n_codes)
{
  if (column->codes == NULL)
    return office_mark_codes_builtin (n_codes);
  *n_codes = column->codes->len;
  return (const OfficeMarkCode *) column->codes->data;
}

static const char *
find_code (const OfficeMarksColumn *column,
           const char              *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  gsize n_codes;
  const OfficeMarkCode *codes = get_codes (column, &n_codes);
  const OfficeMarkCode *code = office_mark_code_find (codes, n_codes, g_strstrip (upper));

  return code != NULL ? code->code : NULL;
}

/* "NS (Not submitted or not attended), DEF (Deferred: circumstances accepted)" */
static char *
list_codes (const OfficeMarksColumn *column)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  gsize n_codes;
  const OfficeMarkCode *codes = get_codes (column, &n_codes);

  for (gsize i = 0; i < n_codes; i++)
    {
      g_autofree char *part = g_strdup_printf ("%s (%s)", codes[i].code, _(codes[i].label));

      g_strv_builder_add (builder, part);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (_(", "), parts);
}

/* What letters mean that are no code: an outcome is worked out, and not typed (ASSESS-8, -11). */
static void
refuse_code (const OfficeMarksColumn  *column,
             const char               *text,
             GError                  **error)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_autofree char *codes = list_codes (column);
  OfficeOutcome outcome;

  if (office_outcome_from_nick (upper, &outcome) && outcome == OFFICE_OUTCOME_WITHHELD)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("“%s” is not typed into a cell: withhold the result in the pane, with a reason."), text);
  else if (office_outcome_from_nick (upper, &outcome))
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("“%s” (%s) is an outcome, which is worked out and not typed. What can be typed is a mark, or "
                   "a code: %s."),
                 text, office_outcome_label (outcome), codes);
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                 _("“%s” is neither a mark nor a code. The office’s codes are %s."), text, codes);
}

/* Whether it looks like a code, and not like a mark with a slip in it. */
static gboolean
is_word (const char *text)
{
  gboolean letters = FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c))
        return FALSE;
      letters = letters || g_ascii_isalpha (*c);
    }
  return letters && g_ascii_isalpha (*text);
}

static gboolean
parse_mark (const OfficeMarksColumn  *column,
            const char               *text,
            OfficeMarkFields          field,
            int                      *mark,
            OfficeMarkEntry          *entry,
            GError                  **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *code = find_code (column, trimmed);

  if (code != NULL)
    {
      entry->fields = OFFICE_MARK_FIELD_CODE;
      entry->code = code;
      return TRUE;
    }
  if (is_word (trimmed))
    {
      refuse_code (column, trimmed, error);
      return FALSE;
    }
  if (!office_mark_parse (text, mark, error))
    return FALSE;
  entry->fields = field;
  return TRUE;
}

static gboolean
parse_code (const OfficeMarksColumn  *column,
            const char               *text,
            OfficeMarkEntry          *entry,
            GError                  **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  entry->fields = OFFICE_MARK_FIELD_CODE;
  entry->code = find_code (column, trimmed);
  if (*trimmed == '\0' || entry->code != NULL)
    return TRUE;

  refuse_code (column, trimmed, error);
  return FALSE;
}

/**
 * office_marks_parse_time:
 * @text: "20/11/2025 14:00" or "2025-11-20 14:00", with seconds where they matter; empty for none
 * @at: (out): UTC seconds; 0 for none
 * @error: return location
 *
 * Reads a London wall time as people type it; the deadline counts to the second (ASSESS-6).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID
 */
gboolean
office_marks_parse_time (const char  *text,
                         gint64      *at,
                         GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = NULL;
  g_autofree char *iso_day = NULL;
  g_autofree char *iso = NULL;
  OfficeDay day;

  *at = 0;
  if (*trimmed == '\0')
    return TRUE;

  parts = g_strsplit (trimmed, " ", 2);
  day = office_day_parse (parts[0], OFFICE_DATE_EVENT, OFFICE_EXCEL_NONE, office_today (), NULL);
  if (day != OFFICE_DAY_NONE && parts[1] != NULL)
    {
      iso_day = office_day_to_iso (day);
      iso = g_strdup_printf ("%sT%s", iso_day, g_strstrip (parts[1]));
    }
  if (office_instant_parse (iso != NULL ? iso : trimmed, at, NULL))
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” is not a time: type day and time, such as 20/11/2025 14:00 or 20/11/2025 14:00:01."),
               trimmed);
  return FALSE;
}

static gboolean
parse_words (const char       *text,
             OfficeMarkEntry  *entry,
             GError          **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  guint64 words;

  entry->fields = OFFICE_MARK_FIELD_WORDS;
  entry->words = -1;
  if (*trimmed == '\0')
    return TRUE;
  if (g_ascii_string_to_unsigned (trimmed, 10, 0, MOST_WORDS, &words, NULL))
    {
      entry->words = (int) words;
      return TRUE;
    }

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” is not a number of words: type a whole number, such as 1500."), trimmed);
  return FALSE;
}

/**
 * office_marks_column_parse:
 * @column: a column that can be typed into
 * @marks: the learner's row
 * @text: what was typed or pasted; empty blanks the cell
 * @entry: (out): what would be saved, with enrolment, component, attempt and version
 * @error: return location
 *
 * Reads what was typed into a cell. A code may be typed into a cell for marks (ASSESS-2, -8).
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID and the rule's sentence
 */
gboolean
office_marks_column_parse (const OfficeMarksColumn  *column,
                           const OfficeMarkRow      *marks,
                           const char               *text,
                           OfficeMarkEntry          *entry,
                           GError                  **error)
{
  const OfficeMarkEntry blank = OFFICE_MARK_ENTRY_INIT;
  const OfficeMarkCell *cell;

  g_return_val_if_fail (office_marks_column_is_editable (column), FALSE);
  g_return_val_if_fail ((gsize) column->component < marks->n_cells, FALSE);

  cell = &marks->cells[column->component];
  *entry = blank;
  entry->enrolment_id = marks->enrolment_id;
  entry->component = cell->component;
  entry->attempt = cell->attempt;
  entry->version = cell->version;

  switch (column->kind)
    {
    case OFFICE_MARKS_FIRST:
      return parse_mark (column, text, OFFICE_MARK_FIELD_FIRST, &entry->first, entry, error);
    case OFFICE_MARKS_SECOND:
      return parse_mark (column, text, OFFICE_MARK_FIELD_SECOND, &entry->second, entry, error);
    case OFFICE_MARKS_AGREED:
      return parse_mark (column, text, OFFICE_MARK_FIELD_AGREED, &entry->agreed, entry, error);
    case OFFICE_MARKS_CODE:
      return parse_code (column, text, entry, error);
    case OFFICE_MARKS_RECEIVED:
      entry->fields = OFFICE_MARK_FIELD_RECEIVED;
      return office_marks_parse_time (text, &entry->received_at, error);
    case OFFICE_MARKS_WORDS:
    default:
      return parse_words (text, entry, error);
    }
}
