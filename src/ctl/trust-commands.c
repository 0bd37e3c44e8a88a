/* trust-commands.c: officectl audit, subject-access, erase
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/ctl.h"
#include "model/deliver.h"
#include "rules/clock.h"
#include "rules/error.h"
#include "store/applications.h"
#include "store/audit.h"
#include "store/privacy.h"

static json_t *
entry_to_json (const OfficeAuditEntry *entry)
{
  g_autofree char *at = office_instant_to_wall (entry->at);
  json_t *before = entry->before != NULL ? json_loads (entry->before, 0, NULL) : json_null ();
  json_t *after = entry->after != NULL ? json_loads (entry->after, 0, NULL) : json_null ();

  return json_pack ("{s:I, s:s, s:s, s:s, s:s?, s:s, s:I, s:s, s:o, s:o}", "id", (json_int_t) entry->id, "at", at,
                    "actor", entry->actor, "step", entry->label, "reason", entry->reason, "table", entry->table_name,
                    "record", (json_int_t) entry->record_id, "action", entry->action, "before", before, "after", after);
}

/* "cohort:1" is one row, "cohort" a table, anything else the reference of an application and with it
 * everything that is held on the learner. */
static GPtrArray *
list_entries (OfficeCtl   *ctl,
              const char  *record,
              GError     **error)
{
  g_autoptr (OfficeApplication) application = NULL;
  g_auto (GStrv) parts = record != NULL ? g_strsplit (record, ":", 2) : NULL;
  gint64 id = 0;

  if (record == NULL)
    return office_audit_list (ctl->connection, NULL, 0, error);

  if (parts[0] != NULL && parts[1] != NULL && office_audit_knows (ctl->connection, parts[0])
      && g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT64, &id, NULL))
    return office_audit_list (ctl->connection, parts[0], id, error);

  if (office_ctl_find_application (ctl, record, &id, NULL))
    {
      application = office_application_get (ctl->connection, id, error);
      return application != NULL ? office_audit_list_learner (ctl->connection, application->learner_id, error) : NULL;
    }

  if (!office_audit_knows (ctl->connection, parts[0]))
    {
      g_set_error (error, OFFICE_ERROR, OFFICE_ERROR_NOT_FOUND,
                   _("“%s” is neither the reference of an application nor a table of the audit."), record);
      return NULL;
    }

  return office_audit_list (ctl->connection, record, 0, error);
}

/* A long history is printed entry by entry: as one JSON value in memory it would be many times its size. */
static void
print_entries (GPtrArray *entries)
{
  g_print ("[");
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (json_t) entry = entry_to_json (g_ptr_array_index (entries, i));
      char *text = json_dumps (entry, 0);

      g_print ("%s%s", i > 0 ? ", " : "", text);
      free (text);
    }
  g_print ("]\n");
}

static gboolean
run_audit (OfficeCtl  *ctl,
           GError    **error)
{
  g_autofree char *record = NULL;
  const GOptionEntry options[] = {
    { "record", 0, 0, G_OPTION_ARG_STRING, &record, N_("Reference of an application, a table, or TABLE:ID"), "R" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  json_t *rows;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "", options, &words, error)
      || (entries = list_entries (ctl, record, error)) == NULL)
    return FALSE;

  if (ctl->json)
    {
      print_entries (entries);
      return TRUE;
    }

  rows = json_array ();
  for (guint i = 0; i < entries->len; i++)
    json_array_append_new (rows, entry_to_json (g_ptr_array_index (entries, i)));

  office_ctl_print_list (ctl, rows, "at actor step table record action reason");
  return TRUE;
}

static gboolean
find_learner (OfficeCtl   *ctl,
              const char  *reference,
              gint64      *learner_id,
              GError     **error)
{
  g_autoptr (OfficeApplication) application = NULL;
  gint64 id;

  if (!office_ctl_find_application (ctl, reference, &id, error)
      || (application = office_application_get (ctl->connection, id, error)) == NULL)
    return FALSE;

  *learner_id = application->learner_id;
  return TRUE;
}

static gboolean
run_subject_access (OfficeCtl  *ctl,
                    GError    **error)
{
  g_auto (GStrv) words = NULL;
  gint64 learner_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_READ, "REFERENCE DIR", NULL, &words, error)
      || !find_learner (ctl, words[0], &learner_id, error)
      || !office_deliver_subject_access (ctl->connection, learner_id, words[1], NULL, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s, s:s}", "reference", words[0], "folder", words[1]), "%s", words[1]);
  return TRUE;
}

static gboolean
run_erase (OfficeCtl  *ctl,
           GError    **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why"), "T" },
    { NULL },
  };
  g_auto (GStrv) words = NULL;
  gint64 learner_id;

  if (!office_ctl_begin (ctl, OFFICE_CTL_WRITE, "REFERENCE", options, &words, error))
    return FALSE;
  if (reason == NULL)
    return office_ctl_misuse (error, _("--reason is missing"));
  if (!find_learner (ctl, words[0], &learner_id, error)
      || !office_learner_erase (ctl->connection, learner_id, reason, error))
    return FALSE;

  office_ctl_print_value (ctl, json_pack ("{s:s}", "reference", words[0]),
                          _("%s: erased; the transcript’s core and the audit’s chain stay"), words[0]);
  return TRUE;
}

const OfficeCtlCommand office_ctl_trust_commands[] = {
  { "audit", N_("Show who changed what, when and why"), run_audit },
  { "subject-access", N_("Write all that is held on a person to a folder"), run_subject_access },
  { "erase", N_("Erase a person, but for what must be kept"), run_erase },
  { NULL },
};
