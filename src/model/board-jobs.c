/* board-jobs.c: what the board's pages ask of the worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/board-jobs.h"

#include "model/board-charts.h"

/**
 * office_board_matter_free:
 * @matter: (nullable): what the board's pages show
 *
 * Frees it.
 */
void
office_board_matter_free (OfficeBoardMatter *matter)
{
  if (matter == NULL)
    return;

  g_clear_pointer (&matter->agenda, office_board_agenda_free);
  g_clear_pointer (&matter->charts, g_ptr_array_unref);
  g_free (matter);
}

typedef struct
{
  gint64   cohort_id;
  gboolean anonymous;
} Wanted;

static gpointer
read_matter (OfficeConnection  *connection,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  const Wanted *wanted = data;
  g_autoptr (OfficeBoardMatter) matter = g_new0 (OfficeBoardMatter, 1);

  matter->agenda = office_board_agenda_load (connection, wanted->cohort_id, error);
  if (matter->agenda == NULL)
    return NULL;
  matter->charts = office_board_charts (connection, matter->agenda, wanted->anonymous, error);
  return matter->charts != NULL ? g_steal_pointer (&matter) : NULL;
}

/**
 * office_board_matter_read_async:
 * @session: the session
 * @cohort_id: the cohort
 * @anonymous: references stand in place of names
 * @callback: (scope async): called when it is read
 * @user_data: for @callback
 *
 * Reads what a board of a cohort has before it.
 */
void
office_board_matter_read_async (OfficeSession       *session,
                                gint64               cohort_id,
                                gboolean             anonymous,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  const Wanted wanted = { cohort_id, anonymous };

  office_session_read_async (session, read_matter, g_memdup2 (&wanted, sizeof wanted), g_free,
                             (GDestroyNotify) office_board_matter_free, NULL, callback, user_data);
}

/**
 * office_board_matter_read_finish:
 * @session: the session
 * @result: of office_board_matter_read_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was read
 */
OfficeBoardMatter *
office_board_matter_read_finish (OfficeSession  *session,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  return office_session_read_finish (session, result, error);
}

typedef struct
{
  gint64               enrolment_id;
  int                  version;
  OfficeBoardDecision  decision;
  char                *reason;
} Word;

static void
word_free (gpointer data)
{
  g_free (((Word *) data)->reason);
  g_free (data);
}

static gpointer
decide (OfficeConnection  *connection,
        gpointer           data,
        GCancellable      *cancellable,
        GError           **error)
{
  const Word *word = data;

  return GINT_TO_POINTER (office_board_decide (connection, word->enrolment_id, word->version, word->decision,
                                               word->reason, error));
}

/**
 * office_board_decide_async:
 * @session: the session
 * @enrolment_id: about whose result
 * @version: of the prepared decision that the person saw, or 0
 * @decision: what is decided
 * @reason: why
 * @callback: (scope async): called when it is saved, or why not
 * @user_data: for @callback
 *
 * Records what the board says to one learner (BOARD-1).
 */
void
office_board_decide_async (OfficeSession       *session,
                           gint64               enrolment_id,
                           int                  version,
                           OfficeBoardDecision  decision,
                           const char          *reason,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Word *word = g_new0 (Word, 1);

  word->enrolment_id = enrolment_id;
  word->version = version;
  word->decision = decision;
  word->reason = g_strdup (reason);
  office_session_write_async (session, OFFICE_SUBJECT_MARKS, decide, word, word_free, NULL, NULL, callback, user_data);
}

/**
 * office_board_decide_finish:
 * @session: the session
 * @result: of office_board_decide_async()
 * @error: return location
 *
 * Returns: whether it is saved
 */
gboolean
office_board_decide_finish (OfficeSession  *session,
                            GAsyncResult   *result,
                            GError        **error)
{
  return office_session_write_finish (session, result, error) != NULL;
}
