/* viva-proposal.c: vivas as they are proposed, to be moved about and accepted
 *
 * People, rooms and times by what they are in the office, so that a proposal outlives the question that
 * it answered: whatever has changed since is seen when the two are held together again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/viva-proposal.h"

#include <glib/gi18n-lib.h>

#include "planning/viva-check.h"


/**
 * office_viva_slot_free:
 * @slot: (nullable): a proposed viva
 */
void
office_viva_slot_free (OfficeVivaSlot *slot)
{
  if (slot == NULL)
    return;

  g_free (slot->room);
  g_array_unref (slot->staff);
  g_free (slot);
}

/**
 * office_viva_slot_copy:
 * @slot: a proposed viva
 *
 * Returns: (transfer full): the same once more
 */
OfficeVivaSlot *
office_viva_slot_copy (const OfficeVivaSlot *slot)
{
  OfficeVivaSlot *copy = g_memdup2 (slot, sizeof *slot);

  copy->room = g_strdup (slot->room);
  copy->staff = g_array_copy (slot->staff);
  return copy;
}

/**
 * office_viva_slot_equal:
 * @slot: a proposed viva
 * @other: another
 *
 * Returns: whether both are at the same time, in the same room and with the same examiners
 */
gboolean
office_viva_slot_equal (const OfficeVivaSlot *slot,
                        const OfficeVivaSlot *other)
{
  if (slot->at != other->at || slot->minutes != other->minutes || g_strcmp0 (slot->room, other->room) != 0
      || slot->staff->len != other->staff->len)
    return FALSE;

  for (guint i = 0; i < slot->staff->len; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < other->staff->len && !found; k++)
        found = g_array_index (slot->staff, gint64, i) == g_array_index (other->staff, gint64, k);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static void
without_free (gpointer data)
{
  OfficeVivaWithout *without = data;

  g_ptr_array_unref (without->because);
  g_ptr_array_unref (without->would_suffice);
  g_free (without);
}

/**
 * office_viva_proposal_new:
 *
 * Returns: (transfer full): one that proposes nothing
 */
OfficeVivaProposal *
office_viva_proposal_new (void)
{
  OfficeVivaProposal *self = g_new0 (OfficeVivaProposal, 1);

  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) office_viva_slot_free);
  self->without = g_ptr_array_new_with_free_func (without_free);
  return self;
}

/**
 * office_viva_proposal_free:
 * @proposal: (nullable): a proposal
 */
void
office_viva_proposal_free (OfficeVivaProposal *proposal)
{
  if (proposal == NULL)
    return;

  g_ptr_array_unref (proposal->slots);
  g_ptr_array_unref (proposal->without);
  g_free (proposal);
}

static gpointer
text_copy (gconstpointer source,
           gpointer      data)
{
  return g_strdup (source);
}

static gpointer
slot_copy (gconstpointer source,
           gpointer      data)
{
  return office_viva_slot_copy (source);
}

static gpointer
without_copy (gconstpointer source,
              gpointer      data)
{
  const OfficeVivaWithout *without = source;
  OfficeVivaWithout *copy = g_new0 (OfficeVivaWithout, 1);

  copy->enrolment_id = without->enrolment_id;
  copy->because = g_ptr_array_copy (without->because, (GCopyFunc) text_copy, NULL);
  g_ptr_array_set_free_func (copy->because, g_free);
  copy->would_suffice = g_ptr_array_copy (without->would_suffice, (GCopyFunc) text_copy, NULL);
  g_ptr_array_set_free_func (copy->would_suffice, g_free);
  return copy;
}

/**
 * office_viva_proposal_copy:
 * @proposal: a proposal
 *
 * Returns: (transfer full): the same once more
 */
OfficeVivaProposal *
office_viva_proposal_copy (const OfficeVivaProposal *proposal)
{
  OfficeVivaProposal *copy = g_memdup2 (proposal, sizeof *proposal);

  copy->slots = g_ptr_array_copy (proposal->slots, (GCopyFunc) slot_copy, NULL);
  g_ptr_array_set_free_func (copy->slots, (GDestroyNotify) office_viva_slot_free);
  copy->without = g_ptr_array_copy (proposal->without, (GCopyFunc) without_copy, NULL);
  g_ptr_array_set_free_func (copy->without, without_free);
  return copy;
}

/* From and to the planner's indices -------------------------------------------------------------- */

static const char *
room_name (const OfficeVivaQuestion *question,
           int                       room)
{
  if (question->problem->rooms == NULL)
    return question->online;

  return room >= 0 ? g_ptr_array_index (question->problem->rooms, (guint) room) : NULL;
}

static OfficeVivaSlot *
slot_from_placement (const OfficeVivaQuestion  *question,
                     const OfficeVivaPlacement *placement)
{
  OfficeVivaSlot *slot = g_new0 (OfficeVivaSlot, 1);
  const OfficeVivaCandidate *candidate = office_viva_question_candidate (question, placement->learner);

  slot->enrolment_id = candidate->enrolment_id;
  slot->attempt = candidate->attempt;
  slot->at = placement->at;
  slot->minutes = placement->minutes;
  slot->marking = placement->ends - placement->at - placement->minutes;
  slot->room = g_strdup (room_name (question, placement->room));
  slot->staff = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < placement->panel->len; i++)
    {
      gint64 staff_id = g_array_index (question->staff, gint64, (guint) g_array_index (placement->panel, int, i));

      g_array_append_val (slot->staff, staff_id);
    }
  return slot;
}

/**
 * office_viva_proposal_from_plan:
 * @question: what was asked
 * @problem: as it was asked, with what was pinned
 * @plan: what was answered
 * @before: (nullable): the proposal before, whose pins stay
 *
 * Returns: (transfer full): the plan as a proposal, without those that stand in the timetable; nothing
 *   is explained yet
 */
OfficeVivaProposal *
office_viva_proposal_from_plan (const OfficeVivaQuestion *question,
                                const OfficeVivaProblem  *problem,
                                const OfficeVivaPlan     *plan,
                                const OfficeVivaProposal *before)
{
  OfficeVivaProposal *self = office_viva_proposal_new ();

  for (guint i = 0; i < plan->placements->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (plan->placements, i);
      OfficeVivaSlot *slot, *old;

      if (office_viva_question_candidate (question, placement->learner)->viva_id != 0)
        continue;
      slot = slot_from_placement (question, placement);
      old = before != NULL ? office_viva_proposal_find (before, slot->enrolment_id) : NULL;
      slot->pinned = old != NULL && old->pinned;
      /* Where the room was said by hand, it stays. */
      if (old != NULL && office_viva_problem_learner (problem, placement->learner)->pinned
          && g_strcmp0 (old->room, slot->room) != 0)
        {
          g_free (slot->room);
          slot->room = g_strdup (old->room);
        }
      g_ptr_array_add (self->slots, slot);
    }
  for (guint i = 0; i < plan->unplaced->len; i++)
    office_viva_proposal_add_without (
      self, office_viva_question_candidate (question, g_array_index (plan->unplaced, int, i))->enrolment_id);
  self->figures = plan->figures;
  self->bounds = plan->bounds;
  self->optimal = plan->optimal;
  self->seconds = (int) (plan->seconds + 1);
  return self;
}

/**
 * office_viva_proposal_find:
 * @proposal: a proposal
 * @enrolment_id: whose
 *
 * Returns: (transfer none) (nullable): the viva proposed for them
 */
OfficeVivaSlot *
office_viva_proposal_find (const OfficeVivaProposal *proposal,
                           gint64                    enrolment_id)
{
  for (guint i = 0; i < proposal->slots->len; i++)
    {
      OfficeVivaSlot *slot = g_ptr_array_index (proposal->slots, i);

      if (slot->enrolment_id == enrolment_id)
        return slot;
    }
  return NULL;
}

/**
 * office_viva_proposal_find_without:
 * @proposal: a proposal
 * @enrolment_id: whose
 *
 * Returns: (transfer none) (nullable): why they have no place, as far as it is known
 */
OfficeVivaWithout *
office_viva_proposal_find_without (const OfficeVivaProposal *proposal,
                                   gint64                    enrolment_id)
{
  for (guint i = 0; i < proposal->without->len; i++)
    {
      OfficeVivaWithout *without = g_ptr_array_index (proposal->without, i);

      if (without->enrolment_id == enrolment_id)
        return without;
    }
  return NULL;
}

/**
 * office_viva_proposal_add_without:
 * @proposal: a proposal
 * @enrolment_id: who has no place
 *
 * Returns: (transfer none): where to say why
 */
OfficeVivaWithout *
office_viva_proposal_add_without (OfficeVivaProposal *proposal,
                                  gint64              enrolment_id)
{
  OfficeVivaWithout *without = g_new0 (OfficeVivaWithout, 1);

  without->enrolment_id = enrolment_id;
  without->because = g_ptr_array_new_with_free_func (g_free);
  without->would_suffice = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (proposal->without, without);
  return without;
}

/* Whether the slot's people are all still there, and the viva still due and not in the timetable. */
static gboolean
is_known (const OfficeVivaQuestion *question,
          const OfficeVivaSlot     *slot)
{
  int learner = office_viva_question_find_learner (question, slot->enrolment_id);

  if (learner < 0 || office_viva_question_candidate (question, learner)->viva_id != 0
      || office_viva_question_candidate (question, learner)->attempt != slot->attempt)
    return FALSE;
  for (guint i = 0; i < slot->staff->len; i++)
    if (office_viva_question_find_staff (question, g_array_index (slot->staff, gint64, i)) < 0)
      return FALSE;
  return TRUE;
}

/**
 * office_viva_proposal_tidy:
 * @proposal: a proposal
 * @question: the office as it is now
 *
 * Lets go of what no longer is: vivas of those who have withdrawn or are in the timetable by now, or
 * with somebody who no longer examines; a viva takes as long as its learner needs now.
 *
 * Returns: how many vivas were let go of for another reason than that they are in the timetable
 */
guint
office_viva_proposal_tidy (OfficeVivaProposal       *proposal,
                           const OfficeVivaQuestion *question)
{
  guint n = 0;

  for (guint i = proposal->slots->len; i > 0; i--)
    {
      OfficeVivaSlot *slot = g_ptr_array_index (proposal->slots, i - 1);
      int learner = office_viva_question_find_learner (question, slot->enrolment_id);

      if (is_known (question, slot))
        {
          slot->minutes = office_viva_problem_minutes (question->problem, learner);
          slot->marking = question->problem->marking_minutes;
          continue;
        }
      n += learner < 0 || office_viva_question_candidate (question, learner)->viva_id == 0;
      g_ptr_array_remove_index (proposal->slots, i - 1);
    }
  for (guint i = proposal->without->len; i > 0; i--)
    {
      const OfficeVivaWithout *without = g_ptr_array_index (proposal->without, i - 1);
      int learner = office_viva_question_find_learner (question, without->enrolment_id);

      if (learner < 0 || office_viva_question_candidate (question, learner)->viva_id != 0
          || office_viva_proposal_find (proposal, without->enrolment_id) != NULL)
        g_ptr_array_remove_index (proposal->without, i - 1);
    }
  office_viva_proposal_measure (proposal, question);
  return n;
}

static void
placement_free (gpointer data)
{
  OfficeVivaPlacement *placement = data;

  g_array_unref (placement->panel);
  g_free (placement);
}

static OfficeVivaPlacement *
placement_from_slot (const OfficeVivaQuestion *question,
                     const OfficeVivaSlot     *slot)
{
  OfficeVivaPlacement *placement = g_new0 (OfficeVivaPlacement, 1);

  placement->learner = office_viva_question_find_learner (question, slot->enrolment_id);
  placement->at = slot->at;
  placement->minutes = slot->minutes;
  placement->ends = slot->at + slot->minutes + slot->marking;
  placement->room = office_viva_question_find_room (question, slot->room);
  placement->panel = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < slot->staff->len; i++)
    {
      int examiner = office_viva_question_find_staff (question, g_array_index (slot->staff, gint64, i));

      if (examiner >= 0)
        g_array_append_val (placement->panel, examiner);
    }
  return placement;
}

/* What stands in the timetable, as the question pins it. */
static OfficeVivaPlacement *
placement_of_pin (const OfficeVivaProblem *problem,
                  int                      l)
{
  const OfficeVivaLearner *learner = office_viva_problem_learner (problem, l);
  OfficeVivaPlacement *placement = g_new0 (OfficeVivaPlacement, 1);

  placement->learner = l;
  placement->at = learner->pin_at;
  placement->minutes = office_viva_problem_minutes (problem, l);
  placement->ends = placement->at + office_viva_problem_total_minutes (problem, l);
  placement->room = learner->pin_room;
  placement->panel = g_array_copy (learner->pin_panel);
  return placement;
}

/**
 * office_viva_proposal_placements:
 * @proposal: (nullable): a proposal, tidied by the question
 * @question: a question
 *
 * Returns: (transfer full) (element-type OfficeVivaPlacement): what stands in the timetable and what is
 *   proposed
 */
GPtrArray *
office_viva_proposal_placements (const OfficeVivaProposal *proposal,
                                 const OfficeVivaQuestion *question)
{
  GPtrArray *placements = g_ptr_array_new_with_free_func (placement_free);

  for (int l = 0; l < (int) question->problem->learners->len; l++)
    if (office_viva_problem_learner (question->problem, l)->pinned)
      g_ptr_array_add (placements, placement_of_pin (question->problem, l));
  for (guint i = 0; proposal != NULL && i < proposal->slots->len; i++)
    g_ptr_array_add (placements, placement_from_slot (question, g_ptr_array_index (proposal->slots, i)));
  return placements;
}

/**
 * office_viva_proposal_pin_into:
 * @proposal: a proposal, tidied by the question
 * @question: a question
 * @all: everything proposed, and not what is pinned alone
 * @problem: a copy of the question's problem
 *
 * Pins what the planner is not to move.
 */
void
office_viva_proposal_pin_into (const OfficeVivaProposal *proposal,
                               const OfficeVivaQuestion *question,
                               gboolean                  all,
                               OfficeVivaProblem        *problem)
{
  for (guint i = 0; i < proposal->slots->len; i++)
    {
      const OfficeVivaSlot *slot = g_ptr_array_index (proposal->slots, i);
      OfficeVivaPlacement *placement;

      if (!all && !slot->pinned)
        continue;
      placement = placement_from_slot (question, slot);
      if ((int) placement->panel->len == problem->panel)
        office_viva_learner_pin (office_viva_problem_learner (problem, placement->learner), placement->at, placement->room,
                                 (const int *) (gpointer) placement->panel->data, (int) placement->panel->len);
      placement_free (placement);
    }
}

/**
 * office_viva_proposal_against:
 * @proposal: a proposal, tidied by the question
 * @question: the office as it is
 * @slot: one of the proposal, or where one might be moved
 *
 * Says what stands against a viva there, beside all others (VIVA-1, VIVA-2).
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each; none when it can stand
 */
GPtrArray *
office_viva_proposal_against (const OfficeVivaProposal *proposal,
                              const OfficeVivaQuestion *question,
                              const OfficeVivaSlot     *slot)
{
  g_autoptr (GPtrArray) placements = office_viva_proposal_placements (proposal, question);
  OfficeVivaPlacement *placement = placement_from_slot (question, slot);
  GPtrArray *reasons = office_viva_check (question->problem, placements, placement);

  placement_free (placement);
  return reasons;
}

/* Changing by hand ------------------------------------------------------------------------------- */

/**
 * office_viva_proposal_measure:
 * @proposal: a proposal, tidied by the question
 * @question: a question
 *
 * Works out the figures anew.
 */
void
office_viva_proposal_measure (OfficeVivaProposal       *proposal,
                              const OfficeVivaQuestion *question)
{
  g_autoptr (GPtrArray) placements = office_viva_proposal_placements (proposal, question);

  office_viva_plan_measure (question->problem, placements, &proposal->figures);
}

/**
 * office_viva_proposal_place:
 * @proposal: a proposal
 * @question: a question
 * @slot: where a viva is to be, of whoever it is
 *
 * Puts a viva where a person wants it, whether or not something stands against it; it is pinned there.
 */
void
office_viva_proposal_place (OfficeVivaProposal       *proposal,
                            const OfficeVivaQuestion *question,
                            const OfficeVivaSlot     *slot)
{
  OfficeVivaSlot *placed = office_viva_slot_copy (slot);

  placed->pinned = TRUE;
  for (guint i = proposal->slots->len; i > 0; i--)
    if (((const OfficeVivaSlot *) g_ptr_array_index (proposal->slots, i - 1))->enrolment_id == placed->enrolment_id)
      g_ptr_array_remove_index (proposal->slots, i - 1);
  for (guint i = proposal->without->len; i > 0; i--)
    if (((const OfficeVivaWithout *) g_ptr_array_index (proposal->without, i - 1))->enrolment_id == placed->enrolment_id)
      g_ptr_array_remove_index (proposal->without, i - 1);
  g_ptr_array_add (proposal->slots, placed);
  proposal->by_hand = TRUE;
  office_viva_proposal_measure (proposal, question);
}

/**
 * office_viva_proposal_take_out:
 * @proposal: a proposal
 * @question: a question
 * @enrolment_id: whose viva
 *
 * Takes a proposed viva out; the learner is without a place until they are given one.
 */
void
office_viva_proposal_take_out (OfficeVivaProposal       *proposal,
                               const OfficeVivaQuestion *question,
                               gint64                    enrolment_id)
{
  OfficeVivaWithout *without;

  for (guint i = proposal->slots->len; i > 0; i--)
    if (((const OfficeVivaSlot *) g_ptr_array_index (proposal->slots, i - 1))->enrolment_id == enrolment_id)
      g_ptr_array_remove_index (proposal->slots, i - 1);
  without = office_viva_proposal_add_without (proposal, enrolment_id);
  g_ptr_array_add (without->because, g_strdup (_("Taken out by hand.")));
  proposal->by_hand = TRUE;
  office_viva_proposal_measure (proposal, question);
}
