/* field.c: a label, an entry below it, and the sentence that says what is wrong with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/field.h"

#include "views/template.h"

struct _OfficeField
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *entry;
  GtkWidget *error_box;
  GtkWidget *error_label;
  GtkWidget *note;
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_TEXT,
  PROP_PLACEHOLDER,
  PROP_ERROR,
  N_PROPS
};

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeField, office_field, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
entry_changed_cb (OfficeField *self)
{
  /* What was wrong is being mended: the reproach goes at the first key. */
  office_field_set_error (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
entry_activate_cb (OfficeField *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
office_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (OFFICE_FIELD (widget)->entry);
}

static void
office_field_dispose (GObject *object)
{
  OfficeField *self = OFFICE_FIELD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (office_field_parent_class)->dispose (object);
}

static void
office_field_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  OfficeField *self = OFFICE_FIELD (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, office_field_get_text (self));
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_entry_get_placeholder_text (GTK_ENTRY (self->entry)));
      break;
    case PROP_ERROR:
      g_value_set_string (value, office_field_get_error (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_field_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  OfficeField *self = OFFICE_FIELD (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      gtk_label_set_text_with_mnemonic (GTK_LABEL (self->label), g_value_get_string (value) != NULL
                                                                   ? g_value_get_string (value)
                                                                   : "");
      break;
    case PROP_TEXT:
      office_field_set_text (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), g_value_get_string (value));
      break;
    case PROP_ERROR:
      office_field_set_error (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
office_field_class_init (OfficeFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = office_field_dispose;
  object_class->get_property = office_field_get_property;
  object_class->set_property = office_field_set_property;
  widget_class->grab_focus = office_field_grab_focus;
  widget_class->focus = office_widget_focus_through;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] =
    g_signal_new ("changed", OFFICE_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[ACTIVATE] =
    g_signal_new ("activate", OFFICE_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_field_init (OfficeField *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("office-error-symbolic");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->label = gtk_label_new (NULL);
  self->entry = gtk_entry_new ();
  self->error_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->error_label = gtk_label_new (NULL);
  self->note = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_use_underline (GTK_LABEL (self->label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), self->entry);
  gtk_widget_add_css_class (self->label, "field-label");
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_widget_set_hexpand (self->error_label, TRUE);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  gtk_box_append (GTK_BOX (self->error_box), icon);
  gtk_box_append (GTK_BOX (self->error_box), self->error_label);
  gtk_widget_add_css_class (self->error_box, "field-error");
  gtk_widget_set_visible (self->error_box, FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->note), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 36);
  gtk_widget_add_css_class (self->note, "field-note");
  gtk_widget_set_visible (self->note, FALSE);

  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->error_box);
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_hexpand (self->entry, TRUE);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
}

/**
 * office_field_new:
 * @label: with a mnemonic ("_Family name")
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
office_field_new (const char *label)
{
  return g_object_new (OFFICE_TYPE_FIELD, "label", label, NULL);
}

/**
 * office_field_get_text:
 * @self: a field
 *
 * Returns: (transfer none): what is typed in it
 */
const char *
office_field_get_text (OfficeField *self)
{
  g_return_val_if_fail (OFFICE_IS_FIELD (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * office_field_set_text:
 * @self: a field
 * @text: (nullable): to stand in it
 */
void
office_field_set_text (OfficeField *self,
                       const char  *text)
{
  g_return_if_fail (OFFICE_IS_FIELD (self));

  if (g_strcmp0 (office_field_get_text (self), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

/**
 * office_field_get_error:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the sentence below the entry
 */
const char *
office_field_get_error (OfficeField *self)
{
  g_return_val_if_fail (OFFICE_IS_FIELD (self), NULL);

  if (!gtk_widget_get_visible (self->error_box))
    return NULL;
  return gtk_label_get_label (GTK_LABEL (self->error_label));
}

/* A remark is told as the entry's description, unless an error is. */
static void
describe_note (OfficeField *self)
{
  if (gtk_widget_get_visible (self->note))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_label_get_label (GTK_LABEL (self->note)), -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * office_field_set_error:
 * @self: a field
 * @error: (nullable): one sentence: what is wrong, what to do; %NULL when all is well
 *
 * Shows the sentence below the entry, with a red outline and an icon, and tells assistive technology.
 */
void
office_field_set_error (OfficeField *self,
                        const char  *error)
{
  g_return_if_fail (OFFICE_IS_FIELD (self));

  if (g_strcmp0 (office_field_get_error (self), error) == 0)
    return;

  gtk_label_set_label (GTK_LABEL (self->error_label), error != NULL ? error : "");
  gtk_widget_set_visible (self->error_box, error != NULL);
  if (error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "invalid");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "invalid");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
      describe_note (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/**
 * office_field_set_note:
 * @self: a field
 * @note: (nullable): one sentence: what will come of what is typed; %NULL when there is nothing to say
 *
 * Shows a remark below the entry that is no error.
 */
void
office_field_set_note (OfficeField *self,
                       const char  *note)
{
  g_return_if_fail (OFFICE_IS_FIELD (self));

  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  if (office_field_get_error (self) == NULL)
    describe_note (self);
}

/**
 * office_field_get_entry:
 * @self: a field
 *
 * Returns: (transfer none): the entry, for what a field does not offer
 */
GtkWidget *
office_field_get_entry (OfficeField *self)
{
  g_return_val_if_fail (OFFICE_IS_FIELD (self), NULL);

  return self->entry;
}

/**
 * office_fields_focus_first_error:
 * @fields: (array length=n_fields): the fields of a form, in their order
 * @n_fields: how many
 *
 * Gives the focus to the first field with an error.
 *
 * Returns: whether there was one
 */
gboolean
office_fields_focus_first_error (OfficeField *const *fields,
                                 guint               n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if (office_field_get_error (fields[i]) != NULL)
      {
        gtk_widget_grab_focus (GTK_WIDGET (fields[i]));
        return TRUE;
      }
  return FALSE;
}
