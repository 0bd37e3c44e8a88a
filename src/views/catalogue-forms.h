/* catalogue-forms.h: adding a module, a term or a cohort, and editing a cohort
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

void office_module_form_present (GtkWindow     *parent,
                                 OfficeSession *session);
void office_term_form_present   (GtkWindow     *parent,
                                 OfficeSession *session);
void office_cohort_form_present (GtkWindow     *parent,
                                 OfficeSession *session,
                                 gint64         cohort_id);

G_END_DECLS
