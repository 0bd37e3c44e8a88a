/* search.h: what a person types into a search, as an expression of the full-text index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

char *office_search_expression (const char *text,
                                gboolean    exact_number);

G_END_DECLS
