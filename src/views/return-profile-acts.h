/* return-profile-acts.h: what a person does with a profile of returns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "store/return-profiles.h"

G_BEGIN_DECLS

void office_return_edit_profile (GtkWidget                 *page,
                                 OfficeSession             *session,
                                 const OfficeReturnProfile *profile,
                                 char                     **notes);
void office_return_ask_template (GtkWidget                 *page,
                                 OfficeSession             *session,
                                 OfficeReturnKind           kind);
void office_return_ask_import   (GtkWidget                 *page,
                                 OfficeSession             *session);
void office_return_ask_export   (GtkWidget                 *page,
                                 OfficeSession             *session,
                                 OfficeReturnKind           kind,
                                 const char                *profile_name);
void office_return_ask_remove   (GtkWidget                 *page,
                                 OfficeSession             *session,
                                 const char                *profile_name);

G_END_DECLS
