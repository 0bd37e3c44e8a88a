/* registers.h: registration numbers of the three regulators, and how long a check is good
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules/dates.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

typedef enum
{
  OFFICE_REGULATOR_GMC,
  OFFICE_REGULATOR_HCPC,
  OFFICE_REGULATOR_NMC,
} OfficeRegulator;

#define OFFICE_N_REGULATORS (OFFICE_REGULATOR_NMC + 1)

const char *office_regulator_to_nick   (OfficeRegulator regulator);
gboolean    office_regulator_from_nick (const char      *nick,
                                        OfficeRegulator *regulator);
const char *office_regulator_label     (OfficeRegulator regulator);
gboolean    office_regulator_parse     (const char      *text,
                                        OfficeRegulator *regulator,
                                        GError         **error);

/**
 * OfficeRegistrationFlags:
 * @OFFICE_REGISTRATION_ASSOCIATE: a physician or anaesthesia associate: the tutor decides
 */
typedef enum
{
  OFFICE_REGISTRATION_PLAIN = 0,
  OFFICE_REGISTRATION_ASSOCIATE = 1 << 0,
} OfficeRegistrationFlags;

/* The word for a flag in the list that officectl prints */
#define OFFICE_FLAG_ASSOCIATE "associate"

/**
 * OfficeRegistration:
 * @regulator: whose number it is
 * @number: trimmed, upper case, without spaces: what is stored and shown
 * @key: what makes two numbers the same one: for the HCPC without zeros in front of the digits
 * @profession: (nullable): for a person, where the number tells it
 * @flags: what the tutor should see
 *
 * A well-formed registration number. Well-formed is not verified.
 */
typedef struct
{
  OfficeRegulator         regulator;
  char                   *number;
  char                   *key;
  const char             *profession;
  OfficeRegistrationFlags flags;
} OfficeRegistration;

OfficeRegistration *office_registration_new         (OfficeRegulator regulator,
                                                     const char     *text,
                                                     GError        **error);
void                office_registration_free        (OfficeRegistration *registration);
char               *office_registration_normalise   (const char *text);
gboolean            office_registration_same_person (const OfficeRegistration *a,
                                                     const OfficeRegistration *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeRegistration, office_registration_free)

/**
 * OfficeDuplicate:
 * @OFFICE_DUPLICATE_NO: not the same person as far as can be seen
 * @OFFICE_DUPLICATE_POSSIBLE: same family name and date of birth, another number
 * @OFFICE_DUPLICATE_SAME: same regulator and number: a merge is proposed
 */
typedef enum
{
  OFFICE_DUPLICATE_NO,
  OFFICE_DUPLICATE_POSSIBLE,
  OFFICE_DUPLICATE_SAME,
} OfficeDuplicate;

typedef struct
{
  const OfficeRegistration *registration; /* nullable */
  const char               *family_name;
  const char               *former_family_name; /* nullable */
  OfficeDay                 born; /* or OFFICE_DAY_NONE */
} OfficeIdentity;

OfficeDuplicate office_identity_compare (const OfficeIdentity *a,
                                         const OfficeIdentity *b,
                                         char                **why);
char           *office_name_fold        (const char *name);

/**
 * OfficeCheckState:
 * @OFFICE_CHECK_NONE: nobody looked at the register
 * @OFFICE_CHECK_GOOD: a check stands on the day asked about
 * @OFFICE_CHECK_LAPSED: it was longer ago than the rule allows
 * @OFFICE_CHECK_LATER: it was made after the day asked about
 */
typedef enum
{
  OFFICE_CHECK_NONE,
  OFFICE_CHECK_GOOD,
  OFFICE_CHECK_LAPSED,
  OFFICE_CHECK_LATER,
} OfficeCheckState;

OfficeCheckState office_register_check_state   (OfficeDay            checked_on,
                                                OfficeDay            on,
                                                const OfficeRuleSet *rules);
OfficeDay        office_register_check_expires (OfficeDay            checked_on,
                                                const OfficeRuleSet *rules);

G_END_DECLS
