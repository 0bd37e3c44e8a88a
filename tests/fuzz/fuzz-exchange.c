/* fuzz-exchange.c: anything at all as a file, a paste or a remembered mapping: never a fall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "exchange/application-import.h"
#include "exchange/csv.h"
#include "exchange/mark-import.h"
#include "exchange/registration-import.h"
#include "exchange/workbook.h"

#include "fuzz.h"

static void
judge (OfficeSheet *sheet)
{
  OfficeDraftOptions options = { "2025-09-01", NULL };

  for (int kind = OFFICE_IMPORT_APPLICATIONS; kind <= OFFICE_IMPORT_REGISTRATIONS; kind++)
    {
      g_autoptr (GPtrArray) drafts = NULL;
      g_autoptr (OfficeMapping) mapping = office_mapping_guess (sheet, kind, NULL);
      g_autofree char *json = NULL;

      if (mapping == NULL)
        continue;
      json = office_mapping_to_json (mapping);
      g_assert_true (office_mapping_apply_json (mapping, json, NULL));
      if (kind == OFFICE_IMPORT_APPLICATIONS)
        drafts = office_application_drafts_read (sheet, mapping, &options, NULL, NULL);
      else if (kind == OFFICE_IMPORT_MARKS)
        drafts = office_mark_drafts_read (sheet, mapping, NULL, NULL);
      else
        drafts = office_registration_drafts_read (sheet, mapping, options.today, NULL, NULL);
    }
}

/* What every sheet promises to those who read it. */
static void
check_sheet (OfficeSheet *sheet)
{
  guint last = 0;

  for (guint i = 0; i < office_sheet_get_n_rows (sheet); i++)
    {
      g_assert_cmpuint (office_sheet_get_row_number (sheet, i), >, last);
      last = office_sheet_get_row_number (sheet, i);
      g_assert_cmpuint (office_sheet_get_row_width (sheet, i), <=, office_sheet_get_n_columns (sheet));
      for (guint j = 0; j < office_sheet_get_row_width (sheet, i); j++)
        {
          const OfficeCell *cell = office_sheet_get_cell (sheet, i, j);

          g_assert_true (g_utf8_validate (cell->text, -1, NULL));
          g_assert_true (g_utf8_validate (cell->exact, -1, NULL));
        }
    }
}

static void
check_error (GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 10);
}

/* The entry point that libFuzzer calls, too. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeWorkbook) workbook = office_workbook_open_bytes (bytes, "fuzz", NULL, &error);

  if (workbook == NULL)
    check_error (error);
  for (guint i = 0; workbook != NULL && i < office_workbook_get_n_sheets (workbook); i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (OfficeSheet) sheet = office_workbook_read_sheet (workbook, i, NULL, &failure);

      if (sheet == NULL)
        {
          check_error (failure);
          continue;
        }
      check_sheet (sheet);
      judge (sheet);
    }

  if (size > 0)
    {
      g_autofree char *text = g_utf8_make_valid ((const char *) data, size);
      g_autoptr (OfficeSheet) paste = office_csv_read_paste (text, NULL);

      if (paste != NULL)
        check_sheet (paste);
    }
  return 0;
}
