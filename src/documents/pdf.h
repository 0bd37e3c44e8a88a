/* pdf.h: a PDF on its way to a file or into memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "documents/output-file.h"

G_BEGIN_DECLS

/* A4 upright, in points. */
#define OFFICE_PDF_A4_WIDTH 595.275591
#define OFFICE_PDF_A4_HEIGHT 841.889764

typedef struct _OfficePdf OfficePdf;

OfficePdf *office_pdf_new          (double             width,
                                    double             height);
OfficePdf *office_pdf_new_for_file (OfficeOutputFile  *file,
                                    double             width,
                                    double             height);
void       office_pdf_free         (OfficePdf         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficePdf, office_pdf_free)

cairo_t   *office_pdf_get_context  (OfficePdf         *self);
void       office_pdf_begin_page   (OfficePdf         *self,
                                    double             width,
                                    double             height);
void       office_pdf_set_metadata (OfficePdf         *self,
                                    const char        *title,
                                    const char        *author,
                                    const char        *subject,
                                    const char        *created_on);
gboolean   office_pdf_finish       (OfficePdf         *self,
                                    GError           **error);
GBytes    *office_pdf_steal_bytes  (OfficePdf         *self);

G_END_DECLS
