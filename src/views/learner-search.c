/* learner-search.c: finding a learner anywhere, as one types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/learners.h"
#include "store/rows.h"
#include "views/click-activates.h"
#include "views/learner-search.h"
#include "views/template.h"

#define MOST_FOUND 12

/* One learner found. */

#define OFFICE_TYPE_FOUND_LEARNER (office_found_learner_get_type ())

G_DECLARE_FINAL_TYPE (OfficeFoundLearner, office_found_learner, OFFICE, FOUND_LEARNER, GObject)

struct _OfficeFoundLearner
{
  GObject           parent_instance;

  OfficeLearnerRow *row;
};

G_DEFINE_FINAL_TYPE (OfficeFoundLearner, office_found_learner, G_TYPE_OBJECT)

static void
office_found_learner_finalize (GObject *object)
{
  g_clear_pointer (&OFFICE_FOUND_LEARNER (object)->row, office_learner_row_free);

  G_OBJECT_CLASS (office_found_learner_parent_class)->finalize (object);
}

static void
office_found_learner_class_init (OfficeFoundLearnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_found_learner_finalize;
}

static void
office_found_learner_init (OfficeFoundLearner *self)
{
}

/* The search. */

struct _OfficeLearnerSearch
{
  GtkWidget           parent_instance;

  OfficeSession      *session;
  GCancellable       *cancellable;   /* of the search for what was typed last */
  GListStore         *found;
  GtkSingleSelection *selection;

  GtkWidget          *entry;
  GtkWidget          *popover;
  GtkWidget          *scroller;
  GtkWidget          *list;
  GtkWidget          *nobody_label;
};

G_DEFINE_FINAL_TYPE (OfficeLearnerSearch, office_learner_search, GTK_TYPE_WIDGET)

static gpointer
search_job (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr (GArray) ids = office_learners_search (connection, data, MOST_FOUND, error);

  if (ids == NULL)
    return NULL;
  return office_learners_rows (connection, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

static void
stop (OfficeLearnerSearch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (OfficeLearnerSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  rows = office_session_read_finish (OFFICE_SESSION (source), result, &error);
  if (self->session == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;   /* something else has been typed since */
  if (rows == NULL)
    {
      office_session_say_failure (self->session, NULL, error);
      return;
    }

  g_list_store_remove_all (self->found);
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (OfficeFoundLearner) learner = g_object_new (OFFICE_TYPE_FOUND_LEARNER, NULL);

      learner->row = g_ptr_array_index (rows, i);
      g_list_store_append (self->found, learner);
    }
  gtk_widget_set_visible (self->scroller, rows->len > 0);
  gtk_widget_set_visible (self->nobody_label, rows->len == 0);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
search_changed_cb (OfficeLearnerSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *typed = g_strstrip (g_strdup (text));

  stop (self);
  if (*typed == '\0' || self->session == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  self->cancellable = g_cancellable_new ();
  office_session_read_async (self->session, search_job, g_steal_pointer (&typed), g_free,
                             (GDestroyNotify) g_ptr_array_unref, self->cancellable, found_cb,
                             g_object_ref (self));
}

static void
clear (OfficeLearnerSearch *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
open_found (OfficeLearnerSearch *self,
            guint                position)
{
  g_autoptr (OfficeFoundLearner) learner = NULL;

  learner = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  if (learner == NULL)
    return;
  clear (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(ssx)", "records", "",
                              learner->row->id);
}

static void
entry_activate_cb (OfficeLearnerSearch *self)
{
  open_found (self, gtk_single_selection_get_selected (self->selection));
}

static void
stop_search_cb (OfficeLearnerSearch *self)
{
  clear (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-table", NULL);
}

/* Up and Down move through what was found while the focus stays in the entry. */
static gboolean
key_cb (OfficeLearnerSearch *self,
        guint                keyval)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n_items == 0 || !gtk_widget_get_visible (self->popover))
    return FALSE;
  if (keyval == GDK_KEY_Down)
    position = MIN (position + 1, n_items - 1);
  else if (keyval == GDK_KEY_Up)
    position = position > 0 ? position - 1 : 0;
  else
    return FALSE;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  return TRUE;
}

static void
focus_left_cb (OfficeLearnerSearch *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Rows ----------------------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *facts = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (facts), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (facts), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (facts, "dim-label");
  gtk_widget_add_css_class (facts, "hint");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), facts);
  gtk_list_item_set_child (list_item, box);
  office_list_item_click_activates (list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  const OfficeLearnerRow *row = OFFICE_FOUND_LEARNER (gtk_list_item_get_item (list_item))->row;
  GtkWidget *box = gtk_list_item_get_child (list_item);
  /* Translators: a name as it stands in a list: family name, given names */
  g_autofree char *name = office_person_name (row->family_name, row->given_names);
  const char *facts[5] = { NULL };
  g_autofree char *line = NULL;
  guint n = 0;

  if (row->registration_number != NULL && *row->registration_number != '\0')
    facts[n++] = row->registration_number;
  if (row->student_number != NULL && *row->student_number != '\0')
    facts[n++] = row->student_number;
  if (row->last_cohort != NULL && *row->last_cohort != '\0')
    facts[n++] = row->last_cohort;
  if (row->email != NULL && *row->email != '\0')
    facts[n++] = row->email;
  line = g_strjoinv (" · ", (char **) facts);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), line);
}

/* Overrides ------------------------------------------------------------------------------------ */

static gboolean
office_learner_search_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (OFFICE_LEARNER_SEARCH (widget)->entry);
}

static void
office_learner_search_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  GTK_WIDGET_CLASS (office_learner_search_parent_class)->size_allocate (widget, width, height,
                                                                        baseline);
  gtk_popover_present (GTK_POPOVER (OFFICE_LEARNER_SEARCH (widget)->popover));
}

static void
office_learner_search_dispose (GObject *object)
{
  OfficeLearnerSearch *self = OFFICE_LEARNER_SEARCH (object);

  stop (self);
  g_clear_object (&self->session);
  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_LEARNER_SEARCH);

  G_OBJECT_CLASS (office_learner_search_parent_class)->dispose (object);
}

static void
office_learner_search_class_init (OfficeLearnerSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_learner_search_dispose;
  widget_class->grab_focus = office_learner_search_grab_focus;
  widget_class->focus = office_widget_focus_through;
  widget_class->size_allocate = office_learner_search_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/learner-search.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerSearch, popover);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerSearch, scroller);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerSearch, list);
  gtk_widget_class_bind_template_child (widget_class, OfficeLearnerSearch, nobody_label);
}

static void
office_learner_search_init (OfficeLearnerSearch *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys;
  GtkEventController *focus;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->found = g_list_store_new (OFFICE_TYPE_FOUND_LEARNER);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_widget_set_focusable (self->list, FALSE);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (open_found), self);
}

/**
 * office_learner_search_set_session:
 * @self: a search
 * @session: where it looks
 */
void
office_learner_search_set_session (OfficeLearnerSearch *self,
                                   OfficeSession       *session)
{
  g_return_if_fail (OFFICE_IS_LEARNER_SEARCH (self));

  g_set_object (&self->session, session);
}
