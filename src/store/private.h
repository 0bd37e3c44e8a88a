/* private.h: what the files of the store share and nothing above it sees
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "store/command.h"
#include "store/connection.h"

G_BEGIN_DECLS

struct _OfficeConnection
{
  sqlite3    *db;
  char       *path;
  char       *notice;     /* a warning about where the file lies; nullable */
  char       *actor;
  gint64      clock;      /* fixed UTC seconds; 0 means the real time */
  gboolean    read_only;
  GHashTable *statements; /* SQL text → idle sqlite3_stmt */
  GArray     *commands;   /* of OfficeCommandLevel, outermost first */
  GThread    *thread;     /* the one thread that may use it */
};

typedef struct
{
  OfficeCommandKind  kind;
  char              *reason; /* of the level around this one; nullable */
} OfficeCommandLevel;

OfficeConnection *office_connection_open_pattern (GError **error);
gboolean    office_sqlite_fail             (OfficeConnection  *self,
                                            int                code,
                                            GError           **error);
gboolean    office_connection_exec         (OfficeConnection  *self,
                                            const char        *sql,
                                            GError           **error);
gboolean    office_functions_install       (OfficeConnection  *self,
                                            GError           **error);
gboolean    office_migrations_run          (OfficeConnection  *self,
                                            GError           **error);
int         office_migrations_newest       (void);
gboolean    office_audit_triggers_install  (OfficeConnection  *self,
                                            GError           **error);
char       *office_audit_row_expression    (OfficeConnection  *self,
                                            const char        *table_name,
                                            const char        *prefix,
                                            GError           **error);
GPtrArray  *office_audited_tables          (OfficeConnection  *self,
                                            GError           **error);
gboolean    office_audit_compare           (OfficeConnection  *connection,
                                            GPtrArray         *problems,
                                            GError           **error);
gboolean    office_schema_check            (OfficeConnection  *connection,
                                            GPtrArray         *problems,
                                            GError           **error);
GPtrArray  *office_table_columns           (OfficeConnection  *self,
                                            const char        *table_name,
                                            GError           **error);
gboolean    office_catalogue_install       (OfficeConnection  *self,
                                            GError           **error);
void        office_locks_install           (void);
gboolean    office_place_examine           (const char        *path,
                                            gboolean          *remote,
                                            char             **notice);

G_END_DECLS
