/* certificate-body.h: what the certificates of one cohort share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/certificate.h"
#include "documents/page-text.h"

G_BEGIN_DECLS

/* 0xRRGGBB */
#define OFFICE_CERTIFICATE_INK 0x16242f
#define OFFICE_CERTIFICATE_ACCENT 0x1d5560
#define OFFICE_CERTIFICATE_MUTED 0x5d6972
#define OFFICE_CERTIFICATE_TINT 0x9dbcc0
#define OFFICE_CERTIFICATE_RULE 0xc3d3d5

/* Down to this size, in points, a name stays on one line. */
#define OFFICE_CERTIFICATE_NAME_SINGLE_LINE 26.0

extern const OfficeTextStyle OFFICE_CERTIFICATE_NAME_STYLE;
extern const OfficeTextStyle OFFICE_CERTIFICATE_RECORD_STYLE;
extern const OfficeTextStyle OFFICE_CERTIFICATE_SMALL_STYLE;

/**
 * OfficeCertificateBody:
 *
 * Where the shared page leaves room for what is each certificate's own, in points. @serial_y and
 * @code_y are baselines, the others tops.
 */
typedef struct
{
  double name_top;
  double name_height;
  double name_width;
  double qr_x;
  double qr_y;
  double qr_size;
  double record_x;
  double record_width;
  double serial_y;
  double code_y;
  double small_y;
  double small_width;
} OfficeCertificateBody;

void office_certificate_set_colour (cairo_t                      *cr,
                                    guint32                       colour);
void office_certificate_body_draw  (cairo_t                      *cr,
                                    PangoContext                 *context,
                                    const OfficeCertificateFacts *facts,
                                    OfficeCertificateBody        *places);

G_END_DECLS
