/* fixture.h: a new office in a folder of its own, and people who apply
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib/gstdio.h>

#include "store/applications.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/command.h"
#include "store/learners.h"
#include "store/moves.h"
#include "store/requirements.h"
#include "store/statement.h"
#include "store/undo.h"

/* 1 September 2025, 10:00 in London. */
#define TEST_NOW 1756717200

typedef struct
{
  char             *folder;
  char             *path;
  OfficeConnection *connection;
  gint64            cohort_id; /* DPL-2025-AUT */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCohort) cohort = NULL;

  fixture->folder = g_dir_make_tmp ("office-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->connection = office_connection_open (fixture->path, OFFICE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  office_connection_set_clock (fixture->connection, TEST_NOW);
  office_connection_set_actor (fixture->connection, "A. User");

  cohort = office_cohort_find (fixture->connection, "dpl-2025-aut", &error);
  g_assert_no_error (error);
  fixture->cohort_id = cohort->id;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) listing = g_dir_open (path, 0, NULL);
  const char *name;

  while (listing != NULL && (name = g_dir_read_name (listing)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->connection, office_connection_close);
  remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

G_GNUC_UNUSED static gint64
count (Fixture    *fixture,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  office_connection_get_int (fixture->connection, &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

G_GNUC_UNUSED static OfficeApplicationAdded *
apply (Fixture    *fixture,
       gint64      cohort_id,
       const char *family_name,
       const char *given_names,
       const char *gmc,
       const char *born)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeRegistration) number = NULL;
  OfficeApplicationAdded *added;
  OfficeNewApplication incoming = {
    .cohort_id = cohort_id,
    .family_name = family_name,
    .given_names = given_names,
    .date_of_birth = born,
    .email = "someone@example.org",
    .employer = "Example NHS Trust",
  };

  if (gmc != NULL)
    {
      number = office_registration_new (OFFICE_REGULATOR_GMC, gmc, &error);
      g_assert_no_error (error);
      incoming.registration = number;
    }

  added = office_application_add (fixture->connection, &incoming, &error);
  g_assert_no_error (error);
  g_assert_nonnull (added);
  return added;
}

G_GNUC_UNUSED static void
meet_all (Fixture *fixture,
          gint64   application_id)
{
  for (int kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
    {
      g_autoptr (GError) error = NULL;

      office_requirement_set (fixture->connection, application_id, kind, 0, OFFICE_REQUIREMENT_MET, "seen", NULL,
                              &error);
      g_assert_no_error (error);
    }
}

G_GNUC_UNUSED static void
move_to (Fixture                *fixture,
         gint64                  application_id,
         OfficeApplicationState  to)
{
  g_autoptr (GError) error = NULL;

  office_application_move (fixture->connection, application_id, 0, to, NULL, &error);
  g_assert_no_error (error);
}

/* From received to accepted, or on to enrolled, along the table of moves. */
G_GNUC_UNUSED static void
bring_to (Fixture                *fixture,
          gint64                  application_id,
          OfficeApplicationState  to)
{
  meet_all (fixture, application_id);
  for (int state = OFFICE_APPLICATION_IN_REVIEW; state <= (int) to; state++)
    move_to (fixture, application_id, state);
}

G_GNUC_UNUSED static gint64
add_cohort (Fixture    *fixture,
            const char *code,
            const char *starts,
            const char *ends,
            int         capacity)
{
  g_autoptr (GError) error = NULL;
  OfficeCohortDraft draft = {
    .code = code, .module = "UIAO", .starts = starts, .ends = ends, .capacity = capacity, .fee = -1,
  };
  gint64 id = office_cohort_add (fixture->connection, &draft, &error);

  g_assert_no_error (error);
  return id;
}

/* Takes back the last step of the person at work and says what it was. */
G_GNUC_UNUSED static char *
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeUndoState) state = office_undo_get_state (fixture->connection, &error);
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (state->undo_id, !=, 0);
  said = office_undo_command (fixture->connection, state->undo_id, &error);
  g_assert_no_error (error);
  return g_strdup (state->undo_label);
}
