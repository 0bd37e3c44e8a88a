/* staff.h: tutors, faculty and examiners
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeStaff:
 * @examiner: examines vivas
 * @max_vivas_per_day: as agreed, or 0: as the rule set says (VIVA-2)
 * @version: raised by every change, of the availability too
 * @tutor: counts as a tutor on hands-on days
 * @active: is still asked
 * @subjects: (nullable) (array zero-terminated=1): what they teach or examine, by name
 */
typedef struct
{
  gint64    id;
  char     *name;
  char     *employer;
  char     *email;
  gboolean  examiner;
  int       max_vivas_per_day;
  int       version;
  gboolean  tutor;
  gboolean  active;
  char    **subjects;
} OfficeStaff;

void office_staff_free (OfficeStaff *staff);

GPtrArray   *office_staff_list        (OfficeConnection   *connection,
                                       GError            **error);
OfficeStaff *office_staff_get         (OfficeConnection   *connection,
                                       gint64              id,
                                       GError            **error);
gint64       office_staff_add         (OfficeConnection   *connection,
                                       const OfficeStaff  *staff,
                                       GError            **error);
gboolean     office_staff_edit        (OfficeConnection   *connection,
                                       const OfficeStaff  *staff,
                                       GError            **error);
gboolean     office_staff_remove      (OfficeConnection   *connection,
                                       gint64              id,
                                       GError            **error);
gint64       office_staff_find        (OfficeConnection   *connection,
                                       const char         *name,
                                       GError            **error);
gint64       office_staff_find_or_add (OfficeConnection   *connection,
                                       const char         *name,
                                       GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeStaff, office_staff_free)

G_END_DECLS
