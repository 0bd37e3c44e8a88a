/* choice.c: a label and a list to choose one thing from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/choice.h"

#include "views/template.h"

struct _OfficeChoice
{
  GtkWidget      parent_instance;

  GPtrArray     *ids;
  GtkStringList *titles;
  gboolean       quiet;

  GtkWidget     *box;
  GtkWidget     *label;
  GtkWidget     *drop_down;
};

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeChoice, office_choice, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
selected_cb (OfficeChoice *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
office_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (OFFICE_CHOICE (widget)->drop_down);
}

static void
office_choice_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  OfficeChoice *self = OFFICE_CHOICE (object);
  const char *label = g_value_get_string (value);

  switch (prop_id)
    {
    case PROP_LABEL:
      gtk_label_set_text_with_mnemonic (GTK_LABEL (self->label), label != NULL ? label : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_choice_dispose (GObject *object)
{
  OfficeChoice *self = OFFICE_CHOICE (object);

  self->quiet = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->titles);

  G_OBJECT_CLASS (office_choice_parent_class)->dispose (object);
}

static void
office_choice_finalize (GObject *object)
{
  g_ptr_array_unref (OFFICE_CHOICE (object)->ids);

  G_OBJECT_CLASS (office_choice_parent_class)->finalize (object);
}

static void
office_choice_class_init (OfficeChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_choice_dispose;
  object_class->finalize = office_choice_finalize;
  object_class->set_property = office_choice_set_property;
  widget_class->grab_focus = office_choice_grab_focus;
  widget_class->focus = office_widget_focus_through;

  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * OfficeChoice::changed:
   * @self: the choice
   *
   * The person has chosen something else.
   */
  signals[CHANGED] =
    g_signal_new ("changed", OFFICE_TYPE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_choice_init (OfficeChoice *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->titles = gtk_string_list_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->label = gtk_label_new (NULL);
  self->drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->titles)), NULL);

  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_use_underline (GTK_LABEL (self->label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), self->drop_down);
  gtk_widget_add_css_class (self->label, "field-label");
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->drop_down);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
}

/**
 * office_choice_new:
 * @label: with a mnemonic ("_Regulator")
 *
 * Returns: (transfer floating): a choice among nothing yet
 */
GtkWidget *
office_choice_new (const char *label)
{
  return g_object_new (OFFICE_TYPE_CHOICE, "label", label, NULL);
}

/**
 * office_choice_clear:
 * @self: a choice
 *
 * Takes everything out of the list.
 */
void
office_choice_clear (OfficeChoice *self)
{
  g_return_if_fail (OFFICE_IS_CHOICE (self));

  self->quiet = TRUE;
  g_ptr_array_set_size (self->ids, 0);
  gtk_string_list_splice (self->titles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->titles)),
                          NULL);
  self->quiet = FALSE;
}

/**
 * office_choice_add:
 * @self: a choice
 * @id: what is chosen, for the program
 * @title: and for a person, translated
 */
void
office_choice_add (OfficeChoice *self,
                   const char   *id,
                   const char   *title)
{
  g_return_if_fail (OFFICE_IS_CHOICE (self));

  self->quiet = TRUE;
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (self->titles, title);
  self->quiet = FALSE;
}

/**
 * office_choice_get_id:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): what is chosen
 */
const char *
office_choice_get_id (OfficeChoice *self)
{
  guint selected;

  g_return_val_if_fail (OFFICE_IS_CHOICE (self), NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  return selected < self->ids->len ? g_ptr_array_index (self->ids, selected) : NULL;
}

/**
 * office_choice_set_id:
 * @self: a choice
 * @id: (nullable): what is to be chosen; what is not in the list changes nothing
 */
void
office_choice_set_id (OfficeChoice *self,
                      const char   *id)
{
  g_return_if_fail (OFFICE_IS_CHOICE (self));

  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), id) == 0)
      {
        self->quiet = TRUE;
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), i);
        self->quiet = FALSE;
        return;
      }
}
