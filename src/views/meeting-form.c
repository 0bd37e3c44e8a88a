/* meeting-form.c: who was in an online meeting, before the register is filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/meeting-form.h"

#include <glib/gi18n-lib.h>

#include "rules/hours.h"
#include "views/file-chooser.h"
#include "views/form-window.h"

#define WIDTH 760
#define LIST_HEIGHT 320
#define PROBLEMS_HEIGHT 60

static const OfficeFileType report_types[] = { { N_("Attendance reports"), "*.csv;*.tsv;*.txt" } };

/* For which register, from the question on. */
typedef struct
{
  GtkWidget             *widget;     /* the register's page */
  OfficeSession         *session;
  OfficeAttendanceSheet *sheet;
  OfficeMeetingFilled    filled;
} Asking;

typedef struct
{
  Asking             *asking;
  OfficeFormWindow   *window;
  OfficeMeetingMatch *match;
  GtkStringList      *names;      /* nobody, then the register */
  GtkWidget          *grid;
  GPtrArray          *how_labels;
  GtkWidget          *found;
  GtkCheckButton     *others_absent;
} Form;

static Asking *
asking_new (GtkWidget             *widget,
            OfficeSession         *session,
            OfficeAttendanceSheet *sheet,
            OfficeMeetingFilled    filled)
{
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) { g_object_ref (widget), g_object_ref (session), g_object_ref (sheet), filled };
  return asking;
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->widget);
  g_object_unref (asking->session);
  g_object_unref (asking->sheet);
  g_free (asking);
}

static void
form_free (gpointer data)
{
  Form *form = data;

  office_meeting_match_free (form->match);
  g_object_unref (form->names);
  g_ptr_array_unref (form->how_labels);
  asking_free (form->asking);
  g_free (form);
}

/* Showing ----------------------------------------------------------------------------------------- */

static void
show_how (Form  *form,
          guint  place)
{
  const OfficeMeetingLine *line = office_meeting_match_get_line (form->match, place);
  GtkWidget *label = g_ptr_array_index (form->how_labels, place);

  const char *recorded = line->learner != NULL ? office_attendance_line_get_text (line->learner) : "";
  g_autofree char *minutes = g_strdup_printf ("%d", line->minutes);
  g_autofree char *how = *recorded != '\0' && !g_str_equal (recorded, minutes)
                           /* Translators: how somebody was found; the minutes that the register holds now */
                           ? g_strdup_printf (_("%s; now %s"), office_meeting_how_label (line->how), recorded)
                           : g_strdup (office_meeting_how_label (line->how));

  gtk_label_set_label (GTK_LABEL (label), how);
  gtk_widget_set_tooltip_text (label, how);
  if (line->learner == NULL)
    gtk_widget_add_css_class (label, "field-error");
  else
    gtk_widget_remove_css_class (label, "field-error");
}

static void
show_found (Form *form)
{
  guint n = office_meeting_match_get_n_lines (form->match);
  guint n_found = office_meeting_match_get_n_found (form->match);
  /* Translators: two numbers of people */
  g_autofree char *found = g_strdup_printf (_("%u of %u are known in the register. The others can be said by hand, or "
                                              "are left out: tutors, guests."),
                                            n_found, n);

  gtk_label_set_label (GTK_LABEL (form->found), found);
  office_form_window_set_busy (form->window, n_found == 0);
}

static void
learner_chosen_cb (GtkDropDown *drop_down,
                   GParamSpec  *pspec,
                   Form        *form)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "office-place"));
  guint chosen = gtk_drop_down_get_selected (drop_down);
  GListModel *lines = office_attendance_sheet_get_lines (form->asking->sheet);
  g_autoptr (OfficeAttendanceLine) learner =
    chosen > 0 && chosen != GTK_INVALID_LIST_POSITION ? g_list_model_get_item (lines, chosen - 1) : NULL;

  office_meeting_match_set_learner (form->match, place, learner);
  show_how (form, place);
  show_found (form);
}

static guint
find_place (Form                 *form,
            OfficeAttendanceLine *learner)
{
  GListModel *lines = office_attendance_sheet_get_lines (form->asking->sheet);

  for (guint i = 0; learner != NULL && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (lines, i);

      if (line == learner)
        return i + 1;
    }
  return 0;
}

static GtkWidget *
new_label (const char *text,
           gboolean    expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  if (expand)
    gtk_label_set_width_chars (GTK_LABEL (label), 16);
  return label;
}

static GtkWidget *
new_drop_down (Form                    *form,
               guint                    place,
               const OfficeMeetingLine *line)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (form->names)), name);
  /* Translators: somebody in a meeting */
  g_autofree char *label = g_strdup_printf (_("Who %s is"), line->person->name);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), find_place (form, line->learner));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (drop_down), "office-place", GUINT_TO_POINTER (place));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (learner_chosen_cb), form);
  gtk_widget_set_size_request (drop_down, 230, -1);
  return drop_down;
}

static void
add_person (Form  *form,
            guint  place)
{
  const OfficeMeetingLine *line = office_meeting_match_get_line (form->match, place);
  g_autofree char *minutes = office_minutes_to_text (line->minutes);
  GtkWidget *name = new_label (line->person->name, TRUE);
  GtkWidget *length = new_label (minutes, FALSE);
  GtkWidget *how = new_label (NULL, FALSE);
  int row = (int) place + 1;

  gtk_widget_set_tooltip_text (name, *line->person->email != '\0' ? line->person->email : line->person->name);
  gtk_widget_add_css_class (length, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (how), 19);
  g_ptr_array_add (form->how_labels, how);
  gtk_grid_attach (GTK_GRID (form->grid), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (form->grid), length, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (form->grid), new_drop_down (form, place, line), 2, row, 1, 1);
  gtk_grid_attach (GTK_GRID (form->grid), how, 3, row, 1, 1);
  show_how (form, place);
}

static GtkWidget *
add_scroller (Form       *form,
              GtkWidget  *child,
              const char *name,
              int         height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  office_form_window_add (form->window, scroller);
  return scroller;
}

static void
add_people (Form *form)
{
  const char *headings[] = { _("In the meeting"), _("In the session"), _("In the register"), _("Found") };

  form->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (form->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (form->grid), 3);
  for (int i = 0; i < (int) G_N_ELEMENTS (headings); i++)
    {
      GtkWidget *heading = new_label (headings[i], FALSE);

      gtk_widget_add_css_class (heading, "field-label");
      gtk_grid_attach (GTK_GRID (form->grid), heading, i, 0, 1, 1);
    }
  for (guint i = 0; i < office_meeting_match_get_n_lines (form->match); i++)
    add_person (form, i);
  add_scroller (form, form->grid, _("People of the meeting"), LIST_HEIGHT);
}

static void
add_warnings (Form *form)
{
  const OfficeMeetingReport *report = office_meeting_match_get_report (form->match);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label;

  if (report->elsewhere != NULL)
    {
      g_autofree char *elsewhere = g_strdup_printf (_("The meeting began on %s: none of it lies in this session. Is it the "
                                                      "right report?"),
                                                    report->elsewhere);

      g_string_append (text, elsewhere);
    }
  if (!report->timed)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            _("The report does not tell when people joined and left: all of their time counts, up to the "
                              "length of the session."));
  for (guint i = 0; i < report->problems->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            (char *) g_ptr_array_index (report->problems, i));
  if (text->len == 0)
    return;

  label = gtk_label_new (text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "field-error");
  add_scroller (form, label, _("What is wrong with the report"), PROBLEMS_HEIGHT);
}

static void
submit_cb (Form *form)
{
  gboolean others_absent = gtk_check_button_get_active (form->others_absent);
  guint n = office_meeting_match_fill_in (form->match, others_absent);

  form->asking->filled (n, form->asking->widget);
  gtk_window_destroy (GTK_WINDOW (form->window));
}

static void
present (Asking              *asking,
         OfficeMeetingReport *report)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (asking->widget));
  GListModel *lines = office_attendance_sheet_get_lines (asking->sheet);
  Form *form = g_new0 (Form, 1);

  form->asking = asking;
  form->match = office_meeting_match_new (report, asking->sheet);
  form->how_labels = g_ptr_array_new ();
  form->names = gtk_string_list_new ((const char *[]) { _("— nobody —"), NULL });
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (OfficeAttendanceLine) line = g_list_model_get_item (lines, i);

      gtk_string_list_append (form->names, office_attendance_line_get_name (line));
    }
  form->window = office_form_window_new (parent, _("Meeting Report"), _("_Fill in the register"));
  gtk_window_set_default_size (GTK_WINDOW (form->window), WIDTH, -1);
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);

  add_warnings (form);
  add_people (form);
  form->found = office_form_window_add_hint (form->window, NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (form->found), 90);
  form->others_absent = GTK_CHECK_BUTTON (
    gtk_check_button_new_with_mnemonic (_("The _others of the register were absent")));
  office_form_window_add (form->window, GTK_WIDGET (form->others_absent));
  office_form_window_add_hint (form->window, _("Nothing is saved yet: look at the register, then save it."));
  show_found (form);
  gtk_window_present (GTK_WINDOW (form->window));
}

/* Reading ----------------------------------------------------------------------------------------- */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr (GError) error = NULL;
  OfficeMeetingReport *report = office_meeting_read_finish (OFFICE_SESSION (source), result, &error);

  if (report != NULL && gtk_widget_get_root (asking->widget) != NULL)
    {
      present (asking, report);
      return;
    }
  if (report == NULL)
    office_session_say_failure (OFFICE_SESSION (source), NULL, error);
  office_meeting_report_free (report);
  asking_free (asking);
}

static void
read_report (Asking     *asking,
             const char *path,
             const char *text)
{
  const OfficeSessionRow *session = office_attendance_sheet_get_session (asking->sheet);
  OfficeSpan during = { session->starts_at, session->starts_at + session->minutes * 60 };

  office_meeting_read_async (asking->session, path, text, during, read_cb, asking);
}

static void
chosen_cb (GtkWindow *window,
           GFile     *file,
           gpointer   user_data)
{
  const Asking *asked = user_data;

  read_report (asking_new (asked->widget, asked->session, asked->sheet, asked->filled), g_file_peek_path (file), NULL);
}

/**
 * office_meeting_form_ask:
 * @widget: the register's page
 * @session: the session
 * @sheet: the register
 * @filled: called when it was filled in
 *
 * Asks for a meeting tool's report, shows whom it names, and fills the register in when the person agrees.
 */
void
office_meeting_form_ask (GtkWidget             *widget,
                         OfficeSession         *session,
                         OfficeAttendanceSheet *sheet,
                         OfficeMeetingFilled    filled)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  Asking *asking = asking_new (widget, session, sheet, filled);

  /* Lives as long as the window: a person may think better of it, and nobody is told. */
  g_object_set_data_full (G_OBJECT (window), "office-meeting-asking", asking, (GDestroyNotify) asking_free);
  office_file_chooser_open (window, _("Read a Meeting Report"), report_types, G_N_ELEMENTS (report_types),
                            "import-folder", chosen_cb, asking);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text != NULL)
    {
      read_report (asking, NULL, text);
      return;
    }
  office_session_say_failure (asking->session, _("There is no text on the clipboard."), error);
  asking_free (asking);
}

/**
 * office_meeting_form_paste:
 * @widget: the register's page
 * @session: the session
 * @sheet: the register
 * @filled: called when it was filled in
 *
 * Does the same with a report that was copied.
 */
void
office_meeting_form_paste (GtkWidget             *widget,
                           OfficeSession         *session,
                           OfficeAttendanceSheet *sheet,
                           OfficeMeetingFilled    filled)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 asking_new (widget, session, sheet, filled));
}
