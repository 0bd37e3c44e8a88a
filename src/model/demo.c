/* demo.c: an office full of invented people, to look at and to try things on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/demo-private.h"
#include "model/demo.h"
#include "store/applications.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/connection.h"
#include "store/provider.h"

static const struct
{
  const char *code;
  const char *title;
} practical_modules[] = {
  { "LTU", "Lung and Thoracic Ultrasound" },
  { "FEC", "Focused Echocardiography in Emergency Care" },
};

/* Two terms, five cohorts, each at another stage of the year. The first is part of every office. */
static const OfficeDemoCohort plans[] = {
  { "DPL-2025-AUT", "DPL", "2025-09-18", "2025-11-20", "2025-06-02", "2025-09-12", 30, 32, OFFICE_DEMO_RATIFIED,
    "2025-09-18", 9, 0 },
  { "LTU-2025-AUT", "LTU", "2025-09-22", "2025-12-05", "2025-06-02", "2025-09-15", 30, 24, OFFICE_DEMO_MARKED,
    "2025-09-23", 6, 5 },
  { "UIAO-2025-AUT", "UIAO", "2025-09-25", "2025-11-27", "2025-06-02", "2025-09-19", -1, 24, OFFICE_DEMO_MARKING,
    "2025-10-01", 8, 0 },
  { "FEC-2026-SPR", "FEC", "2026-01-19", "2026-04-10", "2025-10-01", "2026-01-12", 12, 22, OFFICE_DEMO_ENROLLING,
    "2026-01-20", 8, 5 },
  { "DPL-2026-SPR", "DPL", "2026-01-22", "2026-03-26", "2025-10-01", "2026-01-16", 30, 18, OFFICE_DEMO_APPLYING,
    "2026-01-22", 9, 0 },
};

/* States along a cohort's list of applications; what is not said is enrolled. */
static OfficeApplicationState
state_of (guint                   n,
          guint                   total,
          const OfficeDemoCohort *plan)
{
  static const OfficeApplicationState mixed[] = {
    OFFICE_APPLICATION_RECEIVED, OFFICE_APPLICATION_IN_REVIEW, OFFICE_APPLICATION_OFFERED, OFFICE_APPLICATION_ACCEPTED,
    OFFICE_APPLICATION_RECEIVED, OFFICE_APPLICATION_OFFERED,   OFFICE_APPLICATION_DECLINED, OFFICE_APPLICATION_ENROLLED,
  };
  guint left = total - n;

  if (plan->stage == OFFICE_DEMO_APPLYING)
    return mixed[n % G_N_ELEMENTS (mixed)];

  if (plan->stage == OFFICE_DEMO_ENROLLING)
    return (int) n < plan->capacity ? (n % 4 == 3 ? OFFICE_APPLICATION_ACCEPTED : OFFICE_APPLICATION_ENROLLED)
           : left <= 2 ? OFFICE_APPLICATION_OFFERED
           : n % 2 == 0 ? OFFICE_APPLICATION_WAITING : OFFICE_APPLICATION_IN_REVIEW;

  switch (total > 8 ? left : 0)
    {
    case 1:
    case 2:
      return OFFICE_APPLICATION_DECLINED;
    case 3:
      return OFFICE_APPLICATION_WITHDRAWN;
    case 4:
      return OFFICE_APPLICATION_DEFERRED;
    default:
      return OFFICE_APPLICATION_ENROLLED;
    }
}

static gboolean
add_catalogue (OfficeDemo  *demo,
               GError     **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (practical_modules); i++)
    if (office_module_add (demo->connection, practical_modules[i].code, practical_modules[i].title, 10, TRUE, error) == 0)
      return FALSE;

  return office_term_add (demo->connection, "Spring 2026", "2026-01-01", "2026-04-30", error) != 0;
}

static gint64
put_cohort (OfficeDemo              *demo,
            const OfficeDemoCohort  *plan,
            GError                 **error)
{
  const OfficeCohortDraft draft = {
    plan->code, plan->module, NULL, plan->starts, plan->ends, plan->opens, plan->closes, plan->capacity, 60000,
  };
  g_autoptr (OfficeCohort) existing = office_cohort_find (demo->connection, plan->code, NULL);

  office_demo_set_clock (demo, "2025-05-14");
  if (existing == NULL)
    return office_cohort_add (demo->connection, &draft, error);

  return office_cohort_edit (demo->connection, existing->id, existing->version, &draft, error) ? existing->id : 0;
}

/* Some of a later cohort have been with the office before; not the same ones in each, for nobody takes
 * three modules in a term (LOAD-1). */
static GArray *
choose_known (const OfficeDemoCohort *plan,
              GArray                 *known,
              guint                   n_learners)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = (guint) (plan - plans) % 3 * 2; i < MIN (known->len, n_learners); i += 6)
    g_array_append_val (chosen, g_array_index (known, gint64, i));

  return chosen;
}

static gboolean
fill_cohort (OfficeDemo              *demo,
             const OfficeDemoCohort  *plan,
             guint                    n_learners,
             GArray                  *known,
             GError                 **error)
{
  gint64 cohort_id = put_cohort (demo, plan, error);
  g_autoptr (GArray) again = choose_known (plan, known, n_learners);
  guint total = n_learners + again->len;
  gboolean first_cohort = plan == plans;

  if (cohort_id == 0)
    return FALSE;

  for (guint i = 0; i < total; i++)
    {
      gint64 learner_id = i < again->len ? g_array_index (again, gint64, i) : 0;
      g_autoptr (OfficeApplication) application = NULL;
      gint64 id = office_demo_apply (demo, plan, cohort_id, learner_id, error);

      if (id == 0
          || !office_demo_decide (demo, plan, id, state_of (i, total, plan), error)
          || (application = office_application_get (demo->connection, id, error)) == NULL)
        return FALSE;
      if (first_cohort)
        g_array_append_val (known, application->learner_id);
    }

  return office_demo_teach (demo, plan, cohort_id, error)
         && (plan->stage < OFFICE_DEMO_MARKING || office_demo_assess (demo, plan, cohort_id, error))
         && (plan->stage < OFFICE_DEMO_RATIFIED || office_demo_ratify (demo, plan, cohort_id, error));
}

/* Who signs the certificates, and where the office answers. */
static gboolean
set_provider (OfficeDemo  *demo,
              GError     **error)
{
  g_autoptr (OfficeProvider) provider = office_provider_get (demo->connection, error);

  if (provider == NULL)
    return FALSE;
  g_ptr_array_set_size (provider->signatories, 0);
  g_ptr_array_add (provider->signatories, office_signatory_new ("Prof. Adaeze Winterbourne", "Programme Director"));
  g_ptr_array_add (provider->signatories, office_signatory_new ("Dr Rhiannon Ashgrove", "Head of Assessment"));
  g_free (provider->email);
  provider->email = g_strdup ("programmes@example.org");
  return office_provider_set (demo->connection, provider, error);
}

static gboolean
fill (OfficeDemo    *demo,
      guint          n_learners,
      GCancellable  *cancellable,
      GError       **error)
{
  guint recent = MIN (n_learners, OFFICE_DEMO_LEARNERS);
  guint left = recent;
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));

  office_demo_set_clock (demo, "2025-05-12");
  if (!set_provider (demo, error) || !add_catalogue (demo, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      guint part = MAX (1, recent * plans[i].share / OFFICE_DEMO_LEARNERS);
      guint share = i + 1 == G_N_ELEMENTS (plans) ? left : MIN (left, part);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !fill_cohort (demo, &plans[i], share, known, error))
        return FALSE;
      left -= share;
    }

  if (!office_demo_clash (demo, error) || !office_demo_faculty (demo, error))
    return FALSE;

  return n_learners <= recent || office_demo_history (demo, n_learners - recent, cancellable, error);
}

/**
 * office_demo_fill:
 * @connection: a new office
 * @n_learners: how many people to invent; beyond %OFFICE_DEMO_LEARNERS they are of earlier years
 * @seed: the same seed invents the same office
 * @cancellable: (nullable): to stop
 * @error: where to put a failure
 *
 * Fills a new office as if it had worked through 2025: every state of an application, sessions,
 * attendance, vivas, marks, a ratified board and issued certificates. On failure the database is
 * half filled and to be thrown away.
 *
 * Returns: whether it was filled
 */
gboolean
office_demo_fill (OfficeConnection  *connection,
                  guint              n_learners,
                  guint32            seed,
                  GCancellable      *cancellable,
                  GError           **error)
{
  OfficeDemo demo = { .connection = connection, .random = g_rand_new_with_seed (seed) };
  gboolean filled;

  office_connection_set_actor (connection, "Programme office");
  office_connection_set_durable (connection, FALSE);
  filled = fill (&demo, n_learners, cancellable, error);
  office_connection_set_durable (connection, TRUE);
  office_connection_set_clock (connection, 0);

  g_rand_free (demo.random);
  return filled;
}
