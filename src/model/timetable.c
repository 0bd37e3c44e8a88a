/* timetable.c: a week of all cohorts, the agenda of one, and what clashes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/timetable.h"

#include "rules/clock.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/enrolments.h"
#include "store/equipment.h"
#include "store/rooms.h"
#include "store/staff.h"

#define DAYS_OF_WEEK 7

/**
 * office_monday_of:
 * @day: a day
 *
 * Returns: the Monday of its week
 */
OfficeDay
office_monday_of (OfficeDay day)
{
  /* Day 1 of the calendar was a Monday. */
  return day - (day - 1) % DAYS_OF_WEEK;
}

/**
 * office_month_of:
 * @monday: the first day of a week
 *
 * Returns: the first day of the month that holds most of it
 */
OfficeDay
office_month_of (OfficeDay monday)
{
  int year, month;

  office_day_split (monday + DAYS_OF_WEEK / 2, &year, &month, NULL);
  return office_day_new (year, month, 1);
}

/**
 * office_timetable_free:
 * @timetable: (transfer full) (nullable): what was read
 */
void
office_timetable_free (OfficeTimetable *timetable)
{
  if (timetable == NULL)
    return;

  g_clear_pointer (&timetable->week, g_ptr_array_unref);
  g_clear_pointer (&timetable->month, g_ptr_array_unref);
  g_clear_pointer (&timetable->agenda, g_ptr_array_unref);
  g_clear_pointer (&timetable->clashes, g_ptr_array_unref);
  g_clear_pointer (&timetable->cohorts, g_ptr_array_unref);
  g_clear_pointer (&timetable->rooms, g_ptr_array_unref);
  g_clear_pointer (&timetable->staff, g_ptr_array_unref);
  g_clear_pointer (&timetable->equipment, g_ptr_array_unref);
  g_clear_pointer (&timetable->enrolments, g_ptr_array_unref);
  g_free (timetable);
}

typedef gpointer (*NewItem) (gpointer row);

/* Turns rows into items; @rows is taken, %NULL is a failure to pass on. */
static gboolean
add_items (GPtrArray *items,
           GPtrArray *rows,
           NewItem    new_item)
{
  if (rows == NULL)
    return FALSE;

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, new_item (g_ptr_array_index (rows, i)));
  g_ptr_array_unref (rows);
  return TRUE;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return office_timetable_item_compare (*(OfficeTimetableItem *const *) a, *(OfficeTimetableItem *const *) b);
}

static gboolean
read_agenda_of (OfficeConnection  *connection,
                gint64             cohort_id,
                GPtrArray         *items,
                GError           **error)
{
  return add_items (items, office_sessions_list_cohort (connection, cohort_id, error),
                    (NewItem) office_timetable_item_new_session)
         && add_items (items, office_vivas_list_cohort (connection, cohort_id, error),
                       (NewItem) office_timetable_item_new_viva)
         && add_items (items, office_deadlines_list_cohort (connection, cohort_id, error),
                       (NewItem) office_timetable_item_new_deadline);
}

static gboolean
read_enrolments_of (OfficeConnection  *connection,
                    gint64             cohort_id,
                    GPtrArray         *enrolments,
                    GError           **error)
{
  g_autoptr (GPtrArray) rows = office_enrolments_list (connection, cohort_id, error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (enrolments, g_steal_pointer (&rows));
  return TRUE;
}

static gboolean
read_agenda (OfficeConnection            *connection,
             const OfficeTimetableQuery  *query,
             OfficeTimetable             *timetable,
             GError                     **error)
{
  timetable->agenda = g_ptr_array_new_with_free_func (g_object_unref);
  timetable->enrolments = g_ptr_array_new_with_free_func ((GDestroyNotify) office_enrolment_free);

  timetable->cohorts = office_cohorts_list (connection, query->term_id, error);
  if (timetable->cohorts == NULL)
    return FALSE;

  for (guint i = 0; i < timetable->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (timetable->cohorts, i);

      if (query->cohort_id != 0 && cohort->id != query->cohort_id)
        continue;
      if (!read_agenda_of (connection, cohort->id, timetable->agenda, error)
          || !read_enrolments_of (connection, cohort->id, timetable->enrolments, error))
        return FALSE;
    }

  g_ptr_array_sort (timetable->agenda, compare_items);
  return TRUE;
}

/* Midnights of the clock: the first second of a day, as far as London has one. */
static gint64
start_of_day (OfficeDay day)
{
  gint64 instant = 0;

  office_instant_from_wall_latest (day, 0, &instant, NULL);
  return instant;
}

/* The week of the first thing of the agenda; without any, the first week of the cohort itself. */
static OfficeDay
first_monday (const OfficeTimetableQuery *query,
              const OfficeTimetable      *timetable)
{
  if (timetable->agenda->len > 0)
    return office_monday_of (
      office_instant_to_day (office_timetable_item_get_starts (g_ptr_array_index (timetable->agenda, 0))));

  for (guint i = 0; i < timetable->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (timetable->cohorts, i);

      if (query->cohort_id == 0 || cohort->id == query->cohort_id)
        return office_monday_of (office_day_from_iso (cohort->starts));
    }

  return OFFICE_DAY_NONE;
}

/* This week while the agenda runs, otherwise its first. */
static OfficeDay
choose_monday (const OfficeTimetable *timetable,
               gint64                 now)
{
  OfficeTimetableItem *first, *last;

  if (timetable->agenda->len == 0)
    return timetable->first_monday;

  first = g_ptr_array_index (timetable->agenda, 0);
  last = g_ptr_array_index (timetable->agenda, timetable->agenda->len - 1);
  if (now < office_timetable_item_get_starts (first) || now > office_timetable_item_get_ends (last))
    return timetable->first_monday;
  return office_monday_of (office_instant_to_day (now));
}

static gboolean
read_rules (OfficeConnection            *connection,
            const OfficeTimetableQuery  *query,
            OfficeTimetable             *timetable,
            GError                     **error)
{
  if (query->cohort_id != 0)
    return office_rule_set_load_cohort (connection, query->cohort_id, &timetable->rules, error);
  return office_rule_set_load_current (connection, &timetable->rules, error) != 0;
}

static gboolean
read_span (OfficeConnection  *connection,
           OfficeDay          first,
           int                n_days,
           GPtrArray         *items,
           GError           **error)
{
  const gint64 from = start_of_day (first);
  const gint64 to = start_of_day (first + n_days);

  if (!add_items (items, office_sessions_list_between (connection, from, to, error),
                  (NewItem) office_timetable_item_new_session)
      || !add_items (items, office_vivas_list_between (connection, from, to, error),
                     (NewItem) office_timetable_item_new_viva)
      || !add_items (items, office_deadlines_list_between (connection, from, to, error),
                     (NewItem) office_timetable_item_new_deadline))
    return FALSE;

  g_ptr_array_sort (items, compare_items);
  return TRUE;
}

static gboolean
read_week (OfficeConnection            *connection,
           const OfficeTimetableQuery  *query,
           OfficeTimetable             *timetable,
           GError                     **error)
{
  timetable->week = g_ptr_array_new_with_free_func (g_object_unref);
  timetable->month = g_ptr_array_new_with_free_func (g_object_unref);
  if (timetable->monday == OFFICE_DAY_NONE)
    return TRUE;

  return read_span (connection, timetable->monday, DAYS_OF_WEEK, timetable->week, error)
         && (!query->with_month
             || read_span (connection, office_monday_of (office_month_of (timetable->monday)),
                           OFFICE_MONTH_WEEKS * DAYS_OF_WEEK, timetable->month, error));
}

static void
widen (GPtrArray *items,
       gint64    *from,
       gint64    *to)
{
  for (guint i = 0; i < items->len; i++)
    {
      OfficeTimetableItem *item = g_ptr_array_index (items, i);

      *from = MIN (*from, office_timetable_item_get_starts (item));
      *to = MAX (*to, office_timetable_item_get_ends (item));
    }
}

/* The chosen term, and whatever of the week and the agenda lies outside of it; or all time. */
static gboolean
find_span (OfficeConnection            *connection,
           const OfficeTimetableQuery  *query,
           const OfficeTimetable       *timetable,
           gint64                      *from,
           gint64                      *to,
           GError                     **error)
{
  g_autoptr (GPtrArray) terms = NULL;

  *from = G_MININT64;
  *to = G_MAXINT64;
  if (query->term_id == 0)
    return TRUE;

  terms = office_terms_list (connection, error);
  if (terms == NULL)
    return FALSE;
  for (guint i = 0; i < terms->len; i++)
    {
      const OfficeTermRow *term = g_ptr_array_index (terms, i);

      if (term->id != query->term_id)
        continue;
      *from = start_of_day (office_day_from_iso (term->starts));
      *to = start_of_day (office_day_from_iso (term->ends) + 1);
      widen (timetable->agenda, from, to);
      widen (timetable->week, from, to);
      widen (timetable->month, from, to);
    }
  return TRUE;
}

static guint
event_hash (gconstpointer key)
{
  const gint64 *event = key;

  return g_int64_hash (&event[1]) * 31 + (guint) event[0];
}

static gboolean
event_equal (gconstpointer a,
             gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return first[0] == second[0] && first[1] == second[1];
}

static void
note_clash (GHashTable        *by_event,
            OfficeBookingKind  kind,
            gint64             id,
            const char        *sentence)
{
  gint64 key[2] = { kind, id };
  GPtrArray *sentences = g_hash_table_lookup (by_event, key);

  if (sentences == NULL)
    {
      sentences = g_ptr_array_new ();
      g_hash_table_insert (by_event, g_memdup2 (key, sizeof key), sentences);
    }
  g_ptr_array_add (sentences, (gpointer) sentence);
}

static void
mark_clashes (GHashTable *by_event,
              GPtrArray  *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      OfficeTimetableItem *item = g_ptr_array_index (items, i);
      OfficeTimetableKind kind = office_timetable_item_get_kind (item);
      gint64 key[2] = { kind == OFFICE_TIMETABLE_VIVA ? OFFICE_BOOKING_VIVA : OFFICE_BOOKING_SESSION,
                        office_timetable_item_get_id (item) };
      GPtrArray *sentences = g_hash_table_lookup (by_event, key);

      if (kind == OFFICE_TIMETABLE_DEADLINE)
        continue;
      for (guint j = 0; sentences != NULL && j < sentences->len; j++)
        office_timetable_item_add_clash (item, g_ptr_array_index (sentences, j));
    }
}

static gboolean
read_clashes (OfficeConnection            *connection,
              const OfficeTimetableQuery  *query,
              OfficeTimetable             *timetable,
              GError                     **error)
{
  g_autoptr (GHashTable) by_event =
    g_hash_table_new_full (event_hash, event_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 from, to;

  timetable->clashes = g_ptr_array_new_with_free_func (g_object_unref);
  if (!find_span (connection, query, timetable, &from, &to, error))
    return FALSE;
  rows = office_clashes_list (connection, from, to, error);
  if (rows == NULL)
    return FALSE;

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      OfficeClashRow *row = g_ptr_array_index (rows, i);

      note_clash (by_event, row->first_kind, row->first_id, row->sentence);
      if (row->second_id != 0)
        note_clash (by_event, row->second_kind, row->second_id, row->sentence);
      g_ptr_array_add (timetable->clashes, office_clash_item_new (row));
    }
  mark_clashes (by_event, timetable->week);
  mark_clashes (by_event, timetable->month);
  mark_clashes (by_event, timetable->agenda);
  return TRUE;
}

/**
 * office_timetable_read:
 * @connection: the connection
 * @query: what is chosen
 * @error: where to put a failure
 *
 * Reads a week of all cohorts, the agenda of those chosen, and every clash among them (VIVA-2).
 *
 * Returns: (transfer full) (nullable): the timetable
 */
OfficeTimetable *
office_timetable_read (OfficeConnection            *connection,
                       const OfficeTimetableQuery  *query,
                       GError                     **error)
{
  g_autoptr (OfficeTimetable) timetable = g_new0 (OfficeTimetable, 1);

  if (!read_agenda (connection, query, timetable, error))
    return NULL;

  timetable->first_monday = first_monday (query, timetable);
  timetable->monday = query->monday != OFFICE_DAY_NONE
                        ? query->monday
                        : choose_monday (timetable, office_connection_now (connection));
  timetable->rooms = office_rooms_list (connection, error);
  if (timetable->rooms == NULL)
    return NULL;
  timetable->staff = office_staff_list (connection, error);
  if (timetable->staff == NULL)
    return NULL;
  timetable->equipment = office_equipment_list (connection, error);
  if (timetable->equipment == NULL)
    return NULL;
  if (!read_rules (connection, query, timetable, error) || !read_week (connection, query, timetable, error)
      || !read_clashes (connection, query, timetable, error))
    return NULL;

  return g_steal_pointer (&timetable);
}
