/* return-profile-editor.c: the window in which a profile of returns is edited
 *
 * On the left the columns in their order, on the right what one of them holds. Alt with the arrows
 * moves a column, Insert adds one, Delete takes it away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/return-profile-editor.h"

#include <glib/gi18n-lib.h>

#include "model/return-jobs.h"
#include "views/field.h"
#include "views/form-window.h"
#include "views/pane-parts.h"
#include "views/return-field-form.h"

#define WIDTH       780
#define LIST_WIDTH  300
#define LIST_HEIGHT 380

typedef struct
{
  OfficeFormWindow         *window;
  OfficeSession            *session;
  OfficeReturnProfile      *profile;
  gboolean                  quiet;

  OfficeField              *name;
  OfficeField              *sheet;
  GtkWidget                *list;
  GtkWidget                *add_button;
  GtkWidget                *up_button;
  GtkWidget                *down_button;
  GtkWidget                *remove_button;
  OfficeReturnFieldForm    *form;

  OfficeReturnProfileSaved  saved;
  gpointer                  user_data;
  GDestroyNotify            free_data;
} Editor;

static void
editor_free (gpointer data)
{
  Editor *editor = data;

  if (editor->free_data != NULL)
    editor->free_data (editor->user_data);
  office_return_profile_free (editor->profile);
  g_object_unref (editor->session);
  g_free (editor);
}

/* The list of columns -------------------------------------------------------------------------- */

static int
get_selected (Editor *editor)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (editor->list));

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
set_row_text (Editor *editor,
              int     at)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (editor->list), at);
  const OfficeReturnField *field = g_ptr_array_index (editor->profile->fields, at);
  const char *fact = _(office_return_fact_get (field->fact)->label);
  GtkWidget *box = gtk_list_box_row_get_child (row);
  GtkWidget *heading = gtk_widget_get_first_child (box);
  /* Translators: a column of a profile: its place, its heading, what it holds */
  g_autofree char *name = g_strdup_printf (_("Column %d, %s: %s"), at + 1, field->heading, fact);

  gtk_label_set_label (GTK_LABEL (heading), *field->heading != '\0' ? field->heading : _("(no heading)"));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (heading)), fact);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
new_row (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 1)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
update_buttons (Editor *editor)
{
  int at = get_selected (editor), n = (int) editor->profile->fields->len;

  gtk_widget_set_sensitive (editor->up_button, at > 0);
  gtk_widget_set_sensitive (editor->down_button, at >= 0 && at + 1 < n);
  gtk_widget_set_sensitive (editor->remove_button, at >= 0 && n > 1);
}

static void
select_row (Editor   *editor,
            int       at,
            gboolean  focus)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (editor->list), at);

  gtk_list_box_select_row (GTK_LIST_BOX (editor->list), row);
  if (focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* All rows anew: there are a few dozen at most, and their numbers have changed. */
static void
fill_list (Editor   *editor,
           int       selected,
           gboolean  focus)
{
  GtkListBoxRow *row;

  editor->quiet = TRUE;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (editor->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (editor->list), GTK_WIDGET (row));
  for (guint i = 0; i < editor->profile->fields->len; i++)
    {
      gtk_list_box_append (GTK_LIST_BOX (editor->list), new_row ());
      set_row_text (editor, (int) i);
    }
  editor->quiet = FALSE;
  select_row (editor, CLAMP (selected, 0, (int) editor->profile->fields->len - 1), focus);
}

static void
row_selected_cb (Editor *editor)
{
  int at = get_selected (editor);

  if (editor->quiet || at < 0)
    return;
  office_return_field_form_show (editor->form, g_ptr_array_index (editor->profile->fields, at), editor->profile->kind);
  update_buttons (editor);
}

static void
field_changed_cb (Editor *editor)
{
  int at = get_selected (editor);

  if (at >= 0)
    set_row_text (editor, at);
}

static void
move_by (Editor *editor,
         int     by)
{
  GPtrArray *fields = editor->profile->fields;
  int at = get_selected (editor), to = at + by;
  gpointer moved;

  if (at < 0 || to < 0 || to >= (int) fields->len)
    return;
  moved = fields->pdata[at];
  fields->pdata[at] = fields->pdata[to];
  fields->pdata[to] = moved;
  fill_list (editor, to, TRUE);
}

static void
up_cb (Editor *editor)
{
  move_by (editor, -1);
}

static void
down_cb (Editor *editor)
{
  move_by (editor, 1);
}

static void
remove_cb (Editor *editor)
{
  int at = get_selected (editor);

  if (at < 0 || editor->profile->fields->len < 2)
    return;
  g_ptr_array_remove_index (editor->profile->fields, (guint) at);
  fill_list (editor, at, TRUE);
}

/* A new column stands behind the chosen one and asks for its heading. */
static void
add_cb (Editor *editor)
{
  int at = get_selected (editor) + 1;

  g_ptr_array_insert (editor->profile->fields, at, office_return_field_new (OFFICE_FACT_BLANK, _("New column")));
  fill_list (editor, at, FALSE);
  office_return_field_form_focus (editor->form);
}

/* The arrows go through the rows; Tab leaves them, or it would choose one column after another. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        Editor                *editor)
{
  gboolean alt = (modifiers & GDK_ALT_MASK) != 0;

  if (alt && key == GDK_KEY_Up)
    move_by (editor, -1);
  else if (alt && key == GDK_KEY_Down)
    move_by (editor, 1);
  else if (!alt && key == GDK_KEY_Delete)
    remove_cb (editor);
  else if (!alt && key == GDK_KEY_Insert)
    add_cb (editor);
  else if (key == GDK_KEY_Tab)
    gtk_widget_grab_focus (editor->add_button);
  else if (key == GDK_KEY_ISO_Left_Tab)
    gtk_widget_grab_focus (GTK_WIDGET (editor->sheet));
  else
    return FALSE;
  return TRUE;
}

/* Saving --------------------------------------------------------------------------------------- */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeFormWindow) window = user_data;
  Editor *editor = g_object_get_data (G_OBJECT (window), "office-editor");
  g_autoptr (GError) error = NULL;
  gboolean done = office_session_write_finish (OFFICE_SESSION (source), result, &error) != NULL;

  office_form_window_set_busy (window, FALSE);
  if (!done)
    {
      office_form_window_refuse (window, error->message);
      return;
    }
  office_session_say (editor->session, OFFICE_MESSAGE_UNDOABLE, _("The profile is saved."));
  editor->saved (editor->profile, editor->user_data);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
take_texts (Editor *editor)
{
  const char *sheet = office_field_get_text (editor->sheet);

  g_free (editor->profile->name);
  editor->profile->name = g_strstrip (g_strdup (office_field_get_text (editor->name)));
  g_free (editor->profile->sheets[OFFICE_RETURN_SHEET_DATA]);
  editor->profile->sheets[OFFICE_RETURN_SHEET_DATA] = *sheet != '\0' ? g_strdup (sheet) : NULL;
}

static void
submit_cb (Editor *editor)
{
  g_autoptr (GError) error = NULL;
  OfficeReturnRequest *request;

  take_texts (editor);
  if (!office_return_profile_check (editor->profile, &error))
    {
      office_form_window_refuse (editor->window, error->message);
      return;
    }
  request = office_return_request_new (0, editor->profile->kind);
  request->profile = office_return_profile_copy (editor->profile);
  office_form_window_set_busy (editor->window, TRUE);
  office_session_write_async (editor->session, OFFICE_SUBJECT_DOCUMENTS, office_return_job_save_profile, request,
                              (GDestroyNotify) office_return_request_free, NULL, NULL, saved_cb,
                              g_object_ref (editor->window));
}

/* The window ----------------------------------------------------------------------------------- */

static GtkWidget *
add_button (Editor     *editor,
            GtkWidget  *box,
            const char *label,
            const char *tooltip,
            GCallback   clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, tooltip, -1);
  g_signal_connect_swapped (button, "clicked", clicked, editor);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_list (Editor *editor)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  editor->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (editor->list), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (editor->list, keys);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), editor);
  g_signal_connect_swapped (editor->list, "row-selected", G_CALLBACK (row_selected_cb), editor);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), editor->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_size_request (scrolled, LIST_WIDTH, LIST_HEIGHT);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (side), scrolled);

  editor->add_button = add_button (editor, buttons, _("_Add"), _("Insert"), G_CALLBACK (add_cb));
  editor->up_button = add_button (editor, buttons, _("_Up"), _("Alt+Up"), G_CALLBACK (up_cb));
  editor->down_button = add_button (editor, buttons, _("_Down"), _("Alt+Down"), G_CALLBACK (down_cb));
  editor->remove_button = add_button (editor, buttons, _("Re_move"), _("Delete"), G_CALLBACK (remove_cb));
  gtk_box_append (GTK_BOX (side), buttons);
  return side;
}

static void
add_notes (Editor  *editor,
           char   **notes)
{
  g_autofree char *text = notes != NULL && notes[0] != NULL ? g_strjoinv ("\n", notes) : NULL;
  GtkWidget *label, *scrolled;

  if (text == NULL)
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 84);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  office_form_window_add (editor->window, scrolled);
}

static void
add_parts (Editor  *editor,
           char   **notes)
{
  GtkWidget *parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  editor->name = OFFICE_FIELD (office_field_new (_("_Name of the profile")));
  editor->sheet = OFFICE_FIELD (office_field_new (_("Name of the data _sheet (“Data” unless said)")));
  office_form_window_add_pair (editor->window, GTK_WIDGET (editor->name), GTK_WIDGET (editor->sheet));
  add_notes (editor, notes);

  gtk_box_append (GTK_BOX (parts), make_list (editor));
  editor->form = OFFICE_RETURN_FIELD_FORM (office_return_field_form_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (editor->form), TRUE);
  g_signal_connect_swapped (editor->form, "changed", G_CALLBACK (field_changed_cb), editor);
  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (editor->form));
  office_form_window_add (editor->window, parts);
}

/**
 * office_return_profile_editor_present:
 * @parent: the window over which it stands
 * @session: saves it
 * @profile: (transfer full): what is edited; without an id it is saved as a new one
 * @notes: (nullable) (array zero-terminated=1): what a person should look at
 * @saved: called when it has been saved
 * @user_data: for @saved
 * @free_data: (nullable): frees @user_data
 *
 * Opens the editor of a profile: columns, order, headings, formats, words, the sheet's name (RETURN-1).
 */
void
office_return_profile_editor_present (GtkWindow                *parent,
                                      OfficeSession            *session,
                                      OfficeReturnProfile      *profile,
                                      char                    **notes,
                                      OfficeReturnProfileSaved  saved,
                                      gpointer                  user_data,
                                      GDestroyNotify            free_data)
{
  /* Translators: the kind of a return */
  g_autofree char *title = g_strdup_printf (_("Profile of the columns: %s"), office_return_kind_label (profile->kind));
  Editor *editor = g_new0 (Editor, 1);

  editor->window = office_form_window_new (parent, title, _("Save the _Profile"));
  gtk_window_set_default_size (GTK_WINDOW (editor->window), WIDTH, -1);
  editor->session = g_object_ref (session);
  editor->profile = profile;
  editor->saved = saved;
  editor->user_data = user_data;
  editor->free_data = free_data;
  g_object_set_data_full (G_OBJECT (editor->window), "office-editor", editor, editor_free);
  add_parts (editor, notes);

  office_field_set_text (editor->name, profile->name);
  office_field_set_text (editor->sheet, profile->sheets[OFFICE_RETURN_SHEET_DATA] != NULL
                                          ? profile->sheets[OFFICE_RETURN_SHEET_DATA] : "");
  fill_list (editor, 0, FALSE);
  g_signal_connect_swapped (editor->window, "submit", G_CALLBACK (submit_cb), editor);
  gtk_window_present (GTK_WINDOW (editor->window));
  gtk_widget_grab_focus (GTK_WIDGET (editor->name));
}
