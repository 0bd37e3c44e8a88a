/* move-form.c: why applications are moved, on which day, and where they go on
 *
 * What will happen stands above the fields and is planned anew whenever the day or the cohort changes,
 * by the code that moves: on which side of the 14 days a withdrawal lies is the day's doing (LOAD-1).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/today.h"
#include "rules/given.h"
#include "store/cohorts.h"
#include "views/choice.h"
#include "views/date-field.h"
#include "views/form-window.h"
#include "views/move-form.h"

/* So many are named; the rest are counted. */
#define MOST_NAMED 6
/* What a plan is made with while no reason is typed yet. */
#define ANY_REASON "?"

typedef struct
{
  OfficeSession          *session;
  GArray                 *ids;
  OfficeApplicationState  to;
  char                   *why;         /* a reason is needed, or NULL */
  guint                   generation;  /* of the newest plan asked for */

  OfficeFormWindow       *window;
  GtkWidget              *plan_label;
  OfficeField            *reason;
  OfficeField            *day;         /* of a withdrawal, or NULL */
  OfficeChoice           *cohort;      /* of a deferral, or NULL */
} Form;

/* A plan under way: whose it is, and which one. */
typedef struct
{
  OfficeFormWindow *window;
  guint             generation;
} Planning;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_array_unref (form->ids);
  g_free (form->why);
  g_free (form);
}

static Form *
get_form (OfficeFormWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "office-form");
}

/* What is chosen, without the reason; FALSE when the day is none. */
static gboolean
read_options (Form               *form,
              OfficeMoveOptions  *options,
              char              **day)
{
  const char *cohort = form->cohort != NULL ? office_choice_get_id (form->cohort) : NULL;

  *options = (OfficeMoveOptions) { 0 };
  *day = NULL;
  if (cohort != NULL)
    options->to_cohort_id = g_ascii_strtoll (cohort, NULL, 10);
  if (form->day == NULL)
    return TRUE;
  if (!office_date_field_get_iso (form->day, day))
    return FALSE;
  if (*day != NULL && office_day_from_iso (*day) > office_today ())
    {
      office_field_set_error (form->day, _("That day is still to come."));
      return FALSE;
    }
  options->date = *day;
  return TRUE;
}

/* The plan ------------------------------------------------------------------------------------- */

static void
show_plan (Form                   *form,
           const OfficeMoveReport *report)
{
  g_autofree char *plan = office_moves_describe (report, form->to, FALSE);
  g_autofree char *refusals = office_moves_describe_refusals (report, MOST_NAMED);
  g_autoptr (GString) text = g_string_new (report->n_moved > 0 ? plan : NULL);

  if (form->why != NULL && report->n_moved > 0)
    g_string_append_printf (text, "\n\n%s", form->why);
  if (refusals != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", refusals);
  gtk_label_set_label (GTK_LABEL (form->plan_label), text->str);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Planning *planning = user_data;
  g_autoptr (OfficeFormWindow) window = planning->window;
  Form *form = get_form (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMoveReport) report = office_moves_finish (OFFICE_SESSION (source), result, &error);

  if (!office_form_window_is_open (window) || planning->generation != form->generation)
    return;
  if (report == NULL)
    office_form_window_refuse (window, error->message);
  else
    show_plan (form, report);
}

static void
plan (Form *form)
{
  g_autofree char *day = NULL;
  OfficeMoveOptions options;
  Planning *planning;

  if (!read_options (form, &options, &day))
    return;
  options.reason = ANY_REASON;
  planning = g_new0 (Planning, 1);
  planning->window = g_object_ref (form->window);
  planning->generation = ++form->generation;
  office_moves_plan_async (form->session, form->ids, form->to, &options, planned_cb, planning);
}

/* A day that is being typed is not wrong yet. */
static void
day_changed_cb (Form *form)
{
  if (strlen (office_field_get_text (form->day)) >= 8)
    plan (form);
}

/* Where it goes on ----------------------------------------------------------------------------- */

static gpointer
read_cohorts_job (OfficeConnection  *connection,
                  gpointer           data,
                  GCancellable      *cancellable,
                  GError           **error)
{
  return office_cohorts_list (connection, 0, error);
}

static void
cohorts_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  Form *form = get_form (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cohorts = office_session_read_finish (session, result, &error);

  if (!office_form_window_is_open (window))
    return;
  if (cohorts == NULL)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  for (guint i = 0; i < cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (cohorts, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, cohort->id);
      /* Translators: a cohort, a term */
      g_autofree char *title = g_strdup_printf (_("%s, %s"), cohort->code, cohort->term);

      if (cohort->ratified_on == NULL && cohort->id != office_session_get_cohort (session))
        office_choice_add (form->cohort, id, title);
    }
}

/* Moving --------------------------------------------------------------------------------------- */

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  Form *form = get_form (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMoveReport) report = office_moves_finish (session, result, &error);
  g_autofree char *text = NULL;

  if (report == NULL || report->n_moved == 0)
    {
      text = report != NULL ? office_moves_describe_refusals (report, MOST_NAMED) : NULL;
      office_form_window_set_busy (window, FALSE);
      office_form_window_refuse (window, text != NULL ? text : error->message);
      return;
    }
  text = office_moves_describe (report, form->to, TRUE);
  office_session_say (session, OFFICE_MESSAGE_UNDOABLE, text);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
submit_cb (Form *form)
{
  OfficeField *const fields[] = { form->reason, form->day };
  g_autofree char *reason = g_strstrip (g_strdup (office_field_get_text (form->reason)));
  g_autofree char *day = NULL;
  OfficeMoveOptions options;
  gboolean sound = read_options (form, &options, &day);

  office_field_set_error (form->reason, *reason == '\0' ? _("Say why.") : NULL);
  if (!sound || *reason == '\0')
    {
      office_fields_focus_first_error (fields, form->day != NULL ? 2 : 1);
      return;
    }
  options.reason = reason;
  office_form_window_set_busy (form->window, TRUE);
  office_moves_make_async (form->session, form->ids, form->to, &options, moved_cb,
                           g_object_ref (form->window));
}

/* Making --------------------------------------------------------------------------------------- */

static void
add_day (Form *form)
{
  g_autofree char *today = office_day_to_iso (office_today ());

  form->day = OFFICE_FIELD (office_date_field_new (_("_Left on"), OFFICE_DATE_EVENT));
  office_date_field_set_iso (form->day, today);
  office_form_window_add (form->window, GTK_WIDGET (form->day));
  g_signal_connect_swapped (form->day, "changed", G_CALLBACK (day_changed_cb), form);
}

static void
add_cohort (Form *form)
{
  form->cohort = OFFICE_CHOICE (office_choice_new (_("_Goes on in")));
  office_choice_add (form->cohort, "0", _("Not known yet"));
  office_form_window_add (form->window, GTK_WIDGET (form->cohort));
  office_form_window_add_hint (form->window, _("In the other cohort it is an application again, with "
                                               "its requirements as they were decided."));
  office_session_read_async (form->session, read_cohorts_job, NULL, NULL,
                             (GDestroyNotify) g_ptr_array_unref, NULL, cohorts_cb,
                             g_object_ref (form->window));
}

static void
make_rows (Form *form)
{
  form->plan_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (form->plan_label), 0);
  gtk_label_set_wrap (GTK_LABEL (form->plan_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (form->plan_label), 50);
  form->reason = OFFICE_FIELD (office_field_new (_("_Reason")));
  office_form_window_add (form->window, form->plan_label);
  office_form_window_add (form->window, GTK_WIDGET (form->reason));
  if (form->to == OFFICE_APPLICATION_WITHDRAWN)
    add_day (form);
  if (form->to == OFFICE_APPLICATION_DEFERRED)
    add_cohort (form);
}

/**
 * office_move_form_present:
 * @widget: a widget of the window that asks
 * @session: the session
 * @ids: (element-type gint64): the applications
 * @to: the state wanted
 * @action_label: what moving there is called, with a mnemonic
 * @why: (nullable): what a reason overrides, in whole sentences
 *
 * Asks for the reason of a move, and for what else it needs: the day on which somebody left, the cohort in
 * which a deferred application goes on (APPLY-1). Then moves, as one step to undo.
 */
void
office_move_form_present (GtkWidget              *widget,
                          OfficeSession          *session,
                          GArray                 *ids,
                          OfficeApplicationState  to,
                          const char             *action_label,
                          const char             *why)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  /* Translators: a state of applications */
  g_autofree char *title = g_strdup_printf (_("Move to “%s”"), office_application_state_label (to));
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->ids = g_array_ref (ids);
  form->to = to;
  form->why = g_strdup (why);
  form->window = office_form_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, action_label);
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);
  make_rows (form);
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);
  if (form->cohort != NULL)
    g_signal_connect_swapped (form->cohort, "changed", G_CALLBACK (plan), form);
  plan (form);
  gtk_widget_grab_focus (GTK_WIDGET (form->reason));
  gtk_window_present (GTK_WINDOW (form->window));
}
