/* return-columns.c: the columns of the tables about a return
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/return-columns.h"

#include <glib/gi18n-lib.h>

#include "model/return-item.h"
#include "rules/clock.h"
#include "views/state-pill.h"

/* What a person should see first --------------------------------------------------------------- */

static void
bind_severity (GtkWidget *cell,
               gpointer   item)
{
  const OfficeReturnException *exception = office_return_item_get_exception (item);
  const OfficeStateLook error = { _("Error"), "office-cross-symbolic", "bad" };
  const OfficeStateLook warning = { _("Warning"), "office-warning-symbolic", "warn" };

  office_state_pill_set (OFFICE_STATE_PILL (cell), exception->severity == OFFICE_RETURN_ERROR ? error : warning);
}

static char *
get_name (gpointer item)
{
  return g_strdup (office_return_item_get_exception (item)->name);
}

static char *
get_reference (gpointer item)
{
  return g_strdup (office_return_item_get_exception (item)->reference);
}

static char *
get_what (gpointer item)
{
  return g_strdup (office_return_item_get_exception (item)->what);
}

static char *
get_place (gpointer item)
{
  return g_strdup (office_return_place_label (office_return_item_get_exception (item)->place));
}

static const OfficeColumn exception_columns[] = {
  { "severity", N_("Kind"), 100, OFFICE_COLUMN_NOT_SORTABLE, NULL, NULL, office_state_pill_new, bind_severity, NULL },
  { "learner", N_("Learner"), 150, OFFICE_COLUMN_NOT_SORTABLE, get_name, NULL, NULL, NULL, NULL },
  { "reference", N_("Reference"), 100, OFFICE_COLUMN_NOT_SORTABLE, get_reference, NULL, NULL, NULL, NULL },
  { "what", N_("What is left out or contradicted"), 220, OFFICE_COLUMN_NOT_SORTABLE | OFFICE_COLUMN_EXPAND, get_what,
    NULL, NULL, NULL, NULL },
  { "place", N_("Mended in"), 130, OFFICE_COLUMN_NOT_SORTABLE, get_place, NULL, NULL, NULL, NULL },
};

/**
 * office_return_exception_columns:
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): what a person should see before a return goes out
 */
const OfficeColumn *
office_return_exception_columns (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (exception_columns);
  return exception_columns;
}

/* What has changed ----------------------------------------------------------------------------- */

static void
bind_change (GtkWidget *cell,
             gpointer   item)
{
  static const char *const looks[][2] = {
    [OFFICE_RETURN_ADDED] = { "list-add-symbolic", "good" },
    [OFFICE_RETURN_CHANGED] = { "document-edit-symbolic", "info" },
    [OFFICE_RETURN_WITHDRAWN] = { "list-remove-symbolic", "warn" },
    [OFFICE_RETURN_COLUMN_ADDED] = { "list-add-symbolic", "muted" },
    [OFFICE_RETURN_COLUMN_DROPPED] = { "list-remove-symbolic", "muted" },
  };
  OfficeReturnChange change = office_return_item_get_difference (item)->change;

  office_state_pill_set (OFFICE_STATE_PILL (cell), (OfficeStateLook) { office_return_change_label (change),
                                                                       looks[change][0], looks[change][1] });
}

static char *
get_label (gpointer item)
{
  return g_strdup (office_return_item_get_difference (item)->label);
}

static char *
get_heading (gpointer item)
{
  return g_strdup (office_return_item_get_difference (item)->heading);
}

static char *
cell_or_blank (gpointer    item,
               const char *text)
{
  const OfficeReturnDifference *difference = office_return_item_get_difference (item);

  if (difference->change != OFFICE_RETURN_CHANGED)
    return NULL;
  return g_strdup (text != NULL ? text : _("(blank)"));
}

static char *
get_before (gpointer item)
{
  return cell_or_blank (item, office_return_item_get_difference (item)->before);
}

static char *
get_after (gpointer item)
{
  return cell_or_blank (item, office_return_item_get_difference (item)->after);
}

static const OfficeColumn difference_columns[] = {
  { "change", N_("Change"), 120, OFFICE_COLUMN_NOT_SORTABLE, NULL, NULL, office_state_pill_new, bind_change, NULL },
  { "learner", N_("Learner"), 150, OFFICE_COLUMN_NOT_SORTABLE, get_label, NULL, NULL, NULL, NULL },
  { "column", N_("Column"), 150, OFFICE_COLUMN_NOT_SORTABLE, get_heading, NULL, NULL, NULL, NULL },
  { "before", N_("Was"), 120, OFFICE_COLUMN_NOT_SORTABLE | OFFICE_COLUMN_EXPAND, get_before, NULL, NULL, NULL, NULL },
  { "after", N_("Is"), 120, OFFICE_COLUMN_NOT_SORTABLE | OFFICE_COLUMN_EXPAND, get_after, NULL, NULL, NULL, NULL },
};

/**
 * office_return_difference_columns:
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): what has changed since a return
 */
const OfficeColumn *
office_return_difference_columns (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (difference_columns);
  return difference_columns;
}

/* What was sent -------------------------------------------------------------------------------- */

static char *
get_version (gpointer item)
{
  return g_strdup_printf ("%d", office_return_item_get_row (item)->number);
}

static char *
get_made (gpointer item)
{
  return office_instant_to_text (office_return_item_get_row (item)->made_at);
}

static char *
get_maker (gpointer item)
{
  return g_strdup (office_return_item_get_row (item)->made_by);
}

static char *
get_rows (gpointer item)
{
  return g_strdup_printf ("%d", office_return_item_get_row (item)->n_rows);
}

static char *
get_exceptions (gpointer item)
{
  return g_strdup_printf ("%d", office_return_item_get_row (item)->n_exceptions);
}

static char *
get_profile (gpointer item)
{
  const OfficeReturnRow *row = office_return_item_get_row (item);

  return g_strdup (g_str_equal (row->profile, office_return_kind_label (row->kind)) ? _("Built-in") : row->profile);
}

static char *
get_digest (gpointer item)
{
  /* Translators: the digest of a return's rows */
  return g_strdup_printf (_("Digest of the rows: %s"), office_return_item_get_row (item)->digest);
}

/* An old version that was replaced need not worry anybody. */
static void
bind_state (GtkWidget *cell,
            gpointer   item)
{
  const OfficeReturnRow *row = office_return_item_get_row (item);
  OfficeStateLook look = { _("Stands"), "office-tick-symbolic", "good" };
  g_autofree char *tooltip = NULL;

  if (!row->newest)
    look = (OfficeStateLook) { _("Replaced"), "office-ring-symbolic", "muted" };
  else if (row->out_of_date_since != 0)
    look = (OfficeStateLook) { _("Out of date"), "office-warning-symbolic", "warn" };
  tooltip = g_strdup (row->out_of_date_reason);
  office_state_pill_set_text (OFFICE_STATE_PILL (cell), look, look.word, tooltip);
}

static char *
get_note (gpointer item)
{
  const OfficeReturnRow *row = office_return_item_get_row (item);

  if (row->amends != 0 && row->out_of_date_since != 0)
    /* Translators: a version, and why the return is out of date */
    return g_strdup_printf (_("Amends version %d. %s"), row->amends, row->out_of_date_reason);
  if (row->amends != 0)
    return g_strdup_printf (_("Amends version %d"), row->amends);
  return g_strdup (row->out_of_date_reason);
}

static const OfficeColumn sent_columns[] = {
  { "version", N_("Version"), 70, OFFICE_COLUMN_NUMERIC | OFFICE_COLUMN_NOT_SORTABLE, get_version, get_digest, NULL,
    NULL, NULL },
  { "state", N_("State"), 110, OFFICE_COLUMN_NOT_SORTABLE, NULL, NULL, office_state_pill_new, bind_state, NULL },
  { "made", N_("Sent"), 130, OFFICE_COLUMN_NOT_SORTABLE, get_made, NULL, NULL, NULL, NULL },
  { "by", N_("By"), 90, OFFICE_COLUMN_NOT_SORTABLE, get_maker, NULL, NULL, NULL, NULL },
  { "rows", N_("Learners"), 76, OFFICE_COLUMN_NUMERIC | OFFICE_COLUMN_NOT_SORTABLE, get_rows, NULL, NULL, NULL, NULL },
  { "exceptions", N_("Exceptions"), 84, OFFICE_COLUMN_NUMERIC | OFFICE_COLUMN_NOT_SORTABLE, get_exceptions, NULL,
    NULL, NULL, NULL },
  { "profile", N_("Profile"), 100, OFFICE_COLUMN_NOT_SORTABLE, get_profile, NULL, NULL, NULL, NULL },
  { "note", N_("Note"), 140, OFFICE_COLUMN_NOT_SORTABLE | OFFICE_COLUMN_EXPAND, get_note, NULL, NULL, NULL, NULL },
};

/**
 * office_return_sent_columns:
 * @n_columns: (out): how many
 *
 * Returns: (transfer none) (array length=n_columns): the returns that were sent
 */
const OfficeColumn *
office_return_sent_columns (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (sent_columns);
  return sent_columns;
}
