/* overview-view.h: what needs doing now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_OVERVIEW_VIEW (office_overview_view_get_type ())

G_DECLARE_FINAL_TYPE (OfficeOverviewView, office_overview_view, OFFICE, OVERVIEW_VIEW, OfficeView)

G_END_DECLS
