/* viva-form.h: the form by which an examiner judges a viva, area by area
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OfficeVivaArea:
 *
 * What a viva explores: the areas that the course page names.
 */
typedef enum
{
  OFFICE_VIVA_GOVERNANCE,
  OFFICE_VIVA_TRAINING,
  OFFICE_VIVA_EQUIPMENT,
  OFFICE_VIVA_QUALITY,
  OFFICE_VIVA_RISK,
  OFFICE_VIVA_IMPLEMENTATION,
} OfficeVivaArea;

#define OFFICE_N_VIVA_AREAS (OFFICE_VIVA_IMPLEMENTATION + 1)

const char *office_viva_area_to_nick   (OfficeVivaArea  area);
const char *office_viva_area_label     (OfficeVivaArea  area);
gboolean    office_viva_area_from_nick (const char     *nick,
                                        OfficeVivaArea *area);
const char *office_viva_area_prompts   (OfficeVivaArea  area);

int         office_viva_form_mark      (const int       marks[OFFICE_N_VIVA_AREAS]);

G_END_DECLS
