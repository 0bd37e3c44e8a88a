/* circumstance-acts.h: exceptional circumstances: recorded, decided on, their details shown on demand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/marks-row.h"
#include "model/session.h"
#include "store/circumstances.h"

G_BEGIN_DECLS

void office_circumstance_form_present (GtkWindow                *parent,
                                       OfficeSession            *session,
                                       OfficeMarksRow           *row,
                                       const OfficeCircumstance *record);
void office_circumstances_fill        (GtkWidget                *box,
                                       OfficeSession            *session,
                                       OfficeMarksRow           *row,
                                       GPtrArray                *records);

G_END_DECLS
