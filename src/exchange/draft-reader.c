/* draft-reader.c: the cells of one row at a time, by field, with every error kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/draft-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/clean-text.h"

/* Days of a spreadsheet from May 1927 on. */
#define SERIAL_DIGITS 5

/**
 * office_draft_reader_init:
 * @self: an uninitialised reader
 * @sheet: a sheet
 * @mapping: its mapping
 * @today: the day against which dates are judged
 *
 * Makes it ready before the first row of data.
 */
void
office_draft_reader_init (OfficeDraftReader *self,
                          OfficeSheet       *sheet,
                          OfficeMapping     *mapping,
                          OfficeDay          today)
{
  self->sheet = sheet;
  self->mapping = mapping;
  self->columns = g_hash_table_new (g_str_hash, g_str_equal);
  self->month_first = g_hash_table_new (g_str_hash, g_str_equal);
  self->today = today;
  self->index = office_mapping_get_heading_row (mapping);
  self->row = 0;
  self->errors = NULL;

  for (guint i = 0; i < office_mapping_get_n_columns (mapping); i++)
    {
      const char *field = office_mapping_get_field (mapping, i);

      if (field != NULL)
        g_hash_table_insert (self->columns, (gpointer) field, GUINT_TO_POINTER (i + 1));
    }
}

/**
 * office_draft_reader_clear:
 * @self: a reader
 *
 * Frees what it holds.
 */
void
office_draft_reader_clear (OfficeDraftReader *self)
{
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_clear_pointer (&self->month_first, g_hash_table_unref);
}

static gboolean
is_blank (OfficeDraftReader *self)
{
  guint width = office_sheet_get_row_width (self->sheet, self->index);

  for (guint i = 0; i < width; i++)
    {
      const OfficeCell *cell = office_sheet_get_cell (self->sheet, self->index, i);
      const char *text = cell->text;

      while (g_ascii_isspace (*text))
        text++;
      if (*text != '\0' || cell->formula)
        return FALSE;
    }
  return TRUE;
}

/**
 * office_draft_reader_next:
 * @self: a reader
 *
 * Goes to the next row of data; blank rows are passed over.
 *
 * Returns: whether there is one
 */
gboolean
office_draft_reader_next (OfficeDraftReader *self)
{
  guint n_rows = office_sheet_get_n_rows (self->sheet);

  do
    self->index++;
  while (self->index < n_rows && is_blank (self));

  if (self->index >= n_rows)
    return FALSE;
  self->row = office_sheet_get_row_number (self->sheet, self->index);
  return TRUE;
}

static int
find_column (OfficeDraftReader *self,
             const char        *field)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, field)) - 1;
}

/**
 * office_draft_reader_has:
 * @self: a reader
 * @field: id of a field
 *
 * Returns: whether the sheet brings that field
 */
gboolean
office_draft_reader_has (OfficeDraftReader *self,
                         const char        *field)
{
  return find_column (self, field) >= 0;
}

/**
 * office_draft_reader_cell:
 * @self: a reader at a row
 * @field: id of a field
 *
 * Returns: its cell; an empty one when the sheet does not bring the field
 */
const OfficeCell *
office_draft_reader_cell (OfficeDraftReader *self,
                          const char        *field)
{
  int column = find_column (self, field);

  return office_sheet_get_cell (self->sheet, self->index, column < 0 ? G_MAXUINT : (guint) column);
}

/**
 * office_import_sentence:
 * @kind: what is imported
 * @row: the row number as the person sees it
 * @field: id of the field, or ""
 * @sentence: what is wrong
 *
 * Returns: (transfer full): the sentence with its place in front
 */
char *
office_import_sentence (OfficeImportKind  kind,
                        guint             row,
                        const char       *field,
                        const char       *sentence)
{
  const OfficeImportField *found = office_import_fields_find (kind, field);

  if (found == NULL)
    return g_strdup_printf (_("Row %u: %s"), row, sentence);
  return g_strdup_printf (_("Row %u, %s: %s"), row, office_import_field_label (found), sentence);
}

/**
 * office_draft_reader_fail:
 * @self: a reader at a row
 * @field: id of the field, or "" for the whole row
 * @sentence: what is wrong
 *
 * Keeps an error of this row.
 */
void
office_draft_reader_fail (OfficeDraftReader *self,
                          const char        *field,
                          const char        *sentence)
{
  g_autofree char *message = office_import_sentence (office_mapping_get_kind (self->mapping),
                                                     self->row, field, sentence);

  g_ptr_array_add (self->errors,
                   office_import_error_new (self->row, find_column (self, field), field,
                                            office_draft_reader_cell (self, field)->text, message));
}

/**
 * office_draft_reader_check_width:
 * @self: a reader at a row
 *
 * In delimited text a filled cell beyond the headings means that the row has slipped.
 */
void
office_draft_reader_check_width (OfficeDraftReader *self)
{
  guint width = office_sheet_get_row_width (self->sheet, self->index);
  guint headings = office_sheet_get_row_width (self->sheet,
                                               office_mapping_get_heading_row (self->mapping));
  g_autofree char *sentence = NULL;

  if (office_sheet_get_source (self->sheet) != OFFICE_SHEET_TEXT)
    return;
  while (width > headings && *office_sheet_get_text (self->sheet, self->index, width - 1) == '\0')
    width--;
  if (width <= headings)
    return;

  sentence = g_strdup_printf (_("It has %u cells under %u headings. A value with a delimiter in it "
                                "needs quotation marks around it."),
                              width, headings);
  office_draft_reader_fail (self, "", sentence);
}

/* What the spreadsheet itself does not know. */
static gboolean
check_cell (OfficeDraftReader *self,
            const char        *field,
            const OfficeCell  *cell)
{
  g_autofree char *sentence = NULL;

  if (cell->kind == OFFICE_CELL_ERROR)
    sentence = g_strdup_printf (_("The spreadsheet shows the error %s. Mend it there."),
                                cell->text);
  else if (cell->formula && *cell->text == '\0')
    sentence = g_strdup (_("It is a formula without a value. "
                           "Open the file in the spreadsheet, save it and import it again."));
  else
    return TRUE;

  office_draft_reader_fail (self, field, sentence);
  return FALSE;
}

/**
 * office_draft_reader_text:
 * @self: a reader at a row
 * @field: id of a field
 * @keep_lines: whether line ends mean something
 * @limit: most characters
 *
 * Returns: (transfer full) (nullable): the cleaned text, or %NULL when it is empty or has an error
 */
char *
office_draft_reader_text (OfficeDraftReader *self,
                          const char        *field,
                          gboolean           keep_lines,
                          guint              limit)
{
  const OfficeCell *cell = office_draft_reader_cell (self, field);
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = NULL;

  if (!check_cell (self, field, cell) || *cell->text == '\0')
    return NULL;
  clean = office_text_clean (cell->text, keep_lines, limit, &error);
  if (clean == NULL)
    office_draft_reader_fail (self, field, error->message);
  return clean != NULL && *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

static char *
check_name (OfficeDraftReader *self,
            const char        *field,
            char              *name)
{
  g_autofree char *checked = name;
  g_autoptr (GError) error = NULL;

  if (checked != NULL && !office_text_check_name (checked, &error))
    {
      office_draft_reader_fail (self, field, error->message);
      return NULL;
    }
  return g_steal_pointer (&checked);
}

/**
 * office_draft_reader_name:
 * @self: a reader at a row
 * @field: id of a field
 *
 * Returns: (transfer full) (nullable): the name, or %NULL when it is empty or has an error
 */
char *
office_draft_reader_name (OfficeDraftReader *self,
                          const char        *field)
{
  return check_name (self, field,
                     office_draft_reader_text (self, field, FALSE, OFFICE_TEXT_LIMIT_NAME));
}

/* "'0123456" is how a spreadsheet was told that digits are text; "9000001.0" is how a column of whole
 * numbers with a gap in it is exported. */
static char *
tidy_code (char *code)
{
  g_autofree char *owned = code;
  gsize digits;

  if (owned == NULL)
    return NULL;
  if (owned[0] == '\'' && (g_ascii_isalnum (owned[1]) || owned[1] == '+'))
    return tidy_code (g_strdup (owned + 1));

  digits = strspn (owned, "0123456789");
  if (digits > 0 && g_str_equal (owned + digits, ".0"))
    owned[digits] = '\0';
  return g_steal_pointer (&owned);
}

/**
 * office_draft_reader_code:
 * @self: a reader at a row
 * @field: id of a field that is a number or reference, kept as text
 *
 * Refuses what a spreadsheet has shortened to a power of ten: its digits are lost. Takes away the
 * apostrophe that made digits text, and the nought behind the point of a whole number.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL when it is empty or has an error
 */
char *
office_draft_reader_code (OfficeDraftReader *self,
                          const char        *field)
{
  const OfficeCell *cell = office_draft_reader_cell (self, field);

  if ((cell->kind == OFFICE_CELL_NUMBER && strpbrk (cell->text, "eE") != NULL)
      || (cell->kind == OFFICE_CELL_TEXT && g_ascii_isdigit (cell->text[0])
          && strstr (cell->text, "E+") != NULL))
    {
      office_draft_reader_fail (self, field,
                                _("The spreadsheet has shortened this number, and digits are lost. "
                                  "Format the column as text and type it again."));
      return NULL;
    }
  return tidy_code (office_draft_reader_text (self, field, FALSE, OFFICE_TEXT_LIMIT_SHORT));
}

/**
 * office_draft_reader_email:
 * @self: a reader at a row
 *
 * Returns: (transfer full) (nullable): the address, or %NULL when it is empty or has an error
 */
char *
office_draft_reader_email (OfficeDraftReader *self)
{
  g_autofree char *text = office_draft_reader_text (self, "email", FALSE, OFFICE_TEXT_LIMIT_LINE);
  g_autoptr (GError) error = NULL;
  const char *address = text;

  if (text == NULL)
    return NULL;
  if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    address += 7;
  if (!office_text_check_email (address, &error))
    {
      office_draft_reader_fail (self, "email", error->message);
      return NULL;
    }
  return g_strdup (address);
}

/* A column without a date format, in a workbook or exported from one, has `30943` for 18 September
 * 1984, perhaps with a time as a fraction. A year alone, `1984`, is not taken for a day of 1905. */
static gboolean
is_serial (const OfficeCell *cell)
{
  gsize digits = strspn (cell->text, "0123456789");

  return digits == SERIAL_DIGITS
         && (cell->text[digits] == '\0'
             || (cell->kind == OFFICE_CELL_NUMBER && cell->text[digits] == '.'));
}

/* "9/18/1984": the two numbers before the year. */
static gboolean
split_numeric_date (const char *text,
                    int        *first,
                    int        *second)
{
  char *end;

  while (g_ascii_isspace (*text))
    text++;
  if (!g_ascii_isdigit (*text))
    return FALSE;
  *first = (int) MIN (g_ascii_strtoull (text, &end, 10), 99);
  if (end - text > 2 || *end == '\0' || strchr ("/.-", *end) == NULL || !g_ascii_isdigit (end[1]))
    return FALSE;

  text = end + 1;
  *second = (int) MIN (g_ascii_strtoull (text, &end, 10), 99);
  return end - text <= 2 && *end != '\0' && strchr ("/.-", *end) != NULL && g_ascii_isdigit (end[1]);
}

/* Whether a date of the column can only have the month first, as Americans write it. */
static gboolean
has_month_first (OfficeDraftReader *self,
                 const char        *field)
{
  int column = find_column (self, field);
  gpointer known = g_hash_table_lookup (self->month_first, field);
  gboolean found = FALSE;
  int first, second;

  if (known != NULL)
    return GPOINTER_TO_INT (known) > 0;

  for (guint i = office_mapping_get_heading_row (self->mapping) + 1; i < office_sheet_get_n_rows (self->sheet) && !found; i++)
    {
      const OfficeCell *cell = office_sheet_get_cell (self->sheet, i, (guint) column);

      found = cell->kind == OFFICE_CELL_TEXT && split_numeric_date (cell->text, &first, &second)
              && first <= 12 && second > 12 && second <= 31;
    }

  g_hash_table_insert (self->month_first, (gpointer) field, GINT_TO_POINTER (found ? 1 : -1));
  return found;
}

static gboolean
could_be_american (OfficeDraftReader *self,
                   const char        *field,
                   const OfficeCell  *cell)
{
  int first, second;

  return cell->kind == OFFICE_CELL_TEXT && split_numeric_date (cell->text, &first, &second)
         && first != second && first <= 12 && second <= 12 && has_month_first (self, field);
}

/**
 * office_draft_reader_date:
 * @self: a reader at a row
 * @field: id of a field
 * @use: what the date is for
 *
 * Returns: (transfer full) (nullable): `YYYY-MM-DD`, or %NULL when it is empty or has an error
 */
char *
office_draft_reader_date (OfficeDraftReader *self,
                          const char        *field,
                          OfficeDateUse      use)
{
  const OfficeCell *cell = office_draft_reader_cell (self, field);
  OfficeExcelSystem system = OFFICE_EXCEL_NONE;
  g_autoptr (GError) error = NULL;
  OfficeDay day;

  if (!check_cell (self, field, cell) || cell->text[strspn (cell->text, " \t\r\n")] == '\0')
    return NULL;
  if (could_be_american (self, field, cell))
    {
      office_draft_reader_fail (self, field,
                                _("Other dates of this column have the month before the day, so this one could mean two "
                                  "days. Type the month as a word, 18 September 1984."));
      return NULL;
    }
  if (is_serial (cell))
    system = office_sheet_get_from_1904 (self->sheet) ? OFFICE_EXCEL_1904 : OFFICE_EXCEL_1900;

  day = office_day_parse (cell->kind == OFFICE_CELL_DATE ? cell->exact : cell->text, use, system,
                          self->today, &error);
  if (day == OFFICE_DAY_NONE)
    {
      office_draft_reader_fail (self, field, error->message);
      return NULL;
    }
  return office_day_to_iso (day);
}

/* `Surname, Given names` in one cell. */
static void
split_full_name (OfficeDraftReader  *self,
                 char              **family_name,
                 char              **given_names)
{
  g_autofree char *name = office_draft_reader_text (self, OFFICE_IMPORT_FULL_NAME, FALSE,
                                                    2 * OFFICE_TEXT_LIMIT_NAME);
  g_auto (GStrv) parts = name != NULL ? g_strsplit (name, ",", 2) : NULL;

  if (name == NULL)
    return;
  if (parts[1] == NULL || *g_strstrip (parts[0]) == '\0' || *g_strstrip (parts[1]) == '\0')
    {
      office_draft_reader_fail (self, OFFICE_IMPORT_FULL_NAME,
                                _("Write it as Surname, Given names, with the comma."));
      return;
    }
  *family_name = check_name (self, OFFICE_IMPORT_FULL_NAME, g_strdup (parts[0]));
  *given_names = check_name (self, OFFICE_IMPORT_FULL_NAME, g_strdup (parts[1]));
}

/**
 * office_draft_reader_names:
 * @self: a reader at a row
 * @family_name: (out) (nullable): the family name
 * @given_names: (out) (nullable): the given names
 *
 * Reads the names from their two columns, or from the one that holds both.
 */
void
office_draft_reader_names (OfficeDraftReader  *self,
                           char              **family_name,
                           char              **given_names)
{
  *family_name = *given_names = NULL;

  if (office_draft_reader_has (self, OFFICE_IMPORT_FULL_NAME))
    split_full_name (self, family_name, given_names);
  if (*family_name == NULL)
    *family_name = office_draft_reader_name (self, "family_name");
  if (*given_names == NULL)
    *given_names = office_draft_reader_name (self, "given_names");
}
