/* viva-blocks.c: what stands and what is proposed, laid out in rows of examiners or rooms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "views/viva-blocks.h"

#include <glib/gi18n-lib.h>

#include "rules/clock.h"
#include "views/viva-canvas.h"

#define SECONDS_PER_MINUTE 60
#define NO_ROOM (-1)

static OfficeDay
day_of (int minute)
{
  return office_instant_to_day ((gint64) minute * SECONDS_PER_MINUTE);
}

static int
minute_of_day (int minute)
{
  return office_instant_second_of_day ((gint64) minute * SECONDS_PER_MINUTE) / SECONDS_PER_MINUTE;
}

static guint
find_row (GPtrArray *rows,
          OfficeDay  day,
          int        resource)
{
  for (guint r = 0; r < rows->len; r++)
    {
      const OfficeVivaCanvasRow *row = g_ptr_array_index (rows, r);

      if (row->day == day && row->resource == resource)
        return r;
    }
  return G_MAXUINT;
}

static OfficeVivaCanvasRow *
ensure_row (GPtrArray  *rows,
            OfficeDay   day,
            int         resource,
            const char *label)
{
  guint found = find_row (rows, day, resource);
  OfficeVivaCanvasRow *row;

  if (found != G_MAXUINT)
    return g_ptr_array_index (rows, found);

  row = g_new0 (OfficeVivaCanvasRow, 1);
  row->day = day;
  row->resource = resource;
  row->label = g_strdup (label);
  row->open = g_array_new (FALSE, FALSE, sizeof (OfficeVivaRowSpan));
  g_ptr_array_add (rows, row);
  return row;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const OfficeVivaCanvasRow *first = *(OfficeVivaCanvasRow *const *) a;
  const OfficeVivaCanvasRow *second = *(OfficeVivaCanvasRow *const *) b;

  if (first->day != second->day)
    return (int) (first->day - second->day);
  return first->resource - second->resource;
}

/**
 * office_viva_blocks_room:
 * @question: a question
 * @room: index of a room, or -1
 *
 * Returns: (transfer none): what its row is called
 */
const char *
office_viva_blocks_room (const OfficeVivaQuestion *question,
                         int                       room)
{
  if (room >= 0 && question->problem->rooms != NULL)
    return g_ptr_array_index (question->problem->rooms, (guint) room);
  return question->online != NULL ? question->online : _("No room");
}

/* A row for each examiner who can come that day, or for each room on each day on which anybody can. */
static void
add_open (const OfficeVivaQuestion *question,
          gboolean                  by_room,
          GPtrArray                *rows,
          int                       examiner)
{
  const OfficeVivaExaminer *asked = office_viva_problem_examiner (question->problem, examiner);

  for (guint i = 0; i < asked->available->len; i++)
    {
      const OfficeVivaSpan *span = &g_array_index (asked->available, OfficeVivaSpan, i);

      for (OfficeDay day = day_of (span->from); day <= day_of (span->to - 1); day++)
        {
          OfficeVivaRowSpan open = { day == day_of (span->from) ? minute_of_day (span->from) : 0,
                                     day == day_of (span->to) ? minute_of_day (span->to) : 24 * 60 };

          if (!by_room)
            {
              g_array_append_val (ensure_row (rows, day, examiner, asked->name)->open, open);
              continue;
            }
          if (question->problem->rooms == NULL)
            ensure_row (rows, day, NO_ROOM, office_viva_blocks_room (question, NO_ROOM));
          for (guint r = 0; question->problem->rooms != NULL && r < question->problem->rooms->len; r++)
            ensure_row (rows, day, (int) r, office_viva_blocks_room (question, (int) r));
        }
    }
}

static char *
describe_placement (const OfficeVivaQuestion  *question,
                    const OfficeVivaPlacement *placement,
                    const OfficeVivaSlot      *slot,
                    GPtrArray                 *against)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = office_day_to_long (day_of (placement->at));
  int from = minute_of_day (placement->at), to = minute_of_day (placement->ends);

  /* Translators: a day, from, to, a learner */
  g_string_printf (text, _("%s, %02d:%02d to %02d:%02d: %s"), day, from / 60, from % 60, to / 60, to % 60,
                   office_viva_learner_name (office_viva_problem_learner (question->problem, placement->learner)));
  for (guint i = 0; i < placement->panel->len; i++)
    g_string_append_printf (
      text, ", %s", office_viva_problem_examiner (question->problem, g_array_index (placement->panel, int, i))->name);
  if (slot != NULL && slot->room != NULL)
    g_string_append_printf (text, ", %s", slot->room);
  g_string_append (text, slot == NULL ? _("; in the timetable") : slot->pinned ? _("; pinned") : _("; proposed"));
  if (against != NULL && against->len > 0)
    g_string_append (text, _("; cannot stay there"));
  return g_string_free (text, FALSE);
}

static void
add_block (GPtrArray                 *blocks,
           guint                      row,
           const OfficeVivaQuestion  *question,
           const OfficeVivaPlacement *placement,
           const OfficeVivaSlot      *slot,
           GPtrArray                 *against)
{
  OfficeVivaBlock *block = g_new0 (OfficeVivaBlock, 1);

  block->enrolment_id = office_viva_question_candidate (question, placement->learner)->enrolment_id;
  block->row = row;
  block->from = minute_of_day (placement->at);
  block->to = block->from + placement->ends - placement->at;
  block->text = g_strdup (office_viva_learner_name (office_viva_problem_learner (question->problem, placement->learner)));
  block->name = describe_placement (question, placement, slot, against);
  block->standing = slot == NULL;
  block->pinned = slot != NULL && slot->pinned;
  block->against = against != NULL && against->len > 0;
  g_ptr_array_add (blocks, block);
}

static int
compare_blocks (gconstpointer a,
                gconstpointer b)
{
  const OfficeVivaBlock *first = *(OfficeVivaBlock *const *) a;
  const OfficeVivaBlock *second = *(OfficeVivaBlock *const *) b;

  return first->row != second->row ? (int) first->row - (int) second->row : first->from - second->from;
}

/* Whoever examines somewhere has a row there, available or not. */
static void
add_rows_of (const OfficeVivaQuestion  *question,
             gboolean                   by_room,
             GPtrArray                 *rows,
             const OfficeVivaPlacement *placement)
{
  if (by_room)
    {
      ensure_row (rows, day_of (placement->at), placement->room, office_viva_blocks_room (question, placement->room));
      return;
    }
  for (guint p = 0; p < placement->panel->len; p++)
    {
      int examiner = g_array_index (placement->panel, int, p);

      ensure_row (rows, day_of (placement->at), examiner, office_viva_problem_examiner (question->problem, examiner)->name);
    }
}

/**
 * office_viva_blocks_make:
 * @question: a question
 * @now: (nullable): a proposal, tidied by it
 * @by_room: a row for each room, and not for each examiner
 * @rows: (element-type OfficeVivaCanvasRow): where to add the rows, in order
 * @blocks: (element-type OfficeVivaBlock): where to add the vivas, in order of row and time
 *
 * Lays out what stands in the timetable and what is proposed, each viva with what stands against it.
 */
void
office_viva_blocks_make (const OfficeVivaQuestion *question,
                         const OfficeVivaProposal *now,
                         gboolean                  by_room,
                         GPtrArray                *rows,
                         GPtrArray                *blocks)
{
  g_autoptr (GPtrArray) placements = office_viva_proposal_placements (now, question);

  for (int e = 0; e < (int) question->problem->examiners->len; e++)
    add_open (question, by_room, rows, e);
  for (guint i = 0; i < placements->len; i++)
    add_rows_of (question, by_room, rows, g_ptr_array_index (placements, i));
  g_ptr_array_sort (rows, compare_rows);

  for (guint i = 0; i < placements->len; i++)
    {
      const OfficeVivaPlacement *placement = g_ptr_array_index (placements, i);
      gint64 enrolment_id = office_viva_question_candidate (question, placement->learner)->enrolment_id;
      OfficeVivaSlot *slot = now != NULL ? office_viva_proposal_find (now, enrolment_id) : NULL;
      g_autoptr (GPtrArray) against = slot != NULL ? office_viva_proposal_against (now, question, slot) : NULL;

      for (guint p = 0; !by_room && p < placement->panel->len; p++)
        add_block (blocks, find_row (rows, day_of (placement->at), g_array_index (placement->panel, int, p)), question,
                   placement, slot, against);
      if (by_room)
        add_block (blocks, find_row (rows, day_of (placement->at), placement->room), question, placement, slot, against);
    }
  g_ptr_array_sort (blocks, compare_blocks);
}
