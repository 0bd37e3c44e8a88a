/* settings.c: what the window remembers from one day to the next
 *
 * GSettings when the schema is installed or GSETTINGS_SCHEMA_DIR names it; otherwise a table in
 * memory, so that the program runs from anywhere and merely forgets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/settings.h"

static GSettings *
get_settings (void)
{
  static gsize initialised;
  static GSettings *settings;

  if (g_once_init_enter (&initialised))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, OFFICE_APPLICATION_ID, TRUE);
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&initialised, 1);
    }
  return settings;
}

static GHashTable *
get_memory (void)
{
  static GHashTable *memory;

  if (memory == NULL)
    memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                    (GDestroyNotify) g_variant_unref);
  return memory;
}

/* A schema of an older installation may lack a key: that must not end the program. */
static gboolean
has_key (const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (get_settings () == NULL)
    return FALSE;
  g_object_get (get_settings (), "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

/* What holds before anything is remembered, where there is no schema to say so. */
static const struct
{
  const char *key;
  const char *value;
} defaults[] = {
  { "window-width", "1280" },
  { "window-height", "800" },
  { "pane-shown", "true" },
  { "view", "'overview'" },
};

static GVariant *
get_default (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (key, defaults[i].key))
      return g_variant_parse (NULL, defaults[i].value, NULL, NULL, NULL);
  return NULL;
}

static GVariant *
get_value (const char *key,
           const char *type)
{
  g_autoptr (GVariant) value = NULL;

  if (has_key (key))
    value = g_settings_get_value (get_settings (), key);
  else if (g_hash_table_contains (get_memory (), key))
    value = g_variant_ref (g_hash_table_lookup (get_memory (), key));
  else
    value = get_default (key);

  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE (type)))
    return NULL;
  return g_steal_pointer (&value);
}

static void
set_value (const char *key,
           GVariant   *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);

  if (has_key (key))
    g_settings_set_value (get_settings (), key, owned);
  else
    g_hash_table_insert (get_memory (), g_strdup (key), g_steal_pointer (&owned));
}

/**
 * office_settings_get_boolean:
 * @key: a key of type b
 *
 * Returns: its value; %FALSE when nothing is remembered
 */
gboolean
office_settings_get_boolean (const char *key)
{
  g_autoptr (GVariant) value = get_value (key, "b");

  return value != NULL && g_variant_get_boolean (value);
}

/**
 * office_settings_set_boolean:
 * @key: a key of type b
 * @value: to remember
 */
void
office_settings_set_boolean (const char *key,
                             gboolean    value)
{
  set_value (key, g_variant_new_boolean (value));
}

/**
 * office_settings_get_int:
 * @key: a key of type i
 *
 * Returns: its value; 0 when nothing is remembered
 */
int
office_settings_get_int (const char *key)
{
  g_autoptr (GVariant) value = get_value (key, "i");

  return value != NULL ? g_variant_get_int32 (value) : 0;
}

/**
 * office_settings_set_int:
 * @key: a key of type i
 * @value: to remember
 */
void
office_settings_set_int (const char *key,
                         int         value)
{
  set_value (key, g_variant_new_int32 (value));
}

/**
 * office_settings_get_string:
 * @key: a key of type s
 *
 * Returns: (transfer full): its value; empty when nothing is remembered
 */
char *
office_settings_get_string (const char *key)
{
  g_autoptr (GVariant) value = get_value (key, "s");

  return value != NULL ? g_variant_dup_string (value, NULL) : g_strdup ("");
}

/**
 * office_settings_set_string:
 * @key: a key of type s
 * @value: (nullable): to remember
 */
void
office_settings_set_string (const char *key,
                            const char *value)
{
  set_value (key, g_variant_new_string (value != NULL ? value : ""));
}

/**
 * office_settings_get_entry:
 * @key: a key whose value is a dictionary by name, a{sv}: panes, columns, sorting, filters
 * @entry: an entry of that dictionary, such as a table's id
 * @type: the type that the entry must have ("(sb)" for sorting)
 *
 * Returns: (transfer full) (nullable): what is remembered under @entry
 */
GVariant *
office_settings_get_entry (const char *key,
                           const char *entry,
                           const char *type)
{
  g_autoptr (GVariant) value = get_value (key, "a{sv}");

  return value != NULL ? g_variant_lookup_value (value, entry, G_VARIANT_TYPE (type)) : NULL;
}

/**
 * office_settings_set_entry:
 * @key: a key whose value is a dictionary by name
 * @entry: an entry of that dictionary
 * @value: (transfer floating): to remember under @entry
 */
void
office_settings_set_entry (const char *key,
                           const char *entry,
                           GVariant   *value)
{
  g_autoptr (GVariant) before = get_value (key, "a{sv}");
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (before);

  g_variant_dict_insert_value (&dict, entry, owned);
  set_value (key, g_variant_dict_end (&dict));
}
