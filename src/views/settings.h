/* settings.h: what the window remembers from one day to the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean  office_settings_get_boolean (const char *key);
void      office_settings_set_boolean (const char *key,
                                       gboolean    value);
int       office_settings_get_int     (const char *key);
void      office_settings_set_int     (const char *key,
                                       int         value);
char     *office_settings_get_string  (const char *key);
void      office_settings_set_string  (const char *key,
                                       const char *value);
GVariant *office_settings_get_entry   (const char *key,
                                       const char *entry,
                                       const char *type);
void      office_settings_set_entry   (const char *key,
                                       const char *entry,
                                       GVariant   *value);

G_END_DECLS
