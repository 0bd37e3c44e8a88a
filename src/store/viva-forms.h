/* viva-forms.h: what two examiners wrote on the forms of a viva
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/allocation.h"
#include "rules/viva-form.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeVivaForm:
 * @enrolment_id: whose viva
 * @attempt: 1, 2, …
 * @place: first or second examiner
 * @marks: of each area, hundredths, or %OFFICE_MARK_NONE
 * @notes: of each area, in the examiner's words; may be %NULL or ""
 * @versions: of each area, 0 where nothing is written; -1 when saved over any
 *
 * One examiner's form.
 */
typedef struct
{
  gint64             enrolment_id;
  int                attempt;
  OfficeMarkerPlace  place;
  int                marks[OFFICE_N_VIVA_AREAS];
  char              *notes[OFFICE_N_VIVA_AREAS];
  int                versions[OFFICE_N_VIVA_AREAS];
} OfficeVivaForm;

OfficeVivaForm *office_viva_form_new  (gint64                 enrolment_id,
                                       int                    attempt,
                                       OfficeMarkerPlace      place);
void            office_viva_form_free (OfficeVivaForm        *form);
OfficeVivaForm *office_viva_form_get  (OfficeConnection      *connection,
                                       gint64                 enrolment_id,
                                       int                    attempt,
                                       OfficeMarkerPlace      place,
                                       GError               **error);
gboolean        office_viva_form_save (OfficeConnection      *connection,
                                       const OfficeVivaForm  *form,
                                       GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaForm, office_viva_form_free)

G_END_DECLS
