/* output-file.h: a file written beside its target and renamed over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OfficeOutputFile:
 *
 * A file on its way out. Until office_output_file_commit() succeeds the target is what it was;
 * freeing an uncommitted one removes what was written.
 */
typedef struct _OfficeOutputFile OfficeOutputFile;

OfficeOutputFile *office_output_file_begin     (const char        *path,
                                                GError           **error);
void              office_output_file_free      (OfficeOutputFile  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeOutputFile, office_output_file_free)

const char       *office_output_file_get_path  (OfficeOutputFile  *self);
const char       *office_output_file_get_temporary_path
                                               (OfficeOutputFile  *self);
const char       *office_output_file_get_folder
                                               (OfficeOutputFile  *self);

gboolean          office_output_file_write     (OfficeOutputFile  *self,
                                                gconstpointer      data,
                                                gsize              length,
                                                GError           **error);
gboolean          office_output_file_read      (OfficeOutputFile  *self,
                                                gsize              offset,
                                                gpointer           data,
                                                gsize              length,
                                                GError           **error);
gboolean          office_output_file_commit    (OfficeOutputFile  *self,
                                                GCancellable      *cancellable,
                                                GError           **error);

gboolean          office_output_file_save      (const char        *path,
                                                gconstpointer      data,
                                                gsize              length,
                                                GCancellable      *cancellable,
                                                GError           **error);

void              office_output_file_set_error (GError           **error,
                                                const char        *path,
                                                int                errnum);

gboolean          office_output_folder_make    (const char        *folder,
                                                GError           **error);

char             *office_output_file_safe_name (const char        *name,
                                                const char        *extension);

G_END_DECLS
