/* demo.h: an office full of invented people, to look at and to try things on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/progress.h"
#include "store/connection.h"

G_BEGIN_DECLS

#define OFFICE_DEMO_LEARNERS 120
#define OFFICE_DEMO_MOST_LEARNERS 100000

gboolean office_demo_fill (OfficeConnection        *connection,
                           guint                    n_learners,
                           guint32                  seed,
                           GCancellable            *cancellable,
                           GError                 **error);

G_END_DECLS
