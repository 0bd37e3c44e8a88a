/* people-forms.h: adding and editing a person, a room, equipment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/people-item.h"
#include "model/session.h"
#include "rules/dates.h"

G_BEGIN_DECLS

void office_staff_form_present     (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    const OfficeStaff     *staff);
void office_room_form_present      (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    const OfficeRoom      *room);
void office_equipment_form_present (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    const OfficeEquipment *equipment);
void office_ratio_form_present     (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    int                    learners_per_tutor);
void office_repeat_form_present    (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    const OfficeStaff     *staff,
                                    OfficeDay              monday);

G_END_DECLS
