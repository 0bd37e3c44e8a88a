/* demo-admissions.c: invented applications, taken as far as they are to come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/demo-private.h"
#include "rules/clock.h"
#include "store/applications.h"
#include "store/consents.h"
#include "store/fees.h"
#include "store/learners.h"
#include "store/moves.h"
#include "store/register-checks.h"
#include "store/requirements.h"

/* The audit shows office hours. */
#define DESK_OPENS (9 * 3600)
#define DESK_CLOSES (17 * 3600)

/*
 * office_demo_day:
 *
 * Returns: (transfer full): the ISO day @days after @from
 */
char *
office_demo_day (const char *from,
                 int         days)
{
  return office_day_to_iso (office_day_from_iso (from) + days);
}

/*
 * office_demo_set_clock:
 *
 * What is recorded from now on happens on @day, at some time of the office's hours.
 */
void
office_demo_set_clock (OfficeDemo *demo,
                       const char *day)
{
  gint64 instant = 0;

  if (office_instant_from_wall (office_day_from_iso (day), g_rand_int_range (demo->random, DESK_OPENS, DESK_CLOSES),
                                &instant, NULL))
    office_connection_set_clock (demo->connection, instant);
}

/*
 * office_demo_move:
 *
 * Moves an application on a day, as a person at the desk would.
 */
gboolean
office_demo_move (OfficeDemo              *demo,
                  gint64                   application_id,
                  OfficeApplicationState   state,
                  const char              *day,
                  const char              *reason,
                  GError                 **error)
{
  g_autoptr (OfficeApplication) application = office_application_get (demo->connection, application_id, error);
  const OfficeMoveOptions how = { .reason = reason, .date = day };

  if (application == NULL)
    return FALSE;

  office_demo_set_clock (demo, day);
  return office_application_move (demo->connection, application_id, application->version, state, &how, error);
}

/*
 * office_demo_apply:
 * @learner_id: somebody who is known already, or 0 for somebody new
 *
 * Returns: the application, or 0 with @error set
 */
gint64
office_demo_apply (OfficeDemo              *demo,
                   const OfficeDemoCohort  *plan,
                   gint64                   cohort_id,
                   gint64                   learner_id,
                   GError                 **error)
{
  g_autoptr (OfficeDemoPerson) person = office_demo_person_new (demo->random, ++demo->serial);
  g_autofree char *applied_on = office_demo_day (plan->opens, g_rand_int_range (demo->random, 0, 40));
  g_autoptr (OfficeApplicationAdded) added = NULL;
  g_autoptr (OfficeLearner) known = learner_id != 0 ? office_learner_get (demo->connection, learner_id, error) : NULL;
  OfficeNewApplication incoming = {
    .cohort_id = cohort_id,
    .learner_id = learner_id,
    .applied_on = applied_on,
    .title = person->title,
    .given_names = person->given_names,
    .family_name = person->family_name,
    .date_of_birth = person->date_of_birth,
    .email = person->email,
    .phone = person->phone,
    .registration = learner_id == 0 ? person->registration : NULL,
    .degree = person->degree,
    .degree_class = person->degree_class,
    .awarding_institution = person->awarding_institution,
    .employer = person->employer,
    .sector = person->sector,
    .role = person->role,
    .ultrasound_evidence = person->ultrasound_evidence,
    .payer = g_rand_int_range (demo->random, 0, 4) == 0 ? "employer" : "self",
  };

  if (known != NULL)
    {
      incoming.title = known->title;
      incoming.given_names = known->given_names;
      incoming.family_name = known->family_name;
      incoming.date_of_birth = known->date_of_birth;
      incoming.email = known->email;
      incoming.phone = known->phone;
    }

  office_demo_set_clock (demo, applied_on);
  added = office_application_add (demo->connection, &incoming, error);
  if (added == NULL
      || (learner_id == 0
          && !office_consent_add (demo->connection, added->learner_id, OFFICE_CONSENT_STUDY_NOTICE, OFFICE_CONSENT_GIVEN,
                                  "Study privacy notice, 2025", "Application form", error)))
    return 0;

  return added->id;
}

static gboolean
check_register (OfficeDemo         *demo,
                OfficeApplication  *application,
                const char         *day,
                GError            **error)
{
  const OfficeRegisterCheck check = {
    .registration_id = application->registration_id,
    .checked_on = (char *) day,
    .checked_by = (char *) office_connection_get_actor (demo->connection),
    .name_on_register = (char *) "As on the application",
    .status = (char *) "Registered",
    .licence_to_practise = -1,
    .restrictions = (char *) "",
  };

  return application->registration_id == 0
         || office_register_check_add (demo->connection, &check, error) != 0;
}

static gboolean
see_requirements (OfficeDemo  *demo,
                  gint64       application_id,
                  gboolean     all,
                  GError     **error)
{
  g_autoptr (GPtrArray) rows = office_requirements_list (demo->connection, application_id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const OfficeRequirementRow *row = g_ptr_array_index (rows, i);

      if (!all && row->kind == OFFICE_REQUIREMENT_EMPLOYMENT)
        continue;
      if (!office_requirement_set (demo->connection, application_id, row->kind, row->version, OFFICE_REQUIREMENT_MET,
                                   "Document seen", NULL, error))
        return FALSE;
    }

  return rows != NULL;
}

static gboolean
make_conditional (OfficeDemo  *demo,
                  gint64       application_id,
                  const char  *day,
                  GError     **error)
{
  g_autoptr (GPtrArray) rows = office_requirements_list (demo->connection, application_id, error);
  g_autofree char *due = office_demo_day (day, 21);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const OfficeRequirementRow *row = g_ptr_array_index (rows, i);

      if (row->kind == OFFICE_REQUIREMENT_EMPLOYMENT)
        return office_requirement_set (demo->connection, application_id, row->kind, row->version,
                                       OFFICE_REQUIREMENT_CONDITIONAL, "Letter from the employer", due, error);
    }

  return FALSE;
}

static gboolean
pay (OfficeDemo         *demo,
     OfficeApplication  *application,
     const char         *day,
     GError            **error)
{
  /* One in nine has paid half, one in nine nothing yet. */
  int chance = g_rand_int_range (demo->random, 0, 9);
  gint64 pence = chance == 0 ? 0 : chance == 1 ? application->fee / 2 : application->fee;

  return pence == 0
         || office_payment_add (demo->connection, application->id, pence, chance % 2 ? "card" : "bank transfer", day, NULL,
                                error) != 0;
}

/* The states on the way to @state, in order; the last one is @state itself. */
static gsize
list_way (OfficeApplicationState  state,
          OfficeApplicationState *way)
{
  static const OfficeApplicationState straight[] = {
    OFFICE_APPLICATION_IN_REVIEW, OFFICE_APPLICATION_OFFERED, OFFICE_APPLICATION_ACCEPTED, OFFICE_APPLICATION_ENROLLED,
  };
  gsize n = 0;

  if (state == OFFICE_APPLICATION_RECEIVED)
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (straight); i++)
    {
      way[n++] = straight[i];
      if (straight[i] == state)
        return n;
      if (i == 0 && (state == OFFICE_APPLICATION_DECLINED || state == OFFICE_APPLICATION_WAITING))
        break;
      if (i == 2 && state == OFFICE_APPLICATION_WITHDRAWN)
        break;
      if (i == 1 && state == OFFICE_APPLICATION_DEFERRED)
        break;
    }

  way[n++] = state;
  return n;
}

static const char *
reason_for (OfficeApplicationState state)
{
  switch (state)
    {
    case OFFICE_APPLICATION_DECLINED:
      return "No evidence of ultrasound experience";
    case OFFICE_APPLICATION_WITHDRAWN:
      return "Rota changed, asked by e-mail";
    case OFFICE_APPLICATION_DEFERRED:
      return "Parental leave";
    case OFFICE_APPLICATION_WAITING:
      return "The cohort is full";
    default:
      return NULL;
    }
}

/*
 * office_demo_decide:
 *
 * Takes an application to @state by the way that an office would have gone.
 */
gboolean
office_demo_decide (OfficeDemo              *demo,
                    const OfficeDemoCohort  *plan,
                    gint64                   application_id,
                    OfficeApplicationState   state,
                    GError                 **error)
{
  g_autoptr (OfficeApplication) application = office_application_get (demo->connection, application_id, error);
  OfficeApplicationState way[5];
  gsize n_steps = list_way (state, way);
  gboolean conditional = state == OFFICE_APPLICATION_OFFERED && g_rand_int_range (demo->random, 0, 2) == 0;
  g_autofree char *day = NULL;

  if (application == NULL)
    return FALSE;

  day = office_demo_day (application->applied_on, 2);
  for (gsize i = 0; i < n_steps; i++)
    {
      g_autofree char *next = office_demo_day (day, g_rand_int_range (demo->random, 1, 4));

      office_demo_set_clock (demo, day);
      if (way[i] == OFFICE_APPLICATION_OFFERED
          && (!check_register (demo, application, day, error)
              || !see_requirements (demo, application_id, !conditional, error)
              || (conditional && !make_conditional (demo, application_id, day, error))))
        return FALSE;
      if (way[i] == OFFICE_APPLICATION_ENROLLED && !pay (demo, application, day, error))
        return FALSE;
      if (!office_demo_move (demo, application_id, way[i], day, reason_for (way[i]), error))
        return FALSE;

      g_free (day);
      day = g_steal_pointer (&next);
    }

  return TRUE;
}
