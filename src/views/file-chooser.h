/* file-chooser.h: asking for a file to open or to write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OfficeFileType:
 * @name: for a person, marked with N_() ("Spreadsheets")
 * @patterns: file name patterns, separated by semicolons ("*.csv;*.xlsx")
 */
typedef struct
{
  const char *name;
  const char *patterns;
} OfficeFileType;

/**
 * OfficeFileChosen:
 * @window: the window that asked
 * @file: what was chosen
 * @user_data: what was given with the question
 *
 * Called when a file has been chosen; not at all when the person thinks better of it.
 */
typedef void (*OfficeFileChosen) (GtkWindow *window,
                                  GFile     *file,
                                  gpointer   user_data);

void office_file_chooser_open (GtkWindow            *window,
                               const char           *title,
                               const OfficeFileType *types,
                               guint                 n_types,
                               const char           *folder_key,
                               OfficeFileChosen      chosen,
                               gpointer              user_data);
void office_file_chooser_save (GtkWindow            *window,
                               const char           *title,
                               const OfficeFileType *types,
                               guint                 n_types,
                               GFile                *suggestion,
                               const char           *folder_key,
                               OfficeFileChosen      chosen,
                               gpointer              user_data);
void office_file_chooser_folder (GtkWindow          *window,
                                 const char         *title,
                                 const char         *folder_key,
                                 OfficeFileChosen    chosen,
                                 gpointer            user_data);

G_END_DECLS
