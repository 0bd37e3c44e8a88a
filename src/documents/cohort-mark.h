/* cohort-mark.h: a pattern by which a cohort is known where its colour cannot be told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define OFFICE_N_COHORT_MARKS 6

void office_cohort_mark_draw (cairo_t *cr,
                              guint    mark,
                              double   x,
                              double   y,
                              double   width,
                              double   height);

G_END_DECLS
