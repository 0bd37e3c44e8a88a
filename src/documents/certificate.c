/* certificate.c: a certificate of completion, drawn the same on screen, on paper and in a PDF
 *
 * What the certificates of a cohort share is recorded once and painted again, and a PDF holds it
 * once; each certificate adds its name, serial number, code and QR symbol.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/certificate.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "documents/certificate-body.h"
#include "documents/guilloche.h"
#include "documents/page-text.h"
#include "documents/qr.h"

struct _OfficeCertificateLayout
{
  PangoContext         *context;
  cairo_surface_t      *border;
  cairo_surface_t      *body;
  char                 *body_key;
  OfficeCertificateBody places;
};

/**
 * office_certificate_layout_new:
 *
 * Returns: (transfer full): the look of our certificates
 */
OfficeCertificateLayout *
office_certificate_layout_new (void)
{
  OfficeCertificateLayout *self = g_new0 (OfficeCertificateLayout, 1);

  self->context = office_text_context_new ();
  return self;
}

/**
 * office_certificate_layout_free:
 * @self: (nullable): a layout
 */
void
office_certificate_layout_free (OfficeCertificateLayout *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->context);
  g_clear_pointer (&self->border, cairo_surface_destroy);
  g_clear_pointer (&self->body, cairo_surface_destroy);
  g_free (self->body_key);
  g_free (self);
}

static cairo_surface_t *
record_page (void)
{
  cairo_rectangle_t page = { 0, 0, OFFICE_CERTIFICATE_WIDTH, OFFICE_CERTIFICATE_HEIGHT };

  return cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
}

static void
stroke_frame (cairo_t *cr,
              double   inset,
              double   width)
{
  cairo_rectangle (cr, inset, inset, OFFICE_CERTIFICATE_WIDTH - 2 * inset,
                   OFFICE_CERTIFICATE_HEIGHT - 2 * inset);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
draw_border (cairo_t *cr)
{
  const double middle = 35;

  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_TINT);
  cairo_set_line_width (cr, 0.45);
  office_guilloche_frame (cr, middle, middle, OFFICE_CERTIFICATE_WIDTH - 2 * middle,
                          OFFICE_CERTIFICATE_HEIGHT - 2 * middle, 8.5, 6.5, 40, 4);
  cairo_stroke (cr);

  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_ACCENT);
  stroke_frame (cr, 25, 1.1);
  stroke_frame (cr, 45, 0.5);
  stroke_frame (cr, 47.5, 0.25);
}

static void
ensure_border (OfficeCertificateLayout *self)
{
  cairo_t *cr;

  if (self->border != NULL)
    return;

  /* A PDF takes the curves as they are, but measures them anew on each page: roughly will do. */
  self->border = record_page ();
  cr = cairo_create (self->border);
  cairo_set_tolerance (cr, 0.4);
  draw_border (cr);
  cairo_destroy (cr);
}

static void
append_key (GString    *key,
            const char *text)
{
  g_string_append (key, text != NULL ? text : "\x01");
  g_string_append_c (key, '\x1f');
}

/* Everything that draws on the shared page; equal keys, equal pages. */
static char *
make_body_key (const OfficeCertificateFacts *facts)
{
  g_autoptr (GString) key = g_string_sized_new (512);

  append_key (key, facts->module_title);
  append_key (key, facts->module_code);
  append_key (key, facts->award);
  append_key (key, facts->study_from);
  append_key (key, facts->study_to);
  append_key (key, facts->assessment);
  append_key (key, facts->provider);
  append_key (key, facts->partner);
  append_key (key, facts->partner_wording);
  append_key (key, facts->issued_on);
  append_key (key, facts->web_address);
  for (guint i = 0; i < facts->n_signatories; i++)
    {
      append_key (key, facts->signatories[i].name);
      append_key (key, facts->signatories[i].role);
    }
  g_string_append_printf (key, "%d %d %d %d %d", facts->credits, facts->ects_hundredths,
                          facts->level, facts->notional_hours, facts->serial != NULL);

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
ensure_body (OfficeCertificateLayout      *self,
             const OfficeCertificateFacts *facts)
{
  g_autofree char *key = make_body_key (facts);
  cairo_t *cr;

  if (self->body != NULL && g_str_equal (key, self->body_key))
    return;

  g_clear_pointer (&self->body, cairo_surface_destroy);
  g_free (self->body_key);
  self->body_key = g_steal_pointer (&key);
  self->body = record_page ();
  cr = cairo_create (self->body);
  office_certificate_body_draw (cr, self->context, facts, &self->places);
  cairo_destroy (cr);
}

/**
 * office_certificate_qr_text:
 * @facts: a certificate
 *
 * What the QR symbol holds: the serial and the code, and in front of them the web address once
 * the office has one (CERT-1).
 *
 * Returns: (transfer full) (nullable): the text, %NULL for a preview
 */
char *
office_certificate_qr_text (const OfficeCertificateFacts *facts)
{
  g_autofree char *serial = NULL;
  g_autofree char *code = NULL;

  if (facts->serial == NULL || facts->verification_code == NULL)
    return NULL;
  if (facts->web_address == NULL || *facts->web_address == '\0')
    return g_strdup_printf ("%s %s", facts->serial, facts->verification_code);

  serial = g_uri_escape_string (facts->serial, NULL, FALSE);
  code = g_uri_escape_string (facts->verification_code, NULL, FALSE);
  return g_strdup_printf ("%s%cserial=%s&code=%s", facts->web_address,
                          strchr (facts->web_address, '?') != NULL ? '&' : '?', serial, code);
}

/* A line break in a name would break the page. */
static char *
single_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_iscntrl (character) || character == 0x2028 || character == 0x2029)
        character = ' ';
      g_string_append_unichar (line, character);
    }

  return g_strstrip (g_string_free (g_steal_pointer (&line), FALSE));
}

static void
draw_name (cairo_t                      *cr,
           OfficeCertificateLayout      *self,
           const OfficeCertificateFacts *facts)
{
  g_autofree char *name = single_line (facts->learner_name);
  g_autoptr (PangoLayout) layout = NULL;
  const OfficeCertificateBody *places = &self->places;

  layout = office_text_fit (self->context, &OFFICE_CERTIFICATE_NAME_STYLE, name,
                            places->name_width, places->name_height,
                            OFFICE_CERTIFICATE_NAME_SINGLE_LINE, 2, PANGO_ALIGN_CENTER);
  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_INK);
  office_text_draw (cr, layout, OFFICE_CERTIFICATE_WIDTH / 2,
                    places->name_top + (places->name_height - office_text_height (layout)) * 0.6);
}

static void
draw_value (cairo_t                 *cr,
            OfficeCertificateLayout *self,
            const char              *text,
            double                   y)
{
  g_autofree char *line = single_line (text);
  g_autoptr (PangoLayout) layout = NULL;

  layout = office_text_fit (self->context, &OFFICE_CERTIFICATE_RECORD_STYLE, line,
                            self->places.record_width, 14, 5, 1, PANGO_ALIGN_LEFT);
  office_text_draw (cr, layout, self->places.record_x, y - office_text_baseline (layout));
}

static void
draw_record (cairo_t                      *cr,
             OfficeCertificateLayout      *self,
             const OfficeCertificateFacts *facts)
{
  const OfficeCertificateBody *places = &self->places;
  g_autofree char *text = office_certificate_qr_text (facts);

  office_certificate_set_colour (cr, OFFICE_CERTIFICATE_INK);
  if (text != NULL)
    office_qr_draw (cr, text, places->qr_x, places->qr_y, places->qr_size);
  if (facts->serial != NULL)
    draw_value (cr, self, facts->serial, places->serial_y);
  if (facts->verification_code != NULL)
    draw_value (cr, self, facts->verification_code, places->code_y);

  if (facts->replaces != NULL && *facts->replaces != '\0')
    {
      g_autofree char *line = g_strdup_printf (_("Replaces certificate %s"), facts->replaces);
      g_autoptr (PangoLayout) layout = NULL;

      layout = office_text_fit (self->context, &OFFICE_CERTIFICATE_SMALL_STYLE, line,
                                places->small_width, 12, 5, 1, PANGO_ALIGN_LEFT);
      office_certificate_set_colour (cr, OFFICE_CERTIFICATE_MUTED);
      office_text_draw (cr, layout, places->qr_x, places->small_y);
    }
}

/* What is only looked at must not pass for a certificate when somebody prints it. */
static void
draw_preview_mark (cairo_t                 *cr,
                   OfficeCertificateLayout *self)
{
  static const OfficeTextStyle style = {
    .families = OFFICE_TEXT_SANS, .size = 96, .bold = TRUE, .spacing = 12,
  };
  g_autoptr (PangoLayout) layout = NULL;

  layout = office_text_layout_new (self->context, &style, _("PREVIEW"), 0, PANGO_ALIGN_CENTER);
  cairo_save (cr);
  cairo_translate (cr, OFFICE_CERTIFICATE_WIDTH / 2, OFFICE_CERTIFICATE_HEIGHT / 2);
  cairo_rotate (cr, -G_PI / 8);
  cairo_set_source_rgba (cr, 0.55, 0.1, 0.1, 0.09);
  office_text_draw (cr, layout, 0, -office_text_height (layout) / 2);
  cairo_restore (cr);
}

static void
paint (cairo_t         *cr,
       cairo_surface_t *recording)
{
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
}

/**
 * office_certificate_draw:
 * @cr: where to draw
 * @facts: what the certificate states
 * @layout: (nullable): the look, kept from one certificate to the next
 * @width: of the page, in the units of @cr
 * @height: of the page
 *
 * Draws one certificate: CERT-1. The one function for screen, printer and PDF; a page of other
 * proportions than A4 landscape gets it centred. A name that is too long for its line is drawn
 * smaller, then on two lines, and never over something else.
 */
void
office_certificate_draw (cairo_t                      *cr,
                         const OfficeCertificateFacts *facts,
                         OfficeCertificateLayout      *layout,
                         double                        width,
                         double                        height)
{
  g_autoptr (OfficeCertificateLayout) own = NULL;
  double scale = MIN (width / OFFICE_CERTIFICATE_WIDTH, height / OFFICE_CERTIFICATE_HEIGHT);

  if (layout == NULL)
    layout = own = office_certificate_layout_new ();
  ensure_body (layout, facts);

  cairo_save (cr);
  if (fabs (width - OFFICE_CERTIFICATE_WIDTH) > 0.01 ||
      fabs (height - OFFICE_CERTIFICATE_HEIGHT) > 0.01)
    {
      cairo_translate (cr, (width - OFFICE_CERTIFICATE_WIDTH * scale) / 2,
                       (height - OFFICE_CERTIFICATE_HEIGHT * scale) / 2);
      cairo_scale (cr, scale, scale);
    }

  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    {
      ensure_border (layout);
      paint (cr, layout->border);
    }
  else
    draw_border (cr);
  paint (cr, layout->body);
  draw_name (cr, layout, facts);
  draw_record (cr, layout, facts);
  if (facts->serial == NULL)
    draw_preview_mark (cr, layout);
  cairo_restore (cr);
}

/**
 * office_certificate_missing_glyphs:
 * @facts: a certificate
 * @layout: (nullable): the look
 *
 * Finds what would print as a box, so that the office hears of it before it issues.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the characters that no installed
 *   font has, %NULL when there is none
 */
char **
office_certificate_missing_glyphs (const OfficeCertificateFacts *facts,
                                   OfficeCertificateLayout      *layout)
{
  g_autoptr (OfficeCertificateLayout) own = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  const char *own_texts[] = {
    facts->learner_name, facts->module_title, facts->module_code, facts->award, facts->assessment,
    facts->provider, facts->partner, facts->partner_wording, facts->replaces, facts->web_address,
  };

  if (layout == NULL)
    layout = own = office_certificate_layout_new ();
  for (guint i = 0; i < G_N_ELEMENTS (own_texts); i++)
    g_ptr_array_add (texts, (char *) own_texts[i]);
  for (guint i = 0; i < facts->n_signatories; i++)
    {
      g_ptr_array_add (texts, (char *) facts->signatories[i].name);
      g_ptr_array_add (texts, (char *) facts->signatories[i].role);
    }

  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *line = single_line (g_ptr_array_index (texts, i));

      office_text_add_missing (layout->context, &OFFICE_CERTIFICATE_NAME_STYLE, line, missing);
    }
  if (missing->len == 0)
    return NULL;

  g_ptr_array_add (missing, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&missing), FALSE);
}
