/* learners-table.c: the columns of the table of learners
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/learner-item.h"
#include "store/applications.h"
#include "views/learners-table.h"
#include "views/pane-parts.h"
#include "views/state-pill.h"

static char *
get_name (gpointer item)
{
  return office_learner_item_get_name (item);
}

static char *
get_birth (gpointer item)
{
  const OfficeLearnerRow *row = office_learner_item_get_row (item);

  return row != NULL ? office_pane_date (row->date_of_birth) : NULL;
}

static char *
get_email (gpointer item)
{
  const OfficeLearnerRow *row = office_learner_item_get_row (item);

  return row != NULL ? g_strdup (row->email) : NULL;
}

static char *
get_registration (gpointer item)
{
  const OfficeLearnerRow *row = office_learner_item_get_row (item);

  if (row == NULL || row->registration_number == NULL)
    return NULL;
  return g_strdup_printf ("%s %s", row->regulator, row->registration_number);
}

static char *
get_student_number (gpointer item)
{
  const OfficeLearnerRow *row = office_learner_item_get_row (item);

  return row != NULL ? g_strdup (row->student_number) : NULL;
}

static char *
get_applications (gpointer item)
{
  const OfficeLearnerRow *row = office_learner_item_get_row (item);

  return row != NULL ? g_strdup_printf ("%d", row->applications) : NULL;
}

static char *
get_credits (gpointer item)
{
  const OfficeLearnerRow *row = office_learner_item_get_row (item);

  return row != NULL ? g_strdup_printf ("%d", row->credits) : NULL;
}

static char *
get_last_cohort (gpointer item)
{
  const OfficeLearnerRow *row = office_learner_item_get_row (item);

  return row != NULL ? g_strdup (row->last_cohort) : NULL;
}

/* A flag is a mark of its own, with its words on hover. */
static void
bind_flag (GtkWidget *cell,
           gpointer   item)
{
  const OfficeLearnerRow *row = office_learner_item_get_row (item);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; row != NULL && i < OFFICE_N_APPLICATION_FLAGS; i++)
    if (row->flags & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", office_application_flag_label (1u << i));
  if (text->len > 0)
    office_state_pill_set_text (OFFICE_STATE_PILL (cell),
                                (OfficeStateLook) { "", "office-warning-symbolic", "warn" }, text->str,
                                text->str);
  else
    office_state_pill_clear (OFFICE_STATE_PILL (cell));
}

static const OfficeColumn columns[] = {
  { "name", N_("Name"), 210, OFFICE_COLUMN_EXPAND, get_name, NULL, NULL, NULL, NULL },
  { "birth", N_("Date of birth"), 100, OFFICE_COLUMN_NUMERIC, get_birth, NULL, NULL, NULL, NULL },
  { "email", N_("E-mail"), 210, OFFICE_COLUMN_EXPAND, get_email, NULL, NULL, NULL, NULL },
  { "registration", N_("Registration"), 120, OFFICE_COLUMN_PLAIN, get_registration, NULL, NULL, NULL, NULL },
  { "student-number", N_("Student number"), 120, OFFICE_COLUMN_PLAIN, get_student_number, NULL, NULL, NULL, NULL },
  { "applications", N_("Applied"), 76, OFFICE_COLUMN_NUMERIC | OFFICE_COLUMN_NOT_SORTABLE, get_applications, NULL,
    NULL, NULL, NULL },
  { "credits", N_("Credits"), 76, OFFICE_COLUMN_NUMERIC, get_credits, NULL, NULL, NULL, NULL },
  { "last-cohort", N_("Last cohort"), 130, OFFICE_COLUMN_NOT_SORTABLE, get_last_cohort, NULL, NULL, NULL, NULL },
  { "flags", N_("Flags"), 60, OFFICE_COLUMN_NOT_SORTABLE, NULL, NULL, office_state_pill_new_mark, bind_flag, NULL },
};

/**
 * office_learners_table_get_columns:
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): the columns
 */
const OfficeColumn *
office_learners_table_get_columns (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/**
 * office_learners_table_get_sort:
 * @column_id: (nullable): a column's word
 *
 * Returns: the order that the database is asked for
 */
OfficeLearnerSort
office_learners_table_get_sort (const char *column_id)
{
  static const struct
  {
    const char        *id;
    OfficeLearnerSort  sort;
  } sorts[] = {
    { "birth", OFFICE_LEARNER_SORT_BIRTH },
    { "email", OFFICE_LEARNER_SORT_EMAIL },
    { "registration", OFFICE_LEARNER_SORT_REGISTRATION },
    { "student-number", OFFICE_LEARNER_SORT_STUDENT_NUMBER },
    { "credits", OFFICE_LEARNER_SORT_CREDITS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_strcmp0 (column_id, sorts[i].id) == 0)
      return sorts[i].sort;
  return OFFICE_LEARNER_SORT_NAME;
}
