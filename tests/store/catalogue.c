/* catalogue.c: modules, terms, cohorts, the provider, staff, rooms, settings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"
#include "store/provider.h"
#include "store/rooms.h"
#include "store/saved-mappings.h"
#include "store/settings.h"
#include "store/staff.h"

/* The course page: two modules without a practical part, one cohort, £600, two components by halves. */
static void
test_built_in (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) modules = office_modules_list (fixture->connection, &error);
  g_autoptr (OfficeCohort) cohort = office_cohort_get (fixture->connection, fixture->cohort_id, &error);
  g_autoptr (GPtrArray) components = NULL;
  const OfficeComponent *component;

  g_assert_no_error (error);
  g_assert_cmpuint (modules->len, ==, 2);
  g_assert_cmpstr (cohort->code, ==, "DPL-2025-AUT");
  g_assert_cmpstr (cohort->term, ==, "Autumn 2025");
  g_assert_cmpint (cohort->fee, ==, 60000);
  g_assert_cmpint (cohort->capacity, ==, -1);
  g_assert_null (cohort->opens);
  g_assert_false (cohort->practical);

  components = office_components_list (fixture->connection, cohort->module_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (components->len, ==, 2);
  component = g_ptr_array_index (components, 0);
  g_assert_cmpstr (component->name, ==, "written");
  g_assert_cmpint (component->weight, ==, 50);
  g_assert_cmpint (component->word_limit, ==, 1500);
}

/* CREDIT-1, ASSESS-1 */
static void
test_module_add (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = office_module_add (fixture->connection, "ECHO", "Focused echo <b>&", 0, TRUE, &error);
  g_autoptr (OfficeModule) module = NULL;
  g_autoptr (OfficeComponent) viva = NULL;
  g_autofree char *undone = NULL;

  g_assert_no_error (error);
  module = office_module_find (fixture->connection, "echo", &error);
  g_assert_no_error (error);
  g_assert_cmpint (module->id, ==, id);
  g_assert_cmpstr (module->title, ==, "Focused echo <b>&");
  g_assert_cmpint (module->credits, ==, 10);
  g_assert_cmpint (module->notional_hours, ==, 100);
  g_assert_true (module->practical);

  viva = office_component_find (fixture->connection, id, "viva", &error);
  g_assert_no_error (error);
  g_assert_cmpint (viva->weight, ==, 50);
  g_assert_cmpint (viva->pass_mark, ==, 5000);

  g_assert_cmpint (office_module_add (fixture->connection, "Echo", "Again", 10, TRUE, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (office_module_add (fixture->connection, "X", "", 10, TRUE, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (office_module_add (fixture->connection, "X", "Y", -10, TRUE, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);

  undone = undo (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM module"), ==, 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM component"), ==, 4);
}

/* LOAD-1: a cohort belongs to the term that holds its first day. */
static void
test_cohort_term (Fixture       *fixture,
                  gconstpointer  data)
{
  OfficeCohortDraft draft = {
    .code = "UIAO-1", .module = "UIAO", .term = "Spring 2026", .starts = "2025-12-10", .ends = "2026-03-01",
    .capacity = 12, .fee = -1,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCohort) cohort = NULL;
  g_autoptr (OfficeTermRow) term = NULL;

  g_assert_cmpint (office_cohort_add (fixture->connection, &draft, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Autumn 2025"));
  g_assert_nonnull (strstr (error->message, "LOAD-1"));
  g_clear_error (&error);

  /* A term of a new name comes with its first cohort. */
  draft.starts = "2026-01-12";
  g_assert_cmpint (office_cohort_add (fixture->connection, &draft, &error), !=, 0);
  g_assert_no_error (error);
  cohort = office_cohort_find (fixture->connection, "UIAO-1", &error);
  g_assert_cmpstr (cohort->term, ==, "Spring 2026");
  g_assert_cmpint (cohort->fee, ==, 60000);
  g_assert_cmpint (cohort->capacity, ==, 12);
  term = office_term_find (fixture->connection, "spring 2026", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (term->starts, ==, "2026-01-01");
  g_assert_cmpstr (term->ends, ==, "2026-04-30");

  /* Without a name the term is found; without one that holds the day, refused. */
  draft.code = "UIAO-2";
  draft.term = NULL;
  draft.starts = "2026-07-01";
  draft.ends = "2026-08-01";
  g_assert_cmpint (office_cohort_add (fixture->connection, &draft, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  draft.starts = "2026-02-30";
  g_assert_cmpint (office_cohort_add (fixture->connection, &draft, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  draft.starts = "2026-03-01";
  draft.ends = "2026-02-01";
  g_assert_cmpint (office_cohort_add (fixture->connection, &draft, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  draft.ends = "2026-05-01";
  draft.code = "dpl-2025-aut";
  g_assert_cmpint (office_cohort_add (fixture->connection, &draft, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_cmpint (office_term_add (fixture->connection, "Overlap", "2025-12-01", "2026-02-01", &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
}

/* Two who edit: the second is told what was, what is, and theirs. */
static void
test_cohort_edit (Fixture       *fixture,
                  gconstpointer  data)
{
  OfficeCohortDraft draft = {
    .code = "DPL-2025-AUT", .module = "DPL", .starts = "2025-09-18", .ends = "2025-11-20", .capacity = 20, .fee = 60000,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCohort) cohort = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (office_cohort_edit (fixture->connection, fixture->cohort_id, 1, &draft, &error));
  g_assert_no_error (error);

  draft.capacity = 30;
  office_connection_set_actor (fixture->connection, "B. Other");
  g_assert_false (office_cohort_edit (fixture->connection, fixture->cohort_id, 1, &draft, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "20"));
  g_assert_nonnull (strstr (error->message, "30"));
  g_assert_nonnull (strstr (error->message, "A. User"));
  g_clear_error (&error);

  office_connection_set_actor (fixture->connection, "A. User");
  undone = undo (fixture);
  g_assert_cmpstr (undone, ==, "Edit the cohort DPL-2025-AUT");
  cohort = office_cohort_get (fixture->connection, fixture->cohort_id, &error);
  g_assert_cmpint (cohort->capacity, ==, -1);

  /* APPLY-2: no capacity below what is taken. */
  {
    g_autoptr (OfficeApplicationAdded) added = apply (fixture, fixture->cohort_id, "Ng", "Aoife", NULL, NULL);

    bring_to (fixture, added->id, OFFICE_APPLICATION_ACCEPTED);
  }
  draft.capacity = 0;
  g_assert_false (office_cohort_edit (fixture->connection, fixture->cohort_id, 0, &draft, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
}

/* CERT-1: an approval belongs to one wording. */
static void
test_provider (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeProvider) provider = office_provider_get (fixture->connection, &error);
  g_autoptr (OfficeProvider) again = NULL;
  g_autoptr (OfficePartner) partner = NULL;
  g_autoptr (OfficeAwardRow) award = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (provider->name, ==, "Bromley Emergency Courses");
  g_assert_cmpuint (provider->signatories->len, ==, 1);
  g_ptr_array_add (provider->signatories, office_signatory_new ("Dr \"Q\" O’Brien", "Head"));
  g_assert_true (office_provider_set (fixture->connection, provider, &error));
  g_assert_no_error (error);
  again = office_provider_get (fixture->connection, &error);
  g_assert_cmpuint (again->signatories->len, ==, 2);
  g_assert_cmpstr (((OfficeSignatory *) again->signatories->pdata[1])->name, ==, "Dr \"Q\" O’Brien");
  g_assert_null (again->verify_address);
  g_assert_false (office_provider_set (fixture->connection, provider, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);

  partner = office_partner_get (fixture->connection, &error);
  g_assert_null (partner->wording_approved_on);
  partner->wording = g_strdup ("10 credits of CCCU");
  partner->wording_approved_on = g_strdup ("2025-08-01");
  g_assert_false (office_partner_set (fixture->connection, partner, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID);
  g_clear_error (&error);
  partner->wording_approved_by = g_strdup ("Registrar");
  g_assert_true (office_partner_set (fixture->connection, partner, &error));
  g_assert_no_error (error);

  g_clear_pointer (&partner, office_partner_free);
  partner = office_partner_get (fixture->connection, &error);
  g_assert_cmpstr (partner->wording_approved_on, ==, "2025-08-01");
  g_free (partner->wording);
  partner->wording = g_strdup ("20 credits of CCCU");
  g_assert_true (office_partner_set (fixture->connection, partner, &error));
  g_clear_pointer (&partner, office_partner_free);
  partner = office_partner_get (fixture->connection, &error);
  g_assert_cmpstr (partner->wording, ==, "20 credits of CCCU");
  g_assert_null (partner->wording_approved_on);

  award = office_award_row_get (fixture->connection, &error);
  g_assert_cmpint (award->credits, ==, 60);
}

static void
test_staff_and_rooms (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  OfficeStaff staff = { .name = (char *) "  Søren O’Brien ", .examiner = TRUE };
  OfficeRoom room = { .name = (char *) "Skills lab", .capacity = 8 };
  gint64 id = office_staff_add (fixture->connection, &staff, &error);
  g_autoptr (OfficeStaff) read = NULL;
  g_autoptr (GPtrArray) rooms = NULL;

  g_assert_no_error (error);
  read = office_staff_get (fixture->connection, id, &error);
  g_assert_cmpstr (read->name, ==, "Søren O’Brien");
  g_assert_cmpint (office_staff_find_or_add (fixture->connection, "soren obrien", &error), ==, id);
  g_assert_cmpint (office_staff_find_or_add (fixture->connection, "New Person", &error), !=, id);
  g_assert_cmpint (office_staff_add (fixture->connection, &staff, &error), ==, 0);
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED);
  g_clear_error (&error);

  g_free (read->employer);
  read->employer = g_strdup ("Example Trust");
  g_assert_true (office_staff_edit (fixture->connection, read, &error));
  g_assert_no_error (error);
  g_assert_false (office_staff_edit (fixture->connection, read, &error));
  g_assert_error (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_cmpint (office_room_add (fixture->connection, &room, &error), !=, 0);
  g_assert_cmpint (office_room_find_or_add (fixture->connection, "skills LAB", &error), ==,
                   count (fixture, "SELECT id FROM room WHERE name = 'Skills lab'"));
  rooms = office_rooms_list (fixture->connection, &error);
  g_assert_cmpuint (rooms->len, ==, 3);
  g_assert_true (((OfficeRoom *) rooms->pdata[0])->online);
}

static void
test_settings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *none = office_setting_get (fixture->connection, "logo", &error);
  g_autofree char *one = NULL;
  g_autofree char *back = NULL;
  g_autofree char *mapping = NULL;
  g_autofree char *undone = NULL;

  g_assert_no_error (error);
  g_assert_null (none);
  g_assert_true (office_setting_set (fixture->connection, "logo", "a'b", &error));
  g_assert_true (office_setting_set (fixture->connection, "logo", "two", &error));
  one = office_setting_get (fixture->connection, "logo", &error);
  g_assert_cmpstr (one, ==, "two");
  undone = undo (fixture);
  back = office_setting_get (fixture->connection, "logo", &error);
  g_assert_cmpstr (back, ==, "a'b");

  g_assert_true (office_saved_mapping_put (fixture->connection, "applications", "x|y", "{\"a\":1}", &error));
  g_assert_true (office_saved_mapping_put (fixture->connection, "applications", "x|y", "{\"a\":2}", &error));
  mapping = office_saved_mapping_get (fixture->connection, "applications", "x|y", &error);
  g_assert_cmpstr (mapping, ==, "{\"a\":2}");
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(path, function) g_test_add ("/store/catalogue/" path, Fixture, NULL, set_up, function, tear_down)
  TEST ("built-in", test_built_in);
  TEST ("module-add", test_module_add);
  TEST ("cohort-term", test_cohort_term);
  TEST ("cohort-edit", test_cohort_edit);
  TEST ("provider", test_provider);
  TEST ("staff-and-rooms", test_staff_and_rooms);
  TEST ("settings", test_settings);
#undef TEST

  return g_test_run ();
}
