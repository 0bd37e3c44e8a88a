/* viva-desk.h: planning the vivas of a cohort: the question, the proposal at work, the one before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/session.h"
#include "model/viva-proposal.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_VIVA_DESK (office_viva_desk_get_type ())

G_DECLARE_FINAL_TYPE (OfficeVivaDesk, office_viva_desk, OFFICE, VIVA_DESK, GObject)

OfficeVivaDesk           *office_viva_desk_new          (void);
void                      office_viva_desk_open         (OfficeVivaDesk       *self,
                                                         OfficeSession        *session,
                                                         gint64                cohort_id);
const OfficeVivaQuestion *office_viva_desk_get_question (OfficeVivaDesk       *self);
const OfficeVivaWish     *office_viva_desk_get_wish     (OfficeVivaDesk       *self);
void                      office_viva_desk_take_wish    (OfficeVivaDesk       *self,
                                                         OfficeVivaWish       *wish);
OfficeVivaProposal       *office_viva_desk_get_now      (OfficeVivaDesk       *self);
OfficeVivaProposal       *office_viva_desk_get_before   (OfficeVivaDesk       *self);
gboolean                  office_viva_desk_is_planning  (OfficeVivaDesk       *self);
const char               *office_viva_desk_get_progress (OfficeVivaDesk       *self);

void                      office_viva_desk_plan         (OfficeVivaDesk       *self,
                                                         gboolean              fill);
void                      office_viva_desk_cancel       (OfficeVivaDesk       *self);
void                      office_viva_desk_place        (OfficeVivaDesk       *self,
                                                         const OfficeVivaSlot *slot);
void                      office_viva_desk_take_out     (OfficeVivaDesk       *self,
                                                         gint64                enrolment_id);
void                      office_viva_desk_set_pinned   (OfficeVivaDesk       *self,
                                                         gint64                enrolment_id,
                                                         gboolean              pinned);
gboolean                  office_viva_desk_take_back    (OfficeVivaDesk       *self);
void                      office_viva_desk_swap         (OfficeVivaDesk       *self);
void                      office_viva_desk_accept       (OfficeVivaDesk       *self);
void                      office_viva_desk_discard      (OfficeVivaDesk       *self);

G_END_DECLS
