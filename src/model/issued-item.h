/* issued-item.h: one certificate of the register, for lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "store/certificates.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_ISSUED_ITEM (office_issued_item_get_type ())

G_DECLARE_FINAL_TYPE (OfficeIssuedItem, office_issued_item, OFFICE, ISSUED_ITEM, GObject)

/**
 * OfficeIssuedAct:
 * @serial: of which certificate
 * @code: (nullable): its code, to verify
 * @how: to issue again: lost or corrected
 * @reason: (nullable): why
 *
 * What is asked of the register.
 */
typedef struct
{
  char          *serial;
  char          *code;
  OfficeReissue  how;
  char          *reason;
} OfficeIssuedAct;

const OfficeCertificateRow *office_issued_item_get_row   (OfficeIssuedItem                    *self);

OfficeIssuedAct            *office_issued_act_new        (const char                          *serial,
                                                          const char                          *code_or_reason,
                                                          OfficeReissue                        how);
void                        office_issued_act_free       (OfficeIssuedAct                     *act);
char                       *office_issued_describe       (const OfficeCertificateVerification *answer);

gpointer                    office_issued_read           (OfficeConnection                    *connection,
                                                          gpointer                             cohort_id,
                                                          GCancellable                        *cancellable,
                                                          GError                             **error);
gpointer                    office_issued_verify         (OfficeConnection                    *connection,
                                                          gpointer                             act,
                                                          GCancellable                        *cancellable,
                                                          GError                             **error);
gpointer                    office_issued_reissue        (OfficeConnection                    *connection,
                                                          gpointer                             act,
                                                          GCancellable                        *cancellable,
                                                          GError                             **error);
gpointer                    office_issued_revoke         (OfficeConnection                    *connection,
                                                          gpointer                             act,
                                                          GCancellable                        *cancellable,
                                                          GError                             **error);

G_END_DECLS
