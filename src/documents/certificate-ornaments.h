/* certificate-ornaments.h: the border, the seal and what else is drawn of a certificate in lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/page-text.h"
#include "rules/certificate-template.h"

G_BEGIN_DECLS

/* What other papers of the office are printed in, 0xRRGGBB. */
#define OFFICE_CERTIFICATE_INK 0x16242f
#define OFFICE_CERTIFICATE_ACCENT 0x1d5560
#define OFFICE_CERTIFICATE_MUTED 0x5d6972
#define OFFICE_CERTIFICATE_TINT 0x9dbcc0
#define OFFICE_CERTIFICATE_RULE 0xc3d3d5

/**
 * OfficeCertificatePalette:
 * @ink: names and facts
 * @accent: headings and frames
 * @muted: what explains them
 * @tint: ornaments
 * @rule: thin lines
 *
 * Colours, 0xRRGGBB.
 */
typedef struct
{
  guint32 ink;
  guint32 accent;
  guint32 muted;
  guint32 tint;
  guint32 rule;
} OfficeCertificatePalette;

OfficeCertificatePalette office_certificate_palette (const OfficeCertificateTemplate *template);

void office_certificate_set_colour    (cairo_t                        *cr,
                                       guint32                         colour);
void office_certificate_draw_border   (cairo_t                        *cr,
                                       OfficeCertificateBorder         border,
                                       const OfficeCertificatePalette *palette,
                                       double                          width,
                                       double                          height);
void office_certificate_draw_ornament (cairo_t                        *cr,
                                       const OfficeCertificatePalette *palette,
                                       double                          middle,
                                       double                          y);
void office_certificate_draw_seal     (cairo_t                        *cr,
                                       PangoContext                   *context,
                                       const OfficeCertificatePalette *palette,
                                       const char                     *words,
                                       double                          x,
                                       double                          y,
                                       double                          radius);

G_END_DECLS
