/* action-list.c: every action by name, to search and to run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/action-list.h"
#include "app/actions.h"
#include "views/click-activates.h"
#include "views/template.h"

/* One line: an action of the view or of the window. */

#define OFFICE_TYPE_ACTION_ITEM (office_action_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeActionItem, office_action_item, OFFICE, ACTION_ITEM, GObject)

struct _OfficeActionItem
{
  GObject                 parent_instance;

  const OfficeViewAction *action;
  char                   *folded;   /* the title, to search in */
};

G_DEFINE_FINAL_TYPE (OfficeActionItem, office_action_item, G_TYPE_OBJECT)

static void
office_action_item_finalize (GObject *object)
{
  g_free (OFFICE_ACTION_ITEM (object)->folded);

  G_OBJECT_CLASS (office_action_item_parent_class)->finalize (object);
}

static void
office_action_item_class_init (OfficeActionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_action_item_finalize;
}

static void
office_action_item_init (OfficeActionItem *self)
{
}

/* The window. */

struct _OfficeActionList
{
  GtkWindow           parent_instance;

  GtkWidget          *target;    /* where actions are looked for: the view, or the window itself */
  GtkFilter          *filter;
  GtkSelectionModel  *selection;
  char               *wanted;    /* case-folded */

  GtkWidget          *search_entry;
  GtkWidget          *list;
};

G_DEFINE_FINAL_TYPE (OfficeActionList, office_action_list, GTK_TYPE_WINDOW)

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  OfficeActionList *self = user_data;

  return self->wanted == NULL || strstr (OFFICE_ACTION_ITEM (item)->folded, self->wanted) != NULL;
}

static void
search_changed_cb (OfficeActionList *self)
{
  g_free (self->wanted);
  self->wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
run (OfficeActionList *self,
     OfficeActionItem *item)
{
  g_autoptr (GtkWidget) target = g_object_ref (self->target);
  const char *detailed_name = item->action->name;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) parameter = NULL;

  if (!g_action_parse_detailed_name (detailed_name, &name, &parameter, NULL))
    {
      g_critical ("%s is no action", detailed_name);
      return;
    }
  if (parameter != NULL)
    g_variant_ref_sink (parameter);

  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (target, name, parameter);
}

static void
activate_cb (OfficeActionList *self,
             guint             position)
{
  g_autoptr (OfficeActionItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    run (self, item);
}

static void
entry_activate_cb (OfficeActionList *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (self->selection);
  OfficeActionItem *item = gtk_single_selection_get_selected_item (selection);

  if (item != NULL)
    run (self, item);
}

/* Up and Down move through the list while the focus stays in the search. */
static gboolean
key_cb (OfficeActionList *self,
        guint             keyval)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (self->selection);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (selection));
  guint position = gtk_single_selection_get_selected (selection);

  if (n_items == 0)
    return FALSE;
  if (keyval == GDK_KEY_Down)
    position = MIN (position + 1, n_items - 1);
  else if (keyval == GDK_KEY_Up)
    position = position > 0 ? position - 1 : 0;
  else
    return FALSE;

  gtk_single_selection_set_selected (selection, position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *keys = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (keys, "keys");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), keys);
  gtk_list_item_set_child (list_item, box);
  office_list_item_click_activates (list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  OfficeActionItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  g_autofree char *keys = NULL;
  GdkModifierType modifiers;
  guint keyval;

  if (item->action->accel != NULL &&
      gtk_accelerator_parse (item->action->accel, &keyval, &modifiers))
    keys = gtk_accelerator_get_label (keyval, modifiers);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), _(item->action->title));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), keys != NULL ? keys : "");
}

static void
append_actions (GListStore             *store,
                const OfficeViewAction *actions,
                guint                   n_actions)
{
  for (guint i = 0; i < n_actions; i++)
    {
      g_autoptr (OfficeActionItem) item = g_object_new (OFFICE_TYPE_ACTION_ITEM, NULL);

      item->action = &actions[i];
      item->folded = g_utf8_casefold (_(actions[i].title), -1);
      g_list_store_append (store, item);
    }
}

static void
fill (OfficeActionList *self,
      OfficeView       *view)
{
  GListStore *store = g_list_store_new (OFFICE_TYPE_ACTION_ITEM);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;
  const OfficeViewAction *actions;
  guint n_actions;

  if (view != NULL)
    {
      actions = office_view_get_actions (view, &n_actions);
      append_actions (store, actions, n_actions);
    }
  actions = office_actions_get_table (&n_actions);
  append_actions (store, actions, n_actions);

  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (store), g_object_ref (self->filter));
  self->selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (filtered)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), self->selection);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  g_object_unref (factory);
}

static void
office_action_list_dispose (GObject *object)
{
  OfficeActionList *self = OFFICE_ACTION_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_ACTION_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->target);

  G_OBJECT_CLASS (office_action_list_parent_class)->dispose (object);
}

static void
office_action_list_finalize (GObject *object)
{
  g_free (OFFICE_ACTION_LIST (object)->wanted);

  G_OBJECT_CLASS (office_action_list_parent_class)->finalize (object);
}

static void
office_action_list_class_init (OfficeActionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_action_list_dispose;
  object_class->finalize = office_action_list_finalize;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/action-list.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeActionList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, OfficeActionList, list);
}

static void
office_action_list_init (OfficeActionList *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->search_entry, keys);

  g_signal_connect_swapped (self->search_entry, "search-changed",
                            G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_swapped (self->search_entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
}

/**
 * office_action_list_present:
 * @window: the window whose actions are listed
 * @view: (nullable): the view whose actions come first
 *
 * Shows every action by name. Typing filters, Enter runs, Esc closes.
 */
void
office_action_list_present (GtkWindow  *window,
                            OfficeView *view)
{
  OfficeActionList *self = g_object_new (OFFICE_TYPE_ACTION_LIST, "transient-for", window, NULL);

  self->target = g_object_ref (view != NULL ? GTK_WIDGET (view) : GTK_WIDGET (window));
  fill (self, view);
  gtk_widget_grab_focus (self->search_entry);
  gtk_window_present (GTK_WINDOW (self));
}
