/* equipment-text.c: what a session needs, as people type it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/equipment-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/fold.h"

static const OfficeEquipment *
find_known (GPtrArray  *known,
            const char *name)
{
  g_autofree char *wanted = office_fold_text (name);

  for (guint i = 0; i < known->len; i++)
    {
      const OfficeEquipment *equipment = g_ptr_array_index (known, i);
      g_autofree char *folded = office_fold_text (equipment->name);

      if (g_str_equal (folded, wanted))
        return equipment;
    }
  return NULL;
}

/* "4 Ultrasound machine", "Phantom": without a number, one. */
static OfficeEquipmentNeed *
read_one (const char  *part,
          GPtrArray   *known,
          GError     **error)
{
  const OfficeEquipment *equipment = find_known (known, part);
  char *name = NULL;
  guint64 number = g_ascii_strtoull (part, &name, 10);

  if (equipment != NULL)
    return office_equipment_need_new (equipment->id, equipment->name, 1);
  name += strspn (name, " \t");
  if (g_str_has_prefix (name, "×"))
    name += strlen ("×");
  name += strspn (name, " \t");
  equipment = g_ascii_isdigit (*part) ? find_known (known, name) : NULL;
  if (equipment == NULL)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                   _("There is no equipment “%s”: add it under People first."), g_ascii_isdigit (*part) ? name : part);
      return NULL;
    }
  if (number < 1 || number > 10000)
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_INVALID, _("Say how many of “%s”: a number from 1 to 10000."),
                   equipment->name);
      return NULL;
    }
  return office_equipment_need_new (equipment->id, equipment->name, (int) number);
}

/**
 * office_equipment_text_read:
 * @text: "4 Ultrasound machine; 2 Phantom"; may be ""
 * @known: (element-type OfficeEquipment): what the office has
 * @error: where to put %OFFICE_ERROR_NOT_FOUND or %OFFICE_ERROR_INVALID
 *
 * Reads what a session needs, with semicolons between. What is typed twice counts once, the last time.
 *
 * Returns: (transfer full) (nullable) (element-type OfficeEquipmentNeed): the needs
 */
GPtrArray *
office_equipment_text_read (const char  *text,
                            GPtrArray   *known,
                            GError     **error)
{
  g_autoptr (GPtrArray) needs = g_ptr_array_new_with_free_func ((GDestroyNotify) office_equipment_need_free);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      OfficeEquipmentNeed *need;

      if (*g_strstrip (*part) == '\0')
        continue;
      need = read_one (*part, known, error);
      if (need == NULL)
        return NULL;
      g_ptr_array_add (needs, need);
    }
  return g_steal_pointer (&needs);
}
