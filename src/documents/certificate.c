/* certificate.c: a certificate of completion, drawn the same on screen, on paper and in a PDF
 *
 * What the certificates of a cohort share is laid out once; its lines and pictures are recorded once,
 * and a PDF holds them once. Each certificate adds its name, serial number, code and QR symbol. Texts
 * are drawn in the order in which they are read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/certificate.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "documents/certificate-body.h"
#include "documents/certificate-grid.h"
#include "documents/page-text.h"
#include "documents/pdf.h"
#include "documents/qr.h"

struct _OfficeCertificateLayout
{
  OfficeCertificateTemplate *template;
  GHashTable                *pictures;    /* by digest */
  PangoContext              *context;
  OfficeCertificateBody     *body;
  char                      *body_key;
  cairo_surface_t           *furniture;   /* (nullable): what a PDF holds once */
};

/**
 * office_certificate_page_size:
 * @page: paper and orientation
 * @width: (out): in points
 * @height: (out): in points
 */
void
office_certificate_page_size (OfficeCertificatePage  page,
                              double                *width,
                              double                *height)
{
  gboolean letter
    = page == OFFICE_CERTIFICATE_LETTER_LANDSCAPE || page == OFFICE_CERTIFICATE_LETTER_PORTRAIT;
  gboolean tall
    = page == OFFICE_CERTIFICATE_A4_PORTRAIT || page == OFFICE_CERTIFICATE_LETTER_PORTRAIT;
  double shorter = letter ? 612 : OFFICE_PDF_A4_WIDTH;
  double longer = letter ? 792 : OFFICE_PDF_A4_HEIGHT;

  *width = tall ? shorter : longer;
  *height = tall ? longer : shorter;
}

/**
 * office_certificate_layout_new:
 * @template: (nullable): the template; %NULL for what an office starts with
 *
 * Returns: (transfer full): a template ready to be drawn, still without its pictures
 */
OfficeCertificateLayout *
office_certificate_layout_new (const OfficeCertificateTemplate *template)
{
  OfficeCertificateLayout *self = g_new0 (OfficeCertificateLayout, 1);

  self->template = template != NULL ? office_certificate_template_copy (template)
                                    : office_certificate_template_new ();
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) office_picture_unref);
  self->context = office_text_context_new ();
  return self;
}

static void
forget_body (OfficeCertificateLayout *self)
{
  g_clear_pointer (&self->body, office_certificate_body_free);
  g_clear_pointer (&self->furniture, cairo_surface_destroy);
  g_clear_pointer (&self->body_key, g_free);
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

  forget_body (self);
  office_certificate_template_free (self->template);
  g_hash_table_unref (self->pictures);
  g_clear_object (&self->context);
  g_free (self);
}

/**
 * office_certificate_layout_add_picture:
 * @self: a layout
 * @digest: by which templates and signatories name it
 * @picture: the picture
 */
void
office_certificate_layout_add_picture (OfficeCertificateLayout *self,
                                       const char              *digest,
                                       OfficePicture           *picture)
{
  g_hash_table_insert (self->pictures, g_strdup (digest), office_picture_ref (picture));
  forget_body (self);
}

/**
 * office_certificate_layout_has_picture:
 * @self: a layout
 * @digest: of a picture
 *
 * Returns: whether it has the picture already
 */
gboolean
office_certificate_layout_has_picture (OfficeCertificateLayout *self,
                                       const char              *digest)
{
  return g_hash_table_contains (self->pictures, digest);
}

/**
 * office_certificate_layout_get_page:
 * @self: a layout
 *
 * Returns: its paper and orientation
 */
OfficeCertificatePage
office_certificate_layout_get_page (OfficeCertificateLayout *self)
{
  return self->template->page;
}

/* Fields -------------------------------------------------------------------------------------- */

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

static char *
number_text (int number)
{
  return number > 0 ? g_strdup_printf ("%d", number) : NULL;
}

/* The university is named only with the wording that it has approved: CERT-1. */
static char *
look_up (OfficeTemplateField  field,
         gpointer             user_data)
{
  const OfficeCertificateFacts *facts = user_data;

  switch (field)
    {
    case OFFICE_TEMPLATE_FIELD_NAME:
      return single_line (facts->learner_name);
    case OFFICE_TEMPLATE_FIELD_MODULE:
      return g_strdup (facts->module_title);
    case OFFICE_TEMPLATE_FIELD_MODULE_CODE:
      return g_strdup (facts->module_code);
    case OFFICE_TEMPLATE_FIELD_AWARD:
      return g_strdup (facts->award);
    case OFFICE_TEMPLATE_FIELD_CREDITS:
      return number_text (facts->credits);
    case OFFICE_TEMPLATE_FIELD_ECTS:
      return facts->ects_hundredths > 0 ? office_certificate_ects_text (facts->ects_hundredths) : NULL;
    case OFFICE_TEMPLATE_FIELD_LEVEL:
      return number_text (facts->level);
    case OFFICE_TEMPLATE_FIELD_HOURS:
      return number_text (facts->notional_hours);
    case OFFICE_TEMPLATE_FIELD_FROM:
      return office_certificate_long_day (facts->study_from);
    case OFFICE_TEMPLATE_FIELD_TO:
      return office_certificate_long_day (facts->study_to);
    case OFFICE_TEMPLATE_FIELD_ASSESSMENT:
      return g_strdup (facts->assessment);
    case OFFICE_TEMPLATE_FIELD_PROVIDER:
      return g_strdup (facts->provider);
    case OFFICE_TEMPLATE_FIELD_UNIVERSITY:
      return facts->partner_wording != NULL ? g_strdup (facts->partner) : NULL;
    case OFFICE_TEMPLATE_FIELD_UNIVERSITY_WORDING:
      return g_strdup (facts->partner_wording);
    case OFFICE_TEMPLATE_FIELD_STATEMENT:
      return g_strdup (facts->statement);
    case OFFICE_TEMPLATE_FIELD_ISSUED:
      return office_certificate_long_day (facts->issued_on);
    case OFFICE_TEMPLATE_FIELD_SERIAL:
    default:
      return g_strdup (facts->serial);
    }
}

/**
 * office_certificate_expand:
 * @text: of a template
 * @facts: a certificate
 *
 * Returns: (transfer full) (nullable): the text with its fields filled in; %NULL where one of them
 *   has no value
 */
char *
office_certificate_expand (const char                   *text,
                           const OfficeCertificateFacts *facts)
{
  return office_template_text_expand (text, look_up, (gpointer) facts);
}

/* The shared page ----------------------------------------------------------------------------- */

static void
append_key (GString    *key,
            const char *text)
{
  g_string_append (key, text != NULL ? text : "\x01");
  g_string_append_c (key, '\x1f');
}

/* Everything that draws on the shared page; equal keys, equal pages. */
static char *
make_body_key (OfficeCertificateLayout      *self,
               const OfficeCertificateFacts *facts)
{
  g_autoptr (GString) key = g_string_sized_new (512);

  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    {
      g_autofree char *text = office_certificate_expand (self->template->texts[i], facts);

      append_key (key, text);
    }
  append_key (key, facts->study_from);
  append_key (key, facts->study_to);
  append_key (key, facts->assessment);
  append_key (key, facts->provider);
  append_key (key, facts->issued_on);
  append_key (key, facts->web_address);
  for (guint i = 0; i < facts->n_signatories; i++)
    {
      append_key (key, facts->signatories[i].name);
      append_key (key, facts->signatories[i].role);
      append_key (key, facts->signatories[i].image);
    }
  g_string_append_printf (key, "%d %d %d %d %d", facts->credits, facts->ects_hundredths,
                          facts->level, facts->notional_hours, facts->serial != NULL);

  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
ensure_body (OfficeCertificateLayout      *self,
             const OfficeCertificateFacts *facts)
{
  g_autofree char *key = make_body_key (self, facts);

  if (self->body != NULL && g_str_equal (key, self->body_key))
    return;

  forget_body (self);
  self->body_key = g_steal_pointer (&key);
  self->body = office_certificate_body_new (self->context, self->template, self->pictures, facts);
}

static void
ensure_furniture (OfficeCertificateLayout      *self,
                  const OfficeCertificateFacts *facts)
{
  cairo_rectangle_t page = { 0, 0, self->body->width, self->body->height };
  cairo_t *cr;

  if (self->furniture != NULL)
    return;

  /* A PDF takes the curves as they are, but measures them anew on each page: very roughly will do. */
  self->furniture = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
  cr = cairo_create (self->furniture);
  cairo_set_tolerance (cr, 0.4);
  office_certificate_body_furnish (self->body, cr, self->context, self->template, facts->provider);
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

/* Each certificate's own ---------------------------------------------------------------------- */

/* What a text is, for those who have the PDF read to them; other surfaces do not ask. */
static void
draw_words (cairo_t     *cr,
            PangoLayout *layout,
            double       x,
            double       y,
            guint32      colour,
            const char  *tag)
{
  cairo_tag_begin (cr, tag, NULL);
  office_certificate_set_colour (cr, colour);
  office_text_draw (cr, layout, x, y);
  cairo_tag_end (cr, tag);
}

static void
draw_name (cairo_t                      *cr,
           OfficeCertificateLayout      *self,
           const OfficeCertificateFacts *facts)
{
  g_autofree char *name = single_line (facts->learner_name);
  g_autoptr (PangoLayout) layout = NULL;
  const OfficeCertificateBody *body = self->body;

  layout = office_text_fit (self->context, &OFFICE_CERTIFICATE_NAME_STYLE, name, body->name_width,
                            body->name_height, OFFICE_CERTIFICATE_NAME_SINGLE_LINE, 2,
                            PANGO_ALIGN_CENTER);
  draw_words (cr, layout, body->width / 2,
              body->name_top + (body->name_height - office_text_height (layout)) * 0.6,
              body->palette.ink, "P");
}

static void
draw_all_words (cairo_t                      *cr,
                OfficeCertificateLayout      *self,
                const OfficeCertificateFacts *facts)
{
  const OfficeCertificateBody *body = self->body;

  for (guint i = 0; i < body->words->len; i++)
    {
      const OfficeCertificateWords *words = &g_array_index (body->words, OfficeCertificateWords, i);

      if (i == body->name_at)
        draw_name (cr, self, facts);
      draw_words (cr, words->layout, words->x, words->y, words->colour, words->tag);
    }
  if (body->name_at == body->words->len)
    draw_name (cr, self, facts);
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
                            self->body->record_width, 14, 5, 1, PANGO_ALIGN_LEFT);
  draw_words (cr, layout, self->body->record_x, y - office_text_baseline (layout),
              self->body->palette.ink, "P");
}

static void
draw_record (cairo_t                      *cr,
             OfficeCertificateLayout      *self,
             const OfficeCertificateFacts *facts)
{
  const OfficeCertificateBody *body = self->body;
  g_autofree char *text = office_certificate_qr_text (facts);

  if (facts->serial != NULL)
    draw_value (cr, self, facts->serial, body->serial_y);
  if (facts->verification_code != NULL)
    draw_value (cr, self, facts->verification_code, body->code_y);
  if (facts->replaces != NULL && *facts->replaces != '\0')
    {
      g_autofree char *line = g_strdup_printf (_("Replaces certificate %s"), facts->replaces);
      g_autoptr (PangoLayout) layout = NULL;

      layout = office_text_fit (self->context, &OFFICE_CERTIFICATE_SMALL_STYLE, line,
                                body->small_width, 12, 5, 1, PANGO_ALIGN_LEFT);
      draw_words (cr, layout, body->small_x, body->small_y, body->palette.muted, "P");
    }
  if (text != NULL)
    {
      cairo_tag_begin (cr, "Figure", NULL);
      office_certificate_set_colour (cr, body->palette.ink);
      office_qr_draw (cr, text, body->qr_x, body->qr_y, body->qr_size);
      cairo_tag_end (cr, "Figure");
    }
}

/* What is only looked at must not pass for a certificate when somebody prints it. */
static void
draw_preview_mark (cairo_t                 *cr,
                   OfficeCertificateLayout *self)
{
  static const OfficeTextStyle style = {
    .families = OFFICE_TEXT_SANS, .size = 84, .bold = TRUE, .spacing = 12,
  };
  g_autoptr (PangoLayout) layout = NULL;

  layout = office_text_layout_new (self->context, &style, _("PREVIEW"), 0, PANGO_ALIGN_CENTER);
  cairo_save (cr);
  cairo_translate (cr, self->body->width / 2, self->body->height / 2);
  cairo_rotate (cr, -G_PI / 8);
  cairo_set_source_rgba (cr, 0.55, 0.1, 0.1, 0.09);
  office_text_draw (cr, layout, 0, -office_text_height (layout) / 2);
  cairo_restore (cr);
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
 * proportions than the template's gets it centred. A name that is too long for its line is drawn
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
  const OfficeCertificateBody *body;
  double scale;

  if (layout == NULL)
    layout = own = office_certificate_layout_new (NULL);
  ensure_body (layout, facts);
  body = layout->body;

  cairo_save (cr);
  scale = MIN (width / body->width, height / body->height);
  if (fabs (width - body->width) > 0.01 || fabs (height - body->height) > 0.01)
    {
      cairo_translate (cr, (width - body->width * scale) / 2, (height - body->height * scale) / 2);
      cairo_scale (cr, scale, scale);
    }

  /* Cairo 1.16 cannot paint what was recorded inside a part of the structure: so each certificate
   * is a document by itself, also among others in one file. */
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    {
      ensure_furniture (layout, facts);
      cairo_set_source_surface (cr, layout->furniture, 0, 0);
      cairo_paint (cr);
    }
  else
    office_certificate_body_furnish (body, cr, layout->context, layout->template, facts->provider);

  cairo_tag_begin (cr, "Document", NULL);
  draw_all_words (cr, layout, facts);
  draw_record (cr, layout, facts);
  cairo_tag_end (cr, "Document");
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
    facts->learner_name, facts->assessment, facts->provider, facts->replaces, facts->web_address,
  };
  g_auto (GStrv) expanded = g_new0 (char *, OFFICE_N_CERTIFICATE_TEXTS + 1);
  guint n_expanded = 0;

  if (layout == NULL)
    layout = own = office_certificate_layout_new (NULL);
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    {
      expanded[n_expanded] = office_certificate_expand (layout->template->texts[i], facts);
      if (expanded[n_expanded] != NULL)
        g_ptr_array_add (texts, expanded[n_expanded++]);
    }
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
