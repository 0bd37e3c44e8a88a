/* workbook-sheets.c: the sheets of a return beside its data: cover, exceptions, dictionary, changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/workbook-private.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"

#define SECONDS_PER_DAY 86400.0

/* GLib's Julian day of a workbook's day 0, 30 December 1899. */
#define WORKBOOK_DAY_0 693594

/* Cells of one line. */
#define MAX_CELLS 6

static guint
count_lines (const char *const *lines)
{
  return lines != NULL ? g_strv_length ((GStrv) lines) : 0;
}

static void
write_fact (OfficeWorkbookWriter *writer,
            lxw_worksheet        *sheet,
            guint                *row,
            const char           *label,
            const char           *value)
{
  if (value == NULL || *value == '\0')
    return;

  office_workbook_write_text (sheet, *row, 0, label, writer->label);
  office_workbook_write_text (sheet, *row, 1, value, writer->value);
  (*row)++;
}

static void
write_count (OfficeWorkbookWriter *writer,
             lxw_worksheet        *sheet,
             guint                *row,
             const char           *label,
             guint                 count)
{
  office_workbook_write_text (sheet, *row, 0, label, writer->label);
  worksheet_write_number (sheet, *row, 1, count, writer->value);
  (*row)++;
}

static void
write_counts (OfficeWorkbookWriter *writer,
              lxw_worksheet        *sheet,
              guint                *row)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  guint n_exceptions = count_lines (facts->exceptions);

  write_count (writer, sheet, row, _("Rows"), facts->n_rows);
  for (guint i = 0; facts->counts != NULL && facts->counts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (facts->counts[i], "\t", 2);

      if (parts[0] != NULL && parts[1] != NULL)
        write_count (writer, sheet, row, parts[0], (guint) g_ascii_strtoull (parts[1], NULL, 10));
    }
  write_count (writer, sheet, row, _("Exceptions"), n_exceptions);
  if (n_exceptions > 0)
    write_count (writer, sheet, row, _("Of these, errors"), facts->n_errors);
}

/*
 * office_workbook_write_cover:
 * @digest: of the rows
 */
void
office_workbook_write_cover (OfficeWorkbookWriter *writer,
                             const char           *digest)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  lxw_worksheet *sheet = office_workbook_writer_add_sheet (writer, OFFICE_WORKBOOK_COVER);
  double made_on = (office_instant_to_day (facts->made_on) - WORKBOOK_DAY_0) +
                   office_instant_second_of_day (facts->made_on) / SECONDS_PER_DAY;
  guint row = 2;

  worksheet_set_column (sheet, 0, 0, 24, NULL);
  worksheet_set_column (sheet, 1, 1, 72, NULL);
  worksheet_set_row (sheet, 0, 28, NULL);
  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  office_workbook_write_text (sheet, 0, 0, facts->title, writer->title);

  write_fact (writer, sheet, &row, _("Provider"), facts->provider);
  write_fact (writer, sheet, &row, _("University"), facts->partner);
  write_fact (writer, sheet, &row, _("Cohort"), facts->cohort);
  write_count (writer, sheet, &row, _("Version"), facts->version);
  if (facts->amends > 0)
    write_count (writer, sheet, &row, _("Amends version"), facts->amends);
  office_workbook_write_text (sheet, row, 0, _("Made on"), writer->label);
  worksheet_write_number (sheet, row++, 1, made_on, writer->instant);
  write_fact (writer, sheet, &row, _("Made by"), facts->made_by);
  write_fact (writer, sheet, &row, _("Rule set"), facts->rule_set);
  write_fact (writer, sheet, &row, _("Profile"), facts->profile);
  write_counts (writer, sheet, &row);
  write_fact (writer, sheet, &row, _("Digest of the rows"), digest);
  row++;
  write_fact (writer, sheet, &row, _("Note"), facts->note);

  office_workbook_writer_set_page (writer, sheet);
}

/* A sheet of lines under headings; tabs part a line into cells. */
typedef struct
{
  const char *heading;
  double      width;
} LineColumn;

static lxw_worksheet *
write_lines (OfficeWorkbookWriter *writer,
             OfficeWorkbookSheet   id,
             const LineColumn     *columns,
             guint                 n_columns,
             const char *const    *lines)
{
  lxw_worksheet *sheet = office_workbook_writer_add_sheet (writer, id);

  for (guint i = 0; i < n_columns; i++)
    {
      worksheet_set_column (sheet, i, i, columns[i].width, writer->line);
      office_workbook_write_text (sheet, 0, i, _(columns[i].heading), writer->heading);
    }
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);
  worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");

  for (guint row = 0; lines != NULL && lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row], "\t", MAX_CELLS);

      for (guint i = 0; cells[i] != NULL && i < n_columns; i++)
        office_workbook_write_text (sheet, row + 1, i, cells[i], writer->line);
    }

  office_workbook_writer_set_page (writer, sheet);
  return sheet;
}

/*
 * office_workbook_write_exceptions:
 *
 * The sheet is there also when there are none, and says so (RETURN-2).
 */
void
office_workbook_write_exceptions (OfficeWorkbookWriter *writer)
{
  static const LineColumn columns[] = {
    { N_("Kind"), 10 }, { N_("Learner"), 30 }, { N_("Reference"), 20 }, { N_("Exception"), 70 }, { N_("Mended in"), 24 },
  };
  lxw_worksheet *sheet = write_lines (writer, OFFICE_WORKBOOK_EXCEPTIONS, columns, G_N_ELEMENTS (columns),
                                      writer->facts->exceptions);

  if (count_lines (writer->facts->exceptions) == 0)
    office_workbook_write_text (sheet, 1, 3, _("None: nothing is left out or contradicted."), writer->line);
}

/*
 * office_workbook_write_dictionary:
 *
 * What each column means.
 */
void
office_workbook_write_dictionary (OfficeWorkbookWriter *writer)
{
  static const LineColumn columns[] = {
    { N_("Column"), 28 }, { N_("Meaning"), 60 }, { N_("Holds"), 28 }, { N_("Values"), 60 },
  };

  write_lines (writer, OFFICE_WORKBOOK_DICTIONARY, columns, G_N_ELEMENTS (columns), writer->facts->dictionary);
}

/*
 * office_workbook_write_changes:
 *
 * What an amendment changes, cell by cell, with old and new.
 */
void
office_workbook_write_changes (OfficeWorkbookWriter *writer)
{
  static const LineColumn columns[] = {
    { N_("Change"), 16 }, { N_("Learner"), 30 }, { N_("Student number"), 20 },
    { N_("Column"), 28 }, { N_("Was"), 24 },     { N_("Is"), 24 },
  };

  write_lines (writer, OFFICE_WORKBOOK_CHANGES, columns, G_N_ELEMENTS (columns), writer->facts->changes);
}
