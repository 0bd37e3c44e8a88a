/* hours-item.c: a learner's hands-on hours as a row of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/hours-item.h"

#include "store/cohorts.h"
#include "store/rows.h"

struct _OfficeHoursItem
{
  GObject             parent_instance;

  OfficeLearnerHours *hours;
  char               *code;
  char               *name;
};

G_DEFINE_FINAL_TYPE (OfficeHoursItem, office_hours_item, G_TYPE_OBJECT)

static void
office_hours_item_finalize (GObject *object)
{
  OfficeHoursItem *self = OFFICE_HOURS_ITEM (object);

  g_clear_pointer (&self->hours, office_learner_hours_free);
  g_free (self->code);
  g_free (self->name);

  G_OBJECT_CLASS (office_hours_item_parent_class)->finalize (object);
}

static void
office_hours_item_class_init (OfficeHoursItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = office_hours_item_finalize;
}

static void
office_hours_item_init (OfficeHoursItem *self)
{
}

/**
 * office_hours_item_new:
 * @hours: (transfer full): a learner's hours
 * @cohort_code: of the enrolment
 *
 * Returns: (transfer full): their item
 */
OfficeHoursItem *
office_hours_item_new (OfficeLearnerHours *hours,
                       const char         *cohort_code)
{
  OfficeHoursItem *self = g_object_new (OFFICE_TYPE_HOURS_ITEM, NULL);

  self->hours = hours;
  self->code = g_strdup (cohort_code);
  self->name = office_person_name (hours->family_name, hours->given_names);
  return self;
}

/**
 * office_hours_item_get:
 * @self: an item
 *
 * Returns: (transfer none): the hours
 */
const OfficeLearnerHours *
office_hours_item_get (OfficeHoursItem *self)
{
  g_return_val_if_fail (OFFICE_IS_HOURS_ITEM (self), NULL);

  return self->hours;
}

/**
 * office_hours_item_get_code:
 * @self: an item
 *
 * Returns: (transfer none): the cohort's code
 */
const char *
office_hours_item_get_code (OfficeHoursItem *self)
{
  g_return_val_if_fail (OFFICE_IS_HOURS_ITEM (self), NULL);

  return self->code;
}

/**
 * office_hours_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): the learner, family name first
 */
const char *
office_hours_item_get_name (OfficeHoursItem *self)
{
  g_return_val_if_fail (OFFICE_IS_HOURS_ITEM (self), NULL);

  return self->name;
}

static gboolean
add_cohort (OfficeConnection    *connection,
            const OfficeCohort  *cohort,
            GPtrArray           *items,
            GError             **error)
{
  g_autoptr (GPtrArray) rows = office_learner_hours_list_cohort (connection, cohort->id, error);

  if (rows == NULL)
    return FALSE;

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, office_hours_item_new (g_ptr_array_index (rows, i), cohort->code));
  return TRUE;
}

/**
 * office_hours_items_read:
 * @connection: the connection
 * @query: which learners
 * @error: where to put a failure
 *
 * Reads the hands-on hours of a cohort's learners (HOURS-1 to -4), or of all cohorts of a term.
 *
 * Returns: (transfer full) (element-type OfficeHoursItem) (nullable): by cohort and family name
 */
GPtrArray *
office_hours_items_read (OfficeConnection        *connection,
                         const OfficeHoursQuery  *query,
                         GError                 **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) cohorts = NULL;

  if (query->cohort_id != 0)
    {
      g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, query->cohort_id, error);

      if (cohort == NULL || !add_cohort (connection, cohort, items, error))
        return NULL;
      return g_steal_pointer (&items);
    }

  cohorts = office_cohorts_list (connection, query->term_id, error);
  if (cohorts == NULL)
    return NULL;
  for (guint i = 0; i < cohorts->len; i++)
    if (!add_cohort (connection, g_ptr_array_index (cohorts, i), items, error))
      return NULL;
  return g_steal_pointer (&items);
}
