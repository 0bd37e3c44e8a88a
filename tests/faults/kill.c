/* kill.c: the program is killed while it saves, again and again, and loses nothing it had acknowledged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/applications.h"
#include "store/backup.h"
#include "store/statement.h"

#define KILLS 200
#define LONGEST_LIFE_MICROSECONDS 12000

/* Adds applications for ever and tells of each one that was saved: only what was told counts. */
static void
write_until_killed (const char *path,
                    int         tell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeConnection) connection = office_connection_open (path, OFFICE_OPEN_EXISTING, &error);

  if (connection == NULL)
    g_error ("%s", error->message);

  for (;;)
    {
      const OfficeNewApplication incoming = {
        .cohort_id = 1, .given_names = "Aoife", .family_name = "O’Brien <b>", .email = "a@example.org",
        .applied_on = "2025-07-01",
      };
      g_autoptr (OfficeApplicationAdded) added = office_application_add (connection, &incoming, &error);

      if (added == NULL)
        g_error ("%s", error->message);
      if (write (tell, &added->id, sizeof added->id) != sizeof added->id)
        _exit (1);
    }
}

static void
live_and_die (const char *path,
              GArray     *acknowledged,
              guint       life)
{
  gint64 id;
  int pipes[2];
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (pipes[0]);
      write_until_killed (path, pipes[1]);
    }

  close (pipes[1]);
  /* The first word means that it works: from there on its life is short. */
  if (read (pipes[0], &id, sizeof id) == sizeof id)
    g_array_append_val (acknowledged, id);
  g_usleep (life);
  kill (child, SIGKILL);
  while (read (pipes[0], &id, sizeof id) == sizeof id)
    g_array_append_val (acknowledged, id);
  close (pipes[0]);
  waitpid (child, NULL, 0);
}

static void
assert_all_there (const char *path,
                  GArray     *acknowledged,
                  gboolean    thoroughly)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeConnection) connection = office_connection_open (path, OFFICE_OPEN_EXISTING, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < acknowledged->len; i++)
    {
      g_autoptr (OfficeApplication) application =
        office_application_get (connection, g_array_index (acknowledged, gint64, i), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (application->applied_on, ==, "2025-07-01");
    }

  /* Nothing half done: each application has its four requirements and its first move, and no step is open. */
  g_assert_true (office_connection_get_int (connection, &n, &error,
                                            "SELECT count (*) FROM application"
                                            " WHERE (SELECT count (*) FROM requirement WHERE application_id = application.id) <> 4"
                                            "    OR (SELECT count (*) FROM application_move WHERE application_id = application.id) <> 1"
                                            "    OR NOT EXISTS (SELECT 1 FROM learner WHERE id = learner_id)",
                                            ""));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (office_connection_get_int (connection, &n, &error, "SELECT count (*) FROM working WHERE command_id IS NOT NULL", ""));
  g_assert_cmpint (n, ==, 0);

  if (thoroughly)
    {
      g_autoptr (GPtrArray) problems = office_database_check (connection, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

static void
test_kill (void)
{
  g_autofree char *folder = g_dir_make_tmp ("office-kill-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.db", NULL);
  g_autofree char *clean = g_strdup_printf ("rm -rf '%s'", folder);
  g_autoptr (GArray) acknowledged = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  OfficeConnection *connection = office_connection_open (path, OFFICE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  office_connection_close (connection);

  for (int i = 0; i < KILLS; i++)
    {
      live_and_die (path, acknowledged, g_test_rand_int_range (0, LONGEST_LIFE_MICROSECONDS));
      assert_all_there (path, acknowledged, i % 20 == 19);
    }

  g_test_message ("%d kills, %u applications acknowledged and found", KILLS, acknowledged->len);
  g_assert_cmpuint (acknowledged->len, >=, KILLS);
  g_assert_cmpint (system (clean), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/kill", test_kill);
  return g_test_run ();
}
