/* marking-item.c: a line of one of the lists of marking, and all of them read at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/marking-item.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/dates.h"
#include "store/results.h"

struct _OfficeMarkingItem
{
  GObject             parent_instance;

  OfficeMarkingSheet *sheet;
  gpointer            row;      /* of the sheet */
  gint64              id;
  char               *cells[OFFICE_MARKING_CELLS];
};

G_DEFINE_FINAL_TYPE (OfficeMarkingItem, office_marking_item, G_TYPE_OBJECT)

static void
sheet_clear (OfficeMarkingSheet *sheet)
{
  g_clear_pointer (&sheet->list, office_marking_list_free);
  g_clear_pointer (&sheet->sample, office_moderation_sample_free);
  g_clear_pointer (&sheet->loads, g_ptr_array_unref);
  g_clear_pointer (&sheet->numbers, g_ptr_array_unref);
  g_clear_pointer (&sheet->retakes, g_ptr_array_unref);
  g_clear_pointer (&sheet->anonymity, office_anonymity_free);
  g_clear_pointer (&sheet->components, g_strfreev);
  g_clear_pointer (&sheet->labels, g_strfreev);
}

/**
 * office_marking_sheet_ref:
 * @sheet: what was read
 *
 * Returns: (transfer full): the same
 */
OfficeMarkingSheet *
office_marking_sheet_ref (OfficeMarkingSheet *sheet)
{
  return g_atomic_rc_box_acquire (sheet);
}

/**
 * office_marking_sheet_unref:
 * @sheet: (transfer full): what was read
 */
void
office_marking_sheet_unref (OfficeMarkingSheet *sheet)
{
  g_atomic_rc_box_release_full (sheet, (GDestroyNotify) sheet_clear);
}

static gboolean
read_components (OfficeMarkingSheet  *sheet,
                 OfficeConnection    *connection,
                 gint64               cohort_id,
                 GError             **error)
{
  g_autoptr (GPtrArray) results = office_results_compute (connection, cohort_id, error);
  const OfficeResultRow *first = results != NULL && results->len > 0 ? g_ptr_array_index (results, 0) : NULL;

  if (results == NULL)
    return FALSE;

  sheet->components = g_new0 (char *, (first != NULL ? first->n_components : 0) + 1);
  sheet->labels = g_new0 (char *, (first != NULL ? first->n_components : 0) + 1);
  for (gsize i = 0; first != NULL && i < first->n_components; i++)
    {
      sheet->components[i] = g_strdup (first->components[i].name);
      sheet->labels[i] = g_strdup (first->components[i].label);
    }
  return TRUE;
}

/**
 * office_marking_sheet_read:
 * @connection: the connection
 * @cohort_id: a cohort
 * @component: the component's key
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): all that marking shows
 */
OfficeMarkingSheet *
office_marking_sheet_read (OfficeConnection  *connection,
                           gint64             cohort_id,
                           const char        *component,
                           GError           **error)
{
  g_autoptr (OfficeMarkingSheet) sheet = g_atomic_rc_box_new0 (OfficeMarkingSheet);

  sheet->list = office_marking_list_load (connection, cohort_id, component, error);
  if (sheet->list == NULL || !read_components (sheet, connection, cohort_id, error)
      || (sheet->sample = office_moderation_sample_get (connection, sheet->list, error)) == NULL
      || (sheet->loads = office_markers_loads (connection, cohort_id, component, error)) == NULL
      || (sheet->retakes = office_reassessments_list (connection, cohort_id, error)) == NULL
      || (sheet->anonymity = office_anonymity_get (connection, cohort_id, error)) == NULL)
    return NULL;

  sheet->numbers = office_marking_numbers (sheet->list);
  for (guint i = 0; i < sheet->list->rows->len; i++)
    {
      const OfficeMarkingRow *row = g_ptr_array_index (sheet->list->rows, i);

      sheet->n_waiting += row->agreement == OFFICE_AGREEMENT_NEEDED && row->code == NULL;
    }
  return g_steal_pointer (&sheet);
}

/* Lines --------------------------------------------------------------------------------------- */

static void
office_marking_item_finalize (GObject *object)
{
  OfficeMarkingItem *self = OFFICE_MARKING_ITEM (object);

  for (guint i = 0; i < OFFICE_MARKING_CELLS; i++)
    g_free (self->cells[i]);
  g_clear_pointer (&self->sheet, office_marking_sheet_unref);

  G_OBJECT_CLASS (office_marking_item_parent_class)->finalize (object);
}

static void
office_marking_item_class_init (OfficeMarkingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_marking_item_finalize;
}

static void
office_marking_item_init (OfficeMarkingItem *self)
{
}

static char *
agreement_text (const OfficeMarkingRow *row)
{
  g_autofree char *apart = NULL;

  if (row->code != NULL)
    return g_strdup (row->code);

  switch (row->agreement)
    {
    case OFFICE_AGREEMENT_ONE_MARKER:
      return g_strdup (_("one marker so far"));
    case OFFICE_AGREEMENT_MEAN:
      return g_strdup (_("mean"));
    case OFFICE_AGREEMENT_NEEDED:
      apart = office_mark_format (ABS (row->first - row->second));
      return g_strdup_printf (_("waits: %s apart"), apart);
    case OFFICE_AGREEMENT_BY_HAND:
      return g_strdup (row->reason != NULL ? row->reason : _("agreed"));
    case OFFICE_AGREEMENT_NONE:
    default:
      return g_strdup (_("not marked"));
    }
}

static void
fill_work (OfficeMarkingItem *self,
           OfficeMarkingRow  *row)
{
  self->id = row->enrolment_id;
  self->cells[0] = g_strdup (row->name);
  self->cells[1] = g_strdup_printf ("%d", row->attempt);
  self->cells[2] = g_strdup (row->first_marker);
  self->cells[3] = g_strdup (row->second_marker);
  self->cells[4] = office_mark_format (row->first);
  self->cells[5] = office_mark_format (row->second);
  self->cells[6] = office_mark_format (row->mark);
  self->cells[7] = agreement_text (row);
}

static void
fill_script (OfficeMarkingItem     *self,
             OfficeModeratedScript *script)
{
  self->id = script->id;
  self->cells[0] = g_strdup (script->name);
  self->cells[1] = office_mark_format (script->first);
  self->cells[2] = office_mark_format (script->second);
  self->cells[3] = office_mark_format (script->mark);
  self->cells[4] = g_strdup (office_sample_reason_label (script->why));
  self->cells[5] = g_strdup (script->decision == OFFICE_MODERATION_OPEN
                               ? "" : office_moderation_decision_label (script->decision));
  self->cells[6] = office_mark_format (script->moderated);
  self->cells[7] = g_strdup (script->remark);
}

static void
fill_marker (OfficeMarkingItem *self,
             OfficeMarkerLine  *line)
{
  self->cells[0] = g_strdup (line->name);
  self->cells[1] = g_strdup_printf ("%u", line->numbers.n);
  self->cells[2] = office_marking_number_text (office_marker_numbers_mean (&line->numbers));
  self->cells[3] = office_marking_number_text (office_marker_numbers_spread (&line->numbers));
  self->cells[4] = office_marking_number_text (line->numbers.least);
  self->cells[5] = office_marking_number_text (line->numbers.most);
  self->cells[6] = office_marking_difference_text (office_marker_numbers_difference (&line->numbers));
}

static void
fill_retake (OfficeMarkingItem     *self,
             OfficeReassessmentRow *row)
{
  self->id = row->enrolment_id;
  self->cells[0] = g_strdup (row->name);
  self->cells[1] = g_strdup (row->label);
  self->cells[2] = g_strdup_printf ("%d", row->retake.attempt);
  self->cells[3] = office_mark_format (row->retake.cap);
  self->cells[4] = g_strdup (row->sitting);
  self->cells[5] = row->due_on != NULL ? office_day_to_text (office_day_from_iso (row->due_on))
                   : row->due_at != 0  ? office_instant_to_text (row->due_at)
                                       : NULL;
  self->cells[6] = g_strdup (row->explanation);
}

/**
 * office_marking_sheet_items:
 * @sheet: what was read
 * @kind: which list
 *
 * Returns: (transfer full): its lines
 */
GListStore *
office_marking_sheet_items (OfficeMarkingSheet *sheet,
                            OfficeMarkingKind   kind)
{
  const GPtrArray *rows[] = { sheet->list->rows, sheet->sample->scripts, sheet->numbers, sheet->retakes };
  GListStore *items = g_list_store_new (OFFICE_TYPE_MARKING_ITEM);

  for (guint i = 0; i < rows[kind]->len; i++)
    {
      g_autoptr (OfficeMarkingItem) item = g_object_new (OFFICE_TYPE_MARKING_ITEM, NULL);

      item->sheet = office_marking_sheet_ref (sheet);
      item->row = g_ptr_array_index (rows[kind], i);
      if (kind == OFFICE_MARKING_WORKS)
        fill_work (item, item->row);
      else if (kind == OFFICE_MARKING_SAMPLE)
        fill_script (item, item->row);
      else if (kind == OFFICE_MARKING_MARKERS)
        fill_marker (item, item->row);
      else
        fill_retake (item, item->row);
      g_list_store_append (items, item);
    }
  return items;
}

/**
 * office_marking_item_get_cell:
 * @self: a line
 * @column: of its list
 *
 * Returns: (nullable): what stands there
 */
const char *
office_marking_item_get_cell (OfficeMarkingItem *self,
                              guint              column)
{
  return self->cells[column];
}

/**
 * office_marking_item_get_row:
 * @self: a line
 *
 * Returns: (transfer none): the row of the sheet behind it, of the type of its list
 */
gpointer
office_marking_item_get_row (OfficeMarkingItem *self)
{
  return self->row;
}

/**
 * office_marking_item_get_id:
 * @self: a line
 *
 * Returns: what it is of: an enrolment, or a work of the sample; 0 for a marker
 */
gint64
office_marking_item_get_id (OfficeMarkingItem *self)
{
  return self->id;
}
