/* statement.h: prepared statements, for the files of queries in this folder only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/**
 * OfficeStatement:
 *
 * A prepared statement out of the connection's cache, with its parameters bound. Released (reset and
 * given back) by office_statement_release(), which g_autoptr does.
 *
 * The @types string of the functions below has one letter for each `?` of the SQL:
 *   i  int
 *   l  gint64
 *   s  const char *, nullable: NULL binds NULL
 *   b  GBytes *, nullable
 *   m  int in hundredths or any other int where a negative value binds NULL
 */
typedef struct _OfficeStatement OfficeStatement;

OfficeStatement *office_connection_prepare   (OfficeConnection  *self,
                                              GError           **error,
                                              const char        *sql,
                                              const char        *types,
                                              ...);
gboolean         office_statement_step       (OfficeStatement   *self,
                                              GError           **error);
gint64           office_statement_get_int    (OfficeStatement   *self,
                                              int                column);
gint64           office_statement_get_int_or (OfficeStatement   *self,
                                              int                column,
                                              gint64             if_null);
const char      *office_statement_get_text   (OfficeStatement   *self,
                                              int                column);
char            *office_statement_dup_text   (OfficeStatement   *self,
                                              int                column);
GBytes          *office_statement_get_bytes  (OfficeStatement   *self,
                                              int                column);
gboolean         office_statement_is_null    (OfficeStatement   *self,
                                              int                column);
void             office_statement_release    (OfficeStatement   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeStatement, office_statement_release)

/* One-liners over the above. */
gboolean         office_connection_run       (OfficeConnection  *self,
                                              GError           **error,
                                              const char        *sql,
                                              const char        *types,
                                              ...);
gboolean         office_connection_get_int   (OfficeConnection  *self,
                                              gint64            *value,
                                              GError           **error,
                                              const char        *sql,
                                              const char        *types,
                                              ...);
char            *office_connection_get_text  (OfficeConnection  *self,
                                              GError           **error,
                                              const char        *sql,
                                              const char        *types,
                                              ...);
gint64           office_connection_last_id   (OfficeConnection  *self);
void             office_connection_flush     (OfficeConnection  *self);

G_END_DECLS
