/* conflict.h: saving over somebody else's change: what was, what is, and who saved it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeFieldKind:
 *
 * How the value of a column is said to a person.
 */
typedef enum
{
  OFFICE_FIELD_TEXT,
  OFFICE_FIELD_MARK,      /* hundredths */
  OFFICE_FIELD_INTEGER,
  OFFICE_FIELD_MINUTES,
  OFFICE_FIELD_MONEY,     /* pence */
  OFFICE_FIELD_DATE,      /* ISO */
  OFFICE_FIELD_INSTANT,   /* UTC seconds */
  OFFICE_FIELD_REQUIREMENT_STATE,  /* a nick */
  OFFICE_FIELD_APPLICATION_STATE,  /* a nick */
} OfficeFieldKind;

/**
 * OfficeField:
 * @column: the column's name
 * @label: the field's name for a person, translated
 * @kind: how its value is said
 * @yours: (nullable): what the person wants to save there, as text; a number in decimal, %NULL for
 *   a blank
 *
 * One field that a person is about to save.
 */
typedef struct
{
  const char      *column;
  const char      *label;
  OfficeFieldKind  kind;
  const char      *yours;
} OfficeField;

gboolean office_conflict_check (OfficeConnection   *connection,
                                const char         *table_name,
                                gint64              record_id,
                                const char         *what,
                                int                 saved_version,
                                int                 seen_version,
                                const OfficeField  *fields,
                                gsize               n_fields,
                                GError            **error);

G_END_DECLS
