/* register-checks.h: what a person saw on a public register, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/registers.h"
#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeProfessionalNumber:
 * @regulator: "GMC", "HCPC" or "NMC"
 * @associate: a physician or anaesthesia associate (ENTRY-3)
 * @checked_on: (nullable): day of the newest check, ISO
 * @check_state: whether it stands today (ENTRY-4)
 */
typedef struct
{
  gint64            id;
  gint64            learner_id;
  char             *regulator;
  char             *number;
  gboolean          associate;
  char             *checked_on;
  OfficeCheckState  check_state;
  int               version;
} OfficeProfessionalNumber;

/**
 * OfficeRegisterCheck:
 * @registration_id: row of the professional registration
 * @checked_on: ISO
 * @checked_by: who looked
 * @name_on_register: as it stands there
 * @status: as it stands there: "Registered", "Suspended"…
 * @licence_to_practise: GMC only: 1 yes, 0 no, -1 not said
 * @restrictions: as they stand there
 */
typedef struct
{
  gint64  id;
  gint64  registration_id;
  char   *checked_on;
  char   *checked_by;
  char   *name_on_register;
  char   *status;
  int     licence_to_practise;
  char   *restrictions;
} OfficeRegisterCheck;

void office_professional_number_free (OfficeProfessionalNumber *number);
void office_register_check_free      (OfficeRegisterCheck      *check);

GPtrArray *office_professional_numbers_list (OfficeConnection           *connection,
                                             gint64                      learner_id,
                                             GError                    **error);
GPtrArray *office_register_checks_list      (OfficeConnection           *connection,
                                             gint64                      learner_id,
                                             GError                    **error);
gint64     office_register_check_add        (OfficeConnection           *connection,
                                             const OfficeRegisterCheck  *check,
                                             GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeProfessionalNumber, office_professional_number_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeRegisterCheck, office_register_check_free)

G_END_DECLS
