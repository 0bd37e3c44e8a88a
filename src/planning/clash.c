/* clash.c: who and what is in two places at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/clash.h"

#include <glib/gi18n-lib.h>

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

/* By resource, then by start; the session's place makes the order whole. */
static int
compare_holds (gconstpointer pointer_a,
               gconstpointer pointer_b)
{
  const Hold *a = pointer_a;
  const Hold *b = pointer_b;

  if (a->key != b->key)
    return a->key < b->key ? -1 : 1;
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

static GArray *
collect_holds (const OfficeClashSession *sessions,
               guint                     n_sessions)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (resource_hash, resource_equal);
  GArray *holds = g_array_new (FALSE, FALSE, sizeof (Hold));

  for (guint i = 0; i < n_sessions; i++)
    {
      if (sessions[i].ends <= sessions[i].starts)
        continue;

      for (guint j = 0; j < sessions[i].n_resources; j++)
        {
          const OfficeClashResource *resource = &sessions[i].resources[j];
          gpointer key = g_hash_table_lookup (keys, resource);
          Hold hold;

          /* A row without id and name says nothing: two of them are not the same room. */
          if (resource->id == 0 && (resource->name == NULL || *resource->name == '\0'))
            continue;
          if (key == NULL)
            {
              key = GUINT_TO_POINTER (g_hash_table_size (keys) + 1);
              g_hash_table_insert (keys, (gpointer) resource, key);
            }
          hold = (Hold) { resource, GPOINTER_TO_UINT (key), i,
                          sessions[i].starts, sessions[i].ends };
          g_array_append_val (holds, hold);
        }
    }

  g_array_sort (holds, compare_holds);
  return holds;
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

/* The same pair twice over one resource, when a session names it twice, counts once. */
static void
drop_repeats (GArray *holds)
{
  guint kept = 0;

  for (guint i = 0; i < holds->len; i++)
    {
      Hold *hold = &g_array_index (holds, Hold, i);
      Hold *last = kept > 0 ? &g_array_index (holds, Hold, kept - 1) : NULL;

      if (last != NULL && last->key == hold->key && last->session == hold->session)
        continue;
      g_array_index (holds, Hold, kept++) = *hold;
    }
  g_array_set_size (holds, kept);
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
  g_autoptr (GArray) holds = collect_holds (sessions, n_sessions);
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (OfficeClash));
  const Hold *first;
  guint begin = 0;

  drop_repeats (holds);
  first = (const Hold *) (gpointer) holds->data;
  while (begin < holds->len)
    {
      guint end = begin + 1;

      while (end < holds->len && first[end].key == first[begin].key)
        end++;
      if (!sweep (first + begin, end - begin, limit, clashes))
        break;
      begin = end;
    }

  g_array_sort (clashes, compare_clashes);
  return clashes;
}

static char *
format_time (gint64      utc,
             const char *format)
{
  g_autoptr (GTimeZone) london = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (utc);
  g_autoptr (GDateTime) local = NULL;

  if (instant == NULL)
    return g_strdup ("?");
  local = london != NULL ? g_date_time_to_timezone (instant, london) : g_date_time_ref (instant);
  return g_date_time_format (local, format);
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
  g_autofree char *day = format_time (clash->from, "%d/%m/%Y");
  g_autofree char *last_day = format_time (clash->to, "%d/%m/%Y");
  g_autofree char *from = format_time (clash->from, "%H:%M");
  g_autofree char *to = g_str_equal (day, last_day) ? format_time (clash->to, "%H:%M")
                                                    : format_time (clash->to, "%d/%m/%Y %H:%M");

  switch (clash->kind)
    {
    case OFFICE_CLASH_ROOM:
      return g_strdup_printf (_("%s is taken by “%s” and “%s” at once on %s from %s to %s."),
                              name, a, b, day, from, to);
    case OFFICE_CLASH_GROUP:
      return g_strdup_printf (_("%s has “%s” and “%s” at once on %s from %s to %s."),
                              name, a, b, day, from, to);
    case OFFICE_CLASH_PERSON:
    default:
      return g_strdup_printf (_("%s is in “%s” and “%s” at once on %s from %s to %s."),
                              name, a, b, day, from, to);
    }
}
