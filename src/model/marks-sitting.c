/* marks-sitting.c: which attempt of a component the row of a learner shows and takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/marks-sitting.h"

static gboolean
is_of (const OfficeMarkCell *cell,
       const OfficeMarkRow  *row,
       guint                 component)
{
  return g_strcmp0 (cell->component, row->cells[component].component) == 0;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
add (GArray *attempts,
     int     attempt)
{
  for (guint i = 0; i < attempts->len; i++)
    if (g_array_index (attempts, int, i) == attempt)
      return;
  g_array_append_val (attempts, attempt);
}

/**
 * office_mark_row_list_attempts:
 * @row: a learner's row
 * @component: index of a component
 * @another: whether one more attempt could be taken (ASSESS-4)
 *
 * Returns: (transfer full) (element-type int): the attempts, first to last
 */
GArray *
office_mark_row_list_attempts (const OfficeMarkRow *row,
                               guint                component,
                               gboolean             another)
{
  GArray *attempts = g_array_new (FALSE, FALSE, sizeof (int));
  int last;

  for (guint i = 0; i < row->earlier->len; i++)
    {
      const OfficeMarkCell *cell = g_ptr_array_index (row->earlier, i);

      if (is_of (cell, row, component))
        add (attempts, cell->attempt);
    }
  last = row->cells[component].mark_id != 0 ? row->cells[component].attempt : 0;
  for (guint i = 0; i < attempts->len; i++)
    last = MAX (last, g_array_index (attempts, int, i));
  add (attempts, row->cells[component].attempt);
  if (another && last > 0)
    add (attempts, last + 1);
  g_array_sort (attempts, compare);
  return attempts;
}

/* The newest opportunity of an attempt among the sittings that the row does not show. */
static OfficeMarkCell *
find_earlier (OfficeMarkRow *row,
              guint          component,
              int            attempt,
              guint         *index)
{
  OfficeMarkCell *found = NULL;

  for (guint i = 0; i < row->earlier->len; i++)
    {
      OfficeMarkCell *cell = g_ptr_array_index (row->earlier, i);

      if (!is_of (cell, row, component) || cell->attempt != attempt ||
          (found != NULL && cell->opportunity < found->opportunity))
        continue;
      found = cell;
      *index = i;
    }
  return found;
}

/**
 * office_mark_row_choose_attempt:
 * @row: a learner's row
 * @component: index of a component
 * @attempt: 1, 2, …: the one that the row is to show; one that is not on record yet is empty
 *
 * Exchanges the cell of a component for that of another attempt.
 */
void
office_mark_row_choose_attempt (OfficeMarkRow *row,
                                guint          component,
                                int            attempt)
{
  OfficeMarkCell *shown = &row->cells[component];
  const OfficeMarkCell old = *shown;
  OfficeMarkCell *other;
  guint index = 0;

  if (old.attempt == attempt)
    return;

  other = find_earlier (row, component, attempt, &index);
  if (other != NULL)
    {
      *shown = *other;
      *other = old;
      if (old.mark_id == 0)
        g_ptr_array_remove_index (row->earlier, index);
      return;
    }

  if (old.mark_id != 0)
    g_ptr_array_add (row->earlier, g_memdup2 (&old, sizeof old));
  *shown = (OfficeMarkCell) {
    .component = old.component, .attempt = attempt, .opportunity = 1, .first = OFFICE_MARK_NONE,
    .second = OFFICE_MARK_NONE, .agreed = OFFICE_MARK_NONE, .words = -1,
  };
}
