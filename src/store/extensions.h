/* extensions.h: more time for one learner's work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

#define OFFICE_EXTENSION_ANY_VERSION (-1)

/**
 * OfficeExtensionRow:
 * @id: the extension
 * @enrolment_id: whose
 * @reference: of the application
 * @family_name: of the learner
 * @given_names: of the learner
 * @component: the component's key
 * @component_label: for a person
 * @attempt: 1, 2, …
 * @days: how many
 * @due_at: the deadline with the extension, UTC seconds, or 0 while there is no deadline
 * @reason: why
 * @granted_on: ISO day
 * @version: raised by each change
 */
typedef struct
{
  gint64  id;
  gint64  enrolment_id;
  char   *reference;
  char   *family_name;
  char   *given_names;
  char   *component;
  char   *component_label;
  int     attempt;
  int     days;
  gint64  due_at;
  char   *reason;
  char   *granted_on;
  int     version;
} OfficeExtensionRow;

void       office_extension_row_free    (OfficeExtensionRow  *row);
gboolean   office_extension_grant       (OfficeConnection    *connection,
                                         gint64               enrolment_id,
                                         const char          *component,
                                         int                  attempt,
                                         int                  days,
                                         const char          *reason,
                                         GError             **error);
gboolean   office_extension_remove      (OfficeConnection    *connection,
                                         gint64               extension_id,
                                         int                  version,
                                         GError             **error);
GPtrArray *office_extensions_list_cohort (OfficeConnection   *connection,
                                         gint64               cohort_id,
                                         GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeExtensionRow, office_extension_row_free)

G_END_DECLS
