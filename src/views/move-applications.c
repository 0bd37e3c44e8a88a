/* move-applications.c: moving one application or many: what will be done, what was done
 *
 * A plan first, made by the code that moves. One application that may move is moved at once; many are
 * named before; who stays is named with the reason. A reason is asked for where somebody is turned
 * away or leaves, and where a rule can be overridden by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/count.h"
#include "views/confirm.h"
#include "views/move-applications.h"
#include "views/move-form.h"

/* So many are named in a question; the rest are counted. */
#define MOST_NAMED 6

typedef struct
{
  GtkWidget              *widget;
  OfficeSession          *session;
  GArray                 *ids;
  OfficeApplicationState  to;
  char                   *why;   /* a reason is needed, or NULL */
} Wish;

static Wish *
wish_copy (const Wish *wish)
{
  Wish *copy = g_new0 (Wish, 1);

  copy->widget = g_object_ref (wish->widget);
  copy->session = g_object_ref (wish->session);
  copy->ids = g_array_ref (wish->ids);
  copy->to = wish->to;
  copy->why = g_strdup (wish->why);
  return copy;
}

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->widget);
  g_object_unref (wish->session);
  g_array_unref (wish->ids);
  g_free (wish->why);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

/**
 * office_move_verb:
 * @to: a state
 *
 * Returns: what moving there is called, with a mnemonic ("_Offer a place")
 */
const char *
office_move_verb (OfficeApplicationState to)
{
  switch (to)
    {
    case OFFICE_APPLICATION_RECEIVED:
      return _("Back to _received");
    case OFFICE_APPLICATION_IN_REVIEW:
      return _("_Review");
    case OFFICE_APPLICATION_OFFERED:
      return _("_Offer a place");
    case OFFICE_APPLICATION_ACCEPTED:
      return _("Record _acceptance");
    case OFFICE_APPLICATION_ENROLLED:
      return _("_Enrol");
    case OFFICE_APPLICATION_WAITING:
      return _("Put on the _waiting list");
    case OFFICE_APPLICATION_DECLINED:
      return _("De_cline");
    case OFFICE_APPLICATION_WITHDRAWN:
      return _("Withdra_w");
    case OFFICE_APPLICATION_DEFERRED:
      return _("De_fer");
    default:
      g_return_val_if_reached ("");
    }
}

static gboolean
wants_reason (OfficeApplicationState to)
{
  return to == OFFICE_APPLICATION_DECLINED || to == OFFICE_APPLICATION_WITHDRAWN ||
         to == OFFICE_APPLICATION_DEFERRED;
}

/* Nobody was moved: why not, for one in a sentence, for many behind Details. */
static void
say_refusals (Wish                   *wish,
              const OfficeMoveReport *report)
{
  g_autofree char *why = office_moves_describe_refusals (report, G_MAXUINT);
  g_autofree char *number = office_count_to_text (report->refusals->len);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = g_error_new_literal (OFFICE_ERROR, OFFICE_ERROR_REFUSED, why);

  if (report->refusals->len == 1)
    {
      office_session_say_failure (wish->session, NULL, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%s application cannot be moved to “%s”.",
                                    "None of %s applications can be moved to “%s”.",
                                    report->refusals->len),
                          number, office_application_state_label (wish->to));
  office_session_say_failure (wish->session, text, error);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMoveReport) report = office_moves_finish (wish->session, result, &error);
  g_autofree char *text = NULL;

  if (report == NULL)
    {
      office_session_say_failure (wish->session, NULL, error);
      return;
    }
  if (report->n_moved == 0)
    {
      say_refusals (wish, report);
      return;
    }
  text = office_moves_describe (report, wish->to, TRUE);
  office_session_say (wish->session, OFFICE_MESSAGE_UNDOABLE, text);
}

static void
make (const char *reason,
      gpointer    user_data)
{
  Wish *wish = user_data;

  office_moves_make_async (wish->session, wish->ids, wish->to, NULL, made_cb, wish_copy (wish));
}

/* What will be done to many, and to whom not. */
static void
ask (Wish                   *wish,
     const OfficeMoveReport *report)
{
  g_autofree char *number = office_count_to_text (wish->ids->len);
  g_autofree char *question =
    g_strdup_printf (ngettext ("Move %s application to “%s”?", "Move %s applications to “%s”?", wish->ids->len),
                     number, office_application_state_label (wish->to));
  g_autofree char *plan = office_moves_describe (report, wish->to, FALSE);
  g_autofree char *refusals = office_moves_describe_refusals (report, MOST_NAMED);
  g_autofree char *consequence =
    refusals != NULL ? g_strdup_printf ("%s\n\n%s", plan, refusals) : g_strdup (plan);

  office_confirm (wish->widget, question, consequence, office_move_verb (wish->to), FALSE, make,
                  wish_copy (wish), wish_free);
}

static void
ask_reason (Wish       *wish,
            const char *why)
{
  office_move_form_present (wish->widget, wish->session, wish->ids, wish->to, office_move_verb (wish->to), why);
}

/* What a reason would override, each sentence once: many are refused for the same. */
static char *
list_reasons (const OfficeMoveReport *report)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  for (guint i = 0; i < report->refusals->len; i++)
    {
      const OfficeMoveRefusal *refusal = g_ptr_array_index (report->refusals, i);

      if (!g_ptr_array_find_with_equal_func (sentences, refusal->why, g_str_equal, NULL))
        g_ptr_array_add (sentences, refusal->why);
    }
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv ("\n", (char **) sentences->pdata);
}

/* Refused without a reason; with one, some could go. */
static void
plan_with_reason_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMoveReport) report = office_moves_finish (wish->session, result, &error);

  if (report == NULL)
    office_session_say_failure (wish->session, NULL, error);
  else if (report->n_moved == 0)
    say_refusals (wish, report);
  else
    ask_reason (wish, wish->why);
}

static void
plan_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  const OfficeMoveOptions any_reason = { .reason = "?" };
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeMoveReport) report = office_moves_finish (wish->session, result, &error);

  if (report == NULL)
    office_session_say_failure (wish->session, NULL, error);
  else if (report->n_moved == 0)
    {
      wish->why = list_reasons (report);
      office_moves_plan_async (wish->session, wish->ids, wish->to, &any_reason, plan_with_reason_cb,
                               wish_copy (wish));
    }
  else if (wants_reason (wish->to))
    ask_reason (wish, NULL);
  else if (wish->ids->len > 1)
    ask (wish, report);
  else
    make (NULL, wish);
}

/**
 * office_move_applications:
 * @widget: a widget of the window that asks
 * @session: the session
 * @ids: (element-type gint64): the applications
 * @to: the state wanted
 *
 * Moves applications: says before what will be done, to whom not and why; after it, what was done,
 * with Undo.
 */
void
office_move_applications (GtkWidget              *widget,
                          OfficeSession          *session,
                          GArray                 *ids,
                          OfficeApplicationState  to)
{
  const Wish wish = { widget, session, ids, to, NULL };

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (ids->len > 0)
    office_moves_plan_async (session, ids, to, NULL, plan_cb, wish_copy (&wish));
}
