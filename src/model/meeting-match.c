/* meeting-match.c: the people of a meeting's report, and which learner of the register each is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An address finds a learner before a name does. Who cannot be found is named and can be said by hand;
 * nothing is saved here: what is found is filled into the register, to be looked at and saved there.
 */
#include "config.h"

#include "model/meeting-match.h"

#include <glib/gi18n-lib.h>

#include "model/name-key.h"
#include "rules/presence.h"

struct _OfficeMeetingMatch
{
  OfficeMeetingReport   *report;
  OfficeAttendanceSheet *sheet;
  OfficeSpan             session;
  GArray                *lines;   /* of OfficeMeetingLine */
};

/* What is to be read: a file, or a pasted text. */
typedef struct
{
  char       *path;
  char       *text;
  OfficeSpan  during;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_free (question->text);
  g_free (question);
}

static gpointer
read_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Question *question = data;

  if (question->path != NULL)
    return office_meeting_report_read (question->path, question->during, error);
  return office_meeting_report_read_text (question->text, _("What was pasted"), question->during, error);
}

/**
 * office_meeting_read_async:
 * @session: the session
 * @path: (nullable): the report's file
 * @text: (nullable): what was pasted, where there is no file
 * @during: from when to when the session was
 * @callback: called when it is read or refused
 * @user_data: for @callback
 *
 * Reads a meeting's report off the main thread.
 */
void
office_meeting_read_async (OfficeSession       *session,
                           const char          *path,
                           const char          *text,
                           OfficeSpan           during,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Question *question = g_new0 (Question, 1);

  *question = (Question) { g_strdup (path), g_strdup (text), during };
  office_session_read_async (session, read_job, question, question_free,
                             (GDestroyNotify) office_meeting_report_free, NULL, callback, user_data);
}

/**
 * office_meeting_read_finish:
 * @session: the session
 * @result: what the callback was given
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): who was in the meeting
 */
OfficeMeetingReport *
office_meeting_read_finish (OfficeSession  *session,
                            GAsyncResult   *result,
                            GError        **error)
{
  return office_session_read_finish (session, result, error);
}

typedef gboolean (*IsLearner) (OfficeAttendanceLine *line,
                               const char           *key);

/* The one learner of the register to whom it applies; the sheet holds the line. */
static OfficeAttendanceLine *
find_only (OfficeAttendanceSheet *sheet,
           IsLearner              is_learner,
           const char            *key,
           gboolean              *several)
{
  GListModel *lines = office_attendance_sheet_get_lines (sheet);
  OfficeAttendanceLine *found = NULL;

  *several = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (lines, i);

      if (!is_learner (line, key))
        continue;
      *several = found != NULL;
      found = line;
    }
  return *several ? NULL : found;
}

static int
count_minutes (OfficeMeetingMatch        *self,
               const OfficeMeetingPerson *person)
{
  if (person->seconds >= 0)
    return (int) MIN (person->seconds / 60, (self->session.to - self->session.from) / 60);
  return office_presence_minutes ((const OfficeSpan *) person->spans->data, person->spans->len, self->session);
}

static void
match_person (OfficeMeetingMatch        *self,
              const OfficeMeetingPerson *person)
{
  OfficeMeetingLine line = { person, NULL, OFFICE_MEETING_NOBODY, count_minutes (self, person) };
  gboolean several = FALSE;

  line.learner = find_only (self->sheet, office_attendance_line_has_email, person->email, &several);
  if (line.learner != NULL)
    line.how = OFFICE_MEETING_BY_EMAIL;
  else if (!several)
    {
      g_autofree char *key = office_name_key_called (person->name);

      line.learner = find_only (self->sheet, office_attendance_line_has_name, key, &several);
      if (line.learner != NULL)
        line.how = OFFICE_MEETING_BY_NAME;
    }
  if (several)
    line.how = OFFICE_MEETING_SEVERAL;
  g_array_append_val (self->lines, line);
}

/* Those who were not found come first. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const OfficeMeetingLine *first = a;
  const OfficeMeetingLine *second = b;

  if ((first->learner != NULL) != (second->learner != NULL))
    return first->learner != NULL ? 1 : -1;
  return g_utf8_collate (first->person->name, second->person->name);
}

/**
 * office_meeting_match_new:
 * @report: (transfer full): who was in the meeting
 * @sheet: the register
 *
 * Finds each of them in the register, by address, then by name.
 *
 * Returns: (transfer full): what was found
 */
OfficeMeetingMatch *
office_meeting_match_new (OfficeMeetingReport   *report,
                          OfficeAttendanceSheet *sheet)
{
  OfficeMeetingMatch *self = g_new0 (OfficeMeetingMatch, 1);
  const OfficeSessionRow *session = office_attendance_sheet_get_session (sheet);

  self->report = report;
  self->sheet = g_object_ref (sheet);
  self->session = (OfficeSpan) { session->starts_at, session->starts_at + session->minutes * 60 };
  self->lines = g_array_new (FALSE, FALSE, sizeof (OfficeMeetingLine));
  for (guint i = 0; i < report->people->len; i++)
    match_person (self, g_ptr_array_index (report->people, i));
  g_array_sort (self->lines, compare_lines);
  return self;
}

/**
 * office_meeting_match_free:
 * @self: (transfer full) (nullable): a match
 */
void
office_meeting_match_free (OfficeMeetingMatch *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->lines);
  office_meeting_report_free (self->report);
  g_object_unref (self->sheet);
  g_free (self);
}

/**
 * office_meeting_match_get_report:
 * @self: a match
 *
 * Returns: (transfer none): the report
 */
const OfficeMeetingReport *
office_meeting_match_get_report (OfficeMeetingMatch *self)
{
  return self->report;
}

/**
 * office_meeting_match_get_n_lines:
 * @self: a match
 *
 * Returns: how many people were in the meeting
 */
guint
office_meeting_match_get_n_lines (OfficeMeetingMatch *self)
{
  return self->lines->len;
}

/**
 * office_meeting_match_get_line:
 * @self: a match
 * @place: which of them
 *
 * Returns: (transfer none): somebody, those who were not found first
 */
const OfficeMeetingLine *
office_meeting_match_get_line (OfficeMeetingMatch *self,
                               guint               place)
{
  return &g_array_index (self->lines, OfficeMeetingLine, place);
}

/**
 * office_meeting_match_set_learner:
 * @self: a match
 * @place: who
 * @learner: (nullable): which line of the register they are; %NULL for nobody
 *
 * Says by hand who somebody is.
 */
void
office_meeting_match_set_learner (OfficeMeetingMatch   *self,
                                  guint                 place,
                                  OfficeAttendanceLine *learner)
{
  OfficeMeetingLine *line = &g_array_index (self->lines, OfficeMeetingLine, place);

  if (line->learner == learner)
    return;
  line->learner = learner;
  line->how = learner != NULL ? OFFICE_MEETING_BY_HAND : OFFICE_MEETING_NOBODY;
}

/**
 * office_meeting_match_get_n_found:
 * @self: a match
 *
 * Returns: how many of them are known to be learners of the register
 */
guint
office_meeting_match_get_n_found (OfficeMeetingMatch *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += office_meeting_match_get_line (self, i)->learner != NULL;
  return n;
}

/* Somebody may have come with two devices, or under two names. */
static gboolean
add_up (OfficeMeetingMatch   *self,
        OfficeAttendanceLine *learner,
        int                  *minutes)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (OfficeSpan));
  gint64 seconds = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const OfficeMeetingLine *line = office_meeting_match_get_line (self, i);

      if (line->learner != learner)
        continue;
      found = TRUE;
      g_array_append_vals (spans, line->person->spans->data, line->person->spans->len);
      seconds += MAX (line->person->seconds, 0);
    }
  *minutes = self->report->timed
               ? office_presence_minutes ((const OfficeSpan *) spans->data, spans->len, self->session)
               : (int) MIN (seconds / 60, (self->session.to - self->session.from) / 60);
  return found;
}

/**
 * office_meeting_match_fill_in:
 * @self: a match
 * @others_absent: whether those of the register who are not in the report were absent
 *
 * Writes the minutes into the register, where they can be looked at before they are saved. Without
 * @others_absent the others stay as they are.
 *
 * Returns: how many lines of the register were written
 */
guint
office_meeting_match_fill_in (OfficeMeetingMatch *self,
                              gboolean            others_absent)
{
  GListModel *lines = office_attendance_sheet_get_lines (self->sheet);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (lines, i);
      g_autofree char *text = NULL;
      int minutes;

      if (!add_up (self, line, &minutes) && (!others_absent || office_attendance_line_is_withdrawn (line)))
        continue;
      text = g_strdup_printf ("%d", minutes);
      office_attendance_line_set_text (line, text);
      n++;
    }
  return n;
}

/**
 * office_meeting_how_label:
 * @how: how somebody was found
 *
 * Returns: (transfer none): in words
 */
const char *
office_meeting_how_label (OfficeMeetingHow how)
{
  switch (how)
    {
    case OFFICE_MEETING_BY_EMAIL:
      return _("by e-mail");
    case OFFICE_MEETING_BY_NAME:
      return _("by name");
    case OFFICE_MEETING_BY_HAND:
      return _("by hand");
    case OFFICE_MEETING_SEVERAL:
      return _("several are called so");
    case OFFICE_MEETING_NOBODY:
    default:
      return _("not found");
    }
}
