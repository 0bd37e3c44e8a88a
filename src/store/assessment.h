/* assessment.h: all that the outcomes of a cohort depend on, read at once; for this folder only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/outcome.h"
#include "store/connection.h"
#include "store/marks.h"

G_BEGIN_DECLS

/* A row of the mark table. A blank row holds neither mark nor code and counts as nothing. */
typedef struct
{
  int         component;   /* index */
  gint64      mark_id;     /* 0: not saved */
  int         attempt;
  int         opportunity;
  int         first;
  int         second;
  int         agreed;
  const char *reason;      /* nullable; the cohort's */
  const char *code;        /* interned, nullable */
  int         version;
  gint64      board_id;    /* 0: not locked */
} OfficeRecordedSitting;

/* A submission, its extension, or both. */
typedef struct
{
  int     component;
  int     attempt;
  gint64  submission_id;   /* 0: none saved */
  gint64  received_at;     /* 0: not received */
  int     words;           /* -1: not counted */
  gint64  board_id;
  int     version;
  int     extension_days;  /* 0: none */
} OfficeRecordedWork;

typedef struct
{
  int    component;
  int    attempt;
  gint64 at;
} OfficeCohortDeadline;

/* The newest ratified result. */
typedef struct
{
  gint64         id;        /* 0: not ratified */
  int            version;
  OfficeOutcome  outcome;
  int            mark;
  int            credits;
  int           *components;   /* what each counted, hundredths; NULL: not ratified */
  const char    *sentence;     /* the cohort's, like the next */
  const char    *ratified_on;
} OfficeRatified;

typedef struct
{
  gint64          enrolment_id;
  gint64          learner_id;
  char           *reference;
  char           *family_name;
  char           *given_names;
  char           *student_number;   /* nullable */
  char           *candidate;        /* nullable: the number under which the learner is marked */
  char           *withdrawn_on;     /* nullable */
  char           *withheld_reason;  /* nullable */
  int             attempts_allowed; /* 0: as the rule set says */
  int             hours_required;
  int             hours_attended;
  gboolean        earned_elsewhere; /* CREDIT-2: the module's credit was earned by another enrolment */
  GArray         *sittings;         /* of OfficeRecordedSitting, by component, attempt, opportunity */
  GArray         *works;            /* of OfficeRecordedWork */
  OfficeRatified  ratified;
} OfficeAssessed;

typedef struct
{
  gint64              cohort_id;
  char               *code;
  int                 credits;
  gboolean            practical;
  gboolean            anonymous;       /* candidate numbers stand in place of names, references, numbers */
  char               *rule_set_name;
  OfficeRuleSet       rules;
  OfficeComponentSpec *components;     /* of the rules; names and labels interned */
  const char         **labels;         /* as the catalogue has them, interned */
  const char         **keys;           /* as a board's JSON quotes their names, interned */
  gint64             *component_ids;
  int                 n_components;
  GStringChunk       *texts;
  GArray             *codes;           /* of OfficeMarkCode, texts interned */
  GArray             *deadlines;       /* of OfficeCohortDeadline */
  GPtrArray          *learners;        /* of OfficeAssessed, by family name unless nameless */
  GHashTable         *by_enrolment;    /* gint64 → OfficeAssessed, not owned */
  OfficeAssessed     *found;           /* the one that was looked for last */
} OfficeCohortAssessment;

/* In place of an enrolment: those of the cohort whose result is open. */
#define OFFICE_ASSESSMENT_OPEN (-1)

/* Or all of it by enrolment, without saying who they are: for a caller that knows. */
#define OFFICE_ASSESSMENT_NAMELESS (-2)

OfficeCohortAssessment *office_cohort_assessment_load      (OfficeConnection              *connection,
                                                            gint64                         cohort_id,
                                                            gint64                         enrolment_id,
                                                            GError                       **error);
OfficeCohortAssessment *office_cohort_assessment_load_one  (OfficeConnection              *connection,
                                                            gint64                         enrolment_id,
                                                            GError                       **error);
void                    office_cohort_assessment_free      (OfficeCohortAssessment        *self);
int                     office_cohort_assessment_component (const OfficeCohortAssessment  *self,
                                                            const char                    *name,
                                                            GError                       **error);
OfficeAssessed         *office_cohort_assessment_find      (const OfficeCohortAssessment  *self,
                                                            gint64                         enrolment_id);

OfficeRecordedSitting  *office_assessed_newest_sitting     (const OfficeAssessed          *self,
                                                            int                            component,
                                                            int                            attempt);
OfficeRecordedSitting   office_assessed_current_sitting    (const OfficeAssessed          *self,
                                                            const OfficeModuleResult      *result,
                                                            int                            component,
                                                            gboolean                      *recorded);
OfficeRecordedWork     *office_assessed_find_work          (const OfficeAssessed          *self,
                                                            int                            component,
                                                            int                            attempt);
OfficeRecordedWork     *office_assessed_ensure_work        (OfficeAssessed                *self,
                                                            int                            component,
                                                            int                            attempt);
gint64                  office_assessed_due_at             (const OfficeCohortAssessment  *cohort,
                                                            const OfficeAssessed          *self,
                                                            int                            component,
                                                            int                            attempt);
void                    office_assessed_to_rules           (const OfficeCohortAssessment  *cohort,
                                                            const OfficeAssessed          *self,
                                                            OfficeAssessment              *assessment,
                                                            OfficeComponentSpec           *specs,
                                                            GArray                        *sittings);
OfficeModuleResult     *office_assessed_compute            (const OfficeCohortAssessment  *cohort,
                                                            const OfficeAssessed          *self);
gboolean                office_assessed_is_final           (const OfficeAssessed          *self);
gboolean                office_assessed_check_work_open    (const OfficeCohortAssessment  *cohort,
                                                            const OfficeAssessed          *self,
                                                            int                            component,
                                                            int                            attempt,
                                                            GError                       **error);
gboolean                office_assessed_apply              (const OfficeCohortAssessment  *cohort,
                                                            OfficeAssessed                *self,
                                                            const OfficeMarkEntry         *entry,
                                                            gboolean                       by_chair,
                                                            OfficeRecordedSitting         *before,
                                                            OfficeRecordedSitting        **sitting,
                                                            OfficeRecordedWork           **work,
                                                            GError                       **error);
gboolean                office_assessed_save_entry         (OfficeConnection              *connection,
                                                            const OfficeCohortAssessment  *cohort,
                                                            OfficeAssessed                *self,
                                                            const OfficeMarkEntry         *entry,
                                                            gboolean                       by_chair,
                                                            GError                       **error);
char                   *office_assessed_dup_name           (const OfficeAssessed          *self);
gboolean                office_recorded_sitting_is_blank   (const OfficeRecordedSitting   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCohortAssessment, office_cohort_assessment_free)

G_END_DECLS
