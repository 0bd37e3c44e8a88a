/* event-form.c: adding and changing sessions and vivas, with clashes as they are typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed becomes a draft at every key. The draft is judged field by field, and held against
 * what is booked around its day, so that a clash is seen before anything is saved.
 */
#include "config.h"

#include "views/event-form.h"

#include <glib/gi18n-lib.h>

#include "model/clashes.h"
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
#define MOST_SENTENCES 5
#define JUDGE_AFTER 250 /* ms after the last key */
#define SECONDS_PER_DAY 86400

struct _OfficeEventForm
{
  GtkWidget              parent_instance;

  OfficeSession         *session;
  const OfficeTimetable *timetable;     /* not owned: the view sets it anew before it goes */
  OfficeEventDraft      *draft;         /* what was typed, as far as it can be read */
  GPtrArray             *bookings;      /* around the day of the draft; nullable */
  OfficeDay              bookings_day;
  GCancellable          *cancellable;
  guint                  judge_id;
  gboolean               touched;
  gboolean               filling;
  gboolean               saving;
  int                    plain_minutes; /* of a viva without adjustment */

  GtkWidget             *root;
  GtkWidget             *heading;
  GtkWidget             *kind;
  GtkWidget             *cohort;
  GtkWidget             *learner;
  GtkWidget             *title;
  GtkWidget             *when_row;
  GtkWidget             *date;
  GtkWidget             *time;
  GtkWidget             *minutes;
  GtkWidget             *marking;
  GtkWidget             *viva_row;
  GtkWidget             *adjustment;
  GtkWidget             *attempt;
  GtkWidget             *room;
  GtkWidget             *people;
  GtkWidget             *clash_box;
  GtkWidget             *conflict_box;
  GtkWidget             *conflict_label;
};

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

/* Reads every field, says what is wrong with each. Returns: whether it can be saved. */
static gboolean
read_fields (OfficeEventForm *self,
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
  say_what_is_new (self);
  return good;
}

/* Clashes of what is typed ----------------------------------------------------------------------- */

static void
show_clashes (OfficeEventForm *self)
{
  g_autoptr (GPtrArray) supposed = office_event_draft_bookings (self->draft, self->timetable);
  g_autoptr (GPtrArray) rows = office_clashes_suppose (self->bookings, supposed);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->clash_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->clash_box), child);

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeClashRow *row = g_ptr_array_index (rows, i);
      g_autofree char *more = NULL;
      const char *sentence = row->sentence;
      GtkWidget *label;

      if (i == MOST_SENTENCES)
        sentence = more = g_strdup_printf (ngettext ("%u more clash", "%u more clashes", rows->len - i), rows->len - i);
      else if (i > MOST_SENTENCES)
        break;
      label = gtk_label_new (sentence);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
      gtk_widget_add_css_class (label, "field-error");
      gtk_box_append (GTK_BOX (self->clash_box), label);
    }
  gtk_widget_set_visible (self->clash_box, rows->len > 0);
}

static gpointer
bookings_job (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  const gint64 *span = data;

  return office_bookings_list (connection, span[0], span[1], error);
}

static void
bookings_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (OfficeEventForm) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *bookings = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (bookings == NULL)
    {
      if (self->session != NULL)
        office_session_say_failure (self->session, _("What else is booked could not be read."), error);
      return;
    }
  g_clear_pointer (&self->bookings, g_ptr_array_unref);
  self->bookings = bookings;
  if (self->timetable != NULL && self->draft != NULL && read_fields (self, FALSE))
    show_clashes (self);
}

static void
read_bookings (OfficeEventForm *self,
               OfficeDay        day)
{
  gint64 span[2] = { self->draft->starts_at - SECONDS_PER_DAY, self->draft->starts_at + 3 * SECONDS_PER_DAY };

  self->bookings_day = day;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  office_session_read_async (self->session, bookings_job, g_memdup2 (span, sizeof span), g_free,
                             (GDestroyNotify) g_ptr_array_unref, self->cancellable, bookings_cb,
                             g_object_ref (self));
}

static gboolean
judge (OfficeEventForm *self,
       gboolean         final)
{
  gboolean good = read_fields (self, final);
  OfficeDay day = good ? office_instant_to_day (self->draft->starts_at) : OFFICE_DAY_NONE;

  if (!good)
    gtk_widget_set_visible (self->clash_box, FALSE);
  else if (day != self->bookings_day)
    read_bookings (self, day);
  else if (self->bookings != NULL)
    show_clashes (self);
  return good;
}

static void
judge_cb (gpointer user_data)
{
  OfficeEventForm *self = user_data;

  self->judge_id = 0;
  if (self->draft != NULL && self->timetable != NULL)
    judge (self, FALSE);
}

static void
typed_cb (OfficeEventForm *self)
{
  if (self->filling || self->draft == NULL)
    return;

  self->touched = TRUE;
  g_clear_handle_id (&self->judge_id, g_source_remove);
  self->judge_id = g_timeout_add_once (JUDGE_AFTER, judge_cb, self);
}

/* Which fields there are ------------------------------------------------------------------------- */

static void
show_fields (OfficeEventForm *self)
{
  const char *kind = chosen_kind (self);
  gboolean viva = g_str_equal (kind, "viva");
  gboolean new_one = self->draft->id == 0;

  gtk_widget_set_visible (self->kind, new_one || !viva);
  gtk_widget_set_visible (self->cohort, new_one && !viva && self->timetable->cohorts->len > 1);
  gtk_widget_set_visible (self->learner, new_one && viva);
  gtk_widget_set_visible (self->title, !viva);
  gtk_widget_set_visible (self->minutes, !g_str_equal (kind, "deadline"));
  gtk_widget_set_visible (self->marking, viva);
  gtk_widget_set_visible (self->viva_row, viva);
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
  typed_cb (self);
}

static void
adjusted_cb (OfficeEventForm *self)
{
  const char *chosen = office_choice_get_id (OFFICE_CHOICE (self->adjustment));

  if (chosen != NULL)
    set_number (self->minutes, office_event_adjust (self->plain_minutes, (int) g_ascii_strtoll (chosen, NULL, 10)));
}

/* Saving ----------------------------------------------------------------------------------------- */

static gpointer
save_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  gint64 id = 0;

  if (!office_event_draft_save (connection, data, &id, error))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

static void
say_saved (OfficeEventForm *self)
{
  gboolean viva = office_event_draft_is_viva (self->draft);
  g_autofree char *when = office_instant_to_text (self->draft->starts_at);
  g_autofree char *said = NULL;

  if (self->draft->id == 0)
    /* Translators: when it starts */
    said = g_strdup_printf (viva ? _("Viva added on %s.") : _("Session added on %s."), when);
  else
    /* Translators: when it starts */
    said = g_strdup_printf (viva ? _("Viva on %s saved.") : _("Session on %s saved."), when);
  office_session_say (self->session, OFFICE_MESSAGE_UNDOABLE, said);
}

static void
show_refusal (OfficeEventForm *self,
              const GError    *error)
{
  if (g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT))
    {
      gtk_label_set_label (GTK_LABEL (self->conflict_label), error->message);
      gtk_widget_set_visible (self->conflict_box, TRUE);
      gtk_widget_child_focus (self->conflict_box, GTK_DIR_TAB_FORWARD);
    }
  else
    office_session_say_failure (self->session, NULL, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeEventForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = office_session_write_finish (OFFICE_SESSION (source), result, &error);

  self->saving = FALSE;
  if (self->draft == NULL || self->session == NULL)
    return;
  if (id == NULL)
    {
      show_refusal (self, error);
      return;
    }

  self->touched = FALSE;
  say_saved (self);
  g_signal_emit (self, signals[SAVED], 0, office_event_draft_is_viva (self->draft) ? "viva" : "session", *id,
                 office_instant_to_day (self->draft->starts_at));
}

static void
focus_first_error (OfficeEventForm *self)
{
  OfficeField *fields[] = {
    OFFICE_FIELD (self->learner), OFFICE_FIELD (self->title), OFFICE_FIELD (self->date), OFFICE_FIELD (self->time),
    OFFICE_FIELD (self->minutes), OFFICE_FIELD (self->marking), OFFICE_FIELD (self->attempt),
    OFFICE_FIELD (self->room), OFFICE_FIELD (self->people),
  };

  office_fields_focus_first_error (fields, G_N_ELEMENTS (fields));
}

/**
 * office_event_form_save:
 * @self: a form
 *
 * Saves what was typed, or puts the focus into the first field that is not right.
 */
void
office_event_form_save (OfficeEventForm *self)
{
  g_return_if_fail (OFFICE_IS_EVENT_FORM (self));

  if (self->saving || self->draft == NULL || self->timetable == NULL)
    return;
  g_clear_handle_id (&self->judge_id, g_source_remove);
  if (!judge (self, TRUE))
    {
      focus_first_error (self);
      return;
    }

  self->saving = TRUE;
  gtk_widget_set_visible (self->conflict_box, FALSE);
  office_session_write_async (self->session, OFFICE_SUBJECT_SESSIONS | OFFICE_SUBJECT_CATALOGUE, save_job,
                              office_event_draft_copy (self->draft), (GDestroyNotify) office_event_draft_free, g_free,
                              NULL, saved_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  office_event_form_save (OFFICE_EVENT_FORM (widget));
}

static void
overwrite_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  OfficeEventForm *self = OFFICE_EVENT_FORM (widget);

  if (self->draft == NULL)
    return;
  self->draft->version = OFFICE_EVENT_ANY_VERSION;
  office_event_form_save (self);
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  OFFICE_EVENT_FORM (widget)->touched = FALSE;
  g_signal_emit (widget, signals[CLOSED], 0);
}

/* Class ------------------------------------------------------------------------------------------ */

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
  g_clear_pointer (&self->bookings, g_ptr_array_unref);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_EVENT_FORM);

  G_OBJECT_CLASS (office_event_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, heading);
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
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, clash_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, conflict_box);
  gtk_widget_class_bind_template_child (widget_class, OfficeEventForm, conflict_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
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
  g_type_ensure (OFFICE_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/event-form.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "event-form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "event-form.overwrite", NULL, overwrite_action);
  gtk_widget_class_install_action (widget_class, "event-form.close", NULL, close_action);
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
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->date, "activate", G_CALLBACK (office_event_form_save), self);

  office_choice_add (OFFICE_CHOICE (self->adjustment), "0", _("None"));
  /* xgettext:no-c-format */
  office_choice_add (OFFICE_CHOICE (self->adjustment), "2500", _("25 % longer"));
  /* xgettext:no-c-format */
  office_choice_add (OFFICE_CHOICE (self->adjustment), "5000", _("50 % longer"));
  office_name_completion_attach (entry_of (self->learner), FALSE);
  office_name_completion_attach (entry_of (self->room), FALSE);
  office_name_completion_attach (entry_of (self->people), TRUE);
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
  self->bookings_day = OFFICE_DAY_NONE;
  if (timetable == NULL)
    return;

  offer_names (self);
  if (self->draft != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      g_clear_handle_id (&self->judge_id, g_source_remove);
      self->judge_id = g_timeout_add_once (JUDGE_AFTER, judge_cb, self);
    }
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
  self->bookings_day = OFFICE_DAY_NONE;
  self->plain_minutes = office_event_draft_is_viva (draft) && draft->id != 0 ? draft->minutes
                                                                             : self->timetable->rules.viva_minutes;
  fill_fields (self, day, minute);
  show_fields (self);
  gtk_widget_set_visible (self->conflict_box, FALSE);
  gtk_widget_set_visible (self->clash_box, FALSE);
  self->touched = FALSE;
  judge (self, FALSE);
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
