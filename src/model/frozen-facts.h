/* frozen-facts.h: what an issued certificate states, read back from its frozen record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/certificate.h"
#include "store/certificates.h"

G_BEGIN_DECLS

/**
 * OfficeFrozenFacts:
 * @facts: for the draw function; lives as long as the whole
 *
 * The facts of one certificate in the shape that is drawn, with the memory behind them. May be
 * handed from one thread to another.
 */
typedef struct
{
  OfficeCertificateFacts facts;
} OfficeFrozenFacts;

OfficeFrozenFacts *office_frozen_facts_new  (const char         *json,
                                             GError            **error);
void               office_frozen_facts_free (OfficeFrozenFacts  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeFrozenFacts, office_frozen_facts_free)

G_END_DECLS
