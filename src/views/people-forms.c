/* people-forms.c: adding and editing a person, a room, equipment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/people-forms.h"

#include <glib/gi18n-lib.h>

#include "model/people-acts.h"
#include "store/tutor-ratio.h"
#include "views/field.h"
#include "views/form-window.h"

#define MOST_VIVAS 100
#define MOST_THINGS 10000
#define MOST_WEEKS 104

/* What each of the forms holds; a form uses some of it. */
typedef struct
{
  OfficeSession    *session;
  OfficeFormWindow *window;
  gint64            id;
  int               version;
  OfficeDay         monday;

  OfficeField      *name;
  OfficeField      *email;
  OfficeField      *employer;
  OfficeField      *subjects;
  OfficeField      *number;    /* vivas a day, places, pieces, learners, weeks */
  GtkCheckButton   *tutor;
  GtkCheckButton   *examiner;
  GtkCheckButton   *active;    /* still asked; of a room: online */
} Form;

/* What goes to the store: one of the three, or a number. */
typedef struct
{
  OfficePeopleKind  kind;
  OfficeStaff      *staff;
  OfficeRoom       *room;
  OfficeEquipment  *equipment;
  int               number;
} Draft;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->session);
  g_free (form);
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_clear_pointer (&draft->staff, office_staff_free);
  g_clear_pointer (&draft->room, office_room_free);
  g_clear_pointer (&draft->equipment, office_equipment_free);
  g_free (draft);
}

static Form *
form_new (GtkWindow     *parent,
          OfficeSession *session,
          const char    *title,
          const char    *button,
          GCallback      submit)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->window = office_form_window_new (parent, title, button);
  g_object_set_data_full (G_OBJECT (form->window), "office-form", form, form_free);
  g_signal_connect_swapped (form->window, "submit", submit, form);
  return form;
}

static OfficeField *
add_field (Form       *form,
           const char *label,
           const char *text)
{
  OfficeField *field = OFFICE_FIELD (office_field_new (label));

  office_field_set_text (field, text != NULL ? text : "");
  office_form_window_add (form->window, GTK_WIDGET (field));
  return field;
}

static GtkCheckButton *
add_check (Form       *form,
           const char *label,
           gboolean    active)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  office_form_window_add (form->window, check);
  return GTK_CHECK_BUTTON (check);
}

static void
present (Form *form)
{
  gtk_widget_grab_focus (GTK_WIDGET (form->name != NULL ? form->name : form->number));
  gtk_window_present (GTK_WINDOW (form->window));
}

static char *
number_text (int number)
{
  return number > 0 ? g_strdup_printf ("%d", number) : g_strdup ("");
}

/* An empty field is @if_empty where that is not negative. */
static gboolean
read_number (OfficeField *field,
             guint64      least,
             guint64      most,
             int          if_empty,
             const char  *sentence,
             int         *number)
{
  g_autofree char *text = g_strstrip (g_strdup (office_field_get_text (field)));
  guint64 value = 0;
  gboolean good = g_ascii_string_to_unsigned (text, 10, least, most, &value, NULL);

  *number = (int) value;
  if (*text == '\0' && if_empty >= 0)
    {
      *number = if_empty;
      good = TRUE;
    }
  office_field_set_error (field, good ? NULL : sentence);
  return good;
}

static gboolean
check_name (OfficeField *field,
            const char  *sentence)
{
  g_autofree char *text = g_strstrip (g_strdup (office_field_get_text (field)));

  office_field_set_error (field, *text == '\0' ? sentence : NULL);
  return *text != '\0';
}

/* Saving ------------------------------------------------------------------------------------------ */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  Form *form = g_object_get_data (G_OBJECT (window), "office-form");
  g_autoptr (GError) error = NULL;

  office_form_window_set_busy (window, FALSE);
  if (office_session_write_finish (session, result, &error) == NULL)
    {
      if (form->name != NULL && g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED))
        {
          office_field_set_error (form->name, error->message);
          gtk_widget_grab_focus (GTK_WIDGET (form->name));
        }
      else
        office_form_window_refuse (window, error->message);
      return;
    }
  office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("Saved."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gpointer
save_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Draft *draft = data;
  gboolean done;

  if (draft->staff != NULL)
    done = draft->staff->id != 0 ? office_staff_edit (connection, draft->staff, error)
                                 : office_staff_add (connection, draft->staff, error) != 0;
  else if (draft->room != NULL)
    done = draft->room->id != 0 ? office_room_edit (connection, draft->room, error)
                                : office_room_add (connection, draft->room, error) != 0;
  else if (draft->equipment != NULL)
    done = draft->equipment->id != 0 ? office_equipment_edit (connection, draft->equipment, error)
                                     : office_equipment_add (connection, draft->equipment, error) != 0;
  else
    done = office_tutor_ratio_set (connection, draft->number, error);
  return GINT_TO_POINTER (done);
}

static void
save (Form  *form,
      Draft *draft)
{
  office_form_window_set_busy (form->window, TRUE);
  office_session_write_async (form->session, OFFICE_SUBJECT_CATALOGUE, save_job, draft, draft_free, NULL, NULL,
                              saved_cb, g_object_ref (form->window));
}

/* People ------------------------------------------------------------------------------------------ */

static void
submit_staff_cb (Form *form)
{
  OfficeField *fields[] = { form->name, form->email, form->number };
  const char *email = office_field_get_text (form->email);
  const char *at = strchr (email, '@');
  OfficeStaff *staff;
  Draft *draft;
  int number;

  check_name (form->name, _("Give the name, as it stands in the timetable."));
  office_field_set_error (form->email, *email == '\0' || (at != NULL && at != email && at[1] != '\0')
                                         ? NULL : _("This is no e-mail address: it lacks an @."));
  read_number (form->number, 1, MOST_VIVAS, 0, _("A whole number of vivas, or nothing."), &number);
  if (office_fields_focus_first_error (fields, G_N_ELEMENTS (fields)))
    return;

  staff = g_new0 (OfficeStaff, 1);
  staff->id = form->id;
  staff->version = form->version;
  staff->name = g_strdup (office_field_get_text (form->name));
  staff->email = g_strstrip (g_strdup (email));
  staff->employer = g_strdup (office_field_get_text (form->employer));
  staff->subjects = g_strsplit (office_field_get_text (form->subjects), ",", -1);
  staff->max_vivas_per_day = number;
  staff->tutor = gtk_check_button_get_active (form->tutor);
  staff->examiner = gtk_check_button_get_active (form->examiner);
  staff->active = gtk_check_button_get_active (form->active);
  draft = g_new0 (Draft, 1);
  draft->staff = staff;
  save (form, draft);
}

/**
 * office_staff_form_present:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @staff: (nullable): who is edited; %NULL adds somebody
 *
 * Asks for what is known of a member of staff.
 */
void
office_staff_form_present (GtkWindow         *parent,
                           OfficeSession     *session,
                           const OfficeStaff *staff)
{
  Form *form = form_new (parent, session, staff != NULL ? _("Edit Person") : _("New Person"),
                         staff != NULL ? _("_Save") : _("_Add"), G_CALLBACK (submit_staff_cb));
  g_autofree char *subjects = staff != NULL && staff->subjects != NULL ? g_strjoinv (", ", staff->subjects) : NULL;
  g_autofree char *number = number_text (staff != NULL ? staff->max_vivas_per_day : 0);

  form->id = staff != NULL ? staff->id : 0;
  form->version = staff != NULL ? staff->version : 0;
  form->name = add_field (form, _("_Name"), staff != NULL ? staff->name : NULL);
  form->email = add_field (form, _("_E-mail"), staff != NULL ? staff->email : NULL);
  form->employer = add_field (form, _("Em_ployer"), staff != NULL ? staff->employer : NULL);
  form->subjects = add_field (form, _("S_ubjects, with commas between"), subjects);
  form->number = add_field (form, _("At most so many _vivas a day"), number);
  form->tutor = add_check (form, _("_Tutor on hands-on days"), staff == NULL || staff->tutor);
  form->examiner = add_check (form, _("E_xaminer of vivas"), staff != NULL && staff->examiner);
  form->active = add_check (form, _("Is as_ked: can be given sessions and vivas"), staff == NULL || staff->active);
  office_form_window_add_hint (form->window, _("Nobody examines a learner of the same employer. Without a number of "
                                               "vivas the rule set’s holds."));
  present (form);
}

/* Rooms ------------------------------------------------------------------------------------------- */

static void
submit_room_cb (Form *form)
{
  OfficeField *fields[] = { form->name, form->number };
  Draft *draft;
  int number;

  check_name (form->name, _("Give the room a name."));
  read_number (form->number, 1, MOST_THINGS, 0, _("A whole number of people, or nothing where it is not known."),
               &number);
  if (office_fields_focus_first_error (fields, G_N_ELEMENTS (fields)))
    return;

  draft = g_new0 (Draft, 1);
  draft->room = g_new0 (OfficeRoom, 1);
  draft->room->id = form->id;
  draft->room->version = form->version;
  draft->room->name = g_strdup (office_field_get_text (form->name));
  draft->room->capacity = number;
  draft->room->online = gtk_check_button_get_active (form->active);
  save (form, draft);
}

/**
 * office_room_form_present:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @room: (nullable): which is edited; %NULL adds one
 *
 * Asks for what is known of a room.
 */
void
office_room_form_present (GtkWindow        *parent,
                          OfficeSession    *session,
                          const OfficeRoom *room)
{
  Form *form = form_new (parent, session, room != NULL ? _("Edit Room") : _("New Room"),
                         room != NULL ? _("_Save") : _("_Add"), G_CALLBACK (submit_room_cb));
  g_autofree char *number = number_text (room != NULL ? room->capacity : 0);

  form->id = room != NULL ? room->id : 0;
  form->version = room != NULL ? room->version : 0;
  form->name = add_field (form, _("_Name"), room != NULL ? room->name : NULL);
  form->number = add_field (form, _("_Holds so many people"), number);
  form->active = add_check (form, _("_Online: holds any number of sessions at once"), room != NULL && room->online);
  present (form);
}

/* Equipment --------------------------------------------------------------------------------------- */

static void
submit_equipment_cb (Form *form)
{
  OfficeField *fields[] = { form->name, form->number };
  Draft *draft;
  int number;

  check_name (form->name, _("Say what it is, such as Ultrasound machine."));
  read_number (form->number, 0, MOST_THINGS, -1, _("A whole number: how many there are."), &number);
  if (office_fields_focus_first_error (fields, G_N_ELEMENTS (fields)))
    return;

  draft = g_new0 (Draft, 1);
  draft->equipment = g_new0 (OfficeEquipment, 1);
  draft->equipment->id = form->id;
  draft->equipment->version = form->version;
  draft->equipment->name = g_strdup (office_field_get_text (form->name));
  draft->equipment->quantity = number;
  save (form, draft);
}

/**
 * office_equipment_form_present:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @equipment: (nullable): which is edited; %NULL adds some
 *
 * Asks what there is, and how many.
 */
void
office_equipment_form_present (GtkWindow             *parent,
                               OfficeSession         *session,
                               const OfficeEquipment *equipment)
{
  Form *form = form_new (parent, session, equipment != NULL ? _("Edit Equipment") : _("New Equipment"),
                         equipment != NULL ? _("_Save") : _("_Add"), G_CALLBACK (submit_equipment_cb));
  g_autofree char *number = equipment != NULL ? g_strdup_printf ("%d", equipment->quantity) : NULL;

  form->id = equipment != NULL ? equipment->id : 0;
  form->version = equipment != NULL ? equipment->version : 0;
  form->name = add_field (form, _("_Name"), equipment != NULL ? equipment->name : NULL);
  form->number = add_field (form, _("How _many there are"), number);
  present (form);
}

/* Hands-on days ----------------------------------------------------------------------------------- */

static void
submit_ratio_cb (Form *form)
{
  Draft *draft;
  int number;

  if (!read_number (form->number, 1, 100, -1, _("A whole number from 1 to 100."), &number))
    {
      gtk_widget_grab_focus (GTK_WIDGET (form->number));
      return;
    }
  draft = g_new0 (Draft, 1);
  draft->number = number;
  save (form, draft);
}

/**
 * office_ratio_form_present:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @learners_per_tutor: as it stands
 *
 * Asks how many learners one tutor teaches on hands-on days.
 */
void
office_ratio_form_present (GtkWindow     *parent,
                           OfficeSession *session,
                           int            learners_per_tutor)
{
  Form *form = form_new (parent, session, _("Hands-on Days"), _("_Save"), G_CALLBACK (submit_ratio_cb));
  g_autofree char *number = number_text (learners_per_tutor);

  form->number = add_field (form, _("One tutor teaches at most so many _learners"), number);
  office_form_window_add_hint (form->window, _("A hands-on session with fewer tutors than that says so, in the "
                                               "timetable and among the clashes."));
  present (form);
}

/* Weeks ------------------------------------------------------------------------------------------- */

static void
repeated_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  office_form_window_set_busy (window, FALSE);
  if (office_people_act_finish (session, result, &error) == 0)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("The weeks to come are painted like this one."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
submit_repeat_cb (Form *form)
{
  int number;

  if (!read_number (form->number, 1, MOST_WEEKS, -1, _("A whole number of weeks from 1 to 104."), &number))
    {
      gtk_widget_grab_focus (GTK_WIDGET (form->number));
      return;
    }
  office_form_window_set_busy (form->window, TRUE);
  office_people_copy_week_async (form->session, form->id, form->version, form->monday, form->monday + 7, number,
                                 repeated_cb, g_object_ref (form->window));
}

/**
 * office_repeat_form_present:
 * @parent: the window over which it stands
 * @session: where it is saved
 * @staff: whose week
 * @monday: its first day
 *
 * Asks how many of the weeks to come are to be painted like a week.
 */
void
office_repeat_form_present (GtkWindow         *parent,
                            OfficeSession     *session,
                            const OfficeStaff *staff,
                            OfficeDay          monday)
{
  Form *form = form_new (parent, session, _("Repeat This Week"), _("_Repeat"), G_CALLBACK (submit_repeat_cb));
  g_autofree char *week = office_day_to_text (monday);
  /* Translators: a person, the first day of a week */
  g_autofree char *hint = g_strdup_printf (_("The weeks after that of %2$s are painted like it for %1$s, in place of "
                                             "what was painted there. What calendars say stays."),
                                           staff->name, week);

  form->id = staff->id;
  form->version = staff->version;
  form->monday = monday;
  form->number = add_field (form, _("For so many _weeks"), "8");
  office_form_window_add_hint (form->window, hint);
  present (form);
}
