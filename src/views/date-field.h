/* date-field.h: a field for a day, written dd/mm/yyyy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/dates.h"
#include "views/field.h"

G_BEGIN_DECLS

GtkWidget *office_date_field_new     (const char    *label,
                                      OfficeDateUse  use);
void       office_date_field_set_iso (OfficeField   *field,
                                      const char    *iso);
gboolean   office_date_field_get_iso (OfficeField   *field,
                                      char         **iso);

G_END_DECLS
