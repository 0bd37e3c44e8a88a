/* event-form.c: adding and changing sessions and vivas, with clashes as they are typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed becomes a draft at every key. The draft is judged field by field, and held against
 * what is booked around its day, so that a clash is seen before anything is saved.
 */
#include "config.h"

#include "views/event-form-private.h"
#include "views/event-repeat.h"

#include <glib/gi18n-lib.h>

#include "model/equipment-text.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "store/cohorts.h"
#include "store/enrolments.h"
#include "store/rooms.h"
#include "store/rows.h"
#include "store/staff.h"
#include "views/choice.h"
#include "views/date-field.h"
#include "views/name-completion.h"
#include "views/template.h"

#define LIVE_MINUTES 90
#define MOST_MINUTES 1440
#define MOST_MARKING 240
#define MOST_ATTEMPTS 9
#define DAYS_OF_WEEK 7

enum
{
  SAVED,
  CLOSED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeEventForm, office_event_form, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const char *
text_of (GtkWidget *field)
{
  return office_field_get_text (OFFICE_FIELD (field));
}

static gboolean
is_blank (GtkWidget *field)
{
  g_autofree char *text = g_strstrip (g_strdup (text_of (field)));

  return *text == '\0';
}

static void
set_error (GtkWidget  *field,
           const char *error)
{
  office_field_set_error (OFFICE_FIELD (field), error);
}

/* Learners --------------------------------------------------------------------------------------- */

static char *
learner_text (const OfficeEnrolment *enrolment)
{
  g_autofree char *name = office_person_name (enrolment->family_name, enrolment->given_names);

  /* Translators: a learner, and the reference of the application */
  return g_strdup_printf (_("%s · %s"), name, enrolment->reference);
}

static const OfficeEnrolment *
find_learner (OfficeEventForm *self,
              const char      *text,
              gboolean        *several)
{
  const OfficeEnrolment *found = NULL;
  g_autofree char *typed = g_utf8_casefold (text, -1);

  g_strstrip (typed);
  *several = FALSE;
  for (guint i = 0; i < self->timetable->enrolments->len; i++)
    {
      const OfficeEnrolment *enrolment = g_ptr_array_index (self->timetable->enrolments, i);
      g_autofree char *shown = learner_text (enrolment);
      g_autofree char *folded = g_utf8_casefold (shown, -1);

      if (g_str_equal (folded, typed))
        return enrolment;
      if (*typed != '\0' && g_str_match_string (typed, shown, TRUE))
        {
          *several = found != NULL;
          if (found != NULL)
            continue;
          found = enrolment;
        }
    }
  return *several ? NULL : found;
}

/* Reading the fields ----------------------------------------------------------------------------- */

static gboolean
read_learner (OfficeEventForm *self,
              gboolean         final)
{
  const OfficeEnrolment *enrolment;
  gboolean several;

  if (self->draft->id != 0)
    return TRUE;
  self->draft->enrolment_id = 0;
  if (is_blank (self->learner))
    {
      set_error (self->learner, final ? _("Whose viva is it? Type a part of the name and choose.") : NULL);
      return FALSE;
    }

  enrolment = find_learner (self, text_of (self->learner), &several);
  if (enrolment == NULL)
    {
      /* Several are offered below the entry while a person types. */
      if (!several)
        set_error (self->learner, _("Nobody enrolled here is called so."));
      else if (final)
        set_error (self->learner, _("Several learners are called so: type more, or choose from the list."));
      return FALSE;
    }
  set_error (self->learner, NULL);
  self->draft->enrolment_id = enrolment->id;
  self->draft->cohort_id = enrolment->cohort_id;
  return TRUE;
}

static gboolean
read_start (OfficeEventForm *self,
            gboolean         final)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *iso = NULL;
  OfficeDay day = OFFICE_DAY_NONE;
  int second = -1;

  if (!is_blank (self->date) && office_date_field_get_iso (OFFICE_FIELD (self->date), &iso) && iso != NULL)
    day = office_day_from_iso (iso);
  else if (is_blank (self->date))
    set_error (self->date, final ? _("On which day? Write it as 18/09/2025.") : NULL);

  if (is_blank (self->time))
    set_error (self->time, final ? _("When does it start? Write it as 19:00.") : NULL);
  else if (!office_event_read_time (text_of (self->time), &second, &error)
           || (day != OFFICE_DAY_NONE
               && !office_instant_from_wall (day, second, &self->draft->starts_at, &error)))
    set_error (self->time, error->message);
  else
    set_error (self->time, NULL);

  return day != OFFICE_DAY_NONE && second >= 0 && error == NULL;
}

static gboolean
read_number (GtkWidget *field,
             int        least,
             int        most,
             int       *number,
             gboolean   final)
{
  g_autoptr (GError) error = NULL;

  if (is_blank (field) && !final)
    {
      set_error (field, NULL);
      return FALSE;
    }
  if (!office_event_read_minutes (text_of (field), least, most, number, &error))
    {
      set_error (field, error->message);
      return FALSE;
    }
  set_error (field, NULL);
  return TRUE;
}

static const char *
chosen_kind (OfficeEventForm *self)
{
  const char *kind = office_choice_get_id (OFFICE_CHOICE (self->kind));

  return kind != NULL ? kind : self->draft->kind;
}

/* A name that is not known may be a slip of the pen: it is never added without a word. */
static void
say_what_is_new (OfficeEventForm *self)
{
  const gboolean viva = office_event_draft_is_viva (self->draft);
  g_autofree char *second = viva ? office_event_draft_dup_second_viva (self->draft, self->timetable) : NULL;
  g_autofree char *room = office_event_draft_dup_new_room (self->draft, self->timetable);
  g_autofree char *people = office_event_draft_dup_new_people (self->draft, self->timetable);

  office_field_set_note (OFFICE_FIELD (self->learner), self->draft->id == 0 ? second : NULL);
  office_field_set_note (OFFICE_FIELD (self->attempt), self->draft->id == 0 ? NULL : second);
  office_field_set_note (OFFICE_FIELD (self->room), room);
  office_field_set_note (OFFICE_FIELD (self->people), people);
}

/* A viva needs none. */
static gboolean
read_equipment (OfficeEventForm *self)
{
  OfficeEventDraft *draft = self->draft;
  g_autoptr (GPtrArray) needs = NULL;
  g_autoptr (GError) error = NULL;

  g_free (draft->equipment);
  draft->equipment = g_strstrip (g_strdup (gtk_widget_get_visible (self->equipment) ? text_of (self->equipment) : ""));
  needs = office_equipment_text_read (draft->equipment, self->timetable->equipment, &error);
  set_error (self->equipment, needs != NULL ? NULL : error->message);
  return needs != NULL;
}

/* Reads every field, says what is wrong with each. Returns: whether it can be saved. */
gboolean
office_event_form_read (OfficeEventForm *self,
                        gboolean         final)
{
  OfficeEventDraft *draft = self->draft;
  const char *cohort = office_choice_get_id (OFFICE_CHOICE (self->cohort));
  gboolean viva, deadline, good;

  g_free (draft->kind);
  draft->kind = g_strdup (chosen_kind (self));
  viva = office_event_draft_is_viva (draft);
  deadline = g_str_equal (draft->kind, "deadline");
  if (draft->id == 0 && !viva && cohort != NULL)
    draft->cohort_id = g_ascii_strtoll (cohort, NULL, 10);

  good = !viva || read_learner (self, final);
  good &= read_start (self, final);
  if (deadline)
    draft->minutes = 0;
  else
    good &= read_number (self->minutes, 1, MOST_MINUTES, &draft->minutes, final);
  if (viva)
    {
      good &= read_number (self->marking, 0, MOST_MARKING, &draft->marking_minutes, final);
      good &= read_number (self->attempt, 1, MOST_ATTEMPTS, &draft->attempt, final);
    }

  g_free (draft->title);
  draft->title = g_strstrip (g_strdup (viva ? "" : text_of (self->title)));
  g_free (draft->room);
  draft->room = g_strstrip (g_strdup (text_of (self->room)));
  g_strfreev (draft->people);
  draft->people = office_event_split_names (text_of (self->people));
  good &= read_equipment (self);
  say_what_is_new (self);
  return good;
}

/* How often it repeats; an event that there is already does not. */
gboolean
office_event_form_read_pattern (OfficeEventForm      *self,
                                OfficeSessionPattern *pattern)
{
  if (gtk_widget_get_visible (self->repeat))
    return office_event_repeat_read (OFFICE_EVENT_REPEAT (self->repeat), pattern);
  pattern->n = pattern->every = 1;
  return TRUE;
}

void
office_event_form_set_start (OfficeEventForm *self,
                             gint64           starts_at)
{
  const int minute = office_instant_second_of_day (starts_at) / 60;
  g_autofree char *iso = office_day_to_iso (office_instant_to_day (starts_at));
  g_autofree char *time = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

  office_date_field_set_iso (OFFICE_FIELD (self->date), iso);
  office_field_set_text (OFFICE_FIELD (self->time), time);
}

/* Which fields there are ------------------------------------------------------------------------- */

static void
show_fields (OfficeEventForm *self)
{
  const char *kind = chosen_kind (self);
  gboolean viva = g_str_equal (kind, "viva");
  gboolean new_one = self->draft->id == 0;

  gtk_widget_set_visible (self->kind, new_one || !viva);
  gtk_widget_set_visible (self->kind_row, new_one || !viva);
  gtk_widget_set_visible (self->cohort, new_one && !viva && self->timetable->cohorts->len > 1);
  gtk_widget_set_visible (self->learner, new_one && viva);
  gtk_widget_set_visible (self->title, !viva);
  gtk_widget_set_visible (self->minutes, !g_str_equal (kind, "deadline"));
  gtk_widget_set_visible (self->marking, viva);
  gtk_widget_set_visible (self->viva_row, viva);
  gtk_widget_set_visible (self->equipment, !viva && !g_str_equal (kind, "deadline")
                                             && (self->timetable->equipment->len > 0 || !is_blank (self->equipment)));
  gtk_widget_set_visible (self->repeat, new_one && !viva);
  g_object_set (self->people, "label", viva ? _("E_xaminers") : _("Sta_ff"), NULL);
  if (new_one)
    gtk_label_set_label (GTK_LABEL (self->heading), viva ? _("New viva") : _("New session"));
}

static void
set_number (GtkWidget *field,
            int        number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  office_field_set_text (OFFICE_FIELD (field), text);
}

static void
kind_changed_cb (OfficeEventForm *self)
{
  gboolean viva = g_str_equal (chosen_kind (self), "viva");

  /* The usual length of the kind, unless a person has typed another. */
  if (self->draft->id == 0 && !self->filling)
    {
      self->filling = TRUE;
      set_number (self->minutes, viva ? self->timetable->rules.viva_minutes : LIVE_MINUTES);
      set_number (self->marking, self->timetable->rules.viva_marking_minutes);
      self->plain_minutes = self->timetable->rules.viva_minutes;
      office_choice_set_id (OFFICE_CHOICE (self->adjustment), "0");
      self->filling = FALSE;
    }
  show_fields (self);
  office_event_form_typed (self);
}

static void
adjusted_cb (OfficeEventForm *self)
{
  const char *chosen = office_choice_get_id (OFFICE_CHOICE (self->adjustment));

  if (chosen != NULL)
    set_number (self->minutes, office_event_adjust (self->plain_minutes, (int) g_ascii_strtoll (chosen, NULL, 10)));
}

/* Class ------------------------------------------------------------------------------------------ */

static void
take_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  OfficeEventForm *self = OFFICE_EVENT_FORM (widget);

  if (!office_event_form_take_offer (self, g_variant_get_boolean (parameter)))
    office_session_say (self->session, OFFICE_MESSAGE_PLAIN,
                        _("No other time is needed, or none was found within six weeks."));
}

static void
office_event_form_dispose (GObject *object)
{
  OfficeEventForm *self = OFFICE_EVENT_FORM (object);

  g_clear_handle_id (&self->judge_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  self->timetable = NULL;
  g_clear_pointer (&self->draft, office_event_draft_free);
  g_clear_pointer (&self->around, office_surroundings_free);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_EVENT_FORM);

  G_OBJECT_CLASS (office_event_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, heading);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, kind);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, cohort);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, learner);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, title);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, when_row);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, time);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, minutes);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, marking);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, viva_row);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, adjustment);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, attempt);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, room);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, people);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, equipment);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, clash_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, offers_box);
  gtk_widget_class_bind_template_child_full (widget_class, "earlier", FALSE, G_STRUCT_OFFSET (OfficeEventForm, offers[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "later", FALSE, G_STRUCT_OFFSET (OfficeEventForm, offers[1]));
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, repeat);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, conflict_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, conflict_label);
  gtk_widget_class_bind_template_callback (widget_class, office_event_form_typed);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, adjusted_cb);
  gtk_widget_class_bind_template_callback (widget_class, office_event_form_save);
}

static void
office_event_form_class_init (OfficeEventFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_event_form_dispose;

  /**
   * OfficeEventForm::saved:
   * @self: the form
   * @kind: "session" or "viva"
   * @id: which one
   * @day: the day on which it is now
   *
   * What was typed has been saved.
   */
  signals[SAVED] = g_signal_new ("saved", OFFICE_TYPE_EVENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 3, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_INT);

  /**
   * OfficeEventForm::closed:
   * @self: the form
   *
   * The person thinks better of it.
   */
  signals[CLOSED] = g_signal_new ("closed", OFFICE_TYPE_EVENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (OFFICE_TYPE_CHOICE);
  g_type_ensure (OFFICE_TYPE_EVENT_REPEAT);
  g_type_ensure (OFFICE_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/event-form.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "event-form.save", NULL, office_event_form_save_action);
  gtk_widget_class_install_action (widget_class, "event-form.overwrite", NULL, office_event_form_overwrite_action);
  gtk_widget_class_install_action (widget_class, "event-form.take", "b", take_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "event-form.take", "b", FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "event-form.take", "b", TRUE);
  gtk_widget_class_install_action (widget_class, "event-form.close", NULL, office_event_form_close_action);
}

static GtkEntry *
entry_of (GtkWidget *field)
{
  return GTK_ENTRY (office_field_get_entry (OFFICE_FIELD (field)));
}

static void
office_event_form_init (OfficeEventForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->date = office_date_field_new (_("_Date"), OFFICE_DATE_EVENT);
  gtk_box_prepend (GTK_BOX (self->when_row), self->date);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (office_event_form_typed), self);
  g_signal_connect_swapped (self->date, "activate", G_CALLBACK (office_event_form_save), self);

  office_choice_add (OFFICE_CHOICE (self->adjustment), "0", _("None"));
  /* xgettext:no-c-format */
  office_choice_add (OFFICE_CHOICE (self->adjustment), "2500", _("25 % longer"));
  /* xgettext:no-c-format */
  office_choice_add (OFFICE_CHOICE (self->adjustment), "5000", _("50 % longer"));
  office_name_completion_attach (entry_of (self->learner), FALSE);
  office_name_completion_attach (entry_of (self->room), FALSE);
  office_name_completion_attach (entry_of (self->people), TRUE);
  office_name_completion_attach (entry_of (self->equipment), TRUE);
}

/**
 * office_event_form_new:
 *
 * Returns: (transfer floating): a form that is not open
 */
GtkWidget *
office_event_form_new (void)
{
  return g_object_new (OFFICE_TYPE_EVENT_FORM, NULL);
}

/* Opening ---------------------------------------------------------------------------------------- */

static void
offer_names (OfficeEventForm *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) learners = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->timetable->rooms->len; i++)
    g_ptr_array_add (names, ((OfficeRoom *) g_ptr_array_index (self->timetable->rooms, i))->name);
  g_ptr_array_add (names, NULL);
  office_name_completion_set (entry_of (self->room), (const char *const *) names->pdata);

  g_ptr_array_set_size (names, 0);
  for (guint i = 0; i < self->timetable->staff->len; i++)
    g_ptr_array_add (names, ((OfficeStaff *) g_ptr_array_index (self->timetable->staff, i))->name);
  g_ptr_array_add (names, NULL);
  office_name_completion_set (entry_of (self->people), (const char *const *) names->pdata);

  g_ptr_array_set_size (names, 0);
  for (guint i = 0; i < self->timetable->equipment->len; i++)
    g_ptr_array_add (names, ((OfficeEquipment *) g_ptr_array_index (self->timetable->equipment, i))->name);
  g_ptr_array_add (names, NULL);
  office_name_completion_set (entry_of (self->equipment), (const char *const *) names->pdata);

  for (guint i = 0; i < self->timetable->enrolments->len; i++)
    {
      const OfficeEnrolment *enrolment = g_ptr_array_index (self->timetable->enrolments, i);

      if (enrolment->withdrawn_on == NULL)
        g_ptr_array_add (learners, learner_text (enrolment));
    }
  g_ptr_array_add (learners, NULL);
  office_name_completion_set (entry_of (self->learner), (const char *const *) learners->pdata);
}

/**
 * office_event_form_set_timetable:
 * @self: a form
 * @session: (nullable): where it is saved
 * @timetable: (nullable): rooms, staff, cohorts and learners; it must live until another is set
 *
 * Gives the form what it offers. What was typed stays; the clashes are looked for anew.
 */
void
office_event_form_set_timetable (OfficeEventForm       *self,
                                 OfficeSession         *session,
                                 const OfficeTimetable *timetable)
{
  g_return_if_fail (OFFICE_IS_EVENT_FORM (self));

  g_set_object (&self->session, session);
  self->timetable = timetable;
  self->around_from = self->around_to = 0;
  if (timetable == NULL)
    return;

  offer_names (self);
  if (self->draft != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    office_event_form_judge_later (self);
}

static void
fill_choices (OfficeEventForm *self,
              gboolean         with_viva)
{
  static const char *const kinds[] = { "live", "practical", "induction", "deadline", "viva" };

  office_choice_clear (OFFICE_CHOICE (self->kind));
  for (guint i = 0; i < G_N_ELEMENTS (kinds) - (with_viva ? 0 : 1); i++)
    office_choice_add (OFFICE_CHOICE (self->kind), kinds[i], office_session_kind_label (kinds[i]));

  office_choice_clear (OFFICE_CHOICE (self->cohort));
  for (guint i = 0; i < self->timetable->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (self->timetable->cohorts, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, cohort->id);

      office_choice_add (OFFICE_CHOICE (self->cohort), id, cohort->code);
    }
}

static void
fill_fields (OfficeEventForm *self,
             OfficeDay        day,
             int              minute)
{
  const OfficeEventDraft *draft = self->draft;
  g_autofree char *iso = day != OFFICE_DAY_NONE ? office_day_to_iso (day) : NULL;
  g_autofree char *time = minute >= 0 ? g_strdup_printf ("%02d:%02d", minute / 60, minute % 60) : NULL;
  g_autofree char *cohort = g_strdup_printf ("%" G_GINT64_FORMAT, draft->cohort_id);
  g_autofree char *people = office_event_join_names ((const char *const *) draft->people);

  self->filling = TRUE;
  fill_choices (self, draft->id == 0 || office_event_draft_is_viva (draft));
  office_choice_set_id (OFFICE_CHOICE (self->kind), draft->kind);
  office_choice_set_id (OFFICE_CHOICE (self->cohort), cohort);
  office_choice_set_id (OFFICE_CHOICE (self->adjustment), "0");
  office_field_set_text (OFFICE_FIELD (self->learner), "");
  office_field_set_text (OFFICE_FIELD (self->title), draft->title);
  office_date_field_set_iso (OFFICE_FIELD (self->date), iso);
  office_field_set_text (OFFICE_FIELD (self->time), time);
  set_number (self->minutes, draft->minutes);
  set_number (self->marking, draft->marking_minutes);
  set_number (self->attempt, draft->attempt);
  office_field_set_text (OFFICE_FIELD (self->room), draft->room);
  office_field_set_text (OFFICE_FIELD (self->people), people);
  office_field_set_text (OFFICE_FIELD (self->equipment), draft->equipment);
  office_event_repeat_reset (OFFICE_EVENT_REPEAT (self->repeat));
  self->filling = FALSE;
}

static void
open_form (OfficeEventForm  *self,
           OfficeEventDraft *draft,
           OfficeDay         day,
           int               minute)
{
  g_clear_pointer (&self->draft, office_event_draft_free);
  self->draft = draft;
  self->around_from = self->around_to = 0;
  self->plain_minutes = office_event_draft_is_viva (draft) && draft->id != 0 ? draft->minutes
                                                                             : self->timetable->rules.viva_minutes;
  fill_fields (self, day, minute);
  show_fields (self);
  gtk_widget_set_visible (self->conflict_box, FALSE);
  office_event_form_forget_clashes (self);
  self->touched = FALSE;
  office_event_form_judge (self, FALSE);
}

/**
 * office_event_form_open_new:
 * @self: a form with a timetable
 * @kind: "live", "practical", "induction", "deadline" or "viva"
 * @cohort_id: the cohort, or 0 for the first of the list
 * @day: or %OFFICE_DAY_NONE
 * @minute: of the day, or -1
 * @minutes: the length, or 0 for the usual one
 */
void
office_event_form_open_new (OfficeEventForm *self,
                            const char      *kind,
                            gint64           cohort_id,
                            OfficeDay        day,
                            int              minute,
                            int              minutes)
{
  OfficeEventDraft *draft = office_event_draft_new ();
  gboolean viva = g_strcmp0 (kind, "viva") == 0;

  g_return_if_fail (OFFICE_IS_EVENT_FORM (self));
  g_return_if_fail (self->timetable != NULL);

  g_free (draft->kind);
  draft->kind = g_strdup (kind);
  draft->cohort_id = cohort_id;
  draft->minutes = minutes > 0 ? minutes : viva ? self->timetable->rules.viva_minutes : LIVE_MINUTES;
  draft->marking_minutes = self->timetable->rules.viva_marking_minutes;
  open_form (self, draft, day, minute);
  gtk_widget_grab_focus (viva ? self->learner : self->title);
}

/**
 * office_event_form_open_edit:
 * @self: a form with a timetable
 * @item: a session or a viva
 */
void
office_event_form_open_edit (OfficeEventForm     *self,
                             OfficeTimetableItem *item)
{
  gint64 starts_at = office_timetable_item_get_starts (item);

  g_return_if_fail (OFFICE_IS_EVENT_FORM (self));
  g_return_if_fail (self->timetable != NULL);

  gtk_label_set_label (GTK_LABEL (self->heading), office_timetable_item_get_title (item));
  open_form (self, office_event_draft_from_item (item), office_instant_to_day (starts_at),
             office_instant_second_of_day (starts_at) / 60);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->title) ? self->title : self->date);
}

/**
 * office_event_form_open_copy:
 * @self: a form with a timetable
 * @item: a session
 *
 * Opens the form on a new session that is like another, a week later; the focus is on the day.
 */
void
office_event_form_open_copy (OfficeEventForm     *self,
                             OfficeTimetableItem *item)
{
  gint64 starts_at = office_timetable_item_get_starts (item);
  OfficeEventDraft *draft;

  g_return_if_fail (OFFICE_IS_EVENT_FORM (self));
  g_return_if_fail (self->timetable != NULL);

  draft = office_event_draft_from_item (item);
  draft->id = 0;
  draft->version = OFFICE_EVENT_ANY_VERSION;
  open_form (self, draft, office_instant_to_day (starts_at) + DAYS_OF_WEEK, office_instant_second_of_day (starts_at) / 60);
  gtk_widget_grab_focus (self->date);
}

/**
 * office_event_form_is_touched:
 * @self: a form
 *
 * Returns: whether something was typed that is not saved
 */
gboolean
office_event_form_is_touched (OfficeEventForm *self)
{
  g_return_val_if_fail (OFFICE_IS_EVENT_FORM (self), FALSE);

  return self->touched;
}
