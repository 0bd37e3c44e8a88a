/* anonymity.c: candidate numbers in place of names, and when they give way to the names again
 *
 * What has been seen cannot be unseen: beginning and revealing are acts, kept and never undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/anonymity.h"

#include <glib/gi18n-lib.h>

#include "rules/given.h"
#include "store/assessment.h"
#include "store/command.h"
#include "store/fields.h"

#define LEAST_NUMBER 10000
#define MOST_NUMBER 99999

/**
 * office_anonymity_free:
 * @anonymity: (nullable): how a cohort stands
 */
void
office_anonymity_free (OfficeAnonymity *anonymity)
{
  if (anonymity == NULL)
    return;

  g_free (anonymity->keeper);
  g_free (anonymity->revealed_by);
  g_free (anonymity->reason);
  g_free (anonymity);
}

static gpointer
read_anonymity (OfficeStatement *statement)
{
  OfficeAnonymity *anonymity = g_new0 (OfficeAnonymity, 1);

  anonymity->keeper = office_statement_dup_text (statement, 0);
  anonymity->began_at = office_statement_get_int (statement, 1);
  anonymity->revealed_at = office_statement_get_int (statement, 2);
  anonymity->revealed_by = office_statement_dup_text (statement, 3);
  anonymity->reason = office_statement_dup_text (statement, 4);
  anonymity->anonymous = anonymity->revealed_at == 0;
  return anonymity;
}

/* Works of which there is a part of a mark, and no mark that stands yet; and those still to come. */
static guint
count_open (const OfficeCohortAssessment *cohort)
{
  guint n_open = 0;

  for (guint i = 0; i < cohort->learners->len; i++)
    {
      const OfficeAssessed *learner = g_ptr_array_index (cohort->learners, i);
      g_autoptr (OfficeModuleResult) result = NULL;

      if (learner->withdrawn_on != NULL)
        continue;
      result = office_assessed_compute (cohort, learner);
      for (gsize c = 0; c < result->n_components; c++)
        n_open += result->components[c].mark == OFFICE_MARK_NONE && !result->components[c].deferred;
    }

  return n_open;
}

/**
 * office_anonymity_get:
 * @connection: the connection
 * @cohort_id: a cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): how the marking of the cohort stands
 */
OfficeAnonymity *
office_anonymity_get (OfficeConnection  *connection,
                      gint64             cohort_id,
                      GError           **error)
{
  static const char get_sql[] = "SELECT keeper, began_at, coalesce (revealed_at, 0), revealed_by, reveal_reason"
                                " FROM anonymous_marking WHERE cohort_id = ?";
  g_autoptr (OfficeCohortAssessment) cohort = office_cohort_assessment_load (connection, cohort_id, 0, error);
  g_autoptr (GError) local_error = NULL;
  OfficeAnonymity *anonymity;

  if (cohort == NULL)
    return NULL;
  anonymity = office_rows_first (office_connection_prepare (connection, &local_error, get_sql, "l", cohort_id),
                                 read_anonymity, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (anonymity == NULL)
    anonymity = g_new0 (OfficeAnonymity, 1);
  anonymity->cohort_id = cohort_id;
  anonymity->n_open = count_open (cohort);
  return anonymity;
}

/**
 * office_anonymity_is_on:
 * @connection: the connection
 * @cohort_id: a cohort
 * @on: (out): whether names give way to candidate numbers
 * @error: where to put a failure
 *
 * Returns: whether it could be read
 */
gboolean
office_anonymity_is_on (OfficeConnection  *connection,
                        gint64             cohort_id,
                        gboolean          *on,
                        GError           **error)
{
  gint64 n = 0;

  if (!office_connection_get_int (connection, &n, error,
                                  "SELECT count (*) FROM anonymous_marking WHERE cohort_id = ? AND revealed_at IS NULL",
                                  "l", cohort_id))
    return FALSE;
  *on = n > 0;
  return TRUE;
}

/**
 * office_anonymity_check_off:
 * @connection: the connection
 * @cohort_id: a cohort
 * @error: where to put %OFFICE_ERROR_REFUSED
 *
 * Asked by whatever puts names beside marks: a board, a return, a transcript.
 *
 * Returns: whether names may stand beside marks
 */
gboolean
office_anonymity_check_off (OfficeConnection  *connection,
                            gint64             cohort_id,
                            GError           **error)
{
  g_autofree char *code = NULL;
  gboolean on = FALSE;

  if (!office_anonymity_is_on (connection, cohort_id, &on, error))
    return FALSE;
  if (!on)
    return TRUE;

  code = office_connection_get_text (connection, NULL, "SELECT code FROM cohort WHERE id = ?", "l", cohort_id);
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("%s is marked anonymously: reveal the names first, in the step Marking."), code);
  return FALSE;
}

/**
 * office_anonymity_name:
 * @connection: the connection
 * @enrolment_id: an enrolment
 * @family_name: the learner's
 * @given_names: the learner's
 *
 * How a learner is called beside their marks, in a message or in the name of a step.
 *
 * Returns: (transfer full): the candidate number while marking is anonymous, otherwise "Family, Given"
 */
char *
office_anonymity_name (OfficeConnection *connection,
                       gint64            enrolment_id,
                       const char       *family_name,
                       const char       *given_names)
{
  char *number = office_connection_get_text (connection, NULL,
                                             "SELECT number FROM candidate JOIN enrolment"
                                             " ON enrolment.id = candidate.enrolment_id JOIN anonymous_marking"
                                             " ON anonymous_marking.cohort_id = enrolment.cohort_id"
                                             " WHERE enrolment.id = ? AND revealed_at IS NULL", "l", enrolment_id);

  return number != NULL ? number : office_person_name (family_name, given_names);
}

static gboolean
give_number (OfficeConnection  *connection,
             gint64             enrolment_id,
             GError           **error)
{
  gint64 taken = 1;
  g_autofree char *number = NULL;

  while (taken > 0)
    {
      g_free (number);
      number = g_strdup_printf ("C%d", g_random_int_range (LEAST_NUMBER, MOST_NUMBER + 1));
      if (!office_connection_get_int (connection, &taken, error, "SELECT count (*) FROM candidate WHERE number = ?",
                                      "s", number))
        return FALSE;
    }

  return office_connection_run (connection, error, "INSERT INTO candidate (enrolment_id, number) VALUES (?, ?)", "ls",
                                enrolment_id, number);
}

/**
 * office_candidates_give:
 * @connection: the connection, in a command
 * @cohort_id: a cohort
 * @error: where to put a failure
 *
 * Gives a candidate number, drawn at random and unlike every other, to each enrolled learner of an
 * anonymous cohort who has none. A number once given stays.
 *
 * Returns: whether all have one
 */
gboolean
office_candidates_give (OfficeConnection  *connection,
                        gint64             cohort_id,
                        GError           **error)
{
  static const char without_sql[] =
    "SELECT id FROM enrolment WHERE cohort_id = ?1 AND NOT EXISTS"
    " (SELECT 1 FROM candidate WHERE enrolment_id = enrolment.id)"
    " AND EXISTS (SELECT 1 FROM anonymous_marking WHERE cohort_id = ?1 AND revealed_at IS NULL) ORDER BY id";
  g_autoptr (GArray) without = office_rows_collect_ids (
    office_connection_prepare (connection, error, without_sql, "l", cohort_id), error);

  if (without == NULL)
    return FALSE;
  for (guint i = 0; i < without->len; i++)
    if (!give_number (connection, g_array_index (without, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
check_may_begin (OfficeConnection  *connection,
                 const char        *code,
                 gint64             cohort_id,
                 GError           **error)
{
  gint64 n_boards = 0;

  if (!office_connection_get_int (connection, &n_boards, error, "SELECT count (*) FROM board WHERE cohort_id = ?", "l",
                                  cohort_id))
    return FALSE;
  if (n_boards == 0)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("A board has seen the names and marks of %s: its marking cannot become anonymous."), code);
  return FALSE;
}

/**
 * office_anonymity_begin:
 * @connection: the connection
 * @cohort_id: a cohort
 * @keeper: (nullable): who may reveal before the marks are agreed; %NULL: the one at work
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED once a board has met
 *
 * From now on a candidate number stands in place of each name wherever marks stand.
 *
 * Returns: whether it is so
 */
gboolean
office_anonymity_begin (OfficeConnection  *connection,
                        gint64             cohort_id,
                        const char        *keeper,
                        GError           **error)
{
  static const char begin_sql[] =
    "INSERT INTO anonymous_marking (cohort_id, keeper, began_at) VALUES (?, ?, ?)"
    " ON CONFLICT (cohort_id) DO UPDATE SET keeper = excluded.keeper, began_at = excluded.began_at,"
    " revealed_at = NULL, revealed_by = NULL, reveal_reason = NULL, version = version + 1"
    " WHERE revealed_at IS NOT NULL";
  g_autofree char *tidy = office_tidy (keeper != NULL ? keeper : office_connection_get_actor (connection));
  g_autofree char *code = office_connection_get_text (connection, error, "SELECT code FROM cohort WHERE id = ?", "l",
                                                      cohort_id);
  g_autofree char *label = NULL;

  if (code == NULL || !office_check_given (tidy, _("Who keeps the names"), error)
      || !check_may_begin (connection, code, cohort_id, error))
    return FALSE;

  label = g_strdup_printf (_("Mark %s anonymously"), code);
  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, label, NULL, error))
    return FALSE;

  return office_command_finish (connection,
                                office_connection_run (connection, error, begin_sql, "lsl", cohort_id, tidy,
                                                       office_connection_now (connection))
                                  && office_candidates_give (connection, cohort_id, error),
                                error);
}

/* Before the marks are agreed the keeper alone may, and says why. */
static gboolean
check_may_reveal (OfficeConnection       *connection,
                  const OfficeAnonymity  *anonymity,
                  const char             *reason,
                  GError                **error)
{
  if (!anonymity->anonymous)
    {
      g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                           _("The names stand there already: this cohort is not marked anonymously."));
      return FALSE;
    }
  if (anonymity->n_open == 0)
    return TRUE;
  if (g_strcmp0 (anonymity->keeper, office_connection_get_actor (connection)) != 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   ngettext ("%u mark is not agreed yet: until it is, only %s, who keeps the names, may reveal them.",
                             "%u marks are not agreed yet: until they are, only %s, who keeps the names, may reveal"
                             " them.", anonymity->n_open),
                   anonymity->n_open, anonymity->keeper);
      return FALSE;
    }
  if (!office_text_is_given (reason))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   ngettext ("%u mark is not agreed yet: say why the names are revealed now.",
                             "%u marks are not agreed yet: say why the names are revealed now.", anonymity->n_open),
                   anonymity->n_open);
      return FALSE;
    }

  return TRUE;
}

/**
 * office_anonymity_reveal:
 * @connection: the connection
 * @cohort_id: a cohort that is marked anonymously
 * @reason: (nullable): why; needed while marks are not agreed
 * @error: where to put %OFFICE_ERROR_REFUSED
 *
 * Shows the names again. Anybody may once all marks are agreed; before that only who keeps the
 * names, with a reason. Who did it, when and why is kept.
 *
 * Returns: whether they are revealed
 */
gboolean
office_anonymity_reveal (OfficeConnection  *connection,
                         gint64             cohort_id,
                         const char        *reason,
                         GError           **error)
{
  static const char reveal_sql[] =
    "UPDATE anonymous_marking SET revealed_at = ?, revealed_by = ?, reveal_reason = ?, version = version + 1"
    " WHERE cohort_id = ?";
  g_autoptr (OfficeAnonymity) anonymity = office_anonymity_get (connection, cohort_id, error);
  g_autofree char *code = NULL;
  g_autofree char *label = NULL;

  if (anonymity == NULL || !check_may_reveal (connection, anonymity, reason, error))
    return FALSE;

  code = office_connection_get_text (connection, NULL, "SELECT code FROM cohort WHERE id = ?", "l", cohort_id);
  label = g_strdup_printf (_("Reveal the names of %s"), code);
  if (!office_command_begin (connection, OFFICE_COMMAND_ACT, label, reason, error))
    return FALSE;

  return office_command_finish (connection,
                                office_connection_run (connection, error, reveal_sql, "lssl",
                                                       office_connection_now (connection),
                                                       office_connection_get_actor (connection), reason, cohort_id),
                                error);
}
