/* meeting-report.c: who was in an online meeting, out of the report that the meeting tool writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Teams writes several tables below each other, in UTF-16 with tabs; Zoom one, with commas. The table
 * that tells most is read: each join and leave before the first and the last, those before a length.
 */
#include "config.h"

#include "exchange/meeting-report.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/csv.h"
#include "exchange/meeting-times.h"
#include "exchange/sheet.h"
#include "rules/clock.h"
#include "rules/error.h"

typedef enum
{
  COLUMN_NAME,
  COLUMN_EMAIL,
  COLUMN_JOIN,
  COLUMN_LEAVE,
  COLUMN_LENGTH,
  COLUMN_ACTION,
  COLUMN_STAMP,
  COLUMN_WAITING,
  N_COLUMNS,
} Column;

#define NONE (-1)

/* Headings, folded: letters and digits alone, in lower case. */
static const struct
{
  const char *heading;
  Column      column;
} headings[] = {
  { "name", COLUMN_NAME },
  { "fullname", COLUMN_NAME },
  { "nameoriginalname", COLUMN_NAME },
  { "participant", COLUMN_NAME },
  { "participantname", COLUMN_NAME },
  { "username", COLUMN_NAME },
  { "email", COLUMN_EMAIL },
  { "useremail", COLUMN_EMAIL },
  { "emailaddress", COLUMN_EMAIL },
  { "participantidupn", COLUMN_EMAIL },
  { "jointime", COLUMN_JOIN },
  { "firstjoin", COLUMN_JOIN },
  { "firstjointime", COLUMN_JOIN },
  { "leavetime", COLUMN_LEAVE },
  { "lastleave", COLUMN_LEAVE },
  { "lastleavetime", COLUMN_LEAVE },
  { "duration", COLUMN_LENGTH },
  { "inmeetingduration", COLUMN_LENGTH },
  { "durationminutes", COLUMN_LENGTH },
  { "totaldurationminutes", COLUMN_LENGTH },
  { "useraction", COLUMN_ACTION },
  { "timestamp", COLUMN_STAMP },
  { "inwaitingroom", COLUMN_WAITING },
};

/* A table within the report. */
typedef struct
{
  int   columns[N_COLUMNS];
  guint first;      /* its first row below the headings */
  guint after;      /* the row after its last */
  int   worth;
} Table;

typedef struct
{
  OfficeMeetingReport *report;
  OfficeSheet         *sheet;
  Table                table;
  OfficeMeetingOrder   order;
  OfficeSpan           session;
  GHashTable          *by_key;    /* who → OfficeMeetingPerson */
  GHashTable          *open;      /* person → instant since when they are in */
  gint64               last;      /* the latest time that the report tells */
} Reading;

static void
person_free (OfficeMeetingPerson *person)
{
  g_free (person->name);
  g_free (person->email);
  g_array_unref (person->spans);
  g_free (person);
}

/**
 * office_meeting_report_free:
 * @report: (transfer full) (nullable): a report
 */
void
office_meeting_report_free (OfficeMeetingReport *report)
{
  if (report == NULL)
    return;

  g_ptr_array_unref (report->people);
  g_ptr_array_unref (report->problems);
  g_free (report->elsewhere);
  g_free (report);
}

/* Tables ------------------------------------------------------------------------------------------ */

static char *
fold_heading (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text))
      g_string_append_c (folded, g_ascii_tolower (*text));
  return g_string_free (folded, FALSE);
}

/* The first of equal columns counts: Teams has an address and, behind it, an account's name. */
static void
find_columns (OfficeSheet *sheet,
              guint        row,
              Table       *table,
              gboolean    *whole)
{
  for (int i = 0; i < N_COLUMNS; i++)
    table->columns[i] = NONE;
  *whole = FALSE;

  for (guint column = 0; column < office_sheet_get_row_width (sheet, row); column++)
    {
      g_autofree char *folded = fold_heading (office_sheet_get_text (sheet, row, column));

      for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
        if (g_str_equal (headings[i].heading, folded))
          {
            if (table->columns[headings[i].column] == NONE)
              table->columns[headings[i].column] = (int) column;
            *whole = *whole || g_str_has_prefix (folded, "first") || g_str_has_prefix (folded, "last");
          }
    }
}

static int
judge_table (const Table *table,
             gboolean     whole)
{
  const int *columns = table->columns;

  if (columns[COLUMN_NAME] == NONE)
    return 0;
  if (columns[COLUMN_ACTION] != NONE && columns[COLUMN_STAMP] != NONE)
    return 4;
  if (columns[COLUMN_JOIN] != NONE && columns[COLUMN_LEAVE] != NONE)
    return whole ? 2 : 4;
  return columns[COLUMN_LENGTH] != NONE ? 1 : 0;
}

static guint
count_filled (OfficeSheet *sheet,
              guint        row)
{
  guint n = 0;

  for (guint column = 0; column < office_sheet_get_row_width (sheet, row); column++)
    n += *office_sheet_get_text (sheet, row, column) != '\0';
  return n;
}

static gboolean
find_table (OfficeSheet *sheet,
            Table       *best)
{
  guint n_rows = office_sheet_get_n_rows (sheet);

  best->worth = 0;
  for (guint row = 0; row < n_rows; row++)
    {
      Table table;
      gboolean whole;

      find_columns (sheet, row, &table, &whole);
      table.worth = judge_table (&table, whole);
      if (table.worth == 0)
        continue;
      table.first = table.after = row + 1;
      /* It ends where a title or a blank row follows. */
      while (table.after < n_rows && count_filled (sheet, table.after) > 1
             && office_sheet_get_row_number (sheet, table.after)
                  == office_sheet_get_row_number (sheet, table.after - 1) + 1)
        table.after++;
      if (table.worth > best->worth && table.after > table.first)
        *best = table;
    }
  return best->worth > 0;
}

/* People ------------------------------------------------------------------------------------------ */

static const char *
get_text (Reading *reading,
          guint    row,
          Column   column)
{
  int place = reading->table.columns[column];

  return place != NONE ? office_sheet_get_text (reading->sheet, row, (guint) place) : "";
}

/* By address where there is one, otherwise by name. */
static OfficeMeetingPerson *
get_person (Reading *reading,
            guint    row)
{
  g_autofree char *name = g_strstrip (g_strdup (get_text (reading, row, COLUMN_NAME)));
  g_autofree char *email = g_strstrip (g_strdup (get_text (reading, row, COLUMN_EMAIL)));
  g_autofree char *key = g_utf8_casefold (*email != '\0' ? email : name, -1);
  OfficeMeetingPerson *person = g_hash_table_lookup (reading->by_key, key);

  if (person == NULL)
    {
      person = g_new0 (OfficeMeetingPerson, 1);
      person->name = g_steal_pointer (&name);
      person->email = g_steal_pointer (&email);
      person->spans = g_array_new (FALSE, FALSE, sizeof (OfficeSpan));
      person->seconds = reading->report->timed ? -1 : 0;
      person->line = office_sheet_get_row_number (reading->sheet, row);
      g_ptr_array_add (reading->report->people, person);
      g_hash_table_insert (reading->by_key, g_steal_pointer (&key), person);
    }
  return person;
}

static gboolean
read_time (Reading    *reading,
           guint       row,
           Column      column,
           gint64     *instant)
{
  const char *text = get_text (reading, row, column);

  if (office_meeting_time_parse (text, reading->order, instant))
    {
      reading->last = MAX (reading->last, *instant);
      return TRUE;
    }
  g_ptr_array_add (reading->report->problems,
                   /* Translators: a line of a file, what stands there */
                   g_strdup_printf (_("Line %u: “%s” is not a time."),
                                    office_sheet_get_row_number (reading->sheet, row), text));
  return FALSE;
}

static void
add_span (Reading             *reading,
          guint                row,
          OfficeMeetingPerson *person,
          gint64               from,
          gint64               to)
{
  OfficeSpan span = { from, to };

  if (from <= to)
    g_array_append_val (person->spans, span);
  else
    g_ptr_array_add (reading->report->problems,
                     g_strdup_printf (_("Line %u: %s leaves before joining."),
                                      office_sheet_get_row_number (reading->sheet, row), person->name));
}

/* Who has not left yet when the report was made stays until its latest time. */
static void
read_join (Reading             *reading,
           guint                row,
           OfficeMeetingPerson *person)
{
  gint64 from, to;

  if (!read_time (reading, row, COLUMN_JOIN, &from))
    return;
  if (*get_text (reading, row, COLUMN_LEAVE) == '\0')
    g_hash_table_insert (reading->open, person, g_memdup2 (&from, sizeof from));
  else if (read_time (reading, row, COLUMN_LEAVE, &to))
    add_span (reading, row, person, from, to);
}

static void
read_action (Reading             *reading,
             guint                row,
             OfficeMeetingPerson *person)
{
  g_autofree char *action = fold_heading (get_text (reading, row, COLUMN_ACTION));
  gint64 *since = g_hash_table_lookup (reading->open, person);
  gint64 at;

  if (!read_time (reading, row, COLUMN_STAMP, &at))
    return;
  if (g_str_has_prefix (action, "joined"))
    {
      if (since == NULL)
        g_hash_table_insert (reading->open, person, g_memdup2 (&at, sizeof at));
    }
  else if (since != NULL)
    {
      add_span (reading, row, person, *since, at);
      g_hash_table_remove (reading->open, person);
    }
}

static void
read_length (Reading             *reading,
             guint                row,
             OfficeMeetingPerson *person)
{
  const char *text = get_text (reading, row, COLUMN_LENGTH);
  gint64 seconds = office_meeting_length_parse (text);

  if (seconds >= 0)
    person->seconds += seconds;
  else
    g_ptr_array_add (reading->report->problems,
                     g_strdup_printf (_("Line %u: “%s” is not a length of time."),
                                      office_sheet_get_row_number (reading->sheet, row), text));
}

static void
read_row (Reading *reading,
          guint    row)
{
  OfficeMeetingPerson *person;
  g_autofree char *waiting = fold_heading (get_text (reading, row, COLUMN_WAITING));

  if (*get_text (reading, row, COLUMN_NAME) == '\0' && *get_text (reading, row, COLUMN_EMAIL) == '\0')
    return;
  if (g_str_equal (waiting, "yes"))
    return;

  person = get_person (reading, row);
  if (reading->table.columns[COLUMN_ACTION] != NONE && reading->table.columns[COLUMN_STAMP] != NONE)
    read_action (reading, row, person);
  else if (reading->report->timed)
    read_join (reading, row, person);
  else
    read_length (reading, row, person);
}

static void
close_open (Reading *reading)
{
  GHashTableIter iter;
  gpointer person, since;

  g_hash_table_iter_init (&iter, reading->open);
  while (g_hash_table_iter_next (&iter, &person, &since))
    {
      OfficeSpan span = { *(gint64 *) since, MAX (reading->last, *(gint64 *) since) };

      g_array_append_val (((OfficeMeetingPerson *) person)->spans, span);
    }
}

static void
find_order (Reading *reading)
{
  static const Column columns[] = { COLUMN_JOIN, COLUMN_LEAVE, COLUMN_STAMP };
  g_autoptr (GPtrArray) times = g_ptr_array_new ();

  for (guint row = reading->table.first; row < reading->table.after; row++)
    for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
      if (*get_text (reading, row, columns[i]) != '\0')
        g_ptr_array_add (times, (gpointer) get_text (reading, row, columns[i]));
  reading->order = office_meeting_order_find (times, office_instant_to_day (reading->session.from));
}

/* Says on which day the meeting was when that is not the session's. */
static void
look_elsewhere (Reading *reading)
{
  gint64 first = G_MAXINT64;

  for (guint i = 0; i < reading->report->people->len; i++)
    {
      const OfficeMeetingPerson *person = g_ptr_array_index (reading->report->people, i);

      for (guint j = 0; j < person->spans->len; j++)
        {
          const OfficeSpan *span = &g_array_index (person->spans, OfficeSpan, j);

          if (span->from < reading->session.to && reading->session.from < span->to)
            return;
          first = MIN (first, span->from);
        }
    }
  if (first != G_MAXINT64)
    reading->report->elsewhere = office_instant_to_text (first);
}

/**
 * office_meeting_report_read_text:
 * @text: what the report says, in UTF-8
 * @name: the file's name, or what it is called in sentences
 * @session: from when to when the session was; tells which of a day's numbers is the month
 * @error: where to put %OFFICE_ERROR_INVALID
 *
 * Reads an attendance report of Teams or Zoom, or any table with names and times of joining and leaving.
 *
 * Returns: (transfer full) (nullable): who was there
 */
OfficeMeetingReport *
office_meeting_report_read_text (const char  *text,
                                 const char  *name,
                                 OfficeSpan   session,
                                 GError     **error)
{
  char delimiter = strchr (text, '\t') != NULL ? '\t' : office_csv_find_delimiter (text);
  g_autoptr (OfficeSheet) sheet = office_csv_read (text, delimiter, name, NULL, error);
  g_autoptr (OfficeMeetingReport) report = NULL;
  g_autoptr (GHashTable) by_key = NULL;
  g_autoptr (GHashTable) open = NULL;
  Reading reading = { .sheet = sheet, .session = session };

  if (sheet == NULL)
    return NULL;
  if (!find_table (sheet, &reading.table))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is no attendance report: no row of headings names people and when they joined and left. "
                     "Export the report of Teams or Zoom as it is."),
                   name);
      return NULL;
    }

  report = reading.report = g_new0 (OfficeMeetingReport, 1);
  report->people = g_ptr_array_new_with_free_func ((GDestroyNotify) person_free);
  report->problems = g_ptr_array_new_with_free_func (g_free);
  report->timed = reading.table.worth > 1;
  by_key = reading.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  open = reading.open = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  find_order (&reading);
  for (guint row = reading.table.first; row < reading.table.after; row++)
    read_row (&reading, row);
  close_open (&reading);
  look_elsewhere (&reading);
  return g_steal_pointer (&report);
}

/**
 * office_meeting_report_read:
 * @path: the file
 * @session: from when to when the session was
 * @error: where to put a failure
 *
 * Reads a file as office_meeting_report_read_text() does, in any of the encodings of such files.
 *
 * Returns: (transfer full) (nullable): who was there
 */
OfficeMeetingReport *
office_meeting_report_read (const char  *path,
                            OfficeSpan   session,
                            GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GError) local_error = NULL;
  OfficeTextEncoding encoding;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, &local_error))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED, _("“%s” cannot be read: %s"), name, local_error->message);
      return NULL;
    }
  if (length > OFFICE_MEETING_REPORT_LIMIT)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is larger than 5 MB: that is no attendance report."), name);
      return NULL;
    }
  text = office_text_decode ((const guint8 *) data, length, &encoding, error);
  return text != NULL ? office_meeting_report_read_text (text, name, session, error) : NULL;
}
