/* viva-form.c: the form by which an examiner judges a viva, area by area
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/viva-form.h"

#include <glib/gi18n-lib.h>

#include "rules/marks.h"
#include "rules/nicks.h"

static const OfficeNick areas[OFFICE_N_VIVA_AREAS] = {
  [OFFICE_VIVA_GOVERNANCE] = { "governance", N_("Frameworks and governance") },
  [OFFICE_VIVA_TRAINING] = { "training", N_("Training and competency") },
  [OFFICE_VIVA_EQUIPMENT] = { "equipment", N_("Equipment") },
  [OFFICE_VIVA_QUALITY] = { "quality", N_("Quality assurance and audit") },
  [OFFICE_VIVA_RISK] = { "risk", N_("Risk and medico-legal") },
  [OFFICE_VIVA_IMPLEMENTATION] = { "implementation", N_("Implementation") },
};

OFFICE_DEFINE_NICKS (OfficeVivaArea, office_viva_area, areas)

/**
 * office_viva_area_prompts:
 * @area: an area
 *
 * Returns: what an examiner may ask about, as the course page has it
 */
const char *
office_viva_area_prompts (OfficeVivaArea area)
{
  static const char *const prompts[OFFICE_N_VIVA_AREAS] = {
    [OFFICE_VIVA_GOVERNANCE] = N_("National and local frameworks, national standards (RCEM, FUSIC, RCR), the role and "
                                  "responsibilities of the departmental lead"),
    [OFFICE_VIVA_TRAINING] = N_("Structuring local training programmes, assessing competency"),
    [OFFICE_VIVA_EQUIPMENT] = N_("Procurement, maintenance and standardisation"),
    [OFFICE_VIVA_QUALITY] = N_("Policies for quality assurance, ongoing audit"),
    [OFFICE_VIVA_RISK] = N_("Risk management, models of supervision, medico-legal responsibilities"),
    [OFFICE_VIVA_IMPLEMENTATION] = N_("Barriers (time, funding, engagement), local resistance, institutional support, "
                                      "leadership and personal development"),
  };

  return _(prompts[area]);
}

/**
 * office_viva_form_mark:
 * @marks: of each area, hundredths, or %OFFICE_MARK_NONE
 *
 * What an examiner's form comes to: the mean of its areas, rounded half up once to hundredths; a
 * form with an area left blank comes to nothing, because a blank is not a zero (ASSESS-2).
 *
 * Returns: hundredths, or %OFFICE_MARK_NONE
 */
int
office_viva_form_mark (const int marks[OFFICE_N_VIVA_AREAS])
{
  int sum = 0;

  for (int i = 0; i < OFFICE_N_VIVA_AREAS; i++)
    {
      if (marks[i] == OFFICE_MARK_NONE)
        return OFFICE_MARK_NONE;
      sum += marks[i];
    }

  return (2 * sum + OFFICE_N_VIVA_AREAS) / (2 * OFFICE_N_VIVA_AREAS);
}
