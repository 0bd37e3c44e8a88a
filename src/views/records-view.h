/* records-view.h: every learner ever, and one learner’s whole story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_RECORDS_VIEW (office_records_view_get_type ())

G_DECLARE_FINAL_TYPE (OfficeRecordsView, office_records_view, OFFICE, RECORDS_VIEW, OfficeView)

G_END_DECLS
