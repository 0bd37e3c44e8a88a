/* print-paper.h: a paper to a printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "documents/paper.h"
#include "views/print.h"

G_BEGIN_DECLS

void office_print_paper (GtkWindow     *parent,
                         OfficePaper   *paper,
                         const char    *name,
                         OfficePrinted  printed,
                         gpointer       user_data);

G_END_DECLS
