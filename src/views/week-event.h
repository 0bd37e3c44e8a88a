/* week-event.h: one thing on the canvas of a week
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeWeekEvent:
 * @kind: the caller's word for what it is: "session", "viva", "deadline"
 * @id: the caller's
 * @title: what it is
 * @brief: (nullable): what it is, in the little room of a block; nothing for the title
 * @detail: (nullable): second line: room and people
 * @starts_at: UTC seconds
 * @ends_at: UTC seconds; not after @starts_at puts it into the strip above the hours
 * @clash: it clashes with something
 * @other: it belongs to another cohort than the chosen one
 * @cancelled: it does not take place
 * @colour: 0 to 5: the kind's tint; a pattern of edges tells the kinds apart as well
 * @mark: by which pattern its cohort is known
 *
 * One thing on the canvas.
 */
typedef struct
{
  const char *kind;
  gint64      id;
  char       *title;
  char       *brief;
  char       *detail;
  gint64      starts_at;
  gint64      ends_at;
  gboolean    clash;
  gboolean    other;
  gboolean    cancelled;
  guint       colour;
  guint       mark;
} OfficeWeekEvent;

OfficeWeekEvent *office_week_event_new   (const char            *kind,
                                          gint64                 id);
void             office_week_event_free  (OfficeWeekEvent       *event);
gboolean         office_week_event_equal (const OfficeWeekEvent *event,
                                          const OfficeWeekEvent *other);

G_END_DECLS
