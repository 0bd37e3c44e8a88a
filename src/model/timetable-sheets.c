/* timetable-sheets.c: the week or the agenda that is shown, for the printer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "model/timetable-sheets.h"

#include <glib/gi18n-lib.h>

#include "documents/cohort-mark.h"
#include "model/week-layout.h"
#include "rules/clock.h"
#include "store/cohorts.h"

#define DAYS_OF_WEEK 7
#define SHORTEST_MINUTES 15
#define WIDTH 1000
#define LANE_WIDTH 150
#define LEAST_WIDTH 90

/**
 * office_timetable_mark_of:
 * @timetable: with the cohorts of the term
 * @cohort_id: a cohort
 *
 * Returns: by which pattern a cohort is known: the first of the term by the first, and so on
 */
guint
office_timetable_mark_of (const OfficeTimetable *timetable,
                          gint64                 cohort_id)
{
  for (guint i = 0; i < timetable->cohorts->len; i++)
    if (((OfficeCohort *) g_ptr_array_index (timetable->cohorts, i))->id == cohort_id)
      return i % OFFICE_N_COHORT_MARKS;
  return (guint) (cohort_id % OFFICE_N_COHORT_MARKS);
}

/**
 * office_timetable_tint_of:
 * @item: something of the timetable
 *
 * Returns: 0 for live, 1 for practical, 2 for a viva, 3 for an induction, 4 for a deadline
 */
guint
office_timetable_tint_of (OfficeTimetableItem *item)
{
  const OfficeSessionRow *session = office_timetable_item_get_session (item);

  if (office_timetable_item_get_kind (item) == OFFICE_TIMETABLE_VIVA)
    return 2;
  if (session == NULL || g_strcmp0 (session->kind, "deadline") == 0)
    return 4;
  if (g_strcmp0 (session->kind, "practical") == 0)
    return 1;
  return g_strcmp0 (session->kind, "induction") == 0 ? 3 : 0;
}

static char *
detail_of (OfficeTimetableItem *item,
           gboolean             with_kind,
           gboolean             with_cohort)
{
  const char *parts[5] = { NULL };
  guint n = 0;

  if (with_kind)
    parts[n++] = office_timetable_item_get_label (item);
  if (with_cohort)
    parts[n++] = office_timetable_item_get_code (item);
  if (office_timetable_item_get_room (item) != NULL)
    parts[n++] = office_timetable_item_get_room (item);
  if (*office_timetable_item_get_people (item) != '\0')
    parts[n++] = office_timetable_item_get_people (item);
  return n > 0 ? g_strjoinv (" · ", (char **) parts) : NULL;
}

static char *
time_of (OfficeTimetableItem *item,
         gboolean             with_end)
{
  int from = office_instant_second_of_day (office_timetable_item_get_starts (item)) / 60;
  int to = office_instant_second_of_day (office_timetable_item_get_ends (item)) / 60;

  if (!with_end || office_timetable_item_get_ends (item) <= office_timetable_item_get_starts (item))
    return g_strdup_printf ("%02d:%02d", from / 60, from % 60);
  return g_strdup_printf ("%02d:%02d–%02d:%02d", from / 60, from % 60, to / 60, to % 60);
}

static OfficeSheetEvent *
make_event (const OfficeTimetable *timetable,
            OfficeTimetableItem   *item,
            gboolean               agenda,
            gboolean               with_cohort)
{
  OfficeSheetEvent *event = office_sheet_event_new (office_timetable_item_get_title (item));
  int minutes = (int) ((office_timetable_item_get_ends (item) - office_timetable_item_get_starts (item)) / 60);

  event->when = time_of (item, agenda);
  event->detail = detail_of (item, agenda, with_cohort);
  event->kind = office_timetable_tint_of (item);
  event->mark = office_timetable_mark_of (timetable, office_timetable_item_get_cohort (item));
  event->clash = office_timetable_item_get_clashes (item) != NULL;
  event->cancelled = office_timetable_item_is_cancelled (item);
  event->day = office_instant_to_day (office_timetable_item_get_starts (item)) - timetable->monday;
  event->from = office_instant_second_of_day (office_timetable_item_get_starts (item)) / 60;
  event->all_day = minutes <= 0;
  event->to = event->from + MAX (minutes, SHORTEST_MINUTES);
  return event;
}

static void
lay_out_day (GPtrArray *events,
             int        day,
             gboolean   all_day,
             guint     *n_lanes)
{
  g_autofree OfficeWeekSpan *spans = g_new0 (OfficeWeekSpan, events->len + 1);
  g_autofree OfficeSheetEvent **of_day = g_new0 (OfficeSheetEvent *, events->len + 1);
  gsize n = 0;

  for (guint i = 0; i < events->len; i++)
    {
      OfficeSheetEvent *event = g_ptr_array_index (events, i);

      if (event->day != day || event->all_day != all_day)
        continue;
      spans[n].starts = all_day ? 0 : event->from;
      spans[n].ends = all_day ? 1 : event->to;
      of_day[n++] = event;
    }
  office_week_layout_day (spans, n);
  for (gsize i = 0; i < n; i++)
    {
      of_day[i]->lane = spans[i].lane;
      of_day[i]->n_lanes = spans[i].n_lanes;
      *n_lanes = MAX (*n_lanes, spans[i].n_lanes);
    }
}

static void
lay_out (OfficeTimetableSheet *sheet,
         OfficeDay             monday)
{
  guint n_lanes[DAYS_OF_WEEK] = { 0 };

  for (int day = 0; day < DAYS_OF_WEEK; day++)
    {
      g_autoptr (GDate) date = g_date_new_julian (monday + day);
      char text[64];

      lay_out_day (sheet->events, day, FALSE, &n_lanes[day]);
      lay_out_day (sheet->events, day, TRUE, &n_lanes[day]);
      /* Translators: the head of a day in the week, as in strftime(3): "Thu 18 Sep" */
      g_date_strftime (text, sizeof text, _("%a %d %b"), date);
      sheet->days[day] = g_strdup (text);
    }
  office_week_share_width (n_lanes, DAYS_OF_WEEK, LANE_WIDTH, LEAST_WIDTH, WIDTH, sheet->lefts);
}

static gboolean
stands_in_legend (const OfficeTimetableSheet *sheet,
                  const char                 *code)
{
  for (guint i = 0; i < sheet->legend->len; i++)
    if (g_str_equal (((OfficeSheetEvent *) g_ptr_array_index (sheet->legend, i))->title, code))
      return TRUE;
  return FALSE;
}

static void
add_to_legend (OfficeTimetableSheet  *sheet,
               const OfficeTimetable *timetable,
               OfficeTimetableItem   *item)
{
  OfficeSheetEvent *cohort;

  if (stands_in_legend (sheet, office_timetable_item_get_code (item)))
    return;
  cohort = office_sheet_event_new (office_timetable_item_get_code (item));
  cohort->mark = office_timetable_mark_of (timetable, office_timetable_item_get_cohort (item));
  g_ptr_array_add (sheet->legend, cohort);
}

static char *
make_title (const OfficeTimetable *timetable,
            gint64                 cohort_id)
{
  for (guint i = 0; cohort_id != 0 && i < timetable->cohorts->len; i++)
    {
      const OfficeCohort *cohort = g_ptr_array_index (timetable->cohorts, i);

      if (cohort->id == cohort_id)
        return g_strdup_printf ("%s · %s", cohort->code, cohort->module_title);
    }
  return g_strdup (_("Timetable"));
}

static char *
make_subtitle (const OfficeTimetable *timetable,
               GPtrArray             *items,
               gboolean               agenda)
{
  OfficeDay first = timetable->monday;
  OfficeDay last = first + DAYS_OF_WEEK - 1;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (agenda && items->len > 0)
    {
      first = office_instant_to_day (office_timetable_item_get_starts (g_ptr_array_index (items, 0)));
      last = office_instant_to_day (office_timetable_item_get_starts (g_ptr_array_index (items, items->len - 1)));
    }
  from = office_day_to_text (first);
  to = office_day_to_text (last);
  /* Translators: the first and the last day of a week */
  return g_strdup_printf (_("%s – %s"), from, to);
}

/* In an agenda each day is said once. */
static void
add_heading (OfficeSheetEvent    *event,
             OfficeTimetableItem *item,
             OfficeDay           *last)
{
  OfficeDay day = office_instant_to_day (office_timetable_item_get_starts (item));
  g_autoptr (GDate) date = g_date_new_julian (day);
  g_autofree char *text = office_day_to_long (day);
  char weekday[64];

  if (day == *last)
    return;
  *last = day;
  g_date_strftime (weekday, sizeof weekday, "%A", date);
  event->heading = g_strdup_printf ("%s, %s", weekday, text);
}

/**
 * office_timetable_make_sheet:
 * @timetable: what is shown
 * @wish: what of it is to be printed
 * @now: UTC seconds, for the foot
 *
 * Returns: (transfer full): a sheet for the printer
 */
OfficeTimetableSheet *
office_timetable_make_sheet (const OfficeTimetable *timetable,
                             const OfficeSheetWish *wish,
                             gint64                 now)
{
  OfficeTimetableSheet *sheet = office_timetable_sheet_new (!wish->agenda);
  GPtrArray *items = wish->agenda ? timetable->agenda : timetable->week;
  g_autofree char *printed = office_instant_to_text (now);
  OfficeDay last = OFFICE_DAY_NONE;

  sheet->title = make_title (timetable, wish->cohort_id);
  sheet->subtitle = make_subtitle (timetable, items, wish->agenda);
  /* Translators: when */
  sheet->foot = g_strdup_printf (_("As it stood on %s"), printed);
  for (guint i = 0; i < items->len; i++)
    {
      OfficeTimetableItem *item = g_ptr_array_index (items, i);
      gboolean other = wish->cohort_id != 0 && office_timetable_item_get_cohort (item) != wish->cohort_id;
      OfficeSheetEvent *event;

      if (other && wish->only_chosen)
        continue;
      event = make_event (timetable, item, wish->agenda, other || wish->cohort_id == 0);
      if (wish->agenda)
        add_heading (event, item, &last);
      g_ptr_array_add (sheet->events, event);
      add_to_legend (sheet, timetable, item);
    }
  if (!wish->agenda)
    lay_out (sheet, timetable->monday);
  return sheet;
}
