/* clean-text.h: text as people type it, made fit to keep
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer values are refused by field; in characters. */
#define OFFICE_TEXT_LIMIT_SHORT  60
#define OFFICE_TEXT_LIMIT_NAME   100
#define OFFICE_TEXT_LIMIT_LINE   250
#define OFFICE_TEXT_LIMIT_LONG   5000

char     *office_text_clean         (const char  *text,
                                     gboolean     keep_lines,
                                     guint        limit,
                                     GError     **error);
gboolean  office_text_check_name    (const char  *name,
                                     GError     **error);
char     *office_text_odd_character (const char  *name);
gboolean  office_text_check_email   (const char  *email,
                                     GError     **error);

G_END_DECLS
