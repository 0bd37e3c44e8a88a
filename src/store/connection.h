/* connection.h: one open office database, used from one thread at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "rules/error.h"

G_BEGIN_DECLS

/**
 * OfficeConnection:
 *
 * One SQLite connection to one office database, with the schema up to date. Belongs to the thread
 * that opened it: in the programs that is the worker of #OfficeStore, in tests the main thread.
 */
typedef struct _OfficeConnection OfficeConnection;

typedef enum
{
  OFFICE_OPEN_EXISTING = 0,
  OFFICE_OPEN_CREATE = 1 << 0,    /* make a new database with the built-in catalogue; refused when the file exists */
  OFFICE_OPEN_READ_ONLY = 1 << 1,
} OfficeOpenFlags;

OfficeConnection *office_connection_open         (const char        *path,
                                                  OfficeOpenFlags    flags,
                                                  GError           **error);
void              office_connection_close        (OfficeConnection  *self);

const char       *office_connection_get_path     (OfficeConnection  *self);
gboolean          office_connection_is_read_only (OfficeConnection  *self);
const char       *office_connection_get_notice   (OfficeConnection  *self);

void              office_connection_set_actor    (OfficeConnection  *self,
                                                  const char        *name);
const char       *office_connection_get_actor    (OfficeConnection  *self);

void              office_connection_set_clock    (OfficeConnection  *self,
                                                  gint64             utc_seconds);
gint64            office_connection_now          (OfficeConnection  *self);
char             *office_connection_today        (OfficeConnection  *self);

void              office_connection_set_durable  (OfficeConnection  *self,
                                                  gboolean           durable);

gint64            office_connection_data_version (OfficeConnection  *self,
                                                  GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeConnection, office_connection_close)

G_END_DECLS
