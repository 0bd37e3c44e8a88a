/* event-series.c: a session that repeats: every date that it makes, and all of them saved as one step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/event-series.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/error.h"
#include "store/cohorts.h"
#include "store/command.h"

/**
 * office_series_date_free:
 * @date: (transfer full) (nullable): a date
 */
void
office_series_date_free (OfficeSeriesDate *date)
{
  if (date == NULL)
    return;

  g_free (date->left_out);
  g_free (date->holiday);
  g_clear_pointer (&date->clashes, g_ptr_array_unref);
  g_free (date);
}

/**
 * office_series_date_describe:
 * @date: a date
 *
 * Returns: (transfer full): what becomes of it, in a line: "Thu 25/12/2025, left out: Christmas Day"
 */
char *
office_series_date_describe (const OfficeSeriesDate *date)
{
  g_autoptr (GDate) day = g_date_new_julian (date->day);
  char weekday[32];
  g_autofree char *text = office_day_to_text (date->day);
  g_autofree char *when = NULL;

  g_date_strftime (weekday, sizeof weekday, "%a", day);
  if (date->left_out != NULL)
    /* Translators: a day of the week, a day, why there is nothing */
    return g_strdup_printf (_("%s %s, %s"), weekday, text, date->left_out);

  when = office_event_time_to_text (date->starts_at);
  if (date->clashes != NULL && date->clashes->len > 0)
    /* Translators: when, what it clashes with */
    return g_strdup_printf (_("%s, clashes: %s"), when, ((OfficeClashRow *) g_ptr_array_index (date->clashes, 0))->sentence);
  if (date->holiday != NULL)
    /* Translators: when, the name of a bank holiday */
    return g_strdup_printf (_("%s, although it is %s"), when, date->holiday);
  return g_steal_pointer (&when);
}

/**
 * office_series_count:
 * @dates: (element-type OfficeSeriesDate): the dates
 * @n_left_out: (out) (optional): how many are left out
 * @n_clashing: (out) (optional): how many clash
 *
 * Returns: how many sessions they make
 */
guint
office_series_count (GPtrArray *dates,
                     guint     *n_left_out,
                     guint     *n_clashing)
{
  guint out = 0, clashing = 0;

  for (guint i = 0; i < dates->len; i++)
    {
      const OfficeSeriesDate *date = g_ptr_array_index (dates, i);

      out += date->left_out != NULL;
      clashing += date->clashes != NULL && date->clashes->len > 0;
    }
  if (n_left_out != NULL)
    *n_left_out = out;
  if (n_clashing != NULL)
    *n_clashing = clashing;
  return dates->len - out;
}

/**
 * office_series_describe:
 * @dates: (element-type OfficeSeriesDate): the dates
 *
 * Returns: (transfer full): how many there are: "7 sessions, 1 date left out, 2 clash"
 */
char *
office_series_describe (GPtrArray *dates)
{
  guint n_out, n_clashing;
  guint n = office_series_count (dates, &n_out, &n_clashing);
  g_autofree char *made = g_strdup_printf (ngettext ("%u session", "%u sessions", n), n);
  g_autofree char *out = g_strdup_printf (ngettext ("%u date left out", "%u dates left out", n_out), n_out);
  g_autofree char *clash = g_strdup_printf (ngettext ("%u clashes", "%u clash", n_clashing), n_clashing);

  return g_strdup_printf ("%s · %s · %s", made, out, clash);
}

static OfficeSeriesDate *
judge_date (const OfficeEventDraft   *draft,
            const OfficePatternDate  *date,
            const OfficeTimetable    *timetable,
            const OfficeSurroundings *surroundings)
{
  OfficeSeriesDate *judged = g_new0 (OfficeSeriesDate, 1);

  judged->day = date->day;
  judged->starts_at = date->starts_at;
  judged->left_out = g_strdup (date->left_out);
  judged->holiday = g_strdup (date->holiday);
  if (date->left_out == NULL)
    {
      g_autoptr (OfficeEventDraft) one = office_event_draft_copy (draft);

      one->starts_at = date->starts_at;
      judged->clashes = office_event_judge (one, timetable, surroundings);
    }
  return judged;
}

/**
 * office_event_series_preview:
 * @draft: the first session
 * @pattern: how it repeats; the first day and the time are the draft's
 * @timetable: with the rooms, the staff, the cohorts and the learners
 * @surroundings: what is booked from the first date to the last
 *
 * Works out every date of a session that repeats, those left out with the reason, and what each of
 * the others clashes with. This is what office_event_series_save() saves.
 *
 * Returns: (transfer full) (element-type OfficeSeriesDate): the dates in order
 */
GPtrArray *
office_event_series_preview (const OfficeEventDraft     *draft,
                             const OfficeSessionPattern *pattern,
                             const OfficeTimetable      *timetable,
                             const OfficeSurroundings   *surroundings)
{
  OfficeSessionPattern whole = *pattern;
  g_autoptr (GPtrArray) dates = NULL;
  GPtrArray *judged = g_ptr_array_new_with_free_func ((GDestroyNotify) office_series_date_free);

  whole.first = office_instant_to_day (draft->starts_at);
  whole.second_of_day = office_instant_second_of_day (draft->starts_at);
  dates = office_session_pattern_dates (&whole, surroundings->proclaimed);
  for (guint i = 0; i < dates->len; i++)
    g_ptr_array_add (judged, judge_date (draft, g_ptr_array_index (dates, i), timetable, surroundings));
  return judged;
}

static gboolean
save_each (OfficeConnection        *connection,
           const OfficeEventDraft  *draft,
           GPtrArray               *dates,
           gint64                  *first_id,
           GError                 **error)
{
  gboolean first = TRUE;

  for (guint i = 0; i < dates->len; i++)
    {
      const OfficeSeriesDate *date = g_ptr_array_index (dates, i);
      g_autoptr (OfficeEventDraft) one = NULL;
      gint64 id;

      if (date->left_out != NULL)
        continue;
      one = office_event_draft_copy (draft);
      one->id = 0;
      one->starts_at = date->starts_at;
      if (!office_event_draft_save (connection, one, &id, error))
        return FALSE;
      if (first)
        *first_id = id;
      first = FALSE;
    }
  return TRUE;
}

/**
 * office_event_series_save:
 * @connection: the connection
 * @draft: the session
 * @dates: (element-type OfficeSeriesDate): from office_event_series_preview()
 * @first_id: (out): the first session that was added
 * @error: where to put a failure
 *
 * Adds a session for each date that is not left out, all of them as one step to undo.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID when no date is left, or an error of
 *   office_event_draft_save(); nothing is then added
 */
gboolean
office_event_series_save (OfficeConnection        *connection,
                          const OfficeEventDraft  *draft,
                          GPtrArray               *dates,
                          gint64                  *first_id,
                          GError                 **error)
{
  const guint n = office_series_count (dates, NULL, NULL);
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, draft->cohort_id, error);
  g_autofree char *title = office_event_draft_dup_title (draft);
  g_autofree char *label = NULL;

  if (cohort == NULL)
    return FALSE;
  if (n == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("Every date of the pattern is left out: choose another day, or more weeks."));
      return FALSE;
    }

  /* Translators: how many sessions, their title, their cohort */
  label = g_strdup_printf (ngettext ("%u session “%s” of %s", "%u sessions “%s” of %s", n), n, title, cohort->code);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;
  return office_command_finish (connection, save_each (connection, draft, dates, first_id, error), error);
}
