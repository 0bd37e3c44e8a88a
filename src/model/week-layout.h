/* week-layout.h: where things of one day stand beside each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeWeekSpan:
 * @starts: any unit
 * @ends: the same unit, itself not included
 * @lane: (out): from 0
 * @n_lanes: (out): how many share the width; the same for all that overlap, directly or through others
 *
 * One thing of a day.
 */
typedef struct
{
  gint64 starts;
  gint64 ends;
  guint  lane;
  guint  n_lanes;
} OfficeWeekSpan;

void office_week_layout_day (OfficeWeekSpan *spans,
                             gsize           n_spans);
void office_week_share_width (const guint    *n_lanes,
                              guint           n_days,
                              int             lane,
                              int             least,
                              int             width,
                              int            *lefts);

G_END_DECLS
