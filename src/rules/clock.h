/* clock.h: London wall time and instants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"

G_BEGIN_DECLS

/* An instant is UTC seconds since 1970 (gint64); people read and type London wall time. */

gboolean  office_instant_from_wall  (OfficeDay day,
                                     int       second_of_day,
                                     gint64   *instant,
                                     GError  **error);
gboolean  office_instant_from_wall_latest (OfficeDay day,
                                           int       second_of_day,
                                           gint64   *instant,
                                           GError  **error);
gboolean  office_instant_parse      (const char *text,
                                     gint64     *instant,
                                     GError    **error);
gboolean  office_instant_from_excel (const char       *serial,
                                     OfficeExcelSystem system,
                                     gint64           *instant,
                                     GError          **error);
OfficeDay office_instant_to_day     (gint64 instant);
int       office_instant_second_of_day (gint64 instant);
char     *office_instant_to_wall    (gint64 instant);
char     *office_instant_to_text    (gint64 instant);
char     *office_instant_to_utc     (gint64 instant);

G_END_DECLS
