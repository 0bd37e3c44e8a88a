/* results-view.h: the marks grid, the board, the return and the certificates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_RESULTS_VIEW (office_results_view_get_type ())

G_DECLARE_FINAL_TYPE (OfficeResultsView, office_results_view, OFFICE, RESULTS_VIEW, OfficeView)

G_END_DECLS
