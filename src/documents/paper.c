/* paper.c: a paper of headings, facts, tables and drawings, laid out on as many pages as it takes
 *
 * Each block is measured and drawn by one function. A block is never split; a table's rows are
 * blocks of their own, and its headings stand on each page that goes on with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/paper.h"

#include "documents/pdf.h"
#include "documents/pen.h"

#define COLUMN_GAP 8.0
#define DRAWING_SPACE 8.0
#define SIGNATURE_SPACE 34.0

typedef struct
{
  OfficePaperColumn *columns;   /* their headings are owned */
  guint              n_columns;
} Table;

typedef enum
{
  BLOCK_HEAD,
  BLOCK_FACTS,
  BLOCK_HEADING,
  BLOCK_TEXT,
  BLOCK_WARNING,
  BLOCK_COLUMNS,
  BLOCK_ROW,
  BLOCK_DRAWING,
  BLOCK_LINES,
} BlockKind;

typedef struct
{
  BlockKind        kind;
  char            *text;      /* of a heading, a text or a warning */
  GPtrArray       *texts;     /* facts: label, value, …; a row's cells; labels of lines */
  const Table     *table;     /* of the headings and of a row */
  gboolean         breaks;    /* a head that begins a page of its own */
  double           height;    /* of a drawing */
  OfficePaperDraw  draw;
  gpointer         user_data;
  GDestroyNotify   free_data;

  guint            page;      /* where it came to lie */
  double           y;
} Block;

struct _OfficePaper
{
  char      *brand;
  char      *title;
  char      *subtitle;
  char      *foot;
  GPtrArray *blocks;   /* (element-type Block) */
  GPtrArray *tables;   /* (element-type Table) */
  guint      n_pages;  /* once it was laid out */
};

static void
block_free (gpointer data)
{
  Block *block = data;

  if (block->free_data != NULL)
    block->free_data (block->user_data);
  g_clear_pointer (&block->texts, g_ptr_array_unref);
  g_free (block->text);
  g_free (block);
}

static void
table_free (gpointer data)
{
  Table *table = data;

  for (guint i = 0; i < table->n_columns; i++)
    g_free ((char *) table->columns[i].heading);
  g_free (table->columns);
  g_free (table);
}

static Block *
add_block (OfficePaper *self,
           BlockKind    kind,
           const char  *text)
{
  Block *block = g_new0 (Block, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static Block *
last_block (OfficePaper *self)
{
  return g_ptr_array_index (self->blocks, self->blocks->len - 1);
}

/* Adding -------------------------------------------------------------------------------------- */

/**
 * office_paper_new:
 * @brand: who issues it
 * @title: what it is
 * @subtitle: (nullable): what it is about
 * @foot: at the foot of each page: whose paper a loose sheet belongs to
 *
 * Returns: (transfer full): an empty paper
 */
OfficePaper *
office_paper_new (const char *brand,
                  const char *title,
                  const char *subtitle,
                  const char *foot)
{
  OfficePaper *self = g_new0 (OfficePaper, 1);

  self->brand = g_strdup (brand);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->foot = g_strdup (foot);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  add_block (self, BLOCK_HEAD, NULL);
  return self;
}

/**
 * office_paper_free:
 * @self: (nullable): a paper
 */
void
office_paper_free (OfficePaper *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->tables);
  g_free (self->brand);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->foot);
  g_free (self);
}

/**
 * office_paper_begin_page:
 * @self: a paper
 * @title: what the page is
 * @subtitle: (nullable): what it is about
 *
 * Goes on with a page that has a head of its own, as a form for one person has. Right after
 * office_paper_new() it takes the place of the first head.
 */
void
office_paper_begin_page (OfficePaper *self,
                         const char  *title,
                         const char  *subtitle)
{
  Block *block = last_block (self);

  if (self->blocks->len > 1 || block->texts != NULL)
    {
      block = add_block (self, BLOCK_HEAD, NULL);
      block->breaks = TRUE;
    }
  block->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (block->texts, g_strdup (title));
  g_ptr_array_add (block->texts, g_strdup (subtitle));
}

/**
 * office_paper_add_fact:
 * @self: a paper
 * @label: in capitals
 * @value: (nullable): nothing is added without one
 *
 * Adds a label and its value; three stand side by side.
 */
void
office_paper_add_fact (OfficePaper *self,
                       const char  *label,
                       const char  *value)
{
  Block *block = last_block (self);

  if (value == NULL || *value == '\0')
    return;
  if (block->kind != BLOCK_FACTS || block->texts->len == 6)
    {
      block = add_block (self, BLOCK_FACTS, NULL);
      block->texts = g_ptr_array_new_with_free_func (g_free);
    }
  g_ptr_array_add (block->texts, g_strdup (label));
  g_ptr_array_add (block->texts, g_strdup (value));
}

/**
 * office_paper_add_heading:
 * @self: a paper
 * @text: a heading; it stays with what follows
 */
void
office_paper_add_heading (OfficePaper *self,
                          const char  *text)
{
  add_block (self, BLOCK_HEADING, text);
}

/**
 * office_paper_add_text:
 * @self: a paper
 * @text: a paragraph
 */
void
office_paper_add_text (OfficePaper *self,
                       const char  *text)
{
  add_block (self, BLOCK_TEXT, text);
}

/**
 * office_paper_add_warning:
 * @self: a paper
 * @text: a sentence that nobody should miss
 */
void
office_paper_add_warning (OfficePaper *self,
                          const char  *text)
{
  add_block (self, BLOCK_WARNING, text);
}

/**
 * office_paper_add_table:
 * @self: a paper
 * @columns: (array length=n_columns): its columns, copied
 * @n_columns: how many
 *
 * Begins a table; office_paper_add_row() adds to it.
 */
void
office_paper_add_table (OfficePaper             *self,
                        const OfficePaperColumn *columns,
                        guint                    n_columns)
{
  Table *table = g_new0 (Table, 1);

  table->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  table->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    table->columns[i].heading = g_strdup (columns[i].heading);
  g_ptr_array_add (self->tables, table);
  add_block (self, BLOCK_COLUMNS, NULL)->table = table;
}

/**
 * office_paper_add_row:
 * @self: a paper whose last block is a table
 * @cells: as many as the table has columns; %NULL is blank
 */
void
office_paper_add_row (OfficePaper        *self,
                      const char * const *cells)
{
  const Table *table = last_block (self)->table;
  Block *block;

  g_return_if_fail (table != NULL);
  block = add_block (self, BLOCK_ROW, NULL);
  block->table = table;
  block->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < table->n_columns; i++)
    g_ptr_array_add (block->texts, g_strdup (cells[i]));
}

/**
 * office_paper_add_drawing:
 * @self: a paper
 * @height: in points
 * @draw: draws it over the page's width
 * @user_data: for @draw
 * @free_data: (nullable): frees @user_data with the paper
 */
void
office_paper_add_drawing (OfficePaper     *self,
                          double           height,
                          OfficePaperDraw  draw,
                          gpointer         user_data,
                          GDestroyNotify   free_data)
{
  Block *block = add_block (self, BLOCK_DRAWING, NULL);

  block->height = height;
  block->draw = draw;
  block->user_data = user_data;
  block->free_data = free_data;
}

/**
 * office_paper_add_lines:
 * @self: a paper
 * @labels: (array zero-terminated=1): what is written by hand above each line; side by side
 */
void
office_paper_add_lines (OfficePaper        *self,
                        const char * const *labels)
{
  Block *block = add_block (self, BLOCK_LINES, NULL);

  block->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; labels[i] != NULL; i++)
    g_ptr_array_add (block->texts, g_strdup (labels[i]));
}

/* Drawing ------------------------------------------------------------------------------------- */

static double
draw_head (const OfficePaper *self,
           const Block       *block,
           OfficePen         *pen,
           double             y)
{
  const char *title = block->texts != NULL ? g_ptr_array_index (block->texts, 0) : self->title;
  const char *subtitle = block->texts != NULL ? g_ptr_array_index (block->texts, 1) : self->subtitle;
  double top = y;

  y += office_pen_put_left (pen, &OFFICE_PEN_BRAND_STYLE, OFFICE_PEN_ACCENT, self->brand, OFFICE_PEN_LEFT, y,
                            OFFICE_PEN_WIDTH) + 6;
  office_pen_rule (pen, OFFICE_PEN_ACCENT, y, 0.8);
  y += 12;
  y += office_pen_put_left (pen, &OFFICE_PEN_TITLE_STYLE, OFFICE_PEN_INK, title, OFFICE_PEN_LEFT, y,
                            OFFICE_PEN_WIDTH) + 6;
  y += office_pen_put_left (pen, &OFFICE_PEN_NAME_STYLE, OFFICE_PEN_ACCENT, subtitle, OFFICE_PEN_LEFT, y,
                            OFFICE_PEN_WIDTH) + 8;

  return y - top;
}

static double
draw_facts (const Block *block,
            OfficePen   *pen,
            double       y)
{
  double width = OFFICE_PEN_WIDTH / 3, tallest = 0;

  for (guint i = 0; i + 1 < block->texts->len; i += 2)
    {
      double height = office_pen_put_fact (pen, g_ptr_array_index (block->texts, i),
                                           g_ptr_array_index (block->texts, i + 1), OFFICE_PEN_LEFT + i / 2 * width, y,
                                           width - 14);

      tallest = MAX (tallest, height);
    }

  return tallest;
}

/* Puts one text into each column and says how high the highest is. */
static double
draw_cells (const Block           *block,
            OfficePen             *pen,
            const OfficeTextStyle *style,
            guint32                colour,
            double                 y)
{
  const Table *table = block->table;
  double shares = 0, x = OFFICE_PEN_LEFT, tallest = 0;
  double room = OFFICE_PEN_WIDTH - (table->n_columns - 1) * COLUMN_GAP;

  for (guint i = 0; i < table->n_columns; i++)
    shares += table->columns[i].share;
  for (guint i = 0; i < table->n_columns; i++)
    {
      const OfficePaperColumn *column = &table->columns[i];
      const char *text = block->texts != NULL ? g_ptr_array_index (block->texts, i) : column->heading;
      double width = room * column->share / shares;
      double height = office_pen_put (pen, block->texts != NULL && column->strong ? &OFFICE_PEN_STRONG_STYLE : style,
                                      colour, text, x, y, width,
                                      column->right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);

      tallest = MAX (tallest, height);
      x += width + COLUMN_GAP;
    }

  return tallest;
}

static double
draw_columns (const Block *block,
              OfficePen   *pen,
              double       y)
{
  double height = draw_cells (&(Block) { .table = block->table }, pen, &OFFICE_PEN_LABEL_STYLE, OFFICE_PEN_MUTED, y);

  office_pen_rule (pen, OFFICE_PEN_MUTED, y + height + 3, 0.6);
  return height + 7;
}

static double
draw_row (const Block *block,
          OfficePen   *pen,
          double       y)
{
  double height = draw_cells (block, pen, &OFFICE_PEN_TEXT_STYLE, OFFICE_PEN_INK, y);

  office_pen_rule (pen, OFFICE_PEN_RULE, y + height + 2.5, 0.4);
  return height + 5;
}

static double
draw_lines (const Block *block,
            OfficePen   *pen,
            double       y)
{
  double width = OFFICE_PEN_WIDTH / MAX (block->texts->len, 1);
  double height = 0;

  for (guint i = 0; i < block->texts->len; i++)
    {
      double x = OFFICE_PEN_LEFT + i * width;

      if (pen->cr != NULL)
        {
          office_pen_set_colour (pen, OFFICE_PEN_INK);
          cairo_set_line_width (pen->cr, 0.6);
          cairo_move_to (pen->cr, x, y + SIGNATURE_SPACE);
          cairo_line_to (pen->cr, x + width - 20, y + SIGNATURE_SPACE);
          cairo_stroke (pen->cr);
        }
      height = office_pen_put_left (pen, &OFFICE_PEN_SMALL_STYLE, OFFICE_PEN_MUTED, g_ptr_array_index (block->texts, i),
                                    x, y + SIGNATURE_SPACE + 3, width - 20);
    }

  return SIGNATURE_SPACE + height + 10;
}

static double
draw_drawing (const Block *block,
              OfficePen   *pen,
              double       y)
{
  if (pen->cr != NULL)
    {
      cairo_save (pen->cr);
      cairo_translate (pen->cr, OFFICE_PEN_LEFT, y + DRAWING_SPACE);
      block->draw (pen->cr, OFFICE_PEN_WIDTH, block->height, block->user_data);
      cairo_restore (pen->cr);
    }

  return block->height + 2 * DRAWING_SPACE;
}

static double
draw_block (const OfficePaper *self,
            const Block       *block,
            OfficePen         *pen,
            double             y)
{
  switch (block->kind)
    {
    case BLOCK_HEAD:
      return draw_head (self, block, pen, y);
    case BLOCK_FACTS:
      return draw_facts (block, pen, y);
    case BLOCK_HEADING:
      return office_pen_section (pen, block->text, y);
    case BLOCK_WARNING:
      return office_pen_put_left (pen, &OFFICE_PEN_STRONG_STYLE, OFFICE_PEN_WARNING, block->text, OFFICE_PEN_LEFT, y,
                                  OFFICE_PEN_WIDTH) + 6;
    case BLOCK_COLUMNS:
      return draw_columns (block, pen, y);
    case BLOCK_ROW:
      return draw_row (block, pen, y);
    case BLOCK_DRAWING:
      return draw_drawing (block, pen, y);
    case BLOCK_LINES:
      return draw_lines (block, pen, y);
    case BLOCK_TEXT:
    default:
      return office_pen_put_left (pen, &OFFICE_PEN_TEXT_STYLE, OFFICE_PEN_INK, block->text, OFFICE_PEN_LEFT, y,
                                  OFFICE_PEN_WIDTH) + 6;
    }
}

/* Writing ------------------------------------------------------------------------------------- */

static gboolean
leads (const Block *block)
{
  return block->kind == BLOCK_HEADING || block->kind == BLOCK_COLUMNS;
}

/* Whatever leads stays with what it leads to. */
static double
measure_with_followers (const OfficePaper *self,
                        OfficePen         *pen,
                        guint              index)
{
  double height = 0;

  for (guint i = index; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      height += draw_block (self, block, pen, 0);
      if (!leads (block))
        break;
    }
  return height;
}

static guint
paginate (const OfficePaper *self,
          PangoContext      *context)
{
  OfficePen pen = { .context = context };
  double y = OFFICE_PEN_TOP;
  guint page = 1;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = g_ptr_array_index (self->blocks, i);

      if (y > OFFICE_PEN_TOP && (block->breaks || y + measure_with_followers (self, &pen, i) > OFFICE_PEN_BOTTOM))
        {
          page++;
          y = OFFICE_PEN_TOP;
          if (block->kind == BLOCK_ROW)
            y += draw_columns (block, &pen, y);
        }
      block->page = page;
      block->y = y;
      y += draw_block (self, block, &pen, y);
    }

  return page;
}

static void
draw_page (const OfficePaper *self,
           OfficePen         *pen,
           guint              page,
           guint              n_pages)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      if (block->page != page)
        continue;
      if (first && block->kind == BLOCK_ROW)
        draw_columns (block, pen, OFFICE_PEN_TOP);
      first = FALSE;
      draw_block (self, block, pen, block->y);
    }
  office_pen_foot (pen, self->foot, page, n_pages);
}

/**
 * office_paper_lay_out:
 * @self: a paper, to which nothing is added any more
 *
 * Finds what lies on which page, for office_paper_draw_page().
 *
 * Returns: how many pages of A4 it takes
 */
guint
office_paper_lay_out (OfficePaper *self)
{
  g_autoptr (GObject) context = G_OBJECT (office_text_context_new ());

  self->n_pages = paginate (self, PANGO_CONTEXT (context));
  return self->n_pages;
}

/**
 * office_paper_draw_page:
 * @self: a paper that was laid out
 * @cr: where to draw, in points; the origin is the page's upper left corner
 * @page: which page, from 0
 *
 * Draws a page as it stands in the PDF, for a printer.
 */
void
office_paper_draw_page (OfficePaper *self,
                        cairo_t     *cr,
                        guint        page)
{
  g_autoptr (GObject) context = G_OBJECT (office_text_context_new ());
  OfficePen pen = { .cr = cr, .context = PANGO_CONTEXT (context) };

  draw_page (self, &pen, page + 1, self->n_pages);
}

/**
 * office_paper_write:
 * @self: a paper
 * @issued_on: ISO date; the same paper of the same day gives the same bytes
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes a paper on as many pages as it takes.
 *
 * Returns: %FALSE with #OFFICE_ERROR or %G_IO_ERROR_CANCELLED; what was at @path is then as it was
 */
gboolean
office_paper_write (OfficePaper   *self,
                    const char    *issued_on,
                    const char    *path,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (OfficeOutputFile) file = office_output_file_begin (path, error);
  g_autoptr (GObject) context = G_OBJECT (office_text_context_new ());
  g_autoptr (OfficePdf) pdf = NULL;
  OfficePen pen = { .context = PANGO_CONTEXT (context) };
  guint n_pages;

  if (file == NULL)
    return FALSE;

  pdf = office_pdf_new_for_file (file, OFFICE_PDF_A4_WIDTH, OFFICE_PDF_A4_HEIGHT);
  office_pdf_set_metadata (pdf, self->title, self->brand, self->subtitle, issued_on);
  n_pages = paginate (self, pen.context);
  pen.cr = office_pdf_get_context (pdf);
  for (guint page = 1; page <= n_pages; page++)
    {
      draw_page (self, &pen, page, n_pages);
      cairo_show_page (pen.cr);
    }
  return office_pdf_finish (pdf, error) && office_output_file_commit (file, cancellable, error);
}
