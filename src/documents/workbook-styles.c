/* workbook-styles.c: names for the styles of a workbook
 *
 * libxlsxwriter writes formats without names. The one part that lists them is written anew, and the
 * others are copied as they are: no cell is packed twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "documents/workbook-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#define PART "xl/styles.xml"

/* Records of a zip file, and where in them things stand (APPNOTE 4.3). */
#define LOCAL_SIGNATURE   0x04034b50u
#define ENTRY_SIGNATURE   0x02014b50u
#define END_SIGNATURE     0x06054b50u
#define LOCAL_SIZE        30
#define ENTRY_SIZE        46
#define END_SIZE          22
#define GZIP_HEADER       10
#define GZIP_TRAILER      8
#define FLAG_DESCRIPTOR   0x08

typedef xmlDoc XmlDocument;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XmlDocument, xmlFreeDoc)

static guint
get16 (const guint8 *at)
{
  return (guint) at[0] | (guint) at[1] << 8;
}

static guint32
get32 (const guint8 *at)
{
  return (guint32) get16 (at) | (guint32) get16 (at + 2) << 16;
}

static void
put32 (guint8  *at,
       guint32  value)
{
  for (guint i = 0; i < 4; i++)
    at[i] = (guint8) (value >> 8 * i);
}

/* The styles as XML ---------------------------------------------------------------------------- */

static xmlNode *
find_child (xmlNode    *parent,
            const char *name)
{
  for (xmlNode *child = parent != NULL ? parent->children : NULL; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && g_strcmp0 ((const char *) child->name, name) == 0)
      return child;
  return NULL;
}

static xmlNode *
nth_child (xmlNode *parent,
           int      n)
{
  xmlNode *child = xmlFirstElementChild (parent);

  while (child != NULL && n-- > 0)
    child = xmlNextElementSibling (child);
  return child;
}

static void
set_number (xmlNode    *node,
            const char *attribute,
            gulong      number)
{
  g_autofree char *text = g_strdup_printf ("%lu", number);

  xmlSetProp (node, (const xmlChar *) attribute, (const xmlChar *) text);
}

/* A style is a format of its own that the cells' format refers to. */
static void
add_style (xmlNode                *style_formats,
           xmlNode                *cell_format,
           xmlNode                *styles,
           const OfficeNamedStyle *style)
{
  gulong index = xmlChildElementCount (style_formats);
  xmlNode *copy = xmlCopyNode (cell_format, 1);   /* which names its namespace once more */
  xmlNode *named = xmlNewChild (styles, NULL, (const xmlChar *) "cellStyle", NULL);

  copy->ns = style_formats->ns;
  for (xmlNode *child = copy->children; child != NULL; child = child->next)
    child->ns = style_formats->ns;
  xmlFreeNsList (copy->nsDef);
  copy->nsDef = NULL;
  xmlUnsetProp (copy, (const xmlChar *) "xfId");
  xmlAddChild (style_formats, copy);
  set_number (cell_format, "xfId", index);
  xmlSetProp (named, (const xmlChar *) "name", (const xmlChar *) style->name);
  set_number (named, "xfId", index);
}

static GBytes *
name_in_xml (GBytes *bytes,
             GArray *styles)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (XmlDocument) document = xmlReadMemory (data, (int) size, PART, NULL, XML_PARSE_NONET);
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  xmlNode *style_formats = find_child (root, "cellStyleXfs");
  xmlNode *cell_formats = find_child (root, "cellXfs");
  xmlNode *names = find_child (root, "cellStyles");
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);
  xmlChar *dumped = NULL;
  int length = 0;
  GBytes *result;

  if (style_formats == NULL || cell_formats == NULL || names == NULL)
    return NULL;
  for (guint i = 0; i < styles->len; i++)
    {
      const OfficeNamedStyle *style = &g_array_index (styles, OfficeNamedStyle, i);
      xmlNode *cell_format = nth_child (cell_formats, style->index);

      /* Two formats that look the same are one to libxlsxwriter. */
      if (cell_format != NULL && style->index > 0 && g_hash_table_add (named, GINT_TO_POINTER (style->index)))
        add_style (style_formats, cell_format, names, style);
    }
  set_number (style_formats, "count", xmlChildElementCount (style_formats));
  set_number (names, "count", xmlChildElementCount (names));

  xmlDocDumpMemory (document, &dumped, &length);
  result = g_bytes_new (dumped, (gsize) length);
  xmlFree (dumped);
  return result;
}

/* The part in its package ---------------------------------------------------------------------- */

static GBytes *
convert (GConverter    *converter,
         gconstpointer  data,
         gsize          size)
{
  g_autoptr (GInputStream) from = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GInputStream) converted = g_converter_input_stream_new (from, converter);
  g_autoptr (GOutputStream) to = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (to, converted, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (to));
}

/* Where a part stands in the package. */
typedef struct
{
  gsize directory;     /* the list of all parts */
  gsize entry;         /* the part's line in it */
  gsize local;         /* the part's own header */
  gsize packed;        /* its content */
  gsize n_packed;
} Place;

static gboolean
find_part (const guint8 *data,
           gsize         size,
           Place        *place)
{
  gsize at;

  if (size < END_SIZE || get32 (data + size - END_SIZE) != END_SIGNATURE)
    return FALSE;
  place->directory = get32 (data + size - END_SIZE + 16);

  for (at = place->directory; at + ENTRY_SIZE <= size - END_SIZE && get32 (data + at) == ENTRY_SIGNATURE;
       at += ENTRY_SIZE + get16 (data + at + 28) + get16 (data + at + 30) + get16 (data + at + 32))
    {
      if (get16 (data + at + 28) != strlen (PART) || memcmp (data + at + ENTRY_SIZE, PART, strlen (PART)) != 0)
        continue;
      place->entry = at;
      place->local = get32 (data + at + 42);
      if (place->local + LOCAL_SIZE > size || get32 (data + place->local) != LOCAL_SIGNATURE
          || (get16 (data + place->local + 6) & FLAG_DESCRIPTOR) != 0)
        return FALSE;
      place->packed = place->local + LOCAL_SIZE + get16 (data + place->local + 26) + get16 (data + place->local + 28);
      place->n_packed = get32 (data + at + 20);
      return place->packed + place->n_packed <= place->directory;
    }
  return FALSE;
}

static void
put_sizes (guint8       *at,
           const guint8 *gzip,
           gsize         n_gzip,
           gsize         n_plain)
{
  put32 (at, get32 (gzip + n_gzip - GZIP_TRAILER));
  put32 (at + 4, (guint32) (n_gzip - GZIP_HEADER - GZIP_TRAILER));
  put32 (at + 8, (guint32) n_plain);
}

/* The package with another content of one part; what stands behind it moves. */
static GByteArray *
replace_part (const guint8 *data,
              gsize         size,
              const Place  *place,
              GBytes       *plain)
{
  g_autoptr (GConverter) packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GBytes) packed = convert (packer, g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  gsize n_gzip;
  const guint8 *gzip = packed != NULL ? g_bytes_get_data (packed, &n_gzip) : NULL;
  GByteArray *result;
  gsize moved, behind = place->packed + place->n_packed;

  if (gzip == NULL)
    return NULL;

  result = g_byte_array_sized_new ((guint) size + 4096);
  g_byte_array_append (result, data, (guint) place->packed);
  put_sizes (result->data + place->local + 14, gzip, n_gzip, g_bytes_get_size (plain));
  g_byte_array_append (result, gzip + GZIP_HEADER, (guint) (n_gzip - GZIP_HEADER - GZIP_TRAILER));
  moved = n_gzip - GZIP_HEADER - GZIP_TRAILER - place->n_packed;
  g_byte_array_append (result, data + behind, (guint) (size - behind));

  put_sizes (result->data + place->entry + moved + 16, gzip, n_gzip, g_bytes_get_size (plain));
  for (gsize at = place->directory + moved; get32 (result->data + at) == ENTRY_SIGNATURE;
       at += ENTRY_SIZE + get16 (result->data + at + 28) + get16 (result->data + at + 30) + get16 (result->data + at + 32))
    if (get32 (result->data + at + 42) > place->local)
      put32 (result->data + at + 42, (guint32) (get32 (result->data + at + 42) + moved));
  put32 (result->data + result->len - END_SIZE + 16, (guint32) (place->directory + moved));
  return result;
}

static gboolean
write_over (const char       *path,
            const GByteArray *bytes)
{
  int fd = g_open (path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);
  gsize done = 0;

  while (fd >= 0 && done < bytes->len)
    {
      gssize written = write (fd, bytes->data + done, bytes->len - done);

      if (written < 0 && errno != EINTR)
        break;
      done += (gsize) MAX (written, 0);
    }
  return fd >= 0 && close (fd) == 0 && done == bytes->len;
}

/*
 * office_workbook_name_styles:
 * @path: a workbook that we have just written
 * @styles: (element-type OfficeNamedStyle): its styles
 *
 * Gives the styles of a workbook their names. A package of another make than we know is left as it
 * is: it is whole without them.
 *
 * Returns: %FALSE when the file could not be written
 */
gboolean
office_workbook_name_styles (const char *path,
                             GArray     *styles)
{
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) named = NULL;
  g_autoptr (GByteArray) package = NULL;
  g_autofree char *contents = NULL;
  gsize size;
  Place place;

  if (!g_file_get_contents (path, &contents, &size, NULL) || size > G_MAXINT32
      || !find_part ((const guint8 *) contents, size, &place))
    return TRUE;

  plain = convert (unpacker, contents + place.packed, place.n_packed);
  named = plain != NULL ? name_in_xml (plain, styles) : NULL;
  package = named != NULL ? replace_part ((const guint8 *) contents, size, &place, named) : NULL;
  return package == NULL || write_over (path, package);
}
