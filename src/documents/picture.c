/* picture.c: a logo or a signature: SVG or PNG, checked before it is taken in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/picture.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <librsvg/rsvg.h>

#include "rules/error.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsvgHandle, g_object_unref)

/* A picture of this many pixels prints sharply across a whole page. */
#define MOST_PIXELS 4000

/* The size at which a drawing without one of its own is recorded. */
#define SVG_SIZE 512.0

static const guchar PNG_BEGIN[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

struct _OfficePicture
{
  gatomicrefcount  references;
  const char      *type;
  cairo_surface_t *surface;
  double           width;
  double           height;
};

/**
 * office_picture_ref:
 * @self: a picture
 *
 * Returns: (transfer full): @self
 */
OfficePicture *
office_picture_ref (OfficePicture *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * office_picture_unref:
 * @self: (nullable): a picture
 */
void
office_picture_unref (OfficePicture *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  cairo_surface_destroy (self->surface);
  g_free (self);
}

static OfficePicture *
take_surface (const char      *type,
              cairo_surface_t *surface,
              double           width,
              double           height)
{
  OfficePicture *self = g_new0 (OfficePicture, 1);

  g_atomic_ref_count_init (&self->references);
  self->type = type;
  self->surface = surface;
  self->width = width;
  self->height = height;
  return self;
}

typedef struct
{
  const guchar *at;
  gsize         left;
} Reader;

static cairo_status_t
read_cb (void         *closure,
         guchar       *data,
         unsigned int  length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->at, length);
  reader->at += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
big_endian (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
set_damaged_error (const char  *name,
                   GError     **error)
{
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
               _("“%s” is damaged: it cannot be read as a picture."), name);
}

/* The size is looked at before a pixel is unpacked: a small file can hold a very large picture. */
static OfficePicture *
new_png (const guchar  *data,
         gsize          size,
         const char    *name,
         GError       **error)
{
  Reader reader = { data, size };
  cairo_surface_t *surface;
  guint32 width, height;

  if (size < 33 || memcmp (data + 12, "IHDR", 4) != 0)
    {
      set_damaged_error (name, error);
      return NULL;
    }
  width = big_endian (data + 16);
  height = big_endian (data + 20);
  if (width > MOST_PIXELS || height > MOST_PIXELS)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
                   _("“%s” has %u × %u pixels; %d × %d is the most. Save the picture smaller."),
                   name, width, height, MOST_PIXELS, MOST_PIXELS);
      return NULL;
    }

  surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      set_damaged_error (name, error);
      return NULL;
    }
  return take_surface ("image/png", surface, width, height);
}

static void
svg_size (RsvgHandle *handle,
          double     *width,
          double     *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength along, down;
  RsvgRectangle box;

  if (rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height) && *width > 0 && *height > 0)
    return;

  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &along, &has_height, &down, &has_box,
                                        &box);
  *width = *height = SVG_SIZE;
  if (has_box && box.width > 0 && box.height > 0)
    *height = SVG_SIZE * box.height / box.width;
}

/* Without an address of its own a drawing can draw nothing else in. */
static OfficePicture *
new_svg (GBytes      *content,
         const char  *name,
         GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (content);
  g_autoptr (GError) problem = NULL;
  g_autoptr (RsvgHandle) handle = NULL;
  RsvgRectangle viewport = { 0, 0, 0, 0 };
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean drawn;

  handle = rsvg_handle_new_from_stream_sync (stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, &problem);
  if (handle == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is not a picture: it is neither SVG nor PNG."), name);
      return NULL;
    }

  svg_size (handle, &viewport.width, &viewport.height);
  surface = cairo_recording_surface_create (
    CAIRO_CONTENT_COLOR_ALPHA,
    &(cairo_rectangle_t) { 0, 0, viewport.width, viewport.height });
  cr = cairo_create (surface);
  drawn = rsvg_handle_render_document (handle, cr, &viewport, &problem)
          && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  if (!drawn)
    {
      cairo_surface_destroy (surface);
      set_damaged_error (name, error);
      return NULL;
    }
  return take_surface ("image/svg+xml", surface, viewport.width, viewport.height);
}

/**
 * office_picture_new:
 * @content: a file
 * @name: its name, for messages
 * @error: return location for an error
 *
 * Reads a picture, or says what is wrong with it: something else than SVG or PNG, damaged, too
 * large.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL with %OFFICE_ERROR_INVALID or
 *   %OFFICE_ERROR_REFUSED
 */
OfficePicture *
office_picture_new (GBytes      *content,
                    const char  *name,
                    GError     **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);

  if (size >= sizeof PNG_BEGIN && memcmp (data, PNG_BEGIN, sizeof PNG_BEGIN) == 0)
    return new_png (data, size, name, error);
  if (size >= 3 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID,
                   _("“%s” is a JPEG photograph. Save it as PNG, or better as SVG."), name);
      return NULL;
    }
  if (size == 0)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("“%s” is empty."), name);
      return NULL;
    }
  return new_svg (content, name, error);
}

/**
 * office_picture_get_type_name:
 * @self: a picture
 *
 * Returns: "image/png" or "image/svg+xml"
 */
const char *
office_picture_get_type_name (const OfficePicture *self)
{
  return self->type;
}

/**
 * office_picture_get_ratio:
 * @self: a picture
 *
 * Returns: its width as a multiple of its height
 */
double
office_picture_get_ratio (const OfficePicture *self)
{
  return self->width / self->height;
}

/**
 * office_picture_draw:
 * @self: a picture
 * @x: left of the box
 * @y: top of it
 * @width: of it
 * @height: of it
 *
 * Draws the picture as large as fits a box, in its middle.
 */
void
office_picture_draw (const OfficePicture *self,
                     cairo_t             *cr,
                     double               x,
                     double               y,
                     double               width,
                     double               height)
{
  double scale = MIN (width / self->width, height / self->height);

  cairo_save (cr);
  cairo_translate (cr, x + (width - self->width * scale) / 2, y + (height - self->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_clip (cr);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}
