/* availability.c: when people can come: painted here, or read from their calendars
 *
 * The version of a person's row speaks for their availability too: whoever changes it raises it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/availability.h"

#include <glib/gi18n-lib.h>

#include "store/command.h"
#include "store/fields.h"

#define COLUMNS "SELECT id, staff_id, starts_at, ends_at, kind, calendar FROM availability"

static const char *const kinds[] = {
  [OFFICE_AVAILABILITY_AVAILABLE] = "available",
  [OFFICE_AVAILABILITY_BUSY] = "busy",
};

/**
 * office_availability_free:
 * @availability: (nullable): a row
 */
void
office_availability_free (OfficeAvailability *availability)
{
  if (availability == NULL)
    return;

  g_free (availability->calendar);
  g_free (availability);
}

static gpointer
read_availability (OfficeStatement *statement)
{
  OfficeAvailability *row = g_new0 (OfficeAvailability, 1);

  row->id = office_statement_get_int (statement, 0);
  row->staff_id = office_statement_get_int (statement, 1);
  row->span.from = office_statement_get_int (statement, 2);
  row->span.to = office_statement_get_int (statement, 3);
  row->span.kind = g_strcmp0 (office_statement_get_text (statement, 4), "busy") == 0 ? OFFICE_AVAILABILITY_BUSY
                                                                                     : OFFICE_AVAILABILITY_AVAILABLE;
  row->calendar = office_statement_dup_text (statement, 5);
  row->span.painted = row->calendar == NULL;
  return row;
}

/**
 * office_availability_list:
 * @connection: the connection
 * @staff_id: whose, or 0 for everybody's
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeAvailability): all that is known of the time
 *   between the two instants, by person and start; not cut at either instant
 */
GPtrArray *
office_availability_list (OfficeConnection  *connection,
                          gint64             staff_id,
                          gint64             from,
                          gint64             to,
                          GError           **error)
{
  return office_rows_collect (
    office_connection_prepare (connection, error,
                               COLUMNS " WHERE (?1 = 0 OR staff_id = ?1) AND starts_at < ?3 AND ends_at > ?2"
                                       " ORDER BY staff_id, starts_at, id",
                               "lll", staff_id, from, to),
    read_availability, (GDestroyNotify) office_availability_free, error);
}

/**
 * office_availability_by_staff:
 * @connection: the connection
 * @from: UTC seconds
 * @to: UTC seconds, itself not included
 * @error: where to put a failure
 *
 * Reads what is known of everybody at once, ready for office_availability_when() and
 * office_availability_judge(). Whoever said nothing is not in it.
 *
 * Returns: (transfer full) (nullable) (element-type gint64 GArray): a #GArray of
 *   #OfficeAvailabilitySpan for each member of staff
 */
GHashTable *
office_availability_by_staff (OfficeConnection  *connection,
                              gint64             from,
                              gint64             to,
                              GError           **error)
{
  g_autoptr (GPtrArray) rows = office_availability_list (connection, 0, from, to, error);
  GHashTable *by_staff;

  if (rows == NULL)
    return NULL;

  by_staff = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeAvailability *row = g_ptr_array_index (rows, i);
      GArray *spans = g_hash_table_lookup (by_staff, &row->staff_id);

      if (spans == NULL)
        {
          spans = g_array_new (FALSE, FALSE, sizeof (OfficeAvailabilitySpan));
          g_hash_table_insert (by_staff, g_memdup2 (&row->staff_id, sizeof row->staff_id), spans);
        }
      g_array_append_val (spans, row->span);
    }

  return by_staff;
}

static char *
get_name (OfficeConnection  *connection,
          gint64             staff_id,
          GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  char *name =
    office_connection_get_text (connection, &local_error, "SELECT name FROM staff WHERE id = ?", "l", staff_id);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (name == NULL)
    g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("This member of staff is not on the list."));

  return name;
}

static gboolean
insert_span (OfficeConnection              *connection,
             gint64                         staff_id,
             const char                    *calendar,
             const OfficeAvailabilitySpan  *span,
             GError                       **error)
{
  return office_connection_run (
    connection, error,
    "INSERT INTO availability (staff_id, starts_at, ends_at, kind, calendar) VALUES (?, ?, ?, ?, ?)", "lllss",
    staff_id, span->from, span->to, kinds[span->kind], calendar);
}

static gboolean
delete_row (OfficeConnection  *connection,
            gint64             id,
            GError           **error)
{
  return office_connection_run (connection, error, "DELETE FROM availability WHERE id = ?", "l", id);
}

/* What stands of a row beside the painted time stays. */
static gboolean
keep_rest (OfficeConnection              *connection,
           const OfficeAvailability      *row,
           const OfficeSpan              *painted,
           GError                       **error)
{
  OfficeAvailabilitySpan before = row->span;
  OfficeAvailabilitySpan after = row->span;

  before.to = painted->from;
  after.from = painted->to;
  return (before.from >= before.to || insert_span (connection, row->staff_id, NULL, &before, error))
         && (after.from >= after.to || insert_span (connection, row->staff_id, NULL, &after, error));
}

static gboolean
says_already (GPtrArray               *rows,
              const OfficeSpan        *span,
              OfficeAvailabilityPaint  paint)
{
  gboolean anything = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeAvailability *row = g_ptr_array_index (rows, i);

      if (row->span.from < span->to && span->from < row->span.to)
        anything = TRUE;
      if ((int) row->span.kind == (int) paint && row->span.from <= span->from && span->to <= row->span.to)
        return TRUE;
    }

  return paint == OFFICE_AVAILABILITY_PAINT_CLEAR && !anything;
}

/* Painted times never overlap, and those that touch and say the same are one. */
static gboolean
paint_span (OfficeConnection        *connection,
            gint64                   staff_id,
            const OfficeSpan        *span,
            OfficeAvailabilityPaint  paint,
            gboolean                *changed,
            GError                 **error)
{
  OfficeAvailabilitySpan joined = { span->from, span->to, (OfficeAvailabilityKind) paint, TRUE };
  g_autoptr (GPtrArray) rows = office_rows_collect (
    office_connection_prepare (connection, error,
                               COLUMNS " WHERE staff_id = ?1 AND calendar IS NULL AND starts_at <= ?3 AND ends_at >= ?2",
                               "lll", staff_id, span->from, span->to),
    read_availability, (GDestroyNotify) office_availability_free, error);

  if (rows == NULL)
    return FALSE;
  if (says_already (rows, span, paint))
    return TRUE;

  *changed = TRUE;
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeAvailability *row = g_ptr_array_index (rows, i);
      gboolean same = (int) row->span.kind == (int) paint;

      if (!same && (row->span.from == span->to || row->span.to == span->from))
        continue;
      if (!delete_row (connection, row->id, error))
        return FALSE;
      joined.from = same ? MIN (joined.from, row->span.from) : joined.from;
      joined.to = same ? MAX (joined.to, row->span.to) : joined.to;
      if (!same && !keep_rest (connection, row, span, error))
        return FALSE;
    }

  return paint == OFFICE_AVAILABILITY_PAINT_CLEAR || insert_span (connection, staff_id, NULL, &joined, error);
}

/* Refuses what was changed by somebody else since; see office_check_version(). */
static gboolean
check_version (OfficeConnection  *connection,
               gint64             staff_id,
               const char        *name,
               int                version,
               GError           **error)
{
  g_autofree char *what = g_strdup_printf (_("The availability of %s"), name);

  return office_check_version (connection, "staff", staff_id, what, version, NULL, 0, error);
}

static gboolean
raise_version (OfficeConnection  *connection,
               gint64             staff_id,
               gboolean           changed,
               GError           **error)
{
  return !changed
         || office_connection_run (connection, error, "UPDATE staff SET version = version + 1 WHERE id = ?", "l",
                                   staff_id);
}

static gboolean
check_spans (const OfficeSpan  *spans,
             gsize              n_spans,
             const char        *name,
             GError           **error)
{
  for (gsize i = 0; i < n_spans; i++)
    if (!office_span_check (spans[i].from, spans[i].to, name, error))
      return FALSE;

  return TRUE;
}

static gboolean
paint_all (OfficeConnection        *connection,
           gint64                   staff_id,
           const OfficeSpan        *spans,
           gsize                    n_spans,
           OfficeAvailabilityPaint  paint,
           GError                 **error)
{
  gboolean changed = FALSE;

  for (gsize i = 0; i < n_spans; i++)
    if (!paint_span (connection, staff_id, &spans[i], paint, &changed, error))
      return FALSE;

  return raise_version (connection, staff_id, changed, error);
}

/**
 * office_availability_paint:
 * @connection: the connection
 * @staff_id: whose
 * @version: of the person that was seen, or 0: whatever is there
 * @spans: (array length=n_spans): when
 * @n_spans: how many
 * @paint: what is said of that time
 * @error: where to put a failure
 *
 * Says of some times that a person can come or is busy, or takes back what was said, as one step to
 * undo. What was read from calendars stays beside it.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID for a time that ends before it begins,
 *   %OFFICE_ERROR_NOT_FOUND or %OFFICE_ERROR_CONFLICT; then nothing is saved
 */
gboolean
office_availability_paint (OfficeConnection         *connection,
                           gint64                    staff_id,
                           int                       version,
                           const OfficeSpan         *spans,
                           gsize                     n_spans,
                           OfficeAvailabilityPaint   paint,
                           GError                  **error)
{
  g_autofree char *name = get_name (connection, staff_id, error);
  g_autofree char *label = NULL;
  g_autofree char *when = NULL;

  if (name == NULL || !check_spans (spans, n_spans, name, error))
    return FALSE;
  if (n_spans == 0)
    return TRUE;

  when = office_span_to_text (spans[0].from, spans[n_spans - 1].to);
  /* Translators: a person, two times */
  label = g_strdup_printf (_("Availability of %s, %s"), name, when);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (connection,
                                check_version (connection, staff_id, name, version, error)
                                  && paint_all (connection, staff_id, spans, n_spans, paint, error),
                                error);
}

/* The painted spans of a week, cut at its ends. */
static GArray *
read_week (OfficeConnection  *connection,
           gint64             staff_id,
           OfficeDay          monday,
           GError           **error)
{
  OfficeSpan week = office_span_of_days (monday, 7);
  g_autoptr (GPtrArray) rows = office_availability_list (connection, staff_id, week.from, week.to, error);
  GArray *spans;

  if (rows == NULL)
    return NULL;

  spans = g_array_new (FALSE, FALSE, sizeof (OfficeAvailabilitySpan));
  for (guint i = 0; i < rows->len; i++)
    {
      OfficeAvailabilitySpan span = ((OfficeAvailability *) g_ptr_array_index (rows, i))->span;

      span.from = MAX (span.from, week.from);
      span.to = MIN (span.to, week.to);
      if (span.painted)
        g_array_append_val (spans, span);
    }

  return spans;
}

static gboolean
copy_to_week (OfficeConnection  *connection,
              gint64             staff_id,
              const GArray      *week,
              OfficeDay          monday,
              int                weeks_later,
              gboolean          *changed,
              GError           **error)
{
  OfficeSpan target = office_span_of_days (monday, 7);
  g_autoptr (GArray) spans = office_availability_shift_weeks ((const OfficeAvailabilitySpan *) week->data, week->len,
                                                             weeks_later);

  if (!paint_span (connection, staff_id, &target, OFFICE_AVAILABILITY_PAINT_CLEAR, changed, error))
    return FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const OfficeAvailabilitySpan *span = &g_array_index (spans, OfficeAvailabilitySpan, i);
      OfficeSpan when = { span->from, span->to };

      if (!paint_span (connection, staff_id, &when, (OfficeAvailabilityPaint) span->kind, changed, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
copy_to_weeks (OfficeConnection  *connection,
               gint64             staff_id,
               OfficeDay          monday,
               OfficeDay          to_monday,
               int                n_weeks,
               GError           **error)
{
  g_autoptr (GArray) week = read_week (connection, staff_id, monday, error);
  gboolean changed = FALSE;

  if (week == NULL)
    return FALSE;

  for (int i = 0; i < n_weeks; i++)
    if (!copy_to_week (connection, staff_id, week, to_monday + i * 7, (to_monday - monday) / 7 + i, &changed, error))
      return FALSE;

  return raise_version (connection, staff_id, changed, error);
}

/**
 * office_availability_copy_week:
 * @connection: the connection
 * @staff_id: whose
 * @version: of the person that was seen, or 0: whatever is there
 * @monday: of the week to copy
 * @to_monday: of the first week that is to be like it
 * @n_weeks: how many weeks from there on
 * @error: where to put a failure
 *
 * Paints weeks like another, at the same times of the clock, in place of what was painted there; one
 * step to undo.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID, %OFFICE_ERROR_NOT_FOUND or %OFFICE_ERROR_CONFLICT
 */
gboolean
office_availability_copy_week (OfficeConnection  *connection,
                               gint64             staff_id,
                               int                version,
                               OfficeDay          monday,
                               OfficeDay          to_monday,
                               int                n_weeks,
                               GError           **error)
{
  g_autofree char *name = get_name (connection, staff_id, error);
  g_autofree char *from = office_day_to_text (monday);
  g_autofree char *label = NULL;

  if (name == NULL)
    return FALSE;
  if (n_weeks < 1 || n_weeks > 104 || (monday >= to_monday && monday < to_monday + n_weeks * 7)
      || (to_monday - monday) % 7 != 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The week of %s cannot be copied there: choose 1 to 104 weeks other than itself."), from);
      return FALSE;
    }

  /* Translators: a person, a day */
  label = g_strdup_printf (_("Copy the availability of %s in the week of %s"), name, from);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (connection,
                                check_version (connection, staff_id, name, version, error)
                                  && copy_to_weeks (connection, staff_id, monday, to_monday, n_weeks, error),
                                error);
}

static gboolean
same_span (const OfficeAvailabilitySpan *a,
           const OfficeAvailabilitySpan *b)
{
  return a->from == b->from && a->to == b->to && a->kind == b->kind;
}

/* Rows that stay as they are are left alone; @kept says which of the new spans are there already. */
static gboolean
drop_missing (OfficeConnection              *connection,
              GPtrArray                     *rows,
              const OfficeAvailabilitySpan  *spans,
              gsize                          n_spans,
              gboolean                      *kept,
              gboolean                      *changed,
              GError                       **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const OfficeAvailability *row = g_ptr_array_index (rows, i);
      gsize j = 0;

      while (j < n_spans && (kept[j] || !same_span (&row->span, &spans[j])))
        j++;
      if (j < n_spans)
        {
          kept[j] = TRUE;
          continue;
        }
      *changed = TRUE;
      if (!delete_row (connection, row->id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
import_spans (OfficeConnection              *connection,
              gint64                         staff_id,
              const char                    *calendar,
              const OfficeAvailabilitySpan  *spans,
              gsize                          n_spans,
              GError                       **error)
{
  g_autofree gboolean *kept = g_new0 (gboolean, n_spans + 1);
  gboolean changed = FALSE;
  g_autoptr (GPtrArray) rows = office_rows_collect (
    office_connection_prepare (connection, error, COLUMNS " WHERE staff_id = ? AND calendar = ?", "ls", staff_id,
                               calendar),
    read_availability, (GDestroyNotify) office_availability_free, error);

  if (rows == NULL || !drop_missing (connection, rows, spans, n_spans, kept, &changed, error))
    return FALSE;

  for (gsize i = 0; i < n_spans; i++)
    if (!kept[i])
      {
        changed = TRUE;
        if (!insert_span (connection, staff_id, calendar, &spans[i], error))
          return FALSE;
      }

  return raise_version (connection, staff_id, changed, error);
}

/**
 * office_availability_import:
 * @connection: the connection
 * @staff_id: whose
 * @version: of the person that was seen, or 0: whatever is there
 * @calendar: the name of the calendar that was read
 * @spans: (array length=n_spans): what it says; none takes the calendar away
 * @n_spans: how many
 * @error: where to put a failure
 *
 * Keeps what a person's calendar says, in place of what the calendar of that name said before. What was
 * painted, and other calendars, stay. One step to undo.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID for a time that ends before it begins,
 *   %OFFICE_ERROR_NOT_FOUND or %OFFICE_ERROR_CONFLICT; then nothing is saved
 */
gboolean
office_availability_import (OfficeConnection              *connection,
                            gint64                         staff_id,
                            int                            version,
                            const char                    *calendar,
                            const OfficeAvailabilitySpan  *spans,
                            gsize                          n_spans,
                            GError                       **error)
{
  g_autofree char *name = get_name (connection, staff_id, error);
  g_autofree char *tidy = office_tidy (calendar);
  g_autofree char *label = NULL;

  if (name == NULL || !office_check_given (tidy, _("The name of the calendar"), error))
    return FALSE;
  for (gsize i = 0; i < n_spans; i++)
    if (!office_span_check (spans[i].from, spans[i].to, name, error))
      return FALSE;

  /* Translators: a calendar, a person */
  label = g_strdup_printf (_("Read the calendar “%s” of %s"), tidy, name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (connection,
                                check_version (connection, staff_id, name, version, error)
                                  && import_spans (connection, staff_id, tidy, spans, n_spans, error),
                                error);
}

/**
 * office_availability_forget:
 * @connection: the connection
 * @staff_id: whose
 * @version: of the person that was seen, or 0: whatever is there
 * @error: where to put a failure
 *
 * Forgets all that was read from a person's calendars, as one step to undo; what was painted stays.
 *
 * Returns: %FALSE with %OFFICE_ERROR_NOT_FOUND or %OFFICE_ERROR_CONFLICT
 */
gboolean
office_availability_forget (OfficeConnection  *connection,
                            gint64             staff_id,
                            int                version,
                            GError           **error)
{
  g_autofree char *name = get_name (connection, staff_id, error);
  g_autofree char *label = NULL;

  if (name == NULL)
    return FALSE;

  /* Translators: a person */
  label = g_strdup_printf (_("Forget the calendars of %s"), name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, NULL, error))
    return FALSE;

  return office_command_finish (connection,
                                check_version (connection, staff_id, name, version, error)
                                  && office_connection_run (connection, error,
                                                            "DELETE FROM availability WHERE staff_id = ?"
                                                            " AND calendar IS NOT NULL",
                                                            "l", staff_id)
                                  && raise_version (connection, staff_id, TRUE, error),
                                error);
}
