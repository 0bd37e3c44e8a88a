/* certificate-body.c: where everything stands that the certificates of one cohort share
 *
 * The page from top to bottom is a stack of elements with gaps between them. The foot is fixed;
 * the stack is spread over what is left, and drawn smaller when it would not fit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/certificate-body.h"

#include "documents/certificate-grid.h"

#define MARGIN_LANDSCAPE 86.0
#define MARGIN_PORTRAIT 74.0
#define TOP 68.0
#define BOTTOM 72.0
#define MAX_ELEMENTS 16

/* What lies between two elements at the least, beside their gaps: a page needs air more than size. */
#define LEAST_AIR 4.0

const OfficeTextStyle OFFICE_CERTIFICATE_NAME_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 40,
};
const OfficeTextStyle OFFICE_CERTIFICATE_RECORD_STYLE = {
  .families = OFFICE_TEXT_MONO, .size = 8.6,
};
const OfficeTextStyle OFFICE_CERTIFICATE_SMALL_STYLE = {
  .families = OFFICE_TEXT_SANS, .size = 7,
};

/* How each text of a template is set. */
typedef struct
{
  OfficeTextStyle style;
  double          gap;
  guint           lines;
  gboolean        accent;
  gboolean        muted;
  const char     *tag;
} TextLook;

static const TextLook looks[OFFICE_N_CERTIFICATE_TEXTS] = {
  [OFFICE_CERTIFICATE_TEXT_HEADING] = {
    { .families = OFFICE_TEXT_SERIF, .size = 21, .small_caps = TRUE, .spacing = 2.2 },
    .gap = 8, .lines = 1, .accent = TRUE, .tag = "P" },
  [OFFICE_CERTIFICATE_TEXT_TITLE] = {
    { .families = OFFICE_TEXT_SERIF, .size = 33 }, .gap = 11, .lines = 1, .tag = "H1" },
  [OFFICE_CERTIFICATE_TEXT_BEFORE_NAME] = {
    { .families = OFFICE_TEXT_SERIF, .size = 14, .italic = TRUE },
    .gap = 7, .lines = 2, .muted = TRUE, .tag = "P" },
  [OFFICE_CERTIFICATE_TEXT_AFTER_NAME] = {
    { .families = OFFICE_TEXT_SERIF, .size = 14, .italic = TRUE },
    .gap = 7, .lines = 2, .muted = TRUE, .tag = "P" },
  [OFFICE_CERTIFICATE_TEXT_MODULE] = {
    { .families = OFFICE_TEXT_SERIF, .size = 26 },
    .gap = 4, .lines = 2, .accent = TRUE, .tag = "H2" },
  [OFFICE_CERTIFICATE_TEXT_AFTER_MODULE] = {
    { .families = OFFICE_TEXT_SERIF, .size = 14, .italic = TRUE },
    .gap = 1, .lines = 2, .muted = TRUE, .tag = "P" },
  [OFFICE_CERTIFICATE_TEXT_STATEMENT] = {
    { .families = OFFICE_TEXT_SERIF, .size = 11.5, .lining = TRUE, .leading = 1.12 },
    .gap = 11, .lines = 3, .tag = "P" },
  [OFFICE_CERTIFICATE_TEXT_WORDING] = {
    { .families = OFFICE_TEXT_SERIF, .size = 11.5, .italic = TRUE, .lining = TRUE,
      .leading = 1.12 },
    .gap = 9, .lines = 3, .tag = "P" },
};

typedef enum
{
  ELEMENT_TEXT,
  ELEMENT_LOGO,
  ELEMENT_ORNAMENT,
  ELEMENT_NAME,
  ELEMENT_GRID,
} ElementKind;

typedef struct
{
  ElementKind     kind;
  double          gap;      /* above it */
  double          height;
  PangoLayout    *layout;   /* of a text */
  const TextLook *look;
} Element;

typedef struct
{
  PangoContext                    *context;
  const OfficeCertificateTemplate *template;
  const OfficeCertificateFacts    *facts;
  const OfficePicture             *logo;
  gboolean                         tall;     /* portrait */
  double                           width;    /* of what is between the margins */
  double                           scale;
  Element                          elements[MAX_ELEMENTS];
  guint                            n_elements;
  double                           height;
  OfficeCertificateGrid            grid;
} Stack;

/* What is put together ------------------------------------------------------------------------ */

/* Adds a text; the body keeps it. */
void
office_certificate_body_add (OfficeCertificateBody *body,
                             PangoLayout           *layout,
                             double                 x,
                             double                 y,
                             guint32                colour,
                             const char            *tag)
{
  OfficeCertificateWords words = { g_object_ref (layout), x, y, colour, tag };

  g_array_append_val (body->words, words);
}

/* Adds a thin line. */
void
office_certificate_body_rule (OfficeCertificateBody *body,
                              double                 x,
                              double                 y,
                              double                 dx,
                              double                 dy,
                              guint32                colour)
{
  OfficeCertificateLine line = { x, y, dx, dy, colour };

  g_array_append_val (body->lines, line);
}

/* The stack ----------------------------------------------------------------------------------- */

static Element *
stack_add (Stack       *stack,
           ElementKind  kind,
           double       gap,
           double       height)
{
  Element *element = &stack->elements[stack->n_elements++];

  g_assert (stack->n_elements <= MAX_ELEMENTS);
  *element = (Element) { .kind = kind, .gap = gap * stack->scale, .height = height };
  stack->height += element->gap + height;

  return element;
}

static void
stack_add_text (Stack                 *stack,
                OfficeCertificateText  which)
{
  const TextLook *look = &looks[which];
  OfficeTextStyle style = office_certificate_scaled (&look->style, stack->scale);
  g_autofree char *text = office_certificate_expand (stack->template->texts[which], stack->facts);
  g_autoptr (PangoLayout) layout = NULL;
  Element *element;
  guint lines = look->lines + (stack->tall && look->lines > 2 ? 2 : 0);

  if (text == NULL || *text == '\0')
    return;

  layout = office_text_fit (stack->context, &style, text, stack->width * (stack->tall ? 0.97 : 0.89),
                            style.size * 1.42 * lines, style.size * (lines > 2 ? 1 : 0.8), lines,
                            PANGO_ALIGN_CENTER);
  element = stack_add (stack, ELEMENT_TEXT, stack->n_elements > 0 ? MAX (look->gap, 1) : 0,
                       office_text_height (layout));
  element->layout = g_steal_pointer (&layout);
  element->look = look;
}

static void
stack_fill (Stack *stack)
{
  if (stack->logo != NULL)
    stack_add (stack, ELEMENT_LOGO, 0, (stack->tall ? 68 : 50) * stack->scale);
  stack_add_text (stack, OFFICE_CERTIFICATE_TEXT_HEADING);
  stack_add (stack, ELEMENT_ORNAMENT, 5, 6);
  stack_add_text (stack, OFFICE_CERTIFICATE_TEXT_TITLE);
  stack_add_text (stack, OFFICE_CERTIFICATE_TEXT_BEFORE_NAME);
  stack_add (stack, ELEMENT_NAME, 2, 60 * stack->scale);
  for (guint i = OFFICE_CERTIFICATE_TEXT_AFTER_NAME; i <= OFFICE_CERTIFICATE_TEXT_AFTER_MODULE; i++)
    stack_add_text (stack, (OfficeCertificateText) i);

  office_certificate_grid_init (&stack->grid, stack->context, stack->facts, stack->scale,
                                stack->width);
  if (stack->grid.n_facts > 0)
    stack_add (stack, ELEMENT_GRID, 14, stack->grid.height);
  stack_add_text (stack, OFFICE_CERTIFICATE_TEXT_STATEMENT);
  stack_add_text (stack, OFFICE_CERTIFICATE_TEXT_WORDING);
}

static void
stack_clear (Stack *stack)
{
  for (guint i = 0; i < stack->n_elements; i++)
    g_clear_object (&stack->elements[i].layout);
  office_certificate_grid_clear (&stack->grid);
  stack->n_elements = 0;
  stack->height = 0;
}

static void
place_name (OfficeCertificateBody *body,
            const Stack           *stack,
            double                 y,
            double                 height)
{
  double half = MIN (250, stack->width / 2 - 10);

  body->name_at = body->words->len;
  body->name_top = y;
  body->name_height = height;
  body->name_width = stack->width - 20;
  office_certificate_body_rule (body, body->width / 2 - half, y + height + 2, 2 * half, 0,
                                body->palette.rule);
}

static void
place_element (OfficeCertificateBody *body,
               const Stack           *stack,
               const Element         *element,
               double                 y)
{
  double middle = body->width / 2;
  double logo_width = MIN (260, stack->width);
  OfficeCertificateImage logo = { stack->logo, middle - logo_width / 2, y, logo_width,
                                  element->height };

  switch (element->kind)
    {
    case ELEMENT_LOGO:
      g_array_append_val (body->images, logo);
      break;
    case ELEMENT_ORNAMENT:
      body->ornament_y = y;
      break;
    case ELEMENT_NAME:
      place_name (body, stack, y, element->height);
      break;
    case ELEMENT_GRID:
      office_certificate_grid_place (&stack->grid, body, middle, y);
      break;
    case ELEMENT_TEXT:
    default:
      office_certificate_body_add (body, element->layout, middle, y,
                                   element->look->accent ? body->palette.accent
                                   : element->look->muted ? body->palette.muted
                                                          : body->palette.ink,
                                   element->look->tag);
      break;
    }
}

/* What is left over goes between the elements, and on a tall page above and below them, too. */
static void
stack_place (const Stack           *stack,
             OfficeCertificateBody *body,
             double                 room)
{
  double spare = MAX (0, room - stack->height);
  double each = MIN (spare / stack->n_elements, stack->tall ? 17 : 11);
  double y = TOP + (stack->tall ? MAX (0, spare - each * (stack->n_elements - 1)) * 0.42 : 0);

  for (guint i = 0; i < stack->n_elements; i++)
    {
      const Element *element = &stack->elements[i];

      y += element->gap + (i > 0 ? each : 0);
      place_element (body, stack, element, y);
      y += element->height;
    }
}

static void
lay_out_stack (OfficeCertificateBody           *body,
               PangoContext                    *context,
               const OfficeCertificateTemplate *template,
               GHashTable                      *pictures,
               const OfficeCertificateFacts    *facts,
               double                           margin,
               double                           room)
{
  Stack stack = {
    .context = context, .template = template, .facts = facts,
    .tall = body->height > body->width, .width = body->width - 2 * margin, .scale = 1,
  };

  if (template->logo != NULL)
    stack.logo = g_hash_table_lookup (pictures, template->logo);
  stack_fill (&stack);
  while (stack.height + LEAST_AIR * stack.n_elements > room && stack.scale > 0.4)
    {
      stack_clear (&stack);
      stack.scale *= 0.96;
      stack_fill (&stack);
    }
  stack_place (&stack, body, room);
  stack_clear (&stack);
}

/* The whole ----------------------------------------------------------------------------------- */

static void
clear_words (gpointer data)
{
  g_clear_object (&((OfficeCertificateWords *) data)->layout);
}

/**
 * office_certificate_body_new:
 * @context: from office_text_context_new()
 * @template: the look
 * @pictures: (element-type utf8 OfficePicture): by digest; must outlive the body
 * @facts: a certificate; its own name, serial, code and predecessor are not laid out
 *
 * Lays out what the certificates of one cohort share.
 *
 * Returns: (transfer full): the shared page
 */
OfficeCertificateBody *
office_certificate_body_new (PangoContext                    *context,
                             const OfficeCertificateTemplate *template,
                             GHashTable                      *pictures,
                             const OfficeCertificateFacts    *facts)
{
  OfficeCertificateBody *body = g_new0 (OfficeCertificateBody, 1);
  double margin, bottom;

  office_certificate_page_size (template->page, &body->width, &body->height);
  margin = body->height > body->width ? MARGIN_PORTRAIT : MARGIN_LANDSCAPE;
  bottom = body->height - BOTTOM;
  body->palette = office_certificate_palette (template);
  body->words = g_array_new (FALSE, FALSE, sizeof (OfficeCertificateWords));
  body->lines = g_array_new (FALSE, FALSE, sizeof (OfficeCertificateLine));
  body->images = g_array_new (FALSE, FALSE, sizeof (OfficeCertificateImage));
  g_array_set_clear_func (body->words, clear_words);

  lay_out_stack (body, context, template, pictures, facts, margin,
                 bottom - office_certificate_foot_height (template, facts) - TOP);
  office_certificate_foot_add (body, context, template, pictures, facts, margin, bottom);
  return body;
}

/**
 * office_certificate_body_free:
 * @body: (nullable): a shared page
 */
void
office_certificate_body_free (OfficeCertificateBody *body)
{
  if (body == NULL)
    return;

  g_array_unref (body->words);
  g_array_unref (body->lines);
  g_array_unref (body->images);
  g_free (body);
}

/**
 * office_certificate_body_furnish:
 * @body: a shared page
 * @context: from office_text_context_new()
 * @template: the look
 * @provider: who issues it
 *
 * Draws everything of the shared page that is not text.
 */
void
office_certificate_body_furnish (const OfficeCertificateBody     *body,
                                 cairo_t                         *cr,
                                 PangoContext                    *context,
                                 const OfficeCertificateTemplate *template,
                                 const char                      *provider)
{
  office_certificate_draw_border (cr, template->border, &body->palette, body->width, body->height);
  if (body->ornament_y > 0)
    office_certificate_draw_ornament (cr, &body->palette, body->width / 2, body->ornament_y);

  cairo_set_line_width (cr, 0.6);
  for (guint i = 0; i < body->lines->len; i++)
    {
      const OfficeCertificateLine *line = &g_array_index (body->lines, OfficeCertificateLine, i);

      office_certificate_set_colour (cr, line->colour);
      cairo_move_to (cr, line->x, line->y);
      cairo_rel_line_to (cr, line->dx, line->dy);
      cairo_stroke (cr);
    }
  for (guint i = 0; i < body->images->len; i++)
    {
      const OfficeCertificateImage *image = &g_array_index (body->images, OfficeCertificateImage, i);

      office_picture_draw (image->picture, cr, image->x, image->y, image->width, image->height);
    }
  if (body->seal_x > 0)
    office_certificate_draw_seal (cr, context, &body->palette, provider, body->seal_x, body->seal_y,
                                  OFFICE_CERTIFICATE_SEAL_RADIUS);
}
