/* viva-watch.h: how long the planner may think, and who may stop it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * OfficeVivaWatch:
 * @deadline: on the monotonic clock, in microseconds
 * @cancellable: (nullable): stops everything at once
 */
typedef struct
{
  gint64        deadline;
  GCancellable *cancellable;
} OfficeVivaWatch;

static inline double
office_viva_watch_seconds (const OfficeVivaWatch *watch)
{
  return (double) (watch->deadline - g_get_monotonic_time ()) / G_USEC_PER_SEC;
}

static inline gboolean
office_viva_watch_is_over (const OfficeVivaWatch *watch)
{
  return g_get_monotonic_time () >= watch->deadline || g_cancellable_is_cancelled (watch->cancellable);
}

/* The same watch, but for no longer than some seconds from now. */
static inline OfficeVivaWatch
office_viva_watch_slice (const OfficeVivaWatch *watch,
                         double                 seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);

  return (OfficeVivaWatch) { MIN (end, watch->deadline), watch->cancellable };
}

G_END_DECLS
