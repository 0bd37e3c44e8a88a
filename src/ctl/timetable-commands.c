/* timetable-commands.c: officectl session, sessions, clashes, attendance, hours, calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "model/clashes.h"
#include "model/deliver.h"
#include "model/meeting-match.h"
#include "model/register-paper.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "store/attendance.h"
#include "store/enrolments.h"
#include "store/learner-hours.h"
#include "store/sessions.h"
#include "store/staff.h"

static gboolean
run_session_add (OfficeCtl  *ctl,
                 GError    **error)
{
  g_autofree char *cohort = NULL, *kind = NULL, *starts = NULL, *room = NULL, *title = NULL;
  g_auto (GStrv) staff = NULL;
  int minutes = 0;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("What sort of session"), "live|practical|induction|deadline" },
    { "starts", 0, 0, G_OPTION_ARG_STRING, &starts, N_("London wall time"), "T" },
    { "minutes", 0, 0, G_OPTION_ARG_INT, &minutes, N_("Its length"), "N" },
    { "room", 0, 0, G_OPTION_ARG_STRING, &room, N_("Where; a new name adds the room"), "R" },
    { "staff", 0, 0, G_OPTION_ARG_STRING_ARRAY, &staff, N_("Who; may be repeated; a new name adds the person"), "NAME" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("What it is about"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  OfficeSessionDraft draft = { 0 };
  gint64 id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "", options, &words, error))
    return FALSE;
  if (kind == NULL || starts == NULL)
    return office_ctl_misuse (error, _("--kind and --starts are needed"));
  if (!office_ctl_find_cohort (ctl, cohort, &draft.cohort_id, error)
      || !office_ctl_read_instant ("--starts", starts, &draft.starts_at, error))
    return FALSE;

  draft.kind = kind;
  draft.title = title;
  draft.minutes = minutes;
  draft.room = room;
  draft.staff = (const char *const *) staff;
  if (!office_session_add (ctl->connection, &draft, &id, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:I}", "id", (json_int_t) id), _("Added session %" G_GINT64_FORMAT), id);
  return TRUE;
}

static json_t *
session_to_json (const OfficeSessionRow *row)
{
  g_autofree char *starts = office_instant_to_wall (row->starts_at);
  json_t *staff = json_array ();

  for (char **name = row->staff; name != NULL && *name != NULL; name++)
    json_array_append_new (staff, json_string (*name));

  return json_pack ("{s:I, s:s, s:s, s:s?, s:s, s:i, s:s?, s:o, s:b}", "id", (json_int_t) row->id, "cohort", row->cohort_code,
                    "kind", row->kind, "title", row->title, "starts", starts, "minutes", row->minutes, "room", row->room,
                    "staff", staff, "cancelled", row->cancelled);
}

static gboolean
run_sessions (OfficeCtl  *ctl,
              GError    **error)
{
  g_autofree char *cohort = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  json_t *rows;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || (sessions = office_sessions_list_cohort (ctl->connection, cohort_id, error)) == NULL)
    return FALSE;

  rows = json_array ();
  for (guint i = 0; i < sessions->len; i++)
    json_array_append_new (rows, session_to_json (g_ptr_array_index (sessions, i)));

  office_ctl_print_list (ctl, rows, "id kind starts minutes title room staff");
  return TRUE;
}

static gboolean
run_clashes (OfficeCtl  *ctl,
             GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) clashes = NULL;
  json_t *rows;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", NULL, &words, error)
      || (clashes = office_clashes_list (ctl->connection, G_MININT64, G_MAXINT64, error)) == NULL)
    return FALSE;

  rows = json_array ();
  for (guint i = 0; i < clashes->len; i++)
    {
      const OfficeClashRow *clash = g_ptr_array_index (clashes, i);
      g_autofree char *from = office_instant_to_wall (clash->from);
      g_autofree char *to = office_instant_to_wall (clash->to);

      json_array_append_new (rows, json_pack ("{s:s, s:s, s:s, s:s, s:s, s:s}", "first", clash->first_title,
                                              "second", clash->second_title, "resource", clash->resource, "from", from,
                                              "to", to, "sentence", clash->sentence));
    }

  office_ctl_print_list (ctl, rows, "from to resource first second");
  return TRUE;
}

static gboolean
read_session (const char  *word,
              gint64      *session_id,
              GError     **error)
{
  if (g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, session_id, NULL))
    return TRUE;
  return office_ctl_misuse (error, _("“%s” is not the number of a session; “officectl sessions” lists them"), word);
}

static gboolean
run_attendance (OfficeCtl  *ctl,
                GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeEnrolment) enrolment = NULL;
  OfficeAttendanceEntry entry = { .version = OFFICE_ATTENDANCE_ANY_VERSION };
  gint64 session_id, minutes;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "SESSION REFERENCE MINUTES", NULL, &words, error))
    return FALSE;
  if (!read_session (words[0], &session_id, error))
    return FALSE;
  if (!g_ascii_string_to_signed (words[2], 10, 0, 24 * 60, &minutes, NULL))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("“%s” is not a number of minutes from 0 to %d."), words[2], 24 * 60);
      return FALSE;
    }
  /* An attendance is no mark: it is kept under the name, also while marking is anonymous. */
  enrolment = office_enrolment_find (ctl->connection, words[1], error);
  if (enrolment == NULL)
    return FALSE;
  entry.enrolment_id = enrolment->id;

  entry.minutes = (int) minutes;
  if (!office_attendance_set (ctl->connection, session_id, &entry, 1, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:I, s:s, s:i}", "session", (json_int_t) session_id, "reference", words[1],
                                          "minutes", entry.minutes),
                          _("%s: %d minutes"), words[1], entry.minutes);
  return TRUE;
}

static json_t *
meeting_to_json (OfficeMeetingMatch *match)
{
  const OfficeMeetingReport *report = office_meeting_match_get_report (match);
  json_t *found = json_array (), *unknown = json_array (), *problems = json_array ();

  for (guint i = 0; i < office_meeting_match_get_n_lines (match); i++)
    {
      const OfficeMeetingLine *line = office_meeting_match_get_line (match, i);

      if (line->learner != NULL)
        json_array_append_new (found, json_pack ("{s:s, s:s, s:i, s:s}", "reference",
                                                 office_attendance_line_get_reference (line->learner), "name",
                                                 line->person->name, "minutes", line->minutes, "how",
                                                 office_meeting_how_label (line->how)));
      else
        json_array_append_new (unknown, json_pack ("{s:s, s:s, s:i, s:s}", "name", line->person->name, "email",
                                                   line->person->email, "minutes", line->minutes, "why",
                                                   office_meeting_how_label (line->how)));
    }
  for (guint i = 0; i < report->problems->len; i++)
    json_array_append_new (problems, json_string (g_ptr_array_index (report->problems, i)));
  return json_pack ("{s:o, s:o, s:o}", "found", found, "unknown", unknown, "problems", problems);
}

static gboolean
save_sheet (OfficeCtl              *ctl,
            OfficeAttendanceSheet  *sheet,
            GError                **error)
{
  OfficeAttendanceSave *save = office_attendance_sheet_prepare (sheet);
  gboolean done = save->entries->len == 0 || office_attendance_save (ctl->connection, save, error);

  office_attendance_save_free (save);
  return done;
}

static gboolean
refuse_other_day (const OfficeMeetingReport  *report,
                  GError                    **error)
{
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("The meeting began on %s: none of it lies in this session. Nothing was saved."), report->elsewhere);
  return FALSE;
}

static gboolean
run_import_attendance (OfficeCtl  *ctl,
                       GError    **error)
{
  gboolean dry_run = FALSE, others_absent = FALSE;
  const GOptionEntry options[] = {
    { "others-absent", 0, 0, G_OPTION_ARG_NONE, &others_absent, N_("Who is not in the report was absent"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would be saved, and save nothing"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeAttendanceSheet) sheet = NULL;
  g_autoptr (OfficeMeetingMatch) match = NULL;
  OfficeAttendanceRead *read;
  OfficeMeetingReport *report;
  const OfficeSessionRow *session;
  gint64 session_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "SESSION FILE", options, &words, error)
      || !read_session (words[0], &session_id, error)
      || (read = office_attendance_read (ctl->connection, session_id, error)) == NULL)
    return FALSE;

  sheet = office_attendance_sheet_new (read);
  session = office_attendance_sheet_get_session (sheet);
  report = office_meeting_report_read (words[1],
                                       (OfficeSpan) { session->starts_at, session->starts_at + session->minutes * 60 },
                                       error);
  if (report == NULL)
    return FALSE;
  match = office_meeting_match_new (report, sheet);
  if (report->elsewhere != NULL)
    return refuse_other_day (report, error);

  office_meeting_match_fill_in (match, others_absent);
  if (!dry_run && !save_sheet (ctl, sheet, error))
    return FALSE;
  office_ctl_print_value (ctl, meeting_to_json (match), _("%u of %u found"), office_meeting_match_get_n_found (match),
                          office_meeting_match_get_n_lines (match));
  return TRUE;
}

static gboolean
run_attendance_print (OfficeCtl  *ctl,
                      GError    **error)
{
  g_auto (GStrv) words = NULL;
  gint64 session_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "SESSION OUT.pdf", NULL, &words, error)
      || !read_session (words[0], &session_id, error)
      || !office_register_paper_deliver (ctl->connection, session_id, words[1], NULL, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "file", words[1]), _("Wrote %s"), words[1]);
  return TRUE;
}

static gboolean
run_hours (OfficeCtl  *ctl,
           GError    **error)
{
  g_autofree char *cohort = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) hours = NULL;
  json_t *rows;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || (hours = office_learner_hours_list_cohort (ctl->connection, cohort_id, error)) == NULL)
    return FALSE;

  rows = json_array ();
  for (guint i = 0; i < hours->len; i++)
    {
      const OfficeLearnerHours *row = g_ptr_array_index (hours, i);

      json_array_append_new (rows, json_pack ("{s:s, s:i, s:i, s:i, s:s?, s:s?, s:s?}", "reference", row->reference,
                                              "required", row->hours->required, "attended", row->hours->attended,
                                              "short", row->hours->short_of, "why", row->hours->why, "note", row->hours->note,
                                              "forecast", row->hours->forecast_text));
    }

  office_ctl_print_list (ctl, rows, "reference required attended short why");
  return TRUE;
}

static gboolean
find_learner (OfficeCtl   *ctl,
              const char  *reference,
              gint64      *learner_id,
              GError     **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_find (ctl->connection, reference, error);

  if (enrolment != NULL)
    *learner_id = enrolment->learner_id;
  return enrolment != NULL;
}

static gboolean
run_calendar (OfficeCtl  *ctl,
              GError    **error)
{
  g_autofree char *cohort = NULL, *learner = NULL, *person = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "learner", 0, 0, G_OPTION_ARG_STRING, &learner, N_("Instead: what one learner has, by a reference of theirs"), "REFERENCE" },
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, N_("Instead: what one of the staff teaches and examines"), "NAME" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  OfficeCalendarOf of;
  gint64 id = 0;
  gboolean found;
  int n_entries;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "FILE.ics", options, &words, error))
    return FALSE;
  if ((cohort != NULL) + (learner != NULL) + (person != NULL) != 1)
    return office_ctl_misuse (error, _("one of --cohort, --learner and --person is needed"));

  of = cohort != NULL ? OFFICE_CALENDAR_COHORT : learner != NULL ? OFFICE_CALENDAR_LEARNER : OFFICE_CALENDAR_STAFF;
  found = cohort != NULL    ? office_ctl_find_cohort (ctl, cohort, &id, error)
          : learner != NULL ? find_learner (ctl, learner, &id, error)
                            : (id = office_staff_find (ctl->connection, person, error)) != 0;
  if (!found || (n_entries = office_deliver_calendar (ctl->connection, of, id, words[0], NULL, error)) < 0)
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:i}", "file", words[0], "entries", n_entries),
                          g_dngettext (GETTEXT_PACKAGE, "%s: %d entry", "%s: %d entries", (gulong) n_entries), words[0],
                          n_entries);
  return TRUE;
}

const OfficeCtlCommand office_ctl_timetable_commands[] = {
  { "session add", N_("Add a session to the timetable"), run_session_add },
  { "sessions", N_("List the sessions of a cohort"), run_sessions },
  { "clashes", N_("List who and what is in two places at once"), run_clashes },
  { "import attendance", N_("Record who was in an online meeting, from the report of Teams or Zoom"), run_import_attendance },
  { "attendance print", N_("Write the register of a session, with names, as a PDF"), run_attendance_print },
  { "attendance", N_("Record the minutes that a learner attended"), run_attendance },
  { "hours", N_("Show the hands-on hours against the rule"), run_hours },
  { "calendar", N_("Write what a cohort, a learner or one of the staff has as iCalendar"), run_calendar },
  { NULL },
};
