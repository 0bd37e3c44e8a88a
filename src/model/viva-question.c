/* viva-question.c: what the office knows, as a question for the viva planner
 *
 * Availability, less what is booked already. A viva that stands in the timetable is pinned where it is;
 * one that the planner could not have made (another number of examiners, a clash) is worked around.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/viva-question.h"

#include <glib/gi18n-lib.h>

#include "planning/viva-planner.h"
#include "planning/viva-reader.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "store/bookings.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/rooms.h"
#include "store/rows.h"
#include "store/viva-needs.h"
#include "store/vivas.h"

#define SECONDS_PER_MINUTE 60

/* All that is read, until the question is made of it. */
typedef struct
{
  OfficeVivaQuestion *question;
  const OfficeVivaWish *wish;
  OfficeCohort       *cohort;
  GPtrArray          *needs;
  GPtrArray          *examiners;
  GPtrArray          *rooms;
  GPtrArray          *vivas;
  GPtrArray          *bookings;
  gint64              from;      /* UTC seconds: nothing before or after matters */
  gint64              to;
  GHashTable         *pinned;    /* ids of vivas that the planner holds itself */
} Reading;

/**
 * office_viva_wish_new:
 *
 * Returns: (transfer full): what is usual
 */
OfficeVivaWish *
office_viva_wish_new (void)
{
  OfficeVivaWish *wish = g_new0 (OfficeVivaWish, 1);

  wish->from = OFFICE_DAY_NONE;
  wish->to = OFFICE_DAY_NONE;
  wish->seconds = OFFICE_VIVA_USUAL_SECONDS;
  return wish;
}

/**
 * office_viva_wish_copy:
 * @wish: a wish
 *
 * Returns: (transfer full): the same once more
 */
OfficeVivaWish *
office_viva_wish_copy (const OfficeVivaWish *wish)
{
  OfficeVivaWish *copy = g_memdup2 (wish, sizeof *wish);

  copy->rooms = g_strdupv (wish->rooms);
  return copy;
}

/**
 * office_viva_wish_free:
 * @wish: (nullable): a wish
 */
void
office_viva_wish_free (OfficeVivaWish *wish)
{
  if (wish == NULL)
    return;

  g_strfreev (wish->rooms);
  g_free (wish);
}

static void
candidate_free (gpointer data)
{
  OfficeVivaCandidate *candidate = data;

  g_free (candidate->name);
  g_free (candidate->reference);
  g_free (candidate);
}

/**
 * office_viva_question_free:
 * @question: (nullable): a question
 */
void
office_viva_question_free (OfficeVivaQuestion *question)
{
  if (question == NULL)
    return;

  g_free (question->code);
  office_viva_problem_free (question->problem);
  g_ptr_array_unref (question->candidates);
  g_array_unref (question->of_learner);
  g_array_unref (question->staff);
  g_ptr_array_unref (question->all_rooms);
  g_ptr_array_unref (question->online_rooms);
  g_free (question->online);
  g_free (question);
}

/* Times ------------------------------------------------------------------------------------------ */

static int
to_minute (gint64 instant)
{
  return (int) (instant / SECONDS_PER_MINUTE);
}

/* Rounded outwards: a session that ends within a minute takes all of it. */
static OfficeVivaSpan
booked_span (const OfficeBooking *booking)
{
  return (OfficeVivaSpan) { to_minute (booking->starts_at), to_minute (booking->ends_at + SECONDS_PER_MINUTE - 1) };
}

static void
add_time (GArray  *spans,
          gint64   from,
          gint64   to,
          Reading *reading)
{
  OfficeVivaSpan span = { to_minute (MAX (from, reading->from) + SECONDS_PER_MINUTE - 1),
                          to_minute (MIN (to, reading->to)) };

  if (span.from < span.to)
    g_array_append_val (spans, span);
}

/* Takes [from, to) out of every span. */
static void
take_out (GArray               *spans,
          const OfficeVivaSpan *busy)
{
  for (guint i = 0; i < spans->len; i++)
    {
      OfficeVivaSpan *span = &g_array_index (spans, OfficeVivaSpan, i);
      OfficeVivaSpan rest = { busy->to, span->to };

      if (busy->to <= span->from || span->to <= busy->from)
        continue;
      span->to = MAX (busy->from, span->from);
      if (span->from >= span->to)
        {
          g_array_remove_index (spans, i);
          i--;
        }
      if (rest.from < rest.to)
        g_array_append_val (spans, rest);
    }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  return ((const OfficeVivaSpan *) a)->from - ((const OfficeVivaSpan *) b)->from;
}

static gboolean
is_pinned (Reading             *reading,
           const OfficeBooking *booking)
{
  return booking->kind == OFFICE_BOOKING_VIVA && g_hash_table_contains (reading->pinned, &booking->id);
}

/* Takes out whatever books a resource; whether anything did. */
static gboolean
take_out_bookings (Reading               *reading,
                   OfficeBookingResource  resource,
                   gint64                 id,
                   GArray                *spans)
{
  gboolean any = FALSE;

  for (guint i = 0; i < reading->bookings->len; i++)
    {
      const OfficeBooking *booking = g_ptr_array_index (reading->bookings, i);
      OfficeVivaSpan busy = booked_span (booking);

      if (booking->resource != resource || booking->resource_id != id || is_pinned (reading, booking))
        continue;
      take_out (spans, &busy);
      any = TRUE;
    }
  g_array_sort (spans, compare_spans);
  return any;
}

/* Midnight always exists, and once: clocks change at one. */
static gint64
midnight (OfficeDay day)
{
  gint64 instant = 0;

  office_instant_from_wall (day, 0, &instant, NULL);
  return instant;
}

/* From the first day wished for until the last, or as long as anybody is available. */
static void
find_horizon (Reading *reading)
{
  OfficeDay from = reading->wish->from != OFFICE_DAY_NONE ? reading->wish->from
                                                          : office_day_from_iso (reading->cohort->starts);
  gint64 last = 0;

  for (guint e = 0; e < reading->examiners->len; e++)
    {
      const OfficeVivaExaminerRow *row = g_ptr_array_index (reading->examiners, e);

      for (guint i = 0; i < row->available->len; i++)
        last = MAX (last, g_array_index (row->available, OfficeSpan, i).to);
    }
  reading->question->painted = last > 0;
  reading->from = midnight (from);
  reading->to = reading->wish->to != OFFICE_DAY_NONE ? midnight (reading->wish->to + 1) : MAX (last, reading->from);
}

/* People and rooms ------------------------------------------------------------------------------- */

static void
add_examiners (Reading *reading)
{
  OfficeVivaQuestion *question = reading->question;

  for (guint e = 0; e < reading->examiners->len; e++)
    {
      const OfficeVivaExaminerRow *row = g_ptr_array_index (reading->examiners, e);
      OfficeVivaExaminer *examiner = office_viva_problem_add_examiner (question->problem, row->name);

      g_array_append_val (question->staff, row->staff_id);
      examiner->employer = g_strdup (row->employer);
      if (row->max_per_day > 0)
        examiner->max_per_day = row->max_per_day;
      for (guint i = 0; i < row->available->len; i++)
        {
          const OfficeSpan *time = &g_array_index (row->available, OfficeSpan, i);

          add_time (examiner->available, time->from, time->to, reading);
        }
    }
}

static void
book_examiners (Reading *reading)
{
  OfficeVivaProblem *problem = reading->question->problem;

  for (guint e = 0; e < problem->examiners->len; e++)
    take_out_bookings (reading, OFFICE_BOOKING_STAFF, g_array_index (reading->question->staff, gint64, e),
                       office_viva_problem_examiner (problem, (int) e)->available);
}

static gboolean
is_chosen (const OfficeVivaWish *wish,
           const OfficeRoom     *room,
           gboolean              any_online)
{
  if (wish->rooms != NULL)
    return g_strv_contains ((const char *const *) wish->rooms, room->name);

  return room->online || !any_online;
}

/* Where one that holds any number at once is chosen, all vivas are there. */
static void
add_rooms (Reading *reading)
{
  OfficeVivaQuestion *question = reading->question;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_free);
  gboolean any_online = FALSE;

  for (guint r = 0; r < reading->rooms->len; r++)
    any_online = any_online || ((const OfficeRoom *) g_ptr_array_index (reading->rooms, r))->online;
  for (guint r = 0; r < reading->rooms->len; r++)
    {
      const OfficeRoom *room = g_ptr_array_index (reading->rooms, r);

      g_ptr_array_add (question->all_rooms, g_strdup (room->name));
      if (room->online)
        g_ptr_array_add (question->online_rooms, g_strdup (room->name));
      if (!is_chosen (reading->wish, room, any_online))
        continue;
      g_ptr_array_add (chosen, g_strdup (room->name));
      if (room->online && question->online == NULL)
        question->online = g_strdup (room->name);
    }
  question->rooms_chosen = chosen->len > 0;
  if (question->online == NULL)
    question->problem->rooms = g_steal_pointer (&chosen);
}

static gint64
room_id (Reading    *reading,
         const char *name)
{
  for (guint r = 0; r < reading->rooms->len; r++)
    {
      const OfficeRoom *room = g_ptr_array_index (reading->rooms, r);

      if (g_str_equal (room->name, name))
        return room->id;
    }
  return 0;
}

static void
book_rooms (Reading *reading)
{
  OfficeVivaProblem *problem = reading->question->problem;

  if (problem->rooms == NULL)
    return;

  problem->room_busy = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint r = 0; r < problem->rooms->len; r++)
    {
      gint64 id = room_id (reading, g_ptr_array_index (problem->rooms, r));
      GArray *busy = g_array_new (FALSE, FALSE, sizeof (OfficeVivaSpan));

      for (guint i = 0; i < reading->bookings->len; i++)
        {
          const OfficeBooking *booking = g_ptr_array_index (reading->bookings, i);
          OfficeVivaSpan span = booked_span (booking);

          if (booking->resource == OFFICE_BOOKING_ROOM && booking->resource_id == id && !is_pinned (reading, booking))
            g_array_append_val (busy, span);
        }
      g_ptr_array_add (problem->room_busy, busy);
    }
}

/* Learners --------------------------------------------------------------------------------------- */

static const OfficeVivaRow *
find_standing (Reading              *reading,
               const OfficeVivaNeed *need)
{
  for (guint i = 0; i < reading->vivas->len; i++)
    {
      const OfficeVivaRow *viva = g_ptr_array_index (reading->vivas, i);

      if (viva->enrolment_id == need->enrolment_id && viva->attempt == need->attempt && !viva->cancelled
          && !viva->missed)
        return viva;
    }
  return NULL;
}

/* Where the planner could have put it itself, a viva that stands is pinned there. */
static gboolean
pin_standing (OfficeVivaQuestion  *question,
              OfficeVivaLearner   *learner,
              const OfficeVivaRow *viva)
{
  OfficeVivaProblem *problem = question->problem;
  g_autoptr (GArray) panel = g_array_new (FALSE, FALSE, sizeof (int));

  for (char **name = viva->examiners; *name != NULL; name++)
    {
      int examiner = office_viva_problem_find_examiner (problem, *name);

      if (examiner >= 0)
        g_array_append_val (panel, examiner);
    }
  if ((int) panel->len != problem->panel || viva->starts_at % SECONDS_PER_MINUTE != 0
      || viva->marking_minutes != problem->marking_minutes)
    return FALSE;

  /* It takes as long as it was said to take. */
  learner->extra_percent = (viva->minutes - problem->slot_minutes) * 100 / problem->slot_minutes;
  if (learner->extra_percent < 0
      || (problem->slot_minutes * (100 + learner->extra_percent) + 99) / 100 != viva->minutes)
    return FALSE;

  office_viva_learner_pin (learner, to_minute (viva->starts_at),
                           viva->room != NULL ? office_viva_question_find_room (question, viva->room) : -1,
                           (const int *) (gpointer) panel->data, (int) panel->len);
  return TRUE;
}

static void
add_spans (GArray  *spans,
           GArray  *times,
           Reading *reading)
{
  for (guint i = 0; i < times->len; i++)
    {
      const OfficeSpan *time = &g_array_index (times, OfficeSpan, i);

      add_time (spans, time->from, time->to, reading);
    }
}

static void
add_learner (Reading              *reading,
             const OfficeVivaNeed *need)
{
  OfficeVivaQuestion *question = reading->question;
  const OfficeVivaRow *viva = find_standing (reading, need);
  OfficeVivaCandidate *candidate = g_new0 (OfficeVivaCandidate, 1);
  OfficeVivaLearner *learner = office_viva_problem_add_learner (question->problem, need->reference);
  guint index = question->candidates->len;

  candidate->enrolment_id = need->enrolment_id;
  candidate->attempt = need->attempt;
  candidate->name = office_person_name (need->family_name, need->given_names);
  candidate->reference = g_strdup (need->reference);
  candidate->viva_id = viva != NULL ? viva->id : 0;
  candidate->in_problem = (int) question->problem->learners->len - 1;
  g_ptr_array_add (question->candidates, candidate);
  g_array_append_val (question->of_learner, index);
  question->n_standing += viva != NULL;

  learner->name = g_strdup (candidate->name);
  learner->employer = g_strdup (need->employer);
  learner->extra_percent = need->extra_percent;
  learner->any_time = need->available->len == 0;
  add_spans (learner->available, need->available, reading);
  add_spans (learner->prefers, need->preferred, reading);
  if (viva != NULL && pin_standing (question, learner, viva))
    g_hash_table_add (reading->pinned, &candidate->viva_id);
}

/* Two of the same name are told apart. */
static void
tell_apart (OfficeVivaProblem *problem)
{
  for (guint l = 0; l < problem->learners->len; l++)
    for (guint k = l + 1; k < problem->learners->len; k++)
      {
        OfficeVivaLearner *learner = office_viva_problem_learner (problem, (int) k);
        g_autofree char *name = NULL;

        if (!g_str_equal (learner->name, office_viva_problem_learner (problem, (int) l)->name))
          continue;
        name = g_strdup_printf ("%s (%s)", learner->name, learner->reference);
        g_free (learner->name);
        learner->name = g_steal_pointer (&name);
      }
}

/* Leaves a learner whose viva stands otherwise to the timetable. */
static void
leave_out (OfficeVivaQuestion *question,
           int                 learner)
{
  office_viva_question_candidate (question, learner)->in_problem = -1;
  office_viva_problem_remove_learner (question->problem, learner);
  g_array_remove_index (question->of_learner, (guint) learner);
  for (guint l = (guint) learner; l < question->of_learner->len; l++)
    office_viva_question_candidate (question, (int) l)->in_problem = (int) l;
}

/* Those whose viva stands as no planner would have it, or in the way of another one that stands. */
static void
leave_out_strays (Reading *reading)
{
  OfficeVivaQuestion *question = reading->question;
  int stray;

  for (int l = (int) question->problem->learners->len - 1; l >= 0; l--)
    if (office_viva_question_candidate (question, l)->viva_id != 0
        && !office_viva_problem_learner (question->problem, l)->pinned)
      leave_out (question, l);
  while ((stray = office_viva_plan_find_stray (question->problem)) >= 0)
    {
      g_hash_table_remove (reading->pinned, &office_viva_question_candidate (question, stray)->viva_id);
      leave_out (question, stray);
    }
}

/* When the learners of the cohort are elsewhere. */
static void
book_learners (Reading *reading)
{
  OfficeVivaQuestion *question = reading->question;

  for (guint l = 0; l < question->problem->learners->len; l++)
    {
      OfficeVivaLearner *learner = office_viva_problem_learner (question->problem, (int) l);
      const OfficeVivaNeed *need
        = g_ptr_array_index (reading->needs, g_array_index (question->of_learner, guint, l));
      g_autoptr (GArray) open = g_array_copy (learner->available);
      OfficeVivaSpan whole = { to_minute (reading->from), to_minute (reading->to) };
      gboolean booked;

      if (learner->any_time && whole.from < whole.to)
        g_array_append_val (open, whole);
      booked = take_out_bookings (reading, OFFICE_BOOKING_COHORT, question->cohort_id, open);
      booked = take_out_bookings (reading, OFFICE_BOOKING_LEARNER, need->learner_id, open) || booked;
      if (!booked)
        continue;
      learner->any_time = FALSE;
      g_array_set_size (learner->available, 0);
      g_array_append_vals (learner->available, open->data, open->len);
    }
}

static gboolean
find_conflicts (Reading           *reading,
                OfficeConnection  *connection,
                GError           **error)
{
  OfficeVivaQuestion *question = reading->question;
  OfficeVivaProblem *problem = question->problem;
  g_autoptr (GArray) interests = office_viva_interests_list (connection, question->cohort_id, error);

  if (interests == NULL)
    return FALSE;

  office_viva_problem_find_conflicts (problem);
  for (guint i = 0; i < interests->len; i++)
    {
      const OfficeVivaInterest *interest = &g_array_index (interests, OfficeVivaInterest, i);
      int examiner = office_viva_question_find_staff (question, interest->staff_id);

      for (guint l = 0; examiner >= 0 && l < problem->learners->len; l++)
        {
          const OfficeVivaNeed *need
            = g_ptr_array_index (reading->needs, g_array_index (question->of_learner, guint, l));

          if (need->learner_id == interest->learner_id)
            problem->conflicts[l * problem->examiners->len + (guint) examiner] = OFFICE_VIVA_CONFLICT_DECLARED;
        }
    }
  return TRUE;
}

/* Reading ---------------------------------------------------------------------------------------- */

static gboolean
read_all (Reading           *reading,
          OfficeConnection  *connection,
          gint64             cohort_id,
          GError           **error)
{
  OfficeRuleSet rules;

  reading->cohort = office_cohort_get (connection, cohort_id, error);
  if (reading->cohort == NULL || !office_rule_set_load_cohort (connection, cohort_id, &rules, error)
      || (reading->needs = office_viva_needs_list (connection, cohort_id, error)) == NULL
      || (reading->examiners = office_viva_examiners_list (connection, error)) == NULL
      || (reading->rooms = office_rooms_list (connection, error)) == NULL
      || (reading->vivas = office_vivas_list_cohort (connection, cohort_id, error)) == NULL)
    return FALSE;

  office_viva_problem_use_rules (reading->question->problem, &rules);
  reading->question->cohort_id = cohort_id;
  reading->question->code = g_strdup (reading->cohort->code);
  find_horizon (reading);
  reading->bookings = office_bookings_list (connection, reading->from, reading->to, error);
  return reading->bookings != NULL;
}

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->cohort, office_cohort_free);
  g_clear_pointer (&reading->needs, g_ptr_array_unref);
  g_clear_pointer (&reading->examiners, g_ptr_array_unref);
  g_clear_pointer (&reading->rooms, g_ptr_array_unref);
  g_clear_pointer (&reading->vivas, g_ptr_array_unref);
  g_clear_pointer (&reading->bookings, g_ptr_array_unref);
  g_clear_pointer (&reading->pinned, g_hash_table_unref);
  g_clear_pointer (&reading->question, office_viva_question_free);
}

static OfficeVivaQuestion *
question_new (void)
{
  OfficeVivaQuestion *question = g_new0 (OfficeVivaQuestion, 1);

  question->problem = office_viva_problem_new ();
  question->candidates = g_ptr_array_new_with_free_func (candidate_free);
  question->of_learner = g_array_new (FALSE, FALSE, sizeof (guint));
  question->staff = g_array_new (FALSE, FALSE, sizeof (gint64));
  question->all_rooms = g_ptr_array_new_with_free_func (g_free);
  question->online_rooms = g_ptr_array_new_with_free_func (g_free);
  return question;
}

/**
 * office_viva_question_read:
 * @connection: the connection
 * @cohort_id: whose vivas are to be planned
 * @wish: how
 * @error: where to put a failure
 *
 * Reads who is to be examined, who can examine, when and where. Whatever is booked already is taken out
 * of everybody's availability; vivas that stand stay (VIVA-2).
 *
 * Returns: (transfer full) (nullable): the question, whether or not it can be planned
 */
OfficeVivaQuestion *
office_viva_question_read (OfficeConnection      *connection,
                           gint64                 cohort_id,
                           const OfficeVivaWish  *wish,
                           GError               **error)
{
  Reading reading = { .question = question_new (), .wish = wish };
  OfficeVivaQuestion *question = NULL;

  reading.pinned = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (read_all (&reading, connection, cohort_id, error))
    {
      add_examiners (&reading);
      add_rooms (&reading);
      for (guint i = 0; i < reading.needs->len; i++)
        add_learner (&reading, g_ptr_array_index (reading.needs, i));
      tell_apart (reading.question->problem);
      office_viva_problem_find_conflicts (reading.question->problem);
      leave_out_strays (&reading);
      book_examiners (&reading);
      book_rooms (&reading);
      book_learners (&reading);
      if (find_conflicts (&reading, connection, error))
        question = g_steal_pointer (&reading.question);
    }
  reading_clear (&reading);
  return question;
}

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, sentence);
  return FALSE;
}

/**
 * office_viva_question_check:
 * @question: a question
 * @error: where to put %OFFICE_ERROR_REFUSED or %OFFICE_ERROR_INVALID
 *
 * Looks for what nobody could plan: nobody to examine, no examiner, no availability, no room, a panel
 * larger than the examiners.
 *
 * Returns: whether the planner may begin
 */
gboolean
office_viva_question_check (const OfficeVivaQuestion  *question,
                            GError                   **error)
{
  gboolean anybody = FALSE;

  if (question->candidates->len == 0)
    return refuse (error, _("Nobody in this cohort is due for a viva."));
  if (question->n_standing == question->candidates->len)
    return refuse (error, _("Everybody who is due has a viva in the timetable."));
  if (question->problem->examiners->len == 0)
    return refuse (error, _("There is no examiner. Add one to the staff, marked as an examiner."));
  if (!question->rooms_chosen)
    return refuse (error, _("No room is chosen. Choose at least one, or one that is online and holds any number."));
  if (!office_viva_problem_check (question->problem, error))
    return FALSE;
  if (!question->painted)
    return refuse (error, _("No examiner has said when they can come. Fill in their availability first."));

  for (guint e = 0; e < question->problem->examiners->len; e++)
    anybody = anybody || office_viva_problem_examiner (question->problem, (int) e)->available->len > 0;
  if (!anybody)
    return refuse (error, _("No examiner is free within the days chosen. Choose other days, or fill in when they can come."));
  return TRUE;
}

/**
 * office_viva_question_candidate:
 * @question: a question
 * @learner: index among the problem's learners
 *
 * Returns: (transfer none): who that is
 */
OfficeVivaCandidate *
office_viva_question_candidate (const OfficeVivaQuestion *question,
                                int                       learner)
{
  return g_ptr_array_index (question->candidates, g_array_index (question->of_learner, guint, learner));
}

/**
 * office_viva_question_find_learner:
 * @question: a question
 * @enrolment_id: whose
 *
 * Returns: the index among the problem's learners, or -1
 */
int
office_viva_question_find_learner (const OfficeVivaQuestion *question,
                                   gint64                    enrolment_id)
{
  for (guint l = 0; l < question->of_learner->len; l++)
    if (office_viva_question_candidate (question, (int) l)->enrolment_id == enrolment_id)
      return (int) l;

  return -1;
}

/**
 * office_viva_question_find_staff:
 * @question: a question
 * @staff_id: who
 *
 * Returns: the index among the problem's examiners, or -1
 */
int
office_viva_question_find_staff (const OfficeVivaQuestion *question,
                                 gint64                    staff_id)
{
  for (guint e = 0; e < question->staff->len; e++)
    if (g_array_index (question->staff, gint64, e) == staff_id)
      return (int) e;

  return -1;
}

/**
 * office_viva_question_find_room:
 * @question: a question
 * @name: (nullable): a room's name
 *
 * Returns: the index among the problem's rooms, or -1
 */
int
office_viva_question_find_room (const OfficeVivaQuestion *question,
                                const char               *name)
{
  GPtrArray *rooms = question->problem->rooms;

  for (guint r = 0; name != NULL && rooms != NULL && r < rooms->len; r++)
    if (g_str_equal (g_ptr_array_index (rooms, r), name))
      return (int) r;

  return -1;
}
