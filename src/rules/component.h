/* component.h: what one component of an assessment comes to, over all its sittings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/outcome.h"

G_BEGIN_DECLS

gboolean office_component_resolve (const OfficeAssessment *assessment,
                                   gsize                   component,
                                   const OfficeRuleSet    *rules,
                                   OfficeComponentResult  *result,
                                   GPtrArray              *steps);

G_END_DECLS
