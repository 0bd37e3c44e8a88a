/* event-form-save.c: saving what was typed: one event, or each date of a session that repeats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/event-series.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "views/event-form-private.h"
#include "views/event-repeat.h"
#include "views/field.h"

/* What is saved: a draft, or each date of a series of it. */
typedef struct
{
  OfficeEventDraft *draft;
  GPtrArray        *series;   /* nullable */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  office_event_draft_free (saving->draft);
  g_clear_pointer (&saving->series, g_ptr_array_unref);
  g_free (saving);
}

static gpointer
save_job (OfficeConnection  *connection,
          gpointer           data,
          GCancellable      *cancellable,
          GError           **error)
{
  const Saving *saving = data;
  gint64 id = 0;
  gboolean done = saving->series != NULL
                    ? office_event_series_save (connection, saving->draft, saving->series, &id, error)
                    : office_event_draft_save (connection, saving->draft, &id, error);

  return done ? g_memdup2 (&id, sizeof id) : NULL;
}

/* When the first session is that was saved. */
static gint64
first_start (OfficeEventForm *self)
{
  for (guint i = 0; self->series != NULL && i < self->series->len; i++)
    {
      const OfficeSeriesDate *date = g_ptr_array_index (self->series, i);

      if (date->left_out == NULL)
        return date->starts_at;
    }
  return self->draft->starts_at;
}

static void
say_saved (OfficeEventForm *self)
{
  gboolean viva = office_event_draft_is_viva (self->draft);
  g_autofree char *when = office_instant_to_text (first_start (self));
  g_autofree char *said = NULL;

  if (self->series != NULL)
    {
      guint n = office_series_count (self->series, NULL, NULL);

      /* Translators: how many sessions, when the first one starts */
      said = g_strdup_printf (ngettext ("%u session added, the first on %s.", "%u sessions added, the first on %s.", n), n,
                              when);
    }
  else if (self->draft->id == 0)
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
  g_signal_emit_by_name (self, "saved", office_event_draft_is_viva (self->draft) ? "viva" : "session", *id,
                         office_instant_to_day (first_start (self)));
}

static void
focus_first_error (OfficeEventForm *self)
{
  OfficeField *fields[] = {
    OFFICE_FIELD (self->learner), OFFICE_FIELD (self->title), OFFICE_FIELD (self->date), OFFICE_FIELD (self->time),
    OFFICE_FIELD (self->minutes), OFFICE_FIELD (self->marking), OFFICE_FIELD (self->attempt),
    OFFICE_FIELD (self->room), OFFICE_FIELD (self->people),
  };

  if (!office_fields_focus_first_error (fields, G_N_ELEMENTS (fields)))
    office_event_repeat_focus_error (OFFICE_EVENT_REPEAT (self->repeat));
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
  OfficeSessionPattern pattern = { 0 };
  Saving *saving;

  g_return_if_fail (OFFICE_IS_EVENT_FORM (self));

  self->save_waits = FALSE;
  if (self->saving || self->draft == NULL || self->timetable == NULL)
    return;
  g_clear_handle_id (&self->judge_id, g_source_remove);
  if (!office_event_form_judge (self, TRUE))
    {
      focus_first_error (self);
      return;
    }

  /* The dates that are shown are those that are made. */
  self->save_waits = office_event_form_read_pattern (self, &pattern) && pattern.n > 1 && self->series == NULL;
  if (self->save_waits)
    return;

  saving = g_new0 (Saving, 1);
  saving->draft = office_event_draft_copy (self->draft);
  saving->series = self->series != NULL ? g_ptr_array_ref (self->series) : NULL;
  self->saving = TRUE;
  gtk_widget_set_visible (self->conflict_box, FALSE);
  office_session_write_async (self->session, OFFICE_SUBJECT_SESSIONS | OFFICE_SUBJECT_CATALOGUE, save_job,
                              saving, saving_free, g_free, NULL, saved_cb, g_object_ref (self));
}

void
office_event_form_save_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  office_event_form_save (OFFICE_EVENT_FORM (widget));
}

void
office_event_form_overwrite_action (GtkWidget  *widget,
                                    const char *action_name,
                                    GVariant   *parameter)
{
  OfficeEventForm *self = OFFICE_EVENT_FORM (widget);

  if (self->draft == NULL)
    return;
  self->draft->version = OFFICE_EVENT_ANY_VERSION;
  office_event_form_save (self);
}

void
office_event_form_close_action (GtkWidget  *widget,
                                const char *action_name,
                                GVariant   *parameter)
{
  OFFICE_EVENT_FORM (widget)->touched = FALSE;
  g_signal_emit_by_name (widget, "closed");
}
