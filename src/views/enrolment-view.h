/* enrolment-view.h: the applications of a cohort, from received to enrolled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "views/view.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_ENROLMENT_VIEW (office_enrolment_view_get_type ())

G_DECLARE_FINAL_TYPE (OfficeEnrolmentView, office_enrolment_view, OFFICE, ENROLMENT_VIEW, OfficeView)

G_END_DECLS
