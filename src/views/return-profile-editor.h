/* return-profile-editor.h: the window in which a profile of returns is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"
#include "store/return-profiles.h"

G_BEGIN_DECLS

/**
 * OfficeReturnProfileSaved:
 * @profile: as it was saved
 * @user_data: as given
 */
typedef void (*OfficeReturnProfileSaved) (const OfficeReturnProfile *profile,
                                          gpointer                   user_data);

void office_return_profile_editor_present (GtkWindow                *parent,
                                           OfficeSession            *session,
                                           OfficeReturnProfile      *profile,
                                           char                    **notes,
                                           OfficeReturnProfileSaved  saved,
                                           gpointer                  user_data,
                                           GDestroyNotify            free_data);

G_END_DECLS
