/* certificate-body.h: where everything stands that the certificates of one cohort share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/certificate-ornaments.h"
#include "documents/certificate.h"

G_BEGIN_DECLS

/* Down to this size, in points, a name stays on one line. */
#define OFFICE_CERTIFICATE_NAME_SINGLE_LINE 26.0

extern const OfficeTextStyle OFFICE_CERTIFICATE_NAME_STYLE;
extern const OfficeTextStyle OFFICE_CERTIFICATE_RECORD_STYLE;
extern const OfficeTextStyle OFFICE_CERTIFICATE_SMALL_STYLE;

/**
 * OfficeCertificateWords:
 * @layout: the text
 * @x: left, middle or right, as it is aligned
 * @y: the top
 * @colour: 0xRRGGBB
 * @tag: what it is in the structure of a PDF: "H1", "P"
 */
typedef struct
{
  PangoLayout *layout;
  double       x;
  double       y;
  guint32      colour;
  const char  *tag;
} OfficeCertificateWords;

/* A thin line. */
typedef struct
{
  double  x, y;
  double  dx, dy;
  guint32 colour;
} OfficeCertificateLine;

/* A picture and its box. */
typedef struct
{
  const OfficePicture *picture;
  double               x, y;
  double               width, height;
} OfficeCertificateImage;

/**
 * OfficeCertificateBody:
 * @width: of the page, in points
 * @height: of the page
 * @palette: the colours
 * @words: (element-type OfficeCertificateWords): in the order in which they are read
 * @name_at: how many of @words come before the name
 * @lines: (element-type OfficeCertificateLine):
 * @images: (element-type OfficeCertificateImage):
 * @ornament_y: 0 for none
 * @seal_x: centre of the seal; 0 for none
 *
 * The shared page, laid out, and the places that it leaves for what is each certificate's own, in
 * points. @serial_y and @code_y are baselines, the others tops.
 */
typedef struct
{
  double                   width;
  double                   height;
  OfficeCertificatePalette palette;
  GArray                  *words;
  guint                    name_at;
  GArray                  *lines;
  GArray                  *images;
  double                   ornament_y;
  double                   seal_x;
  double                   seal_y;

  double                   name_top;
  double                   name_height;
  double                   name_width;
  double                   qr_x;
  double                   qr_y;
  double                   qr_size;
  double                   record_x;
  double                   record_width;
  double                   serial_y;
  double                   code_y;
  double                   small_x;
  double                   small_y;
  double                   small_width;
} OfficeCertificateBody;

#define OFFICE_CERTIFICATE_SEAL_RADIUS 38.0

OfficeCertificateBody *office_certificate_body_new     (PangoContext                    *context,
                                                        const OfficeCertificateTemplate *template,
                                                        GHashTable                      *pictures,
                                                        const OfficeCertificateFacts    *facts);
void                   office_certificate_body_free    (OfficeCertificateBody           *body);
void                   office_certificate_body_furnish (const OfficeCertificateBody     *body,
                                                        cairo_t                         *cr,
                                                        PangoContext                    *context,
                                                        const OfficeCertificateTemplate *template,
                                                        const char                      *provider);

void                   office_certificate_body_add     (OfficeCertificateBody           *body,
                                                        PangoLayout                     *layout,
                                                        double                           x,
                                                        double                           y,
                                                        guint32                          colour,
                                                        const char                      *tag);
void                   office_certificate_body_rule    (OfficeCertificateBody           *body,
                                                        double                           x,
                                                        double                           y,
                                                        double                           dx,
                                                        double                           dy,
                                                        guint32                          colour);

/* The foot, laid out in certificate-foot.c. */
double                 office_certificate_foot_height  (const OfficeCertificateTemplate *template,
                                                        const OfficeCertificateFacts    *facts);
void                   office_certificate_foot_add     (OfficeCertificateBody           *body,
                                                        PangoContext                    *context,
                                                        const OfficeCertificateTemplate *template,
                                                        GHashTable                      *pictures,
                                                        const OfficeCertificateFacts    *facts,
                                                        double                           left,
                                                        double                           bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCertificateBody, office_certificate_body_free)

G_END_DECLS
