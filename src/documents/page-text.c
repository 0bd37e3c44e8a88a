/* page-text.c: text on a page, in points, the same on screen and on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/page-text.h"

#include <math.h>
#include <string.h>

/* Smaller than this nobody reads; what still does not fit gets an ellipsis. */
#define SMALLEST_SIZE 6.0

/**
 * office_text_context_new:
 *
 * A context in which a point is a unit and no letter is moved to fit pixels, so that lines break
 * at the same places on a screen, on paper and in a PDF.
 *
 * Returns: (transfer full): the context, with a font map of its own
 */
PangoContext *
office_text_context_new (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72.0);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("en-gb"));
  cairo_font_options_destroy (options);

  return context;
}

static PangoFontDescription *
describe (const OfficeTextStyle *style,
          const char            *families,
          double                 size)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, families);
  pango_font_description_set_weight (description,
                                     style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (description,
                                    style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);

  return description;
}

static gboolean
character_is_drawn (gunichar character)
{
  return !g_unichar_isspace (character) && !g_unichar_iscntrl (character) &&
         g_unichar_type (character) != G_UNICODE_FORMAT;
}

static gboolean
family_has_letters (PangoContext          *context,
                    const OfficeTextStyle *style,
                    const char            *family,
                    const char            *text)
{
  g_autoptr (PangoFontDescription) description = describe (style, family, style->size);
  g_autoptr (PangoFont) font = pango_context_load_font (context, description);

  if (font == NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character_is_drawn (character) && !pango_font_has_char (font, character))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x80)
        return FALSE;
    }

  return TRUE;
}

/* A name in one face looks like a name; one letter of another face in its midst does not. */
static char *
choose_families (PangoContext          *context,
                 const OfficeTextStyle *style,
                 const char            *text)
{
  g_auto (GStrv) families = NULL;

  if (is_plain (text))
    return g_strdup (style->families);

  families = g_strsplit (style->families, ",", -1);
  for (guint i = 0; families[i] != NULL; i++)
    {
      if (family_has_letters (context, style, families[i], text))
        return g_strdup_printf ("%s,%s", families[i], style->families);
    }

  return g_strdup (style->families);
}

static void
set_attributes (PangoLayout           *layout,
                const OfficeTextStyle *style,
                double                 scale)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (style->spacing == 0 && !style->small_caps && !style->lining && style->leading == 0)
    return;

  attributes = pango_attr_list_new ();
  if (style->spacing != 0)
    pango_attr_list_insert (attributes,
                            pango_attr_letter_spacing_new (style->spacing * scale * PANGO_SCALE));
  if (style->small_caps)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("smcp=1"));
  if (style->lining)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("lnum=1"));
  if (style->leading != 0)
    pango_attr_list_insert (attributes, pango_attr_line_height_new (style->leading));
  pango_layout_set_attributes (layout, attributes);
}

static PangoLayout *
new_layout (PangoContext          *context,
            const OfficeTextStyle *style,
            const char            *families,
            double                 size,
            const char            *text,
            double                 width,
            PangoAlignment         alignment)
{
  g_autoptr (PangoFontDescription) description = describe (style, families, size);
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, description);
  set_attributes (layout, style, size / style->size);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

/**
 * office_text_layout_new:
 * @context: from office_text_context_new()
 * @style: the look
 * @text: plain text
 * @width: in points, at which lines are broken; 0 for one line
 * @alignment: within @width
 *
 * Returns: (transfer full): the text laid out
 */
PangoLayout *
office_text_layout_new (PangoContext          *context,
                        const OfficeTextStyle *style,
                        const char            *text,
                        double                 width,
                        PangoAlignment         alignment)
{
  g_autofree char *families = choose_families (context, style, text);

  return new_layout (context, style, families, style->size, text, width, alignment);
}

/* Lines of about one length: the narrowest width that does not need another line. */
static void
balance (PangoLayout *layout,
         double       width)
{
  int lines = pango_layout_get_line_count (layout);
  double low = width / 2, high = width;

  if (lines < 2)
    return;
  while (high - low > 2)
    {
      double middle = (low + high) / 2;

      pango_layout_set_width (layout, middle * PANGO_SCALE);
      if (pango_layout_get_line_count (layout) > lines || pango_layout_is_wrapped (layout) == FALSE)
        low = middle;
      else
        high = middle;
    }
  pango_layout_set_width (layout, high * PANGO_SCALE);
}

/* Whether each line that is broken is broken between words, as a person would. */
static gboolean
breaks_between_words (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      const char *before = text + line->start_index;
      gunichar character = before > text ? g_utf8_get_char (g_utf8_prev_char (before)) : ' ';

      if (!g_unichar_isspace (character) && character != '-' && character != '/')
        return FALSE;
    }

  return TRUE;
}

/**
 * office_text_fit:
 * @width: of the box, in points
 * @height: of the box, in points
 * @single_line_size: down to this size the text is kept on one line, in points
 * @max_lines: how many lines there may be below it
 *
 * Lays a text out as large as fits its box: first smaller on one line, then on several lines of
 * about equal length, then smaller still. A text that nobody could read so gets an ellipsis.
 *
 * Returns: (transfer full): the text laid out, no larger than its box
 */
PangoLayout *
office_text_fit (PangoContext          *context,
                 const OfficeTextStyle *style,
                 const char            *text,
                 double                 width,
                 double                 height,
                 double                 single_line_size,
                 guint                  max_lines,
                 PangoAlignment         alignment)
{
  g_autofree char *families = choose_families (context, style, text);
  g_autoptr (PangoLayout) layout = NULL;
  double natural, size;

  layout = new_layout (context, style, families, style->size, text, 0, alignment);
  natural = office_text_width (layout);
  if (natural <= width && office_text_height (layout) <= height)
    return g_steal_pointer (&layout);

  size = MIN (style->size * width / natural, style->size * height / office_text_height (layout));
  size = floor (size * 10) / 10;
  if (size >= single_line_size)
    return new_layout (context, style, families, size, text, 0, alignment);

  for (size = single_line_size; size > SMALLEST_SIZE; size *= 0.95)
    {
      g_clear_object (&layout);
      layout = new_layout (context, style, families, size, text, width, alignment);
      if ((guint) pango_layout_get_line_count (layout) <= max_lines &&
          office_text_height (layout) <= height && breaks_between_words (layout))
        break;
    }

  if (size <= SMALLEST_SIZE)
    {
      pango_layout_set_height (layout, -(int) max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  else
    balance (layout, width);
  return g_steal_pointer (&layout);
}

/**
 * office_text_width:
 *
 * Returns: width of the text itself, in points
 */
double
office_text_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/**
 * office_text_height:
 *
 * Returns: height of all lines, in points
 */
double
office_text_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

/**
 * office_text_baseline:
 *
 * Returns: from the top to the first line's baseline, in points
 */
double
office_text_baseline (PangoLayout *layout)
{
  return (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

/**
 * office_text_draw:
 * @x: the left edge, the middle or the right edge, as the layout is aligned
 * @y: the top
 *
 * Draws a text so that its alignment is about @x, whatever width it was broken at.
 */
void
office_text_draw (cairo_t     *cr,
                  PangoLayout *layout,
                  double       x,
                  double       y)
{
  int set = pango_layout_get_width (layout);
  double width = set > 0 ? (double) set / PANGO_SCALE : office_text_width (layout);

  if (pango_layout_get_alignment (layout) == PANGO_ALIGN_CENTER)
    x -= width / 2;
  else if (pango_layout_get_alignment (layout) == PANGO_ALIGN_RIGHT)
    x -= width;
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/**
 * office_text_add_missing:
 * @missing: (element-type utf8): gets each character that no installed font can draw, once
 *
 * Finds what would print as a box.
 */
void
office_text_add_missing (PangoContext          *context,
                         const OfficeTextStyle *style,
                         const char            *text,
                         GPtrArray             *missing)
{
  g_autoptr (PangoLayout) layout = office_text_layout_new (context, style, text, 0,
                                                           PANGO_ALIGN_LEFT);
  PangoLayoutIter *iter;

  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return;

  iter = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      for (int i = 0; run != NULL && i < run->glyphs->num_glyphs; i++)
        {
          const char *at = text + run->item->offset + run->glyphs->log_clusters[i];
          char character[7] = { 0 };

          if ((run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
            continue;
          g_unichar_to_utf8 (g_utf8_get_char (at), character);
          if (!g_ptr_array_find_with_equal_func (missing, character, g_str_equal, NULL))
            g_ptr_array_add (missing, g_strdup (character));
        }
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}
