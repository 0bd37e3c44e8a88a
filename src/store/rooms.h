/* rooms.h: where sessions and vivas are held
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeRoom:
 * @online: holds any number at once: never clashes
 * @capacity: people, or 0 where it is not said
 */
typedef struct
{
  gint64    id;
  char     *name;
  gboolean  online;
  int       capacity;
  int       version;
} OfficeRoom;

void office_room_free (OfficeRoom *room);

GPtrArray *office_rooms_list       (OfficeConnection  *connection,
                                    GError           **error);
gint64     office_room_add         (OfficeConnection  *connection,
                                    const OfficeRoom  *room,
                                    GError           **error);
gboolean   office_room_edit        (OfficeConnection  *connection,
                                    const OfficeRoom  *room,
                                    GError           **error);
gboolean   office_room_remove      (OfficeConnection  *connection,
                                    gint64             id,
                                    GError           **error);
gint64     office_room_find_or_add (OfficeConnection  *connection,
                                    const char        *name,
                                    GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeRoom, office_room_free)

G_END_DECLS
