/* deliver-vivas.c: the vivas of a cohort on paper: a schedule of each day, a list for each door
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/paper.h"
#include "documents/pen.h"
#include "model/deliver.h"
#include "rules/clock.h"
#include "store/cohorts.h"
#include "store/provider.h"
#include "store/rows.h"
#include "store/vivas.h"

static char *
time_of_day (gint64 instant)
{
  int second = office_instant_second_of_day (instant);

  return g_strdup_printf ("%02d:%02d", second / 3600, second / 60 % 60);
}

static char *
describe_time (const OfficeVivaRow *viva)
{
  g_autofree char *from = time_of_day (viva->starts_at);
  g_autofree char *to = time_of_day (viva->starts_at + viva->minutes * 60);

  /* Translators: two times of day */
  return g_strdup_printf (_("%s–%s"), from, to);
}

static const char *
room_of (const OfficeVivaRow *viva)
{
  return viva->room != NULL ? viva->room : _("No room");
}

/* Everything of one day, whatever the room. */
static void
add_day (OfficePaper *paper,
         GPtrArray   *vivas,
         OfficeDay    day)
{
  const OfficePaperColumn columns[] = {
    { _("TIME"), 1.3, FALSE, TRUE },
    { _("LEARNER"), 2.6, FALSE, FALSE },
    { _("REFERENCE"), 1.4, FALSE, FALSE },
    { _("ROOM"), 2, FALSE, FALSE },
    { _("EXAMINERS"), 3.2, FALSE, FALSE },
  };
  g_autofree char *heading = office_day_to_long (day);

  office_paper_add_heading (paper, heading);
  office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < vivas->len; i++)
    {
      const OfficeVivaRow *viva = g_ptr_array_index (vivas, i);
      g_autofree char *time = describe_time (viva);
      g_autofree char *name = office_person_name (viva->family_name, viva->given_names);
      g_autofree char *examiners = g_strjoinv (", ", viva->examiners);

      if (office_instant_to_day (viva->starts_at) == day)
        office_paper_add_row (paper, (const char *[]) { time, name, viva->reference, room_of (viva), examiners });
    }
}

/* What hangs on one door on one day: nothing that strangers need not read. */
static void
add_door (OfficePaper *paper,
          GPtrArray   *vivas,
          OfficeDay    day,
          const char  *room)
{
  const OfficePaperColumn columns[] = {
    { _("TIME"), 1.2, FALSE, TRUE },
    { _("LEARNER"), 3, FALSE, FALSE },
    { _("EXAMINERS"), 3, FALSE, FALSE },
  };
  g_autofree char *long_day = office_day_to_long (day);
  /* Translators: a room, a day */
  g_autofree char *heading = g_strdup_printf (_("%s, %s"), room, long_day);

  office_paper_add_heading (paper, heading);
  office_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < vivas->len; i++)
    {
      const OfficeVivaRow *viva = g_ptr_array_index (vivas, i);
      g_autofree char *time = describe_time (viva);
      g_autofree char *name = office_person_name (viva->family_name, viva->given_names);
      g_autofree char *examiners = g_strjoinv (", ", viva->examiners);

      if (office_instant_to_day (viva->starts_at) == day && g_str_equal (room_of (viva), room))
        office_paper_add_row (paper, (const char *[]) { time, name, examiners });
    }
}

static void
add_doors (OfficePaper *paper,
           GPtrArray   *vivas,
           OfficeDay    day)
{
  g_autoptr (GPtrArray) rooms = g_ptr_array_new ();

  for (guint i = 0; i < vivas->len; i++)
    {
      const OfficeVivaRow *viva = g_ptr_array_index (vivas, i);

      if (office_instant_to_day (viva->starts_at) == day
          && !g_ptr_array_find_with_equal_func (rooms, room_of (viva), g_str_equal, NULL))
        g_ptr_array_add (rooms, (gpointer) room_of (viva));
    }
  for (guint r = 0; r < rooms->len; r++)
    add_door (paper, vivas, day, g_ptr_array_index (rooms, r));
}

static void
leave_out_cancelled (GPtrArray *vivas)
{
  for (guint i = vivas->len; i > 0; i--)
    if (((const OfficeVivaRow *) g_ptr_array_index (vivas, i - 1))->cancelled)
      g_ptr_array_remove_index (vivas, i - 1);
}

/**
 * office_deliver_vivas:
 * @connection: the connection
 * @cohort_id: the cohort
 * @doors: a list for each room of each day, and not the whole schedule
 * @path: where the PDF is to be
 * @cancellable: (nullable): a cancelled paper leaves what was at @path
 * @error: return location
 *
 * Writes the vivas that take place, day after day.
 *
 * Returns: whether it was written
 */
gboolean
office_deliver_vivas (OfficeConnection  *connection,
                      gint64             cohort_id,
                      gboolean           doors,
                      const char        *path,
                      GCancellable      *cancellable,
                      GError           **error)
{
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, cohort_id, error);
  g_autoptr (OfficeProvider) provider = cohort != NULL ? office_provider_get (connection, error) : NULL;
  g_autoptr (GPtrArray) vivas = provider != NULL ? office_vivas_list_cohort (connection, cohort_id, error) : NULL;
  g_autoptr (OfficePaper) paper = NULL;
  g_autofree char *today = office_connection_today (connection);
  g_autofree char *day = office_pen_day (today);
  g_autofree char *foot = NULL;
  OfficeDay last = OFFICE_DAY_NONE;

  if (vivas == NULL)
    return FALSE;

  leave_out_cancelled (vivas);
  /* Translators: a cohort, a day */
  foot = g_strdup_printf (doors ? _("%s · vivas by room, printed %s") : _("%s · schedule of the vivas, printed %s"),
                          cohort->code, day);
  paper = office_paper_new (provider->name, doors ? _("Vivas by room") : _("Schedule of the vivas"), cohort->module_title,
                            foot);
  office_paper_add_fact (paper, _("COHORT"), cohort->code);
  office_paper_add_fact (paper, _("TERM"), cohort->term);
  if (vivas->len == 0)
    office_paper_add_text (paper, _("No viva is in the timetable."));
  for (guint i = 0; i < vivas->len; i++)
    {
      OfficeDay own = office_instant_to_day (((const OfficeVivaRow *) g_ptr_array_index (vivas, i))->starts_at);

      if (own == last)
        continue;
      if (doors)
        add_doors (paper, vivas, own);
      else
        add_day (paper, vivas, own);
      last = own;
    }
  return office_paper_write (paper, today, path, cancellable, error);
}
