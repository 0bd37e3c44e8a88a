/* fields.h: what a person typed, tidied and checked before it is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/conflict.h"
#include "store/rows.h"
#include "store/statement.h"

G_BEGIN_DECLS

GArray   *office_rows_collect_ids (OfficeStatement  *statement,
                                   GError          **error);
gpointer  office_rows_dup_text    (OfficeStatement  *statement);

char *office_tidy (const char *text);
gboolean  office_check_day     (const char         *iso,
                                const char         *label,
                                GError            **error);
gboolean  office_check_given   (const char         *text,
                                const char         *label,
                                GError            **error);
gboolean  office_check_name    (OfficeConnection   *connection,
                                const char         *table_name,
                                gint64              id,
                                const char         *name,
                                const char         *label,
                                const char         *taken,
                                GError            **error);
gboolean  office_check_version (OfficeConnection   *connection,
                                const char         *table_name,
                                gint64              id,
                                const char         *what,
                                int                 seen_version,
                                const OfficeField  *fields,
                                gsize               n_fields,
                                GError            **error);
void      office_fields_add    (GArray             *fields,
                                const char         *column,
                                const char         *label,
                                OfficeFieldKind     kind,
                                const char         *yours);

G_END_DECLS
