/* windowed-list.c: pages on demand, items that stay, answers too late, few changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/list-splices.h"
#include "model/windowed-list.h"

/* An item that counts how often it was filled. */
#define TEST_TYPE_ITEM (test_item_get_type ())
G_DECLARE_FINAL_TYPE (TestItem, test_item, TEST, ITEM, GObject)

struct _TestItem
{
  GObject parent_instance;

  gint64  id;
  gint64  value;
  guint   n_fills;
};

G_DEFINE_FINAL_TYPE (TestItem, test_item, G_TYPE_OBJECT)

static void
test_item_class_init (TestItemClass *klass)
{
}

static void
test_item_init (TestItem *self)
{
}

/* A source that answers when it is told to. */
typedef struct
{
  OfficeWindowedList *list;
  guint               ticket;
  GArray             *asked;
  guint               n_fetches;
  gint64              factor;     /* value of a row: id × factor */
  GString            *changes;
} Fixture;

typedef struct
{
  gint64 id;
  gint64 value;
} Row;

static GObject *
make_item (gint64   id,
           gpointer user_data)
{
  TestItem *item = g_object_new (TEST_TYPE_ITEM, NULL);

  item->id = id;
  return G_OBJECT (item);
}

static gint64
get_row_id (gconstpointer row)
{
  return ((const Row *) row)->id;
}

static void
fill_item (GObject  *item,
           gpointer  row)
{
  TEST_ITEM (item)->value = ((Row *) row)->value;
  TEST_ITEM (item)->n_fills++;
}

static void
fetch (OfficeWindowedList *list,
       guint               ticket,
       const gint64       *ids,
       guint               n_ids,
       gpointer            user_data)
{
  Fixture *fixture = user_data;

  fixture->ticket = ticket;
  fixture->n_fetches++;
  g_array_set_size (fixture->asked, 0);
  g_array_append_vals (fixture->asked, ids, n_ids);
}

static const OfficeWindowedSource source = { make_item, get_row_id, fill_item, fetch };

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  gpointer    user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->changes, "%u-%u+%u ", position, n_removed, n_added);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->asked = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->changes = g_string_new (NULL);
  fixture->factor = 10;
  fixture->list = office_windowed_list_new (TEST_TYPE_ITEM, &source, fixture);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->list);
  g_array_unref (fixture->asked);
  g_string_free (fixture->changes, TRUE);
}

static void
answer (Fixture *fixture,
        guint    ticket)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < fixture->asked->len; i++)
    {
      Row *row = g_new0 (Row, 1);

      row->id = g_array_index (fixture->asked, gint64, i);
      row->value = row->id * fixture->factor;
      g_ptr_array_add (rows, row);
    }
  office_windowed_list_take (fixture->list, ticket, rows);
}

static GArray *
count_up (guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= n; id++)
    g_array_append_val (ids, id);
  return ids;
}

static void
set_count (Fixture *fixture,
           guint    n)
{
  g_autoptr (GArray) ids = count_up (n);

  office_windowed_list_set_ids (fixture->list, ids);
}

static TestItem *
get (Fixture *fixture,
     guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TestItem) first = NULL;
  g_autoptr (TestItem) again = NULL;
  g_autoptr (TestItem) other = NULL;

  set_count (fixture, 38000);
  g_assert_cmpstr (fixture->changes->str, ==, "0-0+38000 ");
  g_assert_cmpuint (fixture->n_fetches, ==, 0);

  first = get (fixture, 250);
  g_assert_cmpint (first->id, ==, 251);
  g_assert_cmpuint (first->n_fills, ==, 0);
  g_assert_cmpuint (fixture->n_fetches, ==, 1);
  g_assert_cmpuint (fixture->asked->len, ==, 100);
  g_assert_cmpint (g_array_index (fixture->asked, gint64, 0), ==, 201);

  answer (fixture, fixture->ticket);
  g_assert_cmpint (first->value, ==, 2510);

  /* The same page is not fetched twice, and an id has one item. */
  again = get (fixture, 250);
  other = get (fixture, 299);
  g_assert_true (again == first);
  g_assert_cmpint (other->value, ==, 3000);
  g_assert_cmpuint (fixture->n_fetches, ==, 1);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 38000));
}

static void
test_last_asked_first (Fixture       *fixture,
                       gconstpointer  data)
{
  set_count (fixture, 38000);
  for (guint page = 0; page < 300; page++)
    g_object_unref (get (fixture, page * 100));

  /* One is under way; the next is the one that is looked at now, and only the nearest wait. */
  g_assert_cmpuint (fixture->n_fetches, ==, 1);
  answer (fixture, fixture->ticket);
  g_assert_cmpint (g_array_index (fixture->asked, gint64, 0), ==, 29901);
  for (guint i = 0; i < 20; i++)
    {
      const guint ticket = fixture->ticket;

      fixture->ticket = 0;
      if (ticket != 0)
        answer (fixture, ticket);
    }
  g_assert_cmpuint (fixture->n_fetches, ==, 9);
}

static void
test_late_answer (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (TestItem) item = NULL;
  guint late;

  set_count (fixture, 1000);
  item = get (fixture, 0);
  late = fixture->ticket;

  set_count (fixture, 1000);
  g_assert_cmpuint (fixture->ticket, !=, late);
  fixture->factor = 99;
  answer (fixture, late);
  g_assert_cmpuint (item->n_fills, ==, 0);

  fixture->factor = 10;
  answer (fixture, fixture->ticket);
  g_assert_cmpint (item->value, ==, 10);
}

static void
test_failed_answer (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (TestItem) item = NULL;

  set_count (fixture, 1000);
  item = get (fixture, 0);
  office_windowed_list_take (fixture->list, fixture->ticket, NULL);
  g_assert_cmpuint (item->n_fills, ==, 0);

  /* Asked for again, it is tried again. */
  g_object_unref (get (fixture, 0));
  g_assert_cmpuint (fixture->n_fetches, ==, 2);
}

static void
test_refresh_keeps_items (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (TestItem) item = NULL;
  g_autoptr (TestItem) after = NULL;
  g_autoptr (GArray) ids = count_up (1000);
  const gint64 newcomer = 5000;
  guint position;

  set_count (fixture, 1000);
  item = get (fixture, 10);
  answer (fixture, fixture->ticket);
  g_string_truncate (fixture->changes, 0);

  g_array_insert_val (ids, 3, newcomer);
  fixture->factor = 20;
  office_windowed_list_set_ids (fixture->list, ids);
  g_assert_cmpstr (fixture->changes->str, ==, "3-0+1 ");

  /* What is looked at is read again without being asked for. */
  g_assert_cmpuint (fixture->asked->len, ==, 1);
  answer (fixture, fixture->ticket);
  g_assert_cmpint (item->value, ==, 220);
  after = get (fixture, 11);
  g_assert_true (after == item);
  g_assert_true (office_windowed_list_find (fixture->list, newcomer, &position));
  g_assert_cmpuint (position, ==, 3);
  g_assert_false (office_windowed_list_find (fixture->list, 6000, NULL));
}

static void
test_eviction (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (TestItem) kept = NULL;
  g_autoptr (TestItem) again = NULL;

  set_count (fixture, 38000);
  kept = get (fixture, 0);
  answer (fixture, fixture->ticket);
  for (guint page = 1; page < 380; page++)
    {
      g_object_unref (get (fixture, page * 100));
      answer (fixture, fixture->ticket);
    }
  g_assert_cmpuint (office_windowed_list_count_held (fixture->list), <=, 12 * 100 + 1);

  /* An item that somebody holds is still the item of its id. */
  again = get (fixture, 0);
  g_assert_true (again == kept);
}

static void
test_items_outlive_list (void)
{
  Fixture fixture = { 0 };
  g_autoptr (TestItem) item = NULL;

  set_up (&fixture, NULL);
  set_count (&fixture, 10);
  item = get (&fixture, 0);
  tear_down (&fixture, NULL);
  g_assert_cmpint (item->id, ==, 1);
}

/* Splices -------------------------------------------------------------------------------------- */

static GArray *
read_ids (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        const gint64 id = g_ascii_strtoll (words[i], NULL, 10);

        g_array_append_val (ids, id);
      }
  return ids;
}

static void
note_splice (guint    position,
             guint    n_removed,
             guint    n_added,
             gpointer user_data)
{
  g_string_append_printf (user_data, "%u-%u+%u ", position, n_removed, n_added);
}

static void
test_splices (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *splices;
  } cases[] = {
    { "", "", "" },
    { "1 2 3", "1 2 3", "" },
    { "", "1 2", "0-0+2 " },
    { "1 2", "", "0-2+0 " },
    { "1 2 3 4", "1 3 4", "1-1+0 " },
    { "1 2 3 4", "1 9 2 3 4", "1-0+1 " },
    { "1 2 3 4 5", "1 4 2 3 5", "1-0+1 4-1+0 " },
    { "1 2 3 4 5 6", "2 3 8 4 6", "0-1+0 2-0+1 4-1+0 " },
    { "1 2 3", "4 5 6", "0-3+3 " },
    { "1 2", "2 1", "0-0+1 2-1+0 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) from = read_ids (cases[i].from);
      g_autoptr (GArray) to = read_ids (cases[i].to);
      g_autoptr (GString) splices = g_string_new (NULL);

      office_list_splices_apply (from, to, note_splice, splices);
      g_assert_cmpmem (from->data, from->len * sizeof (gint64), to->data, to->len * sizeof (gint64));
      if (g_str_equal (cases[i].to, "2 1"))
        g_assert_cmpuint (splices->len, >, 0);
      else
        g_assert_cmpstr (splices->str, ==, cases[i].splices);
    }
}

static void
test_splices_by_chance (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) to = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GString) splices = g_string_new (NULL);
      const guint n = (guint) g_test_rand_int_range (0, 200);

      for (gint64 id = 0; id < n; id++)
        {
          if (g_test_rand_int_range (0, 4) > 0)
            g_array_append_val (from, id);
          if (g_test_rand_int_range (0, 4) > 0)
            g_array_insert_val (to, (guint) g_test_rand_int_range (0, (int) to->len + 1), id);
        }
      office_list_splices_apply (from, to, note_splice, splices);
      g_assert_cmpmem (from->data, from->len * sizeof (gint64), to->data, to->len * sizeof (gint64));
    }
}

#define add(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/windowed-list/pages", test_pages);
  add ("/windowed-list/last-asked-first", test_last_asked_first);
  add ("/windowed-list/late-answer", test_late_answer);
  add ("/windowed-list/failed-answer", test_failed_answer);
  add ("/windowed-list/refresh-keeps-items", test_refresh_keeps_items);
  add ("/windowed-list/eviction", test_eviction);
  g_test_add_func ("/windowed-list/items-outlive-list", test_items_outlive_list);
  g_test_add_func ("/splices/cases", test_splices);
  g_test_add_func ("/splices/by-chance", test_splices_by_chance);

  return g_test_run ();
}
