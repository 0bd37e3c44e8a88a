/* people.c: people, rooms and equipment, and a week of when people can come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/people.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "store/tutor-ratio.h"

#define SLOT_MINUTES 30

/**
 * office_people_free:
 * @people: (transfer full) (nullable): what was read
 */
void
office_people_free (OfficePeople *people)
{
  if (people == NULL)
    return;

  for (int kind = 0; kind < OFFICE_N_PEOPLE; kind++)
    g_clear_pointer (&people->items[kind], g_ptr_array_unref);
  g_clear_pointer (&people->availability, g_ptr_array_unref);
  g_free (people);
}

/* The spans of one person. */
static GArray *
pick_spans (GPtrArray *availability,
            gint64     staff_id)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (OfficeAvailabilitySpan));

  for (guint i = 0; i < availability->len; i++)
    {
      const OfficeAvailability *row = g_ptr_array_index (availability, i);

      if (row->staff_id == staff_id)
        g_array_append_val (spans, row->span);
    }
  return spans;
}

static int
count_minutes (GPtrArray *availability,
               gint64     staff_id,
               OfficeDay  monday)
{
  OfficeSpan week = office_span_of_days (monday, OFFICE_WEEK_DAYS);
  g_autoptr (GArray) spans = pick_spans (availability, staff_id);
  g_autoptr (GArray) when =
    office_availability_when ((const OfficeAvailabilitySpan *) spans->data, spans->len, week.from, week.to);
  gint64 seconds = 0;

  for (guint i = 0; i < when->len; i++)
    seconds += g_array_index (when, OfficeSpan, i).to - g_array_index (when, OfficeSpan, i).from;
  return (int) (seconds / 60);
}

static GPtrArray *
make_items (OfficePeople     *people,
            OfficePeopleKind  kind,
            GPtrArray        *rows)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      gpointer row = g_ptr_array_index (rows, i);

      if (kind == OFFICE_PEOPLE_STAFF)
        g_ptr_array_add (items,
                         office_people_item_new_staff (row, count_minutes (people->availability,
                                                                           ((OfficeStaff *) row)->id,
                                                                           people->monday)));
      else if (kind == OFFICE_PEOPLE_ROOM)
        g_ptr_array_add (items, office_people_item_new_room (row));
      else
        g_ptr_array_add (items, office_people_item_new_equipment (row));
    }
  g_ptr_array_unref (rows);
  return items;
}

/**
 * office_people_read:
 * @connection: the connection
 * @monday: the first day of the week
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): everybody and everything, with that week's availability
 */
OfficePeople *
office_people_read (OfficeConnection  *connection,
                    OfficeDay          monday,
                    GError           **error)
{
  GPtrArray *(*const lists[]) (OfficeConnection *, GError **) = {
    [OFFICE_PEOPLE_STAFF] = office_staff_list,
    [OFFICE_PEOPLE_ROOM] = office_rooms_list,
    [OFFICE_PEOPLE_EQUIPMENT] = office_equipment_list,
  };
  OfficeSpan week = office_span_of_days (monday, OFFICE_WEEK_DAYS);
  OfficePeople *people = g_new0 (OfficePeople, 1);

  people->monday = monday;
  people->availability = office_availability_list (connection, 0, week.from, week.to, error);
  if (people->availability == NULL || !office_tutor_ratio_get (connection, &people->learners_per_tutor, error))
    {
      office_people_free (people);
      return NULL;
    }

  for (int kind = 0; kind < OFFICE_N_PEOPLE; kind++)
    {
      GPtrArray *rows = lists[kind] (connection, error);

      if (rows == NULL)
        {
          office_people_free (people);
          return NULL;
        }
      people->items[kind] = make_items (people, (OfficePeopleKind) kind, rows);
    }
  return people;
}

/* The week as it is painted ----------------------------------------------------------------------- */

static int
slot_second (int slot)
{
  return (OFFICE_WEEK_FIRST_HOUR * 60 + slot * SLOT_MINUTES) * 60;
}

/**
 * office_week_slot_span:
 * @monday: the first day of the week
 * @day: 0 is Monday
 * @first_slot: the first half hour
 * @last_slot: the last one, included
 *
 * Returns: from the beginning of the first to the end of the last
 */
OfficeSpan
office_week_slot_span (OfficeDay monday,
                       int       day,
                       int       first_slot,
                       int       last_slot)
{
  OfficeSpan span = { 0, 0 };

  /* London's clocks change at night, outside of what is painted. */
  office_instant_from_wall_latest (monday + day, slot_second (first_slot), &span.from, NULL);
  office_instant_from_wall_latest (monday + day, slot_second (last_slot + 1), &span.to, NULL);
  return span;
}

/* Busy for a minute of it is busy. */
static OfficeSlot
judge_slot (const GArray *resolved,
            OfficeSpan    when)
{
  OfficeSlot slot = { OFFICE_SLOT_NOTHING, FALSE, FALSE };
  gint64 covered = 0;

  for (guint i = 0; i < resolved->len; i++)
    {
      const OfficeAvailabilitySpan *span = &g_array_index (resolved, OfficeAvailabilitySpan, i);
      gint64 overlap = MIN (span->to, when.to) - MAX (span->from, when.from);
      OfficeSlotState state = span->kind == OFFICE_AVAILABILITY_BUSY ? OFFICE_SLOT_BUSY : OFFICE_SLOT_AVAILABLE;

      if (overlap <= 0)
        continue;
      if (state > slot.state)
        {
          slot.state = state;
          slot.painted = span->painted;
          covered = 0;
        }
      if (state == slot.state)
        covered += overlap;
    }

  slot.part = slot.state != OFFICE_SLOT_NOTHING && covered < when.to - when.from;
  return slot;
}

/**
 * office_week_slots_fill:
 * @availability: (element-type OfficeAvailability): of everybody, in the week
 * @staff_id: whose week
 * @monday: its first day
 * @slots: (out): what is said of each half hour
 */
void
office_week_slots_fill (GPtrArray  *availability,
                        gint64      staff_id,
                        OfficeDay   monday,
                        OfficeSlot  slots[OFFICE_WEEK_DAYS][OFFICE_WEEK_SLOTS])
{
  g_autoptr (GArray) spans = pick_spans (availability, staff_id);
  g_autoptr (GArray) resolved =
    office_availability_resolve ((const OfficeAvailabilitySpan *) spans->data, spans->len);

  for (int day = 0; day < OFFICE_WEEK_DAYS; day++)
    for (int slot = 0; slot < OFFICE_WEEK_SLOTS; slot++)
      slots[day][slot] = judge_slot (resolved, office_week_slot_span (monday, day, slot, slot));
}

/**
 * office_week_slot_time:
 * @slot: a half hour
 *
 * Returns: (transfer full): when it begins: "09:30"
 */
char *
office_week_slot_time (int slot)
{
  int second = slot_second (slot);

  return g_strdup_printf ("%02d:%02d", second / 3600, second % 3600 / 60);
}

/**
 * office_week_day_name:
 * @day: 0 is Monday
 *
 * Returns: (transfer none): its name
 */
const char *
office_week_day_name (int day)
{
  static const char *const names[OFFICE_WEEK_DAYS] = {
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
  };

  return _(names[day]);
}

static const char *
state_words (OfficeSlot what)
{
  if (what.state == OFFICE_SLOT_AVAILABLE)
    {
      if (what.part)
        return _("available for a part of it");
      return what.painted ? _("available") : _("available, says the calendar");
    }
  if (what.state == OFFICE_SLOT_BUSY)
    {
      if (what.part)
        return _("busy for a part of it");
      return what.painted ? _("busy") : _("busy, says the calendar");
    }
  return _("nothing said");
}

/**
 * office_slot_describe:
 * @monday: the first day of the week
 * @day: 0 is Monday
 * @slot: a half hour
 * @what: what is said of it
 *
 * Returns: (transfer full): "09:30, Wednesday 12 November 2025: available"
 */
char *
office_slot_describe (OfficeDay  monday,
                      int        day,
                      int        slot,
                      OfficeSlot what)
{
  g_autofree char *time = office_week_slot_time (slot);
  g_autofree char *date = office_day_to_long (monday + day);

  /* Translators: a time of day, a day of the week, its date, what is said of it */
  return g_strdup_printf (_("%s, %s %s: %s"), time, office_week_day_name (day), date, state_words (what));
}
