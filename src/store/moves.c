/* moves.c: an application from state to state, one or many, and the waiting list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/entry.h"
#include "rules/given.h"
#include "rules/load.h"
#include "store/anonymity.h"
#include "store/applications.h"
#include "store/catalogue.h"
#include "store/cohorts.h"
#include "store/command.h"
#include "store/fields.h"
#include "store/learners.h"
#include "store/moves.h"
#include "store/requirements.h"

static const OfficeMoveOptions no_options = { 0 };

/* One move with all that the rules ask about. */
typedef struct
{
  OfficeConnection        *connection;
  OfficeApplication       *application;
  OfficeCohort            *cohort;
  OfficeRuleSet            rules;
  char                    *name;
  OfficeApplicationState   to;
  const OfficeMoveOptions *options;
  char                    *moved_on;
  gboolean                 conditional;
} Move;

/**
 * office_move_refusal_free:
 * @refusal: (nullable): a refusal
 */
void
office_move_refusal_free (OfficeMoveRefusal *refusal)
{
  if (refusal == NULL)
    return;

  g_free (refusal->reference);
  g_free (refusal->name);
  g_free (refusal->message);
  g_free (refusal->why);
  g_free (refusal);
}

/**
 * office_move_report_free:
 * @report: (nullable): what became of many moves
 */
void
office_move_report_free (OfficeMoveReport *report)
{
  if (report == NULL)
    return;

  g_clear_pointer (&report->refusals, g_ptr_array_unref);
  g_free (report->who);
  g_free (report);
}

/**
 * office_application_move_free:
 * @move: (nullable): a move of the history
 */
void
office_application_move_free (OfficeApplicationMove *move)
{
  if (move == NULL)
    return;

  g_free (move->moved_on);
  g_free (move->actor);
  g_free (move->reason);
  g_free (move);
}

static gpointer
read_move (OfficeStatement *statement)
{
  OfficeApplicationMove *move = g_new0 (OfficeApplicationMove, 1);

  move->id = office_statement_get_int (statement, 0);
  move->arrived = office_statement_is_null (statement, 1);
  if (!move->arrived)
    office_application_state_from_nick (office_statement_get_text (statement, 1), &move->from);
  office_application_state_from_nick (office_statement_get_text (statement, 2), &move->to);
  move->moved_on = office_statement_dup_text (statement, 3);
  move->actor = office_statement_dup_text (statement, 4);
  move->reason = office_statement_dup_text (statement, 5);
  return move;
}

/**
 * office_application_moves_list:
 * @connection: the connection
 * @application_id: the application
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type OfficeApplicationMove): its history, oldest first
 */
GPtrArray *
office_application_moves_list (OfficeConnection  *connection,
                               gint64             application_id,
                               GError           **error)
{
  static const char sql[] =
    "SELECT id, from_state, to_state, moved_on, actor, reason FROM application_move WHERE application_id = ?"
    " ORDER BY id";

  return office_rows_collect (office_connection_prepare (connection, error, sql, "l", application_id), read_move,
                              (GDestroyNotify) office_application_move_free, error);
}

static OfficeDay
day_or_none (const char *iso)
{
  return iso != NULL ? office_day_from_iso (iso) : OFFICE_DAY_NONE;
}

static OfficePlaces
places_of (const OfficeCohort *cohort)
{
  OfficePlaces places = {
    cohort->code,
    day_or_none (cohort->opens),
    day_or_none (cohort->closes),
    cohort->capacity,
    cohort->places.accepted + cohort->places.enrolled,
  };

  return places;
}

/**
 * office_waiting_list:
 * @connection: the connection
 * @cohort_id: a cohort
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the applications on its waiting list, in
 *   the order in which a place is offered (APPLY-2)
 */
GArray *
office_waiting_list (OfficeConnection  *connection,
                     gint64             cohort_id,
                     GError           **error)
{
  return office_rows_collect_ids (
    office_connection_prepare (connection, error,
                               "SELECT id FROM application WHERE cohort_id = ? AND state = 'waiting'"
                               " ORDER BY applied_on, id",
                               "l", cohort_id),
    error);
}

/* APPLY-2: a place that has become free is offered to the waiting list in order, unless a reason is given. */
static gboolean
check_waiting_order (Move    *move,
                     GError **error)
{
  g_autoptr (GArray) waiting = NULL;
  g_autoptr (OfficeApplication) first = NULL;
  g_autofree char *name = NULL;

  if (move->application->state != OFFICE_APPLICATION_WAITING || move->to != OFFICE_APPLICATION_OFFERED
      || office_text_is_given (move->options->reason))
    return TRUE;

  waiting = office_waiting_list (move->connection, move->cohort->id, error);
  if (waiting == NULL)
    return FALSE;
  if (waiting->len == 0 || g_array_index (waiting, gint64, 0) == move->application->id)
    return TRUE;

  first = office_application_get (move->connection, g_array_index (waiting, gint64, 0), error);
  name = first != NULL ? office_learner_name (move->connection, first->learner_id, error) : NULL;
  if (name != NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("On the waiting list of %s, %s (%s) comes first: offer in the order of application, or give a "
                   "reason (APPLY-2)."),
                 move->cohort->code, name, first->reference);
  return FALSE;
}

static gboolean
load_decisions (Move            *move,
                OfficeDecision  *decisions,
                GPtrArray      **rows,
                GError         **error)
{
  *rows = office_requirements_list (move->connection, move->application->id, error);
  if (*rows == NULL)
    return FALSE;

  for (int kind = 0; kind < OFFICE_N_REQUIREMENTS; kind++)
    decisions[kind] = (OfficeDecision) { OFFICE_REQUIREMENT_NOT_SEEN, NULL, OFFICE_DAY_NONE, NULL };
  for (guint i = 0; i < (*rows)->len; i++)
    {
      const OfficeRequirementRow *row = g_ptr_array_index (*rows, i);

      decisions[row->kind] = office_requirement_row_get_decision (row);
    }

  return TRUE;
}

static gboolean
check_entry (Move    *move,
             GError **error)
{
  OfficeDecision decisions[OFFICE_N_REQUIREMENTS];
  g_autoptr (GPtrArray) rows = NULL;

  if (move->to != OFFICE_APPLICATION_OFFERED && move->to != OFFICE_APPLICATION_ENROLLED)
    return TRUE;
  if (!load_decisions (move, decisions, &rows, error))
    return FALSE;

  return move->to == OFFICE_APPLICATION_OFFERED ? office_entry_may_offer (decisions, &move->conditional, error)
                                                : office_entry_may_enrol (decisions, error);
}

static gboolean
check_places (Move    *move,
              GError **error)
{
  OfficePlaces places = places_of (move->cohort);

  return office_application_holds_place (move->application->state) || !office_application_holds_place (move->to)
         || office_places_check_accept (&places, office_day_from_iso (move->moved_on), move->options->reason, error);
}

typedef struct
{
  char            *label;
  OfficeLoadEntry  entry;
} HeldPlace;

static void
held_place_free (HeldPlace *place)
{
  g_free (place->label);
  g_free (place);
}

static gpointer
read_held_place (OfficeStatement *statement)
{
  HeldPlace *place = g_new0 (HeldPlace, 1);

  place->label = office_statement_dup_text (statement, 0);
  place->entry.label = place->label;
  place->entry.term = office_statement_get_int (statement, 1);
  place->entry.starts = office_day_from_iso (office_statement_get_text (statement, 2));
  place->entry.withdrawn_on = day_or_none (office_statement_get_text (statement, 3));
  place->entry.reassessment_only = office_statement_get_int (statement, 4) != 0;
  return place;
}

/* LOAD-1. The same professional number is the same person, even while two records wait to be merged. */
static gboolean
check_load (Move    *move,
            GError **error)
{
  static const char held_sql[] =
    "SELECT cohort.code, cohort.term_id, cohort.starts, enrolment.withdrawn_on, enrolment.reassessment_only"
    "  FROM enrolment JOIN cohort ON cohort.id = enrolment.cohort_id"
    " WHERE enrolment.application_id <> ?1 AND enrolment.id IN"
    "       (SELECT id FROM enrolment WHERE learner_id = ?2 UNION SELECT other.id FROM enrolment AS other"
    "          JOIN application ON application.id = other.application_id"
    "         WHERE application.professional_registration_id = ?3)"
    " ORDER BY cohort.starts";
  OfficeLoadEntry wanted = {
    move->cohort->code, move->cohort->term_id, office_day_from_iso (move->cohort->starts), OFFICE_DAY_NONE,
    move->options->reassessment_only,
  };
  g_autoptr (GPtrArray) held = NULL;
  g_autofree OfficeLoadEntry *entries = NULL;

  if (move->to != OFFICE_APPLICATION_ENROLLED)
    return TRUE;

  held = office_rows_collect (office_connection_prepare (move->connection, error, held_sql, "lll",
                                                         move->application->id, move->application->learner_id,
                                                         move->application->registration_id),
                              read_held_place, (GDestroyNotify) held_place_free, error);
  if (held == NULL)
    return FALSE;

  entries = g_new0 (OfficeLoadEntry, held->len + 1);
  for (guint i = 0; i < held->len; i++)
    entries[i] = ((HeldPlace *) g_ptr_array_index (held, i))->entry;

  return office_load_check (entries, held->len, &wanted, move->cohort->term, &move->rules, error);
}

/* Only one application of a person to a cohort is live at a time. */
static gboolean
check_only_live (Move    *move,
                 GError **error)
{
  static const char sql[] =
    "SELECT reference FROM application WHERE learner_id = ? AND cohort_id = ? AND id <> ?"
    " AND state NOT IN ('declined', 'withdrawn', 'deferred')";
  g_autoptr (GError) local_error = NULL;
  g_autofree char *other = NULL;

  if (move->to == OFFICE_APPLICATION_DECLINED || move->to == OFFICE_APPLICATION_WITHDRAWN
      || move->to == OFFICE_APPLICATION_DEFERRED)
    return TRUE;

  other = office_connection_get_text (move->connection, &local_error, sql, "lll", move->application->learner_id,
                                      move->cohort->id, move->application->id);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (other != NULL)
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                 _("There is another live application to %s: %s. One at a time."), move->cohort->code, other);
  else
    return TRUE;

  return FALSE;
}

/* BOARD-1: what a board has ratified for good is not undone by leaving. */
static gboolean
check_not_ratified (Move    *move,
                    GError **error)
{
  static const char sql[] =
    "SELECT outcome FROM result WHERE enrolment_id = ? ORDER BY version DESC LIMIT 1";
  g_autoptr (GError) local_error = NULL;
  g_autofree char *outcome = NULL;

  if (move->application->state != OFFICE_APPLICATION_ENROLLED)
    return TRUE;

  outcome = office_connection_get_text (move->connection, &local_error, sql, "l", move->application->enrolment_id);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (g_strcmp0 (outcome, "P") != 0 && g_strcmp0 (outcome, "F") != 0)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
               _("The board has ratified the result: only a chair's action can change it (BOARD-1)."));
  return FALSE;
}

/* APPLY-1: what is deferred goes on in another cohort. */
static gboolean
check_elsewhere (Move    *move,
                 GError **error)
{
  if (move->to != OFFICE_APPLICATION_DEFERRED || move->options->to_cohort_id != move->cohort->id)
    return TRUE;

  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("The application is to %s already: defer it to another cohort."), move->cohort->code);
  return FALSE;
}

static gboolean
check_move (Move    *move,
            GError **error)
{
  gboolean allowed = office_application_check_move (move->application->state, move->to, error)
                     && check_only_live (move, error) && check_entry (move, error)
                     && check_waiting_order (move, error) && check_places (move, error) && check_load (move, error)
                     && check_not_ratified (move, error) && check_elsewhere (move, error);

  if (!allowed)
    g_prefix_error (error, "%s (%s): ", move->name, move->application->reference);
  return allowed;
}

static void
move_clear (Move *move)
{
  g_clear_pointer (&move->application, office_application_free);
  g_clear_pointer (&move->cohort, office_cohort_free);
  g_clear_pointer (&move->name, g_free);
  g_clear_pointer (&move->moved_on, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Move, move_clear)

static gboolean
move_load (Move                     *move,
           OfficeConnection         *connection,
           gint64                    id,
           OfficeApplicationState    to,
           const OfficeMoveOptions  *options,
           GError                  **error)
{
  move->connection = connection;
  move->to = to;
  move->options = options != NULL ? options : &no_options;
  if (!office_check_day (move->options->date, _("Day of the move"), error))
    return FALSE;

  move->moved_on = move->options->date != NULL && *move->options->date != '\0' ? g_strdup (move->options->date)
                                                                                : office_connection_today (connection);
  move->application = office_application_get (connection, id, error);
  if (move->application == NULL)
    return FALSE;

  move->cohort = office_cohort_get (connection, move->application->cohort_id, error);
  move->name = office_learner_name (connection, move->application->learner_id, error);
  return move->cohort != NULL && move->name != NULL
         && office_rule_set_load (connection, move->cohort->rule_set_id, &move->rules, error);
}

static gboolean
save_state (Move    *move,
            GError **error)
{
  static const char state_sql[] =
    "UPDATE application SET state = ?1, offered_on = CASE ?1 WHEN 'offered' THEN ?2 ELSE offered_on END,"
    " offer_conditional = CASE ?1 WHEN 'offered' THEN ?3 ELSE offer_conditional END, version = version + 1"
    " WHERE id = ?4";
  static const char move_sql[] =
    "INSERT INTO application_move (application_id, from_state, to_state, moved_on, actor, reason)"
    " VALUES (?, ?, ?, ?, ?, nullif (?, ''))";

  return office_connection_run (move->connection, error, state_sql, "ssil",
                                office_application_state_to_nick (move->to), move->moved_on,
                                move->conditional != FALSE, move->application->id)
         && office_connection_run (move->connection, error, move_sql, "lsssss", move->application->id,
                                   office_application_state_to_nick (move->application->state),
                                   office_application_state_to_nick (move->to), move->moved_on,
                                   office_connection_get_actor (move->connection), move->options->reason);
}

/* Who comes back is the same enrolment again; who leaves keeps it, with the day. */
static gboolean
save_enrolment (Move    *move,
                GError **error)
{
  static const char enrol_sql[] =
    "INSERT INTO enrolment (application_id, learner_id, cohort_id, enrolled_on, reassessment_only)"
    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (application_id) DO UPDATE SET withdrawn_on = NULL,"
    " enrolled_on = excluded.enrolled_on, reassessment_only = excluded.reassessment_only, version = version + 1";
  static const char leave_sql[] =
    "UPDATE enrolment SET withdrawn_on = ?, version = version + 1 WHERE application_id = ? AND withdrawn_on IS NULL";

  if (move->to == OFFICE_APPLICATION_ENROLLED)
    return office_connection_run (move->connection, error, enrol_sql, "lllsi", move->application->id,
                                  move->application->learner_id, move->cohort->id, move->moved_on,
                                  move->options->reassessment_only != FALSE)
           && office_candidates_give (move->connection, move->cohort->id, error);

  if (move->application->state == OFFICE_APPLICATION_ENROLLED)
    return office_connection_run (move->connection, error, leave_sql, "sl", move->moved_on, move->application->id);

  return TRUE;
}

/* APPLY-1, deferred to another cohort: the application goes on there, with its requirements as decided. */
static gboolean
go_on_elsewhere (Move    *move,
                 GError **error)
{
  static const char copy_sql[] =
    "UPDATE requirement SET (state, note, due_on, decided_by, decided_on, stored_file_id) ="
    " (SELECT state, note, due_on, decided_by, decided_on, stored_file_id FROM requirement AS old"
    "   WHERE old.application_id = ?1 AND old.kind = requirement.kind)"
    " WHERE application_id = ?2 AND EXISTS (SELECT 1 FROM requirement AS old WHERE old.application_id = ?1"
    "   AND old.kind = requirement.kind)";
  static const char number_sql[] =
    "UPDATE application SET professional_registration_id = nullif (?, 0) WHERE id = ?";
  const OfficeApplication *from = move->application;
  OfficeNewApplication next = {
    .cohort_id = move->options->to_cohort_id,
    .learner_id = from->learner_id,
    .applied_on = move->moved_on,
    .degree = from->degree,
    .degree_class = from->degree_class,
    .awarding_institution = from->awarding_institution,
    .employer = from->employer,
    .sector = from->sector,
    .role = from->role,
    .ultrasound_evidence = from->ultrasound_evidence,
    .payer = from->payer,
  };
  g_autoptr (OfficeApplicationAdded) added = NULL;

  if (move->to != OFFICE_APPLICATION_DEFERRED || move->options->to_cohort_id == 0)
    return TRUE;

  added = office_application_add (move->connection, &next, error);
  return added != NULL
         && office_connection_run (move->connection, error, number_sql, "ll", from->registration_id, added->id)
         && office_connection_run (move->connection, error, copy_sql, "ll", from->id, added->id);
}

/**
 * office_application_check_may_move:
 * @connection: the connection
 * @id: the application
 * @to: the state wanted
 * @options: (nullable): reason, day and the rest
 * @error: where to put the refusal
 *
 * Asks every rule about a move and changes nothing.
 *
 * Returns: whether the move would be made
 */
gboolean
office_application_check_may_move (OfficeConnection         *connection,
                                   gint64                    id,
                                   OfficeApplicationState    to,
                                   const OfficeMoveOptions  *options,
                                   GError                  **error)
{
  g_auto (Move) move = { 0 };

  return move_load (&move, connection, id, to, options, error) && check_move (&move, error);
}

/* What the undo menu and the audit call a move. */
static char *
label_for (OfficeApplicationState  to,
           const char             *name)
{
  switch (to)
    {
    case OFFICE_APPLICATION_IN_REVIEW:
      return g_strdup_printf (_("Review %s"), name);
    case OFFICE_APPLICATION_OFFERED:
      return g_strdup_printf (_("Offer a place to %s"), name);
    case OFFICE_APPLICATION_ACCEPTED:
      return g_strdup_printf (_("Accept %s"), name);
    case OFFICE_APPLICATION_ENROLLED:
      return g_strdup_printf (_("Enrol %s"), name);
    case OFFICE_APPLICATION_WAITING:
      return g_strdup_printf (_("Put %s on the waiting list"), name);
    case OFFICE_APPLICATION_DECLINED:
      return g_strdup_printf (_("Decline %s"), name);
    case OFFICE_APPLICATION_WITHDRAWN:
      return g_strdup_printf (_("Withdraw %s"), name);
    case OFFICE_APPLICATION_DEFERRED:
      return g_strdup_printf (_("Defer %s"), name);
    case OFFICE_APPLICATION_RECEIVED:
    default:
      return g_strdup_printf (_("Receive %s"), name);
    }
}

/**
 * office_application_move:
 * @connection: the connection
 * @id: the application
 * @version: the version that the person saw, or 0
 * @to: the state wanted
 * @options: (nullable): reason, day and the rest
 * @error: where to put a failure; %OFFICE_ERROR_REFUSED names the person and the rule
 *
 * Moves an application, with who, when and why (APPLY-1), when the rules allow it: requirements for an
 * offer and an enrolment (ENTRY-2), places and the order of the waiting list (APPLY-2), the load of the
 * term (LOAD-1). They are asked inside the step that saves, so that two programs cannot both take the
 * last place. Enrolling makes the enrolment; leaving keeps it with its day.
 *
 * Returns: whether it is moved
 */
gboolean
office_application_move (OfficeConnection         *connection,
                         gint64                    id,
                         int                       version,
                         OfficeApplicationState    to,
                         const OfficeMoveOptions  *options,
                         GError                  **error)
{
  g_autoptr (OfficeApplication) application = office_application_get (connection, id, error);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  OfficeField fields[] = {
    { "state", _("state"), OFFICE_FIELD_APPLICATION_STATE, office_application_state_to_nick (to) },
  };
  g_auto (Move) move = { 0 };
  gboolean done;

  if (application == NULL)
    return FALSE;
  name = office_learner_name (connection, application->learner_id, error);
  if (name == NULL)
    return FALSE;

  label = label_for (to, name);
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, options != NULL ? options->reason : NULL, error))
    return FALSE;

  done = office_check_version (connection, "application", id, name, version, fields, G_N_ELEMENTS (fields), error)
         && move_load (&move, connection, id, to, options, error) && check_move (&move, error)
         && save_state (&move, error) && save_enrolment (&move, error) && go_on_elsewhere (&move, error);

  return office_command_finish (connection, done, error);
}

static OfficeMoveRefusal *
refusal_new (OfficeConnection  *connection,
             gint64             id,
             const GError      *why)
{
  OfficeMoveRefusal *refusal = g_new0 (OfficeMoveRefusal, 1);
  g_autoptr (OfficeApplication) application = office_application_get (connection, id, NULL);
  g_autofree char *who = NULL;

  refusal->application_id = id;
  refusal->reference = g_strdup (application != NULL ? application->reference : "");
  refusal->name = application != NULL ? office_learner_name (connection, application->learner_id, NULL) : g_strdup ("");
  refusal->message = g_strdup (why->message);
  who = g_strdup_printf ("%s (%s): ", refusal->name, refusal->reference);
  refusal->why = g_strdup (why->message + (g_str_has_prefix (why->message, who) ? strlen (who) : 0));
  return refusal;
}

static char *
name_application (OfficeConnection  *connection,
                  gint64             id,
                  GError           **error)
{
  g_autoptr (OfficeApplication) application = office_application_get (connection, id, error);
  g_autofree char *name = NULL;

  if (application == NULL)
    return NULL;
  name = office_learner_name (connection, application->learner_id, error);
  /* Translators: a person, the reference of the application */
  return name != NULL ? g_strdup_printf (_("%s (%s)"), name, application->reference) : NULL;
}

/* A rule that says no to one of many; anything else stops them all. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED)
         || g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_INVALID)
         || g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND)
         || g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_CONFLICT)
         || g_error_matches (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED);
}

/* What a withdrawal means for the places of the term (LOAD-1); nothing for whoever was not enrolled. */
static gboolean
count_withdrawal (OfficeConnection  *connection,
                  gint64             application_id,
                  OfficeMoveReport  *report,
                  GError           **error)
{
  static const char withdrawn_sql[] =
    "SELECT cohort.id, cohort.starts, enrolment.withdrawn_on FROM enrolment"
    "  JOIN cohort ON cohort.id = enrolment.cohort_id"
    " WHERE enrolment.application_id = ? AND enrolment.withdrawn_on IS NOT NULL";
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = office_connection_prepare (connection, error, withdrawn_sql, "l",
                                                                     application_id);
  OfficeRuleSet rules;

  if (statement == NULL)
    return FALSE;
  if (!office_statement_step (statement, &local_error))
    {
      if (local_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!office_rule_set_load_cohort (connection, office_statement_get_int (statement, 0), &rules, error))
    return FALSE;

  report->early_days = rules.early_withdrawal_days;
  if (office_withdrawal_is_early (office_day_from_iso (office_statement_get_text (statement, 1)),
                                  office_day_from_iso (office_statement_get_text (statement, 2)), &rules))
    report->n_early++;
  else
    report->n_late++;
  return TRUE;
}

/* One round over those that are left; who is refused stays for the next, since on a waiting list the
 * one before may have gone in this round. */
static gboolean
move_round (OfficeConnection         *connection,
            GArray                   *left,
            OfficeApplicationState    to,
            const OfficeMoveOptions  *options,
            OfficeMoveReport         *report,
            GError                  **error)
{
  g_autoptr (GArray) still_left = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_ptr_array_set_size (report->refusals, 0);
  for (guint i = 0; i < left->len; i++)
    {
      gint64 id = g_array_index (left, gint64, i);
      g_autoptr (GError) local_error = NULL;

      if (office_application_move (connection, id, 0, to, options, &local_error))
        {
          if (report->n_moved++ == 0 && (report->who = name_application (connection, id, error)) == NULL)
            return FALSE;
          if (to == OFFICE_APPLICATION_WITHDRAWN && !count_withdrawal (connection, id, report, error))
            return FALSE;
          continue;
        }

      if (!is_refusal (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      g_ptr_array_add (report->refusals, refusal_new (connection, id, local_error));
      g_array_append_val (still_left, id);
    }

  g_array_set_size (left, 0);
  g_array_append_vals (left, still_left->data, still_left->len);
  return TRUE;
}

/* One is named, many are counted. */
static char *
label_for_many (OfficeConnection       *connection,
                const gint64           *ids,
                guint                   n_ids,
                OfficeApplicationState  to)
{
  g_autofree char *who = n_ids == 1 ? name_application (connection, ids[0], NULL) : NULL;

  if (who != NULL)
    return label_for (to, who);
  return g_strdup_printf (ngettext ("Move %u application to “%s”", "Move %u applications to “%s”", n_ids), n_ids,
                          office_application_state_label (to));
}

/**
 * office_applications_move:
 * @connection: the connection
 * @ids: (array length=n_ids): the applications
 * @n_ids: how many
 * @to: the state wanted
 * @options: (nullable): reason, day and the rest, for all of them
 * @error: where to put a failure that stops them all, such as a full disk
 *
 * Moves many applications as one step to undo. Whom a rule refuses stays where they are and is named.
 *
 * Returns: (transfer full) (nullable): how many were moved, who was not, and why
 */
OfficeMoveReport *
office_applications_move (OfficeConnection         *connection,
                          const gint64             *ids,
                          guint                     n_ids,
                          OfficeApplicationState    to,
                          const OfficeMoveOptions  *options,
                          GError                  **error)
{
  g_autoptr (OfficeMoveReport) report = g_new0 (OfficeMoveReport, 1);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = NULL;
  gboolean done;
  guint before;

  label = label_for_many (connection, ids, n_ids, to);
  report->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) office_move_refusal_free);
  g_array_append_vals (left, ids, n_ids);

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, label, options != NULL ? options->reason : NULL, error))
    return NULL;

  do
    {
      before = report->n_moved;
      done = move_round (connection, left, to, options, report, error);
    }
  while (done && to == OFFICE_APPLICATION_OFFERED && report->n_moved > before && left->len > 0);

  return office_command_finish (connection, done, error) ? g_steal_pointer (&report) : NULL;
}
