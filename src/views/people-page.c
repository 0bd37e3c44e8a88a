/* people-page.c: faculty with a week of when they can come, rooms, equipment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/people-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/people-acts.h"
#include "rules/hours.h"
#include "views/availability-grid.h"
#include "views/calendar-form.h"
#include "views/confirm.h"
#include "views/empty-state.h"
#include "views/people-columns.h"
#include "views/people-forms.h"
#include "views/table.h"
#include "views/template.h"

/* Painted while the stroke before it is still being saved. */
typedef struct
{
  gint64                   staff_id;
  GArray                  *spans;
  OfficeAvailabilityPaint  paint;
} Stroke;

struct _OfficePeoplePage
{
  GtkWidget         parent_instance;

  OfficeSession    *session;
  OfficePeople     *people;
  OfficeDay         monday;
  OfficePeopleKind  kind;        /* which list is in front */
  GListStore       *items[OFFICE_N_PEOPLE];
  gint64            chosen[OFFICE_N_PEOPLE];
  gint64            newest[OFFICE_N_PEOPLE]; /* the latest row that was read */
  gint64            shown;       /* whose week the grid shows */
  GCancellable     *cancellable;
  gboolean          filling;
  gboolean          painting;
  int               version;     /* of the person as the last stroke left it */
  GQueue            strokes;

  GtkWidget        *root;
  GtkWidget        *lists_box;
  GtkWidget        *staff_button;
  GtkWidget        *rooms_button;
  GtkWidget        *equipment_button;
  GtkWidget        *lists;
  GtkWidget        *staff_table;
  GtkWidget        *rooms_table;
  GtkWidget        *equipment_table;
  GtkWidget        *empty;
  GtkWidget        *separator;
  GtkWidget        *week_box;
  GtkWidget        *week_heading;
  GtkWidget        *copy_button;
  GtkWidget        *repeat_button;
  GtkWidget        *available_button;
  GtkWidget        *busy_button;
  GtkWidget        *clear_button;
  GtkWidget        *chosen_label;
  GtkWidget        *grid;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficePeoplePage, office_people_page, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const char *const list_names[OFFICE_N_PEOPLE] = { "staff", "rooms", "equipment" };

static OfficeTable *
get_table (OfficePeoplePage *self,
           OfficePeopleKind  kind)
{
  GtkWidget *tables[] = { self->staff_table, self->rooms_table, self->equipment_table };

  return OFFICE_TABLE (tables[kind]);
}

static OfficePeopleItem *
get_item (OfficePeoplePage *self)
{
  return office_table_get_selected (get_table (self, self->kind));
}

static GtkWindow *
get_window (OfficePeoplePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Showing ----------------------------------------------------------------------------------------- */

static void
show_week (OfficePeoplePage *self)
{
  g_autoptr (OfficePeopleItem) item = self->kind == OFFICE_PEOPLE_STAFF ? get_item (self) : NULL;
  OfficeSlot slots[OFFICE_WEEK_DAYS][OFFICE_WEEK_SLOTS];
  const OfficeStaff *staff;

  gtk_widget_set_visible (self->week_box, item != NULL);
  gtk_widget_set_visible (self->separator, item != NULL);
  if (item == NULL || self->people == NULL)
    return;

  staff = office_people_item_get_staff (item);
  if (self->shown != staff->id)
    self->version = staff->version;
  self->shown = staff->id;
  self->version = MAX (self->version, staff->version);
  office_week_slots_fill (self->people->availability, staff->id, self->people->monday, slots);
  gtk_label_set_label (GTK_LABEL (self->week_heading), staff->name);
  gtk_widget_set_tooltip_text (self->week_heading, staff->name);
  office_availability_grid_show (OFFICE_AVAILABILITY_GRID (self->grid), staff->name, self->people->monday, slots);
}

static void
show_list (OfficePeoplePage *self)
{
  static const struct
  {
    const char *text;
    const char *button;
  } empty[OFFICE_N_PEOPLE] = {
    { N_("Nobody is on the list yet — add the first person."), N_("_New person") },
    { N_("No room yet — add the first one."), N_("_New room") },
    { N_("No equipment yet — add ultrasound machines, and how many there are."), N_("_New equipment") },
  };
  gboolean nothing = g_list_model_get_n_items (G_LIST_MODEL (self->items[self->kind])) == 0;

  office_empty_state_set_text (OFFICE_EMPTY_STATE (self->empty), _(empty[self->kind].text));
  office_empty_state_set_first (OFFICE_EMPTY_STATE (self->empty), _(empty[self->kind].button), "timetable.new");
  gtk_stack_set_visible_child_name (GTK_STACK (self->lists), nothing ? "empty" : list_names[self->kind]);
  show_week (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was added since the last look is chosen. */
static void
choose_newest (OfficePeoplePage *self,
               OfficePeopleKind  kind)
{
  gint64 newest = 0;

  for (guint i = 0; i < self->people->items[kind]->len; i++)
    newest = MAX (newest, office_people_item_get_id (g_ptr_array_index (self->people->items[kind], i)));
  if (self->newest[kind] != 0 && newest > self->newest[kind])
    self->chosen[kind] = newest;
  self->newest[kind] = newest;
}

/* What was chosen stays chosen; at first, the first of the list. */
static void
restore_choice (OfficePeoplePage *self,
                OfficePeopleKind  kind)
{
  GtkSelectionModel *rows = office_table_get_selection (get_table (self, kind));
  guint n = rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows)) : 0;
  guint place = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OfficePeopleItem) item = g_list_model_get_item (G_LIST_MODEL (rows), i);

      if (office_people_item_get_id (item) == self->chosen[kind])
        place = i;
    }
  if (n > 0)
    office_table_show (get_table (self, kind), place);
}

static void
show_people (OfficePeoplePage *self,
             OfficePeople     *people)
{
  office_people_free (self->people);
  self->people = people;
  self->filling = TRUE;
  for (int kind = 0; kind < OFFICE_N_PEOPLE; kind++)
    {
      GListStore *store = self->items[kind];

      g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), people->items[kind]->pdata,
                           people->items[kind]->len);
      choose_newest (self, (OfficePeopleKind) kind);
      restore_choice (self, (OfficePeopleKind) kind);
    }
  self->filling = FALSE;
  show_list (self);
}

static gpointer
read_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  return office_people_read (connection, *(OfficeDay *) data, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (OfficePeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  OfficePeople *people = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (people == NULL)
    office_session_say_failure (OFFICE_SESSION (source), _("The people and rooms could not be read."), error);
  else if (self->session == NULL)
    office_people_free (people);
  else
    show_people (self, people);
}

static void
reload (OfficePeoplePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  office_session_read_async (self->session, read_job, g_memdup2 (&self->monday, sizeof self->monday), g_free,
                             (GDestroyNotify) office_people_free, self->cancellable, read_cb, g_object_ref (self));
}

/**
 * office_people_page_show:
 * @self: a page
 * @session: (nullable): where it is read and saved; %NULL: no office is open
 * @monday: the first day of the week to show
 *
 * Reads everybody and everything again, with that week.
 */
void
office_people_page_show (OfficePeoplePage *self,
                         OfficeSession    *session,
                         OfficeDay         monday)
{
  g_return_if_fail (OFFICE_IS_PEOPLE_PAGE (self));

  g_set_object (&self->session, session);
  self->monday = monday;
  if (session == NULL)
    {
      memset (self->chosen, 0, sizeof self->chosen);
      memset (self->newest, 0, sizeof self->newest);
      self->shown = 0;
    }
  if (session != NULL && monday != OFFICE_DAY_NONE)
    reload (self);
}

/* The lists --------------------------------------------------------------------------------------- */

static void
list_toggled_cb (OfficePeoplePage *self,
                 GtkToggleButton  *button)
{
  if (!gtk_toggle_button_get_active (button) || self->grid == NULL)
    return;
  self->kind = GTK_WIDGET (button) == self->rooms_button       ? OFFICE_PEOPLE_ROOM
               : GTK_WIDGET (button) == self->equipment_button ? OFFICE_PEOPLE_EQUIPMENT
                                                               : OFFICE_PEOPLE_STAFF;
  show_list (self);
}

static void
selected_cb (OfficePeoplePage *self,
             OfficeTable      *table)
{
  g_autoptr (OfficePeopleItem) item = office_table_get_selected (table);

  if (self->filling || item == NULL)
    return;
  self->chosen[office_people_item_get_kind (item)] = office_people_item_get_id (item);
  show_week (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activated_cb (OfficePeoplePage *self)
{
  office_people_page_edit (self);
}

/* Painting ---------------------------------------------------------------------------------------- */

static void
stroke_free (Stroke *stroke)
{
  g_array_unref (stroke->spans);
  g_free (stroke);
}

static void paint_next (OfficePeoplePage *self);

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (OfficePeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  int version = office_people_act_finish (OFFICE_SESSION (source), result, &error);

  self->painting = FALSE;
  if (version != 0)
    {
      self->version = version;
      paint_next (self);
      return;
    }
  g_queue_clear_full (&self->strokes, (GDestroyNotify) stroke_free);
  office_session_say_failure (OFFICE_SESSION (source), NULL, error);
  if (self->session != NULL)
    reload (self);
}

static void
paint_next (OfficePeoplePage *self)
{
  Stroke *stroke;

  if (self->painting || self->session == NULL)
    return;
  stroke = g_queue_pop_head (&self->strokes);
  if (stroke == NULL)
    return;

  self->painting = TRUE;
  office_people_paint_async (self->session, stroke->staff_id, stroke->staff_id == self->shown ? self->version : 0,
                             stroke->spans, stroke->paint, painted_cb, g_object_ref (self));
  stroke_free (stroke);
}

static void
paint_cb (OfficePeoplePage *self,
          GArray           *spans,
          int               paint)
{
  Stroke *stroke;

  if (self->session == NULL || self->shown == 0)
    return;
  stroke = g_new0 (Stroke, 1);
  stroke->staff_id = self->shown;
  stroke->spans = g_array_ref (spans);
  stroke->paint = (OfficeAvailabilityPaint) paint;
  g_queue_push_tail (&self->strokes, stroke);
  paint_next (self);
}

static void
chosen_cb (OfficePeoplePage *self)
{
  g_autofree char *chosen = office_availability_grid_dup_chosen (OFFICE_AVAILABILITY_GRID (self->grid));

  gtk_label_set_label (GTK_LABEL (self->chosen_label), chosen);
  gtk_widget_set_tooltip_text (self->chosen_label, chosen);
}

static void
tool_toggled_cb (OfficePeoplePage *self,
                 GtkToggleButton  *button)
{
  if (!gtk_toggle_button_get_active (button) || self->grid == NULL)
    return;
  office_availability_grid_set_tool (OFFICE_AVAILABILITY_GRID (self->grid),
                                     GTK_WIDGET (button) == self->busy_button    ? OFFICE_AVAILABILITY_PAINT_BUSY
                                     : GTK_WIDGET (button) == self->clear_button ? OFFICE_AVAILABILITY_PAINT_CLEAR
                                                                                 : OFFICE_AVAILABILITY_PAINT_AVAILABLE);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (office_people_act_finish (session, result, &error) != 0)
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("This week is painted like the one before it."));
  else
    office_session_say_failure (session, NULL, error);
}

static void
copy_clicked_cb (OfficePeoplePage *self)
{
  if (self->session != NULL && self->shown != 0)
    office_people_copy_week_async (self->session, self->shown, self->version, self->monday - 7, self->monday, 1,
                                   copied_cb, NULL);
}

static void
repeat_clicked_cb (OfficePeoplePage *self)
{
  g_autoptr (OfficePeopleItem) item = get_item (self);

  if (item != NULL && office_people_item_get_staff (item) != NULL)
    office_repeat_form_present (get_window (self), self->session, office_people_item_get_staff (item), self->monday);
}

/* What can be done -------------------------------------------------------------------------------- */

static void
present_form (OfficePeoplePage *self,
              OfficePeopleItem *item)
{
  if (self->kind == OFFICE_PEOPLE_STAFF)
    office_staff_form_present (get_window (self), self->session,
                               item != NULL ? office_people_item_get_staff (item) : NULL);
  else if (self->kind == OFFICE_PEOPLE_ROOM)
    office_room_form_present (get_window (self), self->session,
                              item != NULL ? office_people_item_get_room (item) : NULL);
  else
    office_equipment_form_present (get_window (self), self->session,
                                   item != NULL ? office_people_item_get_equipment (item) : NULL);
}

/**
 * office_people_page_add:
 * @self: a page
 *
 * Asks for a person, a room or equipment, whichever list is in front.
 */
void
office_people_page_add (OfficePeoplePage *self)
{
  if (self->session != NULL)
    present_form (self, NULL);
}

/**
 * office_people_page_edit:
 * @self: a page
 *
 * Opens the form of what is selected.
 */
void
office_people_page_edit (OfficePeoplePage *self)
{
  g_autoptr (OfficePeopleItem) item = get_item (self);

  if (item != NULL && self->session != NULL)
    present_form (self, item);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (session, result, &error) != NULL)
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("Taken off the list."));
  else
    office_session_say_failure (session, NULL, error);
}

static void
remove_confirmed_cb (const char *reason,
                     gpointer    user_data)
{
  OfficePeoplePage *self = user_data;
  g_autoptr (OfficePeopleItem) item = get_item (self);

  if (item != NULL && self->session != NULL)
    office_people_remove_async (self->session, self->kind, office_people_item_get_id (item), removed_cb, NULL);
}

/**
 * office_people_page_remove:
 * @self: a page
 *
 * Asks, then takes what is selected off the list.
 */
void
office_people_page_remove (OfficePeoplePage *self)
{
  g_autoptr (OfficePeopleItem) item = get_item (self);
  g_autofree char *question = NULL;

  if (item == NULL)
    return;
  question = g_strdup_printf (_("Take “%s” off the list?"), office_people_item_get_name (item));
  office_confirm (GTK_WIDGET (self), question, _("Only what was never used can go. Undo brings it back."),
                  _("_Take off"), TRUE, remove_confirmed_cb, g_object_ref (self), g_object_unref);
}

/**
 * office_people_page_set_ratio:
 * @self: a page
 *
 * Asks how many learners one tutor teaches on hands-on days.
 */
void
office_people_page_set_ratio (OfficePeoplePage *self)
{
  if (self->people != NULL && self->session != NULL)
    office_ratio_form_present (get_window (self), self->session, self->people->learners_per_tutor);
}

/**
 * office_people_page_read_calendar:
 * @self: a page
 *
 * Asks for a calendar's file and shows what it would say of the person that is selected.
 */
void
office_people_page_read_calendar (OfficePeoplePage *self)
{
  g_autoptr (OfficePeopleItem) item = get_item (self);

  if (item != NULL && office_people_item_get_staff (item) != NULL && self->session != NULL)
    office_calendar_form_ask (get_window (self), self->session, office_people_item_get_staff (item), self->monday);
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  OfficeSession *session = OFFICE_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (office_people_act_finish (session, result, &error) != 0)
    office_session_say (session, OFFICE_MESSAGE_UNDOABLE, _("What calendars said is forgotten."));
  else
    office_session_say_failure (session, NULL, error);
}

/**
 * office_people_page_forget_calendars:
 * @self: a page
 *
 * Forgets what the calendars of the person that is selected said; Undo brings it back.
 */
void
office_people_page_forget_calendars (OfficePeoplePage *self)
{
  if (self->session != NULL && self->shown != 0)
    office_people_forget_calendars_async (self->session, self->shown, self->version, forgotten_cb, NULL);
}

/**
 * office_people_page_has_selected:
 * @self: a page
 *
 * Returns: whether there is something to edit
 */
gboolean
office_people_page_has_selected (OfficePeoplePage *self)
{
  g_autoptr (OfficePeopleItem) item = get_item (self);

  return item != NULL;
}

/**
 * office_people_page_get_staff:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the one of the staff who is selected
 */
const OfficeStaff *
office_people_page_get_staff (OfficePeoplePage *self)
{
  g_autoptr (OfficePeopleItem) item = get_item (self);

  return item != NULL ? office_people_item_get_staff (item) : NULL;
}

/**
 * office_people_page_get_new_label:
 * @self: a page
 *
 * Returns: (transfer none): what the button that adds says, with a mnemonic
 */
const char *
office_people_page_get_new_label (OfficePeoplePage *self)
{
  if (self->kind == OFFICE_PEOPLE_ROOM)
    return _("_New room");
  return self->kind == OFFICE_PEOPLE_EQUIPMENT ? _("_New equipment") : _("_New person");
}

/**
 * office_people_page_dup_status:
 * @self: a page
 *
 * Returns: (transfer full): what the status line says
 */
char *
office_people_page_dup_status (OfficePeoplePage *self)
{
  guint n[OFFICE_N_PEOPLE];
  g_autofree char *people = NULL, *rooms = NULL, *equipment = NULL;

  for (int kind = 0; kind < OFFICE_N_PEOPLE; kind++)
    n[kind] = g_list_model_get_n_items (G_LIST_MODEL (self->items[kind]));
  people = g_strdup_printf (ngettext ("%u person", "%u people", n[0]), n[0]);
  rooms = g_strdup_printf (ngettext ("%u room", "%u rooms", n[1]), n[1]);
  equipment = g_strdup_printf (ngettext ("%u kind of equipment", "%u kinds of equipment", n[2]), n[2]);
  return g_strdup_printf ("%s · %s · %s", people, rooms, equipment);
}

/* The pane ---------------------------------------------------------------------------------------- */

static gboolean
add_calendars (OfficePeoplePage *self,
               OfficeFactsPane  *pane,
               gint64            staff_id)
{
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->people->availability->len; i++)
    {
      const OfficeAvailability *row = g_ptr_array_index (self->people->availability, i);

      if (row->staff_id == staff_id && row->calendar != NULL && g_hash_table_add (said, row->calendar))
        office_facts_pane_add_fact (pane, _("Calendar"), row->calendar);
    }
  return g_hash_table_size (said) > 0;
}

static void
show_staff (OfficePeoplePage *self,
            OfficeFactsPane  *pane,
            OfficePeopleItem *item)
{
  const OfficeStaff *staff = office_people_item_get_staff (item);
  g_autofree char *roles = office_people_item_dup_roles (item);
  g_autofree char *subjects = staff->subjects != NULL ? g_strjoinv (", ", staff->subjects) : NULL;
  g_autofree char *most =
    staff->max_vivas_per_day > 0 ? g_strdup_printf ("%d", staff->max_vivas_per_day) : g_strdup (_("as the rules say"));
  int minutes = office_people_item_get_minutes (item);
  g_autofree char *week = minutes > 0 ? office_minutes_to_text (minutes) : g_strdup (_("nothing said"));
  gboolean calendars;

  office_facts_pane_add_fact (pane, _("Roles"), roles);
  office_facts_pane_add_fact (pane, _("E-mail"), staff->email);
  office_facts_pane_add_fact (pane, _("Employer"), staff->employer);
  office_facts_pane_add_fact (pane, _("Subjects"), subjects);
  if (staff->examiner)
    office_facts_pane_add_fact (pane, _("Vivas a day"), most);
  office_facts_pane_add_fact (pane, _("Can come this week"), week);
  calendars = add_calendars (self, pane, staff->id);
  office_facts_pane_add_text (pane, _("Who has said when they can come in a week is asked within that alone; who has "
                                      "said nothing of it, at any time."));
  office_facts_pane_add_text (pane, _("In the week, full is available and hatched is busy; an edge on the left says that "
                                      "it was read from a calendar. Drag, or choose with Shift and the arrows and press "
                                      "Space; 1 and 2 paint available and busy, Delete takes back."));
  office_facts_pane_add_action (pane, _("Read a cal_endar…"), "timetable.read-calendar", NULL);
  office_facts_pane_add_action (pane, _("_Write the calendar…"), "timetable.write-calendar", NULL);
  if (calendars)
    office_facts_pane_add_action (pane, _("Forget calen_dars"), "timetable.forget-calendars", NULL);
}

static void
show_room (OfficeFactsPane  *pane,
           const OfficeRoom *room)
{
  g_autofree char *capacity = room->capacity > 0 ? g_strdup_printf ("%d", room->capacity) : g_strdup (_("not said"));

  office_facts_pane_add_fact (pane, _("Holds"), capacity);
  office_facts_pane_add_text (pane, room->online ? _("Online: holds any number of sessions at once and never clashes.")
                                                 : _("Holds one session at a time."));
}

/**
 * office_people_page_show_facts:
 * @self: a page
 * @pane: a pane
 *
 * Says all that is known of what is selected, and what can be done with it.
 */
void
office_people_page_show_facts (OfficePeoplePage *self,
                               OfficeFactsPane  *pane)
{
  g_autoptr (OfficePeopleItem) item = get_item (self);

  office_facts_pane_clear (pane);
  if (item == NULL)
    office_facts_pane_set_title (pane, _("Nothing selected"));
  else
    {
      office_facts_pane_set_title (pane, office_people_item_get_name (item));
      if (office_people_item_get_staff (item) != NULL)
        show_staff (self, pane, item);
      else if (office_people_item_get_room (item) != NULL)
        show_room (pane, office_people_item_get_room (item));
      else
        {
          g_autofree char *n = g_strdup_printf ("%d", office_people_item_get_equipment (item)->quantity);

          office_facts_pane_add_fact (pane, _("How many there are"), n);
        }
      office_facts_pane_add_action (pane, _("_Edit"), "timetable.edit", NULL);
      office_facts_pane_add_action (pane, _("Take off the l_ist…"), "timetable.cancel", NULL);
    }

  if (self->kind != OFFICE_PEOPLE_STAFF && self->people != NULL)
    {
      g_autofree char *n = g_strdup_printf ("%d", self->people->learners_per_tutor);

      office_facts_pane_add_heading (pane, _("Hands-on days"));
      office_facts_pane_add_fact (pane, _("Learners for one tutor"), n);
      office_facts_pane_add_action (pane, _("Change the n_umber…"), "timetable.set-ratio", NULL);
    }
}

/* Class ------------------------------------------------------------------------------------------- */

static gboolean
office_people_page_grab_focus (GtkWidget *widget)
{
  OfficePeoplePage *self = OFFICE_PEOPLE_PAGE (widget);

  return gtk_widget_grab_focus (gtk_stack_get_visible_child (GTK_STACK (self->lists)));
}

static void
office_people_page_dispose (GObject *object)
{
  OfficePeoplePage *self = OFFICE_PEOPLE_PAGE (object);

  self->filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_queue_clear_full (&self->strokes, (GDestroyNotify) stroke_free);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_PEOPLE_PAGE);
  self->grid = NULL;
  for (int kind = 0; kind < OFFICE_N_PEOPLE; kind++)
    g_clear_object (&self->items[kind]);

  G_OBJECT_CLASS (office_people_page_parent_class)->dispose (object);
}

static void
office_people_page_finalize (GObject *object)
{
  office_people_free (OFFICE_PEOPLE_PAGE (object)->people);

  G_OBJECT_CLASS (office_people_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, OFFICE_RESOURCE_PATH "/ui/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, root);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, lists_box);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, staff_button);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, rooms_button);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, equipment_button);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, lists);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, staff_table);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, rooms_table);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, equipment_table);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, empty);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, separator);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, week_box);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, week_heading);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, repeat_button);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, available_button);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, busy_button);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, OfficePeoplePage, grid);
  gtk_widget_class_bind_template_callback (widget_class, list_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tool_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, paint_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, repeat_clicked_cb);
}

static void
office_people_page_class_init (OfficePeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_people_page_dispose;
  object_class->finalize = office_people_page_finalize;
  widget_class->grab_focus = office_people_page_grab_focus;

  /**
   * OfficePeoplePage::changed:
   * @self: the page
   *
   * Something else is selected, or reads differently.
   */
  signals[CHANGED] = g_signal_new ("changed", OFFICE_TYPE_PEOPLE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (OFFICE_TYPE_TABLE);
  g_type_ensure (OFFICE_TYPE_EMPTY_STATE);
  g_type_ensure (OFFICE_TYPE_AVAILABILITY_GRID);
  bind_template (widget_class);
}

static void
office_people_page_init (OfficePeoplePage *self)
{
  const char *labels[OFFICE_N_PEOPLE] = { _("Faculty"), _("Rooms"), _("Equipment") };

  g_queue_init (&self->strokes);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = 0; kind < OFFICE_N_PEOPLE; kind++)
    {
      OfficeTable *table = get_table (self, (OfficePeopleKind) kind);

      self->items[kind] = g_list_store_new (OFFICE_TYPE_PEOPLE_ITEM);
      office_people_set_columns (table, (OfficePeopleKind) kind);
      office_table_set_label (table, labels[kind]);
      office_table_set_single (table, TRUE);
      office_table_sort_in_memory (table, G_LIST_MODEL (self->items[kind]));
    }
  office_stack_hide_others (GTK_STACK (self->lists));
  chosen_cb (self);
}
