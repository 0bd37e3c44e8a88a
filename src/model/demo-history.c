/* demo-history.c: the years before the demonstration's own, for an office of twenty years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>

#include "model/demo-private.h"
#include "rules/dates.h"
#include "store/applications.h"
#include "store/boards.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/command.h"
#include "store/enrolments.h"
#include "store/marks.h"

#define LEARNERS_A_COHORT 100
#define LAST_YEAR 2025

static const char *const modules[] = { "DPL", "UIAO", "LTU", "FEC" };

/* Terms before Autumn 2025, newest first. */
static const struct
{
  const char *name;
  const char *starts;
  const char *ends;
  const char *first;
  const char *last;
} terms[] = {
  { "Summer", "05-01", "08-31", "05-12", "07-10" },
  { "Spring", "01-01", "04-30", "01-20", "03-26" },
  { "Autumn", "09-01", "12-31", "09-20", "11-22" },
};

typedef struct
{
  char *term;
  char *code;
  char *term_starts;
  char *term_ends;
  char *starts;
  char *ends;
  char *opens;
} PastCohort;

static void
past_cohort_clear (PastCohort *past)
{
  g_free (past->term);
  g_free (past->code);
  g_free (past->term_starts);
  g_free (past->term_ends);
  g_free (past->starts);
  g_free (past->ends);
  g_free (past->opens);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PastCohort, past_cohort_clear)

/* The n-th cohort back in time: four a term, three terms a year. */
static void
name_past_cohort (PastCohort *past,
                  guint       n)
{
  guint back = n / G_N_ELEMENTS (modules);
  guint third = back % G_N_ELEMENTS (terms);
  /* An autumn belongs to the year before the spring and summer that follow it. */
  int year = LAST_YEAR - (int) (back / G_N_ELEMENTS (terms)) - (third == 2 ? 1 : 0);
  g_autofree char *short_name = g_ascii_strup (terms[third].name, 3);

  past->term = g_strdup_printf ("%s %d", terms[third].name, year);
  past->code = g_strdup_printf ("%s-%d-%s", modules[n % G_N_ELEMENTS (modules)], year, short_name);
  past->term_starts = g_strdup_printf ("%d-%s", year, terms[third].starts);
  past->term_ends = g_strdup_printf ("%d-%s", year, terms[third].ends);
  past->starts = g_strdup_printf ("%d-%s", year, terms[third].first);
  past->ends = g_strdup_printf ("%d-%s", year, terms[third].last);
  past->opens = office_demo_day (past->starts, -90);
}

static gint64
put_past_cohort (OfficeDemo       *demo,
                 const PastCohort *past,
                 const char       *module,
                 GError          **error)
{
  const OfficeCohortDraft draft = {
    past->code, module, past->term, past->starts, past->ends, past->opens, NULL, -1, 60000,
  };
  g_autoptr (OfficeTermRow) term = office_term_find (demo->connection, past->term, NULL);

  if (term == NULL && office_term_add (demo->connection, past->term, past->term_starts, past->term_ends, error) == 0)
    return 0;

  return office_cohort_add (demo->connection, &draft, error);
}

static gboolean
mark_past (OfficeDemo            *demo,
           const OfficeEnrolment *enrolment,
           GError               **error)
{
  OfficeMarkEntry entries[] = { OFFICE_MARK_ENTRY_INIT, OFFICE_MARK_ENTRY_INIT };
  static const char *const components[] = { "written", "viva" };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      entries[i].enrolment_id = enrolment->id;
      entries[i].component = components[i];
      entries[i].fields = OFFICE_MARK_FIELD_AGREED;
      entries[i].agreed = g_rand_int_range (demo->random, 46, 85) * 100;
    }

  return office_marks_set (demo->connection, entries, G_N_ELEMENTS (entries), "Marks of an earlier year", error);
}

static gboolean
mark_and_ratify (OfficeDemo       *demo,
                 gint64            cohort_id,
                 const PastCohort *past,
                 GError          **error)
{
  g_autoptr (GPtrArray) enrolments = office_enrolments_list (demo->connection, cohort_id, error);
  g_autofree char *held_on = office_demo_day (past->ends, 14);
  const OfficeBoardDraft draft = { .cohort_id = cohort_id, .held_on = held_on, .chair = "Prof. Adaeze Winterbourne" };
  gint64 board_id;

  if (enrolments == NULL)
    return FALSE;

  office_demo_set_clock (demo, past->ends);
  for (guint i = 0; i < enrolments->len; i++)
    if (!mark_past (demo, g_ptr_array_index (enrolments, i), error))
      return FALSE;

  office_demo_set_clock (demo, held_on);
  return office_board_ratify (demo->connection, &draft, &board_id, error);
}

/* Each person applies here and, every other one, has been in the cohort before. */
static gboolean
fill_past_cohort (OfficeDemo  *demo,
                  guint        n,
                  guint        n_people,
                  GArray      *before,
                  GError     **error)
{
  g_auto (PastCohort) past = { 0 };
  OfficeDemoCohort plan = { 0 };
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 cohort_id;

  name_past_cohort (&past, n);
  plan.opens = past.opens;
  office_demo_set_clock (demo, past.opens);
  cohort_id = put_past_cohort (demo, &past, modules[n % G_N_ELEMENTS (modules)], error);
  if (cohort_id == 0)
    return FALSE;

  for (guint i = 0; i < n_people + before->len; i++)
    {
      gint64 known = i < n_people ? 0 : g_array_index (before, gint64, i - n_people);
      gint64 id = office_demo_apply (demo, &plan, cohort_id, known, error);
      g_autoptr (OfficeApplication) application = NULL;

      if (id == 0
          || !office_demo_decide (demo, &plan, id,
                                  i % 9 == 8 ? OFFICE_APPLICATION_DECLINED : OFFICE_APPLICATION_ENROLLED, error)
          || (application = office_application_get (demo->connection, id, error)) == NULL)
        return FALSE;
      if (i < n_people)
        g_array_append_val (here, application->learner_id);
    }

  g_array_set_size (before, 0);
  g_array_append_vals (before, here->data, here->len);
  return mark_and_ratify (demo, cohort_id, &past, error);
}

/*
 * office_demo_history:
 *
 * Invents the people of earlier years, two applications each, cohort by cohort back in time; each
 * cohort is one step of work.
 */
gboolean
office_demo_history (OfficeDemo    *demo,
                     guint          n_learners,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint n = 0; n_learners > 0; n++)
    {
      guint n_people = MIN (n_learners, LEARNERS_A_COHORT);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !office_command_begin (demo->connection, OFFICE_COMMAND_ACT, "Carry over an earlier year", NULL, error)
          || !office_command_finish (demo->connection, fill_past_cohort (demo, n, n_people, before, error), error))
        return FALSE;
      n_learners -= n_people;
    }

  return TRUE;
}
