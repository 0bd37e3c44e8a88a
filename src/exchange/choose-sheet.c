/* choose-sheet.c: the sheet of a workbook that holds what is to be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/choose-sheet.h"

#include <glib/gi18n-lib.h>

#include "exchange/mapping.h"
#include "rules/error.h"

static gboolean
has_all_columns (OfficeSheet      *sheet,
                 OfficeImportKind  kind)
{
  g_autoptr (OfficeMapping) mapping = office_mapping_guess (sheet, kind, NULL);

  return mapping != NULL && office_mapping_check (mapping, NULL);
}

/**
 * office_workbook_find_table:
 * @workbook: a file
 * @kind: what is imported
 * @index: (out) (optional): which sheet it was, counted from 0
 * @cancellable: (nullable): stops it
 * @error: set when no sheet that people see holds anything, or one cannot be read
 *
 * Finds the sheet by its headings: the first that people see with every required column, past a
 * page of instructions or a cover. Where none has them, the first that is not blank.
 *
 * Returns: (transfer full) (nullable): the sheet; always with at least one row
 */
OfficeSheet *
office_workbook_find_table (OfficeWorkbook    *workbook,
                            OfficeImportKind   kind,
                            int               *index,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_autoptr (OfficeSheet) first = NULL;
  int first_index = -1;

  for (guint i = 0; i < office_workbook_get_n_sheets (workbook); i++)
    {
      g_autoptr (OfficeSheet) sheet = NULL;
      g_autoptr (GError) failure = NULL;

      if (office_workbook_is_sheet_hidden (workbook, i))
        continue;
      sheet = office_workbook_read_sheet (workbook, i, cancellable, &failure);
      if (sheet == NULL && g_error_matches (failure, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND))
        continue;
      if (sheet == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (has_all_columns (sheet, kind))
        {
          if (index != NULL)
            *index = i;
          return g_steal_pointer (&sheet);
        }
      if (first == NULL)
        {
          first = g_steal_pointer (&sheet);
          first_index = i;
        }
    }

  if (first == NULL)
    return office_workbook_read_sheet (workbook, -1, cancellable, error);
  if (index != NULL)
    *index = first_index;
  return g_steal_pointer (&first);
}
