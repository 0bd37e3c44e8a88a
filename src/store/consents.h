/* consents.h: the newsletter and the study privacy notice: given, unconfirmed, withdrawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/privacy.h"
#include "store/connection.h"

G_BEGIN_DECLS

/* Nicks: "newsletter", "study-privacy-notice" (PRIVACY-1) */
typedef enum
{
  OFFICE_CONSENT_NEWSLETTER,
  OFFICE_CONSENT_STUDY_NOTICE,
} OfficeConsentKind;

#define OFFICE_N_CONSENT_KINDS (OFFICE_CONSENT_STUDY_NOTICE + 1)

/**
 * OfficeConsentRecord:
 * @wording: the words that the person was shown
 * @source: where: a form, a file, a telephone call
 * @at: UTC seconds
 */
typedef struct
{
  gint64             id;
  OfficeConsentKind  kind;
  OfficeConsent      state;
  char              *wording;
  char              *source;
  gint64             at;
} OfficeConsentRecord;

const char *office_consent_kind_to_nick   (OfficeConsentKind    kind);
gboolean    office_consent_kind_from_nick (const char          *nick,
                                           OfficeConsentKind   *kind);
const char *office_consent_kind_label     (OfficeConsentKind    kind);
void        office_consent_record_free    (OfficeConsentRecord *record);

GPtrArray *office_consents_list (OfficeConnection   *connection,
                                 gint64              learner_id,
                                 GError            **error);
gboolean   office_consent_get   (OfficeConnection   *connection,
                                 gint64              learner_id,
                                 OfficeConsentKind   kind,
                                 OfficeConsent      *state,
                                 GError            **error);
gboolean   office_consent_add   (OfficeConnection   *connection,
                                 gint64              learner_id,
                                 OfficeConsentKind   kind,
                                 OfficeConsent       state,
                                 const char         *wording,
                                 const char         *source,
                                 GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeConsentRecord, office_consent_record_free)

G_END_DECLS
