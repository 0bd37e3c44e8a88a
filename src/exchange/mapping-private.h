/* mapping-private.h: a mapping's inside, for the file that guesses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/mapping.h"

G_BEGIN_DECLS

typedef struct
{
  char       *heading;
  char       *folded;
  /* Id of its field, interned, or %NULL. */
  const char *field;
  guint       confidence;
} OfficeMappingColumn;

struct _OfficeMapping
{
  OfficeImportKind  kind;
  guint             heading_row;
  guint             heading_number;
  GArray           *columns;
};

guint office_mapping_assign (OfficeMapping *self,
                             OfficeSheet   *sheet);
guint office_heading_score  (const char        *heading,
                             const char        *field,
                             const char *const *synonyms);

G_END_DECLS
