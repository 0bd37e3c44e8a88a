/* allocation.h: scripts shared out among markers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OFFICE_NO_MARKER (-1)

/**
 * OfficeMarkerPlace:
 * @OFFICE_MARKER_FIRST: first marker, or first examiner of a viva
 * @OFFICE_MARKER_SECOND: the second
 */
typedef enum
{
  OFFICE_MARKER_FIRST,
  OFFICE_MARKER_SECOND,
} OfficeMarkerPlace;

#define OFFICE_N_MARKER_PLACES (OFFICE_MARKER_SECOND + 1)

const char *office_marker_place_to_nick   (OfficeMarkerPlace  place);
const char *office_marker_place_label     (OfficeMarkerPlace  place);
gboolean    office_marker_place_from_nick (const char        *nick,
                                           OfficeMarkerPlace *place);

/**
 * OfficeAllocation:
 * @n_scripts: how many scripts
 * @n_markers: how many markers share them
 * @barred: (array): @n_scripts × @n_markers, script after script: this marker may not mark this script
 * @first: (array length=n_scripts): index of the first marker, or %OFFICE_NO_MARKER to be filled
 * @second: (array length=n_scripts): likewise of the second
 *
 * Scripts and their markers; those given are kept, those that are open are filled.
 */
typedef struct
{
  guint           n_scripts;
  guint           n_markers;
  const gboolean *barred;
  int            *first;
  int            *second;
} OfficeAllocation;

guint office_allocation_fill (OfficeAllocation *allocation,
                              guint64           seed);

G_END_DECLS
