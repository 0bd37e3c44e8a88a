/* mark-history.c: every value that the marks of a learner ever had, who, when, why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "model/mark-history.h"
#include "rules/clock.h"
#include "store/audit.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/marks.h"

typedef struct
{
  const char *column;
  const char *label;
  gboolean    mark;      /* hundredths */
} Field;

static const Field fields[] = {
  { "first", N_("first"), TRUE },
  { "second", N_("second"), TRUE },
  { "agreed", N_("agreed"), TRUE },
  { "agreed_reason", N_("reason"), FALSE },
  { "code", N_("code"), FALSE },
};

/**
 * office_mark_change_free:
 * @change: (nullable): a change
 */
void
office_mark_change_free (OfficeMarkChange *change)
{
  if (change == NULL)
    return;

  g_free (change->actor);
  g_free (change->what);
  g_free (change->reason);
  g_free (change);
}

static char *
value_of (const json_t *row,
          const Field  *field)
{
  const json_t *value = json_object_get (row, field->column);

  if (json_is_integer (value) && field->mark)
    return office_mark_format ((int) json_integer_value (value));
  if (json_is_string (value))
    return g_strdup (json_string_value (value));
  return g_strdup (_("blank"));
}

static void
describe (GString                *text,
          const OfficeAuditEntry *entry)
{
  json_t *before = entry->before != NULL ? json_loads (entry->before, 0, NULL) : NULL;
  json_t *after = entry->after != NULL ? json_loads (entry->after, 0, NULL) : NULL;
  const char *separator = "";

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const json_t *was = json_object_get (before, fields[i].column);
      const json_t *is = json_object_get (after, fields[i].column);
      gboolean nothing = (was == NULL || json_is_null (was)) && (is == NULL || json_is_null (is));
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      if (nothing || json_equal (was, is))
        continue;
      from = value_of (before, &fields[i]);
      to = value_of (after, &fields[i]);
      g_string_append (text, separator);
      /* Translators: a field of a mark, what it was, what it is */
      g_string_append_printf (text, _("%s: %s → %s"), _(fields[i].label), from, to);
      separator = " · ";
    }
  json_decref (before);
  json_decref (after);
}

static const char *
label_of (GPtrArray  *components,
          const char *name)
{
  for (guint i = 0; i < components->len; i++)
    {
      const OfficeComponent *component = g_ptr_array_index (components, i);

      if (g_str_equal (component->name, name))
        return component->label;
    }
  return name;
}

static gboolean
add_changes (OfficeConnection      *connection,
             const OfficeMarkCell  *cell,
             GPtrArray             *components,
             GPtrArray             *changes,
             GError               **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (cell->mark_id == 0)
    return TRUE;
  entries = office_audit_list (connection, "mark", cell->mark_id, error);
  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const OfficeAuditEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GString) values = g_string_new (NULL);
      OfficeMarkChange *change;

      describe (values, entry);
      if (values->len == 0)
        continue;
      change = g_new0 (OfficeMarkChange, 1);
      change->at = entry->at;
      change->actor = g_strdup (entry->actor);
      change->reason = g_strdup (entry->reason);
      change->what = g_strdup_printf (_("%s, attempt %d: %s"), label_of (components, cell->component),
                                      cell->attempt, values->str);
      g_ptr_array_add (changes, change);
    }
  return TRUE;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const OfficeMarkChange *left = *(OfficeMarkChange *const *) a;
  const OfficeMarkChange *right = *(OfficeMarkChange *const *) b;

  return left->at < right->at ? 1 : left->at > right->at ? -1 : 0;
}

/**
 * office_mark_history_read:
 * @connection: the connection
 * @cohort_id: the cohort
 * @enrolment_id: whose marks
 * @error: return location
 *
 * Returns: (transfer full) (element-type OfficeMarkChange) (nullable): newest first
 */
GPtrArray *
office_mark_history_read (OfficeConnection  *connection,
                          gint64             cohort_id,
                          gint64             enrolment_id,
                          GError           **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, cohort_id, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) components = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) office_mark_change_free);

  if (cohort == NULL)
    return NULL;
  components = office_components_list (connection, cohort->module_id, error);
  if (components == NULL)
    return NULL;
  rows = office_marks_list_cohort (connection, cohort_id, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeMarkRow *row = g_ptr_array_index (rows, i);

      if (row->enrolment_id != enrolment_id)
        continue;
      for (gsize c = 0; c < row->n_cells; c++)
        if (!add_changes (connection, &row->cells[c], components, changes, error))
          return NULL;
      for (guint e = 0; e < row->earlier->len; e++)
        if (!add_changes (connection, g_ptr_array_index (row->earlier, e), components, changes, error))
          return NULL;
    }
  g_ptr_array_sort (changes, compare_changes);
  return g_steal_pointer (&changes);
}
