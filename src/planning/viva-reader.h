/* viva-reader.h: the viva planner's file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "planning/viva-problem.h"

G_BEGIN_DECLS

gboolean office_viva_problem_read  (OfficeVivaProblem        *problem,
                                    const char               *text,
                                    gsize                     length,
                                    GError                  **error);
gboolean office_viva_problem_check (const OfficeVivaProblem  *problem,
                                    GError                  **error);

G_END_DECLS
