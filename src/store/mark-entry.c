/* mark-entry.c: what a person enters for a sitting, merged into what is recorded, under the rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/assessment.h"

#include <glib/gi18n-lib.h>

static gboolean
check_attempt (const OfficeCohortAssessment  *cohort,
               const OfficeAssessed          *self,
               int                            component,
               int                            attempt,
               GError                       **error)
{
  g_autofree OfficeComponentSpec *specs = g_new (OfficeComponentSpec, cohort->n_components);
  g_autoptr (GArray) sittings = g_array_new (FALSE, FALSE, sizeof (OfficeSitting));
  g_autofree char *name = office_assessed_dup_name (self);
  OfficeAssessment assessment;

  office_assessed_to_rules (cohort, self, &assessment, specs, sittings);
  if (office_attempt_check (&assessment, component, attempt, &cohort->rules, error))
    return TRUE;

  /* Translators: a learner, before the sentence that says why something is refused */
  g_prefix_error (error, _("%s: "), name);
  return FALSE;
}

static gboolean
enters_mark (const OfficeMarkEntry *entry)
{
  return ((entry->fields & OFFICE_MARK_FIELD_FIRST) && entry->first != OFFICE_MARK_NONE)
         || ((entry->fields & OFFICE_MARK_FIELD_SECOND) && entry->second != OFFICE_MARK_NONE)
         || ((entry->fields & OFFICE_MARK_FIELD_AGREED) && entry->agreed != OFFICE_MARK_NONE);
}

static gboolean
check_one_mark (int          mark,
                const char  *name,
                GError     **error)
{
  if (mark == OFFICE_MARK_NONE || (mark >= 0 && mark <= OFFICE_MARK_MAX))
    return TRUE;

  g_set_error (
    error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("The mark of %s is not from 0 to 100."), name);
  return FALSE;
}

static gboolean
check_values (const OfficeCohortAssessment  *cohort,
              const OfficeMarkEntry         *entry,
              const OfficeMarkCode         **code,
              const char                    *name,
              GError                       **error)
{
  *code = NULL;
  if (((entry->fields & OFFICE_MARK_FIELD_FIRST) && !check_one_mark (entry->first, name, error))
      || ((entry->fields & OFFICE_MARK_FIELD_SECOND)
          && !check_one_mark (entry->second, name, error))
      || ((entry->fields & OFFICE_MARK_FIELD_AGREED)
          && !check_one_mark (entry->agreed, name, error)))
    return FALSE;

  if ((entry->fields & OFFICE_MARK_FIELD_WORDS) && entry->words < -1)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("The work of %s cannot have %d words."), name, entry->words);
      return FALSE;
    }

  if (!(entry->fields & OFFICE_MARK_FIELD_CODE) || entry->code == NULL)
    return TRUE;

  *code = office_mark_code_find (
    (const OfficeMarkCode *) cohort->codes->data, cohort->codes->len, entry->code);
  if (*code == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” for %s is not a code of the office’s table."), entry->code, name);
      return FALSE;
    }
  if (!(*code)->takes_mark && enters_mark (entry))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("%s cannot have both a mark and the code %s: leave one of them out."), name,
                   (*code)->code);
      return FALSE;
    }

  return TRUE;
}

static const OfficeMarkCode *
code_of (const OfficeCohortAssessment *cohort,
         const OfficeRecordedSitting  *sitting)
{
  if (sitting == NULL || sitting->code == NULL)
    return NULL;

  return office_mark_code_find (
    (const OfficeMarkCode *) cohort->codes->data, cohort->codes->len, sitting->code);
}

/* A deferred sitting stays on record, and what comes next is another opportunity (ASSESS-8). */
static gboolean
begins_opportunity (const OfficeCohortAssessment *cohort,
                    const OfficeRecordedSitting  *newest,
                    const OfficeMarkEntry        *entry,
                    gboolean                      by_chair)
{
  const OfficeMarkCode *code = code_of (cohort, newest);

  if (code == NULL || !office_mark_code_defers (code))
    return FALSE;
  if ((entry->fields & OFFICE_MARK_FIELD_CODE) && entry->code == NULL)
    return FALSE;
  if (by_chair && newest->board_id != 0)
    return FALSE;

  return enters_mark (entry) || (newest->board_id != 0 && (entry->fields & OFFICE_MARK_FIELD_CODE));
}

static gboolean
check_open (const OfficeCohortAssessment  *cohort,
            const OfficeAssessed          *self,
            int                            component,
            gint64                         locking_board_id,
            const char                    *name,
            GError                       **error)
{
  if (office_assessed_is_final (self))
    {
      g_set_error (
        error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
        _("The board has ratified the result of %s: only a chair’s action can change it."), name);
      return FALSE;
    }
  if (locking_board_id != 0)
    {
      /* Translators: a component in the middle of a sentence, a learner */
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_LOCKED,
                   _("The board has ratified the %s of %s: only a chair’s action can change it."),
                   cohort->components[component].label, name);
      return FALSE;
    }

  return TRUE;
}

/* Whether the office itself may still change what the attempt of a component depends on (BOARD-1). A
 * deferred sitting stays on record, but its work is still to come. */
gboolean
office_assessed_check_work_open (const OfficeCohortAssessment  *cohort,
                                 const OfficeAssessed          *self,
                                 int                            component,
                                 int                            attempt,
                                 GError                       **error)
{
  g_autofree char *name = office_assessed_dup_name (self);
  const OfficeRecordedSitting *newest = office_assessed_newest_sitting (self, component, attempt);
  const OfficeRecordedWork *work = office_assessed_find_work (self, component, attempt);
  const OfficeMarkCode *code = code_of (cohort, newest);
  gint64 board_id = newest != NULL ? newest->board_id : 0;

  if (board_id == 0 && work != NULL)
    board_id = work->board_id;
  if (code != NULL && office_mark_code_defers (code))
    board_id = 0;

  return check_open (cohort, self, component, board_id, name, error);
}

static void
merge (const OfficeCohortAssessment *cohort,
       OfficeRecordedSitting        *sitting,
       const OfficeMarkEntry        *entry,
       const OfficeMarkCode         *code)
{
  const OfficeMarkCode *old_code = code_of (cohort, sitting);

  if (entry->fields & OFFICE_MARK_FIELD_CODE)
    sitting->code = g_intern_string (entry->code);
  else if (enters_mark (entry) && old_code != NULL && !old_code->takes_mark)
    sitting->code = NULL;

  if (code != NULL && !code->takes_mark)
    {
      sitting->first = sitting->second = sitting->agreed = OFFICE_MARK_NONE;
      sitting->reason = NULL;
    }

  if (entry->fields & OFFICE_MARK_FIELD_FIRST)
    sitting->first = entry->first;
  if (entry->fields & OFFICE_MARK_FIELD_SECOND)
    sitting->second = entry->second;
  if (entry->fields & OFFICE_MARK_FIELD_AGREED)
    sitting->agreed = entry->agreed;
  if (entry->fields & OFFICE_MARK_FIELD_REASON)
    sitting->reason = entry->reason != NULL && *entry->reason != '\0'
                        ? g_string_chunk_insert_const (cohort->texts, entry->reason)
                        : NULL;
}

static gboolean
check_agreed (const OfficeCohortAssessment  *cohort,
              const OfficeRecordedSitting   *sitting,
              const OfficeMarkEntry         *entry,
              const char                    *name,
              GError                       **error)
{
  if (!(entry->fields & OFFICE_MARK_FIELD_AGREED)
      || office_mark_check_agreed (
        sitting->first, sitting->second, sitting->agreed, sitting->reason,
        cohort->components[sitting->component].pass_mark, &cohort->rules, error))
    return TRUE;

  g_prefix_error (error, _("%s: "), name);
  return FALSE;
}

#define MARK_FIELDS \
  (OFFICE_MARK_FIELD_FIRST | OFFICE_MARK_FIELD_SECOND | OFFICE_MARK_FIELD_AGREED \
   | OFFICE_MARK_FIELD_REASON | OFFICE_MARK_FIELD_CODE)
#define WORK_FIELDS (OFFICE_MARK_FIELD_RECEIVED | OFFICE_MARK_FIELD_WORDS)

static gboolean
apply_mark (const OfficeCohortAssessment  *cohort,
            OfficeAssessed                *self,
            const OfficeMarkEntry         *entry,
            int                            component,
            gboolean                       by_chair,
            OfficeRecordedSitting         *before,
            OfficeRecordedSitting        **sitting,
            GError                       **error)
{
  g_autofree char *name = office_assessed_dup_name (self);
  OfficeRecordedSitting *newest = office_assessed_newest_sitting (self, component, entry->attempt);
  gboolean opens = begins_opportunity (cohort, newest, entry, by_chair);
  OfficeRecordedSitting merged = {
    .component = component,
    .attempt = entry->attempt,
    .opportunity = 1,
    .first = OFFICE_MARK_NONE,
    .second = OFFICE_MARK_NONE,
    .agreed = OFFICE_MARK_NONE,
  };
  const OfficeMarkCode *code;

  if (!check_values (cohort, entry, &code, name, error))
    return FALSE;
  if (newest != NULL && !opens)
    merged = *newest;
  else if (newest != NULL)
    merged.opportunity = newest->opportunity + 1;

  if (!by_chair
      && (!check_open (cohort, self, component, opens ? 0 : merged.board_id, name, error)
          || !check_attempt (cohort, self, component, entry->attempt, error)))
    return FALSE;

  /* Where the deferred sitting is locked, the next one was seen, still empty. */
  if (before != NULL)
    *before = opens && newest->board_id == 0 ? *newest : merged;
  merge (cohort, &merged, entry, code);
  if (!check_agreed (cohort, &merged, entry, name, error))
    return FALSE;

  if (newest != NULL && !opens)
    {
      *newest = merged;
      *sitting = newest;
      return TRUE;
    }

  g_array_append_val (self->sittings, merged);
  *sitting = &g_array_index (self->sittings, OfficeRecordedSitting, self->sittings->len - 1);
  return TRUE;
}

static gboolean
apply_work (const OfficeCohortAssessment  *cohort,
            OfficeAssessed                *self,
            const OfficeMarkEntry         *entry,
            int                            component,
            gboolean                       by_chair,
            OfficeRecordedWork           **work,
            GError                       **error)
{
  g_autofree char *name = office_assessed_dup_name (self);
  OfficeRecordedWork *found = office_assessed_find_work (self, component, entry->attempt);

  if (!by_chair
      && !check_open (cohort, self, component, found != NULL ? found->board_id : 0, name, error))
    return FALSE;

  found = office_assessed_ensure_work (self, component, entry->attempt);
  if (entry->fields & OFFICE_MARK_FIELD_RECEIVED)
    found->received_at = MAX (entry->received_at, 0);
  if (entry->fields & OFFICE_MARK_FIELD_WORDS)
    found->words = entry->words;

  *work = found;
  return TRUE;
}

/* Enters a mark into what was read, under the rules, without saving it. @before gets the row as it
 * was before (of the deferred sitting where a new opportunity begins); @sitting and @work point at
 * what changed, or are NULL. */
gboolean
office_assessed_apply (const OfficeCohortAssessment  *cohort,
                       OfficeAssessed                *self,
                       const OfficeMarkEntry         *entry,
                       gboolean                       by_chair,
                       OfficeRecordedSitting         *before,
                       OfficeRecordedSitting        **sitting,
                       OfficeRecordedWork           **work,
                       GError                       **error)
{
  int component = office_cohort_assessment_component (cohort, entry->component, error);

  *sitting = NULL;
  *work = NULL;
  if (component < 0)
    return FALSE;

  return (!(entry->fields & MARK_FIELDS)
          || apply_mark (cohort, self, entry, component, by_chair, before, sitting, error))
         && (!(entry->fields & WORK_FIELDS)
             || apply_work (cohort, self, entry, component, by_chair, work, error));
}
