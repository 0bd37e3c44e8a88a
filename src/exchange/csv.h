/* csv.h: delimited text, from a file or from the clipboard, into a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "exchange/sheet.h"

G_BEGIN_DECLS

/**
 * OfficeTextEncoding:
 * @OFFICE_TEXT_UTF_8: UTF-8, with or without a byte order mark
 * @OFFICE_TEXT_UTF_16_LE: UTF-16, low byte first
 * @OFFICE_TEXT_UTF_16_BE: UTF-16, high byte first
 * @OFFICE_TEXT_WINDOWS_1252: what Windows programs of western Europe write
 */
typedef enum
{
  OFFICE_TEXT_UTF_8,
  OFFICE_TEXT_UTF_16_LE,
  OFFICE_TEXT_UTF_16_BE,
  OFFICE_TEXT_WINDOWS_1252,
} OfficeTextEncoding;

char        *office_text_decode        (const guint8        *data,
                                        gsize                length,
                                        OfficeTextEncoding  *encoding,
                                        GError             **error);
const char  *office_text_encoding_name (OfficeTextEncoding   encoding);

char         office_csv_find_delimiter (const char          *text);
OfficeSheet *office_csv_read           (const char          *text,
                                        char                 delimiter,
                                        const char          *name,
                                        GCancellable        *cancellable,
                                        GError             **error);
OfficeSheet *office_csv_read_paste     (const char          *text,
                                        GError             **error);

G_END_DECLS
