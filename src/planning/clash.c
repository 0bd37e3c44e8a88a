/* clash.c: who and what is in two places at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/clash.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "rules/clock.h"

/* One session's hold on one resource. */
typedef struct
{
  const OfficeClashResource *resource;
  guint                      key;      /* equal for equal resources */
  guint                      session;
  gint64                     starts;
  gint64                     ends;
} Hold;

static guint
resource_hash (gconstpointer pointer)
{
  const OfficeClashResource *resource = pointer;

  if (resource->id != 0)
    return g_int64_hash (&resource->id) * 31 + resource->kind;
  return g_str_hash (resource->name != NULL ? resource->name : "") * 31 + resource->kind;
}

static gboolean
resource_equal (gconstpointer pointer_a,
                gconstpointer pointer_b)
{
  const OfficeClashResource *a = pointer_a;
  const OfficeClashResource *b = pointer_b;

  if (a->kind != b->kind || a->id != b->id)
    return FALSE;
  return a->id != 0 || g_strcmp0 (a->name, b->name) == 0;
}

/* By start; the session's place makes the order whole. */
static int
compare_holds (gconstpointer pointer_a,
               gconstpointer pointer_b)
{
  const Hold *a = pointer_a;
  const Hold *b = pointer_b;

  if (a->starts != b->starts)
    return a->starts < b->starts ? -1 : 1;
  return a->session < b->session ? -1 : a->session > b->session;
}

/* By time, so that people read them in the order of the week. */
static int
compare_clashes (gconstpointer pointer_a,
                 gconstpointer pointer_b)
{
  const OfficeClash *a = pointer_a;
  const OfficeClash *b = pointer_b;

  if (a->from != b->from)
    return a->from < b->from ? -1 : 1;
  if (a->a != b->a)
    return a->a < b->a ? -1 : 1;
  if (a->b != b->b)
    return a->b < b->b ? -1 : 1;
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  return g_strcmp0 (a->resource, b->resource);
}

/* Every hold in the order of the sessions; @n_of_key takes how many there are of each resource. */
static GArray *
collect_holds (const OfficeClashSession *sessions,
               guint                     n_sessions,
               GArray                   *n_of_key)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (resource_hash, resource_equal);
  GArray *holds = g_array_sized_new (FALSE, FALSE, sizeof (Hold), n_sessions);

  for (guint i = 0; i < n_sessions; i++)
    {
      if (sessions[i].ends <= sessions[i].starts)
        continue;

      for (guint j = 0; j < sessions[i].n_resources; j++)
        {
          const OfficeClashResource *resource = &sessions[i].resources[j];
          gpointer key;
          Hold hold;

          /* A row without id and name says nothing: two of them are not the same room. */
          if (resource->id == 0 && (resource->name == NULL || *resource->name == '\0'))
            continue;
          key = g_hash_table_lookup (keys, resource);
          if (key == NULL)
            {
              const guint none = 0;

              key = GUINT_TO_POINTER (g_hash_table_size (keys) + 1);
              g_hash_table_insert (keys, (gpointer) resource, key);
              g_array_append_val (n_of_key, none);
            }
          hold = (Hold) { resource, GPOINTER_TO_UINT (key) - 1, i, sessions[i].starts, sessions[i].ends };
          g_array_append_val (holds, hold);
          g_array_index (n_of_key, guint, hold.key)++;
        }
    }

  return holds;
}

/* The holds of each resource beside each other, by start. A timetable mostly comes in order: only what
 * does not is sorted. */
static Hold *
sort_holds (GArray *holds,
            GArray *n_of_key)
{
  g_autofree guint *next = g_new (guint, n_of_key->len + 1);
  Hold *sorted = g_new (Hold, holds->len + 1);
  guint begin = 0;

  for (guint key = 0; key < n_of_key->len; key++)
    {
      next[key] = begin;
      begin += g_array_index (n_of_key, guint, key);
    }
  for (guint i = 0; i < holds->len; i++)
    {
      const Hold *hold = &g_array_index (holds, Hold, i);

      sorted[next[hold->key]++] = *hold;
    }

  begin = 0;
  for (guint key = 0; key < n_of_key->len; key++)
    {
      const guint n = g_array_index (n_of_key, guint, key);
      gboolean in_order = TRUE;

      for (guint i = begin + 1; i < begin + n && in_order; i++)
        in_order = compare_holds (&sorted[i - 1], &sorted[i]) <= 0;
      if (!in_order)
        qsort (sorted + begin, n, sizeof (Hold), compare_holds);
      begin += n;
    }
  return sorted;
}

/* Holds of one resource, by start: each one meets those that begin before it ends. */
static gboolean
sweep (const Hold *holds,
       guint       n_holds,
       guint       limit,
       GArray     *clashes)
{
  for (guint i = 0; i < n_holds; i++)
    {
      for (guint j = i + 1; j < n_holds && holds[j].starts < holds[i].ends; j++)
        {
          OfficeClash clash = {
            holds[i].session, holds[j].session,
            holds[i].resource->kind, holds[i].resource->name,
            holds[j].starts, MIN (holds[i].ends, holds[j].ends),
          };

          if (clash.a == clash.b)
            continue;
          g_array_append_val (clashes, clash);
          if (limit != 0 && clashes->len >= limit)
            return FALSE;
        }
    }

  return TRUE;
}

/* The same resource named twice by one session counts once. Returns: how many are left */
static guint
drop_repeats (Hold  *holds,
              guint  n_holds)
{
  guint kept = 0;

  for (guint i = 0; i < n_holds; i++)
    if (kept == 0 || holds[kept - 1].session != holds[i].session)
      holds[kept++] = holds[i];
  return kept;
}

/**
 * office_clash_find:
 * @sessions: (array length=n_sessions): the timetable
 * @n_sessions: how many
 * @limit: stop after so many clashes; 0 finds them all
 *
 * Finds every pair of sessions that need the same person, room or group at the same time: VIVA-2.
 * Times are half-open, so that one session may begin when another ends. Cancelled sessions are for
 * the caller to leave out.
 *
 * Returns: (transfer full) (element-type OfficeClash): by time; names are borrowed from @sessions
 */
GArray *
office_clash_find (const OfficeClashSession *sessions,
                   guint                     n_sessions,
                   guint                     limit)
{
  g_autoptr (GArray) n_of_key = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) holds = collect_holds (sessions, n_sessions, n_of_key);
  g_autofree Hold *sorted = sort_holds (holds, n_of_key);
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (OfficeClash));
  guint begin = 0;

  for (guint key = 0; key < n_of_key->len; key++)
    {
      const guint n = g_array_index (n_of_key, guint, key);

      if (!sweep (sorted + begin, drop_repeats (sorted + begin, n), limit, clashes))
        break;
      begin += n;
    }

  g_array_sort (clashes, compare_clashes);
  return clashes;
}

/* "14:00" on London's clocks. */
static char *
time_of (gint64 instant)
{
  const int minute = office_instant_second_of_day (instant) / 60;

  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

/**
 * office_clash_describe:
 * @clash: a clash
 * @sessions: what office_clash_find() was given
 *
 * Says a clash in a sentence, in London wall time: "Dr A is in “Induction” and “Live 2” at once on
 * 19/11/2025 from 14:00 to 14:30."
 *
 * Returns: (transfer full): the sentence
 */
char *
office_clash_describe (const OfficeClash        *clash,
                       const OfficeClashSession *sessions)
{
  const char *a = sessions[clash->a].title != NULL ? sessions[clash->a].title : "";
  const char *b = sessions[clash->b].title != NULL ? sessions[clash->b].title : "";
  const char *name = clash->resource != NULL ? clash->resource : "";
  const OfficeDay first_day = office_instant_to_day (clash->from);
  const gboolean same_day = first_day == office_instant_to_day (clash->to);
  g_autofree char *day = office_day_to_text (first_day);
  g_autofree char *from = time_of (clash->from);
  g_autofree char *to = same_day ? time_of (clash->to) : office_instant_to_text (clash->to);

  switch (clash->kind)
    {
    case OFFICE_CLASH_ROOM:
      return g_strdup_printf (_("%s is taken by “%s” and “%s” at once on %s from %s to %s."),
                              name, a, b, day, from, to);
    case OFFICE_CLASH_GROUP:
      return g_strdup_printf (_("%s has “%s” and “%s” at once on %s from %s to %s."),
                              name, a, b, day, from, to);
    case OFFICE_CLASH_PERSON:
    case OFFICE_CLASH_CAPACITY:
    case OFFICE_CLASH_DATES:
    case OFFICE_CLASH_TUTORS:
    case OFFICE_CLASH_AVAILABILITY:
    case OFFICE_CLASH_EQUIPMENT:
    default:
      return g_strdup_printf (_("%s is in “%s” and “%s” at once on %s from %s to %s."),
                              name, a, b, day, from, to);
    }
}
