/* availability.h: when somebody can come, from all that is known of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"

G_BEGIN_DECLS

/**
 * OfficeSpan:
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 */
typedef struct
{
  gint64 from;
  gint64 to;
} OfficeSpan;

typedef enum
{
  OFFICE_AVAILABILITY_AVAILABLE,
  OFFICE_AVAILABILITY_BUSY,
} OfficeAvailabilityKind;

/**
 * OfficeAvailabilitySpan:
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @kind: can come, or cannot
 * @painted: said here; otherwise read from a calendar
 */
typedef struct
{
  gint64                 from;
  gint64                 to;
  OfficeAvailabilityKind kind;
  gboolean               painted;
} OfficeAvailabilitySpan;

/**
 * OfficeAvailabilityVerdict:
 * @OFFICE_AVAILABILITY_FREE: can come all the time
 * @OFFICE_AVAILABILITY_TAKEN: is busy for some of it
 * @OFFICE_AVAILABILITY_OUTSIDE: said when they can come that week, and this is not all within
 * @OFFICE_AVAILABILITY_NOT_SAID: said nothing of that week
 */
typedef enum
{
  OFFICE_AVAILABILITY_FREE,
  OFFICE_AVAILABILITY_TAKEN,
  OFFICE_AVAILABILITY_OUTSIDE,
  OFFICE_AVAILABILITY_NOT_SAID,
} OfficeAvailabilityVerdict;

GArray                    *office_availability_resolve     (const OfficeAvailabilitySpan *spans,
                                                            gsize                         n_spans);
GArray                    *office_availability_when        (const OfficeAvailabilitySpan *spans,
                                                            gsize                         n_spans,
                                                            gint64                        from,
                                                            gint64                        to);
OfficeAvailabilityVerdict  office_availability_judge       (const OfficeAvailabilitySpan *spans,
                                                            gsize                         n_spans,
                                                            gint64                        from,
                                                            gint64                        to,
                                                            OfficeSpan                   *where);
GArray                    *office_availability_shift_weeks (const OfficeAvailabilitySpan *spans,
                                                            gsize                         n_spans,
                                                            int                           weeks);
OfficeSpan                 office_span_of_days             (OfficeDay                     day,
                                                            int                           n_days);
gboolean                   office_span_check               (gint64                        from,
                                                            gint64                        to,
                                                            const char                   *name,
                                                            GError                      **error);
char                      *office_span_to_text             (gint64                        from,
                                                            gint64                        to);

G_END_DECLS
