/* error.c: what can be refused or can fail, in one domain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/error.h"

G_DEFINE_QUARK (office-error-quark, office_error)
