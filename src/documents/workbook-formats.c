/* workbook-formats.c: the styles, sheets and pages of a return
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/workbook-private.h"

#include <glib/gi18n-lib.h>

#define PAPER_A4 9

/* The names stand in the list of styles of whoever opens the workbook; they are not translated, so
 * that two returns of one office have the same. */
static void
name_style (OfficeWorkbookWriter *writer,
            lxw_format           *format,
            const char           *name)
{
  const OfficeNamedStyle style = { g_strdup (name), format, lxw_format_get_xf_index (format) };

  g_array_append_val (writer->styles, style);
}

static lxw_format *
add_column_format (OfficeWorkbookWriter     *writer,
                   const OfficeReturnColumn *column)
{
  static const struct
  {
    const char *name;
    const char *format;
  } kinds[] = {
    [OFFICE_RETURN_COLUMN_TEXT] = { "Return text", "@" },
    [OFFICE_RETURN_COLUMN_NUMBER] = { "Return number", "General" },
    [OFFICE_RETURN_COLUMN_MARK] = { "Return mark", "General" },
    [OFFICE_RETURN_COLUMN_DATE] = { "Return date", "dd/mm/yyyy" },
    [OFFICE_RETURN_COLUMN_INTEGER] = { "Return whole number", "0" },
    [OFFICE_RETURN_COLUMN_MONEY] = { "Return money", "[$£-809]#,##0.00" },
  };
  const char *number_format = column->format != NULL ? column->format : kinds[column->kind].format;
  gboolean own = g_str_equal (number_format, kinds[column->kind].format);
  g_autofree char *name = own ? g_strdup (kinds[column->kind].name)
                              : g_strdup_printf ("%s %s", kinds[column->kind].name, number_format);
  lxw_format *format;

  for (guint i = 0; i < writer->styles->len; i++)
    if (g_str_equal (g_array_index (writer->styles, OfficeNamedStyle, i).name, name))
      return g_array_index (writer->styles, OfficeNamedStyle, i).format;

  format = workbook_add_format (writer->workbook);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (!g_str_equal (number_format, "General"))
    format_set_num_format (format, number_format);
  /* A code in place of a mark lines up with the marks. */
  if (column->kind == OFFICE_RETURN_COLUMN_NUMBER || column->kind == OFFICE_RETURN_COLUMN_MARK)
    format_set_align (format, LXW_ALIGN_RIGHT);
  name_style (writer, format, name);
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
add_cover_formats (OfficeWorkbookWriter *writer)
{
  writer->title = workbook_add_format (writer->workbook);
  format_set_bold (writer->title);
  format_set_font_size (writer->title, 18);
  name_style (writer, writer->title, "Return title");

  writer->label = workbook_add_format (writer->workbook);
  format_set_font_color (writer->label, 0x555555);
  format_set_align (writer->label, LXW_ALIGN_VERTICAL_TOP);
  name_style (writer, writer->label, "Return label");

  writer->value = workbook_add_format (writer->workbook);
  format_set_align (writer->value, LXW_ALIGN_LEFT);
  format_set_align (writer->value, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap (writer->value);
  name_style (writer, writer->value, "Return value");

  writer->instant = workbook_add_format (writer->workbook);
  format_set_align (writer->instant, LXW_ALIGN_LEFT);
  format_set_num_format (writer->instant, "dd/mm/yyyy hh:mm");
  name_style (writer, writer->instant, "Return instant");
}

/*
 * office_workbook_writer_add_formats:
 *
 * Adds a named style for each use of a cell.
 */
void
office_workbook_writer_add_formats (OfficeWorkbookWriter *writer)
{
  writer->styles = g_array_new (FALSE, TRUE, sizeof (OfficeNamedStyle));
  add_cover_formats (writer);

  writer->heading = add_heading_format (writer->workbook);
  name_style (writer, writer->heading, "Return heading");
  writer->number_heading = add_heading_format (writer->workbook);
  format_set_align (writer->number_heading, LXW_ALIGN_RIGHT);
  name_style (writer, writer->number_heading, "Return number heading");

  writer->line = workbook_add_format (writer->workbook);
  format_set_text_wrap (writer->line);
  format_set_align (writer->line, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format (writer->line, "@");
  name_style (writer, writer->line, "Return line");

  writer->columns = g_new0 (lxw_format *, writer->facts->n_columns);
  for (guint i = 0; i < writer->facts->n_columns; i++)
    writer->columns[i] = add_column_format (writer, &writer->facts->columns[i]);
}

/*
 * office_workbook_writer_clear:
 *
 * Lets go of what is ours; the workbook frees its formats itself.
 */
void
office_workbook_writer_clear (OfficeWorkbookWriter *writer)
{
  for (guint i = 0; writer->styles != NULL && i < writer->styles->len; i++)
    g_free (g_array_index (writer->styles, OfficeNamedStyle, i).name);
  g_clear_pointer (&writer->styles, g_array_unref);
  g_clear_pointer (&writer->columns, g_free);
}

/*
 * office_workbook_writer_add_sheet:
 *
 * A name that a workbook cannot take, too long or taken already, is not used.
 */
lxw_worksheet *
office_workbook_writer_add_sheet (OfficeWorkbookWriter *writer,
                                  OfficeWorkbookSheet   sheet)
{
  static const char *const names[OFFICE_N_WORKBOOK_SHEETS] = {
    [OFFICE_WORKBOOK_COVER] = N_("Cover"),
    [OFFICE_WORKBOOK_EXCEPTIONS] = N_("Exceptions"),
    [OFFICE_WORKBOOK_DATA] = N_("Data"),
    [OFFICE_WORKBOOK_DICTIONARY] = N_("Data dictionary"),
    [OFFICE_WORKBOOK_CHANGES] = N_("Changes"),
  };
  const char *name = writer->facts->sheet_names != NULL ? writer->facts->sheet_names[sheet] : NULL;

  if (name == NULL)
    name = _(names[sheet]);
  if (workbook_validate_sheet_name (writer->workbook, name) != LXW_NO_ERROR)
    name = names[sheet];
  return workbook_add_worksheet (writer->workbook, name);
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

/*
 * office_workbook_writer_set_page:
 *
 * A4, landscape, as wide as the paper, with title, version and page numbers.
 */
void
office_workbook_writer_set_page (OfficeWorkbookWriter *writer,
                                 lxw_worksheet        *sheet)
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

/*
 * office_workbook_write_text:
 * @text: (nullable): a text; never a formula
 */
void
office_workbook_write_text (lxw_worksheet *sheet,
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
