/* import-model-read.c: what there is to see of an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/import-model-private.h"

/**
 * office_import_model_get_state:
 * @self: a model
 *
 * Returns: how far it is
 */
OfficeImportState
office_import_model_get_state (OfficeImportModel *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), OFFICE_IMPORT_NO_FILE);

  return self->state;
}

/**
 * office_import_model_get_problem:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what stands in the way of the whole file, one sentence
 */
const char *
office_import_model_get_problem (OfficeImportModel *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);

  return self->problem;
}

/**
 * office_import_model_get_file_name:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the file's name
 */
const char *
office_import_model_get_file_name (OfficeImportModel *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);

  return self->file_name;
}

/**
 * office_import_model_describe_file:
 * @self: a model
 *
 * Returns: (transfer full) (nullable): the file's name and what it really is
 */
char *
office_import_model_describe_file (OfficeImportModel *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);

  if (self->file_name == NULL)
    return NULL;
  if (self->format == NULL || self->sheet == NULL)
    return g_strdup (self->file_name);
  /* Translators: a file's name, and what it is ("csv, commas, UTF-8") */
  return g_strdup_printf (_("%s — %s"), self->file_name, self->format);
}

/**
 * office_import_model_get_n_sheets:
 * @self: a model
 *
 * Returns: how many sheets the file has
 */
guint
office_import_model_get_n_sheets (OfficeImportModel *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), 0);

  return self->sheet_names->len;
}

/**
 * office_import_model_get_sheet_name:
 * @self: a model
 * @index: a sheet
 *
 * Returns: (transfer none): its name
 */
const char *
office_import_model_get_sheet_name (OfficeImportModel *self,
                                    guint              index)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);
  g_return_val_if_fail (index < self->sheet_names->len, NULL);

  return g_ptr_array_index (self->sheet_names, index);
}

/**
 * office_import_model_get_sheet:
 * @self: a model
 *
 * Returns: the sheet that is shown
 */
guint
office_import_model_get_sheet (OfficeImportModel *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), 0);

  return self->sheet_index;
}

/**
 * office_import_model_get_n_columns:
 * @self: a model
 *
 * Returns: how many columns the sheet has; 0 while there is none
 */
guint
office_import_model_get_n_columns (OfficeImportModel *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), 0);

  return self->mapping != NULL ? office_mapping_get_n_columns (self->mapping) : 0;
}

/**
 * office_import_model_get_heading:
 * @self: a model with a sheet
 * @column: a column, from 0
 *
 * Returns: (transfer none) (nullable): its heading in the file
 */
const char *
office_import_model_get_heading (OfficeImportModel *self,
                                 guint              column)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);

  return self->mapping != NULL ? office_mapping_get_heading (self->mapping, column) : NULL;
}

/**
 * office_import_model_get_field:
 * @self: a model with a sheet
 * @column: a column, from 0
 *
 * Returns: (transfer none) (nullable): id of the field that it brings
 */
const char *
office_import_model_get_field (OfficeImportModel *self,
                               guint              column)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);

  return self->mapping != NULL ? office_mapping_get_field (self->mapping, column) : NULL;
}

/**
 * office_import_model_get_confidence:
 * @self: a model with a sheet
 * @column: a column, from 0
 *
 * Returns: how sure the guess is, 0 to 100
 */
guint
office_import_model_get_confidence (OfficeImportModel *self,
                                    guint              column)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), 0);

  return self->mapping != NULL ? office_mapping_get_confidence (self->mapping, column) : 0;
}

/**
 * office_import_model_is_corrected:
 * @self: a model with a sheet
 * @column: a column, from 0
 *
 * Returns: whether a person has chosen what the column brings
 */
gboolean
office_import_model_is_corrected (OfficeImportModel *self,
                                  guint              column)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), FALSE);

  return g_hash_table_contains (self->corrected, GUINT_TO_POINTER (column + 1));
}

/**
 * office_import_model_get_rows:
 * @self: a model
 *
 * Returns: (transfer none): the rows below the headings, as #OfficeImportItem
 */
OfficeWindowedList *
office_import_model_get_rows (OfficeImportModel *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);

  return self->rows;
}

/**
 * office_import_model_get_report:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what would become of the rows
 */
OfficeImportReport *
office_import_model_get_report (OfficeImportModel *self)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);

  return self->report;
}

/**
 * office_import_model_get_row_number:
 * @self: a model with a sheet
 * @index: a row
 *
 * Returns: its number as the person sees it in the file
 */
guint
office_import_model_get_row_number (OfficeImportModel *self,
                                    guint              index)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), 0);

  return self->sheet != NULL ? office_sheet_get_row_number (self->sheet, index) : 0;
}

/**
 * office_import_model_get_text:
 * @self: a model with a sheet
 * @index: a row
 * @column: a column, from 0
 *
 * Returns: (transfer none) (nullable): what the cell says
 */
const char *
office_import_model_get_text (OfficeImportModel *self,
                              guint              index,
                              guint              column)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);

  return self->sheet != NULL ? office_sheet_get_text (self->sheet, index, column) : NULL;
}

/**
 * office_import_model_dup_errors:
 * @self: a model
 * @index: a row
 * @column: a column, from 0; -1 for the errors of the row as a whole, -2 for all of them
 *
 * Returns: (transfer full) (nullable): what is wrong there, a sentence a line
 */
char *
office_import_model_dup_errors (OfficeImportModel *self,
                                guint              index,
                                int                column)
{
  GPtrArray *errors;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);

  errors = g_hash_table_lookup (self->errors,
                                GUINT_TO_POINTER (office_import_model_get_row_number (self, index)));
  for (guint i = 0; errors != NULL && i < errors->len; i++)
    {
      const OfficeImportError *error = g_ptr_array_index (errors, i);

      if (column != -2 && error->column != column)
        continue;
      if (text == NULL)
        text = g_string_new (NULL);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", error->message);
    }
  return text != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * office_import_model_get_detail:
 * @self: a model
 * @index: a row
 *
 * Returns: (transfer none) (nullable): what would become of the row
 */
const OfficeImportRow *
office_import_model_get_detail (OfficeImportModel *self,
                                guint              index)
{
  g_return_val_if_fail (OFFICE_IS_IMPORT_MODEL (self), NULL);

  return g_hash_table_lookup (self->details,
                              GUINT_TO_POINTER (office_import_model_get_row_number (self, index)));
}
