/* chip-bar.c: a row of counted chips to filter by
 *
 * Any number of chips can be pressed; none stands for all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/count.h"
#include "views/chip-bar.h"
#include "views/settings.h"
#include "views/wrap-layout.h"

typedef struct
{
  char      *id;
  char      *title;
  GtkWidget *button;
  GtkWidget *label;
} Chip;

struct _OfficeChipBar
{
  GtkWidget  parent_instance;

  GArray    *chips;      /* of Chip */
  char      *table_id;
  gboolean   quiet;      /* several chips change at once */
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeChipBar, office_chip_bar, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
chip_clear (gpointer data)
{
  Chip *chip = data;

  g_free (chip->id);
  g_free (chip->title);
}

static Chip *
find_chip (OfficeChipBar *self,
           const char    *id)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = &g_array_index (self->chips, Chip, i);

      if (g_strcmp0 (chip->id, id) == 0)
        return chip;
    }
  return NULL;
}

static void
emit_changed (OfficeChipBar *self)
{
  g_auto (GStrv) active = NULL;

  if (self->quiet)
    return;
  if (self->table_id != NULL)
    {
      active = office_chip_bar_dup_active (self);
      office_settings_set_entry ("filters", self->table_id,
                                 g_variant_new_strv ((const char *const *) active, -1));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
office_chip_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (office_chip_bar_parent_class)->dispose (object);
}

static void
office_chip_bar_finalize (GObject *object)
{
  OfficeChipBar *self = OFFICE_CHIP_BAR (object);

  g_array_unref (self->chips);
  g_free (self->table_id);

  G_OBJECT_CLASS (office_chip_bar_parent_class)->finalize (object);
}

static void
office_chip_bar_class_init (OfficeChipBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = office_chip_bar_dispose;
  object_class->finalize = office_chip_bar_finalize;

  /**
   * OfficeChipBar::changed:
   * @self: the chip bar
   *
   * Other chips are pressed.
   */
  signals[CHANGED] =
    g_signal_new ("changed", OFFICE_TYPE_CHIP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "chipbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
office_chip_bar_init (OfficeChipBar *self)
{
  self->chips = g_array_new (FALSE, TRUE, sizeof (Chip));
  g_array_set_clear_func (self->chips, chip_clear);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), office_wrap_layout_new (6));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filters"), -1);
}

/**
 * office_chip_bar_new:
 *
 * Returns: (transfer floating): a bar without chips
 */
GtkWidget *
office_chip_bar_new (void)
{
  return g_object_new (OFFICE_TYPE_CHIP_BAR, NULL);
}

/**
 * office_chip_bar_add:
 * @self: a chip bar
 * @id: the chip's word in settings ("offered")
 * @label: for a person, translated ("Offered")
 * @icon_name: (nullable): a symbolic icon
 */
void
office_chip_bar_add (OfficeChipBar *self,
                     const char    *id,
                     const char    *label,
                     const char    *icon_name)
{
  Chip chip = { g_strdup (id), g_strdup (label), gtk_toggle_button_new (), gtk_label_new (label) };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  g_return_if_fail (OFFICE_IS_CHIP_BAR (self));

  if (icon_name != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_box_append (GTK_BOX (box), chip.label);
  gtk_button_set_child (GTK_BUTTON (chip.button), box);
  gtk_widget_add_css_class (chip.button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip.button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_parent (chip.button, GTK_WIDGET (self));
  g_signal_connect_swapped (chip.button, "toggled", G_CALLBACK (emit_changed), self);
  g_array_append_val (self->chips, chip);
}

/**
 * office_chip_bar_set_count:
 * @self: a chip bar
 * @id: a chip
 * @count: how many rows the chip stands for
 */
void
office_chip_bar_set_count (OfficeChipBar *self,
                           const char    *id,
                           guint          count)
{
  Chip *chip;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (OFFICE_IS_CHIP_BAR (self));

  chip = find_chip (self, id);
  g_return_if_fail (chip != NULL);

  /* Translators: a filter and how many rows it stands for, such as "Offered 12" */
  number = office_count_to_text (count);
  text = g_strdup_printf (_("%s %s"), chip->title, number);
  gtk_label_set_label (GTK_LABEL (chip->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  if (count == 0)
    gtk_widget_add_css_class (chip->button, "none");
  else
    gtk_widget_remove_css_class (chip->button, "none");
}

/**
 * office_chip_bar_is_active:
 * @self: a chip bar
 * @id: a chip
 *
 * Returns: whether the chip is pressed
 */
gboolean
office_chip_bar_is_active (OfficeChipBar *self,
                           const char    *id)
{
  Chip *chip;

  g_return_val_if_fail (OFFICE_IS_CHIP_BAR (self), FALSE);

  chip = find_chip (self, id);
  return chip != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip->button));
}

/**
 * office_chip_bar_dup_active:
 * @self: a chip bar
 *
 * Returns: (transfer full): the ids of the pressed chips; empty stands for all rows
 */
char **
office_chip_bar_dup_active (OfficeChipBar *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (OFFICE_IS_CHIP_BAR (self), NULL);

  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = &g_array_index (self->chips, Chip, i);

      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip->button)))
        g_strv_builder_add (builder, chip->id);
    }
  return g_strv_builder_end (builder);
}

/**
 * office_chip_bar_set_active:
 * @self: a chip bar
 * @ids: (nullable): the chips to press, all others are released; %NULL releases all
 */
void
office_chip_bar_set_active (OfficeChipBar     *self,
                            const char *const *ids)
{
  g_return_if_fail (OFFICE_IS_CHIP_BAR (self));

  self->quiet = TRUE;
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = &g_array_index (self->chips, Chip, i);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip->button),
                                    ids != NULL && g_strv_contains (ids, chip->id));
    }
  self->quiet = FALSE;
  emit_changed (self);
}

/**
 * office_chip_bar_remember:
 * @self: a chip bar that has its chips
 * @table_id: the table's word in the settings
 *
 * Presses the chips of last time, and remembers from now on.
 */
void
office_chip_bar_remember (OfficeChipBar *self,
                          const char    *table_id)
{
  g_autoptr (GVariant) remembered = NULL;
  g_autofree const char **ids = NULL;

  g_return_if_fail (OFFICE_IS_CHIP_BAR (self));

  remembered = office_settings_get_entry ("filters", table_id, "as");
  if (remembered != NULL)
    {
      ids = g_variant_get_strv (remembered, NULL);
      office_chip_bar_set_active (self, ids);
    }
  self->table_id = g_strdup (table_id);
}
