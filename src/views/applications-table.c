/* applications-table.c: the columns of the table of applications
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/application-item.h"
#include "rules/money.h"
#include "views/applications-table.h"
#include "views/pane-parts.h"
#include "views/requirement-marks.h"
#include "views/state-pill.h"

static char *
get_name (gpointer item)
{
  return office_application_item_get_name (item);
}

/* What the office should see of the application, besides the name when that does not fit. */
static char *
get_name_tooltip (gpointer item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);
  g_autoptr (GString) text = NULL;
  g_autofree char *name = NULL;

  if (row == NULL)
    return NULL;
  name = office_application_item_get_name (item);
  text = g_string_new (name);
  g_string_append_printf (text, "\n%s · %s", row->reference, row->cohort);
  for (guint i = 0; i < OFFICE_N_APPLICATION_FLAGS; i++)
    if ((guint) row->flags & (1u << i))
      g_string_append_printf (text, "\n%s", office_application_flag_label (1u << i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
bind_state (GtkWidget *cell,
            gpointer   item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);

  if (row == NULL)
    office_state_pill_clear (OFFICE_STATE_PILL (cell));
  else
    office_state_pill_set (OFFICE_STATE_PILL (cell), office_state_look_application (row->state));
}

static void
bind_requirements (GtkWidget *cell,
                   gpointer   item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);

  office_requirement_marks_set (OFFICE_REQUIREMENT_MARKS (cell), row != NULL ? row->requirements : NULL);
}

/* A flag is a mark of its own, with its words on hover. */
static GtkWidget *
make_flag (void)
{
  return office_state_pill_new_mark ();
}

static void
bind_flag (GtkWidget *cell,
           gpointer   item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; row != NULL && i < OFFICE_N_APPLICATION_FLAGS; i++)
    if ((guint) row->flags & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              office_application_flag_label (1u << i));
  if (text->len > 0)
    office_state_pill_set_text (OFFICE_STATE_PILL (cell),
                                (OfficeStateLook) { "", "office-warning-symbolic", "warn" },
                                text->str, text->str);
  else
    office_state_pill_clear (OFFICE_STATE_PILL (cell));
}

static char *
get_registration (gpointer item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);

  if (row == NULL || row->registration_number == NULL)
    return NULL;
  return g_strdup_printf ("%s %s", row->regulator, row->registration_number);
}

static char *
get_employer (gpointer item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);

  return row != NULL ? g_strdup (row->employer) : NULL;
}

static char *
get_places (gpointer item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);

  return row != NULL ? g_strdup_printf ("%d", row->places_in_term) : NULL;
}

static char *
get_balance (gpointer item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);

  return row != NULL ? office_money_format (row->balance) : NULL;
}

static char *
get_applied (gpointer item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);

  return row != NULL ? office_pane_date (row->applied_on) : NULL;
}

static char *
get_student_number (gpointer item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);

  return row != NULL ? g_strdup (row->student_number) : NULL;
}

static char *
get_reference (gpointer item)
{
  const OfficeApplicationRow *row = office_application_item_get_row (item);

  return row != NULL ? g_strdup (row->reference) : NULL;
}

static const OfficeColumn columns[] = {
  { .id = "name", .title = N_("Name"), .width = 160, .flags = OFFICE_COLUMN_EXPAND,
    .get_text = get_name, .get_tooltip = get_name_tooltip },
  { .id = "flags", .title = N_("!"), .width = 34, .flags = OFFICE_COLUMN_NOT_SORTABLE,
    .make_cell = make_flag, .bind_cell = bind_flag },
  { .id = "state", .title = N_("State"), .width = 108, .make_cell = office_state_pill_new,
    .bind_cell = bind_state },
  { .id = "requirements", .title = N_("Entry"), .width = 96, .make_cell = office_requirement_marks_new,
    .bind_cell = bind_requirements },
  { .id = "registration", .title = N_("Registration"), .width = 132, .get_text = get_registration },
  { .id = "employer", .title = N_("Employer"), .width = 128, .flags = OFFICE_COLUMN_EXPAND,
    .get_text = get_employer },
  { .id = "places", .title = N_("This term"), .width = 74, .flags = OFFICE_COLUMN_NUMERIC,
    .get_text = get_places },
  { .id = "balance", .title = N_("Balance"), .width = 84, .flags = OFFICE_COLUMN_NUMERIC,
    .get_text = get_balance },
  { .id = "applied", .title = N_("Applied"), .width = 94, .get_text = get_applied },
  { .id = "student-number", .title = N_("Student no."), .width = 100, .get_text = get_student_number },
  { .id = "reference", .title = N_("Reference"), .width = 104, .get_text = get_reference },
};

static const struct
{
  const char            *column_id;
  OfficeApplicationSort  sort;
} sorts[] = {
  { "name", OFFICE_APPLICATION_SORT_NAME },
  { "state", OFFICE_APPLICATION_SORT_STATE },
  { "requirements", OFFICE_APPLICATION_SORT_REQUIREMENTS },
  { "registration", OFFICE_APPLICATION_SORT_REGISTRATION },
  { "employer", OFFICE_APPLICATION_SORT_EMPLOYER },
  { "places", OFFICE_APPLICATION_SORT_PLACES },
  { "balance", OFFICE_APPLICATION_SORT_BALANCE },
  { "applied", OFFICE_APPLICATION_SORT_APPLIED },
  { "student-number", OFFICE_APPLICATION_SORT_STUDENT_NUMBER },
  { "reference", OFFICE_APPLICATION_SORT_REFERENCE },
};

/**
 * office_applications_table_get_columns:
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): the columns, static
 */
const OfficeColumn *
office_applications_table_get_columns (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/**
 * office_applications_table_get_sort:
 * @column_id: (nullable): a column
 *
 * Returns: the order that the column stands for; by name when it stands for none
 */
OfficeApplicationSort
office_applications_table_get_sort (const char *column_id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_strcmp0 (sorts[i].column_id, column_id) == 0)
      return sorts[i].sort;
  return OFFICE_APPLICATION_SORT_NAME;
}
