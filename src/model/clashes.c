/* clashes.c: the clashes of the whole timetable, named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/clashes.h"

#include "model/clash-limits.h"
#include "model/clash-tutors.h"
#include "planning/limits.h"

#define MOST_CLASHES 1000
#define WEEK (7 * 86400) /* what people say of a week counts for all of it */

static const OfficeClashKind kinds[] = {
  [OFFICE_BOOKING_STAFF] = OFFICE_CLASH_PERSON,
  [OFFICE_BOOKING_ROOM] = OFFICE_CLASH_ROOM,
  [OFFICE_BOOKING_COHORT] = OFFICE_CLASH_GROUP,
  [OFFICE_BOOKING_LEARNER] = OFFICE_CLASH_PERSON,
};

/**
 * office_clash_row_free:
 * @row: (transfer full) (nullable): a clash
 */
void
office_clash_row_free (OfficeClashRow *row)
{
  if (row == NULL)
    return;

  g_free (row->first_title);
  g_free (row->second_title);
  g_free (row->resource);
  g_free (row->sentence);
  g_free (row);
}

static gboolean
same_run (const OfficeBooking *a,
          const OfficeBooking *b)
{
  return a->kind == b->kind && a->id == b->id && a->ends_at == b->ends_at;
}

static gboolean
same_event (const OfficeBooking *a,
            const OfficeBooking *b)
{
  return a->kind == b->kind && a->id == b->id;
}

/* Staff and learners are both persons, of two tables: learners are numbered from the other end. */
static gint64
resource_id (const OfficeBooking *booking)
{
  return booking->resource == OFFICE_BOOKING_LEARNER ? -booking->resource_id : booking->resource_id;
}

/* Bookings of one event stand together: each run of them becomes one session of the planner's. Those
 * that end at another time are a run of their own: after a viva its examiners stay for the marking, its
 * learner does not. @firsts takes the index of each run's first booking. */
static GArray *
group (GPtrArray           *bookings,
       OfficeClashResource *resources,
       GArray              *firsts)
{
  GArray *sessions = g_array_new (FALSE, FALSE, sizeof (OfficeClashSession));

  for (guint i = 0; i < bookings->len; i++)
    {
      const OfficeBooking *booking = g_ptr_array_index (bookings, i);

      resources[i] = (OfficeClashResource) { kinds[booking->resource], resource_id (booking), booking->resource_name };

      if (i == 0 || !same_run (booking, g_ptr_array_index (bookings, i - 1)))
        {
          OfficeClashSession session = {
            booking->id, booking->title, booking->starts_at, booking->ends_at, &resources[i], 0,
          };

          g_array_append_val (sessions, session);
          g_array_append_val (firsts, i);
        }

      g_array_index (sessions, OfficeClashSession, sessions->len - 1).n_resources++;
    }

  return sessions;
}

static OfficeClashRow *
name_clash (const OfficeClash        *clash,
            const OfficeClashSession *sessions,
            const OfficeBooking      *first,
            const OfficeBooking      *second)
{
  OfficeClashRow *row = g_new0 (OfficeClashRow, 1);

  row->first_kind = first->kind;
  row->first_id = first->id;
  row->first_title = g_strdup (first->title);
  row->second_kind = second->kind;
  row->second_id = second->id;
  row->second_title = g_strdup (second->title);
  row->kind = clash->kind;
  row->resource = g_strdup (clash->resource);
  row->from = clash->from;
  row->to = clash->to;
  row->sentence = office_clash_describe (clash, sessions);
  return row;
}

/* Two sessions of one cohort: the cohort's own clash speaks for all of its learners. */
static gboolean
spoken_for (const OfficeClash *clash,
            GPtrArray         *bookings,
            const GArray      *firsts)
{
  guint place = g_array_index (firsts, guint, clash->a);
  const OfficeBooking *first = g_ptr_array_index (bookings, place);
  const OfficeBooking *second = g_ptr_array_index (bookings, g_array_index (firsts, guint, clash->b));

  if (first->kind != OFFICE_BOOKING_SESSION || second->kind != OFFICE_BOOKING_SESSION
      || first->cohort_id != second->cohort_id)
    return FALSE;

  for (guint i = place; i < bookings->len && same_run (first, g_ptr_array_index (bookings, i)); i++)
    {
      const OfficeBooking *booking = g_ptr_array_index (bookings, i);

      if (booking->resource_name == clash->resource)
        return booking->resource == OFFICE_BOOKING_LEARNER;
    }
  return FALSE;
}

/**
 * office_clashes_find:
 * @bookings: (element-type OfficeBooking): those of one event stand together
 *
 * Finds who and what is in two places at once (VIVA-2).
 *
 * Returns: (transfer full) (element-type OfficeClashRow): the clashes, earliest first
 */
GPtrArray *
office_clashes_find (GPtrArray *bookings)
{
  g_autofree OfficeClashResource *resources = g_new0 (OfficeClashResource, bookings->len + 1);
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) sessions = group (bookings, resources, firsts);
  g_autoptr (GArray) clashes =
    office_clash_find ((const OfficeClashSession *) sessions->data, sessions->len, MOST_CLASHES);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_clash_row_free);

  for (guint i = 0; i < clashes->len; i++)
    {
      const OfficeClash *clash = &g_array_index (clashes, OfficeClash, i);

      if (spoken_for (clash, bookings, firsts))
        continue;
      g_ptr_array_add (rows,
                       name_clash (clash, (const OfficeClashSession *) sessions->data,
                                   g_ptr_array_index (bookings, g_array_index (firsts, guint, clash->a)),
                                   g_ptr_array_index (bookings, g_array_index (firsts, guint, clash->b))));
    }

  return rows;
}

static void
add_breach (GPtrArray               *rows,
            const OfficeEventFacts  *facts,
            OfficeClashKind          kind,
            const char              *resource,
            char                    *sentence)
{
  OfficeClashRow *row;

  if (sentence == NULL)
    return;
  row = g_new0 (OfficeClashRow, 1);
  row->first_kind = facts->kind;
  row->first_id = facts->id;
  row->first_title = g_strdup (facts->title);
  row->second_title = g_strdup ("");
  row->kind = kind;
  row->resource = g_strdup (resource);
  row->from = facts->starts_at;
  row->to = facts->ends_at;
  row->sentence = sentence;
  g_ptr_array_add (rows, row);
}

/**
 * office_clashes_add_breaches:
 * @rows: (element-type OfficeClashRow): where they are added
 * @facts: one event
 *
 * Adds what one event breaks by itself: its room is too small, it lies outside of its cohort's dates.
 */
void
office_clashes_add_breaches (GPtrArray              *rows,
                             const OfficeEventFacts *facts)
{
  const OfficeEventLimits limits = {
    .title = facts->title, .starts = facts->starts_at, .ends = facts->ends_at, .cohort = facts->cohort_code,
    .first_day = office_day_from_iso (facts->cohort_starts), .last_day = office_day_from_iso (facts->cohort_ends),
    .room = facts->room, .capacity = facts->capacity, .n_people = facts->n_people,
  };

  add_breach (rows, facts, OFFICE_CLASH_CAPACITY, facts->room, office_limits_describe_room (&limits));
  add_breach (rows, facts, OFFICE_CLASH_DATES, facts->cohort_code, office_limits_describe_dates (&limits));
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const OfficeClashRow *first = *(const OfficeClashRow *const *) a;
  const OfficeClashRow *second = *(const OfficeClashRow *const *) b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

/**
 * office_clashes_list:
 * @connection: the connection
 * @from: UTC seconds, or %G_MININT64
 * @to: UTC seconds, or %G_MAXINT64
 * @error: where to put a failure
 *
 * Finds who and what is in two places at once between the two instants (VIVA-2), who cannot come, what
 * there is not enough of, and what breaks the limits of its room or its cohort by itself.
 *
 * Returns: (transfer full) (element-type OfficeClashRow) (nullable): the clashes, earliest first
 */
GPtrArray *
office_clashes_list (OfficeConnection  *connection,
                     gint64             from,
                     gint64             to,
                     GError           **error)
{
  g_autoptr (GPtrArray) bookings = office_bookings_list (connection, from, to, error);
  g_autoptr (GPtrArray) facts = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GHashTable) availability = NULL;
  GPtrArray *rows;

  if (bookings == NULL || (facts = office_event_facts_list (connection, from, to, error)) == NULL
      || (uses = office_equipment_uses (connection, from, to, error)) == NULL
      || (availability = office_availability_by_staff (connection, from == G_MININT64 ? from : from - WEEK,
                                                       to == G_MAXINT64 ? to : to + WEEK, error)) == NULL)
    return NULL;

  rows = office_clashes_find (bookings);
  for (guint i = 0; i < facts->len; i++)
    office_clashes_add_breaches (rows, g_ptr_array_index (facts, i));
  office_clashes_add_availability (rows, bookings, availability);
  office_clashes_add_equipment (rows, uses, 0);
  if (!office_clashes_add_tutors (rows, connection, from, to, error))
    {
      g_ptr_array_unref (rows);
      return NULL;
    }
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}

/**
 * office_clashes_suppose:
 * @bookings: (element-type OfficeBooking): what is booked
 * @supposed: (element-type OfficeBooking): all of one event, as it is being typed; what is booked for the
 *   same event is left out of account
 *
 * Finds what would clash with an event that is not saved yet (VIVA-2).
 *
 * Returns: (transfer full) (element-type OfficeClashRow): its clashes, earliest first
 */
GPtrArray *
office_clashes_suppose (GPtrArray *bookings,
                        GPtrArray *supposed)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_clash_row_free);
  const OfficeBooking *event;
  gint64 ends_at = G_MININT64;

  if (supposed->len == 0)
    return rows;

  event = g_ptr_array_index (supposed, 0);
  for (guint i = 0; i < supposed->len; i++)
    ends_at = MAX (ends_at, ((OfficeBooking *) g_ptr_array_index (supposed, i))->ends_at);
  for (guint i = 0; i < bookings->len; i++)
    {
      OfficeBooking *booking = g_ptr_array_index (bookings, i);

      if (!same_event (booking, event) && booking->starts_at < ends_at && event->starts_at < booking->ends_at)
        g_ptr_array_add (all, booking);
    }
  g_ptr_array_extend (all, supposed, NULL, NULL);

  found = office_clashes_find (all);
  for (guint i = 0; i < found->len; i++)
    {
      OfficeClashRow *row = g_ptr_array_index (found, i);

      if ((row->first_kind == event->kind && row->first_id == event->id)
          || (row->second_kind == event->kind && row->second_id == event->id))
        {
          found->pdata[i] = NULL;
          g_ptr_array_add (rows, row);
        }
    }

  return rows;
}
