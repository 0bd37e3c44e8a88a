/* marking-forms.h: the small windows of marking: markers, agreed mark, viva form, moderation, sittings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/marking-item.h"
#include "model/session.h"

G_BEGIN_DECLS

void office_marking_form_allocate  (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    OfficeMarkingSheet    *sheet);
void office_marking_form_anonymous (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    OfficeMarkingSheet    *sheet);
void office_marking_form_work      (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    OfficeMarkingSheet    *sheet,
                                    OfficeMarkingRow      *row);
void office_marking_form_viva      (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    OfficeMarkingSheet    *sheet,
                                    OfficeMarkingRow      *row,
                                    OfficeMarkerPlace      place);
void office_marking_form_draw      (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    OfficeMarkingSheet    *sheet);
void office_marking_form_decide    (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    OfficeMarkingSheet    *sheet,
                                    OfficeModeratedScript *script);
void office_marking_form_conclude  (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    OfficeMarkingSheet    *sheet);
void office_marking_form_sitting   (GtkWindow             *parent,
                                    OfficeSession         *session,
                                    OfficeMarkingSheet    *sheet,
                                    OfficeReassessmentRow *row);

G_END_DECLS
