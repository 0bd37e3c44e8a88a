/* fields.h: the fields that a file can bring, and the words that offices use for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeImportKind:
 * @OFFICE_IMPORT_APPLICATIONS: people who apply for a cohort
 * @OFFICE_IMPORT_MARKS: marks of one component
 * @OFFICE_IMPORT_REGISTRATIONS: student numbers back from the university
 */
typedef enum
{
  OFFICE_IMPORT_APPLICATIONS,
  OFFICE_IMPORT_MARKS,
  OFFICE_IMPORT_REGISTRATIONS,
} OfficeImportKind;

/**
 * OfficeImportField:
 * @id: the name in our own template and in `--map FIELD=HEADING`
 * @label: what a person calls it, not yet translated
 * @required: a file without it is refused
 * @synonyms: other headings for it, folded (office_import_heading_fold()), %NULL-terminated
 */
typedef struct
{
  const char        *id;
  const char        *label;
  gboolean           required;
  const char *const *synonyms;
} OfficeImportField;

/* One column with both names, `Surname, Given`. */
#define OFFICE_IMPORT_FULL_NAME "full_name"

const char              *office_import_kind_to_nick (OfficeImportKind          kind);
const OfficeImportField *office_import_fields_get   (OfficeImportKind          kind,
                                                     gsize                    *n_fields);
const OfficeImportField *office_import_fields_find  (OfficeImportKind          kind,
                                                     const char               *id);
const char              *office_import_field_label  (const OfficeImportField  *field);
char                    *office_import_heading_fold (const char               *heading);

G_END_DECLS
