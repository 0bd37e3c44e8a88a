/* empty-state.c: what stands where there is nothing yet: a picture, a sentence, the way out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/empty-state.h"

#include "views/template.h"

struct _OfficeEmptyState
{
  GtkWidget  parent_instance;

  char      *icon_name;   /* until the picture is first shown */

  GtkWidget *root;
  GtkWidget *picture;
  GtkWidget *text_label;
  GtkWidget *first_button;
  GtkWidget *second_button;
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_TEXT,
  PROP_FIRST_LABEL,
  PROP_FIRST_ACTION,
  PROP_SECOND_LABEL,
  PROP_SECOND_ACTION,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (OfficeEmptyState, office_empty_state, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
set_button_label (GtkWidget  *button,
                  const char *label)
{
  gtk_button_set_label (GTK_BUTTON (button), label != NULL ? label : "");
  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_widget_set_visible (button, label != NULL);
}

/* The picture is the view's icon, drawn anew in one thin line where there is such a drawing. Most
 * empty states are never seen: theirs is not looked for. */
static void
show_picture (OfficeEmptyState *self)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (self->picture));
  g_autofree char *icon_name = g_steal_pointer (&self->icon_name);
  g_autofree char *large = NULL;

  if (icon_name == NULL)
    return;
  if (g_str_has_suffix (icon_name, "-symbolic"))
    large = g_strdup_printf ("%.*s-large-symbolic",
                             (int) (strlen (icon_name) - strlen ("-symbolic")), icon_name);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->picture),
                                large != NULL && gtk_icon_theme_has_icon (theme, large) ? large
                                                                                        : icon_name);
}

static void
office_empty_state_map (GtkWidget *widget)
{
  show_picture (OFFICE_EMPTY_STATE (widget));

  GTK_WIDGET_CLASS (office_empty_state_parent_class)->map (widget);
}

static void
office_empty_state_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  OfficeEmptyState *self = OFFICE_EMPTY_STATE (object);
  const char *string = g_value_get_string (value);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      g_free (self->icon_name);
      self->icon_name = g_strdup (string);
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        show_picture (self);
      break;
    case PROP_TEXT:
      office_empty_state_set_text (self, string);
      break;
    case PROP_FIRST_LABEL:
      set_button_label (self->first_button, string);
      break;
    case PROP_FIRST_ACTION:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->first_button), string);
      break;
    case PROP_SECOND_LABEL:
      set_button_label (self->second_button, string);
      break;
    case PROP_SECOND_ACTION:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->second_button), string);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_empty_state_dispose (GObject *object)
{
  office_widget_dispose_template (GTK_WIDGET (object), OFFICE_TYPE_EMPTY_STATE);

  G_OBJECT_CLASS (office_empty_state_parent_class)->dispose (object);
}

static void
office_empty_state_finalize (GObject *object)
{
  g_free (OFFICE_EMPTY_STATE (object)->icon_name);

  G_OBJECT_CLASS (office_empty_state_parent_class)->finalize (object);
}

static void
office_empty_state_class_init (OfficeEmptyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = office_empty_state_dispose;
  object_class->finalize = office_empty_state_finalize;
  object_class->set_property = office_empty_state_set_property;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_FIRST_LABEL] = g_param_spec_string ("first-label", NULL, NULL, NULL, flags);
  properties[PROP_FIRST_ACTION] = g_param_spec_string ("first-action", NULL, NULL, NULL, flags);
  properties[PROP_SECOND_LABEL] = g_param_spec_string ("second-label", NULL, NULL, NULL, flags);
  properties[PROP_SECOND_ACTION] = g_param_spec_string ("second-action", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->map = office_empty_state_map;

  gtk_widget_class_set_css_name (widget_class, "emptystate");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OFFICE_RESOURCE_PATH "/ui/empty-state.ui");
  gtk_widget_class_bind_template_child (widget_class, OfficeEmptyState, root);
  gtk_widget_class_bind_template_child (widget_class, OfficeEmptyState, picture);
  gtk_widget_class_bind_template_child (widget_class, OfficeEmptyState, text_label);
  gtk_widget_class_bind_template_child (widget_class, OfficeEmptyState, first_button);
  gtk_widget_class_bind_template_child (widget_class, OfficeEmptyState, second_button);
}

static void
office_empty_state_init (OfficeEmptyState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * office_empty_state_new:
 * @icon_name: a symbolic icon, shown at 64 px
 * @text: a sentence that says what is not there and what fills the place
 *
 * Returns: (transfer floating): an empty state without buttons
 */
GtkWidget *
office_empty_state_new (const char *icon_name,
                        const char *text)
{
  return g_object_new (OFFICE_TYPE_EMPTY_STATE, "icon-name", icon_name, "text", text, NULL);
}

/**
 * office_empty_state_set_text:
 * @self: an empty state
 * @text: (nullable): the sentence
 */
void
office_empty_state_set_text (OfficeEmptyState *self,
                             const char       *text)
{
  g_return_if_fail (OFFICE_IS_EMPTY_STATE (self));

  gtk_label_set_label (GTK_LABEL (self->text_label), text != NULL ? text : "");
}

/**
 * office_empty_state_set_first:
 * @self: an empty state
 * @label: (nullable): the main action's name, with a mnemonic; %NULL for none
 * @action_name: (nullable): the action
 */
void
office_empty_state_set_first (OfficeEmptyState *self,
                              const char       *label,
                              const char       *action_name)
{
  g_return_if_fail (OFFICE_IS_EMPTY_STATE (self));

  set_button_label (self->first_button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->first_button), action_name);
}

/**
 * office_empty_state_set_second:
 * @self: an empty state
 * @label: (nullable): the other action's name, with a mnemonic; %NULL for none
 * @action_name: (nullable): the action
 */
void
office_empty_state_set_second (OfficeEmptyState *self,
                               const char       *label,
                               const char       *action_name)
{
  g_return_if_fail (OFFICE_IS_EMPTY_STATE (self));

  set_button_label (self->second_button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->second_button), action_name);
}
