/* certificate-template.c: how a certificate looks, and what it says beside its facts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules/certificate-template.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"
#include "rules/nicks.h"

/* More than this does not fit any page. */
#define MOST_LETTERS 600

/* White paper behind letters that are lighter than this cannot be read well: #757575 is at 4.5:1. */
#define LIGHTEST 0x75

static const OfficeNick pages[] = {
  [OFFICE_CERTIFICATE_A4_LANDSCAPE] = { "a4-landscape", N_("A4, landscape") },
  [OFFICE_CERTIFICATE_A4_PORTRAIT] = { "a4-portrait", N_("A4, portrait") },
  [OFFICE_CERTIFICATE_LETTER_LANDSCAPE] = { "letter-landscape", N_("US Letter, landscape") },
  [OFFICE_CERTIFICATE_LETTER_PORTRAIT] = { "letter-portrait", N_("US Letter, portrait") },
};
static const OfficeNick borders[] = {
  [OFFICE_CERTIFICATE_BORDER_GUILLOCHE] = { "guilloche", N_("Guilloche") },
  [OFFICE_CERTIFICATE_BORDER_RULES] = { "rules", N_("Plain rules") },
  [OFFICE_CERTIFICATE_BORDER_NONE] = { "none", N_("None") },
};
static const OfficeNick seals[] = {
  [OFFICE_CERTIFICATE_SEAL_ROSETTE] = { "rosette", N_("Rosette") },
  [OFFICE_CERTIFICATE_SEAL_NONE] = { "none", N_("None") },
};
static const OfficeNick texts[] = {
  [OFFICE_CERTIFICATE_TEXT_HEADING] = { "heading", N_("Heading") },
  [OFFICE_CERTIFICATE_TEXT_TITLE] = { "title", N_("Title") },
  [OFFICE_CERTIFICATE_TEXT_BEFORE_NAME] = { "before_name", N_("Before the name") },
  [OFFICE_CERTIFICATE_TEXT_AFTER_NAME] = { "after_name", N_("After the name") },
  [OFFICE_CERTIFICATE_TEXT_MODULE] = { "module", N_("Module") },
  [OFFICE_CERTIFICATE_TEXT_AFTER_MODULE] = { "after_module", N_("After the module") },
  [OFFICE_CERTIFICATE_TEXT_STATEMENT] = { "statement", N_("Our statement") },
  [OFFICE_CERTIFICATE_TEXT_WORDING] = { "wording", N_("University’s wording") },
};
static const OfficeNick colours[] = {
  [OFFICE_CERTIFICATE_COLOUR_INK] = { "ink", N_("Ink") },
  [OFFICE_CERTIFICATE_COLOUR_ACCENT] = { "accent", N_("Accent") },
  [OFFICE_CERTIFICATE_COLOUR_TINT] = { "tint", N_("Ornaments") },
};

static const guint32 first_colours[OFFICE_N_CERTIFICATE_COLOURS] = {
  [OFFICE_CERTIFICATE_COLOUR_INK] = 0x16242f,
  [OFFICE_CERTIFICATE_COLOUR_ACCENT] = 0x1d5560,
  [OFFICE_CERTIFICATE_COLOUR_TINT] = 0x9dbcc0,
};

OFFICE_DEFINE_NICKS (OfficeCertificatePage, office_certificate_page, pages)
OFFICE_DEFINE_NICKS (OfficeCertificateBorder, office_certificate_border, borders)
OFFICE_DEFINE_NICKS (OfficeCertificateSeal, office_certificate_seal, seals)
OFFICE_DEFINE_NICKS (OfficeCertificateText, office_certificate_text, texts)
OFFICE_DEFINE_NICKS (OfficeCertificateColour, office_certificate_colour, colours)

/**
 * office_template_signatory_new:
 * @name: who signs
 * @role: (nullable): as what
 * @image: (nullable): digest of the picture of the signature
 *
 * Returns: (transfer full): a signatory
 */
OfficeTemplateSignatory *
office_template_signatory_new (const char *name,
                               const char *role,
                               const char *image)
{
  OfficeTemplateSignatory *signatory = g_new0 (OfficeTemplateSignatory, 1);

  signatory->name = g_strdup (name);
  signatory->role = g_strdup (role != NULL ? role : "");
  signatory->image = g_strdup (image);
  return signatory;
}

/**
 * office_template_signatory_free:
 * @signatory: (nullable): a signatory
 */
void
office_template_signatory_free (OfficeTemplateSignatory *signatory)
{
  if (signatory == NULL)
    return;

  g_free (signatory->name);
  g_free (signatory->role);
  g_free (signatory->image);
  g_free (signatory);
}

/**
 * office_certificate_template_new:
 *
 * Returns: (transfer full): the look that an office starts with
 */
OfficeCertificateTemplate *
office_certificate_template_new (void)
{
  const char *const first_texts[OFFICE_N_CERTIFICATE_TEXTS] = {
    [OFFICE_CERTIFICATE_TEXT_HEADING] = "{provider}",
    [OFFICE_CERTIFICATE_TEXT_TITLE] = _("Certificate of Completion"),
    [OFFICE_CERTIFICATE_TEXT_BEFORE_NAME] = _("This is to certify that"),
    [OFFICE_CERTIFICATE_TEXT_AFTER_NAME] = _("has completed the micro-credential"),
    [OFFICE_CERTIFICATE_TEXT_MODULE] = "{module}",
    [OFFICE_CERTIFICATE_TEXT_AFTER_MODULE] = _("a module of the {award}"),
    [OFFICE_CERTIFICATE_TEXT_STATEMENT] = "{statement}",
    [OFFICE_CERTIFICATE_TEXT_WORDING] = "{university_wording}",
  };
  OfficeCertificateTemplate *self = g_new0 (OfficeCertificateTemplate, 1);

  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    self->texts[i] = g_strdup (first_texts[i]);
  memcpy (self->colours, first_colours, sizeof first_colours);
  self->signatories
    = g_ptr_array_new_with_free_func ((GDestroyNotify) office_template_signatory_free);
  return self;
}

/**
 * office_certificate_template_copy:
 * @self: a template
 *
 * Returns: (transfer full): the same once more
 */
OfficeCertificateTemplate *
office_certificate_template_copy (const OfficeCertificateTemplate *self)
{
  OfficeCertificateTemplate *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    copy->texts[i] = g_strdup (self->texts[i]);
  copy->logo = g_strdup (self->logo);
  copy->signatories
    = g_ptr_array_new_with_free_func ((GDestroyNotify) office_template_signatory_free);
  for (guint i = 0; i < self->signatories->len; i++)
    {
      const OfficeTemplateSignatory *one = g_ptr_array_index (self->signatories, i);

      g_ptr_array_add (copy->signatories,
                       office_template_signatory_new (one->name, one->role, one->image));
    }
  return copy;
}

/**
 * office_certificate_template_free:
 * @self: (nullable): a template
 */
void
office_certificate_template_free (OfficeCertificateTemplate *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->logo);
  g_ptr_array_unref (self->signatories);
  g_free (self);
}

/**
 * office_certificate_template_set_text:
 * @self: a template
 * @text: which
 * @words: with fields; empty for none
 */
void
office_certificate_template_set_text (OfficeCertificateTemplate *self,
                                      OfficeCertificateText      text,
                                      const char                *words)
{
  g_free (self->texts[text]);
  self->texts[text] = g_strdup (words);
}

static guint
lightness (guint32 colour)
{
  return ((colour >> 16 & 0xff) * 2126 + (colour >> 8 & 0xff) * 7152 + (colour & 0xff) * 722) / 10000;
}

static gboolean
check_colours (const OfficeCertificateTemplate  *self,
               GError                          **error)
{
  for (guint i = 0; i < OFFICE_CERTIFICATE_COLOUR_TINT; i++)
    if (lightness (self->colours[i]) > LIGHTEST)
      {
        g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                     _("%s: #%06x is too light to be read on white paper. Choose a darker one."),
                     office_certificate_colour_label ((OfficeCertificateColour) i),
                     self->colours[i]);
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_signatories (const OfficeCertificateTemplate  *self,
                   GError                          **error)
{
  if (self->signatories->len > OFFICE_CERTIFICATE_MAX_SIGNATORIES)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("A certificate has room for %d signatories, not for %u."),
                   OFFICE_CERTIFICATE_MAX_SIGNATORIES, self->signatories->len);
      return FALSE;
    }

  for (guint i = 0; i < self->signatories->len; i++)
    {
      const OfficeTemplateSignatory *one = g_ptr_array_index (self->signatories, i);

      if (one->name == NULL || *one->name == '\0')
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("Signatory %u has no name."),
                       i + 1);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * office_certificate_template_check:
 * @self: a template
 * @error: return location for an error
 *
 * Checks everything that can be known of a template by itself: its fields exist, its texts have
 * room, its letters can be read.
 *
 * Returns: %FALSE with %OFFICE_ERROR_INVALID that names the first thing that is wrong
 */
gboolean
office_certificate_template_check (const OfficeCertificateTemplate  *self,
                                   GError                          **error)
{
  for (guint i = 0; i < OFFICE_N_CERTIFICATE_TEXTS; i++)
    {
      const char *label = office_certificate_text_label ((OfficeCertificateText) i);

      if (g_utf8_strlen (self->texts[i], -1) > MOST_LETTERS)
        {
          g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                       _("%s: there is room for %d letters, not for %ld."), label, MOST_LETTERS,
                       g_utf8_strlen (self->texts[i], -1));
          return FALSE;
        }
      if (!office_template_text_check (self->texts[i], label, error))
        return FALSE;
    }

  return check_colours (self, error) && check_signatories (self, error);
}

/**
 * office_certificate_colour_parse:
 * @text: (nullable): "#1d5560"
 * @colour: (out): 0xRRGGBB
 *
 * Returns: whether it is a colour
 */
gboolean
office_certificate_colour_parse (const char *text,
                                 guint32    *colour)
{
  if (text == NULL || *text != '#' || strlen (text) != 7)
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;

  *colour = (guint32) g_ascii_strtoull (text + 1, NULL, 16);
  return TRUE;
}
