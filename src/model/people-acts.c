/* people-acts.c: painting and copying when somebody can come, off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/people-acts.h"

#include "model/people-item.h"

/* What is to be painted, or which week is to be copied. */
typedef struct
{
  gint64                   staff_id;
  int                      version;
  GArray                  *spans;      /* NULL: a week is copied */
  OfficeAvailabilityPaint  paint;
  OfficeDay                monday;
  OfficeDay                to_monday;
  int                      n_weeks;
  gboolean                 forget;     /* what calendars say */
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_clear_pointer (&act->spans, g_array_unref);
  g_free (act);
}

/* Gives the version that stands now, so that the next stroke need not wait for the week to be read. */
static gpointer
act_job (OfficeConnection  *connection,
         gpointer           data,
         GCancellable      *cancellable,
         GError           **error)
{
  const Act *act = data;
  g_autoptr (OfficeStaff) staff = NULL;
  gboolean done;

  if (act->forget)
    done = office_availability_forget (connection, act->staff_id, act->version, error);
  else if (act->spans != NULL)
    done = office_availability_paint (connection, act->staff_id, act->version, (const OfficeSpan *) act->spans->data,
                                      act->spans->len, act->paint, error);
  else
    done = office_availability_copy_week (connection, act->staff_id, act->version, act->monday, act->to_monday,
                                          act->n_weeks, error);
  if (!done)
    return NULL;

  staff = office_staff_get (connection, act->staff_id, error);
  return staff != NULL ? GINT_TO_POINTER (staff->version) : NULL;
}

/**
 * office_people_paint_async:
 * @session: the session
 * @staff_id: whose
 * @version: of the person that was seen
 * @spans: (element-type OfficeSpan): when
 * @paint: what is said of it
 * @callback: called when it is saved or refused
 * @user_data: for @callback
 *
 * Paints as office_availability_paint() does; end it with office_people_act_finish().
 */
void
office_people_paint_async (OfficeSession           *session,
                           gint64                   staff_id,
                           int                      version,
                           GArray                  *spans,
                           OfficeAvailabilityPaint  paint,
                           GAsyncReadyCallback      callback,
                           gpointer                 user_data)
{
  Act *act = g_new0 (Act, 1);

  act->staff_id = staff_id;
  act->version = version;
  act->spans = g_array_ref (spans);
  act->paint = paint;
  office_session_write_async (session, OFFICE_SUBJECT_CATALOGUE, act_job, act, act_free, NULL, NULL, callback,
                              user_data);
}

/**
 * office_people_copy_week_async:
 * @session: the session
 * @staff_id: whose
 * @version: of the person that was seen
 * @monday: of the week to copy
 * @to_monday: of the first week that is to be like it
 * @n_weeks: how many
 * @callback: called when it is saved or refused
 * @user_data: for @callback
 *
 * Copies as office_availability_copy_week() does; end it with office_people_act_finish().
 */
void
office_people_copy_week_async (OfficeSession       *session,
                               gint64               staff_id,
                               int                  version,
                               OfficeDay            monday,
                               OfficeDay            to_monday,
                               int                  n_weeks,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Act *act = g_new0 (Act, 1);

  act->staff_id = staff_id;
  act->version = version;
  act->monday = monday;
  act->to_monday = to_monday;
  act->n_weeks = n_weeks;
  office_session_write_async (session, OFFICE_SUBJECT_CATALOGUE, act_job, act, act_free, NULL, NULL, callback,
                              user_data);
}

/**
 * office_people_forget_calendars_async:
 * @session: the session
 * @staff_id: whose
 * @version: of the person that was seen
 * @callback: called when it is saved or refused
 * @user_data: for @callback
 *
 * Forgets as office_availability_forget() does; end it with office_people_act_finish().
 */
void
office_people_forget_calendars_async (OfficeSession       *session,
                                      gint64               staff_id,
                                      int                  version,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  Act *act = g_new0 (Act, 1);

  act->staff_id = staff_id;
  act->version = version;
  act->forget = TRUE;
  office_session_write_async (session, OFFICE_SUBJECT_CATALOGUE, act_job, act, act_free, NULL, NULL, callback,
                              user_data);
}

/**
 * office_people_act_finish:
 * @session: the session
 * @result: what the callback was given
 * @error: where to put a failure
 *
 * Returns: the version of the person that stands now, or 0
 */
int
office_people_act_finish (OfficeSession  *session,
                          GAsyncResult   *result,
                          GError        **error)
{
  return GPOINTER_TO_INT (office_session_write_finish (session, result, error));
}

/* A kind and an id. */
static gpointer
remove_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const gint64 *which = data;
  gboolean done;

  if (which[0] == OFFICE_PEOPLE_STAFF)
    done = office_staff_remove (connection, which[1], error);
  else if (which[0] == OFFICE_PEOPLE_ROOM)
    done = office_room_remove (connection, which[1], error);
  else
    done = office_equipment_remove (connection, which[1], error);
  return GINT_TO_POINTER (done);
}

/**
 * office_people_remove_async:
 * @session: the session
 * @kind: an #OfficePeopleKind
 * @id: the person, room or equipment
 * @callback: called when it is gone or refused
 * @user_data: for @callback
 *
 * Takes off the list what was never used; end it with office_session_write_finish().
 */
void
office_people_remove_async (OfficeSession       *session,
                            int                  kind,
                            gint64               id,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  gint64 which[2] = { kind, id };

  office_session_write_async (session, OFFICE_SUBJECT_CATALOGUE, remove_job, g_memdup2 (which, sizeof which), g_free,
                              NULL, NULL, callback, user_data);
}
