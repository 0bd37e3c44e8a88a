/* certificate-names.h: the learners of a thousand certificates, for ours and for the baseline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define BENCHMARK_CERTIFICATES 1000u

/* One in eight is long, one in eight has letters beyond ASCII. */
static inline char *
benchmark_name_new (guint index)
{
  static const char *const given[] = { "Ada", "Mette", "Thị Ngọc Ánh", "Jonathan", "Priya",
                                       "Maximiliana Josephine", "Femi", "Grace" };
  static const char *const family[] = { "Clarke", "Patel", "Adeyemi", "O'Brien", "Lovelace",
                                        "Featherstonehaugh-Cholmondeley", "Singh" };

  return g_strdup_printf ("%s %s", given[index % 8], family[index % 7]);
}
