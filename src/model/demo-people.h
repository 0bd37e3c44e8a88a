/* demo-people.h: invented people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/registers.h"

G_BEGIN_DECLS

/**
 * OfficeDemoPerson:
 *
 * Somebody who does not exist. The constant strings belong to the tables they were drawn from.
 */
typedef struct
{
  const char         *title;
  const char         *given_names;
  const char         *family_name;
  char               *date_of_birth;
  char               *email;
  char               *phone;
  OfficeRegistration *registration;
  const char         *degree;
  const char         *degree_class;
  const char         *awarding_institution;
  const char         *employer;
  const char         *sector;
  const char         *role;
  const char         *ultrasound_evidence;
} OfficeDemoPerson;

OfficeDemoPerson *office_demo_person_new  (GRand            *random,
                                           guint             serial);
void              office_demo_person_free (OfficeDemoPerson *person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeDemoPerson, office_demo_person_free)

G_END_DECLS
