/* style.c: the style sheet and the icons, made known to a display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/style.h"

/**
 * office_style_load:
 * @display: the display to work on
 *
 * Adds our style sheet after the theme's, and our symbolic icons, and sets what we want of GTK.
 */
void
office_style_load (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_return_if_fail (GDK_IS_DISPLAY (display));

  gtk_css_provider_load_from_resource (provider, OFFICE_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  /* Text that can be copied is not to look chosen when the focus merely passes through it. */
  g_object_set (gtk_settings_get_for_display (display), "gtk-label-select-on-focus", FALSE, NULL);
}

/**
 * office_style_add_icons:
 * @display: the display
 *
 * Makes the office's icons known. An application finds them by its resource path, and asking again
 * makes it read every icon of the theme again.
 */
void
office_style_add_icons (GdkDisplay *display)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    OFFICE_RESOURCE_PATH "/icons");
}
