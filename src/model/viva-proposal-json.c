/* viva-proposal-json.c: a proposal as it is kept until it is accepted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <jansson.h>

#include "model/viva-proposal.h"

static json_t *
texts_to_json (GPtrArray *texts)
{
  json_t *array = json_array ();

  for (guint i = 0; i < texts->len; i++)
    json_array_append_new (array, json_string (g_ptr_array_index (texts, i)));
  return array;
}

static json_t *
slot_to_json (const OfficeVivaSlot *slot)
{
  json_t *staff = json_array ();

  for (guint i = 0; i < slot->staff->len; i++)
    json_array_append_new (staff, json_integer (g_array_index (slot->staff, gint64, i)));
  return json_pack ("{s:I, s:i, s:i, s:i, s:i, s:s?, s:o, s:b}", "enrolment", (json_int_t) slot->enrolment_id, "attempt",
                    slot->attempt, "at", slot->at, "minutes", slot->minutes, "marking", slot->marking, "room", slot->room,
                    "staff", staff, "pinned", slot->pinned);
}

static json_t *
figures_to_json (const OfficeVivaFigures *figures)
{
  return json_pack ("[i, i, i, i, i]", figures->placed, figures->examiner_days, figures->waiting_minutes,
                    figures->most_vivas, figures->preferred);
}

static json_t *
wish_to_json (const OfficeVivaWish *wish)
{
  json_t *rooms = wish->rooms != NULL ? json_array () : json_null ();

  for (char **room = wish->rooms; room != NULL && *room != NULL; room++)
    json_array_append_new (rooms, json_string (*room));
  return json_pack ("{s:i, s:i, s:o, s:i}", "from", (int) wish->from, "to", (int) wish->to, "rooms", rooms, "seconds",
                    wish->seconds);
}

/**
 * office_viva_proposal_to_json:
 * @proposal: (nullable): a proposal; %NULL keeps the wish alone
 * @wish: how it was planned
 *
 * Returns: (transfer full): both as JSON
 */
char *
office_viva_proposal_to_json (const OfficeVivaProposal *proposal,
                              const OfficeVivaWish     *wish)
{
  json_t *root = json_pack ("{s:o}", "wish", wish_to_json (wish));
  json_t *slots = json_array (), *without = json_array ();
  char *text, *copy;

  for (guint i = 0; proposal != NULL && i < proposal->slots->len; i++)
    json_array_append_new (slots, slot_to_json (g_ptr_array_index (proposal->slots, i)));
  for (guint i = 0; proposal != NULL && i < proposal->without->len; i++)
    {
      const OfficeVivaWithout *each = g_ptr_array_index (proposal->without, i);

      json_array_append_new (without, json_pack ("{s:I, s:o, s:o}", "enrolment", (json_int_t) each->enrolment_id,
                                                 "because", texts_to_json (each->because), "would_suffice",
                                                 texts_to_json (each->would_suffice)));
    }
  json_object_set_new (root, "slots", slots);
  json_object_set_new (root, "without", without);
  if (proposal != NULL)
    {
      json_object_set_new (root, "figures", figures_to_json (&proposal->figures));
      json_object_set_new (root, "bounds", figures_to_json (&proposal->bounds));
      json_object_set_new (root, "optimal", json_boolean (proposal->optimal));
      json_object_set_new (root, "by_hand", json_boolean (proposal->by_hand));
      json_object_set_new (root, "seconds", json_integer (proposal->seconds));
    }
  text = json_dumps (root, JSON_COMPACT);
  copy = g_strdup (text);
  free (text);
  json_decref (root);
  return copy;
}

static int
int_of (json_t     *object,
        const char *key)
{
  return (int) json_integer_value (json_object_get (object, key));
}

static void
read_texts (json_t    *array,
            GPtrArray *texts)
{
  json_t *text;
  size_t i;

  json_array_foreach (array, i, text)
    if (json_is_string (text))
      g_ptr_array_add (texts, g_strdup (json_string_value (text)));
}

static void
read_slot (json_t             *object,
           OfficeVivaProposal *proposal)
{
  OfficeVivaSlot *slot = g_new0 (OfficeVivaSlot, 1);
  json_t *member;
  size_t i;

  slot->enrolment_id = json_integer_value (json_object_get (object, "enrolment"));
  slot->attempt = int_of (object, "attempt");
  slot->at = int_of (object, "at");
  slot->minutes = int_of (object, "minutes");
  slot->marking = int_of (object, "marking");
  slot->room = g_strdup (json_string_value (json_object_get (object, "room")));
  slot->pinned = json_is_true (json_object_get (object, "pinned"));
  slot->staff = g_array_new (FALSE, FALSE, sizeof (gint64));
  json_array_foreach (json_object_get (object, "staff"), i, member)
    {
      gint64 id = json_integer_value (member);

      g_array_append_val (slot->staff, id);
    }
  g_ptr_array_add (proposal->slots, slot);
}

static void
read_without (json_t             *object,
              OfficeVivaProposal *proposal)
{
  gint64 enrolment_id = json_integer_value (json_object_get (object, "enrolment"));
  OfficeVivaWithout *without = office_viva_proposal_add_without (proposal, enrolment_id);

  read_texts (json_object_get (object, "because"), without->because);
  read_texts (json_object_get (object, "would_suffice"), without->would_suffice);
}

static void
read_figures (json_t            *array,
              OfficeVivaFigures *figures)
{
  figures->placed = (int) json_integer_value (json_array_get (array, 0));
  figures->examiner_days = (int) json_integer_value (json_array_get (array, 1));
  figures->waiting_minutes = (int) json_integer_value (json_array_get (array, 2));
  figures->most_vivas = (int) json_integer_value (json_array_get (array, 3));
  figures->preferred = (int) json_integer_value (json_array_get (array, 4));
}

static OfficeVivaWish *
read_wish (json_t *object)
{
  OfficeVivaWish *wish = office_viva_wish_new ();
  json_t *rooms = json_object_get (object, "rooms");

  if (json_is_integer (json_object_get (object, "from")))
    wish->from = int_of (object, "from");
  if (json_is_integer (json_object_get (object, "to")))
    wish->to = int_of (object, "to");
  if (int_of (object, "seconds") > 0)
    wish->seconds = int_of (object, "seconds");
  if (json_is_array (rooms))
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();

      read_texts (rooms, names);
      g_ptr_array_add (names, NULL);
      wish->rooms = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
    }
  return wish;
}

/**
 * office_viva_proposal_from_json:
 * @text: as office_viva_proposal_to_json() made it
 * @wish: (out) (optional): how it was planned
 *
 * Reads a kept proposal; what is not understood is left out.
 *
 * Returns: (transfer full) (nullable): the proposal, or %NULL when only the wish was kept
 */
OfficeVivaProposal *
office_viva_proposal_from_json (const char      *text,
                                OfficeVivaWish **wish)
{
  json_t *root = json_loads (text, 0, NULL);
  OfficeVivaProposal *proposal = NULL;
  json_t *each;
  size_t i;

  if (wish != NULL)
    *wish = read_wish (json_object_get (root, "wish"));
  if (json_is_array (json_object_get (root, "figures")))
    {
      proposal = office_viva_proposal_new ();
      json_array_foreach (json_object_get (root, "slots"), i, each)
        read_slot (each, proposal);
      json_array_foreach (json_object_get (root, "without"), i, each)
        read_without (each, proposal);
      read_figures (json_object_get (root, "figures"), &proposal->figures);
      read_figures (json_object_get (root, "bounds"), &proposal->bounds);
      proposal->optimal = json_is_true (json_object_get (root, "optimal"));
      proposal->by_hand = json_is_true (json_object_get (root, "by_hand"));
      proposal->seconds = int_of (root, "seconds");
    }
  json_decref (root);
  return proposal;
}
