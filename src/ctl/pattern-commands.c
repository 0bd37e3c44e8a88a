/* pattern-commands.c: officectl session repeat, timetable carry-over, bank-holidays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "model/carry-over.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "store/cohorts.h"
#include "store/holidays.h"

static json_t *
clashes_to_json (GPtrArray *clashes)
{
  json_t *array = json_array ();

  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    json_array_append_new (array, json_string (((OfficeClashRow *) g_ptr_array_index (clashes, i))->sentence));
  return array;
}

static json_t *
date_to_json (const OfficeSeriesDate *date)
{
  g_autofree char *day = office_day_to_iso (date->day);
  g_autofree char *starts = date->left_out == NULL ? office_instant_to_wall (date->starts_at) : NULL;

  return json_pack ("{s:s, s:s?, s:s?, s:s?, s:o}", "day", day, "starts", starts, "left_out", date->left_out, "holiday",
                    date->holiday, "clashes", clashes_to_json (date->clashes));
}

/* Series ----------------------------------------------------------------------------------------- */

static gboolean
check_pattern (const OfficeSessionPattern  *pattern,
               GError                     **error)
{
  if (pattern->n >= 1 && pattern->n <= OFFICE_PATTERN_MOST_DATES && pattern->every >= 1)
    return TRUE;
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("%d weeks, every %d, are no pattern: --weeks is 1 to %d, and --every at least 1."), pattern->n,
               pattern->every, OFFICE_PATTERN_MOST_DATES);
  return FALSE;
}

static GPtrArray *
preview_series (OfficeCtl                   *ctl,
                const OfficeEventDraft      *draft,
                const OfficeSessionPattern  *pattern,
                GError                     **error)
{
  const OfficeTimetableQuery query = { .cohort_id = draft->cohort_id };
  const gint64 week = 7 * 86400;
  g_autoptr (OfficeTimetable) timetable = office_timetable_read (ctl->connection, &query, error);
  g_autoptr (OfficeSurroundings) around =
    timetable != NULL ? office_surroundings_read (ctl->connection, draft->starts_at - week,
                                                  draft->starts_at + (2 * pattern->n * pattern->every + 1) * week, error)
                      : NULL;

  return around != NULL ? office_event_series_preview (draft, pattern, timetable, around) : NULL;
}

static gboolean
run_session_repeat (OfficeCtl  *ctl,
                    GError    **error)
{
  g_autofree char *cohort = NULL, *kind = NULL, *starts = NULL, *room = NULL, *title = NULL;
  g_auto (GStrv) staff = NULL;
  g_autoptr (OfficeEventDraft) draft = office_event_draft_new ();
  OfficeSessionPattern pattern = { .every = 1 };
  gboolean dry_run = FALSE;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("What sort of session"), "live|practical|induction|deadline" },
    { "starts", 0, 0, G_OPTION_ARG_STRING, &starts, N_("The first, in London wall time"), "T" },
    { "minutes", 0, 0, G_OPTION_ARG_INT, &draft->minutes, N_("Its length"), "N" },
    { "room", 0, 0, G_OPTION_ARG_STRING, &room, N_("Where; a new name adds the room"), "R" },
    { "staff", 0, 0, G_OPTION_ARG_STRING_ARRAY, &staff, N_("Who; may be repeated; a new name adds the person"), "NAME" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("What it is about"), "T" },
    { "weeks", 0, 0, G_OPTION_ARG_INT, &pattern.n, N_("For how many weeks"), "N" },
    { "every", 0, 0, G_OPTION_ARG_INT, &pattern.every, N_("Weeks from one to the next"), "N" },
    { "not-on-bank-holidays", 0, 0, G_OPTION_ARG_NONE, &pattern.not_on_holidays, N_("Leave out bank holidays"), NULL },
    { "make-up", 0, 0, G_OPTION_ARG_NONE, &pattern.make_up, N_("Add one at the end for each that is left out"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show every date"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) dates = NULL;
  g_autofree char *summary = NULL;
  json_t *rows;
  gint64 first;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "", options, &words, error))
    return FALSE;
  if (kind == NULL || starts == NULL || pattern.n == 0)
    return office_ctl_misuse (error, _("--kind, --starts and --weeks are needed"));
  if (!office_ctl_find_cohort (ctl, cohort, &draft->cohort_id, error)
      || !office_ctl_read_instant ("--starts", starts, &draft->starts_at, error) || !check_pattern (&pattern, error))
    return FALSE;

  g_free (draft->kind);
  draft->kind = g_steal_pointer (&kind);
  g_free (draft->title);
  draft->title = title != NULL ? g_steal_pointer (&title) : g_strdup ("");
  g_free (draft->room);
  draft->room = room != NULL ? g_steal_pointer (&room) : g_strdup ("");
  if (staff != NULL)
    {
      g_strfreev (draft->people);
      draft->people = g_steal_pointer (&staff);
    }
  dates = preview_series (ctl, draft, &pattern, error);
  if (dates == NULL || (!dry_run && !office_event_series_save (ctl->connection, draft, dates, &first, error)))
    return FALSE;

  rows = json_array ();
  for (guint i = 0; i < dates->len; i++)
    json_array_append_new (rows, date_to_json (g_ptr_array_index (dates, i)));
  summary = office_series_describe (dates);
  office_ctl_print_value (ctl, json_pack ("{s:i, s:o}", "sessions", (int) office_series_count (dates, NULL, NULL), "dates", rows),
                          "%s", summary);
  return TRUE;
}

/* Carrying over ---------------------------------------------------------------------------------- */

static gboolean
suggest_weeks (OfficeCtl        *ctl,
               OfficeCarryOver  *what,
               GError          **error)
{
  g_autoptr (OfficeCohort) from = office_cohort_get (ctl->connection, what->from, error);
  g_autoptr (OfficeCohort) to = from != NULL ? office_cohort_get (ctl->connection, what->to, error) : NULL;

  if (to != NULL)
    what->weeks = office_carry_over_suggest_weeks (from->starts, to->starts);
  return to != NULL;
}

static json_t *
carried_to_json (GPtrArray *carried)
{
  json_t *rows = json_array ();

  for (guint i = 0; i < carried->len; i++)
    {
      const OfficeCarriedSession *session = g_ptr_array_index (carried, i);
      g_autofree char *was = office_instant_to_wall (session->was_at);
      json_t *row = date_to_json (session->date);

      json_object_set_new (row, "title", json_string (session->title));
      json_object_set_new (row, "was", json_string (was));
      json_array_append_new (rows, row);
    }
  return rows;
}

static gboolean
run_carry_over (OfficeCtl  *ctl,
                GError    **error)
{
  g_autofree char *from = NULL, *to = NULL, *weeks = NULL;
  OfficeCarryOver what = { 0 };
  gboolean dry_run = FALSE;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &from, N_("Code of the cohort whose sessions are taken"), "C" },
    { "to-cohort", 0, 0, G_OPTION_ARG_STRING, &to, N_("Code of the cohort that gets them; the same one moves its own"), "C" },
    { "weeks", 0, 0, G_OPTION_ARG_STRING, &weeks, N_("How many weeks later; otherwise from first week to first week"), "N" },
    { "not-on-bank-holidays", 0, 0, G_OPTION_ARG_NONE, &what.not_on_holidays, N_("Leave out bank holidays"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show what would become of each session"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) carried = NULL;
  g_autofree char *summary = NULL;
  gint64 n_weeks = 0;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "", options, &words, error))
    return FALSE;
  if (to == NULL)
    return office_ctl_misuse (error, _("--cohort and --to-cohort are needed"));
  if (weeks != NULL && !g_ascii_string_to_signed (weeks, 10, -520, 520, &n_weeks, NULL))
    return office_ctl_misuse (error, _("“%s” is not a number of weeks"), weeks);
  if (!office_ctl_find_cohort (ctl, from, &what.from, error) || !office_ctl_find_cohort (ctl, to, &what.to, error))
    return FALSE;
  what.weeks = (int) n_weeks;
  if ((weeks == NULL && !suggest_weeks (ctl, &what, error))
      || (carried = office_carry_over_preview (ctl->connection, &what, error)) == NULL
      || (!dry_run && office_carry_over_save (ctl->connection, &what, error) < 0))
    return FALSE;

  summary = office_carry_over_describe (carried);
  office_ctl_print_value (ctl, json_pack ("{s:i, s:o}", "weeks", what.weeks, "sessions", carried_to_json (carried)), "%s",
                          summary);
  return TRUE;
}

/* Bank holidays ---------------------------------------------------------------------------------- */

static gboolean
run_bank_holidays (OfficeCtl  *ctl,
                   GError    **error)
{
  int year = 0;
  const GOptionEntry options[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_("Of which year; otherwise of this one"), "Y" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) proclaimed = NULL;
  g_autoptr (GArray) holidays = NULL;
  json_t *rows;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error)
      || (proclaimed = office_proclaimed_days_get (ctl->connection, error)) == NULL)
    return FALSE;
  if (year == 0)
    office_day_split (office_instant_to_day (office_connection_now (ctl->connection)), &year, NULL, NULL);
  if (year < 1978 || year > 2199)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("%d is not a year from 1978 to 2199."), year);
      return FALSE;
    }

  holidays = office_bank_holidays_of_year (year, proclaimed);
  rows = json_array ();
  for (guint i = 0; i < holidays->len; i++)
    {
      const OfficeBankHoliday *holiday = &g_array_index (holidays, OfficeBankHoliday, i);
      g_autofree char *day = office_day_to_iso (holiday->day);

      json_array_append_new (rows, json_pack ("{s:s, s:s}", "day", day, "name", holiday->name));
    }
  office_ctl_print_list (ctl, rows, "day name");
  return TRUE;
}

static gboolean
run_bank_holiday_set (OfficeCtl  *ctl,
                      GError    **error)
{
  gboolean works = FALSE;
  const GOptionEntry options[] = {
    { "works", 0, 0, G_OPTION_ARG_NONE, &works, N_("It is an ordinary day, although the rule makes it a holiday"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "DAY NAME", options, &words, error)
      || !office_ctl_check_day ("DAY", words[0], error)
      || !office_proclaimed_day_set (ctl->connection, office_day_from_iso (words[0]), works, words[1], error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s, s:b}", "day", words[0], "name", words[1], "works", works), "%s: %s",
                          words[0], words[1]);
  return TRUE;
}

static gboolean
run_bank_holiday_drop (OfficeCtl  *ctl,
                       GError    **error)
{
  g_auto (GStrv) words = NULL;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "DAY", NULL, &words, error)
      || !office_ctl_check_day ("DAY", words[0], error)
      || !office_proclaimed_day_drop (ctl->connection, office_day_from_iso (words[0]), error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "day", words[0]), "%s", words[0]);
  return TRUE;
}

const OfficeCtlCommand office_ctl_pattern_commands[] = {
  { "session repeat", N_("Add a session that repeats by weeks, all of it as one step"), run_session_repeat },
  { "timetable carry-over", N_("Carry a cohort’s sessions over to another cohort, or move them, by weeks"), run_carry_over },
  { "bank-holidays", N_("List England’s bank holidays, with what the office has listed beside the rule"), run_bank_holidays },
  { "bank-holiday set", N_("List a day that was proclaimed, or one that is none after all"), run_bank_holiday_set },
  { "bank-holiday drop", N_("Take a day off the office’s own list"), run_bank_holiday_drop },
  { NULL },
};
