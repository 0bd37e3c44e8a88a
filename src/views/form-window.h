/* form-window.h: a small window with fields, Cancel and one button that says what it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_FORM_WINDOW (office_form_window_get_type ())

G_DECLARE_FINAL_TYPE (OfficeFormWindow, office_form_window, OFFICE, FORM_WINDOW, GtkWindow)

OfficeFormWindow *office_form_window_new      (GtkWindow         *parent,
                                               const char        *title,
                                               const char        *submit_label);
void              office_form_window_add      (OfficeFormWindow  *self,
                                               GtkWidget         *row);
void              office_form_window_add_pair (OfficeFormWindow  *self,
                                               GtkWidget         *first,
                                               GtkWidget         *second);
GtkWidget        *office_form_window_add_hint (OfficeFormWindow  *self,
                                               const char        *text);
void              office_form_window_set_busy (OfficeFormWindow  *self,
                                               gboolean           busy);
gboolean          office_form_window_is_open  (OfficeFormWindow  *self);
void              office_form_window_refuse   (OfficeFormWindow  *self,
                                               const char        *sentence);
gboolean          office_form_window_fail     (OfficeFormWindow  *self,
                                               const GError      *error);

G_END_DECLS
