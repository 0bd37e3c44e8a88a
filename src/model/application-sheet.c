/* application-sheet.c: one application with everything that can be done with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/application-acts.h"

/* Stands for a reason that a person would give, to find out whether one would help. */
#define ANY_REASON "?"

/**
 * office_application_sheet_free:
 * @sheet: (nullable): what was read
 */
void
office_application_sheet_free (OfficeApplicationSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_clear_pointer (&sheet->pane, office_application_pane_free);
  for (guint state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    g_free (sheet->choices[state].why_not);
  g_free (sheet);
}

/* "Ng, Aoife (A2025-0001): the registration has not been seen…": the pane says whose it is. */
static char *
without_name (OfficeApplicationSheet *sheet,
              const char             *message)
{
  g_autofree char *mark = g_strdup_printf ("(%s): ", sheet->pane->row->reference);
  const char *found = strstr (message, mark);

  return g_strdup (found != NULL ? found + strlen (mark) : message);
}

static void
read_choice (OfficeConnection       *connection,
             OfficeApplicationSheet *sheet,
             OfficeApplicationState  to)
{
  const gint64 id = sheet->pane->application->id;
  const OfficeMoveOptions with_reason = { .reason = ANY_REASON };
  OfficeMoveChoice *choice = &sheet->choices[to];
  g_autoptr (GError) error = NULL;

  choice->known = office_application_can_move (sheet->pane->application->state, to);
  if (!choice->known)
    return;
  choice->allowed = office_application_check_may_move (connection, id, to, NULL, &error);
  if (choice->allowed)
    return;
  choice->why_not = without_name (sheet, error->message);
  choice->with_reason = office_application_check_may_move (connection, id, to, &with_reason, NULL);
}

static gboolean
read_waiting (OfficeConnection        *connection,
              OfficeApplicationSheet  *sheet,
              GError                 **error)
{
  g_autoptr (GArray) waiting =
    office_waiting_list (connection, sheet->pane->application->cohort_id, error);

  if (waiting == NULL)
    return FALSE;
  sheet->n_waiting = waiting->len;
  for (guint i = 0; i < waiting->len; i++)
    if (g_array_index (waiting, gint64, i) == sheet->pane->application->id)
      sheet->waiting_place = i + 1;
  return TRUE;
}

static gpointer
read_sheet (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr (OfficeApplicationSheet) sheet = g_new0 (OfficeApplicationSheet, 1);

  sheet->pane = office_application_pane_get (connection, *(gint64 *) data, error);
  if (sheet->pane == NULL || !read_waiting (connection, sheet, error))
    return NULL;

  for (guint state = 0; state < OFFICE_N_APPLICATION_STATES; state++)
    read_choice (connection, sheet, state);
  return g_steal_pointer (&sheet);
}

/**
 * office_application_sheet_read_async:
 * @session: the session
 * @application_id: the application
 * @cancellable: (nullable): stops the reading
 * @callback: (scope async): called when it has been read
 * @user_data: for @callback
 *
 * Reads all about one application, and which moves the rules allow (APPLY-1, APPLY-2, ENTRY-2, LOAD-1).
 */
void
office_application_sheet_read_async (OfficeSession       *session,
                                     gint64               application_id,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  office_session_read_async (session, read_sheet, g_memdup2 (&application_id, sizeof application_id),
                             g_free, (GDestroyNotify) office_application_sheet_free, cancellable,
                             callback, user_data);
}

/**
 * office_application_sheet_read_finish:
 * @session: the session
 * @result: of office_application_sheet_read_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with @error set
 */
OfficeApplicationSheet *
office_application_sheet_read_finish (OfficeSession  *session,
                                      GAsyncResult   *result,
                                      GError        **error)
{
  return office_session_read_finish (session, result, error);
}
