/* board-agenda.c: what a board has before it: what is missing, figures, every result, the award
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/board-agenda.h"

#include <glib/gi18n-lib.h>

#include "rules/marks.h"
#include "store/catalogue.h"
#include "store/circumstances.h"
#include "store/cohorts.h"
#include "store/marks.h"
#include "store/returns-private.h"
#include "store/rows.h"
#include "store/statement.h"

static void
item_free (OfficeBoardItem *item)
{
  g_clear_pointer (&item->row, office_result_row_free);
  g_clear_pointer (&item->decision, office_board_decision_row_free);
  g_strfreev (item->borderlines);
  g_strfreev (item->circumstances);
  g_free (item);
}

static void
award_free (OfficeBoardAward *award)
{
  g_free (award->completed_on);
  g_free (award);
}

static void
figures_free (OfficeBoardFigures *figures)
{
  g_free (figures->label);
  g_free (figures);
}

/**
 * office_board_agenda_free:
 * @agenda: (nullable): an agenda
 *
 * Frees an agenda.
 */
void
office_board_agenda_free (OfficeBoardAgenda *agenda)
{
  if (agenda == NULL)
    return;

  g_free (agenda->cohort);
  g_clear_pointer (&agenda->items, g_ptr_array_unref);
  g_clear_pointer (&agenda->gaps, g_ptr_array_unref);
  g_clear_pointer (&agenda->figures, g_ptr_array_unref);
  g_clear_pointer (&agenda->awards, g_ptr_array_unref);
  g_clear_pointer (&agenda->studies, g_hash_table_unref);
  g_free (agenda);
}

/* Everybody ----------------------------------------------------------------------------------- */

static void
add_borderline (GStrvBuilder        *lines,
                const char          *what,
                int                  mark,
                const OfficeRuleSet *rules,
                gboolean             pass_only)
{
  int line = office_board_line_above (mark, rules);
  g_autofree char *number = office_mark_format (mark);
  g_autofree char *above = office_mark_format (line);
  g_autofree char *text = NULL;

  if (line == 0 || (pass_only && line != rules->pass_mark))
    return;
  /* Translators: a component or "module", its mark, the line that it has just missed */
  text = g_strdup_printf (_("%s: %s, just below %s"), what, number, above);
  g_strv_builder_add (lines, text);
}

static char **
borderlines_of (const OfficeResultRow *row,
                const OfficeRuleSet   *rules)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  gboolean failed = FALSE;

  for (gsize i = 0; i < row->n_components; i++)
    {
      add_borderline (lines, row->components[i].label, row->components[i].mark, rules, TRUE);
      failed = failed || row->components[i].failed;
    }
  /* A failed component sets the module below the pass mark by itself (ASSESS-3): no borderline. */
  if (!failed)
    add_borderline (lines, _("module"), row->mark, rules, FALSE);
  return g_strv_builder_end (lines);
}

static OfficeBoardItem *
find_item (const OfficeBoardAgenda *agenda,
           gint64                   enrolment_id)
{
  for (guint i = 0; i < agenda->items->len; i++)
    {
      OfficeBoardItem *item = g_ptr_array_index (agenda->items, i);

      if (item->row->enrolment_id == enrolment_id)
        return item;
    }
  return NULL;
}

/**
 * office_board_item_is_open:
 * @item: a learner before the board
 *
 * Returns: whether a board has still to ratify the result
 */
gboolean
office_board_item_is_open (const OfficeBoardItem *item)
{
  return item->row->provisional || item->row->changed;
}

/* A decision in the minutes says nothing about what came after them. */
static gboolean
is_decided (const OfficeBoardItem *item)
{
  return !office_board_item_is_open (item)
         || (item->decision != NULL && item->decision->board_id == 0
             && item->decision->outcome == item->row->outcome)
         || (item->decision != NULL && item->decision->board_id == 0
             && item->decision->decision != OFFICE_BOARD_DECISION_STANDS);
}

static gboolean
load_items (OfficeConnection   *connection,
            OfficeBoardAgenda  *agenda,
            GError            **error)
{
  g_autoptr (GPtrArray) rows = office_results_compute (connection, agenda->cohort_id, error);
  g_autoptr (GPtrArray) decisions = NULL;

  if (rows == NULL)
    return FALSE;
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      OfficeBoardItem *item = g_new0 (OfficeBoardItem, 1);

      item->row = g_ptr_array_index (rows, i);
      item->borderlines = borderlines_of (item->row, &agenda->rules);
      g_ptr_array_add (agenda->items, item);
    }

  decisions = office_board_decisions_list (connection, agenda->cohort_id, error);
  if (decisions == NULL)
    return FALSE;
  g_ptr_array_set_free_func (decisions, NULL);
  for (guint i = 0; i < decisions->len; i++)
    {
      OfficeBoardDecisionRow *decision = g_ptr_array_index (decisions, i);
      OfficeBoardItem *item = find_item (agenda, decision->enrolment_id);

      if (item != NULL)
        item->decision = decision;
      else
        office_board_decision_row_free (decision);
    }
  return TRUE;
}

static void
count_items (OfficeBoardAgenda *agenda)
{
  for (guint i = 0; i < agenda->items->len; i++)
    {
      OfficeBoardItem *item = g_ptr_array_index (agenda->items, i);

      item->wants_decision = office_board_wants_decision (item->row->outcome)
                             || (item->decision != NULL && item->decision->board_id == 0);
      agenda->n_open += office_board_item_is_open (item);
      agenda->n_cases += item->wants_decision;
      agenda->n_decided += item->wants_decision && is_decided (item);
    }
}

/* What is known of extensions and circumstances, and is everybody's to read. */
static gboolean
load_circumstances (OfficeConnection   *connection,
                    OfficeBoardAgenda  *agenda,
                    GHashTable         *undecided,
                    GError            **error)
{
  g_autoptr (GPtrArray) rows = office_circumstances_list_cohort (connection, agenda->cohort_id, error);
  guint at = 0;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < agenda->items->len; i++)
    {
      OfficeBoardItem *item = g_ptr_array_index (agenda->items, i);
      g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

      for (at = 0; at < rows->len; at++)
        {
          const OfficeCircumstance *row = g_ptr_array_index (rows, at);
          g_autofree char *text = NULL;

          if (row->enrolment_id != item->row->enrolment_id)
            continue;
          text = office_circumstance_to_text (row);
          g_strv_builder_add (lines, text);
          if (row->decision == OFFICE_CIRCUMSTANCE_OPEN)
            g_hash_table_add (undecided, item);
        }
      item->circumstances = g_strv_builder_end (lines);
    }
  return TRUE;
}

/* What is missing ----------------------------------------------------------------------------- */

static void
add_gap (OfficeBoardAgenda     *agenda,
         OfficeBoardGapKind     kind,
         const OfficeBoardItem *item,
         const char            *component)
{
  OfficeBoardGap *gap = g_new0 (OfficeBoardGap, 1);

  gap->kind = kind;
  gap->item = item;
  gap->component = g_intern_string (component);
  g_ptr_array_add (agenda->gaps, gap);
}

static void
add_item_gaps (OfficeBoardAgenda     *agenda,
               const OfficeBoardItem *item,
               gboolean               undecided)
{
  const OfficeResultRow *row = item->row;

  if (!office_board_item_is_open (item) || row->outcome == OFFICE_OUTCOME_WITHDRAWN)
    return;
  for (gsize i = 0; i < row->n_components; i++)
    {
      if (row->components[i].needs_agreement)
        add_gap (agenda, OFFICE_BOARD_GAP_AGREEMENT, item, row->components[i].label);
      else if (row->outcome == OFFICE_OUTCOME_PENDING && row->components[i].mark == OFFICE_MARK_NONE
               && row->components[i].code == NULL)
        add_gap (agenda, OFFICE_BOARD_GAP_MARK, item, row->components[i].label);
    }
  if (row->hours_attended < row->hours_required)
    add_gap (agenda, OFFICE_BOARD_GAP_HOURS, item, NULL);
  if (undecided)
    add_gap (agenda, OFFICE_BOARD_GAP_CIRCUMSTANCE, item, NULL);
  if (row->student_number == NULL)
    add_gap (agenda, OFFICE_BOARD_GAP_NUMBER, item, NULL);
  if (item->wants_decision && !is_decided (item))
    add_gap (agenda, OFFICE_BOARD_GAP_DECISION, item, NULL);
}

static gboolean
add_receipt_gaps (OfficeConnection   *connection,
                  OfficeBoardAgenda  *agenda,
                  GError            **error)
{
  g_autoptr (GPtrArray) marks = office_marks_list_cohort (connection, agenda->cohort_id, error);

  if (marks == NULL)
    return FALSE;
  for (guint i = 0; i < marks->len; i++)
    {
      const OfficeMarkRow *row = g_ptr_array_index (marks, i);
      const OfficeBoardItem *item = find_item (agenda, row->enrolment_id);

      if (item == NULL || !office_board_item_is_open (item) || row->withdrawn)
        continue;
      for (gsize c = 0; c < row->n_cells; c++)
        {
          const OfficeMarkCell *cell = &row->cells[c];
          gboolean marked = cell->first != OFFICE_MARK_NONE || cell->agreed != OFFICE_MARK_NONE;

          if (marked && !cell->locked && cell->due_at != 0 && cell->received_at == 0)
            add_gap (agenda, OFFICE_BOARD_GAP_RECEIPT, item,
                     c < item->row->n_components ? item->row->components[c].label : NULL);
        }
    }
  return TRUE;
}

/* Components without a deadline or without a sample, while anything is open. */
static gboolean
add_cohort_gaps (OfficeConnection   *connection,
                 OfficeBoardAgenda  *agenda,
                 GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (OfficeStatement) statement = NULL;

  if (agenda->n_open == 0)
    return TRUE;
  statement = office_connection_prepare (
    connection, error,
    "SELECT component.label, component.word_limit IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deadline"
    "   WHERE deadline.cohort_id = cohort.id AND deadline.component_id = component.id),"
    " NOT EXISTS (SELECT 1 FROM moderation_sample WHERE moderation_sample.cohort_id = cohort.id"
    "   AND moderation_sample.component_id = component.id)"
    " AND EXISTS (SELECT 1 FROM mark JOIN enrolment ON enrolment.id = mark.enrolment_id"
    "   WHERE enrolment.cohort_id = cohort.id AND mark.component_id = component.id"
    "   AND coalesce (first, second, agreed) IS NOT NULL)"
    " FROM cohort JOIN component ON component.module_id = cohort.module_id WHERE cohort.id = ?"
    " ORDER BY component.position",
    "l", agenda->cohort_id);
  if (statement == NULL)
    return FALSE;
  while (office_statement_step (statement, &local_error))
    {
      if (office_statement_get_int (statement, 1))
        add_gap (agenda, OFFICE_BOARD_GAP_DEADLINE, NULL, office_statement_get_text (statement, 0));
      if (office_statement_get_int (statement, 2))
        add_gap (agenda, OFFICE_BOARD_GAP_MODERATION, NULL, office_statement_get_text (statement, 0));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  const OfficeBoardGap *one = *(const OfficeBoardGap *const *) a;
  const OfficeBoardGap *other = *(const OfficeBoardGap *const *) b;

  return (int) one->kind - (int) other->kind;
}

/**
 * office_board_gap_title:
 * @kind: what is missing
 * @n: how often
 *
 * Returns: (transfer full): in words, for the head of the list
 */
char *
office_board_gap_title (OfficeBoardGapKind kind,
                        guint              n)
{
  switch (kind)
    {
    case OFFICE_BOARD_GAP_MARK:
      return g_strdup_printf (ngettext ("%u mark is missing", "%u marks are missing", n), n);
    case OFFICE_BOARD_GAP_AGREEMENT:
      return g_strdup_printf (ngettext ("%u agreed mark is missing: the markers differ",
                                        "%u agreed marks are missing: the markers differ", n), n);
    case OFFICE_BOARD_GAP_DEADLINE:
      return g_strdup (_("No deadline: nobody’s work can be late"));
    case OFFICE_BOARD_GAP_RECEIPT:
      return g_strdup_printf (ngettext ("%u time of receipt is missing: whether the work was late is not known",
                                        "%u times of receipt are missing: whether the work was late is not known",
                                        n), n);
    case OFFICE_BOARD_GAP_MODERATION:
      return g_strdup (_("No moderation sample was drawn"));
    case OFFICE_BOARD_GAP_HOURS:
      return g_strdup_printf (ngettext ("%u learner is short of hours", "%u learners are short of hours", n), n);
    case OFFICE_BOARD_GAP_CIRCUMSTANCE:
      return g_strdup_printf (ngettext ("The circumstances of %u learner are not decided on",
                                        "The circumstances of %u learners are not decided on", n), n);
    case OFFICE_BOARD_GAP_NUMBER:
      return g_strdup_printf (ngettext ("%u student number is missing; the return needs it",
                                        "%u student numbers are missing; the return needs them", n), n);
    case OFFICE_BOARD_GAP_DECISION:
    default:
      return g_strdup_printf (ngettext ("%u result waits for the board’s word",
                                        "%u results wait for the board’s word", n), n);
    }
}

/* Figures and award --------------------------------------------------------------------------- */

static void
add_figures (OfficeBoardAgenda *agenda,
             const char        *label,
             const GArray      *marks)
{
  OfficeBoardFigures *figures = g_new0 (OfficeBoardFigures, 1);

  figures->label = g_strdup (label);
  office_mark_figures ((const int *) (const void *) marks->data, marks->len, agenda->rules.pass_mark,
                       &figures->figures);
  g_ptr_array_add (agenda->figures, figures);
}

static void
reckon_figures (OfficeBoardAgenda *agenda)
{
  const OfficeBoardItem *first = agenda->items->len > 0 ? g_ptr_array_index (agenda->items, 0) : NULL;
  gsize n_components = first != NULL ? first->row->n_components : 0;

  for (gsize c = 0; first != NULL && c <= n_components; c++)
    {
      g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (int));

      for (guint i = 0; i < agenda->items->len; i++)
        {
          const OfficeResultRow *row = ((OfficeBoardItem *) g_ptr_array_index (agenda->items, i))->row;
          int mark = c < n_components ? row->components[c].mark : row->mark;

          g_array_append_val (marks, mark);
        }
      add_figures (agenda, c < n_components ? first->row->components[c].label : _("Module"), marks);
    }
}

/* Reached before awaited before under way; then as the learners stand. */
static int
compare_awards (gconstpointer a,
                gconstpointer b)
{
  const OfficeBoardAward *one = *(const OfficeBoardAward *const *) a;
  const OfficeBoardAward *other = *(const OfficeBoardAward *const *) b;

  if (one->awaited != other->awaited)
    return one->awaited ? -1 : 1;
  if (one->reached != other->reached)
    return one->reached ? -1 : 1;
  if (one->award->credits != other->award->credits)
    return other->award->credits - one->award->credits;
  return g_utf8_collate (one->item->row->family_name, other->item->row->family_name);
}

static gboolean
load_awards (OfficeConnection   *connection,
             OfficeBoardAgenda  *agenda,
             GError            **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < agenda->items->len; i++)
    g_ptr_array_add (rows, ((OfficeBoardItem *) g_ptr_array_index (agenda->items, i))->row);
  agenda->studies = office_return_awards_load (connection, agenda->cohort_id, rows, error);
  if (agenda->studies == NULL)
    return FALSE;

  for (guint i = 0; i < agenda->items->len; i++)
    {
      const OfficeBoardItem *item = g_ptr_array_index (agenda->items, i);
      const OfficeReturnAward *found = g_hash_table_lookup (agenda->studies, &item->row->learner_id);
      OfficeBoardAward *award;

      if (found == NULL || (found->award->credits == 0 && found->awaited == NULL))
        continue;
      award = g_new0 (OfficeBoardAward, 1);
      award->item = item;
      award->award = found->awaited != NULL ? found->awaited : found->award;
      award->awaited = found->awaited != NULL;
      award->reached = found->award->complete;
      award->completed_on = g_strdup (found->completed_on);
      award->completed_here = found->completed_by == item->row->enrolment_id;
      g_ptr_array_add (agenda->awards, award);
    }
  g_ptr_array_sort (agenda->awards, compare_awards);
  return TRUE;
}

/**
 * office_board_item_name:
 * @item: a learner before the board
 * @anonymous: the reference stands in place of the name
 *
 * Returns: (transfer full): how the board knows the learner
 */
char *
office_board_item_name (const OfficeBoardItem *item,
                        gboolean               anonymous)
{
  return anonymous ? g_strdup (item->row->reference)
                   : office_person_name (item->row->family_name, item->row->given_names);
}

/**
 * office_board_agenda_load:
 * @connection: the connection
 * @cohort_id: the cohort
 * @error: where to put a failure
 *
 * Reads what a board of a cohort has before it (BOARD-1, CREDIT-2 to -4). Nothing is changed.
 *
 * Returns: (transfer full) (nullable): the agenda, or %NULL with %OFFICE_ERROR_NOT_FOUND
 */
OfficeBoardAgenda *
office_board_agenda_load (OfficeConnection  *connection,
                          gint64             cohort_id,
                          GError           **error)
{
  g_autoptr (OfficeBoardAgenda) agenda = g_new0 (OfficeBoardAgenda, 1);
  g_autoptr (OfficeCohort) cohort = office_cohort_get (connection, cohort_id, error);
  g_autoptr (GHashTable) undecided = g_hash_table_new (NULL, NULL);

  if (cohort == NULL)
    return NULL;
  agenda->cohort_id = cohort_id;
  agenda->cohort = g_strdup (cohort->code);
  agenda->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  agenda->gaps = g_ptr_array_new_with_free_func (g_free);
  agenda->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) figures_free);
  agenda->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) award_free);

  if (!office_rule_set_load_cohort (connection, cohort_id, &agenda->rules, error)
      || !load_items (connection, agenda, error))
    return NULL;
  count_items (agenda);
  if (!load_circumstances (connection, agenda, undecided, error) || !add_cohort_gaps (connection, agenda, error)
      || !add_receipt_gaps (connection, agenda, error) || !load_awards (connection, agenda, error))
    return NULL;

  for (guint i = 0; i < agenda->items->len; i++)
    {
      const OfficeBoardItem *item = g_ptr_array_index (agenda->items, i);

      add_item_gaps (agenda, item, g_hash_table_contains (undecided, item));
    }
  g_ptr_array_sort (agenda->gaps, compare_gaps);
  reckon_figures (agenda);
  return g_steal_pointer (&agenda);
}
