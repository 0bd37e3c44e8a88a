/* application-adding.c: a new application, and who the applicant may be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/application-adding.h"

/* Adding --------------------------------------------------------------------------------------- */

/* A copy of what was typed, with its strings in one place. */
typedef struct
{
  OfficeNewApplication  incoming;
  OfficeRegistration   *registration;
  GStringChunk         *strings;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_clear_pointer (&adding->registration, office_registration_free);
  g_string_chunk_free (adding->strings);
  g_free (adding);
}

static OfficeRegistration *
copy_registration (const OfficeRegistration *registration)
{
  return registration != NULL ? office_registration_new (registration->regulator, registration->number, NULL)
                              : NULL;
}

static Adding *
adding_new (const OfficeNewApplication *incoming)
{
  Adding *adding = g_new0 (Adding, 1);
  OfficeNewApplication *copy = &adding->incoming;
  const char **strings[] = {
    &copy->reference, &copy->applied_on, &copy->title, &copy->given_names, &copy->family_name,
    &copy->known_as, &copy->former_family_name, &copy->date_of_birth, &copy->email, &copy->phone,
    &copy->degree, &copy->degree_class, &copy->awarding_institution, &copy->employer, &copy->sector,
    &copy->role, &copy->ultrasound_evidence, &copy->payer,
  };

  adding->strings = g_string_chunk_new (1024);
  *copy = *incoming;
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    if (*strings[i] != NULL)
      *strings[i] = g_string_chunk_insert (adding->strings, *strings[i]);
  adding->registration = copy_registration (incoming->registration);
  copy->registration = adding->registration;
  return adding;
}

static gpointer
add_application (OfficeConnection  *connection,
                 gpointer           data,
                 GCancellable      *cancellable,
                 GError           **error)
{
  return office_application_add (connection, &((Adding *) data)->incoming, error);
}

/**
 * office_application_add_async:
 * @session: the session
 * @incoming: what was typed
 * @callback: (scope async): called when it has been added, or why not
 * @user_data: for @callback
 *
 * Adds an application, as one step to undo (APPLY-1, ENTRY-5).
 */
void
office_application_add_async (OfficeSession              *session,
                              const OfficeNewApplication *incoming,
                              GAsyncReadyCallback         callback,
                              gpointer                    user_data)
{
  office_session_write_async (session, OFFICE_SUBJECT_APPLICATIONS | OFFICE_SUBJECT_LEARNERS, add_application,
                              adding_new (incoming), adding_free,
                              (GDestroyNotify) office_application_added_free, NULL, callback, user_data);
}

/**
 * office_application_add_finish:
 * @session: the session
 * @result: of office_application_add_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what became of it
 */
OfficeApplicationAdded *
office_application_add_finish (OfficeSession  *session,
                               GAsyncResult   *result,
                               GError        **error)
{
  return office_session_write_finish (session, result, error);
}

/* Recognising ---------------------------------------------------------------------------------- */

typedef struct
{
  OfficeIdentity      identity;
  OfficeRegistration *registration;
  char               *family_name;
} Recognising;

static void
recognising_free (gpointer data)
{
  Recognising *recognising = data;

  g_clear_pointer (&recognising->registration, office_registration_free);
  g_free (recognising->family_name);
  g_free (recognising);
}

static gpointer
recognise (OfficeConnection  *connection,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  OfficeRecognised *recognised =
    office_learner_recognise (connection, &((Recognising *) data)->identity, error);
  g_autofree char *name = NULL;
  g_autofree char *why = NULL;

  if (recognised == NULL || recognised->how == OFFICE_DUPLICATE_NO)
    return recognised;

  name = office_learner_name (connection, recognised->learner_id, NULL);
  why = recognised->why;
  /* Translators: a person, and why they may be the one who applies */
  recognised->why = g_strdup_printf (_("%s: %s"), name, why != NULL ? why : "");
  return recognised;
}

/**
 * office_applicant_recognise_async:
 * @session: the session
 * @identity: what is known of the applicant
 * @cancellable: (nullable): stops it
 * @callback: (scope async): called when it is known
 * @user_data: for @callback
 *
 * Finds out whether the applicant is somebody we know (ENTRY-5).
 */
void
office_applicant_recognise_async (OfficeSession        *session,
                                  const OfficeIdentity *identity,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data)
{
  Recognising *recognising = g_new0 (Recognising, 1);

  recognising->registration = copy_registration (identity->registration);
  recognising->family_name = g_strdup (identity->family_name);
  recognising->identity = (OfficeIdentity) { recognising->registration, recognising->family_name, NULL,
                                             identity->born };
  office_session_read_async (session, recognise, recognising, recognising_free,
                             (GDestroyNotify) office_recognised_free, cancellable, callback, user_data);
}

/**
 * office_applicant_recognise_finish:
 * @session: the session
 * @result: of office_applicant_recognise_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): who it is or may be, with the name in its sentence
 */
OfficeRecognised *
office_applicant_recognise_finish (OfficeSession  *session,
                                   GAsyncResult   *result,
                                   GError        **error)
{
  return office_session_read_finish (session, result, error);
}

/* Finding -------------------------------------------------------------------------------------- */

static gpointer
find_application (OfficeConnection  *connection,
                  gpointer           data,
                  GCancellable      *cancellable,
                  GError           **error)
{
  OfficeApplicationFilter filter = *(OfficeApplicationFilter *) data;
  g_autoptr (GArray) ids = office_applications_ids (connection, &filter, OFFICE_APPLICATION_SORT_APPLIED, TRUE,
                                                    error);
  gint64 id;

  if (ids == NULL)
    return NULL;
  if (ids->len == 0)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                           _("This person has no application in the chosen term or cohort."));
      return NULL;
    }
  id = g_array_index (ids, gint64, 0);
  return g_memdup2 (&id, sizeof id);
}

/**
 * office_application_of_learner_async:
 * @session: the session
 * @learner_id: a person
 * @callback: (scope async): called when it is known
 * @user_data: for @callback
 *
 * Finds a person's newest application in the chosen term and cohort.
 */
void
office_application_of_learner_async (OfficeSession       *session,
                                     gint64               learner_id,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  OfficeApplicationFilter filter = {
    .cohort_id = office_session_get_cohort (session),
    .term_id = office_session_get_cohort (session) == 0 ? office_session_get_term (session) : 0,
    .learner_id = learner_id,
  };

  office_session_read_async (session, find_application, g_memdup2 (&filter, sizeof filter), g_free, g_free,
                             NULL, callback, user_data);
}

/**
 * office_application_of_learner_finish:
 * @session: the session
 * @result: of office_application_of_learner_async()
 * @error: return location; %OFFICE_ERROR_NOT_FOUND
 *
 * Returns: the application, or 0 with @error set
 */
gint64
office_application_of_learner_finish (OfficeSession  *session,
                                      GAsyncResult   *result,
                                      GError        **error)
{
  g_autofree gint64 *id = office_session_read_finish (session, result, error);

  return id != NULL ? *id : 0;
}
