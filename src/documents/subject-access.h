/* subject-access.h: all that is held on one person, in readable form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OfficeSubjectRow:
 * @label: what it is
 * @value: (nullable): what is held; %NULL and "" read "not held"
 */
typedef struct
{
  const char *label;
  const char *value;
} OfficeSubjectRow;

/**
 * OfficeSubjectSection:
 * @title: "Applications"
 * @rows: (array length=n_rows): label and value; a row with %NULL label begins a new record
 */
typedef struct
{
  const char             *title;
  const OfficeSubjectRow *rows;
  guint                   n_rows;
} OfficeSubjectSection;

/**
 * OfficeSubjectFile:
 * @name: name for the file in the folder; made safe
 * @content: evidence or an issued PDF
 */
typedef struct
{
  const char *name;
  GBytes     *content;
} OfficeSubjectFile;

/**
 * OfficeSubjectAccess:
 * @name: the person
 * @reference: (nullable): the office's reference
 * @provider: who holds the data
 * @made_on: UTC seconds
 * @sections: (array length=n_sections): what is held
 * @files: (array length=n_files): documents held
 *
 * The answer to a subject access request: PRIVACY-2. All memory is the caller's.
 */
typedef struct
{
  const char                 *name;
  const char                 *reference;
  const char                 *provider;
  gint64                      made_on;
  const OfficeSubjectSection *sections;
  guint                       n_sections;
  const OfficeSubjectFile    *files;
  guint                       n_files;
} OfficeSubjectAccess;

gboolean office_subject_access_write (const OfficeSubjectAccess  *access,
                                      const char                 *folder,
                                      GCancellable               *cancellable,
                                      GError                    **error);

G_END_DECLS
