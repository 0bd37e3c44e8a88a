/* template-text.h: a text of a template, with fields in braces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nicks are what stands between the braces: {name}, {module_code}, … */
typedef enum
{
  OFFICE_TEMPLATE_FIELD_NAME,
  OFFICE_TEMPLATE_FIELD_MODULE,
  OFFICE_TEMPLATE_FIELD_MODULE_CODE,
  OFFICE_TEMPLATE_FIELD_AWARD,
  OFFICE_TEMPLATE_FIELD_CREDITS,
  OFFICE_TEMPLATE_FIELD_ECTS,
  OFFICE_TEMPLATE_FIELD_LEVEL,
  OFFICE_TEMPLATE_FIELD_HOURS,
  OFFICE_TEMPLATE_FIELD_FROM,
  OFFICE_TEMPLATE_FIELD_TO,
  OFFICE_TEMPLATE_FIELD_ASSESSMENT,
  OFFICE_TEMPLATE_FIELD_PROVIDER,
  OFFICE_TEMPLATE_FIELD_UNIVERSITY,
  OFFICE_TEMPLATE_FIELD_UNIVERSITY_WORDING,
  OFFICE_TEMPLATE_FIELD_STATEMENT,
  OFFICE_TEMPLATE_FIELD_ISSUED,
  OFFICE_TEMPLATE_FIELD_SERIAL,
} OfficeTemplateField;

#define OFFICE_N_TEMPLATE_FIELDS (OFFICE_TEMPLATE_FIELD_SERIAL + 1)

/**
 * OfficeTemplateLookup:
 * @field: a field
 * @user_data: what was given
 *
 * Returns: (transfer full) (nullable): its value; %NULL where it has none
 */
typedef char *(*OfficeTemplateLookup) (OfficeTemplateField field,
                                       gpointer            user_data);

const char *office_template_field_to_nick   (OfficeTemplateField   field);
gboolean    office_template_field_from_nick (const char           *nick,
                                             OfficeTemplateField  *field);
const char *office_template_field_label     (OfficeTemplateField   field);

gboolean    office_template_text_check      (const char           *text,
                                             const char           *label,
                                             GError              **error);
gboolean    office_template_text_has        (const char           *text,
                                             OfficeTemplateField   field);
char       *office_template_text_expand     (const char           *text,
                                             OfficeTemplateLookup  lookup,
                                             gpointer              user_data);

G_END_DECLS
