/* store.h: the office database behind its worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_STORE (office_store_get_type ())

G_DECLARE_FINAL_TYPE (OfficeStore, office_store, OFFICE, STORE, GObject)

/**
 * OfficeStoreJob:
 * @connection: the worker's connection
 * @data: what was given with the job; owned by the store until the job has run
 * @cancellable: (nullable): stop early when it fires; a cancelled job changes nothing
 * @error: set when %NULL is returned for a failure
 *
 * Runs on the worker thread. A job that has nothing to return gives back any non-%NULL pointer, such
 * as %GINT_TO_POINTER (TRUE). It must not touch objects of the main thread.
 *
 * Returns: (nullable): the result, or %NULL with @error set
 */
typedef gpointer (*OfficeStoreJob) (OfficeConnection  *connection,
                                    gpointer           data,
                                    GCancellable      *cancellable,
                                    GError           **error);

OfficeStore *office_store_open        (const char           *path,
                                       OfficeOpenFlags       flags,
                                       GError              **error);
void         office_store_open_async  (const char           *path,
                                       OfficeOpenFlags       flags,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
OfficeStore *office_store_open_finish (GAsyncResult         *result,
                                       GError              **error);
OfficeStore *office_store_begin_open  (const char           *path,
                                       OfficeOpenFlags       flags,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean     office_store_begin_open_finish
                                      (GAsyncResult         *result,
                                       GError              **error);
void         office_store_close       (OfficeStore          *self);

const char  *office_store_get_path    (OfficeStore          *self);
const char  *office_store_get_notice  (OfficeStore          *self);
gboolean     office_store_is_read_only
                                      (OfficeStore          *self);
void         office_store_set_actor   (OfficeStore          *self,
                                       const char           *name);

void         office_store_call_async  (OfficeStore          *self,
                                       OfficeStoreJob        job,
                                       gpointer              data,
                                       GDestroyNotify        free_data,
                                       GDestroyNotify        free_result,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
void         office_store_call_at_rest_async
                                      (OfficeStore          *self,
                                       OfficeStoreJob        job,
                                       gpointer              data,
                                       GDestroyNotify        free_data,
                                       GDestroyNotify        free_result,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gpointer     office_store_call_finish (OfficeStore          *self,
                                       GAsyncResult         *result,
                                       GError              **error);
gpointer     office_store_call        (OfficeStore          *self,
                                       OfficeStoreJob        job,
                                       gpointer              data,
                                       GCancellable         *cancellable,
                                       GError              **error);

G_END_DECLS
