/* dark.c: following the system's choice of light or dark
 *
 * GTK itself does not look at the choice before 4.20; the settings portal tells it on every desktop,
 * inside a sandbox and outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dark.h"

#define PORTAL_NAME      "org.freedesktop.portal.Desktop"
#define PORTAL_PATH      "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define NAMESPACE        "org.freedesktop.appearance"
#define KEY              "color-scheme"

/* Of the portal: 0 no preference, 1 dark, 2 light. */
#define PREFERS_DARK 1

static void
apply (GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  /* Read() wraps the value twice. */
  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme",
                  g_variant_get_uint32 (inner) == PREFERS_DARK, NULL);
}

static void
changed_cb (GDBusConnection *bus,
            const char      *sender,
            const char      *path,
            const char      *interface,
            const char      *signal,
            GVariant        *parameters,
            gpointer         user_data)
{
  const char *namespace_;
  const char *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &namespace_, &key, &value);
  if (g_str_equal (namespace_, NAMESPACE) && g_str_equal (key, KEY))
    apply (value);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) value = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply == NULL)
    {
      g_debug ("No portal tells light from dark: %s", error->message);
      return;
    }
  g_variant_get (reply, "(v)", &value);
  apply (value);
}

/**
 * office_dark_follow:
 * @bus: (nullable): the session bus; without one the theme stays as it is
 *
 * Uses the theme's dark variant while the system prefers dark, now and when it changes.
 */
void
office_dark_follow (GDBusConnection *bus)
{
  if (bus == NULL)
    return;

  g_dbus_connection_signal_subscribe (bus, PORTAL_NAME, PORTAL_INTERFACE, "SettingChanged",
                                      PORTAL_PATH, NAMESPACE, G_DBUS_SIGNAL_FLAGS_NONE, changed_cb,
                                      NULL, NULL);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "Read",
                          g_variant_new ("(ss)", NAMESPACE, KEY), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, read_cb, NULL);
}
