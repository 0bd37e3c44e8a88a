/* result-acts.c: more time for a learner's work, and a result that is withheld or released
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/enrolments.h"
#include "store/extensions.h"
#include "views/choice.h"
#include "views/confirm.h"
#include "views/field.h"
#include "views/form-window.h"
#include "views/result-acts.h"

/* What the form holds. */
typedef struct
{
  OfficeSession    *session;
  OfficeFormWindow *window;
  OfficeMarksRow   *row;
  OfficeChoice     *component;
  OfficeChoice     *days;
  OfficeField      *reason;
} Form;

/* What goes to the store. */
typedef struct
{
  gint64      enrolment_id;
  const char *component;   /* interned */
  int         attempt;
  int         days;
  char       *reason;
} Act;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_object_unref (form->row);
  g_free (form);
}

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->reason);
  g_free (act);
}

/* An extension (ASSESS-6) ---------------------------------------------------------------------- */

static gpointer
grant_job (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  const Act *act = data;

  return GINT_TO_POINTER (office_extension_grant (connection, act->enrolment_id, act->component, act->attempt,
                                                  act->days, act->reason, error));
}

static void
granted_cb (GObject      *source,
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
  text = g_strdup_printf (_("The extension of %s is recorded."), name);
  office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, text);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
submit_cb (Form *form)
{
  g_autofree char *reason = g_strstrip (g_strdup (office_field_get_text (form->reason)));
  const OfficeMarkRow *marks = office_marks_row_get_marks (form->row);
  const char *component = office_choice_get_id (form->component);
  const char *days = office_choice_get_id (form->days);
  Act *act;

  office_field_set_error (form->reason, *reason == '\0' ? _("Say why there is more time.") : NULL);
  if (office_fields_focus_first_error (&form->reason, 1) || component == NULL || days == NULL)
    return;

  act = g_new0 (Act, 1);
  act->enrolment_id = marks->enrolment_id;
  act->component = g_intern_string (component);
  act->attempt = 1;
  act->days = (int) g_ascii_strtoll (days, NULL, 10);
  act->reason = g_steal_pointer (&reason);
  for (gsize i = 0; i < marks->n_cells; i++)
    if (g_strcmp0 (marks->cells[i].component, component) == 0)
      act->attempt = marks->cells[i].attempt;
  office_form_window_set_busy (form->window, TRUE);
  office_session_write_async (form->session, OFFICE_SUBJECT_MARKS, grant_job, act, act_free, NULL, NULL,
                              granted_cb, g_object_ref (form->window));
}

static void
fill_choices (Form             *form,
              OfficeMarksSheet *sheet)
{
  const OfficeMarkRow *marks = office_marks_row_get_marks (form->row);
  const OfficeRuleSet *rules = office_marks_sheet_get_rules (sheet);
  const int days[] = { rules->extension_short_days, rules->extension_long_days };

  for (guint i = 0; i < office_marks_sheet_get_n_columns (sheet); i++)
    {
      const OfficeMarksColumn *column = office_marks_sheet_get_column (sheet, i);

      if (column->kind == OFFICE_MARKS_ATTEMPT)
        office_choice_add (form->component, marks->cells[column->component].component, column->group);
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", days[i]);
      g_autofree char *title = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days[i]), days[i]);

      office_choice_add (form->days, id, title);
    }
}

/**
 * office_extension_form_present:
 * @parent: the window over which it stands
 * @session: where the extension is saved
 * @sheet: the marks of the cohort
 * @row: the learner's row
 *
 * Asks for an extension of the attempt that the row shows, and records it (ASSESS-6).
 */
void
office_extension_form_present (GtkWindow        *parent,
                               OfficeSession    *session,
                               OfficeMarksSheet *sheet,
                               OfficeMarksRow   *row)
{
  Form *form = g_new0 (Form, 1);
  g_autofree char *name = office_marks_row_dup_name (row);
  /* Translators: a learner */
  g_autofree char *title = g_strdup_printf (_("Extension for %s"), name);

  form->session = g_object_ref (session);
  form->row = g_object_ref (row);
  form->window = office_form_window_new (parent, title, _("_Record"));
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);
  form->component = OFFICE_CHOICE (office_choice_new (_("C_omponent")));
  form->days = OFFICE_CHOICE (office_choice_new (_("_Longer by")));
  form->reason = OFFICE_FIELD (office_field_new (_("Re_ason")));
  fill_choices (form, sheet);
  office_form_window_add_pair (form->window, GTK_WIDGET (form->component), GTK_WIDGET (form->days));
  office_form_window_add (form->window, GTK_WIDGET (form->reason));
  office_form_window_add_hint (form->window, _("The deadline moves for this learner alone, and keeps its time of "
                                               "day."));
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);
  gtk_widget_grab_focus (GTK_WIDGET (form->component));
  gtk_window_present (GTK_WINDOW (form->window));
}

/* A result that is withheld (ASSESS-11) -------------------------------------------------------- */

typedef struct
{
  OfficeSession *session;
  gint64         enrolment_id;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question);
}

/* Without a reason the result is released. */
static gpointer
withhold_job (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  const Act *act = data;
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, act->enrolment_id, error);

  if (enrolment == NULL)
    return NULL;
  return GINT_TO_POINTER (office_enrolment_withhold (connection, act->enrolment_id, enrolment->version,
                                                     act->reason, error));
}

static void
withheld_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (OFFICE_SESSION (source), result, &error) == NULL)
    office_session_say_failure (OFFICE_SESSION (source), NULL, error);
  else
    office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE,
                        user_data != NULL ? _("The result is withheld.") : _("The result is released."));
}

static void
confirmed_cb (const char *reason,
              gpointer    user_data)
{
  const Question *question = user_data;
  Act *act = g_new0 (Act, 1);

  act->enrolment_id = question->enrolment_id;
  act->reason = g_strdup (reason);
  office_session_write_async (question->session, OFFICE_SUBJECT_MARKS, withhold_job, act, act_free, NULL, NULL,
                              withheld_cb, GINT_TO_POINTER (reason != NULL));
}

/**
 * office_result_ask_withhold:
 * @parent: a widget of the window that asks
 * @session: where it is saved
 * @row: the learner's row
 *
 * Asks for the reason why a result is withheld, or whether one that is withheld is to be released
 * (ASSESS-11).
 */
void
office_result_ask_withhold (GtkWidget      *parent,
                            OfficeSession  *session,
                            OfficeMarksRow *row)
{
  const OfficeResultRow *result = office_marks_row_get_result (row);
  g_autofree char *name = office_marks_row_dup_name (row);
  g_autofree char *text = NULL;
  Question *question = g_new0 (Question, 1);

  question->session = g_object_ref (session);
  question->enrolment_id = office_marks_row_get_marks (row)->enrolment_id;
  if (result != NULL && result->outcome == OFFICE_OUTCOME_WITHHELD)
    {
      text = g_strdup_printf (_("Release the result of %s?"), name);
      office_confirm (parent, text, result->reason, _("_Release"), FALSE, confirmed_cb, question, question_free);
      return;
    }
  text = g_strdup_printf (_("Withhold the result of %s?"), name);
  office_confirm_reason (parent, text,
                         _("Its marks stay. Until it is released the outcome is Withheld, and nothing is "
                           "certified."),
                         _("_Withhold"), NULL, FALSE, confirmed_cb, question, question_free);
}
