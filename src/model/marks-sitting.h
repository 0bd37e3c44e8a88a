/* marks-sitting.h: which attempt of a component the row of a learner shows and takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/marks.h"

G_BEGIN_DECLS

GArray *office_mark_row_list_attempts  (const OfficeMarkRow *row,
                                        guint                component,
                                        gboolean             another);
void    office_mark_row_choose_attempt (OfficeMarkRow       *row,
                                        guint                component,
                                        int                  attempt);

G_END_DECLS
