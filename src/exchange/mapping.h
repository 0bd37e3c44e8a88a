/* mapping.h: which column of a sheet is which field: guessed, corrected, remembered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/fields.h"
#include "exchange/sheet.h"

G_BEGIN_DECLS

/**
 * OfficeMapping:
 *
 * One heading row and, for each column, the field it brings, if any. A field stands for at most one
 * column and a column for at most one field.
 */
typedef struct _OfficeMapping OfficeMapping;

OfficeMapping    *office_mapping_guess            (OfficeSheet       *sheet,
                                                   OfficeImportKind   kind,
                                                   GError           **error);
OfficeMapping    *office_mapping_new_for_row      (OfficeSheet       *sheet,
                                                   OfficeImportKind   kind,
                                                   guint              heading_row);
OfficeMapping    *office_mapping_copy             (OfficeMapping     *self);
void              office_mapping_free             (OfficeMapping     *self);

OfficeImportKind  office_mapping_get_kind         (OfficeMapping     *self);
guint             office_mapping_get_heading_row  (OfficeMapping     *self);
guint             office_mapping_get_n_columns    (OfficeMapping     *self);
const char       *office_mapping_get_heading      (OfficeMapping     *self,
                                                   guint              column);
const char       *office_mapping_get_field        (OfficeMapping     *self,
                                                   guint              column);
guint             office_mapping_get_confidence   (OfficeMapping     *self,
                                                   guint              column);
int               office_mapping_get_column       (OfficeMapping     *self,
                                                   const char        *field);
gboolean          office_mapping_set              (OfficeMapping     *self,
                                                   const char        *field,
                                                   int                column,
                                                   GError           **error);
gboolean          office_mapping_set_heading      (OfficeMapping     *self,
                                                   const char        *field,
                                                   const char        *heading,
                                                   GError           **error);
gboolean          office_mapping_check            (OfficeMapping     *self,
                                                   GError           **error);

char             *office_mapping_get_signature    (OfficeMapping     *self);
char             *office_mapping_to_json          (OfficeMapping     *self);
gboolean          office_mapping_apply_json       (OfficeMapping     *self,
                                                   const char        *json,
                                                   GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMapping, office_mapping_free)

G_END_DECLS
