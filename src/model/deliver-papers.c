/* deliver-papers.c: calendar and subject access, gathered and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/calendar.h"
#include "documents/subject-access.h"
#include "model/deliver.h"
#include "store/cohorts.h"
#include "store/privacy.h"
#include "store/sessions.h"

/* Calendar ------------------------------------------------------------------------------------ */

static const char *
session_title (const OfficeSessionRow *session)
{
  return session->title != NULL && *session->title != '\0' ? session->title : session->module_title;
}

static char *
session_description (const OfficeSessionRow *session)
{
  g_autofree char *people = g_strjoinv (", ", session->staff);

  return *people != '\0' ? g_strdup_printf (_("%s, with %s"), session->module_title, people)
                         : g_strdup (session->module_title);
}

/**
 * office_deliver_calendar:
 * @connection: the connection
 * @cohort_id: the cohort
 * @path: where the file is to be
 * @cancellable: (nullable): a cancelled calendar leaves what was at @path
 * @error: return location
 *
 * Writes the sessions of a cohort as an iCalendar file, cancelled ones as such.
 *
 * Returns: whether it was written
 */
gboolean
office_deliver_calendar (OfficeConnection  *connection,
                         gint64             cohort_id,
                         const char        *path,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, cohort_id, error);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) descriptions = g_ptr_array_new_with_free_func (g_free);
  g_autofree OfficeCalendarEvent *events = NULL;
  g_autofree char *name = NULL;
  OfficeCalendar calendar = { 0 };

  if (cohort == NULL)
    return FALSE;
  sessions = office_sessions_list_cohort (connection, cohort_id, error);
  if (sessions == NULL)
    return FALSE;

  events = g_new0 (OfficeCalendarEvent, sessions->len + 1);
  for (guint i = 0; i < sessions->len; i++)
    {
      const OfficeSessionRow *session = g_ptr_array_index (sessions, i);

      g_ptr_array_add (descriptions, session_description (session));
      events[i].uid = session->uid;
      events[i].sequence = (guint) MAX (session->version - 1, 0);
      events[i].starts = session->starts_at;
      events[i].ends = session->starts_at + (gint64) session->minutes * 60;
      events[i].title = session_title (session);
      events[i].location = session->room;
      events[i].description = g_ptr_array_index (descriptions, i);
      events[i].cancelled = session->cancelled;
    }

  name = g_strdup_printf ("%s · %s", cohort->code, cohort->module_title);
  calendar.name = name;
  calendar.made_on = office_connection_now (connection);
  calendar.events = events;
  calendar.n_events = sessions->len;
  return office_calendar_write (&calendar, path, cancellable, error);
}

/* Subject access ------------------------------------------------------------------------------ */

static OfficeSubjectRow *
rows_of (const OfficeHeldSection *section)
{
  OfficeSubjectRow *rows = g_new0 (OfficeSubjectRow, section->rows->len + 1);

  for (guint i = 0; i < section->rows->len; i++)
    {
      const OfficeHeldRow *row = g_ptr_array_index (section->rows, i);

      rows[i].label = row->label;
      rows[i].value = row->value;
    }
  return rows;
}

/**
 * office_deliver_subject_access:
 * @connection: the connection
 * @learner_id: the learner
 * @folder: where the files are to be
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Writes all that is held on one person, in readable form, with the documents held (PRIVACY-2).
 *
 * Returns: whether it was written
 */
gboolean
office_deliver_subject_access (OfficeConnection  *connection,
                               gint64             learner_id,
                               const char        *folder,
                               GCancellable      *cancellable,
                               GError           **error)
{
  g_autoptr (OfficeHeld) held = office_learner_held (connection, learner_id, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autofree OfficeSubjectSection *sections = NULL;
  g_autofree OfficeSubjectFile *files = NULL;
  OfficeSubjectAccess access = { 0 };

  if (held == NULL)
    return FALSE;

  sections = g_new0 (OfficeSubjectSection, held->sections->len + 1);
  for (guint i = 0; i < held->sections->len; i++)
    {
      const OfficeHeldSection *section = g_ptr_array_index (held->sections, i);

      g_ptr_array_add (rows, rows_of (section));
      sections[i].title = section->title;
      sections[i].rows = g_ptr_array_index (rows, i);
      sections[i].n_rows = section->rows->len;
    }
  files = g_new0 (OfficeSubjectFile, held->files->len + 1);
  for (guint i = 0; i < held->files->len; i++)
    {
      const OfficeHeldFile *file = g_ptr_array_index (held->files, i);

      files[i].name = file->name;
      files[i].content = file->content;
    }

  access.name = held->name;
  access.provider = held->provider;
  access.made_on = held->made_at;
  access.sections = sections;
  access.n_sections = held->sections->len;
  access.files = files;
  access.n_files = held->files->len;
  return office_subject_access_write (&access, folder, cancellable, error);
}
