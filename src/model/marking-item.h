/* marking-item.h: a line of one of the lists of marking, and all of them read at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "model/marking-numbers.h"
#include "store/anonymity.h"
#include "store/markers.h"
#include "store/moderation.h"
#include "store/reassessments.h"

G_BEGIN_DECLS

/**
 * OfficeMarkingKind:
 * @OFFICE_MARKING_WORKS: every work with its markers and marks
 * @OFFICE_MARKING_SAMPLE: the moderation sample
 * @OFFICE_MARKING_MARKERS: each marker's numbers
 * @OFFICE_MARKING_RETAKES: what must be taken again
 */
typedef enum
{
  OFFICE_MARKING_WORKS,
  OFFICE_MARKING_SAMPLE,
  OFFICE_MARKING_MARKERS,
  OFFICE_MARKING_RETAKES,
} OfficeMarkingKind;

#define OFFICE_N_MARKING_KINDS (OFFICE_MARKING_RETAKES + 1)

/* Cells of a line, at most. */
#define OFFICE_MARKING_CELLS 8

/**
 * OfficeMarkingSheet:
 * @list: the works of the component
 * @sample: of the component
 * @loads: (element-type OfficeMarkerLoad): who can mark, and does
 * @numbers: (element-type OfficeMarkerLine): of the markers
 * @retakes: (element-type OfficeReassessmentRow): of the cohort
 * @anonymity: of the cohort
 * @components: (array zero-terminated=1): keys of the assessment's components
 * @labels: (array zero-terminated=1): the same for a person
 * @n_waiting: works that wait for an agreed mark (ASSESS-9)
 *
 * What marking shows of a component; read with office_marking_sheet_read(), never changed after.
 */
typedef struct
{
  OfficeMarkingList       *list;
  OfficeModerationSample  *sample;
  GPtrArray               *loads;
  GPtrArray               *numbers;
  GPtrArray               *retakes;
  OfficeAnonymity         *anonymity;
  char                   **components;
  char                   **labels;
  guint                    n_waiting;
} OfficeMarkingSheet;

OfficeMarkingSheet *office_marking_sheet_read  (OfficeConnection    *connection,
                                                gint64               cohort_id,
                                                const char          *component,
                                                GError             **error);
OfficeMarkingSheet *office_marking_sheet_ref   (OfficeMarkingSheet  *sheet);
void                office_marking_sheet_unref (OfficeMarkingSheet  *sheet);
GListStore         *office_marking_sheet_items (OfficeMarkingSheet  *sheet,
                                                OfficeMarkingKind    kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeMarkingSheet, office_marking_sheet_unref)

#define OFFICE_TYPE_MARKING_ITEM (office_marking_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeMarkingItem, office_marking_item, OFFICE, MARKING_ITEM, GObject)

const char *office_marking_item_get_cell (OfficeMarkingItem *self,
                                          guint              column);
gpointer    office_marking_item_get_row  (OfficeMarkingItem *self);
gint64      office_marking_item_get_id   (OfficeMarkingItem *self);

G_END_DECLS
