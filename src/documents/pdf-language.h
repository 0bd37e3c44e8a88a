/* pdf-language.h: the language of a PDF, which Cairo cannot set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficePdfReader:
 * @offset: from the beginning of the PDF
 * @data: (array length=length): where to put the bytes
 * @length: how many
 * @user_data: what was given
 *
 * Returns: whether there were so many
 */
typedef gboolean (*OfficePdfReader) (gsize    offset,
                                     guint8  *data,
                                     gsize    length,
                                     gpointer user_data);

char *office_pdf_language_update (OfficePdfReader  read,
                                  gpointer         user_data,
                                  gsize            size,
                                  const char      *language);

G_END_DECLS
