/* marks-page.h: the marks grid with the line that explains it and the bars that ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "model/marks-sheet.h"

G_BEGIN_DECLS

#define OFFICE_TYPE_MARKS_PAGE (office_marks_page_get_type ())

G_DECLARE_FINAL_TYPE (OfficeMarksPage, office_marks_page, OFFICE, MARKS_PAGE, GtkWidget)

void            office_marks_page_set_sheet   (OfficeMarksPage  *self,
                                               OfficeMarksSheet *sheet);
GtkWidget      *office_marks_page_get_grid    (OfficeMarksPage  *self);
OfficeMarksRow *office_marks_page_get_row     (OfficeMarksPage  *self);
void            office_marks_page_show_deadlines (OfficeMarksPage *self,
                                                  OfficeSession   *session,
                                                  gint64           cohort_id);
void            office_marks_page_save_block  (OfficeMarksPage  *self);
void            office_marks_page_drop_block  (OfficeMarksPage  *self);
void            office_marks_page_keep_mine   (OfficeMarksPage  *self);
void            office_marks_page_take_theirs (OfficeMarksPage  *self);
void            office_marks_page_show_why    (OfficeMarksPage  *self);
void            office_marks_page_choose_attempt (OfficeMarksPage *self,
                                                  guint            component,
                                                  int              attempt);
gboolean        office_marks_page_next_attempt   (OfficeMarksPage *self);

G_END_DECLS
