/* marking-acts.c: what is done on the page of marking, each one step of work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/marking-acts.h"

#include <glib/gi18n-lib.h>

#include "exchange/moderation-import.h"
#include "rules/error.h"
#include "store/anonymity.h"
#include "store/command.h"
#include "store/enrolments.h"
#include "store/marks.h"
#include "store/reassessments.h"

/* A sheet's cells that are wrong, as many as one message can hold. */
#define MOST_LINES 12

/**
 * office_marking_act_new:
 * @kind: what is done
 * @cohort_id: the cohort
 * @component: the component's key
 *
 * Returns: (transfer full): an act with all else left out
 */
OfficeMarkingAct *
office_marking_act_new (OfficeMarkingActKind  kind,
                        gint64                cohort_id,
                        const char           *component)
{
  OfficeMarkingAct *act = g_new0 (OfficeMarkingAct, 1);

  act->kind = kind;
  act->cohort_id = cohort_id;
  act->component = g_strdup (component);
  act->agreed = OFFICE_MARK_NONE;
  return act;
}

/**
 * office_marking_act_free:
 * @act: (nullable): an act
 */
void
office_marking_act_free (OfficeMarkingAct *act)
{
  if (act == NULL)
    return;

  g_free (act->component);
  g_free (act->words);
  g_free (act->name);
  g_free (act->path);
  g_clear_pointer (&act->staff, g_array_unref);
  office_viva_form_free (act->form);
  g_free (act);
}

/**
 * office_marking_act_is_undoable:
 * @kind: what was done
 *
 * Returns: whether it is a step to undo
 */
gboolean
office_marking_act_is_undoable (OfficeMarkingActKind kind)
{
  return kind != OFFICE_MARKING_BEGIN_ANONYMOUS && kind != OFFICE_MARKING_REVEAL && kind != OFFICE_MARKING_WRITE
         && kind != OFFICE_MARKING_LOOK_AT_SHEET;
}

static char *
allocate (OfficeConnection        *connection,
          const OfficeMarkingAct  *act,
          GError                 **error)
{
  OfficeAllocationWish wish = {
    act->cohort_id, act->component, (const gint64 *) act->staff->data, act->staff->len, act->seed, act->anew,
  };
  OfficeAllocated allocated;

  if (!office_markers_allocate (connection, &wish, &allocated, error))
    return NULL;
  if (allocated.n_empty > 0)
    return g_strdup_printf (ngettext ("%u place stays empty: nobody chosen may take it.",
                                      "%u places stay empty: nobody chosen may take them.", allocated.n_empty),
                            allocated.n_empty);
  return g_strdup_printf (ngettext ("The markers of %u work are allocated.", "The markers of %u works are allocated.",
                                    allocated.n_works), allocated.n_works);
}

static gboolean
save_agreed (OfficeConnection        *connection,
             const OfficeMarkingAct  *act,
             GError                 **error)
{
  OfficeMarkEntry entry = OFFICE_MARK_ENTRY_INIT;

  if (!act->agreed_changed)
    return TRUE;
  entry.enrolment_id = act->enrolment_id;
  entry.component = act->component;
  entry.attempt = act->attempt;
  entry.fields = OFFICE_MARK_FIELD_AGREED | OFFICE_MARK_FIELD_REASON;
  entry.agreed = act->agreed;
  entry.reason = act->agreed != OFFICE_MARK_NONE ? act->words : NULL;
  return office_mark_set (connection, &entry, error);
}

static gboolean
save_places (OfficeConnection        *connection,
             const OfficeMarkingAct  *act,
             GError                 **error)
{
  g_autoptr (OfficeMarkingList) list = office_marking_list_load (connection, act->cohort_id, act->component, error);
  const OfficeMarkingRow *row = list != NULL ? office_marking_list_find (list, act->enrolment_id) : NULL;

  if (row == NULL)
    return list != NULL;

  /* Two who change places must not stand there twice on the way. */
  if (act->marker_ids[0] != row->first_marker_id && act->marker_ids[0] == row->second_marker_id
      && !office_marker_set (connection, act->enrolment_id, act->component, act->attempt, OFFICE_MARKER_SECOND, 0, error))
    return FALSE;
  return (act->marker_ids[0] == row->first_marker_id
          || office_marker_set (connection, act->enrolment_id, act->component, act->attempt, OFFICE_MARKER_FIRST,
                                act->marker_ids[0], error))
         && (act->marker_ids[1] == row->second_marker_id
             || office_marker_set (connection, act->enrolment_id, act->component, act->attempt, OFFICE_MARKER_SECOND,
                                   act->marker_ids[1], error));
}

static char *
save_work (OfficeConnection        *connection,
           const OfficeMarkingAct  *act,
           GError                 **error)
{
  if (!office_command_begin (connection, OFFICE_COMMAND_EDIT, _("Markers and agreed mark"), NULL, error)
      || !office_command_finish (connection, save_places (connection, act, error) && save_agreed (connection, act, error),
                                 error))
    return NULL;
  return g_strdup (_("Markers and agreed mark are saved."));
}

/* What a sheet would do, or did; an error with every cell where it cannot be read. */
static char *
describe_report (const OfficeImportReport  *report,
                 GError                   **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  if (report->errors->len == 0)
    return g_strdup_printf (ngettext ("%u decision of the moderator", "%u decisions of the moderator", report->imported),
                            report->imported);

  for (guint i = 0; i < MIN (report->errors->len, MOST_LINES); i++)
    g_string_append_printf (lines, "%s\n", ((OfficeImportError *) g_ptr_array_index (report->errors, i))->message);
  if (report->errors->len > MOST_LINES)
    g_string_append_printf (lines, ngettext ("and %u more", "and %u more", report->errors->len - MOST_LINES),
                            report->errors->len - MOST_LINES);
  g_set_error_literal (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED, lines->str);
  return NULL;
}

static char *
read_sheet (OfficeConnection        *connection,
            const OfficeMarkingAct  *act,
            GCancellable            *cancellable,
            GError                 **error)
{
  g_autoptr (OfficeWorkbook) workbook = office_workbook_open (act->path, cancellable, error);
  g_autoptr (OfficeSheet) sheet = workbook != NULL ? office_moderation_sheet_find (workbook, cancellable, error) : NULL;
  g_autoptr (OfficeImportReport) report = NULL;

  if (sheet == NULL)
    return NULL;
  report = office_moderation_import (connection, sheet, act->cohort_id, act->component,
                                     act->kind == OFFICE_MARKING_LOOK_AT_SHEET, error);
  return report != NULL ? describe_report (report, error) : NULL;
}

static char *
decide (OfficeConnection        *connection,
        const OfficeMarkingAct  *act,
        GError                 **error)
{
  OfficeModerationEntry entry = act->entry;

  entry.remark = act->words;
  return office_moderation_decide (connection, act->cohort_id, act->component, &entry, 1, NULL, error)
           ? g_strdup (_("The moderator’s decision is saved.")) : NULL;
}

static gboolean
allow_attempt (OfficeConnection        *connection,
               const OfficeMarkingAct  *act,
               GError                 **error)
{
  g_autoptr (OfficeEnrolment) enrolment = office_enrolment_get (connection, act->enrolment_id, error);

  return enrolment != NULL
         && office_enrolment_allow_attempts (connection, enrolment->id, enrolment->version, act->attempt, act->words,
                                             error);
}

static char *
write_paper (OfficeConnection        *connection,
             const OfficeMarkingAct  *act,
             GCancellable            *cancellable,
             GError                 **error)
{
  OfficeMarkingWish wish = { act->paper, act->cohort_id, act->component, act->enrolment_id, act->filled };
  g_autofree char *name = g_path_get_basename (act->path);

  return office_marking_deliver (connection, &wish, act->path, cancellable, error)
           ? g_strdup_printf (_("“%s” is written."), name) : NULL;
}

/* The sentence, where it went well. */
static char *
say (gboolean    done,
     const char *sentence)
{
  return done ? g_strdup (sentence) : NULL;
}

/**
 * office_marking_act_run:
 * @connection: the connection
 * @act: what is done
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): what was done, in a sentence
 */
char *
office_marking_act_run (OfficeConnection        *connection,
                        const OfficeMarkingAct  *act,
                        GCancellable            *cancellable,
                        GError                 **error)
{
  switch (act->kind)
    {
    case OFFICE_MARKING_ALLOCATE:
      return allocate (connection, act, error);
    case OFFICE_MARKING_SAVE_WORK:
      return save_work (connection, act, error);
    case OFFICE_MARKING_BEGIN_ANONYMOUS:
      return say (office_anonymity_begin (connection, act->cohort_id, act->name, error),
                  _("Candidate numbers stand in place of names."));
    case OFFICE_MARKING_REVEAL:
      return say (office_anonymity_reveal (connection, act->cohort_id, act->words, error), _("The names stand there again."));
    case OFFICE_MARKING_DRAW:
      return say (office_moderation_draw (connection, act->cohort_id, act->component, act->seed, error),
                  _("The sample is drawn."));
    case OFFICE_MARKING_DECIDE:
      return decide (connection, act, error);
    case OFFICE_MARKING_CONCLUDE:
      return say (office_moderation_conclude (connection, act->cohort_id, act->component, act->outcome, act->name,
                                              act->words, error), _("The outcome of the moderation is saved."));
    case OFFICE_MARKING_LOOK_AT_SHEET:
    case OFFICE_MARKING_READ_SHEET:
      return read_sheet (connection, act, cancellable, error);
    case OFFICE_MARKING_SAVE_FORM:
      return say (office_viva_form_save (connection, act->form, error), _("The viva form is saved."));
    case OFFICE_MARKING_ENTER_SITTING:
      return say (office_reassessment_enter (connection, act->enrolment_id, act->component, -1, act->words, act->name,
                                             error), _("The sitting is saved."));
    case OFFICE_MARKING_ALLOW_ATTEMPT:
      return say (allow_attempt (connection, act, error), _("Another attempt is allowed."));
    case OFFICE_MARKING_WRITE:
    default:
      return write_paper (connection, act, cancellable, error);
    }
}
