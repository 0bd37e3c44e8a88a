/* remembered-mapping.c: the office's own correction of a guess, kept for the next file of that shape
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/remembered-mapping.h"
#include "store/saved-mappings.h"

/**
 * office_mapping_guess_remembered:
 * @connection: the connection
 * @sheet: a sheet with headings
 * @kind: what it brings
 * @error: where to put a failure
 *
 * Guesses the mapping, then applies what the office corrected the last time a file had these headings.
 *
 * Returns: (transfer full) (nullable): the mapping
 */
OfficeMapping *
office_mapping_guess_remembered (OfficeConnection  *connection,
                                 OfficeSheet       *sheet,
                                 OfficeImportKind   kind,
                                 GError           **error)
{
  g_autoptr (OfficeMapping) mapping = office_mapping_guess (sheet, kind, error);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *remembered = NULL;

  if (mapping == NULL)
    return NULL;

  signature = office_mapping_get_signature (mapping);
  remembered = office_saved_mapping_get (connection, office_import_kind_to_nick (kind), signature, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (remembered != NULL && !office_mapping_apply_json (mapping, remembered, error))
    return NULL;

  return g_steal_pointer (&mapping);
}

/**
 * office_mapping_remember:
 * @connection: the connection
 * @mapping: as the office corrected it
 * @error: where to put a failure
 *
 * Keeps the mapping for the next file with the same headings.
 *
 * Returns: whether it was kept
 */
gboolean
office_mapping_remember (OfficeConnection  *connection,
                         OfficeMapping     *mapping,
                         GError           **error)
{
  g_autofree char *signature = office_mapping_get_signature (mapping);
  g_autofree char *json = office_mapping_to_json (mapping);

  return office_saved_mapping_put (connection, office_import_kind_to_nick (office_mapping_get_kind (mapping)), signature, json, error);
}
