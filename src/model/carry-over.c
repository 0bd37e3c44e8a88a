/* carry-over.c: a cohort's whole timetable, some weeks on, for another cohort or for itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown before is computed by what saves. Vivas and the deadlines of work stay where they are:
 * they belong to learners.
 */
#include "config.h"

#include "model/carry-over.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/error.h"
#include "store/cohorts.h"
#include "store/command.h"
#include "store/equipment.h"

#define DAYS_OF_WEEK 7
#define SECONDS_PER_DAY G_GINT64_CONSTANT (86400)

/**
 * office_carried_session_free:
 * @carried: (transfer full) (nullable): a session that would be carried over
 */
void
office_carried_session_free (OfficeCarriedSession *carried)
{
  if (carried == NULL)
    return;

  g_free (carried->title);
  office_series_date_free (carried->date);
  g_free (carried);
}

/**
 * office_carried_session_describe:
 * @carried: a session that would be carried over
 *
 * Returns: (transfer full): what becomes of it, in a line
 */
char *
office_carried_session_describe (const OfficeCarriedSession *carried)
{
  g_autofree char *was = office_event_time_to_text (carried->was_at);
  g_autofree char *is = office_series_date_describe (carried->date);

  /* Translators: a session, when it was, when it would be */
  return g_strdup_printf (_("%s: %s → %s"), carried->title, was, is);
}

static GPtrArray *
dates_of (GPtrArray *carried)
{
  GPtrArray *dates = g_ptr_array_new ();

  for (guint i = 0; i < carried->len; i++)
    g_ptr_array_add (dates, ((OfficeCarriedSession *) g_ptr_array_index (carried, i))->date);
  return dates;
}

/**
 * office_carry_over_describe:
 * @carried: (element-type OfficeCarriedSession): from office_carry_over_preview()
 *
 * Returns: (transfer full): how many, how many are left out, how many clash
 */
char *
office_carry_over_describe (GPtrArray *carried)
{
  g_autoptr (GPtrArray) dates = dates_of (carried);

  return office_series_describe (dates);
}

/**
 * office_carry_over_suggest_weeks:
 * @from_starts: first day of the one cohort, ISO
 * @to_starts: first day of the other, ISO
 *
 * Returns: by how many weeks the first week of the one becomes the first week of the other
 */
int
office_carry_over_suggest_weeks (const char *from_starts,
                                 const char *to_starts)
{
  OfficeDay from = office_day_from_iso (from_starts);
  OfficeDay to = office_day_from_iso (to_starts);

  if (from == OFFICE_DAY_NONE || to == OFFICE_DAY_NONE)
    return 0;
  return (office_monday_of (to) - office_monday_of (from)) / DAYS_OF_WEEK;
}

static OfficeEventDraft *
draft_of (const OfficeSessionRow *row,
          const OfficeCarryOver  *what)
{
  OfficeEventDraft *draft = office_event_draft_new ();

  draft->id = what->from == what->to ? row->id : 0;
  draft->cohort_id = what->to;
  g_free (draft->kind);
  draft->kind = g_strdup (row->kind);
  g_free (draft->title);
  draft->title = g_strdup (row->title);
  draft->minutes = row->minutes;
  g_free (draft->room);
  draft->room = g_strdup (row->room != NULL ? row->room : "");
  g_strfreev (draft->people);
  g_free (draft->equipment);
  draft->equipment = g_strdup (row->equipment != NULL ? row->equipment : "");
  draft->people = row->staff != NULL ? g_strdupv (row->staff) : g_new0 (char *, 1);
  return draft;
}

/* The same weekday and time, some weeks on, as a pattern of one. */
static OfficeSeriesDate *
place (const OfficeSessionRow   *row,
       const OfficeCarryOver    *what,
       const OfficeTimetable    *timetable,
       const OfficeSurroundings *around)
{
  OfficeSessionPattern pattern = {
    .first = office_instant_to_day (row->starts_at) + what->weeks * DAYS_OF_WEEK,
    .second_of_day = office_instant_second_of_day (row->starts_at),
    .every = 1, .n = 1, .not_on_holidays = what->not_on_holidays,
  };
  g_autoptr (GPtrArray) dates = office_session_pattern_dates (&pattern, around->proclaimed);
  const OfficePatternDate *date = g_ptr_array_index (dates, 0);
  OfficeSeriesDate *placed = g_new0 (OfficeSeriesDate, 1);
  g_autoptr (OfficeEventDraft) draft = NULL;

  placed->day = date->day;
  placed->starts_at = date->starts_at;
  placed->left_out = g_strdup (date->left_out);
  placed->holiday = g_strdup (date->holiday);
  if (placed->left_out == NULL && what->from == what->to && row->n_attended > 0)
    placed->left_out = g_strdup (_("left out: its attendance is recorded"));
  if (placed->left_out != NULL)
    return placed;

  draft = draft_of (row, what);
  draft->starts_at = placed->starts_at;
  placed->clashes = office_event_judge (draft, timetable, around);
  return placed;
}

/* When a cohort moves all of its sessions, they do not stand in each other's way where they were. */
static void
forget_own (OfficeSurroundings *around,
            gint64              cohort_id)
{
  for (guint i = around->bookings->len; i > 0; i--)
    {
      const OfficeBooking *booking = g_ptr_array_index (around->bookings, i - 1);

      if (booking->kind == OFFICE_BOOKING_SESSION && booking->cohort_id == cohort_id)
        g_ptr_array_remove_index (around->bookings, i - 1);
    }
}

static OfficeSurroundings *
read_around (OfficeConnection       *connection,
             const OfficeCarryOver  *what,
             GPtrArray              *sessions,
             GError                **error)
{
  const OfficeSessionRow *first = g_ptr_array_index (sessions, 0);
  const OfficeSessionRow *last = g_ptr_array_index (sessions, sessions->len - 1);
  const gint64 shift = (gint64) what->weeks * DAYS_OF_WEEK * SECONDS_PER_DAY;
  OfficeSurroundings *around =
    office_surroundings_read (connection, first->starts_at + shift - DAYS_OF_WEEK * SECONDS_PER_DAY,
                              last->starts_at + shift + DAYS_OF_WEEK * SECONDS_PER_DAY, error);

  if (around != NULL && what->from == what->to)
    forget_own (around, what->from);
  return around;
}

/**
 * office_carry_over_preview:
 * @connection: the connection
 * @what: what is to be done
 * @error: where to put a failure
 *
 * Works out what would become of each session that takes place: when it would be, why it would be left
 * out, what it would clash with.
 *
 * Returns: (transfer full) (nullable) (element-type OfficeCarriedSession): the sessions in order of time
 */
GPtrArray *
office_carry_over_preview (OfficeConnection       *connection,
                           const OfficeCarryOver  *what,
                           GError                **error)
{
  const OfficeTimetableQuery query = { .cohort_id = what->to };
  g_autoptr (GPtrArray) sessions = office_sessions_list_cohort (connection, what->from, error);
  g_autoptr (GPtrArray) carried = g_ptr_array_new_with_free_func ((GDestroyNotify) office_carried_session_free);
  g_autoptr (OfficeTimetable) timetable = NULL;
  g_autoptr (OfficeSurroundings) around = NULL;

  if (sessions == NULL)
    return NULL;
  if (sessions->len == 0)
    return g_steal_pointer (&carried);
  if ((timetable = office_timetable_read (connection, &query, error)) == NULL
      || (around = read_around (connection, what, sessions, error)) == NULL)
    return NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      const OfficeSessionRow *row = g_ptr_array_index (sessions, i);
      OfficeCarriedSession *session;

      if (row->cancelled)
        continue;
      session = g_new0 (OfficeCarriedSession, 1);
      session->session_id = row->id;
      session->version = row->version;
      session->title = g_strdup (*row->title != '\0' ? row->title : office_session_kind_label (row->kind));
      session->was_at = row->starts_at;
      session->date = place (row, what, timetable, around);
      g_ptr_array_add (carried, session);
    }
  return g_steal_pointer (&carried);
}

static gboolean
copy_session (OfficeConnection            *connection,
              const OfficeCarriedSession  *carried,
              gint64                       cohort_id,
              GError                     **error)
{
  g_autoptr (OfficeSessionRow) row = office_session_get (connection, carried->session_id, error);
  g_autoptr (GPtrArray) needs = NULL;
  OfficeSessionDraft draft;

  if (row == NULL || (needs = office_equipment_of_session (connection, row->id, error)) == NULL)
    return FALSE;
  draft = (OfficeSessionDraft) {
    .cohort_id = cohort_id, .kind = row->kind, .title = row->title, .starts_at = carried->date->starts_at,
    .minutes = row->minutes, .room = row->room, .staff = (const char *const *) row->staff, .equipment = needs,
  };
  return office_session_add (connection, &draft, NULL, error);
}

static gboolean
save_each (OfficeConnection       *connection,
           const OfficeCarryOver  *what,
           GPtrArray              *carried,
           GError                **error)
{
  for (guint i = 0; i < carried->len; i++)
    {
      const OfficeCarriedSession *session = g_ptr_array_index (carried, i);
      g_autoptr (OfficeSessionRow) row = NULL;

      if (session->date->left_out != NULL)
        continue;
      if (what->from != what->to)
        {
          if (!copy_session (connection, session, what->to, error))
            return FALSE;
          continue;
        }
      row = office_session_get (connection, session->session_id, error);
      if (row == NULL
          || !office_session_move (connection, row->id, session->version, session->date->starts_at, row->minutes, error))
        return FALSE;
    }
  return TRUE;
}

static char *
make_label (OfficeConnection       *connection,
            const OfficeCarryOver  *what,
            guint                   n,
            GError                **error)
{
  g_autoptr (OfficeCohort) from = office_cohort_get (connection, what->from, error);
  g_autoptr (OfficeCohort) to = from != NULL ? office_cohort_get (connection, what->to, error) : NULL;

  if (to == NULL)
    return NULL;
  if (what->from == what->to)
    /* Translators: how many sessions, their cohort */
    return g_strdup_printf (ngettext ("%u session of %s moved by weeks", "%u sessions of %s moved by weeks", n), n, from->code);
  /* Translators: how many sessions, from which cohort to which */
  return g_strdup_printf (ngettext ("%u session of %s carried over to %s", "%u sessions of %s carried over to %s", n), n,
                          from->code, to->code);
}

/**
 * office_carry_over_save:
 * @connection: the connection
 * @what: what is to be done
 * @error: where to put a failure
 *
 * Carries every session over that is not left out, as one step to undo.
 *
 * Returns: how many; or -1 with %OFFICE_ERROR_INVALID when none is left, or an error of the sessions
 */
int
office_carry_over_save (OfficeConnection       *connection,
                        const OfficeCarryOver  *what,
                        GError                **error)
{
  g_autoptr (GPtrArray) carried = office_carry_over_preview (connection, what, error);
  g_autoptr (GPtrArray) dates = NULL;
  g_autofree char *label = NULL;
  guint n;

  if (carried == NULL)
    return -1;
  dates = dates_of (carried);
  n = office_series_count (dates, NULL, NULL);
  if (n == 0 || (what->from == what->to && what->weeks == 0))
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("Nothing would be carried over: choose another cohort, or other weeks."));
      return -1;
    }
  label = make_label (connection, what, n, error);
  if (label == NULL || !office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return -1;
  return office_command_finish (connection, save_each (connection, what, carried, error), error) ? (int) n : -1;
}
