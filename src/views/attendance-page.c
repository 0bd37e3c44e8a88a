/* attendance-page.c: the register of a session: all present, then the exceptions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line a learner: minutes, what they mean, a note. Enter and the arrows go down the column.
 */
#include "config.h"

#include "views/attendance-page.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "rules/error.h"
#include "rules/hours.h"
#include "views/meeting-form.h"
#include "views/register-paper-acts.h"
#include "views/state-pill.h"
#include "views/template.h"

/* The widgets of one line, in the grid's order. */
typedef struct
{
  OfficeAttendanceLine *line;   /* the sheet holds it */
  GtkWidget            *minutes;
  GtkWidget            *pill;
  GtkWidget            *note;
  GtkWidget            *problem;
} Row;

struct _OfficeAttendancePage
{
  GtkWidget              parent_instance;

  OfficeSession         *session;
  gint64                 session_id;
  OfficeAttendanceSheet *sheet;
  GArray                *rows;       /* of Row */
  GCancellable          *cancellable;
  gboolean               filling;
  gboolean               saving;

  GtkWidget             *root;
  GtkWidget             *heading;
  GtkWidget             *summary;
  GtkWidget             *grid;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeAttendancePage, office_attendance_page, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static OfficeStateLook
state_look (OfficeAttendanceState state)
{
  switch (state)
    {
    case OFFICE_ATTENDANCE_PRESENT:
      return (OfficeStateLook) { _("Present"), "office-tick-symbolic", "good" };
    case OFFICE_ATTENDANCE_PART:
      return (OfficeStateLook) { _("Part of it"), "office-clock-symbolic", "warn" };
    case OFFICE_ATTENDANCE_ABSENT:
      return (OfficeStateLook) { _("Absent"), "office-cross-symbolic", "bad" };
    case OFFICE_ATTENDANCE_BLANK:
    default:
      return (OfficeStateLook) { _("Blank"), "office-ring-symbolic", "muted" };
    }
}

/* Showing ---------------------------------------------------------------------------------------- */

static void
show_summary (OfficeAttendancePage *self)
{
  guint counts[4];
  guint n_changed = office_attendance_sheet_get_n_changed (self->sheet);
  g_autofree char *said = NULL;
  g_autofree char *unsaved = NULL;
  g_autofree char *whole = NULL;

  office_attendance_sheet_count (self->sheet, counts);
  /* Translators: how many learners were there all the time, part of it, not at all, and how many are blank */
  said = g_strdup_printf (_("%u present · %u part · %u absent · %u blank"), counts[OFFICE_ATTENDANCE_PRESENT],
                          counts[OFFICE_ATTENDANCE_PART], counts[OFFICE_ATTENDANCE_ABSENT],
                          counts[OFFICE_ATTENDANCE_BLANK]);
  unsaved = g_strdup_printf (ngettext ("%u not saved", "%u not saved", n_changed), n_changed);
  whole = n_changed > 0 ? g_strdup_printf ("%s · %s", said, unsaved) : g_strdup (said);
  gtk_label_set_label (GTK_LABEL (self->summary), whole);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.save", n_changed > 0 && !self->saving);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_row (OfficeAttendancePage *self,
          const Row            *row)
{
  const char *error = office_attendance_line_get_error (row->line);
  const char *conflict = office_attendance_line_get_conflict (row->line);
  const char *problem = error != NULL ? error : conflict;
  const char *text = office_attendance_line_get_text (row->line);
  const char *note = office_attendance_line_get_note (row->line);

  self->filling = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row->minutes)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row->minutes), text);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row->note)), note) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row->note), note);
  self->filling = FALSE;

  office_state_pill_set (OFFICE_STATE_PILL (row->pill), state_look (office_attendance_line_get_state (row->line)));
  gtk_label_set_label (GTK_LABEL (row->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (row->problem, problem != NULL);
  if (error != NULL)
    {
      gtk_widget_add_css_class (row->minutes, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row->minutes), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (row->minutes, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row->minutes), GTK_ACCESSIBLE_STATE_INVALID);
    }
  if (problem != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->minutes), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (row->minutes), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show_all (OfficeAttendancePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, &g_array_index (self->rows, Row, i));
  show_summary (self);
}

static Row *
find_row (OfficeAttendancePage *self,
          GtkWidget            *entry,
          guint                *place)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (row->minutes == entry || row->note == entry)
        {
          if (place != NULL)
            *place = i;
          return row;
        }
    }
  return NULL;
}

static void
typed_cb (GtkEditable          *entry,
          OfficeAttendancePage *self)
{
  Row *row = find_row (self, GTK_WIDGET (entry), NULL);

  if (self->filling || row == NULL)
    return;
  if (row->minutes == GTK_WIDGET (entry))
    office_attendance_line_set_text (row->line, gtk_editable_get_text (entry));
  else
    office_attendance_line_set_note (row->line, gtk_editable_get_text (entry));
  show_row (self, row);
  show_summary (self);
}

/* Down the column --------------------------------------------------------------------------------- */

static gboolean
go (OfficeAttendancePage *self,
    GtkWidget            *entry,
    int                   by)
{
  guint place = 0;
  Row *row = find_row (self, entry, &place);
  gboolean note = row != NULL && row->note == entry;

  if (row == NULL || (by < 0 && place == 0) || (by > 0 && place + 1 >= self->rows->len))
    return FALSE;
  row = &g_array_index (self->rows, Row, place + by);
  return gtk_widget_grab_focus (note ? row->note : row->minutes);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        OfficeAttendancePage  *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Up)
    return go (self, entry, -1);
  if (key == GDK_KEY_Down || key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      go (self, entry, 1);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* Building ---------------------------------------------------------------------------------------- */

static GtkWidget *
new_entry (OfficeAttendancePage *self,
           const char           *label,
           const char           *name)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  /* Translators: a column of a register, and a learner */
  g_autofree char *both = g_strdup_printf (_("%s of %s"), label, name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, 0);
  return entry;
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_headings (OfficeAttendancePage *self)
{
  const char *headings[] = { _("Learner"), _("Minutes"), _("Attendance"), _("Note") };

  for (int i = 0; i < (int) G_N_ELEMENTS (headings); i++)
    gtk_grid_attach (GTK_GRID (self->grid), new_label (headings[i], "field-label"), i, 0, 1, 1);
}

static void
add_row (OfficeAttendancePage *self,
         OfficeAttendanceLine *line,
         int                   place)
{
  const char *name = office_attendance_line_get_name (line);
  /* Translators: a learner who has withdrawn */
  g_autofree char *withdrawn = g_strdup_printf (_("%s (withdrawn)"), name);
  GtkWidget *label = new_label (office_attendance_line_is_withdrawn (line) ? withdrawn : name, NULL);
  Row row = { .line = line };
  int top = 1 + place * 2;

  row.minutes = new_entry (self, _("Minutes"), name);
  row.note = new_entry (self, _("Note"), name);
  row.pill = office_state_pill_new ();
  row.problem = new_label (NULL, "field-error");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_tooltip_text (label, office_attendance_line_get_reference (line));
  gtk_widget_set_sensitive (label, !office_attendance_line_is_withdrawn (line));
  gtk_editable_set_width_chars (GTK_EDITABLE (row.minutes), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (row.minutes), 6);
  gtk_entry_set_alignment (GTK_ENTRY (row.minutes), 1);
  gtk_widget_add_css_class (row.minutes, "numeric");
  gtk_widget_set_hexpand (row.note, TRUE);
  gtk_widget_set_valign (row.pill, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (row.pill, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (row.problem), TRUE);

  gtk_grid_attach (GTK_GRID (self->grid), label, 0, top, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), row.minutes, 1, top, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), row.pill, 2, top, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), row.note, 3, top, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), row.problem, 1, top + 1, 3, 1);
  g_array_append_val (self->rows, row);
}

static void
empty_grid (OfficeAttendancePage *self)
{
  GtkWidget *child;

  g_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

static void
fill_grid (OfficeAttendancePage *self)
{
  GListModel *lines = office_attendance_sheet_get_lines (self->sheet);

  empty_grid (self);
  if (g_list_model_get_n_items (lines) == 0)
    {
      gtk_grid_attach (GTK_GRID (self->grid),
                       new_label (_("Nobody is enrolled in this cohort yet."), "dim-label"), 0, 0, 1, 1);
      return;
    }

  add_headings (self);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (lines, i);

      add_row (self, line, (int) i);
    }
}

static void
show_heading (OfficeAttendancePage *self)
{
  const OfficeSessionRow *session = office_attendance_sheet_get_session (self->sheet);
  g_autofree char *when = office_instant_to_text (session->starts_at);
  g_autofree char *length = office_minutes_to_text (session->minutes);
  const char *title = session->title != NULL && *session->title != '\0' ? session->title : session->cohort_code;
  /* Translators: a session's title, when it starts, its length */
  g_autofree char *heading = g_strdup_printf (_("Attendance of %s · %s · %s"), title, when, length);

  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  gtk_widget_set_tooltip_text (self->heading, heading);
}

/* Reading ----------------------------------------------------------------------------------------- */

static gpointer
read_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  return office_attendance_read (connection, *(gint64 *) data, error);
}

static void
show_sheet (OfficeAttendancePage *self,
            OfficeAttendanceRead *read)
{
  gboolean first = self->sheet == NULL;
  guint before = self->rows->len;

  if (first)
    self->sheet = office_attendance_sheet_new (read);
  else
    office_attendance_sheet_merge (self->sheet, read);

  if (first || before != g_list_model_get_n_items (office_attendance_sheet_get_lines (self->sheet)))
    fill_grid (self);
  show_heading (self);
  show_all (self);
  if (first && self->rows->len > 0)
    gtk_widget_grab_focus (g_array_index (self->rows, Row, 0).minutes);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeAttendancePage) self = user_data;
  g_autoptr (GError) error = NULL;
  OfficeAttendanceRead *read = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (read == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  if (self->session == NULL || read->session->id != self->session_id)
    {
      office_attendance_read_free (read);
      return;
    }
  show_sheet (self, read);
}

/**
 * office_attendance_page_refresh:
 * @self: a page
 *
 * Reads the register again; what was typed and is not saved stays.
 */
void
office_attendance_page_refresh (OfficeAttendancePage *self)
{
  g_return_if_fail (OFFICE_IS_ATTENDANCE_PAGE (self));

  if (self->session == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  office_session_read_async (self->session, read_job, g_memdup2 (&self->session_id, sizeof self->session_id), g_free,
                             (GDestroyNotify) office_attendance_read_free, self->cancellable, read_cb,
                             g_object_ref (self));
}

/**
 * office_attendance_page_open:
 * @self: a page
 * @session: where it is read and saved
 * @session_id: whose register
 */
void
office_attendance_page_open (OfficeAttendancePage *self,
                             OfficeSession        *session,
                             gint64                session_id)
{
  g_return_if_fail (OFFICE_IS_ATTENDANCE_PAGE (self));

  office_attendance_page_close (self);
  g_set_object (&self->session, session);
  self->session_id = session_id;
  office_attendance_page_refresh (self);
}

/**
 * office_attendance_page_close:
 * @self: a page
 *
 * Lets go of the register, and of what was typed and not saved.
 */
void
office_attendance_page_close (OfficeAttendancePage *self)
{
  g_return_if_fail (OFFICE_IS_ATTENDANCE_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  self->session_id = 0;
  if (self->grid != NULL)
    empty_grid (self);
  g_clear_object (&self->sheet);
}

/* Saving ------------------------------------------------------------------------------------------ */

static gpointer
save_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  return office_attendance_save (connection, data, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeAttendancePage) self = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (office_session_write_finish (session, result, &error) != NULL)
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("Attendance saved."));
  else
    office_session_say_failure (session, NULL, error);
  /* Who else saved, and what: each line says it. */
  office_attendance_page_refresh (self);
}

static void
focus_first_error (OfficeAttendancePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (office_attendance_line_get_error (row->line) != NULL)
        {
          gtk_widget_grab_focus (row->minutes);
          return;
        }
    }
}

/**
 * office_attendance_page_save:
 * @self: a page
 *
 * Saves all that was typed as one step to undo, or goes to the first line that is not right.
 */
void
office_attendance_page_save (OfficeAttendancePage *self)
{
  g_return_if_fail (OFFICE_IS_ATTENDANCE_PAGE (self));

  if (self->sheet == NULL || self->saving || office_attendance_sheet_get_n_changed (self->sheet) == 0)
    return;
  if (office_attendance_sheet_get_n_errors (self->sheet) > 0)
    {
      focus_first_error (self);
      return;
    }

  self->saving = TRUE;
  office_session_write_async (self->session, OFFICE_SUBJECT_SESSIONS, save_job,
                              office_attendance_sheet_prepare (self->sheet),
                              (GDestroyNotify) office_attendance_save_free, NULL, NULL, saved_cb,
                              g_object_ref (self));
}

/**
 * office_attendance_page_all_present:
 * @self: a page
 *
 * Writes the whole session for everybody of whom nothing is written yet.
 */
void
office_attendance_page_all_present (OfficeAttendancePage *self)
{
  g_return_if_fail (OFFICE_IS_ATTENDANCE_PAGE (self));

  if (self->sheet == NULL)
    return;
  office_attendance_sheet_all_present (self->sheet);
  show_all (self);
}

static void
filled_cb (guint    n_lines,
           gpointer user_data)
{
  OfficeAttendancePage *self = user_data;
  g_autofree char *said = g_strdup_printf (ngettext ("%u line is filled in. Look at it, then save the register.",
                                                     "%u lines are filled in. Look at them, then save the register.",
                                                     n_lines),
                                           n_lines);

  if (self->sheet == NULL)
    return;
  show_all (self);
  office_session_say (self->session, OFFICE_MESSAGE_PLAIN, said);
}

/**
 * office_attendance_page_read_report:
 * @self: a page
 * @paste: whether it was copied; otherwise its file is asked for
 *
 * Fills the register in from a meeting tool's report, after a look at whom it names.
 */
void
office_attendance_page_read_report (OfficeAttendancePage *self,
                                    gboolean              paste)
{
  g_return_if_fail (OFFICE_IS_ATTENDANCE_PAGE (self));

  if (self->sheet == NULL)
    return;
  if (paste)
    office_meeting_form_paste (GTK_WIDGET (self), self->session, self->sheet, filled_cb);
  else
    office_meeting_form_ask (GTK_WIDGET (self), self->session, self->sheet, filled_cb);
}

/**
 * office_attendance_page_n_changed:
 * @self: a page
 *
 * Returns: how many lines are not saved
 */
guint
office_attendance_page_n_changed (OfficeAttendancePage *self)
{
  g_return_val_if_fail (OFFICE_IS_ATTENDANCE_PAGE (self), 0);

  return self->sheet != NULL ? office_attendance_sheet_get_n_changed (self->sheet) : 0;
}

/**
 * office_attendance_page_dup_status:
 * @self: a page
 *
 * Returns: (transfer full): what the status line says of it
 */
char *
office_attendance_page_dup_status (OfficeAttendancePage *self)
{
  g_return_val_if_fail (OFFICE_IS_ATTENDANCE_PAGE (self), NULL);

  return g_strdup (gtk_label_get_label (GTK_LABEL (self->summary)));
}

/* Class ------------------------------------------------------------------------------------------- */

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  office_attendance_page_save (OFFICE_ATTENDANCE_PAGE (widget));
}

static void
all_present_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  office_attendance_page_all_present (OFFICE_ATTENDANCE_PAGE (widget));
}

static void
report_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  office_attendance_page_read_report (OFFICE_ATTENDANCE_PAGE (widget),
                                      g_str_equal (action_name, "attendance.paste-report"));
}

static void
paper_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  OfficeAttendancePage *self = OFFICE_ATTENDANCE_PAGE (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (self->sheet == NULL)
    return;
  if (g_str_equal (action_name, "attendance.print"))
    office_register_print (window, self->session, office_attendance_sheet_get_session (self->sheet));
  else
    office_register_export (window, self->session, office_attendance_sheet_get_session (self->sheet));
}

static void
office_attendance_page_dispose (GObject *object)
{
  OfficeAttendancePage *self = OFFICE_ATTENDANCE_PAGE (object);

  office_attendance_page_close (self);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_ATTENDANCE_PAGE);
  self->grid = NULL;

  G_OBJECT_CLASS (office_attendance_page_parent_class)->dispose (object);
}

static void
office_attendance_page_finalize (GObject *object)
{
  g_array_unref (OFFICE_ATTENDANCE_PAGE (object)->rows);

  G_OBJECT_CLASS (office_attendance_page_parent_class)->finalize (object);
}

static void
office_attendance_page_class_init (OfficeAttendancePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_attendance_page_dispose;
  object_class->finalize = office_attendance_page_finalize;

  /**
   * OfficeAttendancePage::changed:
   * @self: the page
   *
   * Something was typed, read or saved.
   */
  signals[CHANGED] = g_signal_new ("changed", OFFICE_TYPE_ATTENDANCE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/attendance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeAttendancePage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeAttendancePage, heading);
  gtk_widget_class_bind_template_child (widget_class, OfficeAttendancePage, summary);
  gtk_widget_class_bind_template_child (widget_class, OfficeAttendancePage, grid);
  gtk_widget_class_install_action (widget_class, "attendance.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "attendance.all-present", NULL, all_present_action);
  gtk_widget_class_install_action (widget_class, "attendance.read-report", NULL, report_action);
  gtk_widget_class_install_action (widget_class, "attendance.paste-report", NULL, report_action);
  gtk_widget_class_install_action (widget_class, "attendance.print", NULL, paper_action);
  gtk_widget_class_install_action (widget_class, "attendance.export", NULL, paper_action);
}

static void
office_attendance_page_init (OfficeAttendancePage *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.save", FALSE);
}

/**
 * office_attendance_page_new:
 *
 * Returns: (transfer floating): a page without a register
 */
GtkWidget *
office_attendance_page_new (void)
{
  return g_object_new (OFFICE_TYPE_ATTENDANCE_PAGE, NULL);
}
