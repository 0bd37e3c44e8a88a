/* rows.h: what the files of queries share: lists out of statements, names of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/statement.h"

G_BEGIN_DECLS

typedef gpointer (*OfficeRowReader) (OfficeStatement *statement);

GPtrArray *office_rows_collect  (OfficeStatement  *statement,
                                 OfficeRowReader   read,
                                 GDestroyNotify    free_row,
                                 GError          **error);
gpointer   office_rows_first    (OfficeStatement  *statement,
                                 OfficeRowReader   read,
                                 GError          **error);
char     **office_rows_split    (const char       *joined);
char      *office_person_name   (const char       *family_name,
                                 const char       *given_names);

/* What office_rows_split() takes apart: group_concat (name, char (31)). */
#define OFFICE_ROWS_SEPARATOR "\x1f"

G_END_DECLS
