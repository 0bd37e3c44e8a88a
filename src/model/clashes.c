/* clashes.c: the clashes of the whole timetable, named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/clashes.h"

#define MOST_CLASHES 1000

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

/* Bookings of one event stand together: each run of them becomes one session of the planner's. @firsts
 * takes the index of each run's first booking. */
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

      if (i == 0 || !same_event (booking, g_ptr_array_index (bookings, i - 1)))
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

/**
 * office_clashes_list:
 * @connection: the connection
 * @from: UTC seconds, or %G_MININT64
 * @to: UTC seconds, or %G_MAXINT64
 * @error: where to put a failure
 *
 * Finds who and what is in two places at once between the two instants (VIVA-2).
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
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) sessions = NULL;
  g_autoptr (GArray) clashes = NULL;
  g_autofree OfficeClashResource *resources = NULL;

  if (bookings == NULL)
    return NULL;

  resources = g_new0 (OfficeClashResource, bookings->len + 1);
  sessions = group (bookings, resources, firsts);
  clashes = office_clash_find ((const OfficeClashSession *) sessions->data, sessions->len, MOST_CLASHES);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) office_clash_row_free);
  for (guint i = 0; i < clashes->len; i++)
    {
      const OfficeClash *clash = &g_array_index (clashes, OfficeClash, i);

      g_ptr_array_add (rows,
                       name_clash (clash, (const OfficeClashSession *) sessions->data,
                                   g_ptr_array_index (bookings, g_array_index (firsts, guint, clash->a)),
                                   g_ptr_array_index (bookings, g_array_index (firsts, guint, clash->b))));
    }

  return g_steal_pointer (&rows);
}
