/* main.c: the window's program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (OfficeApplication) application = NULL;
  const char *locale_folder = g_getenv ("OFFICE_LOCALE_DIR");

  setlocale (LC_ALL, "");
  /* The tests and `make run` show the catalogues of a build folder. */
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : OFFICE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = office_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
