/* workbook.c: a return to the university as an xlsx workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/workbook.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "documents/output-file.h"
#include "documents/workbook-close.h"
#include "documents/workbook-proof.h"
#include "rules/clock.h"
#include "rules/error.h"

#define PAPER_A4 9
#define LINE_HEIGHT 15.0
#define SECONDS_PER_DAY 86400.0

/* GLib's Julian day of a workbook's day 0, 30 December 1899. */
#define WORKBOOK_DAY_0 693594

/* How often the caller hears of progress and may cancel. */
#define ROWS_PER_STEP 512

/* Columns without a width are measured over so many rows, and kept within these bounds. */
#define MEASURED_ROWS 200
#define MIN_WIDTH 8
#define MAX_WIDTH 48

typedef struct
{
  const OfficeReturnWorkbook *facts;
  lxw_workbook               *workbook;
  lxw_format                 *title;
  lxw_format                 *label;
  lxw_format                 *value;
  lxw_format                 *instant;
  lxw_format                 *heading;
  lxw_format                 *number_heading;
  lxw_format                 *line;
  lxw_format                **columns;
  GCancellable               *cancellable;
  OfficeDocumentProgress      progress;
  gpointer                    user_data;
} Writer;

static lxw_format *
add_column_format (lxw_workbook           *workbook,
                   OfficeReturnColumnKind  kind)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  switch (kind)
    {
    case OFFICE_RETURN_COLUMN_TEXT:
      format_set_num_format (format, "@");
      break;
    case OFFICE_RETURN_COLUMN_DATE:
      format_set_num_format (format, "dd/mm/yyyy");
      break;
    case OFFICE_RETURN_COLUMN_INTEGER:
      format_set_num_format (format, "0");
      break;
    case OFFICE_RETURN_COLUMN_MONEY:
      format_set_num_format (format, "[$£-809]#,##0.00");
      break;
    case OFFICE_RETURN_COLUMN_NUMBER:
    case OFFICE_RETURN_COLUMN_MARK:
    default:
      /* A code in place of a mark lines up with the marks. */
      format_set_align (format, LXW_ALIGN_RIGHT);
      break;
    }

  return format;
}

static lxw_format *
add_heading_format (lxw_workbook *workbook)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_bold (format);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_BOTTOM);
  format_set_bg_color (format, 0xe8edf2);
  format_set_bottom (format, LXW_BORDER_THIN);

  return format;
}

static void
add_formats (Writer *writer)
{
  lxw_workbook *workbook = writer->workbook;
  lxw_format *shared[OFFICE_RETURN_COLUMN_MONEY + 1] = { NULL };

  writer->title = workbook_add_format (workbook);
  format_set_bold (writer->title);
  format_set_font_size (writer->title, 18);

  writer->label = workbook_add_format (workbook);
  format_set_font_color (writer->label, 0x555555);
  format_set_align (writer->label, LXW_ALIGN_VERTICAL_TOP);

  writer->value = workbook_add_format (workbook);
  format_set_align (writer->value, LXW_ALIGN_LEFT);
  format_set_align (writer->value, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap (writer->value);

  writer->instant = workbook_add_format (workbook);
  format_set_align (writer->instant, LXW_ALIGN_LEFT);
  format_set_num_format (writer->instant, "dd/mm/yyyy hh:mm");

  writer->heading = add_heading_format (workbook);
  writer->number_heading = add_heading_format (workbook);
  format_set_align (writer->number_heading, LXW_ALIGN_RIGHT);

  writer->line = workbook_add_format (workbook);
  format_set_text_wrap (writer->line);
  format_set_align (writer->line, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format (writer->line, "@");

  writer->columns = g_new0 (lxw_format *, writer->facts->n_columns);
  for (guint i = 0; i < writer->facts->n_columns; i++)
    {
      OfficeReturnColumnKind kind = writer->facts->columns[i].kind;

      if (shared[kind] == NULL)
        shared[kind] = add_column_format (workbook, kind);
      writer->columns[i] = shared[kind];
    }
}

/* "&" begins an instruction in a header line, and a line holds 255 characters. */
static char *
escape_header (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);
  guint length = 0;

  for (const char *p = text; *p != '\0' && length < 60; p = g_utf8_next_char (p), length++)
    {
      if (*p == '&')
        g_string_append_c (escaped, '&');
      g_string_append_unichar (escaped, g_utf8_get_char (p));
    }

  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

static void
set_page (Writer        *writer,
          lxw_worksheet *sheet)
{
  g_autofree char *title = escape_header (writer->facts->title);
  g_autofree char *cohort = escape_header (writer->facts->cohort);
  g_autofree char *header = NULL;
  g_autofree char *footer = NULL;

  /* Translators: the header and footer of a printed sheet; &L, &C, &R, &P and &N must stay. */
  header = g_strdup_printf (_("&L%s&R%s, version %u"), title, cohort, writer->facts->version);
  footer = g_strdup (_("&L&A&RPage &P of &N"));

  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_header (sheet, header);
  worksheet_set_footer (sheet, footer);
}

static void
write_text (lxw_worksheet *sheet,
            guint          row,
            guint          column,
            const char    *text,
            lxw_format    *format)
{
  g_autofree char *valid = NULL;

  if (text == NULL || *text == '\0')
    return;

  valid = g_utf8_make_valid (text, -1);
  worksheet_write_string (sheet, row, column, valid, format);
}

/* A translated name that a workbook cannot take, too long or taken already, is not used. */
static lxw_worksheet *
add_sheet (Writer     *writer,
           const char *name)
{
  const char *translated = _(name);

  if (workbook_validate_sheet_name (writer->workbook, translated) != LXW_NO_ERROR)
    translated = name;
  return workbook_add_worksheet (writer->workbook, translated);
}

static guint
count_lines (const char *const *lines)
{
  return lines != NULL ? g_strv_length ((GStrv) lines) : 0;
}

static void
write_fact (Writer        *writer,
            lxw_worksheet *sheet,
            guint         *row,
            const char    *label,
            const char    *value)
{
  if (value == NULL || *value == '\0')
    return;

  write_text (sheet, *row, 0, label, writer->label);
  write_text (sheet, *row, 1, value, writer->value);
  (*row)++;
}

static void
write_count (Writer        *writer,
             lxw_worksheet *sheet,
             guint         *row,
             const char    *label,
             guint          count)
{
  write_text (sheet, *row, 0, label, writer->label);
  worksheet_write_number (sheet, *row, 1, count, writer->value);
  (*row)++;
}

static void
write_cover (Writer     *writer,
             const char *digest)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  lxw_worksheet *sheet = add_sheet (writer, N_("Cover"));
  double made_on = (office_instant_to_day (facts->made_on) - WORKBOOK_DAY_0) +
                   office_instant_second_of_day (facts->made_on) / SECONDS_PER_DAY;
  guint row = 2;

  worksheet_set_column (sheet, 0, 0, 20, NULL);
  worksheet_set_column (sheet, 1, 1, 72, NULL);
  worksheet_set_row (sheet, 0, 28, NULL);
  write_text (sheet, 0, 0, facts->title, writer->title);

  write_fact (writer, sheet, &row, _("Provider"), facts->provider);
  write_fact (writer, sheet, &row, _("University"), facts->partner);
  write_fact (writer, sheet, &row, _("Cohort"), facts->cohort);
  write_count (writer, sheet, &row, _("Version"), facts->version);
  write_text (sheet, row, 0, _("Made on"), writer->label);
  worksheet_write_number (sheet, row++, 1, made_on, writer->instant);
  write_fact (writer, sheet, &row, _("Made by"), facts->made_by);
  write_fact (writer, sheet, &row, _("Rule set"), facts->rule_set);
  write_count (writer, sheet, &row, _("Rows"), facts->n_rows);
  write_count (writer, sheet, &row, _("Exceptions"), count_lines (facts->exceptions));
  write_fact (writer, sheet, &row, _("Digest of the rows"), digest);
  row++;
  write_fact (writer, sheet, &row, _("Note"), facts->note);

  set_page (writer, sheet);
}

/* A sheet of lines; a tab parts a line into cells. */
static void
write_lines (Writer            *writer,
             const char        *name,
             const char        *first,
             const char        *second,
             const char *const *lines)
{
  lxw_worksheet *sheet = add_sheet (writer, name);

  worksheet_set_column (sheet, 0, 0, 36, writer->line);
  worksheet_set_column (sheet, 1, 1, 84, writer->line);
  write_text (sheet, 0, 0, first, writer->heading);
  write_text (sheet, 0, 1, second, writer->heading);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 2);
      gboolean single = cells[0] == NULL || cells[1] == NULL;

      write_text (sheet, i + 1, 0, single ? NULL : cells[0], writer->line);
      write_text (sheet, i + 1, 1, single ? lines[i] : cells[1], writer->line);
    }

  set_page (writer, sheet);
}

static guint
measure_column (const OfficeReturnWorkbook *facts,
                guint                       column)
{
  const OfficeReturnColumn *wanted = &facts->columns[column];
  glong width = g_utf8_strlen (wanted->heading, -1) + 3;

  if (wanted->width > 0)
    return MIN (wanted->width, 255);
  if (wanted->kind == OFFICE_RETURN_COLUMN_DATE || wanted->kind == OFFICE_RETURN_COLUMN_MONEY)
    width = MAX (width, 11);

  /* A long heading wraps rather than widening a column of short codes. */
  width = MIN (width, 16);
  for (guint row = 0; row < MIN (facts->n_rows, MEASURED_ROWS); row++)
    {
      const OfficeCell *cell = &facts->cells[(gsize) row * facts->n_columns + column];

      if (cell->kind == OFFICE_CELL_TEXT)
        width = MAX (width, g_utf8_strlen (cell->text, -1) + 2);
    }

  return CLAMP (width, MIN_WIDTH, MAX_WIDTH);
}

/* Lines that a bold heading takes when it is broken between words. */
static guint
count_heading_lines (const char *heading,
                     guint       width)
{
  g_auto (GStrv) words = g_strsplit_set (heading, " \n", -1);
  guint n_lines = 1, filled = 0;

  /* A bold letter is wider than those that a width is counted in. */
  width = MAX (width * 17 / 20, 1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint length = g_utf8_strlen (words[i], -1) + 1;

      if (filled > 0 && filled + length > width)
        {
          n_lines++;
          filled = 0;
        }
      filled += length;
      n_lines += filled / (width + 1);
    }

  return n_lines;
}

static lxw_worksheet *
add_data_sheet (Writer *writer)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  lxw_worksheet *sheet = add_sheet (writer, N_("Data"));
  guint n_lines = 1;

  for (guint i = 0; i < facts->n_columns; i++)
    {
      const OfficeReturnColumn *column = &facts->columns[i];
      guint width = measure_column (facts, i);

      worksheet_set_column (sheet, i, i, width, writer->columns[i]);
      write_text (sheet, 0, i, column->heading,
                  column->kind == OFFICE_RETURN_COLUMN_TEXT ? writer->heading
                                                            : writer->number_heading);
      n_lines = MAX (n_lines, count_heading_lines (column->heading, width));
    }
  worksheet_set_row (sheet, 0, MIN (n_lines, 6) * LINE_HEIGHT, NULL);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);
  worksheet_autofilter (sheet, 0, 0, facts->n_rows, facts->n_columns - 1);
  worksheet_ignore_errors (sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  set_page (writer, sheet);

  return sheet;
}

/* Marks, money and the like leave the exact world here, and only here. */
static lxw_error
write_cell (lxw_worksheet          *sheet,
            guint                   row,
            guint                   column,
            const OfficeCell       *cell,
            OfficeReturnColumnKind  kind,
            lxw_format             *format)
{
  switch (cell->kind)
    {
    case OFFICE_CELL_TEXT:
      return worksheet_write_string (sheet, row, column, cell->text, format);
    case OFFICE_CELL_VALUE:
      return worksheet_write_number (sheet, row, column,
                                     kind == OFFICE_RETURN_COLUMN_INTEGER ? cell->value
                                                                          : cell->value / 100.0,
                                     format);
    case OFFICE_CELL_DATE:
      return worksheet_write_number (sheet, row, column, cell->value - WORKBOOK_DAY_0, format);
    case OFFICE_CELL_BLANK:
    default:
      return LXW_NO_ERROR;
    }
}

static gboolean
write_rows (Writer        *writer,
            lxw_worksheet *sheet,
            GError       **error)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  const OfficeCell *cell = facts->cells;

  for (guint row = 0; row < facts->n_rows; row++)
    {
      if (row % ROWS_PER_STEP == 0)
        {
          if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
            return FALSE;
          if (writer->progress != NULL)
            writer->progress (row, facts->n_rows, writer->user_data);
        }

      for (guint i = 0; i < facts->n_columns; i++, cell++)
        {
          lxw_error result = write_cell (sheet, row + 1, i, cell, facts->columns[i].kind,
                                         writer->columns[i]);

          if (result != LXW_NO_ERROR)
            {
              g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED,
                           _("Row %u, column “%s”: %s"), row + 2, facts->columns[i].heading,
                           lxw_strerror (result));
              return FALSE;
            }
        }
    }

  return TRUE;
}

static void
set_properties (Writer *writer)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  g_autofree char *subject = g_strdup_printf (_("%s, version %u"), facts->cohort, facts->version);
  lxw_doc_properties properties = {
    .title = (char *) facts->title,
    .subject = subject,
    .author = (char *) facts->made_by,
    .company = (char *) facts->provider,
    .created = MAX (facts->made_on, 1),
  };

  workbook_set_properties (writer->workbook, &properties);
}

static gboolean
fill (Writer      *writer,
      const char  *digest,
      GError     **error)
{
  const OfficeReturnWorkbook *facts = writer->facts;
  lxw_worksheet *data;

  set_properties (writer);
  add_formats (writer);
  write_cover (writer, digest);
  if (count_lines (facts->exceptions) > 0)
    write_lines (writer, N_("Exceptions"), _("Learner"), _("Exception"), facts->exceptions);
  data = add_data_sheet (writer);
  if (count_lines (facts->dictionary) > 0)
    write_lines (writer, N_("Key"), _("Code or column"), _("Meaning"), facts->dictionary);

  return write_rows (writer, data, error);
}

/* What libxlsxwriter says is about zip; a person wants to hear about the disk. */
static void
set_close_error (GError     **error,
                 const char  *path,
                 lxw_error    result,
                 int          saved_errno)
{
  if (saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG ||
      saved_errno == EACCES || saved_errno == EROFS)
    office_output_file_set_error (error, path, saved_errno);
  else
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED,
                   _("“%s” could not be written: %s"), shown, lxw_strerror (result));
    }
}

static gboolean
write_workbook (Writer            *writer,
                OfficeOutputFile  *file,
                const char        *digest,
                GError           **error)
{
  lxw_workbook_options options = {
    .tmpdir = (char *) office_output_file_get_folder (file),
  };
  const char *path = office_output_file_get_temporary_path (file);
  lxw_error result;
  int saved_errno;

  writer->workbook = workbook_new_opt (path, &options);
  if (writer->workbook == NULL)
    {
      office_output_file_set_error (error, office_output_file_get_path (file), ENOMEM);
      return FALSE;
    }
  if (!fill (writer, digest, error))
    {
      lxw_workbook_free (writer->workbook);
      return FALSE;
    }

  result = office_workbook_close (writer->workbook, &saved_errno);
  if (result != LXW_NO_ERROR)
    {
      set_close_error (error, office_output_file_get_path (file), result, saved_errno);
      return FALSE;
    }
  if (!office_workbook_is_whole (path))
    {
      office_output_file_set_error (error, office_output_file_get_path (file), ENOSPC);
      return FALSE;
    }

  return TRUE;
}

/**
 * office_return_workbook_write:
 * @workbook: the return
 * @path: where the workbook is to be
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): told of rows
 *
 * Writes a return: a cover, the exceptions when there are any, the data, and the key of its codes.
 * The same facts give the same bytes. Texts are only ever texts, never formulas: RETURN-1, -2.
 *
 * Returns: %FALSE with #OFFICE_ERROR that names the row and column or the file, or with
 *   %G_IO_ERROR_CANCELLED; what was at @path is then as it was
 */
gboolean
office_return_workbook_write (const OfficeReturnWorkbook  *workbook,
                              const char                  *path,
                              GCancellable                *cancellable,
                              OfficeDocumentProgress       progress,
                              gpointer                     user_data,
                              GError                     **error)
{
  g_autoptr (OfficeOutputFile) file = NULL;
  g_autofree char *digest = NULL;
  Writer writer = {
    .facts = workbook,
    .cancellable = cancellable,
    .progress = progress,
    .user_data = user_data,
  };
  gboolean written;

  if (!office_return_workbook_check (workbook, error))
    return FALSE;
  digest = workbook->digest != NULL && workbook->digest_is_fresh
             ? g_strdup (workbook->digest) : office_return_workbook_digest (workbook);
  if (workbook->digest != NULL && g_ascii_strcasecmp (workbook->digest, digest) != 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                           _("The rows of this return are not those that its digest was made of. "
                             "Make the return anew."));
      return FALSE;
    }

  file = office_output_file_begin (path, error);
  if (file == NULL)
    return FALSE;
  written = write_workbook (&writer, file, digest, error);
  g_free (writer.columns);
  if (!written || !office_output_file_commit (file, cancellable, error))
    return FALSE;

  if (progress != NULL)
    progress (workbook->n_rows, workbook->n_rows, user_data);
  return TRUE;
}
