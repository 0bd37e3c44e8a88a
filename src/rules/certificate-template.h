/* certificate-template.h: how a certificate looks, and what it says beside its facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules/template-text.h"

G_BEGIN_DECLS

#define OFFICE_CERTIFICATE_MAX_SIGNATORIES 4

/* Nicks: "a4-landscape", "a4-portrait", "letter-landscape", "letter-portrait" */
typedef enum
{
  OFFICE_CERTIFICATE_A4_LANDSCAPE,
  OFFICE_CERTIFICATE_A4_PORTRAIT,
  OFFICE_CERTIFICATE_LETTER_LANDSCAPE,
  OFFICE_CERTIFICATE_LETTER_PORTRAIT,
} OfficeCertificatePage;

#define OFFICE_N_CERTIFICATE_PAGES (OFFICE_CERTIFICATE_LETTER_PORTRAIT + 1)

/* Nicks: "guilloche", "rules", "none" */
typedef enum
{
  OFFICE_CERTIFICATE_BORDER_GUILLOCHE,
  OFFICE_CERTIFICATE_BORDER_RULES,
  OFFICE_CERTIFICATE_BORDER_NONE,
} OfficeCertificateBorder;

#define OFFICE_N_CERTIFICATE_BORDERS (OFFICE_CERTIFICATE_BORDER_NONE + 1)

/* Nicks: "rosette", "none" */
typedef enum
{
  OFFICE_CERTIFICATE_SEAL_ROSETTE,
  OFFICE_CERTIFICATE_SEAL_NONE,
} OfficeCertificateSeal;

#define OFFICE_N_CERTIFICATE_SEALS (OFFICE_CERTIFICATE_SEAL_NONE + 1)

/* From top to bottom; the name stands after @BEFORE_NAME, the table of facts after @AFTER_MODULE. */
typedef enum
{
  OFFICE_CERTIFICATE_TEXT_HEADING,
  OFFICE_CERTIFICATE_TEXT_TITLE,
  OFFICE_CERTIFICATE_TEXT_BEFORE_NAME,
  OFFICE_CERTIFICATE_TEXT_AFTER_NAME,
  OFFICE_CERTIFICATE_TEXT_MODULE,
  OFFICE_CERTIFICATE_TEXT_AFTER_MODULE,
  OFFICE_CERTIFICATE_TEXT_STATEMENT,
  OFFICE_CERTIFICATE_TEXT_WORDING,
} OfficeCertificateText;

#define OFFICE_N_CERTIFICATE_TEXTS (OFFICE_CERTIFICATE_TEXT_WORDING + 1)

/* Nicks: "ink" of names and facts, "accent" of headings and rules, "tint" of the ornaments */
typedef enum
{
  OFFICE_CERTIFICATE_COLOUR_INK,
  OFFICE_CERTIFICATE_COLOUR_ACCENT,
  OFFICE_CERTIFICATE_COLOUR_TINT,
} OfficeCertificateColour;

#define OFFICE_N_CERTIFICATE_COLOURS (OFFICE_CERTIFICATE_COLOUR_TINT + 1)

/**
 * OfficeTemplateSignatory:
 * @name: who signs
 * @role: as what; may be empty
 * @image: (nullable): digest of the picture of the signature
 */
typedef struct
{
  char *name;
  char *role;
  char *image;
} OfficeTemplateSignatory;

/**
 * OfficeCertificateTemplate:
 * @page: paper and orientation
 * @border: round the page
 * @seal: at the foot
 * @texts: with fields; empty for none
 * @colours: 0xRRGGBB
 * @logo: (nullable): digest of a picture above the heading
 * @signatories: (element-type OfficeTemplateSignatory): from left to right; empty for those of the
 *   office
 *
 * How a certificate looks, and what it says beside its facts.
 */
typedef struct
{
  OfficeCertificatePage    page;
  OfficeCertificateBorder  border;
  OfficeCertificateSeal    seal;
  char                    *texts[OFFICE_N_CERTIFICATE_TEXTS];
  guint32                  colours[OFFICE_N_CERTIFICATE_COLOURS];
  char                    *logo;
  GPtrArray               *signatories;
} OfficeCertificateTemplate;

const char *office_certificate_page_to_nick     (OfficeCertificatePage    page);
const char *office_certificate_page_label       (OfficeCertificatePage    page);
gboolean    office_certificate_page_from_nick   (const char              *nick,
                                                 OfficeCertificatePage   *page);
const char *office_certificate_border_to_nick   (OfficeCertificateBorder  border);
const char *office_certificate_border_label     (OfficeCertificateBorder  border);
gboolean    office_certificate_border_from_nick (const char              *nick,
                                                 OfficeCertificateBorder *border);
const char *office_certificate_seal_to_nick     (OfficeCertificateSeal    seal);
const char *office_certificate_seal_label       (OfficeCertificateSeal    seal);
gboolean    office_certificate_seal_from_nick   (const char              *nick,
                                                 OfficeCertificateSeal   *seal);
const char *office_certificate_text_to_nick     (OfficeCertificateText    text);
const char *office_certificate_text_label       (OfficeCertificateText    text);
gboolean    office_certificate_text_from_nick   (const char              *nick,
                                                 OfficeCertificateText   *text);
const char *office_certificate_colour_to_nick   (OfficeCertificateColour  colour);
const char *office_certificate_colour_label     (OfficeCertificateColour  colour);
gboolean    office_certificate_colour_from_nick (const char              *nick,
                                                 OfficeCertificateColour *colour);

OfficeTemplateSignatory   *office_template_signatory_new        (const char                      *name,
                                                                 const char                      *role,
                                                                 const char                      *image);
void                       office_template_signatory_free       (OfficeTemplateSignatory         *signatory);

OfficeCertificateTemplate *office_certificate_template_new      (void);
OfficeCertificateTemplate *office_certificate_template_copy     (const OfficeCertificateTemplate *self);
void                       office_certificate_template_free     (OfficeCertificateTemplate       *self);
void                       office_certificate_template_set_text (OfficeCertificateTemplate       *self,
                                                                 OfficeCertificateText            text,
                                                                 const char                      *words);
gboolean                   office_certificate_template_check    (const OfficeCertificateTemplate *self,
                                                                 GError                         **error);
gboolean                   office_certificate_colour_parse      (const char                      *text,
                                                                 guint32                         *colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeCertificateTemplate, office_certificate_template_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeTemplateSignatory, office_template_signatory_free)

G_END_DECLS
