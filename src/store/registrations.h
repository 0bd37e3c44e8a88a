/* registrations.h: the university's student numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

char     *office_student_number_get            (OfficeConnection  *connection,
                                                gint64             enrolment_id,
                                                GError           **error);
gboolean  office_student_number_set            (OfficeConnection  *connection,
                                                gint64             enrolment_id,
                                                const char        *student_number,
                                                const char        *registered_on,
                                                GError           **error);
gint64    office_enrolment_find_student_number (OfficeConnection  *connection,
                                                gint64             cohort_id,
                                                const char        *student_number,
                                                GError           **error);
gint64    office_enrolment_find_person         (OfficeConnection  *connection,
                                                gint64             cohort_id,
                                                const char        *given_names,
                                                const char        *family_name,
                                                const char        *date_of_birth,
                                                GError           **error);

G_END_DECLS
