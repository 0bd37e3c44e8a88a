/* fee-box.h: the fee account of an application, with the entry of payments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/application-acts.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_FEE_BOX (office_fee_box_get_type ())

G_DECLARE_FINAL_TYPE (OfficeFeeBox, office_fee_box, OFFICE, FEE_BOX, GtkWidget)

void office_fee_box_set (OfficeFeeBox           *self,
                         OfficeSession          *session,
                         const OfficeFeeAccount *account);

G_END_DECLS
