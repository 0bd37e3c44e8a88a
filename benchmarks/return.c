/* return.c: a large marks return from the database to the finished file, as the office makes it
 *
 * usage: return make DATABASE | return send DATABASE FILE | return cells DATABASE FILE
 *
 * "make" fills a new office with a ratified cohort; "send" opens it, reads, writes the workbook and
 * keeps what was sent; "cells" writes the cells of that return plainly, for the baseline.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/deliver.h"
#include "return-cells.h"
#include "store/boards.h"
#include "store/cohorts.h"
#include "store/command.h"
#include "store/returns.h"
#include "store/statement.h"

#define COHORT "DPL-2025-AUT"

/* 5 January 2026: the cohort is over. */
#define NOW 1767610800

/* ?1 is the cohort, ?2 how many. Names differ from row to row, as those of people do. */
static const char *const people_sql[] = {
  "INSERT INTO learner (id, given_names, family_name, sort_name, date_of_birth, email)"
  " WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)"
  " SELECT 1000 + i, 'Given ' || (i * 7919 % 4001), 'Family ' || (i * 104729 % 20011),"
  " 'family ' || (i * 104729 % 20011) || ' given ' || (i * 7919 % 4001),"
  " date ('1970-01-01', '+' || (i % 9000) || ' days'), 'person' || i || '@example.org' FROM n"
  " WHERE ?1 > 0",
  "INSERT INTO application (id, reference, learner_id, cohort_id, state, applied_on, fee)"
  " SELECT id, 'A2025-' || id, id, ?1, 'enrolled', '2025-08-01', 60000 FROM learner"
  " WHERE id > 1000 AND ?2 > 0",
  "INSERT INTO enrolment (id, application_id, learner_id, cohort_id, enrolled_on)"
  " SELECT id, id, learner_id, cohort_id, '2025-09-01' FROM application WHERE cohort_id = ?1"
  " AND ?2 > 0",
  "INSERT INTO registration (enrolment_id, student_number, registered_on)"
  " SELECT id, '2500' || id, '2025-09-10' FROM enrolment WHERE cohort_id = ?1 AND ?2 > 0",
  "INSERT INTO mark (enrolment_id, component_id, attempt, agreed)"
  " SELECT enrolment.id, component.id, 1, 3000 + (enrolment.id * 37 + component.id * 811) % 6800"
  " FROM enrolment JOIN cohort ON cohort.id = enrolment.cohort_id"
  " JOIN component ON component.module_id = cohort.module_id"
  " WHERE enrolment.cohort_id = ?1 AND ?2 > 0",
};

static gboolean
fill (OfficeConnection  *connection,
      gint64             cohort_id,
      GError           **error)
{
  OfficeBoardDraft board = {
    .cohort_id = cohort_id, .held_on = "2026-01-05", .chair = "C. Chair",
  };

  office_connection_set_durable (connection, FALSE);
  office_connection_set_clock (connection, NOW);
  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, "Fill", NULL, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (people_sql); i++)
    if (!office_connection_run (connection, error, people_sql[i], "li", cohort_id, BENCHMARK_ROWS))
      {
        office_command_rollback (connection);
        return FALSE;
      }
  return office_command_finish (connection, TRUE, error) &&
         office_board_ratify (connection, &board, NULL, error);
}

static gboolean
send (OfficeConnection  *connection,
      gint64             cohort_id,
      const char        *path,
      GError           **error)
{
  g_autoptr (OfficeDeliveredReturn) delivered =
    office_deliver_return (connection, OFFICE_RETURN_MARKS, cohort_id, NULL, path, NULL, NULL, NULL, error);

  return delivered != NULL && delivered->n_rows == BENCHMARK_ROWS;
}

/* Rows, columns; then each cell: kind, value, and of a text its length and bytes. */
static gboolean
write_cells (OfficeConnection  *connection,
             gint64             cohort_id,
             const char        *path,
             GError           **error)
{
  g_autoptr (OfficeReturnTable) table =
    office_return_build (connection, cohort_id, OFFICE_RETURN_MARKS, NULL, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (table == NULL)
    return FALSE;

  g_byte_array_append (bytes, (const guint8 *) &table->n_rows, sizeof (guint));
  g_byte_array_append (bytes, (const guint8 *) &table->n_columns, sizeof (guint));
  for (gsize i = 0; i < (gsize) table->n_rows * table->n_columns; i++)
    {
      const OfficeReturnValue *value = &table->values[i];
      const OfficeReturnField *field =
        g_ptr_array_index (table->profile->fields, i % table->n_columns);
      gboolean text = value->kind == OFFICE_RETURN_VALUE_TEXT;
      BenchmarkPlainCell cell = {
        .kind = text ? BENCHMARK_TEXT
                : value->kind == OFFICE_RETURN_VALUE_DATE ? BENCHMARK_DATE
                : office_return_field_get_kind (field) == OFFICE_RETURN_FIELD_MARK ? BENCHMARK_MARK : BENCHMARK_INTEGER,
        .blank = value->kind == OFFICE_RETURN_VALUE_BLANK,
        .value = text ? (gint64) strlen (value->text) + 1 : value->value,
      };

      g_byte_array_append (bytes, (const guint8 *) &cell, sizeof cell);
      if (text)
        g_byte_array_append (bytes, (const guint8 *) value->text, (guint) cell.value);
    }
  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}

int
main (int    argc,
      char **argv)
{
  gboolean make = argc == 3 && g_str_equal (argv[1], "make");
  g_autoptr (OfficeConnection) connection = NULL;
  g_autoptr (OfficeCohort) cohort = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (!make && argc != 4)
    return 2;

  connection = office_connection_open (argv[2], make ? OFFICE_OPEN_CREATE : OFFICE_OPEN_EXISTING, &error);
  if (connection != NULL)
    cohort = office_cohort_find (connection, COHORT, &error);
  if (cohort != NULL)
    done = make ? fill (connection, cohort->id, &error)
           : g_str_equal (argv[1], "send") ? send (connection, cohort->id, argv[3], &error)
                                           : write_cells (connection, cohort->id, argv[3], &error);
  if (!done)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "not all rows");
      return 1;
    }
  return 0;
}
