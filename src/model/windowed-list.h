/* windowed-list.h: a long list of which only the rows that are looked at are held
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_WINDOWED_LIST (office_windowed_list_get_type ())

G_DECLARE_FINAL_TYPE (OfficeWindowedList, office_windowed_list, OFFICE, WINDOWED_LIST, GObject)

/**
 * OfficeWindowedSource:
 * @make_item: makes an item that knows its id alone
 * @get_row_id: the id of a row that was fetched
 * @fill_item: gives an item its row; the item says so by a notification
 * @fetch: reads the rows of @ids, on another thread, and hands them to office_windowed_list_take()
 *   together with @ticket; the ids are copied when they are needed for longer
 *
 * Where the rows of a list come from.
 */
typedef struct
{
  GObject *(*make_item)  (gint64              id,
                          gpointer            user_data);
  gint64   (*get_row_id) (gconstpointer       row);
  void     (*fill_item)  (GObject            *item,
                          gpointer            row);
  void     (*fetch)      (OfficeWindowedList *list,
                          guint               ticket,
                          const gint64       *ids,
                          guint               n_ids,
                          gpointer            user_data);
} OfficeWindowedSource;

OfficeWindowedList *office_windowed_list_new          (GType                       item_type,
                                                       const OfficeWindowedSource *source,
                                                       gpointer                    user_data);
void                office_windowed_list_set_ids      (OfficeWindowedList         *self,
                                                       GArray                     *ids);
const gint64       *office_windowed_list_get_ids      (OfficeWindowedList         *self,
                                                       guint                      *n_ids);
gboolean            office_windowed_list_find         (OfficeWindowedList         *self,
                                                       gint64                      id,
                                                       guint                      *position);
void                office_windowed_list_take         (OfficeWindowedList         *self,
                                                       guint                       ticket,
                                                       GPtrArray                  *rows);
guint               office_windowed_list_count_held   (OfficeWindowedList         *self);

G_END_DECLS
