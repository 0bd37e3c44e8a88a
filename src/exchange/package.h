/* package.h: the zip around a workbook, one part at a time and never too much of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Limits against zip bombs. A real workbook shrinks to a twentieth, seldom to a hundredth. */
#define OFFICE_PACKAGE_MAX_ENTRIES 10000
#define OFFICE_PACKAGE_MAX_PART    (256 * 1024 * 1024)
#define OFFICE_PACKAGE_MAX_RATIO   200
#define OFFICE_PACKAGE_FREE_SIZE   (16 * 1024 * 1024)

/**
 * OfficePackage:
 *
 * A zip file in memory. Nothing of it is ever written to the disk.
 */
typedef struct _OfficePackage OfficePackage;

/**
 * OfficePart:
 *
 * One file of the package, being unpacked from front to back.
 */
typedef struct _OfficePart OfficePart;

OfficePackage *office_package_open      (GBytes         *bytes,
                                         GError        **error);
void           office_package_free      (OfficePackage  *self);
gboolean       office_package_has       (OfficePackage  *self,
                                         const char     *name);
OfficePart    *office_package_open_part (OfficePackage  *self,
                                         const char     *name,
                                         GError        **error);

gssize         office_part_read         (OfficePart     *self,
                                         void           *buffer,
                                         gsize           size,
                                         GError        **error);
void           office_part_free         (OfficePart     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficePackage, office_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficePart, office_part_free)

G_END_DECLS
