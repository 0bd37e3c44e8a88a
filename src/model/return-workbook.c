/* return-workbook.c: a return as the workbook that goes out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/return-workbook.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _OfficeReturnPaper
{
  OfficeReturnWorkbook  workbook;
  GArray               *columns;      /* (element-type OfficeReturnColumn) */
  GPtrArray            *codes;        /* (element-type GPtrArray): those of each column that has any */
  GArray               *cells;        /* (element-type OfficeCell) */
  char                 *title;
  char                 *change;       /* heading of an amendment's first column */
  char                 *digest;
  char                **counts;
  char                **exceptions;
  char                **dictionary;
  char                **changes;
  const char           *sheet_names[OFFICE_N_WORKBOOK_SHEETS];
};

static const OfficeReturnField *
field_of (const OfficeReturnTable *table,
          guint                    column)
{
  return g_ptr_array_index (table->profile->fields, column);
}

/**
 * office_return_paper_free:
 * @self: (nullable): a workbook
 */
void
office_return_paper_free (OfficeReturnPaper *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_free (self->title);
  g_free (self->change);
  g_free (self->digest);
  g_strfreev (self->counts);
  g_strfreev (self->exceptions);
  g_strfreev (self->dictionary);
  g_strfreev (self->changes);
  g_free (self);
}

/**
 * office_return_paper_get_workbook:
 * @self: a workbook
 *
 * Returns: (transfer none): what is written
 */
const OfficeReturnWorkbook *
office_return_paper_get_workbook (OfficeReturnPaper *self)
{
  return &self->workbook;
}

/**
 * office_return_paper_get_digest:
 * @self: a workbook
 *
 * Returns: the digest of its rows
 */
const char *
office_return_paper_get_digest (OfficeReturnPaper *self)
{
  if (self->digest == NULL)
    {
      self->digest = office_return_workbook_digest (&self->workbook);
      self->workbook.digest = self->digest;
      self->workbook.digest_is_fresh = TRUE;
    }
  return self->digest;
}

/* Columns and cells ---------------------------------------------------------------------------- */

static OfficeReturnColumnKind
column_kind (OfficeReturnFieldKind kind)
{
  static const OfficeReturnColumnKind kinds[] = {
    [OFFICE_RETURN_FIELD_TEXT] = OFFICE_RETURN_COLUMN_TEXT,
    [OFFICE_RETURN_FIELD_NUMBER] = OFFICE_RETURN_COLUMN_NUMBER,
    [OFFICE_RETURN_FIELD_MARK] = OFFICE_RETURN_COLUMN_MARK,
    [OFFICE_RETURN_FIELD_DATE] = OFFICE_RETURN_COLUMN_DATE,
    [OFFICE_RETURN_FIELD_INTEGER] = OFFICE_RETURN_COLUMN_INTEGER,
    [OFFICE_RETURN_FIELD_MONEY] = OFFICE_RETURN_COLUMN_MONEY,
  };

  return kinds[kind];
}

static const char *
translate (const OfficeReturnField *field,
           const char              *ours)
{
  const char *theirs = field->translation != NULL ? g_hash_table_lookup (field->translation, ours) : NULL;

  return theirs != NULL ? theirs : ours;
}

/* The texts that may stand in a column: its whole list for a column of codes, those that stand in
 * place of marks for a column of marks. NULL for any. */
static GPtrArray *
codes_of_column (const OfficeReturnTable *table,
                 guint                    column)
{
  const OfficeReturnField *field = field_of (table, column);
  OfficeReturnCodes list = office_return_fact_get (field->fact)->codes;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree OfficeReturnCode *codes = NULL;
  gsize n_codes = 0;
  GPtrArray *texts;

  if (list == OFFICE_RETURN_CODES_NONE)
    return NULL;

  texts = g_ptr_array_new ();
  codes = office_return_codes_list (list, &n_codes);
  for (gsize i = 0; list != OFFICE_RETURN_CODES_MARK && i < n_codes; i++)
    {
      const char *text = translate (field, codes[i].value);

      if (*text != '\0' && g_hash_table_add (seen, (gpointer) text))
        g_ptr_array_add (texts, (gpointer) text);
    }
  for (guint row = 0; row < table->n_rows; row++)
    {
      const OfficeReturnValue *value = &table->values[(gsize) row * table->n_columns + column];

      if (value->kind == OFFICE_RETURN_VALUE_TEXT && g_hash_table_add (seen, (gpointer) value->text))
        g_ptr_array_add (texts, (gpointer) value->text);
    }
  g_ptr_array_add (texts, NULL);
  return texts;
}

static void
add_columns (OfficeReturnPaper       *self,
             const OfficeReturnTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const OfficeReturnField *field = field_of (table, i);
      GPtrArray *codes = codes_of_column (table, i);
      const OfficeReturnColumn column = {
        .heading = field->heading,
        .kind = column_kind (office_return_field_get_kind (field)),
        .codes = codes != NULL ? (const char *const *) codes->pdata : NULL,
        .format = office_return_field_get_format (field),
      };

      if (codes != NULL)
        g_ptr_array_add (self->codes, codes);
      g_array_append_val (self->columns, column);
    }
}

static OfficeCell
cell_of (const OfficeReturnValue *value)
{
  OfficeCell cell = { .kind = OFFICE_CELL_BLANK };

  switch (value->kind)
    {
    case OFFICE_RETURN_VALUE_TEXT:
      return office_cell_text (value->text);
    case OFFICE_RETURN_VALUE_NUMBER:
      return office_cell_value (value->value);
    case OFFICE_RETURN_VALUE_DATE:
      cell.kind = OFFICE_CELL_DATE;
      cell.value = value->value;
      return cell;
    case OFFICE_RETURN_VALUE_BLANK:
    default:
      return cell;
    }
}

static void
add_cells (OfficeReturnPaper       *self,
           const OfficeReturnTable *table,
           guint                    row)
{
  const OfficeReturnValue *values = table->values + (gsize) row * table->n_columns;

  for (guint i = 0; i < table->n_columns; i++)
    {
      OfficeCell cell = cell_of (&values[i]);

      g_array_append_val (self->cells, cell);
    }
}

/* What is said beside the rows ----------------------------------------------------------------- */

/* A tab would part a cell of these sheets in two. */
static char *
join_cells (const char *first,
            ...) G_GNUC_NULL_TERMINATED;

static char *
join_cells (const char *first,
            ...)
{
  GString *line = g_string_new (NULL);
  const char *cell = first;
  va_list args;

  va_start (args, first);
  while (cell != NULL)
    {
      g_autofree char *plain = g_strdelimit (g_strdup (cell), "\t\n", ' ');

      if (cell != first)
        g_string_append_c (line, '\t');
      g_string_append (line, plain);
      cell = va_arg (args, const char *);
    }
  va_end (args);
  return g_string_free (line, FALSE);
}

static char **
take_lines (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}

/* One line an exception, as its sheet parts them (RETURN-2). */
static char **
exception_lines (const OfficeReturnTable *table)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < table->exceptions->len; i++)
    {
      const OfficeReturnException *exception = g_ptr_array_index (table->exceptions, i);

      g_ptr_array_add (lines, join_cells (exception->severity == OFFICE_RETURN_ERROR ? _("Error") : _("Warning"),
                                          exception->name, exception->reference, exception->what,
                                          office_return_place_label (exception->place), NULL));
    }
  return take_lines (lines);
}

/**
 * office_return_paper_dup_exceptions:
 * @table: a return
 *
 * Returns: (transfer full) (array zero-terminated=1): its exceptions, one sentence each
 */
char **
office_return_paper_dup_exceptions (const OfficeReturnTable *table)
{
  GPtrArray *sentences = g_ptr_array_new ();

  for (guint i = 0; i < table->exceptions->len; i++)
    g_ptr_array_add (sentences, g_strdup (((OfficeReturnException *) g_ptr_array_index (table->exceptions, i))->sentence));
  return take_lines (sentences);
}

/* "Pass: Pass; Refer: Refer, an attempt is left" */
static char *
values_of (const OfficeReturnField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree OfficeReturnCode *codes = NULL;
  gsize n_codes = 0;

  if (field->fact == OFFICE_FACT_CONSTANT)
    return g_strdup (field->constant);

  codes = office_return_codes_list (office_return_fact_get (field->fact)->codes, &n_codes);
  for (gsize i = 0; i < n_codes; i++)
    {
      const char *theirs = translate (field, codes[i].value);

      if (text->len > 0)
        g_string_append (text, "; ");
      if (g_str_equal (theirs, codes[i].meaning))
        g_string_append (text, theirs);
      else
        /* Translators: a value in the university's words, and what it means */
        g_string_append_printf (text, _("%s: %s"), *theirs != '\0' ? theirs : _("(blank)"), codes[i].meaning);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char **
dictionary_lines (OfficeReturnPaper       *self,
                  const OfficeReturnTable *table)
{
  GPtrArray *lines = g_ptr_array_new ();

  if (self->change != NULL)
    g_ptr_array_add (lines, join_cells (self->change, _("What has become of the row since the version that this amends."),
                                        office_return_field_kind_label (OFFICE_RETURN_FIELD_TEXT), "", NULL));
  for (guint i = 0; i < table->n_columns; i++)
    {
      const OfficeReturnField *field = field_of (table, i);
      OfficeReturnFieldKind kind = office_return_field_get_kind (field);
      const char *format = office_return_field_get_format (field);
      g_autofree char *values = values_of (field);
      g_autofree char *holds = NULL;

      if (g_str_equal (format, "@") || g_str_equal (format, "General"))
        holds = g_strdup (office_return_field_kind_label (kind));
      else
        /* Translators: what a column holds ("Date"), and its number format ("dd/mm/yyyy") */
        holds = g_strdup_printf (_("%s, shown as %s"), office_return_field_kind_label (kind), format);
      g_ptr_array_add (lines, join_cells (field->heading, _(office_return_fact_get (field->fact)->meaning), holds,
                                          values, NULL));
    }
  return take_lines (lines);
}

/* How many rows there are of each outcome or class, by the first column that says one. */
static char **
count_lines (OfficeReturnPaper *self)
{
  GPtrArray *lines = g_ptr_array_new ();
  const OfficeReturnColumn *columns = (const OfficeReturnColumn *) (void *) self->columns->data;
  guint n_columns = self->columns->len, at = 0;

  while (at < n_columns && (columns[at].kind != OFFICE_RETURN_COLUMN_TEXT || columns[at].codes == NULL))
    at++;
  for (guint i = 0; at < n_columns && columns[at].codes[i] != NULL; i++)
    {
      guint n_rows = 0;

      for (guint cell = at; cell < self->cells->len; cell += n_columns)
        {
          const OfficeCell *one = &g_array_index (self->cells, OfficeCell, cell);

          n_rows += one->kind == OFFICE_CELL_TEXT && g_str_equal (one->text, columns[at].codes[i]);
        }
      if (n_rows > 0)
        g_ptr_array_add (lines, g_strdup_printf ("%s: %s\t%u", columns[at].heading, columns[at].codes[i], n_rows));
    }
  return take_lines (lines);
}

static void
finish (OfficeReturnPaper       *self,
        const OfficeReturnTable *table)
{
  for (int i = 0; i < OFFICE_N_WORKBOOK_SHEETS; i++)
    self->sheet_names[i] = office_return_sheet_name (table->profile, (OfficeReturnSheetId) i);
  self->exceptions = exception_lines (table);
  self->dictionary = dictionary_lines (self, table);
  self->counts = count_lines (self);
  self->workbook = (OfficeReturnWorkbook) {
    .title = self->title,
    .provider = table->provider,
    .partner = table->partner,
    .cohort = table->cohort_code,
    .version = (guint) table->number,
    .amends = (guint) table->amends,
    .made_by = table->made_by,
    .made_on = table->made_at,
    .rule_set = table->rule_set,
    .profile = table->profile->name,
    .note = table->note,
    .columns = (const OfficeReturnColumn *) (void *) self->columns->data,
    .n_columns = self->columns->len,
    .cells = (const OfficeCell *) (void *) self->cells->data,
    .n_rows = self->cells->len / MAX (self->columns->len, 1),
    .counts = (const char *const *) self->counts,
    .n_errors = table->n_errors,
    .exceptions = (const char *const *) self->exceptions,
    .dictionary = (const char *const *) self->dictionary,
    .changes = (const char *const *) self->changes,
    .sheet_names = self->sheet_names,
  };
}

static OfficeReturnPaper *
paper_new (guint n_cells)
{
  OfficeReturnPaper *self = g_new0 (OfficeReturnPaper, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (OfficeReturnColumn));
  self->codes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->cells = g_array_sized_new (FALSE, FALSE, sizeof (OfficeCell), n_cells);
  return self;
}

/**
 * office_return_paper_new:
 * @table: a return
 *
 * Returns: (transfer full): its workbook
 */
OfficeReturnPaper *
office_return_paper_new (const OfficeReturnTable *table)
{
  OfficeReturnPaper *self = paper_new (table->n_rows * table->n_columns);

  self->title = g_strdup (office_return_kind_label (table->kind));
  add_columns (self, table);
  g_array_set_size (self->cells, table->n_rows * table->n_columns);
  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (self->cells, OfficeCell, i) = cell_of (&table->values[i]);
  finish (self, table);
  return self;
}

/* An amendment --------------------------------------------------------------------------------- */

static void
add_change_column (OfficeReturnPaper       *self,
                   const OfficeReturnTable *table)
{
  GPtrArray *codes = g_ptr_array_new ();
  OfficeReturnColumn column = { .kind = OFFICE_RETURN_COLUMN_TEXT };

  for (int i = OFFICE_RETURN_ADDED; i <= OFFICE_RETURN_WITHDRAWN; i++)
    g_ptr_array_add (codes, (gpointer) office_return_change_label ((OfficeReturnChange) i));
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (self->codes, codes);

  self->change = g_strdup (_("Change"));
  for (guint i = 0; i < table->n_columns; i++)
    if (g_ascii_strcasecmp (field_of (table, i)->heading, self->change) == 0)
      {
        g_free (self->change);
        self->change = g_strdup (_("Amendment"));
      }
  column.heading = self->change;
  column.codes = (const char *const *) codes->pdata;
  g_array_append_val (self->columns, column);
}

static void
add_change (OfficeReturnPaper  *self,
            OfficeReturnChange  change)
{
  OfficeCell cell = office_cell_text (office_return_change_label (change));

  g_array_append_val (self->cells, cell);
}

/* A row that is no longer in the return goes out as it was sent, in the columns of now. */
static void
add_withdrawn (OfficeReturnPaper       *self,
               const OfficeReturnTable *before,
               guint                    row,
               const OfficeReturnTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      OfficeCell cell = office_cell_blank ();

      for (guint j = 0; j < before->n_columns; j++)
        if (field_of (before, j)->fact == field_of (table, i)->fact)
          {
            cell = cell_of (&before->values[(gsize) row * before->n_columns + j]);
            break;
          }
      /* Words of the earlier profile are no codes of this one. */
      if (cell.kind == OFFICE_CELL_TEXT)
        {
          const OfficeReturnColumn *column = &g_array_index (self->columns, OfficeReturnColumn, i + 1);

          if (column->codes != NULL && !g_strv_contains (column->codes, cell.text))
            cell = office_cell_blank ();
        }
      g_array_append_val (self->cells, cell);
    }
}

static const char *
student_number (const OfficeReturnTable *table,
                int                      row)
{
  for (guint i = 0; row >= 0 && i < table->n_columns; i++)
    {
      const OfficeReturnValue *value = &table->values[(gsize) row * table->n_columns + i];

      if (field_of (table, i)->fact == OFFICE_FACT_STUDENT_NUMBER && value->kind == OFFICE_RETURN_VALUE_TEXT)
        return value->text;
    }
  return "";
}

static char *
change_line (const OfficeReturnTable      *before,
             const OfficeReturnTable      *table,
             const OfficeReturnDifference *difference)
{
  const char *number = difference->row_after >= 0 ? student_number (table, difference->row_after)
                                                  : student_number (before, difference->row_before);

  return join_cells (office_return_change_label (difference->change), difference->label, number,
                     difference->heading != NULL ? difference->heading : "",
                     difference->before != NULL ? difference->before : "",
                     difference->after != NULL ? difference->after : "", NULL);
}

/**
 * office_return_paper_new_amendment:
 * @before: the return that was sent
 * @table: the return as it is now, with @before's version in its `amends`
 *
 * A workbook of what has changed since: the rows that are new, changed or withdrawn, and cell by
 * cell what was and what is.
 *
 * Returns: (transfer full) (nullable): the workbook, or %NULL when nothing has changed
 */
OfficeReturnPaper *
office_return_paper_new_amendment (const OfficeReturnTable *before,
                                   const OfficeReturnTable *table)
{
  g_autoptr (GPtrArray) differences = office_return_compare (before, table);
  OfficeReturnPaper *self;
  GPtrArray *lines;
  int last = -1;

  if (differences->len == 0)
    return NULL;

  self = paper_new (differences->len * (table->n_columns + 1));
  lines = g_ptr_array_new ();
  /* Translators: "Marks return" */
  self->title = g_strdup_printf (_("%s: amendment"), office_return_kind_label (table->kind));
  add_change_column (self, table);
  add_columns (self, table);
  for (guint i = 0; i < differences->len; i++)
    {
      const OfficeReturnDifference *difference = g_ptr_array_index (differences, i);

      g_ptr_array_add (lines, change_line (before, table, difference));
      if (difference->change == OFFICE_RETURN_WITHDRAWN)
        {
          add_change (self, difference->change);
          add_withdrawn (self, before, (guint) difference->row_before, table);
        }
      else if (difference->row_after >= 0 && difference->row_after != last)
        {
          add_change (self, difference->change);
          add_cells (self, table, (guint) difference->row_after);
          last = difference->row_after;
        }
    }
  self->changes = take_lines (lines);
  finish (self, table);
  return self;
}

/* Before it goes out --------------------------------------------------------------------------- */

/* What no workbook can hold is an exception like the others, but one that nobody can wave through. */
static void
examine_texts (OfficeReturnTable  *table,
               OfficeReturnPaper  *paper,
               char              **unwritable)
{
  OfficeReturnWorkbook *workbook = &paper->workbook;
  const OfficeCell *cell = workbook->cells;

  workbook->is_checked = TRUE;
  for (guint row = 0; row < workbook->n_rows; row++)
    for (guint i = 0; i < workbook->n_columns; i++, cell++)
      {
        g_autoptr (GError) error = NULL;
        OfficeReturnException *exception;

        if (office_return_cell_check (cell, &workbook->columns[i], OFFICE_WORKBOOK_NO_ROW, &error))
          continue;
        workbook->is_checked = FALSE;
        office_return_table_add_exception (table, OFFICE_RETURN_ERROR,
                                           office_return_fact_get (field_of (table, i)->fact)->place, row,
                                           error->message);
        exception = g_ptr_array_index (table->exceptions, table->exceptions->len - 1);
        if (unwritable != NULL && *unwritable == NULL)
          *unwritable = g_strdup (exception->sentence);
      }
}

/**
 * office_return_prepare:
 * @connection: the connection
 * @kind: which return
 * @cohort_id: the cohort
 * @profile_name: (nullable): a saved profile; %NULL for the one saved last, or else the built-in one
 * @paper_out: (out) (optional): its workbook, to be freed before it
 * @unwritable: (out) (optional) (nullable): the first of the texts that no workbook can hold, in a
 *   sentence
 * @error: return location
 *
 * Builds a return with all that a person should see before it goes out (RETURN-2). Nothing is saved.
 *
 * Returns: (transfer full) (nullable): the return
 */
OfficeReturnTable *
office_return_prepare (OfficeConnection  *connection,
                       OfficeReturnKind   kind,
                       gint64             cohort_id,
                       const char        *profile_name,
                       OfficeReturnPaper **paper_out,
                       char             **unwritable,
                       GError           **error)
{
  g_autoptr (OfficeReturnTable) table = office_return_build (connection, cohort_id, kind, profile_name, error);
  g_autoptr (OfficeReturnPaper) paper = NULL;

  if (unwritable != NULL)
    *unwritable = NULL;
  if (table == NULL)
    return NULL;

  paper = office_return_paper_new (table);
  examine_texts (table, paper, unwritable);
  if (paper_out != NULL)
    *paper_out = g_steal_pointer (&paper);
  return g_steal_pointer (&table);
}
