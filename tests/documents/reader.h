/* reader.h: what other programs read in the files that we write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *reader_make_folder   (void);
void     reader_remove_folder (const char *folder);
guint    reader_count_files   (const char *folder);

char    *reader_run           (const char *program,
                               ...) G_GNUC_NULL_TERMINATED;
char    *reader_run_script    (const char *script,
                               ...) G_GNUC_NULL_TERMINATED;
gboolean reader_is_installed  (const char *program);

void     reader_assert_has    (const char *text,
                               const char *part);
void     reader_assert_lacks  (const char *text,
                               const char *part);
guint    reader_count         (const char *text,
                               const char *part);
void     reader_assert_clear  (const char *pdf,
                               double      left,
                               double      top,
                               double      right,
                               double      bottom);

G_END_DECLS
