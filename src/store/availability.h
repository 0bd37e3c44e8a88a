/* availability.h: when people can come: painted here, or read from their calendars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/availability.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeAvailability:
 * @id: the row
 * @staff_id: whose
 * @span: when, and what
 * @calendar: (nullable): the name of the calendar it was read from; %NULL for painted
 */
typedef struct
{
  gint64                  id;
  gint64                  staff_id;
  OfficeAvailabilitySpan  span;
  char                   *calendar;
} OfficeAvailability;

/**
 * OfficeAvailabilityPaint:
 * @OFFICE_AVAILABILITY_PAINT_AVAILABLE: can come
 * @OFFICE_AVAILABILITY_PAINT_BUSY: cannot
 * @OFFICE_AVAILABILITY_PAINT_CLEAR: nothing is said any more
 */
typedef enum
{
  OFFICE_AVAILABILITY_PAINT_AVAILABLE = OFFICE_AVAILABILITY_AVAILABLE,
  OFFICE_AVAILABILITY_PAINT_BUSY = OFFICE_AVAILABILITY_BUSY,
  OFFICE_AVAILABILITY_PAINT_CLEAR,
} OfficeAvailabilityPaint;

void        office_availability_free      (OfficeAvailability            *availability);

GPtrArray  *office_availability_list      (OfficeConnection              *connection,
                                           gint64                         staff_id,
                                           gint64                         from,
                                           gint64                         to,
                                           GError                       **error);
GHashTable *office_availability_by_staff  (OfficeConnection              *connection,
                                           gint64                         from,
                                           gint64                         to,
                                           GError                       **error);
gboolean    office_availability_paint     (OfficeConnection              *connection,
                                           gint64                         staff_id,
                                           int                            version,
                                           const OfficeSpan              *spans,
                                           gsize                          n_spans,
                                           OfficeAvailabilityPaint        paint,
                                           GError                       **error);
gboolean    office_availability_copy_week (OfficeConnection              *connection,
                                           gint64                         staff_id,
                                           int                            version,
                                           OfficeDay                      monday,
                                           OfficeDay                      to_monday,
                                           int                            n_weeks,
                                           GError                       **error);
gboolean    office_availability_import    (OfficeConnection              *connection,
                                           gint64                         staff_id,
                                           int                            version,
                                           const char                    *calendar,
                                           const OfficeAvailabilitySpan  *spans,
                                           gsize                          n_spans,
                                           GError                       **error);
gboolean    office_availability_forget    (OfficeConnection              *connection,
                                           gint64                         staff_id,
                                           int                            version,
                                           GError                       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeAvailability, office_availability_free)

G_END_DECLS
