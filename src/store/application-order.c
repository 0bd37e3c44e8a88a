/* application-order.c: applications put in order by what no index holds
 *
 * A query that sorts tens of thousands of rows by something it looks up for each of them takes longer
 * than a frame. Here the applications, the names of learners and what is added up are each read in one
 * go, in the order in which they lie, and are brought together and sorted in memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/application-order.h"

#include <stdlib.h>

#include "store/fold.h"

/* What no key of ours is: it comes first, as a NULL does in SQL. */
#define NO_KEY G_MININT64

typedef struct
{
  gint64 id;
  gint64 learner_id;
  gint64 key;
  guint  name;    /* where the learner stands by name; the same for the same name */
} Place;

/* The texts of keys: each once, whose key is at first where it was met, then where it stands. */
typedef struct
{
  GHashTable *met;       /* text → its place in @folded, and one more */
  GPtrArray  *folded;
} Texts;

static void
texts_clear (Texts *self)
{
  g_clear_pointer (&self->met, g_hash_table_unref);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, texts_clear)

static gint64
meet_text (Texts      *self,
           const char *text)
{
  gpointer met = g_hash_table_lookup (self->met, text);

  if (met != NULL)
    return GPOINTER_TO_UINT (met) - 1;

  g_ptr_array_add (self->folded, office_fold_text (text));
  g_hash_table_insert (self->met, g_strdup (text), GUINT_TO_POINTER (self->folded->len));
  return self->folded->len - 1;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b,
               gpointer      folded)
{
  return g_strcmp0 (g_ptr_array_index ((GPtrArray *) folded, *(const guint *) a),
                    g_ptr_array_index ((GPtrArray *) folded, *(const guint *) b));
}

/* Texts that fold to the same stand at the same place. */
static void
rank_texts (Texts  *self,
            GArray *places)
{
  g_autofree guint *order = g_new (guint, self->folded->len);
  g_autofree guint *rank = g_new (guint, self->folded->len);

  for (guint i = 0; i < self->folded->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) self->folded->len, sizeof *order, compare_texts, self->folded);
  for (guint i = 0; i < self->folded->len; i++)
    rank[order[i]] = i > 0 && compare_texts (&order[i - 1], &order[i], self->folded) == 0 ? rank[order[i - 1]] : i;

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (place->key != NO_KEY)
        place->key = rank[place->key];
    }
}

static GArray *
read_places (OfficeStatement  *statement,
             GError          **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_auto (Texts) texts = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                           g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GError) local_error = NULL;

  while (office_statement_step (statement, &local_error))
    {
      Place place = {
        .id = office_statement_get_int (statement, 0),
        .learner_id = office_statement_get_int (statement, 1),
        .key = NO_KEY,
      };

      if (!office_statement_is_null (statement, 3))
        place.key = meet_text (&texts, office_statement_get_text (statement, 3));
      else if (!office_statement_is_null (statement, 2))
        place.key = office_statement_get_int (statement, 2);
      g_array_append_val (places, place);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (texts.folded->len > 0)
    rank_texts (&texts, places);
  return g_steal_pointer (&places);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const Place *one = a, *other = b;

  return (one->id > other->id) - (one->id < other->id);
}

static gboolean
add_up (OfficeConnection  *connection,
        const char        *addends_sql,
        GArray            *places,
        GError           **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, addends_sql, "");

  if (statement == NULL)
    return FALSE;
  while (office_statement_step (statement, &local_error))
    {
      Place wanted = { .id = office_statement_get_int (statement, 0) };
      Place *place = bsearch (&wanted, places->data, places->len, sizeof (Place), compare_ids);

      if (place != NULL)
        place->key += office_statement_get_int (statement, 1);
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
find_names (OfficeConnection  *connection,
            GArray            *places,
            GError           **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) learners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) last = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement
    = office_connection_prepare (connection, error, "SELECT id, sort_name FROM learner ORDER BY sort_name", "");

  if (statement == NULL)
    return FALSE;
  while (office_statement_step (statement, &local_error))
    {
      gint64 id = office_statement_get_int (statement, 0);
      const char *name = office_statement_get_text (statement, 1);
      guint rank = ranks->len;

      if (rank > 0 && g_str_equal (name, last->str))
        rank = g_array_index (ranks, guint, ranks->len - 1);
      g_string_assign (last, name);
      g_array_append_val (learners, id);
      g_array_append_val (ranks, rank);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  for (guint i = 0; i < learners->len; i++)
    g_hash_table_insert (names, &g_array_index (learners, gint64, i),
                         GUINT_TO_POINTER (g_array_index (ranks, guint, i)));
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      place->name = GPOINTER_TO_UINT (g_hash_table_lookup (names, &place->learner_id));
    }
  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  if (one->name != other->name)
    return one->name < other->name ? -1 : 1;
  return compare_ids (one, other);
}

/*
 * office_application_order:
 * @statement: (nullable) (transfer full): applications by id: id, learner, a number to sort by, a text
 *   to sort by; of the last two one is NULL; %NULL when it could not be made
 * @addends_sql: (nullable): an application's id and what is added to its number, any number of times
 * @descending: from the end
 * @error: holds the failure already when @statement is %NULL
 *
 * Puts applications in order by number or text, then by the learner's name, then by arrival.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids
 */
GArray *
office_application_order (OfficeConnection  *connection,
                          OfficeStatement   *statement,
                          const char        *addends_sql,
                          gboolean           descending,
                          GError           **error)
{
  g_autoptr (OfficeStatement) query = statement;
  g_autoptr (GArray) places = query != NULL ? read_places (query, error) : NULL;
  GArray *ids;

  if (places == NULL || (addends_sql != NULL && !add_up (connection, addends_sql, places, error))
      || !find_names (connection, places, error))
    return NULL;

  g_array_sort (places, compare_places);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), places->len);
  for (guint i = 0; i < places->len; i++)
    g_array_append_val (ids, g_array_index (places, Place, descending ? places->len - 1 - i : i).id);
  return ids;
}
