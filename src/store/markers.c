/* markers.c: who marks what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/markers.h"

#include <glib/gi18n-lib.h>

#include "store/assessment.h"
#include "store/command.h"
#include "store/fields.h"
#include "store/marking-list.h"

/* Who may not mark whom: declared, or employed by the same, however it is spelt (VIVA-2). */
#define BARRED_FROM_COHORT \
  "SELECT staff.id, enrolment.id FROM enrolment JOIN application ON application.id = enrolment.application_id" \
  " JOIN staff ON (trim (staff.employer) <> '' AND office_fold (trim (staff.employer)) =" \
  " office_fold (trim (application.employer)))" \
  " OR EXISTS (SELECT 1 FROM conflict_of_interest WHERE staff_id = staff.id" \
  "   AND conflict_of_interest.learner_id = enrolment.learner_id)" \
  " WHERE enrolment.cohort_id = ?1 AND enrolment.withdrawn_on IS NULL"

/**
 * office_marker_load_free:
 * @load: (nullable): a marker
 */
void
office_marker_load_free (OfficeMarkerLoad *load)
{
  if (load == NULL)
    return;

  g_free (load->name);
  g_free (load->employer);
  g_free (load);
}

static gpointer
read_load (OfficeStatement *statement)
{
  OfficeMarkerLoad *load = g_new0 (OfficeMarkerLoad, 1);

  load->staff_id = office_statement_get_int (statement, 0);
  load->name = office_statement_dup_text (statement, 1);
  load->employer = office_statement_dup_text (statement, 2);
  load->examiner = office_statement_get_int (statement, 3) != 0;
  load->n_first = (guint) office_statement_get_int (statement, 4);
  load->n_second = (guint) office_statement_get_int (statement, 5);
  load->n_barred = (guint) office_statement_get_int (statement, 6);
  return load;
}

/**
 * office_markers_loads:
 * @connection: the connection
 * @cohort_id: a cohort
 * @component: the component's key
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeMarkerLoad): everybody who can be asked to
 *   mark or does, examiners first, by name
 */
GPtrArray *
office_markers_loads (OfficeConnection  *connection,
                      gint64             cohort_id,
                      const char        *component,
                      GError           **error)
{
  static const char loads_sql[] =
    "WITH barred (staff_id, enrolment_id) AS (" BARRED_FROM_COHORT "),"
    " held (staff_id, place) AS (SELECT staff_id, place FROM marker"
    "   JOIN enrolment ON enrolment.id = enrolment_id JOIN component ON component.id = component_id"
    "   WHERE cohort_id = ?1 AND component.name = ?2 AND withdrawn_on IS NULL)"
    " SELECT id, name, employer, examiner,"
    " (SELECT count (*) FROM held WHERE staff_id = staff.id AND place = 'first') AS n_first,"
    " (SELECT count (*) FROM held WHERE staff_id = staff.id AND place = 'second') AS n_second,"
    " (SELECT count (*) FROM barred WHERE staff_id = staff.id)"
    " FROM staff WHERE active <> 0 OR n_first + n_second > 0 ORDER BY examiner = 0, office_fold (name)";

  return office_rows_collect (office_connection_prepare (connection, error, loads_sql, "ls", cohort_id, component),
                              read_load, (GDestroyNotify) office_marker_load_free, error);
}

static int
index_of (const gint64 *ids,
          guint         n_ids,
          gint64        id)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return (int) i;

  return OFFICE_NO_MARKER;
}

static gboolean
is_open (const OfficeMarkingRow *row)
{
  return !row->locked && row->code == NULL;
}

/* What is allocated: the works that a marker can still be given, and who stands there. */
typedef struct
{
  OfficeMarkingList *list;
  GPtrArray         *open;      /* of OfficeMarkingRow */
  GArray            *staff;     /* ids: who is wished, and behind them who stands there */
  gboolean          *barred;
  int               *first;
  int               *second;
} Sharing;

static void
sharing_clear (Sharing *sharing)
{
  g_clear_pointer (&sharing->open, g_ptr_array_unref);
  g_clear_pointer (&sharing->list, office_marking_list_free);
  g_clear_pointer (&sharing->staff, g_array_unref);
  g_clear_pointer (&sharing->barred, g_free);
  g_clear_pointer (&sharing->first, g_free);
  g_clear_pointer (&sharing->second, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sharing, sharing_clear)

static gboolean
load_barred (OfficeConnection  *connection,
             Sharing           *sharing,
             guint              n_wished,
             GError           **error)
{
  guint n_staff = sharing->staff->len;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, BARRED_FROM_COHORT, "l",
                                                                     sharing->list->cohort_id);

  if (statement == NULL)
    return FALSE;

  sharing->barred = g_new0 (gboolean, MAX (sharing->open->len * n_staff, 1));
  while (office_statement_step (statement, &local_error))
    {
      int marker = index_of ((const gint64 *) sharing->staff->data, n_staff, office_statement_get_int (statement, 0));
      gint64 enrolment_id = office_statement_get_int (statement, 1);

      for (guint i = 0; marker >= 0 && i < sharing->open->len; i++)
        if (((OfficeMarkingRow *) g_ptr_array_index (sharing->open, i))->enrolment_id == enrolment_id)
          sharing->barred[i * n_staff + (guint) marker] = TRUE;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* Who only stands there is given nothing more. */
  for (guint i = 0; i < sharing->open->len; i++)
    for (guint marker = n_wished; marker < n_staff; marker++)
      sharing->barred[i * n_staff + marker] = TRUE;
  return TRUE;
}

static int
take_standing (Sharing  *sharing,
               gint64    staff_id,
               gboolean  kept)
{
  int index;

  if (staff_id == 0 || !kept)
    return OFFICE_NO_MARKER;
  index = index_of ((const gint64 *) sharing->staff->data, sharing->staff->len, staff_id);
  if (index != OFFICE_NO_MARKER)
    return index;

  g_array_append_val (sharing->staff, staff_id);
  return (int) sharing->staff->len - 1;
}

static gboolean
is_by_hand (OfficeConnection        *connection,
            const OfficeMarkingList *list,
            const OfficeMarkingRow  *row,
            OfficeMarkerPlace        place)
{
  gint64 by_hand = 0;

  office_connection_get_int (connection, &by_hand, NULL,
                             "SELECT by_hand FROM marker JOIN component ON component.id = component_id"
                             " WHERE enrolment_id = ? AND component.name = ? AND attempt = ? AND place = ?",
                             "lsis", row->enrolment_id, list->component, row->attempt,
                             office_marker_place_to_nick (place));
  return by_hand != 0;
}

/* A marker whose mark stands there keeps the place. */
static gboolean
is_kept (OfficeConnection           *connection,
         const OfficeAllocationWish *wish,
         const OfficeMarkingList    *list,
         const OfficeMarkingRow     *row,
         OfficeMarkerPlace           place)
{
  int mark = place == OFFICE_MARKER_FIRST ? row->first : row->second;

  return !wish->anew || mark != OFFICE_MARK_NONE || is_by_hand (connection, list, row, place);
}

static gboolean
sharing_load (Sharing                     *sharing,
              OfficeConnection            *connection,
              const OfficeAllocationWish  *wish,
              GError                     **error)
{
  sharing->list = office_marking_list_load (connection, wish->cohort_id, wish->component, error);
  if (sharing->list == NULL)
    return FALSE;

  sharing->open = g_ptr_array_new ();
  sharing->staff = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (wish->n_staff > 0)
    g_array_append_vals (sharing->staff, wish->staff, wish->n_staff);
  for (guint i = 0; i < sharing->list->rows->len; i++)
    if (is_open (g_ptr_array_index (sharing->list->rows, i)))
      g_ptr_array_add (sharing->open, g_ptr_array_index (sharing->list->rows, i));

  sharing->first = g_new (int, MAX (sharing->open->len, 1));
  sharing->second = g_new (int, MAX (sharing->open->len, 1));
  for (guint i = 0; i < sharing->open->len; i++)
    {
      const OfficeMarkingRow *row = g_ptr_array_index (sharing->open, i);

      sharing->first[i] = take_standing (sharing, row->first_marker_id,
                                         is_kept (connection, wish, sharing->list, row, OFFICE_MARKER_FIRST));
      sharing->second[i] = take_standing (sharing, row->second_marker_id,
                                          is_kept (connection, wish, sharing->list, row, OFFICE_MARKER_SECOND));
    }

  return load_barred (connection, sharing, wish->n_staff, error);
}

static gboolean
save_marker (OfficeConnection  *connection,
             gint64             enrolment_id,
             const char        *component,
             int                attempt,
             OfficeMarkerPlace  place,
             gint64             staff_id,
             gboolean           by_hand,
             GError           **error)
{
  static const char set_sql[] =
    "INSERT INTO marker (enrolment_id, component_id, attempt, place, staff_id, by_hand)"
    " SELECT enrolment.id, component.id, ?3, ?4, ?5, ?6 FROM enrolment JOIN cohort ON cohort.id = cohort_id"
    " JOIN component ON component.module_id = cohort.module_id AND component.name = ?2 WHERE enrolment.id = ?1"
    " ON CONFLICT (enrolment_id, component_id, attempt, place) DO UPDATE SET staff_id = excluded.staff_id,"
    " by_hand = excluded.by_hand, version = version + 1"
    " WHERE staff_id <> excluded.staff_id OR by_hand <> excluded.by_hand";
  static const char clear_sql[] =
    "DELETE FROM marker WHERE enrolment_id = ? AND component_id = (SELECT component.id FROM enrolment"
    " JOIN cohort ON cohort.id = cohort_id JOIN component ON component.module_id = cohort.module_id"
    " AND component.name = ? WHERE enrolment.id = ?) AND attempt = ? AND place = ?";

  if (staff_id == 0)
    return office_connection_run (connection, error, clear_sql, "lslis", enrolment_id, component, enrolment_id, attempt,
                                  office_marker_place_to_nick (place));

  return office_connection_run (connection, error, set_sql, "lsisli", enrolment_id, component, attempt,
                                office_marker_place_to_nick (place), staff_id, by_hand != FALSE);
}

/* Takes all open places away first: two who change places never stand there twice. */
static gboolean
save_sharing (OfficeConnection  *connection,
              const Sharing     *sharing,
              OfficeAllocated   *allocated,
              GError           **error)
{
  for (guint i = 0; i < sharing->open->len; i++)
    {
      const OfficeMarkingRow *row = g_ptr_array_index (sharing->open, i);
      const int indices[OFFICE_N_MARKER_PLACES] = { sharing->first[i], sharing->second[i] };
      const gint64 before[OFFICE_N_MARKER_PLACES] = { row->first_marker_id, row->second_marker_id };

      for (int place = 0; place < OFFICE_N_MARKER_PLACES; place++)
        {
          gint64 staff_id = indices[place] != OFFICE_NO_MARKER
                              ? g_array_index (sharing->staff, gint64, indices[place]) : 0;

          if (staff_id == before[place])
            continue;
          if (!save_marker (connection, row->enrolment_id, sharing->list->component, row->attempt,
                            (OfficeMarkerPlace) place, staff_id, FALSE, error))
            return FALSE;
          allocated->n_given++;
        }
    }

  return TRUE;
}

/**
 * office_markers_allocate:
 * @connection: the connection
 * @wish: which component, and who shares its works
 * @allocated: (out): what became of it
 * @error: where to put a failure
 *
 * Gives each work two markers, the load as even as it can be, nobody twice on one work and nobody
 * with a conflict of interest (VIVA-2). What was given before stays, unless it is shared out anew;
 * what was chosen by hand, and whoever has marked, stays always. One step to undo.
 *
 * Returns: whether it is done
 */
gboolean
office_markers_allocate (OfficeConnection            *connection,
                         const OfficeAllocationWish  *wish,
                         OfficeAllocated             *allocated,
                         GError                     **error)
{
  g_auto (Sharing) sharing = { 0 };
  g_autofree char *label = NULL;
  OfficeAllocation allocation;

  *allocated = (OfficeAllocated) { 0 };
  if (wish->n_staff == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                           _("Nobody is chosen to mark: choose at least two of the staff."));
      return FALSE;
    }
  if (!sharing_load (&sharing, connection, wish, error))
    return FALSE;

  allocation = (OfficeAllocation) {
    sharing.open->len, sharing.staff->len, sharing.barred, sharing.first, sharing.second,
  };
  allocated->n_works = sharing.open->len;
  allocated->n_empty = office_allocation_fill (&allocation, wish->seed);

  /* Translators: a component, a cohort */
  label = g_strdup_printf (_("Allocate the markers of %s, %s"), sharing.list->label, sharing.list->cohort);
  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (connection, save_sharing (connection, &sharing, allocated, error), error);
}

static const char *
standing_name (const OfficeMarkingRow *row,
               OfficeMarkerPlace       place)
{
  return place == OFFICE_MARKER_FIRST ? row->first_marker : row->second_marker;
}

static gboolean
check_marker (OfficeConnection        *connection,
              const OfficeMarkingList *list,
              const OfficeMarkingRow  *row,
              OfficeMarkerPlace        place,
              gint64                   staff_id,
              GError                 **error)
{
  gint64 other = place == OFFICE_MARKER_FIRST ? row->second_marker_id : row->first_marker_id;
  g_autofree char *name = NULL;
  gint64 n_barred = 0;

  if (row->locked)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
                   _("The board has ratified the mark of %s: its markers stay as they are."), row->name);
      return FALSE;
    }
  if (staff_id == 0)
    return TRUE;

  name = office_connection_get_text (connection, error, "SELECT name FROM staff WHERE id = ?", "l", staff_id);
  if (name == NULL)
    return FALSE;
  if (staff_id == other)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s is the other marker of %s already: choose somebody else (ASSESS-9)."), name, row->name);
      return FALSE;
    }
  if (!office_connection_get_int (connection, &n_barred, error,
                                  "SELECT count (*) FROM (" BARRED_FROM_COHORT " AND staff.id = ?2 AND enrolment.id = ?3)",
                                  "lll", list->cohort_id, staff_id, row->enrolment_id))
    return FALSE;
  if (n_barred > 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("%s has a conflict of interest with %s: choose somebody else (VIVA-2)."), name, row->name);
      return FALSE;
    }

  return TRUE;
}

/**
 * office_marker_set:
 * @connection: the connection
 * @enrolment_id: whose work
 * @component: the component's key
 * @attempt: which attempt
 * @place: first or second marker
 * @staff_id: who, or 0 for nobody
 * @error: where to put %OFFICE_ERROR_REFUSED or %OFFICE_ERROR_LOCKED
 *
 * Chooses a marker by hand; allocating anew leaves that one alone.
 *
 * Returns: whether it is so
 */
gboolean
office_marker_set (OfficeConnection   *connection,
                   gint64              enrolment_id,
                   const char         *component,
                   int                 attempt,
                   OfficeMarkerPlace   place,
                   gint64              staff_id,
                   GError            **error)
{
  g_autoptr (OfficeMarkingList) list = NULL;
  g_autofree char *label = NULL;
  OfficeMarkingRow *row;
  gint64 cohort_id = 0;

  if (!office_connection_get_int (connection, &cohort_id, error, "SELECT cohort_id FROM enrolment WHERE id = ?", "l",
                                  enrolment_id)
      || (list = office_marking_list_load (connection, cohort_id, component, error)) == NULL)
    return FALSE;

  row = office_marking_list_find (list, enrolment_id);
  if (row == NULL || row->attempt != attempt)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                           _("This attempt is not being marked any more. Load the list again."));
      return FALSE;
    }
  if (!check_marker (connection, list, row, place, staff_id, error))
    return FALSE;

  label = g_strdup_printf (standing_name (row, place) != NULL ? _("Another marker for %s") : _("Marker for %s"),
                           row->name);
  return office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error)
         && office_command_finish (connection,
                                   save_marker (connection, enrolment_id, component, attempt, place, staff_id, TRUE,
                                                error),
                                   error);
}
