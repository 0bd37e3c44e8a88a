/* viva-commands.c: officectl vivas plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ctl/ctl.h"
#include "model/deliver.h"
#include "model/viva-acceptance.h"
#include "model/viva-question.h"
#include "planning/viva-explain.h"
#include "planning/viva-reader.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "store/catalogue.h"

#define SECONDS_PER_MINUTE 60
#define USUAL_SECONDS 20.0
#define MOST_SECONDS 86400.0

static char *
wall_time (int minute)
{
  g_autofree char *wall = office_instant_to_wall ((gint64) minute * SECONDS_PER_MINUTE);

  /* Without seconds, as in the planner's file. */
  return g_strndup (wall, strlen ("2025-11-19T09:00"));
}

static json_t *
names_of (const OfficeVivaProblem *problem,
          GArray                  *panel)
{
  json_t *names = json_array ();

  for (guint i = 0; i < panel->len; i++)
    json_array_append_new (names,
                           json_string (office_viva_problem_examiner (problem, g_array_index (panel, int, i))->name));
  return names;
}

static json_t *
placed_to_json (const OfficeVivaProblem *problem,
                const OfficeVivaPlan    *plan)
{
  json_t *rows = json_array ();

  for (guint i = 0; i < plan->placements->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (plan->placements, i);
      g_autofree char *starts = wall_time (placement->at);
      g_autofree char *ends = wall_time (placement->ends);

      json_array_append_new (
        rows, json_pack ("{s:s, s:s, s:s, s:s?, s:o}", "reference",
                         office_viva_problem_learner (problem, placement->learner)->reference, "starts", starts, "ends",
                         ends, "room",
                         placement->room >= 0 ? g_ptr_array_index (problem->rooms, (guint) placement->room) : NULL,
                         "examiners", names_of (problem, placement->panel)));
    }
  return rows;
}

static json_t *
texts_to_json (GPtrArray *texts)
{
  json_t *array = json_array ();

  for (guint i = 0; i < texts->len; i++)
    json_array_append_new (array, json_string (g_ptr_array_index (texts, i)));
  return array;
}

/* Each of the learners left out has the same share of what is left of the time. */
static json_t *
unplaced_to_json (const OfficeVivaProblem *problem,
                  const OfficeVivaPlan    *plan,
                  gint64                   deadline)
{
  json_t *rows = json_array ();

  for (guint i = 0; i < plan->unplaced->len; i++)
    {
      int learner = g_array_index (plan->unplaced, int, i);
      OfficeVivaWatch all = { deadline, NULL };
      OfficeVivaWatch watch
        = office_viva_watch_slice (&all, office_viva_watch_seconds (&all) / (plan->unplaced->len - i));
      g_autoptr (OfficeVivaExplanation) explanation = office_viva_explain (problem, plan, learner, &watch);

      json_array_append_new (rows, json_pack ("{s:s, s:o, s:o}", "reference",
                                              office_viva_problem_learner (problem, learner)->reference, "because",
                                              texts_to_json (explanation->because), "would_suffice",
                                              texts_to_json (explanation->would_suffice)));
    }
  return rows;
}

static json_t *
plan_to_json (const OfficeVivaProblem *problem,
              const OfficeVivaPlan    *plan,
              gint64                   began,
              double                   seconds)
{
  const OfficeVivaFigures *figures = &plan->figures;
  json_t *unplaced = unplaced_to_json (problem, plan, began + (gint64) (seconds * G_USEC_PER_SEC));
  double took = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;

  return json_pack ("{s:o, s:o, s:i, s:i, s:i, s:i, s:b, s:{s:i, s:i, s:i}, s:f}", "placed",
                    placed_to_json (problem, plan), "unplaced", unplaced, "examiner_days", figures->examiner_days,
                    "waiting_minutes", figures->waiting_minutes, "most_vivas", figures->most_vivas, "preferred",
                    figures->preferred, "optimal", plan->optimal, "bounds", "placed", plan->bounds.placed,
                    "examiner_days", plan->bounds.examiner_days, "waiting_minutes", plan->bounds.waiting_minutes,
                    "seconds", took);
}

static void
append_texts (GString    *text,
              json_t     *texts,
              const char *before)
{
  json_t *value;
  size_t i;

  json_array_foreach (texts, i, value)
    g_string_append_printf (text, "  %s %s\n", before, json_string_value (value));
}

/* The same for a person: the door list, who is left out and why, what the plan is worth. */
static char *
plan_to_text (json_t *plan)
{
  GString *text = g_string_new (NULL);
  json_t *row;
  size_t i;

  json_array_foreach (json_object_get (plan, "placed"), i, row)
    {
      json_t *examiner;
      size_t e;

      g_string_append_printf (text, "%s  %s  %-12s", json_string_value (json_object_get (row, "starts")),
                              json_string_value (json_object_get (row, "ends")) + strlen ("2025-11-19T"),
                              json_string_value (json_object_get (row, "reference")));
      if (json_is_string (json_object_get (row, "room")))
        g_string_append_printf (text, "  %-12s", json_string_value (json_object_get (row, "room")));
      json_array_foreach (json_object_get (row, "examiners"), e, examiner)
        g_string_append_printf (text, "%s %s", e > 0 ? "," : " ", json_string_value (examiner));
      g_string_append_c (text, '\n');
    }
  json_array_foreach (json_object_get (plan, "unplaced"), i, row)
    {
      g_string_append_printf (text, _("%s has no place:\n"), json_string_value (json_object_get (row, "reference")));
      append_texts (text, json_object_get (row, "because"), "-");
      append_texts (text, json_object_get (row, "would_suffice"), _("enough would be:"));
    }
  g_string_append_printf (
    text, _("Placed %d, examiner-days %d, waiting %d minutes, %d vivas at most, %d at a preferred time."),
    (int) json_array_size (json_object_get (plan, "placed")),
    (int) json_integer_value (json_object_get (plan, "examiner_days")),
    (int) json_integer_value (json_object_get (plan, "waiting_minutes")),
    (int) json_integer_value (json_object_get (plan, "most_vivas")),
    (int) json_integer_value (json_object_get (plan, "preferred")));
  g_string_append_printf (text, "\n%s", json_is_true (json_object_get (plan, "optimal"))
                                          ? _("No plan is better; that is proven.")
                                          : _("It is not proven that no plan is better."));
  return g_string_free (text, FALSE);
}

static OfficeVivaProblem *
read_problem (OfficeCtl   *ctl,
              gint64       cohort_id,
              const char  *input,
              GError     **error)
{
  g_autoptr (OfficeVivaProblem) problem = office_viva_problem_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  OfficeRuleSet rules;
  gsize length;

  if (!g_file_get_contents (input, &text, &length, &local_error))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND, _("“%s” could not be read: %s."), input,
                   local_error->message);
      return NULL;
    }
  if (!office_rule_set_load_cohort (ctl->connection, cohort_id, &rules, error))
    return NULL;

  office_viva_problem_use_rules (problem, &rules);
  if (!office_viva_problem_read (problem, text, length, error))
    {
      g_prefix_error (error, "%s: ", input);
      return NULL;
    }
  return g_steal_pointer (&problem);
}

/* Without a file: the office's own learners, examiners and rooms. */
static OfficeVivaQuestion *
read_question (OfficeCtl  *ctl,
               gint64      cohort_id,
               GError    **error)
{
  g_autoptr (OfficeVivaWish) wish = office_viva_wish_new ();
  g_autoptr (OfficeVivaQuestion) question = office_viva_question_read (ctl->connection, cohort_id, wish, error);

  return question != NULL && office_viva_question_check (question, error) ? g_steal_pointer (&question) : NULL;
}

static gboolean
accept_plan (OfficeCtl                 *ctl,
             gint64                     cohort_id,
             const OfficeVivaProblem   *problem,
             const OfficeVivaQuestion  *question,
             const OfficeVivaPlan      *plan,
             GError                   **error)
{
  g_autoptr (OfficeVivaWish) wish = office_viva_wish_new ();
  g_autoptr (OfficeVivaProposal) proposal = NULL;

  if (question == NULL)
    return office_viva_plan_accept (ctl->connection, cohort_id, problem, plan, error);

  proposal = office_viva_proposal_from_plan (question, question->problem, plan, NULL);
  return office_viva_proposal_accept (ctl->connection, cohort_id, wish, proposal, error);
}

static gboolean
run_plan (OfficeCtl  *ctl,
          GError    **error)
{
  g_autofree char *cohort = NULL, *input = NULL;
  double seconds = USUAL_SECONDS;
  gboolean commit = FALSE;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { "input", 0, 0, G_OPTION_ARG_FILENAME, &input, N_("Who examines, who is examined, when and where; unless given, what the office knows"), "FILE.json" },
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, N_("To think for at most; 20 unless said"), "N" },
    { "commit", 0, 0, G_OPTION_ARG_NONE, &commit, N_("Write the vivas into the timetable, as one step to undo"), NULL },
    { NULL },
  };
  gint64 began = g_get_monotonic_time ();
  g_auto (GStrv) words = NULL;
  g_autoptr (OfficeVivaProblem) problem = NULL;
  g_autoptr (OfficeVivaQuestion) question = NULL;
  g_autoptr (OfficeVivaPlan) plan = NULL;
  g_autofree char *text = NULL;
  json_t *value;
  gint64 cohort_id;

  for (char **word = ctl->arguments; word != NULL && *word != NULL; word++)
    commit = commit || g_str_equal (*word, "--commit");
  if (!office_ctl_begin (ctl, commit ? OFFICE_CTL_WRITE : OFFICE_CTL_READ, "", options, &words, error))
    return FALSE;
  if (!(seconds > 0 && seconds <= MOST_SECONDS))
    return office_ctl_misuse (error, _("--seconds has to be more than 0"));
  if (!office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || !(input != NULL ? (problem = read_problem (ctl, cohort_id, input, error)) != NULL
                         : (question = read_question (ctl, cohort_id, error)) != NULL)
      || (plan = office_viva_plan_make (input != NULL ? problem : question->problem, seconds, NULL, NULL, NULL, error))
           == NULL
      || (commit && !accept_plan (ctl, cohort_id, problem, question, plan, error)))
    return FALSE;

  value = plan_to_json (input != NULL ? problem : question->problem, plan, began, seconds);
  text = plan_to_text (value);
  office_ctl_print_value (ctl, value, "%s", text);
  return TRUE;
}

static gboolean
run_paper (OfficeCtl  *ctl,
           gboolean    doors,
           GError    **error)
{
  g_autofree char *cohort = NULL;
  const GOptionEntry options[] = {
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &cohort, N_("Code of the cohort"), "C" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 cohort_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "FILE.pdf", options, &words, error)
      || !office_ctl_find_cohort (ctl, cohort, &cohort_id, error)
      || !office_deliver_vivas (ctl->connection, cohort_id, doors, words[0], NULL, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "file", words[0]), _("%s is written."), words[0]);
  return TRUE;
}

static gboolean
run_schedule (OfficeCtl  *ctl,
              GError    **error)
{
  return run_paper (ctl, FALSE, error);
}

static gboolean
run_doors (OfficeCtl  *ctl,
           GError    **error)
{
  return run_paper (ctl, TRUE, error);
}

const OfficeCtlCommand office_ctl_viva_commands[] = {
  { "vivas doors", N_("Write the vivas of a cohort as a PDF, a list for each room and day"), run_doors },
  { "vivas plan", N_("Plan the vivas of a cohort, with proof or bounds"), run_plan },
  { "vivas schedule", N_("Write the schedule of a cohort’s vivas as a PDF, day after day"), run_schedule },
  { NULL },
};
