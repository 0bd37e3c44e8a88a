/* deliver-calendar.c: the calendar of a cohort, a learner or one of the staff, gathered and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "documents/calendar.h"
#include "model/deliver.h"
#include "rules/error.h"
#include "store/cohorts.h"
#include "store/fold.h"
#include "store/learners.h"
#include "store/rows.h"
#include "store/staff.h"

/* The words of each entry must live until the file is written. */
typedef struct
{
  GArray    *events;   /* of OfficeCalendarEvent */
  GPtrArray *words;
} Entries;

static void
entries_clear (Entries *entries)
{
  g_clear_pointer (&entries->events, g_array_unref);
  g_clear_pointer (&entries->words, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entries, entries_clear)

/* A cohort's calendar goes to all of its learners: whose viva it is stands there by the reference alone. */
static char *
viva_title (const OfficeCalendarRow *row,
            OfficeCalendarOf         of)
{
  g_autofree char *name = NULL;

  switch (of)
    {
    case OFFICE_CALENDAR_LEARNER:
      /* Translators: what the learner studies */
      return g_strdup_printf (_("Viva: %s"), row->module_title);
    case OFFICE_CALENDAR_STAFF:
      name = office_person_name (row->family_name, row->given_names);
      /* Translators: a learner */
      return g_strdup_printf (_("Viva of %s"), name);
    case OFFICE_CALENDAR_COHORT:
    default:
      return g_strdup_printf (_("Viva of %s"), row->reference);
    }
}

static char *
make_title (const OfficeCalendarRow *row,
            OfficeCalendarOf         of)
{
  const char *title = *row->title != '\0' ? row->title : row->module_title;

  if (g_str_equal (row->kind, "viva"))
    return viva_title (row, of);
  if (of == OFFICE_CALENDAR_COHORT)
    return g_strdup (title);
  /* Translators: a cohort and the title of one of its sessions */
  return g_strdup_printf (_("%s: %s"), row->cohort_code, title);
}

static char *
make_description (const OfficeCalendarRow *row)
{
  g_autofree char *people = g_strjoinv (", ", row->people);

  return *people != '\0' ? g_strdup_printf (_("%s, with %s"), row->module_title, people) : g_strdup (row->module_title);
}

static const char *
keep (Entries *entries,
      char    *words)
{
  g_ptr_array_add (entries->words, words);
  return words;
}

/* Somebody who is in a cohort twice, once withdrawn, has each session once: the one that takes place. */
static gboolean
stands_already (const Entries           *entries,
                const OfficeCalendarRow *row)
{
  for (guint i = 0; i < entries->events->len; i++)
    {
      OfficeCalendarEvent *event = &g_array_index (entries->events, OfficeCalendarEvent, i);

      if (!g_str_equal (event->uid, row->uid))
        continue;
      event->cancelled = event->cancelled && row->cancelled;
      event->sequence = MAX (event->sequence, (guint) MAX (row->sequence, 0));
      return TRUE;
    }
  return FALSE;
}

static void
gather (Entries          *entries,
        GPtrArray        *rows,
        OfficeCalendarOf  of)
{
  entries->events = g_array_new (FALSE, TRUE, sizeof (OfficeCalendarEvent));
  entries->words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeCalendarRow *row = g_ptr_array_index (rows, i);
      OfficeCalendarEvent event = {
        .uid = row->uid, .sequence = (guint) MAX (row->sequence, 0), .starts = row->starts_at, .ends = row->ends_at,
        .location = row->room, .cancelled = row->cancelled, .changed = row->changed_at,
      };

      /* Entries of one uid differ in nothing but their time order: they are neighbours. */
      if (i > 0 && g_str_equal (row->uid, ((OfficeCalendarRow *) g_ptr_array_index (rows, i - 1))->uid)
          && stands_already (entries, row))
        continue;
      event.title = keep (entries, make_title (row, of));
      event.description = keep (entries, make_description (row));
      g_array_append_val (entries->events, event);
    }
}

static char *
cohort_name (OfficeConnection  *connection,
             gint64             cohort_id,
             GError           **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, cohort_id, error);

  return cohort != NULL ? g_strdup_printf ("%s · %s", cohort->code, cohort->module_title) : NULL;
}

static char *
learner_name (OfficeConnection  *connection,
              gint64             learner_id,
              GError           **error)
{
  g_autoptr (OfficeLearner) learner = office_learner_get (connection, learner_id, error);

  return learner != NULL ? g_strdup_printf ("%s %s", learner->given_names, learner->family_name) : NULL;
}

static char *
staff_name (OfficeConnection  *connection,
            gint64             staff_id,
            GError           **error)
{
  g_autoptr (OfficeStaff) staff = office_staff_get (connection, staff_id, error);

  return staff != NULL ? g_strdup (staff->name) : NULL;
}

/**
 * office_deliver_calendar:
 * @connection: the connection
 * @of: whose calendar
 * @id: the cohort, the learner or the one of the staff
 * @path: where the file is to be
 * @cancellable: (nullable): a cancelled calendar leaves what was at @path
 * @error: return location
 *
 * Writes sessions and vivas as an iCalendar file, cancelled ones as such. Each entry has the same
 * identifier for ever and a sequence that grows, so that a file that is sent again changes what a
 * calendar holds already.
 *
 * Returns: how many entries were written, or -1
 */
int
office_deliver_calendar (OfficeConnection  *connection,
                         OfficeCalendarOf   of,
                         gint64             id,
                         const char        *path,
                         GCancellable      *cancellable,
                         GError           **error)
{
  static char *(*const names[]) (OfficeConnection *, gint64, GError **) = {
    [OFFICE_CALENDAR_COHORT] = cohort_name,
    [OFFICE_CALENDAR_LEARNER] = learner_name,
    [OFFICE_CALENDAR_STAFF] = staff_name,
  };
  g_autofree char *name = names[of] (connection, id, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (Entries) entries = { 0 };
  OfficeCalendar calendar = { 0 };

  if (name == NULL || (rows = office_calendar_rows_list (connection, of, id, error)) == NULL)
    return -1;

  gather (&entries, rows, of);
  calendar.name = name;
  calendar.made_on = office_connection_now (connection);
  calendar.events = (const OfficeCalendarEvent *) (gpointer) entries.events->data;
  calendar.n_events = entries.events->len;
  return office_calendar_write (&calendar, path, cancellable, error) ? (int) calendar.n_events : -1;
}
