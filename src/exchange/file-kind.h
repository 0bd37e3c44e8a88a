/* file-kind.h: what a file is by its content, whatever its name says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeFileKind:
 * @OFFICE_FILE_KIND_TEXT: nothing that speaks against text
 * @OFFICE_FILE_KIND_WORKBOOK: a zip that holds an Office Open XML workbook, or may
 * @OFFICE_FILE_KIND_OTHER: something that we do not read; the error is set
 */
typedef enum
{
  OFFICE_FILE_KIND_TEXT,
  OFFICE_FILE_KIND_WORKBOOK,
  OFFICE_FILE_KIND_OTHER,
} OfficeFileKind;

OfficeFileKind office_file_kind_find (GBytes      *bytes,
                                      const char  *name,
                                      GError     **error);

G_END_DECLS
