/* week-event.c: one thing on the canvas of a week
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/week-event.h"

/**
 * office_week_event_new:
 * @kind: (transfer none): a static word
 * @id: the caller's
 *
 * Returns: (transfer full): an event to fill in
 */
OfficeWeekEvent *
office_week_event_new (const char *kind,
                       gint64      id)
{
  OfficeWeekEvent *event = g_new0 (OfficeWeekEvent, 1);

  event->kind = kind;
  event->id = id;
  return event;
}

/**
 * office_week_event_free:
 * @event: (transfer full) (nullable): an event
 */
void
office_week_event_free (OfficeWeekEvent *event)
{
  if (event == NULL)
    return;

  g_free (event->title);
  g_free (event->brief);
  g_free (event->detail);
  g_free (event);
}

/**
 * office_week_event_equal:
 * @event: an event
 * @other: another
 *
 * Returns: whether both look and are called the same
 */
gboolean
office_week_event_equal (const OfficeWeekEvent *event,
                         const OfficeWeekEvent *other)
{
  return event->id == other->id && g_str_equal (event->kind, other->kind) &&
         g_strcmp0 (event->title, other->title) == 0 &&
         g_strcmp0 (event->brief, other->brief) == 0 &&
         g_strcmp0 (event->detail, other->detail) == 0 && event->starts_at == other->starts_at &&
         event->ends_at == other->ends_at && event->clash == other->clash &&
         event->other == other->other && event->cancelled == other->cancelled &&
         event->colour == other->colour && event->mark == other->mark;
}
