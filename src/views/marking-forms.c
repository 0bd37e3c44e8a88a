/* marking-forms.c: the small windows of marking: markers, agreed mark, viva form, moderation, sittings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/marking-forms.h"

#include <glib/gi18n-lib.h>

#include "model/marking-acts.h"
#include "rules/given.h"
#include "views/choice.h"
#include "views/date-field.h"
#include "views/field.h"
#include "views/form-window.h"

#define MOST_FIELDS (2 * OFFICE_N_VIVA_AREAS)
#define MOST_CHOICES 2

typedef struct _Form Form;

/* What a form holds. @make reads its fields, or says in them what is wrong and returns NULL. */
struct _Form
{
  OfficeSession       *session;
  OfficeFormWindow    *window;
  OfficeMarkingSheet  *sheet;
  gpointer             row;       /* of the sheet */
  OfficeMarkerPlace    place;
  OfficeVivaForm      *viva;
  OfficeField         *fields[MOST_FIELDS];
  OfficeChoice        *choices[MOST_CHOICES];
  GPtrArray           *checks;    /* of GtkCheckButton, beside the sheet's loads */
  GtkWidget           *anew;
  OfficeMarkingAct  *(*make) (Form *form);
};

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  office_marking_sheet_unref (form->sheet);
  office_viva_form_free (form->viva);
  g_clear_pointer (&form->checks, g_ptr_array_unref);
  g_free (form);
}

static gpointer
run_job (OfficeConnection  *connection,
         gpointer           data,
         GCancellable      *cancellable,
         GError           **error)
{
  return office_marking_act_run (connection, data, cancellable, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  gboolean undoable = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), "office-undoable"));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = office_session_write_finish (OFFICE_SESSION (source), result, &error);

  office_form_window_set_busy (window, FALSE);
  if (sentence == NULL)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  office_session_say (OFFICE_SESSION (source), undoable ? OFFICE_MESSAGE_UNDOABLE : OFFICE_MESSAGE_PLAIN, sentence);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
submit_cb (Form *form)
{
  OfficeMarkingAct *act = form->make (form);

  if (act == NULL)
    return;
  g_object_set_data (G_OBJECT (form->window), "office-undoable",
                     GINT_TO_POINTER (office_marking_act_is_undoable (act->kind)));
  office_form_window_set_busy (form->window, TRUE);
  office_session_write_async (form->session, OFFICE_SUBJECT_MARKS, run_job, act,
                              (GDestroyNotify) office_marking_act_free, g_free, NULL, done_cb,
                              g_object_ref (form->window));
}

static Form *
form_new (GtkWindow           *parent,
          OfficeSession       *session,
          OfficeMarkingSheet  *sheet,
          const char          *title,
          const char          *button,
          OfficeMarkingAct  *(*make) (Form *form))
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->sheet = office_marking_sheet_ref (sheet);
  form->make = make;
  form->window = office_form_window_new (parent, title, button);
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);
  g_signal_connect_swapped (form->window, "submit", G_CALLBACK (submit_cb), form);
  return form;
}

static OfficeMarkingAct *
act_for (const Form           *form,
         OfficeMarkingActKind  kind)
{
  return office_marking_act_new (kind, form->sheet->list->cohort_id, form->sheet->list->component);
}

static OfficeField *
add_field (Form       *form,
           guint       index,
           const char *label,
           const char *text)
{
  form->fields[index] = OFFICE_FIELD (office_field_new (label));
  office_field_set_text (form->fields[index], text != NULL ? text : "");
  office_form_window_add (form->window, GTK_WIDGET (form->fields[index]));
  return form->fields[index];
}

static void
present (Form      *form,
         GtkWidget *first)
{
  gtk_widget_grab_focus (first);
  gtk_window_present (GTK_WINDOW (form->window));
}

/* Reads a mark; FALSE with the field saying what is wrong. */
static gboolean
read_mark (OfficeField *field,
           int         *mark)
{
  g_autoptr (GError) error = NULL;
  gboolean good = office_mark_parse (office_field_get_text (field), mark, &error);

  office_field_set_error (field, good ? NULL : error->message);
  return good;
}

/* Allocation ---------------------------------------------------------------------------------- */

static OfficeMarkingAct *
make_allocation (Form *form)
{
  OfficeMarkingAct *act = act_for (form, OFFICE_MARKING_ALLOCATE);

  act->staff = g_array_new (FALSE, FALSE, sizeof (gint64));
  act->anew = gtk_check_button_get_active (GTK_CHECK_BUTTON (form->anew));
  act->seed = g_random_int ();
  for (guint i = 0; i < form->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (form->checks, i)))
      g_array_append_val (act->staff, ((OfficeMarkerLoad *) g_ptr_array_index (form->sheet->loads, i))->staff_id);
  return act;
}

static char *
describe_load (const OfficeMarkerLoad *load)
{
  g_autofree char *held = g_strdup_printf (_("%s: %u first, %u second"), load->name, load->n_first, load->n_second);

  if (load->n_barred == 0)
    return g_steal_pointer (&held);
  /* Translators: a marker with their load; learners whom they may not mark */
  return g_strdup_printf (ngettext ("%s; %u conflict of interest", "%s; %u conflicts of interest", load->n_barred), held,
                          load->n_barred);
}

/**
 * office_marking_form_allocate:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @sheet: the works of a component
 *
 * Asks who marks, and shares the works out evenly (ASSESS-9, VIVA-2).
 */
void
office_marking_form_allocate (GtkWindow          *parent,
                              OfficeSession      *session,
                              OfficeMarkingSheet *sheet)
{
  Form *form = form_new (parent, session, sheet, _("Allocate markers"), _("_Allocate"), make_allocation);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  form->checks = g_ptr_array_new ();
  for (guint i = 0; i < sheet->loads->len; i++)
    {
      const OfficeMarkerLoad *load = g_ptr_array_index (sheet->loads, i);
      g_autofree char *label = describe_load (load);
      GtkWidget *check = gtk_check_button_new_with_label (label);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), load->examiner || load->n_first + load->n_second > 0);
      g_ptr_array_add (form->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  office_form_window_add (form->window, box);
  form->anew = gtk_check_button_new_with_mnemonic (_("Share out a_new, but for those chosen by hand and who have marked"));
  office_form_window_add (form->window, form->anew);
  office_form_window_add_hint (form->window, sheet->loads->len == 0
                                 ? _("Nobody is on the list of staff yet: add markers in Timetable, People.")
                                 : _("Each work gets two markers, never with a conflict of interest, as evenly as it "
                                     "can be."));
  present (form, form->checks->len > 0 ? g_ptr_array_index (form->checks, 0) : form->anew);
}

/* Anonymity ----------------------------------------------------------------------------------- */

static OfficeMarkingAct *
make_anonymous (Form *form)
{
  gboolean reveal = form->sheet->anonymity->anonymous;
  OfficeMarkingAct *act = act_for (form, reveal ? OFFICE_MARKING_REVEAL : OFFICE_MARKING_BEGIN_ANONYMOUS);

  *(reveal ? &act->words : &act->name) = g_strdup (office_field_get_text (form->fields[0]));
  return act;
}

/**
 * office_marking_form_anonymous:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @sheet: the works of a component
 *
 * Asks who keeps the names and puts candidate numbers in their place; or, where that is so, why they
 * are revealed. Either is kept and not undone.
 */
void
office_marking_form_anonymous (GtkWindow          *parent,
                               OfficeSession      *session,
                               OfficeMarkingSheet *sheet)
{
  const OfficeAnonymity *anonymity = sheet->anonymity;
  gboolean reveal = anonymity->anonymous;
  Form *form = form_new (parent, session, sheet, reveal ? _("Reveal the names") : _("Mark anonymously"),
                         reveal ? _("_Reveal") : _("_Hide Names"), make_anonymous);
  g_autofree char *hint = NULL;

  add_field (form, 0, reveal ? _("Re_ason") : _("Who _keeps the names"),
             reveal ? NULL : office_session_get_actor (session));
  if (!reveal)
    hint = g_strdup (_("A number drawn at random stands in place of each name wherever marks are. Until all marks are "
                       "agreed only who keeps the names can reveal them, with a reason. This is kept and cannot be "
                       "undone."));
  else if (anonymity->n_open == 0)
    hint = g_strdup (_("All marks are agreed: anybody may reveal the names. Who did is kept."));
  else
    hint = g_strdup_printf (ngettext ("%u mark is not agreed yet: only %s may reveal the names, with a reason. It is kept.",
                                      "%u marks are not agreed yet: only %s may reveal the names, with a reason. It is"
                                      " kept.", anonymity->n_open), anonymity->n_open, anonymity->keeper);
  office_form_window_add_hint (form->window, hint);
  present (form, GTK_WIDGET (form->fields[0]));
}

/* One work ------------------------------------------------------------------------------------ */

static gint64
chosen_staff (OfficeChoice *choice)
{
  const char *id = office_choice_get_id (choice);

  return id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
}

static OfficeMarkingAct *
make_work (Form *form)
{
  const OfficeMarkingRow *row = form->row;
  OfficeMarkingAct *act;
  int agreed;

  if (!read_mark (form->fields[0], &agreed))
    {
      gtk_widget_grab_focus (GTK_WIDGET (form->fields[0]));
      return NULL;
    }
  act = act_for (form, OFFICE_MARKING_SAVE_WORK);
  act->enrolment_id = row->enrolment_id;
  act->attempt = row->attempt;
  for (int place = 0; place < OFFICE_N_MARKER_PLACES; place++)
    act->marker_ids[place] = chosen_staff (form->choices[place]);
  act->agreed = agreed;
  act->words = g_strdup (office_field_get_text (form->fields[1]));
  act->agreed_changed = agreed != row->agreed || g_strcmp0 (act->words, row->reason != NULL ? row->reason : "") != 0;
  return act;
}

static void
add_places (Form *form)
{
  static const char *const labels[OFFICE_N_MARKER_PLACES] = { N_("_First marker"), N_("_Second marker") };
  const OfficeMarkingRow *row = form->row;
  const gint64 standing[OFFICE_N_MARKER_PLACES] = { row->first_marker_id, row->second_marker_id };

  for (int place = 0; place < OFFICE_N_MARKER_PLACES; place++)
    {
      g_autofree char *chosen = g_strdup_printf ("%" G_GINT64_FORMAT, standing[place]);

      form->choices[place] = OFFICE_CHOICE (office_choice_new (_(labels[place])));
      office_choice_add (form->choices[place], "0", _("Nobody"));
      for (guint i = 0; i < form->sheet->loads->len; i++)
        {
          const OfficeMarkerLoad *load = g_ptr_array_index (form->sheet->loads, i);
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, load->staff_id);

          office_choice_add (form->choices[place], id, load->name);
        }
      office_choice_set_id (form->choices[place], chosen);
    }
  office_form_window_add_pair (form->window, GTK_WIDGET (form->choices[0]), GTK_WIDGET (form->choices[1]));
}

/* What the two gave, and what the rule makes of it. */
static char *
describe_marks (const OfficeMarkingRow *row)
{
  g_autofree char *first = office_mark_format (row->first);
  g_autofree char *second = office_mark_format (row->second);

  switch (row->agreement)
    {
    case OFFICE_AGREEMENT_NEEDED:
      return g_strdup_printf (_("The markers gave %s and %s: too far apart, or on both sides of the pass mark. The agreed "
                                "mark is typed by hand, with a reason (ASSESS-9)."), first, second);
    case OFFICE_AGREEMENT_MEAN:
      return g_strdup_printf (_("The markers gave %s and %s: their mean stands. Another mark needs a reason."), first,
                              second);
    case OFFICE_AGREEMENT_BY_HAND:
      if (*first != '\0' && *second != '\0')
        return g_strdup_printf (_("The markers gave %s and %s; an agreed mark stands."), first, second);
      return g_strdup (_("An agreed mark stands."));
    case OFFICE_AGREEMENT_ONE_MARKER:
      return g_strdup (_("The other marker’s mark is awaited; marks are typed in the grid."));
    case OFFICE_AGREEMENT_NONE:
    default:
      return g_strdup (_("Nobody has marked yet; marks are typed in the grid."));
    }
}

/**
 * office_marking_form_work:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @sheet: the works of a component
 * @row: one of them
 *
 * Chooses the markers of a work by hand, and takes the mark that they agreed on (ASSESS-9).
 */
void
office_marking_form_work (GtkWindow          *parent,
                          OfficeSession      *session,
                          OfficeMarkingSheet *sheet,
                          OfficeMarkingRow   *row)
{
  /* Translators: a learner, or a candidate number */
  g_autofree char *title = g_strdup_printf (_("Marking of %s"), row->name);
  g_autofree char *agreed = office_mark_format (row->agreed);
  g_autofree char *hint = describe_marks (row);
  Form *form = form_new (parent, session, sheet, title, _("Sa_ve"), make_work);

  form->row = row;
  add_places (form);
  add_field (form, 0, _("_Agreed mark"), agreed);
  add_field (form, 1, _("_Reason"), row->reason);
  office_form_window_add_hint (form->window, hint);
  present (form, row->agreement == OFFICE_AGREEMENT_NEEDED ? GTK_WIDGET (form->fields[0])
                                                           : GTK_WIDGET (form->choices[0]));
}

/* A viva form --------------------------------------------------------------------------------- */

static OfficeMarkingAct *
make_viva (Form *form)
{
  OfficeMarkingAct *act;
  int marks[OFFICE_N_VIVA_AREAS];
  gboolean good = TRUE;

  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    good = read_mark (form->fields[2 * area], &marks[area]) && good;
  if (!good)
    {
      office_fields_focus_first_error (form->fields, MOST_FIELDS);
      return NULL;
    }

  act = act_for (form, OFFICE_MARKING_SAVE_FORM);
  act->form = office_viva_form_new (form->viva->enrolment_id, form->viva->attempt, form->place);
  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    {
      act->form->marks[area] = marks[area];
      act->form->notes[area] = g_strdup (office_field_get_text (form->fields[2 * area + 1]));
      act->form->versions[area] = form->viva->versions[area];
    }
  return act;
}

static void
show_viva (Form           *form,
           OfficeVivaForm *viva)
{
  form->viva = viva;
  for (int area = 0; area < OFFICE_N_VIVA_AREAS; area++)
    {
      g_autofree char *mark = office_mark_format (viva->marks[area]);
      GtkWidget *field = office_field_new (office_viva_area_label ((OfficeVivaArea) area));
      /* Translators: an area of a viva */
      g_autofree char *label = g_strdup_printf (_("Notes on %s"), office_viva_area_label ((OfficeVivaArea) area));
      GtkWidget *note = office_field_new (label);

      gtk_widget_set_tooltip_text (field, office_viva_area_prompts ((OfficeVivaArea) area));
      office_field_set_text (OFFICE_FIELD (field), mark);
      office_field_set_text (OFFICE_FIELD (note), viva->notes[area] != NULL ? viva->notes[area] : "");
      form->fields[2 * area] = OFFICE_FIELD (field);
      form->fields[2 * area + 1] = OFFICE_FIELD (note);
      office_form_window_add_pair (form->window, field, note);
    }
  office_form_window_add_hint (form->window, _("A mark from 0 to 100 for each area; once all are there, their mean is "
                                               "this examiner’s mark."));
  present (form, GTK_WIDGET (form->fields[0]));
}

/* Which form is asked for. */
typedef struct
{
  GtkWindow          *parent;
  OfficeSession      *session;
  OfficeMarkingSheet *sheet;
  char               *name;
  gint64              enrolment_id;
  int                 attempt;
  OfficeMarkerPlace   place;
} VivaAsked;

static gpointer
viva_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const VivaAsked *asked = data;

  return office_viva_form_get (connection, asked->enrolment_id, asked->attempt, asked->place, error);
}

static void
viva_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  VivaAsked *asked = user_data;
  g_autoptr (GError) error = NULL;
  OfficeVivaForm *viva = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (viva != NULL)
    {
      /* Translators: a learner, or a candidate number */
      g_autofree char *title = g_strdup_printf (asked->place == OFFICE_MARKER_FIRST ? _("First examiner’s form: %s")
                                                                                    : _("Second examiner’s form: %s"),
                                                asked->name);
      Form *form = form_new (asked->parent, asked->session, asked->sheet, title, _("Sa_ve"), make_viva);

      form->place = asked->place;
      show_viva (form, viva);
    }
  else
    office_session_say_failure (asked->session, NULL, error);
  g_object_unref (asked->parent);
  g_object_unref (asked->session);
  office_marking_sheet_unref (asked->sheet);
  g_free (asked->name);
  g_free (asked);
}

/**
 * office_marking_form_viva:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @sheet: the vivas
 * @row: one of them
 * @place: first or second examiner
 *
 * Fills an examiner's form, area by area; it leads to the examiner's mark (ASSESS-9).
 */
void
office_marking_form_viva (GtkWindow          *parent,
                          OfficeSession      *session,
                          OfficeMarkingSheet *sheet,
                          OfficeMarkingRow   *row,
                          OfficeMarkerPlace   place)
{
  VivaAsked *asked = g_new0 (VivaAsked, 1);

  asked->parent = g_object_ref (parent);
  asked->session = g_object_ref (session);
  asked->sheet = office_marking_sheet_ref (sheet);
  asked->name = g_strdup (row->name);
  asked->enrolment_id = row->enrolment_id;
  asked->attempt = row->attempt;
  asked->place = place;
  office_session_read_async (session, viva_job, asked, NULL, (GDestroyNotify) office_viva_form_free, NULL, viva_read_cb,
                             asked);
}

/* Moderation ---------------------------------------------------------------------------------- */

static OfficeMarkingAct *
make_draw (Form *form)
{
  guint64 seed = 0;
  OfficeMarkingAct *act;
  gboolean good = g_ascii_string_to_unsigned (office_field_get_text (form->fields[0]), 10, 1, G_MAXINT64, &seed, NULL);

  office_field_set_error (form->fields[0], good ? NULL : _("Type a whole number from 1 on."));
  if (!good)
    {
      gtk_widget_grab_focus (GTK_WIDGET (form->fields[0]));
      return NULL;
    }
  act = act_for (form, OFFICE_MARKING_DRAW);
  act->seed = seed;
  return act;
}

/**
 * office_marking_form_draw:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @sheet: the works of a component
 *
 * Draws the moderation sample by a seed that is kept (ASSESS-10).
 */
void
office_marking_form_draw (GtkWindow          *parent,
                          OfficeSession      *session,
                          OfficeMarkingSheet *sheet)
{
  Form *form = form_new (parent, session, sheet, _("Draw a moderation sample"), _("_Draw"), make_draw);
  g_autofree char *seed = g_strdup_printf ("%u", 1 + (g_random_int () & 0xffffff));

  add_field (form, 0, _("_Seed"), seed);
  office_form_window_add_hint (form->window, _("Every fail, every mark near the pass mark and every high mark are in it, "
                                               "and others drawn by the seed. The same marks and seed draw the same "
                                               "sample. A sample drawn before is kept."));
  present (form, GTK_WIDGET (form->fields[0]));
}

static OfficeMarkingAct *
make_decision (Form *form)
{
  const OfficeModeratedScript *script = form->row;
  const char *decision = office_choice_get_id (form->choices[0]);
  OfficeMarkingAct *act;
  int moderated;

  if (!read_mark (form->fields[0], &moderated) || decision == NULL)
    return NULL;
  act = act_for (form, OFFICE_MARKING_DECIDE);
  act->entry.script_id = script->id;
  act->entry.version = script->version;
  act->entry.moderated = moderated;
  if (!office_moderation_decision_from_nick (decision, &act->entry.decision))
    g_assert_not_reached ();
  if (act->entry.decision != OFFICE_MODERATION_CHANGED)
    act->entry.moderated = OFFICE_MARK_NONE;
  act->words = g_strdup (office_field_get_text (form->fields[1]));
  return act;
}

/**
 * office_marking_form_decide:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @sheet: the works of a component
 * @script: one of the sample
 *
 * Takes what the moderator said of a work (ASSESS-10).
 */
void
office_marking_form_decide (GtkWindow             *parent,
                            OfficeSession         *session,
                            OfficeMarkingSheet    *sheet,
                            OfficeModeratedScript *script)
{
  /* Translators: a learner, or a candidate number */
  g_autofree char *title = g_strdup_printf (_("Moderation of %s"), script->name);
  g_autofree char *mark = office_mark_format (script->moderated);
  Form *form = form_new (parent, session, sheet, title, _("Sa_ve"), make_decision);

  form->row = script;
  form->choices[0] = OFFICE_CHOICE (office_choice_new (_("_Decision")));
  for (int i = 0; i < OFFICE_N_MODERATION_DECISIONS; i++)
    office_choice_add (form->choices[0], office_moderation_decision_to_nick ((OfficeModerationDecision) i),
                       office_moderation_decision_label ((OfficeModerationDecision) i));
  office_choice_set_id (form->choices[0], office_moderation_decision_to_nick (script->decision));
  office_form_window_add (form->window, GTK_WIDGET (form->choices[0]));
  add_field (form, 0, _("_New mark"), mark);
  add_field (form, 1, _("_Remark"), script->remark);
  office_form_window_add_hint (form->window, _("A changed mark becomes the agreed mark, with the remark as its reason."));
  present (form, GTK_WIDGET (form->choices[0]));
}

static OfficeMarkingAct *
make_conclusion (Form *form)
{
  OfficeMarkingAct *act = act_for (form, OFFICE_MARKING_CONCLUDE);
  const char *outcome = office_choice_get_id (form->choices[0]);

  if (outcome == NULL || !office_moderation_outcome_from_nick (outcome, &act->outcome))
    act->outcome = OFFICE_MODERATION_PENDING;
  act->name = g_strdup (office_field_get_text (form->fields[0]));
  act->words = g_strdup (office_field_get_text (form->fields[1]));
  return act;
}

/**
 * office_marking_form_conclude:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @sheet: the works of a component
 *
 * Takes the outcome of the moderation as a whole (ASSESS-10).
 */
void
office_marking_form_conclude (GtkWindow          *parent,
                              OfficeSession      *session,
                              OfficeMarkingSheet *sheet)
{
  Form *form = form_new (parent, session, sheet, _("Outcome of the moderation"), _("Sa_ve"), make_conclusion);

  form->choices[0] = OFFICE_CHOICE (office_choice_new (_("_Outcome")));
  for (int i = 0; i < OFFICE_N_MODERATION_OUTCOMES; i++)
    office_choice_add (form->choices[0], office_moderation_outcome_to_nick ((OfficeModerationOutcome) i),
                       office_moderation_outcome_label ((OfficeModerationOutcome) i));
  office_choice_set_id (form->choices[0], office_moderation_outcome_to_nick (sheet->sample->outcome));
  office_form_window_add (form->window, GTK_WIDGET (form->choices[0]));
  add_field (form, 0, _("_Moderator"), sheet->sample->moderator);
  add_field (form, 1, _("_Note"), sheet->sample->note);
  present (form, GTK_WIDGET (form->choices[0]));
}

/* Reassessment -------------------------------------------------------------------------------- */

static OfficeMarkingAct *
make_sitting (Form *form)
{
  const OfficeReassessmentRow *row = form->row;
  gboolean exhausted = row->retake.kind == OFFICE_RETAKE_EXHAUSTED;
  g_autofree char *day = NULL;
  OfficeMarkingAct *act;

  if (exhausted)
    {
      office_field_set_error (form->fields[0], office_text_is_given (office_field_get_text (form->fields[0]))
                                                 ? NULL : _("Say why the board allows another attempt."));
      if (office_fields_focus_first_error (form->fields, 1))
        return NULL;
    }
  else if (!office_date_field_get_iso (form->fields[1], &day))
    return NULL;

  act = act_for (form, exhausted ? OFFICE_MARKING_ALLOW_ATTEMPT : OFFICE_MARKING_ENTER_SITTING);
  g_free (act->component);
  act->component = g_strdup (row->component);
  act->enrolment_id = row->enrolment_id;
  act->attempt = row->retake.attempt + 1;
  act->words = g_strdup (office_field_get_text (form->fields[0]));
  act->name = g_steal_pointer (&day);
  return act;
}

/**
 * office_marking_form_sitting:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @sheet: the works of a component
 * @row: what must be taken again
 *
 * Enters a learner into a sitting; where no attempt is left, asks why the board allows another
 * (ASSESS-4).
 */
void
office_marking_form_sitting (GtkWindow             *parent,
                             OfficeSession         *session,
                             OfficeMarkingSheet    *sheet,
                             OfficeReassessmentRow *row)
{
  gboolean exhausted = row->retake.kind == OFFICE_RETAKE_EXHAUSTED;
  /* Translators: a learner, or a candidate number */
  g_autofree char *title = g_strdup_printf (exhausted ? _("Another attempt for %s") : _("Reassessment of %s"), row->name);
  Form *form = form_new (parent, session, sheet, title, exhausted ? _("_Allow") : _("Sa_ve"), make_sitting);

  form->row = row;
  add_field (form, 0, exhausted ? _("Why the board _allows it") : _("S_itting"), row->sitting);
  if (!exhausted)
    {
      form->fields[1] = OFFICE_FIELD (office_date_field_new (_("Da_y"), OFFICE_DATE_EVENT));
      if (row->due_on != NULL)
        office_date_field_set_iso (form->fields[1], row->due_on);
      office_form_window_add (form->window, GTK_WIDGET (form->fields[1]));
    }
  office_form_window_add_hint (form->window, row->explanation);
  present (form, GTK_WIDGET (form->fields[0]));
}
