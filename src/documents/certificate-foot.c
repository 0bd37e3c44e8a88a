/* certificate-foot.c: the foot of a certificate: what proves it, the seal, who signed
 *
 * On a wide page with two signatories at most all stand in one row; otherwise the signatories have
 * a row of their own above.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/certificate-body.h"
#include "documents/certificate-grid.h"

#define QR_SIZE 58.0
#define RECORD_WIDTH 270.0
#define SIGNATORY_GAP 18.0
#define SIGNATORY_WIDTH 168.0
#define SIGNATURE_HEIGHT 36.0
#define ROW_HEIGHT 75.0          /* from the top of a signature to the end of a role */
#define STACKED_HEIGHT (ROW_HEIGHT + 84)
#define SEAL_ROOM (OFFICE_CERTIFICATE_SEAL_RADIUS + 14)

static const OfficeTextStyle SIGNATORY_STYLE = {
  .families = OFFICE_TEXT_SERIF, .size = 12,
};
static const OfficeTextStyle ROLE_STYLE = {
  .families = OFFICE_TEXT_SANS, .size = 7.6,
};

static guint
count_signatories (const OfficeCertificateFacts *facts)
{
  return MIN (facts->n_signatories, OFFICE_CERTIFICATE_MAX_SIGNATORIES);
}

static gboolean
is_stacked (const OfficeCertificateTemplate *template,
            const OfficeCertificateFacts    *facts)
{
  double width, height;

  office_certificate_page_size (template->page, &width, &height);
  return count_signatories (facts) > 0 && (height > width || count_signatories (facts) > 2);
}

/* How much of the page the foot takes, in points. */
double
office_certificate_foot_height (const OfficeCertificateTemplate *template,
                                const OfficeCertificateFacts    *facts)
{
  return is_stacked (template, facts) ? STACKED_HEIGHT : ROW_HEIGHT + 2;
}

static PangoLayout *
new_label (PangoContext *context,
           const char   *label)
{
  return office_text_layout_new (context, &OFFICE_CERTIFICATE_LABEL_STYLE, label, 0,
                                 PANGO_ALIGN_LEFT);
}

static void
add_date (OfficeCertificateBody        *body,
          PangoContext                 *context,
          const OfficeCertificateFacts *facts,
          double                        baseline)
{
  OfficeTextStyle style = office_certificate_scaled (&OFFICE_CERTIFICATE_FACT_STYLE, 0.92);
  g_autofree char *issued = office_certificate_long_day (facts->issued_on);
  g_autoptr (PangoLayout) date = office_text_fit (context, &style, issued, body->record_width, 18,
                                                  6, 1, PANGO_ALIGN_LEFT);

  office_certificate_body_add (body, date, body->record_x, baseline - office_text_baseline (date),
                               body->palette.ink, "P");
}

/* Left of the foot: the symbol, and what it holds in letters. */
static void
add_record (OfficeCertificateBody        *body,
            PangoContext                 *context,
            const OfficeCertificateFacts *facts,
            double                        left,
            double                        right,
            double                        bottom)
{
  const char *const labels[] = { _("ISSUED"), _("CERTIFICATE"), _("CODE") };
  const double lines[] = { bottom - 43, bottom - 25, bottom - 7 };
  double x = left + (facts->serial != NULL ? QR_SIZE + 13 : 0);
  double widest = 0;

  body->qr_x = left;
  body->qr_y = bottom - QR_SIZE;
  body->qr_size = QR_SIZE;
  body->serial_y = lines[1];
  body->code_y = lines[2];
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (PangoLayout) layout = new_label (context, labels[i]);

      widest = MAX (widest, office_text_width (layout));
    }
  body->record_x = x + widest + 10;
  body->record_width = right - body->record_x;

  for (guint i = 0; i < (facts->serial != NULL ? G_N_ELEMENTS (labels) : 1); i++)
    {
      g_autoptr (PangoLayout) layout = new_label (context, labels[i]);

      office_certificate_body_add (body, layout, x, lines[i] - office_text_baseline (layout),
                                   body->palette.muted, "P");
      if (i == 0)
        add_date (body, context, facts, lines[i]);
    }
}

static void
add_address (OfficeCertificateBody        *body,
             PangoContext                 *context,
             const OfficeCertificateFacts *facts,
             double                        left,
             double                        bottom)
{
  double room = (body->width - 2 * left) * 0.45;
  g_autofree char *line = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  body->small_x = left;
  body->small_y = bottom + 2.5;
  body->small_width = room;
  if (facts->web_address == NULL || *facts->web_address == '\0' || facts->serial == NULL)
    return;

  line = g_strdup_printf (_("Verify at %s"), facts->web_address);
  layout = office_text_fit (context, &OFFICE_CERTIFICATE_SMALL_STYLE, line, room, 12, 5, 1,
                            PANGO_ALIGN_RIGHT);
  office_certificate_body_add (body, layout, body->width - left, body->small_y,
                               body->palette.muted, "P");
}

/* Names of one size, that of the longest. */
static OfficeTextStyle
signatory_style (PangoContext                 *context,
                 const OfficeCertificateFacts *facts,
                 double                        width)
{
  double scale = 1;

  for (guint i = 0; i < count_signatories (facts); i++)
    {
      const char *name = facts->signatories[i].name;
      g_autoptr (PangoLayout) layout = office_text_layout_new (
        context, &SIGNATORY_STYLE, name != NULL ? name : "", 0, PANGO_ALIGN_CENTER);

      scale = MIN (scale, width / MAX (office_text_width (layout), 1));
    }

  return office_certificate_scaled (&SIGNATORY_STYLE, MAX (scale, 0.66));
}

static void
add_signatory (OfficeCertificateBody            *body,
               PangoContext                     *context,
               GHashTable                       *pictures,
               const OfficeCertificateSignatory *signatory,
               const OfficeTextStyle            *style,
               double                            x,
               double                            width,
               double                            bottom)
{
  double y = bottom - 30;
  const OfficePicture *picture
    = signatory->image != NULL ? g_hash_table_lookup (pictures, signatory->image) : NULL;
  OfficeCertificateImage image = { picture, x, y - SIGNATURE_HEIGHT - 1, width, SIGNATURE_HEIGHT };
  g_autoptr (PangoLayout) name = NULL;
  g_autoptr (PangoLayout) role = NULL;

  if (picture != NULL)
    g_array_append_val (body->images, image);
  office_certificate_body_rule (body, x, y, width, 0, body->palette.muted);

  name = office_text_fit (context, style, signatory->name != NULL ? signatory->name : "", width, 17,
                          7, 1, PANGO_ALIGN_CENTER);
  office_certificate_body_add (body, name, x + width / 2, y + 2, body->palette.ink, "P");
  if (signatory->role == NULL || *signatory->role == '\0')
    return;
  role = office_text_fit (context, &ROLE_STYLE, signatory->role, width, 19, 6.8, 2,
                          PANGO_ALIGN_CENTER);
  office_certificate_body_add (body, role, x + width / 2, y + 2 + office_text_height (name),
                               body->palette.muted, "P");
}

/* In a row between @left and @right, at the right of it or in its middle. */
static void
add_signatories (OfficeCertificateBody        *body,
                 PangoContext                 *context,
                 GHashTable                   *pictures,
                 const OfficeCertificateFacts *facts,
                 double                        left,
                 double                        right,
                 gboolean                      centred,
                 double                        bottom)
{
  guint n = count_signatories (facts);
  double width, spare, gap = SIGNATORY_GAP;
  OfficeTextStyle style;

  if (n == 0)
    return;

  width = MIN (SIGNATORY_WIDTH, (right - left - (n - 1) * gap) / n);
  spare = right - left - n * width - (n - 1) * gap;
  if (centred)
    {
      gap += spare / (n + 1);
      left += spare / (n + 1);
    }
  else
    left += spare;

  style = signatory_style (context, facts, width);
  for (guint i = 0; i < n; i++)
    add_signatory (body, context, pictures, &facts->signatories[i], &style,
                   left + i * (width + gap), width, bottom);
}

/* Lays out the foot between the margins, down to @bottom. */
void
office_certificate_foot_add (OfficeCertificateBody           *body,
                             PangoContext                    *context,
                             const OfficeCertificateTemplate *template,
                             GHashTable                      *pictures,
                             const OfficeCertificateFacts    *facts,
                             double                           left,
                             double                           bottom)
{
  gboolean stacked = is_stacked (template, facts);
  gboolean sealed = template->seal != OFFICE_CERTIFICATE_SEAL_NONE;
  double right = body->width - left;
  double record_end = left + RECORD_WIDTH;

  if (sealed)
    {
      body->seal_y = bottom - OFFICE_CERTIFICATE_SEAL_RADIUS + 4;
      body->seal_x = stacked || facts->n_signatories == 0 ? right - OFFICE_CERTIFICATE_SEAL_RADIUS
                                                          : body->width / 2;
      record_end = MIN (record_end, body->seal_x - SEAL_ROOM);
    }

  if (stacked)
    {
      add_signatories (body, context, pictures, facts, left, right, TRUE, bottom - 84);
      add_record (body, context, facts, left, record_end, bottom);
    }
  else
    {
      add_record (body, context, facts, left, record_end, bottom);
      add_signatories (body, context, pictures, facts,
                       sealed ? body->seal_x + SEAL_ROOM : record_end + SIGNATORY_GAP, right, FALSE,
                       bottom);
    }
  add_address (body, context, facts, left, bottom);
}
