/* event-repeat.c: how often a new session repeats, and every date that this makes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/event-repeat.h"

#include <glib/gi18n-lib.h>

#include "model/event-series.h"
#include "views/field.h"

#define MOST_WEEKS_BETWEEN 26

struct _OfficeEventRepeat
{
  GtkWidget  parent_instance;

  GtkWidget *numbers;
  GtkWidget *weeks;
  GtkWidget *every;
  GtkWidget *options;
  GtkWidget *not_on_holidays;
  GtkWidget *make_up;
  GtkWidget *summary;
  GtkWidget *dates;
};

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (OfficeEventRepeat, office_event_repeat, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static gboolean
read_number (GtkWidget *field,
             int        most,
             int       *number)
{
  g_autofree char *text = g_strstrip (g_strdup (office_field_get_text (OFFICE_FIELD (field))));
  g_autofree char *error = NULL;
  guint64 read = 1;

  if (*text != '\0' && !g_ascii_string_to_unsigned (text, 10, 1, (guint64) most, &read, NULL))
    /* Translators: what was typed; the largest number of weeks that is possible */
    error = g_strdup_printf (_("“%s” is not a number of weeks from 1 to %d."), text, most);
  office_field_set_error (OFFICE_FIELD (field), error);
  *number = (int) read;
  return error == NULL;
}

static void
changed_cb (OfficeEventRepeat *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (OfficeEventRepeat *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/**
 * office_event_repeat_reset:
 * @self: a widget
 *
 * Once only, and not on bank holidays when it is more.
 */
void
office_event_repeat_reset (OfficeEventRepeat *self)
{
  g_return_if_fail (OFFICE_IS_EVENT_REPEAT (self));

  office_field_set_text (OFFICE_FIELD (self->weeks), "1");
  office_field_set_text (OFFICE_FIELD (self->every), "1");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->not_on_holidays), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->make_up), FALSE);
  office_event_repeat_show (self, NULL);
}

/**
 * office_event_repeat_read:
 * @self: a widget
 * @pattern: (out caller-allocates): how often it repeats; the day and the time are left alone
 *
 * Returns: whether it can be read; the field that cannot says why
 */
gboolean
office_event_repeat_read (OfficeEventRepeat    *self,
                          OfficeSessionPattern *pattern)
{
  gboolean good;

  g_return_val_if_fail (OFFICE_IS_EVENT_REPEAT (self), FALSE);

  good = read_number (self->weeks, OFFICE_PATTERN_MOST_DATES, &pattern->n);
  good &= read_number (self->every, MOST_WEEKS_BETWEEN, &pattern->every);
  pattern->not_on_holidays = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->not_on_holidays));
  pattern->make_up = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->make_up));
  gtk_widget_set_visible (self->every, good && pattern->n > 1);
  gtk_widget_set_visible (self->options, good && pattern->n > 1);
  gtk_widget_set_sensitive (self->make_up, pattern->not_on_holidays);
  return good;
}

/**
 * office_event_repeat_focus_error:
 * @self: a widget
 *
 * Returns: whether one of its fields is not right, and has the focus now
 */
gboolean
office_event_repeat_focus_error (OfficeEventRepeat *self)
{
  OfficeField *fields[] = { OFFICE_FIELD (self->weeks), OFFICE_FIELD (self->every) };

  g_return_val_if_fail (OFFICE_IS_EVENT_REPEAT (self), FALSE);

  return office_fields_focus_first_error (fields, G_N_ELEMENTS (fields));
}

static void
add_date (OfficeEventRepeat      *self,
          const OfficeSeriesDate *date)
{
  g_autofree char *text = office_series_date_describe (date);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, "numeric");
  if (date->left_out != NULL)
    gtk_widget_add_css_class (label, "field-note");
  else if (date->clashes->len > 0)
    gtk_widget_add_css_class (label, "field-error");
  gtk_list_box_append (GTK_LIST_BOX (self->dates), label);
  row = gtk_widget_get_parent (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * office_event_repeat_show:
 * @self: a widget
 * @dates: (nullable) (element-type OfficeSeriesDate): what would be made; %NULL while there is but one
 *
 * Shows every date, those left out with the reason.
 */
void
office_event_repeat_show (OfficeEventRepeat *self,
                          GPtrArray         *dates)
{
  g_autofree char *summary = dates != NULL ? office_series_describe (dates) : NULL;
  GtkWidget *child;

  g_return_if_fail (OFFICE_IS_EVENT_REPEAT (self));

  while ((child = gtk_widget_get_first_child (self->dates)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->dates), child);
  for (guint i = 0; dates != NULL && i < dates->len; i++)
    add_date (self, g_ptr_array_index (dates, i));
  gtk_label_set_label (GTK_LABEL (self->summary), summary != NULL ? summary : "");
  gtk_widget_set_visible (self->summary, dates != NULL);
  gtk_widget_set_visible (self->dates, dates != NULL);
}

static void
office_event_repeat_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (office_event_repeat_parent_class)->dispose (object);
}

static void
office_event_repeat_class_init (OfficeEventRepeatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = office_event_repeat_dispose;

  /* Something was typed or chosen. */
  signals[CHANGED] = g_signal_new ("changed", OFFICE_TYPE_EVENT_REPEAT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /* Enter in one of its fields. */
  signals[ACTIVATE] = g_signal_new ("activate", OFFICE_TYPE_EVENT_REPEAT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_field (OfficeEventRepeat *self,
            const char        *label)
{
  GtkWidget *field = office_field_new (label);

  g_signal_connect_swapped (field, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (field, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_append (GTK_BOX (self->numbers), field);
  return field;
}

static GtkWidget *
make_check (OfficeEventRepeat *self,
            const char        *label)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);

  g_signal_connect_swapped (check, "toggled", G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self->options), check);
  return check;
}

static void
office_event_repeat_init (OfficeEventRepeat *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Repetition"), -1);

  self->numbers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_set_homogeneous (GTK_BOX (self->numbers), TRUE);
  self->weeks = make_field (self, _("For how many _weeks"));
  self->every = make_field (self, _("Ever_y so many weeks"));
  self->options = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->not_on_holidays = make_check (self, _("_Not on bank holidays"));
  self->make_up = make_check (self, _("Make _up for them at the end"));
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_add_css_class (self->summary, "heading");
  /* A list, so that the keyboard goes from date to date. */
  self->dates = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->dates), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->dates, "series-dates");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dates), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Every date"), -1);

  gtk_widget_set_parent (self->numbers, GTK_WIDGET (self));
  gtk_widget_set_parent (self->options, GTK_WIDGET (self));
  gtk_widget_set_parent (self->summary, GTK_WIDGET (self));
  gtk_widget_set_parent (self->dates, GTK_WIDGET (self));
  office_event_repeat_reset (self);
}
