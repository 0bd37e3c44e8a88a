/* date-field.c: a field for a day, written dd/mm/yyyy
 *
 * Anything that the import understands may be typed; it is shown as dd/mm/yyyy when the field is left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "views/date-field.h"

#define USE "office-date-use"

static OfficeDay
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return office_day_new (g_date_time_get_year (now), g_date_time_get_month (now),
                         g_date_time_get_day_of_month (now));
}

/* Returns: whether the field holds a day or nothing; @day is OFFICE_DAY_NONE for nothing */
static gboolean
read_day (OfficeField *field,
          OfficeDay   *day)
{
  g_autofree char *text = g_strstrip (g_strdup (office_field_get_text (field)));
  OfficeDateUse use = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (field), USE));
  g_autoptr (GError) error = NULL;

  *day = OFFICE_DAY_NONE;
  if (*text == '\0')
    {
      office_field_set_error (field, NULL);
      return TRUE;
    }
  *day = office_day_parse (text, use, OFFICE_EXCEL_NONE, today (), &error);
  office_field_set_error (field, error != NULL ? error->message : NULL);
  return *day != OFFICE_DAY_NONE;
}

static void
left_cb (OfficeField *field)
{
  g_autofree char *text = NULL;
  OfficeDay day;

  if (!read_day (field, &day) || day == OFFICE_DAY_NONE)
    return;
  text = office_day_to_text (day);
  office_field_set_text (field, text);
}

/**
 * office_date_field_new:
 * @label: with a mnemonic ("_Due")
 * @use: a day of the office's work, or a date of birth
 *
 * Returns: (transfer floating): an #OfficeField for a day
 */
GtkWidget *
office_date_field_new (const char    *label,
                       OfficeDateUse  use)
{
  GtkWidget *field = office_field_new (label);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set_data (G_OBJECT (field), USE, GINT_TO_POINTER (use));
  g_object_set (field, "placeholder", _("dd/mm/yyyy"), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), field);
  gtk_widget_add_controller (office_field_get_entry (OFFICE_FIELD (field)), focus);
  return field;
}

/**
 * office_date_field_set_iso:
 * @field: what office_date_field_new() made
 * @iso: (nullable): the day, ISO; %NULL or "" for none
 */
void
office_date_field_set_iso (OfficeField *field,
                           const char  *iso)
{
  OfficeDay day = iso != NULL ? office_day_from_iso (iso) : OFFICE_DAY_NONE;
  g_autofree char *text = day != OFFICE_DAY_NONE ? office_day_to_text (day) : NULL;

  office_field_set_text (field, text);
}

/**
 * office_date_field_get_iso:
 * @field: what office_date_field_new() made
 * @iso: (out) (nullable) (transfer full): the day, ISO; %NULL when the field is empty
 *
 * Reads the day; when it is not one, the field says why.
 *
 * Returns: whether the field holds a day or nothing
 */
gboolean
office_date_field_get_iso (OfficeField  *field,
                           char        **iso)
{
  OfficeDay day;

  *iso = NULL;
  if (!read_day (field, &day))
    return FALSE;
  if (day != OFFICE_DAY_NONE)
    *iso = office_day_to_iso (day);
  return TRUE;
}
