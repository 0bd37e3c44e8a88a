/* transcript-form.h: what is to be on a transcript or a statement of results
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/deliver.h"

G_BEGIN_DECLS

/**
 * OfficeTranscriptWished:
 * @parent: the window that asked
 * @wish: what was chosen
 * @user_data: what was given with the question
 *
 * Called when the person goes on; not at all when they think better of it.
 */
typedef void (*OfficeTranscriptWished) (GtkWindow                  *parent,
                                        const OfficeTranscriptWish *wish,
                                        gpointer                    user_data);

void office_transcript_form_present (GtkWindow              *parent,
                                     const char             *whose,
                                     gboolean                batch,
                                     OfficeTranscriptWished  wished,
                                     gpointer                user_data,
                                     GDestroyNotify          free_data);

G_END_DECLS
