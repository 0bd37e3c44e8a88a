/* provider.h: who runs the courses, the partner university and the award
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeSignatory:
 * @name: as printed below the line
 * @role: as printed below the name
 */
typedef struct
{
  char *name;
  char *role;
} OfficeSignatory;

/**
 * OfficeProvider:
 * @verify_address: (nullable): web address of the verification page; %NULL until it answers (CERT-1)
 * @signatories: (element-type OfficeSignatory): in the order in which they sign
 */
typedef struct
{
  gint64     id;
  char      *name;
  char      *address;
  char      *email;
  char      *verify_address;
  GPtrArray *signatories;
  int        version;
} OfficeProvider;

/**
 * OfficePartner:
 * @wording: (nullable): names the university's credit on certificates
 * @wording_approved_on: (nullable): ISO day of the university's approval; without it the wording is
 *   never printed (CERT-1)
 * @wording_approved_by: (nullable): who approved it, for the university
 */
typedef struct
{
  gint64  id;
  char   *name;
  char   *short_name;
  char   *wording;
  char   *wording_approved_on;
  char   *wording_approved_by;
  int     version;
} OfficePartner;

/**
 * OfficeAwardRow:
 * @code: "PGCERT-POCUS"
 * @credits: that complete it
 */
typedef struct
{
  gint64  id;
  char   *code;
  char   *title;
  int     credits;
  int     level;
  gint64  partner_id;
} OfficeAwardRow;

OfficeSignatory *office_signatory_new  (const char      *name,
                                        const char      *role);
void office_signatory_free (OfficeSignatory *signatory);
void office_provider_free  (OfficeProvider  *provider);
void office_partner_free   (OfficePartner   *partner);
void office_award_row_free (OfficeAwardRow  *award);

OfficeProvider *office_provider_get  (OfficeConnection      *connection,
                                      GError               **error);
gboolean        office_provider_set  (OfficeConnection      *connection,
                                      const OfficeProvider  *provider,
                                      GError               **error);
OfficePartner  *office_partner_get   (OfficeConnection      *connection,
                                      GError               **error);
gboolean        office_partner_set   (OfficeConnection      *connection,
                                      const OfficePartner   *partner,
                                      GError               **error);
OfficeAwardRow *office_award_row_get (OfficeConnection      *connection,
                                      GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeSignatory, office_signatory_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeProvider, office_provider_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficePartner, office_partner_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeAwardRow, office_award_row_free)

G_END_DECLS
