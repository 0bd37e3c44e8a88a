/* result-pane.h: one learner's result: outcome, why, hours, marks and their history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/marks-sheet.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_RESULT_PANE (office_result_pane_get_type ())

G_DECLARE_FINAL_TYPE (OfficeResultPane, office_result_pane, OFFICE, RESULT_PANE, GtkWidget)

void office_result_pane_show (OfficeResultPane *self,
                              OfficeSession    *session,
                              gint64            cohort_id,
                              OfficeMarksRow   *row);
gboolean office_result_pane_show_history (OfficeResultPane *self);

G_END_DECLS
