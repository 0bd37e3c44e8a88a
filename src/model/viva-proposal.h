/* viva-proposal.h: vivas as they are proposed, to be moved about and accepted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/viva-question.h"
#include "planning/viva-planner.h"

G_BEGIN_DECLS

/**
 * OfficeVivaSlot:
 * @enrolment_id: whose viva
 * @attempt: that is due
 * @at: UTC minutes
 * @minutes: with the learner
 * @marking: minutes after it
 * @room: (nullable): its name
 * @staff: (element-type gint64): who examines
 * @pinned: the planner does not move it
 *
 * One proposed viva.
 */
typedef struct
{
  gint64    enrolment_id;
  int       attempt;
  int       at;
  int       minutes;
  int       marking;
  char     *room;
  GArray   *staff;
  gboolean  pinned;
} OfficeVivaSlot;

/**
 * OfficeVivaWithout:
 * @enrolment_id: who has no place
 * @because: (element-type utf8): the facts that stand in the way
 * @would_suffice: (element-type utf8): single changes, each of which would be enough (VIVA-4)
 */
typedef struct
{
  gint64     enrolment_id;
  GPtrArray *because;
  GPtrArray *would_suffice;
} OfficeVivaWithout;

/**
 * OfficeVivaProposal:
 * @slots: (element-type OfficeVivaSlot): proposed; those that stand in the timetable are not among them
 * @without: (element-type OfficeVivaWithout): why others have none
 * @figures: what it is worth, with those that stand
 * @bounds: what is proven (VIVA-3)
 * @optimal: all of it is
 * @by_hand: something was moved since it was planned: the bounds speak of what was planned
 * @seconds: what planning took
 */
typedef struct
{
  GPtrArray         *slots;
  GPtrArray         *without;
  OfficeVivaFigures  figures;
  OfficeVivaFigures  bounds;
  gboolean           optimal;
  gboolean           by_hand;
  int                seconds;
} OfficeVivaProposal;

OfficeVivaProposal *office_viva_proposal_new         (void);
OfficeVivaProposal *office_viva_proposal_from_plan   (const OfficeVivaQuestion  *question,
                                                      const OfficeVivaProblem   *problem,
                                                      const OfficeVivaPlan      *plan,
                                                      const OfficeVivaProposal  *before);
OfficeVivaProposal *office_viva_proposal_copy        (const OfficeVivaProposal  *proposal);
void                office_viva_proposal_free        (OfficeVivaProposal        *proposal);
void                office_viva_slot_free            (OfficeVivaSlot            *slot);

OfficeVivaSlot     *office_viva_proposal_find        (const OfficeVivaProposal  *proposal,
                                                      gint64                     enrolment_id);
OfficeVivaWithout  *office_viva_proposal_find_without (const OfficeVivaProposal *proposal,
                                                      gint64                     enrolment_id);
OfficeVivaWithout  *office_viva_proposal_add_without (OfficeVivaProposal        *proposal,
                                                      gint64                     enrolment_id);
guint               office_viva_proposal_tidy        (OfficeVivaProposal        *proposal,
                                                      const OfficeVivaQuestion  *question);
void                office_viva_proposal_pin_into    (const OfficeVivaProposal  *proposal,
                                                      const OfficeVivaQuestion  *question,
                                                      gboolean                   all,
                                                      OfficeVivaProblem         *problem);
GPtrArray          *office_viva_proposal_placements  (const OfficeVivaProposal  *proposal,
                                                      const OfficeVivaQuestion  *question);
GPtrArray          *office_viva_proposal_against     (const OfficeVivaProposal  *proposal,
                                                      const OfficeVivaQuestion  *question,
                                                      const OfficeVivaSlot      *slot);
void                office_viva_proposal_measure     (OfficeVivaProposal        *proposal,
                                                      const OfficeVivaQuestion  *question);
void                office_viva_proposal_place       (OfficeVivaProposal        *proposal,
                                                      const OfficeVivaQuestion  *question,
                                                      const OfficeVivaSlot      *slot);
void                office_viva_proposal_take_out    (OfficeVivaProposal        *proposal,
                                                      const OfficeVivaQuestion  *question,
                                                      gint64                     enrolment_id);
OfficeVivaSlot     *office_viva_slot_copy            (const OfficeVivaSlot      *slot);
gboolean            office_viva_slot_equal           (const OfficeVivaSlot      *slot,
                                                      const OfficeVivaSlot      *other);

char               *office_viva_proposal_to_json     (const OfficeVivaProposal  *proposal,
                                                      const OfficeVivaWish      *wish);
OfficeVivaProposal *office_viva_proposal_from_json   (const char                *text,
                                                      OfficeVivaWish           **wish);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaSlot, office_viva_slot_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeVivaProposal, office_viva_proposal_free)

G_END_DECLS
