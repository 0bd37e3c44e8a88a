/* return-profiles.h: which columns a return has, in which words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"
#include "store/return-facts.h"

G_BEGIN_DECLS

/**
 * OfficeReturnField:
 * @fact: which fact of the office stands in the column
 * @heading: the heading, as the university wants it
 * @format: (nullable): one of office_return_formats_list(), or %NULL for the first of them
 * @constant: (nullable): the text of a column of %OFFICE_FACT_CONSTANT
 * @required: a blank in it is an error of the pre-flight
 * @translation: (nullable) (element-type utf8 utf8): our value to the university's ("P" to "Pass");
 *   a value that is not in it stays as it is
 *
 * One column of a profile (RETURN-1).
 */
typedef struct
{
  OfficeReturnFactId  fact;
  char               *heading;
  char               *format;
  char               *constant;
  gboolean            required;
  GHashTable         *translation;
} OfficeReturnField;

/**
 * OfficeReturnSheetId:
 *
 * The sheets of a return. Nicks, in files: "cover", "exceptions", "data", "dictionary", "changes".
 */
typedef enum
{
  OFFICE_RETURN_SHEET_COVER,
  OFFICE_RETURN_SHEET_EXCEPTIONS,
  OFFICE_RETURN_SHEET_DATA,
  OFFICE_RETURN_SHEET_DICTIONARY,
  OFFICE_RETURN_SHEET_CHANGES,
} OfficeReturnSheetId;

#define OFFICE_N_RETURN_SHEETS (OFFICE_RETURN_SHEET_CHANGES + 1)

/**
 * OfficeReturnProfile:
 * @id: or 0 for one that is not saved
 * @name: for a person
 * @kind: which return it is for
 * @sheets: the names of the sheets; %NULL for our own
 * @fields: (element-type OfficeReturnField): the columns, left to right
 * @version: raised by each change; 0 for one that is not saved
 *
 * The columns of a return, their order, headings and values.
 */
typedef struct
{
  gint64            id;
  char             *name;
  OfficeReturnKind  kind;
  char             *sheets[OFFICE_N_RETURN_SHEETS];
  GPtrArray        *fields;
  int               version;
} OfficeReturnProfile;

const char          *office_return_sheet_name        (const OfficeReturnProfile  *profile,
                                                      OfficeReturnSheetId         sheet);

OfficeReturnField   *office_return_field_new         (OfficeReturnFactId          fact,
                                                      const char                 *heading);
OfficeReturnField   *office_return_field_new_built_in (OfficeReturnFactId         fact,
                                                      OfficeReturnKind            kind,
                                                      const char                 *heading);
void                 office_return_field_free        (OfficeReturnField          *field);
void                 office_return_field_translate   (OfficeReturnField          *field,
                                                      const char                 *ours,
                                                      const char                 *theirs);
OfficeReturnFieldKind office_return_field_get_kind   (const OfficeReturnField    *field);
const char          *office_return_field_get_format  (const OfficeReturnField    *field);

OfficeReturnProfile *office_return_profile_new       (OfficeReturnKind            kind,
                                                      const char                 *name);
void                 office_return_profile_free      (OfficeReturnProfile        *profile);
OfficeReturnProfile *office_return_profile_copy      (const OfficeReturnProfile  *profile);
OfficeReturnProfile *office_return_profile_builtin   (OfficeReturnKind            kind);
gboolean             office_return_profile_check     (const OfficeReturnProfile  *profile,
                                                      GError                    **error);

char                *office_return_profile_to_text   (const OfficeReturnProfile  *profile);
OfficeReturnProfile *office_return_profile_from_text (const char                 *text,
                                                      GError                    **error);
char                *office_return_profile_read_file (const char                 *path,
                                                      GError                    **error);

OfficeReturnProfile *office_return_profile_load      (OfficeConnection           *connection,
                                                      OfficeReturnKind            kind,
                                                      const char                 *name,
                                                      GError                    **error);
OfficeReturnProfile *office_return_profile_find      (OfficeConnection           *connection,
                                                      const char                 *name,
                                                      GError                    **error);
gboolean             office_return_profile_save      (OfficeConnection           *connection,
                                                      const OfficeReturnProfile  *profile,
                                                      GError                    **error);
gboolean             office_return_profile_remove    (OfficeConnection           *connection,
                                                      const char                 *name,
                                                      GError                    **error);
GPtrArray           *office_return_profiles_list     (OfficeConnection           *connection,
                                                      GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnField, office_return_field_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnProfile, office_return_profile_free)

G_END_DECLS
