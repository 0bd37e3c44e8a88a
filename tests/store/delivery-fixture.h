/* delivery-fixture.h: a real office in a temporary folder, with invented people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/marks.h"
#include "store/results.h"

G_BEGIN_DECLS

#define DPL_COHORT 1

/* 25 November 2025, 12:00: after the end of DPL-2025-AUT. */
#define FIXTURE_NOW G_GINT64_CONSTANT (1764072000)

typedef struct
{
  char             *folder;
  char             *path;
  OfficeConnection *connection;
  gint64            n_people;
} Fixture;

void    fixture_set_up    (Fixture       *self,
                           gconstpointer  data);
void    fixture_tear_down (Fixture       *self,
                           gconstpointer  data);

void    fixture_run       (Fixture       *self,
                           const char    *sql);
gint64  fixture_int       (Fixture       *self,
                           const char    *sql);
char   *fixture_text      (Fixture       *self,
                           const char    *sql);

/* A practical module and its cohort: "2025-10-01". The term is found or made. */
gint64  fixture_cohort    (Fixture       *self,
                           const char    *code,
                           const char    *module,
                           gboolean       practical,
                           const char    *term,
                           const char    *starts);
gint64  fixture_learner   (Fixture       *self,
                           const char    *family_name,
                           const char    *given_names);
gint64  fixture_enrol     (Fixture       *self,
                           gint64         learner_id,
                           gint64         cohort_id);
gint64  fixture_person    (Fixture       *self,
                           const char    *family_name,
                           const char    *given_names);
gint64  fixture_session   (Fixture       *self,
                           gint64         cohort_id,
                           const char    *kind,
                           const char    *wall,
                           int            minutes);
void    fixture_attend    (Fixture       *self,
                           gint64         session_id,
                           gint64         enrolment_id,
                           int            minutes);
void    fixture_mark      (Fixture       *self,
                           gint64         enrolment_id,
                           const char    *component,
                           int            attempt,
                           int            agreed);
void    fixture_code      (Fixture       *self,
                           gint64         enrolment_id,
                           const char    *component,
                           int            attempt,
                           const char    *code);
gint64  fixture_ratify    (Fixture       *self,
                           gint64         cohort_id);
void    fixture_pay       (Fixture       *self,
                           gint64         enrolment_id);
gint64  fixture_instant   (const char    *wall);

OfficeResultRow *fixture_result (Fixture *self,
                                 gint64   enrolment_id);

#define fixture_assert_result(fixture, enrolment, expected_outcome, expected_mark) \
  G_STMT_START \
  { \
    g_autoptr (OfficeResultRow) fixture_row = fixture_result ((fixture), (enrolment)); \
    g_assert_cmpstr (office_outcome_to_nick (fixture_row->outcome), ==, (expected_outcome)); \
    g_assert_cmpint (fixture_row->mark, ==, (expected_mark)); \
  } \
  G_STMT_END

G_END_DECLS
