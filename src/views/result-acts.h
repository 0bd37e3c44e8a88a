/* result-acts.h: more time for a learner's work, and a result that is withheld or released
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/marks-sheet.h"

G_BEGIN_DECLS

void office_extension_form_present (GtkWindow        *parent,
                                    OfficeSession    *session,
                                    OfficeMarksSheet *sheet,
                                    OfficeMarksRow   *row);
void office_result_ask_withhold    (GtkWidget        *parent,
                                    OfficeSession    *session,
                                    OfficeMarksRow   *row);

G_END_DECLS
