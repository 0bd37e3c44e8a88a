/* xml-part.c: the XML of one part of a workbook, read forwards, without network or entities
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/xml-part.h"

#include <libxml/xmlreader.h>

#include <glib/gi18n-lib.h>

#include "rules/error.h"

struct _OfficeXml
{
  OfficePart       *part;
  char             *name;
  xmlTextReaderPtr  reader;
  GError           *read_error;
  /* An empty element has been seen begin and is still to be seen end. */
  gboolean          end_owed;
};

static int
read_cb (void *context,
         char *buffer,
         int   size)
{
  OfficeXml *self = context;

  if (self->read_error != NULL)
    return -1;
  return office_part_read (self->part, buffer, size, &self->read_error);
}

static int
close_cb (void *context)
{
  return 0;
}

static void
error_cb (void       *context,
          xmlErrorPtr error)
{
  /* The return value of the reader says it; nothing goes to standard error. */
}

/**
 * office_xml_open:
 * @package: the workbook's package
 * @part: name of a part
 * @error: set when there is no such part
 *
 * Returns: (transfer full) (nullable): a reader at the part's beginning
 */
OfficeXml *
office_xml_open (OfficePackage  *package,
                 const char     *part,
                 GError        **error)
{
  static gsize parser_ready = 0;
  g_autoptr (OfficeXml) self = g_new0 (OfficeXml, 1);

  if (g_once_init_enter (&parser_ready))
    {
      xmlInitParser ();
      g_once_init_leave (&parser_ready, 1);
    }
  self->name = g_strdup (part);
  self->part = office_package_open_part (package, part, error);
  if (self->part == NULL)
    return NULL;

  self->reader = xmlReaderForIO (read_cb, close_cb, self, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                 | XML_PARSE_COMPACT);
  if (self->reader == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                   _("The workbook is damaged: its part “%s” cannot be read. Ask for it again."),
                   part);
      return NULL;
    }
  xmlTextReaderSetStructuredErrorHandler (self->reader, error_cb, NULL);
  return g_steal_pointer (&self);
}

/**
 * office_xml_free:
 * @self: a reader
 *
 * Frees it.
 */
void
office_xml_free (OfficeXml *self)
{
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  g_clear_pointer (&self->part, office_part_free);
  g_clear_error (&self->read_error);
  g_free (self->name);
  g_free (self);
}

static OfficeXmlNode
fail (OfficeXml  *self,
      GError    **error)
{
  if (self->read_error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->read_error));
  else
    g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_DAMAGED,
                 _("The workbook is damaged at line %d of its part “%s”. Ask for it again."),
                 xmlTextReaderGetParserLineNumber (self->reader), self->name);
  return OFFICE_XML_FAILED;
}

static OfficeXmlNode
refuse_declarations (OfficeXml  *self,
                     GError    **error)
{
  g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_REFUSED,
               _("The workbook's part “%s” declares entities, which no spreadsheet program does. "
                 "It was not read."),
               self->name);
  return OFFICE_XML_FAILED;
}

/**
 * office_xml_next:
 * @self: a reader
 * @error: set on %OFFICE_XML_FAILED
 *
 * Goes to the next node. A document type declaration or an entity reference is refused.
 *
 * Returns: what is there
 */
OfficeXmlNode
office_xml_next (OfficeXml  *self,
                 GError    **error)
{
  if (self->end_owed)
    {
      self->end_owed = FALSE;
      xmlTextReaderMoveToElement (self->reader);
      return OFFICE_XML_END;
    }

  for (;;)
    {
      int status = xmlTextReaderRead (self->reader);

      if (status != 1)
        return status == 0 && self->read_error == NULL ? OFFICE_XML_DONE : fail (self, error);

      switch (xmlTextReaderNodeType (self->reader))
        {
        case XML_READER_TYPE_ELEMENT:
          self->end_owed = xmlTextReaderIsEmptyElement (self->reader);
          return OFFICE_XML_START;
        case XML_READER_TYPE_END_ELEMENT:
          return OFFICE_XML_END;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          return OFFICE_XML_TEXT;
        case XML_READER_TYPE_DOCUMENT_TYPE:
        case XML_READER_TYPE_ENTITY_REFERENCE:
          return refuse_declarations (self, error);
        default:
          break;
        }
    }
}

/**
 * office_xml_is:
 * @self: a reader at an element's start or end
 * @name: a name without prefix
 *
 * Transitional and strict workbooks have the same names in different namespaces.
 *
 * Returns: whether the element has that name
 */
gboolean
office_xml_is (OfficeXml  *self,
               const char *name)
{
  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (self->reader), name) == 0;
}

/**
 * office_xml_get_text:
 * @self: a reader at text
 *
 * Returns: the text; valid until the next call
 */
const char *
office_xml_get_text (OfficeXml *self)
{
  const char *text = (const char *) xmlTextReaderConstValue (self->reader);

  return text != NULL ? text : "";
}

/**
 * office_xml_next_attribute:
 * @self: a reader at an element's start, or at one of its attributes
 * @name: (out): its name without prefix
 * @value: (out): its value; both are valid until the next call
 *
 * Returns: whether there was another attribute
 */
gboolean
office_xml_next_attribute (OfficeXml   *self,
                           const char **name,
                           const char **value)
{
  if (xmlTextReaderMoveToNextAttribute (self->reader) != 1)
    {
      xmlTextReaderMoveToElement (self->reader);
      return FALSE;
    }
  *name = (const char *) xmlTextReaderConstLocalName (self->reader);
  *value = office_xml_get_text (self);
  return TRUE;
}

/**
 * office_xml_is_namespaced:
 * @self: a reader at an attribute
 *
 * Returns: whether its name has a prefix, as `r:id` has and `id` has not
 */
gboolean
office_xml_is_namespaced (OfficeXml *self)
{
  return xmlTextReaderConstPrefix (self->reader) != NULL;
}
