/* print.h: certificates to a printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OfficePrinted:
 * @n_pages: how many were sent; 0 when the person thought better of it
 * @error: (nullable): why not
 * @user_data: what was given
 */
typedef void (*OfficePrinted) (guint         n_pages,
                               const GError *error,
                               gpointer      user_data);

GtkPrintOperation *office_print_operation_new (GPtrArray         *items);
void               office_print_certificates  (GtkWindow         *parent,
                                               GPtrArray         *items,
                                               OfficePrinted      printed,
                                               gpointer           user_data);

G_END_DECLS
