/* table.h: a table of rows of one height, made from a static description of its columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OfficeColumnFlags:
 * @OFFICE_COLUMN_NUMERIC: right-aligned, in tabular figures
 * @OFFICE_COLUMN_EXPAND: takes the space that is left
 * @OFFICE_COLUMN_NOT_SORTABLE: its heading does not sort
 */
typedef enum
{
  OFFICE_COLUMN_PLAIN = 0,
  OFFICE_COLUMN_NUMERIC = 1 << 0,
  OFFICE_COLUMN_EXPAND = 1 << 1,
  OFFICE_COLUMN_NOT_SORTABLE = 1 << 2,
} OfficeColumnFlags;

/**
 * OfficeColumn:
 * @id: the column's word in settings and sorting ("name")
 * @title: its heading, marked with N_()
 * @width: px at first; 0 for its natural width
 * @flags: see #OfficeColumnFlags
 * @get_text: (nullable): the text of an item's cell, to be freed; %NULL for none
 * @get_tooltip: (nullable): what the cell says on hover, to be freed, such as where a mark comes from;
 *   without it a text that does not fit shows itself
 * @make_cell: (nullable): makes a cell of another kind than text, such as office_state_pill_new()
 * @bind_cell: (nullable): shows an item in a cell that @make_cell made
 * @compare: (nullable): the order of two items, for tables that are sorted in memory
 *   (see office_table_sort_in_memory())
 *
 * A column of a table. Tables of columns are static: the table keeps the pointer.
 */
typedef struct
{
  const char         *id;
  const char         *title;
  int                 width;
  OfficeColumnFlags   flags;
  char             *(*get_text)    (gpointer       item);
  char             *(*get_tooltip) (gpointer       item);
  GtkWidget        *(*make_cell)   (void);
  void              (*bind_cell)   (GtkWidget     *cell,
                                    gpointer       item);
  int               (*compare)     (gconstpointer  a,
                                    gconstpointer  b);
} OfficeColumn;

#define OFFICE_TYPE_TABLE (office_table_get_type ())

G_DECLARE_FINAL_TYPE (OfficeTable, office_table, OFFICE, TABLE, GtkWidget)

GtkWidget         *office_table_new                (void);
void               office_table_set_title          (OfficeTable        *self,
                                                    const char         *title);
void               office_table_set_columns        (OfficeTable        *self,
                                                    const char         *table_id,
                                                    const OfficeColumn *columns,
                                                    guint               n_columns);
void               office_table_set_model          (OfficeTable        *self,
                                                    GListModel         *model);
void               office_table_sort_in_memory     (OfficeTable        *self,
                                                    GListModel         *model);
void               office_table_set_single         (OfficeTable        *self,
                                                    gboolean            single);
void               office_table_set_label          (OfficeTable        *self,
                                                    const char         *label);
void               office_table_set_menu           (OfficeTable        *self,
                                                    GMenuModel         *menu);

GtkSelectionModel *office_table_get_selection      (OfficeTable        *self);
guint              office_table_get_n_selected     (OfficeTable        *self);
gpointer           office_table_get_selected       (OfficeTable        *self);
GPtrArray         *office_table_dup_selected       (OfficeTable        *self);
void               office_table_select             (OfficeTable        *self,
                                                    guint               position);
void               office_table_show               (OfficeTable        *self,
                                                    guint               position);

const char        *office_table_get_sort_column    (OfficeTable        *self);
gboolean           office_table_get_sort_descending (OfficeTable       *self);
void               office_table_set_sorting        (OfficeTable        *self,
                                                    const char         *column_id,
                                                    gboolean            descending);

void               office_column_view_set_title    (GtkColumnView      *view,
                                                    const char         *title);

G_END_DECLS
