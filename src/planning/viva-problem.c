/* viva-problem.c: what the viva planner is asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "planning/viva-problem.h"

#include <string.h>

/* What VIVA-1 says where nothing else is said. */
enum
{
  SLOT_MINUTES = 20,
  MARKING_MINUTES = 10,
  BREAK_AFTER = 4,
  BREAK_MINUTES = 15,
  PANEL = 2,
  START_GRID_MINUTES = 5,
};

static GArray *
copy_array (GArray *array)
{
  return array != NULL ? g_array_copy (array) : NULL;
}

static void
examiner_free (gpointer data)
{
  OfficeVivaExaminer *examiner = data;

  g_free (examiner->name);
  g_free (examiner->employer);
  g_array_unref (examiner->available);
  g_free (examiner);
}

static gpointer
examiner_copy (gconstpointer source,
               gpointer      user_data)
{
  const OfficeVivaExaminer *examiner = source;
  OfficeVivaExaminer *copy = g_memdup2 (examiner, sizeof *examiner);

  copy->name = g_strdup (examiner->name);
  copy->employer = g_strdup (examiner->employer);
  copy->available = copy_array (examiner->available);
  return copy;
}

static void
learner_free (gpointer data)
{
  OfficeVivaLearner *learner = data;

  g_free (learner->reference);
  g_free (learner->name);
  g_free (learner->employer);
  g_array_unref (learner->available);
  g_array_unref (learner->prefers);
  g_clear_pointer (&learner->pin_panel, g_array_unref);
  g_free (learner);
}

static gpointer
learner_copy (gconstpointer source,
              gpointer      user_data)
{
  const OfficeVivaLearner *learner = source;
  OfficeVivaLearner *copy = g_memdup2 (learner, sizeof *learner);

  copy->reference = g_strdup (learner->reference);
  copy->name = g_strdup (learner->name);
  copy->employer = g_strdup (learner->employer);
  copy->available = copy_array (learner->available);
  copy->prefers = copy_array (learner->prefers);
  copy->pin_panel = copy_array (learner->pin_panel);
  return copy;
}

static gpointer
spans_copy (gconstpointer source,
            gpointer      user_data)
{
  return g_array_copy ((GArray *) source);
}

static gpointer
name_copy (gconstpointer source,
           gpointer      user_data)
{
  return g_strdup (source);
}

/**
 * office_viva_problem_new:
 *
 * Returns: (transfer full): a problem of nobody, with the numbers of VIVA-1 and no limit of rooms
 */
OfficeVivaProblem *
office_viva_problem_new (void)
{
  OfficeVivaProblem *problem = g_new0 (OfficeVivaProblem, 1);

  problem->slot_minutes = SLOT_MINUTES;
  problem->marking_minutes = MARKING_MINUTES;
  problem->break_after = BREAK_AFTER;
  problem->break_minutes = BREAK_MINUTES;
  problem->panel = PANEL;
  problem->start_grid_minutes = START_GRID_MINUTES;
  problem->examiners = g_ptr_array_new_with_free_func (examiner_free);
  problem->learners = g_ptr_array_new_with_free_func (learner_free);
  return problem;
}

/**
 * office_viva_problem_use_rules:
 * @problem: a problem without examiners
 * @rules: what the cohort works by
 *
 * Takes the numbers of a rule set for what is not said otherwise (VIVA-1, VIVA-2).
 */
void
office_viva_problem_use_rules (OfficeVivaProblem   *problem,
                               const OfficeRuleSet *rules)
{
  problem->slot_minutes = rules->viva_minutes;
  problem->marking_minutes = rules->viva_marking_minutes;
  problem->break_after = rules->viva_break_after;
  problem->break_minutes = rules->viva_break_minutes;
  problem->panel = rules->viva_examiners;
  problem->usual_max_per_day = rules->vivas_per_day;
}

/**
 * office_viva_problem_copy:
 * @problem: a problem
 *
 * Returns: (transfer full): the same problem, to be changed by itself
 */
OfficeVivaProblem *
office_viva_problem_copy (const OfficeVivaProblem *problem)
{
  OfficeVivaProblem *copy = g_memdup2 (problem, sizeof *problem);

  copy->examiners = g_ptr_array_copy (problem->examiners, (GCopyFunc) examiner_copy, NULL);
  g_ptr_array_set_free_func (copy->examiners, examiner_free);
  copy->learners = g_ptr_array_copy (problem->learners, (GCopyFunc) learner_copy, NULL);
  g_ptr_array_set_free_func (copy->learners, learner_free);
  if (problem->rooms != NULL)
    {
      copy->rooms = g_ptr_array_copy (problem->rooms, (GCopyFunc) name_copy, NULL);
      g_ptr_array_set_free_func (copy->rooms, g_free);
    }
  if (problem->room_busy != NULL)
    {
      copy->room_busy = g_ptr_array_copy (problem->room_busy, (GCopyFunc) spans_copy, NULL);
      g_ptr_array_set_free_func (copy->room_busy, (GDestroyNotify) g_array_unref);
    }
  if (problem->conflicts != NULL)
    copy->conflicts = g_memdup2 (problem->conflicts,
                                 (gsize) problem->learners->len * problem->examiners->len);
  return copy;
}

/**
 * office_viva_problem_free:
 * @problem: (nullable): a problem
 *
 * Frees a problem.
 */
void
office_viva_problem_free (OfficeVivaProblem *problem)
{
  if (problem == NULL)
    return;

  g_ptr_array_unref (problem->examiners);
  g_ptr_array_unref (problem->learners);
  g_clear_pointer (&problem->rooms, g_ptr_array_unref);
  g_clear_pointer (&problem->room_busy, g_ptr_array_unref);
  g_free (problem->conflicts);
  g_free (problem);
}

/**
 * office_viva_problem_add_examiner:
 * @problem: the problem
 * @name: unlike every other's
 *
 * Adds an examiner who is never available yet and takes the usual number a day. office_viva_problem_find_conflicts() has to follow.
 *
 * Returns: (transfer none): the examiner, to be filled in
 */
OfficeVivaExaminer *
office_viva_problem_add_examiner (OfficeVivaProblem *problem,
                                  const char        *name)
{
  OfficeVivaExaminer *examiner = g_new0 (OfficeVivaExaminer, 1);

  examiner->name = g_strdup (name);
  examiner->max_per_day = problem->usual_max_per_day;
  examiner->available = g_array_new (FALSE, FALSE, sizeof (OfficeVivaSpan));
  g_ptr_array_add (problem->examiners, examiner);
  return examiner;
}

/**
 * office_viva_problem_add_learner:
 * @problem: the problem
 * @reference: unlike every other's
 *
 * Adds a learner who can come at any time. office_viva_problem_find_conflicts() has to follow.
 *
 * Returns: (transfer none): the learner, to be filled in
 */
OfficeVivaLearner *
office_viva_problem_add_learner (OfficeVivaProblem *problem,
                                 const char        *reference)
{
  OfficeVivaLearner *learner = g_new0 (OfficeVivaLearner, 1);

  learner->reference = g_strdup (reference);
  learner->any_time = TRUE;
  learner->available = g_array_new (FALSE, FALSE, sizeof (OfficeVivaSpan));
  learner->prefers = g_array_new (FALSE, FALSE, sizeof (OfficeVivaSpan));
  g_ptr_array_add (problem->learners, learner);
  return learner;
}

/**
 * office_viva_problem_remove_learner:
 * @problem: the problem
 * @learner: index of one
 *
 * Takes a learner out; those after move up, their conflicts with them.
 */
void
office_viva_problem_remove_learner (OfficeVivaProblem *problem,
                                    int                learner)
{
  gsize n_examiners = problem->examiners->len;
  gsize after = problem->learners->len - 1 - (gsize) learner;

  if (problem->conflicts != NULL)
    memmove (problem->conflicts + (gsize) learner * n_examiners,
             problem->conflicts + ((gsize) learner + 1) * n_examiners, after * n_examiners);
  g_ptr_array_remove_index (problem->learners, (guint) learner);
}

static char *
fold_employer (const char *employer)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (employer != NULL ? employer : ""));

  return g_utf8_casefold (trimmed, -1);
}

/**
 * office_viva_problem_find_conflicts:
 * @problem: the problem, with everybody in it
 *
 * Makes room for the conflicts between everybody and finds those of equal employers, after
 * trimming and folding case (VIVA-2). Declared ones are the caller's to add afterwards.
 */
void
office_viva_problem_find_conflicts (OfficeVivaProblem *problem)
{
  guint n_examiners = problem->examiners->len;
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);

  g_free (problem->conflicts);
  problem->conflicts = g_new0 (guint8, (gsize) problem->learners->len * n_examiners);
  for (guint e = 0; e < n_examiners; e++)
    g_ptr_array_add (folded, fold_employer (office_viva_problem_examiner (problem, (int) e)->employer));

  for (guint l = 0; l < problem->learners->len; l++)
    {
      g_autofree char *employer = fold_employer (office_viva_problem_learner (problem, (int) l)->employer);

      for (guint e = 0; *employer != '\0' && e < n_examiners; e++)
        if (g_str_equal (employer, g_ptr_array_index (folded, e)))
          problem->conflicts[l * n_examiners + e] = OFFICE_VIVA_CONFLICT_EMPLOYER;
    }
}

/**
 * office_viva_learner_pin:
 * @learner: a learner
 * @at: UTC minutes
 * @room: index of the room, or -1
 * @panel: (array length=n_panel): indices of the examiners
 * @n_panel: how many
 *
 * Keeps a viva where it stands: the planner does not move it and works around it.
 */
void
office_viva_learner_pin (OfficeVivaLearner *learner,
                         int                at,
                         int                room,
                         const int         *panel,
                         int                n_panel)
{
  learner->pinned = TRUE;
  learner->pin_at = at;
  learner->pin_room = room;
  g_clear_pointer (&learner->pin_panel, g_array_unref);
  learner->pin_panel = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_vals (learner->pin_panel, panel, (guint) n_panel);
}

/**
 * office_viva_problem_find_examiner:
 * @problem: the problem
 * @name: a name
 *
 * Returns: the index of that examiner, or -1
 */
int
office_viva_problem_find_examiner (const OfficeVivaProblem *problem,
                                   const char              *name)
{
  for (guint i = 0; i < problem->examiners->len; i++)
    if (g_str_equal (office_viva_problem_examiner (problem, (int) i)->name, name))
      return (int) i;

  return -1;
}

/**
 * office_viva_problem_examiner:
 * @problem: the problem
 * @examiner: an index
 *
 * Returns: (transfer none): that examiner
 */
OfficeVivaExaminer *
office_viva_problem_examiner (const OfficeVivaProblem *problem,
                              int                      examiner)
{
  return g_ptr_array_index (problem->examiners, (guint) examiner);
}

/**
 * office_viva_problem_learner:
 * @problem: the problem
 * @learner: an index
 *
 * Returns: (transfer none): that learner
 */
OfficeVivaLearner *
office_viva_problem_learner (const OfficeVivaProblem *problem,
                             int                      learner)
{
  return g_ptr_array_index (problem->learners, (guint) learner);
}

/**
 * office_viva_problem_conflict:
 * @problem: the problem
 * @learner: an index
 * @examiner: an index
 *
 * Returns: what forbids this examiner for this learner (VIVA-2)
 */
OfficeVivaConflict
office_viva_problem_conflict (const OfficeVivaProblem *problem,
                              int                      learner,
                              int                      examiner)
{
  return problem->conflicts[(guint) learner * problem->examiners->len + (guint) examiner];
}

/**
 * office_viva_learner_name:
 * @learner: a learner
 *
 * Returns: (transfer none): how sentences call them
 */
const char *
office_viva_learner_name (const OfficeVivaLearner *learner)
{
  return learner->name != NULL ? learner->name : learner->reference;
}

static GArray *
busy_times (const OfficeVivaProblem *problem,
            int                      room)
{
  return problem->room_busy != NULL && room < (int) problem->room_busy->len
           ? g_ptr_array_index (problem->room_busy, (guint) room)
           : NULL;
}

/**
 * office_viva_problem_room_open:
 * @problem: the problem
 * @room: an index
 * @from: UTC minutes
 * @to: UTC minutes
 *
 * Returns: whether nothing but vivas is in the room within the time
 */
gboolean
office_viva_problem_room_open (const OfficeVivaProblem *problem,
                               int                      room,
                               int                      from,
                               int                      to)
{
  GArray *busy = busy_times (problem, room);

  for (guint i = 0; busy != NULL && i < busy->len; i++)
    {
      const OfficeVivaSpan *span = &g_array_index (busy, OfficeVivaSpan, i);

      if (span->from < to && from < span->to)
        return FALSE;
    }
  return TRUE;
}

/**
 * office_viva_problem_room_is_shared:
 * @problem: the problem
 * @room: an index
 *
 * Returns: whether something else is in the room at times
 */
gboolean
office_viva_problem_room_is_shared (const OfficeVivaProblem *problem,
                                    int                      room)
{
  GArray *busy = busy_times (problem, room);

  return busy != NULL && busy->len > 0;
}

/**
 * office_viva_problem_minutes:
 * @problem: the problem
 * @learner: an index
 *
 * Returns: how long the viva itself takes, adjustment included, in whole minutes, rounded up
 */
int
office_viva_problem_minutes (const OfficeVivaProblem *problem,
                             int                      learner)
{
  int extra = office_viva_problem_learner (problem, learner)->extra_percent;

  return (problem->slot_minutes * (100 + extra) + 99) / 100;
}

/**
 * office_viva_problem_total_minutes:
 * @problem: the problem
 * @learner: an index
 *
 * Returns: how long examiners and room are taken, marking included
 */
int
office_viva_problem_total_minutes (const OfficeVivaProblem *problem,
                                   int                      learner)
{
  return office_viva_problem_minutes (problem, learner) + problem->marking_minutes;
}
