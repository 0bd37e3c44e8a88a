/* template-parts.c: a row for a picture, a row for a colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/template-parts.h"

struct _OfficePictureRow
{
  GtkWidget  parent_instance;

  char      *digest;

  GtkWidget *box;
  GtkWidget *state;
  GtkWidget *remove_button;
};

enum
{
  CHOOSE,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OfficePictureRow, office_picture_row, GTK_TYPE_WIDGET)

static void
choose_cb (OfficePictureRow *self)
{
  g_signal_emit (self, signals[CHOOSE], 0);
}

static void
remove_cb (OfficePictureRow *self)
{
  office_picture_row_set_digest (self, NULL, NULL);
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
office_picture_row_dispose (GObject *object)
{
  g_clear_pointer (&OFFICE_PICTURE_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (office_picture_row_parent_class)->dispose (object);
}

static void
office_picture_row_finalize (GObject *object)
{
  g_free (OFFICE_PICTURE_ROW (object)->digest);

  G_OBJECT_CLASS (office_picture_row_parent_class)->finalize (object);
}

static void
office_picture_row_class_init (OfficePictureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_picture_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = office_picture_row_finalize;

  /**
   * OfficePictureRow::choose:
   * @self: the row
   *
   * The person wants to choose a file.
   */
  signals[CHOOSE] = g_signal_new ("choose", OFFICE_TYPE_PICTURE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  /**
   * OfficePictureRow::removed:
   * @self: the row
   *
   * The person wants no picture.
   */
  signals[REMOVED] = g_signal_new ("removed", OFFICE_TYPE_PICTURE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_picture_row_init (OfficePictureRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * office_picture_row_new:
 * @label: what the picture is
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
office_picture_row_new (const char *label)
{
  OfficePictureRow *self = g_object_new (OFFICE_TYPE_PICTURE_ROW, NULL);
  GtkWidget *title = gtk_label_new (label);
  GtkWidget *choose = gtk_button_new ();
  /* Translators: what a picture is: "Choose: Logo" */
  g_autofree char *choose_name = g_strdup_printf (_("Choose: %s"), label);
  g_autofree char *remove_name = g_strdup_printf (_("Remove: %s"), label);

  self->state = gtk_label_new (NULL);
  self->remove_button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_button_set_child (GTK_BUTTON (choose), gtk_label_new (_("Choose…")));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (self->state), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->state), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (self->state, TRUE);
  gtk_widget_add_css_class (self->state, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_PROPERTY_LABEL, choose_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name,
                                  -1);
  gtk_widget_set_tooltip_text (self->remove_button, remove_name);
  gtk_box_append (GTK_BOX (self->box), title);
  gtk_box_append (GTK_BOX (self->box), self->state);
  gtk_box_append (GTK_BOX (self->box), choose);
  gtk_box_append (GTK_BOX (self->box), self->remove_button);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_cb), self);
  g_signal_connect_swapped (self->remove_button, "clicked", G_CALLBACK (remove_cb), self);
  office_picture_row_set_digest (self, NULL, NULL);
  return GTK_WIDGET (self);
}

/**
 * office_picture_row_get_digest:
 * @self: a row
 *
 * Returns: (nullable): digest of the picture; %NULL for none
 */
const char *
office_picture_row_get_digest (OfficePictureRow *self)
{
  g_return_val_if_fail (OFFICE_IS_PICTURE_ROW (self), NULL);

  return self->digest;
}

/**
 * office_picture_row_set_digest:
 * @self: a row
 * @digest: (nullable): of the picture
 * @shown: (nullable): what it is called; %NULL for just that there is one
 */
void
office_picture_row_set_digest (OfficePictureRow *self,
                               const char       *digest,
                               const char       *shown)
{
  g_autofree char *copy = g_strdup (digest);

  g_return_if_fail (OFFICE_IS_PICTURE_ROW (self));

  g_free (self->digest);
  self->digest = g_steal_pointer (&copy);
  gtk_label_set_label (GTK_LABEL (self->state), self->digest == NULL ? _("none")
                                                : shown != NULL ? shown : _("a picture"));
  gtk_widget_set_visible (self->remove_button, self->digest != NULL);
}

static void
forget_hidden_cb (GtkWindow *dialog)
{
  gtk_window_destroy (dialog);
}

static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       removed,
                    guint       added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_COLOR_CHOOSER_DIALOG (window))
        g_signal_connect (window, "hide", G_CALLBACK (forget_hidden_cb), NULL);
    }
}

/* The button keeps its dialog, hidden; but GTK 4.8 ends the program when assistive technology asks
 * for a window that is not shown. The button makes a new one when it is pressed again. */
static void
let_dialogs_go (void)
{
  static gsize watched = 0;

  if (g_once_init_enter (&watched))
    {
      g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb),
                        NULL);
      g_once_init_leave (&watched, 1);
    }
}

/**
 * office_colour_row_new:
 * @label: what is in that colour, with a mnemonic
 * @button: (out): the button with the colour; it emits "color-set"
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
office_colour_row_new (const char  *label,
                       GtkWidget  **button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new_with_mnemonic (label);

  let_dialogs_go ();
  *button = gtk_color_button_new ();
  gtk_color_button_set_title (GTK_COLOR_BUTTON (*button), gtk_label_get_text (GTK_LABEL (title)));
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), *button);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  /* What has the focus and is pressed is the button inside. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (*button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (title)), -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), *button);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/**
 * office_colour_row_get:
 * @button: a button with a colour
 *
 * Returns: 0xRRGGBB
 */
guint32
office_colour_row_get (GtkWidget *button)
{
  GdkRGBA colour;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &colour);
  return (guint32) (colour.red * 255 + 0.5f) << 16 | (guint32) (colour.green * 255 + 0.5f) << 8
         | (guint32) (colour.blue * 255 + 0.5f);
}

/**
 * office_colour_row_set:
 * @button: a button with a colour
 * @colour: 0xRRGGBB
 */
void
office_colour_row_set (GtkWidget *button,
                       guint32    colour)
{
  GdkRGBA rgba = { (colour >> 16 & 0xff) / 255.0f, (colour >> 8 & 0xff) / 255.0f, (colour & 0xff) / 255.0f, 1 };

  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &rgba);
}
