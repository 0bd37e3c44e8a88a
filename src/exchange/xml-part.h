/* xml-part.h: the XML of one part of a workbook, read forwards, without network or entities
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/package.h"

G_BEGIN_DECLS

/**
 * OfficeXmlNode:
 * @OFFICE_XML_START: an element begins; an empty one is followed by its own end
 * @OFFICE_XML_END: an element ends
 * @OFFICE_XML_TEXT: text, or a piece of it
 * @OFFICE_XML_DONE: the document has ended
 * @OFFICE_XML_FAILED: it is not well-formed, or refused; the error is set
 */
typedef enum
{
  OFFICE_XML_START,
  OFFICE_XML_END,
  OFFICE_XML_TEXT,
  OFFICE_XML_DONE,
  OFFICE_XML_FAILED,
} OfficeXmlNode;

/**
 * OfficeXml:
 *
 * A reader that sees one node at a time.
 */
typedef struct _OfficeXml OfficeXml;

OfficeXml     *office_xml_open           (OfficePackage  *package,
                                          const char     *part,
                                          GError        **error);
void           office_xml_free           (OfficeXml      *self);

OfficeXmlNode  office_xml_next           (OfficeXml      *self,
                                          GError        **error);
gboolean       office_xml_is             (OfficeXml      *self,
                                          const char     *name);
const char    *office_xml_get_text       (OfficeXml      *self);
gboolean       office_xml_next_attribute (OfficeXml      *self,
                                          const char    **name,
                                          const char    **value);
gboolean       office_xml_is_namespaced  (OfficeXml      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeXml, office_xml_free)

G_END_DECLS
