/* name-key.h: names as keys, so that the same person is found however they are written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  *office_name_key        (const char *first,
                               const char *second);
char  *office_name_key_called (const char *name);
char **office_name_keys       (const char *family_name,
                               const char *given_names,
                               const char *known_as);

G_END_DECLS
