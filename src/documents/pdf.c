/* pdf.c: a PDF on its way to a file or into memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/pdf.h"

#include <string.h>

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "documents/pdf-language.h"
#include "rules/error.h"

/* Documents are made in the office's language, whatever the interface speaks. */
#define LANGUAGE "en-GB"

struct _OfficePdf
{
  OfficeOutputFile *file;     /* (nullable) (unowned) */
  GByteArray       *bytes;    /* (nullable): when there is no file */
  GError           *error;    /* the first write that failed */
  gsize             size;     /* of what was written */
  cairo_surface_t  *surface;
  cairo_t          *cr;
};

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  OfficePdf *self = closure;

  if (self->error != NULL)
    return CAIRO_STATUS_WRITE_ERROR;
  self->size += length;
  if (self->bytes != NULL)
    g_byte_array_append (self->bytes, data, length);
  else if (!office_output_file_write (self->file, data, length, &self->error))
    return CAIRO_STATUS_WRITE_ERROR;

  return CAIRO_STATUS_SUCCESS;
}

static OfficePdf *
new_pdf (OfficeOutputFile *file,
         double            width,
         double            height)
{
  OfficePdf *self = g_new0 (OfficePdf, 1);

  self->file = file;
  if (file == NULL)
    self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, width, height);
  /* The oldest in which a ligature says which letters it stands for. */
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_5);
  self->cr = cairo_create (self->surface);

  return self;
}

/**
 * office_pdf_new:
 * @width: of a page, in points
 * @height: of a page, in points
 *
 * Returns: (transfer full): a PDF in memory
 */
OfficePdf *
office_pdf_new (double width,
                double height)
{
  return new_pdf (NULL, width, height);
}

/**
 * office_pdf_new_for_file:
 * @file: the file, which must outlive the PDF; the caller commits it
 * @width: of a page, in points
 * @height: of a page, in points
 *
 * Returns: (transfer full): a PDF that goes into @file
 */
OfficePdf *
office_pdf_new_for_file (OfficeOutputFile *file,
                         double            width,
                         double            height)
{
  return new_pdf (file, width, height);
}

static void
close_surface (OfficePdf *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  if (self->surface != NULL)
    cairo_surface_finish (self->surface);
}

/**
 * office_pdf_free:
 * @self: (nullable): a PDF
 */
void
office_pdf_free (OfficePdf *self)
{
  if (self == NULL)
    return;

  close_surface (self);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * office_pdf_get_context:
 *
 * Returns: (transfer none): what pages are drawn with
 */
cairo_t *
office_pdf_get_context (OfficePdf *self)
{
  return self->cr;
}

/**
 * office_pdf_begin_page:
 * @width: in points
 * @height: in points
 *
 * Sets the size of the page that is drawn next.
 */
void
office_pdf_begin_page (OfficePdf *self,
                       double     width,
                       double     height)
{
  cairo_pdf_surface_set_size (self->surface, width, height);
}

static void
set_text (OfficePdf            *self,
          cairo_pdf_metadata_t  field,
          const char           *text)
{
  if (text != NULL && *text != '\0')
    cairo_pdf_surface_set_metadata (self->surface, field, text);
}

/**
 * office_pdf_set_metadata:
 * @title: (nullable): title
 * @author: (nullable): who issues it
 * @subject: (nullable): a serial number, for instance
 * @created_on: (nullable): ISO date; never the clock, so that the same facts give the same bytes
 */
void
office_pdf_set_metadata (OfficePdf  *self,
                         const char *title,
                         const char *author,
                         const char *subject,
                         const char *created_on)
{
  g_autofree char *created = g_strdup_printf ("%sT12:00:00Z",
                                              created_on != NULL ? created_on : "2025-01-01");

  set_text (self, CAIRO_PDF_METADATA_TITLE, title);
  set_text (self, CAIRO_PDF_METADATA_AUTHOR, author);
  set_text (self, CAIRO_PDF_METADATA_SUBJECT, subject);
  set_text (self, CAIRO_PDF_METADATA_CREATOR, "Programme Office");
  set_text (self, CAIRO_PDF_METADATA_CREATE_DATE, created);
  set_text (self, CAIRO_PDF_METADATA_MOD_DATE, created);
}

static gboolean
read_cb (gsize     offset,
         guint8   *data,
         gsize     length,
         gpointer  user_data)
{
  OfficePdf *self = user_data;

  if (self->bytes == NULL)
    return office_output_file_read (self->file, offset, data, length, self->error == NULL ? &self->error : NULL);
  if (offset + length > self->bytes->len)
    return FALSE;
  memcpy (data, self->bytes->data + offset, length);
  return TRUE;
}

static gboolean
add_language (OfficePdf  *self,
              GError    **error)
{
  g_autofree char *update = office_pdf_language_update (read_cb, self, self->size, LANGUAGE);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (update == NULL)
    return TRUE;
  if (self->bytes == NULL)
    return office_output_file_write (self->file, update, strlen (update), error);
  g_byte_array_append (self->bytes, (const guint8 *) update, strlen (update));
  return TRUE;
}

/**
 * office_pdf_finish:
 *
 * Writes what is left of the PDF, and its language.
 *
 * Returns: %FALSE with #OFFICE_ERROR when something could not be drawn or written
 */
gboolean
office_pdf_finish (OfficePdf  *self,
                   GError    **error)
{
  cairo_status_t drawn = cairo_status (self->cr);
  cairo_status_t written;

  close_surface (self);
  written = cairo_surface_status (self->surface);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (drawn != CAIRO_STATUS_SUCCESS || written != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_FAILED, _("The PDF could not be drawn: %s"),
                   cairo_status_to_string (drawn != CAIRO_STATUS_SUCCESS ? drawn : written));
      return FALSE;
    }

  return add_language (self, error);
}

/**
 * office_pdf_steal_bytes:
 *
 * Returns: (transfer full): a finished PDF in memory
 */
GBytes *
office_pdf_steal_bytes (OfficePdf *self)
{
  g_return_val_if_fail (self->bytes != NULL, NULL);

  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}
