/* circumstance-acts.c: exceptional circumstances: recorded, decided on, their details shown on demand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/circumstance-acts.h"

#include <glib/gi18n-lib.h>

#include "views/choice.h"
#include "views/confirm.h"
#include "views/date-field.h"
#include "views/form-window.h"
#include "views/step-page.h"
#include "views/wrap-layout.h"

/* What the form holds. */
typedef struct
{
  OfficeSession    *session;
  OfficeMarksRow   *row;
  OfficeFormWindow *window;
  gint64            id;          /* of the record, 0 for a new one */
  int               version;
  char             *component;   /* of the record, or NULL */
  int               attempt;
  OfficeChoice     *component_choice;
  OfficeChoice     *kind;
  OfficeField      *begins;
  OfficeField      *ends;
  OfficeField      *evidence;
  OfficeChoice     *decision;
  OfficeField      *decided_by;
  OfficeField      *note;
  OfficeField      *details;
} Form;

/* What goes to the store. */
typedef struct
{
  OfficeCircumstance *draft;
  char               *details;
} Act;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_object_unref (form->row);
  g_free (form->component);
  g_free (form);
}

static void
act_free (gpointer data)
{
  Act *act = data;

  office_circumstance_free (act->draft);
  g_free (act->details);
  g_free (act);
}

static gpointer
save_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Act *act = data;

  return GINT_TO_POINTER (office_circumstance_save (connection, act->draft, act->details, NULL, error));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  office_form_window_set_busy (window, FALSE);
  if (office_session_write_finish (OFFICE_SESSION (source), result, &error) == NULL)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  name = office_marks_row_dup_name (form->row);
  /* Translators: a learner */
  text = g_strdup_printf (_("The circumstances of %s are recorded."), name);
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, text);
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
dup_stripped (OfficeField *field)
{
  return g_strstrip (g_strdup (office_field_get_text (field)));
}

static int
attempt_of (Form       *form,
            const char *component)
{
  const OfficeMarkRow *marks = office_marks_row_get_marks (form->row);

  if (form->id != 0)
    return form->attempt;
  for (gsize i = 0; i < marks->n_cells; i++)
    if (g_strcmp0 (marks->cells[i].component, component) == 0)
      return marks->cells[i].attempt;
  return 1;
}

static void
submit_cb (Form *form)
{
  g_autoptr (OfficeCircumstance) draft = g_new0 (OfficeCircumstance, 1);
  const char *component = form->component != NULL ? form->component : office_choice_get_id (form->component_choice);
  const char *kind = office_choice_get_id (form->kind);
  const char *decision = office_choice_get_id (form->decision);
  OfficeField *fields[] = { form->begins, form->ends, form->evidence, form->decided_by };
  gboolean good = TRUE;
  Act *act;

  good = office_date_field_get_iso (form->begins, &draft->begins_on) && good;
  good = office_date_field_get_iso (form->ends, &draft->ends_on) && good;
  good = office_date_field_get_iso (form->evidence, &draft->evidence_on) && good;
  if (component == NULL || kind == NULL || decision == NULL)
    return;
  office_circumstance_kind_from_nick (kind, &draft->kind);
  office_circumstance_decision_from_nick (decision, &draft->decision);
  draft->decided_by = dup_stripped (form->decided_by);
  office_field_set_error (form->decided_by, draft->decision != OFFICE_CIRCUMSTANCE_OPEN && *draft->decided_by == '\0'
                                              ? _("Say who decided.") : NULL);
  if (office_fields_focus_first_error (fields, G_N_ELEMENTS (fields)) || !good)
    return;

  draft->id = form->id;
  draft->version = form->version;
  draft->enrolment_id = office_marks_row_get_marks (form->row)->enrolment_id;
  draft->component = g_strdup (component);
  draft->attempt = attempt_of (form, component);
  draft->note = dup_stripped (form->note);
  act = g_new0 (Act, 1);
  act->draft = g_steal_pointer (&draft);
  act->details = dup_stripped (form->details);
  /* What is kept already is not shown here, and an empty field leaves it. */
  if (*act->details == '\0')
    g_clear_pointer (&act->details, g_free);
  office_form_window_set_busy (form->window, TRUE);
  office_session_write_async (form->session, OFFICE_SUBJECT_MARKS, save_job, act, act_free, NULL, NULL, saved_cb,
                              g_object_ref (form->window));
}

static void
fill_choices (Form *form)
{
  const OfficeMarkRow *marks = office_marks_row_get_marks (form->row);
  const OfficeResultRow *result = office_marks_row_get_result (form->row);

  for (gsize i = 0; i < marks->n_cells; i++)
    office_choice_add (form->component_choice, marks->cells[i].component,
                       result != NULL && i < result->n_components ? result->components[i].label
                                                                  : marks->cells[i].component);
  for (int i = 0; i < OFFICE_N_CIRCUMSTANCE_KINDS; i++)
    office_choice_add (form->kind, office_circumstance_kind_to_nick ((OfficeCircumstanceKind) i),
                       office_circumstance_kind_label ((OfficeCircumstanceKind) i));
  for (int i = 0; i < OFFICE_N_CIRCUMSTANCE_DECISIONS; i++)
    office_choice_add (form->decision, office_circumstance_decision_to_nick ((OfficeCircumstanceDecision) i),
                       office_circumstance_decision_label ((OfficeCircumstanceDecision) i));
}

static void
take_record (Form                     *form,
             const OfficeCircumstance *record)
{
  form->id = record->id;
  form->version = record->version;
  form->component = g_strdup (record->component);
  form->attempt = record->attempt;
  gtk_widget_set_sensitive (GTK_WIDGET (form->component_choice), FALSE);
  office_choice_set_id (form->component_choice, record->component);
  office_choice_set_id (form->kind, office_circumstance_kind_to_nick (record->kind));
  office_choice_set_id (form->decision, office_circumstance_decision_to_nick (record->decision));
  office_date_field_set_iso (form->begins, record->begins_on);
  office_date_field_set_iso (form->ends, record->ends_on);
  office_date_field_set_iso (form->evidence, record->evidence_on);
  office_field_set_text (form->decided_by, record->decided_by);
  office_field_set_text (form->note, record->note);
  if (record->has_details)
    office_field_set_note (form->details, _("Details are kept; words typed here take their place."));
}

static void
make_fields (Form *form)
{
  form->component_choice = OFFICE_CHOICE (office_choice_new (_("C_omponent")));
  form->kind = OFFICE_CHOICE (office_choice_new (_("_Kind")));
  form->begins = OFFICE_FIELD (office_date_field_new (_("_From"), OFFICE_DATE_EVENT));
  form->ends = OFFICE_FIELD (office_date_field_new (_("_Until"), OFFICE_DATE_EVENT));
  form->evidence = OFFICE_FIELD (office_date_field_new (_("E_vidence seen on"), OFFICE_DATE_EVENT));
  form->decision = OFFICE_CHOICE (office_choice_new (_("_Decision")));
  form->decided_by = OFFICE_FIELD (office_field_new (_("Decided _by")));
  form->note = OFFICE_FIELD (office_field_new (_("_Note that everybody may read")));
  form->details = OFFICE_FIELD (office_field_new (_("De_tails, shown only on demand")));
  office_form_window_add_pair (form->window, GTK_WIDGET (form->component_choice), GTK_WIDGET (form->kind));
  office_form_window_add_pair (form->window, GTK_WIDGET (form->begins), GTK_WIDGET (form->ends));
  office_form_window_add_pair (form->window, GTK_WIDGET (form->evidence), GTK_WIDGET (form->decision));
  office_form_window_add (form->window, GTK_WIDGET (form->decided_by));
  office_form_window_add (form->window, GTK_WIDGET (form->note));
  office_form_window_add (form->window, GTK_WIDGET (form->details));
  office_form_window_add_hint (form->window,
                               _("Accepting grants the extension, or enters DEF for the attempt. The details are in no "
                                 "list, history or paper; that they were shown, and to whom, is kept."));
}

/**
 * office_circumstance_form_present:
 * @parent: (nullable): the window over which it stands
 * @session: where it is saved
 * @row: the learner's row
 * @record: (nullable): an open record to decide on; %NULL for a new one
 *
 * Asks for exceptional circumstances, or what becomes of them (ASSESS-8).
 */
void
office_circumstance_form_present (GtkWindow                *parent,
                                  OfficeSession            *session,
                                  OfficeMarksRow           *row,
                                  const OfficeCircumstance *record)
{
  Form *form = g_new0 (Form, 1);
  g_autofree char *name = office_marks_row_dup_name (row);
  /* Translators: a learner */
  g_autofree char *title = g_strdup_printf (_("Exceptional circumstances of %s"), name);

  form->session = g_object_ref (session);
  form->row = g_object_ref (row);
  form->window = office_form_window_new (parent, title, _("_Record"));
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);
  make_fields (form);
  fill_choices (form);
  if (record != NULL)
    take_record (form, record);
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);
  gtk_widget_grab_focus (GTK_WIDGET (record != NULL ? form->decision : form->kind));
  gtk_window_present (GTK_WINDOW (form->window));
}

/* In the pane --------------------------------------------------------------------------------- */

/* A record beside its buttons. */
typedef struct
{
  OfficeSession      *session;
  OfficeMarksRow     *row;
  OfficeCircumstance *record;
  GtkWidget          *words;    /* where the details are shown */
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_object_unref (line->session);
  g_object_unref (line->row);
  office_circumstance_free (line->record);
  g_free (line);
}

static gpointer
show_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  return office_circumstance_show_details (connection, *(gint64 *) data, error);
}

/* What is shown, of which record: kept at the box, since the pane is read again when anything is saved. */
typedef struct
{
  gint64  id;
  char   *words;
} Shown;

static void
shown_free (gpointer data)
{
  g_free (((Shown *) data)->words);
  g_free (data);
}

static void
show_words (GtkWidget *box)
{
  const Shown *shown = g_object_get_data (G_OBJECT (box), "office-shown");

  for (GtkWidget *group = gtk_widget_get_first_child (box); shown != NULL && group != NULL;
       group = gtk_widget_get_next_sibling (group))
    {
      const Line *line = g_object_get_data (G_OBJECT (group), "office-line");

      if (line->record->id != shown->id)
        continue;
      gtk_label_set_label (GTK_LABEL (line->words), shown->words);
      gtk_widget_set_visible (line->words, TRUE);
      return;
    }
  /* Another learner is shown. */
  g_object_set_data (G_OBJECT (box), "office-shown", NULL);
}

typedef struct
{
  GtkWidget *box;
  gint64     id;
} Showing;

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Showing *showing = user_data;
  g_autoptr (GtkWidget) box = showing->box;
  g_autoptr (GError) error = NULL;
  char *text = office_session_write_finish (OFFICE_SESSION (source), result, &error);
  Shown *shown;

  if (text == NULL)
    {
      g_free (showing);
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  shown = g_new0 (Shown, 1);
  shown->id = showing->id;
  shown->words = text;
  g_free (showing);
  g_object_set_data_full (G_OBJECT (box), "office-shown", shown, shown_free);
  show_words (box);
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_PLAIN, _("That the details were shown to you is kept."));
}

static void
show_clicked_cb (Line *line)
{
  Showing *showing = g_new0 (Showing, 1);
  GtkWidget *group = gtk_widget_get_parent (line->words);

  showing->box = g_object_ref (gtk_widget_get_parent (group));
  showing->id = line->record->id;
  office_session_write_async (line->session, OFFICE_SUBJECT_MARKS, show_job,
                              g_memdup2 (&line->record->id, sizeof (gint64)), g_free, g_free, NULL, shown_cb, showing);
}

static void
decide_clicked_cb (Line *line)
{
  GtkRoot *root = gtk_widget_get_root (line->words);

  office_circumstance_form_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, line->session, line->row,
                                    line->record);
}

static void
add_button (GtkWidget  *box,
            const char *label,
            GCallback   clicked,
            Line       *line)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, line);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_record (GtkWidget          *box,
            OfficeSession      *session,
            OfficeMarksRow     *row,
            OfficeCircumstance *record)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = office_circumstance_to_text (record);
  Line *line = g_new0 (Line, 1);

  line->session = g_object_ref (session);
  line->row = g_object_ref (row);
  line->record = record;
  office_step_page_add_line (group, text, "numeric");
  gtk_widget_set_layout_manager (buttons, office_wrap_layout_new (6));
  if (record->decision == OFFICE_CIRCUMSTANCE_OPEN)
    add_button (buttons, _("_Decide…"), G_CALLBACK (decide_clicked_cb), line);
  if (record->has_details)
    add_button (buttons, _("Show _details"), G_CALLBACK (show_clicked_cb), line);
  if (record->n_readings > 0)
    {
      g_autofree char *readings = g_strdup_printf (ngettext ("Details shown %d time", "Details shown %d times",
                                                             (gulong) record->n_readings), record->n_readings);

      office_step_page_add_line (group, readings, "dim-label");
    }
  gtk_box_append (GTK_BOX (group), buttons);
  line->words = office_step_page_add_line (group, "", "numeric");
  gtk_label_set_selectable (GTK_LABEL (line->words), TRUE);
  gtk_widget_set_visible (line->words, FALSE);
  g_object_set_data_full (G_OBJECT (group), "office-line", line, line_free);
  gtk_box_append (GTK_BOX (box), group);
}

/**
 * office_circumstances_fill:
 * @box: is emptied first
 * @session: reads and writes for it
 * @row: the learner's row
 * @records: (transfer full) (element-type OfficeCircumstance): what was recorded
 *
 * Lists a learner's exceptional circumstances. The words that few may read are shown on demand alone.
 */
void
office_circumstances_fill (GtkWidget      *box,
                           OfficeSession  *session,
                           OfficeMarksRow *row,
                           GPtrArray      *records)
{
  office_step_page_empty (box);
  g_ptr_array_set_free_func (records, NULL);
  for (guint i = 0; i < records->len; i++)
    add_record (box, session, row, g_ptr_array_index (records, i));
  g_ptr_array_unref (records);
  show_words (box);
}
