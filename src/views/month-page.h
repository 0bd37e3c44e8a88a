/* month-page.h: a month, six weeks of days, each with what is on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "rules/dates.h"

G_BEGIN_DECLS

/**
 * OfficeMonthLine:
 * @day: on which day it is
 * @text: "19:00 Welcome"
 * @name: all of it, for assistive technology and the tooltip
 * @colour: 0 to 5: the kind's tint
 * @clash: it clashes
 * @other: it belongs to another cohort than the chosen one
 * @cancelled: it does not take place
 *
 * One thing of a day.
 */
typedef struct
{
  OfficeDay  day;
  char      *text;
  char      *name;
  guint      colour;
  gboolean   clash;
  gboolean   other;
  gboolean   cancelled;
} OfficeMonthLine;

OfficeMonthLine *office_month_line_new  (OfficeDay        day);
void             office_month_line_free (OfficeMonthLine *line);

#define OFFICE_TYPE_MONTH_PAGE (office_month_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeMonthPage, office_month_page, OFFICE, MONTH_PAGE, GtkWidget)

void office_month_page_show       (OfficeMonthPage *self,
                                   OfficeDay        first,
                                   OfficeDay        from,
                                   OfficeDay        chosen,
                                   GPtrArray       *lines);

G_END_DECLS
