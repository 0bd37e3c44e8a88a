/* clash-limits.c: who cannot come, and what there is not enough of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/clash-limits.h"

#include <glib/gi18n-lib.h>

static OfficeAvailabilityVerdict
judge (GHashTable *availability,
       gint64      staff_id,
       gint64      from,
       gint64      to,
       OfficeSpan *where)
{
  GArray *spans = g_hash_table_lookup (availability, &staff_id);

  if (spans == NULL)
    return OFFICE_AVAILABILITY_NOT_SAID;
  return office_availability_judge ((const OfficeAvailabilitySpan *) (gpointer) spans->data, spans->len, from, to, where);
}

/**
 * office_staff_can_come:
 * @availability: (element-type gint64 GArray): from office_availability_by_staff()
 * @staff_id: who
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 *
 * Returns: whether nothing that they have said stands in the way
 */
gboolean
office_staff_can_come (GHashTable *availability,
                       gint64      staff_id,
                       gint64      from,
                       gint64      to)
{
  OfficeAvailabilityVerdict verdict = judge (availability, staff_id, from, to, NULL);

  return verdict == OFFICE_AVAILABILITY_FREE || verdict == OFFICE_AVAILABILITY_NOT_SAID;
}

static OfficeClashRow *
new_row (OfficeClashKind    kind,
         OfficeBookingKind  event,
         gint64             id,
         const char        *title,
         const char        *resource,
         gint64             from,
         gint64             to)
{
  OfficeClashRow *row = g_new0 (OfficeClashRow, 1);

  row->first_kind = event;
  row->first_id = id;
  row->first_title = g_strdup (title);
  row->second_title = g_strdup ("");
  row->kind = kind;
  row->resource = g_strdup (resource);
  row->from = from;
  row->to = to;
  return row;
}

/**
 * office_clashes_add_availability:
 * @rows: (element-type OfficeClashRow): where they are added
 * @bookings: (element-type OfficeBooking): whom events need
 * @availability: (element-type gint64 GArray): from office_availability_by_staff(), of whole weeks
 *
 * Adds those of the staff who are asked to come when they cannot.
 */
void
office_clashes_add_availability (GPtrArray  *rows,
                                 GPtrArray  *bookings,
                                 GHashTable *availability)
{
  for (guint i = 0; i < bookings->len; i++)
    {
      const OfficeBooking *booking = g_ptr_array_index (bookings, i);
      OfficeAvailabilityVerdict verdict;
      OfficeSpan where;
      OfficeClashRow *row;
      g_autofree char *when = NULL;

      if (booking->resource != OFFICE_BOOKING_STAFF)
        continue;
      verdict = judge (availability, booking->resource_id, booking->starts_at, booking->ends_at, &where);
      if (verdict != OFFICE_AVAILABILITY_TAKEN && verdict != OFFICE_AVAILABILITY_OUTSIDE)
        continue;

      row = new_row (OFFICE_CLASH_AVAILABILITY, booking->kind, booking->id, booking->title, booking->resource_name,
                     where.from, where.to);
      when = office_span_to_text (where.from, where.to);
      /* Translators: one of the staff, when, a session */
      row->sentence = verdict == OFFICE_AVAILABILITY_TAKEN
                        ? g_strdup_printf (_("%s is busy %s, while “%s” needs them."), row->resource, when, row->first_title)
                        : g_strdup_printf (_("%s has not said that they can come %s, while “%s” needs them."), row->resource,
                                           when, row->first_title);
      g_ptr_array_add (rows, row);
    }
}

/* How many of the same are needed at an instant. */
static int
needed_at (GPtrArray                *uses,
           const OfficeEquipmentUse *use,
           gint64                    instant)
{
  int n = 0;

  for (guint i = 0; i < uses->len; i++)
    {
      const OfficeEquipmentUse *other = g_ptr_array_index (uses, i);

      if (other->equipment_id == use->equipment_id && other->starts_at <= instant && instant < other->ends_at)
        n += other->quantity;
    }
  return n;
}

/* The most that is needed at once while a use lasts: it can only grow where another begins. */
static int
most_needed (GPtrArray                *uses,
             const OfficeEquipmentUse *use,
             gint64                   *when)
{
  int most = needed_at (uses, use, use->starts_at);

  *when = use->starts_at;
  for (guint i = 0; i < uses->len; i++)
    {
      const OfficeEquipmentUse *other = g_ptr_array_index (uses, i);
      int n;

      if (other->equipment_id != use->equipment_id || other->starts_at <= use->starts_at
          || other->starts_at >= use->ends_at)
        continue;
      n = needed_at (uses, use, other->starts_at);
      if (n > most)
        {
          most = n;
          *when = other->starts_at;
        }
    }
  return most;
}

/**
 * office_clashes_add_equipment:
 * @rows: (element-type OfficeClashRow): where they are added
 * @uses: (element-type OfficeEquipmentUse): what sessions need
 * @session_id: of one session alone, or 0 for all
 *
 * Adds the sessions that need more of something, together with others at the same time, than the office has.
 */
void
office_clashes_add_equipment (GPtrArray *rows,
                              GPtrArray *uses,
                              gint64     session_id)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const OfficeEquipmentUse *use = g_ptr_array_index (uses, i);
      OfficeClashRow *row;
      g_autofree char *when = NULL;
      gint64 from;
      int n;

      if ((session_id != 0 && use->session_id != session_id) || (n = most_needed (uses, use, &from)) <= use->owned)
        continue;
      row = new_row (OFFICE_CLASH_EQUIPMENT, OFFICE_BOOKING_SESSION, use->session_id, use->title, use->name, from,
                     use->ends_at);
      when = office_span_to_text (from, use->ends_at);
      /* Translators: equipment, how many are needed, when, a session, how many there are */
      row->sentence = g_strdup_printf (_("Of %s, %d are needed at once %s, for “%s” among others; there are %d."),
                                       use->name, n, when, use->title, use->owned);
      g_ptr_array_add (rows, row);
    }
}

/**
 * office_equipment_suffices:
 * @uses: (element-type OfficeEquipmentUse): what sessions need
 * @session_id: a session
 * @from: UTC seconds: when it would begin
 * @to: UTC seconds: when it would end
 *
 * Returns: whether there is enough for the session at that time, beside all others
 */
gboolean
office_equipment_suffices (GPtrArray *uses,
                           gint64     session_id,
                           gint64     from,
                           gint64     to)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const OfficeEquipmentUse *use = g_ptr_array_index (uses, i);
      OfficeEquipmentUse moved = *use;
      g_autoptr (GPtrArray) others = NULL;
      gint64 when;

      if (use->session_id != session_id)
        continue;
      moved.starts_at = from;
      moved.ends_at = to;
      others = g_ptr_array_new ();
      for (guint j = 0; j < uses->len; j++)
        g_ptr_array_add (others, j == i ? &moved : g_ptr_array_index (uses, j));
      if (most_needed (others, &moved, &when) > use->owned)
        return FALSE;
    }
  return TRUE;
}
