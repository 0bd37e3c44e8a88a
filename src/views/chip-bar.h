/* chip-bar.h: a row of counted chips to filter by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_CHIP_BAR (office_chip_bar_get_type ())

G_DECLARE_FINAL_TYPE (OfficeChipBar, office_chip_bar, OFFICE, CHIP_BAR, GtkWidget)

GtkWidget *office_chip_bar_new        (void);
void       office_chip_bar_add        (OfficeChipBar      *self,
                                       const char         *id,
                                       const char         *label,
                                       const char         *icon_name);
void       office_chip_bar_set_count  (OfficeChipBar      *self,
                                       const char         *id,
                                       guint               count);
gboolean   office_chip_bar_is_active  (OfficeChipBar      *self,
                                       const char         *id);
char     **office_chip_bar_dup_active (OfficeChipBar      *self);
void       office_chip_bar_set_active (OfficeChipBar      *self,
                                       const char *const  *ids);
void       office_chip_bar_remember   (OfficeChipBar      *self,
                                       const char         *table_id);

G_END_DECLS
