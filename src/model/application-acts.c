/* application-acts.c: what the office does with applications, each one step to undo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/application-acts.h"
#include "rules/count.h"
#include "store/command.h"

#define DONE GINT_TO_POINTER (TRUE)

/* Moves ---------------------------------------------------------------------------------------- */

typedef struct
{
  GArray                 *ids;
  OfficeApplicationState  to;
  OfficeMoveOptions       options;     /* whose texts are ours */
} Moves;

static Moves *
moves_new (GArray                  *ids,
           OfficeApplicationState   to,
           const OfficeMoveOptions *options)
{
  Moves *moves = g_new0 (Moves, 1);

  moves->ids = g_array_ref (ids);
  moves->to = to;
  if (options != NULL)
    {
      moves->options = *options;
      moves->options.reason = g_strdup (options->reason);
      moves->options.date = g_strdup (options->date);
    }
  return moves;
}

static void
moves_free (gpointer data)
{
  Moves *moves = data;

  g_array_unref (moves->ids);
  g_free ((char *) moves->options.reason);
  g_free ((char *) moves->options.date);
  g_free (moves);
}

static gpointer
make_moves (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const Moves *moves = data;

  return office_applications_move (connection, (const gint64 *) (void *) moves->ids->data,
                                   moves->ids->len, moves->to, &moves->options, error);
}

/* The same moves, made and taken back: what is said before is what will be done. */
static gpointer
plan_moves (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  OfficeMoveReport *report;

  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, "", NULL, error))
    return NULL;
  report = make_moves (connection, data, cancellable, error);
  office_command_rollback (connection);
  return report;
}

/**
 * office_moves_plan_async:
 * @session: the session
 * @ids: (element-type gint64): the applications
 * @to: the state wanted
 * @options: (nullable): reason, day and the rest
 * @callback: (scope async): called with what would happen
 * @user_data: for @callback
 *
 * Finds out what a move of many would do, and to whom not and why. Nothing is kept.
 */
void
office_moves_plan_async (OfficeSession           *session,
                         GArray                  *ids,
                         OfficeApplicationState   to,
                         const OfficeMoveOptions *options,
                         GAsyncReadyCallback      callback,
                         gpointer                 user_data)
{
  office_session_read_async (session, plan_moves, moves_new (ids, to, options), moves_free,
                             (GDestroyNotify) office_move_report_free, NULL, callback, user_data);
}

/**
 * office_moves_make_async:
 * @session: the session
 * @ids: (element-type gint64): the applications
 * @to: the state wanted
 * @options: (nullable): reason, day and the rest
 * @callback: (scope async): called when it has been done
 * @user_data: for @callback
 *
 * Moves applications, as one step to undo (APPLY-1).
 */
void
office_moves_make_async (OfficeSession           *session,
                         GArray                  *ids,
                         OfficeApplicationState   to,
                         const OfficeMoveOptions *options,
                         GAsyncReadyCallback      callback,
                         gpointer                 user_data)
{
  office_session_write_async (session, OFFICE_SUBJECT_APPLICATIONS | OFFICE_SUBJECT_MARKS, make_moves,
                              moves_new (ids, to, options), moves_free,
                              (GDestroyNotify) office_move_report_free, NULL, callback, user_data);
}

/**
 * office_moves_finish:
 * @session: the session
 * @result: of office_moves_plan_async() or office_moves_make_async()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): how many, and who not and why
 */
OfficeMoveReport *
office_moves_finish (OfficeSession  *session,
                     GAsyncResult   *result,
                     GError        **error)
{
  return office_session_read_finish (session, result, error);
}

static void
add_sentence (char       **text,
              const char  *sentence)
{
  /* Translators: two whole sentences */
  char *both = g_strdup_printf (_("%s %s"), *text, sentence);

  g_free (*text);
  *text = both;
}

/* What is lost by a withdrawal, and what is given back (APPLY-1, LOAD-1). */
static void
add_withdrawal (const OfficeMoveReport  *report,
                char                   **text)
{
  g_autofree char *early = g_strdup_printf (
    ngettext ("%u withdrawal is within %d days of the start: the place does not count in the term.",
              "%u withdrawals are within %d days of the start: the places do not count in the term.",
              report->n_early),
    report->n_early, report->early_days);
  g_autofree char *late = g_strdup_printf (
    ngettext ("%u withdrawal is later than %d days after the start: the place still counts in the term.",
              "%u withdrawals are later than %d days after the start: the places still count in the term.",
              report->n_late),
    report->n_late, report->early_days);

  if (report->n_early > 0)
    add_sentence (text, early);
  if (report->n_late > 0)
    add_sentence (text, late);
  add_sentence (text, _("Whoever comes back applies again."));
}

/**
 * office_moves_describe:
 * @report: of a plan, or of what was done
 * @to: the state
 * @done: whether it has been done
 *
 * Returns: (transfer full): one sentence
 */
char *
office_moves_describe (const OfficeMoveReport *report,
                       OfficeApplicationState  to,
                       gboolean                done)
{
  const char *state = office_application_state_label (to);
  const guint n = report->n_moved;
  const guint n_refused = report->refusals->len;
  g_autofree char *number = office_count_to_text (n);
  g_autofree char *left = office_count_to_text (n_refused);
  g_autofree char *moved = NULL;
  g_autofree char *refused = NULL;

  if (n == 1 && done)
    /* Translators: a person with the reference, a state */
    moved = g_strdup_printf (_("%s moved to “%s”."), report->who, state);
  else if (n == 1)
    /* Translators: a person with the reference, a state */
    moved = g_strdup_printf (_("%s will move to “%s”."), report->who, state);
  else if (done)
    moved = g_strdup_printf (ngettext ("%s application moved to “%s”.",
                                       "%s applications moved to “%s”.", n), number, state);
  else
    moved = g_strdup_printf (ngettext ("%s application will move to “%s”.",
                                       "%s applications will move to “%s”.", n), number, state);
  if (!done && to == OFFICE_APPLICATION_WITHDRAWN)
    add_withdrawal (report, &moved);
  if (n_refused == 0)
    return g_steal_pointer (&moved);

  refused = g_strdup_printf (done ? ngettext ("%s stays as it is.", "%s stay as they are.", n_refused)
                                  : ngettext ("%s will stay as it is.", "%s will stay as they are.",
                                              n_refused), left);
  /* Translators: two whole sentences */
  return g_strdup_printf (_("%s %s"), moved, refused);
}

/**
 * office_moves_describe_refusals:
 * @report: of a plan, or of what was done
 * @most: how many to name
 *
 * Returns: (transfer full) (nullable): who is not moved and why, a line each
 */
char *
office_moves_describe_refusals (const OfficeMoveReport *report,
                                guint                   most)
{
  GString *text;

  if (report->refusals->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (report->refusals->len, most); i++)
    {
      const OfficeMoveRefusal *refusal = g_ptr_array_index (report->refusals, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", refusal->message);
    }
  if (report->refusals->len > most)
    {
      const guint more = report->refusals->len - most;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", more), more);
    }
  return g_string_free (text, FALSE);
}

/* Requirements --------------------------------------------------------------------------------- */

typedef struct
{
  gint64               application_id;
  OfficeRequirementRow row;
} Decision;

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_free (decision->row.note);
  g_free (decision->row.due_on);
  g_free (decision);
}

static gpointer
save_requirement (OfficeConnection  *connection,
                  gpointer           data,
                  GCancellable      *cancellable,
                  GError           **error)
{
  const Decision *decision = data;

  if (!office_requirement_set (connection, decision->application_id, decision->row.kind,
                               decision->row.version, decision->row.state, decision->row.note,
                               decision->row.due_on, error))
    return NULL;
  return DONE;
}

/**
 * office_requirement_save_async:
 * @session: the session
 * @application_id: the application
 * @row: the decision; its version is the one that the person saw, or 0 to save over any
 * @callback: (scope async): called when it has been saved, or why not
 * @user_data: for @callback
 *
 * Saves the decision on one requirement (ENTRY-2).
 */
void
office_requirement_save_async (OfficeSession              *session,
                               gint64                      application_id,
                               const OfficeRequirementRow *row,
                               GAsyncReadyCallback         callback,
                               gpointer                    user_data)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->application_id = application_id;
  decision->row.kind = row->kind;
  decision->row.state = row->state;
  decision->row.version = row->version;
  decision->row.note = g_strdup (row->note);
  decision->row.due_on = g_strdup (row->due_on);
  office_session_write_async (session, OFFICE_SUBJECT_APPLICATIONS, save_requirement, decision,
                              decision_free, NULL, NULL, callback, user_data);
}

/* Register checks ------------------------------------------------------------------------------ */

static gpointer
save_check (OfficeConnection  *connection,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  return office_register_check_add (connection, data, error) != 0 ? DONE : NULL;
}

/**
 * office_register_check_save_async:
 * @session: the session
 * @check: what stood on the register
 * @callback: (scope async): called when it has been saved, or why not
 * @user_data: for @callback
 *
 * Saves what a person saw on the public register (ENTRY-4).
 */
void
office_register_check_save_async (OfficeSession             *session,
                                  const OfficeRegisterCheck *check,
                                  GAsyncReadyCallback        callback,
                                  gpointer                   user_data)
{
  OfficeRegisterCheck *copy = g_new0 (OfficeRegisterCheck, 1);

  copy->registration_id = check->registration_id;
  copy->checked_on = g_strdup (check->checked_on);
  copy->checked_by = g_strdup (check->checked_by);
  copy->name_on_register = g_strdup (check->name_on_register);
  copy->status = g_strdup (check->status);
  copy->licence_to_practise = check->licence_to_practise;
  copy->restrictions = g_strdup (check->restrictions);
  office_session_write_async (session, OFFICE_SUBJECT_APPLICATIONS | OFFICE_SUBJECT_LEARNERS, save_check,
                              copy, (GDestroyNotify) office_register_check_free, NULL, NULL, callback,
                              user_data);
}

/* Fees ----------------------------------------------------------------------------------------- */

typedef struct
{
  gint64             application_id;
  OfficeFeeEntryKind kind;
  gint64             pence;
  char              *method;
  char              *on;
  char              *note;
} Payment;

static void
payment_free (gpointer data)
{
  Payment *payment = data;

  g_free (payment->method);
  g_free (payment->on);
  g_free (payment->note);
  g_free (payment);
}

static gpointer
save_payment (OfficeConnection  *connection,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  const Payment *payment = data;
  gint64 id = 0;

  switch (payment->kind)
    {
    case OFFICE_FEE_PAYMENT:
      id = office_payment_add (connection, payment->application_id, payment->pence, payment->method,
                               payment->on, payment->note, error);
      break;
    case OFFICE_FEE_REFUND:
      id = office_refund_add (connection, payment->application_id, payment->pence, payment->method,
                              payment->on, payment->note, error);
      break;
    case OFFICE_FEE_DISCOUNT:
      id = office_discount_add (connection, payment->application_id, payment->pence, payment->note,
                                error);
      break;
    case OFFICE_FEE_INVOICE:
      id = office_invoice_add (connection, payment->application_id, payment->method, payment->on,
                               payment->pence, payment->note, error);
      break;
    default:
      g_assert_not_reached ();
    }
  return id != 0 ? DONE : NULL;
}

/**
 * office_payment_save_async:
 * @session: the session
 * @application_id: the application
 * @kind: a payment, a refund, a discount or an invoice
 * @pence: how much
 * @method: (nullable): how it was paid; the number of an invoice, where nothing is the next one
 * @on: (nullable): ISO day; %NULL: today
 * @note: (nullable): a note; the reason of a discount; the order number of an invoice
 * @callback: (scope async): called when it has been saved, or why not
 * @user_data: for @callback
 *
 * Enters an amount into the account of an application (FEE-1).
 */
void
office_payment_save_async (OfficeSession       *session,
                           gint64               application_id,
                           OfficeFeeEntryKind   kind,
                           gint64               pence,
                           const char          *method,
                           const char          *on,
                           const char          *note,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Payment *payment = g_new0 (Payment, 1);

  payment->application_id = application_id;
  payment->kind = kind;
  payment->pence = pence;
  payment->method = g_strdup (method);
  payment->on = g_strdup (on);
  payment->note = g_strdup (note);
  office_session_write_async (session, OFFICE_SUBJECT_APPLICATIONS, save_payment, payment, payment_free,
                              NULL, NULL, callback, user_data);
}

static gpointer
save_waiver (OfficeConnection  *connection,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  const Payment *payment = data;

  return office_fee_waive (connection, payment->application_id, payment->note, error) ? DONE : NULL;
}

/**
 * office_waiver_save_async:
 * @session: the session
 * @application_id: the application
 * @reason: (nullable): why the certificate may go out unpaid; %NULL takes the waiver back
 * @callback: (scope async): called when it has been saved, or why not
 * @user_data: for @callback
 *
 * Waives payment as a condition of the certificate, or asks for it again (FEE-1).
 */
void
office_waiver_save_async (OfficeSession       *session,
                          gint64               application_id,
                          const char          *reason,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Payment *payment = g_new0 (Payment, 1);

  payment->application_id = application_id;
  payment->note = g_strdup (reason);
  office_session_write_async (session, OFFICE_SUBJECT_APPLICATIONS, save_waiver, payment, payment_free,
                              NULL, NULL, callback, user_data);
}

/* Duplicates ----------------------------------------------------------------------------------- */

typedef struct
{
  gint64  keep_id;
  gint64  other_id;
  char   *reason;
} Duplicate;

static void
duplicate_free (gpointer data)
{
  g_free (((Duplicate *) data)->reason);
  g_free (data);
}

static gpointer
settle_duplicate (OfficeConnection  *connection,
                  gpointer           data,
                  GCancellable      *cancellable,
                  GError           **error)
{
  const Duplicate *duplicate = data;
  gboolean settled;

  if (duplicate->other_id == 0)
    settled = office_learner_not_duplicate (connection, duplicate->keep_id, error);
  else
    settled = office_learner_merge (connection, duplicate->keep_id, duplicate->other_id,
                                    duplicate->reason, error);
  return settled ? DONE : NULL;
}

/**
 * office_duplicate_settle_async:
 * @session: the session
 * @keep_id: the learner whose record stays
 * @other_id: the learner who is the same person, or 0: they are different people
 * @reason: (nullable): why
 * @callback: (scope async): called when it has been saved, or why not
 * @user_data: for @callback
 *
 * Merges two records of one person, or says that they are two people (ENTRY-5).
 */
void
office_duplicate_settle_async (OfficeSession       *session,
                               gint64               keep_id,
                               gint64               other_id,
                               const char          *reason,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Duplicate *duplicate = g_new0 (Duplicate, 1);

  duplicate->keep_id = keep_id;
  duplicate->other_id = other_id;
  duplicate->reason = g_strdup (reason);
  office_session_write_async (session, OFFICE_SUBJECT_ALL, settle_duplicate, duplicate, duplicate_free,
                              NULL, NULL, callback, user_data);
}

/**
 * office_application_save_finish:
 * @session: the session
 * @result: of one of the calls above
 * @error: return location; %OFFICE_ERROR_CONFLICT when somebody else saved since
 *
 * Returns: whether it has been saved
 */
gboolean
office_application_save_finish (OfficeSession  *session,
                                GAsyncResult   *result,
                                GError        **error)
{
  return office_session_write_finish (session, result, error) != NULL;
}
