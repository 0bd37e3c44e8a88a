/* certificate-wordings.h: what certificates of one module or one award say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* Nicks: "provider" (our own words), "university" (theirs, printed once approved: CERT-1) */
typedef enum
{
  OFFICE_WORDING_PROVIDER,
  OFFICE_WORDING_UNIVERSITY,
} OfficeWordingKind;

/**
 * OfficeWording:
 * @id: 0 for one that is not kept
 * @kind: whose words
 * @module_id: for this module; or 0
 * @award_id: for this award; or 0
 * @place: code of the module or award
 * @words: as printed; empty for none
 * @approved_on: (nullable): ISO day of the university's approval
 * @approved_by: (nullable): who approved it, for the university
 * @version: 0 for one that is not kept
 *
 * What certificates of one module or one award say. The module's words come before the award's.
 */
typedef struct
{
  gint64             id;
  OfficeWordingKind  kind;
  gint64             module_id;
  gint64             award_id;
  char              *place;
  char              *words;
  char              *approved_on;
  char              *approved_by;
  int                version;
} OfficeWording;

void       office_wording_free            (OfficeWording        *wording);
GPtrArray *office_wordings_list           (OfficeConnection     *connection,
                                           GError              **error);
gboolean   office_wording_set             (OfficeConnection     *connection,
                                           const OfficeWording  *wording,
                                           GError              **error);
gboolean   office_wording_check_own_words (OfficeConnection     *connection,
                                           const char           *words,
                                           const char           *label,
                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeWording, office_wording_free)

G_END_DECLS
