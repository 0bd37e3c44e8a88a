/* clash.h: who and what is in two places at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeClashKind:
 * @OFFICE_CLASH_PERSON: one of the staff, or a learner
 * @OFFICE_CLASH_ROOM: a room
 * @OFFICE_CLASH_GROUP: a group of learners (a cohort)
 * @OFFICE_CLASH_CAPACITY: one session: more people than its room holds
 * @OFFICE_CLASH_DATES: one session: before its cohort begins, or after it has ended
 * @OFFICE_CLASH_AVAILABILITY: one session: somebody cannot come
 * @OFFICE_CLASH_EQUIPMENT: several sessions: more than the office has of something
 * @OFFICE_CLASH_TUTORS: too few tutors for the learners of a hands-on session
 *
 * What is in the way. office_clash_find() finds the first three, which two sessions need at once.
 */
typedef enum
{
  OFFICE_CLASH_PERSON,
  OFFICE_CLASH_ROOM,
  OFFICE_CLASH_GROUP,
  OFFICE_CLASH_CAPACITY,
  OFFICE_CLASH_DATES,
  OFFICE_CLASH_AVAILABILITY,
  OFFICE_CLASH_EQUIPMENT,
  OFFICE_CLASH_TUTORS,
} OfficeClashKind;

/**
 * OfficeClashResource:
 * @kind: what it is
 * @id: which one, within its kind; 0 when only the name is known
 * @name: for people; decides only when @id is 0
 */
typedef struct
{
  OfficeClashKind  kind;
  gint64           id;
  const char      *name;
} OfficeClashResource;

/**
 * OfficeClashSession:
 * @id: the caller's
 * @title: for people
 * @starts: UTC seconds
 * @ends: UTC seconds, itself not in the session; not after @starts: takes no time and never clashes
 * @resources: (array length=n_resources): whom and what it needs
 */
typedef struct
{
  gint64                     id;
  const char                *title;
  gint64                     starts;
  gint64                     ends;
  const OfficeClashResource *resources;
  guint                      n_resources;
} OfficeClashSession;

/**
 * OfficeClash:
 * @a: index of the session that starts first (on a tie, the one given first)
 * @b: index of the other
 * @kind: what both need
 * @resource: its name, from session @a
 * @from: UTC seconds from which both need it
 * @to: UTC seconds until which both need it, itself not included
 */
typedef struct
{
  guint            a;
  guint            b;
  OfficeClashKind  kind;
  const char      *resource;
  gint64           from;
  gint64           to;
} OfficeClash;

GArray *office_clash_find     (const OfficeClashSession *sessions,
                               guint                     n_sessions,
                               guint                     limit);
char   *office_clash_describe (const OfficeClash        *clash,
                               const OfficeClashSession *sessions);

G_END_DECLS
