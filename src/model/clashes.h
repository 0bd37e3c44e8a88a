/* clashes.h: the clashes of the whole timetable, named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/clash.h"
#include "store/bookings.h"

G_BEGIN_DECLS

/**
 * OfficeClashRow:
 * @first_kind: a session or a viva
 * @first_id: which
 * @first_title: for a person
 * @second_kind: the other
 * @second_id: which
 * @second_title: for a person
 * @kind: what both need
 * @resource: its name
 * @from: UTC seconds from which both need it
 * @to: UTC seconds until which both need it
 * @sentence: all of it in words
 */
typedef struct
{
  OfficeBookingKind  first_kind;
  gint64             first_id;
  char              *first_title;
  OfficeBookingKind  second_kind;
  gint64             second_id;
  char              *second_title;
  OfficeClashKind    kind;
  char              *resource;
  gint64             from;
  gint64             to;
  char              *sentence;
} OfficeClashRow;

void       office_clash_row_free (OfficeClashRow    *row);
GPtrArray *office_clashes_list   (OfficeConnection  *connection,
                                  gint64             from,
                                  gint64             to,
                                  GError           **error);
GPtrArray *office_clashes_find   (GPtrArray         *bookings);
GPtrArray *office_clashes_suppose (GPtrArray        *bookings,
                                   GPtrArray        *supposed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeClashRow, office_clash_row_free)

G_END_DECLS
