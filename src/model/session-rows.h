/* session-rows.h: a windowed list whose rows come from the session's database
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/session.h"
#include "model/windowed-list.h"

G_BEGIN_DECLS

/**
 * OfficeRowKind:
 * @get_item_type: what the list holds
 * @make_item: makes an item that knows its id alone
 * @read_rows: reads the rows of some ids, on the worker thread; rows that are gone are left out
 * @get_row_id: the id of a row
 * @take_row: gives an item its row, for good
 *
 * One kind of rows.
 */
typedef struct
{
  GType      (*get_item_type) (void);
  GObject   *(*make_item)     (gint64             id);
  GPtrArray *(*read_rows)     (OfficeConnection  *connection,
                               const gint64      *ids,
                               guint              n_ids,
                               GError           **error);
  gint64     (*get_row_id)    (gconstpointer      row);
  void       (*take_row)      (GObject           *item,
                               gpointer           row);
} OfficeRowKind;

OfficeWindowedList *office_session_rows_new (OfficeSession       *session,
                                             const OfficeRowKind *kind);

G_END_DECLS
