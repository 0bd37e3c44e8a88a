/* files.h: what the tests of this floor share: made files, and sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/application-import.h"
#include "exchange/csv.h"
#include "exchange/workbook.h"

G_BEGIN_DECLS

char        *files_make        (const char  *rows);
void         files_remove      (char        *folder);
char        *files_path        (const char  *folder,
                                const char  *name);
OfficeSheet *sheet_from_text   (const char  *text);
void         assert_says       (GError      *error,
                                int          code,
                                const char  *part,
                                ...) G_GNUC_NULL_TERMINATED;
void         assert_cell       (OfficeSheet *sheet,
                                guint        index,
                                guint        column,
                                int          kind,
                                const char  *text);

G_END_DECLS
