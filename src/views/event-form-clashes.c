/* event-form-clashes.c: what is typed is held against everything around it, and other times are offered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/event-series.h"
#include "rules/clock.h"
#include "views/event-form-private.h"
#include "views/event-repeat.h"

#define MOST_SENTENCES 3
#define JUDGE_AFTER 250 /* ms after the last key */
#define SECONDS_PER_DAY G_GINT64_CONSTANT (86400)
#define DAYS_AROUND 50 /* as far as another time is looked for */

enum
{
  EARLIER,
  LATER,
};

static void
show_sentence (OfficeEventForm *self,
               const char      *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, "field-error");
  gtk_box_append (GTK_BOX (self->clash_box), label);
}

static void
show_sentences (OfficeEventForm *self,
                GPtrArray       *rows)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->clash_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->clash_box), child);

  for (guint i = 0; i < MIN (rows->len, MOST_SENTENCES); i++)
    show_sentence (self, ((OfficeClashRow *) g_ptr_array_index (rows, i))->sentence);
  if (rows->len > MOST_SENTENCES)
    {
      guint n = rows->len - MOST_SENTENCES;
      g_autofree char *more = g_strdup_printf (ngettext ("%u more clash", "%u more clashes", n), n);

      show_sentence (self, more);
    }
  gtk_widget_set_visible (self->clash_box, rows->len > 0);
}

/* Other times are offered only for what a time can mend: a room that is too small stays so. */
static gboolean
time_would_help (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (((OfficeClashRow *) g_ptr_array_index (rows, i))->kind != OFFICE_CLASH_CAPACITY)
      return TRUE;
  return FALSE;
}

static void
show_offers (OfficeEventForm *self,
             gboolean         show)
{
  for (int i = EARLIER; i <= LATER; i++)
    {
      gint64 starts_at = 0;
      gboolean found = show && office_event_find_time (self->draft, self->timetable, self->around, i == LATER, &starts_at);
      g_autofree char *when = found ? office_event_time_to_text (starts_at) : NULL;
      g_autofree char *label = NULL;

      self->offered[i] = found ? starts_at : 0;
      gtk_widget_set_visible (self->offers[i], found);
      if (!found)
        continue;
      /* Translators: a time that clashes with nothing, and the key that takes it */
      label = i == EARLIER ? g_strdup_printf (_("Earlier: %s (F3)"), when) : g_strdup_printf (_("Later: %s (F4)"), when);
      gtk_button_set_label (GTK_BUTTON (self->offers[i]), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->offers[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  gtk_widget_set_visible (self->offers_box, self->offered[EARLIER] != 0 || self->offered[LATER] != 0);
}

/**
 * office_event_form_take_offer:
 * @self: a form
 * @later: whether the later of the two times, or the earlier
 *
 * Writes the nearest time that clashes with nothing into the form.
 *
 * Returns: whether one was offered
 */
gboolean
office_event_form_take_offer (OfficeEventForm *self,
                              gboolean         later)
{
  gint64 starts_at;

  g_return_val_if_fail (OFFICE_IS_EVENT_FORM (self), FALSE);

  starts_at = self->offered[later ? LATER : EARLIER];
  if (starts_at == 0)
    return FALSE;
  office_event_form_set_start (self, starts_at);
  office_event_form_judge (self, FALSE);
  return TRUE;
}

void
office_event_form_forget_clashes (OfficeEventForm *self)
{
  gtk_widget_set_visible (self->clash_box, FALSE);
  gtk_widget_set_visible (self->offers_box, FALSE);
  self->offered[EARLIER] = self->offered[LATER] = 0;
  office_event_repeat_show (OFFICE_EVENT_REPEAT (self->repeat), NULL);
  g_clear_pointer (&self->series, g_ptr_array_unref);
}

static void
show_series (OfficeEventForm            *self,
             const OfficeSessionPattern *pattern)
{
  g_clear_pointer (&self->series, g_ptr_array_unref);
  self->series = office_event_series_preview (self->draft, pattern, self->timetable, self->around);
  office_event_repeat_show (OFFICE_EVENT_REPEAT (self->repeat), self->series);
}

static void
show_clashes (OfficeEventForm            *self,
              const OfficeSessionPattern *pattern)
{
  g_autoptr (GPtrArray) rows = NULL;

  office_event_form_forget_clashes (self);
  if (pattern->n > 1)
    {
      show_series (self, pattern);
      return;
    }
  rows = office_event_judge (self->draft, self->timetable, self->around);
  show_sentences (self, rows);
  show_offers (self, time_would_help (rows));
}

static gpointer
around_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const gint64 *span = data;

  return office_surroundings_read (connection, span[0], span[1], error);
}

static void
around_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (OfficeEventForm) self = user_data;
  g_autoptr (GError) error = NULL;
  OfficeSurroundings *around = office_session_read_finish (OFFICE_SESSION (source), result, &error);

  if (around == NULL)
    {
      if (self->session != NULL)
        office_session_say_failure (self->session, _("What else is booked could not be read."), error);
      return;
    }
  g_clear_pointer (&self->around, office_surroundings_free);
  self->around = around;
  if (self->timetable != NULL && self->draft != NULL)
    office_event_form_judge (self, FALSE);
}

static void
read_around (OfficeEventForm *self,
             gint64           from,
             gint64           to)
{
  gint64 span[2] = { from - DAYS_AROUND * SECONDS_PER_DAY, to + DAYS_AROUND * SECONDS_PER_DAY };

  self->around_from = span[0];
  self->around_to = span[1];
  g_clear_pointer (&self->around, office_surroundings_free);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  office_session_read_async (self->session, around_job, g_memdup2 (span, sizeof span), g_free,
                             (GDestroyNotify) office_surroundings_free, self->cancellable, around_cb, g_object_ref (self));
}

/* Reads every field, and shows what would clash, once what is around it has been read. Returns: whether
 * it can be saved. */
gboolean
office_event_form_judge (OfficeEventForm *self,
                         gboolean         final)
{
  OfficeSessionPattern pattern = { 0 };
  gboolean good = office_event_form_read (self, final);
  gint64 from, to;

  good &= office_event_form_read_pattern (self, &pattern);
  if (!good)
    {
      office_event_form_forget_clashes (self);
      return FALSE;
    }

  from = self->draft->starts_at;
  /* What is made up for stands at the end: twice as long at the most. */
  to = from + (gint64) pattern.n * pattern.every * (pattern.make_up ? 14 : 7) * SECONDS_PER_DAY;
  if (from - 2 * SECONDS_PER_DAY < self->around_from || to > self->around_to
      || from - DAYS_AROUND / 2 * SECONDS_PER_DAY < self->around_from)
    read_around (self, from, to);
  else if (self->around != NULL)
    show_clashes (self, &pattern);
  return TRUE;
}

static void
judge_cb (gpointer user_data)
{
  OfficeEventForm *self = user_data;

  self->judge_id = 0;
  if (self->draft != NULL && self->timetable != NULL)
    office_event_form_judge (self, FALSE);
}

void
office_event_form_judge_later (OfficeEventForm *self)
{
  g_clear_handle_id (&self->judge_id, g_source_remove);
  self->judge_id = g_timeout_add_once (JUDGE_AFTER, judge_cb, self);
}

void
office_event_form_typed (OfficeEventForm *self)
{
  if (self->filling || self->draft == NULL)
    return;

  self->touched = TRUE;
  office_event_form_judge_later (self);
}
