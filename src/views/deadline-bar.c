/* deadline-bar.c: when the work of a cohort is due, a field for each component of an attempt
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "model/marks-column.h"
#include "model/results-jobs.h"
#include "rules/clock.h"
#include "store/catalogue.h"
#include "store/deadlines.h"
#include "views/choice.h"
#include "views/deadline-bar.h"
#include "views/field.h"
#include "views/step-page.h"

struct _OfficeDeadlineBar
{
  GtkWidget            parent_instance;

  OfficeSession       *session;
  gint64               cohort_id;
  guint                generation;
  OfficeDeadlineSheet *sheet;    /* nullable */

  GtkWidget           *box;
  GtkWidget           *attempt;  /* an OfficeChoice */
  GtkWidget           *fields;
};

G_DEFINE_FINAL_TYPE (OfficeDeadlineBar, office_deadline_bar, GTK_TYPE_WIDGET)

typedef struct
{
  OfficeDeadlineBar *bar;
  guint              generation;
} Reading;

/* The attempt whose deadlines are shown. */
static int
get_attempt (OfficeDeadlineBar *self)
{
  const char *id = office_choice_get_id (OFFICE_CHOICE (self->attempt));

  return id != NULL ? atoi (id) : 1;
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (OfficeField) field = user_data;
  g_autoptr (GError) error = NULL;

  if (office_session_write_finish (OFFICE_SESSION (source), result, &error) != NULL)
    {
      g_object_set_data (G_OBJECT (field), "office-saved", GINT_TO_POINTER (TRUE));
      office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, _("The deadline is set."));
    }
  else
    office_field_set_error (field, error->message);
}

static void
activated_cb (OfficeField *field)
{
  OfficeDeadlineBar *self = OFFICE_DEADLINE_BAR (gtk_widget_get_ancestor (GTK_WIDGET (field),
                                                                         OFFICE_TYPE_DEADLINE_BAR));
  OfficeResultsRequest *request;
  g_autoptr (GError) error = NULL;
  gint64 at;

  if (!office_marks_parse_time (office_field_get_text (field), &at, &error))
    {
      office_field_set_error (field, error->message);
      return;
    }
  if (at == 0)
    {
      office_field_set_error (field, _("Type the day and time when the work is due."));
      return;
    }

  office_field_set_error (field, NULL);
  request = office_results_request_new (self->cohort_id);
  request->component = g_object_get_data (G_OBJECT (field), "office-component");
  request->version = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (field), "office-version"));
  request->attempt = get_attempt (self);
  request->at = at;
  office_session_write_async (self->session, OFFICE_SUBJECT_MARKS | OFFICE_SUBJECT_SESSIONS,
                              office_results_set_deadline, request, (GDestroyNotify) office_results_request_free,
                              NULL, NULL, set_cb, g_object_ref (field));
}

static void
fill_field (OfficeDeadlineBar *self,
            OfficeField       *field)
{
  const char *component = g_object_get_data (G_OBJECT (field), "office-component");

  for (guint i = 0; i < self->sheet->deadlines->len; i++)
    {
      const OfficeDeadlineRow *deadline = g_ptr_array_index (self->sheet->deadlines, i);
      g_autofree char *when = NULL;

      if (deadline->attempt != get_attempt (self) || !g_str_equal (deadline->component, component))
        continue;
      when = office_instant_to_text (deadline->at);
      office_field_set_text (field, when);
      g_object_set_data (G_OBJECT (field), "office-version", GINT_TO_POINTER (deadline->version));
    }
}

static void
add_field (OfficeDeadlineBar     *self,
           const OfficeComponent *component)
{
  g_autofree char *label = g_strdup_printf (_("%s due"), component->label);
  GtkWidget *field = office_field_new (label);

  gtk_editable_set_width_chars (GTK_EDITABLE (office_field_get_entry (OFFICE_FIELD (field))), 18);
  gtk_entry_set_placeholder_text (GTK_ENTRY (office_field_get_entry (OFFICE_FIELD (field))),
                                  _("dd/mm/yyyy hh:mm, then Enter"));
  g_object_set_data (G_OBJECT (field), "office-component", (gpointer) g_intern_string (component->name));
  fill_field (self, OFFICE_FIELD (field));
  g_signal_connect_object (office_field_get_entry (OFFICE_FIELD (field)), "activate", G_CALLBACK (activated_cb),
                           field, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->fields), field);
}

static void
show_fields (OfficeDeadlineBar *self)
{
  office_step_page_empty (self->fields);
  for (guint i = 0; self->sheet != NULL && i < self->sheet->components->len; i++)
    add_field (self, g_ptr_array_index (self->sheet->components, i));
}

/* What was just saved here is what the next change begins with; what is being typed beside it stays. */
static void
refresh_saved (OfficeDeadlineBar *self)
{
  for (GtkWidget *field = gtk_widget_get_first_child (self->fields); field != NULL;
       field = gtk_widget_get_next_sibling (field))
    if (g_object_steal_data (G_OBJECT (field), "office-saved") != NULL)
      fill_field (self, OFFICE_FIELD (field));
}

/* A choice of one attempt is none. */
static void
show_attempts (OfficeDeadlineBar *self)
{
  OfficeChoice *choice = OFFICE_CHOICE (self->attempt);
  g_autofree char *chosen = g_strdup_printf ("%d", MIN (get_attempt (self), self->sheet->n_attempts));

  office_choice_clear (choice);
  for (int i = 1; i <= self->sheet->n_attempts; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);
      g_autofree char *title = g_strdup_printf (_("Attempt %d"), i);

      office_choice_add (choice, id, title);
    }
  office_choice_set_id (choice, chosen);
  gtk_widget_set_visible (self->attempt, self->sheet->n_attempts > 1);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr (OfficeDeadlineBar) self = reading->bar;
  guint generation = reading->generation;
  g_autoptr (GError) error = NULL;
  OfficeDeadlineSheet *sheet = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  g_free (reading);
  if (sheet == NULL)
    {
      office_session_say_failure (OFFICE_SESSION (source), NULL, error);
      return;
    }
  /* What is being typed is not taken away. */
  if (generation != self->generation || self->box == NULL)
    {
      office_deadline_sheet_free (sheet);
      return;
    }
  g_clear_pointer (&self->sheet, office_deadline_sheet_free);
  self->sheet = sheet;
  show_attempts (self);
  /* What is being typed is not taken away. */
  if (gtk_widget_get_focus_child (self->fields) == NULL)
    show_fields (self);
  else
    refresh_saved (self);
}

static void
office_deadline_bar_dispose (GObject *object)
{
  OfficeDeadlineBar *self = OFFICE_DEADLINE_BAR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->sheet, office_deadline_sheet_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (office_deadline_bar_parent_class)->dispose (object);
}

static void
office_deadline_bar_class_init (OfficeDeadlineBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_deadline_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_deadline_bar_init (OfficeDeadlineBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->box, "step-bar");
  self->attempt = office_choice_new (_("Deadlines"));
  gtk_widget_set_valign (self->attempt, GTK_ALIGN_START);
  g_signal_connect_object (self->attempt, "changed", G_CALLBACK (show_fields), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->attempt);
  self->fields = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->box), self->fields);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Deadlines"), -1);
}

/**
 * office_deadline_bar_load:
 * @self: a bar
 * @session: reads and writes for it
 * @cohort_id: the cohort
 *
 * Reads when the work of the cohort is due.
 */
void
office_deadline_bar_load (OfficeDeadlineBar *self,
                          OfficeSession     *session,
                          gint64             cohort_id)
{
  Reading *reading;

  g_return_if_fail (OFFICE_IS_DEADLINE_BAR (self));

  if (self->cohort_id != cohort_id)
    office_step_page_empty (self->fields);
  g_set_object (&self->session, session);
  self->cohort_id = cohort_id;
  reading = g_new0 (Reading, 1);
  reading->bar = g_object_ref (self);
  reading->generation = ++self->generation;
  office_session_read_async (session, office_results_read_deadlines, office_results_request_new (cohort_id),
                             (GDestroyNotify) office_results_request_free,
                             (GDestroyNotify) office_deadline_sheet_free, NULL, read_cb, reading);
}
