/* return-profiles.h: which columns a return has, in which words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeReturnKind:
 *
 * Nicks: "enrolments", "marks", "results".
 */
typedef enum
{
  OFFICE_RETURN_ENROLMENTS,
  OFFICE_RETURN_MARKS,
  OFFICE_RETURN_RESULTS,
} OfficeReturnKind;

#define OFFICE_N_RETURN_KINDS (OFFICE_RETURN_RESULTS + 1)

const char *office_return_kind_to_nick   (OfficeReturnKind  kind);
gboolean    office_return_kind_from_nick (const char       *nick,
                                          OfficeReturnKind *kind);
const char *office_return_kind_label     (OfficeReturnKind  kind);

/**
 * OfficeReturnFieldKind:
 * @OFFICE_RETURN_FIELD_TEXT: names, identifiers and codes
 * @OFFICE_RETURN_FIELD_NUMBER: hundredths
 * @OFFICE_RETURN_FIELD_MARK: a mark in hundredths, or a code in its place
 * @OFFICE_RETURN_FIELD_DATE: a day
 * @OFFICE_RETURN_FIELD_INTEGER: a whole number
 * @OFFICE_RETURN_FIELD_MONEY: pence
 *
 * What the cells of a column hold.
 */
typedef enum
{
  OFFICE_RETURN_FIELD_TEXT,
  OFFICE_RETURN_FIELD_NUMBER,
  OFFICE_RETURN_FIELD_MARK,
  OFFICE_RETURN_FIELD_DATE,
  OFFICE_RETURN_FIELD_INTEGER,
  OFFICE_RETURN_FIELD_MONEY,
} OfficeReturnFieldKind;

/**
 * OfficeReturnField:
 * @key: which fact of the office: "student_number", "written_mark", …
 * @heading: the heading, as the university wants it
 * @kind: what its cells hold
 * @translation: (nullable) (element-type utf8 utf8): our value to the university's ("P" to "Pass");
 *   a value that is not in it stays as it is
 *
 * One column of a profile (RETURN-1).
 */
typedef struct
{
  char                  *key;
  char                  *heading;
  OfficeReturnFieldKind  kind;
  GHashTable            *translation;
} OfficeReturnField;

/**
 * OfficeReturnProfile:
 * @id: or 0 for a built-in one
 * @name: for a person
 * @kind: which return it is for
 * @fields: (element-type OfficeReturnField): the columns, left to right
 * @version: raised by each change; 0 for a built-in one
 *
 * The columns of a return, their order, headings and values.
 */
typedef struct
{
  gint64            id;
  char             *name;
  OfficeReturnKind  kind;
  GPtrArray        *fields;
  int               version;
} OfficeReturnProfile;

void                 office_return_field_free      (OfficeReturnField    *field);
void                 office_return_profile_free    (OfficeReturnProfile  *profile);
OfficeReturnProfile *office_return_profile_builtin (OfficeReturnKind      kind);
OfficeReturnProfile *office_return_profile_load    (OfficeConnection     *connection,
                                                    OfficeReturnKind      kind,
                                                    const char           *name,
                                                    GError              **error);
gboolean             office_return_profile_save    (OfficeConnection           *connection,
                                                    const OfficeReturnProfile  *profile,
                                                    GError                    **error);
GPtrArray           *office_return_profiles_list   (OfficeConnection     *connection,
                                                    GError              **error);
char                *office_return_profile_to_text (const OfficeReturnProfile  *profile);
OfficeReturnProfile *office_return_profile_from_text (OfficeReturnKind    kind,
                                                    const char           *name,
                                                    const char           *text,
                                                    GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeReturnProfile, office_return_profile_free)

G_END_DECLS
