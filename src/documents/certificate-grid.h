/* certificate-grid.h: the facts of the study, side by side on a certificate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/certificate-body.h"

G_BEGIN_DECLS

#define OFFICE_CERTIFICATE_MAX_FACTS 5

typedef struct
{
  PangoLayout *label;
  PangoLayout *value;
  double       width;
} OfficeCertificateFact;

/**
 * OfficeCertificateGrid:
 * @facts: (array length=n_facts): from left to right
 * @width: of all, in points
 * @height: of the tallest
 */
typedef struct
{
  OfficeCertificateFact facts[OFFICE_CERTIFICATE_MAX_FACTS];
  guint                 n_facts;
  double                width;
  double                height;
} OfficeCertificateGrid;

extern const OfficeTextStyle OFFICE_CERTIFICATE_LABEL_STYLE;
extern const OfficeTextStyle OFFICE_CERTIFICATE_FACT_STYLE;

OfficeTextStyle  office_certificate_scaled     (const OfficeTextStyle        *style,
                                                double                        scale);
char            *office_certificate_long_day   (const char                   *iso);
char            *office_certificate_ects_text  (int                           hundredths);

void             office_certificate_grid_init  (OfficeCertificateGrid        *grid,
                                                PangoContext                 *context,
                                                const OfficeCertificateFacts *facts,
                                                double                        scale,
                                                double                        width);
void             office_certificate_grid_clear (OfficeCertificateGrid        *grid);
void             office_certificate_grid_place (const OfficeCertificateGrid  *grid,
                                                OfficeCertificateBody        *body,
                                                double                        middle,
                                                double                        y);

G_END_DECLS
