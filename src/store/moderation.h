/* moderation.h: the moderation sample of a component, what the moderator said, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/moderation.h"
#include "store/marking-list.h"

G_BEGIN_DECLS

/**
 * OfficeModerationDecision:
 * @OFFICE_MODERATION_OPEN: the moderator has not said anything
 * @OFFICE_MODERATION_STANDS: the mark stands
 * @OFFICE_MODERATION_CHANGED: another mark takes its place
 */
typedef enum
{
  OFFICE_MODERATION_OPEN,
  OFFICE_MODERATION_STANDS,
  OFFICE_MODERATION_CHANGED,
} OfficeModerationDecision;

#define OFFICE_N_MODERATION_DECISIONS (OFFICE_MODERATION_CHANGED + 1)

const char *office_moderation_decision_to_nick   (OfficeModerationDecision  decision);
const char *office_moderation_decision_label     (OfficeModerationDecision  decision);
gboolean    office_moderation_decision_from_nick (const char               *nick,
                                                  OfficeModerationDecision *decision);

/**
 * OfficeModerationOutcome:
 * @OFFICE_MODERATION_PENDING: no outcome yet
 * @OFFICE_MODERATION_MARKS_STAND: the marks of the whole component stand
 * @OFFICE_MODERATION_MARKS_CHANGED: they stand as they were changed
 * @OFFICE_MODERATION_MARK_AGAIN: the component is to be marked again
 */
typedef enum
{
  OFFICE_MODERATION_PENDING,
  OFFICE_MODERATION_MARKS_STAND,
  OFFICE_MODERATION_MARKS_CHANGED,
  OFFICE_MODERATION_MARK_AGAIN,
} OfficeModerationOutcome;

#define OFFICE_N_MODERATION_OUTCOMES (OFFICE_MODERATION_MARK_AGAIN + 1)

const char *office_moderation_outcome_to_nick   (OfficeModerationOutcome  outcome);
const char *office_moderation_outcome_label     (OfficeModerationOutcome  outcome);
gboolean    office_moderation_outcome_from_nick (const char              *nick,
                                                 OfficeModerationOutcome *outcome);

/**
 * OfficeModeratedScript:
 * @id: the row
 * @enrolment_id: whose
 * @reference: of the application, or the candidate number
 * @name: "Family, Given", or the candidate number
 * @attempt: of the work
 * @first: first marker's mark now, hundredths, or %OFFICE_MARK_NONE
 * @second: second marker's, likewise
 * @why: why it is in the sample
 * @mark: when the sample was drawn, hundredths
 * @mark_now: as it is now, or %OFFICE_MARK_NONE
 * @decision: the moderator's
 * @moderated: the mark that takes its place, or %OFFICE_MARK_NONE
 * @remark: the moderator's words, may be ""
 * @version: of the row
 * @locked: by a board
 */
typedef struct
{
  gint64                    id;
  gint64                    enrolment_id;
  char                     *reference;
  char                     *name;
  int                       attempt;
  int                       first;
  int                       second;
  OfficeSampleReason        why;
  int                       mark;
  int                       mark_now;
  OfficeModerationDecision  decision;
  int                       moderated;
  char                     *remark;
  int                       version;
  gboolean                  locked;
} OfficeModeratedScript;

/**
 * OfficeModerationSample:
 * @id: the row, or 0 where none was drawn
 * @seed: by which it was drawn
 * @drawn_at: UTC seconds
 * @outcome: of the moderation as a whole
 * @moderator: (nullable): who
 * @decided_on: (nullable): ISO day
 * @note: in words, may be ""
 * @version: of the row
 * @scripts: (element-type OfficeModeratedScript): in the order of the list
 * @n_open: how many wait for a decision
 * @n_out_of_date: how many have another mark than when the sample was drawn
 */
typedef struct
{
  gint64                   id;
  guint64                  seed;
  gint64                   drawn_at;
  OfficeModerationOutcome  outcome;
  char                    *moderator;
  char                    *decided_on;
  char                    *note;
  int                      version;
  GPtrArray               *scripts;
  guint                    n_open;
  guint                    n_out_of_date;
} OfficeModerationSample;

/**
 * OfficeModerationEntry:
 * @script_id: the row of the sample
 * @decision: what the moderator said
 * @moderated: the mark that takes the other's place, where @decision is %OFFICE_MODERATION_CHANGED
 * @remark: (nullable): in words; needed where a mark is changed
 * @version: that the person saw, or -1 for any
 */
typedef struct
{
  gint64                    script_id;
  OfficeModerationDecision  decision;
  int                       moderated;
  const char               *remark;
  int                       version;
} OfficeModerationEntry;

void                    office_moderation_sample_free (OfficeModerationSample       *sample);
OfficeModerationSample *office_moderation_sample_get  (OfficeConnection             *connection,
                                                       const OfficeMarkingList      *list,
                                                       GError                      **error);
gboolean                office_moderation_count       (OfficeConnection             *connection,
                                                       gint64                        cohort_id,
                                                       gint64                       *n_samples,
                                                       gint64                       *n_open,
                                                       GError                      **error);
gboolean                office_moderation_draw        (OfficeConnection             *connection,
                                                       gint64                        cohort_id,
                                                       const char                   *component,
                                                       guint64                       seed,
                                                       GError                      **error);
gboolean                office_moderation_decide      (OfficeConnection             *connection,
                                                       gint64                        cohort_id,
                                                       const char                   *component,
                                                       const OfficeModerationEntry  *entries,
                                                       gsize                         n_entries,
                                                       const char                   *label,
                                                       GError                      **error);
gboolean                office_moderation_conclude    (OfficeConnection             *connection,
                                                       gint64                        cohort_id,
                                                       const char                   *component,
                                                       OfficeModerationOutcome       outcome,
                                                       const char                   *moderator,
                                                       const char                   *note,
                                                       GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeModerationSample, office_moderation_sample_free)

G_END_DECLS
