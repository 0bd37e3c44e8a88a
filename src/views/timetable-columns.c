/* timetable-columns.c: the columns of agenda, hours and clashes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/timetable-columns.h"

#include <glib/gi18n-lib.h>

#include "model/clash-item.h"
#include "model/hours-item.h"
#include "model/timetable-item.h"
#include "rules/clock.h"
#include "views/state-pill.h"

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_texts (const char *a,
               const char *b)
{
  return g_utf8_collate (a != NULL ? a : "", b != NULL ? b : "");
}

/* Agenda ------------------------------------------------------------------------------------------ */

static char *
agenda_when (gpointer item)
{
  return office_timetable_item_dup_when (item);
}

static int
compare_agenda_when (gconstpointer a,
                     gconstpointer b)
{
  return office_timetable_item_compare ((OfficeTimetableItem *) a, (OfficeTimetableItem *) b);
}

static char *
agenda_kind (gpointer item)
{
  return g_strdup (office_timetable_item_get_label (item));
}

static int
compare_agenda_kind (gconstpointer a,
                     gconstpointer b)
{
  return compare_texts (office_timetable_item_get_label ((OfficeTimetableItem *) a),
                        office_timetable_item_get_label ((OfficeTimetableItem *) b));
}

static char *
agenda_title (gpointer item)
{
  const char *title = office_timetable_item_get_title (item);

  if (office_timetable_item_is_cancelled (item))
    /* Translators: the title of something that does not take place */
    return g_strdup_printf (_("Cancelled: %s"), title);
  return g_strdup (title);
}

static int
compare_agenda_title (gconstpointer a,
                      gconstpointer b)
{
  return compare_texts (office_timetable_item_get_title ((OfficeTimetableItem *) a),
                        office_timetable_item_get_title ((OfficeTimetableItem *) b));
}

static char *
agenda_cohort (gpointer item)
{
  return g_strdup (office_timetable_item_get_code (item));
}

static int
compare_agenda_cohort (gconstpointer a,
                       gconstpointer b)
{
  return compare_texts (office_timetable_item_get_code ((OfficeTimetableItem *) a),
                        office_timetable_item_get_code ((OfficeTimetableItem *) b));
}

static char *
agenda_room (gpointer item)
{
  return g_strdup (office_timetable_item_get_room (item));
}

static int
compare_agenda_room (gconstpointer a,
                     gconstpointer b)
{
  return compare_texts (office_timetable_item_get_room ((OfficeTimetableItem *) a),
                        office_timetable_item_get_room ((OfficeTimetableItem *) b));
}

static char *
agenda_people (gpointer item)
{
  return g_strdup (office_timetable_item_get_people (item));
}

static int
compare_agenda_people (gconstpointer a,
                       gconstpointer b)
{
  return compare_texts (office_timetable_item_get_people ((OfficeTimetableItem *) a),
                        office_timetable_item_get_people ((OfficeTimetableItem *) b));
}

static char *
agenda_attended (gpointer item)
{
  return office_timetable_item_dup_attended (item);
}

static int
n_attended (gconstpointer item)
{
  const OfficeSessionRow *session = office_timetable_item_get_session ((OfficeTimetableItem *) item);

  return session != NULL ? session->n_attended : -1;
}

static int
compare_agenda_attended (gconstpointer a,
                         gconstpointer b)
{
  return compare_numbers (n_attended (a), n_attended (b));
}

static guint
n_clashes (gconstpointer item)
{
  GPtrArray *clashes = office_timetable_item_get_clashes ((OfficeTimetableItem *) item);

  return clashes != NULL ? clashes->len : 0;
}

static void
bind_clash (GtkWidget *cell,
            gpointer   item)
{
  GPtrArray *clashes = office_timetable_item_get_clashes (item);
  g_autoptr (GString) said = g_string_new (NULL);

  if (clashes == NULL)
    {
      office_state_pill_clear (OFFICE_STATE_PILL (cell));
      return;
    }
  for (guint i = 0; i < clashes->len; i++)
    g_string_append_printf (said, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (clashes, i));
  office_state_pill_set_text (OFFICE_STATE_PILL (cell),
                              (OfficeStateLook) { _("Clash"), "office-clash-symbolic", "bad" }, _("Clash"), said->str);
}

static int
compare_agenda_clash (gconstpointer a,
                      gconstpointer b)
{
  return compare_numbers (n_clashes (a), n_clashes (b));
}

/* Beside the week there is room for the first four. */
static const OfficeColumn agenda_columns[] = {
  { "when", N_("When"), 172, OFFICE_COLUMN_PLAIN, agenda_when, .compare = compare_agenda_when },
  { "title", N_("Title"), 236, OFFICE_COLUMN_EXPAND, agenda_title, .compare = compare_agenda_title },
  { "attended", N_("Attended"), 98, OFFICE_COLUMN_NUMERIC, agenda_attended, .compare = compare_agenda_attended },
  { "clash", N_("Clash"), 84, OFFICE_COLUMN_PLAIN, .make_cell = office_state_pill_new, .bind_cell = bind_clash,
    .compare = compare_agenda_clash },
  { "kind", N_("Kind"), 84, OFFICE_COLUMN_PLAIN, agenda_kind, .compare = compare_agenda_kind },
  { "room", N_("Room"), 130, OFFICE_COLUMN_PLAIN, agenda_room, .compare = compare_agenda_room },
  { "people", N_("People"), 160, OFFICE_COLUMN_PLAIN, agenda_people, .compare = compare_agenda_people },
  { "cohort", N_("Cohort"), 120, OFFICE_COLUMN_PLAIN, agenda_cohort, .compare = compare_agenda_cohort },
};

/**
 * office_timetable_set_agenda_columns:
 * @table: a table for items of the kind #OfficeTimetableItem
 */
void
office_timetable_set_agenda_columns (OfficeTable *table)
{
  office_table_set_columns (table, "agenda", agenda_columns, G_N_ELEMENTS (agenda_columns));
}

/* Hours ------------------------------------------------------------------------------------------- */

static char *
hours_name (gpointer item)
{
  return g_strdup (office_hours_item_get_name (item));
}

static int
compare_hours_name (gconstpointer a,
                    gconstpointer b)
{
  return compare_texts (office_hours_item_get_name ((OfficeHoursItem *) a),
                        office_hours_item_get_name ((OfficeHoursItem *) b));
}

static const OfficeHours *
hours_of (gconstpointer item)
{
  return office_hours_item_get ((OfficeHoursItem *) item)->hours;
}

static char *
hours_why (gpointer item)
{
  return g_strdup (hours_of (item)->why);
}

static char *
hours_required (gpointer item)
{
  return office_minutes_to_text (hours_of (item)->required);
}

static int
compare_hours_required (gconstpointer a,
                        gconstpointer b)
{
  return compare_numbers (hours_of (a)->required, hours_of (b)->required);
}

static char *
hours_attended (gpointer item)
{
  return office_minutes_to_text (hours_of (item)->attended);
}

static int
compare_hours_attended (gconstpointer a,
                        gconstpointer b)
{
  return compare_numbers (hours_of (a)->attended, hours_of (b)->attended);
}

static char *
hours_short (gpointer item)
{
  int minutes = hours_of (item)->short_of;

  return minutes > 0 ? office_minutes_to_text (minutes) : NULL;
}

static int
compare_hours_short (gconstpointer a,
                     gconstpointer b)
{
  return compare_numbers (hours_of (a)->short_of, hours_of (b)->short_of);
}

static char *
hours_forecast_text (gpointer item)
{
  return g_strdup (hours_of (item)->forecast_text);
}

static void
bind_forecast (GtkWidget *cell,
               gpointer   item)
{
  OfficeStateLook look = office_state_look_hours (hours_of (item)->forecast);

  office_state_pill_set_text (OFFICE_STATE_PILL (cell), look, look.word, hours_of (item)->forecast_text);
}

static int
compare_hours_forecast (gconstpointer a,
                        gconstpointer b)
{
  return compare_numbers (hours_of (a)->forecast, hours_of (b)->forecast);
}

static char *
hours_cohort (gpointer item)
{
  return g_strdup (office_hours_item_get_code (item));
}

static int
compare_hours_cohort (gconstpointer a,
                      gconstpointer b)
{
  return compare_texts (office_hours_item_get_code ((OfficeHoursItem *) a),
                        office_hours_item_get_code ((OfficeHoursItem *) b));
}

static const OfficeColumn hours_columns[] = {
  { "name", N_("Learner"), 160, OFFICE_COLUMN_PLAIN, hours_name, .compare = compare_hours_name },
  { "required", N_("Required"), 76, OFFICE_COLUMN_NUMERIC, hours_required, hours_why,
    .compare = compare_hours_required },
  { "attended", N_("Attended"), 98, OFFICE_COLUMN_NUMERIC, hours_attended, hours_forecast_text,
    .compare = compare_hours_attended },
  { "short", N_("Short of"), 86, OFFICE_COLUMN_NUMERIC, hours_short, hours_forecast_text,
    .compare = compare_hours_short },
  { "forecast", N_("Forecast"), 130, OFFICE_COLUMN_PLAIN, .make_cell = office_state_pill_new,
    .bind_cell = bind_forecast, .compare = compare_hours_forecast },
  { "why", N_("Rule and reason"), 140, OFFICE_COLUMN_EXPAND | OFFICE_COLUMN_NOT_SORTABLE, hours_why },
  { "cohort", N_("Cohort"), 120, OFFICE_COLUMN_PLAIN, hours_cohort, .compare = compare_hours_cohort },
};

/**
 * office_timetable_set_hours_columns:
 * @table: a table for items of the kind #OfficeHoursItem
 */
void
office_timetable_set_hours_columns (OfficeTable *table)
{
  office_table_set_columns (table, "hours", hours_columns, G_N_ELEMENTS (hours_columns));
}

/* Clashes ----------------------------------------------------------------------------------------- */

static const OfficeClashRow *
clash_of (gconstpointer item)
{
  return office_clash_item_get_row ((OfficeClashItem *) item);
}

static char *
clash_when (gpointer item)
{
  return office_instant_to_text (clash_of (item)->from);
}

static int
compare_clash_when (gconstpointer a,
                    gconstpointer b)
{
  return compare_numbers (clash_of (a)->from, clash_of (b)->from);
}

static char *
clash_resource (gpointer item)
{
  return g_strdup (clash_of (item)->resource);
}

static int
compare_clash_resource (gconstpointer a,
                        gconstpointer b)
{
  return compare_texts (clash_of (a)->resource, clash_of (b)->resource);
}

static char *
clash_first (gpointer item)
{
  return g_strdup (clash_of (item)->first_title);
}

static int
compare_clash_first (gconstpointer a,
                     gconstpointer b)
{
  return compare_texts (clash_of (a)->first_title, clash_of (b)->first_title);
}

static char *
clash_second (gpointer item)
{
  return g_strdup (clash_of (item)->second_title);
}

static int
compare_clash_second (gconstpointer a,
                      gconstpointer b)
{
  return compare_texts (clash_of (a)->second_title, clash_of (b)->second_title);
}

static char *
clash_sentence (gpointer item)
{
  return g_strdup (clash_of (item)->sentence);
}

static const OfficeColumn clashes_columns[] = {
  { "when", N_("From"), 130, OFFICE_COLUMN_PLAIN, clash_when, .compare = compare_clash_when },
  { "resource", N_("Who or what"), 150, OFFICE_COLUMN_PLAIN, clash_resource, .compare = compare_clash_resource },
  { "first", N_("Is in"), 150, OFFICE_COLUMN_PLAIN, clash_first, .compare = compare_clash_first },
  { "second", N_("And in"), 150, OFFICE_COLUMN_PLAIN, clash_second, .compare = compare_clash_second },
  { "sentence", N_("In words"), 200, OFFICE_COLUMN_EXPAND | OFFICE_COLUMN_NOT_SORTABLE, clash_sentence },
};

/**
 * office_timetable_set_clashes_columns:
 * @table: a table for items of the kind #OfficeClashItem
 */
void
office_timetable_set_clashes_columns (OfficeTable *table)
{
  office_table_set_columns (table, "clashes", clashes_columns, G_N_ELEMENTS (clashes_columns));
}
