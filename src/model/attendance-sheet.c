/* attendance-sheet.c: the register of one session as it is being filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line holds what was typed and what is saved. Nothing typed is lost when somebody else saves: the
 * line then says both, and saving again makes the typed one stand.
 */
#include "config.h"

#include "model/attendance-sheet.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/name-key.h"
#include "rules/hours.h"
#include "store/rows.h"

struct _OfficeAttendanceLine
{
  GObject   parent_instance;

  gint64    enrolment_id;
  char     *name;
  char     *reference;
  char    **emails;
  char    **name_keys;
  gboolean  withdrawn;
  int       planned;       /* minutes of the session */

  int       saved;         /* minutes, or OFFICE_ATTENDANCE_NONE */
  char     *saved_note;
  int       version;

  char     *text;          /* as it was typed */
  int       minutes;       /* what it means, or OFFICE_ATTENDANCE_NONE */
  char     *note;
  char     *own_note;      /* as it was written for "late" or "early"; nullable */
  char     *error;
  char     *conflict;
};

struct _OfficeAttendanceSheet
{
  GObject           parent_instance;

  OfficeSessionRow *session;
  GListStore       *lines;
};

G_DEFINE_FINAL_TYPE (OfficeAttendanceLine, office_attendance_line, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (OfficeAttendanceSheet, office_attendance_sheet, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Lines ------------------------------------------------------------------------------------------ */

static void
office_attendance_line_finalize (GObject *object)
{
  OfficeAttendanceLine *self = OFFICE_ATTENDANCE_LINE (object);

  g_free (self->name);
  g_free (self->reference);
  g_strfreev (self->emails);
  g_strfreev (self->name_keys);
  g_free (self->saved_note);
  g_free (self->text);
  g_free (self->note);
  g_free (self->own_note);
  g_free (self->error);
  g_free (self->conflict);

  G_OBJECT_CLASS (office_attendance_line_parent_class)->finalize (object);
}

static void
office_attendance_line_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, office_attendance_line_get_state (OFFICE_ATTENDANCE_LINE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_attendance_line_class_init (OfficeAttendanceLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = office_attendance_line_finalize;
  object_class->get_property = office_attendance_line_get_property;

  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
office_attendance_line_init (OfficeAttendanceLine *self)
{
  self->minutes = self->saved = OFFICE_ATTENDANCE_NONE;
}

static char *
minutes_to_text (int minutes)
{
  return minutes == OFFICE_ATTENDANCE_NONE ? g_strdup ("") : g_strdup_printf ("%d", minutes);
}

static char *
say_minutes (int minutes)
{
  return minutes == OFFICE_ATTENDANCE_NONE ? g_strdup (_("blank")) : office_minutes_to_text (minutes);
}

static void
take_saved (OfficeAttendanceLine      *self,
            const OfficeAttendanceRow *row)
{
  self->saved = row->minutes;
  self->version = row->version;
  self->withdrawn = row->withdrawn;
  g_free (self->saved_note);
  self->saved_note = g_strdup (row->note != NULL ? row->note : "");
}

static void
take_typed_from_saved (OfficeAttendanceLine *self)
{
  g_free (self->text);
  self->text = minutes_to_text (self->saved);
  self->minutes = self->saved;
  g_free (self->note);
  self->note = g_strdup (self->saved_note);
  g_clear_pointer (&self->error, g_free);
}

static OfficeAttendanceLine *
new_line (const OfficeAttendanceRow *row,
          int                        planned)
{
  OfficeAttendanceLine *self = g_object_new (OFFICE_TYPE_ATTENDANCE_LINE, NULL);

  self->enrolment_id = row->enrolment_id;
  self->name = office_person_name (row->family_name, row->given_names);
  if (row->guest_of != NULL)
    {
      g_autofree char *name = g_steal_pointer (&self->name);

      /* Translators: a learner, the cohort that they come from */
      self->name = g_strdup_printf (_("%s (from %s)"), name, row->guest_of);
    }
  self->reference = g_strdup (row->reference);
  self->emails = g_strdupv (row->emails);
  self->name_keys = office_name_keys (row->family_name, row->given_names, row->known_as);
  self->planned = planned;
  take_saved (self, row);
  take_typed_from_saved (self);
  return self;
}

/* "l15", "e10", "l15 e10": minutes late, minutes left early. */
static gboolean
read_exceptions (const char *typed,
                 int         planned,
                 int        *minutes,
                 char      **note)
{
  /* Translators: the keys that stand for "late" and "left early" in a register, in lower case */
  const char *keys[] = { C_("register", "l"), C_("register", "e") };
  g_auto (GStrv) words = g_strsplit (typed, " ", 3);
  guint64 missed[2] = { 0 };

  for (char **word = words; *word != NULL; word++)
    {
      guint which = g_str_has_prefix (*word, keys[0]) ? 0 : 1;

      if (!g_str_has_prefix (*word, keys[which]) || missed[which] != 0
          || !g_ascii_string_to_unsigned (*word + strlen (keys[which]), 10, 1, 1440, &missed[which], NULL))
        return FALSE;
    }

  *minutes = planned - (int) missed[0] - (int) missed[1];
  if (*minutes < 0)
    return FALSE;
  if (missed[1] == 0)
    *note = g_strdup_printf (_("%d min late"), (int) missed[0]);
  else if (missed[0] == 0)
    *note = g_strdup_printf (_("left %d min early"), (int) missed[1]);
  else
    *note = g_strdup_printf (_("%d min late, left %d min early"), (int) missed[0], (int) missed[1]);
  return TRUE;
}

/* "45", "1:15", "p" for present, "a" for absent, "l15" and "e10", nothing for nothing recorded. */
static gboolean
read_minutes (const char *text,
              int         planned,
              int        *minutes,
              char      **note)
{
  g_autofree char *typed = g_strstrip (g_utf8_strdown (text, -1));
  g_auto (GStrv) parts = g_strsplit (typed, ":", 3);
  guint64 hours = 0, rest = 0;
  guint n = g_strv_length (parts);

  if (*typed == '\0')
    *minutes = OFFICE_ATTENDANCE_NONE;
  /* Translators: the key that stands for "present" in a register, in lower case */
  else if (g_str_equal (typed, C_("register", "p")))
    *minutes = planned;
  /* Translators: the key that stands for "absent" in a register, in lower case */
  else if (g_str_equal (typed, C_("register", "a")))
    *minutes = 0;
  else if (n == 1 && g_ascii_string_to_unsigned (parts[0], 10, 0, 1440, &rest, NULL))
    *minutes = (int) rest;
  else if (n == 2 && g_ascii_string_to_unsigned (parts[0], 10, 0, 23, &hours, NULL)
           && g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &rest, NULL))
    *minutes = (int) (hours * 60 + rest);
  else
    return read_exceptions (typed, planned, minutes, note);

  return TRUE;
}

/* What "late" and "early" say stands as the note, until a person writes one. */
static void
take_own_note (OfficeAttendanceLine *self,
               const char           *note)
{
  if (*self->note != '\0' && g_strcmp0 (self->note, self->own_note) != 0)
    return;
  if (note == NULL && self->own_note == NULL)
    return;

  g_free (self->note);
  self->note = g_strdup (note != NULL ? note : "");
  g_free (self->own_note);
  self->own_note = g_strdup (note);
}

static void
note_exceptions (OfficeAttendanceLine *self)
{
  g_autofree char *note = NULL;
  int minutes;

  if (read_minutes (self->text, self->planned, &minutes, &note))
    take_own_note (self, note);
}

static void
judge (OfficeAttendanceLine *self)
{
  int minutes = OFFICE_ATTENDANCE_NONE;
  g_autofree char *note = NULL;

  g_clear_pointer (&self->error, g_free);
  if (!read_minutes (self->text, self->planned, &minutes, &note))
    self->error = g_strdup_printf (_("“%s” is not a time attended: minutes such as 45, 1:15, p for present, a for "
                                     "absent, l15 for 15 minutes late, e10 for left 10 minutes early."),
                                   self->text);
  else if (minutes > self->planned)
    self->error = g_strdup_printf (_("%d minutes are more than the session’s %d."), minutes, self->planned);
  else if (minutes == OFFICE_ATTENDANCE_NONE && *self->note != '\0')
    self->error = g_strdup (_("A note needs minutes: 0 when the learner was absent."));
  self->minutes = minutes;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * office_attendance_line_get_name:
 * @self: a line
 *
 * Returns: (transfer none): the learner, family name first
 */
const char *
office_attendance_line_get_name (OfficeAttendanceLine *self)
{
  return self->name;
}

/**
 * office_attendance_line_get_reference:
 * @self: a line
 *
 * Returns: (transfer none): of the application
 */
const char *
office_attendance_line_get_reference (OfficeAttendanceLine *self)
{
  return self->reference;
}

/**
 * office_attendance_line_is_withdrawn:
 * @self: a line
 *
 * Returns: whether the learner withdrew before the session
 */
gboolean
office_attendance_line_is_withdrawn (OfficeAttendanceLine *self)
{
  return self->withdrawn;
}

/**
 * office_attendance_line_has_email:
 * @self: a line
 * @email: an address, in any case
 *
 * Returns: whether it is one of the learner's
 */
gboolean
office_attendance_line_has_email (OfficeAttendanceLine *self,
                                  const char           *email)
{
  g_autofree char *wanted = g_utf8_casefold (email, -1);

  for (char **own = self->emails; own != NULL && *own != NULL; own++)
    {
      g_autofree char *folded = g_utf8_casefold (*own, -1);

      if (*wanted != '\0' && g_str_equal (folded, wanted))
        return TRUE;
    }
  return FALSE;
}

/**
 * office_attendance_line_has_name:
 * @self: a line
 * @key: from office_name_key_called()
 *
 * Returns: whether the learner may be written so
 */
gboolean
office_attendance_line_has_name (OfficeAttendanceLine *self,
                                 const char           *key)
{
  return *key != '\0' && g_strv_contains ((const char *const *) self->name_keys, key);
}

/**
 * office_attendance_line_get_text:
 * @self: a line
 *
 * Returns: (transfer none): the minutes as they were typed; "" for nothing recorded
 */
const char *
office_attendance_line_get_text (OfficeAttendanceLine *self)
{
  return self->text;
}

/**
 * office_attendance_line_set_text:
 * @self: a line
 * @text: "45", "1:15", "p" for present, "a" for absent, "" for nothing recorded
 *
 * Takes what was typed and judges it.
 */
void
office_attendance_line_set_text (OfficeAttendanceLine *self,
                                 const char           *text)
{
  if (g_str_equal (self->text, text))
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  note_exceptions (self);
  judge (self);
}

/**
 * office_attendance_line_get_note:
 * @self: a line
 *
 * Returns: (transfer none): may be ""
 */
const char *
office_attendance_line_get_note (OfficeAttendanceLine *self)
{
  return self->note;
}

/**
 * office_attendance_line_set_note:
 * @self: a line
 * @note: may be ""
 */
void
office_attendance_line_set_note (OfficeAttendanceLine *self,
                                 const char           *note)
{
  if (g_str_equal (self->note, note))
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  judge (self);
}

/**
 * office_attendance_line_get_error:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what is wrong with what was typed
 */
const char *
office_attendance_line_get_error (OfficeAttendanceLine *self)
{
  return self->error;
}

/**
 * office_attendance_line_get_conflict:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what somebody else saved meanwhile, and what was typed here
 */
const char *
office_attendance_line_get_conflict (OfficeAttendanceLine *self)
{
  return self->conflict;
}

/**
 * office_attendance_line_get_state:
 * @self: a line
 *
 * Returns: what the minutes mean
 */
OfficeAttendanceState
office_attendance_line_get_state (OfficeAttendanceLine *self)
{
  if (self->minutes == OFFICE_ATTENDANCE_NONE)
    return OFFICE_ATTENDANCE_BLANK;
  if (self->minutes == 0)
    return OFFICE_ATTENDANCE_ABSENT;
  return self->minutes < self->planned ? OFFICE_ATTENDANCE_PART : OFFICE_ATTENDANCE_PRESENT;
}

/**
 * office_attendance_line_is_changed:
 * @self: a line
 *
 * Returns: whether it differs from what is saved
 */
gboolean
office_attendance_line_is_changed (OfficeAttendanceLine *self)
{
  return self->error != NULL || self->minutes != self->saved || !g_str_equal (self->note, self->saved_note);
}

/* The work on the worker -------------------------------------------------------------------------- */

/**
 * office_attendance_read:
 * @connection: the connection
 * @session_id: the session
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the register as it stands
 */
OfficeAttendanceRead *
office_attendance_read (OfficeConnection  *connection,
                        gint64             session_id,
                        GError           **error)
{
  g_autoptr (OfficeSessionRow) session = office_session_get (connection, session_id, error);
  OfficeAttendanceRead *read;
  GPtrArray *rows;

  if (session == NULL)
    return NULL;
  rows = office_attendance_register (connection, session_id, error);
  if (rows == NULL)
    return NULL;

  read = g_new0 (OfficeAttendanceRead, 1);
  read->session = g_steal_pointer (&session);
  read->rows = rows;
  return read;
}

/**
 * office_attendance_read_free:
 * @read: (transfer full) (nullable): a register
 */
void
office_attendance_read_free (OfficeAttendanceRead *read)
{
  if (read == NULL)
    return;

  g_clear_pointer (&read->session, office_session_row_free);
  g_clear_pointer (&read->rows, g_ptr_array_unref);
  g_free (read);
}

/**
 * office_attendance_save:
 * @connection: the connection
 * @save: what was typed
 * @error: where to put a failure
 *
 * Records it, as one step to undo.
 *
 * Returns: %FALSE as for office_attendance_set()
 */
gboolean
office_attendance_save (OfficeConnection            *connection,
                        const OfficeAttendanceSave  *save,
                        GError                     **error)
{
  return office_attendance_set (connection, save->session_id, (const OfficeAttendanceEntry *) save->entries->data,
                                save->entries->len, error);
}

/**
 * office_attendance_save_free:
 * @save: (transfer full) (nullable): what was to be saved
 */
void
office_attendance_save_free (OfficeAttendanceSave *save)
{
  if (save == NULL)
    return;

  for (guint i = 0; i < save->entries->len; i++)
    g_free ((char *) g_array_index (save->entries, OfficeAttendanceEntry, i).note);
  g_array_unref (save->entries);
  g_free (save);
}

/* The sheet --------------------------------------------------------------------------------------- */

static void
office_attendance_sheet_finalize (GObject *object)
{
  OfficeAttendanceSheet *self = OFFICE_ATTENDANCE_SHEET (object);

  g_clear_pointer (&self->session, office_session_row_free);
  g_clear_object (&self->lines);

  G_OBJECT_CLASS (office_attendance_sheet_parent_class)->finalize (object);
}

static void
office_attendance_sheet_class_init (OfficeAttendanceSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_attendance_sheet_finalize;

  /**
   * OfficeAttendanceSheet::changed:
   * @self: the sheet
   *
   * A line reads differently.
   */
  signals[CHANGED] = g_signal_new ("changed", OFFICE_TYPE_ATTENDANCE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
office_attendance_sheet_init (OfficeAttendanceSheet *self)
{
  self->lines = g_list_store_new (OFFICE_TYPE_ATTENDANCE_LINE);
}

static void
line_changed_cb (OfficeAttendanceSheet *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
append_line (OfficeAttendanceSheet     *self,
             const OfficeAttendanceRow *row)
{
  g_autoptr (OfficeAttendanceLine) line = new_line (row, self->session->minutes);

  g_signal_connect_object (line, "notify", G_CALLBACK (line_changed_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->lines, line);
}

/**
 * office_attendance_sheet_new:
 * @read: (transfer full): a register as it was read
 *
 * Returns: (transfer full): its sheet
 */
OfficeAttendanceSheet *
office_attendance_sheet_new (OfficeAttendanceRead *read)
{
  OfficeAttendanceSheet *self = g_object_new (OFFICE_TYPE_ATTENDANCE_SHEET, NULL);

  self->session = g_steal_pointer (&read->session);
  for (guint i = 0; i < read->rows->len; i++)
    append_line (self, g_ptr_array_index (read->rows, i));
  office_attendance_read_free (read);
  return self;
}

static OfficeAttendanceLine *
find_line (OfficeAttendanceSheet *self,
           gint64                 enrolment_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (line->enrolment_id == enrolment_id)
        return line;   /* the store holds it */
    }
  return NULL;
}

static void
merge_line (OfficeAttendanceLine      *self,
            const OfficeAttendanceRow *row)
{
  gboolean typed = office_attendance_line_is_changed (self);
  gboolean other = self->version != row->version || self->saved != row->minutes;

  take_saved (self, row);
  g_clear_pointer (&self->conflict, g_free);
  if (!typed)
    {
      take_typed_from_saved (self);
    }
  else if (other && office_attendance_line_is_changed (self))
    {
      g_autofree char *theirs = say_minutes (self->saved);
      g_autofree char *yours = say_minutes (self->minutes);

      /* Translators: what is saved now, what was typed here */
      self->conflict = g_strdup_printf (_("Saved meanwhile: %s; yours: %s. Saving again keeps yours."), theirs, yours);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * office_attendance_sheet_merge:
 * @self: a sheet
 * @read: (transfer full): the register as it stands now
 *
 * Takes what was saved meanwhile, and keeps what was typed. Where both differ the line says both.
 */
void
office_attendance_sheet_merge (OfficeAttendanceSheet *self,
                               OfficeAttendanceRead  *read)
{
  office_session_row_free (self->session);
  self->session = g_steal_pointer (&read->session);
  for (guint i = 0; i < read->rows->len; i++)
    {
      const OfficeAttendanceRow *row = g_ptr_array_index (read->rows, i);
      OfficeAttendanceLine *line = find_line (self, row->enrolment_id);

      if (line == NULL)
        {
          append_line (self, row);
          continue;
        }
      line->planned = self->session->minutes;
      merge_line (line, row);
    }
  office_attendance_read_free (read);
}

/**
 * office_attendance_sheet_get_session:
 * @self: a sheet
 *
 * Returns: (transfer none): the session
 */
const OfficeSessionRow *
office_attendance_sheet_get_session (OfficeAttendanceSheet *self)
{
  return self->session;
}

/**
 * office_attendance_sheet_get_lines:
 * @self: a sheet
 *
 * Returns: (transfer none): its lines, of #OfficeAttendanceLine
 */
GListModel *
office_attendance_sheet_get_lines (OfficeAttendanceSheet *self)
{
  return G_LIST_MODEL (self->lines);
}

/**
 * office_attendance_sheet_all_present:
 * @self: a sheet
 *
 * Writes the whole session for everybody of whom nothing is written yet and who has not withdrawn.
 */
void
office_attendance_sheet_all_present (OfficeAttendanceSheet *self)
{
  g_autofree char *all = g_strdup_printf ("%d", self->session->minutes);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (!line->withdrawn && *line->text == '\0')
        office_attendance_line_set_text (line, all);
    }
}

static guint
count_lines (OfficeAttendanceSheet *self,
             gboolean               wrong)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      n += wrong ? line->error != NULL : office_attendance_line_is_changed (line);
    }
  return n;
}

/**
 * office_attendance_sheet_get_n_changed:
 * @self: a sheet
 *
 * Returns: how many lines differ from what is saved
 */
guint
office_attendance_sheet_get_n_changed (OfficeAttendanceSheet *self)
{
  return count_lines (self, FALSE);
}

/**
 * office_attendance_sheet_get_n_errors:
 * @self: a sheet
 *
 * Returns: how many lines cannot be saved as they are
 */
guint
office_attendance_sheet_get_n_errors (OfficeAttendanceSheet *self)
{
  return count_lines (self, TRUE);
}

/**
 * office_attendance_sheet_count:
 * @self: a sheet
 * @counts: (out): how many lines are in each #OfficeAttendanceState; those withdrawn are left out
 */
void
office_attendance_sheet_count (OfficeAttendanceSheet *self,
                               guint                  counts[4])
{
  memset (counts, 0, 4 * sizeof *counts);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (!line->withdrawn)
        counts[office_attendance_line_get_state (line)]++;
    }
}

/**
 * office_attendance_sheet_prepare:
 * @self: a sheet without errors
 *
 * Returns: (transfer full): what is to be saved: the lines that differ
 */
OfficeAttendanceSave *
office_attendance_sheet_prepare (OfficeAttendanceSheet *self)
{
  OfficeAttendanceSave *save = g_new0 (OfficeAttendanceSave, 1);

  save->session_id = self->session->id;
  save->entries = g_array_new (FALSE, FALSE, sizeof (OfficeAttendanceEntry));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      OfficeAttendanceEntry entry = { line->enrolment_id, line->minutes, g_strdup (line->note), line->version };

      if (office_attendance_line_is_changed (line))
        g_array_append_val (save->entries, entry);
      else
        g_free ((char *) entry.note);
    }
  return save;
}
