/* mapping.c: which column of a sheet is which field: guessed, corrected, remembered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/mapping.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "exchange/mapping-private.h"
#include "rules/error.h"

/* What a person has said needs no guessing. */
#define CERTAIN 100

static void
clear_column (gpointer data)
{
  OfficeMappingColumn *column = data;

  g_free (column->heading);
  g_free (column->folded);
}

static OfficeMapping *
mapping_new (OfficeImportKind kind,
             guint            heading_row,
             guint            heading_number)
{
  OfficeMapping *self = g_new0 (OfficeMapping, 1);

  self->kind = kind;
  self->heading_row = heading_row;
  self->heading_number = heading_number;
  self->columns = g_array_new (FALSE, FALSE, sizeof (OfficeMappingColumn));
  g_array_set_clear_func (self->columns, clear_column);
  return self;
}

static OfficeMappingColumn *
get_column (OfficeMapping *self,
            guint          column)
{
  return &g_array_index (self->columns, OfficeMappingColumn, column);
}

/**
 * office_mapping_new_for_row:
 * @sheet: a sheet
 * @kind: what is imported
 * @heading_row: the row of the headings, counted from 0 over the rows held
 *
 * Guesses the fields when a person has said which row holds the headings.
 *
 * Returns: (transfer full): the mapping
 */
OfficeMapping *
office_mapping_new_for_row (OfficeSheet      *sheet,
                            OfficeImportKind  kind,
                            guint             heading_row)
{
  OfficeMapping *self;

  g_return_val_if_fail (heading_row < office_sheet_get_n_rows (sheet), NULL);

  self = mapping_new (kind, heading_row, office_sheet_get_row_number (sheet, heading_row));
  for (guint i = 0; i < office_sheet_get_n_columns (sheet); i++)
    {
      OfficeMappingColumn column = { g_strdup (office_sheet_get_text (sheet, heading_row, i)) };

      g_strstrip (column.heading);
      column.folded = office_import_heading_fold (column.heading);
      g_array_append_val (self->columns, column);
    }
  office_mapping_assign (self, sheet);
  return self;
}

/**
 * office_mapping_copy:
 * @self: a mapping
 *
 * Returns: (transfer full): one like it
 */
OfficeMapping *
office_mapping_copy (OfficeMapping *self)
{
  OfficeMapping *copy = mapping_new (self->kind, self->heading_row, self->heading_number);

  for (guint i = 0; i < self->columns->len; i++)
    {
      OfficeMappingColumn column = *get_column (self, i);

      column.heading = g_strdup (column.heading);
      column.folded = g_strdup (column.folded);
      g_array_append_val (copy->columns, column);
    }
  return copy;
}

/**
 * office_mapping_free:
 * @self: a mapping
 *
 * Frees it.
 */
void
office_mapping_free (OfficeMapping *self)
{
  g_array_unref (self->columns);
  g_free (self);
}

/**
 * office_mapping_get_kind:
 * @self: a mapping
 *
 * Returns: what is imported
 */
OfficeImportKind
office_mapping_get_kind (OfficeMapping *self)
{
  return self->kind;
}

/**
 * office_mapping_get_heading_row:
 * @self: a mapping
 *
 * Returns: the row of the headings, counted from 0 over the rows held
 */
guint
office_mapping_get_heading_row (OfficeMapping *self)
{
  return self->heading_row;
}

/**
 * office_mapping_get_n_columns:
 * @self: a mapping
 *
 * Returns: how many columns the sheet has
 */
guint
office_mapping_get_n_columns (OfficeMapping *self)
{
  return self->columns->len;
}

/**
 * office_mapping_get_heading:
 * @self: a mapping
 * @column: a column, counted from 0
 *
 * Returns: its heading as the file has it; may be empty
 */
const char *
office_mapping_get_heading (OfficeMapping *self,
                            guint          column)
{
  g_return_val_if_fail (column < self->columns->len, "");
  return get_column (self, column)->heading;
}

/**
 * office_mapping_get_field:
 * @self: a mapping
 * @column: a column, counted from 0
 *
 * Returns: (nullable): id of the field that it brings, or %NULL when it is left out
 */
const char *
office_mapping_get_field (OfficeMapping *self,
                          guint          column)
{
  return column < self->columns->len ? get_column (self, column)->field : NULL;
}

/**
 * office_mapping_get_confidence:
 * @self: a mapping
 * @column: a column, counted from 0
 *
 * Returns: how sure the guess is, 0 to 100
 */
guint
office_mapping_get_confidence (OfficeMapping *self,
                               guint          column)
{
  return column < self->columns->len ? get_column (self, column)->confidence : 0;
}

/**
 * office_mapping_get_column:
 * @self: a mapping
 * @field: id of a field
 *
 * Returns: the column that brings it, counted from 0, or -1
 */
int
office_mapping_get_column (OfficeMapping *self,
                           const char    *field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (get_column (self, i)->field, field) == 0)
      return i;
  return -1;
}

static char *
list_headings (OfficeMapping *self)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *heading = get_column (self, i)->heading;

      if (*heading == '\0')
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", heading);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * office_mapping_set:
 * @self: a mapping
 * @field: id of a field
 * @column: the column that brings it, counted from 0, or -1 for none
 * @error: set when there is no such field or column
 *
 * Corrects the guess. What the column brought before it brings no more.
 *
 * Returns: whether it was set
 */
gboolean
office_mapping_set (OfficeMapping  *self,
                    const char     *field,
                    int             column,
                    GError        **error)
{
  const OfficeImportField *found = office_import_fields_find (self->kind, field);
  int before = office_mapping_get_column (self, field);

  if (found == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                   _("There is no field “%s” in a file of this kind."), field);
      return FALSE;
    }
  if (column >= (int) self->columns->len)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                   _("The sheet has no column %d for “%s”: it has %u columns."), column + 1, field,
                   self->columns->len);
      return FALSE;
    }

  if (before >= 0)
    {
      get_column (self, before)->field = NULL;
      get_column (self, before)->confidence = 0;
    }
  if (column >= 0)
    {
      get_column (self, column)->field = found->id;
      get_column (self, column)->confidence = CERTAIN;
    }
  return TRUE;
}

static int
find_heading (OfficeMapping *self,
              const char    *heading)
{
  g_autofree char *folded = office_import_heading_fold (heading);

  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (get_column (self, i)->heading, heading))
      return i;
  for (guint i = 0; *folded != '\0' && i < self->columns->len; i++)
    if (g_str_equal (get_column (self, i)->folded, folded))
      return i;
  return -1;
}

/**
 * office_mapping_set_heading:
 * @self: a mapping
 * @field: id of a field
 * @heading: the heading of the column that brings it; case and punctuation do not matter
 * @error: set, with the headings that there are, when there is no such field or heading
 *
 * Corrects the guess by the heading's words, as `--map FIELD=HEADING` does.
 *
 * Returns: whether it was set
 */
gboolean
office_mapping_set_heading (OfficeMapping  *self,
                            const char     *field,
                            const char     *heading,
                            GError        **error)
{
  int column = find_heading (self, heading);
  g_autofree char *headings = NULL;

  if (column >= 0)
    return office_mapping_set (self, field, column, error);

  headings = list_headings (self);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
               _("There is no heading “%s” in row %u; its headings are: %s."), heading,
               self->heading_number, headings);
  return FALSE;
}

/* A full name stands for both of its parts. */
static gboolean
is_brought (OfficeMapping *self,
            const char    *field)
{
  if (office_mapping_get_column (self, field) >= 0)
    return TRUE;
  return (g_str_equal (field, "family_name") || g_str_equal (field, "given_names"))
         && office_mapping_get_column (self, OFFICE_IMPORT_FULL_NAME) >= 0;
}

static void
add_missing (GString    *missing,
             const char *label)
{
  g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", label);
}

/* Marks and student numbers belong to somebody, and there must be some. */
static void
add_missing_groups (OfficeMapping *self,
                    GString       *missing)
{
  if (self->kind == OFFICE_IMPORT_MARKS)
    {
      if (!is_brought (self, "reference") && !is_brought (self, "student_number"))
        add_missing (missing, _("Reference or Student number"));
      if (!is_brought (self, "agreed") && !is_brought (self, "first")
          && !is_brought (self, "second") && !is_brought (self, "code"))
        add_missing (missing, _("Mark"));
    }
  if (self->kind == OFFICE_IMPORT_REGISTRATIONS && !is_brought (self, "reference")
      && !(is_brought (self, "family_name") && is_brought (self, "date_of_birth")))
    add_missing (missing, _("Reference, or names and Date of birth"));
}

/**
 * office_mapping_check:
 * @self: a mapping
 * @error: set, with the labels that are missing and the headings that there are
 *
 * Returns: whether every field that is required has a column
 */
gboolean
office_mapping_check (OfficeMapping  *self,
                      GError        **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *headings = NULL;
  gsize n_fields;
  const OfficeImportField *fields = office_import_fields_get (self->kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].required && !is_brought (self, fields[i].id))
      add_missing (missing, office_import_field_label (&fields[i]));
  add_missing_groups (self, missing);
  if (missing->len == 0)
    return TRUE;

  headings = list_headings (self);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("No column is known for: %s. The headings in row %u are: %s. "
                 "Say which of them is meant."),
               missing->str, self->heading_number, headings);
  return FALSE;
}

/**
 * office_mapping_get_signature:
 * @self: a mapping
 *
 * Files with the same headings in the same order have the same signature, however they are typed.
 *
 * Returns: (transfer full): the key under which the office's correction is remembered
 */
char *
office_mapping_get_signature (OfficeMapping *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *folded = get_column (self, i)->folded;

      g_checksum_update (sum, (const guchar *) folded, strlen (folded));
      g_checksum_update (sum, (const guchar *) "\n", 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

/**
 * office_mapping_to_json:
 * @self: a mapping
 *
 * Returns: (transfer full): an object, field → `{"column", "heading"}`
 */
char *
office_mapping_to_json (OfficeMapping *self)
{
  json_t *object = json_object ();
  g_autofree char *dumped = NULL;
  char *text;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const OfficeMappingColumn *column = get_column (self, i);

      if (column->field != NULL)
        json_object_set_new (object, column->field,
                             json_pack ("{s:i, s:s}", "column", i, "heading", column->heading));
    }
  text = json_dumps (object, JSON_COMPACT | JSON_SORT_KEYS);
  json_decref (object);
  dumped = g_strdup (text);
  free (text);
  return g_steal_pointer (&dumped);
}

static int
find_remembered (OfficeMapping *self,
                 json_t        *place)
{
  json_int_t column = json_integer_value (json_object_get (place, "column"));
  const char *heading = json_string_value (json_object_get (place, "heading"));
  g_autofree char *folded = NULL;

  if (heading == NULL)
    return -1;
  folded = office_import_heading_fold (heading);
  if (column >= 0 && column < self->columns->len
      && g_str_equal (get_column (self, column)->folded, folded))
    return column;
  return find_heading (self, heading);
}

/**
 * office_mapping_apply_json:
 * @self: a mapping
 * @json: what office_mapping_to_json() gave
 * @error: set when it is not that
 *
 * Takes a remembered mapping over in place of the guess: columns that it does not name are left
 * out. A heading that is not there any more is passed over.
 *
 * Returns: whether it was taken over
 */
gboolean
office_mapping_apply_json (OfficeMapping  *self,
                           const char     *json,
                           GError        **error)
{
  json_error_t failure;
  json_t *object = json_loads (json, 0, &failure);
  const char *field;
  json_t *place;

  if (!json_is_object (object))
    {
      json_decref (object);
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("The remembered mapping cannot be read. Choose the columns again."));
      return FALSE;
    }

  for (guint i = 0; i < self->columns->len; i++)
    {
      get_column (self, i)->field = NULL;
      get_column (self, i)->confidence = 0;
    }
  json_object_foreach (object, field, place)
    {
      int column = find_remembered (self, place);

      if (column >= 0 && get_column (self, column)->field == NULL)
        office_mapping_set (self, field, column, NULL);
    }
  json_decref (object);
  return TRUE;
}
