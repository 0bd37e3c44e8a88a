/* office.c: an office database of its own for a test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "office.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/applications.h"
#include "store/cohorts.h"
#include "store/moves.h"
#include "store/requirements.h"

void
office_begin (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (OfficeCohort) cohort = NULL;

  office->folder = g_dir_make_tmp ("office-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (office->folder, "test.office", NULL);
  office->connection = office_connection_open (path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  office_connection_set_actor (office->connection, "tester");
  cohort = office_cohort_find (office->connection, OFFICE_TEST_COHORT, &error);
  g_assert_no_error (error);
  office->cohort_id = cohort->id;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
office_end (Office *office)
{
  office_connection_close (office->connection);
  remove_folder (office->folder);
  g_free (office->folder);
}

/* How many applications the cohort has. */
guint
office_count (Office *office)
{
  g_autoptr (GError) error = NULL;
  OfficeApplicationFilter filter = { .cohort_id = office->cohort_id };
  g_autoptr (GArray) ids = office_applications_ids (office->connection, &filter,
                                                    OFFICE_APPLICATION_SORT_NAME, FALSE, &error);

  g_assert_no_error (error);
  return ids->len;
}

/* Takes an application all the way (ENTRY-2, APPLY-1). */
void
office_enrol (Office     *office,
              const char *reference)
{
  static const OfficeApplicationState states[] = {
    OFFICE_APPLICATION_IN_REVIEW, OFFICE_APPLICATION_OFFERED, OFFICE_APPLICATION_ACCEPTED,
    OFFICE_APPLICATION_ENROLLED,
  };
  g_autoptr (GError) error = NULL;
  gint64 id = office_application_find (office->connection, reference, &error);
  OfficeMoveOptions options = { .reason = "A test", .date = "2025-08-01" };

  g_assert_no_error (error);
  for (int kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
    {
      office_requirement_set (office->connection, id, kind, 0, OFFICE_REQUIREMENT_WAIVED, "A test",
                              NULL, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      office_application_move (office->connection, id, 0, states[i], &options, &error);
      g_assert_no_error (error);
    }
}

void
assert_tally (OfficeImportReport *report,
              guint               rows,
              guint               imported,
              guint               errors)
{
  for (guint i = 0; i < report->errors->len; i++)
    g_test_message ("%s", ((OfficeImportError *) g_ptr_array_index (report->errors, i))->message);
  g_assert_cmpuint (report->rows, ==, rows);
  g_assert_cmpuint (report->imported, ==, imported);
  g_assert_cmpuint (report->skipped, ==, rows - imported);
  g_assert_cmpuint (report->errors->len, ==, errors);
}

void
assert_report_error (OfficeImportReport *report,
                     guint               index,
                     guint               row,
                     const char         *field,
                     const char         *part)
{
  OfficeImportError *error;
  g_autofree char *place = g_strdup_printf ("Row %u", row);

  g_assert_cmpuint (index, <, report->errors->len);
  error = g_ptr_array_index (report->errors, index);
  g_assert_cmpuint (error->row, ==, row);
  g_assert_cmpstr (error->field, ==, field);
  g_assert_true (g_str_has_prefix (error->message, place));
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}
