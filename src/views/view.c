/* view.c: what the five views have in common: a bar, the table, a pane beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/settings.h"
#include "views/template.h"
#include "views/view.h"

#define PANE_MIN_WIDTH     300
#define PANE_DEFAULT_WIDTH 360

typedef struct
{
  OfficeSession *session;
  char          *id;
  char          *title;
  char          *icon_name;
  char          *help;
  char          *count;
  char          *status;
  guint          n_todo;
  OfficeSubjects missed;      /* changed while the view was hidden */
  gboolean       pane_visible;
  int            pane_width;  /* that was given to it, px, or 0 */
  int            content_width; /* that the content would like to have beside the pane, px */

  GtkEventController *global_shortcuts;

  GtkWidget     *root;
  GtkWidget     *bar;
  GtkWidget     *title_label;
  GtkWidget     *count_label;
  GtkWidget     *bar_start_slot;
  GtkWidget     *bar_end_slot;
  GtkWidget     *filters_slot;
  GtkWidget     *paned;
  GtkWidget     *content_slot;
  GtkWidget     *pane_scroller;
  GtkWidget     *pane;
} OfficeViewPrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_VIEW_ID,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_HELP,
  PROP_COUNT,
  PROP_STATUS,
  PROP_N_TODO,
  PROP_PANE_VISIBLE,
  PROP_BAR_START,
  PROP_BAR_END,
  PROP_FILTERS,
  PROP_CONTENT,
  PROP_PANE,
  N_PROPS
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OfficeView, office_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static OfficeViewPrivate *
get_private (OfficeView *self)
{
  return office_view_get_instance_private (self);
}

static void
fill_slot (GtkWidget *slot,
           GtkWidget *child)
{
  GtkWidget *before;

  while ((before = gtk_widget_get_first_child (slot)) != NULL)
    gtk_box_remove (GTK_BOX (slot), before);
  if (child != NULL)
    gtk_box_append (GTK_BOX (slot), child);
}

static void
update_pane (OfficeView *self)
{
  OfficeViewPrivate *priv = get_private (self);

  gtk_widget_set_visible (priv->pane_scroller, priv->pane != NULL && priv->pane_visible);
}

static void
set_pane (OfficeView *self,
          GtkWidget  *pane)
{
  OfficeViewPrivate *priv = get_private (self);

  priv->pane = pane;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (priv->pane_scroller), pane);
  update_pane (self);
}

/* Session ------------------------------------------------------------------------------------- */

static void
changed_cb (OfficeView     *self,
            OfficeSubjects  subjects)
{
  office_view_refresh (self, subjects);
}

static void
place_changed_cb (OfficeView *self)
{
  office_view_refresh (self, OFFICE_SUBJECT_ALL);
}

/* The pane's width ---------------------------------------------------------------------------- */

/* A pane that nobody has dragged has the remembered width, or less where the content needs room. */
static void
max_position_cb (OfficeView *self)
{
  OfficeViewPrivate *priv = get_private (self);
  g_autoptr (GVariant) remembered = NULL;
  int width = PANE_DEFAULT_WIDTH;
  int max_position, total;

  g_object_get (priv->paned, "max-position", &max_position, NULL);
  if (max_position <= 0 || max_position == G_MAXINT || !gtk_widget_get_visible (priv->pane_scroller))
    return;
  total = max_position + PANE_MIN_WIDTH;
  if (priv->pane_width != 0 && total - gtk_paned_get_position (GTK_PANED (priv->paned)) != priv->pane_width)
    return;

  if (priv->id != NULL)
    remembered = office_settings_get_entry ("panes", priv->id, "i");
  if (remembered != NULL)
    width = MAX (g_variant_get_int32 (remembered), PANE_MIN_WIDTH);
  width = CLAMP (total - priv->content_width, PANE_MIN_WIDTH, width);
  if (width == priv->pane_width)
    return;
  priv->pane_width = width;
  gtk_paned_set_position (GTK_PANED (priv->paned), total - width);
}

static void
remember_pane_width (OfficeView *self)
{
  OfficeViewPrivate *priv = get_private (self);
  int width = gtk_widget_get_width (priv->pane_scroller);

  if (priv->pane_width != 0 && priv->id != NULL && width >= PANE_MIN_WIDTH && width != priv->pane_width &&
      gtk_widget_get_mapped (priv->pane_scroller))
    office_settings_set_entry ("panes", priv->id, g_variant_new_int32 (width));
}

/* A window that is not on the screen yet reads what its front view will show, so that its first frame
 * is filled. */
static gboolean
is_in_front (OfficeView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (gtk_widget_get_mapped (widget))
    return TRUE;
  return root != NULL && !gtk_widget_get_mapped (GTK_WIDGET (root)) &&
         GTK_IS_STACK (gtk_widget_get_parent (widget)) &&
         gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_parent (widget))) == widget;
}

/* Shown and hidden ----------------------------------------------------------------------------- */

static void
office_view_map (GtkWidget *widget)
{
  OfficeView *self = OFFICE_VIEW (widget);
  OfficeViewPrivate *priv = get_private (self);

  GTK_WIDGET_CLASS (office_view_parent_class)->map (widget);

  if (priv->missed != 0)
    office_view_refresh (self, priv->missed);
  if (priv->global_shortcuts != NULL)
    gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (priv->global_shortcuts),
                                       GTK_SHORTCUT_SCOPE_GLOBAL);
}

static void
office_view_unmap (GtkWidget *widget)
{
  OfficeViewPrivate *priv = get_private (OFFICE_VIEW (widget));

  remember_pane_width (OFFICE_VIEW (widget));
  /* A hidden view's Ctrl+N is not to fire beside the one of the view that is shown. */
  if (priv->global_shortcuts != NULL)
    gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (priv->global_shortcuts),
                                       GTK_SHORTCUT_SCOPE_LOCAL);

  GTK_WIDGET_CLASS (office_view_parent_class)->unmap (widget);
}

/* Shortcuts ----------------------------------------------------------------------------------- */

static gboolean
is_global_accel (GtkShortcutTrigger *trigger)
{
  if (!GTK_IS_KEYVAL_TRIGGER (trigger))
    return FALSE;
  return (gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) &
          (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0;
}

static void
add_shortcuts (OfficeView *self)
{
  OfficeViewPrivate *priv = get_private (self);
  OfficeViewClass *klass = OFFICE_VIEW_GET_CLASS (self);
  GtkEventController *local = gtk_shortcut_controller_new ();

  priv->global_shortcuts = gtk_shortcut_controller_new ();
  for (guint i = 0; i < klass->n_actions; i++)
    {
      const OfficeViewAction *action = &klass->actions[i];
      GtkShortcutTrigger *trigger;
      GtkEventController *controller;

      if (action->accel == NULL)
        continue;
      trigger = gtk_shortcut_trigger_parse_string (action->accel);
      if (trigger == NULL)
        {
          g_critical ("%s is no shortcut", action->accel);
          continue;
        }
      controller = is_global_accel (trigger) ? priv->global_shortcuts : local;
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (trigger, gtk_named_action_new (action->name)));
    }
  gtk_widget_add_controller (priv->content_slot, local);
  gtk_widget_add_controller (GTK_WIDGET (self), priv->global_shortcuts);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  return office_view_go_back (OFFICE_VIEW (widget));
}

/* Overrides ----------------------------------------------------------------------------------- */

static gboolean
office_view_real_grab_table_focus (OfficeView *self)
{
  return gtk_widget_child_focus (get_private (self)->content_slot, GTK_DIR_TAB_FORWARD);
}

static gboolean
office_view_grab_focus (GtkWidget *widget)
{
  return office_view_grab_table_focus (OFFICE_VIEW (widget));
}

static void
office_view_constructed (GObject *object)
{
  G_OBJECT_CLASS (office_view_parent_class)->constructed (object);

  add_shortcuts (OFFICE_VIEW (object));
}

static void
office_view_dispose (GObject *object)
{
  OfficeView *self = OFFICE_VIEW (object);

  office_view_set_session (self, NULL);
  office_widget_dispose_template (GTK_WIDGET (self), OFFICE_TYPE_VIEW);

  G_OBJECT_CLASS (office_view_parent_class)->dispose (object);
}

static void
office_view_finalize (GObject *object)
{
  OfficeViewPrivate *priv = get_private (OFFICE_VIEW (object));

  g_free (priv->id);
  g_free (priv->title);
  g_free (priv->icon_name);
  g_free (priv->help);
  g_free (priv->count);
  g_free (priv->status);

  G_OBJECT_CLASS (office_view_parent_class)->finalize (object);
}

static void
office_view_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  OfficeView *self = OFFICE_VIEW (object);
  OfficeViewPrivate *priv = get_private (self);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_VIEW_ID:
      g_value_set_string (value, priv->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, priv->icon_name);
      break;
    case PROP_HELP:
      g_value_set_string (value, priv->help);
      break;
    case PROP_COUNT:
      g_value_set_string (value, priv->count);
      break;
    case PROP_STATUS:
      g_value_set_string (value, priv->status);
      break;
    case PROP_N_TODO:
      g_value_set_uint (value, priv->n_todo);
      break;
    case PROP_PANE_VISIBLE:
      g_value_set_boolean (value, priv->pane_visible);
      break;
    case PROP_PANE:
      g_value_set_object (value, priv->pane);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_title (OfficeView *self,
           const char *title)
{
  OfficeViewPrivate *priv = get_private (self);

  g_free (priv->title);
  priv->title = g_strdup (title);
  gtk_label_set_label (GTK_LABEL (priv->title_label), title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
}

static void
office_view_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  OfficeView *self = OFFICE_VIEW (object);
  OfficeViewPrivate *priv = get_private (self);

  switch (prop_id)
    {
    case PROP_SESSION:
      office_view_set_session (self, g_value_get_object (value));
      break;
    case PROP_VIEW_ID:
      g_free (priv->id);
      priv->id = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      g_free (priv->icon_name);
      priv->icon_name = g_value_dup_string (value);
      break;
    case PROP_HELP:
      g_free (priv->help);
      priv->help = g_value_dup_string (value);
      break;
    case PROP_COUNT:
      office_view_set_count (self, g_value_get_string (value));
      break;
    case PROP_STATUS:
      office_view_set_status (self, g_value_get_string (value));
      break;
    case PROP_N_TODO:
      office_view_set_n_todo (self, g_value_get_uint (value));
      break;
    case PROP_PANE_VISIBLE:
      office_view_set_pane_visible (self, g_value_get_boolean (value));
      break;
    case PROP_BAR_START:
      fill_slot (priv->bar_start_slot, g_value_get_object (value));
      break;
    case PROP_BAR_END:
      fill_slot (priv->bar_end_slot, g_value_get_object (value));
      break;
    case PROP_FILTERS:
      fill_slot (priv->filters_slot, g_value_get_object (value));
      gtk_widget_set_visible (priv->filters_slot, g_value_get_object (value) != NULL);
      break;
    case PROP_CONTENT:
      fill_slot (priv->content_slot, g_value_get_object (value));
      break;
    case PROP_PANE:
      set_pane (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags writable =
    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags slot = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, OFFICE_TYPE_SESSION, writable);
  properties[PROP_VIEW_ID] = g_param_spec_string ("view-id", NULL, NULL, NULL, writable);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, writable);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, writable);
  properties[PROP_HELP] = g_param_spec_string ("help", NULL, NULL, NULL, writable);
  properties[PROP_COUNT] = g_param_spec_string ("count", NULL, NULL, NULL, writable);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, writable);
  properties[PROP_N_TODO] = g_param_spec_uint ("n-todo", NULL, NULL, 0, G_MAXUINT, 0, writable);
  properties[PROP_PANE_VISIBLE] =
    g_param_spec_boolean ("pane-visible", NULL, NULL, TRUE, writable);
  properties[PROP_BAR_START] =
    g_param_spec_object ("bar-start", NULL, NULL, GTK_TYPE_WIDGET, slot);
  properties[PROP_BAR_END] = g_param_spec_object ("bar-end", NULL, NULL, GTK_TYPE_WIDGET, slot);
  properties[PROP_FILTERS] = g_param_spec_object ("filters", NULL, NULL, GTK_TYPE_WIDGET, slot);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, slot);
  properties[PROP_PANE] = g_param_spec_object ("pane", NULL, NULL, GTK_TYPE_WIDGET, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
office_view_class_init (OfficeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = office_view_constructed;
  object_class->dispose = office_view_dispose;
  object_class->finalize = office_view_finalize;
  object_class->get_property = office_view_get_property;
  object_class->set_property = office_view_set_property;
  install_properties (object_class);

  widget_class->map = office_view_map;
  widget_class->unmap = office_view_unmap;
  widget_class->grab_focus = office_view_grab_focus;
  widget_class->focus = office_widget_focus_through;
  klass->grab_table_focus = office_view_real_grab_table_focus;

  gtk_widget_class_set_css_name (widget_class, "officeview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/view.ui");
  gtk_widget_class_bind_template_child_private (widget_class, OfficeView, root);
  gtk_widget_class_bind_template_child_private (widget_class, OfficeView, bar);
  gtk_widget_class_bind_template_child_private (widget_class, OfficeView, title_label);
  gtk_widget_class_bind_template_child_private (widget_class, OfficeView, count_label);
  gtk_widget_class_bind_template_child_private (widget_class, OfficeView, bar_start_slot);
  gtk_widget_class_bind_template_child_private (widget_class, OfficeView, bar_end_slot);
  gtk_widget_class_bind_template_child_private (widget_class, OfficeView, filters_slot);
  gtk_widget_class_bind_template_child_private (widget_class, OfficeView, paned);
  gtk_widget_class_bind_template_child_private (widget_class, OfficeView, content_slot);
  gtk_widget_class_bind_template_child_private (widget_class, OfficeView, pane_scroller);
}

static void
office_view_init (OfficeView *self)
{
  OfficeViewPrivate *priv = get_private (self);

  priv->pane_visible = TRUE;
  priv->missed = OFFICE_SUBJECT_ALL;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (priv->paned, "notify::max-position",
                            G_CALLBACK (max_position_cb), self);
}

/* Public -------------------------------------------------------------------------------------- */

/**
 * office_view_get_session:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the session that the view works in
 */
OfficeSession *
office_view_get_session (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), NULL);

  return get_private (self)->session;
}

/**
 * office_view_set_session:
 * @self: a view
 * @session: (nullable): the session to work in
 */
void
office_view_set_session (OfficeView    *self,
                         OfficeSession *session)
{
  OfficeViewPrivate *priv;

  g_return_if_fail (OFFICE_IS_VIEW (self));
  g_return_if_fail (session == NULL || OFFICE_IS_SESSION (session));

  priv = get_private (self);
  if (priv->session == session)
    return;

  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_data (priv->session, self);
  g_set_object (&priv->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::term", G_CALLBACK (place_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::cohort", G_CALLBACK (place_changed_cb), self,
                               G_CONNECT_SWAPPED);
      place_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * office_view_get_id:
 * @self: a view
 *
 * Returns: (transfer none): the view's word in settings and navigation ("enrolment")
 */
const char *
office_view_get_id (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), NULL);

  return get_private (self)->id;
}

/**
 * office_view_get_title:
 * @self: a view
 *
 * Returns: (transfer none): its name for a person
 */
const char *
office_view_get_title (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), NULL);

  return get_private (self)->title;
}

/**
 * office_view_get_icon_name:
 * @self: a view
 *
 * Returns: (transfer none): the symbolic icon of its row in the sidebar
 */
const char *
office_view_get_icon_name (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), NULL);

  return get_private (self)->icon_name;
}

/**
 * office_view_get_help:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what F1 shows: paragraphs, with Pango markup
 */
const char *
office_view_get_help (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), NULL);

  return get_private (self)->help;
}

/**
 * office_view_get_count:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what stands beside the title
 */
const char *
office_view_get_count (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), NULL);

  return get_private (self)->count;
}

/**
 * office_view_set_count:
 * @self: a view
 * @count: (nullable): what stands beside the title ("118 applications")
 */
void
office_view_set_count (OfficeView *self,
                       const char *count)
{
  OfficeViewPrivate *priv;

  g_return_if_fail (OFFICE_IS_VIEW (self));

  priv = get_private (self);
  if (g_strcmp0 (priv->count, count) == 0)
    return;

  g_free (priv->count);
  priv->count = g_strdup (count);
  gtk_label_set_label (GTK_LABEL (priv->count_label), count != NULL ? count : "");
  gtk_widget_set_visible (priv->count_label, count != NULL && *count != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * office_view_get_status:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the view's part of the status line
 */
const char *
office_view_get_status (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), NULL);

  return get_private (self)->status;
}

/**
 * office_view_set_status:
 * @self: a view
 * @status: (nullable): counts and what is selected ("118 applications · 3 selected")
 */
void
office_view_set_status (OfficeView *self,
                        const char *status)
{
  OfficeViewPrivate *priv;

  g_return_if_fail (OFFICE_IS_VIEW (self));

  priv = get_private (self);
  if (g_strcmp0 (priv->status, status) == 0)
    return;

  g_free (priv->status);
  priv->status = g_strdup (status);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

/**
 * office_view_get_n_todo:
 * @self: a view
 *
 * Returns: how many things there are to do in this view
 */
guint
office_view_get_n_todo (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), 0);

  return get_private (self)->n_todo;
}

/**
 * office_view_set_n_todo:
 * @self: a view
 * @n_todo: the number for the view's row in the sidebar; 0 shows none
 *
 * The window does this for every view, shown or not, from the tasks of the overview.
 */
void
office_view_set_n_todo (OfficeView *self,
                        guint       n_todo)
{
  OfficeViewPrivate *priv;

  g_return_if_fail (OFFICE_IS_VIEW (self));

  priv = get_private (self);
  if (priv->n_todo == n_todo)
    return;

  priv->n_todo = n_todo;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TODO]);
}

/**
 * office_view_set_content_width:
 * @self: a view
 * @width: how wide the content is to be where the pane can spare it, px
 */
void
office_view_set_content_width (OfficeView *self,
                               int         width)
{
  g_return_if_fail (OFFICE_IS_VIEW (self));

  get_private (self)->content_width = width;
}

/**
 * office_view_get_pane_visible:
 * @self: a view
 *
 * Returns: whether the detail pane is unfolded
 */
gboolean
office_view_get_pane_visible (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), FALSE);

  return get_private (self)->pane_visible;
}

/**
 * office_view_set_pane_visible:
 * @self: a view
 * @pane_visible: whether the detail pane is unfolded; without a pane this has no effect
 */
void
office_view_set_pane_visible (OfficeView *self,
                              gboolean    pane_visible)
{
  OfficeViewPrivate *priv;

  g_return_if_fail (OFFICE_IS_VIEW (self));

  priv = get_private (self);
  if (priv->pane_visible == pane_visible)
    return;

  if (!pane_visible && gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      office_view_pane_has_focus (self))
    office_view_grab_table_focus (self);
  priv->pane_visible = pane_visible;
  update_pane (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANE_VISIBLE]);
}

/**
 * office_view_show_bar:
 * @self: a view
 * @show: whether the bar with title and actions stands above the content
 *
 * A page that has its own heading, such as the import, hides the view's bar while it is open.
 */
void
office_view_show_bar (OfficeView *self,
                      gboolean    show)
{
  g_return_if_fail (OFFICE_IS_VIEW (self));

  gtk_widget_set_visible (get_private (self)->bar, show);
}

/**
 * office_view_refresh:
 * @self: a view
 * @subjects: what may read differently now
 *
 * Reads again now when the view is shown, otherwise when it will be.
 */
void
office_view_refresh (OfficeView     *self,
                     OfficeSubjects  subjects)
{
  OfficeViewPrivate *priv;

  g_return_if_fail (OFFICE_IS_VIEW (self));

  priv = get_private (self);
  if (!is_in_front (self) || priv->session == NULL || office_session_is_held (priv->session))
    {
      priv->missed |= subjects;
      return;
    }

  subjects |= priv->missed;
  priv->missed = 0;
  if (OFFICE_VIEW_GET_CLASS (self)->refresh != NULL)
    OFFICE_VIEW_GET_CLASS (self)->refresh (self, subjects);
}

/**
 * office_view_grab_table_focus:
 * @self: a view
 *
 * Returns: whether the table, grid or canvas has taken the focus
 */
gboolean
office_view_grab_table_focus (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), FALSE);

  return OFFICE_VIEW_GET_CLASS (self)->grab_table_focus (self);
}

/**
 * office_view_grab_pane_focus:
 * @self: a view
 *
 * Returns: whether something in the detail pane has taken the focus; %FALSE when it is folded
 */
gboolean
office_view_grab_pane_focus (OfficeView *self)
{
  OfficeViewPrivate *priv;

  g_return_val_if_fail (OFFICE_IS_VIEW (self), FALSE);

  priv = get_private (self);
  if (!gtk_widget_get_visible (priv->pane_scroller))
    return FALSE;
  return gtk_widget_child_focus (priv->pane_scroller, GTK_DIR_TAB_FORWARD);
}

/**
 * office_view_pane_has_focus:
 * @self: a view
 *
 * Returns: whether the focus is in the detail pane
 */
gboolean
office_view_pane_has_focus (OfficeView *self)
{
  OfficeViewPrivate *priv;
  GtkWidget *focus;

  g_return_val_if_fail (OFFICE_IS_VIEW (self), FALSE);

  priv = get_private (self);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  /* A pane without anything to use lends the focus to what scrolls it. */
  return focus != NULL && (focus == priv->pane_scroller || gtk_widget_is_ancestor (focus, priv->pane_scroller));
}

/**
 * office_view_show_record:
 * @self: a view
 * @filter: (nullable): a word of the view's own
 * @id: the record to select, or 0
 */
void
office_view_show_record (OfficeView *self,
                         const char *filter,
                         gint64      id)
{
  g_return_if_fail (OFFICE_IS_VIEW (self));

  if (OFFICE_VIEW_GET_CLASS (self)->show_record != NULL)
    OFFICE_VIEW_GET_CLASS (self)->show_record (self, filter, id);
}

/**
 * office_view_go_back:
 * @self: a view
 *
 * What Esc does: closes what is open on top; with nothing open, leads from the pane to the table.
 *
 * Returns: whether there was anything to go back from
 */
gboolean
office_view_go_back (OfficeView *self)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), FALSE);

  if (OFFICE_VIEW_GET_CLASS (self)->go_back != NULL &&
      OFFICE_VIEW_GET_CLASS (self)->go_back (self))
    return TRUE;

  if (office_view_pane_has_focus (self))
    return office_view_grab_table_focus (self);
  return FALSE;
}

/**
 * office_view_go_to:
 * @self: the view that leads away
 * @view_id: where to ("enrolment", "timetable", "results", "overview", "records")
 * @filter: (nullable): a word of that view's own
 * @id: the record to select there, or 0
 *
 * Shows another view, as the overview's list of next actions does.
 */
void
office_view_go_to (OfficeView *self,
                   const char *view_id,
                   const char *filter,
                   gint64      id)
{
  g_return_if_fail (OFFICE_IS_VIEW (self));
  g_return_if_fail (view_id != NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(ssx)", view_id,
                              filter != NULL ? filter : "", id);
}

/**
 * office_view_get_actions:
 * @self: a view
 * @n_actions: (out): how many
 *
 * Returns: (transfer none) (array length=n_actions) (nullable): the view's table of actions
 */
const OfficeViewAction *
office_view_get_actions (OfficeView *self,
                         guint      *n_actions)
{
  g_return_val_if_fail (OFFICE_IS_VIEW (self), NULL);

  *n_actions = OFFICE_VIEW_GET_CLASS (self)->n_actions;
  return OFFICE_VIEW_GET_CLASS (self)->actions;
}
