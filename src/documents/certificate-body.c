/* certificate-body.c: what the certificates of one cohort share
 *
 * The page from top to bottom is a stack of elements with gaps between them. The foot is fixed;
 * the stack is spread over what is left, and drawn smaller when it would not fit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/certificate-body.h"

#include <glib/gi18n-lib.h>

#include "documents/certificate-grid.h"

#define MIDDLE (OFFICE_CERTIFICATE_WIDTH / 2)
#define LEFT 86.0
#define RIGHT (OFFICE_CERTIFICATE_WIDTH - LEFT)
#define CONTENT_WIDTH (RIGHT - LEFT)
#define STACK_TOP 68.0
#define STACK_BOTTOM 448.0
#define FOOT_BOTTOM 523.0

#define QR_SIZE 58.0
#define SIGNATORY_GAP 18.0
#define SIGNATORY_WIDTH 168.0
#define MAX_ELEMENTS 12

const OfficeTextStyle OFFICE_CERTIFICATE_NAME_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 40,
};
const OfficeTextStyle OFFICE_CERTIFICATE_RECORD_STYLE = {
  .families = OFFICE_TEXT_MONO, .size = 8.6,
};
const OfficeTextStyle OFFICE_CERTIFICATE_SMALL_STYLE = {
  .families = OFFICE_TEXT_SANS, .size = 7,
};

static const OfficeTextStyle PROVIDER_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 21, .small_caps = TRUE, .spacing = 2.2,
};
static const OfficeTextStyle TITLE_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 33,
};
static const OfficeTextStyle SENTENCE_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 14, .italic = TRUE,
};
static const OfficeTextStyle MODULE_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 26,
};
static const OfficeTextStyle WORDING_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 11.5, .italic = TRUE, .leading = 1.12,
};
static const OfficeTextStyle SIGNATORY_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 12,
};
static const OfficeTextStyle ROLE_STYLE = {
  .families = OFFICE_TEXT_SANS, .size = 7.6,
};

typedef enum
{
  ELEMENT_TEXT,
  ELEMENT_ORNAMENT,
  ELEMENT_NAME,
  ELEMENT_GRID,
} ElementKind;

typedef struct
{
  ElementKind  kind;
  double       gap;      /* above it */
  double       height;
  PangoLayout *layout;   /* of a text */
  guint32      colour;
} Element;

typedef struct
{
  PangoContext                 *context;
  const OfficeCertificateFacts *facts;
  double                        scale;
  Element                       elements[MAX_ELEMENTS];
  guint                         n_elements;
  double                        height;
  OfficeCertificateGrid         grid;
} Stack;

/**
 * office_certificate_set_colour:
 * @colour: 0xRRGGBB
 */
void
office_certificate_set_colour (cairo_t *cr,
                               guint32  colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

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
                double                 gap,
                const OfficeTextStyle *style,
                const char            *text,
                double                 width,
                double                 lines,
                guint32                colour)
{
  OfficeTextStyle smaller = office_certificate_scaled (style, stack->scale);
  g_autoptr (PangoLayout) layout = NULL;
  Element *element;

  if (text == NULL || *text == '\0')
    return;

  layout = office_text_fit (stack->context, &smaller, text, width,
                            smaller.size * 1.42 * lines, smaller.size * (lines > 2 ? 1 : 0.8),
                            lines, PANGO_ALIGN_CENTER);
  element = stack_add (stack, ELEMENT_TEXT, gap, office_text_height (layout));
  element->layout = g_steal_pointer (&layout);
  element->colour = colour;
}

static void
stack_fill (Stack *stack)
{
  const OfficeCertificateFacts *facts = stack->facts;
  g_autofree char *part = NULL;

  if (facts->award != NULL && *facts->award != '\0')
    part = g_strdup_printf (_("a module of the %s"), facts->award);

  stack_add_text (stack, 0, &PROVIDER_STYLE, facts->provider, 560, 1, OFFICE_CERTIFICATE_ACCENT);
  stack_add (stack, ELEMENT_ORNAMENT, 5, 6);
  stack_add_text (stack, 11, &TITLE_STYLE, _("Certificate of Completion"), 620, 1,
                  OFFICE_CERTIFICATE_INK);
  stack_add_text (stack, 7, &SENTENCE_STYLE, _("This is to certify that"), 620, 1,
                  OFFICE_CERTIFICATE_MUTED);
  stack_add (stack, ELEMENT_NAME, 2, 60 * stack->scale);
  stack_add_text (stack, 7, &SENTENCE_STYLE, _("has completed the micro-credential"), 620, 1,
                  OFFICE_CERTIFICATE_MUTED);
  stack_add_text (stack, 4, &MODULE_STYLE, facts->module_title, 590, 2, OFFICE_CERTIFICATE_ACCENT);
  stack_add_text (stack, 1, &SENTENCE_STYLE, part, 590, 2, OFFICE_CERTIFICATE_MUTED);

  office_certificate_grid_init (&stack->grid, stack->context, facts, stack->scale,
                                CONTENT_WIDTH);
  if (stack->grid.n_facts > 0)
    stack_add (stack, ELEMENT_GRID, 14, stack->grid.height);
  if (facts->partner_wording != NULL)
    stack_add_text (stack, 11, &WORDING_STYLE, facts->partner_wording, 560, 3,
                    OFFICE_CERTIFICATE_INK);
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
draw_ornament (cairo_t *cr,
               double   y)
{
  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_TINT);
  cairo_set_line_width (cr, 0.7);
  cairo_move_to (cr, MIDDLE - 70, y + 3);
  cairo_line_to (cr, MIDDLE - 8, y + 3);
  cairo_move_to (cr, MIDDLE + 8, y + 3);
  cairo_line_to (cr, MIDDLE + 70, y + 3);
  cairo_stroke (cr);
  cairo_move_to (cr, MIDDLE, y);
  cairo_line_to (cr, MIDDLE + 3, y + 3);
  cairo_line_to (cr, MIDDLE, y + 6);
  cairo_line_to (cr, MIDDLE - 3, y + 3);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* The line on which the name stands. */
static void
draw_name_rule (cairo_t *cr,
                double   y)
{
  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_RULE);
  cairo_set_line_width (cr, 0.6);
  cairo_move_to (cr, MIDDLE - 250, y);
  cairo_line_to (cr, MIDDLE + 250, y);
  cairo_stroke (cr);
}

static void
stack_draw (const Stack           *stack,
            cairo_t               *cr,
            OfficeCertificateBody *places)
{
  double spare = (STACK_BOTTOM - STACK_TOP - stack->height) / stack->n_elements;
  double y = STACK_TOP;

  for (guint i = 0; i < stack->n_elements; i++)
    {
      const Element *element = &stack->elements[i];

      y += element->gap + (i > 0 ? MIN (spare, 11) : 0);
      switch (element->kind)
        {
        case ELEMENT_ORNAMENT:
          draw_ornament (cr, y);
          break;
        case ELEMENT_NAME:
          places->name_top = y;
          places->name_height = element->height;
          places->name_width = CONTENT_WIDTH - 20;
          draw_name_rule (cr, y + element->height + 2);
          break;
        case ELEMENT_GRID:
          office_certificate_grid_draw (&stack->grid, cr, MIDDLE, y);
          break;
        case ELEMENT_TEXT:
        default:
          office_certificate_set_colour (cr, element->colour);
          office_text_draw (cr, element->layout, MIDDLE, y);
          break;
        }
      y += element->height;
    }
}

static void
draw_stack (cairo_t                      *cr,
            PangoContext                 *context,
            const OfficeCertificateFacts *facts,
            OfficeCertificateBody        *places)
{
  Stack stack = { .context = context, .facts = facts, .scale = 1 };

  stack_fill (&stack);
  while (stack.height > STACK_BOTTOM - STACK_TOP && stack.scale > 0.5)
    {
      stack_clear (&stack);
      stack.scale *= 0.96;
      stack_fill (&stack);
    }
  stack_draw (&stack, cr, places);
  stack_clear (&stack);
}

static PangoLayout *
new_label (PangoContext *context,
           const char   *label)
{
  return office_text_layout_new (context, &OFFICE_CERTIFICATE_LABEL_STYLE, label, 0,
                                 PANGO_ALIGN_LEFT);
}

static void
draw_label (cairo_t      *cr,
            PangoContext *context,
            const char   *label,
            double        x,
            double        baseline)
{
  g_autoptr (PangoLayout) layout = new_label (context, label);

  office_text_draw (cr, layout, x, baseline - office_text_baseline (layout));
}

static double
label_width (PangoContext *context,
             const char   *label)
{
  g_autoptr (PangoLayout) layout = new_label (context, label);

  return office_text_width (layout);
}

/* Left of the foot: the symbol, and what it holds in letters. */
static void
draw_record_labels (cairo_t                      *cr,
                    PangoContext                 *context,
                    const OfficeCertificateFacts *facts,
                    OfficeCertificateBody        *places)
{
  const char *labels[] = { _("ISSUED"), _("CERTIFICATE"), _("CODE") };
  double widest = 0;
  double x = LEFT + (facts->serial != NULL ? QR_SIZE + 13 : 0);
  double lines[] = { FOOT_BOTTOM - 43, FOOT_BOTTOM - 25, FOOT_BOTTOM - 7 };
  g_autofree char *issued = office_certificate_long_day (facts->issued_on);
  g_autoptr (PangoLayout) date = NULL;
  OfficeTextStyle date_style = office_certificate_scaled (&OFFICE_CERTIFICATE_FACT_STYLE, 0.92);

  places->qr_x = LEFT;
  places->qr_y = FOOT_BOTTOM - QR_SIZE;
  places->qr_size = QR_SIZE;
  places->serial_y = lines[1];
  places->code_y = lines[2];
  places->small_y = FOOT_BOTTOM + 2.5;
  places->small_width = CONTENT_WIDTH * 0.45;

  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_MUTED);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      widest = MAX (widest, label_width (context, labels[i]));
      if (i == 0 || facts->serial != NULL)
        draw_label (cr, context, labels[i], x, lines[i]);
    }
  places->record_x = x + widest + 10;
  places->record_width = 270 - (places->record_x - LEFT);

  date = office_text_fit (context, &date_style, issued, places->record_width, 18, 6, 1,
                          PANGO_ALIGN_LEFT);
  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_INK);
  office_text_draw (cr, date, places->record_x, lines[0] - office_text_baseline (date));
}

static void
draw_address (cairo_t                      *cr,
              PangoContext                 *context,
              const OfficeCertificateFacts *facts)
{
  g_autofree char *line = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (facts->web_address == NULL || *facts->web_address == '\0' || facts->serial == NULL)
    return;

  line = g_strdup_printf (_("Verify at %s"), facts->web_address);
  layout = office_text_fit (context, &OFFICE_CERTIFICATE_SMALL_STYLE, line, CONTENT_WIDTH * 0.45,
                            12, 5, 1, PANGO_ALIGN_RIGHT);
  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_MUTED);
  office_text_draw (cr, layout, RIGHT, FOOT_BOTTOM + 2.5);
}

/* Names of one size, that of the longest. */
static OfficeTextStyle
signatory_style (PangoContext                 *context,
                 const OfficeCertificateFacts *facts,
                 guint                         n,
                 double                        width)
{
  double scale = 1;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PangoLayout) name =
        office_text_layout_new (context, &SIGNATORY_STYLE,
                                text_or_empty (facts->signatories[i].name), 0, PANGO_ALIGN_CENTER);

      scale = MIN (scale, width / MAX (office_text_width (name), 1));
    }

  return office_certificate_scaled (&SIGNATORY_STYLE, MAX (scale, 0.66));
}

static void
draw_signatory (cairo_t                          *cr,
                PangoContext                     *context,
                const OfficeCertificateSignatory *signatory,
                const OfficeTextStyle            *style,
                double                            x,
                double                            width)
{
  g_autoptr (PangoLayout) name = NULL;
  g_autoptr (PangoLayout) role = NULL;
  double y = FOOT_BOTTOM - 30;

  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_MUTED);
  cairo_set_line_width (cr, 0.6);
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, width, 0);
  cairo_stroke (cr);

  name = office_text_fit (context, style, text_or_empty (signatory->name), width, 17, 7, 1,
                          PANGO_ALIGN_CENTER);
  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_INK);
  office_text_draw (cr, name, x + width / 2, y + 2);

  role = office_text_fit (context, &ROLE_STYLE, text_or_empty (signatory->role), width, 19, 6.8, 2,
                          PANGO_ALIGN_CENTER);
  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_MUTED);
  office_text_draw (cr, role, x + width / 2, y + 2 + office_text_height (name));
}

static void
draw_signatories (cairo_t                      *cr,
                  PangoContext                 *context,
                  const OfficeCertificateFacts *facts)
{
  guint n = MIN (facts->n_signatories, OFFICE_CERTIFICATE_MAX_SIGNATORIES);
  double room = RIGHT - (LEFT + 270 + SIGNATORY_GAP);
  OfficeTextStyle style;
  double width;

  if (n == 0)
    return;

  width = MIN (SIGNATORY_WIDTH, (room - (n - 1) * SIGNATORY_GAP) / n);
  style = signatory_style (context, facts, n, width);
  for (guint i = 0; i < n; i++)
    draw_signatory (cr, context, &facts->signatories[i], &style,
                    RIGHT - (n - i) * width - (n - i - 1) * SIGNATORY_GAP, width);
}

/**
 * office_certificate_body_draw:
 * @context: from office_text_context_new()
 * @facts: a certificate; its own name, serial, code and predecessor are not drawn
 * @places: (out): where those go
 *
 * Draws what the certificates of one cohort share.
 */
void
office_certificate_body_draw (cairo_t                      *cr,
                              PangoContext                 *context,
                              const OfficeCertificateFacts *facts,
                              OfficeCertificateBody        *places)
{
  draw_stack (cr, context, facts, places);
  draw_record_labels (cr, context, facts, places);
  draw_address (cr, context, facts);
  draw_signatories (cr, context, facts);
}
