/* clashes.h: the clashes of the whole timetable, named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/clash.h"
#include "store/bookings.h"
#include "store/event-facts.h"

G_BEGIN_DECLS

/**
 * OfficeClashRow:
 * @first_kind: a session or a viva
 * @first_id: which
 * @first_title: for a person
 * @second_kind: the other
 * @second_id: which; 0 where one event breaks something by itself
 * @second_title: for a person; "" where there is no other
 * @kind: what is in the way
 * @resource: its name
 * @from: UTC seconds from which it is
 * @to: UTC seconds until which it is
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

void       office_clash_row_free       (OfficeClashRow          *row);
GPtrArray *office_clashes_list         (OfficeConnection        *connection,
                                        gint64                   from,
                                        gint64                   to,
                                        GError                 **error);
GPtrArray *office_clashes_find         (GPtrArray               *bookings);
void       office_clashes_add_breaches (GPtrArray               *rows,
                                        const OfficeEventFacts  *facts);
GPtrArray *office_clashes_suppose      (GPtrArray               *bookings,
                                        GPtrArray               *supposed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeClashRow, office_clash_row_free)

G_END_DECLS
