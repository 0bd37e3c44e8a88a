/* requirement-editor.c: one entry requirement in the pane, edited in place
 *
 * While somebody edits, news from the database change what stands above the form but not the form:
 * saving then meets the version that was read, and both values are shown to choose from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/application-acts.h"
#include "model/today.h"
#include "rules/given.h"
#include "views/field.h"
#include "views/pane-parts.h"
#include "views/requirement-editor.h"
#include "views/scroll-to.h"
#include "views/state-pill.h"
#include "views/template.h"

struct _OfficeRequirementEditor
{
  GtkWidget               parent_instance;

  OfficeSession          *session;
  gboolean                saving;
  gint64                  application_id;
  OfficeRequirement       kind;
  OfficeRequirementState  state;
  char                   *note;
  char                   *due_on;
  char                   *name;            /* of the person */
  int                     version;         /* as it is saved now */
  int                     seen_version;    /* as it was when the form was opened */

  GtkWidget              *root;
  GtkWidget              *title_label;
  GtkWidget              *pill;
  GtkWidget              *met_button;
  GtkWidget              *edit_button;
  GtkWidget              *note_label;
  GtkWidget              *who_label;
  GtkWidget              *form;
  GtkWidget              *state_drop_down;
  GtkStringList          *states;
  GtkWidget              *note_field;
  GtkWidget              *due_field;
  GtkWidget              *problem_label;
  GtkWidget              *theirs_button;
  GtkWidget              *mine_button;
  GtkWidget              *save_button;
};

G_DEFINE_FINAL_TYPE (OfficeRequirementEditor, office_requirement_editor, GTK_TYPE_WIDGET)

static gboolean
is_editing (OfficeRequirementEditor *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->edit_button));
}

static void
show_problem (OfficeRequirementEditor *self,
              const GError            *error)
{
  const gboolean conflict = g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);

  gtk_label_set_label (GTK_LABEL (self->problem_label), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem_label, error != NULL);
  gtk_widget_set_visible (self->theirs_button, conflict);
  gtk_widget_set_visible (self->mine_button, conflict);
  gtk_widget_set_visible (self->save_button, !conflict);
}

static void
fill_form (OfficeRequirementEditor *self)
{
  g_autofree char *due = office_pane_date (self->due_on);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->state_drop_down), self->state);
  office_field_set_text (OFFICE_FIELD (self->note_field), self->note);
  office_field_set_text (OFFICE_FIELD (self->due_field), due);
  office_field_set_error (OFFICE_FIELD (self->note_field), NULL);
  office_field_set_error (OFFICE_FIELD (self->due_field), NULL);
  self->seen_version = self->version;
  show_problem (self, NULL);
}

/* Saving --------------------------------------------------------------------------------------- */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeRequirementEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (office_application_save_finish (OFFICE_SESSION (source), result, &error))
    {
      /* Translators: a requirement, a person: "Degree of Ng, Aoife is saved." */
      g_autofree char *text =
        g_strdup_printf (_("%s of %s is saved."), office_requirement_label (self->kind), self->name);

      office_session_say (OFFICE_SESSION (source), OFFICE_MESSAGE_UNDOABLE, text);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->edit_button), FALSE);
      gtk_widget_grab_focus (self->edit_button);
      return;
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->edit_button), TRUE);
  show_problem (self, error);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->mine_button) ? self->theirs_button
                                                                    : self->note_field);
}

static void
save (OfficeRequirementEditor *self,
      OfficeRequirementState   state,
      const char              *note,
      const char              *due_on,
      int                      version)
{
  const OfficeRequirementRow row = {
    .kind = self->kind,
    .state = state,
    .note = (char *) note,
    .due_on = (char *) due_on,
    .version = version,
  };

  /* The form stays sensitive: GTK would take the focus from what is being typed in. */
  if (self->saving)
    return;
  self->saving = TRUE;
  office_requirement_save_async (self->session, self->application_id, &row, saved_cb,
                                 g_object_ref (self));
}

/* Returns whether what is typed there is a day, or nothing. */
static gboolean
read_due (OfficeRequirementEditor  *self,
          char                    **due_on)
{
  const char *text = office_field_get_text (OFFICE_FIELD (self->due_field));
  g_autoptr (GError) error = NULL;
  OfficeDay day;

  *due_on = NULL;
  if (*text == '\0')
    return TRUE;
  day = office_day_parse (text, OFFICE_DATE_EVENT, OFFICE_EXCEL_NONE, office_today (), &error);
  if (day == OFFICE_DAY_NONE)
    {
      office_field_set_error (OFFICE_FIELD (self->due_field), error->message);
      return FALSE;
    }
  *due_on = office_day_to_iso (day);
  return TRUE;
}

/* A condition and a waiver are words (ENTRY-2). */
static gboolean
read_words (OfficeRequirementEditor *self,
            OfficeRequirementState   state)
{
  const char *text = office_field_get_text (OFFICE_FIELD (self->note_field));
  const char *error = NULL;

  if (!office_text_is_given (text) && state == OFFICE_REQUIREMENT_CONDITIONAL)
    error = _("Say what is still to come.");
  else if (!office_text_is_given (text) && state == OFFICE_REQUIREMENT_WAIVED)
    error = _("Say why it is waived.");
  office_field_set_error (OFFICE_FIELD (self->note_field), error);
  return error == NULL;
}

static void
save_form (OfficeRequirementEditor *self,
           int                      version)
{
  const OfficeRequirementState state =
    gtk_drop_down_get_selected (GTK_DROP_DOWN (self->state_drop_down));
  OfficeField *const fields[] = { OFFICE_FIELD (self->note_field), OFFICE_FIELD (self->due_field) };
  g_autofree char *due_on = NULL;
  gboolean sound = read_words (self, state);

  if (state == OFFICE_REQUIREMENT_CONDITIONAL)
    sound = read_due (self, &due_on) && sound;
  if (!sound)
    {
      office_fields_focus_first_error (fields, G_N_ELEMENTS (fields));
      return;
    }
  save (self, state, office_field_get_text (OFFICE_FIELD (self->note_field)),
        state == OFFICE_REQUIREMENT_CONDITIONAL ? due_on : NULL, version);
}

/* Template ------------------------------------------------------------------------------------- */

static void
met_clicked_cb (OfficeRequirementEditor *self)
{
  save (self, OFFICE_REQUIREMENT_MET, self->note, NULL, self->version);
}

static void
edit_toggled_cb (OfficeRequirementEditor *self)
{
  const gboolean editing = is_editing (self);

  if (editing)
    fill_form (self);
  gtk_widget_set_visible (self->form, editing);
  gtk_widget_set_visible (self->note_label, !editing && self->note != NULL && *self->note != '\0');
  if (editing)
    office_show_in_sight (self->root, self->state_drop_down);
}

static void
state_selected_cb (OfficeRequirementEditor *self)
{
  const guint state = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->state_drop_down));

  office_field_set_error (OFFICE_FIELD (self->note_field), NULL);
  gtk_widget_set_visible (self->due_field, state == OFFICE_REQUIREMENT_CONDITIONAL);
  if (state == OFFICE_REQUIREMENT_CONDITIONAL)
    g_object_set (self->note_field, "label", _("_Condition"), NULL);
  else if (state == OFFICE_REQUIREMENT_WAIVED)
    g_object_set (self->note_field, "label", _("_Why it is waived"), NULL);
  else
    g_object_set (self->note_field, "label", _("_Note"), NULL);
}

static void
due_changed_cb (OfficeRequirementEditor *self)
{
  g_autofree char *due_on = NULL;

  /* A day that is being typed is not wrong yet. */
  if (strlen (office_field_get_text (OFFICE_FIELD (self->due_field))) >= 8)
    read_due (self, &due_on);
}

static void
save_clicked_cb (OfficeRequirementEditor *self)
{
  save_form (self, self->seen_version);
}

static void
theirs_clicked_cb (OfficeRequirementEditor *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->edit_button), FALSE);
  gtk_widget_grab_focus (self->edit_button);
}

static void
mine_clicked_cb (OfficeRequirementEditor *self)
{
  save_form (self, self->version);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  OfficeRequirementEditor *self = OFFICE_REQUIREMENT_EDITOR (widget);

  if (!is_editing (self))
    return FALSE;
  theirs_clicked_cb (self);
  return TRUE;
}

/* Overrides ------------------------------------------------------------------------------------ */

static void
office_requirement_editor_dispose (GObject *object)
{
  OfficeRequirementEditor *self = OFFICE_REQUIREMENT_EDITOR (object);

  g_clear_object (&self->session);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_REQUIREMENT_EDITOR);

  G_OBJECT_CLASS (office_requirement_editor_parent_class)->dispose (object);
}

static void
office_requirement_editor_finalize (GObject *object)
{
  OfficeRequirementEditor *self = OFFICE_REQUIREMENT_EDITOR (object);

  g_free (self->note);
  g_free (self->due_on);
  g_free (self->name);

  G_OBJECT_CLASS (office_requirement_editor_parent_class)->finalize (object);
}

static void
office_requirement_editor_class_init (OfficeRequirementEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_requirement_editor_dispose;
  object_class->finalize = office_requirement_editor_finalize;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/requirement-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, title_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, pill);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, met_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, edit_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, note_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, who_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, form);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, state_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, states);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, note_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, due_field);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, problem_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, mine_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeRequirementEditor, save_button);
  gtk_widget_class_bind_template_callback (widget_class, met_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, theirs_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, mine_clicked_cb);
}

static void
office_requirement_editor_init (OfficeRequirementEditor *self)
{
  g_type_ensure (OFFICE_TYPE_FIELD);
  g_type_ensure (OFFICE_TYPE_STATE_PILL);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint state = 0; state < OFFICE_N_REQUIREMENT_STATES; state++)
    gtk_string_list_append (self->states, office_requirement_state_label (state));
  state_selected_cb (self);
}

/* Public --------------------------------------------------------------------------------------- */

/**
 * office_requirement_editor_new:
 *
 * Returns: (transfer floating): an editor without a requirement
 */
GtkWidget *
office_requirement_editor_new (void)
{
  return g_object_new (OFFICE_TYPE_REQUIREMENT_EDITOR, NULL);
}

static void
set_names (OfficeRequirementEditor *self)
{
  const char *title = office_requirement_label (self->kind);
  /* Translators: an entry requirement, such as "Degree" */
  g_autofree char *met = g_strdup_printf (_("%s is met"), title);
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), title);

  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  gtk_widget_set_tooltip_text (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_tooltip_text (self->met_button, met);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->met_button), GTK_ACCESSIBLE_PROPERTY_LABEL, met, -1);
  gtk_widget_set_tooltip_text (self->edit_button, edit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL, edit,
                                  -1);
}

static void
set_who (OfficeRequirementEditor    *self,
         const OfficeRequirementRow *row)
{
  g_autofree char *on = office_pane_date (row->decided_on);
  g_autofree char *due = office_pane_date (row->due_on);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  if (due != NULL)
    g_ptr_array_add (parts, g_strdup_printf (row->overdue ? _("overdue since %s") : _("due on %s"), due));
  if (row->decided_by != NULL && on != NULL)
    /* Translators: a person, a day */
    g_ptr_array_add (parts, g_strdup_printf (_("%s, %s"), row->decided_by, on));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_label (GTK_LABEL (self->who_label), text);
  gtk_widget_set_visible (self->who_label, *text != '\0');
}

/**
 * office_requirement_editor_set:
 * @self: an editor
 * @session: where it is saved
 * @application_id: the application
 * @name: whose it is, family name first
 * @row: the decision as it is saved
 *
 * Shows a requirement. What somebody is typing for the same application is left alone.
 */
void
office_requirement_editor_set (OfficeRequirementEditor    *self,
                               OfficeSession              *session,
                               gint64                      application_id,
                               const char                 *name,
                               const OfficeRequirementRow *row)
{
  const gboolean other = application_id != self->application_id;

  g_return_if_fail (OFFICE_IS_REQUIREMENT_EDITOR (self));

  g_set_object (&self->session, session);
  self->application_id = application_id;
  self->kind = row->kind;
  self->state = row->state;
  self->version = row->version;
  g_free (self->note);
  self->note = g_strdup (row->note);
  g_free (self->due_on);
  self->due_on = g_strdup (row->due_on);
  g_free (self->name);
  self->name = g_strdup (name);

  if (other)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->edit_button), FALSE);
  set_names (self);
  set_who (self, row);
  office_state_pill_set (OFFICE_STATE_PILL (self->pill), office_state_look_requirement (row->state));
  gtk_label_set_label (GTK_LABEL (self->note_label), row->note != NULL ? row->note : "");
  gtk_widget_set_visible (self->note_label,
                          !is_editing (self) && row->note != NULL && *row->note != '\0');
  gtk_widget_set_visible (self->met_button, row->state != OFFICE_REQUIREMENT_MET);
}
